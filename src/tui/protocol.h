/* SPDX-License-Identifier: MIT */
/** protocol.h - the state of the protocol's screen: one line for all that a protocol says, with what the
 * checker found below the line concerned. Shared by its keys (view_protocol.c), its lines and its drawing. */
#ifndef AC_SRC_TUI_PROTOCOL_H
#define AC_SRC_TUI_PROTOCOL_H

#include "entry.h"
#include "listing.h"
#include "reading.h"
#include "tui/view.h"

typedef enum {
	AC_LINE_ENTRY,   /* something the files say: list and id name it */
	AC_LINE_FINDING, /* of the entry above it, or of the file as a whole */
	AC_LINE_NEWS,    /* the files have changed */
	AC_LINE_TEXT     /* no more than it says */
} AcLineKind;

/** All texts in the arena of the lines. */
typedef struct {
	AcLineKind kind;
	const char *section; /* begins with this line; NULL: goes on */
	const char *group;   /* the same, within a section */
	AcRole role;         /* of the lead */
	const char *lead;    /* "✗ AVOID"; NULL: none */
	const char *text, *more, *place;
	const char *list, *id; /* "rules", "dry": also of a finding's entry; NULL: none */
	AcOrigin origin;       /* of the entry */
	const char *named;     /* more to be searched in; NULL: none */
	AcSeverity severity;   /* of a finding */
} AcLine;

typedef struct {
	AcListing listing; /* places: in all */
	char *path;        /* of another protocol; NULL: the client's */
	AcBell *bell;
	AcWork *work;       /* reads and checks; NULL: it is done, or there is nothing to read */
	AcReading *reading; /* what came of it; NULL: not yet */
	AcReading *good;    /* of another protocol: what came before that, while it is read or broken; or NULL */
	char *stamp;        /* of the other protocol's file when it was read; owned */
	const AcLoaded *followed; /* the client's rules that were looked at last */
	gboolean has_looked;
	AcArena *arena; /* of all lines */
	GArray *all;    /* of AcLine */
	int *heights;   /* rows of each shown, at width */
	int width;
	gboolean is_beside; /* of the last drawing: the chosen line stands in full beside the list */
	AcPage *beside;     /* the line of that place; -1: none is told */
	int told;
	guint n_errors, n_warnings, n_notes;
} AcProtocolState;

/** What is shown; NULL: it is being read, or cannot be used. */
const AcLoaded *ac_protocol_shown(const AcProtocolState *state, const AcApp *app);
/** Why the file cannot be used at present, while what it said before is shown; borrowed; NULL: it can. */
const AcProblems *ac_protocol_trouble(const AcProtocolState *state, const AcApp *app);
/** Makes all lines anew, and picks those that fit the filter. */
void ac_protocol_build(AcProtocolState *state, AcApp *app);
/** The latter alone; for AcListing.pick. */
void ac_protocol_pick(void *state);
/** The one shown as @i. */
const AcLine *ac_protocol_line(const AcProtocolState *state, int i);
/** The chosen one; NULL: none is shown. */
const AcLine *ac_protocol_chosen(const AcProtocolState *state);
/** What its line `entry` is made of; lives as long as the lines. */
AcEntryArgument ac_protocol_entry(const AcProtocolState *state, const AcApp *app);
/** The chosen line is told beside the list. */
gboolean ac_protocol_is_told(const AcProtocolState *state);
/** For AcView.draw. */
void ac_protocol_draw(void *state, const AcApp *app, AcCanvas *canvas);

/** "smp.cfg, comes with the program"; the path itself where it lies nowhere special. Owned. */
char *ac_protocol_where(const AcApp *app, const char *path);

#endif

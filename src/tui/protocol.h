/* SPDX-License-Identifier: MIT */
/** protocol.h - the state of the protocol's screen: one line for all that a protocol says, with what the
 * checker found below the line concerned. Shared by its keys (view_protocol.c), its lines and its drawing. */
#ifndef AC_SRC_TUI_PROTOCOL_H
#define AC_SRC_TUI_PROTOCOL_H

#include "filter.h"
#include "list.h"
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
	guint problem;         /* of a finding: its number in the problems */
} AcLine;

typedef struct {
	char *path; /* of another protocol; NULL: the client's */
	AcBell *bell;
	AcWork *work;             /* reads and checks; NULL: it is done, or there is nothing to read */
	AcReading *reading;       /* what came of it; NULL: not yet */
	const AcLoaded *followed; /* the client's rules that were looked at last */
	gboolean has_looked;
	AcArena *arena;       /* of all lines */
	GArray *all;          /* of AcLine */
	const AcLine **lines; /* those shown */
	int *heights;         /* rows of each at width */
	int n, width;
	guint n_errors, n_warnings, n_notes;
	AcList list;
	AcFilter filter;
} AcProtocolState;

/** What is shown; NULL: it is being read, or cannot be used. */
const AcLoaded *ac_protocol_shown(const AcProtocolState *state, const AcApp *app);
/** Makes all lines anew, and picks those that fit the filter. */
void ac_protocol_build(AcProtocolState *state, AcApp *app);
void ac_protocol_pick(AcProtocolState *state);
/** For AcView.draw. */
void ac_protocol_draw(void *state, const AcApp *app, AcCanvas *canvas);

/** "smp.cfg, comes with the program"; the path itself where it lies nowhere special. Owned. */
char *ac_protocol_where(const AcApp *app, const char *path);

/** Argument of the view `entry`: one of what a protocol says, in full. Borrowed, during open() only. */
typedef struct {
	const AcLoaded *loaded;
	const char *list, *id, *text, *more; /* as the line has it */
	gboolean is_followed;                /* by the client shown: then also what it means now */
	const AcProblems *problems;          /* NULL: not checked */
} AcEntryArgument;

#endif

/* SPDX-License-Identifier: MIT */
/**
 * protocol/handoff.h - a handoff: one client's plan as a file, for their own machine. libconfig like the rule
 * files, and read as they are: scanned first, no includes, at most AC_FILE_MAX bytes, every problem at once.
 * Its rules are texts in it; what they say is checked by who lays them out (app/).
 *
 * A checksum tells a file that was cut off or changed on its way. It is no signature: who may send a plan is
 * for people to know.
 */
#ifndef AC_PROTOCOL_HANDOFF_H
#define AC_PROTOCOL_HANDOFF_H

#include "base/arena.h"
#include "base/problem.h"
#include "model/client.h"

#define AC_HANDOFF_FORMAT 1
/** Names of clients and sessions: 32 hexadecimal digits. */
#define AC_HANDOFF_UID 32

typedef struct {
	const char *uid;
	AcInstant begin, end; /* read from begin_text, end_text */
	const char *begin_text, *end_text;
	const char *zone;
	AcSessionState state;
	gboolean final;
	AcOrigin origin;
} AcHandedSession;

typedef struct {
	const char *trait, *value;
	AcOrigin origin;
} AcHandedTrait;

typedef struct {
	const char *session;  /* uid; NULL: the whole course */
	const char *activity; /* id */
	AcVerdict verdict;    /* SILENT with allow */
	const char *allow;
	const char *from, *to; /* as written, read with numbering; NULL: no bound */
	int numbering;         /* AcSpan's treatment_day */
	AcSpan from_span, to_span;
	const char *how, *why, *by;
	AcInstant at;
	const char *at_text;
	AcOrigin origin;
} AcHandedAdjustment;

typedef struct {
	const char *session, *milestone; /* uid, id */
	AcInstant at;
	const char *at_text, *by; /* by: initials; NULL: the client said so */
	AcOrigin origin;
} AcHandedReport;

/** A file of rules. The protocol's own comes first; AC_HANDED_ACTIVITIES names what it may speak of. */
typedef struct {
	const char *name, *text;
	AcOrigin origin;
} AcHandedText;
#define AC_HANDED_ACTIVITIES "=activities.cfg"
#define AC_HANDED_CLINIC     "=clinic.cfg"

typedef struct {
	const char *file; /* as it was named; NULL: it is still to be written */
	const char *id;   /* of its contents; written by ac_handoff_write() */
	AcInstant made;   /* when the plan was last changed */
	const char *made_text;
	int format;
	const char *uid, *name, *zone; /* of the client */
	const char *language;          /* of what they read; NULL: that of the rules */
	const char *protocol, *version;
	const AcHandedTrait *traits;
	const AcHandedSession *sessions;
	const AcHandedAdjustment *adjustments;
	const AcHandedReport *reports;
	const AcHandedText *texts;
	guint n_traits, n_sessions, n_adjustments, n_reports, n_texts;
	const AcClinic *clinic; /* or NULL */
	AcOrigin origin;        /* of the client */
} AcHandoff;

/** The file; owned. The same handoff gives the same bytes. */
char *ac_handoff_write(const AcHandoff *handoff);
/** The clinic as a file of its own, as ac_load_clinic() reads it; owned. */
char *ac_handoff_clinic_text(const AcClinic *clinic);
/**
 * In @arena. NULL when anything is wrong with it, or it is none: @problems then has all of it. What comes out
 * is whole: every session a report or a change names is there, instants and times are read, names are uids.
 */
const AcHandoff *ac_handoff_read(const char *path, AcArena *arena, AcProblems *problems);

#endif

/* SPDX-License-Identifier: MIT */
/** protocol/findings.h - the parts of ac_protocol_check(). Each adds what it finds; none stops at the first.
 */
#ifndef AC_PROTOCOL_FINDINGS_H
#define AC_PROTOCOL_FINDINGS_H

#include "base/problem.h"
#include "model/client.h"

typedef struct {
	const AcProtocol *protocol;
	const AcSafety *safety; /* NULL: red flags are not looked at */
	AcProblems *problems;
	guint n_found;
	GHashTable *seams; /* pairs of rules told once, while ac_check_windows() runs; owned there */
	guint n_looked;    /* at pairs of activities: a file made to take for ever does not */
} AcCheck;

/** What a finding is about. */
typedef struct {
	AcSeverity severity;
	const char *kind; /* one of AC_FINDING_… */
	const char *id;   /* of the entry; NULL: the protocol as a whole */
	AcOrigin at;
	const char *other; /* the other entry; NULL: none */
	AcOrigin other_at;
	const char *activity, *when; /* or NULL */
	const char *suggestion;
} AcTold;

#define AC_FINDING_CONTRADICTION "contradiction"
#define AC_FINDING_TWO_ENDS      "two-ends"
#define AC_FINDING_GAP           "gap"
#define AC_FINDING_SEAM          "seam"
#define AC_FINDING_PHASES        "phases"
#define AC_FINDING_FORBIDDEN     "task-forbidden"
#define AC_FINDING_NEVER         "never"
#define AC_FINDING_SOURCE        "source"
#define AC_FINDING_REVIEW        "review"
#define AC_FINDING_SILENT        "silent"
#define AC_FINDING_TEST          "test"
#define AC_FINDING_RED_FLAG      "red-flag"
#define AC_FINDING_QUIET         "quiet"
#define AC_FINDING_DAY_ONE       "day-one"
#define AC_FINDING_CLEARED       "cleared"
#define AC_FINDING_REMOVED       "removed"
#define AC_FINDING_CLINIC        "clinic"

/** One finding: the format is its sentence. Beyond 200 they are counted only. */
void ac_check_add(AcCheck *check, const AcTold *told, const char *format, ...) G_GNUC_PRINTF(3, 4);
/** Counts looks at pairs of activities; TRUE: enough, in a file that nobody wrote by hand. */
gboolean ac_check_is_tired(AcCheck *check, guint n_looks);
/** The word a file has for a verdict: "avoid"; borrowed. */
const char *ac_check_verdict(AcVerdict verdict);

/* ---- rules and their times (check_rules.c) --------------------------------------------------- */

/** A rule that lets do something. */
gboolean ac_check_permits(const AcRule *rule);
/** The same anchor; the same conditions in the same order; none at all. */
gboolean ac_check_same_anchor(const AcAnchor *a, const AcAnchor *b);
gboolean ac_check_same_conditions(const AcRule *a, const AcRule *b);
gboolean ac_check_is_for_all(const AcRule *rule);
/** The same moment when the one session is the last: each, first and final. */
gboolean ac_check_same_moment(const AcAnchor *a, const AcAnchor *b);
/** TRUE when there is surely a time at which both hold. */
gboolean ac_check_surely_meet(const AcRule *a, const AcRule *b);
/** TRUE when @outer surely holds whenever @inner may. */
gboolean ac_check_covers(const AcRule *outer, const AcRule *inner);
/** @a is never later than @b; the session's beginning and end are one for both. */
gboolean ac_check_not_later(const AcOffset *a, const AcOffset *b);
/** Where the rule surely ends: TRUE with @end; FALSE: it has no end, or (@open FALSE) may end at any time. */
gboolean ac_check_sure_end(const AcRule *rule, AcOffset *end, gboolean *open);
/** As the file has it, or as it would be written: "4d", "36h"; "" for none. Owned. */
char *ac_check_from_words(const AcRule *rule);
char *ac_check_to_words(const AcRule *rule);
/** "from 20d to 28d": when both hold. Owned. */
char *ac_check_when_both(const AcRule *a, const AcRule *b);

typedef enum { AC_BAN_NONE, AC_BAN_SAME, AC_BAN_LADDER, AC_BAN_KIND } AcBan;
/** Whether @ban, a rule that forbids or asks, does so for what @permit names as @activity. */
AcBan ac_check_forbids(const AcRule *ban, const AcRule *permit, const AcActivity *activity);
/** TRUE when there is an answer for @activity while @rule holds: a permission counts only by name. */
gboolean ac_check_answers(const AcRule *rule, const AcActivity *activity);

/* ---- the parts ------------------------------------------------------------------------------- */

/** Rules that contradict, two ends for one ban, permissions wholly under a ban. */
void ac_check_pairs(AcCheck *check);
/** Holes and unclear seams between rules on one activity, between phases. */
void ac_check_windows(AcCheck *check);
/** Rules, and keys of rules, that can never matter. */
void ac_check_never(AcCheck *check);
/** Tasks whose activity is forbidden when they are due. */
void ac_check_tasks(AcCheck *check);

#endif

/* SPDX-License-Identifier: MIT */
/**
 * plan/plan.h - a protocol applied to a client: what may be done, when, and who says so.
 * Pure: no clock, file, environment, locale, terminal. Facts and ids only, no sentences (render/ has the
 * words).
 *
 * Ownership: a plan borrows the protocol and the client for its whole life. What a question returns lies in
 * the arena the caller gives, and points into plan, protocol and client. Windows are half open, [from, to).
 */
#ifndef AC_PLAN_PLAN_H
#define AC_PLAN_PLAN_H

#include "base/arena.h"
#include "model/client.h"

typedef struct AcPlan AcPlan; /* opaque */

/**
 * @now is what tells a planned session that is still to come from one that passed unconfirmed; questions may
 * be asked about any instant, past or to come. Cost: one pass over rules times sessions; a question reads
 * only the rules of the activities it needs. Never NULL: what a protocol may hold was checked when it was
 * loaded.
 */
AcPlan *ac_plan_new(const AcProtocol *protocol, const AcClient *client, AcInstant now);
void ac_plan_free(AcPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcPlan, ac_plan_free)

const AcProtocol *ac_plan_protocol(const AcPlan *plan);
const AcClient *ac_plan_client(const AcPlan *plan);
AcInstant ac_plan_now(const AcPlan *plan);

/* ---- one answer ---------------------------------------------------------------------------------------- */

/** Why an end is not an instant. Bits: several can hold. */
typedef enum {
	AC_OPEN_NO = 0,
	AC_OPEN_ENDLESS = 1 << 0,   /* a rule without `to`: there is no end */
	AC_OPEN_UNSAID = 1 << 1,    /* to = "unsaid": no end is given, ask */
	AC_OPEN_MILESTONE = 1 << 2, /* waits for what the client reports */
	AC_OPEN_FINAL = 1 << 3      /* the last session is not known yet */
} AcOpen;

/**
 * The time one rule holds for one session. It restricts in [from, to), and permits in [from_late, to_early).
 * The two differ for a range "3d..4d", for a clock time that comes twice, and where it permits only later
 * than it restricts: what counts from the last session or from a milestone and has no `from` (NEVER: that is
 * not known).
 */
typedef struct {
	AcInstant from, from_late;
	AcInstant to_early, to; /* AC_INSTANT_NEVER when open */
	AcOpen open;
	AcInstant not_before;         /* open ends: not before this; AC_INSTANT_ALWAYS when nothing is known */
	const AcMilestone *milestone; /* AC_OPEN_MILESTONE */
	/**
	 * Loose ends. After to_early of "at least 10d", and before from_late of what begins `once` something is
	 * reported, it neither forbids nor permits: where nobody else speaks the answer is ask instead of silent,
	 * and the end of another ban frees nothing.
	 */
	gboolean loose_begins, loose_ends;
	const AcMilestone *once; /* loose_begins: what it waits for */
} AcWindow;

/** One rule (or adjustment) that speaks of the activity at that instant. */
typedef struct {
	const AcRule *rule;             /* NULL for an adjustment */
	const AcAdjustment *adjustment; /* NULL for a rule */
	const AcSession *session;       /* whose clock it runs on; NULL for a course-wide anchor not yet known */
	const AcActivity *via;          /* the activity it names: this one, a kind of it, or its ladder */
	AcVerdict verdict;              /* what it says of the activity asked; OK when ended */
	AcWindow window;
	gboolean ended; /* a ban that is over and whose end is what allows it now (ruling 1) */
	gboolean wins;
} AcCause;

typedef struct {
	AcInstant at;         /* the instant it ends, or AC_INSTANT_NEVER */
	AcInstant at_early;   /* earlier than at where the leaflet gives a range: it says both */
	AcOpen open;          /* when at is NEVER: why; ENDLESS = for good, or as long as the protocol speaks */
	AcInstant not_before; /* open ends: no sooner than this, whatever is reported; ALWAYS: nothing is known */
	const AcMilestone *const *milestones; /* what it waits for */
	guint n_milestones;
	const char *offset_text; /* AC_OPEN_FINAL: "28d", as the rule has it */
} AcUntil;

typedef struct {
	const AcActivity *activity;
	const AcActivity *step; /* a ladder was asked: the highest step allowed; NULL: none, or not a ladder */
	AcInstant at;
	AcVerdict verdict;
	AcUntil until;     /* of this verdict (and step), not of one rule */
	gboolean has_next; /* FALSE: nothing known comes after */
	AcVerdict next_verdict;
	const AcActivity *next_step;
	AcWords words;         /* of the winning cause */
	const AcLimit *limit;  /* of the winning cause, or NULL */
	AcInstant possible_at; /* avoid only because of a limit: the next moment it is possible; else NEVER */
	gboolean too_long;     /* avoid because asked for longer than the limit allows */
	const AcCause *causes; /* winners first, then by strictness; none when silent */
	guint n_causes;
	const AcTrait *const *facts; /* traits not known that would settle it (ruling 7) */
	guint n_facts;
	const AcAdjustment *adjustment; /* the winning cause is the practitioner's own change */
	const AcMilestone *once;        /* ask: it is allowed once this is reported, which it is not; or NULL */
	const AcRule *against;          /* the leaflet also says this, which speaks now as well; or NULL */
	AcInstant safer_at;             /* allowed already, and on the safe side only from then on; else NEVER */
} AcAnswer;

/** May this be done at @at? @for_minutes 0: no length was asked. Never NULL. */
const AcAnswer *ac_plan_ask(const AcPlan *plan, AcArena *arena, const AcActivity *activity, AcInstant at,
                            int for_minutes);

typedef struct {
	const AcActivity *activity;
	AcInstant at;
	AcVerdict was, is;
	const AcActivity *was_step, *is_step;
	const AcLimit *limit; /* in a day's news: of what is allowed from then on; else NULL */
} AcChange;

/** One activity over a stretch of time: the strictest answer and every moment it changes (ruling 10). */
typedef struct {
	const AcAnswer *strictest; /* asked at the moment it is strictest */
	const AcAnswer *first;     /* at the beginning of the stretch */
	const AcChange *changes;
	guint n_changes;
} AcStretch;

const AcStretch *ac_plan_ask_between(const AcPlan *plan, AcArena *arena, const AcActivity *activity,
                                     AcInstant from, AcInstant to, int for_minutes);

/** Several activities at once: avoid > ask > silent > care > ok (ruling 3). */
typedef struct {
	AcVerdict verdict;
	const AcStretch *const *each; /* in the order asked */
	guint n_each;
	const AcAnswer *strictest;
	gboolean differ; /* their verdicts are not all the same */
} AcCombined;

/** @to == @from asks about one instant. @n_activities at least 1. */
const AcCombined *ac_plan_ask_several(const AcPlan *plan, AcArena *arena, const AcActivity *const *activities,
                                      guint n_activities, AcInstant from, AcInstant to, int for_minutes);
/** The order of ruling 3, for one answer out of several. */
gboolean ac_verdict_is_stricter(AcVerdict a, AcVerdict b);

/** The first moment from @from on at which the answer is care or ok; the answer then. NULL when none is
 * known: *blocked is then the answer that says what it waits for (its until is open). */
const AcAnswer *ac_plan_when(const AcPlan *plan, AcArena *arena, const AcActivity *activity, AcInstant from,
                             const AcAnswer **blocked);

/* ---- a day --------------------------------------------------------------------------------------------- */

typedef enum {
	AC_TASK_UPCOMING, /* its time is still to come */
	AC_TASK_DUE,      /* from its time to the end of its local day */
	AC_TASK_DONE,
	AC_TASK_SKIPPED,
	AC_TASK_MISSED, /* its day is over */
	AC_TASK_HELD,   /* not now: what it needs is to be avoided or asked about at that time */
	AC_TASK_WAITS   /* due, but the task that comes first (`after`) is not done on that day */
} AcTaskState;

typedef struct {
	const AcTask *task;
	const AcSession *session;
	AcDate date;  /* client's zone */
	int minute;   /* negative: any time of the day; -1 for the first of that day, -2 for the second, … */
	AcInstant at; /* AC_TASK: when it falls due; the start of the day for an all-day task */
	AcTaskState state;
	const AcTick *tick; /* DONE, SKIPPED */
	/* One more than the leaflet asks for, and not more than it allows: never due, missed or reminded of;
	 * UPCOMING until it is done. */
	gboolean extra;
} AcOccurrence;

/** One line of a day. Activities that a day says the same of, by the same rules, share one line. */
typedef struct {
	const AcActivity *const *activities; /* at least one, by index of the catalogue */
	guint n_activities;
	const AcAnswer *answer;  /* of the first: at now today, else the strictest of the day, in its hours */
	const AcChange *changes; /* of the first, within that day */
	guint n_changes;
	gboolean is_new; /* changed on that day */
} AcDayRow;

/** What only the client can say. */
typedef enum {
	AC_QUESTION_SESSION_HAPPENED, /* a planned session has passed unconfirmed (ruling 6) */
	AC_QUESTION_LAST_SESSION,     /* was that the last? (ruling 5) */
	AC_QUESTION_MILESTONE,        /* "have the flakes gone?": its usual time has begun and something waits */
	AC_QUESTION_TRAIT             /* a fact that rules ask for is not known */
} AcQuestionKind;

typedef struct {
	AcQuestionKind kind;
	const AcSession *session;
	const AcMilestone *milestone;
	const AcTrait *trait;
} AcQuestion;

typedef struct {
	AcDate date;
	AcInstant begins, ends; /* local midnights of the client's zone */
	AcInstant at;           /* the instant verdicts are given for: now, or the start of the day */
	gboolean is_today;
	const AcSession
	    *session; /* the latest that has begun by the end of that day (unconfirmed ones too); NULL: none */
	guint session_number; /* from 1 in the course; 0: none has begun */
	guint n_sessions;
	const AcSession *next_session; /* the next that has not begun; NULL: none is booked */
	const AcCourse *course;        /* as the leaflet has it for this client; NULL: it does not say */
	int day_number;       /* by the file's numbering; before the first session: days until it, negative */
	int last_day_number;  /* of `lasts` */
	gboolean is_over;     /* later than `lasts` */
	const AcPhase *phase; /* or NULL */
	const AcDayRow *rows; /* new first, then what people ask most */
	guint n_rows;
	const AcOccurrence *tasks; /* by time; what has none and need not be done last */
	guint n_tasks;
	/** Of all in rows: bans first, then by time, then by index. What holds at `at` or comes later that day;
	 * no permission that the same day takes back. The hours of limits are no news. */
	const AcChange *new_today;
	guint n_new_today;
	const AcChange *tomorrow;
	guint n_tomorrow;
	const AcQuestion *questions; /* only on the day of now */
	guint n_questions;
} AcDay;

/** The course of the leaflet that surely fits this client; NULL: none. */
const AcCourse *ac_plan_course(const AcPlan *plan);

/** Walks any day, also before the first session and after the last. Never NULL. */
const AcDay *ac_plan_day(const AcPlan *plan, AcArena *arena, AcDate date);
/** The days worth walking: from the earliest window (or booked session) to the last day that `lasts` reaches,
 * or today. */
void ac_plan_range(const AcPlan *plan, AcDate *first, AcDate *last);
/** Occurrences of tasks falling in [from, to), by time; states as of the plan's now. Of one task and session
 * at most 10,080 (one a minute for a week). */
const AcOccurrence *ac_plan_tasks(const AcPlan *plan, AcArena *arena, AcInstant from, AcInstant to, guint *n);
/** Every session's follow-ups: reviews months away, first occurrence at or after @from. */
typedef struct {
	const AcFollowup *followup;
	AcInstant at; /* NEVER: waits for a session that is not known */
} AcFollowupDate;
const AcFollowupDate *ac_plan_followups(const AcPlan *plan, AcArena *arena, AcInstant from, guint *n);

/** The next instant after @after at which any screen changes: a window's edge, a task, a midnight. */
AcInstant ac_plan_next_change(const AcPlan *plan, AcInstant after);

/** The latest session begun by @at (unconfirmed ones count), or NULL. */
const AcSession *ac_plan_session_at(const AcPlan *plan, AcInstant at);
/** Number of the treatment's day that @date is, by the file's numbering, for @session. */
int ac_plan_day_number(const AcPlan *plan, const AcSession *session, AcDate date);

#endif

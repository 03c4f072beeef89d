/* SPDX-License-Identifier: MIT */
/*
 * plan_private.h - how the files of the plan see it. plan_new() makes sessions, conditions and windows; a
 * question gathers the voices that speak of an activity; a sweep walks through time over them.
 */
#ifndef AC_PLAN_PRIVATE_H
#define AC_PLAN_PRIVATE_H

#include "plan/plan.h"
#include "plan/schedule.h"

typedef enum { AC_TRUTH_NO, AC_TRUTH_UNKNOWN, AC_TRUTH_YES } AcTruth;

/** A session in the plan's own order: rising by end. */
typedef struct {
	const AcSession *session;
	AcInstant begin, end;
	gboolean unconfirmed; /* planned, and its end has passed */
} AcPlanSession;

/** In place of a session's index: nothing of the kind, the course as a whole. */
#define AC_SLOT_NONE (-1)

/**
 * One window of a rule, task or adjustment. Slots are indices of sessions; the slot of the course is
 * n_sessions. restrict_slot: whose restriction it is. permit_slot: whose permission; NONE: it permits and
 * frees nothing. A window that is never (from = NEVER) stands for one that waits for what is not known yet.
 */
typedef struct {
	AcWindow window;
	gint32 session; /* whose clock it runs on; NONE: not known */
	gint32 restrict_slot, permit_slot;
} AcPlanWindow;

/** Windows of one rule, and whether it applies to this client: `course` conditions change once, at
 * plan->switch_at. */
typedef struct {
	const AcPlanWindow *windows;
	guint n_windows;
	AcTruth before, after;
} AcPlanTimes;

typedef struct {
	const AcAdjustment *adjustment;
	const AcActivity *activity;
	guint allow_rank;
	AcPlanTimes times;
} AcPlanAdjustment;

/** Which report closes a milestone for a session, and the latest session the same report closes. */
typedef struct {
	AcInstant at; /* NEVER: not reported */
	gint32 closes_to;
} AcPlanClosing;

/** What an instant may be, so that no sum overflows: the years 1 to 9999. */
#define AC_PLAN_MIN ((AcInstant)-62135596800)
#define AC_PLAN_MAX ((AcInstant)253402300799)

struct AcPlan {
	AcArena *arena; /* owns all below */
	const AcProtocol *protocol;
	const AcClient *client;
	AcInstant now;
	const AcPlanSession *sessions;
	gint32 n_sessions;
	gint32 final; /* the last session, when it is marked as the last of the course and certain; else NONE */
	AcInstant switch_at;           /* when all known sessions have begun */
	const AcPlanClosing *closings; /* by milestone, then session */
	const AcPlanTimes *rules;      /* by index of the protocol */
	const AcPlanTimes *tasks;
	const AcPlanAdjustment *adjustments;
	guint n_adjustments;
	const guint *named_from; /* by activity: where its part of `named` begins; one more at the end */
	const guint *named;      /* indices of the rules that name it and may apply to this client, rising */
};

/* ---- condition.c: does it apply to this client? -------------------------------------------------------- */

typedef struct {
	const AcCondition *when, *unless;
	guint n_when, n_unless;
} AcPlanTerms;

/** Sets before and after of @out. */
void ac_plan_judge(const AcPlan *plan, const AcPlanTerms *terms, AcPlanTimes *out);
/** Whether a trait's value is known. */
gboolean ac_plan_knows(const AcPlan *plan, const AcTrait *trait);
static inline AcTruth ac_plan_truth_at(const AcPlan *plan, AcTruth before, AcTruth after, AcInstant at)
{
	return at < plan->switch_at ? before : after;
}

/* ---- window.c: a rule's time on the clocks of the sessions --------------------------------------------- */

typedef struct {
	const AcSpan *from, *to;
	AcAnchor anchor;
	const AcMilestone *until, *once;
	gboolean
	    restricts;    /* waits on the strict side for what is not known; otherwise there is no window then */
	gboolean permits; /* and what is in force only on the strict side permits nothing */
} AcPlanTiming;

/** What was resolved once for a session, so that many rules with few offsets stay cheap. */
typedef struct AcPlanMemo AcPlanMemo;
AcPlanMemo *ac_plan_memo_new(const AcPlan *plan, AcArena *arena);

/** Writes the windows to @out, which has room for n_sessions (at least 1); returns how many there are. */
guint ac_plan_windows(const AcPlan *plan, AcPlanMemo *memo, const AcPlanTiming *timing, AcPlanWindow *out);
/** A window of an adjustment on one session. */
AcPlanWindow ac_plan_window_on(const AcPlan *plan, AcPlanMemo *memo, const AcPlanTiming *timing,
                               gint32 session);
/** Index of the closing of @milestone for @session. */
const AcPlanClosing *ac_plan_closing(const AcPlan *plan, const AcMilestone *milestone, gint32 session);
/** Fills closings from the client's reports. */
const AcPlanClosing *ac_plan_closings_new(const AcPlan *plan);

/* ---- course.c ------------------------------------------------------------------------------------------ */

/** When the usual gap after a session has passed. */
AcInstant ac_plan_gap_ends(const AcPlan *plan, gint32 session);
/** As many sessions are known as the course has at most. */
gboolean ac_plan_has_all_sessions(const AcPlan *plan);

/* ---- day.c, task.c ------------------------------------------------------------------------------------- */

/** How many days the plan of a session on that date is. */
int ac_plan_lasts_days(const AcPlan *plan, AcDate from);
/** ac_plan_tasks() of one task: what may be done oftener than is asked for, and what comes first, left aside.
 */
const AcOccurrence *ac_plan_task_times(const AcPlan *plan, AcArena *arena, guint index, AcInstant from,
                                       AcInstant to, guint *n);

/* ---- sessions ------------------------------------------------------------------------------------------ */

/** The latest session begun by @at; certain: of those that are no question. NONE when there is none. */
gint32 ac_plan_latest(const AcPlan *plan, AcInstant at, gboolean certain);
gint32 ac_plan_session_index(const AcPlan *plan, gint64 id);

/* ---- question.c: the voices that speak of an activity -------------------------------------------------- */

/** How a voice came to speak of what is asked. */
typedef enum {
	AC_VIA_SELF,   /* it names the activity, which is no step */
	AC_VIA_LADDER, /* it names the ladder of the steps in question */
	AC_VIA_STEP,   /* it names the step */
	AC_VIA_KIND,   /* it names a kind of the activity, which is no step */
	AC_VIA_FAR     /* a kind of a step, a step the activity belongs to, and what that belongs to */
} AcPlanVia;

/** One rule or adjustment, as it speaks of the targets from @lo to before @hi. */
typedef struct {
	const AcRule *rule;
	const AcPlanAdjustment *adjustment;
	const AcActivity *activity; /* the one it names */
	const AcPlanTimes *times;
	AcPlanVia via;
	AcVerdict says; /* restriction while in force: CARE, ASK, AVOID; SILENT: none */
	gboolean permits;
	gboolean names;    /* while it is still to come, the end of a ban frees nothing */
	gboolean frees;    /* its end frees */
	gboolean decides;  /* an adjustment of what is asked: others fall silent */
	gboolean too_long; /* says AVOID because of the length asked for */
	gint32 hours;      /* index of the question's hours; NONE */
	const AcLimit *limit;
	guint allow_rank; /* G_MAXUINT when it does not allow a step */
	guint lo, hi;
	AcTruth before, after;
} AcPlanVoice;

typedef struct {
	const AcPlanVoice *voice;
	const AcPlanWindow *span;
} AcPlanItem;

/** Working memory of one call from outside, for as many questions as it needs. */
typedef struct {
	const AcPlan *plan;
	AcArena *arena;  /* of the question in hand */
	GArray *nodes;   /* what the question's activity belongs to, as far as it was walked */
	GArray *voices;  /* of the question in hand */
	GArray *hours;   /* likewise */
	guint32 *places; /* by activity: where it is among the nodes; all 0 between questions */
	guint32 *stamps; /* by rule: the round in which it was last heard */
	guint32 round;
} AcPlanWork;

void ac_plan_work_init(AcPlanWork *work, const AcPlan *plan);
void ac_plan_work_clear(AcPlanWork *work);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AcPlanWork, ac_plan_work_clear)

typedef struct {
	int from_minute, to_minute;
} AcPlanHours;

/** Targets are the steps of a ladder that is asked, from the lowest; otherwise the activity alone. */
typedef struct {
	const AcPlan *plan;
	const AcActivity *activity;
	gboolean is_ladder;
	guint n_targets;
	const AcPlanVoice *voices;
	guint n_voices;
	AcPlanItem *items;
	guint n_items;
	const AcPlanHours *hours; /* different clock hours of limits */
	guint n_hours;
	gboolean has_decider;
	int for_minutes;
} AcPlanQuestion;

/** A question that lives in the work's arena until the next one is made. */
const AcPlanQuestion *ac_plan_question(AcPlanWork *work, const AcActivity *activity, int for_minutes);

/* ---- sweep.c: a walk through time ---------------------------------------------------------------------- */

typedef struct {
	AcVerdict verdict;
	gint32 step; /* index of the target that may be done; NONE */
} AcPlanState;

typedef enum {
	AC_PHASE_BEFORE,
	AC_PHASE_BEGINS, /* of a range: only its early beginning has passed */
	AC_PHASE_HOLDS,
	AC_PHASE_ENDS,   /* only its early end has passed */
	AC_PHASE_MIDDLE, /* its early end has passed and its late beginning has not */
	AC_PHASE_AFTER
} AcPlanPhase;

typedef struct AcPlanSweep AcPlanSweep;

/** A walk that stands at @at; lives in the work's arena. */
AcPlanSweep *ac_plan_sweep_new(AcPlanWork *work, const AcPlanQuestion *question, AcInstant at);
/** Steps to the next instant, not after @last, at which the verdict may change; FALSE: there is none. */
gboolean ac_plan_sweep_next(AcPlanSweep *sweep, AcInstant last);
AcInstant ac_plan_sweep_at(const AcPlanSweep *sweep);
const AcPlanQuestion *ac_plan_sweep_question(const AcPlanSweep *sweep);
/** What holds there; @by_clock FALSE: the clock hours of limits left aside. */
AcPlanState ac_plan_sweep_state(const AcPlanSweep *sweep, gboolean by_clock);
AcPlanPhase ac_plan_sweep_phase(const AcPlanSweep *sweep, guint item);
AcTruth ac_plan_sweep_truth(const AcPlanSweep *sweep, guint item);
/** Verdict of one target. */
AcVerdict ac_plan_sweep_verdict(const AcPlanSweep *sweep, guint target, gboolean by_clock);
/** Up to which session adjustments silence the rules for a target; for ac_plan_sweep_is_silenced(). */
gint32 ac_plan_sweep_mask(const AcPlanSweep *sweep, guint target);
gboolean ac_plan_sweep_is_silenced(const AcPlanSweep *sweep, const AcPlanItem *item, gint32 mask);
/** Whether a permission of this slot counts there. */
gboolean ac_plan_sweep_counts(const AcPlanSweep *sweep, gint32 slot);
/** Whether a voice with clock hours is outside them. */
gboolean ac_plan_sweep_is_out_of_hours(const AcPlanSweep *sweep, const AcPlanVoice *voice);

/** Past what "at least" says: see AcWindow. It forbids no more. */
static inline gboolean ac_plan_is_past(const AcWindow *window, AcPlanPhase phase)
{
	return window->loose_ends && (phase == AC_PHASE_ENDS || phase == AC_PHASE_MIDDLE);
}
/** At either loose end. */
static inline gboolean ac_plan_is_loose(const AcWindow *window, AcPlanPhase phase)
{
	return ac_plan_is_past(window, phase) ||
	       (window->loose_begins && (phase == AC_PHASE_BEGINS || phase == AC_PHASE_MIDDLE));
}

static inline gboolean ac_plan_state_equal(AcPlanState a, AcPlanState b)
{
	return a.verdict == b.verdict && a.step == b.step;
}
static inline gboolean ac_plan_state_permits(AcPlanState state)
{
	return state.verdict == AC_VERDICT_CARE || state.verdict == AC_VERDICT_OK;
}
/** TRUE when @a is stricter: by verdict, then by the lower step. */
gboolean ac_plan_state_is_stricter(AcPlanState a, AcPlanState b);
const AcActivity *ac_plan_step(const AcPlanQuestion *question, gint32 step);

/* ---- answer.c, stretch.c ------------------------------------------------------------------------------- */

const AcAnswer *ac_plan_answer(AcPlanWork *work, const AcPlanQuestion *question, AcArena *arena,
                               AcInstant at);
/** The same; until and next leave the clock hours of limits aside. */
const AcAnswer *ac_plan_answer_by_rule(AcPlanWork *work, const AcPlanQuestion *question, AcArena *arena,
                                       AcInstant at);
AcChange ac_plan_change(const AcPlanQuestion *question, AcInstant at, AcPlanState was, AcPlanState is);
AcPlanState ac_plan_state_at(AcPlanWork *work, const AcActivity *activity, AcInstant at);

/** One cause at the place of a sweep. */
typedef struct {
	AcCause cause;
	const AcPlanVoice *voice;
	gboolean unsure;   /* it speaks because a fact is not known */
	gboolean by_limit; /* it forbids only because of its limit */
} AcPlanReason;
/** What speaks there of the target that decides, winners first; of AcPlanReason. */
GArray *ac_plan_reasons(const AcPlanQuestion *question, const AcPlanSweep *sweep);
/** Traits of rules that would allow it if they were known. */
void ac_plan_hopes(const AcPlanQuestion *question, const AcPlanSweep *sweep, GPtrArray *facts);
void ac_plan_add_facts(const AcPlan *plan, const AcRule *rule, GPtrArray *facts);

/* ---- day.c --------------------------------------------------------------------------------------------- */

/** Days the protocol speaks of a session that ended on @from. */
int ac_plan_lasts_days(const AcPlan *plan, AcDate from);
/** Session, number, phase and the like of a day whose date, begins, ends, at and is_today are set. */
void ac_plan_day_place(const AcPlan *plan, AcDay *day);
/** A fact that is not known, and rules or tasks ask for. */
gboolean ac_plan_is_asked(const AcPlan *plan, const AcTrait *trait);

/* ---- rows.c -------------------------------------------------------------------------------------------- */

/** Whether rules or adjustments name it. */
gboolean ac_plan_is_spoken_of(const AcPlan *plan, const AcActivity *activity);
/** Whether a step's answer says more than its ladder's (NULL: that has no row) at the same instant. */
gboolean ac_plan_says_more(const AcAnswer *ladder, const AcAnswer *step);
/** The indices of the rules that name it; borrowed. */
const guint *ac_plan_rules_naming(const AcPlan *plan, const AcActivity *activity, guint *n);
/** Of the changes from @first on, all of one activity, keeps those that are news. @now: those up to then have
 * passed. */
void ac_plan_keep_news(GArray *changes, guint first, AcInstant now);
/** By AcChange: bans first, then by time, then by index. */
int ac_plan_by_weight(gconstpointer a, gconstpointer b);

/** Fills the rows and the changes of a day. */
void ac_plan_day_rows(const AcPlan *plan, AcArena *arena, AcDay *day, AcInstant tomorrow_ends);

/* ---- schedule_rows.c ----------------------------------------------------------------------------------- */

/** The first instant of [from, to) at which the hours of limits, if any, let it be done; else @from. */
AcInstant ac_plan_in_hours(AcPlanWork *work, const AcPlanQuestion *question, AcInstant from, AcInstant to);
/** Fills the rows of a schedule whose plan and range are set. */
void ac_schedule_set_rows(AcSchedule *schedule, AcArena *arena);

#endif

/* SPDX-License-Identifier: MIT */
/* One day: where in the course it lies, its phase, its tasks, what only the client can say. Rows are in
 * rows.c. */
#include "plan_private.h"

/* For how long a protocol speaks that does not say so. */
#define DEFAULT_LASTS_DAYS 28

int ac_plan_lasts_days(const AcPlan *plan, AcDate from)
{
	const AcOffset *lasts = &plan->protocol->lasts;
	if (lasts->kind == AC_OFFSET_ELAPSED)
		return (lasts->minutes + AC_DAY_MINUTES - 1) / AC_DAY_MINUTES;
	if (lasts->kind != AC_OFFSET_CALENDAR)
		return DEFAULT_LASTS_DAYS;
	return ac_date_add_months(from, lasts->months) - from + lasts->days;
}

static gint32 next_session(const AcPlan *plan, AcInstant after)
{
	gint32 next = AC_SLOT_NONE;
	for (gint32 k = plan->n_sessions - 1; k >= 0; k--)
		if (plan->sessions[k].begin > after &&
		    (next == AC_SLOT_NONE || plan->sessions[k].begin < plan->sessions[next].begin))
			next = k;
	return next;
}

static const AcSession *session_of(const AcPlan *plan, gint32 index)
{
	return index == AC_SLOT_NONE ? NULL : plan->sessions[index].session;
}

/* ---- phase --------------------------------------------------------------------------------------------- */

/* Where two phases overlap, the one that began later. */
static const AcPhase *phase_on(const AcPlan *plan, gint32 session, AcInstant at)
{
	const AcPhase *found = NULL;
	AcInstant found_from = AC_INSTANT_ALWAYS;
	for (guint i = 0; i < plan->protocol->n_phases && session != AC_SLOT_NONE; i++) {
		const AcPhase *phase = &plan->protocol->phases[i];
		AcPlanTiming timing = {
		    .from = &phase->from, .to = &phase->to, .until = phase->until, .once = phase->once};
		AcWindow window = ac_plan_window_on(plan, NULL, &timing, session).window;
		if (at >= window.from_late && at < window.to && (found == NULL || window.from_late > found_from)) {
			found = phase;
			found_from = window.from_late;
		}
	}
	return found;
}

/* Another day than today begins, for this, with the session it has. */
static const AcPhase *phase_of(const AcPlan *plan, const AcDay *day, gint32 session, gint32 next)
{
	AcInstant at = day->at;
	if (!day->is_today && session != AC_SLOT_NONE)
		at = MAX(at, MIN(plan->sessions[session].end, day->ends - 1));
	const AcPhase *phase = phase_on(plan, session, at);
	if (phase == NULL && session != AC_SLOT_NONE && plan->sessions[session].begin > at)
		phase = phase_on(plan, ac_plan_latest(plan, at, FALSE), at);
	return phase == NULL && session == AC_SLOT_NONE ? phase_on(plan, next, at) : phase;
}

/* ---- questions ----------------------------------------------------------------------------------------- */

static gboolean waits_in(const AcPlanTimes *times, const AcMilestone *milestone, gint32 session,
                         AcInstant now)
{
	if (times->before == AC_TRUTH_NO && times->after == AC_TRUTH_NO)
		return FALSE;
	for (guint i = 0; i < times->n_windows; i++) {
		const AcPlanWindow *span = &times->windows[i];
		gboolean its = ((span->window.open & AC_OPEN_MILESTONE) && span->window.milestone == milestone) ||
		               (span->window.once == milestone && span->window.from_late == AC_INSTANT_NEVER);
		gboolean has_begun = span->window.from <= now || span->window.from == AC_INSTANT_NEVER;
		if (its && has_begun && (span->session == session || span->session == AC_SLOT_NONE))
			return TRUE;
	}
	return FALSE;
}

static gboolean is_waited_for(const AcPlan *plan, const AcMilestone *milestone, gint32 session)
{
	for (guint i = 0; i < plan->protocol->n_rules; i++)
		if (waits_in(&plan->rules[i], milestone, session, plan->now))
			return TRUE;
	for (guint i = 0; i < plan->protocol->n_tasks; i++)
		if (waits_in(&plan->tasks[i], milestone, session, plan->now))
			return TRUE;
	for (guint i = 0; i < plan->protocol->n_phases; i++)
		if (plan->protocol->phases[i].until == milestone || plan->protocol->phases[i].once == milestone)
			return TRUE;
	return FALSE;
}

static gboolean has_come(const AcPlan *plan, const AcMilestone *milestone, gint32 session)
{
	if (milestone->usually.early.kind != AC_OFFSET_ELAPSED &&
	    milestone->usually.early.kind != AC_OFFSET_CALENDAR)
		return TRUE;
	static const AcSpan OPEN = {.early = {.kind = AC_OFFSET_NONE}, .late = {.kind = AC_OFFSET_NONE}};
	AcPlanTiming timing = {.from = &milestone->usually, .to = &OPEN};
	return ac_plan_window_on(plan, NULL, &timing, session).window.from <= plan->now;
}

static void ask_milestones(const AcPlan *plan, GArray *questions)
{
	gint32 session = ac_plan_latest(plan, plan->now, TRUE);
	for (guint i = 0; i < plan->protocol->n_milestones && session != AC_SLOT_NONE; i++) {
		const AcMilestone *milestone = &plan->protocol->milestones[i];
		if (milestone->sighting || milestone->by == AC_BY_PRACTITIONER)
			continue;
		if (ac_plan_closing(plan, milestone, session)->at != AC_INSTANT_NEVER ||
		    !has_come(plan, milestone, session) || !is_waited_for(plan, milestone, session))
			continue;
		AcQuestion question = {
		    .kind = AC_QUESTION_MILESTONE, .session = session_of(plan, session), .milestone = milestone};
		g_array_append_val(questions, question);
	}
}

/* The usual gap has passed, or the leaflet speaks of no more sessions than these. */
static gboolean may_be_the_last(const AcPlan *plan, gint32 session)
{
	return ac_plan_gap_ends(plan, session) <= plan->now ||
	       (ac_plan_has_all_sessions(plan) && plan->sessions[session].end <= plan->now);
}

static void ask_sessions(const AcPlan *plan, GArray *questions)
{
	gboolean any_unconfirmed = FALSE;
	for (gint32 k = 0; k < plan->n_sessions; k++) {
		AcQuestion question = {.kind = AC_QUESTION_SESSION_HAPPENED, .session = plan->sessions[k].session};
		any_unconfirmed = any_unconfirmed || plan->sessions[k].unconfirmed;
		if (plan->sessions[k].unconfirmed)
			g_array_append_val(questions, question);
	}
	gint32 latest = ac_plan_latest(plan, plan->now, FALSE);
	if (plan->final == AC_SLOT_NONE && latest != AC_SLOT_NONE && latest == plan->n_sessions - 1 &&
	    !any_unconfirmed && next_session(plan, plan->now) == AC_SLOT_NONE && may_be_the_last(plan, latest)) {
		AcQuestion question = {.kind = AC_QUESTION_LAST_SESSION, .session = session_of(plan, latest)};
		g_array_append_val(questions, question);
	}
}

static gboolean names_trait(const AcCondition *conditions, guint n, const AcTrait *trait)
{
	for (guint i = 0; i < n; i++)
		if (conditions[i].kind == AC_CONDITION_TRAIT && conditions[i].trait == trait)
			return TRUE;
	return FALSE;
}

static gboolean is_trait_needed(const AcProtocol *protocol, const AcTrait *trait)
{
	for (guint i = 0; i < protocol->n_rules; i++)
		if (names_trait(protocol->rules[i].when, protocol->rules[i].n_when, trait) ||
		    names_trait(protocol->rules[i].unless, protocol->rules[i].n_unless, trait))
			return TRUE;
	for (guint i = 0; i < protocol->n_tasks; i++)
		if (names_trait(protocol->tasks[i].when, protocol->tasks[i].n_when, trait) ||
		    names_trait(protocol->tasks[i].unless, protocol->tasks[i].n_unless, trait))
			return TRUE;
	return FALSE;
}

gboolean ac_plan_is_asked(const AcPlan *plan, const AcTrait *trait)
{
	return !ac_plan_knows(plan, trait) && is_trait_needed(plan->protocol, trait);
}

static void ask_traits(const AcPlan *plan, GArray *questions)
{
	for (guint i = 0; i < plan->protocol->n_traits; i++) {
		AcQuestion question = {.kind = AC_QUESTION_TRAIT, .trait = &plan->protocol->traits[i]};
		if (ac_plan_is_asked(plan, question.trait))
			g_array_append_val(questions, question);
	}
}

static void set_questions(const AcPlan *plan, AcArena *arena, AcDay *day)
{
	g_autoptr(GArray) questions = g_array_new(FALSE, FALSE, sizeof(AcQuestion));
	ask_sessions(plan, questions);
	ask_milestones(plan, questions);
	ask_traits(plan, questions);
	day->questions = ac_arena_memdup(arena, questions->data, questions->len * sizeof(AcQuestion));
	day->n_questions = questions->len;
}

/* ---- the day ------------------------------------------------------------------------------------------- */

void ac_plan_day_place(const AcPlan *plan, AcDay *day)
{
	gint32 session = ac_plan_latest(plan, day->ends - 1, FALSE);
	gint32 next = next_session(plan, day->is_today ? plan->now : day->ends - 1);
	day->session = session_of(plan, session);
	day->session_number = (guint)(session + 1);
	day->n_sessions = (guint)plan->n_sessions;
	day->next_session = session_of(plan, next);
	day->course = ac_plan_course(plan);
	day->phase = phase_of(plan, day, session, next);
	if (session != AC_SLOT_NONE) {
		AcDate end = ac_time_date(plan->sessions[session].end, day->session->zone);
		/* A session over midnight has its date still to come on the day it begins. */
		day->day_number = MAX(day->date - end, 0) + plan->protocol->treatment_day;
		day->last_day_number = ac_plan_lasts_days(plan, end) + plan->protocol->treatment_day;
		day->is_over = day->day_number > day->last_day_number;
	} else if (next != AC_SLOT_NONE) {
		AcDate end = ac_time_date(plan->sessions[next].end, day->next_session->zone);
		day->day_number = MIN(day->date - end, 0);
		day->last_day_number = ac_plan_lasts_days(plan, end) + plan->protocol->treatment_day;
	}
}

static gboolean can_be_left(const AcOccurrence *one)
{
	return one->minute < 0 && one->task->level == AC_LEVEL_MAY;
}

/* What has no time and need not be done stands last: it is not what a day begins with. */
static const AcOccurrence *in_order(AcArena *arena, const AcOccurrence *all, guint n)
{
	AcOccurrence *out = AC_ARENA_ARRAY(arena, AcOccurrence, n);
	guint k = 0;
	for (int round = 0; round < 2; round++)
		for (guint i = 0; i < n; i++)
			if (can_be_left(&all[i]) == (round == 1))
				out[k++] = all[i];
	return out;
}

const AcDay *ac_plan_day(const AcPlan *plan, AcArena *arena, AcDate date)
{
	GTimeZone *zone = plan->client->zone;
	AcDay *day = AC_ARENA_NEW(arena, AcDay);
	day->date = date;
	day->begins = ac_time_midnight(date, zone);
	day->ends = ac_time_midnight(date + 1, zone);
	day->is_today = plan->now >= day->begins && plan->now < day->ends;
	day->at = day->is_today ? plan->now : day->begins;
	ac_plan_day_place(plan, day);
	ac_plan_day_rows(plan, arena, day, ac_time_midnight(date + 2, zone));
	const AcOccurrence *tasks = ac_plan_tasks(plan, arena, day->begins, day->ends, &day->n_tasks);
	day->tasks = in_order(arena, tasks, day->n_tasks);
	if (day->is_today)
		set_questions(plan, arena, day);
	return day;
}

void ac_plan_range(const AcPlan *plan, AcDate *first, AcDate *last)
{
	GTimeZone *zone = plan->client->zone;
	AcInstant earliest = plan->now;
	*last = ac_time_date(plan->now, zone);
	for (gint32 k = 0; k < plan->n_sessions; k++) {
		AcDate end = ac_time_date(plan->sessions[k].end, zone);
		earliest = MIN(earliest, plan->sessions[k].begin);
		*last = MAX(*last, end + ac_plan_lasts_days(plan, end));
	}
	for (guint i = 0; i < plan->protocol->n_rules; i++)
		for (guint k = 0; k < plan->rules[i].n_windows; k++)
			earliest = MIN(earliest, plan->rules[i].windows[k].window.from);
	for (guint i = 0; i < plan->protocol->n_tasks; i++)
		for (guint k = 0; k < plan->tasks[i].n_windows; k++)
			earliest = MIN(earliest, plan->tasks[i].windows[k].window.from);
	*first = ac_time_date(MAX(earliest, AC_PLAN_MIN), zone);
}

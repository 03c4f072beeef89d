/* SPDX-License-Identifier: MIT */
/* One answer: the verdict at an instant, until when, what comes next, and who says so. */
#include "plan_private.h"

const AcActivity *ac_plan_step(const AcPlanQuestion *question, gint32 step)
{
	return step == AC_SLOT_NONE ? NULL : question->activity->steps[step];
}

AcChange ac_plan_change(const AcPlanQuestion *question, AcInstant at, AcPlanState was, AcPlanState is)
{
	return (AcChange){
	    .activity = question->activity,
	    .at = at,
	    .was = was.verdict,
	    .is = is.verdict,
	    .was_step = ac_plan_step(question, was.step),
	    .is_step = ac_plan_step(question, is.step),
	};
}

/* ---- what the leaflet says besides --------------------------------------------------------------------- */

/* The other one of a pair that stands `against` each other. */
static gboolean is_pair(const AcRule *one, const AcRule *other)
{
	return one != NULL && other != NULL && (one->against == other || other->against == one);
}

static void set_against(AcAnswer *answer)
{
	for (guint i = 0; i < answer->n_causes && answer->causes[i].wins; i++)
		for (guint k = 0; k < answer->n_causes && answer->against == NULL; k++)
			if (is_pair(answer->causes[i].rule, answer->causes[k].rule))
				answer->against = answer->causes[k].rule;
}

/* Of the winner that allows it, on the clock of its session. */
static void set_safer(AcAnswer *answer, const AcPlan *plan)
{
	static const AcSpan OPEN = {.early = {.kind = AC_OFFSET_NONE}, .late = {.kind = AC_OFFSET_NONE}};
	answer->safer_at = AC_INSTANT_NEVER;
	const AcCause *winner = answer->n_causes > 0 && answer->causes[0].wins ? &answer->causes[0] : NULL;
	gboolean allows = answer->verdict == AC_VERDICT_CARE || answer->verdict == AC_VERDICT_OK;
	if (!allows || winner == NULL || winner->rule == NULL || winner->session == NULL || winner->ended ||
	    winner->rule->safer.early.kind == AC_OFFSET_NONE)
		return;
	AcPlanTiming timing = {.from = &winner->rule->safer, .to = &OPEN};
	gint32 session = ac_plan_session_index(plan, winner->session->id);
	AcInstant safer = ac_plan_window_on(plan, NULL, &timing, session).window.from_late;
	if (safer > answer->at)
		answer->safer_at = safer;
}

/* ---- who says so --------------------------------------------------------------------------------------- */

static void set_causes(AcAnswer *answer, AcArena *arena, const GArray *reasons)
{
	AcCause *causes = AC_ARENA_ARRAY(arena, AcCause, reasons->len);
	for (guint i = 0; i < reasons->len; i++)
		causes[i] = g_array_index(reasons, AcPlanReason, i).cause;
	answer->causes = causes;
	answer->n_causes = reasons->len;
	if (reasons->len == 0 || !causes[0].wins)
		return;
	const AcPlanReason *winner = &g_array_index(reasons, AcPlanReason, 0);
	answer->adjustment = winner->cause.adjustment;
	answer->too_long = winner->voice->too_long;
	if (winner->cause.ended)
		return;
	const AcWindow *window = &winner->cause.window;
	if (answer->verdict == AC_VERDICT_ASK && window->loose_begins && window->from_late == AC_INSTANT_NEVER)
		answer->once = window->once;
	if (winner->cause.rule != NULL) {
		answer->words = winner->cause.rule->words;
		answer->limit = winner->cause.rule->limit;
	} else {
		answer->words.how = answer->adjustment->how;
		answer->words.why = answer->adjustment->why;
	}
}

static void set_facts(AcAnswer *answer, AcArena *arena, const AcPlanQuestion *question,
                      const AcPlanSweep *sweep, const GArray *reasons)
{
	g_autoptr(GPtrArray) facts = g_ptr_array_new();
	for (guint i = 0; i < reasons->len; i++) {
		const AcPlanReason *reason = &g_array_index(reasons, AcPlanReason, i);
		if (reason->cause.wins && reason->unsure && reason->cause.rule != NULL)
			ac_plan_add_facts(question->plan, reason->cause.rule, facts);
	}
	if (answer->verdict == AC_VERDICT_SILENT)
		ac_plan_hopes(question, sweep, facts);
	answer->facts = ac_arena_memdup(arena, facts->pdata, facts->len * sizeof(gpointer));
	answer->n_facts = facts->len;
}

/* ---- until when ---------------------------------------------------------------------------------------- */

static gboolean is_range(const AcCause *cause)
{
	return ac_span_is_range(cause->rule != NULL ? &cause->rule->to : &cause->adjustment->to);
}

/* Where the leaflet gives a range for what ends there, its early end too. */
static AcInstant early_end(const GArray *reasons, AcInstant at, AcInstant end)
{
	AcInstant early = end;
	for (guint i = 0; i < reasons->len; i++) {
		const AcCause *cause = &g_array_index(reasons, AcPlanReason, i).cause;
		if (cause->wins && !cause->ended && cause->window.to == end && cause->window.to_early > at &&
		    is_range(cause))
			early = MIN(early, cause->window.to_early);
	}
	return early;
}

static void add_open(AcUntil *until, const AcCause *cause, GPtrArray *milestones)
{
	const AcWindow *window = &cause->window;
	gpointer milestone = (gpointer)(gsize)window->milestone;
	until->open |= window->open;
	if ((window->open & AC_OPEN_MILESTONE) && !g_ptr_array_find(milestones, milestone, NULL))
		g_ptr_array_add(milestones, milestone);
	if ((window->open & AC_OPEN_FINAL) &&
	    (until->offset_text == NULL || window->not_before > until->not_before))
		until->offset_text = cause->rule != NULL ? cause->rule->to_text : NULL;
	until->not_before = MAX(until->not_before, window->not_before);
}

/* It never changes: by what is in force at the end of time. @now: what decides at the instant asked about. */
static void set_open(AcUntil *until, AcArena *arena, const GArray *now, const GArray *last)
{
	g_autoptr(GPtrArray) milestones = g_ptr_array_new();
	for (guint i = 0; i < last->len; i++) {
		const AcCause *cause = &g_array_index(last, AcPlanReason, i).cause;
		if (cause->wins && !cause->ended && cause->window.to == AC_INSTANT_NEVER)
			add_open(until, cause, milestones);
	}
	/* What holds today with an end of its own ends no sooner, whatever is reported. */
	gboolean waits = (until->open & (AC_OPEN_MILESTONE | AC_OPEN_FINAL)) != 0;
	for (guint i = 0; waits && i < now->len; i++) {
		const AcCause *cause = &g_array_index(now, AcPlanReason, i).cause;
		if (cause->wins && cause->window.to != AC_INSTANT_NEVER)
			until->not_before = MAX(until->not_before, cause->window.to);
	}
	if (until->open == AC_OPEN_NO)
		until->open = AC_OPEN_ENDLESS;
	until->milestones = ac_arena_memdup(arena, milestones->pdata, milestones->len * sizeof(gpointer));
	until->n_milestones = milestones->len;
}

static void set_until(AcAnswer *answer, AcArena *arena, AcPlanSweep *sweep, const GArray *reasons,
                      gboolean by_clock)
{
	const AcPlanQuestion *question = ac_plan_sweep_question(sweep);
	AcPlanState was = ac_plan_sweep_state(sweep, by_clock);
	AcUntil *until = &answer->until;
	until->at = until->at_early = AC_INSTANT_NEVER;
	until->not_before = AC_INSTANT_ALWAYS;
	while (ac_plan_sweep_next(sweep, AC_INSTANT_NEVER)) {
		AcPlanState is = ac_plan_sweep_state(sweep, by_clock);
		if (ac_plan_state_equal(was, is))
			continue;
		until->at = ac_plan_sweep_at(sweep);
		until->at_early = early_end(reasons, answer->at, until->at);
		answer->has_next = TRUE;
		answer->next_verdict = is.verdict;
		answer->next_step = ac_plan_step(question, is.step);
		return;
	}
	g_autoptr(GArray) last = ac_plan_reasons(question, sweep);
	set_open(until, arena, reasons, last);
}

/* Forbidden only because of a limit: when it is possible again. */
static void set_possible(AcAnswer *answer, AcPlanSweep *sweep, const GArray *reasons)
{
	answer->possible_at = AC_INSTANT_NEVER;
	gboolean by_limit = answer->verdict == AC_VERDICT_AVOID && reasons->len > 0;
	for (guint i = 0; i < reasons->len; i++) {
		const AcPlanReason *reason = &g_array_index(reasons, AcPlanReason, i);
		by_limit = by_limit && (!reason->cause.wins || reason->by_limit);
	}
	if (!by_limit || !answer->has_next)
		return;
	do {
		if (ac_plan_state_permits(ac_plan_sweep_state(sweep, TRUE))) {
			answer->possible_at = ac_plan_sweep_at(sweep);
			return;
		}
	} while (ac_plan_sweep_next(sweep, AC_INSTANT_NEVER));
}

static const AcAnswer *answer_at(AcPlanWork *work, const AcPlanQuestion *question, AcArena *arena,
                                 AcInstant at, gboolean by_clock)
{
	AcPlanSweep *sweep = ac_plan_sweep_new(work, question, at);
	AcPlanState state = ac_plan_sweep_state(sweep, TRUE);
	AcAnswer *answer = AC_ARENA_NEW(arena, AcAnswer);
	answer->activity = question->activity;
	answer->at = at;
	answer->verdict = state.verdict;
	answer->step = ac_plan_step(question, state.step);
	g_autoptr(GArray) reasons = ac_plan_reasons(question, sweep);
	set_causes(answer, arena, reasons);
	set_against(answer);
	set_safer(answer, question->plan);
	set_facts(answer, arena, question, sweep, reasons);
	set_until(answer, arena, sweep, reasons, by_clock);
	set_possible(answer, sweep, reasons);
	return answer;
}

const AcAnswer *ac_plan_answer(AcPlanWork *work, const AcPlanQuestion *question, AcArena *arena, AcInstant at)
{
	return answer_at(work, question, arena, at, TRUE);
}

const AcAnswer *ac_plan_answer_by_rule(AcPlanWork *work, const AcPlanQuestion *question, AcArena *arena,
                                       AcInstant at)
{
	return answer_at(work, question, arena, at, FALSE);
}

const AcAnswer *ac_plan_ask(const AcPlan *plan, AcArena *arena, const AcActivity *activity, AcInstant at,
                            int for_minutes)
{
	g_auto(AcPlanWork) work;
	ac_plan_work_init(&work, plan);
	return ac_plan_answer(&work, ac_plan_question(&work, activity, for_minutes), arena, at);
}

AcPlanState ac_plan_state_at(AcPlanWork *work, const AcActivity *activity, AcInstant at)
{
	return ac_plan_sweep_state(ac_plan_sweep_new(work, ac_plan_question(work, activity, 0), at), TRUE);
}

const AcAnswer *ac_plan_when(const AcPlan *plan, AcArena *arena, const AcActivity *activity, AcInstant from,
                             const AcAnswer **blocked)
{
	g_auto(AcPlanWork) work;
	ac_plan_work_init(&work, plan);
	const AcPlanQuestion *question = ac_plan_question(&work, activity, 0);
	AcPlanSweep *sweep = ac_plan_sweep_new(&work, question, from);
	AcInstant changed = from;
	AcPlanState was = ac_plan_sweep_state(sweep, TRUE);
	if (blocked != NULL)
		*blocked = NULL;
	while (!ac_plan_state_permits(was)) {
		if (!ac_plan_sweep_next(sweep, AC_INSTANT_NEVER)) {
			if (blocked != NULL)
				*blocked = ac_plan_answer(&work, question, arena, changed);
			return NULL;
		}
		AcPlanState is = ac_plan_sweep_state(sweep, TRUE);
		changed = ac_plan_state_equal(was, is) ? changed : ac_plan_sweep_at(sweep);
		was = is;
	}
	return ac_plan_answer(&work, question, arena, changed);
}

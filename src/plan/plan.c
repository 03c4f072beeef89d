/* SPDX-License-Identifier: MIT */
/* Makes a plan: sessions in order, every window, and which rules speak of which activity. */
#include "plan_private.h"

#include <string.h>

/* ---- sessions ------------------------------------------------------------------------------------------ */

static int by_end(gconstpointer a, gconstpointer b, gpointer data)
{
	(void)data;
	const AcPlanSession *x = a, *y = b;
	if (x->end != y->end)
		return x->end < y->end ? -1 : 1;
	if (x->begin != y->begin)
		return x->begin < y->begin ? -1 : 1;
	return x->session->id < y->session->id ? -1 : x->session->id > y->session->id;
}

static void add_sessions(AcPlan *plan)
{
	const AcClient *client = plan->client;
	AcPlanSession *sessions = AC_ARENA_ARRAY(plan->arena, AcPlanSession, client->n_sessions);
	plan->switch_at = AC_INSTANT_ALWAYS;
	for (guint i = 0; i < client->n_sessions; i++) {
		const AcSession *session = &client->sessions[i];
		AcPlanSession *it = &sessions[i];
		it->session = session;
		it->end = CLAMP(session->end, AC_PLAN_MIN, AC_PLAN_MAX);
		it->begin = MIN(CLAMP(session->begin, AC_PLAN_MIN, AC_PLAN_MAX), it->end);
		it->unconfirmed = session->state == AC_SESSION_PLANNED && it->end <= plan->now;
		plan->switch_at = MAX(plan->switch_at, it->begin);
	}
	g_qsort_with_data(sessions, (gint)client->n_sessions, sizeof *sessions, by_end, NULL);
	plan->sessions = sessions;
	plan->n_sessions = (gint32)client->n_sessions;
	plan->final = AC_SLOT_NONE;
	if (plan->n_sessions == 0)
		return;
	/* A mark on a session that is not the latest, or may not have happened, does not tell which is the last.
	 */
	const AcPlanSession *last = &sessions[plan->n_sessions - 1];
	if (last->session->final && !last->unconfirmed)
		plan->final = plan->n_sessions - 1;
}

gint32 ac_plan_latest(const AcPlan *plan, AcInstant at, gboolean certain)
{
	gint32 k = plan->n_sessions - 1;
	while (k >= 0 && (plan->sessions[k].begin > at || (certain && plan->sessions[k].unconfirmed)))
		k--;
	return k;
}

gint32 ac_plan_session_index(const AcPlan *plan, gint64 id)
{
	for (gint32 k = 0; k < plan->n_sessions; k++)
		if (plan->sessions[k].session->id == id)
			return k;
	return AC_SLOT_NONE;
}

const AcSession *ac_plan_session_at(const AcPlan *plan, AcInstant at)
{
	gint32 k = ac_plan_latest(plan, at, FALSE);
	return k == AC_SLOT_NONE ? NULL : plan->sessions[k].session;
}

int ac_plan_day_number(const AcPlan *plan, const AcSession *session, AcDate date)
{
	int days = date - ac_time_date(session->end, session->zone);
	return days < 0 ? days : days + plan->protocol->treatment_day;
}

/* ---- rules, tasks, adjustments ------------------------------------------------------------------------- */

static void add_rules(AcPlan *plan, AcPlanMemo *memo)
{
	const AcProtocol *protocol = plan->protocol;
	AcPlanTimes *rules = AC_ARENA_ARRAY(plan->arena, AcPlanTimes, protocol->n_rules);
	AcPlanWindow *windows =
	    AC_ARENA_ARRAY(plan->arena, AcPlanWindow, protocol->n_rules * (guint)plan->n_sessions);
	for (guint i = 0; i < protocol->n_rules; i++) {
		const AcRule *rule = &protocol->rules[i];
		AcPlanTimes *times = &rules[i];
		AcPlanTerms terms = {rule->when, rule->unless, rule->n_when, rule->n_unless};
		ac_plan_judge(plan, &terms, times);
		if (times->before == AC_TRUTH_NO && times->after == AC_TRUTH_NO)
			continue;
		gboolean is_plain_ok =
		    !rule->allows && rule->verdict == AC_VERDICT_OK && !ac_words_bind(&rule->words);
		AcPlanTiming timing = {
		    .from = &rule->from,
		    .to = &rule->to,
		    .anchor = rule->anchor,
		    .until = rule->until,
		    .once = rule->once,
		    .restricts = !is_plain_ok || rule->limit != NULL,
		    .permits = rule->allows || rule->verdict == AC_VERDICT_CARE || rule->verdict == AC_VERDICT_OK,
		};
		times->windows = windows;
		times->n_windows = ac_plan_windows(plan, memo, &timing, windows);
		windows += times->n_windows;
	}
	plan->rules = rules;
}

static void add_tasks(AcPlan *plan, AcPlanMemo *memo)
{
	const AcProtocol *protocol = plan->protocol;
	AcPlanTimes *tasks = AC_ARENA_ARRAY(plan->arena, AcPlanTimes, protocol->n_tasks);
	AcPlanWindow *windows =
	    AC_ARENA_ARRAY(plan->arena, AcPlanWindow, protocol->n_tasks * (guint)plan->n_sessions);
	for (guint i = 0; i < protocol->n_tasks; i++) {
		const AcTask *task = &protocol->tasks[i];
		AcPlanTiming timing = {.from = &task->from,
		                       .to = &task->to,
		                       .anchor = task->anchor,
		                       .until = task->until,
		                       .once = task->once,
		                       .permits = TRUE};
		AcPlanTerms terms = {task->when, task->unless, task->n_when, task->n_unless};
		ac_plan_judge(plan, &terms, &tasks[i]);
		tasks[i].windows = windows;
		tasks[i].n_windows = ac_plan_windows(plan, memo, &timing, windows);
		windows += tasks[i].n_windows;
	}
	plan->tasks = tasks;
}

/* One without bounds, for the whole course, holds at any time; the others run on the clocks of their
 * sessions. */
static guint adjustment_windows(const AcPlan *plan, AcPlanMemo *memo, const AcAdjustment *adjustment,
                                AcPlanWindow *out)
{
	AcPlanTiming timing = {
	    .from = &adjustment->from, .to = &adjustment->to, .restricts = TRUE, .permits = TRUE};
	gboolean is_bound =
	    adjustment->from.early.kind != AC_OFFSET_NONE || adjustment->to.early.kind != AC_OFFSET_NONE;
	if (adjustment->session_id != 0) {
		gint32 k = ac_plan_session_index(plan, adjustment->session_id);
		if (k == AC_SLOT_NONE)
			return 0;
		out[0] = ac_plan_window_on(plan, memo, &timing, k);
		return 1;
	}
	if (is_bound)
		return ac_plan_windows(plan, memo, &timing, out);
	AcInstant always = AC_INSTANT_ALWAYS, never = AC_INSTANT_NEVER;
	AcWindow window = {.from = always,
	                   .from_late = always,
	                   .to_early = never,
	                   .to = never,
	                   .open = AC_OPEN_ENDLESS,
	                   .not_before = always};
	out[0] = (AcPlanWindow){window, AC_SLOT_NONE, plan->n_sessions, plan->n_sessions};
	return 1;
}

static guint rank_of(const AcActivity *ladder, const char *step)
{
	for (guint i = 0; i < ladder->n_steps; i++)
		if (strcmp(ladder->steps[i]->id, step) == 0)
			return ladder->steps[i]->rank;
	return 0;
}

static void add_adjustments(AcPlan *plan, AcPlanMemo *memo)
{
	const AcClient *client = plan->client;
	AcPlanAdjustment *all = AC_ARENA_ARRAY(plan->arena, AcPlanAdjustment, client->n_adjustments);
	plan->adjustments = all;
	for (guint i = 0; i < client->n_adjustments; i++) {
		const AcAdjustment *adjustment = &client->adjustments[i];
		const AcActivity *activity = ac_catalogue_find(plan->protocol->catalogue, adjustment->activity);
		gboolean says_nothing = adjustment->verdict == AC_VERDICT_SILENT && adjustment->allow == NULL;
		if (activity == NULL || says_nothing)
			continue;
		AcPlanWindow *windows = AC_ARENA_ARRAY(plan->arena, AcPlanWindow, MAX(plan->n_sessions, 1));
		AcPlanAdjustment *it = &all[plan->n_adjustments++];
		it->adjustment = adjustment;
		it->activity = activity;
		it->allow_rank = adjustment->allow != NULL ? rank_of(activity, adjustment->allow) : G_MAXUINT;
		it->times.before = it->times.after = AC_TRUTH_YES;
		it->times.windows = windows;
		it->times.n_windows = adjustment_windows(plan, memo, adjustment, windows);
	}
}

/* ---- which rules name an activity ---------------------------------------------------------------------- */

static gboolean may_apply(const AcPlan *plan, guint rule)
{
	return plan->rules[rule].before != AC_TRUTH_NO || plan->rules[rule].after != AC_TRUTH_NO;
}

static void add_index(AcPlan *plan)
{
	const AcProtocol *protocol = plan->protocol;
	guint n = protocol->catalogue->n_activities;
	guint *from = AC_ARENA_ARRAY(plan->arena, guint, n + 2);
	for (guint i = 0; i < protocol->n_rules; i++)
		for (guint k = 0; may_apply(plan, i) && k < protocol->rules[i].n_on; k++)
			from[protocol->rules[i].on[k]->index + 2]++;
	for (guint i = 2; i < n + 2; i++)
		from[i] += from[i - 1];
	guint *named = AC_ARENA_ARRAY(plan->arena, guint, from[n + 1]);
	/* from[i + 1] is where the next of activity i goes; in the end it is where those of i + 1 begin. */
	for (guint i = 0; i < protocol->n_rules; i++)
		for (guint k = 0; may_apply(plan, i) && k < protocol->rules[i].n_on; k++)
			named[from[protocol->rules[i].on[k]->index + 1]++] = i;
	plan->named_from = from;
	plan->named = named;
}

AcPlan *ac_plan_new(const AcProtocol *protocol, const AcClient *client, AcInstant now)
{
	AcArena *arena = ac_arena_new();
	AcPlan *plan = AC_ARENA_NEW(arena, AcPlan);
	plan->arena = arena;
	plan->protocol = protocol;
	plan->client = client;
	plan->now = now;
	add_sessions(plan);
	plan->closings = ac_plan_closings_new(plan);
	g_autoptr(AcArena) scratch = ac_arena_new();
	AcPlanMemo *memo = ac_plan_memo_new(plan, scratch);
	add_rules(plan, memo);
	add_tasks(plan, memo);
	add_adjustments(plan, memo);
	add_index(plan);
	return plan;
}

void ac_plan_free(AcPlan *plan)
{
	if (plan != NULL)
		ac_arena_free(plan->arena);
}

const AcProtocol *ac_plan_protocol(const AcPlan *plan)
{
	return plan->protocol;
}

const AcClient *ac_plan_client(const AcPlan *plan)
{
	return plan->client;
}

AcInstant ac_plan_now(const AcPlan *plan)
{
	return plan->now;
}

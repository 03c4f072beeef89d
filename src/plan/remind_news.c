/* SPDX-License-Identifier: MIT */
/* What has become allowed, and what a coming session forbids: the news of a day, as the day's screen has it.
 */
#include "remind_board.h"

#define NOON (12 * 60)
/* No news is said longer after it, or before. */
#define NEAR (50 * AC_HOUR)
/* So many days are looked at in search of the next news. */
#define MAX_LOOKS 60

/* ---- which days can have news -------------------------------------------------------------------------- */

static void add_edge(const AcPlanBoard *board, GArray *edges, AcInstant at)
{
	if (at >= board->from - NEAR && at < board->to + NEAR)
		g_array_append_val(edges, at);
}

static void add_edges(const AcPlanBoard *board, GArray *edges, const AcPlanTimes *times)
{
	for (guint i = 0; i < times->n_windows; i++) {
		const AcWindow *window = &times->windows[i].window;
		add_edge(board, edges, window->from);
		add_edge(board, edges, window->from_late);
		add_edge(board, edges, window->to_early);
		add_edge(board, edges, window->to);
	}
}

static int by_instant(gconstpointer a, gconstpointer b)
{
	const AcInstant *x = a, *y = b;
	return *x < *y ? -1 : *x > *y;
}

/* Verdicts change where windows do, and when a session begins. */
static GArray *edges_of(const AcPlanBoard *board)
{
	const AcPlan *plan = board->plan;
	GArray *edges = g_array_new(FALSE, FALSE, sizeof(AcInstant));
	for (guint i = 0; i < plan->protocol->n_rules; i++)
		add_edges(board, edges, &plan->rules[i]);
	for (guint i = 0; i < plan->n_adjustments; i++)
		add_edges(board, edges, &plan->adjustments[i].times);
	for (gint32 k = 0; k < plan->n_sessions; k++)
		add_edge(board, edges, plan->sessions[k].begin);
	g_array_sort(edges, by_instant);
	return edges;
}

/* ---- when they are said -------------------------------------------------------------------------------- */

/* What is allowed: in the morning, or when quiet hours are over: on the next day, if need be. */
static AcInstant heard_at(const AcPlanBoard *board, AcInstant at)
{
	AcDate date = ac_time_date(at, board->zone);
	AcInstant morning = ac_time_at(date, board->policy->morning_minute, board->zone, AC_FOLD_FIRST);
	return ac_plan_remind_quiet_end(board->policy, board->zone, MAX(at, morning));
}

/* What is forbidden: in time to act on it. What begins before noon is said on the evening before, what begins
 * later than the evening is said then. */
static AcInstant warned_at(const AcPlanBoard *board, AcInstant begins)
{
	AcLocal local = ac_time_local(begins, board->zone);
	int eve = board->policy->eve_minute;
	if (local.minute < NOON)
		return ac_time_at(local.date - 1, eve, board->zone, AC_FOLD_FIRST);
	if (local.minute <= eve)
		return begins;
	return MIN(ac_time_at(local.date, eve, board->zone, AC_FOLD_FIRST), begins);
}

static gboolean is_asked_for(const AcPlanBoard *board, AcInstant edge)
{
	AcInstant heard = heard_at(board, edge), warned = warned_at(board, edge);
	return (ac_plan_remind_wants(board, AC_REMINDER_ALLOWED) && heard >= board->from && heard < board->to) ||
	       (ac_plan_remind_wants(board, AC_REMINDER_BEFORE) && warned >= board->from && warned < board->to);
}

/* ---- allowed ------------------------------------------------------------------------------------------- */

static gboolean permits(AcVerdict verdict)
{
	return verdict == AC_VERDICT_OK || verdict == AC_VERDICT_CARE;
}

static guint rank_of(const AcActivity *step)
{
	return step != NULL ? step->rank : 0;
}

/* What a session brings with it is spoken of there. */
static gboolean is_at_a_session(const AcPlan *plan, AcInstant at)
{
	for (gint32 k = 0; k < plan->n_sessions; k++)
		if (plan->sessions[k].begin <= at && at <= plan->sessions[k].end)
			return TRUE;
	return FALSE;
}

static gboolean frees(const AcPlan *plan, const AcChange *change)
{
	return permits(change->is) &&
	       (!permits(change->was) || rank_of(change->is_step) > rank_of(change->was_step)) &&
	       !is_at_a_session(plan, change->at);
}

static gboolean still_holds(AcPlanWork *work, const AcChange *change, AcInstant at)
{
	const AcPlanQuestion *question = ac_plan_question(work, change->activity, 0);
	AcPlanState state = ac_plan_sweep_state(ac_plan_sweep_new(work, question, at), FALSE);
	return permits(state.verdict) && rank_of(ac_plan_step(question, state.step)) >= rank_of(change->is_step);
}

static void add_allowed(AcPlanBoard *board, const AcDay *day, const AcChange *changes, guint n)
{
	AcInstant at = changes[0].at, heard = heard_at(board, at);
	AcReminder reminder = {
	    .kind = AC_REMINDER_ALLOWED,
	    .key = ac_arena_printf(board->arena, "allowed:%s", ac_plan_remind_name(board->arena, at)),
	    .at = heard,
	    .about = at,
	    .until = ac_time_midnight(ac_time_date(heard, board->zone) + 1, board->zone),
	    .late = AC_LATE_DIGEST,
	};
	AcChange *kept = AC_ARENA_ARRAY(board->arena, AcChange, n);
	g_auto(AcPlanWork) work;
	ac_plan_work_init(&work, board->plan);
	for (guint i = 0; i < n; i++)
		if (heard < day->ends || still_holds(&work, &changes[i], heard))
			kept[reminder.n_changes++] = changes[i];
	reminder.changes = kept;
	if (reminder.n_changes > 0)
		ac_plan_remind_add(board, &reminder);
}

/* ---- before a session ---------------------------------------------------------------------------------- */

static gboolean forbids(const AcChange *change)
{
	if (change->is == AC_VERDICT_ASK || change->is == AC_VERDICT_AVOID)
		return ac_verdict_is_stricter(change->is, change->was);
	return permits(change->is) && permits(change->was) &&
	       rank_of(change->is_step) < rank_of(change->was_step);
}

static gboolean speaks_of(const AcActivity *on, const AcActivity *activity)
{
	return ac_activity_is(activity, on) || on->ladder == activity;
}

static gboolean rule_speaks_of(const AcRule *rule, const AcActivity *activity)
{
	for (guint i = 0; i < rule->n_on; i++)
		if (speaks_of(rule->on[i], activity))
			return TRUE;
	return FALSE;
}

/* The coming session for which a window of a time before it begins at that moment; NONE. */
static gint32 begins_for(const AcPlan *plan, const AcPlanTimes *times, const AcSpan *from, AcInstant at)
{
	for (guint i = 0; i < times->n_windows && ac_offset_is_negative(&from->early); i++) {
		const AcPlanWindow *span = &times->windows[i];
		if (span->window.from == at && span->session != AC_SLOT_NONE &&
		    plan->sessions[span->session].begin > at &&
		    plan->sessions[span->session].session->state == AC_SESSION_PLANNED)
			return span->session;
	}
	return AC_SLOT_NONE;
}

static gint32 session_behind(const AcPlan *plan, const AcChange *change)
{
	gint32 session = AC_SLOT_NONE;
	for (guint i = 0; i < plan->protocol->n_rules && session == AC_SLOT_NONE; i++) {
		const AcRule *rule = &plan->protocol->rules[i];
		if (ac_offset_is_negative(&rule->from.early) && rule_speaks_of(rule, change->activity))
			session = begins_for(plan, &plan->rules[i], &rule->from, change->at);
	}
	for (guint i = 0; i < plan->n_adjustments && session == AC_SLOT_NONE; i++) {
		const AcPlanAdjustment *own = &plan->adjustments[i];
		if (speaks_of(own->activity, change->activity))
			session = begins_for(plan, &own->times, &own->adjustment->from, change->at);
	}
	return session;
}

static void add_before(AcPlanBoard *board, gint32 session, const AcChange *changes, guint n)
{
	const AcPlanSession *it = &board->plan->sessions[session];
	AcInstant begins = changes[0].at;
	AcReminder reminder = {
	    .kind = AC_REMINDER_BEFORE,
	    .key = ac_arena_printf(board->arena, "before:%" G_GINT64_FORMAT ":%s", it->session->id,
	                           ac_plan_remind_name(board->arena, begins)),
	    .at = warned_at(board, begins),
	    .about = it->begin,
	    .until = it->begin,
	    .session = it->session,
	    .changes = ac_arena_memdup(board->arena, changes, n * sizeof *changes),
	    .n_changes = n,
	};
	ac_plan_remind_add(board, &reminder);
}

/* ---- a day --------------------------------------------------------------------------------------------- */

/* Those of one moment, and for BEFORE of one session, are said together. */
static void add_changes(AcPlanBoard *board, const AcDay *day, AcReminderKind kind)
{
	g_autoptr(GArray) together = g_array_new(FALSE, FALSE, sizeof(AcChange));
	gboolean *taken = AC_ARENA_ARRAY(board->arena, gboolean, day->n_new_today);
	gint32 *sessions = AC_ARENA_ARRAY(board->arena, gint32, day->n_new_today);
	for (guint i = 0; i < day->n_new_today; i++) {
		const AcChange *change = &day->new_today[i];
		sessions[i] = kind == AC_REMINDER_BEFORE && forbids(change) ? session_behind(board->plan, change)
		                                                            : AC_SLOT_NONE;
		taken[i] = kind == AC_REMINDER_BEFORE ? sessions[i] == AC_SLOT_NONE : !frees(board->plan, change);
	}
	for (guint i = 0; i < day->n_new_today; i++) {
		g_array_set_size(together, 0);
		for (guint k = i; k < day->n_new_today && !taken[i]; k++) {
			if (taken[k] || day->new_today[k].at != day->new_today[i].at || sessions[k] != sessions[i])
				continue;
			g_array_append_val(together, day->new_today[k]);
			taken[k] = k != i;
		}
		if (together->len == 0)
			continue;
		const AcChange *changes = (const AcChange *)(gpointer)together->data;
		if (kind == AC_REMINDER_BEFORE)
			add_before(board, sessions[i], changes, together->len);
		else
			add_allowed(board, day, changes, together->len);
	}
}

/* As the day's screen has it, whatever the time of day. */
static AcInstant add_day(AcPlanBoard *board, AcDate date)
{
	g_autoptr(AcArena) scratch = ac_arena_new();
	AcDay day = {.date = date,
	             .begins = ac_time_midnight(date, board->zone),
	             .ends = ac_time_midnight(date + 1, board->zone)};
	day.at = day.begins;
	ac_plan_day_rows(board->plan, scratch, &day, day.ends);
	if (ac_plan_remind_wants(board, AC_REMINDER_ALLOWED))
		add_changes(board, &day, AC_REMINDER_ALLOWED);
	if (ac_plan_remind_wants(board, AC_REMINDER_BEFORE))
		add_changes(board, &day, AC_REMINDER_BEFORE);
	return day.ends;
}

void ac_plan_remind_news(AcPlanBoard *board)
{
	if (!ac_plan_remind_wants(board, AC_REMINDER_ALLOWED) && !ac_plan_remind_wants(board, AC_REMINDER_BEFORE))
		return;
	g_autoptr(GArray) edges = edges_of(board);
	AcInstant done = AC_INSTANT_ALWAYS, last = AC_INSTANT_ALWAYS;
	guint looks = 0;
	for (guint i = 0; i < edges->len; i++) {
		AcInstant edge = g_array_index(edges, AcInstant, i);
		if (edge < done || edge == last || !is_asked_for(board, edge))
			continue;
		last = edge;
		/* What is left is not said before this. */
		if (board->out == NULL && looks++ == MAX_LOOKS) {
			board->to = CLAMP(edge - NEAR, board->from, board->to);
			board->found = TRUE;
			return;
		}
		done = add_day(board, ac_time_date(edge, board->zone));
	}
}

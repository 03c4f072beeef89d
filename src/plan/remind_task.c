/* SPDX-License-Identifier: MIT */
/* Tasks that are reminded of: when it is said, and for how long. */
#include "remind_board.h"

#define DAY (24 * AC_HOUR)
/* Around a stretch of time: an all-day task stands at its midnight and is said later on that day, and the
 * next one of a day ends the one before. */
#define SLACK (DAY + 2 * AC_HOUR)
/* So many are looked at in search of the next one that is open. */
#define MAX_LOOKS 1000

typedef struct {
	AcPlanBoard *board;
	guint index;
	const AcTask *task;
	const AcOccurrence *all;
	guint n;
} Series;

/* ---- when it is said ----------------------------------------------------------------------------------- */

static AcInstant window_begins(const Series *series, const AcOccurrence *one)
{
	const AcPlan *plan = series->board->plan;
	const AcPlanTimes *times = &plan->tasks[series->index];
	for (guint i = 0; i < times->n_windows; i++) {
		gint32 k = times->windows[i].session;
		if (k != AC_SLOT_NONE && plan->sessions[k].session == one->session)
			return times->windows[i].window.from_late;
	}
	return AC_INSTANT_ALWAYS;
}

static gboolean is_beside(const AcOccurrence *a, const AcOccurrence *b)
{
	return a->session == b->session && a->date == b->date && a->minute < 0 && b->minute < 0;
}

/* The boxes of a day are spread from the morning to the evening; none comes before its window. */
static AcInstant box_at(const Series *series, const AcOccurrence *one)
{
	const AcRemindPolicy *policy = series->board->policy;
	int n = 0;
	for (guint i = 0; i < series->n; i++)
		n += is_beside(&series->all[i], one) ? 1 : 0;
	int length = MAX(policy->eve_minute - policy->morning_minute, 0);
	int minute = policy->morning_minute + (-1 - one->minute) * length / MAX(n, 1);
	AcInstant at = ac_time_at(one->date, minute, series->board->zone, AC_FOLD_FIRST);
	return MAX(at, window_begins(series, one));
}

static AcInstant with_lead(const Series *series, AcInstant at)
{
	const AcOffset *lead = &series->task->lead;
	if (lead->kind == AC_OFFSET_ELAPSED)
		return at - lead->minutes * AC_MINUTE;
	if (lead->kind != AC_OFFSET_CALENDAR)
		return at;
	AcLocal local = ac_time_local(at, series->board->zone);
	AcDate date = ac_date_add_months(local.date, -lead->months) - lead->days;
	return ac_time_at(date, local.minute, series->board->zone, AC_FOLD_FIRST);
}

static AcInstant due_at(const Series *series, const AcOccurrence *one)
{
	return one->minute < 0 ? box_at(series, one) : one->at;
}

/* ---- one reminder -------------------------------------------------------------------------------------- */

/* The minute as part of a key; "+" the second time a clock shows it. */
static const char *minute_name(const Series *series, const AcOccurrence *one)
{
	AcArena *arena = series->board->arena;
	if (one->minute < 0)
		return ac_arena_printf(arena, "day%d", -one->minute);
	AcInstant first = ac_time_at(one->date, one->minute, series->board->zone, AC_FOLD_FIRST);
	gboolean again =
	    one->at >= first + AC_MINUTE && ac_time_local(one->at, series->board->zone).minute == one->minute;
	return ac_arena_printf(arena, "%02d%02d%s", one->minute / 60, one->minute % 60, again ? "+" : "");
}

static AcReminderEnd end_of(AcTaskState state)
{
	switch (state) {
	case AC_TASK_DONE:
		return AC_REMINDER_DONE;
	case AC_TASK_SKIPPED:
		return AC_REMINDER_SKIPPED;
	case AC_TASK_HELD:
		return AC_REMINDER_HELD;
	case AC_TASK_UPCOMING:
	case AC_TASK_DUE:
	case AC_TASK_MISSED:
	case AC_TASK_WAITS:
		return AC_REMINDER_OPEN;
	}
	g_assert_not_reached();
}

/* The end of its day, or when the next of the same is due. */
static AcInstant until_of(const Series *series, guint index)
{
	const AcOccurrence *one = &series->all[index];
	AcInstant until = ac_time_midnight(one->date + 1, series->board->zone);
	for (guint i = index + 1; i < series->n; i++)
		if (series->all[i].session == one->session)
			return MIN(until, due_at(series, &series->all[i]));
	return until;
}

static void add(const Series *series, guint index)
{
	AcPlanBoard *board = series->board;
	const AcOccurrence *one = &series->all[index];
	AcInstant due = due_at(series, one), at = with_lead(series, due);
	if (at < board->from || at >= board->to)
		return;
	const AcTask *task = series->task;
	gboolean again = task->level != AC_LEVEL_MAY && task->level != AC_LEVEL_NEVER &&
	                 board->policy->repeats > 0 && board->policy->repeat_minutes > 0;
	AcReminder reminder = {
	    .kind = AC_REMINDER_TASK,
	    .key = ac_arena_printf(board->arena, "task:%s:%" G_GINT64_FORMAT ":%s:%s", task->id,
	                           one->session != NULL ? one->session->id : 0,
	                           ac_plan_remind_date(board->arena, one->date), minute_name(series, one)),
	    .at = at,
	    .about = due,
	    .until = until_of(series, index),
	    .late = task->late,
	    .repeats = again ? board->policy->repeats : 0,
	    .gap = again ? board->policy->repeat_minutes * AC_MINUTE : 0,
	    .end = end_of(one->state),
	    .occurrence = one,
	    .session = one->session,
	};
	ac_plan_remind_add(board, &reminder);
}

/* ---- all of a task ------------------------------------------------------------------------------------- */

/* How long before it is said at least, and at most. */
static void lead_bounds(const AcOffset *lead, AcInstant *least, AcInstant *most)
{
	*least = *most = 0;
	if (lead->kind == AC_OFFSET_ELAPSED)
		*least = *most = lead->minutes * AC_MINUTE;
	if (lead->kind != AC_OFFSET_CALENDAR)
		return;
	*least = (lead->months * (AcInstant)28 + lead->days) * DAY;
	*most = (lead->months * (AcInstant)31 + lead->days) * DAY;
}

/* Returns how many were looked at. */
static guint add_between(Series *series, AcInstant from, AcInstant to)
{
	AcInstant least, most;
	lead_bounds(&series->task->lead, &least, &most);
	AcPlanBoard *board = series->board;
	series->all = ac_plan_task_times(board->plan, board->arena, series->index, from + least - SLACK,
	                                 to + most + SLACK, &series->n);
	for (guint i = 0; i < series->n; i++)
		add(series, i);
	return series->n;
}

/* Nothing is said of it before the one, nor from the other on. */
static void life_of(const Series *series, AcInstant *begins, AcInstant *ends)
{
	const AcPlanTimes *times = &series->board->plan->tasks[series->index];
	AcInstant least, most;
	lead_bounds(&series->task->lead, &least, &most);
	*begins = AC_PLAN_MAX;
	*ends = AC_PLAN_MIN;
	for (guint i = 0; i < times->n_windows; i++) {
		*begins = MIN(*begins, MAX(times->windows[i].window.from_late, AC_PLAN_MIN));
		*ends = MAX(*ends, MIN(times->windows[i].window.to_early, AC_PLAN_MAX));
	}
	*begins -= most + SLACK;
	*ends += SLACK - least;
}

/* Further and further ahead, from where it begins. */
static void seek(Series *series, AcInstant begins, AcInstant ends)
{
	AcPlanBoard *board = series->board;
	guint looks = 0;
	AcInstant from = MAX(board->from, begins);
	for (AcInstant step = 2 * DAY; from < MIN(board->to, ends); step *= 2) {
		AcInstant to = MIN(from + step, MIN(board->to, ends));
		looks += add_between(series, from, to);
		from = to;
		if (looks > MAX_LOOKS && from < board->to) {
			board->to = from;
			board->found = TRUE;
		}
	}
}

void ac_plan_remind_tasks(AcPlanBoard *board)
{
	const AcProtocol *protocol = board->plan->protocol;
	for (guint i = 0; i < protocol->n_tasks && ac_plan_remind_wants(board, AC_REMINDER_TASK); i++) {
		Series series = {.board = board, .index = i, .task = &protocol->tasks[i]};
		AcInstant begins, ends;
		life_of(&series, &begins, &ends);
		if (!series.task->remind || begins >= board->to || ends <= board->from)
			continue;
		if (board->out != NULL)
			add_between(&series, board->from, board->to);
		else
			seek(&series, begins, ends);
	}
}

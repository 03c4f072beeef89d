/* SPDX-License-Identifier: MIT */
/* What lies ahead: follow-ups, and when a screen changes next. */
#include "plan_private.h"

/* ---- follow-ups ---------------------------------------------------------------------------------------- */

/* What repeats: calendar steps keep the clock time of the first. */
typedef struct {
	AcInstant first;
	AcDate date;
	int minute;
	GTimeZone *zone;
} Series;

static AcInstant series_at(const Series *series, const AcOffset *every, gint64 n)
{
	if (every->kind == AC_OFFSET_ELAPSED)
		return series->first + n * every->minutes * AC_MINUTE;
	gint64 months = MIN(n * every->months, 12 * 10000), days = MIN(n * every->days, 366 * 10000);
	AcDate date = ac_date_add_months(series->date, (int)months);
	return ac_time_at(date + (AcDate)days, series->minute, series->zone, AC_FOLD_FIRST);
}

static gboolean repeats(const AcOffset *every)
{
	return (every->kind == AC_OFFSET_ELAPSED && every->minutes > 0) ||
	       (every->kind == AC_OFFSET_CALENDAR && every->months >= 0 && every->days >= 0 &&
	        every->months + every->days > 0);
}

/* The first of a series from @from on; NEVER when it is over. */
static AcInstant first_from(const Series *series, const AcOffset *every, AcInstant from)
{
	if (series->first >= from)
		return series->first;
	if (!repeats(every))
		return AC_INSTANT_NEVER;
	AcInstant longest = every->kind == AC_OFFSET_ELAPSED
	                        ? every->minutes * AC_MINUTE
	                        : (every->months * (gint64)31 + every->days + 1) * 24 * AC_HOUR;
	/* No step is longer than this: it cannot go past the first. */
	gint64 n = (from - series->first) / longest;
	AcInstant at = series_at(series, every, n);
	for (AcInstant before = AC_INSTANT_ALWAYS; at < from && at > before; at = series_at(series, every, ++n))
		before = at;
	return at >= from ? at : AC_INSTANT_NEVER;
}

static void add_dates(const AcPlan *plan, const AcFollowup *followup, AcInstant from, AcPlanWindow *windows,
                      GArray *out)
{
	static const AcSpan OPEN = {.early = {.kind = AC_OFFSET_NONE}, .late = {.kind = AC_OFFSET_NONE}};
	AcPlanTiming timing = {.from = &followup->at, .to = &OPEN, .anchor = followup->anchor};
	AcFollowupDate date = {followup, AC_INSTANT_NEVER};
	guint n = ac_plan_windows(plan, NULL, &timing, windows);
	if (n == 0)
		g_array_append_val(out, date);
	for (guint i = 0; i < n; i++) {
		AcInstant first = windows[i].window.from;
		date.at = AC_INSTANT_NEVER;
		if (first != AC_INSTANT_NEVER) {
			GTimeZone *zone = plan->sessions[windows[i].session].session->zone;
			AcLocal local = ac_time_local(first, zone);
			Series series = {first, local.date, local.minute, zone};
			date.at = first_from(&series, &followup->every, from);
			if (date.at == AC_INSTANT_NEVER)
				continue;
		}
		g_array_append_val(out, date);
	}
}

const AcFollowupDate *ac_plan_followups(const AcPlan *plan, AcArena *arena, AcInstant from, guint *n)
{
	g_autoptr(GArray) dates = g_array_new(FALSE, FALSE, sizeof(AcFollowupDate));
	g_autofree AcPlanWindow *windows = g_new0(AcPlanWindow, (guint)MAX(plan->n_sessions, 1));
	from = CLAMP(from, AC_PLAN_MIN, AC_PLAN_MAX);
	for (guint i = 0; i < plan->protocol->n_followups; i++)
		add_dates(plan, &plan->protocol->followups[i], from, windows, dates);
	*n = dates->len;
	return ac_arena_memdup(arena, dates->data, dates->len * sizeof(AcFollowupDate));
}

/* ---- the next change ----------------------------------------------------------------------------------- */

static AcInstant nearer(AcInstant best, AcInstant at, AcInstant after)
{
	return at > after ? MIN(best, at) : best;
}

static AcInstant next_edge(const AcPlanTimes *times, AcInstant after, AcInstant next)
{
	for (guint i = 0; i < times->n_windows; i++) {
		const AcWindow *window = &times->windows[i].window;
		next = nearer(next, window->from, after);
		next = nearer(next, window->from_late, after);
		next = nearer(next, window->to_early, after);
		next = nearer(next, window->to, after);
	}
	return next;
}

static gboolean holds_at(const AcPlanTimes *times, AcInstant at)
{
	for (guint i = 0; i < times->n_windows; i++)
		if (times->windows[i].window.from <= at && at < times->windows[i].window.to)
			return TRUE;
	return FALSE;
}

/* The clock hours of limits that are in force then. */
static AcInstant next_hour(const AcPlan *plan, guint rule, AcInstant after, AcInstant next)
{
	const AcLimit *limit = plan->protocol->rules[rule].limit;
	if (limit == NULL || limit->from_minute < 0 || limit->to_minute < 0 ||
	    !holds_at(&plan->rules[rule], after))
		return next;
	GTimeZone *zone = plan->client->zone;
	AcDate date = ac_time_date(after, zone);
	next = nearer(next, ac_time_at(date, limit->from_minute, zone, AC_FOLD_SECOND), after);
	return nearer(next, ac_time_at(date, limit->to_minute, zone, AC_FOLD_FIRST), after);
}

static AcInstant next_task(const AcPlan *plan, AcInstant after, AcInstant next)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n;
	const AcOccurrence *tasks = ac_plan_tasks(plan, arena, after + 1, next, &n);
	return n > 0 ? tasks[0].at : next;
}

AcInstant ac_plan_next_change(const AcPlan *plan, AcInstant after)
{
	GTimeZone *zone = plan->client->zone;
	after = CLAMP(after, AC_PLAN_MIN, AC_PLAN_MAX);
	AcInstant next = ac_time_midnight(ac_time_date(after, zone) + 1, zone);
	for (gint32 k = 0; k < plan->n_sessions; k++) {
		next = nearer(next, plan->sessions[k].begin, after);
		next = nearer(next, plan->sessions[k].end, after);
	}
	for (guint i = 0; i < plan->protocol->n_rules; i++) {
		next = next_edge(&plan->rules[i], after, next);
		next = next_hour(plan, i, after, next);
	}
	for (guint i = 0; i < plan->n_adjustments; i++)
		next = next_edge(&plan->adjustments[i].times, after, next);
	return next_task(plan, after, next);
}

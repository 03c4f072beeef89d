/* SPDX-License-Identifier: MIT */
/* The whole course as rows of spells, and what one cell of them says. */
#include "plan/chart.h"

#include "plan_private.h"

/* How far before the first session, and after today and the last session, a chart looks. */
#define DAYS_BEFORE 100
#define DAYS_AFTER  100

/* ---- which days ---------------------------------------------------------------------------------------- */

static AcInstant later(AcInstant a, AcInstant b, AcInstant limit)
{
	return b > limit ? a : MAX(a, b);
}

/* The latest edge of a window that is not beyond @limit. */
static AcInstant last_edge(const AcPlanTimes *times, AcInstant found, AcInstant limit)
{
	if (times->before == AC_TRUTH_NO && times->after == AC_TRUTH_NO)
		return found;
	for (guint i = 0; i < times->n_windows; i++) {
		found = later(found, times->windows[i].window.from, limit);
		found = later(found, times->windows[i].window.to, limit);
	}
	return found;
}

void ac_chart_range(const AcPlan *plan, AcDate *first, AcDate *last)
{
	GTimeZone *zone = plan->client->zone;
	AcDate today = ac_time_date(plan->now, zone), begin = today, end = today;
	ac_plan_range(plan, first, last);
	for (gint32 k = 0; k < plan->n_sessions; k++) {
		begin = MIN(begin, ac_time_date(plan->sessions[k].begin, zone));
		end = MAX(end, ac_time_date(plan->sessions[k].end, zone));
	}
	AcInstant limit = ac_time_midnight(end + DAYS_AFTER, zone), found = AC_INSTANT_ALWAYS;
	for (guint i = 0; i < plan->protocol->n_rules; i++)
		found = last_edge(&plan->rules[i], found, limit);
	for (guint i = 0; i < plan->n_adjustments; i++)
		found = last_edge(&plan->adjustments[i].times, found, limit);
	if (found != AC_INSTANT_ALWAYS)
		*last = MAX(*last, ac_time_date(found, zone));
	if (plan->n_sessions == 0)
		*last = today + ac_plan_lasts_days(plan, today);
	*first = MAX(*first, begin - DAYS_BEFORE);
	/* Of a course that takes longer than a chart can be, what is near today. */
	*first = MAX(*first, today - AC_CHART_MAX_DAYS / 2);
	*last = MIN(*last, *first + AC_CHART_MAX_DAYS - 1);
}

const AcChart *ac_chart_new(const AcPlan *plan, AcArena *arena, AcDate first, AcDate last)
{
	AcChart *chart = AC_ARENA_NEW(arena, AcChart);
	chart->plan = plan;
	chart->first = first;
	chart->last = CLAMP(last, first, first + AC_CHART_MAX_DAYS - 1);
	chart->begins = ac_time_midnight(first, plan->client->zone);
	chart->ends = ac_time_midnight(chart->last + 1, plan->client->zone);
	AcSchedule schedule = {.plan = plan, .begins = chart->begins, .ends = chart->ends};
	ac_schedule_set_rows(&schedule, arena);
	chart->rows = schedule.rows;
	chart->n_rows = schedule.n_rows;
	return chart;
}

/* ---- one cell ------------------------------------------------------------------------------------------ */

static gboolean is_stricter(const AcSpell *a, const AcSpell *b)
{
	if (a->verdict != b->verdict)
		return ac_verdict_is_stricter(a->verdict, b->verdict);
	return (a->step != NULL ? a->step->rank : 0) < (b->step != NULL ? b->step->rank : 0);
}

const AcSpell *ac_chart_strictest(const AcSpell *spells, guint n, AcInstant from, AcInstant to)
{
	guint low = 0, high = n - 1;
	while (low < high) {
		guint middle = (low + high) / 2;
		if (spells[middle].to <= from)
			low = middle + 1;
		else
			high = middle;
	}
	const AcSpell *found = &spells[low];
	for (guint i = low + 1; i < n && spells[i].from < to; i++)
		if (is_stricter(&spells[i], found))
			found = &spells[i];
	return found;
}

const AcScheduleRow *ac_chart_by_clock(const AcChart *chart, AcArena *arena, const AcScheduleRow *row,
                                       AcInstant from, AcInstant to)
{
	g_auto(AcPlanWork) work;
	ac_plan_work_init(&work, chart->plan);
	AcScheduleRow *out = AC_ARENA_NEW(arena, AcScheduleRow);
	g_autoptr(GArray) spells = g_array_new(FALSE, TRUE, sizeof(AcSpell));
	const AcPlanQuestion *question = ac_plan_question(&work, row->activities[0], 0);
	AcPlanSweep *sweep = ac_plan_sweep_new(&work, question, from);
	AcPlanState was = ac_plan_sweep_state(sweep, TRUE);
	AcSpell spell = {.from = from, .verdict = was.verdict, .step = ac_plan_step(question, was.step)};
	while (ac_plan_sweep_next(sweep, to - 1)) {
		AcPlanState is = ac_plan_sweep_state(sweep, TRUE);
		if (ac_plan_state_equal(was, is))
			continue;
		spell.to = ac_plan_sweep_at(sweep);
		g_array_append_val(spells, spell);
		spell = (AcSpell){.from = spell.to, .verdict = is.verdict, .step = ac_plan_step(question, is.step)};
		was = is;
	}
	spell.to = to;
	g_array_append_val(spells, spell);
	*out = *row;
	out->spells = ac_arena_memdup(arena, spells->data, spells->len * sizeof(AcSpell));
	out->n_spells = spells->len;
	return out;
}

const AcAnswer *ac_chart_answer(const AcChart *chart, AcArena *arena, const AcScheduleRow *row,
                                AcInstant from, AcInstant to)
{
	g_auto(AcPlanWork) work;
	ac_plan_work_init(&work, chart->plan);
	const AcPlanQuestion *question = ac_plan_question(&work, row->activities[0], 0);
	AcInstant at = ac_plan_in_hours(&work, question, from, to);
	return ac_plan_answer_by_rule(&work, question, arena, at);
}

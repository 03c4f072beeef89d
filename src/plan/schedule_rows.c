/* SPDX-License-Identifier: MIT */
/* The lines of a schedule: what is said of each activity all through its range, and which say the same. */
#include "plan_private.h"

#include <string.h>

typedef struct {
	AcPlanWork work;
	const AcPlan *plan;
	AcArena *arena;
	const AcSchedule *schedule;
	GArray *rows;  /* of AcScheduleRow, one for each activity */
	guint *places; /* by activity: its row, from 1 */
} Chart;

/* ---- one activity -------------------------------------------------------------------------------------- */

AcInstant ac_plan_in_hours(AcPlanWork *work, const AcPlanQuestion *question, AcInstant from, AcInstant to)
{
	if (question->n_hours == 0)
		return from;
	AcPlanSweep *sweep = ac_plan_sweep_new(work, question, from);
	do
		if (ac_plan_state_equal(ac_plan_sweep_state(sweep, TRUE), ac_plan_sweep_state(sweep, FALSE)))
			return ac_plan_sweep_at(sweep);
	while (ac_plan_sweep_next(sweep, to - 1));
	return from;
}

static AcSpell spell_of(const AcPlanQuestion *question, AcInstant from, AcPlanState state)
{
	return (AcSpell){.from = from, .verdict = state.verdict, .step = ac_plan_step(question, state.step)};
}

/* What changes at the first midnight has changed by then. */
static GArray *walk(Chart *chart, const AcPlanQuestion *question)
{
	const AcSchedule *schedule = chart->schedule;
	GArray *spells = g_array_new(FALSE, TRUE, sizeof(AcSpell));
	AcPlanSweep *sweep = ac_plan_sweep_new(&chart->work, question, schedule->begins);
	AcPlanState was = ac_plan_sweep_state(sweep, FALSE);
	AcSpell first = spell_of(question, schedule->begins, was);
	g_array_append_val(spells, first);
	while (ac_plan_sweep_next(sweep, schedule->ends - 1)) {
		AcPlanState is = ac_plan_sweep_state(sweep, FALSE);
		if (ac_plan_state_equal(was, is))
			continue;
		AcSpell spell = spell_of(question, ac_plan_sweep_at(sweep), is);
		g_array_index(spells, AcSpell, spells->len - 1).to = spell.from;
		g_array_append_val(spells, spell);
		was = is;
	}
	g_array_index(spells, AcSpell, spells->len - 1).to = schedule->ends;
	return spells;
}

static AcScheduleRow row_of(Chart *chart, const AcActivity *activity)
{
	const AcPlanQuestion *question = ac_plan_question(&chart->work, activity, 0);
	g_autoptr(GArray) spells = walk(chart, question);
	const AcActivity **name = AC_ARENA_NEW(chart->arena, const AcActivity *);
	*name = activity;
	AcScheduleRow row = {.activities = name, .n_activities = 1, .medicine = activity->medicine};
	row.strictest = g_array_index(spells, AcSpell, 0).verdict;
	for (guint i = 0; i < spells->len; i++) {
		AcSpell *spell = &g_array_index(spells, AcSpell, i);
		spell->answer =
		    ac_plan_answer_by_rule(&chart->work, question, chart->arena,
		                           ac_plan_in_hours(&chart->work, question, spell->from, spell->to));
		spell->until = spell->answer->until;
		row.adjusted = row.adjusted || spell->answer->adjustment != NULL;
		if (ac_verdict_is_stricter(spell->verdict, row.strictest))
			row.strictest = spell->verdict;
	}
	row.spells = ac_arena_memdup(chart->arena, spells->data, spells->len * sizeof(AcSpell));
	row.n_spells = spells->len;
	row.changes = spells->len > 1;
	return row;
}

/* ---- which activities have a row ----------------------------------------------------------------------- */

static const AcAnswer *answer_at(const AcScheduleRow *row, AcInstant at)
{
	guint i = 0;
	while (i + 1 < row->n_spells && row->spells[i].to <= at)
		i++;
	return row->spells[i].answer;
}

/* Somewhere in the range its ladder's row does not tell. */
static gboolean says_more(const AcScheduleRow *ladder, const AcScheduleRow *step)
{
	for (guint i = 0; i < step->n_spells; i++)
		if (ac_plan_says_more(answer_at(ladder, step->spells[i].from), step->spells[i].answer))
			return TRUE;
	for (guint i = 0; i < ladder->n_spells; i++)
		if (ac_plan_says_more(ladder->spells[i].answer, answer_at(step, ladder->spells[i].from)))
			return TRUE;
	return FALSE;
}

static void add_row(Chart *chart, const AcActivity *activity)
{
	AcScheduleRow row = row_of(chart, activity);
	guint place = activity->ladder != NULL ? chart->places[activity->ladder->index] : 0;
	if (!row.changes && row.strictest == AC_VERDICT_SILENT)
		return;
	if (place > 0 && !says_more(&g_array_index(chart->rows, AcScheduleRow, place - 1), &row))
		return;
	g_array_append_val(chart->rows, row);
	chart->places[activity->index] = chart->rows->len;
}

/* Ladders before their steps. */
static void add_rows(Chart *chart, gboolean steps)
{
	const AcCatalogue *catalogue = chart->plan->protocol->catalogue;
	for (guint i = 0; i < catalogue->n_activities; i++) {
		const AcActivity *activity = catalogue->activities[i];
		if ((activity->ladder != NULL) == steps && ac_plan_is_spoken_of(chart->plan, activity))
			add_row(chart, activity);
	}
}

/* ---- rows that say the same ---------------------------------------------------------------------------- */

static gboolean same_spell(const AcSpell *a, const AcSpell *b)
{
	return a->from == b->from && a->verdict == b->verdict && a->step == b->step &&
	       a->until.at == b->until.at && a->until.open == b->until.open &&
	       a->until.not_before == b->until.not_before && a->answer->adjustment == b->answer->adjustment &&
	       a->answer->limit == b->answer->limit && a->answer->words.how == b->answer->words.how;
}

static gboolean same_rules(const AcPlan *plan, const AcActivity *a, const AcActivity *b)
{
	guint n_a = 0, n_b = 0;
	const guint *rules_a = ac_plan_rules_naming(plan, a, &n_a),
	            *rules_b = ac_plan_rules_naming(plan, b, &n_b);
	return n_a == n_b && n_a > 0 && memcmp(rules_a, rules_b, n_a * sizeof *rules_a) == 0;
}

static gboolean says_the_same(const AcPlan *plan, const AcScheduleRow *a, const AcScheduleRow *b)
{
	if (a->n_spells != b->n_spells || a->medicine != b->medicine ||
	    !same_rules(plan, a->activities[0], b->activities[0]))
		return FALSE;
	for (guint i = 0; i < a->n_spells; i++)
		if (!same_spell(&a->spells[i], &b->spells[i]))
			return FALSE;
	return TRUE;
}

static int by_index(gconstpointer a, gconstpointer b)
{
	const AcScheduleRow *x = a, *y = b;
	guint place_x = x->activities[0]->index, place_y = y->activities[0]->index;
	return place_x < place_y ? -1 : place_x > place_y;
}

/* All of the rows after @first that say the same join it; they are marked as having no activity left. */
static void join(const Chart *chart, guint first)
{
	AcScheduleRow *row = &g_array_index(chart->rows, AcScheduleRow, first);
	const AcActivity **all = AC_ARENA_ARRAY(chart->arena, const AcActivity *, chart->rows->len - first);
	guint n = 0;
	all[n++] = row->activities[0];
	for (guint i = first + 1; i < chart->rows->len; i++) {
		AcScheduleRow *other = &g_array_index(chart->rows, AcScheduleRow, i);
		if (other->n_activities == 0 || !says_the_same(chart->plan, row, other))
			continue;
		all[n++] = other->activities[0];
		other->n_activities = 0;
	}
	row->activities = all;
	row->n_activities = n;
}

void ac_schedule_set_rows(AcSchedule *schedule, AcArena *arena)
{
	const AcPlan *plan = schedule->plan;
	g_autofree guint *places = g_new0(guint, plan->protocol->catalogue->n_activities);
	g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(AcScheduleRow));
	Chart chart = {.plan = plan, .arena = arena, .schedule = schedule, .rows = rows, .places = places};
	ac_plan_work_init(&chart.work, plan);
	add_rows(&chart, FALSE);
	add_rows(&chart, TRUE);
	ac_plan_work_clear(&chart.work);
	g_array_sort(rows, by_index);
	AcScheduleRow *out = AC_ARENA_ARRAY(arena, AcScheduleRow, rows->len);
	schedule->rows = out;
	for (guint i = 0; i < rows->len; i++) {
		if (g_array_index(rows, AcScheduleRow, i).n_activities == 0)
			continue;
		join(&chart, i);
		out[schedule->n_rows++] = g_array_index(rows, AcScheduleRow, i);
	}
}

/* SPDX-License-Identifier: MIT */
/* The whole course as rows: the same as the printed chart, no cell looser than anything in it. */
#include "plan/chart.h"

#include "plan_fixture.h"
#include "plan_random.h"

enum { PROTOCOLS = 60, SAMPLES = 12 };

static const AcChart *whole(Fixture *f)
{
	AcDate first, last;
	ac_chart_range(f->plan, &first, &last);
	return ac_chart_new(f->plan, f->arena, first, last);
}

static const AcScheduleRow *row_of(const AcChart *chart, const char *id)
{
	for (guint i = 0; i < chart->n_rows; i++)
		for (guint k = 0; k < chart->rows[i].n_activities; k++)
			if (strcmp(chart->rows[i].activities[k]->id, id) == 0)
				return &chart->rows[i];
	g_error("%s has no row", id);
}

static AcVerdict cell(Fixture *f, const char *id, const char *from, const char *to)
{
	const AcScheduleRow *row = row_of(whole(f), id);
	return ac_chart_strictest(row->spells, row->n_spells, at(f, from), at(f, to))->verdict;
}

static void the_range_takes_in_all_sessions_and_what_they_forbid(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, "2026-11-20 12:00");
	session(f, "2026-12-18 12:00")->state = AC_SESSION_PLANNED;
	rule(f, "alcohol", "avoid", "-2d", "24h");
	rule(f, "sun", "avoid", NULL, "60d");
	plan(f, "2026-11-21 09:00");
	const AcChart *chart = whole(f);
	g_assert_cmpint(chart->first, ==, date_of("2026-11-18"));
	g_assert_cmpint(chart->last, ==, date_of("2027-02-16"));
}

static void without_a_session_it_is_a_month_and_far_years_are_cut(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", NULL, "10d");
	plan(f, "2026-11-21 09:00");
	const AcChart *chart = whole(f);
	g_assert_cmpint(chart->first, ==, date_of("2026-11-21"));
	g_assert_cmpint(chart->last, ==, date_of("2026-12-19"));
	session(f, "1950-01-01 12:00");
	session(f, "2190-01-01 12:00")->state = AC_SESSION_PLANNED;
	plan(f, "2026-11-21 09:00");
	chart = whole(f);
	g_assert_cmpint(chart->first, <=, date_of("2026-11-21"));
	g_assert_cmpint(chart->last, >=, date_of("2026-11-21"));
	g_assert_cmpint(chart->last - chart->first, <, AC_CHART_MAX_DAYS);
}

static void a_cell_is_the_strictest_of_its_column(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, "2026-11-20 12:00");
	rule(f, "sun", "avoid", NULL, "24h");
	rule(f, "sun", "ok", "24h", NULL);
	plan(f, "2026-11-20 13:00");
	g_assert_cmpint(cell(f, "sun", "2026-11-21 00:00", "2026-11-22 00:00"), ==, AC_VERDICT_AVOID);
	g_assert_cmpint(cell(f, "sun", "2026-11-21 12:00", "2026-11-22 00:00"), ==, AC_VERDICT_OK);
	g_assert_cmpint(cell(f, "sun", "2026-11-21 11:00", "2026-11-21 12:00"), ==, AC_VERDICT_AVOID);
	g_assert_cmpint(cell(f, "sun", "2026-11-21 12:00", "2026-11-21 12:00"), ==, AC_VERDICT_OK);
	g_assert_cmpint(cell(f, "sun", "2026-11-16 00:00", "2026-11-30 00:00"), ==, AC_VERDICT_AVOID);
}

static void of_a_ladder_the_lower_step_is_the_stricter(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, "2026-11-20 12:00");
	rule(f, "water", "allow rinse", NULL, "24h");
	rule(f, "water", "allow mild", "24h", NULL);
	plan(f, "2026-11-20 13:00");
	const AcScheduleRow *row = row_of(whole(f), "water");
	const AcSpell *spell =
	    ac_chart_strictest(row->spells, row->n_spells, at(f, "2026-11-21 00:00"), at(f, "2026-11-22 00:00"));
	g_assert_cmpstr(spell->step->id, ==, "rinse");
}

static void hours_of_a_limit_count_only_where_columns_are_hours(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, "2026-11-20 12:00");
	AcRule *sun = rule_with_how(f, "sun", "care", NULL, NULL);
	limit(f, sun, 20, 6 * 60, 11 * 60);
	plan(f, "2026-11-20 13:00");
	const AcChart *chart = whole(f);
	const AcScheduleRow *row = row_of(chart, "sun");
	g_assert_cmpint(cell(f, "sun", "2026-11-22 00:00", "2026-11-23 00:00"), ==, AC_VERDICT_CARE);
	const AcScheduleRow *hours =
	    ac_chart_by_clock(chart, f->arena, row, at(f, "2026-11-22 00:00"), at(f, "2026-11-23 00:00"));
	const AcSpell *spells = hours->spells;
	g_assert_cmpuint(hours->n_spells, ==, 3);
	g_assert_cmpint(spells[1].from, ==, at(f, "2026-11-22 06:00"));
	g_assert_cmpint(spells[1].verdict, ==, AC_VERDICT_CARE);
	g_assert_cmpint(spells[2].verdict, ==, AC_VERDICT_AVOID);
	const AcAnswer *answer =
	    ac_chart_answer(chart, f->arena, row, at(f, "2026-11-22 00:00"), at(f, "2026-11-23 00:00"));
	g_assert_cmpint(answer->verdict, ==, AC_VERDICT_CARE);
	g_assert_cmpint(answer->at, ==, at(f, "2026-11-22 06:00"));
}

/* ---- over random protocols ----------------------------------------------------------------------------- */

static void compare_row(const AcScheduleRow *a, const AcScheduleRow *b)
{
	g_assert_true(a->activities[0] == b->activities[0]);
	g_assert_cmpuint(a->n_spells, ==, b->n_spells);
	for (guint i = 0; i < a->n_spells; i++) {
		g_assert_cmpint(a->spells[i].from, ==, b->spells[i].from);
		g_assert_cmpint(a->spells[i].verdict, ==, b->spells[i].verdict);
		g_assert_true(a->spells[i].step == b->spells[i].step);
	}
}

static void over_the_days_of_a_schedule_it_is_that_schedules_chart(void)
{
	for (guint32 seed = 0; seed < PROTOCOLS; seed++) {
		g_autoptr(Fixture) f = random_fixture(seed, RANDOM_ALL);
		static const AcScheduleSpec WHOLE = {0};
		const AcSchedule *usual = ac_schedule_new(f->plan, f->arena, NULL, &WHOLE);
		/* By itself it may end within a day, at a session. */
		const AcScheduleSpec days = {
		    .has_from = TRUE, .has_to = TRUE, .from = usual->first, .to = usual->last};
		const AcSchedule *schedule = ac_schedule_new(f->plan, f->arena, NULL, &days);
		const AcChart *chart = ac_chart_new(f->plan, f->arena, schedule->first, schedule->last);
		g_assert_cmpuint(chart->n_rows, ==, schedule->n_rows);
		for (guint i = 0; i < chart->n_rows; i++)
			compare_row(&chart->rows[i], &schedule->rows[i]);
	}
}

static void assert_not_looser(const AcSpell *spell, const AcAnswer *answer, guint32 seed)
{
	gboolean looser =
	    spell->verdict != answer->verdict
	        ? ac_verdict_is_stricter(answer->verdict, spell->verdict)
	        : (answer->step != NULL ? answer->step->rank : 0) < (spell->step != NULL ? spell->step->rank : 0);
	if (looser)
		g_error("protocol %u, %s at %" G_GINT64_FORMAT ": %s, and the column says %s", seed,
		        answer->activity->id, answer->at, verdict_name(answer->verdict),
		        verdict_name(spell->verdict));
}

/* Every column of every width, by the clock, beside answers of moments in it. */
static void no_column_is_looser_than_a_moment_of_it(void)
{
	static const AcInstant widths[] = {AC_HOUR, 24 * AC_HOUR, 7 * 24 * AC_HOUR, 17 * 24 * AC_HOUR};
	for (guint32 seed = 0; seed < PROTOCOLS; seed++) {
		g_autoptr(Fixture) f = random_fixture(seed, RANDOM_ALL);
		GRand *rand = g_rand_new_with_seed(seed);
		const AcChart *chart = whole(f);
		for (guint i = 0; i < chart->n_rows; i++) {
			const AcScheduleRow *row = &chart->rows[i];
			const AcScheduleRow *hours = ac_chart_by_clock(chart, f->arena, row, chart->begins, chart->ends);
			const AcSpell *clock = hours->spells;
			guint n = hours->n_spells;
			for (int k = 0; k < SAMPLES; k++) {
				AcInstant width = PICK(rand, widths), length = chart->ends - chart->begins;
				AcInstant from = chart->begins + g_rand_int_range(rand, 0, (gint32)length);
				AcInstant t = MIN(from + g_rand_int_range(rand, 0, (gint32)width), chart->ends - 1);
				const AcAnswer *answer = ac_plan_ask(f->plan, f->arena, row->activities[0], t, 0);
				assert_not_looser(ac_chart_strictest(clock, n, from, from + width), answer, seed);
				const AcSpell *there = ac_chart_strictest(clock, n, t, t);
				g_assert_cmpint(there->verdict, ==, answer->verdict);
				g_assert_true(there->step == answer->step);
			}
		}
		g_rand_free(rand);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/plan/chart/range", the_range_takes_in_all_sessions_and_what_they_forbid);
	g_test_add_func("/plan/chart/far", without_a_session_it_is_a_month_and_far_years_are_cut);
	g_test_add_func("/plan/chart/cell", a_cell_is_the_strictest_of_its_column);
	g_test_add_func("/plan/chart/ladder", of_a_ladder_the_lower_step_is_the_stricter);
	g_test_add_func("/plan/chart/hours", hours_of_a_limit_count_only_where_columns_are_hours);
	g_test_add_func("/plan/chart/schedule", over_the_days_of_a_schedule_it_is_that_schedules_chart);
	g_test_add_func("/plan/chart/looser", no_column_is_looser_than_a_moment_of_it);
	return g_test_run();
}

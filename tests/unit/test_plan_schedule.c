/* SPDX-License-Identifier: MIT */
/* What is handed over: the lines of the chart, the days, the boxes, and which part of the course it is. */
#include "plan/schedule.h"

#include "plan_fixture.h"

#define SESSION "2026-11-20 12:00"
#define NOW     "2026-11-20 13:00"

static const AcSchedule *schedule_of(Fixture *f, const AcScheduleSpec *spec)
{
	static const AcScheduleSpec WHOLE = {0};
	return ac_schedule_new(f->plan, f->arena, NULL, spec != NULL ? spec : &WHOLE);
}

static const AcScheduleRow *row_of(const AcSchedule *schedule, const char *id)
{
	for (guint i = 0; i < schedule->n_rows; i++)
		for (guint k = 0; k < schedule->rows[i].n_activities; k++)
			if (strcmp(schedule->rows[i].activities[k]->id, id) == 0)
				return &schedule->rows[i];
	return NULL;
}

static const AcScheduleDay *day_of(const AcSchedule *schedule, const char *date)
{
	AcDate wanted = date_of(date);
	g_assert_cmpint(wanted, >=, schedule->first);
	g_assert_cmpint(wanted, <=, schedule->last);
	return &schedule->days[wanted - schedule->first];
}

/* "none 20 00:00 avoid 20 12:00 …": of each spell its verdict, step, and the day and clock it begins. */
static const char *spells(Fixture *f, const AcScheduleRow *row)
{
	const char *out = "";
	for (guint i = 0; i < row->n_spells; i++) {
		const AcSpell *spell = &row->spells[i];
		AcLocal from = ac_time_local(spell->from, f->zone);
		int year, month, day;
		ac_date_to_ymd(from.date, &year, &month, &day);
		out = ac_arena_printf(f->arena, "%s%s%s%s%s %02d-%02d %02d:%02d", out, i > 0 ? ", " : "",
		                      verdict_name(spell->verdict), spell->step != NULL ? " " : "",
		                      spell->step != NULL ? spell->step->id : "", month, day, from.minute / 60,
		                      from.minute % 60);
	}
	return out;
}

static const char *rows(Fixture *f, const AcSchedule *schedule)
{
	const char *out = "";
	for (guint i = 0; i < schedule->n_rows; i++)
		for (guint k = 0; k < schedule->rows[i].n_activities; k++)
			out = ac_arena_printf(f->arena, "%s%s%s", out,
			                      k > 0   ? ","
			                      : i > 0 ? " "
			                              : "",
			                      schedule->rows[i].activities[k]->id);
	return out;
}

static void set_water(Fixture *f)
{
	rule(f, "water", "allow none", NULL, "24h");
	rule_with_how(f, "water", "allow rinse", "24h", "4d");
	rule(f, "water", "allow submerge", "4d", NULL);
}

/* ---- which days ---------------------------------------------------------------------------------------- */

static void it_begins_with_the_session_and_lasts_as_long_as_the_protocol_speaks(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION);
	rule(f, "sun", "avoid", NULL, "10d");
	plan(f, NOW);
	const AcSchedule *schedule = schedule_of(f, NULL);
	g_assert_cmpint(schedule->first, ==, date_of("2026-11-20"));
	g_assert_cmpint(schedule->last, ==, date_of("2026-12-18"));
	g_assert_cmpuint(schedule->n_days, ==, 29);
	g_assert_cmpint(schedule->days[0].day_number, ==, 0);
	g_assert_cmpint(schedule->days[28].day_number, ==, 28);
	g_assert_true(schedule->days[0].session_on == schedule->session);
}

static void of_several_sessions_it_takes_the_latest_begun_else_the_next_or_the_one_named(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION);
	session(f, "2026-12-04 12:00");
	session(f, "2027-01-08 12:00")->state = AC_SESSION_PLANNED;
	rule(f, "sun", "avoid", NULL, "10d");
	plan(f, "2026-12-05 09:00");
	const AcSchedule *schedule = schedule_of(f, NULL);
	g_assert_cmpuint(schedule->session_number, ==, 2);
	g_assert_cmpint(schedule->first, ==, date_of("2026-12-04"));
	g_assert_cmpuint(schedule->next_session_number, ==, 3);
	AcScheduleSpec spec = {.session = &f->client.sessions[0]};
	schedule = schedule_of(f, &spec);
	g_assert_cmpuint(schedule->session_number, ==, 1);
	g_assert_cmpint(schedule->first, ==, date_of("2026-11-20"));
	g_assert_cmpuint(day_of(schedule, "2026-12-04")->session_on_number, ==, 2);
	plan(f, "2026-11-01 09:00");
	schedule = schedule_of(f, NULL);
	g_assert_cmpuint(schedule->session_number, ==, 1);
}

static void from_and_to_choose_the_days_and_are_brought_into_range(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION);
	rule(f, "sun", "avoid", NULL, "10d");
	plan(f, NOW);
	AcScheduleSpec spec = {
	    .has_from = TRUE, .has_to = TRUE, .from = date_of("2026-12-01"), .to = date_of("2027-01-31")};
	const AcSchedule *schedule = schedule_of(f, &spec);
	g_assert_cmpuint(schedule->n_days, ==, 62);
	spec.to = date_of("2026-01-01");
	g_assert_cmpuint(schedule_of(f, &spec)->n_days, ==, 1);
	spec.to = date_of("2199-01-01");
	g_assert_cmpuint(schedule_of(f, &spec)->n_days, ==, AC_SCHEDULE_MAX_DAYS);
}

static void without_a_session_it_is_a_month_of_what_always_holds(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", NULL, "10d");
	plan(f, NOW);
	const AcSchedule *schedule = schedule_of(f, NULL);
	g_assert_null(schedule->session);
	g_assert_cmpuint(schedule->n_days, ==, 29);
	g_assert_cmpuint(schedule->n_rows, ==, 0);
}

/* ---- the chart ----------------------------------------------------------------------------------------- */

static void a_row_tells_each_verdict_and_step_from_when_to_when(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION);
	set_water(f);
	plan(f, NOW);
	const AcScheduleRow *row = row_of(schedule_of(f, NULL), "water");
	g_assert_cmpstr(spells(f, row), ==,
	                "silent 11-20 00:00, avoid 11-20 12:00, care rinse 11-21 12:00, ok submerge 11-24 00:00");
	g_assert_cmpint(row->strictest, ==, AC_VERDICT_AVOID);
	g_assert_cmpint(row->spells[1].until.at, ==, at(f, "2026-11-21 12:00"));
	g_assert_cmpstr(row->spells[2].answer->words.how, !=, NULL);
}

static void what_the_same_rules_say_the_same_of_shares_a_row_and_a_change_for_one_parts_it(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION);
	rule(f, "pool sea lake", "avoid", NULL, "10d");
	rule(f, "sun", "avoid", NULL, "10d");
	plan(f, NOW);
	g_assert_cmpstr(rows(f, schedule_of(f, NULL)), ==, "pool,sea,lake sun");
	adjust(f, "sea", "ask", 0);
	plan(f, NOW);
	const AcSchedule *schedule = schedule_of(f, NULL);
	g_assert_cmpstr(rows(f, schedule), ==, "pool,lake sea sun");
	g_assert_true(row_of(schedule, "sea")->adjusted);
	g_assert_false(row_of(schedule, "pool")->adjusted);
	g_assert_cmpuint(schedule->n_adjustments, ==, 1);
	g_assert_cmpstr(schedule->adjustments[0].adjustment->by, ==, "AB");
}

static void an_end_that_is_not_known_says_why(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION);
	rule(f, "pool", "avoid", NULL, "28d")->anchor = on_final();
	rule(f, "razor", "avoid", NULL, "7d")->until = &f->milestones[0];
	rule(f, "alcohol", "avoid", NULL, "unsaid");
	plan(f, NOW);
	const AcSchedule *schedule = schedule_of(f, NULL);
	const AcSpell *pool = &row_of(schedule, "pool")->spells[row_of(schedule, "pool")->n_spells - 1];
	g_assert_cmpint(pool->until.open, ==, AC_OPEN_FINAL);
	g_assert_cmpstr(pool->until.offset_text, ==, "28d");
	const AcSpell *razor = &row_of(schedule, "razor")->spells[1];
	g_assert_cmpint(razor->until.open, ==, AC_OPEN_MILESTONE);
	g_assert_cmpint(razor->until.not_before, ==, at(f, "2026-11-27 00:00"));
	g_assert_cmpint(row_of(schedule, "alcohol")->spells[1].until.open, ==, AC_OPEN_UNSAID);
	g_assert_cmpuint(schedule->n_awaited, ==, 1);
	g_assert_cmpstr(schedule->awaited[0]->id, ==, "flakes");
}

static void an_end_beyond_the_page_is_still_told(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION);
	rule(f, "sun", "avoid", NULL, "60d");
	plan(f, NOW);
	const AcSchedule *schedule = schedule_of(f, NULL);
	const AcSpell *sun = &row_of(schedule, "sun")->spells[1];
	g_assert_cmpint(sun->to, ==, schedule->ends);
	g_assert_cmpint(sun->until.at, ==, at(f, "2027-01-19 00:00"));
}

static void the_hours_of_a_limit_make_no_spells_of_their_own(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION);
	limit(f, rule(f, "sun", "care", NULL, "14d"), 20, 360, 660);
	rule(f, "sun", "ok", "14d", NULL);
	plan(f, NOW);
	const AcScheduleRow *row = row_of(schedule_of(f, NULL), "sun");
	g_assert_cmpstr(spells(f, row), ==, "silent 11-20 00:00, care 11-20 12:00, ok 12-04 00:00");
	g_assert_nonnull(row->spells[1].answer->limit);
	g_assert_cmpint(row->spells[1].answer->verdict, ==, AC_VERDICT_CARE);
	g_assert_cmpint(row->spells[1].until.at, ==, at(f, "2026-12-04 00:00"));
}

static void a_step_has_a_row_only_when_it_says_more_than_its_ladder(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION);
	rule(f, "shave", "allow none", NULL, "4d");
	rule(f, "shave", "allow razor", "4d", NULL);
	rule(f, "foil", "avoid", NULL, "4d");
	rule(f, "razor", "avoid", NULL, "7d")->until = &f->milestones[0];
	plan(f, NOW);
	g_assert_cmpstr(rows(f, schedule_of(f, NULL)), ==, "shave razor");
}

/* ---- the days ------------------------------------------------------------------------------------------ */

static void a_day_tells_what_begins_on_it_and_the_strictest_of_it(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION);
	set_water(f);
	rule(f, "sun", "avoid", NULL, "4d");
	plan(f, NOW);
	const AcSchedule *schedule = schedule_of(f, NULL);
	const AcScheduleDay *second = day_of(schedule, "2026-11-21");
	g_assert_cmpuint(second->n_changes, ==, 1);
	g_assert_cmpint(second->changes[0].change.at, ==, at(f, "2026-11-21 12:00"));
	g_assert_cmpstr(second->changes[0].change.is_step->id, ==, "rinse");
	g_assert_cmpint(second->cells[0].strictest, ==, AC_VERDICT_AVOID);
	g_assert_cmpuint(second->cells[0].n_spells, ==, 2);
	g_assert_cmpint(ac_schedule_spell(&schedule->rows[0], second, 0)->verdict, ==, AC_VERDICT_AVOID);
	g_assert_cmpuint(day_of(schedule, "2026-11-22")->n_changes, ==, 0);
	g_assert_cmpint(day_of(schedule, "2026-11-22")->cells[0].strictest, ==, AC_VERDICT_CARE);
	g_assert_cmpuint(day_of(schedule, "2026-11-24")->n_changes, ==, 2);
}

static void what_repeats_has_a_column_for_each_time_and_what_comes_once_stands_on_its_day(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION);
	times(f, task(f, "cream", "1d", "3d", "1d"), 480, 1200);
	task(f, "hat", "0h", "4d", "1d");
	times(f, task(f, "call", "2d", "3d", NULL), 600, -1);
	plan(f, NOW);
	const AcSchedule *schedule = schedule_of(f, NULL);
	g_assert_cmpuint(schedule->n_columns, ==, 3);
	g_assert_cmpint(schedule->columns[0].minute, ==, 480);
	g_assert_cmpint(schedule->columns[1].minute, ==, 1200);
	g_assert_cmpstr(schedule->columns[2].task->id, ==, "hat");
	g_assert_cmpuint(schedule->columns[0].n_days, ==, 2);
	g_assert_cmpint(schedule->columns[0].first, ==, date_of("2026-11-21"));
	g_assert_cmpint(schedule->columns[0].last, ==, date_of("2026-11-22"));
	g_assert_cmpuint(day_of(schedule, "2026-11-21")->boxes[0], ==, 1);
	g_assert_cmpuint(day_of(schedule, "2026-11-23")->boxes[0], ==, 0);
	g_assert_cmpuint(day_of(schedule, "2026-11-22")->n_once, ==, 1);
	g_assert_cmpstr(day_of(schedule, "2026-11-22")->once[0].task->id, ==, "call");
}

static void what_is_held_back_or_only_offered_has_no_box_and_every_few_hours_has_one_column(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION);
	rule(f, "moisturiser", "avoid", NULL, "2d");
	task(f, "cream", "0d", "4d", "1d")->on = find(f, "moisturiser");
	task(f, "dab", "0h", "24h", "6h");
	AcTask *often = task(f, "drink", "1d", "3d", "1d");
	often->count = (AcCount){.least = 2, .most = 4};
	plan(f, NOW);
	const AcSchedule *schedule = schedule_of(f, NULL);
	g_assert_cmpuint(schedule->n_columns, ==, 3);
	const AcScheduleDay *second = day_of(schedule, "2026-11-21"), *third = day_of(schedule, "2026-11-22");
	g_assert_cmpuint(second->boxes[0], ==, 0);
	g_assert_cmpuint(third->boxes[0], ==, 1);
	g_assert_cmpuint(day_of(schedule, "2026-11-20")->boxes[1], ==, 2);
	g_assert_cmpuint(second->boxes[1], ==, 2);
	g_assert_cmpuint(second->boxes[2], ==, 2);
}

static void phases_have_the_days_they_hold(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION);
	AcPhase fresh = {.id = "fresh", .from = span_of("0h"), .to = span_of("2d")};
	AcPhase calm = {.id = "calm", .from = span_of("2d"), .to = span_of(NULL)};
	g_ptr_array_add(f->phases, &fresh);
	g_ptr_array_add(f->phases, &calm);
	plan(f, NOW);
	const AcSchedule *schedule = schedule_of(f, NULL);
	g_assert_cmpuint(schedule->n_phases, ==, 2);
	g_assert_cmpint(schedule->phases[0].last, ==, date_of("2026-11-21"));
	g_assert_false(schedule->phases[0].goes_on);
	g_assert_cmpint(schedule->phases[1].first, ==, date_of("2026-11-22"));
	g_assert_true(schedule->phases[1].goes_on);
	g_assert_true(day_of(schedule, "2026-11-22")->phase_begins);
	g_assert_false(day_of(schedule, "2026-11-23")->phase_begins);
}

/* ---- what it rests on ---------------------------------------------------------------------------------- */

static void only_sources_that_something_here_rests_on_are_cited(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	static const AcSource sources[] = {
	    {.id = "a", .title = "A"}, {.id = "b", .title = "B"}, {.id = "c", .title = "C"}};
	f->protocol.sources = sources;
	f->protocol.n_sources = 3;
	session(f, SESSION);
	rule(f, "sun", "avoid", NULL, "4d")->source = &sources[2];
	AcRule *only_dry = rule(f, "heat", "avoid", NULL, "4d");
	only_dry->source = &sources[1];
	when_skin(f, only_dry, "dry");
	task(f, "hat", "0h", "4d", "1d")->source = &sources[0];
	skin(f, "oily");
	plan(f, NOW);
	const AcSchedule *schedule = schedule_of(f, NULL);
	g_assert_cmpuint(schedule->n_sources, ==, 2);
	g_assert_cmpstr(schedule->sources[0]->id, ==, "a");
	g_assert_cmpstr(schedule->sources[1]->id, ==, "c");
	g_assert_cmpuint(schedule->n_unknown, ==, 0);
}

static void a_fact_that_is_not_known_is_named(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION);
	when_skin(f, rule(f, "heat", "avoid", NULL, "4d"), "dry");
	plan(f, NOW);
	const AcSchedule *schedule = schedule_of(f, NULL);
	g_assert_cmpuint(schedule->n_unknown, ==, 1);
	g_assert_cmpstr(schedule->unknown[0]->id, ==, "skin");
	g_assert_cmpint(row_of(schedule, "heat")->strictest, ==, AC_VERDICT_AVOID);
}

static void the_hour_of_now_changes_nothing(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION);
	set_water(f);
	plan(f, NOW);
	const char *first = spells(f, row_of(schedule_of(f, NULL), "water"));
	plan(f, "2026-12-10 07:31");
	const AcSchedule *later = schedule_of(f, NULL);
	g_assert_cmpstr(spells(f, row_of(later, "water")), ==, first);
	g_assert_cmpint(later->first, ==, date_of("2026-11-20"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/plan/schedule/range",
	                it_begins_with_the_session_and_lasts_as_long_as_the_protocol_speaks);
	g_test_add_func("/plan/schedule/session",
	                of_several_sessions_it_takes_the_latest_begun_else_the_next_or_the_one_named);
	g_test_add_func("/plan/schedule/from-to", from_and_to_choose_the_days_and_are_brought_into_range);
	g_test_add_func("/plan/schedule/none", without_a_session_it_is_a_month_of_what_always_holds);
	g_test_add_func("/plan/schedule/spells", a_row_tells_each_verdict_and_step_from_when_to_when);
	g_test_add_func("/plan/schedule/shared",
	                what_the_same_rules_say_the_same_of_shares_a_row_and_a_change_for_one_parts_it);
	g_test_add_func("/plan/schedule/open", an_end_that_is_not_known_says_why);
	g_test_add_func("/plan/schedule/beyond", an_end_beyond_the_page_is_still_told);
	g_test_add_func("/plan/schedule/hours", the_hours_of_a_limit_make_no_spells_of_their_own);
	g_test_add_func("/plan/schedule/step", a_step_has_a_row_only_when_it_says_more_than_its_ladder);
	g_test_add_func("/plan/schedule/day", a_day_tells_what_begins_on_it_and_the_strictest_of_it);
	g_test_add_func("/plan/schedule/columns",
	                what_repeats_has_a_column_for_each_time_and_what_comes_once_stands_on_its_day);
	g_test_add_func("/plan/schedule/boxes",
	                what_is_held_back_or_only_offered_has_no_box_and_every_few_hours_has_one_column);
	g_test_add_func("/plan/schedule/phases", phases_have_the_days_they_hold);
	g_test_add_func("/plan/schedule/sources", only_sources_that_something_here_rests_on_are_cited);
	g_test_add_func("/plan/schedule/unknown", a_fact_that_is_not_known_is_named);
	g_test_add_func("/plan/schedule/now", the_hour_of_now_changes_nothing);
	return g_test_run();
}

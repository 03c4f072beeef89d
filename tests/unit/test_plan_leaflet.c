/* SPDX-License-Identifier: MIT */
/* What leaflets say besides plain times: at least, once, sightings, exceptions, places, safe dates, counts,
 * order. */
#include "plan/plan.h"

#include "plan_fixture.h"

#define SESSION "2026-11-21 15:00"

/* ---- at least ------------------------------------------------------------------------------------------ */

static void at_least_forbids_for_its_time_and_then_asks(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "gym", "avoid", NULL, "at least 10d");
	session(f, SESSION);
	plan(f, "2026-11-22 12:00");
	assert_says(f, "gym", "2026-11-30 23:59", "avoid");
	assert_says(f, "gym", "2026-12-01 00:00", "ask");
	assert_says(f, "gym", "2028-01-01 00:00", "ask");
	const AcAnswer *answer = ask(f, "gym", "2026-11-22 12:00");
	assert_at(f, answer->until.at, "2026-12-01 00:00");
	g_assert_cmpint(answer->next_verdict, ==, AC_VERDICT_ASK);
	answer = ask(f, "gym", "2026-12-10 12:00");
	g_assert_true(answer->until.open & AC_OPEN_UNSAID);
	g_assert_cmpstr(winners(f, answer), ==, "r0");
}

static void at_least_gives_way_to_a_rule_that_permits(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "gym", "avoid", NULL, "at least 10d");
	rule(f, "gym", "ok", "14d", NULL);
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "gym", "2026-12-03 12:00", "ask");
	assert_says(f, "gym", "2026-12-05 12:00", "ok");
	g_assert_cmpstr(winners(f, ask(f, "gym", "2026-12-05 12:00")), ==, "r1");
}

static void the_end_of_another_ban_does_not_free_what_is_loose(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "gym", "avoid", NULL, "12d");
	rule(f, "gym", "avoid", NULL, "at least 10d");
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "gym", "2026-12-04 12:00", "ask");
}

static void at_least_after_the_last_waits_for_the_last(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "gym", "avoid", NULL, "at least 10d")->anchor = on_final();
	session(f, SESSION);
	plan(f, SESSION);
	const AcAnswer *answer = ask(f, "gym", "2027-03-01 12:00");
	g_assert_cmpstr(said(f, answer), ==, "avoid");
	g_assert_true(answer->until.open & AC_OPEN_FINAL);
	assert_at(f, answer->until.not_before, "2026-12-01 00:00");
}

static void a_ladder_at_least(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "water", "allow none", NULL, "at least 5d");
	rule_with_how(f, "water", "allow rinse", "6d", NULL);
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "rinse", "2026-11-25 12:00", "avoid");
	assert_says(f, "rinse", "2026-11-26 12:00", "ask");
	assert_says(f, "water", "2026-11-27 12:00", "care rinse");
}

/* Found by the slow evaluator, in protocol 22083: the hours of a rule that is past its least time forbid no
 * more. */
static void the_hours_of_a_limit_end_with_at_least(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	AcRule *r = rule_with_how(f, "water", "allow submerge", NULL, "at least 5d");
	limit(f, r, 0, 6 * 60, 11 * 60);
	adjust(f, "water", "allow submerge", 1);
	session(f, SESSION);
	session(f, "2026-12-18 15:00");
	plan(f, "2026-12-19 12:00");
	assert_says(f, "rinse", "2026-12-20 12:00", "avoid");
	assert_says(f, "rinse", "2026-12-24 12:00", "ask");
}

/* ---- once ---------------------------------------------------------------------------------------------- */

static void once_permits_from_the_report_and_not_before_the_time(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "care", "8d", NULL)->once = &f->milestones[1];
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "sun", "2026-11-25 12:00", "silent");
	assert_says(f, "sun", "2026-12-05 12:00", "ask");
	const AcAnswer *answer = ask(f, "sun", "2026-12-05 12:00");
	g_assert_true(answer->once == &f->milestones[1]);
	report(f, "healed", 1, "2026-11-24 12:00");
	plan(f, SESSION);
	assert_says(f, "sun", "2026-11-28 23:59", "silent");
	assert_says(f, "sun", "2026-11-29 00:00", "care");
	g_assert_null(ask(f, "sun", "2026-11-29 00:00")->once);
}

static void the_next_session_needs_the_word_again(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "care", "2d", NULL)->once = &f->milestones[1];
	session(f, SESSION);
	session(f, "2026-12-18 15:00");
	report(f, "healed", 1, "2026-11-24 12:00");
	plan(f, "2026-12-19 12:00");
	assert_says(f, "sun", "2026-12-10 12:00", "care");
	assert_says(f, "sun", "2026-12-25 12:00", "ask");
}

static void a_permission_never_given_frees_nothing_when_its_time_is_over(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "care", "8d", "15d")->once = &f->milestones[1];
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "sun", "2026-11-30 12:00", "ask");
	assert_says(f, "sun", "2026-12-10 12:00", "silent");
}

static void an_awaited_report_is_asked_for_unless_it_is_the_practitioners(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "care", "2d", NULL)->once = &f->milestones[1];
	session(f, SESSION);
	plan(f, "2026-11-25 12:00");
	const AcDay *day = ac_plan_day(f->plan, f->arena, date_of("2026-11-25"));
	g_assert_cmpuint(day->n_questions, ==, 1);
	g_assert_true(day->questions[0].milestone == &f->milestones[1]);
	f->milestones[1].by = AC_BY_PRACTITIONER;
	plan(f, "2026-11-25 12:00");
	day = ac_plan_day(f->plan, f->arena, date_of("2026-11-25"));
	g_assert_cmpuint(day->n_questions, ==, 0);
}

/* ---- sightings ----------------------------------------------------------------------------------------- */

static void a_sighting_starts_its_wait_and_a_later_one_starts_it_anew(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "shave", "avoid", "0h", "48h")->anchor = on_sighting(f);
	rule(f, "shave", "ok", NULL, NULL);
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "razor", "2026-11-22 12:00", "ok");
	assert_says(f, "shave", "2026-11-22 12:00", "ok razor");
	report(f, "bump", 1, "2026-11-23 12:00");
	report(f, "bump", 1, "2026-11-24 12:00");
	plan(f, "2026-11-24 13:00");
	assert_says(f, "shave", "2026-11-24 11:00", "ok razor");
	assert_says(f, "shave", "2026-11-26 11:59", "avoid");
	assert_says(f, "shave", "2026-11-26 12:00", "ok razor");
}

/* ---- but, where, products ------------------------------------------------------------------------------ */

static void what_is_left_out_is_not_spoken_of(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	AcRule *heat = rule(f, "heat", "avoid", NULL, "28d");
	but(f, heat, "sauna");
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "heat", "2026-11-25 12:00", "avoid");
	assert_says(f, "sauna", "2026-11-25 12:00", "silent");
}

static void a_place_makes_ok_to_care_and_the_end_of_its_ban_frees_nothing(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	AcRule *treated = rule(f, "sun", "avoid", NULL, "10d"), *rest = rule(f, "hat", "ok", NULL, NULL);
	treated->words.where = "the treated area";
	rest->words.where = "off the flakes";
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "sun", "2026-11-25 12:00", "avoid");
	assert_says(f, "sun", "2026-12-05 12:00", "silent");
	assert_says(f, "hat", "2026-11-25 12:00", "care");
}

static void the_end_of_a_ban_before_the_session_frees_nothing(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", "-2d", "0h");
	session(f, SESSION);
	plan(f, "2026-11-20 12:00");
	assert_says(f, "sun", "2026-11-20 12:00", "avoid");
	assert_says(f, "sun", "2026-11-21 15:00", "silent");
}

/* ---- safer, against ------------------------------------------------------------------------------------ */

static void the_safe_date_is_told_and_changes_nothing(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "care", "4d", NULL)->safer = span_of("10d");
	session(f, SESSION);
	plan(f, SESSION);
	const AcAnswer *answer = ask(f, "sun", "2026-11-26 12:00");
	g_assert_cmpint(answer->verdict, ==, AC_VERDICT_CARE);
	assert_at(f, answer->safer_at, "2026-12-01 00:00");
	g_assert_cmpint(ask(f, "sun", "2026-12-02 12:00")->safer_at, ==, AC_INSTANT_NEVER);
}

static void what_the_leaflet_also_says_is_named(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	AcRule *ban = rule(f, "sun", "avoid", NULL, "28d"), *leave = rule(f, "sun", "care", "20d", NULL);
	session(f, SESSION);
	plan(f, SESSION);
	/* The plan has its own copies of the rules. */
	(void)ban;
	(void)leave;
	AcRule *rules = (AcRule *)(gsize)f->protocol.rules;
	rules[1].against = &rules[0];
	g_assert_null(ask(f, "sun", "2026-11-25 12:00")->against);
	const AcAnswer *answer = ask(f, "sun", "2026-12-14 12:00");
	g_assert_cmpint(answer->verdict, ==, AC_VERDICT_AVOID);
	g_assert_true(answer->against == &rules[1]);
}

/* ---- tasks --------------------------------------------------------------------------------------------- */

static void tick(Fixture *f, const char *id, const char *date, int minute)
{
	AcTick fresh = {id, 1, date_of(date), minute, AC_TICK_DONE, 0, NULL};
	g_array_append_val(f->ticks, fresh);
}

/* "-1 due, -2 due, -3 upcoming extra" */
static const char *boxes(Fixture *f, const char *date)
{
	static const char *const names[] = {"upcoming", "due", "done", "skipped", "missed", "held", "waits"};
	const AcDay *day = ac_plan_day(f->plan, f->arena, date_of(date));
	const char *out = "";
	for (guint i = 0; i < day->n_tasks; i++)
		out = ac_arena_printf(f->arena, "%s%s%s %d %s%s", out, i > 0 ? ", " : "", day->tasks[i].task->id,
		                      day->tasks[i].minute, names[day->tasks[i].state],
		                      day->tasks[i].extra ? " extra" : "");
	return out;
}

static void a_count_gives_that_many_boxes_and_one_more_at_a_time(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	task(f, "balm", "1d", "28d", "1d")->count = (AcCount){2, 4};
	session(f, SESSION);
	plan(f, "2026-11-23 12:00");
	g_assert_cmpstr(boxes(f, "2026-11-23"), ==, "balm -1 due, balm -2 due");
	tick(f, "balm", "2026-11-23", -1);
	tick(f, "balm", "2026-11-23", -2);
	plan(f, "2026-11-23 12:00");
	g_assert_cmpstr(boxes(f, "2026-11-23"), ==, "balm -1 done, balm -2 done, balm -3 upcoming extra");
	tick(f, "balm", "2026-11-23", -3);
	tick(f, "balm", "2026-11-23", -4);
	plan(f, "2026-11-23 12:00");
	g_assert_cmpstr(boxes(f, "2026-11-23"), ==,
	                "balm -1 done, balm -2 done, balm -3 done extra, balm -4 done extra");
	g_assert_cmpstr(boxes(f, "2026-11-22"), ==, "balm -1 missed, balm -2 missed");
}

static void a_count_in_a_week_is_spread_over_it(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	task(f, "scrub", "0d", "28d", "1w")->count = (AcCount){2, 2};
	session(f, SESSION);
	plan(f, SESSION);
	const char *const with[] = {"2026-11-21", "2026-11-24", "2026-11-28", "2026-12-01"};
	for (AcDate date = date_of("2026-11-21"); date < date_of("2026-12-05"); date++) {
		gboolean expected = FALSE;
		for (guint i = 0; i < G_N_ELEMENTS(with); i++)
			expected = expected || date_of(with[i]) == date;
		g_assert_cmpuint(ac_plan_day(f->plan, f->arena, date)->n_tasks, ==, expected ? 1 : 0);
	}
}

static void what_comes_after_waits_for_what_comes_first(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	task(f, "cleanse", "1d", NULL, "1d");
	task(f, "balm", "1d", NULL, "1d");
	session(f, SESSION);
	plan(f, "2026-11-23 12:00");
	AcTask *tasks = (AcTask *)(gsize)f->protocol.tasks;
	tasks[1].after = &tasks[0];
	g_assert_cmpstr(boxes(f, "2026-11-23"), ==, "cleanse -1 due, balm -1 waits");
	tick(f, "cleanse", "2026-11-23", -1);
	plan(f, "2026-11-23 12:00");
	tasks = (AcTask *)(gsize)f->protocol.tasks;
	tasks[1].after = &tasks[0];
	g_assert_cmpstr(boxes(f, "2026-11-23"), ==, "cleanse -1 done, balm -1 due");
}

static void a_task_begins_once_it_is_reported(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	task(f, "balm", "2d", NULL, "1d")->once = &f->milestones[1];
	session(f, SESSION);
	plan(f, SESSION);
	g_assert_cmpstr(boxes(f, "2026-11-25"), ==, "");
	report(f, "healed", 1, "2026-11-25 12:00");
	plan(f, "2026-11-25 12:00");
	g_assert_cmpstr(boxes(f, "2026-11-26"), ==, "balm -1 upcoming");
}

/* ---- phases, courses ----------------------------------------------------------------------------------- */

static void one_stays_in_a_phase_until_it_is_seen_to_be_over(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION);
	AcPhase *phases = AC_ARENA_ARRAY(f->arena, AcPhase, 2);
	phases[0] = (AcPhase){.id = "p3", .title = "3", .from = span_of("8d"), .to = span_of("15d")};
	phases[1] = (AcPhase){.id = "p4", .title = "4", .from = span_of("15d"), .to = span_of(NULL)};
	phases[0].until = phases[1].once = &f->milestones[1];
	g_ptr_array_add(f->phases, &phases[0]);
	g_ptr_array_add(f->phases, &phases[1]);
	plan(f, "2026-12-10 12:00");
	g_assert_cmpstr(ac_plan_day(f->plan, f->arena, date_of("2026-12-10"))->phase->id, ==, "p3");
	report(f, "healed", 1, "2026-12-09 12:00");
	plan(f, "2026-12-10 12:00");
	g_assert_cmpstr(ac_plan_day(f->plan, f->arena, date_of("2026-12-10"))->phase->id, ==, "p4");
}

static gboolean asks_for_the_last(const Fixture *f, const char *date)
{
	const AcDay *day = ac_plan_day(f->plan, f->arena, date_of(date));
	for (guint i = 0; i < day->n_questions; i++)
		if (day->questions[i].kind == AC_QUESTION_LAST_SESSION)
			return TRUE;
	return FALSE;
}

static void a_course_says_how_many_sessions_and_how_far_apart(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	AcSpan *gaps = AC_ARENA_ARRAY(f->arena, AcSpan, 2);
	gaps[0] = span_of("10d");
	gaps[1] = span_of("4w");
	AcCourse *course = AC_ARENA_NEW(f->arena, AcCourse);
	*course = (AcCourse){.id = "shaved", .sessions = {2, 2}, .gaps = gaps, .n_gaps = 2};
	f->protocol.courses = course;
	f->protocol.n_courses = 1;
	session(f, SESSION);
	plan(f, "2026-11-30 12:00");
	g_assert_true(ac_plan_course(f->plan) == course);
	g_assert_false(asks_for_the_last(f, "2026-11-30"));
	plan(f, "2026-12-01 12:00"); /* the first gap has passed */
	g_assert_true(asks_for_the_last(f, "2026-12-01"));
	session(f, "2026-12-05 15:00"); /* as many as there are at most */
	plan(f, "2026-12-06 12:00");
	g_assert_true(asks_for_the_last(f, "2026-12-06"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/plan/leaflet/" #test, test)
	ADD(at_least_forbids_for_its_time_and_then_asks);
	ADD(at_least_gives_way_to_a_rule_that_permits);
	ADD(the_end_of_another_ban_does_not_free_what_is_loose);
	ADD(at_least_after_the_last_waits_for_the_last);
	ADD(a_ladder_at_least);
	ADD(the_hours_of_a_limit_end_with_at_least);
	ADD(once_permits_from_the_report_and_not_before_the_time);
	ADD(the_next_session_needs_the_word_again);
	ADD(a_permission_never_given_frees_nothing_when_its_time_is_over);
	ADD(an_awaited_report_is_asked_for_unless_it_is_the_practitioners);
	ADD(a_sighting_starts_its_wait_and_a_later_one_starts_it_anew);
	ADD(what_is_left_out_is_not_spoken_of);
	ADD(a_place_makes_ok_to_care_and_the_end_of_its_ban_frees_nothing);
	ADD(the_end_of_a_ban_before_the_session_frees_nothing);
	ADD(the_safe_date_is_told_and_changes_nothing);
	ADD(what_the_leaflet_also_says_is_named);
	ADD(a_count_gives_that_many_boxes_and_one_more_at_a_time);
	ADD(a_count_in_a_week_is_spread_over_it);
	ADD(what_comes_after_waits_for_what_comes_first);
	ADD(a_task_begins_once_it_is_reported);
	ADD(one_stays_in_a_phase_until_it_is_seen_to_be_over);
	ADD(a_course_says_how_many_sessions_and_how_far_apart);
	return g_test_run();
}

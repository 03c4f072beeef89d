/* SPDX-License-Identifier: MIT */
/* Rulings 9 and 10: the practitioner's own changes for a client, and questions about a day. */
#include "plan/plan.h"

#include "plan_fixture.h"

#define SESSION "2026-11-21 15:00"

/* ---- ruling 9 ------------------------------------------------------------------------------------------ */

static Fixture *smp(void)
{
	Fixture *f = fixture_new("Europe/London");
	rule(f, "water", "allow none", NULL, "24h");
	rule_with_how(f, "water", "allow rinse", "24h", "4d");
	rule(f, "sweat", "avoid", NULL, "10d");
	rule(f, "sauna", "avoid", NULL, "28d");
	rule(f, "sauna", "avoid", "-48h", "0h");
	session(f, SESSION);
	return f;
}

static void an_adjustment_decides_over_rules_and_kinds(void)
{
	g_autoptr(Fixture) f = smp();
	AcAdjustment *own = adjust(f, "sauna", "ok", 1);
	own->from = span_of("5d");
	plan(f, SESSION);
	assert_says(f, "sauna", "2026-11-25 12:00", "avoid");
	const AcAnswer *answer = ask(f, "sauna", "2026-11-26 12:00");
	g_assert_cmpstr(said(f, answer), ==, "ok");
	g_assert_nonnull(answer->adjustment);
	g_assert_cmpstr(answer->adjustment->by, ==, "AB");
	g_assert_cmpstr(answer->words.why, ==, "I say so");
	g_assert_cmpuint(answer->n_causes, ==, 3);
	g_assert_true(answer->causes[0].wins && !answer->causes[1].wins && !answer->causes[2].wins);
	assert_says(f, "sweat", "2026-11-26 12:00", "avoid");
}

static void an_adjustment_can_be_stricter(void)
{
	g_autoptr(Fixture) f = smp();
	adjust(f, "hat", "avoid", 1)->to = span_of("5d");
	rule(f, "hat", "ok", NULL, NULL);
	plan(f, SESSION);
	assert_says(f, "hat", "2026-11-25 12:00", "avoid");
	assert_says(f, "hat", "2026-11-26 12:00", "ok");
}

static void an_adjustment_of_a_kind_is_one_more_restriction(void)
{
	g_autoptr(Fixture) f = smp();
	adjust(f, "heat", "avoid", 1);
	adjust(f, "chlorine", "ok", 1);
	plan(f, SESSION);
	assert_says(f, "sauna", "2027-06-01 12:00", "avoid");
	assert_says(f, "pool", "2027-06-01 12:00", "silent");
	assert_says(f, "chlorine", "2027-06-01 12:00", "ok");
}

static void an_adjustment_moves_the_highest_step(void)
{
	g_autoptr(Fixture) f = smp();
	AcAdjustment *own = adjust(f, "water", "allow mild", 1);
	own->from = span_of("2d");
	own->how = "Softly.";
	plan(f, SESSION);
	assert_says(f, "water", "2026-11-22 20:00", "care rinse");
	const AcAnswer *answer = ask(f, "water", "2026-11-23 12:00");
	g_assert_cmpstr(said(f, answer), ==, "care mild");
	g_assert_cmpstr(answer->words.how, ==, "Softly.");
	g_assert_cmpstr(winners(f, answer), ==, "own");
	assert_says(f, "mild", "2026-11-23 12:00", "care");
	assert_says(f, "shampoo", "2026-11-23 12:00", "avoid");
	assert_says(f, "pool", "2027-11-23 12:00", "avoid");
}

static void a_verdict_on_a_ladder_holds_for_its_steps(void)
{
	g_autoptr(Fixture) f = smp();
	adjust(f, "water", "avoid", 1)->to = span_of("6d");
	plan(f, SESSION);
	assert_says(f, "water", "2026-11-23 12:00", "avoid");
	assert_says(f, "rinse", "2026-11-23 12:00", "avoid");
	assert_says(f, "rinse", "2026-11-27 12:00", "ok");
}

static void a_step_permitted_alone_says_nothing_of_those_below_it(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION);
	adjust(f, "mild", "ok", 1);
	plan(f, SESSION);
	assert_says(f, "mild", SESSION, "ok");
	assert_says(f, "rinse", SESSION, "silent");
	assert_says(f, "water", SESSION, "silent");
	rule_with_how(f, "water", "allow rinse", NULL, NULL);
	plan(f, SESSION);
	assert_says(f, "water", SESSION, "care mild");
}

static void an_adjustment_of_one_session_leaves_later_ones_alone(void)
{
	g_autoptr(Fixture) f = smp();
	adjust(f, "sauna", "ok", 1);
	session(f, "2027-01-10 15:00")->state = AC_SESSION_PLANNED;
	plan(f, SESSION);
	assert_says(f, "sauna", "2026-11-26 12:00", "ok");
	assert_says(f, "sauna", "2027-01-08 14:59", "ok");
	assert_says(f, "sauna", "2027-01-08 15:00", "avoid");
	assert_says(f, "sauna", "2027-01-12 12:00", "avoid");
}

static void an_adjustment_of_the_course_decides_for_all_sessions(void)
{
	g_autoptr(Fixture) f = smp();
	adjust(f, "sauna", "ok", 0);
	session(f, "2027-01-10 15:00");
	plan(f, SESSION);
	assert_says(f, "sauna", "2026-11-26 12:00", "ok");
	assert_says(f, "sauna", "2027-01-09 12:00", "ok");
	assert_says(f, "sauna", "2027-01-12 12:00", "ok");
}

static void a_bounded_adjustment_of_the_course_runs_on_every_session(void)
{
	g_autoptr(Fixture) f = smp();
	adjust(f, "sauna", "care", 0)->from = span_of("5d");
	session(f, "2027-01-10 15:00");
	plan(f, SESSION);
	assert_says(f, "sauna", "2026-11-25 12:00", "avoid");
	assert_says(f, "sauna", "2026-11-26 12:00", "care");
	/* A session's own days are not overruled by the window of an earlier one. */
	assert_says(f, "sauna", "2027-01-12 12:00", "avoid");
	assert_says(f, "sauna", "2027-01-15 12:00", "care");
}

static void an_adjustment_decides_over_what_waits_for_the_last_session(void)
{
	g_autoptr(Fixture) f = smp();
	rule(f, "sun", "avoid", NULL, "28d")->anchor = on_final();
	adjust(f, "sun", "care", 1)->from = span_of("10d");
	session(f, "2027-01-10 15:00");
	plan(f, SESSION);
	assert_says(f, "sun", "2026-11-26 12:00", "avoid");
	assert_says(f, "sun", "2026-12-10 12:00", "care");
	assert_says(f, "sun", "2027-01-10 15:00", "avoid");
}

static void the_strictest_of_several_adjustments_decides(void)
{
	g_autoptr(Fixture) f = smp();
	adjust(f, "sauna", "ok", 0);
	adjust(f, "sauna", "ask", 1)->to = span_of("20d");
	plan(f, SESSION);
	assert_says(f, "sauna", "2026-11-26 12:00", "ask");
	assert_says(f, "sauna", "2026-12-20 12:00", "ok");
}

static void an_adjustment_for_an_unconfirmed_session_restricts_and_does_not_permit(void)
{
	g_autoptr(Fixture) f = smp();
	session(f, "2027-01-10 15:00")->state = AC_SESSION_PLANNED;
	adjust(f, "sauna", "ok", 2);
	adjust(f, "hat", "avoid", 2);
	rule(f, "hat", "ok", NULL, NULL);
	plan(f, "2027-01-11 12:00");
	assert_says(f, "sauna", "2027-01-11 12:00", "avoid");
	assert_says(f, "hat", "2027-01-11 12:00", "avoid");
}

static void adjustments_that_name_nothing_known_are_passed_over(void)
{
	g_autoptr(Fixture) f = smp();
	adjust(f, "ballooning", "ok", 1);
	adjust(f, "hat", "ok", 99);
	plan(f, SESSION);
	assert_says(f, "hat", "2026-11-26 12:00", "silent");
}

/* ---- ruling 10: a day, and the first moment ------------------------------------------------------------ */

static void a_day_answers_with_its_strictest_and_the_moments_it_changes(void)
{
	g_autoptr(Fixture) f = smp();
	plan(f, SESSION);
	const AcStretch *day = ac_plan_ask_between(f->plan, f->arena, find(f, "water"), at(f, "2026-11-22 00:00"),
	                                           at(f, "2026-11-23 00:00"), 0);
	g_assert_cmpint(day->strictest->verdict, ==, AC_VERDICT_AVOID);
	g_assert_true(day->strictest == day->first);
	g_assert_cmpuint(day->n_changes, ==, 1);
	assert_at(f, day->changes[0].at, "2026-11-22 15:00");
	g_assert_cmpint(day->changes[0].was, ==, AC_VERDICT_AVOID);
	g_assert_cmpint(day->changes[0].is, ==, AC_VERDICT_CARE);
	g_assert_cmpstr(day->changes[0].is_step->id, ==, "rinse");
	day = ac_plan_ask_between(f->plan, f->arena, find(f, "water"), at(f, "2026-11-22 00:00"),
	                          at(f, "2026-11-22 15:00"), 0);
	g_assert_cmpuint(day->n_changes, ==, 0);
}

static void the_strictest_of_a_stretch_may_come_late_in_it(void)
{
	g_autoptr(Fixture) f = smp();
	limit(f, rule(f, "sun", "care", NULL, NULL), 20, 6 * 60, 11 * 60);
	plan(f, SESSION);
	const AcStretch *day = ac_plan_ask_between(f->plan, f->arena, find(f, "sun"), at(f, "2026-11-23 07:00"),
	                                           at(f, "2026-11-24 07:00"), 0);
	g_assert_cmpint(day->first->verdict, ==, AC_VERDICT_CARE);
	g_assert_cmpint(day->strictest->verdict, ==, AC_VERDICT_AVOID);
	assert_at(f, day->strictest->at, "2026-11-23 11:00");
	g_assert_cmpuint(day->n_changes, ==, 2);
	const AcStretch *month = ac_plan_ask_between(f->plan, f->arena, find(f, "sun"), at(f, "2026-12-01 00:00"),
	                                             at(f, "2026-12-31 00:00"), 0);
	g_assert_cmpuint(month->n_changes, ==, 60);
}

static void a_lower_step_is_stricter(void)
{
	g_autoptr(Fixture) f = smp();
	session(f, "2026-12-12 15:00");
	plan(f, SESSION);
	const AcStretch *days = ac_plan_ask_between(f->plan, f->arena, find(f, "water"),
	                                            at(f, "2026-11-24 00:00"), at(f, "2026-12-10 00:00"), 0);
	g_assert_cmpstr(said(f, days->strictest), ==, "care rinse");
	days = ac_plan_ask_between(f->plan, f->arena, find(f, "water"), at(f, "2026-12-13 15:00"),
	                           at(f, "2026-12-20 00:00"), 0);
	g_assert_cmpstr(said(f, days->strictest), ==, "care rinse");
}

static void when_is_the_first_moment_it_is_allowed(void)
{
	g_autoptr(Fixture) f = smp();
	plan(f, SESSION);
	const AcAnswer *blocked;
	const AcAnswer *answer = ac_plan_when(f->plan, f->arena, find(f, "water"), at(f, SESSION), &blocked);
	assert_at(f, answer->at, "2026-11-22 15:00");
	g_assert_cmpstr(said(f, answer), ==, "care rinse");
	g_assert_null(blocked);
	answer = ac_plan_when(f->plan, f->arena, find(f, "water"), at(f, "2026-11-23 12:00"), &blocked);
	assert_at(f, answer->at, "2026-11-23 12:00");
	answer = ac_plan_when(f->plan, f->arena, find(f, "sauna"), at(f, SESSION), NULL);
	assert_at(f, answer->at, "2026-12-19 00:00");
}

static void when_it_is_not_known_the_answer_says_what_it_waits_for(void)
{
	g_autoptr(Fixture) f = smp();
	rule(f, "sun", "ask", NULL, "2d");
	rule(f, "sun", "avoid", "2d", "unsaid");
	plan(f, SESSION);
	const AcAnswer *blocked;
	g_assert_null(ac_plan_when(f->plan, f->arena, find(f, "sun"), at(f, SESSION), &blocked));
	g_assert_cmpint(blocked->verdict, ==, AC_VERDICT_AVOID);
	g_assert_cmpint(blocked->until.open, ==, AC_OPEN_UNSAID);
	g_assert_null(ac_plan_when(f->plan, f->arena, find(f, "hat"), at(f, SESSION), &blocked));
	g_assert_cmpint(blocked->verdict, ==, AC_VERDICT_SILENT);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/plan/ruling-9/decides", an_adjustment_decides_over_rules_and_kinds);
	g_test_add_func("/plan/ruling-9/stricter", an_adjustment_can_be_stricter);
	g_test_add_func("/plan/ruling-9/kind", an_adjustment_of_a_kind_is_one_more_restriction);
	g_test_add_func("/plan/ruling-9/step", an_adjustment_moves_the_highest_step);
	g_test_add_func("/plan/ruling-9/ladder", a_verdict_on_a_ladder_holds_for_its_steps);
	g_test_add_func("/plan/ruling-9/alone", a_step_permitted_alone_says_nothing_of_those_below_it);
	g_test_add_func("/plan/ruling-9/one-session", an_adjustment_of_one_session_leaves_later_ones_alone);
	g_test_add_func("/plan/ruling-9/course", an_adjustment_of_the_course_decides_for_all_sessions);
	g_test_add_func("/plan/ruling-9/bounded", a_bounded_adjustment_of_the_course_runs_on_every_session);
	g_test_add_func("/plan/ruling-9/final", an_adjustment_decides_over_what_waits_for_the_last_session);
	g_test_add_func("/plan/ruling-9/several", the_strictest_of_several_adjustments_decides);
	g_test_add_func("/plan/ruling-9/unconfirmed",
	                an_adjustment_for_an_unconfirmed_session_restricts_and_does_not_permit);
	g_test_add_func("/plan/ruling-9/unknown", adjustments_that_name_nothing_known_are_passed_over);
	g_test_add_func("/plan/ruling-10/day", a_day_answers_with_its_strictest_and_the_moments_it_changes);
	g_test_add_func("/plan/ruling-10/late", the_strictest_of_a_stretch_may_come_late_in_it);
	g_test_add_func("/plan/ruling-10/step", a_lower_step_is_stricter);
	g_test_add_func("/plan/when/first", when_is_the_first_moment_it_is_allowed);
	g_test_add_func("/plan/when/never", when_it_is_not_known_the_answer_says_what_it_waits_for);
	return g_test_run();
}

/* SPDX-License-Identifier: MIT */
/* Ruling 8: a stay that is as long as asked has to end within the hours of the limit. */
#include "plan/plan.h"

#include "plan_fixture.h"

#define SESSION "2026-11-21 15:00"

static void assert_stay(Fixture *f, const char *when, int minutes, AcVerdict verdict)
{
	const AcAnswer *answer = ask_for(f, "sun", when, minutes);
	if (answer->verdict != verdict)
		g_error("sun at %s for %d minutes is %d, not %d", when, minutes, answer->verdict, verdict);
}

static Fixture *with_hours(int from_minute, int to_minute)
{
	Fixture *f = fixture_new("Europe/London");
	rule(f, "water", "allow none", NULL, "24h");
	limit(f, rule(f, "sun", "care", NULL, NULL), 20, from_minute, to_minute);
	session(f, SESSION);
	plan(f, SESSION);
	return f;
}

static void a_stay_ends_within_the_hours(void)
{
	g_autoptr(Fixture) f = with_hours(6 * 60, 11 * 60);
	assert_stay(f, "2026-12-07 10:50", 0, AC_VERDICT_CARE);
	assert_stay(f, "2026-12-07 10:45", 15, AC_VERDICT_CARE);
	assert_stay(f, "2026-12-07 10:46", 15, AC_VERDICT_AVOID);
	assert_stay(f, "2026-12-07 10:50", 15, AC_VERDICT_AVOID);
	assert_stay(f, "2026-12-07 05:50", 15, AC_VERDICT_AVOID);
	assert_stay(f, "2026-12-07 06:00", 15, AC_VERDICT_CARE);
	const AcAnswer *late = ask_for(f, "sun", "2026-12-07 10:50", 15);
	g_assert_false(late->too_long);
	assert_at(f, late->possible_at, "2026-12-08 06:00");
}

static void hours_over_midnight_hold_a_stay_too(void)
{
	g_autoptr(Fixture) f = with_hours(22 * 60, 60);
	assert_stay(f, "2026-12-07 23:55", 15, AC_VERDICT_CARE);
	assert_stay(f, "2026-12-08 00:45", 15, AC_VERDICT_CARE);
	assert_stay(f, "2026-12-08 00:50", 15, AC_VERDICT_AVOID);
}

static void hours_shorter_than_the_stay_never_hold_it(void)
{
	g_autoptr(Fixture) f = with_hours(6 * 60, 6 * 60 + 10);
	assert_stay(f, "2026-12-07 06:00", 10, AC_VERDICT_CARE);
	assert_stay(f, "2026-12-07 06:00", 15, AC_VERDICT_AVOID);
	g_assert_cmpint(ask_for(f, "sun", "2026-12-07 06:00", 15)->possible_at, ==, AC_INSTANT_NEVER);
}

static void hours_without_an_end_hold_any_stay(void)
{
	g_autoptr(Fixture) f = with_hours(6 * 60, 6 * 60);
	assert_stay(f, "2026-12-07 05:50", 15, AC_VERDICT_CARE);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/plan/limit/stay", a_stay_ends_within_the_hours);
	g_test_add_func("/plan/limit/over-midnight", hours_over_midnight_hold_a_stay_too);
	g_test_add_func("/plan/limit/shorter", hours_shorter_than_the_stay_never_hold_it);
	g_test_add_func("/plan/limit/endless", hours_without_an_end_hold_any_stay);
	return g_test_run();
}

/* SPDX-License-Identifier: MIT */
/* Design §4: how windows run - hours and calendar days, sessions with a length, ranges, zones, both DST
 * nights. */
#include "plan/plan.h"

#include "plan_fixture.h"

#define SESSION "2026-11-21 15:00"

/* The end of a ban from the session on, asked for just after it. */
static AcInstant end_of_ban(Fixture *f, const char *to, const char *session_at)
{
	rule(f, "sun", "avoid", NULL, to);
	session(f, session_at);
	plan(f, session_at);
	return ask(f, "sun", session_at)->until.at;
}

static void units_run_elapsed_or_on_the_calendar(void)
{
	static const struct {
		const char *to, *end;
	} cases[] = {
	    {"90m", "2026-11-21 16:30"},      {"24h", "2026-11-22 15:00"},   {"1d", "2026-11-22 00:00"},
	    {"4d 09:00", "2026-11-25 09:00"}, {"day 4", "2026-11-25 00:00"}, {"end of day 3", "2026-11-25 00:00"},
	    {"18:00", "2026-11-21 18:00"},    {"28d", "2026-12-19 00:00"},   {"4w", "2026-12-19 00:00"},
	    {"1mo", "2026-12-21 00:00"},      {"1y", "2027-11-21 00:00"},    {"672h", "2026-12-19 15:00"},
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Fixture) f = fixture_new("Europe/London");
		assert_at(f, end_of_ban(f, cases[i].to, SESSION), cases[i].end);
	}
}

static void hours_are_real_hours_and_days_are_midnights_on_both_dst_nights(void)
{
	static const struct {
		const char *zone, *session, *to;
		gint64 hours; /* from the session to the end */
	} cases[] = {
	    {"Europe/London", "2026-10-24 15:00", "24h", 24},
	    {"Europe/London", "2026-10-24 15:00", "1d", 9},
	    {"Europe/London", "2026-10-24 15:00", "2d", 9 + 25},
	    {"Europe/London", "2026-10-24 15:00", "1d 15:00", 25},
	    {"Europe/London", "2026-03-28 15:00", "24h", 24},
	    {"Europe/London", "2026-03-28 15:00", "2d", 9 + 23},
	    {"Europe/London", "2026-03-28 15:00", "1d 15:00", 23},
	    {"America/New_York", "2026-10-31 15:00", "24h", 24},
	    {"America/New_York", "2026-10-31 15:00", "2d", 9 + 25},
	    {"America/New_York", "2026-03-07 15:00", "24h", 24},
	    {"America/New_York", "2026-03-07 15:00", "2d", 9 + 23},
	    {"Australia/Lord_Howe", "2026-10-03 15:00", "24h", 24},
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Fixture) f = fixture_new(cases[i].zone);
		AcInstant end = end_of_ban(f, cases[i].to, cases[i].session);
		g_assert_cmpint(end, ==, at(f, cases[i].session) + cases[i].hours * AC_HOUR);
		g_assert_cmpint(ac_plan_ask(f->plan, f->arena, find(f, "sun"), end - 1, 0)->verdict, ==,
		                AC_VERDICT_AVOID);
		g_assert_cmpint(ac_plan_ask(f->plan, f->arena, find(f, "sun"), end, 0)->verdict, ==, AC_VERDICT_OK);
	}
}

static void a_time_that_the_clock_skips_is_the_first_instant_after(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	assert_at(f, end_of_ban(f, "1d 01:30", "2026-03-28 15:00"), "2026-03-29 02:00");
	g_autoptr(Fixture) beirut = fixture_new("Asia/Beirut");
	/* Midnight itself is skipped. */
	assert_at(beirut, end_of_ban(beirut, "1d", "2026-03-28 15:00"), "2026-03-29 01:00");
}

static void of_a_time_that_comes_twice_restrictions_take_in_both(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	AcInstant first = at(f, "2026-10-25 01:30"), second = first + AC_HOUR;
	g_assert_cmpint(end_of_ban(f, "1d 01:30", "2026-10-24 15:00"), ==, second);
	rule(f, "hat", "avoid", "1d 01:30", "3d");
	rule(f, "alcohol", "ok", "1d 01:30", "2d 01:30");
	rule(f, "chlorine", "ok", NULL, "1d 01:30");
	plan(f, "2026-10-24 15:00");
	g_assert_cmpint(ac_plan_ask(f->plan, f->arena, find(f, "hat"), first - 1, 0)->until.at, ==, first);
	g_assert_cmpint(ac_plan_ask(f->plan, f->arena, find(f, "alcohol"), first, 0)->verdict, ==,
	                AC_VERDICT_SILENT);
	g_assert_cmpint(ac_plan_ask(f->plan, f->arena, find(f, "alcohol"), second, 0)->verdict, ==,
	                AC_VERDICT_OK);
	g_assert_cmpint(ac_plan_ask(f->plan, f->arena, find(f, "chlorine"), first - 1, 0)->verdict, ==,
	                AC_VERDICT_OK);
	g_assert_cmpint(ac_plan_ask(f->plan, f->arena, find(f, "chlorine"), first, 0)->verdict, ==,
	                AC_VERDICT_SILENT);
}

static void from_zero_up_counts_from_the_end_negative_from_the_start(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", "24h", "48h");
	rule(f, "hat", "avoid", "-24h", "-12h");
	session_over(f, at(f, "2026-11-21 10:00"), at(f, SESSION));
	plan(f, SESSION);
	assert_at(f, ask(f, "sun", "2026-11-21 12:00")->until.at, "2026-11-22 15:00");
	assert_at(f, ask(f, "hat", "2026-11-20 09:59")->until.at, "2026-11-20 10:00");
	assert_at(f, ask(f, "hat", "2026-11-20 10:00")->until.at, "2026-11-20 22:00");
}

static void what_is_in_force_at_the_edges_holds_during_the_session_too(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", "0h", "24h");
	rule(f, "hat", "avoid", "-24h", "0h");
	rule(f, "alcohol", "avoid", NULL, "0h");
	session_over(f, at(f, "2026-11-21 10:00"), at(f, SESSION));
	plan(f, SESSION);
	assert_says(f, "sun", "2026-11-21 09:59", "silent");
	assert_says(f, "sun", "2026-11-21 10:00", "avoid");
	assert_says(f, "hat", "2026-11-21 14:59", "avoid");
	assert_says(f, "hat", "2026-11-21 15:00", "silent");
	assert_says(f, "alcohol", "2026-11-21 10:00", "avoid");
	assert_says(f, "alcohol", "2026-11-21 15:00", "silent");
}

static void a_non_negative_beginning_is_never_before_the_session(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "ok", "0d 09:00", NULL);
	rule(f, "hat", "ok", "09:00", NULL);
	rule(f, "alcohol", "avoid", "09:00", NULL);
	session_over(f, at(f, "2026-11-21 10:00"), at(f, SESSION));
	plan(f, SESSION);
	assert_says(f, "sun", "2026-11-21 09:30", "silent");
	assert_says(f, "sun", "2026-11-21 10:00", "ok");
	assert_says(f, "hat", "2026-11-21 10:00", "ok");
	assert_says(f, "alcohol", "2026-11-21 09:30", "silent");
	assert_says(f, "alcohol", "2026-11-21 10:00", "avoid");
}

static void the_treatment_date_is_that_of_the_sessions_end(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", NULL, "1d");
	session_over(f, at(f, "2026-11-21 22:00"), at(f, "2026-11-22 01:00"));
	plan(f, SESSION);
	assert_at(f, ask(f, "sun", "2026-11-21 23:00")->until.at, "2026-11-23 00:00");
}

/* ---- ranges -------------------------------------------------------------------------------------------- */

static void a_range_restricts_at_its_earliest_and_its_latest_and_says_both_dates(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", "1d..2d", "3d..4d");
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "sun", "2026-11-21 23:59", "silent");
	assert_says(f, "sun", "2026-11-22 00:00", "avoid");
	const AcAnswer *answer = ask(f, "sun", "2026-11-22 12:00");
	assert_at(f, answer->until.at, "2026-11-25 00:00");
	assert_at(f, answer->until.at_early, "2026-11-24 00:00");
	assert_at(f, answer->causes[0].window.to_early, "2026-11-24 00:00");
	/* Its early end is past: there is one date to say. */
	answer = ask(f, "sun", "2026-11-24 12:00");
	g_assert_cmpint(answer->until.at_early, ==, answer->until.at);
}

static void a_range_permits_at_its_latest_and_its_earliest(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "ok", "1d..2d", "5d..7d");
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "sun", "2026-11-22 23:59", "silent");
	assert_says(f, "sun", "2026-11-23 00:00", "ok");
	assert_says(f, "sun", "2026-11-25 23:59", "ok");
	assert_says(f, "sun", "2026-11-26 00:00", "silent");
}

static void between_two_ranges_only_what_both_readings_permit_is_permitted(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule_with_how(f, "water", "allow rinse", NULL, "3d..4d");
	rule_with_how(f, "water", "allow mild", "3d..4d", "10d");
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "rinse", "2026-11-24 12:00", "care");
	assert_says(f, "mild", "2026-11-24 12:00", "avoid");
	assert_says(f, "water", "2026-11-24 12:00", "care rinse");
	assert_says(f, "water", "2026-11-25 00:00", "care mild");
	assert_says(f, "water", "2026-11-23 12:00", "care rinse");
}

/* ---- zones --------------------------------------------------------------------------------------------- */

static void windows_run_in_the_zone_of_the_session(void)
{
	g_autoptr(Fixture) f = fixture_new("America/New_York");
	GTimeZone *london = zone_of(f, "Europe/London");
	rule(f, "sun", "avoid", NULL, "4d");
	AcInstant end = instant_in(london, SESSION);
	session_over(f, end, end)->zone = london;
	plan(f, "2026-11-21 12:00");
	g_assert_cmpint(ask(f, "sun", "2026-11-21 12:00")->until.at, ==, instant_in(london, "2026-11-25 00:00"));
	assert_says(f, "sun", "2026-11-24 18:59", "avoid");
	assert_says(f, "sun", "2026-11-24 19:00", "ok");
}

/* ---- until --------------------------------------------------------------------------------------------- */

static void until_is_the_end_of_the_verdict_and_not_of_one_rule(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", NULL, "2d");
	rule(f, "sun", "avoid", "1d", "4d");
	rule(f, "sun", "ask", "4d", "6d");
	session(f, SESSION);
	plan(f, SESSION);
	const AcAnswer *answer = ask(f, "sun", SESSION);
	assert_at(f, answer->until.at, "2026-11-25 00:00");
	g_assert_cmpint(answer->next_verdict, ==, AC_VERDICT_ASK);
	answer = ask(f, "sun", "2026-11-25 00:00");
	assert_at(f, answer->until.at, "2026-11-27 00:00");
	g_assert_cmpint(answer->next_verdict, ==, AC_VERDICT_OK);
}

static void a_ban_whose_end_is_not_said_stays_and_says_so(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", NULL, "unsaid");
	rule(f, "hat", "avoid", NULL, NULL);
	session(f, SESSION);
	plan(f, SESSION);
	const AcAnswer *answer = ask(f, "sun", "2030-01-01 12:00");
	g_assert_cmpstr(said(f, answer), ==, "avoid");
	g_assert_cmpint(answer->until.open, ==, AC_OPEN_UNSAID);
	answer = ask(f, "hat", "2030-01-01 12:00");
	g_assert_cmpint(answer->until.at, ==, AC_INSTANT_NEVER);
	g_assert_cmpint(answer->until.open, ==, AC_OPEN_ENDLESS);
}

static void what_holds_today_dates_what_waits_for_a_milestone(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", NULL, "7d")->until = &f->milestones[0];
	rule(f, "sun", "avoid", NULL, "28d");
	rule(f, "sun", "avoid", NULL, NULL)->until = &f->milestones[1];
	session(f, SESSION);
	plan(f, SESSION);
	const AcAnswer *answer = ask(f, "sun", SESSION);
	g_assert_cmpint(answer->until.open, ==, AC_OPEN_MILESTONE);
	assert_at(f, answer->until.not_before, "2026-12-19 00:00");
	g_assert_cmpuint(answer->until.n_milestones, ==, 2);
}

static void a_rule_counted_from_a_milestone_waits_for_it(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "razor", "avoid", NULL, "3d")->anchor = on_milestone(f);
	rule(f, "hat", "avoid", "2d", "5d")->anchor = on_milestone(f);
	rule(f, "sun", "ok", NULL, NULL)->anchor = on_milestone(f);
	session(f, SESSION);
	plan(f, SESSION);
	g_assert_cmpint(ask(f, "razor", "2026-12-30 12:00")->until.open, ==, AC_OPEN_MILESTONE);
	assert_says(f, "hat", "2026-12-30 12:00", "silent");
	assert_says(f, "sun", "2026-12-30 12:00", "silent");
	report(f, "flakes", 1, "2026-11-28 09:00");
	plan(f, SESSION);
	assert_says(f, "razor", "2026-11-21 15:00", "avoid");
	assert_says(f, "razor", "2026-11-30 23:59", "avoid");
	assert_says(f, "razor", "2026-12-01 00:00", "silent");
	assert_says(f, "sun", "2026-11-28 08:59", "silent");
	assert_says(f, "sun", "2026-11-28 09:00", "ok");
	assert_says(f, "hat", "2026-11-29 23:59", "silent");
	assert_says(f, "hat", "2026-11-30 00:00", "avoid");
	assert_says(f, "hat", "2026-12-03 00:00", "ok");
}

static void a_rule_counted_from_the_first_session_does_not_restart(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", NULL, "28d")->anchor = on_first();
	session(f, SESSION);
	session(f, "2027-01-10 15:00");
	plan(f, SESSION);
	assert_says(f, "sun", "2026-12-18 23:59", "avoid");
	assert_says(f, "sun", "2026-12-19 00:00", "ok");
	assert_says(f, "sun", "2027-01-10 16:00", "ok");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/plan/time/units", units_run_elapsed_or_on_the_calendar);
	g_test_add_func("/plan/time/dst", hours_are_real_hours_and_days_are_midnights_on_both_dst_nights);
	g_test_add_func("/plan/time/skipped", a_time_that_the_clock_skips_is_the_first_instant_after);
	g_test_add_func("/plan/time/twice", of_a_time_that_comes_twice_restrictions_take_in_both);
	g_test_add_func("/plan/time/ends", from_zero_up_counts_from_the_end_negative_from_the_start);
	g_test_add_func("/plan/time/edges", what_is_in_force_at_the_edges_holds_during_the_session_too);
	g_test_add_func("/plan/time/clamp", a_non_negative_beginning_is_never_before_the_session);
	g_test_add_func("/plan/time/date", the_treatment_date_is_that_of_the_sessions_end);
	g_test_add_func("/plan/range/restricts",
	                a_range_restricts_at_its_earliest_and_its_latest_and_says_both_dates);
	g_test_add_func("/plan/range/permits", a_range_permits_at_its_latest_and_its_earliest);
	g_test_add_func("/plan/range/grey", between_two_ranges_only_what_both_readings_permit_is_permitted);
	g_test_add_func("/plan/zone/session", windows_run_in_the_zone_of_the_session);
	g_test_add_func("/plan/until/verdict", until_is_the_end_of_the_verdict_and_not_of_one_rule);
	g_test_add_func("/plan/until/unsaid", a_ban_whose_end_is_not_said_stays_and_says_so);
	g_test_add_func("/plan/until/not-before", what_holds_today_dates_what_waits_for_a_milestone);
	g_test_add_func("/plan/anchor/milestone", a_rule_counted_from_a_milestone_waits_for_it);
	g_test_add_func("/plan/anchor/first", a_rule_counted_from_the_first_session_does_not_restart);
	return g_test_run();
}

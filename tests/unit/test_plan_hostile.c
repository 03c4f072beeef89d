/* SPDX-License-Identifier: MIT */
/* What a file or a client may hold and nobody means: sizes, far offsets, empty and overlapping sessions, no
 * facts. */
#include "plan/plan.h"

#include "plan_fixture.h"
#include "plan_random.h"

#define SESSION "2026-11-21 15:00"

/* Walks what every screen asks for. */
static void walk(Fixture *f, AcInstant around)
{
	static const AcInstant extremes[] = {AC_INSTANT_ALWAYS, AC_INSTANT_ALWAYS + 1, 0, AC_INSTANT_NEVER - 1,
	                                     AC_INSTANT_NEVER};
	g_autoptr(AcArena) arena = ac_arena_new();
	AcDate date = ac_time_date(around, f->zone);
	for (AcDate d = date - 1; d <= date + 1; d++)
		g_assert_nonnull(ac_plan_day(f->plan, arena, d));
	for (guint i = 0; i < f->catalogue.n_activities; i += 5) {
		const AcAnswer *blocked;
		ac_plan_when(f->plan, arena, f->all[i], around, &blocked);
		for (guint k = 0; k < G_N_ELEMENTS(extremes); k++)
			ac_plan_ask(f->plan, arena, f->all[i], extremes[k], G_MAXINT);
		ac_plan_ask_between(f->plan, arena, f->all[i], around, around + 7 * 24 * AC_HOUR, 0);
	}
	guint n;
	ac_plan_tasks(f->plan, arena, around, around + 7 * 24 * AC_HOUR, &n);
	ac_plan_followups(f->plan, arena, AC_INSTANT_ALWAYS, &n);
	AcDate first, last;
	ac_plan_range(f->plan, &first, &last);
	g_assert_cmpint(first, <=, last);
	ac_plan_next_change(f->plan, around);
	ac_plan_next_change(f->plan, AC_INSTANT_NEVER);
	ac_plan_next_change(f->plan, AC_INSTANT_ALWAYS);
}

static void many_rules_on_one_activity_and_many_sessions_end(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	static const char *const says[] = {"avoid", "care", "ask", "ok"};
	for (guint i = 0; i < 2000; i++) {
		const char *from = ac_arena_printf(f->arena, "%uh", i % 700);
		AcRule *r = rule(f, i % 3 == 0 ? "sun" : "sweat", says[i % 4], from,
		                 ac_arena_printf(f->arena, "%ud", 30 + i % 300));
		if (i % 4 == 1)
			limit(f, r, 20, (int)(i % 1440), (int)(i * 7 % 1440));
	}
	AcInstant end = at(f, SESSION);
	for (int i = 0; i < 50; i++)
		session_over(f, end + i * 7 * 24 * AC_HOUR, end + i * 7 * 24 * AC_HOUR);
	plan(f, SESSION);
	assert_says(f, "sun", "2026-12-21 15:00", "avoid");
	g_assert_cmpint(ask(f, "sauna", "2026-12-21 15:00")->until.at, !=, AC_INSTANT_NEVER);
}

static void offsets_of_two_centuries_do_not_overflow(void)
{
	static const char *const far[] = {"200y", "-200y", "73000d", "-73000d", "1752000h", "-1752000h"};
	for (guint i = 0; i < G_N_ELEMENTS(far); i++)
		for (guint k = 0; k < G_N_ELEMENTS(far); k++) {
			g_autoptr(Fixture) f = fixture_new("Europe/London");
			rule(f, "sun", "avoid", far[i], far[k]);
			limit(f, rule(f, "hat", "care", far[i], far[k]), 5, 22 * 60, 60);
			times(f, task(f, "wash", far[i], far[k], "1mo"), 60, -1);
			session(f, "2199-12-31 23:59");
			session(f, "1900-01-01 00:00");
			plan(f, SESSION);
			walk(f, at(f, SESSION));
		}
}

static void sessions_may_overlap_be_empty_and_come_in_any_order(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", NULL, "24h");
	session_over(f, at(f, "2026-12-01 10:00"), at(f, "2026-12-01 15:00"));
	session_over(f, at(f, "2026-11-01 10:00"), at(f, "2026-12-01 12:00"));
	session_over(f, at(f, "2026-11-10 10:00"), at(f, "2026-11-10 10:00"));
	session_over(f, at(f, "2026-12-05 10:00"), at(f, "2026-12-03 10:00"));
	plan(f, "2026-12-10 12:00");
	assert_says(f, "sun", "2026-11-05 12:00", "avoid");
	assert_at(f, ask(f, "sun", "2026-12-01 12:00")->until.at, "2026-12-02 15:00");
	assert_says(f, "sun", "2026-12-03 10:00", "avoid");
	g_assert_true(ac_plan_session_at(f->plan, at(f, "2026-12-02 10:00")) == &f->client.sessions[0]);
	walk(f, at(f, "2026-12-01 12:00"));
}

static void empty_windows_say_nothing(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", "4d", "2d");
	rule(f, "hat", "avoid", NULL, "-24h");
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "sun", "2026-11-24 12:00", "silent");
	assert_says(f, "sun", "2027-11-24 12:00", "silent");
	assert_says(f, "hat", "2027-11-24 12:00", "silent");
}

static void limits_that_wrap_or_have_no_length_do_not_sweep_for_ever(void)
{
	static const int hours[][2] = {{0, 0}, {0, 1440}, {1439, 0}, {720, 720}, {60, 120}, {90, 60}};
	for (guint i = 0; i < G_N_ELEMENTS(hours); i++) {
		g_autoptr(Fixture) f = fixture_new("America/New_York");
		AcRule *r = rule(f, "sun", "care", "1h", NULL);
		limit(f, r, 0, hours[i][0], hours[i][1]);
		when_skin(f, r, "dry");
		session(f, SESSION);
		plan(f, SESSION);
		walk(f, at(f, SESSION));
	}
}

static void a_task_of_every_minute_is_listed_within_reason(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	task(f, "dab", "0h", NULL, "1m");
	session(f, SESSION);
	plan(f, SESSION);
	guint n;
	ac_plan_tasks(f->plan, f->arena, at(f, SESSION), at(f, "2100-01-01 00:00"), &n);
	g_assert_cmpuint(n, ==, 10080);
}

static void unknown_sessions_milestones_and_traits_are_passed_over(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", NULL, NULL)->until = &f->milestones[0];
	session(f, SESSION);
	report(f, "flakes", 99, "2026-11-22 12:00");
	report(f, "nothing", 1, "2026-11-22 12:00");
	AcTraitValue odd = {"shoe-size", "44"};
	g_array_append_val(f->traits, odd);
	plan(f, SESSION);
	assert_says(f, "sun", "2026-11-23 12:00", "avoid");
}

static void a_report_still_to_come_opens_only_then(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", NULL, NULL)->until = &f->milestones[0];
	session(f, SESSION);
	report(f, "flakes", 1, "2030-11-22 12:00");
	plan(f, SESSION);
	assert_says(f, "sun", "2030-11-22 11:59", "avoid");
	assert_says(f, "sun", "2030-11-22 12:00", "ok");
}

static void an_empty_protocol_is_silent(void)
{
	g_autoptr(Fixture) f = fixture_new("Pacific/Apia");
	plan(f, SESSION);
	walk(f, at(f, SESSION));
	session(f, SESSION);
	plan(f, SESSION);
	walk(f, at(f, "2011-12-30 12:00")); /* a date Samoa skipped */
	assert_says(f, "sun", SESSION, "silent");
	g_assert_cmpuint(ac_plan_day(f->plan, f->arena, date_of("2026-11-21"))->n_rows, ==, 0);
}

static void random_plans_stand_any_question(void)
{
	for (guint32 seed = 1000; seed < 1060; seed++) {
		g_autoptr(Fixture) f = random_fixture(seed, RANDOM_ALL);
		task(f, "a", "0h", NULL, "1d")->on = find(f, "water");
		plan_at(f, ac_plan_now(f->plan));
		walk(f, ac_plan_now(f->plan));
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/plan/hostile/many", many_rules_on_one_activity_and_many_sessions_end);
	g_test_add_func("/plan/hostile/far", offsets_of_two_centuries_do_not_overflow);
	g_test_add_func("/plan/hostile/sessions", sessions_may_overlap_be_empty_and_come_in_any_order);
	g_test_add_func("/plan/hostile/empty", empty_windows_say_nothing);
	g_test_add_func("/plan/hostile/limits", limits_that_wrap_or_have_no_length_do_not_sweep_for_ever);
	g_test_add_func("/plan/hostile/minutes", a_task_of_every_minute_is_listed_within_reason);
	g_test_add_func("/plan/hostile/unknown", unknown_sessions_milestones_and_traits_are_passed_over);
	g_test_add_func("/plan/hostile/future", a_report_still_to_come_opens_only_then);
	g_test_add_func("/plan/hostile/nothing", an_empty_protocol_is_silent);
	g_test_add_func("/plan/hostile/random", random_plans_stand_any_question);
	return g_test_run();
}

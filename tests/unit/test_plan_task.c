/* SPDX-License-Identifier: MIT */
/* Tasks: when they fall due, what state they are in, what holds them back; follow-ups; the next change. */
#include "plan/plan.h"

#include "plan_fixture.h"

#define SESSION "2026-11-21 15:00"

/* "07:45 08:00 all-day" of one date; with states: "07:45 done". */
static const char *tasks_of(Fixture *f, const char *date, gboolean states)
{
	static const char *const names[] = {"upcoming", "due", "done", "skipped", "missed", "held"};
	const AcDay *day = ac_plan_day(f->plan, f->arena, date_of(date));
	const char *out = "";
	for (guint i = 0; i < day->n_tasks; i++) {
		const AcOccurrence *o = &day->tasks[i];
		g_assert_cmpint(o->date, ==, day->date);
		const char *when = o->minute < 0
		                       ? "all-day"
		                       : ac_arena_printf(f->arena, "%02d:%02d", o->minute / 60, o->minute % 60);
		out = ac_arena_printf(f->arena, "%s%s%s%s%s", out, i > 0 ? " " : "", when, states ? " " : "",
		                      states ? names[o->state] : "");
	}
	return out;
}

#define assert_tasks(f, date, expected)  g_assert_cmpstr(tasks_of((f), (date), FALSE), ==, (expected))
#define assert_states(f, date, expected) g_assert_cmpstr(tasks_of((f), (date), TRUE), ==, (expected))

static AcTick *tick(Fixture *f, const char *id, gint64 session_id, const char *date, int minute)
{
	AcTick fresh = {id, session_id, date_of(date), minute, AC_TICK_DONE, 0, NULL};
	g_array_append_val(f->ticks, fresh);
	return &g_array_index(f->ticks, AcTick, f->ticks->len - 1);
}

/* ---- occurrences --------------------------------------------------------------------------------------- */

static void a_daily_task_runs_at_its_times_within_its_window(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	times(f, task(f, "wash", "4d", "28d", "1d"), 7 * 60 + 45, 20 * 60);
	session(f, SESSION);
	plan(f, SESSION);
	assert_tasks(f, "2026-11-24", "");
	assert_tasks(f, "2026-11-25", "07:45 20:00");
	assert_tasks(f, "2026-12-18", "07:45 20:00");
	assert_tasks(f, "2026-12-19", "");
}

static void a_window_in_the_middle_of_a_day_cuts_the_day(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	times(f, task(f, "wash", "24h", "48h", "1d"), 7 * 60 + 45, 20 * 60);
	session(f, SESSION);
	plan(f, SESSION);
	assert_tasks(f, "2026-11-22", "20:00");
	assert_tasks(f, "2026-11-23", "07:45");
}

static void a_range_begins_at_its_latest_and_ends_at_its_earliest(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	task(f, "wash", "1d..2d", "4d..5d", "1d");
	session(f, SESSION);
	plan(f, SESSION);
	assert_tasks(f, "2026-11-22", "");
	assert_tasks(f, "2026-11-23", "all-day");
	assert_tasks(f, "2026-11-24", "all-day");
	assert_tasks(f, "2026-11-25", "");
}

static void every_few_days_counts_from_the_first_date(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	times(f, task(f, "wash", "0h", "28d", "3d"), 8 * 60, -1);
	session(f, SESSION);
	plan(f, SESSION);
	assert_tasks(f, "2026-11-21", "");
	assert_tasks(f, "2026-11-22", "08:00");
	assert_tasks(f, "2026-11-23", "");
	assert_tasks(f, "2026-11-25", "08:00");
	assert_tasks(f, "2026-12-16", "08:00");
	assert_tasks(f, "2026-12-17", "");
}

static void weeks_and_months_step_on_the_calendar(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	times(f, task(f, "wash", "0d 16:00", "2y", "1mo"), 16 * 60, -1);
	task(f, "look", "2d", "2y", "2w");
	session(f, "2026-12-31 15:00");
	plan(f, SESSION);
	assert_tasks(f, "2026-12-31", "16:00");
	assert_tasks(f, "2027-01-31", "16:00");
	assert_tasks(f, "2027-02-28", "16:00");
	assert_tasks(f, "2028-02-29", "16:00");
	assert_tasks(f, "2027-01-02", "all-day");
	assert_tasks(f, "2027-01-16", "all-day");
	assert_tasks(f, "2027-01-17", "");
}

static void hours_repeat_elapsed(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	task(f, "dab", "1h", "12h", "4h");
	session(f, SESSION);
	plan(f, SESSION);
	assert_tasks(f, "2026-11-21", "16:00 20:00");
	assert_tasks(f, "2026-11-22", "00:00");
}

static void without_repetition_a_task_comes_once(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	times(f, task(f, "call", "24h", "4d", NULL), 10 * 60, 18 * 60);
	task(f, "photo", "3d", NULL, NULL);
	session(f, SESSION);
	plan(f, SESSION);
	assert_tasks(f, "2026-11-22", "18:00");
	assert_tasks(f, "2026-11-23", "");
	assert_tasks(f, "2026-11-24", "all-day");
	assert_tasks(f, "2026-11-25", "");
}

static void a_task_may_come_before_the_session(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	times(f, task(f, "wash", "-2d", "0h", "1d"), 9 * 60, -1);
	session(f, SESSION);
	session(f, "2026-12-10 15:00")->state = AC_SESSION_PLANNED;
	plan(f, "2026-12-01 12:00");
	assert_tasks(f, "2026-11-18", "");
	assert_tasks(f, "2026-11-19", "09:00");
	assert_tasks(f, "2026-11-21", "09:00");
	assert_tasks(f, "2026-12-08", "09:00");
	assert_tasks(f, "2026-12-10", "09:00");
	assert_tasks(f, "2026-12-11", "");
}

static void a_new_session_restarts_the_clock_of_tasks(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	times(f, task(f, "wash", "1d", "28d", "1d"), 8 * 60, 20 * 60);
	session(f, SESSION);
	session(f, "2026-12-01 15:00");
	plan(f, "2026-12-05 12:00");
	assert_tasks(f, "2026-12-01", "08:00");
	assert_tasks(f, "2026-12-02", "08:00 20:00");
	g_assert_true(ac_plan_day(f->plan, f->arena, date_of("2026-12-02"))->tasks[0].session ==
	              &f->client.sessions[1]);
	g_array_index(f->sessions, AcSession, 1).state = AC_SESSION_PLANNED;
	plan(f, "2026-12-05 12:00");
	assert_tasks(f, "2026-12-01", "08:00 20:00");
	assert_tasks(f, "2026-12-02", "08:00 20:00"); /* both ask for the same: once */
}

/* A painkiller, if one needs it, is not what a day begins with; a hat that is due stays where it was. */
static void what_has_no_time_and_need_not_be_done_stands_last(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	task(f, "pill", "1d", "28d", "1d")->level = AC_LEVEL_MAY;
	task(f, "hat", "1d", "28d", "1d");
	times(f, task(f, "wash", "1d", "28d", "1d"), 8 * 60, -1);
	session(f, SESSION);
	plan(f, "2026-11-24 07:00");
	const AcDay *day = ac_plan_day(f->plan, f->arena, date_of("2026-11-24"));
	g_assert_cmpuint(day->n_tasks, ==, 3);
	g_assert_cmpstr(day->tasks[0].task->id, ==, "hat");
	g_assert_cmpstr(day->tasks[1].task->id, ==, "wash");
	g_assert_cmpstr(day->tasks[2].task->id, ==, "pill");
}

/* The second session may have taken place: both clocks run, and "hat on" is one line all the same. */
static void what_two_sessions_ask_for_at_once_is_one_box(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	task(f, "hat", "1d", "28d", "1d");
	session(f, SESSION);
	session(f, "2026-12-01 15:00")->state = AC_SESSION_PLANNED;
	tick(f, "hat", 1, "2026-12-03", -1);
	tick(f, "hat", 2, "2026-12-04", -1);
	plan(f, "2026-12-05 12:00");
	assert_states(f, "2026-12-05", "all-day due");
	assert_states(f, "2026-12-03", "all-day done");
	assert_states(f, "2026-12-04", "all-day done");
	/* It is that of the session whose window reaches further; before there were two, the first one's. */
	g_assert_cmpint(ac_plan_day(f->plan, f->arena, date_of("2026-12-05"))->tasks[0].session->id, ==, 2);
	g_assert_cmpint(ac_plan_day(f->plan, f->arena, date_of("2026-12-01"))->tasks[0].session->id, ==, 1);
	assert_tasks(f, "2026-12-28", "all-day");
	assert_tasks(f, "2026-12-29", "");
}

static void a_task_that_waits_for_a_milestone_goes_on_until_it_is_reported(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	task(f, "wash", "1d", "4d", "1d")->until = &f->milestones[0];
	session(f, SESSION);
	plan(f, SESSION);
	assert_tasks(f, "2027-03-01", "all-day");
	report(f, "flakes", 1, "2026-11-28 12:00");
	plan(f, SESSION);
	assert_tasks(f, "2026-11-28", "all-day");
	assert_tasks(f, "2026-11-29", "");
	g_array_set_size(f->reports, 0);
	report(f, "flakes", 1, "2026-11-23 12:00");
	plan(f, SESSION);
	assert_tasks(f, "2026-11-24", "all-day");
	assert_tasks(f, "2026-11-25", "");
}

static void a_task_under_a_condition_comes_only_when_it_surely_holds(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	AcTask *t = task(f, "cream", "0h", "28d", "1d");
	t->when = condition(f, AC_CONDITION_TRAIT, "dry");
	t->n_when = 1;
	session(f, SESSION);
	plan(f, SESSION);
	assert_tasks(f, "2026-11-22", "");
	skin(f, "dry");
	plan(f, SESSION);
	assert_tasks(f, "2026-11-22", "all-day");
	assert_tasks(f, "2026-11-21", "all-day");
}

static void what_waits_for_the_last_session_has_no_tasks_yet(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	task(f, "cream", "0h", "28d", "1d")->anchor = on_final();
	session(f, SESSION);
	plan(f, SESSION);
	assert_tasks(f, "2026-11-22", "");
	g_array_index(f->sessions, AcSession, 0).final = TRUE;
	plan(f, SESSION);
	assert_tasks(f, "2026-11-22", "all-day");
}

/* ---- the client's zone and its clock ------------------------------------------------------------------- */

static void tasks_run_on_the_clients_clock_and_fire_once_on_both_dst_nights(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	times(f, task(f, "wash", "0h", "28d", "1d"), 90, -1);
	session(f, "2026-10-20 15:00");
	plan(f, "2026-10-20 15:00");
	assert_tasks(f, "2026-10-25", "01:30");
	assert_at(f, ac_plan_day(f->plan, f->arena, date_of("2026-10-25"))->tasks[0].at, "2026-10-25 01:30");
	g_array_set_size(f->sessions, 0);
	session(f, "2026-03-20 15:00");
	plan(f, "2026-03-20 15:00");
	assert_tasks(f, "2026-03-29", "01:30");
	assert_at(f, ac_plan_day(f->plan, f->arena, date_of("2026-03-29"))->tasks[0].at, "2026-03-29 02:00");
	g_autoptr(Fixture) abroad = fixture_new("America/New_York");
	times(abroad, task(abroad, "wash", "4d", "28d", "1d"), 8 * 60, -1);
	session(abroad, "2026-11-21 10:00")->zone = zone_of(abroad, "Europe/London");
	plan(abroad, SESSION);
	assert_tasks(abroad, "2026-11-24", "");
	assert_tasks(abroad, "2026-11-25", "08:00");
	assert_at(abroad, ac_plan_day(abroad->plan, abroad->arena, date_of("2026-11-25"))->tasks[0].at,
	          "2026-11-25 08:00");
}

/* ---- states -------------------------------------------------------------------------------------------- */

static void a_task_is_upcoming_due_until_its_day_is_over_then_missed(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	times(f, task(f, "wash", "0h", "28d", "1d"), 8 * 60, 20 * 60);
	session(f, SESSION);
	plan(f, "2026-11-23 07:59");
	assert_states(f, "2026-11-23", "08:00 upcoming 20:00 upcoming");
	plan(f, "2026-11-23 08:00");
	assert_states(f, "2026-11-23", "08:00 due 20:00 upcoming");
	plan(f, "2026-11-23 23:59");
	assert_states(f, "2026-11-23", "08:00 due 20:00 due");
	plan(f, "2026-11-24 00:00");
	assert_states(f, "2026-11-23", "08:00 missed 20:00 missed");
}

static void a_tick_names_its_task_session_date_and_minute(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	times(f, task(f, "wash", "0h", "28d", "1d"), 8 * 60, 20 * 60);
	task(f, "drink", "1d", "28d", "1d");
	session(f, SESSION);
	tick(f, "wash", 1, "2026-11-23", 8 * 60);
	tick(f, "wash", 1, "2026-11-23", 20 * 60)->state = AC_TICK_SKIPPED;
	tick(f, "drink", 1, "2026-11-23", -1);
	tick(f, "wash", 2, "2026-11-24", 8 * 60);
	tick(f, "dry", 1, "2026-11-24", 8 * 60);
	plan(f, "2026-11-24 21:00");
	assert_states(f, "2026-11-23", "all-day done 08:00 done 20:00 skipped");
	assert_states(f, "2026-11-24", "all-day due 08:00 due 20:00 due");
}

static void a_task_is_held_while_what_it_needs_is_forbidden_or_asked_about(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "water", "allow none", NULL, "24h");
	rule_with_how(f, "water", "allow rinse", "24h", "4d");
	AcTask *wash = task(f, "wash", "0h", "28d", "1d");
	times(f, wash, 8 * 60, 20 * 60);
	wash->on = find(f, "water");
	session(f, SESSION);
	plan(f, "2026-11-22 21:00");
	assert_states(f, "2026-11-21", "20:00 held");
	assert_states(f, "2026-11-22", "08:00 held 20:00 due");
	wash->step = find(f, "mild");
	plan(f, "2026-11-22 21:00");
	assert_states(f, "2026-11-24", "08:00 held 20:00 held");
	assert_states(f, "2026-11-25", "08:00 upcoming 20:00 upcoming");
	tick(f, "wash", 1, "2026-11-22", 8 * 60);
	plan(f, "2026-11-22 21:00");
	assert_states(f, "2026-11-22", "08:00 done 20:00 held");
}

static void an_all_day_task_of_the_treatments_date_is_judged_from_the_session_on(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "alcohol", "avoid", "-24h", "0h");
	task(f, "toast", "0h", "2d", "1d")->on = find(f, "alcohol");
	session(f, SESSION);
	plan(f, "2026-11-21 16:00");
	assert_states(f, "2026-11-21", "all-day due");
}

static void the_tasks_of_any_stretch_are_listed_by_time(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	times(f, task(f, "b", "0h", "28d", "1d"), 20 * 60, -1);
	times(f, task(f, "a", "0h", "28d", "1d"), 8 * 60, -1);
	session(f, SESSION);
	plan(f, SESSION);
	guint n;
	const AcOccurrence *all =
	    ac_plan_tasks(f->plan, f->arena, at(f, "2026-11-22 08:00"), at(f, "2026-11-23 08:00"), &n);
	g_assert_cmpuint(n, ==, 2);
	g_assert_cmpstr(all[0].task->id, ==, "a");
	g_assert_cmpstr(all[1].task->id, ==, "b");
	ac_plan_tasks(f->plan, f->arena, at(f, "2026-11-23 08:00"), at(f, "2026-11-23 08:00"), &n);
	g_assert_cmpuint(n, ==, 0);
	ac_plan_tasks(f->plan, f->arena, AC_INSTANT_ALWAYS, AC_INSTANT_NEVER, &n);
	g_assert_cmpuint(n, ==, 28 + 27);
}

/* ---- later --------------------------------------------------------------------------------------------- */

static AcFollowup *followup(Fixture *f, const char *when, const char *every)
{
	AcFollowup *it = AC_ARENA_NEW(f->arena, AcFollowup);
	it->id = "review";
	it->at = span_of(when);
	it->every = every != NULL ? span_of(every).early : (AcOffset){.kind = AC_OFFSET_NONE};
	g_ptr_array_add(f->followups, it);
	return it;
}

static void a_follow_up_waits_for_the_last_session_and_comes_again(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	followup(f, "1y", "1y")->anchor = on_final();
	session(f, SESSION);
	plan(f, SESSION);
	guint n;
	const AcFollowupDate *dates = ac_plan_followups(f->plan, f->arena, at(f, SESSION), &n);
	g_assert_cmpuint(n, ==, 1);
	g_assert_cmpint(dates[0].at, ==, AC_INSTANT_NEVER);
	g_array_index(f->sessions, AcSession, 0).final = TRUE;
	plan(f, SESSION);
	dates = ac_plan_followups(f->plan, f->arena, at(f, SESSION), &n);
	assert_at(f, dates[0].at, "2027-11-21 00:00");
	dates = ac_plan_followups(f->plan, f->arena, at(f, "2027-11-21 00:01"), &n);
	assert_at(f, dates[0].at, "2028-11-21 00:00");
	dates = ac_plan_followups(f->plan, f->arena, at(f, "2041-11-21 00:00"), &n);
	assert_at(f, dates[0].at, "2041-11-21 00:00");
}

static void a_single_follow_up_that_is_over_is_not_listed(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	followup(f, "2d 10:00", NULL);
	session(f, SESSION);
	session(f, "2026-12-10 15:00");
	plan(f, SESSION);
	guint n;
	const AcFollowupDate *dates = ac_plan_followups(f->plan, f->arena, at(f, "2026-11-23 10:00"), &n);
	g_assert_cmpuint(n, ==, 2);
	assert_at(f, dates[0].at, "2026-11-23 10:00");
	dates = ac_plan_followups(f->plan, f->arena, at(f, "2026-11-23 10:01"), &n);
	g_assert_cmpuint(n, ==, 1);
	assert_at(f, dates[0].at, "2026-12-12 10:00");
}

static void the_next_change_is_a_window_a_task_or_midnight(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	limit(f, rule(f, "sun", "care", NULL, "28d"), 20, 6 * 60, 11 * 60);
	rule(f, "hat", "avoid", NULL, "26h");
	times(f, task(f, "wash", "0h", "28d", "1d"), 20 * 60, -1);
	session_over(f, at(f, "2026-11-21 12:00"), at(f, SESSION));
	plan(f, SESSION);
	static const char *const steps[] = {"2026-11-21 12:00", "2026-11-21 15:00", "2026-11-21 20:00",
	                                    "2026-11-22 00:00", "2026-11-22 06:00", "2026-11-22 11:00",
	                                    "2026-11-22 17:00", "2026-11-22 20:00", "2026-11-23 00:00"};
	AcInstant t = at(f, "2026-11-21 08:00");
	for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
		t = ac_plan_next_change(f->plan, t);
		assert_at(f, t, steps[i]);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/plan/task/daily", a_daily_task_runs_at_its_times_within_its_window);
	g_test_add_func("/plan/task/cut", a_window_in_the_middle_of_a_day_cuts_the_day);
	g_test_add_func("/plan/task/range", a_range_begins_at_its_latest_and_ends_at_its_earliest);
	g_test_add_func("/plan/task/every", every_few_days_counts_from_the_first_date);
	g_test_add_func("/plan/task/months", weeks_and_months_step_on_the_calendar);
	g_test_add_func("/plan/task/hours", hours_repeat_elapsed);
	g_test_add_func("/plan/task/once", without_repetition_a_task_comes_once);
	g_test_add_func("/plan/task/before", a_task_may_come_before_the_session);
	g_test_add_func("/plan/task/restart", a_new_session_restarts_the_clock_of_tasks);
	g_test_add_func("/plan/task/twins", what_two_sessions_ask_for_at_once_is_one_box);
	g_test_add_func("/plan/task/optional-last", what_has_no_time_and_need_not_be_done_stands_last);
	g_test_add_func("/plan/task/milestone", a_task_that_waits_for_a_milestone_goes_on_until_it_is_reported);
	g_test_add_func("/plan/task/condition", a_task_under_a_condition_comes_only_when_it_surely_holds);
	g_test_add_func("/plan/task/final", what_waits_for_the_last_session_has_no_tasks_yet);
	g_test_add_func("/plan/task/clock", tasks_run_on_the_clients_clock_and_fire_once_on_both_dst_nights);
	g_test_add_func("/plan/task/states", a_task_is_upcoming_due_until_its_day_is_over_then_missed);
	g_test_add_func("/plan/task/tick", a_tick_names_its_task_session_date_and_minute);
	g_test_add_func("/plan/task/held", a_task_is_held_while_what_it_needs_is_forbidden_or_asked_about);
	g_test_add_func("/plan/task/all-day",
	                an_all_day_task_of_the_treatments_date_is_judged_from_the_session_on);
	g_test_add_func("/plan/task/list", the_tasks_of_any_stretch_are_listed_by_time);
	g_test_add_func("/plan/followup/final", a_follow_up_waits_for_the_last_session_and_comes_again);
	g_test_add_func("/plan/followup/over", a_single_follow_up_that_is_over_is_not_listed);
	g_test_add_func("/plan/next-change", the_next_change_is_a_window_a_task_or_midnight);
	return g_test_run();
}

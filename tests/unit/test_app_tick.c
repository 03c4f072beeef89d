/* SPDX-License-Identifier: MIT */
/* Ticking: which occurrence a word means (ruling 11), what is refused, and taking it back. */
#include "test_app.h"

#include "base/error.h"

/* The session of Jo ended 6 days ago at 14:00: her tasks are at 07:45, 08:00 and 20:00. It is @clock. */
static AcApp *jo_at(const char *clock)
{
	ac_app_close(open_jo(6));
	GError *error = NULL;
	const AcAppOptions options = {.clock = NOW, .now = clock};
	AcApp *app = ac_app_open(&options, AC_NEEDS_PLAN, &error);
	g_assert_no_error(error);
	return app;
}

static char *tick(AcApp *app, const char *task)
{
	GError *error = NULL;
	AcOccurrence done = {0};
	if (!ac_app_tick(app, task, AC_TICK_DONE, NULL, &done, &error)) {
		g_clear_error(&error);
		return g_strdup("-");
	}
	g_assert_cmpint(done.state, ==, AC_TASK_DONE);
	g_assert_nonnull(done.tick);
	int year, month, day;
	ac_date_to_ymd(done.date, &year, &month, &day);
	return g_strdup_printf("%d %02d:%02d", day, done.minute / 60, done.minute % 60);
}

static void done_ticks_the_latest_due_else_the_next(void)
{
	const struct {
		const char *clock;
		const char *first, *second, *third;
	} cases[] = {
	    {"2026-11-21 07:59", "21 08:00", "21 20:00", "22 08:00"}, /* not due yet: the next, and the next */
	    {"2026-11-21 08:00", "21 08:00", "21 20:00", "22 08:00"},
	    {"2026-11-21 21:00", "21 20:00", "21 08:00", "22 08:00"}, /* two due: the latest first */
	    {"2026-11-22 00:30", "21 20:00", "22 08:00", "22 20:00"}, /* up late */
	    {"2026-11-22 07:00", "22 08:00", "22 20:00", "23 08:00"}, /* last evening is missed */
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_auto(Home) home G_GNUC_UNUSED = home_new();
		g_autoptr(AcApp) app = jo_at(cases[i].clock);
		g_autofree char *first = tick(app, "moisturise");
		g_autofree char *second = tick(app, "moisturise");
		g_autofree char *third = tick(app, "moisturise");
		g_assert_cmpstr(first, ==, cases[i].first);
		g_assert_cmpstr(second, ==, cases[i].second);
		g_assert_cmpstr(third, ==, cases[i].third);
		g_assert_cmpuint(ac_app_client(app)->n_ticks, ==, 3);
	}
}

/* "wash-before" a session, "wash-gently" after it. */
static void a_word_for_several_tasks_means_those_of_today(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = jo_at("2026-11-21 09:00");
	g_autofree char *done = tick(app, "wash");
	g_assert_cmpstr(done, ==, "21 07:45");
}

static void an_exact_time_ticks_that_one(void)
{
	const struct {
		const char *task, *ticked;
	} cases[] = {
	    {"moisturise@20:00", "21 20:00"},
	    {"moisturise@08:00", "21 08:00"},
	    {"moisturise@2026-11-19 20:00", "19 20:00"}, /* days ago */
	    {"moisturise@\t2026-11-22 08:00 ", "22 08:00"},
	    {"Moisturise@08:00", "21 08:00"},
	    {"mois@08:00", "21 08:00"},
	    {"wash@07:45", "21 07:45"},
	    {"moisturise@09:00", "-"},
	    {"moisturise@2026-10-19 20:00", "-"}, /* before the session */
	    {"moisturise@noonish", "-"},
	    {"moisturise@", "-"},
	    {"@08:00", "-"},
	    {"", "-"},
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_auto(Home) home G_GNUC_UNUSED = home_new();
		g_autoptr(AcApp) app = jo_at("2026-11-21 14:00");
		g_autofree char *ticked = tick(app, cases[i].task);
		g_assert_cmpstr(ticked, ==, cases[i].ticked);
	}
}

static void an_unknown_task_names_the_nearest(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = jo_at("2026-11-21 14:00");
	GError *error = NULL;
	g_assert_false(ac_app_tick(app, "moisturize", AC_TICK_DONE, NULL, NULL, &error));
	assert_says(&error, AC_ERROR_NOT_FOUND, "Did you mean \"moisturise\"?");
	g_assert_false(ac_app_tick(app, "xyz", AC_TICK_DONE, NULL, NULL, &error));
	assert_says(&error, AC_ERROR_NOT_FOUND, "moisturise, wash-gently");
	g_assert_false(ac_app_tick(app, "moisturise@09:00", AC_TICK_DONE, NULL, NULL, &error));
	assert_says(&error, AC_ERROR_NOT_FOUND, "08:00, 20:00");
}

static void what_may_not_be_done_yet_is_not_ticked(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(2); /* washing is to be avoided for four days */
	GError *error = NULL;
	g_assert_false(ac_app_tick(app, "wash-gently", AC_TICK_DONE, NULL, NULL, &error));
	assert_says(&error, AC_ERROR_REFUSED, "to be avoided until 2026-11-23");
	g_assert_false(ac_app_tick(app, "wash-gently@07:45", AC_TICK_DONE, NULL, NULL, &error));
	assert_says(&error, AC_ERROR_REFUSED, "aftercare did mild");
	g_assert_cmpuint(ac_app_client(app)->n_ticks, ==, 0);
	AcOccurrence skipped;
	g_assert_true(ac_app_tick(app, "wash-gently", AC_TICK_SKIPPED, "not yet", &skipped, &error));
	g_assert_no_error(error);
	g_assert_cmpint(skipped.state, ==, AC_TASK_SKIPPED);
	g_assert_cmpstr(skipped.tick->note, ==, "not yet");
}

static void a_tick_is_taken_away(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = jo_at("2026-11-21 21:00");
	GError *error = NULL;
	AcOccurrence one;
	g_assert_false(ac_app_untick(app, "moisturise", &one, &error));
	assert_says(&error, AC_ERROR_NOT_FOUND, "not ticked");
	g_assert_true(ac_app_tick(app, "moisturise@08:00", AC_TICK_DONE, NULL, NULL, &error));
	g_assert_true(ac_app_tick(app, "moisturise@20:00", AC_TICK_DONE, NULL, NULL, &error));
	g_assert_true(ac_app_untick(app, "moisturise@08:00", &one, &error));
	g_assert_cmpint(one.minute, ==, 480);
	g_assert_cmpint(one.state, ==, AC_TASK_DUE);
	g_assert_true(ac_app_untick(app, "mois", &one, &error));
	g_assert_cmpint(one.minute, ==, 1200);
	g_assert_null(one.tick);
	g_assert_no_error(error);
	g_assert_cmpuint(ac_app_client(app)->n_ticks, ==, 0);
}

static const AcOccurrence *find(AcApp *app, AcArena *arena, const char *task, int minute)
{
	const AcDay *day = ac_plan_day(ac_app_plan(app), arena, ac_time_date(ac_app_now(app), ac_app_zone(app)));
	for (guint i = 0; i < day->n_tasks; i++)
		if (strcmp(day->tasks[i].task->id, task) == 0 && day->tasks[i].minute == minute)
			return &day->tasks[i];
	g_assert_not_reached();
}

static void a_toggle_ticks_and_unticks_exactly_this_one(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(2);
	g_autoptr(AcArena) arena = ac_arena_new();
	GError *error = NULL;
	g_assert_true(ac_app_tick_toggle(app, find(app, arena, "moisturise", 1200), &error)); /* still to come */
	g_assert_cmpint(find(app, arena, "moisturise", 1200)->state, ==, AC_TASK_DONE);
	g_assert_cmpint(find(app, arena, "moisturise", 480)->state, ==, AC_TASK_DUE);
	g_assert_true(ac_app_tick_toggle(app, find(app, arena, "moisturise", 1200), &error));
	g_assert_cmpint(find(app, arena, "moisturise", 1200)->state, ==, AC_TASK_UPCOMING);
	g_assert_no_error(error);
	g_assert_false(ac_app_tick_toggle(app, find(app, arena, "wash-gently", 465), &error));
	assert_says(&error, AC_ERROR_REFUSED, "waits");
}

static void undo_takes_back_the_last_change_and_shows_it(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(2);
	GError *error = NULL;
	AcUndone undone;
	g_assert_true(ac_app_tick(app, "moisturise", AC_TICK_DONE, NULL, NULL, &error));
	g_assert_true(undo_last(app, &undone, &error));
	g_assert_cmpstr(undone.kind, ==, "tick");
	ac_undone_clear(&undone);
	g_assert_cmpuint(ac_app_client(app)->n_ticks, ==, 0);
	g_assert_true(undo_last(app, &undone, &error)); /* and the client, with session and all */
	g_assert_cmpstr(undone.kind, ==, "client-add");
	g_assert_cmpstr(undone.subject, ==, "Jo");
	ac_undone_clear(&undone);
	g_assert_null(ac_app_client(app));
	g_assert_null(ac_app_plan(app));
	g_assert_true(undo_last(app, &undone, &error));
	g_assert_null(undone.kind);
	g_assert_no_error(error);
}

static void undo_with_a_name_takes_back_that_clients(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(2);
	GError *error = NULL;
	AcUndone undone;
	g_assert_true(ac_app_tick(app, "moisturise", AC_TICK_DONE, NULL, NULL, &error));
	add(app, "Sam", NOW - DAY);
	g_clear_pointer(&app, ac_app_close);
	const AcAppOptions options = {.clock = NOW, .client = "jo"};
	app = ac_app_open(&options, AC_NEEDS_PLAN | AC_NEEDS_WRITE, &error);
	g_assert_true(ac_app_last_change(app, ac_app_row(app)->id, &undone, &error));
	g_assert_true(ac_app_take_back(app, &undone, &error));
	g_assert_no_error(error);
	g_assert_cmpstr(undone.kind, ==, "tick");
	ac_undone_clear(&undone);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/app/tick/latest-or-next", done_ticks_the_latest_due_else_the_next);
	g_test_add_func("/app/tick/exact", an_exact_time_ticks_that_one);
	g_test_add_func("/app/tick/word-of-today", a_word_for_several_tasks_means_those_of_today);
	g_test_add_func("/app/tick/unknown", an_unknown_task_names_the_nearest);
	g_test_add_func("/app/tick/held", what_may_not_be_done_yet_is_not_ticked);
	g_test_add_func("/app/tick/untick", a_tick_is_taken_away);
	g_test_add_func("/app/tick/toggle", a_toggle_ticks_and_unticks_exactly_this_one);
	g_test_add_func("/app/tick/undo", undo_takes_back_the_last_change_and_shows_it);
	g_test_add_func("/app/tick/undo-named", undo_with_a_name_takes_back_that_clients);
	return g_test_run();
}

/* SPDX-License-Identifier: MIT */
/* Reminders on the screen: said when their moment comes, wherever one is, until they are dealt with. */
#include "tui_screen.h"

#include <unistd.h>

#include "app/remind.h"

static const char *const two_sessions[] = {"2026-10-10 12:00", "2026-11-20 15:00", NULL};

typedef struct {
	AcApp *app;
	AcDesk *desk;
} World;

/* Evening of day 4: the balm of 20:00 is to come, what was due this morning is open. */
static World open_world(const char *now)
{
	World world;
	screen_forget();
	world.app = screen_open_running(now);
	screen_add_client(world.app, "bell", two_sessions, "dry");
	world.desk = ac_desk_new(world.app);
	ac_desk_look(world.desk);
	return world;
}

static void close_world(World *world)
{
	ac_desk_free(world->desk);
	ac_app_close(world->app);
	screen_forget();
	screen_settings(NULL);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(World, close_world)

static gboolean shows(const World *world, const char *words)
{
	g_autofree char *text = screen_text(world->desk, 80, 24, FALSE);
	return strstr(text, words) != NULL;
}

/* The row the cursor is on, from there to the end. */
static char *chosen_row(const World *world)
{
	int x, y;
	g_autoptr(AcCanvas) canvas = ac_canvas_new(80, 24, FALSE);
	ac_desk_draw(world->desk, canvas);
	ac_canvas_cursor(canvas, &x, &y);
	g_autofree char *text = ac_canvas_text(canvas);
	g_auto(GStrv) rows = g_strsplit(text, "\n", -1);
	return g_strdup(g_utf8_offset_to_pointer(rows[y], x - 1));
}

static void expect_chosen(const World *world, const char *words)
{
	g_autofree char *row = chosen_row(world);
	if (strstr(row, words) == NULL)
		g_error("the cursor is not on \"%s\" but on \"%s\"", words, row);
}

/* ---- when it is said --------------------------------------------------------------------------- */

static void what_was_due_before_is_in_the_list_only(void)
{
	g_auto(World) world = open_world("2026-11-24 19:30");
	g_assert_true(shows(&world, "07:45 Wash gently · now"));
	g_assert_true(shows(&world, "08:00 Moisturise, pea-size\n") || shows(&world, "· now"));
	g_assert_false(shows(&world, "Now: "));
	g_assert_false(ac_desk_take_bell(world.desk));
}

static void a_moment_that_comes_is_said_until_it_is_dealt_with(void)
{
	g_auto(World) world = open_world("2026-11-24 19:30");
	g_assert_cmpint(ac_desk_next(world.desk), ==, ac_app_now(world.app) + 30 * AC_MINUTE);
	screen_pass(world.app, world.desk, 30);
	screen_golden(world.desk, "remind-now", 80, 24, FALSE);
	screen_golden(world.desk, "remind-now-40x12", 40, 12, FALSE);
	screen_golden(world.desk, "remind-now-60x20", 60, 20, FALSE);
	screen_golden(world.desk, "remind-now-ascii", 80, 24, TRUE);
	screen_keys(world.desk, "j", "k", NULL);
	g_assert_true(shows(&world, "Now: 20:00  Moisturise, pea-size — space ticks, z later"));
	screen_keys(world.desk, "SPACE", NULL);
	g_assert_true(shows(&world, "Space again ticks: Moisturise"));
	expect_chosen(&world, "20:00 Moisturise");
	screen_keys(world.desk, "SPACE", NULL);
	ac_desk_look(world.desk);
	g_assert_true(shows(&world, "Ticked: Moisturise"));
	screen_keys(world.desk, "k", NULL);
	g_assert_false(shows(&world, "Now: "));
	screen_keys(world.desk, "u", NULL); /* it is open again, so it is said again */
	ac_desk_look(world.desk);
	screen_keys(world.desk, "k", NULL);
	g_assert_true(shows(&world, "Now: 20:00"));
}

static void a_task_whose_day_is_over_is_not_said_any_more(void)
{
	g_auto(World) world = open_world("2026-11-24 19:30");
	screen_pass(world.app, world.desk, 30);
	g_assert_true(shows(&world, "Now: "));
	screen_pass(world.app, world.desk, 4 * 60);
	g_assert_false(shows(&world, "Now: "));
	screen_keys(world.desk, "LEFT", NULL);
	screen_golden(world.desk, "remind-missed", 80, 24, FALSE);
}

static void keys_are_promised_only_where_they_work(void)
{
	g_auto(World) world = open_world("2026-11-24 19:30");
	screen_pass(world.app, world.desk, 30);
	screen_keys(world.desk, "TAB", "HOME", NULL);
	expect_chosen(&world, "Loose hat");
	g_assert_true(shows(&world, "Now: 20:00"));
	g_assert_false(shows(&world, "space ticks, z later"));
	screen_keys(world.desk, "END", NULL);
	g_assert_true(shows(&world, "space ticks, z later"));
}

/* In a list longer than its pane, what is due is in sight, unless somebody is at another line of it. */
static void what_is_due_is_in_sight(void)
{
	g_auto(World) world = open_world("2026-11-24 19:30");
	g_autoptr(AcCanvas) canvas = ac_canvas_new(80, 16, FALSE);
	ac_desk_draw(world.desk, canvas);
	g_autofree char *before = ac_canvas_text(canvas);
	g_assert_nonnull(strstr(before, "Loose hat outdoors · now"));
	g_assert_null(strstr(before, "[ ] 20:00"));
	screen_pass(world.app, world.desk, 30);
	ac_desk_draw(world.desk, canvas);
	g_autofree char *after = ac_canvas_text(canvas);
	g_assert_nonnull(strstr(after, "[ ] 20:00"));
	screen_keys(world.desk, "TAB", "HOME", NULL);
	ac_desk_draw(world.desk, canvas);
	g_autofree char *moved = ac_canvas_text(canvas);
	g_assert_null(strstr(moved, "[ ] 20:00"));
}

/* The program on the desktop holds its lock and writes how it is. */
static void what_the_program_on_the_desktop_says_is_read(void)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *state = g_build_filename(g_getenv("AC_TEST_HOME"), "state", NULL);
	g_setenv("XDG_STATE_HOME", state, TRUE);
	g_auto(World) world = open_world("2026-11-24 09:00");
	const AcPaths *paths = ac_app_paths(world.app);
	g_assert_true(shows(&world, "Reminders are off: r"));
	int lock = ac_remind_lock(paths, &error);
	g_assert_no_error(error);
	AcRemindStatus status = {.pid = getpid(), .started_at = 1, .next_at = AC_INSTANT_NEVER};
	status.server = g_strdup("a test 1.0");
	g_assert_true(ac_remind_status_write(paths, &status, &error));
	ac_desk_look_again(world.desk);
	g_assert_true(ac_desk_look(world.desk));
	g_assert_false(shows(&world, "Reminders are off: r"));
	status.problem = g_strdup("No notification server runs here.");
	g_assert_true(ac_remind_status_write(paths, &status, &error));
	ac_desk_look_again(world.desk);
	g_assert_true(ac_desk_look(world.desk));
	g_assert_true(shows(&world, "No reminders on the desktop: r"));
	screen_keys(world.desk, "r", NULL);
	g_assert_true(shows(&world, "No notification server runs here."));
	g_assert_true(shows(&world, "aftercare doctor"));
	close(lock);
	ac_desk_look_again(world.desk);
	g_assert_true(ac_desk_look(world.desk));
	ac_remind_status_clear(&status);
	g_setenv("XDG_STATE_HOME", "/nonexistent/state", TRUE);
	screen_remove_folder(paths->state_home);
	screen_remove_folder(state);
}

static void what_is_being_typed_goes_on(void)
{
	g_auto(World) world = open_world("2026-11-24 19:30");
	screen_keys(world.desk, "/", "sau", NULL);
	screen_pass(world.app, world.desk, 30);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "ask");
	screen_keys(world.desk, "n", NULL);
	screen_keys(world.desk, "a", NULL);
	g_assert_true(shows(&world, "sauna"));
	screen_golden(world.desk, "remind-ask", 80, 24, FALSE);
	screen_keys(world.desk, "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
	g_assert_true(shows(&world, "Now: 20:00"));
}

static void esc_puts_it_away_and_what_stands_behind_comes_forward(void)
{
	g_auto(World) world = open_world("2026-11-24 18:30");
	screen_pass(world.app, world.desk, 30);
	g_assert_true(shows(&world, "How does it look and feel today? — c check-in, esc hides"));
	screen_pass(world.app, world.desk, 60);
	g_assert_true(shows(&world, "Now: 20:00  Moisturise, pea-size (and 1 more)"));
	screen_keys(world.desk, "ESC", NULL);
	ac_desk_look(world.desk);
	g_assert_true(shows(&world, "How does it look"));
	screen_keys(world.desk, "ESC", NULL);
	ac_desk_look(world.desk);
	g_assert_true(shows(&world, "Northlight Studio, call 01632 960123"));
	g_assert_true(shows(&world, "20:00 Moisturise, pea-size")); /* the list has it all the same */
	screen_keys(world.desk, "ESC", NULL);
	g_assert_true(shows(&world, "first screen"));
}

/* ---- the bell ---------------------------------------------------------------------------------- */

static void the_bell_rings_once_for_each_and_only_where_it_is_wanted(void)
{
	static const char *const settings[] = {NULL, "screen = { bell = true; };\n"};
	for (int wanted = 0; wanted < (int)G_N_ELEMENTS(settings); wanted++) {
		g_auto(World) world = open_world("2026-11-24 18:50");
		screen_settings(settings[wanted]);
		screen_pass(world.app, world.desk, 9);
		g_assert_false(ac_desk_take_bell(world.desk));
		screen_pass(world.app, world.desk, 1);
		g_assert_cmpint(ac_desk_take_bell(world.desk), ==, wanted);
		screen_pass(world.app, world.desk, 30);
		g_assert_false(ac_desk_take_bell(world.desk));
		screen_pass(world.app, world.desk, 30);
		g_assert_cmpint(ac_desk_take_bell(world.desk), ==, wanted);
		screen_pass(world.app, world.desk, -60); /* the clock was set back: it has rung */
		screen_pass(world.app, world.desk, 60);
		g_assert_false(ac_desk_take_bell(world.desk));
	}
}

static void the_bell_keeps_quiet_hours_and_the_line_does_not(void)
{
	g_auto(World) world = open_world("2026-11-24 19:50");
	screen_settings("screen = { bell = true; };\nreminders = { quiet_from = \"19:30\"; };\n");
	screen_pass(world.app, world.desk, 10);
	g_assert_true(shows(&world, "Now: 20:00"));
	g_assert_false(ac_desk_take_bell(world.desk));
}

/* The settings speak of the desktop; whoever has turned that off wants no advice about it. */
static void the_screen_tells_whatever_the_desktop_is_set_to(void)
{
	static const char *const settings[] = {"reminders = { on = false; };\n",
	                                       "reminders = { privacy = \"off\"; };\n"};
	for (gsize i = 0; i < G_N_ELEMENTS(settings); i++) {
		g_auto(World) world = open_world("2026-11-24 19:50");
		screen_settings(settings[i]);
		screen_pass(world.app, world.desk, 9);
		g_assert_false(shows(&world, "Reminders are off: r"));
		screen_pass(world.app, world.desk, 1);
		g_assert_true(shows(&world, "Now: 20:00"));
	}
}

static void a_kind_that_is_not_wanted_is_not_said(void)
{
	g_auto(World) world = open_world("2026-11-24 19:50");
	screen_settings("reminders = { tasks = false; };\n");
	screen_pass(world.app, world.desk, 10);
	g_assert_false(shows(&world, "Now: "));
}

/* ---- later, and left out ----------------------------------------------------------------------- */

static void later_is_kept_shown_said_again_and_taken_back(void)
{
	g_auto(World) world = open_world("2026-11-24 19:30");
	screen_pass(world.app, world.desk, 30);
	screen_keys(world.desk, "z", NULL);
	screen_golden(world.desk, "snooze", 80, 24, FALSE);
	screen_golden(world.desk, "snooze-40x12", 40, 12, FALSE);
	screen_golden(world.desk, "snooze-ascii", 80, 24, TRUE);
	screen_keys(world.desk, "1", NULL);
	ac_desk_look(world.desk);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
	g_assert_true(shows(&world, "Put off until 20:10: Moisturise"));
	screen_keys(world.desk, "TAB", "END", NULL);
	screen_golden(world.desk, "later", 80, 24, FALSE);
	screen_golden(world.desk, "later-40x12", 40, 12, FALSE);
	g_assert_cmpint(ac_desk_next(world.desk), ==, ac_app_now(world.app) + 10 * AC_MINUTE);
	screen_pass(world.app, world.desk, 10);
	g_assert_true(shows(&world, "Now: 20:00  Moisturise"));
	g_assert_false(shows(&world, "later 20:10"));
	screen_keys(world.desk, "z", "2", NULL);
	ac_desk_look(world.desk);
	g_assert_true(shows(&world, "later 21:10"));
	screen_keys(world.desk, "u", NULL);
	ac_desk_look(world.desk);
	g_assert_false(shows(&world, "later 21:10"));
	screen_keys(world.desk, "k", NULL);
	g_assert_true(shows(&world, "Now: 20:00"));
}

static void what_was_put_off_is_seen_when_the_screen_is_opened(void)
{
	g_auto(World) world = open_world("2026-11-24 20:30");
	screen_keys(world.desk, "TAB", "END", "z", "1", NULL);
	ac_desk_free(world.desk);
	world.desk = ac_desk_new(world.app);
	g_free(screen_text(world.desk, 80, 24, FALSE));
	g_assert_true(ac_desk_look(world.desk));
	g_assert_true(shows(&world, "later 20:40"));
	screen_pass(world.app, world.desk, 10); /* put off before the screen was opened, over since */
	g_assert_true(shows(&world, "Now: 20:00  Moisturise"));
}

/* No choice is later than the evening, or than the day of the task. */
static void this_evening_is_offered_while_it_is_to_come(void)
{
	g_auto(World) world = open_world("2026-11-24 07:50");
	screen_pass(world.app, world.desk, 10);
	screen_keys(world.desk, "z", NULL);
	g_assert_true(shows(&world, "3  this evening, until 19:00"));
	screen_pass(world.app, world.desk, 15 * 60 + 50);
	g_assert_false(shows(&world, "an hour"));
	g_assert_true(shows(&world, "later would be too late"));
	screen_keys(world.desk, "1", "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "snooze");
}

static void later_is_offered_from_the_why_of_a_task(void)
{
	g_auto(World) world = open_world("2026-11-24 19:30");
	screen_keys(world.desk, "TAB", "END", "ENTER", NULL);
	screen_golden(world.desk, "remind-why", 80, 24, FALSE);
	screen_keys(world.desk, "z", "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "why");
	g_assert_true(shows(&world, "[z] 20:00 later 19:40"));
	screen_keys(world.desk, "SPACE", NULL);
	g_assert_true(shows(&world, "[x] 20:00"));
	screen_keys(world.desk, "SPACE", "s", "away", "ENTER", NULL);
	g_assert_true(shows(&world, "[-] 20:00 skipped"));
	g_assert_true(shows(&world, "away"));
}

static void what_has_no_reminder_is_not_put_off(void)
{
	g_auto(World) world = open_world("2026-11-24 19:30");
	screen_keys(world.desk, "TAB", "HOME", "z", NULL);
	expect_chosen(&world, "Loose hat");
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
}

static void a_task_is_left_out_with_a_reason(void)
{
	g_auto(World) world = open_world("2026-11-24 20:30");
	screen_keys(world.desk, "TAB", "END", "s", "no cream, with me", NULL);
	screen_golden(world.desk, "skip", 80, 24, FALSE);
	screen_golden(world.desk, "skip-40x12", 40, 12, FALSE);
	screen_keys(world.desk, "ENTER", NULL);
	g_assert_true(shows(&world, "Left out: Moisturise · u takes it back"));
	screen_golden(world.desk, "skipped", 80, 24, FALSE);
	screen_golden(world.desk, "skipped-ascii", 80, 24, TRUE);
	screen_keys(world.desk, "ENTER", NULL);
	g_assert_true(shows(&world, "no cream, with me"));
	screen_keys(world.desk, "ESC", "s", NULL); /* it is left out already */
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
	screen_keys(world.desk, "u", NULL);
	g_assert_true(shows(&world, "[ ] 20:00 Moisturise"));
	screen_keys(world.desk, "s", "ENTER", NULL); /* no reason is needed */
	g_assert_true(shows(&world, "[-] 20:00"));
}

/* ---- others write ------------------------------------------------------------------------------ */

static void what_the_desktop_records_leaves_the_cursor_where_it_is(void)
{
	GError *error = NULL;
	g_auto(World) world = open_world("2026-11-24 19:30");
	screen_keys(world.desk, "TAB", "END", NULL);
	screen_pass(world.app, world.desk, 30);
	expect_chosen(&world, "20:00 Moisturise");
	/* A popup taken away on the desktop is an answer: nothing is said of it here any more. */
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n = 0;
	AcInstant now = ac_app_now(world.app);
	const AcReminder *all =
	    ac_plan_reminders(ac_app_plan(world.app), arena, &ac_remind_policy_usual, now, now + 1, &n);
	g_assert_cmpuint(n, ==, 1);
	const AcRemindRecord record = {
	    .key = all[0].key, .at = all[0].at, .shown = 1, .shown_at = now, .is_closed = TRUE};
	const AcRemindClient client = {.client_id = ac_app_row(world.app)->id, .settled = now, .next = now + 60};
	g_assert_true(ac_store_remind_enter(ac_app_store(world.app), client.client_id, now, &error));
	g_assert_no_error(error);
	g_assert_true(ac_store_remind_write(ac_app_store(world.app), &client, &record, 1, &error));
	g_assert_no_error(error);
	g_assert_true(shows(&world, "Now: 20:00"));
	g_assert_true(ac_app_reload(world.app, &error));
	ac_desk_update(world.desk);
	g_assert_true(ac_desk_look(world.desk));
	g_assert_false(shows(&world, "Now: 20:00"));
	expect_chosen(&world, "20:00 Moisturise");
}

static void the_same_task_stays_chosen_when_others_come_before_it(void)
{
	GError *error = NULL;
	g_auto(World) world = open_world("2026-11-24 19:30");
	screen_keys(world.desk, "TAB", "HOME", "j", NULL);
	expect_chosen(&world, "07:45 Wash gently");
	const AcNewSession fresh = {.begin = ac_app_now(world.app) - AC_HOUR,
	                            .end = ac_app_now(world.app) - AC_HOUR,
	                            .state = AC_SESSION_HAPPENED};
	gint64 id = ac_app_session_add(world.app, &fresh, &error);
	g_assert_no_error(error);
	ac_desk_update(world.desk);
	g_assert_true(ac_app_session_remove(world.app, id, &error));
	ac_desk_update(world.desk);
	screen_keys(world.desk, "END", NULL);
	expect_chosen(&world, "20:00 Moisturise");
	g_assert_true(ac_app_tick(world.app, "wash-gently", AC_TICK_DONE, NULL, NULL, &error));
	g_assert_no_error(error);
	ac_desk_update(world.desk);
	expect_chosen(&world, "20:00 Moisturise");
}

static void the_same_activity_stays_chosen_when_the_lines_change(void)
{
	g_auto(World) world = open_world("2026-11-24 23:30");
	g_autoptr(GError) error = NULL;
	screen_keys(world.desk, "END", NULL);
	g_autofree char *before = chosen_row(&world);
	g_assert_nonnull(strstr(before, "Minoxidil"));
	AcAdjustment wanted = {
	    .activity = "alcohol", .verdict = AC_VERDICT_AVOID, .why = "a medicine", .by = "KM"};
	g_assert_cmpint(ac_app_adjust(world.app, &wanted, &error), !=, 0);
	g_assert_no_error(error);
	ac_desk_update(world.desk);
	expect_chosen(&world, "Minoxidil");
}

/* ---- the desktop does not remind --------------------------------------------------------------- */

static void a_desktop_that_does_not_remind_is_said_quietly_until_hidden(void)
{
	g_auto(World) world = open_world("2026-11-24 09:00");
	screen_golden(world.desk, "remind-off", 80, 24, FALSE);
	screen_keys(world.desk, "r", NULL);
	screen_golden(world.desk, "reminders", 80, 30, FALSE);
	screen_golden(world.desk, "reminders-40x12", 40, 12, FALSE);
	screen_keys(world.desk, "x", "ESC", NULL);
	ac_desk_look(world.desk);
	g_assert_false(shows(&world, "Reminders are off: r"));
	screen_keys(world.desk, "r", "x", "ESC", NULL);
	ac_desk_look(world.desk);
	g_assert_true(shows(&world, "Reminders are off: r"));
}

static void who_would_not_be_reminded_anyway_is_not_told(void)
{
	g_autoptr(GError) error = NULL;
	g_auto(World) world = open_world("2026-11-24 09:00");
	g_assert_true(shows(&world, "Reminders are off: r"));
	const AcClientSpec bob = {.name = "Bob"};
	g_assert_cmpint(ac_app_client_add(world.app, &bob, &error), !=, 0);
	g_assert_no_error(error);
	ac_desk_update(world.desk);
	ac_desk_look(world.desk);
	g_assert_false(shows(&world, "Reminders are off: r"));
}

static void settings_that_cannot_be_read_are_said_once(void)
{
	g_auto(World) world = open_world("2026-11-24 19:30");
	screen_settings("screen = { bel = true; };\n");
	screen_pass(world.app, world.desk, 1);
	g_assert_true(shows(&world, "aftercare.cfg:1"));
	screen_keys(world.desk, "j", NULL);
	screen_pass(world.app, world.desk, 29);
	g_assert_false(shows(&world, "aftercare.cfg:1"));
	g_assert_true(shows(&world, "Now: 20:00")); /* and the usual ones hold */
}

static void every_size_is_survived_with_something_to_say(void)
{
	static const char *const ways[] = {"z", "s", "r", "ENTER"};
	g_auto(World) world = open_world("2026-11-24 19:30");
	screen_pass(world.app, world.desk, 30);
	for (gsize i = 0; i <= G_N_ELEMENTS(ways); i++) {
		if (i > 0)
			screen_keys(world.desk, "ESC", ways[i - 1], NULL);
		for (int width = 1; width <= 90; width += 7)
			for (int height = 1; height <= 30; height++) {
				g_autofree char *text = screen_text(world.desk, width, height, width % 2 == 0);
				g_assert_true(g_utf8_validate(text, -1, NULL));
			}
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	screen_seal(AC_SOURCE_DIR);
	g_test_add_func("/view/remind/before", what_was_due_before_is_in_the_list_only);
	g_test_add_func("/view/remind/now", a_moment_that_comes_is_said_until_it_is_dealt_with);
	g_test_add_func("/view/remind/over", a_task_whose_day_is_over_is_not_said_any_more);
	g_test_add_func("/view/remind/promised", keys_are_promised_only_where_they_work);
	g_test_add_func("/view/remind/in-sight", what_is_due_is_in_sight);
	g_test_add_func("/view/remind/status", what_the_program_on_the_desktop_says_is_read);
	g_test_add_func("/view/remind/typed", what_is_being_typed_goes_on);
	g_test_add_func("/view/remind/away", esc_puts_it_away_and_what_stands_behind_comes_forward);
	g_test_add_func("/view/remind/bell", the_bell_rings_once_for_each_and_only_where_it_is_wanted);
	g_test_add_func("/view/remind/quiet", the_bell_keeps_quiet_hours_and_the_line_does_not);
	g_test_add_func("/view/remind/desktop-off", the_screen_tells_whatever_the_desktop_is_set_to);
	g_test_add_func("/view/remind/kind", a_kind_that_is_not_wanted_is_not_said);
	g_test_add_func("/view/remind/later", later_is_kept_shown_said_again_and_taken_back);
	g_test_add_func("/view/remind/reopened", what_was_put_off_is_seen_when_the_screen_is_opened);
	g_test_add_func("/view/remind/evening", this_evening_is_offered_while_it_is_to_come);
	g_test_add_func("/view/remind/why", later_is_offered_from_the_why_of_a_task);
	g_test_add_func("/view/remind/no-reminder", what_has_no_reminder_is_not_put_off);
	g_test_add_func("/view/remind/skip", a_task_is_left_out_with_a_reason);
	g_test_add_func("/view/remind/record", what_the_desktop_records_leaves_the_cursor_where_it_is);
	g_test_add_func("/view/remind/same-task", the_same_task_stays_chosen_when_others_come_before_it);
	g_test_add_func("/view/remind/same-row", the_same_activity_stays_chosen_when_the_lines_change);
	g_test_add_func("/view/remind/off", a_desktop_that_does_not_remind_is_said_quietly_until_hidden);
	g_test_add_func("/view/remind/not-told", who_would_not_be_reminded_anyway_is_not_told);
	g_test_add_func("/view/remind/settings", settings_that_cannot_be_read_are_said_once);
	g_test_add_func("/view/remind/sizes", every_size_is_survived_with_something_to_say);
	return g_test_run();
}

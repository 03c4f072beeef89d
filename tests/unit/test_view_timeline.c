/* SPDX-License-Identifier: MIT */
/* The timeline: what its cells say, near and far, and the way to why and back. */
#include "tui_screen.h"

#include <string.h>

#include "render/words.h"

static const char *const two_sessions[] = {"2026-10-20 15:00", "2026-11-20 15:00", NULL};

typedef struct {
	AcApp *app;
	AcDesk *desk;
} World;

static World open_world(const char *now)
{
	World world;
	screen_forget();
	world.app = screen_open(now);
	screen_add_client(world.app, "smp", two_sessions, "dry");
	world.desk = ac_desk_new(world.app);
	screen_keys(world.desk, "g", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "timeline");
	g_free(screen_text(world.desk, 80, 24, FALSE));
	return world;
}

static void close_world(World *world)
{
	ac_desk_free(world->desk);
	ac_app_close(world->app);
	screen_forget();
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(World, close_world)

static void assert_shows(AcDesk *desk, const char *words)
{
	g_autofree char *text = screen_text(desk, 80, 24, FALSE);
	if (strstr(text, words) == NULL)
		g_error("\"%s\" is not on the screen:\n%s", words, text);
}

static void screens(void)
{
	g_auto(World) world = open_world("2026-11-24 09:00");
	screen_golden(world.desk, "timeline", 80, 24, FALSE);
	screen_golden(world.desk, "timeline-120x40", 120, 40, FALSE);
	screen_golden(world.desk, "timeline-200x50", 200, 50, FALSE);
	screen_golden(world.desk, "timeline-40x12", 40, 12, FALSE);
	screen_golden(world.desk, "timeline-ascii", 80, 24, TRUE);
}

static void near_and_far(void)
{
	g_auto(World) world = open_world("2026-11-24 09:00");
	screen_keys(world.desk, "DOWN", "DOWN", "DOWN", "+", NULL);
	screen_golden(world.desk, "timeline-hours", 80, 24, FALSE);
	screen_keys(world.desk, "-", "-", NULL);
	screen_golden(world.desk, "timeline-course", 80, 24, FALSE);
	screen_keys(world.desk, "-", NULL);
	screen_golden(world.desk, "timeline-weeks", 80, 24, FALSE);
	screen_keys(world.desk, "-", "-", "+", "+", "+", "+", "+", NULL);
	assert_shows(world.desk, "Hours");
}

static void the_cell_is_told_in_words_wherever_the_cursor_goes(void)
{
	g_auto(World) world = open_world("2026-11-24 09:00");
	assert_shows(world.desk, "Today, Tue 24 Nov · day 4 after session 2");
	screen_keys(world.desk, "LEFT", NULL);
	assert_shows(world.desk, "Mon 23 Nov · day 3 after session 2");
	screen_keys(world.desk, "j", "l", "l", NULL);
	assert_shows(world.desk, "Wed 25 Nov · day 5 after session 2");
	assert_shows(world.desk, "! CARE  Gym");
	screen_keys(world.desk, "[", NULL);
	assert_shows(world.desk, "Fri 20 Nov · session 2 at 15:00");
	screen_keys(world.desk, "[", NULL);
	assert_shows(world.desk, "Tue 20 Oct · session 1 at 15:00");
	screen_keys(world.desk, "[", NULL);
	assert_shows(world.desk, "No session is known before this.");
	screen_keys(world.desk, "]", NULL);
	assert_shows(world.desk, "session 2 at 15:00");
	screen_keys(world.desk, "t", NULL);
	assert_shows(world.desk, "Today, Tue 24 Nov");
	screen_keys(world.desk, "HOME", NULL);
	assert_shows(world.desk, "Mon 19 Oct");
	screen_keys(world.desk, "END", NULL);
	assert_shows(world.desk, "day 28 after session 2");
}

/* A day in which it changes shows the stricter, and says what it turns to and when. */
static void a_column_that_changes_is_the_strictest_and_says_so(void)
{
	g_auto(World) world = open_world("2026-11-21 09:00");
	assert_shows(world.desk, "✗ AVOID  Washing");
	assert_shows(world.desk, "Today, Sat 21 Nov");
	assert_shows(world.desk, "from 15:00");
}

/* Day and timeline say the same of the hours before a session and after it. */
static void the_day_of_a_session_says_what_held_before_it(void)
{
	g_auto(World) world = open_world("2026-11-20 10:00");
	assert_shows(world.desk, "Today, Fri 20 Nov");
	assert_shows(world.desk, "✗ AVOID  Washing");
	assert_shows(world.desk, "Now, until 15:00: ");
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcPlan *plan = ac_app_plan(world.app);
	const AcDay *day = ac_plan_day(plan, arena, ac_time_date(ac_app_now(world.app), ac_app_zone(world.app)));
	for (guint i = 0; i < day->n_rows; i++)
		if (strcmp(day->rows[i].activities[0]->id, "water") == 0) {
			g_autofree char *now =
			    g_strdup_printf("Now, until 15:00: %s", ac_words_verdict(day->rows[i].answer->verdict));
			assert_shows(world.desk, now);
			return;
		}
	g_error("the day says nothing of washing");
}

/* Once it has been, the days before the first session are not what the chart opens on. */
static void it_opens_on_today_and_no_earlier_than_the_first_session(void)
{
	static const char *const one[] = {"2026-11-20 15:00", NULL};
	screen_forget();
	World world = {.app = screen_open("2026-11-24 09:00")};
	screen_add_client(world.app, "smp", one, "dry");
	world.desk = ac_desk_new(world.app);
	screen_keys(world.desk, "g", NULL);
	assert_shows(world.desk, "Today, Tue 24 Nov");
	g_autofree char *text = screen_text(world.desk, 120, 40, FALSE);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	gboolean found = FALSE;
	for (int i = 0; lines[i] != NULL; i++) {
		const char *mark = strstr(lines[i], "●1");
		if (mark == NULL)
			continue;
		found = TRUE; /* it is the first column: nothing but the name of the marks stands left of it */
		g_autofree char *left = g_strndup(lines[i], (gsize)(mark - lines[i]));
		g_strchomp(left);
		g_assert_true(g_str_has_suffix(left, "session") || *g_strchug(left) == '\0');
		g_assert_cmpint((int)(mark - lines[i]), <, 45);
	}
	g_assert_true(found);
	close_world(&world);
}

static void hours_have_the_hours_of_a_limit_and_days_leave_them_aside(void)
{
	g_auto(World) world = open_world("2026-11-24 09:00");
	screen_keys(world.desk, "j", "j", "j", NULL);
	assert_shows(world.desk, "! CARE  Direct sun");
	screen_keys(world.desk, "+", NULL);
	assert_shows(world.desk, "! CARE  Direct sun");
	screen_keys(world.desk, "l", "l", NULL);
	assert_shows(world.desk, "✗ AVOID  Direct sun");
	assert_shows(world.desk, "possible tomorrow 06:00");
}

static void enter_asks_why_of_that_cell_and_escape_comes_back_to_it(void)
{
	g_auto(World) world = open_world("2026-11-24 09:00");
	screen_keys(world.desk, "j", "RIGHT", "RIGHT", "RIGHT", NULL);
	g_autofree char *before = screen_text(world.desk, 80, 24, FALSE);
	screen_keys(world.desk, "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "why");
	assert_shows(world.desk, "Gym");
	assert_shows(world.desk, "Fri 27 Nov");
	screen_keys(world.desk, "ESC", NULL);
	g_autofree char *after = screen_text(world.desk, 80, 24, FALSE);
	g_assert_cmpstr(after, ==, before);
}

static void what_has_changed_leaves_the_cursor_where_it_is(void)
{
	g_auto(World) world = open_world("2026-11-24 09:00");
	screen_keys(world.desk, "j", "j", "RIGHT", NULL);
	g_autofree char *before = screen_text(world.desk, 80, 24, FALSE);
	g_assert_true(ac_app_reload(world.app, NULL));
	ac_desk_update(world.desk);
	g_autofree char *after = screen_text(world.desk, 80, 24, FALSE);
	g_assert_cmpstr(after, ==, before);
}

static void a_press_on_a_line_goes_there_and_a_second_one_asks_why(void)
{
	g_auto(World) world = open_world("2026-11-24 09:00");
	screen_touch(world.desk, "Razor blade");
	assert_shows(world.desk, "✗ AVOID  Razor blade");
	screen_touch(world.desk, "Razor blade");
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "why");
}

/* The cursor stays inside at every size, however it got there. */
static void no_size_and_no_way_loses_the_cursor(void)
{
	static const struct {
		int width, height;
	} sizes[] = {{40, 12}, {500, 200}, {80, 24}, {61, 13}, {119, 30}, {120, 16}, {41, 60}};
	static const char *const ways[] = {"END",  "HOME", "PGDN", "+",   "END", "HOME",
	                                   "PGUP", "-",    "-",    "END", "-"};
	g_auto(World) world = open_world("2026-11-24 09:00");
	for (guint w = 0; w < G_N_ELEMENTS(ways); w++) {
		screen_keys(world.desk, ways[w], NULL);
		for (guint s = 0; s < G_N_ELEMENTS(sizes); s++) {
			g_autoptr(AcCanvas) canvas = ac_canvas_new(sizes[s].width, sizes[s].height, FALSE);
			ac_desk_draw(world.desk, canvas);
			int x, y;
			ac_canvas_cursor(canvas, &x, &y);
			const AcCell *cell = &ac_canvas_row(canvas, y)[x];
			g_assert_true((cell->role & AC_ROLE_SELECTED) != 0);
		}
	}
}

static void any_keys_at_any_size_leave_a_cursor_on_a_cell(void)
{
	static const char *const names[] = {"UP",  "DOWN", "LEFT", "RIGHT", "PGUP", "PGDN", "HOME",
	                                    "END", "+",    "+",    "-",     "-",    "t",    "[",
	                                    "]",   "h",    "j",    "k",     "l"};
	g_auto(World) world = open_world("2026-11-24 09:00");
	GRand *rand = g_rand_new_with_seed(3);
	for (int i = 0; i < 1500; i++) {
		screen_keys(world.desk, names[g_rand_int_range(rand, 0, G_N_ELEMENTS(names))], NULL);
		if (i % 5 != 0)
			continue;
		g_autoptr(AcCanvas) canvas =
		    ac_canvas_new(g_rand_int_range(rand, 40, 260), g_rand_int_range(rand, 12, 80), i % 2 == 0);
		ac_desk_draw(world.desk, canvas);
		int x, y;
		ac_canvas_cursor(canvas, &x, &y);
		g_assert_true((ac_canvas_row(canvas, y)[x].role & AC_ROLE_SELECTED) != 0);
	}
	g_rand_free(rand);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "timeline");
}

static void nobody_with_a_session_has_nothing_to_show_yet(void)
{
	static const char *const none[] = {NULL};
	screen_forget();
	AcApp *app = screen_open("2026-11-24 09:00");
	screen_add_client(app, "smp", none, NULL);
	AcDesk *desk = ac_desk_new(app);
	screen_keys(desk, "g", "RIGHT", "DOWN", "ENTER", "+", "]", "t", "HOME", "PGDN", NULL);
	g_assert_cmpstr(ac_desk_view_id(desk), ==, "timeline");
	screen_golden(desk, "timeline-none", 80, 24, FALSE);
	ac_desk_free(desk);
	ac_app_close(app);
	screen_forget();
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	screen_seal(AC_SOURCE_DIR);
	g_test_add_func("/timeline/screens", screens);
	g_test_add_func("/timeline/zoom", near_and_far);
	g_test_add_func("/timeline/words", the_cell_is_told_in_words_wherever_the_cursor_goes);
	g_test_add_func("/timeline/strictest", a_column_that_changes_is_the_strictest_and_says_so);
	g_test_add_func("/timeline/session-day", the_day_of_a_session_says_what_held_before_it);
	g_test_add_func("/timeline/opens", it_opens_on_today_and_no_earlier_than_the_first_session);
	g_test_add_func("/timeline/hours", hours_have_the_hours_of_a_limit_and_days_leave_them_aside);
	g_test_add_func("/timeline/why", enter_asks_why_of_that_cell_and_escape_comes_back_to_it);
	g_test_add_func("/timeline/update", what_has_changed_leaves_the_cursor_where_it_is);
	g_test_add_func("/timeline/press", a_press_on_a_line_goes_there_and_a_second_one_asks_why);
	g_test_add_func("/timeline/sizes", no_size_and_no_way_loses_the_cursor);
	g_test_add_func("/timeline/any", any_keys_at_any_size_leave_a_cursor_on_a_cell);
	g_test_add_func("/timeline/none", nobody_with_a_session_has_nothing_to_show_yet);
	return g_test_run();
}

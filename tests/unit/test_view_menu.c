/* SPDX-License-Identifier: MIT */
/* The menu, and the mouse: every room by its key, by Enter and by a press. */
#include "tui_screen.h"

static const char *const one_session[] = {"2026-11-20 15:00", NULL};

typedef struct {
	AcApp *app;
	AcDesk *desk;
} World;

static World open_world(void)
{
	World world;
	screen_forget();
	world.app = screen_open("2026-11-24 09:00");
	screen_add_client(world.app, "smp", one_session, NULL);
	world.desk = ac_desk_new(world.app);
	return world;
}

static void close_world(World *world)
{
	ac_desk_free(world->desk);
	ac_app_close(world->app);
	screen_forget();
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(World, close_world)

static gboolean shows(AcDesk *desk, const char *words)
{
	g_autofree char *text = screen_text(desk, 80, 24, FALSE);
	return strstr(text, words) != NULL;
}

static void screens(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "m", NULL);
	screen_golden(world.desk, "menu", 80, 24, FALSE);
	screen_golden(world.desk, "menu-120x40", 120, 40, FALSE);
	screen_golden(world.desk, "menu-40x12", 40, 12, FALSE);
	screen_golden(world.desk, "menu-ascii", 80, 24, TRUE);
}

static void enter_goes_where_the_line_says_and_escape_comes_back_to_the_day(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "m", "DOWN", "DOWN", "ENTER", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "checkin");
	screen_keys(world.desk, "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
}

static void a_key_of_a_room_works_on_the_day_and_in_the_menu(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "r", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "reminders");
	screen_keys(world.desk, "ESC", "m", "!", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "call");
}

static void a_press_chooses_and_a_second_one_goes_there(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "m", NULL);
	screen_touch(world.desk, "Reminders");
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "menu");
	screen_touch(world.desk, "Reminders");
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "reminders");
}

static void a_press_on_the_footer_is_its_key(void)
{
	g_auto(World) world = open_world();
	screen_touch(world.desk, "m menu");
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "menu");
	screen_touch(world.desk, "esc back");
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
}

static void a_press_on_the_day_walks_asks_why_and_ticks(void)
{
	g_auto(World) world = open_world();
	screen_touch(world.desk, "Wed 25 Nov ›");
	g_assert_true(shows(world.desk, "‹ Tue 24"));
	screen_touch(world.desk, "‹ Tue 24");
	screen_touch(world.desk, "[ ]");
	g_assert_true(shows(world.desk, "[x]"));
	screen_touch(world.desk, "Razor");
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
	screen_touch(world.desk, "Razor");
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "why");
}

static void a_press_beside_everything_is_nothing(void)
{
	g_auto(World) world = open_world();
	ac_desk_touch(world.desk, -1);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
	screen_keys(world.desk, "r", NULL);
	ac_desk_touch(world.desk, 7);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "reminders");
}

/* ---- who looks over a shoulder ---------------------------------------------------------------- */

static void a_hidden_screen_says_nothing_and_takes_no_key_but_those_that_bring_it_back(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "HIDE", NULL);
	g_autofree char *text = screen_text(world.desk, 80, 24, FALSE), *title = ac_desk_title(world.desk);
	g_assert_cmpstr(g_strstrip(text), ==, "Enter");
	g_assert_cmpstr(title, ==, "");
	screen_keys(world.desk, "q", "SPACE", "u", NULL);
	ac_desk_touch(world.desk, 0);
	g_assert_false(ac_desk_is_done(world.desk));
	screen_keys(world.desk, "ENTER", NULL);
	g_assert_true(shows(world.desk, "Jo Doe"));
	g_assert_true(shows(world.desk, "[ ]"));
	g_assert_false(shows(world.desk, "[x]"));
}

static void a_discreet_screen_shows_initials_and_no_title(void)
{
	g_auto(World) world = open_world();
	g_autofree char *before = ac_desk_title(world.desk);
	g_assert_cmpstr(before, ==, "Aftercare · Jo Doe");
	screen_settings("screen = { privacy = \"discreet\"; };\n");
	ac_desk_update(world.desk);
	ac_desk_look(world.desk);
	g_assert_false(shows(world.desk, "Jo"));
	g_assert_true(shows(world.desk, "J. D."));
	g_assert_false(shows(world.desk, "Aftercare"));
	g_assert_null(ac_desk_title(world.desk));
	screen_settings(NULL);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	screen_seal(AC_SOURCE_DIR);
	g_test_add_func("/menu/screens", screens);
	g_test_add_func("/menu/enter", enter_goes_where_the_line_says_and_escape_comes_back_to_the_day);
	g_test_add_func("/menu/keys", a_key_of_a_room_works_on_the_day_and_in_the_menu);
	g_test_add_func("/menu/press", a_press_chooses_and_a_second_one_goes_there);
	g_test_add_func("/mouse/footer", a_press_on_the_footer_is_its_key);
	g_test_add_func("/mouse/day", a_press_on_the_day_walks_asks_why_and_ticks);
	g_test_add_func("/mouse/nothing", a_press_beside_everything_is_nothing);
	g_test_add_func("/privacy/hidden",
	                a_hidden_screen_says_nothing_and_takes_no_key_but_those_that_bring_it_back);
	g_test_add_func("/privacy/discreet", a_discreet_screen_shows_initials_and_no_title);
	return g_test_run();
}

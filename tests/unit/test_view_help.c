/* SPDX-License-Identifier: MIT */
/* Help: what it says, from everywhere, in every width, and searching it. */
#include "tui_screen.h"

#include <string.h>

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
	screen_keys(world.desk, "?", NULL);
	return world;
}

static void close_world(World *world)
{
	ac_desk_free(world->desk);
	ac_app_close(world->app);
	screen_forget();
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(World, close_world)

static void assert_shows(AcDesk *desk, const char *words, gboolean is_there)
{
	g_autofree char *text = screen_text(desk, 80, 600, FALSE);
	if ((strstr(text, words) != NULL) != is_there)
		g_error("\"%s\" is %son the screen:\n%s", words, is_there ? "not " : "", text);
}

static void screens(void)
{
	g_auto(World) world = open_world();
	screen_golden(world.desk, "help-80x24", 80, 24, FALSE);
	screen_golden(world.desk, "help-120x40", 120, 40, FALSE);
	screen_golden(world.desk, "help-40x12", 40, 12, FALSE);
	screen_golden(world.desk, "help-ascii", 80, 24, TRUE);
}

static void it_says_everything_a_person_may_look_for(void)
{
	static const char *const words[] = {
	    "Keys here: Day", "All rooms", "Print: the schedule", "NOT COVERED", "[-]",       "The mouse",
	    "Ctrl-X",         "--plain",   "aftercare.db",        "Settings",    "protocols", "aftercare paths"};
	g_auto(World) world = open_world();
	for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
		assert_shows(world.desk, words[i], TRUE);
}

static void what_is_typed_is_what_is_left(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "/", "Print take", NULL);
	screen_golden(world.desk, "help-search", 80, 24, FALSE);
	assert_shows(world.desk, "take home", TRUE);
	assert_shows(world.desk, "NOT COVERED", FALSE);
	screen_keys(world.desk, "q?", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "help");
	assert_shows(world.desk, "Nothing here says that", TRUE);
	screen_keys(world.desk, "PGDN", "UP", "ESC", NULL);
	assert_shows(world.desk, "NOT COVERED", TRUE);
	screen_keys(world.desk, "/", "boxes", "ENTER", "?", NULL); /* no longer typing */
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
}

static void what_people_call_it_is_found(void)
{
	static const char *const words[][2] = {{"hide", "Ctrl-X"},
	                                       {"undo", "undo the last change"},
	                                       {"handoff", "aftercare help"},
	                                       {"remind", "Reminders"},
	                                       {"print --all", "aftercare help"}};
	g_auto(World) world = open_world();
	for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
		screen_keys(world.desk, "/", words[i][0], NULL);
		assert_shows(world.desk, words[i][1], TRUE);
		screen_keys(world.desk, "ESC", NULL);
	}
}

static void it_is_asked_from_everywhere_and_goes_back_there(void)
{
	static const char *const ways[] = {"r", "S", "m", "ENTER"};
	g_auto(World) world = open_world();
	screen_keys(world.desk, "ESC", NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
		screen_keys(world.desk, ways[i], NULL);
		g_autofree char *from = g_strdup(ac_desk_view_id(world.desk));
		screen_keys(world.desk, "?", NULL);
		g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "help");
		screen_keys(world.desk, "END", "HOME", "SPACE", "k", "?", NULL);
		g_assert_cmpstr(ac_desk_view_id(world.desk), ==, from);
		screen_keys(world.desk, "ESC", NULL);
	}
}

static void a_press_on_a_line_does_nothing(void)
{
	g_auto(World) world = open_world();
	screen_touch(world.desk, "undo the last change");
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "help");
	g_assert_nonnull(ac_app_client(world.app));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	screen_seal(AC_SOURCE_DIR);
	g_test_add_func("/help/screens", screens);
	g_test_add_func("/help/everything", it_says_everything_a_person_may_look_for);
	g_test_add_func("/help/search", what_is_typed_is_what_is_left);
	g_test_add_func("/help/names", what_people_call_it_is_found);
	g_test_add_func("/help/everywhere", it_is_asked_from_everywhere_and_goes_back_there);
	g_test_add_func("/help/press", a_press_on_a_line_does_nothing);
	return g_test_run();
}

/* SPDX-License-Identifier: MIT */
/* Planning back from an event on the screen: typed in words, answered while one types. */
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
	screen_add_client(world.app, "smp", one_session, "dry");
	world.desk = ac_desk_new(world.app);
	screen_keys(world.desk, "e", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "event");
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
	g_auto(World) world = open_world();
	screen_golden(world.desk, "event-empty", 80, 24, FALSE);
	screen_keys(world.desk, "wedding on 12 december", NULL);
	screen_golden(world.desk, "event", 80, 24, FALSE);
	screen_golden(world.desk, "event-120x40", 120, 40, FALSE);
	screen_golden(world.desk, "event-200x50", 200, 50, FALSE);
	screen_golden(world.desk, "event-40x12", 40, 12, FALSE);
	screen_golden(world.desk, "event-ascii", 80, 24, TRUE);
	screen_keys(world.desk, "CLEAR", "beach holiday 20..27 december", NULL);
	screen_golden(world.desk, "event-holiday", 80, 24, FALSE);
}

static void what_is_missing_is_asked_for_while_one_types(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "wedding", NULL);
	assert_shows(world.desk, "And when is it?");
	screen_keys(world.desk, " on 12 december", NULL);
	assert_shows(world.desk, "Wedding, Sat 12 Dec:");
	screen_keys(world.desk, "CLEAR", "on 12 december", NULL);
	assert_shows(world.desk, "And what is it?");
	screen_keys(world.desk, "CLEAR", "zorbing on 12 december", NULL);
	assert_shows(world.desk, "I don't know “zorbing”");
	screen_keys(world.desk, "CLEAR", "wedding after lunch", NULL);
	assert_shows(world.desk, "I don't know when “after lunch” is");
}

static void letters_are_text_and_escape_goes_back(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "q", "g", "e", "?", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "event");
	assert_shows(world.desk, "qge?");
	screen_keys(world.desk, "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
}

static void a_long_answer_scrolls_and_a_new_letter_begins_at_the_top(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "wedding and pool and sauna on 12 december", NULL);
	g_free(screen_text(world.desk, 80, 24, FALSE));
	screen_keys(world.desk, "PGDN", "PGDN", NULL);
	assert_shows(world.desk, "Then");
	screen_keys(world.desk, "SPACE", NULL);
	assert_shows(world.desk, "Wedding, Sat 12 Dec:");
}

static void what_changes_meanwhile_changes_the_answer(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "sun tomorrow", NULL);
	g_autofree char *before = screen_text(world.desk, 80, 24, FALSE);
	g_assert_true(ac_app_reload(world.app, NULL));
	ac_desk_update(world.desk);
	g_autofree char *after = screen_text(world.desk, 80, 24, FALSE);
	g_assert_cmpstr(after, ==, before);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	screen_seal(AC_SOURCE_DIR);
	g_test_add_func("/event/screens", screens);
	g_test_add_func("/event/missing", what_is_missing_is_asked_for_while_one_types);
	g_test_add_func("/event/letters", letters_are_text_and_escape_goes_back);
	g_test_add_func("/event/scroll", a_long_answer_scrolls_and_a_new_letter_begins_at_the_top);
	g_test_add_func("/event/data", what_changes_meanwhile_changes_the_answer);
	return g_test_run();
}

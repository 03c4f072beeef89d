/* SPDX-License-Identifier: MIT */
/* The guide on the screen: its list, a text with links, and the ways there from a line of the day. */
#include "tui_screen.h"

#include <glib/gstdio.h>

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
	return world;
}

static void close_world(World *world)
{
	ac_desk_free(world->desk);
	ac_app_close(world->app);
	screen_forget();
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(World, close_world)

static void assert_shows(const World *world, const char *view, const char *words)
{
	g_autofree char *text = screen_text(world->desk, 80, 24, FALSE);
	g_assert_cmpstr(ac_desk_view_id(world->desk), ==, view);
	if (strstr(text, words) == NULL)
		g_error("it shows nothing of “%s”:\n%s", words, text);
}

/* The menu leads to the list, whatever line of the day is chosen. */
static void open_list(const World *world)
{
	screen_keys(world->desk, "m", "i", NULL);
	g_assert_cmpstr(ac_desk_view_id(world->desk), ==, "guide");
}

static void open_washing(const World *world)
{
	open_list(world);
	screen_keys(world->desk, "DOWN", "ENTER", NULL);
	assert_shows(world, "topic", "Guide   Washing");
}

/* ---- what is shown ----------------------------------------------------------------------------- */

static void the_list(void)
{
	g_auto(World) world = open_world();
	open_list(&world);
	screen_golden(world.desk, "guide", 80, 24, FALSE);
	screen_golden(world.desk, "guide-120x40", 120, 40, FALSE);
	screen_golden(world.desk, "guide-40x12", 40, 12, FALSE);
	screen_golden(world.desk, "guide-ascii", 80, 24, TRUE);
	screen_keys(world.desk, "/", "shower", NULL);
	screen_golden(world.desk, "guide-search", 80, 24, FALSE);
}

static void a_text(void)
{
	g_auto(World) world = open_world();
	open_washing(&world);
	screen_golden(world.desk, "topic", 80, 24, FALSE);
	screen_golden(world.desk, "topic-ascii", 80, 24, TRUE);
	screen_golden(world.desk, "topic-40x12", 40, 12, FALSE);
	screen_keys(world.desk, "TAB", "TAB", NULL);
	screen_golden(world.desk, "topic-link", 80, 24, FALSE);
	screen_golden(world.desk, "topic-120x40", 120, 40, FALSE);
	screen_golden(world.desk, "topic-200x50", 200, 50, FALSE);
}

/* ---- ways ------------------------------------------------------------------------------------ */

static void i_on_a_line_of_the_day_opens_the_text_about_it(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "i", NULL);
	assert_shows(&world, "topic", "Guide   Washing");
	screen_keys(world.desk, "ESC", "j", "i", NULL);
	assert_shows(&world, "topic", "Guide   Sweat, heat and swimming");
	screen_keys(world.desk, "ESC", "TAB", "j", "i", NULL); /* to do: wash gently */
	assert_shows(&world, "topic", "Guide   Washing");
	screen_keys(world.desk, "ESC", "k", "i", NULL); /* a hat: no text is about it, so the phase */
	assert_shows(&world, "topic", "Guide   Day by day");
	screen_keys(world.desk, "ESC", "TAB", "i", NULL); /* call if */
	assert_shows(&world, "topic", "Guide   Day by day");
	screen_keys(world.desk, "i", NULL);
	assert_shows(&world, "guide", "What comes when.");
	screen_keys(world.desk, "i", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
}

static void i_on_an_answer_in_full_opens_the_text_about_it(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "ENTER", "i", NULL);
	assert_shows(&world, "topic", "Guide   Washing");
	screen_keys(world.desk, "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "why");
}

static void links_lead_to_the_plan_to_topics_and_rooms_and_back(void)
{
	g_auto(World) world = open_world();
	open_washing(&world);
	screen_keys(world.desk, "ENTER", NULL);
	assert_shows(&world, "topic", "Tab goes to a link");
	screen_keys(world.desk, "TAB", NULL);
	assert_shows(&world, "topic", "CARE · Washing and water · up to gentle cleanser");
	screen_keys(world.desk, "ENTER", NULL);
	assert_shows(&world, "why", "Washing and water · now");
	screen_keys(world.desk, "ESC", "TAB", "TAB", NULL);
	assert_shows(&world, "topic", "Enter: read on: swimming");
	screen_keys(world.desk, "ENTER", NULL);
	assert_shows(&world, "topic", "Guide   Sweat, heat and swimming");
	screen_keys(world.desk, "ESC", NULL);
	assert_shows(&world, "topic", "Enter: read on: swimming");
	screen_keys(world.desk, "TAB", "ENTER", NULL);
	assert_shows(&world, "topic", "Your rules do not know this activity");
	screen_keys(world.desk, "TAB", "ENTER", NULL);
	assert_shows(&world, "topic", "There is no such topic.");
	screen_keys(world.desk, "TAB", "ENTER", NULL);
	assert_shows(&world, "call", "When to call");
	screen_keys(world.desk, "ESC", "TAB", NULL);
	assert_shows(&world, "topic", "This was the last link.");
	screen_keys(world.desk, "ESC", NULL);
	assert_shows(&world, "guide", "Washing");
}

static void shift_tab_and_scrolling_keep_the_link_in_sight(void)
{
	g_auto(World) world = open_world();
	open_washing(&world);
	screen_keys(world.desk, "END", "BTAB", NULL);
	assert_shows(&world, "topic", "Enter: go to: the numbers");
	screen_keys(world.desk, "BTAB", "BTAB", "BTAB", "BTAB", NULL);
	assert_shows(&world, "topic", "CARE · Gentle cleanser");
	screen_keys(world.desk, "BTAB", "BTAB", NULL);
	assert_shows(&world, "topic", "This was the first link.");
	screen_keys(world.desk, "LEFT", NULL);
	assert_shows(&world, "topic", "Guide   Day by day");
	screen_keys(world.desk, "LEFT", NULL);
	assert_shows(&world, "topic", "This is the first topic.");
	screen_keys(world.desk, "RIGHT", "RIGHT", "RIGHT", NULL);
	assert_shows(&world, "topic", "This is the last topic.");
}

static void what_is_looked_for_is_typed_and_escape_takes_it_back(void)
{
	g_auto(World) world = open_world();
	open_list(&world);
	screen_keys(world.desk, "/", "jkq?i", NULL);
	assert_shows(&world, "guide", "Look for: jkq?i");
	assert_shows(&world, "guide", "No text speaks of that.");
	screen_keys(world.desk, "ENTER", "CLEAR", "sport", "ENTER", NULL);
	assert_shows(&world, "topic", "Guide   Sweat, heat and swimming");
	screen_keys(world.desk, "ESC", NULL);
	assert_shows(&world, "guide", "Look for: sport");
	screen_keys(world.desk, "ESC", NULL);
	assert_shows(&world, "guide", "Day by day");
	screen_keys(world.desk, "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
}

/* ---- trouble --------------------------------------------------------------------------------- */

static void without_a_client_it_is_read_all_the_same(void)
{
	screen_forget();
	g_autoptr(AcApp) app = screen_open("2026-11-24 09:00");
	World world = {app, ac_desk_new(app)};
	screen_keys(world.desk, "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "start");
	ac_desk_free(world.desk);
}

static void a_guide_that_is_not_there_says_where_it_was_looked_for(void)
{
	g_autofree char *content = g_strdup(g_getenv("AFTERCARE_CONTENT"));
	g_setenv("AFTERCARE_CONTENT", "/nonexistent/content", TRUE);
	{
		g_auto(World) world = open_world();
		open_list(&world);
		assert_shows(&world, "guide", "/nonexistent/content: cannot be read");
		screen_keys(world.desk, "ENTER", "DOWN", "/", "x", "ENTER", "ESC", "ESC", "i", NULL);
		assert_shows(&world, "guide", "/nonexistent/content");
	}
	g_setenv("AFTERCARE_CONTENT", content, TRUE);
}

static void every_size_is_survived(void)
{
	g_auto(World) world = open_world();
	open_washing(&world);
	screen_keys(world.desk, "TAB", NULL);
	for (int round = 0; round < 2; round++) {
		for (int width = 1; width <= 220; width += width < 90 ? 7 : 31)
			for (int height = 1; height <= 60; height += height < 30 ? 1 : 9) {
				g_autofree char *text = screen_text(world.desk, width, height, width % 2 == 0);
				g_assert_true(g_utf8_validate(text, -1, NULL));
			}
		screen_keys(world.desk, "i", "/", "s", NULL);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	screen_seal(AC_SOURCE_DIR);
	g_setenv("AFTERCARE_CONTENT", AC_SOURCE_DIR "/tests/golden/content", TRUE);
	g_setenv("LANGUAGE", "en", TRUE);
	g_test_add_func("/view/guide/list", the_list);
	g_test_add_func("/view/guide/text", a_text);
	g_test_add_func("/view/guide/day", i_on_a_line_of_the_day_opens_the_text_about_it);
	g_test_add_func("/view/guide/why", i_on_an_answer_in_full_opens_the_text_about_it);
	g_test_add_func("/view/guide/links", links_lead_to_the_plan_to_topics_and_rooms_and_back);
	g_test_add_func("/view/guide/walk", shift_tab_and_scrolling_keep_the_link_in_sight);
	g_test_add_func("/view/guide/search", what_is_looked_for_is_typed_and_escape_takes_it_back);
	g_test_add_func("/view/guide/nobody", without_a_client_it_is_read_all_the_same);
	g_test_add_func("/view/guide/missing", a_guide_that_is_not_there_says_where_it_was_looked_for);
	g_test_add_func("/view/guide/sizes", every_size_is_survived);
	return g_test_run();
}

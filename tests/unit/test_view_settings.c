/* SPDX-License-Identifier: MIT */
/* Settings: what is set and by whom, changing it, taking it back, and files that cannot be read. */
#include "tui_screen.h"

#include <string.h>

#include "app/options.h"

static const char *const one_session[] = {"2026-11-20 15:00", NULL};

typedef struct {
	AcApp *app;
	AcDesk *desk;
} World;

/* @own: the person's own file; NULL: none. */
static World open_world(const char *own)
{
	World world;
	screen_forget();
	screen_settings(own);
	world.app = screen_open("2026-11-24 09:00");
	screen_add_client(world.app, "smp", one_session, NULL);
	world.desk = ac_desk_new(world.app);
	screen_keys(world.desk, "S", NULL);
	return world;
}

static void close_world(World *world)
{
	ac_desk_free(world->desk);
	ac_app_close(world->app);
	screen_settings(NULL);
	screen_forget();
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(World, close_world)

static void assert_shows(AcDesk *desk, const char *words)
{
	g_autofree char *text = screen_text(desk, 120, 40, FALSE);
	if (strstr(text, words) == NULL)
		g_error("\"%s\" is not on the screen:\n%s", words, text);
}

static void assert_hides(AcDesk *desk, const char *words)
{
	g_autofree char *text = screen_text(desk, 120, 40, FALSE);
	if (strstr(text, words) != NULL)
		g_error("\"%s\" is on the screen:\n%s", words, text);
}

static char *written(void)
{
	g_autofree char *path = g_build_filename(g_getenv("XDG_CONFIG_HOME"), "aftercare", "settings.cfg", NULL);
	char *text = NULL;
	g_file_get_contents(path, &text, NULL, NULL);
	return text != NULL ? text : g_strdup("");
}

static void assert_written(const char *words)
{
	g_autofree char *text = written();
	if (strstr(text, words) == NULL)
		g_error("\"%s\" is not in settings.cfg:\n%s", words, text);
}

static void screens(void)
{
	g_auto(World) world = open_world("reminders = {\n\teve = \"19:00\";\n};\n");
	screen_keys(world.desk, "DOWN", "DOWN", "DOWN", "RIGHT", "DOWN", "DOWN", NULL);
	screen_golden(world.desk, "settings", 80, 24, FALSE);
	screen_golden(world.desk, "settings-120x40", 120, 40, FALSE);
	screen_golden(world.desk, "settings-40x12", 40, 12, FALSE);
	screen_golden(world.desk, "settings-ascii", 80, 24, TRUE);
}

static void searching(void)
{
	g_auto(World) world = open_world(NULL);
	screen_keys(world.desk, "/", "quiet", NULL);
	screen_golden(world.desk, "settings-search", 80, 24, FALSE);
	screen_golden(world.desk, "settings-search-40x12", 40, 12, FALSE);
	assert_hides(world.desk, "ring the terminal's bell");
	screen_keys(world.desk, "xyz", NULL);
	assert_shows(world.desk, "No setting says that");
	screen_keys(world.desk, "ENTER", "SPACE", "d", "ENTER", "7", "PGDN", "ESC", NULL); /* nothing is chosen */
	assert_shows(world.desk, "ring the terminal's bell");
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "settings");
	screen_keys(world.desk, "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "day");
}

static void a_value_is_turned_and_taken_back(void)
{
	g_auto(World) world = open_world(NULL);
	screen_keys(world.desk, "SPACE", NULL);
	assert_shows(world.desk, "whether you are reminded on the desktop: no");
	assert_written("on = false;");
	screen_keys(world.desk, "DOWN", "RIGHT", "RIGHT", NULL);
	assert_written("for = \"all\";");
	screen_keys(world.desk, "u", NULL);
	assert_written("for = \"me\";");
	screen_keys(world.desk, "u", "u", NULL);
	g_autofree char *text = written();
	g_assert_null(strstr(text, "on ="));
	screen_keys(world.desk, "u", NULL);
	assert_shows(world.desk, "Nothing was set here");
}

static void a_time_is_typed_and_a_wrong_one_is_said(void)
{
	g_auto(World) world = open_world(NULL);
	screen_keys(world.desk, "/", "quiet hours begin", "ENTER", "ENTER", "CLEAR", "25:00", "ENTER", NULL);
	assert_shows(world.desk, "\"25:00\": expected a time of day");
	screen_keys(world.desk, "CLEAR", "21:10", "ENTER", NULL);
	assert_written("quiet_from = \"21:10\";");
	screen_keys(world.desk, "RIGHT", NULL);
	assert_written("quiet_from = \"21:15\";");
	screen_keys(world.desk, "2", "0:00", "ENTER", NULL); /* a digit begins */
	assert_written("quiet_from = \"20:00\";");
	screen_keys(world.desk, "ENTER", "CLEAR", "q?", "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "settings");
	assert_written("quiet_from = \"20:00\";");
	screen_keys(world.desk, "d", NULL);
	g_autofree char *text = written();
	g_assert_null(strstr(text, "quiet_from"));
}

static void a_number_stops_at_its_bounds_and_the_day_goes_round(void)
{
	static const struct {
		const char *name, *value;
		int by;
		const char *next;
	} cases[] = {
	    {"reminders.a_day", "50", 1, "50"},
	    {"reminders.a_day", "0", -1, "0"},
	    {"reminders.a_day", "8", 1, "9"},
	    {"reminders.repeat_minutes", "30", 1, "35"},
	    {"reminders.quiet_from", "23:45", 1, "00:00"},
	    {"reminders.quiet_from", "00:00", -1, "23:45"},
	    {"reminders.quiet_from", "21:10", -1, "21:00"},
	    {"reminders.checkin", "23:45", 1, "off"},
	    {"reminders.checkin", "off", 1, "00:00"},
	    {"reminders.checkin", "off", -1, "23:45"},
	    {"reminders.checkin", "00:00", -1, "off"},
	    {"reminders.privacy", "off", 1, "full"},
	    {"reminders.privacy", "full", -1, "off"},
	    {"screen.bell", "false", -1, "true"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *next = ac_options_step(cases[i].name, cases[i].value, cases[i].by);
		g_assert_cmpstr(next, ==, cases[i].next);
	}
}

static void what_the_own_file_says_is_not_changed(void)
{
	g_auto(World) world = open_world("reminders = {\n\ton = false;\n};\n");
	assert_shows(world.desk, "aftercare.cfg:2");
	assert_shows(world.desk, "Your own file says so");
	screen_keys(world.desk, "SPACE", NULL);
	assert_shows(world.desk, "sets \"reminders.on\" to false");
	screen_keys(world.desk, "ENTER", "d", "1", NULL);
	g_autofree char *text = written();
	g_assert_cmpstr(text, ==, "");
}

static void a_broken_file_is_said_with_its_line_and_takes_nothing_down(void)
{
	g_auto(World) world = open_world("reminders = {\n\ta_day = 400;\n\tquiet_from = \"21:00\";\n};\n");
	assert_shows(world.desk, "aftercare.cfg:2:");
	assert_shows(world.desk, "21:00");
	screen_keys(world.desk, "DOWN", "SPACE", NULL); /* refused, in words */
	assert_shows(world.desk, "aftercare.cfg:2:");
	screen_keys(world.desk, "UP", NULL);
	screen_golden(world.desk, "settings-broken", 80, 24, FALSE);
}

static void a_press_chooses_and_a_second_one_changes(void)
{
	g_auto(World) world = open_world(NULL);
	screen_touch(world.desk, "remind of tasks");
	screen_touch(world.desk, "remind of tasks");
	assert_written("tasks = false;");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	screen_seal(AC_SOURCE_DIR);
	g_test_add_func("/settings/screens", screens);
	g_test_add_func("/settings/search", searching);
	g_test_add_func("/settings/turn", a_value_is_turned_and_taken_back);
	g_test_add_func("/settings/type", a_time_is_typed_and_a_wrong_one_is_said);
	g_test_add_func("/settings/step", a_number_stops_at_its_bounds_and_the_day_goes_round);
	g_test_add_func("/settings/own", what_the_own_file_says_is_not_changed);
	g_test_add_func("/settings/broken", a_broken_file_is_said_with_its_line_and_takes_nothing_down);
	g_test_add_func("/settings/press", a_press_chooses_and_a_second_one_changes);
	return g_test_run();
}

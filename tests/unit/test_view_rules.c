/* SPDX-License-Identifier: MIT */
/* A change of the rule files is told on the day's screen, and changes nothing else on it. */
#include "tui_screen.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOW "2026-11-24 09:00"

static char *protocols_folder(void)
{
	return g_build_filename(g_getenv("XDG_CONFIG_HOME"), "aftercare", "protocols", NULL);
}

static void remove_rules(void)
{
	g_autofree char *folder = protocols_folder();
	g_autofree char *path = g_build_filename(folder, "own.cfg", NULL), *above = g_path_get_dirname(folder);
	g_unlink(path);
	g_rmdir(folder);
	g_rmdir(above);
	g_rmdir(g_getenv("XDG_CONFIG_HOME"));
}

static void write_rules(const char *version, const char *hat)
{
	g_autofree char *folder = protocols_folder();
	g_autofree char *path = g_build_filename(folder, "own.cfg", NULL);
	g_autofree char *text = g_strdup_printf(
	    "protocol = { id = \"own\"; extends = \"smp\"; title = \"Own\"; version = \"%s\"; language = \"en\"; "
	    "status = \"draft\"; author = \"A\"; approved_on = \"2026-11-01\"; review_by = \"2027-11-01\";"
	    "rules = ( { id = \"hat\"; verdict = \"%s\"; } ); };",
	    version, hat);
	g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void assert_shows(AcDesk *desk, const char *words, gboolean is_there)
{
	g_autofree char *text = screen_text(desk, 120, 40, FALSE);
	if ((strstr(text, words) != NULL) != is_there)
		g_error("\"%s\" is %son the screen:\n%s", words, is_there ? "not " : "", text);
}

static void new_rules_are_told_today_and_not_followed(void)
{
	static const char *const sessions[] = {"2026-11-20 15:00", NULL};
	screen_forget();
	write_rules("1.0", "avoid");
	AcApp *app = screen_open(NOW);
	screen_add_client(app, "own", sessions, "dry");
	ac_app_close(app);
	write_rules("1.1", "ask");
	app = screen_open(NOW);
	AcDesk *desk = ac_desk_new(app);
	assert_shows(desk, "Your rules have changed (own 1.0 → 1.1)", TRUE);
	assert_shows(desk, "AVOID Loose hat", TRUE);
	screen_keys(desk, "LEFT", NULL);
	assert_shows(desk, "Your rules have changed", FALSE);
	ac_desk_free(desk);
	ac_app_close(app);
	remove_rules();
	screen_forget();
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	screen_seal(AC_SOURCE_DIR);
	g_test_add_func("/view/rules/news", new_rules_are_told_today_and_not_followed);
	return g_test_run();
}

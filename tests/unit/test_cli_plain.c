/* SPDX-License-Identifier: MIT */
/* The numbered menus without a process: they have the rooms of the screen, and the time of day goes on. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../../src/cli/plain.h"

/* ---- rooms ----------------------------------------------------------------------------------- */

static gboolean has_room(const char *view)
{
	for (const AcPlainRoom *room = ac_plain_rooms; room->title != NULL; room++)
		if (g_strcmp0(room->view, view) == 0)
			return TRUE;
	return FALSE;
}

static void every_room_of_the_screen_is_in_the_menus(void)
{
	static const char *const views[] = {
	    "day",
	    "help",
#define X(key, view, needs, text) #view,
#include "../../src/tui/rooms.def"
#undef X
	};
	for (gsize i = 0; i < G_N_ELEMENTS(views); i++)
		if (!has_room(views[i])) {
			g_printerr("the screen has the room \"%s\", --plain has not\n", views[i]);
			g_test_fail();
		}
}

static void every_room_of_the_menus_is_on_the_screen(void)
{
	static const char *const views[] = {"day", "help",
#define X(key, view, needs, text) #view,
#include "../../src/tui/rooms.def"
#undef X
	                                    NULL};
	for (const AcPlainRoom *room = ac_plain_rooms; room->title != NULL; room++)
		if (room->view != NULL && !g_strv_contains(views, room->view)) {
			g_printerr("--plain says that \"%s\" is a room of the screen\n", room->view);
			g_test_fail();
		}
}

/* ---- the clock ------------------------------------------------------------------------------- */

#define SESSION_DAY 1795190400 /* 2026-11-20 16:00 in London */

static AcInstant clock_now;

static AcInstant a_day_later_each_line(void)
{
	return clock_now += 86400;
}

/* What the menus say to the lines typed; they read and write the files of the process. Owned. */
static char *menus(const char *folder, const char *typed)
{
	g_autofree char *in_path = g_build_filename(folder, "typed", NULL);
	g_autofree char *out_path = g_build_filename(folder, "said", NULL);
	g_assert_true(g_file_set_contents(in_path, typed, -1, NULL));
	int in = open(in_path, O_RDONLY), out = open(out_path, O_RDWR | O_CREAT | O_TRUNC, 0600);
	int kept_in = dup(STDIN_FILENO), kept_out = dup(STDOUT_FILENO);
	fflush(stdout);
	g_assert_cmpint(dup2(in, STDIN_FILENO), ==, STDIN_FILENO);
	g_assert_cmpint(dup2(out, STDOUT_FILENO), ==, STDOUT_FILENO);
	const char *const words[] = {"--plain", NULL};
	const AcCliWorld world = {.clock = clock_now, .read_clock = a_day_later_each_line};
	GString *rest = g_string_new(NULL);
	g_autoptr(GString) err = g_string_new(NULL);
	int status = ac_cli_run(&world, words, rest, err);
	dup2(kept_in, STDIN_FILENO);
	dup2(kept_out, STDOUT_FILENO);
	for (gsize i = 0; i < 4; i++)
		close(((const int[]){in, out, kept_in, kept_out})[i]);
	g_assert_cmpint(status, ==, AC_EXIT_DONE);
	g_assert_cmpstr(err->str, ==, "");
	char *said = NULL;
	g_assert_true(g_file_get_contents(out_path, &said, NULL, NULL));
	g_autofree char *kept = said;
	g_string_prepend(rest, kept);
	g_remove(in_path);
	g_remove(out_path);
	return g_string_free(rest, FALSE);
}

static void set_folder(const char *variable, const char *folder)
{
	g_setenv(variable, folder, TRUE);
}

static void menus_left_open_know_what_time_it_is(void)
{
	g_autofree char *folder = g_dir_make_tmp("aftercare-plain-XXXXXX", NULL);
	set_folder("XDG_DATA_HOME", folder);
	set_folder("XDG_CONFIG_HOME", folder);
	set_folder("XDG_CACHE_HOME", folder);
	set_folder("XDG_STATE_HOME", folder);
	g_setenv("AFTERCARE_CONFIG", AC_SOURCE_DIR "/config", TRUE);
	g_setenv("TZ", "Europe/London", TRUE);
	clock_now = SESSION_DAY;
	/* A made-up client would do, but their session is counted from now: so one with a date. */
	g_autofree char *said = menus(folder, "1\nJo\n2026-11-20 15:00\n\n1\n2\nwash\n\n0\n");
	g_assert_nonnull(strstr(said, "It ended"));
	clock_now = SESSION_DAY;
	g_autofree char *later = menus(folder, "1\n0\n1\n0\n0\n");
	/* One line typed: a day later; two more of them: another two. */
	g_assert_nonnull(strstr(later, "Sat 21 Nov · Day 1"));
	g_assert_nonnull(strstr(later, "Mon 23 Nov · Day 3"));
	g_autofree char *data = g_build_filename(folder, "aftercare", NULL);
	g_autoptr(GDir) dir = g_dir_open(data, 0, NULL);
	for (const char *name = NULL; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
		g_autofree char *path = g_build_filename(data, name, NULL);
		g_remove(path);
	}
	g_rmdir(data);
	g_rmdir(folder);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/cli/plain/rooms", every_room_of_the_screen_is_in_the_menus);
	g_test_add_func("/cli/plain/views", every_room_of_the_menus_is_on_the_screen);
	g_test_add_func("/cli/plain/clock", menus_left_open_know_what_time_it_is);
	return g_test_run();
}

/* SPDX-License-Identifier: MIT */
/* The code for a phone, with a script in place of the program that makes it. */
#include "tui_screen.h"

#include <glib/gstdio.h>

static const char *const booked[] = {"2026-10-10 12:00", "2026-11-20 15:00", "2026-12-10 11:00", NULL};

typedef struct {
	AcApp *app;
	AcDesk *desk;
	char *tools; /* a folder first in PATH */
} World;

/* A pattern of the size that the real one has: 37 modules for the time alone, 45 with the clinic. */
static const char MAKER[] =
    "#!/bin/sh\n"
    "here=$(dirname \"$0\")\n"
    "form=pdf n=45\n"
    "for word; do case $word in --format=*) form=${word#--format=} ;; --privacy=discreet) n=37 ;; esac; "
    "done\n"
    "[ $form = code ] || { echo 'THE PAGE'; exit; }\n"
    "[ -e \"$here/none\" ] && { echo 'aftercare-print: No session is booked.' >&2; exit 1; }\n"
    "[ -e \"$here/same\" ] && n=37\n"
    "awk -v n=$n 'BEGIN { for (y = 0; y < n; y++) { for (x = 0; x < n; x++) "
    "printf \"%s\", (x * y) % 3 && x + y < n || x == y || y == 0 ? \"#\" : \".\"; print \"\" } }'\n";

static void lay(const World *world, const char *name, const char *text, unsigned mode)
{
	g_autofree char *path = g_build_filename(world->tools, name, NULL);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	g_assert_cmpint(g_chmod(path, mode), ==, 0);
}

static World open_world(void)
{
	World world;
	g_autoptr(GError) error = NULL;
	screen_forget();
	world.tools = g_dir_make_tmp("aftercare-tools-XXXXXX", &error);
	g_assert_no_error(error);
	lay(&world, "aftercare-print", MAKER, 0700);
	lay(&world, "lpstat", "#!/bin/sh\n", 0700);
	g_autofree char *path = g_strdup_printf("%s:%s", world.tools, g_getenv("AC_TEST_PATH"));
	g_setenv("PATH", path, TRUE);
	world.app = screen_open("2026-11-24 10:00");
	screen_add_client(world.app, "studio", booked, "dry");
	world.desk = ac_desk_new(world.app);
	return world;
}

static void close_world(World *world)
{
	ac_desk_free(world->desk);
	ac_app_close(world->app);
	screen_settings(NULL);
	screen_forget();
	screen_remove_folder(world->tools);
	g_free(world->tools);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(World, close_world)

static gboolean shows(const World *world, int width, int height, const char *words)
{
	g_autofree char *text = screen_text(world->desk, width, height, FALSE);
	if (strstr(text, words) == NULL)
		g_test_message("it shows:\n%s", text);
	return strstr(text, words) != NULL;
}

static void in_a_large_window_it_tells_of_the_clinic_too(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "p", "m", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "phone");
	screen_golden(world.desk, "phone-120x40", 120, 40, FALSE);
	screen_keys(world.desk, "d", NULL);
	screen_golden(world.desk, "phone-discreet-120x40", 120, 40, FALSE);
	screen_keys(world.desk, "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "print");
}

static void in_a_usual_window_the_time_alone_has_room(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "p", "m", NULL);
	screen_golden(world.desk, "phone", 80, 24, FALSE);
	screen_keys(world.desk, "i", NULL);
	screen_golden(world.desk, "phone-swapped", 80, 24, FALSE);
}

static void where_there_is_no_room_the_size_and_another_way_are_named(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "p", "m", NULL);
	screen_golden(world.desk, "phone-40x12", 40, 12, FALSE);
	screen_golden(world.desk, "phone-60x34", 60, 34, FALSE);
	screen_golden(world.desk, "phone-ascii", 80, 24, TRUE);
	/* The size it names is enough, and no more than that. */
	g_assert_true(shows(&world, 60, 20, "needs a window of 43×24"));
	g_assert_true(shows(&world, 43, 24, "▀"));
	g_assert_false(shows(&world, 43, 23, "▀"));
	g_assert_false(shows(&world, 42, 24, "▀"));
}

static void who_wants_discreet_reminders_has_a_discreet_code(void)
{
	screen_settings("reminders = { privacy = \"discreet\"; };\n");
	g_auto(World) world = open_world();
	screen_keys(world.desk, "p", "m", NULL);
	g_assert_true(shows(&world, 120, 40, "no name, no clinic"));
	screen_keys(world.desk, "d", NULL);
	g_assert_true(shows(&world, 120, 40, "With where it is"));
}

static void where_both_are_the_same_there_is_no_choice(void)
{
	g_auto(World) world = open_world();
	lay(&world, "same", "", 0600);
	screen_keys(world.desk, "p", "m", NULL);
	g_assert_false(shows(&world, 80, 24, "d discreet"));
	g_assert_true(shows(&world, 80, 24, "i swap"));
}

static void without_a_session_it_says_so(void)
{
	g_auto(World) world = open_world();
	lay(&world, "none", "", 0600);
	screen_keys(world.desk, "p", "m", NULL);
	g_assert_true(shows(&world, 80, 24, "No session is booked."));
	g_assert_false(shows(&world, 80, 24, "i swap"));
}

static void it_is_left_while_it_is_made(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "p", NULL);
	lay(&world, "aftercare-print", "#!/bin/sh\nexec sleep 600\n", 0700);
	screen_keys_at_once(world.desk, "m", NULL);
	g_assert_true(shows(&world, 80, 24, "It is being made"));
	g_assert_true(shows(&world, 80, 24, "i swap"));
	screen_keys_at_once(world.desk, "ESC", NULL);
	g_assert_cmpstr(ac_desk_view_id(world.desk), ==, "print");
	g_assert_cmpuint(ac_desk_works(world.desk), ==, 0);
}

static void every_size_is_survived(void)
{
	g_auto(World) world = open_world();
	screen_keys(world.desk, "p", "m", NULL);
	for (int width = 1; width <= 120; width += 7)
		for (int height = 1; height <= 40; height++) {
			g_autofree char *text = screen_text(world.desk, width, height, width % 2 == 0);
			g_assert_true(g_utf8_validate(text, -1, NULL));
		}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	screen_seal(AC_SOURCE_DIR);
	g_setenv("AC_TEST_PATH", g_getenv("PATH"), TRUE);
	g_test_add_func("/view/phone/large", in_a_large_window_it_tells_of_the_clinic_too);
	g_test_add_func("/view/phone/usual", in_a_usual_window_the_time_alone_has_room);
	g_test_add_func("/view/phone/no-room", where_there_is_no_room_the_size_and_another_way_are_named);
	g_test_add_func("/view/phone/privacy", who_wants_discreet_reminders_has_a_discreet_code);
	g_test_add_func("/view/phone/same", where_both_are_the_same_there_is_no_choice);
	g_test_add_func("/view/phone/none", without_a_session_it_says_so);
	g_test_add_func("/view/phone/left", it_is_left_while_it_is_made);
	g_test_add_func("/view/phone/sizes", every_size_is_survived);
	return g_test_run();
}

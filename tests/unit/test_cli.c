/* SPDX-License-Identifier: MIT */
/* Whole runs of the command line without a process: arguments, exit status, what goes where, the screen's
 * door. */
#include "cli/cli.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"

#define NOON "2026-11-21 11:20" /* 20 h 20 min after the session most tests have */

typedef struct {
	char *folder; /* owned */
	AcCliWorld world;
	GString *out, *err; /* owned */
	int status;
} World;

static void set_folder(const World *world, const char *variable, const char *name)
{
	g_autofree char *path = g_build_filename(world->folder, name, NULL);
	g_setenv(variable, path, TRUE);
}

static World *world_new(void)
{
	World *world = g_new0(World, 1);
	world->folder = g_dir_make_tmp("aftercare-cli-XXXXXX", NULL);
	set_folder(world, "XDG_DATA_HOME", "data");
	set_folder(world, "XDG_CONFIG_HOME", "config");
	set_folder(world, "XDG_CACHE_HOME", "cache");
	set_folder(world, "XDG_STATE_HOME", "state");
	g_setenv("AFTERCARE_CONFIG", AC_SOURCE_DIR "/config", TRUE);
	g_setenv("TZ", "Europe/London", TRUE);
	world->world.clock = 1795260000; /* 2026-11-21 11:20 in London */
	world->out = g_string_new(NULL);
	world->err = g_string_new(NULL);
	return world;
}

static void remove_folder(const char *path)
{
	g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
	for (const char *name = NULL; folder != NULL && (name = g_dir_read_name(folder)) != NULL;) {
		g_autofree char *inner = g_build_filename(path, name, NULL);
		if (g_file_test(inner, G_FILE_TEST_IS_DIR))
			remove_folder(inner);
		else
			g_remove(inner);
	}
	g_rmdir(path);
}

static void world_free(World *world)
{
	remove_folder(world->folder);
	g_free(world->folder);
	g_string_free(world->out, TRUE);
	g_string_free(world->err, TRUE);
	g_free(world);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(World, world_free)

/* Runs what stands in @line, as a shell would read it. */
static int run(World *world, const char *line)
{
	g_auto(GStrv) words = NULL;
	g_string_truncate(world->out, 0);
	g_string_truncate(world->err, 0);
	if (*line != '\0')
		g_assert_true(g_shell_parse_argv(line, NULL, &words, NULL));
	else
		words = g_new0(char *, 1);
	world->status = ac_cli_run(&world->world, (const char *const *)words, world->out, world->err);
	return world->status;
}

static void has(const GString *text, const char *part)
{
	if (strstr(text->str, part) == NULL)
		g_error("\"%s\" is not in:\n%s", part, text->str);
}

static void add_client(World *world)
{
	g_assert_cmpint(run(world, "client add \"Jo Doe\" --session \"2026-11-20 15:00\" --now \"" NOON "\""), ==,
	                0);
}

/* ---- arguments ------------------------------------------------------------------------------- */

static void wrong_words_end_with_2_and_the_nearest_right_ones(void)
{
	static const struct {
		const char *line, *err;
	} cases[] = {
	    {"tdoay", "There is no command “tdoay”. Did you mean “today”?"},
	    {"xyzzyplugh", "There is no command “xyzzyplugh”. See: aftercare help"},
	    {"client ad Jo", "Did you mean “client add”?"},
	    {"client", "“aftercare client” needs a word more"},
	    {"can", "Too few words. Usage: aftercare can WORDS"},
	    {"status now", "“now” is too much. Usage: aftercare status"},
	    {"can wash --att now", "Did you mean “--at”?"},
	    {"can wash --at", "Missing argument for --at"},
	    {"done wash --json", "“aftercare done” has no --json."},
	    {"help flurb", "There is no command “flurb”"},
	    {"can wash --protocol smp --session \"20 fortnights ago\"", "--session: \"20\" is no time"},
	    {"plan --protocol smp --session \"yesterday 15:00\" --from +5d --to +2d", "--to lies before --from"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(World) world = world_new();
		if (run(world, cases[i].line) != AC_EXIT_USAGE)
			g_error("%s ended with %d: %s", cases[i].line, world->status, world->err->str);
		has(world->err, cases[i].err);
		g_assert_cmpstr(world->out->str, ==, "");
	}
}

static void global_options_may_stand_anywhere(void)
{
	g_autoptr(World) world = world_new();
	add_client(world);
	g_assert_cmpint(run(world, "--now \"" NOON "\" --client Jo can wash"), ==, AC_EXIT_AVOID);
	g_assert_cmpint(run(world, "can --client=Jo wash --now=\"" NOON "\""), ==, AC_EXIT_AVOID);
	g_assert_cmpint(run(world, "can wash --now \"2026-11-21 21:00\""), ==, AC_EXIT_CARE);
	g_assert_cmpint(run(world, "can --now \"" NOON "\" -- wash"), ==, AC_EXIT_AVOID);
}

static void a_time_with_a_minus_is_no_option(void)
{
	g_autoptr(World) world = world_new();
	add_client(world);
	g_assert_cmpint(run(world, "today -2d --now \"" NOON "\""), ==, 0);
	has(world->out, "Thu 19 Nov");
	g_assert_cmpint(run(world, "can wash --at -2h --now \"" NOON "\""), ==, AC_EXIT_AVOID);
	has(world->out, "today 09:20");
}

static void words_that_are_no_text_are_refused(void)
{
	g_autoptr(World) world = world_new();
	const char *const words[] = {"can", "\xFF\xFEwash", NULL};
	g_assert_cmpint(ac_cli_run(&world->world, words, world->out, world->err), ==, AC_EXIT_USAGE);
	has(world->err, "not UTF-8");
	g_assert_true(g_utf8_validate(world->err->str, -1, NULL));
}

static void every_command_has_a_help_with_usage_and_example(void)
{
	static const char *const commands[] = {"can",           "client",
	                                       "client add",    "client archive",
	                                       "client edit",   "client list",
	                                       "client show",   "client use",
	                                       "clients",       "clients today",
	                                       "did",           "done",
	                                       "explain",       "help",
	                                       "paths",         "plan",
	                                       "protocol",      "protocol check",
	                                       "protocol list", "protocol show",
	                                       "report",        "session",
	                                       "session add",   "session confirm",
	                                       "session final", "session list",
	                                       "session move",  "session remove",
	                                       "skip",          "status",
	                                       "today",         "undo",
	                                       "version",       "when"};
	g_autoptr(World) world = world_new();
	for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
		g_autofree char *line = g_strdup_printf("%s --help", commands[i]);
		g_autofree char *usage = g_strdup_printf("Usage: aftercare %s", commands[i]);
		g_assert_cmpint(run(world, line), ==, 0);
		has(world->out, usage);
		has(world->out, "\nExample\n");
		g_assert_cmpstr(world->err->str, ==, "");
		g_autofree char *help = g_strdup(world->out->str);
		g_autofree char *other = g_strdup_printf("help %s", commands[i]);
		g_assert_cmpint(run(world, other), ==, 0);
		g_assert_cmpstr(world->out->str, ==, help);
	}
}

static void version_says_name_and_number(void)
{
	g_autoptr(World) world = world_new();
	g_assert_cmpint(run(world, "--version"), ==, 0);
	g_assert_true(g_str_has_prefix(world->out->str, "aftercare "));
	g_assert_true(g_ascii_isdigit(world->out->str[strlen("aftercare ")]));
}

/* ---- without a command ----------------------------------------------------------------------- */

/* A function of ac_tui_run()'s shape has no other way to say that it was called. */
static gboolean fail_screen(AcApp *app, GError **error)
{
	(void)app;
	g_set_error_literal(error, AC_ERROR, AC_ERROR_FAILED, "The terminal is unknown.");
	return FALSE;
}

static gboolean show_screen(AcApp *app, GError **error)
{
	(void)error;
	return ac_app_safety(app) != NULL && ac_app_catalogue(app) != NULL && ac_app_plan(app) != NULL;
}

static void without_a_command_a_terminal_gets_the_screen(void)
{
	g_autoptr(World) world = world_new();
	add_client(world);
	world->world.is_terminal = TRUE;
	world->world.screen = show_screen;
	g_assert_cmpint(run(world, "--now \"" NOON "\""), ==, 0);
	g_assert_cmpstr(world->out->str, ==, "");
	world->world.is_terminal = FALSE;
	g_assert_cmpint(run(world, "--now \"" NOON "\""), ==, 0);
	has(world->out, "Sat 21 Nov · Day 1 of 28");
	g_assert_cmpstr(world->err->str, ==, "");
}

static void a_terminal_that_cannot_show_it_gets_today_and_the_reason(void)
{
	g_autoptr(World) world = world_new();
	add_client(world);
	world->world.is_terminal = TRUE;
	world->world.screen = fail_screen;
	g_assert_cmpint(run(world, "--now \"" NOON "\""), ==, 0);
	has(world->out, "Day 1 of 28");
	has(world->err, "The terminal is unknown. Here is today instead;");
	world->world.no_screen = "This terminal is a plain one.";
	g_assert_cmpint(run(world, ""), ==, 0);
	has(world->err, "This terminal is a plain one. Here is today instead;");
}

static void nobody_stored_says_what_to_do(void)
{
	g_autoptr(World) world = world_new();
	g_assert_cmpint(run(world, ""), ==, AC_EXIT_FAILED);
	has(world->err, "aftercare client add");
	g_assert_cmpstr(world->out->str, ==, "");
	g_assert_false(g_file_test(g_getenv("XDG_DATA_HOME"), G_FILE_TEST_EXISTS)); /* nothing was written */
}

/* ---- answers --------------------------------------------------------------------------------- */

static void the_exit_status_of_can_is_its_verdict(void)
{
	static const struct {
		const char *line;
		int status;
	} cases[] = {
	    {"can wash --now \"" NOON "\"", AC_EXIT_AVOID},
	    {"can wash --now \"2026-11-21 14:59\"", AC_EXIT_AVOID},
	    {"can wash --now \"2026-11-21 15:00\"", AC_EXIT_CARE},
	    {"can minoxidil --now \"" NOON "\"", AC_EXIT_ASK},
	    {"can wash --now \"2026-11-19 12:00\"", AC_EXIT_SILENT},
	    {"can flurb --now \"" NOON "\"", AC_EXIT_FAILED},
	    {"can wash --at yesterday-ish --now \"" NOON "\"", AC_EXIT_USAGE},
	    {"can gym tonight --at tomorrow --now \"" NOON "\"", AC_EXIT_USAGE},
	};
	g_autoptr(World) world = world_new();
	add_client(world);
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		if (run(world, cases[i].line) != cases[i].status)
			g_error("%s ended with %d:\n%s%s", cases[i].line, world->status, world->out->str,
			        world->err->str);
}

static void unsure_is_said_on_stderr_and_nothing_is_guessed(void)
{
	g_autoptr(World) world = world_new();
	add_client(world);
	g_assert_cmpint(run(world, "can flurb"), ==, AC_EXIT_FAILED);
	has(world->err, "I am not sure what you mean");
	has(world->err, "“flurb”");
	g_assert_cmpstr(world->out->str, ==, "");
	g_assert_cmpint(run(world, "did swim"), ==, AC_EXIT_FAILED);
	has(world->err, "Swimming pool (pool)");
}

static void nobody_needs_to_be_stored(void)
{
	g_autoptr(World) world = world_new();
	g_assert_cmpint(run(world, "can wash --protocol smp --session \"2026-11-20 15:00\" --now \"" NOON "\""),
	                ==, AC_EXIT_AVOID);
	g_assert_cmpint(run(world, "did wash --protocol smp --session \"2026-11-20 15:00\" --now \"" NOON "\""),
	                ==, 0);
	has(world->out, "this was to be avoided then");
	g_assert_false(g_file_test(g_getenv("XDG_DATA_HOME"), G_FILE_TEST_EXISTS));
}

static void a_locale_without_utf8_gets_plain_letters_on_both_streams(void)
{
	g_autoptr(World) world = world_new();
	add_client(world);
	world->world.ascii = TRUE;
	static const char *const lines[] = {"today",        "can wash",          "can flurb", "plan",
	                                    "explain wash", "today --json",      "help",      "tdoay",
	                                    "client show",  "protocol show smp", "status"};
	for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
		run(world, lines[i]);
		if (!g_str_is_ascii(world->out->str) || !g_str_is_ascii(world->err->str))
			g_error("%s is not ASCII:\n%s%s", lines[i], world->out->str, world->err->str);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/cli/wrong", wrong_words_end_with_2_and_the_nearest_right_ones);
	g_test_add_func("/cli/globals", global_options_may_stand_anywhere);
	g_test_add_func("/cli/minus", a_time_with_a_minus_is_no_option);
	g_test_add_func("/cli/bytes", words_that_are_no_text_are_refused);
	g_test_add_func("/cli/help", every_command_has_a_help_with_usage_and_example);
	g_test_add_func("/cli/version", version_says_name_and_number);
	g_test_add_func("/cli/screen", without_a_command_a_terminal_gets_the_screen);
	g_test_add_func("/cli/screen/none", a_terminal_that_cannot_show_it_gets_today_and_the_reason);
	g_test_add_func("/cli/nobody", nobody_stored_says_what_to_do);
	g_test_add_func("/cli/can", the_exit_status_of_can_is_its_verdict);
	g_test_add_func("/cli/unsure", unsure_is_said_on_stderr_and_nothing_is_guessed);
	g_test_add_func("/cli/made-up", nobody_needs_to_be_stored);
	g_test_add_func("/cli/ascii", a_locale_without_utf8_gets_plain_letters_on_both_streams);
	return g_test_run();
}

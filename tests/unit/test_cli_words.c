/* SPDX-License-Identifier: MIT */
/* Every command in a language without plain letters: what is left of what it says never went through gettext.
 * And what programs read is the same in every language. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "words_left.h"

/* What stands in no language: names, what the tests type, values, what stands for what is typed. */
static const char *const known[] = {
    "Jo Doe",
    "AB",
    "aftercare remind",
    "phases rules sources protocol milestones traits tasks signs followups courses notes",
    "true false auto full",
    "colour red",
    "unknown nothing of this wrong",
    "40th soon noon tommorow next week",
    "all sessions tasks changes bans",
    "NAME ID FILE WHEN LENGTH TASK ACTIVITY MILESTONE OFFSET STEP HOW TEXT INITIALS NUMBER",
    "xyzzy",
    "days",
    "discreet off me",
    "print",
    "qps qpl", /* languages of the test */
    "Sources", /* a file's */
    "CLIENT ZONE VALUE PARTS REASON WORDS SIGN COMMAND PRINTER",
    NULL};

static const char *const lines[] = {
    "--help",
    "help",
    "help client add",
    "help print",
    "help remind",
    "version",
    "client add \"Jo Doe\" --protocol studio --session \"2026-10-10 12:00\" --trait skin=dry",
    "session add \"2026-11-20 15:00\"",
    "session add \"2026-12-18 15:00\"",
    "session list",
    "session confirm 2",
    "session move 3 \"2026-12-19 10:00\"",
    "session final no",
    "session remove 3",
    "client list",
    "client show",
    "client rules",
    "client use 1",
    "client edit --trait skin=oily",
    "client edit --trait colour=red",
    "clients today",
    "clients",
    "status",
    "today",
    "today --all",
    "today tomorrow",
    "today \"day 40\"",
    "plan",
    "plan --from today --to +7d",
    "can wash",
    "can swim on saturday",
    "can sun --for 15m",
    "can pool --at \"next month\"",
    "can nothing of this",
    "when gym",
    "when pool",
    "explain pool",
    "explain moisturise",
    "explain wash-gently",
    "done wash-gently",
    "done wash-gently",
    "skip moisturise --why 2026",
    "snooze moisturise",
    "did gym --at \"yesterday 18:00\"",
    "did wash",
    "undo",
    "report",
    "report flakes-gone --at yesterday",
    "feel",
    "feel redness=mild itch=strong",
    "feel pus",
    "feel nothing",
    "adjust wash --allow none --to 72h --why 2026 --by AB",
    "adjust gym --avoid --to 3x --why 2026 --by AB",
    "adjust gym --avoid --from 4d..3d --why 2026 --by AB",
    "adjust gym --avoid --from \"36h 12:00\" --why 2026 --by AB",
    "adjust list",
    "adjust remove 1",
    "calendar --what wrong",
    "event 2027-06-05",
    "event \"12 december\" wedding",
    "event saturday gym --for 2d",
    "event soon gym",
    "guide",
    "guide wash",
    "guide xyzzy",
    "journal",
    "journal --from today --to yesterday",
    "note 2026 --at yesterday",
    "help event",
    "help guide",
    "protocol list",
    "protocol show studio",
    "protocol show studio --origins",
    "protocol check studio",
    "protocol test studio",
    "protocol compare smp studio",
    "remind",
    "remind --list",
    "settings",
    "settings reminders.quiet_from 21:00",
    "settings reminders.quiet_from 2100",
    "settings reminders.on",
    "settings --unset reminders.quiet_from",
    "paths",
    "doctor",
    "handoff -o jo.handoff",
    "import nothing.handoff",
    "print --format wrong",
    "session add \"the 40th\"",
    "session add \"soon\"",
    "session add \"3d\"",
    "session add \"tommorow\"",
    "today \"next week 8:00\"",
    "today --now 1799-01-01",
    "can wash --for 90h",
    "client archive \"Jo Doe\"",
    "client use 7",
    "client erase 1",
    "client erase 1 --yes",
    "unknown",
};

static const char *const for_programs[] = {
    "today --json",
    "plan --json --from today --to +7d",
    "can pool --json",
    "when gym --json",
    "explain pool --json",
    "client list --json",
    "session list --json",
    "event \"12 december\" wedding --json",
    "guide --json",
    "journal --json",
    "status --json",
    "protocol check studio --json",
    "adjust list --json",
    "feel pus --json",
    "settings --json",
    "can nothing --json",
    "client list --client Zz --json",
};

static void empty(const char *path)
{
	g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
	for (const char *name; folder != NULL && (name = g_dir_read_name(folder)) != NULL;) {
		g_autofree char *inner = g_build_filename(path, name, NULL);
		if (g_file_test(inner, G_FILE_TEST_IS_DIR))
			empty(inner);
		g_remove(inner);
	}
}

static char *seal(void)
{
	static const char *const folders[][2] = {{"XDG_DATA_HOME", "data"},
	                                         {"XDG_CONFIG_HOME", "config"},
	                                         {"XDG_CACHE_HOME", "cache"},
	                                         {"XDG_STATE_HOME", "state"}};
	char *home = g_dir_make_tmp("aftercare-cli-words-XXXXXX", NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
		g_autofree char *path = g_build_filename(home, folders[i][1], NULL);
		g_setenv(folders[i][0], path, TRUE);
	}
	g_setenv("TZ", "Europe/London", TRUE);
	g_assert_cmpint(g_chdir(home), ==, 0); /* what is saved goes with it */
	return home;
}

/* What it says, stdout and stderr, and the folder of the test as a plain sign. */
static char *run(const char *line, const char *home)
{
	const AcCliWorld world = {.clock = 1795260000}; /* 2026-11-21 11:20 in London */
	g_autoptr(GString) out = g_string_new(NULL), err = g_string_new(NULL);
	g_auto(GStrv) words = NULL;
	g_assert_true(g_shell_parse_argv(line, NULL, &words, NULL));
	ac_cli_run(&world, (const char *const *)words, out, err);
	g_string_append(out, err->str);
	g_string_replace(out, home, "~", 0);
	return g_string_free(g_steal_pointer(&out), FALSE);
}

/* Help shows commands and options in a column of their own, two blanks from the margin: how they are typed.
 */
static void cut_synopses(char *help)
{
	for (char *line = help; line != NULL && *line != '\0'; line = strchr(line, '\n')) {
		line += *line == '\n' ? 1 : 0;
		const gsize margin = strspn(line, " "), length = strcspn(line, "\n");
		const char *gap = g_strstr_len(line + margin, (gssize)(length - margin), "  ");
		if (margin == 2 ||
		    (margin > 2 && strchr(line + margin, ']') != NULL &&
		     strchr(line + margin, ']') < line + length) ||
		    (margin > 2 && line[margin] == '['))
			memset(line, ' ', gap != NULL ? (gsize)(gap - line) : length);
	}
}

static void every_word_of_every_command_is_for_translators(void)
{
	g_autofree char *home = seal();
	WordsLeft *left = words_left_new(AC_WORDS_DIR, known);
	words_speak(AC_WORDS_DIR, "qps");
	for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
		g_autofree char *said = run(lines[i], home);
		if (strstr(lines[i], "help") != NULL)
			cut_synopses(said);
		words_left_look(left, lines[i], said);
	}
	words_left_judge(left);
	empty(home);
	g_rmdir(home);
}

/* The room of the help, and the list of commands there. */
#define HELP         20
#define ALL_COMMANDS 4

/* As the menus read and write themselves, through the files of the process. */
static char *run_menus(const char *typed, const char *home)
{
	g_autofree char *path = g_strconcat(typed, "-said", NULL);
	int in = open(typed, O_RDONLY), out = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
	int kept_in = dup(STDIN_FILENO), kept_out = dup(STDOUT_FILENO);
	char *shown = NULL;
	fflush(stdout);
	g_assert_cmpint(dup2(in, STDIN_FILENO), ==, STDIN_FILENO);
	g_assert_cmpint(dup2(out, STDOUT_FILENO), ==, STDOUT_FILENO);
	g_autofree char *rest = run("--plain", home);
	dup2(kept_in, STDIN_FILENO);
	dup2(kept_out, STDOUT_FILENO);
	for (gsize i = 0; i < 4; i++)
		close(((const int[]){in, out, kept_in, kept_out})[i]);
	g_assert_true(g_file_get_contents(path, &shown, NULL, NULL));
	g_autoptr(GString) all = g_string_new(shown);
	g_free(shown);
	g_string_replace(all, home, "~", 0);
	g_string_append(all, rest);
	return g_string_free(g_steal_pointer(&all), FALSE);
}

static void every_word_of_the_menus_is_for_translators(void)
{
	g_autofree char *home = seal();
	g_autofree char *typed = g_build_filename(home, "typed", NULL);
	WordsLeft *left = words_left_new(AC_WORDS_DIR, known);
	words_speak(AC_WORDS_DIR, "qps");
	for (guint i = 6; i < 9; i++)
		g_free(run(lines[i], home));
	for (int room = 1; room <= HELP; room++)
		for (int choice = 1; choice <= 7; choice++) {
			g_autofree char *keys = g_strdup_printf("%d\n%d\n1\n\n2026-11-30\n0\n0\n0\n0\n", room, choice);
			g_assert_true(g_file_set_contents(typed, keys, -1, NULL));
			g_autofree char *said = run_menus(typed, home),
			                *where = g_strdup_printf("--plain %d %d", room, choice);
			if (room == HELP && choice == ALL_COMMANDS)
				cut_synopses(said);
			words_left_look(left, where, said);
		}
	words_left_judge(left);
	empty(home);
	g_rmdir(home);
}

static void english_would_be_seen(void)
{
	g_autofree char *home = seal();
	WordsLeft *left = words_left_new(AC_WORDS_DIR, known);
	words_speak_english(AC_WORDS_DIR);
	g_autofree char *said = run("status", home);
	words_left_look(left, "status", said);
	g_assert_cmpuint(words_left_count(left), >, 2);
	words_left_free(left);
	empty(home);
	g_rmdir(home);
}

static void programs_read_the_same_in_every_language(void)
{
	g_autofree char *home = seal();
	words_speak_english(AC_WORDS_DIR);
	for (guint i = 6; i < 9; i++)
		g_free(run(lines[i], home));
	for (guint i = 0; i < G_N_ELEMENTS(for_programs); i++) {
		words_speak_english(AC_WORDS_DIR);
		g_autofree char *english = run(for_programs[i], home);
		words_speak(AC_WORDS_DIR, "qps");
		g_autofree char *accented = run(for_programs[i], home);
		if (strcmp(english, accented) != 0) {
			g_printerr("%s differs by language:\n%s\n%s\n", for_programs[i], english, accented);
			g_test_fail();
		}
	}
	empty(home);
	g_rmdir(home);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/cli/words/seen", english_would_be_seen);
	g_test_add_func("/cli/words/all", every_word_of_every_command_is_for_translators);
	g_test_add_func("/cli/words/menus", every_word_of_the_menus_is_for_translators);
	g_test_add_func("/cli/words/programs", programs_read_the_same_in_every_language);
	return g_test_run();
}

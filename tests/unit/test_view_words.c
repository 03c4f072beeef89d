/* SPDX-License-Identifier: MIT */
/* Every screen in a language without plain letters: what is left of them never went through gettext. And in
 * one whose words are a third longer: what decides is still there. */
#include <glib/gstdio.h>
#include <string.h>

#include "tui_screen.h"
#include "words_left.h"

#define NOW "2026-11-24 09:00"

static const char *const sessions[] = {"2026-10-10 12:00", "2026-11-20 15:00", "2026-12-18 15:00", NULL};
/* Names, and what the tests type. */
static const char *const known[] = {
    "Jo Doe",
    "Zz zz vv vvu",
    "aftercare print afterca re",
    "tmp tui data",
    "jo doe",
    "true false auto full discreet off me all", /* values, as they are typed */
    "traits id title values",
    "Sources", /* a line of a file of rules, as it stands there */
    NULL};

static const int sizes[][2] = {{80, 24}, {120, 40}, {200, 50}, {40, 12}};

typedef struct {
	AcApp *app;
	AcDesk *desk;
	WordsLeft *left;   /* NULL: words are not looked at */
	GHashTable *views; /* ids of those that were drawn */
} Walk;

static void look(Walk *walk)
{
	const char *id = ac_desk_view_id(walk->desk);
	g_hash_table_add(walk->views, (gpointer)(gsize)g_intern_string(id));
	for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
		g_autofree char *text = screen_text(walk->desk, sizes[i][0], sizes[i][1], FALSE);
		if (walk->left != NULL)
			words_left_look(walk->left, id, text);
	}
}

static void walk_keys(Walk *walk, const char *keys)
{
	g_auto(GStrv) names = g_strsplit(keys, " ", -1);
	for (guint i = 0; names[i] != NULL; i++) {
		screen_keys(walk->desk, names[i], NULL);
		look(walk);
	}
}

/* From Day to every room and back, each with what one does in it. */
static const char *const paths[] = {
    "TAB DOWN DOWN PGDN END HOME TAB",
    "RIGHT RIGHT RIGHT LEFT LEFT LEFT LEFT LEFT PGDN",
    "ENTER DOWN DOWN PGDN ? ESC ESC",
    "TAB HOME ENTER PGDN ESC SPACE SPACE u ESC TAB",

    "TAB END SPACE SPACE ENTER ESC s ENTER u ENTER ESC z DOWN ENTER TAB",
    "a ESC u ESC",
    "/ swim ENTER PGDN ESC ESC",
    "/ Zz ENTER ESC ESC",
    "c SPACE SPACE DOWN SPACE DOWN DOWN SPACE SPACE SPACE ENTER PGDN ESC ESC",
    "c ENTER ESC ESC",
    "! PGDN PGDN PGDN ESC",
    "p RIGHT DOWN RIGHT DOWN RIGHT DOWN DOWN DOWN ENTER ESC ESC",
    "r DOWN SPACE PGDN ENTER ESC ESC",
    "m DOWN DOWN END ESC",
    "? PGDN PGDN ESC",
    "g RIGHT RIGHT DOWN DOWN DOWN ENTER ESC + + + ] [ t - - - - PGDN END ? ESC ESC",
    "n UP UP ENTER DOWN SPACE DOWN s ENTER n Zz ENTER c ESC ESC",
    "n TAB TAB TAB PGDN w TAB ESC ESC",
    "n w ENTER ENTER ESC ESC",
    "e 2027-06-05 PGDN PGDN ESC ESC",
    "e Zz ENTER ESC ESC",
    "/ swim ENTER d ENTER DOWN u ESC ESC ESC",
    "d Zz CLEAR ESC ESC",
    "m d Zz ENTER CLEAR swim CLEAR ESC ESC",
    "e swim ENTER PGDN ESC ESC",
    "i i ESC",
    "i ENTER TAB TAB ENTER ESC PGDN RIGHT RIGHT TAB ENTER ESC ESC",
    "i / Zz CLEAR ESC ESC",
    "p m d i ESC ESC",
    "w TAB s s x v v u ENTER ESC",
    "w TAB D Zz ENTER ESC ESC",
    "w TAB D jo SPACE doe ENTER ENTER",
    "w TAB a Zz ENTER Zz ENTER CLEAR DOWN DOWN DOWN PGDN ENTER ESC",
    "o DOWN DOWN DOWN DOWN DOWN ENTER ESC PGDN a Zz ENTER ESC ESC",
    "o a 2026-12-10 DOWN SPACE DOWN SPACE PGDN ENTER f y d ENTER ESC ESC",
    "o DOWN ENTER Zz ENTER ESC DOWN ENTER DOWN ENTER DOWN ENTER ESC DOWN ENTER ESC ESC",
    "o END ENTER SPACE DOWN SPACE DOWN SPACE DOWN Zz DOWN Zz DOWN Zz DOWN Zz ENTER ESC ESC",
    "o END UP ENTER SPACE DOWN SPACE DOWN SPACE DOWN 3x DOWN Zz DOWN Zz DOWN ENTER ESC ESC",
    "R n n N TAB TAB DOWN ENTER PGDN ESC o DOWN ENTER ESC ESC a ESC",
    "R / Zz ENTER ESC ESC",
    "S DOWN RIGHT d DOWN RIGHT DOWN ENTER ESC DOWN DOWN ENTER 99 ENTER ESC u PGDN PGDN / Zz ESC ESC",
};

static Walk walk_begin(const char *const *ended, WordsLeft *left)
{
	Walk walk = {.left = left, .views = g_hash_table_new(g_str_hash, g_str_equal)};
	screen_forget();
	walk.app = screen_open(NOW);
	if (ended != NULL)
		screen_add_client(walk.app, "studio", ended, "dry");
	walk.desk = ac_desk_new(walk.app);
	look(&walk);
	return walk;
}

static void walk_end(Walk *walk)
{
	ac_desk_free(walk->desk);
	ac_app_close(walk->app);
	screen_forget();
}

/* A program that makes pages and codes, as far as a screen sees of them. */
static char *lay_printer(void)
{
	char *tools = g_dir_make_tmp("aftercare-tools-XXXXXX", NULL);
	g_autofree char *program = g_build_filename(tools, "aftercare-print", NULL);
	g_autofree char *path = g_strdup_printf("%s:%s", tools, g_getenv("PATH"));
	g_assert_true(g_file_set_contents(program,
	                                  "#!/bin/sh\ncase $* in *format=code*) ;; *) echo 12345; exit ;; esac\n"
	                                  "awk 'BEGIN { for (y = 0; y < 37; y++) { for (x = 0; x < 37; x++) "
	                                  "printf \"%s\", (x * y) % 3 ? \"#\" : \".\"; print \"\" } }'\n",
	                                  -1, NULL));
	g_assert_cmpint(g_chmod(program, 0700), ==, 0);
	g_setenv("PATH", path, TRUE);
	return tools;
}

/* Rules that have changed since the client was told theirs. */
static void walk_changed_rules(WordsLeft *left, GHashTable *views)
{
	Walk before = walk_begin(sessions, left);
	ac_desk_free(before.desk);
	ac_app_close(before.app);
	g_hash_table_unref(before.views);
	g_autofree char *config = g_strdup(g_getenv("AFTERCARE_CONFIG"));
	g_setenv("AFTERCARE_CONFIG", AC_WORDS_DIR "/config-new", TRUE);
	Walk walk = {.left = left, .views = views, .app = screen_open(NOW)};
	walk.desk = ac_desk_new(walk.app);
	walk_keys(&walk, "R a PGDN ESC ESC");
	walk_end(&walk);
	g_setenv("AFTERCARE_CONFIG", config, TRUE);
}

static void walk_all(WordsLeft *left, GHashTable *views)
{
	for (guint i = 0; i < G_N_ELEMENTS(paths); i++) {
		Walk walk = walk_begin(sessions, left);
		walk_keys(&walk, paths[i]);
		GHashTableIter all;
		gpointer id;
		g_hash_table_iter_init(&all, walk.views);
		while (g_hash_table_iter_next(&all, &id, NULL))
			g_hash_table_add(views, id);
		g_hash_table_unref(walk.views);
		walk_end(&walk);
	}
	walk_changed_rules(left, views);
	Walk evening = {.left = left, .views = views};
	screen_forget();
	evening.app = screen_open_running("2026-11-24 19:30");
	screen_add_client(evening.app, "bell", sessions, "dry");
	evening.desk = ac_desk_new(evening.app);
	screen_pass(evening.app, evening.desk, 30);
	walk_keys(&evening, "z DOWN ENTER TAB END");
	walk_end(&evening);
	Walk first = walk_begin(NULL, left);
	walk_keys(&first, "ENTER Jo ENTER Zz ENTER CLEAR");
	screen_keys(first.desk, "2026-11-20 15:00", NULL);
	walk_keys(&first, "ENTER ENTER ENTER ENTER");
	g_hash_table_add(views, (gpointer)(gsize)g_intern_string("start"));
	g_hash_table_unref(first.views);
	walk_end(&first);
}

static void every_word_of_every_screen_is_for_translators(void)
{
	words_speak(AC_WORDS_DIR, "qps");
	WordsLeft *left = words_left_new(AC_WORDS_DIR, known);
	g_autoptr(GHashTable) views = g_hash_table_new(g_str_hash, g_str_equal);
	walk_all(left, views);
	words_left_judge(left);
#define X(name)                                                                                              \
	if (!g_hash_table_contains(views, #name))                                                                \
		g_test_message("The way leads past the view %s", #name), g_test_fail();
#include "../../src/tui/views.def"
#undef X
}

static void english_would_be_seen(void)
{
	words_speak_english(AC_WORDS_DIR);
	WordsLeft *left = words_left_new(AC_WORDS_DIR, known);
	words_left_look(left, "nothing", "— 15:00 Åƀç đé Jo Doe --option 3d wash");
	g_assert_cmpuint(words_left_count(left), ==, 0);
	words_left_look(left, "a text", "Say “tomorrow”");
	g_assert_cmpuint(words_left_count(left), ==, 2);
	Walk walk = walk_begin(sessions, left);
	g_assert_cmpuint(words_left_count(left), >, 10);
	g_hash_table_unref(walk.views);
	walk_end(&walk);
	words_left_free(left);
}

static void longer_words_hide_nothing_that_decides(void)
{
	g_autoptr(GHashTable) views = g_hash_table_new(g_str_hash, g_str_equal);
	words_speak(AC_WORDS_DIR, "qpl");
	walk_all(NULL, views);
	Walk walk = walk_begin(sessions, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
		g_autofree char *day = screen_text(walk.desk, sizes[i][0], sizes[i][1], FALSE);
		if (strstr(day, "ÇÅŘÉ") == NULL)
			g_test_message("no verdict at %d columns:\n%s", sizes[i][0], day), g_test_fail();
	}
	screen_keys(walk.desk, "ENTER", NULL);
	for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
		g_autofree char *why = screen_text(walk.desk, sizes[i][0], sizes[i][1], FALSE);
		if (strstr(why, "üñţíļ") == NULL)
			g_test_message("not until when, at %d columns:\n%s", sizes[i][0], why), g_test_fail();
	}
	g_hash_table_unref(walk.views);
	walk_end(&walk);
}

static void a_clock_of_twelve_hours_has_its_room(void)
{
	words_speak_english(AC_WORDS_DIR);
	screen_settings("screen = { clock = \"12\"; };\n");
	Walk walk = walk_begin(sessions, NULL);
	ac_desk_look(walk.desk);
	g_autofree char *day = screen_text(walk.desk, 80, 24, FALSE), *narrow = NULL;
	screen_keys(walk.desk, "TAB", NULL);
	narrow = screen_text(walk.desk, 40, 12, FALSE);
	if (strstr(day, "[ ] 7:45 am  ") == NULL || strstr(day, "[ ] 8:00 pm  ") == NULL ||
	    strstr(narrow, "7:45 am") == NULL)
		g_test_message("no clock of twelve hours:\n%s\n%s", day, narrow), g_test_fail();
	g_hash_table_unref(walk.views);
	screen_settings(NULL);
	ac_desk_look(walk.desk);
	walk_end(&walk);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	screen_seal(AC_SOURCE_DIR);
	g_autofree char *tools = lay_printer();
	g_assert_cmpint(g_chdir(tools), ==, 0); /* what is saved goes with it */
	g_test_add_func("/view/words/seen", english_would_be_seen);
	g_test_add_func("/view/words/all", every_word_of_every_screen_is_for_translators);
	g_test_add_func("/view/words/long", longer_words_hide_nothing_that_decides);
	g_test_add_func("/view/words/clock", a_clock_of_twelve_hours_has_its_room);
	int failed = g_test_run();
	screen_remove_folder(tools);
	return failed;
}

/* SPDX-License-Identifier: MIT */
/* Files of words: what is wrong in one is told, all of it, with its place. */
#include <glib/gstdio.h>
#include <string.h>

#include "protocol/load.h"
#include "protocol/vocabulary.h"

#define CONFIG AC_SOURCE_DIR "/config/"

typedef struct {
	AcProblems *problems;
	AcLoaded *catalogue, *safety;
} Shipped;

static void load(Shipped *shipped, gconstpointer unused)
{
	(void)unused;
	shipped->problems = ac_problems_new();
	shipped->catalogue = ac_load_catalogue(CONFIG "activities.cfg", shipped->problems);
	shipped->safety = ac_load_safety(CONFIG "safety.cfg", shipped->problems);
	g_assert_cmpuint(ac_problems_total(shipped->problems), ==, 0);
}

static void unload(Shipped *shipped, gconstpointer unused)
{
	(void)unused;
	ac_loaded_free(shipped->safety);
	ac_loaded_free(shipped->catalogue);
	ac_problems_free(shipped->problems);
}

static char *problems_of(const Shipped *shipped, const char *text)
{
	g_autofree char *folder = g_dir_make_tmp("aftercare-words-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(folder, "xx.cfg", NULL);
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autoptr(AcArena) arena = ac_arena_new();
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	const AcVocabulary *found = ac_vocabulary_load(path, ac_loaded_catalogue(shipped->catalogue),
	                                               ac_loaded_safety(shipped->safety), arena, problems);
	g_assert_true(found == NULL || ac_problems_total(problems) == 0);
	char *said = ac_problems_text(problems);
	g_assert_cmpint(g_unlink(path), ==, 0);
	g_assert_cmpint(g_rmdir(folder), ==, 0);
	g_autofree char *place = g_strconcat(path, ":", NULL);
	GString *out = g_string_new(said);
	g_string_replace(out, place, "", 0);
	g_free(said);
	return g_string_free(out, FALSE);
}

static void what_is_wrong_in_a_file_is_told_with_its_place(Shipped *shipped, gconstpointer unused)
{
	static const struct {
		const char *text, *problems;
	} cases[] = {
	    {"language = { id = \"xx\"; };", ""},
	    {"language = { id = \"xx\";\n activities = ( { id = \"poool\"; also = \"piscine\"; } ); };",
	     "2: nothing has the id \"poool\"; did you mean \"pool\"?\n"},
	    {"language = { id = \"xx\";\n red_flags = ( { id = \"puss\"; also = \"x\"; } ); };",
	     "2: nothing has the id \"puss\"; did you mean \"pus\"?\n"},
	    {"language = { id = \"xx\";\n letters = (\"ae\"); };",
	     "2: \"letters\" has 1 texts; expected pairs: what is typed, and what it is read as\n"},
	    {"language = { id = \"xx\";\n word = (); };",
	     "2: unknown key \"word\" in the language; did you mean \"words\"?\n"},
	    {"language = { id = \"xx\";\n words = ( { is = \"in\"; } ); };",
	     "2: a word lacks the key \"also\" (words people type for it)\n"},
	};
	(void)unused;
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *found = problems_of(shipped, cases[i].text);
		g_assert_cmpstr(found, ==, cases[i].problems);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/protocol/vocabulary/what_is_wrong_in_a_file_is_told_with_its_place", Shipped, NULL, load,
	           what_is_wrong_in_a_file_is_told_with_its_place, unload);
	return g_test_run();
}

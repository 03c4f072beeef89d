/* SPDX-License-Identifier: MIT */
/* The reference for authors says what the loader reads: its tables are the loader's own, and every line and
 * every piece of a file on the page loads. */
#include <string.h>

#include "protocol/check.h"
#include "protocol/reference.h"
#include "test_protocol.h"

#define PAGE      AC_SOURCE_DIR "/content/en/rules.md"
#define CONFIG    AC_SOURCE_DIR "/config/"
#define BEGIN     "<!-- reference: begin -->\n"
#define END       "<!-- reference: end -->\n"
#define ANSWERS   "## How do I say"
#define FENCE     "```cfg\n"
#define N_ANSWERS 38

typedef struct {
	Files files; /* the folder, the catalogue that is shipped, the problems */
	AcLoaded *safety;
	const char *folders[3];
	char *page;
	AcArena *arena;
	const AcReferenceKey *keys;
	guint n_keys;
} Authors;

static void authors_open(Authors *authors, gconstpointer unused)
{
	files_open(&authors->files, unused);
	ac_loaded_free(authors->files.catalogue);
	authors->files.catalogue = ac_load_catalogue(CONFIG "activities.cfg", authors->files.problems);
	authors->safety = ac_load_safety(CONFIG "safety.cfg", authors->files.problems);
	g_assert_nonnull(authors->files.catalogue);
	g_assert_nonnull(authors->safety);
	authors->folders[0] = authors->files.folder;
	authors->folders[1] = CONFIG "protocols";
	g_assert_true(g_file_get_contents(PAGE, &authors->page, NULL, NULL));
	authors->arena = ac_arena_new();
	authors->keys = ac_reference_keys(authors->arena, &authors->n_keys);
	g_assert_cmpuint(authors->n_keys, >, 100);
}

static void authors_close(Authors *authors, gconstpointer unused)
{
	ac_arena_free(authors->arena);
	g_free(authors->page);
	ac_loaded_free(authors->safety);
	files_close(&authors->files, unused);
}

/* Loads @text as a protocol; @what is told when it is broken. */
static AcLoaded *load(Authors *authors, const char *text, const char *what)
{
	g_autoptr(AcProblems) problems = ac_problems_new();
	files_write(&authors->files, "piece", text);
	g_autofree char *path = g_build_filename(authors->files.folder, "piece.cfg", NULL);
	AcLoaded *loaded =
	    ac_load_protocol(path, ac_loaded_catalogue(authors->files.catalogue), authors->folders, problems);
	g_autofree char *told = ac_problems_text(problems);
	if (loaded == NULL || ac_problems_total(problems) > 0)
		g_error("%s: it does not load\n%s\n%s", what, text, told);
	return loaded;
}

/* ---- the page -------------------------------------------------------------------------------- */

static char *between(const char *text, const char *begin, const char *end)
{
	const char *at = strstr(text, begin);
	g_assert_nonnull(at);
	at += strlen(begin);
	const char *last = strstr(at, end);
	g_assert_nonnull(last);
	return g_strndup(at, (gsize)(last - at));
}

/* The blocks of @text that are pieces of a file. */
static GPtrArray *blocks(const char *text)
{
	GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
	for (const char *at = strstr(text, FENCE); at != NULL; at = strstr(at, FENCE)) {
		char *block = between(at, FENCE, "```\n");
		g_ptr_array_add(found, block);
		at += strlen(FENCE) + strlen(block);
	}
	return found;
}

/* Each "How do I say" is one of these: its heading, and what follows it. */
static GStrv answers(const Authors *authors)
{
	const char *part = strstr(authors->page, ANSWERS);
	g_assert_nonnull(part);
	GStrv parts = g_strsplit(part, "\n### ", -1);
	g_assert_cmpuint(g_strv_length(parts), ==, N_ANSWERS + 1);
	return parts;
}

static void write_page(const Authors *authors, const char *reference)
{
	const char *begin = strstr(authors->page, BEGIN) + strlen(BEGIN), *end = strstr(authors->page, END);
	g_autofree char *head = g_strndup(authors->page, (gsize)(begin - authors->page));
	g_autofree char *page = g_strconcat(head, "\n", reference, "\n", end, NULL);
	g_assert_true(g_file_set_contents(PAGE, page, -1, NULL));
	g_test_message("%s is written anew; this run fails so that somebody reads it", PAGE);
	g_test_fail();
}

static void the_page_holds_the_reference_as_it_is(Authors *authors, gconstpointer unused)
{
	(void)unused;
	g_autofree char *reference = ac_reference_markdown();
	g_autofree char *expected = g_strconcat("\n", reference, "\n", NULL);
	g_autofree char *is = between(authors->page, BEGIN, END);
	if (strcmp(is, expected) == 0)
		return;
	if (g_strcmp0(g_getenv("GOLDEN_WRITE"), "1") == 0) {
		write_page(authors, reference);
		return;
	}
	g_printerr(
	    "%s: the tables are not those of the loader. Make them anew: GOLDEN_WRITE=1 with this test, or put\n"
	    "what `aftercare protocol reference --markdown` prints between the two marks.\n",
	    PAGE);
	g_test_fail();
}

static void the_files_of_the_introduction_are_whole_and_right(Authors *authors, gconstpointer unused)
{
	(void)unused;
	g_autofree char *introduction = between(authors->page, "# ", BEGIN);
	g_autoptr(GPtrArray) files = blocks(introduction);
	AcDate today = 0;
	g_assert_true(ac_date_from_ymd(2026, 11, 22, &today));
	g_assert_cmpuint(files->len, >, 0);
	for (guint i = 0; i < files->len; i++) {
		g_autoptr(AcProblems) found = ac_problems_new();
		g_autoptr(AcLoaded) loaded = load(authors, g_ptr_array_index(files, i), "the introduction");
		ac_protocol_check(ac_loaded_protocol(loaded), ac_loaded_safety(authors->safety), today, found);
		guint n = ac_problems_count(found, AC_PROBLEM_ERROR) + ac_problems_count(found, AC_PROBLEM_WARNING);
		g_autofree char *told = ac_problems_text(found);
		if (n > 0)
			g_error("the introduction: %s", told);
	}
}

/* ---- how do I say ---------------------------------------------------------------------------- */

static char *protocol_with(const char *piece)
{
	const char *sources = "sources = ( { id = \"leaflet\"; title = \"Our sheet\"; } );\n";
	return g_strdup_printf("protocol = {\nid = \"piece\"; title = \"A piece\";\n%s%s};\n", sources, piece);
}

static AcLoaded *load_answer(Authors *authors, const char *answer)
{
	g_autofree char *heading = g_strndup(answer, strcspn(answer, "\n"));
	g_autoptr(GPtrArray) found = blocks(answer);
	if (found->len != 1)
		g_error("“%s” has %u pieces of a file; expected one", heading, found->len);
	g_autofree char *text = protocol_with(g_ptr_array_index(found, 0));
	return load(authors, text, heading);
}

static void every_how_do_i_say_loads_and_its_own_tests_pass(Authors *authors, gconstpointer unused)
{
	(void)unused;
	g_auto(GStrv) parts = answers(authors);
	for (guint i = 1; parts[i] != NULL; i++) {
		g_autoptr(AcLoaded) loaded = load_answer(authors, parts[i]);
		g_autoptr(AcProblems) found = ac_problems_new();
		ac_protocol_run_tests(ac_loaded_protocol(loaded), found);
		g_autofree char *told = ac_problems_text(found);
		if (ac_problems_count(found, AC_PROBLEM_ERROR) > 0)
			g_error("%s\n%s", parts[i], told);
	}
}

static void note_key(const AcLoaded *loaded, const AcReferenceKey *key, const char *id, GHashTable *written)
{
	AcOrigin origin = ac_loaded_origin(loaded, key->group, id, key->key);
	if (origin.file != NULL && g_str_has_suffix(origin.file, "piece.cfg"))
		g_hash_table_add(written, (gpointer)(guintptr)key);
}

static void note_keys(const Authors *authors, const AcLoaded *loaded, GHashTable *written)
{
	const AcProtocol *protocol = ac_loaded_protocol(loaded);
	for (guint i = 0; i < authors->n_keys; i++) {
		const AcReferenceKey *key = &authors->keys[i];
		if (strcmp(key->group, "rules") == 0)
			for (guint k = 0; k < protocol->n_rules; k++)
				note_key(loaded, key, protocol->rules[k].id, written);
		if (strcmp(key->group, "tasks") == 0)
			for (guint k = 0; k < protocol->n_tasks; k++)
				note_key(loaded, key, protocol->tasks[k].id, written);
	}
}

static void every_key_of_rules_and_tasks_is_in_a_how_do_i_say(Authors *authors, gconstpointer unused)
{
	(void)unused;
	g_auto(GStrv) parts = answers(authors);
	g_autoptr(GHashTable) written = g_hash_table_new(NULL, NULL);
	for (guint i = 1; parts[i] != NULL; i++) {
		g_autoptr(AcLoaded) loaded = load_answer(authors, parts[i]);
		note_keys(authors, loaded, written);
	}
	g_assert_cmpuint(g_hash_table_size(written), >, 40);
	for (guint i = 0; i < authors->n_keys; i++) {
		const AcReferenceKey *key = &authors->keys[i];
		gboolean is_one = strcmp(key->group, "rules") == 0 || strcmp(key->group, "tasks") == 0;
		if (is_one && !g_hash_table_contains(written, key)) {
			g_printerr("no “How do I say” of %s shows \"%s\" of %s\n", PAGE, key->key, key->group);
			g_test_fail();
		}
	}
}

/* ---- the examples of the table --------------------------------------------------------------- */

static void every_key_has_words_a_default_and_an_example(Authors *authors, gconstpointer unused)
{
	(void)unused;
	guint n_required = 0;
	for (guint i = 0; i < authors->n_keys; i++) {
		const AcReferenceKey *key = &authors->keys[i];
		g_autofree char *start = g_strdup_printf("%s = ", key->key);
		g_test_message("%s: %s", key->group, key->key);
		g_assert_cmpstr(key->meaning, !=, "");
		g_assert_cmpstr(key->form, !=, "");
		g_assert_true(g_str_has_prefix(key->example, start));
		g_assert_true(g_str_has_suffix(key->example, ";"));
		if (key->fallback == NULL)
			n_required++;
		else
			g_assert_cmpstr(key->fallback, !=, "");
	}
	g_assert_cmpuint(n_required, <, authors->n_keys / 2);
}

/* The other lines that an entry of a group needs, or with a key that an example of it needs. The first that
 * fits is taken. "@" of a frame is where the entry goes. */
typedef struct {
	const char *group, *key;
	const char *lines[4];
} Company;

static const Company companies[] = {
    {"protocol", "remove", {"id = \"piece\";", "title = \"A piece\";", "extends = \"smp\";"}},
    {"protocol", NULL, {"id = \"piece\";", "title = \"A piece\";"}},
    {"rules", "allow", {"id = \"x\";", "on = \"water\";"}},
    {"rules", "verdict", {"id = \"x\";", "on = \"hat\";"}},
    {"rules",
     "safer",
     {"id = \"x\";", "on = \"hat\"; from = \"day 4\";", "verdict = \"care\";", "how = \"X\";"}},
    {"rules", NULL, {"id = \"x\";", "on = \"moisturiser\";", "verdict = \"care\";", "how = \"X\";"}},
    {"tasks", "count", {"id = \"x\";", "title = \"X\";", "every = \"1d\";"}},
    {"tasks", "step", {"id = \"x\";", "title = \"X\";", "on = \"water\";"}},
    {"tasks", NULL, {"id = \"x\";", "title = \"X\";"}},
    {"phases", NULL, {"id = \"x\";", "title = \"X\";"}},
    {"milestones", NULL, {"id = \"x\";", "ask = \"X?\";"}},
    {"signs", NULL, {"id = \"x\";", "title = \"X\";", "rules = ( { id = \"y\"; advice = \"watch\"; } );"}},
    {"rules of a sign", NULL, {"id = \"y\";", "advice = \"watch\";"}},
    {"followups", NULL, {"id = \"x\";", "title = \"X\";", "at = \"1y\";"}},
    {"courses", NULL, {"id = \"x\";", "gaps = \"4w\";"}},
    {"notes", NULL, {"id = \"x\";", "text = \"X\";"}},
    {"traits", NULL, {"id = \"x\";", "title = \"X\";", "values = (\"a\", \"b\");"}},
    {"sources", NULL, {"id = \"x\";", "title = \"X\";"}},
    {"activities", NULL, {"id = \"x\";", "title = \"X\";"}},
    {"events", NULL, {"id = \"x\";", "title = \"X\";", "activities = \"hat\";"}},
    {"limit", "between", {NULL}},
    {"limit", "per", {"minutes = 5;"}},
    {"limit", NULL, {"per = \"day\";"}},
    {"tests", NULL, {"at = \"1d\";", "ask = \"hat\";", "answer = \"silent\";"}},
    {"clinic", NULL, {"name = \"X\";"}},
    {"safety",
     NULL,
     {"prescriber = \"X\";",
      "red_flags = ( { id = \"x\"; title = \"X\"; urgency = \"doctor\"; advice = \"X\"; } );"}},
    {"red_flags", NULL, {"id = \"x\";", "title = \"X\";", "urgency = \"doctor\";", "advice = \"X\";"}},
};

/* What examples speak of; a list stands in the file but for the `id` that stands in it already. */
static const char *const known[][2] = {
    {"sources", "{ id = \"leaflet\"; title = \"L\"; }"},
    {"traits", "{ id = \"look\"; title = \"L\"; values = (\"shaved\", \"density\", \"scar\"); }"},
    {"milestones", "{ id = \"healed\"; ask = \"H?\"; }, { id = \"flakes-gone\"; ask = \"F?\"; }"},
    {"phases", "{ id = \"fresh\"; title = \"F\"; to = \"20d\"; }"},
    {"activities",
     "{ id = \"lubriderm\"; title = \"L\"; is = (\"moisturiser\"); }, { id = \"warm\"; title = \"W\"; }, "
     "{ id = \"hot\"; title = \"H\"; }"},
    {"rules", "{ id = \"rinse-early\"; on = \"water\"; allow = \"rinse\"; }"},
    {"tasks", "{ id = \"cleanse\"; title = \"C\"; }"},
};

static const char *const lists_of_their_own[] = {"signs", "followups", "courses", "notes", "tests", "events"};

static gboolean is_key(const char *line, const char *key)
{
	gsize length = strlen(key);
	return strncmp(line, key, length) == 0 && line[length] == ' ';
}

/* An entry of the key's group, with its example in place of the line of that key. */
static char *entry_with(const AcReferenceKey *key)
{
	GString *entry = g_string_new(key->example);
	for (guint i = 0; i < G_N_ELEMENTS(companies); i++) {
		const Company *company = &companies[i];
		if (strcmp(company->group, key->group) != 0 ||
		    (company->key != NULL && strcmp(company->key, key->key) != 0))
			continue;
		for (guint k = 0; k < G_N_ELEMENTS(company->lines) && company->lines[k] != NULL; k++)
			if (!is_key(company->lines[k], key->key))
				g_string_append_printf(entry, " %s", company->lines[k]);
		return g_string_free(entry, FALSE);
	}
	g_error("the group \"%s\" is new: say above what an entry of it needs", key->group);
}

static void put_known_lists(GString *text, const AcReferenceKey *key, const char *list, const char *entry)
{
	for (guint i = 0; i < G_N_ELEMENTS(known); i++) {
		gboolean is_here = strcmp(known[i][0], list) == 0;
		gboolean is_id = is_here && strcmp(key->key, "id") == 0;
		g_string_append_printf(text, "%s = (%s%s", known[i][0], is_id ? "" : known[i][1],
		                       is_here && !is_id ? ", " : "");
		g_string_append_printf(text, "%s);\n", is_here ? entry : "");
	}
	for (guint i = 0; i < G_N_ELEMENTS(lists_of_their_own); i++)
		if (strcmp(lists_of_their_own[i], list) == 0)
			g_string_append_printf(text, "%s = (%s);\n", list, entry);
}

/* A file that holds the example. */
static char *file_with(const AcReferenceKey *key)
{
	g_autofree char *lines = entry_with(key), *entry = NULL;
	const char *list = key->group;
	if (strcmp(list, "protocol") == 0)
		return g_strdup_printf("protocol = { %s };\n", lines);
	if (strcmp(list, "rules of a sign") == 0) {
		entry = g_strdup_printf("{ id = \"s\"; title = \"S\"; rules = ( { %s } ); }", lines);
		list = "signs";
	} else if (strcmp(list, "limit") == 0) {
		entry = g_strdup_printf("{ id = \"l\"; on = \"hat\"; verdict = \"care\"; limit = { %s }; }", lines);
		list = "rules";
	} else {
		entry = g_strdup_printf("{ %s }", lines);
	}
	g_autoptr(GString) text = g_string_new("protocol = { id = \"piece\"; title = \"A piece\";\n");
	put_known_lists(text, key, list, entry);
	g_string_append(text, "};\n");
	if (strcmp(list, "clinic") == 0)
		g_string_append_printf(text, "clinic = %s;\n", entry);
	return g_string_free(g_steal_pointer(&text), FALSE);
}

static void load_safety_with(Authors *authors, const AcReferenceKey *key)
{
	g_autofree char *lines = entry_with(key), *text = NULL;
	if (strcmp(key->group, "safety") == 0)
		text = g_strdup_printf("safety = { %s };\n", lines);
	else
		text = g_strdup_printf(
		    "safety = { prescriber = \"X\"; sources = ( { id = \"leaflet\"; title = \"L\"; } );\n"
		    "red_flags = ( { %s } ); };\n",
		    lines);
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autofree char *path = g_build_filename(authors->files.folder, "piece.cfg", NULL);
	files_write(&authors->files, "piece", text);
	g_autoptr(AcLoaded) loaded = ac_load_safety(path, problems);
	g_autofree char *told = ac_problems_text(problems);
	if (loaded == NULL || ac_problems_total(problems) > 0)
		g_error("%s", told);
}

static void every_example_loads(Authors *authors, gconstpointer unused)
{
	(void)unused;
	for (guint i = 0; i < authors->n_keys; i++) {
		const AcReferenceKey *key = &authors->keys[i];
		if (strcmp(key->group, "safety") == 0 || strcmp(key->group, "red_flags") == 0) {
			load_safety_with(authors, key);
			continue;
		}
		g_autofree char *text = file_with(key);
		g_assert_nonnull(strstr(text, key->example));
		ac_loaded_free(load(authors, text, key->example));
	}
}

#define ADD(function)                                                                                        \
	g_test_add("/protocol/reference/" #function, Authors, NULL, authors_open, function, authors_close)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD(the_page_holds_the_reference_as_it_is);
	ADD(the_files_of_the_introduction_are_whole_and_right);
	ADD(every_how_do_i_say_loads_and_its_own_tests_pass);
	ADD(every_key_of_rules_and_tasks_is_in_a_how_do_i_say);
	ADD(every_key_has_words_a_default_and_an_example);
	ADD(every_example_loads);
	return g_test_run();
}

/* SPDX-License-Identifier: MIT */
/* Real leaflets, written in the language of rules: tests/leaflets/l*.cfg. Beside each stands a .md that says
 * what became of every sentence, what the leaflet leaves open, and what the check finds in it. */
#include <string.h>

#include "plan/plan.h"
#include "protocol/check.h"
#include "protocol/load.h"

#define CONFIG      AC_SOURCE_DIR "/config/"
#define LEAFLETS    AC_SOURCE_DIR "/tests/leaflets"
#define N_LEAFLETS  13 /* at least: twelve, one of them in two copies */
#define N_TESTS     12
#define LAST_DAY    30
#define SESSION_END (11 * 60) /* so that noon of its day comes after it */
#define NOON        (12 * 60)

/* What the check says of the leaflet itself; all else is about the file. */
static const char *const counted[] = {"contradiction", "two-ends", "gap", "seam", "phases", "task-forbidden"};

typedef struct {
	AcProblems *problems;
	AcLoaded *catalogue, *safety, *loaded;
	const AcProtocol *protocol;
	char *name;  /* "l01" */
	GStrv lines; /* of the .md */
	GTimeZone *utc;
} Leaflet;

/* All that is wrong is told, not the last of it alone. */
static void fail(const char *format, ...) G_GNUC_PRINTF(1, 2);
static void fail(const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_test_message("%s", text);
	g_test_fail();
}

static void open_leaflet(Leaflet *leaflet, gconstpointer data)
{
	static const char *const folders[] = {LEAFLETS, NULL};
	const char *path = data;
	leaflet->problems = ac_problems_new();
	leaflet->catalogue = ac_load_catalogue(CONFIG "activities.cfg", leaflet->problems);
	leaflet->safety = ac_load_safety(CONFIG "safety.cfg", leaflet->problems);
	g_assert_nonnull(leaflet->catalogue);
	g_assert_nonnull(leaflet->safety);
	leaflet->loaded =
	    ac_load_protocol(path, ac_loaded_catalogue(leaflet->catalogue), folders, leaflet->problems);
	g_autofree char *told = ac_problems_text(leaflet->problems);
	if (leaflet->loaded == NULL || ac_problems_total(leaflet->problems) != 0)
		g_error("%s", told);
	leaflet->protocol = ac_loaded_protocol(leaflet->loaded);
	g_autofree char *base = g_path_get_basename(path);
	leaflet->name = g_strndup(base, strlen(base) - strlen(".cfg"));
	g_autofree char *page = g_strdup_printf("%s/%s.md", LEAFLETS, leaflet->name), *text = NULL;
	g_autoptr(GError) error = NULL;
	if (!g_file_get_contents(page, &text, NULL, &error))
		g_error("%s", error->message);
	leaflet->lines = g_strsplit(text, "\n", -1);
	leaflet->utc = g_time_zone_new_utc();
}

static void close_leaflet(Leaflet *leaflet, gconstpointer data)
{
	(void)data;
	ac_loaded_free(leaflet->loaded);
	ac_loaded_free(leaflet->safety);
	ac_loaded_free(leaflet->catalogue);
	ac_problems_free(leaflet->problems);
	g_strfreev(leaflet->lines);
	g_free(leaflet->name);
	g_time_zone_unref(leaflet->utc);
}

/* ---- the file ------------------------------------------------------------------------------------------ */

static void says_who_it_is_and_has_tests(Leaflet *leaflet, gconstpointer data)
{
	(void)data;
	const AcProtocol *protocol = leaflet->protocol;
	g_assert_cmpstr(protocol->id, ==, leaflet->name);
	g_assert_cmpuint(protocol->n_tests, >=, N_TESTS);
	g_assert_cmpuint(protocol->n_sources, >, 0);
	for (guint i = 0; i < protocol->n_sources; i++)
		g_assert_nonnull(protocol->sources[i].url);
	for (guint i = 0; i < protocol->n_rules; i++)
		if (protocol->rules[i].source == NULL)
			fail("the rule %s has no source", protocol->rules[i].id);
	for (guint i = 0; i < protocol->n_tasks; i++)
		if (protocol->tasks[i].source == NULL)
			fail("the task %s has no source", protocol->tasks[i].id);
}

/* A list in a file's test is one question; here each of it must answer so by itself. */
static void passes_its_own_tests(Leaflet *leaflet, gconstpointer data)
{
	(void)data;
	const AcProtocol *protocol = leaflet->protocol;
	g_autoptr(GArray) single = g_array_new(FALSE, FALSE, sizeof(AcProtocolTest));
	for (guint i = 0; i < protocol->n_tests; i++)
		for (guint k = 0; k < protocol->tests[i].n_ask; k++) {
			AcProtocolTest test = protocol->tests[i];
			test.ask = &protocol->tests[i].ask[k];
			test.n_ask = 1;
			g_array_append_val(single, test);
		}
	AcProtocol copy = *protocol;
	copy.tests = (const AcProtocolTest *)(gpointer)single->data;
	copy.n_tests = single->len;
	ac_protocol_run_tests(protocol, leaflet->problems);
	ac_protocol_run_tests(&copy, leaflet->problems);
	for (guint i = 0; i < ac_problems_total(leaflet->problems); i++) {
		const AcProblem *problem = ac_problems_get(leaflet->problems, i);
		fail("%s.cfg:%d: %s (%s)", leaflet->name, problem->line, problem->text,
		     problem->finding.other != NULL ? problem->finding.other : "no rule");
	}
}

/* ---- sentence and rule --------------------------------------------------------------------------------- */

/* The words between `…` in @text; owned. */
static GPtrArray *words_in_backticks(const char *text)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
	g_auto(GStrv) parts = g_strsplit(text, "`", -1);
	for (guint i = 1, n = g_strv_length(parts); i + 1 < n; i += 2)
		g_ptr_array_add(words, g_strdup(parts[i]));
	return words;
}

/* The number of the line under "## TITLE"; fails when there is none. */
static guint section(const Leaflet *leaflet, const char *title)
{
	g_autofree char *head = g_strconcat("## ", title, NULL);
	for (guint i = 0; leaflet->lines[i] != NULL; i++)
		if (strcmp(leaflet->lines[i], head) == 0)
			return i + 1;
	g_error("%s.md has no \"%s\"", leaflet->name, head);
}

static gboolean in_section(const Leaflet *leaflet, guint line)
{
	return leaflet->lines[line] != NULL && !g_str_has_prefix(leaflet->lines[line], "## ");
}

/* All that a sentence can become, by id; a set. */
static GHashTable *entries_of(const AcProtocol *protocol)
{
	GHashTable *ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < protocol->n_rules; i++)
		g_hash_table_add(ids, g_strdup(protocol->rules[i].id));
	for (guint i = 0; i < protocol->n_tasks; i++)
		g_hash_table_add(ids, g_strdup(protocol->tasks[i].id));
	for (guint i = 0; i < protocol->n_phases; i++)
		g_hash_table_add(ids, g_strdup(protocol->phases[i].id));
	for (guint i = 0; i < protocol->n_notes; i++)
		g_hash_table_add(ids, g_strdup(protocol->notes[i].id));
	for (guint i = 0; i < protocol->n_signs; i++)
		g_hash_table_add(ids, g_strdup(protocol->signs[i].id));
	for (guint i = 0; i < protocol->n_milestones; i++)
		g_hash_table_add(ids, g_strdup(protocol->milestones[i].id));
	for (guint i = 0; i < protocol->n_courses; i++)
		g_hash_table_add(ids, g_strdup(protocol->courses[i].id));
	for (guint i = 0; i < protocol->n_followups; i++)
		g_hash_table_add(ids, g_strdup(protocol->followups[i].id));
	return ids;
}

/* "| 3 | sentence | `rule` |": ticks its ids off in @missing. FALSE for another kind of line. */
static gboolean read_row(const Leaflet *leaflet, const char *line, GHashTable *ids, GHashTable *missing)
{
	g_auto(GStrv) cells = g_strsplit(line, "|", -1);
	if (g_strv_length(cells) < 5 || !g_ascii_isdigit(g_strstrip(cells[1])[0]))
		return FALSE;
	if (g_strstrip(cells[2])[0] == '\0')
		fail("%s.md: row %s has no sentence", leaflet->name, cells[1]);
	g_autoptr(GPtrArray) words = words_in_backticks(cells[3]);
	if (words->len == 0)
		fail("%s.md: row %s became nothing", leaflet->name, cells[1]);
	for (guint i = 0; i < words->len; i++) {
		const char *id = words->pdata[i];
		if (!g_hash_table_contains(ids, id))
			fail("%s.md: row %s names \"%s\", which is not in the file", leaflet->name, cells[1], id);
		g_hash_table_remove(missing, id);
	}
	return TRUE;
}

static void no_sentence_without_a_rule_and_no_rule_without_a_sentence(Leaflet *leaflet, gconstpointer data)
{
	(void)data;
	g_autoptr(GHashTable) ids = entries_of(leaflet->protocol), missing = entries_of(leaflet->protocol);
	guint n_rows = 0;
	for (guint i = 0; leaflet->lines[i] != NULL; i++)
		n_rows += read_row(leaflet, leaflet->lines[i], ids, missing) ? 1 : 0;
	g_assert_cmpuint(n_rows, >, 0);
	GHashTableIter iter;
	gpointer id = NULL;
	g_hash_table_iter_init(&iter, missing);
	while (g_hash_table_iter_next(&iter, &id, NULL))
		fail("%s.md: no sentence became \"%s\"", leaflet->name, (const char *)id);
}

static void the_page_names_the_leaflet_and_its_address(Leaflet *leaflet, gconstpointer data)
{
	(void)data;
	g_autofree char *upper = g_ascii_strup(leaflet->name, 3), *head = g_strdup_printf("# %s: ", upper);
	g_assert_true(g_str_has_prefix(leaflet->lines[0], head));
	g_assert_nonnull(strstr(leaflet->lines[0], "read on 2026-11"));
	g_autofree char *text = g_strjoinv("\n", leaflet->lines);
	for (guint i = 0; i < leaflet->protocol->n_sources; i++)
		if (strstr(text, leaflet->protocol->sources[i].url) == NULL)
			fail("%s.md does not name %s", leaflet->name, leaflet->protocol->sources[i].url);
}

/* ---- what it leaves open ------------------------------------------------------------------------------- */

static void assert_silent(const Leaflet *leaflet, const AcActivity *activity, gboolean final)
{
	AcDate date = 0;
	g_assert_true(ac_date_from_ymd(2026, 3, 2, &date));
	AcInstant end = ac_time_at(date, SESSION_END, leaflet->utc, AC_FOLD_FIRST);
	const AcSession session = {.id = 1,
	                           .begin = end - 2 * AC_HOUR,
	                           .end = end,
	                           .zone = leaflet->utc,
	                           .zone_name = "UTC",
	                           .state = AC_SESSION_HAPPENED,
	                           .final = final};
	const AcClient client = {.id = 1,
	                         .name = "Jo Doe",
	                         .zone = leaflet->utc,
	                         .zone_name = "UTC",
	                         .sessions = &session,
	                         .n_sessions = 1};
	g_autoptr(AcPlan) plan = ac_plan_new(leaflet->protocol, &client, end);
	g_autoptr(AcArena) arena = ac_arena_new();
	for (int day = 0; day <= LAST_DAY; day++) {
		AcInstant at = ac_time_at(date + day, NOON, leaflet->utc, AC_FOLD_FIRST);
		const AcAnswer *answer = ac_plan_ask(plan, arena, activity, at, 0);
		if (answer->verdict == AC_VERDICT_SILENT)
			continue;
		const AcRule *rule = answer->n_causes > 0 ? answer->causes[0].rule : NULL;
		fail("%s: %s is not left open on day %d%s: %s", leaflet->name, activity->id, day,
		     final ? " of the last session" : "", rule != NULL ? rule->id : "");
		return;
	}
}

static void what_it_leaves_open_is_silent(Leaflet *leaflet, gconstpointer data)
{
	(void)data;
	const AcCatalogue *catalogue = leaflet->protocol->catalogue;
	for (guint i = section(leaflet, "Left open"); in_section(leaflet, i); i++) {
		g_autoptr(GPtrArray) words = words_in_backticks(leaflet->lines[i]);
		for (guint k = 0; k < words->len; k++) {
			const AcActivity *activity = ac_catalogue_find(catalogue, words->pdata[k]);
			if (activity == NULL || activity->index >= AC_CHECK_COMMON)
				fail("%s.md: \"%s\" is none of the most asked", leaflet->name, (const char *)words->pdata[k]);
			else {
				assert_silent(leaflet, activity, FALSE);
				assert_silent(leaflet, activity, TRUE);
			}
		}
	}
}

/* ---- what the check finds ------------------------------------------------------------------------------ */

/* "kind: a with b"; which of the two comes first says nothing. */
static char *finding_words(const char *kind, const char *rule, const char *other)
{
	if (rule == NULL || other == NULL || strcmp(rule, other) == 0)
		return g_strdup_printf("%s: %s", kind, rule != NULL ? rule : "");
	gboolean in_order = strcmp(rule, other) < 0;
	return g_strdup_printf("%s: %s with %s", kind, in_order ? rule : other, in_order ? other : rule);
}

/* The lines under "## Findings", as a set. */
static GHashTable *findings_written(const Leaflet *leaflet)
{
	GHashTable *set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = section(leaflet, "Findings"); in_section(leaflet, i); i++) {
		g_autofree char *line = g_strdelimit(g_strdup(leaflet->lines[i]), "`*", ' ');
		g_strstrip(line);
		const char *text = g_str_has_prefix(line, "- ") ? line + 2 : line;
		const char *colon = strchr(text, ':');
		if (colon == NULL)
			continue;
		g_autofree char *kind = g_strstrip(g_strndup(text, (gsize)(colon - text)));
		g_auto(GStrv) pair = g_strsplit(colon + 1, "×", 2);
		const char *rule = g_strstrip(pair[0]), *other = pair[1] != NULL ? g_strstrip(pair[1]) : NULL;
		g_hash_table_add(set, finding_words(kind, rule, other));
	}
	return set;
}

static GHashTable *findings_found(const Leaflet *leaflet)
{
	GHashTable *set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(AcProblems) problems = ac_problems_new();
	AcDate today = 0;
	g_assert_true(ac_date_from_ymd(2026, 11, 21, &today));
	ac_protocol_check(leaflet->protocol, ac_loaded_safety(leaflet->safety), today, problems);
	for (guint i = 0; i < ac_problems_total(problems); i++) {
		const AcProblem *problem = ac_problems_get(problems, i);
		const AcFinding *finding = &problem->finding;
		for (guint k = 0; finding->kind != NULL && k < G_N_ELEMENTS(counted); k++)
			if (strcmp(finding->kind, counted[k]) == 0)
				g_hash_table_add(set, finding_words(finding->kind, finding->rule, finding->other));
		if (problem->severity == AC_PROBLEM_ERROR)
			fail("%s.cfg:%d: %s", leaflet->name, problem->line, problem->text);
	}
	return set;
}

static void fail_for_each(const Leaflet *leaflet, GHashTable *of, GHashTable *not_in, const char *what)
{
	GHashTableIter iter;
	gpointer finding = NULL;
	g_hash_table_iter_init(&iter, of);
	while (g_hash_table_iter_next(&iter, &finding, NULL))
		if (!g_hash_table_contains(not_in, finding))
			fail("%s: %s: %s", leaflet->name, what, (const char *)finding);
}

static void the_check_finds_what_is_written_and_nothing_else(Leaflet *leaflet, gconstpointer data)
{
	(void)data;
	g_autoptr(GHashTable) written = findings_written(leaflet), found = findings_found(leaflet);
	fail_for_each(leaflet, written, found, "written, not found");
	fail_for_each(leaflet, found, written, "found, not written");
}

/* ---- all of them --------------------------------------------------------------------------------------- */

static void add(const char *name, const char *path, const char *test,
                void (*function)(Leaflet *leaflet, gconstpointer data))
{
	g_autofree char *full = g_strdup_printf("/leaflets/%s/%s", name, test);
	g_test_add(full, Leaflet, path, open_leaflet, function, close_leaflet);
}

#define ADD(function) add(name, path, #function, function)

static void add_leaflet(const char *name, const char *path)
{
	ADD(says_who_it_is_and_has_tests);
	ADD(passes_its_own_tests);
	ADD(the_page_names_the_leaflet_and_its_address);
	ADD(no_sentence_without_a_rule_and_no_rule_without_a_sentence);
	ADD(what_it_leaves_open_is_silent);
	ADD(the_check_finds_what_is_written_and_nothing_else);
}

static void there_are_enough(gconstpointer data)
{
	const GPtrArray *paths = data;
	g_assert_cmpuint(paths->len, >=, N_LEAFLETS);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) folder = g_dir_open(LEAFLETS, 0, NULL);
	g_assert_nonnull(folder);
	for (const char *name = g_dir_read_name(folder); name != NULL; name = g_dir_read_name(folder))
		if (name[0] == 'l' && g_str_has_suffix(name, ".cfg"))
			g_ptr_array_add(paths, g_build_filename(LEAFLETS, name, NULL));
	g_test_add_data_func("/leaflets/there-are-enough", paths, there_are_enough);
	for (guint i = 0; i < paths->len; i++) {
		g_autofree char *base = g_path_get_basename(paths->pdata[i]);
		add_leaflet(base, paths->pdata[i]);
	}
	return g_test_run();
}

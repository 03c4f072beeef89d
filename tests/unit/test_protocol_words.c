/* SPDX-License-Identifier: MIT */
/* What rule files say to people is told in the language in force, and stays in them as it was written. */
#include <string.h>

#include "protocol/ready.h"
#include "words_left.h"

#define CONFIG AC_SOURCE_DIR "/config/"

static const char *const folders[] = {CONFIG "protocols", NULL};

/* Everything that is shipped: of a language nobody speaks, each letter that is left was not told in it. */
typedef struct {
	AcLoaded *catalogue, *safety, *protocol;
} Rules;

static void load(Rules *rules, const char *path)
{
	g_autoptr(AcProblems) problems = ac_problems_new();
	rules->catalogue = ac_load_catalogue(CONFIG "activities.cfg", problems);
	rules->safety = ac_load_safety(CONFIG "safety.cfg", problems);
	rules->protocol = ac_load_protocol(path, ac_loaded_catalogue(rules->catalogue), folders, problems);
	g_assert_cmpuint(ac_problems_total(problems), ==, 0);
}

static void speak(Rules *rules, const char *language)
{
	words_speak(AC_WORDS_DIR, language);
	ac_loaded_speak(rules->catalogue);
	ac_loaded_speak(rules->safety);
	ac_loaded_speak(rules->protocol);
}

static void unload(Rules *rules)
{
	ac_loaded_free(rules->protocol);
	ac_loaded_free(rules->safety);
	ac_loaded_free(rules->catalogue);
}

/* ---- every text --------------------------------------------------------------------------------------- */

static void expect_told(const char *text)
{
	for (const char *at = text; at != NULL && *at != '\0'; at++)
		if (g_ascii_isalpha(*at)) {
			g_test_message("not told: %s", text), g_test_fail();
			return;
		}
}

static void expect_all_told(const char *const *texts, guint n)
{
	for (guint i = 0; i < n; i++)
		expect_told(texts[i]);
}

static void expect_words_told(const AcWords *words)
{
	const char *const texts[] = {words->how,   words->why,         words->otherwise, words->exception,
	                             words->lapse, words->consequence, words->where};
	expect_all_told(texts, G_N_ELEMENTS(texts));
	expect_all_told(words->products, words->n_products);
	expect_all_told(words->without, words->n_without);
}

static void expect_catalogue_told(const AcCatalogue *catalogue)
{
	for (guint i = 0; i < catalogue->n_activities; i++)
		expect_told(catalogue->activities[i]->title);
	for (guint i = 0; i < catalogue->n_events; i++)
		expect_told(catalogue->events[i].title);
}

static void expect_safety_told(const AcSafety *safety)
{
	expect_told(safety->prescriber);
	for (guint i = 0; i < safety->n_flags; i++) {
		expect_told(safety->flags[i].title);
		expect_told(safety->flags[i].brief);
		expect_told(safety->flags[i].advice);
	}
}

static void expect_course_told(const AcProtocol *protocol)
{
	expect_told(protocol->title);
	expect_told(protocol->not_for);
	for (guint i = 0; i < protocol->n_traits; i++)
		expect_told(protocol->traits[i].title);
	for (guint i = 0; i < protocol->n_milestones; i++) {
		expect_told(protocol->milestones[i].ask);
		expect_told(protocol->milestones[i].title);
	}
	for (guint i = 0; i < protocol->n_phases; i++) {
		expect_told(protocol->phases[i].title);
		expect_all_told(protocol->phases[i].normal, protocol->phases[i].n_normal);
	}
	for (guint i = 0; i < protocol->n_courses; i++)
		expect_told(protocol->courses[i].why);
	for (guint i = 0; i < protocol->n_notes; i++)
		expect_told(protocol->notes[i].text);
	for (guint i = 0; i < protocol->n_sources; i++)
		expect_told(protocol->sources[i].note);
}

static void expect_protocol_told(const AcProtocol *protocol)
{
	expect_course_told(protocol);
	for (guint i = 0; i < protocol->n_rules; i++) {
		expect_told(protocol->rules[i].title);
		expect_words_told(&protocol->rules[i].words);
	}
	for (guint i = 0; i < protocol->n_tasks; i++) {
		const AcTask *task = &protocol->tasks[i];
		expect_told(task->title);
		expect_told(task->amount);
		expect_all_told(task->items, task->n_items);
		expect_words_told(&task->words);
	}
	for (guint i = 0; i < protocol->n_signs; i++) {
		expect_told(protocol->signs[i].title);
		for (guint k = 0; k < protocol->signs[i].n_rules; k++)
			expect_told(protocol->signs[i].rules[k].why);
	}
	for (guint i = 0; i < protocol->n_followups; i++) {
		expect_told(protocol->followups[i].title);
		expect_told(protocol->followups[i].why);
	}
	expect_catalogue_told(protocol->catalogue);
}

static void every_text_of_the_shipped_rules_is_told(void)
{
	static const char *const paths[] = {CONFIG "protocols/smp.cfg", CONFIG "protocols/smp-density.cfg",
	                                    CONFIG "protocols/smp-scar.cfg", CONFIG "clinics/example.cfg"};
	for (guint i = 0; i < G_N_ELEMENTS(paths); i++) {
		Rules rules;
		load(&rules, paths[i]);
		speak(&rules, "qps");
		expect_catalogue_told(ac_loaded_catalogue(rules.catalogue));
		expect_safety_told(ac_loaded_safety(rules.safety));
		expect_protocol_told(ac_loaded_protocol(rules.protocol));
		unload(&rules);
	}
}

/* ---- to and fro --------------------------------------------------------------------------------------- */

static const AcRedFlag *breathing(const Rules *rules)
{
	return &ac_loaded_safety(rules->safety)->flags[0];
}

static gboolean is_found_by(const char *const *also, guint n, const char *words)
{
	guint times = 0;
	for (guint i = 0; i < n; i++)
		times += strcmp(also[i], words) == 0;
	g_assert_cmpuint(times, <=, 1);
	return times == 1;
}

static void another_language_and_back(void)
{
	Rules rules;
	load(&rules, CONFIG "protocols/smp-density.cfg");
	const AcActivity *pool = ac_catalogue_find(ac_loaded_catalogue(rules.catalogue), "pool");
	const AcOccasion *wedding = &ac_loaded_protocol(rules.protocol)->catalogue->events[0];
	const char *written = breathing(&rules)->brief,
	           *normal = ac_loaded_protocol(rules.protocol)->phases[0].normal[0];
	g_autofree char *hash = ac_loaded_hash(rules.protocol);
	speak(&rules, "qps");
	g_assert_cmpstr(pool->title, ==, "Šŵíɱɱíñğ þööļ");
	g_assert_cmpstr(wedding->title, ==, "Ŵéđđíñğ");
	g_autofree char *short_one = g_strdup(breathing(&rules)->brief);
	speak(&rules, "qpl");
	g_assert_cmpuint(strlen(breathing(&rules)->brief), >, strlen(short_one));
	/* What one types is found in any language, and once. */
	g_assert_true(is_found_by(pool->also, pool->n_also, "Swimming pool"));
	g_assert_true(is_found_by(wedding->also, wedding->n_also, "Wedding"));
	g_assert_true(is_found_by(pool->also, pool->n_also, "laps"));
	speak(&rules, "en");
	g_assert_true(breathing(&rules)->brief == written);
	g_assert_true(ac_loaded_protocol(rules.protocol)->phases[0].normal[0] == normal);
	g_assert_cmpstr(pool->title, ==, "Swimming pool");
	speak(&rules, "qps");
	g_assert_cmpstr(breathing(&rules)->brief, ==, short_one);
	g_autofree char *later = ac_loaded_hash(rules.protocol);
	g_assert_cmpstr(later, ==, hash);
	ac_loaded_as_written(rules.safety);
	g_assert_true(breathing(&rules)->brief == written);
	unload(&rules);
}

static void names_and_ids_stay(void)
{
	Rules rules;
	load(&rules, CONFIG "clinics/example.cfg");
	speak(&rules, "qps");
	const AcProtocol *protocol = ac_loaded_protocol(rules.protocol);
	g_assert_cmpstr(ac_loaded_clinic(rules.protocol)->name, ==, "Northlight Studio");
	g_assert_cmpstr(ac_loaded_clinic(rules.protocol)->hours, ==, "Tue to Sat, 10:00 to 18:00");
	g_assert_cmpstr(protocol->author, ==, "A. Example");
	g_assert_cmpstr(protocol->language, ==, "en");
	g_assert_cmpstr(protocol->traits[0].values[0], ==, "dry");
	for (guint i = 0; i < protocol->n_sources; i++)
		g_assert_true(g_ascii_isalnum(protocol->sources[i].title[0]));
	unload(&rules);
}

/* ---- a clinic's own ----------------------------------------------------------------------------------- */

static AcLoaded *load_own(const Rules *rules, const char *folder, const char *language)
{
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autofree char *path = g_build_filename(folder, "own.cfg", NULL);
	g_autofree char *text = g_strdup_printf("protocol = { id = \"own\"; title = \"Our rules\"; %s tasks = ( "
	                                        "{ id = \"look\"; title = \"Redness\"; "
	                                        "how = \"In our mirror.\"; from = \"0h\"; } ); };\n",
	                                        language);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	AcLoaded *loaded = ac_load_protocol(path, ac_loaded_catalogue(rules->catalogue), folders, problems);
	g_assert_nonnull(loaded);
	g_assert_cmpint(remove(path), ==, 0);
	ac_loaded_speak(loaded);
	return loaded;
}

static void a_clinics_own_words_stay(void)
{
	Rules rules;
	load(&rules, CONFIG "protocols/smp.cfg");
	speak(&rules, "qps");
	g_autofree char *folder = g_dir_make_tmp("aftercare-own-XXXXXX", NULL);
	g_autoptr(AcLoaded) unsaid = load_own(&rules, folder, "");
	g_autoptr(AcLoaded) german = load_own(&rules, folder, "language = \"de\";");
	const AcProtocol *own = ac_loaded_protocol(unsaid);
	g_assert_cmpstr(own->title, ==, "Our rules");
	g_assert_cmpstr(own->tasks[0].words.how, ==, "In our mirror.");
	g_assert_cmpstr(own->tasks[0].title, ==, "Řéđñéšš"); /* as the shipped rules have it */
	g_assert_cmpstr(ac_loaded_protocol(german)->tasks[0].title, ==, "Redness");
	g_assert_cmpint(remove(folder), ==, 0);
	unload(&rules);
}

/* ---- kept ready --------------------------------------------------------------------------------------- */

static void the_kept_copy_is_of_no_language(void)
{
	g_autofree char *folder = g_dir_make_tmp("aftercare-kept-XXXXXX", NULL);
	g_autofree char *copy = g_build_filename(folder, "rules", NULL), *before = NULL, *after = NULL;
	gsize n_before = 0, n_after = 0;
	const AcRulePlaces places = {.catalogue = CONFIG "activities.cfg",
	                             .safety = CONFIG "safety.cfg",
	                             .clinic = CONFIG "none.cfg",
	                             .protocol = "smp",
	                             .folders = folders};
	words_speak(AC_WORDS_DIR, "qps");
	g_assert_true(ac_ready_write(copy, &places));
	g_assert_true(g_file_get_contents(copy, &before, &n_before, NULL));
	for (guint i = 0; i < 2; i++) {
		words_speak(AC_WORDS_DIR, i == 0 ? "qps" : "en");
		g_autoptr(AcReady) ready = ac_ready_open(copy, &places);
		g_assert_nonnull(ready);
		ac_loaded_speak(ac_ready_safety(ready));
		ac_loaded_speak(ac_ready_protocol(ready));
		const char *title = ac_loaded_protocol(ac_ready_protocol(ready))->tasks[0].title;
		g_assert_cmpint(g_ascii_isalpha(title[0]) != 0, ==, i == 1);
		ac_loaded_free(ac_ready_safety(ready));
		ac_loaded_free(ac_ready_protocol(ready));
	}
	g_assert_true(g_file_get_contents(copy, &after, &n_after, NULL));
	g_assert_cmpuint(n_before, ==, n_after);
	g_assert_true(memcmp(before, after, n_before) == 0);
	g_assert_cmpint(remove(copy), ==, 0);
	g_assert_cmpint(remove(folder), ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/protocol/words/every", every_text_of_the_shipped_rules_is_told);
	g_test_add_func("/protocol/words/switch", another_language_and_back);
	g_test_add_func("/protocol/words/names", names_and_ids_stay);
	g_test_add_func("/protocol/words/own", a_clinics_own_words_stay);
	g_test_add_func("/protocol/words/kept", the_kept_copy_is_of_no_language);
	return g_test_run();
}

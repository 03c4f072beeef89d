/* SPDX-License-Identifier: MIT */
/* The topics that are shipped: every link leads somewhere, every claim names a source that the rules know,
 * the German twin is one, and no line promises what nobody can. */
#include <glib/gstdio.h>
#include <string.h>

#include "app/guide.h"

#define FEWEST_TOPICS 11
#define LONGEST_TITLE 40

typedef struct {
	AcApp *app;
	AcGuide *english, *german;
	GHashTable *sources; /* id → titles, as one text */
} World;

static void add_sources(World *world, const AcSource *sources, guint n)
{
	for (guint i = 0; i < n; i++) {
		const char *known = g_hash_table_lookup(world->sources, sources[i].id);
		char *titles = g_strconcat(known != NULL ? known : "\n", sources[i].title, "\n", NULL);
		g_hash_table_insert(world->sources, g_strdup(sources[i].id), titles);
	}
}

static void open_world(World *world, gconstpointer unused)
{
	(void)unused;
	g_autoptr(GError) error = NULL;
	const AcAppOptions options = {.clock = 1795269600};
	world->app = ac_app_open(&options, AC_NEEDS_CATALOGUE | AC_NEEDS_SAFETY, &error);
	g_assert_no_error(error);
	world->english = ac_guide_open(ac_app_paths(world->app), "en");
	world->german = ac_guide_open(ac_app_paths(world->app), "de");
	world->sources = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	static const char *const protocols[] = {"smp", "smp-density", "smp-scar"};
	for (gsize i = 0; i < G_N_ELEMENTS(protocols); i++) {
		const AcProtocol *protocol = ac_app_load_protocol(world->app, protocols[i], &error);
		g_assert_no_error(error);
		add_sources(world, protocol->sources, protocol->n_sources);
	}
	add_sources(world, ac_app_safety(world->app)->sources, ac_app_safety(world->app)->n_sources);
}

static void close_world(World *world, gconstpointer unused)
{
	(void)unused;
	g_hash_table_unref(world->sources);
	ac_guide_unref(world->english);
	ac_guide_unref(world->german);
	ac_app_close(world->app);
}

typedef void (*Check)(const World *world, const AcGuide *guide, const AcTopic *topic);

static void for_each(const World *world, Check check)
{
	const AcGuide *const guides[] = {world->english, world->german};
	for (gsize g = 0; g < G_N_ELEMENTS(guides); g++) {
		guint n;
		const AcTopic *const *topics = ac_guide_topics(guides[g], &n);
		g_autofree char *problems = ac_guide_problems(guides[g]);
		g_assert_cmpstr(problems, ==, NULL);
		g_assert_cmpuint(n, >=, FEWEST_TOPICS);
		for (guint i = 0; i < n; i++)
			check(world, guides[g], topics[i]);
	}
}

/* ---- each topic ------------------------------------------------------------------------------ */

static void check_head(const World *world, const AcGuide *guide, const AcTopic *topic)
{
	g_test_message("%s", topic->file);
	g_assert_cmpstr(topic->language, ==, guide == world->german ? "de" : "en");
	g_assert_cmpint(g_utf8_strlen(topic->title, -1), <=, LONGEST_TITLE);
	g_assert_cmpstr(topic->summary, !=, "");
	g_assert_cmpint(topic->order, <, G_MAXINT);
	g_assert_cmpuint(topic->n_about, >, 0);
	g_assert_cmpuint(topic->n_words, >, 5);
	g_assert_cmpuint(topic->n_sources, >, 0);
	g_autofree char *first = ac_block_text(&topic->blocks[0]);
	g_assert_true(g_str_has_prefix(first, guide == world->german ? "Zuerst:" : "First:"));
}

static void every_topic_has_a_summary_its_sources_and_says_first_what_to_do(World *world,
                                                                            gconstpointer unused)
{
	(void)unused;
	for_each(world, check_head);
}

static void check_link(const World *world, const AcGuide *guide, const AcTopic *topic, const AcTextSpan *span)
{
	gboolean leads = TRUE;
	if (span->kind == AC_SPAN_ASK)
		leads = ac_catalogue_find(ac_app_catalogue(world->app), span->target) != NULL;
	else if (span->kind == AC_SPAN_TOPIC)
		leads = ac_guide_find(guide, span->target) != NULL && strcmp(span->target, topic->id) != 0;
	else if (span->kind == AC_SPAN_ROOM)
		leads = strcmp(span->target, "call") == 0 || strcmp(span->target, "checkin") == 0;
	else if (span->kind < AC_SPAN_MARK)
		leads = strstr(span->text, "](") == NULL && strchr(span->text, '[') == NULL; /* a slip in Markdown */
	if (!leads)
		g_error("%s: “%s” leads nowhere (%s)", topic->file, span->text, span->target);
}

static void check_links(const World *world, const AcGuide *guide, const AcTopic *topic)
{
	for (guint i = 0; i < topic->n_blocks; i++)
		for (guint k = 0; k < topic->blocks[i].n_spans; k++)
			check_link(world, guide, topic, &topic->blocks[i].spans[k]);
}

static void every_link_leads_somewhere(World *world, gconstpointer unused)
{
	(void)unused;
	for_each(world, check_links);
}

static gboolean names_a_source_or_the_plan(const AcTextBlock *block)
{
	for (guint k = 0; k < block->n_spans; k++)
		if (block->spans[k].kind >= AC_SPAN_MARK)
			return TRUE;
	g_autofree char *text = ac_block_text(block);
	return g_str_has_suffix(text, ":"); /* leads on to a list */
}

static void check_claims(const World *world, const AcGuide *guide, const AcTopic *topic)
{
	(void)guide;
	for (guint i = 0; i < topic->n_blocks; i++) {
		const AcTextBlock *block = &topic->blocks[i];
		gboolean claims = block->kind == AC_BLOCK_PARAGRAPH || block->kind == AC_BLOCK_ITEM;
		g_autofree char *text = ac_block_text(block);
		if (claims && !names_a_source_or_the_plan(block))
			g_error("%s: no source, and no way to the plan: %s", topic->file, text);
	}
	for (guint i = 0; i < topic->n_sources; i++) {
		const char *titles = g_hash_table_lookup(world->sources, topic->sources[i].id);
		g_autofree char *line = g_strdup_printf("\n%s\n", topic->sources[i].title);
		if (titles == NULL || strstr(titles, line) == NULL)
			g_error("%s: no rule file has the source %s: %s", topic->file, topic->sources[i].id,
			        topic->sources[i].title);
	}
}

static void every_claim_names_a_source_of_the_rules_or_the_plan(World *world, gconstpointer unused)
{
	(void)unused;
	for_each(world, check_claims);
}

static gboolean is_named(const AcTopic *topic, guint number)
{
	for (guint i = 0; i < topic->n_blocks; i++)
		for (guint k = 0; k < topic->blocks[i].n_spans; k++)
			if (topic->blocks[i].spans[k].number == number)
				return TRUE;
	return FALSE;
}

static void check_listed(const World *world, const AcGuide *guide, const AcTopic *topic)
{
	(void)world;
	(void)guide;
	for (guint i = 0; i < topic->n_sources; i++)
		if (!is_named(topic, i + 1))
			g_error("%s: the source %s is listed, and nothing names it", topic->file, topic->sources[i].id);
}

static void every_source_listed_is_named_in_the_text(World *world, gconstpointer unused)
{
	(void)unused;
	for_each(world, check_listed);
}

/* Neither a promise nor a permission of the guide's own. */
static const char *const forbidden[] = {
    "safe",           "guarantee",    "will heal",        "painless",     "100 %",       "100%",
    "harmless",       "no risk",      "risk-free",        "cure",         "you may now", "you can now",
    "is allowed now", "always works", "don't worry",      "unbedenklich", "garantie",    "garantiert",
    "schmerzlos",     "schmerzfrei",  "gefahrlos",        "ungefährlich", "risikofrei",  "risikolos",
    "heilt immer",    "wird heilen",  "sie dürfen jetzt", "keine sorge",
};

static void check_words(const World *world, const AcGuide *guide, const AcTopic *topic)
{
	(void)world;
	(void)guide;
	g_autofree char *summary = g_utf8_casefold(topic->summary, -1);
	for (gsize i = 0; i < G_N_ELEMENTS(forbidden); i++) {
		g_autofree char *word = g_utf8_casefold(forbidden[i], -1);
		if (strstr(topic->text, word) != NULL || strstr(summary, word) != NULL)
			g_error("%s: says “%s”", topic->file, forbidden[i]);
	}
}

static void no_line_promises_or_permits(World *world, gconstpointer unused)
{
	(void)unused;
	for_each(world, check_words);
}

/* ---- the twins ------------------------------------------------------------------------------- */

static int by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What must be the same in every language: order, about, kinds of blocks, links, sources and marks. */
static char *structure_of(const AcTopic *topic)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GPtrArray) links = g_ptr_array_new_with_free_func(g_free);
	g_string_append_printf(out, "order %d\n", topic->order);
	for (guint i = 0; i < topic->n_about; i++)
		g_string_append_printf(out, "about %s\n", topic->about[i]);
	for (guint i = 0; i < topic->n_blocks; i++) {
		g_string_append_printf(out, "block %d %u\n", (int)topic->blocks[i].kind, topic->blocks[i].level);
		for (guint k = 0; k < topic->blocks[i].n_spans; k++) {
			const AcTextSpan *span = &topic->blocks[i].spans[k];
			if (span->kind >= AC_SPAN_MARK)
				g_ptr_array_add(links, g_strdup_printf("%d %s", (int)span->kind, span->target));
		}
	}
	g_ptr_array_sort(links, by_text);
	for (guint i = 0; i < links->len; i++)
		g_string_append_printf(out, "link %s\n", (char *)g_ptr_array_index(links, i));
	return g_strdup(out->str);
}

static void the_german_twin_has_the_same_structure(World *world, gconstpointer unused)
{
	(void)unused;
	guint n, n_german;
	const AcTopic *const *topics = ac_guide_topics(world->english, &n);
	ac_guide_topics(world->german, &n_german);
	g_assert_cmpuint(n, ==, n_german);
	for (guint i = 0; i < n; i++) {
		const AcTopic *twin = ac_guide_find(world->german, topics[i]->id);
		g_assert_nonnull(twin);
		g_assert_cmpstr(twin->title, !=, topics[i]->title);
		g_autofree char *english = structure_of(topics[i]), *german = structure_of(twin);
		g_assert_cmpstr(german, ==, english);
	}
}

/* ---- what it is about ------------------------------------------------------------------------ */

static void every_activity_task_and_phase_leads_to_one_topic(World *world, gconstpointer unused)
{
	(void)unused;
	const AcCatalogue *catalogue = ac_app_catalogue(world->app);
	for (guint i = 0; i < catalogue->n_activities; i++)
		if (ac_guide_about_activity(world->english, catalogue->activities[i]) == NULL)
			g_error("%s: no topic is about it", catalogue->activities[i]->id);
	const AcProtocol *smp = ac_app_load_protocol(world->app, "smp", NULL);
	for (guint i = 0; i < smp->n_tasks; i++)
		g_assert_nonnull(ac_guide_about_task(world->english, &smp->tasks[i]));
	for (guint i = 0; i < smp->n_phases; i++)
		g_assert_nonnull(ac_guide_about_phase(world->english, &smp->phases[i]));
	g_assert_nonnull(ac_guide_about(world->english, "screen:call"));
}

static gboolean is_known(const World *world, const char *about)
{
	const AcProtocol *smp = ac_app_load_protocol(world->app, "smp", NULL);
	const char *colon = strchr(about, ':');
	const char *id = colon != NULL ? colon + 1 : about;
	if (colon == NULL)
		return ac_catalogue_find(ac_app_catalogue(world->app), id) != NULL;
	for (guint i = 0; g_str_has_prefix(about, "task:") && i < smp->n_tasks; i++)
		if (strcmp(smp->tasks[i].id, id) == 0)
			return TRUE;
	for (guint i = 0; g_str_has_prefix(about, "phase:") && i < smp->n_phases; i++)
		if (strcmp(smp->phases[i].id, id) == 0)
			return TRUE;
	for (guint i = 0; g_str_has_prefix(about, "sign:") && i < smp->n_signs; i++)
		if (strcmp(smp->signs[i].id, id) == 0)
			return TRUE;
	return strcmp(about, "screen:call") == 0 || strcmp(about, "screen:checkin") == 0;
}

static void what_a_topic_is_about_exists_and_stands_in_one_topic_only(World *world, gconstpointer unused)
{
	(void)unused;
	guint n;
	const AcTopic *const *topics = ac_guide_topics(world->english, &n);
	for (guint i = 0; i < n; i++)
		for (guint k = 0; k < topics[i]->n_about; k++) {
			const char *about = topics[i]->about[k];
			if (!is_known(world, about))
				g_error("%s: about %s, which there is not", topics[i]->file, about);
			if (ac_guide_about(world->english, about) != topics[i])
				g_error("%s: %s has a topic already", topics[i]->file, about);
		}
}

#define ADD(path, test) g_test_add("/guide/content/" path, World, NULL, open_world, test, close_world)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_setenv("AFTERCARE_CONFIG", AC_SOURCE_DIR "/config", TRUE);
	g_setenv("AFTERCARE_CONTENT", AC_SOURCE_DIR "/content", TRUE);
	g_setenv("XDG_CONFIG_HOME", "/nonexistent/config", TRUE);
	ADD("head", every_topic_has_a_summary_its_sources_and_says_first_what_to_do);
	ADD("links", every_link_leads_somewhere);
	ADD("claims", every_claim_names_a_source_of_the_rules_or_the_plan);
	ADD("listed", every_source_listed_is_named_in_the_text);
	ADD("words", no_line_promises_or_permits);
	ADD("twins", the_german_twin_has_the_same_structure);
	ADD("about", every_activity_task_and_phase_leads_to_one_topic);
	ADD("about-exists", what_a_topic_is_about_exists_and_stands_in_one_topic_only);
	return g_test_run();
}

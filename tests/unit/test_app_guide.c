/* SPDX-License-Identifier: MIT */
/* Where topics are found, in which language, and how one is looked for. */
#include "test_app.h"

#include "app/guide.h"

#include <sys/stat.h>

typedef struct {
	Home home;
	AcApp *app;
} World;

static World world_new(void)
{
	World world = {.home = home_new()};
	set_folder(&world.home, "AFTERCARE_CONTENT", "content");
	put_file(&world.home, "content/en/guide/wash.md",
	         "---\ntitle: Washing\nsummary: Water.\norder: 2\nabout: water, task:wash-before, phase:fresh\n"
	         "words: shower\n---\nSoap and foil.\n");
	put_file(&world.home, "content/en/guide/sport.md",
	         "---\ntitle: Sport\norder: 1\nabout: gym\n---\nRunning makes one sweat; then a shower.\n");
	put_file(&world.home, "content/de/guide/wash.md",
	         "---\ntitle: Waschen\norder: 2\nabout: water\n---\nSeife.\n");
	world.app = open_at(AC_NEEDS_CATALOGUE, NOW);
	return world;
}

static void world_clear(World *world)
{
	ac_app_close(world->app);
	home_clear(&world->home);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(World, world_clear)

static AcGuide *open_in(const World *world, const char *language)
{
	return ac_guide_open(ac_app_paths(world->app), language);
}

static void assert_titles(const AcGuide *guide, const char *expected)
{
	guint n;
	g_autoptr(GString) titles = g_string_new(NULL);
	const AcTopic *const *topics = ac_guide_topics(guide, &n);
	for (guint i = 0; i < n; i++)
		g_string_append_printf(titles, "%s%s", i > 0 ? " " : "", topics[i]->title);
	g_assert_cmpstr(titles->str, ==, expected);
}

static void a_missing_language_falls_back_to_english_topic_by_topic(void)
{
	g_auto(World) world = world_new();
	static const struct {
		const char *language, *titles;
	} cases[] = {{"en", "Sport Washing"},    {"de", "Sport Waschen"},  {"de_AT", "Sport Waschen"},
	             {"fr", "Sport Washing"},    {"", "Sport Washing"},    {"../../x", "Sport Washing"},
	             {"en_GB", "Sport Washing"}, {"de@x", "Sport Waschen"}};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(AcGuide) guide = open_in(&world, cases[i].language);
		assert_titles(guide, cases[i].titles);
		g_autofree char *problems = ac_guide_problems(guide);
		g_assert_null(problems);
	}
}

static void ones_own_topics_come_before_the_programs(void)
{
	g_auto(World) world = world_new();
	put_file(&world.home, "config/aftercare/guide/wash.md", "---\ntitle: My way\n---\nx\n");
	put_file(&world.home, "config/aftercare/guide/extra.md", "# Extra\n\nx\n");
	put_file(&world.home, "config/aftercare/guide/de/extra.md", "# Mehr\n\nx\n");
	put_file(&world.home, "config/aftercare/guide/.hidden.md", "# Hidden\n");
	put_file(&world.home, "config/aftercare/guide/notes.txt", "no topic");
	g_autoptr(AcGuide) english = open_in(&world, "en");
	assert_titles(english, "Sport Extra My way");
	g_autoptr(AcGuide) german = open_in(&world, "de");
	assert_titles(german, "Sport Mehr My way");
}

static void what_cannot_be_read_is_told_and_the_rest_is_there(void)
{
	g_auto(World) world = world_new();
	g_autofree char *pipe = g_build_filename(world.home.folder, "content/en/guide/pipe.md", NULL);
	g_autofree char *big = g_strnfill(AC_TOPIC_MAX_BYTES + 1, 'a');
	g_assert_cmpint(mkfifo(pipe, 0600), ==, 0);
	put_file(&world.home, "content/en/guide/big.md", big);
	g_autoptr(AcGuide) guide = open_in(&world, "en");
	assert_titles(guide, "Sport Washing");
	g_autofree char *problems = ac_guide_problems(guide);
	g_assert_nonnull(strstr(problems, "pipe.md: cannot be read: it is no file"));
	g_assert_nonnull(strstr(problems, "big.md: longer than 65536 bytes"));
	g_setenv("AFTERCARE_CONTENT", "/nonexistent", TRUE);
	g_autoptr(AcApp) app = open_at(AC_NEEDS_CATALOGUE, NOW);
	g_autoptr(AcGuide) none = ac_guide_open(ac_app_paths(app), "en");
	g_autofree char *why = ac_guide_problems(none);
	g_assert_nonnull(strstr(why, "/nonexistent"));
}

static const AcActivity *activity(const World *world, const char *id)
{
	return ac_catalogue_find(ac_app_catalogue(world->app), id);
}

static const char *id_of(const AcTopic *topic)
{
	return topic != NULL ? topic->id : NULL;
}

static void a_line_of_the_day_leads_to_its_topic(void)
{
	g_auto(World) world = world_new();
	g_autoptr(AcGuide) guide = open_in(&world, "en");
	const AcTask plain = {.id = "x", .on = activity(&world, "gym"), .step = activity(&world, "mild")};
	const AcTask named = {.id = "wash-before", .on = activity(&world, "gym")};
	const AcTask nothing = {.id = "y"};
	const AcPhase fresh = {.id = "fresh"}, other = {.id = "other"}, told = {.id = "other", .guide = "SPORT"};
	g_assert_cmpstr(id_of(ac_guide_about_activity(guide, activity(&world, "water"))), ==, "wash");
	g_assert_cmpstr(id_of(ac_guide_about_activity(guide, activity(&world, "mild"))), ==, "wash");
	g_assert_cmpstr(id_of(ac_guide_about_activity(guide, activity(&world, "gym"))), ==, "sport");
	g_assert_cmpstr(id_of(ac_guide_about_task(guide, &plain)), ==, "wash");
	g_assert_cmpstr(id_of(ac_guide_about_task(guide, &named)), ==, "wash");
	g_assert_cmpstr(id_of(ac_guide_about_task(guide, &nothing)), ==, NULL);
	g_assert_cmpstr(id_of(ac_guide_about_phase(guide, &fresh)), ==, "wash");
	g_assert_cmpstr(id_of(ac_guide_about_phase(guide, &other)), ==, NULL);
	g_assert_cmpstr(id_of(ac_guide_about_phase(guide, &told)), ==, "sport");
}

static void words_find_titles_activities_and_what_stands_in_the_text(void)
{
	g_auto(World) world = world_new();
	g_autoptr(AcGuide) guide = open_in(&world, "en");
	static const struct {
		const char *words, *first;
		guint n;
		gboolean is_clear;
	} cases[] = {
	    {"washing", "wash", 1, TRUE},
	    {"SHOWER", "wash", 2, TRUE},
	    {"sweat", "sport", 1, TRUE},
	    {"a", "sport", 2, FALSE},
	    {"oil", NULL, 0, FALSE},
	    {"foil", "wash", 1, TRUE},
	    {"running shower", "sport", 1, TRUE},
	    {"", "sport", 2, FALSE},
	    {"xyzzy", NULL, 0, FALSE},
	    {"can I go to the gym tonight", "sport", 1, TRUE},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		gboolean is_clear;
		g_autoptr(GPtrArray) found = ac_guide_search(guide, world.app, cases[i].words, &is_clear);
		g_test_message("%s", cases[i].words);
		g_assert_cmpuint(found->len, ==, cases[i].n);
		g_assert_cmpint(is_clear, ==, cases[i].is_clear);
		if (found->len > 0)
			g_assert_cmpstr(id_of(g_ptr_array_index(found, 0)), ==, cases[i].first);
	}
	g_assert_cmpstr(id_of(ac_guide_find(guide, " wASHing ")), ==, "wash");
	g_assert_cmpstr(id_of(ac_guide_find(guide, "WASH")), ==, "wash");
	g_assert_null(ac_guide_find(guide, "was"));
	g_assert_cmpstr(ac_guide_nearest(guide, "Wahsing"), ==, "Washing");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/app/guide/language", a_missing_language_falls_back_to_english_topic_by_topic);
	g_test_add_func("/app/guide/own", ones_own_topics_come_before_the_programs);
	g_test_add_func("/app/guide/unread", what_cannot_be_read_is_told_and_the_rest_is_there);
	g_test_add_func("/app/guide/about", a_line_of_the_day_leads_to_its_topic);
	g_test_add_func("/app/guide/search", words_find_titles_activities_and_what_stands_in_the_text);
	return g_test_run();
}

/* SPDX-License-Identifier: MIT */
/* The rules a plan follows: as they were when the client was added, until the new ones are accepted. */
#include "test_app.h"

#include "base/error.h"

/* The gym is forbidden for so long; everything else as it is. */
static void write_rules(const Home *home, const char *version, const char *gym)
{
	g_autofree char *text = g_strdup_printf(
	    "protocol = { id = \"smp\"; title = \"SMP\"; version = \"%s\"; language = \"en\"; status = "
	    "\"active\";"
	    "author = \"A\"; approved_on = \"2026-11-21\"; review_by = \"2027-11-21\"; treatment_day = 0;"
	    "lasts = \"28d\"; gap = \"4w\"; sources = ( { id = \"s\"; title = \"S\"; } );"
	    "rules = ( { id = \"gym\"; on = \"gym\"; verdict = \"avoid\"; to = \"%s\"; source = \"s\"; } ); };",
	    version, gym);
	put_file(home, "rules/protocols/smp.cfg", text);
}

static AcVerdict gym(AcApp *app)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	return ac_plan_ask(ac_app_plan(app), arena, ac_catalogue_find(ac_app_catalogue(app), "gym"), NOW, 0)
	    ->verdict;
}

static void the_plan_keeps_to_its_rules_until_the_new_are_accepted(void)
{
	g_auto(Home) home = home_new();
	GError *error = NULL;
	write_rules(&home, "1.0", "7d");
	AcApp *app = open_jo(5);
	g_assert_cmpint(gym(app), ==, AC_VERDICT_AVOID);
	g_assert_null(ac_app_offered(app));
	g_assert_null(ac_app_rules_news(app, NULL));
	g_autofree char *hash = g_strdup(ac_app_protocol_hash(app));
	g_assert_cmpstr(ac_app_row(app)->rules_hash, ==, hash);
	ac_app_keep_ready(app);
	ac_app_close(app);

	write_rules(&home, "1.1", "3d");
	for (int i = 0; i < 2; i++) { /* the second time with the new rules kept ready */
		app = open_at(AC_NEEDS_PLAN, NOW);
		g_assert_cmpint(gym(app), ==, AC_VERDICT_AVOID);
		g_assert_cmpstr(ac_app_protocol_hash(app), ==, hash);
		g_assert_cmpstr(ac_app_offered(app)->version, ==, "1.1");
		g_autofree char *news = ac_app_rules_news(app, NULL);
		g_assert_cmpstr(news, ==, "Your rules have changed (smp 1.0 → 1.1): aftercare client rules");
		ac_app_keep_ready(app);
		if (i == 0)
			ac_app_close(app);
	}
	g_assert_true(ac_app_rules_accept(app, &error));
	g_assert_no_error(error);
	g_assert_cmpint(gym(app), !=, AC_VERDICT_AVOID);
	g_assert_null(ac_app_offered(app));
	AcUndone undone;
	g_assert_true(undo_last(app, &undone, &error));
	g_autofree char *words = ac_app_change_words(app, &undone);
	g_assert_nonnull(strstr(words, "the rules, taken"));
	ac_undone_clear(&undone);
	g_assert_cmpint(gym(app), ==, AC_VERDICT_AVOID);
	ac_app_close(app);
}

static void visit(const AcClientRow *row, const AcPlan *plan, const GError *problem, void *data)
{
	g_assert_no_error(problem);
	g_string_append_printf(data, "%s %s;", row->name, ac_plan_protocol(plan)->version);
}

static void each_client_has_their_own(void)
{
	g_auto(Home) home = home_new();
	GError *error = NULL;
	write_rules(&home, "1.0", "7d");
	ac_app_close(open_jo(5));
	write_rules(&home, "1.1", "3d");
	g_autoptr(AcApp) app = open_at(AC_NEEDS_STORE | AC_NEEDS_CATALOGUE, NOW);
	add(app, "Sam", NOW - DAY);
	g_autoptr(GString) seen = g_string_new(NULL);
	g_assert_true(ac_app_each_client(app, visit, seen, &error));
	g_assert_cmpstr(seen->str, ==, "Jo 1.0;Sam 1.1;");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/app/rules/followed", the_plan_keeps_to_its_rules_until_the_new_are_accepted);
	g_test_add_func("/app/rules/each", each_client_has_their_own);
	return g_test_run();
}

/* SPDX-License-Identifier: MIT */
/* Rule files that are broken, gone or changed while somebody's plan stands on them. */
#include "test_app.h"

#include "base/error.h"

#define SMP "rules/protocols/smp.cfg"

static char *read_smp(const Home *home)
{
	g_autofree char *path = g_build_filename(home->folder, SMP, NULL);
	char *text = NULL;
	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	return text;
}

/* The same rules under a name of one's own. */
static void put_own(const Home *home, const char *version, const char *more)
{
	g_autofree char *text = g_strdup_printf(
	    "protocol = { id = \"own\"; extends = \"smp\"; title = \"Our own\"; version = \"%s\";%s };\n",
	    version, more);
	put_file(home, "config/aftercare/protocols/own.cfg", text);
}

static gint64 add_own(AcApp *app, const char *name)
{
	GError *error = NULL;
	const AcNewSession session = {.begin = NOW - 2 * DAY, .end = NOW - 2 * DAY};
	const AcClientSpec spec = {.name = name, .protocol = "own", .sessions = &session, .n_sessions = 1};
	gint64 id = ac_app_client_add(app, &spec, &error);
	g_assert_no_error(error);
	return id;
}

static void a_plan_goes_on_by_the_rules_kept_with_it(void)
{
	const char *const broken[] = {"protocol = {", "", "protocol = { id = \"smp\"; };", NULL};
	g_auto(Home) home = home_new();
	ac_app_close(open_jo(2));
	for (guint i = 0; i < G_N_ELEMENTS(broken); i++) {
		g_autofree char *path = g_build_filename(home.folder, SMP, NULL);
		if (broken[i])
			put_file(&home, SMP, broken[i]);
		else
			g_remove(path);
		g_autoptr(AcApp) app = open_at(AC_NEEDS_PLAN, NOW);
		g_assert_cmpstr(ac_plan_protocol(ac_app_plan(app))->version, ==, "1.0");
		g_assert_null(ac_app_offered(app));
		g_assert_cmpuint(ac_problems_count(ac_app_rules_problems(app), AC_PROBLEM_ERROR), >, 0);
		g_autofree char *lines = ac_app_rules_trouble(app, NULL), *line = ac_app_rules_trouble(app, "R");
		g_assert_nonnull(strstr(lines, "goes on by the rules stored with it"));
		g_assert_nonnull(strstr(line, "smp"));
		g_assert_null(strchr(line, '\n'));
		GError *error = NULL;
		g_assert_false(ac_app_rules_accept(app, &error));
		g_assert_nonnull(error);
		g_clear_error(&error);
	}
}

static void a_file_that_breaks_and_is_mended_is_noticed(void)
{
	g_auto(Home) home = home_new();
	g_autoptr(AcApp) app = open_jo(2);
	g_autofree char *good = read_smp(&home);
	const AcLoaded *before = ac_app_loaded(app);
	GError *error = NULL;
	g_assert_true(ac_app_rules_look(app, &error));
	g_assert_true(ac_app_loaded(app) == before); /* nothing has changed */
	put_file(&home, SMP, "protocol = {");
	g_assert_true(ac_app_rules_look(app, &error));
	g_assert_no_error(error);
	g_assert_nonnull(ac_app_rules_problems(app));
	g_assert_nonnull(ac_app_plan(app));
	g_assert_true(ac_app_loaded(app) == before); /* what rooms point to stays */
	g_assert_false(ac_app_rules_again(app, &error));
	assert_says(&error, AC_ERROR_FILE, "smp.cfg:1");
	put_file(&home, SMP, good);
	g_assert_true(ac_app_rules_look(app, &error));
	g_assert_null(ac_app_rules_problems(app));
	g_assert_null(ac_app_offered(app));
}

static void a_screen_opens_where_nothing_was_kept(void)
{
	g_auto(Home) home = home_new();
	g_autofree char *good = read_smp(&home);
	const AcNewClient nobody_s = {.protocol = "own"};
	GError *error = NULL;
	g_autoptr(AcApp) first = open_jo(2);
	g_assert_true(ac_store_client_edit(ac_app_store(first), 1, &nobody_s, NOW, &error));
	put_file(&home, SMP, "protocol = {"); /* and what was kept was of another catalogue */
	put_file(&home, "rules/activities.cfg", "activities = ( { id = \"gym\"; title = \"Gym\"; } );");
	const AcAppOptions options = {.clock = NOW};
	g_assert_null(ac_app_open(&options, AC_NEEDS_PLAN, &error));
	g_assert_nonnull(error);
	g_clear_error(&error);
	g_autoptr(AcApp) app = open_at(AC_NEEDS_STORE | AC_NEEDS_CATALOGUE | AC_NEEDS_PLAN_IF_READ, NOW);
	g_assert_null(ac_app_plan(app));
	g_assert_null(ac_app_client(app));
	g_assert_nonnull(strstr(ac_app_barred(app), "own"));
}

static void rules_with_an_error_are_taken_for_nobody(void)
{
	g_auto(Home) home = home_new();
	g_autoptr(AcApp) app = open_jo(2);
	GError *error = NULL;
	put_own(&home, "1.0", "tests = ( { at = \"30h\"; ask = \"gym\"; answer = \"ok\"; } );");
	const AcClientSpec fresh = {.name = "Sam", .protocol = "own"}, edit = {.protocol = "own"};
	g_assert_cmpint(ac_app_client_add(app, &fresh, &error), ==, 0);
	assert_says(&error, AC_ERROR_FILE, "own.cfg:1: this test fails");
	g_assert_false(ac_app_client_edit(app, 1, &edit, &error));
	assert_says(&error, AC_ERROR_FILE, "not taken for a client before that is mended");
	g_assert_cmpstr(ac_app_row(app)->protocol, ==, "smp");
}

static void only_ones_own_rules_have_a_name_of_their_own(void)
{
	g_auto(Home) home = home_new();
	g_autoptr(AcApp) app = open_jo(2);
	GError *error = NULL;
	g_assert_null(ac_app_own_rules(app));
	put_own(&home, "1.0", "");
	const AcClientSpec edit = {.protocol = "own"};
	g_assert_true(ac_app_client_edit(app, 1, &edit, &error));
	g_assert_cmpstr(ac_app_own_rules(app), ==, "Our own");
	g_autofree char *path = g_build_filename(home.folder, "config/aftercare/protocols/own.cfg", NULL);
	g_remove(path);
	g_autoptr(AcApp) other = open_at(AC_NEEDS_PLAN, NOW);
	g_assert_cmpstr(ac_app_own_rules(other), ==, "Our own"); /* not the standard ones because it is gone */
}

static void a_changed_file_is_taken_over_for_all_who_have_it(void)
{
	g_auto(Home) home = home_new();
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(AcApp) app = open_jo(2); /* of other rules */
	GError *error = NULL;
	guint n = 0;
	put_own(&home, "1.0", "");
	gint64 ann = add_own(app, "Ann"), bob = add_own(app, "Bob");
	g_assert_true(ac_app_client_use(app, bob, &error));
	g_assert_nonnull(ac_app_rules_behind(app, arena, &n, &error));
	g_assert_cmpuint(n, ==, 0);
	put_own(&home, "1.1", "");
	g_assert_true(ac_app_rules_look(app, &error));
	const AcClientRow *behind = ac_app_rules_behind(app, arena, &n, &error);
	g_assert_cmpuint(n, ==, 2);
	g_assert_cmpint(behind[0].id, ==, ann);
	g_assert_cmpstr(behind[0].rules_version, ==, "1.0");
	g_assert_true(ac_app_rules_accept_all(app, &n, &error));
	g_assert_cmpuint(n, ==, 2);
	g_assert_null(ac_app_offered(app));
	AcUndone undone = {0};
	g_assert_true(ac_app_last_change(app, ann, &undone, &error));
	g_assert_true(ac_app_take_back(app, &undone, &error)); /* one of them alone */
	ac_undone_clear(&undone);
	behind = ac_app_rules_behind(app, arena, &n, &error);
	g_assert_cmpuint(n, ==, 1);
	g_assert_cmpint(behind[0].id, ==, ann);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/broken/kept", a_plan_goes_on_by_the_rules_kept_with_it);
	g_test_add_func("/broken/noticed", a_file_that_breaks_and_is_mended_is_noticed);
	g_test_add_func("/broken/barred", a_screen_opens_where_nothing_was_kept);
	g_test_add_func("/broken/checked", rules_with_an_error_are_taken_for_nobody);
	g_test_add_func("/broken/own-name", only_ones_own_rules_have_a_name_of_their_own);
	g_test_add_func("/broken/all", a_changed_file_is_taken_over_for_all_who_have_it);
	return g_test_run();
}

/* SPDX-License-Identifier: MIT */
/* Opening: paths, zones, rules, the clock, and whose plan it is. */
#include "test_app.h"

#include "base/error.h"

static void paths_follow_xdg_and_stand_without_a_home(void)
{
	g_auto(Home) home = home_new();
	g_autoptr(AcApp) app = open_at(AC_NEEDS_NOTHING, NOW);
	const AcPaths *paths = ac_app_paths(app);
	g_autofree char *database = g_build_filename(home.folder, "data", "aftercare", "aftercare.db", NULL);
	g_autofree char *own = g_build_filename(home.folder, "config", "aftercare", "protocols", NULL);
	g_assert_cmpstr(paths->database, ==, database);
	g_assert_cmpstr(paths->protocol_folders[0], ==, own);
	g_assert_cmpstr(paths->protocol_folders[1], ==, "/etc/aftercare/protocols");
	g_assert_true(g_str_has_suffix(paths->protocol_folders[2], "/rules/protocols"));
	g_assert_true(g_str_has_suffix(paths->protocol_folders[3], "/rules/clinics"));
	g_assert_null(paths->protocol_folders[4]);

	g_setenv("XDG_DATA_HOME", "relative", TRUE); /* the rule of XDG: it counts as not set */
	g_clear_pointer(&app, ac_app_close);
	app = open_at(AC_NEEDS_NOTHING, NOW);
	g_assert_true(g_str_has_suffix(ac_app_paths(app)->database, "/home/.local/share/aftercare/aftercare.db"));
	g_unsetenv("HOME");
	g_unsetenv("XDG_CONFIG_HOME");
	g_clear_pointer(&app, ac_app_close);
	app = open_at(AC_NEEDS_NOTHING, NOW);
	g_assert_true(g_path_is_absolute(ac_app_paths(app)->database));
	g_assert_true(g_path_is_absolute(ac_app_paths(app)->config_home));
	g_assert_true(g_str_has_suffix(ac_app_paths(app)->config_home, "/.config/aftercare"));
	g_assert_true(g_str_has_suffix(ac_app_paths(app)->data_home, "/.local/share/aftercare"));
}

static void nothing_is_written_before_there_is_something_to_write(void)
{
	g_auto(Home) home = home_new();
	g_autoptr(AcApp) app = open_at(AC_NEEDS_PLAN_IF_ANY | AC_NEEDS_WRITE | AC_NEEDS_SAFETY, NOW);
	g_autofree char *data = g_build_filename(home.folder, "data", NULL);
	GError *error = NULL;
	AcUndone undone;
	g_assert_null(ac_app_plan(app));
	g_assert_nonnull(ac_app_safety(app));
	g_assert_true(undo_last(app, &undone, &error));
	g_assert_null(undone.kind);
	g_assert_cmpint(ac_app_find_client(app, "Jo", &error), ==, 0);
	g_clear_error(&error);
	g_assert_false(ac_app_tick(app, "moisturise", AC_TICK_DONE, NULL, NULL, &error));
	assert_says(&error, AC_ERROR_NOT_FOUND, "aftercare client add");
	g_assert_false(g_file_test(data, G_FILE_TEST_EXISTS));
	add(app, "Jo", NOW);
	g_assert_true(g_file_test(data, G_FILE_TEST_EXISTS));
	g_assert_nonnull(ac_app_plan(app));
}

static void without_a_client_the_way_on_is_said(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	GError *error = NULL;
	const AcAppOptions options = {.clock = NOW};
	g_assert_null(ac_app_open(&options, AC_NEEDS_PLAN, &error));
	assert_says(&error, AC_ERROR_NOT_FOUND, "aftercare client add NAME --session");
	g_assert_null(ac_app_open(&options, AC_NEEDS_CLIENT, &error));
	assert_says(&error, AC_ERROR_NOT_FOUND, "aftercare client add NAME --session");
}

static void a_zone_is_a_name_and_no_path(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_at(AC_NEEDS_NOTHING, NOW);
	GError *error = NULL;
	const char *const good[] = {"UTC", "Europe/London", "America/Argentina/Buenos_Aires", "Etc/GMT+5"};
	const char *const bad[] = {
	    "",     "../../etc/passwd", "/etc/localtime", "Europe//London", "Europe/",         "Europe/../UTC",
	    "Lond", "+01:00",           "leapseconds",    "tzdata.zi",      "Europe/London\n", "Mars/Base"};
	for (guint i = 0; i < G_N_ELEMENTS(good); i++) {
		GTimeZone *zone = ac_app_open_zone(app, good[i], &error);
		g_assert_no_error(error);
		g_assert_true(zone == ac_app_open_zone(app, good[i], &error)); /* opened once */
	}
	for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
		if (ac_app_open_zone(app, bad[i], &error))
			g_error("\"%s\" was taken for a zone", bad[i]);
		assert_says(&error, AC_ERROR_NOT_FOUND, "Europe/London");
	}
	const struct {
		const char *said, *near;
	} slips[] = {{"europe/london", "Did you mean Europe/London"},
	             {"London", "Europe/London"},
	             {"new york", "America/New_York"},
	             {"Europe/Londno", "Europe/London"}};
	for (guint i = 0; i < G_N_ELEMENTS(slips); i++) {
		g_assert_null(ac_app_open_zone(app, slips[i].said, &error));
		assert_says(&error, AC_ERROR_NOT_FOUND, "Did you mean");
		g_assert_null(ac_app_open_zone(app, slips[i].said, &error));
		assert_says(&error, AC_ERROR_NOT_FOUND, slips[i].near);
	}
}

static void the_zone_of_this_machine_is_found(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	const struct {
		const char *variable, *name;
	} cases[] = {{"Asia/Tokyo", "Asia/Tokyo"}, {":Asia/Tokyo", "Asia/Tokyo"}, {"UTC", "UTC"}};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_setenv("TZ", cases[i].variable, TRUE);
		g_autoptr(AcApp) app = open_at(AC_NEEDS_NOTHING, NOW);
		g_assert_cmpstr(ac_app_local_zone_name(app), ==, cases[i].name);
		g_assert_nonnull(ac_app_zone(app));
	}
	g_setenv("TZ", "../../etc/passwd", TRUE); /* the machine's own files, or UTC */
	g_autoptr(AcApp) app = open_at(AC_NEEDS_NOTHING, NOW);
	g_assert_nonnull(ac_app_zone(app));
	g_assert_null(strstr(ac_app_local_zone_name(app), ".."));
}

static void broken_rules_are_told_all_at_once(void)
{
	g_auto(Home) home = home_new();
	GError *error = NULL;
	const AcAppOptions options = {.clock = NOW};
	put_file(&home, "rules/activities.cfg",
	         "activities = (\n{ id = \"Water!\"; title = 3; },\n{ titel = \"x\"; } );");
	g_assert_null(ac_app_open(&options, AC_NEEDS_CATALOGUE, &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_FILE);
	g_assert_nonnull(strstr(error->message, "activities.cfg:2: "));
	g_assert_nonnull(strstr(error->message, "activities.cfg:3: "));
	g_assert_false(g_str_has_suffix(error->message, "\n"));
	g_clear_error(&error);
	set_folder(&home, "AFTERCARE_CONFIG", "nowhere");
	g_assert_null(ac_app_open(&options, AC_NEEDS_CATALOGUE, &error));
	assert_says(&error, AC_ERROR_FILE, "nowhere/activities.cfg");
}

static void now_is_read_in_the_zone_of_the_client(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_at(AC_NEEDS_PLAN_IF_ANY, NOW);
	GError *error = NULL;
	const AcNewSession session = {.begin = NOW - 4 * DAY, .end = NOW - 4 * DAY};
	const AcClientSpec spec = {.name = "Jo", .zone = "Asia/Tokyo", .sessions = &session, .n_sessions = 1};
	g_assert_cmpint(ac_app_client_add(app, &spec, &error), >, 0);
	g_assert_no_error(error);
	const struct {
		const char *words;
		AcInstant at;
	} cases[] = {
	    {"2026-11-21 14:05", NOW - 9 * HOUR + 300}, /* Tokyo is 9 hours ahead */
	    {"2026-11-21", NOW - 23 * HOUR},            /* a day: its start */
	    {"day 5", NOW + HOUR},                      /* day 0 was Tuesday the 17th there */
	    {"now", NOW},
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		const AcAppOptions options = {.clock = NOW, .now = cases[i].words};
		g_autoptr(AcApp) other = ac_app_open(&options, AC_NEEDS_PLAN, &error);
		g_assert_no_error(error);
		g_assert_cmpint(ac_app_now(other), ==, cases[i].at);
		g_assert_cmpint(ac_plan_now(ac_app_plan(other)), ==, cases[i].at);
		g_assert_true(ac_app_now_is_fixed(other));
		ac_app_set_now(other, NOW + 99 * DAY); /* a fixed one stands still */
		g_assert_cmpint(ac_app_now(other), ==, cases[i].at);
	}
	const AcAppOptions options = {.clock = NOW, .now = "the day after never"};
	g_assert_null(ac_app_open(&options, AC_NEEDS_PLAN, &error));
	assert_says(&error, AC_ERROR_USAGE, "--now");
}

static void a_new_moment_gives_a_new_plan(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(0);
	ac_app_set_now(app, NOW + HOUR);
	g_assert_cmpint(ac_app_now(app), ==, NOW + HOUR);
	g_assert_cmpint(ac_plan_now(ac_app_plan(app)), ==, NOW + HOUR);
	g_assert_false(ac_app_now_is_fixed(app));
	const AcWhenContext context = ac_app_when(app);
	g_assert_true(context.has_day_zero);
	g_assert_cmpint(context.day_zero, ==, ac_time_date(NOW, ac_app_zone(app)));
}

static void somebody_who_is_not_stored_has_a_plan(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	GError *error = NULL;
	const char *const yesterday[] = {"yesterday 15:00", NULL}, *const later[] = {"2026-12-01 10:00", NULL};
	const AcAppOptions options = {.clock = NOW, .protocol = "smp", .sessions = yesterday};
	g_autoptr(AcApp) app = ac_app_open(&options, AC_NEEDS_PLAN, &error);
	g_assert_no_error(error);
	const AcClient *client = ac_app_client(app);
	g_assert_cmpuint(client->n_sessions, ==, 1);
	g_assert_cmpint(client->sessions[0].end, ==, NOW - 23 * HOUR);
	g_assert_cmpint(client->sessions[0].state, ==, AC_SESSION_HAPPENED);
	g_assert_cmpint(ac_app_row(app)->id, ==, 0);
	g_assert_cmpstr(ac_plan_protocol(ac_app_plan(app))->id, ==, "smp");
	g_assert_false(ac_app_tick(app, "moisturise", AC_TICK_DONE, NULL, NULL, &error));
	assert_says(&error, AC_ERROR_REFUSED, "not stored");
	g_assert_true(ac_app_reload(app, &error));
	g_assert_nonnull(ac_app_plan(app));
	g_clear_pointer(&app, ac_app_close);

	const AcAppOptions default_rules = {.clock = NOW, .sessions = later};
	app = ac_app_open(&default_rules, AC_NEEDS_PLAN, &error);
	g_assert_no_error(error);
	g_assert_cmpint(ac_app_client(app)->sessions[0].state, ==, AC_SESSION_PLANNED);
	const AcAppOptions both = {.clock = NOW, .sessions = yesterday, .client = "Jo"};
	g_assert_null(ac_app_open(&both, AC_NEEDS_PLAN, &error));
	assert_says(&error, AC_ERROR_USAGE, "--client");
	const AcAppOptions unknown = {.clock = NOW, .protocol = "spm"};
	g_assert_null(ac_app_open(&unknown, AC_NEEDS_PLAN, &error));
	assert_says(&error, AC_ERROR_NOT_FOUND, "smp");
}

static void a_clinic_is_of_the_protocol_or_of_its_own_file(void)
{
	g_auto(Home) home = home_new();
	g_autoptr(AcApp) app = open_jo(0);
	g_assert_null(ac_app_clinic(app));
	g_clear_pointer(&app, ac_app_close);
	put_file(&home, "config/aftercare/clinic.cfg",
	         "clinic = { id = \"own\"; name = \"Own Studio\"; phone = \"1\"; };");
	app = open_at(AC_NEEDS_PLAN, NOW);
	g_assert_cmpstr(ac_app_clinic(app)->name, ==, "Own Studio");
	g_clear_pointer(&app, ac_app_close);
	put_file(&home, "config/aftercare/clinic.cfg", "clinic = { nome = \"Own Studio\"; };");
	GError *error = NULL;
	const AcAppOptions options = {.clock = NOW};
	g_assert_null(ac_app_open(&options, AC_NEEDS_PLAN, &error));
	assert_says(&error, AC_ERROR_FILE, "clinic.cfg:1");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/app/paths", paths_follow_xdg_and_stand_without_a_home);
	g_test_add_func("/app/nothing-written", nothing_is_written_before_there_is_something_to_write);
	g_test_add_func("/app/without-client", without_a_client_the_way_on_is_said);
	g_test_add_func("/app/zone", a_zone_is_a_name_and_no_path);
	g_test_add_func("/app/here", the_zone_of_this_machine_is_found);
	g_test_add_func("/app/broken", broken_rules_are_told_all_at_once);
	g_test_add_func("/app/now", now_is_read_in_the_zone_of_the_client);
	g_test_add_func("/app/moment", a_new_moment_gives_a_new_plan);
	g_test_add_func("/app/made-up", somebody_who_is_not_stored_has_a_plan);
	g_test_add_func("/app/clinic", a_clinic_is_of_the_protocol_or_of_its_own_file);
	return g_test_run();
}

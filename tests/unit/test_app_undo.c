/* SPDX-License-Identifier: MIT */
/* Taking back: what it was, whose, and never what was not meant. */
#include "test_app.h"

#include "base/error.h"

/* The last change of @client_id (0: of all) is told as @words, of @owner. */
static void assert_last(AcApp *app, gint64 client_id, const char *owner, const char *words)
{
	GError *error = NULL;
	AcUndone change;
	g_assert_true(ac_app_last_change(app, client_id, &change, &error));
	g_assert_no_error(error);
	g_assert_nonnull(change.kind);
	g_autofree char *said = ac_app_change_words(app, &change);
	g_autofree char *whose = ac_app_change_owner(app, &change);
	g_assert_cmpstr(said, ==, words);
	g_assert_cmpstr(whose, ==, owner);
	ac_undone_clear(&change);
}

static void every_change_is_told_by_its_titles(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(5);
	GError *error = NULL;
	assert_last(app, 0, "Jo", "the client, added today 14:00");
	g_assert_true(ac_app_tick(app, "moisturise", AC_TICK_DONE, NULL, NULL, &error));
	assert_last(app, 0, "Jo", "Moisturise, done today 14:00");
	g_assert_true(ac_app_tick(app, "wash-gently", AC_TICK_SKIPPED, NULL, NULL, &error));
	assert_last(app, 0, "Jo", "Wash gently, skipped today 14:00");
	g_assert_true(ac_app_untick(app, "moisturise", NULL, &error));
	assert_last(app, 0, "Jo", "Moisturise, its tick taken away today 14:00");
	g_assert_true(ac_app_report(app, "flakes-gone", NOW, NULL, &error));
	assert_last(app, 0, "Jo", "the flakes are gone, reported today 14:00");
	g_assert_true(ac_app_trait_set(app, "skin", "oily", &error));
	assert_last(app, 0, "Jo", "Your scalp is, told today 14:00");
	const AcActivity *gym = ac_catalogue_find(ac_app_catalogue(app), "gym");
	g_assert_true(ac_app_lapse(app, &(const AcLapse){gym->id, NOW - HOUR, FALSE}, &error));
	assert_last(app, 0, "Jo", "Gym, noted today 14:00");
	const AcNewSession booked = {.begin = NOW + DAY, .end = NOW + DAY};
	g_assert_cmpint(ac_app_session_add(app, &booked, &error), !=, 0);
	assert_last(app, 0, "Jo", "session of 2026-11-22 14:00, added today 14:00");
	g_assert_no_error(error);
}

static void the_hour_is_that_of_its_client(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(2);
	GError *error = NULL;
	const AcClientSpec spec = {.name = "Ann", .zone = "Asia/Tokyo"};
	g_assert_cmpint(ac_app_client_add(app, &spec, &error), !=, 0);
	g_assert_no_error(error);
	assert_last(app, 0, "Ann", "the client, added today 23:00");
}

static void a_client_has_changes_of_their_own_and_use_is_none(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(2);
	GError *error = NULL;
	AcUndone change;
	gint64 jo = ac_app_row(app)->id, sam = add(app, "Sam", NOW - DAY);
	g_assert_true(ac_app_client_use(app, sam, &error));
	g_assert_true(ac_app_client_use(app, jo, &error));
	g_assert_true(ac_app_client_use(app, sam, &error));
	assert_last(app, 0, NULL, "Sam, in use today 14:00");
	assert_last(app, sam, "Sam", "the client, added today 14:00");
	g_assert_true(ac_app_last_change(app, sam, &change, &error));
	g_assert_true(ac_app_change_is_client(&change));
	g_assert_true(ac_app_take_back(app, &change, &error));
	g_assert_no_error(error);
	ac_undone_clear(&change);
	g_assert_cmpint(ac_app_row(app)->id, ==, jo); /* the only one left */
}

static void the_later_change_is_named(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_jo(2);
	GError *error = NULL;
	AcUndone added;
	g_assert_true(ac_app_last_change(app, 0, &added, &error));
	g_assert_true(ac_app_tick(app, "moisturise", AC_TICK_DONE, NULL, NULL, &error));
	g_assert_no_error(error);
	g_assert_false(ac_app_take_back(app, &added, &error));
	assert_says(&error, AC_ERROR_REFUSED, "Moisturise, done today 14:00");
	g_assert_cmpuint(ac_app_client(app)->n_ticks, ==, 1);
	ac_undone_clear(&added);
}

static void nothing_stored_is_nothing_to_take_back(void)
{
	g_auto(Home) home G_GNUC_UNUSED = home_new();
	g_autoptr(AcApp) app = open_at(AC_NEEDS_STORE, NOW);
	GError *error = NULL;
	AcUndone change;
	g_assert_true(ac_app_last_change(app, 0, &change, &error));
	g_assert_no_error(error);
	g_assert_null(change.kind);
	g_assert_false(g_file_test(ac_app_paths(app)->database, G_FILE_TEST_EXISTS));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/app/undo/titles", every_change_is_told_by_its_titles);
	g_test_add_func("/app/undo/hour", the_hour_is_that_of_its_client);
	g_test_add_func("/app/undo/own", a_client_has_changes_of_their_own_and_use_is_none);
	g_test_add_func("/app/undo/later", the_later_change_is_named);
	g_test_add_func("/app/undo/nothing", nothing_stored_is_nothing_to_take_back);
	return g_test_run();
}

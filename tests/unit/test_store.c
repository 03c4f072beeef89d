/* SPDX-License-Identifier: MIT */
/* What is written is read again: clients, sessions, ticks, reports, lapses, settings. */
#include "test_store.h"

#include "base/error.h"

static void what_was_stored_is_read_again(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 id = add_client(store, "Jo Doe");
	gint64 second = add_session(store, id, NOW);
	gint64 first = add_session(store, id, NOW - 1000 * HOUR);
	const AcTick skipped = {"wash-gently", second, DAY_ZERO, -1, AC_TICK_SKIPPED, NOW + 5, "no water"};
	const AcReport report = {"flakes-gone", first, NOW - HOUR, NULL};
	const AcLapse lapse = {"gym", NOW - 2 * HOUR, FALSE};
	GError *error = NULL;
	tick(store, id, first, DAY_ZERO - 3);
	g_assert_true(ac_store_tick_set(store, id, &skipped, NOW, &error));
	g_assert_true(ac_store_report_add(store, id, &report, NOW, &error));
	g_assert_true(ac_store_lapse_add(store, id, &lapse, NOW, &error));
	g_assert_no_error(error);
	g_clear_pointer(&store, ac_store_close);

	store = open_store(&place, AC_STORE_READ);
	const AcClient *client = load(&place, store, id);
	g_assert_cmpstr(client->name, ==, "Jo Doe");
	g_assert_cmpstr(client->zone_name, ==, "Europe/London");
	g_assert_true(client->zone == place.zone);
	g_assert_cmpuint(client->n_sessions, ==, 2);
	g_assert_cmpint(client->sessions[0].id, ==, first); /* rising by end, whatever order they came in */
	g_assert_cmpint(client->sessions[1].id, ==, second);
	g_assert_cmpint(client->sessions[1].begin, ==, NOW - 2 * HOUR);
	g_assert_cmpint(client->sessions[1].end, ==, NOW);
	g_assert_cmpint(client->sessions[1].state, ==, AC_SESSION_HAPPENED);
	g_assert_true(client->sessions[1].zone == place.zone);
	g_assert_cmpuint(client->n_traits, ==, 1);
	g_assert_cmpstr(client->traits[0].value, ==, "oily");
	g_assert_cmpuint(client->n_ticks, ==, 2);
	const AcTick *back = client->ticks[0].session_id == second ? &client->ticks[0] : &client->ticks[1];
	g_assert_cmpstr(back->task, ==, "wash-gently");
	g_assert_cmpint(back->date, ==, DAY_ZERO);
	g_assert_cmpint(back->minute, ==, -1);
	g_assert_cmpint(back->state, ==, AC_TICK_SKIPPED);
	g_assert_cmpint(back->at, ==, NOW + 5);
	g_assert_cmpstr(back->note, ==, "no water");
	g_assert_cmpuint(client->n_reports, ==, 1);
	g_assert_cmpint(client->reports[0].session_id, ==, first);
	g_assert_cmpint(client->reports[0].at, ==, NOW - HOUR);
	g_assert_cmpuint(client->n_lapses, ==, 1);
	g_assert_cmpstr(client->lapses[0].activity, ==, "gym");
	g_assert_false(client->has_checkin);
}

static void a_missing_file_is_an_empty_store_and_stays_missing(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_READ);
	GError *error = NULL;
	guint n = 1;
	g_assert_nonnull(ac_store_clients(store, place.arena, TRUE, &n, &error));
	g_assert_cmpuint(n, ==, 0);
	g_assert_cmpint(ac_store_current(store, &error), ==, 0);
	g_assert_null(ac_store_setting_get(store, "seen", &error));
	g_assert_null(ac_store_fetch(store, place.arena, 0, open_zone, &place, &error));
	g_assert_no_error(error);
	g_assert_null(ac_store_load(store, place.arena, 1, open_zone, &place, &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_NOT_FOUND);
	g_clear_error(&error);
	g_assert_null(ac_store_row(store, place.arena, 1, &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_NOT_FOUND);
	g_clear_error(&error);
	g_assert_false(ac_store_changed(store));
	g_assert_false(g_file_test(place.path, G_FILE_TEST_EXISTS));

	/* Somebody creates it. */
	g_autoptr(AcStore) writer = open_store(&place, AC_STORE_WRITE);
	gint64 id = add_client(writer, "Jo");
	g_assert_true(ac_store_changed(store));
	g_assert_false(ac_store_changed(store));
	g_assert_cmpint(ac_store_current(store, &error), ==, id);
}

static void clients_are_listed_by_name_then_number(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 sam = add_client(store, "sam");
	gint64 jo = add_client(store, "Jo");
	gint64 other = add_client(store, "Sam");
	gint64 gone = add_client(store, "Abe");
	GError *error = NULL;
	add_session(store, jo, NOW);
	g_assert_true(ac_store_client_archive(store, gone, TRUE, NOW, &error));
	guint n = 0;
	const AcClientRow *rows = ac_store_clients(store, place.arena, FALSE, &n, &error);
	g_assert_cmpuint(n, ==, 3);
	g_assert_cmpint(rows[0].id, ==, jo);
	g_assert_cmpuint(rows[0].n_sessions, ==, 1);
	g_assert_cmpint(rows[1].id, ==, sam);
	g_assert_cmpint(rows[2].id, ==, other);
	g_assert_cmpint(rows[2].created_at, ==, NOW);
	rows = ac_store_clients(store, place.arena, TRUE, &n, &error);
	g_assert_cmpuint(n, ==, 4);
	g_assert_true(rows[0].archived);
	g_assert_no_error(error);
}

static void the_client_in_use_is_the_chosen_or_the_only_one(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	GError *error = NULL;
	g_assert_cmpint(ac_store_current(store, &error), ==, 0);
	gint64 jo = add_client(store, "Jo");
	g_assert_cmpint(ac_store_current(store, &error), ==, jo);
	gint64 sam = add_client(store, "Sam");
	g_assert_cmpint(ac_store_current(store, &error), ==, 0); /* two, and none was chosen */
	g_assert_true(ac_store_client_use(store, sam, NOW, &error));
	g_assert_cmpint(ac_store_current(store, &error), ==, sam);
	g_assert_true(ac_store_row(store, place.arena, sam, &error)->current);
	g_assert_false(ac_store_row(store, place.arena, jo, &error)->current);
	const AcStored *stored = ac_store_fetch(store, place.arena, 0, open_zone, &place, &error);
	g_assert_cmpint(stored->client->id, ==, sam);
	g_assert_true(stored->row->current);
	g_assert_false(ac_store_fetch(store, place.arena, jo, open_zone, &place, &error)->row->current);
	g_assert_true(ac_store_client_archive(store, sam, TRUE, NOW, &error));
	g_assert_cmpint(ac_store_current(store, &error), ==, jo); /* the only one left */
	g_assert_no_error(error);
	g_assert_false(ac_store_client_use(store, 99, NOW, &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_NOT_FOUND);
	g_clear_error(&error);
}

static void a_client_is_edited_field_by_field(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	GError *error = NULL;
	gint64 id = add_client(store, "Jo");
	const AcNewClient fields = {.zone = "Asia/Tokyo"};
	g_assert_true(ac_store_client_edit(store, id, &fields, NOW, &error));
	const AcClientRow *row = ac_store_row(store, place.arena, id, &error);
	g_assert_cmpstr(row->name, ==, "Jo");
	g_assert_cmpstr(row->zone, ==, "Asia/Tokyo");
	g_assert_cmpstr(row->protocol, ==, "smp");
	g_assert_true(ac_store_trait_set(store, id, "skin", "dry", NOW, &error));
	g_assert_cmpstr(load(&place, store, id)->traits[0].value, ==, "dry");
	g_assert_true(ac_store_trait_set(store, id, "skin", NULL, NOW, &error));
	g_assert_cmpuint(load(&place, store, id)->n_traits, ==, 0);
	g_assert_no_error(error);
	g_assert_false(ac_store_client_edit(store, 99, &fields, NOW, &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_NOT_FOUND);
	g_clear_error(&error);
}

static void a_session_is_moved_and_removed(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	GError *error = NULL;
	gint64 jo = add_client(store, "Jo"), sam = add_client(store, "Sam");
	gint64 session = add_session(store, jo, NOW);
	tick(store, jo, session, DAY_ZERO);
	AcNewSession fields = {NOW + HOUR, NOW + 3 * HOUR, "Asia/Tokyo", AC_SESSION_PLANNED, TRUE};
	g_assert_true(ac_store_session_set(store, jo, session, &fields, NOW, &error));
	const AcSession *moved = &load(&place, store, jo)->sessions[0];
	g_assert_cmpint(moved->begin, ==, NOW + HOUR);
	g_assert_cmpint(moved->end, ==, NOW + 3 * HOUR);
	g_assert_cmpstr(moved->zone_name, ==, "Asia/Tokyo");
	g_assert_cmpint(moved->state, ==, AC_SESSION_PLANNED);
	g_assert_true(moved->final);
	g_assert_cmpuint(load(&place, store, jo)->n_ticks, ==, 1);

	g_assert_false(ac_store_session_remove(store, sam, session, NOW, &error)); /* another's */
	g_assert_error(error, AC_ERROR, AC_ERROR_NOT_FOUND);
	g_clear_error(&error);
	g_assert_false(ac_store_session_set(store, sam, session, &fields, NOW, &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_NOT_FOUND);
	g_clear_error(&error);
	fields.begin = fields.end + 1;
	g_assert_false(ac_store_session_set(store, jo, session, &fields, NOW, &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_REFUSED);
	g_clear_error(&error);
	g_assert_true(ac_store_session_remove(store, jo, session, NOW, &error));
	g_assert_no_error(error);
	g_assert_cmpuint(load(&place, store, jo)->n_sessions, ==, 0);
	g_assert_cmpuint(load(&place, store, jo)->n_ticks, ==, 0);
}

static void a_tick_is_replaced_and_cleared(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	GError *error = NULL;
	gint64 jo = add_client(store, "Jo");
	gint64 session = add_session(store, jo, NOW);
	AcTick one = {"moisturise", session, DAY_ZERO, 480, AC_TICK_SKIPPED, NOW, "asleep"};
	g_assert_true(ac_store_tick_set(store, jo, &one, NOW, &error));
	tick(store, jo, session, DAY_ZERO);
	const AcClient *client = load(&place, store, jo);
	g_assert_cmpuint(client->n_ticks, ==, 1);
	g_assert_cmpint(client->ticks[0].state, ==, AC_TICK_DONE);
	g_assert_null(client->ticks[0].note);
	one.minute = 1200; /* another occurrence: nothing to clear */
	g_assert_true(ac_store_tick_clear(store, jo, &one, NOW, &error));
	g_assert_cmpuint(load(&place, store, jo)->n_ticks, ==, 1);
	one.minute = 480;
	g_assert_true(ac_store_tick_clear(store, jo, &one, NOW, &error));
	g_assert_cmpuint(load(&place, store, jo)->n_ticks, ==, 0);
	g_assert_no_error(error);
	one.session_id = 99;
	g_assert_false(ac_store_tick_set(store, jo, &one, NOW, &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_NOT_FOUND);
	g_clear_error(&error);
}

static void a_report_said_again_is_corrected_and_a_lapse_said_again_is_one(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	GError *error = NULL;
	gint64 jo = add_client(store, "Jo");
	gint64 session = add_session(store, jo, NOW);
	AcReport report = {"flakes-gone", session, NOW, NULL};
	const AcLapse lapse = {"gym", NOW, FALSE};
	g_assert_true(ac_store_report_add(store, jo, &report, NOW, &error));
	report.at = NOW - HOUR;
	g_assert_true(ac_store_report_add(store, jo, &report, NOW, &error));
	g_assert_true(ac_store_lapse_add(store, jo, &lapse, NOW, &error));
	g_assert_true(ac_store_lapse_add(store, jo, &lapse, NOW, &error));
	g_assert_no_error(error);
	const AcClient *client = load(&place, store, jo);
	g_assert_cmpuint(client->n_reports, ==, 1);
	g_assert_cmpint(client->reports[0].at, ==, NOW - HOUR);
	g_assert_cmpuint(client->n_lapses, ==, 1);
}

static void numbers_are_never_given_twice(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	GError *error = NULL;
	AcUndone undone;
	gint64 jo = add_client(store, "Jo");
	gint64 first = add_session(store, jo, NOW);
	g_assert_true(ac_store_session_remove(store, jo, first, NOW, &error));
	g_assert_cmpint(add_session(store, jo, NOW), >, first);
	gint64 sam = add_client(store, "Sam");
	g_assert_true(undo_last(store, 0, NOW, &undone, &error));
	ac_undone_clear(&undone);
	g_assert_cmpint(add_client(store, "Ann"), >, sam);
	g_assert_no_error(error);
}

static void a_setting_is_kept_replaced_and_forgotten(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	GError *error = NULL;
	const char *const values[] = {"1", "two", ""};
	for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
		g_assert_true(ac_store_setting_set(store, "seen", values[i], NOW, &error));
		g_autofree char *value = ac_store_setting_get(store, "seen", &error);
		g_assert_cmpstr(value, ==, values[i]);
	}
	g_assert_true(ac_store_setting_set(store, "seen", NULL, NOW, &error));
	g_assert_null(ac_store_setting_get(store, "seen", &error));
	g_assert_no_error(error);
}

static void a_change_is_seen_by_others_and_not_by_oneself(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) one = open_store(&place, AC_STORE_WRITE);
	g_autoptr(AcStore) two = open_store(&place, AC_STORE_WRITE);
	g_autoptr(AcStore) reader = open_store(&place, AC_STORE_READ);
	g_assert_false(ac_store_changed(reader));
	add_client(one, "Jo");
	g_assert_false(ac_store_changed(one));
	g_assert_true(ac_store_changed(two));
	g_assert_false(ac_store_changed(two));
	g_assert_true(ac_store_changed(reader));
	g_assert_false(ac_store_changed(reader));
}

static void any_name_is_kept_as_it_was_said(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	const char *const names[] = {"O'Neil; DROP TABLE client;--", "\"x\"", "žluťoučký 日本 \xf0\x9f\x98\x80",
	                             "a\tb\nc\\", "%s?1"};
	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		gint64 id = add_client(store, names[i]);
		g_assert_cmpstr(load(&place, store, id)->name, ==, names[i]);
	}
}

static void an_unknown_zone_is_said_and_not_guessed(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	GError *error = NULL;
	const AcNewClient fresh = {.name = "Jo", .zone = "Nowhere/Land", .protocol = "smp"};
	gint64 id = ac_store_client_add(store, &fresh, NULL, 0, NOW, &error);
	g_assert_no_error(error);
	g_assert_null(ac_store_load(store, place.arena, id, open_zone, &place, &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_STORE);
	g_assert_nonnull(strstr(error->message, "Nowhere/Land"));
	g_clear_error(&error);
	gint64 other = add_client(store, "Sam"); /* and what was begun is over: one can write */
	g_assert_cmpint(other, >, id);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/store/read-again", what_was_stored_is_read_again);
	g_test_add_func("/store/missing", a_missing_file_is_an_empty_store_and_stays_missing);
	g_test_add_func("/store/listed", clients_are_listed_by_name_then_number);
	g_test_add_func("/store/current", the_client_in_use_is_the_chosen_or_the_only_one);
	g_test_add_func("/store/edit", a_client_is_edited_field_by_field);
	g_test_add_func("/store/session", a_session_is_moved_and_removed);
	g_test_add_func("/store/tick", a_tick_is_replaced_and_cleared);
	g_test_add_func("/store/report", a_report_said_again_is_corrected_and_a_lapse_said_again_is_one);
	g_test_add_func("/store/numbers", numbers_are_never_given_twice);
	g_test_add_func("/store/setting", a_setting_is_kept_replaced_and_forgotten);
	g_test_add_func("/store/changed", a_change_is_seen_by_others_and_not_by_oneself);
	g_test_add_func("/store/names", any_name_is_kept_as_it_was_said);
	g_test_add_func("/store/zone", an_unknown_zone_is_said_and_not_guessed);
	return g_test_run();
}

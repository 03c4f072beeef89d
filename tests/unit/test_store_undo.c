/* SPDX-License-Identifier: MIT */
/* Undo takes back every kind of change, the last first, and refuses what it would spoil. */
#include "test_store.h"

#include "../../src/store/db.h"
#include "base/error.h"

/* All tables but the events, as text: equal before a change and after it was taken back. */
static char *contents(AcStore *store)
{
	const char *const tables[] = {"client",  "session",    "trait",   "tick",    "report",  "lapse",
	                              "setting", "adjustment", "checkin", "feeling", "day_note"};
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < G_N_ELEMENTS(tables); i++) {
		g_autofree char *sql = g_strdup_printf("SELECT * FROM %s", tables[i]);
		sqlite3_stmt *row = NULL;
		g_assert_cmpint(sqlite3_prepare_v2(store->db, sql, -1, &row, NULL), ==, SQLITE_OK);
		while (sqlite3_step(row) == SQLITE_ROW) {
			g_string_append(text, tables[i]);
			for (int k = 0; k < sqlite3_column_count(row); k++) {
				const char *value = (const char *)sqlite3_column_text(row, k);
				g_string_append_printf(text, "|%s", value ? value : "NULL");
			}
			g_string_append_c(text, '\n');
		}
		sqlite3_finalize(row);
	}
	return g_string_free(text, FALSE);
}

static void undo_one(AcStore *store, gint64 client_id, const char *kind, const char *subject)
{
	GError *error = NULL;
	AcUndone undone;
	g_assert_true(undo_last(store, client_id, NOW + 60, &undone, &error));
	g_assert_no_error(error);
	g_assert_cmpstr(undone.kind, ==, kind);
	g_assert_cmpstr(undone.subject, ==, subject);
	ac_undone_clear(&undone);
}

static void nothing_to_undo(AcStore *store, gint64 client_id)
{
	GError *error = NULL;
	AcUndone undone;
	g_assert_true(undo_last(store, client_id, NOW, &undone, &error));
	g_assert_no_error(error);
	g_assert_null(undone.kind);
}

/* A client with something in every table. */
typedef struct {
	gint64 jo, first, second;
} Full;

static Full fill(AcStore *store)
{
	GError *error = NULL;
	Full full = {.jo = add_client(store, "Jo")};
	full.first = add_session(store, full.jo, NOW - 1000 * HOUR);
	full.second = add_session(store, full.jo, NOW);
	tick(store, full.jo, full.first, DAY_ZERO - 30);
	tick(store, full.jo, full.second, DAY_ZERO);
	tick(store, full.jo, full.second, DAY_ZERO + 1);
	const AcReport report = {"flakes-gone", full.second, NOW, NULL};
	const AcLapse lapse = {"gym", NOW, FALSE};
	g_assert_true(ac_store_report_add(store, full.jo, &report, NOW, &error));
	g_assert_true(ac_store_lapse_add(store, full.jo, &lapse, NOW, &error));
	g_assert_true(ac_store_client_use(store, full.jo, NOW, &error));
	g_assert_no_error(error);
	return full;
}

typedef gboolean (*Change)(AcStore *store, const Full *full);

static gboolean add(AcStore *store, const Full *full)
{
	(void)full;
	return add_client(store, "O'Neil \"x\"\t\\\n日本") != 0;
}

static gboolean edit(AcStore *store, const Full *full)
{
	const AcNewClient fields = {"Joanna", "Asia/Tokyo", "other", FALSE, "de"};
	return ac_store_client_edit(store, full->jo, &fields, NOW, NULL);
}

static gboolean archive(AcStore *store, const Full *full)
{
	return ac_store_client_archive(store, full->jo, TRUE, NOW, NULL);
}

static gboolean use(AcStore *store, const Full *full)
{
	(void)full;
	gint64 id = add_client(store, "Sam");
	AcUndone undone;
	gboolean done = ac_store_client_use(store, id, NOW, NULL) && undo_last(store, 0, NOW, &undone, NULL);
	ac_undone_clear(&undone);
	return done; /* what is left to take back is the client */
}

static gboolean trait_replaced(AcStore *store, const Full *full)
{
	return ac_store_trait_set(store, full->jo, "skin", "dry", NOW, NULL);
}

static gboolean trait_forgotten(AcStore *store, const Full *full)
{
	return ac_store_trait_set(store, full->jo, "skin", NULL, NOW, NULL);
}

static gboolean session_added(AcStore *store, const Full *full)
{
	return add_session(store, full->jo, NOW + 900 * HOUR) != 0;
}

static gboolean session_moved(AcStore *store, const Full *full)
{
	const AcNewSession fields = {NOW, NOW + HOUR, "Asia/Tokyo", AC_SESSION_PLANNED, TRUE};
	return ac_store_session_set(store, full->jo, full->first, &fields, NOW, NULL);
}

static gboolean session_removed(AcStore *store, const Full *full)
{
	return ac_store_session_remove(store, full->jo, full->second, NOW, NULL);
}

static gboolean tick_set(AcStore *store, const Full *full)
{
	tick(store, full->jo, full->second, DAY_ZERO + 9);
	return TRUE;
}

static gboolean tick_replaced(AcStore *store, const Full *full)
{
	const AcTick one = {"moisturise", full->second, DAY_ZERO, 480, AC_TICK_SKIPPED, NOW, "why not"};
	return ac_store_tick_set(store, full->jo, &one, NOW, NULL);
}

static gboolean tick_cleared(AcStore *store, const Full *full)
{
	const AcTick one = {"moisturise", full->second, DAY_ZERO, 480, AC_TICK_DONE, NOW, NULL};
	return ac_store_tick_clear(store, full->jo, &one, NOW, NULL);
}

static gboolean report_corrected(AcStore *store, const Full *full)
{
	const AcReport report = {"flakes-gone", full->second, NOW - HOUR, NULL};
	return ac_store_report_add(store, full->jo, &report, NOW, NULL);
}

static gboolean lapse_added(AcStore *store, const Full *full)
{
	const AcLapse lapse = {"sauna", G_MAXINT64, FALSE};
	return ac_store_lapse_add(store, full->jo, &lapse, NOW, NULL);
}

static gboolean sighting_added(AcStore *store, const Full *full)
{
	const AcReport report = {"bleeding", full->second, NOW, "AB"};
	return ac_store_sighting_add(store, full->jo, &report, NOW, NULL);
}

static gboolean adjusted(AcStore *store, const Full *full)
{
	const AcAdjustment fresh = {.activity = "water",
	                            .verdict = AC_VERDICT_AVOID,
	                            .session_id = full->second,
	                            .to_text = "72h",
	                            .why = "thin \"skin\"\t",
	                            .by = "AB",
	                            .at = NOW};
	return ac_store_adjustment_add(store, full->jo, &fresh, 0, NULL) != 0;
}

static gboolean checked_in(AcStore *store, const Full *full)
{
	const AcFelt felt[] = {{"pus", NULL, "pus", AC_SEVERITY_ANY, AC_ADVICE_DOCTOR, FALSE},
	                       {"itch", "itch", NULL, AC_SEVERITY_MILD, AC_ADVICE_EXPECTED, FALSE}};
	const AcCheckin fresh = {NOW, AC_ADVICE_DOCTOR, FALSE, felt, 2, 0};
	return ac_store_checkin_add(store, full->jo, &fresh, NULL) != 0;
}

static gboolean noted(AcStore *store, const Full *full)
{
	return ac_store_note_add(store, full->jo, DAY_ZERO, "itchy \"all\" day\t", NOW, NULL) != 0;
}

static gboolean note_changed(AcStore *store, const Full *full)
{
	gint64 id = ac_store_note_add(store, full->jo, DAY_ZERO, "itchy", NOW, NULL);
	return ac_store_note_set(store, full->jo, id, "itchy till noon", NOW, NULL);
}

static gboolean note_removed(AcStore *store, const Full *full)
{
	gint64 id = ac_store_note_add(store, full->jo, DAY_ZERO + 1, "itchy", NOW, NULL);
	return ac_store_note_set(store, full->jo, id, NULL, NOW, NULL);
}

static gboolean all_at_once(AcStore *store, const Full *full)
{
	return ac_store_begin(store, NULL) && tick_cleared(store, full) && session_removed(store, full) &&
	       session_added(store, full) && edit(store, full) && ac_store_commit(store, NULL);
}

static void every_change_can_be_taken_back(void)
{
	const struct {
		Change change;
		const char *kind, *subject;
	} cases[] = {
	    {add, "client-add", "O'Neil \"x\"\t\\\n日本"},
	    {edit, "client-edit", "Joanna"},
	    {archive, "client-archive", "Jo"},
	    {use, "client-add", "Sam"},
	    {trait_replaced, "trait", "skin"},
	    {trait_forgotten, "trait", "skin"},
	    {session_added, "session-add", "2026-12-29 02:00"},
	    {session_moved, "session-set", "2026-11-22 00:00"},
	    {session_removed, "session-remove", "2026-11-21 14:00"},
	    {tick_set, "tick", "moisturise"},
	    {tick_replaced, "skip", "moisturise"},
	    {tick_cleared, "tick-clear", "moisturise"},
	    {report_corrected, "report", "flakes-gone"},
	    {lapse_added, "lapse", "sauna"},
	    {sighting_added, "sighting", "bleeding"},
	    {adjusted, "adjust-add", "water"},
	    {checked_in, "checkin", "pus"},
	    {noted, "day-note", "2026-11-21"},
	    {all_at_once, "tick-clear", "moisturise"},
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_auto(Place) place = place_new();
		g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
		Full full = fill(store);
		g_autofree char *before = contents(store);
		g_assert_true(cases[i].change(store, &full));
		g_autofree char *changed = contents(store);
		g_assert_cmpstr(before, !=, changed);
		undo_one(store, 0, cases[i].kind, cases[i].subject);
		g_autofree char *after = contents(store);
		g_assert_cmpstr(before, ==, after);
	}
}

static void a_note_changed_and_one_removed_come_back(void)
{
	const Change cases[] = {note_changed, note_removed};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_auto(Place) place = place_new();
		g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
		Full full = fill(store);
		g_assert_true(cases[i](store, &full));
		undo_one(store, full.jo, "day-note", i == 0 ? "2026-11-21" : "2026-11-22");
		const AcRecords *records = ac_store_records(store, place.arena, full.jo, NULL);
		g_assert_cmpuint(records->n_notes, ==, 1);
		g_assert_cmpstr(records->notes[0].text, ==, "itchy");
	}
}

static void undo_goes_back_to_the_very_beginning(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	g_autofree char *empty = contents(store);
	Full full = fill(store);
	g_assert_true(session_removed(store, &full) && edit(store, &full) && archive(store, &full));
	GError *error = NULL;
	guint n = 0;
	for (;; n++) {
		AcUndone undone;
		g_assert_true(undo_last(store, 0, NOW, &undone, &error));
		g_assert_no_error(error);
		if (!undone.kind)
			break;
		ac_undone_clear(&undone);
	}
	g_assert_cmpuint(n, ==, 12);
	g_autofree char *after = contents(store);
	g_assert_cmpstr(empty, ==, after);
	nothing_to_undo(store, 0);
}

static void undo_of_one_client_leaves_the_others(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo");
	gint64 sam = add_client(store, "Sam");
	gint64 session = add_session(store, jo, NOW);
	add_session(store, sam, NOW);
	tick(store, jo, session, DAY_ZERO);
	undo_one(store, sam, "session-add", "2026-11-21 14:00");
	g_assert_cmpuint(load(&place, store, jo)->n_ticks, ==, 1);
	undo_one(store, jo, "tick", "moisturise");
	undo_one(store, sam, "client-add", "Sam");
	nothing_to_undo(store, sam);
	undo_one(store, 0, "session-add", "2026-11-21 14:00");
	undo_one(store, jo, "client-add", "Jo");
	nothing_to_undo(store, 0);
}

static void what_was_changed_behind_undos_back_is_left_alone(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo");
	gint64 session = add_session(store, jo, NOW);
	tick(store, jo, session, DAY_ZERO);
	const char *const behind[] = {"UPDATE tick SET note='x'", "DELETE FROM tick"};
	for (guint i = 0; i < G_N_ELEMENTS(behind); i++) {
		sqlite3 *other = NULL;
		g_assert_cmpint(sqlite3_open(place.path, &other), ==, SQLITE_OK);
		g_assert_cmpint(sqlite3_exec(other, behind[i], NULL, NULL, NULL), ==, SQLITE_OK);
		sqlite3_close(other);
		g_autofree char *before = contents(store);
		GError *error = NULL;
		AcUndone undone;
		g_assert_false(undo_last(store, 0, NOW, &undone, &error));
		g_assert_error(error, AC_ERROR, AC_ERROR_REFUSED);
		g_clear_error(&error);
		g_assert_null(undone.kind);
		g_autofree char *after = contents(store);
		g_assert_cmpstr(before, ==, after);
	}
}

/* "use" is nobody's: it stands in nobody's way, and stays. */
static void a_later_choice_is_not_undone_by_the_way(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	GError *error = NULL;
	g_assert_true(ac_store_begin(store, &error));
	gint64 jo = add_client(store, "Jo");
	g_assert_true(ac_store_client_use(store, jo, NOW, &error));
	g_assert_true(ac_store_commit(store, &error));
	gint64 sam = add_client(store, "Sam");
	g_assert_true(ac_store_client_use(store, sam, NOW, &error));
	g_assert_no_error(error);
	undo_one(store, jo, "client-add", "Jo");
	g_assert_cmpint(ac_store_current(store, NULL), ==, sam);
	undo_one(store, 0, "client-use", "Sam");
	g_assert_cmpint(ac_store_current(store, NULL), ==, sam); /* the only one */
}

static void a_change_is_taken_back_once_and_the_last_first(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	GError *error = NULL;
	AcUndone added, booked;
	gint64 jo = add_client(store, "Jo");
	g_assert_true(ac_store_last_change(store, jo, &added, &error));
	add_session(store, jo, NOW);
	g_assert_true(ac_store_last_change(store, jo, &booked, &error));
	g_assert_cmpint(booked.event_id, >, added.event_id);
	g_assert_false(ac_store_take_back(store, added.event_id, NOW, &error)); /* the session would go with it */
	g_assert_error(error, AC_ERROR, AC_ERROR_REFUSED);
	g_clear_error(&error);
	g_assert_true(ac_store_take_back(store, booked.event_id, NOW, &error));
	g_assert_false(ac_store_take_back(store, booked.event_id, NOW, &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_REFUSED);
	g_clear_error(&error);
	g_assert_true(ac_store_take_back(store, added.event_id, NOW, &error));
	g_assert_no_error(error);
	ac_undone_clear(&added);
	ac_undone_clear(&booked);
}

static void what_changes_nothing_leaves_nothing_to_undo(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	GError *error = NULL;
	Full full = fill(store);
	const AcTick none = {"sunscreen", full.second, DAY_ZERO, 480, AC_TICK_DONE, NOW, NULL};
	const AcLapse again = {"gym", NOW, FALSE};
	g_assert_true(ac_store_tick_clear(store, full.jo, &none, NOW, &error));
	g_assert_true(ac_store_lapse_add(store, full.jo, &again, NOW, &error));
	g_assert_true(ac_store_trait_set(store, full.jo, "skin", "oily", NOW, &error));
	g_assert_true(ac_store_setting_set(store, "seen", "today", NOW, &error));
	g_assert_no_error(error);
	undo_one(store, 0, "client-use", "Jo");
	g_autofree char *seen = ac_store_setting_get(store, "seen", &error);
	g_assert_cmpstr(seen, ==, "today");
}

static void what_was_begun_and_not_committed_is_gone(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	Full full = fill(store);
	g_autofree char *before = contents(store);
	GError *error = NULL;
	const AcNewSession wrong = {NOW, NOW - 1, "UTC", AC_SESSION_HAPPENED, FALSE};
	g_assert_true(ac_store_begin(store, &error));
	g_assert_true(edit(store, &full));
	g_assert_cmpint(ac_store_session_add(store, full.jo, &wrong, NOW, &error), ==, 0);
	g_assert_error(error, AC_ERROR, AC_ERROR_REFUSED);
	g_clear_error(&error);
	ac_store_rollback(store);
	g_autofree char *after = contents(store);
	g_assert_cmpstr(before, ==, after);
	undo_one(store, 0, "client-use", "Jo");

	g_assert_true(ac_store_begin(store, &error)); /* and one that is closed in between */
	g_assert_true(edit(store, &full));
	g_clear_pointer(&store, ac_store_close);
	store = open_store(&place, AC_STORE_WRITE);
	g_assert_cmpstr(load(&place, store, full.jo)->name, ==, "Jo");
}

static void a_big_group_is_one_change(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	g_assert_true(ac_store_begin(store, NULL));
	Full full = {0};
	for (int i = 0; i < 200; i++) {
		gint64 id = add_client(store, "Jo");
		gint64 session = add_session(store, id, NOW);
		for (AcDate date = 0; date < 20; date++)
			tick(store, id, session, DAY_ZERO + date);
		full = (Full){id, session, session};
	}
	g_assert_true(ac_store_commit(store, NULL));
	g_assert_true(session_removed(store, &full));
	undo_one(store, 0, "session-remove", "2026-11-21 14:00");
	g_assert_cmpuint(load(&place, store, full.jo)->n_ticks, ==, 20);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/store/undo/note", a_note_changed_and_one_removed_come_back);
	g_test_add_func("/store/undo/every", every_change_can_be_taken_back);
	g_test_add_func("/store/undo/beginning", undo_goes_back_to_the_very_beginning);
	g_test_add_func("/store/undo/one-client", undo_of_one_client_leaves_the_others);
	g_test_add_func("/store/undo/behind", what_was_changed_behind_undos_back_is_left_alone);
	g_test_add_func("/store/undo/choice", a_later_choice_is_not_undone_by_the_way);
	g_test_add_func("/store/undo/exact", a_change_is_taken_back_once_and_the_last_first);
	g_test_add_func("/store/undo/nothing", what_changes_nothing_leaves_nothing_to_undo);
	g_test_add_func("/store/undo/begun", what_was_begun_and_not_committed_is_gone);
	g_test_add_func("/store/undo/group", a_big_group_is_one_change);
	return g_test_run();
}

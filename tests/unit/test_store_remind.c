/* SPDX-License-Identifier: MIT */
/* Who is to be looked at, and when: a change by any program marks whom it is about, and the next of many is
 * found without reading them. */
#include "test_store_remind.h"

#include <string.h>

/* ---- who is looked at ----------------------------------------------------------------------------- */

static void who_is_new_is_looked_at_at_once(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo"), sam = add_client(store, "Sam"), old = add_client(store, "Old");
	g_assert_true(ac_store_client_archive(store, old, TRUE, NOW, NULL));
	guint n = 0;
	g_assert_cmpint(next(store, 0), ==, AC_INSTANT_NEVER);
	enter(store, jo);
	const AcRemindClient *all = due(&place, store, NOW, &n);
	g_assert_cmpuint(n, ==, 1);
	g_assert_cmpint(all[0].client_id, ==, jo);
	g_assert_cmpint(all[0].since, ==, NOW);
	g_assert_cmpint(all[0].settled, ==, NOW);
	g_assert_cmpint(all[0].next, ==, 0);
	enter(store, 0);
	due(&place, store, NOW, &n);
	g_assert_cmpuint(n, ==, 2); /* nobody who is put away */
	g_assert_cmpint(next(store, sam), ==, 0);
	g_assert_cmpint(next(store, old), ==, AC_INSTANT_NEVER);
	const AcRemindClient one = {.client_id = sam, .settled = NOW + 5, .next = NOW + HOUR};
	put(store, &one, NULL, 0);
	enter(store, 0); /* who is known stays as they are */
	g_assert_cmpint(next(store, sam), ==, NOW + HOUR);
	g_assert_nonnull(ac_store_remind_due(store, place.arena, sam, NOW, 100, &n, NULL));
	g_assert_cmpuint(n, ==, 0);
	all = ac_store_remind_due(store, place.arena, sam, NOW + HOUR, 100, &n, NULL);
	g_assert_cmpuint(n, ==, 1);
	g_assert_cmpint(all[0].settled, ==, NOW + 5);
}

static void nothing_new_writes_nothing(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	g_autoptr(AcStore) other = open_store(&place, AC_STORE_READ);
	add_client(store, "Jo");
	enter(store, 0);
	ac_store_changed(other);
	enter(store, 0);
	g_assert_false(ac_store_changed(other)); /* what watches the file would wake for it */
}

static void who_is_put_away_is_forgotten_and_begins_anew(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo");
	enter(store, 0);
	g_assert_true(ac_store_client_archive(store, jo, TRUE, NOW, NULL));
	g_assert_cmpint(next(store, 0), ==, AC_INSTANT_NEVER);
	g_autofree char *kind = undo(store);
	g_assert_cmpstr(kind, ==, "client-archive");
	GError *error = NULL;
	g_assert_true(ac_store_remind_enter(store, 0, NOW + HOUR, &error));
	guint n = 0;
	const AcRemindClient *all = due(&place, store, NOW, &n);
	g_assert_cmpuint(n, ==, 1);
	g_assert_cmpint(all[0].settled, ==, NOW + HOUR); /* nobody was to be told in between */
}

static void an_unread_store_has_nobody(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_READ);
	guint n = 1;
	gint64 only = 1;
	gboolean is_any = TRUE;
	AcRemindPopup popup = {.serial = 7};
	due(&place, store, NOW, &n);
	g_assert_cmpuint(n, ==, 0);
	records(&place, store, 1, 0, &n);
	g_assert_cmpuint(n, ==, 0);
	g_assert_cmpint(next(store, 0), ==, AC_INSTANT_NEVER);
	g_assert_true(ac_store_remind_only(store, &only, &is_any, NULL));
	g_assert_false(is_any);
	g_assert_cmpint(only, ==, 0);
	g_assert_true(ac_store_remind_popup_get(store, place.arena, &popup, NULL));
	g_assert_cmpint(popup.serial, ==, 0);
	g_assert_true(ac_store_remind_count(store, 0, 0, &n, NULL));
	g_assert_cmpuint(n, ==, 0);
}

static void the_only_one_is_found(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 only = 0, jo = add_client(store, "Jo");
	gboolean is_any = FALSE;
	g_assert_true(ac_store_remind_only(store, &only, &is_any, NULL));
	g_assert_cmpint(only, ==, jo);
	gint64 sam = add_client(store, "Sam");
	g_assert_true(ac_store_remind_only(store, &only, &is_any, NULL));
	g_assert_cmpint(only, ==, 0);
	g_assert_true(is_any);
	g_assert_true(ac_store_client_archive(store, sam, TRUE, NOW, NULL));
	g_assert_true(ac_store_remind_only(store, &only, &is_any, NULL));
	g_assert_cmpint(only, ==, jo);
}

/* ---- marked by every change ----------------------------------------------------------------------- */

static void every_change_and_every_undo_marks_its_client_and_no_other(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo"), sam = add_client(store, "Sam");
	gint64 session = add_session(store, jo, NOW);
	enter(store, 0);
	look_at_all(&place, store);
	/* By another program, which knows nothing of reminders. */
	g_autoptr(AcStore) other = open_store(&place, AC_STORE_WRITE);
	tick(other, jo, session, DAY_ZERO);
	g_assert_cmpint(next(store, jo), ==, 0);
	g_assert_cmpint(next(store, sam), ==, NOW + HOUR);
	look_at_all(&place, store);
	g_autofree char *kind = undo(other);
	g_assert_cmpstr(kind, ==, "tick");
	g_assert_cmpint(next(store, jo), ==, 0);
	look_at_all(&place, store);
	g_assert_true(ac_store_client_use(other, jo, NOW, NULL));
	g_assert_cmpint(next(store, 0), ==, NOW + HOUR); /* which is in use is nobody's change */
	g_assert_true(ac_store_setting_set(other, "x", "1", NOW, NULL));
	g_assert_cmpint(next(store, 0), ==, NOW + HOUR);
	g_assert_true(ac_store_remind_stale(other, NULL));
	g_assert_cmpint(next(store, jo), ==, 0);
	g_assert_cmpint(next(store, sam), ==, 0);
}

static void a_change_that_is_not_kept_marks_nobody(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo"), session = add_session(store, jo, NOW);
	enter(store, 0);
	look_at_all(&place, store);
	g_assert_true(ac_store_begin(store, NULL));
	tick(store, jo, session, DAY_ZERO);
	ac_store_rollback(store);
	g_assert_cmpint(next(store, jo), ==, NOW + HOUR);
}

/* The tick comes between the look and what is written of it. */
static void a_change_between_look_and_write_is_not_lost(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	g_autoptr(AcStore) other = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo"), session = add_session(store, jo, NOW);
	enter(store, 0);
	guint n = 0;
	AcRemindClient one = due(&place, store, NOW, &n)[0];
	tick(other, jo, session, DAY_ZERO);
	one.settled = one.next = NOW + HOUR;
	put(store, &one, NULL, 0);
	const AcRemindClient *again = due(&place, store, NOW, &n);
	g_assert_cmpuint(n, ==, 1);
	g_assert_cmpint(again[0].next, ==, 0);
	g_assert_cmpint(again[0].settled, ==, NOW + HOUR);
	one = again[0];
	one.next = NOW + HOUR;
	put(store, &one, NULL, 0);
	g_assert_cmpint(next(store, 0), ==, NOW + HOUR);
}

/* ---- among many ----------------------------------------------------------------------------------- */

/* Statements of one file, so that the test takes no minutes. */
static void make_many(const Place *place)
{
	g_autoptr(AcStore) store = open_store(place, AC_STORE_WRITE);
	g_assert_cmpint(
	    sqlite3_exec(
	        store->db,
	        "BEGIN;WITH RECURSIVE n(i)AS(SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<10000)"
	        "INSERT INTO client(name,zone,protocol,demo,created_at)SELECT 'c'||i,'Europe/London',"
	        "'smp',0,0 FROM n;"
	        "INSERT INTO remind(client_id,since,settled,next)SELECT id,0,0,1795269600+id FROM client;"
	        "COMMIT",
	        NULL, NULL, NULL),
	    ==, SQLITE_OK);
}

/* How SQLite goes about each statement the store has prepared. */
static char *ways(AcStore *store)
{
	GString *text = g_string_new(NULL);
	GHashTableIter iterator;
	gpointer sql, statement;
	g_hash_table_iter_init(&iterator, store->statements);
	while (g_hash_table_iter_next(&iterator, &sql, &statement)) {
		if (!strstr(sql, "FROM remind") && !strstr(sql, "UPDATE remind") && !strstr(sql, "INTO event"))
			continue;
		/* In the order of an index its first row is one step. */
		g_assert_cmpint(sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, 0), <=, 1);
		g_autofree char *explain = g_strconcat("EXPLAIN QUERY PLAN ", (const char *)sql, NULL);
		sqlite3_stmt *row = NULL;
		g_assert_cmpint(sqlite3_prepare_v2(store->db, explain, -1, &row, NULL), ==, SQLITE_OK);
		while (sqlite3_step(row) == SQLITE_ROW)
			g_string_append_printf(text, "%s\n", (const char *)sqlite3_column_text(row, 3));
		sqlite3_finalize(row);
	}
	return g_string_free(text, FALSE);
}

static void the_next_of_ten_thousand_is_one_row_of_an_index(void)
{
	g_auto(Place) place = place_new();
	make_many(&place);
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	guint n = 0;
	g_assert_cmpint(next(store, 0), ==, NOW + 1);
	g_assert_cmpint(next(store, 77), ==, NOW + 77);
	const AcRemindClient *all = due(&place, store, NOW + 3, &n);
	g_assert_cmpuint(n, ==, 3);
	g_assert_cmpint(all[2].client_id, ==, 3);
	g_autofree char *how = ways(store);
	g_test_message("%s", how);
	g_assert_nonnull(
	    strstr(how, "SCAN remind USING COVERING INDEX remind_next")); /* in order: its first row */
	g_assert_nonnull(strstr(how, "SEARCH remind USING INDEX remind_next (next<?)"));
	g_assert_nonnull(strstr(how, "SEARCH remind USING INTEGER PRIMARY KEY (rowid=?)"));
	g_assert_null(strstr(how, "client"));
	g_assert_null(strstr(how, "TEMP B-TREE"));
}

/* ---- how long it takes ---------------------------------------------------------------------------- */

static double per_call(gint64 begin, guint n)
{
	return (double)(g_get_monotonic_time() - begin) / n;
}

static void measure(void)
{
	if (!g_test_perf())
		return;
	g_auto(Place) place = place_new();
	make_many(&place);
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 session = add_session(store, 5, NOW);
	guint n = 0;
	tick(store, 5, session, DAY_ZERO);
	gint64 begin = g_get_monotonic_time();
	for (guint i = 0; i < 1000; i++)
		next(store, 0);
	g_test_message("next: %.1f us", per_call(begin, 1000));
	begin = g_get_monotonic_time();
	for (guint i = 0; i < 1000; i++)
		due(&place, store, NOW + 3, &n);
	g_test_message("due (4 rows): %.1f us", per_call(begin, 1000));
	begin = g_get_monotonic_time();
	for (guint i = 0; i < 100; i++)
		enter(store, 0);
	g_test_message("enter (nobody new): %.1f us", per_call(begin, 100));
	begin = g_get_monotonic_time();
	g_assert_true(ac_store_remind_stale(store, NULL));
	g_test_message("stale (all): %.1f us", per_call(begin, 1));
	for (guint round = 0; round < 2; round++) {
		begin = g_get_monotonic_time();
		for (guint i = 0; i < 300; i++)
			tick(store, 5, session, DAY_ZERO + (AcDate)(1 + i + 300 * round));
		g_test_message("tick %s: %.1f us", round ? "without triggers" : "with triggers",
		               per_call(begin, 300));
		sqlite3_exec(store->db, "DROP TRIGGER event_made;DROP TRIGGER event_undone", NULL, NULL, NULL);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/store/remind/new", who_is_new_is_looked_at_at_once);
	g_test_add_func("/store/remind/quiet", nothing_new_writes_nothing);
	g_test_add_func("/store/remind/archived", who_is_put_away_is_forgotten_and_begins_anew);
	g_test_add_func("/store/remind/empty", an_unread_store_has_nobody);
	g_test_add_func("/store/remind/only", the_only_one_is_found);
	g_test_add_func("/store/remind/changes", every_change_and_every_undo_marks_its_client_and_no_other);
	g_test_add_func("/store/remind/rolled-back", a_change_that_is_not_kept_marks_nobody);
	g_test_add_func("/store/remind/between", a_change_between_look_and_write_is_not_lost);
	g_test_add_func("/store/remind/many", the_next_of_ten_thousand_is_one_row_of_an_index);
	g_test_add_func("/store/remind/perf", measure);
	return g_test_run();
}

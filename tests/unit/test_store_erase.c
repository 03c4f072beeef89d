/* SPDX-License-Identifier: MIT */
/* A client erased: nothing of them is in the file's bytes, everybody else is untouched; notes and languages.
 */
#include "test_store.h"

#include <string.h>
#include "base/error.h"
#include "store/calendar.h"
#include "store/erase.h"
#include "store/handoff.h"
#include "store/handover.h"
#include "store/reminder.h"
#include "store/roster.h"
#include "../../src/store/schema.h"

static gboolean file_says(const char *path, const char *words)
{
	g_autofree char *bytes = NULL;
	gsize length = 0, size = strlen(words);
	if (!g_file_get_contents(path, &bytes, &length, NULL))
		return FALSE;
	for (gsize i = 0; i + size <= length; i++)
		if (memcmp(bytes + i, words, size) == 0)
			return TRUE;
	return FALSE;
}

/* A row in every table that can hold one. */
static gint64 add_with_everything(AcStore *store, const char *name)
{
	gint64 id = add_client(store, name), session = add_session(store, id, NOW - 24 * HOUR);
	const AcReport report = {"flakes-gone", session, NOW, "AB"};
	const AcLapse lapse = {"pool", NOW, FALSE};
	const AcFelt felt = {.words = "burns a little Quietude", .sign = "redness"};
	const AcCheckin checkin = {.at = NOW, .felt = &felt, .n_felt = 1};
	const AcAdjustment change = {.activity = "gym",
	                             .verdict = AC_VERDICT_AVOID,
	                             .to_text = "9d",
	                             .why = "sutures Quietude",
	                             .by = "AB",
	                             .at = NOW};
	const AcHandover handover = {.at = NOW, .how = "PDF", .version = "smp 1.0", .hash = "ab12"};
	const AcHanded handed = {"name", name};
	const AcCalendarMark mark = {.item = "session", .hash = "cd34", .at = NOW};
	tick(store, id, session, DAY_ZERO);
	g_assert_true(ac_store_report_add(store, id, &report, NOW, NULL));
	g_assert_true(ac_store_lapse_add(store, id, &lapse, NOW, NULL));
	g_assert_cmpint(ac_store_checkin_add(store, id, &checkin, NULL), >, 0);
	g_assert_cmpint(ac_store_adjustment_add(store, id, &change, 0, NULL), >, 0);
	g_assert_true(ac_store_handover_add(store, id, &handover, NULL));
	g_assert_true(ac_store_handed_set(store, id, &handed, 1, NOW, NULL));
	g_assert_true(ac_store_calendar_set(store, id, &mark, 1, NULL));
	g_assert_true(ac_store_remark_set(store, id, "prefers mornings, Quietude", NOW, NULL));
	g_assert_true(ac_store_remind_enter(store, 0, NOW, NULL));
	g_assert_true(ac_store_client_use(store, id, NOW, NULL));
	return id;
}

static guint count_rows(AcStore *store, gint64 id)
{
	guint n = 0;
	g_autoptr(AcArena) arena = ac_arena_new();
	for (const AcRosterEntry *all = ac_store_roster(store, arena, NOW, &n, NULL); n > 0; n--)
		if (all[n - 1].id == id)
			return 1;
	return 0;
}

static void nothing_of_the_client_is_in_the_bytes_of_the_file(void)
{
	g_auto(Place) place = place_new();
	g_auto(AcErased) erased = {0};
	GError *error = NULL;
	AcStore *store = open_store(&place, AC_STORE_WRITE);
	gint64 other = add_client(store, "Robin Redbreast");
	gint64 id = add_with_everything(store, "Wilhelmina Sparrowhawk");
	const AcNewClient renamed = {.name = "Mina Kestrelford"};
	g_assert_true(ac_store_client_edit(store, id, &renamed, NOW, NULL));
	g_assert_true(ac_store_client_use(store, other, NOW, NULL));
	g_assert_true(ac_store_client_use(store, id, NOW, NULL));
	g_assert_true(file_says(place.path, "Wilhelmina") && file_says(place.path, "Kestrelford"));

	g_assert_true(ac_store_client_erase(store, id, &erased, &error));
	g_assert_no_error(error);
	g_assert_cmpuint(erased.left->len, ==, 0);
	g_assert_cmpuint(erased.elsewhere, ==, 0);
	g_assert_cmpuint(erased.rows, >, 20);
	g_assert_cmpuint(erased.tables, >=, 12);
	for (guint i = 0; i < 2; i++) { /* while it is open, and after */
		g_assert_false(file_says(place.path, "Wilhelmina"));
		g_assert_false(file_says(place.path, "Kestrelford"));
		g_assert_false(file_says(place.path, "Quietude"));
		g_assert_true(file_says(place.path, "Robin Redbreast"));
		if (i == 0)
			ac_store_close(store);
	}
	store = open_store(&place, AC_STORE_READ);
	g_assert_cmpstr(load(&place, store, other)->name, ==, "Robin Redbreast");
	g_assert_cmpint(ac_store_current(store, NULL), ==, other);
	AcUndone last = {0};
	g_assert_true(ac_store_last_change(store, id, &last, NULL));
	g_assert_null(last.kind); /* undo has nothing of theirs */
	g_assert_cmpuint(count_rows(store, id), ==, 0);
	ac_store_close(store);
}

static void a_copy_of_an_earlier_version_is_erased_in_as_well(void)
{
	g_auto(Place) place = place_new();
	g_auto(AcErased) erased = {0};
	AcStore *store = open_store(&place, AC_STORE_WRITE);
	gint64 id = add_with_everything(store, "Wilhelmina Sparrowhawk");
	add_client(store, "Robin Redbreast");
	ac_store_close(store);
	g_autofree char *copy = g_strconcat(place.path, ".v6.bak", NULL);
	g_autofree char *foreign = g_strconcat(place.path, ".txt", NULL);
	g_autofree char *bytes = NULL;
	gsize length = 0;
	g_assert_true(g_file_get_contents(place.path, &bytes, &length, NULL));
	g_assert_true(g_file_set_contents(copy, bytes, (gssize)length, NULL));
	g_assert_true(g_file_set_contents(foreign, "for Wilhelmina Sparrowhawk", -1, NULL));

	store = open_store(&place, AC_STORE_WRITE);
	g_assert_true(ac_store_client_erase(store, id, &erased, NULL));
	g_assert_cmpuint(erased.copies, ==, 1);
	g_assert_false(file_says(copy, "Wilhelmina"));
	g_assert_true(file_says(copy, "Robin Redbreast"));
	/* What is no copy of ours is not touched, and named. */
	g_assert_cmpuint(erased.left->len, ==, 1);
	g_assert_cmpstr(g_ptr_array_index(erased.left, 0), ==, foreign);
	g_assert_true(file_says(foreign, "Wilhelmina"));
	ac_store_close(store);
}

static void somebody_of_the_same_name_stays_and_is_told_apart(void)
{
	g_auto(Place) place = place_new();
	g_auto(AcErased) erased = {0};
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 first = add_client(store, "Robin Redbreast"), second = add_client(store, "Robin Redbreast");
	add_session(store, second, NOW);
	g_assert_true(ac_store_client_erase(store, first, &erased, NULL));
	g_assert_cmpuint(erased.left->len, ==, 0);
	g_assert_cmpuint(erased.elsewhere, >, 0);
	g_assert_cmpuint(load(&place, store, second)->n_sessions, ==, 1);
}

static void texts_of_rules_go_with_the_last_who_follows_them(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	const AcRuleText own = {"own.cfg", "protocol = { only for one }"},
	                 all = {"all.cfg", "protocol = { of all }"};
	const AcRuleTexts alone = {"aaaa1111", "1.0", &own, 1}, shared = {"bbbb2222", "1.0", &all, 1};
	gint64 first = add_client(store, "Robin Redbreast"), second = add_client(store, "Jo Sparrow");
	g_assert_true(ac_store_rules_pin(store, first, &shared, NOW, NULL));
	g_assert_true(ac_store_rules_pin(store, first, &alone, NOW, NULL));
	g_assert_true(ac_store_rules_pin(store, second, &shared, NOW, NULL));
	g_auto(AcErased) erased = {0};
	g_assert_true(ac_store_client_erase(store, first, &erased, NULL));
	g_assert_cmpuint(ac_store_rules(store, place.arena, "aaaa1111", NULL)->n_files, ==, 0);
	g_assert_cmpuint(ac_store_rules(store, place.arena, "bbbb2222", NULL)->n_files, ==, 1);
	g_assert_false(file_says(place.path, "only for one"));
}

static void who_is_not_there_cannot_be_erased(void)
{
	g_auto(Place) place = place_new();
	g_auto(AcErased) erased = {0};
	GError *error = NULL;
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 id = add_client(store, "Jo Sparrow");
	g_assert_false(ac_store_client_erase(store, id + 7, &erased, &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_NOT_FOUND);
	g_clear_error(&error);
	g_assert_cmpstr(load(&place, store, id)->name, ==, "Jo Sparrow");
}

/* ---- notes, languages, all at a glance ------------------------------------------------------------ */

static void a_note_and_a_language_are_kept_and_can_be_taken_back(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	const AcNewClient german = {.language = "de"}, none = {.language = ""};
	AcUndone undone = {0};
	gint64 id = add_client(store, "Jo");
	g_assert_null(ac_store_row(store, place.arena, id, NULL)->language);
	g_assert_true(ac_store_client_edit(store, id, &german, NOW, NULL));
	g_assert_true(ac_store_remark_set(store, id, "allergic to \"latex\"\tand tape", NOW, NULL));
	g_autofree char *note = ac_store_note(store, id, NULL);
	g_assert_cmpstr(note, ==, "allergic to \"latex\"\tand tape");
	g_assert_cmpstr(ac_store_row(store, place.arena, id, NULL)->language, ==, "de");
	g_assert_true(undo_last(store, id, NOW, &undone, NULL));
	g_assert_cmpstr(undone.kind, ==, "client-note");
	ac_undone_clear(&undone);
	g_autofree char *gone = ac_store_note(store, id, NULL);
	g_assert_cmpstr(gone, ==, "");
	g_assert_true(ac_store_client_edit(store, id, &none, NOW, NULL));
	g_assert_null(ac_store_row(store, place.arena, id, NULL)->language);
}

static void a_file_of_before_gets_both(void)
{
	g_auto(Place) place = place_new();
	g_autofree char *folder = g_path_get_dirname(place.path);
	sqlite3 *db = NULL;
	g_assert_cmpint(g_mkdir(folder, 0700), ==, 0);
	g_assert_cmpint(sqlite3_open(place.path, &db), ==, SQLITE_OK);
	for (guint i = 0; i < 6; i++)
		g_assert_cmpint(sqlite3_exec(db, ac_schema()->steps[i], NULL, NULL, NULL), ==, SQLITE_OK);
	g_autofree char *sql =
	    g_strdup_printf("INSERT INTO client(name,zone,protocol,demo,created_at)VALUES('Jo','UTC','smp',0,1);"
	                    "PRAGMA user_version=6;PRAGMA application_id=%d",
	                    AC_STORE_APPLICATION);
	g_assert_cmpint(sqlite3_exec(db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
	sqlite3_close(db);
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	g_assert_true(ac_store_remark_set(store, 1, "mornings", NOW, NULL));
	g_autofree char *note = ac_store_note(store, 1, NULL);
	g_assert_cmpstr(note, ==, "mornings");
	g_assert_null(ac_store_row(store, place.arena, 1, NULL)->language);
	g_autofree char *copy = g_strconcat(place.path, ".v6.bak", NULL);
	g_assert_true(g_file_test(copy, G_FILE_TEST_EXISTS));
}

static void the_roster_tells_sessions_and_the_last_change(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	guint n = 0;
	gint64 jo = add_client(store, "Jo"), una = add_client(store, "Una");
	add_session(store, jo, NOW - 24 * HOUR);
	add_session(store, jo, NOW + 30 * HOUR);
	add_session(store, jo, NOW + 50 * HOUR);
	g_assert_true(ac_store_client_archive(store, una, TRUE, NOW + HOUR, NULL));
	const AcRosterEntry *all = ac_store_roster(store, place.arena, NOW, &n, NULL);
	g_assert_cmpuint(n, ==, 2);
	g_assert_cmpuint(all[0].n_sessions, ==, 3);
	g_assert_cmpuint(all[0].n_begun, ==, 1);
	g_assert_cmpint(all[0].last_end, ==, NOW - 24 * HOUR);
	g_assert_cmpint(all[0].next_begin, ==, NOW + 28 * HOUR);
	g_assert_true(all[1].archived);
	g_assert_cmpint(all[1].changed_at, ==, NOW + HOUR);
	g_assert_cmpint(all[1].next_begin, ==, AC_INSTANT_NEVER);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/store/erase/bytes", nothing_of_the_client_is_in_the_bytes_of_the_file);
	g_test_add_func("/store/erase/copies", a_copy_of_an_earlier_version_is_erased_in_as_well);
	g_test_add_func("/store/erase/namesake", somebody_of_the_same_name_stays_and_is_told_apart);
	g_test_add_func("/store/erase/rules", texts_of_rules_go_with_the_last_who_follows_them);
	g_test_add_func("/store/erase/nobody", who_is_not_there_cannot_be_erased);
	g_test_add_func("/store/erase/note", a_note_and_a_language_are_kept_and_can_be_taken_back);
	g_test_add_func("/store/erase/before", a_file_of_before_gets_both);
	g_test_add_func("/store/erase/roster", the_roster_tells_sessions_and_the_last_change);
	return g_test_run();
}

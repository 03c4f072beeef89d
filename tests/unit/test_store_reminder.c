/* SPDX-License-Identifier: MIT */
/* What is kept of reminders: what was said, the popup, what was put off; undo, erasing, older files. */
#include "test_store_remind.h"

#include "../../src/store/schema.h"
#include "base/error.h"

/* ---- what was said -------------------------------------------------------------------------------- */

static void records_are_replaced_and_come_back(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo");
	enter(store, 0);
	guint n = 0;
	AcRemindClient one = due(&place, store, NOW, &n)[0];
	AcRemindRecord said[] = {
	    {.key = "a", .at = NOW - 90 * HOUR, .told = AC_TOLD_OPEN, .shown = 1, .shown_at = NOW - 90 * HOUR},
	    {.key = "b", .at = NOW - 80 * HOUR, .told = AC_TOLD_DONE},
	    {.key = "c", .at = NOW, .told = AC_TOLD_MISSED_QUIET},
	};
	put(store, &one, said, 3);
	const AcRemindRecord *all = records(&place, store, jo, NOW - HOUR, &n);
	g_assert_cmpuint(n, ==, 2); /* what is open, however old; of the rest what is asked for */
	g_assert_cmpstr(all[0].key, ==, "a");
	g_assert_cmpint(all[0].shown_at, ==, NOW - 90 * HOUR);
	g_assert_cmpstr(all[1].key, ==, "c");
	g_assert_cmpint(all[1].told, ==, AC_TOLD_MISSED_QUIET);
	said[0].told = AC_TOLD_UNDONE;
	said[0].is_closed = TRUE;
	put(store, &one, said, 1);
	records(&place, store, jo, NOW - HOUR, &n);
	g_assert_cmpuint(n, ==, 1);
	all = records(&place, store, jo, NOW - 100 * HOUR, &n);
	g_assert_cmpuint(n, ==, 3);
	g_assert_true(all[0].is_closed);
	g_assert_cmpint(all[0].told, ==, AC_TOLD_UNDONE);
	g_assert_cmpint(number(store, "SELECT count(*)FROM event"), ==, 1); /* none of it is a change of hers */
}

static void settled_before_the_beginning_brings_that_back(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	add_client(store, "Jo");
	enter(store, 0);
	guint n = 0;
	AcRemindClient one = due(&place, store, NOW, &n)[0];
	one.settled = NOW - HOUR;
	put(store, &one, NULL, 0);
	g_assert_cmpint(due(&place, store, NOW, &n)[0].since, ==, NOW - HOUR);
	one.settled = NOW;
	put(store, &one, NULL, 0);
	g_assert_cmpint(due(&place, store, NOW, &n)[0].since, ==, NOW - HOUR);
}

static void one_record_alone_marks_the_client(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo");
	enter(store, 0);
	look_at_all(&place, store);
	const AcRemindRecord seen = {.key = "eve:1", .at = NOW, .told = AC_TOLD_DONE};
	g_assert_true(ac_store_remind_tell(store, jo, &seen, NULL));
	g_assert_cmpint(next(store, jo), ==, 0);
	guint n = 0;
	g_assert_cmpint(records(&place, store, jo, NOW, &n)[0].told, ==, AC_TOLD_DONE);
}

static void popups_are_counted_by_their_moments(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	add_client(store, "Jo");
	add_client(store, "Sam");
	enter(store, 0);
	guint n = 0, all = 0;
	const AcRemindClient *both = due(&place, store, NOW, &n);
	/* A digest of both at once, then Jo's is said twice more. */
	const AcRemindRecord first[] = {{.key = "a", .at = NOW, .shown = 1, .shown_at = NOW},
	                                {.key = "b", .at = NOW, .shown = 1, .shown_at = NOW}};
	const AcRemindRecord again = {.key = "a", .at = NOW, .shown = 2, .shown_at = NOW + HOUR};
	const AcRemindRecord third = {.key = "a", .at = NOW, .shown = 3, .shown_at = NOW + 2 * HOUR};
	put(store, &both[0], first, 2);
	put(store, &both[1], first, 1);
	put(store, &both[0], &again, 1);
	put(store, &both[0], &again, 1); /* written once more, said once */
	put(store, &both[0], &third, 1);
	g_assert_true(ac_store_remind_count(store, 0, NOW, &all, NULL));
	g_assert_cmpuint(all, ==, 3);
	g_assert_true(ac_store_remind_count(store, 0, NOW + 1, &all, NULL));
	g_assert_cmpuint(all, ==, 2);
	g_assert_true(ac_store_remind_count(store, both[1].client_id, 0, &all, NULL));
	g_assert_cmpuint(all, ==, 1);
	/* A month later nobody counts them. */
	const AcRemindRecord late = {.key = "z", .at = NOW, .shown = 1, .shown_at = NOW + 30 * 24 * HOUR};
	put(store, &both[0], &late, 1);
	g_assert_cmpint(number(store, "SELECT count(*)FROM said"), ==, 1);
}

static void the_popup_is_found_again(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	AcRemindPopup popup;
	g_assert_true(ac_store_remind_popup_get(store, place.arena, &popup, NULL));
	g_assert_cmpint(popup.serial, ==, 0);
	const AcRemindPopup sent = {.serial = 41, .at = NOW, .keys = "1 task:a\n2 eve:b"};
	g_assert_true(ac_store_remind_popup_set(store, &sent, NULL));
	g_assert_true(ac_store_remind_popup_get(store, place.arena, &popup, NULL));
	g_assert_cmpint(popup.serial, ==, 41);
	g_assert_cmpuint(popup.id, ==, 0);
	g_assert_null(popup.server);
	g_assert_cmpint(popup.at, ==, NOW);
	g_assert_cmpstr(popup.keys, ==, "1 task:a\n2 eve:b");
	const AcRemindPopup shown = {.serial = 42, .id = G_MAXUINT32, .server = ":1.9 5", .at = NOW, .keys = ""};
	g_assert_true(ac_store_remind_popup_set(store, &shown, NULL));
	g_assert_true(ac_store_remind_popup_get(store, place.arena, &popup, NULL));
	g_assert_cmpuint(popup.id, ==, G_MAXUINT32);
	g_assert_cmpstr(popup.server, ==, ":1.9 5");
	g_assert_cmpstr(popup.keys, ==, "");
	g_assert_true(ac_store_setting_set(store, "remind_popup", "nonsense", NOW, NULL));
	g_assert_true(ac_store_remind_popup_get(store, place.arena, &popup, NULL));
	g_assert_cmpint(popup.serial, ==, 0);
}

/* ---- put off -------------------------------------------------------------------------------------- */

static void a_snooze_is_the_persons_and_taken_back_as_all_is(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo");
	enter(store, 0);
	look_at_all(&place, store);
	guint n = 0;
	snooze(store, jo, "task:a", NOW + HOUR);
	g_assert_cmpint(next(store, jo), ==, 0);
	const AcRemindRecord *all = records(&place, store, jo, NOW + 99 * HOUR, &n);
	g_assert_cmpuint(n, ==, 1); /* nothing was said of it yet */
	g_assert_cmpstr(all[0].key, ==, "task:a");
	g_assert_cmpint(all[0].at, ==, NOW);
	g_assert_cmpint(all[0].snoozed_until, ==, NOW + HOUR);
	g_assert_cmpuint(all[0].shown, ==, 0);
	snooze(store, jo, "task:a", NOW + 2 * HOUR); /* the later word counts */
	g_assert_cmpint(records(&place, store, jo, NOW, &n)[0].snoozed_until, ==, NOW + 2 * HOUR);
	g_autofree char *kind = undo(store);
	g_assert_cmpstr(kind, ==, "snooze");
	g_assert_cmpint(records(&place, store, jo, NOW, &n)[0].snoozed_until, ==, NOW + HOUR);
	g_free(undo(store));
	records(&place, store, jo, NOW, &n);
	g_assert_cmpuint(n, ==, 0);
}

/* What the program records of it in between is no change of what the person did. */
static void a_record_does_not_touch_the_snooze(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo");
	enter(store, 0);
	guint n = 0;
	const AcRemindClient one = due(&place, store, NOW, &n)[0];
	snooze(store, jo, "task:a", NOW + HOUR);
	const AcRemindRecord said = {.key = "task:a", .at = NOW, .shown = 1, .shown_at = NOW + HOUR};
	put(store, &one, &said, 1);
	const AcRemindRecord *all = records(&place, store, jo, NOW, &n);
	g_assert_cmpuint(n, ==, 1);
	g_assert_cmpint(all[0].snoozed_until, ==, NOW + HOUR);
	g_assert_cmpuint(all[0].shown, ==, 1);
	g_free(undo(store));
	all = records(&place, store, jo, NOW, &n);
	g_assert_cmpint(all[0].snoozed_until, ==, 0);
	g_assert_cmpuint(all[0].shown, ==, 1);
	GError *error = NULL;
	g_assert_false(ac_store_snooze(store, jo + 1, &(AcSnooze){"x", "x", NOW, NOW}, NOW, &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_NOT_FOUND);
	g_clear_error(&error);
}

/* ---- undo, erasing -------------------------------------------------------------------------------- */

static void who_is_taken_back_takes_all_along(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo");
	enter(store, 0);
	guint n = 0;
	const AcRemindClient one = due(&place, store, NOW, &n)[0];
	const AcRemindRecord said = {.key = "a", .at = NOW, .shown = 1, .shown_at = NOW};
	put(store, &one, &said, 1);
	g_autofree char *kind = undo(store);
	g_assert_cmpstr(kind, ==, "client-add");
	g_assert_cmpint(number(store, "SELECT(SELECT count(*)FROM remind)+(SELECT count(*)FROM reminder)+"
	                              "(SELECT count(*)FROM said)"),
	                ==, 0);
	/* The program has not heard of it yet. */
	put(store, &one, &said, 1);
	g_assert_true(ac_store_remind_tell(store, jo, &said, NULL));
	g_assert_cmpint(number(store, "SELECT count(*)FROM reminder"), ==, 0);
}

static void a_client_erased_leaves_nothing_and_comes_back_with_the_snooze(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo");
	enter(store, 0);
	guint n = 0;
	const AcRemindClient one = due(&place, store, NOW, &n)[0];
	const AcRemindRecord said = {.key = "a", .at = NOW, .shown = 1, .shown_at = NOW};
	put(store, &one, &said, 1);
	snooze(store, jo, "a", NOW + HOUR);
	const AcEvent event = {jo, "erase", "Jo", NOW};
	g_assert_true(ac_change_begin(store, NULL));
	gboolean done = ac_store_run(store, NULL, "DELETE FROM client WHERE id=?1", "i", jo);
	g_assert_true(ac_change_end(store, done, &event, NULL));
	g_assert_cmpint(number(store, "SELECT(SELECT count(*)FROM remind)+(SELECT count(*)FROM reminder)+"
	                              "(SELECT count(*)FROM said)+(SELECT count(*)FROM snooze)"),
	                ==, 0);
	g_autofree char *kind = undo(store);
	g_assert_cmpstr(kind, ==, "erase");
	const AcRemindRecord *all = records(&place, store, jo, NOW, &n);
	g_assert_cmpuint(n, ==, 1);
	g_assert_cmpint(all[0].snoozed_until, ==, NOW + HOUR);
	enter(store, 0);
	g_assert_cmpint(next(store, jo), ==, 0);
}

/* ---- older files ---------------------------------------------------------------------------------- */

static void finalize(void *statement)
{
	sqlite3_finalize(statement);
}

static void an_older_file_gets_its_reminders(void)
{
	g_auto(Place) place = place_new();
	const AcSchema older = {ac_schema()->steps, ac_schema()->n_steps - 1};
	g_autofree char *folder = g_path_get_dirname(place.path);
	g_assert_cmpint(g_mkdir(folder, 0700), ==, 0);
	AcStore old = {.path = place.path, .mode = AC_STORE_WRITE};
	old.statements = g_hash_table_new_full(NULL, NULL, NULL, finalize);
	g_assert_cmpint(sqlite3_open(place.path, &old.db), ==, SQLITE_OK);
	g_assert_true(ac_schema_migrate(&old, &older, NULL));
	g_assert_cmpint(sqlite3_exec(old.db,
	                             "INSERT INTO client(name,zone,protocol,demo,created_at)VALUES('Jo','UTC',"
	                             "'smp',0,0)",
	                             NULL, NULL, NULL),
	                ==, SQLITE_OK);
	g_hash_table_unref(old.statements);
	sqlite3_close(old.db);
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_READ);
	g_clear_pointer(&store, ac_store_close);
	store = open_store(&place, AC_STORE_WRITE);
	enter(store, 0);
	look_at_all(&place, store);
	add_session(store, 1, NOW);
	g_assert_cmpint(next(store, 1), ==, 0);
	g_autofree char *copy = g_strdup_printf("%s.v%u.bak", place.path, older.n_steps);
	g_assert_true(g_file_test(copy, G_FILE_TEST_EXISTS));
}

/* ---- what a check-in was advised ------------------------------------------------------------------ */

static void the_last_advice_is_read(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo");
	g_assert_false(load(&place, store, jo)->has_advice);
	const AcFelt felt = {.words = "it burns", .advice = AC_ADVICE_DOCTOR, .soon = TRUE};
	const AcCheckin bad = {.at = NOW, .advice = AC_ADVICE_DOCTOR, .soon = TRUE, .felt = &felt, .n_felt = 1};
	const AcCheckin good = {.at = NOW + HOUR, .advice = AC_ADVICE_EXPECTED};
	const AcCheckin earlier = {.at = NOW - HOUR, .advice = AC_ADVICE_WATCH};
	g_assert_cmpint(ac_store_checkin_add(store, jo, &bad, NULL), >, 0);
	const AcClient *client = load(&place, store, jo);
	g_assert_true(client->has_advice);
	g_assert_cmpint(client->advised_at, ==, NOW);
	g_assert_cmpint(client->advice, ==, AC_ADVICE_DOCTOR);
	g_assert_true(client->advice_soon);
	g_assert_false(client->has_checkin); /* words nobody understood name no sign */
	g_assert_cmpint(ac_store_checkin_add(store, jo, &good, NULL), >, 0);
	g_assert_cmpint(ac_store_checkin_add(store, jo, &earlier, NULL), >, 0);
	client = load(&place, store, jo);
	g_assert_cmpint(client->advised_at, ==, NOW + HOUR);
	g_assert_cmpint(client->advice, ==, AC_ADVICE_EXPECTED);
	g_assert_false(client->advice_soon);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/store/reminder/records", records_are_replaced_and_come_back);
	g_test_add_func("/store/reminder/since", settled_before_the_beginning_brings_that_back);
	g_test_add_func("/store/reminder/tell", one_record_alone_marks_the_client);
	g_test_add_func("/store/reminder/count", popups_are_counted_by_their_moments);
	g_test_add_func("/store/reminder/popup", the_popup_is_found_again);
	g_test_add_func("/store/reminder/snooze", a_snooze_is_the_persons_and_taken_back_as_all_is);
	g_test_add_func("/store/reminder/snoozed", a_record_does_not_touch_the_snooze);
	g_test_add_func("/store/reminder/undo", who_is_taken_back_takes_all_along);
	g_test_add_func("/store/reminder/erased", a_client_erased_leaves_nothing_and_comes_back_with_the_snooze);
	g_test_add_func("/store/reminder/older", an_older_file_gets_its_reminders);
	g_test_add_func("/store/reminder/advice", the_last_advice_is_read);
	return g_test_run();
}

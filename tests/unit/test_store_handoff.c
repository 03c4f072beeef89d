/* SPDX-License-Identifier: MIT */
/* Names that are the same on two machines, what came by handoff, what was written into calendars. */
#include <sqlite3.h>
#include <string.h>

#include "../../src/store/schema.h"
#include "store/calendar.h"
#include "store/handoff.h"
#include "test_store.h"

static gboolean is_uid(const char *text)
{
	return text != NULL && strspn(text, "0123456789abcdef") == 32 && text[32] == '\0';
}

static void everybody_has_a_name_of_their_own(void)
{
	g_auto(Place) place = place_new();
	AcStore *store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo"), una = add_client(store, "Una");
	add_session(store, jo, NOW);
	add_session(store, jo, NOW + 100 * HOUR);
	const AcClient *one = load(&place, store, jo), *other = load(&place, store, una);
	g_assert_true(is_uid(one->uid) && is_uid(other->uid));
	g_assert_cmpstr(one->uid, !=, other->uid);
	g_assert_true(is_uid(one->sessions[0].uid) && is_uid(one->sessions[1].uid));
	g_assert_cmpstr(one->sessions[0].uid, !=, one->sessions[1].uid);
	g_assert_cmpint(ac_store_find_uid(store, one->uid, NULL), ==, jo);
	g_assert_cmpint(ac_store_find_uid(store, "nobody", NULL), ==, 0);
	ac_store_close(store);
}

/* A file of the first version. */
static void make_old(const Place *place)
{
	g_autofree char *folder = g_path_get_dirname(place->path);
	g_assert_cmpint(g_mkdir(folder, 0700), ==, 0);
	sqlite3 *db = NULL;
	g_assert_cmpint(sqlite3_open(place->path, &db), ==, SQLITE_OK);
	g_autofree char *sql =
	    g_strdup_printf("%sPRAGMA user_version=1;PRAGMA application_id=%d;"
	                    "INSERT INTO client VALUES(1,'Jo','UTC','smp',0,0,1),(2,'Una','UTC','smp',0,0,1);"
	                    "INSERT INTO session VALUES(1,1,10,20,'UTC',1,0,NULL);",
	                    ac_schema()->steps[0], AC_STORE_APPLICATION);
	g_assert_cmpint(sqlite3_exec(db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
	sqlite3_close(db);
}

static void those_of_before_are_given_one(void)
{
	g_auto(Place) place = place_new();
	make_old(&place);
	AcStore *store = open_store(&place, AC_STORE_WRITE);
	const AcClient *jo = load(&place, store, 1), *una = load(&place, store, 2);
	g_assert_true(is_uid(jo->uid) && is_uid(una->uid) && is_uid(jo->sessions[0].uid));
	g_assert_cmpstr(jo->uid, !=, una->uid);
	ac_store_close(store);
	/* And keep it. */
	store = open_store(&place, AC_STORE_READ);
	g_assert_cmpstr(load(&place, store, 1)->uid, ==, jo->uid);
	ac_store_close(store);
}

static void what_was_handed_over_is_replaced_whole_and_taken_back_whole(void)
{
	g_auto(Place) place = place_new();
	AcStore *store = open_store(&place, AC_STORE_WRITE);
	gint64 id = add_client(store, "Jo");
	const AcHanded first[] = {{"name", "Jo"}, {"zone", "UTC"}}, second[] = {{"name", "Joan"}};
	guint n = 0;
	g_assert_true(ac_store_handed_set(store, id, first, 2, NOW, NULL));
	g_assert_true(ac_store_handed_set(store, id, second, 1, NOW + 1, NULL));
	const AcHanded *handed = ac_store_handed(store, place.arena, id, &n, NULL);
	g_assert_cmpuint(n, ==, 1);
	g_assert_cmpstr(handed[0].value, ==, "Joan");
	AcUndone undone = {0};
	g_assert_true(undo_last(store, id, NOW + 2, &undone, NULL));
	g_assert_cmpstr(undone.kind, ==, "import");
	ac_undone_clear(&undone);
	handed = ac_store_handed(store, place.arena, id, &n, NULL);
	g_assert_cmpuint(n, ==, 2);
	g_assert_cmpstr(handed[1].value, ==, "UTC");
	AcInstant changed = 0;
	g_assert_true(ac_store_changed_at(store, id, &changed, NULL));
	g_assert_cmpint(changed, ==, NOW + 2); /* taking back is a change, too */
	ac_store_close(store);
}

static void a_session_with_something_on_it_is_in_use(void)
{
	g_auto(Place) place = place_new();
	AcStore *store = open_store(&place, AC_STORE_WRITE);
	gint64 id = add_client(store, "Jo"), bare = add_session(store, id, NOW),
	       used = add_session(store, id, NOW + HOUR);
	gboolean in_use = TRUE;
	tick(store, id, used, DAY_ZERO);
	const AcReport theirs = {"healed", bare, NOW, "AB"};
	g_assert_true(ac_store_report_add(store, id, &theirs, NOW, NULL));
	g_assert_true(ac_store_session_in_use(store, bare, &in_use, NULL));
	g_assert_false(in_use); /* a practitioner's word is theirs to take back */
	g_assert_true(ac_store_session_in_use(store, used, &in_use, NULL));
	g_assert_true(in_use);
	ac_store_close(store);
}

static void what_was_written_into_calendars_is_no_change_to_take_back(void)
{
	g_auto(Place) place = place_new();
	AcStore *store = open_store(&place, AC_STORE_WRITE);
	gint64 id = add_client(store, "Jo");
	const AcCalendarMark marks[] = {{"session.a", "h1", 5, NOW, 10, 20, FALSE},
	                                {"task.b", "h2", 6, NOW, 0, 1, TRUE}},
	                     later[] = {{"session.a", "", 9, NOW + 1, 10, 20, FALSE}};
	g_assert_true(ac_store_calendar_set(store, id, marks, 2, NULL));
	g_assert_true(ac_store_calendar_set(store, id, later, 1, NULL));
	guint n = 0;
	const AcCalendarMark *kept = ac_store_calendar(store, place.arena, id, &n, NULL);
	g_assert_cmpuint(n, ==, 2);
	g_assert_cmpstr(kept[0].hash, ==, "");
	g_assert_cmpint(kept[0].sequence, ==, 9);
	g_assert_true(kept[1].is_day);
	AcUndone last = {0};
	g_assert_true(ac_store_last_change(store, id, &last, NULL));
	g_assert_cmpstr(last.kind, ==, "client-add");
	ac_undone_clear(&last);
	/* It goes with the client. */
	g_assert_true(undo_last(store, id, NOW + 2, &last, NULL));
	ac_undone_clear(&last);
	ac_store_calendar(store, place.arena, id, &n, NULL);
	g_assert_cmpuint(n, ==, 0);
	ac_store_close(store);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/store/handoff/" #test, test)
	ADD(everybody_has_a_name_of_their_own);
	ADD(those_of_before_are_given_one);
	ADD(what_was_handed_over_is_replaced_whole_and_taken_back_whole);
	ADD(a_session_with_something_on_it_is_in_use);
	ADD(what_was_written_into_calendars_is_no_change_to_take_back);
	return g_test_run();
}

/* SPDX-License-Identifier: MIT */
/* What practitioner and client say: changes of the rules, check-ins, sightings; and a file from before them.
 */
#include "test_store.h"

#include <string.h>
#include "../../src/store/schema.h"
#include "base/error.h"

static const AcFelt mild_redness = {"redness", "redness", NULL, AC_SEVERITY_MILD, AC_ADVICE_EXPECTED, FALSE};
static const AcFelt pus = {"pus", NULL, "pus", AC_SEVERITY_ANY, AC_ADVICE_DOCTOR, FALSE};

static gint64 check_in(AcStore *store, gint64 client_id, AcInstant at, const AcFelt *felt)
{
	GError *error = NULL;
	const AcCheckin fresh = {at, felt ? felt->advice : AC_ADVICE_EXPECTED, FALSE, felt, felt ? 1 : 0, 0};
	gint64 id = ac_store_checkin_add(store, client_id, &fresh, &error);
	g_assert_no_error(error);
	g_assert_cmpint(id, >, 0);
	return id;
}

static gint64 adjust(AcStore *store, gint64 client_id, gint64 session_id)
{
	GError *error = NULL;
	const AcAdjustment fresh = {.activity = "water",
	                            .allow = "none",
	                            .session_id = session_id,
	                            .from_text = "day 2",
	                            .to_text = "72h",
	                            .why = "thin skin",
	                            .by = "AB",
	                            .at = NOW};
	gint64 id = ac_store_adjustment_add(store, client_id, &fresh, 1, &error);
	g_assert_no_error(error);
	g_assert_cmpint(id, >, 0);
	return id;
}

static void an_adjustment_is_read_again_with_its_times(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo"), session = add_session(store, jo, NOW);
	gint64 first = adjust(store, jo, session), second = adjust(store, jo, 0);
	const AcClient *client = load(&place, store, jo);
	g_assert_cmpuint(client->n_adjustments, ==, 2);
	const AcAdjustment *it = &client->adjustments[0];
	g_assert_cmpint(it->id, ==, first);
	g_assert_cmpint(it->session_id, ==, session);
	g_assert_cmpint(it->from.early.days, ==, 1); /* "day 2", where the treatment is day 1 */
	g_assert_cmpint(it->to.late.minutes, ==, 72 * 60);
	g_assert_cmpstr(it->allow, ==, "none");
	g_assert_cmpstr(it->to_text, ==, "72h");
	g_assert_cmpstr(it->why, ==, "thin skin");
	g_assert_cmpstr(it->by, ==, "AB");
	g_assert_null(it->how);
	g_assert_cmpint(client->adjustments[1].session_id, ==, 0);

	GError *error = NULL;
	g_assert_true(ac_store_adjustment_remove(store, jo, first, NOW, &error));
	g_assert_false(ac_store_adjustment_remove(store, jo, first, NOW, &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_NOT_FOUND);
	g_clear_error(&error);
	g_assert_cmpint(load(&place, store, jo)->adjustments[0].id, ==, second);
	g_assert_true(ac_store_session_remove(store, jo, session, NOW, &error));
}

static void an_adjustment_goes_and_comes_back_with_its_session(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo"), session = add_session(store, jo, NOW);
	GError *error = NULL;
	AcUndone undone;
	adjust(store, jo, session);
	g_assert_true(ac_store_session_remove(store, jo, session, NOW, &error));
	g_assert_cmpuint(load(&place, store, jo)->n_adjustments, ==, 0);
	g_assert_true(undo_last(store, jo, NOW, &undone, &error));
	ac_undone_clear(&undone);
	g_assert_cmpuint(load(&place, store, jo)->n_adjustments, ==, 1);
}

/* A time nobody can read is no reason to pass the practitioner's word over. */
static void times_that_cannot_be_read_are_said(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo");
	adjust(store, jo, 0);
	sqlite3 *other = NULL;
	g_assert_cmpint(sqlite3_open(place.path, &other), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(other, "UPDATE adjustment SET ends='soon'", NULL, NULL, NULL), ==,
	                SQLITE_OK);
	sqlite3_close(other);
	GError *error = NULL;
	g_assert_null(ac_store_load(store, place.arena, jo, open_zone, &place, &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_STORE);
	g_assert_nonnull(strstr(error->message, "water"));
	g_clear_error(&error);
}

static void the_signs_seen_are_those_of_the_last_checkin(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo");
	g_assert_false(load(&place, store, jo)->has_checkin);
	check_in(store, jo, NOW - HOUR, &mild_redness);
	const AcClient *client = load(&place, store, jo);
	g_assert_true(client->has_checkin);
	g_assert_cmpint(client->checkin_at, ==, NOW - HOUR);
	g_assert_cmpuint(client->n_seen, ==, 1);
	g_assert_cmpstr(client->seen[0].sign, ==, "redness");
	g_assert_cmpint(client->seen[0].severity, ==, AC_SEVERITY_MILD);
	check_in(store, jo, NOW, &pus); /* speaks of no sign: the redness is still there */
	g_assert_cmpuint(load(&place, store, jo)->n_seen, ==, 1);
	check_in(store, jo, NOW + HOUR, NULL); /* nothing is felt */
	client = load(&place, store, jo);
	g_assert_true(client->has_checkin);
	g_assert_cmpuint(client->n_seen, ==, 0);
	GError *error = NULL;
	AcUndone undone;
	g_assert_true(undo_last(store, jo, NOW, &undone, &error));
	g_assert_cmpstr(undone.kind, ==, "checkin");
	ac_undone_clear(&undone);
	g_assert_cmpuint(load(&place, store, jo)->n_seen, ==, 1);
}

static void what_is_seen_again_is_reported_again(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo"), session = add_session(store, jo, NOW);
	GError *error = NULL;
	AcReport report = {"bleeding", session, NOW, NULL};
	g_assert_true(ac_store_sighting_add(store, jo, &report, NOW, &error));
	report.at = NOW + HOUR;
	g_assert_true(ac_store_sighting_add(store, jo, &report, NOW, &error));
	g_assert_cmpuint(load(&place, store, jo)->n_reports, ==, 2);
	const AcReport healed = {"healed", session, NOW, "AB"};
	g_assert_true(ac_store_report_add(store, jo, &healed, NOW, &error));
	const AcClient *client = load(&place, store, jo);
	g_assert_cmpuint(client->n_reports, ==, 3);
	g_assert_cmpstr(client->reports[2].milestone, ==, "healed");
	g_assert_cmpstr(client->reports[2].by, ==, "AB");
	g_assert_null(client->reports[0].by);
}

static void a_lapse_of_a_day_stays_one(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo");
	GError *error = NULL;
	const AcLapse day = {"gym", NOW - 30 * HOUR, TRUE}, moment = {"pool", NOW - HOUR, FALSE};
	g_assert_true(ac_store_lapse_add(store, jo, &day, NOW, &error));
	g_assert_true(ac_store_lapse_add(store, jo, &moment, NOW, &error));
	const AcClient *client = load(&place, store, jo);
	g_assert_true(client->lapses[0].is_day);
	g_assert_false(client->lapses[1].is_day);
}

static gboolean pin(AcStore *store, gint64 client_id, const char *hash, const char *text)
{
	const AcRuleText files[] = {{"studio.cfg", text}, {"below/base.cfg", "protocol = {};"}};
	const AcRuleTexts rules = {hash, "1.0", files, 2};
	return ac_store_rules_pin(store, client_id, &rules, NOW, NULL);
}

static void rules_are_kept_by_hash_and_outlive_the_undo_of_one_client(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo"), sam = add_client(store, "Sam");
	GError *error = NULL;
	AcUndone undone;
	g_assert_true(pin(store, jo, "aa", "x") && pin(store, sam, "aa", "x"));
	const AcClientRow *row = ac_store_row(store, place.arena, sam, &error);
	g_assert_cmpstr(row->rules_hash, ==, "aa");
	g_assert_cmpstr(row->rules_version, ==, "1.0");
	g_assert_true(undo_last(store, jo, NOW, &undone, &error));
	g_assert_cmpstr(undone.kind, ==, "rules");
	ac_undone_clear(&undone);
	g_assert_null(ac_store_row(store, place.arena, jo, &error)->rules_hash);
	const AcRuleTexts *rules = ac_store_rules(store, place.arena, "aa", &error);
	g_assert_no_error(error);
	g_assert_cmpuint(rules->n_files, ==, 2);
	g_assert_cmpstr(rules->files[0].text, ==, "x");
	g_assert_cmpstr(rules->files[1].name, ==, "below/base.cfg");
	g_assert_cmpuint(ac_store_rules(store, place.arena, "bb", &error)->n_files, ==, 0);
}

/* ---- a file from before ---------------------------------------------------------------------------- */

static void all_check_ins_and_notes_are_read_by_their_days(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo"), sam = add_client(store, "Sam");
	GError *error = NULL;
	check_in(store, jo, NOW, &pus);
	check_in(store, sam, NOW, &mild_redness);
	const AcCheckin later = {NOW - 24 * HOUR, AC_ADVICE_EXPECTED, FALSE, &mild_redness, 1, NOW + HOUR};
	g_assert_cmpint(ac_store_checkin_add(store, jo, &later, &error), >, 0);
	const AcCheckin nothing = {.at = NOW - HOUR};
	g_assert_cmpint(ac_store_checkin_add(store, jo, &nothing, &error), >, 0);
	g_assert_cmpint(ac_store_note_add(store, jo, DAY_ZERO + 1, "second", NOW, &error), >, 0);
	g_assert_cmpint(ac_store_note_add(store, jo, DAY_ZERO, "first", NOW + HOUR, &error), >, 0);
	const AcRecords *records = ac_store_records(store, place.arena, jo, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(records->n_checkins, ==, 3);
	g_assert_cmpint(records->checkins[0].at, ==, NOW - 24 * HOUR);
	g_assert_cmpint(records->checkins[0].said_at, ==, NOW + HOUR);
	g_assert_cmpstr(records->checkins[0].felt[0].sign, ==, "redness");
	g_assert_cmpuint(records->checkins[1].n_felt, ==, 0);
	g_assert_cmpint(records->checkins[2].said_at, ==, 0);
	g_assert_cmpint(records->checkins[2].advice, ==, AC_ADVICE_DOCTOR);
	g_assert_cmpstr(records->checkins[2].felt[0].flag, ==, "pus");
	g_assert_cmpuint(records->n_notes, ==, 2);
	g_assert_cmpstr(records->notes[0].text, ==, "first");
	g_assert_cmpint(records->notes[1].date, ==, DAY_ZERO + 1);
	/* What was filled in for yesterday is not the last word. */
	g_assert_cmpint(load(&place, store, jo)->advice, ==, AC_ADVICE_DOCTOR);
}

static void a_note_that_is_gone_is_said(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo"), sam = add_client(store, "Sam");
	gint64 note = ac_store_note_add(store, jo, DAY_ZERO, "mine", NOW, NULL);
	GError *error = NULL;
	g_assert_false(ac_store_note_set(store, sam, note, "yours", NOW, &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_NOT_FOUND);
	g_clear_error(&error);
	g_assert_true(ac_store_note_set(store, jo, note, NULL, NOW, &error));
	g_assert_false(ac_store_note_set(store, jo, note, "again", NOW, &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_NOT_FOUND);
	g_clear_error(&error);
}

static void a_note_changes_no_plan(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 jo = add_client(store, "Jo");
	AcInstant before = 0, after = 0;
	g_assert_true(ac_store_revised_at(store, jo, &before, NULL));
	ac_store_note_add(store, jo, DAY_ZERO, "x", NOW + 9 * HOUR, NULL);
	g_assert_true(ac_store_revised_at(store, jo, &after, NULL));
	g_assert_cmpint(before, ==, after);
}

/* Version 1, with one of each row that the step to the next touches. */
static void write_first_version(const Place *place)
{
	g_autofree char *data = g_path_get_dirname(place->path);
	g_assert_cmpint(g_mkdir(data, 0700), ==, 0);
	g_autofree char *sql = g_strdup_printf(
	    "%s;PRAGMA user_version=1;PRAGMA application_id=%d;"
	    "INSERT INTO client(name,zone,protocol,demo,created_at)VALUES('Jo','UTC','smp',0,1);"
	    "INSERT INTO session(client_id,begin_at,end_at,zone,state,final)VALUES(1,1,2,'UTC',1,0);"
	    "INSERT INTO report VALUES(1,1,'flakes-gone',77);"
	    "INSERT INTO lapse VALUES(1,88,'gym');",
	    ac_schema()->steps[0], AC_STORE_APPLICATION);
	sqlite3 *db = NULL;
	g_assert_cmpint(sqlite3_open(place->path, &db), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
	sqlite3_close(db);
}

static void a_file_of_the_first_version_is_copied_and_keeps_all(void)
{
	g_auto(Place) place = place_new();
	write_first_version(&place);
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_READ); /* reading is enough */
	const AcClient *client = load(&place, store, 1);
	g_assert_cmpuint(client->n_reports, ==, 1);
	g_assert_cmpstr(client->reports[0].milestone, ==, "flakes-gone");
	g_assert_cmpint(client->reports[0].at, ==, 77);
	g_assert_null(client->reports[0].by);
	g_assert_cmpuint(client->n_lapses, ==, 1);
	g_assert_cmpint(client->lapses[0].at, ==, 88);
	g_assert_false(client->lapses[0].is_day);
	g_assert_cmpuint(client->n_adjustments, ==, 0);
	g_autofree char *copy = g_strconcat(place.path, ".v1.bak", NULL);
	sqlite3 *old = NULL; /* as it was: no column of today */
	g_assert_cmpint(sqlite3_open(copy, &old), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(old, "SELECT at FROM report", NULL, NULL, NULL), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(old, "SELECT initials FROM report", NULL, NULL, NULL), ==, SQLITE_ERROR);
	sqlite3_close(old);
	g_clear_pointer(&store, ac_store_close);
	store = open_store(&place, AC_STORE_WRITE);
	adjust(store, 1, 1);
	check_in(store, 1, NOW, &mild_redness);
	g_assert_cmpint(ac_store_note_add(store, 1, DAY_ZERO, "new", NOW, NULL), >, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/store/told/adjustment", an_adjustment_is_read_again_with_its_times);
	g_test_add_func("/store/told/adjustment-session", an_adjustment_goes_and_comes_back_with_its_session);
	g_test_add_func("/store/told/adjustment-times", times_that_cannot_be_read_are_said);
	g_test_add_func("/store/told/seen", the_signs_seen_are_those_of_the_last_checkin);
	g_test_add_func("/store/told/sighting", what_is_seen_again_is_reported_again);
	g_test_add_func("/store/told/lapse", a_lapse_of_a_day_stays_one);
	g_test_add_func("/store/told/rules", rules_are_kept_by_hash_and_outlive_the_undo_of_one_client);
	g_test_add_func("/store/told/records", all_check_ins_and_notes_are_read_by_their_days);
	g_test_add_func("/store/told/note-gone", a_note_that_is_gone_is_said);
	g_test_add_func("/store/told/note-plan", a_note_changes_no_plan);
	g_test_add_func("/store/told/first-version", a_file_of_the_first_version_is_copied_and_keeps_all);
	return g_test_run();
}

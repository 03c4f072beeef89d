/* SPDX-License-Identifier: MIT */
/* The file: whose it is, what is refused in words, how an older one is brought up to date. */
#include "test_store.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include "../../src/store/schema.h"
#include "base/error.h"

static void make_folder(const Place *place)
{
	g_autofree char *data = g_path_get_dirname(place->path);
	g_assert_cmpint(g_mkdir(data, 0700), ==, 0);
}

static void write_file(const Place *place, const char *text, gssize length)
{
	make_folder(place);
	g_assert_true(g_file_set_contents(place->path, text, length, NULL));
}

static void run_sql(const Place *place, const char *sql)
{
	sqlite3 *db = NULL;
	g_assert_cmpint(sqlite3_open(place->path, &db), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
	sqlite3_close(db);
}

static void assert_refused(const Place *place, AcStoreMode mode, const char *words)
{
	GError *error = NULL;
	AcStore *store = ac_store_open(place->path, mode, &error);
	g_assert_null(store);
	g_assert_error(error, AC_ERROR, AC_ERROR_STORE);
	g_assert_nonnull(strstr(error->message, place->path)); /* it names the file */
	if (!strstr(error->message, words))
		g_error("\"%s\" says nothing of \"%s\"", error->message, words);
	g_clear_error(&error);
}

static int mode_of(const char *path)
{
	struct stat facts;
	g_assert_cmpint(stat(path, &facts), ==, 0);
	return facts.st_mode & 0777;
}

static void folder_and_file_are_ours_alone(void)
{
	g_auto(Place) place = place_new();
	mode_t mask = umask(0);
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	g_autofree char *data = g_path_get_dirname(place.path);
	g_autofree char *journal = g_strconcat(place.path, "-journal", NULL);
	g_assert_cmpint(mode_of(data), ==, 0700);
	g_assert_cmpint(mode_of(place.path), ==, 0600);
	g_assert_true(ac_store_begin(store, NULL));
	add_client(store, "Jo");
	g_assert_cmpint(mode_of(journal), ==, 0600);
	g_assert_true(ac_store_commit(store, NULL));
	g_assert_false(g_file_test(journal, G_FILE_TEST_EXISTS));
	umask(mask);
}

static void an_empty_file_is_new(void)
{
	g_auto(Place) place = place_new();
	write_file(&place, "", 0);
	g_autoptr(AcStore) reader = open_store(&place, AC_STORE_READ);
	g_assert_cmpint(ac_store_current(reader, NULL), ==, 0);
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 id = add_client(store, "Jo");
	g_assert_true(ac_store_changed(reader));
	g_assert_cmpint(ac_store_current(reader, NULL), ==, id);
}

static void what_is_no_database_is_refused_and_kept(void)
{
	g_auto(Place) place = place_new();
	static const char TEXT[] =
	    "this is a letter to my aunt, and it is longer than the head of a database is, which counts "
	    "a hundred bytes at least.";
	write_file(&place, TEXT, -1);
	assert_refused(&place, AC_STORE_READ, "not a database");
	assert_refused(&place, AC_STORE_WRITE, "not a database");
	g_autofree char *kept = NULL;
	g_assert_true(g_file_get_contents(place.path, &kept, NULL, NULL));
	g_assert_cmpstr(kept, ==, TEXT);
}

static void a_folder_in_its_place_is_refused(void)
{
	g_auto(Place) place = place_new();
	make_folder(&place);
	g_assert_cmpint(g_mkdir(place.path, 0700), ==, 0);
	assert_refused(&place, AC_STORE_READ, "folder");
	assert_refused(&place, AC_STORE_WRITE, "folder");
	g_rmdir(place.path);
}

static void a_newer_or_a_strangers_database_is_refused(void)
{
	g_auto(Place) place = place_new();
	make_folder(&place);
	run_sql(&place, "CREATE TABLE bookmark(url TEXT)");
	assert_refused(&place, AC_STORE_READ, "another program");
	assert_refused(&place, AC_STORE_WRITE, "another program");
	run_sql(&place, "PRAGMA user_version=999");
	assert_refused(&place, AC_STORE_READ, "newer");
	assert_refused(&place, AC_STORE_WRITE, "newer");
	run_sql(&place, "PRAGMA user_version=-1");
	assert_refused(&place, AC_STORE_WRITE, "newer");
}

static void a_file_that_was_brought_up_to_date_meanwhile_is_not_written(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 id = add_client(store, "Jo");
	run_sql(&place, "PRAGMA user_version=999");
	GError *error = NULL;
	g_assert_false(ac_store_client_use(store, id, NOW, &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_STORE);
	g_assert_nonnull(strstr(error->message, "newer"));
	g_clear_error(&error);
}

/* Every byte of a page of the file turned over, page after page: it is read, or said to be damaged. */
static void a_damaged_file_is_said_to_be_damaged(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 id = add_client(store, "Jo");
	gint64 session = add_session(store, id, NOW);
	tick(store, id, session, DAY_ZERO);
	g_clear_pointer(&store, ac_store_close);
	g_autofree char *good = NULL;
	gsize length = 0;
	guint n_refused = 0;
	g_assert_true(g_file_get_contents(place.path, &good, &length, NULL));
	for (gsize page = 0; page < length; page += 4096) {
		g_autofree char *bad = g_memdup2(good, length);
		for (gsize i = page; i < MIN(length, page + 4096); i++)
			bad[i] = (char)~bad[i];
		g_assert_true(g_file_set_contents(place.path, bad, (gssize)length, NULL));
		g_autoptr(GError) error = NULL;
		store = ac_store_open(place.path, AC_STORE_READ, &error);
		if (store && !error)
			(void)!ac_store_load(store, place.arena, id, open_zone, &place, &error);
		g_clear_pointer(&store, ac_store_close);
		if (!error)
			continue;
		n_refused++;
		g_assert_true(g_error_matches(error, AC_ERROR, AC_ERROR_STORE) ||
		              g_error_matches(error, AC_ERROR, AC_ERROR_NOT_FOUND));
	}
	g_assert_cmpuint(n_refused, >=, 3);
	g_assert_true(g_file_set_contents(place.path, good, (gssize)length / 2, NULL)); /* cut off */
	store = ac_store_open(place.path, AC_STORE_WRITE, NULL);
	g_clear_pointer(&store, ac_store_close);
}

/* ---- what one may not write ----------------------------------------------------------------------- */

/* Runs @check in a child that is nobody special: root may write anywhere. */
static void as_nobody(Place *place, void (*check)(Place *place))
{
	g_autofree char *data = g_path_get_dirname(place->path);
	if (geteuid() == 0) {
		g_assert_cmpint(chown(place->folder, 65534, 65534), ==, 0);
		g_assert_cmpint(chown(data, 65534, 65534), ==, 0);
		g_assert_cmpint(chown(place->path, 65534, 65534), ==, 0);
	}
	pid_t child = fork();
	g_assert_cmpint(child, >=, 0);
	if (child == 0) {
		if (geteuid() == 0)
			g_assert_cmpint(setuid(65534), ==, 0);
		check(place);
		_exit(0);
	}
	int status = -1;
	g_assert_cmpint(waitpid(child, &status, 0), ==, child);
	g_assert_cmpint(status, ==, 0);
}

static void check_read_only(Place *place)
{
	g_autoptr(AcStore) store = open_store(place, AC_STORE_READ);
	g_assert_cmpstr(load(place, store, 1)->name, ==, "Jo");
	assert_refused(place, AC_STORE_WRITE, "may only be read");
}

static void a_read_only_home_is_read(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	add_client(store, "Jo");
	g_clear_pointer(&store, ac_store_close);
	g_autofree char *data = g_path_get_dirname(place.path);
	g_chmod(place.path, 0400);
	g_chmod(data, 0500);
	as_nobody(&place, check_read_only);
	g_chmod(data, 0700);
}

static void check_folder_closed(Place *place)
{
	GError *error = NULL;
	g_autoptr(AcStore) store = open_store(place, AC_STORE_WRITE);
	const AcNewClient fresh = {.name = "Sam", .zone = "UTC", .protocol = "smp"};
	g_assert_cmpint(ac_store_client_add(store, &fresh, NULL, 0, NOW, &error), ==, 0);
	g_assert_error(error, AC_ERROR, AC_ERROR_STORE);
	g_assert_nonnull(strstr(error->message, place->path));
	g_clear_error(&error);
	g_assert_cmpstr(load(place, store, 1)->name, ==, "Jo"); /* and it is still there */
}

static void a_folder_that_closes_loses_nothing(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	add_client(store, "Jo");
	g_clear_pointer(&store, ac_store_close);
	g_autofree char *data = g_path_get_dirname(place.path);
	g_chmod(data, 0500);
	as_nobody(&place, check_folder_closed);
	g_chmod(data, 0700);
}

static void check_no_folder(Place *place)
{
	g_autofree char *below = g_build_filename(place->path, "x", "aftercare.db", NULL);
	GError *error = NULL;
	g_assert_null(ac_store_open(below, AC_STORE_WRITE, &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_STORE);
	g_assert_nonnull(strstr(error->message, g_strerror(ENOTDIR)));
	g_clear_error(&error);
	AcStore *store = ac_store_open(below, AC_STORE_READ, &error);
	g_assert_no_error(error);
	ac_store_close(store);
	g_chmod(place->path, 0);
	assert_refused(place, AC_STORE_READ, g_strerror(EACCES));
}

static void what_cannot_be_opened_says_why(void)
{
	g_auto(Place) place = place_new();
	ac_store_close(open_store(&place, AC_STORE_WRITE));
	as_nobody(&place, check_no_folder);
}

static void a_full_disk_keeps_what_was_there(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 id = add_client(store, "Jo");
	gint64 session = add_session(store, id, NOW);
	g_assert_cmpint(sqlite3_exec(store->db, "PRAGMA max_page_count=1", NULL, NULL, NULL), ==,
	                SQLITE_OK); /* as it is */
	g_autoptr(GError) error = NULL;
	AcDate date = DAY_ZERO;
	for (; date < DAY_ZERO + 5000; date++) {
		const AcTick one = {"moisturise", session, date, 480, AC_TICK_DONE, NOW, NULL};
		if (!ac_store_tick_set(store, id, &one, NOW, &error))
			break;
	}
	g_assert_error(error, AC_ERROR, AC_ERROR_STORE);
	g_assert_nonnull(strstr(error->message, "full"));
	g_assert_cmpuint(load(&place, store, id)->n_ticks, ==, (guint)(date - DAY_ZERO));
	g_assert_cmpint(sqlite3_exec(store->db, "PRAGMA max_page_count=100000", NULL, NULL, NULL), ==, SQLITE_OK);
	tick(store, id, session, date); /* after some was freed it goes on */
	g_assert_cmpuint(load(&place, store, id)->n_ticks, ==, (guint)(date - DAY_ZERO) + 1);
}

static void a_file_held_by_another_is_said_to_be(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 id = add_client(store, "Jo");
	g_autoptr(AcStore) other = open_store(&place, AC_STORE_WRITE);
	sqlite3_busy_timeout(store->db, 1);
	g_assert_true(ac_store_begin(other, NULL));
	GError *error = NULL;
	g_assert_false(ac_store_client_use(store, id, NOW, &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_STORE);
	g_assert_nonnull(strstr(error->message, "another program"));
	g_clear_error(&error);
	g_assert_cmpstr(load(&place, store, id)->name, ==, "Jo"); /* reading goes on */
	ac_store_rollback(other);
	g_assert_true(ac_store_client_use(store, id, NOW, &error));
	g_assert_no_error(error);
}

/* Whoever reads keeps a commit from ending: it is not said to be done. */
static void what_cannot_be_committed_is_not_acknowledged(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	g_autoptr(AcStore) reader = open_store(&place, AC_STORE_READ);
	gint64 id = add_client(store, "Jo");
	sqlite3_busy_timeout(store->db, 1);
	sqlite3_stmt *row = ac_store_statement(reader, "SELECT id FROM client", NULL);
	g_assert_cmpint(ac_store_step(reader, row, NULL), ==, AC_STEP_ROW);
	const AcNewClient fields = {.name = "Half"};
	GError *error = NULL;
	g_assert_false(ac_store_client_edit(store, id, &fields, NOW, &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_STORE);
	g_clear_error(&error);
	sqlite3_reset(row);
	g_assert_cmpstr(load(&place, store, id)->name, ==, "Jo");
	g_assert_cmpstr(load(&place, reader, id)->name, ==, "Jo");
	g_assert_true(ac_store_client_edit(store, id, &fields, NOW, &error)); /* and can be said again */
	g_assert_no_error(error);
}

/* ---- bringing an older file up to date ------------------------------------------------------------ */

static char *first_text(AcStore *store, const char *sql)
{
	sqlite3_stmt *row = ac_store_statement(store, sql, NULL);
	g_assert_nonnull(row);
	g_assert_cmpint(ac_store_step(store, row, NULL), ==, AC_STEP_ROW);
	char *text = g_strdup((const char *)sqlite3_column_text(row, 0));
	sqlite3_reset(row);
	return text;
}

static AcSchema with_step(const char **steps, const char *added)
{
	const AcSchema *now = ac_schema();
	for (guint i = 0; i < now->n_steps; i++)
		steps[i] = now->steps[i];
	steps[now->n_steps] = added;
	return (AcSchema){steps, now->n_steps + 1};
}

static void an_older_file_is_copied_and_brought_up_to_date(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	const char *steps[16];
	const AcSchema newer =
	    with_step(steps, "ALTER TABLE client ADD COLUMN phone TEXT;UPDATE client SET phone='none';");
	gint64 id = add_client(store, "Jo");
	guint version = 0;
	GError *error = NULL;
	g_assert_true(ac_schema_version(store, &newer, &version, &error));
	g_assert_cmpuint(version, ==, ac_schema()->n_steps);
	g_assert_true(ac_schema_migrate(store, &newer, &error));
	g_assert_no_error(error);
	g_assert_true(ac_schema_migrate(store, &newer, &error)); /* the second program finds it done */
	g_autofree char *phone = first_text(store, "SELECT phone FROM client");
	g_assert_cmpstr(phone, ==, "none");
	g_assert_true(ac_schema_version(store, &newer, &version, &error));
	g_assert_cmpuint(version, ==, newer.n_steps);

	g_autofree char *copy = g_strdup_printf("%s.v%u.bak", place.path, newer.n_steps - 1);
	g_assert_cmpint(mode_of(copy), ==, 0600);
	g_autoptr(AcStore) before = ac_store_open(copy, AC_STORE_READ, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(load(&place, before, id)->name, ==, "Jo");
}

static void a_step_that_fails_leaves_the_file_as_it_was(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	const char *steps[16];
	const AcSchema wrong =
	    with_step(steps, "ALTER TABLE client ADD COLUMN phone TEXT;SELECT * FROM nowhere;");
	add_client(store, "Jo");
	GError *error = NULL;
	g_assert_false(ac_schema_migrate(store, &wrong, &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_STORE);
	g_clear_error(&error);
	guint version = 0;
	g_assert_true(ac_schema_version(store, ac_schema(), &version, &error));
	g_assert_cmpuint(version, ==, ac_schema()->n_steps);
	g_assert_null(ac_store_statement(store, "SELECT phone FROM client", NULL));
	add_client(store, "Sam");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/store/file/ours", folder_and_file_are_ours_alone);
	g_test_add_func("/store/file/empty", an_empty_file_is_new);
	g_test_add_func("/store/file/letter", what_is_no_database_is_refused_and_kept);
	g_test_add_func("/store/file/folder", a_folder_in_its_place_is_refused);
	g_test_add_func("/store/file/newer", a_newer_or_a_strangers_database_is_refused);
	g_test_add_func("/store/file/meanwhile", a_file_that_was_brought_up_to_date_meanwhile_is_not_written);
	g_test_add_func("/store/file/damaged", a_damaged_file_is_said_to_be_damaged);
	g_test_add_func("/store/file/read-only", a_read_only_home_is_read);
	g_test_add_func("/store/file/closed", a_folder_that_closes_loses_nothing);
	g_test_add_func("/store/file/why", what_cannot_be_opened_says_why);
	g_test_add_func("/store/file/full", a_full_disk_keeps_what_was_there);
	g_test_add_func("/store/file/held", a_file_held_by_another_is_said_to_be);
	g_test_add_func("/store/file/committed", what_cannot_be_committed_is_not_acknowledged);
	g_test_add_func("/store/file/older", an_older_file_is_copied_and_brought_up_to_date);
	g_test_add_func("/store/file/step", a_step_that_fails_leaves_the_file_as_it_was);
	return g_test_run();
}

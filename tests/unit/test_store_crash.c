/* SPDX-License-Identifier: MIT */
/* Programs that write at once, and programs killed while they write: nothing that was acknowledged is lost.
 */
#include "test_store.h"

#include <signal.h>
#include <sys/wait.h>
#include "../../src/store/db.h"

#define ROUNDS  50
#define WRITERS 3
#define TICKS   40

/* Ticks date after date, and says each on the pipe once it is written. */
static void write_for_ever(const Place *place, gint64 client_id, gint64 session_id, int say)
{
	g_autoptr(AcStore) store = open_store(place, AC_STORE_WRITE);
	for (AcDate date = DAY_ZERO;; date++) {
		const AcTick one = {"moisturise", session_id, date, 480, AC_TICK_DONE, NOW, NULL};
		if (!ac_store_tick_set(store, client_id, &one, NOW, NULL) || write(say, "+", 1) != 1)
			_exit(1);
	}
}

/* Kills the child after @wanted acknowledged writes and a while; returns how many it had acknowledged. */
static guint kill_after(pid_t child, int hear, guint wanted, guint spin)
{
	guint heard = 0;
	char byte;
	while (heard < wanted && read(hear, &byte, 1) == 1)
		heard++;
	for (volatile guint i = 0; i < spin; i++)
		;
	kill(child, SIGKILL);
	while (read(hear, &byte, 1) == 1)
		heard++;
	int status = 0;
	g_assert_cmpint(waitpid(child, &status, 0), ==, child);
	g_assert_true(WIFSIGNALED(status));
	return heard;
}

static void clear_ticks(const Place *place)
{
	sqlite3 *db = NULL;
	g_assert_cmpint(sqlite3_open(place->path, &db), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(db, "DELETE FROM tick", NULL, NULL, NULL), ==, SQLITE_OK);
	sqlite3_close(db);
}

static void assert_whole(AcStore *store)
{
	sqlite3_stmt *row = ac_store_statement(store, "PRAGMA integrity_check", NULL);
	g_assert_cmpint(ac_store_step(store, row, NULL), ==, AC_STEP_ROW);
	g_assert_cmpstr((const char *)sqlite3_column_text(row, 0), ==, "ok");
	sqlite3_reset(row);
	gint64 ticks = 0, events = 0;
	g_assert_true(ac_store_number(store, "SELECT count(*) FROM tick", 0, &ticks, NULL));
	g_assert_true(ac_store_number(store, "SELECT count(*) FROM event WHERE kind='tick'AND undone_at IS NULL",
	                              0, &events, NULL));
	g_assert_cmpint(events, >=, ticks);
}

static void a_writer_killed_at_any_instant_loses_nothing(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) setup = open_store(&place, AC_STORE_WRITE);
	gint64 id = add_client(setup, "Jo");
	gint64 session = add_session(setup, id, NOW);
	g_clear_pointer(&setup, ac_store_close);
	g_autoptr(GRand) random = g_rand_new_with_seed(20261121);
	g_autofree char *journal = g_strconcat(place.path, "-journal", NULL);
	guint n_journals = 0;
	for (guint round = 0; round < ROUNDS; round++) {
		int ends[2];
		g_assert_cmpint(pipe(ends), ==, 0);
		pid_t child = fork();
		g_assert_cmpint(child, >=, 0);
		if (child == 0)
			write_for_ever(&place, id, session, ends[1]);
		close(ends[1]);
		guint heard = kill_after(child, ends[0], (guint)g_rand_int_range(random, 0, 4),
		                         (guint)g_rand_int_range(random, 0, 400000));
		close(ends[0]);
		n_journals += g_file_test(journal, G_FILE_TEST_EXISTS) ? 1 : 0;
		/* The first to come only wants to read, as most do. */
		g_autoptr(AcStore) store = open_store(&place, AC_STORE_READ);
		guint stored = load(&place, store, id)->n_ticks;
		g_assert_cmpuint(stored, >=, heard);
		g_assert_cmpuint(stored, <=, heard + 1); /* written, and killed before it was said */
		assert_whole(store);
		g_clear_pointer(&store, ac_store_close);
		clear_ticks(&place);
	}
	g_test_message("%u of %u left a journal", n_journals, ROUNDS);
}

/* A journal is left for sure: the child stops in the middle of a change, its pages already in the file. */
static void what_a_killed_writer_left_is_finished_by_a_reader(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) setup = open_store(&place, AC_STORE_WRITE);
	gint64 id = add_client(setup, "Jo");
	g_clear_pointer(&setup, ac_store_close);
	g_autoptr(AcStore) early = open_store(&place, AC_STORE_READ);
	g_assert_cmpstr(load(&place, early, id)->name, ==, "Jo");
	pid_t child = fork();
	g_assert_cmpint(child, >=, 0);
	if (child == 0) {
		AcStore *store = open_store(&place, AC_STORE_WRITE);
		const AcNewClient fields = {.name = "Half"};
		if (!ac_store_begin(store, NULL) || !ac_store_client_edit(store, id, &fields, NOW, NULL) ||
		    sqlite3_db_cacheflush(store->db) != SQLITE_OK)
			_exit(1);
		kill(getpid(), SIGKILL);
	}
	int status = 0;
	g_assert_cmpint(waitpid(child, &status, 0), ==, child);
	g_assert_true(WIFSIGNALED(status));
	g_autofree char *journal = g_strconcat(place.path, "-journal", NULL);
	g_assert_true(g_file_test(journal, G_FILE_TEST_EXISTS));
	g_assert_cmpstr(load(&place, early, id)->name, ==, "Jo"); /* one that was open all the time */
	g_assert_false(g_file_test(journal, G_FILE_TEST_EXISTS));
	g_autoptr(AcStore) late = open_store(&place, AC_STORE_READ);
	g_assert_cmpstr(load(&place, late, id)->name, ==, "Jo");
}

static void writers_at_once_lose_nothing(void)
{
	g_auto(Place) place = place_new();
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_WRITE);
	gint64 id = add_client(store, "Jo");
	gint64 session = add_session(store, id, NOW);
	g_clear_pointer(&store, ac_store_close);
	pid_t children[WRITERS];
	for (int k = 0; k < WRITERS; k++) {
		children[k] = fork();
		g_assert_cmpint(children[k], >=, 0);
		if (children[k] > 0)
			continue;
		g_autoptr(AcStore) own = open_store(&place, AC_STORE_WRITE);
		for (AcDate date = 0; date < TICKS; date++)
			tick(own, id, session, DAY_ZERO + k * TICKS + date);
		g_clear_pointer(&own, ac_store_close);
		_exit(0);
	}
	for (int k = 0; k < WRITERS; k++) {
		int status = -1;
		g_assert_cmpint(waitpid(children[k], &status, 0), ==, children[k]);
		g_assert_cmpint(status, ==, 0);
	}
	store = open_store(&place, AC_STORE_READ);
	g_assert_cmpuint(load(&place, store, id)->n_ticks, ==, WRITERS * TICKS);
	assert_whole(store);
}

static void start_at_once(void)
{
	g_auto(Place) place = place_new();
	pid_t children[WRITERS];
	for (int k = 0; k < WRITERS; k++) {
		children[k] = fork();
		g_assert_cmpint(children[k], >=, 0);
		if (children[k] > 0)
			continue;
		g_autoptr(AcStore) own = open_store(&place, AC_STORE_WRITE);
		add_client(own, "Jo");
		g_clear_pointer(&own, ac_store_close);
		_exit(0);
	}
	for (int k = 0; k < WRITERS; k++) {
		int status = -1;
		g_assert_cmpint(waitpid(children[k], &status, 0), ==, children[k]);
		g_assert_cmpint(status, ==, 0);
	}
	g_autoptr(AcStore) store = open_store(&place, AC_STORE_READ);
	guint n = 0;
	g_assert_nonnull(ac_store_clients(store, place.arena, FALSE, &n, NULL));
	g_assert_cmpuint(n, ==, WRITERS);
}

/* One may see the file before the other has made it, and the tables after. */
static void programs_that_start_at_once_make_one_file(void)
{
	for (int round = 0; round < ROUNDS; round++)
		start_at_once();
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/store/crash/killed", a_writer_killed_at_any_instant_loses_nothing);
	g_test_add_func("/store/crash/reader", what_a_killed_writer_left_is_finished_by_a_reader);
	g_test_add_func("/store/crash/at-once", writers_at_once_lose_nothing);
	g_test_add_func("/store/crash/start", programs_that_start_at_once_make_one_file);
	return g_test_run();
}

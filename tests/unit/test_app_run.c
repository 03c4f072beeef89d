/* SPDX-License-Identifier: MIT */
/* Another program, run to its end or stopped before. */
#include "app/run.h"

#include <string.h>

#include "base/error.h"

#define LONG_S 30

static gboolean run(const char *script, GBytes *input, AcRun *run, GError **error)
{
	const char *const words[] = {"sh", "-c", script, NULL};
	return ac_run(words, input, LONG_S, run, error);
}

static gpointer ask_when_it_began(gpointer stop)
{
	/* The word arrives at some moment of its run, or before: each must do. */
	ac_stop_wait(NULL, 20);
	ac_stop_ask(stop);
	return NULL;
}

static void what_was_stopped_is_ended_and_says_so(void)
{
	g_autoptr(AcStop) stop = ac_stop_new();
	g_autoptr(GError) error = NULL;
	g_auto(AcRun) told = {.stop = stop};
	gint64 began_us = g_get_monotonic_time();
	GThread *other = g_thread_new("other", ask_when_it_began, stop);
	g_assert_false(run("exec sleep 60", NULL, &told, &error));
	g_thread_join(other);
	g_assert_error(error, AC_ERROR, AC_ERROR_FAILED);
	g_assert_cmpstr(error->message, ==, "sh was stopped.");
	g_assert_cmpint(g_get_monotonic_time() - began_us, <, LONG_S / 2 * G_USEC_PER_SEC);
}

static void one_that_will_not_end_is_ended(void)
{
	g_autoptr(AcStop) stop = ac_stop_new();
	g_autoptr(GError) error = NULL;
	g_auto(AcRun) told = {.stop = stop};
	ac_stop_ask(stop);
	g_assert_false(run("trap '' TERM; while :; do sleep 0.05; done", NULL, &told, &error));
	g_assert_nonnull(error);
	g_assert_cmpint(told.status, >, 128);
}

static void what_ends_well_in_its_last_moment_is_done(void)
{
	g_autoptr(AcStop) stop = ac_stop_new();
	g_autoptr(GError) error = NULL;
	g_auto(AcRun) told = {.stop = stop};
	GThread *other = g_thread_new("other", ask_when_it_began, stop);
	gboolean done = run("trap 'echo kept; exit 0' TERM; while :; do sleep 0.01; done", NULL, &told, &error);
	g_thread_join(other);
	if (!done) /* the word came before the script was ready for it */
		return;
	g_assert_no_error(error);
	g_assert_cmpstr(told.out->str, ==, "kept\n");
}

static void a_stop_that_is_never_asked_changes_nothing(void)
{
	g_autoptr(AcStop) stop = ac_stop_new();
	g_autoptr(GError) error = NULL;
	g_auto(AcRun) told = {.stop = stop};
	g_assert_true(run("echo out; echo err >&2; exit 3", NULL, &told, &error));
	g_assert_no_error(error);
	g_assert_cmpint(told.status, ==, 3);
	g_assert_cmpstr(told.out->str, ==, "out\n");
	g_assert_cmpstr(told.err->str, ==, "err\n");
	g_assert_false(ac_stop_is_asked(stop));
	g_assert_false(ac_stop_wait(NULL, 0));
}

static gpointer run_one_that_does_not_read(G_GNUC_UNUSED gpointer data)
{
	g_autofree char *much = g_malloc0(1 << 20);
	g_autoptr(GBytes) input = g_bytes_new(much, 1 << 20);
	for (int i = 0; i < 8; i++) {
		g_auto(AcRun) told = {0};
		g_assert_true(run("exec true", input, &told, NULL));
		g_assert_cmpint(told.status, ==, 0);
	}
	return NULL;
}

static void those_that_do_not_read_harm_no_thread(void)
{
	GThread *threads[3];
	for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
		threads[i] = g_thread_new("runs", run_one_that_does_not_read, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
		g_thread_join(threads[i]);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/app/run/stopped", what_was_stopped_is_ended_and_says_so);
	g_test_add_func("/app/run/unwilling", one_that_will_not_end_is_ended);
	g_test_add_func("/app/run/last-moment", what_ends_well_in_its_last_moment_is_done);
	g_test_add_func("/app/run/unasked", a_stop_that_is_never_asked_changes_nothing);
	g_test_add_func("/app/run/pipes", those_that_do_not_read_harm_no_thread);
	return g_test_run();
}

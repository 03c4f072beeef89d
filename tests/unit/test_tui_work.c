/* SPDX-License-Identifier: MIT */
/* Long work beside the screen: it rings, it stops, and nothing of it stays. */
#include "../../src/tui/work.h"

#include <poll.h>
#include <sys/resource.h>

typedef struct {
	int answer;
	AcStop *go; /* asked: the work may go on */
} Task;

static Task *new_task(void)
{
	Task *task = g_new0(Task, 1);
	task->go = ac_stop_new();
	return task;
}

static void free_task(gpointer data)
{
	Task *task = data;
	ac_stop_free(task->go);
	g_free(task);
}

static void wait_for_ring(AcBell *bell)
{
	struct pollfd rung = {.fd = ac_bell_fd(bell), .events = POLLIN};
	g_assert_cmpint(poll(&rung, 1, 30 * 1000), ==, 1);
	g_assert_true(ac_bell_take(bell));
}

static gboolean is_rung(const AcBell *bell)
{
	struct pollfd rung = {.fd = ac_bell_fd(bell), .events = POLLIN};
	return poll(&rung, 1, 0) == 1;
}

/* Says 1, waits for the word to go on, answers. */
static void in_two_steps(AcWork *work, gpointer data)
{
	Task *task = data;
	ac_work_say(work, 1);
	ac_stop_wait(task->go, -1);
	task->answer = 42;
}

static void until_stopped(AcWork *work, gpointer data)
{
	Task *task = data;
	ac_work_say(work, 1);
	task->answer = ac_stop_wait(ac_work_stopped(work), 60 * 1000) ? 7 : 0;
}

static void it_tells_its_steps_and_hands_over_what_it_made(void)
{
	AcBell *bell = ac_bell_new();
	Task *task = new_task();
	AcWork *work = ac_work_start(bell, in_two_steps, task, free_task);
	g_assert_cmpuint(ac_bell_works(bell), ==, 1);
	wait_for_ring(bell);
	g_assert_cmpint(ac_work_step(work), ==, 1);
	g_assert_null(ac_work_take(&work));
	g_assert_nonnull(work);
	g_assert_false(is_rung(bell));
	ac_stop_ask(task->go);
	wait_for_ring(bell);
	g_assert_true(ac_work_take(&work) == task);
	g_assert_null(work);
	g_assert_cmpint(task->answer, ==, 42);
	g_assert_cmpuint(ac_bell_works(bell), ==, 0);
	g_assert_false(is_rung(bell));
	g_assert_null(ac_work_take(&work));
	free_task(task);
	ac_bell_free(bell);
}

static void asked_to_stop_it_stops_and_is_taken_like_any(void)
{
	AcBell *bell = ac_bell_new();
	AcWork *work = ac_work_start(bell, until_stopped, new_task(), free_task);
	wait_for_ring(bell);
	g_assert_false(ac_work_is_stopping(work));
	g_assert_true(ac_work_stop(work));
	g_assert_false(ac_work_stop(work));
	g_assert_true(ac_work_is_stopping(work));
	wait_for_ring(bell);
	Task *task = ac_work_take(&work);
	g_assert_cmpint(task->answer, ==, 7);
	free_task(task);
	ac_bell_free(bell);
}

static void cleared_it_is_waited_for_and_freed(void)
{
	AcBell *bell = ac_bell_new();
	AcWork *works[8];
	for (guint i = 0; i < G_N_ELEMENTS(works); i++)
		works[i] = ac_work_start(bell, until_stopped, new_task(), free_task);
	g_assert_cmpuint(ac_bell_works(bell), ==, G_N_ELEMENTS(works));
	for (guint i = 0; i < G_N_ELEMENTS(works); i++) {
		ac_work_clear(&works[i]);
		g_assert_null(works[i]);
	}
	g_assert_cmpuint(ac_bell_works(bell), ==, 0);
	ac_work_clear(&works[0]); /* none there: nothing happens */
	ac_bell_free(bell);
}

static void many_rings_are_one(void)
{
	AcBell *bell = ac_bell_new();
	g_assert_false(ac_bell_take(bell));
	for (int i = 0; i < 1000; i++)
		ac_bell_ring(bell);
	g_assert_true(ac_bell_take(bell));
	g_assert_false(ac_bell_take(bell));
	g_assert_false(is_rung(bell));
	ac_bell_free(bell);
}

static void at_once(AcWork *work, gpointer data)
{
	((Task *)data)->answer = 42;
	ac_work_say(work, 1);
}

/* No descriptor is left: the work is done in place, and still told of. */
static void without_a_bell_it_is_done_in_place(void)
{
	struct rlimit before, none;
	g_assert_cmpint(getrlimit(RLIMIT_NOFILE, &before), ==, 0);
	none = before;
	none.rlim_cur = 0;
	g_assert_cmpint(setrlimit(RLIMIT_NOFILE, &none), ==, 0);
	AcBell *bell = ac_bell_new();
	AcWork *work = ac_work_start(bell, at_once, new_task(), free_task);
	g_assert_cmpint(setrlimit(RLIMIT_NOFILE, &before), ==, 0);
	g_assert_cmpint(ac_bell_fd(bell), ==, -1);
	g_assert_true(ac_bell_take(bell));
	Task *task = ac_work_take(&work);
	g_assert_nonnull(task);
	g_assert_cmpint(task->answer, ==, 42);
	free_task(task);
	ac_bell_free(bell);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/tui/beside/steps", it_tells_its_steps_and_hands_over_what_it_made);
	g_test_add_func("/tui/beside/stop", asked_to_stop_it_stops_and_is_taken_like_any);
	g_test_add_func("/tui/beside/clear", cleared_it_is_waited_for_and_freed);
	g_test_add_func("/tui/beside/bell", many_rings_are_one);
	g_test_add_func("/tui/beside/in-place", without_a_bell_it_is_done_in_place);
	return g_test_run();
}

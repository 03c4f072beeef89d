/* SPDX-License-Identifier: MIT */
#include "work.h"

struct AcWork {
	AcBell *bell;
	AcStop *stop;
	GThread *thread; /* NULL: was done in place */
	AcWorkRun run;
	gpointer data;
	GDestroyNotify free_data;
	int step, is_over; /* atomic */
};

static gpointer begin(gpointer work_itself)
{
	AcWork *work = work_itself;
	work->run(work, work->data);
	g_atomic_int_set(&work->is_over, 1);
	ac_bell_ring(work->bell);
	return NULL;
}

AcWork *ac_work_start(AcBell *bell, AcWorkRun run, gpointer data, GDestroyNotify free_data)
{
	AcWork *work = g_new0(AcWork, 1);
	*work = (AcWork){.bell = bell, .run = run, .data = data, .free_data = free_data};
	work->stop = ac_stop_new();
	ac_bell_count(bell, 1);
	if (ac_bell_fd(bell) >= 0)
		work->thread = g_thread_try_new("work", begin, work, NULL);
	if (work->thread == NULL)
		begin(work);
	return work;
}

const AcStop *ac_work_stopped(const AcWork *work)
{
	return work->stop;
}

void ac_work_say(AcWork *work, int step)
{
	g_atomic_int_set(&work->step, step);
	ac_bell_ring(work->bell);
}

int ac_work_step(const AcWork *work)
{
	return g_atomic_int_get(&work->step);
}

gboolean ac_work_stop(AcWork *work)
{
	if (ac_stop_is_asked(work->stop))
		return FALSE;
	ac_stop_ask(work->stop);
	return TRUE;
}

gboolean ac_work_is_stopping(const AcWork *work)
{
	return ac_stop_is_asked(work->stop);
}

static void free_work(AcWork *work)
{
	if (work->thread != NULL)
		g_thread_join(work->thread);
	ac_bell_count(work->bell, -1);
	ac_stop_free(work->stop);
	g_free(work);
}

gpointer ac_work_take(AcWork **work)
{
	AcWork *over = *work;
	if (over == NULL || g_atomic_int_get(&over->is_over) == 0)
		return NULL;
	gpointer data = over->data;
	*work = NULL;
	free_work(over);
	return data;
}

void ac_work_clear(AcWork **work)
{
	AcWork *ended = *work;
	if (ended == NULL)
		return;
	*work = NULL;
	gpointer data = ended->data;
	GDestroyNotify free_data = ended->free_data;
	ac_stop_ask(ended->stop);
	free_work(ended);
	free_data(data);
}

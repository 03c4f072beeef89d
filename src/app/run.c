/* SPDX-License-Identifier: MIT */
/* One poll() over the three pipes of a child, with a deadline and a word to stop; SIGPIPE of a child that
 * does not read is no end of ours. May run in several threads at once. */
#include "app/run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"

/* A program that was asked to end may put its things in order. */
#define GRACE_MS 300

enum { IN, OUT, ERR, N_PIPES, STOP = N_PIPES, N_FDS };

typedef struct {
	GPid pid;
	struct pollfd pipes[N_FDS]; /* -1: closed */
	const char *input;
	gsize n_input;
	GString *texts[N_PIPES];
	gint64 deadline_us;
	const AcStop *stop;
	gboolean is_ours;
} Child;

static void close_pipe(Child *child, int which)
{
	if (child->pipes[which].fd >= 0)
		close(child->pipes[which].fd);
	child->pipes[which].fd = -1;
}

static void feed(Child *child)
{
	gssize n = child->n_input > 0 ? write(child->pipes[IN].fd, child->input, child->n_input) : 0;
	if (n > 0) {
		child->input += n;
		child->n_input -= (gsize)n;
	}
	/* One that does not want it says why on its own. */
	if (child->n_input == 0 || (n < 0 && errno != EAGAIN && errno != EINTR))
		close_pipe(child, IN);
}

static void listen_to(Child *child, int which)
{
	char buffer[16384];
	gssize n = read(child->pipes[which].fd, buffer, sizeof buffer);
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n <= 0) {
		close_pipe(child, which);
		return;
	}
	gsize room = AC_RUN_MOST - MIN(child->texts[which]->len, AC_RUN_MOST);
	g_string_append_len(child->texts[which], buffer, (gssize)MIN((gsize)n, room));
}

/* From here on it has a moment, and nothing more to wait for. */
static void ask_to_end(Child *child)
{
	kill(child->pid, SIGTERM);
	child->pipes[STOP].fd = -1;
	child->deadline_us = MIN(child->deadline_us, g_get_monotonic_time() + GRACE_MS * (gint64)1000);
}

/* FALSE: its time is over. */
static gboolean talk(Child *child)
{
	while (child->pipes[OUT].fd >= 0 || child->pipes[ERR].fd >= 0) {
		gint64 left_ms = (child->deadline_us - g_get_monotonic_time()) / 1000;
		if (left_ms <= 0)
			return FALSE;
		int n = poll(child->pipes, N_FDS, (int)MIN(left_ms + 1, G_MAXINT));
		if (n < 0 && errno != EINTR)
			return FALSE;
		if (n <= 0)
			continue;
		if (child->pipes[STOP].revents != 0)
			ask_to_end(child);
		if (child->pipes[IN].fd >= 0 && child->pipes[IN].revents != 0)
			feed(child);
		for (int which = OUT; which <= ERR; which++)
			if (child->pipes[which].fd >= 0 && child->pipes[which].revents != 0)
				listen_to(child, which);
	}
	return TRUE;
}

static int await(GPid pid)
{
	int status = 0;
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* In the child: the signals somebody waits for here are its own affair again. */
static void unblock_signals(G_GNUC_UNUSED gpointer data)
{
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

static char **world_of(const Child *child)
{
	return child->is_ours ? g_get_environ() : g_environ_setenv(g_get_environ(), "LC_ALL", "C", TRUE);
}

static gboolean start(Child *child, const char *const *words, GBytes *input, GError **error)
{
	g_autoptr(GError) why = NULL;
	g_auto(GStrv) world = world_of(child);
	const GSpawnFlags flags = G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD;
	int fds[N_PIPES] = {-1, -1, -1};
	/* GLib takes the words without const and changes none of them. */
	if (!g_spawn_async_with_pipes(NULL, (char **)(guintptr)words, world, flags, unblock_signals, NULL,
	                              &child->pid, &fds[IN], &fds[OUT], &fds[ERR], &why)) {
		gboolean is_missing = g_error_matches(why, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT);
		g_set_error(error, AC_ERROR, is_missing ? AC_ERROR_NOT_FOUND : AC_ERROR_FAILED,
		            _("%s cannot be run: %s"), words[0], why->message);
		return FALSE;
	}
	for (int i = 0; i < N_PIPES; i++) {
		fcntl(fds[i], F_SETFL, fcntl(fds[i], F_GETFL) | O_NONBLOCK);
		child->pipes[i] = (struct pollfd){.fd = fds[i], .events = i == IN ? POLLOUT : POLLIN};
	}
	child->pipes[STOP] = (struct pollfd){.fd = ac_stop_fd(child->stop), .events = POLLIN};
	child->input = input ? g_bytes_get_data(input, &child->n_input) : NULL;
	if (child->n_input == 0)
		close_pipe(child, IN);
	return TRUE;
}

/* A signal's disposition is the whole program's, its mask this thread's: held back, and taken off again. */
static gboolean talk_without_sigpipe(Child *child)
{
	sigset_t pipe_only, before, pending;
	const struct timespec at_once = {0};
	sigemptyset(&pipe_only);
	sigaddset(&pipe_only, SIGPIPE);
	sigpending(&pending);
	gboolean was_pending = sigismember(&pending, SIGPIPE) == 1;
	pthread_sigmask(SIG_BLOCK, &pipe_only, &before);
	gboolean in_time = talk(child);
	while (!was_pending && sigtimedwait(&pipe_only, NULL, &at_once) < 0 && errno == EINTR)
		continue;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return in_time;
}

static gboolean end_child(Child *child, gboolean in_time, AcRun *run)
{
	for (int i = 0; i < N_PIPES; i++)
		close_pipe(child, i);
	if (!in_time)
		kill(child->pid, SIGKILL);
	run->status = await(child->pid);
	g_spawn_close_pid(child->pid);
	return in_time;
}

gboolean ac_run(const char *const *words, GBytes *input, int seconds, AcRun *run, GError **error)
{
	Child child = {.deadline_us = g_get_monotonic_time() + seconds * G_USEC_PER_SEC,
	               .stop = run->stop,
	               .is_ours = run->is_ours};
	*run = (AcRun){
	    .stop = run->stop, .is_ours = run->is_ours, .out = g_string_new(NULL), .err = g_string_new(NULL)};
	child.texts[OUT] = run->out;
	child.texts[ERR] = run->err;
	if (!start(&child, words, input, error))
		return FALSE;
	gboolean in_time = end_child(&child, talk_without_sigpipe(&child), run);
	if (ac_stop_is_asked(run->stop) && (!in_time || run->status != 0)) {
		g_set_error(error, AC_ERROR, AC_ERROR_FAILED, _("%s was stopped."), words[0]);
		return FALSE;
	}
	if (!in_time)
		g_set_error(error, AC_ERROR, AC_ERROR_FAILED, _("%s did not answer within %d seconds."), words[0],
		            seconds);
	return in_time;
}

void ac_run_clear(AcRun *run)
{
	if (run->out)
		g_string_free(run->out, TRUE);
	if (run->err)
		g_string_free(run->err, TRUE);
	*run = (AcRun){0};
}

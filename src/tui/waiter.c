/* SPDX-License-Identifier: MIT */
/* One poll() over terminal, signalfd, timerfd, inotify and the bell of long work: no handler, no race, no
 * wake-up for nothing. */
#include "waiter.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"

/* A change is several writes; wait until they are over. */
#define QUIET_MS 40
/* "Never", for a timer that is there only to hear of a clock that is set: 1 January 2200. */
#define FAR_AWAY G_GINT64_CONSTANT(7258118400)

enum { FD_INPUT, FD_SIGNAL, FD_TIMER, FD_FOLDER, N_OWN, FD_NEWS = N_OWN, N_FDS };

struct AcWaiter {
	struct pollfd fds[N_FDS];
	sigset_t before;
	AcInstant alarm;
	int watches[AC_WAITER_FOLDERS];   /* -1: none */
	char *folders[AC_WAITER_FOLDERS]; /* owned */
};

static void signals_of_ours(sigset_t *set)
{
	static const int ours[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGINT, SIGQUIT, SIGTERM, SIGHUP};
	sigemptyset(set);
	for (gsize i = 0; i < G_N_ELEMENTS(ours); i++)
		sigaddset(set, ours[i]);
}

AcWaiter *ac_waiter_new(GError **error)
{
	g_autoptr(AcWaiter) waiter = g_new0(AcWaiter, 1);
	sigset_t ours;
	signals_of_ours(&ours);
	sigprocmask(SIG_BLOCK, &ours, &waiter->before);
	for (int i = 0; i < AC_WAITER_FOLDERS; i++)
		waiter->watches[i] = -1;
	for (int i = 0; i < N_FDS; i++)
		waiter->fds[i] = (struct pollfd){.fd = -1, .events = POLLIN};
	waiter->fds[FD_INPUT].fd = STDIN_FILENO;
	waiter->fds[FD_SIGNAL].fd = signalfd(-1, &ours, SFD_CLOEXEC | SFD_NONBLOCK);
	waiter->fds[FD_TIMER].fd = timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
	/* Without inotify (its instances are counted per user) the screen still works: changes show at the next
	 * key. */
	waiter->fds[FD_FOLDER].fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	if (waiter->fds[FD_SIGNAL].fd < 0 || waiter->fds[FD_TIMER].fd < 0) {
		g_set_error(error, AC_ERROR, AC_ERROR_FAILED, _("The screen cannot be opened: %s."),
		            g_strerror(errno));
		return NULL;
	}
	return g_steal_pointer(&waiter);
}

void ac_waiter_free(AcWaiter *waiter)
{
	if (waiter == NULL)
		return;
	for (int i = FD_SIGNAL; i < N_OWN; i++)
		if (waiter->fds[i].fd >= 0)
			close(waiter->fds[i].fd);
	for (int i = 0; i < AC_WAITER_FOLDERS; i++)
		g_free(waiter->folders[i]);
	sigprocmask(SIG_SETMASK, &waiter->before, NULL);
	g_free(waiter);
}

void ac_waiter_hear(AcWaiter *waiter, int news_fd)
{
	waiter->fds[FD_NEWS].fd = news_fd;
}

void ac_waiter_watch(AcWaiter *waiter, int which, const char *folder)
{
	int file = waiter->fds[FD_FOLDER].fd, *watch = &waiter->watches[which];
	if (g_strcmp0(waiter->folders[which], folder) != 0) {
		if (*watch >= 0)
			inotify_rm_watch(file, *watch);
		*watch = -1;
		g_free(waiter->folders[which]);
		waiter->folders[which] = g_strdup(folder);
	}
	if (*watch < 0 && file >= 0 && folder != NULL)
		*watch = inotify_add_watch(file, folder,
		                           IN_MODIFY | IN_ATTRIB | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE |
		                               IN_DELETE | IN_ONLYDIR);
}

void ac_waiter_set_alarm(AcWaiter *waiter, AcInstant at)
{
	AcInstant when = CLAMP(at, 1, FAR_AWAY);
	struct itimerspec spec = {.it_value.tv_sec = (time_t)when};
	if (when == waiter->alarm)
		return;
	waiter->alarm = when;
	timerfd_settime(waiter->fds[FD_TIMER].fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &spec, NULL);
}

static unsigned read_signals(AcWaiter *waiter)
{
	struct signalfd_siginfo info;
	unsigned events = 0;
	while (read(waiter->fds[FD_SIGNAL].fd, &info, sizeof info) == (ssize_t)sizeof info) {
		switch (info.ssi_signo) {
		case SIGWINCH:
			events |= AC_EVENT_RESIZE;
			break;
		case SIGTSTP:
			events |= AC_EVENT_SUSPEND;
			break;
		case SIGCONT:
			events |= AC_EVENT_RESUME;
			break;
		default:
			events |= AC_EVENT_END;
		}
	}
	return events;
}

/* Passed, or cancelled because the clock was set: either way it is armed anew. */
static unsigned read_timer(AcWaiter *waiter)
{
	guint64 expirations;
	if (read(waiter->fds[FD_TIMER].fd, &expirations, sizeof expirations) < 0 && errno == EAGAIN)
		return 0;
	waiter->alarm = 0;
	return AC_EVENT_ALARM;
}

/* What a change in the folder of that watch is; one that is gone is tried again. */
static unsigned read_watch(AcWaiter *waiter, const struct inotify_event *event)
{
	unsigned what = 0;
	for (int i = 0; i < AC_WAITER_FOLDERS; i++) {
		if (waiter->watches[i] != event->wd)
			continue;
		what |= i < AC_WAITER_RULES ? AC_EVENT_DATA : AC_EVENT_RULES;
		if ((event->mask & IN_IGNORED) != 0)
			waiter->watches[i] = -1;
	}
	return what;
}

static unsigned drain_folder(AcWaiter *waiter)
{
	char buffer[4096];
	unsigned what = 0;
	for (ssize_t n; (n = read(waiter->fds[FD_FOLDER].fd, buffer, sizeof buffer)) > 0;)
		for (const char *at = buffer; at < buffer + n;) {
			struct inotify_event event;
			memcpy(&event, at, sizeof event);
			what |= (event.mask & IN_Q_OVERFLOW) != 0 ? (unsigned)AC_EVENT_DATA | AC_EVENT_RULES
			                                          : read_watch(waiter, &event);
			at += sizeof event + event.len;
		}
	return what;
}

static unsigned events_of(AcWaiter *waiter, unsigned *quiet)
{
	unsigned events = 0;
	if ((waiter->fds[FD_INPUT].revents & POLLIN) != 0)
		events |= AC_EVENT_INPUT;
	else if (waiter->fds[FD_INPUT].revents != 0)
		events |= AC_EVENT_END;
	if (waiter->fds[FD_SIGNAL].revents != 0)
		events |= read_signals(waiter);
	if (waiter->fds[FD_TIMER].revents != 0)
		events |= read_timer(waiter);
	if (waiter->fds[FD_NEWS].revents != 0)
		events |= AC_EVENT_NEWS;
	if (waiter->fds[FD_FOLDER].revents != 0)
		*quiet |= drain_folder(waiter);
	return events;
}

unsigned ac_waiter_wait(AcWaiter *waiter)
{
	unsigned quiet = 0; /* what is told when nothing has followed for a moment */
	for (;;) {
		int n = poll(waiter->fds, N_FDS, quiet != 0 ? QUIET_MS : -1);
		if (n < 0 && errno != EINTR)
			return AC_EVENT_END;
		if (n == 0)
			return quiet;
		if (n < 0)
			continue;
		unsigned events = events_of(waiter, &quiet);
		if (events != 0)
			return events | quiet;
	}
}

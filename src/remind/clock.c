/* SPDX-License-Identifier: MIT */
/* A timerfd on CLOCK_REALTIME that is cancelled when the clock is set, as a source of the main loop. */
#include "clock.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"

/* "Never", for a timer that is there only to hear of a clock that is set: 1 January 2200. */
#define FAR_AWAY G_GINT64_CONSTANT(7258118400)

struct AcClock {
	int fd;
	GSource *source, *at_once;
	AcClockRing ring;
	gpointer data;
	AcInstant alarm; /* 0: not set */
};

static gboolean on_readable(gint fd, GIOCondition condition, gpointer data)
{
	AcClock *clock = data;
	guint64 expirations;
	(void)condition;
	gssize n = read(fd, &expirations, sizeof expirations);
	if (n < 0 && errno != ECANCELED)
		return G_SOURCE_CONTINUE;
	clock->alarm = 0;
	clock->ring(clock->data, n < 0);
	return G_SOURCE_CONTINUE;
}

static gboolean on_set_meanwhile(gpointer data)
{
	AcClock *clock = data;
	g_clear_pointer(&clock->at_once, g_source_unref);
	clock->ring(clock->data, TRUE);
	return G_SOURCE_REMOVE;
}

AcClock *ac_clock_new(AcClockRing ring, gpointer data, GError **error)
{
	int fd = timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
	if (fd < 0) {
		g_set_error(error, AC_ERROR, AC_ERROR_FAILED,
		            _("This machine has no timer left for the reminders: %s."), g_strerror(errno));
		return NULL;
	}
	AcClock *clock = g_new0(AcClock, 1);
	*clock = (AcClock){.fd = fd, .ring = ring, .data = data};
	clock->source = g_unix_fd_source_new(fd, G_IO_IN);
	/* The function's type is another one; the cast is GLib's way. */
	g_source_set_callback(clock->source, G_SOURCE_FUNC(on_readable), clock, NULL);
	g_source_attach(clock->source, g_main_context_get_thread_default());
	return clock;
}

static void drop(GSource *source)
{
	if (source) {
		g_source_destroy(source);
		g_source_unref(source);
	}
}

void ac_clock_free(AcClock *clock)
{
	if (!clock)
		return;
	drop(clock->source);
	drop(clock->at_once);
	close(clock->fd);
	g_free(clock);
}

void ac_clock_set(AcClock *clock, AcInstant at)
{
	AcInstant when = CLAMP(at, 1, FAR_AWAY);
	struct itimerspec spec = {.it_value.tv_sec = (time_t)when};
	if (when == clock->alarm)
		return;
	clock->alarm = when;
	if (timerfd_settime(clock->fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &spec, NULL) == 0 ||
	    errno != ECANCELED || clock->at_once)
		return;
	/* It is armed all the same; but the clock was set, and nobody else says so any more. */
	clock->at_once = g_idle_source_new();
	g_source_set_callback(clock->at_once, on_set_meanwhile, clock, NULL);
	g_source_attach(clock->at_once, g_main_context_get_thread_default());
}

AcInstant ac_clock_now(void)
{
	return g_get_real_time() / G_USEC_PER_SEC;
}

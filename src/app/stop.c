/* SPDX-License-Identifier: MIT */
#include "app/stop.h"

#include <errno.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct AcStop {
	int asked; /* atomic: holds also where there was no descriptor to be had */
	int fd;
};

AcStop *ac_stop_new(void)
{
	AcStop *stop = g_new0(AcStop, 1);
	stop->fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	return stop;
}

void ac_stop_free(AcStop *stop)
{
	if (stop == NULL)
		return;
	if (stop->fd >= 0)
		close(stop->fd);
	g_free(stop);
}

void ac_stop_ask(AcStop *stop)
{
	const guint64 one = 1;
	g_atomic_int_set(&stop->asked, 1);
	while (stop->fd >= 0 && write(stop->fd, &one, sizeof one) < 0 && errno == EINTR)
		continue;
}

gboolean ac_stop_is_asked(const AcStop *stop)
{
	return stop != NULL && g_atomic_int_get(&stop->asked) != 0;
}

int ac_stop_fd(const AcStop *stop)
{
	return stop != NULL ? stop->fd : -1;
}

gboolean ac_stop_wait(const AcStop *stop, int ms)
{
	struct pollfd asked = {.fd = ac_stop_fd(stop), .events = POLLIN};
	poll(&asked, 1, ms);
	return ac_stop_is_asked(stop);
}

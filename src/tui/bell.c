/* SPDX-License-Identifier: MIT */
#include "tui/bell.h"

#include <errno.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct AcBell {
	int fd;
	int rung; /* atomic; of one without a descriptor */
	guint works;
};

AcBell *ac_bell_new(void)
{
	AcBell *bell = g_new0(AcBell, 1);
	bell->fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	return bell;
}

void ac_bell_free(AcBell *bell)
{
	if (bell == NULL)
		return;
	if (bell->fd >= 0)
		close(bell->fd);
	g_free(bell);
}

void ac_bell_ring(AcBell *bell)
{
	const guint64 one = 1;
	if (bell->fd < 0)
		g_atomic_int_set(&bell->rung, 1);
	while (bell->fd >= 0 && write(bell->fd, &one, sizeof one) < 0 && errno == EINTR)
		continue;
}

gboolean ac_bell_take(AcBell *bell)
{
	guint64 count;
	gssize n;
	if (bell->fd < 0)
		return g_atomic_int_compare_and_exchange(&bell->rung, 1, 0);
	while ((n = read(bell->fd, &count, sizeof count)) < 0 && errno == EINTR)
		continue;
	return n > 0;
}

void ac_bell_count(AcBell *bell, int by)
{
	bell->works += (guint)by;
}

guint ac_bell_works(const AcBell *bell)
{
	return bell->works;
}

int ac_bell_fd(const AcBell *bell)
{
	return bell->fd;
}

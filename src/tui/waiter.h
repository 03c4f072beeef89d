/* SPDX-License-Identifier: MIT */
/** waiter.h - sleeps until something is to be done: a key, a signal, a moment, a change of the data. Linux
 * only. */
#ifndef AC_SRC_TUI_WAITER_H
#define AC_SRC_TUI_WAITER_H

#include "time/instant.h"

/** What has happened; bits. */
typedef enum {
	AC_EVENT_INPUT = 1 << 0,
	AC_EVENT_ALARM = 1 << 1, /* the moment has come, or the clock was set */
	AC_EVENT_DATA = 1 << 2,  /* somebody wrote in the folder, and has been quiet for a moment since */
	AC_EVENT_RESIZE = 1 << 3,
	AC_EVENT_SUSPEND = 1 << 4, /* Ctrl-Z */
	AC_EVENT_RESUME = 1 << 5,
	AC_EVENT_NEWS = 1 << 6, /* long work has news: there until they are taken */
	AC_EVENT_END = 1 << 7,  /* Ctrl-C, SIGTERM, the terminal is gone */
	AC_EVENT_RULES = 1 << 8 /* as DATA, in a folder of rule files */
} AcEvent;

typedef struct AcWaiter AcWaiter; /* opaque */

/** From now on the signals above arrive here only. */
AcWaiter *ac_waiter_new(GError **error);
void ac_waiter_free(AcWaiter *waiter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcWaiter, ac_waiter_free)

/** Folders watched at most; from AC_WAITER_RULES on they hold rule files. */
#define AC_WAITER_FOLDERS 4
#define AC_WAITER_RULES   2

/** Watches @folder (NULL: none) as the one of that number, and the one before no more; does nothing when it
 * does already. A folder that does not exist yet is tried again next time. No two numbers for one folder. */
void ac_waiter_watch(AcWaiter *waiter, int which, const char *folder);
/** Wakes at the wall clock's @at, however the clock is set meanwhile; AC_INSTANT_NEVER: only if it is set. */
void ac_waiter_set_alarm(AcWaiter *waiter, AcInstant at);
/** Wakes when that descriptor, borrowed, is readable; -1: none. */
void ac_waiter_hear(AcWaiter *waiter, int news_fd);
/** Sleeps; returns AcEvent bits, at least one. */
unsigned ac_waiter_wait(AcWaiter *waiter);

#endif

/* SPDX-License-Identifier: MIT */
/** watch.h - hears of changes on disk: the data, the rules and options, this machine's zone, a session bus
 * that comes up. One inotify; while nothing changes it costs nothing. */
#ifndef AC_SRC_REMIND_WATCH_H
#define AC_SRC_REMIND_WATCH_H

#include "app/app.h"

typedef enum {
	AC_WATCH_DATA = 1 << 0,
	AC_WATCH_RULES = 1 << 1,
	AC_WATCH_ZONE = 1 << 2,
	AC_WATCH_BUS = 1 << 3
} AcWatched;

typedef struct AcWatch AcWatch; /* opaque */
/** @what: AcWatched bits, once it has been quiet for a moment. */
typedef void (*AcWatchTell)(gpointer data, unsigned what);

/** In the thread's main context. Without inotify (its instances are counted per user) it hears nothing: NULL
 * with @error. */
AcWatch *ac_watch_new(const AcPaths *paths, AcWatchTell tell, gpointer data, GError **error);
void ac_watch_free(AcWatch *watch);
/** There is no session bus: tells when its socket comes. */
void ac_watch_want_bus(AcWatch *watch);

#endif

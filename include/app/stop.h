/* SPDX-License-Identifier: MIT */
/** app/stop.h - a word that asks long work to end early: given in one thread, watched in another. Where a
 * stop is taken, NULL is one that is never asked. */
#ifndef AC_APP_STOP_H
#define AC_APP_STOP_H

#include <glib.h>

typedef struct AcStop AcStop; /* opaque */

/** Owned by the caller. */
AcStop *ac_stop_new(void);
void ac_stop_free(AcStop *stop);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcStop, ac_stop_free)

/** From any thread, and for good. */
void ac_stop_ask(AcStop *stop);
gboolean ac_stop_is_asked(const AcStop *stop);
/** To poll(): readable from the moment it is asked; -1: there is nothing to watch. */
int ac_stop_fd(const AcStop *stop);
/** Sleeps for @ms; TRUE, and at once, when it is asked. */
gboolean ac_stop_wait(const AcStop *stop, int ms);

#endif

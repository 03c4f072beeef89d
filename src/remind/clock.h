/* SPDX-License-Identifier: MIT */
/** clock.h - an alarm on the wall clock, for a main loop: it rings at its moment however long the machine
 * sleeps meanwhile, and whenever the clock is set. While nothing happens it costs nothing. */
#ifndef AC_SRC_REMIND_CLOCK_H
#define AC_SRC_REMIND_CLOCK_H

#include "time/instant.h"

typedef struct AcClock AcClock; /* opaque */
/** @was_set: not (only) the moment has come, but the clock was set or the machine slept. */
typedef void (*AcClockRing)(gpointer data, gboolean was_set);

/** In the thread's main context; NULL with @error. */
AcClock *ac_clock_new(AcClockRing ring, gpointer data, GError **error);
void ac_clock_free(AcClock *clock);
/** AC_INSTANT_NEVER: only when the clock is set. A moment that has passed rings at once. */
void ac_clock_set(AcClock *clock, AcInstant at);
/** What the wall clock says. */
AcInstant ac_clock_now(void);

#endif

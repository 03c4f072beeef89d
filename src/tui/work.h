/* SPDX-License-Identifier: MIT */
/**
 * work.h - long work beside the screen: a thread that has its own copies of what it needs (never the app),
 * rings the bell when it has news, and can be stopped. A view starts it, says in working() what it does, and
 * takes what came of it in worked().
 */
#ifndef AC_SRC_TUI_WORK_H
#define AC_SRC_TUI_WORK_H

#include "app/stop.h"
#include "tui/bell.h"

typedef struct AcWork AcWork; /* opaque */

/** In the thread of the work. It alone touches @data until it is over. */
typedef void (*AcWorkRun)(AcWork *work, gpointer data);

/**
 * Begins; @data is taken over, and freed with @free_data where it is not taken. Where no thread can be had it
 * is done at once, in place.
 */
AcWork *ac_work_start(AcBell *bell, AcWorkRun run, gpointer data, GDestroyNotify free_data);

/* ---- in its thread --------------------------------------------------------------------------- */

/** For what can be stopped: ac_run(), ac_printers_find(). */
const AcStop *ac_work_stopped(const AcWork *work);
/** What it does now; @step is the work's own number, 0 at its beginning. Rings. */
void ac_work_say(AcWork *work, int step);

/* ---- in the screen's thread ------------------------------------------------------------------ */

/** The last that was said. */
int ac_work_step(const AcWork *work);
/** Asks it to stop, and does not wait. Asked already: FALSE. */
gboolean ac_work_stop(AcWork *work);
gboolean ac_work_is_stopping(const AcWork *work);
/** Over: the data, which is the caller's then, and *work is NULL. NULL: *work is NULL, or goes on. */
gpointer ac_work_take(AcWork **work);
/** Stops it, waits for that, frees all; *work is NULL then. */
void ac_work_clear(AcWork **work);

#endif

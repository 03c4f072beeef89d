/* SPDX-License-Identifier: MIT */
/** app/run.h - another program, run to its end: words in, words out, never a shell, never longer than asked.
 */
#ifndef AC_APP_RUN_H
#define AC_APP_RUN_H

#include <glib.h>

#include "app/stop.h"

/** What it said and how it ended. Owned, but for the stop. */
typedef struct {
	const AcStop *stop; /* set before the call: when it is asked, the program is ended; NULL: never */
	gboolean is_ours;   /* set before the call: it speaks the user's language, since a person reads it */
	GString *out, *err; /* at most AC_RUN_MOST bytes each; the rest is dropped */
	int status;         /* its exit code; 128 + the signal that ended it */
} AcRun;
#define AC_RUN_MOST (64u << 20)

/**
 * Runs @words (the first is looked for in PATH; ends with NULL) in the plain locale, so that what it says can
 * be read by a program, unless it is one of ours. @input NULL: nothing. FALSE with @error: AC_ERROR_NOT_FOUND
 * when there is no such program, AC_ERROR_FAILED when it was still running after @seconds (it is ended then),
 * or when @run's stop was asked: then it is asked to end, and ended when it does not within a moment. What
 * has ended well by then counts as done.
 */
gboolean ac_run(const char *const *words, GBytes *input, int seconds, AcRun *run, GError **error);
void ac_run_clear(AcRun *run);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AcRun, ac_run_clear)

#endif

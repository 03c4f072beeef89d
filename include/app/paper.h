/* SPDX-License-Identifier: MIT */
/** app/paper.h - the page a client takes home: aftercare-print makes it, and that it was handed over is kept.
 */
#ifndef AC_APP_PAPER_H
#define AC_APP_PAPER_H

#include "app/app.h"
#include "app/run.h"
#include "store/handover.h"

/**
 * Runs aftercare-print with @words (its options, ending with NULL), until @run's stop is asked. FALSE with
 * @error: what it complained of, in our name (AC_ERROR_USAGE or AC_ERROR_FAILED), or why it could not be run.
 */
gboolean ac_paper_make(const char *const *words, AcRun *run, GError **error);
/** "aftercare-jo-doe.pdf"; owned. @client NULL: "aftercare.pdf". */
char *ac_paper_name(const AcClient *client);

/**
 * Notes that the page of the client shown was handed over, by the rules as they are now. @how: "PDF",
 * "printer clinic-12"; @by: initials, NULL or empty: not said. Does nothing for somebody who is not stored.
 */
gboolean ac_app_hand_over(AcApp *app, const char *how, const char *by, GError **error);
/** The last time, in @arena; at 0: never, as far as is known. */
gboolean ac_app_handed_over(AcApp *app, AcArena *arena, AcHandover *out, GError **error);

#endif

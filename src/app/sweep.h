/* SPDX-License-Identifier: MIT */
/* sweep.h - taking a client out of the files away from the database: the log and the status of the reminders,
 * the rules kept ready. */
#ifndef AC_SRC_APP_SWEEP_H
#define AC_SRC_APP_SWEEP_H

#include "app/app.h"

/**
 * What speaks of them in the reminders' files is written over where it stands, letter for letter: whoever
 * adds a line meanwhile, or moves the log away, is not disturbed and loses nothing. The rules kept ready are
 * removed: they make themselves again. Never fails: what could not be done, ac_sweep_prove() finds.
 */
void ac_sweep_clean(const AcPaths *paths, const AcTraces *traces);
/** Reads all files of both folders, cleans again what was written meanwhile, and fills in @out: searched,
 * unread, and more of left. */
void ac_sweep_prove(const AcPaths *paths, const AcTraces *traces, AcErased *out);

#endif

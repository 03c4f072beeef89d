/* SPDX-License-Identifier: MIT */
/** trial.h - `--test`: one popup now, and what the server can do. */
#ifndef AC_SRC_REMIND_TRIAL_H
#define AC_SRC_REMIND_TRIAL_H

#include <glib.h>

/** Prints what it finds. Returns the exit status: 0 it was shown. */
int ac_trial_run(void);

#endif

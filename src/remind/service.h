/* SPDX-License-Identifier: MIT */
/** service.h - the engine in the real world: clock, disk, desktop, signals, log and status. */
#ifndef AC_SRC_REMIND_SERVICE_H
#define AC_SRC_REMIND_SERVICE_H

#include <glib.h>

/** Runs until a signal ends it. Returns the exit status: 0 ended as asked, or another one runs already. */
int ac_service_run(void);
/** Shows what is due now and ends: 0 shown, or nothing is due; 1 it could not be shown, which is said. */
int ac_service_run_once(void);

#endif

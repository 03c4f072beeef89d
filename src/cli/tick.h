/* SPDX-License-Identifier: MIT */
/** tick.h - what `done`, `skip` and `undo` share. */
#ifndef AC_SRC_CLI_TICK_H
#define AC_SRC_CLI_TICK_H

#include "call.h"

/** "Wash gently, today 07:45". Owned. */
char *ac_tick_words(const AcCall *call, const AcOccurrence *occurrence);
/** The task that comes before it on that day and is not ticked; NULL: none. */
const AcTask *ac_tick_comes_first(const AcCall *call, const AcOccurrence *occurrence);

#endif

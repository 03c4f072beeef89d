/* SPDX-License-Identifier: MIT */
/** store/calendar.h - what was written into calendars. Facts of the program: nothing that undo takes back. */
#ifndef AC_STORE_CALENDAR_H
#define AC_STORE_CALENDAR_H

#include "model/calendar.h"
#include "store/store.h"

/** By item, in @arena. NULL with @error. */
const AcCalendarMark *ac_store_calendar(AcStore *store, AcArena *arena, gint64 client_id, guint *n,
                                        GError **error);
/** Keeps these, each in place of what was kept of its item; all of them or none. */
gboolean ac_store_calendar_set(AcStore *store, gint64 client_id, const AcCalendarMark *marks, guint n,
                               GError **error);

#endif

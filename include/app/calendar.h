/* SPDX-License-Identifier: MIT */
/** app/calendar.h - the calendar of the client shown, numbered so that reading it again updates. */
#ifndef AC_APP_CALENDAR_H
#define AC_APP_CALENDAR_H

#include "app/app.h"
#include "render/calendar.h"

/**
 * The file, owned. What was written is remembered: an event that is another now gets a higher SEQUENCE and
 * the time of this call, one that is gone is sent as cancelled until its time is over. Nothing changed:
 * nothing is written, and the bytes are the same. NULL with @error: no session; the store cannot be written.
 * The clinic of @style is filled in here.
 */
char *ac_app_calendar(AcApp *app, const AcCalendarStyle *style, GError **error);

#endif

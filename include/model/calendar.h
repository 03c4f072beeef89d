/* SPDX-License-Identifier: MIT */
/** model/calendar.h - what was written into calendars, as it is kept. Plain data. */
#ifndef AC_MODEL_CALENDAR_H
#define AC_MODEL_CALENDAR_H

#include "time/instant.h"

/** An event as it was written before, or is to be written now. */
typedef struct {
	const char *item;
	const char *hash; /* of its body; "": it is cancelled */
	gint64 sequence;  /* rises with every change */
	AcInstant at;     /* when it became so */
	AcInstant begins, ends;
	gboolean is_day; /* begins and ends are the midnights of its days in UTC */
} AcCalendarMark;

#endif

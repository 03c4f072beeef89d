/* SPDX-License-Identifier: MIT */
/** time/instant.h - moments, dates and clock times in a zone. Pure: zones are opened at the edge and handed
 * in. */
#ifndef AC_TIME_INSTANT_H
#define AC_TIME_INSTANT_H

#include <glib.h>

typedef gint64 AcInstant; /* seconds since 1970-01-01 00:00 UTC */
typedef gint32 AcDate;    /* a date: GDate's Julian day number */

#define AC_INSTANT_NEVER  G_MAXINT64 /* after everything: "no end" */
#define AC_INSTANT_ALWAYS G_MININT64 /* before everything: "no beginning" */
#define AC_MINUTE         ((AcInstant)60)
#define AC_HOUR           ((AcInstant)3600)
#define AC_DAY_MINUTES    1440

/** Years a date may have. Every date read from a file or a person is held to this range. */
#define AC_YEAR_MIN 1900
#define AC_YEAR_MAX 2200

/** Which moment is meant when a clock time comes twice (the night clocks go back). */
typedef enum { AC_FOLD_FIRST, AC_FOLD_SECOND } AcFold;

/** What an instant is called in a zone. */
typedef struct {
	AcDate date;
	int minute;         /* of the local day, 0..1439 */
	int second;         /* 0..59 */
	int offset_seconds; /* east of UTC */
	int weekday;        /* 1 Monday .. 7 Sunday */
} AcLocal;

AcLocal ac_time_local(AcInstant at, GTimeZone *zone);
AcDate ac_time_date(AcInstant at, GTimeZone *zone);
/**
 * The instant of a clock time. One the zone skips gives the first instant after the gap; one that comes
 * twice, the first or the second by @fold. @minute may be 1440: midnight at the end of @date.
 */
AcInstant ac_time_at(AcDate date, int minute, GTimeZone *zone, AcFold fold);
/** The same by both folds, at the cost of one: a zone is searched from its beginning each time. By AcFold. */
void ac_time_at_both(AcDate date, int minute, GTimeZone *zone, AcInstant both[2]);
/** Midnight (or the first instant) of @date. */
AcInstant ac_time_midnight(AcDate date, GTimeZone *zone);

/** How the clock of a zone runs from a moment on. */
typedef struct {
	AcInstant at;
	int before, offset; /* seconds east of UTC, before and from then on */
	gboolean is_summer;
	const char *name; /* "GMT"; borrowed from the zone */
} AcClockChange;
/**
 * First how it runs at @from (before is then the same as offset), then each change of the offset in
 * (from, to), at most @n_max in all, to @out. Returns how many.
 */
guint ac_time_changes(GTimeZone *zone, AcInstant from, AcInstant to, AcClockChange *out, guint n_max);

/** FALSE when there is no such date, or its year is out of range. */
gboolean ac_date_from_ymd(int year, int month, int day, AcDate *out);
void ac_date_to_ymd(AcDate date, int *year, int *month, int *day);
int ac_date_weekday(AcDate date); /* 1 Monday .. 7 Sunday */
/** Calendar months on; the day is cut to the month's length (31 January + 1 month = 28 or 29 February). */
AcDate ac_date_add_months(AcDate date, int months);

/** "2026-11-21T14:05:00+00:00", RFC 3339; owned by the caller. */
char *ac_time_rfc3339(AcInstant at, GTimeZone *zone);
/** "2026-11-21 14:05", as a person types it; owned by the caller. */
char *ac_time_typed(AcInstant at, GTimeZone *zone);

#endif

/* SPDX-License-Identifier: MIT */
#include "time/instant.h"

#define DAY_SECONDS  ((gint64)86400)
#define EPOCH_JULIAN 719163 /* GDate's number of 1970-01-01 */
/* No zone is, or ever was, further from UTC than this. */
#define MAX_OFFSET (16 * AC_HOUR)
/* 0001-01-03 .. 9999-12-29: what is beyond is held to it, so that no sum overflows and every date can be
 * written. */
#define MIN_INSTANT (-(gint64)(EPOCH_JULIAN - 3) * DAY_SECONDS)
#define MAX_INSTANT ((gint64)(3652057 - EPOCH_JULIAN) * DAY_SECONDS)

static AcInstant held(AcInstant at)
{
	return CLAMP(at, MIN_INSTANT, MAX_INSTANT);
}

AcLocal ac_time_local(AcInstant at, GTimeZone *zone)
{
	at = held(at);
	int interval = g_time_zone_find_interval(zone, G_TIME_TYPE_UNIVERSAL, at);
	int offset = g_time_zone_get_offset(zone, interval);
	gint64 local = at + offset + EPOCH_JULIAN * DAY_SECONDS; /* positive, see MIN_INSTANT */
	int seconds = (int)(local % DAY_SECONDS);
	AcLocal name = {
	    .date = (AcDate)(local / DAY_SECONDS),
	    .minute = seconds / 60,
	    .second = seconds % 60,
	    .offset_seconds = offset,
	};
	name.weekday = ac_date_weekday(name.date);
	return name;
}

AcDate ac_time_date(AcInstant at, GTimeZone *zone)
{
	return ac_time_local(at, zone).date;
}

static int interval_at(GTimeZone *zone, AcInstant at)
{
	return g_time_zone_find_interval(zone, G_TIME_TYPE_UNIVERSAL, at);
}

/* The first instant of an interval later than @interval; @in lies in @interval or before, @after beyond it.
 */
static AcInstant edge_after(GTimeZone *zone, int interval, AcInstant in, AcInstant after)
{
	while (after - in > 1) {
		AcInstant middle = in + (after - in) / 2;
		if (interval_at(zone, middle) > interval)
			after = middle;
		else
			in = middle;
	}
	return after;
}

void ac_time_at_both(AcDate date, int minute, GTimeZone *zone, AcInstant both[2])
{
	g_assert(minute >= 0 && minute <= AC_DAY_MINUTES);
	/* The clock reading as if it were UTC: the instant sought is at most MAX_OFFSET away. */
	gint64 reading = held(((gint64)date - EPOCH_JULIAN) * DAY_SECONDS + minute * AC_MINUTE);
	int first = interval_at(zone, reading - MAX_OFFSET), last = interval_at(zone, reading + MAX_OFFSET);
	both[AC_FOLD_FIRST] = both[AC_FOLD_SECOND] = reading - g_time_zone_get_offset(zone, first);
	if (first == last)
		return;

	AcInstant least = AC_INSTANT_NEVER, most = AC_INSTANT_ALWAYS;
	for (int i = first; i <= last; i++) {
		AcInstant at = reading - g_time_zone_get_offset(zone, i);
		if (interval_at(zone, at) != i)
			continue;
		least = MIN(least, at);
		most = MAX(most, at);
	}
	/* Skipped: by the clock before the change it would be past the edge, by the clock after it before the
	 * edge. */
	for (int i = first; least == AC_INSTANT_NEVER && i < last; i++) {
		AcInstant by_old = reading - g_time_zone_get_offset(zone, i);
		AcInstant by_new = reading - g_time_zone_get_offset(zone, i + 1);
		if (interval_at(zone, by_old) > i && interval_at(zone, by_new) <= i)
			least = most = edge_after(zone, i, by_new, by_old);
	}
	g_assert(least != AC_INSTANT_NEVER);
	both[AC_FOLD_FIRST] = least;
	both[AC_FOLD_SECOND] = most;
}

AcInstant ac_time_at(AcDate date, int minute, GTimeZone *zone, AcFold fold)
{
	AcInstant both[2];
	ac_time_at_both(date, minute, zone, both);
	return both[fold];
}

AcInstant ac_time_midnight(AcDate date, GTimeZone *zone)
{
	return ac_time_at(date, 0, zone, AC_FOLD_FIRST);
}

static AcClockChange change_at(GTimeZone *zone, AcInstant at, int before)
{
	int interval = interval_at(zone, at), offset = g_time_zone_get_offset(zone, interval);
	return (AcClockChange){.at = at,
	                       .before = before,
	                       .offset = offset,
	                       .is_summer = g_time_zone_is_dst(zone, interval),
	                       .name = g_time_zone_get_abbreviation(zone, interval)};
}

guint ac_time_changes(GTimeZone *zone, AcInstant from, AcInstant to, AcClockChange *out, guint n_max)
{
	from = held(from);
	to = held(to);
	if (n_max == 0)
		return 0;
	guint n = 0;
	out[n] = change_at(zone, from, 0);
	out[n].before = out[n].offset;
	int last = interval_at(zone, to);
	AcInstant at = from;
	for (int i = interval_at(zone, from); i < last && n + 1 < n_max; i = interval_at(zone, at)) {
		at = edge_after(zone, i, at, to);
		AcClockChange next = change_at(zone, at, out[n].offset);
		if (at < to && next.offset != next.before)
			out[++n] = next;
	}
	return n + 1;
}

char *ac_time_rfc3339(AcInstant at, GTimeZone *zone)
{
	AcLocal local = ac_time_local(at, zone);
	/* RFC 3339 has no seconds in an offset: those of local mean time are left out of both sides. */
	int odd_seconds = local.offset_seconds % 60;
	int offset_minutes = (local.offset_seconds - odd_seconds) / 60;
	gint64 written = held(at) + local.offset_seconds - odd_seconds + EPOCH_JULIAN * DAY_SECONDS;
	int year, month, day, seconds = (int)(written % DAY_SECONDS);
	ac_date_to_ymd((AcDate)(written / DAY_SECONDS), &year, &month, &day);
	return g_strdup_printf("%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", year, month, day, seconds / 3600,
	                       seconds / 60 % 60, seconds % 60, offset_minutes < 0 ? '-' : '+',
	                       ABS(offset_minutes) / 60, ABS(offset_minutes) % 60);
}

char *ac_time_typed(AcInstant at, GTimeZone *zone)
{
	AcLocal local = ac_time_local(at, zone);
	int year, month, day;
	ac_date_to_ymd(local.date, &year, &month, &day);
	return g_strdup_printf("%04d-%02d-%02d %02d:%02d", year, month, day, local.minute / 60,
	                       local.minute % 60);
}

/* SPDX-License-Identifier: MIT */
/* The clocks that events speak of: how they run at the first of them, and each change until the last. */
#include "calendar_build.h"
#include "calendar_lines.h"

/* Twice a year, for the longest course anybody writes. */
#define MOST_CHANGES 128

/* "+0100", "-033045". */
static void put_offset(GString *out, const char *name, int seconds)
{
	int size = ABS(seconds);
	char sign = seconds < 0 ? '-' : '+';
	if (size % 60 == 0)
		ac_calendar_line(out, "%s:%c%02d%02d", name, sign, size / 3600, size / 60 % 60);
	else
		ac_calendar_line(out, "%s:%c%02d%02d%02d", name, sign, size / 3600, size / 60 % 60, size % 60);
}

static void put_change(GString *out, const AcClockChange *change, gboolean is_first)
{
	const char *kind = change->is_summer ? "DAYLIGHT" : "STANDARD";
	ac_calendar_line(out, "BEGIN:%s", kind);
	if (is_first) {
		ac_calendar_line(out, "DTSTART:19700101T000000");
	} else {
		/* As the clock showed it that ended then. */
		g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
		AcLocal local = ac_time_local(change->at + change->before, utc);
		g_autoptr(GString) text = g_string_new(NULL);
		ac_calendar_put_clock(text, local.date, local.minute * 60 + local.second);
		ac_calendar_line(out, "DTSTART:%s", text->str);
	}
	put_offset(out, "TZOFFSETFROM", change->before);
	put_offset(out, "TZOFFSETTO", change->offset);
	ac_calendar_text(out, "TZNAME", change->name);
	ac_calendar_line(out, "END:%s", kind);
}

char *ac_calendar_zones(const GArray *zones)
{
	g_autoptr(GString) out = g_string_new(NULL);
	for (guint i = 0; i < zones->len; i++) {
		const AcCalendarZone *zone = &g_array_index(zones, AcCalendarZone, i);
		AcClockChange changes[MOST_CHANGES];
		/* A day more on both sides: nobody asks how the clock ran just before. */
		guint n = ac_time_changes(zone->zone, zone->from - 24 * AC_HOUR, zone->to + 24 * AC_HOUR, changes,
		                          MOST_CHANGES);
		ac_calendar_line(out, "BEGIN:VTIMEZONE");
		ac_calendar_line(out, "TZID:%s", zone->name);
		for (guint k = 0; k < n; k++)
			put_change(out, &changes[k], k == 0);
		ac_calendar_line(out, "END:VTIMEZONE");
	}
	return g_string_free(g_steal_pointer(&out), FALSE);
}

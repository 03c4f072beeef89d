/* SPDX-License-Identifier: MIT */
/*
 * calendar_reader.h - a small reader of iCalendar, as a phone would read one: unfolds, expands repetitions,
 * finds the moment of a clock time by the VTIMEZONE of the file. Knows nothing of how our files are written.
 */
#ifndef CALENDAR_READER_H
#define CALENDAR_READER_H

#include <string.h>

#include "time/instant.h"

/** One occurrence of an event. */
typedef struct {
	char *summary; /* owned; as it reads */
	AcInstant at;  /* of a day: its midnight in UTC */
	gboolean is_day;
} ReadEvent;

typedef struct {
	AcInstant local; /* onset, by the clock before */
	int before, offset;
} ReadChange;

typedef struct {
	GHashTable *zones; /* TZID → GArray of ReadChange */
	GArray *events;    /* ReadEvent */
	guint n_masters;
} ReadCalendar;

G_GNUC_UNUSED static void read_calendar_clear(ReadCalendar *calendar)
{
	for (guint i = 0; i < calendar->events->len; i++)
		g_free(g_array_index(calendar->events, ReadEvent, i).summary);
	g_array_unref(calendar->events);
	g_hash_table_unref(calendar->zones);
}

/* Lines without their folds; fails on a line end or a length that is none. */
G_GNUC_UNUSED static char **read_unfolded(const char *text)
{
	g_assert_true(g_utf8_validate(text, -1, NULL));
	g_assert_true(g_str_has_suffix(text, "\r\n"));
	g_auto(GStrv) physical = g_strsplit(text, "\r\n", -1);
	for (guint i = 0; physical[i] != NULL; i++) {
		g_assert_cmpuint(strlen(physical[i]), <=, 75);
		g_assert_true(g_utf8_validate(physical[i], -1, NULL));
		for (const char *c = physical[i]; *c != '\0'; c++)
			g_assert_cmpint((guchar)*c, >=, ' ');
	}
	g_autoptr(GString) joined = g_string_new(text);
	g_string_replace(joined, "\r\n ", "", 0);
	return g_strsplit(joined->str, "\r\n", -1);
}

/* "20261121T150000" as if it were UTC. */
G_GNUC_UNUSED static AcInstant read_clock(const char *text)
{
	int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
	int n = sscanf(text, "%4d%2d%2dT%2d%2d%2d", &year, &month, &day, &hour, &minute, &second);
	g_assert_true(n == 6 || n == 3);
	g_autoptr(GDateTime) at = g_date_time_new_utc(year, month, day, hour, minute, second);
	g_assert_nonnull(at);
	return g_date_time_to_unix(at);
}

G_GNUC_UNUSED static int read_offset(const char *text)
{
	int hours = 0, minutes = 0, seconds = 0;
	g_assert_cmpint(sscanf(text + 1, "%2d%2d%2d", &hours, &minutes, &seconds), >=, 2);
	int size = hours * 3600 + minutes * 60 + seconds;
	return text[0] == '-' ? -size : size;
}

/* The first moment at which the clock shows that. */
G_GNUC_UNUSED static AcInstant read_moment(const ReadCalendar *calendar, const char *zone, AcInstant local)
{
	const GArray *changes = g_hash_table_lookup(calendar->zones, zone);
	g_assert_nonnull(changes);
	AcInstant found = AC_INSTANT_NEVER;
	for (guint i = 0; i < changes->len; i++) {
		const ReadChange *change = &g_array_index(changes, ReadChange, i);
		AcInstant at = local - change->offset;
		AcInstant begins = i == 0 ? AC_INSTANT_ALWAYS : change->local - change->before;
		AcInstant ends = AC_INSTANT_NEVER;
		if (i + 1 < changes->len) {
			const ReadChange *next = &g_array_index(changes, ReadChange, i + 1);
			ends = next->local - next->before;
		}
		if (at >= begins && at < ends)
			found = MIN(found, at);
	}
	g_assert_cmpint(found, <, AC_INSTANT_NEVER); /* a clock time that does not exist is in no file of ours */
	return found;
}

typedef struct {
	char *summary, *start, *parameters, *rule;
} ReadMaster;

G_GNUC_UNUSED static void read_expand(ReadCalendar *calendar, const ReadMaster *master)
{
	int count = 1, interval = 1;
	const char *part = master->rule != NULL ? strstr(master->rule, "COUNT=") : NULL;
	if (part != NULL)
		g_assert_cmpint(sscanf(part, "COUNT=%d", &count), ==, 1);
	part = master->rule != NULL ? strstr(master->rule, "INTERVAL=") : NULL;
	if (part != NULL)
		g_assert_cmpint(sscanf(part, "INTERVAL=%d", &interval), ==, 1);
	const char *zone = strstr(master->parameters, "TZID=");
	calendar->n_masters++;
	for (int i = 0; i < count; i++) {
		AcInstant local = read_clock(master->start) + (AcInstant)i * interval * 24 * AC_HOUR;
		ReadEvent event = {.summary = g_strdup(master->summary),
		                   .is_day = strstr(master->parameters, "VALUE=DATE") != NULL};
		event.at = zone != NULL ? read_moment(calendar, zone + 5, local) : local;
		g_assert_true(zone != NULL || event.is_day || g_str_has_suffix(master->start, "Z"));
		g_array_append_val(calendar->events, event);
	}
}

G_GNUC_UNUSED static void read_master_clear(ReadMaster *master)
{
	g_free(master->summary);
	g_free(master->start);
	g_free(master->parameters);
	g_free(master->rule);
	*master = (ReadMaster){0};
}

G_GNUC_UNUSED static ReadCalendar read_calendar(const char *text)
{
	ReadCalendar calendar = {
	    .zones = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref),
	    .events = g_array_new(FALSE, FALSE, sizeof(ReadEvent))};
	g_auto(GStrv) lines = read_unfolded(text);
	ReadMaster master = {0};
	ReadChange change = {0};
	GArray *changes = NULL;
	gboolean in_alarm = FALSE;
	for (guint i = 0; lines[i] != NULL; i++) {
		char *colon = strchr(lines[i], ':');
		if (colon == NULL) {
			g_assert_cmpstr(lines[i], ==, "");
			continue;
		}
		const char *value = colon + 1;
		g_autofree char *head = g_strndup(lines[i], (gsize)(colon - lines[i]));
		g_auto(GStrv) name = g_strsplit(head, ";", 2);
		if (strcmp(lines[i], "BEGIN:VALARM") == 0 || strcmp(lines[i], "END:VALARM") == 0)
			in_alarm = name[0][0] == 'B';
		if (in_alarm)
			continue;
		if (strcmp(head, "TZID") == 0) {
			changes = g_array_new(FALSE, FALSE, sizeof(ReadChange));
			g_hash_table_insert(calendar.zones, g_strdup(value), changes);
		} else if (strcmp(name[0], "DTSTART") == 0) {
			change.local = read_clock(value);
			g_free(master.start);
			g_free(master.parameters);
			master.start = g_strdup(value);
			master.parameters = g_strdup(name[1] != NULL ? name[1] : "");
		} else if (strcmp(head, "TZOFFSETFROM") == 0) {
			change.before = read_offset(value);
		} else if (strcmp(head, "TZOFFSETTO") == 0) {
			change.offset = read_offset(value);
		} else if (strcmp(head, "RRULE") == 0) {
			master.rule = g_strdup(value);
		} else if (strcmp(head, "SUMMARY") == 0) {
			master.summary = g_strcompress(value);
		} else if (strcmp(lines[i], "END:STANDARD") == 0 || strcmp(lines[i], "END:DAYLIGHT") == 0) {
			g_array_append_val(changes, change);
		} else if (strcmp(lines[i], "END:VEVENT") == 0) {
			read_expand(&calendar, &master);
			read_master_clear(&master);
		}
	}
	read_master_clear(&master);
	return calendar;
}

#endif

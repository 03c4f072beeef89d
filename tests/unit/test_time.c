/* SPDX-License-Identifier: MIT */
/* Moments and clock times: every kind of clock change there has been, and GDateTime as a second opinion. */
#include "time/instant.h"

#include <string.h>

static GTimeZone *zone_of(const char *name)
{
	GTimeZone *zone = g_time_zone_new_identifier(name);
	if (zone == NULL)
		g_error("the zone %s is missing: install tzdata", name);
	return zone;
}

static AcDate date_of(const char *text)
{
	int year, month, day;
	AcDate date;
	g_assert_cmpint(sscanf(text, "%d-%d-%d", &year, &month, &day), ==, 3);
	g_assert_true(ac_date_from_ymd(year, month, day, &date));
	return date;
}

static int clock_of(const char *text)
{
	int hour, minute;
	g_assert_cmpint(sscanf(text, "%d:%d", &hour, &minute), ==, 2);
	return hour * 60 + minute;
}

typedef struct {
	const char *zone, *date, *clock, *first, *second;
} ClockCase;

static void check_clock(const ClockCase *c)
{
	g_autoptr(GTimeZone) zone = zone_of(c->zone);
	AcInstant first = ac_time_at(date_of(c->date), clock_of(c->clock), zone, AC_FOLD_FIRST);
	AcInstant second = ac_time_at(date_of(c->date), clock_of(c->clock), zone, AC_FOLD_SECOND);
	g_autofree char *first_text = ac_time_rfc3339(first, zone);
	g_autofree char *second_text = ac_time_rfc3339(second, zone);
	g_assert_cmpstr(first_text, ==, c->first);
	g_assert_cmpstr(second_text, ==, c->second == NULL ? c->first : c->second);
}

static void an_ordinary_clock_time_is_one_instant(void)
{
	const ClockCase cases[] = {
	    {"Europe/London", "2026-11-21", "14:05", "2026-11-21T14:05:00+00:00", NULL},
	    {"Europe/London", "2026-07-21", "14:05", "2026-07-21T14:05:00+01:00", NULL},
	    {"Asia/Kolkata", "2026-11-21", "00:00", "2026-11-21T00:00:00+05:30", NULL},
	    {"Asia/Kolkata", "2026-11-21", "24:00", "2026-11-22T00:00:00+05:30", NULL},
	    {"Asia/Kathmandu", "2026-11-21", "23:59", "2026-11-21T23:59:00+05:45", NULL},
	    {"Pacific/Kiritimati", "2026-12-31", "24:00", "2027-01-01T00:00:00+14:00", NULL},
	    {"Pacific/Pago_Pago", "2026-12-31", "12:00", "2026-12-31T12:00:00-11:00", NULL},
	    {"UTC", "1900-01-01", "00:00", "1900-01-01T00:00:00+00:00", NULL},
	    {"UTC", "2200-12-31", "23:59", "2200-12-31T23:59:00+00:00", NULL},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		check_clock(&cases[i]);
}

static void a_skipped_clock_time_is_the_first_instant_after_the_gap(void)
{
	const ClockCase cases[] = {
	    {"Europe/London", "2026-03-29", "00:59", "2026-03-29T00:59:00+00:00", NULL},
	    {"Europe/London", "2026-03-29", "01:00", "2026-03-29T02:00:00+01:00", NULL},
	    {"Europe/London", "2026-03-29", "01:30", "2026-03-29T02:00:00+01:00", NULL},
	    {"Europe/London", "2026-03-29", "01:59", "2026-03-29T02:00:00+01:00", NULL},
	    {"Europe/London", "2026-03-29", "02:00", "2026-03-29T02:00:00+01:00", NULL},
	    {"Europe/London", "2026-03-29", "02:01", "2026-03-29T02:01:00+01:00", NULL},
	    {"America/New_York", "2026-03-08", "01:59", "2026-03-08T01:59:00-05:00", NULL},
	    {"America/New_York", "2026-03-08", "02:30", "2026-03-08T03:00:00-04:00", NULL},
	    {"America/New_York", "2026-03-08", "03:00", "2026-03-08T03:00:00-04:00", NULL},
	    {"Australia/Lord_Howe", "2026-10-04", "01:59", "2026-10-04T01:59:00+10:30", NULL},
	    {"Australia/Lord_Howe", "2026-10-04", "02:00", "2026-10-04T02:30:00+11:00", NULL},
	    {"Australia/Lord_Howe", "2026-10-04", "02:29", "2026-10-04T02:30:00+11:00", NULL},
	    {"Australia/Lord_Howe", "2026-10-04", "02:31", "2026-10-04T02:31:00+11:00", NULL},
	    {"America/Sao_Paulo", "2018-11-04", "00:00", "2018-11-04T01:00:00-02:00", NULL},
	    {"America/Sao_Paulo", "2018-11-03", "24:00", "2018-11-04T01:00:00-02:00", NULL},
	    {"America/Sao_Paulo", "2018-11-04", "00:30", "2018-11-04T01:00:00-02:00", NULL},
	    {"Asia/Beirut", "2026-03-29", "00:00", "2026-03-29T01:00:00+03:00", NULL},
	    {"Pacific/Apia", "2011-12-29", "23:59", "2011-12-29T23:59:00-10:00", NULL},
	    {"Pacific/Apia", "2011-12-29", "24:00", "2011-12-31T00:00:00+14:00", NULL},
	    {"Pacific/Apia", "2011-12-30", "00:00", "2011-12-31T00:00:00+14:00", NULL},
	    {"Pacific/Apia", "2011-12-30", "12:00", "2011-12-31T00:00:00+14:00", NULL},
	    {"Pacific/Apia", "2011-12-30", "23:59", "2011-12-31T00:00:00+14:00", NULL},
	    {"Pacific/Apia", "2011-12-31", "00:01", "2011-12-31T00:01:00+14:00", NULL},
	    {"Pacific/Kwajalein", "1993-08-21", "12:00", "1993-08-22T00:00:00+12:00", NULL},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		check_clock(&cases[i]);
}

static void a_clock_time_that_comes_twice_has_a_first_and_a_second(void)
{
	const ClockCase cases[] = {
	    {"Europe/London", "2026-10-25", "00:59", "2026-10-25T00:59:00+01:00", NULL},
	    {"Europe/London", "2026-10-25", "01:00", "2026-10-25T01:00:00+01:00", "2026-10-25T01:00:00+00:00"},
	    {"Europe/London", "2026-10-25", "01:59", "2026-10-25T01:59:00+01:00", "2026-10-25T01:59:00+00:00"},
	    {"Europe/London", "2026-10-25", "02:00", "2026-10-25T02:00:00+00:00", NULL},
	    {"America/New_York", "2026-11-01", "00:59", "2026-11-01T00:59:00-04:00", NULL},
	    {"America/New_York", "2026-11-01", "01:30", "2026-11-01T01:30:00-04:00", "2026-11-01T01:30:00-05:00"},
	    {"America/New_York", "2026-11-01", "02:00", "2026-11-01T02:00:00-05:00", NULL},
	    {"Australia/Lord_Howe", "2026-04-05", "01:29", "2026-04-05T01:29:00+11:00", NULL},
	    {"Australia/Lord_Howe", "2026-04-05", "01:30", "2026-04-05T01:30:00+11:00",
	     "2026-04-05T01:30:00+10:30"},
	    {"Australia/Lord_Howe", "2026-04-05", "02:00", "2026-04-05T02:00:00+10:30", NULL},
	    {"America/Havana", "2026-11-01", "00:00", "2026-11-01T00:00:00-04:00", "2026-11-01T00:00:00-05:00"},
	    {"America/Havana", "2026-10-31", "24:00", "2026-11-01T00:00:00-04:00", "2026-11-01T00:00:00-05:00"},
	    {"America/Sao_Paulo", "2018-02-17", "23:30", "2018-02-17T23:30:00-02:00",
	     "2018-02-17T23:30:00-03:00"},
	    {"America/Sao_Paulo", "2018-02-18", "00:00", "2018-02-18T00:00:00-03:00", NULL},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		check_clock(&cases[i]);
}

static void midnight_is_the_first_instant_of_the_date(void)
{
	const struct {
		const char *zone, *date, *expected;
	} cases[] = {
	    {"Europe/London", "2026-11-21", "2026-11-21T00:00:00+00:00"},
	    {"America/Sao_Paulo", "2018-11-04", "2018-11-04T01:00:00-02:00"},
	    {"America/Havana", "2026-11-01", "2026-11-01T00:00:00-04:00"},
	    {"Asia/Beirut", "2026-03-29", "2026-03-29T01:00:00+03:00"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GTimeZone) zone = zone_of(cases[i].zone);
		AcInstant at = ac_time_midnight(date_of(cases[i].date), zone);
		g_autofree char *text = ac_time_rfc3339(at, zone);
		g_assert_cmpstr(text, ==, cases[i].expected);
		g_assert_cmpint(ac_time_date(at, zone), ==, date_of(cases[i].date));
		g_assert_cmpint(ac_time_date(at - 1, zone), ==, date_of(cases[i].date) - 1);
	}
}

/* Old and new, both halves of the world, negative DST (Dublin), double summer time (London 1941), odd
 * seconds. */
static const char *const ZONES[] = {
    "UTC",
    "Europe/London",
    "Europe/Dublin",
    "Europe/Lisbon",
    "Europe/Istanbul",
    "Europe/Moscow",
    "America/New_York",
    "America/St_Johns",
    "America/Sao_Paulo",
    "America/Caracas",
    "America/Havana",
    "America/Godthab",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Tehran",
    "Asia/Gaza",
    "Asia/Pyongyang",
    "Australia/Lord_Howe",
    "Australia/Adelaide",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "Africa/Casablanca",
    "Africa/Monrovia",
    "Antarctica/Troll",
    "Pacific/Kwajalein",
};

static void check_round_trip(AcInstant at, GTimeZone *zone)
{
	AcLocal local = ac_time_local(at, zone);
	AcInstant first = ac_time_at(local.date, local.minute, zone, AC_FOLD_FIRST) + local.second;
	AcInstant second = ac_time_at(local.date, local.minute, zone, AC_FOLD_SECOND) + local.second;
	/* Whichever of the two it was, one of them is where it came from. A zone with odd seconds may change
	 * within a minute, so there a second on the clock is all that can be asked. */
	if (first != at && second != at)
		g_error("%" G_GINT64_FORMAT " came back as %" G_GINT64_FORMAT " or %" G_GINT64_FORMAT " in %s", at,
		        first, second, g_time_zone_get_identifier(zone));
}

static void every_instant_comes_back_from_its_clock_time(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(20261121);
	for (gsize z = 0; z < G_N_ELEMENTS(ZONES); z++) {
		g_autoptr(GTimeZone) zone = zone_of(ZONES[z]);
		/* From 1975 on: before, zones changed by odd seconds. */
		for (int i = 0; i < 4000; i++)
			check_round_trip(157766400 + (AcInstant)(g_rand_double(rand) * 2.0e9), zone);
	}
}

static void every_minute_around_every_change_comes_back(void)
{
	for (gsize z = 0; z < G_N_ELEMENTS(ZONES); z++) {
		g_autoptr(GTimeZone) zone = zone_of(ZONES[z]);
		AcInstant hour = 157766400;
		for (; hour < 157766400 + 66 * 366 * 24 * AC_HOUR; hour += 6 * AC_HOUR) {
			int before = ac_time_local(hour, zone).offset_seconds;
			if (before == ac_time_local(hour + 6 * AC_HOUR, zone).offset_seconds)
				continue;
			for (AcInstant at = hour - 3 * AC_HOUR; at < hour + 9 * AC_HOUR; at += 5 * AC_MINUTE + 1)
				check_round_trip(at, zone);
		}
	}
}

static void an_instant_has_the_name_that_gdatetime_gives_it(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(7);
	for (gsize z = 0; z < G_N_ELEMENTS(ZONES); z++) {
		g_autoptr(GTimeZone) zone = zone_of(ZONES[z]);
		for (int i = 0; i < 2000; i++) {
			AcInstant at = g_rand_int_range(rand, G_MININT32, G_MAXINT32) * (AcInstant)3;
			g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
			g_autoptr(GDateTime) other = g_date_time_to_timezone(utc, zone);
			AcLocal local = ac_time_local(at, zone);
			int year, month, day;
			ac_date_to_ymd(local.date, &year, &month, &day);
			g_assert_cmpint(year, ==, g_date_time_get_year(other));
			g_assert_cmpint(month, ==, g_date_time_get_month(other));
			g_assert_cmpint(day, ==, g_date_time_get_day_of_month(other));
			g_assert_cmpint(local.minute, ==,
			                g_date_time_get_hour(other) * 60 + g_date_time_get_minute(other));
			g_assert_cmpint(local.second, ==, g_date_time_get_second(other));
			g_assert_cmpint(local.weekday, ==, g_date_time_get_day_of_week(other));
			g_assert_cmpint(local.offset_seconds * G_TIME_SPAN_SECOND, ==, g_date_time_get_utc_offset(other));
		}
	}
}

static void a_clock_time_is_the_instant_that_gdatetime_gives_it(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(8);
	for (gsize z = 0; z < G_N_ELEMENTS(ZONES); z++) {
		g_autoptr(GTimeZone) zone = zone_of(ZONES[z]);
		for (int i = 0; i < 2000; i++) {
			AcDate date = date_of("1970-01-02") + g_rand_int_range(rand, 0, 24000);
			int minute = g_rand_int_range(rand, 0, AC_DAY_MINUTES), year, month, day;
			ac_date_to_ymd(date, &year, &month, &day);
			g_autoptr(GDateTime) other = g_date_time_new(zone, year, month, day, minute / 60, minute % 60, 0);
			AcInstant theirs = g_date_time_to_unix(other);
			AcLocal named = ac_time_local(theirs, zone);
			if (named.date != date || named.minute != minute)
				continue; /* skipped by the zone: GDateTime goes another way there */
			AcInstant first = ac_time_at(date, minute, zone, AC_FOLD_FIRST);
			AcInstant second = ac_time_at(date, minute, zone, AC_FOLD_SECOND);
			g_assert_cmpint(first, <=, second);
			g_assert_true(theirs == first || theirs == second);
		}
	}
}

static void dates_out_of_the_calendar_are_refused(void)
{
	const struct {
		int year, month, day;
		gboolean good;
	} cases[] = {
	    {2026, 11, 21, TRUE},        {2024, 2, 29, TRUE},     {2026, 2, 29, FALSE},    {1900, 2, 29, FALSE},
	    {2000, 2, 29, TRUE},         {2026, 4, 31, FALSE},    {2026, 0, 1, FALSE},     {2026, 13, 1, FALSE},
	    {2026, 1, 0, FALSE},         {2026, 1, 32, FALSE},    {1899, 12, 31, FALSE},   {1900, 1, 1, TRUE},
	    {2200, 12, 31, TRUE},        {2201, 1, 1, FALSE},     {-5, 1, 1, FALSE},       {0, 1, 1, FALSE},
	    {2026, -1, 1, FALSE},        {2026, 1, -1, FALSE},    {2026, 257, 1, FALSE},   {2026, 1, 257, FALSE},
	    {65536 + 2026, 1, 1, FALSE}, {G_MAXINT, 1, 1, FALSE}, {G_MININT, 1, 1, FALSE},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		AcDate date = -1;
		g_assert_cmpint(ac_date_from_ymd(cases[i].year, cases[i].month, cases[i].day, &date), ==,
		                cases[i].good);
		if (!cases[i].good) {
			g_assert_cmpint(date, ==, -1);
			continue;
		}
		int year, month, day;
		ac_date_to_ymd(date, &year, &month, &day);
		g_assert_cmpint(year, ==, cases[i].year);
		g_assert_cmpint(month, ==, cases[i].month);
		g_assert_cmpint(day, ==, cases[i].day);
	}
}

static void months_are_cut_to_their_length(void)
{
	const struct {
		const char *from;
		int months;
		const char *to;
	} cases[] = {
	    {"2026-01-31", 1, "2026-02-28"},    {"2024-01-31", 1, "2024-02-29"},
	    {"2026-11-21", 1, "2026-12-21"},    {"2026-11-30", 3, "2027-02-28"},
	    {"2026-03-31", -1, "2026-02-28"},   {"2024-02-29", 12, "2025-02-28"},
	    {"2026-01-15", -13, "2024-12-15"},  {"2026-05-05", 0, "2026-05-05"},
	    {"2000-02-29", 2400, "2200-02-28"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		g_assert_cmpint(ac_date_add_months(date_of(cases[i].from), cases[i].months), ==,
		                date_of(cases[i].to));
}

static void weekdays_are_right(void)
{
	g_assert_cmpint(ac_date_weekday(date_of("2026-11-21")), ==, 6);
	g_assert_cmpint(ac_date_weekday(date_of("2026-11-22")), ==, 7);
	g_assert_cmpint(ac_date_weekday(date_of("2026-11-23")), ==, 1);
	g_assert_cmpint(ac_date_weekday(date_of("1970-01-01")), ==, 4);
}

static void never_and_always_have_a_name_and_do_no_harm(void)
{
	g_autoptr(GTimeZone) zone = zone_of("Europe/London");
	g_autofree char *never = ac_time_rfc3339(AC_INSTANT_NEVER, zone);
	g_autofree char *always = ac_time_rfc3339(AC_INSTANT_ALWAYS, zone);
	g_assert_true(g_str_has_prefix(never, "9999-12-"));
	g_assert_true(g_str_has_prefix(always, "0001-01-"));
	g_assert_cmpint(ac_time_date(AC_INSTANT_NEVER, zone), >, date_of("2200-12-31"));
	g_assert_cmpint(ac_time_date(AC_INSTANT_ALWAYS, zone), <, date_of("1900-01-01"));
	g_assert_cmpint(ac_time_at(G_MAXINT32, 1440, zone, AC_FOLD_FIRST), >, 0);
	g_assert_cmpint(ac_time_at(G_MININT32, 0, zone, AC_FOLD_FIRST), <, 0);
	ac_date_add_months(G_MAXINT32, G_MAXINT32);
	ac_date_add_months(G_MININT32, G_MININT32);
	ac_date_weekday(G_MININT32);
}

static void odd_seconds_of_an_old_zone_keep_the_instant(void)
{
	g_autoptr(GTimeZone) zone = zone_of("Africa/Monrovia"); /* -00:44:30 until 1972 */
	g_autofree char *text = ac_time_rfc3339(0, zone);
	g_assert_cmpstr(text, ==, "1969-12-31T23:16:00-00:44");
	g_autoptr(GDateTime) back = g_date_time_new_from_iso8601(text, NULL);
	g_assert_cmpint(g_date_time_to_unix(back), ==, 0);
}

/* Summer time as the zone has it: how it runs first, then each change with the clock before and after. */
static void the_changes_of_a_clock_are_told(void)
{
	g_autoptr(GTimeZone) london = zone_of("Europe/London"), howe = zone_of("Australia/Lord_Howe"),
	                     utc = zone_of("UTC");
	AcClockChange changes[8];
	const AcInstant october = 1790812800 /* 2026-10-01 */, april = 1806537600 /* 2027-04-01 */;
	g_assert_cmpuint(ac_time_changes(london, october, april, changes, 8), ==, 3);
	g_assert_cmpint(changes[0].before, ==, 3600);
	g_assert_cmpint(changes[0].offset, ==, 3600);
	g_assert_true(changes[0].is_summer);
	g_assert_cmpint(changes[1].at, ==, 1792890000); /* 2026-10-25 01:00 UTC */
	g_assert_cmpint(changes[1].before, ==, 3600);
	g_assert_cmpint(changes[1].offset, ==, 0);
	g_assert_cmpstr(changes[1].name, ==, "GMT");
	g_assert_cmpint(changes[2].at, ==, 1806195600); /* 2027-03-28 01:00 UTC */
	g_assert_cmpuint(ac_time_changes(london, october, april, changes, 2), ==, 2);
	g_assert_cmpuint(ac_time_changes(london, 1792890000, april, changes, 8), ==, 2); /* begun at the change */
	g_assert_cmpuint(ac_time_changes(utc, october, april, changes, 8), ==, 1);
	g_assert_cmpuint(ac_time_changes(howe, october, april, changes, 8), ==, 2);
	g_assert_cmpint(changes[1].offset - changes[1].before, ==, 1800);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/time/" #test, test)
	ADD(an_ordinary_clock_time_is_one_instant);
	ADD(a_skipped_clock_time_is_the_first_instant_after_the_gap);
	ADD(a_clock_time_that_comes_twice_has_a_first_and_a_second);
	ADD(midnight_is_the_first_instant_of_the_date);
	ADD(every_instant_comes_back_from_its_clock_time);
	ADD(every_minute_around_every_change_comes_back);
	ADD(an_instant_has_the_name_that_gdatetime_gives_it);
	ADD(a_clock_time_is_the_instant_that_gdatetime_gives_it);
	ADD(dates_out_of_the_calendar_are_refused);
	ADD(months_are_cut_to_their_length);
	ADD(weekdays_are_right);
	ADD(never_and_always_have_a_name_and_do_no_harm);
	ADD(odd_seconds_of_an_old_zone_keep_the_instant);
	ADD(the_changes_of_a_clock_are_told);
#undef ADD
	return g_test_run();
}

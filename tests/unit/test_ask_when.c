/* SPDX-License-Identifier: MIT */
/* WHEN, as people write it: read at 14:05 on Saturday, 21 November 2026, in London, unless a test says
 * otherwise. */
#include "ask/when.h"

#include <string.h>

#include "base/error.h"

typedef struct {
	const char *text, *from, *to; /* to NULL: a moment */
} WhenCase;

typedef gboolean (*Parse)(const char *text, const AcWhenContext *context, AcWhen *out, GError **error);

static char *local_text(AcInstant at, GTimeZone *zone)
{
	AcLocal local = ac_time_local(at, zone);
	int year, month, day;
	ac_date_to_ymd(local.date, &year, &month, &day);
	return g_strdup_printf("%04d-%02d-%02d %02d:%02d", year, month, day, local.minute / 60,
	                       local.minute % 60);
}

static AcInstant instant_of(const char *text, GTimeZone *zone)
{
	int year, month, day, hour, minute;
	AcDate date;
	g_assert_cmpint(sscanf(text, "%d-%d-%d %d:%d", &year, &month, &day, &hour, &minute), ==, 5);
	g_assert_true(ac_date_from_ymd(year, month, day, &date));
	return ac_time_at(date, hour * 60 + minute, zone, AC_FOLD_FIRST);
}

static void check(Parse parse, const char *zone_name, const char *now, const WhenCase *cases)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(zone_name);
	AcWhenContext context = {.now = instant_of(now, zone), .zone = zone, .has_day_zero = TRUE};
	g_assert_true(ac_date_from_ymd(2026, 11, 17, &context.day_zero));
	for (; cases->text != NULL; cases++) {
		g_autoptr(GError) error = NULL;
		AcWhen when;
		if (!parse(cases->text, &context, &when, &error))
			g_error("\"%s\" was refused: %s", cases->text, error->message);
		g_autofree char *from = local_text(when.from, zone);
		g_autofree char *to = local_text(when.to, zone);
		if (strcmp(from, cases->from) != 0 || strcmp(to, cases->to == NULL ? cases->from : cases->to) != 0)
			g_error("\"%s\" at %s gives %s .. %s", cases->text, now, from, to);
		g_assert_cmpint(when.date, ==, ac_time_date(when.from, zone));
		g_assert_cmpint(when.is_now, ==, strstr(cases->text, "now") != NULL);
		gboolean is_day = cases->to != NULL && when.from == ac_time_midnight(when.date, zone) &&
		                  when.to == ac_time_midnight(when.date + 1, zone);
		g_assert_cmpint(when.is_day, ==, is_day);
	}
}

#define LONDON   "Europe/London"
#define SATURDAY "2026-11-21 14:05"
#define DAY(d)   d " 00:00"

static void days_are_read(void)
{
	const WhenCase cases[] = {
	    {"now", SATURDAY, NULL},
	    {"right now", SATURDAY, NULL},
	    {"today", DAY("2026-11-21"), DAY("2026-11-22")},
	    {"Tomorrow", DAY("2026-11-22"), DAY("2026-11-23")},
	    {"yesterday", DAY("2026-11-20"), DAY("2026-11-21")},
	    {"the day after tomorrow", DAY("2026-11-23"), DAY("2026-11-24")},
	    {"saturday", DAY("2026-11-21"), DAY("2026-11-22")},
	    {"sat", DAY("2026-11-21"), DAY("2026-11-22")},
	    {"sun", DAY("2026-11-22"), DAY("2026-11-23")},
	    {"on friday", DAY("2026-11-27"), DAY("2026-11-28")},
	    {"fri", DAY("2026-11-27"), DAY("2026-11-28")},
	    {"next friday", DAY("2026-11-27"), DAY("2026-11-28")},
	    {"next saturday", DAY("2026-11-28"), DAY("2026-11-29")},
	    {"last friday", DAY("2026-11-20"), DAY("2026-11-21")},
	    {"2026-12-01", DAY("2026-12-01"), DAY("2026-12-02")},
	    {"2020-02-29", DAY("2020-02-29"), DAY("2020-03-01")},
	    {"21 nov", DAY("2026-11-21"), DAY("2026-11-22")},
	    {"25.11.", DAY("2026-11-25"), DAY("2026-11-26")},
	    {"25/11", DAY("2026-11-25"), DAY("2026-11-26")},
	    {"11/25", DAY("2026-11-25"), DAY("2026-11-26")},
	    {"10/12/2026", DAY("2026-12-10"), DAY("2026-12-11")},
	    {"25.11.26", DAY("2026-11-25"), DAY("2026-11-26")},
	    {"20 nov", DAY("2027-11-20"), DAY("2027-11-21")},
	    {"1 December", DAY("2026-12-01"), DAY("2026-12-02")},
	    {"December 1st", DAY("2026-12-01"), DAY("2026-12-02")},
	    {"21 November 2027", DAY("2027-11-21"), DAY("2027-11-22")},
	    {"the 21st of november, 2027", DAY("2027-11-21"), DAY("2027-11-22")},
	    {"may 3", DAY("2027-05-03"), DAY("2027-05-04")},
	    {"29 feb", DAY("2028-02-29"), DAY("2028-03-01")},
	    {"the 3rd", DAY("2026-12-03"), DAY("2026-12-04")},
	    {"the 31st", DAY("2026-12-31"), DAY("2027-01-01")},
	    {"+3d", DAY("2026-11-24"), DAY("2026-11-25")},
	    {"-2d", DAY("2026-11-19"), DAY("2026-11-20")},
	    {"+1w", DAY("2026-11-28"), DAY("2026-11-29")},
	    {"+1mo", DAY("2026-12-21"), DAY("2026-12-22")},
	    {"in 3 days", DAY("2026-11-24"), DAY("2026-11-25")},
	    {"in a week", DAY("2026-11-28"), DAY("2026-11-29")},
	    {"in two weeks", DAY("2026-12-05"), DAY("2026-12-06")},
	    {"3 days ago", DAY("2026-11-18"), DAY("2026-11-19")},
	    {"day 5", DAY("2026-11-22"), DAY("2026-11-23")},
	    {"Day 0", DAY("2026-11-17"), DAY("2026-11-18")},
	    {"weekend", DAY("2026-11-21"), DAY("2026-11-23")},
	    {"next week", DAY("2026-11-23"), DAY("2026-11-30")},
	    {NULL, NULL, NULL},
	};
	check(ac_when_parse, LONDON, SATURDAY, cases);
}

static void moments_are_read(void)
{
	const WhenCase cases[] = {
	    {"18:00", "2026-11-21 18:00", NULL},
	    {"14:05", "2026-11-21 14:05", NULL},
	    {"14:04", "2026-11-22 14:04", NULL},
	    {"at 9:30", "2026-11-22 09:30", NULL},
	    {"00:00", "2026-11-22 00:00", NULL},
	    {"24:00", "2026-11-22 00:00", NULL},
	    {"6pm", "2026-11-21 18:00", NULL},
	    {"6 PM", "2026-11-21 18:00", NULL},
	    {"6 p.m.", "2026-11-21 18:00", NULL},
	    {"6.30pm", "2026-11-21 18:30", NULL},
	    {"12am", "2026-11-22 00:00", NULL},
	    {"12pm", "2026-11-22 12:00", NULL},
	    {"noon", "2026-11-22 12:00", NULL},
	    {"midnight", "2026-11-22 00:00", NULL},
	    {"at 8", "2026-11-21 20:00", NULL},
	    {"at 8 o'clock", "2026-11-21 20:00", NULL},
	    {"at 1", "2026-11-22 01:00", NULL},
	    {"tomorrow 8:00", "2026-11-22 08:00", NULL},
	    {"tomorrow at 8", "2026-11-22 08:00", NULL},
	    {"8pm tomorrow", "2026-11-22 20:00", NULL},
	    {"tonight at 8", "2026-11-21 20:00", NULL},
	    {"tomorrow evening at 8", "2026-11-22 20:00", NULL},
	    {"8:30 in the evening", "2026-11-21 20:30", NULL},
	    {"sat at 6pm", "2026-11-21 18:00", NULL},
	    {"sat at 1pm", "2026-11-28 13:00", NULL},
	    {"6pm on sat", "2026-11-21 18:00", NULL},
	    {"2026-12-01 18:00", "2026-12-01 18:00", NULL},
	    {"25.11.2026 15:00", "2026-11-25 15:00", NULL},
	    {"25/11 15:00", "2026-11-25 15:00", NULL},
	    {"2026-12-01T18:00", "2026-12-01 18:00", NULL},
	    {"2026-12-01T18:00:00+02:00", "2026-12-01 16:00", NULL},
	    {"2026-12-01T18:00:00Z", "2026-12-01 18:00", NULL},
	    {"2026-12-01t18:00-05:30", "2026-12-01 23:30", NULL},
	    {"21 nov 14:04", "2027-11-21 14:04", NULL},
	    {"21 nov 14:06", "2026-11-21 14:06", NULL},
	    {"+5h", "2026-11-21 19:05", NULL},
	    {"-30m", "2026-11-21 13:35", NULL},
	    {"+1h30m", "2026-11-21 15:35", NULL},
	    {"in 20 minutes", "2026-11-21 14:25", NULL},
	    {"in an hour", "2026-11-21 15:05", NULL},
	    {"in half an hour", "2026-11-21 14:35", NULL},
	    {"2 hours ago", "2026-11-21 12:05", NULL},
	    {"+3d 18:00", "2026-11-24 18:00", NULL},
	    {"day 5 18:00", "2026-11-22 18:00", NULL},
	    {"last friday 18:00", "2026-11-20 18:00", NULL},
	    {NULL, NULL, NULL},
	};
	check(ac_when_parse, LONDON, SATURDAY, cases);
}

static void parts_of_the_day_are_stretches(void)
{
	const WhenCase cases[] = {
	    {"tonight", "2026-11-21 17:00", "2026-11-22 00:00"},
	    {"this morning", "2026-11-21 06:00", "2026-11-21 12:00"},
	    {"tomorrow morning", "2026-11-22 06:00", "2026-11-22 12:00"},
	    {"tomorrow afternoon", "2026-11-22 12:00", "2026-11-22 17:00"},
	    {"tomorrow evening", "2026-11-22 17:00", "2026-11-23 00:00"},
	    {"tomorrow night", "2026-11-22 17:00", "2026-11-23 00:00"},
	    {"last night", "2026-11-20 17:00", "2026-11-21 00:00"},
	    {"in the morning", "2026-11-22 06:00", "2026-11-22 12:00"},
	    {"morning", "2026-11-22 06:00", "2026-11-22 12:00"},
	    {"afternoon", "2026-11-21 12:00", "2026-11-21 17:00"},
	    {"evening", "2026-11-21 17:00", "2026-11-22 00:00"},
	    {"saturday evening", "2026-11-21 17:00", "2026-11-22 00:00"},
	    {"saturday morning", "2026-11-28 06:00", "2026-11-28 12:00"},
	    {"sun morning", "2026-11-22 06:00", "2026-11-22 12:00"},
	    {"on the morning of 1 december", "2026-12-01 06:00", "2026-12-01 12:00"},
	    {NULL, NULL, NULL},
	};
	check(ac_when_parse, LONDON, SATURDAY, cases);
}

static void what_has_happened_is_the_last_of_its_kind(void)
{
	const WhenCase cases[] = {
	    {"now", SATURDAY, NULL},
	    {"14:05", "2026-11-21 14:05", NULL},
	    {"14:06", "2026-11-20 14:06", NULL},
	    {"18:00", "2026-11-20 18:00", NULL},
	    {"at 3", "2026-11-21 03:00", NULL},
	    {"at 1", "2026-11-21 13:00", NULL},
	    {"saturday", DAY("2026-11-21"), DAY("2026-11-22")},
	    {"friday", DAY("2026-11-20"), DAY("2026-11-21")},
	    {"sunday", DAY("2026-11-15"), DAY("2026-11-16")},
	    {"sat 15:00", "2026-11-14 15:00", NULL},
	    {"sat 13:00", "2026-11-21 13:00", NULL},
	    {"22 nov", DAY("2025-11-22"), DAY("2025-11-23")},
	    {"20 nov 15:00", "2026-11-20 15:00", NULL},
	    {"the 30th", DAY("2026-10-30"), DAY("2026-10-31")},
	    {"29 feb", DAY("2024-02-29"), DAY("2024-03-01")},
	    {"evening", "2026-11-20 17:00", "2026-11-21 00:00"},
	    {"yesterday 15:00", "2026-11-20 15:00", NULL},
	    {"2026-11-20 15:00", "2026-11-20 15:00", NULL},
	    {"tomorrow 15:00", "2026-11-22 15:00", NULL},
	    {"weekend", DAY("2026-11-21"), DAY("2026-11-23")},
	    {NULL, NULL, NULL},
	};
	check(ac_when_parse_past, LONDON, SATURDAY, cases);
}

static void weekends_are_the_running_or_the_coming_one(void)
{
	const WhenCase wednesday[] = {{"weekend", DAY("2026-11-28"), DAY("2026-11-30")},
	                              {"this weekend", DAY("2026-11-28"), DAY("2026-11-30")},
	                              {"next weekend", DAY("2026-12-05"), DAY("2026-12-07")},
	                              {"last weekend", DAY("2026-11-21"), DAY("2026-11-23")},
	                              {NULL, NULL, NULL}};
	check(ac_when_parse, LONDON, "2026-11-25 10:00", wednesday);
	const WhenCase past[] = {{"weekend", DAY("2026-11-21"), DAY("2026-11-23")},
	                         {"last weekend", DAY("2026-11-21"), DAY("2026-11-23")},
	                         {NULL, NULL, NULL}};
	check(ac_when_parse_past, LONDON, "2026-11-25 10:00", past);
}

static void clock_changes_do_not_confuse_a_day(void)
{
	const WhenCase spring[] = {{"tomorrow", DAY("2026-03-29"), DAY("2026-03-30")},
	                           {"tomorrow 01:30", "2026-03-29 02:00", NULL},
	                           {"+24h", "2026-03-29 15:00", NULL},
	                           {NULL, NULL, NULL}};
	check(ac_when_parse, LONDON, "2026-03-28 14:00", spring);
	const WhenCase autumn[] = {{"tomorrow", DAY("2026-10-25"), DAY("2026-10-26")},
	                           {"+24h", "2026-10-25 13:00", NULL},
	                           {NULL, NULL, NULL}};
	check(ac_when_parse, LONDON, "2026-10-24 14:00", autumn);
	const WhenCase gap[] = {{"tomorrow", "2018-11-04 01:00", "2018-11-05 00:00"}, {NULL, NULL, NULL}};
	check(ac_when_parse, "America/Sao_Paulo", "2018-11-03 14:00", gap);
}

static const struct {
	const char *text, *says;
} REFUSED[] = {
    {"", "no time is given"},
    {"   ", "no time is given"},
    {"on the", "\"the\""},
    {"blorp", "\"blorp\""},
    {"blorp", "2026-12-01"},
    {"tomrrow", "did you mean \"tomorrow\""},
    {"wednsday", "did you mean \"wednesday\""},
    {"3d", "did you mean \"+3d\""},
    {"18", "\"18\""},
    {"25:00", "\"25:00\""},
    {"13pm", "\"13pm\""},
    {"18:60", "\"18:60\""},
    {"2026-02-30", "no such date"},
    {"2026-13-01", "no such date"},
    {"1899-12-31", "no such date"},
    {"2201-01-01", "no such date"},
    {"30 february", "no such day"},
    {"31 june 2027", "no such date"},
    {"13/13/2026", "\"13/13/2026\""},
    {"25/11/2026/1", "\"25/11/2026/1\""},
    {"8.30", "\"8.30\""},
    {"2026-12-01T18:00+99:00", "\"2026-12-01t18:00+99:00\""},
    {"2026-12-01T25:00", "\"2026-12-01t25:00\""},
    {"day 99999999999", "too far"},
    {"+73050d", "too far"},
    {"+99999999999999999999d", "\"+99999999999999999999d\""},
    {"in 9999999 weeks", "\"9999999\""},
    {"in 70000 weeks", "too far"},
    {"today tomorrow", "\"tomorrow\" is no time, or one too many"},
    {"6pm 7pm", "\"7pm\""},
    {"now tonight", "\"tonight\""},
    {"now morning", "too much"},
    {"+5h 18:00", "a moment already"},
    {"next week 18:00", "name a day"},
    {"weekend 18:00", "two days"},
    {"\033[31m", "31m"},
    {"\xff\xfe", "no time"},
};

static void what_is_no_time_is_refused_by_its_name(void)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(LONDON);
	AcWhenContext context = {
	    .now = instant_of(SATURDAY, zone), .zone = zone, .has_day_zero = TRUE, .day_zero = 739000};
	for (gsize i = 0; i < G_N_ELEMENTS(REFUSED); i++) {
		g_autoptr(GError) error = NULL;
		AcWhen when;
		if (ac_when_parse(REFUSED[i].text, &context, &when, &error))
			g_error("\"%s\" was accepted", REFUSED[i].text);
		g_assert_error(error, AC_ERROR, AC_ERROR_USAGE);
		if (strstr(error->message, REFUSED[i].says) == NULL)
			g_error("\"%s\" gives: %s", REFUSED[i].text, error->message);
		g_assert_true(g_utf8_validate(error->message, -1, NULL));
		g_assert_null(strchr(error->message, '\033'));
	}
}

static void days_are_not_counted_without_a_session(void)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(LONDON);
	AcWhenContext context = {.now = instant_of(SATURDAY, zone), .zone = zone};
	g_autoptr(GError) error = NULL;
	AcWhen when;
	g_assert_false(ac_when_parse("day 5", &context, &when, &error));
	g_assert_nonnull(strstr(error->message, "session"));
}

static void endless_text_is_refused(void)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(LONDON);
	AcWhenContext context = {.now = instant_of(SATURDAY, zone), .zone = zone};
	g_autofree char *ones = g_strnfill(10000, '1');
	g_autofree char *blanks = g_strnfill(10000, ' ');
	g_autofree char *late = g_strconcat("tomorrow", blanks, "blorp", NULL);
	AcWhen when;
	g_assert_false(ac_when_parse(ones, &context, &when, NULL));
	g_assert_false(ac_when_parse(late, &context, &when, NULL));
}

static void lengths_are_read(void)
{
	const struct {
		const char *text;
		int minutes; /* 0: refused */
	} cases[] = {
	    {"15m", 15},        {"1h", 60},
	    {"1h30m", 90},      {"90", 90},
	    {"20 minutes", 20}, {"20min", 20},
	    {"an hour", 60},    {"half an hour", 30},
	    {"two hours", 120}, {"24h", 1440},
	    {"1440", 1440},     {"1441", 0},
	    {"25h", 0},         {"2d", 0},
	    {"0", 0},           {"0m", 0},
	    {"-5m", 0},         {"", 0},
	    {"soon", 0},        {"1h 30m", 0},
	    {"15m please", 0},  {"99999999999999999999", 0},
	    {"1.5h", 0},        {"\xff", 0},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		int minutes = 0;
		gboolean good = ac_when_parse_length(cases[i].text, &minutes, &error);
		if (good != (cases[i].minutes > 0) || minutes != cases[i].minutes)
			g_error("\"%s\" gives %d", cases[i].text, minutes);
		if (!good)
			g_assert_error(error, AC_ERROR, AC_ERROR_USAGE);
	}
}

static char *shout(const char *text) G_GNUC_FORMAT(1);
static char *shout(const char *text)
{
	return strcmp(text, "\"%s\" is no time; did you mean \"%s\"?") == 0 ? (char *)(gsize) "%s! %s?"
	                                                                    : (char *)(gsize)text;
}

static void an_error_speaks_the_language_handed_in(void)
{
	g_autoptr(GError) error = NULL, english = NULL, length = NULL;
	GTimeZone *zone = g_time_zone_new_utc();
	AcWhenContext context = {.now = instant_of(SATURDAY, zone), .zone = zone, .say = shout};
	AcWhen when;
	int minutes = 0;
	g_assert_false(ac_when_parse("saterday", &context, &when, &error));
	g_assert_cmpstr(error->message, ==, "saterday! saturday?");
	context.say = NULL;
	g_assert_false(ac_when_parse("saterday", &context, &when, &english));
	g_assert_cmpstr(english->message, ==, "\"saterday\" is no time; did you mean \"saturday\"?");
	g_assert_false(ac_when_parse_length_said(&context, "90h", &minutes, &length));
	g_assert_true(g_str_has_prefix(length->message, "\"90h\" is no length of time"));
	g_time_zone_unref(zone);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/ask/when/" #test, test)
	ADD(days_are_read);
	ADD(moments_are_read);
	ADD(parts_of_the_day_are_stretches);
	ADD(what_has_happened_is_the_last_of_its_kind);
	ADD(weekends_are_the_running_or_the_coming_one);
	ADD(clock_changes_do_not_confuse_a_day);
	ADD(what_is_no_time_is_refused_by_its_name);
	ADD(days_are_not_counted_without_a_session);
	ADD(endless_text_is_refused);
	ADD(an_error_speaks_the_language_handed_in);
	ADD(lengths_are_read);
#undef ADD
	return g_test_run();
}

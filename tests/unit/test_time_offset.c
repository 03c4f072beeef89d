/* SPDX-License-Identifier: MIT */
/* Offsets: what a file may write, what it means, and what a mistaken author is told. */
#include "time/offset.h"

#include <string.h>

#include "base/error.h"

typedef struct {
	const char *text;
	int treatment_day;
	AcOffset early, late;
} GoodCase;

#define ELAPSED(n)                                                                                           \
	{                                                                                                        \
		.kind = AC_OFFSET_ELAPSED, .minutes = (n), .clock = -1                                               \
	}
#define DAYS(n)                                                                                              \
	{                                                                                                        \
		.kind = AC_OFFSET_CALENDAR, .days = (n), .clock = -1                                                 \
	}
#define DAYS_AT(n, m)                                                                                        \
	{                                                                                                        \
		.kind = AC_OFFSET_CALENDAR, .days = (n), .clock = (m)                                                \
	}
#define MONTHS(mo, n)                                                                                        \
	{                                                                                                        \
		.kind = AC_OFFSET_CALENDAR, .months = (mo), .days = (n), .clock = -1                                 \
	}
#define ONE(text, ...)                                                                                       \
	{                                                                                                        \
		text, 0, __VA_ARGS__, __VA_ARGS__                                                                    \
	}
#define ONE1(text, ...)                                                                                      \
	{                                                                                                        \
		text, 1, __VA_ARGS__, __VA_ARGS__                                                                    \
	}

static void assert_offset(const char *text, const AcOffset *found, const AcOffset *expected)
{
	if (found->kind != expected->kind || found->minutes != expected->minutes ||
	    found->months != expected->months || found->days != expected->days || found->clock != expected->clock)
		g_error("\"%s\": kind %d, %d minutes, %d months, %d days, clock %d", text, found->kind,
		        found->minutes, found->months, found->days, found->clock);
}

static void check_good(const GoodCase *c)
{
	g_autoptr(GError) error = NULL;
	AcSpan span;
	if (!ac_span_parse(c->text, c->treatment_day, &span, &error))
		g_error("\"%s\" was refused: %s", c->text, error->message);
	g_assert_no_error(error);
	assert_offset(c->text, &span.early, &c->early);
	assert_offset(c->text, &span.late, &c->late);
}

static void offsets_are_read(void)
{
	const GoodCase cases[] = {
	    ONE("0h", ELAPSED(0)),
	    ONE("30m", ELAPSED(30)),
	    ONE("24h", ELAPSED(1440)),
	    ONE("1h30m", ELAPSED(90)),
	    ONE("30m1h", ELAPSED(90)),
	    ONE("-36h", ELAPSED(-2160)),
	    ONE("4d", DAYS(4)),
	    ONE(" 4d ", DAYS(4)),
	    ONE("\t4d\n", DAYS(4)),
	    ONE("0d", DAYS(0)),
	    ONE("-7d", DAYS(-7)),
	    ONE("2w", DAYS(14)),
	    ONE("1w2d", DAYS(9)),
	    ONE("1mo", MONTHS(1, 0)),
	    ONE("1y", MONTHS(12, 0)),
	    ONE("1y6mo", MONTHS(18, 0)),
	    ONE("1mo1w", MONTHS(1, 7)),
	    ONE("-1mo", MONTHS(-1, 0)),
	    ONE("4d 09:00", DAYS_AT(4, 540)),
	    ONE("4d  9:05", DAYS_AT(4, 545)),
	    ONE("4d 24:00", DAYS_AT(4, 1440)),
	    ONE("0d 00:00", DAYS_AT(0, 0)),
	    ONE("-1d 21:00", DAYS_AT(-1, 1260)),
	    ONE("18:00", DAYS_AT(0, 1080)),
	    ONE("day 0", DAYS(0)),
	    ONE("day 4", DAYS(4)),
	    ONE1("day 4", DAYS(3)),
	    ONE1("day 1", DAYS(0)),
	    ONE("day 4 18:00", DAYS_AT(4, 1080)),
	    ONE("end of day 3", DAYS(4)),
	    ONE1("end of day 3", DAYS(3)),
	    ONE1("end of day 1", DAYS(1)),
	    ONE("73050d", DAYS(73050)),
	    ONE("0000000000000000000000004d", DAYS(4)),
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		check_good(&cases[i]);
}

static void ranges_keep_both_ends(void)
{
	const GoodCase cases[] = {
	    {"3d..4d", 0, DAYS(3), DAYS(4)},
	    {"3..4d", 0, DAYS(3), DAYS(4)},
	    {"3 .. 4d", 0, DAYS(3), DAYS(4)},
	    {" 3d  ..  4d ", 0, DAYS(3), DAYS(4)},
	    {"2..6w", 0, DAYS(14), DAYS(42)},
	    {"24..48h", 0, ELAPSED(1440), ELAPSED(2880)},
	    {"-4..-3d", 0, DAYS(-4), DAYS(-3)},
	    {"-4d..-3d", 0, DAYS(-4), DAYS(-3)},
	    {"3d..3d", 0, DAYS(3), DAYS(3)},
	    {"3d 09:00..3d 18:00", 0, DAYS_AT(3, 540), DAYS_AT(3, 1080)},
	    {"day 3..day 5", 1, DAYS(2), DAYS(4)},
	    {"day 3..5", 1, DAYS(2), DAYS(4)},
	    {"day 3..end of day 5", 0, DAYS(3), DAYS(6)},
	    {"4w..1mo", 0, DAYS(28), MONTHS(1, 0)},
	    {"1mo..31d", 0, MONTHS(1, 0), DAYS(31)},
	    {"1mo..1mo2d", 0, MONTHS(1, 0), MONTHS(1, 2)},
	    {"365d..1y", 0, DAYS(365), MONTHS(12, 0)},
	    {"3mo..6mo", 0, MONTHS(3, 0), MONTHS(6, 0)},
	    {"-6mo..-3mo", 0, MONTHS(-6, 0), MONTHS(-3, 0)},
	    {"24h..2d", 0, ELAPSED(1440), DAYS(2)},
	    {"-2d..-24h", 0, DAYS(-2), ELAPSED(-1440)},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		check_good(&cases[i]);
}

static void unsaid_is_an_end_that_is_not_given(void)
{
	AcSpan span;
	g_assert_true(ac_span_parse("unsaid", 0, &span, NULL));
	g_assert_cmpint(span.early.kind, ==, AC_OFFSET_UNSAID);
	g_assert_cmpint(span.late.kind, ==, AC_OFFSET_UNSAID);
	g_assert_false(ac_span_parse("unsaid..4d", 0, &span, NULL));
	g_assert_false(ac_span_parse("4d..unsaid", 0, &span, NULL));
	g_assert_false(ac_span_parse("unsaid 4d", 0, &span, NULL));
}

typedef struct {
	const char *text;
	int treatment_day;
	const char *says;
} BadCase;

static void check_refused(const BadCase *c)
{
	g_autoptr(GError) error = NULL;
	AcSpan span;
	if (ac_span_parse(c->text, c->treatment_day, &span, &error))
		g_error("\"%s\" was accepted", c->text);
	g_assert_error(error, AC_ERROR, AC_ERROR_USAGE);
	if (strstr(error->message, c->says) == NULL)
		g_error("\"%s\" gives: %s", c->text, error->message);
	g_assert_true(g_utf8_validate(error->message, -1, NULL));
}

static void a_mistaken_author_is_told_the_way_out(void)
{
	const BadCase cases[] = {
	    {"7", 0, "did you mean \"7h\" (hours) or \"7d\" (days)"},
	    {"-7", 0, "did you mean \"-7h\" (hours) or \"-7d\" (days)"},
	    {"7", 0, "m and h (elapsed), d, w, mo and y (calendar)"},
	    {"3..4", 0, "did you mean \"3h\" (hours) or \"3d\" (days)"},
	    {"4 days", 0, "did you mean \"4d\""},
	    {"24 hours", 0, "did you mean \"24h\""},
	    {"2Weeks", 0, "did you mean \"2w\""},
	    {"3 months", 0, "did you mean \"3mo\""},
	    {"4D", 0, "did you mean \"4d\""},
	    {"10min", 0, "did you mean \"10m\""},
	    {"1d12h", 0, "mixes elapsed time"},
	    {"1d12h", 0, "\"36h\""},
	    {"24h 09:00", 0, "a clock time goes with d"},
	    {"1d1d", 0, "the unit \"d\" twice"},
	    {"day 0", 1, "the treatment's date is day 1"},
	    {"end of day 0", 1, "the treatment's date is day 1"},
	    {"day -3", 0, "\"-7d\""},
	    {"day", 0, "needs a number after \"day\""},
	    {"-18:00", 0, "\"-1d 21:00\""},
	    {"4d..3d", 0, "not in order"},
	    {"-3d..-4d", 0, "not in order"},
	    {"24h..1d", 0, "not in order"},
	    {"31d..1mo", 0, "not in order"},
	    {"3d 18:00..3d 09:00", 0, "not in order"},
	    {"-1d..1d", 0, "reaches over the treatment"},
	    {"73051d", 0, "at most 200 years"},
	    {"201y", 0, "at most 200 years"},
	    {"99999999999999999999999999999999999999h", 0, "at most 200 years"},
	    {"99999999999999999999999999999999999999w", 0, "at most 200 years"},
	    {"day 99999999999999999999", 0, "at most 200 years"},
	    {"99999999999999999999", 0, "without a unit"},
	    {"day4", 0, "\"day 4\""},
	    {"3d..4", 0, "did you mean \"4h\" (hours) or \"4d\" (days)"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		check_refused(&cases[i]);
}

static void what_is_no_offset_is_answered_with_the_forms(void)
{
	const char *const texts[] = {"",         "   ",       "-",          "--4d",      "+4d",
	                             "..",       "3d..",      "..3d",       "3d...4d",   "1d..2d..3d",
	                             "4x",       "four days", "1.5h",       "4d 25:00",  "4d 24:01",
	                             "4d 09:60", "4d 9",      "4d 09:00 x", "4d 09:000", "end of day 3 09:00",
	                             "end of 3", "\xff\xfe"};
	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
		check_refused(&(const BadCase){texts[i], 0, "expected one such as"});
}

static void a_message_shows_the_text_harmless_and_short(void)
{
	g_autoptr(GError) error = NULL;
	AcSpan span;
	g_autofree char *noise = g_strnfill(5000, 'x');
	g_autofree char *text = g_strconcat("\033[31m\n", noise, NULL);
	g_assert_false(ac_span_parse(text, 0, &span, &error));
	g_assert_cmpuint(strlen(error->message), <, 300);
	g_assert_null(strchr(error->message, '\033'));
	g_assert_null(strchr(error->message, '\n'));
}

static void lengths_are_plain(void)
{
	const char *const good[] = {"28d", "10m", "24h", "6w", "1mo", "1y", "0m", "1h30m", "1y6mo"};
	const char *const bad[] = {"-7d", "4d 09:00", "18:00",  "3d..4d", "day 4",  "end of day 3",
	                           "7",   "",         "unsaid", "x",      "4 days", "201y"};
	for (gsize i = 0; i < G_N_ELEMENTS(good); i++) {
		AcOffset offset;
		g_assert_true(ac_offset_parse_length(good[i], &offset, NULL));
		g_assert_false(ac_offset_is_negative(&offset));
	}
	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(GError) error = NULL;
		AcOffset offset;
		if (ac_offset_parse_length(bad[i], &offset, &error))
			g_error("\"%s\" was accepted", bad[i]);
		g_assert_error(error, AC_ERROR, AC_ERROR_USAGE);
	}
}

static void clock_times_are_read(void)
{
	const struct {
		const char *text;
		int minute; /* -1: refused */
	} cases[] = {
	    {"00:00", 0},   {"07:45", 465}, {"7:45", 465},  {"23:59", 1439}, {"24:00", 1440}, {"24:01", -1},
	    {"12:60", -1},  {"12:5", -1},   {"12", -1},     {"", -1},        {":30", -1},     {"123:00", -1},
	    {"12:000", -1}, {" 12:00", -1}, {"12:00 ", -1}, {"-1:00", -1},   {"1a:00", -1},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		int minute = -1;
		g_assert_cmpint(ac_clock_parse(cases[i].text, &minute, &error), ==, cases[i].minute >= 0);
		g_assert_cmpint(minute, ==, cases[i].minute);
		if (cases[i].minute < 0)
			g_assert_error(error, AC_ERROR, AC_ERROR_USAGE);
	}
}

static void nothing_and_less_than_nothing_are_told_apart(void)
{
	const struct {
		const char *text;
		gboolean zero, negative, range;
	} cases[] = {
	    {"0h", TRUE, FALSE, FALSE},           {"0d", TRUE, FALSE, FALSE},     {"-0d", TRUE, FALSE, FALSE},
	    {"day 0", TRUE, FALSE, FALSE},        {"1m", FALSE, FALSE, FALSE},    {"-1m", FALSE, TRUE, FALSE},
	    {"18:00", FALSE, FALSE, FALSE},       {"00:00", FALSE, FALSE, FALSE}, {"-1mo", FALSE, TRUE, FALSE},
	    {"-1d 21:00", FALSE, TRUE, FALSE},    {"3d..4d", FALSE, FALSE, TRUE}, {"3d..3d", FALSE, FALSE, FALSE},
	    {"3d..3d 09:00", FALSE, FALSE, TRUE},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		AcSpan span;
		g_assert_true(ac_span_parse(cases[i].text, 0, &span, NULL));
		g_assert_cmpint(ac_offset_is_zero(&span.early), ==, cases[i].zero);
		g_assert_cmpint(ac_offset_is_negative(&span.early), ==, cases[i].negative);
		g_assert_cmpint(ac_span_is_range(&span), ==, cases[i].range);
	}
	AcOffset none = {.kind = AC_OFFSET_NONE};
	g_assert_false(ac_offset_is_zero(&none));
}

static AcInstant instant_of(const char *text)
{
	g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(text, NULL);
	g_assert_nonnull(time);
	return g_date_time_to_unix(time);
}

typedef struct {
	const char *text, *zone, *begin, *end, *first, *second;
} InstantCase;

static void check_instant(const InstantCase *c)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(c->zone);
	AcInstant begin = instant_of(c->begin), end = instant_of(c->end), first = instant_of(c->first);
	AcInstant second = c->second == NULL ? first : instant_of(c->second);
	AcSpan span;
	g_assert_true(ac_span_parse(c->text, 0, &span, NULL));
	AcInstant found = ac_offset_resolve(&span.early, begin, end, zone, AC_FOLD_FIRST);
	if (found != first)
		g_error("\"%s\" from %s is off by %" G_GINT64_FORMAT " s", c->text, c->end, found - first);
	g_assert_cmpint(ac_offset_resolve(&span.early, begin, end, zone, AC_FOLD_SECOND), ==, second);
}

static void offsets_mean_instants(void)
{
	const InstantCase cases[] = {
#define SESSION "Europe/London", "2026-11-21T13:00:00Z", "2026-11-21T15:00:00Z"
	    {"0h", SESSION, "2026-11-21T15:00:00Z", NULL},
	    {"24h", SESSION, "2026-11-22T15:00:00Z", NULL},
	    {"-24h", SESSION, "2026-11-20T13:00:00Z", NULL},
	    {"4d", SESSION, "2026-11-25T00:00:00Z", NULL},
	    {"day 4", SESSION, "2026-11-25T00:00:00Z", NULL},
	    {"end of day 3", SESSION, "2026-11-25T00:00:00Z", NULL},
	    {"4d 09:00", SESSION, "2026-11-25T09:00:00Z", NULL},
	    {"4d 24:00", SESSION, "2026-11-26T00:00:00Z", NULL},
	    {"18:00", SESSION, "2026-11-21T18:00:00Z", NULL},
	    {"-1d 21:00", SESSION, "2026-11-20T21:00:00Z", NULL},
	    {"-7d", SESSION, "2026-11-14T00:00:00Z", NULL},
	    {"1mo", SESSION, "2026-12-21T00:00:00Z", NULL},
	    {"28d", SESSION, "2026-12-19T00:00:00Z", NULL},
	    {"1y", SESSION, "2027-11-21T00:00:00Z", NULL},
	    {"6mo", SESSION, "2027-05-20T23:00:00Z", NULL},
#undef SESSION
	/* A session that ends after midnight counts from the date it ends on; "before" from the one it begins on.
	 */
#define NIGHT "Europe/London", "2026-11-21T22:00:00Z", "2026-11-22T00:30:00Z"
	    {"1d", NIGHT, "2026-11-23T00:00:00Z", NULL},
	    {"-1d", NIGHT, "2026-11-20T00:00:00Z", NULL},
#undef NIGHT
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		check_instant(&cases[i]);
}

static void a_clock_change_moves_no_calendar_rule_and_stretches_no_elapsed_one(void)
{
	const InstantCase cases[] = {
	/* The night the clocks go forward: an elapsed rule keeps its 24 hours, a calendar rule its midnight. */
#define SPRING "Europe/London", "2026-03-28T15:00:00Z", "2026-03-28T15:00:00Z"
	    {"24h", SPRING, "2026-03-29T15:00:00Z", NULL},
	    {"1d", SPRING, "2026-03-29T00:00:00Z", NULL},
	    {"2d", SPRING, "2026-03-29T23:00:00Z", NULL},
	    {"1d 01:30", SPRING, "2026-03-29T01:00:00Z", NULL},
#undef SPRING
#define AUTUMN "Europe/London", "2026-10-24T14:00:00Z", "2026-10-24T14:00:00Z"
	    {"24h", AUTUMN, "2026-10-25T14:00:00Z", NULL},
	    {"1d", AUTUMN, "2026-10-24T23:00:00Z", NULL},
	    {"2d", AUTUMN, "2026-10-26T00:00:00Z", NULL},
	    {"1d 01:30", AUTUMN, "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"},
#undef AUTUMN
	    {"1mo", "UTC", "2026-01-31T12:00:00Z", "2026-01-31T12:00:00Z", "2026-02-28T00:00:00Z", NULL},
	    /* Months first, then days. */
	    {"1mo1d", "UTC", "2026-01-31T12:00:00Z", "2026-01-31T12:00:00Z", "2026-03-01T00:00:00Z", NULL},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		check_instant(&cases[i]);
}

static void every_accepted_range_resolves_in_order(void)
{
	const char *const sides[] = {"0h",       "1h",   "24h",  "36h",  "48h",  "72h",  "0d",   "1d",   "2d",
	                             "3d 09:00", "28d",  "30d",  "31d",  "59d",  "62d",  "1mo",  "2mo",  "3mo",
	                             "1mo1d",    "365d", "366d", "1y",   "4w",   "-1h",  "-24h", "-36h", "-48h",
	                             "-1d",      "-2d",  "-30d", "-1mo", "-31d", "-2mo", "-62d"};
	g_autoptr(GTimeZone) zone =
	    g_time_zone_new_identifier("UTC"); /* a clock change may still swap 23 h and a date */
	int accepted = 0;
	for (gsize a = 0; a < G_N_ELEMENTS(sides); a++)
		for (gsize b = 0; b < G_N_ELEMENTS(sides); b++) {
			g_autofree char *text = g_strdup_printf("%s..%s", sides[a], sides[b]);
			AcSpan span;
			if (!ac_span_parse(text, 0, &span, NULL))
				continue;
			accepted++;
			for (AcInstant at = instant_of("2023-12-31T00:00:00Z"); at < instant_of("2025-03-03T00:00:00Z");
			     at += 7 * AC_HOUR + AC_MINUTE) {
				AcInstant early = ac_offset_resolve(&span.early, at, at, zone, AC_FOLD_FIRST);
				AcInstant late = ac_offset_resolve(&span.late, at, at, zone, AC_FOLD_FIRST);
				if (early > late)
					g_error("%s is not in order from %" G_GINT64_FORMAT, text, at);
			}
		}
	g_assert_cmpint(accepted, >, 300);
}

static char *shout(const char *text) G_GNUC_FORMAT(1);
static char *shout(const char *text)
{
	return strcmp(text, "\"%s\" has the unit \"%s\" twice") == 0 ? (char *)(gsize) "%s: %s!"
	                                                             : (char *)(gsize)text;
}

static void an_error_speaks_the_language_handed_in(void)
{
	g_autoptr(GError) error = NULL, english = NULL;
	AcSpan span;
	g_assert_false(ac_span_parse_said(shout, "1d2d", 0, &span, &error));
	g_assert_cmpstr(error->message, ==, "1d2d: d!");
	g_assert_false(ac_span_parse("1d2d", 0, &span, &english));
	g_assert_cmpstr(english->message, ==, "\"1d2d\" has the unit \"d\" twice");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/time/offset/" #test, test)
	ADD(offsets_are_read);
	ADD(ranges_keep_both_ends);
	ADD(unsaid_is_an_end_that_is_not_given);
	ADD(a_mistaken_author_is_told_the_way_out);
	ADD(what_is_no_offset_is_answered_with_the_forms);
	ADD(a_message_shows_the_text_harmless_and_short);
	ADD(lengths_are_plain);
	ADD(clock_times_are_read);
	ADD(nothing_and_less_than_nothing_are_told_apart);
	ADD(offsets_mean_instants);
	ADD(a_clock_change_moves_no_calendar_rule_and_stretches_no_elapsed_one);
	ADD(an_error_speaks_the_language_handed_in);
	ADD(every_accepted_range_resolves_in_order);
#undef ADD
	return g_test_run();
}

/* SPDX-License-Identifier: MIT */
/* Offsets as a file of rules writes them. One side of a range at a time; the messages carry what was written.
 */
#include "time/offset.h"

#include <stdarg.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"

#define MAX_NUMBER   ((gint64)1000000000)
#define MAX_SHOWN    40 /* characters of the author's text in a message */
#define NO_SUCH_UNIT (&UNITS[G_N_ELEMENTS(UNITS)])

#define ELAPSED_UNITS 3U /* bits of m and h in Side.used */

typedef struct {
	const char *name;
	gint64 minutes, days, months; /* what one of it is */
	const char *words[5];         /* what people write for it */
} Unit;

static const Unit UNITS[] = {
    {"m", 1, 0, 0, {"min", "mins", "minute", "minutes"}},
    {"h", 60, 0, 0, {"hr", "hrs", "hour", "hours"}},
    {"d", 0, 1, 0, {"day", "days"}},
    {"w", 0, 7, 0, {"wk", "wks", "week", "weeks"}},
    {"mo", 0, 0, 1, {"mon", "mth", "month", "months"}},
    {"y", 0, 0, 12, {"yr", "yrs", "year", "years"}},
};

typedef struct {
	const char *text;     /* all of what the author wrote */
	const char *at, *end; /* what is left of this side */
	int treatment_day;
	AcTranslate say;
	GError **error;
} Reader;

/* One side of a range, before it is known what its neighbour lends it. */
typedef struct {
	AcOffset offset;
	gint64 minutes, days, months; /* wide: checked before they go into the offset */
	guint used;                   /* bit i: UNITS[i] was written */
	gboolean negative;
	gboolean is_day;  /* "day N" */
	gboolean is_bare; /* a number alone: */
	gint64 number;
} Side;

/* What the author wrote, as far as a message repeats it. */
typedef struct {
	char text[MAX_SHOWN * 6];
} Quote;

static const char *quote(const Reader *reader, Quote *out)
{
	g_autofree char *shown = ac_text_excerpt(reader->text, MAX_SHOWN);
	g_strlcpy(out->text, shown, sizeof out->text);
	return out->text;
}
#define QUOTED(reader) quote((reader), &(Quote){{0}})

static gboolean fail(const Reader *reader, const char *format, ...) G_GNUC_PRINTF(2, 3);
static gboolean fail(const Reader *reader, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	g_autofree char *message = g_strdup_vprintf(ac_text_said(reader->say, format), values);
	va_end(values);
	g_set_error_literal(reader->error, AC_ERROR, AC_ERROR_USAGE, message);
	return FALSE;
}

static gboolean fail_form(const Reader *reader)
{
	return fail(reader,
	            N_("\"%s\" is no time offset; expected one such as \"24h\", \"4d\", \"4d 09:00\", \"day 4\", "
	               "\"end of day 3\", \"-7d\" or \"3d..4d\" (m, h, d, w, mo, y)"),
	            QUOTED(reader));
}

static gboolean fail_no_unit(const Reader *reader, const Side *side)
{
	const char *sign = side->negative ? "-" : "";
	int number = (int)side->number;
	return fail(
	    reader,
	    N_("\"%s\" has a number without a unit; did you mean \"%s%dh\" (hours) or \"%s%dd\" (days)? Units "
	       "are m and h (elapsed), d, w, mo and y (calendar)"),
	    QUOTED(reader), sign, number, sign, number);
}

static void skip_blanks(Reader *reader)
{
	while (reader->at < reader->end && g_ascii_isspace(*reader->at))
		reader->at++;
}

static gboolean at_end(Reader *reader)
{
	skip_blanks(reader);
	return reader->at == reader->end;
}

static gboolean at_digit(const Reader *reader)
{
	return reader->at < reader->end && g_ascii_isdigit(*reader->at);
}

static gint64 read_number(Reader *reader)
{
	gint64 number = 0;
	for (; at_digit(reader); reader->at++)
		number = MIN(number * 10 + (*reader->at - '0'), MAX_NUMBER);
	return number;
}

static gsize letters_ahead(const Reader *reader)
{
	gsize n = 0;
	while (reader->at + n < reader->end && g_ascii_isalpha(reader->at[n]))
		n++;
	return n;
}

/* Steps over @word when it stands here as a whole word. */
static gboolean read_word(Reader *reader, const char *word)
{
	skip_blanks(reader);
	gsize length = strlen(word);
	if (letters_ahead(reader) != length || strncmp(reader->at, word, length) != 0)
		return FALSE;
	reader->at += length;
	return TRUE;
}

/* "07:45" at *at, which is moved behind it; -1 when none stands there. */
static int read_clock(const char **at, const char *end)
{
	const char *p = *at;
	int hour = 0, minute = 0, n = 0;
	for (; p < end && n < 2 && g_ascii_isdigit(*p); p++, n++)
		hour = hour * 10 + (*p - '0');
	if (n == 0 || end - p < 3 || p[0] != ':' || !g_ascii_isdigit(p[1]) || !g_ascii_isdigit(p[2]))
		return -1;
	minute = (p[1] - '0') * 10 + (p[2] - '0');
	p += 3;
	if ((p < end && !g_ascii_isspace(*p)) || minute > 59 || hour * 60 + minute > AC_DAY_MINUTES)
		return -1;
	*at = p;
	return hour * 60 + minute;
}

gboolean ac_clock_parse_said(AcTranslate say, const char *text, int *minute, GError **error)
{
	const char *at = text, *end = text + strlen(text);
	int found = read_clock(&at, end);
	if (found < 0 || at != end) {
		Reader reader = {.text = text, .say = say, .error = error};
		return fail(
		    &reader,
		    N_("\"%s\" is no clock time; expected one from \"00:00\" to \"24:00\", such as \"07:45\""),
		    QUOTED(&reader));
	}
	*minute = found;
	return TRUE;
}

static const Unit *find_unit(const char *letters, gsize length)
{
	const Unit *unit = UNITS;
	while (unit != NO_SUCH_UNIT &&
	       (strlen(unit->name) != length || strncmp(unit->name, letters, length) != 0))
		unit++;
	return unit;
}

/* "4 days": the unit is understood, but not how it is written. */
static gboolean fail_unit(Reader *reader, gint64 number)
{
	skip_blanks(reader);
	gsize length = letters_ahead(reader);
	for (const Unit *unit = UNITS; unit != NO_SUCH_UNIT; unit++) {
		gboolean meant =
		    strlen(unit->name) == length && g_ascii_strncasecmp(unit->name, reader->at, length) == 0;
		for (const char *const *word = unit->words; *word != NULL; word++)
			meant = meant || (strlen(*word) == length && g_ascii_strncasecmp(*word, reader->at, length) == 0);
		if (meant)
			return fail(reader, N_("\"%s\" is not written so; did you mean \"%d%s\"?"), QUOTED(reader),
			            (int)number, unit->name);
	}
	return fail_form(reader);
}

static void add_units(Side *side, const Unit *unit, gint64 number)
{
	side->minutes += number * unit->minutes;
	side->days += number * unit->days;
	side->months += number * unit->months;
	side->used |= 1U << (unit - UNITS);
}

/* "1h30m", "1w2d", or a number alone. */
static gboolean read_lengths(Reader *reader, Side *side)
{
	if (!at_digit(reader))
		return fail_form(reader);
	while (at_digit(reader)) {
		gint64 number = read_number(reader);
		gsize length = letters_ahead(reader);
		if (length == 0 && side->used == 0 && at_end(reader)) {
			side->is_bare = TRUE;
			side->number = number;
			return TRUE;
		}
		const Unit *unit = find_unit(reader->at, length);
		if (unit == NO_SUCH_UNIT)
			return fail_unit(reader, number);
		if (side->used & (1U << (unit - UNITS)))
			return fail(reader, N_("\"%s\" has the unit \"%s\" twice"), QUOTED(reader), unit->name);
		reader->at += length;
		add_units(side, unit, number);
	}
	return TRUE;
}

/* A clock time that may follow a date. */
static gboolean read_clock_of_date(Reader *reader, Side *side)
{
	if (at_end(reader))
		return TRUE;
	int clock = read_clock(&reader->at, reader->end);
	if (clock < 0 || !at_end(reader))
		return fail_form(reader);
	side->offset.clock = (gint16)clock;
	return TRUE;
}

static gboolean take_day_number(const Reader *reader, Side *side, gint64 number, gboolean at_its_end)
{
	if (number < reader->treatment_day)
		return fail(reader,
		            N_("\"%s\" names a day before the first: the treatment's date is day %d in this file"),
		            QUOTED(reader), reader->treatment_day);
	side->is_day = TRUE;
	side->days = number - reader->treatment_day + (at_its_end ? 1 : 0);
	return TRUE;
}

static gboolean read_day_number(Reader *reader, Side *side, gboolean at_its_end)
{
	if (at_digit(reader))
		return fail_form(reader); /* "day4": one spelling, so that every reader of the file finds it */
	skip_blanks(reader);
	if (!at_digit(reader))
		return fail(
		    reader,
		    N_("\"%s\" needs a number after \"day\", such as \"day 4\"; days before the treatment are "
		       "written \"-7d\""),
		    QUOTED(reader));
	if (!take_day_number(reader, side, read_number(reader), at_its_end))
		return FALSE;
	if (at_its_end)
		return at_end(reader) ? TRUE : fail_form(reader);
	return read_clock_of_date(reader, side);
}

static gboolean read_side(Reader *reader, Side *side)
{
	*side = (Side){.offset = {.clock = -1}};
	if (at_end(reader))
		return fail_form(reader);
	if (read_word(reader, "day"))
		return read_day_number(reader, side, FALSE);
	if (read_word(reader, "end"))
		return read_word(reader, "of") && read_word(reader, "day") ? read_day_number(reader, side, TRUE)
		                                                           : fail_form(reader);
	if (*reader->at == '-') {
		side->negative = TRUE;
		reader->at++;
	}
	const char *clock = reader->at;
	if (read_clock(&clock, reader->end) >= 0)
		return side->negative
		           ? fail(reader,
		                  N_("\"%s\" has a minus before a clock time; the evening before is \"-1d 21:00\""),
		                  QUOTED(reader))
		           : read_clock_of_date(reader, side);
	if (!read_lengths(reader, side))
		return FALSE;
	gboolean elapsed = (side->used & ELAPSED_UNITS) != 0;
	if (elapsed && (side->used & ~ELAPSED_UNITS) != 0)
		return fail(
		    reader,
		    N_("\"%s\" mixes elapsed time (m, h) with the calendar (d, w, mo, y); write hours alone, such as "
		       "\"36h\", or a date with a clock time, such as \"1d 12:00\""),
		    QUOTED(reader));
	if (elapsed && !at_end(reader))
		return fail(
		    reader,
		    N_("\"%s\" has a clock time after elapsed time; a clock time goes with d, w, mo or y, such as "
		       "\"1d 09:00\""),
		    QUOTED(reader));
	return read_clock_of_date(reader, side);
}

/* 400 years are 4800 months and 146097 days. */
static gint64 average_days(gint64 months)
{
	return months * 146097 / 4800;
}

/* Puts the wide sums of a side into its offset. */
static gboolean finish_side(const Reader *reader, Side *side)
{
	gint64 days = side->days + average_days(side->months) + side->minutes / AC_DAY_MINUTES;
	if (days > AC_OFFSET_MAX_DAYS)
		return fail(reader, N_("\"%s\" is too long: an offset reaches at most 200 years"), QUOTED(reader));
	int sign = side->negative ? -1 : 1;
	side->offset.kind = (side->used & ELAPSED_UNITS) != 0 ? AC_OFFSET_ELAPSED : AC_OFFSET_CALENDAR;
	side->offset.minutes = (gint32)(sign * side->minutes);
	side->offset.days = (gint32)(sign * side->days);
	side->offset.months = (gint32)(sign * side->months);
	return TRUE;
}

/* "3..4d": a number alone takes the unit of the other side; "day 3..5" likewise. */
static gboolean lend_unit(const Reader *reader, Side *early, Side *late)
{
	if (early->is_bare && !late->is_bare && !late->is_day && late->offset.clock == -1)
		for (guint i = 0; i < G_N_ELEMENTS(UNITS); i++)
			if (late->used == 1U << i) {
				add_units(early, &UNITS[i], early->number);
				early->is_bare = FALSE;
			}
	if (late->is_bare && early->is_day && !late->negative) {
		if (!take_day_number(reader, late, late->number, FALSE))
			return FALSE;
		late->is_bare = FALSE;
	}
	if (early->is_bare)
		return fail_no_unit(reader, early);
	return late->is_bare ? fail_no_unit(reader, late) : TRUE;
}

/* The least and the most minutes an offset can be from its anchor, its first @months_less months aside. */
static void bounds(const AcOffset *offset, int months_less, gboolean mixed, gint64 *least, gint64 *most)
{
	gint64 months = ABS(offset->months - months_less), days = average_days(months);
	gboolean whole_years = months % 12 == 0;
	gint64 short_days = days - (whole_years ? 0 : 2), long_days = days + (months == 0   ? 0
	                                                                      : months == 1 ? 1
	                                                                                    : 2);
	if (offset->months < months_less) {
		gint64 swapped = -short_days;
		short_days = -long_days;
		long_days = swapped;
	}
	gint64 fixed = offset->days * (gint64)AC_DAY_MINUTES + MAX(offset->clock, 0) + offset->minutes;
	*least = fixed + short_days * AC_DAY_MINUTES;
	*most = fixed + long_days * AC_DAY_MINUTES;
	/* A date begins up to a day sooner after the anchor than its number of days says. */
	if (mixed && offset->kind == AC_OFFSET_CALENDAR)
		*least -= AC_DAY_MINUTES;
}

static gboolean in_order(const AcOffset *early, const AcOffset *late)
{
	gboolean mixed = early->kind != late->kind;
	int common = mixed               ? 0
	             : early->months < 0 ? MAX(early->months, late->months)
	                                 : MIN(early->months, late->months);
	gint64 least, most, early_most, late_least;
	bounds(early, common, mixed, &least, &early_most);
	bounds(late, common, mixed, &late_least, &most);
	return early_most <= late_least;
}

static gboolean parse_range(Reader *reader, const char *dots, AcSpan *out)
{
	Reader first = *reader, second = *reader;
	first.end = dots;
	second.at = dots + 2;
	Side early, late;
	if (!read_side(&first, &early) || !read_side(&second, &late) || !lend_unit(reader, &early, &late) ||
	    !finish_side(reader, &early) || !finish_side(reader, &late))
		return FALSE;
	if (ac_offset_is_negative(&early.offset) != ac_offset_is_negative(&late.offset))
		return fail(
		    reader,
		    N_("\"%s\" reaches over the treatment; both ends of a range are before it or both after it"),
		    QUOTED(reader));
	if (!in_order(&early.offset, &late.offset))
		return fail(reader, N_("\"%s\" is not in order: its second end can come before its first"),
		            QUOTED(reader));
	*out = (AcSpan){early.offset, late.offset};
	return TRUE;
}

static const AcOffset UNSAID = {.kind = AC_OFFSET_UNSAID, .clock = -1};

static gboolean parse_single(Reader *reader, AcOffset *out)
{
	Side side;
	if (!read_side(reader, &side))
		return FALSE;
	if (side.is_bare)
		return fail_no_unit(reader, &side);
	if (!finish_side(reader, &side))
		return FALSE;
	*out = side.offset;
	return TRUE;
}

/* What follows "at least". */
static gboolean parse_least(Reader *reader, AcSpan *out)
{
	if (strstr(reader->text, "..") != NULL)
		return fail(
		    reader,
		    N_("\"%s\" is a range; after \"at least\" expected is one time, such as \"at least 10d\""),
		    QUOTED(reader));
	out->late = UNSAID;
	if (!parse_single(reader, &out->early))
		return FALSE;
	if (!ac_offset_is_negative(&out->early) && !ac_offset_is_zero(&out->early))
		return TRUE;
	return fail(reader, N_("\"%s\" is not after the treatment; expected such as \"at least 10d\""),
	            QUOTED(reader));
}

static gboolean parse_span(AcTranslate say, const char *text, int treatment_day, AcSpan *out, GError **error)
{
	Reader reader = {text, text, text + strlen(text), treatment_day, say, error};
	if (read_word(&reader, "unsaid") && at_end(&reader)) {
		*out = (AcSpan){UNSAID, UNSAID};
		return TRUE;
	}
	reader.at = text;
	if (read_word(&reader, "at") && read_word(&reader, "least"))
		return parse_least(&reader, out);
	reader.at = text;
	const char *dots = strstr(text, "..");
	if (dots != NULL)
		return parse_range(&reader, dots, out);
	if (!parse_single(&reader, &out->early))
		return FALSE;
	out->late = out->early;
	return TRUE;
}

gboolean ac_span_parse_said(AcTranslate say, const char *text, int treatment_day, AcSpan *out, GError **error)
{
	if (treatment_day != AC_TREATMENT_DAY_UNSAID)
		return parse_span(say, text, treatment_day, out, error);
	/* Counted from 1 a day comes sooner than counted from 0. */
	AcSpan sooner, later;
	if (!parse_span(say, text, 1, &sooner, error) || !parse_span(say, text, 0, &later, error))
		return FALSE;
	*out = (AcSpan){sooner.early, later.late};
	return TRUE;
}

gboolean ac_offset_parse_length_said(AcTranslate say, const char *text, AcOffset *out, GError **error)
{
	Reader reader = {text, text, text + strlen(text), 0, say, error};
	Side side = {.offset = {.clock = -1}};
	skip_blanks(&reader);
	gboolean digits_first = at_digit(&reader);
	if (!digits_first || strchr(text, ':') != NULL || strstr(text, "..") != NULL)
		return fail(&reader,
		            N_("\"%s\" is no length of time; expected one such as \"10m\", \"24h\", \"28d\", \"6w\", "
		               "\"1mo\" or "
		               "\"1y\""),
		            QUOTED(&reader));
	if (!read_side(&reader, &side))
		return FALSE;
	if (side.is_bare)
		return fail_no_unit(&reader, &side);
	if (!finish_side(&reader, &side))
		return FALSE;
	*out = side.offset;
	return TRUE;
}

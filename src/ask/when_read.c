/* SPDX-License-Identifier: MIT */
/* The elements of a WHEN: each reader takes the words it knows, or none. */
#include "when_read.h"

#include <string.h>

/* Numbers beyond this are beyond every calendar; keeping below it, no sum overflows. */
#define MAX_NUMBER 1000000
#define EPOCH      719163 /* 1970-01-01 as an AcDate */

typedef struct {
	const AcAskWords *words;
	guint at;
	gboolean in_question;
	AcWhenParts *parts;
} Reader;

typedef struct {
	const char *word;
	int value;
} Named;

static const Named DAYS[] = {
    {"today", 0},     {"todays", 0},    {"tomorrow", 1}, {"tomorow", 1},    {"tommorow", 1},
    {"tommorrow", 1}, {"tomorrows", 1}, {"tmrw", 1},     {"yesterday", -1}, {NULL, 0},
};
static const Named WEEKDAYS[] = {
    {"monday", 1},    {"mon", 1},  {"tuesday", 2}, {"tue", 2},        {"tues", 2},
    {"wednesday", 3}, {"wed", 3},  {"weds", 3},    {"wednesdays", 3}, {"thursday", 4},
    {"thu", 4},       {"thur", 4}, {"thurs", 4},   {"friday", 5},     {"fri", 5},
    {"saturday", 6},  {"sat", 6},  {"sunday", 7},  {"sun", 7},        {NULL, 0},
};
static const Named MONTHS[] = {
    {"january", 1},   {"jan", 1},   {"february", 2},  {"feb", 2},      {"march", 3},
    {"mar", 3},       {"april", 4}, {"apr", 4},       {"may", 5},      {"june", 6},
    {"jun", 6},       {"july", 7},  {"jul", 7},       {"august", 8},   {"aug", 8},
    {"september", 9}, {"sep", 9},   {"sept", 9},      {"october", 10}, {"oct", 10},
    {"november", 11}, {"nov", 11},  {"december", 12}, {"dec", 12},     {NULL, 0},
};
static const Named NUMBERS[] = {
    {"a", 1},       {"an", 1},      {"one", 1},     {"two", 2},     {"three", 3},
    {"four", 4},    {"five", 5},    {"six", 6},     {"seven", 7},   {"eight", 8},
    {"nine", 9},    {"ten", 10},    {"eleven", 11}, {"twelve", 12}, {"fifteen", 15},
    {"twenty", 20}, {"thirty", 30}, {"forty", 40},  {"ninety", 90}, {NULL, 0},
};
/* Minutes, or days and months beyond MONTH_UNIT. */
enum { UNIT_DAY = -1, UNIT_WEEK = -7, UNIT_MONTH = -1000, UNIT_YEAR = -12000 };
static const Named UNITS[] = {
    {"m", 1},
    {"min", 1},
    {"mins", 1},
    {"minute", 1},
    {"minutes", 1},
    {"h", 60},
    {"hr", 60},
    {"hrs", 60},
    {"hour", 60},
    {"hours", 60},
    {"d", UNIT_DAY},
    {"day", UNIT_DAY},
    {"days", UNIT_DAY},
    {"w", UNIT_WEEK},
    {"week", UNIT_WEEK},
    {"weeks", UNIT_WEEK},
    {"mo", UNIT_MONTH},
    {"month", UNIT_MONTH},
    {"months", UNIT_MONTH},
    {"y", UNIT_YEAR},
    {"year", UNIT_YEAR},
    {"years", UNIT_YEAR},
    {NULL, 0},
};
static const Named PARTS[] = {
    {"morning", AC_WHEN_MORNING},
    {"mornings", AC_WHEN_MORNING},
    {"afternoon", AC_WHEN_AFTERNOON},
    {"evening", AC_WHEN_EVENING},
    {"evenings", AC_WHEN_EVENING},
    {"night", AC_WHEN_NIGHT},
    {NULL, 0},
};

static const AcAskWord *word_at(const Reader *reader, guint ahead)
{
	guint at = reader->at + ahead;
	return at < reader->words->n ? &reader->words->words[at] : NULL;
}

static gboolean is(const Reader *reader, guint ahead, const char *text)
{
	const AcAskWord *word = word_at(reader, ahead);
	return word != NULL && ac_ask_word_is(word, text);
}

static gboolean was(const Reader *reader, const char *const *list)
{
	return reader->at > 0 && ac_ask_word_in(&reader->words->words[reader->at - 1], list);
}

/* The entry of the word @ahead, or NULL. */
static const Named *named(const Reader *reader, guint ahead, const Named *table)
{
	for (; table->word != NULL; table++)
		if (is(reader, ahead, table->word))
			return table;
	return NULL;
}

/* Digits at *at, which is moved behind them; -1 when there are none. */
static gint64 digits(const char **at)
{
	if (!g_ascii_isdigit(**at))
		return -1;
	gint64 number = 0;
	for (; g_ascii_isdigit(**at); (*at)++)
		number = MIN(number * 10 + (**at - '0'), MAX_NUMBER);
	return number;
}

/* A word that is a number: "20", "twenty"; -1 for any other. */
static gint64 number_at(const Reader *reader, guint ahead)
{
	const AcAskWord *word = word_at(reader, ahead);
	if (word == NULL)
		return -1;
	const char *at = word->text;
	gint64 number = digits(&at);
	if (number >= 0)
		return *at == '\0' ? number : -1;
	const Named *name = named(reader, ahead, NUMBERS);
	return name == NULL ? -1 : name->value;
}

static guint take_date(Reader *reader, AcWhenDate kind, gint64 number, guint taken)
{
	if (reader->parts->kind != AC_WHEN_NO_DATE)
		return 0;
	reader->parts->kind = kind;
	reader->parts->number = number;
	return taken;
}

static guint read_named_day(Reader *reader)
{
	if (is(reader, 0, "now"))
		return take_date(reader, AC_WHEN_NOW, 0, 1);
	if (is(reader, 0, "tonight")) {
		guint taken =
		    reader->parts->part == AC_WHEN_NO_PART ? take_date(reader, AC_WHEN_TODAY_PLUS, 0, 1) : 0;
		if (taken > 0)
			reader->parts->part = AC_WHEN_NIGHT;
		return taken;
	}
	if (is(reader, 0, "day") && is(reader, 1, "after") && is(reader, 2, "tomorrow"))
		return take_date(reader, AC_WHEN_TODAY_PLUS, 2, 3);
	if (is(reader, 0, "day") && is(reader, 1, "before") && is(reader, 2, "yesterday"))
		return take_date(reader, AC_WHEN_TODAY_PLUS, -2, 3);
	const Named *day = named(reader, 0, DAYS);
	return day == NULL ? 0 : take_date(reader, AC_WHEN_TODAY_PLUS, day->value, 1);
}

/* "can I go in the sun", "put on sun cream": Sunday only where it can be nothing else. */
static gboolean sun_is_a_day(const Reader *reader, guint ahead, gboolean is_sure)
{
	static const char *const GO_ON[] = {"and",       "at",      "for",   "in",   "morning",
	                                    "afternoon", "evening", "night", "with", NULL};
	const AcAskWord *next = word_at(reader, ahead + 1);
	return is_sure && (next == NULL || g_ascii_isdigit(next->text[0]) || ac_ask_word_in(next, GO_ON));
}

/* Which of the days that come back each week stands @ahead; @is_sure: a word before it says that it is a
 * time. */
static AcWhenDate weekly_at(const Reader *reader, guint ahead, gboolean is_sure, const Named **day)
{
	*day = named(reader, ahead, WEEKDAYS);
	if (*day != NULL && reader->in_question && is(reader, ahead, "sun") &&
	    !sun_is_a_day(reader, ahead, is_sure))
		return AC_WHEN_NO_DATE;
	if (*day != NULL)
		return AC_WHEN_WEEKDAY;
	if (is(reader, ahead, "weekend"))
		return AC_WHEN_WEEKEND;
	return is_sure && is(reader, ahead, "week") ? AC_WHEN_WEEK : AC_WHEN_NO_DATE;
}

/* "next" or "last" before a weekday, a weekend, a week. */
static guint read_weekday(Reader *reader)
{
	static const char *const SURE[] = {"on", "this", "coming", "until", "by", NULL};
	int step = is(reader, 0, "next") ? 1 : is(reader, 0, "last") ? -1 : 0;
	guint ahead = step != 0 ? 1 : 0;
	const Named *day;
	AcWhenDate kind = weekly_at(reader, ahead, step != 0 || was(reader, SURE), &day);
	if (kind == AC_WHEN_NO_DATE)
		return 0;
	guint taken = take_date(reader, kind, day == NULL ? 0 : day->value, ahead + 1);
	if (taken > 0)
		reader->parts->step = step;
	return taken;
}

/* "18:00" at *at, which is moved behind it; -1 when none stands there. */
static gint64 hours_and_minutes(const char **at)
{
	gint64 hour = digits(at);
	if (hour < 0 || **at != ':')
		return -1;
	(*at)++;
	gint64 minute = digits(at);
	return minute < 0 || minute > 59 || hour > 24 ? -1 : hour * 60 + minute;
}

/* "Z", "+01:00" up to the end of a word: minutes east of UTC. */
static gboolean read_distance(const char *at, gint64 *east)
{
	*east = 0;
	if (strcmp(at, "z") == 0)
		return TRUE;
	int sign = *at == '+' ? 1 : *at == '-' ? -1 : 0;
	if (sign == 0)
		return FALSE;
	at++;
	*east = sign * hours_and_minutes(&at);
	return *at == '\0' && ABS(*east) <= 15 * 60 && (*east * sign) >= 0;
}

/* "T18:00", "T18:00:30Z", "T18:00:00+01:00" behind a date. */
static gboolean read_iso_time(const char *at, AcWhenParts *parts)
{
	if (*at++ != 't')
		return FALSE;
	gint64 minute = hours_and_minutes(&at), second = 0, east;
	if (*at == ':') {
		at++;
		second = digits(&at);
	}
	if (minute < 0 || minute > AC_DAY_MINUTES || second < 0 || second > 59)
		return FALSE;
	parts->clock = (int)minute;
	if (*at == '\0')
		return TRUE;
	if (!read_distance(at, &east))
		return FALSE;
	parts->kind = AC_WHEN_MOMENT;
	parts->moment =
	    (AcInstant)(parts->date - EPOCH) * AC_DAY_MINUTES * AC_MINUTE + (minute - east) * AC_MINUTE + second;
	return TRUE;
}

/* "2026-12-01", "2026-12-01T18:00". */
static guint read_iso(Reader *reader)
{
	const AcAskWord *word = word_at(reader, 0);
	const char *at = word->text;
	gint64 year = digits(&at);
	if (at - word->text != 4 || *at != '-' || reader->parts->kind != AC_WHEN_NO_DATE)
		return 0;
	at++;
	gint64 month = digits(&at), day = *at == '-' ? (at++, digits(&at)) : -1;
	if (month < 0 || day < 0)
		return 0;
	AcWhenParts parts = *reader->parts;
	parts.kind = AC_WHEN_DATE;
	parts.bad_date = !ac_date_from_ymd((int)year, (int)month, (int)day, &parts.date);
	if (*at != '\0' && (parts.clock != -1 || !read_iso_time(at, &parts)))
		return 0;
	*reader->parts = parts;
	return 1;
}

typedef struct {
	gint64 day, month, year; /* year -1: none */
	char sign;               /* between them */
} Slashed;

static gboolean split_slashed(const char *at, Slashed *out)
{
	out->day = digits(&at);
	out->sign = *at;
	if (out->day < 1 || out->day > 31 || (out->sign != '/' && out->sign != '.'))
		return FALSE;
	at++;
	out->month = digits(&at);
	gboolean has_year = *at == out->sign;
	out->year = has_year ? (at++, digits(&at)) : -1; /* "25.11." has none */
	return *at == '\0' && out->month >= 1;
}

/* "25/11", "25.11.", "25.11.2026", "25/11/26": the day first, as most of the world writes it, unless that
 * cannot be. */
static guint read_slashed(Reader *reader)
{
	static const char *const AT[] = {"at", NULL};
	Slashed date;
	if (reader->parts->kind != AC_WHEN_NO_DATE || was(reader, AT) || named(reader, 1, UNITS) != NULL ||
	    !split_slashed(word_at(reader, 0)->text, &date))
		return 0;
	if (date.month > (date.day <= 12 && date.sign == '/' ? 31 : 12))
		return 0;
	gboolean is_swapped = date.month > 12;
	int day = (int)(is_swapped ? date.month : date.day), month = (int)(is_swapped ? date.day : date.month);
	if (date.year >= 0) {
		int year = (int)(date.year < 100 ? 2000 + date.year : date.year);
		reader->parts->kind = AC_WHEN_DATE;
		reader->parts->bad_date = !ac_date_from_ymd(year, month, day, &reader->parts->date);
		return 1;
	}
	reader->parts->month = month;
	return take_date(reader, AC_WHEN_MONTH_DAY, day, 1);
}

/* "21", "21st" as a day of a month; 0 for anything else. */
static int month_day_at(const Reader *reader, guint ahead, gboolean *is_ordinal)
{
	const AcAskWord *word = word_at(reader, ahead);
	if (word == NULL)
		return 0;
	const char *at = word->text;
	gint64 day = digits(&at);
	*is_ordinal =
	    strcmp(at, "st") == 0 || strcmp(at, "nd") == 0 || strcmp(at, "rd") == 0 || strcmp(at, "th") == 0;
	return (*at == '\0' || *is_ordinal) && day >= 1 && day <= 31 ? (int)day : 0;
}

/* "21 nov", "21st of november 2026", "nov 21", "the 3rd". */
static guint read_month_day(Reader *reader)
{
	gboolean ordinal = FALSE;
	guint taken = 0;
	const Named *month = named(reader, 0, MONTHS);
	int day = month_day_at(reader, month == NULL ? 0 : 1, &ordinal);
	if (day == 0 || reader->parts->kind != AC_WHEN_NO_DATE)
		return 0;
	if (month == NULL) {
		guint of = is(reader, 1, "of") ? 1 : 0;
		month = named(reader, 1 + of, MONTHS);
		taken = month == NULL ? 1 : 2 + of;
	} else {
		taken = 2;
	}
	if (month == NULL)
		return ordinal ? take_date(reader, AC_WHEN_DAY_OF_MONTH, day, 1) : 0;
	const AcAskWord *after = word_at(reader, taken);
	if (after != NULL && after->length == 4 && number_at(reader, taken) >= 1000) {
		reader->parts->kind = AC_WHEN_DATE;
		reader->parts->bad_date =
		    !ac_date_from_ymd((int)number_at(reader, taken), month->value, day, &reader->parts->date);
		return taken + 1;
	}
	reader->parts->month = month->value;
	return take_date(reader, AC_WHEN_MONTH_DAY, day, taken);
}

/* "day 5". */
static guint read_day_number(Reader *reader)
{
	if (!is(reader, 0, "day"))
		return 0;
	const AcAskWord *word = word_at(reader, 1);
	if (word == NULL)
		return 0;
	gboolean negative = word->text[0] == '-';
	const char *at = word->text + (negative ? 1 : 0);
	gint64 number = digits(&at);
	if (number < 0 || *at != '\0')
		return 0;
	return take_date(reader, AC_WHEN_DAY_NUMBER, negative ? -number : number, 2);
}

static guint take_offset(Reader *reader, const AcOffset *offset, gboolean is_back, guint taken)
{
	if (take_date(reader, AC_WHEN_OFFSET, 0, taken) == 0)
		return 0;
	reader->parts->offset = *offset;
	reader->parts->is_back = is_back;
	return taken;
}

static AcOffset offset_of(gint64 number, const Named *unit)
{
	AcOffset offset = {.kind = AC_OFFSET_CALENDAR, .clock = -1};
	if (unit->value > 0) {
		offset.kind = AC_OFFSET_ELAPSED;
		offset.minutes = (gint32)(number * unit->value);
	} else if (unit->value > UNIT_MONTH) {
		offset.days = (gint32)(number * -unit->value);
	} else {
		offset.months = (gint32)(number * (unit->value / UNIT_MONTH));
	}
	return offset;
}

/* "20min", "2hours": one word that ac_offset_parse_length() does not know. */
static const Named *attached_unit(const char *text, gint64 *number)
{
	*number = digits(&text);
	for (const Named *unit = UNITS; unit->word != NULL; unit++)
		if (strcmp(unit->word, text) == 0)
			return unit;
	return NULL;
}

/* "20 minutes", "a week", "3d" at the word @ahead, as an offset. */
static guint length_at(const Reader *reader, guint ahead, AcOffset *offset)
{
	const AcAskWord *word = word_at(reader, ahead);
	if (word == NULL)
		return 0;
	if (g_ascii_isdigit(word->text[0]) && ac_offset_parse_length(word->text, offset, NULL))
		return 1;
	if (is(reader, ahead, "half") && is(reader, ahead + 1, "an") && is(reader, ahead + 2, "hour")) {
		*offset = (AcOffset){.kind = AC_OFFSET_ELAPSED, .clock = -1, .minutes = 30};
		return 3;
	}
	gint64 number = number_at(reader, ahead);
	guint taken = number >= 0 ? 2 : 1;
	const Named *unit = number >= 0 ? named(reader, ahead + 1, UNITS) : attached_unit(word->text, &number);
	if (number < 0 || unit == NULL || number > AC_OFFSET_MAX_DAYS)
		return 0;
	*offset = offset_of(number, unit);
	return taken;
}

/* "+3d", "-2d", "in 3 days", "an hour ago", "2 days from now". */
static guint read_offset(Reader *reader)
{
	static const char *const IN[] = {"in", "within", NULL};
	const char *text = word_at(reader, 0)->text;
	AcOffset offset;
	if ((*text == '+' || *text == '-') && ac_offset_parse_length(text + 1, &offset, NULL))
		return take_offset(reader, &offset, *text == '-', 1);
	guint taken = length_at(reader, 0, &offset);
	if (taken == 0)
		return 0;
	if (is(reader, taken, "ago"))
		return take_offset(reader, &offset, TRUE, taken + 1);
	if (is(reader, taken, "from") && is(reader, taken + 1, "now"))
		return take_offset(reader, &offset, FALSE, taken + 2);
	return was(reader, IN) ? take_offset(reader, &offset, FALSE, taken) : 0;
}

static guint take_clock(Reader *reader, gint64 minute, gboolean is_twelve, guint taken)
{
	if (reader->parts->clock != -1 || minute > AC_DAY_MINUTES)
		return 0;
	reader->parts->clock = (int)minute;
	reader->parts->clock_is_twelve = is_twelve;
	return taken;
}

static guint read_named_clock(Reader *reader)
{
	if (is(reader, 0, "noon") || is(reader, 0, "midday"))
		return take_clock(reader, 720, FALSE, 1);
	return is(reader, 0, "midnight") ? take_clock(reader, AC_DAY_MINUTES, FALSE, 1) : 0;
}

/* What a word with a clock reading holds: "6", "6:30", "6.30", and what is behind it. */
typedef struct {
	int hour, minute;
	char separator;   /* ':', '.', or 0 when there are no minutes */
	const char *rest; /* "am", "pm", "" */
} Reading;

static gboolean reading_of(const AcAskWord *word, Reading *reading)
{
	const char *at = word->text;
	gint64 hour = digits(&at);
	if (hour < 0 || hour > 24 || at - word->text > 2)
		return FALSE;
	*reading = (Reading){.hour = (int)hour, .rest = at};
	if ((*at == ':' || *at == '.') && g_ascii_isdigit(at[1]) && g_ascii_isdigit(at[2])) {
		reading->separator = *at;
		reading->minute = (at[1] - '0') * 10 + (at[2] - '0');
		reading->rest = at + 3;
	}
	return reading->minute < 60;
}

/* "at 8": an hour without anything else, where the word before it says that it is one. */
static guint read_bare_hour(Reader *reader, const Reading *reading)
{
	static const char *const AT[] = {"at",    "around", "about", "after", "before",
	                                 "until", "till",   "from",  NULL};
	if (!was(reader, AT) || named(reader, 1, UNITS) != NULL)
		return 0;
	guint length = is(reader, 1, "oclock") ? 2 : 1;
	guint taken = take_clock(reader, reading->hour * 60, reading->hour >= 1 && reading->hour <= 12, length);
	reader->parts->clock_is_bare = reader->parts->clock_is_bare || taken > 0;
	return taken;
}

/* "18:00", "6pm", "6 pm", "6.30pm", "at 8". */
static guint read_clock(Reader *reader)
{
	Reading reading;
	if (!reading_of(word_at(reader, 0), &reading))
		return 0;
	int minute = reading.hour * 60 + reading.minute;
	gboolean split = *reading.rest == '\0' && (is(reader, 1, "am") || is(reader, 1, "pm"));
	const char *half = split ? word_at(reader, 1)->text : reading.rest;
	if (strcmp(half, "am") == 0 || strcmp(half, "pm") == 0) {
		if (reading.hour < 1 || reading.hour > 12)
			return 0;
		return take_clock(reader, minute % 720 + (*half == 'p' ? 720 : 0), FALSE, split ? 2 : 1);
	}
	if (*reading.rest != '\0' || reading.separator == '.')
		return 0;
	if (reading.separator == 0)
		return read_bare_hour(reader, &reading);
	return take_clock(reader, minute, reading.hour <= 12 && word_at(reader, 0)->text[0] != '0', 1);
}

/* "night cream", "night out": a time only where a word before it says so. */
static gboolean part_is_meant(const Reader *reader)
{
	static const char *const SURE[] = {"this", "at", "in", "tomorrow", "today", "yesterday", "tonight", NULL};
	static const char *const THE[] = {"the", NULL};
	if (!reader->in_question || reader->parts->kind != AC_WHEN_NO_DATE || was(reader, SURE))
		return TRUE;
	return was(reader, THE) && reader->at > 1 && ac_ask_word_in(&reader->words->words[reader->at - 2], SURE);
}

/* "morning", "this evening", "last night". */
static guint read_part(Reader *reader)
{
	gboolean last = is(reader, 0, "last") && is(reader, 1, "night");
	guint ahead = last || is(reader, 0, "this") ? 1 : 0;
	const Named *part = named(reader, ahead, PARTS);
	if (part == NULL || reader->parts->part != AC_WHEN_NO_PART || (ahead == 0 && !part_is_meant(reader)))
		return 0;
	if (ahead > 0)
		take_date(reader, AC_WHEN_TODAY_PLUS, last ? -1 : 0, ahead);
	reader->parts->part = (AcWhenPart)part->value;
	return ahead + 1;
}

guint ac_when_read(const AcAskWords *words, guint at, gboolean in_question, AcWhenParts *parts)
{
	static guint (*const READERS[])(Reader *) = {
	    read_named_day, read_part,   read_weekday,    read_iso,         read_slashed,
	    read_month_day, read_offset, read_day_number, read_named_clock, read_clock};
	Reader reader = {words, at, in_question, parts};
	if (at >= words->n || words->words[at].is_cut)
		return 0;
	guint taken = ac_when_read_foreign(words, at, FALSE, parts);
	for (gsize i = 0; i < G_N_ELEMENTS(READERS) && taken == 0; i++)
		taken = READERS[i](&reader);
	return taken > 0 ? taken : ac_when_read_foreign(words, at, TRUE, parts);
}

guint ac_when_read_offset(const AcAskWords *words, guint at, AcOffset *offset)
{
	const Reader reader = {.words = words, .at = at};
	return length_at(&reader, 0, offset);
}

gint64 ac_when_number(const AcAskWords *words, guint at)
{
	const Reader reader = {.words = words, .at = at};
	return number_at(&reader, 0);
}

guint ac_when_read_length(const AcAskWords *words, guint at, int *minutes)
{
	AcOffset offset;
	guint taken = ac_when_read_offset(words, at, &offset);
	if (taken == 0)
		return 0;
	gint64 sum = offset.minutes + (offset.days + (gint64)offset.months * 30) * AC_DAY_MINUTES;
	*minutes = (int)CLAMP(sum, 0, AC_DAY_MINUTES + 1);
	return taken;
}

gboolean ac_when_is_link(const AcAskWord *word)
{
	static const char *const LINKS[] = {"on",     "at",    "in",    "the",  "this",   "of",     "by",
	                                    "around", "about", "right", "just", "coming", "within", NULL};
	return ac_ask_word_in(word, LINKS);
}

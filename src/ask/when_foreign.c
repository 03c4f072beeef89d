/* SPDX-License-Identifier: MIT */
/* Times as other languages say them, their words turned into English ones: "15 Uhr", "halb vier", "vor 3
 * Tagen", "12.12.2026", "am 3." */
#include "when_read.h"

#include <string.h>

#include "vocabulary.h"

#define QUARTER 15
#define HALF    30

typedef struct {
	const AcAskWords *words;
	guint at;
	AcWhenParts *parts;
} Reader;

static const AcAskWord *word_at(const Reader *reader, guint ahead)
{
	guint at = reader->at + ahead;
	return at < reader->words->n ? &reader->words->words[at] : NULL;
}

/* One that stands for a word of the other language. */
static gboolean means(const Reader *reader, guint ahead, const char *text)
{
	const AcAskWord *word = word_at(reader, ahead);
	return word != NULL && word->is_glossed && ac_ask_word_is(word, text);
}

static gboolean came_after(const Reader *reader, const char *text)
{
	const AcAskWord *word = reader->at > 0 ? &reader->words->words[reader->at - 1] : NULL;
	return word != NULL && word->is_glossed && ac_ask_word_is(word, text);
}

/* One or two digits at *at, which is moved behind them; -1: none, or more. */
static int short_number(const char **at)
{
	int number = 0, n = 0;
	for (; g_ascii_isdigit(**at); (*at)++, n++)
		number = MIN(number * 10 + (**at - '0'), 1000);
	return n == 1 || n == 2 ? number : -1;
}

/* A word that is a number of one or two digits and nothing else; -1: it is not. */
static int number_in(const AcAskWord *word)
{
	const char *at = word != NULL ? word->text : "";
	int number = short_number(&at);
	return *at == '\0' ? number : -1;
}

static guint take_clock(Reader *reader, int minute, gboolean is_twelve, gboolean is_bare, guint taken)
{
	if (reader->parts->clock != -1 || minute < 0 || minute > AC_DAY_MINUTES)
		return 0;
	reader->parts->clock = minute;
	reader->parts->clock_is_twelve = is_twelve;
	reader->parts->clock_is_bare = is_bare;
	return taken;
}

/* The "30" of "8 Uhr 30", and not of "8 Uhr 30 Minuten lang" or "8 Uhr 12. Dezember". */
static int minutes_behind(const Reader *reader, guint ahead)
{
	const AcAskWord *word = word_at(reader, ahead);
	AcOffset length;
	AcWhenParts parts = AC_WHEN_PARTS_NONE;
	if (word == NULL || word->length != 2 ||
	    ac_when_read_offset(reader->words, reader->at + ahead, &length) > 0 ||
	    ac_when_read(reader->words, reader->at + ahead, TRUE, &parts) > 0)
		return -1;
	int minutes = number_in(word);
	return minutes < 60 ? minutes : -1;
}

/* "15", "15.30", "15:30"; *sign: what stands before the minutes, or 0. FALSE: it is no clock time. */
static gboolean read_reading(const char *at, int *hour, int *minute, char *sign)
{
	*hour = short_number(&at);
	*minute = 0;
	*sign = *at;
	if (*at == '.' || *at == ':') {
		at++;
		*minute = short_number(&at);
	}
	return *at == '\0' && *hour >= 0 && *hour <= 24 && *minute >= 0 && *minute <= 59;
}

/* "15 Uhr", "15.30 Uhr", "8 Uhr 30", "um 15.30". */
static guint read_oclock(Reader *reader)
{
	const char *text = word_at(reader, 0)->text;
	int hour, minute;
	char sign;
	gboolean is_oclock = means(reader, 1, "oclock");
	if (!read_reading(text, &hour, &minute, &sign) ||
	    (!is_oclock && !(sign == '.' && came_after(reader, "at"))))
		return 0;
	guint taken = is_oclock ? 2 : 1;
	gboolean has_minutes = sign != '\0';
	int behind = is_oclock && !has_minutes ? minutes_behind(reader, 2) : -1;
	if (behind >= 0) {
		has_minutes = TRUE;
		minute = behind;
		taken = 3;
	}
	gboolean is_twelve = hour >= 1 && hour <= 12 && text[0] != '0';
	return take_clock(reader, hour * 60 + minute, is_twelve, is_twelve && !has_minutes, taken);
}

/* "acht Uhr", "um acht". */
static guint read_hour_in_words(Reader *reader)
{
	const AcAskWord *word = word_at(reader, 0);
	AcOffset length;
	gboolean is_oclock = means(reader, 1, "oclock");
	gint64 hour = word->is_glossed ? ac_when_number(reader->words, reader->at) : -1;
	if (hour < 1 || hour > 12 || (!is_oclock && (!came_after(reader, "at") || ac_ask_word_is(word, "a"))) ||
	    ac_when_read_offset(reader->words, reader->at, &length) > 0)
		return 0;
	return take_clock(reader, (int)hour * 60, TRUE, TRUE, is_oclock ? 2 : 1);
}

/* "halb vier" is 3:30, "Viertel nach drei", "Viertel vor vier": which half of the day is left open, as with
 * "at 3". */
static guint read_part_of_hour(Reader *reader)
{
	int minutes = 0;
	if (means(reader, 0, "half") && means(reader, 1, "before"))
		minutes = -HALF;
	else if (means(reader, 0, "quarter") && means(reader, 1, "before"))
		minutes = -QUARTER;
	else if (means(reader, 0, "quarter") && means(reader, 1, "past"))
		minutes = QUARTER;
	gint64 hour = minutes != 0 ? ac_when_number(reader->words, reader->at + 2) : -1;
	if (hour < 1 || hour > 24)
		return 0;
	return take_clock(reader, (int)hour * 60 + minutes, hour <= 12, hour <= 12,
	                  means(reader, 3, "oclock") ? 4 : 3);
}

/* "vor 3 Tagen": what stands before its length in this language, and behind it in English. */
static guint read_ago(Reader *reader)
{
	AcOffset length;
	if (reader->parts->kind != AC_WHEN_NO_DATE || (!means(reader, 0, "before") && !means(reader, 0, "ago")))
		return 0;
	guint taken = ac_when_read_offset(reader->words, reader->at + 1, &length);
	if (taken == 0)
		return 0;
	reader->parts->kind = AC_WHEN_OFFSET;
	reader->parts->offset = length;
	reader->parts->is_back = TRUE;
	return taken + 1;
}

static int year_at(const char *at)
{
	gsize n = strspn(at, "0123456789");
	int year = (int)g_ascii_strtoll(at, NULL, 10);
	return at[n] != '\0' || (n != 2 && n != 4) ? -1 : n == 2 ? 2000 + year : year;
}

/* "12.12", "12.12.2026", "12.12.26". */
static guint read_date(Reader *reader)
{
	const char *sign = reader->words->vocabulary->data->date_sign, *at = word_at(reader, 0)->text;
	AcWhenParts *parts = reader->parts;
	int day = short_number(&at);
	if (sign == NULL || day < 1 || day > 31 || *at != *sign || parts->kind != AC_WHEN_NO_DATE)
		return 0;
	at++;
	int month = short_number(&at);
	if (month < 1 || month > 12 || (*at != '\0' && *at != *sign))
		return 0;
	int year = *at == '\0' ? 0 : year_at(at + 1);
	if (year < 0)
		return 0;
	parts->kind = year == 0 ? AC_WHEN_MONTH_DAY : AC_WHEN_DATE;
	parts->number = day;
	parts->month = month;
	parts->bad_date = year != 0 && !ac_date_from_ymd(year, month, day, &parts->date);
	return 1;
}

/* "am 3.", "am 3": the point is gone. */
static guint read_day_of_month(Reader *reader)
{
	AcOffset length;
	int day = number_in(word_at(reader, 0));
	if (!came_after(reader, "on") || reader->parts->kind != AC_WHEN_NO_DATE || day < 1 || day > 31 ||
	    ac_when_read_offset(reader->words, reader->at, &length) > 0)
		return 0;
	reader->parts->kind = AC_WHEN_DAY_OF_MONTH;
	reader->parts->number = day;
	return 1;
}

guint ac_when_read_foreign(const AcAskWords *words, guint at, gboolean is_last, AcWhenParts *parts)
{
	static guint (*const FIRST[])(Reader *) = {read_oclock, read_hour_in_words, read_part_of_hour, read_ago,
	                                           read_date};
	Reader reader = {words, at, parts};
	if (words->vocabulary == NULL)
		return 0;
	for (gsize i = 0; !is_last && i < G_N_ELEMENTS(FIRST); i++) {
		guint taken = FIRST[i](&reader);
		if (taken > 0)
			return taken;
	}
	return is_last ? read_day_of_month(&reader) : 0;
}

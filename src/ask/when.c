/* SPDX-License-Identifier: MIT */
/* What the elements of a WHEN mean together, at a given now. */
#include "ask/when.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "vocabulary.h"
#include "when_read.h"

#define FORMS                                                                                                \
	N_("expected now, today, tonight, tomorrow, saturday, 2026-12-01, \"2026-12-01 18:00\", 18:00, 6pm, "    \
	   "+3d, +5h "                                                                                           \
	   "or day 5")
#define MAX_SHOWN 40

/* The hours of a part of the day. */
static const struct {
	int from, to;
} PART_HOURS[] = {
    [AC_WHEN_NO_PART] = {0, 24},  [AC_WHEN_MORNING] = {6, 12}, [AC_WHEN_AFTERNOON] = {12, 17},
    [AC_WHEN_EVENING] = {17, 24}, [AC_WHEN_NIGHT] = {17, 24},
};

#define QUOTED 40 /* characters of what was typed that a message repeats */

typedef struct {
	const AcWhenParts *parts;
	const AcWhenContext *context;
	AcDate today;
	gboolean past;
	AcWhen *out;
	GError **error;
} Settler;

static gboolean fail(const Settler *settler, const char *message)
{
	g_set_error_literal(settler->error, AC_ERROR, AC_ERROR_USAGE,
	                    ac_text_said(settler->context->say, message));
	return FALSE;
}

static gboolean in_range(AcDate date)
{
	int year, month, day;
	ac_date_to_ymd(date, &year, &month, &day);
	return year >= AC_YEAR_MIN && year <= AC_YEAR_MAX;
}

/* A clock reading of twelve hours, put into the half of the day that its part says: "8:30 in the evening". */
static int clock_in_part(const AcWhenParts *parts)
{
	int clock = parts->clock, later = clock + 720;
	if (!parts->clock_is_twelve || parts->part == AC_WHEN_NO_PART || parts->part == AC_WHEN_MORNING)
		return clock;
	if (parts->part == AC_WHEN_AFTERNOON && clock >= 720)
		return clock;
	return later >= PART_HOURS[parts->part].from * 60 && later <= AC_DAY_MINUTES ? later : clock;
}

/* The stretch or moment of @date that clock and part name. */
static void place(const Settler *settler, AcDate date, int n_days)
{
	const AcWhenParts *parts = settler->parts;
	GTimeZone *zone = settler->context->zone;
	AcWhen *out = settler->out;
	*out = (AcWhen){.date = date};
	if (parts->clock != -1) {
		out->from = out->to = ac_time_at(date, clock_in_part(parts), zone, AC_FOLD_FIRST);
		out->date = ac_time_date(out->from, zone);
		return;
	}
	out->from = ac_time_at(date, PART_HOURS[parts->part].from * 60, zone, AC_FOLD_FIRST);
	out->to = ac_time_at(date + n_days - 1, PART_HOURS[parts->part].to * 60, zone, AC_FOLD_FIRST);
	out->is_day = n_days == 1 && parts->part == AC_WHEN_NO_PART;
}

/* Whether what was placed lies on the wrong side of now, so that the next (or the last) of its kind is meant.
 */
static gboolean is_over(const Settler *settler)
{
	const AcWhen *out = settler->out;
	AcInstant now = settler->context->now;
	if (settler->past)
		return out->from > now;
	return out->from == out->to ? out->from < now : out->to <= now;
}

static gboolean settle_weekly(Settler *settler, int weekday, int n_days)
{
	int ahead = (weekday - ac_date_weekday(settler->today) + 7) % 7;
	int step = settler->parts->step;
	if (step > 0 && ahead == 0)
		ahead = 7;
	if (step < 0 || (step == 0 && settler->past && ahead > 0))
		ahead -= 7;
	place(settler, settler->today + ahead, n_days);
	if (step == 0 && is_over(settler))
		place(settler, settler->today + ahead + (settler->past ? -7 : 7), n_days);
	return TRUE;
}

static gboolean settle_week(Settler *settler)
{
	AcDate monday = settler->today - ac_date_weekday(settler->today) + 1;
	if (settler->parts->clock != -1 || settler->parts->part != AC_WHEN_NO_PART)
		return fail(settler,
		            N_("a week has no one clock time; name a day of it, such as \"next monday 18:00\""));
	place(settler, monday + 7 * settler->parts->step, 7);
	return TRUE;
}

/* The nearest weekend: the one that is running, or the coming one. */
static gboolean settle_weekend(Settler *settler)
{
	if (settler->parts->clock != -1 || settler->parts->part != AC_WHEN_NO_PART)
		return fail(settler, N_("a weekend has two days; say \"saturday\" or \"sunday\" with a time"));
	int weekday = ac_date_weekday(settler->today);
	AcDate saturday = settler->today + 6 - weekday;
	int weeks = settler->past && weekday < 6 && settler->parts->step == 0 ? -1 : settler->parts->step;
	place(settler, saturday + 7 * weeks, 2);
	return TRUE;
}

/* A day that comes back each year or month: the nearest in the direction asked for that there is. */
static gboolean settle_recurring(Settler *settler)
{
	const AcWhenParts *parts = settler->parts;
	gboolean yearly = parts->kind == AC_WHEN_MONTH_DAY;
	int year, month, day, direction = settler->past ? -1 : 1;
	ac_date_to_ymd(settler->today, &year, &month, &day);
	for (int n = 0; n <= 100; n++) { /* 29 February: 8 years at most; 31st: 2 months */
		gint64 months =
		    yearly ? (year + n * direction) * 12 + parts->month - 1 : year * 12 + month - 1 + n * direction;
		AcDate date;
		if (!ac_date_from_ymd((int)(months / 12), (int)(months % 12) + 1, (int)parts->number, &date))
			continue;
		if (settler->past ? date > settler->today : date < settler->today)
			continue;
		place(settler, date, 1);
		if (!is_over(settler))
			return TRUE;
	}
	return fail(settler, N_("there is no such day; write the date as 2026-12-01"));
}

static gboolean settle_offset(Settler *settler)
{
	const AcWhenParts *parts = settler->parts;
	AcOffset offset = parts->offset;
	int sign = parts->is_back ? -1 : 1;
	if (offset.kind == AC_OFFSET_ELAPSED) {
		if (parts->clock != -1 || parts->part != AC_WHEN_NO_PART)
			return fail(settler,
			            N_("hours and minutes from now are a moment already; leave the clock time out"));
		AcInstant at = settler->context->now + sign * offset.minutes * AC_MINUTE;
		*settler->out = (AcWhen){.from = at, .to = at, .date = ac_time_date(at, settler->context->zone)};
	} else {
		place(settler, ac_date_add_months(settler->today, sign * offset.months) + sign * offset.days, 1);
	}
	return TRUE;
}

/* A clock time or a part of a day alone: the next there is, or the last. */
static gboolean settle_clock(Settler *settler)
{
	const AcWhenParts *parts = settler->parts;
	int way = settler->past ? -1 : 1;
	AcWhenParts halves = *parts;
	Settler half = *settler;
	half.parts = &halves;
	/* "at 8" leaves open which half of the day: the nearer one. */
	int n_halves = parts->clock_is_bare && parts->clock_is_twelve && parts->part == AC_WHEN_NO_PART ? 4 : 2;
	for (int i = 0; i < n_halves; i++) {
		int days = n_halves == 2 ? i : i / 2;
		if (n_halves == 4)
			halves.clock = parts->clock % 720 + ((i + settler->past) % 2 == 1 ? 720 : 0);
		place(&half, settler->today + way * days, 1);
		if (!is_over(&half))
			return TRUE;
	}
	return TRUE;
}

static gboolean settle_moment(Settler *settler, AcInstant at)
{
	*settler->out = (AcWhen){
	    .from = at,
	    .to = at,
	    .is_now = settler->parts->kind == AC_WHEN_NOW,
	    .date = ac_time_date(at, settler->context->zone),
	};
	return TRUE;
}

static gboolean settle_day_number(Settler *settler)
{
	if (!settler->context->has_day_zero)
		return fail(settler,
		            N_("days can be counted only from a session, and none is known; give a date, such as "
		               "2026-12-01"));
	place(settler, settler->context->day_zero + (AcDate)settler->parts->number, 1);
	return TRUE;
}

static gboolean settle_by_kind(Settler *settler)
{
	const AcWhenParts *parts = settler->parts;
	switch (parts->kind) {
	case AC_WHEN_NO_DATE:
		return settle_clock(settler);
	case AC_WHEN_NOW:
		return settle_moment(settler, settler->context->now);
	case AC_WHEN_MOMENT:
		return settle_moment(settler, parts->moment);
	case AC_WHEN_TODAY_PLUS:
		place(settler, settler->today + (AcDate)parts->number, 1);
		return TRUE;
	case AC_WHEN_WEEKDAY:
		return settle_weekly(settler, (int)parts->number, 1);
	case AC_WHEN_WEEKEND:
		return settle_weekend(settler);
	case AC_WHEN_WEEK:
		return settle_week(settler);
	case AC_WHEN_DATE:
		place(settler, parts->date, 1);
		return TRUE;
	case AC_WHEN_MONTH_DAY:
	case AC_WHEN_DAY_OF_MONTH:
		return settle_recurring(settler);
	case AC_WHEN_DAY_NUMBER:
		return settle_day_number(settler);
	case AC_WHEN_OFFSET:
		return settle_offset(settler);
	}
	g_assert_not_reached();
}

/* Nobody ends a session at three in the night: the small hours of a session's end are those of the afternoon.
 */
static AcWhenParts in_working_hours(const AcWhenParts *parts)
{
	AcWhenParts told = *parts;
	if (told.clock_is_twelve && told.part == AC_WHEN_NO_PART && told.clock >= 60 && told.clock < 8 * 60) {
		told.clock += 720;
		told.clock_is_twelve = told.clock_is_bare = FALSE;
	}
	return told;
}

gboolean ac_when_settle(const AcWhenParts *parts, const AcWhenContext *context, gboolean past, AcWhen *out,
                        GError **error)
{
	AcWhen found = {0};
	const AcWhenParts told = context->is_session_end ? in_working_hours(parts) : *parts;
	Settler settler = {&told, context, ac_time_date(context->now, context->zone), past, &found, error};
	if (parts->bad_date)
		return fail(&settler, N_("there is no such date between the years 1900 and 2200; dates are written "
		                         "year-month-day, such as "
		                         "2026-12-01"));
	if ((parts->kind == AC_WHEN_NOW || parts->kind == AC_WHEN_MOMENT) && parts->part != AC_WHEN_NO_PART)
		return fail(&settler, N_("this names a moment and a part of the day; one of them is too much"));
	if (!settle_by_kind(&settler))
		return FALSE;
	if (!in_range(found.date))
		return fail(&settler, N_("this is too far away: dates reach from the year 1900 to 2200"));
	*out = found;
	return TRUE;
}

/* What was meant instead, as it is typed in the language of the words; NULL: nothing is near. Owned. */
static char *nearest(const AcAskWord *word, const char *typed, const AcAskVocabulary *vocabulary)
{
	static const char *const KNOWN[] = {
	    "now",      "today",    "tonight",  "tomorrow", "yesterday", "monday",    "tuesday", "wednesday",
	    "thursday", "friday",   "saturday", "sunday",   "morning",   "afternoon", "evening", "night",
	    "noon",     "midnight", "day",      "next",     "last",      "weekend"};
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	guint n = vocabulary != NULL ? vocabulary->data->words.n : 0;
	for (guint i = 0; i < n; i++) {
		const AcVocabularyEntry *entry = &vocabulary->data->words.entries[i];
		gboolean is_time = FALSE;
		gsize first = strcspn(entry->id, " "); /* "day after tomorrow" */
		for (gsize k = 0; k < G_N_ELEMENTS(KNOWN); k++)
			is_time = is_time || (strlen(KNOWN[k]) == first && strncmp(KNOWN[k], entry->id, first) == 0);
		for (guint k = 0; is_time && k < entry->n_also; k++)
			g_ptr_array_add(words, (gpointer)(guintptr)entry->also[k]);
	}
	const char *near =
	    words->len > 0 ? ac_text_nearest(typed, (const char *const *)words->pdata, words->len) : NULL;
	near = near != NULL ? near : ac_text_nearest(word->text, KNOWN, G_N_ELEMENTS(KNOWN));
	return near == NULL || ac_ask_word_is(word, near) ? NULL : g_strdup(near);
}

/* @word: as it was typed; NULL: nothing was. */
static gboolean fail_word(const AcAskWord *word, const char *typed, const AcWhenContext *context,
                          GError **error)
{
	AcTranslate say = context->say;
	const char *forms = ac_text_said(say, FORMS);
	if (word == NULL) {
		/* TRANSLATORS: %s is the sentence "expected now, today, …". */
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE, ac_text_said(say, N_("no time is given; %s")), forms);
		return FALSE;
	}
	g_autofree char *shown = ac_text_excerpt(typed, QUOTED),
	                *near = nearest(word, typed, ac_when_vocabulary(context));
	AcOffset offset;
	if (ac_offset_parse_length(word->text, &offset, NULL))
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
		            ac_text_said(say, N_("\"%s\" is a length; did you mean \"+%s\" or \"-%s\"?")), shown,
		            shown, shown);
	else if (near != NULL)
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
		            ac_text_said(say, N_("\"%s\" is no time; did you mean \"%s\"?")), shown, near);
	else
		/* TRANSLATORS: the second %s is the sentence "expected now, today, …". */
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
		            ac_text_said(say, N_("\"%s\" is no time, or one too many; %s")), shown, forms);
	return FALSE;
}

static gboolean fail_unknown(const AcAskWord *word, const char *text, const AcAskWords *words,
                             const AcWhenContext *context, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const char *typed = word == NULL ? "" : word->text;
	if (word != NULL && words->vocabulary != NULL)
		typed = ac_ask_words_typed(text, word->token, word->token, arena);
	return fail_word(word, typed, context, error);
}

static gboolean parse_with(const AcAskVocabulary *vocabulary, const char *text, const AcWhenContext *context,
                           gboolean past, AcWhen *out, GError **error)
{
	AcAskWords words;
	ac_ask_words_read(text, vocabulary, &words);
	AcWhenParts parts = AC_WHEN_PARTS_NONE;
	const AcAskWord *unknown = NULL;
	guint taken = 0;
	for (guint at = 0; at < words.n && unknown == NULL;) {
		guint step = ac_when_read(&words, at, FALSE, &parts);
		if (step == 0 && !ac_when_is_link(&words.words[at]))
			unknown = &words.words[at];
		taken += step;
		at += MAX(step, 1);
	}
	if (unknown != NULL || taken == 0 || words.is_cut) {
		if (unknown == NULL && words.n > 0)
			unknown = &words.words[words.n - 1];
		return fail_unknown(unknown, text, &words, context, error);
	}
	if (ac_when_settle(&parts, context, past, out, error))
		return TRUE;
	g_autofree char *shown = ac_text_excerpt(text, QUOTED);
	g_prefix_error(error, "\"%s\": ", shown);
	return FALSE;
}

/* English first: it is understood always. */
static gboolean parse(const char *text, const AcWhenContext *context, gboolean past, AcWhen *out,
                      GError **error)
{
	return (context->vocabulary != NULL && parse_with(NULL, text, context, past, out, NULL)) ||
	       parse_with(ac_when_vocabulary(context), text, context, past, out, error);
}

AcWhen ac_when_now(const AcWhenContext *context)
{
	return (AcWhen){.from = context->now,
	                .to = context->now,
	                .is_now = TRUE,
	                .date = ac_time_date(context->now, context->zone)};
}

gboolean ac_when_parse(const char *text, const AcWhenContext *context, AcWhen *out, GError **error)
{
	return parse(text, context, FALSE, out, error);
}

gboolean ac_when_parse_past(const char *text, const AcWhenContext *context, AcWhen *out, GError **error)
{
	return parse(text, context, TRUE, out, error);
}

gboolean ac_when_parse_length_said(const AcWhenContext *context, const char *text, int *minutes,
                                   GError **error)
{
	AcAskWords words;
	ac_ask_words_read(text, ac_when_vocabulary(context), &words);
	int found = 0;
	guint taken = ac_when_read_length(&words, 0, &found);
	if (taken == 0 && words.n == 1) {
		gint64 number = g_ascii_strtoll(words.words[0].text, NULL, 10);
		gboolean all_digits = strspn(words.words[0].text, "0123456789") == words.words[0].length;
		found = all_digits ? (int)CLAMP(number, 0, AC_DAY_MINUTES + 1) : 0;
		taken = all_digits ? 1 : 0;
	}
	if (taken == 0 || taken != words.n || words.is_cut || found < 1 || found > AC_DAY_MINUTES) {
		g_autofree char *plain = ac_text_plain(text);
		g_autofree char *shown = g_utf8_substring(plain, 0, MIN(g_utf8_strlen(plain, -1), MAX_SHOWN));
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
		            ac_text_said(context->say,
		                         N_("\"%s\" is no length of time; write minutes or hours, such as 15m, 1h or "
		                            "1h30m, up to 24h")),
		            shown);
		return FALSE;
	}
	*minutes = found;
	return TRUE;
}

/* SPDX-License-Identifier: MIT */
/** ask/when.h - WHEN, as people write it. Pure. */
#ifndef AC_ASK_WHEN_H
#define AC_ASK_WHEN_H

#include "ask/vocabulary.h"
#include "base/text.h"
#include "time/instant.h"

/** What a WHEN is read against. */
typedef struct {
	AcInstant now;
	GTimeZone *zone;
	gboolean has_day_zero; /* a session is known: "day 5" can be read */
	AcDate day_zero; /* the date of the file's day 0 (treatment_day = 1: the day before the treatment) */
	gboolean has_next_session; /* one is booked that has not begun: "before my next session" can be read */
	AcInstant next_session;    /* its beginning */
	gboolean has_last_session; /* one has taken place: what is said of another cannot lie before it */
	AcInstant last_session;    /* its end */
	/* The end of a session is told: "at 3", "monday 2:30", without am or pm, is in the afternoon, not at
	 * night. */
	gboolean is_session_end;
	AcTranslate say; /* the words of errors */
	/** What is understood beside English, asked of @owner where English does not settle it; NULL: nothing. */
	const AcAskVocabulary *(*vocabulary)(gconstpointer owner);
	gconstpointer owner;
} AcWhenContext;

/** NULL: nothing is understood beside English. */
static inline const AcAskVocabulary *ac_when_vocabulary(const AcWhenContext *context)
{
	return context->vocabulary != NULL ? context->vocabulary(context->owner) : NULL;
}

/** An instant (from == to), or a stretch [from, to): a day, "tonight" (17:00 to midnight), "this morning". */
typedef struct {
	AcInstant from, to;
	gboolean is_day; /* a whole local day */
	gboolean is_now;
	AcDate date; /* the date of from */
} AcWhen;

/** The moment of @context. */
AcWhen ac_when_now(const AcWhenContext *context);

/**
 * `now`, `today`, `tonight`, `tomorrow`, `yesterday`, a weekday (full or three letters), `2026-12-01`,
 * `2026-12-01 18:00`, `2026-12-01T18:00`, `18:00`, `6pm`, `+3d`, `+5h`, `-2d`, `day 5`, and a day with a
 * time: `tomorrow 8:00`, `sat at 6pm`, `tomorrow morning` (06-12), `afternoon` (12-17), `evening` and `night`
 * (17-24). A weekday or clock time that has passed is the next one; today's own weekday name is today. FALSE
 * with @error (AC_ERROR_USAGE) naming the word and the forms.
 *
 * And what people say: `in 3 days`, `2 hours ago`, `21 nov`, `the 3rd`, `next friday` (the first after
 * today), `weekend`, `next week`, `last night`, `noon`, `midnight` (at the end of its day), `tonight at 8`.
 * "at 8" alone is the nearer one of morning and evening. Days (`+3d`, `day 5`) are whole days; a stretch that
 * has begun keeps its beginning.
 */
gboolean ac_when_parse(const char *text, const AcWhenContext *context, AcWhen *out, GError **error);
/** The same for what has happened already (`session add`, `did --at`): a clock time or weekday that is still
 * to come is the last one. */
gboolean ac_when_parse_past(const char *text, const AcWhenContext *context, AcWhen *out, GError **error);
/** "15m", "1h", "1h30m", "90" (minutes) as minutes; 1..1440. Of @context only how it is said. */
gboolean ac_when_parse_length_said(const AcWhenContext *context, const char *text, int *minutes,
                                   GError **error);
static inline gboolean ac_when_parse_length(const char *text, int *minutes, GError **error)
{
	const AcWhenContext english = {.zone = NULL};
	return ac_when_parse_length_said(&english, text, minutes, error);
}

#endif

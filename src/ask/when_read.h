/* SPDX-License-Identifier: MIT */
/** Words of time, one element after another, into what they say together. Inside this module only. */
#ifndef AC_ASK_WHEN_READ_H
#define AC_ASK_WHEN_READ_H

#include "ask/when.h"
#include "time/offset.h"
#include "words.h"

typedef enum {
	AC_WHEN_NO_DATE,
	AC_WHEN_NOW,
	AC_WHEN_TODAY_PLUS,   /* number: days from today */
	AC_WHEN_WEEKDAY,      /* number: 1..7; step */
	AC_WHEN_WEEKEND,      /* step */
	AC_WHEN_WEEK,         /* step: the week (from Monday) before, of, or after today */
	AC_WHEN_DATE,         /* date */
	AC_WHEN_MONTH_DAY,    /* month, number: a day of the year */
	AC_WHEN_DAY_OF_MONTH, /* number: "the 3rd" */
	AC_WHEN_DAY_NUMBER,   /* number: of the file's count */
	AC_WHEN_OFFSET,       /* offset; ahead or back */
	AC_WHEN_MOMENT        /* moment: said with its distance from UTC */
} AcWhenDate;

typedef enum {
	AC_WHEN_NO_PART,
	AC_WHEN_MORNING,
	AC_WHEN_AFTERNOON,
	AC_WHEN_EVENING,
	AC_WHEN_NIGHT
} AcWhenPart;

/** What has been read so far: at most one date, one clock time, one part of the day. */
typedef struct {
	AcWhenDate kind;
	gint64 number;
	int month;
	int step; /* weekday, weekend, week: +1 "next", -1 "last", 0 as it comes */
	AcDate date;
	gboolean bad_date; /* "2026-02-30": a date by its form, and none */
	AcOffset offset;
	gboolean is_back; /* "-2d", "3 days ago" */
	AcInstant moment;
	int clock;                /* minute of the day, 0..1440; -1: none */
	gboolean clock_is_twelve; /* "8", "8:30 in the evening": which half of the day is left open */
	gboolean clock_is_bare;   /* "at 8": nothing but the hour */
	AcWhenPart part;
} AcWhenParts;

#define AC_WHEN_PARTS_NONE ((AcWhenParts){.clock = -1})

/**
 * Reads one element that begins at word @at into @parts. Returns how many words it took; 0: none begins here,
 * or it has one of its kind already. @in_question: among other words, where "sun", "night" or "sat" may be
 * something else.
 */
guint ac_when_read(const AcAskWords *words, guint at, gboolean in_question, AcWhenParts *parts);
/** "20 minutes", "an hour", "1h30m" at word @at; how many words it took. @minutes is
 * at most one more than a day has. */
guint ac_when_read_length(const AcAskWords *words, guint at, int *minutes);
/** The same as an offset. */
guint ac_when_read_offset(const AcAskWords *words, guint at, AcOffset *offset);
/** A number at word @at: "20", "twenty"; -1: none. */
gint64 ac_when_number(const AcAskWords *words, guint at);
/** Elements that only other languages have; @is_last: those to be tried after all others. */
guint ac_when_read_foreign(const AcAskWords *words, guint at, gboolean is_last, AcWhenParts *parts);
/** Words that may stand between elements: "on", "at", "in", "the". */
gboolean ac_when_is_link(const AcAskWord *word);
/** What @parts mean together. */
gboolean ac_when_settle(const AcWhenParts *parts, const AcWhenContext *context, gboolean past, AcWhen *out,
                        GError **error);

#endif

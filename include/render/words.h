/* SPDX-License-Identifier: MIT */
/**
 * render/words.h - facts of a plan in words, for the screen and the command line alike. All text goes through
 * gettext; text from files is neutralised here. Everything returned is owned by the caller unless said
 * otherwise.
 */
#ifndef AC_RENDER_WORDS_H
#define AC_RENDER_WORDS_H

#include "plan/plan.h"

/** How dates are written: relative to @now, in @zone. */
typedef struct {
	AcInstant now;
	GTimeZone *zone;
	const AcPlan *plan; /* for session numbers and day numbers; NULL allowed */
} AcWordsContext;

/** "OK", "CARE", "ASK", "AVOID", "NOT COVERED"; borrowed. */
const char *ac_words_verdict(AcVerdict verdict);
/** "✓", "!", "?", "✗", "–", or in ASCII "+", "!", "?", "x", "-"; borrowed. */
const char *ac_words_sign(AcVerdict verdict, gboolean ascii);

/** "Sat 21 Nov", with the year when it is another one than now's. */
char *ac_words_date(const AcWordsContext *context, AcDate date);
/** "15:00", "today 15:00", "tomorrow 15:00", "Tue 24 Nov 15:00"; "Tue 24 Nov" alone for a midnight at its
 * start. */
char *ac_words_instant(const AcWordsContext *context, AcInstant at);
/** The same, always to the minute: "Tue 24 Nov 00:00". */
char *ac_words_moment(const AcWordsContext *context, AcInstant at);
/** "07:45". */
char *ac_words_clock(int minute);
/** "3 h 40 min", "25 min", "6 days" (from 48 hours on), from seconds; rounded up to the minute. */
char *ac_words_distance(AcInstant seconds);
/** "28 days", "3 weeks", "24 hours" from an offset's text "28d"; a range gives "3 to 4 days". */
char *ac_words_offset(const char *text);

/**
 * The end of an answer in a few words: "until Tue 24 Nov 15:00", "until the flakes are gone, not before Sat
 * 28 Nov", "not before 28 days after your last session, which is not known yet", "no end is given: ask". ""
 * when there is nothing to say. @short_form: for a narrow column ("28 days after your last session").
 */
char *ac_words_until(const AcWordsContext *context, const AcAnswer *answer, gboolean short_form);
/** What is allowed now, in a few words: "up to a gentle cleanser" for a ladder, the how for care; "" else. */
char *ac_words_allowed(const AcAnswer *answer);
/** "from Sun 22 Nov 15:00: with care"; "" when nothing is known to come. */
char *ac_words_next(const AcWordsContext *context, const AcAnswer *answer);
/** "rule "dry" of smp, after session 2 on Fri 20 Nov 15:00 (smp.cfg:41). Source: What Is the Process of …?"
 */
char *ac_words_cause(const AcWordsContext *context, const AcAnswer *answer, const AcCause *cause);
/** "Water: up to rinsing with water" - one thing that is new, or comes. */
char *ac_words_change(const AcWordsContext *context, const AcChange *change);
/** "session 2 of 3"; "before session 1"; "no session yet". */
char *ac_words_session(const AcDay *day);
/** "Day 4 of 28". */
char *ac_words_day(const AcDay *day);
/** "Pool, sea, lake". */
char *ac_words_row_title(const AcDayRow *row);
/** "May have been your last session?" and the like: what is asked, and the command that answers it. */
char *ac_words_question(const AcWordsContext *context, const AcQuestion *question);
/** The command that answers it, choices parted by a bar: "aftercare report flakes-gone", "aftercare client
 * edit --trait skin=dry|oily". */
char *ac_words_question_command(const AcPlan *plan, const AcQuestion *question);
/** "your clinic" line: name and numbers; or that these are standard rules, not the clinic's leaflet. */
char *ac_words_clinic(const AcClinic *clinic);
/** "when skin is dry" facts that would settle it: "Tell us: your scalp is usually (dry, normal, oily)". */
char *ac_words_fact(const AcTrait *trait);
/** A limit: "at most 20 minutes a day, between 06:00 and 11:00". */
char *ac_words_limit(const AcLimit *limit);

#endif

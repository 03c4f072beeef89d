/* SPDX-License-Identifier: MIT */
/**
 * render/journal.h - the journal for people and for programs. It counts and tells what does not count; it
 * never gives one number for how good somebody was. What is returned is owned by the caller unless said
 * otherwise.
 */
#ifndef AC_RENDER_JOURNAL_H
#define AC_RENDER_JOURNAL_H

#include "plan/journal.h"
#include "render/json.h"

#define AC_JOURNAL_WIDTH 76

/** "9 of 11 days; missed Tue 24 Nov, Fri 27 Nov. Not counted: 2 left out with a reason". */
char *ac_words_adherence(const AcWordsContext *context, const AcAdherence *adherence);
/** What counts and what does not, in one line; borrowed. */
const char *ac_words_adherence_rule(void);
/** "3 of 4 done, 1 missed", "nothing to do"; what is still open today or to come is told as open. */
char *ac_words_day_count(const AcJournalDay *day);
/** The counts of a day, one by one, in the order they are told in. */
typedef enum {
	AC_COUNT_DONE,
	AC_COUNT_MISSED,
	AC_COUNT_LEFT_OUT,
	AC_COUNT_HELD,
	AC_COUNT_OPTIONAL,
	AC_COUNT_OPEN,
	AC_COUNT_UNKNOWN,
	AC_COUNT_GONE, /* no longer in the plan */
	AC_N_COUNTS
} AcDayCount;
/** "1 missed"; NULL: there is none of it. */
char *ac_words_one_count(const AcJournalDay *day, AcDayCount which);
/** "08:00 Wash gently: done": a tick whose box is no longer in the plan. */
char *ac_words_gone(const AcWordsContext *context, const AcTick *tick);
/** "expected", "doctor the same day": what a check-in was advised, looking back; borrowed. */
const char *ac_words_advised(AcAdvice advice, gboolean soon);
/** "expected: Redness, mild; Itch, mild", "nothing felt". @safety NULL: not opened. */
char *ac_words_checkin(const AcWordsContext *context, const AcSafety *safety, const AcCheckin *checkin);
/** "Tue 24 Nov 08:00"; the date alone of one filled in for a whole day. In the words of now ("yesterday
 * 08:00"): ac_words_checkin_when(). */
char *ac_words_checkin_time(const AcWordsContext *context, const AcCheckin *checkin);
/** "Redness, mild". */
char *ac_words_felt(const AcWordsContext *context, const AcSafety *safety, const AcFelt *felt);
/** "Gym, hard exercise: it was to be avoided"; "the flakes are gone, reported by AB": one fact of a day. */
char *ac_words_lapse(const AcWordsContext *context, const AcLapse *lapse);
char *ac_words_report(const AcWordsContext *context, const AcReport *report);

/** The report for the practitioner: who, sessions, rules, urgent answers first, adherence, lapses, what was
 * left out and why, notes, day by day. */
void ac_sheet_journal(AcSheet *sheet, const AcFacts *facts, const AcJournal *journal);
char *ac_json_journal(const AcFacts *facts, const AcJournal *journal, AcJsonStyle style);

#endif

/* SPDX-License-Identifier: MIT */
/**
 * render/triage.h - a check-in for people and for programs: how urgent, why, whom to call, and always that
 * nobody is watching. What is returned is owned by the caller unless said otherwise.
 */
#ifndef AC_RENDER_TRIAGE_H
#define AC_RENDER_TRIAGE_H

#include "model/record.h"
#include "plan/triage.h"
#include "render/json.h"

/** "mild", "moderate", "strong"; "" for ANY; borrowed. */
const char *ac_words_severity(AcSignSeverity severity);
/** "See a doctor today"; borrowed. */
const char *ac_words_advice(AcAdvice advice, gboolean soon);
/** "Watch it, and look again today 22:00 — Oozing, mild". */
char *ac_words_triage(const AcWordsContext *context, const AcTriageLine *line);
/** What to do and why, a text of its own; never "". */
char *ac_words_triage_why(const AcTriageLine *line);
/** "Filled in for Sat 21 Nov. …" of a check-in for another day than today; NULL: it is today's. */
char *ac_words_triage_day(const AcWordsContext *context, const AcTriage *triage);
/** "yesterday 08:00", "Tue 24 Nov". */
char *ac_words_checkin_when(const AcWordsContext *context, const AcCheckin *checkin);
/** "mild at the last check-in, Mon 23 Nov 09:00: it is stronger now"; NULL: nothing to compare. It compares
 * what was said, and judges nothing. */
char *ac_words_compared(const AcWordsContext *context, const AcTriageLine *line, const AcCheckin *last);
/** Whom to call, for advice as urgent as this. */
char *ac_words_whom_to_call(const AcClinic *clinic, AcAdvice advice);
/** "In an emergency: 999.", the country's, for advice less urgent than that; NULL: ac_words_whom_to_call()
 * has it. */
char *ac_words_emergency(const AcClinic *clinic, AcAdvice advice);
/** "Check-in today 09:30: See a doctor today. Call: a doctor; and tell Northlight", as long as
 * ac_plan_advice_stands(); else NULL. */
char *ac_words_advice_standing(const AcWordsContext *context, const AcClinic *clinic);
/** That this is no diagnosis and that nobody is watching; borrowed. */
const char *ac_words_unwatched(void);

/** What is said besides the answer; all borrowed. */
typedef struct {
	gboolean noted;              /* FALSE for somebody who is not stored */
	const AcCheckin *last;       /* the check-in before; NULL: none */
	const AcQuestion *questions; /* asked right after it */
	guint n_questions;
} AcTriageSaid;

/** `feel`. */
void ac_sheet_triage(AcSheet *sheet, const AcFacts *facts, const AcTriage *triage, const AcTriageSaid *said);
/** `feel` alone: what can be named. */
void ac_sheet_signs(AcSheet *sheet, const AcFacts *facts);
char *ac_json_triage(const AcFacts *facts, const AcTriage *triage, const AcTriageSaid *said,
                     AcJsonStyle style);
char *ac_json_signs(const AcFacts *facts, AcJsonStyle style);
/** "expected" … "emergency", "soon"; "mild" …, NULL for ANY; borrowed. */
const char *ac_json_advice_name(AcAdvice advice, gboolean soon);
const char *ac_json_severity_name(AcSignSeverity severity);

#endif

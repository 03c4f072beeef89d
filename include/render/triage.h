/* SPDX-License-Identifier: MIT */
/**
 * render/triage.h - a check-in for people and for programs: how urgent, why, whom to call, and always that
 * nobody is watching. What is returned is owned by the caller unless said otherwise.
 */
#ifndef AC_RENDER_TRIAGE_H
#define AC_RENDER_TRIAGE_H

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
/** Whom to call, for advice as urgent as this. */
char *ac_words_whom_to_call(const AcClinic *clinic, AcAdvice advice);
/** That this is no diagnosis and that nobody is watching; borrowed. */
const char *ac_words_unwatched(void);

/** `feel`. @noted: FALSE for somebody who is not stored. */
void ac_sheet_triage(AcSheet *sheet, const AcFacts *facts, const AcTriage *triage, gboolean noted);
/** `feel` alone: what can be named. */
void ac_sheet_signs(AcSheet *sheet, const AcFacts *facts);
char *ac_json_triage(const AcFacts *facts, const AcTriage *triage, gboolean noted, AcJsonStyle style);
char *ac_json_signs(const AcFacts *facts, AcJsonStyle style);

#endif

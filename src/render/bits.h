/* SPDX-License-Identifier: MIT */
/** bits.h - small pieces the files of this module share. Owned strings unless said otherwise. */
#ifndef AC_SRC_RENDER_BITS_H
#define AC_SRC_RENDER_BITS_H

#include "render/words.h"

/** How an end begins that is a least: "at least 10d". */
#define AC_BITS_AT_LEAST "at least "

/** Appends @text made plain; NULL adds nothing. */
void ac_bits_append_plain(GString *out, const char *text);
/** Whether titles begin small within a sentence: not in a language that writes nouns large. */
gboolean ac_bits_begin_small(void);
/** Appends @text made plain, its first letter small unless the word is one like "UV", or the language has it
 * so. */
void ac_bits_append_lower(GString *out, const char *text);
/** Appends @text made plain, with a full stop when it ends without a mark. */
void ac_bits_append_sentence(GString *out, const char *text);
/** "up to rinsing with water". */
void ac_bits_append_up_to(GString *out, const AcActivity *step);
/** "with care, up to rinsing with water", "ok", "to be avoided"; @step may be NULL. */
void ac_bits_append_verdict(GString *out, AcVerdict verdict, const AcActivity *step);
/** "Fri 20 Nov 15:00", never "yesterday 15:00": for the middle of a sentence. Owned. */
char *ac_bits_date_and_clock(const AcWordsContext *context, AcInstant at);
/** The same of the end of a session, or that its hour is not known. */
char *ac_bits_session_end(const AcWordsContext *context, const AcSession *session);
/** "15:00": when on its day a change begins; NULL: with the day. Owned. */
char *ac_bits_change_hour(const AcWordsContext *context, const AcChange *change);
/** "off the flakes": the place a change speaks of; NULL: none. Owned. */
char *ac_bits_change_where(const AcWordsContext *context, const AcChange *change);
/** Place of @session in the course of @plan's client, from 1; 0 when it is not there. */
guint ac_bits_session_number(const AcPlan *plan, const AcSession *session);
/** The first session that was booked and has passed without a word about it; NULL: none. */
const AcSession *ac_bits_unconfirmed(const AcPlan *plan);
/** The last part of a path; borrowed. */
const char *ac_bits_base_name(const char *path);
/** A winning cause: of the same verdict, and what made it. */
gboolean ac_bits_cause_counts(const AcAnswer *answer, const AcCause *cause);
/** "session 2", "before session 2", "the whole course": whose clock a cause runs on. */
char *ac_bits_anchor(const AcWordsContext *context, const AcAnswer *answer, const AcCause *cause);

/** ac_words_cause() with @anchor in place of the cause's own: for one rule that holds for several sessions.
 * Owned. */
char *ac_bits_cause(const AcAnswer *answer, const AcCause *cause, const char *anchor);

/** The winning rule with "at least" in its end, where that decides what comes or (past it) what is said; or
 * NULL. */
const AcCause *ac_bits_at_least(const AcAnswer *answer);
/** What a rule says of what it names; *step: the highest it allows, or NULL. */
AcVerdict ac_bits_rule_verdict(const AcRule *rule, const AcActivity **step);
/** "once", "twice", "3 times". Owned. */
char *ac_bits_times(guint n);

#endif

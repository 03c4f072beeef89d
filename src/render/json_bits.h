/* SPDX-License-Identifier: MIT */
/** json_bits.h - pieces the JSON of several commands shares. New references, owned by the caller. */
#ifndef AC_SRC_RENDER_JSON_BITS_H
#define AC_SRC_RENDER_JSON_BITS_H

#include <jansson.h>

#include "render/json.h"

/** A text made plain; NULL gives null. */
json_t *ac_json_text(const char *text);
/** An instant in the facts' zone; NEVER and ALWAYS give null. */
json_t *ac_json_instant(const AcFacts *facts, AcInstant at);
json_t *ac_json_date(AcDate date);
/** "avoid", "ask", "care", "ok", "silent". */
json_t *ac_json_verdict(AcVerdict verdict);
json_t *ac_json_id(const AcActivity *activity);
/** The fields of one answer; @in_full with texts and rules. */
json_t *ac_json_of_answer(const AcFacts *facts, const AcAnswer *answer, gboolean in_full);
json_t *ac_json_changes(const AcFacts *facts, const AcChange *changes, guint n_changes);
json_t *ac_json_tasks(const AcFacts *facts, const AcOccurrence *tasks, guint n_tasks);
json_t *ac_json_rule(const AcRule *rule);
json_t *ac_json_red_flag(const AcRedFlag *flag);
json_t *ac_json_questions(const AcFacts *facts, const AcQuestion *questions, guint n_questions);
/** NULL gives null. */
json_t *ac_json_adjustment(const AcFacts *facts, const AcAdjustment *adjustment);
/** The client of the facts, or null. */
json_t *ac_json_client(const AcFacts *facts);
json_t *ac_json_session(const AcFacts *facts, const AcSession *session);
json_t *ac_json_phase(const AcPhase *phase);
json_t *ac_json_clinic(const AcClinic *clinic);
/** "must", "should", "may", "never", or null. */
json_t *ac_json_level(AcLevel level);
/** A list of texts made plain. */
json_t *ac_json_texts(const char *const *texts, guint n);
/** where, products, without. */
void ac_json_set_terms(json_t *item, const AcWords *words);
/** Every key of an entry with its place and those it replaced. */
json_t *ac_json_places(const AcFacts *facts, const char *list, const char *id);
/** Written out; takes @root. */
char *ac_json_write(json_t *root, AcJsonStyle style, gboolean on_one_line);

#endif

/* SPDX-License-Identifier: MIT */
/** topic_answers.h - beside a text of the guide: what the person's own plan says now of what it links to. */
#ifndef AC_SRC_TUI_TOPIC_ANSWERS_H
#define AC_SRC_TUI_TOPIC_ANSWERS_H

#include "app/app.h"
#include "prose.h"

/** The activity a link asks about: by id, else in the words a person would use; NULL: the rules have none, or
 * there is no plan. */
const AcActivity *ac_topic_activity(const AcApp *app, const char *words);
/** "AVOID · Ordinary shampoo · until Mon 30 Nov"; owned; NULL: there is no answer. */
char *ac_topic_answer_words(const AcApp *app, const char *words);
/** A line for each activity the text links to, as far as @in goes; a touch of one is @touch plus the number
 * of its link. Nothing without a plan or such links. */
void ac_topic_answers_draw(const AcProse *prose, const AcApp *app, AcCanvas *canvas, AcRect in, int touch);

#endif

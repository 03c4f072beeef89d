/* SPDX-License-Identifier: MIT */
/** "before 11", "after 6pm", "until saturday", "before my next session". Inside this module only. */
#ifndef AC_ASK_SIDE_H
#define AC_ASK_SIDE_H

#include "question.h"

/** Reads a side with its time at word @at into @question. Returns how many words it took; 0: none stands here
 * whose time can be known. */
guint ac_ask_side_read(const AcAskWords *words, guint at, AcAskQuestion *question);
/** The time asked about. FALSE: it cannot be known. */
gboolean ac_ask_side_settle(const AcAskQuestion *question, const AcWhenContext *context, AcWhen *out);

#endif

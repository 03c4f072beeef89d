/* SPDX-License-Identifier: MIT */
/** render/differ.h - what a change of the course changes, in lines of words. */
#ifndef AC_RENDER_DIFFER_H
#define AC_RENDER_DIFFER_H

#include "plan/differ.h"
#include "render/words.h"

/** "Gym, sauna: AVOID until Thu 31 Dec 15:00 instead of Fri 25 Dec 15:00", a line each, by time; of char *,
 * owned. None: nothing is otherwise. */
GPtrArray *ac_words_differ(const AcWordsContext *context, const AcPlanShift *shift);

#endif

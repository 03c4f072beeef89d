/* SPDX-License-Identifier: MIT */
/** ask/vocabulary.h - the words of a language other than English, taken apart once. Pure. */
#ifndef AC_ASK_VOCABULARY_H
#define AC_ASK_VOCABULARY_H

#include "base/arena.h"
#include "model/vocabulary.h"

typedef struct AcAskVocabulary AcAskVocabulary; /* opaque */

/** In @arena; points into @vocabulary. */
const AcAskVocabulary *ac_ask_vocabulary_new(const AcVocabulary *vocabulary, AcArena *arena);

#endif

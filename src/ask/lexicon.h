/* SPDX-License-Identifier: MIT */
/** The names of a catalogue's activities, taken apart into words once a question. Inside this module only. */
#ifndef AC_ASK_LEXICON_H
#define AC_ASK_LEXICON_H

#include "base/arena.h"
#include "model/activity.h"
#include "words.h"

typedef struct {
	const AcAskWord *words;
	guint n;
} AcAskName;

/** What one activity is called: its title (whole, and in parts: "Water and washing"), what people type, its
 * id. */
typedef struct {
	const AcAskName *names;
	guint n;
} AcAskEntry;

typedef struct {
	const AcAskEntry *entries; /* in the order of the catalogue */
	guint n;
} AcAskLexicon;

/** In @arena. @vocabulary: what they are called in its language as well; NULL: in English only. */
void ac_ask_lexicon_read(const AcCatalogue *catalogue, const struct AcAskVocabulary *vocabulary,
                         AcArena *arena, AcAskLexicon *out);

#endif

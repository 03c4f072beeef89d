/* SPDX-License-Identifier: MIT */
/** Words of another language than English: what they mean in it, and how their forms are the same. Inside
 * this module only. */
#ifndef AC_ASK_VOCABULARY_PRIVATE_H
#define AC_ASK_VOCABULARY_PRIVATE_H

#include "ask/vocabulary.h"
#include "lexicon.h"

/** What has an id, and what people call it; in the order of the file. */
typedef struct {
	const char *id;
	AcAskEntry entry;
} AcAskNamed;

typedef struct {
	const AcAskNamed *named;
	guint n;
} AcAskNamedList;

typedef struct AcAskGloss AcAskGloss;

struct AcAskVocabulary {
	const AcVocabulary *data;
	const AcAskGloss *glosses; /* by their first word, the longest first */
	guint n_glosses;
	const AcAskWord *verbs; /* their forms */
	guint n_verbs;
	AcAskNamedList activities, events, red_flags, signs;
};

/** @text as words, those that stand for English ones replaced by them. @vocabulary NULL: as
 * ac_ask_words_split(). */
void ac_ask_words_read(const char *text, const AcAskVocabulary *vocabulary, AcAskWords *out);
/** What is compared: letters as they are read, without the ending. */
void ac_ask_word_form(const AcAskVocabulary *vocabulary, const AcAskWord *word, char form[AC_ASK_WORD_BYTES]);
/** The same with its ending. */
void ac_ask_word_letters(const AcAskVocabulary *vocabulary, const AcAskWord *word,
                         char letters[AC_ASK_WORD_BYTES]);
/** Whether a word that was read is the one of a name; "eiter*" is all that begins so. */
gboolean ac_ask_words_equal(const AcAskVocabulary *vocabulary, const AcAskWord *word, const AcAskWord *named);
/** What is called by @id; NULL: nothing. */
const AcAskEntry *ac_ask_named_find(const AcAskNamedList *list, const char *id);
/** The words @first to @last of a text, as ac_ask_words_read() counts them in `token`, as they were typed; in
 * @arena. */
const char *ac_ask_words_typed(const char *text, guint first, guint last, AcArena *arena);

#endif

/* SPDX-License-Identifier: MIT */
/** model/vocabulary.h - what people type in a language other than English: a file of config/words. Plain
 * data. */
#ifndef AC_MODEL_VOCABULARY_H
#define AC_MODEL_VOCABULARY_H

#include "model/activity.h"

/** Words that stand for English ones, or for what has an id. */
typedef struct {
	const char *id; /* of an activity, an event, a red flag, a sign; of words: what they are in English */
	AcOrigin origin;
	const char *const *also;
	guint n_also;
} AcVocabularyEntry;

typedef struct {
	const AcVocabularyEntry *entries;
	guint n;
} AcVocabularyList;

typedef struct {
	const char *id, *file;      /* "de" */
	const char *const *letters; /* in pairs: "ae" is read as "a" */
	guint n_letters;
	const char *const *endings; /* taken off before words are compared, the longest first */
	guint n_endings;
	const char *const *verbs; /* begin something new where they stand: "im Meer | schwimmen" */
	guint n_verbs;
	const char *date_sign; /* "." of "12.12.2026", day first; NULL: dates are not written so */
	AcVocabularyList words, activities, events, red_flags, signs;
} AcVocabulary;

#endif

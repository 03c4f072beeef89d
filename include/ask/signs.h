/* SPDX-License-Identifier: MIT */
/** ask/signs.h - words to warning signs: "pus", "I cannot breathe", "my scalp is hot and swollen". Pure. */
#ifndef AC_ASK_SIGNS_H
#define AC_ASK_SIGNS_H

#include "ask/vocabulary.h"
#include "base/arena.h"
#include "model/protocol.h"

/**
 * The red flags that @words name, most urgent first (the order of the file); none: *@n is 0. A flag is named
 * when all words of one of its `also` stand together, in any order; endings are forgiven. Better one too many
 * than one too few: what @vocabulary (NULL: none) knows is added to what is found in English, and its words
 * may have others between them. The result lies in @arena and points into @safety, which may be NULL.
 */
const AcRedFlag *const *ac_ask_red_flags(const AcSafety *safety, const AcAskVocabulary *vocabulary,
                                         const char *words, AcArena *arena, guint *n);

/** What words say of how somebody feels. */
typedef struct {
	const AcRedFlag *const *flags; /* most urgent first */
	guint n_flags;
	const AcSign *const *signs; /* in the order of the protocol */
	guint n_signs;
	AcSignSeverity severity; /* "mild", "a strong": told in the words; ANY: not */
	gboolean has_more;       /* a word is left that belongs to none of it: not all was understood */
} AcSignsNamed;

/**
 * Red flags as above, or by id; signs by id, title or `also`, as loosely. @protocol and @safety may be NULL.
 * The result lies in @arena and points into both.
 */
const AcSignsNamed *ac_ask_signs(const AcProtocol *protocol, const AcSafety *safety,
                                 const AcAskVocabulary *vocabulary, const char *words, AcArena *arena);

/** "nothing", and nothing else. */
gboolean ac_ask_is_nothing(const AcAskVocabulary *vocabulary, const char *words);

#endif

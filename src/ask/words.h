/* SPDX-License-Identifier: MIT */
/* A question, or a name in the catalogue, as words: folded, without accents and punctuation. Inside this
 * module only. */
#ifndef AC_ASK_WORDS_H
#define AC_ASK_WORDS_H

#include <glib.h>

#define AC_ASK_WORD_BYTES 32 /* a longer word is cut, and marked: it equals nothing */
#define AC_ASK_WORDS      32
#define AC_ASK_MAX_BYTES  600 /* of a question; what is longer is cut, and marked */

typedef struct {
	char text[AC_ASK_WORD_BYTES];
	guint32 letters; /* bit c % 32 for every byte c of it */
	guint8 length;
	guint8 is_cut;
	guint8 after_comma; /* a comma, a plus, a slash or an opening bracket stands before it */
} AcAskWord;

typedef struct {
	AcAskWord words[AC_ASK_WORDS];
	guint n;
	gboolean is_cut; /* there was more than fits */
} AcAskWords;

/** Splits @text. Words that begin with a digit (or a sign before one) keep their ':', '-', '.', '/':
 * "2026-12-01". */
void ac_ask_words_split(const char *text, AcAskWords *out);
gboolean ac_ask_word_is(const AcAskWord *word, const char *text);
/** TRUE when @word is one of the NULL-terminated @list. */
gboolean ac_ask_word_in(const AcAskWord *word, const char *const *list);
/** What is left of an English word without its ending: "swimming", "swims", "swim" all give "swim". */
void ac_ask_word_stem(const AcAskWord *word, char stem[AC_ASK_WORD_BYTES]);

#endif

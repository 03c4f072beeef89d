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
	/* What follows is set by ac_ask_words_read(), where there is a vocabulary; see vocabulary.h. */
	guint8 token;      /* the how-maniest it was among those typed */
	guint8 is_foreign; /* of the other language; of a name: `text` is its form */
	guint8 is_glossed; /* an English word that stands for one of the other language */
	guint8 is_verb;    /* begins something new */
	guint8 is_open;    /* of a name: AC_ASK_OPEN_… */
} AcAskWord;

enum { AC_ASK_OPEN_START = 1, AC_ASK_OPEN_END = 2 }; /* "*ausschlag", "eiter*": more may stand there */

typedef struct {
	AcAskWord words[AC_ASK_WORDS];
	guint n;
	gboolean is_cut;                          /* there was more than fits */
	const struct AcAskVocabulary *vocabulary; /* what they were read with; NULL: they are English */
} AcAskWords;

/** Splits @text. Words that begin with a digit (or a sign before one) keep their ':', '-', '.', '/':
 * "2026-12-01". */
void ac_ask_words_split(const char *text, AcAskWords *out);
/** Gives a word another text, shorter than AC_ASK_WORD_BYTES. */
void ac_ask_word_set(AcAskWord *word, const char *text);
gboolean ac_ask_word_is(const AcAskWord *word, const char *text);
/** TRUE when @word is one of the NULL-terminated @list. */
gboolean ac_ask_word_in(const AcAskWord *word, const char *const *list);
/** What is left of an English word without its ending: "swimming", "swims", "swim" all give "swim". */
void ac_ask_word_stem(const AcAskWord *word, char stem[AC_ASK_WORD_BYTES]);

#endif

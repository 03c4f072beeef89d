/* SPDX-License-Identifier: MIT */
/** base/text.h - words for people: translation, neutralising foreign text, the nearest known word. */
#ifndef AC_BASE_TEXT_H
#define AC_BASE_TEXT_H

#include <glib.h>
#include <libintl.h>

#define _(text)  gettext(text)
#define N_(text) (text)

/** What pure code asks for its words: gettext, handed in where they are shown. NULL: they stay English. */
typedef char *(*AcTranslate)(const char *text)G_GNUC_FORMAT(1);
static inline const char *ac_text_said(AcTranslate say, const char *text) G_GNUC_FORMAT(2);
static inline const char *ac_text_said(AcTranslate say, const char *text)
{
	return say != NULL ? say(text) : text;
}

/** Whether words are told in another language than that of the sources. */
gboolean ac_text_is_translated(void);
/** @text of a rule file in the language in force; @text itself where that has no words for it. Borrowed, of
 * the catalogue of messages, which stays to the end of the process. */
const char *ac_text_of_rules(const char *text);

/**
 * Text from a file, a name or a note, made harmless for a terminal and for a message: control characters (C0,
 * DEL, C1), bidi overrides and isolates, and invalid UTF-8 become U+FFFD; line breaks and tabs become a
 * blank. Returns an owned string. NULL gives "".
 */
char *ac_text_plain(const char *text);
/** The same, keeping line breaks. */
char *ac_text_plain_lines(const char *text);
/** ac_text_plain() of at most the first @characters, with "…" where that cuts it: for a message that quotes
 * what came in. */
char *ac_text_excerpt(const char *text, int characters);
/** TRUE when @text holds nothing that ac_text_plain() would change. */
gboolean ac_text_is_plain(const char *text);

/** @out becomes what @format makes, which may speak of what stood in it: ac_text_fill(out, _("%s, up to %s"),
 * out->str, step). So a sentence that grows stays one that can be put in another order. */
void ac_text_fill(GString *out, const char *format, ...) G_GNUC_PRINTF(2, 3);
/** @list with one more: "a", "a or b", "a or b or c". */
void ac_text_or(GString *list, const char *next);
/** The same with "and". */
void ac_text_and(GString *list, const char *next);
/** "a", "a or b", "a, b or c", each between @quotes ("" for none); owned. */
char *ac_text_any_of(const char *const *words, guint n, const char *quotes);

/** For searching: without case, accents and width ("José" is "jose"); owned. @text may be anything. */
char *ac_text_fold(const char *text);

/** @c is of a script that is written from right to left. */
gboolean ac_text_is_rtl(gunichar c);
/** Columns @text takes in a terminal (wide = 2, combining = 0). @text is plain UTF-8. */
int ac_text_width(const char *text);
/** Edit distance with transpositions, in characters, case-folded; stops counting above @limit. */
int ac_text_distance(const char *a, const char *b, int limit);
/** The word of @words nearest to @word, or NULL when none is near enough to be meant. Borrowed. */
const char *ac_text_nearest(const char *word, const char *const *words, guint n_words);

#endif

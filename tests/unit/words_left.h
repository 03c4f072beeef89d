/* SPDX-License-Identifier: MIT */
/**
 * words_left.h - what a screen or a page says in plain letters while the language is one that has none
 * (tests/words/pseudo.py): words that went past gettext. Rule files are Greek then; ids, names and commands
 * are left.
 */
#ifndef WORDS_LEFT_H
#define WORDS_LEFT_H

#include <glib.h>

/** Speaks @language ("qps" accented, "qpl" accented and longer) from now on, with the Greek rule files of
 * @folder. */
void words_speak(const char *folder, const char *language);
/** Back to English, before the next test. */
void words_speak_english(const char *folder);

typedef struct WordsLeft WordsLeft;

/** @known: words that are data or typed, NULL ends; ids of the rule files in @folder are known besides. */
WordsLeft *words_left_new(const char *folder, const char *const *known);
/** Looks through @text, which is @what; keeps the first place of each word of two letters and more that is
 * unknown. */
void words_left_look(WordsLeft *left, const char *what, const char *text);
guint words_left_count(const WordsLeft *left);
void words_left_free(WordsLeft *left);
/** Fails the test that runs where there was one, and says where; frees. */
void words_left_judge(WordsLeft *left);

#endif

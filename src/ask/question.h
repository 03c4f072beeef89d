/* SPDX-License-Identifier: MIT */
/** A question taken apart: its words of meaning, its time, its length. Inside this module only. */
#ifndef AC_ASK_QUESTION_H
#define AC_ASK_QUESTION_H

#include "when_read.h"

#define AC_ASK_QUESTION_WORDS 16

/** What stands before a word: "and", or "in" - either may separate two things asked about. */
typedef enum { AC_ASK_NO_BREAK, AC_ASK_PREPOSITION, AC_ASK_JOINER } AcAskBreak;

typedef struct {
	AcAskWord word;
	char stem[AC_ASK_WORD_BYTES];
	gboolean is_weak;   /* "hair", "wear": says little, need not be matched */
	gboolean is_known;  /* found in the catalogue, in some form */
	gboolean is_mended; /* a slip of the finger, put right */
	AcAskBreak before;
} AcAskItem;

typedef struct {
	AcAskItem items[AC_ASK_QUESTION_WORDS];
	guint n;
	gboolean is_cut;   /* more was said than is read here */
	gboolean is_empty; /* nothing was said at all */
	gboolean has_time;
	AcWhenParts time;
	int for_minutes;
} AcAskQuestion;

void ac_ask_question_read(const char *text, AcAskQuestion *out);
/** Gives the @index-th word another spelling. */
void ac_ask_question_mend(AcAskQuestion *question, guint index, const AcAskWord *word);
/** Bits of the words that have to be matched, and of all words. */
guint32 ac_ask_question_strong(const AcAskQuestion *question);
guint32 ac_ask_question_all(const AcAskQuestion *question);
/** A word that carries no meaning here: "the", "can", "on". */
gboolean ac_ask_word_is_filler(const AcAskWord *word);
gboolean ac_ask_word_is_weak(const AcAskWord *word);
gboolean ac_ask_word_is_joiner(const AcAskWord *word);
/** Could have been meant as a time: passing over it would answer for the wrong moment. */
gboolean ac_ask_word_is_like_time(const AcAskWord *word);

#endif

/* SPDX-License-Identifier: MIT */
/** A question taken apart: its words of meaning, its time, its length. Inside this module only. */
#ifndef AC_ASK_QUESTION_H
#define AC_ASK_QUESTION_H

#include "vocabulary.h"
#include "when_read.h"

#define AC_ASK_QUESTION_WORDS 16
#define AC_ASK_UNREAD_BYTES   64

/** What stands before a word: "and", or "in" - either may separate two things asked about. */
typedef enum { AC_ASK_NO_BREAK, AC_ASK_PREPOSITION, AC_ASK_JOINER } AcAskBreak;

/** Where the time asked about lies, seen from the time that is named. */
typedef enum {
	AC_ASK_AT,
	AC_ASK_BEFORE,
	AC_ASK_UNTIL, /* the day that is named taken in */
	AC_ASK_AFTER,
	AC_ASK_BEFORE_SESSION,
	AC_ASK_DAY_BEFORE_SESSION
} AcAskSide;

typedef struct {
	AcAskWord word;
	char stem[AC_ASK_WORD_BYTES];
	char form[AC_ASK_WORD_BYTES]; /* in the other language; "": there is none, or it stands for English */
	gboolean is_weak;             /* "hair", "wear": says little, need not be matched */
	gboolean is_known;            /* found in the catalogue, in some form */
	gboolean is_mended;           /* a slip of the finger, put right */
	gboolean is_excluded;         /* "without shampoo" */
	AcAskBreak before;
} AcAskItem;

typedef struct {
	AcAskItem items[AC_ASK_QUESTION_WORDS];
	guint n;
	gboolean is_cut;   /* more was said than is read here */
	gboolean is_empty; /* nothing was said at all */
	gboolean has_time;
	AcWhenParts time;
	AcAskSide side;                   /* "before 11": which side of the time */
	gboolean day_is_told;             /* of a side: its day stands before it, "tomorrow before 11" */
	gboolean unread_is_time;          /* what was not read stands for a time: "after lunch" */
	char unread[AC_ASK_UNREAD_BYTES]; /* a part of the sentence that is not read here; "": none */
	guint unread_first, unread_last;  /* where it was typed */
	int for_minutes;
	const AcAskVocabulary *vocabulary;
} AcAskQuestion;

/** @vocabulary: of another language; NULL: it is English. */
void ac_ask_question_read(const char *text, const AcAskVocabulary *vocabulary, AcAskQuestion *out);
/** Gives the @index-th word another spelling. */
void ac_ask_question_mend(AcAskQuestion *question, guint index, const AcAskWord *word);
/** Bits of the words that have to be matched, of all words asked about, and of those after "without". */
guint32 ac_ask_question_strong(const AcAskQuestion *question);
guint32 ac_ask_question_all(const AcAskQuestion *question);
guint32 ac_ask_question_excluded(const AcAskQuestion *question);
/** Whether two words of it are apart: "swim" and "cap" of "swim with a cap". */
gboolean ac_ask_question_is_apart(const AcAskQuestion *question, guint a, guint b);
/** A word that carries no meaning here: "the", "can", "on". */
gboolean ac_ask_word_is_filler(const AcAskWord *word);
gboolean ac_ask_word_is_weak(const AcAskWord *word);
gboolean ac_ask_word_is_joiner(const AcAskWord *word);
/** A word that stands between two things: "and", "with", "to". */
gboolean ac_ask_word_is_break(const AcAskWord *word);
/** "head", "hair", "scalp": where the dots are. */
gboolean ac_ask_word_is_head(const AcAskWord *word);
gboolean ac_ask_word_is_body(const AcAskWord *word);

#endif

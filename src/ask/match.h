/* SPDX-License-Identifier: MIT */
/** The words of a question against the names of the activities. Inside this module only. */
#ifndef AC_ASK_MATCH_H
#define AC_ASK_MATCH_H

#include "lexicon.h"
#include "question.h"

/** How well the best of an activity's names fits. */
typedef enum {
	AC_ASK_FIT_EXACT, /* word for word */
	AC_ASK_FIT_FULL,  /* every word that counts, on both sides, in any order */
	AC_ASK_FIT_JOINT, /* several of its names together: "swim" and "sea" */
	AC_ASK_FIT_NONE
} AcAskFit;

typedef struct {
	AcAskFit fit;
	guint32 covered; /* words of the question that its fully matched names cover */
	int score;       /* 0..100, for ranking */
} AcAskStanding;

/** Rates every activity against the words in @mask; @standings has room for all. Marks the words it finds as
 * known. */
void ac_ask_match(const AcAskLexicon *lexicon, AcAskQuestion *question, guint32 mask,
                  AcAskStanding *standings);
/** Gives unknown words the spelling of the one known word that was plainly meant. FALSE: none changed. */
gboolean ac_ask_mend(const AcAskLexicon *lexicon, AcAskQuestion *question);
/** Raises the score of activities that have a word like an unknown one: for offering, never for answering. */
void ac_ask_match_alike(const AcAskLexicon *lexicon, const AcAskQuestion *question, AcAskStanding *standings);

#endif

/* SPDX-License-Identifier: MIT */
/** ask/ask.h - words to activities: "can I go swimming on saturday", "gym tonight", "wash hair". Pure. */
#ifndef AC_ASK_ASK_H
#define AC_ASK_ASK_H

#include "ask/when.h"
#include "base/arena.h"
#include "model/activity.h"

typedef struct {
	const AcActivity *activity;
	int score; /* 0..100; 100: its very name */
} AcMatch;

typedef struct {
	/** What was surely meant: one, or several that share the word ("swim": pool, sea, lake). None: unsure. */
	const AcActivity *const *activities;
	guint n_activities;
	/** Nearest first, at most 8: what to offer when unsure, or to list while typing (a beginning of a word
	 * counts); what was surely meant is among them. Words that are like nothing give none; no words, what
	 * people ask most (score 0). */
	const AcMatch *near;
	guint n_near;
	gboolean has_when; /* the words named a time: "on saturday", "tonight", "tomorrow at 8" */
	AcWhen when;
	int for_minutes; /* "for 20 minutes"; 0: none */
	/** Why it is unsure: a word that is not known, a part that was not understood. NULL: for another reason.
	 */
	const char *unknown;
	gboolean unknown_is_time; /* it stands for a time that cannot be known: "after lunch" */
	const char *read_as;      /* slips of the finger, as they were read: an answer must say so; NULL: none */
} AcQuery;

/**
 * Understands a question. Filler words ("can I", "is it ok to", "go", "my hair") are passed over, endings are
 * forgiven; slips of the fingers only in long words where one is plainly nearest. Never guesses between two
 * meanings: every other word must be known, or it is unsure ("stop minoxidil", "wash with vinegar"), as is a
 * time that cannot be known ("after lunch"). Several things ("gym and sauna", "swim with a cap") are all
 * meant. "before 11", "until saturday", "before my next session" begin now; "after 6pm" ends with its day.
 * Of an overlong text only the beginning is read: unsure. What is no English throughout is read with the
 * words of @context's vocabulary.
 * @now, @zone: for words like "tonight". The result lies in @arena and points into @catalogue.
 */
const AcQuery *ac_ask(const AcCatalogue *catalogue, const char *words, const AcWhenContext *context,
                      AcArena *arena);

#endif

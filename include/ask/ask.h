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
} AcQuery;

/**
 * Understands a question. Filler words ("can I", "is it ok to", "go", "my hair") are passed over; endings and
 * small slips of the fingers are forgiven only where one activity is plainly nearest. Never guesses between
 * two meanings: an unknown word that could change the meaning ("stop minoxidil"), or a time that cannot be
 * read, leaves it unsure. Several things ("gym and sauna", "run in the sun") are all meant; circumstances
 * ("with my brother", "after the gym") are passed over. Of an overlong text only the beginning is read:
 * unsure.
 * @now, @zone: for words like "tonight". The result lies in @arena and points into @catalogue.
 */
const AcQuery *ac_ask(const AcCatalogue *catalogue, const char *words, const AcWhenContext *context,
                      AcArena *arena);

#endif

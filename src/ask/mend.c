/* SPDX-License-Identifier: MIT */
/* Slips of the finger. */
#include "match.h"

#include <string.h>

#include "base/text.h"

/* What people type is read as another word only where it is long: near "sofa" lie soda and sodas, near
 * "moisturiser" nothing. */
#define MEND_LENGTH 8

typedef struct {
	const AcAskWord *word;
	int limit;
	const AcAskWord *form; /* the word as one of the other language; NULL: it is none */
	gboolean is_offer;     /* only to be offered: then the letters alone decide */
	AcAskWord best;
	char stem[AC_ASK_WORD_BYTES];
	int distance;
	gboolean is_tied;
} Search;

static gboolean same_letters(const AcAskWord *a, const AcAskWord *b)
{
	int counts[256] = {0};
	if (a->length != b->length || a->letters != b->letters)
		return FALSE;
	for (guint i = 0; i < a->length; i++) {
		counts[(guchar)a->text[i]]++;
		counts[(guchar)b->text[i]]--;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(counts); i++)
		if (counts[i] != 0)
			return FALSE;
	return TRUE;
}

/* How far @known is from what was typed; more than the limit where it cannot have been meant. The first
 * letter is seldom wrong; of three letters none is another one: "pus" is not "pub". */
static int distance_to(const Search *search, const AcAskWord *known)
{
	const AcAskWord *word = known->is_foreign ? search->form : search->word;
	/* Of another language only offers are made. */
	if (word == NULL || (known->is_foreign && !search->is_offer))
		return search->limit + 1;
	if (ABS((int)known->length - (int)word->length) > search->limit || known->length < 3)
		return search->limit + 1;
	/* One slip changes two letters at most. */
	if (__builtin_popcount(known->letters ^ word->letters) > 2 * search->limit)
		return search->limit + 1;
	gboolean swapped = same_letters(known, word);
	gboolean is_short = word->length <= 3 && known->length <= 3;
	if (!swapped && (is_short || (!search->is_offer && known->text[0] != word->text[0])))
		return search->limit + 1;
	return ac_text_distance(word->text, known->text, search->limit);
}

static void consider(Search *search, const AcAskWord *known)
{
	int distance = distance_to(search, known);
	if (distance > search->distance || distance > search->limit || ac_ask_word_is_filler(known))
		return;
	char stem[AC_ASK_WORD_BYTES];
	ac_ask_word_stem(known, stem);
	if (distance == search->distance) {
		search->is_tied = search->is_tied || strcmp(stem, search->stem) != 0;
		return;
	}
	search->best = *known;
	search->distance = distance;
	search->is_tied = FALSE;
	memcpy(search->stem, stem, sizeof(stem));
}

static void consider_entry(Search *search, const AcAskEntry *entry)
{
	for (guint i = 0; i < entry->n; i++)
		for (guint k = 0; k < entry->names[i].n; k++)
			consider(search, &entry->names[i].words[k]);
}

static gboolean start(Search *search, const AcAskWord *word, gboolean is_offer)
{
	*search =
	    (Search){.word = word, .limit = is_offer && word->length > MEND_LENGTH ? 2 : 1, .distance = G_MAXINT};
	search->is_offer = is_offer;
	return word->length >= (is_offer ? 3 : MEND_LENGTH) && !word->is_cut &&
	       strpbrk(word->text, "0123456789") == NULL;
}

gboolean ac_ask_mend(const AcAskLexicon *lexicon, AcAskQuestion *question)
{
	gboolean mended = FALSE;
	for (guint q = 0; q < question->n; q++) {
		Search search;
		if (question->items[q].is_known || question->items[q].is_weak || question->items[q].is_excluded ||
		    !start(&search, &question->items[q].word, FALSE))
			continue;
		for (guint i = 0; i < lexicon->n; i++)
			consider_entry(&search, &lexicon->entries[i]);
		if (search.distance > search.limit || search.is_tied)
			continue;
		ac_ask_question_mend(question, q, &search.best);
		mended = TRUE;
	}
	return mended;
}

void ac_ask_match_alike(const AcAskLexicon *lexicon, const AcAskQuestion *question, AcAskStanding *standings)
{
	for (guint q = 0; q < question->n; q++) {
		Search search;
		if (question->items[q].is_known || !start(&search, &question->items[q].word, TRUE))
			continue;
		AcAskWord form = question->items[q].word;
		if (question->items[q].form[0] != '\0') {
			ac_ask_word_set(&form, question->items[q].form);
			search.form = &form;
		}
		for (guint i = 0; i < lexicon->n; i++) {
			search.distance = G_MAXINT;
			consider_entry(&search, &lexicon->entries[i]);
			if (search.distance <= search.limit)
				standings[i].score = MAX(standings[i].score, 45 - 10 * search.distance);
		}
	}
}

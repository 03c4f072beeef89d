/* SPDX-License-Identifier: MIT */
#include "match.h"

#include <string.h>

typedef struct {
	AcAskQuestion *question;
	guint32 mask;   /* the words asked about */
	guint32 strong; /* those of them that have to be matched */
	guint n_words;
	char joined[AC_ASK_QUESTION_WORDS * AC_ASK_WORD_BYTES]; /* "suncream" for "sun cream" */
	gsize joined_length;
	int last; /* the word that may still be in typing */
} Asked;

/* How one name fits. */
typedef struct {
	guint32 covered;             /* matched in full or by stem */
	guint32 touched;             /* and by a beginning */
	guint n_counting, n_matched; /* words of the name that have to be matched, and are */
	gboolean is_exact;
	gboolean is_mended;
	gboolean lacks_weak; /* a word of little weight in the name is not in the question: "out" of "work out" */
} Fit;

static gboolean matches(const AcAskItem *item, const AcAskWord *word)
{
	if (word->is_foreign)
		return !item->word.is_cut && !word->is_cut && strcmp(item->form, word->text) == 0;
	if (item->word.is_cut || word->is_cut || item->word.text[0] != word->text[0])
		return FALSE;
	if (item->word.length == word->length && memcmp(item->word.text, word->text, word->length) == 0)
		return TRUE;
	/* A stem keeps the first two letters, or turns a "y" into an "i": most pairs need no further look. */
	gboolean same_start = item->stem[1] == word->text[1] || word->text[1] == 'y';
	if (item->word.length < 3 || word->length < 3 || !same_start)
		return FALSE;
	char stem[AC_ASK_WORD_BYTES];
	ac_ask_word_stem(word, stem);
	return strcmp(stem, item->stem) == 0;
}

static gboolean begins(const AcAskItem *item, const AcAskWord *word)
{
	if (word->is_foreign)
		return item->form[0] != '\0' && strncmp(word->text, item->form, strlen(item->form)) == 0;
	return item->word.length < word->length && memcmp(item->word.text, word->text, item->word.length) == 0;
}

/* Whether the name itself has such a word between the two: "sit in the sun". */
static gboolean has_break(const AcAskName *name, guint from, guint to)
{
	for (guint p = from + 1; p <= to; p++)
		if (ac_ask_word_is_break(&name->words[p]))
			return TRUE;
	return FALSE;
}

/* The word of the question that word @p of the name is; -1: none. "swim with a cap" is no swim cap: a name is
 * not put together from what the question parts. */
static int pair_of(const Asked *asked, const AcAskName *name, guint p, const int pairs[AC_ASK_WORDS])
{
	int last = -1;
	guint last_p = 0;
	for (guint i = 0; i < p; i++) {
		last_p = pairs[i] >= 0 ? i : last_p;
		last = pairs[i] >= 0 ? pairs[i] : last;
	}
	for (guint q = 0; q < asked->question->n; q++) {
		if ((asked->mask & (1U << q)) == 0 || !matches(&asked->question->items[q], &name->words[p]))
			continue;
		if (last < 0 || !ac_ask_question_is_apart(asked->question, (guint)last, q) ||
		    has_break(name, last_p, p))
			return (int)q;
	}
	return -1;
}

/* Which word of the question each word of the name is; -1: none. @touched: by its beginning only. */
static gboolean pair_up(const Asked *asked, const AcAskName *name, int pairs[AC_ASK_WORDS], Fit *fit)
{
	for (guint p = 0; p < name->n; p++) {
		pairs[p] = pair_of(asked, name, p, pairs);
		if (pairs[p] >= 0) {
			fit->covered |= 1U << pairs[p];
			fit->is_mended = fit->is_mended || asked->question->items[pairs[p]].is_mended;
		}
		if (pairs[p] < 0 && asked->last >= 0 && begins(&asked->question->items[asked->last], &name->words[p]))
			fit->touched |= 1U << asked->last;
	}
	fit->touched |= fit->covered;
	return fit->covered != 0;
}

static void count_words(const Asked *asked, const AcAskName *name, const int pairs[AC_ASK_WORDS], Fit *fit)
{
	guint n_weak = 0, n_weak_matched = 0, n_in_order = 0, n_content = 0;
	int before = -1;
	for (guint p = 0; p < name->n; p++) {
		const AcAskWord *word = &name->words[p];
		if (pairs[p] < 0 && ac_ask_word_is_filler(word))
			continue;
		gboolean is_weak = ac_ask_word_is_weak(word);
		guint matched = pairs[p] >= 0 ? 1 : 0;
		n_content++;
		n_weak += is_weak ? 1 : 0;
		n_weak_matched += is_weak ? matched : 0;
		fit->n_counting += is_weak ? 0 : 1;
		fit->n_matched += is_weak ? 0 : matched;
		if (pairs[p] > before) {
			n_in_order++;
			before = pairs[p];
		}
	}
	fit->lacks_weak = n_weak_matched < n_weak;
	if (fit->n_counting == 0) {
		fit->n_counting = n_weak;
		fit->n_matched = n_weak_matched;
	}
	fit->is_exact = n_in_order == asked->n_words && n_content == asked->n_words;
}

/* "suncream" and "sun cream", "hair cuts" and "haircut". */
static gboolean is_joined(const Asked *asked, const AcAskName *name)
{
	gsize length = 0;
	for (guint p = 0; p < name->n; p++)
		length += name->words[p].length;
	if (length + 1 < asked->joined_length || length > asked->joined_length + 1 || length < 4)
		return FALSE;
	char joined[AC_ASK_WORDS * AC_ASK_WORD_BYTES];
	gsize at = 0;
	for (guint p = 0; p < name->n; p++) {
		memcpy(joined + at, name->words[p].text, name->words[p].length);
		at += name->words[p].length;
	}
	gsize shorter = MIN(length, asked->joined_length);
	if (memcmp(joined, asked->joined, shorter) != 0)
		return FALSE;
	char rest = length > shorter ? joined[shorter] : asked->joined[shorter];
	return length == asked->joined_length || rest == 's';
}

static int share(guint32 part, guint32 whole, int points)
{
	int n = __builtin_popcount(whole);
	return n == 0 ? 0 : points * __builtin_popcount(part & whole) / n;
}

static int score_of(const Asked *asked, const Fit *fit)
{
	gboolean whole_name = fit->n_matched == fit->n_counting && fit->covered != 0;
	gboolean whole_question = (asked->strong & ~fit->covered) == 0 && fit->covered != 0;
	int slip = fit->is_mended ? 12 : 0;
	if (fit->is_exact)
		return 100 - slip;
	if (whole_name && whole_question)
		return 97 - slip;
	if (whole_question)
		return MAX(80 - 3 * (int)(fit->n_counting - fit->n_matched), 65) - slip;
	if ((asked->strong & ~fit->touched) == 0 && fit->touched != 0)
		return fit->covered == 0 ? 70 : 75;
	if (whole_name)
		return (fit->lacks_weak ? 40 : 50) + share(fit->covered, asked->strong, 20) - slip;
	return 20 + share(fit->touched, asked->strong, 30);
}

static void mark_known(const Asked *asked, guint32 covered)
{
	for (guint q = 0; q < asked->question->n; q++)
		if ((covered & (1U << q)) != 0)
			asked->question->items[q].is_known = TRUE;
}

static void rate(const Asked *asked, const AcAskName *name, AcAskStanding *standing)
{
	int pairs[AC_ASK_WORDS];
	Fit fit = {0};
	if (pair_up(asked, name, pairs, &fit))
		count_words(asked, name, pairs, &fit);
	if (!fit.is_exact && name->n != asked->n_words && is_joined(asked, name))
		fit = (Fit){.covered = asked->mask,
		            .touched = asked->mask,
		            .is_exact = TRUE,
		            .n_counting = 1,
		            .n_matched = 1};
	if (fit.touched == 0)
		return;
	mark_known(asked, fit.covered);
	standing->score = MAX(standing->score, score_of(asked, &fit));
	if (fit.covered == 0 || fit.n_matched < fit.n_counting)
		return;
	standing->covered |= fit.covered;
	gboolean whole = (asked->strong & ~fit.covered) == 0;
	AcAskFit found = fit.is_exact ? AC_ASK_FIT_EXACT : whole ? AC_ASK_FIT_FULL : AC_ASK_FIT_NONE;
	standing->fit = MIN(standing->fit, found);
}

static void rate_entry(const Asked *asked, const AcAskEntry *entry, AcAskStanding *standing)
{
	*standing = (AcAskStanding){.fit = AC_ASK_FIT_NONE};
	for (guint i = 0; i < entry->n; i++)
		rate(asked, &entry->names[i], standing);
	if (standing->fit == AC_ASK_FIT_NONE && asked->strong != 0 && (asked->strong & ~standing->covered) == 0) {
		standing->fit = AC_ASK_FIT_JOINT;
		standing->score = MAX(standing->score, 92);
	}
}

void ac_ask_match(const AcAskLexicon *lexicon, AcAskQuestion *question, guint32 mask,
                  AcAskStanding *standings)
{
	Asked asked = {
	    .question = question, .mask = mask, .strong = ac_ask_question_strong(question) & mask, .last = -1};
	gboolean is_apart = FALSE;
	for (guint q = 0; q < question->n; q++) {
		const AcAskWord *word = &question->items[q].word;
		if ((mask & (1U << q)) == 0)
			continue;
		is_apart = is_apart || (asked.last >= 0 && ac_ask_question_is_apart(question, (guint)asked.last, q));
		memcpy(asked.joined + asked.joined_length, word->text, word->length);
		asked.joined_length += word->length;
		asked.n_words++;
		asked.last = (int)q;
	}
	/* "sun, cream" is no suncream. */
	asked.joined_length = is_apart ? 0 : asked.joined_length;
	for (guint i = 0; i < lexicon->n; i++)
		rate_entry(&asked, &lexicon->entries[i], &standings[i]);
}

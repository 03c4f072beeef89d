/* SPDX-License-Identifier: MIT */
#include "lexicon.h"

#include <string.h>

#include "question.h"
#include "vocabulary.h"

static void add_name(AcArena *arena, const AcAskWord *words, guint n, AcAskName *names, guint *n_names)
{
	if (n > 0)
		names[(*n_names)++] = (AcAskName){ac_arena_memdup(arena, words, n * sizeof(AcAskWord)), n};
}

/* Parts of a title point into the words of the whole. */
static void add_parts(AcAskName *names, guint *n_names)
{
	const AcAskName whole = names[0];
	guint start = 0;
	for (guint i = 0; i <= whole.n; i++) {
		if (i < whole.n && !ac_ask_word_is_joiner(&whole.words[i]))
			continue;
		if (i > start && i - start < whole.n)
			names[(*n_names)++] = (AcAskName){whole.words + start, i - start};
		start = i + 1;
	}
}

static void read_entry(const AcActivity *activity, const AcAskEntry *more, AcArena *arena, AcAskEntry *out)
{
	guint n_more = more != NULL ? more->n : 0;
	AcAskWords words;
	guint n = 0;
	ac_ask_words_split(activity->title, &words);
	AcAskName *names = AC_ARENA_ARRAY(arena, AcAskName, words.n + 2 + activity->n_also + n_more);
	add_name(arena, words.words, words.n, names, &n);
	if (n > 0)
		add_parts(names, &n);
	for (guint i = 0; i < activity->n_also; i++) {
		ac_ask_words_split(activity->also[i], &words);
		add_name(arena, words.words, words.n, names, &n);
	}
	ac_ask_words_split(activity->id, &words);
	add_name(arena, words.words, words.n, names, &n);
	if (n_more > 0)
		memcpy(names + n, more->names, n_more * sizeof(AcAskName));
	*out = (AcAskEntry){names, n + n_more};
}

void ac_ask_lexicon_read(const AcCatalogue *catalogue, const AcAskVocabulary *vocabulary, AcArena *arena,
                         AcAskLexicon *out)
{
	AcAskEntry *entries = AC_ARENA_ARRAY(arena, AcAskEntry, catalogue->n_activities);
	for (guint i = 0; i < catalogue->n_activities; i++) {
		const AcActivity *activity = catalogue->activities[i];
		const AcAskEntry *more =
		    vocabulary != NULL ? ac_ask_named_find(&vocabulary->activities, activity->id) : NULL;
		read_entry(activity, more, arena, &entries[i]);
	}
	*out = (AcAskLexicon){entries, catalogue->n_activities};
}

/* SPDX-License-Identifier: MIT */
/* What was asked about: surely, or else what may be offered. */
#include "ask/ask.h"

#include "match.h"

#define MAX_NEAR   8
#define SURE_SCORE 85 /* at least */

typedef struct {
	const AcCatalogue *catalogue;
	AcAskLexicon lexicon;
	AcAskQuestion question;
	guint32 matched;          /* the words of the last match, */
	AcAskStanding *standings; /* and what it gave; by index of the catalogue */
	const AcActivity **found; /* what is surely meant */
	guint n_found;
} Asking;

static void add_found(Asking *asking, const AcActivity *activity)
{
	for (guint i = 0; i < asking->n_found; i++)
		if (asking->found[i] == activity)
			return;
	asking->found[asking->n_found++] = activity;
}

static void match(Asking *asking, guint32 mask)
{
	ac_ask_match(&asking->lexicon, &asking->question, mask, asking->standings);
	asking->matched = mask;
}

/* Those whose names fit the words in @mask best. FALSE: none does. */
static gboolean resolve(Asking *asking, guint32 mask)
{
	const AcCatalogue *catalogue = asking->catalogue;
	match(asking, mask);
	AcAskFit best = AC_ASK_FIT_NONE;
	for (guint i = 0; i < catalogue->n_activities; i++)
		best = MIN(best, asking->standings[i].fit);
	for (guint i = 0; best != AC_ASK_FIT_NONE && i < catalogue->n_activities; i++)
		if (asking->standings[i].fit == best)
			add_found(asking, catalogue->activities[i]);
	return best != AC_ASK_FIT_NONE;
}

/* The words of @mask, apart at breaks of at least @level; returns how many parts. What says little is no
 * part. */
static guint split(const AcAskQuestion *question, guint32 mask, AcAskBreak level,
                   guint32 parts[AC_ASK_QUESTION_WORDS])
{
	guint n = 0;
	guint32 part = 0;
	for (guint at = 0; at <= question->n; at++) {
		gboolean ends =
		    at == question->n || ((mask & (1U << at)) != 0 && question->items[at].before >= level);
		if (ends && (part & ac_ask_question_strong(question)) != 0)
			parts[n++] = part;
		if (ends)
			part = 0;
		if (at < question->n)
			part |= mask & (1U << at);
	}
	return n;
}

/* As many parts from @first on as are one thing ("swim in the sea"); returns how many, 0 when not even one
 * is. */
static guint resolve_longest(Asking *asking, const guint32 *parts, guint first, guint n_parts)
{
	for (guint end = n_parts; end > first; end--) {
		guint32 together = 0;
		for (guint i = first; i < end; i++)
			together |= parts[i];
		if (resolve(asking, together))
			return end - first;
	}
	return 0;
}

/* "gym and sauna", "run in the sun": every part for itself, and each must be sure. */
static gboolean resolve_parts(Asking *asking, guint32 mask, AcAskBreak level)
{
	guint32 parts[AC_ASK_QUESTION_WORDS];
	guint n_parts = split(&asking->question, mask, level, parts), n_before = asking->n_found;
	for (guint i = 0; i < n_parts;) {
		guint taken = resolve_longest(asking, parts, i, n_parts);
		if (taken == 0 && level == AC_ASK_JOINER && resolve_parts(asking, parts[i], AC_ASK_PREPOSITION))
			taken = 1;
		if (taken == 0) {
			asking->n_found = n_before;
			return FALSE;
		}
		i += taken;
	}
	return n_parts > 0;
}

/* "wash with shampoo": of two that lie in one another, the narrower is meant. */
static void drop_wider(Asking *asking)
{
	guint n = 0;
	for (guint i = 0; i < asking->n_found; i++) {
		gboolean is_wider = FALSE;
		for (guint k = 0; k < asking->n_found && !is_wider; k++)
			is_wider = k != i && ac_activity_is(asking->found[k], asking->found[i]);
		if (!is_wider)
			asking->found[n++] = asking->found[i];
	}
	asking->n_found = n;
}

static gboolean mend(Asking *asking)
{
	if (!ac_ask_mend(&asking->lexicon, &asking->question))
		return FALSE;
	asking->matched = 0;
	return TRUE;
}

/* "with my brother": unknown words behind a preposition are circumstances, and may be passed over. Returns
 * what is left; 0 when an unknown word stays that could change the meaning. */
static guint32 without_circumstances(const AcAskQuestion *question)
{
	guint32 left = 0;
	gboolean in_circumstance = FALSE;
	for (guint i = 0; i < question->n; i++) {
		const AcAskItem *item = &question->items[i];
		in_circumstance = !item->is_known && (item->before == AC_ASK_PREPOSITION ||
		                                      (in_circumstance && item->before == AC_ASK_NO_BREAK));
		if (in_circumstance ? ac_ask_word_is_like_time(&item->word) : !item->is_known && !item->is_weak)
			return 0;
		left |= in_circumstance ? 0 : 1U << i;
	}
	return left;
}

static void decide(Asking *asking)
{
	AcAskQuestion *question = &asking->question;
	guint32 all = ac_ask_question_all(question);
	if (question->n == 0 || resolve(asking, all))
		return;
	if (mend(asking) && resolve(asking, all))
		return;
	guint32 left = without_circumstances(question);
	if ((left & ac_ask_question_strong(question)) == 0)
		return;
	if ((left != all && resolve(asking, left)) || resolve_parts(asking, left, AC_ASK_JOINER))
		drop_wider(asking);
}

/* The best, those that people ask most first among equals. */
static guint rank(const AcAskStanding *standings, const AcCatalogue *catalogue, AcMatch near[MAX_NEAR])
{
	guint n = 0;
	for (guint i = 0; i < catalogue->n_activities; i++) {
		int score = standings[i].score;
		if (score <= 0 || (n == MAX_NEAR && score <= near[n - 1].score))
			continue;
		n = MIN(n + 1, MAX_NEAR);
		guint at = n - 1;
		for (; at > 0 && near[at - 1].score < score; at--)
			near[at] = near[at - 1];
		near[at] = (AcMatch){catalogue->activities[i], score};
	}
	return n;
}

/* Nothing was said: what people ask most. */
static guint take_first(const AcCatalogue *catalogue, AcMatch near[MAX_NEAR])
{
	guint n = MIN(catalogue->n_activities, MAX_NEAR);
	for (guint i = 0; i < n; i++)
		near[i] = (AcMatch){catalogue->activities[i], 0};
	return n;
}

/* What is surely meant stands first, also where much around it was passed over. */
static void raise_found(Asking *asking)
{
	for (guint i = 0; i < asking->catalogue->n_activities; i++)
		for (guint k = 0; k < asking->n_found; k++)
			if (asking->found[k] == asking->catalogue->activities[i])
				asking->standings[i].score = MAX(asking->standings[i].score, SURE_SCORE);
}

static guint list_near(Asking *asking, AcMatch near[MAX_NEAR])
{
	AcAskQuestion *question = &asking->question;
	if (question->n == 0)
		return take_first(asking->catalogue, near);
	if (asking->matched != ac_ask_question_all(question))
		match(asking, ac_ask_question_all(question));
	raise_found(asking);
	guint n = rank(asking->standings, asking->catalogue, near);
	if (n > 0)
		return n;
	ac_ask_match_alike(&asking->lexicon, question, asking->standings);
	return rank(asking->standings, asking->catalogue, near);
}

const AcQuery *ac_ask(const AcCatalogue *catalogue, const char *words, const AcWhenContext *context,
                      AcArena *arena)
{
	AcQuery *query = AC_ARENA_NEW(arena, AcQuery);
	Asking asking = {.catalogue = catalogue};
	asking.standings = AC_ARENA_ARRAY(arena, AcAskStanding, catalogue->n_activities);
	asking.found = AC_ARENA_ARRAY(arena, const AcActivity *, catalogue->n_activities);
	AcMatch *near = AC_ARENA_ARRAY(arena, AcMatch, MAX_NEAR);

	ac_ask_lexicon_read(catalogue, arena, &asking.lexicon);
	ac_ask_question_read(words, &asking.question);
	query->for_minutes = asking.question.for_minutes;
	query->has_when =
	    asking.question.has_time && ac_when_settle(&asking.question.time, context, FALSE, &query->when, NULL);
	decide(&asking);
	/* What was said of time and cannot be understood must not be answered as if it had not been said. */
	if (asking.question.is_cut || asking.question.has_time != query->has_when)
		asking.n_found = 0;
	query->activities = asking.found;
	query->n_activities = asking.n_found;
	query->near = near;
	query->n_near = list_near(&asking, near);
	return query;
}

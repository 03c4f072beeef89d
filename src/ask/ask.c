/* SPDX-License-Identifier: MIT */
/* What was asked about: surely, or else what may be offered. */
#include "ask/ask.h"

#include <string.h>

#include "match.h"
#include "side.h"
#include "vocabulary.h"

#define MAX_NEAR        8
#define SURE_SCORE      85 /* at least */
#define BEGINNING_SCORE 70 /* at least, where all that is missing is the rest of a word */

typedef struct {
	const AcCatalogue *catalogue;
	AcAskLexicon lexicon;
	AcAskQuestion question;
	guint32 matched;          /* the words of the last match, */
	AcAskStanding *standings; /* and what it gave; by index of the catalogue */
	const AcActivity **found; /* what is surely meant */
	guint n_found;
	const char *words;
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

static guint32 words_that(const Asking *asking, guint32 mask, gboolean (*are)(const AcAskWord *word))
{
	const AcAskQuestion *question = &asking->question;
	guint32 found = 0;
	for (guint i = 0; i < question->n; i++)
		if ((mask & (1U << i)) != 0 && are(&question->items[i].word))
			found |= 1U << i;
	return found;
}

/* "shower my body and head", "shave my head and face": a part of the body alone is said of what stands first.
 * The head is what every activity is about: beside it the body is not named, and what is left is meant. */
static gboolean resolve_body(Asking *asking, guint32 part)
{
	AcAskQuestion *question = &asking->question;
	guint32 head = words_that(asking, part, ac_ask_word_is_head);
	guint32 body = words_that(asking, part, ac_ask_word_is_body);
	guint32 rest = part & ~head & ~body, verb = 1;
	if (body == 0 && (rest & ac_ask_question_strong(question)) != 0)
		return head != 0 && resolve(asking, rest);
	if (rest != 0 || (part & verb) != 0 || question->items[0].is_weak)
		return FALSE;
	if (body == 0)
		return resolve(asking, verb);
	guint first = (guint)__builtin_ctz(part);
	AcAskBreak before = question->items[first].before;
	question->items[first].before = AC_ASK_NO_BREAK;
	gboolean found = resolve(asking, verb | part);
	question->items[first].before = before;
	return found;
}

/* "gym and sauna", "run in the sun": every part for itself, and each must be sure. */
static gboolean resolve_parts(Asking *asking, guint32 mask, AcAskBreak level)
{
	guint32 parts[AC_ASK_QUESTION_WORDS];
	guint n_parts = split(&asking->question, mask, level, parts), n_before = asking->n_found;
	for (guint i = 0; i < n_parts;) {
		guint taken = resolve_longest(asking, parts, i, n_parts);
		if (taken == 0 && level == AC_ASK_JOINER)
			taken =
			    resolve_parts(asking, parts[i], AC_ASK_PREPOSITION) || resolve_body(asking, parts[i]) ? 1 : 0;
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

static gboolean understand(Asking *asking)
{
	guint32 all = ac_ask_question_all(&asking->question);
	if (all == 0 || resolve(asking, all))
		return all != 0;
	if (!resolve_parts(asking, all, AC_ASK_JOINER))
		return FALSE;
	drop_wider(asking);
	return TRUE;
}

/* "shower without shampoo" asks about the shower; what "sun without sunscreen" asks, no rule knows. */
static gboolean leaves_out_a_step(Asking *asking)
{
	guint32 excluded = ac_ask_question_excluded(&asking->question);
	guint n = asking->n_found;
	if (excluded == 0)
		return TRUE;
	gboolean is_step = resolve(asking, excluded) && asking->n_found > n;
	for (guint i = n; i < asking->n_found && is_step; i++) {
		is_step = FALSE;
		for (guint k = 0; k < n && !is_step; k++)
			is_step = asking->found[i]->ladder == asking->found[k];
	}
	asking->n_found = n;
	return is_step;
}

static void decide(Asking *asking)
{
	if (!understand(asking) && (!mend(asking) || !understand(asking)))
		return;
	if (!leaves_out_a_step(asking))
		asking->n_found = 0;
}

/* What was said of time and cannot be understood must not be answered as if it had not been said. */
static gboolean is_read_in_full(const Asking *asking, const AcQuery *query)
{
	const AcAskQuestion *question = &asking->question;
	return !question->is_cut && question->unread[0] == '\0' && question->has_time == query->has_when;
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
	if (asking->n_found == 0)
		ac_ask_match_alike(&asking->lexicon, question, asking->standings);
	return rank(asking->standings, asking->catalogue, near);
}

/* The first word that is not known; none while it may still be in typing. */
static const char *unknown_word(const Asking *asking, const AcQuery *query, AcArena *arena)
{
	const AcAskQuestion *question = &asking->question;
	gboolean is_beginning = query->n_near > 0 && query->near[0].score >= BEGINNING_SCORE;
	for (guint i = 0; i < question->n; i++) {
		const AcAskItem *item = &question->items[i];
		if (!item->is_known && !item->is_weak && !(is_beginning && i + 1 == question->n))
			return question->vocabulary == NULL
			           ? ac_arena_strdup(arena, item->word.text)
			           : ac_ask_words_typed(asking->words, item->word.token, item->word.token, arena);
	}
	return NULL;
}

static const char *unread_words(const Asking *asking, AcArena *arena)
{
	const AcAskQuestion *question = &asking->question;
	return question->vocabulary == NULL
	           ? ac_arena_strdup(arena, question->unread)
	           : ac_ask_words_typed(asking->words, question->unread_first, question->unread_last, arena);
}

static void explain_doubt(const Asking *asking, AcArena *arena, AcQuery *query)
{
	const AcAskQuestion *question = &asking->question;
	gboolean is_session =
	    question->side == AC_ASK_BEFORE_SESSION || question->side == AC_ASK_DAY_BEFORE_SESSION;
	query->unknown_is_time = question->unread_is_time || (is_session && !query->has_when);
	if (question->unread[0] != '\0')
		query->unknown = unread_words(asking, arena);
	else if (query->unknown_is_time)
		query->unknown = question->vocabulary == NULL
		                     ? "before my next session"
		                     : ac_ask_words_typed(asking->words, 0, AC_ASK_WORDS, arena);
	else if (query->n_activities == 0)
		query->unknown = unknown_word(asking, query, arena);
}

static const char *mended_words(const Asking *asking, AcArena *arena)
{
	const AcAskQuestion *question = &asking->question;
	const char *words = NULL;
	for (guint i = 0; i < question->n; i++)
		if (question->items[i].is_mended)
			words = words == NULL ? ac_arena_strdup(arena, question->items[i].word.text)
			                      : ac_arena_printf(arena, "%s, %s", words, question->items[i].word.text);
	return words;
}

static const AcQuery *ask(const AcCatalogue *catalogue, const char *words, const AcWhenContext *context,
                          const AcAskVocabulary *vocabulary, AcArena *arena)
{
	AcQuery *query = AC_ARENA_NEW(arena, AcQuery);
	Asking asking = {.catalogue = catalogue, .words = words};
	asking.standings = AC_ARENA_ARRAY(arena, AcAskStanding, catalogue->n_activities);
	asking.found = AC_ARENA_ARRAY(arena, const AcActivity *, catalogue->n_activities);
	AcMatch *near = AC_ARENA_ARRAY(arena, AcMatch, MAX_NEAR);

	ac_ask_lexicon_read(catalogue, vocabulary, arena, &asking.lexicon);
	ac_ask_question_read(words, vocabulary, &asking.question);
	query->for_minutes = asking.question.for_minutes;
	query->has_when = asking.question.has_time && ac_ask_side_settle(&asking.question, context, &query->when);
	decide(&asking);
	if (!is_read_in_full(&asking, query))
		asking.n_found = 0;
	query->activities = asking.found;
	query->n_activities = asking.n_found;
	query->near = near;
	query->n_near = list_near(&asking, near);
	query->read_as = query->n_activities > 0 ? mended_words(&asking, arena) : NULL;
	if (query->n_activities == 0)
		explain_doubt(&asking, arena, query);
	return query;
}

/* English is understood always: where all of it is, as it stands, it is meant. */
const AcQuery *ac_ask(const AcCatalogue *catalogue, const char *words, const AcWhenContext *context,
                      AcArena *arena)
{
	const AcQuery *english = ask(catalogue, words, context, NULL, arena);
	if (context->vocabulary == NULL || (english->n_activities > 0 && english->read_as == NULL))
		return english;
	const AcQuery *other = ask(catalogue, words, context, ac_when_vocabulary(context), arena);
	gboolean is_time = english->has_when && english->unknown == NULL && other->n_activities == 0;
	return is_time || (english->n_activities > 0 && other->n_activities == 0) ? english : other;
}

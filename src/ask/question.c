/* SPDX-License-Identifier: MIT */
#include "question.h"

#include <string.h>

#include "base/text.h"

static const char *const FILLERS[] = {
    "a",       "about",   "again", "all",    "allow",   "allowed",   "alright", "already",  "am",
    "an",      "any",     "are",   "as",     "be",      "been",      "bit",     "can",      "cant",
    "could",   "daily",   "day",   "days",   "did",     "do",        "does",    "doing",    "done",
    "each",    "every",   "fine",  "get",    "getting", "go",        "goes",    "going",    "gonna",
    "good",    "had",     "has",   "have",   "having",  "hello",     "help",    "hey",      "hi",
    "how",     "i",       "id",    "if",     "ill",     "im",        "is",      "it",       "its",
    "ive",     "just",    "know",  "let",    "lets",    "like",      "long",    "make",     "making",
    "may",     "me",      "might", "much",   "my",      "need",      "needs",   "now",      "of",
    "often",   "ok",      "okay",  "once",   "our",     "permitted", "please",  "possible", "quick",
    "quickly", "really",  "right", "safe",   "shall",   "should",    "so",      "some",     "someone",
    "soon",    "still",   "take",  "taking", "tell",    "thanks",    "that",    "the",      "there",
    "these",   "thing",   "this",  "to",     "today",   "too",       "until",   "till",     "very",
    "want",    "was",     "we",    "week",   "weeks",   "what",      "whats",   "when",     "whens",
    "where",   "whether", "which", "will",   "wish",    "would",     "yet",     "you",      "your",
    NULL,
};

/* Of little weight: a match with them counts, a lack of one doesn't. */
static const char *const WEAK[] = {
    "apply",  "applying", "down", "drink", "drinking", "eat",     "eating",  "hair", "head",    "hairs",
    "heads",  "off",      "out",  "play",  "put",      "putting", "playing", "ride", "riding",  "scalp",
    "scalps", "start",    "try",  "up",    "use",      "used",    "using",   "wear", "wearing", NULL,
};

static const char *const JOINERS[] = {"also", "and", "or", "plus", "then", NULL};
static const char *const PREPOSITIONS[] = {"at",   "by", "during", "for",  "from",  "in",    "inside", "into",
                                           "near", "on", "onto",   "over", "under", "while", "with",   NULL};
/* What follows them is not what is asked about. */
static const char *const ASIDES[] = {"after",   "although", "because", "before", "but",
                                     "despite", "except",   "instead", "since",  "though",
                                     "unless",  "versus",   "without", NULL};
/* A new question begins, an aside ends. */
static const char *const OPENERS[] = {"am",  "can",    "could", "do",   "is",
                                      "may", "should", "what",  "when", NULL};

gboolean ac_ask_word_is_joiner(const AcAskWord *word)
{
	return ac_ask_word_in(word, JOINERS);
}

gboolean ac_ask_word_is_filler(const AcAskWord *word)
{
	return ac_ask_word_in(word, FILLERS) || ac_ask_word_in(word, PREPOSITIONS) || ac_ask_word_is_joiner(word);
}

gboolean ac_ask_word_is_weak(const AcAskWord *word)
{
	return ac_ask_word_in(word, WEAK);
}

gboolean ac_ask_word_is_like_time(const AcAskWord *word)
{
	static const char *const TIMES[] = {
	    "today",    "tonight", "tomorrow",  "yesterday", "monday",   "tuesday",  "wednesday",
	    "thursday", "friday",  "saturday",  "sunday",    "weekend",  "morning",  "afternoon",
	    "evening",  "night",   "january",   "february",  "march",    "april",    "june",
	    "july",     "august",  "september", "october",   "november", "december", "midnight",
	    "week",     "month",   "minutes",   "hours",     "days",
	};
	if (strpbrk(word->text, "0123456789") != NULL)
		return TRUE;
	int limit = word->length < 7 ? 1 : 2;
	for (gsize i = 0; word->length >= 4 && i < G_N_ELEMENTS(TIMES); i++)
		if (ac_text_distance(word->text, TIMES[i], limit) <= limit)
			return TRUE;
	return FALSE;
}

static void add_item(AcAskQuestion *question, const AcAskWord *word, AcAskBreak before)
{
	for (guint i = 0; i < question->n; i++)
		if (strcmp(question->items[i].word.text, word->text) == 0)
			return; /* said twice */
	if (question->n == AC_ASK_QUESTION_WORDS) {
		question->is_cut = TRUE;
		return;
	}
	AcAskItem *item = &question->items[question->n++];
	*item = (AcAskItem){.before = before};
	ac_ask_question_mend(question, question->n - 1, word);
	item->is_mended = FALSE;
}

void ac_ask_question_mend(AcAskQuestion *question, guint index, const AcAskWord *word)
{
	AcAskItem *item = &question->items[index];
	item->word = *word;
	item->is_weak = ac_ask_word_is_weak(word);
	item->is_mended = TRUE;
	ac_ask_word_stem(word, item->stem);
}

/* "for 20 minutes", "20 minutes": how many words it took. */
static guint read_length(const AcAskWords *words, guint at, AcAskQuestion *question)
{
	static const char *const OTHERWISE[] = {"after", "before", "within", "in",   "until",
	                                        "every", "past",   "last",   "next", NULL};
	gboolean is_for = ac_ask_word_is(&words->words[at], "for");
	if (question->for_minutes != 0 || (!is_for && at > 0 && ac_ask_word_in(&words->words[at - 1], OTHERWISE)))
		return 0;
	/* "a day" is a length only behind "for"; "20 minutes" anywhere. */
	if (!is_for && !g_ascii_isdigit(words->words[at].text[0]))
		return 0;
	int minutes = 0;
	guint taken = ac_when_read_length(words, at + (is_for ? 1 : 0), &minutes);
	if (taken == 0)
		return 0;
	question->for_minutes = CLAMP(minutes, 1, AC_DAY_MINUTES);
	return taken + (is_for ? 1 : 0);
}

/* Finds the words of time and of length, and marks them. */
static void read_times(const AcAskWords *words, gboolean taken[AC_ASK_WORDS], AcAskQuestion *question)
{
	for (guint at = 0; at < words->n;) {
		guint step = ac_when_read(words, at, TRUE, &question->time);
		question->has_time = question->has_time || step > 0;
		if (step == 0)
			step = read_length(words, at, question);
		for (guint i = 0; i < step; i++)
			taken[at + i] = TRUE;
		at += MAX(step, 1);
	}
}

static void read_items(const AcAskWords *words, const gboolean taken[AC_ASK_WORDS], AcAskQuestion *question)
{
	AcAskBreak before = AC_ASK_NO_BREAK;
	gboolean in_aside = FALSE;
	for (guint i = 0; i < words->n; i++) {
		const AcAskWord *word = &words->words[i];
		if (taken[i])
			continue;
		in_aside = ac_ask_word_in(word, ASIDES) ||
		           (in_aside && !word->after_comma && !ac_ask_word_in(word, OPENERS));
		if (in_aside)
			continue;
		if (word->after_comma || ac_ask_word_is_joiner(word))
			before = AC_ASK_JOINER;
		if (ac_ask_word_in(word, PREPOSITIONS))
			before = MAX(before, AC_ASK_PREPOSITION);
		if (ac_ask_word_is_filler(word))
			continue;
		add_item(question, word, question->n == 0 && before == AC_ASK_JOINER ? AC_ASK_NO_BREAK : before);
		before = AC_ASK_NO_BREAK;
	}
}

void ac_ask_question_read(const char *text, AcAskQuestion *out)
{
	AcAskWords words;
	gboolean taken[AC_ASK_WORDS] = {FALSE};
	ac_ask_words_split(text, &words);
	out->n = 0;
	out->is_cut = words.is_cut;
	out->is_empty = words.n == 0;
	out->has_time = FALSE;
	out->time = AC_WHEN_PARTS_NONE;
	out->for_minutes = 0;
	read_times(&words, taken, out);
	read_items(&words, taken, out);
	/* "my hair": then the little that was said has to do. */
	if (ac_ask_question_strong(out) == 0)
		for (guint i = 0; i < out->n; i++)
			out->items[i].is_weak = FALSE;
}

guint32 ac_ask_question_all(const AcAskQuestion *question)
{
	return (1U << question->n) - 1;
}

guint32 ac_ask_question_strong(const AcAskQuestion *question)
{
	guint32 strong = 0;
	for (guint i = 0; i < question->n; i++)
		if (!question->items[i].is_weak)
			strong |= 1U << i;
	return strong;
}

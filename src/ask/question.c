/* SPDX-License-Identifier: MIT */
#include "question.h"

#include <string.h>

#include "side.h"

/* Words that carry no meaning of their own. None that names a time ("day", "soon") or turns a question round
 * ("not", "stop") may stand here: what is not known makes the answer unsure. */
static const char *const FILLERS[] = {
    "a",      "about", "again",  "all",     "allow",  "allowed",   "alright", "already",  "am",     "an",
    "any",    "are",   "as",     "be",      "been",   "bit",       "can",     "cant",     "could",  "daily",
    "did",    "do",    "does",   "doing",   "done",   "each",      "every",   "fine",     "get",    "getting",
    "go",     "goes",  "going",  "gonna",   "good",   "had",       "has",     "have",     "having", "hello",
    "help",   "hey",   "hi",     "how",     "i",      "id",        "if",      "ill",      "im",     "is",
    "it",     "its",   "ive",    "just",    "know",   "let",       "lets",    "like",     "long",   "make",
    "making", "may",   "me",     "might",   "much",   "my",        "need",    "needs",    "now",    "of",
    "often",  "ok",    "okay",   "once",    "our",    "permitted", "please",  "possible", "quick",  "quickly",
    "really", "right", "safe",   "shall",   "should", "so",        "some",    "someone",  "still",  "take",
    "taking", "tell",  "thanks", "that",    "the",    "there",     "these",   "thing",    "this",   "to",
    "today",  "too",   "until",  "till",    "very",   "want",      "was",     "we",       "what",   "whats",
    "when",   "whens", "where",  "whether", "which",  "will",      "wish",    "would",    "yet",    "you",
    "your",   NULL,
};

/* Of little weight: a match with them counts, a lack of one doesn't. */
static const char *const WEAK[] = {
    "apply",  "applying", "down", "drink", "drinking", "eat",     "eating",  "hair", "head",    "hairs",
    "heads",  "off",      "out",  "play",  "put",      "putting", "playing", "ride", "riding",  "scalp",
    "scalps", "start",    "try",  "up",    "use",      "used",    "using",   "wear", "wearing", NULL,
};

/* Where the dots are; and the rest of the body: named beside it, the head is meant for itself. */
static const char *const HEAD[] = {"hair", "hairs", "head", "heads", "scalp", "scalps", NULL};
static const char *const BODY[] = {"arm",   "arms", "armpits",   "back", "beard", "body",
                                   "chest", "face", "feet",      "foot", "hand",  "hands",
                                   "leg",   "legs", "moustache", "neck", NULL};

static const char *const JOINERS[] = {"also", "and", "or", "plus", "then", NULL};
static const char *const PREPOSITIONS[] = {"at",   "by", "during", "for",  "from",  "in",    "inside", "into",
                                           "near", "on", "onto",   "over", "under", "while", "with",   NULL};
/* Words that begin something new as well, though they are no joiners: "wear a cap to swim", "swim if I wear a
 * cap", "swim wearing a cap". */
static const char *const PARTERS[] = {
    "am",      "apply",  "applying", "are",  "be",      "been", "can",   "cant",  "could", "did",
    "do",      "does",   "doing",    "get",  "getting", "go",   "goes",  "going", "had",   "has",
    "have",    "having", "i",        "if",   "is",      "may",  "might", "need",  "needs", "put",
    "putting", "shall",  "should",   "take", "taking",  "to",   "use",   "using", "want",  "was",
    "we",      "wear",   "wearing",  "when", "where",   "will", "would", "you",   NULL};
/* What follows them is not read: the question stays unsure. */
static const char *const ASIDES[] = {"after",   "although", "because", "before", "but",
                                     "despite", "except",   "instead", "since",  "though",
                                     "unless",  "versus",   NULL};
static const char *const TIME_ASIDES[] = {"after", "before", "since", NULL};
/* "with my brother", "at home": who and where makes no difference. */
static const char *const COMPANIONS[] = {
    "boyfriend", "brother", "brothers", "child",  "children", "colleague", "colleagues", "dad",
    "daughter",  "family",  "father",   "friend", "friends",  "fun",       "girlfriend", "home",
    "husband",   "kids",    "mate",     "mates",  "mom",      "mother",    "mum",        "partner",
    "sister",    "sisters", "son",      "team",   "wife",     NULL};
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

gboolean ac_ask_word_is_break(const AcAskWord *word)
{
	return word->after_comma || word->is_verb || ac_ask_word_in(word, PREPOSITIONS) ||
	       ac_ask_word_in(word, PARTERS) || ac_ask_word_is_joiner(word);
}

gboolean ac_ask_word_is_weak(const AcAskWord *word)
{
	return ac_ask_word_in(word, WEAK);
}

gboolean ac_ask_word_is_head(const AcAskWord *word)
{
	return ac_ask_word_in(word, HEAD);
}

gboolean ac_ask_word_is_body(const AcAskWord *word)
{
	return ac_ask_word_in(word, BODY);
}

static void add_item(AcAskQuestion *question, const AcAskWord *word, AcAskBreak before, gboolean excluded)
{
	if (question->n == AC_ASK_QUESTION_WORDS) {
		question->is_cut = TRUE;
		return;
	}
	AcAskItem *item = &question->items[question->n++];
	*item = (AcAskItem){.before = before, .is_excluded = excluded};
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
	item->form[0] = '\0';
	if (word->is_foreign)
		ac_ask_word_form(question->vocabulary, word, item->form);
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

/* "all day", "all day tomorrow": the day as a whole. */
static guint read_all_day(const AcAskWords *words, guint at, AcAskQuestion *question)
{
	if (at + 1 >= words->n || !ac_ask_word_is(&words->words[at], "all") ||
	    !ac_ask_word_is(&words->words[at + 1], "day"))
		return 0;
	guint step = ac_when_read(words, at + 2, TRUE, &question->time);
	if (step == 0 && question->time.kind == AC_WHEN_NO_DATE)
		question->time.kind = AC_WHEN_TODAY_PLUS;
	question->has_time = TRUE;
	return 2 + step;
}

static guint read_time(const AcAskWords *words, guint at, AcAskQuestion *question)
{
	guint step = ac_ask_side_read(words, at, question);
	if (step == 0)
		step = ac_when_read(words, at, TRUE, &question->time);
	if (step == 0)
		step = read_all_day(words, at, question);
	question->has_time = question->has_time || step > 0;
	return step;
}

/* Finds the words of time and of length, and marks them. */
static void read_times(const AcAskWords *words, gboolean taken[AC_ASK_WORDS], AcAskQuestion *question)
{
	for (guint at = 0; at < words->n;) {
		guint step = read_time(words, at, question);
		if (step == 0)
			step = read_length(words, at, question);
		for (guint i = 0; i < step; i++)
			taken[at + i] = TRUE;
		at += MAX(step, 1);
	}
}

static void add_unread(AcAskQuestion *question, const AcAskWord *word)
{
	gsize length = strlen(question->unread), blank = length > 0 ? 1 : 0;
	if (length == 0) {
		question->unread_is_time = ac_ask_word_in(word, TIME_ASIDES);
		question->unread_first = word->token;
	}
	question->unread_last = word->token;
	if (length + blank + word->length >= AC_ASK_UNREAD_BYTES)
		return;
	if (blank > 0)
		question->unread[length] = ' ';
	memcpy(question->unread + length + blank, word->text, (gsize)word->length + 1);
}

/* "how often a week", "every day": no time, only how often. */
static gboolean is_rhythm(const AcAskWords *words, guint at)
{
	static const char *const UNITS[] = {"day", "days", "week", "weeks", NULL};
	static const char *const EACH[] = {"a", "each", "every", "per", NULL};
	return at > 0 && ac_ask_word_in(&words->words[at], UNITS) && ac_ask_word_in(&words->words[at - 1], EACH);
}

static gboolean is_passed_over(const AcAskWords *words, guint at, AcAskBreak before)
{
	const AcAskWord *word = &words->words[at];
	gboolean asks_how_soon =
	    ac_ask_word_is(word, "soon") && at > 0 && ac_ask_word_is(&words->words[at - 1], "how");
	return ac_ask_word_is_filler(word) || asks_how_soon || is_rhythm(words, at) ||
	       ac_ask_word_is(word, "without") ||
	       (before == AC_ASK_PREPOSITION && ac_ask_word_in(word, COMPANIONS));
}

/* What parts a word from what stands before it, with what was found up to it. */
static AcAskBreak break_at(const AcAskWord *word, AcAskBreak before)
{
	if (word->after_comma || ac_ask_word_is_joiner(word))
		return AC_ASK_JOINER;
	return ac_ask_word_is_break(word) ? MAX(before, AC_ASK_PREPOSITION) : before;
}

/* The parts that are not read, marked as taken. */
static void read_asides(const AcAskWords *words, gboolean taken[AC_ASK_WORDS], AcAskQuestion *question)
{
	gboolean in_aside = FALSE;
	for (guint i = 0; i < words->n; i++) {
		const AcAskWord *word = &words->words[i];
		in_aside = (!taken[i] && ac_ask_word_in(word, ASIDES)) ||
		           (in_aside && !word->after_comma && !ac_ask_word_in(word, OPENERS));
		if (in_aside)
			add_unread(question, word);
		taken[i] = taken[i] || in_aside;
	}
}

static void read_items(const AcAskWords *words, const gboolean taken[AC_ASK_WORDS], AcAskQuestion *question)
{
	AcAskBreak before = AC_ASK_NO_BREAK;
	gboolean excluded = FALSE, with = FALSE;
	for (guint i = 0; i < words->n; i++) {
		const AcAskWord *word = &words->words[i];
		if (taken[i])
			continue;
		before = break_at(word, before);
		excluded = ac_ask_word_is(word, "without") || (excluded && !word->after_comma);
		with = ac_ask_word_is(word, "with") || (with && before == AC_ASK_PREPOSITION);
		if (is_passed_over(words, i, before))
			continue;
		/* "shower my body with my head" */
		if (with && ac_ask_word_is_head(word))
			before = AC_ASK_JOINER;
		add_item(question, word, question->n == 0 ? AC_ASK_NO_BREAK : before, excluded);
		before = AC_ASK_NO_BREAK;
		with = FALSE;
	}
}

/* Where a part of the sentence that begins at item @at ends. */
static guint part_end(const AcAskQuestion *question, guint at, AcAskBreak level)
{
	guint end = at + 1;
	while (end < question->n && question->items[end].before < level)
		end++;
	return end;
}

/* Words of little weight that have nothing else beside them are what is asked about. */
static void weigh_parts(AcAskQuestion *question)
{
	for (guint at = 0; at < question->n;) {
		guint end = part_end(question, at, AC_ASK_JOINER);
		gboolean has_strong = FALSE;
		for (guint i = at; i < end; i++)
			has_strong = has_strong || !question->items[i].is_weak;
		for (guint i = at; i < end && !has_strong; i++)
			question->items[i].is_weak = FALSE;
		at = end;
	}
}

static void weigh(AcAskQuestion *question)
{
	gboolean has_body = FALSE;
	for (guint i = 0; i < question->n; i++)
		has_body = has_body || ac_ask_word_is_body(&question->items[i].word);
	for (guint i = 0; i < question->n; i++) {
		AcAskItem *item = &question->items[i];
		gboolean is_head = ac_ask_word_is_head(&item->word);
		/* "drink at the pool": apart from what follows it is no mere "have". */
		gboolean is_drink = item->stem[0] == 'd' && strcmp(item->stem, "drink") == 0 &&
		                    (i == 0 || item->before != AC_ASK_NO_BREAK) && i + 1 < question->n &&
		                    question->items[i + 1].before != AC_ASK_NO_BREAK;
		if ((is_head && (has_body || (item->before == AC_ASK_JOINER))) || is_drink)
			item->is_weak = FALSE;
	}
	weigh_parts(question);
}

void ac_ask_question_read(const char *text, const AcAskVocabulary *vocabulary, AcAskQuestion *out)
{
	AcAskWords words;
	gboolean taken[AC_ASK_WORDS] = {FALSE};
	ac_ask_words_read(text, vocabulary, &words);
	out->vocabulary = vocabulary;
	out->n = 0;
	out->is_cut = words.is_cut;
	out->is_empty = words.n == 0;
	out->has_time = FALSE;
	out->time = AC_WHEN_PARTS_NONE;
	out->side = AC_ASK_AT;
	out->day_is_told = FALSE;
	out->unread_is_time = FALSE;
	out->unread[0] = '\0';
	out->for_minutes = 0;
	read_times(&words, taken, out);
	read_asides(&words, taken, out);
	read_items(&words, taken, out);
	weigh(out);
}

guint32 ac_ask_question_excluded(const AcAskQuestion *question)
{
	guint32 excluded = 0;
	for (guint i = 0; i < question->n; i++)
		if (question->items[i].is_excluded)
			excluded |= 1U << i;
	return excluded;
}

guint32 ac_ask_question_all(const AcAskQuestion *question)
{
	return ((1U << question->n) - 1) & ~ac_ask_question_excluded(question);
}

guint32 ac_ask_question_strong(const AcAskQuestion *question)
{
	guint32 strong = 0;
	for (guint i = 0; i < question->n; i++)
		if (!question->items[i].is_weak)
			strong |= 1U << i;
	return strong;
}

gboolean ac_ask_question_is_apart(const AcAskQuestion *question, guint a, guint b)
{
	for (guint i = MIN(a, b) + 1; i <= MAX(a, b); i++)
		if (question->items[i].before != AC_ASK_NO_BREAK)
			return TRUE;
	return FALSE;
}

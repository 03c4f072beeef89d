/* SPDX-License-Identifier: MIT */
#include "ask/signs.h"

#include <string.h>

#include "question.h"
#include "vocabulary.h"

/* Words of another language may have so many others between them: "die Zunge ist auf einmal geschwollen". */
#define LOOSE 3

typedef char Stem[AC_ASK_WORD_BYTES];

typedef struct {
	Stem stems[AC_ASK_WORDS];
	AcAskWord words[AC_ASK_WORDS];   /* what they are the stems of */
	gboolean is_weak[AC_ASK_WORDS];  /* says nothing of what is felt: "scalp", "feels" */
	gboolean is_named[AC_ASK_WORDS]; /* belongs to a sign that was found */
	guint n;
	gboolean is_cut;
	const AcAskVocabulary *vocabulary; /* NULL: they are English */
} Stems;

static const char *const MILD[] = {"mild", "slight", "slightly", "light", "little", "faint", NULL};
static const char *const MODERATE[] = {"moderate", "medium", "middling", NULL};
static const char *const STRONG[] = {"strong", "severe",  "bad",        "badly",
                                     "heavy",  "intense", "unbearable", NULL};
static const char *const FEELS[] = {"feel", "feels", "feeling", "bit",   "very",  "really", "some",
                                    "skin", "quite", "there",   "got",   "has",   "have",   "looks",
                                    "look", "seems", "now",     "today", "still", "area",   NULL};

static AcSignSeverity severity_of(const AcAskWord *word)
{
	if (ac_ask_word_in(word, STRONG))
		return AC_SEVERITY_STRONG;
	if (ac_ask_word_in(word, MODERATE))
		return AC_SEVERITY_MODERATE;
	return ac_ask_word_in(word, MILD) ? AC_SEVERITY_MILD : AC_SEVERITY_ANY;
}

static gboolean is_weak(const AcAskWord *word)
{
	return ac_ask_word_in(word, FEELS) || ac_ask_word_is_head(word) || severity_of(word) != AC_SEVERITY_ANY;
}

/* "cannot", "can't", "can not" are one word; what else says nothing is left out. */
static void read_words(const AcAskWords *words, Stems *out)
{
	static const char *const CANNOT[] = {"cannot", "cant", "not", NULL};
	static const char *const WHERE[] = {"all", "over", "under", NULL}; /* "rash all over" */
	out->n = 0;
	out->is_cut = words->is_cut;
	out->vocabulary = words->vocabulary;
	for (guint i = 0; i < words->n; i++) {
		const AcAskWord *word = &words->words[i];
		if (ac_ask_word_is_filler(word) && !ac_ask_word_in(word, WHERE) && !ac_ask_word_in(word, CANNOT))
			continue;
		out->words[out->n] = *word;
		out->is_weak[out->n] = is_weak(word);
		out->is_named[out->n] = FALSE;
		if (ac_ask_word_in(word, CANNOT))
			memcpy(out->stems[out->n++], "cannot", sizeof "cannot");
		else
			ac_ask_word_stem(word, out->stems[out->n++]);
	}
}

static void read_stems(const char *text, const AcAskVocabulary *vocabulary, Stems *out)
{
	AcAskWords words;
	ac_ask_words_read(text, vocabulary, &words);
	read_words(&words, out);
}

/* Marks the words of [from, from + n) that @name is; FALSE: one of them is not there. */
static gboolean mark(Stems *said, guint from, guint n, const Stems *name)
{
	gboolean is_used[AC_ASK_WORDS] = {FALSE};
	for (guint k = 0; k < name->n; k++) {
		gboolean found = FALSE;
		for (guint i = from; i < from + n; i++) {
			gboolean is_it = name->vocabulary == NULL
			                     ? strcmp(said->stems[i], name->stems[k]) == 0
			                     : ac_ask_words_equal(name->vocabulary, &said->words[i], &name->words[k]);
			is_used[i] = is_used[i] || is_it;
			found = found || is_it;
		}
		if (!found)
			return FALSE;
	}
	for (guint i = from; i < from + n; i++)
		said->is_named[i] = said->is_named[i] || is_used[i];
	return TRUE;
}

static gboolean is_named(Stems *said, const Stems *name)
{
	gboolean found = FALSE;
	guint width = name->n;
	if (name->vocabulary != NULL && width > 1)
		width = MIN(width + LOOSE, MAX(said->n, width));
	for (guint from = 0; name->n > 0 && from + width <= said->n; from++)
		found = mark(said, from, width, name) || found;
	return found;
}

static gboolean names(Stems *said, const char *text)
{
	Stems name;
	read_stems(text, NULL, &name);
	return is_named(said, &name);
}

static gboolean names_any(Stems *said, const char *const *also, guint n_also)
{
	gboolean found = FALSE;
	for (guint i = 0; i < n_also; i++)
		found = names(said, also[i]) || found;
	return found;
}

/* What @id is called in the other language. */
static gboolean names_foreign(Stems *said, const AcAskNamedList *list, const char *id)
{
	const AcAskEntry *entry = ac_ask_named_find(list, id);
	gboolean found = FALSE;
	for (guint i = 0; entry != NULL && i < entry->n; i++) {
		AcAskWords words = {.n = entry->names[i].n, .vocabulary = said->vocabulary};
		Stems name;
		memcpy(words.words, entry->names[i].words, words.n * sizeof(AcAskWord));
		read_words(&words, &name);
		found = is_named(said, &name) || found;
	}
	return found;
}

/* ---- in English, and in the other language ---------------------------------------------------------------
 */

typedef struct {
	const char *words;
	const AcAskVocabulary *vocabulary; /* NULL: none */
	Stems said, other;                 /* as English; in the other language, English words among them */
} Said;

static void read_said(const char *words, const AcAskVocabulary *vocabulary, Said *out)
{
	out->words = words;
	out->vocabulary = vocabulary;
	read_stems(words, NULL, &out->said);
	out->other.n = 0;
	if (vocabulary != NULL)
		read_stems(words, vocabulary, &out->other);
}

static gboolean names_flag(Said *said, const AcRedFlag *flag)
{
	gboolean found = names_any(&said->said, flag->also, flag->n_also);
	if (said->vocabulary == NULL)
		return found;
	found = names_any(&said->other, flag->also, flag->n_also) || found;
	return names_foreign(&said->other, &said->vocabulary->red_flags, flag->id) || found;
}

const AcRedFlag *const *ac_ask_red_flags(const AcSafety *safety, const AcAskVocabulary *vocabulary,
                                         const char *words, AcArena *arena, guint *n)
{
	guint n_flags = safety != NULL ? safety->n_flags : 0;
	const AcRedFlag **found = AC_ARENA_ARRAY(arena, const AcRedFlag *, n_flags);
	Said said;
	read_said(words, vocabulary, &said);
	*n = 0;
	for (guint i = 0; i < n_flags; i++)
		if (names_flag(&said, &safety->flags[i]))
			found[(*n)++] = &safety->flags[i];
	return found;
}

static void mark_all(Stems *said)
{
	for (guint k = 0; k < said->n; k++)
		said->is_named[k] = TRUE;
}

static void find_flags(AcSignsNamed *out, const AcSafety *safety, Said *said, AcArena *arena)
{
	const AcRedFlag **found = AC_ARENA_ARRAY(arena, const AcRedFlag *, safety->n_flags);
	for (guint i = 0; i < safety->n_flags; i++) {
		const AcRedFlag *flag = &safety->flags[i];
		gboolean by_id = g_ascii_strncasecmp(flag->id, said->words, AC_ASK_MAX_BYTES) == 0;
		if (by_id)
			mark_all(&said->said);
		if (names_flag(said, flag) || by_id)
			found[out->n_flags++] = flag;
	}
	out->flags = found;
}

static gboolean names_sign(Stems *said, const AcSign *sign)
{
	gboolean by_name = names(said, sign->id), by_title = names(said, sign->title);
	return names_any(said, sign->also, sign->n_also) || by_name || by_title;
}

static void find_signs(AcSignsNamed *out, const AcProtocol *protocol, Said *said, AcArena *arena)
{
	const AcSign **found = AC_ARENA_ARRAY(arena, const AcSign *, protocol->n_signs);
	for (guint i = 0; i < protocol->n_signs; i++) {
		const AcSign *sign = &protocol->signs[i];
		gboolean is_it = names_sign(&said->said, sign);
		if (said->vocabulary != NULL) {
			is_it = names_sign(&said->other, sign) || is_it;
			is_it = names_foreign(&said->other, &said->vocabulary->signs, sign->id) || is_it;
		}
		if (is_it)
			found[out->n_signs++] = sign;
	}
	out->signs = found;
}

/* The strongest that is told. */
static AcSignSeverity told_severity(const char *text, const AcAskVocabulary *vocabulary)
{
	AcAskWords words;
	AcSignSeverity most = AC_SEVERITY_ANY;
	ac_ask_words_read(text, vocabulary, &words);
	for (guint i = 0; i < words.n; i++)
		most = MAX(most, severity_of(&words.words[i]));
	return most;
}

static gboolean has_more(const Stems *said)
{
	gboolean more = said->is_cut;
	for (guint i = 0; i < said->n; i++)
		more = more || (!said->is_named[i] && !said->is_weak[i]);
	return more;
}

const AcSignsNamed *ac_ask_signs(const AcProtocol *protocol, const AcSafety *safety,
                                 const AcAskVocabulary *vocabulary, const char *words, AcArena *arena)
{
	AcSignsNamed *out = AC_ARENA_NEW(arena, AcSignsNamed);
	Said said;
	read_said(words, vocabulary, &said);
	out->severity = MAX(told_severity(words, NULL), told_severity(words, vocabulary));
	if (safety != NULL && said.said.n > 0)
		find_flags(out, safety, &said, arena);
	if (protocol != NULL && said.said.n > 0)
		find_signs(out, protocol, &said, arena);
	/* It is enough that all of it was understood in one of the languages. */
	out->has_more = has_more(&said.said) && (vocabulary == NULL || has_more(&said.other));
	return out;
}

gboolean ac_ask_is_nothing(const AcAskVocabulary *vocabulary, const char *words)
{
	AcAskWords read;
	ac_ask_words_read(words, vocabulary, &read);
	return read.n == 1 && ac_ask_word_is(&read.words[0], "nothing");
}

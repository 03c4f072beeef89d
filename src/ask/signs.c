/* SPDX-License-Identifier: MIT */
#include "ask/signs.h"

#include <string.h>

#include "question.h"

typedef char Stem[AC_ASK_WORD_BYTES];

typedef struct {
	Stem stems[AC_ASK_WORDS];
	gboolean is_weak[AC_ASK_WORDS];  /* says nothing of what is felt: "scalp", "feels" */
	gboolean is_named[AC_ASK_WORDS]; /* belongs to a sign that was found */
	guint n;
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
static void read_stems(const char *text, Stems *out)
{
	static const char *const CANNOT[] = {"cannot", "cant", "not", NULL};
	static const char *const WHERE[] = {"all", "over", "under", NULL}; /* "rash all over" */
	AcAskWords words;
	ac_ask_words_split(text, &words);
	out->n = 0;
	for (guint i = 0; i < words.n; i++) {
		const AcAskWord *word = &words.words[i];
		out->is_weak[out->n] = is_weak(word);
		out->is_named[out->n] = FALSE;
		if (ac_ask_word_in(word, CANNOT))
			memcpy(out->stems[out->n++], "cannot", sizeof "cannot");
		else if (!ac_ask_word_is_filler(word) || ac_ask_word_in(word, WHERE))
			ac_ask_word_stem(word, out->stems[out->n++]);
	}
}

static gboolean has(const Stems *said, guint from, guint n, const char *stem)
{
	for (guint i = from; i < from + n; i++)
		if (strcmp(said->stems[i], stem) == 0)
			return TRUE;
	return FALSE;
}

static gboolean is_named(Stems *said, const Stems *name)
{
	gboolean found = FALSE;
	for (guint from = 0; name->n > 0 && from + name->n <= said->n; from++) {
		gboolean all = TRUE;
		for (guint i = 0; i < name->n && all; i++)
			all = has(said, from, name->n, name->stems[i]);
		for (guint i = 0; i < name->n && all; i++)
			said->is_named[from + i] = TRUE;
		found = found || all;
	}
	return found;
}

static gboolean names(Stems *said, const char *text)
{
	Stems name;
	read_stems(text, &name);
	return is_named(said, &name);
}

static gboolean names_any(Stems *said, const char *const *also, guint n_also)
{
	gboolean found = FALSE;
	for (guint i = 0; i < n_also; i++)
		found = names(said, also[i]) || found;
	return found;
}

const AcRedFlag *const *ac_ask_red_flags(const AcSafety *safety, const char *words, AcArena *arena, guint *n)
{
	guint n_flags = safety != NULL ? safety->n_flags : 0;
	const AcRedFlag **found = AC_ARENA_ARRAY(arena, const AcRedFlag *, n_flags);
	Stems said;
	read_stems(words, &said);
	*n = 0;
	for (guint i = 0; i < n_flags && said.n > 0; i++)
		if (names_any(&said, safety->flags[i].also, safety->flags[i].n_also))
			found[(*n)++] = &safety->flags[i];
	return found;
}

static void find_flags(AcSignsNamed *out, const AcSafety *safety, Stems *said, const char *words,
                       AcArena *arena)
{
	const AcRedFlag **found = AC_ARENA_ARRAY(arena, const AcRedFlag *, safety->n_flags);
	for (guint i = 0; i < safety->n_flags; i++) {
		const AcRedFlag *flag = &safety->flags[i];
		gboolean by_id = g_ascii_strncasecmp(flag->id, words, AC_ASK_MAX_BYTES) == 0;
		for (guint k = 0; by_id && k < said->n; k++)
			said->is_named[k] = TRUE;
		if (names_any(said, flag->also, flag->n_also) || by_id)
			found[out->n_flags++] = flag;
	}
	out->flags = found;
}

static void find_signs(AcSignsNamed *out, const AcProtocol *protocol, Stems *said, AcArena *arena)
{
	const AcSign **found = AC_ARENA_ARRAY(arena, const AcSign *, protocol->n_signs);
	for (guint i = 0; i < protocol->n_signs; i++) {
		const AcSign *sign = &protocol->signs[i];
		gboolean by_name = names(said, sign->id), by_title = names(said, sign->title);
		if (names_any(said, sign->also, sign->n_also) || by_name || by_title)
			found[out->n_signs++] = sign;
	}
	out->signs = found;
}

/* The strongest that is told. */
static AcSignSeverity told_severity(const AcAskWords *words)
{
	AcSignSeverity most = AC_SEVERITY_ANY;
	for (guint i = 0; i < words->n; i++)
		most = MAX(most, severity_of(&words->words[i]));
	return most;
}

const AcSignsNamed *ac_ask_signs(const AcProtocol *protocol, const AcSafety *safety, const char *words,
                                 AcArena *arena)
{
	AcSignsNamed *out = AC_ARENA_NEW(arena, AcSignsNamed);
	AcAskWords split;
	Stems said;
	ac_ask_words_split(words, &split);
	read_stems(words, &said);
	out->severity = told_severity(&split);
	if (safety != NULL && said.n > 0)
		find_flags(out, safety, &said, words, arena);
	if (protocol != NULL && said.n > 0)
		find_signs(out, protocol, &said, arena);
	out->has_more = split.is_cut;
	for (guint i = 0; i < said.n; i++)
		out->has_more = out->has_more || (!said.is_named[i] && !said.is_weak[i]);
	return out;
}

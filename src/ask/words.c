/* SPDX-License-Identifier: MIT */
#include "words.h"

#include <string.h>

/* Letters without accents, lower case; for text that is not plain ASCII. Owned. */
static char *fold(const char *text, gsize length)
{
	g_autofree char *valid = g_utf8_make_valid(text, (gssize)length);
	g_autofree char *lower = g_utf8_casefold(valid, -1);
	g_autofree char *parts = g_utf8_normalize(lower, -1, G_NORMALIZE_NFKD);
	GString *folded = g_string_sized_new(length);
	for (const char *at = parts; *at != '\0'; at += g_utf8_skip[(guchar)*at]) {
		gunichar c = g_utf8_get_char(at);
		if (c < 0x80)
			g_string_append_c(folded, (char)c);
		else if (c == 0x2019)
			g_string_append_c(folded, '\'');
		else if (g_unichar_isalnum(c))
			g_string_append_unichar(folded, c);
		else if (g_unichar_type(c) != G_UNICODE_NON_SPACING_MARK)
			g_string_append_c(folded, ' ');
	}
	return g_string_free(folded, FALSE);
}

typedef struct {
	AcAskWords *out;
	AcAskWord *word; /* being filled, or NULL */
	gboolean comma;
} Splitter;

static void end_word(Splitter *splitter)
{
	AcAskWord *word = splitter->word;
	if (word == NULL)
		return;
	while (word->length > 0 && g_ascii_ispunct(word->text[word->length - 1]))
		word->length--;
	word->text[word->length] = '\0';
	if (word->length > 0)
		splitter->out->n++;
	splitter->word = NULL;
}

static inline void add_char(Splitter *splitter, char c)
{
	if (splitter->word == NULL) {
		if (splitter->out->n == AC_ASK_WORDS) {
			splitter->out->is_cut = TRUE;
			return;
		}
		splitter->word = &splitter->out->words[splitter->out->n];
		splitter->word->length = 0;
		splitter->word->letters = 0;
		splitter->word->is_cut = FALSE;
		splitter->word->after_comma = splitter->comma ? 1 : 0;
		splitter->word->token = (guint8)splitter->out->n;
		splitter->word->is_foreign = splitter->word->is_glossed = 0;
		splitter->word->is_verb = splitter->word->is_open = 0;
		splitter->comma = FALSE;
	}
	AcAskWord *word = splitter->word;
	if (word->length < AC_ASK_WORD_BYTES - 1) {
		word->text[word->length++] = c;
		word->letters |= 1U << ((guchar)c % 32);
	} else {
		word->is_cut = TRUE;
	}
}

static gboolean is_numeric(const AcAskWord *word)
{
	return word != NULL && word->length > 0 && !g_ascii_isalpha(word->text[0]);
}

/* Whether the sign at @at belongs to a number: "18:00", "2026-12-01", "+3d". */
static gboolean is_part_of_number(const AcAskWord *word, const char *at)
{
	if (word == NULL)
		return (*at == '+' || *at == '-') && g_ascii_isdigit(at[1]);
	return is_numeric(word) && strchr(":-./+", *at) != NULL;
}

static void add_sign(Splitter *splitter, const char *at)
{
	char c = *at;
	if (c == '\'' || (c == '.' && splitter->word != NULL && !g_ascii_isdigit(at[1])))
		return; /* "o'clock", "p.m." */
	if (is_part_of_number(splitter->word, at)) {
		add_char(splitter, c);
		return;
	}
	end_word(splitter);
	if (c == '&') {
		add_char(splitter, 'a');
		add_char(splitter, 'n');
		add_char(splitter, 'd');
		end_word(splitter);
	}
	splitter->comma = splitter->comma || strchr(",+(;/", c) != NULL;
}

void ac_ask_words_split(const char *text, AcAskWords *out)
{
	out->n = 0;
	out->is_cut = FALSE;
	out->vocabulary = NULL;
	gsize length = 0;
	gboolean ascii = TRUE;
	for (; text[length] != '\0' && length < AC_ASK_MAX_BYTES; length++)
		ascii = ascii && (guchar)text[length] < 0x80;
	g_autofree char *folded = ascii ? NULL : fold(text, length);
	const char *at = ascii ? text : folded, *end = ascii ? text + length : folded + strlen(folded);

	Splitter splitter = {.out = out};
	for (; at < end; at++) {
		guchar c = (guchar)*at;
		if (c >= 0x80 || g_ascii_isalnum(c))
			add_char(&splitter, (char)(g_ascii_isupper(c) ? c + ('a' - 'A') : c));
		else if (g_ascii_isspace(c) || g_ascii_iscntrl(c))
			end_word(&splitter);
		else
			add_sign(&splitter, at);
	}
	end_word(&splitter);
	out->is_cut = out->is_cut || text[length] != '\0';
}

void ac_ask_word_set(AcAskWord *word, const char *text)
{
	word->length = (guint8)strlen(text);
	memmove(word->text, text, (gsize)word->length + 1);
	word->letters = 0;
	for (guint i = 0; i < word->length; i++)
		word->letters |= 1U << ((guchar)text[i] % 32);
}

gboolean ac_ask_word_is(const AcAskWord *word, const char *text)
{
	return word->text[0] == text[0] && strcmp(word->text, text) == 0;
}

gboolean ac_ask_word_in(const AcAskWord *word, const char *const *list)
{
	for (; *list != NULL; list++)
		if (ac_ask_word_is(word, *list))
			return TRUE;
	return FALSE;
}

static gboolean has_vowel(const char *text, gsize length)
{
	for (gsize i = 0; i < length; i++)
		if (strchr("aeiouy", text[i]) != NULL)
			return TRUE;
	return FALSE;
}

static gboolean ends(const char *text, gsize length, const char *ending)
{
	gsize n = strlen(ending);
	return length >= n + 2 && memcmp(text + length - n, ending, n) == 0 && has_vowel(text, length - n);
}

void ac_ask_word_stem(const AcAskWord *word, char stem[AC_ASK_WORD_BYTES])
{
	gsize length = word->length;
	memcpy(stem, word->text, length + 1);
	if (length < 3 || !g_ascii_isalpha(stem[0]))
		return;
	if (ends(stem, length, "ing"))
		length -= 3;
	else if (ends(stem, length, "ed") && stem[length - 3] != 'e')
		length -= 2;
	else if (ends(stem, length, "es"))
		length -= 2;
	else if (ends(stem, length, "s") && stem[length - 2] != 's')
		length -= 1;
	if (length > 2 && stem[length - 1] == 'e')
		length--;
	if (length > 2 && stem[length - 1] == stem[length - 2] && strchr("aeiouy", stem[length - 1]) == NULL)
		length--;
	if (stem[length - 1] == 'y')
		stem[length - 1] = 'i';
	stem[length] = '\0';
}

/* SPDX-License-Identifier: MIT */
/* A vocabulary taken apart: its words looked up by the first of each phrase, its names as words that are
 * compared. */
#include "vocabulary.h"

#include <string.h>

/* What is left of a word is no shorter: "Bad" of "baden", "Sonn" of "Sonne". */
#define LEAST_LEFT 3

/** What is typed, letter for letter, and what it is in English. */
struct AcAskGloss {
	const AcAskWord *said, *meant;
	guint n_said, n_meant;
};

/* ---- one word ------------------------------------------------------------------------------------------ */

void ac_ask_word_letters(const AcAskVocabulary *vocabulary, const AcAskWord *word,
                         char letters[AC_ASK_WORD_BYTES])
{
	const AcVocabulary *data = vocabulary->data;
	gsize n = 0;
	for (gsize at = 0; at < word->length;) {
		gsize step = 0;
		for (guint i = 0; i + 1 < data->n_letters && step == 0; i += 2) {
			if (data->letters[i][0] != word->text[at])
				continue;
			gsize length = strlen(data->letters[i]), read = strlen(data->letters[i + 1]);
			if (length == 0 || strncmp(word->text + at, data->letters[i], length) != 0)
				continue;
			memcpy(letters + n, data->letters[i + 1], read);
			n += read;
			step = length;
		}
		if (step == 0)
			letters[n++] = word->text[at];
		at += MAX(step, 1);
	}
	letters[n] = '\0';
}

/* Two endings at most: "geschwollenen" is "geschwoll". */
void ac_ask_word_form(const AcAskVocabulary *vocabulary, const AcAskWord *word, char form[AC_ASK_WORD_BYTES])
{
	const AcVocabulary *data = vocabulary->data;
	ac_ask_word_letters(vocabulary, word, form);
	gsize length = strlen(form);
	if (g_ascii_isdigit(form[0]) || word->is_cut)
		return;
	for (guint turn = 0; turn < 2; turn++) {
		for (guint i = 0; i < data->n_endings; i++) {
			gsize n = strlen(data->endings[i]), least = n == 1 || turn > 0 ? LEAST_LEFT + 1 : LEAST_LEFT;
			if (n == 0 || length < n + least || data->endings[i][n - 1] != form[length - 1] ||
			    strcmp(form + length - n, data->endings[i]) != 0)
				continue;
			length -= n;
			form[length] = '\0';
			break;
		}
	}
}

static gboolean same_letters(const AcAskVocabulary *vocabulary, const AcAskWord *word, const char *letters)
{
	char own[AC_ASK_WORD_BYTES];
	ac_ask_word_letters(vocabulary, word, own);
	return strcmp(own, letters) == 0;
}

gboolean ac_ask_words_equal(const AcAskVocabulary *vocabulary, const AcAskWord *word, const AcAskWord *named)
{
	char own[AC_ASK_WORD_BYTES];
	if (word->is_cut || named->is_cut)
		return FALSE;
	if (!named->is_foreign || !word->is_foreign)
		return named->is_foreign == word->is_foreign && strcmp(word->text, named->text) == 0;
	if (named->is_open == 0) {
		ac_ask_word_form(vocabulary, word, own);
		return strcmp(own, named->text) == 0;
	}
	ac_ask_word_letters(vocabulary, word, own);
	gsize length = strlen(own), wanted = named->length;
	if (length < wanted)
		return FALSE;
	if (named->is_open == (AC_ASK_OPEN_START | AC_ASK_OPEN_END))
		return strstr(own, named->text) != NULL;
	return strncmp(named->is_open == AC_ASK_OPEN_END ? own : own + length - wanted, named->text, wanted) == 0;
}

/* ---- words that stand for English ones ------------------------------------------------------------------
 */

/* The first whose first word is @letters; n_glosses: none. */
static guint first_gloss(const AcAskVocabulary *vocabulary, const char *letters)
{
	guint low = 0, high = vocabulary->n_glosses;
	while (low < high) {
		guint middle = low + (high - low) / 2;
		if (strcmp(vocabulary->glosses[middle].said[0].text, letters) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static gboolean stands_at(const AcAskVocabulary *vocabulary, const AcAskGloss *gloss, const AcAskWords *words,
                          guint at)
{
	if (at + gloss->n_said > words->n)
		return FALSE;
	for (guint i = 1; i < gloss->n_said; i++) {
		const AcAskWord *word = &words->words[at + i];
		if (word->after_comma || !same_letters(vocabulary, word, gloss->said[i].text))
			return FALSE;
	}
	return TRUE;
}

/* "8 am" stays what it is, whatever "am" means. */
static gboolean is_half_of_day(const AcAskWords *words, guint at)
{
	static const char *const HALVES[] = {"am", "pm", NULL};
	return at > 0 && g_ascii_isdigit(words->words[at - 1].text[0]) &&
	       ac_ask_word_in(&words->words[at], HALVES);
}

static const AcAskGloss *gloss_at(const AcAskVocabulary *vocabulary, const AcAskWords *words, guint at)
{
	char letters[AC_ASK_WORD_BYTES];
	if (words->words[at].is_cut || is_half_of_day(words, at))
		return NULL;
	ac_ask_word_letters(vocabulary, &words->words[at], letters);
	for (guint i = first_gloss(vocabulary, letters); i < vocabulary->n_glosses; i++) {
		const AcAskGloss *gloss = &vocabulary->glosses[i];
		if (strcmp(gloss->said[0].text, letters) != 0)
			return NULL;
		if (stands_at(vocabulary, gloss, words, at))
			return gloss;
	}
	return NULL;
}

static void add_word(AcAskWords *out, const AcAskWord *word)
{
	if (out->n < AC_ASK_WORDS)
		out->words[out->n++] = *word;
	else
		out->is_cut = TRUE;
}

static gboolean is_verb(const AcAskVocabulary *vocabulary, const AcAskWord *word)
{
	char form[AC_ASK_WORD_BYTES];
	ac_ask_word_form(vocabulary, word, form);
	for (guint i = 0; i < vocabulary->n_verbs; i++)
		if (strcmp(vocabulary->verbs[i].text, form) == 0)
			return TRUE;
	return FALSE;
}

void ac_ask_words_read(const char *text, const AcAskVocabulary *vocabulary, AcAskWords *out)
{
	if (vocabulary == NULL) {
		ac_ask_words_split(text, out);
		return;
	}
	AcAskWords typed;
	ac_ask_words_split(text, &typed);
	out->n = 0;
	out->is_cut = typed.is_cut;
	out->vocabulary = vocabulary;
	for (guint at = 0; at < typed.n;) {
		const AcAskGloss *gloss = gloss_at(vocabulary, &typed, at);
		AcAskWord word = typed.words[at];
		if (gloss == NULL) {
			word.is_foreign = TRUE;
			word.is_verb = is_verb(vocabulary, &word) ? 1 : 0;
			add_word(out, &word);
			at++;
			continue;
		}
		for (guint i = 0; i < gloss->n_meant; i++) {
			AcAskWord meant = gloss->meant[i];
			meant.after_comma = i == 0 ? word.after_comma : 0;
			meant.token = word.token;
			meant.is_glossed = TRUE;
			add_word(out, &meant);
		}
		at += gloss->n_said;
	}
}

/* ---- names --------------------------------------------------------------------------------------------- */

/* Which words of a name are open, by their place among those between blanks: "*ausschlag am ganzen Körper".
 */
static guint openness(const char *name, guint token)
{
	for (guint i = 0; *name != '\0'; i++) {
		name += strspn(name, " ");
		gsize length = strcspn(name, " ");
		if (i == token && length > 0)
			return (name[0] == '*' ? AC_ASK_OPEN_START : 0) | (name[length - 1] == '*' ? AC_ASK_OPEN_END : 0);
		name += length;
	}
	return 0;
}

static AcAskName read_name(const AcAskVocabulary *vocabulary, const char *text, AcArena *arena)
{
	AcAskWords words;
	ac_ask_words_read(text, vocabulary, &words);
	for (guint i = 0; i < words.n; i++) {
		AcAskWord *word = &words.words[i];
		char form[AC_ASK_WORD_BYTES];
		if (!word->is_foreign)
			continue;
		word->is_open = (guint8)openness(text, word->token);
		if (word->is_open != 0)
			ac_ask_word_letters(vocabulary, word, form);
		else
			ac_ask_word_form(vocabulary, word, form);
		ac_ask_word_set(word, form);
	}
	return (AcAskName){ac_arena_memdup(arena, words.words, words.n * sizeof(AcAskWord)), words.n};
}

static AcAskNamedList read_names(const AcAskVocabulary *vocabulary, const AcVocabularyList *list,
                                 AcArena *arena)
{
	AcAskNamed *named = AC_ARENA_ARRAY(arena, AcAskNamed, list->n);
	for (guint i = 0; i < list->n; i++) {
		const AcVocabularyEntry *entry = &list->entries[i];
		AcAskName *names = AC_ARENA_ARRAY(arena, AcAskName, entry->n_also);
		guint n = 0;
		for (guint k = 0; k < entry->n_also; k++) {
			names[n] = read_name(vocabulary, entry->also[k], arena);
			n += names[n].n > 0 ? 1 : 0;
		}
		named[i] = (AcAskNamed){entry->id, {names, n}};
	}
	return (AcAskNamedList){named, list->n};
}

const AcAskEntry *ac_ask_named_find(const AcAskNamedList *list, const char *id)
{
	for (guint i = 0; i < list->n; i++)
		if (strcmp(list->named[i].id, id) == 0)
			return &list->named[i].entry;
	return NULL;
}

/* ---- the whole ----------------------------------------------------------------------------------------- */

static int by_first_word(gconstpointer a, gconstpointer b, G_GNUC_UNUSED gpointer data)
{
	const AcAskGloss *left = a, *right = b;
	int order = strcmp(left->said[0].text, right->said[0].text);
	return order != 0 ? order : (int)right->n_said - (int)left->n_said;
}

static void add_gloss(const AcAskVocabulary *vocabulary, const char *said, const AcAskWords *meant,
                      AcArena *arena, AcAskGloss *out)
{
	AcAskWords words;
	ac_ask_words_split(said, &words);
	for (guint i = 0; i < words.n; i++) {
		char letters[AC_ASK_WORD_BYTES];
		ac_ask_word_letters(vocabulary, &words.words[i], letters);
		ac_ask_word_set(&words.words[i], letters);
	}
	*out = (AcAskGloss){.said = ac_arena_memdup(arena, words.words, words.n * sizeof(AcAskWord)),
	                    .n_said = words.n,
	                    .meant = ac_arena_memdup(arena, meant->words, meant->n * sizeof(AcAskWord)),
	                    .n_meant = meant->n};
}

static void read_glosses(AcAskVocabulary *vocabulary, AcArena *arena)
{
	const AcVocabularyList *list = &vocabulary->data->words;
	guint most = 0, n = 0;
	for (guint i = 0; i < list->n; i++)
		most += list->entries[i].n_also;
	AcAskGloss *glosses = AC_ARENA_ARRAY(arena, AcAskGloss, most);
	for (guint i = 0; i < list->n; i++) {
		AcAskWords meant;
		ac_ask_words_split(list->entries[i].id, &meant);
		for (guint k = 0; k < list->entries[i].n_also; k++) {
			add_gloss(vocabulary, list->entries[i].also[k], &meant, arena, &glosses[n]);
			n += glosses[n].n_said > 0 ? 1 : 0;
		}
	}
	g_qsort_with_data(glosses, (int)n, sizeof(AcAskGloss), by_first_word, NULL);
	vocabulary->glosses = glosses;
	vocabulary->n_glosses = n;
}

static void read_verbs(AcAskVocabulary *vocabulary, AcArena *arena)
{
	const AcVocabulary *data = vocabulary->data;
	AcAskWord *verbs = AC_ARENA_ARRAY(arena, AcAskWord, data->n_verbs);
	for (guint i = 0; i < data->n_verbs; i++) {
		AcAskWords words;
		char form[AC_ASK_WORD_BYTES];
		ac_ask_words_split(data->verbs[i], &words);
		if (words.n == 0)
			continue;
		ac_ask_word_form(vocabulary, &words.words[0], form);
		ac_ask_word_set(&verbs[vocabulary->n_verbs++], form);
	}
	vocabulary->verbs = verbs;
}

const AcAskVocabulary *ac_ask_vocabulary_new(const AcVocabulary *data, AcArena *arena)
{
	AcAskVocabulary *vocabulary = AC_ARENA_NEW(arena, AcAskVocabulary);
	vocabulary->data = data;
	read_glosses(vocabulary, arena);
	read_verbs(vocabulary, arena);
	vocabulary->activities = read_names(vocabulary, &data->activities, arena);
	vocabulary->events = read_names(vocabulary, &data->events, arena);
	vocabulary->red_flags = read_names(vocabulary, &data->red_flags, arena);
	vocabulary->signs = read_names(vocabulary, &data->signs, arena);
	return vocabulary;
}

const char *ac_ask_words_typed(const char *text, guint first, guint last, AcArena *arena)
{
	static const char BLANKS[] = " \t\n\r";
	const char *begin = NULL, *end = text;
	guint n = 0;
	for (const char *at = text; *at != '\0' && n <= last;) {
		AcAskWords words;
		at += strspn(at, BLANKS);
		gsize length = strlen(at), to_blank = 0;
		while (to_blank < length && strchr(BLANKS, at[to_blank]) == NULL)
			to_blank++;
		g_autofree char *chunk = g_strndup(at, to_blank);
		ac_ask_words_split(chunk, &words);
		if (words.n > 0 && n + words.n > first && begin == NULL)
			begin = at;
		n += words.n;
		at += to_blank;
		end = words.n > 0 ? at : end;
	}
	if (begin == NULL)
		return "";
	while (end > begin + 1 && strchr("?!.,;:", end[-1]) != NULL)
		end--;
	g_autofree char *valid = g_utf8_make_valid(begin, (gssize)(end - begin));
	return ac_arena_strdup(arena, valid);
}

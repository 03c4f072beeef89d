/* SPDX-License-Identifier: MIT */
/* Bytes are read as words; the last few words are held against those that are looked for. */
#include "mention.h"

#include <string.h>
#include "base/text.h"

/* Shorter ones mean something else without their case; or when they are only how a word begins. */
#define SHORT     3
#define CUT_LEAST 4
/* A longer run of letters is no word. */
#define WORD_MOST   256
#define PHRASE_MOST 256
/* Around a place, for a longer name it may be part of. */
#define AROUND 512

/* ---- characters ------------------------------------------------------------------------------------ */

typedef struct {
	const guchar *bytes;
	gsize length, at;
} Reader;

static int hex_at(const Reader *reader, gsize at, int digits)
{
	int value = 0;
	for (int i = 0; i < digits; i++) {
		int digit =
		    at + (gsize)i < reader->length ? g_ascii_xdigit_value((char)reader->bytes[at + (gsize)i]) : -1;
		if (digit < 0)
			return -1;
		value = value * 16 + digit;
	}
	return value;
}

static int octal_at(const Reader *reader, gsize at)
{
	int value = 0;
	for (gsize i = at; i < at + 3; i++) {
		if (i >= reader->length || reader->bytes[i] < '0' || reader->bytes[i] > '7')
			return -1;
		value = value * 8 + (reader->bytes[i] - '0');
	}
	return value < 256 ? value : -1;
}

/* The byte that is meant at @at, and how many say so. */
static guchar byte_at(const Reader *reader, gsize at, gsize *size)
{
	guchar byte = reader->bytes[at];
	gboolean is_escape = byte == '\\' && at + 1 < reader->length;
	int meant = -1;
	*size = 1;
	if (byte == '%' && (meant = hex_at(reader, at + 1, 2)) >= 0)
		*size = 3;
	else if (is_escape && reader->bytes[at + 1] == 'x' && (meant = hex_at(reader, at + 2, 2)) >= 0)
		*size = 4;
	else if (is_escape && (meant = octal_at(reader, at + 1)) >= 0)
		*size = 4;
	return meant >= 0 ? (guchar)meant : byte;
}

/* UTF-8, any byte of it as an escape. What is none is a character that belongs to no word. */
static gunichar utf8_at(const Reader *reader, gsize *size)
{
	char text[4] = {0};
	gsize at = reader->at, one = 0;
	text[0] = (char)byte_at(reader, at, &one);
	guint n = (guchar)text[0] < 0xC0 ? 1 : (guchar)text[0] < 0xE0 ? 2 : (guchar)text[0] < 0xF0 ? 3 : 4;
	*size = one;
	at += one;
	for (guint i = 1; i < n && at < reader->length; i++, at += one)
		text[i] = (char)byte_at(reader, at, &one);
	gunichar c = text[0] ? g_utf8_get_char_validated(text, (gssize)n) : 0;
	if (c > 0x10FFFF)
		return 0xFFFD;
	*size = at - reader->at;
	return c;
}

/* "&#74;", "&#x4A;"; "&amp;" and the like stand for no letter. 0: none is here. */
static gunichar entity_at(const Reader *reader, gsize *size)
{
	char text[12] = {0};
	memcpy(text, reader->bytes + reader->at, MIN(sizeof text - 1, reader->length - reader->at));
	char *end = strchr(text, ';');
	if (!end || end == text + 1)
		return 0;
	*size = (gsize)(end - text) + 1;
	if (text[1] != '#')
		return strspn(text + 1, "abcdefghijklmnopqrstuvwxyz") == (gsize)(end - text) - 1 ? ' ' : 0;
	gboolean is_hex = text[2] == 'x';
	char *stop = NULL;
	guint64 value = g_ascii_strtoull(text + (is_hex ? 3 : 2), &stop, is_hex ? 16 : 10);
	return stop == end && value > 0 && value <= 0x10FFFF ? (gunichar)value : 0;
}

static gunichar next_char(Reader *reader)
{
	gsize size = 1;
	gunichar c = 0;
	guchar byte = reader->bytes[reader->at], after = 0;
	if (byte < 0x80 && byte != '%' && byte != '\\' && byte != '&') {
		reader->at++;
		return byte;
	}
	if (reader->at + 1 < reader->length)
		after = reader->bytes[reader->at + 1];
	int four = byte == '\\' && after == 'u' ? hex_at(reader, reader->at + 2, 4) : -1;
	if (byte == '&')
		c = entity_at(reader, &size);
	else if (four > 0)
		c = (gunichar)four, size = 6;
	else if (byte == '\\' && after && strchr("nrtsfv\"'\\/", after))
		c = ' ', size = 2;
	if (c == 0)
		c = utf8_at(reader, &size);
	reader->at += size;
	return c;
}

/* ---- words ----------------------------------------------------------------------------------------- */

typedef struct {
	gsize from, to;
	GString *exact, *folded; /* owned */
	gboolean is_cut;         /* "…" follows */
	gboolean is_number;      /* "#" stands before it */
} Word;

static void word_init(Word *word)
{
	*word = (Word){.exact = g_string_new(NULL), .folded = g_string_new(NULL)};
}

static void word_clear(gpointer data)
{
	Word *word = data;
	g_string_free(word->exact, TRUE);
	g_string_free(word->folded, TRUE);
}

static void fold(Word *word)
{
	if (g_str_is_ascii(word->exact->str)) {
		g_string_assign(word->folded, word->exact->str);
		g_string_ascii_down(word->folded);
	} else {
		g_autofree char *folded = ac_text_fold(word->exact->str);
		g_string_assign(word->folded, folded);
	}
}

static gboolean is_cut(const Reader *reader, gsize at)
{
	static const char CUT[] = "…";
	at += at < reader->length && reader->bytes[at] == ' ' ? 1 : 0;
	return at + sizeof CUT - 1 <= reader->length && memcmp(reader->bytes + at, CUT, sizeof CUT - 1) == 0;
}

static gboolean is_letter(gunichar c)
{
	return c < 0x80 ? g_ascii_isalnum((char)c) : g_unichar_isalnum(c) || g_unichar_ismark(c);
}

/* Soft hyphens, joiners: nobody sees them. */
static gboolean is_unseen(gunichar c)
{
	return c >= 0x80 && g_unichar_type(c) == G_UNICODE_FORMAT;
}

/* The next word; FALSE: there is none. */
static gboolean next_word(Reader *reader, Word *word)
{
	g_string_truncate(word->exact, 0);
	word->is_number = FALSE;
	while (reader->at < reader->length) {
		gsize before = reader->at;
		gunichar c = next_char(reader);
		if (is_letter(c)) {
			word->from = word->exact->len == 0 ? before : word->from;
			word->to = reader->at;
			if (word->exact->len < WORD_MOST)
				g_string_append_unichar(word->exact, c);
		} else if (word->exact->len > 0 && !is_unseen(c)) {
			reader->at = before;
			break;
		} else {
			word->is_number = c == '#';
		}
	}
	if (word->exact->len == 0)
		return FALSE;
	word->is_cut = is_cut(reader, word->to);
	fold(word);
	return TRUE;
}

/* ---- what is looked for ---------------------------------------------------------------------------- */

typedef struct {
	GPtrArray *words;   /* of char *, owned */
	gboolean is_short;  /* compared with its case */
	gboolean is_dense;  /* of a script without blanks: also within a run of letters */
	gboolean is_number; /* after "#" only */
} Phrase;

struct AcMentions {
	GArray *theirs, *others;      /* of Phrase */
	guint longest, longest_other; /* in words */
};

static void phrase_clear(gpointer data)
{
	g_ptr_array_unref(((Phrase *)data)->words);
}

static gboolean has_no_blanks(const char *text)
{
	for (const char *at = text; *at; at = g_utf8_next_char(at))
		switch (g_unichar_get_script(g_utf8_get_char(at))) {
		case G_UNICODE_SCRIPT_HAN:
		case G_UNICODE_SCRIPT_HIRAGANA:
		case G_UNICODE_SCRIPT_KATAKANA:
		case G_UNICODE_SCRIPT_HANGUL:
		case G_UNICODE_SCRIPT_THAI:
		case G_UNICODE_SCRIPT_LAO:
		case G_UNICODE_SCRIPT_KHMER:
		case G_UNICODE_SCRIPT_MYANMAR:
			return TRUE;
		default:
			break;
		}
	return FALSE;
}

static Phrase phrase_of(const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	Reader reader = {(const guchar *)valid, strlen(valid), 0};
	Phrase phrase = {.words = g_ptr_array_new_with_free_func(g_free), .is_short = strlen(valid) < SHORT};
	Word word;
	word_init(&word);
	while (phrase.words->len < PHRASE_MOST && next_word(&reader, &word))
		g_ptr_array_add(phrase.words, g_strdup(phrase.is_short ? word.exact->str : word.folded->str));
	word_clear(&word);
	phrase.is_dense = phrase.words->len == 1 && has_no_blanks(valid);
	return phrase;
}

static void add_phrase(GArray *phrases, Phrase phrase)
{
	if (phrase.words->len > 0)
		g_array_append_val(phrases, phrase);
	else
		phrase_clear(&phrase);
}

/* Whether @inner stands in @outer and is shorter. */
static gboolean is_within(const Phrase *inner, const Phrase *outer)
{
	const GPtrArray *small = inner->words, *large = outer->words;
	for (guint at = 0; small->len < large->len && at + small->len <= large->len; at++) {
		guint same = 0;
		while (same < small->len) {
			g_autofree char *other = inner->is_short ? ac_text_fold(small->pdata[same]) : NULL;
			if (strcmp(other ? other : small->pdata[same], large->pdata[at + same]) != 0)
				break;
			same++;
		}
		if (same == small->len)
			return TRUE;
	}
	return FALSE;
}

/* Of thousands only those that a name of theirs may be part of. */
static void add_others(AcMentions *mentions, const GPtrArray *names)
{
	for (guint i = 0; i < names->len; i++) {
		Phrase other = phrase_of(names->pdata[i]);
		gboolean is_near = FALSE;
		for (guint k = 0; k < mentions->theirs->len && !is_near; k++)
			is_near = is_within(&g_array_index(mentions->theirs, Phrase, k), &other);
		if (is_near)
			add_phrase(mentions->others, other);
		else
			phrase_clear(&other);
	}
}

static guint longest_of(const GArray *phrases)
{
	guint longest = 0;
	for (guint i = 0; i < phrases->len; i++)
		longest = MAX(longest, g_array_index(phrases, Phrase, i).words->len);
	return longest;
}

AcMentions *ac_mentions_new(const AcTraces *traces)
{
	AcMentions *mentions = g_new0(AcMentions, 1);
	mentions->theirs = g_array_new(FALSE, FALSE, sizeof(Phrase));
	mentions->others = g_array_new(FALSE, FALSE, sizeof(Phrase));
	g_array_set_clear_func(mentions->theirs, phrase_clear);
	g_array_set_clear_func(mentions->others, phrase_clear);
	for (guint i = 0; i < traces->names->len; i++)
		add_phrase(mentions->theirs, phrase_of(traces->names->pdata[i]));
	for (guint i = 0; i < traces->marks->len; i++)
		add_phrase(mentions->theirs, phrase_of(traces->marks->pdata[i]));
	for (guint i = 0; i < traces->notes->len; i++)
		if (strlen(traces->notes->pdata[i]) >= CUT_LEAST)
			add_phrase(mentions->theirs, phrase_of(traces->notes->pdata[i]));
	add_others(mentions, traces->others);
	g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, traces->id);
	Phrase numbered = phrase_of(number);
	numbered.is_number = TRUE;
	add_phrase(mentions->theirs, numbered);
	mentions->longest = longest_of(mentions->theirs);
	mentions->longest_other = longest_of(mentions->others);
	return mentions;
}

void ac_mentions_free(AcMentions *mentions)
{
	if (!mentions)
		return;
	g_array_unref(mentions->theirs);
	g_array_unref(mentions->others);
	g_free(mentions);
}

/* ---- looking --------------------------------------------------------------------------------------- */

/* The last words that were read, in turn. */
typedef struct {
	Word *words; /* owned */
	guint n;     /* there is room for */
	gsize read;
} Window;

static void window_init(Window *window, guint n)
{
	*window = (Window){.words = g_new(Word, n), .n = n};
	for (guint i = 0; i < n; i++)
		word_init(&window->words[i]);
}

static void window_clear(Window *window)
{
	for (guint i = 0; i < window->n; i++)
		word_clear(&window->words[i]);
	g_free(window->words);
}

/* 0: the last. */
static const Word *word_back(const Window *window, guint back)
{
	return &window->words[(window->read - 1 - back) % window->n];
}

static gboolean is_same(const Phrase *phrase, guint which, const Word *word, gboolean begins)
{
	const char *wanted = phrase->words->pdata[which];
	const char *is = phrase->is_short ? word->exact->str : word->folded->str;
	if (phrase->is_number && !word->is_number)
		return FALSE;
	if (phrase->is_dense)
		return strstr(is, wanted) != NULL;
	return begins ? g_str_has_prefix(wanted, is) : strcmp(wanted, is) == 0;
}

/* The first @n words of it are the last that were read. @is_cut: of the last, only how it begins. */
static gboolean ends_with(const Window *window, const Phrase *phrase, guint n, gboolean is_cut)
{
	if (window->read < n)
		return FALSE;
	for (guint back = 0; back < n; back++)
		if (!is_same(phrase, n - 1 - back, word_back(window, back), is_cut && back == 0))
			return FALSE;
	return TRUE;
}

/* How many of the last words are of the phrase; 0: it does not end here. */
static guint match(const Window *window, const Phrase *phrase)
{
	const Word *last = word_back(window, 0);
	if (ends_with(window, phrase, phrase->words->len, FALSE))
		return phrase->words->len;
	for (guint n = phrase->words->len; last->is_cut && n > 0; n--)
		if ((n > 1 || last->exact->len >= CUT_LEAST) && ends_with(window, phrase, n, TRUE))
			return n;
	return 0;
}

typedef struct {
	gsize from, to;
} Place;

/* A longer name of somebody else lies over it. */
static gboolean is_of_other(const AcMentions *mentions, const Reader *reader, Place place)
{
	gsize from = place.from > AROUND ? place.from - AROUND : 0;
	Reader near = {reader->bytes, MIN(reader->length, place.to + AROUND), from};
	Window window;
	gboolean is = FALSE;
	window_init(&window, mentions->longest_other);
	while (!is && next_word(&near, &window.words[window.read % window.n])) {
		window.read++;
		for (guint i = 0; i < mentions->others->len && !is; i++) {
			const Phrase *other = &g_array_index(mentions->others, Phrase, i);
			is = ends_with(&window, other, other->words->len, FALSE) &&
			     word_back(&window, 0)->to >= place.to &&
			     word_back(&window, other->words->len - 1)->from <= place.from;
		}
	}
	window_clear(&window);
	return is;
}

/* The longest that ends with the last word. */
static gboolean find_place(const AcMentions *mentions, const Window *window, Place *place)
{
	guint longest = 0;
	gboolean is_number = FALSE;
	for (guint i = 0; i < mentions->theirs->len; i++) {
		const Phrase *phrase = &g_array_index(mentions->theirs, Phrase, i);
		guint n = match(window, phrase);
		is_number = n > longest ? phrase->is_number : is_number;
		longest = MAX(longest, n);
	}
	if (longest == 0)
		return FALSE;
	*place = (Place){word_back(window, longest - 1)->from - (is_number ? 1 : 0), word_back(window, 0)->to};
	return TRUE;
}

void ac_mentions_find(const AcMentions *mentions, const char *bytes, gsize length, AcMentionFound found,
                      gpointer data)
{
	Reader reader = {(const guchar *)bytes, length, 0};
	Window window;
	Place place;
	gboolean goes_on = TRUE;
	window_init(&window, mentions->longest);
	while (goes_on && next_word(&reader, &window.words[window.read % window.n])) {
		window.read++;
		if (find_place(mentions, &window, &place) &&
		    (mentions->others->len == 0 || !is_of_other(mentions, &reader, place)))
			goes_on = found(data, place.from, place.to);
	}
	window_clear(&window);
}

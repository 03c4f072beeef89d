/* SPDX-License-Identifier: MIT */
#include "base/text.h"

#include <string.h>

#define REPLACEMENT 0xFFFD
#define INVALID     ((gunichar)-1)

/* Between the context of a message and its text, in a catalogue. */
#define RULES "rules\004"

gboolean ac_text_is_translated(void)
{
	static const char HEAD[] = ""; /* of the catalogue in force: a message of its own */
	return *gettext(HEAD) != '\0';
}

const char *ac_text_of_rules(const char *text)
{
	/* A context of their own: a rule named as a button is no button. */
	g_autofree char *key = g_strconcat(RULES, text, NULL);
	const char *said = gettext(key);
	return said == key ? text : said;
}

/* What stands for one character of foreign text on its way out. */
typedef enum {
	FATE_KEEP,   /* a character one can see, or a mark on one */
	FATE_BLANK,  /* a tab */
	FATE_BREAK,  /* a line break */
	FATE_DROP,   /* invisible, harmless, left over from word processors */
	FATE_SELECT, /* a variation selector: stays after a character it can belong to */
	FATE_JOIN,   /* a joiner: likewise */
	FATE_REPLACE /* becomes U+FFFD */
} Fate;

typedef struct {
	gunichar first, last;
	Fate fate;
} Range;

/* Rising. What is not listed and lies above U+00A0 is kept. */
static const Range RANGES[] = {
    {0x00AD, 0x00AD, FATE_DROP},                                   /* soft hyphen */
    {0x034F, 0x034F, FATE_REPLACE},                                /* grapheme joiner */
    {0x061C, 0x061C, FATE_REPLACE},                                /* bidi: Arabic letter mark */
    {0x115F, 0x1160, FATE_REPLACE},                                /* Hangul fillers: blank letters */
    {0x17B4, 0x17B5, FATE_REPLACE},                                /* Khmer inherent vowels */
    {0x180B, 0x180D, FATE_SELECT},                                 /* Mongolian variation selectors */
    {0x180E, 0x180E, FATE_JOIN},                                   /* Mongolian vowel separator */
    {0x180F, 0x180F, FATE_SELECT},    {0x200B, 0x200B, FATE_DROP}, /* zero width space */
    {0x200C, 0x200D, FATE_JOIN},      /* zero width (non-)joiner: Persian, Hindi, emoji */
    {0x200E, 0x200F, FATE_REPLACE},   /* bidi marks */
    {0x2028, 0x2029, FATE_BREAK},     /* line and paragraph separator */
    {0x202A, 0x202E, FATE_REPLACE},   /* bidi embeddings and overrides */
    {0x2060, 0x2060, FATE_DROP},      /* word joiner */
    {0x2061, 0x206F, FATE_REPLACE},   /* invisible operators, bidi isolates, deprecated format characters */
    {0x3164, 0x3164, FATE_REPLACE},   /* Hangul filler */
    {0xFDD0, 0xFDEF, FATE_REPLACE},   /* noncharacters */
    {0xFE00, 0xFE0F, FATE_SELECT},    /* variation selectors */
    {0xFEFF, 0xFEFF, FATE_DROP},      /* byte order mark */
    {0xFFA0, 0xFFA0, FATE_REPLACE},   /* halfwidth Hangul filler */
    {0xFFF0, 0xFFFB, FATE_REPLACE},   /* interlinear annotation */
    {0xFFFE, 0xFFFF, FATE_REPLACE},   /* noncharacters */
    {0x1BCA0, 0x1BCA3, FATE_REPLACE}, /* shorthand format controls */
    {0x1D173, 0x1D17A, FATE_REPLACE}, /* musical format controls */
    {0xE0000, 0xE00FF, FATE_REPLACE}, /* tag characters: a whole hidden alphabet */
    {0xE0100, 0xE01EF, FATE_SELECT},  /* variation selectors for ideographs */
    {0xE01F0, 0xE0FFF, FATE_REPLACE},
};

static Fate fate_of(gunichar c)
{
	if (c == '\t')
		return FATE_BLANK;
	if (c == '\n' || c == '\r')
		return FATE_BREAK;
	if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c > 0x10FFFF)
		return FATE_REPLACE;
	if (c < RANGES[0].first)
		return FATE_KEEP;
	for (gsize i = 0; i < G_N_ELEMENTS(RANGES) && RANGES[i].first <= c; i++)
		if (c <= RANGES[i].last)
			return RANGES[i].fate;
	return FATE_KEEP;
}

/* The character at *at, INVALID for bytes that are none; steps on. */
static gunichar next_char(const char **at)
{
	const guchar first = (guchar) * *at;
	if (first < 0x80) {
		(*at)++;
		return first;
	}
	gunichar c = g_utf8_get_char_validated(*at, -1);
	if (c > 0x10FFFF) {
		(*at)++;
		return INVALID;
	}
	*at += g_utf8_skip[(guchar) * *at];
	return c;
}

/* A selector or a joiner where it cannot belong to anything can only be there to hide something. */
static Fate settle(Fate fate, Fate before)
{
	if (fate == FATE_SELECT && before != FATE_KEEP)
		return FATE_REPLACE;
	if (fate == FATE_JOIN && before != FATE_KEEP && before != FATE_SELECT)
		return FATE_REPLACE;
	return fate;
}

static char *make_plain(const char *text, gboolean keep_breaks)
{
	GString *plain = g_string_sized_new(text == NULL ? 1 : strlen(text) + 1);
	Fate before = FATE_BREAK;
	for (const char *at = text; at != NULL && *at != '\0';) {
		const char *start = at;
		gunichar c = next_char(&at);
		Fate fate = settle(fate_of(c), before);
		switch (fate) {
		case FATE_KEEP:
		case FATE_SELECT:
		case FATE_JOIN:
			g_string_append_len(plain, start, at - start);
			break;
		case FATE_BLANK:
			g_string_append_c(plain, ' ');
			break;
		case FATE_BREAK:
			if (c == '\r' && *at == '\n')
				at++;
			g_string_append_c(plain, keep_breaks ? '\n' : ' ');
			break;
		case FATE_REPLACE:
			g_string_append_unichar(plain, REPLACEMENT);
			break;
		case FATE_DROP:
			continue; /* as if it were not there: what came before it still counts */
		}
		before = fate;
	}
	return g_string_free(plain, FALSE);
}

char *ac_text_plain(const char *text)
{
	return make_plain(text, FALSE);
}

char *ac_text_plain_lines(const char *text)
{
	return make_plain(text, TRUE);
}

char *ac_text_excerpt(const char *text, int characters)
{
	g_autofree char *plain = ac_text_plain(text);
	if (g_utf8_strlen(plain, -1) <= characters)
		return g_steal_pointer(&plain);
	g_autofree char *cut = g_utf8_substring(plain, 0, characters);
	return g_strconcat(cut, "…", NULL);
}

gboolean ac_text_is_plain(const char *text)
{
	Fate before = FATE_BREAK;
	for (const char *at = text; at != NULL && *at != '\0';) {
		Fate fate = settle(fate_of(next_char(&at)), before);
		if (fate != FATE_KEEP && fate != FATE_SELECT && fate != FATE_JOIN)
			return FALSE;
		before = fate;
	}
	return TRUE;
}

void ac_text_fill(GString *out, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	g_autofree char *text = g_strdup_vprintf(format, values);
	va_end(values);
	g_string_assign(out, text);
}

void ac_text_or(GString *list, const char *next)
{
	if (list->len == 0)
		g_string_assign(list, next);
	else
		/* TRANSLATORS: a list grows: "dry or normal", "dry or normal or oily", "dry, normal or oily" */
		ac_text_fill(list, _("%s or %s"), list->str, next);
}

void ac_text_and(GString *list, const char *next)
{
	if (list->len == 0)
		g_string_assign(list, next);
	else
		/* TRANSLATORS: the same: "a and b", "a and b and c" */
		ac_text_fill(list, _("%s and %s"), list->str, next);
}

char *ac_text_any_of(const char *const *words, guint n, const char *quotes)
{
	GString *list = g_string_new(NULL);
	for (guint i = 0; i < n; i++) {
		g_autofree char *word = g_strconcat(quotes, words[i], quotes, NULL);
		if (i == 0 || i + 1 == n)
			ac_text_or(list, word);
		else
			/* TRANSLATORS: a list grows: "dry, normal" */
			ac_text_fill(list, _("%s, %s"), list->str, word);
	}
	return g_string_free(list, FALSE);
}

int ac_text_width(const char *text)
{
	int width = 0;
	for (const char *at = text; at != NULL && *at != '\0';) {
		gunichar c = next_char(&at);
		if (c >= 0x20 && c < 0x7F)
			width++;
		else if (c == INVALID)
			width++;
		else if (c >= 0xA0 && !g_unichar_iszerowidth(c))
			width += g_unichar_iswide(c) ? 2 : 1;
	}
	return width;
}

char *ac_text_fold(const char *text)
{
	/* Most names are plain letters, and there may be thousands. */
	if (g_str_is_ascii(text))
		return g_ascii_strdown(text, -1);
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	g_autofree char *apart = g_utf8_normalize(valid, -1, G_NORMALIZE_ALL);
	g_autoptr(GString) bare = g_string_new(NULL);
	for (const char *at = apart; *at != '\0'; at = g_utf8_next_char(at))
		if (!g_unichar_ismark(g_utf8_get_char(at)))
			g_string_append_unichar(bare, g_utf8_get_char(at));
	return g_utf8_casefold(bare->str, -1);
}

gboolean ac_text_is_rtl(gunichar c)
{
	/* Hebrew to Arabic Extended-A, and the presentation forms: what is not there is most of what there is. */
	if (c < 0x0590 || (c >= 0x0900 && c < 0xFB1D))
		return FALSE;
	switch (g_unichar_get_script(c)) {
	case G_UNICODE_SCRIPT_ARABIC:
	case G_UNICODE_SCRIPT_HEBREW:
	case G_UNICODE_SCRIPT_SYRIAC:
	case G_UNICODE_SCRIPT_THAANA:
	case G_UNICODE_SCRIPT_NKO:
		return TRUE;
	default:
		return FALSE;
	}
}

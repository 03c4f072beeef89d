/* SPDX-License-Identifier: MIT */
/* Graphemes, widths, lines, and the ASCII spelling of what is not ASCII. */
#include "flow.h"

static const struct {
	gunichar symbol;
	const char *ascii;
} spellings[] = {
    {0x00B7, "-"},
    /* middle dot */ {0x2013, "-"},
    /* en dash */ {0x2014, "-"}, /* em dash */
    {0x2018, "'"},
    /* quotes */ {0x2019, "'"},
    {0x201C, "\""},
    {0x201D, "\""},
    {0x2026, "..."},
    /* ellipsis */ {0x2039, "<"}, /* single guillemets */
    {0x203A, ">"},
    {0x2190, "left"},
    /* arrows */ {0x2191, "up"},
    {0x2192, "right"},
    {0x2193, "down"},
    {0x2500, "-"}, /* lines */
    {0x2502, "|"},
    {0x25AA, "-"},
    /* small square */ {0x25B4, "^"}, /* small triangles */
    {0x25B8, ">"},
    {0x25BE, "v"},
    {0x25CB, "."}, /* circles */
    {0x25CC, "."},
    {0x25CF, "#"},
    {0x2713, "+"}, /* tick */
    {0x2717, "x"},
    /* cross */ {0x00D7, "x"},
    /* times */ {0x2022, "*"}, /* bullet */
    {0x00B0, " deg"},
};

static const char *spelling_of(gunichar c)
{
	for (gsize i = 0; i < G_N_ELEMENTS(spellings); i++)
		if (spellings[i].symbol == c)
			return spellings[i].ascii;
	return NULL;
}

/* Characters that would move text about on the screen instead of standing on it: controls, bidi, tags. */
static const struct {
	gunichar first, last;
} harmful[] = {
    {0x01, 0x09},     {0x0B, 0x1F},     {0x7F, 0x9F},     {0x061C, 0x061C}, {0x200E, 0x200F},
    {0x2028, 0x202E}, {0x2066, 0x206F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F},
};

static gboolean is_harmful(gunichar c)
{
	if ((c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c < 0x061C))
		return FALSE; /* nearly always */
	for (gsize i = 0; i < G_N_ELEMENTS(harmful); i++)
		if (c >= harmful[i].first && c <= harmful[i].last)
			return TRUE;
	return FALSE;
}

static const char *after(const char *p)
{
	return p + g_utf8_skip[(guchar)*p]; /* g_utf8_next_char() casts const away */
}

static gboolean is_plain_ascii(const char *text)
{
	for (; *text != '\0'; text++)
		if (((guchar)*text < 0x20 && *text != '\n') || (guchar)*text >= 0x7F)
			return FALSE;
	return TRUE;
}

static void append_ascii(GString *out, gunichar c)
{
	const char *spelled = spelling_of(c);
	if (spelled != NULL) {
		g_string_append(out, spelled);
	} else if (!g_unichar_iszerowidth(c)) {
		char utf8[7] = {0};
		g_unichar_to_utf8(c, utf8);
		g_autofree char *near = g_str_to_ascii(utf8, "C");
		g_string_append(out, near);
	}
}

static gboolean is_shown_as_it_is(const char *text)
{
	for (const char *p = text; *p != '\0'; p = after(p)) {
		if (*p >= 0x20 && *p < 0x7F)
			continue; /* nearly always */
		gunichar c = g_utf8_get_char_validated(p, -1);
		if (c == (gunichar)-1 || c == (gunichar)-2 || is_harmful(c))
			return FALSE;
	}
	return TRUE;
}

static void append_shown(GString *out, gunichar c, gboolean ascii)
{
	if (is_harmful(c))
		g_string_append(out, ascii ? "?" : "\xEF\xBF\xBD");
	else if (ascii && c >= 0x80)
		append_ascii(out, c);
	else
		g_string_append_unichar(out, c);
}

const char *ac_flow_prepare(const char *text, gboolean ascii, char **owned)
{
	if (text == NULL)
		return "";
	if (ascii ? is_plain_ascii(text) : is_shown_as_it_is(text))
		return text;
	GString *out = g_string_new(NULL);
	for (const char *p = text; *p != '\0';) {
		gunichar c = g_utf8_get_char_validated(p, -1);
		gboolean broken = c == (gunichar)-1 || c == (gunichar)-2;
		append_shown(out, broken ? 0x01 : c, ascii);
		p = broken ? p + 1 : after(p);
	}
	*owned = g_string_free(out, FALSE);
	return *owned;
}

/* Letters and signs of one column that join nothing: nearly all there are on our screens beside ASCII. */
static gboolean is_simple(gunichar c)
{
	return (c >= 0xA1 && c < 0x0300) || (c >= 0x2010 && c <= 0x2027) || (c >= 0x2190 && c <= 0x21FF) ||
	       (c >= 0x2500 && c <= 0x25B8) || c == 0x25CB || c == 0x25CC || c == 0x25CF || c == 0x2713 ||
	       c == 0x2717;
}

/* Nothing joins it, which costs nothing to find out. */
static inline gboolean is_ascii_pair(const char *text)
{
	return (guchar)text[0] < 0x80 && (guchar)text[1] < 0x80;
}

/* Whether the character at @text is a grapheme of one column by itself. */
static gboolean stands_alone(const char *text)
{
	if ((guchar)text[0] >= 0x80 && !is_simple(g_utf8_get_char(text)))
		return FALSE;
	text = after(text);
	return (guchar)*text < 0x80 || is_simple(g_utf8_get_char(text));
}

/* What follows the grapheme at @text, and its width: the same as ac_flow_grapheme() says, without the rest of
 * it. */
static const char *skip(const char *text, int *width)
{
	if (is_ascii_pair(text) || stands_alone(text)) {
		*width = 1;
		return after(text);
	}
	AcGrapheme grapheme;
	text = ac_flow_grapheme(text, &grapheme);
	*width = grapheme.width;
	return text;
}

const char *ac_flow_grapheme(const char *text, AcGrapheme *out)
{
	gunichar c = g_utf8_get_char(text);
	int n = 1;
	memset(out, 0, sizeof *out);
	if (is_ascii_pair(text) || stands_alone(text)) {
		out->text[0] = c == '\n' ? ' ' : c;
		out->width = 1;
		return after(text);
	}
	if (g_unichar_iszerowidth(c)) { /* a mark with nothing to stand on */
		out->text[0] = ' ';
		out->width = 1;
	} else {
		out->text[0] = c == '\n' ? ' ' : c;
		out->width = g_unichar_iswide(c) ? 2 : 1;
		text = after(text);
	}
	for (;; text = after(text)) {
		c = g_utf8_get_char(text);
		if (c == 0 || !g_unichar_iszerowidth(c))
			return text;
		/* Variation selectors change widths as each terminal pleases; marks beyond curses' room are dropped.
		 */
		if (n < AC_CELL_CHARS && (c < 0xFE00 || c > 0xFE0F))
			out->text[n++] = c;
	}
}

int ac_flow_width(const char *text)
{
	int whole = 0;
	for (; *text != '\0' && is_ascii_pair(text); text++)
		whole++;
	for (int width; *text != '\0'; whole += width)
		text = skip(text, &width);
	return whole;
}

gboolean ac_flow_is_short(const char *text, int room)
{
	int n = 0;
	while (n <= room && text[n] != '\0' && text[n] != '\n')
		n++;
	return n > 0 && n <= room && text[n] == '\0';
}

gsize ac_flow_fit(const char *text, int room)
{
	const char *p = text;
	int width;
	while (*p != '\0') {
		const char *next = skip(p, &width);
		if (width > room)
			break;
		room -= width;
		p = next;
	}
	return (gsize)(p - text);
}

const char *ac_flow_break(const char *text, int width, gsize *length)
{
	const char *p = text, *line_end = NULL, *next_line = NULL;
	int used = 0, wide;
	while (*p != '\0' && *p != '\n') {
		const char *next = skip(p, &wide);
		if (*p == ' ') {
			line_end = p;
			next_line = next;
		} else if (used + wide > width) {
			break;
		} else if (wide == 2) { /* scripts of wide characters break anywhere */
			line_end = next_line = next;
		}
		used += wide;
		p = next;
	}
	if (*p == '\0' || *p == '\n') {
		*length = (gsize)(p - text);
		return *p == '\n' ? p + 1 : p;
	}
	if (line_end == NULL || line_end == text) { /* one word longer than the line */
		*length = MAX(ac_flow_fit(text, width), (gsize)(after(text) - text));
		return text + *length;
	}
	*length = (gsize)(line_end - text);
	while (*next_line == ' ')
		next_line++;
	return next_line;
}

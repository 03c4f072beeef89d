/* SPDX-License-Identifier: MIT */
#include "filter.h"

#include <string.h>

#include "base/text.h"
#include "common.h"
#include "flow.h"
#include "tui/desk.h"

void ac_filter_init(AcFilter *filter)
{
	ac_field_init(&filter->field);
}

void ac_filter_clear(AcFilter *filter)
{
	ac_field_clear(&filter->field);
	g_clear_pointer(&filter->words, g_strfreev);
}

gboolean ac_filter_is_on(const AcFilter *filter)
{
	return filter->words != NULL && filter->words[0] != NULL;
}

/* Words between blanks, empty ones left out. */
static void read_words(AcFilter *filter)
{
	g_autofree char *small = g_utf8_strdown(filter->field.text->str, -1);
	g_auto(GStrv) parts = g_strsplit(small, " ", -1);
	GPtrArray *words = g_ptr_array_new();
	for (guint i = 0; parts[i] != NULL; i++)
		if (parts[i][0] != '\0')
			g_ptr_array_add(words, g_strdup(parts[i]));
	g_ptr_array_add(words, NULL);
	g_strfreev(filter->words);
	filter->words = (char **)g_ptr_array_free(words, FALSE);
}

void ac_filter_begin(AcFilter *filter)
{
	filter->is_typing = TRUE;
}

void ac_filter_end(AcFilter *filter)
{
	filter->is_typing = FALSE;
}

void ac_filter_forget(AcFilter *filter)
{
	ac_field_set(&filter->field, "");
	read_words(filter);
	filter->is_typing = FALSE;
}

gboolean ac_filter_key(AcFilter *filter, int key)
{
	if (!filter->is_typing || !ac_field_key(&filter->field, key))
		return FALSE;
	read_words(filter);
	return TRUE;
}

/* How many bytes of @text are @word; 0: it does not begin with it. */
static gsize length_of(const char *text, const char *word)
{
	const char *at = text;
	for (; *word != '\0'; word = g_utf8_next_char(word), at = g_utf8_next_char(at))
		if (*at == '\0' || g_unichar_tolower(g_utf8_get_char(at)) != g_utf8_get_char(word))
			return 0;
	return (gsize)(at - text);
}

/* Something begins there: "hat" is not looked for in "what". */
static gboolean begins_word(const char *whole, const char *at)
{
	return at == whole || !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(at))) ||
	       !g_unichar_isalnum(g_utf8_get_char(at));
}

/* The longest word that begins at @text of @whole. */
static gsize found_at(const AcFilter *filter, const char *whole, const char *text)
{
	gsize longest = 0;
	if (!begins_word(whole, text))
		return 0;
	for (guint i = 0; ac_filter_is_on(filter) && filter->words[i] != NULL; i++)
		longest = MAX(longest, length_of(text, filter->words[i]));
	return longest;
}

static gboolean stands_in(const char *word, const char *text)
{
	g_autofree char *plain = ac_text_plain(text);
	for (const char *at = plain; *at != '\0'; at = g_utf8_next_char(at))
		if (begins_word(plain, at) && length_of(at, word) > 0)
			return TRUE;
	return FALSE;
}

gboolean ac_filter_takes(const AcFilter *filter, const char *const *texts, guint n_texts)
{
	for (guint i = 0; ac_filter_is_on(filter) && filter->words[i] != NULL; i++) {
		gboolean found = FALSE;
		for (guint k = 0; k < n_texts && !found; k++)
			found = texts[k] != NULL && stands_in(filter->words[i], texts[k]);
		if (!found)
			return FALSE;
	}
	return TRUE;
}

/* The row the bar keeps free below it; where there is none, the bar's own. */
static AcRect place_of(const AcCanvas *canvas)
{
	AcRect body = ac_tui_body(canvas);
	return (AcRect){body.x, ac_canvas_height(canvas) >= AC_DESK_STATUS_FROM ? 1 : 0, body.width, 1};
}

void ac_filter_draw(const AcFilter *filter, AcCanvas *canvas)
{
	if (!filter->is_typing && !ac_filter_is_on(filter))
		return;
	AcRect in = place_of(canvas);
	ac_canvas_fill(canvas, in, AC_ROLE_TEXT);
	int used = ac_canvas_line(canvas, in, AC_ROLE_HEADING, _("Search: "));
	AcRect field = {in.x + used, in.y, MAX(in.width - used, 1), 1};
	if (filter->is_typing)
		ac_field_draw(&filter->field, canvas, field);
	else
		ac_canvas_line(canvas, field, AC_ROLE_STRONG, filter->field.text->str);
}

/* One line as it stands, then what fits over it. */
static void draw_line(const AcFilter *filter, AcCanvas *canvas, AcRect in, unsigned role, const char *line)
{
	int room = ac_canvas_line(canvas, in, role, line);
	for (const char *at = line; *at != '\0';) {
		gsize length = found_at(filter, line, at);
		if (length == 0) {
			at = g_utf8_next_char(at);
			continue;
		}
		g_autofree char *before = g_strndup(line, (gsize)(at - line)), *found = g_strndup(at, length);
		int x = ac_canvas_measure(canvas, before);
		if (x + ac_canvas_measure(canvas, found) <= room)
			ac_canvas_line(canvas, (AcRect){in.x + x, in.y, in.width - x, 1},
			               (role & AC_ROLE_SELECTED) | AC_ROLE_NEW, found);
		at += length;
	}
}

int ac_filter_paragraph(const AcFilter *filter, AcCanvas *canvas, AcRect in, unsigned role, const char *text)
{
	g_autofree char *owned = NULL;
	const char *rest = ac_flow_prepare(text, ac_canvas_is_ascii(canvas), &owned);
	int rows = 0;
	while (*rest != '\0' && rows < in.height) {
		gsize length = 0;
		const char *next = ac_flow_break(rest, in.width, &length);
		gboolean is_last = rows + 1 == in.height; /* the canvas cuts it with an ellipsis */
		g_autofree char *line = is_last ? g_strdup(rest) : g_strndup(rest, length);
		draw_line(filter, canvas, (AcRect){in.x, in.y + rows, in.width, 1}, role, line);
		rest = next;
		rows++;
	}
	return rows;
}

/* SPDX-License-Identifier: MIT */
#include "field.h"

#include "base/text.h"
#include "flow.h"
#include "tui/view.h"

/* More than any question or name; keeps a pasted book out. */
#define FIELD_MAX_CHARS 400
/* Less wide than that beside it, what is typed is seen rather than why no more is. */
#define FIELD_LEAST 8

void ac_field_init(AcField *field)
{
	field->text = g_string_new(NULL);
	field->at = 0;
	field->most = 0;
	field->is_full = FALSE;
}

void ac_field_clear(AcField *field)
{
	if (field->text != NULL)
		g_string_free(field->text, TRUE);
	field->text = NULL;
}

void ac_field_set(AcField *field, const char *text)
{
	g_string_assign(field->text, text);
	field->at = field->text->len;
}

static gsize before(const AcField *field)
{
	const char *text = field->text->str;
	const char *p = g_utf8_find_prev_char(text, text + field->at);
	return p == NULL ? 0 : (gsize)(p - text);
}

static gsize behind(const AcField *field)
{
	const char *p = field->text->str + field->at;
	return field->at + (*p == '\0' ? 0 : (gsize)g_utf8_skip[(guchar)*p]);
}

static gsize most_of(const AcField *field)
{
	return field->most > 0 ? field->most : FIELD_MAX_CHARS;
}

static void insert(AcField *field, gunichar c)
{
	char utf8[7] = {0};
	gsize length = (gsize)g_unichar_to_utf8(c, utf8);
	if (!ac_text_is_plain(utf8))
		return;
	field->is_full = g_utf8_strlen(field->text->str, -1) >= (glong)most_of(field);
	if (field->is_full)
		return;
	g_string_insert_len(field->text, (gssize)field->at, utf8, (gssize)length);
	field->at += length;
}

static void erase(AcField *field, gsize from, gsize to)
{
	g_string_erase(field->text, (gssize)from, (gssize)(to - from));
	field->at = from;
}

gboolean ac_field_key(AcField *field, int key)
{
	field->is_full = FALSE;
	switch (key) {
	case AC_KEY_LEFT:
		field->at = before(field);
		return TRUE;
	case AC_KEY_RIGHT:
		field->at = behind(field);
		return TRUE;
	case AC_KEY_HOME:
		field->at = 0;
		return TRUE;
	case AC_KEY_END:
		field->at = field->text->len;
		return TRUE;
	case AC_KEY_BACKSPACE:
		erase(field, before(field), field->at);
		return TRUE;
	case AC_KEY_DELETE:
		erase(field, field->at, behind(field));
		return TRUE;
	case AC_KEY_CLEAR:
		erase(field, 0, field->text->len);
		return TRUE;
	default:
		if (key < 0x20 || key >= AC_KEY_UP)
			return FALSE;
		insert(field, (gunichar)key);
		return TRUE;
	}
}

void ac_field_draw(const AcField *field, AcCanvas *canvas, AcRect in)
{
	g_autofree char *head = g_strndup(field->text->str, field->at);
	const char *shown = field->text->str;
	int at = ac_canvas_measure(canvas, head);
	if (field->is_full) { /* the last key was one too many */
		g_autofree char *full = g_strdup_printf(_("at most %d characters"), (int)most_of(field));
		int width = MIN(ac_canvas_measure(canvas, full), in.width - FIELD_LEAST - 1);
		width = MAX(width, 0);
		in.width -= width + 1;
		ac_canvas_line(canvas, (AcRect){in.x + in.width + 1, in.y, width, 1}, AC_ROLE_ALARM, full);
	}
	while (at > in.width - 2) { /* drop from the left until the cursor is inside */
		AcGrapheme grapheme;
		shown = ac_flow_grapheme(shown, &grapheme);
		at -= grapheme.width;
	}
	ac_canvas_line(canvas, in, AC_ROLE_STRONG, shown);
	ac_canvas_set_cursor(canvas, in.x + at, in.y);
}

/* SPDX-License-Identifier: MIT */
#include "render/sheet.h"

#include <string.h>

#include "base/text.h"
#include "render/words.h"

/* Columns of a labelled line. */
#define LABEL_INDENT 2
#define LABEL_TEXT   9

struct AcSheet {
	AcSheetStyle style;
	GString *out;
	int column;       /* of the line being written */
	int hang;         /* where it goes on */
	gboolean blank;   /* a blank is owed before the next word */
	gboolean started; /* something stands on the line */
};

AcSheet *ac_sheet_new(const AcSheetStyle *style)
{
	AcSheet *sheet = g_new0(AcSheet, 1);
	sheet->style = *style;
	sheet->out = g_string_sized_new(4096);
	return sheet;
}

void ac_sheet_free(AcSheet *sheet)
{
	if (sheet == NULL)
		return;
	g_string_free(sheet->out, TRUE);
	g_free(sheet);
}

const char *ac_sheet_text(const AcSheet *sheet)
{
	return sheet->out->str;
}

gboolean ac_sheet_is_ascii(const AcSheet *sheet)
{
	return sheet->style.ascii;
}

/* ---- the line -------------------------------------------------------------------------------- */

static void pad_to(AcSheet *sheet, int column)
{
	for (; sheet->column < column; sheet->column++)
		g_string_append_c(sheet->out, ' ');
}

void ac_sheet_begin(AcSheet *sheet, int indent, int hang)
{
	sheet->column = 0;
	sheet->hang = hang;
	sheet->blank = FALSE;
	sheet->started = FALSE;
	pad_to(sheet, indent);
}

void ac_sheet_hang(AcSheet *sheet, int hang)
{
	sheet->hang = hang;
}

void ac_sheet_end(AcSheet *sheet)
{
	while (sheet->out->len > 0 && sheet->out->str[sheet->out->len - 1] == ' ')
		g_string_truncate(sheet->out, sheet->out->len - 1);
	g_string_append_c(sheet->out, '\n');
	sheet->column = 0;
}

void ac_sheet_to(AcSheet *sheet, int column)
{
	sheet->blank = FALSE;
	pad_to(sheet, sheet->column < column ? column : sheet->column + 2);
}

static void put_word(AcSheet *sheet, const char *word, gsize length, int width)
{
	int blank = sheet->blank ? 1 : 0;
	if (sheet->started && sheet->blank && sheet->column + blank + width > sheet->style.width) {
		ac_sheet_end(sheet);
		pad_to(sheet, sheet->hang);
	} else if (blank > 0 && sheet->started) {
		g_string_append_c(sheet->out, ' ');
		sheet->column++;
	}
	g_string_append_len(sheet->out, word, (gssize)length);
	sheet->column += width;
	sheet->started = TRUE;
	sheet->blank = FALSE;
}

/* Columns of the first @length bytes. Most words are ASCII, and cost no copy. */
static int width_of(const char *word, gsize length)
{
	for (gsize i = 0; i < length; i++)
		if ((guchar)word[i] >= 0x80) {
			g_autofree char *copy = g_strndup(word, length);
			return ac_text_width(copy);
		}
	return (int)length;
}

static void put_plain(AcSheet *sheet, const char *text)
{
	while (*text != '\0') {
		gsize blanks = strspn(text, " ");
		gsize length = strcspn(text + blanks, " ");
		sheet->blank = sheet->blank || blanks > 0;
		if (length > 0)
			put_word(sheet, text + blanks, length, width_of(text + blanks, length));
		text += blanks + length;
	}
}

static const char *colour_of(AcInk ink)
{
	switch (ink) {
	case AC_INK_STRONG:
		return "\033[1m";
	case AC_INK_DIM:
	case AC_INK_SILENT:
		return "\033[2m";
	case AC_INK_OK:
		return "\033[1;32m";
	case AC_INK_CARE:
		return "\033[1;33m";
	case AC_INK_ASK:
		return "\033[1;36m";
	case AC_INK_AVOID:
		return "\033[1;31m";
	case AC_INK_PLAIN:
		break;
	}
	return NULL;
}

/* What the text is in a locale without UTF-8. A dot between facts is the one sign GLib has no letter for. */
static char *to_ascii(const char *plain)
{
	g_auto(GStrv) facts = g_strsplit(plain, "·", -1);
	g_autofree char *dashed = g_strjoinv("-", facts);
	return g_str_to_ascii(dashed, "C");
}

void ac_sheet_put(AcSheet *sheet, AcInk ink, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	g_autofree char *plain = ac_text_is_plain(text) ? NULL : ac_text_plain(text);
	const char *shown = plain != NULL ? plain : text;
	g_autofree char *ascii = sheet->style.ascii ? to_ascii(shown) : NULL;
	const char *colour = sheet->style.colour ? colour_of(ink) : NULL;
	if (colour != NULL)
		g_string_append(sheet->out, colour);
	put_plain(sheet, ascii != NULL ? ascii : shown);
	if (colour != NULL)
		g_string_append(sheet->out, "\033[0m");
}

/* ---- what pages are made of ------------------------------------------------------------------ */

void ac_sheet_gap(AcSheet *sheet)
{
	if (sheet->out->len > 0 && !g_str_has_suffix(sheet->out->str, "\n\n"))
		g_string_append_c(sheet->out, '\n');
}

void ac_sheet_heading(AcSheet *sheet, const char *text)
{
	ac_sheet_gap(sheet);
	ac_sheet_begin(sheet, 0, 0);
	ac_sheet_put(sheet, AC_INK_STRONG, text);
	ac_sheet_end(sheet);
}

void ac_sheet_line(AcSheet *sheet, int indent, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	ac_sheet_begin(sheet, indent, indent);
	ac_sheet_put(sheet, AC_INK_PLAIN, text);
	ac_sheet_end(sheet);
}

void ac_sheet_labelled(AcSheet *sheet, const char *label, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	ac_sheet_begin(sheet, LABEL_INDENT, LABEL_TEXT);
	ac_sheet_put(sheet, AC_INK_DIM, label);
	if (*label != '\0' && sheet->column >= LABEL_TEXT)
		ac_sheet_put(sheet, AC_INK_PLAIN, " ");
	else
		ac_sheet_to(sheet, LABEL_TEXT);
	ac_sheet_put(sheet, AC_INK_PLAIN, text);
	ac_sheet_end(sheet);
}

void ac_sheet_put_verdict(AcSheet *sheet, AcVerdict verdict)
{
	static const AcInk inks[] = {AC_INK_SILENT, AC_INK_OK, AC_INK_CARE, AC_INK_ASK, AC_INK_AVOID};
	ac_sheet_put(sheet, inks[verdict], ac_words_sign(verdict, sheet->style.ascii));
	ac_sheet_put(sheet, AC_INK_PLAIN, " ");
	ac_sheet_put(sheet, inks[verdict], ac_words_verdict(verdict));
}

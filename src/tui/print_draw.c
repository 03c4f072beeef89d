/* SPDX-License-Identifier: MIT */
/* How the Print screen looks: the choices, and the page below them. */
#include <string.h>

#include "client_parts.h"
#include "common.h"
#include "print.h"

#include "base/text.h"

#define LABEL_MIN 11 /* columns, with a blank behind */

const AcPrinter *ac_print_printer(const AcPrintState *print)
{
	gboolean is_one = print->places != NULL && print->place < print->places->len;
	return is_one ? g_ptr_array_index(print->places, print->place) : NULL;
}

gboolean ac_print_is_file(const AcPrintState *print)
{
	return print->places != NULL ? print->place == print->places->len : print->is_file;
}

gboolean ac_print_has_row(const AcPrintState *print, AcPrintRow row)
{
	return row != AC_PRINT_FILE || ac_print_is_file(print);
}

gboolean ac_print_is_typed(const AcPrintState *print)
{
	return print->row == AC_PRINT_FILE || print->row == AC_PRINT_BY;
}

/* ---- the choices ----------------------------------------------------------------------------- */

static char *place_words(const AcPrintState *print)
{
	const AcPrinter *printer = ac_print_printer(print);
	if (ac_print_is_file(print))
		return g_strdup(_("a PDF file"));
	if (printer == NULL)
		return g_strdup(_("the usual printer (looking for it…)"));
	g_autofree char *name = ac_text_plain(printer->name);
	gboolean is_usual = g_strcmp0(printer->name, print->printers.usual) == 0;
	const char *state = !printer->accepts ? _(", takes no pages") : !printer->prints ? _(", is paused") : "";
	const char *gap = *state != '\0' && *printer->reason != '\0' ? ": " : "";
	return g_strdup_printf("%s%s%s%s%s", name, is_usual ? _(" (usual)") : "", state, gap,
	                       *gap != '\0' ? printer->reason : "");
}

static char *value_of(const AcPrintState *print, AcPrintRow row)
{
	switch (row) {
	case AC_PRINT_WHERE:
		return place_words(print);
	case AC_PRINT_PAPER:
		return g_strdup(print->is_letter ? _("Letter") : _("A4"));
	case AC_PRINT_TYPE:
		return g_strdup(print->is_large ? _("large, on more pages") : _("as usual"));
	case AC_PRINT_LANGUAGE:
		return ac_client_language_words(g_ptr_array_index(print->languages, print->language));
	default:
		return g_strdup(row == AC_PRINT_FILE ? print->file.text->str : print->by.text->str);
	}
}

static const char *const labels[AC_PRINT_ROWS] = {N_("Where to"),   N_("File"),     N_("Paper"),
                                                  N_("Print size"), N_("Language"), N_("Initials")};

static int label_width(const AcCanvas *canvas)
{
	int width = LABEL_MIN;
	for (AcPrintRow row = 0; row < AC_PRINT_ROWS; row++)
		width = MAX(width, ac_canvas_measure(canvas, _(labels[row])) + 1);
	return width;
}

static void draw_row(const AcPrintState *print, AcPrintRow row, AcCanvas *canvas, AcRect in)
{
	gboolean chosen = row == print->row;
	int label = label_width(canvas);
	AcRect value = {in.x + label, in.y, in.width - label, 1};
	ac_canvas_touch(canvas, in, (int)row);
	ac_canvas_line(canvas, (AcRect){in.x, in.y, label - 1, 1}, AC_ROLE_DIM, _(labels[row]));
	if (chosen && ac_print_is_typed(print)) {
		ac_field_draw(row == AC_PRINT_FILE ? &print->file : &print->by, canvas, value);
		return;
	}
	g_autofree char *text = value_of(print, row);
	if (!chosen) {
		const char *hint = row == AC_PRINT_BY && *text == '\0' ? _("who hands it over, if you like") : NULL;
		ac_canvas_line(canvas, value, hint != NULL ? AC_ROLE_DIM : AC_ROLE_TEXT, hint != NULL ? hint : text);
		return;
	}
	g_autofree char *turning = g_strdup_printf("‹ %s ›", text);
	ac_canvas_line(canvas, value, AC_ROLE_TEXT | AC_ROLE_SELECTED, turning);
	ac_canvas_set_cursor(canvas, value.x, value.y);
}

static void draw_rows(const AcPrintState *print, AcCanvas *canvas, AcRect in)
{
	for (AcPrintRow row = 0; row < AC_PRINT_ROWS; row++) {
		if (!ac_print_has_row(print, row))
			continue;
		draw_row(print, row, canvas, (AcRect){in.x, in.y, in.width, 1});
		in.y++;
	}
}

/* ---- the page -------------------------------------------------------------------------------- */

/* What is shown may be of the choice before, until the new one is made. */
static const char *page_heading(const AcPrintState *print)
{
	return print->is_turned && print->has_preview ? _("The page, as text (being made anew…)")
	                                              : _("The page, as text");
}

static void draw_page(AcPrintState *print, AcCanvas *canvas, AcRect rule, int bottom)
{
	ac_tui_heading(canvas, rule, page_heading(print));
	AcRect page = {rule.x, rule.y + 1, rule.width, bottom - rule.y - 1};
	if (!print->has_preview)
		ac_canvas_paragraph(canvas, page, AC_ROLE_DIM, _("It is being made…"));
	else if (page.height > 1)
		ac_page_draw(print->reader.page, canvas, page);
}

void ac_print_draw(AcPrintState *print, AcCanvas *canvas)
{
	AcRect body = ac_tui_title(canvas, _("Aftercare   Print"), NULL);
	if (print->title == NULL) {
		ac_canvas_paragraph(canvas, body, AC_ROLE_TEXT, _("There is nothing to print any more."));
		return;
	}
	int bottom = body.y + body.height;
	int rows = ac_print_has_row(print, AC_PRINT_FILE) ? AC_PRINT_ROWS : AC_PRINT_ROWS - 1;
	int gap = ac_canvas_height(canvas) >= 20 ? 1 : 0;
	ac_canvas_line(canvas, body, AC_ROLE_STRONG, print->title);
	AcRect form = {body.x, body.y + 1 + gap, body.width, rows};
	draw_page(print, canvas, (AcRect){body.x, form.y + rows + gap, body.width, 1}, bottom);
	draw_rows(print, canvas, form); /* the cursor is here */
}

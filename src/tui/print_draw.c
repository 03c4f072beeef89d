/* SPDX-License-Identifier: MIT */
/* How the Print screen looks: the choices, and the page below them, or beside them where there is room. */
#include <string.h>

#include "client_parts.h"
#include "common.h"
#include "print.h"

#include "base/text.h"
#include "render/schedule.h"
#include "tui/desk.h"

#define LABEL_MIN 11 /* columns, with a blank behind */
/* Rows of a value that is too long for one. */
#define VALUE_ROWS 3
/* Beside the page the form has what the page leaves, within these bounds. */
#define GAP      3
#define FORM_MIN 38
#define FORM_MAX 60

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

/* What stands there while nothing is typed; NULL: nothing. */
static const char *hint_of(AcPrintRow row)
{
	return row == AC_PRINT_BY ? _("who hands it over, if you like") : NULL;
}

/* As it is shown: the chosen one with the signs that it can be turned. Owned. */
static char *shown_value(const AcPrintState *print, AcPrintRow row, gboolean *is_hint)
{
	g_autofree char *text = value_of(print, row);
	*is_hint = *text == '\0' && hint_of(row) != NULL;
	if (row == print->row)
		return g_strdup_printf("‹ %s ›", text);
	return *is_hint ? g_strdup(hint_of(row)) : g_steal_pointer(&text);
}

static int height_of(const AcPrintState *print, AcPrintRow row, const AcCanvas *canvas, int width)
{
	gboolean is_hint;
	g_autofree char *text = shown_value(print, row, &is_hint);
	if ((row == print->row && ac_print_is_typed(print)) || (is_hint && !print->is_wide))
		return 1;
	return CLAMP(ac_canvas_rows_of(canvas, text, width - label_width(canvas)), 1, VALUE_ROWS);
}

static void draw_row(const AcPrintState *print, AcPrintRow row, AcCanvas *canvas, AcRect in)
{
	gboolean chosen = row == print->row, is_hint;
	int label = label_width(canvas);
	AcRect value = {in.x + label, in.y, in.width - label, in.height};
	ac_canvas_touch(canvas, in, (int)row);
	ac_canvas_line(canvas, (AcRect){in.x, in.y, label - 1, 1}, AC_ROLE_DIM, _(labels[row]));
	if (chosen && ac_print_is_typed(print)) {
		ac_field_draw(row == AC_PRINT_FILE ? &print->file : &print->by, canvas, value);
		return;
	}
	g_autofree char *text = shown_value(print, row, &is_hint);
	unsigned selected = chosen ? AC_ROLE_SELECTED : 0;
	ac_canvas_paragraph(canvas, value, (is_hint ? AC_ROLE_DIM : AC_ROLE_TEXT) | selected, text);
	if (chosen)
		ac_canvas_set_cursor(canvas, value.x, value.y);
}

static int form_height(const AcPrintState *print, const AcCanvas *canvas, int width)
{
	int height = 0;
	for (AcPrintRow row = 0; row < AC_PRINT_ROWS; row++)
		if (ac_print_has_row(print, row))
			height += height_of(print, row, canvas, width);
	return height;
}

static void draw_form(const AcPrintState *print, AcCanvas *canvas, AcRect in)
{
	for (AcPrintRow row = 0; row < AC_PRINT_ROWS; row++) {
		if (!ac_print_has_row(print, row))
			continue;
		in.height = height_of(print, row, canvas, in.width);
		draw_row(print, row, canvas, in);
		in.y += in.height;
	}
}

/* ---- the page -------------------------------------------------------------------------------- */

/* What is shown may be of the choice before, until the new one is made. */
static const char *page_heading(const AcPrintState *print)
{
	return print->is_turned && print->has_preview ? _("The page, as text (being made anew…)")
	                                              : _("The page, as text");
}

static void draw_page(AcPrintState *print, AcCanvas *canvas, AcRect in)
{
	ac_tui_heading(canvas, in, page_heading(print));
	AcRect page = {in.x, in.y + 1, in.width, in.height - 1};
	if (!print->has_preview)
		ac_canvas_paragraph(canvas, page, AC_ROLE_DIM, _("It is being made…"));
	else if (page.height > 1)
		ac_page_draw_columns(print->reader.page, canvas, page,
		                     page.width >= 2 * AC_SCHEDULE_WIDTH + GAP ? 2 : 1, GAP);
}

/* ---- all of it ------------------------------------------------------------------------------- */

/* What the page leaves, in one column or in two, is enough for the form, and for why there is no printer. */
static void draw_wide(AcPrintState *print, AcCanvas *canvas, AcRect in)
{
	int pages = in.width - GAP - FORM_MIN >= 2 * AC_SCHEDULE_WIDTH + GAP ? 2 : 1;
	int left = MIN(in.width - pages * (AC_SCHEDULE_WIDTH + GAP), FORM_MAX);
	AcRect form = {in.x, in.y, left, in.height};
	draw_page(print, canvas, (AcRect){in.x + left + GAP, in.y, in.width - left - GAP, in.height});
	form.y += ac_canvas_paragraph(canvas, form, AC_ROLE_STRONG, print->title) + 1;
	int rows = form_height(print, canvas, left);
	if (print->no_printer != NULL) {
		AcRect why = {form.x, form.y + rows + 1, left, in.y + in.height - form.y - rows - 1};
		ac_canvas_paragraph(canvas, why, AC_ROLE_DIM, print->no_printer);
	}
	draw_form(print, canvas, form); /* the cursor is here */
}

static void draw_narrow(AcPrintState *print, AcCanvas *canvas, AcRect in)
{
	int gap = ac_canvas_height(canvas) >= 20 ? 1 : 0, rows = form_height(print, canvas, in.width);
	AcRect form = {in.x, in.y + 1 + gap, in.width, rows};
	int y = form.y + rows + gap;
	ac_canvas_line(canvas, in, AC_ROLE_STRONG, print->title);
	draw_page(print, canvas, (AcRect){in.x, y, in.width, in.y + in.height - y});
	draw_form(print, canvas, form); /* the cursor is here */
}

void ac_print_draw(AcPrintState *print, AcCanvas *canvas)
{
	AcRect body = ac_tui_title(canvas, _("Aftercare   Print"), NULL);
	print->is_wide = body.width >= FORM_MIN + GAP + AC_SCHEDULE_WIDTH;
	print->is_low = ac_canvas_height(canvas) < AC_DESK_STATUS_FROM;
	if (print->title == NULL)
		ac_canvas_paragraph(canvas, body, AC_ROLE_TEXT, _("There is nothing to print any more."));
	else if (print->is_wide)
		draw_wide(print, canvas, body);
	else
		draw_narrow(print, canvas, body);
}

/* SPDX-License-Identifier: MIT */
#include "page.h"

#include "base/text.h"
#include "common.h"
#include "list.h"

/* The column of labels takes what the widest needs, within these bounds. */
#define LABEL_MIN  8
#define LABEL_MAX  16
#define READ_WIDTH 96 /* longer lines are hard to read */

typedef struct {
	char *label, *text;
	unsigned role, label_role;
	gboolean heading;
} Paragraph;

struct AcPage {
	GArray *paragraphs; /* of Paragraph */
	int first;          /* row at the top */
	int shown, total;   /* rows, of the last drawing */
};

static void clear_paragraph(gpointer data)
{
	Paragraph *paragraph = data;
	g_free(paragraph->label);
	g_free(paragraph->text);
}

AcPage *ac_page_new(void)
{
	AcPage *page = g_new0(AcPage, 1);
	page->paragraphs = g_array_new(FALSE, FALSE, sizeof(Paragraph));
	g_array_set_clear_func(page->paragraphs, clear_paragraph);
	return page;
}

void ac_page_free(AcPage *page)
{
	if (page != NULL) {
		g_array_free(page->paragraphs, TRUE);
		g_free(page);
	}
}

void ac_page_clear(AcPage *page)
{
	g_array_set_size(page->paragraphs, 0);
}

void ac_page_add(AcPage *page, unsigned role, const char *text)
{
	Paragraph fresh = {.text = ac_text_plain_lines(text), .role = role};
	g_array_append_val(page->paragraphs, fresh);
}

void ac_page_add_labelled(AcPage *page, const char *label, const char *text)
{
	if (text == NULL || text[0] == '\0')
		return;
	ac_page_add_marked(page, AC_ROLE_DIM, label, text);
}

void ac_page_add_marked(AcPage *page, unsigned role, const char *mark, const char *text)
{
	Paragraph fresh = {
	    .label = g_strdup(mark), .text = ac_text_plain_lines(text), .role = AC_ROLE_TEXT, .label_role = role};
	g_array_append_val(page->paragraphs, fresh);
}

void ac_page_add_heading(AcPage *page, const char *text)
{
	Paragraph fresh = {.text = ac_text_plain(text), .role = AC_ROLE_HEADING, .heading = TRUE};
	if (page->paragraphs->len > 0)
		ac_page_add(page, AC_ROLE_TEXT, "");
	g_array_append_val(page->paragraphs, fresh);
}

void ac_page_scroll(AcPage *page, int rows)
{
	int last = MAX(page->total - page->shown, 0);
	page->first = (int)CLAMP((gint64)page->first + rows, 0, last);
}

void ac_page_turn(AcPage *page, int screens)
{
	ac_page_scroll(page, screens * MAX(page->shown - 1, 1));
}

static int label_width(const AcPage *page, const AcCanvas *canvas)
{
	int width = LABEL_MIN;
	for (guint i = 0; i < page->paragraphs->len; i++) {
		const Paragraph *paragraph = &g_array_index(page->paragraphs, Paragraph, i);
		if (paragraph->label != NULL)
			width = MAX(width, ac_canvas_measure(canvas, paragraph->label) + 2);
	}
	return MIN(width, LABEL_MAX);
}

static int height_of(const Paragraph *paragraph, const AcCanvas *canvas, int width, int label)
{
	if (paragraph->heading)
		return 1;
	return MAX(ac_canvas_rows_of(canvas, paragraph->text, paragraph->label != NULL ? width - label : width),
	           1);
}

static void draw_paragraph(const Paragraph *paragraph, AcCanvas *canvas, AcRect in, int label)
{
	if (paragraph->heading) {
		ac_tui_heading(canvas, in, paragraph->text);
		return;
	}
	if (paragraph->label != NULL) {
		ac_canvas_line(canvas, (AcRect){in.x, in.y, label - 1, 1}, paragraph->label_role, paragraph->label);
		in.x += label;
		in.width -= label;
	}
	ac_canvas_paragraph(canvas, in, paragraph->role, paragraph->text);
}

int ac_page_rows(AcPage *page, const AcCanvas *canvas, int width)
{
	int rows = 0, label = label_width(page, canvas);
	width = MIN(width, READ_WIDTH);
	for (guint i = 0; i < page->paragraphs->len; i++)
		rows += height_of(&g_array_index(page->paragraphs, Paragraph, i), canvas, width, label);
	return rows;
}

/* All rows onto a canvas of their own, of which the window is copied: the simplest thing that scrolls by
 * rows. */
static AcCanvas *lay_out(AcPage *page, const AcCanvas *canvas, int width)
{
	int label = label_width(page, canvas);
	page->total = ac_page_rows(page, canvas, width);
	AcCanvas *whole = ac_canvas_new(width, page->total, ac_canvas_is_ascii(canvas));
	int y = 0;
	for (guint i = 0; i < page->paragraphs->len; i++) {
		const Paragraph *paragraph = &g_array_index(page->paragraphs, Paragraph, i);
		int height = height_of(paragraph, canvas, width, label);
		draw_paragraph(paragraph, whole, (AcRect){0, y, width, height}, label);
		y += height;
	}
	return whole;
}

void ac_page_draw_columns(AcPage *page, AcCanvas *canvas, AcRect in, int n, int gap)
{
	int width = MIN((in.width - gap * (n - 1)) / n, READ_WIDTH), all = n * in.height;
	g_autoptr(AcCanvas) whole = lay_out(page, canvas, width);
	page->shown = page->total > all ? all - 1 : all;
	ac_page_scroll(page, 0);
	int end = MIN(page->first + page->shown, page->total);
	for (int k = 0, row = page->first; k < n && row < end; k++) {
		int rows = MIN(in.height, end - row);
		ac_canvas_copy(canvas, in.x + k * (width + gap), in.y, whole, (AcRect){0, row, width, rows});
		row += rows;
	}
	if (end < page->total)
		ac_list_draw_more(canvas, (AcRect){in.x + (n - 1) * (width + gap), in.y + in.height - 1, width, 1},
		                  page->total - end);
	ac_canvas_set_cursor(canvas, in.x, in.y);
}

void ac_page_draw(AcPage *page, AcCanvas *canvas, AcRect in)
{
	ac_page_draw_columns(page, canvas, in, 1, 0);
}

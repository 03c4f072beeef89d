/* SPDX-License-Identifier: MIT */
/** page.h - paragraphs to read: labelled, wrapped to the width there is, scrolled when longer than the
 * screen. */
#ifndef AC_SRC_TUI_PAGE_H
#define AC_SRC_TUI_PAGE_H

#include "tui/canvas.h"

typedef struct AcPage AcPage; /* opaque */

AcPage *ac_page_new(void);
void ac_page_free(AcPage *page);
/** Forgets the paragraphs, keeps the place. */
void ac_page_clear(AcPage *page);
/** A paragraph; texts are copied. An empty @text is a blank row. */
void ac_page_add(AcPage *page, unsigned role, const char *text);
/** A paragraph with a word before it, in a column of its own. Nothing when @text is NULL or empty. */
void ac_page_add_labelled(AcPage *page, const char *label, const char *text);
/** The same with the word in a role of its own: "✗ AVOID". */
void ac_page_add_marked(AcPage *page, unsigned role, const char *mark, const char *text);
/** A line across, with a title; a blank row before it. */
void ac_page_add_heading(AcPage *page, const char *text);
/** Draws; scrolls no further than the end. Places the cursor at the first row shown. */
void ac_page_draw(AcPage *page, AcCanvas *canvas, AcRect in);
/** The same in @n columns, @gap apart, read one after the other. */
void ac_page_draw_columns(AcPage *page, AcCanvas *canvas, AcRect in, int n, int gap);
/** Rows that all of it takes in @width columns. */
int ac_page_rows(AcPage *page, const AcCanvas *canvas, int width);
/** By rows; by G_MININT and G_MAXINT to the ends. */
void ac_page_scroll(AcPage *page, int rows);
/** By screens. */
void ac_page_turn(AcPage *page, int screens);

#endif

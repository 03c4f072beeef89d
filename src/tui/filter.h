/* SPDX-License-Identifier: MIT */
/** filter.h - searching a list while one types: what it is asked for, what fits, and where it fits. Pure. */
#ifndef AC_SRC_TUI_FILTER_H
#define AC_SRC_TUI_FILTER_H

#include "field.h"

typedef struct {
	AcField field;
	gboolean is_typing; /* letters are text */
	char **words;       /* what was typed, in small letters; ends with NULL; owned */
} AcFilter;

void ac_filter_init(AcFilter *filter);
void ac_filter_clear(AcFilter *filter);
/** Something is asked for. */
gboolean ac_filter_is_on(const AcFilter *filter);
/** From now on letters are text. */
void ac_filter_begin(AcFilter *filter);
/** No longer; what was asked for stays. */
void ac_filter_end(AcFilter *filter);
/** Everything is shown again. */
void ac_filter_forget(AcFilter *filter);
/** Takes a key while one types; TRUE: something else is asked for now. */
gboolean ac_filter_key(AcFilter *filter, int key);
/** Every word begins one somewhere in @texts (any may be NULL), in whatever letters. Always TRUE when off. */
gboolean ac_filter_takes(const AcFilter *filter, const char *const *texts, guint n_texts);
/** What is searched for, below the bar of ac_tui_title() or in its place where it is low, with the cursor
 * while one types: draw it last. Nothing when off. */
void ac_filter_draw(const AcFilter *filter, AcCanvas *canvas);
/** ac_canvas_paragraph() with what fits marked; one row of it, where @in has one. Returns the rows used. */
int ac_filter_paragraph(const AcFilter *filter, AcCanvas *canvas, AcRect in, unsigned role, const char *text);

#endif

/* SPDX-License-Identifier: MIT */
/** common.h - what several views share. */
#ifndef AC_SRC_TUI_COMMON_H
#define AC_SRC_TUI_COMMON_H

#include "render/words.h"
#include "tui/view.h"

/** How dates are written for the client shown, now. */
AcWordsContext ac_tui_words(const AcApp *app);
/** The name of the client shown, or initials where the screen is discreet; owned. */
char *ac_tui_name(const AcApp *app);
/** The same of anybody's name. */
char *ac_tui_name_of(const AcApp *app, const char *name);
AcRole ac_tui_role(AcVerdict verdict);
/** The part of a canvas that is a view's: all but status line and footer, with a column of margin at either
 * side.
 */
AcRect ac_tui_body(const AcCanvas *canvas);
/** The bar in the first row: @title at the left, @right (may be NULL) at the right; the body below it, a row
 * apart where there is room. */
AcRect ac_tui_title(AcCanvas *canvas, const char *title, const char *right);
/** The same, with the name of the client shown behind @title where several are stored. */
AcRect ac_tui_title_for(AcCanvas *canvas, const AcApp *app, const char *title, const char *right);
/** The same with a client's name at the right (NULL: none); in a narrow place the name alone. */
AcRect ac_tui_title_of(AcCanvas *canvas, const char *title, const char *name);
/** @title, and a line across what is left of the first row of @in. */
void ac_tui_heading(AcCanvas *canvas, AcRect in, const char *title);
/** The heading of a pane in the first row of @in: a line across with the title in it. @focused: keys go
 * there. */
void ac_tui_pane_heading(AcCanvas *canvas, AcRect in, const char *title, gboolean focused);
/** "✗ AVOID" in the first row of @in, or the sign alone; returns the columns used with a blank after it. */
int ac_tui_draw_verdict(AcCanvas *canvas, AcRect in, AcVerdict verdict, unsigned selected,
                        gboolean with_word);
/** Columns of the widest of these verdicts' words. */
int ac_tui_verdict_width(const AcCanvas *canvas, AcVerdict verdict);
/** A paragraph in the first rows of @in, which begins below it then, a row apart where the screen has room.
 */
void ac_tui_put(AcCanvas *canvas, AcRect *in, unsigned role, const char *text);
/** @prompt in the first row of @in, which begins below it then; where the field behind it is. */
AcRect ac_tui_prompt(AcCanvas *canvas, AcRect *in, const char *prompt);
/** In place of a whole frame: there is no room for one; nobody is to see it. */
void ac_tui_draw_too_small(AcCanvas *canvas);
void ac_tui_draw_hidden(AcCanvas *canvas);
/** What is asked, in one sentence; owned by the caller. */
char *ac_tui_question(const AcWordsContext *words, const AcQuestion *question);

#endif

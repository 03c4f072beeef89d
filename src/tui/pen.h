/* SPDX-License-Identifier: MIT */
/** pen.h - the bytes that make one frame of another, with what the terminal at hand can do (curses has opened
 * it): the cells that changed, and rows that have only moved. */
#ifndef AC_SRC_TUI_PEN_H
#define AC_SRC_TUI_PEN_H

#include "glyphs.h"
#include "theme.h"
#include "tui/canvas.h"

typedef struct {
	AcTheme theme;
	int n_colours;                       /* 0: monochrome */
	const char *foreground, *background; /* the capability that sets it */
	gboolean is_console;
	AcGlyphs *glyphs;   /* of the Linux console; NULL: a terminal with the fonts of a desktop, or ASCII */
	gboolean may_order; /* letters: text from right to left is kept apart */
	gboolean isolates;  /* there is such text in the row in the making */
	GString *bytes;     /* what was written and not taken yet */
	AcThemeStyle style; /* as the terminal has it at this point of the bytes */
} AcPen;

/** A terminal without colours; ac_pen_clear() ends it. */
void ac_pen_init(AcPen *pen);
void ac_pen_clear(AcPen *pen);
/** The terminal has been set back: what follows begins plain. */
void ac_pen_reset(AcPen *pen);
/** A capability of terminfo, without its padding; nothing for NULL. */
void ac_pen_capability(AcPen *pen, const char *capability);
/** From @shown, whose rows may be moved about for it, to @next, of one size; the cursor where @next has it.
 */
void ac_pen_frame(AcPen *pen, AcCanvas *shown, const AcCanvas *next);

#endif

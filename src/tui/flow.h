/* SPDX-License-Identifier: MIT */
/** flow.h - text to graphemes and lines, for the canvas. Pure. */
#ifndef AC_SRC_TUI_FLOW_H
#define AC_SRC_TUI_FLOW_H

#include "tui/canvas.h"

typedef struct {
	gunichar text[AC_CELL_CHARS];
	int width; /* 1 or 2 */
} AcGrapheme;

/** What of @text may be shown: valid UTF-8, no controls but line breaks, in ASCII when @ascii. What had to be
 * changed is stored in @owned, and returned; otherwise @text itself. NULL gives "". */
const char *ac_flow_prepare(const char *text, gboolean ascii, char **owned);
/** The grapheme at @text and what follows it; a line break is shown as a blank. @text is prepared and not
 * empty. */
const char *ac_flow_grapheme(const char *text, AcGrapheme *out);
/** Columns of a prepared text. */
int ac_flow_width(const char *text);
/** TRUE: it is one line of at most @room columns, since it has no more bytes. FALSE: it may still be. */
gboolean ac_flow_is_short(const char *text, int room);
/** Bytes of @text that fit into @room columns. */
gsize ac_flow_fit(const char *text, int room);
/** Breaks off one line of at most @width columns: its length in bytes, and where the next begins. */
const char *ac_flow_break(const char *text, int width, gsize *length);

#endif

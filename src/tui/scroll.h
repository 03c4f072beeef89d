/* SPDX-License-Identifier: MIT */
/** scroll.h - what of one frame stands in the next some rows higher or lower: the terminal moves it by
 * itself, in fewer bytes than writing it again takes. Pure. */
#ifndef AC_SRC_TUI_SCROLL_H
#define AC_SRC_TUI_SCROLL_H

#include "tui/canvas.h"

typedef struct {
	int top, bottom; /* rows that move, both of them among it */
	int by;          /* rows upwards; downwards where it is negative */
} AcScroll;

/** The move from @shown to @fresh (of one size) that is worth it; FALSE: there is none. */
gboolean ac_scroll_find(const AcCanvas *shown, const AcCanvas *fresh, AcScroll *out);

#endif

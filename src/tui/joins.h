/* SPDX-License-Identifier: MIT */
/** joins.h - lists told in a line, as many of their items as there is room for. What was found out is kept:
 * the next frame asks for the same. Pure. */
#ifndef AC_SRC_TUI_JOINS_H
#define AC_SRC_TUI_JOINS_H

#include "tui/canvas.h"

typedef struct AcJoins AcJoins; /* opaque */

AcJoins *ac_joins_new(void);
void ac_joins_free(AcJoins *joins);
/** The words of @items (of char *) joined by @between, as many as @in holds, then how many more there are;
 * the first in any case. Borrowed, until a few others were asked for. */
const char *ac_joins_fit(AcJoins *joins, const AcCanvas *canvas, const GPtrArray *items, const char *between,
                         AcRect in);

#endif

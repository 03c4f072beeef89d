/* SPDX-License-Identifier: MIT */
/** direction.h - passages of a row that are written from right to left. The terminal orders their letters,
 * where it can; ours is that nothing beside them is ordered along. Pure. */
#ifndef AC_SRC_TUI_DIRECTION_H
#define AC_SRC_TUI_DIRECTION_H

#include "tui/canvas.h"

/** What begins and ends a passage for a terminal that orders letters; no column wide. */
#define AC_DIRECTION_BEGIN "\u2068" /* first strong isolate */
#define AC_DIRECTION_END   "\u2069" /* pop directional isolate */

/** Whether anything in @row (@width cells) is written from right to left. */
gboolean ac_direction_has_any(const AcCell *row, int width);
/**
 * The passage of @row (@width cells) that cell @x belongs to: [*from, *to). Words of it and what stands
 * between them, but no gap of two blanks, which parts columns. FALSE: it belongs to none.
 */
gboolean ac_direction_passage(const AcCell *row, int width, int x, int *from, int *to);

#endif

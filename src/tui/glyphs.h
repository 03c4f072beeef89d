/* SPDX-License-Identifier: MIT */
/** glyphs.h - what the Linux console can show: its font has 512 characters at most, and says which. */
#ifndef AC_SRC_TUI_GLYPHS_H
#define AC_SRC_TUI_GLYPHS_H

#include "tui/canvas.h"

typedef struct AcGlyphs AcGlyphs; /* opaque */

/** Those of the console at @fd; over a network it cannot be asked, and has what all of them have. */
AcGlyphs *ac_glyphs_new(int fd);
void ac_glyphs_free(AcGlyphs *glyphs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcGlyphs, ac_glyphs_free)

gboolean ac_glyphs_has(const AcGlyphs *glyphs, gunichar c);
/** One character of one column to show for the cell's. */
gunichar ac_glyphs_nearest(const AcGlyphs *glyphs, const AcCell *cell);

#endif

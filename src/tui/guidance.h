/* SPDX-License-Identifier: MIT */
/** guidance.h - sections of lines, labelled or not, in as many columns as there is room for, less what is not
 * searched for; scrolled when longer than the screen. Pure. */
#ifndef AC_SRC_TUI_GUIDANCE_H
#define AC_SRC_TUI_GUIDANCE_H

#include "filter.h"

typedef struct AcGuidance AcGuidance; /* opaque */

AcGuidance *ac_guidance_new(void);
void ac_guidance_free(AcGuidance *guidance);
/** Forgets the sections, keeps the place. */
void ac_guidance_clear(AcGuidance *guidance);
/** A section; its title is copied. NULL: it has none, and stands above the columns, over all of their width.
 */
void ac_guidance_begin(AcGuidance *guidance, const char *title);
/** A line of the last section, copied; @label NULL: a paragraph. */
void ac_guidance_add(AcGuidance *guidance, const char *label, const char *text);
/** A paragraph in @role, copied. An empty @text is a blank row. */
void ac_guidance_add_paragraph(AcGuidance *guidance, unsigned role, const char *text);

/** Draws what fits @filter (NULL: all); scrolls no further than the end. Places the cursor at the first row
 * shown. FALSE: nothing fits, and nothing is drawn. */
gboolean ac_guidance_draw(AcGuidance *guidance, const AcFilter *filter, AcCanvas *canvas, AcRect in);
/** By rows; by G_MININT and G_MAXINT to the ends. */
void ac_guidance_scroll(AcGuidance *guidance, int rows);
/** By screens. */
void ac_guidance_turn(AcGuidance *guidance, int screens);

#endif

/* SPDX-License-Identifier: MIT */
/** guidance.h - sections of labelled lines for the help, in as many columns as there is room for, less what
 * is not searched for. Pure. */
#ifndef AC_SRC_TUI_GUIDANCE_H
#define AC_SRC_TUI_GUIDANCE_H

#include "filter.h"

typedef struct AcGuidance AcGuidance; /* opaque */

AcGuidance *ac_guidance_new(void);
void ac_guidance_free(AcGuidance *guidance);
/** A section; its title is copied. */
void ac_guidance_begin(AcGuidance *guidance, const char *title);
/** A line of the last section, copied; @label NULL: a paragraph. */
void ac_guidance_add(AcGuidance *guidance, const char *label, const char *text);
/** All that fits @filter, as high as it is; owned by the caller. NULL: nothing does. */
AcCanvas *ac_guidance_lay_out(const AcGuidance *guidance, const AcFilter *filter, int width, gboolean ascii);

#endif

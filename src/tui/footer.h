/* SPDX-License-Identifier: MIT */
/** footer.h - the last row of a screen: its keys, from the table that dispatches them. */
#ifndef AC_SRC_TUI_FOOTER_H
#define AC_SRC_TUI_FOOTER_H

#include "tui/view.h"

/** Whether the key does something at present. */
gboolean ac_key_works(const AcKey *key, const void *state, const AcApp *app);
/** Keys in the order of the table as far as there is room; help and the way out always. */
void ac_footer_draw(const AcView *view, const void *state, const AcApp *app, AcCanvas *canvas, AcRect in);

#endif

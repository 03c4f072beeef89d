/* SPDX-License-Identifier: MIT */
/** tui/bell.h - what long work beside the screen rings when it has news: one of a desk, rung from any thread.
 * (term.h has a "bell" of its own, hence "it".) */
#ifndef AC_TUI_BELL_H
#define AC_TUI_BELL_H

#include <glib.h>

typedef struct AcBell AcBell; /* opaque */

AcBell *ac_bell_new(void);
void ac_bell_free(AcBell *it);
void ac_bell_ring(AcBell *it);
/** TRUE once however often it was rung since. */
gboolean ac_bell_take(AcBell *it);
/** Works begun and not yet taken: counted in the screen's thread. */
void ac_bell_count(AcBell *it, int by);
guint ac_bell_works(const AcBell *it);
/** To poll(): readable while it is rung and not taken; -1: there is none, and works are done in place. */
int ac_bell_fd(const AcBell *it);

#endif

/* SPDX-License-Identifier: MIT */
/** terminal.h - the real screen: shows canvases, reads keys. The only part that knows curses. */
#ifndef AC_SRC_TUI_TERMINAL_H
#define AC_SRC_TUI_TERMINAL_H

#include "theme.h"
#include "tui/canvas.h"

typedef struct AcTerminal AcTerminal; /* opaque */

/** NULL with @error when there is no usable terminal. The caller has set LC_CTYPE. One at a time, in the
 * theme "auto". */
AcTerminal *ac_terminal_open(GError **error);
/** The terminal is as it was before. */
void ac_terminal_close(AcTerminal *terminal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcTerminal, ac_terminal_close)

/** From the next frame on, which is written whole. */
void ac_terminal_use_theme(AcTerminal *terminal, const AcTheme *theme);
/** A canvas of the terminal's size to draw the next frame into; borrowed until ac_terminal_show(). */
AcCanvas *ac_terminal_canvas(AcTerminal *terminal);
/** Writes what differs from the last frame. */
void ac_terminal_show(AcTerminal *terminal);
/** The window's title, where the terminal can be told; NULL: as it was before us. */
void ac_terminal_set_title(AcTerminal *terminal, const char *title);
/** Rings the terminal's bell. */
void ac_terminal_bell(AcTerminal *terminal);
/** The next key that is there already, a character or AC_KEY_…; 0: none. */
int ac_terminal_key(AcTerminal *terminal);
/** After AC_KEY_TOUCH: what lies on the screen where the mouse was pressed (ac_canvas_touched). */
int ac_terminal_touched(const AcTerminal *terminal);
/** Whether the mouse is ours; the terminal's own selecting then needs Shift. Off at first. */
void ac_terminal_use_mouse(AcTerminal *terminal, gboolean use);
/** The window may have another size, or hold who knows what: the next frame is written whole. */
void ac_terminal_resize(AcTerminal *terminal);
/** Stops this program as Ctrl-Z does and returns when it is continued. */
void ac_terminal_suspend(AcTerminal *terminal);

#endif

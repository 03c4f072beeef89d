/* SPDX-License-Identifier: MIT */
/** tui/tui.h - the screen. One door: the rest of the module is its own affair. */
#ifndef AC_TUI_TUI_H
#define AC_TUI_TUI_H

#include "app/app.h"

/**
 * Runs the screen until the person quits. @app was opened with store, catalogue and safety, and with a plan
 * when there is a client; without one the first run begins. Returns FALSE with @error when the terminal
 * cannot be used (TERM unknown or dumb); the terminal is as it was found on every way out.
 */
gboolean ac_tui_run(AcApp *app, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif

/* SPDX-License-Identifier: MIT */
/** theme.h - how the roles of a canvas look, whatever the terminal can do. */
#ifndef AC_SRC_TUI_THEME_H
#define AC_SRC_TUI_THEME_H

#include "app/theme.h"
#include "tui/canvas.h"

typedef struct {
	AcThemeLook looks[AC_N_ROLES];
	int chosen_background; /* of 256 */
	gboolean is_mono;      /* no colours, though the terminal has some */
} AcTheme;

/** The theme of that name ("auto", "mono", or one with a file). FALSE with @error when its file is broken:
 * @theme is then "auto". */
gboolean ac_theme_use(AcTheme *theme, const char *name, const AcPaths *paths, GError **error);

#endif

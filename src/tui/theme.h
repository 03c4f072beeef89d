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
	gboolean is_auto;      /* of no background in particular */
} AcTheme;

/** How a terminal writes: AC_LOOK_…, and colours by number; -1: its own. */
typedef struct {
	unsigned flags;
	int foreground, background;
} AcThemeStyle;

/** The theme of that name ("auto", "mono", or one with a file). FALSE with @error when its file is broken:
 * @theme is then "auto". */
gboolean ac_theme_use(AcTheme *theme, const char *name, const AcPaths *paths, GError **error);
/** How @role, with AC_ROLE_SELECTED or without, looks in @n_colours (0: none), before a background that
 * @is_dark or may be either. */
AcThemeStyle ac_theme_style(const AcTheme *theme, int n_colours, gboolean is_dark, unsigned role);

#endif

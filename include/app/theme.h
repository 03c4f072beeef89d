/* SPDX-License-Identifier: MIT */
/**
 * app/theme.h - a theme's file (config/themes/NAME.cfg): how each role of the screen looks with 8, 16 and 256
 * colours. What the roles are called is known to who asks.
 */
#ifndef AC_APP_THEME_H
#define AC_APP_THEME_H

#include "app/app.h"

enum { AC_LOOK_BOLD = 1, AC_LOOK_DIM = 2, AC_LOOK_UNDERLINE = 4, AC_LOOK_REVERSE = 8 };

/** How one role looks. Colours are those of the terminal by number; -1: its own. */
typedef struct {
	unsigned mono, flags; /* AC_LOOK_… without and with colours */
	int basic;            /* of 8 */
	int bright;           /* of 16 */
	int full;             /* of 256 */
	int chosen;           /* of 256, on the row that is chosen */
} AcThemeLook;

/** One group of a theme's file, by name. */
typedef struct {
	const char *name;
	AcThemeLook *look; /* what the file says is changed, the rest stays */
} AcThemeRole;

/**
 * Reads theme @name ("own": the person's) into @roles, @n of them, and the background of the chosen row (of
 * 256) into @chosen_background. FALSE with @error (AC_ERROR_FILE; all problems, a line each): some of it may
 * be changed.
 */
gboolean ac_theme_read(const AcPaths *paths, const char *name, const AcThemeRole *roles, guint n,
                       int *chosen_background, GError **error);

#endif

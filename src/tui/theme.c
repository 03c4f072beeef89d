/* SPDX-License-Identifier: MIT */
#include "theme.h"

#include <string.h>

enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE, BRIGHT, OWN = -1 };
#define BOLD AC_LOOK_BOLD
#define LINE AC_LOOK_UNDERLINE
#define TURN AC_LOOK_REVERSE

/* Foregrounds that read on a dark and on a light background. */
static const AcTheme automatic = {
    .looks =
        {
            [AC_ROLE_TEXT] = {0, 0, OWN, OWN, OWN, 255},
            [AC_ROLE_DIM] = {0, 0, OWN, OWN, 245, 252},
            [AC_ROLE_STRONG] = {BOLD, BOLD, OWN, OWN, OWN, 255},
            [AC_ROLE_HEADING] = {BOLD, BOLD, CYAN, CYAN, 37, 159},
            [AC_ROLE_RULE] = {0, 0, OWN, OWN, 242, 252},
            [AC_ROLE_BAR] = {TURN, TURN, OWN, OWN, OWN, 255},
            [AC_ROLE_KEY] = {BOLD, BOLD, CYAN, CYAN, 37, 255},
            [AC_ROLE_NEW] = {BOLD, BOLD, CYAN, CYAN, 37, 159},
            [AC_ROLE_OK] = {0, 0, GREEN, GREEN, 35, 157},
            [AC_ROLE_CARE] = {LINE, 0, YELLOW, YELLOW, 172, 222},
            [AC_ROLE_ASK] = {BOLD, 0, MAGENTA, MAGENTA, 134, 225},
            [AC_ROLE_AVOID] = {BOLD, BOLD, RED, RED, 160, 224},
            [AC_ROLE_SILENT] = {0, 0, OWN, OWN, 245, 252},
            [AC_ROLE_ALARM] = {BOLD, BOLD, RED, RED, 160, 224},
            [AC_ROLE_QUESTION] = {BOLD, BOLD, MAGENTA, MAGENTA, 134, 225},
            [AC_ROLE_LINK] = {LINE, LINE, CYAN, CYAN, 37, 159},
            [AC_ROLE_CODE] = {TURN, 0, OWN, OWN, OWN, OWN},
        },
    .chosen_background = 24,
};

/* In a theme's file: all but the code, which a camera reads. */
static const char *const names[AC_N_ROLES] = {
    [AC_ROLE_TEXT] = "text",       [AC_ROLE_DIM] = "dim",     [AC_ROLE_STRONG] = "strong",
    [AC_ROLE_HEADING] = "heading", [AC_ROLE_RULE] = "rule",   [AC_ROLE_BAR] = "bar",
    [AC_ROLE_KEY] = "key",         [AC_ROLE_NEW] = "new",     [AC_ROLE_OK] = "ok",
    [AC_ROLE_CARE] = "care",       [AC_ROLE_ASK] = "ask",     [AC_ROLE_AVOID] = "avoid",
    [AC_ROLE_SILENT] = "silent",   [AC_ROLE_ALARM] = "alarm", [AC_ROLE_QUESTION] = "question",
    [AC_ROLE_LINK] = "link",
};

gboolean ac_theme_use(AcTheme *theme, const char *name, const AcPaths *paths, GError **error)
{
	AcThemeRole roles[AC_N_ROLES];
	guint n = 0;
	*theme = automatic;
	theme->is_mono = strcmp(name, "mono") == 0;
	theme->is_auto = strcmp(name, "auto") == 0;
	if (theme->is_mono || theme->is_auto)
		return TRUE;
	for (int role = 0; role < AC_N_ROLES; role++)
		if (names[role] != NULL)
			roles[n++] = (AcThemeRole){names[role], &theme->looks[role]};
	if (ac_theme_read(paths, name, roles, n, &theme->chosen_background, error))
		return TRUE;
	*theme = automatic;
	theme->is_auto = TRUE;
	return FALSE;
}

/* Black on white by their numbers: what a theme calls black and white may be neither. */
static AcThemeStyle code_style(int n_colours)
{
	if (n_colours >= 256)
		return (AcThemeStyle){0, 16, 231};
	return (AcThemeStyle){0, BLACK, n_colours >= 16 ? BRIGHT + WHITE : WHITE};
}

/* Where bold is brightness, reversed it is grey on grey. */
static AcThemeStyle without_colours(unsigned flags, gboolean chosen, gboolean bold_is_bright)
{
	if (chosen)
		flags ^= TURN;
	if ((flags & TURN) != 0 && bold_is_bright)
		flags &= ~(unsigned)BOLD;
	return (AcThemeStyle){flags, OWN, OWN};
}

/* These are so light that they vanish before a light background. */
static gboolean needs_dark(int colour)
{
	return colour == GREEN || colour == YELLOW || colour == CYAN;
}

static AcThemeStyle few_colours(const AcThemeLook *look, gboolean is_dark, int n_colours, gboolean chosen)
{
	int colour = n_colours < 16 ? look->basic : look->bright;
	if (!is_dark && needs_dark(colour))
		return without_colours(look->mono, chosen, n_colours < 16);
	if (chosen)
		return without_colours(look->flags & ~(unsigned)TURN, chosen, n_colours < 16);
	return (AcThemeStyle){look->flags, colour, OWN};
}

AcThemeStyle ac_theme_style(const AcTheme *theme, int n_colours, gboolean is_dark, unsigned role)
{
	gboolean chosen = (role & AC_ROLE_SELECTED) != 0;
	const AcThemeLook *look = &theme->looks[role & ~AC_ROLE_SELECTED];
	if (n_colours == 0 || theme->is_mono)
		return without_colours(look->mono, chosen, n_colours < 16);
	if ((role & ~AC_ROLE_SELECTED) == AC_ROLE_CODE)
		return code_style(n_colours);
	if (n_colours < 256)
		return few_colours(look, is_dark || !theme->is_auto, n_colours, chosen);
	if (chosen)
		return (AcThemeStyle){look->flags & ~(unsigned)TURN, look->chosen, theme->chosen_background};
	return (AcThemeStyle){look->flags, look->full, OWN};
}

/* SPDX-License-Identifier: MIT */
/* How the roles look on terminals that can do little, and what a console shows for what its font lacks. */
#include <string.h>

#include "../../src/tui/glyphs.h"
#include "../../src/tui/theme.h"

enum { RED = 1, YELLOW = 3, CYAN = 6 };

static AcTheme theme_of(const char *name)
{
	AcTheme theme;
	g_assert_true(ac_theme_use(&theme, name, NULL, NULL));
	return theme;
}

/* Yellow and cyan on xterm's white cannot be read; red can. */
static void test_eight_colours(void)
{
	AcTheme automatic = theme_of("auto");
	AcThemeStyle care = ac_theme_style(&automatic, 8, FALSE, AC_ROLE_CARE);
	AcThemeStyle heading = ac_theme_style(&automatic, 8, FALSE, AC_ROLE_HEADING);
	g_assert_cmpint(care.foreground, ==, -1);
	g_assert_cmpuint(care.flags, ==, AC_LOOK_UNDERLINE);
	g_assert_cmpint(heading.foreground, ==, -1);
	g_assert_cmpuint(heading.flags, ==, AC_LOOK_BOLD);
	g_assert_cmpint(ac_theme_style(&automatic, 8, FALSE, AC_ROLE_AVOID).foreground, ==, RED);
	g_assert_cmpint(ac_theme_style(&automatic, 8, TRUE, AC_ROLE_CARE).foreground, ==, YELLOW);
	g_assert_cmpint(ac_theme_style(&automatic, 8, TRUE, AC_ROLE_HEADING).foreground, ==, CYAN);
	g_assert_cmpint(ac_theme_style(&automatic, 256, FALSE, AC_ROLE_CARE).foreground, ==, 172);
}

/* Bold is bright on the console: black on grey would be grey on grey. */
static void test_chosen_row(void)
{
	AcTheme automatic = theme_of("auto"), mono = theme_of("mono");
	static const int few[] = {0, 8};
	for (gsize i = 0; i < G_N_ELEMENTS(few); i++)
		for (unsigned role = 0; role < AC_N_ROLES; role++) {
			AcThemeStyle style = ac_theme_style(&automatic, few[i], TRUE, role | AC_ROLE_SELECTED);
			if (role == AC_ROLE_CODE && few[i] > 0)
				continue;
			gboolean is_bar = role == AC_ROLE_BAR || role == AC_ROLE_CODE;
			g_assert_cmpint(style.foreground, ==, -1);
			g_assert_cmpuint(style.flags & AC_LOOK_BOLD & (style.flags & AC_LOOK_REVERSE ? ~0U : 0U), ==, 0);
			g_assert_true(is_bar || (style.flags & AC_LOOK_REVERSE) != 0);
		}
	AcThemeStyle strong = ac_theme_style(&mono, 256, FALSE, AC_ROLE_STRONG | AC_ROLE_SELECTED);
	g_assert_cmpuint(strong.flags, ==, AC_LOOK_BOLD | AC_LOOK_REVERSE);
}

static gunichar shown(const AcGlyphs *glyphs, gunichar c, gunichar mark)
{
	AcCell cell = {.text = {c, mark}, .width = 1};
	return ac_glyphs_nearest(glyphs, &cell);
}

/* A console that cannot be asked, as over a network, is given what every console has. */
static void test_console(void)
{
	static const struct {
		gunichar asked, shown;
	} rows[] = {
	    {'a', 'a'},       {0x2500, 0x2500}, {0x2717, 0xD7},   {0x2713, '+'},    {0x2039, '<'},
	    {0x203A, '>'},    {0x2026, '~'},    {0x2014, 0x2500}, {0x2019, '\''},   {0x25BE, 0x25BC},
	    {0x25B8, 0x25B6}, {0x25CF, 0x2022}, {0x25CC, 0xB7},   {0x2022, 0x2022}, {0x2191, 0x2191},
	    {0x00EB, 0x00EB}, {0x0416, 0x0416}, {0x2603, '?'},
	};
	g_autoptr(AcGlyphs) glyphs = ac_glyphs_new(-1);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
		g_assert_cmphex(shown(glyphs, rows[i].asked, 0), ==, rows[i].shown);
	g_assert_cmphex(shown(glyphs, 'e', 0x0308), ==, 0xEB);
	g_assert_cmphex(shown(glyphs, 'q', 0x0308), ==, 'q');
	g_assert_false(ac_glyphs_has(glyphs, 0x2580));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/looks/eight-colours", test_eight_colours);
	g_test_add_func("/looks/chosen-row", test_chosen_row);
	g_test_add_func("/looks/console", test_console);
	return g_test_run();
}

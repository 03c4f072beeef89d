/* SPDX-License-Identifier: MIT */
/* Themes: the files that come along, a person's own, and broken ones. */
#include "app/theme.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

typedef struct {
	char *folder;
	AcPaths paths;
	AcThemeLook text, avoid;
	int background;
} World;

static World open_world(void)
{
	World world = {.folder = g_dir_make_tmp("aftercare-theme-XXXXXX", NULL),
	               .text = {0, 0, -1, -1, -1, 255},
	               .avoid = {AC_LOOK_BOLD, AC_LOOK_BOLD, 1, 1, 160, 217},
	               .background = 24};
	world.paths = (AcPaths){.config_dir = (char *)AC_SOURCE_DIR "/config", .config_home = world.folder};
	return world;
}

static char *own_file(const World *world)
{
	g_autofree char *themes = g_build_filename(world->folder, "themes", NULL);
	g_assert_cmpint(g_mkdir_with_parents(themes, 0700), ==, 0);
	return g_build_filename(themes, "own.cfg", NULL);
}

static void put(const World *world, const char *text)
{
	g_autofree char *path = own_file(world);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void close_world(World *world)
{
	g_autofree char *path = own_file(world), *themes = g_path_get_dirname(path);
	g_remove(path);
	g_rmdir(themes);
	g_rmdir(world->folder);
	g_free(world->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(World, close_world)

static gboolean read_theme(World *world, const char *name, GError **error)
{
	const AcThemeRole roles[] = {{"text", &world->text}, {"avoid", &world->avoid}};
	return ac_theme_read(&world->paths, name, roles, G_N_ELEMENTS(roles), &world->background, error);
}

static void a_theme_of_ones_own_changes_what_it_names_and_nothing_else(void)
{
	g_auto(World) world = open_world();
	put(&world, "title = \"Mine\";\nchosen = { full = 7; };\n"
	            "avoid = { basic = \"blue\"; bright = \"bright white\"; full = 9; bold = false; underline = "
	            "true; };\n");
	g_assert_true(read_theme(&world, "own", NULL));
	g_assert_cmpint(world.background, ==, 7);
	g_assert_cmpint(world.avoid.basic, ==, 4);
	g_assert_cmpint(world.avoid.bright, ==, 15);
	g_assert_cmpint(world.avoid.full, ==, 9);
	g_assert_cmpint(world.avoid.chosen, ==, 217);
	g_assert_cmpuint(world.avoid.flags, ==, AC_LOOK_UNDERLINE);
	g_assert_cmpuint(world.avoid.mono, ==, AC_LOOK_BOLD);
	g_assert_cmpint(world.text.full, ==, -1);
}

static void a_broken_theme_names_each_place_and_what_is_expected(void)
{
	g_auto(World) world = open_world();
	g_autoptr(GError) error = NULL;
	put(&world, "avoid = { basic = \"bright red\"; full = 256; };\nlila = { full = 3; };\n"
	            "text = { colour = \"red\"; bold = 1; };\n");
	g_assert_false(read_theme(&world, "own", &error));
	g_auto(GStrv) lines = g_strsplit(error->message, "\n", -1);
	g_assert_cmpuint(g_strv_length(lines), ==, 5);
	g_assert_nonnull(strstr(lines[0], "own.cfg:1: \"avoid.basic\" is wrong; expected one of \"black\""));
	g_assert_nonnull(strstr(lines[1], "own.cfg:1: \"avoid.full\" is wrong; expected a colour's number"));
	g_assert_nonnull(
	    strstr(lines[2], "own.cfg:2: There is no \"lila\" in a theme. There are: chosen, text, avoid"));
	g_assert_nonnull(strstr(lines[3], "own.cfg:3: \"text.colour\" is wrong; expected one of basic, bright"));
	g_assert_nonnull(strstr(lines[4], "own.cfg:3: \"text.bold\" is wrong; expected true or false"));
}

static void a_theme_that_is_not_there_is_named(void)
{
	g_auto(World) world = open_world();
	g_autoptr(GError) error = NULL;
	g_assert_false(read_theme(&world, "own", &error));
	g_assert_nonnull(strstr(error->message, "themes/own.cfg"));
}

/* All roles of a screen, as themes name them. */
static const char *const all_names[] = {"text",     "dim",  "strong", "heading", "key",    "new",
                                        "ok",       "care", "ask",    "avoid",   "silent", "alarm",
                                        "question", "link", "rule",   "bar"};

/* Relative luminance of one of the 256 colours (WCAG 2). */
static double luminance(int colour)
{
	static const int steps[] = {0, 95, 135, 175, 215, 255};
	int rgb[3];
	g_assert_cmpint(colour, >=, 16); /* the first sixteen are the terminal's own affair */
	for (int i = 0; i < 3; i++)
		rgb[i] = colour >= 232 ? 8 + (colour - 232) * 10 : steps[(colour - 16) / (int[]){36, 6, 1}[i] % 6];
	double sum = 0;
	for (int i = 0; i < 3; i++) {
		double c = rgb[i] / 255.0, linear = c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
		sum += linear * (double[]){0.2126, 0.7152, 0.0722}[i];
	}
	return sum;
}

static double contrast(double a, double b)
{
	return (MAX(a, b) + 0.05) / (MIN(a, b) + 0.05);
}

static void read_all(World *world, const char *name, AcThemeLook *looks)
{
	AcThemeRole roles[G_N_ELEMENTS(all_names)];
	for (gsize i = 0; i < G_N_ELEMENTS(all_names); i++) {
		looks[i] = (AcThemeLook){0, 0, -1, -1, -1, -1};
		roles[i] = (AcThemeRole){all_names[i], &looks[i]};
	}
	g_assert_true(
	    ac_theme_read(&world->paths, name, roles, G_N_ELEMENTS(all_names), &world->background, NULL));
}

/* Text of every role that says something, on the background a theme is made for: 4.5 (WCAG 2, AA). */
static void what_a_theme_says_can_be_read_on_its_background(void)
{
	static const struct {
		const char *name;
		double background;
	} themes[] = {{"dark", 0.0}, {"light", 1.0}};
	for (gsize t = 0; t < G_N_ELEMENTS(themes); t++) {
		g_auto(World) world = open_world();
		AcThemeLook looks[G_N_ELEMENTS(all_names)];
		read_all(&world, themes[t].name, looks);
		for (gsize i = 0; i < G_N_ELEMENTS(all_names); i++) {
			g_test_message("%s, %s: %d, chosen %d", themes[t].name, all_names[i], looks[i].full,
			               looks[i].chosen);
			if (looks[i].full >= 0 && strcmp(all_names[i], "rule") != 0)
				g_assert_cmpfloat(contrast(luminance(looks[i].full), themes[t].background), >=, 4.5);
			if (looks[i].chosen >= 0)
				g_assert_cmpfloat(contrast(luminance(looks[i].chosen), luminance(world.background)), >=, 4.5);
		}
	}
}

static void the_theme_of_high_contrast_writes_in_the_terminals_own_colour(void)
{
	g_auto(World) world = open_world();
	AcThemeLook looks[G_N_ELEMENTS(all_names)];
	read_all(&world, "contrast", looks);
	for (gsize i = 0; i < G_N_ELEMENTS(all_names); i++)
		g_assert_cmpint(looks[i].full, ==, -1);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/theme/own", a_theme_of_ones_own_changes_what_it_names_and_nothing_else);
	g_test_add_func("/theme/broken", a_broken_theme_names_each_place_and_what_is_expected);
	g_test_add_func("/theme/missing", a_theme_that_is_not_there_is_named);
	g_test_add_func("/theme/contrast", what_a_theme_says_can_be_read_on_its_background);
	g_test_add_func("/theme/high", the_theme_of_high_contrast_writes_in_the_terminals_own_colour);
	return g_test_run();
}

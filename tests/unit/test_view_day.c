/* SPDX-License-Identifier: MIT */
/* The day screen in many sizes: what must never be left out, and what must never touch. */
#include "../../src/tui/row.h"
#include "tui_screen.h"

#include <string.h>

#define NOW "2026-11-24 09:00"

static const char *const two_sessions[] = {"2026-10-10 12:00", "2026-11-20 15:00", NULL};

typedef struct {
	AcApp *app;
	AcDesk *desk;
} World;

static World open_world(void)
{
	World world;
	screen_forget();
	world.app = screen_open(NOW);
	screen_add_client(world.app, "studio", two_sessions, "dry");
	world.desk = ac_desk_new(world.app);
	return world;
}

static void close_world(World *world)
{
	ac_desk_free(world->desk);
	ac_app_close(world->app);
	screen_forget();
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(World, close_world)

static gboolean is_blank(const AcCanvas *canvas, int x, int y)
{
	return ac_canvas_row(canvas, y)[x].text[0] == ' ';
}

/* ---- columns --------------------------------------------------------------------------------- */

static void a_blank_column_parts_the_panes_at_every_width(void)
{
	g_auto(World) world = open_world();
	for (int width = 72; width <= 200; width++) {
		g_autoptr(AcCanvas) canvas = ac_canvas_new(width, 50, FALSE);
		ac_desk_draw(world.desk, canvas);
		int inside = width - 2, right = CLAMP(inside * 3 / 8, 30, 62), first = -1;
		for (int y = 0; y < 48; y++) {
			if (ac_canvas_row(canvas, y)[1].text[0] == 0x2500) /* a heading's rule */
				first = first < 0 ? y : first;
			if (first >= 0 && !is_blank(canvas, inside - right, y))
				g_error("no gutter at %d columns, row %d", width, y);
		}
		g_assert_cmpint(first, >, 0);
	}
}

static void the_columns_of_a_row_do_not_touch(void)
{
	AcRow row = {.verdict = AC_VERDICT_AVOID,
	             .title = "a a a a a a a a a a a a a a a a a a a a a a a a a a",
	             .detail = "b b b b b b b b b b b b b b b b b b b b b b b b b b b b b",
	             .how =
	                 "c c c c c c c c c c c c c c c c c c c c c c c c c c c c c c c c c c c c c c c c c c c"};
	row.brief = row.detail;
	for (int width = 40; width <= 200; width++) {
		g_autoptr(AcCanvas) canvas = ac_canvas_new(width + 20, 30, FALSE);
		AcColumns columns = ac_row_columns(canvas, &row, 1, width, 4);
		ac_row_draw(canvas, (AcRect){1, 0, width, ac_row_height(canvas, &row, &columns)}, &row, &columns,
		            FALSE);
		int detail = 1 + columns.verdict + 3 + columns.title;
		for (int y = 0; y < 30; y++) {
			g_assert_true(is_blank(canvas, detail, y));
			for (int x = width + 1; x < width + 20; x++)
				g_assert_true(is_blank(canvas, x, y));
		}
	}
}

/* ---- titles ---------------------------------------------------------------------------------- */

static void a_title_shows_whole_names_and_how_many_more(void)
{
	static const char *const shorter[] = {"Sauna", "Sauna, steam room", "Sauna, steam room, sunbed"};
	const AcRow row = {.title = "Sauna, steam room, sunbed, chlorine", .shorter = shorter, .n_names = 4};
	static const struct {
		int width, height;
		const char *title;
	} cases[] = {{40, 1, "Sauna, steam room, sunbed, chlorine"},
	             {30, 1, "Sauna, steam room, sunbed +1"},
	             {25, 1, "Sauna, steam room +2"},
	             {12, 1, "Sauna +3"},
	             {12, 3, "Sauna, steam room, sunbed +1"},
	             {4, 1, "Sauna +3"}};
	g_autoptr(AcCanvas) canvas = ac_canvas_new(80, 24, FALSE);
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *title = ac_row_title(canvas, &row, cases[i].width, cases[i].height);
		g_assert_cmpstr(title, ==, cases[i].title);
	}
	const AcRow alone = {.title = "Gym, hard exercise", .n_names = 1};
	g_autofree char *title = ac_row_title(canvas, &alone, 5, 1);
	g_assert_cmpstr(title, ==, "Gym, hard exercise");
}

/* ---- the footer ------------------------------------------------------------------------------ */

static void expect_call_first(AcDesk *desk, int width, int height)
{
	g_autofree char *text = screen_text(desk, width, height, FALSE);
	g_strchomp(text);
	const char *last = strrchr(text, '\n');
	g_assert_nonnull(last);
	if (!g_str_has_prefix(last, "\n ! call"))
		g_error("no call key at %d x %d:%s", width, height, last);
}

static void whom_to_call_stands_first_in_every_footer(void)
{
	static const int sizes[][2] = {{40, 12}, {60, 15}, {80, 24}, {200, 50}};
	static const char *const keys[] = {NULL, "LEFT", "k", "t", "TAB", "TAB"};
	g_auto(World) world = open_world();
	for (gsize k = 0; k < G_N_ELEMENTS(keys); k++) {
		if (keys[k] != NULL)
			screen_keys(world.desk, keys[k], NULL);
		for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++)
			expect_call_first(world.desk, sizes[i][0], sizes[i][1]);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	screen_seal(AC_SOURCE_DIR);
	g_test_add_func("/view/day/gutter", a_blank_column_parts_the_panes_at_every_width);
	g_test_add_func("/view/day/columns", the_columns_of_a_row_do_not_touch);
	g_test_add_func("/view/day/title", a_title_shows_whole_names_and_how_many_more);
	g_test_add_func("/view/day/call", whom_to_call_stands_first_in_every_footer);
	return g_test_run();
}

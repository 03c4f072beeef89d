/* SPDX-License-Identifier: MIT */
/* What of a frame has only moved, and moving it. */
#include "../../src/tui/scroll.h"

#define WIDTH  60
#define HEIGHT 24

static void write_row(AcCanvas *canvas, int y, int number)
{
	g_autofree char *text = g_strnfill(20 + (gsize)number % 30, (char)('a' + number % 26));
	ac_canvas_line(canvas, (AcRect){0, y, WIDTH, 1}, AC_ROLE_TEXT, text);
}

/* A bar, rows numbered from @first on, a footer. */
static AcCanvas *reading(int first)
{
	AcCanvas *canvas = ac_canvas_new(WIDTH, HEIGHT, FALSE);
	ac_canvas_line(canvas, (AcRect){0, 0, WIDTH, 1}, AC_ROLE_BAR, "The bar");
	for (int y = 1; y < HEIGHT - 1; y++)
		write_row(canvas, y, first + y);
	ac_canvas_line(canvas, (AcRect){0, HEIGHT - 1, WIDTH, 1}, AC_ROLE_DIM, "The footer");
	return canvas;
}

static int cells_changed(const AcCanvas *a, const AcCanvas *b)
{
	int n = 0;
	for (int y = 0; y < ac_canvas_height(a); y++)
		for (int x = 0; x < ac_canvas_width(a); x++)
			n += ac_cell_equal(&ac_canvas_row(a, y)[x], &ac_canvas_row(b, y)[x]) ? 0 : 1;
	return n;
}

static void assert_moved(int before, int after, AcScroll wanted)
{
	g_autoptr(AcCanvas) shown = reading(before);
	g_autoptr(AcCanvas) fresh = reading(after);
	AcScroll scroll;
	g_assert_true(ac_scroll_find(shown, fresh, &scroll));
	g_assert_cmpint(scroll.top, ==, wanted.top);
	g_assert_cmpint(scroll.bottom, ==, wanted.bottom);
	g_assert_cmpint(scroll.by, ==, wanted.by);
	ac_canvas_shift(shown, scroll.top, scroll.bottom, scroll.by);
	for (int y = 0; y < HEIGHT; y++) /* only the rows that came into view are left to be written */
		if (y < (scroll.by > 0 ? HEIGHT - 1 - scroll.by : 1) || y > (scroll.by > 0 ? HEIGHT - 2 : -scroll.by))
			g_assert_true(ac_cells_equal(ac_canvas_row(shown, y), ac_canvas_row(fresh, y), WIDTH));
}

static void what_is_scrolled_is_found_between_bar_and_footer(void)
{
	assert_moved(10, 11, (AcScroll){1, HEIGHT - 2, 1});
	assert_moved(11, 10, (AcScroll){1, HEIGHT - 2, -1});
	assert_moved(10, 15, (AcScroll){1, HEIGHT - 2, 5});
	assert_moved(15, 10, (AcScroll){1, HEIGHT - 2, -5});
}

static void nothing_moves_where_little_or_everything_is_new(void)
{
	g_autoptr(AcCanvas) shown = reading(10);
	g_autoptr(AcCanvas) same = reading(10);
	g_autoptr(AcCanvas) other = reading(1000);
	AcScroll scroll;
	g_assert_false(ac_scroll_find(shown, same, &scroll));
	g_assert_false(ac_scroll_find(shown, other, &scroll));
	write_row(same, 3,
	          14); /* the row below it, once more: two rows differ, which is less than moving takes */
	write_row(same, 4, 13);
	g_assert_false(ac_scroll_find(shown, same, &scroll));
}

/* Blank rows everywhere, repeated rows, wide letters: a move is only ever taken where it saves cells. */
static void a_move_always_leaves_less_to_write(void)
{
	static const char *const texts[] = {"",
	                                    "",
	                                    "a",
	                                    "same words in many rows of it",
	                                    "wide 日本語 letters",
	                                    "the longest of all of these rows, nearly as wide as it is"};
	g_autoptr(GRand) rand = g_rand_new_with_seed(6);
	int n_moves = 0;
	for (int round = 0; round < 4000; round++) {
		int width = g_rand_int_range(rand, 1, 70), height = g_rand_int_range(rand, 1, 30);
		int by = g_rand_int_range(rand, -6, 7), noise = g_rand_int_range(rand, 0, 6);
		g_autoptr(AcCanvas) shown = ac_canvas_new(width, height, FALSE);
		g_autoptr(AcCanvas) fresh = ac_canvas_new(width, height, FALSE);
		for (int y = 0; y < height; y++)
			ac_canvas_line(shown, (AcRect){0, y, width, 1}, AC_ROLE_TEXT,
			               texts[g_rand_int_range(rand, 0, G_N_ELEMENTS(texts))]);
		for (int y = 0; y < height; y++)
			ac_canvas_copy(fresh, 0, y, shown, (AcRect){0, y + by, width, 1});
		for (int i = 0; i < noise; i++)
			ac_canvas_line(fresh, (AcRect){0, g_rand_int_range(rand, 0, height), width, 1}, AC_ROLE_DIM,
			               "noise");
		AcScroll scroll;
		if (!ac_scroll_find(shown, fresh, &scroll))
			continue;
		int before = cells_changed(shown, fresh);
		g_assert_cmpint(scroll.top, >=, 0);
		g_assert_cmpint(scroll.bottom, <, height);
		g_assert_cmpint(ABS(scroll.by), <=, scroll.bottom - scroll.top);
		ac_canvas_shift(shown, scroll.top, scroll.bottom, scroll.by);
		g_assert_cmpint(cells_changed(shown, fresh), <, before);
		n_moves++;
	}
	g_assert_cmpint(n_moves, >, 500);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/tui/scroll/found", what_is_scrolled_is_found_between_bar_and_footer);
	g_test_add_func("/tui/scroll/not-worth-it", nothing_moves_where_little_or_everything_is_new);
	g_test_add_func("/tui/scroll/random", a_move_always_leaves_less_to_write);
	return g_test_run();
}

/* SPDX-License-Identifier: MIT */
/* The grid, without any screen: widths, cutting, breaking, ASCII, and what it refuses. */
#include "tui/canvas.h"

static void expect_text(const AcCanvas *canvas, const char *text)
{
	g_autofree char *is = ac_canvas_text(canvas);
	g_assert_cmpstr(is, ==, text);
}

static void a_line_too_long_ends_with_an_ellipsis(void)
{
	g_autoptr(AcCanvas) canvas = ac_canvas_new(10, 1, FALSE);
	g_assert_cmpint(ac_canvas_line(canvas, ac_canvas_whole(canvas), AC_ROLE_TEXT, "swimming pool"), ==, 9);
	expect_text(canvas, "swimming…\n");
	ac_canvas_clear(canvas);
	ac_canvas_line(canvas, ac_canvas_whole(canvas), AC_ROLE_TEXT, "0123456789");
	expect_text(canvas, "0123456789\n");
}

static void wide_and_combining_characters_are_measured(void)
{
	g_autoptr(AcCanvas) canvas = ac_canvas_new(8, 1, FALSE);
	g_assert_cmpint(ac_canvas_measure(canvas, "e\xCC\x81t\xC3\xA9"), ==, 3); /* e + acute, t, é */
	g_assert_cmpint(ac_canvas_measure(canvas, "日本"), ==, 4);
	ac_canvas_line(canvas, ac_canvas_whole(canvas), AC_ROLE_TEXT, "e\xCC\x81日x");
	const AcCell *row = ac_canvas_row(canvas, 0);
	g_assert_cmpuint(row[0].text[1], ==, 0x301);
	g_assert_cmpint(row[1].width, ==, 2);
	g_assert_cmpint(row[2].width, ==, 0);
	g_assert_cmpuint(row[3].text[0], ==, 'x');
	expect_text(canvas, "e\xCC\x81日x\n");
}

/* Whatever the short ways are: as wide as GLib says, alone, before a letter, and with a mark on it. */
static void every_character_is_as_wide_as_it_is(void)
{
	g_autoptr(AcCanvas) canvas = ac_canvas_new(8, 1, FALSE);
	for (gunichar c = 0xA1; c < 0x30000; c++) {
		if (!g_unichar_validate(c) || g_unichar_iszerowidth(c) || !g_unichar_isprint(c))
			continue;
		char text[8] = {0}, both[12], marked[12];
		g_unichar_to_utf8(c, text);
		g_snprintf(both, sizeof both, "%sa", text);
		g_snprintf(marked, sizeof marked, "%s\xCC\x81", text);
		int width = g_unichar_iswide(c) ? 2 : 1;
		g_assert_cmpint(ac_canvas_measure(canvas, text), ==, width);
		g_assert_cmpint(ac_canvas_measure(canvas, both), ==, width + 1);
		g_assert_cmpint(ac_canvas_measure(canvas, marked), ==, width);
	}
}

/* Cells of a chart, also where a part of it was copied. */
static void a_mouse_tells_columns_apart(void)
{
	g_autoptr(AcCanvas) canvas = ac_canvas_new(10, 2, FALSE);
	g_autoptr(AcCanvas) copy = ac_canvas_new(10, 2, FALSE);
	ac_canvas_touch_columns(canvas, (AcRect){2, 1, 5, 1}, 40);
	g_assert_cmpint(ac_canvas_touched(canvas, 2, 1), ==, 40);
	g_assert_cmpint(ac_canvas_touched(canvas, 6, 1), ==, 44);
	g_assert_cmpint(ac_canvas_touched(canvas, 7, 1), ==, -1);
	ac_canvas_copy(copy, 0, 0, canvas, (AcRect){4, 1, 6, 1});
	g_assert_cmpint(ac_canvas_touched(copy, 0, 0), ==, 42);
	g_assert_cmpint(ac_canvas_touched(copy, 2, 0), ==, 44);
}

static void a_sign_is_repeated_and_cut_at_the_edge(void)
{
	g_autoptr(AcCanvas) canvas = ac_canvas_new(5, 1, FALSE);
	ac_canvas_repeat(canvas, (AcRect){2, 0, 9, 3}, AC_ROLE_AVOID, "✗");
	expect_text(canvas, "  ✗✗✗\n");
}

static void a_wide_character_never_hangs_over_the_edge(void)
{
	g_autoptr(AcCanvas) canvas = ac_canvas_new(3, 1, FALSE);
	ac_canvas_line(canvas, ac_canvas_whole(canvas), AC_ROLE_TEXT, "日本語");
	expect_text(canvas, "日…\n");
}

static void half_of_a_wide_character_takes_the_other_with_it(void)
{
	g_autoptr(AcCanvas) canvas = ac_canvas_new(4, 1, FALSE);
	ac_canvas_line(canvas, ac_canvas_whole(canvas), AC_ROLE_TEXT, "日本");
	ac_canvas_line(canvas, (AcRect){1, 0, 1, 1}, AC_ROLE_TEXT, "x");
	expect_text(canvas, " x本\n");
	ac_canvas_line(canvas, (AcRect){2, 0, 1, 1}, AC_ROLE_TEXT, "y");
	expect_text(canvas, " xy\n");
	ac_canvas_line(canvas, ac_canvas_whole(canvas), AC_ROLE_TEXT, "日本");
	ac_canvas_fill(canvas, (AcRect){1, 0, 2, 1}, AC_ROLE_TEXT);
	expect_text(canvas, "\n");
}

static void control_characters_never_reach_a_cell(void)
{
	static const char *const hostile[] = {"\x1b[2J",       "a\x07z",        "a\x7Fz",   "\302\23331m",
	                                      "\xE2\x80\xAEz", "\xE2\x81\xA6z", "\xFF\xFE", "a\tb"};
	for (gsize i = 0; i < G_N_ELEMENTS(hostile); i++) {
		g_autoptr(AcCanvas) canvas = ac_canvas_new(12, 1, FALSE);
		ac_canvas_line(canvas, ac_canvas_whole(canvas), AC_ROLE_TEXT, hostile[i]);
		g_autofree char *text = ac_canvas_text(canvas);
		g_assert_nonnull(strstr(text, "\xEF\xBF\xBD"));
		for (int x = 0; x < 12; x++) {
			gunichar c = ac_canvas_row(canvas, 0)[x].text[0];
			g_assert_true(c >= 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0));
			g_assert_true(c != 0x202E && c != 0x2066);
		}
	}
}

static void a_mark_with_nothing_to_stand_on_stands_on_a_blank(void)
{
	g_autoptr(AcCanvas) canvas = ac_canvas_new(4, 1, FALSE);
	ac_canvas_line(canvas, ac_canvas_whole(canvas), AC_ROLE_TEXT, "\xCC\x81x");
	g_assert_cmpuint(ac_canvas_row(canvas, 0)[0].text[0], ==, ' ');
	g_assert_cmpuint(ac_canvas_row(canvas, 0)[1].text[0], ==, 'x');
}

static void a_pile_of_marks_is_cut(void)
{
	g_autoptr(GString) zalgo = g_string_new("a");
	g_autoptr(AcCanvas) canvas = ac_canvas_new(4, 1, FALSE);
	for (int i = 0; i < 100; i++)
		g_string_append(zalgo, "\xCC\x81");
	g_string_append_c(zalgo, 'b');
	g_assert_cmpint(ac_canvas_line(canvas, ac_canvas_whole(canvas), AC_ROLE_TEXT, zalgo->str), ==, 2);
	g_assert_cmpuint(ac_canvas_row(canvas, 0)[1].text[0], ==, 'b');
}

static void paragraphs_break_between_words(void)
{
	static const struct {
		const char *text, *lines;
		int width, rows;
	} cases[] = {
	    {"until the flakes are gone", "until the\nflakes are\ngone\n", 10, 3},
	    {"exactly ten", "exactly\nten\n", 10, 2},
	    {"0123456789 next", "0123456789\nnext\n", 10, 2},
	    {"incomprehensible", "incomprehe\nnsible\n", 10, 2},
	    {"one\ntwo three", "one\ntwo three\n", 10, 2},
	    {"日本語の文章です", "日本語の文\n章です\n", 10, 2},
	    {"a    b", "a    b\n", 10, 1},
	    {"", "\n", 10, 0},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		int rows = MAX(cases[i].rows, 1);
		g_autoptr(AcCanvas) canvas = ac_canvas_new(cases[i].width, rows, FALSE);
		g_assert_cmpint(ac_canvas_rows_of(canvas, cases[i].text, cases[i].width), ==, cases[i].rows);
		ac_canvas_paragraph(canvas, ac_canvas_whole(canvas), AC_ROLE_TEXT, cases[i].text);
		expect_text(canvas, cases[i].lines);
	}
}

static void the_last_row_of_a_paragraph_is_cut_not_dropped(void)
{
	g_autoptr(AcCanvas) canvas = ac_canvas_new(10, 2, FALSE);
	g_assert_cmpint(
	    ac_canvas_paragraph(canvas, ac_canvas_whole(canvas), AC_ROLE_TEXT, "until the flakes are gone"), ==,
	    2);
	expect_text(canvas, "until the\nflakes…\n");
}

static void an_ascii_canvas_holds_only_ascii(void)
{
	static const struct {
		const char *text, *ascii;
	} cases[] = {
	    {"✗ AVOID", "x AVOID\n"},
	    {"‹ Fri", "< Fri\n"},
	    {"●◌", "#.\n"},
	    {"café", "cafe\n"},
	    {"“so” – it’s", "\"so\" - it's\n"},
	    {"▾ 6 more", "v 6 more\n"},
	    {"日", "?\n"},
	    {"Jürgen", "Jurgen\n"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(AcCanvas) canvas = ac_canvas_new(16, 1, TRUE);
		ac_canvas_line(canvas, ac_canvas_whole(canvas), AC_ROLE_TEXT, cases[i].text);
		expect_text(canvas, cases[i].ascii);
	}
	g_autoptr(AcCanvas) narrow = ac_canvas_new(8, 1, TRUE);
	ac_canvas_line(narrow, ac_canvas_whole(narrow), AC_ROLE_TEXT, "swimming pool");
	expect_text(narrow, "swimmi..\n");
}

static void what_lies_outside_is_left_out(void)
{
	g_autoptr(AcCanvas) canvas = ac_canvas_new(4, 2, FALSE);
	static const AcRect outside[] = {{4, 0, 5, 1}, {0, 2, 5, 1},  {0, -1, 5, 1},
	                                 {1, 0, 0, 1}, {1, 1, -3, 1}, {0, 0, 3, 0}};
	for (gsize i = 0; i < G_N_ELEMENTS(outside); i++) {
		ac_canvas_line(canvas, outside[i], AC_ROLE_TEXT, "xxxx");
		ac_canvas_paragraph(canvas, outside[i], AC_ROLE_TEXT, "xxxx");
		ac_canvas_fill(canvas, outside[i], AC_ROLE_BAR);
		ac_canvas_rule(canvas, outside[i], AC_ROLE_RULE);
		ac_canvas_line_right(canvas, outside[i], AC_ROLE_TEXT, "xxxx");
	}
	expect_text(canvas, "\n\n");
	g_autofree char *roles = ac_canvas_roles(canvas);
	g_assert_cmpstr(roles, ==, "\n\n");
	ac_canvas_line(canvas, (AcRect){2, 1, 50, 1}, AC_ROLE_AVOID | AC_ROLE_SELECTED, "ab");
	g_autofree char *after = ac_canvas_roles(canvas);
	g_assert_cmpstr(after, ==, "\n..AA\n");
}

static void the_cursor_stays_inside(void)
{
	g_autoptr(AcCanvas) canvas = ac_canvas_new(4, 2, FALSE);
	int x, y;
	ac_canvas_set_cursor(canvas, 100, -5);
	ac_canvas_cursor(canvas, &x, &y);
	g_assert_cmpint(x, ==, 3);
	g_assert_cmpint(y, ==, 0);
}

static void a_copied_part_keeps_its_roles(void)
{
	g_autoptr(AcCanvas) from = ac_canvas_new(4, 3, FALSE), to = ac_canvas_new(4, 2, FALSE);
	ac_canvas_line(from, (AcRect){0, 1, 4, 1}, AC_ROLE_CARE, "ab");
	ac_canvas_line(from, (AcRect){0, 2, 4, 1}, AC_ROLE_ASK, "cd");
	ac_canvas_copy(to, 1, 0, from, (AcRect){0, 1, 9, 9});
	expect_text(to, " ab\n cd\n");
	g_autofree char *roles = ac_canvas_roles(to);
	g_assert_cmpstr(roles, ==, ".cc\n.qq\n");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/tui/canvas/cut", a_line_too_long_ends_with_an_ellipsis);
	g_test_add_func("/tui/canvas/width", wide_and_combining_characters_are_measured);
	g_test_add_func("/tui/canvas/every-width", every_character_is_as_wide_as_it_is);
	g_test_add_func("/tui/canvas/columns", a_mouse_tells_columns_apart);
	g_test_add_func("/tui/canvas/repeat", a_sign_is_repeated_and_cut_at_the_edge);
	g_test_add_func("/tui/canvas/edge", a_wide_character_never_hangs_over_the_edge);
	g_test_add_func("/tui/canvas/half", half_of_a_wide_character_takes_the_other_with_it);
	g_test_add_func("/tui/canvas/control", control_characters_never_reach_a_cell);
	g_test_add_func("/tui/canvas/mark", a_mark_with_nothing_to_stand_on_stands_on_a_blank);
	g_test_add_func("/tui/canvas/marks", a_pile_of_marks_is_cut);
	g_test_add_func("/tui/canvas/break", paragraphs_break_between_words);
	g_test_add_func("/tui/canvas/last", the_last_row_of_a_paragraph_is_cut_not_dropped);
	g_test_add_func("/tui/canvas/ascii", an_ascii_canvas_holds_only_ascii);
	g_test_add_func("/tui/canvas/outside", what_lies_outside_is_left_out);
	g_test_add_func("/tui/canvas/cursor", the_cursor_stays_inside);
	g_test_add_func("/tui/canvas/copy", a_copied_part_keeps_its_roles);
	return g_test_run();
}

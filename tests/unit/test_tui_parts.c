/* SPDX-License-Identifier: MIT */
/* The parts screens are made of: a list with its window, a line to type into, a page to read. */
#include "../../src/tui/direction.h"
#include "../../src/tui/field.h"
#include "../../src/tui/list.h"
#include "../../src/tui/page.h"
#include "tui/view.h"

/* ---- list ---- */

static void the_chosen_item_is_always_inside(void)
{
	int heights[20];
	for (int i = 0; i < 20; i++)
		heights[i] = 1 + i % 3;
	for (int room = 2; room < 45; room++) {
		AcList list = {0};
		for (int step = 0; step < 60; step++) {
			ac_list_move(&list, step < 30 ? 1 : -1, 20);
			AcListWindow window = ac_list_fit(&list, heights, 20, room);
			int rows = 0, kept = window.below > 0 ? 1 : 0;
			for (int i = window.first; i <= list.chosen; i++)
				rows += heights[i];
			g_assert_cmpint(window.first, <=, list.chosen);
			g_assert_cmpint(window.end, >, list.chosen);
			g_assert_cmpint(window.first, ==, window.above);
			g_assert_cmpint(window.end + window.below, ==, 20);
			if (list.chosen > window.first) /* whole, unless it stands alone; only the last may be cut */
				g_assert_cmpint(rows, <=, room - kept);
		}
	}
}

static void a_list_that_fits_shows_no_indicator(void)
{
	static const int heights[] = {1, 1, 2};
	AcList list = {.chosen = 2, .first = 1};
	AcListWindow window = ac_list_fit(&list, heights, 3, 4);
	g_assert_cmpint(window.first, ==, 0);
	g_assert_cmpint(window.end, ==, 3);
	g_assert_cmpint(window.below, ==, 0);
}

/* Of items of whatever heights, by screens from one end to the other and back. */
static void by_screens_no_item_is_passed_unseen(void)
{
	int heights[40];
	for (int i = 0; i < 40; i++)
		heights[i] = 1 + i * 7 % 5;
	for (int room = 2; room < 30; room++) {
		AcList list = {0};
		AcListWindow before = ac_list_fit(&list, heights, 40, room);
		for (int step = 0; step < 100; step++) {
			ac_list_turn(&list, step < 50 ? 1 : -1, 40);
			AcListWindow window = ac_list_fit(&list, heights, 40, room);
			g_assert_cmpint(window.first, <=, before.end);
			g_assert_cmpint(window.end, >=, before.first);
			g_assert_cmpint(list.chosen, >=, window.first);
			g_assert_cmpint(list.chosen, <, window.end);
			if (step == 49)
				g_assert_cmpint(list.chosen, ==, 39);
			before = window;
		}
		g_assert_cmpint(list.chosen, ==, 0);
	}
}

static void a_shorter_list_keeps_the_choice_inside(void)
{
	AcList list = {.chosen = 9, .first = 5};
	ac_list_clamp(&list, 3);
	g_assert_cmpint(list.chosen, ==, 2);
	g_assert_cmpint(list.first, ==, 2);
	ac_list_clamp(&list, 0);
	g_assert_cmpint(list.chosen, ==, 0);
	AcListWindow window = ac_list_fit(&list, NULL, 0, 5);
	g_assert_cmpint(window.end, ==, 0);
	g_assert_false(ac_list_move(&list, 1, 0));
}

/* ---- field ---- */

static void type_text(AcField *field, const char *text)
{
	for (const char *p = text; *p != '\0'; p = g_utf8_find_next_char(p, NULL))
		g_assert_true(ac_field_key(field, (int)g_utf8_get_char(p)));
}

static void letters_go_in_where_the_cursor_is(void)
{
	AcField field;
	ac_field_init(&field);
	type_text(&field, "größe");
	ac_field_key(&field, AC_KEY_LEFT);
	ac_field_key(&field, AC_KEY_LEFT);
	ac_field_key(&field, AC_KEY_BACKSPACE);
	g_assert_cmpstr(field.text->str, ==, "grße");
	type_text(&field, "日");
	g_assert_cmpstr(field.text->str, ==, "gr日ße");
	ac_field_key(&field, AC_KEY_DELETE);
	g_assert_cmpstr(field.text->str, ==, "gr日e");
	ac_field_key(&field, AC_KEY_HOME);
	ac_field_key(&field, AC_KEY_BACKSPACE);
	ac_field_key(&field, AC_KEY_DELETE);
	g_assert_cmpstr(field.text->str, ==, "r日e");
	ac_field_key(&field, AC_KEY_END);
	ac_field_key(&field, AC_KEY_RIGHT);
	ac_field_key(&field, AC_KEY_DELETE);
	type_text(&field, "!");
	g_assert_cmpstr(field.text->str, ==, "r日e!");
	ac_field_key(&field, AC_KEY_CLEAR);
	g_assert_cmpstr(field.text->str, ==, "");
	g_assert_false(ac_field_key(&field, AC_KEY_ENTER));
	g_assert_false(ac_field_key(&field, AC_KEY_ESCAPE));
	ac_field_clear(&field);
}

static void controls_and_floods_stay_out_of_a_field(void)
{
	AcField field;
	ac_field_init(&field);
	ac_field_key(&field, 0x9B);
	ac_field_key(&field, 0x202E);
	g_assert_cmpstr(field.text->str, ==, "");
	for (int i = 0; i < 5000; i++)
		ac_field_key(&field, 'x');
	g_assert_cmpuint(field.text->len, <=, 400);
	ac_field_clear(&field);
}

static void a_long_text_scrolls_with_its_cursor(void)
{
	AcField field;
	int x, y;
	g_autoptr(AcCanvas) canvas = ac_canvas_new(10, 1, FALSE);
	ac_field_init(&field);
	type_text(&field, "0123456789abcdef");
	ac_field_draw(&field, canvas, ac_canvas_whole(canvas));
	g_autofree char *text = ac_canvas_text(canvas);
	ac_canvas_cursor(canvas, &x, &y);
	g_assert_cmpstr(text, ==, "89abcdef\n");
	g_assert_cmpint(x, ==, 8);
	ac_field_clear(&field);
}

/* ---- page ---- */

static char *drawn(AcPage *page, int width, int height)
{
	g_autoptr(AcCanvas) canvas = ac_canvas_new(width, height, FALSE);
	ac_page_draw(page, canvas, ac_canvas_whole(canvas));
	return ac_canvas_text(canvas);
}

static void a_page_scrolls_to_its_end_and_no_further(void)
{
	AcPage *page = ac_page_new();
	for (int i = 1; i <= 6; i++) {
		g_autofree char *line = g_strdup_printf("line %d", i);
		ac_page_add(page, AC_ROLE_TEXT, line);
	}
	g_autofree char *top = drawn(page, 20, 4);
	g_assert_cmpstr(top, ==, "line 1\nline 2\nline 3\n▾ 3 more\n");
	ac_page_scroll(page, 1);
	g_autofree char *second = drawn(page, 20, 4);
	g_assert_cmpstr(second, ==, "line 2\nline 3\nline 4\n▾ 2 more\n");
	ac_page_turn(page, 9);
	g_autofree char *end = drawn(page, 20, 4);
	g_assert_cmpstr(end, ==, "line 4\nline 5\nline 6\n\n");
	ac_page_scroll(page, -100);
	g_autofree char *again = drawn(page, 20, 4);
	g_assert_cmpstr(again, ==, top);
	g_autofree char *large = drawn(page, 20, 7);
	g_assert_cmpstr(large, ==, "line 1\nline 2\nline 3\nline 4\nline 5\nline 6\n\n");
	ac_page_free(page);
}

static void labels_stand_in_a_column_and_empty_ones_are_left_out(void)
{
	AcPage *page = ac_page_new();
	ac_page_add_heading(page, "Why");
	ac_page_add_labelled(page, "How", "lukewarm, low pressure");
	ac_page_add_labelled(page, "Limit", NULL);
	ac_page_add_labelled(page, "Limit", "");
	g_autofree char *text = drawn(page, 20, 4);
	g_assert_cmpstr(text, ==, "Why ────────────────\nHow     lukewarm,\n        low pressure\n\n");
	ac_page_free(page);
}

/* ---- right to left ---- */

/* "[from,to)" of the passage that column @x of @text belongs to; "" for none. */
static char *passage_at(const char *text, int x)
{
	g_autoptr(AcCanvas) canvas = ac_canvas_new(40, 1, FALSE);
	int from, to;
	ac_canvas_line(canvas, ac_canvas_whole(canvas), AC_ROLE_TEXT, text);
	if (!ac_direction_passage(ac_canvas_row(canvas, 0), 40, x, &from, &to))
		return g_strdup("");
	return g_strdup_printf("[%d,%d)", from, to);
}

static void a_passage_from_right_to_left_is_found_whole(void)
{
	static const struct {
		const char *text;
		int x;
		const char *passage;
	} cases[] = {
	    {"Jo Doe", 1, ""},
	    {"a שלום עולם b", 2, "[2,11)"},
	    {"a שלום עולם b", 6, "[2,11)"}, /* the blank between two words */
	    {"a שלום עולם b", 11, ""},      /* the blank after them */
	    {"a שלום עולם b", 0, ""},
	    {"שלום  עולם", 1, "[0,4)"}, /* two columns of a list */
	    {"שלום 12 עולם", 6, "[0,12)"},
	    {"محمد, 12:00", 5, ""}, /* a time beside a name is no part of it */
	    {"", 0, ""},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *passage = passage_at(cases[i].text, cases[i].x);
		g_test_message("%s at %d", cases[i].text, cases[i].x);
		g_assert_cmpstr(passage, ==, cases[i].passage);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/tui/list/inside", the_chosen_item_is_always_inside);
	g_test_add_func("/tui/list/fits", a_list_that_fits_shows_no_indicator);
	g_test_add_func("/tui/list/screens", by_screens_no_item_is_passed_unseen);
	g_test_add_func("/tui/list/shorter", a_shorter_list_keeps_the_choice_inside);
	g_test_add_func("/tui/field/letters", letters_go_in_where_the_cursor_is);
	g_test_add_func("/tui/field/floods", controls_and_floods_stay_out_of_a_field);
	g_test_add_func("/tui/field/long", a_long_text_scrolls_with_its_cursor);
	g_test_add_func("/tui/page/scroll", a_page_scrolls_to_its_end_and_no_further);
	g_test_add_func("/tui/page/labels", labels_stand_in_a_column_and_empty_ones_are_left_out);
	g_test_add_func("/tui/direction", a_passage_from_right_to_left_is_found_whole);
	return g_test_run();
}

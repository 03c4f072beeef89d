/* SPDX-License-Identifier: MIT */
/* The sheet: wrapping, columns, colour, alphabets. */
#include "render/sheet.h"

#include <string.h>

#include "base/text.h"
#include "render_facts.h"

static AcSheet *narrow(int width)
{
	return ac_sheet_new(&(AcSheetStyle){.width = width});
}

static void long_lines_go_on_under_their_text(void)
{
	g_autoptr(AcSheet) sheet = narrow(20);
	ac_sheet_begin(sheet, 2, 6);
	ac_sheet_put(sheet, AC_INK_PLAIN, "one two three four five six");
	ac_sheet_end(sheet);
	g_assert_cmpstr(ac_sheet_text(sheet), ==, "  one two three four\n      five six\n");
}

static void a_word_is_never_cut_and_glued_pieces_stay_together(void)
{
	g_autoptr(AcSheet) sheet = narrow(10);
	ac_sheet_begin(sheet, 0, 0);
	ac_sheet_put(sheet, AC_INK_PLAIN, "https://example.org/long");
	ac_sheet_put(sheet, AC_INK_PLAIN, ",");
	ac_sheet_put(sheet, AC_INK_PLAIN, " then");
	ac_sheet_end(sheet);
	g_assert_cmpstr(ac_sheet_text(sheet), ==, "https://example.org/long,\nthen\n");
}

static void no_line_is_wider_than_the_sheet_in_any_script(void)
{
	static const char *const texts[] = {"Ein Ärger über öde Größen im Übermaß, ähnlich wie äußerst üble Öfen",
	                                    "日本 語の 長い 文章 です ので 折り 返し ます 日本 語の 長い",
	                                    "e\xCC\x81te\xCC\x81 a\xCC\x80 la plage pour tous les gens d'ici"};
	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autoptr(AcSheet) sheet = narrow(24);
		ac_sheet_line(sheet, 4, texts[i]);
		g_auto(GStrv) lines = g_strsplit(ac_sheet_text(sheet), "\n", -1);
		g_assert_cmpuint(g_strv_length(lines), >, 2);
		for (char **line = lines; *line != NULL; line++)
			g_assert_cmpint(ac_text_width(*line), <=, 24);
	}
}

static void columns_line_up_and_keep_two_blanks_when_passed(void)
{
	g_autoptr(AcSheet) sheet = narrow(40);
	ac_sheet_begin(sheet, 0, 10);
	ac_sheet_put(sheet, AC_INK_PLAIN, "ab");
	ac_sheet_to(sheet, 5);
	ac_sheet_put(sheet, AC_INK_PLAIN, "cd");
	ac_sheet_to(sheet, 6);
	ac_sheet_put(sheet, AC_INK_PLAIN, "ef");
	ac_sheet_end(sheet);
	g_assert_cmpstr(ac_sheet_text(sheet), ==, "ab   cd  ef\n");
}

static void colour_is_there_only_when_asked_for_and_always_ends(void)
{
	g_autoptr(AcSheet) plain = narrow(40);
	ac_sheet_begin(plain, 0, 0);
	ac_sheet_put_verdict(plain, AC_VERDICT_AVOID);
	ac_sheet_end(plain);
	g_assert_cmpstr(ac_sheet_text(plain), ==, "✗ AVOID\n");
	g_autoptr(AcSheet) sheet = ac_sheet_new(&(AcSheetStyle){.width = 40, .colour = TRUE});
	ac_sheet_begin(sheet, 0, 0);
	ac_sheet_put_verdict(sheet, AC_VERDICT_AVOID);
	ac_sheet_end(sheet);
	g_assert_cmpstr(ac_sheet_text(sheet), ==, "\033[1;31m✗\033[0m\033[1;31m AVOID\033[0m\n");
}

static void a_locale_without_utf8_gets_letters_it_has(void)
{
	g_autoptr(AcSheet) sheet = ac_sheet_new(&(AcSheetStyle){.width = 60, .ascii = TRUE});
	ac_sheet_begin(sheet, 0, 0);
	ac_sheet_put_verdict(sheet, AC_VERDICT_OK);
	ac_sheet_put(sheet, AC_INK_PLAIN, " — Müller · “so” … 38 °C");
	ac_sheet_end(sheet);
	g_assert_true(g_str_is_ascii(ac_sheet_text(sheet)));
	render_has(ac_sheet_text(sheet), "+ OK -- Muller - \"so\" ...");
}

static void what_is_put_is_made_plain(void)
{
	g_autoptr(AcSheet) sheet = narrow(60);
	ac_sheet_line(sheet, 0, "a\033[2Jb\nc\x07");
	g_assert_cmpstr(ac_sheet_text(sheet), ==, "a\xEF\xBF\xBD[2Jb c\xEF\xBF\xBD\n");
}

static void gaps_are_single_and_never_first(void)
{
	g_autoptr(AcSheet) sheet = narrow(60);
	ac_sheet_heading(sheet, "First");
	ac_sheet_gap(sheet);
	ac_sheet_heading(sheet, "Second");
	g_assert_cmpstr(ac_sheet_text(sheet), ==, "First\n\nSecond\n");
}

static void a_label_stands_before_its_text(void)
{
	g_autoptr(AcSheet) sheet = narrow(30);
	ac_sheet_labelled(sheet, "Why:", "because of this and of that");
	ac_sheet_labelled(sheet, "How:", NULL);
	ac_sheet_labelled(sheet, "", "more");
	g_assert_cmpstr(ac_sheet_text(sheet), ==,
	                "  Why:   because of this and\n         of that\n         more\n");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/sheet/wrap", long_lines_go_on_under_their_text);
	g_test_add_func("/sheet/words", a_word_is_never_cut_and_glued_pieces_stay_together);
	g_test_add_func("/sheet/width", no_line_is_wider_than_the_sheet_in_any_script);
	g_test_add_func("/sheet/columns", columns_line_up_and_keep_two_blanks_when_passed);
	g_test_add_func("/sheet/colour", colour_is_there_only_when_asked_for_and_always_ends);
	g_test_add_func("/sheet/ascii", a_locale_without_utf8_gets_letters_it_has);
	g_test_add_func("/sheet/plain", what_is_put_is_made_plain);
	g_test_add_func("/sheet/gaps", gaps_are_single_and_never_first);
	g_test_add_func("/sheet/labels", a_label_stands_before_its_text);
	return g_test_run();
}

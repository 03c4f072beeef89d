/* SPDX-License-Identifier: MIT */
/* Foreign text made harmless, its width, and the nearest word. */
#include "base/text.h"

#include <string.h>

typedef struct {
	const char *text, *plain;
} PlainCase;

#define R "\uFFFD"

static const PlainCase CASES[] = {
    {"", ""},
    {"Wash gently.", "Wash gently."},
    {"Zoë Müller, 東京, Ελένη, हिन्दी", "Zoë Müller, 東京, Ελένη, हिन्दी"},
    {"a\tb\nc\r\nd\re", "a b c d e"},
    {"\033[31mred\033[0m", R "[31mred" R "[0m"},
    {"\x01\x7f", R R},
    {"a\xc2\x80"
     "b\xc2\x9b"
     "c\xc2\x9f"
     "d\xc2\xa0"
     "e",
     "a" R "b" R "c" R "d\u00A0e"},
    {"a\u2028b\u2029c", "a b c"},
    {"\u061C\u200E\u200F", R R R},
    {"\u202A\u202B\u202C\u202D\u202E", R R R R R},
    {"\u2066\u2067\u2068\u2069", R R R R},
    {"\xff\xc3(\xe2\x82", R R "(" R R},
    {"\xed\xa0\x80", R R R},                              /* a surrogate */
    {"\xf4\x90\x80\x80", R R R R},                        /* beyond U+10FFFF */
    {"\xc0\xaf", R R},                                    /* a slash written too long */
    {"a\U000E0041\U000E0042", "a" R R},                   /* tag characters: hidden text */
    {"\uFEFFa\uFEFFb", "ab"},                             /* byte order marks */
    {"pig\u00ADment a\u200Bb a\u2060b", "pigment ab ab"}, /* soft hyphen, zero width space, word joiner */
    {"\u2062\u206A\u3164\uFFA0\u115F\uFFF9\U0001D173", R R R R R R R},
    {"\u2764\uFE0F\u200D\U0001F525", "\u2764\uFE0F\u200D\U0001F525"}, /* heart on fire */
    {"\U0001F9D1\U0001F3FD\u200D\u2695\uFE0F", "\U0001F9D1\U0001F3FD\u200D\u2695\uFE0F"},
    {"می\u200Cخواهم", "می\u200Cخواهم"},         /* Persian needs its non-joiner */
    {"\u845B\U000E0100", "\u845B\U000E0100"},   /* an ideograph with its variant */
    {"a\uFE0F\uFE01\U000E0101", "a\uFE0F" R R}, /* selectors in a row carry hidden bytes */
    {"\uFE0Fa", R "a"},
    {"a\u200D\u200D", "a\u200D" R},
    {"a\u200D\uFE0F", "a\u200D" R},
    {"\u200Da", R "a"},
    {"a\u200B\uFE0Fb", "a\uFE0F"
                       "b"},
};

static void foreign_text_is_made_harmless(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
		g_autofree char *plain = ac_text_plain(CASES[i].text);
		if (strcmp(plain, CASES[i].plain) != 0)
			g_error("case %" G_GSIZE_FORMAT " gives \"%s\"", i, plain);
		g_assert_true(g_utf8_validate(plain, -1, NULL));
		g_assert_true(ac_text_is_plain(plain));
		g_assert_cmpint(ac_text_is_plain(CASES[i].text), ==, strcmp(CASES[i].text, CASES[i].plain) == 0);
	}
	g_autofree char *nothing = ac_text_plain(NULL);
	g_assert_cmpstr(nothing, ==, "");
	g_assert_true(ac_text_is_plain(NULL));
}

/* Visible signs that Unicode counts among its format characters, and joiners, which may follow a letter. */
static gboolean may_stay(gunichar c)
{
	static const gunichar STAY[][2] = {{0x0600, 0x0605}, {0x06DD, 0x06DD},   {0x070F, 0x070F},
	                                   {0x0890, 0x0891}, {0x08E2, 0x08E2},   {0x180E, 0x180E},
	                                   {0x200C, 0x200D}, {0x110BD, 0x110CD}, {0x13430, 0x1343F}};
	for (gsize i = 0; i < G_N_ELEMENTS(STAY); i++)
		if (c >= STAY[i][0] && c <= STAY[i][1])
			return TRUE;
	return FALSE;
}

static void no_control_or_format_character_gets_through(void)
{
	for (gunichar c = 1; c <= 0x10FFFF; c++) {
		char text[8] = {'a'};
		GUnicodeType type = g_unichar_type(c);
		if (type == G_UNICODE_SURROGATE)
			continue;
		text[1 + g_unichar_to_utf8(c, text + 1)] = '\0';
		gboolean is_hidden = type == G_UNICODE_CONTROL || type == G_UNICODE_LINE_SEPARATOR ||
		                     type == G_UNICODE_PARAGRAPH_SEPARATOR || type == G_UNICODE_FORMAT;
		if (is_hidden && !may_stay(c) && ac_text_is_plain(text))
			g_error("U+%04X gets through", c);
	}
}

static void line_breaks_are_kept_where_wanted(void)
{
	g_autofree char *plain = ac_text_plain_lines("a\tb\nc\r\nd\re\u2028f\033");
	g_assert_cmpstr(plain, ==, "a b\nc\nd\ne\nf" R);
}

static void width_is_in_columns(void)
{
	const struct {
		const char *text;
		int width;
	} cases[] = {
	    {"", 0},     {"Wash", 4},       {"Zoë", 3}, {"Zoe\u0308", 3}, {"東京", 4}, {"✓ ‹ ›", 5},
	    {"한국", 4}, {"\U0001F525", 2}, {"हि", 2},  {"a\u200Db", 2},  {"ＡＢ", 4}, {"\xff", 1},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		if (ac_text_width(cases[i].text) != cases[i].width)
			g_error("\"%s\" is %d wide", cases[i].text, ac_text_width(cases[i].text));
	g_assert_cmpint(ac_text_width(NULL), ==, 0);
}

static void distance_counts_slips_of_the_finger(void)
{
	const struct {
		const char *a, *b;
		int limit, distance;
	} cases[] = {
	    {"", "", 2, 0},
	    {"a", "", 2, 1},
	    {"from", "from", 2, 0},
	    {"From", "fROM", 2, 0},
	    {"form", "from", 2, 1},
	    {"swmi", "swim", 2, 1},
	    {"swimm", "swim", 2, 1},
	    {"sauna", "suana", 2, 1},
	    {"ca", "abc", 5, 3},
	    {"kitten", "sitting", 5, 3},
	    {"kitten", "sitting", 2, 3},
	    {"abc", "xyz", 1, 2},
	    {"Ärger", "ärgre", 2, 1},
	    {"verdict", "verdct", 3, 1},
	    {"abcdef", "", 3, 4},
	    {"東京", "京東", 2, 1},
	    {"\xff", "\xfe", 2, 0},
	    {"ab", "ba", 0, 1},
	    {"abcd", "badc", 5, 2},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		int there = ac_text_distance(cases[i].a, cases[i].b, cases[i].limit);
		if (there != cases[i].distance)
			g_error("%s and %s: %d", cases[i].a, cases[i].b, there);
		g_assert_cmpint(ac_text_distance(cases[i].b, cases[i].a, cases[i].limit), ==, there);
	}
	g_autofree char *longer = g_strnfill(100000, 'x');
	g_autofree char *other = g_strnfill(100000, 'y');
	g_assert_cmpint(ac_text_distance(longer, other, 3), ==, 4);
	g_assert_cmpint(ac_text_distance(longer, longer, 3), ==, 0);
}

/* The same measure, written the plain way: the whole table. */
static int slow_distance(const char *a, const char *b)
{
	int n = (int)strlen(a), m = (int)strlen(b), d[12][12];
	for (int i = 0; i <= n; i++)
		for (int j = 0; j <= m; j++) {
			if (i == 0 || j == 0) {
				d[i][j] = i + j;
				continue;
			}
			d[i][j] = MIN(MIN(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				d[i][j] = MIN(d[i][j], d[i - 2][j - 2] + 1);
		}
	return d[n][m];
}

static void distance_agrees_with_the_plain_table(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(3);
	for (int round = 0; round < 20000; round++) {
		char a[11] = {0}, b[11] = {0};
		for (int i = g_rand_int_range(rand, 0, 11); i > 0; i--)
			a[i - 1] = (char)g_rand_int_range(rand, 'a', 'd');
		for (int i = g_rand_int_range(rand, 0, 11); i > 0; i--)
			b[i - 1] = (char)g_rand_int_range(rand, 'a', 'd');
		int limit = g_rand_int_range(rand, 0, 6);
		g_assert_cmpint(ac_text_distance(a, b, limit), ==, MIN(slow_distance(a, b), limit + 1));
	}
}

static void the_nearest_word_is_one_that_may_be_meant(void)
{
	const char *const words[] = {"id", "title", "from", "to", "verdict", "until", "when", "unless", "anchor"};
	const struct {
		const char *word, *nearest;
	} cases[] = {
	    {"form", "from"},   {"titel", "title"}, {"verdit", "verdict"}, {"verd", "verdict"},
	    {"utnil", "until"}, {"whne", "when"},   {"tO", "to"},          {"colour", NULL},
	    {"", NULL},         {"x", NULL},        {"ancor", "anchor"},   {"xxxxxxxx", NULL},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		g_assert_cmpstr(ac_text_nearest(cases[i].word, words, G_N_ELEMENTS(words)), ==, cases[i].nearest);
	g_assert_null(ac_text_nearest("from", words, 0));
}

static void an_excerpt_is_short_and_harmless(void)
{
	g_autofree char *whole = ac_text_excerpt("wash", 4);
	g_assert_cmpstr(whole, ==, "wash");
	g_autofree char *cut = ac_text_excerpt("wäsche\033[1m", 3);
	g_assert_cmpstr(cut, ==, "wäs…");
	g_autofree char *harmless = ac_text_excerpt("\033", 3);
	g_assert_cmpstr(harmless, ==, "\357\277\275");
	g_autofree char *none = ac_text_excerpt(NULL, 3);
	g_assert_cmpstr(none, ==, "");
}

static void folding_forgets_case_accents_and_width(void)
{
	const char *const same[][2] = {{"José ÁLVAREZ", "jose alvarez"},
	                               {"Jo Doe", "jo doe"},
	                               {"ＡＢＣ", "abc"},
	                               {"Straße", "strasse"},
	                               {"北光", "北光"},
	                               {"ﬁn", "fin"}};
	for (gsize i = 0; i < G_N_ELEMENTS(same); i++) {
		g_autofree char *folded = ac_text_fold(same[i][0]);
		g_assert_cmpstr(folded, ==, same[i][1]);
	}
	g_autofree char *broken = ac_text_fold("a\xff");
	g_assert_true(g_utf8_validate(broken, -1, NULL));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/base/text/" #test, test)
	ADD(foreign_text_is_made_harmless);
	ADD(no_control_or_format_character_gets_through);
	ADD(line_breaks_are_kept_where_wanted);
	ADD(width_is_in_columns);
	ADD(distance_counts_slips_of_the_finger);
	ADD(distance_agrees_with_the_plain_table);
	ADD(the_nearest_word_is_one_that_may_be_meant);
#undef ADD
	g_test_add_func("/base/text/excerpt", an_excerpt_is_short_and_harmless);
	g_test_add_func("/base/text/fold", folding_forgets_case_accents_and_width);
	return g_test_run();
}

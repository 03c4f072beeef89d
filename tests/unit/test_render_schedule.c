/* SPDX-License-Identifier: MIT */
/* The schedule as text, Markdown and HTML, from words made by hand. */
#include "render/schedule.h"

#include <string.h>

#include "base/text.h"
#include "render_facts.h"

static const char *const WASH_LABELS[] = {"until Sat 21 Nov 15:00"};
static const char HOSTILE[] = "Jo <b>Doe</b> & *star* [x](y) `c` \\ | end\n# head\x1b[31m";

static const guint8 TWO_BOXES[] = {2}, NO_BOX[] = {0};

/* Three days; washing is out on the first, allowed with care on the third, once more out from then on. */
typedef struct {
	AcPageBar bars[3];
	AcPageRow row;
	AcPageColumn column;
	AcPageDay days[3];
	AcPageItem help;
	AcPageCard card;
	AcPageWords words;
} Made;

static void make(Made *made, const char *client)
{
	*made = (Made){0};
	made->bars[0] = (AcPageBar){
	    .from = 0, .to = 1, .verdict = AC_VERDICT_AVOID, .labels = {WASH_LABELS[0]}, .n_labels = 1};
	made->bars[1] = (AcPageBar){.from = 1, .to = 2, .verdict = AC_VERDICT_OK};
	made->bars[2] = (AcPageBar){.from = 2,
	                            .to = 3,
	                            .verdict = AC_VERDICT_ASK,
	                            .labels = {"ask first, until Tue 24 Nov"},
	                            .n_labels = 1};
	made->row = (AcPageRow){
	    .title = "Washing, and other things with a very long title", .bars = made->bars, .n_bars = 3};
	made->column = (AcPageColumn){"Moisturise", "08:00", "Thinly."};
	for (int i = 0; i < 3; i++)
		made->days[i] = (AcPageDay){.number = i == 0   ? "0"
		                                      : i == 1 ? "1"
		                                               : "2",
		                            .date = i == 0   ? "Fri 20 Nov"
		                                    : i == 1 ? "Sat 21 Nov"
		                                             : "Sun 22 Nov",
		                            .lead = "",
		                            .changes = i == 2 ? "Washing: ask first" : "",
		                            .avoid = i == 0 ? "washing" : "",
		                            .care = "",
		                            .boxes = i == 1 ? TWO_BOXES : NO_BOX};
	made->help = (AcPageItem){"Call the emergency number now", "Trouble breathing"};
	made->card = (AcPageCard){"Next session", "Fri 18 Dec 2026, 15:00", ""};
	made->words = (AcPageWords){.language = "en",
	                            .title = "Schedule",
	                            .heading = "Your aftercare schedule",
	                            .client = client,
	                            .clinic = "Northlight Studio",
	                            .cards = &made->card,
	                            .n_cards = 1,
	                            .help_title = "Get help if you notice",
	                            .help = &made->help,
	                            .n_help = 1,
	                            .chart_title = "What to avoid",
	                            .verdicts = {"Not covered", "OK", "With care", "Ask first", "Avoid"},
	                            .day_word = "Day",
	                            .rows = &made->row,
	                            .n_rows = 1,
	                            .days_title = "Day by day",
	                            .goes_on = "",
	                            .day_heading = "Day",
	                            .changes_heading = "What changes",
	                            .avoid_heading = "Avoid",
	                            .ask_first = "Ask first",
	                            .columns = &made->column,
	                            .n_columns = 1,
	                            .days = made->days,
	                            .n_days = 3,
	                            .sources_title = "Sources",
	                            .sources = "A, B",
	                            .rules = "smp 1.0",
	                            .disclaimer = "Coaching, not medicine."};
}

static void the_text_draws_a_cell_a_day_with_the_end_beside_it(void)
{
	Made made;
	make(&made, "Jo Doe");
	g_autofree char *text = ac_render_schedule_text(&made.words, FALSE);
	render_has(text, "Washing, and other… ▆·? until Sat 21 Nov 15:00\n");
	render_has(text, "▆ Avoid ? Ask first ░ With care · OK - Not covered\n");
	render_has(text, "\fDAY BY DAY\n");
	render_has(text, "Sat 21 Nov Day 1\n  ☐ ☐ 08:00 Moisturise\n");
	render_has(text, "GET HELP IF YOU NOTICE\n  Call the emergency number now: Trouble breathing\n");
}

static void the_text_for_plain_paper_has_nothing_but_ascii(void)
{
	Made made;
	make(&made, "Zoë Núñez \u2066x\u2069");
	g_autofree char *text = ac_render_schedule_text(&made.words, TRUE);
	g_assert_true(g_str_is_ascii(text));
	render_has(text, "#.? until Sat 21 Nov 15:00\n");
	render_has(text, "  [ ] [ ] 08:00 Moisturise\n");
	render_has(text, "Zoe Nunez x\n");
}

static void no_line_of_the_text_is_wider_than_paper(void)
{
	Made made;
	g_autofree char *words = g_strnfill(3000, 'x');
	for (gsize i = 9; i < 1500; i += 10)
		words[i] = ' ';
	make(&made, words);
	made.days[2].changes = words;
	g_autofree char *text = ac_render_schedule_text(&made.words, FALSE);
	g_auto(GStrv) lines = g_strsplit_set(text, "\n\f", -1);
	for (char **line = lines; *line != NULL; line++)
		g_assert_cmpint(ac_text_width(*line), <=, AC_SCHEDULE_WIDTH);
}

static void what_lies_apart_says_when_it_begins_in_words(void)
{
	Made made;
	make(&made, "Jo");
	g_autofree char *markdown = ac_render_schedule_markdown(&made.words);
	render_has(markdown,
	           "| ✗ **Avoid** until Sat 21 Nov 15:00; ? from Sun 22 Nov, ask first, until Tue 24 Nov |\n");
	g_autofree char *html = ac_render_schedule_html(&made.words, NULL);
	render_has(html,
	           "✗ <b>Avoid</b> until Sat 21 Nov 15:00; ? from Sun 22 Nov, ask first, until Tue 24 Nov</td>");
}

static void a_hostile_name_is_text_in_every_form(void)
{
	Made made;
	make(&made, HOSTILE);
	g_autofree char *text = ac_render_schedule_text(&made.words, FALSE);
	render_lacks(text, "\x1b");
	g_autofree char *markdown = ac_render_schedule_markdown(&made.words);
	render_lacks(markdown, "\x1b");
	render_has(markdown, "Jo \\<b\\>Doe\\</b\\> \\& \\*star\\* \\[x\\](y) \\`c\\` \\\\ \\| end \\# head");
	g_autofree char *html = ac_render_schedule_html(&made.words, NULL);
	render_lacks(html, "<b>Doe");
	render_has(html, "Jo &lt;b&gt;Doe&lt;/b&gt; &amp; *star*");
	render_lacks(html, "\x1b");
}

static void a_list_cannot_begin_in_a_name(void)
{
	Made made;
	make(&made, "1. Jo");
	g_autofree char *first = ac_render_schedule_markdown(&made.words);
	render_has(first, "\n1\\. Jo  \n");
	make(&made, "- Jo");
	g_autofree char *second = ac_render_schedule_markdown(&made.words);
	render_has(second, "\n\\- Jo  \n");
}

static void the_html_says_its_language_and_direction_and_fetches_nothing(void)
{
	Made made;
	make(&made, "Jo");
	made.words.language = "ar";
	made.words.rtl = TRUE;
	const AcSchedulePictures pictures = {.code = "M0 0h1v1h-1z", .code_modules = 29};
	made.words.code_alt = "A code for the next session";
	g_autofree char *html = ac_render_schedule_html(&made.words, &pictures);
	render_has(html, "<html lang=\"ar\" dir=\"rtl\">");
	render_has(html, "<title>A code for the next session</title>");
	render_has(html, "<path d=\"M0 0h1v1h-1z\"/>");
	render_lacks(html, "<script");
	render_lacks(html, "http");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/render/schedule/text", the_text_draws_a_cell_a_day_with_the_end_beside_it);
	g_test_add_func("/render/schedule/ascii", the_text_for_plain_paper_has_nothing_but_ascii);
	g_test_add_func("/render/schedule/width", no_line_of_the_text_is_wider_than_paper);
	g_test_add_func("/render/schedule/apart", what_lies_apart_says_when_it_begins_in_words);
	g_test_add_func("/render/schedule/hostile", a_hostile_name_is_text_in_every_form);
	g_test_add_func("/render/schedule/list", a_list_cannot_begin_in_a_name);
	g_test_add_func("/render/schedule/html", the_html_says_its_language_and_direction_and_fetches_nothing);
	return g_test_run();
}

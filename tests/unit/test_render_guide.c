/* SPDX-License-Identifier: MIT */
/* A topic of the guide: what a person's Markdown becomes, and what a hostile file does not. */
#include "render/guide.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"

static const AcTopic *read_topic(AcArena *arena, const char *text)
{
	g_autoptr(GError) error = NULL;
	const AcTopicFile file = {.id = "x", .file = "x.md", .text = text, .length = strlen(text)};
	const AcTopic *topic = ac_topic_read(arena, &file, &error);
	g_assert_no_error(error);
	return topic;
}

static void assert_block(const AcTopic *topic, guint i, AcBlockKind kind, const char *text)
{
	g_assert_cmpuint(i, <, topic->n_blocks);
	g_autofree char *is = ac_block_text(&topic->blocks[i]);
	g_assert_cmpstr(is, ==, text);
	g_assert_cmpint(topic->blocks[i].kind, ==, kind);
}

/* ---- what is written ------------------------------------------------------------------------- */

static void the_head_names_title_summary_and_what_it_is_about(void)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcTopic *topic =
	    read_topic(arena, "---\ntitle: Washing: how\nsummary:  Step by step. \norder: 20\n"
	                      "about: water, rinse ,, mild\nwords: shower\nunknown: x\n---\n\nText.\n");
	g_assert_cmpstr(topic->title, ==, "Washing: how");
	g_assert_cmpstr(topic->summary, ==, "Step by step.");
	g_assert_cmpint(topic->order, ==, 20);
	g_assert_cmpuint(topic->n_about, ==, 3);
	g_assert_cmpstr(topic->about[1], ==, "rinse");
	g_assert_cmpstr(topic->words[0], ==, "shower");
	g_assert_cmpuint(topic->n_blocks, ==, 1);
	assert_block(topic, 0, AC_BLOCK_PARAGRAPH, "Text.");
}

static void without_a_head_the_first_heading_is_the_title_and_else_the_name(void)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcTopic *topic = read_topic(arena, "# Sleep *well*\n\nText.\n");
	g_assert_cmpstr(topic->title, ==, "Sleep well");
	assert_block(topic, 0, AC_BLOCK_PARAGRAPH, "Text.");
	g_assert_cmpstr(read_topic(arena, "Text.\n")->title, ==, "x");
	assert_block(read_topic(arena, "---\ntitle: never closed\n\nText.\n"), 1, AC_BLOCK_PARAGRAPH,
	             "title: never closed");
	g_assert_cmpstr(read_topic(arena, "")->summary, ==, "");
}

static void blocks_come_in_order_with_bullets_and_depths(void)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcTopic *topic = read_topic(
	    arena,
	    "---\ntitle: x\n---\n## Two\n\none\ntwo  \nthree\n\n- a\n\n  more of a\n\n  - b\n\n7. c\n8. d\n\n"
	    "> quoted\n\n---\n\n    code\n    more\n");
	assert_block(topic, 0, AC_BLOCK_HEADING, "Two");
	assert_block(topic, 1, AC_BLOCK_PARAGRAPH, "one two\nthree");
	assert_block(topic, 2, AC_BLOCK_ITEM, "a");
	assert_block(topic, 3, AC_BLOCK_ITEM, "more of a");
	assert_block(topic, 4, AC_BLOCK_ITEM, "b");
	assert_block(topic, 5, AC_BLOCK_ITEM, "c");
	assert_block(topic, 6, AC_BLOCK_ITEM, "d");
	assert_block(topic, 7, AC_BLOCK_PARAGRAPH, "quoted");
	assert_block(topic, 8, AC_BLOCK_RULE, "");
	assert_block(topic, 9, AC_BLOCK_CODE, "code\nmore");
	g_assert_cmpuint(topic->blocks[0].level, ==, 2);
	g_assert_cmpstr(topic->blocks[2].bullet, ==, "•");
	g_assert_null(topic->blocks[3].bullet);
	g_assert_cmpuint(topic->blocks[4].level, ==, 2);
	g_assert_cmpstr(topic->blocks[6].bullet, ==, "8.");
	g_assert_true(topic->blocks[7].is_quote);
	g_assert_false(topic->blocks[8].is_quote);
}

static void assert_span(const AcTopic *topic, guint i, AcSpanKind kind, const char *text, const char *target)
{
	g_assert_cmpuint(i, <, topic->blocks[0].n_spans);
	const AcTextSpan *span = &topic->blocks[0].spans[i];
	g_assert_cmpint(span->kind, ==, kind);
	g_assert_cmpstr(span->text, ==, text);
	g_assert_cmpstr(span->target, ==, target);
}

static void links_lead_where_their_scheme_says_and_no_other_is_one(void)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcTopic *topic =
	    read_topic(arena, "A **strong** word, *leant*, [wash **it**](ask:water)[sun](guide:sun)[x](open:call)"
	                      "<https://a.example/>[no](javascript:alert)[none](ask:)[file](file:///etc/passwd)");
	assert_span(topic, 0, AC_SPAN_PLAIN, "A ", NULL);
	assert_span(topic, 1, AC_SPAN_STRONG, "strong", NULL);
	assert_span(topic, 3, AC_SPAN_EMPHASIS, "leant", NULL);
	assert_span(topic, 5, AC_SPAN_ASK, "wash ", "water");
	assert_span(topic, 6, AC_SPAN_ASK, "it", "water");
	assert_span(topic, 7, AC_SPAN_TOPIC, "sun", "sun");
	assert_span(topic, 8, AC_SPAN_ROOM, "x", "call");
	assert_span(topic, 9, AC_SPAN_WEB, "https://a.example/", "https://a.example/");
	for (guint i = 10; i < topic->blocks[0].n_spans; i++)
		g_assert_cmpint(topic->blocks[0].spans[i].kind, ==, AC_SPAN_PLAIN);
}

static void marks_are_numbered_by_the_list_of_sources_and_others_stay_text(void)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcTopic *topic = read_topic(arena, "Dry [s2]. Wet **[l04]** [zz] [x](ask:x).\n\n## Sources\n\n"
	                                         "- [l04] A leaflet, <https://l.example/>\n- [s2] Another\n");
	assert_span(topic, 0, AC_SPAN_PLAIN, "Dry ", NULL);
	assert_span(topic, 1, AC_SPAN_MARK, "[2]", "s2");
	assert_span(topic, 3, AC_SPAN_MARK, "[1]", "l04");
	assert_span(topic, 4, AC_SPAN_PLAIN, " [zz] ", NULL);
	g_assert_cmpuint(topic->n_sources, ==, 2);
	g_assert_cmpstr(topic->sources[0].title, ==, "A leaflet");
	g_assert_cmpstr(topic->sources[0].url, ==, "https://l.example/");
	g_assert_null(topic->sources[1].url);
	assert_block(topic, 2, AC_BLOCK_SOURCE, "A leaflet, https://l.example/");
	g_assert_null(strstr(topic->text, "leaflet"));
}

/* ---- what is not meant well ------------------------------------------------------------------ */

static void html_is_left_out_and_a_picture_is_its_description(void)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcTopic *topic = read_topic(
	    arena, "<script>alert(1)</script>\n\na <b onclick=x>bold</b> ![a dog](http://x.example/p.png)\n");
	g_assert_cmpuint(topic->n_blocks, ==, 1);
	assert_block(topic, 0, AC_BLOCK_PARAGRAPH, "a bold a dog");
}

static void assert_all_plain(const AcTopic *topic)
{
	g_assert_true(ac_text_is_plain(topic->title));
	g_assert_true(ac_text_is_plain(topic->summary));
	for (guint i = 0; i < topic->n_about; i++)
		g_assert_true(ac_text_is_plain(topic->about[i]));
	for (guint i = 0; i < topic->n_blocks; i++)
		for (guint k = 0; k < topic->blocks[i].n_spans; k++) {
			const AcTextSpan *span = &topic->blocks[i].spans[k];
			g_auto(GStrv) lines = g_strsplit(span->text, "\n", -1);
			for (char **line = lines; *line != NULL; line++)
				g_assert_true(ac_text_is_plain(*line));
			g_assert_true(span->target == NULL || ac_text_is_plain(span->target));
		}
}

static void what_would_move_the_terminal_is_replaced(void)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	assert_all_plain(
	    read_topic(arena, "---\ntitle: a\033]0;x\007b\nsummary: \xE2\x80\xAEx\nabout: a\033, b\xFF\n---\n"
	                      "a\033[2Jb \xC2\x9B"
	                      "1m \xFF\xFE &#27;[31m `c\033` [l\033](ask:w&#27;) \xE2\x80\xAEx\n\n"
	                      "    code\033[0m\n\n- [a] b\033 <https://x.example/%1B>\n"));
	const char with_nul[] = "a\0b **c**";
	const AcTopicFile file = {.id = "n", .file = "n.md", .text = with_nul, .length = sizeof with_nul - 1};
	const AcTopic *topic = ac_topic_read(arena, &file, NULL);
	assert_all_plain(topic);
	g_assert_cmpuint(topic->blocks[0].n_spans, ==, 2);
}

static void too_long_says_so_with_its_name(void)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(GError) error = NULL;
	g_autofree char *text = g_strnfill(AC_TOPIC_MAX_BYTES + 1, 'a');
	const AcTopicFile file = {.id = "big", .file = "big.md", .text = text, .length = AC_TOPIC_MAX_BYTES + 1};
	g_assert_null(ac_topic_read(arena, &file, &error));
	g_assert_error(error, AC_ERROR, AC_ERROR_FILE);
	g_assert_true(g_str_has_prefix(error->message, "big.md: "));
}

/* What Markdown readers have choked on, as long as it may be. */
static void knots_are_read_in_time(void)
{
	static const char *const knots[] = {"> ",    "- ", "[",   "*a_ ", "![",       "`",
	                                    "[a](<", "<a", "&#x", "1. ",  "\n\n\t- ", "**"};
	for (gsize i = 0; i < G_N_ELEMENTS(knots); i++) {
		g_autoptr(AcArena) arena = ac_arena_new();
		g_autoptr(GString) text = g_string_new(NULL);
		while (text->len + strlen(knots[i]) <= AC_TOPIC_MAX_BYTES)
			g_string_append(text, knots[i]);
		gint64 began = g_get_monotonic_time();
		assert_all_plain(read_topic(arena, text->str));
		g_assert_cmpint(g_get_monotonic_time() - began, <, 20 * G_USEC_PER_SEC);
	}
}

/* ---- shown ----------------------------------------------------------------------------------- */

static void the_sheet_hangs_bullets_numbers_sources_and_ends_with_the_commands(void)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcSheetStyle style = {.width = 34};
	g_autoptr(AcSheet) sheet = ac_sheet_new(&style);
	const AcTopic *topic =
	    read_topic(arena, "---\ntitle: Sun\nsummary: Shade first.\n---\n**First:** a hat [s].\n\n"
	                      "- one that is longer than the line is\n- two, see [sun](ask:sun)\n\n"
	                      "## Sources\n\n- [s] A leaflet, <https://l.example/>\n");
	ac_sheet_topic(sheet, topic);
	g_assert_cmpstr(ac_sheet_text(sheet), ==,
	                "Sun\nShade first.\n\nFirst: a hat [1].\n\n• one that is longer than the line\n  is\n"
	                "• two, see sun\n\nSources\n\n[1] A leaflet, https://l.example/\n\n"
	                "Your plan, and more to read\n  aftercare can sun  sun\n");
}

static void json_has_ids_of_sources_and_where_links_lead(void)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcTopic *topic = read_topic(arena, "Dry [s2], [sun](guide:sun).\n\n- [s2] A leaflet\n");
	g_autofree char *one = ac_json_topic(topic, AC_JSON_UTF8),
	                *list = ac_json_topics(&topic, 1, AC_JSON_ASCII);
	g_assert_nonnull(strstr(one, "\"text\": \"Dry, sun.\""));
	g_assert_nonnull(strstr(one, "\"to\": \"sun\""));
	g_assert_nonnull(strstr(one, "\"title\": \"A leaflet\""));
	g_assert_nonnull(strstr(list, "\"topics\""));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/guide/head", the_head_names_title_summary_and_what_it_is_about);
	g_test_add_func("/guide/no-head", without_a_head_the_first_heading_is_the_title_and_else_the_name);
	g_test_add_func("/guide/blocks", blocks_come_in_order_with_bullets_and_depths);
	g_test_add_func("/guide/links", links_lead_where_their_scheme_says_and_no_other_is_one);
	g_test_add_func("/guide/marks", marks_are_numbered_by_the_list_of_sources_and_others_stay_text);
	g_test_add_func("/guide/html", html_is_left_out_and_a_picture_is_its_description);
	g_test_add_func("/guide/controls", what_would_move_the_terminal_is_replaced);
	g_test_add_func("/guide/long", too_long_says_so_with_its_name);
	g_test_add_func("/guide/knots", knots_are_read_in_time);
	g_test_add_func("/guide/sheet", the_sheet_hangs_bullets_numbers_sources_and_ends_with_the_commands);
	g_test_add_func("/guide/json", json_has_ids_of_sources_and_where_links_lead);
	return g_test_run();
}

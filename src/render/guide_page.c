/* SPDX-License-Identifier: MIT */
/* Topics as text: the list, and one in full. */
#include <string.h>

#include "base/text.h"
#include "render/guide.h"

#define GAP    2 /* between two columns */
#define INDENT 2 /* of one level of a list */

static AcInk ink_of(AcSpanKind kind)
{
	return kind == AC_SPAN_STRONG ? AC_INK_STRONG : AC_INK_PLAIN;
}

/* A text with its hard line breaks. */
static void put_lines(AcSheet *sheet, AcInk ink, const char *text, int indent)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (guint i = 0; lines[i] != NULL; i++) {
		if (i > 0) {
			ac_sheet_end(sheet);
			ac_sheet_begin(sheet, indent, indent);
		}
		ac_sheet_put(sheet, ink, lines[i]);
	}
}

/* Spans of one ink are put as one text: a full stop then stays with the mark before it. */
static void put_spans(AcSheet *sheet, const AcTextBlock *block, int indent)
{
	g_autoptr(GString) run = g_string_new(NULL);
	for (guint i = 0; i < block->n_spans; i++) {
		const AcTextSpan *span = &block->spans[i];
		g_string_append(run, span->text);
		if (span->kind == AC_SPAN_WEB && strcmp(span->text, span->target) != 0)
			g_string_append_printf(run, " (%s)", span->target);
		if (i + 1 < block->n_spans && ink_of(block->spans[i + 1].kind) == ink_of(span->kind))
			continue;
		put_lines(sheet, ink_of(span->kind), run->str, indent);
		g_string_truncate(run, 0);
	}
	ac_sheet_end(sheet);
}

static void put_item(AcSheet *sheet, const AcTextBlock *block, int indent)
{
	int hang = indent + INDENT * (int)block->level;
	if (block->bullet == NULL) {
		ac_sheet_begin(sheet, hang, hang);
		put_spans(sheet, block, hang);
		return;
	}
	hang += block->bullet[0] >= '0' && block->bullet[0] <= '9' ? (int)strlen(block->bullet) - 1 : 0;
	ac_sheet_begin(sheet, indent + INDENT * ((int)block->level - 1), hang);
	ac_sheet_put(sheet, AC_INK_PLAIN,
	             ac_sheet_is_ascii(sheet) && (guchar)block->bullet[0] >= 0x80 ? "*" : block->bullet);
	ac_sheet_put(sheet, AC_INK_PLAIN, " ");
	put_spans(sheet, block, hang);
}

static void put_source(AcSheet *sheet, const AcTextBlock *block)
{
	g_autofree char *number = g_strdup_printf("[%u] ", block->number);
	ac_sheet_begin(sheet, 0, (int)strlen(number));
	ac_sheet_put(sheet, AC_INK_DIM, number);
	put_spans(sheet, block, (int)strlen(number));
}

static void put_block(AcSheet *sheet, const AcTextBlock *block, const AcTextBlock *before)
{
	int indent = block->is_quote ? INDENT : 0;
	gboolean is_run = before != NULL && before->kind == block->kind &&
	                  (block->kind == AC_BLOCK_ITEM || block->kind == AC_BLOCK_SOURCE);
	if (!is_run || (block->kind == AC_BLOCK_ITEM && block->bullet == NULL))
		ac_sheet_gap(sheet);
	switch (block->kind) {
	case AC_BLOCK_HEADING: {
		g_autofree char *text = ac_block_text(block);
		ac_sheet_heading(sheet, text);
		return;
	}
	case AC_BLOCK_ITEM:
		put_item(sheet, block, indent);
		return;
	case AC_BLOCK_SOURCE:
		put_source(sheet, block);
		return;
	case AC_BLOCK_RULE:
		ac_sheet_line(sheet, 0, "* * *");
		return;
	case AC_BLOCK_CODE:
		indent += INDENT;
		break;
	case AC_BLOCK_PARAGRAPH:
		break;
	}
	ac_sheet_begin(sheet, indent, indent);
	put_spans(sheet, block, indent);
}

/* ---- where its links lead -------------------------------------------------------------------- */

static char *command_of(const AcTextSpan *span)
{
	switch (span->kind) {
	case AC_SPAN_ASK:
		return g_strdup_printf("aftercare can %s", span->target);
	case AC_SPAN_TOPIC:
		return g_strdup_printf("aftercare guide %s", span->target);
	case AC_SPAN_ROOM:
		return g_strdup(strcmp(span->target, "checkin") == 0 ? "aftercare feel" : "aftercare today");
	default:
		return NULL;
	}
}

/* Commands in the order of the text, each once, with the words that lead there. Owned. */
static GPtrArray *commands_of(const AcTopic *topic, GPtrArray *words)
{
	GPtrArray *commands = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < topic->n_blocks; i++)
		for (guint k = 0; k < topic->blocks[i].n_spans; k++) {
			char *command = command_of(&topic->blocks[i].spans[k]);
			if (command == NULL || g_ptr_array_find_with_equal_func(commands, command, g_str_equal, NULL)) {
				g_free(command);
				continue;
			}
			g_ptr_array_add(commands, command);
			g_ptr_array_add(words, (gpointer)(guintptr)topic->blocks[i].spans[k].text);
		}
	return commands;
}

static void put_links(AcSheet *sheet, const AcTopic *topic)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	g_autoptr(GPtrArray) commands = commands_of(topic, words);
	int column = 0;
	if (commands->len > 0)
		ac_sheet_heading(sheet, _("Your plan, and more to read"));
	for (guint i = 0; i < commands->len; i++)
		column = MAX(column, ac_text_width(g_ptr_array_index(commands, i)));
	for (guint i = 0; i < commands->len; i++) {
		ac_sheet_begin(sheet, INDENT, INDENT + column + GAP);
		ac_sheet_put(sheet, AC_INK_PLAIN, g_ptr_array_index(commands, i));
		ac_sheet_to(sheet, INDENT + column + GAP);
		ac_sheet_put(sheet, AC_INK_PLAIN, g_ptr_array_index(words, i));
		ac_sheet_end(sheet);
	}
}

/* ---- pages ----------------------------------------------------------------------------------- */

void ac_sheet_topics(AcSheet *sheet, const AcTopic *const *topics, guint n)
{
	int column = 0;
	for (guint i = 0; i < n; i++)
		column = MAX(column, ac_text_width(topics[i]->id));
	column = MIN(column, 24) + GAP;
	for (guint i = 0; i < n; i++) {
		ac_sheet_begin(sheet, 0, column);
		ac_sheet_put(sheet, AC_INK_PLAIN, topics[i]->id);
		ac_sheet_to(sheet, column);
		ac_sheet_put(sheet, AC_INK_STRONG, topics[i]->title);
		ac_sheet_end(sheet);
		ac_sheet_line(sheet, column, topics[i]->summary);
	}
}

void ac_sheet_topic_text(AcSheet *sheet, const AcTopic *topic)
{
	ac_sheet_heading(sheet, topic->title);
	ac_sheet_line(sheet, 0, topic->summary);
	for (guint i = 0; i < topic->n_blocks; i++)
		put_block(sheet, &topic->blocks[i], i > 0 ? &topic->blocks[i - 1] : NULL);
}

void ac_sheet_topic(AcSheet *sheet, const AcTopic *topic)
{
	ac_sheet_topic_text(sheet, topic);
	put_links(sheet, topic);
}

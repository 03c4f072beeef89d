/* SPDX-License-Identifier: MIT */
/* Topics as text: the list, and one in full. */
#include <string.h>

#include "base/text.h"
#include "render/guide.h"

#define TITLE          2 /* columns of the list */
#define INDENT         2 /* of one level of a list */
#define COMMAND_COLUMN 34

static AcInk ink_of(AcSpanKind kind)
{
	return kind == AC_SPAN_STRONG ? AC_INK_STRONG : kind == AC_SPAN_MARK ? AC_INK_DIM : AC_INK_PLAIN;
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

static void put_spans(AcSheet *sheet, const AcTextBlock *block, int indent)
{
	for (guint i = 0; i < block->n_spans; i++) {
		const AcTextSpan *span = &block->spans[i];
		put_lines(sheet, ink_of(span->kind), span->text, indent);
		if (span->kind == AC_SPAN_WEB && strcmp(span->text, span->target) != 0) {
			g_autofree char *address = g_strdup_printf(" (%s)", span->target);
			ac_sheet_put(sheet, AC_INK_PLAIN, address);
		}
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

static void put_command(AcSheet *sheet, const char *command, const char *words)
{
	ac_sheet_begin(sheet, 2, COMMAND_COLUMN);
	ac_sheet_put(sheet, AC_INK_PLAIN, command);
	ac_sheet_to(sheet, COMMAND_COLUMN);
	ac_sheet_put(sheet, AC_INK_PLAIN, words);
	ac_sheet_end(sheet);
}

static void put_links(AcSheet *sheet, const AcTopic *topic)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < topic->n_blocks; i++)
		for (guint k = 0; k < topic->blocks[i].n_spans; k++) {
			const AcTextSpan *span = &topic->blocks[i].spans[k];
			char *command = command_of(span);
			if (command == NULL)
				continue;
			if (g_hash_table_size(seen) == 0)
				ac_sheet_heading(sheet, _("Your plan, and more to read"));
			if (!g_hash_table_contains(seen, command))
				put_command(sheet, command, span->text);
			g_hash_table_add(seen, command);
		}
}

/* ---- pages ----------------------------------------------------------------------------------- */

void ac_sheet_topics(AcSheet *sheet, const AcTopic *const *topics, guint n)
{
	int column = 0;
	for (guint i = 0; i < n; i++)
		column = MAX(column, (int)strlen(topics[i]->id));
	column = MIN(column, 24) + TITLE;
	for (guint i = 0; i < n; i++) {
		ac_sheet_begin(sheet, 0, column);
		ac_sheet_put(sheet, AC_INK_PLAIN, topics[i]->id);
		ac_sheet_to(sheet, column);
		ac_sheet_put(sheet, AC_INK_STRONG, topics[i]->title);
		if (topics[i]->summary[0] != '\0') {
			ac_sheet_put(sheet, AC_INK_PLAIN, ": ");
			ac_sheet_put(sheet, AC_INK_PLAIN, topics[i]->summary);
		}
		ac_sheet_end(sheet);
	}
}

void ac_sheet_topic(AcSheet *sheet, const AcTopic *topic)
{
	ac_sheet_heading(sheet, topic->title);
	ac_sheet_line(sheet, 0, topic->summary);
	for (guint i = 0; i < topic->n_blocks; i++)
		put_block(sheet, &topic->blocks[i], i > 0 ? &topic->blocks[i - 1] : NULL);
	put_links(sheet, topic);
}

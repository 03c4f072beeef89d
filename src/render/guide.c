/* SPDX-License-Identifier: MIT */
/* Markdown, as cmark reads it, to blocks of spans. cmark is called from here alone. */
#include "render/guide.h"

#include <cmark.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "guide.h"

/* Deeper lists and quotations are shown as deep as this. */
#define DEEPEST 6

typedef struct {
	AcArena *arena;
	GArray *blocks; /* of AcTextBlock */
	GArray *spans;  /* of AcTextSpan: of the block being read */
	GString *text;  /* of the span being read */
	AcTextBlock block;
	gboolean in_block;
	AcSpanKind kind; /* of the span being read */
	const char *target;
	int strong, emphasis, images;
	guint quotes, lists;
	cmark_node *link; /* the one we are in, or NULL */
} Reader;

static const struct {
	const char *scheme;
	AcSpanKind kind;
	gboolean keeps_scheme;
} links[] = {
    {"ask:", AC_SPAN_ASK, FALSE},   {"guide:", AC_SPAN_TOPIC, FALSE}, {"open:", AC_SPAN_ROOM, FALSE},
    {"http://", AC_SPAN_WEB, TRUE}, {"https://", AC_SPAN_WEB, TRUE},  {"tel:", AC_SPAN_WEB, TRUE},
    {"mailto:", AC_SPAN_WEB, TRUE},
};

/* ---- spans ----------------------------------------------------------------------------------- */

static void end_span(Reader *reader)
{
	if (reader->text->len == 0)
		return;
	g_autofree char *plain = ac_text_plain_lines(reader->text->str);
	AcTextSpan span = {
	    .kind = reader->kind, .text = ac_arena_strdup(reader->arena, plain), .target = reader->target};
	g_array_append_val(reader->spans, span);
	g_string_truncate(reader->text, 0);
}

/* A link stays one where its words are strong; any other address is shown as its words. */
static void set_kind(Reader *reader)
{
	AcSpanKind kind = AC_SPAN_PLAIN;
	const char *url = reader->link != NULL ? cmark_node_get_url(reader->link) : NULL, *target = NULL;
	if (reader->strong > 0)
		kind = AC_SPAN_STRONG;
	else if (reader->emphasis > 0)
		kind = AC_SPAN_EMPHASIS;
	for (gsize i = 0; url != NULL && i < G_N_ELEMENTS(links); i++) {
		gsize length = strlen(links[i].scheme);
		if (!g_str_has_prefix(url, links[i].scheme) || url[length] == '\0')
			continue;
		g_autofree char *plain = ac_text_plain(links[i].keeps_scheme ? url : url + length);
		kind = links[i].kind;
		target = ac_arena_strdup(reader->arena, plain);
	}
	end_span(reader);
	reader->kind = kind;
	reader->target = target;
}

static void add_text(Reader *reader, const char *text)
{
	if (reader->in_block && text != NULL)
		g_string_append(reader->text, text);
}

/* ---- blocks ---------------------------------------------------------------------------------- */

static void begin_block(Reader *reader, AcBlockKind kind)
{
	reader->block = (AcTextBlock){.kind = kind, .is_quote = reader->quotes > 0};
	reader->in_block = TRUE;
	reader->kind = AC_SPAN_PLAIN;
	reader->target = NULL;
}

static void end_block(Reader *reader)
{
	end_span(reader);
	reader->in_block = FALSE;
	reader->block.n_spans = reader->spans->len;
	reader->block.spans =
	    ac_arena_memdup(reader->arena, reader->spans->data, reader->spans->len * sizeof(AcTextSpan));
	g_array_set_size(reader->spans, 0);
	if (reader->block.n_spans > 0 || reader->block.kind == AC_BLOCK_RULE)
		g_array_append_val(reader->blocks, reader->block);
}

static const char *bullet_of(AcArena *arena, cmark_node *item)
{
	cmark_node *list = cmark_node_parent(item);
	if (cmark_node_get_list_type(list) != CMARK_ORDERED_LIST)
		return "•";
	int number = cmark_node_get_list_start(list);
	for (cmark_node *before = item; (before = cmark_node_previous(before)) != NULL;)
		number++;
	return ac_arena_printf(arena, "%d.", number);
}

static void begin_paragraph(Reader *reader, cmark_node *node)
{
	cmark_node *parent = cmark_node_parent(node);
	if (reader->lists == 0) {
		begin_block(reader, AC_BLOCK_PARAGRAPH);
		return;
	}
	begin_block(reader, AC_BLOCK_ITEM);
	reader->block.level = MIN(reader->lists, DEEPEST);
	if (cmark_node_get_type(parent) == CMARK_NODE_ITEM && cmark_node_previous(node) == NULL)
		reader->block.bullet = bullet_of(reader->arena, parent);
}

static void add_code(Reader *reader, cmark_node *node)
{
	begin_block(reader, AC_BLOCK_CODE);
	add_text(reader, cmark_node_get_literal(node));
	while (reader->text->len > 0 && reader->text->str[reader->text->len - 1] == '\n')
		g_string_truncate(reader->text, reader->text->len - 1);
	end_block(reader);
}

static void count(guint *depth, gboolean entering)
{
	*depth = entering ? *depth + 1 : *depth - 1;
}

static void read_block(Reader *reader, cmark_node *node, gboolean entering)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		count(&reader->quotes, entering);
		return;
	case CMARK_NODE_LIST:
		count(&reader->lists, entering);
		return;
	case CMARK_NODE_CODE_BLOCK:
		add_code(reader, node);
		return;
	case CMARK_NODE_THEMATIC_BREAK:
		begin_block(reader, AC_BLOCK_RULE);
		end_block(reader);
		return;
	case CMARK_NODE_PARAGRAPH:
		if (entering)
			begin_paragraph(reader, node);
		else
			end_block(reader);
		return;
	case CMARK_NODE_HEADING:
		if (entering) {
			begin_block(reader, AC_BLOCK_HEADING);
			reader->block.level = (guint)cmark_node_get_heading_level(node);
		} else {
			end_block(reader);
		}
		return;
	default: /* raw HTML, and what only holds others */
		return;
	}
}

static void read_inline(Reader *reader, cmark_node *node, gboolean entering)
{
	int by = entering ? 1 : -1;
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
		add_text(reader, cmark_node_get_literal(node));
		return;
	case CMARK_NODE_SOFTBREAK:
		add_text(reader, " ");
		return;
	case CMARK_NODE_LINEBREAK:
		add_text(reader, "\n");
		return;
	case CMARK_NODE_STRONG:
		reader->strong += by;
		break;
	case CMARK_NODE_EMPH:
		reader->emphasis += by;
		break;
	case CMARK_NODE_LINK:
		reader->link = entering ? node : NULL;
		break;
	default: /* of a picture its description, of HTML nothing */
		return;
	}
	set_kind(reader);
}

static void read_tree(Reader *reader, cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
		cmark_node *node = cmark_iter_get_node(iter);
		gboolean entering = event == CMARK_EVENT_ENTER;
		if (cmark_node_get_type(node) <= CMARK_NODE_LAST_BLOCK)
			read_block(reader, node, entering);
		else
			read_inline(reader, node, entering);
	}
	cmark_iter_free(iter);
}

/* ---- the whole ------------------------------------------------------------------------------- */

static void read_body(AcTopic *topic, AcArena *arena, const char *text, gsize length)
{
	Reader reader = {.arena = arena,
	                 .blocks = g_array_new(FALSE, FALSE, sizeof(AcTextBlock)),
	                 .spans = g_array_new(FALSE, FALSE, sizeof(AcTextSpan)),
	                 .text = g_string_new(NULL)};
	cmark_node *root = cmark_parse_document(text, length, CMARK_OPT_VALIDATE_UTF8);
	read_tree(&reader, root);
	cmark_node_free(root);
	AcTextBlock *blocks =
	    ac_arena_memdup(arena, reader.blocks->data, reader.blocks->len * sizeof(AcTextBlock));
	topic->n_blocks = reader.blocks->len;
	topic->blocks = blocks;
	ac_topic_find_sources(topic, arena, blocks);
	g_array_free(reader.blocks, TRUE);
	g_array_free(reader.spans, TRUE);
	g_string_free(reader.text, TRUE);
}

char *ac_block_text(const AcTextBlock *block)
{
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < block->n_spans; i++) {
		gboolean is_mark = block->spans[i].kind == AC_SPAN_MARK;
		while (is_mark && text->len > 0 && text->str[text->len - 1] == ' ')
			g_string_truncate(text, text->len - 1);
		if (!is_mark)
			g_string_append(text, block->spans[i].text);
	}
	return g_string_free(text, FALSE);
}

static const char *fold_all(const AcTopic *topic, AcArena *arena)
{
	g_autoptr(GString) all = g_string_new(NULL);
	for (guint i = 0; i < topic->n_blocks; i++) {
		g_autofree char *text = ac_block_text(&topic->blocks[i]);
		if (topic->blocks[i].kind != AC_BLOCK_SOURCE)
			g_string_append_printf(all, "%s\n", text);
	}
	g_autofree char *folded = g_utf8_casefold(all->str, -1);
	return ac_arena_strdup(arena, folded);
}

/* Where the head names no title: the first heading, else the file's name. */
static void set_title(AcTopic *topic, AcArena *arena)
{
	for (guint i = 0; topic->title == NULL && i < topic->n_blocks; i++)
		if (topic->blocks[i].kind == AC_BLOCK_HEADING) {
			g_autofree char *text = ac_block_text(&topic->blocks[i]), *plain = ac_text_plain(text);
			topic->title = ac_arena_strdup(arena, g_strstrip(plain));
			if (i == 0) { /* it is shown as the title, not twice */
				topic->blocks++;
				topic->n_blocks--;
			}
		}
	if (topic->title == NULL || topic->title[0] == '\0')
		topic->title = topic->id;
}

const AcTopic *ac_topic_read(AcArena *arena, const AcTopicFile *file, GError **error)
{
	if (file->length > AC_TOPIC_MAX_BYTES) {
		g_set_error(error, AC_ERROR, AC_ERROR_FILE,
		            _("%s: longer than %d bytes, which no topic of the guide may be. Make two of it."),
		            file->file, AC_TOPIC_MAX_BYTES);
		return NULL;
	}
	g_autofree char *id = ac_text_plain(file->id);
	AcTopic *topic = AC_ARENA_NEW(arena, AcTopic);
	topic->id = ac_arena_strdup(arena, id);
	topic->file = ac_arena_strdup(arena, file->file);
	topic->language = ac_arena_strdup(arena, file->language != NULL ? file->language : "");
	gsize head = ac_topic_read_head(topic, arena, file->text, file->length);
	read_body(topic, arena, file->text + head, file->length - head);
	set_title(topic, arena);
	topic->text = fold_all(topic, arena);
	return topic;
}

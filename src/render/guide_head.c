/* SPDX-License-Identifier: MIT */
/* The head of a topic, its sources, and the marks that name them. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "guide.h"

#define FENCE     "---"
#define MOST_IDS  400 /* of one key of the head */
#define LAST_RANK 100000

/* ---- the head -------------------------------------------------------------------------------- */

/* "a, b, c" */
static const char *const *split(AcArena *arena, const char *value, guint *n)
{
	g_auto(GStrv) parts = g_strsplit(value, ",", MOST_IDS);
	const char **list = AC_ARENA_ARRAY(arena, const char *, g_strv_length(parts) + 1);
	*n = 0;
	for (char **part = parts; *part != NULL; part++)
		if (*g_strstrip(*part) != '\0')
			list[(*n)++] = ac_arena_strdup(arena, *part);
	return list;
}

static void set(AcTopic *topic, AcArena *arena, const char *key, const char *value)
{
	if (strcmp(key, "title") == 0 && *value != '\0')
		topic->title = ac_arena_strdup(arena, value);
	else if (strcmp(key, "summary") == 0)
		topic->summary = ac_arena_strdup(arena, value);
	else if (strcmp(key, "about") == 0)
		topic->about = split(arena, value, &topic->n_about);
	else if (strcmp(key, "words") == 0)
		topic->words = split(arena, value, &topic->n_words);
	else if (strcmp(key, "order") == 0)
		topic->order = (int)CLAMP(strtol(value, NULL, 10), 0, LAST_RANK);
}

static void read_line(AcTopic *topic, AcArena *arena, const char *line)
{
	const char *colon = strchr(line, ':');
	if (colon == NULL)
		return;
	g_autofree char *raw_key = g_strndup(line, (gsize)(colon - line)), *value = ac_text_plain(colon + 1);
	set(topic, arena, g_strstrip(raw_key), g_strstrip(value));
}

static gboolean is_fence(const char *line, gsize length)
{
	return length >= strlen(FENCE) && memcmp(line, FENCE, strlen(FENCE)) == 0 &&
	       (length == strlen(FENCE) || (length == strlen(FENCE) + 1 && line[length - 1] == '\r'));
}

gsize ac_topic_read_head(AcTopic *topic, AcArena *arena, const char *text, gsize length)
{
	const char *end = text + length, *line = text;
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	topic->summary = "";
	topic->order = G_MAXINT;
	for (gboolean first = TRUE; line < end; first = FALSE) {
		const char *stop = memchr(line, '\n', (gsize)(end - line));
		gsize size = (gsize)((stop != NULL ? stop : end) - line);
		gboolean fence = is_fence(line, size);
		if (first && !fence)
			return 0;
		if (!first && !fence)
			g_ptr_array_add(lines, g_strndup(line, size));
		line = stop != NULL ? stop + 1 : end;
		if (first || !fence)
			continue;
		for (guint i = 0; i < lines->len; i++)
			read_line(topic, arena, g_ptr_array_index(lines, i));
		return (gsize)(line - text);
	}
	return 0; /* never closed: not a head */
}

/* ---- sources --------------------------------------------------------------------------------- */

/* "[s2]" at @text: how long it is, and its id in @id (owned); 0: it is none. */
static gsize mark_at(const char *text, char **id)
{
	if (*text != '[')
		return 0;
	gsize length = strspn(text + 1, "abcdefghijklmnopqrstuvwxyz0123456789-");
	if (length == 0 || text[1 + length] != ']')
		return 0;
	*id = g_strndup(text + 1, length);
	return length + 2;
}

static const char *title_of(AcArena *arena, const AcTextBlock *block)
{
	g_autoptr(GString) text = g_string_new(NULL);
	for (guint i = 0; i < block->n_spans; i++)
		if (block->spans[i].kind != AC_SPAN_WEB)
			g_string_append(text, block->spans[i].text);
	while (text->len > 0 && strchr(" ,;(", text->str[text->len - 1]) != NULL)
		g_string_truncate(text, text->len - 1);
	return ac_arena_strdup(arena, text->str);
}

static const char *url_of(const AcTextBlock *block)
{
	for (guint i = 0; i < block->n_spans; i++)
		if (block->spans[i].kind == AC_SPAN_WEB)
			return block->spans[i].target;
	return NULL;
}

/* An item that is a source loses its "[id] ". */
static gboolean take_source(AcArena *arena, AcTextBlock *block, AcTopicSource *source)
{
	g_autofree char *id = NULL;
	if (block->kind != AC_BLOCK_ITEM || block->bullet == NULL || block->spans[0].kind != AC_SPAN_PLAIN)
		return FALSE;
	gsize length = mark_at(block->spans[0].text, &id);
	if (length == 0)
		return FALSE;
	AcTextSpan *spans = ac_arena_memdup(arena, block->spans, block->n_spans * sizeof(AcTextSpan));
	spans[0].text += length;
	spans[0].text += strspn(spans[0].text, " ");
	block->spans = spans;
	block->kind = AC_BLOCK_SOURCE;
	source->id = ac_arena_strdup(arena, id);
	source->title = title_of(arena, block);
	source->url = url_of(block);
	return TRUE;
}

static guint number_of(const AcTopic *topic, const char *id)
{
	for (guint i = 0; i < topic->n_sources; i++)
		if (strcmp(topic->sources[i].id, id) == 0)
			return i + 1;
	return 0;
}

static void add_part(GArray *spans, AcArena *arena, const AcTextSpan *whole, const char *to)
{
	AcTextSpan part = *whole;
	if (to == whole->text)
		return;
	part.text = ac_arena_strndup(arena, whole->text, (gsize)(to - whole->text));
	g_array_append_val(spans, part);
}

/* One span to several: what stands between the marks, and the marks. */
static void split_marks(const AcTopic *topic, AcArena *arena, AcTextSpan span, GArray *out)
{
	for (const char *at = strchr(span.text, '['); at != NULL; at = strchr(at, '[')) {
		g_autofree char *id = NULL;
		gsize length = mark_at(at, &id);
		guint number = length > 0 ? number_of(topic, id) : 0;
		if (number == 0) {
			at++;
			continue;
		}
		add_part(out, arena, &span, at);
		AcTextSpan mark = {.kind = AC_SPAN_MARK,
		                   .text = ac_arena_printf(arena, "[%u]", number),
		                   .target = ac_arena_strdup(arena, id),
		                   .number = number};
		g_array_append_val(out, mark);
		at += length;
		span.text = at;
	}
	add_part(out, arena, &span, span.text + strlen(span.text));
}

static void set_marks(const AcTopic *topic, AcArena *arena, AcTextBlock *block)
{
	g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(AcTextSpan));
	for (guint i = 0; i < block->n_spans; i++) {
		if (block->spans[i].kind <= AC_SPAN_EMPHASIS)
			split_marks(topic, arena, block->spans[i], spans);
		else
			g_array_append_val(spans, block->spans[i]);
	}
	block->spans = ac_arena_memdup(arena, spans->data, spans->len * sizeof(AcTextSpan));
	block->n_spans = spans->len;
}

void ac_topic_find_sources(AcTopic *topic, AcArena *arena, AcTextBlock *blocks)
{
	AcTopicSource *sources = AC_ARENA_ARRAY(arena, AcTopicSource, topic->n_blocks);
	topic->sources = sources;
	for (guint i = 0; i < topic->n_blocks; i++)
		if (take_source(arena, &blocks[i], &sources[topic->n_sources]))
			blocks[i].number = ++topic->n_sources;
	for (guint i = 0; topic->n_sources > 0 && i < topic->n_blocks; i++)
		if (blocks[i].kind != AC_BLOCK_SOURCE && blocks[i].kind != AC_BLOCK_CODE)
			set_marks(topic, arena, &blocks[i]);
}

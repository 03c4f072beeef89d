/* SPDX-License-Identifier: MIT */
/* Any bytes as a topic of the guide: read, put on a sheet, written as JSON. What comes out is plain text. */
#include "render/guide.h"

#include <string.h>

#include "base/text.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

static void check_span(const AcTopic *topic, const AcTextSpan *span)
{
	g_auto(GStrv) lines = g_strsplit(span->text, "\n", -1);
	for (char **line = lines; *line != NULL; line++)
		g_assert(ac_text_is_plain(*line));
	g_assert(span->target == NULL || ac_text_is_plain(span->target));
	g_assert((span->kind == AC_SPAN_MARK) == (span->number > 0));
	g_assert(span->number <= topic->n_sources);
	g_assert(span->kind < AC_SPAN_MARK || (span->target != NULL && *span->target != '\0'));
}

static void check_topic(const AcTopic *topic)
{
	g_assert(topic->title != NULL && ac_text_is_plain(topic->title) && ac_text_is_plain(topic->summary));
	for (guint i = 0; i < topic->n_blocks; i++) {
		g_assert(topic->blocks[i].n_spans > 0 || topic->blocks[i].kind == AC_BLOCK_RULE);
		for (guint k = 0; k < topic->blocks[i].n_spans; k++)
			check_span(topic, &topic->blocks[i].spans[k]);
	}
	for (guint i = 0; i < topic->n_sources; i++)
		g_assert(topic->sources[i].id != NULL && topic->sources[i].title != NULL);
}

static void check_pages(const AcTopic *topic)
{
	static const AcSheetStyle styles[] = {{.width = 76}, {.width = 20, .ascii = TRUE}};
	for (gsize i = 0; i < G_N_ELEMENTS(styles); i++) {
		g_autoptr(AcSheet) sheet = ac_sheet_new(&styles[i]);
		ac_sheet_topic(sheet, topic);
		ac_sheet_topics(sheet, &topic, 1);
		const char *text = ac_sheet_text(sheet);
		g_assert(g_utf8_validate(text, -1, NULL) && strchr(text, '\033') == NULL);
	}
	g_autofree char *json = ac_json_topic(topic, AC_JSON_ASCII);
	g_assert(g_utf8_validate(json, -1, NULL));
}

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(GError) error = NULL;
	/* A copy of exactly this size: one byte read too far is seen. */
	g_autofree char *text = g_memdup2(data, size);
	const AcTopicFile file = {.id = "x", .file = "x.md", .text = text != NULL ? text : "", .length = size};
	const AcTopic *topic = ac_topic_read(arena, &file, &error);
	g_assert((topic == NULL) == (error != NULL));
	if (topic != NULL) {
		check_topic(topic);
		check_pages(topic);
	}
	return 0;
}

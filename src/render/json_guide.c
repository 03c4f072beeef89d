/* SPDX-License-Identifier: MIT */
/* Topics of the guide as JSON. */
#include "json_bits.h"
#include "render/guide.h"

static json_t *head_of(const AcTopic *topic)
{
	json_t *item = json_object();
	json_object_set_new(item, "id", ac_json_text(topic->id));
	json_object_set_new(item, "title", ac_json_text(topic->title));
	json_object_set_new(item, "summary", ac_json_text(topic->summary));
	json_object_set_new(item, "language",
	                    topic->language[0] != '\0' ? ac_json_text(topic->language) : json_null());
	json_object_set_new(item, "file", ac_json_text(topic->file));
	json_object_set_new(item, "about", ac_json_texts(topic->about, topic->n_about));
	return item;
}

static const char *link_of(AcSpanKind kind)
{
	switch (kind) {
	case AC_SPAN_ASK:
		return "ask";
	case AC_SPAN_TOPIC:
		return "guide";
	case AC_SPAN_ROOM:
		return "open";
	case AC_SPAN_WEB:
		return "web";
	default:
		return NULL;
	}
}

/* Sources by id, links with what they lead to. */
static void add_span(const AcTextSpan *span, json_t *links, json_t *sources)
{
	if (span->kind == AC_SPAN_MARK) {
		json_array_append_new(sources, ac_json_text(span->target));
	} else if (link_of(span->kind) != NULL) {
		json_t *link = json_object();
		json_object_set_new(link, "text", ac_json_text(span->text));
		json_object_set_new(link, "kind", json_string(link_of(span->kind)));
		json_object_set_new(link, "to", ac_json_text(span->target));
		json_array_append_new(links, link);
	}
}

static json_t *block_of(const AcTextBlock *block)
{
	static const char *const kinds[] = {"heading", "paragraph", "item", "code", "rule", "source"};
	json_t *item = json_object(), *links = json_array(), *sources = json_array();
	g_autofree char *text = ac_block_text(block);
	for (guint i = 0; i < block->n_spans; i++)
		add_span(&block->spans[i], links, sources);
	json_object_set_new(item, "kind", json_string(kinds[block->kind]));
	json_object_set_new(item, "level", block->level > 0 ? json_integer(block->level) : json_null());
	json_object_set_new(item, "text", ac_json_text(text));
	json_object_set_new(item, "links", links);
	json_object_set_new(item, "sources", sources);
	return item;
}

char *ac_json_topics(const AcTopic *const *topics, guint n, AcJsonStyle style)
{
	json_t *root = json_object(), *list = json_array();
	for (guint i = 0; i < n; i++)
		json_array_append_new(list, head_of(topics[i]));
	json_object_set_new(root, "topics", list);
	return ac_json_write(root, style, FALSE);
}

char *ac_json_topic(const AcTopic *topic, AcJsonStyle style)
{
	json_t *root = head_of(topic), *blocks = json_array(), *sources = json_array();
	for (guint i = 0; i < topic->n_blocks; i++)
		if (topic->blocks[i].kind != AC_BLOCK_SOURCE)
			json_array_append_new(blocks, block_of(&topic->blocks[i]));
	for (guint i = 0; i < topic->n_sources; i++) {
		json_t *source = json_object();
		json_object_set_new(source, "id", ac_json_text(topic->sources[i].id));
		json_object_set_new(source, "title", ac_json_text(topic->sources[i].title));
		json_object_set_new(source, "url", ac_json_text(topic->sources[i].url));
		json_array_append_new(sources, source);
	}
	json_object_set_new(root, "blocks", blocks);
	json_object_set_new(root, "sources", sources);
	return ac_json_write(root, style, FALSE);
}

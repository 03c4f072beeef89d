/* SPDX-License-Identifier: MIT */
/* The room of the guide: texts to read, and where their links lead. */
#include <string.h>

#include "app/guide.h"
#include "base/text.h"
#include "plain.h"

/* ---- one text -------------------------------------------------------------------------------- */

typedef struct {
	AcSpanKind kind;
	char *target, *words;
} Link;

static void free_link(gpointer data)
{
	Link *link = data;
	g_free(link->target);
	g_free(link->words);
	g_free(link);
}

static gboolean is_listed(const GPtrArray *links, const AcTextSpan *span)
{
	for (guint i = 0; i < links->len; i++) {
		const Link *link = g_ptr_array_index(links, i);
		if (link->kind == span->kind && strcmp(link->target, span->target) == 0)
			return TRUE;
	}
	return FALSE;
}

static char *words_of(const AcTextSpan *span)
{
	g_autofree char *text = ac_text_plain(span->text);
	switch (span->kind) {
	case AC_SPAN_ASK:
		/* A link may be a question already. */
		return g_str_has_suffix(text, "?") ? g_steal_pointer(&text)
		                                   : g_strdup_printf(_("May I now: %s"), text);
	case AC_SPAN_TOPIC:
		return g_strdup_printf(_("Read: %s"), text);
	default:
		return g_steal_pointer(&text);
	}
}

/* In the order of the text, each once. */
static void add_links(GPtrArray *links, const AcTopic *topic)
{
	for (guint i = 0; i < topic->n_blocks; i++)
		for (guint k = 0; k < topic->blocks[i].n_spans; k++) {
			const AcTextSpan *span = &topic->blocks[i].spans[k];
			gboolean leads =
			    span->kind == AC_SPAN_ASK || span->kind == AC_SPAN_TOPIC || span->kind == AC_SPAN_ROOM;
			if (!leads || is_listed(links, span))
				continue;
			Link *link = g_new0(Link, 1);
			*link = (Link){span->kind, g_strdup(span->target), words_of(span)};
			g_ptr_array_add(links, link);
		}
}

static gboolean read_topic(AcPlain *plain, const char *id, GPtrArray *links, char **title)
{
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_NEEDS_NOTHING);
	if (app == NULL)
		return FALSE;
	g_autoptr(AcGuide) guide = ac_guide_open(ac_app_paths(app), NULL);
	const AcTopic *topic = ac_guide_find(guide, id);
	if (topic == NULL) {
		ac_plain_say(plain, "%s", _("That text is not here."));
		return FALSE;
	}
	g_autoptr(AcSheet) sheet = ac_plain_sheet(plain);
	ac_sheet_topic_text(sheet, topic);
	ac_sheet_gap(sheet);
	ac_plain_print(plain, sheet);
	*title = ac_text_plain(topic->title);
	add_links(links, topic);
	return TRUE;
}

/* TRUE: another text is to be read, *id. */
static gboolean follow(AcPlain *plain, const Link *link, char **id)
{
	if (link->kind == AC_SPAN_TOPIC) {
		g_free(*id);
		*id = g_strdup(link->target);
		return TRUE;
	}
	if (link->kind == AC_SPAN_ASK)
		ac_plain_command(plain, "can", link->target, NULL);
	else if (strcmp(link->target, "checkin") == 0)
		ac_plain_check_in(plain);
	else
		ac_plain_call(plain);
	return FALSE;
}

void ac_plain_topic(AcPlain *plain, const char *id)
{
	g_autofree char *shown = g_strdup(id);
	for (gboolean goes_on = TRUE; goes_on;) {
		g_autoptr(GPtrArray) links = g_ptr_array_new_with_free_func(free_link);
		g_autoptr(GPtrArray) words = g_ptr_array_new();
		g_autofree char *title = NULL;
		if (!read_topic(plain, shown, links, &title) || links->len == 0)
			return;
		for (guint i = 0; i < links->len; i++)
			g_ptr_array_add(words, ((const Link *)g_ptr_array_index(links, i))->words);
		goes_on = FALSE;
		for (int chosen = 0; !goes_on && chosen >= 0;) {
			chosen = ac_plain_choose(plain, title, words, _("Back"));
			goes_on = chosen >= 0 && follow(plain, g_ptr_array_index(links, (guint)chosen), &shown);
		}
	}
}

/* ---- all of them ----------------------------------------------------------------------------- */

/* Those that speak of @words; all for NULL. */
static void list_topics(AcPlain *plain, const char *words, GPtrArray *titles, GPtrArray *ids)
{
	gboolean is_clear;
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_NEEDS_CATALOGUE);
	if (app == NULL)
		return;
	g_autoptr(AcGuide) guide = ac_guide_open(ac_app_paths(app), NULL);
	g_autoptr(GPtrArray) found = ac_guide_search(guide, app, words != NULL ? words : "", &is_clear);
	for (guint i = 0; i < found->len; i++) {
		const AcTopic *topic = g_ptr_array_index(found, i);
		g_ptr_array_add(titles, ac_text_plain(topic->title));
		g_ptr_array_add(ids, g_strdup(topic->id));
	}
}

static void look_for(AcPlain *plain)
{
	g_autoptr(GPtrArray) titles = ac_plain_list();
	g_autoptr(GPtrArray) ids = ac_plain_list();
	g_autofree char *words = ac_plain_ask(plain, _("Which words are to stand in the text? Empty: back:"));
	if (words == NULL)
		return;
	list_topics(plain, words, titles, ids);
	if (titles->len == 0) {
		g_autofree char *shown = ac_text_excerpt(words, 40);
		ac_plain_say(plain, _("No text of the guide speaks of “%s”."), shown);
		return;
	}
	int chosen = ac_plain_choose(plain, _("In these:"), titles, _("Back"));
	if (chosen >= 0)
		ac_plain_topic(plain, g_ptr_array_index(ids, (guint)chosen));
}

void ac_plain_guide(AcPlain *plain)
{
	g_autoptr(GPtrArray) titles = ac_plain_list();
	g_autoptr(GPtrArray) ids = ac_plain_list();
	list_topics(plain, NULL, titles, ids);
	g_ptr_array_add(titles, g_strdup(_("Look for words in all texts")));
	for (int chosen; (chosen = ac_plain_choose(plain, _("What to read"), titles, _("Back"))) >= 0;) {
		if ((guint)chosen < ids->len)
			ac_plain_topic(plain, g_ptr_array_index(ids, (guint)chosen));
		else
			look_for(plain);
	}
}

/* SPDX-License-Identifier: MIT */
#include "app/guide.h"

#include <string.h>

#include "app/language.h"
#include "base/error.h"
#include "base/text.h"
#include "call.h"

#define READ_WIDTH 76

static AcSheet *sheet_to_read(const AcCall *call)
{
	const AcSheetStyle style = {
	    .width = READ_WIDTH, .ascii = call->world->ascii, .colour = call->world->colour};
	return ac_sheet_new(&style);
}

static void print_list(AcCall *call, const char *lead, const AcTopic *const *topics, guint n)
{
	if (ac_call_flag(call, "json")) {
		ac_call_print_json(call, ac_json_topics(topics, n, ac_call_json_style(call)));
		return;
	}
	g_autoptr(AcSheet) sheet = sheet_to_read(call);
	ac_sheet_line(sheet, 0, lead);
	ac_sheet_gap(sheet);
	ac_sheet_topics(sheet, topics, n);
	ac_call_print(call, sheet);
}

static void print_topic(AcCall *call, const AcTopic *topic)
{
	if (ac_call_flag(call, "json")) {
		ac_call_print_json(call, ac_json_topic(topic, ac_call_json_style(call)));
		return;
	}
	g_autoptr(AcSheet) sheet = sheet_to_read(call);
	ac_sheet_topic(sheet, topic);
	ac_call_print(call, sheet);
}

static void set_unknown(const AcGuide *guide, const char *words, GError **error)
{
	g_autofree char *shown = ac_text_excerpt(words, 40);
	const char *nearest = ac_guide_nearest(guide, words);
	if (nearest != NULL)
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		            _("No topic of the guide speaks of “%s”. Did you mean “%s”?"), shown, nearest);
	else
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		            _("No topic of the guide speaks of “%s”. All of them: aftercare guide"), shown);
}

static void print_others(AcCall *call, const char *words, const GPtrArray *found)
{
	if (found->len < 2 || ac_call_flag(call, "json"))
		return;
	g_autoptr(GString) others = g_string_new(NULL);
	for (guint i = 1; i < found->len; i++)
		g_string_append_printf(others, "%s%s", i > 1 ? ", " : "",
		                       ((const AcTopic *)g_ptr_array_index(found, i))->id);
	g_autofree char *line = g_strdup_printf(_("“%s” stands in these, too: %s"), words, others->str);
	g_autoptr(AcSheet) sheet = sheet_to_read(call);
	ac_sheet_line(sheet, 0, line);
	g_string_append_c(call->out, '\n');
	ac_call_print(call, sheet);
}

/* The topic of that name; else the one that is meant, or all that speak of it. */
static gboolean print_found(AcCall *call, const AcGuide *guide, GError **error)
{
	gboolean is_clear;
	g_autofree char *words = ac_call_joined(call, 0), *shown = ac_text_excerpt(words, 40);
	const AcTopic *named = ac_guide_find(guide, words);
	g_autoptr(GPtrArray) found = ac_guide_search(guide, call->app, words, &is_clear);
	if (named != NULL) {
		print_topic(call, named);
		return TRUE;
	}
	if (found->len == 0) {
		set_unknown(guide, words, error);
		return FALSE;
	}
	if (is_clear) {
		print_topic(call, g_ptr_array_index(found, 0));
		print_others(call, shown, found);
		return TRUE;
	}
	g_autofree char *lead = g_strdup_printf(_("These speak of “%s”, the likeliest first:"), shown);
	print_list(call, lead, (const AcTopic *const *)found->pdata, found->len);
	return TRUE;
}

static gboolean run(AcCall *call, GError **error)
{
	guint n;
	g_autoptr(AcGuide) guide = ac_guide_open(ac_app_paths(call->app), ac_call_text(call, "language"));
	g_autofree char *problems = ac_guide_problems(guide);
	const AcTopic *const *topics = ac_guide_topics(guide, &n);
	if (problems != NULL && n == 0) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_FILE, problems);
		return FALSE;
	}
	if (problems != NULL)
		ac_call_warn(call, problems);
	if (call->n_words > 0)
		return print_found(call, guide, error);
	print_list(call,
	           _("What to read, with: aftercare guide TOPIC. Your own plan decides; the guide explains."),
	           topics, n);
	return TRUE;
}

static const AcOption OPTIONS[] = {
    {"language", AC_OPTION_TEXT, N_("CODE"), N_("in that language: de; where it has none, in English")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_command_guide = {
    .name = "guide",
    .args = "[TOPIC]",
    .summary = N_("what to expect, washing, sun, sleep …: reading matter with its sources"),
    .details =
        N_("TOPIC is the name of a topic, or any words: those that speak of them are found. Topics of your "
           "own are Markdown files in the folder guide of your settings (aftercare paths)."),
    .example =
        "aftercare guide\naftercare guide washing\naftercare guide gym\naftercare guide sonne --language de",
    .options = OPTIONS,
    .needs = AC_NEEDS_CATALOGUE,
    .flags = AC_COMMAND_JSON,
    .max_words = AC_WORDS_ANY,
    .run = run,
};

/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "app/places.h"
#include "base/text.h"
#include "call.h"

/* ---- a task ---------------------------------------------------------------------------------- */

/* The task of that id or title; not @exact: the only one that begins so. "moisturise@20:00" is one, too. */
static const AcTask *task_called(const AcCall *call, gboolean exact)
{
	const AcProtocol *protocol = ac_plan_protocol(ac_app_plan(call->app));
	g_autofree char *joined = ac_call_joined(call, 0);
	joined[strcspn(joined, "@")] = '\0';
	g_autofree char *word = g_utf8_casefold(g_strstrip(joined), -1);
	const AcTask *found = NULL;
	for (guint i = 0; i < protocol->n_tasks && *word != '\0'; i++) {
		const AcTask *task = &protocol->tasks[i];
		g_autofree char *id = g_utf8_casefold(task->id, -1), *title = g_utf8_casefold(task->title, -1);
		if (exact ? strcmp(id, word) != 0 && strcmp(title, word) != 0
		          : !g_str_has_prefix(id, word) && !g_str_has_prefix(title, word))
			continue;
		if (found != NULL)
			return NULL;
		found = task;
	}
	return found;
}

/* Whether the words are an activity's very name as well: then that is asked about. */
static gboolean is_activity(const AcCall *call)
{
	const AcCatalogue *catalogue = ac_plan_protocol(ac_app_plan(call->app))->catalogue;
	g_autofree char *word = ac_call_joined(call, 0);
	for (guint i = 0; i < catalogue->n_activities; i++)
		if (ac_text_distance(catalogue->activities[i]->id, word, 0) == 0 ||
		    ac_text_distance(catalogue->activities[i]->title, word, 0) == 0)
			return TRUE;
	return FALSE;
}

static gboolean explain_task(AcCall *call, const AcFacts *facts, const AcTask *task)
{
	if (ac_call_flag(call, "json")) {
		ac_call_print_json(call, ac_json_task(facts, task, ac_call_json_style(call)));
		return TRUE;
	}
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	ac_sheet_task(sheet, facts, task);
	ac_call_print(call, sheet);
	return TRUE;
}

/* ---- an activity ----------------------------------------------------------------------------- */

static gboolean run(AcCall *call, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	AcFacts facts = ac_call_facts(call);
	facts.places_of = ac_app_places;
	facts.places = ac_app_loaded(call->app);
	const AcTask *task = task_called(call, TRUE);
	if (task != NULL && !is_activity(call))
		return explain_task(call, &facts, task);
	AcWordsAsked words;
	g_autoptr(GError) unsure = NULL;
	if (!ac_call_asked(call, arena, &words, &unsure)) {
		task = task != NULL ? task : task_called(call, FALSE);
		if (task != NULL)
			return explain_task(call, &facts, task);
		g_propagate_error(error, g_steal_pointer(&unsure));
		return FALSE;
	}
	ac_call_warn_read_as(call, &words);
	const AcAsked *asked = &words.asked;
	const AcCombined *combined =
	    ac_plan_ask_several(facts.words.plan, arena, words.activities, words.n_activities, asked->from,
	                        asked->to, asked->for_minutes);
	if (ac_call_flag(call, "json")) {
		ac_call_print_json(call, ac_json_answer(&facts, combined, asked, ac_call_json_style(call)));
		return TRUE;
	}
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	for (guint i = 0; i < combined->n_each; i++) {
		ac_sheet_gap(sheet);
		ac_sheet_explain(sheet, &facts, combined->each[i]->strictest, asked);
	}
	if (task != NULL)
		ac_sheet_task(sheet, &facts, task);
	ac_call_print(call, sheet);
	return TRUE;
}

static const AcOption OPTIONS[] = {
    {"at", AC_OPTION_TEXT, N_("WHEN"), N_("at another time than now")},
    {"for", AC_OPTION_TEXT, N_("LENGTH"), N_("for so long: 15m, 1h, 1h30m")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_command_explain = {
    .name = "explain",
    .args = "ACTIVITY|TASK [--at WHEN]",
    .summary = N_("who decided and who lost: each rule, its file and line, its source"),
    .details = N_("Of a task: when, how and why, and where it is written."),
    .example =
        "aftercare explain swimming\naftercare explain moisturise\naftercare explain sauna --at \"day 10\"",
    .options = OPTIONS,
    .needs = AC_NEEDS_PLAN | AC_NEEDS_SAFETY,
    .flags = AC_COMMAND_JSON,
    .min_words = 1,
    .max_words = AC_WORDS_ANY,
    .run = run,
};

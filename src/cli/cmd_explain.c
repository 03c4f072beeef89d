/* SPDX-License-Identifier: MIT */
#include "base/text.h"
#include "call.h"
#include "places.h"

static gboolean run(AcCall *call, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	AcWordsAsked words;
	if (!ac_call_asked(call, arena, &words, error))
		return FALSE;
	ac_call_warn_read_as(call, &words);
	AcFacts facts = ac_call_facts(call);
	facts.places_of = ac_cli_places;
	facts.places = ac_app_loaded(call->app);
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
    .args = "ACTIVITY [--at WHEN]",
    .summary = N_("who decided and who lost: each rule, its file and line, its source"),
    .example = "aftercare explain swimming\naftercare explain sauna --at \"day 10\"",
    .options = OPTIONS,
    .needs = AC_NEEDS_PLAN | AC_NEEDS_SAFETY,
    .flags = AC_COMMAND_JSON,
    .min_words = 1,
    .max_words = AC_WORDS_ANY,
    .run = run,
};

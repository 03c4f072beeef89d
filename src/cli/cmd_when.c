/* SPDX-License-Identifier: MIT */
#include "base/text.h"
#include "call.h"

static gboolean run(AcCall *call, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	AcWordsAsked words;
	if (!ac_call_asked(call, arena, &words, error))
		return FALSE;
	ac_call_warn_read_as(call, &words);
	const AcFacts facts = ac_call_facts(call);
	AcFirst *firsts = AC_ARENA_ARRAY(arena, AcFirst, words.n_activities);
	for (guint i = 0; i < words.n_activities; i++)
		firsts[i].first =
		    ac_plan_when(facts.words.plan, arena, words.activities[i], words.asked.from, &firsts[i].blocked);
	if (ac_call_flag(call, "json")) {
		ac_call_print_json(call, ac_json_when(&facts, firsts, words.n_activities, ac_call_json_style(call)));
		return TRUE;
	}
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	ac_sheet_when(sheet, &facts, firsts, words.n_activities);
	ac_call_print(call, sheet);
	return TRUE;
}

const AcCommand ac_command_when = {
    .name = "when",
    .args = "ACTIVITY",
    .summary = N_("the first moment it is allowed"),
    .example = "aftercare when gym\naftercare when swimming",
    .needs = AC_NEEDS_PLAN | AC_NEEDS_SAFETY,
    .flags = AC_COMMAND_JSON,
    .min_words = 1,
    .max_words = AC_WORDS_ANY,
    .run = run,
};

/* SPDX-License-Identifier: MIT */
#include "base/error.h"
#include "base/text.h"
#include "call.h"

/* When it was: --at, or what the words say ("yesterday"), or now; never later than now. */
static gboolean moment_of(const AcCall *call, const AcWordsAsked *words, AcInstant *at, GError **error)
{
	if (ac_call_text(call, "at") != NULL || !words->has_time)
		return ac_call_past(call, "at", at, error);
	AcInstant now = ac_app_now(call->app);
	*at = words->asked.to > words->asked.from ? MIN(words->asked.to - AC_MINUTE, now) : words->asked.from;
	if (words->asked.from <= now)
		return TRUE;
	g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE,
	                    _("That time is still to come. Say when it was: --at \"yesterday 18:00\"."));
	return FALSE;
}

static gboolean run(AcCall *call, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	AcWordsAsked words;
	AcInstant at = 0;
	if (!ac_call_asked(call, arena, &words, error) || !ac_call_only_one(call, &words, error) ||
	    !moment_of(call, &words, &at, error))
		return FALSE;
	const AcFacts facts = ac_call_facts(call);
	const AcActivity *activity = words.activities[0];
	const AcAnswer *answer = ac_plan_ask(facts.words.plan, arena, activity, at, words.asked.for_minutes);
	/* What was allowed is no lapse; what nobody spoke of may be one. */
	gboolean is_lapse = answer->verdict == AC_VERDICT_AVOID || answer->verdict == AC_VERDICT_ASK;
	gboolean noted = is_lapse && facts.client_name != NULL;
	/* Put into words first: writing it down renews the plan the answer lies in. */
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	ac_sheet_lapse(sheet, &facts, answer, noted);
	g_autofree char *json =
	    ac_call_flag(call, "json") ? ac_json_lapse(&facts, answer, noted, ac_call_json_style(call)) : NULL;
	if (noted && !ac_app_lapse(call->app, activity, at, error))
		return FALSE;
	if (json != NULL)
		ac_call_print_json(call, g_steal_pointer(&json));
	else
		ac_call_print(call, sheet);
	return TRUE;
}

static const AcOption OPTIONS[] = {
    {"at", AC_OPTION_TEXT, N_("WHEN"), N_("when it was, if not now")},
    {"for", AC_OPTION_TEXT, N_("LENGTH"), N_("for how long: 15m, 1h")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_command_did = {
    .name = "did",
    .args = "ACTIVITY [--at WHEN]",
    .summary = N_("it has happened already: noted, and what to do now"),
    .example = "aftercare did wash\naftercare did gym --at \"yesterday 18:00\"",
    .options = OPTIONS,
    .needs = AC_NEEDS_PLAN | AC_NEEDS_SAFETY,
    .flags = AC_COMMAND_JSON,
    .min_words = 1,
    .max_words = AC_WORDS_ANY,
    .run = run,
};

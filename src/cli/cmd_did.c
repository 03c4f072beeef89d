/* SPDX-License-Identifier: MIT */
#include "base/error.h"
#include "call.h"

/* When it was: --at, or what the words say ("yesterday"), or now; it has begun by now. */
static gboolean time_of(const AcCall *call, const AcWordsAsked *words, AcWhen *when, GError **error)
{
	if (ac_call_text(call, "at") != NULL || !words->has_time)
		return ac_call_past_when(call, "at", when, error);
	*when = words->when;
	if (when->from <= ac_app_now(call->app))
		return TRUE;
	g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE,
	                    _("That time is still to come. Say when it was: --at \"yesterday 18:00\"."));
	return FALSE;
}

static gboolean run(AcCall *call, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	AcWordsAsked words;
	AcWhen when;
	if (!ac_call_asked(call, arena, &words, error) || !ac_call_only_one(call, &words, error) ||
	    !time_of(call, &words, &when, error))
		return FALSE;
	const AcDeed deed = {words.activities[0], when, words.asked.for_minutes};
	const AcAnswer *answer = ac_app_judge(call->app, arena, &deed, error);
	if (answer == NULL)
		return FALSE;
	ac_call_warn_read_as(call, &words);
	const AcFacts facts = ac_call_facts(call);
	const AcAsked asked = {
	    .from = when.from, .to = MIN(when.to, facts.words.now), .is_now = when.is_now, .is_day = when.is_day};
	gboolean noted = ac_app_is_lapse(answer) && facts.client_name != NULL;
	/* Put into words first: writing it down renews the plan the answer lies in. */
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	ac_sheet_lapse(sheet, &facts, answer, &asked, noted);
	g_autofree char *json =
	    ac_call_flag(call, "json") ? ac_json_lapse(&facts, answer, noted, ac_call_json_style(call)) : NULL;
	const AcLapse lapse = {words.activities[0]->id, ac_app_latest(call->app, &when), when.is_day};
	if (noted && !ac_app_lapse(call->app, &lapse, error))
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

/* SPDX-License-Identifier: MIT */
#include "base/error.h"
#include "base/text.h"
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

/* What was allowed is no lapse; what nobody spoke of may be one. */
static gboolean is_lapse(AcVerdict verdict)
{
	return verdict == AC_VERDICT_AVOID || verdict == AC_VERDICT_ASK;
}

static gboolean ask_for_hour(const AcCall *call, const AcActivity *activity, const AcWhen *when,
                             GError **error)
{
	int year, month, day;
	g_autofree char *title = ac_text_plain(activity->title);
	ac_date_to_ymd(ac_time_date(ac_call_latest(call, when), ac_app_zone(call->app)), &year, &month, &day);
	g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
	            _("At what time? “%s” was to be avoided for a part of that time only. Say the hour: --at "
	              "\"%04d-%02d-%02d 18:00\""),
	            title, year, month, day);
	return FALSE;
}

/* The strictest of the time it may have been; a time that holds both, allowed and not, does not tell. */
static gboolean judge(const AcCall *call, AcArena *arena, const AcWordsAsked *words, const AcWhen *when,
                      const AcAnswer **answer, GError **error)
{
	const AcPlan *plan = ac_app_plan(call->app);
	const AcActivity *activity = words->activities[0];
	AcInstant end = MIN(when->to, ac_app_now(call->app) + 1);
	if (end <= when->from) {
		*answer = ac_plan_ask(plan, arena, activity, when->from, words->asked.for_minutes);
		return TRUE;
	}
	const AcStretch *stretch =
	    ac_plan_ask_between(plan, arena, activity, when->from, end, words->asked.for_minutes);
	*answer = stretch->strictest;
	for (guint i = 0; i < stretch->n_changes; i++)
		if (is_lapse(stretch->changes[i].is) != is_lapse(stretch->first->verdict))
			return ask_for_hour(call, activity, when, error);
	return TRUE;
}

static gboolean run(AcCall *call, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	AcWordsAsked words;
	AcWhen when;
	const AcAnswer *answer = NULL;
	if (!ac_call_asked(call, arena, &words, error) || !ac_call_only_one(call, &words, error) ||
	    !time_of(call, &words, &when, error) || !judge(call, arena, &words, &when, &answer, error))
		return FALSE;
	ac_call_warn_read_as(call, &words);
	const AcFacts facts = ac_call_facts(call);
	const AcAsked asked = {
	    .from = when.from, .to = MIN(when.to, facts.words.now), .is_now = when.is_now, .is_day = when.is_day};
	gboolean noted = is_lapse(answer->verdict) && facts.client_name != NULL;
	/* Put into words first: writing it down renews the plan the answer lies in. */
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	ac_sheet_lapse(sheet, &facts, answer, &asked, noted);
	g_autofree char *json =
	    ac_call_flag(call, "json") ? ac_json_lapse(&facts, answer, noted, ac_call_json_style(call)) : NULL;
	const AcLapse lapse = {words.activities[0]->id, ac_call_latest(call, &when), when.is_day};
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

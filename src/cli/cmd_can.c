/* SPDX-License-Identifier: MIT */
#include "ask/signs.h"
#include "base/text.h"
#include "call.h"

static int status_of(AcVerdict verdict)
{
	switch (verdict) {
	case AC_VERDICT_OK:
		return AC_EXIT_DONE;
	case AC_VERDICT_CARE:
		return AC_EXIT_CARE;
	case AC_VERDICT_ASK:
		return AC_EXIT_ASK;
	case AC_VERDICT_AVOID:
		return AC_EXIT_AVOID;
	case AC_VERDICT_SILENT:
		break;
	}
	return AC_EXIT_SILENT;
}

/* Words that name a warning sign are no question of what is allowed. What only the practitioner judges ("my
 * hairline") stays one where an activity is surely meant. */
static gboolean answer_signs(AcCall *call, AcArena *arena, gboolean is_sure)
{
	g_autofree char *words = ac_call_joined(call, 0);
	guint n;
	const AcRedFlag *const *flags =
	    ac_ask_red_flags(ac_app_safety(call->app), ac_app_vocabulary(call->app), words, arena, &n);
	if (n == 0 || (is_sure && flags[0]->urgency <= AC_ADVICE_PRACTITIONER))
		return FALSE;
	const AcFacts facts = ac_call_facts(call);
	call->status = AC_EXIT_ASK;
	if (ac_call_flag(call, "json")) {
		ac_call_print_json(call, ac_json_red_flags(&facts, flags, n, ac_call_json_style(call)));
		return TRUE;
	}
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	ac_sheet_red_flags(sheet, &facts, flags, n);
	ac_call_print(call, sheet);
	return TRUE;
}

static gboolean run(AcCall *call, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(GError) doubt = NULL;
	AcWordsAsked words;
	gboolean is_sure = ac_call_asked(call, arena, &words, &doubt);
	if (answer_signs(call, arena, is_sure))
		return TRUE;
	if (!is_sure) {
		g_propagate_error(error, g_steal_pointer(&doubt));
		return FALSE;
	}
	ac_call_warn_read_as(call, &words);
	const AcFacts facts = ac_call_facts(call);
	const AcAsked *asked = &words.asked;
	const AcCombined *combined =
	    ac_plan_ask_several(facts.words.plan, arena, words.activities, words.n_activities, asked->from,
	                        asked->to, asked->for_minutes);
	call->status = status_of(combined->verdict);
	if (ac_call_flag(call, "json")) {
		ac_call_print_json(call, ac_json_answer(&facts, combined, asked, ac_call_json_style(call)));
		return TRUE;
	}
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	ac_sheet_answer(sheet, &facts, combined, asked);
	ac_call_print(call, sheet);
	return TRUE;
}

static const AcOption OPTIONS[] = {
    {"at", AC_OPTION_TEXT, N_("WHEN"),
     N_("at another time than now; a whole day gives its strictest answer")},
    {"for", AC_OPTION_TEXT, N_("LENGTH"), N_("for so long: 15m, 1h, 1h30m")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_command_can = {
    .name = "can",
    .args = "WORDS… [--at WHEN] [--for LENGTH]",
    .summary = N_("may I? One answer, until when, how and why"),
    .details = N_(
        "The words may be a question: \"can I go swimming on saturday\", \"gym tonight\". Exit status: 0 ok, "
        "10 care, 11 ask, 12 avoid, 13 not covered by your leaflet."),
    .example =
        "aftercare can wash\naftercare can I go swimming on saturday\naftercare can sun --for 15m --at 10:00",
    .options = OPTIONS,
    .needs = AC_NEEDS_PLAN | AC_NEEDS_SAFETY,
    .flags = AC_COMMAND_JSON,
    .min_words = 1,
    .max_words = AC_WORDS_ANY,
    .run = run,
};

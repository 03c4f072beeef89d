/* SPDX-License-Identifier: MIT */
#include "base/text.h"
#include "call.h"

static gboolean run(AcCall *call, GError **error)
{
	const AcFacts facts = ac_call_facts(call);
	AcDate date = ac_time_date(facts.words.now, facts.words.zone);
	if (call->n_words > 0) {
		g_autofree char *words = ac_call_joined(call, 0);
		const AcWhenContext context = ac_app_when(call->app);
		AcWhen when;
		if (!ac_when_parse(words, &context, &when, error))
			return FALSE;
		date = when.date;
	}
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcDay *day = ac_call_day(call, arena, date);
	if (ac_call_flag(call, "json")) {
		ac_call_print_json(call, ac_json_day(&facts, day, ac_call_json_style(call)));
		return TRUE;
	}
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	g_autofree char *news = ac_app_rules_news(call->app, NULL);
	ac_sheet_line(sheet, 0, news);
	ac_sheet_gap(sheet);
	ac_sheet_day(sheet, &facts, day, ac_call_flag(call, "all"));
	ac_sheet_adjustments(sheet, &facts);
	ac_call_print(call, sheet);
	return TRUE;
}

static const AcOption OPTIONS[] = {
    {"all", AC_OPTION_FLAG, NULL, N_("every line, not only the first")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_command_today = {
    .name = "today",
    .args = "[WHEN]",
    .summary = N_("the day: what you may do, what to do, what is normal, what changes"),
    .example = "aftercare today\naftercare today tomorrow\naftercare today \"day 5\"\naftercare today --all",
    .options = OPTIONS,
    .needs = AC_NEEDS_PLAN | AC_NEEDS_SAFETY,
    .flags = AC_COMMAND_JSON,
    .max_words = AC_WORDS_ANY,
    .run = run,
};

/* SPDX-License-Identifier: MIT */
#include "base/text.h"
#include "call.h"

static gboolean run(AcCall *call, GError **error)
{
	(void)error;
	const AcFacts facts = ac_call_facts(call);
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcDay *day = ac_call_day(call, arena, ac_time_date(facts.words.now, facts.words.zone));
	if (ac_call_flag(call, "json")) {
		ac_call_print_json(call, ac_json_status(&facts, day, ac_call_json_style(call)));
		return TRUE;
	}
	g_autofree char *today = ac_render_status(&facts, day), *news = ac_app_rules_news(call->app, NULL);
	g_autofree char *line = g_strjoin(" · ", today, news, NULL);
	const AcSheetStyle style = {.width = G_MAXINT, .ascii = call->world->ascii};
	g_autoptr(AcSheet) sheet = ac_sheet_new(&style);
	ac_sheet_line(sheet, 0, line);
	ac_call_print(call, sheet);
	return TRUE;
}

const AcCommand ac_command_status = {
    .name = "status",
    .summary = N_("one line, for bars and prompts"),
    .example = "aftercare status",
    .needs = AC_NEEDS_PLAN,
    .flags = AC_COMMAND_JSON,
    .run = run,
};

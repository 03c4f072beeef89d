/* SPDX-License-Identifier: MIT */
#include "base/error.h"
#include "base/text.h"
#include "call.h"

/* Nobody reads more days than these at once, and none was asked for. */
#define MOST_DAYS 1100

static gboolean read_bounds(const AcCall *call, AcDate *from, AcDate *to, GError **error)
{
	AcWhen when;
	ac_plan_range(ac_app_plan(call->app), from, to);
	if (ac_call_text(call, "from") != NULL) {
		if (!ac_call_when(call, "from", &when, error))
			return FALSE;
		*from = when.date;
		*to = MAX(*from, *to);
	}
	if (ac_call_text(call, "to") != NULL) {
		if (!ac_call_when(call, "to", &when, error))
			return FALSE;
		*to = when.date;
		if (ac_call_text(call, "from") == NULL)
			*from = MIN(*from, *to);
	}
	if (*to < *from) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE, _("--to lies before --from."));
		return FALSE;
	}
	if (*to - *from >= MOST_DAYS) {
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
		            _("Those are %d days; at most %d are shown at once. Use --from and --to."),
		            *to - *from + 1, MOST_DAYS);
		return FALSE;
	}
	return TRUE;
}

static gboolean run(AcCall *call, GError **error)
{
	AcDate from = 0, to = 0;
	if (!read_bounds(call, &from, &to, error))
		return FALSE;
	const AcFacts facts = ac_call_facts(call);
	if (ac_call_flag(call, "json")) {
		ac_call_print_json(call, ac_json_plan(&facts, from, to, ac_call_json_style(call)));
		return TRUE;
	}
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	ac_sheet_plan(sheet, &facts, from, to);
	ac_sheet_adjustments(sheet, &facts);
	ac_call_print(call, sheet);
	return TRUE;
}

static const AcOption OPTIONS[] = {
    {"from", AC_OPTION_TEXT, N_("WHEN"), N_("the first day; without it, the first of the course")},
    {"to", AC_OPTION_TEXT, N_("WHEN"), N_("the last day; without it, the last of the course")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_command_plan = {
    .name = "plan",
    .args = "[--from WHEN] [--to WHEN]",
    .summary = N_("every day of the course"),
    .details = N_("The first day in full, then what changes on each day and what is to be done."),
    .example = "aftercare plan\naftercare plan --from today --to +7d",
    .options = OPTIONS,
    .needs = AC_NEEDS_PLAN,
    .flags = AC_COMMAND_JSON,
    .run = run,
};

/* SPDX-License-Identifier: MIT */
#include "app/journal.h"
#include "base/error.h"
#include "base/text.h"
#include "call.h"

static gboolean read_bound(const AcCall *call, const char *option, gboolean *has, AcDate *date,
                           GError **error)
{
	AcWhen when;
	*has = ac_call_text(call, option) != NULL;
	if (!*has)
		return TRUE;
	if (!ac_call_when(call, option, &when, error))
		return FALSE;
	*date = when.date;
	return TRUE;
}

static gboolean read_days(const AcCall *call, AcJournalDays *days, GError **error)
{
	if (!read_bound(call, "from", &days->has_from, &days->from, error) ||
	    !read_bound(call, "to", &days->has_to, &days->to, error))
		return FALSE;
	if (!days->has_from || !days->has_to)
		return TRUE;
	if (days->to < days->from) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE, _("--to lies before --from."));
		return FALSE;
	}
	if (days->to - days->from < AC_JOURNAL_MAX_DAYS)
		return TRUE;
	g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
	            _("Those are %d days; at most %d are shown at once. Use --from and --to."),
	            days->to - days->from + 1, AC_JOURNAL_MAX_DAYS);
	return FALSE;
}

static gboolean run(AcCall *call, GError **error)
{
	AcJournalDays days = {0};
	if (!read_days(call, &days, error))
		return FALSE;
	gboolean is_json = ac_call_flag(call, "json"), is_file = FALSE;
	g_autofree char *text = ac_app_journal_report(call->app, &days, is_json ? AC_REPORT_JSON : AC_REPORT_TEXT,
	                                              call->world->ascii, error);
	if (text == NULL || !ac_call_deliver(call, text, NULL, &is_file, error))
		return FALSE;
	if (!is_file)
		return TRUE;
	g_autofree char *plain = ac_text_plain(ac_call_text(call, "output"));
	ac_call_say(call, _("Written: %s. It is for your practitioner: it holds what you told of yourself."),
	            plain);
	return TRUE;
}

static const AcOption OPTIONS[] = {
    {"from", AC_OPTION_TEXT, N_("WHEN"), N_("the first day; without it, that of the first session")},
    {"to", AC_OPTION_TEXT, N_("WHEN"), N_("the last day; without it, today")},
    {"output", AC_OPTION_TEXT, N_("FILE"), N_("into this file; without it, onto the screen")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_command_journal = {
    .name = "journal",
    .args = "[--from WHEN] [--to WHEN] [-o FILE]",
    .summary = N_("what was done, left out and told, as a report for the practitioner"),
    .details =
        N_("Who, sessions, rules; check-ins that said to contact somebody first; how often each task was "
           "done and on which days not; what happened though it was to be avoided, what was left out and "
           "why, notes, all check-ins, day by day."),
    .example = "aftercare journal\naftercare journal --from \"day 0\" -o jo.txt\naftercare journal --json",
    .options = OPTIONS,
    .needs = AC_NEEDS_PLAN | AC_NEEDS_CLIENT | AC_NEEDS_SAFETY,
    .flags = AC_COMMAND_JSON,
    .run = run,
};

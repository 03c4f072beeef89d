/* SPDX-License-Identifier: MIT */
#include "app/journal.h"
#include "base/text.h"
#include "call.h"

static gboolean run(AcCall *call, GError **error)
{
	AcWhen when;
	if (!ac_call_past_when(call, "at", &when, error))
		return FALSE;
	const AcFacts facts = ac_call_facts(call);
	AcDate date = ac_time_date(ac_app_latest(call->app, &when), facts.words.zone);
	g_autofree char *text = ac_call_joined(call, 0), *day = ac_words_date(&facts.words, date);
	if (ac_app_note_add(call->app, date, text, error) == 0)
		return FALSE;
	ac_call_say(call, _("Noted for %s. \"aftercare undo\" takes it back; \"aftercare journal\" shows it."),
	            day);
	return TRUE;
}

static const AcOption OPTIONS[] = {
    {"at", AC_OPTION_TEXT, N_("WHEN"), N_("for that day; without it, today")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_command_note = {
    .name = "note",
    .args = "TEXT… [--at WHEN]",
    .summary = N_("a note of your own for a day, for your journal"),
    .details =
        N_("In your own words, for yourself and your practitioner. Nobody is watching it, and it decides "
           "nothing: how it looks and feels is for a check-in (aftercare feel)."),
    .example =
        "aftercare note \"the crown itched all night\"\naftercare note \"forgot the hat\" --at yesterday",
    .options = OPTIONS,
    .needs = AC_NEEDS_PLAN | AC_NEEDS_CLIENT,
    .min_words = 1,
    .max_words = AC_WORDS_ANY,
    .run = run,
};

/* SPDX-License-Identifier: MIT */
#include "base/text.h"
#include "tick.h"

static gboolean run(AcCall *call, GError **error)
{
	g_autofree char *task = ac_call_joined(call, 0);
	AcOccurrence skipped;
	if (!ac_app_tick(call->app, task, AC_TICK_SKIPPED, ac_call_text(call, "why"), &skipped, error))
		return FALSE;
	g_autofree char *words = ac_tick_words(call, &skipped);
	ac_call_say(call, _("Skipped: %s."), words);
	return TRUE;
}

static const AcOption OPTIONS[] = {
    {"why", AC_OPTION_TEXT, N_("REASON"), N_("the reason, kept with it")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_command_skip = {
    .name = "skip",
    .args = "TASK [--why REASON]",
    .summary = N_("leave a task out, with a reason"),
    .example = "aftercare skip moisturise --why \"no cream with me\"",
    .options = OPTIONS,
    .needs = AC_NEEDS_PLAN | AC_NEEDS_CLIENT,
    .min_words = 1,
    .max_words = AC_WORDS_ANY,
    .run = run,
};

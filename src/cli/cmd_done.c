/* SPDX-License-Identifier: MIT */
#include "base/text.h"
#include "tick.h"

static gboolean run(AcCall *call, GError **error)
{
	g_autofree char *task = ac_call_joined(call, 0);
	AcOccurrence done;
	if (!ac_app_tick(call->app, task, AC_TICK_DONE, NULL, &done, error))
		return FALSE;
	g_autofree char *words = ac_tick_words(call, &done);
	ac_call_say(call, _("Done: %s."), words);
	const AcTask *first = ac_tick_comes_first(call, &done);
	if (first != NULL) {
		g_autofree char *title = ac_text_plain(first->title);
		ac_call_say(call, _("%s comes first, and is not ticked: aftercare done %s"), title, first->id);
	}
	return TRUE;
}

const AcCommand ac_command_done = {
    .name = "done",
    .args = "TASK",
    .summary = N_("tick a task"),
    .details = N_("Ticks the latest that is due and not done, else the next. With a time it is exact: "
                  "moisturise@20:00. "
                  "The beginning of a name is enough."),
    .example = "aftercare done wash\naftercare done moisturise@20:00",
    .needs = AC_NEEDS_PLAN | AC_NEEDS_CLIENT,
    .min_words = 1,
    .max_words = AC_WORDS_ANY,
    .run = run,
};

/* SPDX-License-Identifier: MIT */
#include "base/error.h"
#include "base/text.h"
#include "remind.h"

#define USUAL_MINUTES 10

/* The last words, as far as they say how long: "1h", "evening", "this evening"; *n_task: how many are left.
 */
static gboolean read_length(const AcCall *call, guint *n_task, int *minutes, gboolean *evening)
{
	guint n = call->n_words;
	*evening = FALSE;
	*minutes = USUAL_MINUTES;
	*n_task = n;
	if (n < 2)
		return TRUE;
	const char *last = call->words[n - 1];
	if (g_ascii_strcasecmp(last, "evening") == 0) {
		*evening = TRUE;
		gboolean has_this = n > 2 && g_ascii_strcasecmp(call->words[n - 2], "this") == 0;
		*n_task = n - (has_this ? 2 : 1);
		return TRUE;
	}
	if (!g_ascii_isdigit(last[0]))
		return TRUE;
	*n_task = n - 1;
	return ac_when_parse_length(last, minutes, NULL) && *minutes >= 1 && *minutes <= AC_DAY_MINUTES;
}

static AcInstant end_of(const AcCall *call, gboolean evening, int minutes, GError **error)
{
	AcInstant now = ac_app_now(call->app);
	if (!evening)
		return now + minutes * AC_MINUTE;
	g_autoptr(AcOptions) options = ac_options_load(ac_app_paths(call->app), error);
	if (options == NULL)
		return 0;
	return ac_agenda_evening(now, ac_app_zone(call->app), ac_options_int(options, "reminders.evening"));
}

static gboolean run(AcCall *call, GError **error)
{
	guint n_task = 0;
	int minutes = 0;
	gboolean evening = FALSE;
	if (!read_length(call, &n_task, &minutes, &evening)) {
		g_autofree char *shown = ac_text_excerpt(call->words[call->n_words - 1], 40);
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
		            _("“%s” is no time to put something off by: 10m, 1h (24h at most) or evening."), shown);
		return FALSE;
	}
	AcInstant until = end_of(call, evening, minutes, error);
	if (until == 0)
		return FALSE;
	g_auto(GStrv) task = g_strdupv(call->words);
	g_clear_pointer(&task[n_task], g_free);
	for (guint i = n_task + 1; i < call->n_words; i++)
		g_clear_pointer(&task[i], g_free);
	g_autofree char *words = g_strjoinv(" ", task);
	AcReminder done;
	if (!ac_app_snooze(call->app, words, until, &done, error))
		return FALSE;
	const AcFacts facts = ac_call_facts(call);
	g_autofree char *title = ac_words_reminder_title(&facts.words, &done);
	g_autofree char *when = ac_words_moment(&facts.words, until);
	g_auto(AcRemindStatus) status = {0};
	ac_remind_status_read(ac_app_paths(call->app), &status);
	if (status.pid != 0) {
		ac_call_say(call, _("%s: you are reminded again %s."), title, when);
		return TRUE;
	}
	ac_call_say(call, _("%s: put off until %s."), title, when);
	ac_call_warn(call,
	             _("Reminders are not running, so nothing will be shown then: aftercare remind --install"));
	return TRUE;
}

const AcCommand ac_command_snooze = {
    .name = "snooze",
    .args = "TASK [10m|1h|evening]",
    .summary = N_("be reminded of it again later"),
    .details = N_("By 10 minutes, unless you say another time. TASK is named as for done: moisturise, "
                  "moisturise@20:00, or a part of what the reminder says. \"aftercare undo\" takes it back."),
    .example =
        "aftercare snooze moisturise\naftercare snooze moisturise@20:00 1h\naftercare snooze wash evening",
    .needs = AC_NEEDS_PLAN | AC_NEEDS_CLIENT,
    .min_words = 1,
    .max_words = AC_WORDS_ANY,
    .run = run,
};

/* SPDX-License-Identifier: MIT */
#include "app/program.h"
#include "base/error.h"
#include "base/text.h"
#include "remind.h"

static const char *const DEEDS[] = {"list", "status", "test", "once", "install", "uninstall"};

/* The one thing that is asked for; NULL: none; "" with @error: several. */
static const char *only_deed(const AcCall *call, GError **error)
{
	const char *found = NULL;
	for (gsize i = 0; i < G_N_ELEMENTS(DEEDS); i++) {
		if (!ac_call_flag(call, DEEDS[i]))
			continue;
		if (found != NULL) {
			g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("--%s and --%s: one at a time, please."), found,
			            DEEDS[i]);
			return "";
		}
		found = DEEDS[i];
	}
	return found;
}

static gboolean check_options(const AcCall *call, const char *deed, GError **error)
{
	gboolean is_list = g_strcmp0(deed, "list") == 0;
	if (!is_list && (ac_call_text(call, "from") != NULL || ac_call_text(call, "to") != NULL)) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE, _("--from and --to go with --list."));
		return FALSE;
	}
	gboolean prints_data = deed == NULL || is_list || g_strcmp0(deed, "status") == 0;
	if (!prints_data && ac_call_flag(call, "json")) {
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("--%s has no --json."), deed);
		return FALSE;
	}
	return TRUE;
}

/* The other program does it. What it shows it also notes, so no made-up time goes in. */
static gboolean hand_over(AcCall *call, const char *option, GError **error)
{
	const char *const words[] = {option, NULL};
	if (ac_call_text(call, "now") == NULL)
		return ac_call_become(call, AC_PROGRAM_REMIND, words, error);
	g_set_error(
	    error, AC_ERROR, AC_ERROR_USAGE,
	    _("%s goes by the clock of this machine, so --now does not go with it. What is due at another "
	      "time: aftercare remind --list --now WHEN"),
	    option);
	return FALSE;
}

static gboolean at_login(AcCall *call, gboolean is_on, GError **error)
{
	const AcPaths *paths = ac_app_paths(call->app);
	g_autoptr(GPtrArray) said = g_ptr_array_new_with_free_func(g_free);
	gboolean done = is_on ? ac_remind_install(paths, said, error) : ac_remind_uninstall(paths, said, error);
	for (guint i = 0; i < said->len; i++)
		ac_call_say(call, "%s", (const char *)g_ptr_array_index(said, i));
	if (done && is_on)
		ac_call_say(call, _("Try it: aftercare remind --test. Take it back: aftercare remind --uninstall"));
	return done;
}

static gboolean run(AcCall *call, GError **error)
{
	g_autoptr(GError) several = NULL;
	const char *deed = only_deed(call, &several);
	if (several != NULL) {
		g_propagate_error(error, g_steal_pointer(&several));
		return FALSE;
	}
	if (!check_options(call, deed, error))
		return FALSE;
	if (deed == NULL || g_str_equal(deed, "status"))
		return ac_remind_print_state(call, deed == NULL, error);
	if (g_str_equal(deed, "list"))
		return ac_remind_print_list(call, error);
	if (g_str_equal(deed, "test"))
		return hand_over(call, "--test", error);
	if (g_str_equal(deed, "once"))
		return hand_over(call, "--once", error);
	if (!ac_call_open(call, AC_NEEDS_NOTHING, error))
		return FALSE;
	return at_login(call, g_str_equal(deed, "install"), error);
}

static const AcOption OPTIONS[] = {
    {"status", AC_OPTION_FLAG, NULL,
     N_("is it running, who shows them, what comes next; exit 1: no reminder "
        "would be shown")},
    {"list", AC_OPTION_FLAG, NULL, N_("the reminders of the next 7 days, and those missed in the last 2")},
    {"from", AC_OPTION_TEXT, N_("WHEN"), N_("of the list: from then on")},
    {"to", AC_OPTION_TEXT, N_("WHEN"), N_("of the list: up to and with that day")},
    {"test", AC_OPTION_FLAG, NULL, N_("show one now, and tell what your desktop can do with it")},
    {"once", AC_OPTION_FLAG, NULL, N_("show what is due now, and end: for cron")},
    {"install", AC_OPTION_FLAG, NULL, N_("start them now and at every login")},
    {"uninstall", AC_OPTION_FLAG, NULL, N_("take that back; your data stays")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_command_remind = {
    .name = "remind",
    .args = "[--list|--status|--test|--once|--install|--uninstall]",
    .summary = N_("reminders on the desktop: how they are doing, what comes, start them at login"),
    .details =
        N_("Alone it tells how they are doing and what comes next. What can stop a reminder: aftercare "
           "doctor. Put one off: aftercare snooze."),
    .example = "aftercare remind --install\naftercare remind --test\naftercare remind --list --to +14d",
    .options = OPTIONS,
    .flags = AC_COMMAND_JSON,
    .run = run,
};

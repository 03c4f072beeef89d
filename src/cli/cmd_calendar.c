/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "app/calendar.h"
#include "app/language.h"
#include "base/error.h"
#include "base/text.h"
#include "call.h"

static const struct {
	const char *word;
	unsigned part;
} PARTS[] = {{"all", AC_CALENDAR_ALL},
             {"sessions", AC_CALENDAR_SESSIONS},
             {"tasks", AC_CALENDAR_TASKS},
             {"changes", AC_CALENDAR_CHANGES},
             {"bans", AC_CALENDAR_BANS}};

static gboolean wrong_value(const char *option, const char *value, const char *expected, GError **error)
{
	g_autofree char *shown = ac_text_excerpt(value, 40);
	g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("--%s cannot be “%s”. It is one of: %s."), option, shown,
	            expected);
	return FALSE;
}

static gboolean read_parts(const AcCall *call, unsigned *parts, GError **error)
{
	const char *text = ac_call_text(call, "what");
	g_auto(GStrv) words = g_strsplit(text != NULL ? text : "all", ",", -1);
	*parts = 0;
	for (guint i = 0; words[i] != NULL; i++) {
		unsigned part = 0;
		for (guint k = 0; k < G_N_ELEMENTS(PARTS); k++)
			part |= strcmp(PARTS[k].word, g_strstrip(words[i])) == 0 ? PARTS[k].part : 0;
		if (part == 0)
			return wrong_value("what", words[i], "all, sessions, tasks, changes, bans", error);
		*parts |= part;
	}
	return TRUE;
}

static gboolean read_style(const AcCall *call, AcCalendarStyle *style, GError **error)
{
	const char *privacy = ac_call_text(call, "privacy"), *only = ac_call_text(call, "only");
	if (ac_call_flag(call, "alarms") && ac_call_flag(call, "no-alarms")) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE, _("Either --alarms or --no-alarms; not both."));
		return FALSE;
	}
	if (privacy != NULL && strcmp(privacy, "full") != 0 && strcmp(privacy, "discreet") != 0)
		return wrong_value("privacy", privacy, "full, discreet", error);
	if (only != NULL && strcmp(only, "next") != 0)
		return wrong_value("only", only, "next", error);
	style->discreet = g_strcmp0(privacy, "discreet") == 0;
	style->only_next = only != NULL;
	style->alarms = !ac_call_flag(call, "no-alarms");
	return read_parts(call, &style->parts, error);
}

static guint count_events(const char *text)
{
	guint n = 0;
	for (const char *at = strstr(text, "\nBEGIN:VEVENT\r"); at != NULL;
	     at = strstr(at + 1, "\nBEGIN:VEVENT\r"))
		n++;
	return n;
}

static void say_written(AcCall *call, const char *text)
{
	g_autofree char *plain = ac_text_plain(ac_call_text(call, "output"));
	guint n = count_events(text);
	ac_call_say(call, ngettext("Written: %s (%u event).", "Written: %s (%u events).", (gulong)n), plain, n);
}

static void speak(const AcCall *call, const char *language)
{
	if (ac_language_use(language, ac_language_folder(), NULL))
		ac_app_speak(call->app);
}

/* In the client's language, where they have one; what is said of it here stays in the user's. */
static char *write_calendar(const AcCall *call, AcCalendarStyle *style, GError **error)
{
	const AcClient *client = ac_app_client(call->app);
	const char *theirs = ac_app_row(call->app)->language;
	g_autofree char *users = ac_language_of_user();
	if (theirs != NULL)
		speak(call, theirs);
	g_autofree char *title =
	    client->id != 0 ? g_strdup_printf(_("Aftercare: %s"), client->name) : g_strdup(_("Aftercare"));
	style->title = title;
	char *text = ac_app_calendar(call->app, style, error);
	if (theirs != NULL)
		speak(call, users);
	return text;
}

static gboolean run(AcCall *call, GError **error)
{
	AcCalendarStyle style = {0};
	if (!read_style(call, &style, error))
		return FALSE;
	g_autofree char *text = write_calendar(call, &style, error);
	gboolean is_file = FALSE;
	if (text == NULL ||
	    !ac_call_deliver(
	        call, text,
	        _("This is the calendar itself. As a file for a phone: aftercare calendar -o FILE.ics"), &is_file,
	        error))
		return FALSE;
	if (is_file)
		say_written(call, text);
	return TRUE;
}

static const AcOption OPTIONS[] = {
    {"output", AC_OPTION_TEXT, N_("FILE"), N_("into this file; without it, onto the screen")},
    {"what", AC_OPTION_TEXT, N_("PARTS"),
     N_("all, or some of: sessions,tasks,changes (what becomes allowed),bans (what to avoid)")},
    {"only", AC_OPTION_TEXT, "next",
     N_("the next session alone, for programs that read one event of a file")},
    {"privacy", AC_OPTION_TEXT, "full|discreet",
     N_("discreet: “Reminder” and “Appointment”, no word of the treatment, no name, no clinic")},
    {"alarms", AC_OPTION_FLAG, NULL, N_("with alarms, as it is without this option")},
    {"no-alarms", AC_OPTION_FLAG, NULL, N_("without them")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_command_calendar = {
    .name = "calendar",
    .args = "[-o FILE] [--what PARTS] [--only next] [--privacy discreet] [--no-alarms]",
    .summary = N_("the plan for a calendar or a phone (iCalendar)"),
    .details = N_(
        "Read again after a change, it updates what is there where a program knows events by their UID: khal "
        "does, and Thunderbird and GNOME are made that way. calcurse, and many calendars of phones, add "
        "everything once more: import into a calendar of its own, and delete that one before you import "
        "again. What was taken out of the plan is sent as cancelled until its time is over. Some phones take "
        "only the first event of a file: that is the next session."),
    .example = "aftercare calendar -o plan.ics\naftercare calendar -o next.ics --only next\n"
               "aftercare calendar -o plan.ics --privacy discreet --what sessions,tasks",
    .options = OPTIONS,
    .needs = AC_NEEDS_PLAN,
    .run = run,
};

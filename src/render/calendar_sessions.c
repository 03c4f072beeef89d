/* SPDX-License-Identifier: MIT */
/* Sessions and follow-ups as events. */
#include <string.h>

#include "base/text.h"
#include "bits.h"
#include "calendar_build.h"

static void add_session(AcCalendarBuild *build, const AcSession *session)
{
	const AcClinic *clinic = build->style->clinic;
	guint number = ac_bits_session_number(build->plan, session);
	gboolean has_begin = session->begin < session->end;
	g_autofree char *title =
	    has_begin ? g_strdup_printf(_("Session %u"), number) : g_strdup_printf(_("Session %u ends"), number);
	g_autofree char *summary = clinic != NULL && clinic->name != NULL
	                               ? g_strdup_printf("%s, %s", title, clinic->name)
	                               : g_strdup(title);
	g_autoptr(GString) description = g_string_new(NULL);
	if (!has_begin)
		ac_calendar_tell(description, _("When it begins is not noted here: ask your practitioner."));
	if (session->final)
		ac_calendar_tell(description, _("The last session of the course."));
	ac_calendar_tell_clinic(build, description);
	const AcCalendarDraft draft = {
	    .part = AC_CALENDAR_SESSIONS,
	    .item = g_strdup_printf("session.%s", ac_calendar_session_name(build, session)),
	    .begins = session->begin,
	    .ends = session->end,
	    .zone_name = session->zone_name,
	    .zone = session->zone,
	    .summary = summary,
	    .discreet = has_begin ? _("Appointment") : _("Appointment ends"),
	    .description = description->str,
	    .location = clinic != NULL ? clinic->address : NULL,
	    .alarms = {"-P1D", "-PT2H"},
	    .takes_time = has_begin};
	ac_calendar_add(build, &draft);
}

void ac_calendar_add_sessions(AcCalendarBuild *build)
{
	const AcClient *client = ac_plan_client(build->plan);
	for (guint i = 0; i < client->n_sessions; i++)
		add_session(build, &client->sessions[i]);
}

/* Clinics are closed on Saturdays and Sundays: the Monday after. */
static AcDate weekday_from(AcDate date)
{
	int weekday = ac_date_weekday(date);
	return weekday > 5 ? date + 8 - weekday : date;
}

static void add_followup(AcCalendarBuild *build, const AcFollowupDate *date)
{
	const AcFollowup *followup = date->followup;
	AcDate day = weekday_from(ac_time_date(date->at, build->words.zone));
	g_autofree char *title = ac_text_plain(followup->title);
	g_autofree char *summary = g_strdup_printf(_("%s: call to book"), title);
	g_autoptr(GString) description = g_string_new(NULL);
	ac_calendar_tell(description, followup->why);
	ac_calendar_tell_clinic(build, description);
	const AcCalendarDraft draft = {.part = AC_CALENDAR_SESSIONS,
	                               .item = ac_calendar_number(build, "followup", NULL, followup->id),
	                               .is_day = TRUE,
	                               .first = day,
	                               .last = day,
	                               .summary = summary,
	                               .discreet = _("Reminder"),
	                               .description = description->str,
	                               .alarms = {"PT10H"}};
	ac_calendar_add(build, &draft);
}

/* The next of each, from today on: what repeats has no end. */
void ac_calendar_add_followups(AcCalendarBuild *build)
{
	guint n = 0;
	AcInstant today =
	    ac_time_midnight(ac_time_date(ac_plan_now(build->plan), build->words.zone), build->words.zone);
	const AcFollowupDate *dates = ac_plan_followups(build->plan, build->arena, today, &n);
	for (guint i = 0; i < n; i++)
		if (dates[i].at != AC_INSTANT_NEVER)
			add_followup(build, &dates[i]);
}

/* SPDX-License-Identifier: MIT */
/* What a reminder is made from: a client with a session, rules, options, a clock that goes forward. */
#include <string.h>

#include "base/text.h"
#include "doctor.h"

/* ---- whose ----------------------------------------------------------------------------------- */

static void look_at_client(AcDoctor *doctor)
{
	const AcApp *app = doctor->call->app;
	const AcClient *client = doctor->has_plan ? ac_app_client(app) : NULL;
	if (client == NULL)
		return;
	if (client->n_sessions == 0) {
		ac_doctor_add(doctor, AC_DOCTOR_STOPS, "session",
		              g_strdup_printf(_("No session of %s is known, so nothing can be due."), client->name),
		              g_strdup(_("aftercare session add WHEN")));
		return;
	}
	const AcSession *last = &client->sessions[client->n_sessions - 1];
	const AcWordsContext words = {.now = ac_app_now(app), .zone = client->zone};
	g_autofree char *when = ac_words_moment(&words, last->end);
	ac_doctor_add(doctor, AC_DOCTOR_WELL, "session",
	              g_strdup_printf(ngettext("%s: %u session is known, %s.",
	                                       "%s: %u sessions are known, the last %s.", client->n_sessions),
	                              client->name, client->n_sessions, when),
	              NULL);
}

static void look_at_scope(AcDoctor *doctor)
{
	g_auto(AcRemindScope) scope = {.kind = AC_REMIND_NOBODY};
	g_autoptr(GError) problem = NULL;
	if (doctor->options == NULL || !doctor->has_store)
		return;
	if (!ac_app_remind_scope(doctor->call->app, doctor->options, &scope, &problem))
		ac_doctor_add(doctor, AC_DOCTOR_STOPS, "whose", g_strdup(problem->message), NULL);
	else if (scope.kind == AC_REMIND_NOBODY)
		ac_doctor_add(doctor, AC_DOCTOR_STOPS, "whose", g_strdup(_("Nobody is reminded here.")),
		              g_strdup(scope.why));
	else
		ac_doctor_add(doctor, AC_DOCTOR_WELL, "whose",
		              g_strdup(scope.kind == AC_REMIND_ALL
		                           ? _("Sessions and follow-ups of all clients are told here.")
		                           : _("One client is reminded here.")),
		              NULL);
}

/* ---- options --------------------------------------------------------------------------------- */

static gboolean is_quiet(const AcRemindPolicy *policy, int minute)
{
	if (policy->quiet_from == policy->quiet_to)
		return FALSE;
	if (policy->quiet_from < policy->quiet_to)
		return minute >= policy->quiet_from && minute < policy->quiet_to;
	return minute >= policy->quiet_from || minute < policy->quiet_to;
}

static void look_at_quiet(AcDoctor *doctor, const AcRemindPolicy *policy)
{
	const AcPlan *plan = doctor->has_plan ? ac_app_plan(doctor->call->app) : NULL;
	g_autoptr(GString) found = g_string_new(NULL);
	for (guint i = 0; plan != NULL && i < ac_plan_protocol(plan)->n_tasks; i++) {
		const AcTask *task = &ac_plan_protocol(plan)->tasks[i];
		for (guint k = 0; task->remind && k < task->n_times; k++) {
			if (!is_quiet(policy, task->times[k]))
				continue;
			g_autofree char *clock = ac_words_clock(task->times[k]), *title = ac_text_plain(task->title);
			g_string_append_printf(found, "%s%s %s", found->len > 0 ? ", " : "", title, clock);
		}
	}
	if (found->len == 0)
		return;
	g_autofree char *from = ac_words_clock(policy->quiet_from), *to = ac_words_clock(policy->quiet_to);
	ac_doctor_add(
	    doctor, AC_DOCTOR_NOTE, "quiet",
	    g_strdup_printf(_("Falls into your quiet hours, %s to %s: %s."), from, to, found->str),
	    g_strdup(_("It is told after them. Other hours: aftercare settings reminders.quiet_from 23:00")));
}

static void look_at_options(AcDoctor *doctor)
{
	g_autoptr(GError) problem = NULL;
	doctor->options = ac_options_load(ac_app_paths(doctor->call->app), &problem);
	if (doctor->options == NULL) {
		ac_doctor_add(doctor, AC_DOCTOR_STOPS, "options", g_strdup(problem->message),
		              g_strdup(_("Mend the line that is named; until then no option is known.")));
		return;
	}
	const AcRemindPolicy policy = ac_options_remind_policy(doctor->options);
	if (ac_options_privacy(doctor->options) == AC_PRIVACY_OFF)
		ac_doctor_add(
		    doctor, AC_DOCTOR_STOPS, "privacy", g_strdup(_("Privacy is “off”: nothing is shown.")),
		    g_strdup(
		        _("aftercare settings reminders.privacy discreet shows the time alone, full all of it.")));
	if ((policy.kinds & AC_REMINDER_ALL) == 0)
		ac_doctor_add(doctor, AC_DOCTOR_STOPS, "kinds", g_strdup(_("Every kind of reminder is turned off.")),
		              g_strdup(_("Those you want: aftercare settings reminders.tasks true, and so on.")));
	look_at_quiet(doctor, &policy);
}

/* ---- time ------------------------------------------------------------------------------------ */

static void look_at_clock(AcDoctor *doctor)
{
	AcApp *app = doctor->call->app;
	AcUndone last = {0};
	if (!doctor->has_store || !ac_app_last_change(app, 0, &last, NULL))
		return;
	const AcWordsContext words = {.now = ac_app_now(app), .zone = ac_app_zone(app)};
	if (last.kind != NULL && last.at > words.now + AC_MINUTE) {
		g_autofree char *now = ac_words_moment(&words, words.now), *at = ac_words_moment(&words, last.at);
		ac_doctor_add(doctor, AC_DOCTOR_NOTE, "clock",
		              g_strdup_printf(_("The clock says %s, but something was written %s."), now, at),
		              g_strdup(_("Set the clock of this machine: reminders go by it.")));
	}
	ac_undone_clear(&last);
}

static void look_at_zone(AcDoctor *doctor)
{
	const AcApp *app = doctor->call->app;
	const AcClient *client = doctor->has_plan ? ac_app_client(app) : NULL;
	const char *here = ac_app_local_zone_name(app);
	if (client == NULL || here == NULL || client->zone_name == NULL || strcmp(here, client->zone_name) == 0)
		return;
	ac_doctor_add(doctor, AC_DOCTOR_NOTE, "zone",
	              g_strdup_printf(_("The plan goes by the clock of %s, this machine by that of %s."),
	                              client->zone_name, here),
	              g_strdup_printf(_("If you live by this machine's: aftercare client edit --zone %s"), here));
}

/* ---- all of it ------------------------------------------------------------------------------- */

/* As much as can be opened. */
static void open_most(AcDoctor *doctor)
{
	const unsigned store = AC_NEEDS_STORE, plan = store | AC_NEEDS_CATALOGUE | AC_NEEDS_PLAN_IF_CLEAR;
	g_autoptr(GError) problem = NULL, deeper = NULL;
	doctor->has_plan = doctor->has_store = ac_call_open(doctor->call, plan, &problem);
	if (doctor->has_plan) {
		g_autofree char *trouble = ac_app_rules_trouble(doctor->call->app, NULL);
		if (trouble != NULL)
			ac_doctor_add(doctor, AC_DOCTOR_NOTE, "rules", g_steal_pointer(&trouble),
			              g_strdup(_("Mend what is named; aftercare protocol check tells more.")));
		else if (ac_app_plan(doctor->call->app) != NULL)
			ac_doctor_add(doctor, AC_DOCTOR_WELL, "rules", g_strdup(_("The rules can be read.")), NULL);
		return;
	}
	doctor->has_store = ac_call_open(doctor->call, store, &deeper);
	if (doctor->has_store)
		ac_doctor_add(doctor, AC_DOCTOR_STOPS, "rules", g_strdup(problem->message),
		              g_strdup(_("Mend what is named; aftercare protocol check tells more.")));
	else if (ac_call_open(doctor->call, AC_NEEDS_NOTHING, NULL))
		ac_doctor_add(doctor, AC_DOCTOR_STOPS, "store", g_strdup(deeper->message), NULL);
}

void ac_doctor_look_at_data(AcDoctor *doctor)
{
	open_most(doctor);
	if (doctor->call->app == NULL)
		return;
	ac_doctor_look_at_store(doctor);
	look_at_client(doctor);
	look_at_options(doctor);
	look_at_scope(doctor);
	look_at_clock(doctor);
	look_at_zone(doctor);
}

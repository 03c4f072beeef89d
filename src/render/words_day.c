/* SPDX-License-Identifier: MIT */
/* A day: where in the course it is, its lines, what is asked of the client, whom to call. */
#include "render/words.h"

#include <string.h>

#include "base/text.h"
#include "bits.h"

/* "session 2 of 3", "session 2 of 2 to 4": as the leaflet has it. NULL: it does not say, or there were more.
 */
static char *session_of_course(const AcDay *day)
{
	const AcCount *count = day->course != NULL ? &day->course->sessions : NULL;
	if (count == NULL || count->least == 0 || day->session_number == 0)
		return NULL;
	if (count->most == 0)
		return g_strdup_printf(_("session %u of at least %u"), day->session_number,
		                       MAX(count->least, day->n_sessions));
	if (MAX(day->n_sessions, day->session_number) > count->most)
		return NULL;
	guint least = MAX(count->least, day->n_sessions);
	if (least == count->most)
		return g_strdup_printf(_("session %u of %u"), day->session_number, count->most);
	return g_strdup_printf(_("session %u of %u to %u"), day->session_number, least, count->most);
}

char *ac_words_session(const AcDay *day)
{
	char *of_course = session_of_course(day);
	if (of_course != NULL)
		return of_course;
	if (day->session_number > 0 && day->n_sessions > 1)
		return g_strdup_printf(_("session %u of %u"), day->session_number, day->n_sessions);
	if (day->session_number > 0)
		return g_strdup_printf(_("session %u"), day->session_number);
	return g_strdup(day->n_sessions > 0 ? _("before session 1") : _("no session yet"));
}

char *ac_words_day(const AcDay *day)
{
	if (day->session_number > 0 && day->is_over)
		return g_strdup_printf(_("Day %d"), day->day_number);
	if (day->session_number > 0)
		return g_strdup_printf(_("Day %d of %d"), day->day_number, day->last_day_number);
	if (day->n_sessions == 0)
		return g_strdup(_("No session"));
	if (day->day_number == 0)
		return g_strdup(_("The day of your session"));
	int left = ABS(day->day_number);
	return g_strdup_printf(
	    ngettext("%d day before your session", "%d days before your session", (gulong)left), left);
}

char *ac_words_row_title(const AcDayRow *row)
{
	gboolean any_comma = FALSE;
	for (guint i = 0; i < row->n_activities; i++)
		any_comma = any_comma || strchr(row->activities[i]->title, ',') != NULL;
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < row->n_activities; i++) {
		if (i == 0) {
			ac_bits_append_plain(out, row->activities[i]->title);
			continue;
		}
		g_string_append(out, any_comma ? "; " : ", ");
		ac_bits_append_lower(out, row->activities[i]->title);
	}
	return g_string_free(out, FALSE);
}

/* ---- questions ------------------------------------------------------------------------------- */

static char *numbered_session(const AcWordsContext *context, const AcSession *session)
{
	guint number = ac_bits_session_number(context->plan, session);
	g_autofree char *moment = ac_bits_date_and_clock(context, session->end);
	return number == 0 ? g_strdup_printf(_("the session of %s"), moment)
	                   : g_strdup_printf(_("session %u of %s"), number, moment);
}

static char *trait_question(const AcTrait *trait)
{
	g_autofree const char **said = g_new(const char *, trait->n_values);
	for (guint i = 0; i < trait->n_values; i++)
		said[i] = ac_text_of_rules(trait->values[i]);
	g_autofree char *values = ac_text_any_of(said, trait->n_values, "");
	g_autofree char *title = ac_text_plain(trait->title), *plain = ac_text_plain(values);
	/* TRANSLATORS: "Your scalp is usually … dry, normal or oily?" */
	return g_strdup_printf(_("%s … %s?"), title, plain);
}

char *ac_words_question(const AcWordsContext *context, const AcQuestion *question)
{
	g_autofree char *session =
	    question->session == NULL ? NULL : numbered_session(context, question->session);
	switch (question->kind) {
	case AC_QUESTION_SESSION_HAPPENED:
		return g_strdup_printf(_("Did %s take place? Until you say so the stricter reading holds."), session);
	case AC_QUESTION_LAST_SESSION:
		return g_strdup_printf(
		    _("Was %s your last? Until you say so, what waits for the last session stays shut."), session);
	case AC_QUESTION_MILESTONE:
		return ac_text_plain(question->milestone->ask);
	case AC_QUESTION_TRAIT:
		break;
	}
	return trait_question(question->trait);
}

char *ac_words_question_command(const AcPlan *plan, const AcQuestion *question)
{
	guint number = ac_bits_session_number(plan, question->session);
	switch (question->kind) {
	case AC_QUESTION_SESSION_HAPPENED:
		return g_strdup_printf("aftercare session confirm %u", number);
	case AC_QUESTION_LAST_SESSION:
		return g_strdup_printf("aftercare session final %u|no", number);
	case AC_QUESTION_MILESTONE:
		return g_strdup_printf("aftercare report %s", question->milestone->id);
	case AC_QUESTION_TRAIT:
		break;
	}
	GString *command = g_string_new("aftercare client edit --trait ");
	g_string_append_printf(command, "%s=", question->trait->id);
	for (guint i = 0; i < question->trait->n_values; i++)
		g_string_append_printf(command, "%s%s", i > 0 ? "|" : "", question->trait->values[i]);
	return g_string_free(command, FALSE);
}

char *ac_words_clinic(const AcClinic *clinic, const char *own_rules)
{
	g_autofree char *rules = ac_text_plain(own_rules);
	if (clinic == NULL && own_rules != NULL)
		/* TRANSLATORS: the title of the rules */
		return g_strdup_printf(_("By “%s”, which names no clinic to call."), rules);
	if (clinic == NULL)
		return g_strdup(_("Standard rules — not your clinic's leaflet."));
	g_autofree char *name = ac_text_plain(clinic->name), *phone = ac_text_plain(clinic->phone);
	g_autofree char *late = ac_text_plain(clinic->out_of_hours);
	if (clinic->phone != NULL && clinic->out_of_hours != NULL)
		return g_strdup_printf(_("%s, call %s, out of hours %s"), name, phone, late);
	if (clinic->phone != NULL)
		return g_strdup_printf(_("%s, call %s"), name, phone);
	if (clinic->out_of_hours != NULL)
		return g_strdup_printf(_("%s, out of hours %s"), name, late);
	return g_steal_pointer(&name);
}

/* SPDX-License-Identifier: MIT */
#include "bits.h"

#include <string.h>

#include "base/text.h"

void ac_bits_append_plain(GString *out, const char *text)
{
	if (text == NULL)
		return;
	g_autofree char *plain = ac_text_plain(text);
	g_string_append(out, plain);
}

gboolean ac_bits_begin_small(void)
{
	/* TRANSLATORS: "titles within a sentence: as they are" where nouns are always written large; else "titles
	 * within a sentence: small" */
	return strcmp(_("titles within a sentence: small"), "titles within a sentence: as they are") != 0;
}

void ac_bits_append_lower(GString *out, const char *text)
{
	if (!ac_bits_begin_small()) {
		ac_bits_append_plain(out, text);
		return;
	}
	g_autofree char *plain = ac_text_plain(text);
	if (*plain == '\0')
		return;
	const char *rest = g_utf8_next_char(plain);
	gunichar first = g_utf8_get_char(plain);
	gunichar second = *rest == '\0' ? ' ' : g_utf8_get_char(rest);
	g_string_append_unichar(out, g_unichar_isupper(second) ? first : g_unichar_tolower(first));
	g_string_append(out, rest);
}

void ac_bits_append_sentence(GString *out, const char *text)
{
	g_autofree char *plain = ac_text_plain(text);
	g_strchomp(plain);
	gsize length = strlen(plain);
	if (length == 0)
		return;
	g_string_append(out, plain);
	if (strchr(".!?:)", plain[length - 1]) == NULL)
		g_string_append_c(out, '.');
}

void ac_bits_append_up_to(GString *out, const AcActivity *step)
{
	g_autoptr(GString) title = g_string_new(NULL);
	ac_bits_append_lower(title, step->title);
	g_string_append_printf(out, _("up to %s"), title->str);
}

static void append_care(GString *out, const AcActivity *step)
{
	g_autoptr(GString) title = g_string_new(NULL);
	if (step == NULL) {
		g_string_append(out, _("with care"));
		return;
	}
	ac_bits_append_lower(title, step->title);
	g_string_append_printf(out, _("with care, up to %s"), title->str);
}

void ac_bits_append_verdict(GString *out, AcVerdict verdict, const AcActivity *step)
{
	switch (verdict) {
	case AC_VERDICT_OK:
		g_string_append(out, _("ok"));
		break;
	case AC_VERDICT_CARE:
		append_care(out, step);
		break;
	case AC_VERDICT_ASK:
		g_string_append(out, _("ask your practitioner"));
		break;
	case AC_VERDICT_AVOID:
		g_string_append(out, _("to be avoided"));
		break;
	case AC_VERDICT_SILENT:
		g_string_append(out, _("not covered, ask your practitioner"));
		break;
	}
}

guint ac_bits_session_number(const AcPlan *plan, const AcSession *session)
{
	if (plan == NULL || session == NULL)
		return 0;
	const AcClient *client = ac_plan_client(plan);
	for (guint i = 0; i < client->n_sessions; i++)
		if (client->sessions[i].id == session->id)
			return i + 1;
	return 0;
}

const char *ac_bits_base_name(const char *path)
{
	const char *slash = path == NULL ? NULL : strrchr(path, '/');
	return slash != NULL && slash[1] != '\0' ? slash + 1 : path;
}

gboolean ac_bits_cause_counts(const AcAnswer *answer, const AcCause *cause)
{
	return cause->wins || (cause->verdict == answer->verdict && !cause->ended && answer->adjustment == NULL);
}

char *ac_words_hourless(const AcWordsContext *context, const AcSession *session)
{
	AcLocal local = ac_time_local(session->end, session->zone);
	/* No clinic works until then: it is what a day without an hour is taken for. */
	if (session->begin != session->end || local.minute != AC_DAY_MINUTES - 1)
		return NULL;
	g_autofree char *date = ac_words_date(context, local.date);
	return g_strdup_printf(_("%s, hour not known, counted from the end of the day"), date);
}

char *ac_bits_session_end(const AcWordsContext *context, const AcSession *session)
{
	char *hourless = ac_words_hourless(context, session);
	return hourless != NULL ? hourless : ac_bits_date_and_clock(context, session->end);
}

/* A rule that waits for the last session runs since the first it covers. */
static char *course_anchor(const AcWordsContext *context, const AcCause *cause)
{
	const AcClient *client = context->plan != NULL ? ac_plan_client(context->plan) : NULL;
	for (guint i = 0; client != NULL && i < client->n_sessions; i++) {
		if (client->sessions[i].begin != cause->window.from)
			continue;
		g_autofree char *moment = ac_bits_session_end(context, &client->sessions[i]);
		return g_strdup_printf(_("for the whole course, since session %u on %s"), i + 1, moment);
	}
	return g_strdup(_("for the whole course"));
}

char *ac_bits_anchor(const AcWordsContext *context, const AcAnswer *answer, const AcCause *cause)
{
	if (cause->session == NULL)
		return course_anchor(context, cause);
	gboolean before = answer->at < cause->session->begin;
	guint number = ac_bits_session_number(context->plan, cause->session);
	g_autofree char *moment = before ? ac_bits_date_and_clock(context, cause->session->begin)
	                                 : ac_bits_session_end(context, cause->session);
	if (number == 0)
		return g_strdup_printf(before ? _("before the session on %s") : _("after the session on %s"), moment);
	return g_strdup_printf(before ? _("before session %u on %s") : _("after session %u on %s"), number,
	                       moment);
}

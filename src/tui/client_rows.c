/* SPDX-License-Identifier: MIT */
#include "client_rows.h"

#include <string.h>

#include "client_parts.h"
#include "common.h"

#include "base/text.h"
#include "render/pages.h"

const char *ac_client_trait(const AcClient *client, const AcTrait *trait)
{
	for (guint i = 0; i < client->n_traits; i++)
		if (strcmp(client->traits[i].trait, trait->id) == 0)
			return client->traits[i].value;
	return NULL;
}

static void add_person(AcForm *form, AcApp *app)
{
	const AcClient *client = ac_app_client(app);
	const AcProtocol *protocol = ac_plan_protocol(ac_app_plan(app));
	g_autofree char *language = ac_client_language_words(ac_app_row(app)->language);
	g_autofree char *title = ac_text_plain(protocol->title);
	g_autofree char *rules = g_strdup_printf("%s %s, %s", protocol->id, protocol->version, title);
	ac_form_add(form, AC_FORM_TEXT, AC_CLIENT_NAME, _("Name"), client->name);
	ac_form_add(form, AC_FORM_ACTION, AC_CLIENT_ZONE, _("Time zone"), client->zone_name);
	ac_form_add(form, AC_FORM_ACTION, AC_CLIENT_LANGUAGE, _("Reads"), language);
	ac_form_add(form, AC_FORM_ACTION, AC_CLIENT_RULES, _("Rules"), rules);
	for (guint i = 0; i < protocol->n_traits; i++) {
		const char *value = ac_client_trait(client, &protocol->traits[i]);
		ac_form_add(form, AC_FORM_ACTION, AC_CLIENT_TRAIT + (int)i, protocol->traits[i].title,
		            value != NULL ? ac_text_of_rules(value) : _("not known"));
	}
}

static const char *state_of(const AcSession *session, AcInstant now)
{
	if (session->state == AC_SESSION_HAPPENED)
		return _("took place");
	return session->end > now ? _("booked") : _("did it take place? y confirms it");
}

static void add_sessions(AcForm *form, const AcApp *app)
{
	const AcClient *client = ac_app_client(app);
	AcWordsContext words = ac_tui_words(app);
	ac_form_add(form, AC_FORM_HEADING, -1, _("Course"), "");
	for (guint i = 0; i < client->n_sessions; i++) {
		const AcSession *session = &client->sessions[i];
		words.zone = session->zone;
		g_autofree char *hourless = ac_words_hourless(&words, session);
		g_autofree char *at = hourless != NULL ? g_strdup(hourless) : ac_words_moment(&words, session->end);
		g_autofree char *line = session->final
		                            ? g_strdup_printf(_("%u  %s, %s, the last of the course"), i + 1, at,
		                                              state_of(session, words.now))
		                            : g_strdup_printf("%u  %s, %s", i + 1, at, state_of(session, words.now));
		ac_form_add(form, AC_FORM_LINE, AC_CLIENT_SESSION + (int)i, NULL, line);
	}
	ac_form_add(form, AC_FORM_ACTION, AC_CLIENT_ADD_SESSION, NULL, _("+  one more session"));
}

static void add_changes(AcForm *form, const AcApp *app)
{
	const AcClient *client = ac_app_client(app);
	const AcWordsContext words = ac_tui_words(app);
	ac_form_add(form, AC_FORM_HEADING, -1, _("Your changes of the rules"), "");
	for (guint i = 0; i < client->n_adjustments; i++) {
		const AcAdjustment *change = &client->adjustments[i];
		g_autofree char *says = ac_words_adjustment(&words, change);
		/* TRANSLATORS: what a practitioner changed; why; whose initials */
		g_autofree char *line = g_strdup_printf(_("%s. %s (%s)"), says, change->why, change->by);
		ac_form_add(form, AC_FORM_LINE, AC_CLIENT_CHANGE + (int)i, NULL, line);
	}
	ac_form_add(form, AC_FORM_ACTION, AC_CLIENT_ADD_CHANGE, NULL, _("+  one more change"));
}

void ac_client_lay_rows(AcForm *form, AcApp *app)
{
	g_autofree char *note = ac_app_remark(app, ac_app_client(app)->id, NULL);
	ac_form_begin(form);
	add_person(form, app);
	ac_form_add(form, AC_FORM_TEXT, AC_CLIENT_NOTE, _("Your note"), note);
	ac_form_hint(form, _("what you keep in mind of them; it stays here"));
	ac_form_limit(form, AC_REMARK_MAX);
	ac_form_fold(form, 2);
	add_sessions(form, app);
	add_changes(form, app);
	ac_form_ready(form);
}

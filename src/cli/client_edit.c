/* SPDX-License-Identifier: MIT */
/* `client add` and `client edit`. */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "client.h"
#include "session.h"

static void trait_clear(gpointer data)
{
	AcTraitValue *trait = data;
	g_free((char *)(guintptr)trait->trait);
	g_free((char *)(guintptr)trait->value);
}

GArray *ac_client_traits(const char *const *list, GError **error)
{
	g_autoptr(GArray) traits = g_array_new(FALSE, TRUE, sizeof(AcTraitValue));
	g_array_set_clear_func(traits, trait_clear);
	for (; *list != NULL; list++) {
		const char *equals = strchr(*list, '=');
		if (equals == NULL || equals == *list) {
			g_autofree char *shown = ac_text_plain(*list);
			g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
			            _("“%s” is no fact; expected one such as skin=oily."), shown);
			return NULL;
		}
		AcTraitValue trait = {.trait = g_strndup(*list, (gsize)(equals - *list)),
		                      .value = equals[1] != '\0' ? g_strdup(equals + 1) : NULL};
		g_array_append_val(traits, trait);
	}
	return g_steal_pointer(&traits);
}

/* ---- add ------------------------------------------------------------------------------------- */

/* Where the new client lives; NULL with @error. */
static GTimeZone *zone_of(const AcCall *call, GError **error)
{
	const char *zone = ac_call_text(call, "zone");
	return ac_app_open_zone(call->app, zone != NULL ? zone : ac_app_local_zone_name(call->app), error);
}

static GArray *sessions_of(const AcCall *call, GTimeZone *zone, GError **error)
{
	g_autoptr(GArray) sessions = g_array_new(FALSE, TRUE, sizeof(AcNewSession));
	AcWhenContext context = ac_app_when(call->app);
	context.zone = zone;
	for (const char *const *text = ac_call_list(call, "session"); *text != NULL; text++) {
		AcNewSession fresh = {0};
		if (!ac_session_read(*text, &context, &fresh, error))
			return NULL;
		fresh.begin = fresh.end;
		g_array_append_val(sessions, fresh);
	}
	return g_steal_pointer(&sessions);
}

/* The time as it was read: "at 3" leaves something open. */
static void say_session(AcCall *call, const AcNewSession *session, GTimeZone *zone)
{
	const AcWordsContext words = {.now = ac_app_now(call->app), .zone = zone};
	AcLocal local = ac_time_local(session->end, zone);
	g_autofree char *date = ac_words_date(&words, local.date), *clock = ac_words_clock(local.minute);
	ac_call_say(call, session->end <= words.now ? _("A session ended %s %s.") : _("A session ends %s %s."),
	            date, clock);
	ac_session_warn(call, session);
}

/* They are taken; but somebody should look at them. */
static void warn_of_doubts(AcCall *call, const char *protocol)
{
	guint n = protocol != NULL ? ac_app_rules_doubts(call->app, protocol) : 0;
	if (n == 0)
		return;
	g_autofree char *text = g_strdup_printf(
	    ngettext("The checker warns of %u thing in these rules: aftercare protocol check %s",
	             "The checker warns of %u things in these rules: aftercare protocol check %s", (gulong)n),
	    n, protocol);
	ac_call_warn(call, text);
}

static gboolean run_add(AcCall *call, GError **error)
{
	g_autofree char *name = ac_call_joined(call, 0);
	g_autoptr(GArray) traits = ac_client_traits(ac_call_list(call, "trait"), error);
	GTimeZone *zone = traits != NULL ? zone_of(call, error) : NULL;
	g_autoptr(GArray) sessions = zone != NULL ? sessions_of(call, zone, error) : NULL;
	if (sessions == NULL)
		return FALSE;
	const AcClientSpec spec = {
	    .name = name,
	    .zone = ac_call_text(call, "zone"),
	    .protocol = ac_call_text(call, "protocol"),
	    .language = ac_call_text(call, "language"),
	    .traits = (const AcTraitValue *)(gconstpointer)traits->data,
	    .n_traits = traits->len,
	    .sessions = (const AcNewSession *)(gconstpointer)sessions->data,
	    .n_sessions = sessions->len,
	};
	gint64 id = ac_app_client_add(call->app, &spec, error);
	if (id == 0)
		return FALSE;
	warn_of_doubts(call, spec.protocol);
	gboolean in_use = ac_store_current(ac_app_store(call->app), NULL) == id;
	ac_call_say(call,
	            ngettext("Added: %s (#%lld), with %u session.%s", "Added: %s (#%lld), with %u sessions.%s",
	                     (gulong)sessions->len),
	            name, (long long)id, sessions->len, in_use ? _(" In use from now on.") : "");
	for (guint i = 0; i < sessions->len; i++)
		say_session(call, &spec.sessions[i], zone);
	if (sessions->len == 0)
		ac_call_say(call, _("Next: aftercare session add WHEN%s"), in_use ? "" : _(" --client NAME"));
	else if (!in_use)
		ac_call_say(call, _("Next: aftercare client use %lld"), (long long)id);
	else
		ac_call_say(call, _("Next: aftercare today"));
	return TRUE;
}

static const AcOption ADD_OPTIONS[] = {
    {"session", AC_OPTION_LIST, N_("WHEN"),
     N_("a session ended then, or is booked then; may be given again")},
    {"protocol", AC_OPTION_TEXT, N_("ID|FILE"),
     N_("the rules; without it, those of the clinic, else the standard ones")},
    {"trait", AC_OPTION_LIST, N_("FACT=VALUE"), N_("a fact such as skin=oily; may be given again")},
    {"zone", AC_OPTION_TEXT, N_("ZONE"),
     N_("where the client lives: Europe/London; without it, as this machine")},
    {"language", AC_OPTION_TEXT, N_("CODE"),
     N_("of what the client reads: de; without it, that of the rules")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_client_add = {
    .name = "add",
    .args = "NAME [--session WHEN]… [--protocol ID|FILE] [--trait skin=oily]… [--zone Europe/London] "
            "[--language de]",
    .summary = N_("a new client"),
    .details = N_("A session's WHEN is the moment it ended. The first client is in use at once."),
    .example = "aftercare client add \"Jo Doe\" --session \"yesterday 15:00\"\n"
               "aftercare client add Al --session \"2026-11-20 15:00\" --session \"2026-12-18 15:00\" "
               "--trait skin=oily",
    .options = ADD_OPTIONS,
    .needs = AC_NEEDS_STORE | AC_NEEDS_CATALOGUE,
    .min_words = 1,
    .max_words = AC_WORDS_ANY,
    .run = run_add,
};

/* ---- edit ------------------------------------------------------------------------------------ */

static gboolean run_edit(AcCall *call, GError **error)
{
	g_autoptr(GArray) traits = ac_client_traits(ac_call_list(call, "trait"), error);
	if (traits == NULL)
		return FALSE;
	const AcClientSpec spec = {
	    .name = ac_call_text(call, "name"),
	    .zone = ac_call_text(call, "zone"),
	    .protocol = ac_call_text(call, "protocol"),
	    .language = ac_call_text(call, "language"),
	    .traits = (const AcTraitValue *)(gconstpointer)traits->data,
	    .n_traits = traits->len,
	};
	if (spec.name == NULL && spec.zone == NULL && spec.protocol == NULL && spec.language == NULL &&
	    spec.n_traits == 0) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE,
		                    _("Nothing to change is named. See: aftercare client edit --help"));
		return FALSE;
	}
	g_autoptr(GPtrArray) before = ac_call_snapshot(call);
	if (!ac_app_client_edit(call->app, ac_app_row(call->app)->id, &spec, error))
		return FALSE;
	warn_of_doubts(call, spec.protocol);
	ac_call_say(call, _("Changed: %s."), ac_app_row(call->app)->name);
	ac_call_print_changes(call, before);
	return TRUE;
}

static const AcOption EDIT_OPTIONS[] = {
    {"name", AC_OPTION_TEXT, N_("NAME"), N_("another name")},
    {"protocol", AC_OPTION_TEXT, N_("ID|FILE"), N_("other rules")},
    {"trait", AC_OPTION_LIST, N_("FACT=VALUE"), N_("a fact such as skin=oily; \"skin=\" forgets it")},
    {"zone", AC_OPTION_TEXT, N_("ZONE"), N_("where the client lives now")},
    {"language", AC_OPTION_TEXT, N_("CODE"),
     N_("of the page, the calendar and what is handed over: de; \"\" for that of the rules")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_client_edit = {
    .name = "edit",
    .args =
        "[CLIENT] [--name NAME] [--zone ZONE] [--language CODE] [--protocol ID|FILE] [--trait skin=oily]…",
    .summary = N_("change what is stored of a client"),
    .details = N_("Without CLIENT: the one in use."),
    .example =
        "aftercare client edit --trait skin=dry\naftercare client edit \"Jo Doe\" --zone America/New_York",
    .options = EDIT_OPTIONS,
    .needs = AC_NEEDS_PLAN | AC_NEEDS_CLIENT,
    .flags = AC_COMMAND_CLIENT_WORD,
    .max_words = AC_WORDS_ANY,
    .run = run_edit,
};

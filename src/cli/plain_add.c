/* SPDX-License-Identifier: MIT */
/* Adding a client: asked line by line, added at the end; and the first run, when nobody is stored. */
#include <string.h>

#include "base/text.h"
#include "plain.h"
#include "session.h"

typedef struct {
	char *name, *zone, *language, *rules;
	GPtrArray *sessions; /* as typed */
	GPtrArray *traits;   /* "skin=oily" */
} Draft;

static void clear_draft(Draft *draft)
{
	g_free(draft->name);
	g_free(draft->zone);
	g_free(draft->language);
	g_free(draft->rules);
	g_ptr_array_free(draft->sessions, TRUE);
	g_ptr_array_free(draft->traits, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Draft, clear_draft)

/* ---- sessions -------------------------------------------------------------------------------- */

/* How a time was understood is said at once: "at 3" leaves something open. FALSE: it was not. */
static gboolean check_session(AcPlain *plain, const char *typed)
{
	GError *error = NULL;
	AcNewSession fresh = {0};
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_NEEDS_STORE);
	if (app == NULL)
		return FALSE;
	const AcWhenContext context = ac_app_when(app);
	if (!ac_session_read(typed, &context, &fresh, &error)) {
		ac_plain_fail(plain, error);
		return FALSE;
	}
	const AcWordsContext words = {.now = ac_app_now(app), .zone = context.zone};
	g_autofree char *when = ac_words_moment(&words, fresh.end);
	ac_plain_say(plain, fresh.end <= words.now ? _("It ended %s.") : _("It will end %s."), when);
	return TRUE;
}

/* FALSE: nobody is to be added. */
static gboolean ask_sessions(AcPlain *plain, Draft *draft)
{
	for (;;) {
		g_autofree char *typed = NULL;
		g_autofree char *prompt =
		    draft->sessions->len == 0
		        ? g_strdup(_("When did session 1 end, or when is it booked to, like \"yesterday 15:00\" or "
		                     "\"2026-12-18 15:00\"; empty: not yet known; 0: back:"))
		        : g_strdup_printf(_("Session %u, when does it end? Empty: no more; 0: back:"),
		                          draft->sessions->len + 1);
		if (!ac_plain_may(plain, prompt, &typed))
			return FALSE;
		if (typed == NULL)
			return TRUE;
		if (check_session(plain, typed))
			g_ptr_array_add(draft->sessions, g_steal_pointer(&typed));
	}
}

/* ---- what else can be said ------------------------------------------------------------------- */

static void replace(char **field, char *text)
{
	if (text == NULL)
		return;
	g_free(*field);
	*field = text;
}

static char *shown_or(const char *text, const char *else_words)
{
	return text != NULL ? ac_text_plain(text) : g_strdup(else_words);
}

static GPtrArray *items_of(const Draft *draft)
{
	GPtrArray *items = ac_plain_list();
	g_autofree char *rules = shown_or(draft->rules, _("the usual ones"));
	g_autofree char *zone = shown_or(draft->zone, _("as this computer"));
	g_autofree char *language = shown_or(draft->language, _("as the rules are written"));
	g_ptr_array_add(items, g_strdup(_("Add this client")));
	g_ptr_array_add(items, g_strdup_printf(ngettext("Sessions: %u; one more", "Sessions: %u; one more",
	                                                draft->sessions->len),
	                                       draft->sessions->len));
	g_ptr_array_add(items, g_strdup_printf(_("Rules: %s"), rules));
	g_ptr_array_add(items, g_strdup_printf(_("Time zone: %s"), zone));
	g_ptr_array_add(items, g_strdup_printf(_("Reads: %s"), language));
	g_ptr_array_add(items, g_strdup_printf(ngettext("Facts, like the skin: %u; one more",
	                                                "Facts, like the skin: %u; one more", draft->traits->len),
	                                       draft->traits->len));
	return items;
}

static int add_now(AcPlain *plain, const Draft *draft)
{
	g_autoptr(GPtrArray) words = ac_plain_list();
	g_ptr_array_add(words, g_strdup("client"));
	g_ptr_array_add(words, g_strdup("add"));
	g_ptr_array_add(words, g_strdup(draft->name));
	for (guint i = 0; i < draft->sessions->len; i++)
		g_ptr_array_add(words,
		                g_strdup_printf("--session=%s", (const char *)g_ptr_array_index(draft->sessions, i)));
	for (guint i = 0; i < draft->traits->len; i++)
		g_ptr_array_add(words,
		                g_strdup_printf("--trait=%s", (const char *)g_ptr_array_index(draft->traits, i)));
	const char *const options[] = {"zone", "language", "protocol"};
	const char *const values[] = {draft->zone, draft->language, draft->rules};
	for (gsize i = 0; i < G_N_ELEMENTS(options); i++)
		if (values[i] != NULL)
			g_ptr_array_add(words, g_strdup_printf("--%s=%s", options[i], values[i]));
	g_ptr_array_add(words, NULL);
	return ac_plain_command_words(plain, (const char *const *)words->pdata);
}

static void say_more(AcPlain *plain, Draft *draft, int which)
{
	char *fact;
	switch (which) {
	case 1:
		ask_sessions(plain, draft);
		break;
	case 2:
		replace(&draft->rules, ac_plain_choose_rules(plain, _("Back")));
		break;
	case 3:
		replace(&draft->zone, ac_plain_choose_zone(plain));
		break;
	case 4:
		replace(&draft->language, ac_plain_choose_language(plain));
		break;
	default:
		fact = ac_plain_choose_fact(plain, draft->rules);
		if (fact != NULL)
			g_ptr_array_add(draft->traits, fact);
		break;
	}
}

/* ---- adding one ------------------------------------------------------------------------------ */

/* The one with the highest number; "#9"; owned; NULL: it is in use already, or cannot be told. */
static char *newest_unused(AcPlain *plain)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_NEEDS_STORE);
	guint n = 0;
	const AcClientRow *rows =
	    app != NULL ? ac_store_clients(ac_app_store(app), arena, FALSE, &n, NULL) : NULL;
	const AcClientRow *newest = NULL;
	for (guint i = 0; rows != NULL && i < n; i++)
		newest = newest == NULL || rows[i].id > newest->id ? &rows[i] : newest;
	if (newest == NULL || newest->current)
		return NULL;
	return g_strdup_printf("#%" G_GINT64_FORMAT, newest->id);
}

static void offer_use(AcPlain *plain)
{
	g_autofree char *number = newest_unused(plain);
	if (number != NULL && ac_plain_agree(plain, _("Take this client into use now?")) &&
	    ac_plain_command(plain, "client", "use", number, NULL) == AC_EXIT_DONE && plain->client != NULL)
		ac_plain_mean(plain, number);
}

gboolean ac_plain_add_client(AcPlain *plain)
{
	g_auto(Draft) draft = {.sessions = ac_plain_list(), .traits = ac_plain_list()};
	draft.name = ac_plain_ask(plain, _("Name; empty: back:"));
	if (draft.name == NULL || !ask_sessions(plain, &draft))
		return FALSE;
	g_autofree char *name = ac_text_plain(draft.name);
	for (;;) {
		g_autoptr(GPtrArray) items = items_of(&draft);
		int chosen = ac_plain_choose(plain, name, items, _("Leave, and add nobody"));
		if (chosen < 0)
			return FALSE;
		if (chosen > 0) {
			say_more(plain, &draft, chosen);
			continue;
		}
		if (add_now(plain, &draft) == AC_EXIT_DONE)
			break;
		/* What was refused was said; a session is mostly what is wrong. */
		if (draft.sessions->len > 0 &&
		    ac_plain_agree(plain, _("Nobody was added yet. Enter the sessions anew?"))) {
			g_ptr_array_set_size(draft.sessions, 0);
			ask_sessions(plain, &draft);
		}
	}
	offer_use(plain);
	return TRUE;
}

/* ---- nobody is stored yet -------------------------------------------------------------------- */

static gboolean add_demo(AcPlain *plain)
{
	GError *error = NULL;
	g_autoptr(AcApp) app =
	    ac_plain_open(plain, AC_NEEDS_CATALOGUE | AC_NEEDS_SAFETY | AC_NEEDS_STORE | AC_NEEDS_PLAN_IF_CLEAR);
	gboolean done = app != NULL && ac_app_client_add_demo(app, &error) != 0;
	if (error != NULL)
		ac_plain_fail(plain, error);
	if (done)
		ac_plain_say(plain, "%s", _("A made-up client, marked as such. \"Take back\" removes it again."));
	return done;
}

gboolean ac_plain_import(AcPlain *plain)
{
	g_autofree char *file = ac_plain_ask(plain, _("Which file? Empty: back:"));
	return file != NULL && ac_plain_command(plain, "import", file, NULL) == AC_EXIT_DONE;
}

gboolean ac_plain_begin(AcPlain *plain)
{
	static const char *const ways[] = {N_("Enter a name and when the session ended"),
	                                   N_("Take in the file that my practitioner gave me"),
	                                   N_("Look around with a made-up client"), NULL};
	ac_plain_say(plain, "%s",
	             _("Aftercare tells what you may do in the weeks after scalp micropigmentation, and what to "
	               "do. What you enter stays on this computer; nothing is written before you have answered. "
	               "This is coaching, not medicine."));
	for (;;) {
		g_autoptr(GPtrArray) items = g_ptr_array_new();
		for (gsize i = 0; ways[i] != NULL; i++)
			g_ptr_array_add(items, (gpointer)(gsize)_(ways[i]));
		int way = ac_plain_choose(plain, _("Whose plan is it?"), items, _("Leave"));
		if (way < 0)
			return FALSE;
		if (way == 0 ? ac_plain_add_client(plain) : way == 1 ? ac_plain_import(plain) : add_demo(plain))
			return TRUE;
	}
}

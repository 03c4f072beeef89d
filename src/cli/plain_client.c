/* SPDX-License-Identifier: MIT */
/* The room of one client: what is stored, and changing it. */
#include <string.h>

#include "base/text.h"
#include "plain.h"

static void edit(AcPlain *plain, const char *option, const char *value)
{
	g_autofree char *word = g_strdup_printf("--%s=%s", option, value);
	ac_plain_command(plain, "client", "edit", word, NULL);
}

/* Takes @value; NULL: nothing was chosen. */
static void edit_chosen(AcPlain *plain, const char *option, char *value)
{
	if (value != NULL)
		edit(plain, option, value);
	g_free(value);
}

/* The rules of the client, as a command names them; owned; NULL: why not was said. */
static char *rules_of(AcPlain *plain)
{
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_NEEDS_CATALOGUE | AC_NEEDS_STORE | AC_NEEDS_CLIENT);
	return app != NULL ? g_strdup(ac_app_row(app)->protocol) : NULL;
}

/* What they would change is told before they hold. */
static void change_rules(AcPlain *plain)
{
	g_autofree char *before = rules_of(plain);
	g_autofree char *after = before != NULL ? ac_plain_choose_rules(plain, _("Back")) : NULL;
	if (after == NULL)
		return;
	if (strcmp(before, after) == 0) {
		ac_plain_say(plain, "%s", _("These are the rules already."));
		return;
	}
	if (ac_plain_command(plain, "protocol", "compare", before, after, NULL) == AC_EXIT_USAGE)
		return;
	if (ac_plain_agree(plain, _("A is now, B would be. Follow the new rules from now on?")))
		edit(plain, "protocol", after);
}

static void new_text_of_rules(AcPlain *plain)
{
	ac_plain_command(plain, "client", "rules", NULL);
	gboolean has_news = FALSE;
	{
		g_autoptr(AcApp) app = ac_plain_open(plain, AC_PLAIN_NEEDS_PLAN);
		g_autofree char *news = app != NULL ? ac_app_rules_news(app, NULL) : NULL;
		has_news = news != NULL;
	}
	if (has_news && ac_plain_agree(plain, _("Take the new rules over?")))
		ac_plain_command(plain, "client", "rules", "--accept", NULL);
}

static void note(AcPlain *plain)
{
	static const char *const ways[] = {N_("Write it anew"), N_("Take it away"), NULL};
	ac_plain_command(plain, "client", "note", NULL);
	int way = ac_plain_choose_of(plain, _("Your note about them; it stays here"), ways);
	g_autofree char *text = way == 0 ? ac_plain_ask(plain, _("Your note; empty: back:")) : NULL;
	if (text != NULL)
		ac_plain_command(plain, "client", "note", text, NULL);
	else if (way == 1)
		ac_plain_command(plain, "client", "note", "--clear", NULL);
}

static void take_back(AcPlain *plain)
{
	g_autofree char *number = NULL, *before = g_strdup(plain->client);
	{
		g_autoptr(AcApp) app = ac_plain_open(plain, AC_NEEDS_STORE | AC_NEEDS_CLIENT);
		if (app == NULL)
			return;
		number = g_strdup_printf("#%" G_GINT64_FORMAT, ac_app_row(app)->id);
	}
	ac_plain_mean(plain, number);
	ac_plain_undo(plain);
	if (plain->client != NULL)
		ac_plain_mean(plain, before);
}

static void change(AcPlain *plain, int way)
{
	char *rules = NULL;
	switch (way) {
	case 1:
		ac_plain_sessions(plain);
		break;
	case 2:
		edit_chosen(plain, "name", ac_plain_ask(plain, _("Name; empty: back:")));
		break;
	case 3:
		edit_chosen(plain, "zone", ac_plain_choose_zone(plain));
		break;
	case 4:
		rules = rules_of(plain);
		edit_chosen(plain, "trait", rules != NULL ? ac_plain_choose_fact(plain, rules) : NULL);
		break;
	case 5:
		change_rules(plain);
		break;
	case 6:
		edit_chosen(plain, "language", ac_plain_choose_language(plain));
		break;
	case 7:
		note(plain);
		break;
	case 8:
		ac_plain_changes(plain);
		break;
	case 9:
		new_text_of_rules(plain);
		break;
	default:
		take_back(plain);
		break;
	}
	g_free(rules);
}

void ac_plain_client(AcPlain *plain)
{
	static const char *const ways[] = {N_("Show"),
	                                   N_("Sessions: add, move, confirm, remove"),
	                                   N_("Change the name"),
	                                   N_("Change the time zone"),
	                                   N_("Say a fact, like how oily the skin is"),
	                                   N_("Change the rules"),
	                                   N_("Change the language of what they read"),
	                                   N_("Your note about them"),
	                                   N_("Your changes of the rules, for this client alone"),
	                                   N_("Have the rule files changed?"),
	                                   N_("Take back the last change of this client"),
	                                   NULL};
	for (int way; (way = ac_plain_choose_of(plain, _("This client"), ways)) >= 0;) {
		if (way == 0)
			ac_plain_command(plain, "client", "show", NULL);
		else
			change(plain, way);
	}
}

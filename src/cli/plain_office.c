/* SPDX-License-Identifier: MIT */
/* The rooms of the numbered menus about who it is and by which rules; and the beginning. */
#include <string.h>

#include "app/options.h"
#include "base/text.h"
#include "plain.h"

/* ---- clients --------------------------------------------------------------------------------- */

static gboolean add_client(AcPlain *plain)
{
	g_autofree char *name = ac_plain_ask(plain, _("Name:"));
	if (name == NULL)
		return FALSE;
	g_autofree char *session = ac_plain_ask(
	    plain,
	    _("When did the last session end, or when is it booked to? \"yesterday 15:00\"; empty: not yet "
	      "known:"));
	g_autofree char *protocol =
	    ac_plain_ask(plain, _("By which rules? An id or a file; empty: the usual ones:"));
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(words, g_strdup("client"));
	g_ptr_array_add(words, g_strdup("add"));
	g_ptr_array_add(words, g_strdup(name));
	if (session != NULL)
		g_ptr_array_add(words, g_strdup_printf("--session=%s", session));
	if (protocol != NULL)
		g_ptr_array_add(words, g_strdup_printf("--protocol=%s", protocol));
	g_ptr_array_add(words, NULL);
	return ac_plain_command_words(plain, (const char *const *)words->pdata) == AC_EXIT_DONE;
}

static void named(AcPlain *plain, const char *verb)
{
	g_autofree char *name = ac_plain_ask(plain, _("Whose? A name, the beginning of one, or a number:"));
	gboolean erases = strcmp(verb, "erase") == 0;
	if (name == NULL || (erases && !ac_plain_agree(plain, _("Erase for good, what undo needs as well?"))))
		return;
	ac_plain_command(plain, "client", verb, name, erases ? "--yes" : NULL, NULL);
}

static void clients(AcPlain *plain)
{
	static const char *const ways[] = {N_("Who is due what today"),
	                                   N_("All clients"),
	                                   N_("Take one into use"),
	                                   N_("Add one"),
	                                   N_("Put one away"),
	                                   N_("Erase one for good"),
	                                   NULL};
	for (int way; (way = ac_plain_choose_of(plain, _("Clients"), ways)) >= 0;) {
		if (way == 0)
			ac_plain_command(plain, "clients", "today", NULL);
		else if (way == 1)
			ac_plain_command(plain, "client", "list", NULL);
		else if (way == 3)
			add_client(plain);
		else
			named(plain, (const char *const[]){"use", "", "archive", "erase"}[way - 2]);
	}
}

/* ---- one client ------------------------------------------------------------------------------ */

static void session_word(AcPlain *plain, const char *verb, gboolean asks_when)
{
	g_autofree char *number = ac_plain_ask(plain, _("Which session? Its number:"));
	g_autofree char *when =
	    number != NULL && asks_when ? ac_plain_ask(plain, _("When? \"2026-12-18 15:00\":")) : NULL;
	if (number != NULL && (when != NULL || !asks_when))
		ac_plain_command(plain, "session", verb, number, when, NULL);
}

static void sessions(AcPlain *plain)
{
	static const char *const ways[] = {
	    N_("List them"),  N_("Add one"), N_("Move one"), N_("It took place"), N_("It was the last"),
	    N_("Remove one"), NULL};
	for (int way; (way = ac_plain_choose_of(plain, _("Sessions"), ways)) >= 0;) {
		if (way == 0)
			ac_plain_command(plain, "session", "list", NULL);
		else if (way == 1) {
			g_autofree char *when =
			    ac_plain_ask(plain, _("When does it end, or did it? \"2026-12-18 15:00\":"));
			if (when != NULL)
				ac_plain_command(plain, "session", "add", when, NULL);
		} else
			session_word(plain, (const char *const[]){"move", "confirm", "final", "remove"}[way - 2],
			             way == 2);
	}
}

static void change(AcPlain *plain, const char *option, const char *prompt)
{
	g_autofree char *value = ac_plain_ask(plain, prompt);
	if (value == NULL)
		return;
	g_autofree char *word = g_strdup_printf("--%s=%s", option, value);
	ac_plain_command(plain, "client", "edit", word, NULL);
}

static void change_note(AcPlain *plain)
{
	g_autofree char *text = ac_plain_ask(plain, _("Your note:"));
	if (text != NULL)
		ac_plain_command(plain, "client", "note", text, NULL);
}

static void client(AcPlain *plain)
{
	static const char *const ways[] = {N_("Show"),
	                                   N_("Sessions"),
	                                   N_("Change the name"),
	                                   N_("Change the time zone"),
	                                   N_("Say a fact: skin=oily"),
	                                   N_("Change the rules"),
	                                   N_("Change the language of what they read"),
	                                   N_("Your note about them"),
	                                   NULL};
	for (int way; (way = ac_plain_choose_of(plain, _("This client"), ways)) >= 0;) {
		if (way == 0)
			ac_plain_command(plain, "client", "show", NULL);
		else if (way == 1)
			sessions(plain);
		else if (way == 2)
			change(plain, "name", _("Name:"));
		else if (way == 3)
			change(plain, "zone", _("Time zone, like Europe/London:"));
		else if (way == 4)
			change(plain, "trait", _("Which? Like skin=oily:"));
		else if (way == 5)
			change(plain, "protocol", _("By which rules? An id or a file:"));
		else if (way == 6)
			change(plain, "language", _("Language, like de:"));
		else
			change_note(plain);
	}
}

/* ---- rules and settings ---------------------------------------------------------------------- */

static void rules(AcPlain *plain)
{
	static const char *const ways[] = {N_("The rules of this client"), N_("Have they changed?"),
	                                   N_("All rules there are"), N_("Check a file of rules"), NULL};
	for (int way; (way = ac_plain_choose_of(plain, _("Rules"), ways)) >= 0;) {
		g_autofree char *file = NULL;
		if (way == 0) {
			g_autoptr(AcApp) app =
			    ac_plain_open(plain, AC_NEEDS_CATALOGUE | AC_NEEDS_STORE | AC_NEEDS_CLIENT);
			if (app != NULL)
				ac_plain_command(plain, "protocol", "show", ac_app_row(app)->protocol, NULL);
		} else if (way == 1)
			ac_plain_command(plain, "client", "rules", NULL);
		else if (way == 2)
			ac_plain_command(plain, "protocol", "list", NULL);
		else if ((file = ac_plain_ask(plain, _("Which file?"))) != NULL)
			ac_plain_command(plain, "protocol", "check", file, NULL);
	}
}

static void change_setting(AcPlain *plain, const AcOptionRow *row)
{
	g_autofree char *expected = ac_options_expected(row->name);
	ac_plain_say(plain, "%s: %s.", row->name, _(row->help));
	ac_plain_say(plain, _("It may be %s."), expected);
	g_autofree char *value = ac_plain_ask(plain, _("To what? Empty: it stays:"));
	if (value != NULL)
		ac_plain_command(plain, "settings", row->name, value, NULL);
}

static void settings(AcPlain *plain)
{
	guint n = 0;
	const AcOptionRow *rows = ac_option_rows(&n);
	for (;;) {
		g_autoptr(AcApp) app = ac_plain_open(plain, AC_NEEDS_NOTHING);
		g_autoptr(AcOptions) options = app != NULL ? ac_options_load(ac_app_paths(app), NULL) : NULL;
		g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func(g_free);
		for (guint i = 0; i < n; i++) {
			const char *file;
			g_autofree char *value =
			    options != NULL ? ac_options_text(options, rows[i].name, &file) : g_strdup(rows[i].usual);
			g_ptr_array_add(items, g_strdup_printf("%s: %s", rows[i].name, value));
		}
		int chosen = ac_plain_choose(plain, _("Settings"), items, _("Back"));
		if (chosen < 0)
			return;
		change_setting(plain, &rows[chosen]);
	}
}

static void help(AcPlain *plain)
{
	ac_plain_say(plain, "%s",
	             _("Everything here is a command as well: what you chose is said again by \"aftercare "
	               "help\". Text given in "
	               "quotes is an example. Where the program lives:"));
	ac_plain_command(plain, "paths", NULL);
}

const AcPlainRoom ac_plain_office_rooms[] = {
    {N_("Clients"), clients}, {N_("This client: name, sessions, facts, rules"), client},
    {N_("Rules"), rules},     {N_("Settings"), settings},
    {N_("Help"), help},       {NULL, NULL},
};

/* ---- nobody is stored yet -------------------------------------------------------------------- */

gboolean ac_plain_begin(AcPlain *plain)
{
	ac_plain_say(plain, "%s",
	             _("Aftercare tells what you may do in the weeks after scalp micropigmentation, and what to "
	               "do. What you enter "
	               "stays on this computer; nothing is written before you have answered. This is coaching, "
	               "not medicine."));
	ac_plain_say(plain, "%s", _("Whose plan is it? An empty line leaves."));
	return add_client(plain);
}

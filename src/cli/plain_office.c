/* SPDX-License-Identifier: MIT */
/* The rooms of the rules and the settings, and the help. */
#include <string.h>

#include "app/options.h"
#include "base/text.h"
#include "plain.h"

/* ---- rules ----------------------------------------------------------------------------------- */

/* Of the client, as a command names them; owned; NULL: why not was said. */
static char *rules_in_use(AcPlain *plain)
{
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_PLAIN_NEEDS_PLAN);
	if (app == NULL)
		return NULL;
	return g_strdup(ac_app_row(app) != NULL && ac_app_row(app)->protocol != NULL
	                    ? ac_app_row(app)->protocol
	                    : ac_plan_protocol(ac_app_plan(app))->id);
}

/* An entry begins two columns in; what belongs to it stands deeper, a heading at the edge. */
static gboolean begins_entry(const char *line)
{
	return line[0] == ' ' && line[1] == ' ' && line[2] != ' ' && line[2] != '\0';
}

static gboolean says(const GString *entry, const char *folded)
{
	g_autoptr(GString) flat = g_string_new(NULL);
	for (const char *at = entry->str; *at != '\0'; at++) {
		gboolean is_blank = *at == ' ' || *at == '\n';
		if (!is_blank)
			g_string_append_c(flat, *at);
		else if (flat->len > 0 && flat->str[flat->len - 1] != ' ')
			g_string_append_c(flat, ' ');
	}
	g_autofree char *text = ac_text_fold(flat->str);
	return strstr(text, folded) != NULL;
}

/* The entry goes out, with the heading above it where that was not told yet. */
static void take_entry(AcPlain *plain, GString *heading, GString *entry, const char *folded, guint *n)
{
	if (entry->len > 0 && says(entry, folded)) {
		g_string_append(plain->call->out, heading->str);
		g_string_truncate(heading, 0);
		g_string_append(plain->call->out, entry->str);
		++*n;
	}
	g_string_truncate(entry, 0);
}

/* Entries of a page that say the words. */
static void tell_entries(AcPlain *plain, const char *page, const char *words)
{
	g_auto(GStrv) lines = g_strsplit(page, "\n", -1);
	g_autofree char *folded = ac_text_fold(words), *shown = ac_text_excerpt(words, 40);
	g_autoptr(GString) heading = g_string_new(NULL);
	g_autoptr(GString) entry = g_string_new(NULL);
	guint n = 0;
	for (char **line = lines; *line != NULL; line++) {
		gboolean is_heading = **line != ' ' && **line != '\0';
		if (is_heading || begins_entry(*line) || **line == '\0')
			take_entry(plain, heading, entry, folded, &n);
		if (is_heading)
			g_string_printf(heading, "\n%s\n", *line);
		else if (**line != '\0')
			g_string_append_printf(entry, "%s\n", *line);
	}
	take_entry(plain, heading, entry, folded, &n);
	if (n == 0)
		ac_plain_say(plain, _("No rule says “%s”."), shown);
	else
		g_string_append_c(plain->call->out, '\n');
}

static void search_rules(AcPlain *plain, const char *rules)
{
	g_autofree char *words = ac_plain_ask(plain, _("Which words? Empty: back:"));
	if (words == NULL)
		return;
	const char *const command[] = {"protocol", "show", rules, NULL};
	g_autofree char *page = ac_plain_listen(plain, command);
	tell_entries(plain, page, words);
}

static void look_at_rules(AcPlain *plain, const char *rules)
{
	static const char *const ways[] = {N_("Read all of them"), N_("Look for words in them"),
	                                   N_("What is wrong there: the checker's findings"),
	                                   N_("Where each value stands, by file and line"), NULL};
	g_autofree char *title = ac_text_plain(rules);
	for (int way; (way = ac_plain_choose_of(plain, title, ways)) >= 0;) {
		if (way == 0)
			ac_plain_command(plain, "protocol", "show", rules, NULL);
		else if (way == 1)
			search_rules(plain, rules);
		else if (way == 2)
			ac_plain_command(plain, "protocol", "check", rules, NULL);
		else
			ac_plain_command(plain, "protocol", "show", "--origins", rules, NULL);
	}
}

static void compare_rules(AcPlain *plain)
{
	ac_plain_say(plain, "%s", _("A is the first, B the second that you choose."));
	g_autofree char *a = ac_plain_choose_rules(plain, _("Back"));
	g_autofree char *b = a != NULL ? ac_plain_choose_rules(plain, _("Back")) : NULL;
	if (b != NULL)
		ac_plain_command(plain, "protocol", "compare", a, b, NULL);
}

void ac_plain_rules(AcPlain *plain)
{
	static const char *const ways[] = {N_("The rules of this client"), N_("Others, or a file"),
	                                   N_("All rules there are"), N_("Compare two"), NULL};
	for (int way; (way = ac_plain_choose_of(plain, _("Rules"), ways)) >= 0;) {
		g_autofree char *rules = NULL;
		if (way == 0)
			rules = rules_in_use(plain);
		else if (way == 1)
			rules = ac_plain_choose_rules(plain, _("Back"));
		else if (way == 2)
			ac_plain_command(plain, "protocol", "list", NULL);
		else
			compare_rules(plain);
		if (rules != NULL)
			look_at_rules(plain, rules);
	}
}

/* ---- settings -------------------------------------------------------------------------------- */

/* The values that can be named one by one, and that it is by itself again. */
static void choose_value(AcPlain *plain, const AcOptionRow *row)
{
	static const char *const booleans[] = {"true", "false", NULL};
	const char *const *values = row->type == AC_OPTION_TYPE_BOOL ? booleans : row->choices;
	g_autoptr(GPtrArray) items = ac_plain_list();
	guint n = 0;
	for (; values[n] != NULL; n++)
		g_ptr_array_add(items, g_strdup(values[n]));
	g_ptr_array_add(items, g_strdup_printf(_("As it is by itself: %s"), row->usual));
	int chosen = ac_plain_choose(plain, _("To what?"), items, _("Back"));
	if (chosen < 0)
		return;
	if ((guint)chosen < n)
		ac_plain_command(plain, "settings", row->name, values[chosen], NULL);
	else
		ac_plain_command(plain, "settings", "--unset", row->name, NULL);
}

/* 0 may be what it is set to, so here it does not go back. */
static void type_value(AcPlain *plain, const AcOptionRow *row)
{
	g_autofree char *expected = ac_options_expected(row->name);
	ac_plain_say(plain, _("It may be %s."), expected);
	g_autofree char *prompt =
	    g_strdup_printf(_("To what? A minus sets it to %s, as it is by itself; empty: back:"), row->usual);
	g_autofree char *value = ac_plain_line(plain, prompt);
	if (value == NULL || *value == '\0')
		return;
	if (strcmp(value, "-") == 0)
		ac_plain_command(plain, "settings", "--unset", row->name, NULL);
	else
		ac_plain_command(plain, "settings", "--", row->name, value, NULL);
}

static void change_setting(AcPlain *plain, const AcOptionRow *row)
{
	ac_plain_say(plain, "%s: %s.", row->name, _(row->help));
	if (row->type == AC_OPTION_TYPE_BOOL || row->type == AC_OPTION_TYPE_CHOICE)
		choose_value(plain, row);
	else
		type_value(plain, row);
}

static GPtrArray *list_settings(AcPlain *plain)
{
	guint n = 0;
	const AcOptionRow *rows = ac_option_rows(&n);
	GPtrArray *items = ac_plain_list();
	GError *error = NULL;
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_NEEDS_NOTHING);
	g_autoptr(AcOptions) options = app != NULL ? ac_options_load(ac_app_paths(app), &error) : NULL;
	if (error != NULL)
		ac_plain_fail(plain, error);
	for (guint i = 0; i < n; i++) {
		const char *file;
		g_autofree char *value =
		    options != NULL ? ac_options_text(options, rows[i].name, &file) : g_strdup(rows[i].usual);
		g_ptr_array_add(items, g_strdup_printf("%s: %s", rows[i].name, value));
	}
	return items;
}

void ac_plain_settings(AcPlain *plain)
{
	guint n = 0;
	const AcOptionRow *rows = ac_option_rows(&n);
	for (;;) {
		g_autoptr(GPtrArray) items = list_settings(plain);
		int chosen = ac_plain_choose(plain, _("Settings"), items, _("Back"));
		if (chosen < 0)
			return;
		change_setting(plain, &rows[chosen]);
	}
}

/* ---- help ------------------------------------------------------------------------------------ */

static void tell_answers(AcPlain *plain)
{
	static const struct {
		AcVerdict verdict;
		const char *means;
	} answers[] = {
	    {AC_VERDICT_OK, N_("go ahead")},
	    {AC_VERDICT_CARE, N_("yes, in the way and within the limits given")},
	    {AC_VERDICT_ASK, N_("ask your practitioner first")},
	    {AC_VERDICT_AVOID, N_("not now; the line says until when")},
	    {AC_VERDICT_SILENT, N_("your rules do not speak of it: ask; this is not a yes")},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(answers); i++)
		ac_plain_say(plain, "%s: %s.", ac_words_verdict(answers[i].verdict), _(answers[i].means));
}

void ac_plain_help(AcPlain *plain)
{
	static const char *const ways[] = {N_("How these menus work"), N_("What the answers mean"),
	                                   N_("Where everything is kept"), N_("All commands"), NULL};
	for (int way; (way = ac_plain_choose_of(plain, _("Help"), ways)) >= 0;) {
		if (way == 0)
			ac_plain_say(
			    plain, "%s",
			    _("Type the number of a line, or a word of it, then Enter. 0 or an empty line goes "
			      "back; where an empty line means something, the question says so. ? reads the "
			      "lines again. Text in quotes is an example: type it without them. Where a text "
			      "names a command, like \"aftercare undo\", it may be typed in place of a number."));
		else if (way == 1)
			tell_answers(plain);
		else if (way == 2)
			ac_plain_command(plain, "paths", NULL);
		else
			ac_plain_command(plain, "help", NULL);
	}
}

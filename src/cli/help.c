/* SPDX-License-Identifier: MIT */
/* The pages of `help`, made from the tables. */
#include "command.h"

#include <string.h>

#include "base/text.h"
#include "call.h"

#define INDENT      2
#define OPTION_TEXT 24

static void put_usage(AcSheet *sheet, const char *name, const char *args)
{
	g_autofree char *usage =
	    g_strdup_printf(_("Usage: %s%s%s"), name, args != NULL ? " " : "", args != NULL ? args : "");
	ac_sheet_begin(sheet, 0, INDENT + 5);
	ac_sheet_put(sheet, AC_INK_STRONG, usage);
	ac_sheet_end(sheet);
}

static void put_pair(AcSheet *sheet, const char *left, int column, const char *right)
{
	ac_sheet_begin(sheet, INDENT, column);
	ac_sheet_put(sheet, AC_INK_PLAIN, left);
	if (INDENT + ac_text_width(left) + 2 > column) {
		ac_sheet_end(sheet);
		ac_sheet_begin(sheet, column, column);
	} else {
		ac_sheet_to(sheet, column);
	}
	ac_sheet_put(sheet, AC_INK_PLAIN, right);
	ac_sheet_end(sheet);
}

static gboolean has_option(const AcOption *options, const char *name)
{
	for (; options != NULL && options->name != NULL; options++)
		if (strcmp(options->name, name) == 0)
			return TRUE;
	return FALSE;
}

/* @hidden: options told elsewhere, or NULL. */
static void put_options(AcSheet *sheet, const char *heading, const AcOption *options, const AcOption *hidden)
{
	if (options == NULL || options->name == NULL)
		return;
	ac_sheet_heading(sheet, heading);
	for (; options->name != NULL; options++) {
		if (has_option(hidden, options->name))
			continue;
		const char *o = strcmp(options->name, "output") == 0 ? "-o, " : "";
		g_autofree char *left = options->value == NULL
		                            ? g_strdup_printf("%s--%s", o, options->name)
		                            : g_strdup_printf("%s--%s %s", o, options->name, _(options->value));
		put_pair(sheet, left, OPTION_TEXT, _(options->help));
	}
}

static void put_list(AcSheet *sheet, const AcCommand *const *commands, const char *parent)
{
	for (; *commands != NULL; commands++) {
		const AcCommand *command = *commands;
		g_autofree char *left = g_strdup_printf(
		    "%s%s%s%s%s", parent != NULL ? parent : "", parent != NULL ? " " : "", command->name,
		    command->args != NULL ? " " : "", command->args != NULL ? command->args : "");
		put_pair(sheet, left, OPTION_TEXT + 5, _(command->summary));
	}
}

static void put_example(AcSheet *sheet, const char *example)
{
	if (example == NULL)
		return;
	ac_sheet_heading(sheet, _("Example"));
	g_auto(GStrv) lines = g_strsplit(example, "\n", -1);
	for (char **line = lines; *line != NULL; line++)
		ac_sheet_line(sheet, INDENT, *line);
}

static void hide(AcOption hidden[AC_OPTIONS_MAX], const char *name)
{
	guint n = 0;
	while (hidden[n].name != NULL)
		n++;
	g_assert(n + 1 < AC_OPTIONS_MAX);
	hidden[n].name = name;
}

/* Somebody who is not stored can be asked about, not noted for. */
static gboolean is_for_anybody(const AcCommand *command)
{
	return (command->needs & AC_NEEDS_PLAN) != 0 && (command->needs & AC_NEEDS_CLIENT) == 0;
}

/* The options every command has, less those told already and those it would refuse. */
static void put_globals(AcSheet *sheet, const AcCommand *command)
{
	AcOption hidden[AC_OPTIONS_MAX] = {{0}};
	for (const AcOption *own = command->options; own != NULL && own->name != NULL; own++)
		hide(hidden, own->name);
	if ((command->flags & AC_COMMAND_JSON) == 0)
		hide(hidden, "json");
	if (!is_for_anybody(command)) {
		hide(hidden, "protocol");
		hide(hidden, "session");
	}
	put_options(sheet, _("Options of every command"), ac_command_globals(), hidden);
}

static void put_command(AcSheet *sheet, const AcCommand *command, const AcCommand *parent)
{
	g_autofree char *name = parent == NULL ? g_strdup_printf("aftercare %s", command->name)
	                                       : g_strdup_printf("aftercare %s %s", parent->name, command->name);
	put_usage(sheet, name, command->args);
	ac_sheet_gap(sheet);
	const char *summary = _(command->summary);
	g_autoptr(GString) sentence = g_string_new(NULL);
	g_string_append_unichar(sentence, g_unichar_toupper(g_utf8_get_char(summary)));
	g_string_append_printf(sentence, "%s.", g_utf8_next_char(summary));
	ac_sheet_line(sheet, 0, sentence->str);
	if (command->details != NULL) {
		ac_sheet_gap(sheet);
		ac_sheet_line(sheet, 0, _(command->details));
	}
	if (command->subcommands != NULL) {
		ac_sheet_heading(sheet, _("Commands"));
		put_list(sheet, command->subcommands, command->name);
	}
	put_options(sheet, _("Options"), command->options, NULL);
	put_globals(sheet, command);
	put_example(sheet, command->example);
}

static void put_all(AcSheet *sheet)
{
	put_usage(sheet, "aftercare", _("[COMMAND] [WORDS…] [OPTIONS…]"));
	ac_sheet_gap(sheet);
	ac_sheet_line(
	    sheet, 0,
	    _("A coach for the weeks after scalp micropigmentation. Without a command it opens its screen; where "
	      "there is no terminal it prints today."));
	ac_sheet_heading(sheet, _("Commands"));
	put_list(sheet, ac_commands(), NULL);
	put_options(sheet, _("Options of every command"), ac_command_globals(), NULL);
	ac_sheet_heading(sheet, _("Times (WHEN)"));
	ac_sheet_line(sheet, INDENT,
	              _("now, today, tomorrow, tonight, a weekday, 2026-12-01, \"2026-12-01 18:00\", 18:00, +3d, "
	                "\"day 5\""));
	ac_sheet_heading(sheet, _("Exit status"));
	ac_sheet_line(sheet, INDENT, _("0 done, 1 failed, 2 wrong usage"));
	ac_sheet_line(sheet, INDENT, _("can: 0 ok, 10 care, 11 ask, 12 avoid, 13 not covered"));
	ac_sheet_line(sheet, INDENT, _("feel: 0 expected, 10 watch, 11 practitioner, 12 doctor or emergency"));
	put_example(sheet, "aftercare client add \"Jo Doe\" --session \"yesterday 15:00\"\n"
	                   "aftercare can wash\n"
	                   "aftercare help can");
	ac_sheet_gap(sheet);
	ac_sheet_line(sheet, 0,
	              _("This is coaching, not medicine: for anything that worries you, ask a person."));
}

void ac_help_print(AcCall *call, const AcCommand *command, const AcCommand *parent)
{
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	if (command == NULL)
		put_all(sheet);
	else
		put_command(sheet, command, parent);
	ac_call_print(call, sheet);
}

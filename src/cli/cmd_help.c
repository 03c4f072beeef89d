/* SPDX-License-Identifier: MIT */
#include "base/error.h"
#include "base/text.h"
#include "call.h"

static const AcCommand *find(const AcCommand *parent, const char *name, GError **error)
{
	const AcCommand *const *commands = parent != NULL ? parent->subcommands : ac_commands();
	const AcCommand *command = commands != NULL ? ac_command_find(commands, name) : NULL;
	if (command != NULL)
		return command;
	const char *nearest = commands != NULL ? ac_command_nearest(commands, name) : NULL;
	g_autofree char *shown = ac_text_plain(name);
	if (nearest != NULL)
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("There is no command “%s”. Did you mean “%s”?"), shown,
		            nearest);
	else
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("There is no command “%s”. See: aftercare help"),
		            shown);
	return NULL;
}

static gboolean run(AcCall *call, GError **error)
{
	const AcCommand *command = NULL, *parent = NULL;
	for (guint i = 0; i < call->n_words; i++) {
		parent = command;
		command = find(parent, call->words[i], error);
		if (command == NULL)
			return FALSE;
	}
	ac_help_print(call, command, parent);
	return TRUE;
}

const AcCommand ac_command_help = {
    .name = "help",
    .args = "[COMMAND]",
    .summary = N_("this list, or all about one command"),
    .example = "aftercare help can\naftercare help client add",
    .max_words = 2,
    .run = run,
};

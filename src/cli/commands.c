/* SPDX-License-Identifier: MIT */
/* The table of commands, and the options all of them have. */
#include "command.h"

#include <string.h>

#include "base/text.h"

#define X(name) &ac_command_##name,
static const AcCommand *const COMMANDS[] = {
#include "commands.def"
    NULL};
#undef X

static const AcOption GLOBALS[] = {
    {"client", AC_OPTION_TEXT, N_("NAME"), N_("whose plan: a name, its beginning, or a number such as 3")},
    {"now", AC_OPTION_TEXT, N_("WHEN"), N_("as if it were then")},
    {"protocol", AC_OPTION_TEXT, N_("ID|FILE"), N_("for somebody who is not stored: these rules")},
    {"session", AC_OPTION_LIST, N_("WHEN"),
     N_("for somebody who is not stored: a session ended then; may be given again")},
    {"plain", AC_OPTION_FLAG, NULL,
     N_("without a command: numbered menus instead of the screen, for screen readers")},
    {"json", AC_OPTION_FLAG, NULL, N_("for programs")},
    {"help", AC_OPTION_FLAG, NULL, N_("this page")},
    {"version", AC_OPTION_FLAG, NULL, N_("the version")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand *const *ac_commands(void)
{
	return COMMANDS;
}

const AcOption *ac_command_globals(void)
{
	return GLOBALS;
}

char ac_option_letter(const AcOption *option)
{
	gboolean has_one = strcmp(option->name, "help") == 0 || strcmp(option->name, "output") == 0;
	return has_one ? option->name[0] : '\0';
}

const AcCommand *ac_command_find(const AcCommand *const *commands, const char *name)
{
	for (; *commands != NULL; commands++)
		if (strcmp((*commands)->name, name) == 0)
			return *commands;
	return NULL;
}

const char *ac_command_nearest(const AcCommand *const *commands, const char *name)
{
	const char *names[G_N_ELEMENTS(COMMANDS)];
	guint n = 0;
	for (; *commands != NULL && n < G_N_ELEMENTS(names); commands++)
		names[n++] = (*commands)->name;
	return ac_text_nearest(name, names, n);
}

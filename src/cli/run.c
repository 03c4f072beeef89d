/* SPDX-License-Identifier: MIT */
/* One run: parse, open what the command needs, carry it out, tell how it went. */
#include "cli/cli.h"

#include <string.h>

#include "app/language.h"
#include "base/error.h"
#include "base/text.h"
#include "call.h"
#include "command.h"
#include "plain.h"

/* Whether the command has an option of its own of the name of a global one. */
static gboolean is_own(const AcCall *call, const char *name)
{
	for (const AcOption *option = call->command != NULL ? call->command->options : NULL;
	     option != NULL && option->name != NULL; option++)
		if (strcmp(option->name, name) == 0)
			return TRUE;
	return FALSE;
}

static const char *global_text(const AcCall *call, const char *name)
{
	return is_own(call, name) ? NULL : ac_call_text(call, name);
}

gboolean ac_call_open(AcCall *call, unsigned needs, GError **error)
{
	gboolean words_name_client = (call->command->flags & AC_COMMAND_CLIENT_WORD) != 0 && call->n_words > 0;
	g_autofree char *named = words_name_client ? ac_call_joined(call, 0) : NULL;
	const AcAppOptions options = {
	    .client = named != NULL ? named : global_text(call, "client"),
	    .now = global_text(call, "now"),
	    .protocol = global_text(call, "protocol"),
	    .sessions = is_own(call, "session") ? NULL : ac_call_list(call, "session"),
	    .clock = call->world->clock,
	};
	call->app = ac_app_open(&options, (AcNeeds)needs, error);
	return call->app != NULL;
}

/* Problems in files begin with their place, and are not broken, so that editors find it. */
static void print_lines(const AcCall *call, const char *text)
{
	g_autofree char *ascii = call->world->ascii ? g_str_to_ascii(text, "C") : NULL;
	g_string_append_printf(call->err, "%s\n", ascii != NULL ? ascii : text);
}

/* Problems in files begin with their place; everything else with our name. */
static void print_error(const AcCall *call, const GError *error)
{
	gboolean has_place = g_error_matches(error, AC_ERROR, AC_ERROR_FILE);
	g_autofree char *plain = ac_text_plain_lines(error->message);
	g_strchomp(plain);
	g_autofree char *text = has_place ? g_strdup(plain) : g_strconcat("aftercare: ", plain, NULL);
	print_lines(call, text);
}

static int status_of(const AcCall *call, const GError *error)
{
	gboolean is_2 = call->command != NULL && (call->command->flags & AC_COMMAND_TROUBLE_IS_2) != 0;
	return is_2 || g_error_matches(error, AC_ERROR, AC_ERROR_USAGE) ? AC_EXIT_USAGE : AC_EXIT_FAILED;
}

/* Words that cannot be read are no reason to keep an answer back; but somebody has to mend them. */
static void warn_of_words(AcCall *call)
{
	const char *problem = call->app != NULL ? ac_app_vocabulary_problem(call->app) : NULL;
	if (problem == NULL)
		return;
	g_autofree char *text =
	    g_strdup_printf(_("%s\nUntil that is mended, only English is understood in what you type."), problem);
	ac_call_warn(call, text);
}

/* Nor are rule files that cannot be used, where the plan has rules of its own to go on by. */
static void warn_of_rules(const AcCall *call)
{
	g_autofree char *text = call->app != NULL ? ac_app_rules_trouble(call->app, NULL) : NULL;
	g_autofree char *plain = text != NULL ? ac_text_plain_lines(text) : NULL;
	if (plain != NULL)
		print_lines(call, plain);
}

static gboolean run_command(AcCall *call, GError **error)
{
	const AcCommand *command = call->command;
	if (command->needs != AC_NEEDS_NOTHING && !ac_call_open(call, command->needs, error))
		return FALSE;
	gboolean done = command->run(call, error);
	warn_of_words(call);
	if (!done)
		return FALSE;
	warn_of_rules(call);
	if (call->app != NULL)
		ac_app_keep_ready(call->app);
	return TRUE;
}

/* Without a command: the screen where there can be one, else today. */
static gboolean run_screen(AcCall *call, GError **error)
{
	const AcCliWorld *world = call->world;
	call->command = &ac_command_today;
	if (!world->is_terminal || world->screen == NULL || ac_call_flag(call, "json"))
		return run_command(call, error);
	if (world->no_screen != NULL) {
		g_autofree char *note = g_strdup_printf(
		    _("%s Here is today instead; aftercare --plain has everything in numbered menus."),
		    world->no_screen);
		ac_call_warn(call, note);
		return run_command(call, error);
	}
	const unsigned needs = AC_NEEDS_CATALOGUE | AC_NEEDS_SAFETY | AC_NEEDS_STORE | AC_NEEDS_PLAN_IF_READ;
	if (!ac_call_open(call, needs, error))
		return FALSE;
	g_autoptr(GError) cause = NULL;
	if (world->screen(call->app, &cause))
		return TRUE;
	g_autofree char *note = g_strdup_printf(
	    _("%s Here is today instead; aftercare --plain has everything in numbered menus."), cause->message);
	ac_call_warn(call, note);
	ac_app_close(g_steal_pointer(&call->app));
	return run_command(call, error);
}

static gboolean carry_out(AcCall *call, GError **error)
{
	if (ac_call_flag(call, "version")) {
		call->parent = NULL;
		call->command = &ac_command_version;
		return call->command->run(call, error);
	}
	if (ac_call_flag(call, "help")) {
		ac_help_print(call, call->command, call->parent);
		return TRUE;
	}
	if (ac_call_flag(call, "plain")) {
		if (call->command == NULL)
			return ac_plain_run(call, error);
		g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE, _("--plain stands alone: aftercare --plain"));
		return FALSE;
	}
	return call->command == NULL ? run_screen(call, error) : run_command(call, error);
}

int ac_cli_run(const AcCliWorld *world, const char *const *words, GString *out, GString *err)
{
	AcCall call = {.world = world, .out = out, .err = err, .status = AC_EXIT_DONE};
	g_autoptr(GError) error = NULL;
	int status = AC_EXIT_DONE;
	gboolean is_read = ac_call_parse(&call, words, &error);
	if (is_read && ac_call_flag(&call, "json"))
		ac_language_for_programs();
	if (is_read && carry_out(&call, &error)) {
		status = call.status;
	} else {
		print_error(&call, error);
		status = status_of(&call, error);
	}
	ac_call_clear(&call);
	return status;
}

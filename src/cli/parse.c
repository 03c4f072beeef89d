/* SPDX-License-Identifier: MIT */
/* Arguments to a call: which command, its words, its options. Global options may stand anywhere. */
#include "command.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"

/* "-2d" is a time, not an option: its minus is hidden from GOption behind this sign, which no argument may
 * hold. */
#define HIDDEN_MINUS '\x1F'

static gboolean is_minus_time(const char *word)
{
	return word[0] == '-' && g_ascii_isdigit(word[1]);
}

static void show_minus(char *word)
{
	if (word != NULL && word[0] == HIDDEN_MINUS)
		word[0] = '-';
}

/* The arguments as UTF-8, after a name for the program. NULL with @error. */
static char **readable(const char *const *words, GError **error)
{
	g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
	g_strv_builder_add(builder, "aftercare");
	for (; *words != NULL; words++) {
		g_autofree char *copy = g_utf8_validate(*words, -1, NULL)
		                            ? g_strdup(*words)
		                            : g_locale_to_utf8(*words, -1, NULL, NULL, NULL);
		if (copy == NULL || strchr(copy, HIDDEN_MINUS) != NULL) {
			g_autofree char *shown = ac_text_plain(*words);
			g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("“%s” cannot be read: it is not UTF-8 text."),
			            shown);
			return NULL;
		}
		if (is_minus_time(copy))
			copy[0] = HIDDEN_MINUS;
		g_strv_builder_add(builder, copy);
	}
	return g_strv_builder_end(builder);
}

/* ---- which command --------------------------------------------------------------------------- */

static gboolean is_among(const char *word, const AcOption *options)
{
	for (; options != NULL && options->name != NULL; options++)
		if (options->kind != AC_OPTION_FLAG && strcmp(word + 2, options->name) == 0)
			return TRUE;
	return FALSE;
}

/* Index of the first word from @index on that is no option and no value of one, be it a global one or of
 * @own; 0 when there is none. */
static guint next_word(char **arguments, guint index, const AcOption *own)
{
	for (; arguments[index] != NULL; index++) {
		const char *word = arguments[index];
		if (word[0] != '-' || word[1] == '\0')
			return index;
		if (strcmp(word, "--") == 0)
			return arguments[index + 1] != NULL ? index + 1 : 0;
		gboolean has_value =
		    g_str_has_prefix(word, "--") && (is_among(word, ac_command_globals()) || is_among(word, own));
		if (has_value && arguments[index + 1] != NULL)
			index++;
	}
	return 0;
}

static void drop(char **arguments, guint index)
{
	g_free(arguments[index]);
	memmove(&arguments[index], &arguments[index + 1],
	        (g_strv_length(&arguments[index + 1]) + 1) * sizeof arguments[0]);
}

static gboolean unknown_command(const AcCommand *parent, const char *name, GError **error)
{
	const AcCommand *const *commands = parent != NULL ? parent->subcommands : ac_commands();
	const char *nearest = ac_command_nearest(commands, name);
	g_autofree char *shown = ac_text_plain(name);
	g_autofree char *full = parent != NULL ? g_strdup_printf("%s %s", parent->name, shown) : g_strdup(shown);
	g_autofree char *meant =
	    nearest != NULL ? g_strdup_printf(_(" Did you mean “%s%s%s”?"), parent != NULL ? parent->name : "",
	                                      parent != NULL ? " " : "", nearest)
	                    : g_strdup("");
	g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("There is no command “%s”.%s See: aftercare help%s%s"),
	            full, meant, parent != NULL ? " " : "", parent != NULL ? parent->name : "");
	return FALSE;
}

static gboolean find_command(AcCall *call, char **arguments, GError **error)
{
	guint index = next_word(arguments, 1, NULL);
	if (index == 0)
		return TRUE;
	const AcCommand *command = ac_command_find(ac_commands(), arguments[index]);
	if (command == NULL)
		return unknown_command(NULL, arguments[index], error);
	drop(arguments, index);
	call->command = command;
	if (command->subcommands == NULL)
		return TRUE;
	index = next_word(arguments, index, command->options);
	if (index == 0)
		return TRUE;
	const AcCommand *below = ac_command_find(command->subcommands, arguments[index]);
	if (below == NULL && command->run != NULL)
		return TRUE; /* a word of its own */
	if (below == NULL)
		return unknown_command(command, arguments[index], error);
	call->parent = command;
	call->command = below;
	drop(arguments, index);
	return TRUE;
}

/* ---- options --------------------------------------------------------------------------------- */

static void add_options(AcCall *call, GOptionEntry *entries, const AcOption *options)
{
	for (; options != NULL && options->name != NULL; options++) {
		g_assert(call->n_values < AC_OPTIONS_MAX);
		AcOptionValue *value = &call->values[call->n_values];
		GOptionEntry *entry = &entries[call->n_values++];
		value->option = options;
		entry->long_name = options->name;
		entry->short_name = ac_option_letter(options);
		switch (options->kind) {
		case AC_OPTION_FLAG:
			entry->arg = G_OPTION_ARG_NONE;
			entry->arg_data = &value->flag;
			break;
		case AC_OPTION_TEXT:
		case AC_OPTION_MAYBE:
			entry->arg = G_OPTION_ARG_FILENAME; /* as it is: it was made UTF-8 above */
			entry->arg_data = &value->text;
			break;
		case AC_OPTION_LIST:
			entry->arg = G_OPTION_ARG_FILENAME_ARRAY;
			entry->arg_data = &value->list;
			break;
		}
	}
}

/* The first option in @arguments that is none of the call's: for "did you mean". */
static const char *nearest_option(const AcCall *call, const char *message)
{
	const char *dashes = strstr(message, "--");
	const char *names[AC_OPTIONS_MAX];
	for (guint i = 0; i < call->n_values; i++)
		names[i] = call->values[i].option->name;
	return dashes == NULL ? NULL : ac_text_nearest(dashes + 2, names, call->n_values);
}

static gboolean wrong_option(const AcCall *call, const GError *cause, GError **error)
{
	g_autofree char *name = ac_call_name(call);
	g_autofree char *shown = ac_text_plain(cause->message);
	const char *nearest = g_error_matches(cause, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION)
	                          ? nearest_option(call, cause->message)
	                          : NULL;
	if (nearest != NULL)
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("%s. Did you mean “--%s”? See: %s --help"), shown,
		            nearest, name);
	else
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("%s. See: %s --help"), shown, name);
	return FALSE;
}

static void keep_words(AcCall *call, char **arguments)
{
	guint first = 1;
	if (arguments[first] != NULL && strcmp(arguments[first], "--") == 0)
		first++;
	call->words = g_strdupv(&arguments[first]);
	call->n_words = g_strv_length(call->words);
	for (char **word = call->words; *word != NULL; word++)
		show_minus(*word);
	for (guint i = 0; i < call->n_values; i++) {
		show_minus(call->values[i].text);
		for (char **text = call->values[i].list; text != NULL && *text != NULL; text++)
			show_minus(*text);
	}
}

/* "--printer" with no word after it, or another option, is "--printer=". */
static void fill_in(char **arguments, const AcOption *options)
{
	for (guint i = 1; arguments[i] != NULL && strcmp(arguments[i], "--") != 0; i++)
		for (const AcOption *option = options; option != NULL && option->name != NULL; option++) {
			gboolean is_it = option->kind == AC_OPTION_MAYBE && g_str_has_prefix(arguments[i], "--") &&
			                 strcmp(arguments[i] + 2, option->name) == 0;
			if (!is_it || (arguments[i + 1] != NULL && arguments[i + 1][0] != '-'))
				continue;
			g_free(arguments[i]);
			arguments[i] = g_strdup_printf("--%s=", option->name);
			break;
		}
}

static gboolean read_options(AcCall *call, char ***arguments, GError **error)
{
	GOptionEntry entries[AC_OPTIONS_MAX + 1] = {{0}};
	/* What the command says of an option goes before what all say of it: the first entry of a name counts. */
	const AcOption *own = call->command != NULL ? call->command->options : NULL;
	add_options(call, entries, own);
	fill_in(*arguments, own);
	for (const AcOption *global = ac_command_globals(); global->name != NULL; global++) {
		const AcOption one[] = {*global, {NULL, AC_OPTION_FLAG, NULL, NULL}};
		gboolean is_own = FALSE;
		for (const AcOption *option = own; option != NULL && option->name != NULL; option++)
			is_own = is_own || strcmp(option->name, global->name) == 0;
		if (is_own)
			continue;
		add_options(call, entries, one);
		call->values[call->n_values - 1].option = global;
	}
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	g_option_context_set_help_enabled(context, FALSE);
	g_option_context_add_main_entries(context, entries, NULL);
	g_autoptr(GError) cause = NULL;
	if (!g_option_context_parse_strv(context, arguments, &cause))
		return wrong_option(call, cause, error);
	keep_words(call, *arguments);
	return TRUE;
}

static gboolean check_words(const AcCall *call, GError **error)
{
	const AcCommand *command = call->command;
	if (command == NULL || ac_call_flag(call, "help"))
		return TRUE;
	g_autofree char *name = ac_call_name(call);
	if (command->run == NULL) {
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("“%s” needs a word more. See: %s --help"), name, name);
		return FALSE;
	}
	if (call->n_words < command->min_words) {
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("Too few words. Usage: %s %s"), name,
		            command->args != NULL ? command->args : "");
		return FALSE;
	}
	if (call->n_words > command->max_words) {
		g_autofree char *shown = ac_text_plain(call->words[command->max_words]);
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("“%s” is too much. Usage: %s %s"), shown, name,
		            command->args != NULL ? command->args : "");
		return FALSE;
	}
	if (ac_call_flag(call, "json") && (command->flags & AC_COMMAND_JSON) == 0) {
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("“%s” has no --json."), name);
		return FALSE;
	}
	return TRUE;
}

gboolean ac_call_parse(AcCall *call, const char *const *words, GError **error)
{
	g_auto(GStrv) arguments = readable(words, error);
	return arguments != NULL && find_command(call, arguments, error) &&
	       read_options(call, &arguments, error) && check_words(call, error);
}

void ac_call_clear(AcCall *call)
{
	for (guint i = 0; i < call->n_values; i++) {
		g_free(call->values[i].text);
		g_strfreev(call->values[i].list);
	}
	g_strfreev(call->words);
	ac_app_close(call->app);
}

/* ---- what was given -------------------------------------------------------------------------- */

static const AcOptionValue *find_value(const AcCall *call, const char *option)
{
	for (guint i = 0; i < call->n_values; i++)
		if (strcmp(call->values[i].option->name, option) == 0)
			return &call->values[i];
	return NULL;
}

const char *ac_call_text(const AcCall *call, const char *option)
{
	const AcOptionValue *value = find_value(call, option);
	return value == NULL ? NULL : value->text;
}

gboolean ac_call_flag(const AcCall *call, const char *option)
{
	const AcOptionValue *value = find_value(call, option);
	return value != NULL && value->flag != 0;
}

const char *const *ac_call_list(const AcCall *call, const char *option)
{
	static const char *const none[] = {NULL};
	const AcOptionValue *value = find_value(call, option);
	return value == NULL || value->list == NULL ? none : (const char *const *)value->list;
}

char *ac_call_joined(const AcCall *call, guint first)
{
	return first >= call->n_words ? g_strdup("") : g_strjoinv(" ", &call->words[first]);
}

char *ac_call_name(const AcCall *call)
{
	if (call->command == NULL)
		return g_strdup("aftercare");
	if (call->parent == NULL)
		return g_strdup_printf("aftercare %s", call->command->name);
	return g_strdup_printf("aftercare %s %s", call->parent->name, call->command->name);
}

/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "call.h"
#include "protocol/check.h"

static const char *const *folders_of(const AcCall *call)
{
	return (const char *const *)ac_app_paths(call->app)->protocol_folders;
}

/* ---- list ------------------------------------------------------------------------------------ */

/* One line of the list; the texts die with @arena. */
static AcProtocolLine line_of(const AcCall *call, AcArena *arena, const char *path)
{
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autoptr(AcLoaded) loaded =
	    ac_load_protocol(path, ac_app_catalogue(call->app), folders_of(call), problems);
	g_autofree char *base = g_path_get_basename(path);
	AcProtocolLine line = {.file = ac_arena_strdup(arena, path)};
	if (loaded == NULL) {
		guint errors = ac_problems_count(problems, AC_PROBLEM_ERROR);
		line.id = ac_arena_strndup(arena, base, strcspn(base, "."));
		line.problem = ac_arena_printf(arena, ngettext("%u error", "%u errors", (gulong)errors), errors);
		return line;
	}
	const AcProtocol *protocol = ac_loaded_protocol(loaded);
	line.id = ac_arena_strdup(arena, protocol->id);
	line.title = ac_arena_strdup(arena, protocol->title);
	line.version = ac_arena_strdup(arena, protocol->version);
	return line;
}

static void put_line(AcSheet *sheet, const AcProtocolLine *line)
{
	g_autofree char *words =
	    line->problem != NULL
	        ? g_strdup_printf(_("%s: aftercare protocol check %s"), line->problem, line->id)
	        : g_strdup_printf(_("%s, version %s"), line->title, line->version != NULL ? line->version : "?");
	ac_sheet_begin(sheet, 0, 16);
	ac_sheet_put(sheet, AC_INK_STRONG, line->id);
	ac_sheet_to(sheet, 16);
	ac_sheet_put(sheet, AC_INK_PLAIN, words);
	ac_sheet_end(sheet);
	ac_sheet_line(sheet, 16, line->file);
}

static gboolean run_list(AcCall *call, GError **error)
{
	(void)error;
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(GPtrArray) paths = ac_app_protocols(call->app);
	AcProtocolLine *lines = AC_ARENA_ARRAY(arena, AcProtocolLine, paths->len);
	for (guint i = 0; i < paths->len; i++)
		lines[i] = line_of(call, arena, g_ptr_array_index(paths, i));
	if (ac_call_flag(call, "json")) {
		ac_call_print_json(call, ac_json_protocols(lines, paths->len, ac_call_json_style(call)));
		return TRUE;
	}
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	for (guint i = 0; i < paths->len; i++)
		put_line(sheet, &lines[i]);
	if (paths->len == 0)
		ac_sheet_line(sheet, 0, _("No protocol is found. See: aftercare paths"));
	ac_call_print(call, sheet);
	return TRUE;
}

static const AcCommand PROTOCOL_LIST = {
    .name = "list",
    .summary = N_("all that can be named"),
    .example = "aftercare protocol list",
    .needs = AC_NEEDS_CATALOGUE,
    .flags = AC_COMMAND_JSON,
    .run = run_list,
};

/* ---- show, check ----------------------------------------------------------------------------- */

/* Loads one by name; what is wrong with it goes to @problems, what is wrong with the name to @error. */
static AcLoaded *load(const AcCall *call, const char *name, AcProblems *problems, char **path, GError **error)
{
	*path = ac_protocol_find(name, folders_of(call), error);
	return *path == NULL ? NULL
	                     : ac_load_protocol(*path, ac_app_catalogue(call->app), folders_of(call), problems);
}

static gboolean run_show(AcCall *call, GError **error)
{
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autofree char *path = NULL;
	g_autoptr(AcLoaded) loaded = load(call, call->words[0], problems, &path, error);
	if (path == NULL)
		return FALSE;
	if (loaded == NULL) {
		ac_problems_sort(problems);
		g_autofree char *text = ac_problems_text(problems);
		g_set_error_literal(error, AC_ERROR, AC_ERROR_FILE, text);
		return FALSE;
	}
	g_autofree char *hash = ac_loaded_hash(loaded);
	const AcFacts facts = {.clinic = ac_loaded_clinic(loaded), .hash = hash};
	const AcProtocol *protocol = ac_loaded_protocol(loaded);
	if (ac_call_flag(call, "json")) {
		ac_call_print_json(call, ac_json_protocol(&facts, protocol, ac_call_json_style(call)));
		return TRUE;
	}
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	ac_sheet_protocol(sheet, &facts, protocol);
	ac_call_print(call, sheet);
	return TRUE;
}

static const AcCommand PROTOCOL_SHOW = {
    .name = "show",
    .args = "ID|FILE",
    .summary = N_("one protocol: its rules, tasks and sources"),
    .example = "aftercare protocol show smp",
    .needs = AC_NEEDS_CATALOGUE,
    .flags = AC_COMMAND_JSON,
    .min_words = 1,
    .max_words = 1,
    .run = run_show,
};

static void say_verdict(AcCall *call, const char *path, const AcProblems *problems, guint n_tests)
{
	guint errors = ac_problems_count(problems, AC_PROBLEM_ERROR);
	guint warnings = ac_problems_count(problems, AC_PROBLEM_WARNING);
	if (errors + warnings == 0)
		ac_call_say(call,
		            ngettext("%s: nothing is wrong; %u test of its own passed.",
		                     "%s: nothing is wrong; %u tests of its own passed.", (gulong)n_tests),
		            path, n_tests);
	else
		ac_call_say(call, _("%s: %u errors, %u warnings."), path, errors, warnings);
}

static gboolean check_one(AcCall *call, const char *name, GError **error)
{
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autofree char *path = NULL;
	g_autoptr(AcLoaded) loaded = load(call, name, problems, &path, error);
	if (path == NULL)
		return FALSE;
	guint n_tests = 0;
	if (loaded != NULL) {
		const AcProtocol *protocol = ac_loaded_protocol(loaded);
		AcDate today = ac_time_date(ac_app_now(call->app), ac_app_zone(call->app));
		ac_protocol_check(protocol, ac_app_safety(call->app), today, problems);
		n_tests = protocol->n_tests;
	}
	ac_problems_sort(problems);
	g_autofree char *text = ac_problems_text(problems);
	g_autofree char *ascii = call->world->ascii ? g_str_to_ascii(text, "C") : NULL;
	const char *shown = ascii != NULL ? ascii : text;
	g_string_append(call->out, shown);
	if (*shown != '\0' && !g_str_has_suffix(shown, "\n"))
		g_string_append_c(call->out, '\n');
	say_verdict(call, path, problems, n_tests);
	if (ac_problems_count(problems, AC_PROBLEM_ERROR) > 0)
		call->status = AC_EXIT_FAILED;
	return TRUE;
}

static gboolean run_check(AcCall *call, GError **error)
{
	for (guint i = 0; i < call->n_words; i++)
		if (!check_one(call, call->words[i], error))
			return FALSE;
	return TRUE;
}

static const AcCommand PROTOCOL_CHECK = {
    .name = "check",
    .args = "ID|FILE…",
    .summary = N_("everything that is wrong with a protocol, with its place"),
    .details = N_("Also runs the tests that stand in the file. Exit status 1 when there is an error."),
    .example = "aftercare protocol check my-studio.cfg",
    .needs = AC_NEEDS_CATALOGUE | AC_NEEDS_SAFETY,
    .min_words = 1,
    .max_words = AC_WORDS_ANY,
    .run = run_check,
};

static const AcCommand *const SUBCOMMANDS[] = {&PROTOCOL_CHECK, &PROTOCOL_LIST, &PROTOCOL_SHOW, NULL};

const AcCommand ac_command_protocol = {
    .name = "protocol",
    .args = "list|show|check",
    .summary = N_("the rules there are: list, show, check"),
    .details = N_("A protocol is named by its id or by the path of its file."),
    .example = "aftercare protocol list\naftercare protocol check my-studio.cfg",
    .subcommands = SUBCOMMANDS,
};

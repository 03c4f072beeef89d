/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "app/places.h"
#include "base/error.h"
#include "base/text.h"
#include "call.h"
#include "protocol_check.h"
#include "protocol_compare.h"
#include "protocol_new.h"
#include "protocol_reference.h"

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
	ac_loaded_speak(loaded);
	const AcProtocol *protocol = ac_loaded_protocol(loaded);
	line.id = ac_arena_strdup(arena, protocol->id);
	line.title = ac_arena_strdup(arena, protocol->title);
	line.version = ac_arena_strdup(arena, protocol->version);
	return line;
}

static int by_id(gconstpointer a, gconstpointer b)
{
	const AcProtocolLine *left = a, *right = b;
	int order = strcmp(left->id, right->id);
	return order != 0 ? order : (left->hidden_by != NULL) - (right->hidden_by != NULL);
}

/* All files there are, those of one id together, the one that its id means first. */
static AcProtocolLine *lines_of(const AcCall *call, AcArena *arena, guint *n)
{
	g_autoptr(GPtrArray) paths = ac_protocol_list_all(folders_of(call));
	AcProtocolLine *lines = AC_ARENA_ARRAY(arena, AcProtocolLine, paths->len);
	for (guint i = 0; i < paths->len; i++) {
		const char *path = g_ptr_array_index(paths, i);
		lines[i] = line_of(call, arena, path);
		g_autofree char *meant = ac_protocol_find(lines[i].id, folders_of(call), NULL);
		if (meant != NULL && strcmp(meant, path) != 0)
			lines[i].hidden_by = ac_arena_strdup(arena, meant);
	}
	qsort(lines, paths->len, sizeof *lines, by_id);
	*n = paths->len;
	return lines;
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
	if (line->hidden_by == NULL)
		return;
	g_autofree char *hidden = g_strdup_printf(_("Not used: \"%s\" means %s."), line->id, line->hidden_by);
	ac_sheet_line(sheet, 16, hidden);
}

static gboolean run_list(AcCall *call, GError **error)
{
	(void)error;
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n = 0;
	const AcProtocolLine *lines = lines_of(call, arena, &n);
	if (ac_call_flag(call, "json")) {
		ac_call_print_json(call, ac_json_protocols(lines, n, ac_call_json_style(call)));
		return TRUE;
	}
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	for (guint i = 0; i < n; i++)
		put_line(sheet, &lines[i]);
	if (n == 0)
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

/* ---- show ----------------------------------------------------------------------------------- */

AcLoaded *ac_call_protocol(const AcCall *call, const char *name, AcProblems *problems, char **path,
                           GError **error)
{
	ac_app_as_written(call->app);
	*path = ac_protocol_find(name, folders_of(call), error);
	return *path == NULL ? NULL
	                     : ac_load_protocol(*path, ac_app_catalogue(call->app), folders_of(call), problems);
}

static gboolean run_show(AcCall *call, GError **error)
{
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autofree char *path = NULL;
	g_autoptr(AcLoaded) loaded = ac_call_protocol(call, call->words[0], problems, &path, error);
	if (path == NULL)
		return FALSE;
	if (loaded == NULL) {
		ac_problems_sort(problems);
		g_autofree char *text = ac_problems_text(problems);
		g_set_error_literal(error, AC_ERROR, AC_ERROR_FILE, text);
		return FALSE;
	}
	g_autofree char *hash = ac_loaded_hash(loaded);
	AcFacts facts = {.clinic = ac_loaded_clinic(loaded), .hash = hash};
	if (ac_call_flag(call, "origins")) {
		facts.places_of = ac_app_places;
		facts.places = loaded;
	}
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

static const AcOption SHOW_OPTIONS[] = {
    {"origins", AC_OPTION_FLAG, NULL, N_("also the file and line of each value, and what it replaced")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

static const AcCommand PROTOCOL_SHOW = {
    .name = "show",
    .args = "ID|FILE",
    .summary = N_("one protocol: its rules, tasks and sources"),
    .example = "aftercare protocol show smp\naftercare protocol show smp --origins",
    .options = SHOW_OPTIONS,
    .needs = AC_NEEDS_CATALOGUE,
    .flags = AC_COMMAND_JSON,
    .min_words = 1,
    .max_words = 1,
    .run = run_show,
};

static const AcCommand *const SUBCOMMANDS[] = {&ac_protocol_check_command,
                                               &ac_protocol_compare_command,
                                               &PROTOCOL_LIST,
                                               &ac_protocol_new_command,
                                               &ac_protocol_reference_command,
                                               &PROTOCOL_SHOW,
                                               &ac_protocol_test_command,
                                               NULL};

const AcCommand ac_command_protocol = {
    .name = "protocol",
    .args = "list|show|check|compare|new|test|reference",
    .summary = N_("the rules there are: list, show, check, compare, new, test, reference"),
    .details = N_("A protocol is named by its id or by the path of its file."),
    .example = "aftercare protocol list\naftercare protocol check my-studio.cfg",
    .subcommands = SUBCOMMANDS,
};

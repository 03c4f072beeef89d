/* SPDX-License-Identifier: MIT */
#include "protocol_check.h"

#include "base/text.h"
#include "protocol/check.h"

/* One file, and what was found in it. */
typedef struct {
	AcArena *arena;
	AcProblems *problems;
	char *path;
	AcLoaded *loaded; /* NULL: it could not be loaded */
	AcCheckedFile file;
} Checked;

static void clear_checked(Checked *checked)
{
	ac_loaded_free(checked->loaded);
	ac_problems_free(checked->problems);
	ac_arena_free(checked->arena);
	g_free(checked->path);
}

static gboolean open_checked(Checked *checked, const AcCall *call, const char *name, GError **error)
{
	*checked = (Checked){.arena = ac_arena_new(), .problems = ac_problems_new()};
	checked->loaded = ac_call_protocol(call, name, checked->problems, &checked->path, error);
	checked->file = (AcCheckedFile){.file = checked->path, .problems = checked->problems};
	if (checked->loaded != NULL)
		checked->file.protocol = ac_loaded_protocol(checked->loaded);
	if (checked->path == NULL)
		clear_checked(checked);
	return checked->path != NULL;
}

/* ---- text ------------------------------------------------------------------------------------ */

static void put_text(AcCall *call, const char *text)
{
	g_autofree char *ascii = call->world->ascii ? g_str_to_ascii(text, "C") : NULL;
	g_string_append(call->out, ascii != NULL ? ascii : text);
}

static void put_place(GString *text, const char *file, int line)
{
	g_string_append(text, file);
	if (line > 0)
		g_string_append_printf(text, ":%d", line);
}

static const char *severity_word(AcSeverity severity)
{
	return severity == AC_PROBLEM_WARNING ? _("warning: ") : severity == AC_PROBLEM_NOTE ? _("note: ") : "";
}

/* "my.cfg:12: warning: what"; the place is never broken, so that an editor finds it. */
static void put_what(GString *text, const AcProblem *problem)
{
	put_place(text, problem->file, problem->line);
	g_string_append_printf(text, ": %s%s\n", severity_word(problem->severity), problem->text);
}

static void put_finding(AcCall *call, const AcProblem *problem)
{
	const AcFinding *finding = &problem->finding;
	g_autoptr(GString) text = g_string_new(NULL);
	put_what(text, problem);
	if (finding->other != NULL && finding->other_file != NULL) {
		g_string_append(text, "    ");
		put_place(text, finding->other_file, finding->other_line);
		g_string_append_printf(text, _(": here is \"%s\"\n"), finding->other);
	}
	if (finding->suggestion != NULL)
		g_string_append_printf(text, "    %s\n", finding->suggestion);
	if (finding->kind != NULL)
		g_string_append_c(text, '\n');
	put_text(call, text->str);
}

static void say_counts(AcCall *call, const Checked *checked, guint errors, guint warnings)
{
	g_autofree char *wrong = g_strdup_printf(ngettext("%u error", "%u errors", (gulong)errors), errors);
	g_autofree char *doubtful =
	    g_strdup_printf(ngettext("%u warning", "%u warnings", (gulong)warnings), warnings);
	ac_call_say(call, "%s: %s, %s.", checked->path, wrong, doubtful);
}

static void say_verdict(AcCall *call, const Checked *checked)
{
	guint errors = ac_problems_count(checked->problems, AC_PROBLEM_ERROR);
	guint warnings = ac_problems_count(checked->problems, AC_PROBLEM_WARNING);
	guint n_tests = checked->file.n_tests;
	if (errors + warnings > 0)
		say_counts(call, checked, errors, warnings);
	else
		ac_call_say(call,
		            ngettext("%s: nothing is wrong; %u test of its own passed.",
		                     "%s: nothing is wrong; %u tests of its own passed.", (gulong)n_tests),
		            checked->path, n_tests);
}

static guint count_silent(const AcCheckedFile *file)
{
	guint n = 0;
	for (guint i = 0; i < file->n_silent; i++)
		if (i == 0 || file->silent[i].activity != file->silent[i - 1].activity)
			n++;
	return n;
}

static void put_silences(AcCall *call, const AcCheckedFile *file)
{
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	guint most = MIN(file->protocol->catalogue->n_activities, AC_CHECK_COMMON);
	g_autofree char *head =
	    file->n_silent == 0
	        ? g_strdup_printf(_("Of the %u activities asked about most, each has an answer at any time."),
	                          most)
	        : g_strdup_printf(_("Of the %u activities asked about most, %u have an answer at any time. "
	                            "Not covered, so that clients are told to ask:"),
	                          most, most - count_silent(file));
	ac_sheet_line(sheet, 0, head);
	for (guint i = 0; i < file->n_silent; i++) {
		ac_sheet_begin(sheet, 2, 4);
		ac_sheet_put(sheet, AC_INK_PLAIN, file->silent[i].activity->title);
		ac_sheet_to(sheet, 30);
		ac_sheet_put(sheet, AC_INK_PLAIN, file->silent[i].when);
		ac_sheet_end(sheet);
	}
	ac_call_print(call, sheet);
}

static void put_checked(AcCall *call, const Checked *checked)
{
	for (guint i = 0; i < ac_problems_total(checked->problems); i++)
		put_finding(call, ac_problems_get(checked->problems, i));
	say_verdict(call, checked);
	if (checked->file.protocol != NULL)
		put_silences(call, &checked->file);
}

/* ---- check ----------------------------------------------------------------------------------- */

static void find_silences(Checked *checked)
{
	guint n = 0;
	const AcSilence *found = ac_protocol_silences(checked->file.protocol, checked->arena, &n);
	AcSilentTime *silent = AC_ARENA_ARRAY(checked->arena, AcSilentTime, n);
	for (guint i = 0; i < n; i++)
		silent[i] = (AcSilentTime){found[i].activity, found[i].when};
	checked->file.silent = silent;
	checked->file.n_silent = n;
}

static void look(Checked *checked, const AcCall *call)
{
	const AcProtocol *protocol = checked->file.protocol;
	AcDate today = ac_time_date(ac_app_now(call->app), ac_app_zone(call->app));
	ac_protocol_check(protocol, ac_app_safety(call->app), today, checked->problems);
	ac_loaded_check(checked->loaded, ac_app_catalogue(call->app),
	                (const char *const *)ac_app_paths(call->app)->protocol_folders, checked->problems);
	checked->file.n_tests = protocol->n_tests;
	find_silences(checked);
}

static gboolean check_one(AcCall *call, const char *name, AcJsonFindings *json, GError **error)
{
	Checked checked;
	if (!open_checked(&checked, call, name, error))
		return FALSE;
	if (checked.loaded != NULL)
		look(&checked, call);
	ac_problems_sort(checked.problems);
	if (json != NULL)
		ac_json_findings_add(json, &checked.file);
	else
		put_checked(call, &checked);
	guint bad = ac_problems_count(checked.problems, AC_PROBLEM_ERROR);
	if (ac_call_flag(call, "strict"))
		bad += ac_problems_count(checked.problems, AC_PROBLEM_WARNING);
	if (bad > 0)
		call->status = AC_EXIT_FAILED;
	clear_checked(&checked);
	return TRUE;
}

typedef gboolean (*CheckOne)(AcCall *call, const char *name, AcJsonFindings *json, GError **error);

static gboolean check_all(AcCall *call, CheckOne check, GError **error)
{
	AcJsonFindings *json = ac_call_flag(call, "json") ? ac_json_findings_new() : NULL;
	gboolean good = TRUE;
	for (guint i = 0; i < call->n_words && good; i++) {
		if (i > 0 && json == NULL)
			g_string_append_c(call->out, '\n');
		good = check(call, call->words[i], json, error);
	}
	if (json == NULL)
		return good;
	g_autofree char *text = ac_json_findings_finish(json, ac_call_json_style(call));
	if (good)
		ac_call_print_json(call, g_steal_pointer(&text));
	return good;
}

static gboolean run_check(AcCall *call, GError **error)
{
	return check_all(call, check_one, error);
}

static const AcOption CHECK_OPTIONS[] = {
    {"strict", AC_OPTION_FLAG, NULL, N_("a warning fails as well: exit status 1")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_protocol_check_command = {
    .name = "check",
    .args = "ID|FILE…",
    .summary = N_("everything that is wrong with a protocol, with its place"),
    .details =
        N_("Also runs the tests that stand in the file, and tells which of the questions asked most it "
           "leaves open. Exit status 1 when there is an error."),
    .example =
        "aftercare protocol check my-studio.cfg\naftercare protocol check --strict --json my-studio.cfg",
    .options = CHECK_OPTIONS,
    .needs = AC_NEEDS_CATALOGUE | AC_NEEDS_SAFETY,
    .flags = AC_COMMAND_JSON,
    .min_words = 1,
    .max_words = AC_WORDS_ANY,
    .run = run_check,
};

/* ---- test ------------------------------------------------------------------------------------ */

/* A failure on one line, with the rule that decided. */
static void put_failure(AcCall *call, const AcProblem *problem)
{
	const AcFinding *finding = &problem->finding;
	g_autoptr(GString) text = g_string_new(NULL);
	put_what(text, problem);
	if (finding->other != NULL) {
		g_string_truncate(text, text->len - 1);
		g_string_append_printf(text, _(" (rule \"%s\", "), finding->other);
		put_place(text, finding->other_file, finding->other_line);
		g_string_append(text, ")\n");
	}
	put_text(call, text->str);
}

static void say_sum(AcCall *call, const Checked *checked)
{
	guint n = checked->file.n_tests, failed = ac_problems_count(checked->problems, AC_PROBLEM_ERROR);
	for (guint i = 0; i < ac_problems_total(checked->problems); i++)
		put_failure(call, ac_problems_get(checked->problems, i));
	if (checked->file.protocol == NULL)
		ac_call_say(call, _("%s: it could not be loaded, so no test was run."), checked->path);
	else if (n == 0)
		ac_call_say(call, _("%s: it has no tests of its own."), checked->path);
	else
		ac_call_say(call, ngettext("%s: %u of %u test passed.", "%s: %u of %u tests passed.", (gulong)n),
		            checked->path, n - failed, n);
}

static gboolean test_one(AcCall *call, const char *name, AcJsonFindings *json, GError **error)
{
	Checked checked;
	if (!open_checked(&checked, call, name, error))
		return FALSE;
	if (checked.loaded != NULL)
		checked.file.n_tests = ac_protocol_run_tests(checked.file.protocol, checked.problems);
	ac_problems_sort(checked.problems);
	if (json != NULL)
		ac_json_findings_add(json, &checked.file);
	else
		say_sum(call, &checked);
	if (ac_problems_count(checked.problems, AC_PROBLEM_ERROR) > 0)
		call->status = AC_EXIT_FAILED;
	clear_checked(&checked);
	return TRUE;
}

static gboolean run_test(AcCall *call, GError **error)
{
	return check_all(call, test_one, error);
}

const AcCommand ac_protocol_test_command = {
    .name = "test",
    .args = "ID|FILE…",
    .summary = N_("only the tests that stand in a protocol's file"),
    .details = N_("A line for each that fails, and how many passed. Exit status 1 when one fails."),
    .example = "aftercare protocol test my-studio.cfg",
    .needs = AC_NEEDS_CATALOGUE,
    .flags = AC_COMMAND_JSON,
    .min_words = 1,
    .max_words = AC_WORDS_ANY,
    .run = run_test,
};

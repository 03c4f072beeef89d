/* SPDX-License-Identifier: MIT */
/* What the check sees of a file's own tests, of what it extends, of its clinic, and of what it leaves open.
 */
#include <string.h>

#include "protocol/check.h"
#include "test_protocol.h"

#define S    " source = \"s\"; }"
#define HEAD "protocol = { id = \"p\"; title = \"P\"; sources = ( { id = \"s\"; title = \"S\"; } );\n"
#define MILESTONES                                                                                           \
	" milestones = ( { id = \"gone\"; ask = \"Gone?\"; usually = \"5d..9d\"; } );\n"                         \
	" traits = ( { id = \"skin\"; title = \"Skin\"; values = (\"dry\", \"oily\"); } );\n"

/* "E test - a" a line each. */
static char *found(const Files *files)
{
	GString *text = g_string_new(NULL);
	ac_problems_sort(files->problems);
	for (guint i = 0; i < ac_problems_total(files->problems); i++) {
		const AcProblem *problem = ac_problems_get(files->problems, i);
		const AcFinding *finding = &problem->finding;
		g_string_append_printf(text, "%c %s %s %s %d\n", "EWN"[problem->severity], finding -> kind,
		                       finding -> rule != NULL ? finding -> rule : "-",
		                       finding->other != NULL ? finding->other : "-", problem->line);
	}
	return g_string_free(text, FALSE);
}

static void assert_failures(Files *files, const char *body, const char *expected)
{
	g_autofree char *text = g_strconcat(HEAD MILESTONES, body, "};\n", NULL);
	files_write(files, "p", text);
	g_autoptr(AcLoaded) loaded = files_load(files, "p");
	ac_protocol_run_tests(ac_loaded_protocol(loaded), files->problems);
	g_autofree char *got = found(files);
	g_assert_cmpstr(got, ==, expected);
	ac_problems_free(files->problems);
	files->problems = ac_problems_new();
}

static void tests_that_fail_name_the_rule_that_decided(Files *files, gconstpointer unused)
{
	(void)unused;
	assert_failures(
	    files,
	    " rules = (\n{ id = \"a\"; on = \"sea\"; verdict = \"avoid\"; to = \"7d\"; when = { skin = "
	    "\"dry\"; };" S ",\n{ id = \"rest\"; on = (\"lake\", \"sun\"); verdict = \"ask\";" S
	    " );\n tests = (\n{ at = \"1d\"; ask = \"sea\"; answer = \"care\"; },\n"
	    "{ at = \"1d\"; ask = \"sea\"; answer = \"avoid\"; when = { skin = \"dry\"; }; },\n"
	    "{ at = \"1d\"; ask = \"sea\"; answer = \"silent\"; when = { skin = \"oily\"; }; },\n"
	    "{ at = \"8d\"; ask = \"sea\"; answer = \"avoid\"; when = { skin = \"dry\"; }; },\n"
	    "{ at = \"1d\"; ask = (\"lake\", \"sun\"); answer = \"ask\"; } );\n",
	    "E test - a 8\nE test - a 11\n");
}

/* Each test is told the other way round as well, so that its key is seen to matter. */
static void tests_reach_sessions_reports_and_lengths(Files *files, gconstpointer unused)
{
	(void)unused;
	assert_failures(
	    files,
	    " rules = (\n{ id = \"a\"; on = \"sea\"; verdict = \"avoid\"; to = \"28d\"; anchor = "
	    "\"final\";" S ",{ id = \"b\"; on = \"sea\"; verdict = \"ok\"; from = \"28d\"; anchor = "
	    "\"final\";" S " );\n tests = (\n"
	    "{ at = \"30d\"; ask = \"sea\"; answer = \"ok\"; },\n"
	    "{ at = \"30d\"; ask = \"sea\"; answer = \"ok\"; final = true; },\n"
	    "{ at = \"30d\"; ask = \"sea\"; answer = \"ok\"; final = true; sessions = (\"10d\"); },\n"
	    "{ at = \"40d\"; ask = \"sea\"; answer = \"ok\"; final = true; sessions = (\"10d\"); } );\n",
	    "E test - a 7\nE test - a 9\n");
	assert_failures(
	    files,
	    " rules = (\n{ id = \"a\"; on = \"sea\"; verdict = \"avoid\"; to = \"4d\"; until = \"gone\";" S
	    ",{ id = \"b\"; on = \"sea\"; verdict = \"ok\"; from = \"4d\";" S " );\n tests = (\n"
	    "{ at = \"10d\"; ask = \"sea\"; answer = \"ok\"; },\n"
	    "{ at = \"10d\"; ask = \"sea\"; answer = \"ok\"; reported = { gone = \"9d\"; }; },\n"
	    "{ at = \"8d\"; ask = \"sea\"; answer = \"ok\"; reported = { gone = \"7d\"; }; },\n"
	    "{ at = \"12d\"; ask = \"sea\"; answer = \"ok\"; sessions = (\"10d\"); reported = { gone = "
	    "\"9d\"; }; } );\n",
	    "E test - a 7\nE test - a 10\n");
	assert_failures(
	    files,
	    " rules = (\n{ id = \"a\"; on = \"sun\"; verdict = \"care\"; limit = { minutes = 20; per = "
	    "\"day\"; };" S " );\n tests = (\n"
	    "{ at = \"1d\"; ask = \"sun\"; answer = \"avoid\"; for = \"30m\"; },\n"
	    "{ at = \"1d\"; ask = \"sun\"; answer = \"care\"; for = \"20m\"; },\n"
	    "{ at = \"1d\"; ask = \"sun\"; answer = \"care\"; for = \"1h\"; } );\n",
	    "E test - a 9\n");
}

static void assert_files(Files *files, const char *overlay, const char *expected)
{
	files_write(files, "over", overlay);
	g_autoptr(AcLoaded) loaded = files_load(files, "over");
	ac_loaded_check(loaded, ac_loaded_catalogue(files->catalogue), files->folders, files->problems);
	g_autofree char *got = found(files);
	g_assert_cmpstr(got, ==, expected);
	ac_problems_free(files->problems);
	files->problems = ac_problems_new();
}

#define OVER "protocol = { id = \"over\"; extends = \"p\"; title = \"O\";\n"

static void write_base(Files *files)
{
	files_write(files, "p",
	            HEAD " rules = (\n{ id = \"wash\"; on = \"water\"; allow = \"mild\"; how = \"H\";" S
	                 ",\n{ id = \"swim\"; on = (\"pool\", \"sea\"); verdict = \"avoid\";" S ",\n"
	                 "{ id = \"hot\"; on = \"sauna\"; verdict = \"avoid\";" S " );\n"
	                 " tasks = (\n{ id = \"tell\"; title = \"No sauna and no heating today\";" S " );\n};\n");
}

static void an_overlay_that_clears_a_ladder_is_told(Files *files, gconstpointer unused)
{
	(void)unused;
	write_base(files);
	assert_files(files, OVER " rules = (\n{ id = \"wash\"; verdict = \"care\"; } ); };\n",
	             "W cleared wash wash 3\n");
	assert_files(files, OVER " rules = (\n{ id = \"wash\"; allow = \"rinse\"; } ); };\n", "");
	assert_files(files, OVER " rules = (\n{ id = \"swim\"; verdict = \"ask\"; } ); };\n", "");
}

static void what_an_overlay_brings_stands_in_the_overlay(Files *files, gconstpointer unused)
{
	(void)unused;
	files_write(files, "p",
	            HEAD " rules = (\n{ id = \"a\"; on = \"sea\"; verdict = \"avoid\"; to = \"4d\";" S
	                 ",\n{ id = \"b\"; on = \"sea\"; verdict = \"ask\"; from = \"4d\";" S " );\n};\n");
	files_write(files, "over", OVER " rules = (\n{ id = \"a\"; to = \"9d\"; } ); };\n");
	g_autoptr(AcLoaded) loaded = files_load(files, "over");
	ac_protocol_check(ac_loaded_protocol(loaded), NULL, 0, files->problems);
	g_autofree char *got = found(files);
	g_assert_nonnull(strstr(got, "W contradiction a b 3\n"));
}

static void a_task_that_speaks_of_a_removed_rule_is_told(Files *files, gconstpointer unused)
{
	(void)unused;
	write_base(files);
	assert_files(files, OVER " remove = (\"hot\"); };\n", "W removed hot tell 2\n");
	/* no task speaks of it; the task was changed; another rule speaks of it */
	assert_files(files, OVER " remove = (\"swim\"); };\n", "");
	assert_files(
	    files, OVER " remove = (\"hot\"); tasks = ( { id = \"tell\"; title = \"No heating\"; } ); };\n", "");
	assert_files(
	    files,
	    OVER " remove = (\"hot\"); rules = ( { id = \"warm\"; on = \"sauna\"; verdict = \"ask\"; } ); };\n",
	    "");
}

static void a_clinic_of_no_protocol_is_told(Files *files, gconstpointer unused)
{
	(void)unused;
	write_base(files);
#define CLINIC(protocol)                                                                                     \
	"clinic = { id = \"c\"; name = \"C\"; phone = \"1\"; protocol = \"" protocol "\"; };\n"
	assert_files(files, CLINIC("none-such") OVER "};\n", "E clinic c - 0\n");
	assert_files(files, CLINIC("./none-such.cfg") OVER "};\n", "E clinic c - 0\n");
	assert_files(files, CLINIC("over") OVER "};\n", "");
	assert_files(files, CLINIC("p") OVER "};\n", "");
	assert_files(files, CLINIC("./p.cfg") OVER "};\n", "");
}

static void silences_have_their_times(Files *files, gconstpointer unused)
{
	(void)unused;
	files_write(files, "p",
	            HEAD
	            " rules = (\n{ id = \"a\"; on = \"sea\"; verdict = \"avoid\"; to = \"4d\";" S
	            ",{ id = \"b\"; on = \"sea\"; verdict = \"ask\"; from = \"7d\";" S
	            ",{ id = \"c\"; on = \"lake\"; verdict = \"ask\"; from = \"36h\"; to = \"30d\";" S
	            ",{ id = \"d\"; on = (\"rinse\", \"dab\", \"mild\", \"pool\", \"heat\"); verdict = \"ask\";" S
	            " ); };\n");
	g_autoptr(AcLoaded) loaded = files_load(files, "p");
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n = 0;
	const AcSilence *silences = ac_protocol_silences(ac_loaded_protocol(loaded), arena, &n);
	g_autoptr(GString) told = g_string_new(NULL);
	for (guint i = 0; i < n; i++)
		g_string_append_printf(told, "%s %s\n", silences[i].activity->id, silences[i].when);
	g_assert_cmpstr(told->str, ==,
	                "submerge at any time\nsea from day 4 to day 7\nlake from the session to 36 hours\nsun "
	                "at any time\n");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	FILES_TEST("/protocol/check/tests/failures", tests_that_fail_name_the_rule_that_decided);
	FILES_TEST("/protocol/check/tests/keys", tests_reach_sessions_reports_and_lengths);
	FILES_TEST("/protocol/check/files/cleared", an_overlay_that_clears_a_ladder_is_told);
	FILES_TEST("/protocol/check/files/place", what_an_overlay_brings_stands_in_the_overlay);
	FILES_TEST("/protocol/check/files/removed", a_task_that_speaks_of_a_removed_rule_is_told);
	FILES_TEST("/protocol/check/files/clinic", a_clinic_of_no_protocol_is_told);
	FILES_TEST("/protocol/check/silences", silences_have_their_times);
	return g_test_run();
}

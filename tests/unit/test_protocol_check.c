/* SPDX-License-Identifier: MIT */
/* What `protocol check` finds, and what it leaves alone. */
#include <string.h>

#include "protocol/check.h"
#include "test_protocol.h"

#define HEAD                                                                                                 \
	"protocol = { id = \"p\"; title = \"P\"; review_by = \"2027-01-01\";\n"                                  \
	" sources = ( { id = \"s\"; title = \"S\"; } );\n"                                                       \
	" traits = ( { id = \"skin\"; title = \"Skin\"; values = (\"dry\", \"oily\"); } );\n"                    \
	" milestones = ( { id = \"gone\"; ask = \"Gone?\"; usually = \"5d..9d\"; } );\n"

/* A rule on everything, so that only what a test is about is found. */
#define REST                                                                                                 \
	"{ id = \"rest\"; on = (\"heat\", \"sun\", \"lake\", \"sauna\"); verdict = \"ask\"; source = \"s\"; }"
#define RULES(text) " rules = (\n" text "\n," REST " );\n"
#define WATER       "{ id = \"water\"; on = \"water\"; allow = \"submerge\"; source = \"s\"; }"

typedef struct {
	const char *body; /* from line 5 on */
	const char *told;
} Case;

static const char safety_text[] =
    "safety = { prescriber = \"Ask.\"; red_flags = (\n"
    " { id = \"pus\"; title = \"Pus\"; also = (\"yellow crust\"); urgency = \"doctor\"; advice = \"A\"; },\n"
    " { id = \"itch\"; title = \"Itch\"; also = (\"itchy\"); urgency = \"soon\"; advice = \"A\"; },\n"
    " { id = \"look\"; title = \"Look\"; also = (\"Patchy\"); urgency = \"practitioner\"; advice = \"A\"; } "
    "); };\n";

static char *check(Files *files, const char *text)
{
	files_write(files, "p", text);
	files_write(files, "safety", safety_text);
	g_autofree char *path = g_build_filename(files->folder, "safety.cfg", NULL);
	g_autoptr(AcLoaded) safety = ac_load_safety(path, files->problems);
	g_autoptr(AcLoaded) loaded = files_load(files, "p");
	AcDate today = 0;
	g_assert_true(ac_date_from_ymd(2026, 11, 21, &today));
	ac_protocol_check(ac_loaded_protocol(loaded), ac_loaded_safety(safety), today, files->problems);
	char *told = files_told(files);
	ac_problems_free(files->problems);
	files->problems = ac_problems_new();
	return told;
}

static void run_cases(Files *files, const Case *cases, guint n)
{
	for (guint i = 0; i < n; i++) {
		g_autofree char *text = g_strconcat(HEAD, cases[i].body, "};\n", NULL);
		g_autofree char *told = check(files, text);
		g_assert_cmpstr(told, ==, cases[i].told);
	}
}

static void rules_that_contradict_are_told_with_both_places(Files *files, gconstpointer unused)
{
	(void)unused;
	static const Case cases[] = {
	    /* line 6 and line 7 */
	    {RULES(
	         "{ id = \"a\"; on = (\"sea\", \"pool\"); verdict = \"avoid\"; to = \"7d\"; source = \"s\"; },\n"
	         "{ id = \"b\"; on = (\"pool\", \"sea\"); verdict = \"care\"; how = \"H\"; from = \"4d\"; source "
	         "= \"s\"; }," WATER),
	     "p.cfg:7: warning: \"b\" says verdict = \"care\" of \"sea\" at a time when \"a\" (p.cfg:6) says "
	     "verdict = "
	     "\"avoid\"; the stricter holds; expected one to end where the other begins\n"},
	    {RULES("{ id = \"a\"; on = \"water\"; allow = \"none\"; to = \"3d\"; source = \"s\"; },\n"
	           "{ id = \"b\"; on = \"water\"; allow = \"rinse\"; from = \"1d\"; source = \"s\"; }"),
	     "p.cfg:7: warning: \"b\" says allow = \"rinse\" of \"water\" at a time when \"a\" (p.cfg:6) says "
	     "allow = "
	     "\"none\"; the stricter holds; expected one to end where the other begins\n"},
	    /* one after the other; the same word; other anchors; other conditions; within the grey zone; till a
	       report */
	    {RULES("{ id = \"a\"; on = \"sea\"; verdict = \"avoid\"; to = \"7d\"; source = \"s\"; },\n"
	           "{ id = \"b\"; on = \"sea\"; verdict = \"ask\"; from = \"7d\"; source = \"s\"; }," WATER),
	     ""},
	    {RULES("{ id = \"a\"; on = \"sea\"; verdict = \"avoid\"; to = \"7d\"; source = \"s\"; },\n"
	           "{ id = \"b\"; on = \"sea\"; verdict = \"avoid\"; to = \"9d\"; source = \"s\"; }," WATER),
	     ""},
	    {RULES("{ id = \"a\"; on = \"sea\"; verdict = \"avoid\"; to = \"7d\"; source = \"s\"; },\n"
	           "{ id = \"b\"; on = \"sea\"; verdict = \"ask\"; anchor = \"final\"; source = \"s\"; }," WATER),
	     ""},
	    {RULES("{ id = \"a\"; on = \"sea\"; verdict = \"avoid\"; to = \"7d\"; when = { skin = \"dry\"; }; "
	           "source = \"s\"; },\n"
	           "{ id = \"b\"; on = \"sea\"; verdict = \"ask\"; unless = { skin = \"dry\"; }; source = \"s\"; "
	           "}," WATER),
	     ""},
	    {RULES("{ id = \"a\"; on = \"sea\"; verdict = \"avoid\"; to = \"3d..4d\"; source = \"s\"; },\n"
	           "{ id = \"b\"; on = \"sea\"; verdict = \"ask\"; from = \"3d..4d\"; source = \"s\"; }," WATER),
	     ""},
	    {RULES("{ id = \"a\"; on = \"sea\"; verdict = \"avoid\"; to = \"7d\"; until = \"gone\"; source = "
	           "\"s\"; },\n"
	           "{ id = \"b\"; on = \"sea\"; verdict = \"ask\"; from = \"7d\"; source = \"s\"; }," WATER),
	     ""},
	    {RULES("{ id = \"a\"; on = \"sea\"; verdict = \"avoid\"; from = \"-2d\"; to = \"0h\"; source = "
	           "\"s\"; },\n"
	           "{ id = \"b\"; on = \"sea\"; verdict = \"ask\"; to = \"7d\"; source = \"s\"; }," WATER),
	     ""},
	};
	run_cases(files, cases, G_N_ELEMENTS(cases));
}

static void holes_and_unclear_seams_are_told(Files *files, gconstpointer unused)
{
	(void)unused;
	static const Case cases[] = {
	    {RULES("{ id = \"a\"; on = \"sea\"; verdict = \"avoid\"; to = \"4d\"; source = \"s\"; },\n"
	           "{ id = \"b\"; on = \"sea\"; verdict = \"ask\"; from = \"7d\"; source = \"s\"; }," WATER),
	     "p.cfg:7: warning: nothing is said of \"sea\" between \"4d\", where \"a\" (p.cfg:6) ends, and "
	     "\"7d\", where \"b\" "
	     "begins; expected the one to begin where the other ends\n"},
	    {RULES("{ id = \"a\"; on = \"sea\"; verdict = \"avoid\"; to = \"3d\"; source = \"s\"; },\n"
	           "{ id = \"b\"; on = \"sea\"; verdict = \"ask\"; from = \"72h\"; source = \"s\"; }," WATER),
	     "p.cfg:7: warning: \"b\" begins at \"72h\" and \"a\" (p.cfg:6) ends at \"3d\": which is first "
	     "depends on the hour "
	     "of the session; expected the same words for both\n"},
	    /* filled by a third, in whatever order */
	    {RULES("{ id = \"b\"; on = \"sea\"; verdict = \"ask\"; from = \"7d\"; source = \"s\"; },\n"
	           "{ id = \"a\"; on = \"sea\"; verdict = \"avoid\"; to = \"4d\"; source = \"s\"; },"
	           "{ id = \"c\"; on = \"sea\"; verdict = \"care\"; how = \"H\"; from = \"4d\"; to = \"7d\"; "
	           "source = \"s\"; }," WATER),
	     ""},
	    /* what has no end leaves no hole */
	    {RULES(
	         "{ id = \"a\"; on = \"sea\"; verdict = \"ask\"; source = \"s\"; },\n"
	         "{ id = \"b\"; on = \"sea\"; verdict = \"ask\"; from = \"4d\"; to = \"5d\"; source = \"s\"; },\n"
	         "{ id = \"c\"; on = \"sea\"; verdict = \"ask\"; from = \"7d\"; source = \"s\"; }," WATER),
	     ""},
	    /* for the dry there is a hole, for the oily there is none */
	    {RULES("{ id = \"a\"; on = \"sea\"; verdict = \"avoid\"; to = \"4d\"; source = \"s\"; },"
	           "{ id = \"b\"; on = \"sea\"; verdict = \"ask\"; from = \"4d\"; when = { skin = \"oily\"; }; "
	           "source = \"s\"; },\n"
	           "{ id = \"c\"; on = \"sea\"; verdict = \"ask\"; from = \"6d\"; when = { skin = \"dry\"; }; "
	           "source = \"s\"; }," WATER),
	     "p.cfg:7: warning: nothing is said of \"sea\" between \"4d\", where \"a\" (p.cfg:6) ends, and "
	     "\"6d\", where \"c\" "
	     "begins; expected the one to begin where the other ends\n"},
	    {" phases = (\n{ id = \"x\"; title = \"X\"; to = \"7d\"; },\n{ id = \"y\"; title = \"Y\"; from = "
	     "\"6d\"; to = \"9d\"; },\n"
	     "{ id = \"z\"; title = \"Z\"; from = \"10d\"; } );\n" RULES(WATER),
	     "p.cfg:7: warning: the phases \"x\" (p.cfg:6) and \"y\" share some time; expected the one to begin "
	     "where the "
	     "other ends\n"
	     "p.cfg:8: warning: there is a time between the phases \"y\" (p.cfg:7) and \"z\" that belongs to "
	     "neither\n"},
	};
	run_cases(files, cases, G_N_ELEMENTS(cases));
}

static void rules_that_never_apply_are_told(Files *files, gconstpointer unused)
{
	(void)unused;
	static const Case cases[] = {
	    {RULES("{ id = \"a\"; on = \"sea\"; verdict = \"care\"; how = \"H\"; from = \"3d..9d\"; to = "
	           "\"5d..9d 09:00\"; source = \"s\"; }," WATER),
	     "p.cfg:6: warning: the rule \"a\" never allows anything: by the careful reading of its ranges it "
	     "ends before "
	     "it begins\n"},
	    {RULES("{ id = \"a\"; on = \"sea\"; verdict = \"avoid\"; anchor = \"gone\"; until = \"gone\"; source "
	           "= \"s\"; }," WATER),
	     "p.cfg:6: warning: the rule \"a\" can never apply: it begins when \"gone\" is reported, and ends "
	     "with the same "
	     "report\n"},
	    {RULES("{ id = \"a\"; on = \"sea\"; verdict = \"avoid\"; when = { skin = \"dry\"; }; unless = { skin "
	           "= (\"oily\", \"dry\"); }; source = \"s\"; }," WATER),
	     "p.cfg:6: warning: the rule \"a\" can never apply: its \"unless\" fits everybody whom its \"when\" "
	     "fits\n"},
	    {RULES("{ id = \"a\"; on = \"rinse\"; verdict = \"ok\"; source = \"s\"; }," WATER),
	     "p.cfg:6: warning: the rule \"a\" allows nothing: \"rinse\" is a step, allowed only by a rule on "
	     "\"water\"; "
	     "expected on = \"water\" and allow = \"rinse\"\n"},
	    {RULES("{ id = \"a\"; on = \"sea\"; verdict = \"avoid\"; when = { skin = \"dry\"; }; unless = { "
	           "course = \"complete\"; }; source = \"s\"; }," WATER),
	     ""},
	};
	run_cases(files, cases, G_N_ELEMENTS(cases));
}

static void tasks_in_a_ban_or_in_the_night_are_told(Files *files, gconstpointer unused)
{
	(void)unused;
	static const Case cases[] = {
	    {" tasks = (\n{ id = \"wash\"; title = \"W\"; from = \"1d\"; to = \"9d\"; times = \"08:00\"; every = "
	     "\"1d\"; on = \"water\"; step = \"mild\"; } );\n"
	     " rules = (\n{ id = \"dry\"; on = \"water\"; allow = \"rinse\"; to = \"4d\"; source = \"s\"; },\n"
	     "{ id = \"wet\"; on = \"water\"; allow = \"submerge\"; from = \"4d\"; source = \"s\"; }," REST
	     " );\n",
	     "p.cfg:6: warning: the task \"wash\" falls due on day 1, when \"mild\" is \"avoid\" by the rule "
	     "\"dry\" (p.cfg:8); "
	     "expected it later, or another step\n"},
	    /* what waits for a report is no fault */
	    {" tasks = (\n{ id = \"wash\"; title = \"W\"; from = \"5d\"; times = \"08:00\"; on = \"water\"; step "
	     "= \"mild\"; } );\n"
	     " rules = (\n{ id = \"dry\"; on = \"water\"; allow = \"none\"; to = \"4d\"; until = \"gone\"; "
	     "source = \"s\"; },\n"
	     "{ id = \"wet\"; on = \"water\"; allow = \"submerge\"; from = \"4d\"; source = \"s\"; }," REST
	     " );\n",
	     ""},
	    /* the made-up session is the last: what counts from the last is known */
	    {" tasks = (\n{ id = \"swim\"; title = \"S\"; from = \"29d\"; times = \"08:00\"; on = \"sea\"; } "
	     ");\n" RULES("{ id = \"a\"; on = \"sea\"; verdict = \"avoid\"; to = \"28d\"; anchor = \"final\"; "
	                  "source = \"s\"; },\n"
	                  "{ id = \"b\"; on = \"sea\"; verdict = \"ok\"; from = \"28d\"; anchor = \"final\"; "
	                  "source = \"s\"; }," WATER),
	     ""},
	    {" tasks = (\n{ id = \"late\"; title = \"L\"; times = (\"08:00\", \"22:00\"); remind = true; },\n"
	     "{ id = \"lead\"; title = \"L\"; times = (\"07:30\"); remind = true; lead = \"31m\"; },\n"
	     "{ id = \"good\"; title = \"G\"; times = (\"07:00\", \"21:59\"); remind = true; },\n"
	     "{ id = \"mute\"; title = \"M\"; times = (\"23:00\"); } );\n" RULES(WATER),
	     "p.cfg:6: warning: the task \"late\" reminds at 22:00, in the quiet hours (22:00 to 07:00): it will "
	     "come late; "
	     "expected another time\n"
	     "p.cfg:7: warning: the task \"lead\" reminds at 06:59, in the quiet hours (22:00 to 07:00): it will "
	     "come late; "
	     "expected another time\n"},
	};
	run_cases(files, cases, G_N_ELEMENTS(cases));
}

static void a_red_flag_cannot_be_lowered(Files *files, gconstpointer unused)
{
	(void)unused;
	static const Case cases[] = {
	    {" signs = ( { id = \"crust\"; title = \"Crust\"; also = (\"Yellow crust\"); rules = (\n"
	     "{ id = \"a\"; to = \"3d\"; advice = \"watch\"; }, { id = \"b\"; from = \"3d\"; advice = "
	     "\"doctor\"; } ); },\n"
	     " { id = \"itch\"; title = \"It itches\"; rules = ( { id = \"a\"; advice = \"practitioner\"; } ); "
	     "},\n"
	     " { id = \"spots\"; title = \"patchy\"; rules = ( { id = \"a\"; advice = \"expected\"; } ); },\n"
	     " { id = \"red\"; title = \"Red\"; rules = ( { id = \"a\"; advice = \"expected\"; } ); } );\n" RULES(
	         WATER),
	     "p.cfg:6: \"crust\" lowers the red flag \"pus\" (safety.cfg:2) to \"watch\"; expected \"doctor\" or "
	     "more\n"
	     "p.cfg:7: \"itch\" lowers the red flag \"itch\" (safety.cfg:3) to \"practitioner\"; expected "
	     "\"doctor\" or more\n"
	     "p.cfg:8: \"spots\" lowers the red flag \"look\" (safety.cfg:4) to \"expected\"; expected "
	     "\"practitioner\" or "
	     "more\n"},
	    {" signs = ( { id = \"pus\"; title = \"Pus\"; rules = ( { id = \"a\"; advice = \"emergency\"; } ); } "
	     ");\n" RULES(WATER),
	     ""},
	};
	run_cases(files, cases, G_N_ELEMENTS(cases));
}

static void failing_tests_are_told_with_the_rule_that_decided(Files *files, gconstpointer unused)
{
	(void)unused;
	static const Case cases[] = {
	    {RULES(
	         "{ id = \"a\"; on = \"sea\"; verdict = \"avoid\"; to = \"7d\"; when = { skin = \"dry\"; }; "
	         "source = \"s\"; }," WATER) " tests = (\n"
	                                     "{ at = \"1d\"; ask = \"sea\"; answer = \"care\"; },\n"
	                                     "{ at = \"1d\"; ask = \"sea\"; answer = \"avoid\"; when = { skin = "
	                                     "\"dry\"; }; },\n"
	                                     "{ at = \"1d\"; ask = \"sea\"; answer = \"silent\"; when = { skin = "
	                                     "\"oily\"; }; },\n"
	                                     "{ at = \"8d\"; ask = \"sea\"; answer = \"ok\"; when = { skin = "
	                                     "\"dry\"; }; },\n"
	                                     "{ at = \"1d\"; ask = (\"lake\", \"sun\"); answer = \"ask\"; } );\n",
	     "p.cfg:9: this test fails: the answer for \"sea\" is \"avoid\" (rule \"a\", p.cfg:6); expected "
	     "\"care\"\n"},
	};
	run_cases(files, cases, G_N_ELEMENTS(cases));
}

static void reviews_sources_and_silence_are_told(Files *files, gconstpointer unused)
{
	(void)unused;
	g_autofree char *told = check(
	    files,
	    "protocol = { id = \"p\"; title = \"P\"; review_by = \"2026-11-20\"; approved_on = \"2025-01-01\";\n"
	    " sources = ( { id = \"s\"; title = \"S\"; } );\n"
	    " rules = ( { id = \"a\"; on = (\"pool\", \"heat\"); verdict = \"ask\"; } ); };\n");
	g_assert_cmpstr(
	    told, ==,
	    "p.cfg: warning: its review was due on 2026-11-20; look through it and set \"approved_on\" and "
	    "\"review_by\" anew\n"
	    "p.cfg: note: it says nothing of what is often asked: water, dab, rinse, mild, submerge, sea, lake, "
	    "sun; clients are told to ask\n"
	    "p.cfg:2: note: nothing names the source \"s\"\n"
	    "p.cfg:3: warning: the rule \"a\" does not say who says so; expected source = \"…\"\n");
	g_autofree char *today = check(
	    files,
	    "protocol = { id = \"p\"; title = \"P\"; review_by = \"2026-11-21\"; "
	    "approved_on = \"2026-11-20\";\n" RULES(WATER) "sources = ( { id = \"s\"; title = \"S\"; } ); };\n");
	g_assert_cmpstr(today, ==, "");
	g_autofree char *later =
	    check(files, "protocol = { id = \"p\"; title = \"P\"; approved_on = \"2026-11-22\";\n" RULES(
	                     WATER) "sources = ( { id = \"s\"; title = \"S\"; } ); };\n");
	g_assert_cmpstr(later, ==,
	                "p.cfg: note: it does not say when it is to be reviewed (review_by = \"…\")\n"
	                "p.cfg: warning: it is approved on 2026-11-22, which is still to come\n");
}

static void thousands_of_findings_are_cut_short(Files *files, gconstpointer unused)
{
	(void)unused;
	g_autoptr(GString) text = g_string_new(HEAD " rules = (\n");
	for (guint i = 0; i < 1000; i++)
		g_string_append_printf(text, "{ id = \"r%u\"; on = \"sea\"; verdict = \"%s\"; source = \"s\"; },\n",
		                       i, i % 2 == 0 ? "avoid" : "ask");
	g_string_append(text, REST "); };\n");
	g_autofree char *told = check(files, text->str);
	g_auto(GStrv) lines = g_strsplit(told, "\n", -1);
	g_assert_cmpuint(g_strv_length(lines), ==, 202);
	g_assert_nonnull(
	    strstr(told, "p.cfg: note: there are more than 200 findings; the others are not listed"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	FILES_TEST("/protocol/check/contradictions", rules_that_contradict_are_told_with_both_places);
	FILES_TEST("/protocol/check/seams", holes_and_unclear_seams_are_told);
	FILES_TEST("/protocol/check/never", rules_that_never_apply_are_told);
	FILES_TEST("/protocol/check/tasks", tasks_in_a_ban_or_in_the_night_are_told);
	FILES_TEST("/protocol/check/red-flags", a_red_flag_cannot_be_lowered);
	FILES_TEST("/protocol/check/tests", failing_tests_are_told_with_the_rule_that_decided);
	FILES_TEST("/protocol/check/head", reviews_sources_and_silence_are_told);
	FILES_TEST("/protocol/check/many", thousands_of_findings_are_cut_short);
	return g_test_run();
}

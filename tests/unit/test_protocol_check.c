/* SPDX-License-Identifier: MIT */
/* What `protocol check` finds, and what it leaves alone: severity, kind, entry and the other entry, exactly.
 */
#include <string.h>

#include "protocol/check.h"
#include "test_protocol.h"

#define HEAD                                                                                                 \
	"protocol = { id = \"p\"; title = \"P\"; review_by = \"2027-01-01\";\n"                                  \
	" sources = ( { id = \"s\"; title = \"S\"; } );\n"                                                       \
	" traits = ( { id = \"skin\"; title = \"Skin\"; values = (\"dry\", \"oily\"); } );\n"                    \
	" milestones = ( { id = \"gone\"; ask = \"Gone?\"; usually = \"5d..9d\"; },"                             \
	" { id = \"other\"; ask = \"Other?\"; } );\n"

/* A rule on everything, so that only what a test is about is found. */
#define S                  " source = \"s\"; }"
#define REST               "{ id = \"rest\"; on = (\"heat\", \"sun\", \"lake\", \"sauna\"); verdict = \"ask\";" S
#define WATER              "{ id = \"water\"; on = \"water\"; allow = \"submerge\";" S
#define SEA                "{ id = \"sea\"; on = \"sea\"; verdict = \"ask\";" S
#define RULES(text)        " rules = (\n" text "\n," REST " );\n"
#define SEAS(text)         RULES(text "," WATER)
#define RULE(id, on, keys) "{ id = \"" id "\"; on = \"" on "\"; " keys S
#define A(keys)            RULE("a", "sea", keys)
#define B(keys)            RULE("b", "sea", keys)
#define AVOID              "verdict = \"avoid\"; "
#define ASK                "verdict = \"ask\"; "
#define CARE               "verdict = \"care\"; how = \"H\"; "
#define OK                 "verdict = \"ok\"; "
#define FROM(when)         "from = \"" when "\"; "
#define TO(when)           "to = \"" when "\"; "
#define UNTIL              "until = \"gone\"; "
#define FINAL              "anchor = \"final\"; "
#define ALLOW(step)        "allow = \"" step "\"; how = \"H\"; "

#define CREAMS                                                                                               \
	" activities = ( { id = \"cream\"; title = \"C\"; }, { id = \"stuff\"; title = \"S\"; }, { id = "        \
	"\"own\"; "                                                                                              \
	"title = \"O\"; is = (\"cream\", \"stuff\"); } );\n"

typedef struct {
	const char *body;  /* from line 5 on */
	const char *found; /* "W contradiction b a", a line each */
} Case;

static const char safety_text[] =
    "safety = { prescriber = \"Ask.\"; red_flags = (\n"
    " { id = \"pus\"; title = \"Pus\"; also = (\"yellow crust\"); urgency = \"doctor\"; advice = \"A\"; },\n"
    " { id = \"itch\"; title = \"Itch\"; also = (\"itchy\"); urgency = \"soon\"; advice = \"A\"; },\n"
    " { id = \"look\"; title = \"Look\"; also = (\"Patchy\"); urgency = \"practitioner\"; advice = \"A\"; } "
    "); };\n";

/* All that is found, in files->problems. */
static void look(Files *files, const char *text)
{
	files_write(files, "p", text);
	files_write(files, "safety", safety_text);
	g_autofree char *path = g_build_filename(files->folder, "safety.cfg", NULL);
	g_autoptr(AcLoaded) safety = ac_load_safety(path, files->problems);
	g_autoptr(AcLoaded) loaded = files_load(files, "p");
	AcDate today = 0;
	g_assert_true(ac_date_from_ymd(2026, 11, 21, &today));
	ac_protocol_check(ac_loaded_protocol(loaded), ac_loaded_safety(safety), today, files->problems);
	ac_loaded_check(loaded, ac_loaded_catalogue(files->catalogue), files->folders, files->problems);
	ac_problems_sort(files->problems);
}

static void forget(Files *files)
{
	ac_problems_free(files->problems);
	files->problems = ac_problems_new();
}

static char *found_by(Files *files, const char *text)
{
	look(files, text);
	GString *found = g_string_new(NULL);
	for (guint i = 0; i < ac_problems_total(files->problems); i++) {
		const AcProblem *problem = ac_problems_get(files->problems, i);
		const AcFinding *finding = &problem->finding;
		g_assert_nonnull(finding->suggestion);
		g_string_append_printf(found, "%c %s %s %s\n", "EWN"[problem->severity], finding -> kind,
		                       finding -> rule != NULL ? finding -> rule : "-",
		                       finding->other != NULL ? finding->other : "-");
	}
	forget(files);
	return g_string_free(found, FALSE);
}

static void run_cases(Files *files, const Case *cases, guint n)
{
	for (guint i = 0; i < n; i++) {
		g_autofree char *text = g_strconcat(HEAD, cases[i].body, "};\n", NULL);
		g_autofree char *all = found_by(files, text);
		/* Activities of a case's own are among those asked about most: what is silent is looked at below. */
		const char *silent = "N silent - -\n",
		           *found = all + (g_str_has_prefix(all, silent) ? strlen(silent) : 0);
		if (strcmp(found, cases[i].found) != 0)
			g_test_message("case %u: %s", i, cases[i].body);
		g_assert_cmpstr(found, ==, cases[i].found);
	}
}

static void rules_that_contradict_are_found(Files *files, gconstpointer unused)
{
	(void)unused;
	static const Case cases[] = {
	    {SEAS(A(AVOID TO("7d")) "," B(CARE FROM("4d"))), "W contradiction b a\n"},
	    {SEAS("{ id = \"a\"; on = (\"sea\", \"pool\"); verdict = \"avoid\"; to = \"7d\";" S ","
	          "{ id = \"b\"; on = (\"pool\", \"sea\"); verdict = \"ask\"; from = \"4d\";" S),
	     "W contradiction b a\n"},
	    {RULES(RULE("a", "water", ALLOW("none") TO("3d")) "," RULE("b", "water",
	                                                               ALLOW("rinse") FROM("1d")) "," SEA),
	     "W contradiction b a\n"},
	    /* one after the other, the grey zone of a range, an edge at the session itself */
	    {SEAS(A(AVOID TO("7d")) "," B(ASK FROM("7d"))), ""},
	    {SEAS(A(AVOID TO("3d..4d")) "," B(ASK FROM("3d..4d"))), ""},
	    {SEAS(A(AVOID FROM("-2d") TO("0h")) "," B(ASK TO("7d"))), ""},
	    /* other people */
	    {SEAS(A(AVOID TO("7d") "when = { skin = \"dry\"; };") "," B(ASK "unless = { skin = \"dry\"; };")),
	     ""},
	    /* the sure end of what waits for a report: its time, else the early end of what is usual */
	    {SEAS(A(AVOID TO("7d") UNTIL) "," B(CARE FROM("6d"))), "W contradiction b a\n"},
	    {SEAS(A(AVOID TO("7d") UNTIL) "," B(CARE FROM("7d"))), ""},
	    {SEAS(A(AVOID UNTIL) "," B(CARE FROM("4d"))), "W contradiction b a\n"},
	    {SEAS(A(AVOID UNTIL) "," B(CARE FROM("5d"))), ""},
	    {SEAS(A(AVOID "until = \"other\"; ") "," B(CARE FROM("4d"))), ""},
	    {SEAS(A(AVOID UNTIL) "," B(CARE FROM("4d") "once = \"gone\"; ")), ""},
	    /* each, first and final are one session when there is one; two bans may well differ there */
	    {SEAS(A(AVOID TO("28d") FINAL) "," B(CARE FROM("20d"))), "W contradiction b a\n"},
	    {SEAS(A(AVOID TO("28d") FINAL) "," B(CARE FROM("28d"))), ""},
	    {SEAS(A(AVOID TO("7d")) "," B(ASK FINAL)), ""},
	    {SEAS(A(AVOID TO("28d") "anchor = \"gone\"; ") "," B(CARE FROM("20d"))), ""},
	    /* known to the author */
	    {SEAS(A(AVOID TO("7d")) "," B(CARE FROM("4d") "against = \"a\"; ")), "N contradiction b a\n"},
	};
	run_cases(files, cases, G_N_ELEMENTS(cases));
}

static void a_step_against_its_ladder_is_found(Files *files, gconstpointer unused)
{
	(void)unused;
	static const Case cases[] = {
	    {RULES(RULE("a", "water", ALLOW("submerge")) "," RULE("b", "mild", AVOID TO("4d")) "," SEA),
	     "W contradiction b a\n"},
	    {RULES(RULE("a", "water", ALLOW("mild") FROM("4d")) "," RULE("b", "mild", AVOID UNTIL) "," SEA),
	     "W contradiction b a\n"},
	    {RULES(RULE("a", "water", ALLOW("none") TO("4d")) "," RULE("b", "mild", CARE FROM("3d")) "," SEA),
	     "W contradiction b a\n"},
	    /* a higher step than the ladder allows, a later time */
	    {RULES(RULE("a", "water", ALLOW("rinse")) "," RULE("b", "mild", AVOID TO("4d")) "," SEA), ""},
	    {RULES(RULE("a", "water", ALLOW("mild") FROM("4d")) "," RULE("b", "mild", AVOID TO("4d")) "," SEA),
	     ""},
	};
	run_cases(files, cases, G_N_ELEMENTS(cases));
}

static void a_member_against_its_kind_is_a_note(Files *files, gconstpointer unused)
{
	(void)unused;
	static const Case cases[] = {
	    {CREAMS SEAS(RULE("a", "cream", AVOID TO("7d")) "," RULE("b", "own", CARE FROM("4d")) "," SEA),
	     "N contradiction b a\n"},
	    {CREAMS SEAS(RULE("a", "cream", AVOID TO("7d")) "," RULE("b", "own", CARE FROM("7d")) "," SEA), ""},
	    /* wholly under the ban, or the asking, it never has an effect */
	    {CREAMS SEAS(RULE("a", "cream", AVOID TO("7d")) "," RULE("b", "own", OK FROM("4d") TO("6d")) "," SEA),
	     "W never b a\n"},
	    {CREAMS SEAS(RULE("a", "cream", ASK) "," RULE("b", "own", OK FROM("4d") TO("6d")) "," SEA),
	     "W never b a\n"},
	    /* a permission for the kind, a ban for the member; an exception; both bans */
	    {CREAMS SEAS(RULE("a", "cream", CARE) "," RULE("b", "own", AVOID TO("4d")) "," SEA), ""},
	    {CREAMS SEAS(RULE("a", "cream", "but = \"own\"; " AVOID TO("7d")) "," RULE("b", "own",
	                                                                               CARE FROM("4d")) "," SEA),
	     ""},
	    {CREAMS SEAS(RULE("a", "cream", AVOID TO("7d")) "," RULE("b", "own", ASK FROM("4d")) "," SEA), ""},
	};
	run_cases(files, cases, G_N_ELEMENTS(cases));
}

static void two_ends_of_one_ban_are_found(Files *files, gconstpointer unused)
{
	(void)unused;
	static const Case cases[] = {
	    {SEAS(A(AVOID TO("7d")) "," B(AVOID TO("9d"))), "W two-ends b a\n"},
	    {SEAS(A(AVOID TO("unsaid")) "," B(AVOID TO("28d"))), "W two-ends b a\n"},
	    {SEAS(A(AVOID TO("5d")) "," B(AVOID TO("at least 10d"))), "W two-ends b a\n"},
	    {RULES(RULE("a", "water", ALLOW("none") TO("36h")) "," RULE("b", "water",
	                                                                ALLOW("none") TO("3d")) "," SEA),
	     "W two-ends b a\n"},
	    {SEAS(A(AVOID TO("7d")) "," B(AVOID TO("9d") "against = \"a\"; ")), "N two-ends b a\n"},
	    /* the same end; other beginnings; other anchors; longer for some; two ways to do what is allowed */
	    {SEAS(A(AVOID TO("7d")) "," B(AVOID TO("7d"))), ""},
	    {SEAS(A(AVOID TO("7d")) "," B(AVOID FROM("2d") TO("9d"))), ""},
	    {SEAS(A(AVOID TO("7d")) "," B(AVOID TO("28d") FINAL)), ""},
	    {SEAS(A(AVOID TO("7d")) "," B(AVOID TO("9d") "when = { skin = \"oily\"; };")), ""},
	    {SEAS(A(CARE TO("7d")) "," B(CARE TO("9d"))), ""},
	};
	run_cases(files, cases, G_N_ELEMENTS(cases));
}

static void holes_and_unclear_seams_are_found(Files *files, gconstpointer unused)
{
	(void)unused;
	static const Case cases[] = {
	    {SEAS(A(AVOID TO("4d")) "," B(ASK FROM("7d")) "," RULE("c", "pool", ASK)), "W gap b a\n"},
	    {SEAS(A(AVOID TO("3d")) "," B(ASK FROM("72h"))), "W seam b a\n"},
	    /* once for two rules, whatever they share */
	    {SEAS("{ id = \"a\"; on = (\"sea\", \"pool\"); verdict = \"avoid\"; to = \"4d\";" S ","
	          "{ id = \"b\"; on = (\"sea\", \"pool\"); verdict = \"ask\"; from = \"7d\";" S),
	     "W gap b a\n"},
	    /* filled by a third, in whatever order; by a kind; from another anchor; by what has no end */
	    {SEAS(B(ASK FROM("7d")) "," A(AVOID TO("4d")) "," RULE("c", "sea", CARE FROM("4d") TO("7d"))), ""},
	    {CREAMS SEAS(RULE("a", "own", AVOID TO("4d")) "," RULE("b", "own", ASK FROM("7d")) "," RULE(
	         "c", "cream", ASK) "," SEA),
	     ""},
	    {CREAMS SEAS(RULE("a", "own", AVOID TO("4d")) "," RULE("b", "own", ASK FROM("7d")) "," RULE(
	         "c", "cream", OK) "," SEA),
	     "W gap b a\n"},
	    {RULES(A(AVOID TO("3d")) "," RULE("c", "sea", AVOID TO("28d") FINAL) "," B(CARE FROM("28d")) "," RULE(
	         "w", "water", ALLOW("submerge"))),
	     ""},
	    {SEAS(A(ASK) "," B(ASK FROM("4d") TO("5d")) "," RULE("c", "sea", ASK FROM("7d"))), ""},
	    /* for the dry there is a hole, for the oily there is none */
	    {RULES(A(AVOID TO("4d")) "," B(ASK FROM("4d") "when = { skin = \"oily\"; };") "," RULE(
	         "c", "sea", ASK FROM("6d") "when = { skin = \"dry\"; };") "," RULE("w", "water",
	                                                                            ALLOW("submerge"))),
	     "W gap c a\n"},
	    {" phases = (\n{ id = \"x\"; title = \"X\"; to = \"7d\"; },\n{ id = \"y\"; title = \"Y\"; from = "
	     "\"6d\"; "
	     "to = \"9d\"; },\n{ id = \"z\"; title = \"Z\"; from = \"10d\"; } );\n" SEAS(SEA),
	     "W phases y x\nW phases z y\n"},
	    /* a phase that waits for a report has no date to compare */
	    {" phases = (\n{ id = \"x\"; title = \"X\"; to = \"7d\"; until = \"gone\"; },\n{ id = \"y\"; title = "
	     "\"Y\"; "
	     "from = \"6d\"; once = \"gone\"; } );\n" SEAS(SEA),
	     ""},
	};
	run_cases(files, cases, G_N_ELEMENTS(cases));
}

static void rules_that_never_matter_are_found(Files *files, gconstpointer unused)
{
	(void)unused;
	static const Case cases[] = {
	    {SEAS(A(CARE FROM("3d..9d") TO("5d..9d 09:00"))), "W never a -\n"},
	    {SEAS(A(AVOID "anchor = \"gone\"; until = \"gone\"; ")), "W never a -\n"},
	    {SEAS(A(AVOID "when = { skin = \"dry\"; }; unless = { skin = (\"oily\", \"dry\"); }; ")),
	     "W never a -\n"},
	    {SEAS(SEA "," RULE("a", "rinse", OK)), "W never a -\n"},
	    {SEAS(A(AVOID "when = { skin = \"dry\"; }; unless = { course = \"complete\"; }; ")), ""},
	    /* a permission before its session; a ban there is good */
	    {SEAS(A(CARE FROM("-1d"))), "W never a -\n"},
	    {SEAS(A(AVOID FROM("-1d"))), ""},
	    /* once */
	    {SEAS(A(CARE "anchor = \"gone\"; once = \"gone\"; ")), "W never a -\n"},
	    {SEAS(A(CARE TO("4d") "once = \"gone\"; ")), "W never a -\n"},
	    {SEAS(A(CARE TO("8d") "once = \"gone\"; ")), ""},
	};
	run_cases(files, cases, G_N_ELEMENTS(cases));
}

static void keys_that_never_matter_are_found(Files *files, gconstpointer unused)
{
	(void)unused;
	static const Case cases[] = {
	    {CREAMS SEAS(
	         RULE("a", "cream", "but = \"own\"; " AVOID TO("7d")) "," RULE("b", "stuff", AVOID) "," SEA),
	     "W never a b\n"},
	    {CREAMS SEAS(RULE("a", "cream", "but = \"own\"; " AVOID TO("7d")) "," RULE("b", "stuff",
	                                                                               AVOID TO("6d")) "," SEA),
	     ""},
	    {CREAMS SEAS(
	         RULE("a", "cream", "but = \"own\"; " AVOID TO("7d")) "," RULE("b", "stuff", CARE) "," SEA),
	     ""},
	    {SEAS(A(AVOID TO("4d")) "," B(CARE FROM("4d") "against = \"a\"; ")), "W never b a\n"},
	    {SEAS(SEA "," RULE("a", "heat", ASK) "," RULE("b", "pool", AVOID TO("4d") "against = \"a\"; ")),
	     "W never b a\n"},
	};
	run_cases(files, cases, G_N_ELEMENTS(cases));
}

#define TASK(keys) " tasks = (\n{ id = \"wash\"; title = \"W\"; " keys S " );\n"
#define WASH       "times = \"08:00\"; every = \"1d\"; on = \"water\"; step = \"mild\"; "

static void tasks_in_a_ban_are_found(Files *files, gconstpointer unused)
{
	(void)unused;
	static const Case cases[] = {
	    {TASK(FROM("1d") TO("9d") WASH) RULES(RULE("dry", "water", ALLOW("rinse") TO("4d")) "," RULE(
	         "wet", "water", ALLOW("submerge") FROM("4d")) "," SEA),
	     "W task-forbidden wash dry\n"},
	    {TASK(FROM("4d") TO("9d") WASH) RULES(RULE("dry", "water", ALLOW("rinse") TO("4d")) "," RULE(
	         "wet", "water", ALLOW("submerge") FROM("4d")) "," SEA),
	     ""},
	    /* what waits for a report that usually comes soon, and may come late */
	    {TASK(FROM("6d") WASH) RULES(RULE("dry", "water", ALLOW("none") TO("4d") UNTIL) "," RULE(
	         "wet", "water", ALLOW("submerge") FROM("4d")) "," SEA),
	     "N task-forbidden wash dry\n"},
	    {TASK(FROM("10d") WASH) RULES(RULE("dry", "water", ALLOW("none") TO("4d") UNTIL) "," RULE(
	         "wet", "water", ALLOW("submerge") FROM("4d")) "," SEA),
	     ""},
	    /* the made-up session is the last: what counts from the last is known */
	    {" tasks = (\n{ id = \"swim\"; title = \"S\"; from = \"29d\"; times = \"08:00\"; on = \"sea\";" S
	     " );\n" SEAS(A(AVOID TO("28d") FINAL) "," B(OK FROM("28d") FINAL)),
	     ""},
	};
	run_cases(files, cases, G_N_ELEMENTS(cases));
}

static void reminders_in_the_night_are_found(Files *files, gconstpointer unused)
{
	(void)unused;
	static const Case cases[] = {
	    {" tasks = (\n{ id = \"late\"; title = \"L\"; times = (\"08:00\", \"22:00\"); remind = true;" S ",\n"
	     "{ id = \"lead\"; title = \"L\"; times = (\"07:30\"); remind = true; lead = \"31m\";" S ",\n"
	     "{ id = \"good\"; title = \"G\"; times = (\"07:00\", \"21:59\"); remind = true;" S ",\n"
	     "{ id = \"mute\"; title = \"M\"; times = (\"23:00\");" S " );\n" SEAS(SEA),
	     "W quiet late -\nW quiet lead -\n"},
	    {" tasks = (\n{ id = \"often\"; title = \"O\"; every = \"8h\"; to = \"3d\"; remind = true;" S ",\n"
	     "{ id = \"odd\"; title = \"O\"; every = \"7h\"; to = \"3d\"; remind = true;" S ",\n"
	     "{ id = \"twice\"; title = \"T\"; every = \"12h\"; to = \"3d\"; remind = true;" S ",\n"
	     "{ id = \"mute\"; title = \"M\"; every = \"8h\"; to = \"3d\";" S " );\n" SEAS(SEA),
	     "W quiet often -\nW quiet odd -\n"},
	};
	run_cases(files, cases, G_N_ELEMENTS(cases));
}

static void a_red_flag_cannot_be_lowered(Files *files, gconstpointer unused)
{
	(void)unused;
	static const Case cases[] = {
	    {" signs = ( { id = \"crust\"; title = \"Crust\"; also = (\"Yellow crust\"); rules = (\n"
	     "{ id = \"a\"; to = \"3d\"; advice = \"watch\";" S
	     ", { id = \"b\"; from = \"3d\"; advice = \"doctor\";" S
	     " ); },\n { id = \"itch\"; title = \"It itches\"; rules = ( { id = \"c\"; advice = "
	     "\"practitioner\";" S
	     " ); },\n { id = \"spots\"; title = \"patchy\"; rules = ( { id = \"d\"; advice = \"expected\";" S
	     " ); },\n"
	     " { id = \"red\"; title = \"Red\"; rules = ( { id = \"e\"; advice = \"expected\";" S
	     " ); } );\n" SEAS(SEA),
	     "E red-flag a pus\nE red-flag c itch\nE red-flag d look\n"},
	    {" signs = ( { id = \"pus\"; title = \"Pus\"; rules = ( { id = \"a\"; advice = \"emergency\";" S
	     " ); } );\n" SEAS(SEA),
	     ""},
	};
	run_cases(files, cases, G_N_ELEMENTS(cases));
}

static void whoever_says_so_is_missed(Files *files, gconstpointer unused)
{
	(void)unused;
	static const Case cases[] = {
	    {" tasks = (\n{ id = \"t\"; title = \"T\"; } );\n signs = ( { id = \"red\"; title = \"Red\"; rules = "
	     "( { id = "
	     "\"early\"; advice = \"expected\"; } ); } );\n" SEAS(
	         SEA ",{ id = \"a\"; on = \"pool\"; verdict = \"ask\"; }"),
	     "W source t -\nW source early -\nW source a -\n"},
	    {" treatment_day = \"unsaid\";\n" SEAS(SEA), "N day-one - -\n"},
	    {" treatment_day = 1;\n" SEAS(SEA), ""},
	};
	run_cases(files, cases, G_N_ELEMENTS(cases));
}

static void reviews_and_silence_are_found(Files *files, gconstpointer unused)
{
	(void)unused;
	static const struct {
		const char *text, *found;
	} cases[] = {
	    {"protocol = { id = \"p\"; title = \"P\"; review_by = \"2026-11-20\"; approved_on = \"2025-01-01\";\n"
	     " sources = ( { id = \"s\"; title = \"S\"; } );\n"
	     " rules = ( { id = \"a\"; on = (\"pool\", \"heat\"); verdict = \"ask\"; } ); };\n",
	     "W review - -\nN silent - -\nN source s -\nW source a -\n"},
	    {"protocol = { id = \"p\"; title = \"P\"; review_by = \"2026-11-21\"; approved_on = "
	     "\"2026-11-20\";\n" SEAS(SEA) "sources = ( { id = \"s\"; title = \"S\"; } ); };\n",
	     ""},
	    {"protocol = { id = \"p\"; title = \"P\"; approved_on = \"2026-11-22\";\n" SEAS(
	         SEA) "sources = ( { id = \"s\"; title = \"S\"; } ); };\n",
	     "N review - -\nW review - -\n"},
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *found = found_by(files, cases[i].text);
		g_assert_cmpstr(found, ==, cases[i].found);
	}
}

static void a_finding_has_both_places_and_what_to_do(Files *files, gconstpointer unused)
{
	(void)unused;
	look(files, HEAD " rules = (\n" A(AVOID TO("28d") FINAL) ",\n" B(CARE FROM("20d")) "," REST "," WATER
	                                                                                   " ); };\n");
	g_assert_cmpuint(ac_problems_total(files->problems), ==, 1);
	const AcProblem *problem = ac_problems_get(files->problems, 0);
	g_assert_cmpint(problem->line, ==, 7);
	g_assert_cmpstr(
	    problem->text, ==,
	    "\"b\" says \"care\" of \"sea\", and \"a\" says \"avoid\", from 20d to 28d; the stricter holds");
	g_assert_cmpstr(problem->finding.activity, ==, "sea");
	g_assert_cmpstr(problem->finding.when, ==, "from 20d to 28d");
	g_assert_true(g_str_has_suffix(problem->finding.other_file, "/p.cfg"));
	g_assert_cmpint(problem->finding.other_line, ==, 6);
	g_assert_cmpstr(
	    problem->finding.suggestion, ==,
	    "End one where the other begins, or take one out. If the leaflet does say both, write against "
	    "= \"a\" in \"b\".");
}

static void thousands_of_findings_are_cut_short(Files *files, gconstpointer unused)
{
	(void)unused;
	g_autoptr(GString) text = g_string_new(HEAD " rules = (\n");
	for (guint i = 0; i < 1000; i++)
		g_string_append_printf(text, "{ id = \"r%u\"; on = \"sea\"; verdict = \"%s\"; source = \"s\"; },\n",
		                       i, i % 2 == 0 ? "avoid" : "ask");
	g_string_append(text, REST "); };\n");
	look(files, text->str);
	g_assert_cmpuint(ac_problems_total(files->problems), ==, 201);
	g_autofree char *told = files_told(files);
	g_assert_nonnull(
	    strstr(told, "p.cfg: note: there are more than 200 findings; the others are not listed"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	FILES_TEST("/protocol/check/contradictions", rules_that_contradict_are_found);
	FILES_TEST("/protocol/check/steps", a_step_against_its_ladder_is_found);
	FILES_TEST("/protocol/check/kinds", a_member_against_its_kind_is_a_note);
	FILES_TEST("/protocol/check/two-ends", two_ends_of_one_ban_are_found);
	FILES_TEST("/protocol/check/seams", holes_and_unclear_seams_are_found);
	FILES_TEST("/protocol/check/never", rules_that_never_matter_are_found);
	FILES_TEST("/protocol/check/keys", keys_that_never_matter_are_found);
	FILES_TEST("/protocol/check/tasks", tasks_in_a_ban_are_found);
	FILES_TEST("/protocol/check/quiet", reminders_in_the_night_are_found);
	FILES_TEST("/protocol/check/red-flags", a_red_flag_cannot_be_lowered);
	FILES_TEST("/protocol/check/sources", whoever_says_so_is_missed);
	FILES_TEST("/protocol/check/head", reviews_and_silence_are_found);
	FILES_TEST("/protocol/check/places", a_finding_has_both_places_and_what_to_do);
	FILES_TEST("/protocol/check/many", thousands_of_findings_are_cut_short);
	return g_test_run();
}

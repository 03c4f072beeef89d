/* SPDX-License-Identifier: MIT */
/* Two protocols held against each other: every kind of difference, and none where there is none. */
#include <string.h>

#include "plan/plan.h"
#include "protocol/compare.h"
#include "test_protocol.h"

#define HEAD                                                                                                 \
	"title = \"P\"; version = \"1\"; lasts = \"28d\"; sources = ( { id = \"s\"; title = \"S\"; } );\n"       \
	" traits = ( { id = \"skin\"; title = \"Skin\"; values = (\"dry\", \"oily\"); } );\n"                    \
	" milestones = ( { id = \"gone\"; ask = \"Gone?\"; title = \"it is gone\"; usually = \"5d..9d\"; } );\n"

#define AVOID(id, on, keys)                                                                                  \
	"{ id = \"" id "\"; on = \"" on "\"; verdict = \"avoid\"; " keys " source = \"s\"; }"
#define CARE(id, on, keys)                                                                                   \
	"{ id = \"" id "\"; on = \"" on "\"; verdict = \"care\"; how = \"H\"; " keys " source = \"s\"; }"
#define ALLOW(id, step, keys)                                                                                \
	"{ id = \"" id "\"; on = \"water\"; allow = \"" step "\"; how = \"H\"; " keys " source = \"s\"; }"

typedef struct {
	AcArena *arena;
	AcLoaded *a, *b;
	const AcComparison *told;
} Pair;

static AcLoaded *load(Files *files, const char *name, const char *body)
{
	g_autofree char *text = g_strdup_printf("protocol = { id = \"%s\"; %s%s };\n", name, HEAD, body);
	files_write(files, name, text);
	return files_load(files, name);
}

static void compare_with(Pair *pair, Files *files, const char *a, const char *b, AcCompareOptions options)
{
	pair->arena = ac_arena_new();
	pair->a = load(files, "a", a);
	pair->b = load(files, "b", b);
	pair->told =
	    ac_protocol_compare(ac_loaded_protocol(pair->a), ac_loaded_protocol(pair->b), &options, pair->arena);
}

static void clear(Pair *pair)
{
	ac_arena_free(pair->arena);
	ac_loaded_free(pair->a);
	ac_loaded_free(pair->b);
}

/* "B-stricter sea day 3 - day 5", a line each, with the course and the clients where they are not all. */
static char *differences(const AcComparison *told)
{
	static const char *const kinds[] = {"stricter", "looser", "only-b", "only-a", "otherwise"};
	static const char *const courses[] = {"", " unreported", " at-once", " several"};
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < told->n_differences; i++) {
		const AcDifference *one = &told->differences[i];
		g_string_append(out, kinds[one->differs]);
		for (guint k = 0; k < one->n_activities; k++)
			g_string_append_printf(out, "%s%s", k > 0 ? "," : " ", one->activities[k]->id);
		g_string_append_printf(out, " %s - %s%s%s", one->from != NULL ? one->from : "?",
		                       one->to != NULL ? one->to : "?", courses[one->course],
		                       one->in_hours ? " in hours" : "");
		if (one->clients != NULL)
			g_string_append_printf(out, " [%s]", one->clients);
		g_string_append_c(out, '\n');
	}
	return g_string_free(out, FALSE);
}

static char *parts(const AcComparison *told)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < told->n_parts; i++)
		g_string_append_printf(
		    out, "%s: %s / %s%s%s\n", told->parts[i].id, told->parts[i].a != NULL ? told->parts[i].a : "none",
		    told->parts[i].b != NULL ? told->parts[i].b : "none", told->parts[i].clients != NULL ? " " : "",
		    told->parts[i].clients != NULL ? told->parts[i].clients : "");
	return g_string_free(out, FALSE);
}

static char *wordings(const AcComparison *told)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < told->n_wordings; i++)
		g_string_append_printf(out, "%s (%s)\n", told->wordings[i].id,
		                       told->wordings[i].keys != NULL ? told->wordings[i].keys
		                       : told->wordings[i].only_b     ? "only b"
		                                                      : "only a");
	return g_string_free(out, FALSE);
}

/* ---- answers --------------------------------------------------------------------------------- */

typedef struct {
	const char *a, *b, *found;
} Case;

#define RULES(text) "rules = (" text ");"

static const Case cases[] = {
    /* a later end, a later beginning; an overlay's two sides of it */
    {RULES(AVOID("x", "sea", "to = \"3d\";")), RULES(AVOID("x", "sea", "to = \"5d\";")),
     "stricter sea day 3 - day 5\n"},
    {RULES(AVOID("x", "sea", "to = \"5d\";")), RULES(AVOID("x", "sea", "to = \"3d\";")),
     "looser sea day 3 - day 5\n"},
    {RULES(AVOID("x", "sea", "to = \"30h\";")), RULES(AVOID("x", "sea", "to = \"50h\";")),
     "stricter sea 30 hours - 50 hours\n"},
    /* one is silent */
    {RULES(AVOID("x", "sea", "")), RULES(AVOID("x", "sea", "") "," CARE("y", "sun", "from = \"4d\";")),
     "only-b sun day 4 - ?\n"},
    {RULES(AVOID("x", "sea", "") "," AVOID("y", "sun", "from = \"-2d\"; to = \"0h\";")),
     RULES(AVOID("x", "sea", "")), "only-a sun 2 days before - the end of the session\n"},
    /* a ladder is told once, not again for each of its steps */
    {RULES(ALLOW("x", "none", "to = \"3d\";") "," ALLOW("y", "rinse", "from = \"3d\";")),
     RULES(ALLOW("x", "none", "to = \"4d\";") "," ALLOW("y", "rinse", "from = \"4d\";")),
     "stricter water day 3 - day 4\n"},
    /* limits */
    {RULES(CARE("x", "sun", "limit = { minutes = 20; per = \"day\"; };")),
     RULES(CARE("x", "sun", "limit = { minutes = 10; per = \"day\"; };")), "stricter sun the session - ?\n"},
    {RULES(CARE("x", "sun",
                "to = \"9d\"; limit = { minutes = 20; per = \"day\"; between = (\"06:00\", \"11:00\"); };")),
     RULES(CARE("x", "sun",
                "to = \"9d\"; limit = { minutes = 20; per = \"day\"; between = (\"07:00\", \"12:00\"); };")),
     "otherwise sun the session - day 9\n"},
    /* beyond a limit's hours the edge of the next rule is not lost */
    {RULES(CARE("x", "sun",
                "to = \"9d\"; limit = { minutes = 20; per = \"day\"; between = (\"06:00\", \"11:00\"); "
                "};") "," AVOID("y", "sun", "from = \"9d\";")),
     RULES(CARE("x", "sun", "limit = { minutes = 20; per = \"day\"; between = (\"06:00\", \"11:00\"); };")),
     "looser sun day 9 - ?\n"},
    /* only some clients */
    {RULES(CARE("x", "sun", "")),
     RULES(CARE("x", "sun", "") "," AVOID("y", "sun", "to = \"3d\"; when = { skin = \"oily\"; };")),
     "stricter sun the session - day 3 [skin oily or not known]\n"},
    {RULES(CARE("x", "sun", "from = \"2d\"; when = { skin = \"dry\"; };")), RULES(CARE("x", "sea", "")),
     "only-b sea the session - ?\nonly-a sun day 2 - ? [skin dry]\n"},
    /* only while nothing is reported, or when it is reported at once */
    {RULES(AVOID("x", "sun", "to = \"9d\"; until = \"gone\";")), RULES(AVOID("x", "sun", "to = \"9d\";")),
     "looser sun day 9 - ? unreported\n"},
    {RULES(AVOID("x", "sun", "to = \"2d\"; until = \"gone\";")),
     RULES(AVOID("x", "sun", "to = \"4d\"; until = \"gone\";")), "stricter sun day 2 - day 4 at-once\n"},
    /* only over several sessions */
    {RULES(AVOID("x", "sun", "to = \"9d\";")), RULES(AVOID("x", "sun", "to = \"9d\"; anchor = \"final\";")),
     "stricter sun session 1, day 9 - session 2, the session several\n"
     "stricter sun session 2, day 9 - session 3, the session several\n"},
    /* the same in other words */
    {RULES(AVOID("x", "sea", "to = \"28d\";")), RULES(AVOID("x", "sea", "to = \"4w\";")), ""},
};

static void test_answers(Files *files, gconstpointer unused)
{
	(void)unused;
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		Pair pair;
		compare_with(&pair, files, cases[i].a, cases[i].b, (AcCompareOptions){.n_sessions = 3});
		g_autofree char *found = differences(pair.told);
		g_test_message("case %u", i);
		g_assert_cmpstr(found, ==, cases[i].found);
		g_assert_true(*found == '\0' || !ac_comparison_is_same(pair.told));
		clear(&pair);
	}
}

/* A difference is told with who decides, and with what was said before. */
static void test_sides(Files *files, gconstpointer unused)
{
	(void)unused;
	Pair pair;
	compare_with(&pair, files, RULES(AVOID("x", "sea", "to = \"3d\";")),
	             RULES(AVOID("y", "sea", "to = \"5d\"; anchor = \"final\";")),
	             (AcCompareOptions){.n_sessions = 1});
	g_assert_cmpuint(pair.told->n_differences, ==, 1);
	const AcDifference *told = &pair.told->differences[0];
	g_assert_true(told->a.said_the_other);
	g_assert_false(told->b.said_the_other);
	g_assert_cmpstr(told->a.before->id, ==, "x");
	g_assert_cmpstr(told->b.rule->id, ==, "y");
	g_assert_cmpstr(told->b.to, ==, "day 5");
	g_assert_cmpint(told->a.verdict, ==, AC_VERDICT_OK);
	clear(&pair);
}

static void test_given_trait(Files *files, gconstpointer unused)
{
	(void)unused;
	const char *plain = RULES(CARE("x", "sun", ""));
	const char *oily = RULES(CARE("x", "sun", "") "," AVOID("y", "sun", "when = { skin = \"oily\"; };"));
	AcTraitValue dry = {"skin", "dry"}, is_oily = {"skin", "oily"};
	Pair pair;
	compare_with(&pair, files, plain, oily, (AcCompareOptions){&dry, 1, 1});
	g_assert_cmpuint(pair.told->n_differences, ==, 0);
	g_assert_cmpstr(pair.told->clients, ==, "skin dry");
	clear(&pair);
	compare_with(&pair, files, plain, oily, (AcCompareOptions){&is_oily, 1, 1});
	g_autofree char *found = differences(pair.told);
	g_assert_cmpstr(found, ==, "stricter sun the session - ?\n");
	clear(&pair);
}

/* ---- the rest -------------------------------------------------------------------------------- */

static void test_same(Files *files, gconstpointer unused)
{
	(void)unused;
	const char *body = RULES(AVOID(
	    "x", "sea",
	    "to = \"5d\"; until = \"gone\"; when = { skin = \"oily\"; };")) " tasks = ( { id = \"t\"; title = "
	                                                                    "\"T\"; from = \"1d\"; to = \"5d\"; "
	                                                                    "every = \"1d\"; } );"
	                                                                    " phases = ( { id = \"p\"; title = "
	                                                                    "\"P\"; from = \"0h\"; to = \"2d\"; "
	                                                                    "} );"
	                                                                    " signs = ( { id = \"itch\"; title = "
	                                                                    "\"I\"; rules = ( { id = \"r\"; "
	                                                                    "advice = \"watch\"; } ); } );";
	Pair pair;
	compare_with(&pair, files, body, body, (AcCompareOptions){.n_sessions = 3});
	g_assert_true(ac_comparison_is_same(pair.told));
	g_assert_cmpuint(pair.told->n_only_a + pair.told->n_only_b, ==, 0);
	clear(&pair);
}

#define REST_A                                                                                               \
	" tasks = ( { id = \"wash\"; title = \"W\"; from = \"1d\"; to = \"3d\"; times = \"08:00\"; every = "     \
	"\"1d\"; },"                                                                                             \
	" { id = \"dry\"; title = \"D\"; from = \"1d\"; to = \"2d\"; when = { skin = \"dry\"; }; } );"           \
	" phases = ( { id = \"p\"; title = \"P\"; from = \"0h\"; to = \"2d\"; } );"                              \
	" signs = ( { id = \"itch\"; title = \"I\"; rules = ( { id = \"r\"; advice = \"expected\"; to = "        \
	"\"3d\"; } ); } );"                                                                                      \
	" followups = ( { id = \"f\"; title = \"F\"; at = \"1y\"; } );"
#define REST_B                                                                                               \
	" tasks = ( { id = \"wash\"; title = \"W\"; from = \"1d\"; to = \"3d\"; times = \"07:30\"; every = "     \
	"\"1d\"; } );"                                                                                           \
	" phases = ( { id = \"p\"; title = \"P\"; from = \"0h\"; to = \"3d\"; until = \"gone\"; } );"            \
	" signs = ( { id = \"itch\"; title = \"I\"; rules = ( { id = \"r\"; advice = \"doctor\"; to = \"3d\"; "  \
	"} ); } );"                                                                                              \
	" followups = ( { id = \"f\"; title = \"F\"; at = \"6mo\"; anchor = \"final\"; } );"

static void test_parts(Files *files, gconstpointer unused)
{
	(void)unused;
	Pair pair;
	compare_with(&pair, files, REST_A, REST_B, (AcCompareOptions){.n_sessions = 1});
	g_autofree char *found = parts(pair.told);
	g_assert_cmpstr(found, ==,
	                "wash: day 1 to day 2, 08:00, 2 times / day 1 to day 2, 07:30, 2 times\n"
	                "dry: day 1, at any time of the day / none skin dry\n"
	                "p: the end of the session to day 2 / the end of the session to day 3, until it is gone\n"
	                "r: expected, to day 3 / doctor, to day 3\n"
	                "f: 1 year, after each session / 6 months, after the last session\n");
	g_assert_false(ac_comparison_is_same(pair.told));
	clear(&pair);
}

/* Texts, and what is written otherwise without an effect: never "the same". */
static void test_wording(Files *files, gconstpointer unused)
{
	(void)unused;
	Pair pair;
	compare_with(
	    &pair, files,
	    RULES(AVOID("x", "sea", "why = \"Salt.\"; to = \"28d\";") "," AVOID("y", "sun", "to = \"2d\";")),
	    RULES(AVOID("x", "sea", "why = \"Germs.\"; to = \"4w\"; level = \"must\";") "," AVOID(
	        "y", "sun", "to = \"3d\"; why = \"Burns.\";") "," AVOID("z", "sea", "to = \"3d\";")),
	    (AcCompareOptions){.n_sessions = 1});
	g_autofree char *found = wordings(pair.told);
	/* "to" of y is told as an answer; that of x is no other one */
	g_assert_cmpstr(found, ==, "x (why, level)\ny (why)\nz (only b)\n");
	clear(&pair);
	compare_with(&pair, files, RULES(AVOID("x", "sea", "why = \"Salt.\";")),
	             RULES(AVOID("x", "sea", "why = \"Germs.\";")), (AcCompareOptions){.n_sessions = 1});
	g_assert_cmpuint(pair.told->n_differences + pair.told->n_parts, ==, 0);
	g_assert_false(ac_comparison_is_same(pair.told));
	clear(&pair);
	compare_with(&pair, files, RULES(AVOID("x", "sea", "")), RULES(AVOID("y", "sea", "")),
	             (AcCompareOptions){.n_sessions = 1});
	g_assert_true(pair.told->is_wording_left_out);
	g_assert_false(ac_comparison_is_same(pair.told));
	clear(&pair);
}

/* ---- against a slow look --------------------------------------------------------------------- */

typedef struct {
	AcLoaded *catalogue, *a, *b;
	AcPlan *plan_a, *plan_b;
} Shipped;

static AcLoaded *load_shipped(const Shipped *shipped, const char *file)
{
	static const char *const folders[] = {AC_SOURCE_DIR "/config/protocols", NULL};
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autofree char *path = g_build_filename(AC_SOURCE_DIR, "config", file, NULL);
	AcLoaded *loaded = ac_load_protocol(path, ac_loaded_catalogue(shipped->catalogue), folders, problems);
	g_assert_nonnull(loaded);
	return loaded;
}

static gboolean is_told(const AcComparison *told, const AcActivity *activity, AcInstant at)
{
	for (guint i = 0; i < told->n_differences; i++) {
		const AcDifference *one = &told->differences[i];
		for (guint k = 0; k < one->n_activities; k++)
			if (strcmp(one->activities[k]->id, activity->id) == 0 && one->begins <= at && at < one->ends)
				return TRUE;
	}
	return FALSE;
}

/* Every hour of 60 days: an answer differs exactly where the comparison says so. */
static void look(const Shipped *shipped, const AcComparison *told, AcInstant end)
{
	const AcCatalogue *catalogue = ac_loaded_catalogue(shipped->catalogue);
	g_autoptr(AcArena) arena = ac_arena_new();
	for (guint i = 0; i < catalogue->n_activities; i++) {
		const AcActivity *activity = catalogue->activities[i];
		if (activity->ladder != NULL) /* its ladder may speak for it */
			continue;
		for (AcInstant at = end - 14 * 24 * AC_HOUR; at < end + 46 * 24 * AC_HOUR; at += AC_HOUR) {
			const AcAnswer *a = ac_plan_ask(shipped->plan_a, arena, activity, at, 0);
			const AcAnswer *b = ac_plan_ask(shipped->plan_b, arena, activity, at, 0);
			gboolean differs = a->verdict != b->verdict || a->step != b->step;
			if (differs != is_told(told, activity, at))
				g_test_message("%s, %d hours", activity->id, (int)((at - end) / AC_HOUR));
			g_assert_cmpint(differs, ==, is_told(told, activity, at));
			ac_arena_reset(arena);
		}
	}
}

static void test_slow(void)
{
	g_autoptr(AcProblems) problems = ac_problems_new();
	Shipped shipped = {.catalogue = ac_load_catalogue(AC_SOURCE_DIR "/config/activities.cfg", problems)};
	shipped.a = load_shipped(&shipped, "protocols/smp.cfg");
	shipped.b = load_shipped(&shipped, "clinics/example.cfg");
	g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
	const AcInstant end = 1795273200; /* 21 November 2026, three in the afternoon */
	AcSession session = {1, end - 3 * AC_HOUR, end, zone, "UTC", AC_SESSION_HAPPENED, TRUE, NULL, NULL};
	AcTraitValue oily = {"skin", "oily"};
	AcReport reports[] = {{.milestone = "flakes-gone", .session_id = 1, .at = end + 105 * AC_HOUR},
	                      {.milestone = "healed", .session_id = 1, .at = end + 225 * AC_HOUR}};
	AcClient client = {.name = "",
	                   .zone = zone,
	                   .zone_name = "UTC",
	                   .sessions = &session,
	                   .n_sessions = 1,
	                   .traits = &oily,
	                   .n_traits = 1,
	                   .reports = reports,
	                   .n_reports = 2};
	shipped.plan_a = ac_plan_new(ac_loaded_protocol(shipped.a), &client, end);
	shipped.plan_b = ac_plan_new(ac_loaded_protocol(shipped.b), &client, end);
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcCompareOptions options = {&oily, 1, 1};
	const AcComparison *told =
	    ac_protocol_compare(ac_loaded_protocol(shipped.a), ac_loaded_protocol(shipped.b), &options, arena);
	g_assert_cmpuint(told->n_differences, >, 3);
	look(&shipped, told, end);
	ac_plan_free(shipped.plan_a);
	ac_plan_free(shipped.plan_b);
	ac_loaded_free(shipped.a);
	ac_loaded_free(shipped.b);
	ac_loaded_free(shipped.catalogue);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	FILES_TEST("/compare/answers", test_answers);
	FILES_TEST("/compare/sides", test_sides);
	FILES_TEST("/compare/given-trait", test_given_trait);
	FILES_TEST("/compare/same", test_same);
	FILES_TEST("/compare/parts", test_parts);
	FILES_TEST("/compare/wording", test_wording);
	g_test_add_func("/compare/slow", test_slow);
	return g_test_run();
}

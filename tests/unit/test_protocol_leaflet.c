/* SPDX-License-Identifier: MIT */
/* The keys that leaflets need beyond plain times: what they become, and what is wrong with them. */
#include <string.h>

#include "test_protocol.h"

#define HEAD                                                                                                 \
	"protocol = { id = \"p\"; title = \"P\";\n"                                                              \
	"milestones = ( { id = \"healed\"; ask = \"Healed?\"; usually = \"7d..10d\"; }, { id = \"told\"; ask = " \
	"\"Told?\"; by = \"practitioner\"; }, { id = \"flaking\"; ask = \"Flakes?\"; sighting = true; } );\n"
#define TAIL "};\n"

static const char whole[] =
    HEAD "treatment_day = \"unsaid\";\n"
         "traits = ( { id = \"look\"; title = \"Your look\"; values = (\"shaved\", \"scar\"); } );\n"
         "phases = ( { id = \"p3\"; title = \"3\"; from = \"day 8\"; to = \"15d\"; until = \"healed\"; },\n"
         "           { id = \"p4\"; title = \"4\"; from = \"15d\"; once = \"healed\"; } );\n"
         "rules = (\n"
         "{ id = \"gym\"; on = \"heat\"; but = \"sauna\"; verdict = \"avoid\"; to = \"at least 10d\"; where "
         "= \"the "
         "treated area\"; level = \"should\"; against = \"balm\"; },\n"
         "{ id = \"balm\"; on = \"pool\"; verdict = \"care\"; from = \"8d\"; once = \"told\"; safer = "
         "\"12d\"; products "
         "= \"Balm\"; without = (\"alcohol\", \"scent\"); limit = { times = 2; per = \"day\"; }; },\n"
         "{ id = \"soap\"; on = \"water\"; phase = \"p3\"; allow = \"mild\"; how = \"Softly.\"; },\n"
         "{ id = \"acid\"; on = \"sea\"; verdict = \"avoid\"; level = \"never\"; } );\n"
         "tasks = ( { id = \"cream\"; title = \"Cream\"; every = \"1d\"; count = \"2..4\"; phase = \"p4\"; "
         "items = "
         "(\"One\", \"Two\"); products = \"Cream\"; },\n"
         "          { id = \"peel\"; title = \"Peel\"; every = \"1w\"; count = \"at least 2\"; } );\n"
         "courses = ( { id = \"shaved\"; when = { look = \"shaved\"; }; sessions = \"3\"; gaps = (\"1d\", "
         "\"4w..6w\"); } "
         ");\n"
         "notes = ( { id = \"price\"; text = \"It costs.\"; } );\n"
         "tests = ( { at = \"30h\"; ask = \"pool\"; answer = \"ask\"; sessions = (\"28d\", \"56d\"); final = "
         "true; "
         "reported = { healed = \"9d\"; }; for = \"30m\"; } );\n" TAIL;

static void assert_rules(const AcProtocol *p)
{
	const AcRule *gym = &p->rules[0], *balm = &p->rules[1], *soap = &p->rules[2], *acid = &p->rules[3];
	g_assert_cmpstr(gym->but[0]->id, ==, "sauna");
	g_assert_cmpint(gym->to.early.days, ==, 10);
	g_assert_cmpint(gym->to.late.kind, ==, AC_OFFSET_UNSAID);
	g_assert_cmpstr(gym->words.where, ==, "the treated area");
	g_assert_cmpint(gym->level, ==, AC_LEVEL_SHOULD);
	g_assert_true(gym->against == balm);
	g_assert_cmpstr(balm->once->id, ==, "told");
	g_assert_cmpint(balm->once->by, ==, AC_BY_PRACTITIONER);
	g_assert_cmpint(balm->safer.early.days, ==, 12);
	g_assert_cmpuint(balm->words.n_products, ==, 1);
	g_assert_cmpstr(balm->words.without[1], ==, "scent");
	g_assert_cmpint(balm->limit->times, ==, 2);
	g_assert_true(soap->phase == &p->phases[0]);
	g_assert_cmpint(soap->from.early.days, ==, 7); /* "day 8" by both readings */
	g_assert_cmpint(soap->from.late.days, ==, 8);
	g_assert_cmpint(soap->to.early.days, ==, 15);
	g_assert_cmpstr(soap->until->id, ==, "healed");
	g_assert_cmpint(acid->level, ==, AC_LEVEL_NEVER);
}

static void every_key_becomes_its_field(Files *files, gconstpointer unused)
{
	(void)unused;
	files_write(files, "p", whole);
	g_autoptr(AcLoaded) loaded = files_load(files, "p");
	const AcProtocol *p = ac_loaded_protocol(loaded);
	g_assert_true(p->numbering_unsaid);
	g_assert_cmpint(p->treatment_day, ==, 0);
	g_assert_true(p->milestones[2].sighting);
	g_assert_cmpstr(p->phases[1].once->id, ==, "healed");
	assert_rules(p);
	const AcTask *cream = &p->tasks[0];
	g_assert_cmpuint(cream->count.least, ==, 2);
	g_assert_cmpuint(cream->count.most, ==, 4);
	g_assert_cmpstr(cream->once->id, ==, "healed");
	g_assert_cmpstr(cream->items[1], ==, "Two");
	g_assert_cmpuint(p->tasks[1].count.most, ==, 0);
	g_assert_cmpuint(p->courses[0].sessions.most, ==, 3);
	g_assert_cmpuint(p->courses[0].n_gaps, ==, 2);
	g_assert_cmpint(p->courses[0].gaps[1].late.days, ==, 42);
	g_assert_cmpstr(p->notes[0].text, ==, "It costs.");
	const AcProtocolTest *test = &p->tests[0];
	g_assert_cmpuint(test->n_sessions, ==, 2);
	g_assert_true(test->final);
	g_assert_cmpstr(test->reported[0].milestone->id, ==, "healed");
	g_assert_cmpint(test->reported[0].at.early.days, ==, 9);
	g_assert_cmpint(test->length.minutes, ==, 30);
}

/* ---- what is wrong --------------------------------------------------------------------------- */

typedef struct {
	const char *text, *told; /* told: what follows the place */
} Slip;

static const Slip slips[] = {
    {"rules = ( { id = \"a\"; on = \"pool\"; verdict = \"ok\"; to = \"at least 10d\"; } );",
     "\"at least\" ends a ban, and this rule allows; expected a time alone, such as \"10d\""},
    {"rules = ( { id = \"a\"; on = \"pool\"; verdict = \"avoid\"; to = \"at least 10d\"; until = \"healed\"; "
     "} );",
     "\"at least\" and \"until\" stand together; \"to\" with \"until\" means at least already: expected the "
     "time "
     "alone, such as \"10d\""},
    {"rules = ( { id = \"a\"; on = \"pool\"; verdict = \"avoid\"; to = \"at least 3d..4d\"; } );",
     "\"to\": \"at least 3d..4d\" is a range; after \"at least\" expected is one time, such as \"at least "
     "10d\""},
    {"rules = ( { id = \"a\"; on = \"pool\"; verdict = \"avoid\"; to = \"at least -3d\"; } );",
     "\"to\": \"at least -3d\" is not after the treatment; expected such as \"at least 10d\""},
    {"tasks = ( { id = \"a\"; title = \"A\"; to = \"at least 10d\"; } );",
     "\"to\" cannot be \"at least …\" here; only the \"to\" of a rule can"},
    {"rules = ( { id = \"a\"; on = \"pool\"; verdict = \"avoid\"; once = \"healed\"; } );",
     "\"once\" begins a permission, and this rule forbids; expected anchor = \"healed\", or \"until\" to end "
     "it"},
    {"rules = ( { id = \"a\"; on = \"pool\"; verdict = \"avoid\"; until = \"flaking\"; } );",
     "\"flaking\" is a sighting, which may never come; expected a milestone that is awaited, or anchor = "
     "\"flaking\""},
    {"rules = ( { id = \"a\"; on = \"pool\"; but = \"sauna\"; verdict = \"avoid\"; } );",
     "\"sauna\" does not belong to what the rule speaks of, so \"but\" would change nothing; expected an "
     "activity "
     "that \"is\" one of those in \"on\""},
    {"rules = ( { id = \"a\"; on = \"heat\"; but = \"rinse\"; verdict = \"avoid\"; } );",
     "\"rinse\" is a ladder or a step of one; expected a rule with \"allow\" for it"},
    {"rules = ( { id = \"a\"; on = \"pool\"; verdict = \"avoid\"; safer = \"10d\"; } );",
     "\"safer\" goes with what is allowed; expected \"care\", \"ok\" or a step"},
    {"rules = ( { id = \"a\"; on = \"pool\"; verdict = \"ok\"; from = \"10d\"; safer = \"4d\"; } );",
     "\"safer\" is \"4d\", not between \"from\" and \"to\"; expected a date after \"from\""},
    {"rules = ( { id = \"a\"; on = \"pool\"; verdict = \"avoid\"; to = \"4d\"; level = \"never\"; } );",
     "\"never\" goes with verdict = \"avoid\" that has no end and no \"otherwise\"; expected \"must\""},
    {"rules = ( { id = \"a\"; on = \"pool\"; verdict = \"avoid\"; level = \"may\"; } );",
     "\"may\" stands with \"avoid\"; expected \"should\" for \"better not\", or another verdict"},
    {"rules = ( { id = \"a\"; on = \"pool\"; verdict = \"avoid\"; against = \"a\"; } );",
     "a rule stands \"against\" itself; expected the other rule of the two"},
    {"rules = ( { id = \"a\"; on = \"pool\"; verdict = \"avoid\"; against = \"b\"; } );",
     "unknown rule \"b\"; did you mean \"a\"?"},
    {"rules = ( { id = \"a\"; on = \"pool\"; verdict = \"care\"; limit = { times = 2; }; } );",
     "a limit of times does not say for what; expected per = \"day\" or \"week\""},
    {"tasks = ( { id = \"a\"; title = \"A\"; every = \"1d\"; count = \"often\"; } );",
     "\"often\" in \"count\" is no count; expected how many, in quotes: \"3\", \"2..4\" or \"at least 2\""},
    {"tasks = ( { id = \"a\"; title = \"A\"; every = \"1d\"; count = \"4..2\"; } );",
     "\"count\" is \"4..2\"; expected numbers from 1 to 24, the smaller first"},
    {"tasks = ( { id = \"a\"; title = \"A\"; every = \"8h\"; count = \"2\"; } );",
     "\"count\" goes with days; expected \"every\" in days or weeks, like \"1d\", or no \"count\""},
    {"courses = ( { id = \"a\"; gaps = \"-1d\"; } );",
     "\"-1d\" in \"gaps\" is no length of time; expected a length of time in quotes, or a list of them: "
     "(\"1d\", "
     "\"4w..6w\")"},
    {"treatment_day = \"first\";",
     "\"treatment_day\" is \"first\"; expected 0 or 1 without quotes, or \"unsaid\""},
    {"treatment_day = \"unsaid\"; rules = ( { id = \"a\"; on = \"pool\"; verdict = \"avoid\"; to = \"day "
     "0\"; } );",
     "\"to\": \"day 0\" names a day before the first: the treatment's date is day 1 in this file"},
    {"tests = ( { at = \"30h\"; ask = \"pool\"; answer = \"ok\"; reported = { gone = \"3d\"; }; } );",
     "unknown milestone \"gone\"; expected \"flaking\", \"healed\" or \"told\""},
    {"tests = ( { at = \"30h\"; ask = \"pool\"; answer = \"ok\"; sessions = \"3d..4d\"; } );",
     "\"3d..4d\" in \"sessions\" is no single time; expected a time in quotes, or a list of them: (\"28d\", "
     "\"56d\")"},
};

static void each_slip_is_told_in_words(Files *files, gconstpointer unused)
{
	(void)unused;
	for (guint i = 0; i < G_N_ELEMENTS(slips); i++) {
		g_autofree char *text = g_strconcat(HEAD, slips[i].text, "\n", TAIL, NULL);
		g_autofree char *expected = g_strconcat("p.cfg:3: ", slips[i].told, "\n", NULL);
		files_write(files, "p", text);
		g_assert_null(files_try(files, "p"));
		g_autofree char *told = files_told(files);
		g_assert_cmpstr(told, ==, expected);
		ac_problems_free(files->problems);
		files->problems = ac_problems_new();
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	FILES_TEST("/protocol/leaflet/every_key_becomes_its_field", every_key_becomes_its_field);
	FILES_TEST("/protocol/leaflet/each_slip_is_told_in_words", each_slip_is_told_in_words);
	return g_test_run();
}

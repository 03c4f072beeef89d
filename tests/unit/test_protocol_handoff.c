/* SPDX-License-Identifier: MIT */
/* A handoff as a file: what is written is read back the same; what is wrong is told by line, all of it. */
#include "protocol/handoff.h"

#include <glib/gstdio.h>
#include <string.h>

#define UID_A "0123456789abcdef0123456789abcdef"
#define UID_B "00000000000000000000000000000001"

typedef struct {
	char *folder, *path; /* owned */
	AcArena *arena;
	AcProblems *problems;
} World;

static World *world_new(void)
{
	World *world = g_new0(World, 1);
	world->folder = g_dir_make_tmp("handoff-XXXXXX", NULL);
	world->path = g_build_filename(world->folder, "jo.handoff", NULL);
	world->arena = ac_arena_new();
	world->problems = ac_problems_new();
	return world;
}

static void world_free(World *world)
{
	g_unlink(world->path);
	g_rmdir(world->folder);
	g_free(world->folder);
	g_free(world->path);
	ac_arena_free(world->arena);
	ac_problems_free(world->problems);
	g_free(world);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(World, world_free)

static const AcHandoff *read_text(World *world, const char *text, gssize length)
{
	g_assert_true(g_file_set_contents(world->path, text, length, NULL));
	return ac_handoff_read(world->path, world->arena, world->problems);
}

static const AcHandedTrait TRAITS[] = {{.trait = "skin", .value = "dry"}};
static const AcHandedSession SESSIONS[] = {
    {.uid = UID_A,
     .begin = 1795000000,
     .end = 1795003600,
     .zone = "Europe/London",
     .state = AC_SESSION_HAPPENED},
    {.uid = UID_B, .begin = 1797000000, .end = 1797000000, .zone = "Asia/Tokyo", .final = TRUE}};
static const AcHandedAdjustment ADJUSTMENTS[] = {
    {.session = UID_A,
     .activity = "water",
     .allow = "rinse",
     .from = "24h",
     .to = "day 4",
     .numbering = 1,
     .how = "Lukewarm.",
     .why = "A \"scab\" \\ there",
     .by = "AB",
     .at = 1795010000},
    {.activity = "gym", .verdict = AC_VERDICT_AVOID, .why = "Swelling", .by = "AB", .at = 1795010001}};
static const AcHandedReport REPORTS[] = {
    {.session = UID_A, .milestone = "flakes-gone", .at = 1795500000},
    {.session = UID_B, .milestone = "healed", .at = 1797100000, .by = "AB"}};
static const AcHandedText TEXTS[] = {
    {.name = "smp.cfg", .text = "\xEF\xBB\xBFprotocol = { \"a\" };\n\ttab \\ \"quote\"\nno end 北光"},
    {.name = AC_HANDED_ACTIVITIES, .text = "activities = ( );\n"},
    {.name = "sub/empty.cfg", .text = ""}};

static AcHandoff example(void)
{
	static const AcClinic clinic = {
	    .id = "n", .name = "North \"light\"", .phone = "01632 960123", .country = "GB"};
	return (AcHandoff){.made = 1795000000,
	                   .uid = UID_A,
	                   .name = "Jo Döe 北光",
	                   .zone = "Europe/London",
	                   .protocol = "smp",
	                   .version = "1.0",
	                   .traits = TRAITS,
	                   .n_traits = 1,
	                   .sessions = SESSIONS,
	                   .n_sessions = 2,
	                   .adjustments = ADJUSTMENTS,
	                   .n_adjustments = 2,
	                   .reports = REPORTS,
	                   .n_reports = 2,
	                   .texts = TEXTS,
	                   .n_texts = 3,
	                   .clinic = &clinic};
}

static void what_is_written_is_read_back(void)
{
	g_autoptr(World) world = world_new();
	const AcHandoff handoff = example();
	g_autofree char *text = ac_handoff_write(&handoff), *again = ac_handoff_write(&handoff);
	g_assert_cmpstr(text, ==, again);
	const AcHandoff *read = read_text(world, text, -1);
	g_autofree char *problems = ac_problems_text(world->problems);
	g_assert_cmpstr(problems, ==, "");
	g_assert_cmpstr(read->name, ==, handoff.name);
	g_assert_cmpint(read->made, ==, handoff.made);
	g_assert_cmpuint(read->n_sessions, ==, 2);
	g_assert_cmpint(read->sessions[0].end, ==, SESSIONS[0].end);
	g_assert_cmpint(read->sessions[0].state, ==, AC_SESSION_HAPPENED);
	g_assert_cmpint(read->sessions[1].state, ==, AC_SESSION_PLANNED);
	g_assert_true(read->sessions[1].final);
	g_assert_cmpstr(read->adjustments[0].why, ==, ADJUSTMENTS[0].why);
	g_assert_cmpint(read->adjustments[0].to_span.late.days, ==, 3);
	g_assert_cmpint(read->adjustments[1].verdict, ==, AC_VERDICT_AVOID);
	g_assert_null(read->adjustments[1].session);
	g_assert_cmpstr(read->reports[1].by, ==, "AB");
	g_assert_null(read->reports[0].by);
	for (guint i = 0; i < 3; i++)
		g_assert_cmpstr(read->texts[i].text, ==, TEXTS[i].text);
	g_assert_cmpstr(read->clinic->name, ==, handoff.clinic->name);
	/* Written once more from what was read: the same. */
	g_autofree char *third = ac_handoff_write(read);
	g_assert_cmpstr(third, ==, text);
}

/* A text of one very long line is parted where no character is. */
static void long_lines_come_back_whole(void)
{
	g_autoptr(World) world = world_new();
	g_autoptr(GString) line = g_string_new(NULL);
	for (int i = 0; i < 5000; i++)
		g_string_append(line, i % 3 == 0 ? "北" : i % 3 == 1 ? "\"" : "x");
	const AcHandedText texts[] = {{.name = "a.cfg", .text = line->str},
	                              {.name = AC_HANDED_ACTIVITIES, .text = "\n"}};
	AcHandoff handoff = example();
	handoff.texts = texts;
	handoff.n_texts = 2;
	g_autofree char *text = ac_handoff_write(&handoff);
	const AcHandoff *read = read_text(world, text, -1);
	g_assert_nonnull(read);
	g_assert_cmpstr(read->texts[0].text, ==, line->str);
}

/* Any byte less is told. */
static void a_file_cut_anywhere_is_refused(void)
{
	const AcHandoff handoff = example();
	g_autofree char *text = ac_handoff_write(&handoff);
	gsize length = strlen(text);
	for (gsize n = 0; n + 2 < length; n += 7) {
		g_autoptr(World) world = world_new();
		g_assert_null(read_text(world, text, (gssize)n));
		g_assert_cmpuint(ac_problems_count(world->problems, AC_PROBLEM_ERROR), >, 0);
	}
}

/* With a checksum that fits what is in it. */
static char *forge(const char *text, const char *from, const char *to)
{
	g_autoptr(GString) forged = g_string_new(text);
	g_assert_cmpuint(g_string_replace(forged, from, to, 1), ==, 1);
	char *end = strstr(forged->str, "\nchecksum = ");
	g_string_truncate(forged, (gsize)(end + 1 - forged->str));
	g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, forged->str, (gssize)forged->len);
	g_string_append_printf(forged, "checksum = \"%s\";\n", sum);
	return g_string_free(g_steal_pointer(&forged), FALSE);
}

typedef struct {
	const char *from, *to, *said;
} Attack;

static const Attack ATTACKS[] = {
    {"format = 1", "format = 2", "of a newer Aftercare"},
    {"format = 1", "format = \"1\"", "format"},
    {"format = 1", "format = 99999999999", ""},
    {"format = 1", "format = 1; wings = 2", "unknown key \"wings\""},
    {"made = \"2026-", "made = \"9999-", "is no time"},
    {"made = \"2026-11-18T", "made = \"2026-11-18 ", "is no time"},
    {"name = \"Jo", "name = \"\\nJo", "characters that cannot be shown"},
    {"name = \"Jo", "name = \"\xe2\x80\xaeJo", "characters that cannot be shown"},
    {"name = \"Jo", "name = \"\x1b[31mJo", "control character"},
    {"name = \"Jo", "name = \"\xff\xfeJo", "not UTF-8"},
    {"name = \"Jo Döe 北光\"", "name = 7", "name"},
    {"name = \"Jo Döe 北光\"; ", "", "lacks the key \"name\""},
    {"name = \"Jo", "name = \"A\"; name = \"Jo", ""},
    {"uid = \"" UID_A, "uid = \"0123", "is no uid"},
    {"uid = \"" UID_B, "uid = \"" UID_A, "stands twice"},
    {"state = \"happened\"", "state = \"dreamt\"", "unknown state"},
    {"begin = \"2026-11-18", "begin = \"2026-12-18", "cannot end before it begins"},
    {"final = true", "final = 1", "final"},
    {"session = \"" UID_A, "session = \"" UID_B "0", "there is no session"},
    {"activity = \"gym\"", "activity = \"../gym\"", "cannot be \"../gym\""},
    {"allow = \"rinse\"", "allow = \"rinse\"; verdict = \"ok\"", "either \"verdict\" or \"allow\""},
    {"verdict = \"avoid\"", "verdict = \"care\"", "needs a \"how\""},
    {"to = \"day 4\"", "to = \"unsaid\"", "a time that is known"},
    {"to = \"day 4\"", "to = \"next year\"", "next year"},
    {"numbering = 1", "numbering = 4", "numbering"},
    {"name = \"smp.cfg\"", "name = \"../smp.cfg\"", "cannot be the name of a file"},
    {"name = \"smp.cfg\"", "name = \"/etc/smp.cfg\"", "cannot be the name of a file"},
    {"name = \"smp.cfg\"", "name = \"sub/empty.cfg\"", "stands twice"},
    {"name = \"smp.cfg\"", "name = \"=clinic.cfg\"", "cannot be the name of a file"},
    {"name = \"=activities.cfg\"", "name = \"other.cfg\"", "needs the protocol's own file first"},
    {"sessions = (", "sessions = ( 7,", ""},
    {"sessions = (", "sessions = \"none\"; others = (", "sessions"},
    {"handoff = {", "@include \"/etc/passwd\"\nhandoff = {", ""},
    {"client = {", "client = { deep = {{{{{{{{{{{{{{{{{{{{{{ }; ", ""},
    {"files = (", "// \xff\nfiles = (", "not UTF-8"},
};

static void what_is_wrong_is_told_by_line(void)
{
	const AcHandoff handoff = example();
	g_autofree char *text = ac_handoff_write(&handoff);
	for (guint i = 0; i < G_N_ELEMENTS(ATTACKS); i++) {
		g_autoptr(World) world = world_new();
		g_autofree char *forged = forge(text, ATTACKS[i].from, ATTACKS[i].to);
		const AcHandoff *read = read_text(world, forged, -1);
		g_autofree char *problems = ac_problems_text(world->problems);
		g_autofree char *place = g_strconcat(world->path, ":", NULL);
		if (read != NULL || strstr(problems, ATTACKS[i].said) == NULL || !g_str_has_prefix(problems, place))
			g_error("%s: expected \"%s\", told: %s", ATTACKS[i].to, ATTACKS[i].said, problems);
		g_assert_true(g_utf8_validate(problems, -1, NULL));
		g_assert_null(strchr(problems, 0x1B));
	}
}

static void all_of_it_is_told_at_once(void)
{
	g_autoptr(World) world = world_new();
	const AcHandoff handoff = example();
	g_autofree char *text = ac_handoff_write(&handoff);
	g_autofree char *once = forge(text, "name = \"Jo", "name = \"\\nJo");
	g_autofree char *twice = forge(once, "numbering = 1", "numbering = 4");
	g_assert_null(read_text(world, twice, -1));
	g_assert_cmpuint(ac_problems_count(world->problems, AC_PROBLEM_ERROR), ==, 2);
}

static void endless_names_and_lists_are_refused(void)
{
	const AcHandoff plain = example();
	g_autofree char *text = ac_handoff_write(&plain), *name = g_strnfill(3000, 'x');
	g_autoptr(GString) sessions = g_string_new("sessions = (");
	for (int i = 0; i < 101; i++)
		g_string_append_printf(
		    sessions,
		    "{ uid = \"%032x\"; begin = \"2026-11-18T00:00:00Z\"; end = \"2026-11-18T00:00:00Z\"; "
		    "zone = \"UTC\"; state = \"planned\"; },",
		    1000 + i);
	const Attack attacks[] = {{"Jo Döe 北光", name, "is too long"},
	                          {"sessions = (", sessions->str, "at most 100"}};
	for (guint i = 0; i < G_N_ELEMENTS(attacks); i++) {
		g_autoptr(World) world = world_new();
		g_autofree char *forged = forge(text, attacks[i].from, attacks[i].to);
		g_assert_null(read_text(world, forged, -1));
		g_autofree char *problems = ac_problems_text(world->problems);
		if (strstr(problems, attacks[i].said) == NULL)
			g_error("expected \"%s\", told: %s", attacks[i].said, problems);
		g_assert_cmpuint(strlen(problems), <, 4000);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/protocol/handoff/" #test, test)
	ADD(what_is_written_is_read_back);
	ADD(long_lines_come_back_whole);
	ADD(a_file_cut_anywhere_is_refused);
	ADD(what_is_wrong_is_told_by_line);
	ADD(all_of_it_is_told_at_once);
	ADD(endless_names_and_lists_are_refused);
	return g_test_run();
}

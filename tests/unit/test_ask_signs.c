/* SPDX-License-Identifier: MIT */
/* Words that name a warning sign. */
#include "ask/signs.h"

#include <string.h>

static const char *const BREATH[] = {"cannot breathe", "swollen lips"};
static const char *const FEVER[] = {"fever"};
static const char *const HOT[] = {"hot skin", "hot and swollen"};
static const char *const PUS[] = {"pus"};
static const char *const HIVES[] = {"rash all over"};
static const char *const RASH[] = {"rash"};
static const AcRedFlag FLAGS[] = {
    {.id = "breath", .also = BREATH, .n_also = G_N_ELEMENTS(BREATH), .urgency = AC_ADVICE_EMERGENCY},
    {.id = "hives", .also = HIVES, .n_also = G_N_ELEMENTS(HIVES), .urgency = AC_ADVICE_EMERGENCY},
    {.id = "rash", .also = RASH, .n_also = G_N_ELEMENTS(RASH), .urgency = AC_ADVICE_DOCTOR},
    {.id = "fever", .also = FEVER, .n_also = G_N_ELEMENTS(FEVER), .urgency = AC_ADVICE_DOCTOR},
    {.id = "hot", .also = HOT, .n_also = G_N_ELEMENTS(HOT), .urgency = AC_ADVICE_DOCTOR},
    {.id = "pus", .also = PUS, .n_also = G_N_ELEMENTS(PUS), .urgency = AC_ADVICE_DOCTOR},
};
static const AcSafety SAFETY = {.flags = FLAGS, .n_flags = G_N_ELEMENTS(FLAGS)};

static void signs_are_found(void)
{
	const struct {
		const char *words, *ids;
	} cases[] = {
	    {"pus", "pus"},
	    {"can I wash, there is pus", "pus"},
	    {"I have fever", "fever"},
	    {"pus and a fever", "fever pus"}, /* the most urgent first */
	    {"cannot breathe", "breath"},
	    {"I can't breathe", "breath"},
	    {"i can not breathe well", "breath"},
	    {"my lips are swollen", "breath"},
	    {"scalp is hot and swollen", "hot"},
	    {"swollen and hot", "hot"},
	    {"my skin is hot", "hot"},
	    {"rash on my scalp", "rash"},
	    {"a rash all over my body", "hives rash"},
	    {"breathe", ""},
	    {"hot shower on my skin", ""},
	    {"pub", ""},
	    {"swim", ""},
	    {"", ""},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(AcArena) arena = ac_arena_new();
		g_autoptr(GString) ids = g_string_new(NULL);
		guint n;
		const AcRedFlag *const *found = ac_ask_red_flags(&SAFETY, NULL, cases[i].words, arena, &n);
		for (guint k = 0; k < n; k++)
			g_string_append_printf(ids, "%s%s", k > 0 ? " " : "", found[k]->id);
		if (strcmp(ids->str, cases[i].ids) != 0)
			g_error("\"%s\" names \"%s\", not \"%s\"", cases[i].words, ids->str, cases[i].ids);
	}
}

static const char *const RED[] = {"red", "flushed"};
static const char *const ITCHY[] = {"itchy"};
static const AcSign SIGNS[] = {
    {.id = "redness", .title = "Redness", .also = RED, .n_also = G_N_ELEMENTS(RED)},
    {.id = "itch", .title = "Itch, tightness", .also = ITCHY, .n_also = G_N_ELEMENTS(ITCHY)},
};
static const AcProtocol PROTOCOL = {.signs = SIGNS, .n_signs = G_N_ELEMENTS(SIGNS)};

/* "flags / signs / severity", with "+" where something is left. */
static char *understood(const char *words)
{
	static const char *const severities[] = {"-", "mild", "moderate", "strong"};
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcSignsNamed *named = ac_ask_signs(&PROTOCOL, &SAFETY, NULL, words, arena);
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < named->n_flags; i++)
		g_string_append_printf(out, "%s ", named->flags[i]->id);
	g_string_append(out, "/");
	for (guint i = 0; i < named->n_signs; i++)
		g_string_append_printf(out, " %s", named->signs[i]->id);
	g_string_append_printf(out, " / %s%s", severities[named->severity], named->has_more ? " +" : "");
	return g_string_free(out, FALSE);
}

static void what_is_felt_is_understood_as_far_as_it_goes(void)
{
	const struct {
		const char *words, *expected;
	} cases[] = {
	    {"redness", "/ redness / -"},
	    {"Redness", "/ redness / -"},
	    {"my scalp is a bit red", "/ redness / -"},
	    {"mild redness and itchy skin", "/ redness itch / mild"},
	    {"a little red, very strong itch", "/ redness itch / strong"}, /* the stronger of both */
	    {"pus", "pus / / -"},
	    {"hives", "hives / / -"}, /* by its id */
	    {"red, and pus", "pus / redness / -"},
	    {"red and purple", "/ redness / - +"},
	    {"rednes", "/ / - +"},
	    {"not red", "/ redness / - +"},
	    {"", "/ / -"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *is = understood(cases[i].words);
		if (strcmp(is, cases[i].expected) != 0)
			g_error("\"%s\" is \"%s\", not \"%s\"", cases[i].words, is, cases[i].expected);
	}
}

static void what_is_too_long_is_not_all_understood(void)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(GString) words = g_string_new(NULL);
	for (int i = 0; i < 200; i++)
		g_string_append(words, "red ");
	g_assert_true(ac_ask_signs(&PROTOCOL, NULL, NULL, words->str, arena)->has_more);
	g_assert_cmpuint(ac_ask_signs(NULL, NULL, NULL, "red", arena)->n_signs, ==, 0);
}

static void without_a_file_there_are_none(void)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n = 1;
	ac_ask_red_flags(NULL, NULL, "pus", arena, &n);
	g_assert_cmpuint(n, ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/ask/signs/found", signs_are_found);
	g_test_add_func("/ask/signs/felt", what_is_felt_is_understood_as_far_as_it_goes);
	g_test_add_func("/ask/signs/long", what_is_too_long_is_not_all_understood);
	g_test_add_func("/ask/signs/none", without_a_file_there_are_none);
	return g_test_run();
}

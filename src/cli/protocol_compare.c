/* SPDX-License-Identifier: MIT */
#include "protocol_compare.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "call.h"
#include "client.h"
#include "protocol/compare.h"
#include "protocol_check.h"
#include "render/compare.h"

#define SESSIONS 3

/* ---- what is asked --------------------------------------------------------------------------- */

static AcLoaded *load(const AcCall *call, const char *name, GError **error)
{
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autofree char *path = NULL;
	AcLoaded *loaded = ac_call_protocol(call, name, problems, &path, error);
	if (path == NULL || loaded != NULL)
		return loaded;
	ac_problems_sort(problems);
	g_autofree char *text = ac_problems_text(problems);
	g_set_error_literal(error, AC_ERROR, AC_ERROR_FILE, text);
	return NULL;
}

static gboolean read_sessions(const AcCall *call, guint *n, GError **error)
{
	const char *text = ac_call_text(call, "sessions");
	guint64 number = 0;
	*n = SESSIONS;
	if (text == NULL)
		return TRUE;
	if (!g_ascii_string_to_unsigned(text, 10, 1, AC_COMPARE_SESSIONS_MAX, &number, NULL)) {
		g_autofree char *shown = ac_text_excerpt(text, 40);
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("--sessions is a number from 1 to %d, not “%s”."),
		            AC_COMPARE_SESSIONS_MAX, shown);
		return FALSE;
	}
	*n = (guint)number;
	return TRUE;
}

static const AcTrait *trait_of(const AcProtocol *protocol, const char *id)
{
	for (guint i = 0; i < protocol->n_traits; i++)
		if (strcmp(protocol->traits[i].id, id) == 0)
			return &protocol->traits[i];
	return NULL;
}

static gboolean takes(const AcTrait *trait, const char *value)
{
	for (guint i = 0; trait != NULL && value != NULL && i < trait->n_values; i++)
		if (strcmp(trait->values[i], value) == 0)
			return TRUE;
	return FALSE;
}

/* A slip would compare for clients there are none of. */
static gboolean check_traits(const GArray *traits, const AcProtocol *a, const AcProtocol *b, GError **error)
{
	for (guint i = 0; i < traits->len; i++) {
		const AcTraitValue *given = &g_array_index(traits, AcTraitValue, i);
		const AcTrait *left = trait_of(a, given->trait), *right = trait_of(b, given->trait);
		if (takes(left, given->value) || takes(right, given->value))
			continue;
		const AcTrait *known = left != NULL ? left : right;
		g_autofree char *shown = ac_text_excerpt(given->trait, 40);
		g_autofree char *fact = known != NULL ? ac_words_fact(known) : NULL;
		if (known == NULL)
			g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("Neither protocol asks for a fact “%s”."), shown);
		else
			g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("“%s” has no such value. %s"), shown, fact);
		return FALSE;
	}
	return TRUE;
}

/* ---- carrying out ---------------------------------------------------------------------------- */

static void print(AcCall *call, const AcComparison *comparison)
{
	gboolean same = ac_comparison_is_same(comparison);
	if (!same)
		call->status = AC_EXIT_FAILED;
	if (ac_call_flag(call, "json")) {
		ac_call_print_json(call, ac_json_comparison(comparison, same, ac_call_json_style(call)));
		return;
	}
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	ac_sheet_comparison(sheet, comparison);
	ac_call_print(call, sheet);
}

static gboolean run(AcCall *call, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(GArray) traits = ac_client_traits(ac_call_list(call, "trait"), error);
	guint n_sessions = 0;
	if (traits == NULL || !read_sessions(call, &n_sessions, error))
		return FALSE;
	g_autoptr(AcLoaded) a = load(call, call->words[0], error);
	g_autoptr(AcLoaded) b = a != NULL ? load(call, call->words[1], error) : NULL;
	if (b == NULL || !check_traits(traits, ac_loaded_protocol(a), ac_loaded_protocol(b), error))
		return FALSE;
	const AcCompareOptions options = {.traits = (const AcTraitValue *)(gconstpointer)traits->data,
	                                  .n_traits = traits->len,
	                                  .n_sessions = n_sessions};
	print(call, ac_protocol_compare(ac_loaded_protocol(a), ac_loaded_protocol(b), &options, arena));
	return TRUE;
}

static const AcOption OPTIONS[] = {
    {"trait", AC_OPTION_LIST, N_("FACT=VALUE"),
     N_("only for clients with this fact, such as skin=oily; may be given again")},
    {"sessions", AC_OPTION_TEXT, N_("N"),
     N_("length of the longer course that is looked at; 3 when not given")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_protocol_compare_command = {
    .name = "compare",
    .args = "A B",
    .summary = N_("what differs for the client between two protocols, or two versions of one"),
    .details = N_(
        "Both are held against the same made-up course: one session, then several. Facts about the client "
        "that are not named are tried out, one value after the other. Exit status 0 when they are the same, "
        "1 when they differ, be it in wording only, and 2 when they cannot be compared."),
    .example = "aftercare protocol compare smp my-studio.cfg\n"
               "aftercare protocol compare old.cfg new.cfg --trait skin=oily --sessions 1",
    .options = OPTIONS,
    .needs = AC_NEEDS_CATALOGUE,
    .flags = AC_COMMAND_JSON | AC_COMMAND_TROUBLE_IS_2,
    .min_words = 2,
    .max_words = 2,
    .run = run,
};

/* SPDX-License-Identifier: MIT */
/* `adjust`: what the practitioner changes for one client. */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "call.h"

/* ---- what is said ---------------------------------------------------------------------------- */

static gboolean say_usage(GError **error, const char *words)
{
	g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE, words);
	return FALSE;
}

/* Exactly one of them. */
static gboolean read_verdict(const AcCall *call, AcAdjustment *wanted, GError **error)
{
	static const struct {
		const char *option;
		AcVerdict verdict;
	} flags[] = {{"avoid", AC_VERDICT_AVOID}, {"ask", AC_VERDICT_ASK}, {"ok", AC_VERDICT_OK}};
	guint n = 0;
	for (gsize i = 0; i < G_N_ELEMENTS(flags); i++) {
		if (!ac_call_flag(call, flags[i].option))
			continue;
		wanted->verdict = flags[i].verdict;
		n++;
	}
	wanted->how = ac_call_text(call, "care");
	if (wanted->how != NULL) {
		wanted->verdict = AC_VERDICT_CARE;
		n++;
	}
	wanted->allow = ac_call_text(call, "allow");
	n += wanted->allow != NULL ? 1 : 0;
	return n == 1 ||
	       say_usage(error, _("Say one of --avoid, --ask, --care \"how\", --ok, or --allow STEP (such as "
	                          "--allow none)."));
}

/* A change stands with whose word it is, and why. */
static gboolean read_whose(const AcCall *call, AcAdjustment *wanted, GError **error)
{
	wanted->why = ac_call_text(call, "why");
	wanted->by = ac_call_text(call, "by");
	if (wanted->why == NULL)
		return say_usage(error, _("Say the reason: --why \"thin skin\"."));
	return wanted->by != NULL || say_usage(error, _("Say whose change it is, by initials: --by AB."));
}

static gboolean read_session(const AcCall *call, AcAdjustment *wanted, GError **error)
{
	const char *number = ac_call_text(call, "session");
	if (ac_call_flag(call, "course"))
		return number == NULL || say_usage(error, _("Either --session, or --course; not both."));
	const AcSession *session = number != NULL
	                               ? ac_app_session(call->app, number, error)
	                               : ac_plan_session_at(ac_app_plan(call->app), ac_app_now(call->app));
	if (session != NULL) {
		wanted->session_id = session->id;
		return TRUE;
	}
	return number == NULL
	           ? say_usage(error,
	                       _("No session has begun yet: say --session N, or --course for all of them."))
	           : FALSE;
}

static gboolean read_activity(const AcCall *call, AcArena *arena, AcAdjustment *wanted, GError **error)
{
	AcWordsAsked words;
	if (!ac_call_asked(call, arena, &words, error) || !ac_call_only_one(call, &words, error))
		return FALSE;
	if (words.has_time)
		return say_usage(error, _("Say when with --from and --to, counted from the session: --to 72h."));
	wanted->activity = words.activities[0]->id;
	return TRUE;
}

static const AcAdjustment *find(const AcCall *call, gint64 id)
{
	const AcClient *client = ac_app_client(call->app);
	for (guint i = 0; i < client->n_adjustments; i++)
		if (client->adjustments[i].id == id)
			return &client->adjustments[i];
	return NULL;
}

static gboolean run(AcCall *call, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	AcAdjustment wanted = {.from_text = ac_call_text(call, "from"), .to_text = ac_call_text(call, "to")};
	if (!read_verdict(call, &wanted, error) || !read_whose(call, &wanted, error) ||
	    !read_activity(call, arena, &wanted, error) || !read_session(call, &wanted, error))
		return FALSE;
	g_autoptr(GPtrArray) before = ac_call_snapshot(call);
	gint64 id = ac_app_adjust(call->app, &wanted, error);
	if (id == 0)
		return FALSE;
	const AcFacts facts = ac_call_facts(call);
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	g_autofree char *whose = g_strdup_printf(_("Changed for %s:"), ac_app_client(call->app)->name);
	ac_sheet_line(sheet, 0, whose);
	ac_sheet_adjustment(sheet, &facts, find(call, id));
	ac_sheet_line(sheet, 0, _("\"aftercare undo\" takes it back. Red flags stay as they are."));
	ac_call_print(call, sheet);
	ac_call_print_changes(call, before);
	return TRUE;
}

/* ---- list, remove ---------------------------------------------------------------------------- */

static gboolean run_list(AcCall *call, G_GNUC_UNUSED GError **error)
{
	const AcFacts facts = ac_call_facts(call);
	if (ac_call_flag(call, "json")) {
		ac_call_print_json(call, ac_json_adjustments(&facts, ac_call_json_style(call)));
		return TRUE;
	}
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	if (ac_app_client(call->app)->n_adjustments == 0)
		ac_sheet_line(sheet, 0, _("The practitioner has changed nothing: the rules hold as they are."));
	ac_sheet_adjustments(sheet, &facts);
	ac_call_print(call, sheet);
	return TRUE;
}

static const AcCommand list = {
    .name = "list",
    .summary = N_("what the practitioner has changed for this client"),
    .example = "aftercare adjust list",
    .needs = AC_NEEDS_PLAN | AC_NEEDS_CLIENT,
    .flags = AC_COMMAND_JSON,
    .run = run_list,
};

static gboolean run_remove(AcCall *call, GError **error)
{
	const char *word = call->words[0];
	guint64 id = 0;
	gboolean is_number =
	    g_ascii_string_to_unsigned(*word == '#' ? word + 1 : word, 10, 1, G_MAXINT64, &id, NULL);
	const AcAdjustment *found = is_number ? find(call, (gint64)id) : NULL;
	if (found == NULL) {
		g_autofree char *plain = ac_text_plain(word);
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		            _("There is no change \"%s\". Their numbers: aftercare adjust list"), plain);
		return FALSE;
	}
	const AcFacts facts = ac_call_facts(call);
	g_autofree char *words = ac_words_adjustment(&facts.words, found);
	g_autoptr(GPtrArray) before = ac_call_snapshot(call);
	if (!ac_app_adjustment_remove(call->app, (gint64)id, error))
		return FALSE;
	ac_call_say(call, _("Removed: %s. \"aftercare undo\" brings it back."), words);
	ac_call_print_changes(call, before);
	return TRUE;
}

static const AcCommand remove_one = {
    .name = "remove",
    .args = "NUMBER",
    .summary = N_("the rules hold again as they are"),
    .example = "aftercare adjust remove 1",
    .needs = AC_NEEDS_PLAN | AC_NEEDS_CLIENT,
    .min_words = 1,
    .max_words = 1,
    .run = run_remove,
};

static const AcCommand *const SUBCOMMANDS[] = {&list, &remove_one, NULL};

static const AcOption OPTIONS[] = {
    {"avoid", AC_OPTION_FLAG, NULL, N_("it is to be avoided")},
    {"ask", AC_OPTION_FLAG, NULL, N_("only after asking the practitioner")},
    {"care", AC_OPTION_TEXT, N_("HOW"), N_("it may be done, in this way")},
    {"ok", AC_OPTION_FLAG, NULL, N_("it may be done")},
    {"allow", AC_OPTION_TEXT, N_("STEP"), N_("of something with steps: up to this one; none: nothing of it")},
    {"from", AC_OPTION_TEXT, N_("OFFSET"), N_("from then on, counted from the session: 24h, 4d")},
    {"to", AC_OPTION_TEXT, N_("OFFSET"), N_("until then: 72h, 10d; afterwards the rules hold again")},
    {"session", AC_OPTION_TEXT, N_("NUMBER"), N_("counted from this one; without it, the latest begun")},
    {"course", AC_OPTION_FLAG, NULL, N_("for all sessions, those to come too")},
    {"why", AC_OPTION_TEXT, N_("TEXT"), N_("the reason, shown wherever it decides")},
    {"by", AC_OPTION_TEXT, N_("INITIALS"), N_("whose change it is")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_command_adjust = {
    .name = "adjust",
    .args = "ACTIVITY --avoid|--ask|--care HOW|--ok|--allow STEP [--from OFFSET] [--to OFFSET] "
            "[--session N|--course] --why TEXT --by INITIALS",
    .summary = N_("a practitioner's change of the rules for one client"),
    .details = N_("It decides for the activity it names, over the rules. Red flags are never touched."),
    .example = "aftercare adjust wash --allow none --to 72h --why \"thin skin\" --by AB\n"
               "aftercare adjust gym --avoid --to 14d --course --why \"sweats a lot\" --by AB\n"
               "aftercare adjust list",
    .options = OPTIONS,
    .needs = AC_NEEDS_PLAN | AC_NEEDS_CLIENT,
    .min_words = 1,
    .max_words = AC_WORDS_ANY,
    .run = run,
    .subcommands = SUBCOMMANDS,
};

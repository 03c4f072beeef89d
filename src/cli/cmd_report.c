/* SPDX-License-Identifier: MIT */
#include "base/error.h"
#include "base/text.h"
#include "call.h"

/* Without a milestone: those there are. */
static gboolean list_milestones(AcCall *call, GError **error)
{
	const AcProtocol *protocol = ac_plan_protocol(ac_app_plan(call->app));
	if (protocol->n_milestones == 0) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_NOT_FOUND, _("Your leaflet waits for no report."));
		return FALSE;
	}
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	for (guint i = 0; i < protocol->n_milestones; i++) {
		ac_sheet_begin(sheet, 0, 18);
		ac_sheet_put(sheet, AC_INK_STRONG, protocol->milestones[i].id);
		ac_sheet_to(sheet, 18);
		ac_sheet_put(sheet, AC_INK_PLAIN, protocol->milestones[i].ask);
		ac_sheet_end(sheet);
	}
	ac_call_print(call, sheet);
	return TRUE;
}

static gboolean run(AcCall *call, GError **error)
{
	if (call->n_words == 0)
		return list_milestones(call, error);
	AcInstant at = 0;
	if (!ac_call_past(call, "at", &at, error))
		return FALSE;
	g_autofree char *words = ac_call_joined(call, 0);
	g_autoptr(GPtrArray) before = ac_call_snapshot(call);
	const AcMilestone *milestone = NULL;
	if (!ac_app_report(call->app, words, at, &milestone, error))
		return FALSE;
	const AcFacts facts = ac_call_facts(call);
	g_autofree char *when = ac_words_moment(&facts.words, at);
	g_autofree char *title = ac_text_plain(milestone->title);
	ac_call_say(call, _("Noted: %s, %s. \"aftercare undo\" takes it back."), title, when);
	ac_call_print_changes(call, before);
	return TRUE;
}

static const AcOption OPTIONS[] = {
    {"at", AC_OPTION_TEXT, N_("WHEN"), N_("since when, if not now")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_command_report = {
    .name = "report",
    .args = "[MILESTONE] [--at WHEN]",
    .summary = N_("say that something your leaflet waits for has come"),
    .details = N_("Without a milestone: those your leaflet waits for."),
    .example = "aftercare report flakes-gone\naftercare report flakes-gone --at yesterday",
    .options = OPTIONS,
    .needs = AC_NEEDS_PLAN | AC_NEEDS_CLIENT,
    .max_words = AC_WORDS_ANY,
    .run = run,
};

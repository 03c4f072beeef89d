/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "call.h"

#define COLUMN 18

/* ---- what can be reported -------------------------------------------------------------------- */

static gboolean waits(const AcRule *rule, const AcMilestone *milestone)
{
	return rule->until == milestone || rule->once == milestone || rule->anchor.milestone == milestone;
}

/* "Razor blade; Sunscreen": what waits for it, each once. Owned. */
static char *what_waits(const AcProtocol *protocol, const AcMilestone *milestone)
{
	g_autoptr(GPtrArray) seen = g_ptr_array_new();
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < protocol->n_rules; i++)
		for (guint k = 0; waits(&protocol->rules[i], milestone) && k < protocol->rules[i].n_on; k++) {
			gpointer activity = (gpointer)(gsize)protocol->rules[i].on[k];
			if (g_ptr_array_find(seen, activity, NULL))
				continue;
			g_ptr_array_add(seen, activity);
			g_string_append_printf(out, "%s%s", out->len > 0 ? "; " : "", protocol->rules[i].on[k]->title);
		}
	return g_string_free(out, FALSE);
}

/* The report that counts for the latest session; NULL: none. */
static const AcReport *find_report(const AcCall *call, const AcMilestone *milestone)
{
	const AcClient *client = ac_app_client(call->app);
	const AcSession *session = ac_plan_session_at(ac_app_plan(call->app), ac_app_now(call->app));
	const AcReport *last = NULL;
	for (guint i = 0; session != NULL && i < client->n_reports; i++) {
		const AcReport *report = &client->reports[i];
		if (strcmp(report->milestone, milestone->id) == 0 && report->session_id == session->id &&
		    (last == NULL || report->at > last->at))
			last = report;
	}
	return last;
}

static void put_state(AcSheet *sheet, const AcCall *call, const AcMilestone *milestone)
{
	const AcFacts facts = ac_call_facts(call);
	const AcReport *report = find_report(call, milestone);
	if (report != NULL) {
		g_autofree char *when = ac_words_moment(&facts.words, report->at);
		g_autofree char *by = ac_text_plain(report->by != NULL ? report->by : _("you"));
		g_autofree char *line = g_strdup_printf(_("Reported: %s, by %s."), when, by);
		ac_sheet_line(sheet, COLUMN, line);
	}
	if (report != NULL && !milestone->sighting)
		return;
	g_autofree char *names = what_waits(ac_plan_protocol(ac_app_plan(call->app)), milestone);
	g_autofree char *line =
	    g_strdup_printf(milestone->sighting ? _("Counts for: %s") : _("Waits for it: %s"), names);
	if (*names != '\0')
		ac_sheet_line(sheet, COLUMN, line);
	if (milestone->by == AC_BY_PRACTITIONER)
		ac_sheet_line(sheet, COLUMN, _("Your practitioner says it: --by INITIALS."));
	if (milestone->sighting)
		ac_sheet_line(sheet, COLUMN, _("Report it whenever you see it; the latest counts."));
}

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
		ac_sheet_begin(sheet, 0, COLUMN);
		ac_sheet_put(sheet, AC_INK_STRONG, protocol->milestones[i].id);
		ac_sheet_to(sheet, COLUMN);
		ac_sheet_put(sheet, AC_INK_PLAIN, protocol->milestones[i].ask);
		ac_sheet_end(sheet);
		put_state(sheet, call, &protocol->milestones[i]);
	}
	ac_call_print(call, sheet);
	return TRUE;
}

/* ---- the command ----------------------------------------------------------------------------- */

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
	const AcReportSpec spec = {words, at, ac_call_text(call, "by")};
	if (!ac_app_report_by(call->app, &spec, &milestone, error))
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
    {"by", AC_OPTION_TEXT, N_("INITIALS"), N_("where it is your practitioner's word: whose")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_command_report = {
    .name = "report",
    .args = "[MILESTONE] [--at WHEN] [--by INITIALS]",
    .summary = N_("say that something your leaflet waits for has come"),
    .details = N_("Without a milestone: those your leaflet waits for, and what waits. What may be seen "
                  "again is reported again."),
    .example = "aftercare report flakes-gone\naftercare report flakes-gone --at yesterday\n"
               "aftercare report may-wash --by AB",
    .options = OPTIONS,
    .needs = AC_NEEDS_PLAN | AC_NEEDS_CLIENT,
    .max_words = AC_WORDS_ANY,
    .run = run,
};

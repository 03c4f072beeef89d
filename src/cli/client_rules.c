/* SPDX-License-Identifier: MIT */
/* `client rules`: what a change of the rule files changes for one client, and taking it over. */
#include "base/text.h"
#include "client.h"
#include "protocol/compare.h"
#include "render/compare.h"

static const AcComparison *compare(const AcCall *call, AcArena *arena)
{
	const AcClient *client = ac_app_client(call->app);
	const AcCompareOptions options = {.traits = client->traits,
	                                  .n_traits = client->n_traits,
	                                  .n_sessions = CLAMP(client->n_sessions, 1, AC_COMPARE_SESSIONS_MAX)};
	return ac_protocol_compare(ac_plan_protocol(ac_app_plan(call->app)), ac_app_offered(call->app), &options,
	                           arena);
}

static gboolean accept(AcCall *call, GError **error)
{
	g_autoptr(GPtrArray) before = ac_call_snapshot(call);
	if (!ac_app_rules_accept(call->app, error))
		return FALSE;
	const AcProtocol *protocol = ac_plan_protocol(ac_app_plan(call->app));
	ac_call_say(call, _("Taken: your plan follows %s %s now. \"aftercare undo\" goes back."), protocol->id,
	            protocol->version);
	ac_call_print_changes(call, before);
	return TRUE;
}

static void show_one(AcCall *call)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcProtocol *protocol = ac_plan_protocol(ac_app_plan(call->app));
	g_autofree char *news = ac_app_rules_news(call->app, NULL);
	if (ac_app_rules_problems(call->app) != NULL) {
		ac_call_say(call, _("Your plan follows %s %s, as it is stored with it."), protocol->id,
		            protocol->version);
		return;
	}
	if (news == NULL) {
		if (ac_app_row(call->app)->rules_hash != NULL)
			ac_call_say(call, _("Your rules have not changed: %s %s."), protocol->id, protocol->version);
		else
			ac_call_say(call,
			            _("Your plan follows the rule files as they are: %s %s. To keep to them as they are "
			              "now: aftercare client rules --accept"),
			            protocol->id, protocol->version);
		return;
	}
	ac_call_say(call, "%s", news);
	if (ac_app_offered(call->app) == protocol)
		return;
	ac_call_say(call, _("Your plan follows the earlier text (A) until you take the new one (B): aftercare "
	                    "client rules --accept. Ask your practitioner if you are not sure."));
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	ac_sheet_gap(sheet);
	ac_sheet_comparison(sheet, compare(call, arena));
	ac_call_print(call, sheet);
}

/* ---- all of that protocol -------------------------------------------------------------------- */

static void list_behind(AcCall *call, const AcClientRow *behind, guint n)
{
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	for (guint i = 0; i < n; i++) {
		g_autofree char *name = ac_text_plain(behind[i].name),
		                *version = ac_text_plain(behind[i].rules_version);
		g_autofree char *line =
		    g_strdup_printf("#%" G_GINT64_FORMAT "  %s (%s)", behind[i].id, name, version);
		ac_sheet_line(sheet, 2, line);
	}
	ac_call_print(call, sheet);
}

static gboolean accept_all(AcCall *call, GError **error)
{
	guint n = 0;
	gboolean done = ac_app_rules_accept_all(call->app, &n, error);
	if (n > 0)
		ac_call_say(call,
		            ngettext("Taken for %u client. It goes back with: aftercare undo --client NAME",
		                     "Taken for %u clients. Each goes back alone: aftercare undo --client NAME",
		                     (gulong)n),
		            n);
	else if (done)
		ac_call_say(call, _("All who have these rules follow the files as they are."));
	return done;
}

static gboolean show_all(AcCall *call, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n = 0;
	const AcClientRow *behind = ac_app_rules_behind(call->app, arena, &n, error);
	const AcProtocol *protocol = ac_plan_protocol(ac_app_plan(call->app)),
	                 *offered = ac_app_offered(call->app);
	if (behind == NULL)
		return FALSE;
	if (n == 0) {
		ac_call_say(call, _("All who have these rules follow the files as they are."));
		return TRUE;
	}
	ac_call_say(call,
	            ngettext("%u client of these rules follows an earlier text:",
	                     "%u clients of these rules follow an earlier text:", (gulong)n),
	            n);
	list_behind(call, behind, n);
	ac_call_say(call, _("The new text for all of them: aftercare client rules --all --accept"));
	if (offered == NULL || offered == protocol)
		return TRUE;
	g_autofree char *name = ac_text_plain(ac_app_client(call->app)->name);
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	ac_sheet_gap(sheet);
	g_autofree char *head = g_strdup_printf(_("What it changes for %s (A is now, B would be):"), name);
	ac_sheet_line(sheet, 0, head);
	ac_sheet_comparison(sheet, compare(call, arena));
	ac_call_print(call, sheet);
	return TRUE;
}

static gboolean run(AcCall *call, GError **error)
{
	gboolean accepts = ac_call_flag(call, "accept");
	if (ac_call_flag(call, "all"))
		return accepts ? accept_all(call, error) : show_all(call, error);
	if (accepts)
		return accept(call, error);
	show_one(call);
	return TRUE;
}

static const AcOption OPTIONS[] = {
    {"accept", AC_OPTION_FLAG, NULL, N_("the plan follows the new text from now on")},
    {"all", AC_OPTION_FLAG, NULL,
     N_("of all clients who have the same rules: who is concerned, and taking it")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_client_rules = {
    .name = "rules",
    .args = "[--all] [--accept]",
    .summary = N_("what a change of the rule files changes for this client"),
    .details = N_("A plan follows the rules as they were when the client was added, until the new ones are "
                  "accepted. Red flags and the clinic's number are always today's."),
    .example = "aftercare client rules\naftercare client rules --accept\naftercare client rules --all "
               "--accept",
    .options = OPTIONS,
    .needs = AC_NEEDS_PLAN | AC_NEEDS_CLIENT,
    .run = run,
};

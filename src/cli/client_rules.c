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

static gboolean run(AcCall *call, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcProtocol *protocol = ac_plan_protocol(ac_app_plan(call->app));
	if (ac_call_flag(call, "accept"))
		return accept(call, error);
	g_autofree char *news = ac_app_rules_news(call->app, NULL);
	if (ac_app_rules_problems(call->app) != NULL) {
		ac_call_say(call, _("Your plan follows %s %s, as it is stored with it."), protocol->id,
		            protocol->version);
		return TRUE;
	}
	if (news == NULL) {
		if (ac_app_row(call->app)->rules_hash != NULL)
			ac_call_say(call, _("Your rules have not changed: %s %s."), protocol->id, protocol->version);
		else
			ac_call_say(call,
			            _("Your plan follows the rule files as they are: %s %s. To keep to them as they are "
			              "now: aftercare client rules --accept"),
			            protocol->id, protocol->version);
		return TRUE;
	}
	ac_call_say(call, "%s", news);
	if (ac_app_offered(call->app) == protocol)
		return TRUE;
	ac_call_say(call, _("Your plan follows the earlier text (A) until you take the new one (B): aftercare "
	                    "client rules --accept. Ask your practitioner if you are not sure."));
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	ac_sheet_gap(sheet);
	ac_sheet_comparison(sheet, compare(call, arena));
	ac_call_print(call, sheet);
	return TRUE;
}

static const AcOption OPTIONS[] = {
    {"accept", AC_OPTION_FLAG, NULL, N_("the plan follows the new text from now on")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_client_rules = {
    .name = "rules",
    .args = "[--accept]",
    .summary = N_("what a change of the rule files changes for this client"),
    .details = N_("A plan follows the rules as they were when the client was added, until the new ones are "
                  "accepted. Red flags and the clinic's number are always today's."),
    .example = "aftercare client rules\naftercare client rules --accept",
    .options = OPTIONS,
    .needs = AC_NEEDS_PLAN | AC_NEEDS_CLIENT,
    .run = run,
};

/* SPDX-License-Identifier: MIT */
#include "app/handoff.h"
#include "base/text.h"
#include "call.h"

static gboolean run(AcCall *call, GError **error)
{
	gboolean is_file = FALSE;
	g_autofree char *text = ac_app_handoff(call->app, error);
	if (text == NULL ||
	    !ac_call_deliver(call, text,
	                     _("This is the handoff itself. As a file to give away: aftercare handoff -o FILE"),
	                     &is_file, error))
		return FALSE;
	if (!is_file)
		return TRUE;
	g_autofree char *plain = ac_text_plain(ac_call_text(call, "output"));
	ac_call_say(call, _("Written: %s, the plan of %s."), plain, ac_app_client(call->app)->name);
	ac_call_say(call,
	            _("It holds their name, their sessions and your rules: give it to nobody else. On their "
	              "machine: aftercare import %s"),
	            plain);
	return TRUE;
}

static const AcOption OPTIONS[] = {
    {"output", AC_OPTION_TEXT, N_("FILE"), N_("into this file; without it, onto the screen")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_command_handoff = {
    .name = "handoff",
    .args = "[-o FILE]",
    .summary = N_("one client's plan as a file for their own machine"),
    .details =
        N_("Client, sessions, your changes, what was reported, the rules as the plan follows them, and whom "
           "to call. Not what the client ticked or told in check-ins. Given again after a change, it "
           "brings only what you have changed: what is theirs stays."),
    .example = "aftercare handoff -o jo.handoff\naftercare handoff --client Jo -o /media/stick/jo.handoff",
    .options = OPTIONS,
    .needs = AC_NEEDS_PLAN | AC_NEEDS_CLIENT,
    .run = run,
};

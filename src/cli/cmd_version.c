/* SPDX-License-Identifier: MIT */
#include "base/text.h"
#include "call.h"

static gboolean run(AcCall *call, GError **error)
{
	(void)error;
	ac_call_say(call, "aftercare %s", AC_VERSION);
	return TRUE;
}

const AcCommand ac_command_version = {
    .name = "version",
    .summary = N_("the version"),
    .example = "aftercare version",
    .run = run,
};

/* SPDX-License-Identifier: MIT */
/** session.h - the subcommands of `session`. */
#ifndef AC_SRC_CLI_SESSION_H
#define AC_SRC_CLI_SESSION_H

#include "call.h"

extern const AcCommand ac_session_add, ac_session_confirm, ac_session_final, ac_session_list, ac_session_move,
    ac_session_remove;

/** The moment a session ended, or is booked to end, into @out with its state. FALSE with @error: a day is not
 * enough. */
gboolean ac_session_read(const char *text, const AcWhenContext *context, AcNewSession *out, GError **error);
/** Says on stderr when it lies more than two years before or after now. */
void ac_session_warn(AcCall *call, const AcNewSession *fresh);

#endif

/* SPDX-License-Identifier: MIT */
#include "base/text.h"
#include "session.h"

static const AcCommand *const SUBCOMMANDS[] = {&ac_session_add,
                                               &ac_session_confirm,
                                               &ac_session_final,
                                               &ac_session_list,
                                               &ac_session_move,
                                               &ac_session_remove,
                                               NULL};

const AcCommand ac_command_session = {
    .name = "session",
    .args = "add|list|move|remove|confirm|final",
    .summary = N_("the sessions of the course: add, list, move, remove, confirm, final"),
    .details = N_("A session's WHEN is the moment it ended, or is booked to end."),
    .example = "aftercare session add \"2026-12-18 15:00\"\naftercare session move 2 \"2026-12-19 10:00\"",
    .subcommands = SUBCOMMANDS,
};

/* SPDX-License-Identifier: MIT */
#include "base/text.h"
#include "client.h"

static const AcCommand *const SUBCOMMANDS[] = {
    &ac_client_add,  &ac_client_archive, &ac_client_edit, &ac_client_erase, &ac_client_list,
    &ac_client_note, &ac_client_rules,   &ac_client_show, &ac_client_use,   NULL};

const AcCommand ac_command_client = {
    .name = "client",
    .args = "add|list|show|edit|note|use|archive|erase|rules",
    .summary = N_("who is stored: add, list, show, edit, note, use, archive, erase, rules"),
    .details = N_("A client is named by a name, by its beginning, or by the number in front of it, which "
                  "tells two of one "
                  "name apart."),
    .example = "aftercare client add \"Jo Doe\" --session \"2026-11-20 15:00\"\n"
               "aftercare client use 2",
    .subcommands = SUBCOMMANDS,
};

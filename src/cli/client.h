/* SPDX-License-Identifier: MIT */
/** client.h - the subcommands of `client`. */
#ifndef AC_SRC_CLI_CLIENT_H
#define AC_SRC_CLI_CLIENT_H

#include "call.h"

extern const AcCommand ac_client_add, ac_client_archive, ac_client_edit, ac_client_erase, ac_client_list,
    ac_client_note, ac_client_rules, ac_client_show, ac_client_use;

/** "skin=oily" … as traits; "skin=" forgets it (value NULL). Owned, with copies of the texts. NULL with
 * @error. */
GArray *ac_client_traits(const char *const *list, GError **error);
/** A client of the store as the pages want it. Borrows @row. */
AcPerson ac_client_person(const AcClientRow *row);

#endif

/* SPDX-License-Identifier: MIT */
/** client_rows.h - what is stored of the client shown, as rows of a form. */
#ifndef AC_SRC_TUI_CLIENT_ROWS_H
#define AC_SRC_TUI_CLIENT_ROWS_H

#include "form.h"
#include "tui/view.h"

/** Rows by id; of those there are several, the first: the n-th is n more. */
enum {
	AC_CLIENT_NAME,
	AC_CLIENT_ZONE,
	AC_CLIENT_LANGUAGE,
	AC_CLIENT_RULES,
	AC_CLIENT_NOTE,
	AC_CLIENT_ADD_SESSION,
	AC_CLIENT_ADD_CHANGE,
	AC_CLIENT_TRAIT = 100,
	AC_CLIENT_SESSION = 1000,
	AC_CLIENT_CHANGE = 10000
};

/** Lays the rows of the client shown, who must have a plan. */
void ac_client_lay_rows(AcForm *form, AcApp *app);
/** What is known of that trait; borrowed; NULL: nothing. */
const char *ac_client_trait(const AcClient *client, const AcTrait *trait);

#endif

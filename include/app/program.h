/* SPDX-License-Identifier: MIT */
/** app/program.h - the other programs of the house: where they are, and becoming one. */
#ifndef AC_APP_PROGRAM_H
#define AC_APP_PROGRAM_H

#include <glib.h>

#define AC_PROGRAM_PRINT  "aftercare-print"
#define AC_PROGRAM_REMIND "aftercare-remind"

/** Beside this program, else in PATH. Owned; NULL with @error when there is none. */
char *ac_program_find(const char *name, GError **error);
/** Becomes it, with @words (ending with NULL). Returns only when that fails. */
gboolean ac_program_become(const char *name, const char *const *words, GError **error);

#endif

/* SPDX-License-Identifier: MIT */
/** base/error.h - the GError domain of the project. A code says who can mend it; the text says how. */
#ifndef AC_BASE_ERROR_H
#define AC_BASE_ERROR_H

#include <glib.h>

#define AC_ERROR (ac_error_quark())
GQuark ac_error_quark(void);

typedef enum {
	AC_ERROR_USAGE,     /* the words of the command are off: exit 2 */
	AC_ERROR_NOT_FOUND, /* no such client, session, task, activity, protocol */
	AC_ERROR_AMBIGUOUS, /* several match; the text lists them */
	AC_ERROR_FILE,      /* a file is missing, unreadable, broken */
	AC_ERROR_STORE,     /* the database: full disk, read-only, locked, newer than this program */
	AC_ERROR_REFUSED,   /* understood, and not done, for the reason given */
	AC_ERROR_FAILED
} AcErrorCode;

#endif

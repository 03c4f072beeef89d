/* SPDX-License-Identifier: MIT */
/** app/output.h - a file for a person, written whole or not at all. */
#ifndef AC_APP_OUTPUT_H
#define AC_APP_OUTPUT_H

#include <glib.h>

/**
 * Writes @text to @path: beside it first, then in its place, 0600; what is no ordinary file (a pipe, a
 * device) is written to as it is. FALSE with @error (AC_ERROR_FILE): the old file is as it was.
 */
gboolean ac_app_write_file(const char *path, const char *text, GError **error);

/** "aftercare-jo-doe.pdf", for a person's own folder; owned. */
char *ac_app_file_name(const char *what, const char *client_name, const char *ending);

/** A file as a person typed it, "~/x" in their home; owned. */
char *ac_app_file_path(const char *typed);

#endif

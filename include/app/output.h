/* SPDX-License-Identifier: MIT */
/** app/output.h - a file for a person, written whole or not at all. */
#ifndef AC_APP_OUTPUT_H
#define AC_APP_OUTPUT_H

#include <glib.h>

/**
 * Writes @length @bytes to @path: beside it first, then in its place, 0600; what is no ordinary file (a pipe,
 * a device) is written to as it is; "-" is the standard output. FALSE with @error (AC_ERROR_FILE): the old
 * file is as it was.
 */
gboolean ac_app_write_bytes(const char *path, const void *bytes, gsize length, GError **error);
/** The same of a text. */
gboolean ac_app_write_file(const char *path, const char *text, GError **error);

/** "jo-doe" of "Jo Doe": letters and digits, small, as a part of a file's name. */
void ac_app_append_slug(GString *out, const char *name);
/** "aftercare-jo-doe.pdf", for a person's own folder; owned. */
char *ac_app_file_name(const char *what, const char *client_name, const char *ending);

/** A file as a person typed it, "~/x" in their home; owned. */
char *ac_app_file_path(const char *typed);

#endif

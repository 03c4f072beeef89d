/* SPDX-License-Identifier: MIT */
#include "app/output.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"

/* Characters of a name that a file's name takes over. */
#define SLUG_MOST 40

/* @why: as the system, or we, say it. */
static gboolean refuse(const char *path, const char *why, const char *way_out, GError **error)
{
	g_autofree char *plain = ac_text_plain(path);
	g_set_error(error, AC_ERROR, AC_ERROR_FILE, _("%s cannot be written: %s. Nothing was changed there. %s"),
	            plain, why, way_out);
	return FALSE;
}

static gboolean fail(const char *path, int cause, GError **error)
{
	const char *way_out = cause == ENOSPC || cause == EDQUOT ? _("Make room, or name another place.")
	                      : cause == ENOENT ? _("Make the folder first, or name another place.")
	                                        : _("Name another place.");
	return refuse(path, g_strerror(cause), way_out, error);
}

/* 0: all of it; else errno. */
static int pour(int file, const char *bytes, gsize length)
{
	for (gsize done = 0; done < length;) {
		ssize_t n = write(file, bytes + done, length - done);
		if (n < 0 && errno != EINTR)
			return errno;
		done += n > 0 ? (gsize)n : 0;
	}
	return 0;
}

/* A device or a pipe has no place beside it. */
static gboolean pour_into(const char *path, const char *bytes, gsize length, GError **error)
{
	int file = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
	int cause = file < 0 ? errno : pour(file, bytes, length);
	if (file >= 0 && close(file) != 0 && cause == 0)
		cause = errno;
	return cause == 0 || fail(path, cause, error);
}

gboolean ac_app_write_bytes(const char *path, const void *bytes, gsize length, GError **error)
{
	struct stat status;
	if (strcmp(path, "-") == 0) {
		int cause = pour(STDOUT_FILENO, bytes, length);
		return cause == 0 || fail(_("The standard output"), cause, error);
	}
	gboolean is_there = stat(path, &status) == 0;
	if (is_there && S_ISDIR(status.st_mode))
		return refuse(path, _("it is a folder"), _("Name a file in it."), error);
	if (is_there && !S_ISREG(status.st_mode))
		return pour_into(path, bytes, length, error);
	g_autoptr(GError) cause = NULL;
	GFileSetContentsFlags safely = G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE;
	/* GLib's own sentence names a file that nobody knows: the one beside. */
	errno = 0;
	if (g_file_set_contents_full(path, bytes, (gssize)length, safely, 0600, &cause))
		return TRUE;
	return errno != 0 ? fail(path, errno, error)
	                  : refuse(path, cause->message, _("Name another place."), error);
}

gboolean ac_app_write_file(const char *path, const char *text, GError **error)
{
	return ac_app_write_bytes(path, text, strlen(text), error);
}

void ac_app_append_slug(GString *out, const char *name)
{
	g_autofree char *plain = ac_text_excerpt(name, SLUG_MOST);
	gboolean gap = FALSE, any = FALSE;
	for (const char *at = plain; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (!g_unichar_isalnum(c) && !g_unichar_ismark(c)) {
			gap = any;
			continue;
		}
		if (gap)
			g_string_append_c(out, '-');
		gap = FALSE;
		any = TRUE;
		g_string_append_unichar(out, g_unichar_tolower(c));
	}
}

char *ac_app_file_name(const char *what, const char *client_name, const char *ending)
{
	g_autoptr(GString) name = g_string_new(what);
	g_string_append_c(name, '-');
	ac_app_append_slug(name, client_name);
	if (name->str[name->len - 1] == '-')
		g_string_truncate(name, name->len - 1);
	return g_strdup_printf("%s.%s", name->str, ending);
}

char *ac_app_file_path(const char *typed)
{
	if (g_str_has_prefix(typed, "~/"))
		return g_build_filename(g_get_home_dir(), typed + 2, NULL);
	return g_canonicalize_filename(typed, NULL);
}

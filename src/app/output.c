/* SPDX-License-Identifier: MIT */
#include "app/output.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"

static gboolean refuse(const char *path, const char *why, GError **error)
{
	g_autofree char *plain = ac_text_plain(path);
	g_set_error(error, AC_ERROR, AC_ERROR_FILE, _("%s cannot be written: %s. Nothing was changed there."),
	            plain, why);
	return FALSE;
}

/* A device or a pipe has no place beside it. */
static gboolean pour(const char *path, const char *text, GError **error)
{
	int file = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
	gsize done = 0, length = strlen(text);
	while (file >= 0 && done < length) {
		ssize_t n = write(file, text + done, length - done);
		if (n < 0 && errno != EINTR)
			break;
		done += n > 0 ? (gsize)n : 0;
	}
	int cause = errno;
	if (file >= 0)
		close(file);
	return done == length || refuse(path, g_strerror(cause), error);
}

gboolean ac_app_write_file(const char *path, const char *text, GError **error)
{
	struct stat status;
	gboolean is_there = stat(path, &status) == 0;
	if (is_there && S_ISDIR(status.st_mode))
		return refuse(path, _("it is a folder; name a file in it"), error);
	if (is_there && !S_ISREG(status.st_mode))
		return pour(path, text, error);
	g_autoptr(GError) cause = NULL;
	GFileSetContentsFlags safely = G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE;
	/* GLib's own sentence names a file that nobody knows: the one beside. */
	errno = 0;
	if (g_file_set_contents_full(path, text, -1, safely, 0600, &cause))
		return TRUE;
	return refuse(path, errno != 0 ? g_strerror(errno) : cause->message, error);
}

char *ac_app_file_name(const char *what, const char *client_name, const char *ending)
{
	g_autoptr(GString) name = g_string_new(what);
	g_autofree char *plain = ac_text_excerpt(client_name, 40);
	gboolean gap = TRUE;
	for (const char *at = plain; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (!g_unichar_isalnum(c)) {
			gap = TRUE;
			continue;
		}
		if (gap)
			g_string_append_c(name, '-');
		gap = FALSE;
		g_string_append_unichar(name, g_unichar_tolower(c));
	}
	return g_strdup_printf("%s.%s", name->str, ending);
}

char *ac_app_file_path(const char *typed)
{
	if (g_str_has_prefix(typed, "~/"))
		return g_build_filename(g_get_home_dir(), typed + 2, NULL);
	return g_canonicalize_filename(typed, NULL);
}

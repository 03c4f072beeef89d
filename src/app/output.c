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

/* SPDX-License-Identifier: MIT */
/* A file that is there whole, or as it was. */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"
#include "print.h"

static gboolean fail(const char *path, int cause, GError **error)
{
	g_autofree char *plain = ac_text_plain(path);
	const char *way_out = cause == ENOSPC || cause == EDQUOT ? _("Make room, or name another place.")
	                      : cause == ENOENT ? _("Make the folder first, or name another place.")
	                                        : _("Name another place with -o.");
	g_set_error(error, AC_ERROR, AC_ERROR_FILE, _("%s cannot be written: %s. %s"), plain, g_strerror(cause),
	            way_out);
	return FALSE;
}

/* 0: all of it; else errno. */
static int write_all(int file, const GByteArray *bytes)
{
	for (gsize done = 0; done < bytes->len;) {
		gssize n = write(file, bytes->data + done, bytes->len - done);
		if (n < 0 && errno != EINTR)
			return errno;
		done += n > 0 ? (gsize)n : 0;
	}
	return 0;
}

/* A device or a pipe cannot be renamed to. */
static gboolean is_special(const char *path)
{
	return g_file_test(path, G_FILE_TEST_EXISTS) && !g_file_test(path, G_FILE_TEST_IS_REGULAR);
}

static gboolean write_special(const char *path, const GByteArray *bytes, GError **error)
{
	int file = open(path, O_WRONLY | O_CLOEXEC);
	int cause = file < 0 ? errno : write_all(file, bytes);
	if (file >= 0 && close(file) != 0 && cause == 0)
		cause = errno;
	return cause == 0 || fail(path, cause, error);
}

gboolean ac_print_write(const char *path, const GByteArray *bytes, GError **error)
{
	if (strcmp(path, "-") == 0) {
		int cause = write_all(STDOUT_FILENO, bytes);
		return cause == 0 || fail(_("The standard output"), cause, error);
	}
	if (is_special(path))
		return write_special(path, bytes, error);
	g_autofree char *fresh = g_strdup_printf("%s.XXXXXX", path);
	int file = g_mkstemp_full(fresh, O_WRONLY | O_CLOEXEC, 0600);
	if (file < 0)
		return fail(path, errno, error);
	int cause = write_all(file, bytes);
	if (cause == 0 && fsync(file) != 0 && errno != EINVAL)
		cause = errno;
	if (close(file) != 0 && cause == 0)
		cause = errno;
	if (cause == 0 && g_rename(fresh, path) != 0)
		cause = errno;
	if (cause == 0)
		return TRUE;
	g_unlink(fresh);
	return fail(path, cause, error);
}

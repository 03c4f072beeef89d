/* SPDX-License-Identifier: MIT */
/* What the running program tells others, and whether there is one: in the state folder, which nobody watches.
 */
#include "app/remind.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/error.h"
#include "base/text.h"

#define LOCK_FILE   "remind.lock"
#define STATUS_FILE "remind.status"
#define GROUP       "reminders"

static char *path_of(const AcPaths *paths, const char *name)
{
	return g_build_filename(paths->state_home, name, NULL);
}

static gboolean fail(const char *path, int number, GError **error)
{
	g_autofree char *plain = ac_text_plain(path);
	g_set_error(
	    error, AC_ERROR, AC_ERROR_FILE,
	    _("%s cannot be written: %s. Give yourself the right to write there, or set XDG_STATE_HOME to "
	      "a folder of yours."),
	    plain, g_strerror(number));
	return FALSE;
}

/* ---- the lock ------------------------------------------------------------------------------------- */

/* Of the open file description: it ends with the last descriptor, and closing another one of the same file
 * does not end it. */
static struct flock whole_file(void)
{
	return (struct flock){.l_type = F_WRLCK, .l_whence = SEEK_SET};
}

int ac_remind_lock(const AcPaths *paths, GError **error)
{
	g_autofree char *path = path_of(paths, LOCK_FILE);
	struct flock lock = whole_file();
	int fd = -1;
	if (g_mkdir_with_parents(paths->state_home, 0700) == 0)
		fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY, 0600);
	if (fd < 0) {
		fail(path, errno, error);
		return -1;
	}
	if (fcntl(fd, F_OFD_SETLK, &lock) == 0)
		return fd;
	int number = errno;
	close(fd);
	if (number == EAGAIN || number == EACCES)
		g_set_error_literal(error, AC_ERROR, AC_ERROR_REFUSED,
		                    _("The reminders are running already: aftercare remind --status"));
	else
		fail(path, number, error);
	return -1;
}

static gboolean is_locked(const AcPaths *paths)
{
	g_autofree char *path = path_of(paths, LOCK_FILE);
	struct flock lock = whole_file();
	int fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY);
	if (fd < 0)
		return FALSE;
	gboolean is = fcntl(fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
	close(fd);
	return is;
}

/* ---- the status ----------------------------------------------------------------------------------- */

void ac_remind_status_clear(AcRemindStatus *status)
{
	g_clear_pointer(&status->server, g_free);
	g_clear_pointer(&status->problem, g_free);
}

/* Neutralised: the file may be anybody's. */
static char *text_in(GKeyFile *file, const char *key)
{
	g_autofree char *text = g_key_file_get_string(file, GROUP, key, NULL);
	return text && *text ? ac_text_plain(text) : NULL;
}

void ac_remind_status_read(const AcPaths *paths, AcRemindStatus *status)
{
	g_autofree char *path = path_of(paths, STATUS_FILE);
	g_autoptr(GKeyFile) file = g_key_file_new();
	*status = (AcRemindStatus){.next_at = AC_INSTANT_NEVER};
	if (!is_locked(paths) || !g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, NULL))
		return;
	status->pid = g_key_file_get_int64(file, GROUP, "pid", NULL);
	status->started_at = g_key_file_get_int64(file, GROUP, "started_at", NULL);
	status->server = text_in(file, "server");
	status->problem = text_in(file, "problem");
	status->problem_since = g_key_file_get_int64(file, GROUP, "problem_since", NULL);
	if (g_key_file_has_key(file, GROUP, "next_at", NULL))
		status->next_at = g_key_file_get_int64(file, GROUP, "next_at", NULL);
	status->last_at = g_key_file_get_int64(file, GROUP, "last_at", NULL);
}

gboolean ac_remind_status_write(const AcPaths *paths, const AcRemindStatus *status, GError **error)
{
	g_autofree char *path = path_of(paths, STATUS_FILE);
	g_autoptr(GKeyFile) file = g_key_file_new();
	g_key_file_set_int64(file, GROUP, "pid", status->pid);
	g_key_file_set_int64(file, GROUP, "started_at", status->started_at);
	g_key_file_set_string(file, GROUP, "server", status->server ? status->server : "");
	g_key_file_set_string(file, GROUP, "problem", status->problem ? status->problem : "");
	g_key_file_set_int64(file, GROUP, "problem_since", status->problem_since);
	if (status->next_at != AC_INSTANT_NEVER)
		g_key_file_set_int64(file, GROUP, "next_at", status->next_at);
	g_key_file_set_int64(file, GROUP, "last_at", status->last_at);
	g_autofree char *text = g_key_file_to_data(file, NULL, NULL);
	g_autoptr(GError) why = NULL;
	if (g_mkdir_with_parents(paths->state_home, 0700) != 0)
		return fail(paths->state_home, errno, error);
	if (g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &why))
		return TRUE;
	g_autofree char *reason = ac_text_plain(why->message);
	g_set_error_literal(error, AC_ERROR, AC_ERROR_FILE, reason);
	return FALSE;
}

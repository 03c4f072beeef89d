/* SPDX-License-Identifier: MIT */
/* The database: there, readable, writable, private, with room on its disk. */
#include <errno.h>
#include <glib/gstdio.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/text.h"
#include "doctor.h"

#define LEAST_ROOM  ((guint64)1 << 20)
#define LITTLE_ROOM ((guint64)10 << 20)

static gboolean look_at_access(AcDoctor *doctor, const char *path)
{
	if (g_access(path, R_OK | W_OK) == 0)
		return TRUE;
	ac_doctor_add(doctor, AC_DOCTOR_STOPS, "store",
	              g_strdup_printf(_("%s cannot be written: %s. What was shown cannot be noted."), path,
	                              g_strerror(errno)),
	              g_strdup_printf(_("Give it back to yourself: chmod u+rw %s"), path));
	return FALSE;
}

/* What others may read is no reminder lost, and yet wrong. */
static void look_at_mode(AcDoctor *doctor, const char *path, const char *mode)
{
	GStatBuf info;
	if (g_stat(path, &info) != 0 || (info.st_mode & 077) == 0)
		return;
	ac_doctor_add(doctor, AC_DOCTOR_NOTE, "private",
	              g_strdup_printf(_("Other people of this machine may look into %s."), path),
	              g_strdup_printf("chmod %s %s", mode, path));
}

static void look_at_room(AcDoctor *doctor, const char *folder)
{
	struct statvfs disk;
	if (statvfs(folder, &disk) != 0)
		return;
	guint64 room = (guint64)disk.f_bavail * disk.f_frsize;
	if (room >= LITTLE_ROOM)
		return;
	ac_doctor_add(doctor, room < LEAST_ROOM ? AC_DOCTOR_STOPS : AC_DOCTOR_NOTE, "room",
	              g_strdup_printf(_("Only %u KiB are free on the disk of %s."), (guint)(room >> 10), folder),
	              g_strdup(_("Make room: what was shown and done cannot be noted on a full disk.")));
}

void ac_doctor_look_at_store(AcDoctor *doctor)
{
	const AcPaths *paths = ac_app_paths(doctor->call->app);
	if (!g_file_test(paths->database, G_FILE_TEST_EXISTS)) {
		ac_doctor_add(doctor, AC_DOCTOR_STOPS, "client", g_strdup(_("No client is stored here yet.")),
		              g_strdup(_("aftercare client add NAME --session WHEN")));
		return;
	}
	gboolean is_well = look_at_access(doctor, paths->data_home) && look_at_access(doctor, paths->database);
	look_at_mode(doctor, paths->data_home, "700");
	look_at_mode(doctor, paths->database, "600");
	look_at_room(doctor, paths->data_home);
	if (is_well && doctor->has_store)
		ac_doctor_add(doctor, AC_DOCTOR_WELL, "store",
		              g_strdup_printf(_("The data is well: %s"), paths->database), NULL);
}

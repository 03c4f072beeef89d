/* SPDX-License-Identifier: MIT */
/* The desktop: its bus, who shows notifications, where they are silenced, whether files can be watched. */
#include <errno.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/text.h"
#include "doctor.h"

/* ---- the bus --------------------------------------------------------------------------------- */

/* "unix:path=/run/user/1000/bus,guid=…" -> the path, "@…" for an abstract one; NULL: another kind. Owned. */
static char *socket_of(const char *address)
{
	if (!g_str_has_prefix(address, "unix:"))
		return NULL;
	g_auto(GStrv) pairs = g_strsplit(address + strlen("unix:"), ",", -1);
	for (char **pair = pairs; *pair != NULL; pair++) {
		if (g_str_has_prefix(*pair, "path="))
			return g_uri_unescape_string(*pair + strlen("path="), NULL);
		if (g_str_has_prefix(*pair, "abstract=")) {
			g_autofree char *name = g_uri_unescape_string(*pair + strlen("abstract="), NULL);
			return name == NULL ? NULL : g_strconcat("@", name, NULL);
		}
	}
	return NULL;
}

/* 0, or errno. Says nothing there, and does not wait. */
static int try_socket(const char *path)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	gsize length = strlen(path);
	if (length >= sizeof address.sun_path)
		return ENAMETOOLONG;
	memcpy(address.sun_path, path, length);
	if (path[0] == '@')
		address.sun_path[0] = '\0';
	int file = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (file < 0)
		return errno;
	socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
	int problem = connect(file, (const struct sockaddr *)&address, size) == 0 ? 0 : errno;
	close(file);
	return problem == EAGAIN ? 0 : problem;
}

/* Where the session bus is, as its clients find it; NULL: nowhere. Owned. */
static char *bus_address(void)
{
	const char *given = g_getenv("DBUS_SESSION_BUS_ADDRESS"), *runtime = g_getenv("XDG_RUNTIME_DIR");
	if (given != NULL && *given != '\0')
		return g_strdup(given);
	if (runtime == NULL)
		return NULL;
	g_autofree char *usual = g_build_filename(runtime, "bus", NULL);
	return g_file_test(usual, G_FILE_TEST_EXISTS) ? g_strdup_printf("unix:path=%s", usual) : NULL;
}

/* The running program may have a bus that this terminal has not (ssh): then nothing is stopped. */
static AcDoctorMark if_unable(const AcDoctor *doctor)
{
	return doctor->status.pid != 0 && doctor->status.problem == NULL ? AC_DOCTOR_NOTE : AC_DOCTOR_STOPS;
}

static void look_at_bus(AcDoctor *doctor)
{
	g_autofree char *address = bus_address();
	if (address == NULL) {
		ac_doctor_add(doctor, if_unable(doctor), "bus",
		              g_strdup(_("This terminal belongs to no desktop session (no session bus).")),
		              g_strdup(_("Look again in a terminal on the desktop itself; over ssh there is none.")));
		return;
	}
	g_auto(GStrv) each = g_strsplit(address, ";", -1);
	int problem = EPROTONOSUPPORT;
	for (char **one = each; *one != NULL && problem != 0; one++) {
		g_autofree char *path = socket_of(*one);
		problem = path != NULL ? try_socket(path) : problem;
	}
	if (problem == 0)
		ac_doctor_add(doctor, AC_DOCTOR_WELL, "bus", g_strdup(_("The desktop's session bus answers.")), NULL);
	else if (problem == EPROTONOSUPPORT)
		ac_doctor_add(doctor, AC_DOCTOR_NOTE, "bus",
		              g_strdup_printf(_("The session bus is of a kind that is not tried here: %s"), address),
		              g_strdup("aftercare remind --test"));
	else
		ac_doctor_add(
		    doctor, if_unable(doctor), "bus",
		    g_strdup_printf(_("The session bus cannot be reached: %s. (%s)"), g_strerror(problem), address),
		    g_strdup(_("Log out and in again, or look in a newer terminal.")));
}

/* ---- who shows them -------------------------------------------------------------------------- */

static void look_at_server(AcDoctor *doctor)
{
	const AcRemindStatus *status = &doctor->status;
	if (status->pid == 0) {
		ac_doctor_add(doctor, AC_DOCTOR_NOTE, "server",
		              g_strdup(_("Who shows notifications is known only while reminders run.")),
		              g_strdup(_("Show one now: aftercare remind --test")));
		return;
	}
	if (status->problem != NULL) {
		ac_doctor_add(doctor, AC_DOCTOR_STOPS, "server", g_strdup(status->problem),
		              g_strdup(_("Desktops bring a notification server along; elsewhere install one, such as "
		                         "dunst. It is tried again by itself.")));
		return;
	}
	ac_doctor_add(doctor, AC_DOCTOR_WELL, "server",
	              status->server != NULL ? g_strdup_printf(_("Reminders are shown by %s."), status->server)
	                                     : g_strdup(_("Nothing was in the way of a reminder so far.")),
	              NULL);
}

typedef struct {
	const char *desktop, *where;
} Silence;

static void look_at_silence(AcDoctor *doctor)
{
	static const Silence silences[] = {
	    {"GNOME", N_("Settings, Notifications, Do Not Disturb")},
	    {"KDE", N_("the bell in the system tray, Do not disturb")},
	    {"XFCE", N_("Settings, Notifications, Do not disturb")},
	    {"MATE", N_("Control Center, Popup Notifications, Do not disturb")},
	    {"sway", N_("with dunst: dunstctl is-paused; with mako: makoctl mode")},
	};
	const char *desktop = g_getenv("XDG_CURRENT_DESKTOP"), *where = NULL;
	for (gsize i = 0; desktop != NULL && i < G_N_ELEMENTS(silences); i++)
		if (strstr(desktop, silences[i].desktop) != NULL)
			where = silences[i].where;
	ac_doctor_add(
	    doctor, AC_DOCTOR_WELL, "silence",
	    g_strdup_printf(_("“Do not disturb” cannot be seen from here. If none appears, look there: %s."),
	                    where != NULL ? _(where) : _("the notification settings of your desktop")),
	    NULL);
}

static void look_at_watching(AcDoctor *doctor)
{
	int file = inotify_init1(IN_CLOEXEC);
	if (file >= 0) {
		close(file);
		return;
	}
	ac_doctor_add(doctor, AC_DOCTOR_STOPS, "watching",
	              g_strdup_printf(_("Files cannot be watched: %s. What is ticked elsewhere is not noticed."),
	                              g_strerror(errno)),
	              g_strdup(_("Close programs that watch many files, or raise "
	                         "fs.inotify.max_user_instances.")));
}

void ac_doctor_look_at_desktop(AcDoctor *doctor)
{
	look_at_bus(doctor);
	look_at_server(doctor);
	look_at_watching(doctor);
	look_at_silence(doctor);
}

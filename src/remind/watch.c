/* SPDX-License-Identifier: MIT */
/* One inotify over a handful of folders. A folder that is not there yet is tried again whenever anything
 * happens: it is made in one that is watched. */
#include "watch.h"

#include <errno.h>
#include <glib-unix.h>
#include <stdalign.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"

/* A change is several writes; wait until they are over. */
#define QUIET_MS 150
#define EVENTS   (IN_MODIFY | IN_CLOSE_WRITE | IN_MOVE | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF)

typedef struct {
	char *path;       /* owned */
	const char *only; /* the one name in it that matters; NULL: any */
	const char *ends; /* what matters ends so; NULL: however */
	unsigned what;
	int wd; /* -1: not there, or not wanted */
} Folder;

struct AcWatch {
	int fd;
	GSource *source, *quiet;
	AcWatchTell tell;
	gpointer data;
	unsigned heard;
	GArray *folders;      /* Folder */
	char *bus, *bus_name; /* its socket; NULL: it has none */
	gboolean wants_bus;
};

static void add_folder(AcWatch *watch, char *path, const char *only, const char *ends, unsigned what)
{
	const Folder folder = {path, only, ends, what, -1};
	if (path)
		g_array_append_val(watch->folders, folder);
}

static void clear_folder(gpointer data)
{
	g_free(((Folder *)data)->path);
}

/* Where the socket of the session bus is, or will be; owned; NULL: nowhere that can be watched. */
static char *find_bus(void)
{
	static const char PATH[] = "unix:path=";
	const char *address = g_getenv("DBUS_SESSION_BUS_ADDRESS"), *runtime = g_getenv("XDG_RUNTIME_DIR");
	if (address && g_str_has_prefix(address, PATH))
		return g_strndup(address + strlen(PATH), strcspn(address + strlen(PATH), ",;"));
	return !address && runtime && g_path_is_absolute(runtime) ? g_build_filename(runtime, "bus", NULL) : NULL;
}

static void list_folders(AcWatch *watch, const AcPaths *paths)
{
	static const char RULES[] = ".cfg";
	add_folder(watch, g_strdup(paths->data_home), NULL, NULL, AC_WATCH_DATA);
	add_folder(watch, g_strdup(paths->config_home), NULL, RULES, AC_WATCH_RULES);
	add_folder(watch, g_strdup(paths->config_dir), NULL, RULES, AC_WATCH_RULES);
	for (char **folder = paths->protocol_folders; *folder; folder++)
		add_folder(watch, g_strdup(*folder), NULL, RULES, AC_WATCH_RULES);
	add_folder(watch, g_strdup("/etc/aftercare"), NULL, RULES, AC_WATCH_RULES);
	add_folder(watch, g_strdup("/etc"), "localtime", NULL, AC_WATCH_ZONE);
	if (watch->bus) {
		watch->bus_name = g_path_get_basename(watch->bus);
		add_folder(watch, g_path_get_dirname(watch->bus), watch->bus_name, NULL, AC_WATCH_BUS);
	}
}

/* The runtime folder is a busy place: it is watched only while there is no bus. */
static gboolean is_wanted(const AcWatch *watch, const Folder *folder)
{
	return folder->what != AC_WATCH_BUS || watch->wants_bus;
}

static void watch_all(AcWatch *watch)
{
	for (guint i = 0; i < watch->folders->len; i++) {
		Folder *folder = &g_array_index(watch->folders, Folder, i);
		if (folder->wd < 0 && is_wanted(watch, folder))
			folder->wd = inotify_add_watch(watch->fd, folder->path, EVENTS | IN_ONLYDIR);
	}
}

/* ---- what is heard --------------------------------------------------------------------------------- */

static gboolean matters(const Folder *folder, const struct inotify_event *event)
{
	const char *name = event->len > 0 ? event->name : "";
	if (event->mask & (IN_DELETE_SELF | IN_MOVE_SELF))
		return TRUE;
	if (folder->only)
		return strcmp(name, folder->only) == 0;
	return !folder->ends || (event->mask & IN_ISDIR) || g_str_has_suffix(name, folder->ends);
}

static void hear(AcWatch *watch, const struct inotify_event *event)
{
	if (event->mask & IN_Q_OVERFLOW)
		watch->heard |= AC_WATCH_DATA | AC_WATCH_RULES;
	for (guint i = 0; i < watch->folders->len; i++) {
		Folder *folder = &g_array_index(watch->folders, Folder, i);
		if (folder->wd != event->wd)
			continue;
		if (matters(folder, event))
			watch->heard |= folder->what;
		if (event->mask & IN_IGNORED)
			folder->wd = -1;
	}
}

static gboolean on_quiet(gpointer data)
{
	AcWatch *watch = data;
	unsigned heard = watch->heard;
	g_clear_pointer(&watch->quiet, g_source_unref);
	watch->heard = 0;
	if (heard & AC_WATCH_BUS)
		watch->wants_bus = FALSE;
	watch->tell(watch->data, heard);
	return G_SOURCE_REMOVE;
}

static void drop(GSource *source)
{
	if (source) {
		g_source_destroy(source);
		g_source_unref(source);
	}
}

static void wait_for_quiet(AcWatch *watch)
{
	drop(watch->quiet);
	watch->quiet = g_timeout_source_new(QUIET_MS);
	g_source_set_callback(watch->quiet, on_quiet, watch, NULL);
	g_source_attach(watch->quiet, g_main_context_get_thread_default());
}

static void leave_bus(AcWatch *watch)
{
	for (guint i = 0; i < watch->folders->len; i++) {
		Folder *folder = &g_array_index(watch->folders, Folder, i);
		if (folder->what == AC_WATCH_BUS && folder->wd >= 0)
			inotify_rm_watch(watch->fd, folder->wd);
	}
}

static gboolean on_readable(gint fd, GIOCondition condition, gpointer data)
{
	AcWatch *watch = data;
	alignas(struct inotify_event) char buffer[4096];
	gssize n;
	(void)condition;
	unsigned before = watch->heard;
	while ((n = read(fd, buffer, sizeof buffer)) > 0) {
		for (const char *at = buffer; at < buffer + n;) {
			const struct inotify_event *event = (const struct inotify_event *)(const void *)at;
			hear(watch, event);
			at += sizeof *event + event->len;
		}
	}
	watch_all(watch);
	if ((watch->heard & ~before) & AC_WATCH_BUS)
		leave_bus(watch);
	if (watch->heard != 0)
		wait_for_quiet(watch);
	return G_SOURCE_CONTINUE;
}

/* ---- life ------------------------------------------------------------------------------------------ */

AcWatch *ac_watch_new(const AcPaths *paths, AcWatchTell tell, gpointer data, GError **error)
{
	int fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	if (fd < 0) {
		g_set_error(error, AC_ERROR, AC_ERROR_FAILED,
		            _("Changes on disk cannot be watched (%s): a task ticked elsewhere is noticed later."),
		            g_strerror(errno));
		return NULL;
	}
	AcWatch *watch = g_new0(AcWatch, 1);
	*watch = (AcWatch){.fd = fd, .tell = tell, .data = data};
	watch->bus = find_bus();
	watch->folders = g_array_new(FALSE, FALSE, sizeof(Folder));
	g_array_set_clear_func(watch->folders, clear_folder);
	list_folders(watch, paths);
	watch_all(watch);
	watch->source = g_unix_fd_source_new(fd, G_IO_IN);
	g_source_set_callback(watch->source, G_SOURCE_FUNC(on_readable), watch, NULL);
	g_source_attach(watch->source, g_main_context_get_thread_default());
	return watch;
}

void ac_watch_free(AcWatch *watch)
{
	if (!watch)
		return;
	drop(watch->source);
	drop(watch->quiet);
	close(watch->fd);
	g_array_unref(watch->folders);
	g_free(watch->bus);
	g_free(watch->bus_name);
	g_free(watch);
}

void ac_watch_want_bus(AcWatch *watch)
{
	if (!watch->bus || access(watch->bus, F_OK) == 0)
		return;
	watch->wants_bus = TRUE;
	watch_all(watch);
	/* It may have come between the look and the watch. */
	if (access(watch->bus, F_OK) == 0) {
		watch->heard |= AC_WATCH_BUS;
		wait_for_quiet(watch);
	}
}

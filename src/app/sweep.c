/* SPDX-License-Identifier: MIT */
/* The files of the state folder and of the cache, read and cleaned of one client. */
#include "sweep.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "mention.h"

/* What the reminders write, and what is left of it when the power fails; what is kept ready. The rest is
 * somebody's own: it is read, and named. */
#define REMINDERS "remind."
#define READY     "rules-"
#define PINNED    "pinned-"
/* Somebody may add a line while it is read. */
#define TRIES 3

/* ---- one file -------------------------------------------------------------------------------------- */

/* Its bytes, *fd to write to them where that is allowed, else -1. NULL with errno: it cannot be read. */
static GMappedFile *open_bytes(const char *path, gboolean to_write, int *fd)
{
	const int how = O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK;
	*fd = to_write ? open(path, O_RDWR | how) : -1;
	int reading = *fd >= 0 ? *fd : open(path, O_RDONLY | how);
	if (reading < 0)
		return NULL;
	GMappedFile *bytes = g_mapped_file_new_from_fd(reading, FALSE, NULL);
	if (reading != *fd || !bytes)
		close(reading);
	if (!bytes)
		*fd = -1;
	return bytes;
}

typedef struct {
	const char *bytes;
	int fd;
} Cover;

/* Lines stay lines. */
static gboolean cover(gpointer data, gsize from, gsize to)
{
	const Cover *over = data;
	g_autofree char *stars = g_strnfill(to - from, '*');
	for (gsize i = 0; i < to - from; i++)
		if (over->bytes[from + i] == '\n')
			stars[i] = '\n';
	return pwrite(over->fd, stars, to - from, (off_t)from) > 0;
}

static void clean_file(const char *path, const AcMentions *mentions)
{
	int fd = -1;
	g_autoptr(GMappedFile) file = open_bytes(path, TRUE, &fd);
	if (file && fd >= 0) {
		Cover over = {g_mapped_file_get_contents(file), fd};
		ac_mentions_find(mentions, over.bytes, g_mapped_file_get_length(file), cover, &over);
		fdatasync(fd);
	}
	if (fd >= 0)
		close(fd);
}

static gboolean note_found(gpointer data, G_GNUC_UNUSED gsize from, G_GNUC_UNUSED gsize to)
{
	*(gboolean *)data = TRUE;
	return FALSE;
}

typedef enum { STATE_FREE, STATE_HOLDS, STATE_UNREAD } State;

/* @name: of the file, which may speak of them as well. */
static State look_into(const char *path, const char *name, const AcMentions *mentions)
{
	int fd = -1;
	gboolean holds = FALSE;
	ac_mentions_find(mentions, name, strlen(name), note_found, &holds);
	if (holds)
		return STATE_HOLDS;
	g_autoptr(GMappedFile) file = open_bytes(path, FALSE, &fd);
	if (!file)
		return errno == ENOENT ? STATE_FREE : STATE_UNREAD;
	ac_mentions_find(mentions, g_mapped_file_get_contents(file), g_mapped_file_get_length(file), note_found,
	                 &holds);
	return holds ? STATE_HOLDS : STATE_FREE;
}

/* ---- folders --------------------------------------------------------------------------------------- */

/* All in @folder that is no folder, below it too; folders that cannot be read with them. */
static void list_files(const char *folder, GPtrArray *paths)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	struct stat facts;
	if (!dir && (errno != ENOENT && errno != ENOTDIR))
		g_ptr_array_add(paths, g_strdup(folder));
	for (const char *name; dir && (name = g_dir_read_name(dir)) != NULL;) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		if (lstat(path, &facts) == 0 && S_ISDIR(facts.st_mode))
			list_files(path, paths);
		else
			g_ptr_array_add(paths, g_steal_pointer(&path));
	}
}

static gint by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *files_in(const char *folder)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	list_files(folder, paths);
	g_ptr_array_sort(paths, by_name);
	return paths;
}

/* Without the folder; "" for the folder itself, when it cannot be read. */
static const char *below(const char *path, const char *folder)
{
	gsize length = strlen(folder);
	return path[length] == '/' ? path + length + 1 : path + length;
}

static void remove_file(const char *path, gsize folder_length)
{
	g_autofree char *above = g_strdup(path);
	g_unlink(path);
	for (char *end; (end = strrchr(above, '/')) != NULL && (gsize)(end - above) > folder_length;) {
		*end = '\0';
		g_rmdir(above);
	}
}

static void clean(const AcPaths *paths, const AcMentions *mentions)
{
	g_autoptr(GPtrArray) kept = files_in(paths->state_home), ready = files_in(paths->cache_home);
	for (guint i = 0; i < kept->len; i++)
		if (g_str_has_prefix(below(kept->pdata[i], paths->state_home), REMINDERS))
			clean_file(kept->pdata[i], mentions);
	for (guint i = 0; i < ready->len; i++) {
		const char *name = below(ready->pdata[i], paths->cache_home);
		if (g_str_has_prefix(name, READY) || g_str_has_prefix(name, PINNED))
			remove_file(ready->pdata[i], strlen(paths->cache_home));
	}
}

/* Told apart; TRUE: what somebody may have written meanwhile is in none of them. */
static gboolean look_through(const char *folder, const AcMentions *mentions, GPtrArray *const *told)
{
	g_autoptr(GPtrArray) files = files_in(folder);
	guint before = told[STATE_HOLDS]->len;
	for (guint i = 0; i < files->len; i++) {
		State state = look_into(files->pdata[i], below(files->pdata[i], folder), mentions);
		g_ptr_array_add(told[state], g_strdup(files->pdata[i]));
	}
	return told[STATE_HOLDS]->len == before;
}

/* ---- both ------------------------------------------------------------------------------------------ */

void ac_sweep_clean(const AcPaths *paths, const AcTraces *traces)
{
	g_autoptr(AcMentions) mentions = ac_mentions_new(traces);
	clean(paths, mentions);
}

void ac_sweep_prove(const AcPaths *paths, const AcTraces *traces, AcErased *out)
{
	g_autoptr(AcMentions) mentions = ac_mentions_new(traces);
	guint others = out->left->len;
	gboolean is_clean = FALSE;
	out->searched = g_ptr_array_new_with_free_func(g_free);
	out->unread = g_ptr_array_new_with_free_func(g_free);
	GPtrArray *const told[] = {out->searched, out->left, out->unread};
	for (int i = 0; i < TRIES && !is_clean; i++) {
		g_ptr_array_set_size(out->searched, 0);
		g_ptr_array_set_size(out->unread, 0);
		g_ptr_array_set_size(out->left, (gint)others);
		if (i > 0)
			clean(paths, mentions);
		is_clean = look_through(paths->state_home, mentions, told);
		is_clean = look_through(paths->cache_home, mentions, told) && is_clean;
	}
}

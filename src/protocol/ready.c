/* SPDX-License-Identifier: MIT */
/* The copy is a picture of memory: the head, then the block of an arena, as they lay at REGION when written.
 */
#include "protocol/ready.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdalign.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "loaded.h"
#include "outside.h"

/* Where nothing else comes to lie, and an address sanitizer's program memory may. */
#define REGION      ((guintptr)0x200000000000)
#define REGION_SIZE ((gsize)16 * 1024 * 1024)
#define MAGIC       "aftercare rules\n"
/* A file changed so shortly before the copy was written may change again and keep its times. */
#define SETTLED_S 2

/* What tells that a file is the one it was; all 0: it is not there. */
typedef struct {
	guint64 device, inode, size;
	gint64 written_s, written_ns, changed_s, changed_ns;
} Stamp;

typedef struct {
	const char *path;
	Stamp stamp;
} Watched;

typedef struct {
	alignas(max_align_t) guint64 sum; /* of all that follows */
	char magic[sizeof(MAGIC)];
	guint64 length;
	Stamp program;
	const char *key;
	const Watched *files;
	guint64 n_files;
	AcLoaded *catalogue, *safety, *clinic, *protocol;
} Head;

struct AcReady {
	const Head *head;
	gsize length;
};

/* ---- whether it holds ---------------------------------------------------------------------------------- */

/* FNV-1a by words: against a torn or rotten file, not against a person, who could write the rules as well. */
static guint64 sum_up(const Head *head, gsize length)
{
	const guint64 *words = (const guint64 *)(gconstpointer)head;
	guint64 sum = 0xCBF29CE484222325;
	for (gsize i = 1; i < length / sizeof *words; i++)
		sum = (sum ^ words[i]) * 0x100000001B3;
	return sum;
}

static Stamp stamp_of(const struct stat *status)
{
	return (Stamp){.device = (guint64)status->st_dev,
	               .inode = (guint64)status->st_ino,
	               .size = (guint64)status->st_size,
	               .written_s = status->st_mtim.tv_sec,
	               .written_ns = status->st_mtim.tv_nsec,
	               .changed_s = status->st_ctim.tv_sec,
	               .changed_ns = status->st_ctim.tv_nsec};
}

static Stamp stamp_at(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 ? stamp_of(&status) : (Stamp){0};
}

static gboolean same_stamp(const Stamp *left, const Stamp *right)
{
	return memcmp(left, right, sizeof *left) == 0;
}

/* The program itself: another build may have other structs. */
static Stamp stamp_program(void)
{
	return stamp_at("/proc/self/exe");
}

static char *key_of(const AcRulePlaces *places)
{
	g_autofree char *folders = g_strjoinv("\n", (char **)(guintptr)places->folders);
	return g_strjoin("\n", places->catalogue, places->safety, places->clinic, places->protocol, folders,
	                 NULL);
}

char *ac_ready_path(const char *folder, const AcRulePlaces *places)
{
	g_autofree char *key = key_of(places);
	g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, key, -1);
	g_autofree char *name = g_strdup_printf("rules-%.16s", hash);
	return g_build_filename(folder, name, NULL);
}

static gboolean is_whole(const Head *head, gsize length)
{
	return memcmp(head->magic, MAGIC, sizeof MAGIC) == 0 && head->length == length &&
	       head->sum == sum_up(head, length);
}

static gboolean is_current(const Head *head, const AcRulePlaces *places)
{
	Stamp program = stamp_program();
	g_autofree char *key = key_of(places);
	if (program.inode == 0 || !same_stamp(&program, &head->program) || strcmp(key, head->key) != 0)
		return FALSE;
	for (guint i = 0; i < head->n_files; i++) {
		Stamp now = stamp_at(head->files[i].path);
		if (!same_stamp(&now, &head->files[i].stamp))
			return FALSE;
	}
	return TRUE;
}

/* ---- opening ------------------------------------------------------------------------------------------- */

static const Head *map_file(const char *path, gsize *length)
{
	int descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (descriptor < 0)
		return NULL;
	struct stat status;
	void *memory = MAP_FAILED;
	if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == geteuid() &&
	    (status.st_mode & (S_IWGRP | S_IWOTH)) == 0 && status.st_size > (off_t)sizeof(Head) &&
	    status.st_size <= (off_t)REGION_SIZE)
		/* To be written as well: words of another language stay in this process, and out of the file. */
		memory = mmap((void *)REGION, (gsize)status.st_size, PROT_READ | PROT_WRITE,
		              MAP_PRIVATE | MAP_FIXED_NOREPLACE, descriptor, 0);
	close(descriptor);
	if (memory == MAP_FAILED)
		return NULL;
	*length = (gsize)status.st_size;
	if ((guintptr)memory == REGION)
		return memory;
	munmap(memory, *length); /* an old kernel, to which the address is only a wish */
	return NULL;
}

AcReady *ac_ready_open(const char *path, const AcRulePlaces *places)
{
	gsize length = 0;
	const Head *head = map_file(path, &length);
	if (head == NULL)
		return NULL;
	if (!is_whole(head, length) || !is_current(head, places)) {
		munmap((void *)REGION, length);
		return NULL;
	}
	AcReady *ready = g_new(AcReady, 1);
	*ready = (AcReady){.head = head, .length = length};
	return ready;
}

AcLoaded *ac_ready_catalogue(const AcReady *ready)
{
	return ready->head->catalogue;
}

AcLoaded *ac_ready_safety(const AcReady *ready)
{
	return ready->head->safety;
}

AcLoaded *ac_ready_clinic(const AcReady *ready)
{
	return ready->head->clinic;
}

AcLoaded *ac_ready_protocol(const AcReady *ready)
{
	return ready->head->protocol;
}

void ac_ready_free(AcReady *ready)
{
	if (ready == NULL)
		return;
	munmap((void *)REGION, ready->length);
	g_free(ready);
}

/* ---- writing ------------------------------------------------------------------------------------------- */

static gboolean load_all(Head *head, AcArena *arena, const AcRulePlaces *places)
{
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autofree char *path = ac_protocol_find(places->protocol, places->folders, NULL);
	head->catalogue = ac_load_catalogue_into(arena, places->catalogue, problems);
	head->safety = ac_load_safety_into(arena, places->safety, problems);
	if (access(places->clinic, F_OK) == 0)
		head->clinic = ac_load_clinic_into(arena, places->clinic, problems);
	if (path == NULL || ac_problems_count(problems, AC_PROBLEM_ERROR) > 0)
		return FALSE;
	head->protocol =
	    ac_load_protocol_into(arena, path, ac_loaded_catalogue(head->catalogue), places->folders, problems);
	if (head->protocol == NULL)
		return FALSE;
	g_autofree char *hash = ac_loaded_hash(head->protocol);
	head->protocol->hash = ac_arena_strdup(arena, hash);
	ac_loaded_forget_bytes(head->protocol);
	return TRUE;
}

static void watch(GArray *watched, AcArena *arena, const char *path)
{
	Watched one = {.path = ac_arena_strdup(arena, path), .stamp = stamp_at(path)};
	g_array_append_val(watched, one);
}

/* A file of a protocol, and those of its name that an earlier folder may come to hold. */
static void watch_protocol(GArray *watched, AcArena *arena, const char *path, const char *const *folders)
{
	g_autofree char *name = g_path_get_basename(path);
	watch(watched, arena, path);
	for (guint i = 0; folders[i] != NULL; i++) {
		g_autofree char *namesake = g_build_filename(folders[i], name, NULL);
		if (strcmp(namesake, path) != 0)
			watch(watched, arena, namesake);
	}
}

static void watch_all(Head *head, AcArena *arena, const AcRulePlaces *places)
{
	g_autoptr(GArray) watched = g_array_new(FALSE, FALSE, sizeof(Watched));
	const AcProtocol *protocol = ac_loaded_protocol(head->protocol);
	watch(watched, arena, places->catalogue);
	watch(watched, arena, places->safety);
	watch(watched, arena, places->clinic);
	for (guint i = 0; i < protocol->n_files; i++)
		watch_protocol(watched, arena, protocol->files[i], places->folders);
	head->files = ac_arena_memdup(arena, watched->data, watched->len * sizeof(Watched));
	head->n_files = watched->len;
}

/* TRUE when every file has been as it is for a while before @at, by the clock of the file system. */
static gboolean has_settled(const Head *head, const struct stat *at)
{
	for (guint i = 0; i < head->n_files; i++) {
		const Stamp *stamp = &head->files[i].stamp;
		if (MAX(stamp->written_s, stamp->changed_s) + SETTLED_S > at->st_mtim.tv_sec)
			return FALSE;
	}
	return TRUE;
}

static gboolean write_bytes(int descriptor, const char *bytes, gsize length)
{
	while (length > 0) {
		ssize_t n = write(descriptor, bytes, length);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return FALSE;
		bytes += n;
		length -= (gsize)n;
	}
	return TRUE;
}

/* Beside its place first: nobody ever sees half of it. */
static gboolean save(const Head *head, const char *path)
{
	g_autofree char *folder = g_path_get_dirname(path);
	g_autofree char *beside = g_strconcat(path, ".XXXXXX", NULL);
	if (g_mkdir_with_parents(folder, 0700) != 0)
		return FALSE;
	int descriptor = g_mkstemp_full(beside, O_RDWR | O_CLOEXEC, 0600);
	if (descriptor < 0)
		return FALSE;
	struct stat status;
	gboolean good = write_bytes(descriptor, (const char *)head, head->length) &&
	                fstat(descriptor, &status) == 0 && has_settled(head, &status);
	good = close(descriptor) == 0 && good;
	good = good && g_rename(beside, path) == 0;
	if (!good)
		g_unlink(beside);
	return good;
}

static gboolean fill(Head *head, AcArena *arena, const AcRulePlaces *places)
{
	if (!load_all(head, arena, places))
		return FALSE;
	watch_all(head, arena, places);
	g_autofree char *key = key_of(places);
	head->key = ac_arena_strdup(arena, key);
	head->program = stamp_program();
	memcpy(head->magic, MAGIC, sizeof MAGIC);
	gsize used = ac_arena_given_used(arena);
	head->length = sizeof(Head) + used;
	return used > 0 && head->program.inode != 0 &&
	       !ac_points_outside((const guintptr *)(gconstpointer)head, head->length / sizeof(guintptr));
}

static gboolean make(Head *head, const char *path, const AcRulePlaces *places)
{
	g_autoptr(AcArena) arena = ac_arena_new_in(head + 1, REGION_SIZE - sizeof(Head));
	if (!fill(head, arena, places))
		return FALSE;
	head->sum = sum_up(head, head->length);
	return save(head, path);
}

gboolean ac_ready_write(const char *path, const AcRulePlaces *places)
{
	void *memory = mmap((void *)REGION, REGION_SIZE, PROT_READ | PROT_WRITE,
	                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
	if (memory == MAP_FAILED)
		return FALSE;
	gboolean good = (guintptr)memory == REGION && make(memory, path, places);
	munmap(memory, REGION_SIZE);
	return good;
}

/* SPDX-License-Identifier: MIT */
/** A folder of its own for rule files that a test writes, and loading from it. */
#ifndef TEST_PROTOCOL_H
#define TEST_PROTOCOL_H

#include <unistd.h>

#include "protocol/load.h"

typedef struct {
	char *folder;
	AcLoaded *catalogue;
	AcProblems *problems;
	GPtrArray *written; /* paths */
	const char *folders[2];
} Files;

static inline void files_open(Files *files, gconstpointer unused)
{
	(void)unused;
	files->folder = g_dir_make_tmp("aftercare-protocol-XXXXXX", NULL);
	g_assert_nonnull(files->folder);
	files->problems = ac_problems_new();
	files->written = g_ptr_array_new_with_free_func(g_free);
	files->catalogue =
	    ac_load_catalogue(AC_SOURCE_DIR "/tests/data/broken/good-activities.cfg", files->problems);
	g_assert_nonnull(files->catalogue);
	files->folders[0] = files->folder;
	files->folders[1] = NULL;
}

static inline void files_close(Files *files, gconstpointer unused)
{
	(void)unused;
	for (guint i = 0; i < files->written->len; i++)
		unlink(g_ptr_array_index(files->written, i));
	rmdir(files->folder);
	g_ptr_array_unref(files->written);
	ac_problems_free(files->problems);
	ac_loaded_free(files->catalogue);
	g_free(files->folder);
}

/** Writes @text as NAME.cfg. */
static inline void files_write(Files *files, const char *name, const char *text)
{
	char *path = g_strdup_printf("%s/%s.cfg", files->folder, name);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	g_ptr_array_add(files->written, path);
}

/** Loads NAME.cfg; NULL when it is broken: see files->problems. */
static inline AcLoaded *files_try(Files *files, const char *name)
{
	g_autofree char *path = g_strdup_printf("%s/%s.cfg", files->folder, name);
	return ac_load_protocol(path, ac_loaded_catalogue(files->catalogue), files->folders, files->problems);
}

static inline AcLoaded *files_load(Files *files, const char *name)
{
	AcLoaded *loaded = files_try(files, name);
	g_autofree char *text = ac_problems_text(files->problems);
	g_assert_cmpstr(text, ==, "");
	g_assert_nonnull(loaded);
	return loaded;
}

/** What is wrong, the folder cut out of it. */
static inline char *files_told(const Files *files)
{
	ac_problems_sort(files->problems);
	g_autofree char *text = ac_problems_text(files->problems),
	                *with_slash = g_strconcat(files->folder, "/", NULL);
	g_auto(GStrv) parts = g_strsplit(text, with_slash, -1);
	return g_strjoinv("", parts);
}

#define FILES_TEST(name, function) g_test_add(name, Files, NULL, files_open, function, files_close)

#endif

/* SPDX-License-Identifier: MIT */
/* Protocols by name: ID.cfg in the folders, in their order; or a path. */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "loaded.h"

#define SUFFIX ".cfg"

gboolean ac_protocol_is_path(const char *name)
{
	return strchr(name, '/') != NULL || g_str_has_suffix(name, SUFFIX);
}

/* The id a file is named by; NULL when its name is none. Owned by the caller. */
static char *id_of_file(const char *name)
{
	if (!g_str_has_suffix(name, SUFFIX))
		return NULL;
	char *id = g_strndup(name, strlen(name) - strlen(SUFFIX));
	if (ac_id_is_good(id))
		return id;
	g_free(id);
	return NULL;
}

typedef struct {
	char *id, *path;
} Found;

static void free_found(gpointer data)
{
	Found *found = data;
	g_free(found->id);
	g_free(found->path);
	g_free(found);
}

static void add_folder(GHashTable *all, const char *folder)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;
	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		char *id = id_of_file(name);
		if (id == NULL || g_hash_table_contains(all, id)) {
			g_free(id);
			continue;
		}
		Found *found = g_new(Found, 1);
		found->id = id;
		found->path = g_build_filename(folder, name, NULL);
		g_hash_table_insert(all, id, found);
	}
}

static int by_id(gconstpointer a, gconstpointer b)
{
	const Found *left = *(Found *const *)a, *right = *(Found *const *)b;
	return strcmp(left->id, right->id);
}

/* All that there are, sorted by id; what they point to is owned by the table, which is returned through @all.
 */
static GPtrArray *find_all(const char *const *folders, GHashTable **all)
{
	*all = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_found);
	for (guint i = 0; folders[i] != NULL; i++)
		add_folder(*all, folders[i]);
	GPtrArray *sorted = g_ptr_array_new();
	GHashTableIter iterator;
	gpointer found;
	g_hash_table_iter_init(&iterator, *all);
	while (g_hash_table_iter_next(&iterator, NULL, &found))
		g_ptr_array_add(sorted, found);
	g_ptr_array_sort(sorted, by_id);
	return sorted;
}

GPtrArray *ac_protocol_list(const char *const *folders)
{
	GHashTable *all;
	g_autoptr(GPtrArray) sorted = find_all(folders, &all);
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < sorted->len; i++)
		g_ptr_array_add(paths, g_strdup(((const Found *)g_ptr_array_index(sorted, i))->path));
	g_hash_table_unref(all);
	return paths;
}

GPtrArray *ac_protocol_list_all(const char *const *folders)
{
	GPtrArray *paths = ac_protocol_list(folders);
	for (guint i = 0; folders[i] != NULL; i++) {
		const char *const one[] = {folders[i], NULL};
		g_autoptr(GPtrArray) here = ac_protocol_list(one);
		for (guint k = 0; k < here->len; k++)
			if (!g_ptr_array_find_with_equal_func(paths, g_ptr_array_index(here, k), g_str_equal, NULL))
				g_ptr_array_add(paths, g_strdup(g_ptr_array_index(here, k)));
	}
	return paths;
}

static void refuse(const char *name, const char *const *folders, GError **error)
{
	GHashTable *all;
	g_autoptr(GPtrArray) sorted = find_all(folders, &all);
	g_autoptr(GPtrArray) ids = g_ptr_array_new();
	for (guint i = 0; i < sorted->len; i++)
		g_ptr_array_add(ids, ((const Found *)g_ptr_array_index(sorted, i))->id);
	g_autoptr(GString) there = g_string_new(NULL);
	for (guint i = 0; i < ids->len && i < 9; i++)
		g_string_append_printf(there, "%s\"%s\"", i == 0 ? "" : ", ",
		                       (const char *)g_ptr_array_index(ids, i));
	const char *near = ac_text_nearest(name, (const char *const *)(gpointer)ids->pdata, ids->len);
	g_autofree char *places = g_strjoinv(", ", (char **)(guintptr)folders);
	if (near != NULL)
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		            _("there is no protocol \"%s\"; did you mean \"%s\"?"), name, near);
	else if (ids->len > 0)
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		            _("there is no protocol \"%s\"; there are %s (or give a path)"), name, there->str);
	else
		g_set_error(
		    error, AC_ERROR, AC_ERROR_NOT_FOUND,
		    _("there is no protocol \"%s\", nor any other in %s; expected a file %s.cfg there, or a path"),
		    name, places, name);
	g_hash_table_unref(all);
}

char *ac_protocol_find(const char *name, const char *const *folders, GError **error)
{
	if (ac_protocol_is_path(name)) {
		if (g_file_test(name, G_FILE_TEST_EXISTS))
			return g_strdup(name);
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		            _("there is no file \"%s\"; check the name and the folder"), name);
		return NULL;
	}
	g_autofree char *file = g_strconcat(name, SUFFIX, NULL);
	for (guint i = 0; ac_id_is_good(name) && folders[i] != NULL; i++) {
		char *path = g_build_filename(folders[i], file, NULL);
		if (g_file_test(path, G_FILE_TEST_EXISTS))
			return path;
		g_free(path);
	}
	refuse(name, folders, error);
	return NULL;
}

/* SPDX-License-Identifier: MIT */
/* A client's plan follows the rules as they were when they were taken, until the new ones are accepted. */
#include "state.h"

#include <glib/gstdio.h>
#include <string.h>
#include "base/error.h"
#include "base/text.h"

/* ---- keeping -------------------------------------------------------------------------------------- */

/* The folder that holds all of them, somewhere below; owned. */
static char *common_folder(char *const *paths, guint n)
{
	char *folder = g_path_get_dirname(paths[0]);
	for (guint i = 0; i < n;) {
		gsize length = strlen(folder);
		gboolean is_below = length == 1 || (g_str_has_prefix(paths[i], folder) && paths[i][length] == '/');
		if (is_below) {
			i++;
			continue;
		}
		char *above = g_path_get_dirname(folder);
		g_free(folder);
		folder = above;
	}
	return folder;
}

static GPtrArray *paths_of(const AcProtocol *protocol)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < protocol->n_files; i++)
		g_ptr_array_add(paths, g_canonicalize_filename(protocol->files[i], NULL));
	return paths;
}

/* The files as they are now; FALSE with @error when they are no longer those that were loaded. */
static gboolean read_texts(const AcProtocol *protocol, const char *hash, AcArena *arena, AcRuleText *out,
                           GError **error)
{
	g_autoptr(GPtrArray) paths = paths_of(protocol);
	g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
	g_autofree char *folder = common_folder((char *const *)paths->pdata, paths->len);
	gsize skipped = strlen(folder) == 1 ? 1 : strlen(folder) + 1;
	for (guint i = 0; i < paths->len; i++) {
		g_autofree char *text = NULL;
		gsize length = 0;
		if (g_file_get_contents(g_ptr_array_index(paths, i), &text, &length, NULL))
			g_checksum_update(checksum, (const guchar *)text, (gssize)length);
		out[i].name = ac_arena_strdup(arena, (const char *)g_ptr_array_index(paths, i) + skipped);
		out[i].text = ac_arena_strdup(arena, text ? text : "");
	}
	if (strcmp(g_checksum_get_string(checksum), hash) == 0)
		return TRUE;
	g_set_error(error, AC_ERROR, AC_ERROR_FILE, _("%s was changed just now. Try again."), protocol->file);
	return FALSE;
}

gboolean ac_app_pin(AcApp *app, gint64 client_id, const AcLoaded *loaded, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcProtocol *protocol = ac_loaded_protocol(loaded);
	g_autofree char *hash = ac_loaded_hash(loaded);
	AcRuleText *files = AC_ARENA_ARRAY(arena, AcRuleText, protocol->n_files);
	if (!read_texts(protocol, hash, arena, files, error))
		return FALSE;
	const AcRuleTexts rules = {
	    .hash = hash, .version = protocol->version, .files = files, .n_files = protocol->n_files};
	return ac_store_rules_pin(app->store, client_id, &rules, app->now, error);
}

/* ---- following ------------------------------------------------------------------------------------ */

/* Nothing that leads out of its folder. */
static gboolean is_below(const char *name)
{
	g_auto(GStrv) parts = g_strsplit(name, "/", -1);
	for (guint i = 0; parts[i]; i++)
		if (!*parts[i] || strcmp(parts[i], ".") == 0 || strcmp(parts[i], "..") == 0)
			return FALSE;
	return *name != '\0';
}

static gboolean write_text(const char *path, const char *text)
{
	g_autofree char *folder = g_path_get_dirname(path), *there = NULL;
	if (g_file_get_contents(path, &there, NULL, NULL) && strcmp(there, text) == 0)
		return TRUE;
	return g_mkdir_with_parents(folder, 0700) == 0 &&
	       g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

/* Their paths, owned; NULL when they cannot be written below @folder. */
static GPtrArray *lay_out(const char *folder, const AcRuleTexts *rules)
{
	g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < rules->n_files; i++) {
		char *path = g_build_filename(folder, rules->files[i].name, NULL);
		g_ptr_array_add(paths, path);
		if (!is_below(rules->files[i].name) || !write_text(path, rules->files[i].text))
			return NULL;
	}
	return rules->n_files > 0 ? g_steal_pointer(&paths) : NULL;
}

static AcLoaded *load_from(AcApp *app, const GPtrArray *paths, const char *hash)
{
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < paths->len; i++)
		g_ptr_array_add(folders, g_path_get_dirname(g_ptr_array_index(paths, i)));
	g_ptr_array_add(folders, NULL);
	AcLoaded *loaded = ac_load_protocol(g_ptr_array_index(paths, 0), ac_loaded_catalogue(app->catalogue),
	                                    (const char *const *)folders->pdata, problems);
	g_autofree char *is = loaded ? ac_loaded_hash(loaded) : NULL;
	if (g_strcmp0(is, hash) == 0)
		return loaded;
	ac_loaded_free(loaded);
	return NULL;
}

AcLoaded *ac_app_load_pinned(AcApp *app, const char *hash)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcRuleTexts *rules = ac_store_rules(app->store, arena, hash, NULL);
	g_autofree char *name = g_strdup_printf("pinned-%.16s", hash);
	g_autofree char *folder = g_build_filename(app->paths.cache_home, name, NULL);
	g_autoptr(GPtrArray) paths = rules ? lay_out(folder, rules) : NULL;
	if (paths || !rules)
		return paths ? load_from(app, paths, hash) : NULL;
	/* Nothing can be written there: for this once, in a folder that goes again. */
	g_autofree char *passing = g_dir_make_tmp("aftercare-XXXXXX", NULL);
	paths = passing ? lay_out(passing, rules) : NULL;
	AcLoaded *loaded = paths ? load_from(app, paths, hash) : NULL;
	for (guint i = 0; paths && i < paths->len; i++) {
		g_autofree char *below = g_path_get_dirname(g_ptr_array_index(paths, i));
		g_unlink(g_ptr_array_index(paths, i));
		g_rmdir(below);
	}
	if (passing)
		g_rmdir(passing);
	return loaded;
}

/* ---- what is new ---------------------------------------------------------------------------------- */

const AcProtocol *ac_app_offered(const AcApp *app)
{
	return app->offered ? ac_loaded_protocol(app->offered) : NULL;
}

char *ac_app_rules_news(const AcApp *app)
{
	if (!app->offered)
		return NULL;
	const AcProtocol *now = ac_loaded_protocol(app->offered);
	g_autofree char *before = ac_text_plain(app->row->rules_version), *after = ac_text_plain(now->version);
	g_autofree char *id = ac_text_plain(now->id);
	gboolean same = strcmp(before, after) == 0;
	g_autofree char *versions = same ? g_strdup_printf(_("%s %s, other words"), id, after)
	                                 : g_strdup_printf("%s %s → %s", id, before, after);
	if (app->offered == app->protocol)
		return g_strdup_printf(
		    _("Your rules have changed (%s), and the earlier ones cannot be read any more: "
		      "the new ones hold. aftercare client rules"),
		    versions);
	return g_strdup_printf(_("Your rules have changed (%s): aftercare client rules"), versions);
}

gboolean ac_app_rules_accept(AcApp *app, GError **error)
{
	if (!ac_app_need_plan(app, error))
		return FALSE;
	const AcLoaded *taken = app->offered ? app->offered : app->protocol;
	return ac_app_pin(app, app->client->id, taken, error) && ac_app_reload(app, error);
}

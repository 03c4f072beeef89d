/* SPDX-License-Identifier: MIT */
/* A client's plan follows the rules as they were when they were taken, until the new ones are accepted. */
#include "state.h"

#include <glib/gstdio.h>
#include <string.h>
#include "base/error.h"
#include "base/text.h"
#include "protocol/handoff.h"

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

/* The files as they are now, @n_skipped of each path left out; FALSE: they are not those @hash was made of.
 */
static gboolean read_texts(const GPtrArray *paths, const char *hash, gsize n_skipped, AcArena *arena,
                           AcRuleText *out)
{
	g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
	for (guint i = 0; i < paths->len; i++) {
		g_autofree char *text = NULL;
		gsize length = 0;
		if (g_file_get_contents(g_ptr_array_index(paths, i), &text, &length, NULL))
			g_checksum_update(checksum, (const guchar *)text, (gssize)length);
		if (!out)
			continue;
		out[i].name = ac_arena_strdup(arena, (const char *)g_ptr_array_index(paths, i) + n_skipped);
		out[i].text = ac_arena_strdup(arena, text ? text : "");
	}
	return strcmp(g_checksum_get_string(checksum), hash) == 0;
}

gboolean ac_app_is_unchanged(const AcProtocol *protocol, const char *hash)
{
	g_autoptr(GPtrArray) paths = paths_of(protocol);
	return read_texts(paths, hash, 0, NULL, NULL);
}

gboolean ac_app_pin(AcApp *app, gint64 client_id, const AcLoaded *loaded, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcProtocol *protocol = ac_loaded_protocol(loaded);
	g_autofree char *hash = ac_loaded_hash(loaded);
	AcRuleText *files = AC_ARENA_ARRAY(arena, AcRuleText, protocol->n_files);
	g_autoptr(GPtrArray) paths = paths_of(protocol);
	g_autofree char *folder = common_folder((char *const *)paths->pdata, paths->len);
	if (!read_texts(paths, hash, strlen(folder) == 1 ? 1 : strlen(folder) + 1, arena, files)) {
		g_set_error(error, AC_ERROR, AC_ERROR_FILE, _("%s was changed just now. Try again."), protocol->file);
		return FALSE;
	}
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
		g_autofree char *joined = g_build_filename(folder, rules->files[i].name, NULL);
		char *path = g_canonicalize_filename(joined, NULL);
		g_ptr_array_add(paths, path);
		if (!is_below(rules->files[i].name) || !write_text(path, rules->files[i].text))
			return NULL;
	}
	return rules->n_files > 0 ? g_steal_pointer(&paths) : NULL;
}

/* Where an `extends` of theirs may lie; owned. */
static GPtrArray *folders_of(const GPtrArray *paths)
{
	GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < paths->len; i++)
		g_ptr_array_add(folders, g_path_get_dirname(g_ptr_array_index(paths, i)));
	g_ptr_array_add(folders, NULL);
	return folders;
}

static AcLoaded *load_from(AcApp *app, const GPtrArray *paths, const char *hash)
{
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autoptr(GPtrArray) folders = folders_of(paths);
	AcLoaded *loaded =
	    ac_app_load_with(app, g_ptr_array_index(paths, 0), (const char *const *)folders->pdata, problems);
	g_autofree char *is = loaded ? ac_loaded_hash(loaded) : NULL;
	if (g_strcmp0(is, hash) == 0)
		return loaded;
	ac_loaded_free(loaded);
	return NULL;
}

/* A folder for once. */
static void remove_all(const char *folder, const AcRuleTexts *rules)
{
	for (guint i = 0; i < rules->n_files; i++) {
		g_autofree char *path = g_build_filename(folder, rules->files[i].name, NULL);
		g_unlink(path);
		g_autofree char *below = g_path_get_dirname(path);
		while (strlen(below) > strlen(folder)) {
			g_rmdir(below);
			*strrchr(below, '/') = '\0';
		}
	}
	g_rmdir(folder);
}

static char *kept_folder(const AcApp *app, const char *hash)
{
	g_autofree char *name = g_strdup_printf("pinned-%.16s", hash);
	return g_build_filename(app->paths.cache_home, name, NULL);
}

AcLoaded *ac_app_load_pinned(AcApp *app, const char *hash)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcRuleTexts *rules = ac_store_rules(app->store, arena, hash, NULL);
	g_autofree char *folder = kept_folder(app, hash);
	g_autoptr(GPtrArray) paths = rules ? lay_out(folder, rules) : NULL;
	if (paths || !rules)
		return paths ? load_from(app, paths, hash) : NULL;
	/* Nothing can be written there: for this once, in a folder that goes again. */
	g_autofree char *passing = g_dir_make_tmp("aftercare-XXXXXX", NULL);
	paths = passing ? lay_out(passing, rules) : NULL;
	AcLoaded *loaded = paths ? load_from(app, paths, hash) : NULL;
	if (passing)
		remove_all(passing, rules);
	return loaded;
}

/* ---- handed over ---------------------------------------------------------------------------------- */

#define HANDED "handoff:"

const char *ac_app_handed_hash(const char *protocol)
{
	if (!g_str_has_prefix(protocol, HANDED))
		return NULL;
	const char *hash = strchr(protocol + strlen(HANDED), ':');
	return hash ? hash + 1 : NULL;
}

char *ac_app_texts_hash(const AcRuleTexts *texts)
{
	g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
	for (guint i = 0; i < texts->n_files; i++) {
		/* With their ends: no name runs into its text. */
		g_checksum_update(checksum, (const guchar *)texts->files[i].name,
		                  (gssize)strlen(texts->files[i].name) + 1);
		g_checksum_update(checksum, (const guchar *)texts->files[i].text,
		                  (gssize)strlen(texts->files[i].text) + 1);
	}
	return g_strdup(g_checksum_get_string(checksum));
}

void ac_handed_rules_clear(AcHandedRules *rules)
{
	g_clear_pointer(&rules->protocol, ac_loaded_free);
	g_clear_pointer(&rules->catalogue, ac_loaded_free);
	g_clear_pointer(&rules->clinic, ac_loaded_free);
}

/* The path of the file of that name; NULL: there is none. */
static const char *path_of(const AcRuleTexts *texts, const GPtrArray *paths, const char *name)
{
	for (guint i = 0; i < texts->n_files; i++)
		if (strcmp(texts->files[i].name, name) == 0)
			return g_ptr_array_index(paths, i);
	return NULL;
}

/* Rules that came along stand on nothing else of this machine. */
static gboolean stands_alone(const AcLoaded *loaded, const GPtrArray *paths, AcProblems *problems)
{
	const AcProtocol *protocol = ac_loaded_protocol(loaded);
	for (guint i = 0; i < protocol->n_files; i++) {
		g_autofree char *file = g_canonicalize_filename(protocol->files[i], NULL);
		gboolean came = FALSE;
		for (guint k = 0; k < paths->len; k++)
			came = came || strcmp(file, g_ptr_array_index(paths, k)) == 0;
		if (came)
			continue;
		ac_problems_add(problems, AC_PROBLEM_ERROR, g_ptr_array_index(paths, 0), 0,
		                _("it extends \"%s\", which did not come along"), protocol->files[i]);
		return FALSE;
	}
	return TRUE;
}

static gboolean load_laid_out(const AcRuleTexts *texts, const GPtrArray *paths, AcHandedRules *out,
                              AcProblems *problems)
{
	g_autoptr(GPtrArray) folders = folders_of(paths);
	const char *activities = path_of(texts, paths, AC_HANDED_ACTIVITIES);
	const char *clinic = path_of(texts, paths, AC_HANDED_CLINIC);
	out->catalogue = activities ? ac_load_catalogue(activities, problems) : NULL;
	out->clinic = clinic ? ac_load_clinic(clinic, problems) : NULL;
	if (out->catalogue)
		out->protocol = ac_load_protocol(g_ptr_array_index(paths, 0), ac_loaded_catalogue(out->catalogue),
		                                 (const char *const *)folders->pdata, problems);
	if (out->protocol && (out->clinic || !clinic) && stands_alone(out->protocol, paths, problems)) {
		ac_loaded_speak(out->catalogue);
		ac_loaded_speak(out->protocol);
		return TRUE;
	}
	ac_handed_rules_clear(out);
	return FALSE;
}

gboolean ac_app_try_texts(const AcRuleTexts *texts, const char *file, AcHandedRules *out,
                          AcProblems *problems, GError **error)
{
	g_autofree char *passing = g_dir_make_tmp("aftercare-XXXXXX", NULL);
	g_autoptr(GPtrArray) paths = passing ? lay_out(passing, texts) : NULL;
	gboolean done = FALSE;
	if (paths) {
		g_autoptr(AcProblems) found = ac_problems_new();
		g_autofree char *below = g_strconcat(passing, "/", NULL);
		done = load_laid_out(texts, paths, out, found);
		for (guint i = 0; i < ac_problems_total(found); i++) {
			const AcProblem *problem = ac_problems_get(found, i);
			g_autoptr(GString) place = g_string_new(problem->file), text = g_string_new(problem->text);
			g_string_replace(place, below, "", 0);
			g_string_replace(text, below, "", 0);
			g_autofree char *whole = g_strdup_printf("%s: %s", file, place->str);
			ac_problems_add(problems, problem->severity, whole, problem->line, "%s", text->str);
		}
	} else {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_FAILED,
		                    _("The rules cannot be looked at: nothing can be written into the folder for "
		                      "passing files (TMPDIR)."));
	}
	if (passing)
		remove_all(passing, texts);
	return done;
}

gboolean ac_app_load_handed(AcApp *app, const char *protocol, AcHandedRules *out, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(AcProblems) problems = ac_problems_new();
	const char *hash = ac_app_handed_hash(protocol);
	const AcRuleTexts *texts =
	    ac_app_need_store(app, error) ? ac_store_rules(app->store, arena, hash, error) : NULL;
	if (!texts)
		return FALSE;
	g_autofree char *is = ac_app_texts_hash(texts), *folder = kept_folder(app, hash);
	gboolean is_whole = texts->n_files > 0 && strcmp(is, hash) == 0;
	g_autoptr(GPtrArray) paths = is_whole ? lay_out(folder, texts) : NULL;
	if (paths ? load_laid_out(texts, paths, out, problems)
	          : is_whole && ac_app_try_texts(texts, protocol, out, problems, NULL))
		return TRUE;
	g_autofree char *text = ac_problems_text(problems);
	g_set_error(error, AC_ERROR, AC_ERROR_FILE,
	            _("The rules that came by handoff cannot be read any more. Take the handoff in again: "
	              "aftercare import FILE\n%s"),
	            text);
	return FALSE;
}

/* ---- what is new ---------------------------------------------------------------------------------- */

const AcProtocol *ac_app_offered(const AcApp *app)
{
	return app->offered ? ac_loaded_protocol(app->offered) : NULL;
}

char *ac_app_rules_news(const AcApp *app, const char *way)
{
	if (!app->offered)
		return NULL;
	const AcProtocol *now = ac_loaded_protocol(app->offered);
	g_autofree char *before = ac_text_plain(app->row->rules_version), *after = ac_text_plain(now->version);
	g_autofree char *id = ac_text_plain(now->id);
	gboolean same = strcmp(before, after) == 0;
	g_autofree char *versions = same ? g_strdup_printf(_("%s %s, other words"), id, after)
	                                 : g_strdup_printf("%s %s → %s", id, before, after);
	if (way == NULL)
		way = "aftercare client rules";
	if (app->offered == app->protocol)
		/* TRANSLATORS: the names of the rules, and the command or the key that shows them */
		return g_strdup_printf(
		    _("Your rules have changed (%s), and the earlier ones cannot be read any more, "
		      "so the new ones hold: %s"),
		    versions, way);
	/* TRANSLATORS: the names of the rules, and the command or the key that shows them */
	return g_strdup_printf(_("Your rules have changed (%s): %s"), versions, way);
}

/* "mine.cfg:12", or the name of what is not there. Owned. */
static char *place_of_trouble(const AcApp *app)
{
	const AcProblem *first = ac_problems_get(ac_app_rules_problems(app), 0);
	g_autofree char *base = g_path_get_basename(first->file), *name = ac_text_plain(base);
	return first->line > 0 ? g_strdup_printf("%s:%d", name, first->line) : g_steal_pointer(&name);
}

char *ac_app_rules_trouble(const AcApp *app, const char *way)
{
	const AcProblems *problems = ac_app_rules_problems(app);
	if (!problems)
		return NULL;
	if (way) {
		g_autofree char *place = place_of_trouble(app);
		/* TRANSLATORS: a place in a file, "mine.cfg:12"; then the key that shows it */
		return g_strdup_printf(
		    _("%s cannot be used at present; the plan goes on by the rules stored with it: %s"), place, way);
	}
	guint more = ac_problems_total(problems) - 1;
	g_auto(GStrv) lines = g_strsplit(app->trouble->message, "\n", 2);
	g_autofree char *rest =
	    more > 0 ? g_strdup_printf(ngettext("\nand %u more: aftercare protocol check %s",
	                                        "\nand %u more: aftercare protocol check %s", (gulong)more),
	                               more, app->row->protocol)
	             : g_strdup("");
	return g_strdup_printf(_("%s%s\nUntil that is mended, the plan goes on by the rules stored with it."),
	                       lines[0], rest);
}

gboolean ac_app_rules_accept(AcApp *app, GError **error)
{
	if (!ac_app_need_plan(app, error))
		return FALSE;
	if (app->trouble) {
		g_propagate_error(error, g_error_copy(app->trouble));
		return FALSE;
	}
	if (!app->offered && ac_app_handed_hash(app->row->protocol))
		return TRUE;
	const AcLoaded *taken = app->offered ? app->offered : app->protocol;
	return ac_app_rules_are_good(app, app->row->protocol, taken, error) &&
	       ac_app_pin(app, app->client->id, taken, error) && ac_app_reload(app, error);
}

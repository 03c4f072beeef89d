/* SPDX-License-Identifier: MIT */
/* The files of rules: each loaded when it is needed, once; what is wrong with one, all of it, in one error.
 */
#include "state.h"

#include <string.h>
#include <unistd.h>
#include "base/error.h"
#include "base/text.h"

#define CATALOGUE_FILE "activities.cfg"
#define SAFETY_FILE    "safety.cfg"
#define CLINIC_FILE    "clinic.cfg"

/** How loading a protocol went: many clients may be of one that is broken. */
typedef struct {
	AcLoaded *loaded;
	GError *error;
	char *hash;                   /* once asked for */
	AcLoaded *catalogue, *clinic; /* that came by handoff, with the protocol; or NULL */
} Outcome;

static void free_outcome(void *data)
{
	Outcome *outcome = data;
	ac_loaded_free(outcome->loaded);
	ac_loaded_free(outcome->catalogue);
	ac_loaded_free(outcome->clinic);
	g_clear_error(&outcome->error);
	g_free(outcome->hash);
	g_free(outcome);
}

static gboolean say_problems(const AcProblems *problems, GError **error)
{
	g_autofree char *text = ac_problems_text(problems);
	g_set_error_literal(error, AC_ERROR, AC_ERROR_FILE, g_strchomp(text));
	return FALSE;
}

typedef AcLoaded *(*Loader)(const char *path, AcProblems *problems);

static AcLoaded *load(Loader loader, const char *folder, const char *name, GError **error)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autoptr(AcProblems) problems = ac_problems_new();
	AcLoaded *loaded = loader(path, problems);
	if (!loaded)
		say_problems(problems, error);
	ac_loaded_speak(loaded);
	return loaded;
}

AcLoaded *ac_app_load_with(AcApp *app, const char *path, const char *const *folders, AcProblems *problems)
{
	/* It copies of the catalogue what it adds to. */
	ac_loaded_as_written(app->catalogue);
	AcLoaded *loaded = ac_load_protocol(path, ac_loaded_catalogue(app->catalogue), folders, problems);
	ac_loaded_speak(app->catalogue);
	ac_loaded_speak(loaded);
	return loaded;
}

/* Protocols after the catalogue they stand on. */
static void for_all(AcApp *app, void (*put)(AcLoaded *loaded))
{
	GHashTableIter all;
	gpointer value;
	put(app->catalogue);
	put(app->safety);
	g_hash_table_iter_init(&all, app->protocols);
	while (g_hash_table_iter_next(&all, NULL, &value)) {
		const Outcome *outcome = value;
		put(outcome->catalogue);
		put(outcome->loaded);
	}
}

void ac_app_speak(AcApp *app)
{
	for_all(app, ac_loaded_speak);
}

void ac_app_as_written(AcApp *app)
{
	for_all(app, ac_loaded_as_written);
}

gboolean ac_app_need_catalogue(AcApp *app, GError **error)
{
	if (!app->catalogue)
		app->catalogue = load(ac_load_catalogue, app->paths.config_dir, CATALOGUE_FILE, error);
	return app->catalogue != NULL;
}

gboolean ac_app_need_safety(AcApp *app, GError **error)
{
	if (!app->safety)
		app->safety = load(ac_load_safety, app->paths.config_dir, SAFETY_FILE, error);
	return app->safety != NULL;
}

static AcLoaded *load_protocol(AcApp *app, const char *name, GError **error)
{
	const char *const *folders = (const char *const *)app->paths.protocol_folders;
	g_autofree char *path = ac_protocol_find(name, folders, error);
	if (!path)
		return NULL;
	g_autoptr(AcProblems) problems = ac_problems_new();
	AcLoaded *loaded = ac_app_load_with(app, path, folders, problems);
	if (!loaded)
		say_problems(problems, error);
	return loaded;
}

/* What came with a client: nothing of it is looked for on this machine. */
static void load_handed(AcApp *app, const char *name, Outcome *outcome)
{
	AcHandedRules rules = {0};
	if (!ac_app_load_handed(app, name, &rules, &outcome->error))
		return;
	outcome->loaded = rules.protocol;
	outcome->catalogue = rules.catalogue;
	outcome->clinic = rules.clinic;
	outcome->hash = g_strdup(ac_app_handed_hash(name));
}

const AcLoaded *ac_app_take_protocol(AcApp *app, const char *name, GError **error)
{
	if (!ac_app_need_catalogue(app, error))
		return NULL;
	Outcome *outcome = g_hash_table_lookup(app->protocols, name);
	if (!outcome) {
		outcome = g_new0(Outcome, 1);
		if (ac_app_handed_hash(name))
			load_handed(app, name, outcome);
		else
			outcome->loaded = load_protocol(app, name, &outcome->error);
		g_hash_table_insert(app->protocols, g_strdup(name), outcome);
	}
	if (!outcome->loaded)
		g_propagate_error(error, g_error_copy(outcome->error));
	return outcome->loaded;
}

const AcProtocol *ac_app_load_protocol(AcApp *app, const char *name, GError **error)
{
	g_autofree char *otherwise = name ? NULL : ac_app_default_protocol(app, error);
	const char *meant = name ? name : otherwise;
	const AcLoaded *loaded = meant ? ac_app_take_protocol(app, meant, error) : NULL;
	return loaded ? ac_loaded_protocol(loaded) : NULL;
}

/* ---- followed ------------------------------------------------------------------------------------- */

static const char *hash_of(AcApp *app, const char *name, const AcLoaded *loaded)
{
	Outcome *outcome = g_hash_table_lookup(app->protocols, name);
	if (!outcome->hash)
		outcome->hash = ac_loaded_hash(loaded);
	return outcome->hash;
}

const AcLoaded *ac_app_followed(AcApp *app, const AcClientRow *row, const AcLoaded *current,
                                gboolean *is_lost)
{
	*is_lost = FALSE;
	if (!row->rules_hash || strcmp(hash_of(app, row->protocol, current), row->rules_hash) == 0)
		return current;
	g_autofree char *key = g_strconcat("pinned:", row->rules_hash, NULL);
	Outcome *outcome = g_hash_table_lookup(app->protocols, key);
	if (!outcome) {
		outcome = g_new0(Outcome, 1);
		outcome->loaded = ac_app_load_pinned(app, row->rules_hash);
		g_hash_table_insert(app->protocols, g_steal_pointer(&key), outcome);
	}
	*is_lost = outcome->loaded == NULL;
	return outcome->loaded ? outcome->loaded : current;
}

/* ---- kept ready ----------------------------------------------------------------------------------- */

typedef struct {
	AcRulePlaces places; /* what it borrows is below, or the app's */
	char *catalogue, *safety, *clinic, *path;
} Kept;

static void clear_kept(Kept *kept)
{
	g_free(kept->catalogue);
	g_free(kept->safety);
	g_free(kept->clinic);
	g_free(kept->path);
}

static void find_kept(const AcApp *app, const char *name, Kept *kept)
{
	kept->catalogue = g_build_filename(app->paths.config_dir, CATALOGUE_FILE, NULL);
	kept->safety = g_build_filename(app->paths.config_dir, SAFETY_FILE, NULL);
	kept->clinic = g_build_filename(app->paths.config_home, CLINIC_FILE, NULL);
	kept->places = (AcRulePlaces){.catalogue = kept->catalogue,
	                              .safety = kept->safety,
	                              .clinic = kept->clinic,
	                              .protocol = name,
	                              .folders = (const char *const *)app->paths.protocol_folders};
	kept->path = ac_ready_path(app->paths.cache_home, &kept->places);
}

void ac_app_take_ready(AcApp *app, const char *name)
{
	if (app->ready || app->catalogue || app->safety || app->clinic_file)
		return;
	Kept kept;
	find_kept(app, name, &kept);
	app->ready = ac_ready_open(kept.path, &kept.places);
	clear_kept(&kept);
	if (!app->ready)
		return;
	app->catalogue = ac_ready_catalogue(app->ready);
	app->safety = ac_ready_safety(app->ready);
	app->clinic_file = ac_ready_clinic(app->ready);
	Outcome *outcome = g_new0(Outcome, 1);
	outcome->loaded = ac_ready_protocol(app->ready);
	g_hash_table_insert(app->protocols, g_strdup(name), outcome);
	ac_app_speak(app);
}

void ac_app_keep_ready(const AcApp *app)
{
	if (app->ready || app->is_made_up || !app->row || !app->protocol ||
	    ac_app_handed_hash(app->row->protocol))
		return;
	Kept kept;
	find_kept(app, app->row->protocol, &kept);
	ac_ready_write(kept.path, &kept.places);
	clear_kept(&kept);
}

GPtrArray *ac_app_protocols(const AcApp *app)
{
	return ac_protocol_list((const char *const *)app->paths.protocol_folders);
}

/* The clinic's own file, where there is one. Broken, it is not passed over: the number to call stands in it.
 */
static gboolean need_clinic_file(AcApp *app, GError **error)
{
	g_autofree char *path = g_build_filename(app->paths.config_home, CLINIC_FILE, NULL);
	if (app->clinic_file || access(path, F_OK) != 0)
		return TRUE;
	app->clinic_file = load(ac_load_clinic, app->paths.config_home, CLINIC_FILE, error);
	return app->clinic_file != NULL;
}

/* Whom to call by what came with these rules; NULL: nothing did. */
static const AcClinic *handed_clinic(const AcApp *app, const AcLoaded *loaded)
{
	GHashTableIter iterator;
	gpointer value;
	g_hash_table_iter_init(&iterator, app->protocols);
	while (g_hash_table_iter_next(&iterator, NULL, &value)) {
		const Outcome *outcome = value;
		if (outcome->loaded == loaded && outcome->clinic)
			return ac_loaded_clinic(outcome->clinic);
	}
	return NULL;
}

static const AcClinic *clinic_of(const AcApp *app, const AcLoaded *loaded)
{
	const AcClinic *clinic = loaded ? handed_clinic(app, loaded) : NULL;
	return clinic || !loaded ? clinic : ac_loaded_clinic(loaded);
}

gboolean ac_app_need_rules(AcApp *app, const char *name, GError **error)
{
	const AcLoaded *current = ac_app_take_protocol(app, name, error);
	gboolean is_lost = FALSE;
	app->protocol = current ? ac_app_followed(app, app->row, current, &is_lost) : NULL;
	app->offered = is_lost || app->protocol != current ? current : NULL;
	return app->protocol && (clinic_of(app, current) || need_clinic_file(app, error));
}

const AcClinic *ac_app_clinic_of(AcApp *app, const AcLoaded *current)
{
	const AcClinic *clinic = clinic_of(app, current);
	if (clinic || !need_clinic_file(app, NULL) || !app->clinic_file)
		return clinic;
	return ac_loaded_clinic(app->clinic_file);
}

char *ac_app_default_protocol(AcApp *app, GError **error)
{
	if (!need_clinic_file(app, error))
		return NULL;
	const AcClinic *clinic = app->clinic_file ? ac_loaded_clinic(app->clinic_file) : NULL;
	const char *name = clinic && clinic->protocol ? clinic->protocol : "smp";
	gboolean is_path = strchr(name, '/') || g_str_has_suffix(name, ".cfg");
	return is_path ? g_canonicalize_filename(name, app->paths.config_home) : g_strdup(name);
}

const char *ac_app_protocol_hash(AcApp *app)
{
	if (app->protocol && app->hashed != app->protocol) {
		g_free(app->hash);
		app->hash = ac_loaded_hash(app->protocol);
		app->hashed = app->protocol;
	}
	return app->protocol ? app->hash : NULL;
}

const AcLoaded *ac_app_loaded(const AcApp *app)
{
	return app->protocol;
}

const AcClinic *ac_app_clinic(const AcApp *app)
{
	/* The number to call is today's, whatever rules are followed. */
	const AcLoaded *now = app->offered ? app->offered : app->protocol;
	const AcClinic *clinic = clinic_of(app, now);
	if (clinic || !app->clinic_file)
		return clinic;
	return ac_loaded_clinic(app->clinic_file);
}

const AcCatalogue *ac_app_catalogue(const AcApp *app)
{
	if (app->protocol)
		return ac_loaded_protocol(app->protocol)->catalogue;
	return app->catalogue ? ac_loaded_catalogue(app->catalogue) : NULL;
}

const AcSafety *ac_app_safety(const AcApp *app)
{
	return app->safety ? ac_loaded_safety(app->safety) : NULL;
}

GHashTable *ac_app_new_protocols(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_outcome);
}

void ac_app_forget_rules(AcApp *app)
{
	g_clear_pointer(&app->plan, ac_plan_free);
	app->protocol = app->offered = app->hashed = NULL;
	ac_app_free_rules(app);
	app->protocols = ac_app_new_protocols();
}

gboolean ac_app_rules_again(AcApp *app, GError **error)
{
	if (!app->row || !app->catalogue || ac_app_handed_hash(app->row->protocol))
		return TRUE;
	Outcome *fresh = g_new0(Outcome, 1);
	fresh->loaded = load_protocol(app, app->row->protocol, error);
	if (!fresh->loaded) {
		free_outcome(fresh);
		return FALSE;
	}
	g_clear_pointer(&app->plan, ac_plan_free);
	app->protocol = app->offered = app->hashed = NULL;
	g_hash_table_replace(app->protocols, g_strdup(app->row->protocol), fresh);
	return ac_app_reload(app, error);
}

void ac_app_free_rules(AcApp *app)
{
	/* Protocols borrow the catalogue. */
	g_clear_pointer(&app->hash, g_free);
	g_clear_pointer(&app->protocols, g_hash_table_unref);
	g_clear_pointer(&app->catalogue, ac_loaded_free);
	g_clear_pointer(&app->safety, ac_loaded_free);
	g_clear_pointer(&app->clinic_file, ac_loaded_free);
	g_clear_pointer(&app->ready, ac_ready_free);
}

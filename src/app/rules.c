/* SPDX-License-Identifier: MIT */
/* The files of rules: each loaded when it is needed, once; what is wrong with one, all of it, in one error.
 */
#include "app/handoff.h"
#include "state.h"

#include <string.h>
#include <unistd.h>
#include "base/error.h"
#include "base/text.h"
#include "protocol/check.h"

#define CATALOGUE_FILE "activities.cfg"
#define SAFETY_FILE    "safety.cfg"
#define CLINIC_FILE    "clinic.cfg"
#define PINNED         "pinned:" /* and a hash, among the names of protocols */

/** How loading a protocol went: many clients may be of one that is broken. */
typedef struct {
	AcLoaded *loaded;             /* with an error: as it was before somebody broke it; or NULL */
	GError *error;                /* why the files cannot be used at present; NULL: they can */
	AcProblems *problems;         /* the same in full, with that error */
	char *hash;                   /* once asked for */
	AcLoaded *catalogue, *clinic; /* that came by handoff, with the protocol; or NULL */
} Outcome;

static void free_outcome(void *data)
{
	Outcome *outcome = data;
	ac_loaded_free(outcome->loaded);
	ac_loaded_free(outcome->catalogue);
	ac_loaded_free(outcome->clinic);
	ac_problems_free(outcome->problems);
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

/* The files of that name as they are now. */
static void load_files(AcApp *app, const char *name, Outcome *outcome)
{
	const char *const *folders = (const char *const *)app->paths.protocol_folders;
	outcome->problems = ac_problems_new();
	g_autofree char *path = ac_protocol_find(name, folders, &outcome->error);
	if (!path) {
		ac_problems_add(outcome->problems, AC_PROBLEM_ERROR, name, 0, "%s", outcome->error->message);
		return;
	}
	outcome->loaded = ac_app_load_with(app, path, folders, outcome->problems);
	if (outcome->loaded)
		g_clear_pointer(&outcome->problems, ac_problems_free);
	else
		say_problems(outcome->problems, &outcome->error);
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

/* The catalogue is there. */
static Outcome *outcome_of(AcApp *app, const char *name)
{
	Outcome *outcome = g_hash_table_lookup(app->protocols, name);
	if (outcome)
		return outcome;
	outcome = g_new0(Outcome, 1);
	if (ac_app_handed_hash(name))
		load_handed(app, name, outcome);
	else
		load_files(app, name, outcome);
	g_hash_table_insert(app->protocols, g_strdup(name), outcome);
	return outcome;
}

const AcLoaded *ac_app_take_protocol(AcApp *app, const char *name, GError **error)
{
	if (!ac_app_need_catalogue(app, error))
		return NULL;
	const Outcome *outcome = outcome_of(app, name);
	if (!outcome->error)
		return outcome->loaded;
	g_propagate_error(error, g_error_copy(outcome->error));
	return NULL;
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

/* NULL: it is lost. */
static const AcLoaded *take_pinned(AcApp *app, const char *hash)
{
	g_autofree char *key = g_strconcat(PINNED, hash, NULL);
	Outcome *outcome = g_hash_table_lookup(app->protocols, key);
	if (!outcome) {
		outcome = g_new0(Outcome, 1);
		outcome->loaded = ac_app_load_pinned(app, hash);
		g_hash_table_insert(app->protocols, g_steal_pointer(&key), outcome);
	}
	return outcome->loaded;
}

gboolean ac_app_follow(AcApp *app, const AcClientRow *row, AcFollowed *out, GError **error)
{
	*out = (AcFollowed){0};
	if (!ac_app_need_catalogue(app, error))
		return FALSE;
	const Outcome *outcome = outcome_of(app, row->protocol);
	const AcLoaded *loaded = outcome->loaded;
	/* What came by handoff is kept under its name, and nowhere else. */
	gboolean is_pinned = row->rules_hash && !ac_app_handed_hash(row->protocol);
	out->trouble = outcome->error;
	out->current = outcome->error ? NULL : loaded;
	out->followed = loaded;
	if (is_pinned && (!loaded || strcmp(hash_of(app, row->protocol, loaded), row->rules_hash) != 0)) {
		const AcLoaded *pinned = take_pinned(app, row->rules_hash);
		out->is_lost = pinned == NULL;
		out->followed = pinned ? pinned : loaded;
	}
	if (out->followed)
		return TRUE;
	g_propagate_error(error, g_error_copy(outcome->error));
	return FALSE;
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
	if (app->ready || app->is_made_up || !app->row || !app->protocol || app->trouble ||
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

/* Those that come with the program, by that name. */
static gboolean is_standard(const AcApp *app, const char *protocol)
{
	const char *const *folders = (const char *const *)app->paths.protocol_folders;
	g_autofree char *installed = g_build_filename(app->paths.config_dir, "protocols", NULL);
	const char *const alone[] = {installed, NULL};
	/* What came by handoff means nothing of this machine. */
	g_autofree char *path =
	    ac_protocol_find(ac_app_rules_name(protocol), ac_app_handed_hash(protocol) ? alone : folders, NULL);
	g_autofree char *folder = path ? g_path_get_dirname(path) : NULL;
	return g_strcmp0(folder, installed) == 0;
}

gboolean ac_app_need_rules(AcApp *app, GError **error)
{
	AcFollowed found;
	gboolean can = ac_app_follow(app, app->row, &found, error);
	app->protocol = found.followed;
	app->offered = found.is_lost || found.followed != found.current ? found.current : NULL;
	app->trouble = found.trouble;
	app->is_own = can && !is_standard(app, app->row->protocol);
	return can &&
	       (clinic_of(app, found.current ? found.current : found.followed) || need_clinic_file(app, error));
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

AcProblems *ac_app_check_rules(AcApp *app, const char *name, const AcLoaded *loaded, GError **error)
{
	if (ac_app_handed_hash(name) || is_standard(app, name))
		return ac_problems_new();
	if (!ac_app_need_safety(app, error))
		return NULL;
	AcProblems *found = ac_problems_new();
	const char *const *folders = (const char *const *)app->paths.protocol_folders;
	ac_app_as_written(app);
	ac_protocol_check(ac_loaded_protocol(loaded), ac_app_safety(app),
	                  ac_time_date(app->now, ac_app_zone(app)), found);
	ac_loaded_check(loaded, ac_loaded_catalogue(app->catalogue), folders, found);
	ac_app_speak(app);
	ac_problems_sort(found);
	return found;
}

gboolean ac_app_rules_are_good(AcApp *app, const char *name, const AcLoaded *loaded, GError **error)
{
	g_autoptr(AcProblems) found = ac_app_check_rules(app, name, loaded, error);
	g_autoptr(AcProblems) wrong = ac_problems_new();
	for (guint i = 0; found && i < ac_problems_total(found); i++)
		if (ac_problems_get(found, i)->severity == AC_PROBLEM_ERROR)
			ac_problems_add_finding(wrong, ac_problems_get(found, i));
	if (!found || ac_problems_total(wrong) == 0)
		return found != NULL;
	g_autofree char *text = ac_problems_text(wrong);
	g_set_error(
	    error, AC_ERROR, AC_ERROR_FILE,
	    _("%s\nThese rules are not taken for a client before that is mended. What would help: aftercare "
	      "protocol check %s"),
	    g_strchomp(text), name);
	return FALSE;
}

const char *ac_app_own_rules(const AcApp *app)
{
	return app->protocol && app->is_own ? ac_loaded_protocol(app->protocol)->title : NULL;
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

/* What is pointed to from here goes or is another soon. */
static void let_go(AcApp *app)
{
	g_clear_pointer(&app->plan, ac_plan_free);
	app->protocol = app->offered = app->hashed = NULL;
	app->trouble = NULL;
}

void ac_app_forget_rules(AcApp *app)
{
	let_go(app);
	ac_app_free_rules(app);
	app->protocols = ac_app_new_protocols();
}

/* ---- changed meanwhile ---------------------------------------------------------------------------- */

/* The files hold what was loaded of them, and none of the same name has come in front of them. */
static gboolean is_as_loaded(AcApp *app, const char *name, const Outcome *outcome)
{
	const AcProtocol *protocol = ac_loaded_protocol(outcome->loaded);
	g_autofree char *path = ac_protocol_find(name, (const char *const *)app->paths.protocol_folders, NULL);
	return path && strcmp(path, protocol->file) == 0 &&
	       ac_app_is_unchanged(protocol, hash_of(app, name, outcome->loaded));
}

/* Rooms may point to what was loaded before: it stays. TRUE: it is otherwise than before. */
static gboolean look_at(AcApp *app, const char *name, Outcome *outcome)
{
	if (!outcome->error && is_as_loaded(app, name, outcome))
		return FALSE;
	Outcome *fresh = g_new0(Outcome, 1);
	load_files(app, name, fresh);
	g_autofree char *hash = fresh->loaded ? ac_loaded_hash(fresh->loaded) : NULL;
	gboolean is_fresh =
	    fresh->loaded && (!outcome->loaded || strcmp(hash, hash_of(app, name, outcome->loaded)) != 0);
	gboolean is_other = is_fresh || !fresh->error != !outcome->error ||
	                    (fresh->error && strcmp(fresh->error->message, outcome->error->message) != 0);
	if (is_fresh) {
		if (outcome->loaded)
			g_ptr_array_add(app->retired, outcome->loaded);
		g_free(outcome->hash);
		outcome->hash = NULL;
		outcome->loaded = g_steal_pointer(&fresh->loaded);
	}
	if (is_other) {
		g_clear_error(&outcome->error);
		g_clear_pointer(&outcome->problems, ac_problems_free);
		outcome->error = g_steal_pointer(&fresh->error);
		outcome->problems = g_steal_pointer(&fresh->problems);
	}
	free_outcome(fresh);
	return is_other;
}

gboolean ac_app_rules_look(AcApp *app, GError **error)
{
	GHashTableIter all;
	gpointer name, outcome;
	gboolean is_other = app->barred != NULL;
	g_hash_table_iter_init(&all, app->protocols);
	while (g_hash_table_iter_next(&all, &name, &outcome))
		if (!g_str_has_prefix(name, PINNED) && !ac_app_handed_hash(name))
			is_other = look_at(app, name, outcome) || is_other;
	if (!is_other)
		return TRUE;
	let_go(app);
	return ac_app_reload(app, error);
}

char *ac_app_rules_folder(const AcApp *app)
{
	const char *own = app->paths.protocol_folders[0];
	if (app->barred)
		return g_strdup(app->paths.config_home);
	const Outcome *outcome = app->row ? g_hash_table_lookup(app->protocols, app->row->protocol) : NULL;
	if (!outcome || ac_app_handed_hash(app->row->protocol))
		return NULL;
	g_autofree char *folder = outcome->loaded ? g_path_get_dirname(ac_loaded_protocol(outcome->loaded)->file)
	                          : g_path_is_absolute(app->row->protocol)
	                              ? g_path_get_dirname(app->row->protocol)
	                              : NULL;
	return g_strcmp0(folder, own) != 0 ? g_steal_pointer(&folder) : NULL;
}

const AcProblems *ac_app_rules_problems(const AcApp *app)
{
	const Outcome *outcome =
	    app->row && app->trouble ? g_hash_table_lookup(app->protocols, app->row->protocol) : NULL;
	return outcome ? outcome->problems : NULL;
}

gboolean ac_app_rules_again(AcApp *app, GError **error)
{
	if (!ac_app_rules_look(app, error))
		return FALSE;
	if (app->trouble)
		g_propagate_error(error, g_error_copy(app->trouble));
	return !app->trouble;
}

void ac_app_free_rules(AcApp *app)
{
	/* Protocols borrow the catalogue. */
	g_clear_pointer(&app->hash, g_free);
	g_clear_pointer(&app->protocols, g_hash_table_unref);
	g_ptr_array_set_size(app->retired, 0);
	g_clear_pointer(&app->catalogue, ac_loaded_free);
	g_clear_pointer(&app->safety, ac_loaded_free);
	g_clear_pointer(&app->clinic_file, ac_loaded_free);
	g_clear_pointer(&app->ready, ac_ready_free);
}

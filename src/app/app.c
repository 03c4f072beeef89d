/* SPDX-License-Identifier: MIT */
/* Opens what is needed, in the order it needs one another; holds the plan; reads it anew. */
#include "app/options.h"
#include "state.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"

#define NEEDS_PEOPLE (AC_NEEDS_CLIENT | NEEDS_RULES)
#define NEEDS_STORE  (AC_NEEDS_STORE | AC_NEEDS_WRITE | NEEDS_PEOPLE)
#define NEEDS_RULES  (AC_NEEDS_PLAN | AC_NEEDS_PLAN_IF_ANY | AC_NEEDS_PLAN_IF_CLEAR | AC_NEEDS_PLAN_IF_READ)

/* ---- time ----------------------------------------------------------------------------------------- */

/* The session a "day 5" is told by: the latest begun, else the first that comes. */
static const AcSession *session_for_days(const AcClient *client, AcInstant now)
{
	const AcSession *session = client->n_sessions ? &client->sessions[0] : NULL;
	for (guint i = 0; i < client->n_sessions; i++)
		if (client->sessions[i].begin <= now)
			session = &client->sessions[i];
	return session;
}

static const AcAskVocabulary *vocabulary_of(gconstpointer app)
{
	return ac_app_vocabulary(app);
}

AcWhenContext ac_app_context(const AcApp *app, AcInstant now)
{
	AcWhenContext context = {
	    .now = now, .zone = ac_app_zone(app), .say = gettext, .vocabulary = vocabulary_of, .owner = app};
	for (guint i = 0; app->client && i < app->client->n_sessions && !context.has_next_session; i++) {
		context.next_session = app->client->sessions[i].begin;
		context.has_next_session = context.next_session > now;
	}
	for (guint i = 0; app->client && i < app->client->n_sessions; i++) {
		if (app->client->sessions[i].end <= now) {
			context.has_last_session = TRUE;
			context.last_session = app->client->sessions[i].end;
		}
	}
	const AcSession *session = app->client ? session_for_days(app->client, now) : NULL;
	if (session && app->protocol) {
		context.has_day_zero = TRUE;
		context.day_zero =
		    ac_time_date(session->end, session->zone) - ac_loaded_protocol(app->protocol)->treatment_day;
	}
	return context;
}

AcWhenContext ac_app_when(const AcApp *app)
{
	return ac_app_context(app, app->now);
}

char *ac_app_write_time(const AcApp *app, AcInstant at)
{
	char *typed = ac_time_typed(at, ac_app_zone(app));
	if (g_str_has_suffix(typed, " 00:00"))
		typed[strlen(typed) - strlen(" 00:00")] = '\0';
	return typed;
}

static gboolean read_now(AcApp *app, const char *words, GError **error)
{
	if (!words)
		return TRUE;
	const AcWhenContext context = ac_app_context(app, app->now);
	AcWhen when = {0};
	if (!ac_when_parse(words, &context, &when, error)) {
		g_prefix_error(error, "--now: ");
		return FALSE;
	}
	app->now = when.from;
	app->now_is_fixed = TRUE;
	return TRUE;
}

/* ---- opening -------------------------------------------------------------------------------------- */

static gboolean open_store(AcApp *app, AcStoreMode mode, GError **error)
{
	g_clear_pointer(&app->store, ac_store_close);
	app->store = ac_store_open(app->paths.database, mode, error);
	app->can_write = app->store && mode == AC_STORE_WRITE;
	return app->store != NULL;
}

/* Nothing is created before there is something to write: a file comes into being with the first change. */
static gboolean open_first(AcApp *app, GError **error)
{
	gboolean is_there = g_file_test(app->paths.database, G_FILE_TEST_EXISTS);
	return open_store(app, (app->needs & AC_NEEDS_WRITE) && is_there ? AC_STORE_WRITE : AC_STORE_READ, error);
}

static void build_plan(AcApp *app)
{
	g_clear_pointer(&app->plan, ac_plan_free);
	if (app->client && app->protocol)
		app->plan = ac_plan_new(ac_loaded_protocol(app->protocol), app->client, app->now);
}

static gboolean open_files(AcApp *app, GError **error)
{
	if ((app->needs & AC_NEEDS_CATALOGUE) && !ac_app_need_catalogue(app, error))
		return FALSE;
	return !(app->needs & AC_NEEDS_SAFETY) || ac_app_need_safety(app, error);
}

/* Somebody who is not stored: the clock first, since the session's time is read against it. */
static gboolean open_made_up(AcApp *app, const AcAppOptions *options, GError **error)
{
	if (options->client) {
		g_set_error_literal(
		    error, AC_ERROR, AC_ERROR_USAGE,
		    _("Either --client, or --protocol and --session for somebody who is not stored; not both."));
		return FALSE;
	}
	if (!open_files(app, error) || !read_now(app, options->now, error) ||
	    !ac_app_make_up(app, options, error))
		return FALSE;
	return !(app->needs & NEEDS_RULES) || ac_app_need_rules(app, error);
}

/* Who asks for somebody by name must get them. */
static AcMiss may_miss(const AcApp *app)
{
	if (app->was_named || (app->needs & (AC_NEEDS_CLIENT | AC_NEEDS_PLAN)))
		return AC_MISS_NEVER;
	return app->needs & (AC_NEEDS_PLAN_IF_CLEAR | AC_NEEDS_PLAN_IF_READ) ? AC_MISS_ALWAYS
	                                                                     : AC_MISS_WHEN_EMPTY;
}

/* The rules of whoever was read. A screen goes without them where it must. */
static gboolean open_rules(AcApp *app, GError **error)
{
	g_autoptr(GError) why = NULL;
	g_clear_pointer(&app->barred, g_free);
	if (!(app->needs & NEEDS_RULES) || !app->client || ac_app_need_rules(app, &why))
		return TRUE;
	if (app->needs & AC_NEEDS_PLAN_IF_READ) {
		app->barred = g_strdup(why->message);
		app->client = NULL;
		app->row = NULL;
		app->protocol = app->offered = NULL;
		app->trouble = NULL;
		return TRUE;
	}
	g_propagate_error(error, g_steal_pointer(&why));
	return FALSE;
}

static gboolean open_stored(AcApp *app, const AcAppOptions *options, GError **error)
{
	if ((app->needs & NEEDS_STORE) && !open_first(app, error))
		return FALSE;
	if (options->client && (app->needs & NEEDS_PEOPLE)) {
		app->wanted_id = ac_app_find_client(app, options->client, error);
		app->was_named = TRUE;
		if (app->wanted_id == 0)
			return FALSE;
	}
	if ((app->needs & NEEDS_PEOPLE) && !ac_app_read_client(app, may_miss(app), error))
		return FALSE;
	if ((app->needs & NEEDS_RULES) && app->client)
		ac_app_take_ready(app, app->row->protocol);
	if (!open_files(app, error) || !open_rules(app, error))
		return FALSE;
	return read_now(app, options->now, error);
}

static AcApp *new_app(const AcAppOptions *options, AcNeeds needs)
{
	AcApp *app = g_new0(AcApp, 1);
	app->screen = ac_options_screen(NULL);
	app->needs = needs;
	app->now = options->clock;
	app->zones = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_time_zone_unref);
	app->here = g_new0(AcHere, 1);
	app->typed = g_new0(AcTyped, 1);
	app->protocols = ac_app_new_protocols();
	app->retired = g_ptr_array_new_with_free_func((GDestroyNotify)ac_loaded_free);
	app->people = ac_arena_new();
	ac_app_find_paths(&app->paths);
	return app;
}

AcApp *ac_app_open(const AcAppOptions *options, AcNeeds needs, GError **error)
{
	g_autoptr(AcApp) app = new_app(options, needs);
	gboolean is_made_up = (options->protocol || ac_app_has_sessions(options)) && (needs & NEEDS_PEOPLE);
	if (!(is_made_up ? open_made_up(app, options, error) : open_stored(app, options, error)))
		return NULL;
	if (needs & NEEDS_RULES)
		build_plan(app);
	return g_steal_pointer(&app);
}

void ac_app_close(AcApp *app)
{
	if (!app)
		return;
	ac_plan_free(app->plan);
	ac_app_free_rules(app);
	ac_store_close(app->store);
	ac_arena_free(app->people);
	g_free(app->lost);
	g_free(app->barred);
	g_ptr_array_unref(app->retired);
	g_hash_table_unref(app->zones);
	g_free(app->here->name);
	g_free(app->here);
	ac_app_free_typed(app->typed);
	ac_app_free_paths(&app->paths);
	g_free(app);
}

/* ---- what there is -------------------------------------------------------------------------------- */

const AcPaths *ac_app_paths(const AcApp *app)
{
	return &app->paths;
}

AcInstant ac_app_now(const AcApp *app)
{
	return app->now;
}

void ac_app_set_now(AcApp *app, AcInstant now)
{
	if (app->now_is_fixed || app->now == now)
		return;
	app->now = now;
	if (app->plan)
		build_plan(app);
}

const AcScreenWish *ac_app_screen(const AcApp *app)
{
	return &app->screen;
}

void ac_app_set_screen(AcApp *app, AcScreenWish wish)
{
	app->screen = wish;
}

gboolean ac_app_now_is_fixed(const AcApp *app)
{
	return app->now_is_fixed;
}

AcStore *ac_app_store(AcApp *app)
{
	return app->store;
}

const AcClient *ac_app_client(const AcApp *app)
{
	return app->client;
}

const AcClientRow *ac_app_row(const AcApp *app)
{
	return app->row;
}

const AcPlan *ac_app_plan(const AcApp *app)
{
	return app->plan;
}

/* ---- changes -------------------------------------------------------------------------------------- */

const char *ac_app_barred(const AcApp *app)
{
	return app->barred;
}

gboolean ac_app_reload(AcApp *app, GError **error)
{
	g_clear_pointer(&app->plan, ac_plan_free);
	app->protocol = app->offered = NULL;
	app->trouble = NULL;
	if (!app->is_made_up && (app->needs & NEEDS_PEOPLE) && !ac_app_read_client(app, AC_MISS_ALWAYS, error))
		return FALSE;
	if (!open_rules(app, error))
		return FALSE;
	if (app->needs & NEEDS_RULES)
		build_plan(app);
	return TRUE;
}

gboolean ac_app_show(AcApp *app, gint64 client_id, GError **error)
{
	g_assert(!app->is_made_up);
	app->wanted_id = client_id;
	return ac_app_reload(app, error);
}

gint64 ac_app_shown(const AcApp *app)
{
	return app->wanted_id;
}

gboolean ac_app_keep_client(AcApp *app, GError **error)
{
	app->keeps = !app->is_made_up && (app->needs & NEEDS_PEOPLE) && app->store;
	app->wanted_id = app->own_id = app->keeps && app->row ? app->row->id : 0;
	return !app->keeps || ac_store_count(app->store, &app->n_stored, error);
}

gint64 ac_app_own(const AcApp *app)
{
	return app->own_id;
}

char *ac_app_take_lost(AcApp *app)
{
	return g_steal_pointer(&app->lost);
}

gboolean ac_app_has_several(const AcApp *app)
{
	return app->n_stored > 1;
}

gboolean ac_app_revised_at(AcApp *app, AcInstant *at, GError **error)
{
	const AcClient *client = app->client;
	*at = client && client->n_sessions > 0 ? client->sessions[client->n_sessions - 1].end : app->now;
	if (app->is_made_up || !client)
		return TRUE;
	AcInstant stored = 0;
	if (!ac_store_revised_at(app->store, client->id, &stored, error))
		return FALSE;
	*at = stored > 0 ? stored : *at;
	return TRUE;
}

gboolean ac_app_need_store(AcApp *app, GError **error)
{
	return app->store || open_first(app, error);
}

gboolean ac_app_need_write(AcApp *app, GError **error)
{
	if (!app->is_made_up)
		return app->can_write || open_store(app, AC_STORE_WRITE, error);
	g_set_error_literal(
	    error, AC_ERROR, AC_ERROR_REFUSED,
	    _("This is somebody who is not stored (--protocol, --session): nothing can be noted. Add a client "
	      "first: aftercare client add NAME --session WHEN"));
	return FALSE;
}

gboolean ac_app_need_plan(AcApp *app, GError **error)
{
	if (!app->plan) { /* opened for less than a plan */
		app->needs |= AC_NEEDS_PLAN_IF_ANY;
		if (!ac_app_need_store(app, error) || !ac_app_read_client(app, AC_MISS_NEVER, error) ||
		    !ac_app_reload(app, error))
			return FALSE;
	}
	return ac_app_need_write(app, error);
}

gboolean ac_app_finish(AcApp *app, gboolean done, GError **error)
{
	if (!done) {
		ac_store_rollback(app->store);
		return FALSE;
	}
	return ac_store_commit(app->store, error) && ac_app_reload(app, error);
}

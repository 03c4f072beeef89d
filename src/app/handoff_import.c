/* SPDX-License-Identifier: MIT */
/* Taking a handoff in: read, held against everything, and then all of it in one change. */
#include "handoff.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"

/* ---- before --------------------------------------------------------------------------------------- */

void ac_import_free(AcImport *import)
{
	if (!import)
		return;
	ac_handed_rules_clear(&import->rules);
	g_array_unref(import->steps);
	g_array_unref(import->lines);
	g_array_unref(import->facts);
	ac_arena_free(import->arena);
	g_free(import);
}

static AcImport *new_import(void)
{
	AcImport *import = g_new0(AcImport, 1);
	import->arena = ac_arena_new();
	import->steps = g_array_new(FALSE, FALSE, sizeof(AcImportStep));
	import->lines = g_array_new(FALSE, FALSE, sizeof(AcImportLine));
	import->facts = g_array_new(FALSE, FALSE, sizeof(AcHanded));
	return import;
}

static int by_what(gconstpointer a, gconstpointer b)
{
	const AcImportLine *x = a, *y = b;
	return x->what < y->what ? -1 : x->what > y->what;
}

/* Somebody else here has the name: said, so that nobody takes one for the other. */
static gboolean tell_namesakes(AcApp *app, AcImport *import, GError **error)
{
	guint n = 0;
	const AcClientRow *rows = ac_store_clients(app->store, import->arena, TRUE, &n, error);
	for (guint i = 0; rows && i < n; i++) {
		if (rows[i].id == import->client_id || strcmp(rows[i].name, import->handoff->name) != 0)
			continue;
		const AcImportLine line = {
		    AC_IMPORT_KEEP,
		    ac_arena_printf(import->arena, _("another client of that name, #%lld"), (long long)rows[i].id)};
		g_array_append_val(import->lines, line);
	}
	return rows != NULL;
}

AcImport *ac_app_import_read(AcApp *app, const char *path, GError **error)
{
	g_autoptr(AcImport) import = new_import();
	g_autoptr(AcProblems) problems = ac_problems_new();
	if (!ac_app_need_store(app, error))
		return NULL;
	import->handoff = ac_handoff_read(path, import->arena, problems);
	if (!import->handoff) {
		ac_problems_sort(problems);
		g_autofree char *text = ac_problems_text(problems);
		g_set_error_literal(error, AC_ERROR, AC_ERROR_FILE, g_strchomp(text));
		return NULL;
	}
	if (!ac_import_check(app, import, error) || !ac_import_compare(app, import, error) ||
	    !tell_namesakes(app, import, error))
		return NULL;
	g_array_sort(import->lines, by_what);
	return g_steal_pointer(&import);
}

const char *ac_import_name(const AcImport *import)
{
	return import->handoff->name;
}

gint64 ac_import_client(const AcImport *import)
{
	return import->client_id;
}

const AcImportLine *ac_import_lines(const AcImport *import, guint *n)
{
	*n = import->lines->len;
	return (const AcImportLine *)(gpointer)import->lines->data;
}

gboolean ac_import_is_news(const AcImport *import)
{
	return import->steps->len > 0;
}

/* ---- doing it ------------------------------------------------------------------------------------- */

typedef struct {
	AcApp *app;
	const AcImport *import;
	gint64 client_id;
	GHashTable *sessions; /* uid → id here */
} Taking;

static gint64 session_id_of(const Taking *taking, const char *uid)
{
	const gint64 *id = uid ? g_hash_table_lookup(taking->sessions, uid) : NULL;
	return id ? *id : 0;
}

static void know_session(Taking *taking, const char *uid, gint64 id)
{
	g_hash_table_insert(taking->sessions, g_strdup(uid), g_memdup2(&id, sizeof id));
}

static gboolean take_client(Taking *taking, GError **error)
{
	const AcHandoff *handoff = taking->import->handoff;
	const char *language = *taking->import->language ? taking->import->language : NULL;
	const AcNewClient fresh = {handoff->name, handoff->zone, taking->import->protocol, FALSE, language};
	AcStore *store = taking->app->store;
	taking->client_id = ac_store_client_add(store, &fresh, NULL, 0, taking->app->now, error);
	return taking->client_id != 0 &&
	       ac_store_uid_set(store, taking->client_id, 0, handoff->uid, taking->app->now, error);
}

static gboolean take_session(Taking *taking, const AcImportStep *step, GError **error)
{
	AcStore *store = taking->app->store;
	const AcHandedSession *theirs = step->session;
	const AcNewSession fields = {theirs->begin, theirs->end, theirs->zone, theirs->state, theirs->final};
	gint64 id = step->id;
	if (step->kind == AC_STEP_SESSION_ADD)
		id = ac_store_session_add(store, taking->client_id, &fields, taking->app->now, error);
	else if (!ac_store_session_set(store, taking->client_id, id, &fields, taking->app->now, error))
		id = 0;
	if (id == 0)
		return FALSE;
	know_session(taking, theirs->uid, id);
	return ac_store_uid_set(store, taking->client_id, id, theirs->uid, taking->app->now, error);
}

static gboolean take_adjustment(const Taking *taking, const AcHandedAdjustment *one, GError **error)
{
	const AcAdjustment fresh = {.activity = one->activity,
	                            .verdict = one->verdict,
	                            .allow = one->allow,
	                            .session_id = session_id_of(taking, one->session),
	                            .how = one->how,
	                            .why = one->why,
	                            .by = one->by,
	                            .from_text = one->from,
	                            .to_text = one->to,
	                            .at = one->at};
	/* A session that the client has removed: the change with it. */
	if (one->session && fresh.session_id == 0)
		return TRUE;
	return ac_store_adjustment_add(taking->app->store, taking->client_id, &fresh, one->numbering, error) != 0;
}

static gboolean take_report(const Taking *taking, const AcImportStep *step, GError **error)
{
	AcStore *store = taking->app->store;
	const AcHandedReport *theirs = step->report;
	const AcReport report = {theirs->milestone, session_id_of(taking, theirs->session), theirs->at,
	                         theirs->by};
	if (report.session_id == 0)
		return TRUE;
	return step->sighting ? ac_store_sighting_add(store, taking->client_id, &report, taking->app->now, error)
	                      : ac_store_report_add(store, taking->client_id, &report, taking->app->now, error);
}

static gboolean take_rules(const Taking *taking, GError **error)
{
	const AcNewClient fields = {.protocol = taking->import->protocol};
	AcInstant now = taking->app->now;
	return ac_store_client_edit(taking->app->store, taking->client_id, &fields, now, error) &&
	       ac_store_rules_pin(taking->app->store, taking->client_id, &taking->import->texts, now, error);
}

static gboolean take_step(Taking *taking, const AcImportStep *step, GError **error)
{
	AcStore *store = taking->app->store;
	AcInstant now = taking->app->now;
	const AcHandoff *handoff = taking->import->handoff;
	const AcNewClient name = {.name = handoff->name}, zone = {.zone = handoff->zone};
	const AcNewClient language = {.language = taking->import->language};
	gint64 id = taking->client_id;
	switch (step->kind) {
	case AC_STEP_CLIENT:
		return take_client(taking, error);
	case AC_STEP_NAME:
		return ac_store_client_edit(store, id, &name, now, error);
	case AC_STEP_ZONE:
		return ac_store_client_edit(store, id, &zone, now, error);
	case AC_STEP_LANGUAGE:
		return ac_store_client_edit(store, id, &language, now, error);
	case AC_STEP_RULES:
		return take_rules(taking, error);
	case AC_STEP_TRAIT:
		return ac_store_trait_set(store, id, step->trait->trait, step->trait->value, now, error);
	case AC_STEP_SESSION_ADD:
	case AC_STEP_SESSION_SET:
		return take_session(taking, step, error);
	case AC_STEP_SESSION_REMOVE:
		return ac_store_session_remove(store, id, step->id, now, error);
	case AC_STEP_ADJUST_ADD:
		return take_adjustment(taking, step->adjustment, error);
	case AC_STEP_ADJUST_REMOVE:
		return ac_store_adjustment_remove(store, id, step->id, now, error);
	case AC_STEP_REPORT:
		return take_report(taking, step, error);
	}
	g_assert_not_reached();
}

/* A course goes on after a session that was marked as its last: the mark goes. */
static gboolean unmark_earlier(const Taking *taking, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	AcStore *store = taking->app->store;
	const AcClient *client =
	    ac_store_load(store, arena, taking->client_id, ac_app_zone_opener, taking->app, error);
	for (guint i = 0; client && i + 1 < client->n_sessions; i++) {
		const AcSession *session = &client->sessions[i];
		const AcNewSession fields = {session->begin, session->end, session->zone_name, session->state, FALSE};
		if (session->final &&
		    !ac_store_session_set(store, client->id, session->id, &fields, taking->app->now, error))
			return FALSE;
	}
	return client != NULL;
}

static gboolean remember(const Taking *taking, GError **error)
{
	const GArray *facts = taking->import->facts;
	return ac_store_handed_set(taking->app->store, taking->client_id, (const AcHanded *)(gpointer)facts->data,
	                           facts->len, taking->app->now, error);
}

static gboolean take_all(Taking *taking, GError **error)
{
	const AcImport *import = taking->import;
	/* First: what undo calls all of it. */
	if (import->client_id != 0 && !remember(taking, error))
		return FALSE;
	for (guint i = 0; import->client && i < import->client->n_sessions; i++)
		if (import->client->sessions[i].uid)
			know_session(taking, import->client->sessions[i].uid, import->client->sessions[i].id);
	for (guint i = 0; i < import->steps->len; i++)
		if (!take_step(taking, &g_array_index(import->steps, AcImportStep, i), error))
			return FALSE;
	return unmark_earlier(taking, error) && (import->client_id != 0 || remember(taking, error));
}

gint64 ac_app_import(AcApp *app, const AcImport *import, GError **error)
{
	gint64 stays = 0;
	g_autoptr(GHashTable) sessions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	Taking taking = {.app = app, .import = import, .client_id = import->client_id, .sessions = sessions};
	if (!ac_app_need_write(app, error) || !ac_app_who_stays(app, FALSE, &stays, error) ||
	    !ac_store_begin(app->store, error))
		return 0;
	gboolean done = take_all(&taking, error);
	if (done && import->client_id == 0)
		done = ac_store_client_use(app->store, stays ? stays : taking.client_id, app->now, error);
	return ac_app_finish(app, done, error) ? taking.client_id : 0;
}

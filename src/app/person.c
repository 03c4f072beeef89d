/* SPDX-License-Identifier: MIT */
/* Whose plan it is: by name, by a beginning of it, by number; told apart when several fit; or somebody made
 * up. */
#include "app/handoff.h"
#include "state.h"

#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "base/text.h"

#define N_LISTED 8

/* ---- finding -------------------------------------------------------------------------------------- */

typedef gboolean (*Fits)(const char *folded_name, const char *folded_words);

static gboolean is_exact(const char *name, const char *words)
{
	return strcmp(name, words) == 0;
}

static gboolean is_beginning(const char *name, const char *words)
{
	return g_str_has_prefix(name, words);
}

/* Those that fit; owned by the caller, pointing into @rows. */
static GPtrArray *those_that_fit(const AcClientRow *rows, guint n, const char *words, Fits fits)
{
	GPtrArray *found = g_ptr_array_new();
	g_autofree char *said = ac_text_fold(words);
	for (guint i = 0; i < n; i++) {
		g_autofree char *name = ac_text_fold(rows[i].name);
		if (fits(name, said))
			g_ptr_array_add(found, (void *)(guintptr)&rows[i]);
	}
	return found;
}

/* "#3" or "3"; 0: no number. */
static gint64 number_of(const char *words)
{
	guint64 id = 0;
	if (!g_ascii_string_to_unsigned(*words == '#' ? words + 1 : words, 10, 1, G_MAXINT64, &id, NULL))
		return 0;
	return (gint64)id;
}

static gint64 by_number(const AcClientRow *rows, guint n, const char *words)
{
	gint64 id = number_of(words);
	for (guint i = 0; i < n && id != 0; i++)
		if (rows[i].id == id)
			return id;
	return 0;
}

/* ---- telling apart -------------------------------------------------------------------------------- */

/* "#12 Jo Doe, last session 2026-11-20, smp". */
static void describe(AcApp *app, const AcClientRow *row, AcArena *arena, GString *text)
{
	g_autofree char *name = ac_text_plain(row->name);
	g_autofree char *protocol = ac_text_plain(ac_app_rules_name(row->protocol));
	g_autofree char *when = NULL;
	const AcClient *client = ac_store_load(app->store, arena, row->id, ac_app_zone_opener, app, NULL);
	if (client && client->n_sessions > 0) {
		const AcSession *last = &client->sessions[client->n_sessions - 1];
		int year, month, day;
		ac_date_to_ymd(ac_time_date(last->end, last->zone), &year, &month, &day);
		when = g_strdup_printf(_("last session %04d-%02d-%02d"), year, month, day);
	}
	g_string_append_printf(text, "\n  #%" G_GINT64_FORMAT " %s, %s, %s", row->id, name,
	                       when ? when : _("no session"), protocol);
	if (row->archived)
		g_string_append_printf(text, ", %s", _("archived"));
}

static char *describe_all(AcApp *app, const GPtrArray *found)
{
	GString *text = g_string_new(NULL);
	g_autoptr(AcArena) arena = ac_arena_new();
	for (guint i = 0; i < found->len && i < N_LISTED; i++)
		describe(app, g_ptr_array_index(found, i), arena, text);
	if (found->len > N_LISTED)
		g_string_append_printf(text, _("\n  and %u more (aftercare client list)"), found->len - N_LISTED);
	return g_string_free(text, FALSE);
}

static gboolean say_several(AcApp *app, const char *words, const GPtrArray *found, GError **error)
{
	g_autofree char *plain = ac_text_plain(words);
	g_autofree char *list = describe_all(app, found);
	g_set_error(error, AC_ERROR, AC_ERROR_AMBIGUOUS,
	            _("Several clients are called \"%s\". Say the number:%s"), plain, list);
	return FALSE;
}

static gboolean say_nobody(GError **error)
{
	g_set_error_literal(error, AC_ERROR, AC_ERROR_NOT_FOUND,
	                    _("No client is stored yet. Add one with the time the last session ended:\n"
	                      "  aftercare client add NAME --session \"yesterday 15:00\"\n"
	                      "Or look around with a made-up one: open aftercare in a terminal."));
	return FALSE;
}

static gboolean say_unknown(const AcClientRow *rows, guint n, const char *words, GError **error)
{
	if (n == 0)
		return say_nobody(error);
	g_autofree const char **names = g_new0(const char *, n);
	for (guint i = 0; i < n; i++)
		names[i] = rows[i].name;
	g_autofree char *plain = ac_text_plain(words);
	/* Every number is near to every other: no guess. */
	g_autofree char *near = ac_text_plain(number_of(words) != 0 ? NULL : ac_text_nearest(plain, names, n));
	if (*near)
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND, _("There is no client \"%s\". Did you mean \"%s\"?"),
		            plain, near);
	else
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		            _("There is no client \"%s\". All of them: aftercare client list"), plain);
	return FALSE;
}

static gint64 choose(AcApp *app, const char *words, const AcClientRow *rows, guint n, GError **error)
{
	const Fits ways[] = {is_exact, is_beginning};
	for (guint i = 0; i < G_N_ELEMENTS(ways) && *words; i++) {
		g_autoptr(GPtrArray) found = those_that_fit(rows, n, words, ways[i]);
		if (found->len == 1)
			return ((const AcClientRow *)g_ptr_array_index(found, 0))->id;
		if (found->len > 1)
			return say_several(app, words, found, error);
	}
	return by_number(rows, n, words);
}

gint64 ac_app_find_client(AcApp *app, const char *words, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autofree char *stripped = g_strstrip(g_strdup(words));
	/* Who is put away is looked for only when nobody else fits. */
	for (int with_archived = 0; with_archived < 2; with_archived++) {
		guint n = 0;
		g_autoptr(GError) why = NULL;
		const AcClientRow *rows = NULL;
		if (ac_app_need_store(app, &why))
			rows = ac_store_clients(app->store, arena, with_archived == 1, &n, &why);
		gint64 id = rows ? choose(app, stripped, rows, n, &why) : 0;
		if (id != 0)
			return id;
		if (!why && with_archived == 1)
			say_unknown(rows, n, stripped, &why);
		if (why) {
			g_propagate_error(error, g_steal_pointer(&why));
			return 0;
		}
	}
	return 0;
}

/* ---- the one shown -------------------------------------------------------------------------------- */

/* Nobody is in use: there is nobody, or there are several. */
static gboolean say_none_in_use(AcApp *app, AcMiss may_miss, GError **error)
{
	if (may_miss == AC_MISS_ALWAYS)
		return TRUE;
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n = 0;
	const AcClientRow *rows = ac_store_clients(app->store, arena, FALSE, &n, error);
	if (!rows)
		return FALSE;
	if (n == 0)
		return may_miss == AC_MISS_WHEN_EMPTY || say_nobody(error);
	g_autoptr(GPtrArray) all = g_ptr_array_new();
	for (guint i = 0; i < n; i++)
		g_ptr_array_add(all, (void *)(guintptr)&rows[i]);
	g_autofree char *list = describe_all(app, all);
	g_set_error(
	    error, AC_ERROR, AC_ERROR_AMBIGUOUS,
	    _("Which client? Say it with --client NAME, or once and for all with aftercare client use NAME:%s"),
	    list);
	return FALSE;
}

static const AcStored *fetch(AcApp *app, GError **error)
{
	return ac_store_fetch(app->store, app->people, app->wanted_id, ac_app_zone_opener, app, error);
}

void ac_app_let_go(AcApp *app, gint64 client_id)
{
	if (client_id == 0 || app->own_id == client_id)
		app->own_id = 0;
	if (client_id == 0 || app->wanted_id == client_id) {
		app->wanted_id = app->own_id;
		app->was_named = FALSE;
	}
}

/* Removed elsewhere: the one it keeps to, else whoever is in use now. */
static const AcStored *fetch_another(AcApp *app, GError **error)
{
	const AcStored *stored = NULL;
	for (gboolean is_over = FALSE; !stored && !is_over;) {
		g_autoptr(GError) why = NULL;
		is_over = app->wanted_id == 0;
		ac_app_let_go(app, app->wanted_id);
		stored = fetch(app, &why);
		is_over = is_over || !g_error_matches(why, AC_ERROR, AC_ERROR_NOT_FOUND);
		if (why && is_over)
			g_propagate_error(error, g_steal_pointer(&why));
	}
	return stored;
}

/* Whom it keeps to from now on, and whether there are others. */
static gboolean keep_to(AcApp *app, const AcStored *stored, GError **error)
{
	if (!app->keeps)
		return TRUE;
	if (stored && app->wanted_id == 0)
		app->wanted_id = app->own_id = stored->row->id;
	return ac_store_count(app->store, &app->n_stored, error);
}

gboolean ac_app_read_client(AcApp *app, AcMiss may_miss, GError **error)
{
	g_autofree char *name = app->keeps && app->row ? ac_text_plain(app->row->name) : NULL;
	app->client = NULL;
	app->row = NULL;
	ac_arena_reset(app->people);
	g_autoptr(GError) why = NULL;
	const AcStored *stored = fetch(app, &why);
	if (!stored && g_error_matches(why, AC_ERROR, AC_ERROR_NOT_FOUND) && may_miss == AC_MISS_ALWAYS) {
		g_clear_error(&why);
		stored = fetch_another(app, &why);
		g_free(app->lost);
		app->lost = g_steal_pointer(&name);
	}
	if (why || !keep_to(app, stored, &why)) {
		g_propagate_error(error, g_steal_pointer(&why));
		return FALSE;
	}
	if (!stored)
		return say_none_in_use(app, may_miss, error);
	app->client = stored->client;
	app->row = stored->row;
	return TRUE;
}

/* ---- made up -------------------------------------------------------------------------------------- */

static gboolean read_session(AcApp *app, const char *words, AcSession *session, GError **error)
{
	AcWhenContext context = ac_app_context(app, app->now);
	AcInstant end = 0;
	context.has_last_session = FALSE; /* all of them are told here */
	if (!ac_app_session_end(words, &context, &end, error)) {
		g_prefix_error(error, "--session: ");
		return FALSE;
	}
	*session = (AcSession){.begin = end,
	                       .end = end,
	                       .zone = ac_app_zone(app),
	                       .zone_name = ac_app_local_zone_name(app),
	                       .state = end <= app->now ? AC_SESSION_HAPPENED : AC_SESSION_PLANNED};
	return TRUE;
}

static int by_end(const void *a, const void *b)
{
	AcInstant left = ((const AcSession *)a)->end, right = ((const AcSession *)b)->end;
	return (left > right) - (left < right);
}

/* All that are given, as the plan wants them: rising, none twice. */
static gboolean read_sessions(AcApp *app, const char *const *words, AcClient *client, GError **error)
{
	guint n = words ? g_strv_length((char **)(guintptr)words) : 0;
	AcSession *sessions = AC_ARENA_ARRAY(app->people, AcSession, n);
	for (guint i = 0; i < n; i++)
		if (!read_session(app, words[i], &sessions[i], error))
			return FALSE;
	if (n > 1)
		qsort(sessions, n, sizeof *sessions, by_end);
	for (guint i = 0; i < n; i++) {
		sessions[i].id = i + 1;
		if (i > 0 && sessions[i].end == sessions[i - 1].end) {
			g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE,
			                    _("--session: The same session is given twice."));
			return FALSE;
		}
	}
	client->sessions = sessions;
	client->n_sessions = n;
	return TRUE;
}

gboolean ac_app_has_sessions(const AcAppOptions *options)
{
	return options->sessions && options->sessions[0];
}

gboolean ac_app_make_up(AcApp *app, const AcAppOptions *options, GError **error)
{
	AcClient *client = AC_ARENA_NEW(app->people, AcClient);
	if (!read_sessions(app, options->sessions, client, error))
		return FALSE;
	g_autofree char *protocol =
	    options->protocol ? g_strdup(options->protocol) : ac_app_default_protocol(app, error);
	if (!protocol)
		return FALSE;
	AcClientRow *row = AC_ARENA_NEW(app->people, AcClientRow);
	client->name = ac_arena_strdup(app->people, _("somebody not stored"));
	client->zone = ac_app_zone(app);
	client->zone_name = ac_arena_strdup(app->people, ac_app_local_zone_name(app));
	*row = (AcClientRow){.name = client->name,
	                     .zone = client->zone_name,
	                     .protocol = ac_arena_strdup(app->people, protocol),
	                     .created_at = app->now,
	                     .n_sessions = client->n_sessions};
	app->client = client;
	app->row = row;
	app->is_made_up = TRUE;
	return TRUE;
}

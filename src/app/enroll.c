/* SPDX-License-Identifier: MIT */
/* Clients: added with all that is said of them at one go, changed, put away; the made-up one to look around
 * with. */
#include "state.h"

#include <string.h>
#include "app/language.h"
#include "base/error.h"
#include "base/text.h"

#define NAME_MAX_CHARS 100
#define DEMO_DAYS      3
#define DEMO_MINUTE    (15 * 60)

/* ---- what may be said of a client ----------------------------------------------------------------- */

/* The name as it is kept, owned; NULL with @error. */
static char *check_name(const char *name, GError **error)
{
	if (!g_utf8_validate(name, -1, NULL) || !ac_text_is_plain(name)) {
		g_autofree char *plain = ac_text_plain(name);
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
		            _("\"%s\" cannot be a name: it holds characters that cannot be shown."), plain);
		return NULL;
	}
	char *kept = g_strstrip(g_strdup(name));
	if (*kept && g_utf8_strlen(kept, -1) <= NAME_MAX_CHARS)
		return kept;
	g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("A client needs a name of 1 to %d characters."),
	            NAME_MAX_CHARS);
	g_free(kept);
	return NULL;
}

/* A path is kept whole: the program will be started from other folders. Owned. */
static char *keep_protocol(const char *name)
{
	gboolean is_path = strchr(name, '/') || g_str_has_suffix(name, ".cfg");
	return is_path ? g_canonicalize_filename(name, NULL) : g_strdup(name);
}

static char *join(const char *const *words, guint n)
{
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < n; i++)
		g_string_append_printf(text, "%s%s", i ? ", " : "", words[i]);
	return g_string_free(text, FALSE);
}

static gboolean say_no_trait(const AcProtocol *protocol, const char *word, GError **error)
{
	g_autofree const char **names = g_new0(const char *, protocol->n_traits + 1);
	for (guint i = 0; i < protocol->n_traits; i++)
		names[i] = protocol->traits[i].id;
	g_autofree char *list = join(names, protocol->n_traits);
	g_autofree char *plain = ac_text_plain(word);
	if (protocol->n_traits == 0)
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
		            _("There is no trait \"%s\": the protocol \"%s\" asks for none."), plain, protocol->id);
	else
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
		            _("There is no trait \"%s\". The protocol \"%s\" knows: %s."), plain, protocol->id, list);
	return FALSE;
}

static gboolean check_trait(const AcProtocol *protocol, const AcTraitValue *said, GError **error)
{
	const AcTrait *trait = NULL;
	for (guint i = 0; i < protocol->n_traits; i++)
		if (strcmp(protocol->traits[i].id, said->trait) == 0)
			trait = &protocol->traits[i];
	if (!trait)
		return say_no_trait(protocol, said->trait, error);
	for (guint i = 0; i < trait->n_values; i++)
		if (said->value && strcmp(trait->values[i], said->value) == 0)
			return TRUE;
	if (!said->value)
		return TRUE;
	g_autofree char *list = join(trait->values, trait->n_values);
	g_autofree char *plain = ac_text_plain(said->value);
	g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("\"%s\" cannot be \"%s\". It is one of: %s."), trait->id,
	            plain, list);
	return FALSE;
}

static gboolean check_traits(const AcProtocol *protocol, const AcClientSpec *spec, GError **error)
{
	for (guint i = 0; protocol && i < spec->n_traits; i++)
		if (!check_trait(protocol, &spec->traits[i], error))
			return FALSE;
	return protocol != NULL;
}

/* Rules are taken for somebody only without an error of the checker's: it would stand in every answer. */
static const AcProtocol *good_protocol(AcApp *app, const char *name, GError **error)
{
	const AcLoaded *loaded = ac_app_take_protocol(app, name, error);
	if (!loaded || !ac_app_rules_are_good(app, name, loaded, error))
		return NULL;
	return ac_loaded_protocol(loaded);
}

guint ac_app_rules_doubts(AcApp *app, const char *protocol)
{
	g_autofree char *name = keep_protocol(protocol);
	const AcLoaded *loaded = ac_app_take_protocol(app, name, NULL);
	g_autoptr(AcProblems) found = loaded ? ac_app_check_rules(app, name, loaded, NULL) : NULL;
	return found ? ac_problems_count(found, AC_PROBLEM_WARNING) : 0;
}

/* ---- adding --------------------------------------------------------------------------------------- */

/* A client about to be stored: every field given and checked. Texts owned. */
typedef struct {
	char *name, *zone, *protocol, *language;
	GArray *sessions; /* AcNewSession */
} Fresh;

static void fresh_clear(Fresh *fresh)
{
	g_free(fresh->name);
	g_free(fresh->zone);
	g_free(fresh->protocol);
	g_free(fresh->language);
	if (fresh->sessions)
		g_array_unref(fresh->sessions);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Fresh, fresh_clear)

static gboolean check_sessions(AcApp *app, const AcClientSpec *spec, Fresh *fresh, GError **error)
{
	fresh->sessions = g_array_new(FALSE, FALSE, sizeof(AcNewSession));
	const AcNewSession *last = NULL, *final = NULL;
	for (guint i = 0; i < spec->n_sessions; i++) {
		AcNewSession session = spec->sessions[i];
		session.zone = session.zone ? session.zone : fresh->zone;
		session.state = session.end <= app->now ? AC_SESSION_HAPPENED : AC_SESSION_PLANNED;
		if (!ac_app_open_zone(app, session.zone, error))
			return FALSE;
		for (guint k = 0; k < i; k++)
			if (spec->sessions[k].end == session.end) {
				g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE, _("The same session is given twice."));
				return FALSE;
			}
		g_array_append_val(fresh->sessions, session);
		last = !last || spec->sessions[i].end > last->end ? &spec->sessions[i] : last;
		final = spec->sessions[i].final ? &spec->sessions[i] : final;
	}
	if (!final || final == last)
		return TRUE;
	g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE,
	                    _("Only the latest session can be the last of the course."));
	return FALSE;
}

/* "" and NULL stay as they are. */
static gboolean check_language(const AcClientSpec *spec, Fresh *fresh, GError **error)
{
	gboolean is_said = spec->language && *spec->language;
	fresh->language = is_said ? ac_language_find(spec->language, error) : g_strdup(spec->language);
	return !is_said || fresh->language;
}

static gboolean check_all(AcApp *app, const AcClientSpec *spec, Fresh *fresh, GError **error)
{
	fresh->name = check_name(spec->name, error);
	if (!fresh->name)
		return FALSE;
	fresh->zone = g_strdup(spec->zone ? spec->zone : ac_app_local_zone_name(app));
	if (!ac_app_open_zone(app, fresh->zone, error) || !check_language(spec, fresh, error))
		return FALSE;
	fresh->protocol = spec->protocol ? keep_protocol(spec->protocol) : ac_app_default_protocol(app, error);
	return fresh->protocol && check_traits(good_protocol(app, fresh->protocol, error), spec, error) &&
	       check_sessions(app, spec, fresh, error);
}

gboolean ac_app_who_stays(AcApp *app, gboolean is_demo, gint64 *client_id, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	GError *why = NULL;
	gint64 current = ac_store_current(app->store, &why);
	const AcClientRow *row = current && !why ? ac_store_row(app->store, arena, current, &why) : NULL;
	*client_id = !row || (row->demo && !is_demo) ? 0 : current;
	if (!why)
		return TRUE;
	g_propagate_error(error, why);
	return FALSE;
}

static gboolean pin(AcApp *app, gint64 client_id, const char *protocol, GError **error)
{
	const AcLoaded *loaded = ac_app_take_protocol(app, protocol, error);
	return loaded && ac_app_pin(app, client_id, loaded, error);
}

static gint64 write_client(AcApp *app, const AcClientSpec *spec, const Fresh *fresh, GError **error)
{
	const AcNewClient client = {fresh->name, fresh->zone, fresh->protocol, spec->demo, fresh->language};
	gint64 id = ac_store_client_add(app->store, &client, spec->traits, spec->n_traits, app->now, error);
	for (guint i = 0; i < fresh->sessions->len && id != 0; i++)
		if (!ac_store_session_add(app->store, id, &g_array_index(fresh->sessions, AcNewSession, i), app->now,
		                          error))
			return 0;
	return id != 0 && pin(app, id, fresh->protocol, error) ? id : 0;
}

gint64 ac_app_client_add(AcApp *app, const AcClientSpec *spec, GError **error)
{
	g_auto(Fresh) fresh = {0};
	gint64 stays = 0;
	if (!check_all(app, spec, &fresh, error) || !ac_app_need_write(app, error) ||
	    !ac_app_who_stays(app, spec->demo, &stays, error) || !ac_store_begin(app->store, error))
		return 0;
	gint64 id = write_client(app, spec, &fresh, error);
	gboolean done = id != 0 && ac_store_client_use(app->store, stays ? stays : id, app->now, error);
	if (done && app->keeps && !stays && (app->own_id == 0 || !app->row || app->row->demo))
		ac_app_let_go(app, 0);
	return ac_app_finish(app, done, error) ? id : 0;
}

/* ---- the made-up one ------------------------------------------------------------------------------ */

static gint64 find_demo(AcApp *app, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n = 0;
	const AcClientRow *rows = ac_store_clients(app->store, arena, TRUE, &n, error);
	for (guint i = 0; rows && i < n; i++)
		if (rows[i].demo)
			return rows[i].id;
	return 0;
}

gint64 ac_app_client_add_demo(AcApp *app, GError **error)
{
	g_autoptr(GError) why = NULL;
	gint64 id = ac_app_need_store(app, &why) ? find_demo(app, &why) : 0;
	if (why) {
		g_propagate_error(error, g_steal_pointer(&why));
		return 0;
	}
	if (id != 0)
		return ac_app_client_archive(app, id, FALSE, error) && ac_app_client_use(app, id, error) ? id : 0;
	GTimeZone *zone = ac_app_open_zone(app, ac_app_local_zone_name(app), error);
	if (!zone)
		return 0;
	AcInstant end = ac_time_at(ac_time_date(app->now, zone) - DEMO_DAYS, DEMO_MINUTE, zone, AC_FOLD_FIRST);
	const AcNewSession session = {.begin = end, .end = end};
	const AcClientSpec spec = {
	    .name = _("Demo (Sam)"), .protocol = "smp", .sessions = &session, .n_sessions = 1, .demo = TRUE};
	return ac_app_client_add(app, &spec, error);
}

/* ---- changing ------------------------------------------------------------------------------------- */

/* Fields that are given, checked; the others NULL. */
static gboolean check_given(AcApp *app, const AcClientRow *row, const AcClientSpec *spec, Fresh *fresh,
                            GError **error)
{
	if (spec->name) {
		fresh->name = check_name(spec->name, error);
		if (!fresh->name)
			return FALSE;
	}
	if (!check_language(spec, fresh, error) || (spec->zone && !ac_app_open_zone(app, spec->zone, error)))
		return FALSE;
	fresh->zone = g_strdup(spec->zone);
	if (spec->protocol)
		fresh->protocol = keep_protocol(spec->protocol);
	if (!spec->protocol && spec->n_traits == 0)
		return TRUE;
	if (spec->protocol)
		return check_traits(good_protocol(app, fresh->protocol, error), spec, error);
	AcFollowed rules;
	return ac_app_follow(app, row, &rules, error) &&
	       check_traits(ac_loaded_protocol(rules.followed), spec, error);
}

gboolean ac_app_client_edit(AcApp *app, gint64 client_id, const AcClientSpec *spec, GError **error)
{
	g_auto(Fresh) fresh = {0};
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcClientRow *row =
	    ac_app_need_write(app, error) ? ac_store_row(app->store, arena, client_id, error) : NULL;
	if (!row || !check_given(app, row, spec, &fresh, error) || !ac_store_begin(app->store, error))
		return FALSE;
	const AcNewClient fields = {fresh.name, fresh.zone, fresh.protocol, FALSE, fresh.language};
	gboolean done = ac_store_client_edit(app->store, client_id, &fields, app->now, error);
	for (guint i = 0; i < spec->n_traits && done; i++)
		done = ac_store_trait_set(app->store, client_id, spec->traits[i].trait, spec->traits[i].value,
		                          app->now, error);
	if (done && fresh.protocol)
		done = pin(app, client_id, fresh.protocol, error);
	return ac_app_finish(app, done, error);
}

gboolean ac_app_client_use(AcApp *app, gint64 client_id, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcClientRow *row =
	    ac_app_need_write(app, error) ? ac_store_row(app->store, arena, client_id, error) : NULL;
	if (!row)
		return FALSE;
	if (row->archived) {
		g_autofree char *name = ac_text_plain(row->name);
		g_set_error(error, AC_ERROR, AC_ERROR_REFUSED,
		            _("%s is put away. Bring them back first: aftercare client archive --back "
		              "%lld"),
		            name, (long long)client_id);
		return FALSE;
	}
	if (!ac_store_client_use(app->store, client_id, app->now, error))
		return FALSE;
	ac_app_let_go(app, 0);
	return ac_app_reload(app, error);
}

gboolean ac_app_client_archive(AcApp *app, gint64 client_id, gboolean archived, GError **error)
{
	if (!ac_app_need_write(app, error) ||
	    !ac_store_client_archive(app->store, client_id, archived, app->now, error))
		return FALSE;
	if (archived && app->keeps)
		ac_app_let_go(app, client_id);
	return ac_app_reload(app, error);
}

gboolean ac_app_trait_set(AcApp *app, const char *trait, const char *value, GError **error)
{
	const AcTraitValue said = {trait, value};
	if (!ac_app_need_plan(app, error) || !check_trait(ac_plan_protocol(app->plan), &said, error))
		return FALSE;
	return ac_store_trait_set(app->store, app->client->id, trait, value, app->now, error) &&
	       ac_app_reload(app, error);
}

/* SPDX-License-Identifier: MIT */
/* Taking back: what the last change was, in words, and whose. */
#include "state.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "render/words.h"

gboolean ac_app_last_change(AcApp *app, gint64 client_id, AcUndone *change, GError **error)
{
	*change = (AcUndone){0};
	if (!g_file_test(app->paths.database, G_FILE_TEST_EXISTS) && !app->is_made_up)
		return TRUE;
	return ac_app_need_write(app, error) && ac_store_last_change(app->store, client_id, change, error);
}

gboolean ac_app_change_is_client(const AcUndone *change)
{
	return g_strcmp0(change->kind, "client-add") == 0;
}

char *ac_app_change_owner(AcApp *app, const AcUndone *change)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcClientRow *row =
	    change->client_id != 0 ? ac_store_row(app->store, arena, change->client_id, NULL) : NULL;
	return row ? ac_text_plain(row->name) : NULL;
}

/* ---- in words ------------------------------------------------------------------------------------- */

typedef const char *(*Title)(const AcProtocol *protocol, const char *id);

static const char *title_of_task(const AcProtocol *protocol, const char *id)
{
	for (guint i = 0; i < protocol->n_tasks; i++)
		if (strcmp(protocol->tasks[i].id, id) == 0)
			return protocol->tasks[i].title;
	return id;
}

static const char *title_of_milestone(const AcProtocol *protocol, const char *id)
{
	for (guint i = 0; i < protocol->n_milestones; i++)
		if (strcmp(protocol->milestones[i].id, id) == 0)
			return protocol->milestones[i].title;
	return id;
}

static const char *title_of_trait(const AcProtocol *protocol, const char *id)
{
	for (guint i = 0; i < protocol->n_traits; i++)
		if (strcmp(protocol->traits[i].id, id) == 0)
			return protocol->traits[i].title;
	return id;
}

static const char *title_of_activity(const AcProtocol *protocol, const char *id)
{
	const AcActivity *activity = ac_catalogue_find(protocol->catalogue, id);
	return activity ? activity->title : id;
}

/* What a kind of change did, and where its subject has a title. */
typedef struct {
	const char *kind, *what;
	Title title;
} Kind;

static const Kind KINDS[] = {
    {"adjust-add", N_("the practitioner's change, added"), title_of_activity},
    {"adjust-remove", N_("the practitioner's change, removed"), title_of_activity},
    {"checkin", N_("told in a check-in"), NULL},
    {"client-add", N_("the client, added"), NULL},
    {"client-archive", N_("the client, put away"), NULL},
    {"client-edit", N_("the client, changed"), NULL},
    {"client-note", N_("the note, changed"), NULL},
    {"client-unarchive", N_("the client, brought back"), NULL},
    {"client-use", N_("in use"), NULL},
    {"day-note", N_("written or changed"), NULL},
    {"handover", N_("handed over"), NULL},
    {"import", N_("taken in from a handoff"), NULL},
    {"lapse", N_("noted"), title_of_activity},
    {"report", N_("reported"), title_of_milestone},
    {"rules", N_("the rules, taken"), NULL},
    {"session-add", N_("added"), NULL},
    {"session-remove", N_("removed"), NULL},
    {"session-set", N_("changed"), NULL},
    {"sighting", N_("reported"), title_of_milestone},
    {"skip", N_("skipped"), title_of_task},
    {"snooze", N_("put off"), title_of_task},
    {"tick", N_("done"), title_of_task},
    {"tick-clear", N_("its tick taken away"), title_of_task},
    {"trait", N_("told"), title_of_trait},
};

static const Kind *find_kind(const char *kind)
{
	for (gsize i = 0; i < G_N_ELEMENTS(KINDS); i++)
		if (strcmp(KINDS[i].kind, kind) == 0)
			return &KINDS[i];
	return NULL;
}

/* "the note of Fri 27 Nov, " of "2026-11-27". Owned. */
static char *note_of(const AcApp *app, const char *day)
{
	const AcWordsContext context = {.now = app->now, .zone = ac_app_zone(app)};
	g_auto(GStrv) parts = g_strsplit(day, "-", 3);
	AcDate date = 0;
	gboolean is_date =
	    g_strv_length(parts) == 3 &&
	    ac_date_from_ymd((int)g_ascii_strtoll(parts[0], NULL, 10), (int)g_ascii_strtoll(parts[1], NULL, 10),
	                     (int)g_ascii_strtoll(parts[2], NULL, 10), &date);
	g_autofree char *words = is_date ? ac_words_date(&context, date) : g_strdup(day);
	return g_strdup_printf(_("the note of %s, "), words);
}

/* "Loose hat, "; "" where the owner's name says it all. Owned. */
static char *subject_of(AcApp *app, const AcUndone *change, const Kind *kind, const AcClientRow *row)
{
	AcFollowed rules;
	const AcProtocol *protocol = row && kind && kind->title && ac_app_follow(app, row, &rules, NULL)
	                                 ? ac_loaded_protocol(rules.followed)
	                                 : NULL;
	const char *title = protocol ? kind->title(protocol, change->subject) : change->subject;
	g_autofree char *plain = ac_text_plain(title);
	if (g_str_has_prefix(change->kind, "session-"))
		return g_strdup_printf(_("session of %s, "), plain);
	if (strcmp(change->kind, "day-note") == 0)
		return note_of(app, plain);
	if (g_str_has_prefix(change->kind, "client-") && strcmp(change->kind, "client-use") != 0)
		return g_strdup("");
	return *plain ? g_strdup_printf("%s, ", plain) : g_strdup("");
}

char *ac_app_change_words(AcApp *app, const AcUndone *change)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const Kind *kind = find_kind(change->kind);
	const AcClientRow *row =
	    change->client_id != 0 ? ac_store_row(app->store, arena, change->client_id, NULL) : NULL;
	GTimeZone *zone = row ? ac_app_zone_opener(row->zone, app) : NULL;
	const AcWordsContext context = {.now = app->now, .zone = zone ? zone : ac_app_zone(app)};
	g_autofree char *subject = subject_of(app, change, kind, row);
	g_autofree char *when = ac_words_moment(&context, change->at);
	return g_strdup_printf("%s%s %s", subject, kind ? _(kind->what) : change->kind, when);
}

/* ---- taking back ---------------------------------------------------------------------------------- */

/* What came after @change and stands in its way, if that is known. */
static gboolean refuse_for_later(AcApp *app, const AcUndone *change, GError **error)
{
	AcUndone later = {0};
	if (!ac_store_last_change(app->store, change->client_id, &later, error))
		return FALSE;
	gboolean is_later = later.kind != NULL && later.event_id > change->event_id;
	g_autofree char *words = is_later ? ac_app_change_words(app, &later) : NULL;
	ac_undone_clear(&later);
	if (!is_later)
		return TRUE;
	g_set_error(error, AC_ERROR, AC_ERROR_REFUSED,
	            _("This cannot be taken back before the later change: %s. Take that back first."), words);
	return FALSE;
}

gboolean ac_app_take_back(AcApp *app, const AcUndone *change, GError **error)
{
	if (!ac_app_need_write(app, error) || !refuse_for_later(app, change, error) ||
	    !ac_store_take_back(app->store, change->event_id, app->now, error))
		return FALSE;
	if (app->keeps && ac_app_change_is_client(change))
		ac_app_let_go(app, change->client_id);
	else if (app->keeps && g_strcmp0(change->kind, "client-use") == 0)
		ac_app_let_go(app, 0);
	return ac_app_reload(app, error);
}

/* SPDX-License-Identifier: MIT */
/* Who is reminded, and what of. */
#include "app/remind.h"

#include <string.h>
#include "base/error.h"
#include "base/text.h"
#include "state.h"

#define DAY (24 * AC_HOUR)
/* A flight moves what is told by a local clock, and its name stays the same. */
#define SLACK (2 * DAY)

/* ---- who ------------------------------------------------------------------------------------------ */

void ac_remind_scope_clear(AcRemindScope *scope)
{
	g_clear_pointer(&scope->why, g_free);
}

static gboolean set_nobody(AcRemindScope *scope, const char *why)
{
	scope->kind = AC_REMIND_NOBODY;
	scope->why = g_strdup(why);
	return TRUE;
}

static gboolean set_one(AcRemindScope *scope, gint64 client_id)
{
	scope->kind = AC_REMIND_ONE;
	scope->client_id = client_id;
	return TRUE;
}

/* The one there is. */
static gboolean scope_of_auto(AcApp *app, AcRemindScope *scope, GError **error)
{
	gint64 only = 0;
	gboolean is_any = FALSE;
	if (!ac_store_remind_only(app->store, &only, &is_any, error))
		return FALSE;
	if (only != 0)
		return set_one(scope, only);
	if (!is_any)
		return set_nobody(
		    scope, _("No client is stored yet, so there is nobody to remind. Add one: aftercare client "
		             "add NAME --session WHEN"));
	return set_nobody(scope, _("Several clients are stored, so nobody is reminded. To be reminded yourself: "
	                           "aftercare client use NAME, then aftercare settings reminders.for me. Of all "
	                           "clients' sessions: aftercare settings reminders.for all"));
}

static gboolean scope_of_me(AcApp *app, AcRemindScope *scope, GError **error)
{
	GError *why = NULL;
	gint64 current = ac_store_current(app->store, &why);
	if (why) {
		g_propagate_error(error, why);
		return FALSE;
	}
	if (current != 0)
		return set_one(scope, current);
	return set_nobody(scope, _("No client is in use, so nobody is reminded. Choose one: aftercare client use "
	                           "NAME"));
}

gboolean ac_app_remind_scope(AcApp *app, const AcOptions *options, AcRemindScope *scope, GError **error)
{
	*scope = (AcRemindScope){0};
	const char *whose = ac_options_choice(options, "reminders.for");
	if (!ac_options_bool(options, "reminders.on"))
		return set_nobody(
		    scope, _("Reminders are turned off. To turn them on: aftercare settings reminders.on true"));
	if (!ac_app_need_store(app, error))
		return FALSE;
	if (strcmp(whose, "auto") == 0)
		return scope_of_auto(app, scope, error);
	if (strcmp(whose, "me") == 0)
		return scope_of_me(app, scope, error);
	scope->kind = AC_REMIND_ALL;
	return TRUE;
}

AcRemindPolicy ac_app_remind_policy(const AcOptions *options, const AcRemindScope *scope)
{
	AcRemindPolicy policy = ac_options_remind_policy(options);
	if (scope->kind == AC_REMIND_ALL)
		policy.kinds &= AC_REMINDER_SESSIONS;
	return policy;
}

/* ---- where ---------------------------------------------------------------------------------------- */

#define ZONE_SEEN "zone_seen"

static gboolean follow(AcApp *app, gint64 client_id, const char *before, gboolean *followed, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcClientRow *row = ac_store_row(app->store, arena, client_id, error);
	if (!row)
		return FALSE;
	if (strcmp(row->zone, before) != 0)
		return TRUE;
	const AcClientSpec spec = {.zone = ac_app_local_zone_name(app)};
	*followed = ac_app_client_edit(app, client_id, &spec, error);
	return *followed;
}

gboolean ac_app_follow_zone(AcApp *app, const AcOptions *options, const AcRemindScope *scope,
                            gboolean *followed, GError **error)
{
	*followed = FALSE;
	ac_app_forget_here(app);
	if (!ac_app_need_store(app, error))
		return FALSE;
	GError *why = NULL;
	g_autofree char *before = ac_store_setting_get(app->store, ZONE_SEEN, &why);
	if (why) {
		g_propagate_error(error, why);
		return FALSE;
	}
	const char *here = ac_app_local_zone_name(app);
	if (g_strcmp0(before, here) == 0)
		return TRUE;
	gboolean may =
	    before && scope->kind == AC_REMIND_ONE && ac_options_bool(options, "reminders.follow_zone");
	if (may && !follow(app, scope->client_id, before, followed, error))
		return FALSE;
	return ac_app_need_write(app, error) &&
	       ac_store_setting_set(app->store, ZONE_SEEN, here, app->now, error);
}

/* ---- what ----------------------------------------------------------------------------------------- */

struct AcRemindCase {
	AcArena *arena;
	AcPlanned planned;
	AcRemindPolicy policy;
	const AcClinic *clinic;
	AcAgendaItem *items;
	guint n_items;
};

/* What is gone through to find the items. */
typedef struct {
	const AcRemindClient *client;
	AcInstant now, until;
	AcRemindRecord *records;
	guint n_records;
	GHashTable *by_key; /* key → AcRemindRecord */
	GArray *items;
} Search;

/* From the store: copied, since some are put right. */
static gboolean read_records(AcApp *app, AcArena *arena, Search *search, GError **error)
{
	AcInstant since = MIN(search->client->settled, search->now) - 2 * SLACK;
	const AcRemindRecord *found = ac_store_remind_records(app->store, arena, search->client->client_id, since,
	                                                      &search->n_records, error);
	if (!found)
		return FALSE;
	search->records = ac_arena_memdup(arena, found, search->n_records * sizeof *found);
	for (guint i = 0; i < search->n_records; i++)
		g_hash_table_insert(search->by_key, (void *)(guintptr)search->records[i].key, &search->records[i]);
	return TRUE;
}

/* The tick a record speaks of was taken back. */
static void reopen(const Search *search, const AcReminder *reminder, AcRemindRecord *record)
{
	gboolean was_ticked = record->told == AC_TOLD_DONE || record->told == AC_TOLD_SKIPPED;
	if (reminder->kind == AC_REMINDER_TASK && reminder->end == AC_REMINDER_OPEN && was_ticked &&
	    reminder->until > search->now)
		record->told = AC_TOLD_OPEN;
}

static void add_planned(const AcRemindCase *one, Search *search, const AcReminder *reminder)
{
	AcRemindRecord *record = g_hash_table_lookup(search->by_key, reminder->key);
	if (record) {
		reopen(search, reminder, record);
		g_hash_table_remove(search->by_key, reminder->key);
	}
	gboolean is_open = record && record->told == AC_TOLD_OPEN;
	gboolean is_new = reminder->at >= search->client->settled && reminder->at < search->until;
	if (!is_open && !is_new)
		return;
	const AcAgendaItem item = {.client_id = search->client->client_id,
	                           .zone = one->planned.stored->client->zone,
	                           .reminder = reminder,
	                           .record = record};
	g_array_append_val(search->items, item);
}

static void find_items(AcRemindCase *one, Search *search)
{
	AcInstant from = MIN(search->client->settled, search->now), to = search->until;
	for (guint i = 0; i < search->n_records; i++)
		if (search->records[i].told == AC_TOLD_OPEN) {
			from = MIN(from, search->records[i].at);
			to = MAX(to, search->records[i].at + SLACK);
		}
	guint n = 0;
	const AcReminder *all =
	    ac_plan_reminders(one->planned.plan, one->arena, &one->policy, from - SLACK, to, &n);
	for (guint i = 0; i < n; i++)
		add_planned(one, search, &all[i]);
	/* What is left and open, the plan has no more. */
	for (guint i = 0; i < search->n_records; i++) {
		const AcRemindRecord *record = &search->records[i];
		if (record->told != AC_TOLD_OPEN || !g_hash_table_contains(search->by_key, record->key))
			continue;
		const AcAgendaItem item = {.client_id = search->client->client_id,
		                           .zone = one->planned.stored->client->zone,
		                           .record = record};
		g_array_append_val(search->items, item);
	}
	one->n_items = search->items->len;
	one->items = ac_arena_memdup(one->arena, search->items->data, search->items->len * sizeof(AcAgendaItem));
}

AcRemindCase *ac_app_remind_case(AcApp *app, const AcRemindClient *client, const AcRemindPolicy *policy,
                                 AcInstant now, AcInstant until, GError **error)
{
	if (!ac_app_need_catalogue(app, error) || !ac_app_need_store(app, error))
		return NULL;
	g_autoptr(AcRemindCase) one = g_new0(AcRemindCase, 1);
	one->arena = ac_arena_new();
	one->policy = *policy;
	if (!ac_app_plan_one(app, client->client_id, now, one->arena, &one->planned, error))
		return NULL;
	const AcFollowed *rules = &one->planned.rules;
	one->clinic = ac_app_clinic_of(app, rules->current ? rules->current : rules->followed);
	g_autoptr(GHashTable) by_key = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(AcAgendaItem));
	Search search = {.client = client, .now = now, .until = until, .by_key = by_key, .items = items};
	if (!read_records(app, one->arena, &search, error))
		return NULL;
	find_items(one, &search);
	return g_steal_pointer(&one);
}

void ac_remind_case_free(AcRemindCase *one)
{
	if (!one)
		return;
	ac_plan_free(one->planned.plan);
	ac_arena_free(one->arena);
	g_free(one);
}

const AcAgendaItem *ac_remind_case_items(const AcRemindCase *one, guint *n)
{
	*n = one->n_items;
	return one->items;
}

const AcPlan *ac_remind_case_plan(const AcRemindCase *one)
{
	return one->planned.plan;
}

const AcClientRow *ac_remind_case_row(const AcRemindCase *one)
{
	return one->planned.stored->row;
}

const AcClinic *ac_remind_case_clinic(const AcRemindCase *one)
{
	return one->clinic;
}

AcInstant ac_remind_case_next(const AcRemindCase *one, AcInstant after)
{
	return ac_plan_next_reminder(one->planned.plan, &one->policy, after);
}

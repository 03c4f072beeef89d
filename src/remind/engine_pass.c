/* SPDX-License-Identifier: MIT */
/* One look at everything that is due: client by client for what is over, then all that stands for the popup.
 */
#include "engine_private.h"

#include "base/error.h"

/* Clients looked at in one go; between two of them the program hears signals and the server. */
#define PORTION 32
/* A flight east, or a session moved, brings up reminders that lie before what was settled. */
#define LOOK_BACK (2 * 24 * AC_HOUR)
/* A client whose rules cannot be read is looked at when they change, and now and then. */
#define BROKEN_GAP (24 * AC_HOUR)
/* The day's budget keeps room for what is still to come today. */
#define LOOK_AHEAD (26 * AC_HOUR)

#define SCOPE_KEY "reminders-of"

typedef struct {
	AcRemindCase *one;
	const AcAgendaItem *items;
	guint n;
} Look;

typedef struct {
	AcRemindEngine *engine;
	AcInstant now;
	gint64 only;         /* 0: all clients */
	AcArena *arena;      /* of what lasts as long as the pass */
	GArray *looks;       /* Look: those with something on the screen, or to come there */
	GHashTable *seen;    /* ids */
	GHashTable *waiting; /* ids */
	gboolean has_said;   /* said_today was read */
	guint said_today;
	AcInstant next;
	gboolean has_more; /* to be looked at, in another go */
} Pass;

GHashTable *ac_engine_new_ids(GDestroyNotify free_value)
{
	return g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, free_value);
}

static gpointer copy_id(gint64 id)
{
	return g_memdup2(&id, sizeof id);
}

static AcStore *store_of(const Pass *pass)
{
	return ac_app_store(pass->engine->app);
}

const AcRemindClient *ac_engine_client(AcRemindEngine *engine, AcArena *arena, gint64 client_id)
{
	g_autoptr(GError) error = NULL;
	guint n = 0;
	const AcRemindClient *all =
	    ac_store_remind_due(ac_app_store(engine->app), arena, client_id, AC_INSTANT_NEVER, 1, &n, &error);
	ac_engine_store_ok(engine, all != NULL, error);
	return all && n > 0 ? all : NULL;
}

/* ---- one client ------------------------------------------------------------------------------------ */

/* Today is where the person is; for a practitioner, who has clients everywhere, where the machine is. */
static guint said_today(Pass *pass, GTimeZone *of_client)
{
	g_autoptr(GError) error = NULL;
	if (pass->has_said)
		return pass->said_today;
	GTimeZone *zone = pass->only ? of_client : ac_app_zone(pass->engine->app);
	AcInstant midnight = ac_time_midnight(ac_time_date(pass->now, zone), zone);
	pass->has_said = ac_engine_store_ok(
	    pass->engine, ac_store_remind_count(store_of(pass), pass->only, midnight, &pass->said_today, &error),
	    error);
	return pass->said_today;
}

static const AcAgenda *agenda_of(Pass *pass, AcArena *arena, const Look *look, gboolean can_show)
{
	const AcRemindEngine *engine = pass->engine;
	const AcAgendaState state = {
	    .now = pass->now,
	    .policy = &engine->policy,
	    .said_today = look->n > 0 ? said_today(pass, look->items[0].zone) : 0,
	    .can_show = can_show,
	    .unable_since = can_show ? AC_INSTANT_NEVER : engine->unable_since,
	    .is_off = engine->privacy == AC_PRIVACY_OFF,
	};
	return ac_plan_agenda(arena, &state, look->items, look->n);
}

static const AcAgendaEnd *end_of(const AcAgenda *agenda, const AcAgendaItem *item)
{
	for (guint i = 0; i < agenda->n_ends; i++)
		if (agenda->ends[i].item == item)
			return &agenda->ends[i];
	return NULL;
}

/* What is over, and what is due for the first time: from now on it has a record. */
static GArray *records_of(const Look *look, const AcAgenda *agenda, AcInstant now)
{
	GArray *records = g_array_new(FALSE, FALSE, sizeof(AcRemindRecord));
	for (guint i = 0; i < look->n; i++) {
		const AcAgendaItem *item = &look->items[i];
		const AcAgendaEnd *end = end_of(agenda, item);
		if (!end && (item->record || item->reminder->at > now))
			continue;
		AcRemindRecord record = item->record
		                            ? *item->record
		                            : (AcRemindRecord){.key = item->reminder->key, .at = item->reminder->at};
		if (end)
			record.told = end->told;
		g_array_append_val(records, record);
	}
	return records;
}

static void write_client(Pass *pass, const AcRemindClient *client, const GArray *records)
{
	g_autoptr(GError) error = NULL;
	const AcRemindRecord *all = records ? (const AcRemindRecord *)(const void *)records->data : NULL;
	gboolean ok = ac_store_remind_write(store_of(pass), client, all, records ? records->len : 0, &error);
	if (!ac_engine_store_ok(pass->engine, ok, error))
		g_hash_table_add(pass->waiting, copy_id(client->client_id)); /* it stays due */
}

static gboolean is_missed(AcTold told)
{
	return told >= AC_TOLD_MISSED_LATE && told <= AC_TOLD_MISSED_OFF;
}

/* The clock was ahead, and what lies in the future now was given up then: it is to come after all. */
static void reopen(Pass *pass, AcArena *arena, AcRemindClient *client)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GArray) again = g_array_new(FALSE, FALSE, sizeof(AcRemindRecord));
	guint n = 0;
	const AcRemindRecord *records =
	    ac_store_remind_records(store_of(pass), arena, client->client_id, pass->now + 1, &n, &error);
	ac_engine_store_ok(pass->engine, records != NULL, error);
	client->settled = pass->now;
	client->since = MIN(client->since, pass->now);
	client->next = 0;
	for (guint i = 0; records && i < n; i++) {
		AcRemindRecord record = records[i];
		if (record.at <= pass->now || !is_missed(record.told))
			continue;
		record.told = AC_TOLD_OPEN;
		g_array_append_val(again, record);
	}
	if (again->len > 0)
		write_client(pass, client, again);
}

static void note_broken(Pass *pass, const AcRemindClient *client, const GError *error)
{
	AcRemindEngine *engine = pass->engine;
	char *words = pass->only
	                  ? g_strdup(error->message)
	                  : g_strdup_printf("#%" G_GINT64_FORMAT ": %s", client->client_id, error->message);
	AcRemindClient later = *client;
	later.next = pass->now + BROKEN_GAP;
	g_hash_table_insert(engine->broken, copy_id(client->client_id), words);
	write_client(pass, &later, NULL);
}

static void keep_look(Pass *pass, const AcRemindClient *client, Look *look, const AcAgenda *wish,
                      AcInstant next)
{
	if (wish->n_turns > 0)
		g_hash_table_add(pass->waiting, copy_id(client->client_id));
	if (g_hash_table_contains(pass->waiting, &client->client_id))
		pass->next = MIN(pass->next, next);
	if (wish->n_standing == 0)
		return;
	g_array_append_val(pass->looks, *look);
	look->one = NULL;
}

/* A booked session that begins, or passes unconfirmed, makes another plan: what was to come may not, and the
 * other way round. */
static AcInstant next_turning(const AcClient *client, AcInstant now)
{
	AcInstant next = AC_INSTANT_NEVER;
	for (guint i = 0; i < client->n_sessions; i++) {
		const AcSession *session = &client->sessions[i];
		if (session->state == AC_SESSION_PLANNED && session->begin > now)
			next = MIN(next, session->begin);
		else if (session->state == AC_SESSION_PLANNED && session->end > now)
			next = MIN(next, session->end);
	}
	return next;
}

static void look_at(Pass *pass, const AcRemindClient *kept)
{
	AcRemindEngine *engine = pass->engine;
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(GError) error = NULL;
	AcRemindClient client = *kept;
	if (!g_hash_table_add(pass->seen, copy_id(client.client_id)))
		return;
	if (client.settled > pass->now)
		reopen(pass, arena, &client);
	AcRemindClient from = client;
	from.settled = MAX(client.since, client.settled - LOOK_BACK);
	Look look = {
	    ac_app_remind_case(engine->app, &from, &engine->policy, pass->now, pass->now + LOOK_AHEAD, &error),
	    NULL, 0};
	if (!look.one) {
		if (!g_error_matches(error, AC_ERROR, AC_ERROR_NOT_FOUND))
			note_broken(pass, &client, error);
		return;
	}
	g_hash_table_remove(engine->broken, &client.client_id);
	look.items = ac_remind_case_items(look.one, &look.n);
	/* What would be said if somebody could; what becomes of it as things are. */
	const AcAgenda *wish = agenda_of(pass, arena, &look, TRUE);
	const AcAgenda *agenda = engine->is_able ? wish : agenda_of(pass, arena, &look, FALSE);
	g_autoptr(GArray) records = records_of(&look, agenda, pass->now);
	AcInstant next = MIN(agenda->next, ac_remind_case_next(look.one, pass->now));
	next = MIN(next, next_turning(ac_plan_client(ac_remind_case_plan(look.one)), pass->now));
	client.settled = pass->now;
	/* Until the server has it, it stays due: so it is found however we end. */
	client.next = wish->n_turns > 0 ? MIN(client.next, pass->now) : next;
	if (records->len > 0 || client.next != kept->next || client.since != kept->since)
		write_client(pass, &client, records);
	keep_look(pass, &client, &look, wish, next);
	ac_remind_case_free(look.one);
}

/* ---- all who are due ------------------------------------------------------------------------------- */

static void look_at_due(Pass *pass)
{
	AcRemindEngine *engine = pass->engine;
	g_autoptr(GError) error = NULL;
	guint n = 0, fresh = 0, most = PORTION + 1 + g_hash_table_size(engine->waiting);
	const AcRemindClient *due =
	    ac_store_remind_due(store_of(pass), pass->arena, pass->only, pass->now, most, &n, &error);
	ac_engine_store_ok(engine, due != NULL, error);
	for (guint i = 0; due && i < n; i++) {
		gboolean is_fresh = !g_hash_table_contains(engine->waiting, &due[i].client_id);
		fresh += is_fresh ? 1 : 0;
		if (!is_fresh || fresh <= PORTION)
			look_at(pass, &due[i]);
	}
	pass->has_more = fresh > PORTION;
}

static void look_at_said(Pass *pass)
{
	const GPtrArray *said = pass->engine->popup.said;
	for (guint i = 0; i < said->len; i++) {
		gint64 id = ((const AcSaid *)said->pdata[i])->client_id;
		const AcRemindClient *client =
		    (pass->only == 0 || id == pass->only) && !g_hash_table_contains(pass->seen, &id)
		        ? ac_engine_client(pass->engine, pass->arena, id)
		        : NULL;
		if (client)
			look_at(pass, client);
	}
}

/* ---- the popup ------------------------------------------------------------------------------------- */

/* The items of all; *whose: of each the look it is of. */
static Look join(const Pass *pass, const Look ***whose)
{
	Look all = {0};
	for (guint i = 0; i < pass->looks->len; i++)
		all.n += g_array_index(pass->looks, Look, i).n;
	AcAgendaItem *items = ac_arena_alloc(pass->arena, (all.n + 1) * sizeof *items);
	*whose = ac_arena_alloc(pass->arena, (all.n + 1) * sizeof **whose);
	guint n = 0;
	for (guint i = 0; i < pass->looks->len; i++) {
		const Look *look = &g_array_index(pass->looks, Look, i);
		for (guint k = 0; k < look->n; k++, n++) {
			items[n] = look->items[k];
			(*whose)[n] = look;
		}
	}
	all.items = items;
	return all;
}

static AcReminderFacts facts_of(const Pass *pass, const AcAgendaItem *item, const Look *look)
{
	return (AcReminderFacts){
	    .item = item,
	    .words = {pass->now, item->zone, ac_remind_case_plan(look->one)},
	    .client_name = pass->only ? NULL : ac_remind_case_row(look->one)->name,
	    .clinic = ac_remind_case_clinic(look->one),
	};
}

static gboolean takes_turn(const AcAgenda *agenda, const AcAgendaItem *item)
{
	for (guint i = 0; i < agenda->n_turns; i++)
		if (agenda->turns[i] == item)
			return TRUE;
	return FALSE;
}

/* Whether something should be on the screen, or ring, that does not. */
static gboolean is_unmet(const AcRemindEngine *engine, const AcAgenda *agenda)
{
	const AcEnginePopup *popup = &engine->popup;
	if (popup->state == AC_POPUP_SENT)
		return FALSE;
	return agenda->n_turns > 0 ||
	       (agenda->n_standing > 0 && popup->state == AC_POPUP_NONE && !engine->is_once);
}

static void try_again(Pass *pass)
{
	AcRemindEngine *engine = pass->engine;
	if (!engine->has_heard)
		return;
	if (!engine->has_server && pass->now >= engine->retry_at) {
		ac_engine_put_off(engine, pass->now);
		engine->hands->try_server(engine->data);
	}
	if (engine->retry_at > pass->now)
		pass->next = MIN(pass->next, engine->retry_at);
}

static void act(Pass *pass)
{
	const Look **whose = NULL;
	const Look all = join(pass, &whose);
	const AcAgenda *agenda = agenda_of(pass, pass->arena, &all, TRUE);
	AcReminderFacts *facts = ac_arena_alloc(pass->arena, (agenda->n_standing + 1) * sizeof *facts);
	gboolean *turns = ac_arena_alloc(pass->arena, (agenda->n_standing + 1) * sizeof *turns);
	for (guint i = 0; i < agenda->n_standing; i++) {
		const AcAgendaItem *item = agenda->standing[i];
		facts[i] = facts_of(pass, item, whose[item - all.items]);
		turns[i] = takes_turn(agenda, item);
	}
	const AcWanted wanted = {facts, turns, agenda->n_standing};
	ac_engine_want(pass->engine, pass->now, &wanted);
	if (is_unmet(pass->engine, agenda))
		try_again(pass);
}

/* ---- when next ------------------------------------------------------------------------------------- */

/* The first of those who are not waiting: of them it is known already. */
static AcInstant next_of_others(Pass *pass)
{
	g_autoptr(GError) error = NULL;
	guint n = 0;
	const AcRemindClient *all = ac_store_remind_due(store_of(pass), pass->arena, pass->only, AC_INSTANT_NEVER,
	                                                g_hash_table_size(pass->waiting) + 1, &n, &error);
	ac_engine_store_ok(pass->engine, all != NULL, error);
	for (guint i = 0; all && i < n; i++)
		if (!g_hash_table_contains(pass->waiting, &all[i].client_id))
			return all[i].next;
	return AC_INSTANT_NEVER;
}

static void set_alarm(Pass *pass)
{
	AcRemindEngine *engine = pass->engine;
	AcInstant others = next_of_others(pass), own = pass->next;
	/* Whoever is due already was changed while we looked. Whatever goes wrong, it never turns into a loop. */
	if (others <= pass->now)
		others = pass->now + 1;
	if (own <= pass->now)
		own = pass->now + AC_MINUTE;
	engine->next = pass->has_more ? pass->now : MIN(own, others);
	engine->hands->set_alarm(engine->data, engine->next);
}

/* ---- the pass -------------------------------------------------------------------------------------- */

static void rest(AcRemindEngine *engine)
{
	if (engine->popup.state == AC_POPUP_UP)
		ac_engine_take_away(engine);
	g_hash_table_remove_all(engine->waiting);
	engine->next = AC_INSTANT_NEVER;
	engine->hands->set_alarm(engine->data, AC_INSTANT_NEVER);
}

/* Whose reminders were shown last is kept: of somebody else there may be some open that stand on no screen.
 */
static gboolean note_scope(AcRemindEngine *engine, const AcRemindScope *scope, AcInstant now)
{
	g_autoptr(GError) error = NULL;
	AcStore *store = ac_app_store(engine->app);
	g_autofree char *kept = ac_store_setting_get(store, SCOPE_KEY, &error);
	g_autofree char *whose = g_strdup_printf("%d %" G_GINT64_FORMAT, (int)scope->kind, scope->client_id);
	gboolean ok = !error && (g_strcmp0(kept, whose) == 0 ||
	                         (ac_store_remind_stale(store, &error) &&
	                          ac_store_setting_set(store, SCOPE_KEY, whose, now, &error)));
	engine->enters |= g_strcmp0(kept, whose) != 0;
	return ac_engine_store_ok(engine, ok, error);
}

static gboolean find_scope(AcRemindEngine *engine, AcRemindScope *scope, AcInstant now)
{
	g_autoptr(GError) error = NULL;
	if (!engine->options ||
	    !ac_engine_store_ok(engine, ac_app_remind_scope(engine->app, engine->options, scope, &error), error))
		return FALSE;
	gboolean is_somebody = scope->kind != AC_REMIND_NOBODY;
	ac_engine_trouble(engine, AC_TROUBLE_SCOPE, is_somebody ? NULL : scope->why);
	return is_somebody && note_scope(engine, scope, now);
}

/* Who is new is told at once what is still of use today: whoever turned reminders on sees that they work. */
static void enter(AcRemindEngine *engine, gint64 only, AcInstant now)
{
	g_autoptr(GError) error = NULL;
	GTimeZone *zone = ac_app_zone(engine->app);
	AcInstant since = ac_time_midnight(ac_time_date(now, zone), zone);
	if (engine->enters)
		engine->enters = !ac_engine_store_ok(
		    engine, ac_store_remind_enter(ac_app_store(engine->app), only, since, &error), error);
}

static void look_where(AcRemindEngine *engine, const AcRemindScope *scope)
{
	g_autoptr(GError) error = NULL;
	gboolean followed = FALSE;
	if (engine->looks_where)
		engine->looks_where = !ac_engine_store_ok(
		    engine, ac_app_follow_zone(engine->app, engine->options, scope, &followed, &error), error);
}

static void look(AcRemindEngine *engine, AcInstant now, gint64 only)
{
	Pass pass = {
	    .engine = engine, .now = now, .only = only, .arena = ac_arena_new(), .next = AC_INSTANT_NEVER};
	pass.looks = g_array_new(FALSE, FALSE, sizeof(Look));
	pass.seen = ac_engine_new_ids(NULL);
	pass.waiting = ac_engine_new_ids(NULL);
	if (!engine->is_able && engine->has_server && now >= engine->retry_at) {
		engine->is_able = TRUE;
		engine->unable_since = AC_INSTANT_NEVER;
	}
	look_at_due(&pass);
	look_at_said(&pass);
	if (!pass.has_more)
		act(&pass);
	g_hash_table_unref(engine->waiting);
	engine->waiting = pass.waiting;
	set_alarm(&pass);
	for (guint i = 0; i < pass.looks->len; i++)
		ac_remind_case_free(g_array_index(pass.looks, Look, i).one);
	g_array_unref(pass.looks);
	g_hash_table_unref(pass.seen);
	ac_arena_free(pass.arena);
}

static gboolean is_gone(gpointer id, G_GNUC_UNUSED gpointer words, gpointer engine)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(GError) error = NULL;
	AcStore *store = ac_app_store(((AcRemindEngine *)engine)->app);
	const AcClientRow *row = ac_store_row(store, arena, *(const gint64 *)id, &error);
	return row ? row->archived : g_error_matches(error, AC_ERROR, AC_ERROR_NOT_FOUND);
}

/* Who was erased or put away is looked at no more, and no trouble any more. */
static void tell_broken(AcRemindEngine *engine)
{
	g_hash_table_foreach_remove(engine->broken, is_gone, engine);
	GHashTableIter iter;
	gpointer words = NULL;
	g_hash_table_iter_init(&iter, engine->broken);
	g_hash_table_iter_next(&iter, NULL, &words);
	ac_engine_trouble(engine, AC_TROUBLE_CLIENT, words);
}

void ac_engine_pass(AcRemindEngine *engine, AcInstant now)
{
	AcRemindScope scope = {0};
	engine->enters |= ac_store_changed(ac_app_store(engine->app));
	if (find_scope(engine, &scope, now)) {
		gint64 only = scope.kind == AC_REMIND_ONE ? scope.client_id : 0;
		engine->policy = ac_app_remind_policy(engine->options, &scope);
		look_where(engine, &scope);
		enter(engine, only, now);
		look(engine, now, only);
	} else {
		rest(engine);
	}
	ac_remind_scope_clear(&scope);
	tell_broken(engine);
	if (!engine->has_failed)
		ac_engine_trouble(engine, AC_TROUBLE_STORE, NULL);
	engine->has_failed = FALSE;
}

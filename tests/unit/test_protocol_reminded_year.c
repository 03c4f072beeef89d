/* SPDX-License-Identifier: MIT */
/*
 * A year of reminders, made up: the standard rules, clients at random, a machine that sleeps, is off, loses
 * its server and flies; ticks, snoozes, closed popups. Every reminder of the plan is said once a turn or ends
 * with a reason, and nothing is said that the plan does not have. AC_YEARS: how many.
 */
#include "plan/agenda.h"
#include "protocol/load.h"

#include <string.h>

#define DAY   (24 * AC_HOUR)
#define GRACE (5 * AC_MINUTE)
/* A flight moves what is still to come by so much at most; what is of use for weeks is asked for by itself.
 */
#define LOOK_BACK (15 * DAY)

#define MAX_SESSIONS 4

typedef struct {
	char *key;
	AcRemindRecord record;
	guint snoozes;
} Kept;

typedef struct {
	const AcProtocol *protocol;
	GRand *rand;
	GTimeZone *zones[4];
	AcSession sessions[MAX_SESSIONS];
	guint n_sessions;
	AcTraitValue skin;
	GArray *ticks;
	GPtrArray *texts; /* owns what ticks name */
	AcClient client;
	AcRemindPolicy policy;
	gboolean is_calm; /* no flights, no sessions moved, no clock of its own: the plan stays what it was */
	AcInstant since, now, settled; /* settled: all before it is over */
	GHashTable *kept;              /* by key: Kept */
	GHashTable *planned;           /* keys that a plan had once their moment came */
	GArray *popups;                /* moments of those that count */
	gboolean can_show, is_off;
	AcInstant unable_since;
	gboolean asked; /* the year is over: no more is asked of what comes now */
	guint n_turns, n_ends;
} World;

static gboolean chance(const World *w, int one_in)
{
	return g_rand_int_range(w->rand, 0, one_in) == 0;
}

static void kept_free(gpointer data)
{
	Kept *kept = data;
	g_free(kept->key);
	g_free(kept);
}

/* ---- a client ------------------------------------------------------------------------------------------ */

static void make_sessions(World *w, AcDate first)
{
	w->n_sessions = (guint)g_rand_int_range(w->rand, 1, MAX_SESSIONS + 1);
	AcDate date = first;
	for (guint i = 0; i < w->n_sessions; i++) {
		AcInstant begin =
		    ac_time_at(date, g_rand_int_range(w->rand, 7 * 60, 20 * 60), w->client.zone, AC_FOLD_FIRST);
		w->sessions[i] = (AcSession){.id = i + 1,
		                             .begin = begin,
		                             .end = begin + g_rand_int_range(w->rand, 30, 240) * AC_MINUTE,
		                             .zone = w->client.zone,
		                             .state = AC_SESSION_PLANNED,
		                             .final = i + 1 == w->n_sessions};
		date += g_rand_int_range(w->rand, 7, 50);
	}
	w->client.sessions = w->sessions;
	w->client.n_sessions = w->n_sessions;
}

static void make_policy(World *w)
{
	w->policy = ac_remind_policy_usual;
	if (chance(w, 2)) {
		w->policy.quiet_from = g_rand_int_range(w->rand, 0, 1440);
		w->policy.quiet_to = g_rand_int_range(w->rand, 0, 1440);
	}
	w->policy.a_day = (guint)g_rand_int_range(w->rand, 0, 10);
	w->policy.repeats = (guint)g_rand_int_range(w->rand, 0, 4);
	w->policy.repeat_minutes = g_rand_int_range(w->rand, 1, 120);
	w->policy.morning_minute = g_rand_int_range(w->rand, 5 * 60, 10 * 60);
}

static World *world_new(const AcProtocol *protocol, guint32 seed)
{
	static const char *const names[] = {"Europe/London", "America/New_York", "Australia/Lord_Howe",
	                                    "Asia/Kolkata"};
	World *w = g_new0(World, 1);
	w->protocol = protocol;
	w->rand = g_rand_new_with_seed(seed);
	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		w->zones[i] = g_time_zone_new_identifier(names[i]);
	w->ticks = g_array_new(FALSE, FALSE, sizeof(AcTick));
	w->texts = g_ptr_array_new_with_free_func(g_free);
	w->kept = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, kept_free);
	w->planned = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	w->popups = g_array_new(FALSE, FALSE, sizeof(AcInstant));
	w->is_calm = seed % 2 == 0;
	w->can_show = TRUE;
	w->client.id = 1;
	w->client.zone = w->zones[g_rand_int_range(w->rand, 0, 4)];
	w->skin = (AcTraitValue){"skin", chance(w, 3) ? "oily" : "dry"};
	w->client.traits = &w->skin;
	w->client.n_traits = 1;
	AcDate first;
	g_assert_true(ac_date_from_ymd(2026, 2, 1, &first));
	first += g_rand_int_range(w->rand, 0, 270);
	make_sessions(w, first);
	make_policy(w);
	w->since = w->now = w->settled = w->sessions[0].begin - g_rand_int_range(w->rand, 0, 20 * 24) * AC_HOUR;
	return w;
}

static void world_free(World *w)
{
	g_rand_free(w->rand);
	for (guint i = 0; i < G_N_ELEMENTS(w->zones); i++)
		g_time_zone_unref(w->zones[i]);
	g_array_unref(w->ticks);
	g_ptr_array_unref(w->texts);
	g_hash_table_unref(w->kept);
	g_hash_table_unref(w->planned);
	g_array_unref(w->popups);
	g_free(w);
}

/* ---- what is due --------------------------------------------------------------------------------------- */

static guint said_today(const World *w, AcInstant now)
{
	AcDate today = ac_time_date(now, w->client.zone);
	guint n = 0;
	for (guint i = 0; i < w->popups->len; i++)
		n += ac_time_date(g_array_index(w->popups, AcInstant, i), w->client.zone) == today ? 1 : 0;
	return n;
}

/* What the plan lets go of before anybody could say it is not its any more. */
static gboolean is_let_go(gpointer key, gpointer value, gpointer data)
{
	(void)value;
	gpointer *both = data;
	const World *w = both[0];
	return !g_hash_table_contains(w->kept, key) && !g_hash_table_contains(both[1], key);
}

/* What the program would have at hand: all from where it is settled on, and every open record. */
static AcAgendaItem *items_of(World *w, const AcPlan *plan, AcArena *arena, guint *n)
{
	guint n_reminders, n_items = 0;
	const AcReminder *all = ac_plan_reminders(plan, arena, &w->policy, MAX(w->since, w->settled - LOOK_BACK),
	                                          w->now + DAY, &n_reminders);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	AcAgendaItem *items = AC_ARENA_ARRAY(arena, AcAgendaItem, n_reminders + g_hash_table_size(w->kept));
	AcInstant settled = w->now;
	for (guint i = 0; i < n_reminders; i++) {
		Kept *kept = g_hash_table_lookup(w->kept, all[i].key);
		items[n_items++] = (AcAgendaItem){1, w->client.zone, &all[i], kept != NULL ? &kept->record : NULL};
		g_hash_table_add(seen, (gpointer)(gsize)all[i].key);
		if (all[i].at <= w->now && !w->asked && !g_hash_table_contains(w->planned, all[i].key))
			g_hash_table_add(w->planned, g_strdup(all[i].key));
		if (kept == NULL || kept->record.told == AC_TOLD_OPEN)
			settled = MIN(settled, all[i].at);
	}
	gpointer both[] = {w, seen};
	g_hash_table_foreach_remove(w->planned, is_let_go, both);
	w->settled = MAX(w->settled, settled);
	GHashTableIter iter;
	gpointer value;
	g_hash_table_iter_init(&iter, w->kept);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		Kept *kept = value;
		if (kept->record.told == AC_TOLD_OPEN && !g_hash_table_contains(seen, kept->key))
			items[n_items++] = (AcAgendaItem){1, w->client.zone, NULL, &kept->record};
	}
	*n = n_items;
	return items;
}

static const AcAgenda *agenda_at(const World *w, AcArena *arena, AcInstant now, const AcAgendaItem *items,
                                 guint n)
{
	AcAgendaState state = {.now = now,
	                       .policy = &w->policy,
	                       .said_today = said_today(w, now),
	                       .can_show = w->can_show,
	                       .unable_since = w->can_show ? AC_INSTANT_NEVER : w->unable_since,
	                       .is_off = w->is_off};
	return ac_plan_agenda(arena, &state, items, n);
}

/* ---- what must hold ------------------------------------------------------------------------------------ */

static gboolean is_quiet(const World *w, AcInstant at)
{
	int minute = ac_time_local(at, w->client.zone).minute;
	int from = w->policy.quiet_from, to = w->policy.quiet_to;
	return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

static void check_turn(const World *w, const AcAgendaItem *item)
{
	const AcReminder *r = item->reminder;
	const AcRemindRecord *record = item->record;
	g_assert_nonnull(r);
	g_assert_true(w->can_show && !w->is_off);
	g_assert_true(r->at <= w->now && w->now < r->until && r->end == AC_REMINDER_OPEN);
	g_assert_true(record == NULL || record->told == AC_TOLD_OPEN);
	const Kept *kept = g_hash_table_lookup(w->kept, r->key);
	guint snoozes = kept != NULL ? kept->snoozes : 0;
	g_assert_cmpuint(record != NULL ? record->shown : 0, <, 1 + r->repeats + snoozes);
	gboolean is_asked = record != NULL && record->snoozed_until != 0;
	g_assert_true(r->passes || !is_quiet(w, w->now) || (is_asked && w->now <= record->snoozed_until + GRACE));
	if (r->late == AC_LATE_DROP && record == NULL)
		g_assert_cmpint(w->now, <=, r->at + GRACE);
}

static void check_end(const World *w, const AcAgendaEnd *end)
{
	const AcReminder *r = end->item->reminder;
	const AcRemindRecord *record = end->item->record;
	gboolean said = record != NULL && (record->shown > 0 || record->snoozed_until != 0);
	g_assert_cmpint(end->told, !=, AC_TOLD_OPEN);
	g_assert_true(record == NULL || record->told == AC_TOLD_OPEN);
	if (end->told == AC_TOLD_GONE) {
		g_assert_null(r);
		return;
	}
	g_assert_true(r->at <= w->now || said);
	g_assert_true(said == (end->told == AC_TOLD_UNDONE) || r->end != AC_REMINDER_OPEN);
	if (end->told == AC_TOLD_UNDONE)
		g_assert_cmpint(w->now, >=, r->until);
}

/* ---- recording ----------------------------------------------------------------------------------------- */

static Kept *kept_of(World *w, const char *key, AcInstant at)
{
	Kept *kept = g_hash_table_lookup(w->kept, key);
	if (kept == NULL) {
		kept = g_new0(Kept, 1);
		kept->key = g_strdup(key);
		kept->record.key = kept->key;
		g_hash_table_insert(w->kept, kept->key, kept);
	}
	kept->record.at = at;
	return kept;
}

static void carry_out(World *w, const AcAgenda *agenda)
{
	gboolean counts = FALSE;
	for (guint i = 0; i < agenda->n_turns; i++) {
		const AcReminder *r = agenda->turns[i]->reminder;
		check_turn(w, agenda->turns[i]);
		Kept *kept = kept_of(w, r->key, r->at);
		kept->record.shown++;
		kept->record.shown_at = w->now;
		kept->record.is_closed = FALSE;
		counts = counts || !r->passes;
		w->n_turns++;
	}
	if (counts)
		g_array_append_val(w->popups, w->now);
	for (guint i = 0; i < agenda->n_ends; i++) {
		const AcAgendaItem *item = agenda->ends[i].item;
		check_end(w, &agenda->ends[i]);
		Kept *kept = item->reminder != NULL ? kept_of(w, item->reminder->key, item->reminder->at)
		                                    : kept_of(w, item->record->key, item->record->at);
		kept->record.told = agenda->ends[i].told;
		w->n_ends++;
	}
}

/* ---- what a person and the world do -------------------------------------------------------------------- */

static void tick(World *w, const AcReminder *r)
{
	const AcOccurrence *o = r->occurrence;
	char *id = g_strdup(o->task->id);
	g_ptr_array_add(w->texts, id);
	AcTick fresh = {
	    id, o->session->id, o->date, o->minute, chance(w, 4) ? AC_TICK_SKIPPED : AC_TICK_DONE, w->now, NULL};
	g_array_append_val(w->ticks, fresh);
	w->client.ticks = (const AcTick *)(gpointer)w->ticks->data;
	w->client.n_ticks = w->ticks->len;
}

static void act_on(World *w, const AcAgenda *agenda)
{
	for (guint i = 0; i < agenda->n_standing; i++) {
		const AcReminder *r = agenda->standing[i]->reminder;
		Kept *kept = g_hash_table_lookup(w->kept, r->key);
		g_assert_nonnull(kept);
		int what = g_rand_int_range(w->rand, 0, 12);
		if (what < 5 && r->kind == AC_REMINDER_TASK) {
			tick(w, r);
		} else if (what < 5 && (r->kind == AC_REMINDER_CHECKIN || r->kind == AC_REMINDER_LOOK)) {
			w->client.has_advice = TRUE;
			w->client.advised_at = w->now;
			w->client.advice = (AcAdvice)g_rand_int_range(w->rand, 0, 5);
		} else if (what < 5) {
			kept->record.told = AC_TOLD_DONE;
		} else if (what < 7) {
			kept->record.is_closed = TRUE;
		} else if (what < 9) {
			kept->record.snoozed_until = w->now + (chance(w, 2) ? 10 : 60) * AC_MINUTE;
			kept->snoozes++;
		}
	}
}

static void happen(World *w)
{
	for (guint i = 0; i < w->n_sessions; i++)
		if (w->sessions[i].end <= w->now && (w->is_calm || chance(w, 4)))
			w->sessions[i].state = AC_SESSION_HAPPENED;
	if (chance(w, 30)) {
		w->can_show = !w->can_show;
		w->unable_since = w->now;
	}
	if (!w->can_show && chance(w, 5))
		w->can_show = TRUE;
	if (chance(w, 60) || w->is_off)
		w->is_off = !w->is_off;
	if (w->is_calm)
		return;
	if (chance(w, 50))
		w->client.zone = w->zones[g_rand_int_range(w->rand, 0, 4)];
	guint last = w->n_sessions - 1;
	if (chance(w, 100) && w->sessions[last].begin > w->now + DAY && last > 0) {
		w->sessions[last].begin += DAY;
		w->sessions[last].end += DAY;
	}
}

/* ---- a year -------------------------------------------------------------------------------------------- */

/* Nothing changes before it says so, once what it said is recorded. */
static void check_next(World *w, const AcPlan *plan, AcInstant next)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n;
	AcAgendaItem *items = items_of(w, plan, arena, &n);
	g_assert_cmpint(next, >, w->now);
	AcInstant last = MIN(next - 1, w->now + DAY - 1);
	AcInstant moments[] = {w->now, last,
	                       w->now + (AcInstant)(g_rand_double(w->rand) * (double)(last - w->now))};
	for (guint i = 0; i < G_N_ELEMENTS(moments); i++) {
		const AcAgenda *again = agenda_at(w, arena, moments[i], items, n);
		g_assert_cmpuint(again->n_turns, ==, 0);
		g_assert_cmpuint(again->n_ends, ==, 0);
		g_assert_cmpint(again->next, >, moments[i]);
		g_assert_cmpint(again->next, <=, next);
	}
}

/* Returns when to look again. */
static AcInstant look(World *w)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(AcPlan) plan = ac_plan_new(w->protocol, &w->client, w->now);
	guint n;
	AcAgendaItem *items = items_of(w, plan, arena, &n);
	const AcAgenda *agenda = agenda_at(w, arena, w->now, items, n);
	AcInstant next = agenda->next;
	carry_out(w, agenda);
	check_next(w, plan, next);
	if (chance(w, 2))
		act_on(w, agenda);
	return MIN(next, ac_plan_next_reminder(plan, &w->policy, w->now + DAY - 1));
}

static AcInstant wake_at(const World *w, AcInstant next)
{
	AcInstant at = MIN(next, w->now + 40 * DAY);
	for (guint i = 0; i < w->n_sessions; i++)
		if (w->sessions[i].end > w->now)
			at = MIN(at, w->sessions[i].end);
	if (chance(w, 15)) /* somebody does something meanwhile */
		at = MIN(at, w->now + g_rand_int_range(w->rand, 1, 600) * AC_MINUTE);
	if (!w->is_calm && chance(w, 12)) /* asleep, or turned off */
		at += chance(w, 3) ? g_rand_int_range(w->rand, 1, 4 * 24 * 60) * AC_MINUTE
		                   : g_rand_int_range(w->rand, 1, 900);
	return at;
}

/* A calm year's plan is known from its end; what hangs on a session still to come is not in it any more. */
static void check_the_list(World *w, AcInstant end)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(AcPlan) plan = ac_plan_new(w->protocol, &w->client, end);
	AcRemindPolicy policy = w->policy;
	policy.kinds = AC_REMINDER_BIT(AC_REMINDER_TASK) | AC_REMINDER_BIT(AC_REMINDER_ALLOWED) |
	               AC_REMINDER_BIT(AC_REMINDER_CHECKIN) | AC_REMINDER_BIT(AC_REMINDER_FOLLOWUP);
	guint n, same = 0;
	const AcReminder *all = ac_plan_reminders(plan, arena, &policy, w->since, end, &n);
	for (guint i = 0; i < n; i++)
		if (g_hash_table_lookup(w->kept, all[i].key) == NULL)
			g_error("never said, never missed: %s", all[i].key);
	static const char *const kinds[] = {"task:", "allowed:", "checkin:", "followup:"};
	GHashTableIter iter;
	gpointer value;
	g_hash_table_iter_init(&iter, w->kept);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		const Kept *kept = value;
		for (guint i = 0; i < G_N_ELEMENTS(kinds) && kept->record.at < end; i++)
			same += g_str_has_prefix(kept->key, kinds[i]) ? 1 : 0;
	}
	g_assert_cmpuint(same, ==, n);
}

static void live_until(World *w, AcInstant end)
{
	while (w->now < end) {
		AcInstant next = look(w);
		w->now = MAX(wake_at(w, next), w->now + 1);
		happen(w);
	}
}

static void live(World *w)
{
	AcInstant end = w->since + 366 * DAY;
	live_until(w, end);
	GHashTableIter iter;
	gpointer key;
	g_hash_table_iter_init(&iter, w->kept);
	while (g_hash_table_iter_next(&iter, &key, NULL))
		g_assert_true(g_hash_table_contains(w->planned, key));
	if (w->is_calm)
		check_the_list(w, end - 20 * DAY);
	/* Long after, all of it is over. */
	w->asked = TRUE;
	live_until(w, end + 40 * DAY);
	g_hash_table_iter_init(&iter, w->planned);
	while (g_hash_table_iter_next(&iter, &key, NULL)) {
		const Kept *kept = g_hash_table_lookup(w->kept, key);
		if (kept == NULL || kept->record.told == AC_TOLD_OPEN)
			g_error("%s: %s", kept == NULL ? "nobody knows of it" : "it never ended", (const char *)key);
	}
}

static void every_reminder_is_said_once_a_turn_or_ends_with_a_reason(void)
{
	static const char *const folders[] = {AC_SOURCE_DIR "/config/protocols", NULL};
	const char *text = g_getenv("AC_YEARS");
	guint n_years = text != NULL ? (guint)g_ascii_strtoull(text, NULL, 10) : 3;
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autoptr(AcLoaded) catalogue = ac_load_catalogue(AC_SOURCE_DIR "/config/activities.cfg", problems);
	g_assert_nonnull(catalogue);
	g_autoptr(AcLoaded) loaded = ac_load_protocol(AC_SOURCE_DIR "/config/protocols/smp.cfg",
	                                              ac_loaded_catalogue(catalogue), folders, problems);
	g_assert_nonnull(loaded);
	guint turns = 0, ends = 0;
	for (guint32 seed = 1; seed <= n_years; seed++) {
		World *w = world_new(ac_loaded_protocol(loaded), seed);
		g_test_message("year %u", seed);
		live(w);
		turns += w->n_turns;
		ends += w->n_ends;
		world_free(w);
	}
	g_test_message("%u years, %u turns, %u ends", n_years, turns, ends);
	g_assert_cmpuint(turns, >, n_years * 20);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/protocol/reminded-year", every_reminder_is_said_once_a_turn_or_ends_with_a_reason);
	return g_test_run();
}

/* SPDX-License-Identifier: MIT */
/* What was said of reminders, and when to look at whom again. */
#include "store/reminder.h"

#include "db.h"

/* What the budget of a day counts is of no use after that. */
#define SAID_KEPT (7 * 24 * AC_HOUR)

/* ---- when to look at whom ------------------------------------------------------------------------- */

#define UNKNOWN                                                                                              \
	" FROM client c WHERE archived=0 AND(?1=0 OR id=?1)AND NOT EXISTS(SELECT 1 FROM remind WHERE "           \
	"client_id=c.id)"

/* Whether somebody is to be taken in: a write, and what watches the file, costs more than this look. */
static gboolean is_anybody_new(AcStore *store, gint64 only, gboolean *is_new, GError **error)
{
	sqlite3_stmt *row = ac_store_statement(store, "SELECT 1" UNKNOWN " LIMIT 1", error);
	if (!row)
		return FALSE;
	sqlite3_bind_int64(row, 1, only);
	AcStep step = ac_store_step(store, row, error);
	*is_new = step == AC_STEP_ROW;
	sqlite3_reset(row);
	return step != AC_STEP_FAILED;
}

gboolean ac_store_remind_enter(AcStore *store, gint64 only, AcInstant since, GError **error)
{
	gboolean is_new = FALSE;
	if (!is_anybody_new(store, only, &is_new, error))
		return FALSE;
	if (!is_new)
		return TRUE;
	if (!ac_service_begin(store, error))
		return FALSE;
	gboolean done = ac_store_run(store, error,
	                             "INSERT INTO remind(client_id,since,settled,next)SELECT id,?2,?2,0" UNKNOWN,
	                             "ii", only, since);
	return ac_service_end(store, done, error);
}

gboolean ac_store_remind_only(AcStore *store, gint64 *only, gboolean *is_any, GError **error)
{
	*only = 0;
	*is_any = FALSE;
	if (!store->db)
		return TRUE;
	sqlite3_stmt *row = ac_store_statement(
	    store, "SELECT count(*),min(id)FROM(SELECT id FROM client WHERE archived=0 LIMIT 2)", error);
	if (!row)
		return FALSE;
	AcStep step = ac_store_step(store, row, error);
	if (step == AC_STEP_ROW) {
		*is_any = sqlite3_column_int(row, 0) > 0;
		*only = sqlite3_column_int(row, 0) == 1 ? sqlite3_column_int64(row, 1) : 0;
	}
	sqlite3_reset(row);
	return step != AC_STEP_FAILED;
}

/* Two statements: with "?1=0 OR" in one the index on next would be of no use. */
#define DUE "SELECT client_id,since,settled,next,changes FROM remind WHERE "
static const char DUE_OF_ALL[] = DUE "next<=?1 ORDER BY next LIMIT ?2";
static const char DUE_OF_ONE[] = DUE "next<=?1 AND client_id=?3 LIMIT ?2";

const AcRemindClient *ac_store_remind_due(AcStore *store, AcArena *arena, gint64 only, AcInstant now,
                                          guint most, guint *n, GError **error)
{
	*n = 0;
	if (!store->db)
		return AC_ARENA_NEW(arena, AcRemindClient);
	sqlite3_stmt *row = ac_store_statement(store, only == 0 ? DUE_OF_ALL : DUE_OF_ONE, error);
	if (!row)
		return NULL;
	sqlite3_bind_int64(row, 1, now);
	sqlite3_bind_int64(row, 2, most);
	if (only != 0)
		sqlite3_bind_int64(row, 3, only);
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(AcRemindClient));
	AcStep step;
	while ((step = ac_store_step(store, row, error)) == AC_STEP_ROW) {
		const AcRemindClient one = {sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1),
		                            sqlite3_column_int64(row, 2), sqlite3_column_int64(row, 3),
		                            sqlite3_column_int64(row, 4)};
		g_array_append_val(found, one);
	}
	if (step == AC_STEP_FAILED)
		return NULL;
	*n = found->len;
	return ac_arena_memdup(arena, found->data, found->len * sizeof(AcRemindClient));
}

gboolean ac_store_remind_next(AcStore *store, gint64 only, AcInstant *next, GError **error)
{
	*next = AC_INSTANT_NEVER;
	if (!store->db)
		return TRUE;
	sqlite3_stmt *row = ac_store_statement(store,
	                                       only == 0 ? "SELECT next FROM remind ORDER BY next LIMIT 1"
	                                                 : "SELECT next FROM remind WHERE client_id=?1",
	                                       error);
	if (!row)
		return FALSE;
	if (only != 0)
		sqlite3_bind_int64(row, 1, only);
	AcStep step = ac_store_step(store, row, error);
	if (step == AC_STEP_ROW)
		*next = sqlite3_column_int64(row, 0);
	sqlite3_reset(row);
	return step != AC_STEP_FAILED;
}

#define STALE "UPDATE remind SET next=0,changes=changes+1"

gboolean ac_store_remind_stale(AcStore *store, GError **error)
{
	if (!ac_service_begin(store, error))
		return FALSE;
	gboolean done = ac_store_run(store, error, STALE, "");
	return ac_service_end(store, done, error);
}

/* ---- records -------------------------------------------------------------------------------------- */

/* A snooze may be of a reminder nothing was recorded of. */
static const char RECORDS[] =
    "SELECT r.key,r.at,told,shown,shown_at,closed,until FROM reminder r LEFT JOIN snooze s USING(client_id,"
    "key)WHERE r.client_id=?1 AND(told=0 OR r.at>=?2)UNION ALL "
    "SELECT key,at,0,0,0,0,until FROM snooze s WHERE client_id=?1 AND NOT EXISTS(SELECT 1 FROM reminder r "
    "WHERE r.client_id=s.client_id AND r.key=s.key)ORDER BY 2,1";

static AcRemindRecord read_record(sqlite3_stmt *row, AcArena *arena)
{
	return (AcRemindRecord){
	    .key = ac_arena_strdup(arena, (const char *)sqlite3_column_text(row, 0)),
	    .at = sqlite3_column_int64(row, 1),
	    .told = (AcTold)CLAMP(sqlite3_column_int(row, 2), (int)AC_TOLD_OPEN, (int)AC_TOLD_GONE),
	    .shown = (guint)sqlite3_column_int64(row, 3),
	    .shown_at = sqlite3_column_int64(row, 4),
	    .is_closed = sqlite3_column_int(row, 5) != 0,
	    .snoozed_until = sqlite3_column_int64(row, 6)};
}

const AcRemindRecord *ac_store_remind_records(AcStore *store, AcArena *arena, gint64 client_id,
                                              AcInstant since, guint *n, GError **error)
{
	*n = 0;
	if (!store->db)
		return AC_ARENA_NEW(arena, AcRemindRecord);
	sqlite3_stmt *row = ac_store_statement(store, RECORDS, error);
	if (!row)
		return NULL;
	sqlite3_bind_int64(row, 1, client_id);
	sqlite3_bind_int64(row, 2, since);
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(AcRemindRecord));
	AcStep step;
	while ((step = ac_store_step(store, row, error)) == AC_STEP_ROW) {
		const AcRemindRecord one = read_record(row, arena);
		g_array_append_val(found, one);
	}
	if (step == AC_STEP_FAILED)
		return NULL;
	*n = found->len;
	return ac_arena_memdup(arena, found->data, found->len * sizeof(AcRemindRecord));
}

/* Nothing is written of who is gone. */
#define IF_THERE " FROM client WHERE id=?1 "

static gboolean write_record(AcStore *store, gint64 client_id, const AcRemindRecord *record, GError **error)
{
	if (!ac_store_run(store, error,
	                  "INSERT INTO reminder(client_id,key,at,told,shown,shown_at,closed)"
	                  "SELECT ?1,?2,?3,?4,?5,?6,?7" IF_THERE
	                  "ON CONFLICT DO UPDATE SET at=excluded.at,told=excluded.told,shown=excluded.shown,"
	                  "shown_at=excluded.shown_at,closed=excluded.closed",
	                  "isiiiii", client_id, record->key, record->at, (gint64)record->told,
	                  (gint64)record->shown, record->shown_at, (gint64) !!record->is_closed))
		return FALSE;
	return record->shown == 0 ||
	       ac_store_run(store, error,
	                    "INSERT INTO said(client_id,at)SELECT ?1,?2" IF_THERE "ON CONFLICT DO NOTHING", "ii",
	                    client_id, record->shown_at);
}

static gboolean write_all(AcStore *store, const AcRemindClient *client, const AcRemindRecord *records,
                          guint n, GError **error)
{
	AcInstant latest = AC_INSTANT_ALWAYS;
	for (guint i = 0; i < n; i++) {
		if (!write_record(store, client->client_id, &records[i], error))
			return FALSE;
		if (records[i].shown > 0)
			latest = MAX(latest, records[i].shown_at);
	}
	if (latest != AC_INSTANT_ALWAYS &&
	    !ac_store_run(store, error, "DELETE FROM said WHERE at<?1", "i", latest - SAID_KEPT))
		return FALSE;
	return ac_store_run(store, error,
	                    "UPDATE remind SET since=min(since,?2),settled=?2,"
	                    "next=CASE WHEN changes=?4 THEN ?3 ELSE 0 END WHERE client_id=?1",
	                    "iiii", client->client_id, client->settled, client->next, client->changes);
}

gboolean ac_store_remind_write(AcStore *store, const AcRemindClient *client, const AcRemindRecord *records,
                               guint n, GError **error)
{
	if (!ac_service_begin(store, error))
		return FALSE;
	return ac_service_end(store, write_all(store, client, records, n, error), error);
}

gboolean ac_store_remind_tell(AcStore *store, gint64 client_id, const AcRemindRecord *record, GError **error)
{
	if (!ac_service_begin(store, error))
		return FALSE;
	gboolean done = write_record(store, client_id, record, error) &&
	                ac_store_run(store, error, STALE " WHERE client_id=?1", "i", client_id);
	return ac_service_end(store, done, error);
}

gboolean ac_store_remind_count(AcStore *store, gint64 only, AcInstant since, guint *n, GError **error)
{
	*n = 0;
	if (!store->db)
		return TRUE;
	sqlite3_stmt *row = ac_store_statement(
	    store, "SELECT count(DISTINCT at)FROM said WHERE at>=?1 AND(?2=0 OR client_id=?2)", error);
	if (!row)
		return FALSE;
	sqlite3_bind_int64(row, 1, since);
	sqlite3_bind_int64(row, 2, only);
	AcStep step = ac_store_step(store, row, error);
	if (step == AC_STEP_ROW)
		*n = (guint)sqlite3_column_int64(row, 0);
	sqlite3_reset(row);
	return step != AC_STEP_FAILED;
}

/* ---- the popup ------------------------------------------------------------------------------------ */

/* One row of the settings: "SERIAL ID AT", the server, then a line a key. A table for it would be read at
 * every start. */
#define POPUP "remind_popup"

gboolean ac_store_remind_popup_set(AcStore *store, const AcRemindPopup *popup, GError **error)
{
	g_autofree char *text =
	    g_strdup_printf("%" G_GINT64_FORMAT " %u %" G_GINT64_FORMAT "\n%s\n%s", popup->serial, popup->id,
	                    popup->at, popup->server ? popup->server : "", popup->keys ? popup->keys : "");
	if (!ac_service_begin(store, error))
		return FALSE;
	gboolean done = ac_store_run(store, error,
	                             "INSERT INTO setting(key,value)VALUES('" POPUP "',?1)"
	                             "ON CONFLICT DO UPDATE SET value=excluded.value",
	                             "s", text);
	return ac_service_end(store, done, error);
}

gboolean ac_store_remind_popup_get(AcStore *store, AcArena *arena, AcRemindPopup *popup, GError **error)
{
	GError *why = NULL;
	*popup = (AcRemindPopup){.keys = ""};
	g_autofree char *text = ac_store_setting_get(store, POPUP, &why);
	if (why) {
		g_propagate_error(error, why);
		return FALSE;
	}
	g_auto(GStrv) lines = g_strsplit(text ? text : "", "\n", 3);
	g_auto(GStrv) numbers = g_strsplit(lines[0] ? lines[0] : "", " ", 3);
	/* One that cannot be read is none: at worst a popup stays until somebody closes it. */
	if (g_strv_length(lines) < 3 || g_strv_length(numbers) < 3)
		return TRUE;
	popup->serial = g_ascii_strtoll(numbers[0], NULL, 10);
	popup->id = (guint32)g_ascii_strtoull(numbers[1], NULL, 10);
	popup->at = g_ascii_strtoll(numbers[2], NULL, 10);
	popup->server = *lines[1] ? ac_arena_strdup(arena, lines[1]) : NULL;
	popup->keys = ac_arena_strdup(arena, lines[2]);
	return TRUE;
}

/* ---- put off -------------------------------------------------------------------------------------- */

gboolean ac_store_snooze(AcStore *store, gint64 client_id, const AcSnooze *snooze, AcInstant now,
                         GError **error)
{
	if (!ac_change_begin(store, error))
		return FALSE;
	g_autofree char *name = ac_change_name(store, client_id, error);
	gboolean done = name && ac_store_run(store, error,
	                                     "INSERT INTO snooze(client_id,key,at,until)VALUES(?1,?2,?3,?4)"
	                                     "ON CONFLICT DO UPDATE SET at=excluded.at,until=excluded.until",
	                                     "isii", client_id, snooze->key, snooze->at, snooze->until);
	const AcEvent event = {client_id, "snooze", snooze->subject, now};
	return ac_change_end(store, done, &event, error);
}

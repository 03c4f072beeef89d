/* SPDX-License-Identifier: MIT */
#include "store/handoff.h"

#include "db.h"

const AcHanded *ac_store_handed(AcStore *store, AcArena *arena, gint64 client_id, guint *n, GError **error)
{
	*n = 0;
	if (!store->db)
		return AC_ARENA_NEW(arena, AcHanded);
	sqlite3_stmt *row =
	    ac_store_statement(store, "SELECT key,value FROM handed WHERE client_id=?1 ORDER BY key", error);
	if (!row)
		return NULL;
	sqlite3_bind_int64(row, 1, client_id);
	g_autoptr(GArray) facts = g_array_new(FALSE, FALSE, sizeof(AcHanded));
	AcStep step;
	while ((step = ac_store_step(store, row, error)) == AC_STEP_ROW) {
		const AcHanded fact = {ac_arena_strdup(arena, (const char *)sqlite3_column_text(row, 0)),
		                       ac_arena_strdup(arena, (const char *)sqlite3_column_text(row, 1))};
		g_array_append_val(facts, fact);
	}
	if (step == AC_STEP_FAILED)
		return NULL;
	*n = facts->len;
	return ac_arena_memdup(arena, facts->data, facts->len * sizeof(AcHanded));
}

gboolean ac_store_handed_set(AcStore *store, gint64 client_id, const AcHanded *facts, guint n, AcInstant now,
                             GError **error)
{
	if (!ac_change_begin(store, error))
		return FALSE;
	g_autofree char *name = ac_change_name(store, client_id, error);
	gboolean done =
	    name && ac_store_run(store, error, "DELETE FROM handed WHERE client_id=?1", "i", client_id);
	for (guint i = 0; done && i < n; i++)
		done = ac_store_run(store, error, "INSERT INTO handed(client_id,key,value)VALUES(?1,?2,?3)", "iss",
		                    client_id, facts[i].key, facts[i].value);
	const AcEvent event = {client_id, "import", name, now};
	return ac_change_end(store, done, &event, error);
}

/* The first number of the only row that @sql gives for ?1; @out stays without one. */
static gboolean number_of(AcStore *store, sqlite3_stmt *row, gint64 *out, GError **error)
{
	AcStep step = ac_store_step(store, row, error);
	if (step == AC_STEP_ROW)
		*out = sqlite3_column_int64(row, 0);
	sqlite3_reset(row);
	return step != AC_STEP_FAILED;
}

gint64 ac_store_find_uid(AcStore *store, const char *uid, GError **error)
{
	gint64 id = 0;
	if (!store->db)
		return 0;
	sqlite3_stmt *row = ac_store_statement(store, "SELECT id FROM client WHERE uid=?1 ORDER BY id", error);
	if (!row)
		return 0;
	sqlite3_bind_text(row, 1, uid, -1, SQLITE_TRANSIENT);
	return number_of(store, row, &id, error) ? id : 0;
}

gboolean ac_store_uid_set(AcStore *store, gint64 client_id, gint64 session_id, const char *uid, AcInstant now,
                          GError **error)
{
	if (!ac_change_begin(store, error))
		return FALSE;
	g_autofree char *name = ac_change_name(store, client_id, error);
	gboolean done =
	    name &&
	    (session_id == 0
	         ? ac_store_run(store, error, "UPDATE client SET uid=?2 WHERE id=?1", "is", client_id, uid)
	         : ac_store_run(store, error, "UPDATE session SET uid=?3 WHERE id=?1 AND client_id=?2", "iis",
	                        session_id, client_id, uid));
	const AcEvent event = {client_id, "import", name, now};
	return ac_change_end(store, done, &event, error);
}

gboolean ac_store_session_in_use(AcStore *store, gint64 session_id, gboolean *in_use, GError **error)
{
	gint64 n = 0;
	*in_use = FALSE;
	sqlite3_stmt *row =
	    ac_store_statement(store,
	                       "SELECT(SELECT count(*)FROM tick WHERE session_id=?1)+"
	                       "(SELECT count(*)FROM report WHERE session_id=?1 AND initials IS NULL)",
	                       error);
	if (!row)
		return FALSE;
	sqlite3_bind_int64(row, 1, session_id);
	if (!number_of(store, row, &n, error))
		return FALSE;
	*in_use = n > 0;
	return TRUE;
}

gboolean ac_store_changed_at(AcStore *store, gint64 client_id, AcInstant *at, GError **error)
{
	*at = 0;
	sqlite3_stmt *row = ac_store_statement(
	    store, "SELECT coalesce(max(max(at,coalesce(undone_at,at))),0)FROM event WHERE client_id=?1", error);
	if (!row)
		return FALSE;
	sqlite3_bind_int64(row, 1, client_id);
	return number_of(store, row, at, error);
}

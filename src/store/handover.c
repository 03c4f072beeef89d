/* SPDX-License-Identifier: MIT */
#include "store/handover.h"

#include "db.h"

gboolean ac_store_handover_add(AcStore *store, gint64 client_id, const AcHandover *fresh, GError **error)
{
	if (!ac_change_begin(store, error))
		return FALSE;
	g_autofree char *name = ac_change_name(store, client_id, error);
	gboolean done = name && ac_store_run(store, error,
	                                     "INSERT INTO handover(client_id,at,how,version,hash,initials,page)"
	                                     "VALUES(?1,?2,?3,?4,?5,?6,?7)",
	                                     "iisssss", client_id, fresh->at, fresh->how, fresh->version,
	                                     fresh->hash, fresh->by, fresh->page);
	g_autofree char *subject = g_strdup_printf("%s, %s", fresh->version, fresh->how);
	const AcEvent event = {client_id, "handover", subject, fresh->at};
	return ac_change_end(store, done, &event, error);
}

static const char *text_of(AcArena *arena, sqlite3_stmt *row, int column)
{
	const char *text = (const char *)sqlite3_column_text(row, column);
	return text ? ac_arena_strdup(arena, text) : NULL;
}

gboolean ac_store_handover_last(AcStore *store, AcArena *arena, gint64 client_id, AcHandover *out,
                                GError **error)
{
	*out = (AcHandover){0};
	if (!store->db)
		return TRUE;
	sqlite3_stmt *row = ac_store_statement(store,
	                                       "SELECT at,how,version,hash,initials,page FROM handover WHERE "
	                                       "client_id=?1 ORDER BY at DESC,id DESC LIMIT 1",
	                                       error);
	if (!row)
		return FALSE;
	sqlite3_bind_int64(row, 1, client_id);
	AcStep step = ac_store_step(store, row, error);
	if (step == AC_STEP_ROW)
		*out = (AcHandover){.at = sqlite3_column_int64(row, 0),
		                    .how = text_of(arena, row, 1),
		                    .version = text_of(arena, row, 2),
		                    .hash = text_of(arena, row, 3),
		                    .by = text_of(arena, row, 4),
		                    .page = text_of(arena, row, 5)};
	sqlite3_reset(row);
	return step != AC_STEP_FAILED;
}

gboolean ac_store_handover_page(AcStore *store, gint64 client_id, const char *how, char **page,
                                GError **error)
{
	*page = NULL;
	if (!store->db)
		return TRUE;
	sqlite3_stmt *row = ac_store_statement(store,
	                                       "SELECT page FROM handover WHERE client_id=?1 AND "
	                                       "substr(how,1,length(?2))=?2 ORDER BY at DESC,id DESC LIMIT 1",
	                                       error);
	if (!row)
		return FALSE;
	sqlite3_bind_int64(row, 1, client_id);
	sqlite3_bind_text(row, 2, how, -1, SQLITE_TRANSIENT);
	AcStep step = ac_store_step(store, row, error);
	if (step == AC_STEP_ROW)
		*page = g_strdup((const char *)sqlite3_column_text(row, 0));
	sqlite3_reset(row);
	return step != AC_STEP_FAILED;
}

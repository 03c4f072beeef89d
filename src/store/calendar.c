/* SPDX-License-Identifier: MIT */
#include "store/calendar.h"

#include "db.h"

const AcCalendarMark *ac_store_calendar(AcStore *store, AcArena *arena, gint64 client_id, guint *n,
                                        GError **error)
{
	*n = 0;
	if (!store->db)
		return AC_ARENA_NEW(arena, AcCalendarMark);
	sqlite3_stmt *row = ac_store_statement(
	    store,
	    "SELECT item,hash,sequence,at,begins,ends,is_day FROM calendar WHERE client_id=?1 ORDER BY item",
	    error);
	if (!row)
		return NULL;
	sqlite3_bind_int64(row, 1, client_id);
	g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(AcCalendarMark));
	AcStep step;
	while ((step = ac_store_step(store, row, error)) == AC_STEP_ROW) {
		const AcCalendarMark mark = {
		    .item = ac_arena_strdup(arena, (const char *)sqlite3_column_text(row, 0)),
		    .hash = ac_arena_strdup(arena, (const char *)sqlite3_column_text(row, 1)),
		    .sequence = sqlite3_column_int64(row, 2),
		    .at = sqlite3_column_int64(row, 3),
		    .begins = sqlite3_column_int64(row, 4),
		    .ends = sqlite3_column_int64(row, 5),
		    .is_day = sqlite3_column_int(row, 6) != 0};
		g_array_append_val(marks, mark);
	}
	if (step == AC_STEP_FAILED)
		return NULL;
	*n = marks->len;
	return ac_arena_memdup(arena, marks->data, marks->len * sizeof(AcCalendarMark));
}

static gboolean set_mark(AcStore *store, gint64 client_id, const AcCalendarMark *mark, GError **error)
{
	return ac_store_run(store, error,
	                    "INSERT INTO calendar(client_id,item,hash,sequence,at,begins,ends,is_day)"
	                    "VALUES(?1,?2,?3,?4,?5,?6,?7,?8)ON CONFLICT DO UPDATE SET hash=excluded.hash,"
	                    "sequence=excluded.sequence,at=excluded.at,begins=excluded.begins,"
	                    "ends=excluded.ends,is_day=excluded.is_day",
	                    "issiiiii", client_id, mark->item, mark->hash, mark->sequence, mark->at, mark->begins,
	                    mark->ends, (gint64) !!mark->is_day);
}

gboolean ac_store_calendar_set(AcStore *store, gint64 client_id, const AcCalendarMark *marks, guint n,
                               GError **error)
{
	if (!ac_change_begin(store, error))
		return FALSE;
	gboolean done = TRUE;
	for (guint i = 0; done && i < n; i++)
		done = set_mark(store, client_id, &marks[i], error);
	return ac_change_end(store, done, NULL, error);
}

/* SPDX-License-Identifier: MIT */
#include "store/roster.h"

#include "db.h"

static const char ROSTER[] =
    "SELECT c.id,name,zone,protocol,archived,demo,coalesce(n,0),coalesce(begun,0),ended,next,"
    "coalesce((SELECT max(at)FROM event WHERE client_id=c.id),created_at)FROM client c LEFT JOIN("
    "SELECT client_id,count(*)n,sum(begin_at<=?1)begun,max(CASE WHEN begin_at<=?1 THEN end_at END)ended,"
    "min(CASE WHEN begin_at>?1 THEN begin_at END)next FROM session GROUP BY client_id)s "
    "ON s.client_id=c.id ORDER BY c.id";

/* Thousands share a handful of zones and protocols. */
static const char *shared(GHashTable *texts, sqlite3_stmt *row, int column, AcArena *arena)
{
	const char *text = (const char *)sqlite3_column_text(row, column);
	const char *kept = g_hash_table_lookup(texts, text);
	if (kept)
		return kept;
	char *fresh = ac_arena_strdup(arena, text);
	g_hash_table_add(texts, fresh);
	return fresh;
}

static AcRosterEntry read_entry(sqlite3_stmt *row, GHashTable *texts, AcArena *arena)
{
	gboolean none_begun = sqlite3_column_type(row, 8) == SQLITE_NULL;
	gboolean none_booked = sqlite3_column_type(row, 9) == SQLITE_NULL;
	return (AcRosterEntry){
	    .id = sqlite3_column_int64(row, 0),
	    .name = ac_arena_strdup(arena, (const char *)sqlite3_column_text(row, 1)),
	    .zone = shared(texts, row, 2, arena),
	    .protocol = shared(texts, row, 3, arena),
	    .archived = sqlite3_column_int(row, 4) != 0,
	    .demo = sqlite3_column_int(row, 5) != 0,
	    .n_sessions = (guint)sqlite3_column_int64(row, 6),
	    .n_begun = (guint)sqlite3_column_int64(row, 7),
	    .last_end = none_begun ? AC_INSTANT_ALWAYS : sqlite3_column_int64(row, 8),
	    .next_begin = none_booked ? AC_INSTANT_NEVER : sqlite3_column_int64(row, 9),
	    .changed_at = sqlite3_column_int64(row, 10),
	};
}

const AcRosterEntry *ac_store_roster(AcStore *store, AcArena *arena, AcInstant now, guint *n, GError **error)
{
	*n = 0;
	if (!store->db)
		return AC_ARENA_NEW(arena, AcRosterEntry);
	sqlite3_stmt *row = ac_store_statement(store, ROSTER, error);
	if (!row)
		return NULL;
	sqlite3_bind_int64(row, 1, now);
	g_autoptr(GHashTable) texts = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(AcRosterEntry));
	AcStep step;
	while ((step = ac_store_step(store, row, error)) == AC_STEP_ROW) {
		const AcRosterEntry entry = read_entry(row, texts, arena);
		g_array_append_val(entries, entry);
	}
	if (step == AC_STEP_FAILED)
		return NULL;
	*n = entries->len;
	return ac_arena_memdup(arena, entries->data, entries->len * sizeof(AcRosterEntry));
}

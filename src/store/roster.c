/* SPDX-License-Identifier: MIT */
#include "store/roster.h"

#include "db.h"

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
	return (AcRosterEntry){
	    .id = sqlite3_column_int64(row, 0),
	    .name = ac_arena_strdup(arena, (const char *)sqlite3_column_text(row, 1)),
	    .zone = shared(texts, row, 2, arena),
	    .protocol = shared(texts, row, 3, arena),
	    .archived = sqlite3_column_int(row, 4) != 0,
	    .demo = sqlite3_column_int(row, 5) != 0,
	    .changed_at = sqlite3_column_int64(row, 6),
	    .last_end = AC_INSTANT_ALWAYS,
	    .next_begin = AC_INSTANT_NEVER,
	};
}

static gboolean read_clients(AcStore *store, AcArena *arena, GArray *entries, GError **error)
{
	sqlite3_stmt *row = ac_store_statement(
	    store, "SELECT id,name,zone,protocol,archived,demo,created_at FROM client ORDER BY id", error);
	if (!row)
		return FALSE;
	g_autoptr(GHashTable) texts = g_hash_table_new(g_str_hash, g_str_equal);
	AcStep step;
	while ((step = ac_store_step(store, row, error)) == AC_STEP_ROW) {
		const AcRosterEntry entry = read_entry(row, texts, arena);
		g_array_append_val(entries, entry);
	}
	return step != AC_STEP_FAILED;
}

static int by_id(const void *a, const void *b)
{
	gint64 left = ((const AcRosterEntry *)a)->id, right = ((const AcRosterEntry *)b)->id;
	return (left > right) - (left < right);
}

static AcRosterEntry *find(const GArray *entries, gint64 id)
{
	const AcRosterEntry wanted = {.id = id};
	guint at = 0;
	return g_array_binary_search((GArray *)(guintptr)entries, &wanted, by_id, &at)
	           ? &g_array_index(entries, AcRosterEntry, at)
	           : NULL;
}

/* In the order they lie in the file: a join of as many rows takes several times as long. */
static gboolean read_sessions(AcStore *store, AcInstant now, const GArray *entries, GError **error)
{
	sqlite3_stmt *row = ac_store_statement(store, "SELECT client_id,begin_at,end_at FROM session", error);
	if (!row)
		return FALSE;
	AcStep step;
	while ((step = ac_store_step(store, row, error)) == AC_STEP_ROW) {
		AcRosterEntry *entry = find(entries, sqlite3_column_int64(row, 0));
		AcInstant begin = sqlite3_column_int64(row, 1), end = sqlite3_column_int64(row, 2);
		if (!entry)
			continue;
		entry->n_sessions++;
		if (begin > now) {
			entry->next_begin = MIN(entry->next_begin, begin);
		} else {
			entry->n_begun++;
			entry->last_end = MAX(entry->last_end, end);
		}
	}
	return step != AC_STEP_FAILED;
}

static gboolean read_changes(AcStore *store, const GArray *entries, GError **error)
{
	sqlite3_stmt *row =
	    ac_store_statement(store, "SELECT client_id,max(at)FROM event GROUP BY client_id", error);
	if (!row)
		return FALSE;
	AcStep step;
	while ((step = ac_store_step(store, row, error)) == AC_STEP_ROW) {
		AcRosterEntry *entry = find(entries, sqlite3_column_int64(row, 0));
		if (entry)
			entry->changed_at = sqlite3_column_int64(row, 1);
	}
	return step != AC_STEP_FAILED;
}

const AcRosterEntry *ac_store_roster(AcStore *store, AcArena *arena, AcInstant now, guint *n, GError **error)
{
	*n = 0;
	if (!store->db)
		return AC_ARENA_NEW(arena, AcRosterEntry);
	g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(AcRosterEntry));
	/* One look at the file: what is read belongs together. */
	gboolean is_alone = sqlite3_get_autocommit(store->db);
	gboolean done = (!is_alone || ac_store_run(store, error, "BEGIN", "")) &&
	                read_clients(store, arena, entries, error) && read_sessions(store, now, entries, error) &&
	                read_changes(store, entries, error);
	if (is_alone)
		ac_store_leave(store);
	if (!done)
		return NULL;
	*n = entries->len;
	return ac_arena_memdup(arena, entries->data, entries->len * sizeof(AcRosterEntry));
}

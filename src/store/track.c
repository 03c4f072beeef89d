/* SPDX-License-Identifier: MIT */
/* Every change leaves an event with the rows before and after it; undo puts the rows back, or refuses. */
#include "db.h"

#include <string.h>
#include "base/error.h"
#include "base/text.h"

/* One line a row: TABLE \t BEFORE \t AFTER, as JSON objects; "" where there was, or is, no row. */
static void keep_image(sqlite3_context *context, int n_values, sqlite3_value **values)
{
	AcStore *store = sqlite3_user_data(context);
	const char *text[3];
	g_assert(n_values == G_N_ELEMENTS(text));
	for (int i = 0; i < n_values; i++) {
		text[i] = (const char *)sqlite3_value_text(values[i]);
		if (!text[i])
			text[i] = "";
	}
	if (store->images && strcmp(text[1], text[2]) != 0)
		g_string_append_printf(store->images, "%s\t%s\t%s\n", text[0], text[1], text[2]);
}

/* "json_object('id',new.id,…)" for the columns of a table; not of those that are the program's own. */
static const char COLUMNS[] = "SELECT m.name,"
                              "group_concat(quote(c.name)||',old.\"'||c.name||'\"'),"
                              "group_concat(quote(c.name)||',new.\"'||c.name||'\"') "
                              "FROM main.sqlite_master m JOIN pragma_table_info(m.name,'main')c "
                              "WHERE m.type='table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
                              "AND m.name NOT IN('event','remind','reminder','said',"
                              "'calendar')GROUP BY m.name";

static void add_triggers(GString *script, sqlite3_stmt *row)
{
	const char *table = (const char *)sqlite3_column_text(row, 0);
	g_autofree char *old = g_strdup_printf("json_object(%s)", (const char *)sqlite3_column_text(row, 1));
	g_autofree char *new = g_strdup_printf("json_object(%s)", (const char *)sqlite3_column_text(row, 2));
	const struct {
		const char *what, *before, *after;
	} each[] = {{"INSERT", "NULL", new}, {"UPDATE", old, new}, {"DELETE", old, "NULL"}};
	for (guint i = 0; i < G_N_ELEMENTS(each); i++)
		g_string_append_printf(script,
		                       "CREATE TEMP TRIGGER track_%s_%s AFTER %s ON main.%s BEGIN "
		                       "SELECT ac_image('%s',%s,%s); END;",
		                       table, each[i].what, each[i].what, table, table, each[i].before,
		                       each[i].after);
}

gboolean ac_track_rows(AcStore *store, GError **error)
{
	int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY;
	sqlite3_create_function_v2(store->db, "ac_image", 3, flags, store, keep_image, NULL, NULL, NULL);
	sqlite3_stmt *row = ac_store_statement(store, COLUMNS, error);
	if (!row)
		return FALSE;
	g_autoptr(GString) script = g_string_new("PRAGMA temp_store=MEMORY;");
	AcStep step;
	while ((step = ac_store_step(store, row, error)) == AC_STEP_ROW)
		add_triggers(script, row);
	if (step == AC_STEP_FAILED)
		return FALSE;
	int code = sqlite3_exec(store->db, script->str, NULL, NULL, NULL);
	return code == SQLITE_OK || ac_store_fail(store, code, error);
}

/* ---- undo ----------------------------------------------------------------------------------------- */

typedef struct {
	const char *table, *before, *after;
} Image;

/* "a=json_extract(?1,'$.a')" for each column; @between and @is are what stands between. */
static char *each_column(GPtrArray *columns, const char *format, const char *between)
{
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < columns->len; i++) {
		g_autoptr(GString) one = g_string_new(format);
		g_string_replace(one, "%", g_ptr_array_index(columns, i), 0);
		g_string_append_printf(text, "%s%s", i ? between : "", one->str);
	}
	return g_string_free(text, FALSE);
}

static GPtrArray *columns_of(AcStore *store, const char *table, GError **error)
{
	sqlite3_stmt *row = ac_store_statement(store, "SELECT name FROM pragma_table_info(?1,'main')", error);
	if (!row)
		return NULL;
	sqlite3_bind_text(row, 1, table, -1, SQLITE_TRANSIENT);
	GPtrArray *columns = g_ptr_array_new_with_free_func(g_free);
	AcStep step;
	while ((step = ac_store_step(store, row, error)) == AC_STEP_ROW)
		g_ptr_array_add(columns, g_strdup((const char *)sqlite3_column_text(row, 0)));
	if (step == AC_STEP_DONE && columns->len > 0)
		return columns;
	if (step == AC_STEP_DONE)
		ac_store_fail(store, SQLITE_CORRUPT, error);
	g_ptr_array_unref(columns);
	return NULL;
}

/* The statement that leads from the row after (?2) to the row before (?1); it touches the row only as the
 * change left it. */
static char *way_back(const Image *image, GPtrArray *columns)
{
	g_autofree char *same = each_column(columns, "\"%\" IS json_extract(?2,'$.%')", " AND ");
	if (!*image->before)
		return g_strdup_printf("DELETE FROM \"%s\" WHERE %s", image->table, same);
	g_autofree char *values = each_column(columns, "json_extract(?1,'$.%')", ",");
	g_autofree char *names = each_column(columns, "\"%\"", ",");
	if (!*image->after)
		return g_strdup_printf("INSERT INTO \"%s\"(%s) SELECT %s WHERE ?2 IS NOT NULL", image->table, names,
		                       values);
	return g_strdup_printf("UPDATE \"%s\" SET (%s)=(%s) WHERE %s", image->table, names, values, same);
}

static gboolean refuse_changed(GError **error)
{
	g_set_error_literal(error, AC_ERROR, AC_ERROR_REFUSED,
	                    _("This cannot be taken back, because what it changed was changed again since."));
	return FALSE;
}

static gboolean put_back(AcStore *store, const Image *image, gboolean *found, GError **error)
{
	g_autoptr(GPtrArray) columns = columns_of(store, image->table, error);
	if (!columns)
		return FALSE;
	g_autofree char *sql = way_back(image, columns);
	sqlite3_stmt *statement = NULL;
	int code = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);
	if (code == SQLITE_OK) {
		sqlite3_bind_text(statement, 1, image->before, -1, SQLITE_STATIC);
		sqlite3_bind_text(statement, 2, image->after, -1, SQLITE_STATIC);
		sqlite3_step(statement);
		code = sqlite3_finalize(statement);
	}
	*found = code == SQLITE_OK && sqlite3_changes(store->db) == 1;
	if (code != SQLITE_OK && (code & 0xff) != SQLITE_CONSTRAINT)
		return ac_store_fail(store, code, error);
	return TRUE;
}

/* One change as it stands in the file. Owned texts. */
typedef struct {
	AcUndone what;
	char *images;
} Change;

static void change_clear(Change *change)
{
	ac_undone_clear(&change->what);
	g_free(change->images);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Change, change_clear)

/* The choice of a client that came along with a change may have been made anew: that one stays. */
static gboolean may_be_left(const Change *change, const Image *image)
{
	return strcmp(image->table, "setting") == 0 && strcmp(change->what.kind, "client-use") != 0;
}

static gboolean put_all_back(AcStore *store, const Change *change, GError **error)
{
	g_auto(GStrv) lines = g_strsplit(change->images, "\n", -1);
	for (guint i = g_strv_length(lines); i > 0; i--) {
		if (!*lines[i - 1])
			continue;
		g_auto(GStrv) parts = g_strsplit(lines[i - 1], "\t", 3);
		if (g_strv_length(parts) != 3)
			return ac_store_fail(store, SQLITE_CORRUPT, error);
		const Image image = {parts[0], parts[1], parts[2]};
		gboolean found = FALSE;
		if (!put_back(store, &image, &found, error))
			return FALSE;
		if (!found && !may_be_left(change, &image))
			return refuse_changed(error);
	}
	return TRUE;
}

/* The first row of @statement, a list of the columns below; event_id 0: there is none. */
static gboolean read_change(AcStore *store, sqlite3_stmt *row, Change *out, GError **error)
{
	AcStep step = ac_store_step(store, row, error);
	if (step != AC_STEP_ROW)
		return step == AC_STEP_DONE;
	out->what.event_id = sqlite3_column_int64(row, 0);
	out->what.client_id = sqlite3_column_int64(row, 1);
	out->what.kind = g_strdup((const char *)sqlite3_column_text(row, 2));
	out->what.subject = g_strdup((const char *)sqlite3_column_text(row, 3));
	out->what.at = sqlite3_column_int64(row, 4);
	out->images = g_strdup((const char *)sqlite3_column_text(row, 5));
	sqlite3_reset(row);
	return TRUE;
}

#define CHANGE "SELECT id,client_id,kind,subject,at,images FROM event WHERE images IS NOT NULL AND"

gboolean ac_store_last_change(AcStore *store, gint64 client_id, AcUndone *last, GError **error)
{
	g_auto(Change) found = {0};
	*last = (AcUndone){0};
	if (!store->db)
		return TRUE;
	sqlite3_stmt *row =
	    ac_store_statement(store, CHANGE "(?1=0 OR client_id=?1)ORDER BY id DESC LIMIT 1", error);
	if (!row)
		return FALSE;
	sqlite3_bind_int64(row, 1, client_id);
	if (!read_change(store, row, &found, error))
		return FALSE;
	*last = found.what;
	found.what = (AcUndone){0};
	return TRUE;
}

gboolean ac_store_revised_at(AcStore *store, gint64 client_id, AcInstant *at, GError **error)
{
	*at = 0;
	if (!store->db)
		return TRUE;
	sqlite3_stmt *row = ac_store_statement(
	    store,
	    "SELECT max(max(at,coalesce(undone_at,0)))FROM event WHERE client_id=?1 AND kind NOT IN("
	    "'tick','tick-clear','skip','lapse','client-use','client-archive','client-unarchive','handover',"
	    "'day-note','client-note')",
	    error);
	if (!row)
		return FALSE;
	sqlite3_bind_int64(row, 1, client_id);
	AcStep step = ac_store_step(store, row, error);
	*at = step == AC_STEP_ROW ? sqlite3_column_int64(row, 0) : 0;
	sqlite3_reset(row);
	return step != AC_STEP_FAILED;
}

/* A client is taken away with all that hangs on it: not with what was said of it later. */
static gboolean is_last_of_client(AcStore *store, const AcUndone *what, gboolean *is_last, GError **error)
{
	g_auto(Change) later = {0};
	sqlite3_stmt *row = ac_store_statement(store, CHANGE " id>?1 AND client_id=?2 LIMIT 1", error);
	if (!row)
		return FALSE;
	sqlite3_bind_int64(row, 1, what->event_id);
	sqlite3_bind_int64(row, 2, what->client_id);
	if (!read_change(store, row, &later, error))
		return FALSE;
	*is_last = what->client_id == 0 || later.what.event_id == 0;
	return TRUE;
}

static gboolean take_back(AcStore *store, gint64 event_id, AcInstant now, GError **error)
{
	g_auto(Change) change = {0};
	gboolean is_last = FALSE;
	sqlite3_stmt *row = ac_store_statement(store, CHANGE " id=?1", error);
	if (!row)
		return FALSE;
	sqlite3_bind_int64(row, 1, event_id);
	if (!read_change(store, row, &change, error) || !is_last_of_client(store, &change.what, &is_last, error))
		return FALSE;
	if (change.what.event_id == 0) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_REFUSED, _("This was taken back already."));
		return FALSE;
	}
	if (!is_last)
		return refuse_changed(error);
	return ac_store_run(store, error, "PRAGMA defer_foreign_keys=ON", "") &&
	       put_all_back(store, &change, error) &&
	       ac_store_run(store, error, "UPDATE event SET undone_at=?1,images=NULL WHERE id=?2", "ii", now,
	                    event_id);
}

gboolean ac_store_take_back(AcStore *store, gint64 event_id, AcInstant now, GError **error)
{
	g_assert(!store->is_grouped);
	if (!ac_change_begin(store, error))
		return FALSE;
	gboolean done = take_back(store, event_id, now, error);
	/* The rows put back are no change of their own. */
	g_string_truncate(store->images, 0);
	return ac_change_end(store, done, NULL, error);
}

void ac_undone_clear(AcUndone *undone)
{
	g_clear_pointer(&undone->kind, g_free);
	g_clear_pointer(&undone->subject, g_free);
}

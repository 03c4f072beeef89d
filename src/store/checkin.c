/* SPDX-License-Identifier: MIT */
/* What a client told of single days: what was felt, and what was advised; notes. */
#include "db.h"

#include "base/error.h"
#include "base/text.h"

/* ---- written -------------------------------------------------------------------------------------- */

static gboolean insert_felt(AcStore *store, gint64 checkin_id, guint place, const AcFelt *felt,
                            GError **error)
{
	return ac_store_run(store, error,
	                    "INSERT INTO feeling(checkin_id,place,words,sign,flag,severity,advice,soon)"
	                    "VALUES(?1,?2,?3,?4,?5,?6,?7,?8)",
	                    "iisssiii", checkin_id, (gint64)place, felt->words, felt->sign, felt->flag,
	                    (gint64)felt->severity, (gint64)felt->advice, (gint64) !!felt->soon);
}

/* said_at: none where it was said at once. */
static gboolean insert_checkin(AcStore *store, gint64 client_id, const AcCheckin *fresh, GError **error)
{
	return ac_store_run(store, error,
	                    "INSERT INTO checkin(client_id,at,advice,soon,said_at)"
	                    "VALUES(?1,?2,?3,?4,nullif(?5,0))",
	                    "iiiii", client_id, fresh->at, (gint64)fresh->advice, (gint64) !!fresh->soon,
	                    fresh->said_at);
}

gint64 ac_store_checkin_add(AcStore *store, gint64 client_id, const AcCheckin *fresh, GError **error)
{
	if (!ac_change_begin(store, error))
		return 0;
	g_autofree char *name = ac_change_name(store, client_id, error);
	gboolean done = name && insert_checkin(store, client_id, fresh, error);
	gint64 id = sqlite3_last_insert_rowid(store->db);
	for (guint i = 0; done && i < fresh->n_felt; i++)
		done = insert_felt(store, id, i, &fresh->felt[i], error);
	const AcEvent event = {client_id, "checkin", fresh->n_felt > 0 ? fresh->felt[0].words : "",
	                       fresh->said_at != 0 ? fresh->said_at : fresh->at};
	return ac_change_end(store, done, &event, error) ? id : 0;
}

static char *date_text(AcDate date)
{
	int year, month, day;
	ac_date_to_ymd(date, &year, &month, &day);
	return g_strdup_printf("%04d-%02d-%02d", year, month, day);
}

gint64 ac_store_note_add(AcStore *store, gint64 client_id, AcDate date, const char *text, AcInstant now,
                         GError **error)
{
	if (!ac_change_begin(store, error))
		return 0;
	g_autofree char *name = ac_change_name(store, client_id, error);
	gboolean done =
	    name &&
	    ac_store_run(store, error, "INSERT INTO day_note(client_id,date,said_at,text)VALUES(?1,?2,?3,?4)",
	                 "iiis", client_id, (gint64)date, now, text);
	gint64 id = sqlite3_last_insert_rowid(store->db);
	g_autofree char *subject = date_text(date);
	const AcEvent event = {client_id, "day-note", subject, now};
	return ac_change_end(store, done, &event, error) ? id : 0;
}

/* The day of a note that must be there; owned; NULL with @error. */
static char *note_day(AcStore *store, gint64 client_id, gint64 note_id, GError **error)
{
	sqlite3_stmt *row =
	    ac_store_statement(store, "SELECT date FROM day_note WHERE id=?1 AND client_id=?2", error);
	if (!row)
		return NULL;
	sqlite3_bind_int64(row, 1, note_id);
	sqlite3_bind_int64(row, 2, client_id);
	AcStep step = ac_store_step(store, row, error);
	char *day = step == AC_STEP_ROW ? date_text(sqlite3_column_int(row, 0)) : NULL;
	sqlite3_reset(row);
	if (step == AC_STEP_DONE)
		g_set_error_literal(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		                    _("This note is not there any more: it was taken away meanwhile."));
	return day;
}

gboolean ac_store_note_set(AcStore *store, gint64 client_id, gint64 note_id, const char *text, AcInstant now,
                           GError **error)
{
	if (!ac_change_begin(store, error))
		return FALSE;
	g_autofree char *subject = note_day(store, client_id, note_id, error);
	gboolean done =
	    subject &&
	    (text ? ac_store_run(store, error, "UPDATE day_note SET text=?2 WHERE id=?1", "is", note_id, text)
	          : ac_store_run(store, error, "DELETE FROM day_note WHERE id=?1", "i", note_id));
	const AcEvent event = {client_id, "day-note", subject ? subject : "", now};
	return ac_change_end(store, done, &event, error);
}

/* ---- read ----------------------------------------------------------------------------------------- */

static const char *text_of(sqlite3_stmt *row, int column, AcArena *arena)
{
	return ac_arena_strdup(arena, (const char *)sqlite3_column_text(row, column));
}

static AcAdvice advice_of(sqlite3_stmt *row, int column)
{
	return (AcAdvice)CLAMP(sqlite3_column_int(row, column), (int)AC_ADVICE_EXPECTED,
	                       (int)AC_ADVICE_EMERGENCY);
}

/* The rows of one check-in follow one another; felt is set once they are all there. */
static void read_checkin(sqlite3_stmt *row, gint64 *last, GArray *checkins, GArray *felt, AcArena *arena)
{
	gint64 id = sqlite3_column_int64(row, 0);
	if (id != *last) {
		const AcCheckin fresh = {.at = sqlite3_column_int64(row, 1),
		                         .advice = advice_of(row, 2),
		                         .soon = sqlite3_column_int(row, 3) != 0,
		                         .said_at = sqlite3_column_int64(row, 4)};
		g_array_append_val(checkins, fresh);
		*last = id;
	}
	if (sqlite3_column_type(row, 5) == SQLITE_NULL)
		return;
	const AcFelt one = {.words = text_of(row, 5, arena),
	                    .sign = text_of(row, 6, arena),
	                    .flag = text_of(row, 7, arena),
	                    .severity = (AcSignSeverity)CLAMP(sqlite3_column_int(row, 8), (int)AC_SEVERITY_ANY,
	                                                      (int)AC_SEVERITY_STRONG),
	                    .advice = advice_of(row, 9),
	                    .soon = sqlite3_column_int(row, 10) != 0};
	g_array_append_val(felt, one);
	g_array_index(checkins, AcCheckin, checkins->len - 1).n_felt++;
}

static gboolean read_checkins(AcStore *store, AcArena *arena, gint64 client_id, AcRecords *out,
                              GError **error)
{
	sqlite3_stmt *row = ac_store_statement(
	    store,
	    "SELECT c.id,c.at,c.advice,c.soon,c.said_at,words,sign,flag,severity,f.advice,f.soon FROM checkin c "
	    "LEFT JOIN feeling f ON checkin_id=c.id WHERE client_id=?1 ORDER BY c.at,c.id,place",
	    error);
	if (!row)
		return FALSE;
	sqlite3_bind_int64(row, 1, client_id);
	g_autoptr(GArray) checkins = g_array_new(FALSE, FALSE, sizeof(AcCheckin));
	g_autoptr(GArray) felt = g_array_new(FALSE, FALSE, sizeof(AcFelt));
	gint64 last = 0;
	AcStep step;
	while ((step = ac_store_step(store, row, error)) == AC_STEP_ROW)
		read_checkin(row, &last, checkins, felt, arena);
	const AcFelt *each = ac_arena_memdup(arena, felt->data, felt->len * sizeof(AcFelt));
	for (guint i = 0; i < checkins->len; i++) {
		AcCheckin *one = &g_array_index(checkins, AcCheckin, i);
		one->felt = each;
		each += one->n_felt;
	}
	out->checkins = ac_arena_memdup(arena, checkins->data, checkins->len * sizeof(AcCheckin));
	out->n_checkins = checkins->len;
	return step == AC_STEP_DONE;
}

static gboolean read_notes(AcStore *store, AcArena *arena, gint64 client_id, AcRecords *out, GError **error)
{
	sqlite3_stmt *row = ac_store_statement(
	    store, "SELECT id,date,said_at,text FROM day_note WHERE client_id=?1 ORDER BY date,id", error);
	if (!row)
		return FALSE;
	sqlite3_bind_int64(row, 1, client_id);
	g_autoptr(GArray) notes = g_array_new(FALSE, FALSE, sizeof(AcDayNote));
	AcStep step;
	while ((step = ac_store_step(store, row, error)) == AC_STEP_ROW) {
		const AcDayNote note = {.id = sqlite3_column_int64(row, 0),
		                        .date = sqlite3_column_int(row, 1),
		                        .said_at = sqlite3_column_int64(row, 2),
		                        .text = text_of(row, 3, arena)};
		g_array_append_val(notes, note);
	}
	out->notes = ac_arena_memdup(arena, notes->data, notes->len * sizeof(AcDayNote));
	out->n_notes = notes->len;
	return step == AC_STEP_DONE;
}

const AcRecords *ac_store_records(AcStore *store, AcArena *arena, gint64 client_id, GError **error)
{
	AcRecords *records = AC_ARENA_NEW(arena, AcRecords);
	if (!store->db)
		return records;
	return read_checkins(store, arena, client_id, records, error) &&
	               read_notes(store, arena, client_id, records, error)
	           ? records
	           : NULL;
}

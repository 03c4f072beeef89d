/* SPDX-License-Identifier: MIT */
/* What is read: clients, and one of them with all that a plan needs - on the way of every start, so in few
 * statements. */
#include "db.h"

#include "base/error.h"
#include "base/text.h"

static const char *text_of(sqlite3_stmt *row, int column, AcArena *arena)
{
	return ac_arena_strdup(arena, (const char *)sqlite3_column_text(row, column));
}

/* ---- which one ------------------------------------------------------------------------------------ */

/* The only one there is, when none was chosen or the chosen one is gone. */
static gboolean find_only(AcStore *store, gint64 *out, GError **error)
{
	return ac_store_number(
	    store, "SELECT min(id)FROM(SELECT id FROM client WHERE archived=0 LIMIT 2)HAVING count(*)=1", 0, out,
	    error);
}

static gboolean find_current(AcStore *store, gint64 *out, GError **error)
{
	if (!ac_store_number(store,
	                     "SELECT id FROM setting JOIN client ON id=CAST(value AS INTEGER)WHERE "
	                     "key='current'AND archived=0",
	                     0, out, error))
		return FALSE;
	return *out != 0 || find_only(store, out, error);
}

gint64 ac_store_current(AcStore *store, GError **error)
{
	gint64 id = 0;
	return store->db && find_current(store, &id, error) ? id : 0;
}

gboolean ac_store_count(AcStore *store, guint *n, GError **error)
{
	gint64 count = 0;
	if (store->db && !ac_store_number(store, "SELECT count(*)FROM client", 0, &count, error))
		return FALSE;
	*n = (guint)count;
	return TRUE;
}

/* ---- rows ----------------------------------------------------------------------------------------- */

typedef struct {
	AcClientRow row;
	char *key; /* owned */
} Keyed;

static void clear_keyed(void *keyed)
{
	g_free(((Keyed *)keyed)->key);
}

static int by_name(const void *a, const void *b)
{
	const Keyed *left = a, *right = b;
	int order = g_strcmp0(left->key, right->key);
	return order != 0 ? order : (left->row.id > right->row.id) - (left->row.id < right->row.id);
}

#define ROW                                                                                                  \
	"SELECT id,name,zone,protocol,archived,demo,created_at,"                                                 \
	"(SELECT count(*)FROM session WHERE client_id=client.id),rules_hash,rules_version,language FROM client "

static AcClientRow read_row(sqlite3_stmt *row, AcArena *arena, gint64 current)
{
	AcClientRow client = {.id = sqlite3_column_int64(row, 0),
	                      .name = text_of(row, 1, arena),
	                      .zone = text_of(row, 2, arena),
	                      .protocol = text_of(row, 3, arena),
	                      .archived = sqlite3_column_int(row, 4),
	                      .demo = sqlite3_column_int(row, 5),
	                      .created_at = sqlite3_column_int64(row, 6),
	                      .n_sessions = (guint)sqlite3_column_int64(row, 7),
	                      .rules_hash = text_of(row, 8, arena),
	                      .rules_version = text_of(row, 9, arena),
	                      .language = text_of(row, 10, arena)};
	client.current = client.id == current;
	return client;
}

const AcClientRow *ac_store_clients(AcStore *store, AcArena *arena, gboolean with_archived, guint *n,
                                    GError **error)
{
	*n = 0;
	if (!store->db)
		return AC_ARENA_NEW(arena, AcClientRow);
	gint64 current = 0;
	if (!find_current(store, &current, error))
		return NULL;
	sqlite3_stmt *row = ac_store_statement(store, ROW "WHERE archived<=?1", error);
	if (!row)
		return NULL;
	sqlite3_bind_int(row, 1, with_archived ? 1 : 0);
	g_autoptr(GArray) keyed = g_array_new(FALSE, FALSE, sizeof(Keyed));
	g_array_set_clear_func(keyed, clear_keyed);
	AcStep step;
	while ((step = ac_store_step(store, row, error)) == AC_STEP_ROW) {
		Keyed one = {.row = read_row(row, arena, current)};
		g_autofree char *valid = g_utf8_make_valid(one.row.name, -1);
		g_autofree char *folded = g_utf8_casefold(valid, -1);
		one.key = g_utf8_collate_key(folded, -1);
		g_array_append_val(keyed, one);
	}
	if (step == AC_STEP_FAILED)
		return NULL;
	g_array_sort(keyed, by_name);
	AcClientRow *rows = AC_ARENA_ARRAY(arena, AcClientRow, keyed->len);
	for (guint i = 0; i < keyed->len; i++)
		rows[i] = g_array_index(keyed, Keyed, i).row;
	*n = keyed->len;
	return rows;
}

/* ---- one client ----------------------------------------------------------------------------------- */

typedef enum {
	PART_CLIENT,
	PART_SESSION,
	PART_TRAIT,
	PART_TICK,
	PART_REPORT,
	PART_LAPSE,
	PART_ADJUSTMENT,
	PART_SEEN,
	PART_ADVICE
} Part;

#define NO_MORE ",NULL,NULL,NULL,NULL"

/* All of a client in one statement: preparing nine costs more than reading the rows. Columns: part, five
 * numbers, seven texts. */
static const char FETCH[] =
    "SELECT 0,id,archived,demo,created_at,0,name,zone,protocol,rules_hash,rules_version,uid,language FROM "
    "client WHERE id=?1 UNION ALL "
    "SELECT 1,id,begin_at,end_at,state,final,zone,note,uid" NO_MORE
    " FROM session WHERE client_id=?1 UNION ALL "
    "SELECT 2,0,0,0,0,0,trait,value,NULL" NO_MORE " FROM trait WHERE client_id=?1 UNION ALL "
    "SELECT 3,session_id,date,minute,state,at,task,note,NULL" NO_MORE
    " FROM tick WHERE client_id=?1 UNION ALL "
    "SELECT 4,session_id,at,0,0,0,milestone,initials,NULL" NO_MORE
    " FROM report WHERE client_id=?1 UNION ALL "
    "SELECT 5,0,at,is_day,0,0,activity,NULL,NULL" NO_MORE " FROM lapse WHERE client_id=?1 UNION ALL "
    "SELECT 6,id,session_id,verdict,numbering,at,activity,allow,begins,ends,how,why,initials "
    "FROM adjustment WHERE client_id=?1 UNION ALL "
    "SELECT 7,c.at,severity,0,0,0,sign,NULL,NULL" NO_MORE " FROM checkin c "
    "LEFT JOIN feeling ON checkin_id=c.id WHERE c.id=(SELECT id FROM checkin d WHERE client_id=?1 AND("
    "EXISTS(SELECT 1 FROM feeling WHERE checkin_id=d.id AND sign IS NOT NULL)OR "
    "NOT EXISTS(SELECT 1 FROM feeling WHERE checkin_id=d.id))ORDER BY at DESC,id DESC LIMIT 1)UNION ALL "
    "SELECT 8,at,advice,soon,0,0,NULL,NULL,NULL" NO_MORE
    " FROM checkin WHERE id=(SELECT id FROM checkin WHERE client_id=?1 ORDER BY at DESC,id DESC LIMIT 1)";

typedef struct {
	AcArena *arena;
	AcZoneOpener open_zone;
	void *data;
	AcClient client;
	AcClientRow row;
	GArray *sessions, *traits, *ticks, *reports, *lapses, *adjustments, *seen;
} Reading;

static GTimeZone *zone_of(const Reading *reading, const char *name, GError **error)
{
	GTimeZone *zone = reading->open_zone(name, reading->data);
	if (zone)
		return zone;
	g_autofree char *plain = ac_text_plain(name);
	g_set_error(error, AC_ERROR, AC_ERROR_STORE,
	            _("The time zone \"%s\" is not known on this machine, so no time of this client can be told. "
	              "Install the "
	              "time zones (package tzdata), or choose another zone (aftercare client edit --zone)."),
	            plain);
	return NULL;
}

static gboolean read_client(Reading *reading, sqlite3_stmt *row, GError **error)
{
	AcClient *client = &reading->client;
	client->id = sqlite3_column_int64(row, 1);
	client->name = text_of(row, 6, reading->arena);
	client->zone_name = text_of(row, 7, reading->arena);
	client->uid = text_of(row, 11, reading->arena);
	client->zone = zone_of(reading, client->zone_name, error);
	reading->row = (AcClientRow){.id = client->id,
	                             .name = client->name,
	                             .zone = client->zone_name,
	                             .protocol = text_of(row, 8, reading->arena),
	                             .archived = sqlite3_column_int(row, 2),
	                             .demo = sqlite3_column_int(row, 3),
	                             .created_at = sqlite3_column_int64(row, 4),
	                             .rules_hash = text_of(row, 9, reading->arena),
	                             .rules_version = text_of(row, 10, reading->arena),
	                             .language = text_of(row, 12, reading->arena)};
	return client->zone != NULL;
}

static gboolean read_session(Reading *reading, sqlite3_stmt *row, GError **error)
{
	AcSession session = {.id = sqlite3_column_int64(row, 1),
	                     .begin = sqlite3_column_int64(row, 2),
	                     .end = sqlite3_column_int64(row, 3),
	                     .state = sqlite3_column_int(row, 4) == AC_SESSION_PLANNED ? AC_SESSION_PLANNED
	                                                                               : AC_SESSION_HAPPENED,
	                     .final = sqlite3_column_int(row, 5) != 0,
	                     .zone_name = text_of(row, 6, reading->arena),
	                     .note = text_of(row, 7, reading->arena),
	                     .uid = text_of(row, 8, reading->arena)};
	session.zone = zone_of(reading, session.zone_name, error);
	g_array_append_val(reading->sessions, session);
	return session.zone != NULL;
}

static void read_tick(Reading *reading, sqlite3_stmt *row)
{
	const AcTick tick = {.session_id = sqlite3_column_int64(row, 1),
	                     .date = sqlite3_column_int(row, 2),
	                     .minute = sqlite3_column_int(row, 3),
	                     .state = sqlite3_column_int(row, 4) == AC_TICK_DONE ? AC_TICK_DONE : AC_TICK_SKIPPED,
	                     .at = sqlite3_column_int64(row, 5),
	                     .task = text_of(row, 6, reading->arena),
	                     .note = text_of(row, 7, reading->arena)};
	g_array_append_val(reading->ticks, tick);
}

/* "" for none: what is wrong is said with the row, not with a guess. */
static gboolean read_span(const char *text, int numbering, AcSpan *span)
{
	const AcOffset none = {.kind = AC_OFFSET_NONE};
	*span = (AcSpan){none, none};
	return !text || ac_span_parse(text, numbering, span, NULL);
}

static gboolean read_adjustment(Reading *reading, sqlite3_stmt *row, GError **error)
{
	AcArena *arena = reading->arena;
	AcAdjustment adjustment = {.id = sqlite3_column_int64(row, 1),
	                           .session_id = sqlite3_column_int64(row, 2),
	                           .verdict = (AcVerdict)CLAMP(sqlite3_column_int(row, 3), (int)AC_VERDICT_SILENT,
	                                                       (int)AC_VERDICT_AVOID),
	                           .at = sqlite3_column_int64(row, 5),
	                           .activity = text_of(row, 6, arena),
	                           .allow = text_of(row, 7, arena),
	                           .from_text = text_of(row, 8, arena),
	                           .to_text = text_of(row, 9, arena),
	                           .how = text_of(row, 10, arena),
	                           .why = text_of(row, 11, arena),
	                           .by = text_of(row, 12, arena)};
	int numbering = adjustment.numbering = sqlite3_column_int(row, 4);
	if (read_span(adjustment.from_text, numbering, &adjustment.from) &&
	    read_span(adjustment.to_text, numbering, &adjustment.to)) {
		g_array_append_val(reading->adjustments, adjustment);
		return TRUE;
	}
	g_autofree char *activity = ac_text_plain(adjustment.activity);
	g_set_error(error, AC_ERROR, AC_ERROR_STORE,
	            _("The times of the practitioner's change #%lld (%s) cannot be read, so no plan can be told. "
	              "Bring this program up to date, or restore a "
	              "copy of the data."),
	            (long long)adjustment.id, activity);
	return FALSE;
}

static void read_seen(Reading *reading, sqlite3_stmt *row)
{
	reading->client.has_checkin = TRUE;
	reading->client.checkin_at = sqlite3_column_int64(row, 1);
	const AcSeenSign seen = {text_of(row, 6, reading->arena), (AcSignSeverity)sqlite3_column_int(row, 2)};
	if (seen.sign)
		g_array_append_val(reading->seen, seen);
}

static void read_advice(Reading *reading, sqlite3_stmt *row)
{
	reading->client.has_advice = TRUE;
	reading->client.advised_at = sqlite3_column_int64(row, 1);
	reading->client.advice =
	    (AcAdvice)CLAMP(sqlite3_column_int(row, 2), (int)AC_ADVICE_EXPECTED, (int)AC_ADVICE_EMERGENCY);
	reading->client.advice_soon = sqlite3_column_int(row, 3) != 0;
}

static gboolean read_part(Reading *reading, sqlite3_stmt *row, GError **error)
{
	AcArena *arena = reading->arena;
	switch ((Part)sqlite3_column_int(row, 0)) {
	case PART_CLIENT:
		return read_client(reading, row, error);
	case PART_SESSION:
		return read_session(reading, row, error);
	case PART_TRAIT: {
		const AcTraitValue trait = {text_of(row, 6, arena), text_of(row, 7, arena)};
		g_array_append_val(reading->traits, trait);
		return TRUE;
	}
	case PART_TICK:
		read_tick(reading, row);
		return TRUE;
	case PART_REPORT: {
		const AcReport report = {text_of(row, 6, arena), sqlite3_column_int64(row, 1),
		                         sqlite3_column_int64(row, 2), text_of(row, 7, arena)};
		g_array_append_val(reading->reports, report);
		return TRUE;
	}
	case PART_LAPSE: {
		const AcLapse lapse = {text_of(row, 6, arena), sqlite3_column_int64(row, 2),
		                       sqlite3_column_int(row, 3) != 0};
		g_array_append_val(reading->lapses, lapse);
		return TRUE;
	}
	case PART_ADJUSTMENT:
		return read_adjustment(reading, row, error);
	case PART_SEEN:
		read_seen(reading, row);
		return TRUE;
	case PART_ADVICE:
		read_advice(reading, row);
		return TRUE;
	}
	g_assert_not_reached();
}

static int by_end(const void *a, const void *b)
{
	const AcSession *left = a, *right = b;
	if (left->end != right->end)
		return left->end < right->end ? -1 : 1;
	return (left->id > right->id) - (left->id < right->id);
}

static const void *keep(const Reading *reading, const GArray *array, guint *n)
{
	*n = array->len;
	return ac_arena_memdup(reading->arena, array->data,
	                       array->len * g_array_get_element_size((GArray *)(guintptr)array));
}

static const AcStored *put_together(Reading *reading, gint64 current)
{
	AcClient *client = AC_ARENA_NEW(reading->arena, AcClient);
	AcClientRow *row = AC_ARENA_NEW(reading->arena, AcClientRow);
	AcStored *stored = AC_ARENA_NEW(reading->arena, AcStored);
	g_array_sort(reading->sessions, by_end);
	*client = reading->client;
	client->sessions = keep(reading, reading->sessions, &client->n_sessions);
	client->traits = keep(reading, reading->traits, &client->n_traits);
	client->ticks = keep(reading, reading->ticks, &client->n_ticks);
	client->reports = keep(reading, reading->reports, &client->n_reports);
	client->lapses = keep(reading, reading->lapses, &client->n_lapses);
	client->adjustments = keep(reading, reading->adjustments, &client->n_adjustments);
	client->seen = keep(reading, reading->seen, &client->n_seen);
	*row = reading->row;
	row->n_sessions = client->n_sessions;
	row->current = row->id == current;
	*stored = (AcStored){client, row};
	return stored;
}

static const AcStored *read_all(AcStore *store, Reading *reading, gint64 client_id, gint64 current,
                                GError **error)
{
	sqlite3_stmt *row = ac_store_statement(store, FETCH, error);
	if (!row)
		return NULL;
	sqlite3_bind_int64(row, 1, client_id);
	AcStep step;
	while ((step = ac_store_step(store, row, error)) == AC_STEP_ROW)
		if (!read_part(reading, row, error)) {
			sqlite3_reset(row);
			return NULL;
		}
	if (step == AC_STEP_FAILED)
		return NULL;
	if (reading->client.id != 0)
		return put_together(reading, current);
	g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND, _("There is no client #%lld."), (long long)client_id);
	return NULL;
}

static const AcStored *fetch(AcStore *store, Reading *reading, gint64 client_id, GError **error)
{
	gint64 current = 0;
	if (!find_current(store, &current, error))
		return NULL;
	if (client_id == 0 && current == 0)
		return NULL;
	return read_all(store, reading, client_id ? client_id : current, current, error);
}

const AcStored *ac_store_fetch(AcStore *store, AcArena *arena, gint64 client_id, AcZoneOpener open_zone,
                               void *data, GError **error)
{
	if (!store->db) {
		if (client_id != 0)
			g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND, _("There is no client #%lld."),
			            (long long)client_id);
		return NULL;
	}
	Reading reading = {.arena = arena,
	                   .open_zone = open_zone,
	                   .data = data,
	                   .sessions = g_array_new(FALSE, FALSE, sizeof(AcSession)),
	                   .traits = g_array_new(FALSE, FALSE, sizeof(AcTraitValue)),
	                   .ticks = g_array_new(FALSE, FALSE, sizeof(AcTick)),
	                   .reports = g_array_new(FALSE, FALSE, sizeof(AcReport)),
	                   .lapses = g_array_new(FALSE, FALSE, sizeof(AcLapse)),
	                   .adjustments = g_array_new(FALSE, FALSE, sizeof(AcAdjustment)),
	                   .seen = g_array_new(FALSE, FALSE, sizeof(AcSeenSign))};
	/* One look at the file: what is read belongs together, and it is locked once instead of three times. */
	const AcStored *stored = NULL;
	gboolean is_alone = sqlite3_get_autocommit(store->db);
	if (!is_alone || ac_store_run(store, error, "BEGIN", ""))
		stored = fetch(store, &reading, client_id, error);
	if (is_alone)
		ac_store_leave(store);
	g_array_unref(reading.sessions);
	g_array_unref(reading.traits);
	g_array_unref(reading.ticks);
	g_array_unref(reading.reports);
	g_array_unref(reading.lapses);
	g_array_unref(reading.adjustments);
	g_array_unref(reading.seen);
	return stored;
}

const AcClient *ac_store_load(AcStore *store, AcArena *arena, gint64 client_id, AcZoneOpener open_zone,
                              void *data, GError **error)
{
	g_assert(client_id != 0);
	const AcStored *stored = ac_store_fetch(store, arena, client_id, open_zone, data, error);
	return stored ? stored->client : NULL;
}

const AcClientRow *ac_store_row(AcStore *store, AcArena *arena, gint64 client_id, GError **error)
{
	gint64 current = 0;
	if (store->db && !find_current(store, &current, error))
		return NULL;
	AcStep step = AC_STEP_DONE;
	AcClientRow *found = NULL;
	if (store->db) {
		sqlite3_stmt *row = ac_store_statement(store, ROW "WHERE id=?1", error);
		if (!row)
			return NULL;
		sqlite3_bind_int64(row, 1, client_id);
		step = ac_store_step(store, row, error);
		if (step == AC_STEP_ROW) {
			found = AC_ARENA_NEW(arena, AcClientRow);
			*found = read_row(row, arena, current);
		}
		sqlite3_reset(row);
	}
	if (step == AC_STEP_DONE)
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND, _("There is no client #%lld."),
		            (long long)client_id);
	return found;
}

char *ac_store_setting_get(AcStore *store, const char *key, GError **error)
{
	if (!store->db)
		return NULL;
	sqlite3_stmt *row = ac_store_statement(store, "SELECT value FROM setting WHERE key=?1", error);
	if (!row)
		return NULL;
	sqlite3_bind_text(row, 1, key, -1, SQLITE_TRANSIENT);
	char *value = NULL;
	if (ac_store_step(store, row, error) == AC_STEP_ROW)
		value = g_strdup((const char *)sqlite3_column_text(row, 0));
	sqlite3_reset(row);
	return value;
}

char *ac_store_note(AcStore *store, gint64 client_id, GError **error)
{
	if (!store->db)
		return g_strdup("");
	sqlite3_stmt *row = ac_store_statement(store, "SELECT coalesce(note,'')FROM client WHERE id=?1", error);
	if (!row)
		return NULL;
	sqlite3_bind_int64(row, 1, client_id);
	AcStep step = ac_store_step(store, row, error);
	char *note = step == AC_STEP_FAILED ? NULL : g_strdup("");
	if (step == AC_STEP_ROW) {
		g_free(note);
		note = g_strdup((const char *)sqlite3_column_text(row, 0));
	}
	sqlite3_reset(row);
	return note;
}

/* SPDX-License-Identifier: MIT */
/* What can be changed: each in one transaction, with one event. */
#include "db.h"

#include <string.h>
#include "base/error.h"
#include "base/text.h"
#include "schema.h"

/* ---- transactions --------------------------------------------------------------------------------- */

static gboolean get_ready(AcStore *store, GError **error)
{
	if (store->is_ready)
		return TRUE;
	store->is_ready = ac_store_run(store, error, "PRAGMA synchronous=FULL", "") &&
	                  ac_store_run(store, error, "PRAGMA journal_mode=DELETE", "") &&
	                  ac_track_rows(store, error);
	return store->is_ready;
}

/* A program may have been brought up to date, and the file with it, while this one ran. */
static gboolean check_version(AcStore *store, GError **error)
{
	guint version = 0;
	if (!ac_schema_version(store, ac_schema(), &version, error))
		return FALSE;
	return version == ac_schema()->n_steps || ac_store_fail(store, SQLITE_CORRUPT, error);
}

static gboolean begin(AcStore *store, GError **error)
{
	g_assert(store->mode == AC_STORE_WRITE);
	if (!get_ready(store, error) || !ac_store_run(store, error, "BEGIN IMMEDIATE", ""))
		return FALSE;
	if (!check_version(store, error)) {
		ac_store_leave(store);
		return FALSE;
	}
	store->images = g_string_new(NULL);
	return TRUE;
}

static void forget(AcStore *store)
{
	g_string_free(g_steal_pointer(&store->images), TRUE);
	g_clear_pointer(&store->kind, g_free);
	g_clear_pointer(&store->subject, g_free);
	store->is_grouped = FALSE;
}

static gboolean finish(AcStore *store, gboolean done, const AcEvent *event, GError **error)
{
	/* Nothing changed leaves no event: undo is not to take back what was not there. */
	if (done && store->images->len > 0)
		done = ac_store_run(
		    store, error, "INSERT INTO event(client_id,kind,subject,at,images)VALUES(?1,?2,?3,?4,?5)",
		    "issis", event->client_id, event->kind, event->subject, event->at, store->images->str);
	done = done && ac_store_run(store, error, "COMMIT", "");
	if (!done)
		ac_store_leave(store);
	forget(store);
	return done;
}

gboolean ac_change_begin(AcStore *store, GError **error)
{
	return store->is_grouped || begin(store, error);
}

gboolean ac_change_end(AcStore *store, gboolean done, const AcEvent *event, GError **error)
{
	if (!store->is_grouped)
		return finish(store, done, event, error);
	if (done && !store->kind && store->images->len > 0) {
		store->client_id = event->client_id;
		store->kind = g_strdup(event->kind);
		store->subject = g_strdup(event->subject);
		store->at = event->at;
	}
	return done;
}

gboolean ac_service_begin(AcStore *store, GError **error)
{
	g_assert(!store->is_grouped);
	if (!begin(store, error))
		return FALSE;
	g_string_free(g_steal_pointer(&store->images), TRUE);
	return TRUE;
}

gboolean ac_service_end(AcStore *store, gboolean done, GError **error)
{
	done = done && ac_store_run(store, error, "COMMIT", "");
	if (!done)
		ac_store_leave(store);
	return done;
}

gboolean ac_store_begin(AcStore *store, GError **error)
{
	g_assert(!store->is_grouped);
	store->is_grouped = begin(store, error);
	return store->is_grouped;
}

gboolean ac_store_commit(AcStore *store, GError **error)
{
	g_assert(store->is_grouped);
	const AcEvent event = {store->client_id, store->kind, store->subject, store->at};
	return finish(store, TRUE, &event, error);
}

void ac_store_rollback(AcStore *store)
{
	g_assert(store->is_grouped);
	finish(store, FALSE, NULL, NULL);
}

/* ---- clients -------------------------------------------------------------------------------------- */

char *ac_change_name(AcStore *store, gint64 client_id, GError **error)
{
	sqlite3_stmt *row = ac_store_statement(store, "SELECT name FROM client WHERE id=?1", error);
	if (!row)
		return NULL;
	sqlite3_bind_int64(row, 1, client_id);
	AcStep step = ac_store_step(store, row, error);
	char *name = step == AC_STEP_ROW ? g_strdup((const char *)sqlite3_column_text(row, 0)) : NULL;
	sqlite3_reset(row);
	if (step == AC_STEP_DONE)
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND, _("There is no client #%lld."),
		            (long long)client_id);
	return name;
}

/* Ends a change of a client; its subject is the client's name. */
static gboolean end_with_name(AcStore *store, gboolean done, const AcEvent *event, GError **error)
{
	g_autofree char *name = done ? ac_change_name(store, event->client_id, error) : NULL;
	AcEvent named = *event;
	named.subject = name;
	return ac_change_end(store, done && name, &named, error);
}

static gboolean set_trait(AcStore *store, gint64 client_id, const char *trait, const char *value,
                          GError **error)
{
	if (!value)
		return ac_store_run(store, error, "DELETE FROM trait WHERE client_id=?1 AND trait=?2", "is",
		                    client_id, trait);
	return ac_store_run(store, error,
	                    "INSERT INTO trait(client_id,trait,value)VALUES(?1,?2,?3)"
	                    "ON CONFLICT DO UPDATE SET value=excluded.value",
	                    "iss", client_id, trait, value);
}

gint64 ac_store_client_add(AcStore *store, const AcNewClient *fresh, const AcTraitValue *traits,
                           guint n_traits, AcInstant now, GError **error)
{
	if (!ac_change_begin(store, error))
		return 0;
	gboolean done = ac_store_run(store, error,
	                             "INSERT INTO client(name,zone,protocol,demo,created_at,uid,language)"
	                             "VALUES(?1,?2,?3,?4,?5,lower(hex(randomblob(16))),nullif(?6,''))",
	                             "sssiis", fresh->name, fresh->zone, fresh->protocol, (gint64)fresh->demo,
	                             now, fresh->language);
	gint64 id = sqlite3_last_insert_rowid(store->db);
	for (guint i = 0; done && i < n_traits; i++)
		done = set_trait(store, id, traits[i].trait, traits[i].value, error);
	const AcEvent event = {id, "client-add", fresh->name, now};
	return ac_change_end(store, done, &event, error) ? id : 0;
}

gboolean ac_store_client_edit(AcStore *store, gint64 client_id, const AcNewClient *fields, AcInstant now,
                              GError **error)
{
	if (!ac_change_begin(store, error))
		return FALSE;
	gboolean done =
	    ac_store_run(store, error,
	                 "UPDATE client SET name=coalesce(?2,name),zone=coalesce(?3,zone),"
	                 "protocol=coalesce(?4,protocol),"
	                 "language=nullif(coalesce(?5,language),'')WHERE id=?1",
	                 "issss", client_id, fields->name, fields->zone, fields->protocol, fields->language);
	const AcEvent event = {client_id, "client-edit", NULL, now};
	return end_with_name(store, done, &event, error);
}

gboolean ac_store_remark_set(AcStore *store, gint64 client_id, const char *text, AcInstant now,
                             GError **error)
{
	if (!ac_change_begin(store, error))
		return FALSE;
	gboolean done =
	    ac_store_run(store, error, "UPDATE client SET note=nullif(?2,'')WHERE id=?1", "is", client_id, text);
	const AcEvent event = {client_id, "client-note", NULL, now};
	return end_with_name(store, done, &event, error);
}

gboolean ac_store_trait_set(AcStore *store, gint64 client_id, const char *trait, const char *value,
                            AcInstant now, GError **error)
{
	if (!ac_change_begin(store, error))
		return FALSE;
	g_autofree char *name = ac_change_name(store, client_id, error);
	gboolean done = name && set_trait(store, client_id, trait, value, error);
	const AcEvent event = {client_id, "trait", trait, now};
	return ac_change_end(store, done, &event, error);
}

gboolean ac_store_client_use(AcStore *store, gint64 client_id, AcInstant now, GError **error)
{
	if (!ac_change_begin(store, error))
		return FALSE;
	g_autofree char *name = ac_change_name(store, client_id, error);
	gboolean done = name && ac_store_run(store, error,
	                                     "INSERT INTO setting(key,value)VALUES('current',?1)"
	                                     "ON CONFLICT DO UPDATE SET value=excluded.value",
	                                     "i", client_id);
	const AcEvent event = {0, "client-use", name, now};
	return ac_change_end(store, done, &event, error);
}

gboolean ac_store_client_archive(AcStore *store, gint64 client_id, gboolean archived, AcInstant now,
                                 GError **error)
{
	if (!ac_change_begin(store, error))
		return FALSE;
	gboolean done = ac_store_run(store, error, "UPDATE client SET archived=?2 WHERE id=?1", "ii", client_id,
	                             (gint64) !!archived);
	const AcEvent event = {client_id, archived ? "client-archive" : "client-unarchive", NULL, now};
	return end_with_name(store, done, &event, error);
}

/* ---- sessions ------------------------------------------------------------------------------------- */

/* "2026-11-21 15:00", where the session was. */
static char *date_of(const AcNewSession *session)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(session->zone);
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	return ac_time_typed(session->end, zone ? zone : utc);
}

static gboolean check_session(const AcNewSession *session, GError **error)
{
	if (session->begin <= session->end)
		return TRUE;
	g_set_error_literal(error, AC_ERROR, AC_ERROR_REFUSED, _("A session cannot end before it begins."));
	return FALSE;
}

gint64 ac_store_session_add(AcStore *store, gint64 client_id, const AcNewSession *fresh, AcInstant now,
                            GError **error)
{
	if (!check_session(fresh, error) || !ac_change_begin(store, error))
		return 0;
	g_autofree char *name = ac_change_name(store, client_id, error);
	gboolean done = name && ac_store_run(store, error,
	                                     "INSERT INTO session(client_id,begin_at,end_at,zone,state,final,uid)"
	                                     "VALUES(?1,?2,?3,?4,?5,?6,lower(hex(randomblob(16))))",
	                                     "iiisii", client_id, fresh->begin, fresh->end, fresh->zone,
	                                     (gint64)fresh->state, (gint64) !!fresh->final);
	gint64 id = sqlite3_last_insert_rowid(store->db);
	g_autofree char *date = date_of(fresh);
	const AcEvent event = {client_id, "session-add", date, now};
	return ac_change_end(store, done, &event, error) ? id : 0;
}

/* The session as it is; zone is owned by the caller. */
static gboolean find_session(AcStore *store, gint64 client_id, gint64 session_id, AcNewSession *out,
                             char **zone, GError **error)
{
	sqlite3_stmt *row = ac_store_statement(
	    store, "SELECT begin_at,end_at,zone,state,final FROM session WHERE id=?1 AND client_id=?2", error);
	if (!row)
		return FALSE;
	sqlite3_bind_int64(row, 1, session_id);
	sqlite3_bind_int64(row, 2, client_id);
	AcStep step = ac_store_step(store, row, error);
	if (step == AC_STEP_ROW) {
		*zone = g_strdup((const char *)sqlite3_column_text(row, 2));
		*out = (AcNewSession){sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1), *zone,
		                      (AcSessionState)sqlite3_column_int(row, 3), sqlite3_column_int(row, 4)};
	}
	sqlite3_reset(row);
	if (step == AC_STEP_DONE)
		g_set_error_literal(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		                    _("There is no such session of this client."));
	return step == AC_STEP_ROW;
}

gboolean ac_store_session_set(AcStore *store, gint64 client_id, gint64 session_id, const AcNewSession *fields,
                              AcInstant now, GError **error)
{
	if (!check_session(fields, error) || !ac_change_begin(store, error))
		return FALSE;
	AcNewSession before = {0};
	g_autofree char *zone = NULL;
	gboolean done =
	    find_session(store, client_id, session_id, &before, &zone, error) &&
	    ac_store_run(store, error,
	                 "UPDATE session SET begin_at=?2,end_at=?3,zone=?4,state=?5,final=?6 WHERE id=?1",
	                 "iiisii", session_id, fields->begin, fields->end, fields->zone, (gint64)fields->state,
	                 (gint64) !!fields->final);
	g_autofree char *date = date_of(fields);
	const AcEvent event = {client_id, "session-set", date, now};
	return ac_change_end(store, done, &event, error);
}

gboolean ac_store_session_remove(AcStore *store, gint64 client_id, gint64 session_id, AcInstant now,
                                 GError **error)
{
	if (!ac_change_begin(store, error))
		return FALSE;
	AcNewSession before = {0};
	g_autofree char *zone = NULL;
	gboolean done = find_session(store, client_id, session_id, &before, &zone, error) &&
	                ac_store_run(store, error, "DELETE FROM session WHERE id=?1", "i", session_id);
	g_autofree char *date = zone ? date_of(&before) : NULL;
	const AcEvent event = {client_id, "session-remove", date, now};
	return ac_change_end(store, done, &event, error);
}

/* ---- what was done, reported, and what happened --------------------------------------------------- */

gboolean ac_store_tick_set(AcStore *store, gint64 client_id, const AcTick *tick, AcInstant now,
                           GError **error)
{
	if (!ac_change_begin(store, error))
		return FALSE;
	AcNewSession session = {0};
	g_autofree char *zone = NULL;
	gboolean done =
	    find_session(store, client_id, tick->session_id, &session, &zone, error) &&
	    ac_store_run(store, error,
	                 "INSERT INTO tick(client_id,session_id,task,date,minute,state,at,note)"
	                 "VALUES(?1,?2,?3,?4,?5,?6,?7,?8)ON CONFLICT DO UPDATE SET state=excluded.state,"
	                 "at=excluded.at,note=excluded.note",
	                 "iisiiiis", client_id, tick->session_id, tick->task, (gint64)tick->date,
	                 (gint64)tick->minute, (gint64)tick->state, tick->at, tick->note);
	const AcEvent event = {client_id, tick->state == AC_TICK_DONE ? "tick" : "skip", tick->task, now};
	return ac_change_end(store, done, &event, error);
}

gboolean ac_store_tick_clear(AcStore *store, gint64 client_id, const AcTick *tick, AcInstant now,
                             GError **error)
{
	if (!ac_change_begin(store, error))
		return FALSE;
	gboolean done = ac_store_run(
	    store, error,
	    "DELETE FROM tick WHERE client_id=?1 AND session_id=?2 AND task=?3 AND date=?4 AND minute=?5",
	    "iisii", client_id, tick->session_id, tick->task, (gint64)tick->date, (gint64)tick->minute);
	const AcEvent event = {client_id, "tick-clear", tick->task, now};
	return ac_change_end(store, done, &event, error);
}

/* What is awaited is reported once: a later word on it corrects the earlier. */
static gboolean write_report(AcStore *store, gint64 client_id, const AcReport *report, gboolean again,
                             GError **error)
{
	if (!again && !ac_store_run(store, error,
	                            "DELETE FROM report WHERE client_id=?1 AND session_id=?2 AND milestone=?3 "
	                            "AND at<>?4",
	                            "iisi", client_id, report->session_id, report->milestone, report->at))
		return FALSE;
	return ac_store_run(store, error,
	                    "INSERT INTO report(client_id,session_id,milestone,at,initials)"
	                    "VALUES(?1,?2,?3,?4,?5)ON CONFLICT DO UPDATE SET initials=excluded.initials",
	                    "iisis", client_id, report->session_id, report->milestone, report->at, report->by);
}

static gboolean add_report(AcStore *store, gint64 client_id, const AcReport *report, const AcEvent *event,
                           GError **error)
{
	if (!ac_change_begin(store, error))
		return FALSE;
	AcNewSession session = {0};
	g_autofree char *zone = NULL;
	gboolean done = find_session(store, client_id, report->session_id, &session, &zone, error) &&
	                write_report(store, client_id, report, strcmp(event->kind, "sighting") == 0, error);
	return ac_change_end(store, done, event, error);
}

gboolean ac_store_report_add(AcStore *store, gint64 client_id, const AcReport *report, AcInstant now,
                             GError **error)
{
	const AcEvent event = {client_id, "report", report->milestone, now};
	return add_report(store, client_id, report, &event, error);
}

gboolean ac_store_sighting_add(AcStore *store, gint64 client_id, const AcReport *report, AcInstant now,
                               GError **error)
{
	const AcEvent event = {client_id, "sighting", report->milestone, now};
	return add_report(store, client_id, report, &event, error);
}

gboolean ac_store_lapse_add(AcStore *store, gint64 client_id, const AcLapse *lapse, AcInstant now,
                            GError **error)
{
	if (!ac_change_begin(store, error))
		return FALSE;
	g_autofree char *name = ac_change_name(store, client_id, error);
	gboolean done =
	    name && ac_store_run(store, error,
	                         "INSERT INTO lapse(client_id,at,activity,is_day)"
	                         "VALUES(?1,?2,?3,?4)ON CONFLICT DO NOTHING",
	                         "iisi", client_id, lapse->at, lapse->activity, (gint64) !!lapse->is_day);
	const AcEvent event = {client_id, "lapse", lapse->activity, now};
	return ac_change_end(store, done, &event, error);
}

gboolean ac_store_setting_set(AcStore *store, const char *key, const char *value, AcInstant now,
                              GError **error)
{
	(void)now;
	if (!ac_change_begin(store, error))
		return FALSE;
	/* Facts of the program are nothing that undo takes back. */
	gsize length = store->images->len;
	gboolean done = value ? ac_store_run(store, error,
	                                     "INSERT INTO setting(key,value)VALUES(?1,?2)"
	                                     "ON CONFLICT DO UPDATE SET value=excluded.value",
	                                     "ss", key, value)
	                      : ac_store_run(store, error, "DELETE FROM setting WHERE key=?1", "s", key);
	g_string_truncate(store->images, length);
	return ac_change_end(store, done, NULL, error);
}

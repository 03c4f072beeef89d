/* SPDX-License-Identifier: MIT */
/* What a practitioner changed for one client. */
#include "db.h"

#include "base/error.h"
#include "base/text.h"

/* A session of 0 is the whole course, which has no row. */
static gboolean insert(AcStore *store, gint64 client_id, const AcAdjustment *fresh, int numbering,
                       GError **error)
{
	return ac_store_run(
	    store, error,
	    "INSERT INTO adjustment(client_id,session_id,activity,verdict,allow,begins,ends,numbering,how,why,"
	    "initials,at)VALUES(?1,nullif(?2,0),?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)",
	    "iisisssisssi", client_id, fresh->session_id, fresh->activity, (gint64)fresh->verdict, fresh->allow,
	    fresh->from_text, fresh->to_text, (gint64)numbering, fresh->how, fresh->why, fresh->by, fresh->at);
}

gint64 ac_store_adjustment_add(AcStore *store, gint64 client_id, const AcAdjustment *fresh, int numbering,
                               GError **error)
{
	if (!ac_change_begin(store, error))
		return 0;
	g_autofree char *name = ac_change_name(store, client_id, error);
	gboolean done = name && insert(store, client_id, fresh, numbering, error);
	gint64 id = sqlite3_last_insert_rowid(store->db);
	const AcEvent event = {client_id, "adjust-add", fresh->activity, fresh->at};
	return ac_change_end(store, done, &event, error) ? id : 0;
}

/* The activity it speaks of; owned; NULL with @error when there is none such. */
static char *activity_of(AcStore *store, gint64 client_id, gint64 adjustment_id, GError **error)
{
	sqlite3_stmt *row =
	    ac_store_statement(store, "SELECT activity FROM adjustment WHERE id=?1 AND client_id=?2", error);
	if (!row)
		return NULL;
	sqlite3_bind_int64(row, 1, adjustment_id);
	sqlite3_bind_int64(row, 2, client_id);
	AcStep step = ac_store_step(store, row, error);
	char *activity = step == AC_STEP_ROW ? g_strdup((const char *)sqlite3_column_text(row, 0)) : NULL;
	sqlite3_reset(row);
	if (step == AC_STEP_DONE)
		g_set_error_literal(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		                    _("There is no such change of this client's rules."));
	return activity;
}

gboolean ac_store_adjustment_remove(AcStore *store, gint64 client_id, gint64 adjustment_id, AcInstant now,
                                    GError **error)
{
	if (!ac_change_begin(store, error))
		return FALSE;
	g_autofree char *activity = activity_of(store, client_id, adjustment_id, error);
	gboolean done =
	    activity && ac_store_run(store, error, "DELETE FROM adjustment WHERE id=?1", "i", adjustment_id);
	const AcEvent event = {client_id, "adjust-remove", activity, now};
	return ac_change_end(store, done, &event, error);
}

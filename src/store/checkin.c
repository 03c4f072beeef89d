/* SPDX-License-Identifier: MIT */
/* What was felt, and what was advised. */
#include "db.h"

static gboolean insert_felt(AcStore *store, gint64 checkin_id, guint place, const AcFelt *felt,
                            GError **error)
{
	return ac_store_run(store, error,
	                    "INSERT INTO feeling(checkin_id,place,words,sign,flag,severity,advice,soon)"
	                    "VALUES(?1,?2,?3,?4,?5,?6,?7,?8)",
	                    "iisssiii", checkin_id, (gint64)place, felt->words, felt->sign, felt->flag,
	                    (gint64)felt->severity, (gint64)felt->advice, (gint64) !!felt->soon);
}

gint64 ac_store_checkin_add(AcStore *store, gint64 client_id, const AcCheckin *fresh, GError **error)
{
	if (!ac_change_begin(store, error))
		return 0;
	g_autofree char *name = ac_change_name(store, client_id, error);
	gboolean done =
	    name && ac_store_run(store, error, "INSERT INTO checkin(client_id,at,advice,soon)VALUES(?1,?2,?3,?4)",
	                         "iiii", client_id, fresh->at, (gint64)fresh->advice, (gint64) !!fresh->soon);
	gint64 id = sqlite3_last_insert_rowid(store->db);
	for (guint i = 0; done && i < fresh->n_felt; i++)
		done = insert_felt(store, id, i, &fresh->felt[i], error);
	const AcEvent event = {client_id, "checkin", fresh->n_felt > 0 ? fresh->felt[0].words : "", fresh->at};
	return ac_change_end(store, done, &event, error) ? id : 0;
}

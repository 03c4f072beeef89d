/* SPDX-License-Identifier: MIT */
#include "app/checkin.h"

#include "state.h"

gboolean ac_app_checkin(AcApp *app, const AcTriage *triage, GError **error)
{
	if (!ac_app_need_plan(app, error))
		return FALSE;
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(AcFelt));
	for (guint i = 0; i < triage->n_each; i++) {
		const AcTriageLine *line = &triage->each[i];
		const AcFelt felt = {.words = line->feeling.words,
		                     .sign = line->feeling.sign ? line->feeling.sign->id : NULL,
		                     .flag = line->feeling.flag ? line->feeling.flag->id : NULL,
		                     .severity = line->feeling.severity,
		                     .advice = line->advice,
		                     .soon = line->soon};
		g_array_append_val(all, felt);
	}
	const AcCheckin fresh = {.at = app->now,
	                         .advice = triage->advice,
	                         .soon = triage->soon,
	                         .felt = (const AcFelt *)(gconstpointer)all->data,
	                         .n_felt = all->len};
	return ac_store_checkin_add(app->store, app->client->id, &fresh, error) != 0 && ac_app_reload(app, error);
}

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
	const AcCheckin fresh = {.at = triage->at,
	                         .said_at = triage->at < app->now ? app->now : 0,
	                         .advice = triage->advice,
	                         .soon = triage->soon,
	                         .felt = (const AcFelt *)(gconstpointer)all->data,
	                         .n_felt = all->len};
	return ac_store_checkin_add(app->store, app->client->id, &fresh, error) != 0 && ac_app_reload(app, error);
}

const AcQuestion *ac_app_checkin_questions(const AcApp *app, const AcTriage *triage, AcArena *arena, guint *n)
{
	AcDate today = ac_time_date(app->now, ac_app_zone(app));
	*n = 0;
	if (triage->advice >= AC_ADVICE_DOCTOR || ac_time_date(triage->at, ac_app_zone(app)) != today)
		return NULL;
	guint n_all = 0;
	const AcQuestion *all = ac_app_questions(app, ac_plan_day(app->plan, arena, today), arena, &n_all);
	AcQuestion *due = AC_ARENA_ARRAY(arena, AcQuestion, n_all);
	for (guint i = 0; i < n_all; i++)
		if (all[i].kind == AC_QUESTION_MILESTONE)
			due[(*n)++] = all[i];
	return due;
}

const AcRecords *ac_app_records(AcApp *app, AcArena *arena, GError **error)
{
	if (!app->row || app->row->id == 0)
		return AC_ARENA_NEW(arena, AcRecords);
	return ac_app_need_store(app, error) ? ac_store_records(app->store, arena, app->row->id, error) : NULL;
}

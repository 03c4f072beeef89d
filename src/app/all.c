/* SPDX-License-Identifier: MIT */
/* Every client's plan, one after the other. */
#include "state.h"

gboolean ac_app_plan_one(AcApp *app, gint64 client_id, AcInstant now, AcArena *arena, AcPlanned *out,
                         GError **error)
{
	*out = (AcPlanned){0};
	out->stored = ac_store_fetch(app->store, arena, client_id, ac_app_zone_opener, app, error);
	if (!out->stored || !ac_app_follow(app, out->stored->row, &out->rules, error))
		return FALSE;
	out->plan = ac_plan_new(ac_loaded_protocol(out->rules.followed), out->stored->client, now);
	return TRUE;
}

static void visit_one(AcApp *app, const AcClientRow *row, AcArena *arena, AcClientVisit visit, void *data)
{
	g_autoptr(GError) problem = NULL;
	AcPlanned one;
	ac_app_plan_one(app, row->id, app->now, arena, &one, &problem);
	visit(row, one.plan, problem, data);
	ac_plan_free(one.plan);
}

gboolean ac_app_each_client(AcApp *app, AcClientVisit visit, void *data, GError **error)
{
	g_autoptr(AcArena) list = ac_arena_new();
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n = 0;
	if (!ac_app_need_catalogue(app, error) || !ac_app_need_store(app, error))
		return FALSE;
	const AcClientRow *rows = ac_store_clients(app->store, list, FALSE, &n, error);
	if (!rows)
		return FALSE;
	for (guint i = 0; i < n; i++) {
		ac_arena_reset(arena);
		visit_one(app, &rows[i], arena, visit, data);
	}
	return TRUE;
}

/* SPDX-License-Identifier: MIT */
/* Every client's plan, one after the other. */
#include "state.h"

static void visit_one(AcApp *app, const AcClientRow *row, AcArena *arena, AcClientVisit visit, void *data)
{
	g_autoptr(GError) problem = NULL;
	const AcStored *stored = ac_store_fetch(app->store, arena, row->id, ac_app_zone_opener, app, &problem);
	const AcLoaded *current = stored ? ac_app_take_protocol(app, stored->row->protocol, &problem) : NULL;
	gboolean is_lost = FALSE;
	const AcProtocol *protocol =
	    current ? ac_loaded_protocol(ac_app_followed(app, stored->row, current, &is_lost)) : NULL;
	g_autoptr(AcPlan) plan = protocol ? ac_plan_new(protocol, stored->client, app->now) : NULL;
	visit(row, plan, problem, data);
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

/* SPDX-License-Identifier: MIT */
/* Changed rules, taken over for all whom they concern. */
#include "app/handoff.h"
#include "state.h"

#include <string.h>

/* The one named, first: its files are what the others are compared with. */
static const AcLoaded *take_current(AcApp *app, GError **error)
{
	if (!app->trouble)
		return ac_app_take_protocol(app, app->row->protocol, error);
	g_propagate_error(error, g_error_copy(app->trouble));
	return NULL;
}

static gboolean is_behind(const AcApp *app, const AcClientRow *row, const char *hash)
{
	return strcmp(row->protocol, app->row->protocol) == 0 && row->rules_hash &&
	       strcmp(row->rules_hash, hash) != 0;
}

const AcClientRow *ac_app_rules_behind(AcApp *app, AcArena *arena, guint *n, GError **error)
{
	*n = 0;
	guint n_all = 0;
	if (app->is_made_up || !app->row || ac_app_handed_hash(app->row->protocol))
		return AC_ARENA_ARRAY(arena, AcClientRow, 1);
	const AcLoaded *current = take_current(app, error);
	const AcClientRow *all = current ? ac_store_clients(app->store, arena, FALSE, &n_all, error) : NULL;
	if (!all)
		return NULL;
	g_autofree char *hash = ac_loaded_hash(current);
	AcClientRow *behind = AC_ARENA_ARRAY(arena, AcClientRow, n_all + 1);
	for (guint i = 0; i < n_all; i++)
		if (is_behind(app, &all[i], hash))
			behind[(*n)++] = all[i];
	return behind;
}

gboolean ac_app_rules_accept_all(AcApp *app, guint *n_taken, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n = 0;
	*n_taken = 0;
	if (!ac_app_need_plan(app, error))
		return FALSE;
	const AcClientRow *behind = ac_app_rules_behind(app, arena, &n, error);
	const AcLoaded *current = behind ? take_current(app, error) : NULL;
	if (!current || !ac_app_rules_are_good(app, app->row->protocol, current, error))
		return FALSE;
	/* A change each, so that each can be taken back alone. */
	for (guint i = 0; i < n; i++, ++*n_taken)
		if (!ac_app_pin(app, behind[i].id, current, error))
			return FALSE;
	return ac_app_reload(app, error);
}

/* SPDX-License-Identifier: MIT */
#include "base/error.h"
#include "base/text.h"
#include "tick.h"

/* A client is not removed in passing: what would go is told, and --yes asked for. */
static gboolean check_meant(const AcCall *call, const AcUndone *change, GError **error)
{
	if (!ac_app_change_is_client(change) || ac_call_flag(call, "yes"))
		return TRUE;
	g_autofree char *owner = ac_app_change_owner(call->app, change);
	g_set_error(error, AC_ERROR, AC_ERROR_REFUSED,
	            _("This takes back adding %s (#%lld), with all sessions; nothing of it is kept. If that is "
	              "meant: aftercare undo --client "
	              "%lld --yes"),
	            owner, (long long)change->client_id, (long long)change->client_id);
	return FALSE;
}

/* Whoever was in use may be gone: who is it now, or how to say it. */
static void say_who_is_left(AcCall *call)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n = 0;
	const AcClientRow *rows = ac_store_clients(ac_app_store(call->app), arena, FALSE, &n, NULL);
	const AcClientRow *current = NULL;
	for (guint i = 0; rows != NULL && i < n; i++)
		current = rows[i].current ? &rows[i] : current;
	if (current != NULL)
		ac_call_say(call, _("In use: %s (#%lld)."), current->name, (long long)current->id);
	else if (n > 0)
		ac_call_say(call,
		            _("Nobody is in use now. Choose: aftercare client use NAME. Who there is: aftercare "
		              "client list"));
}

static gboolean take_back(AcCall *call, const AcUndone *change, GError **error)
{
	/* In words first: afterwards its client may be gone. */
	g_autofree char *owner = ac_app_change_owner(call->app, change);
	g_autofree char *words = ac_app_change_words(call->app, change);
	if (!check_meant(call, change, error) || !ac_app_take_back(call->app, change, error))
		return FALSE;
	if (owner != NULL)
		ac_call_say(call, _("Taken back (%s): %s."), owner, words);
	else
		ac_call_say(call, _("Taken back: %s."), words);
	if (ac_app_change_is_client(change))
		say_who_is_left(call);
	return TRUE;
}

static gboolean undo_last(AcCall *call, GError **error)
{
	AcUndone change = {0};
	gint64 client_id = ac_call_text(call, "client") != NULL ? ac_app_row(call->app)->id : 0;
	if (!ac_app_last_change(call->app, client_id, &change, error))
		return FALSE;
	gboolean done = change.kind != NULL && take_back(call, &change, error);
	if (change.kind == NULL)
		g_set_error_literal(error, AC_ERROR, AC_ERROR_NOT_FOUND, _("There is nothing to take back."));
	ac_undone_clear(&change);
	return done;
}

static gboolean run(AcCall *call, GError **error)
{
	if (call->n_words == 0)
		return undo_last(call, error);
	g_autofree char *task = ac_call_joined(call, 0);
	AcOccurrence undone;
	if (!ac_app_untick(call->app, task, &undone, error))
		return FALSE;
	g_autofree char *words = ac_tick_words(call, &undone);
	ac_call_say(call, _("No longer ticked: %s."), words);
	return TRUE;
}

static const AcOption OPTIONS[] = {
    {"yes", AC_OPTION_FLAG, NULL, N_("also where that removes a client")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_command_undo = {
    .name = "undo",
    .args = "[TASK] [--yes]",
    .summary = N_("take back the last change, or the tick of a task"),
    .details = N_("The last change of all clients; with --client, the last of that one."),
    .example = "aftercare undo\naftercare undo wash\naftercare undo --client Jo",
    .options = OPTIONS,
    .needs = AC_NEEDS_STORE | AC_NEEDS_PLAN_IF_CLEAR,
    .max_words = AC_WORDS_ANY,
    .run = run,
};

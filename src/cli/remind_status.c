/* SPDX-License-Identifier: MIT */
/* How the reminder program is doing: running, able, whose reminders, what comes next. */
#include "remind.h"

#include "base/error.h"
#include "base/text.h"

#define AHEAD (8 * 24 * AC_HOUR)
#define NEXT  5

/* All that is told, and what owns it. */
typedef struct {
	AcReminderState state;
	AcRemindStatus status;
	AcRemindScope scope;
	char *whose, *why_nobody;
	AcRemindLines *lines;
	GArray *next; /* AcReminderLine */
	AcOptions *options;
} Told;

static void told_clear(Told *told)
{
	ac_remind_status_clear(&told->status);
	ac_remind_scope_clear(&told->scope);
	g_free(told->whose);
	g_free(told->why_nobody);
	g_clear_pointer(&told->lines, ac_remind_lines_free);
	g_clear_pointer(&told->next, g_array_unref);
	ac_options_free(told->options);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Told, told_clear)

static char *name_of(AcCall *call, gint64 id)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcClientRow *row = ac_store_row(ac_app_store(call->app), arena, id, NULL);
	return g_strdup(row != NULL ? row->name : _("one client"));
}

static void find_whose(AcCall *call, Told *told)
{
	g_autoptr(GError) problem = NULL;
	if (!ac_app_remind_scope(call->app, told->options, &told->scope, &problem)) {
		told->why_nobody = g_strdup(problem->message);
		return;
	}
	switch (told->scope.kind) {
	case AC_REMIND_NOBODY:
		told->why_nobody = g_strdup_printf(_("nobody's: %s"), told->scope.why);
		break;
	case AC_REMIND_ONE:
		told->whose = name_of(call, told->scope.client_id);
		break;
	case AC_REMIND_ALL:
		told->whose = g_strdup(_("all clients: sessions and follow-ups"));
		break;
	}
}

static const char *privacy_of(const AcOptions *options)
{
	static const char *const words[] = {
	    [AC_PRIVACY_FULL] = "full", [AC_PRIVACY_DISCREET] = "discreet", [AC_PRIVACY_OFF] = "off"};
	return words[ac_options_privacy(options)];
}

static void read_status(AcCall *call, Told *told)
{
	AcReminderState *state = &told->state;
	const AcRemindStatus *status = &told->status;
	ac_remind_status_read(ac_app_paths(call->app), &told->status);
	*state = (AcReminderState){.pid = status->pid,
	                           .started_at = status->started_at,
	                           .problem_since = status->problem_since,
	                           .next_at = status->pid != 0 ? status->next_at : AC_INSTANT_NEVER,
	                           .last_at = status->last_at,
	                           .server = status->pid != 0 ? status->server : NULL,
	                           .problem = status->pid != 0 ? status->problem : NULL,
	                           .whose = told->whose,
	                           .why_nobody = told->why_nobody,
	                           .privacy = privacy_of(told->options)};
	state->able = status->pid != 0 && status->problem == NULL && told->whose != NULL &&
	              ac_options_privacy(told->options) != AC_PRIVACY_OFF;
}

static gboolean is_coming(const AcReminderLine *line)
{
	return line->reminder->at > line->words.now && line->reminder->end == AC_REMINDER_OPEN &&
	       (line->record == NULL || line->record->told == AC_TOLD_OPEN);
}

static gboolean find_next(AcCall *call, Told *told, GError **error)
{
	AcInstant now = ac_app_now(call->app);
	told->lines = ac_remind_lines_new(call, now, now + AHEAD, error);
	if (told->lines == NULL)
		return FALSE;
	GArray *all = ac_remind_lines_array(told->lines);
	told->next = g_array_new(FALSE, TRUE, sizeof(AcReminderLine));
	for (guint i = 0; i < all->len && told->next->len < NEXT; i++)
		if (is_coming(&g_array_index(all, AcReminderLine, i)))
			g_array_append_vals(told->next, &g_array_index(all, AcReminderLine, i), 1);
	told->state.next = (const AcReminderLine *)(gpointer)told->next->data;
	told->state.n_next = told->next->len;
	return TRUE;
}

gboolean ac_remind_print_state(AcCall *call, gboolean in_full, GError **error)
{
	g_auto(Told) told = {.scope = {.kind = AC_REMIND_NOBODY}};
	if (!ac_call_open(call, in_full ? AC_REMIND_NEEDS : AC_NEEDS_STORE, error))
		return FALSE;
	told.options = ac_options_load(ac_app_paths(call->app), error);
	if (told.options == NULL)
		return FALSE;
	find_whose(call, &told);
	read_status(call, &told);
	if (in_full && told.whose != NULL && !find_next(call, &told, error))
		return FALSE;
	call->status = told.state.able ? AC_EXIT_DONE : AC_EXIT_FAILED;
	if (ac_call_flag(call, "json")) {
		ac_call_print_json(
		    call, ac_json_reminder_state(ac_app_zone(call->app), &told.state, ac_call_json_style(call)));
		return TRUE;
	}
	const AcWordsContext words = {.now = ac_app_now(call->app), .zone = ac_app_zone(call->app)};
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	ac_sheet_reminder_state(sheet, &words, &told.state);
	ac_call_print(call, sheet);
	return TRUE;
}

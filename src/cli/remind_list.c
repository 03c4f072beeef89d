/* SPDX-License-Identifier: MIT */
/* Reminders of one client, or of all, with what was recorded of each. */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "remind.h"

#define DAY (24 * AC_HOUR)

struct AcRemindLines {
	GArray *lines; /* AcReminderLine */
	GPtrArray *cases, *arenas;
};

typedef struct {
	AcCall *call;
	AcRemindLines *lines;
	AcRemindPolicy policy;
	AcInstant from, to;
	gboolean named;  /* clients are told by name */
	GArray *clients; /* ids of those who have some */
	GError *problem;
} Gather;

static const AcRemindRecord *record_of(const AcRemindRecord *records, guint n, const char *key)
{
	for (guint i = 0; i < n; i++)
		if (strcmp(records[i].key, key) == 0)
			return &records[i];
	return NULL;
}

static void add_lines(Gather *gather, const AcRemindCase *one, AcArena *arena)
{
	const AcPlan *plan = ac_remind_case_plan(one);
	const AcClientRow *row = ac_remind_case_row(one);
	guint n = 0, n_records = 0;
	const AcReminder *all = ac_plan_reminders(plan, arena, &gather->policy, gather->from, gather->to, &n);
	const AcRemindRecord *records = ac_store_remind_records(ac_app_store(gather->call->app), arena, row->id,
	                                                        gather->from, &n_records, NULL);
	for (guint i = 0; i < n; i++) {
		const AcReminderLine line = {
		    .reminder = &all[i],
		    .record = record_of(records, records != NULL ? n_records : 0, all[i].key),
		    .words = {.now = ac_app_now(gather->call->app), .zone = ac_plan_client(plan)->zone, .plan = plan},
		    .client_id = row->id,
		    .client_name = gather->named ? row->name : NULL};
		g_array_append_val(gather->lines->lines, line);
	}
}

static gboolean add_client(Gather *gather, gint64 id, GError **error)
{
	const AcRemindClient client = {.client_id = id, .since = gather->from, .settled = gather->from};
	AcRemindCase *one = ac_app_remind_case(gather->call->app, &client, &gather->policy,
	                                       ac_app_now(gather->call->app), gather->to, error);
	if (one == NULL)
		return FALSE;
	AcArena *arena = ac_arena_new();
	g_ptr_array_add(gather->lines->cases, one);
	g_ptr_array_add(gather->lines->arenas, arena);
	add_lines(gather, one, arena);
	return TRUE;
}

/* A first look over everybody: most have nothing in these days, and need not be kept. */
static void look_at(const AcClientRow *row, const AcPlan *plan, const GError *problem, void *data)
{
	Gather *gather = data;
	guint n = 0;
	if (plan == NULL) {
		g_autofree char *text = g_strdup_printf(_("%s has no reminders: %s"), row->name, problem->message);
		ac_call_warn(gather->call, text);
		return;
	}
	g_autoptr(AcArena) arena = ac_arena_new();
	ac_plan_reminders(plan, arena, &gather->policy, gather->from, gather->to, &n);
	if (n > 0)
		g_array_append_val(gather->clients, row->id);
}

static gboolean add_all(Gather *gather, GError **error)
{
	g_autoptr(GArray) clients = g_array_new(FALSE, FALSE, sizeof(gint64));
	gather->clients = clients;
	gather->named = TRUE;
	if (!ac_app_each_client(gather->call->app, look_at, gather, error))
		return FALSE;
	for (guint i = 0; i < clients->len; i++)
		if (!add_client(gather, g_array_index(clients, gint64, i), error))
			return FALSE;
	return TRUE;
}

static gint by_time(gconstpointer a, gconstpointer b)
{
	const AcReminder *one = ((const AcReminderLine *)a)->reminder;
	const AcReminder *other = ((const AcReminderLine *)b)->reminder;
	return one->at != other->at ? (one->at < other->at ? -1 : 1) : strcmp(one->key, other->key);
}

/* Whose: of --client, else as the options have it, else of the client in use. */
static gboolean add_whose(Gather *gather, const AcOptions *options, GError **error)
{
	AcCall *call = gather->call;
	g_auto(AcRemindScope) scope = {.kind = AC_REMIND_NOBODY};
	const AcClientRow *row = ac_app_row(call->app);
	if (ac_call_text(call, "client") != NULL && row != NULL)
		return add_client(gather, row->id, error);
	if (!ac_app_remind_scope(call->app, options, &scope, error))
		return FALSE;
	gather->policy = ac_app_remind_policy(options, &scope);
	if (scope.kind == AC_REMIND_ALL)
		return add_all(gather, error);
	if (scope.kind == AC_REMIND_ONE)
		return add_client(gather, scope.client_id, error);
	ac_call_warn(call, scope.why);
	return row == NULL || add_client(gather, row->id, error);
}

AcRemindLines *ac_remind_lines_new(AcCall *call, AcInstant from, AcInstant to, GError **error)
{
	g_autoptr(AcOptions) options = ac_options_load(ac_app_paths(call->app), error);
	if (options == NULL)
		return NULL;
	g_autoptr(AcRemindLines) lines = g_new0(AcRemindLines, 1);
	lines->lines = g_array_new(FALSE, TRUE, sizeof(AcReminderLine));
	lines->cases = g_ptr_array_new_with_free_func((GDestroyNotify)ac_remind_case_free);
	lines->arenas = g_ptr_array_new_with_free_func((GDestroyNotify)ac_arena_free);
	Gather gather = {
	    .call = call, .lines = lines, .policy = ac_options_remind_policy(options), .from = from, .to = to};
	if (!add_whose(&gather, options, error))
		return NULL;
	g_array_sort(lines->lines, by_time);
	return g_steal_pointer(&lines);
}

void ac_remind_lines_free(AcRemindLines *lines)
{
	g_array_unref(lines->lines);
	g_ptr_array_unref(lines->arenas);
	g_ptr_array_unref(lines->cases);
	g_free(lines);
}

GArray *ac_remind_lines_array(AcRemindLines *lines)
{
	return lines->lines;
}

/* ---- --list -------------------------------------------------------------------------------------- */

typedef struct {
	AcInstant from, to;
	AcInstant shown_from; /* of what lies before only what was missed */
} Stretch;

static gboolean read_stretch(AcCall *call, Stretch *stretch, GError **error)
{
	AcWhen from, to;
	if (!ac_call_when(call, "from", &from, error) || !ac_call_when(call, "to", &to, error))
		return FALSE;
	GTimeZone *zone = ac_app_zone(call->app);
	AcInstant today = ac_time_midnight(ac_time_date(ac_app_now(call->app), zone), zone);
	gboolean is_given = ac_call_text(call, "from") != NULL;
	stretch->shown_from = is_given ? from.from : today;
	stretch->from = is_given ? from.from : today - 2 * DAY;
	stretch->to = ac_call_text(call, "to") != NULL ? MAX(to.to, to.from + 1) : stretch->shown_from + 7 * DAY;
	if (stretch->to > stretch->shown_from)
		return TRUE;
	g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE, _("--to is before --from."));
	return FALSE;
}

static gboolean is_missed(const AcReminderLine *line)
{
	AcTold told = line->record != NULL ? line->record->told : AC_TOLD_OPEN;
	return told >= AC_TOLD_UNDONE && told <= AC_TOLD_MISSED_OFF;
}

gboolean ac_remind_print_list(AcCall *call, GError **error)
{
	Stretch stretch;
	if (!ac_call_open(call, AC_REMIND_NEEDS, error) || !read_stretch(call, &stretch, error))
		return FALSE;
	g_autoptr(AcRemindLines) lines = ac_remind_lines_new(call, stretch.from, stretch.to, error);
	if (lines == NULL)
		return FALSE;
	g_autoptr(GArray) kept = g_array_new(FALSE, TRUE, sizeof(AcReminderLine));
	for (guint i = 0; i < lines->lines->len; i++) {
		const AcReminderLine *line = &g_array_index(lines->lines, AcReminderLine, i);
		if (line->reminder->at >= stretch.shown_from || is_missed(line))
			g_array_append_vals(kept, line, 1);
	}
	const AcReminderLine *all = (const AcReminderLine *)(gpointer)kept->data;
	if (ac_call_flag(call, "json")) {
		ac_call_print_json(call, ac_json_reminders(all, kept->len, ac_call_json_style(call)));
		return TRUE;
	}
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	ac_sheet_reminders(sheet, all, kept->len);
	if (kept->len == 0)
		ac_sheet_line(sheet, 0, _("No reminders in these days."));
	ac_call_print(call, sheet);
	return TRUE;
}

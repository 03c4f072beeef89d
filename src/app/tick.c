/* SPDX-License-Identifier: MIT */
/* What was done about a task: which of its occurrences a word means, ticking it and taking the tick away. */
#include "state.h"

#include <string.h>
#include "base/error.h"
#include "base/text.h"

#define DAY            (24 * AC_HOUR)
#define COMING         (14 * DAY)
#define AFTER_MIDNIGHT (6 * AC_HOUR)

/* ---- which task ----------------------------------------------------------------------------------- */

/** "moisturise@20:00": the task, and the time of one occurrence. */
typedef struct {
	const AcTask *task;
	gboolean is_exact;
	AcDate date;
	int minute; /* -1: whichever there is on that date */
} Meant;

static gboolean begins_with(const char *text, const char *beginning)
{
	g_autofree char *whole = g_utf8_casefold(text, -1);
	g_autofree char *part = g_utf8_casefold(beginning, -1);
	return g_str_has_prefix(whole, part);
}

static gboolean is_same(const char *a, const char *b)
{
	return ac_text_distance(a, b, 0) == 0;
}

/* Fewer letters the less sure: its id or title, then a beginning of one. */
static GPtrArray *tasks_called(const AcProtocol *protocol, const char *word)
{
	GPtrArray *found = g_ptr_array_new();
	for (int way = 0; way < 2 && found->len == 0 && *word; way++)
		for (guint i = 0; i < protocol->n_tasks; i++) {
			const AcTask *task = &protocol->tasks[i];
			gboolean fits = way == 0 ? is_same(task->id, word) || is_same(task->title, word)
			                         : begins_with(task->id, word) || begins_with(task->title, word);
			if (fits)
				g_ptr_array_add(found, (void *)(guintptr)task);
		}
	return found;
}

static gboolean say_several_tasks(const char *word, const GPtrArray *found, GError **error)
{
	g_autoptr(GString) list = g_string_new(NULL);
	for (guint i = 0; i < found->len; i++) {
		const AcTask *task = g_ptr_array_index(found, i);
		g_autofree char *title = ac_text_plain(task->title);
		g_string_append_printf(list, "\n  %s  %s", task->id, title);
	}
	g_set_error(error, AC_ERROR, AC_ERROR_AMBIGUOUS, _("\"%s\" can mean several tasks. Say which:%s"), word,
	            list->str);
	return FALSE;
}

static gboolean say_no_task(const AcProtocol *protocol, const char *word, GError **error)
{
	g_autofree const char **names = g_new0(const char *, protocol->n_tasks + 1);
	g_autoptr(GString) list = g_string_new(NULL);
	for (guint i = 0; i < protocol->n_tasks; i++) {
		names[i] = protocol->tasks[i].id;
		g_string_append_printf(list, "%s%s", i ? ", " : "", names[i]);
	}
	const char *near = ac_text_nearest(word, names, protocol->n_tasks);
	if (near)
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND, _("There is no task \"%s\". Did you mean \"%s\"?"),
		            word, near);
	else if (list->len > 0)
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND, _("There is no task \"%s\". There are: %s."), word,
		            list->str);
	else
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		            _("There is no task \"%s\": these rules have no tasks."), word);
	return FALSE;
}

static gboolean read_time(const AcApp *app, const char *text, Meant *meant, GError **error)
{
	const AcWhenContext context = ac_app_when(app);
	AcLocal now = ac_time_local(app->now, context.zone);
	meant->is_exact = TRUE;
	meant->date = now.date;
	if (ac_clock_parse(text, &meant->minute, NULL))
		return TRUE;
	AcWhen when = {0};
	if (!ac_when_parse_past(text, &context, &when, error))
		return FALSE;
	AcLocal local = ac_time_local(when.from, context.zone);
	meant->date = local.date;
	meant->minute = when.is_day ? -1 : local.minute;
	return TRUE;
}

/* Of several that a word may mean, those that are on today's plan, when there are any. */
static void keep_todays(const AcApp *app, GPtrArray *found)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	AcDate today = ac_time_date(app->now, ac_app_zone(app));
	guint n = 0;
	const AcOccurrence *all = ac_plan_tasks(app->plan, arena, ac_time_midnight(today, ac_app_zone(app)),
	                                        ac_time_midnight(today + 1, ac_app_zone(app)), &n);
	g_autoptr(GPtrArray) kept = g_ptr_array_new();
	for (guint i = 0; i < n; i++) {
		gpointer task = (gpointer)(guintptr)all[i].task;
		if (g_ptr_array_find(found, task, NULL) && !g_ptr_array_find(kept, task, NULL))
			g_ptr_array_add(kept, task);
	}
	if (kept->len == 0)
		return;
	g_ptr_array_set_size(found, 0);
	g_ptr_array_extend(found, kept, NULL, NULL);
}

static gboolean read_task(const AcApp *app, const char *words, Meant *meant, GError **error)
{
	const AcProtocol *protocol = ac_plan_protocol(app->plan);
	g_auto(GStrv) parts = g_strsplit(words, "@", 2);
	g_autofree char *plain = ac_text_plain(parts[0] ? parts[0] : "");
	const char *word = g_strstrip(plain);
	*meant = (Meant){0};
	g_autoptr(GPtrArray) found = tasks_called(protocol, word);
	if (found->len == 0)
		return say_no_task(protocol, word, error);
	if (found->len > 1)
		keep_todays(app, found);
	if (found->len > 1)
		return say_several_tasks(word, found, error);
	meant->task = g_ptr_array_index(found, 0);
	return !parts[0] || !parts[1] || read_time(app, g_strstrip(parts[1]), meant, error);
}

/* ---- which occurrence ----------------------------------------------------------------------------- */

static const char *date_text(AcDate date, char *buffer, gsize size)
{
	int year, month, day;
	ac_date_to_ymd(date, &year, &month, &day);
	g_snprintf(buffer, (gulong)size, "%04d-%02d-%02d", year, month, day);
	return buffer;
}

/* Of one date: the one at that minute, or the only one, or (no minute said) the latest not done. */
static const AcOccurrence *on_date(const AcApp *app, AcArena *arena, const Meant *meant)
{
	guint n = 0;
	AcInstant from = ac_time_midnight(meant->date, ac_app_zone(app));
	AcInstant to = ac_time_midnight(meant->date + 1, ac_app_zone(app));
	const AcOccurrence *all = ac_plan_tasks(app->plan, arena, from, to, &n);
	const AcOccurrence *found = NULL;
	for (guint i = 0; i < n; i++) {
		if (all[i].task != meant->task || (meant->minute >= 0 && all[i].minute != meant->minute))
			continue;
		if (!found || !all[i].tick || found->tick)
			found = &all[i];
	}
	return found;
}

static gboolean say_no_time(const AcApp *app, AcArena *arena, const Meant *meant, GError **error)
{
	char date[16];
	guint n = 0;
	g_autoptr(GString) list = g_string_new(NULL);
	AcInstant from = ac_time_midnight(meant->date, ac_app_zone(app));
	const AcOccurrence *all =
	    ac_plan_tasks(app->plan, arena, from, ac_time_midnight(meant->date + 1, ac_app_zone(app)), &n);
	for (guint i = 0; i < n; i++)
		if (all[i].task == meant->task && all[i].minute >= 0)
			g_string_append_printf(list, "%s%02d:%02d", list->len ? ", " : "", all[i].minute / 60,
			                       all[i].minute % 60);
	date_text(meant->date, date, sizeof date);
	if (list->len > 0)
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		            _("\"%s\" is not on the plan then; on %s it is at %s."), meant->task->id, date,
		            list->str);
	else
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND, _("\"%s\" is not on the plan on %s."),
		            meant->task->id, date);
	return FALSE;
}

/* What fell due shortly before a midnight just passed still counts as due: people go to bed late. */
static gboolean counts_as_due(const AcOccurrence *one, AcInstant now)
{
	if (one->state == AC_TASK_MISSED)
		return one->minute >= 0 && now - one->at < AFTER_MIDNIGHT;
	return one->state == AC_TASK_DUE || one->state == AC_TASK_WAITS;
}

/* Ruling 11: the latest due that is not done, else the next. One held back today comes before the next: it
 * says why; and so does one that may be done once more today. */
static const AcOccurrence *latest_or_next(const AcApp *app, AcArena *arena, const AcTask *task)
{
	guint n = 0;
	AcDate today = ac_time_date(app->now, ac_app_zone(app));
	const AcOccurrence *all = ac_plan_tasks(app->plan, arena, app->now - 2 * DAY, app->now + COMING, &n);
	const AcOccurrence *due = NULL, *today_only = NULL, *next = NULL;
	for (guint i = 0; i < n; i++) {
		const AcOccurrence *one = &all[i];
		if (one->task != task || one->tick)
			continue;
		if (counts_as_due(one, app->now))
			due = due && due->at == one->at ? due : one; /* the first of several boxes of a day */
		else if ((one->extra || one->state == AC_TASK_HELD) && one->date == today && one->at <= app->now)
			today_only = one;
		else if (one->at > app->now)
			next = next ? next : one;
	}
	return due ? due : today_only ? today_only : next;
}

/* Copied out: it is written about after the plan was built anew. */
static gboolean find_occurrence(const AcApp *app, AcArena *arena, const Meant *meant, AcOccurrence *out,
                                GError **error)
{
	const AcOccurrence *found =
	    meant->is_exact ? on_date(app, arena, meant) : latest_or_next(app, arena, meant->task);
	if (found) {
		*out = *found;
		return TRUE;
	}
	if (meant->is_exact)
		return say_no_time(app, arena, meant, error);
	g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND,
	            _("\"%s\" is not on the plan today, nor in the next two weeks. What is: aftercare today"),
	            meant->task->id);
	return FALSE;
}

gboolean ac_app_find_occurrence(AcApp *app, AcArena *arena, const char *words, AcOccurrence *out,
                                GError **error)
{
	Meant meant;
	return read_task(app, words, &meant, error) && find_occurrence(app, arena, &meant, out, error);
}

/* ---- ticking -------------------------------------------------------------------------------------- */

static gboolean refuse_held(const AcApp *app, AcArena *arena, const AcOccurrence *one, GError **error)
{
	const AcActivity *activity = one->task->step ? one->task->step : one->task->on;
	g_autofree char *title = ac_text_plain(one->task->title);
	if (!activity) {
		g_set_error(error, AC_ERROR, AC_ERROR_REFUSED, _("\"%s\" may not be done at that time."), title);
		return FALSE;
	}
	const AcAnswer *answer = ac_plan_ask(app->plan, arena, activity, one->at, 0);
	g_autofree char *what = ac_text_plain(activity->title);
	g_autofree char *until =
	    answer->until.at == AC_INSTANT_NEVER ? NULL : ac_app_write_time(app, answer->until.at);
	if (answer->verdict == AC_VERDICT_ASK)
		g_set_error(error, AC_ERROR, AC_ERROR_REFUSED,
		            _("\"%s\" waits: ask your practitioner about \"%s\" first. If it is done already: "
		              "aftercare did %s"),
		            title, what, activity->id);
	else if (until)
		g_set_error(
		    error, AC_ERROR, AC_ERROR_REFUSED,
		    _("\"%s\" waits: \"%s\" is to be avoided until %s. If it is done already: aftercare did %s"),
		    title, what, until, activity->id);
	else
		g_set_error(error, AC_ERROR, AC_ERROR_REFUSED,
		            _("\"%s\" waits: \"%s\" is to be avoided. If it is done already: aftercare did %s"),
		            title, what, activity->id);
	return FALSE;
}

/* The same occurrence in the plan as it is now. */
static AcOccurrence find_again(const AcApp *app, const AcTask *task, const AcTick *tick)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	AcOccurrence found = {.task = task, .date = tick->date, .minute = tick->minute};
	if (!app->plan)
		return found;
	GTimeZone *zone = ac_app_zone(app);
	found.at = tick->minute < 0 ? ac_time_midnight(tick->date, zone)
	                            : ac_time_at(tick->date, tick->minute, zone, AC_FOLD_FIRST);
	guint n = 0;
	const AcOccurrence *all = ac_plan_tasks(app->plan, arena, ac_time_midnight(tick->date, zone),
	                                        ac_time_midnight(tick->date + 1, zone), &n);
	for (guint i = 0; i < n; i++)
		if (all[i].task == task && all[i].minute == tick->minute && all[i].session->id == tick->session_id)
			return all[i];
	return found;
}

static AcTick tick_for(const AcOccurrence *one, AcTickState state, AcInstant at)
{
	return (AcTick){.task = one->task->id,
	                .session_id = one->session->id,
	                .date = one->date,
	                .minute = one->minute,
	                .state = state,
	                .at = at};
}

static gboolean write_tick(AcApp *app, const AcTick *tick, GError **error)
{
	return ac_store_tick_set(app->store, app->row->id, tick, app->now, error) && ac_app_reload(app, error);
}

gboolean ac_app_tick(AcApp *app, const char *task, AcTickState state, const char *note, AcOccurrence *done,
                     GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	Meant meant;
	AcOccurrence one;
	if (!ac_app_need_plan(app, error) || !read_task(app, task, &meant, error) ||
	    !find_occurrence(app, arena, &meant, &one, error))
		return FALSE;
	/* To leave out what may not be done is no harm. */
	if (one.state == AC_TASK_HELD && state == AC_TICK_DONE)
		return refuse_held(app, arena, &one, error);
	AcTick tick = tick_for(&one, state, app->now);
	tick.note = note && *note ? note : NULL;
	if (!write_tick(app, &tick, error))
		return FALSE;
	if (done)
		*done = find_again(app, meant.task, &tick);
	return TRUE;
}

gboolean ac_app_tick_toggle(AcApp *app, const AcOccurrence *occurrence, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	if (!ac_app_need_plan(app, error))
		return FALSE;
	const AcTick tick = tick_for(occurrence, AC_TICK_DONE, app->now);
	if (occurrence->tick)
		return ac_store_tick_clear(app->store, app->row->id, &tick, app->now, error) &&
		       ac_app_reload(app, error);
	if (occurrence->state == AC_TASK_HELD)
		return refuse_held(app, arena, occurrence, error);
	return write_tick(app, &tick, error);
}

gboolean ac_app_skip(AcApp *app, const AcOccurrence *occurrence, const char *note, GError **error)
{
	if (!ac_app_need_plan(app, error))
		return FALSE;
	AcTick tick = tick_for(occurrence, AC_TICK_SKIPPED, app->now);
	tick.note = note != NULL && *note != '\0' ? note : NULL;
	return write_tick(app, &tick, error);
}

/* The tick made last, of those that are meant. */
static const AcTick *find_tick(const AcApp *app, const Meant *meant)
{
	const AcTick *found = NULL;
	for (guint i = 0; i < app->client->n_ticks; i++) {
		const AcTick *tick = &app->client->ticks[i];
		gboolean fits = strcmp(tick->task, meant->task->id) == 0;
		if (fits && meant->is_exact)
			fits = tick->date == meant->date && (meant->minute < 0 || tick->minute == meant->minute);
		if (fits && (!found || tick->at >= found->at))
			found = tick;
	}
	return found;
}

gboolean ac_app_untick(AcApp *app, const char *task, AcOccurrence *undone, GError **error)
{
	Meant meant;
	if (!ac_app_need_plan(app, error) || !read_task(app, task, &meant, error))
		return FALSE;
	const AcTick *found = find_tick(app, &meant);
	if (!found) {
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		            _("\"%s\" is not ticked, so there is nothing to take back."), meant.task->id);
		return FALSE;
	}
	AcTick tick = *found;
	tick.task = meant.task->id; /* the client's copy goes with the reload */
	tick.note = NULL;
	if (!ac_store_tick_clear(app->store, app->row->id, &tick, app->now, error) || !ac_app_reload(app, error))
		return FALSE;
	if (undone)
		*undone = find_again(app, meant.task, &tick);
	return TRUE;
}

/* SPDX-License-Identifier: MIT */
/* Tasks as events that repeat: together they fall on exactly the moments that the plan has. */
#include <string.h>

#include "base/text.h"
#include "bits.h"
#include "calendar_build.h"

#define TASK_LENGTH (10 * AC_MINUTE)

/* One event a day at most: occurrences of a task of one session at one clock time. */
typedef struct {
	const AcTask *task;
	const AcSession *session;
	int second;    /* of the day; -1: all day; -2: written in UTC, each for itself */
	guint n_boxes; /* all day: how many a day has */
	AcInstant at;  /* -2: when */
	GArray *dates; /* AcDate, rising; owned */
} Row;

static void free_row(gpointer data)
{
	Row *row = data;
	g_array_unref(row->dates);
	g_free(row);
}

static Row *row_for(GPtrArray *rows, const Row *wanted)
{
	/* The latest first: days repeat what the day before had. */
	for (guint i = rows->len; i > 0; i--) {
		Row *row = g_ptr_array_index(rows, i - 1);
		if (row->task == wanted->task && row->session == wanted->session && row->second == wanted->second &&
		    row->n_boxes == wanted->n_boxes && row->second != -2)
			return row;
	}
	Row *fresh = g_new0(Row, 1);
	*fresh = *wanted;
	fresh->dates = g_array_new(FALSE, FALSE, sizeof(AcDate));
	g_ptr_array_add(rows, fresh);
	return fresh;
}

/* A clock time that comes twice, or one that no day but this has, is no clock time to repeat. */
static int second_of(const AcOccurrence *occurrence, GTimeZone *zone, AcDate *date)
{
	AcLocal local = ac_time_local(occurrence->at, zone);
	AcInstant both[2];
	ac_time_at_both(local.date, local.minute, zone, both);
	*date = local.date;
	return both[0] == both[1] ? local.minute * 60 + local.second : -2;
}

static gboolean counts(const AcOccurrence *occurrence)
{
	return !occurrence->extra && occurrence->state != AC_TASK_HELD;
}

static guint boxes_of(const AcOccurrence *all, guint n, const AcOccurrence *one)
{
	guint boxes = 0;
	for (guint i = 0; i < n; i++)
		if (counts(&all[i]) && all[i].minute < 0 && all[i].task == one->task && all[i].date == one->date &&
		    all[i].session == one->session)
			boxes++;
	return boxes;
}

/* @day: the occurrences of one midnight on, for counting. */
static void add_occurrence(const AcCalendarBuild *build, GPtrArray *rows, const AcOccurrence *all, guint n,
                           const AcOccurrence *one)
{
	Row wanted = {.task = one->task, .session = one->session, .at = one->at};
	AcDate date = one->date;
	if (one->minute >= 0) {
		wanted.second = second_of(one, build->words.zone, &date);
	} else {
		wanted.second = -1;
		wanted.n_boxes = boxes_of(all, n, one);
	}
	Row *row = row_for(rows, &wanted);
	gboolean is_there = row->dates->len > 0 && g_array_index(row->dates, AcDate, row->dates->len - 1) == date;
	if (!is_there)
		g_array_append_val(row->dates, date);
}

/* ---- words ----------------------------------------------------------------------------------- */

static char *summary_of(const Row *row)
{
	g_autoptr(GString) out = g_string_new(NULL);
	ac_bits_append_plain(out, row->task->title);
	if (row->task->amount != NULL) {
		g_string_append(out, ", ");
		ac_bits_append_plain(out, row->task->amount);
	}
	if (row->n_boxes > 1) {
		g_autofree char *times = ac_bits_times(row->n_boxes);
		g_string_append_printf(out, ", %s", times);
	}
	return g_string_free(g_steal_pointer(&out), FALSE);
}

static char *description_of(const AcCalendarBuild *build, const AcTask *task)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *first = task->after != NULL ? ac_words_first(task) : NULL;
	g_autofree char *products = ac_words_products(&task->words);
	ac_calendar_tell(out, first);
	ac_calendar_tell(out, task->words.how);
	for (guint i = 0; i < task->n_items; i++) {
		g_autofree char *item = g_strdup_printf("- %s", task->items[i]);
		ac_calendar_tell(out, item);
	}
	ac_calendar_tell(out, products);
	ac_calendar_tell(out, task->words.why);
	ac_calendar_tell_clinic(build, out);
	return g_string_free(g_steal_pointer(&out), FALSE);
}

/* "-PT30M", "-P2D"; owned. */
static char *trigger_of(const Row *row)
{
	const AcOffset *lead = &row->task->lead;
	if (!row->task->remind)
		return NULL;
	if (row->second == -1)
		return g_strdup("PT9H");
	if (lead->kind == AC_OFFSET_ELAPSED && lead->minutes > 0)
		return g_strdup_printf("-PT%dM", lead->minutes);
	if (lead->kind == AC_OFFSET_CALENDAR && lead->days + lead->months * 30 > 0)
		return g_strdup_printf("-P%dD", lead->days + lead->months * 30);
	return g_strdup("PT0M");
}

/* ---- runs ------------------------------------------------------------------------------------ */

static AcDate date_at(const Row *row, guint index)
{
	return g_array_index(row->dates, AcDate, index);
}

static int step_of(const Row *row, guint first)
{
	const AcOffset *every = &row->task->every;
	gboolean by_days = every->kind == AC_OFFSET_CALENDAR && every->months == 0 && every->days > 0;
	if (by_days)
		return row->task->count.least > 0 ? 1 : every->days;
	return first + 1 < row->dates->len ? date_at(row, first + 1) - date_at(row, first) : 1;
}

static void write_run(AcCalendarBuild *build, const Row *row, guint first, guint count)
{
	static const char *const kind = "task";
	const AcClient *client = ac_plan_client(build->plan);
	g_autofree char *summary = summary_of(row), *description = description_of(build, row->task);
	g_autofree char *trigger = trigger_of(row);
	g_autofree char *id = g_strdup_printf("%s.%d", row->task->id, row->second);
	AcCalendarDraft draft = {.part = AC_CALENDAR_TASKS,
	                         .item = ac_calendar_number(build, kind, row->session, id),
	                         .is_day = row->second == -1,
	                         .first = date_at(row, first),
	                         .last = date_at(row, first),
	                         .zone_name = row->second == -2 ? NULL : client->zone_name,
	                         .zone = client->zone,
	                         .count = count,
	                         .step = step_of(row, first),
	                         .summary = summary,
	                         .discreet = _("Reminder"),
	                         .description = description,
	                         .alarms = {trigger}};
	if (row->second >= 0)
		draft.begins =
		    ac_time_at(draft.first, row->second / 60, client->zone, AC_FOLD_FIRST) + row->second % 60;
	else
		draft.begins = row->at;
	draft.ends = draft.begins + TASK_LENGTH;
	ac_calendar_add(build, &draft);
}

static void write_row(AcCalendarBuild *build, const Row *row)
{
	for (guint first = 0; first < row->dates->len;) {
		guint count = 1;
		int step = step_of(row, first);
		while (first + count < row->dates->len &&
		       date_at(row, first + count) - date_at(row, first + count - 1) == step)
			count++;
		write_run(build, row, first, count);
		first += count;
	}
}

void ac_calendar_add_tasks(AcCalendarBuild *build)
{
	g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(free_row);
	guint n = 0;
	const AcOccurrence *all = ac_plan_tasks(build->plan, build->arena, build->from, build->to, &n);
	for (guint i = 0, day = 0; i < n; i++) {
		if (all[i].date != all[day].date)
			day = i;
		guint end = i;
		while (all[i].minute < 0 && end < n && all[end].date == all[day].date)
			end++;
		if (counts(&all[i]))
			add_occurrence(build, rows, all + day, end - day, &all[i]);
	}
	for (guint i = 0; i < rows->len; i++)
		write_row(build, g_ptr_array_index(rows, i));
}

/* SPDX-License-Identifier: MIT */
#include "later.h"

#include <string.h>

#include "store/reminder.h"

/* Further ahead than this of its task no reminder is looked for. */
#define LEAD (7 * 24 * AC_HOUR)

static gboolean is_same(const AcOccurrence *a, const AcOccurrence *b)
{
	return a->task == b->task && a->session->id == b->session->id && a->date == b->date &&
	       a->minute == b->minute;
}

static const AcReminder *reminders_between(const AcPlan *plan, AcArena *arena, AcInstant from, AcInstant to,
                                           guint *n)
{
	AcRemindPolicy policy = ac_remind_policy_usual;
	policy.kinds = AC_REMINDER_BIT(AC_REMINDER_TASK);
	return ac_plan_reminders(plan, arena, &policy, from, to, n);
}

/* ---- one ------------------------------------------------------------------------------------- */

const AcReminder *ac_later_reminder(const AcPlan *plan, AcArena *arena, const AcOccurrence *occurrence)
{
	guint n = 0;
	GTimeZone *zone = ac_plan_client(plan)->zone;
	if (!occurrence->task->remind)
		return NULL;
	const AcReminder *all = reminders_between(plan, arena, ac_time_midnight(occurrence->date, zone) - LEAD,
	                                          ac_time_midnight(occurrence->date + 1, zone), &n);
	for (guint i = 0; i < n; i++)
		if (all[i].occurrence != NULL && all[i].end == AC_REMINDER_OPEN &&
		    is_same(all[i].occurrence, occurrence))
			return &all[i];
	return NULL;
}

gboolean ac_later_can(const AcApp *app, const AcOccurrence *occurrence)
{
	GTimeZone *zone = ac_app_zone(app);
	return occurrence->task->remind && !occurrence->extra && occurrence->state != AC_TASK_HELD &&
	       ac_app_now(app) < ac_time_midnight(occurrence->date + 1, zone);
}

/* ---- all of a day ---------------------------------------------------------------------------- */

static gboolean is_worth_a_look(const AcDay *day)
{
	for (guint i = 0; i < day->n_tasks; i++)
		if (day->tasks[i].task->remind && day->tasks[i].tick == NULL)
			return TRUE;
	return FALSE;
}

static gboolean is_put_off(const AcRemindRecord *record, AcInstant now)
{
	return record->told == AC_TOLD_OPEN && record->snoozed_until > now;
}

static gboolean is_any_put_off(const AcRemindRecord *records, guint n, AcInstant now)
{
	for (guint i = 0; i < n; i++)
		if (is_put_off(&records[i], now))
			return TRUE;
	return FALSE;
}

static AcInstant put_off_until(const AcRemindRecord *records, guint n, const char *key, AcInstant now)
{
	for (guint i = 0; i < n; i++)
		if (is_put_off(&records[i], now) && strcmp(records[i].key, key) == 0)
			return records[i].snoozed_until;
	return 0;
}

AcInstant *ac_later_of(AcApp *app, AcArena *arena, const AcDay *day)
{
	AcInstant *later = AC_ARENA_ARRAY(arena, AcInstant, MAX(day->n_tasks, 1));
	guint n = 0, n_records = 0;
	AcStore *store = ac_app_store(app);
	if (store == NULL || ac_app_row(app) == NULL || !is_worth_a_look(day))
		return later;
	AcInstant now = ac_app_now(app);
	AcInstant from = ac_time_midnight(day->date, ac_app_zone(app));
	const AcRemindRecord *records =
	    ac_store_remind_records(store, arena, ac_app_row(app)->id, from, &n_records, NULL);
	if (records == NULL || !is_any_put_off(records, n_records, now))
		return later;
	const AcReminder *all = reminders_between(ac_app_plan(app), arena, from - LEAD, from + LEAD, &n);
	for (guint r = 0; r < n; r++) {
		AcInstant until = put_off_until(records, n_records, all[r].key, now);
		for (guint i = 0; until != 0 && i < day->n_tasks; i++)
			if (all[r].occurrence != NULL && is_same(all[r].occurrence, &day->tasks[i]))
				later[i] = until;
	}
	return later;
}

AcInstant ac_later(AcApp *app, const AcOccurrence *occurrence)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcDay day = {.date = occurrence->date, .tasks = occurrence, .n_tasks = 1};
	return ac_later_of(app, arena, &day)[0];
}

/* SPDX-License-Identifier: MIT */
/* Tasks that fall due while what they ask for is forbidden. */
#include "base/text.h"
#include "check_client.h"
#include "findings.h"
#include "protocol/check.h"

/* How far a task is looked at: the days of the plan, and some before. */
#define DAYS_BEFORE 60
#define DAYS_AFTER  120

/* ---- tasks ----------------------------------------------------------------------------------- */

static void tell_held(AcCheck *check, const AcPlan *plan, const AcOccurrence *occurrence, gboolean late)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcTask *task = occurrence->task;
	const AcActivity *needs = task->step != NULL ? task->step : task->on;
	const AcAnswer *answer = ac_plan_ask(plan, arena, needs, occurrence->at, 0);
	const AcRule *rule = answer->n_causes > 0 ? answer->causes[0].rule : NULL;
	int day = ac_plan_day_number(plan, occurrence->session, occurrence->date);
	g_autofree char *when = g_strdup_printf(_("on day %d"), day);
	AcTold told = {.severity = late ? AC_PROBLEM_NOTE : AC_PROBLEM_WARNING,
	               .kind = AC_FINDING_FORBIDDEN,
	               .id = task->id,
	               .at = task->origin,
	               .activity = needs->id,
	               .when = when,
	               .suggestion =
	                   late ? _("Nothing need be done: the task waits. To say so, write \"once\" in it.")
	                        : _("Let the task begin later, or ask for a gentler step.")};
	if (rule != NULL) {
		told.other = rule->id;
		told.other_at = rule->origin;
	}
	if (late)
		ac_check_add(check, &told,
		             _("the task \"%s\" falls due on day %d; for a client who heals late \"%s\" may still be "
		               "\"%s\" then"),
		             task->id, day, needs->id, ac_check_verdict(answer->verdict));
	else
		ac_check_add(check, &told, _("the task \"%s\" falls due on day %d, when \"%s\" is \"%s\""), task->id,
		             day, needs->id, ac_check_verdict(answer->verdict));
}

/* With all reports as soon, or as late, as is usual. TRUE: told. */
static gboolean check_task(AcCheck *check, const AcTask *task, gboolean late)
{
	AcCheckClient made_up;
	ac_check_client_open(&made_up);
	ac_check_client_make_final(&made_up);
	ac_check_client_add_traits(&made_up, task->when, task->n_when);
	ac_check_client_fill_traits(&made_up, check->protocol);
	ac_check_client_report_all(&made_up, check->protocol, late);
	g_autoptr(AcArena) arena = ac_arena_new();
	AcInstant begin = AC_CHECK_BEGIN - DAYS_BEFORE * 24 * AC_HOUR,
	          end = AC_CHECK_END + DAYS_AFTER * 24 * AC_HOUR;
	g_autoptr(AcPlan) plan = ac_plan_new(check->protocol, ac_check_client_ready(&made_up), begin);
	guint n = 0;
	const AcOccurrence *occurrences = ac_plan_tasks(plan, arena, begin, end, &n);
	gboolean found = FALSE;
	for (guint i = 0; i < n && !found; i++)
		if (occurrences[i].task == task && occurrences[i].state == AC_TASK_HELD) {
			tell_held(check, plan, &occurrences[i], late);
			found = TRUE;
		}
	g_clear_pointer(&plan, ac_plan_free);
	ac_check_client_close(&made_up);
	return found;
}

/* A file of thousands of tasks is nobody's; the first show what is wrong. */
#define TASKS_MAX 100

void ac_check_tasks(AcCheck *check)
{
	for (guint i = 0; i < check->protocol->n_tasks && i < TASKS_MAX; i++) {
		const AcTask *task = &check->protocol->tasks[i];
		if (task->on != NULL && !check_task(check, task, FALSE))
			check_task(check, task, TRUE);
	}
}

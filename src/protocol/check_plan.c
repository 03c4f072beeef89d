/* SPDX-License-Identifier: MIT */
/* What only a plan can tell: the file's own tests, and tasks that fall into a ban. A made-up client serves.
 */
#include <string.h>

#include "base/text.h"
#include "findings.h"
#include "plan/plan.h"
#include "protocol/check.h"

/* The session of the made-up client: 21 November 2026, from noon to three in the afternoon, in UTC. */
#define SESSION_END   ((AcInstant)1795273200)
#define SESSION_BEGIN (SESSION_END - 3 * AC_HOUR)

typedef struct {
	GTimeZone *zone; /* owned */
	AcSession session;
	AcClient client;
	GArray *traits;  /* owned; AcTraitValue */
	GArray *reports; /* owned; AcReport */
} Somebody;

static void open_somebody(Somebody *somebody)
{
	*somebody = (Somebody){.zone = g_time_zone_new_utc(),
	                       .traits = g_array_new(FALSE, FALSE, sizeof(AcTraitValue)),
	                       .reports = g_array_new(FALSE, FALSE, sizeof(AcReport))};
	somebody->session = (AcSession){.id = 1,
	                                .begin = SESSION_BEGIN,
	                                .end = SESSION_END,
	                                .zone = somebody->zone,
	                                .zone_name = "UTC",
	                                .state = AC_SESSION_HAPPENED};
	somebody->client = (AcClient){.id = 1,
	                              .name = "",
	                              .zone = somebody->zone,
	                              .zone_name = "UTC",
	                              .sessions = &somebody->session,
	                              .n_sessions = 1};
}

static void close_somebody(Somebody *somebody)
{
	g_array_unref(somebody->traits);
	g_array_unref(somebody->reports);
	g_time_zone_unref(somebody->zone);
}

static void add_traits(Somebody *somebody, const AcCondition *when, guint n_when)
{
	for (guint i = 0; i < n_when; i++)
		if (when[i].kind == AC_CONDITION_TRAIT) {
			AcTraitValue value = {.trait = when[i].trait->id, .value = when[i].values[0]};
			g_array_append_val(somebody->traits, value);
		}
	somebody->client.traits = (const AcTraitValue *)(gpointer)somebody->traits->data;
	somebody->client.n_traits = somebody->traits->len;
}

/* ---- tests ----------------------------------------------------------------------------------- */

static void tell_failure(const AcProtocolTest *test, const AcCombined *got, AcProblems *problems)
{
	const AcAnswer *answer = got->strictest;
	const AcRule *rule = answer->n_causes > 0 ? answer->causes[0].rule : NULL;
	const char *is = ac_check_verdict(got->verdict), *expected = ac_check_verdict(test->answer);
	if (rule != NULL)
		ac_problems_add(
		    problems, AC_PROBLEM_ERROR, test->origin.file, test->origin.line,
		    _("this test fails: the answer for \"%s\" is \"%s\" (rule \"%s\", %s:%d); expected \"%s\""),
		    answer->activity->id, is, rule->id, rule->origin.file, rule->origin.line, expected);
	else
		ac_problems_add(problems, AC_PROBLEM_ERROR, test->origin.file, test->origin.line,
		                _("this test fails: the answer for \"%s\" is \"%s\"; expected \"%s\""),
		                answer->activity->id, is, expected);
}

static void run_test(const AcPlan *plan, const AcProtocolTest *test, GTimeZone *zone, AcProblems *problems)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	AcInstant at = ac_offset_resolve(&test->at.early, SESSION_BEGIN, SESSION_END, zone, AC_FOLD_FIRST);
	const AcCombined *got = ac_plan_ask_several(plan, arena, test->ask, test->n_ask, at, at, 0);
	if (got->verdict != test->answer)
		tell_failure(test, got, problems);
}

guint ac_protocol_run_tests(const AcProtocol *protocol, AcProblems *problems)
{
	Somebody nobody;
	open_somebody(&nobody);
	g_autoptr(AcPlan) plain = ac_plan_new(protocol, &nobody.client, SESSION_END);
	for (guint i = 0; i < protocol->n_tests; i++) {
		const AcProtocolTest *test = &protocol->tests[i];
		if (test->n_when == 0) {
			run_test(plain, test, nobody.zone, problems);
			continue;
		}
		Somebody somebody;
		open_somebody(&somebody);
		add_traits(&somebody, test->when, test->n_when);
		g_autoptr(AcPlan) plan = ac_plan_new(protocol, &somebody.client, SESSION_END);
		run_test(plan, test, somebody.zone, problems);
		g_clear_pointer(&plan, ac_plan_free);
		close_somebody(&somebody);
	}
	g_clear_pointer(&plain, ac_plan_free);
	close_somebody(&nobody);
	return protocol->n_tests;
}

/* ---- tasks ----------------------------------------------------------------------------------- */

/* Everything reported as early as it usually is: what waits for a report is no fault of a task. */
static void report_all(Somebody *somebody, const AcProtocol *protocol)
{
	for (guint i = 0; i < protocol->n_milestones; i++) {
		const AcMilestone *milestone = &protocol->milestones[i];
		AcReport report = {.milestone = milestone->id, .session_id = 1, .at = SESSION_END};
		if (milestone->usually.early.kind != AC_OFFSET_NONE)
			report.at = ac_offset_resolve(&milestone->usually.early, SESSION_BEGIN, SESSION_END,
			                              somebody->zone, AC_FOLD_FIRST);
		g_array_append_val(somebody->reports, report);
	}
	somebody->client.reports = (const AcReport *)(gpointer)somebody->reports->data;
	somebody->client.n_reports = somebody->reports->len;
}

/* The traits nobody asked about: a first value each, so that no rule is in doubt. */
static void fill_traits(Somebody *somebody, const AcProtocol *protocol)
{
	guint n_known = somebody->traits->len;
	for (guint i = 0; i < protocol->n_traits; i++) {
		gboolean known = FALSE;
		for (guint k = 0; k < n_known; k++)
			known = known || strcmp(g_array_index(somebody->traits, AcTraitValue, k).trait,
			                        protocol->traits[i].id) == 0;
		AcTraitValue value = {.trait = protocol->traits[i].id, .value = protocol->traits[i].values[0]};
		if (!known)
			g_array_append_val(somebody->traits, value);
	}
	add_traits(somebody, NULL, 0);
}

static void tell_held(AcCheck *check, const AcPlan *plan, const AcOccurrence *occurrence, AcArena *arena)
{
	const AcTask *task = occurrence->task;
	const AcActivity *needs = task->step != NULL ? task->step : task->on;
	const AcAnswer *answer = ac_plan_ask(plan, arena, needs, occurrence->at, 0);
	const AcRule *rule = answer->n_causes > 0 ? answer->causes[0].rule : NULL;
	const AcOrigin origin = rule != NULL ? rule->origin : task->origin;
	ac_check_add(check, AC_PROBLEM_WARNING, &task->origin,
	             _("the task \"%s\" falls due on day %d, when \"%s\" is \"%s\" by the rule \"%s\" (%s:%d); "
	               "expected it later, "
	               "or another step"),
	             task->id, ac_plan_day_number(plan, occurrence->session, occurrence->date), needs->id,
	             ac_check_verdict(answer->verdict), rule != NULL ? rule->id : "", origin.file, origin.line);
}

/* How far a task is looked at: the days of the plan, and some before. */
#define DAYS_BEFORE 60
#define DAYS_AFTER  120

static void check_task(AcCheck *check, const AcTask *task)
{
	Somebody somebody;
	open_somebody(&somebody);
	somebody.session.final = TRUE;
	add_traits(&somebody, task->when, task->n_when);
	fill_traits(&somebody, check->protocol);
	report_all(&somebody, check->protocol);
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(AcPlan) plan =
	    ac_plan_new(check->protocol, &somebody.client, SESSION_BEGIN - DAYS_BEFORE * 24 * AC_HOUR);
	guint n = 0;
	const AcOccurrence *occurrences = ac_plan_tasks(plan, arena, SESSION_BEGIN - DAYS_BEFORE * 24 * AC_HOUR,
	                                                SESSION_END + DAYS_AFTER * 24 * AC_HOUR, &n);
	for (guint i = 0; i < n; i++)
		if (occurrences[i].task == task && occurrences[i].state == AC_TASK_HELD) {
			tell_held(check, plan, &occurrences[i], arena);
			break;
		}
	g_clear_pointer(&plan, ac_plan_free);
	close_somebody(&somebody);
}

/* A file of thousands of tasks is nobody's; the first show what is wrong. */
#define TASKS_MAX 100

void ac_check_tasks(AcCheck *check)
{
	for (guint i = 0; i < check->protocol->n_tasks && i < TASKS_MAX; i++)
		if (check->protocol->tasks[i].on != NULL)
			check_task(check, &check->protocol->tasks[i]);
}

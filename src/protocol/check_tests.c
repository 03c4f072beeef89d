/* SPDX-License-Identifier: MIT */
/* The file's own tests, asked of a made-up client. */
#include "base/text.h"
#include "check_client.h"
#include "findings.h"
#include "protocol/check.h"

static void tell_failure(const AcProtocolTest *test, const AcCombined *got, AcProblems *problems)
{
	const AcAnswer *answer = got->strictest;
	const AcRule *rule = answer->n_causes > 0 ? answer->causes[0].rule : NULL;
	g_autofree char *text =
	    g_strdup_printf(_("this test fails: the answer for \"%s\" is \"%s\"; expected \"%s\""),
	                    answer->activity->id, ac_check_verdict(got->verdict), ac_check_verdict(test->answer));
	AcProblem problem = {.severity = AC_PROBLEM_ERROR,
	                     .file = test->origin.file,
	                     .line = test->origin.line,
	                     .text = text,
	                     .finding = {.kind = AC_FINDING_TEST,
	                                 .activity = answer->activity->id,
	                                 .suggestion = _("Mend the rule, or the test if it expects too much.")}};
	if (rule != NULL) {
		problem.finding.other = rule->id;
		problem.finding.other_file = rule->origin.file;
		problem.finding.other_line = rule->origin.line;
	} else {
		problem.finding.suggestion = _("No rule speaks of it then: write one, or expect \"silent\".");
	}
	ac_problems_add_finding(problems, &problem);
}

static void prepare(AcCheckClient *made_up, const AcProtocolTest *test)
{
	for (guint i = 0; i < test->n_sessions; i++)
		ac_check_client_add_session(made_up, ac_check_client_at(made_up, &test->sessions[i].early));
	if (test->final)
		ac_check_client_make_final(made_up);
	ac_check_client_add_traits(made_up, test->when, test->n_when);
	for (guint i = 0; i < test->n_reported; i++)
		ac_check_client_add_report(made_up, test->reported[i].milestone,
		                           ac_check_client_at(made_up, &test->reported[i].at.early));
}

/* "30m", "2h", "1d" in minutes. */
static int minutes_of(const AcOffset *length)
{
	if (length->kind == AC_OFFSET_ELAPSED)
		return length->minutes;
	return length->kind == AC_OFFSET_CALENDAR ? (length->days + 30 * length->months) * AC_DAY_MINUTES : 0;
}

static void run_test(const AcProtocol *protocol, const AcProtocolTest *test, AcProblems *problems)
{
	AcCheckClient made_up;
	ac_check_client_open(&made_up);
	prepare(&made_up, test);
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcClient *client = ac_check_client_ready(&made_up);
	AcInstant at = ac_check_client_at(&made_up, &test->at.early);
	/* All sessions are over for the plan, so that none is in doubt; what is asked lies at its own time. */
	AcInstant now = MAX(at, client->sessions[client->n_sessions - 1].end);
	g_autoptr(AcPlan) plan = ac_plan_new(protocol, client, now);
	const AcCombined *got =
	    ac_plan_ask_several(plan, arena, test->ask, test->n_ask, at, at, minutes_of(&test->length));
	if (got->verdict != test->answer)
		tell_failure(test, got, problems);
	g_clear_pointer(&plan, ac_plan_free);
	ac_check_client_close(&made_up);
}

guint ac_protocol_run_tests(const AcProtocol *protocol, AcProblems *problems)
{
	for (guint i = 0; i < protocol->n_tests; i++)
		run_test(protocol, &protocol->tests[i], problems);
	return protocol->n_tests;
}

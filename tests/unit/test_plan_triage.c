/* SPDX-License-Identifier: MIT */
/* Check-ins: how urgent, by which rule; red flags above all, the unknown never calms. */
#include "plan/triage.h"

#include "plan_fixture.h"

#define SESSION "2026-11-21 15:00"

static AcSignRule sign_rule(const char *id, AcSignSeverity severity, const char *from, const char *to,
                            AcAdvice advice)
{
	return (AcSignRule){.id = id,
	                    .severity = severity,
	                    .from = span_of(from),
	                    .to = span_of(to),
	                    .advice = advice,
	                    .again = {.kind = AC_OFFSET_NONE}};
}

/* Mild redness is expected for 3 days; strong is for the practitioner; later it is for the practitioner, and
 * moderate for a doctor. */
static const AcSign *redness(Fixture *f)
{
	AcSignRule *rules = AC_ARENA_ARRAY(f->arena, AcSignRule, 4);
	rules[0] = sign_rule("early", AC_SEVERITY_MODERATE, NULL, "3d", AC_ADVICE_EXPECTED);
	rules[1] = sign_rule("early-strong", AC_SEVERITY_STRONG, NULL, "3d", AC_ADVICE_PRACTITIONER);
	rules[2] = sign_rule("late", AC_SEVERITY_ANY, "3d", NULL, AC_ADVICE_PRACTITIONER);
	rules[3] = sign_rule("late-strong", AC_SEVERITY_MODERATE, "3d", NULL, AC_ADVICE_DOCTOR);
	AcSign *sign = AC_ARENA_NEW(f->arena, AcSign);
	*sign = (AcSign){.id = "redness", .title = "Redness", .rules = rules, .n_rules = 4};
	return sign;
}

static const AcTriageLine *feel(Fixture *f, const AcSign *sign, AcSignSeverity severity, const char *when)
{
	AcFeeling feeling = {.words = "redness", .sign = sign, .severity = severity};
	return ac_plan_triage(f->plan, f->arena, &feeling, 1, at(f, when))->each;
}

#define assert_advice(line, expected, by)                                                                    \
	do {                                                                                                     \
		const AcTriageLine *it = (line);                                                                     \
		g_assert_cmpint(it->advice, ==, AC_ADVICE_##expected);                                               \
		g_assert_cmpstr(it->rule == NULL ? NULL : it->rule->id, ==, by);                                     \
	} while (0)

static void severity_and_time_decide(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	const AcSign *sign = redness(f);
	session(f, SESSION);
	plan(f, SESSION);
	assert_advice(feel(f, sign, AC_SEVERITY_MILD, "2026-11-22 12:00"), EXPECTED, "early");
	assert_advice(feel(f, sign, AC_SEVERITY_MODERATE, "2026-11-22 12:00"), EXPECTED, "early");
	assert_advice(feel(f, sign, AC_SEVERITY_STRONG, "2026-11-22 12:00"), PRACTITIONER, "early-strong");
	assert_advice(feel(f, sign, AC_SEVERITY_MILD, "2026-11-24 00:00"), PRACTITIONER, "late");
	assert_advice(feel(f, sign, AC_SEVERITY_MODERATE, "2026-11-24 00:00"), DOCTOR, "late-strong");
}

static gboolean stands(Fixture *f, const char *now, AcAdvice advice)
{
	plan(f, now);
	f->client.has_advice = TRUE;
	f->client.advised_at = at(f, "2026-11-23 09:00");
	f->client.advice = advice;
	return ac_plan_advice_stands(f->plan);
}

static void what_was_advised_stands_until_something_is_heard(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION);
	plan(f, "2026-11-24 08:00");
	g_assert_false(ac_plan_advice_stands(f->plan));
	g_assert_true(stands(f, "2026-11-23 09:00", AC_ADVICE_DOCTOR));
	g_assert_true(stands(f, "2026-11-30 08:59", AC_ADVICE_EMERGENCY));
	g_assert_false(stands(f, "2026-11-30 09:00", AC_ADVICE_EMERGENCY)); /* a week: the journal has it */
	g_assert_false(stands(f, "2026-11-23 08:00", AC_ADVICE_DOCTOR));    /* not said yet */
	g_assert_false(stands(f, "2026-11-23 10:00", AC_ADVICE_PRACTITIONER));
	g_assert_false(stands(f, "2026-11-23 10:00", AC_ADVICE_EXPECTED));
}

static void a_word_of_the_practitioner_ends_it_and_one_of_the_client_does_not(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION);
	report(f, "flakes", 1, "2026-11-23 12:00");
	g_assert_true(stands(f, "2026-11-24 08:00", AC_ADVICE_DOCTOR));
	g_array_index(f->reports, AcReport, 0).by = "AB";
	g_assert_false(stands(f, "2026-11-24 08:00", AC_ADVICE_DOCTOR));
}

static void what_is_not_said_counts_as_strong(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	const AcSign *sign = redness(f);
	session(f, SESSION);
	plan(f, SESSION);
	assert_advice(feel(f, sign, AC_SEVERITY_ANY, "2026-11-25 12:00"), DOCTOR, "late-strong");
}

static void calm_advice_does_not_reach_what_is_stronger(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	AcSignRule rule = sign_rule("early", AC_SEVERITY_MILD, NULL, NULL, AC_ADVICE_EXPECTED);
	AcSign sign = {.id = "itch", .title = "Itch", .rules = &rule, .n_rules = 1};
	session(f, SESSION);
	plan(f, SESSION);
	assert_advice(feel(f, &sign, AC_SEVERITY_MILD, "2026-11-22 12:00"), EXPECTED, "early");
	assert_advice(feel(f, &sign, AC_SEVERITY_MODERATE, "2026-11-22 12:00"), PRACTITIONER, NULL);
}

static void a_new_session_starts_the_time_anew(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	const AcSign *sign = redness(f);
	session(f, SESSION);
	session(f, "2026-12-18 15:00");
	plan(f, "2026-12-19 12:00");
	assert_advice(feel(f, sign, AC_SEVERITY_MILD, "2026-12-01 12:00"), PRACTITIONER, "late");
	assert_advice(feel(f, sign, AC_SEVERITY_MILD, "2026-12-19 12:00"), EXPECTED, "early");
}

static void a_session_that_may_not_have_happened_calms_nobody(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	const AcSign *sign = redness(f);
	session(f, SESSION);
	session(f, "2026-12-18 15:00")->state = AC_SESSION_PLANNED;
	plan(f, "2026-12-19 12:00");
	assert_advice(feel(f, sign, AC_SEVERITY_MODERATE, "2026-12-19 12:00"), DOCTOR, "late-strong");
}

static void before_any_session_and_for_unknown_words_it_is_the_practitioner(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	const AcSign *sign = redness(f);
	plan(f, SESSION);
	assert_advice(feel(f, sign, AC_SEVERITY_MILD, SESSION), PRACTITIONER, NULL);
	session(f, SESSION);
	plan(f, SESSION);
	assert_advice(feel(f, NULL, AC_SEVERITY_MILD, "2026-11-22 12:00"), PRACTITIONER, NULL);
}

static void a_red_flag_stands_above_and_the_most_urgent_first(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	const AcSign *sign = redness(f);
	const AcRedFlag breathing = {.id = "breathing",
	                             .title = "Trouble breathing",
	                             .urgency = AC_ADVICE_EMERGENCY},
	                mole = {.id = "mole", .title = "A new mole", .urgency = AC_ADVICE_DOCTOR, .soon = TRUE},
	                pus = {.id = "pus", .title = "Pus", .urgency = AC_ADVICE_DOCTOR};
	session(f, SESSION);
	plan(f, SESSION);
	const AcFeeling feelings[] = {{.words = "red", .sign = sign, .severity = AC_SEVERITY_MILD},
	                              {.words = "mole", .flag = &mole},
	                              {.words = "pus", .flag = &pus},
	                              {.words = "breath", .flag = &breathing, .sign = sign}};
	const AcTriage *triage = ac_plan_triage(f->plan, f->arena, feelings, 4, at(f, "2026-11-22 12:00"));
	g_assert_cmpint(triage->advice, ==, AC_ADVICE_EMERGENCY);
	g_assert_cmpstr(triage->each[0].feeling.words, ==, "breath");
	g_assert_cmpstr(triage->each[1].feeling.words, ==, "pus");
	g_assert_cmpstr(triage->each[2].feeling.words, ==, "mole");
	g_assert_cmpstr(triage->each[3].feeling.words, ==, "red");
	g_assert_cmpuint(ac_plan_triage(f->plan, f->arena, NULL, 0, at(f, SESSION))->n_each, ==, 0);
}

static void what_is_watched_is_looked_at_again_at_the_same_time_of_day(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	AcSignRule rule = sign_rule("watch", AC_SEVERITY_ANY, NULL, NULL, AC_ADVICE_WATCH);
	AcSign sign = {.id = "itch", .title = "Itch", .rules = &rule, .n_rules = 1};
	session(f, SESSION);
	plan(f, SESSION);
	const struct {
		const char *again, *then;
	} cases[] = {{NULL, "2026-11-23 09:30"}, {"12h", "2026-11-22 21:30"}, {"2d", "2026-11-24 09:30"}};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		rule.again = span_of(cases[i].again).early;
		const AcFeeling feelings[] = {{.sign = &sign, .severity = AC_SEVERITY_MILD}, {.words = "odd"}};
		const AcTriage *triage = ac_plan_triage(f->plan, f->arena, feelings, 2, at(f, "2026-11-22 09:30"));
		g_assert_cmpint(triage->each[1].again_at, ==, at(f, cases[i].then));
		g_assert_cmpint(triage->each[0].again_at, ==, AC_INSTANT_NEVER);
		g_assert_cmpint(triage->again_at, ==, at(f, cases[i].then));
		g_assert_cmpint(triage->at, ==, at(f, "2026-11-22 09:30"));
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/plan/triage/" #test, test)
	ADD(severity_and_time_decide);
	ADD(what_is_watched_is_looked_at_again_at_the_same_time_of_day);
	ADD(what_was_advised_stands_until_something_is_heard);
	ADD(a_word_of_the_practitioner_ends_it_and_one_of_the_client_does_not);
	ADD(what_is_not_said_counts_as_strong);
	ADD(calm_advice_does_not_reach_what_is_stronger);
	ADD(a_new_session_starts_the_time_anew);
	ADD(a_session_that_may_not_have_happened_calms_nobody);
	ADD(before_any_session_and_for_unknown_words_it_is_the_practitioner);
	ADD(a_red_flag_stands_above_and_the_most_urgent_first);
	return g_test_run();
}

/* SPDX-License-Identifier: MIT */
/* The rulings of design §6, one by one, as a person asks. */
#include "plan/plan.h"

#include "plan_fixture.h"

/* Session on Saturday 21 November 2026, 15:00. */
#define SESSION "2026-11-21 15:00"

static Fixture *smp(void)
{
	Fixture *f = fixture_new("Europe/London");
	rule(f, "water", "allow none", NULL, "24h");
	rule_with_how(f, "water", "allow rinse", "24h", "4d");
	rule_with_how(f, "water", "allow mild", "4d", "10d");
	return f;
}

/* ---- the client of the issue: may I wash my head? ------------------------------------------------------ */

static void twenty_hours_after_a_session_washing_is_to_be_avoided_to_the_minute(void)
{
	g_autoptr(Fixture) f = smp();
	session(f, SESSION);
	plan(f, "2026-11-22 11:00");
	const AcAnswer *answer = ask(f, "water", "2026-11-22 11:00");
	g_assert_cmpstr(said(f, answer), ==, "avoid");
	assert_at(f, answer->until.at, "2026-11-22 15:00");
	g_assert_cmpint(answer->until.open, ==, AC_OPEN_NO);
	g_assert_true(answer->has_next);
	g_assert_cmpint(answer->next_verdict, ==, AC_VERDICT_CARE);
	g_assert_cmpstr(answer->next_step->id, ==, "rinse");
	g_assert_cmpstr(answer->words.why, ==, "why r0");
	g_assert_cmpstr(winners(f, answer), ==, "r0");
	assert_says(f, "water", "2026-11-22 14:59", "avoid");
	assert_says(f, "water", "2026-11-22 15:00", "care rinse");
}

static void thirty_hours_after_a_session_it_says_how_to_rinse(void)
{
	g_autoptr(Fixture) f = smp();
	session(f, SESSION);
	plan(f, "2026-11-22 21:00");
	const AcAnswer *answer = ask(f, "water", "2026-11-22 21:00");
	g_assert_cmpstr(said(f, answer), ==, "care rinse");
	g_assert_cmpstr(answer->words.how, ==, "how r1");
	g_assert_cmpstr(winners(f, answer), ==, "r1");
	assert_at(f, answer->until.at, "2026-11-25 00:00");
	g_assert_cmpstr(answer->next_step->id, ==, "mild");
	g_assert_true(answer->causes[0].session == &f->client.sessions[0]);
	assert_says(f, "rinse", "2026-11-22 21:00", "care");
	assert_says(f, "mild", "2026-11-22 21:00", "avoid");
	assert_says(f, "dab", "2026-11-22 21:00", "care");
}

static void when_the_last_rule_has_ended_the_whole_ladder_is_free(void)
{
	g_autoptr(Fixture) f = smp();
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "water", "2026-11-30 23:59", "care mild");
	const AcAnswer *answer = ask(f, "water", "2026-12-01 00:00");
	g_assert_cmpstr(said(f, answer), ==, "ok submerge");
	g_assert_cmpint(answer->until.at, ==, AC_INSTANT_NEVER);
	g_assert_cmpint(answer->until.open, ==, AC_OPEN_ENDLESS);
	g_assert_false(answer->has_next);
	g_assert_true(answer->causes[0].ended && answer->causes[0].wins);
}

static void a_second_session_restarts_the_clock(void)
{
	g_autoptr(Fixture) f = smp();
	session(f, SESSION);
	session(f, "2026-12-12 10:00");
	plan(f, "2026-12-12 20:00");
	assert_says(f, "water", "2026-12-12 09:59", "ok submerge");
	assert_says(f, "water", "2026-12-12 10:00", "avoid");
	assert_says(f, "water", "2026-12-13 09:59", "avoid");
	assert_says(f, "water", "2026-12-13 10:00", "care rinse");
	assert_says(f, "water", "2026-12-16 00:00", "care mild");
	g_assert_true(ask(f, "water", "2026-12-13 09:59")->causes[0].session == &f->client.sessions[1]);
}

static void before_the_first_session_and_without_one_it_is_silent(void)
{
	g_autoptr(Fixture) f = smp();
	plan(f, SESSION);
	const AcAnswer *answer = ask(f, "water", SESSION);
	g_assert_cmpstr(said(f, answer), ==, "silent");
	g_assert_cmpuint(answer->n_causes, ==, 0);
	g_assert_cmpint(answer->until.at, ==, AC_INSTANT_NEVER);
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "water", "2026-11-21 14:59", "silent");
	assert_at(f, ask(f, "water", "2026-11-20 12:00")->until.at, SESSION);
}

/* ---- ruling 1 ------------------------------------------------------------------------------------------ */

static void an_activity_no_rule_speaks_of_is_never_ok(void)
{
	g_autoptr(Fixture) f = smp();
	session(f, SESSION);
	plan(f, SESSION);
	for (const char *const *when =
	         (const char *const[]){"2026-11-21 15:00", "2026-11-28 12:00", "2030-01-01 00:00", NULL};
	     *when != NULL; when++) {
		assert_says(f, "hat", *when, "silent");
		assert_says(f, "alcohol", *when, "silent");
	}
}

static void restriction_is_inherited_from_kinds(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sweat", "avoid", NULL, "10d");
	rule(f, "heat", "ask", "10d", "20d");
	session(f, SESSION);
	plan(f, SESSION);
	const AcAnswer *answer = ask(f, "sauna", "2026-11-25 12:00");
	g_assert_cmpstr(said(f, answer), ==, "avoid");
	g_assert_cmpstr(answer->causes[0].via->id, ==, "sweat");
	assert_says(f, "sauna", "2026-12-05 12:00", "ask");
	assert_says(f, "gym", "2026-11-25 12:00", "avoid");
	assert_says(f, "hard", "2026-11-25 12:00", "avoid");
}

static void care_on_a_kind_holds_for_what_belongs_to_it(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sweat", "care", NULL, "10d");
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "sweat", "2026-11-25 12:00", "care");
	assert_says(f, "sauna", "2026-11-25 12:00", "care");
	assert_says(f, "sauna", "2026-12-02 12:00", "silent");
}

static void permission_is_not_inherited(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sweat", "ok", "4d", NULL);
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "sweat", "2026-11-25 12:00", "ok");
	assert_says(f, "sauna", "2026-11-25 12:00", "silent");
}

static void the_end_of_a_ban_frees_only_what_the_ban_names(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sweat", "avoid", NULL, "4d");
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "sweat", "2026-11-24 23:59", "avoid");
	assert_says(f, "sauna", "2026-11-24 23:59", "avoid");
	const AcAnswer *answer = ask(f, "sweat", "2026-11-25 00:00");
	g_assert_cmpstr(said(f, answer), ==, "ok");
	g_assert_true(answer->causes[0].ended);
	assert_says(f, "sauna", "2026-11-25 00:00", "silent");
}

static void the_end_of_a_ban_frees_nothing_while_a_later_rule_is_to_come(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", NULL, "4d");
	rule(f, "sun", "care", "10d", "20d");
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "sun", "2026-11-26 12:00", "silent");
	assert_says(f, "sun", "2026-12-01 00:00", "care");
	assert_says(f, "sun", "2026-12-11 00:00", "ok");
}

static void a_permission_of_its_own_counts_even_when_a_later_rule_is_to_come(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "hat", "ok", NULL, "4d");
	rule(f, "hat", "avoid", "10d", "20d");
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "hat", "2026-11-22 12:00", "ok");
	assert_says(f, "hat", "2026-11-26 12:00", "silent");
	assert_says(f, "hat", "2026-12-02 12:00", "avoid");
	assert_says(f, "hat", "2026-12-12 12:00", "ok");
}

static void a_permission_that_has_ended_frees_nothing(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "hat", "ok", NULL, "4d");
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "hat", "2026-11-26 12:00", "silent");
}

static void what_is_freed_stays_under_care_that_is_in_force(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sauna", "avoid", NULL, "4d");
	rule(f, "heat", "care", NULL, "20d");
	session(f, SESSION);
	plan(f, SESSION);
	const AcAnswer *answer = ask(f, "sauna", "2026-11-26 12:00");
	g_assert_cmpstr(said(f, answer), ==, "care");
	g_assert_cmpstr(winners(f, answer), ==, "r1");
	assert_says(f, "sauna", "2026-12-12 12:00", "ok");
}

static void a_step_needs_a_rule_that_names_its_ladder(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "razor", "avoid", NULL, "7d");
	rule(f, "foil", "ok", "4d", NULL);
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "razor", "2026-11-22 12:00", "avoid");
	assert_says(f, "razor", "2026-12-22 12:00", "silent");
	assert_says(f, "foil", "2026-11-26 12:00", "silent");
	rule(f, "shave", "allow razor", "7d", NULL);
	plan(f, SESSION);
	assert_says(f, "foil", "2026-11-26 12:00", "silent");
	assert_says(f, "razor", "2026-12-22 12:00", "ok");
	assert_says(f, "foil", "2026-12-22 12:00", "ok");
}

static void a_step_above_the_highest_allowed_is_to_be_avoided_by_all_that_belong_to_it(void)
{
	g_autoptr(Fixture) f = smp();
	session(f, SESSION);
	plan(f, SESSION);
	const AcAnswer *answer = ask(f, "pool", "2026-11-23 12:00");
	g_assert_cmpstr(said(f, answer), ==, "avoid");
	g_assert_cmpstr(answer->causes[0].via->id, ==, "water");
	assert_says(f, "sea", "2026-11-30 12:00", "avoid");
	assert_says(f, "bath", "2026-11-30 12:00", "avoid");
	assert_says(f, "pool", "2026-12-02 12:00", "silent");
	assert_says(f, "submerge", "2026-12-02 12:00", "ok");
}

static void a_rule_on_a_step_restricts_what_belongs_to_it_and_permits_nothing(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "submerge", "care", NULL, "10d");
	rule_with_how(f, "water", "allow submerge", NULL, NULL);
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "submerge", "2026-11-23 12:00", "care");
	assert_says(f, "pool", "2026-11-23 12:00", "silent");
	rule(f, "pool", "ok", NULL, NULL);
	plan(f, SESSION);
	assert_says(f, "pool", "2026-11-23 12:00", "care");
}

static void the_highest_step_it_belongs_to_decides(void)
{
	static const char *const kinds[] = {"rinse submerge", "submerge rinse"};
	for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
		g_autoptr(Fixture) f = smp();
		add_activity(f, "tub", kinds[i]);
		session(f, SESSION);
		plan(f, SESSION);
		assert_says(f, "tub", "2026-11-26 12:00", "avoid");
	}
}

static void the_lowest_step_that_two_sessions_allow_wins(void)
{
	g_autoptr(Fixture) f = smp();
	session(f, SESSION);
	session(f, "2026-11-25 10:00");
	plan(f, SESSION);
	const AcAnswer *answer = ask(f, "water", "2026-11-26 12:00");
	g_assert_cmpstr(said(f, answer), ==, "care rinse");
	g_assert_cmpstr(winners(f, answer), ==, "r1");
	g_assert_cmpuint(answer->n_causes, ==, 2);
	g_assert_cmpstr(answer->causes[1].rule->id, ==, "r2");
	g_assert_cmpstr(answer->words.how, ==, "how r1");
}

/* ---- ruling 2 ------------------------------------------------------------------------------------------ */

static void restrictions_count_from_every_session(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "pool", "avoid", "5d", "28d");
	session(f, SESSION);
	session(f, "2026-12-05 15:00");
	plan(f, SESSION);
	const AcAnswer *answer = ask(f, "pool", "2026-12-12 12:00");
	g_assert_cmpstr(said(f, answer), ==, "avoid");
	g_assert_cmpuint(answer->n_causes, ==, 2);
	g_assert_true(answer->causes[0].session == &f->client.sessions[1]);
	g_assert_true(answer->causes[1].session == &f->client.sessions[0]);
	g_assert_true(answer->causes[0].wins && answer->causes[1].wins);
	assert_at(f, answer->until.at, "2027-01-02 00:00");
}

static void permissions_count_only_from_the_latest_session(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "hat", "ok", "4d", NULL);
	session(f, SESSION);
	session(f, "2026-12-05 15:00");
	plan(f, SESSION);
	assert_says(f, "hat", "2026-12-05 14:59", "ok");
	assert_says(f, "hat", "2026-12-05 15:00", "silent");
	assert_says(f, "hat", "2026-12-09 00:00", "ok");
}

static void a_coming_session_already_has_its_before_windows(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "alcohol", "avoid", "-48h", "0h");
	rule(f, "alcohol", "avoid", NULL, "24h");
	AcSession *second = session(f, SESSION);
	second = session(f, "2026-12-05 15:00");
	second->state = AC_SESSION_PLANNED;
	plan(f, "2026-11-25 12:00");
	assert_says(f, "alcohol", "2026-11-25 12:00", "ok");
	assert_says(f, "alcohol", "2026-12-03 14:59", "ok");
	const AcAnswer *answer = ask(f, "alcohol", "2026-12-03 15:00");
	g_assert_cmpstr(said(f, answer), ==, "avoid");
	assert_at(f, answer->until.at, "2026-12-06 15:00");
	assert_at(f, ask(f, "alcohol", "2026-11-25 12:00")->until.at, "2026-12-03 15:00");
}

/* ---- ruling 3 ------------------------------------------------------------------------------------------ */

static void several_activities_take_the_strictest_with_silence_above_care(void)
{
	static const AcVerdict order[] = {AC_VERDICT_AVOID, AC_VERDICT_ASK, AC_VERDICT_SILENT, AC_VERDICT_CARE,
	                                  AC_VERDICT_OK};
	for (guint i = 0; i < G_N_ELEMENTS(order); i++)
		for (guint k = 0; k < G_N_ELEMENTS(order); k++)
			g_assert_cmpint(ac_verdict_is_stricter(order[i], order[k]), ==, i < k);
}

static void a_swimming_question_says_how_they_differ_and_names_both_sessions(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "pool sea", "avoid", NULL, "28d");
	rule(f, "lake", "care", NULL, "60d");
	session(f, SESSION);
	session(f, "2026-12-05 15:00");
	plan(f, SESSION);
	const AcActivity *const swim[] = {find(f, "lake"), find(f, "pool"), find(f, "sea")};
	AcInstant day = at(f, "2026-12-12 00:00");
	const AcCombined *combined = ac_plan_ask_several(f->plan, f->arena, swim, 3, day, day, 0);
	g_assert_cmpint(combined->verdict, ==, AC_VERDICT_AVOID);
	g_assert_true(combined->differ);
	g_assert_cmpuint(combined->n_each, ==, 3);
	g_assert_cmpint(combined->each[0]->strictest->verdict, ==, AC_VERDICT_CARE);
	g_assert_true(combined->strictest == combined->each[1]->strictest);
	g_assert_cmpuint(combined->strictest->n_causes, ==, 2);
	const AcActivity *const unspoken[] = {find(f, "hat"), find(f, "lake")};
	combined = ac_plan_ask_several(f->plan, f->arena, unspoken, 2, day, day, 0);
	g_assert_cmpint(combined->verdict, ==, AC_VERDICT_SILENT);
	combined = ac_plan_ask_several(f->plan, f->arena, swim + 1, 2, day, day, 0);
	g_assert_false(combined->differ);
}

/* ---- ruling 4 ------------------------------------------------------------------------------------------ */

static void what_waits_for_an_unreported_milestone_stays_shut(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "hat", "avoid", NULL, "7d")->until = &f->milestones[0];
	session(f, SESSION);
	plan(f, SESSION);
	const AcAnswer *answer = ask(f, "hat", "2027-06-01 12:00");
	g_assert_cmpstr(said(f, answer), ==, "avoid");
	g_assert_cmpint(answer->until.at, ==, AC_INSTANT_NEVER);
	g_assert_cmpint(answer->until.open, ==, AC_OPEN_MILESTONE);
	g_assert_cmpuint(answer->until.n_milestones, ==, 1);
	g_assert_true(answer->until.milestones[0] == &f->milestones[0]);
	assert_at(f, answer->until.not_before, "2026-11-28 00:00");
	g_assert_false(answer->has_next);
}

static void a_milestone_and_a_time_mean_both(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "hat", "avoid", NULL, "7d")->until = &f->milestones[0];
	session(f, SESSION);
	report(f, "flakes", 1, "2026-11-25 08:00");
	plan(f, SESSION);
	assert_says(f, "hat", "2026-11-27 23:59", "avoid");
	assert_says(f, "hat", "2026-11-28 00:00", "ok");
	g_array_set_size(f->reports, 0);
	report(f, "flakes", 1, "2026-12-02 08:00");
	plan(f, SESSION);
	assert_says(f, "hat", "2026-12-02 07:59", "avoid");
	assert_says(f, "hat", "2026-12-02 08:00", "ok");
}

static void a_report_closes_its_own_and_earlier_sessions_never_a_later_one(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "hat", "avoid", NULL, NULL)->until = &f->milestones[0];
	session(f, SESSION);
	session(f, "2026-12-05 15:00");
	report(f, "flakes", 1, "2026-11-30 08:00");
	plan(f, SESSION);
	assert_says(f, "hat", "2026-11-30 07:59", "avoid");
	assert_says(f, "hat", "2026-11-30 08:00", "ok");
	const AcAnswer *answer = ask(f, "hat", "2026-12-20 12:00");
	g_assert_cmpstr(said(f, answer), ==, "avoid");
	g_assert_cmpuint(answer->n_causes, ==, 1);
	g_assert_true(answer->causes[0].session == &f->client.sessions[1]);
	g_array_set_size(f->reports, 0);
	report(f, "flakes", 2, "2026-12-15 08:00");
	plan(f, SESSION);
	assert_says(f, "hat", "2026-12-15 07:59", "avoid");
	assert_says(f, "hat", "2026-12-15 08:00", "ok");
}

static void a_report_can_be_back_dated(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "hat", "avoid", NULL, "2d")->until = &f->milestones[0];
	session(f, SESSION);
	report(f, "flakes", 1, "2026-11-27 08:00");
	plan(f, "2026-12-05 12:00");
	assert_says(f, "hat", "2026-11-27 07:59", "avoid");
	assert_says(f, "hat", "2026-11-27 08:00", "ok");
}

static void a_report_dated_before_its_session_does_not_open_it(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "hat", "avoid", NULL, NULL)->until = &f->milestones[0];
	session(f, SESSION);
	session(f, "2026-12-05 15:00");
	report(f, "flakes", 2, "2026-12-01 08:00");
	plan(f, "2026-12-06 12:00");
	assert_says(f, "hat", "2026-12-01 08:00", "ok");
	assert_says(f, "hat", "2026-12-06 12:00", "avoid");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/plan/issue/20-hours",
	                twenty_hours_after_a_session_washing_is_to_be_avoided_to_the_minute);
	g_test_add_func("/plan/issue/30-hours", thirty_hours_after_a_session_it_says_how_to_rinse);
	g_test_add_func("/plan/issue/free", when_the_last_rule_has_ended_the_whole_ladder_is_free);
	g_test_add_func("/plan/issue/restart", a_second_session_restarts_the_clock);
	g_test_add_func("/plan/issue/before", before_the_first_session_and_without_one_it_is_silent);
	g_test_add_func("/plan/ruling-1/unspoken", an_activity_no_rule_speaks_of_is_never_ok);
	g_test_add_func("/plan/ruling-1/inherited", restriction_is_inherited_from_kinds);
	g_test_add_func("/plan/ruling-1/care-inherited", care_on_a_kind_holds_for_what_belongs_to_it);
	g_test_add_func("/plan/ruling-1/permission", permission_is_not_inherited);
	g_test_add_func("/plan/ruling-1/freed", the_end_of_a_ban_frees_only_what_the_ban_names);
	g_test_add_func("/plan/ruling-1/to-come", the_end_of_a_ban_frees_nothing_while_a_later_rule_is_to_come);
	g_test_add_func("/plan/ruling-1/own", a_permission_of_its_own_counts_even_when_a_later_rule_is_to_come);
	g_test_add_func("/plan/ruling-1/ended", a_permission_that_has_ended_frees_nothing);
	g_test_add_func("/plan/ruling-1/freed-care", what_is_freed_stays_under_care_that_is_in_force);
	g_test_add_func("/plan/ruling-1/step", a_step_needs_a_rule_that_names_its_ladder);
	g_test_add_func("/plan/ruling-1/above",
	                a_step_above_the_highest_allowed_is_to_be_avoided_by_all_that_belong_to_it);
	g_test_add_func("/plan/ruling-1/through-a-step",
	                a_rule_on_a_step_restricts_what_belongs_to_it_and_permits_nothing);
	g_test_add_func("/plan/ruling-1/highest", the_highest_step_it_belongs_to_decides);
	g_test_add_func("/plan/ruling-1/lowest", the_lowest_step_that_two_sessions_allow_wins);
	g_test_add_func("/plan/ruling-2/restrictions", restrictions_count_from_every_session);
	g_test_add_func("/plan/ruling-2/permissions", permissions_count_only_from_the_latest_session);
	g_test_add_func("/plan/ruling-2/before", a_coming_session_already_has_its_before_windows);
	g_test_add_func("/plan/ruling-3/order", several_activities_take_the_strictest_with_silence_above_care);
	g_test_add_func("/plan/ruling-3/swim", a_swimming_question_says_how_they_differ_and_names_both_sessions);
	g_test_add_func("/plan/ruling-4/shut", what_waits_for_an_unreported_milestone_stays_shut);
	g_test_add_func("/plan/ruling-4/both", a_milestone_and_a_time_mean_both);
	g_test_add_func("/plan/ruling-4/closes", a_report_closes_its_own_and_earlier_sessions_never_a_later_one);
	g_test_add_func("/plan/ruling-4/back-dated", a_report_can_be_back_dated);
	g_test_add_func("/plan/ruling-4/early", a_report_dated_before_its_session_does_not_open_it);
	return g_test_run();
}

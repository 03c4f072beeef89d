/* SPDX-License-Identifier: MIT */
/* The rulings of design §6 from the fifth on: what is not known, limits, the practitioner's changes, days. */
#include "plan/plan.h"

#include "plan_fixture.h"

#define SESSION "2026-11-21 15:00"

/* ---- ruling 5 ------------------------------------------------------------------------------------------ */

static Fixture *with_final_ban(void)
{
	Fixture *f = fixture_new("Europe/London");
	rule(f, "pool", "avoid", NULL, "28d")->anchor = on_final();
	session(f, SESSION);
	return f;
}

static void the_last_session_not_known_leaves_the_end_open(void)
{
	g_autoptr(Fixture) f = with_final_ban();
	plan(f, SESSION);
	const AcAnswer *answer = ask(f, "pool", "2027-06-01 12:00");
	g_assert_cmpstr(said(f, answer), ==, "avoid");
	g_assert_cmpint(answer->until.at, ==, AC_INSTANT_NEVER);
	g_assert_cmpint(answer->until.open, ==, AC_OPEN_FINAL);
	assert_at(f, answer->until.not_before, "2026-12-19 00:00");
	g_assert_cmpstr(answer->until.offset_text, ==, "28d");
	g_assert_false(answer->has_next);
	g_assert_null(answer->causes[0].session);
}

static void a_booked_session_moves_the_earliest_end_of_what_waits_for_the_last(void)
{
	g_autoptr(Fixture) f = with_final_ban();
	session(f, "2027-01-10 15:00")->state = AC_SESSION_PLANNED;
	plan(f, "2026-11-25 12:00");
	assert_at(f, ask(f, "pool", "2026-11-25 12:00")->until.not_before, "2027-02-07 00:00");
}

static void the_marked_last_session_dates_the_end_and_the_ban_holds_between_sessions(void)
{
	g_autoptr(Fixture) f = with_final_ban();
	session(f, "2027-01-10 15:00")->final = TRUE;
	plan(f, "2027-01-12 12:00");
	assert_says(f, "pool", "2026-12-25 12:00", "avoid");
	const AcAnswer *answer = ask(f, "pool", "2027-01-12 12:00");
	assert_at(f, answer->until.at, "2027-02-07 00:00");
	g_assert_cmpint(answer->next_verdict, ==, AC_VERDICT_OK);
	assert_says(f, "pool", "2027-02-07 00:00", "ok");
}

static void a_session_after_the_marked_one_makes_the_last_unknown_again(void)
{
	g_autoptr(Fixture) f = with_final_ban();
	g_array_index(f->sessions, AcSession, 0).final = TRUE;
	session(f, "2027-06-10 15:00");
	plan(f, "2027-07-12 12:00");
	assert_says(f, "pool", "2027-12-12 12:00", "avoid");
}

static void a_permission_after_the_last_session_waits_and_is_still_to_come(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", NULL, "7d");
	rule(f, "sun", "ok", "28d", NULL)->anchor = on_final();
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "sun", "2027-06-01 12:00", "silent");
	g_array_index(f->sessions, AcSession, 0).final = TRUE;
	plan(f, SESSION);
	assert_says(f, "sun", "2026-12-01 12:00", "silent");
	assert_says(f, "sun", "2026-12-19 00:00", "ok");
}

static void a_restriction_that_begins_after_the_last_session_counts_from_the_latest(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", "10d", "28d")->anchor = on_final();
	session(f, SESSION);
	session(f, "2027-01-10 15:00");
	plan(f, SESSION);
	assert_says(f, "sun", "2026-11-30 23:59", "silent");
	assert_says(f, "sun", "2026-12-01 00:00", "avoid");
	assert_says(f, "sun", "2027-01-10 14:59", "avoid");
	assert_says(f, "sun", "2027-01-10 15:00", "silent");
	const AcAnswer *answer = ask(f, "sun", "2027-01-20 00:00");
	g_assert_cmpstr(said(f, answer), ==, "avoid");
	g_assert_cmpint(answer->until.open, ==, AC_OPEN_FINAL);
}

static void any_coming_session_may_be_the_last(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", "-7d", "-1d")->anchor = on_final();
	session(f, SESSION);
	session(f, "2027-01-10 15:00")->state = AC_SESSION_PLANNED;
	plan(f, "2026-11-25 12:00");
	assert_says(f, "sun", "2026-11-14 00:00", "avoid");
	assert_says(f, "sun", "2026-11-20 00:00", "silent");
	assert_says(f, "sun", "2027-01-03 00:00", "avoid");
	assert_says(f, "sun", "2027-01-09 00:00", "silent");
}

static void care_after_the_last_session_restricts_before_it_and_permits_only_after_it(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "care", NULL, "28d")->anchor = on_final();
	rule(f, "sun", "ok", NULL, NULL);
	rule(f, "hat", "care", NULL, "28d")->anchor = on_final();
	session(f, SESSION);
	session(f, "2027-01-10 15:00")->final = TRUE;
	plan(f, SESSION);
	assert_says(f, "sun", "2026-11-25 12:00", "care");
	assert_says(f, "hat", "2026-11-25 12:00", "silent");
	assert_says(f, "hat", "2027-01-12 12:00", "care");
}

/* ---- ruling 6 ------------------------------------------------------------------------------------------ */

static void restrictions_of_both_readings_hold_when_a_session_passed_unconfirmed(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "pool", "avoid", NULL, "7d");
	rule(f, "hat", "ok", "2d", NULL);
	session(f, SESSION);
	session(f, "2026-12-12 15:00")->state = AC_SESSION_PLANNED;
	plan(f, "2026-12-13 12:00");
	assert_says(f, "pool", "2026-12-13 12:00", "avoid");
	assert_says(f, "hat", "2026-12-13 12:00", "silent");
	assert_says(f, "hat", "2026-12-12 14:59", "ok");
	assert_says(f, "hat", "2026-12-14 00:00", "ok");
	assert_says(f, "pool", "2026-12-19 00:00", "ok");
}

static void permissions_wait_where_the_earlier_session_does_not_permit(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "hat", "ok", NULL, "7d");
	session(f, SESSION);
	session(f, "2026-12-12 15:00")->state = AC_SESSION_PLANNED;
	plan(f, "2026-12-13 12:00");
	/* Had it happened it would be ok; had it not, the leaflet would be silent. */
	assert_says(f, "hat", "2026-12-13 12:00", "silent");
	g_array_index(f->sessions, AcSession, 1).state = AC_SESSION_HAPPENED;
	plan(f, "2026-12-13 12:00");
	assert_says(f, "hat", "2026-12-13 12:00", "ok");
}

static void when_the_only_session_is_unconfirmed_nothing_is_permitted(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "hat", "ok", NULL, NULL);
	rule(f, "pool", "avoid", NULL, "7d");
	session(f, SESSION)->state = AC_SESSION_PLANNED;
	plan(f, "2026-11-22 12:00");
	assert_says(f, "hat", "2026-11-22 12:00", "silent");
	assert_says(f, "pool", "2026-11-22 12:00", "avoid");
	assert_says(f, "pool", "2026-12-22 12:00", "silent");
}

static void a_session_still_to_come_is_taken_to_happen_as_booked(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "hat", "ok", "2d", NULL);
	session(f, SESSION)->state = AC_SESSION_PLANNED;
	plan(f, "2026-11-20 12:00");
	assert_says(f, "hat", "2026-11-22 12:00", "silent");
	assert_says(f, "hat", "2026-11-23 00:00", "ok");
}

static void a_booked_session_that_is_under_way_is_taken_to_happen(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "hat", "ok", NULL, NULL);
	session_over(f, at(f, "2026-11-21 10:00"), at(f, SESSION))->state = AC_SESSION_PLANNED;
	plan(f, "2026-11-21 14:59");
	assert_says(f, "hat", "2026-11-21 14:59", "ok");
	plan(f, SESSION);
	assert_says(f, "hat", SESSION, "silent");
}

static void of_a_first_session_that_is_unconfirmed_only_the_restrictions_count(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "hat", "ok", "2d", NULL)->anchor = on_first();
	rule(f, "sun", "avoid", NULL, "2d")->anchor = on_first();
	session(f, SESSION)->state = AC_SESSION_PLANNED;
	session(f, "2026-12-21 15:00");
	plan(f, "2026-12-22 12:00");
	assert_says(f, "sun", "2026-11-22 12:00", "avoid");
	assert_says(f, "sun", "2026-12-22 12:00", "avoid");
	assert_says(f, "hat", "2026-12-22 12:00", "silent");
	assert_says(f, "hat", "2026-12-23 00:00", "ok");
}

static void an_unconfirmed_last_session_does_not_tell_which_is_the_last(void)
{
	g_autoptr(Fixture) f = with_final_ban();
	AcSession *last = session(f, "2027-01-10 15:00");
	last->state = AC_SESSION_PLANNED;
	last->final = TRUE;
	plan(f, "2027-01-01 12:00");
	assert_at(f, ask(f, "pool", "2027-01-12 12:00")->until.at, "2027-02-07 00:00");
	plan(f, "2027-01-11 12:00");
	g_assert_cmpint(ask(f, "pool", "2027-01-12 12:00")->until.open, ==, AC_OPEN_FINAL);
}

/* ---- ruling 7 ------------------------------------------------------------------------------------------ */

static void restrictions_under_an_unknown_trait_apply_and_name_the_fact(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "ok", NULL, NULL);
	when_skin(f, rule(f, "sun", "avoid", NULL, "7d"), "dry");
	session(f, SESSION);
	plan(f, SESSION);
	const AcAnswer *answer = ask(f, "sun", "2026-11-22 12:00");
	g_assert_cmpstr(said(f, answer), ==, "avoid");
	g_assert_cmpuint(answer->n_facts, ==, 1);
	g_assert_true(answer->facts[0] == &f->trait[0]);
	skin(f, "oily");
	plan(f, SESSION);
	answer = ask(f, "sun", "2026-11-22 12:00");
	g_assert_cmpstr(said(f, answer), ==, "ok");
	g_assert_cmpuint(answer->n_facts, ==, 0);
	g_array_set_size(f->traits, 0);
	skin(f, "dry");
	plan(f, SESSION);
	assert_says(f, "sun", "2026-11-22 12:00", "avoid");
}

static void permissions_under_an_unknown_trait_do_not_apply_and_name_the_fact(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	when_skin(f, rule(f, "moisturiser", "ok", NULL, NULL), "dry");
	session(f, SESSION);
	plan(f, SESSION);
	const AcAnswer *answer = ask(f, "moisturiser", "2026-11-22 12:00");
	g_assert_cmpstr(said(f, answer), ==, "silent");
	g_assert_cmpuint(answer->n_facts, ==, 1);
	skin(f, "dry");
	plan(f, SESSION);
	assert_says(f, "moisturiser", "2026-11-22 12:00", "ok");
}

static void unless_is_the_negation_and_several_values_mean_any_of_them(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	AcRule *r = rule(f, "sun", "avoid", NULL, NULL);
	r->unless = condition(f, AC_CONDITION_TRAIT, "dry oily");
	r->n_unless = 1;
	session(f, SESSION);
	plan(f, SESSION);
	assert_says(f, "sun", SESSION, "avoid");
	skin(f, "oily");
	plan(f, SESSION);
	assert_says(f, "sun", SESSION, "silent");
	g_array_index(f->traits, AcTraitValue, 0).value = "normal";
	plan(f, SESSION);
	assert_says(f, "sun", SESSION, "avoid");
	g_assert_cmpuint(ask(f, "sun", SESSION)->n_facts, ==, 0);
}

static void several_keys_must_all_fit(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	AcRule *r = rule(f, "sun", "avoid", NULL, NULL);
	AcCondition both[] = {*condition(f, AC_CONDITION_TRAIT, "dry"),
	                      *condition(f, AC_CONDITION_SEEN, "redness")};
	r->when = both;
	r->n_when = 2;
	session(f, SESSION);
	skin(f, "dry");
	plan(f, SESSION);
	assert_says(f, "sun", SESSION, "avoid");
	f->client.has_checkin = TRUE;
	plan(f, SESSION);
	assert_says(f, "sun", SESSION, "silent");
	AcSeenSign red = {"redness", AC_SEVERITY_MILD};
	g_array_append_val(f->seen, red);
	plan(f, SESSION);
	assert_says(f, "sun", SESSION, "avoid");
	skin(f, "dry");
	g_array_index(f->traits, AcTraitValue, 0).value = "oily";
	plan(f, SESSION);
	assert_says(f, "sun", SESSION, "silent");
}

static void the_course_is_ongoing_until_the_last_session_is_known_and_begun(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	AcRule *while_ongoing = rule(f, "sun", "avoid", NULL, NULL),
	       *when_complete = rule(f, "hat", "ok", NULL, NULL);
	while_ongoing->when = condition(f, AC_CONDITION_COURSE_ONGOING, "");
	when_complete->when = condition(f, AC_CONDITION_COURSE_COMPLETE, "");
	while_ongoing->n_when = when_complete->n_when = 1;
	session(f, SESSION);
	session(f, "2027-01-10 15:00");
	plan(f, SESSION);
	assert_says(f, "sun", "2026-12-01 12:00", "avoid");
	assert_says(f, "sun", "2027-02-01 12:00", "avoid");
	assert_says(f, "hat", "2027-02-01 12:00", "silent");
	g_array_index(f->sessions, AcSession, 1).final = TRUE;
	plan(f, SESSION);
	assert_says(f, "sun", "2026-12-01 12:00", "avoid");
	assert_at(f, ask(f, "sun", "2026-12-01 12:00")->until.at, "2027-01-10 15:00");
	assert_says(f, "sun", "2027-01-10 15:00", "silent");
	assert_says(f, "hat", "2027-01-10 14:59", "silent");
	assert_says(f, "hat", "2027-01-10 15:00", "ok");
}

/* ---- ruling 8 ------------------------------------------------------------------------------------------ */

static void outside_its_hours_a_limit_forbids_and_says_when_it_is_possible(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	limit(f, rule(f, "sun", "care", NULL, "28d"), 20, 6 * 60, 11 * 60);
	session(f, SESSION);
	plan(f, SESSION);
	const AcAnswer *answer = ask(f, "sun", "2026-11-23 05:59");
	g_assert_cmpstr(said(f, answer), ==, "avoid");
	assert_at(f, answer->possible_at, "2026-11-23 06:00");
	g_assert_nonnull(answer->limit);
	answer = ask(f, "sun", "2026-11-23 06:00");
	g_assert_cmpstr(said(f, answer), ==, "care");
	assert_at(f, answer->until.at, "2026-11-23 11:00");
	g_assert_cmpint(answer->possible_at, ==, AC_INSTANT_NEVER);
	answer = ask(f, "sun", "2026-11-23 11:00");
	g_assert_cmpstr(said(f, answer), ==, "avoid");
	assert_at(f, answer->possible_at, "2026-11-24 06:00");
	/* Between the last hours of the limit and its end. */
	assert_at(f, ask(f, "sun", "2026-12-18 12:00")->possible_at, "2026-12-19 00:00");
}

static void asked_for_longer_than_its_limit_it_is_to_be_avoided(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	limit(f, rule(f, "sun", "care", NULL, "28d"), 20, 6 * 60, 11 * 60);
	session(f, SESSION);
	plan(f, SESSION);
	g_assert_cmpint(ask_for(f, "sun", "2026-11-23 08:00", 20)->verdict, ==, AC_VERDICT_CARE);
	const AcAnswer *answer = ask_for(f, "sun", "2026-11-23 08:00", 21);
	g_assert_cmpint(answer->verdict, ==, AC_VERDICT_AVOID);
	g_assert_true(answer->too_long);
	g_assert_cmpint(answer->limit->minutes, ==, 20);
	assert_at(f, answer->possible_at, "2026-12-19 00:00");
}

static void what_a_ban_forbids_a_limit_does_not_date(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	limit(f, rule(f, "sun", "care", NULL, "28d"), 20, 6 * 60, 11 * 60);
	rule(f, "sun", "avoid", NULL, "2d");
	session(f, SESSION);
	plan(f, SESSION);
	const AcAnswer *answer = ask(f, "sun", "2026-11-21 16:00");
	g_assert_cmpstr(said(f, answer), ==, "avoid");
	g_assert_cmpint(answer->possible_at, ==, AC_INSTANT_NEVER);
	assert_at(f, answer->until.at, "2026-11-23 06:00");
}

static void hours_may_wrap_midnight_and_run_in_the_clients_zone(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	limit(f, rule(f, "sun", "care", NULL, NULL), 0, 22 * 60, 2 * 60);
	session(f, SESSION)->zone = zone_of(f, "America/New_York");
	plan(f, SESSION);
	assert_says(f, "sun", "2026-11-23 21:59", "avoid");
	assert_says(f, "sun", "2026-11-23 22:00", "care");
	assert_says(f, "sun", "2026-11-24 01:59", "care");
	assert_says(f, "sun", "2026-11-24 02:00", "avoid");
}

static void of_hours_that_come_twice_only_the_time_between_is_possible(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	limit(f, rule(f, "sun", "care", NULL, NULL), 0, 90, 5 * 60);
	session(f, "2026-10-20 15:00");
	plan(f, "2026-10-20 15:00");
	AcInstant first = at(f, "2026-10-25 01:30"), second = first + AC_HOUR;
	g_assert_cmpint(ac_plan_ask(f->plan, f->arena, find(f, "sun"), first, 0)->possible_at, ==, second);
	g_assert_cmpint(ac_plan_ask(f->plan, f->arena, find(f, "sun"), second, 0)->verdict, ==, AC_VERDICT_CARE);
}

static void an_allowed_step_can_have_a_limit(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	limit(f, rule(f, "effort", "allow light", NULL, "10d"), 30, -1, -1);
	session(f, SESSION);
	plan(f, SESSION);
	g_assert_cmpint(ask_for(f, "light", "2026-11-23 08:00", 30)->verdict, ==, AC_VERDICT_CARE);
	g_assert_true(ask_for(f, "light", "2026-11-23 08:00", 31)->too_long);
	g_assert_cmpint(ask_for(f, "effort", "2026-11-23 08:00", 31)->verdict, ==, AC_VERDICT_AVOID);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/plan/ruling-5/open", the_last_session_not_known_leaves_the_end_open);
	g_test_add_func("/plan/ruling-5/booked",
	                a_booked_session_moves_the_earliest_end_of_what_waits_for_the_last);
	g_test_add_func("/plan/ruling-5/known",
	                the_marked_last_session_dates_the_end_and_the_ban_holds_between_sessions);
	g_test_add_func("/plan/ruling-5/stale", a_session_after_the_marked_one_makes_the_last_unknown_again);
	g_test_add_func("/plan/ruling-5/permission",
	                a_permission_after_the_last_session_waits_and_is_still_to_come);
	g_test_add_func("/plan/ruling-5/after",
	                a_restriction_that_begins_after_the_last_session_counts_from_the_latest);
	g_test_add_func("/plan/ruling-5/before", any_coming_session_may_be_the_last);
	g_test_add_func("/plan/ruling-5/care",
	                care_after_the_last_session_restricts_before_it_and_permits_only_after_it);
	g_test_add_func("/plan/ruling-6/restrictions",
	                restrictions_of_both_readings_hold_when_a_session_passed_unconfirmed);
	g_test_add_func("/plan/ruling-6/permissions", permissions_wait_where_the_earlier_session_does_not_permit);
	g_test_add_func("/plan/ruling-6/only", when_the_only_session_is_unconfirmed_nothing_is_permitted);
	g_test_add_func("/plan/ruling-6/booked", a_session_still_to_come_is_taken_to_happen_as_booked);
	g_test_add_func("/plan/ruling-6/under-way", a_booked_session_that_is_under_way_is_taken_to_happen);
	g_test_add_func("/plan/ruling-6/first",
	                of_a_first_session_that_is_unconfirmed_only_the_restrictions_count);
	g_test_add_func("/plan/ruling-6/last", an_unconfirmed_last_session_does_not_tell_which_is_the_last);
	g_test_add_func("/plan/ruling-7/restrictions",
	                restrictions_under_an_unknown_trait_apply_and_name_the_fact);
	g_test_add_func("/plan/ruling-7/permissions",
	                permissions_under_an_unknown_trait_do_not_apply_and_name_the_fact);
	g_test_add_func("/plan/ruling-7/unless", unless_is_the_negation_and_several_values_mean_any_of_them);
	g_test_add_func("/plan/ruling-7/all", several_keys_must_all_fit);
	g_test_add_func("/plan/ruling-7/course", the_course_is_ongoing_until_the_last_session_is_known_and_begun);
	g_test_add_func("/plan/ruling-8/hours", outside_its_hours_a_limit_forbids_and_says_when_it_is_possible);
	g_test_add_func("/plan/ruling-8/too-long", asked_for_longer_than_its_limit_it_is_to_be_avoided);
	g_test_add_func("/plan/ruling-8/ban", what_a_ban_forbids_a_limit_does_not_date);
	g_test_add_func("/plan/ruling-8/wrap", hours_may_wrap_midnight_and_run_in_the_clients_zone);
	g_test_add_func("/plan/ruling-8/twice", of_hours_that_come_twice_only_the_time_between_is_possible);
	g_test_add_func("/plan/ruling-8/step", an_allowed_step_can_have_a_limit);
	return g_test_run();
}

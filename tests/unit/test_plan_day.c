/* SPDX-License-Identifier: MIT */
/* A day as the screen shows it: place in the course, rows, what is new, what comes, what is asked of the
 * client. */
#include "plan/plan.h"

#include "plan_fixture.h"

#define SESSION "2026-11-21 15:00"

static const AcDay *day_of(Fixture *f, const char *date)
{
	return ac_plan_day(f->plan, f->arena, date_of(date));
}

static const AcDayRow *row_of(const AcDay *day, const char *id)
{
	for (guint i = 0; i < day->n_rows; i++)
		for (guint k = 0; k < day->rows[i].n_activities; k++)
			if (strcmp(day->rows[i].activities[k]->id, id) == 0)
				return &day->rows[i];
	return NULL;
}

/* Rows in order: "sun pool,sea water". */
static const char *rows(Fixture *f, const AcDay *day)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < day->n_rows; i++)
		for (guint k = 0; k < day->rows[i].n_activities; k++)
			g_string_append_printf(out, "%s%s",
			                       k > 0   ? ","
			                       : i > 0 ? " "
			                               : "",
			                       day->rows[i].activities[k]->id);
	const char *text = ac_arena_strdup(f->arena, out->str);
	g_string_free(out, TRUE);
	return text;
}

/* "sun avoid>ok, water …". */
static const char *changes(Fixture *f, const AcChange *all, guint n)
{
	const char *out = "";
	for (guint i = 0; i < n; i++)
		out = ac_arena_printf(f->arena, "%s%s%s %s>%s%s%s", out, i > 0 ? ", " : "", all[i].activity->id,
		                      verdict_name(all[i].was), verdict_name(all[i].is), all[i].is_step ? " " : "",
		                      all[i].is_step ? all[i].is_step->id : "");
	return out;
}

static AcPhase *phase(Fixture *f, const char *id, const char *from, const char *to)
{
	AcPhase *p = AC_ARENA_NEW(f->arena, AcPhase);
	p->id = id;
	p->from = span_of(from);
	p->to = span_of(to);
	g_ptr_array_add(f->phases, p);
	return p;
}

/* ---- place in the course ------------------------------------------------------------------------------- */

static void days_are_numbered_by_the_files_own_numbering(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session_over(f, at(f, "2026-11-21 10:00"), at(f, SESSION));
	plan(f, SESSION);
	static const struct {
		const char *date;
		int from_zero, from_one;
	} cases[] = {{"2026-11-19", -2, -2}, {"2026-11-20", -1, -1}, {"2026-11-21", 0, 1},
	             {"2026-11-22", 1, 2},   {"2026-11-25", 4, 5},   {"2026-12-25", 34, 35}};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		f->protocol.treatment_day = 0;
		g_assert_cmpint(day_of(f, cases[i].date)->day_number, ==, cases[i].from_zero);
		g_assert_cmpint(day_of(f, cases[i].date)->last_day_number, ==, 28);
		f->protocol.treatment_day = 1;
		g_assert_cmpint(day_of(f, cases[i].date)->day_number, ==, cases[i].from_one);
		g_assert_cmpint(day_of(f, cases[i].date)->last_day_number, ==, 29);
		const AcSession *only = &f->client.sessions[0];
		g_assert_cmpint(ac_plan_day_number(f->plan, only, date_of(cases[i].date)), ==, cases[i].from_one);
	}
	f->protocol.treatment_day = 0;
	g_assert_false(day_of(f, "2026-12-19")->is_over);
	g_assert_true(day_of(f, "2026-12-20")->is_over);
}

static void a_day_knows_its_session_and_the_next(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION);
	session(f, "2027-01-10 15:00")->state = AC_SESSION_PLANNED;
	plan(f, "2026-11-25 12:00");
	const AcDay *day = day_of(f, "2026-11-20");
	g_assert_null(day->session);
	g_assert_cmpuint(day->session_number, ==, 0);
	g_assert_true(day->next_session == &f->client.sessions[0]);
	day = day_of(f, "2026-11-21");
	g_assert_true(day->session == &f->client.sessions[0]);
	g_assert_true(day->next_session == &f->client.sessions[1]);
	g_assert_cmpuint(day->session_number, ==, 1);
	g_assert_cmpuint(day->n_sessions, ==, 2);
	g_assert_false(day->is_today);
	day = day_of(f, "2026-11-25");
	g_assert_true(day->is_today);
	assert_at(f, day->at, "2026-11-25 12:00");
	day = day_of(f, "2027-01-10");
	g_assert_cmpuint(day->session_number, ==, 2);
	g_assert_cmpint(day->day_number, ==, 0);
	g_assert_null(day->next_session);
}

static void a_session_over_midnight_has_its_day_zero_twice(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session_over(f, at(f, "2026-11-21 22:00"), at(f, "2026-11-22 01:00"));
	plan(f, SESSION);
	g_assert_cmpint(day_of(f, "2026-11-20")->day_number, ==, -2);
	g_assert_cmpint(day_of(f, "2026-11-21")->day_number, ==, 0);
	g_assert_cmpint(day_of(f, "2026-11-22")->day_number, ==, 0);
	g_assert_cmpint(day_of(f, "2026-11-23")->day_number, ==, 1);
}

static void a_day_is_as_long_as_the_clock_makes_it(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	plan(f, SESSION);
	const AcDay *day = day_of(f, "2026-10-25");
	g_assert_cmpint(day->ends - day->begins, ==, 25 * AC_HOUR);
	day = day_of(f, "2026-03-29");
	g_assert_cmpint(day->ends - day->begins, ==, 23 * AC_HOUR);
}

static void a_phase_is_that_of_the_latest_session(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	phase(f, "prepare", "-7d", "0h");
	phase(f, "fresh", "0h", "2d");
	phase(f, "flaking", "2d", "7d");
	session(f, SESSION);
	session(f, "2026-12-01 15:00");
	plan(f, "2026-11-21 09:00");
	g_assert_cmpstr(day_of(f, "2026-11-20")->phase->id, ==, "prepare");
	g_assert_cmpstr(day_of(f, "2026-11-21")->phase->id, ==, "prepare");
	g_assert_cmpstr(day_of(f, "2026-11-22")->phase->id, ==, "fresh");
	g_assert_cmpstr(day_of(f, "2026-11-23")->phase->id, ==, "flaking");
	g_assert_null(day_of(f, "2026-11-29")->phase);
	g_assert_cmpstr(day_of(f, "2026-12-01")->phase->id, ==, "fresh");
	plan(f, "2026-11-21 15:00");
	g_assert_cmpstr(day_of(f, "2026-11-21")->phase->id, ==, "fresh");
}

static void the_days_worth_walking_reach_from_the_first_window_to_the_last_day(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	AcDate first, last;
	plan(f, SESSION);
	ac_plan_range(f->plan, &first, &last);
	g_assert_cmpint(first, ==, date_of("2026-11-21"));
	g_assert_cmpint(last, ==, first);
	rule(f, "sun", "avoid", "-7d", "0h");
	session(f, SESSION);
	session(f, "2027-01-10 15:00");
	plan(f, "2026-12-01 12:00");
	ac_plan_range(f->plan, &first, &last);
	g_assert_cmpint(first, ==, date_of("2026-11-14"));
	g_assert_cmpint(last, ==, date_of("2027-02-07"));
}

/* ---- rows ---------------------------------------------------------------------------------------------- */

static void a_day_lists_what_the_protocol_speaks_of(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "water", "allow none", NULL, "24h");
	rule(f, "sun", "avoid", NULL, "28d");
	rule(f, "hat", "ok", NULL, NULL);
	when_skin(f, rule(f, "alcohol", "avoid", NULL, NULL), "dry");
	when_skin(f, rule(f, "moisturiser", "avoid", NULL, NULL), "oily");
	adjust(f, "minoxidil", "ask", 1);
	skin(f, "oily");
	session(f, SESSION);
	plan(f, "2026-11-22 08:00");
	g_assert_cmpstr(rows(f, day_of(f, "2026-11-22")), ==, "water sun moisturiser minoxidil hat");
}

static void rows_that_say_the_same_by_the_same_rules_share_a_line(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "pool sea lake", "avoid", NULL, "28d");
	rule(f, "lake", "avoid", NULL, "60d");
	rule(f, "sun", "avoid", NULL, "28d");
	session(f, SESSION);
	plan(f, "2026-11-22 08:00");
	const AcDay *day = day_of(f, "2026-11-22");
	g_assert_cmpstr(rows(f, day), ==, "pool,sea lake sun");
	g_assert_true(row_of(day, "sea")->answer->activity == find(f, "pool"));
}

static void a_step_has_a_row_of_its_own_only_when_it_says_more_than_its_ladder(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule_with_how(f, "shave", "allow clippers", NULL, "4d");
	rule(f, "razor", "avoid", NULL, "28d");
	rule(f, "foil", "avoid", NULL, "2d");
	rule(f, "clippers", "care", NULL, NULL);
	session(f, SESSION);
	plan(f, "2026-11-22 08:00");
	g_assert_cmpstr(rows(f, day_of(f, "2026-11-22")), ==, "shave razor");
	/* "Up to the foil, until 19 December" says it all. */
	const AcDay *later = day_of(f, "2026-11-27");
	g_assert_cmpstr(rows(f, later), ==, "shave");
	g_assert_cmpstr(said(f, row_of(later, "shave")->answer), ==, "care foil");
}

static void today_answers_for_now_and_another_day_with_its_strictest(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", NULL, "48h");
	session(f, SESSION);
	plan(f, "2026-11-23 16:00");
	const AcDayRow *row = row_of(day_of(f, "2026-11-23"), "sun");
	g_assert_cmpint(row->answer->verdict, ==, AC_VERDICT_OK);
	g_assert_cmpuint(row->n_changes, ==, 1);
	plan(f, "2026-11-22 16:00");
	row = row_of(day_of(f, "2026-11-23"), "sun");
	g_assert_cmpint(row->answer->verdict, ==, AC_VERDICT_AVOID);
	assert_at(f, row->answer->until.at, "2026-11-23 15:00");
	row = row_of(day_of(f, "2026-11-21"), "sun");
	g_assert_cmpint(row->answer->verdict, ==, AC_VERDICT_AVOID);
	assert_at(f, row->answer->at, SESSION);
}

static void what_changed_today_comes_first_and_tomorrow_is_foretold(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "water", "allow none", NULL, "24h");
	rule_with_how(f, "water", "allow rinse", "24h", "3d");
	rule(f, "sun", "avoid", NULL, "2d");
	rule(f, "hat", "avoid", NULL, "3d");
	session(f, SESSION);
	plan(f, "2026-11-23 08:00");
	const AcDay *day = day_of(f, "2026-11-23");
	g_assert_cmpstr(rows(f, day), ==, "sun water hat");
	g_assert_true(day->rows[0].is_new && !day->rows[1].is_new);
	g_assert_cmpstr(changes(f, day->new_today, day->n_new_today), ==, "sun avoid>ok");
	assert_at(f, day->new_today[0].at, "2026-11-23 00:00");
	g_assert_cmpstr(changes(f, day->tomorrow, day->n_tomorrow), ==, "water care>ok submerge, hat avoid>ok");
	day = day_of(f, "2026-11-22");
	g_assert_cmpstr(changes(f, day->new_today, day->n_new_today), ==, "water avoid>care rinse");
}

/* Two sessions: on the day of the second, bans of the first end at midnight and begin again at 15:00. */
static void what_a_day_takes_back_is_no_news_of_it(void)
{
	static const char *const nows[] = {"2026-12-18 09:00", "2026-12-18 20:00", "2026-12-10 09:00"};
	for (gsize i = 0; i < G_N_ELEMENTS(nows); i++) {
		g_autoptr(Fixture) f = fixture_new("Europe/London");
		rule(f, "hat", "avoid", "0h", "28d");
		rule(f, "sun", "care", NULL, "28d");
		rule(f, "lake", "avoid", NULL, "7d");
		rule(f, "alcohol", "avoid", "-48h", "0h");
		session(f, "2026-11-20 15:00");
		session(f, "2026-12-18 15:00");
		plan(f, nows[i]);
		const AcDay *day = day_of(f, "2026-12-18");
		/* The hat is allowed from midnight to 15:00, the sun is with care again: neither is news. */
		g_assert_cmpstr(changes(f, day->new_today, day->n_new_today), ==,
		                "lake ok>avoid, alcohol avoid>silent");
		assert_at(f, day->new_today[0].at, "2026-12-18 15:00");
		g_assert_false(row_of(day, "hat")->is_new);
		g_assert_true(row_of(day, "lake")->is_new);
		day = day_of(f, "2026-12-17");
		g_assert_cmpstr(changes(f, day->tomorrow, day->n_tomorrow), ==,
		                "lake ok>avoid, alcohol avoid>silent");
	}
}

static void of_what_has_passed_today_only_what_holds_is_news(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "hat", "avoid", "1d 06:00", "1d 10:00");
	rule(f, "hat", "care", NULL, "28d");
	rule(f, "sun", "avoid", NULL, "1d");
	rule(f, "sun", "ask", "1d 09:00", "28d");
	session(f, "2026-11-20 15:00");
	plan(f, "2026-11-21 12:00");
	const AcDay *day = day_of(f, "2026-11-21");
	g_assert_cmpstr(changes(f, day->new_today, day->n_new_today), ==, "sun avoid>ask");
	assert_at(f, day->new_today[0].at, "2026-11-21 09:00");
	/* While it is still to come the ban is told, and the end of it. */
	plan(f, "2026-11-21 05:00");
	day = day_of(f, "2026-11-21");
	g_assert_cmpstr(changes(f, day->new_today, day->n_new_today), ==,
	                "hat care>avoid, sun avoid>ask, hat avoid>care");
}

static void a_limit_is_news_once_and_then_with_its_terms(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", NULL, "14d");
	AcRule *limited = rule(f, "sun", "care", "14d", "28d");
	limit(f, limited, 20, 6 * 60, 11 * 60);
	session(f, "2026-11-20 15:00");
	plan(f, "2026-12-04 09:00");
	const AcDay *day = day_of(f, "2026-12-04");
	g_assert_cmpstr(changes(f, day->new_today, day->n_new_today), ==, "sun avoid>care");
	assert_at(f, day->new_today[0].at, "2026-12-04 00:00");
	g_assert_true(day->new_today[0].limit == limited->limit);
	day = day_of(f, "2026-12-05");
	g_assert_cmpuint(day->n_new_today, ==, 0);
	day = day_of(f, "2026-12-18");
	g_assert_cmpstr(changes(f, day->new_today, day->n_new_today), ==, "sun care>ok");
	g_assert_null(day->new_today[0].limit);
}

static void the_hours_of_a_limit_are_no_news(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	limit(f, rule(f, "sun", "care", "1d", "28d"), 20, 6 * 60, 11 * 60);
	session(f, SESSION);
	plan(f, "2026-11-24 12:00");
	const AcDay *day = day_of(f, "2026-11-24");
	const AcDayRow *row = row_of(day, "sun");
	g_assert_false(row->is_new);
	g_assert_cmpuint(day->n_new_today, ==, 0);
	g_assert_cmpuint(day->n_tomorrow, ==, 0);
	g_assert_cmpuint(row->n_changes, ==, 2);
	g_assert_cmpint(row->answer->verdict, ==, AC_VERDICT_AVOID);
	assert_at(f, row->answer->possible_at, "2026-11-25 06:00");
	/* Another day is told by its rule, within its hours. */
	row = row_of(day_of(f, "2026-11-25"), "sun");
	g_assert_cmpint(row->answer->verdict, ==, AC_VERDICT_CARE);
	g_assert_nonnull(row->answer->limit);
	day = day_of(f, "2026-11-22");
	g_assert_cmpstr(changes(f, day->new_today, day->n_new_today), ==, "sun silent>care");
}

/* ---- questions ----------------------------------------------------------------------------------------- */

static guint count_questions(const AcDay *day, AcQuestionKind kind)
{
	guint n = 0;
	for (guint i = 0; i < day->n_questions; i++)
		n += day->questions[i].kind == kind ? 1 : 0;
	return n;
}

static void a_session_that_passed_unconfirmed_is_asked_about_today_only(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION)->state = AC_SESSION_PLANNED;
	plan(f, "2026-11-22 12:00");
	const AcDay *day = day_of(f, "2026-11-22");
	g_assert_cmpuint(day->n_questions, ==, 1);
	g_assert_cmpint(day->questions[0].kind, ==, AC_QUESTION_SESSION_HAPPENED);
	g_assert_true(day->questions[0].session == &f->client.sessions[0]);
	g_assert_cmpuint(day_of(f, "2026-11-23")->n_questions, ==, 0);
	plan(f, "2026-11-21 14:59");
	g_assert_cmpuint(day_of(f, "2026-11-21")->n_questions, ==, 0);
}

static void once_the_usual_gap_has_passed_it_asks_whether_that_was_the_last(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION);
	plan(f, "2027-01-01 23:59");
	g_assert_cmpuint(day_of(f, "2027-01-01")->n_questions, ==, 0);
	plan(f, "2027-01-02 00:00");
	g_assert_cmpuint(count_questions(day_of(f, "2027-01-02"), AC_QUESTION_LAST_SESSION), ==, 1);
	session(f, "2027-03-10 15:00")->state = AC_SESSION_PLANNED;
	plan(f, "2027-01-02 00:00");
	g_assert_cmpuint(day_of(f, "2027-01-02")->n_questions, ==, 0);
	g_array_set_size(f->sessions, 1);
	g_array_index(f->sessions, AcSession, 0).final = TRUE;
	plan(f, "2027-01-02 00:00");
	g_assert_cmpuint(day_of(f, "2027-01-02")->n_questions, ==, 0);
}

static void a_milestone_is_asked_for_when_its_usual_time_has_come_and_something_waits(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION);
	plan(f, "2026-11-27 12:00");
	g_assert_cmpuint(day_of(f, "2026-11-27")->n_questions, ==, 0);
	rule(f, "hat", "avoid", NULL, "7d")->until = &f->milestones[0];
	plan(f, "2026-11-25 23:59");
	g_assert_cmpuint(day_of(f, "2026-11-25")->n_questions, ==, 0);
	plan(f, "2026-11-26 00:00");
	const AcDay *day = day_of(f, "2026-11-26");
	g_assert_cmpuint(day->n_questions, ==, 1);
	g_assert_true(day->questions[0].milestone == &f->milestones[0]);
	report(f, "flakes", 1, "2026-11-26 08:00");
	plan(f, "2026-11-26 12:00");
	g_assert_cmpuint(day_of(f, "2026-11-26")->n_questions, ==, 0);
	session(f, "2026-12-10 15:00");
	plan(f, "2026-12-16 12:00");
	g_assert_true(day_of(f, "2026-12-16")->questions[0].session == &f->client.sessions[1]);
}

static void a_trait_some_rule_asks_for_is_asked_until_it_is_known(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	when_skin(f, rule(f, "hat", "avoid", NULL, NULL), "dry");
	session(f, SESSION);
	plan(f, SESSION);
	const AcDay *day = day_of(f, "2026-11-21");
	g_assert_cmpuint(count_questions(day, AC_QUESTION_TRAIT), ==, 1);
	g_assert_true(day->questions[0].trait == &f->trait[0]);
	skin(f, "oily");
	plan(f, SESSION);
	g_assert_cmpuint(day_of(f, "2026-11-21")->n_questions, ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/plan/day/number", days_are_numbered_by_the_files_own_numbering);
	g_test_add_func("/plan/day/session", a_day_knows_its_session_and_the_next);
	g_test_add_func("/plan/day/midnight", a_session_over_midnight_has_its_day_zero_twice);
	g_test_add_func("/plan/day/length", a_day_is_as_long_as_the_clock_makes_it);
	g_test_add_func("/plan/day/phase", a_phase_is_that_of_the_latest_session);
	g_test_add_func("/plan/day/range", the_days_worth_walking_reach_from_the_first_window_to_the_last_day);
	g_test_add_func("/plan/row/spoken", a_day_lists_what_the_protocol_speaks_of);
	g_test_add_func("/plan/row/shared", rows_that_say_the_same_by_the_same_rules_share_a_line);
	g_test_add_func("/plan/row/step", a_step_has_a_row_of_its_own_only_when_it_says_more_than_its_ladder);
	g_test_add_func("/plan/row/when", today_answers_for_now_and_another_day_with_its_strictest);
	g_test_add_func("/plan/row/new", what_changed_today_comes_first_and_tomorrow_is_foretold);
	g_test_add_func("/plan/row/hours", the_hours_of_a_limit_are_no_news);
	g_test_add_func("/plan/day/taken-back", what_a_day_takes_back_is_no_news_of_it);
	g_test_add_func("/plan/day/passed", of_what_has_passed_today_only_what_holds_is_news);
	g_test_add_func("/plan/day/limit-terms", a_limit_is_news_once_and_then_with_its_terms);
	g_test_add_func("/plan/question/session", a_session_that_passed_unconfirmed_is_asked_about_today_only);
	g_test_add_func("/plan/question/last", once_the_usual_gap_has_passed_it_asks_whether_that_was_the_last);
	g_test_add_func("/plan/question/milestone",
	                a_milestone_is_asked_for_when_its_usual_time_has_come_and_something_waits);
	g_test_add_func("/plan/question/trait", a_trait_some_rule_asks_for_is_asked_until_it_is_known);
	return g_test_run();
}

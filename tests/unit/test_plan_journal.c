/* SPDX-License-Identifier: MIT */
/* The journal: what counts as done, what does not count, and what was told on which day. */
#include "plan/journal.h"

#include "plan_fixture.h"

#define SESSION "2026-11-20 15:00"

static Fixture *washing(void)
{
	Fixture *f = fixture_new("Europe/London");
	AcTask *wash = task(f, "wash", "1d", "10d", "1d");
	times(f, wash, 8 * 60, -1);
	rule(f, "water", "allow none", NULL, "24h");
	session(f, SESSION);
	return f;
}

static void tick_on(Fixture *f, const char *id, const char *date, int minute, const char *left_out_for)
{
	const AcTick fresh = {.task = id,
	                      .session_id = g_array_index(f->sessions, AcSession, 0).id,
	                      .date = date_of(date),
	                      .minute = minute,
	                      .state = left_out_for != NULL ? AC_TICK_SKIPPED : AC_TICK_DONE,
	                      .at = 1,
	                      .note = left_out_for};
	g_array_append_val(f->ticks, fresh);
}

static const AcJournal *journal(Fixture *f, const char *now, const AcRecords *records)
{
	const AcJournalSpec spec = {.records = records, .since = AC_INSTANT_ALWAYS};
	plan(f, now);
	return ac_journal_new(f->plan, f->arena, &spec);
}

static const AcJournalDay *day_on(const AcJournal *made, const char *date)
{
	AcDate wanted = date_of(date);
	g_assert_cmpint(wanted, >=, made->from);
	g_assert_cmpint(wanted, <=, made->to);
	return &made->days[wanted - made->from];
}

static void what_was_due_is_counted_and_gaps_are_named(void)
{
	g_autoptr(Fixture) f = washing();
	tick_on(f, "wash", "2026-11-21", 480, NULL);
	tick_on(f, "wash", "2026-11-23", 480, NULL);
	tick_on(f, "wash", "2026-11-24", 480, "no water");
	const AcJournal *made = journal(f, "2026-11-25 09:00", NULL);
	g_assert_cmpint(made->from, ==, date_of("2026-11-20"));
	g_assert_cmpint(made->to, ==, date_of("2026-11-25"));
	g_assert_cmpuint(made->n_tasks, ==, 1);
	const AcAdherence *wash = &made->tasks[0];
	g_assert_true(wash->by_days);
	g_assert_cmpuint(wash->count.done, ==, 2);
	g_assert_cmpuint(wash->n_counted, ==, 3);
	g_assert_cmpuint(wash->n_missed, ==, 1);
	g_assert_cmpint(wash->missed[0].date, ==, date_of("2026-11-22"));
	g_assert_cmpuint(wash->count.left_out, ==, 1);
	g_assert_cmpuint(wash->count.open, ==, 1); /* today's is not over */
	g_assert_true(made->has_ticks);
}

static void left_out_without_a_reason_counts_as_missed(void)
{
	g_autoptr(Fixture) f = washing();
	tick_on(f, "wash", "2026-11-21", 480, "");
	const AcAdherence *wash = &journal(f, "2026-11-22 00:10", NULL)->tasks[0];
	g_assert_cmpuint(wash->count.left_out, ==, 0);
	g_assert_cmpuint(wash->count.left_out_unasked, ==, 1);
	g_assert_cmpuint(wash->n_counted, ==, 1);
	g_assert_cmpint(wash->missed[0].date, ==, date_of("2026-11-21"));
}

static void what_is_optional_is_not_missed(void)
{
	g_autoptr(Fixture) f = washing();
	((AcTask *)g_ptr_array_index(f->tasks, 0))->level = AC_LEVEL_MAY;
	tick_on(f, "wash", "2026-11-21", 480, NULL);
	tick_on(f, "wash", "2026-11-22", 480, "");
	const AcJournal *made = journal(f, "2026-11-24 07:00", NULL);
	const AcAdherence *wash = &made->tasks[0];
	g_assert_cmpuint(wash->count.optional, ==, 1);
	g_assert_cmpuint(wash->count.left_out, ==, 1);
	g_assert_cmpuint(wash->n_counted, ==, 1);
	g_assert_cmpuint(wash->n_missed, ==, 0);
	g_assert_true(ac_journal_is_optional(&day_on(made, "2026-11-23")->tasks[0]));
}

static void what_is_on_hold_is_nobodys_fault(void)
{
	g_autoptr(Fixture) f = washing();
	((AcTask *)g_ptr_array_index(f->tasks, 0))->on = find(f, "moisturiser");
	rule(f, "moisturiser", "avoid", NULL, "3d");
	const AcAdherence *wash = &journal(f, "2026-11-24 23:00", NULL)->tasks[0];
	g_assert_cmpuint(wash->count.held, ==, 2); /* on the 21st and 22nd */
	g_assert_cmpuint(wash->count.missed, ==, 1);
	g_assert_cmpuint(wash->n_counted, ==, 1);
}

static void what_fell_due_before_the_client_was_here_is_not_known(void)
{
	g_autoptr(Fixture) f = washing();
	tick_on(f, "wash", "2026-11-22", 480, NULL); /* filled in afterwards: that counts */
	plan(f, "2026-11-25 09:00");
	const AcJournalSpec spec = {.since = at(f, "2026-11-24 07:00")};
	const AcJournal *made = ac_journal_new(f->plan, f->arena, &spec);
	g_assert_cmpuint(made->tasks[0].count.unknown, ==, 2);
	g_assert_cmpuint(made->tasks[0].count.done, ==, 1);
	g_assert_cmpuint(made->tasks[0].count.missed, ==, 1); /* of the 24th, 08:00 */
	g_assert_true(day_on(made, "2026-11-23")->is_before);
	g_assert_false(day_on(made, "2026-11-24")->is_before);
}

/* On the day the client came: the box of the morning is not known, that of the evening was missed. */
static void on_the_first_day_each_box_is_judged_by_itself(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	times(f, task(f, "cream", "1d", "3d", "1d"), 8 * 60, 20 * 60);
	session(f, SESSION);
	plan(f, "2026-11-25 09:00");
	const AcJournalSpec spec = {.since = at(f, "2026-11-22 12:00")};
	const AcJournalDay *day = day_on(ac_journal_new(f->plan, f->arena, &spec), "2026-11-22");
	g_assert_cmpuint(day->n_tasks, ==, 2);
	g_assert_false(day->is_before);
	g_assert_true(ac_journal_is_unknown(day, &day->tasks[0]));
	g_assert_false(ac_journal_is_unknown(day, &day->tasks[1]));
	g_assert_cmpuint(day->count.missed, ==, 1);
	g_assert_cmpuint(day->count.unknown, ==, 1);
}

static void several_times_a_day_are_times_and_a_day_may_lack_two(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	times(f, task(f, "cream", "1d", "3d", "1d"), 8 * 60, 20 * 60);
	session(f, SESSION);
	tick_on(f, "cream", "2026-11-22", 480, NULL);
	const AcAdherence *cream = &journal(f, "2026-11-24 09:00", NULL)->tasks[0];
	g_assert_false(cream->by_days);
	g_assert_cmpuint(cream->count.done, ==, 1);
	g_assert_cmpuint(cream->n_counted, ==, 4);
	g_assert_cmpuint(cream->n_missed, ==, 2);
	g_assert_cmpuint(cream->missed[0].n, ==, 2);
	g_assert_cmpuint(cream->missed[1].n, ==, 1);
}

/* The plan has changed after the tick: nothing of it is lost, and it counts for no box. */
static void what_is_no_longer_in_the_plan_is_kept_on_its_day(void)
{
	g_autoptr(Fixture) f = washing();
	tick_on(f, "wash", "2026-11-22", 480, NULL);
	tick_on(f, "wash", "2026-11-22", 600, NULL); /* another clock time then */
	tick_on(f, "rest", "2026-11-23", -1, "no time");
	const AcJournal *made = journal(f, "2026-11-24 07:00", NULL);
	const AcJournalDay *day = day_on(made, "2026-11-22");
	g_assert_cmpuint(day->n_gone, ==, 1);
	g_assert_cmpint(day->gone[0]->minute, ==, 600);
	g_assert_cmpuint(day->count.done, ==, 1);
	g_assert_cmpuint(day_on(made, "2026-11-23")->n_gone, ==, 1);
	g_assert_cmpstr(day_on(made, "2026-11-23")->gone[0]->task, ==, "rest");
	g_assert_cmpuint(day_on(made, "2026-11-21")->n_gone, ==, 0);
	g_assert_cmpuint(made->n_tasks, ==, 1);
}

static void a_tick_outside_of_the_plan_is_a_tick(void)
{
	g_autoptr(Fixture) f = washing();
	tick_on(f, "rest", "2026-11-22", 480, NULL);
	g_assert_true(journal(f, "2026-11-24 07:00", NULL)->has_ticks);
}

static void nothing_ticked_is_said_to_be_that(void)
{
	g_autoptr(Fixture) f = washing();
	const AcJournal *made = journal(f, "2026-11-24 09:00", NULL);
	g_assert_false(made->has_ticks);
	g_assert_cmpuint(made->tasks[0].count.missed, ==, 3);
}

static void what_was_told_stands_on_its_day_by_the_clients_clock(void)
{
	g_autoptr(Fixture) f = washing();
	const AcFelt pus = {.words = "pus", .flag = "pus", .advice = AC_ADVICE_DOCTOR};
	const AcCheckin checkins[] = {
	    {.at = at(f, "2026-11-21 23:59")},
	    {.at = at(f, "2026-11-22 00:00"), .advice = AC_ADVICE_PRACTITIONER},
	    {.at = at(f, "2026-11-22 08:00"), .advice = AC_ADVICE_DOCTOR, .felt = &pus, .n_felt = 1},
	    {.at = at(f, "2026-11-23 08:00"), .advice = AC_ADVICE_PRACTITIONER}};
	const AcDayNote notes[] = {{1, date_of("2026-11-19"), 1, "before"}, {2, date_of("2026-11-22"), 1, "x"}};
	const AcRecords records = {checkins, 4, notes, 2};
	report(f, "flakes", 1, "2026-11-22 12:00");
	const AcJournal *made = journal(f, "2026-11-24 09:00", &records);
	g_assert_cmpint(made->from, ==, date_of("2026-11-19")); /* a note from before the session */
	g_assert_cmpuint(day_on(made, "2026-11-19")->n_notes, ==, 1);
	g_assert_cmpuint(day_on(made, "2026-11-19")->session_number, ==, 0);
	g_assert_cmpuint(day_on(made, "2026-11-20")->n_sessions, ==, 1);
	g_assert_cmpuint(day_on(made, "2026-11-21")->n_checkins, ==, 1);
	const AcJournalDay *day = day_on(made, "2026-11-22");
	g_assert_cmpint(day->day_number, ==, 2);
	g_assert_cmpuint(day->session_number, ==, 1);
	g_assert_cmpuint(day->n_checkins, ==, 2);
	g_assert_true(day->checkins[1] == &checkins[2]);
	g_assert_cmpuint(day->n_notes, ==, 1);
	g_assert_cmpuint(day->n_reports, ==, 1);
	g_assert_cmpuint(made->n_checkins, ==, 4);
	g_assert_cmpuint(made->n_urgent, ==, 3);
	g_assert_true(made->urgent[0] == &checkins[2]);
	g_assert_true(made->urgent[1] == &checkins[3]); /* of the same urgency the latest */
}

static void bounds_are_kept_and_no_more_than_three_years(void)
{
	g_autoptr(Fixture) f = washing();
	plan(f, "2026-11-24 09:00");
	AcJournalSpec spec = {.has_from = TRUE,
	                      .has_to = TRUE,
	                      .from = date_of("2026-11-22"),
	                      .to = date_of("2026-11-23"),
	                      .since = AC_INSTANT_ALWAYS};
	const AcJournal *made = ac_journal_new(f->plan, f->arena, &spec);
	g_assert_cmpuint(made->n_days, ==, 2);
	g_assert_cmpuint(made->tasks[0].n_counted, ==, 2);
	spec.from = date_of("1950-01-01");
	g_assert_cmpuint(ac_journal_new(f->plan, f->arena, &spec)->n_days, ==, AC_JOURNAL_MAX_DAYS);
	spec.to = date_of("1940-01-01"); /* asked the wrong way round: one day */
	g_assert_cmpuint(ac_journal_new(f->plan, f->arena, &spec)->n_days, ==, 1);
}

static void the_check_in_before_is_found(void)
{
	const AcCheckin checkins[] = {{.at = 10}, {.at = 20}};
	const AcRecords records = {.checkins = checkins, .n_checkins = 2};
	g_assert_null(ac_records_before(&records, 10));
	g_assert_true(ac_records_before(&records, 20) == &checkins[0]);
	g_assert_true(ac_records_before(&records, 21) == &checkins[1]);
}

static void the_last_minute_of_a_day_filled_in_is_the_whole_day(void)
{
	g_autoptr(Fixture) f = washing();
	AcCheckin checkin = {.at = at(f, "2026-11-21 23:59")};
	g_assert_false(ac_checkin_is_day(&checkin, f->zone));
	checkin.said_at = at(f, "2026-11-24 09:00");
	g_assert_true(ac_checkin_is_day(&checkin, f->zone));
	checkin.at = at(f, "2026-11-21 18:00");
	g_assert_false(ac_checkin_is_day(&checkin, f->zone));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/plan/journal/" #test, test)
	ADD(what_was_due_is_counted_and_gaps_are_named);
	ADD(left_out_without_a_reason_counts_as_missed);
	ADD(what_is_optional_is_not_missed);
	ADD(what_is_on_hold_is_nobodys_fault);
	ADD(what_fell_due_before_the_client_was_here_is_not_known);
	ADD(on_the_first_day_each_box_is_judged_by_itself);
	ADD(several_times_a_day_are_times_and_a_day_may_lack_two);
	ADD(what_is_no_longer_in_the_plan_is_kept_on_its_day);
	ADD(a_tick_outside_of_the_plan_is_a_tick);
	ADD(nothing_ticked_is_said_to_be_that);
	ADD(what_was_told_stands_on_its_day_by_the_clients_clock);
	ADD(bounds_are_kept_and_no_more_than_three_years);
	ADD(the_check_in_before_is_found);
	ADD(the_last_minute_of_a_day_filled_in_is_the_whole_day);
	return g_test_run();
}

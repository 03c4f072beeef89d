/* SPDX-License-Identifier: MIT */
/* Reminders: which moments, for how long, under which key. */
#include "plan/remind.h"

#include "plan_fixture.h"

#define SESSION "2026-11-21 15:00" /* a Saturday */

static const char *const KINDS[] = {"task",    "allowed", "before", "eve",
                                    "session", "checkin", "look",   "followup"};

/* "21 15:00 task", one after the other: day, minute and kind. */
static const char *told(Fixture *f, const AcRemindPolicy *policy, const char *from, const char *to)
{
	guint n;
	const AcReminder *all = ac_plan_reminders(f->plan, f->arena, policy, at(f, from), at(f, to), &n);
	const char *out = "";
	for (guint i = 0; i < n; i++) {
		AcLocal local = ac_time_local(all[i].at, f->zone);
		int year, month, day;
		ac_date_to_ymd(local.date, &year, &month, &day);
		out = ac_arena_printf(f->arena, "%s%s%02d-%02d %02d:%02d %s", out, i > 0 ? ", " : "", month, day,
		                      local.minute / 60, local.minute % 60, KINDS[all[i].kind]);
		g_assert_cmpint(all[i].until, >, all[i].at);
		g_assert_true(i == 0 || strcmp(all[i - 1].key, all[i].key) != 0);
	}
	return out;
}

static AcRemindPolicy only(AcReminderKind kind)
{
	AcRemindPolicy policy = ac_remind_policy_usual;
	policy.kinds = AC_REMINDER_BIT(kind);
	return policy;
}

static const char *told_of(Fixture *f, AcReminderKind kind, const char *from, const char *to)
{
	AcRemindPolicy policy = only(kind);
	return told(f, &policy, from, to);
}

/* The only one in that time. */
static const AcReminder *one_of(Fixture *f, AcReminderKind kind, const char *from, const char *to)
{
	guint n;
	AcRemindPolicy policy = only(kind);
	const AcReminder *all = ac_plan_reminders(f->plan, f->arena, &policy, at(f, from), at(f, to), &n);
	g_assert_cmpuint(n, ==, 1);
	return all;
}

#define assert_told(f, kind, from, to, expected)                                                             \
	g_assert_cmpstr(told_of((f), (kind), (from), (to)), ==, (expected))

static AcTask *balm(Fixture *f)
{
	AcTask *t = task(f, "balm", "4d", "28d", "1d");
	times(f, t, 8 * 60, 20 * 60);
	t->remind = TRUE;
	return t;
}

static AcSession *planned(Fixture *f, const char *begin)
{
	AcSession *s = session_over(f, at(f, begin), at(f, begin) + 2 * AC_HOUR);
	s->state = AC_SESSION_PLANNED;
	return s;
}

/* ---- tasks --------------------------------------------------------------------------------------------- */

static void a_task_is_told_at_each_of_its_times(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	balm(f);
	times(f, task(f, "quiet", "4d", "28d", "1d"), 9 * 60, -1); /* without `remind` */
	session(f, SESSION);
	plan(f, SESSION);
	assert_told(f, AC_REMINDER_TASK, "2026-11-24 00:00", "2026-11-27 00:00",
	            "11-25 08:00 task, 11-25 20:00 task, 11-26 08:00 task, 11-26 20:00 task");
	const AcReminder *r = one_of(f, AC_REMINDER_TASK, "2026-11-25 20:00", "2026-11-25 20:01");
	g_assert_cmpstr(r->key, ==, "task:balm:1:2026-11-25:2000");
	assert_at(f, r->until, "2026-11-26 00:00");
	g_assert_cmpuint(r->repeats, ==, 2);
	g_assert_cmpint(r->gap, ==, 30 * AC_MINUTE);
	g_assert_cmpint(r->end, ==, AC_REMINDER_OPEN);
	/* The evening's takes the place of the morning's. */
	r = one_of(f, AC_REMINDER_TASK, "2026-11-25 08:00", "2026-11-25 08:01");
	assert_at(f, r->until, "2026-11-25 20:00");
	/* The end of what is asked for is not in it. */
	assert_told(f, AC_REMINDER_TASK, "2026-11-25 08:01", "2026-11-25 20:00", "");
}

static void what_may_be_done_is_told_once_only(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	balm(f)->level = AC_LEVEL_MAY;
	session(f, SESSION);
	plan(f, SESSION);
	const AcReminder *r = one_of(f, AC_REMINDER_TASK, "2026-11-25 08:00", "2026-11-25 09:00");
	g_assert_cmpuint(r->repeats, ==, 0);
	g_assert_cmpint(r->gap, ==, 0);
}

static void a_lead_time_comes_before_by_minutes_or_by_the_calendar(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	AcTask *t = balm(f);
	t->lead = span_of("90m").early;
	session(f, SESSION);
	plan(f, SESSION);
	assert_told(f, AC_REMINDER_TASK, "2026-11-25 00:00", "2026-11-26 00:00",
	            "11-25 06:30 task, 11-25 18:30 task");
	const AcReminder *r = one_of(f, AC_REMINDER_TASK, "2026-11-25 06:30", "2026-11-25 06:31");
	assert_at(f, r->about, "2026-11-25 08:00");
	assert_at(f, r->until, "2026-11-25 20:00");
	/* A day before is the same time of day, also over the night the clocks change. */
	t->lead = span_of("1d").early;
	t->from = span_of("0h");
	g_array_set_size(f->sessions, 0);
	session(f, "2026-10-24 07:00"); /* clocks go back on the 25th */
	plan(f, SESSION);
	assert_told(f, AC_REMINDER_TASK, "2026-10-23 00:00", "2026-10-26 00:00",
	            "10-23 08:00 task, 10-23 20:00 task, 10-24 08:00 task, 10-24 20:00 task, 10-25 08:00 task, "
	            "10-25 20:00 task");
}

static void an_all_day_task_is_told_in_the_morning_or_when_it_begins(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	task(f, "hat", "24h", "28d", "1d")->remind = TRUE;
	session(f, SESSION);
	plan(f, SESSION);
	assert_told(f, AC_REMINDER_TASK, "2026-11-21 00:00", "2026-11-24 00:00",
	            "11-22 15:00 task, 11-23 07:30 task");
	g_assert_cmpstr(one_of(f, AC_REMINDER_TASK, "2026-11-23 07:30", "2026-11-23 08:00")->key, ==,
	                "task:hat:1:2026-11-23:day1");
}

static void what_is_asked_for_three_times_a_day_is_spread_over_it(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	AcTask *t = task(f, "dab", "1d", "28d", "1d");
	t->remind = TRUE;
	t->count = (AcCount){3, 5};
	session(f, SESSION);
	plan(f, SESSION);
	assert_told(f, AC_REMINDER_TASK, "2026-11-23 00:00", "2026-11-24 00:00",
	            "11-23 07:30 task, 11-23 11:00 task, 11-23 14:30 task");
	const AcReminder *r = one_of(f, AC_REMINDER_TASK, "2026-11-23 11:00", "2026-11-23 11:01");
	assert_at(f, r->until, "2026-11-23 14:30");
	/* Asked about any part of a day, it is told the same. */
	assert_told(f, AC_REMINDER_TASK, "2026-11-23 10:00", "2026-11-23 12:00", "11-23 11:00 task");
}

static void a_tick_ends_it_and_what_is_forbidden_then_is_held(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "moisturiser", "avoid", NULL, "5d");
	balm(f)->on = find(f, "moisturiser");
	session(f, SESSION);
	AcTick done = {"balm", 1, date_of("2026-11-27"), 8 * 60, AC_TICK_DONE, 0, NULL};
	AcTick skipped = {"balm", 1, date_of("2026-11-27"), 20 * 60, AC_TICK_SKIPPED, 0, NULL};
	g_array_append_val(f->ticks, done);
	g_array_append_val(f->ticks, skipped);
	plan(f, SESSION);
	g_assert_cmpint(one_of(f, AC_REMINDER_TASK, "2026-11-25 08:00", "2026-11-25 09:00")->end, ==,
	                AC_REMINDER_HELD);
	g_assert_cmpint(one_of(f, AC_REMINDER_TASK, "2026-11-26 08:00", "2026-11-26 09:00")->end, ==,
	                AC_REMINDER_OPEN);
	g_assert_cmpint(one_of(f, AC_REMINDER_TASK, "2026-11-27 08:00", "2026-11-27 09:00")->end, ==,
	                AC_REMINDER_DONE);
	g_assert_cmpint(one_of(f, AC_REMINDER_TASK, "2026-11-27 20:00", "2026-11-27 21:00")->end, ==,
	                AC_REMINDER_SKIPPED);
	AcRemindPolicy policy = only(AC_REMINDER_TASK);
	assert_at(f, ac_plan_next_reminder(f->plan, &policy, at(f, SESSION)), "2026-11-26 08:00");
	assert_at(f, ac_plan_next_reminder(f->plan, &policy, at(f, "2026-11-26 20:00")), "2026-11-28 08:00");
}

static void one_that_waits_for_another_task_is_told_all_the_same(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	AcTask *wash = task(f, "wash", "4d", "28d", "1d"), *t = balm(f);
	times(f, wash, 7 * 60 + 45, -1);
	t->after = wash;
	session(f, SESSION);
	plan(f, "2026-11-25 09:00");
	g_assert_cmpint(one_of(f, AC_REMINDER_TASK, "2026-11-25 08:00", "2026-11-25 09:00")->end, ==,
	                AC_REMINDER_OPEN);
}

static void a_change_of_zone_keeps_the_key(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	balm(f);
	session(f, SESSION);
	plan(f, SESSION);
	const AcReminder *home = one_of(f, AC_REMINDER_TASK, "2026-11-25 20:00", "2026-11-25 20:01");
	GTimeZone *zone = f->zone;
	f->zone = zone_of(f, "America/New_York");
	g_array_index(f->sessions, AcSession, 0).zone = zone;
	plan_at(f, ac_plan_now(f->plan));
	const AcReminder *away = one_of(f, AC_REMINDER_TASK, "2026-11-25 20:00", "2026-11-25 20:01");
	g_assert_cmpstr(away->key, ==, home->key);
	g_assert_cmpint(away->at, ==, home->at + 5 * AC_HOUR);
}

static void an_hourly_task_has_a_key_for_each_hour_of_the_long_night(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	task(f, "dab", "0h", "24h", "1h")->remind = TRUE;
	session(f, "2026-10-24 20:00");
	plan(f, "2026-10-24 20:00");
	guint n;
	AcRemindPolicy policy = only(AC_REMINDER_TASK);
	const AcReminder *all = ac_plan_reminders(f->plan, f->arena, &policy, at(f, "2026-10-24 20:00"),
	                                          at(f, "2026-10-25 19:00"), &n);
	g_assert_cmpuint(n, ==, 24);
	for (guint i = 0; i < n; i++)
		for (guint k = 0; k < i; k++)
			g_assert_cmpstr(all[i].key, !=, all[k].key);
	assert_told(f, AC_REMINDER_TASK, "2026-10-25 00:30", "2026-10-25 02:30",
	            "10-25 01:00 task, 10-25 01:00 task, 10-25 02:00 task");
}

static void a_time_that_the_clock_skips_is_told_right_after(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	AcTask *t = task(f, "balm", "1d", "28d", "1d");
	times(f, t, 90, -1);
	t->remind = TRUE;
	session(f, "2026-03-20 15:00"); /* clocks go forward on the 29th at 01:00 */
	plan(f, "2026-03-20 15:00");
	assert_told(f, AC_REMINDER_TASK, "2026-03-28 00:00", "2026-03-31 00:00",
	            "03-28 01:30 task, 03-29 02:00 task, 03-30 01:30 task");
	g_assert_cmpstr(one_of(f, AC_REMINDER_TASK, "2026-03-29 00:00", "2026-03-30 00:00")->key, ==,
	                "task:balm:1:2026-03-29:0130");
}

/* ---- news ---------------------------------------------------------------------------------------------- */

static void what_becomes_allowed_is_told_then_or_in_the_morning(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "water", "allow none", NULL, "24h");
	rule_with_how(f, "water", "allow rinse", "24h", "4d");
	rule_with_how(f, "water", "allow mild", "4d", NULL);
	rule(f, "sun", "avoid", NULL, "4d");
	rule(f, "sun", "care", "4d", NULL);
	session(f, SESSION);
	plan(f, SESSION);
	assert_told(f, AC_REMINDER_ALLOWED, "2026-11-21 16:00", "2026-12-21 00:00",
	            "11-22 15:00 allowed, 11-25 07:30 allowed");
	const AcReminder *r = one_of(f, AC_REMINDER_ALLOWED, "2026-11-25 00:00", "2026-11-26 00:00");
	g_assert_cmpuint(r->n_changes, ==, 2);
	g_assert_cmpstr(r->changes[0].activity->id, ==, "water");
	g_assert_cmpstr(r->changes[0].is_step->id, ==, "mild");
	g_assert_cmpstr(r->changes[1].activity->id, ==, "sun");
	assert_at(f, r->about, "2026-11-25 00:00");
	assert_at(f, r->until, "2026-11-26 00:00");
	g_assert_cmpint(r->late, ==, AC_LATE_DIGEST);
	g_assert_cmpuint(r->repeats, ==, 0);
}

static void what_becomes_allowed_late_in_the_evening_is_told_next_morning(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", NULL, "24h");
	session(f, "2026-11-21 23:00");
	plan(f, SESSION);
	assert_told(f, AC_REMINDER_ALLOWED, "2026-11-22 00:00", "2026-12-21 00:00", "11-23 07:30 allowed");
	/* Unless it is taken back until then. */
	rule(f, "sun", "avoid", "2d", "3d");
	plan(f, SESSION);
	assert_told(f, AC_REMINDER_ALLOWED, "2026-11-22 00:00", "2026-12-21 00:00", "11-24 07:30 allowed");
}

static void hours_of_limits_and_what_the_day_takes_back_are_no_news(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	limit(f, rule(f, "sun", "care", "1d", NULL), 20, 6 * 60, 11 * 60);
	rule(f, "hat", "avoid", NULL, "2d 09:00");
	rule(f, "hat", "avoid", "2d 12:00", "3d");
	session(f, SESSION);
	plan(f, SESSION);
	assert_told(f, AC_REMINDER_ALLOWED, "2026-11-21 16:00", "2026-12-21 00:00",
	            "11-22 07:30 allowed, 11-24 07:30 allowed");
}

static void what_a_coming_session_forbids_is_told_in_time(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "alcohol", "avoid", "-48h", "0h");
	rule(f, "sun", "avoid", "-14d", "0h");
	rule(f, "minoxidil", "ask", "-24h", "0h");
	rule(f, "hat", "avoid", "0h", "2d"); /* of the time after it */
	AcSession *s = planned(f, "2026-11-24 16:00");
	plan(f, SESSION);
	/* From noon on it is told when it begins; what begins with a day, on the evening before. */
	assert_told(f, AC_REMINDER_BEFORE, "2026-11-01 00:00", "2026-12-01 00:00",
	            "11-09 18:00 before, 11-22 16:00 before, 11-23 16:00 before");
	const AcReminder *r = one_of(f, AC_REMINDER_BEFORE, "2026-11-22 00:00", "2026-11-23 00:00");
	g_assert_cmpstr(r->changes[0].activity->id, ==, "alcohol");
	g_assert_cmpint(r->changes[0].at, ==, s->begin - 48 * AC_HOUR);
	g_assert_cmpint(r->until, ==, s->begin);
	g_assert_cmpint(r->session->id, ==, 1);
	s->begin = at(f, "2026-11-24 10:00");
	plan(f, SESSION);
	assert_told(f, AC_REMINDER_BEFORE, "2026-11-20 00:00", "2026-12-01 00:00",
	            "11-21 18:00 before, 11-22 18:00 before");
	s->begin = at(f, "2026-11-24 19:00");
	plan(f, SESSION);
	assert_told(f, AC_REMINDER_BEFORE, "2026-11-20 00:00", "2026-12-01 00:00",
	            "11-22 18:00 before, 11-23 18:00 before");
}

static void what_is_forbidden_already_is_not_told_again(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	rule(f, "sun", "avoid", "-14d", "28d");
	session(f, SESSION);
	planned(f, "2026-12-05 10:00");
	plan(f, SESSION);
	assert_told(f, AC_REMINDER_BEFORE, "2026-11-21 16:00", "2027-01-01 00:00", "");
}

/* ---- sessions ------------------------------------------------------------------------------------------ */

static void a_session_is_told_the_evening_before_and_in_the_morning(void)
{
	static const struct {
		const char *begin, *expected;
	} cases[] = {
	    {"2026-11-24 15:00", "11-23 18:00 eve, 11-24 07:30 session"},
	    /* Two hours before would be 07:00: when quiet hours end. */
	    {"2026-11-24 09:00", "11-23 18:00 eve, 11-24 07:30 session"},
	    {"2026-11-24 08:30", "11-23 18:00 eve, 11-24 07:30 session"},
	    /* Less than an hour would be left: the evening tells it alone. */
	    {"2026-11-24 08:00", "11-23 18:00 eve"},
	    {"2026-11-24 00:30", "11-23 18:00 eve"},
	};
	AcRemindPolicy policy = ac_remind_policy_usual;
	policy.kinds = AC_REMINDER_SESSIONS;
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Fixture) f = fixture_new("Europe/London");
		planned(f, cases[i].begin);
		plan(f, SESSION);
		g_assert_cmpstr(told(f, &policy, SESSION, "2026-12-01 00:00"), ==, cases[i].expected);
	}
}

static void without_quiet_hours_an_early_session_is_told_two_hours_before(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	planned(f, "2026-11-24 06:00");
	plan(f, SESSION);
	AcRemindPolicy policy = ac_remind_policy_usual;
	policy.kinds = AC_REMINDER_SESSIONS;
	policy.quiet_from = policy.quiet_to = 0;
	g_assert_cmpstr(told(f, &policy, SESSION, "2026-12-01 00:00"), ==,
	                "11-23 18:00 eve, 11-24 04:00 session");
	/* With quiet hours and no word on the evening before wished for, it is told then all the same. */
	assert_told(f, AC_REMINDER_SESSION, SESSION, "2026-12-01 00:00", "11-23 18:00 session");
}

static void a_session_that_happened_is_not_told(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, "2026-11-24 15:00");
	plan(f, SESSION);
	assert_told(f, AC_REMINDER_EVE, SESSION, "2026-12-01 00:00", "");
	assert_told(f, AC_REMINDER_SESSION, SESSION, "2026-12-01 00:00", "");
}

/* ---- check-ins ----------------------------------------------------------------------------------------- */

static void check_ins_come_daily_at_first_and_then_fewer(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, "2026-11-01 15:00");
	plan(f, SESSION);
	assert_told(f, AC_REMINDER_CHECKIN, "2026-10-01 00:00", "2027-03-01 00:00",
	            "11-02 19:00 checkin, 11-03 19:00 checkin, 11-04 19:00 checkin, 11-05 19:00 checkin, "
	            "11-06 19:00 checkin, 11-07 19:00 checkin, 11-08 19:00 checkin, 11-10 19:00 checkin, "
	            "11-12 19:00 checkin, 11-15 19:00 checkin, 11-22 19:00 checkin, 11-29 19:00 checkin");
	const AcReminder *r = one_of(f, AC_REMINDER_CHECKIN, "2026-11-10 00:00", "2026-11-11 00:00");
	g_assert_cmpstr(r->key, ==, "checkin:2026-11-10");
	g_assert_cmpint(r->late, ==, AC_LATE_DROP);
	assert_at(f, r->until, "2026-11-11 00:00");
}

static void a_new_session_begins_the_check_ins_again(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, "2026-11-01 15:00");
	planned(f, "2026-11-04 10:00");
	plan(f, "2026-11-01 16:00");
	assert_told(f, AC_REMINDER_CHECKIN, "2026-11-01 00:00", "2026-11-07 00:00",
	            "11-02 19:00 checkin, 11-03 19:00 checkin, 11-05 19:00 checkin, 11-06 19:00 checkin");
}

static void a_check_in_that_was_made_is_done(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	session(f, SESSION);
	plan(f, SESSION);
	f->client.has_advice = TRUE;
	f->client.advised_at = at(f, "2026-11-23 09:00");
	g_assert_cmpint(one_of(f, AC_REMINDER_CHECKIN, "2026-11-23 00:00", "2026-11-24 00:00")->end, ==,
	                AC_REMINDER_DONE);
	g_assert_cmpint(one_of(f, AC_REMINDER_CHECKIN, "2026-11-24 00:00", "2026-11-25 00:00")->end, ==,
	                AC_REMINDER_OPEN);
	AcRemindPolicy policy = only(AC_REMINDER_CHECKIN);
	assert_at(f, ac_plan_next_reminder(f->plan, &policy, at(f, "2026-11-23 09:00")), "2026-11-24 19:00");
	policy.checkin_minute = -1;
	g_assert_cmpstr(told(f, &policy, SESSION, "2026-12-21 00:00"), ==, "");
}

/* ---- what a check-in advised --------------------------------------------------------------------------- */

static void what_a_check_in_advised_is_asked_after(void)
{
	static const struct {
		AcAdvice advice;
		gboolean soon;
		const char *expected;
		gboolean passes;
	} cases[] = {
	    {AC_ADVICE_EXPECTED, FALSE, "", FALSE},
	    {AC_ADVICE_WATCH, FALSE, "11-24 22:15 look", FALSE},
	    {AC_ADVICE_PRACTITIONER, FALSE, "11-24 10:00 look", FALSE},
	    {AC_ADVICE_DOCTOR, TRUE, "11-24 10:00 look", FALSE},
	    {AC_ADVICE_DOCTOR, FALSE, "11-24 00:15 look", TRUE},
	    {AC_ADVICE_EMERGENCY, FALSE, "11-23 22:45 look", TRUE},
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Fixture) f = fixture_new("Europe/London");
		session(f, SESSION);
		plan(f, SESSION);
		f->client.has_advice = TRUE;
		f->client.advised_at = at(f, "2026-11-23 22:15");
		f->client.advice = cases[i].advice;
		f->client.advice_soon = cases[i].soon;
		assert_told(f, AC_REMINDER_LOOK, SESSION, "2026-12-21 00:00", cases[i].expected);
		if (cases[i].expected[0] == '\0')
			continue;
		const AcReminder *r = one_of(f, AC_REMINDER_LOOK, SESSION, "2026-12-21 00:00");
		g_assert_cmpint(r->passes, ==, cases[i].passes);
		g_assert_cmpint(r->advice, ==, cases[i].advice);
	}
}

static void the_leaflet_says_when_to_look_again(void)
{
	static const struct {
		const char *again, *expected;
	} cases[] = {{"12h", "11-23 21:00 look"}, {"2d", "11-25 09:00 look"}, {NULL, "11-24 09:00 look"}};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Fixture) f = fixture_new("Europe/London");
		AcSignRule watch = {.id = "w",
		                    .from = span_of(NULL),
		                    .to = span_of(NULL),
		                    .advice = AC_ADVICE_WATCH,
		                    .again = span_of(cases[i].again).early};
		AcSign itch = {.id = "itch", .title = "itch", .rules = &watch, .n_rules = 1};
		f->protocol.signs = &itch;
		f->protocol.n_signs = 1;
		session(f, SESSION);
		AcSeenSign seen = {"itch", AC_SEVERITY_MILD};
		g_array_append_val(f->seen, seen);
		plan(f, SESSION);
		f->client.has_checkin = f->client.has_advice = TRUE;
		f->client.checkin_at = f->client.advised_at = at(f, "2026-11-23 09:00");
		f->client.advice = AC_ADVICE_WATCH;
		assert_told(f, AC_REMINDER_LOOK, SESSION, "2026-12-21 00:00", cases[i].expected);
	}
}

/* ---- follow-ups ---------------------------------------------------------------------------------------- */

static void a_review_is_told_months_and_years_away(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	AcFollowup review = {
	    .id = "review", .title = "review", .at = span_of("1y"), .every = span_of("1y").early};
	g_ptr_array_add(f->followups, &review);
	session(f, SESSION);
	plan(f, SESSION);
	assert_told(f, AC_REMINDER_FOLLOWUP, SESSION, "2030-01-01 00:00",
	            "11-21 07:30 followup, 11-21 07:30 followup, 11-21 07:30 followup");
	AcRemindPolicy policy = only(AC_REMINDER_FOLLOWUP);
	assert_at(f, ac_plan_next_reminder(f->plan, &policy, at(f, SESSION)), "2027-11-21 07:30");
	assert_at(f, ac_plan_next_reminder(f->plan, &policy, at(f, "2031-11-21 07:30")), "2032-11-21 07:30");
	assert_at(f, one_of(f, AC_REMINDER_FOLLOWUP, "2027-11-21 00:00", "2027-11-22 00:00")->until,
	          "2027-12-05 07:30");
}

/* ---- the next ------------------------------------------------------------------------------------------ */

static void nothing_to_come_is_never(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	balm(f);
	session(f, SESSION);
	plan(f, SESSION);
	g_assert_cmpint(ac_plan_next_reminder(f->plan, &ac_remind_policy_usual, at(f, "2027-06-01 00:00")), ==,
	                AC_INSTANT_NEVER);
	AcRemindPolicy none = ac_remind_policy_usual;
	none.kinds = 0;
	g_assert_cmpint(ac_plan_next_reminder(f->plan, &none, at(f, SESSION)), ==, AC_INSTANT_NEVER);
	g_assert_cmpstr(told(f, &none, SESSION, "2027-06-01 00:00"), ==, "");
}

static void what_comes_once_in_years_is_found(void)
{
	g_autoptr(Fixture) f = fixture_new("Europe/London");
	AcTask *t = task(f, "photo", "20y", NULL, "5y");
	times(f, t, 12 * 60, -1);
	t->remind = TRUE;
	session(f, SESSION);
	plan(f, SESSION);
	AcRemindPolicy policy = only(AC_REMINDER_TASK);
	assert_at(f, ac_plan_next_reminder(f->plan, &policy, at(f, SESSION)), "2046-11-21 12:00");
	assert_at(f, ac_plan_next_reminder(f->plan, &policy, at(f, "2046-11-21 12:00")), "2051-11-21 12:00");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/plan/remind/task/times", a_task_is_told_at_each_of_its_times);
	g_test_add_func("/plan/remind/task/may", what_may_be_done_is_told_once_only);
	g_test_add_func("/plan/remind/task/lead", a_lead_time_comes_before_by_minutes_or_by_the_calendar);
	g_test_add_func("/plan/remind/task/all-day", an_all_day_task_is_told_in_the_morning_or_when_it_begins);
	g_test_add_func("/plan/remind/task/boxes", what_is_asked_for_three_times_a_day_is_spread_over_it);
	g_test_add_func("/plan/remind/task/ends", a_tick_ends_it_and_what_is_forbidden_then_is_held);
	g_test_add_func("/plan/remind/task/waits", one_that_waits_for_another_task_is_told_all_the_same);
	g_test_add_func("/plan/remind/task/zone", a_change_of_zone_keeps_the_key);
	g_test_add_func("/plan/remind/task/long-night", an_hourly_task_has_a_key_for_each_hour_of_the_long_night);
	g_test_add_func("/plan/remind/task/short-night", a_time_that_the_clock_skips_is_told_right_after);
	g_test_add_func("/plan/remind/allowed", what_becomes_allowed_is_told_then_or_in_the_morning);
	g_test_add_func("/plan/remind/allowed/late",
	                what_becomes_allowed_late_in_the_evening_is_told_next_morning);
	g_test_add_func("/plan/remind/allowed/no-news", hours_of_limits_and_what_the_day_takes_back_are_no_news);
	g_test_add_func("/plan/remind/before", what_a_coming_session_forbids_is_told_in_time);
	g_test_add_func("/plan/remind/before/already", what_is_forbidden_already_is_not_told_again);
	g_test_add_func("/plan/remind/session", a_session_is_told_the_evening_before_and_in_the_morning);
	g_test_add_func("/plan/remind/session/early",
	                without_quiet_hours_an_early_session_is_told_two_hours_before);
	g_test_add_func("/plan/remind/session/over", a_session_that_happened_is_not_told);
	g_test_add_func("/plan/remind/checkin", check_ins_come_daily_at_first_and_then_fewer);
	g_test_add_func("/plan/remind/checkin/session", a_new_session_begins_the_check_ins_again);
	g_test_add_func("/plan/remind/checkin/made", a_check_in_that_was_made_is_done);
	g_test_add_func("/plan/remind/look", what_a_check_in_advised_is_asked_after);
	g_test_add_func("/plan/remind/look/again", the_leaflet_says_when_to_look_again);
	g_test_add_func("/plan/remind/followup", a_review_is_told_months_and_years_away);
	g_test_add_func("/plan/remind/next/never", nothing_to_come_is_never);
	g_test_add_func("/plan/remind/next/years", what_comes_once_in_years_is_found);
	return g_test_run();
}

/* SPDX-License-Identifier: MIT */
/* The agenda: what is said at a moment, what is over and why, when to look again. */
#include "plan/agenda.h"

#include "plan_fixture.h"

#define MAX_ITEMS 16

/* A desk with reminders on it. Times are of one winter day unless said otherwise: "20:00". */
typedef struct {
	AcArena *arena;
	GTimeZone *zone;
	AcReminder reminders[MAX_ITEMS];
	AcRemindRecord records[MAX_ITEMS];
	gboolean has_record[MAX_ITEMS], is_gone[MAX_ITEMS];
	AcAgendaItem items[MAX_ITEMS];
	guint n;
	AcRemindPolicy policy;
	guint said;
	gboolean cannot_show, is_off;
	AcInstant unable_since;
	const AcAgenda *agenda;
} Desk;

static AcInstant moment(const Desk *d, const char *text)
{
	if (strlen(text) > 5)
		return instant_in(d->zone, text);
	g_autofree char *full = g_strdup_printf("2026-11-24 %s", text);
	return instant_in(d->zone, full);
}

static Desk *desk_new(void)
{
	Desk *d = g_new0(Desk, 1);
	d->arena = ac_arena_new();
	d->zone = g_time_zone_new_identifier("Europe/London");
	d->policy = ac_remind_policy_usual;
	return d;
}

static void desk_free(Desk *d)
{
	ac_arena_free(d->arena);
	g_time_zone_unref(d->zone);
	g_free(d);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Desk, desk_free)

/* A task that repeats twice, half an hour apart. */
static AcReminder *put(Desk *d, const char *key, const char *at, const char *until)
{
	AcReminder *r = &d->reminders[d->n++];
	*r = (AcReminder){.key = key,
	                  .at = moment(d, at),
	                  .about = moment(d, at),
	                  .until = moment(d, until),
	                  .repeats = 2,
	                  .gap = 30 * AC_MINUTE};
	return r;
}

static AcRemindRecord *record(Desk *d, guint index)
{
	d->records[index].key = d->reminders[index].key;
	d->has_record[index] = TRUE;
	return &d->records[index];
}

static void was_shown(Desk *d, guint index, guint times, const char *when)
{
	AcRemindRecord *r = record(d, index);
	r->shown = times;
	r->shown_at = moment(d, when);
}

static const char *told_name(AcTold told)
{
	static const char *const names[] = {"open",   "done",   "skipped", "undone", "late", "quiet",
	                                    "budget", "server", "off",     "held",   "gone"};
	return names[told];
}

static const AcAgenda *look(Desk *d, AcInstant now)
{
	AcAgendaState state = {.now = now,
	                       .policy = &d->policy,
	                       .said_today = d->said,
	                       .can_show = !d->cannot_show,
	                       .unable_since = d->cannot_show ? d->unable_since : AC_INSTANT_NEVER,
	                       .is_off = d->is_off};
	for (guint i = 0; i < d->n; i++)
		d->items[i] = (AcAgendaItem){.client_id = 1,
		                             .zone = d->zone,
		                             .reminder = d->is_gone[i] ? NULL : &d->reminders[i],
		                             .record = d->has_record[i] ? &d->records[i] : NULL};
	d->agenda = ac_plan_agenda(d->arena, &state, d->items, d->n);
	return d->agenda;
}

static const char *name_of(const AcAgendaItem *item)
{
	return item->record != NULL ? item->record->key : item->reminder->key;
}

/* "a! b | c late": a has a turn, b stands; c is over. */
static const char *said_at(Desk *d, const char *when)
{
	const AcAgenda *agenda = look(d, moment(d, when));
	GString *out = g_string_new("");
	for (guint i = 0; i < agenda->n_standing; i++) {
		gboolean turn = FALSE;
		for (guint k = 0; k < agenda->n_turns; k++)
			turn = turn || agenda->turns[k] == agenda->standing[i];
		g_string_append_printf(out, "%s%s%s", i > 0 ? " " : "", name_of(agenda->standing[i]),
		                       turn ? "!" : "");
	}
	for (guint i = 0; i < agenda->n_ends; i++)
		g_string_append_printf(out, "%s%s %s",
		                       i > 0          ? ", "
		                       : out->len > 0 ? " | "
		                                      : "| ",
		                       name_of(agenda->ends[i].item), told_name(agenda->ends[i].told));
	const char *kept = ac_arena_strdup(d->arena, out->str);
	g_string_free(out, TRUE);
	return kept;
}

#define assert_said(d, when, expected) g_assert_cmpstr(said_at((d), (when)), ==, (expected))
/* After the last look. */
#define assert_next(d, expected) g_assert_cmpint((d)->agenda->next, ==, moment((d), (expected)))
#define assert_no_next(d)        g_assert_cmpint((d)->agenda->next, ==, AC_INSTANT_NEVER)

/* ---- turns --------------------------------------------------------------------------------------------- */

static void a_reminder_is_said_at_its_time_and_not_before(void)
{
	g_autoptr(Desk) d = desk_new();
	put(d, "a", "10:00", "18:00");
	assert_said(d, "09:59", "");
	assert_next(d, "10:00");
	assert_said(d, "10:00", "a!");
	assert_next(d, "10:30");
}

static void it_is_repeated_until_it_was_said_often_enough(void)
{
	g_autoptr(Desk) d = desk_new();
	put(d, "a", "10:00", "18:00");
	was_shown(d, 0, 1, "10:00");
	assert_said(d, "10:29", "a");
	assert_next(d, "10:30");
	assert_said(d, "10:30", "a!");
	assert_next(d, "11:00");
	was_shown(d, 0, 2, "10:31");
	assert_said(d, "11:01", "a!");
	assert_next(d, "18:00");
	was_shown(d, 0, 3, "11:01");
	assert_said(d, "15:00", "a");
	assert_next(d, "18:00");
	assert_said(d, "18:00", "| a undone");
	assert_no_next(d);
}

static void a_popup_that_was_closed_comes_back_with_the_repeat(void)
{
	g_autoptr(Desk) d = desk_new();
	put(d, "a", "10:00", "18:00");
	was_shown(d, 0, 1, "10:00");
	record(d, 0)->is_closed = TRUE;
	assert_said(d, "10:10", "");
	assert_next(d, "10:30");
	assert_said(d, "10:30", "a!");
	was_shown(d, 0, 3, "11:00");
	assert_said(d, "12:00", "");
	assert_next(d, "18:00");
}

static void several_are_one_popup_the_oldest_first(void)
{
	g_autoptr(Desk) d = desk_new();
	put(d, "c", "10:00", "18:00");
	put(d, "b", "10:00", "18:00");
	put(d, "a", "09:00", "18:00");
	was_shown(d, 2, 1, "09:59");
	put(d, "urgent", "10:00", "18:00")->passes = TRUE;
	put(d, "later", "10:01", "18:00");
	assert_said(d, "10:00", "urgent! a b! c!");
	assert_next(d, "10:01");
}

static void what_is_over_says_nothing_more(void)
{
	for (AcTold told = AC_TOLD_DONE; told <= AC_TOLD_GONE; told++) {
		g_autoptr(Desk) d = desk_new();
		put(d, "a", "10:00", "18:00");
		record(d, 0)->told = told;
		assert_said(d, "10:00", "");
		assert_no_next(d);
		assert_said(d, "19:00", "");
	}
}

static void what_the_plan_has_no_more_is_gone(void)
{
	g_autoptr(Desk) d = desk_new();
	put(d, "a", "10:00", "18:00");
	put(d, "b", "10:00", "18:00");
	was_shown(d, 0, 1, "10:00");
	record(d, 1)->snoozed_until = moment(d, "11:00");
	d->is_gone[0] = d->is_gone[1] = TRUE;
	assert_said(d, "10:05", "| a gone, b gone");
	assert_no_next(d);
}

static void done_skipped_and_held_end_it(void)
{
	static const struct {
		AcReminderEnd end;
		const char *expected;
	} cases[] = {
	    {AC_REMINDER_DONE, "| a done"}, {AC_REMINDER_SKIPPED, "| a skipped"}, {AC_REMINDER_HELD, "| a held"}};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Desk) d = desk_new();
		put(d, "a", "10:00", "18:00")->end = cases[i].end;
		/* Before its time it may still be taken back. */
		assert_said(d, "09:00", "");
		assert_next(d, "10:00");
		assert_said(d, "10:00", cases[i].expected);
		was_shown(d, 0, 1, "10:00");
		assert_said(d, "10:10", cases[i].expected);
		assert_no_next(d);
	}
}

/* ---- late ---------------------------------------------------------------------------------------------- */

static void five_minutes_late_is_not_late(void)
{
	g_autoptr(Desk) d = desk_new();
	put(d, "a", "10:00", "18:00")->late = AC_LATE_DROP;
	assert_said(d, "10:05", "a!");
	assert_said(d, "10:06", "| a late");
	/* One that was said lives on. */
	was_shown(d, 0, 1, "10:05");
	assert_said(d, "10:06", "a");
}

static void after_a_long_sleep_there_is_one_digest_and_the_rest_has_its_reason(void)
{
	g_autoptr(Desk) d = desk_new();
	put(d, "old", "2026-11-21 10:00", "2026-11-22 00:00");
	put(d, "night", "2026-11-22 23:00", "2026-11-23 00:00");
	put(d, "drop", "2026-11-23 19:00", "2026-11-24 20:00")->late = AC_LATE_DROP;
	put(d, "said", "2026-11-20 19:00", "2026-11-21 00:00");
	was_shown(d, 3, 1, "2026-11-20 19:00");
	put(d, "review", "2026-11-22 07:30", "2026-12-06 07:30");
	put(d, "news", "2026-11-24 07:30", "2026-11-25 00:00")->late = AC_LATE_DIGEST;
	put(d, "task", "09:30", "20:00");
	assert_said(d, "10:00", "review! news! task! | old late, night quiet, drop late, said undone");
	assert_next(d, "10:30");
}

static void what_a_digest_said_late_is_not_repeated(void)
{
	g_autoptr(Desk) d = desk_new();
	put(d, "a", "10:00", "18:00")->late = AC_LATE_DIGEST;
	was_shown(d, 0, 1, "12:00");
	assert_said(d, "13:00", "a");
	assert_next(d, "18:00");
	was_shown(d, 0, 1, "10:04");
	assert_said(d, "13:00", "a!");
}

/* ---- quiet hours --------------------------------------------------------------------------------------- */

static void quiet_hours_hold_back_and_then_send_one_digest(void)
{
	g_autoptr(Desk) d = desk_new();
	put(d, "a", "23:00", "2026-11-25 12:00");
	put(d, "b", "2026-11-25 03:00", "2026-11-25 12:00");
	assert_said(d, "21:59", "");
	assert_next(d, "2026-11-25 07:30");
	assert_said(d, "23:00", "");
	assert_next(d, "2026-11-25 07:30");
	assert_said(d, "2026-11-25 07:29", "");
	assert_said(d, "2026-11-25 07:30", "a! b!");
}

static void what_lies_in_quiet_hours_is_missed_and_says_so(void)
{
	g_autoptr(Desk) d = desk_new();
	put(d, "short", "23:00", "2026-11-25 07:00");
	put(d, "drop", "23:00", "2026-11-25 12:00")->late = AC_LATE_DROP;
	put(d, "red", "23:00", "2026-11-25 07:00")->passes = TRUE;
	assert_said(d, "22:00", "");
	assert_next(d, "23:00");
	assert_said(d, "23:00", "red! | short quiet, drop quiet");
}

static void what_stands_stays_in_quiet_hours_and_repeats_after_them(void)
{
	g_autoptr(Desk) d = desk_new();
	put(d, "a", "21:45", "2026-11-25 12:00");
	was_shown(d, 0, 1, "21:45");
	assert_said(d, "21:50", "a");
	assert_next(d, "2026-11-25 07:30");
	assert_said(d, "23:00", "a");
	assert_next(d, "2026-11-25 07:30");
	assert_said(d, "2026-11-25 07:30", "a!");
}

static void quiet_hours_may_lie_within_a_day_or_be_none(void)
{
	g_autoptr(Desk) d = desk_new();
	d->policy.quiet_from = 12 * 60;
	d->policy.quiet_to = 14 * 60;
	put(d, "a", "12:00", "18:00");
	assert_said(d, "12:00", "");
	assert_next(d, "14:00");
	assert_said(d, "14:00", "a!");
	d->policy.quiet_from = d->policy.quiet_to;
	assert_said(d, "12:00", "a!");
}

static void quiet_hours_follow_the_clock_when_it_changes(void)
{
	static const struct {
		const char *at, *in, *after;
	} cases[] = {
	    {"2026-10-24 23:00", "2026-10-25 07:29", "2026-10-25 07:30"}, /* a night of 25 hours */
	    {"2026-03-28 23:00", "2026-03-29 07:29", "2026-03-29 07:30"}, /* of 23 */
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Desk) d = desk_new();
		put(d, "a", cases[i].at, "2026-12-31 12:00");
		assert_said(d, cases[i].at, "");
		assert_next(d, cases[i].after);
		assert_said(d, cases[i].in, "");
		assert_said(d, cases[i].after, "a!");
	}
	/* Quiet until half past one, which comes twice: then quiet again. */
	g_autoptr(Desk) d = desk_new();
	d->policy.quiet_to = 90;
	AcInstant first = moment(d, "2026-10-25 01:10");
	put(d, "a", "2026-10-25 01:10", "2026-12-31 12:00");
	g_assert_cmpint(look(d, first)->next, ==, first + 20 * AC_MINUTE);
	g_assert_cmpint(look(d, first + 20 * AC_MINUTE)->n_turns, ==, 1);
	g_assert_cmpint(look(d, first + 60 * AC_MINUTE)->n_turns, ==, 0);
	g_assert_cmpint(d->agenda->next, ==, first + 80 * AC_MINUTE);
}

static void quiet_hours_are_those_of_the_place_the_client_is_in(void)
{
	g_autoptr(Desk) d = desk_new();
	put(d, "a", "10:00", "18:00");
	GTimeZone *away = g_time_zone_new_identifier("America/Los_Angeles"), *home = d->zone;
	d->zone = away; /* 02:00 there */
	g_assert_cmpuint(look(d, d->reminders[0].at)->n_turns, ==, 0);
	g_assert_cmpint(d->agenda->next, ==, d->reminders[0].at + 5 * AC_HOUR + 30 * AC_MINUTE);
	d->zone = home;
	g_time_zone_unref(away);
}

/* ---- snooze -------------------------------------------------------------------------------------------- */

static void a_snooze_is_silent_until_it_ends(void)
{
	g_autoptr(Desk) d = desk_new();
	put(d, "a", "10:00", "18:00");
	was_shown(d, 0, 1, "10:00");
	record(d, 0)->snoozed_until = moment(d, "11:00");
	record(d, 0)->is_closed = TRUE;
	assert_said(d, "10:30", "");
	assert_next(d, "11:00");
	assert_said(d, "11:00", "a!");
	assert_next(d, "11:30");
	was_shown(d, 0, 2, "11:00");
	record(d, 0)->is_closed = FALSE;
	assert_said(d, "11:10", "a");
	assert_said(d, "11:30", "a!");
}

static void a_snooze_is_kept_whatever_hour_and_budget_say(void)
{
	g_autoptr(Desk) d = desk_new();
	d->said = 8;
	put(d, "a", "21:30", "2026-11-25 12:00");
	was_shown(d, 0, 3, "21:40");
	record(d, 0)->snoozed_until = moment(d, "22:40");
	assert_said(d, "22:39", "");
	assert_said(d, "22:40", "a!");
	/* Noticed at three in the night it waits for the morning. */
	d->said = 0;
	assert_said(d, "2026-11-25 03:00", "");
	assert_next(d, "2026-11-25 07:30");
	assert_said(d, "2026-11-25 07:30", "a!");
}

static void what_is_put_off_past_its_time_ends_with_it(void)
{
	g_autoptr(Desk) d = desk_new();
	put(d, "a", "10:00", "18:00");
	record(d, 0)->snoozed_until = moment(d, "19:00");
	assert_said(d, "10:30", "");
	assert_next(d, "18:00");
	assert_said(d, "18:00", "| a undone");
}

static void done_ends_a_snooze(void)
{
	g_autoptr(Desk) d = desk_new();
	put(d, "a", "10:00", "18:00")->end = AC_REMINDER_DONE;
	record(d, 0)->snoozed_until = moment(d, "11:00");
	assert_said(d, "10:30", "| a done");
}

/* ---- server, off --------------------------------------------------------------------------------------- */

static void without_a_server_it_waits_and_is_missed_with_that_reason(void)
{
	g_autoptr(Desk) d = desk_new();
	d->cannot_show = TRUE;
	d->unable_since = moment(d, "09:00");
	put(d, "a", "10:00", "18:00");
	put(d, "drop", "10:00", "18:00")->late = AC_LATE_DROP;
	put(d, "said", "09:00", "18:00");
	was_shown(d, 2, 1, "09:00");
	assert_said(d, "10:00", "said");
	g_assert_cmpint(d->agenda->next, ==, moment(d, "10:05") + 1);
	assert_said(d, "10:06", "said | drop server");
	assert_next(d, "18:00");
	assert_said(d, "18:00", "| a server, drop server, said undone");
	/* It went away only after its moment: somebody should have said it before. */
	d->unable_since = moment(d, "11:00");
	assert_said(d, "18:00", "| a late, drop late, said undone");
	d->cannot_show = FALSE;
	assert_said(d, "10:05", "said! a! drop!");
}

static void turned_off_it_is_missed_at_its_moment(void)
{
	g_autoptr(Desk) d = desk_new();
	d->is_off = TRUE;
	put(d, "a", "10:00", "18:00");
	put(d, "said", "09:00", "18:00");
	was_shown(d, 1, 1, "09:00");
	assert_said(d, "09:30", "");
	assert_next(d, "10:00");
	assert_said(d, "10:00", "| a off");
	assert_next(d, "18:00");
}

/* ---- the budget ---------------------------------------------------------------------------------------- */

static void over_the_budget_a_first_turn_waits_for_tomorrow_or_is_missed(void)
{
	g_autoptr(Desk) d = desk_new();
	d->said = 8;
	put(d, "today", "10:00", "2026-11-25 00:00");
	put(d, "days", "10:00", "2026-11-28 00:00");
	put(d, "red", "10:00", "18:00")->passes = TRUE;
	put(d, "said", "09:00", "18:00");
	was_shown(d, 3, 1, "09:00");
	assert_said(d, "10:00", "red! said | today budget");
	d->is_gone[2] = d->is_gone[3] = TRUE;
	d->has_record[3] = FALSE;
	record(d, 0)->told = AC_TOLD_MISSED_BUDGET;
	assert_said(d, "10:01", "");
	assert_next(d, "2026-11-25 07:30");
	d->said = 0;
	assert_said(d, "2026-11-25 07:30", "days!");
	/* No budget at all. */
	d->policy.a_day = 0;
	d->said = 100;
	assert_said(d, "10:01", "days!");
}

static void repeats_leave_room_for_what_today_is_still_to_say(void)
{
	g_autoptr(Desk) d = desk_new();
	put(d, "a", "10:00", "18:00");
	was_shown(d, 0, 1, "10:00");
	put(d, "b", "15:00", "20:00");
	put(d, "c", "15:00", "20:00");
	put(d, "d", "17:00", "20:00");
	put(d, "e", "2026-11-25 10:00", "2026-11-25 20:00");
	d->said = 6; /* and two popups are to come */
	assert_said(d, "10:30", "a");
	assert_next(d, "15:00");
	d->said = 5;
	assert_said(d, "10:30", "a!");
	/* With one that comes anyway, it comes too. */
	d->said = 6;
	assert_said(d, "15:00", "a! b! c!");
}

static void the_budget_counts_popups_not_reminders(void)
{
	g_autoptr(Desk) d = desk_new();
	d->said = 7;
	put(d, "a", "10:00", "18:00");
	put(d, "b", "10:00", "18:00");
	put(d, "c", "10:00", "18:00");
	assert_said(d, "10:00", "a! b! c!");
}

/* ---- evening ------------------------------------------------------------------------------------------- */

static void this_evening_is_the_next_time_the_clock_shows_it(void)
{
	g_autoptr(Desk) d = desk_new();
	g_assert_cmpint(ac_agenda_evening(moment(d, "10:00"), d->zone, 18 * 60), ==, moment(d, "18:00"));
	g_assert_cmpint(ac_agenda_evening(moment(d, "18:00"), d->zone, 18 * 60), ==,
	                moment(d, "2026-11-25 18:00"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/plan/agenda/time", a_reminder_is_said_at_its_time_and_not_before);
	g_test_add_func("/plan/agenda/repeat", it_is_repeated_until_it_was_said_often_enough);
	g_test_add_func("/plan/agenda/closed", a_popup_that_was_closed_comes_back_with_the_repeat);
	g_test_add_func("/plan/agenda/several", several_are_one_popup_the_oldest_first);
	g_test_add_func("/plan/agenda/over", what_is_over_says_nothing_more);
	g_test_add_func("/plan/agenda/gone", what_the_plan_has_no_more_is_gone);
	g_test_add_func("/plan/agenda/done", done_skipped_and_held_end_it);
	g_test_add_func("/plan/agenda/late/grace", five_minutes_late_is_not_late);
	g_test_add_func("/plan/agenda/late/sleep",
	                after_a_long_sleep_there_is_one_digest_and_the_rest_has_its_reason);
	g_test_add_func("/plan/agenda/late/digest", what_a_digest_said_late_is_not_repeated);
	g_test_add_func("/plan/agenda/quiet/digest", quiet_hours_hold_back_and_then_send_one_digest);
	g_test_add_func("/plan/agenda/quiet/missed", what_lies_in_quiet_hours_is_missed_and_says_so);
	g_test_add_func("/plan/agenda/quiet/stands", what_stands_stays_in_quiet_hours_and_repeats_after_them);
	g_test_add_func("/plan/agenda/quiet/day", quiet_hours_may_lie_within_a_day_or_be_none);
	g_test_add_func("/plan/agenda/quiet/clock", quiet_hours_follow_the_clock_when_it_changes);
	g_test_add_func("/plan/agenda/quiet/zone", quiet_hours_are_those_of_the_place_the_client_is_in);
	g_test_add_func("/plan/agenda/snooze", a_snooze_is_silent_until_it_ends);
	g_test_add_func("/plan/agenda/snooze/kept", a_snooze_is_kept_whatever_hour_and_budget_say);
	g_test_add_func("/plan/agenda/snooze/past", what_is_put_off_past_its_time_ends_with_it);
	g_test_add_func("/plan/agenda/snooze/done", done_ends_a_snooze);
	g_test_add_func("/plan/agenda/server", without_a_server_it_waits_and_is_missed_with_that_reason);
	g_test_add_func("/plan/agenda/off", turned_off_it_is_missed_at_its_moment);
	g_test_add_func("/plan/agenda/budget", over_the_budget_a_first_turn_waits_for_tomorrow_or_is_missed);
	g_test_add_func("/plan/agenda/budget/repeats", repeats_leave_room_for_what_today_is_still_to_say);
	g_test_add_func("/plan/agenda/budget/popups", the_budget_counts_popups_not_reminders);
	g_test_add_func("/plan/agenda/evening", this_evening_is_the_next_time_the_clock_shows_it);
	return g_test_run();
}

/* SPDX-License-Identifier: MIT */
/* All reminders of a stretch of time, and the next one. */
#include "plan/remind.h"

#include "remind_board.h"

#include <string.h>

/* What may be asked about, so that lead times and dates around it stay within the calendar: some centuries
 * more, either way, than files and people can write. */
#define LEAST ((AcInstant)-30000000000)
#define MOST  ((AcInstant)30000000000)

const AcRemindPolicy ac_remind_policy_usual = {
    .kinds = AC_REMINDER_ALL,
    .quiet_from = 22 * 60,
    .quiet_to = 7 * 60 + 30,
    .a_day = 8,
    .repeats = 2,
    .repeat_minutes = 30,
    .eve_minute = 18 * 60,
    .morning_minute = 7 * 60 + 30,
    .checkin_minute = 19 * 60,
};

/* ---- quiet hours --------------------------------------------------------------------------------------- */

static gboolean is_quiet(const AcRemindPolicy *policy, int minute)
{
	if (policy->quiet_from <= policy->quiet_to)
		return minute >= policy->quiet_from && minute < policy->quiet_to;
	return minute >= policy->quiet_from || minute < policy->quiet_to;
}

AcInstant ac_plan_remind_quiet_end(const AcRemindPolicy *policy, GTimeZone *zone, AcInstant at)
{
	/* More than once where a zone skips a date. */
	for (int i = 0; i < 4; i++) {
		AcLocal local = ac_time_local(at, zone);
		if (!is_quiet(policy, local.minute))
			return at;
		AcInstant both[2];
		ac_time_at_both(local.date + (local.minute >= policy->quiet_to ? 1 : 0), policy->quiet_to, zone,
		                both);
		at = both[AC_FOLD_FIRST] > at ? both[AC_FOLD_FIRST] : MAX(both[AC_FOLD_SECOND], at + 1);
	}
	return at;
}

/* ---- the board ----------------------------------------------------------------------------------------- */

void ac_plan_remind_add(AcPlanBoard *board, const AcReminder *reminder)
{
	if (reminder->at < board->from || reminder->at >= board->to || reminder->until <= reminder->at)
		return;
	if (board->out != NULL) {
		g_array_append_vals(board->out, reminder, 1);
	} else if (reminder->end == AC_REMINDER_OPEN) {
		board->to = reminder->at;
		board->found = TRUE;
	}
}

const char *ac_plan_remind_name(AcArena *arena, AcInstant at)
{
	return ac_arena_printf(arena, "%" G_GINT64_FORMAT, at);
}

const char *ac_plan_remind_date(AcArena *arena, AcDate date)
{
	int year, month, day;
	ac_date_to_ymd(date, &year, &month, &day);
	return ac_arena_printf(arena, "%04d-%02d-%02d", year, month, day);
}

/* What costs least comes first: it brings the end of the search down for the others. */
static void fill(AcPlanBoard *board)
{
	ac_plan_remind_sessions(board);
	ac_plan_remind_look(board);
	ac_plan_remind_checkins(board);
	ac_plan_remind_tasks(board);
	ac_plan_remind_news(board);
	ac_plan_remind_followups(board);
}

static int by_moment(gconstpointer a, gconstpointer b)
{
	const AcReminder *x = a, *y = b;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return strcmp(x->key, y->key);
}

/* Two sessions of the same minute have their follow-up once. */
static guint leave_out_doubles(AcReminder *reminders, guint n)
{
	guint kept = 0;
	for (guint i = 0; i < n; i++)
		if (kept == 0 || strcmp(reminders[kept - 1].key, reminders[i].key) != 0)
			reminders[kept++] = reminders[i];
	return kept;
}

const AcReminder *ac_plan_reminders(const AcPlan *plan, AcArena *arena, const AcRemindPolicy *policy,
                                    AcInstant from, AcInstant to, guint *n)
{
	g_autoptr(GArray) out = g_array_new(FALSE, FALSE, sizeof(AcReminder));
	AcPlanBoard board = {.plan = plan,
	                     .policy = policy,
	                     .zone = plan->client->zone,
	                     .arena = arena,
	                     .from = CLAMP(from, LEAST, MOST),
	                     .to = CLAMP(to, LEAST, MOST),
	                     .out = out};
	if (board.from < board.to)
		fill(&board);
	g_array_sort(out, by_moment);
	AcReminder *reminders = ac_arena_memdup(arena, out->data, out->len * sizeof *reminders);
	*n = leave_out_doubles(reminders, out->len);
	return reminders;
}

AcInstant ac_plan_next_reminder(const AcPlan *plan, const AcRemindPolicy *policy, AcInstant after)
{
	g_autoptr(AcArena) scratch = ac_arena_new();
	AcPlanBoard board = {.plan = plan,
	                     .policy = policy,
	                     .zone = plan->client->zone,
	                     .arena = scratch,
	                     .from = CLAMP(after, LEAST, MOST) + 1,
	                     .to = MOST};
	if (board.from < board.to)
		fill(&board);
	return board.found ? board.to : AC_INSTANT_NEVER;
}

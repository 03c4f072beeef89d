/* SPDX-License-Identifier: MIT */
/* Sessions that come, check-ins and what they advised, follow-ups. */
#include "plan/triage.h"
#include "remind_board.h"

#include <string.h>

#define DAY (24 * AC_HOUR)
/* A session is told of this long before, or where quiet hours are in the way, at least so long. */
#define TELL_BEFORE (2 * AC_HOUR)
#define TELL_LEAST  AC_HOUR
/* When somebody can be called on the day after. */
#define CALL_MINUTE (10 * 60)
/* A review months away may as well be arranged some days later. */
#define FOLLOWUP_DAYS 14
/* Dates of follow-ups in one call. */
#define MAX_FOLLOWUPS 400

/* ---- sessions ------------------------------------------------------------------------------------------ */

/* NEVER: quiet hours leave no time for it. */
static AcInstant told_at(const AcPlanBoard *board, AcInstant begin)
{
	AcDate date = ac_time_date(begin, board->zone);
	AcInstant morning = ac_time_at(date, board->policy->morning_minute, board->zone, AC_FOLD_FIRST);
	AcInstant at = MIN(morning, begin - TELL_BEFORE);
	AcInstant heard = ac_plan_remind_quiet_end(board->policy, board->zone, at);
	return heard == at || heard <= begin - TELL_LEAST ? heard : AC_INSTANT_NEVER;
}

static void add_session(AcPlanBoard *board, const AcPlanSession *it)
{
	AcDate date = ac_time_date(it->begin, board->zone);
	AcInstant eve = ac_time_at(date - 1, board->policy->eve_minute, board->zone, AC_FOLD_FIRST);
	AcInstant morning = told_at(board, it->begin);
	gboolean tells_eve = ac_plan_remind_wants(board, AC_REMINDER_EVE);
	gboolean tells_morning = ac_plan_remind_wants(board, AC_REMINDER_SESSION);
	if (morning == AC_INSTANT_NEVER && tells_eve)
		tells_morning = FALSE;
	/* The date it has where it takes place: a flight does not change it. */
	const char *name =
	    ac_arena_printf(board->arena, "%" G_GINT64_FORMAT ":%s", it->session->id,
	                    ac_plan_remind_date(board->arena, ac_time_date(it->begin, it->session->zone)));
	AcReminder reminder = {.kind = AC_REMINDER_EVE,
	                       .key = ac_arena_printf(board->arena, "eve:%s", name),
	                       .at = eve,
	                       .about = it->begin,
	                       .until = tells_morning ? morning : it->begin,
	                       .session = it->session};
	if (tells_eve)
		ac_plan_remind_add(board, &reminder);
	reminder.kind = AC_REMINDER_SESSION;
	reminder.key = ac_arena_printf(board->arena, "session:%s", name);
	reminder.at = MIN(morning, it->begin) == morning ? morning : eve;
	reminder.until = it->begin;
	if (tells_morning)
		ac_plan_remind_add(board, &reminder);
}

void ac_plan_remind_sessions(AcPlanBoard *board)
{
	const AcPlan *plan = board->plan;
	for (gint32 k = 0; k < plan->n_sessions; k++)
		if (plan->sessions[k].session->state == AC_SESSION_PLANNED &&
		    plan->sessions[k].begin >= board->from && plan->sessions[k].begin - 3 * DAY < board->to)
			add_session(board, &plan->sessions[k]);
}

/* ---- check-ins ----------------------------------------------------------------------------------------- */

/* The day of the next check-in, counted from the treatment: daily while most can happen, then fewer. */
static int next_checkin_day(int day)
{
	static const int days[] = {1, 2, 3, 4, 5, 6, 7, 9, 11, 14};
	for (guint i = 0; i < G_N_ELEMENTS(days); i++)
		if (days[i] > day)
			return days[i];
	return (day / 7 + 1) * 7;
}

static gboolean was_made_on(const AcPlanBoard *board, AcDate date)
{
	const AcClient *client = board->plan->client;
	return (client->has_advice && ac_time_date(client->advised_at, board->zone) == date) ||
	       (client->has_checkin && ac_time_date(client->checkin_at, board->zone) == date);
}

static void add_checkin(AcPlanBoard *board, AcDate date, AcInstant at)
{
	AcReminder reminder = {
	    .kind = AC_REMINDER_CHECKIN,
	    .key = ac_arena_printf(board->arena, "checkin:%s", ac_plan_remind_date(board->arena, date)),
	    .at = at,
	    .about = at,
	    .until = ac_time_midnight(date + 1, board->zone),
	    .late = AC_LATE_DROP,
	    .end = was_made_on(board, date) ? AC_REMINDER_DONE : AC_REMINDER_OPEN,
	};
	ac_plan_remind_add(board, &reminder);
}

void ac_plan_remind_checkins(AcPlanBoard *board)
{
	const AcPlan *plan = board->plan;
	int minute = board->policy->checkin_minute;
	if (minute < 0 || !ac_plan_remind_wants(board, AC_REMINDER_CHECKIN))
		return;
	AcDate from = ac_time_date(board->from, board->zone);
	for (gint32 k = 0; k < plan->n_sessions; k++) {
		AcDate end = ac_time_date(plan->sessions[k].end, plan->sessions[k].session->zone);
		int last = ac_plan_lasts_days(plan, end);
		for (int day = next_checkin_day(MAX(from - end - 1, 0)); day <= last; day = next_checkin_day(day)) {
			AcInstant at = ac_time_at(end + day, minute, board->zone, AC_FOLD_FIRST);
			if (at >= board->to || ac_plan_latest(plan, at, FALSE) > k)
				break;
			if (ac_plan_latest(plan, at, FALSE) == k)
				add_checkin(board, end + day, at);
		}
	}
}

/* ---- what the last check-in advised -------------------------------------------------------------------- */

static const AcSign *find_sign(const AcProtocol *protocol, const char *id)
{
	for (guint i = 0; i < protocol->n_signs; i++)
		if (strcmp(protocol->signs[i].id, id) == 0)
			return &protocol->signs[i];
	return NULL;
}

/* The shortest time to look again in, of what was seen then; a day when the leaflet gives none. */
static AcInstant again_at(const AcPlanBoard *board, AcInstant advised_at)
{
	const AcClient *client = board->plan->client;
	g_autofree AcFeeling *feelings = g_new0(AcFeeling, MAX(client->n_seen, 1));
	guint n = 0;
	for (guint i = 0; i < client->n_seen && client->checkin_at == client->advised_at; i++) {
		feelings[n].sign = find_sign(board->plan->protocol, client->seen[i].sign);
		feelings[n].severity = client->seen[i].severity;
		n += feelings[n].sign != NULL ? 1 : 0;
	}
	const AcTriage *triage = ac_plan_triage(board->plan, board->arena, feelings, n, advised_at);
	return triage->again_at != AC_INSTANT_NEVER ? triage->again_at : advised_at + DAY;
}

void ac_plan_remind_look(AcPlanBoard *board)
{
	const AcClient *client = board->plan->client;
	if (!client->has_advice || client->advice == AC_ADVICE_EXPECTED ||
	    !ac_plan_remind_wants(board, AC_REMINDER_LOOK))
		return;
	AcInstant advised_at = CLAMP(client->advised_at, AC_PLAN_MIN, AC_PLAN_MAX);
	AcDate date = ac_time_date(advised_at, board->zone);
	AcInstant day_after = ac_time_at(date + 1, CALL_MINUTE, board->zone, AC_FOLD_FIRST);
	AcReminder reminder = {
	    .kind = AC_REMINDER_LOOK,
	    .key = ac_arena_printf(board->arena, "look:%s", ac_plan_remind_name(board->arena, advised_at)),
	    .at = day_after,
	    .about = advised_at,
	    .advice = client->advice,
	};
	if (client->advice == AC_ADVICE_WATCH)
		reminder.at = again_at(board, advised_at);
	reminder.passes =
	    client->advice == AC_ADVICE_EMERGENCY || (client->advice == AC_ADVICE_DOCTOR && !client->advice_soon);
	if (reminder.passes)
		reminder.at = advised_at + (client->advice == AC_ADVICE_EMERGENCY ? AC_HOUR / 2 : 2 * AC_HOUR);
	reminder.until = reminder.at + (client->advice == AC_ADVICE_PRACTITIONER ? 2 * DAY : DAY);
	ac_plan_remind_add(board, &reminder);
}

/* ---- follow-ups ---------------------------------------------------------------------------------------- */

static void add_followup(AcPlanBoard *board, const AcFollowupDate *one)
{
	AcDate date = ac_time_date(one->at, board->zone);
	int minute = board->policy->morning_minute;
	AcReminder reminder = {
	    .kind = AC_REMINDER_FOLLOWUP,
	    .key = ac_arena_printf(board->arena, "followup:%s:%s", one->followup->id,
	                           ac_plan_remind_name(board->arena, one->at)),
	    .at = ac_time_at(date, minute, board->zone, AC_FOLD_FIRST),
	    .about = one->at,
	    .until = ac_time_at(date + FOLLOWUP_DAYS, minute, board->zone, AC_FOLD_FIRST),
	    .followup = one->followup,
	};
	ac_plan_remind_add(board, &reminder);
}

/* Date by date: one that comes several times on a date is told once. */
void ac_plan_remind_followups(AcPlanBoard *board)
{
	AcInstant from = ac_time_midnight(ac_time_date(board->from, board->zone) - 1, board->zone);
	for (guint i = 0; i < MAX_FOLLOWUPS && ac_plan_remind_wants(board, AC_REMINDER_FOLLOWUP); i++) {
		guint n;
		const AcFollowupDate *dates = ac_plan_followups(board->plan, board->arena, from, &n);
		AcInstant first = AC_INSTANT_NEVER;
		for (guint k = 0; k < n; k++)
			first = MIN(first, dates[k].at);
		if (first >= board->to + DAY)
			return;
		from = ac_time_midnight(ac_time_date(first, board->zone) + 1, board->zone);
		for (guint k = 0; k < n; k++)
			if (dates[k].at < from)
				add_followup(board, &dates[k]);
	}
}

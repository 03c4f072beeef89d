/* SPDX-License-Identifier: MIT */
/* What is to be done about reminders at a moment. Each item is judged by itself; then the day's budget
 * speaks. */
#include "plan/agenda.h"

#include "remind_board.h"

#include <string.h>

/* So late is not late: a popup that waits for its program, its server or its timer. */
#define GRACE (5 * AC_MINUTE)

typedef enum {
	PLACE_NONE,    /* nothing to be done now */
	PLACE_STANDS,  /* was said, and nobody has answered */
	PLACE_REPEATS, /* stands, and is to be said again */
	PLACE_FIRST,   /* is to be said for the first time */
	PLACE_ASKED    /* a snooze has ended: the person wants it now */
} Place;

typedef struct {
	const AcAgendaItem *item;
	const AcReminder *reminder;
	AcRemindRecord record; /* zeroed where there is none */
	Place place;
	gboolean ends;
	AcTold told;
	AcInstant next; /* nothing changes for it before; NEVER */
} Case;

typedef struct {
	const AcAgendaState *state;
	Case *cases;
	guint n;
} Desk;

static AcInstant sooner(AcInstant a, AcInstant b)
{
	return MIN(a, b);
}

/* ---- its time ------------------------------------------------------------------------------------------ */

/* When it could be heard first: its moment, or the end of the quiet hours in which that lies. */
static AcInstant heard_at(const Desk *desk, const Case *one, AcInstant at)
{
	if (one->reminder->passes)
		return at;
	return ac_plan_remind_quiet_end(desk->state->policy, one->item->zone, at);
}

static AcInstant day_ends(const Desk *desk, const Case *one)
{
	return ac_time_midnight(ac_time_date(desk->state->now, one->item->zone) + 1, one->item->zone);
}

/* From then on it is not said a first time. */
static AcInstant useful_until(const Case *one)
{
	if (one->reminder->late == AC_LATE_DROP && one->record.snoozed_until == 0)
		return MIN(one->reminder->until, one->reminder->at + GRACE + 1);
	return one->reminder->until;
}

static void end(Case *one, AcTold told)
{
	one->ends = TRUE;
	one->told = told;
	one->next = AC_INSTANT_NEVER;
}

/* Why it was never said. Its quiet hours come first: whatever else was, they would have kept it. */
static AcTold reason(const Desk *desk, const Case *one)
{
	AcInstant heard = heard_at(desk, one, one->reminder->at);
	if (heard >= useful_until(one))
		return AC_TOLD_MISSED_QUIET;
	if (desk->state->is_off)
		return AC_TOLD_MISSED_OFF;
	return !desk->state->can_show && desk->state->unable_since <= heard ? AC_TOLD_MISSED_SERVER
	                                                                    : AC_TOLD_MISSED_LATE;
}

/* ---- one item ------------------------------------------------------------------------------------------ */

static AcTold told_of(AcReminderEnd how)
{
	switch (how) {
	case AC_REMINDER_DONE:
		return AC_TOLD_DONE;
	case AC_REMINDER_SKIPPED:
		return AC_TOLD_SKIPPED;
	case AC_REMINDER_HELD:
		return AC_TOLD_HELD;
	case AC_REMINDER_OPEN:
		return AC_TOLD_OPEN;
	}
	g_assert_not_reached();
}

/* What was said late, in a digest, is not said again. */
static gboolean may_repeat(const Case *one, guint shown, AcInstant shown_at)
{
	const AcReminder *reminder = one->reminder;
	if (reminder->gap < AC_MINUTE || shown > reminder->repeats)
		return FALSE;
	return reminder->late != AC_LATE_DIGEST || shown > 1 || shown_at <= reminder->at + GRACE;
}

/* When it is said again, or is of no use. */
static AcInstant after_turn(const Desk *desk, const Case *one, guint shown, AcInstant shown_at)
{
	AcInstant until = one->reminder->until;
	if (!may_repeat(one, shown, shown_at))
		return until;
	return MIN(until, heard_at(desk, one, shown_at + one->reminder->gap));
}

/* Said before: it stands, is closed, or has a further turn. */
static void judge_said(const Desk *desk, Case *one)
{
	AcInstant now = desk->state->now;
	AcInstant again = after_turn(desk, one, one->record.shown, one->record.shown_at);
	one->place = one->record.is_closed ? PLACE_NONE : PLACE_STANDS;
	one->next = again;
	if (again > now)
		return;
	/* Its turn has come; in quiet hours it waits for their end. */
	one->next = MIN(heard_at(desk, one, now), one->reminder->until);
	if (one->next <= now)
		one->place = PLACE_REPEATS;
}

/* The person put it off until a moment that has come. Late, it keeps to quiet hours like all others. */
static void judge_snoozed(const Desk *desk, Case *one)
{
	AcInstant now = desk->state->now;
	AcInstant heard = now <= one->record.snoozed_until + GRACE ? now : heard_at(desk, one, now);
	one->next = MIN(heard, one->reminder->until);
	one->place = heard <= now ? PLACE_ASKED : PLACE_NONE;
}

static void judge_unsaid(const Desk *desk, Case *one)
{
	AcInstant now = desk->state->now, until = useful_until(one);
	AcInstant at = one->reminder->at;
	gboolean drops = one->reminder->late == AC_LATE_DROP && !one->reminder->passes;
	if (heard_at(desk, one, at) >= until || (drops && heard_at(desk, one, at) > at)) {
		end(one, AC_TOLD_MISSED_QUIET);
		return;
	}
	AcInstant heard = heard_at(desk, one, now);
	one->next = MIN(heard, until);
	one->place = heard <= now ? PLACE_FIRST : PLACE_NONE;
}

/* What waits for its moment. One that lies in quiet hours needs no look before their end, unless it ends
 * there.
 */
static AcInstant wakes_at(const Desk *desk, const Case *one, gboolean is_said)
{
	const AcReminder *reminder = one->reminder;
	AcInstant at = MAX(reminder->at, one->record.snoozed_until);
	AcInstant heard = heard_at(desk, one, at);
	gboolean waits = !is_said && !desk->state->is_off && reminder->end == AC_REMINDER_OPEN &&
	                 reminder->late != AC_LATE_DROP && heard < reminder->until;
	return MIN(waits ? heard : at, reminder->until);
}

/* Whether its time is over, or has not come. */
static gboolean is_out_of_time(const Desk *desk, Case *one)
{
	AcInstant now = desk->state->now;
	const AcReminder *reminder = one->reminder;
	const AcRemindRecord *record = &one->record;
	gboolean is_said = record->shown > 0 || record->snoozed_until != 0;
	if (reminder->end != AC_REMINDER_OPEN && (reminder->at <= now || is_said)) {
		end(one, told_of(reminder->end));
		return TRUE;
	}
	if (now >= reminder->until || (!is_said && now >= useful_until(one))) {
		end(one, is_said ? AC_TOLD_UNDONE : reason(desk, one));
		return TRUE;
	}
	one->next = wakes_at(desk, one, is_said);
	return MAX(reminder->at, record->snoozed_until) > now;
}

static void judge(const Desk *desk, Case *one)
{
	const AcRemindRecord *record = &one->record;
	one->next = AC_INSTANT_NEVER;
	if (record->told != AC_TOLD_OPEN)
		return;
	if (one->reminder == NULL) {
		if (one->item->record != NULL)
			end(one, AC_TOLD_GONE);
		return;
	}
	if (is_out_of_time(desk, one))
		return;
	if (desk->state->is_off) {
		one->next = one->reminder->until;
		if (record->shown == 0 && record->snoozed_until == 0)
			end(one, AC_TOLD_MISSED_OFF);
		return;
	}
	gboolean is_put_off =
	    record->snoozed_until != 0 && (record->shown == 0 || record->shown_at < record->snoozed_until);
	if (is_put_off)
		judge_snoozed(desk, one);
	else if (record->shown > 0)
		judge_said(desk, one);
	else
		judge_unsaid(desk, one);
}

/* ---- the server and the day's budget --------------------------------------------------------------------
 */

static gboolean has_turn(const Case *one)
{
	return one->place >= PLACE_REPEATS;
}

/* Nobody can show it: it waits, and stands only if it did before. */
static void take_turn_away(Case *one, AcInstant next)
{
	gboolean stands = one->place == PLACE_REPEATS && !one->record.is_closed;
	one->place = stands ? PLACE_STANDS : PLACE_NONE;
	one->next = next;
}

static void wait_for_server(const Desk *desk)
{
	for (guint i = 0; i < desk->n; i++) {
		Case *one = &desk->cases[i];
		if (!has_turn(one))
			continue;
		take_turn_away(one, one->place == PLACE_FIRST ? useful_until(one) : one->reminder->until);
	}
}

static int by_number(gconstpointer a, gconstpointer b)
{
	const AcInstant *x = a, *y = b;
	return *x < *y ? -1 : *x > *y;
}

/* Popups of first turns that today is still to have: what falls due at one moment is one. */
static guint still_to_come(const Desk *desk)
{
	g_autoptr(GArray) moments = g_array_new(FALSE, FALSE, sizeof(AcInstant));
	for (guint i = 0; i < desk->n; i++) {
		const Case *one = &desk->cases[i];
		if (one->reminder == NULL || one->ends || one->record.told != AC_TOLD_OPEN || one->record.shown > 0 ||
		    one->reminder->passes || one->reminder->end != AC_REMINDER_OPEN)
			continue;
		AcInstant at = MAX(one->reminder->at, one->record.snoozed_until);
		AcInstant heard = heard_at(desk, one, MAX(at, desk->state->now));
		if (heard > desk->state->now && heard < MIN(day_ends(desk, one), useful_until(one)))
			g_array_append_val(moments, heard);
	}
	g_array_sort(moments, by_number);
	guint n = 0;
	for (guint i = 0; i < moments->len; i++)
		if (i == 0 || g_array_index(moments, AcInstant, i) != g_array_index(moments, AcInstant, i - 1))
			n++;
	return n;
}

static gboolean any_is(const Desk *desk, Place place)
{
	for (guint i = 0; i < desk->n; i++)
		if (desk->cases[i].place == place && !desk->cases[i].reminder->passes)
			return TRUE;
	return FALSE;
}

/* A first turn over the budget waits for the next day, or was missed; a repeat waits. */
static void hold_back(const Desk *desk, Place place)
{
	for (guint i = 0; i < desk->n; i++) {
		Case *one = &desk->cases[i];
		if (one->place != place || one->reminder->passes)
			continue;
		AcInstant until = place == PLACE_FIRST ? useful_until(one) : one->reminder->until;
		AcInstant tomorrow = heard_at(desk, one, day_ends(desk, one));
		if (place == PLACE_FIRST && tomorrow >= until) {
			one->place = PLACE_NONE;
			end(one, AC_TOLD_MISSED_BUDGET);
		} else {
			take_turn_away(one, sooner(tomorrow, until));
		}
	}
}

/* One popup a call, whatever is in it. What the person put off is asked for, and comes whatever was said. */
static void keep_budget(const Desk *desk)
{
	guint a_day = desk->state->policy->a_day, said = desk->state->said_today;
	if (a_day == 0)
		return;
	if (any_is(desk, PLACE_ASKED))
		return;
	if (any_is(desk, PLACE_FIRST)) {
		if (said < a_day)
			return;
		hold_back(desk, PLACE_FIRST);
	}
	if (any_is(desk, PLACE_REPEATS) && said + still_to_come(desk) >= a_day)
		hold_back(desk, PLACE_REPEATS);
}

/* ---- the agenda ---------------------------------------------------------------------------------------- */

static int by_weight(gconstpointer a, gconstpointer b, gpointer data)
{
	(void)data;
	const Case *x = *(const Case *const *)a, *y = *(const Case *const *)b;
	if (x->reminder->passes != y->reminder->passes)
		return x->reminder->passes ? -1 : 1;
	if (x->reminder->at != y->reminder->at)
		return x->reminder->at < y->reminder->at ? -1 : 1;
	if (x->item->client_id != y->item->client_id)
		return x->item->client_id < y->item->client_id ? -1 : 1;
	return strcmp(x->reminder->key, y->reminder->key);
}

static void set_standing(AcArena *arena, const Desk *desk, AcAgenda *agenda)
{
	const Case **order = AC_ARENA_ARRAY(arena, const Case *, desk->n);
	guint n = 0;
	for (guint i = 0; i < desk->n; i++)
		if (desk->cases[i].place != PLACE_NONE)
			order[n++] = &desk->cases[i];
	g_qsort_with_data(order, (gint)n, sizeof *order, by_weight, NULL);
	const AcAgendaItem **standing = AC_ARENA_ARRAY(arena, const AcAgendaItem *, n);
	const AcAgendaItem **turns = AC_ARENA_ARRAY(arena, const AcAgendaItem *, n);
	for (guint i = 0; i < n; i++) {
		standing[agenda->n_standing++] = order[i]->item;
		if (has_turn(order[i]))
			turns[agenda->n_turns++] = order[i]->item;
	}
	agenda->standing = standing;
	agenda->turns = turns;
}

static void set_ends(AcArena *arena, const Desk *desk, AcAgenda *agenda)
{
	AcAgendaEnd *ends = AC_ARENA_ARRAY(arena, AcAgendaEnd, desk->n);
	for (guint i = 0; i < desk->n; i++)
		if (desk->cases[i].ends)
			ends[agenda->n_ends++] = (AcAgendaEnd){desk->cases[i].item, desk->cases[i].told};
	agenda->ends = ends;
}

/* A turn that is taken now is recorded: what comes after it counts. */
static AcInstant next_of(const Desk *desk)
{
	AcInstant next = AC_INSTANT_NEVER, now = desk->state->now;
	for (guint i = 0; i < desk->n; i++) {
		const Case *one = &desk->cases[i];
		next = sooner(next, has_turn(one) ? after_turn(desk, one, one->record.shown + 1, now) : one->next);
	}
	return next;
}

const AcAgenda *ac_plan_agenda(AcArena *arena, const AcAgendaState *state, const AcAgendaItem *items,
                               guint n_items)
{
	AcAgenda *agenda = AC_ARENA_NEW(arena, AcAgenda);
	Desk desk = {state, AC_ARENA_ARRAY(arena, Case, n_items), n_items};
	for (guint i = 0; i < n_items; i++) {
		Case *one = &desk.cases[i];
		one->item = &items[i];
		one->reminder = items[i].reminder;
		if (items[i].record != NULL)
			one->record = *items[i].record;
		judge(&desk, one);
	}
	if (!state->can_show)
		wait_for_server(&desk);
	else
		keep_budget(&desk);
	set_standing(arena, &desk, agenda);
	set_ends(arena, &desk, agenda);
	agenda->next = next_of(&desk);
	return agenda;
}

AcInstant ac_agenda_evening(AcInstant now, GTimeZone *zone, int minute)
{
	AcDate date = ac_time_date(now, zone);
	AcInstant at = ac_time_at(date, minute, zone, AC_FOLD_FIRST);
	return at > now ? at : ac_time_at(date + 1, minute, zone, AC_FOLD_FIRST);
}

/* SPDX-License-Identifier: MIT */
/**
 * plan/agenda.h - what is to be done about reminders at a moment: what stands on the screen, what is over and
 * why, when to look again. Pure; who acts on it (remind/) shows, records and sleeps.
 *
 * The rules, in this order:
 *  1. A record that is over is over for good: nothing more is said or recorded of it.
 *  2. What the plan has no more is GONE. What is done, skipped or held ends with that, once its moment has
 *     come or something was said of it.
 *  3. At `until` all is over: UNDONE if it was said or put off, else missed, with the reason: its whole time
 *     lay in quiet hours (QUIET), reminders are off (OFF), nobody could show it from its moment on (SERVER),
 *     else LATE. What can tell its reason sooner ends at its moment: QUIET, OFF and BUDGET.
 *  4. Late by 5 minutes is not late. After that DROP is over; REMIND and DIGEST are said as soon as they can
 *     be, all in one popup; what a digest said late is not repeated.
 *  5. A snooze that has not ended says nothing. When it ends it is said, whatever quiet hours and budget say:
 *     the person asked for it. Noticed more than 5 minutes late it keeps to quiet hours. One that reaches
 *     past `until` ends UNDONE there.
 *  6. Quiet hours run in the item's zone by its clock. First turns and repeats wait for their end; DROP is
 *     missed. What stands on the screen stays there.
 *  7. A repeat comes `gap` after the last turn, as long as fewer than 1 + repeats were taken (a snooze's
 *     counts too). It brings back a popup that was closed.
 *  8. can_show FALSE: no turn is taken, all waits.
 *  9. The budget counts popups. When the day has had them, a first turn waits for the next day, or is missed
 *     (BUDGET) when that is too late or it was DROP; a repeat waits. A repeat also leaves room for the first
 *     turns that today is still to have, as far as the items show them. A popup that comes anyway, of a first
 *     turn or a snooze, takes everything along.
 * 10. What `passes` is not touched by 6 and 9, and not counted.
 * Of the rest, what was said and is neither answered nor closed stands; with what has a turn it is one popup,
 * what passes before all, then the oldest first. Each turn is taken once: who shows it records shown + 1 and
 * shown_at = now, and before the next call.
 */
#ifndef AC_PLAN_AGENDA_H
#define AC_PLAN_AGENDA_H

#include "model/reminder.h"
#include "plan/remind.h"

typedef struct {
	gint64 client_id;
	GTimeZone *zone;              /* the client's present zone: quiet hours and days run in it */
	const AcReminder *reminder;   /* NULL: the plan has it no more */
	const AcRemindRecord *record; /* NULL: nothing recorded */
} AcAgendaItem;

typedef struct {
	AcInstant now;
	const AcRemindPolicy *policy;
	guint said_today;  /* popups with turns shown on now's date so far; those of what passes not counted */
	gboolean can_show; /* there is somebody to show it */
	AcInstant unable_since; /* can_show FALSE: since when; else NEVER */
	gboolean is_off; /* the person wants none (privacy "off", reminders off): due ones are missed, OFF */
} AcAgendaState;

/** One item that is over from now on: to be recorded. */
typedef struct {
	const AcAgendaItem *item;
	AcTold told;
} AcAgendaEnd;

typedef struct {
	const AcAgendaItem *const
	    *standing;                    /* what the popup is about, the oldest first; what passes before all */
	guint n_standing;                 /* 0: no popup; more than one: a digest */
	const AcAgendaItem *const *turns; /* those of them that take a turn now: it rings, and is counted */
	guint n_turns;
	const AcAgendaEnd *ends;
	guint n_ends;
	/* Look again then; later than now. Before it nothing changes, when turns and ends were recorded and
	 * nothing else has happened. NEVER: nothing is known to come of these items. */
	AcInstant next;
} AcAgenda;

/**
 * Never NULL; in @arena, pointing into @items. With can_show FALSE nothing takes a turn: what is due waits
 * until somebody can show it, or until it is of no use.
 */
const AcAgenda *ac_plan_agenda(AcArena *arena, const AcAgendaState *state, const AcAgendaItem *items,
                               guint n_items);

/** "This evening" for a snooze: the next time the local clock shows @minute. */
AcInstant ac_agenda_evening(AcInstant now, GTimeZone *zone, int minute);

#endif

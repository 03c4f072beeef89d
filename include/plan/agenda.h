/* SPDX-License-Identifier: MIT */
/**
 * plan/agenda.h - what is to be done about reminders at a moment: what stands on the screen, what is over and
 * why, when to look again. Pure; who acts on it (remind/) shows, records and sleeps.
 *
 * The order of things: what is over says nothing. What waits (its time, a snooze, quiet hours) says nothing
 * yet. Of the rest, what has a turn (the first time, a repeat, a snooze that ended) is said, together with
 * what still stands unanswered: one popup, and where there are several reminders, one digest, the oldest
 * first. Each turn is taken once.
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
	guint said_today;       /* popups shown on now's date so far, those that pass not counted */
	gboolean can_show;      /* there is somebody to show it */
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
	AcInstant next; /* look again then: the next turn, snooze, end, hour; NEVER: nothing is known to come */
} AcAgenda;

/**
 * Never NULL; in @arena, pointing into @items. With can_show FALSE nothing takes a turn: what is due waits
 * until somebody can show it, or until it is of no use.
 */
const AcAgenda *ac_plan_agenda(AcArena *arena, const AcAgendaState *state, const AcAgendaItem *items,
                               guint n_items);

/** "This evening" for a snooze: the next time the local clock shows @minute, before quiet hours begin. */
AcInstant ac_agenda_evening(AcInstant now, GTimeZone *zone, int minute);

#endif

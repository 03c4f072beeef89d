/* SPDX-License-Identifier: MIT */
/*
 * remind_board.h - how the files of the reminders see each other: each kind puts what it has within a stretch
 * of time on the board.
 */
#ifndef AC_PLAN_REMIND_BOARD_H
#define AC_PLAN_REMIND_BOARD_H

#include "plan/remind.h"
#include "plan_private.h"

typedef struct {
	const AcPlan *plan;
	const AcRemindPolicy *policy;
	GTimeZone *zone; /* of the client */
	AcArena *arena;
	AcInstant from, to; /* what is asked for */
	GArray *out; /* of AcReminder; NULL: only the first open one is sought, and `to` comes down to it */
	gboolean found;
} AcPlanBoard;

/** Takes it when its moment is asked for and it is of use then. */
void ac_plan_remind_add(AcPlanBoard *board, const AcReminder *reminder);
/** An instant as part of a key. */
const char *ac_plan_remind_name(AcArena *arena, AcInstant at);
/** A date as part of a key: "2026-11-24". */
const char *ac_plan_remind_date(AcArena *arena, AcDate date);

void ac_plan_remind_tasks(AcPlanBoard *board);     /* TASK */
void ac_plan_remind_news(AcPlanBoard *board);      /* ALLOWED, BEFORE */
void ac_plan_remind_sessions(AcPlanBoard *board);  /* EVE, SESSION */
void ac_plan_remind_checkins(AcPlanBoard *board);  /* CHECKIN */
void ac_plan_remind_look(AcPlanBoard *board);      /* LOOK */
void ac_plan_remind_followups(AcPlanBoard *board); /* FOLLOWUP */

/** The first moment from @at on that does not lie in quiet hours. */
AcInstant ac_plan_remind_quiet_end(const AcRemindPolicy *policy, GTimeZone *zone, AcInstant at);

static inline gboolean ac_plan_remind_wants(const AcPlanBoard *board, AcReminderKind kind)
{
	return (board->policy->kinds & AC_REMINDER_BIT(kind)) != 0;
}

#endif

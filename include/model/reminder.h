/* SPDX-License-Identifier: MIT */
/** model/reminder.h - what was said of a reminder, as it is kept. Plain data. */
#ifndef AC_MODEL_REMINDER_H
#define AC_MODEL_REMINDER_H

#include "time/instant.h"

/** How a reminder ended. What is stored is this number: add at the end. */
typedef enum {
	AC_TOLD_OPEN,          /* it has not */
	AC_TOLD_DONE,          /* the task was ticked, the notice acknowledged, the check-in made */
	AC_TOLD_SKIPPED,       /* the person left it out */
	AC_TOLD_UNDONE,        /* it was said, and its time ended without an answer */
	AC_TOLD_MISSED_LATE,   /* missed, never said: the program or the machine was not running then */
	AC_TOLD_MISSED_QUIET,  /* missed: its time lay in quiet hours */
	AC_TOLD_MISSED_BUDGET, /* missed: the day had its reminders */
	AC_TOLD_MISSED_SERVER, /* missed: nobody could show it */
	AC_TOLD_MISSED_OFF,    /* missed: reminders, or this kind of them, were turned off */
	AC_TOLD_HELD,          /* it may not be done then, so it was not said */
	AC_TOLD_GONE           /* the plan has it no more: a session moved, rules changed */
} AcTold;

/** What was recorded of one reminder. The zeroed struct with a key: nothing yet. */
typedef struct {
	const char *key;
	AcInstant at; /* as the plan had it when it was recorded */
	AcTold told;
	guint shown;             /* turns taken: shown so often */
	AcInstant shown_at;      /* the last of them; meaningless when shown is 0 */
	AcInstant snoozed_until; /* 0: not snoozed */
	gboolean is_closed;      /* the person took the popup away; a repeat brings it back */
} AcRemindRecord;

#endif

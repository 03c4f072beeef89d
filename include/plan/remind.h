/* SPDX-License-Identifier: MIT */
/**
 * plan/remind.h - what is to be said when nobody is looking: these moments, these messages, these policies.
 * Pure, as all of the plan: facts and ids, no sentences (render/reminder.h has the words).
 *
 * A reminder is named by its key, which stays the same whatever becomes of zones, clocks and other
 * reminders: what was said of it is recorded under that key.
 */
#ifndef AC_PLAN_REMIND_H
#define AC_PLAN_REMIND_H

#include "plan/plan.h"

typedef enum {
	AC_REMINDER_TASK,    /* a task with `remind` falls due */
	AC_REMINDER_ALLOWED, /* something has become allowed, or allowed further */
	AC_REMINDER_BEFORE,  /* what is to be left before a session begins to hold */
	AC_REMINDER_EVE,     /* the evening before a session */
	AC_REMINDER_SESSION, /* the morning of a session */
	AC_REMINDER_CHECKIN, /* how does it look and feel today? */
	AC_REMINDER_LOOK,    /* the last check-in asked to look again, or to call somebody */
	AC_REMINDER_FOLLOWUP /* a review, months away */
} AcReminderKind;
#define AC_N_REMINDER_KINDS 8
/** A set of kinds. */
#define AC_REMINDER_BIT(kind) (1u << (kind))
#define AC_REMINDER_ALL       ((1u << AC_N_REMINDER_KINDS) - 1)
/** What a practitioner is told of all clients. */
#define AC_REMINDER_SESSIONS                                                                                 \
	(AC_REMINDER_BIT(AC_REMINDER_EVE) | AC_REMINDER_BIT(AC_REMINDER_SESSION) |                               \
	 AC_REMINDER_BIT(AC_REMINDER_FOLLOWUP))

/** What the person chose. Minutes are of the client's local day. */
typedef struct {
	unsigned kinds;                 /* AC_REMINDER_BIT()s */
	int quiet_from, quiet_to;       /* no reminder from … to; equal: there are no quiet hours */
	guint a_day;                    /* popups a day at most; 0: any number */
	guint repeats;                  /* a task that is not done is said again so often, */
	int repeat_minutes;             /* so far apart */
	int eve_minute, morning_minute; /* of a session; morning: of what is allowed from midnight on, too */
	int checkin_minute;             /* negative: no daily check-in */
} AcRemindPolicy;

/** As config/aftercare.cfg has it. */
extern const AcRemindPolicy ac_remind_policy_usual;

/** Whether there is something left to say. */
typedef enum {
	AC_REMINDER_OPEN,
	AC_REMINDER_DONE,    /* the task is done; the check-in was made */
	AC_REMINDER_SKIPPED, /* the person left it out */
	AC_REMINDER_HELD     /* it may not be done at that time */
} AcReminderEnd;

typedef struct {
	AcReminderKind kind;
	const char *key; /* "task:moisturise:3:2026-11-24:1200"; unique among the client's; no name in it */
	AcInstant at;    /* when it is to be said */
	AcInstant about; /* what it speaks of: the task's time, the begin of the session */
	AcInstant until; /* from then on it is of no use; later than at */
	AcLate late;     /* what becomes of it when its moment was missed */
	guint repeats;   /* how often it is said again, and */
	AcInstant gap;   /* seconds between; 0 with no repeats */
	gboolean passes; /* neither quiet hours nor the day's budget hold it back */
	AcReminderEnd end;
	const AcOccurrence *occurrence; /* TASK */
	const AcSession *session;       /* EVE, SESSION, BEFORE; of a TASK: whose clock it runs on */
	const AcChange *changes;        /* ALLOWED, BEFORE: what changes then, at least one */
	guint n_changes;
	const AcFollowup *followup; /* FOLLOWUP */
	AcAdvice advice;            /* LOOK: what the check-in advised */
} AcReminder;

/**
 * All with `at` in [from, to), by at, then key; in @arena. What the plan says does not hang on its now but
 * for `end`.
 */
const AcReminder *ac_plan_reminders(const AcPlan *plan, AcArena *arena, const AcRemindPolicy *policy,
                                    AcInstant from, AcInstant to, guint *n);
/** The `at` of the first that is open and comes after @after, years ahead if need be; NEVER: none. */
AcInstant ac_plan_next_reminder(const AcPlan *plan, const AcRemindPolicy *policy, AcInstant after);

#endif

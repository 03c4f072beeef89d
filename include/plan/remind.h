/* SPDX-License-Identifier: MIT */
/**
 * plan/remind.h - what is to be said when nobody is looking: these moments, these messages, these policies.
 * Pure, as all of the plan: facts and ids, no sentences (render/reminder.h has the words).
 *
 * A reminder is named by its key, which stays the same whatever becomes of zones, clocks and other
 * reminders: what was said of it is recorded under that key. Clock times are of the client's present zone.
 *
 * TASK: each time of a task with `remind`, its lead time before; never what is more than asked for. One
 *   without a time: in the morning, or when its window begins, if that is later; asked for several times a
 *   day, spread from the morning to the evening. Of use to the end of its day, or until the next of the same
 *   is due. Repeated, unless the leaflet says "may". One that waits for another task (AC_TASK_WAITS) is said
 *   all the same. Key: local date and minute, as a tick has them.
 * ALLOWED: all that becomes allowed at one moment, or allowed further up its ladder, as the day's screen
 *   tells it as new: no permission that the same day takes back, no hours of limits. Not what a session
 *   brings with it, which is spoken of there. What comes at night is
 *   said in the morning, or when quiet hours end, if it still holds then. Of use to the end of that day.
 * BEFORE: what is forbidden before a coming session, or to be asked about, from then on. In time to act on
 * it: what begins before noon is said the evening before, what begins later than that evening hour is said
 * then. Of use until the session begins. EVE, SESSION: of a session that is planned. The evening before; and
 * in the morning, two hours before it begins at the latest. Where quiet hours are in the way of that: when
 * they end, if an hour is left then; otherwise the evening before says it alone. Of use until the other is
 * said, until it begins. CHECKIN: from the day after a treatment, on the days 1 to 7, 9, 11, 14, 21, … while
 * `lasts` runs. What is to be looked at differs from day to day in the first week and by two weeks it is
 * mostly over; a question that comes 28 days running is no longer read. What a check-in finds has its own:
 * LOOK. Done when any was made on that day. LOOK: after a check-in that advised to watch (when the leaflet
 * says to look again, or a day later), to ask the practitioner or see a doctor soon (the next day at 10:00),
 * to see a doctor (2 hours later) or to call for help (30 minutes). The last two pass quiet hours and budget.
 * A newer check-in takes its place. FOLLOWUP: in the morning of its date; of use for 14 days.
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
	const char *key; /* "task:moisturise:3:2026-11-24:2000"; unique among the client's; no name in it */
	AcInstant at;    /* when it is to be said */
	AcInstant about; /* what it speaks of: the task's time, the begin of the session */
	AcInstant until; /* from then on it is of no use; later than at */
	AcLate late;     /* what becomes of it when its moment was missed */
	guint repeats;   /* how often it is said again, and */
	AcInstant gap;   /* seconds between; 0 with no repeats */
	gboolean passes; /* neither quiet hours nor the day's budget hold it back */
	AcReminderEnd end;
	const AcOccurrence *occurrence; /* TASK; one that waits for another is DUE here */
	const AcSession *session;       /* EVE, SESSION, BEFORE; of a TASK: whose clock it runs on */
	const AcChange *changes;        /* ALLOWED, BEFORE: what changes then, at least one */
	guint n_changes;
	const AcFollowup *followup; /* FOLLOWUP */
	AcAdvice advice;            /* LOOK: what the check-in advised */
} AcReminder;

/**
 * All with `at` in [from, to), by at, then key; in @arena. What the plan says does not hang on its now but
 * for `end`, and for which planned sessions have passed unconfirmed. Cost: of the days in the stretch on
 * which a window begins or ends, and of the tasks in it.
 */
const AcReminder *ac_plan_reminders(const AcPlan *plan, AcArena *arena, const AcRemindPolicy *policy,
                                    AcInstant from, AcInstant to, guint *n);
/**
 * The `at` of the first that is open and comes after @after, years ahead if need be; NEVER: none. Where very
 * much comes before it that is not open (a thousand times of a task that is held back), a moment before it,
 * to ask again then.
 */
AcInstant ac_plan_next_reminder(const AcPlan *plan, const AcRemindPolicy *policy, AcInstant after);

#endif

/* SPDX-License-Identifier: MIT */
/**
 * render/reminder_pages.h - what `aftercare remind` and `doctor` print, for a person and as JSON: a list of
 * reminders with what became of each, how the program is doing, what can stop a reminder.
 */
#ifndef AC_RENDER_REMINDER_PAGES_H
#define AC_RENDER_REMINDER_PAGES_H

#include "render/json.h"
#include "render/reminder.h"

/** One reminder of a list; all borrowed. */
typedef struct {
	const AcReminder *reminder;
	const AcRemindRecord *record; /* NULL: nothing recorded */
	AcWordsContext words;
	gint64 client_id;
	const char *client_name; /* NULL: the only client */
} AcReminderLine;

/** "coming", "shown 20:01", "done", "snoozed until today 20:15", "missed: the computer was off or asleep". */
char *ac_words_reminder_state(const AcReminderLine *line);
/** By day: the time, what, its state. */
void ac_sheet_reminders(AcSheet *sheet, const AcReminderLine *lines, guint n);
/** "reminders", each: key, kind, at, about, until, title, text, state, reason, shown, shown_at,
 * snoozed_until. */
char *ac_json_reminders(const AcReminderLine *lines, guint n, AcJsonStyle style);

/** How the reminder program is doing; all borrowed. */
typedef struct {
	gint64 pid; /* 0: not running */
	gboolean able;
	AcInstant started_at, problem_since, next_at, last_at; /* 0 or NEVER: there is none */
	const char *server, *problem;                          /* NULL: none */
	const char *whose;          /* "Jo Doe", "all clients: sessions and follow-ups"; NULL: nobody's, */
	const char *why_nobody;     /* and why; NULL: somebody's */
	const char *privacy;        /* "full", "discreet", "off" */
	const AcReminderLine *next; /* the next few */
	guint n_next;
} AcReminderState;
void ac_sheet_reminder_state(AcSheet *sheet, const AcWordsContext *words, const AcReminderState *state);
char *ac_json_reminder_state(GTimeZone *zone, const AcReminderState *state, AcJsonStyle style);

/** What can stop a reminder: how it is, and what mends it. */
typedef enum { AC_DOCTOR_WELL, AC_DOCTOR_NOTE, AC_DOCTOR_STOPS } AcDoctorMark;
typedef struct {
	AcDoctorMark mark;
	const char *id;   /* "store", "bus"; stable */
	const char *what; /* how it is */
	const char *mend; /* NULL: nothing is to be done */
} AcDoctorLine;
void ac_sheet_doctor(AcSheet *sheet, const AcDoctorLine *lines, guint n);
/** "checks" (id, state "ok", "note" or "stops", what, mend) and "stops": how many stop a reminder. */
char *ac_json_doctor(const AcDoctorLine *lines, guint n, AcJsonStyle style);

#endif

/* SPDX-License-Identifier: MIT */
/**
 * render/calendar.h - a plan as iCalendar (RFC 5545): sessions, bans, what becomes allowed, tasks,
 * follow-ups. What stands in it hangs on the plan alone, never on the clock: the same plan gives the same
 * bytes. Who keeps what was written (app/) gives each event its number; no name of a person is in any UID.
 */
#ifndef AC_RENDER_CALENDAR_H
#define AC_RENDER_CALENDAR_H

#include "model/calendar.h"
#include "plan/plan.h"

/** The bare event of a QR code may have so many bytes. */
#define AC_NEXT_EVENT_MAX 160

/**
 * The next session that is booked, as a VEVENT alone: short lines, floating time, nothing personal but the
 * time and the clinic (@clinic NULL: not even that). At most AC_NEXT_EVENT_MAX bytes; owned; NULL: none is
 * booked.
 */
char *ac_render_next_event(const AcPlan *plan, const AcClinic *clinic);

/** What a calendar holds. A set of these. */
typedef enum {
	AC_CALENDAR_SESSIONS = 1 << 0, /* and follow-ups */
	AC_CALENDAR_BANS = 1 << 1,     /* what is to be avoided, as spans of days */
	AC_CALENDAR_CHANGES = 1 << 2,  /* the days on which something becomes allowed */
	AC_CALENDAR_TASKS = 1 << 3,
	AC_CALENDAR_ALL = (1 << 4) - 1
} AcCalendarPart;

typedef struct {
	gboolean discreet; /* no word of treatment, no name, no clinic; no bans */
	gboolean alarms;
	gboolean only_next;     /* nothing but the next session */
	unsigned parts;         /* AcCalendarPart */
	const AcClinic *clinic; /* or NULL, and then */
	const char *own_rules;  /* the title of rules that are not the standard ones; else NULL */
	const char *title;      /* of the calendar; NULL: a general one */
} AcCalendarStyle;

/** One event before it is numbered. All in the arena it was made in. */
typedef struct {
	const char *item; /* names it for good: "task.<session>.wash-gently.465.0"; no name of a person */
	AcCalendarPart part;
	AcInstant begins, ends; /* from its first moment to the end of its last repetition; */
	gboolean is_day;        /* of days: as those of UTC */
	const char *body;       /* its lines but UID, SEQUENCE and the stamps, folded, with CRLF */
} AcCalendarEvent;

/** How the store names a session in items: borrowed, never NULL. */
typedef const char *(*AcSessionName)(const AcSession *session, gconstpointer data);

typedef struct {
	const AcCalendarEvent *events; /* the next session first, then by begin and item */
	guint n_events;
	const char *zones; /* the VTIMEZONEs they speak of */
} AcCalendar;

/** All events of the plan that @style lets speak, whatever its parts; in @arena. Never NULL. */
const AcCalendar *ac_calendar_of(const AcPlan *plan, const AcCalendarStyle *style, AcSessionName name_of,
                                 gconstpointer data, AcArena *arena);

/** What kind of event an item names. */
AcCalendarPart ac_calendar_part_of(const char *item);

/** SHA-256 of a body, hex; owned. */
char *ac_calendar_hash(const AcCalendarEvent *event);

/** An event (NULL: cancelled) with its mark. */
typedef struct {
	const AcCalendarEvent *event;
	const AcCalendarMark *mark;
} AcCalendarEntry;

/** The file. @uid: random, of the client; the UIDs are made from it. Owned. */
char *ac_render_calendar(const AcCalendar *calendar, const AcCalendarStyle *style, const char *uid,
                         const AcCalendarEntry *entries, guint n_entries);

#endif

/* SPDX-License-Identifier: MIT */
/** calendar_build.h - the events of a calendar while they are collected. */
#ifndef AC_SRC_RENDER_CALENDAR_BUILD_H
#define AC_SRC_RENDER_CALENDAR_BUILD_H

#include "render/calendar.h"
#include "render/words.h"

/** A zone that events speak of, and from when to when. */
typedef struct {
	const char *name;
	GTimeZone *zone;
	AcInstant from, to;
} AcCalendarZone;

typedef struct {
	const AcPlan *plan;
	const AcCalendarStyle *style;
	AcSessionName name_of;
	gconstpointer data;
	AcArena *arena;
	AcWordsContext words; /* its now lies before everything: no text hangs on the clock */
	AcDate first, last;   /* days that are looked at */
	AcInstant from, to;
	GPtrArray *events;   /* AcCalendarEvent, in the arena */
	GArray *zones;       /* AcCalendarZone */
	GHashTable *numbers; /* beginning of an item → how many there are */
} AcCalendarBuild;

#define AC_CALENDAR_ALARMS 2

/** An event in parts. Zeroed fields are left out. */
typedef struct {
	AcCalendarPart part;
	char *item; /* taken */
	/* Whole days, the last one taken in; or */
	gboolean is_day;
	AcDate first, last;
	/* a time in a zone; ends 0: none is known. */
	AcInstant begins, ends;
	const char *zone_name; /* NULL: written in UTC */
	GTimeZone *zone;
	/* Repeated: so many times, days apart. */
	guint count;
	int step;
	const char *summary, *discreet; /* discreet: what it is called then */
	const char *description, *location, *category;
	const char *alarms[AC_CALENDAR_ALARMS];
	gboolean takes_time; /* else free time stays free */
} AcCalendarDraft;

void ac_calendar_add(AcCalendarBuild *build, const AcCalendarDraft *draft);
/** "ban.<session>.gym.0": the next of those that begin so; owned. */
char *ac_calendar_number(AcCalendarBuild *build, const char *kind, const AcSession *session, const char *id);
/** Of the latest session begun by then; "-" before the first. */
const char *ac_calendar_session_name(const AcCalendarBuild *build, const AcSession *session);
/** Appends a line of a description. */
void ac_calendar_tell(GString *description, const char *text);
/** And the clinic's at its end. */
void ac_calendar_tell_clinic(const AcCalendarBuild *build, GString *description);

void ac_calendar_add_sessions(AcCalendarBuild *build);
void ac_calendar_add_followups(AcCalendarBuild *build);
void ac_calendar_add_bans(AcCalendarBuild *build);
void ac_calendar_add_changes(AcCalendarBuild *build);
void ac_calendar_add_tasks(AcCalendarBuild *build);
/** VTIMEZONEs; owned. */
char *ac_calendar_zones(const GArray *zones);

#endif

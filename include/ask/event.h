/* SPDX-License-Identifier: MIT */
/** ask/event.h - words to an event: "wedding on 12 December", "beach holiday 12..19 december", "gym contest
 * saturday for 3 days". Pure. */
#ifndef AC_ASK_EVENT_H
#define AC_ASK_EVENT_H

#include "ask/ask.h"

typedef struct {
	const AcOccasion *const *events; /* occasions of the catalogue that the words name; may be none */
	guint n_events;
	/** What people do on those, and what else was named; none: not understood. */
	const AcActivity *const *activities;
	guint n_activities;
	gboolean has_when;
	AcInstant from, to;  /* [from, to); the same for one moment */
	gboolean is_days;    /* whole days */
	const char *unknown; /* a word that is not known (of what was named besides the events); NULL: none */
	const char *no_time; /* why the time cannot be read; NULL: it can, or none was named */
} AcEventQuery;

/**
 * Reads an occasion, a time and activities in any order. A time may be all that ac_when_parse() reads, a
 * range
 * ("12..19 december", "12 to 19 december", "2026-12-12..2026-12-19") and a length in days ("for 3 days").
 * What is no occasion is asked as activities, as ac_ask() does; beside an occasion, words that mean nothing
 * are passed over. The result lies in @arena and points into @catalogue.
 */
const AcEventQuery *ac_ask_event(const AcCatalogue *catalogue, const char *words,
                                 const AcWhenContext *context, AcArena *arena);
/** Whether @words plainly name an occasion: it stands alone, or with a time. The memory used is of @arena. */
gboolean ac_ask_is_occasion(const AcCatalogue *catalogue, const char *words, const AcWhenContext *context,
                            AcArena *arena);

#endif

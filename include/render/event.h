/* SPDX-License-Identifier: MIT */
/** render/event.h - planning back from an event, in words: the same lines for the screen and the command
 * line.
 */
#ifndef AC_RENDER_EVENT_H
#define AC_RENDER_EVENT_H

#include "plan/event.h"
#include "render/json.h"

typedef enum {
	AC_EVENT_HEAD,    /* the answer: "Wedding, Sat 12 Dec: 3 of 5 are allowed" */
	AC_EVENT_TEXT,    /* beside it */
	AC_EVENT_HEADING, /* over what follows */
	AC_EVENT_ITEM,    /* one activity: verdict, title, and what is said of it */
	AC_EVENT_NOTE,    /* of the item above */
	AC_EVENT_STRONG   /* what to do */
} AcEventLineKind;

typedef struct {
	AcEventLineKind kind;
	AcVerdict verdict; /* ITEM */
	const char *title; /* ITEM */
	const char *text;  /* may be "" for an item */
} AcEventLine;

/** "Wedding, beach holiday"; "" for none. Owned by the caller. */
char *ac_words_event_title(const AcOccasion *const *events, guint n_events);
/** "Sat 12 Dec", "Sat 12 Dec to Sat 19 Dec", "Sat 12 Dec 14:00". Owned by the caller. */
char *ac_words_event_time(const AcWordsContext *context, const AcEventPlan *event);
/** The page, line by line. @title: what it is called, or "". In @arena. */
const AcEventLine *ac_words_event(const AcWordsContext *context, const AcEventPlan *event, const char *title,
                                  AcArena *arena, guint *n);
/** `event`. */
void ac_sheet_event(AcSheet *sheet, const AcFacts *facts, const AcEventPlan *event, const char *title);
char *ac_json_event(const AcFacts *facts, const AcEventPlan *event, const AcOccasion *const *events,
                    guint n_events, AcJsonStyle style);

#endif

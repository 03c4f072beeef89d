/* SPDX-License-Identifier: MIT */
/** views.h - the views of views.def by name, and what each takes as its argument. */
#ifndef AC_SRC_TUI_VIEWS_H
#define AC_SRC_TUI_VIEWS_H

#include "app/guide.h"
#include "tui/view.h"

#define X(name) extern const AcView ac_view_##name;
#include "views.def"
#undef X

/** Argument of the view `why`: what is explained, and for when. */
typedef struct {
	const AcActivity *const *activities;
	guint n_activities;
	gboolean is_now; /* the present moment, whatever it is when drawn; else @at */
	AcInstant at;
	int for_minutes;
	const AcOccurrence *occurrence; /* instead of activities: a task, and which box of it */
} AcWhyArgument;

/** Argument of the views `topic` and `guide`; NULL: the guide is opened there. */
typedef struct {
	AcGuide *guide;       /* this reference becomes the view's */
	const AcTopic *topic; /* to be read, or chosen in the list; of that guide; NULL: none */
} AcTopicArgument;

/** Argument of the view `client`; NULL: the client shown. */
typedef struct {
	gboolean is_other; /* shown for this alone: afterwards */
	gint64 back;       /* whoever was asked for before (ac_app_shown()) */
} AcClientArgument;

/** Argument of the view `session`: what is done to the course of the client shown. */
typedef struct {
	gint64 session_id; /* 0: one more */
	gboolean removes;
} AcSessionArgument;

/* The view `newclient` takes a gint64 of the view below it, for the id of whom it adds; NULL: nobody asks. */
/* The view `erase` takes an AcRosterEntry, the view `undo` the id of whose change (NULL: of the client
 * shown). */
/** Argument of the view `note`: a new one for a day, or one to change. */
typedef struct {
	AcDate date;
	gint64 id;        /* 0: a new one */
	const char *text; /* of the one to change */
} AcNoteArgument;

/* The view `answer` takes an AcQuestion, the view `help` the AcView it is asked from, the view `phone` the
 * code of a language (NULL: as the rules are written), the views `skip` and `snooze` an AcOccurrence, the
 * view `protocol` the path of a file (NULL: the client's), the view `entry` an AcEntryArgument (protocol.h),
 * the view `did` the AcActivity (NULL: the words name it), the view `checkin` the AcDate it is for (NULL:
 * today), the view `event` the words to begin with (NULL: none). */

#endif

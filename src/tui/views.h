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

/* The view `answer` takes an AcQuestion, the view `help` the AcView it is asked from, the views `skip` and
 * `snooze` an AcOccurrence. */

#endif

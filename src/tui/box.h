/* SPDX-License-Identifier: MIT */
/** box.h - one box of the day's list: named so that it is found again when the data has changed, in words,
 * and what the keys of several views do with it. */
#ifndef AC_SRC_TUI_BOX_H
#define AC_SRC_TUI_BOX_H

#include "plan/remind.h"
#include "tui/view.h"

/** A copy of its own. */
AcBox ac_box_of(const AcOccurrence *occurrence);
/** The same with its text in @arena: not to be cleared. */
AcBox ac_box_in(AcArena *arena, const AcOccurrence *occurrence);
AcBox ac_box_copy(const AcBox *box);
void ac_box_clear(AcBox *box);
/** FALSE also where @box names nothing (zeroed). */
gboolean ac_box_is(const AcBox *box, const AcOccurrence *occurrence);
/** In the plan as it is now, in @arena; NULL: it is not there any more. */
const AcOccurrence *ac_box_find(const AcBox *box, const AcPlan *plan, AcArena *arena);

/** "20:00 Moisturise, pea-size"; owned. */
char *ac_box_words(const AcOccurrence *occurrence);

/** How a box looks. */
typedef struct {
	const char *sign; /* "[x]" */
	const char *word; /* N_() "skipped"; NULL: the sign says all */
	const char *help; /* N_(), for the help; NULL: told with another */
	AcRole role;
} AcBoxLook;
/** @is_later: put off. */
const AcBoxLook *ac_box_look(AcTaskState state, gboolean is_later);
/** "20:10", on another day than today "tomorrow 07:30"; owned. */
char *ac_box_clock(const AcApp *app, AcInstant at);
/** "now", "first: cleanse", "later 20:10"; owned; NULL: nothing. @later 0: not put off. */
char *ac_box_state(const AcApp *app, const AcOccurrence *occurrence, AcInstant later);

/** Ticks it, or takes the tick away, and says so. */
AcViewNext ac_box_tick(AcApp *app, const AcOccurrence *occurrence);
/** Neither done nor left out: there is something to be done about it. */
gboolean ac_box_is_open(const AcOccurrence *occurrence);

#endif

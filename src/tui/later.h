/* SPDX-License-Identifier: MIT */
/** later.h - tasks put off: until when, and whether they can be. */
#ifndef AC_SRC_TUI_LATER_H
#define AC_SRC_TUI_LATER_H

#include "plan/remind.h"
#include "tui/view.h"

/** Until when each task of @day is put off (0: it is not), in @arena. One look at the store, and none for a
 * day without reminders. */
AcInstant *ac_later_of(AcApp *app, AcArena *arena, const AcDay *day);
/** The same for one. */
AcInstant ac_later(AcApp *app, const AcOccurrence *occurrence);
/** It has a reminder, and its day is not over. */
gboolean ac_later_can(const AcApp *app, const AcOccurrence *occurrence);
/** The open reminder of @occurrence, in @arena; NULL: none. */
const AcReminder *ac_later_reminder(const AcPlan *plan, AcArena *arena, const AcOccurrence *occurrence);

#endif

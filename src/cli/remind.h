/* SPDX-License-Identifier: MIT */
/** remind.h - what `remind` and `doctor` share: reminders to be listed. */
#ifndef AC_SRC_CLI_REMIND_H
#define AC_SRC_CLI_REMIND_H

#include "app/login.h"
#include "call.h"
#include "render/reminder_pages.h"

/* ---- reading --------------------------------------------------------------------------------- */

#define AC_REMIND_NEEDS (AC_NEEDS_STORE | AC_NEEDS_CATALOGUE | AC_NEEDS_PLAN_IF_CLEAR)

/** Reminders for a list; owns what they point to. */
typedef struct AcRemindLines AcRemindLines; /* opaque */
/**
 * Those of whoever is reminded here, or of --client, with `at` in [from, to), by time. Where nobody is
 * reminded, those of the client in use. The app was opened with AC_REMIND_NEEDS. Clients whose rules cannot
 * be read are named on stderr.
 */
AcRemindLines *ac_remind_lines_new(AcCall *call, AcInstant from, AcInstant to, GError **error);
void ac_remind_lines_free(AcRemindLines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcRemindLines, ac_remind_lines_free)
/** Can be sorted out in place. */
GArray *ac_remind_lines_array(AcRemindLines *lines); /* of AcReminderLine */

gboolean ac_remind_print_list(AcCall *call, GError **error);
/** @in_full: with the next five. */
gboolean ac_remind_print_state(AcCall *call, gboolean in_full, GError **error);

#endif

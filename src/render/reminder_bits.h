/* SPDX-License-Identifier: MIT */
/** reminder_bits.h - what the texts of popups share. Owned strings. */
#ifndef AC_SRC_RENDER_REMINDER_BITS_H
#define AC_SRC_RENDER_REMINDER_BITS_H

#include "render/reminder.h"

/** Appends a line; NULL and "" add none. */
void ac_reminder_add_line(GString *body, const char *line);
/** The same of foreign text: made plain, cut, with its full stop. */
void ac_reminder_add_text(GString *body, const char *label, const char *text);
/** "Jo Doe: session tomorrow 15:00" where clients are named. */
char *ac_reminder_named(const AcReminderFacts *facts, const char *text);
/** "Moisturise, pea-size, and 2 more". */
char *ac_reminder_summary(const AcReminderFacts *each, guint n);
/** "and 4 more: aftercare today"; nothing for 0. */
void ac_reminder_add_more(GString *body, const AcReminderFacts *facts, guint left);
/** Its name, numbers and address; nothing where none is stored. */
void ac_reminder_add_clinic(GString *body, const AcReminderFacts *facts);
/** What the last check-in was advised, whom to call, and that nobody is watching. */
void ac_reminder_add_look(GString *body, const AcReminderFacts *facts);

#endif

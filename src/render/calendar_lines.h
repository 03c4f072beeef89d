/* SPDX-License-Identifier: MIT */
/** calendar_lines.h - lines of an iCalendar file: cleaned, escaped, folded. */
#ifndef AC_SRC_RENDER_CALENDAR_LINES_H
#define AC_SRC_RENDER_CALENDAR_LINES_H

#include "time/instant.h"

/** Longest line in bytes, its end not counted. */
#define AC_CALENDAR_LINE 75
/** Longest text of one property, in characters: whatever a name or a note holds. */
#define AC_CALENDAR_TEXT 2000

/** A line as it is, folded. */
void ac_calendar_line(GString *out, const char *format, ...) G_GNUC_PRINTF(2, 3);
/** NAME:text. Foreign text is made plain; line breaks stay, as \n. Nothing for NULL or "". */
void ac_calendar_text(GString *out, const char *name, const char *text);
/** The text as such a line has it; owned. */
char *ac_calendar_escape(const char *text, int characters);
/** "20261121T150000", what a clock shows. */
void ac_calendar_put_clock(GString *out, AcDate date, int seconds);
/** "20261121". */
void ac_calendar_put_date(GString *out, AcDate date);

#endif

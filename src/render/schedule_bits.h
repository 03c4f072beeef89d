/* SPDX-License-Identifier: MIT */
/** schedule_bits.h - what text, Markdown and HTML of a schedule share. */
#ifndef AC_SRC_RENDER_SCHEDULE_BITS_H
#define AC_SRC_RENDER_SCHEDULE_BITS_H

#include "render/words_page.h"

/** The strictest verdict of a row on its @day-th day. */
AcVerdict ac_schedule_day_verdict(const AcPageRow *row, guint day);
/** The bar whose end matters to a reader: the strictest that is labelled, the earliest of those; NULL: none.
 */
const AcPageBar *ac_schedule_telling_bar(const AcPageRow *row);
/**
 * The @index-th bar in words: *lead "With care", and returned, owned, "up to rinsing with water, until Tue 24
 * Nov"; with when it begins where it does not follow on the bar said before. NULL: nothing to be said of it.
 */
char *ac_schedule_bar_words(const AcPageWords *words, const AcPageRow *row, guint index, const char **lead);
/** Without the marks that keep directions apart, where nothing reads them; owned. */
char *ac_schedule_unmarked(const char *text);
/** "[ ] 08:00 Moisturise" for a column; @n boxes of it; owned. */
char *ac_schedule_boxes(const AcPageColumn *column, guint n, const char *box);

#endif

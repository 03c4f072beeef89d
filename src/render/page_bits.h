/* SPDX-License-Identifier: MIT */
/** page_bits.h - pieces that several pages share. */
#ifndef AC_SRC_RENDER_PAGE_BITS_H
#define AC_SRC_RENDER_PAGE_BITS_H

#include "render/pages.h"

/** A list of parts onto an owned string, with @between them. Empty parts are passed over. */
void ac_bits_join(GString *out, const char *between, const char *part);
/** "up to rinsing with water, until Tue 24 Nov": what a line of a list says of an answer. Owned. */
char *ac_bits_brief(const AcWordsContext *context, const AcAnswer *answer);
/** The traits that would settle an answer, a line each. */
void ac_sheet_facts(AcSheet *sheet, const AcFacts *facts, const AcAnswer *answer);
/** The sentence on prescribed medicine, when it is one. */
void ac_sheet_medicine(AcSheet *sheet, const AcFacts *facts, const AcActivity *activity);
/** One line of a day. @title_column and @text_column: where they begin. */
void ac_sheet_row(AcSheet *sheet, const AcFacts *facts, const AcDayRow *row, int title_column,
                  int text_column);
/** Columns that fit the rows of a day. */
void ac_bits_row_columns(const AcDay *day, int indent, int *title_column, int *text_column);
/** Changes, those to the same at the same time on one line: "! CARE  Sauna, hot tub, from 15:00". */
void ac_sheet_changes(AcSheet *sheet, const AcFacts *facts, const AcChange *changes, guint n_changes);
/** "07:45 Wash gently, pea-size". Owned. */
char *ac_bits_task(const AcOccurrence *occurrence);

#endif

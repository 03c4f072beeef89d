/* SPDX-License-Identifier: MIT */
/** page_bits.h - pieces that several pages share. */
#ifndef AC_SRC_RENDER_PAGE_BITS_H
#define AC_SRC_RENDER_PAGE_BITS_H

#include "render/pages.h"

/** A list of parts onto an owned string, with @between them. Empty parts are passed over. */
void ac_bits_join(GString *out, const char *between, const char *part);
/** "up to rinsing with water, until Tue 24 Nov": what a line of a list says of an answer. Owned. */
char *ac_bits_brief(const AcWordsContext *context, const AcAnswer *answer);
/** "tomorrow 18:00", "on Sat 28 Nov", "today 17:00 to midnight", after a comma. Owned; "" for now. */
char *ac_bits_asked_time(const AcWordsContext *context, const AcAsked *asked);
/** "possible until today 11:00": the parts of a stretch in which a limit lets it be. Owned; NULL: its answer
 * is not one of hours. */
char *ac_bits_possible(const AcWordsContext *context, const AcStretch *stretch);
/** How long, how often, and between which hours; whether what was asked is too long. */
void ac_sheet_limit(AcSheet *sheet, const AcFacts *facts, const AcAnswer *answer);
/** @text as a sentence behind @label, with @before in front of it. Nothing when it is NULL or "". */
void ac_sheet_sentence(AcSheet *sheet, const char *label, const char *before, const char *text);
/** How, with what, instead, why. */
void ac_sheet_words(AcSheet *sheet, const AcFacts *facts, const AcAnswer *answer);
/** What the leaflet says as well, when it contradicts itself. */
void ac_sheet_against(AcSheet *sheet, const AcAnswer *answer);
/** The traits that would settle an answer, a line each. */
void ac_sheet_facts(AcSheet *sheet, const AcFacts *facts, const AcAnswer *answer);
/** The sentence on prescribed medicine, when it is one. */
void ac_sheet_medicine(AcSheet *sheet, const AcFacts *facts, const AcActivity *activity);
/** One line of a day. @title_column and @text_column: where they begin. */
void ac_sheet_row(AcSheet *sheet, const AcFacts *facts, const AcDayRow *row, int title_column,
                  int text_column);
/** Columns that fit the rows of a day. */
void ac_bits_row_columns(const AcDay *day, int indent, int *title_column, int *text_column);
/** Changes, those to the same at the same time on one line, with at most @most names: "! CARE  From 15:00:
 * sauna, hot tub". */
void ac_sheet_changes(AcSheet *sheet, const AcFacts *facts, const AcChange *changes, guint n_changes,
                      guint most);
/** "07:45 Wash gently, pea-size"; with @nth (or NULL) behind it: "Balm (1 of 3)". Owned. */
char *ac_bits_task(const AcOccurrence *occurrence, const char *nth);

/** A line for each key of an entry: "to   studio.cfg:12 (in place of smp.cfg:41)". Nothing without places. */
void ac_sheet_places(AcSheet *sheet, const AcFacts *facts, const char *list, const char *id, int indent);
/** The same for every entry of a protocol, under headings. */
void ac_sheet_all_places(AcSheet *sheet, const AcFacts *facts, const AcProtocol *p);

#endif

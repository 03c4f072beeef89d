/* SPDX-License-Identifier: MIT */
/** app/journal.h - the journal of the client shown, notes for its days, and the report for a practitioner. */
#ifndef AC_APP_JOURNAL_H
#define AC_APP_JOURNAL_H

#include "app/app.h"
#include "plan/journal.h"

/** Which days; without bounds: from the first session or record to today. */
typedef struct {
	gboolean has_from, has_to;
	AcDate from, to; /* both taken in */
} AcJournalDays;

/** In @arena, with what was told; NULL with @error. There must be a plan. It is gone with the plan. */
const AcJournal *ac_app_journal(AcApp *app, AcArena *arena, const AcJournalDays *days, GError **error);

typedef enum { AC_REPORT_TEXT, AC_REPORT_JSON } AcReportFormat;
/** The report as a file has it: 76 columns, or JSON; owned; NULL with @error. @ascii: no other letters. */
char *ac_app_journal_report(AcApp *app, const AcJournalDays *days, AcReportFormat format, gboolean ascii,
                            GError **error);
/** "journal-jo-doe.txt"; owned. */
char *ac_app_journal_name(const AcApp *app, AcReportFormat format);

/** Longest note, in characters. */
#define AC_NOTE_MAX 2000
/** A note of the client's own for a day that has begun. Returns its id, or 0. */
gint64 ac_app_note_add(AcApp *app, AcDate date, const char *text, GError **error);
/** Changes a note; an empty @text takes it away. */
gboolean ac_app_note_set(AcApp *app, gint64 note_id, const char *text, GError **error);

#endif

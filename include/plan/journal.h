/* SPDX-License-Identifier: MIT */
/**
 * plan/journal.h - what was done and told, day by day, and how that compares with the plan. Pure: facts and
 * ids, no sentences. All of it lies in the arena given and points into plan, protocol, client and records,
 * which must outlive it.
 */
#ifndef AC_PLAN_JOURNAL_H
#define AC_PLAN_JOURNAL_H

#include "model/record.h"
#include "plan/plan.h"

/** Days one journal has at most: three years. */
#define AC_JOURNAL_MAX_DAYS 1100

typedef struct {
	const AcRecords *records;
	AcInstant since; /* the client has been in the program from then on: what fell due before and was not
	                    ticked is not known, and so not counted; ALWAYS: all counts */
	gboolean has_from, has_to;
	AcDate from, to; /* both taken in; without: from the first session or record to the day of now */
} AcJournalSpec;

/** How many boxes of a stretch stand how. */
typedef struct {
	guint done, missed;
	guint left_out;         /* with a reason: not counted */
	guint left_out_unasked; /* without one: counted as not done */
	guint held;             /* on hold: not counted */
	guint optional;         /* not done, and the leaflet leaves it to the client: not counted */
	guint open;             /* its day is not over: not counted yet */
	guint unknown;          /* fell due before the client was in the program: not counted */
} AcJournalCount;

typedef struct {
	AcDate date;
	int day_number;           /* of the session below; 0 without one */
	const AcSession *session; /* the latest that has begun by the end of that day; NULL: none */
	guint session_number;     /* from 1; 0: none */
	gboolean is_today;
	gboolean is_before;        /* over before the client was in the program */
	AcInstant since;           /* the client has been in the program from then on */
	const AcOccurrence *tasks; /* by time; what may be done oftener only where it was */
	guint n_tasks;
	AcJournalCount count;
	/* Done or left out, and the plan has no such box any more: it has changed since. Not counted. */
	const AcTick *const *gone;
	guint n_gone;
	const AcCheckin *const *checkins; /* by time */
	guint n_checkins;
	const AcDayNote *const *notes;
	guint n_notes;
	const AcLapse *const *lapses;
	guint n_lapses;
	const AcReport *const *reports;
	guint n_reports;
	const AcAdjustment *const *adjustments; /* made on that day */
	guint n_adjustments;
	const AcSession *const *sessions; /* that end on it */
	guint n_sessions;
} AcJournalDay;

/** A day on which some of a task was not done, though it counts. */
typedef struct {
	AcDate date;
	guint n;
} AcGap;

/** One task over all of the days. */
typedef struct {
	const AcTask *task;
	gboolean by_days; /* once a day at most: its boxes are days */
	AcJournalCount count;
	guint n_counted; /* done + missed + left_out_unasked */
	const AcGap *missed;
	guint n_missed;
} AcAdherence;

typedef struct {
	AcDate from, to;
	const AcJournalDay *days; /* rising, every day from `from` to `to` */
	guint n_days;
	const AcAdherence *tasks; /* in the order of the protocol; those with a box in these days */
	guint n_tasks;
	AcJournalCount count; /* of all */
	gboolean has_ticks;   /* something was ticked or left out in these days */
	/* Of these days, most urgent first, then the latest: advice to contact somebody. */
	const AcCheckin *const *urgent;
	guint n_urgent;
	guint n_checkins;
} AcJournal;

/** Never NULL. Days that are still to come are in it when asked for. */
const AcJournal *ac_journal_new(const AcPlan *plan, AcArena *arena, const AcJournalSpec *spec);
/** The last check-in before @at; NULL: none. */
const AcCheckin *ac_records_before(const AcRecords *records, AcInstant at);

/** Its day is over without it, and that is no fault: the leaflet leaves it to the client. */
gboolean ac_journal_is_optional(const AcOccurrence *occurrence);
/** It fell due on @day before the client was in the program, and nothing was said of it: it was not missed.
 */
gboolean ac_journal_is_unknown(const AcJournalDay *day, const AcOccurrence *occurrence);
/** It was filled in for a day as a whole: its hour says nothing. */
gboolean ac_checkin_is_day(const AcCheckin *checkin, GTimeZone *zone);

#endif

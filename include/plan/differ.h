/* SPDX-License-Identifier: MIT */
/**
 * plan/differ.h - two plans of one client by the same rules, before and after a change of the course: what is
 * otherwise, and when. Pure. Facts only; render/differ.h has the words.
 */
#ifndef AC_PLAN_DIFFER_H
#define AC_PLAN_DIFFER_H

#include "plan/plan.h"

/** A stretch in which one thing is said; from ALWAYS: it had begun; to NEVER: it goes on beyond all that was
 * looked at. Both 0: there is none. */
typedef struct {
	AcInstant from, to;
} AcStretchOf;

/** A stretch of one verdict that lies elsewhere, for activities it does so alike. What merely follows from
 * another (free again after a ban) is not told. */
typedef struct {
	const AcActivity *const *activities; /* at least one */
	guint n_activities;
	AcVerdict verdict;
	const AcActivity *step; /* of a ladder: the highest allowed; NULL: none, or no ladder */
	AcStretchOf was, is;    /* one of them may be none */
} AcShift;

/** A task that has another first day, last day, or another number of boxes; of each
 * session by itself, unless they follow one another without a day between. */
typedef struct {
	const AcTask *task;
	guint was_n, is_n; /* boxes; 0: none */
	AcDate was_first, was_last, is_first, is_last;
} AcTaskShift;

typedef struct {
	const AcFollowup *followup;
	AcInstant was, is; /* NEVER: waits for a session that is not known, or is none */
} AcFollowupShift;

typedef struct {
	AcDate first, last;    /* that were looked at, both taken in */
	int was_day, is_day;   /* the number of the first of them */
	const AcShift *shifts; /* by time */
	guint n_shifts;
	const AcTaskShift *tasks;
	guint n_tasks;
	const AcFollowupShift *followups;
	guint n_followups;
} AcPlanShift;

/** From the day of now on, past the last edge of either that is not months behind the last session. Never
 * NULL. In @arena, points into both plans. */
const AcPlanShift *ac_plan_differ(const AcPlan *before, const AcPlan *after, AcArena *arena);

#endif

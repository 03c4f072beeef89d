/* SPDX-License-Identifier: MIT */
/**
 * plan/chart.h - what may be done over the whole course, activity by activity. Pure. The same rows and spells
 * as those of a schedule (plan/schedule.h), over any stretch of days, and what one cell of them says.
 *
 * Rows leave the clock hours of limits aside, as a day and the printed chart do; ac_chart_by_clock() takes
 * them in. Ownership: all of it lies in the arena given and points into plan, protocol and client.
 */
#ifndef AC_PLAN_CHART_H
#define AC_PLAN_CHART_H

#include "plan/schedule.h"

/** Days one chart has at most: three years. */
#define AC_CHART_MAX_DAYS 1096

typedef struct {
	const AcPlan *plan;
	AcDate first, last;     /* both taken in; client's zone */
	AcInstant begins, ends; /* [begins, ends): first's midnight to the midnight after last */
	const AcScheduleRow *rows;
	guint n_rows;
} AcChart;

/** From the first thing that any rule or session has to say (or today) to the last; both taken in. */
void ac_chart_range(const AcPlan *plan, AcDate *first, AcDate *last);
/** Never NULL. Cost: one question an activity. */
const AcChart *ac_chart_new(const AcPlan *plan, AcArena *arena, AcDate first, AcDate last);

/** The first of @spells (one after the other, at least one) that is the strictest in [from, to): by verdict,
 * then by the lower step. A stretch without length is its instant. */
const AcSpell *ac_chart_strictest(const AcSpell *spells, guint n, AcInstant from, AcInstant to);
/** @row in [from, to) with the clock hours of limits; no answers in its spells. */
const AcScheduleRow *ac_chart_by_clock(const AcChart *chart, AcArena *arena, const AcScheduleRow *row,
                                       AcInstant from, AcInstant to);
/** The answer of @row at the first moment of [from, to) at which the hours of its limits let it be (else at
 * @from); until and next leave those hours aside. */
const AcAnswer *ac_chart_answer(const AcChart *chart, AcArena *arena, const AcScheduleRow *row,
                                AcInstant from, AcInstant to);

#endif

/* SPDX-License-Identifier: MIT */
/* How many sessions this client's course has, and how far apart they lie. */
#include "plan_private.h"

/* The usual gap of a protocol that names none. */
#define DEFAULT_GAP_DAYS 42

const AcCourse *ac_plan_course(const AcPlan *plan)
{
	for (guint i = 0; i < plan->protocol->n_courses; i++) {
		const AcCourse *course = &plan->protocol->courses[i];
		AcPlanTerms terms = {.when = course->when, .n_when = course->n_when};
		AcPlanTimes times = {.before = AC_TRUTH_NO};
		ac_plan_judge(plan, &terms, &times);
		if (times.before == AC_TRUTH_YES && times.after == AC_TRUTH_YES)
			return course;
	}
	return NULL;
}

static AcOffset usual_gap(const AcPlan *plan, gint32 session)
{
	const AcCourse *course = ac_plan_course(plan);
	if (course != NULL && course->n_gaps > 0)
		return course->gaps[MIN((guint)session, course->n_gaps - 1)].late;
	if (ac_offset_is_given(&plan->protocol->gap.late))
		return plan->protocol->gap.late;
	return (AcOffset){.kind = AC_OFFSET_CALENDAR, .days = DEFAULT_GAP_DAYS, .clock = -1};
}

AcInstant ac_plan_gap_ends(const AcPlan *plan, gint32 session)
{
	AcOffset gap = usual_gap(plan, session);
	const AcPlanSession *it = &plan->sessions[session];
	return ac_offset_resolve(&gap, it->begin, it->end, it->session->zone, AC_FOLD_FIRST);
}

gboolean ac_plan_has_all_sessions(const AcPlan *plan)
{
	const AcCourse *course = ac_plan_course(plan);
	return course != NULL && course->sessions.most > 0 && (guint)plan->n_sessions >= course->sessions.most;
}

/* SPDX-License-Identifier: MIT */
/* Answers over a stretch of time, and for several activities at once. */
#include "plan_private.h"

/* The order of ruling 3. */
static int severity(AcVerdict verdict)
{
	switch (verdict) {
	case AC_VERDICT_OK:
		return 0;
	case AC_VERDICT_CARE:
		return 1;
	case AC_VERDICT_SILENT:
		return 2;
	case AC_VERDICT_ASK:
		return 3;
	case AC_VERDICT_AVOID:
		return 4;
	}
	g_assert_not_reached();
}

gboolean ac_verdict_is_stricter(AcVerdict a, AcVerdict b)
{
	return severity(a) > severity(b);
}

gboolean ac_plan_state_is_stricter(AcPlanState a, AcPlanState b)
{
	return a.verdict != b.verdict ? ac_verdict_is_stricter(a.verdict, b.verdict) : a.step < b.step;
}

static const AcStretch *stretch_of(AcPlanWork *work, AcArena *arena, const AcPlanQuestion *question,
                                   AcInstant from, AcInstant to)
{
	AcStretch *stretch = AC_ARENA_NEW(arena, AcStretch);
	AcPlanSweep *sweep = ac_plan_sweep_new(work, question, from);
	AcPlanState was = ac_plan_sweep_state(sweep, TRUE), strictest = was;
	AcInstant strictest_at = from;
	g_autoptr(GArray) changes = g_array_new(FALSE, FALSE, sizeof(AcChange));
	while (to > from && ac_plan_sweep_next(sweep, to - 1)) {
		AcPlanState is = ac_plan_sweep_state(sweep, TRUE);
		if (ac_plan_state_equal(was, is))
			continue;
		AcChange change = ac_plan_change(question, ac_plan_sweep_at(sweep), was, is);
		g_array_append_val(changes, change);
		if (ac_plan_state_is_stricter(is, strictest)) {
			strictest = is;
			strictest_at = change.at;
		}
		was = is;
	}
	stretch->changes = ac_arena_memdup(arena, changes->data, changes->len * sizeof(AcChange));
	stretch->n_changes = changes->len;
	stretch->first = ac_plan_answer(work, question, arena, from);
	stretch->strictest =
	    strictest_at == from ? stretch->first : ac_plan_answer(work, question, arena, strictest_at);
	return stretch;
}

const AcStretch *ac_plan_ask_between(const AcPlan *plan, AcArena *arena, const AcActivity *activity,
                                     AcInstant from, AcInstant to, int for_minutes)
{
	g_auto(AcPlanWork) work;
	ac_plan_work_init(&work, plan);
	return stretch_of(&work, arena, ac_plan_question(&work, activity, for_minutes), from, to);
}

const AcCombined *ac_plan_ask_several(const AcPlan *plan, AcArena *arena, const AcActivity *const *activities,
                                      guint n_activities, AcInstant from, AcInstant to, int for_minutes)
{
	g_assert(n_activities > 0);
	g_auto(AcPlanWork) work;
	ac_plan_work_init(&work, plan);
	AcCombined *combined = AC_ARENA_NEW(arena, AcCombined);
	const AcStretch **each = AC_ARENA_ARRAY(arena, const AcStretch *, n_activities);
	for (guint i = 0; i < n_activities; i++) {
		each[i] = stretch_of(&work, arena, ac_plan_question(&work, activities[i], for_minutes), from, to);
		const AcAnswer *answer = each[i]->strictest;
		if (i == 0 || ac_verdict_is_stricter(answer->verdict, combined->verdict)) {
			combined->verdict = answer->verdict;
			combined->strictest = answer;
		}
		combined->differ = combined->differ || answer->verdict != each[0]->strictest->verdict;
	}
	combined->each = each;
	combined->n_each = n_activities;
	return combined;
}

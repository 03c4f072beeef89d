/* SPDX-License-Identifier: MIT */
#include "tick.h"

#include "base/text.h"

char *ac_tick_words(const AcCall *call, const AcOccurrence *occurrence)
{
	const AcFacts facts = ac_call_facts(call);
	g_autofree char *title = ac_text_plain(occurrence->task->title);
	g_autofree char *when = occurrence->minute >= 0 ? ac_words_moment(&facts.words, occurrence->at)
	                                                : ac_words_date(&facts.words, occurrence->date);
	return g_strdup_printf("%s, %s", title, when);
}

const AcTask *ac_tick_comes_first(const AcCall *call, const AcOccurrence *occurrence)
{
	const AcPlan *plan = ac_app_plan(call->app);
	const AcTask *first = occurrence->task->after;
	if (plan == NULL || first == NULL)
		return NULL;
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n = 0;
	GTimeZone *zone = ac_app_zone(call->app);
	AcInstant begins = ac_time_midnight(occurrence->date, zone);
	const AcOccurrence *all = ac_plan_tasks(plan, arena, begins, occurrence->at + 1, &n);
	for (guint i = 0; i < n; i++)
		if (all[i].task == first && !all[i].extra && all[i].state != AC_TASK_DONE)
			return first;
	return NULL;
}

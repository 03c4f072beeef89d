/* SPDX-License-Identifier: MIT */
/* The occasions that are shipped: each is understood by all of its names, and has something to ask about. */
#include "ask/event.h"
#include "protocol/load.h"

static void assert_means(const AcCatalogue *catalogue, const AcWhenContext *context, const char *name,
                         const AcOccasion *event)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autofree char *words = g_strdup_printf("%s on 12 december", name);
	const AcEventQuery *query = ac_ask_event(catalogue, words, context, arena);
	if (query->n_events != 1 || query->events[0] != event || !query->has_when ||
	    query->n_activities != event->n_activities)
		g_error("\"%s\" means %u occasions, first %s, and %u activities", words, query->n_events,
		        query->n_events > 0 ? query->events[0]->id : "none", query->n_activities);
}

static void every_name_of_an_occasion_means_it(void)
{
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autoptr(AcLoaded) loaded = ac_load_catalogue(AC_SOURCE_DIR "/config/activities.cfg", problems);
	g_assert_nonnull(loaded);
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("Europe/London");
	const AcWhenContext context = {.now = 1795510800, .zone = zone};
	const AcCatalogue *catalogue = ac_loaded_catalogue(loaded);
	g_assert_cmpuint(catalogue->n_events, >=, 6);
	for (guint i = 0; i < catalogue->n_events; i++) {
		const AcOccasion *event = &catalogue->events[i];
		assert_means(catalogue, &context, event->title, event);
		assert_means(catalogue, &context, event->id, event);
		for (guint k = 0; k < event->n_also; k++)
			assert_means(catalogue, &context, event->also[k], event);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/app/event/names", every_name_of_an_occasion_means_it);
	return g_test_run();
}

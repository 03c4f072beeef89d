/* SPDX-License-Identifier: MIT */
/* An occasion in words: what people do then, and when it is. */
#include "ask/event.h"

#include <string.h>

static const AcActivity gym = {.id = "gym", .title = "Gym", .index = 0};
static const char *const sea_also[] = {"beach", "swim"};
static const AcActivity sea = {.id = "sea", .title = "Sea", .also = sea_also, .n_also = 2, .index = 1};
static const AcActivity sun = {.id = "sun", .title = "Direct sun", .index = 2};
static const AcActivity razor = {.id = "razor", .title = "Razor blade", .index = 3};
static const AcActivity *const all[] = {&gym, &sea, &sun, &razor};
static const AcActivity *const of_wedding[] = {&razor, &sun};
static const AcActivity *const of_beach[] = {&sun, &sea};
static const char *const wedding_also[] = {"best man"};
static const char *const beach_also[] = {"beach", "holiday"};
static const AcOccasion events[] = {
    {.id = "wedding",
     .title = "Wedding",
     .also = wedding_also,
     .n_also = 1,
     .activities = of_wedding,
     .n_activities = 2},
    {.id = "beach-holiday",
     .title = "Beach holiday",
     .also = beach_also,
     .n_also = 2,
     .activities = of_beach,
     .n_activities = 2},
};
static const AcCatalogue catalogue = {.activities = all, .n_activities = 4, .events = events, .n_events = 2};

/* "wedding | razor sun | 2026-12-12 2026-12-12": occasions, activities, and the first and last day (or "at"
 * and the clock); owned. */
static char *understood(const char *words)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("Europe/London");
	AcDate today;
	g_assert_true(ac_date_from_ymd(2026, 11, 24, &today));
	const AcWhenContext context = {.now = ac_time_at(today, 9 * 60, zone, AC_FOLD_FIRST), .zone = zone};
	const AcEventQuery *query = ac_ask_event(&catalogue, words, &context, arena);
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < query->n_events; i++)
		g_string_append_printf(out, "%s ", query->events[i]->id);
	g_string_append_c(out, '|');
	for (guint i = 0; i < query->n_activities; i++)
		g_string_append_printf(out, " %s", query->activities[i]->id);
	g_string_append(out, " |");
	if (query->unknown != NULL)
		g_string_append_printf(out, " ?%s", query->unknown);
	if (query->no_time != NULL)
		g_string_append_printf(out, " no time: %s", query->no_time);
	if (!query->has_when)
		return g_string_free(out, FALSE);
	AcInstant ends[] = {query->from, query->to > query->from ? query->to - 1 : query->from};
	for (int i = 0; i < (query->is_days ? 2 : 1); i++) {
		int year, month, day;
		AcLocal local = ac_time_local(ends[i], zone);
		ac_date_to_ymd(local.date, &year, &month, &day);
		g_string_append_printf(out, " %d-%02d-%02d", year, month, day);
		if (!query->is_days)
			g_string_append_printf(out, " %02d:%02d", local.minute / 60, local.minute % 60);
	}
	return g_string_free(out, FALSE);
}

static void words_name_the_occasion_what_is_done_and_when(void)
{
	static const struct {
		const char *words, *means;
	} cases[] = {
	    {"wedding on 12 December", "wedding | razor sun | 2026-12-12 2026-12-12"},
	    {"12 december wedding", "wedding | razor sun | 2026-12-12 2026-12-12"},
	    {"my brother's Wedding, 2026-12-12", "wedding | razor sun | 2026-12-12 2026-12-12"},
	    {"weddings saturday", "wedding | razor sun | 2026-11-28 2026-11-28"},
	    {"best man at a wedding tomorrow at 14:00", "wedding | razor sun | 2026-11-25 14:00"},
	    {"beach holiday 12..19 December", "beach-holiday | sun sea | 2026-12-12 2026-12-19"},
	    {"holiday 12-19 december", "beach-holiday | sun sea | 2026-12-12 2026-12-19"},
	    {"holiday from 12 to 19 december", "beach-holiday | sun sea | 2026-12-12 2026-12-19"},
	    {"holiday 28 december to 3 january", "beach-holiday | sun sea | 2026-12-28 2027-01-03"},
	    {"holiday 28..3 january 2027", "beach-holiday | sun sea | 2026-12-28 2027-01-03"},
	    {"2026-12-12..2026-12-19 beach", "beach-holiday | sun sea | 2026-12-12 2026-12-19"},
	    {"beach saturday for 3 days", "beach-holiday | sun sea | 2026-11-28 2026-11-30"},
	    {"beach holiday tomorrow for a week", "beach-holiday | sun sea | 2026-11-25 2026-12-01"},
	    {"beach 12 december for 3d", "beach-holiday | sun sea | 2026-12-12 2026-12-14"},
	    {"wedding and gym on 12 december", "wedding | razor sun gym | 2026-12-12 2026-12-12"},
	    {"wedding at the beach on 12 december",
	     "wedding beach-holiday | razor sun sea | 2026-12-12 2026-12-12"},
	    {"gym on saturday", "| gym | 2026-11-28 2026-11-28"},
	    {"wedding weekend", "wedding | razor sun | 2026-11-28 2026-11-29"},
	    {"wedding", "wedding | razor sun |"},
	    {"on 12 december", "| | 2026-12-12 2026-12-12"},
	    {"zorbing on 12 december", "| | ?zorbing 2026-12-12 2026-12-12"},
	    {"wedding after lunch", "wedding | razor sun | no time: after lunch"},
	    {"holiday 19 december..12 december", "beach-holiday | sun sea | no time: 19 december .. 12 december"},
	    {"", "| |"},
	    {"..", "| |"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *means = understood(cases[i].words);
		if (strcmp(means, cases[i].means) != 0)
			g_error("\"%s\": %s, expected %s", cases[i].words, means, cases[i].means);
	}
}

static void whatever_is_typed_it_ends(void)
{
	static const char *const pieces[] = {"wedding", "..",   "12", "to",    "december", "for",        "3",
	                                     "days",    "-",    "–",  "beach", "\xff",     "2026-02-30", "99",
	                                     "a",       "week", ",",  "until", "+3d"};
	GRand *rand = g_rand_new_with_seed(7);
	for (int round = 0; round < 2000; round++) {
		g_autoptr(GString) words = g_string_new(NULL);
		for (int n = g_rand_int_range(rand, 0, 60); n > 0; n--) {
			g_string_append(words, pieces[g_rand_int_range(rand, 0, G_N_ELEMENTS(pieces))]);
			if (g_rand_boolean(rand))
				g_string_append_c(words, ' ');
		}
		g_free(understood(words->str));
	}
	g_rand_free(rand);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/ask/event/words", words_name_the_occasion_what_is_done_and_when);
	g_test_add_func("/ask/event/anything", whatever_is_typed_it_ends);
	return g_test_run();
}

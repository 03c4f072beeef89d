/* SPDX-License-Identifier: MIT */
/* Words for tasks that are done several times, wait or are a list; for courses and for phases that wait. */
#include "render/json.h"
#include "render/pages.h"

#include "render_facts.h"

static AcSpan span_of(const char *text)
{
	AcSpan span = {.early = {.kind = AC_OFFSET_NONE}, .late = {.kind = AC_OFFSET_NONE}};
	GError *error = NULL;
	g_assert_true(ac_span_parse(text, 0, &span, &error));
	return span;
}

/* A world with an empty plan: pages of a day need one. */
static AcPlan *empty_plan(RenderWorld *world, AcProtocol *protocol, AcClient *client, AcCatalogue *none)
{
	*none = (AcCatalogue){0};
	*protocol = (AcProtocol){.id = "smp", .title = "A leaflet", .catalogue = none};
	*client = (AcClient){.zone = world->zone, .sessions = &world->first, .n_sessions = 1};
	AcPlan *plan = ac_plan_new(protocol, client, world->facts.words.now);
	world->facts.words.plan = plan;
	world->facts.client_name = "Jo";
	return plan;
}

static char *page_of(const RenderWorld *world, const AcDay *day)
{
	g_autoptr(AcSheet) sheet = ac_sheet_new(&(AcSheetStyle){.width = AC_SHEET_WIDTH});
	ac_sheet_day(sheet, &world->facts, day, TRUE);
	return g_strdup(ac_sheet_text(sheet));
}

static AcDay day_of(const RenderWorld *world)
{
	AcInstant now = world->facts.words.now;
	return (AcDay){.date = ac_time_date(now, world->zone),
	               .at = now,
	               .is_today = TRUE,
	               .session = &world->first,
	               .session_number = 1,
	               .n_sessions = 1,
	               .day_number = 1,
	               .last_day_number = 28};
}

static void boxes_are_counted_and_a_further_one_is_offered(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	AcProtocol protocol;
	AcClient client;
	AcCatalogue none;
	g_autoptr(AcPlan) plan = empty_plan(world, &protocol, &client, &none);
	static const char *const products[] = {"the balm of your kit"};
	const AcTask cleanse = {.id = "cleanse", .title = "Cleanse"};
	const AcTask balm = {.id = "balm",
	                     .title = "Kit balm",
	                     .after = &cleanse,
	                     .words = {.products = products, .n_products = 1}};
	const AcOccurrence tasks[] = {
	    {.task = &balm, .session = &world->first, .minute = -1, .state = AC_TASK_DONE},
	    {.task = &balm, .session = &world->first, .minute = -2, .state = AC_TASK_WAITS},
	    {.task = &balm, .session = &world->first, .minute = -3, .state = AC_TASK_UPCOMING, .extra = TRUE},
	    {.task = &cleanse, .session = &world->first, .minute = -1, .state = AC_TASK_DUE},
	};
	AcDay day = day_of(world);
	day.tasks = tasks;
	day.n_tasks = G_N_ELEMENTS(tasks);
	g_autofree char *page = page_of(world, &day);
	render_has(page, "  [x]        Kit balm (1 of 2)\n");
	render_has(page, "  [ ]        Kit balm (2 of 2) — first: cleanse\n");
	render_has(page, "Kit balm (again, if you like) — Use only: the balm of your kit.\n");
	render_has(page, "  [ ]        Cleanse\n"); /* the only one is not counted */
	g_autofree char *json = ac_json_day(&world->facts, &day, AC_JSON_UTF8);
	render_has(json, "\"n\": 2,\n      \"extra\": false,\n      \"waits_for\": \"cleanse\"");
	render_has(json, "\"n\": 3,\n      \"extra\": true,\n      \"waits_for\": null");
}

static void a_list_stands_below_its_task_until_it_is_done(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	AcProtocol protocol;
	AcClient client;
	AcCatalogue none;
	g_autoptr(AcPlan) plan = empty_plan(world, &protocol, &client, &none);
	static const char *const items[] = {"Hat washed", "No gel"};
	const AcTask ready = {.id = "ready", .title = "Before you come", .items = items, .n_items = 2};
	AcOccurrence task = {.task = &ready, .session = &world->first, .minute = -1, .state = AC_TASK_DUE};
	AcDay day = day_of(world);
	day.tasks = &task;
	day.n_tasks = 1;
	g_autofree char *page = page_of(world, &day);
	render_has(page, "Before you come\n             - Hat washed\n             - No gel\n");
	g_autofree char *json = ac_json_day(&world->facts, &day, AC_JSON_UTF8);
	render_has(json, "\"items\": [\n        \"Hat washed\"");
	task.state = AC_TASK_DONE;
	g_autofree char *done = page_of(world, &day);
	render_lacks(done, "Hat washed");
}

static void how_often_is_told_by_the_count(void)
{
	static const struct {
		AcCount count;
		AcOffset every;
		const char *words;
	} cases[] = {
	    {{0, 0}, {.kind = AC_OFFSET_NONE}, ""},
	    {{2, 4}, {.kind = AC_OFFSET_NONE}, "2 to 4 times a day"},
	    {{2, 2}, {.kind = AC_OFFSET_CALENDAR, .days = 7}, "twice a week"},
	    {{2, 0}, {.kind = AC_OFFSET_CALENDAR, .days = 1}, "at least twice a day"},
	    {{1, 2}, {.kind = AC_OFFSET_CALENDAR, .days = 2}, "1 to 2 times in 2 days"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		const AcTask task = {.id = "balm", .title = "Balm", .count = cases[i].count, .every = cases[i].every};
		g_autofree char *words = ac_words_count(&task);
		g_assert_cmpstr(words, ==, cases[i].words);
	}
}

static void a_session_is_one_of_those_the_leaflet_has(void)
{
	static const struct {
		AcCount sessions;
		guint number, booked;
		const char *words;
	} cases[] = {
	    {{3, 3}, 1, 1, "session 1 of 3"},          {{3, 3}, 2, 2, "session 2 of 3"},
	    {{2, 4}, 2, 2, "session 2 of 2 to 4"},     {{2, 4}, 3, 3, "session 3 of 3 to 4"},
	    {{2, 0}, 1, 1, "session 1 of at least 2"}, {{2, 2}, 3, 3, "session 3 of 3"}, /* there were more */
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		const AcCourse course = {.id = "c", .sessions = cases[i].sessions};
		const AcDay day = {
		    .course = &course, .session_number = cases[i].number, .n_sessions = cases[i].booked};
		g_autofree char *words = ac_words_session(&day);
		g_assert_cmpstr(words, ==, cases[i].words);
	}
}

static void a_phase_that_waits_says_for_what(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	AcMilestone healed = {.id = "healed", .ask = "Has it healed?", .title = "healed"};
	AcPhase phase = {.id = "p3", .title = "Days 8–14", .from = span_of("8d"), .to = span_of("15d")};
	AcDay day = day_of(world);
	g_autofree char *none = ac_words_phase(&day, FALSE);
	g_assert_cmpstr(none, ==, "");
	day.phase = &phase;
	phase.until = &healed;
	day.at = render_at(world, 12, 4, 12, 0);
	g_autofree char *within = ac_words_phase(&day, FALSE);
	g_assert_cmpstr(within, ==, "Days 8–14");
	day.at = render_at(world, 12, 6, 12, 0);
	g_autofree char *after = ac_words_phase(&day, FALSE), *brief = ac_words_phase(&day, TRUE);
	g_assert_cmpstr(after, ==, "healed? not yet: still Days 8–14");
	g_assert_cmpstr(brief, ==, "still Days 8–14");
	AcProtocol protocol;
	AcClient client;
	AcCatalogue nothing;
	g_autoptr(AcPlan) plan = empty_plan(world, &protocol, &client, &nothing);
	g_autofree char *page = page_of(world, &day);
	render_has(page, " · healed? not yet: still Days 8–14\n");
}

static void news_name_the_place_they_speak_of(void)
{
	g_autoptr(RenderWorld) world = render_world_new();
	const AcActivity *all[] = {&world->pool, &world->sea};
	world->pool.index = 0;
	world->sea.index = 1;
	const AcCatalogue catalogue = {.activities = all, .n_activities = 2};
	const AcActivity *pool[] = {&world->pool}, *sea[] = {&world->sea};
	AcRule rules[] = {{.id = "a", .on = pool, .n_on = 1, .verdict = AC_VERDICT_CARE, .from = span_of("1d")},
	                  {.id = "b", .on = sea, .n_on = 1, .verdict = AC_VERDICT_CARE, .from = span_of("1d")}};
	rules[0].words.where = "off the flakes";
	const AcProtocol protocol = {
	    .id = "smp", .title = "A leaflet", .catalogue = &catalogue, .rules = rules, .n_rules = 2};
	const AcClient client = {.zone = world->zone, .sessions = &world->first, .n_sessions = 1};
	g_autoptr(AcPlan) plan = ac_plan_new(&protocol, &client, world->facts.words.now);
	world->facts.words.plan = plan;
	const AcChange changes[] = {
	    {.activity = &world->pool, .at = render_at(world, 11, 21, 0, 0), .is = AC_VERDICT_CARE},
	    {.activity = &world->sea, .at = render_at(world, 11, 21, 0, 0), .is = AC_VERDICT_CARE},
	};
	g_autofree char *words = ac_words_change(&world->facts.words, &changes[0]);
	g_assert_cmpstr(words, ==, "Swimming pool: off the flakes, with care");
	AcDay day = day_of(world);
	day.new_today = changes;
	day.n_new_today = 2;
	g_autofree char *page = page_of(world, &day);
	render_has(page, "! CARE   Swimming pool: off the flakes\n  ! CARE   Sea\n");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/render/tasks/" #test, test)
	ADD(boxes_are_counted_and_a_further_one_is_offered);
	ADD(a_list_stands_below_its_task_until_it_is_done);
	ADD(how_often_is_told_by_the_count);
	ADD(a_session_is_one_of_those_the_leaflet_has);
	ADD(a_phase_that_waits_says_for_what);
	ADD(news_name_the_place_they_speak_of);
	return g_test_run();
}

/* SPDX-License-Identifier: MIT */
/* The pages of a day, of clients and of the one line, and their JSON, from a day made by hand and a small
 * plan. */
#include "render/json.h"
#include "render/pages.h"

#include <jansson.h>
#include <string.h>

#include "base/text.h"
#include "render_facts.h"

/* A plan of one client and one protocol, and a day of it made by hand. */
typedef struct {
	RenderWorld *world;
	AcProtocol protocol;
	AcCatalogue catalogue;
	const AcActivity *activities[4];
	AcClient client;
	AcSession sessions[2];
	AcPlan *plan;
	AcAnswer water, pool;
	const AcActivity *water_row[1], *pool_row[2];
	AcDayRow rows[2];
	AcTask wash, cream;
	AcOccurrence tasks[2];
	AcTick tick;
	AcChange change;
	AcQuestion question;
	AcPhase phase;
	AcRedFlag flags[2];
	AcDay day;
} Fixture;

static const char *const NORMAL[] = {"Redness", "A little swelling"};

static void make_plan(Fixture *f)
{
	RenderWorld *world = f->world;
	f->activities[0] = &world->water;
	f->activities[1] = &world->pool;
	f->activities[2] = &world->sea;
	f->activities[3] = &world->minoxidil;
	for (guint i = 0; i < G_N_ELEMENTS(f->activities); i++)
		((AcActivity *[]){&world->water, &world->pool, &world->sea, &world->minoxidil})[i]->index = i;
	world->water.n_steps = 0; /* no ladder: its steps are not in this catalogue */
	f->catalogue = (AcCatalogue){.activities = f->activities, .n_activities = 4, .file = "activities.cfg"};
	f->protocol = (AcProtocol){.id = "smp",
	                           .title = "Scalp micropigmentation",
	                           .version = "1.0",
	                           .file = "smp.cfg",
	                           .lasts = {.kind = AC_OFFSET_CALENDAR, .days = 28, .clock = -1},
	                           .catalogue = &f->catalogue};
	f->sessions[0] = world->first;
	f->sessions[1] = world->second;
	f->client = (AcClient){.id = 3,
	                       .name = "Jo Doe",
	                       .zone = world->zone,
	                       .zone_name = "Europe/London",
	                       .sessions = f->sessions,
	                       .n_sessions = 2};
	f->plan = ac_plan_new(&f->protocol, &f->client, world->facts.words.now);
	world->facts.words.plan = f->plan;
	world->facts.client_name = "Jo Doe";
	world->facts.clinic = &world->clinic;
}

static void make_tasks(Fixture *f)
{
	const RenderWorld *world = f->world;
	f->wash = (AcTask){.id = "wash", .title = "Wash gently", .words = {.how = "Lukewarm."}};
	f->cream = (AcTask){.id = "cream", .title = "Moisturise", .amount = "pea-size"};
	f->tick = (AcTick){.task = "cream", .note = "forgot", .state = AC_TICK_SKIPPED};
	f->tasks[0] = (AcOccurrence){.task = &f->wash,
	                             .session = &f->sessions[0],
	                             .minute = 465,
	                             .at = render_at(world, 11, 21, 7, 45),
	                             .state = AC_TASK_DUE};
	f->tasks[1] = (AcOccurrence){.task = &f->cream,
	                             .session = &f->sessions[0],
	                             .minute = 1200,
	                             .at = render_at(world, 11, 21, 20, 0),
	                             .state = AC_TASK_SKIPPED,
	                             .tick = &f->tick};
}

static void make_day(Fixture *f)
{
	RenderWorld *world = f->world;
	f->water = render_answer(world, &world->water, AC_VERDICT_CARE);
	f->water.words.how = "Lukewarm water, pat dry.";
	f->water.until.at = f->water.until.at_early = render_at(world, 11, 24, 0, 0);
	f->pool = render_answer(world, &world->pool, AC_VERDICT_AVOID);
	f->pool.until.at = f->pool.until.at_early = render_at(world, 11, 26, 9, 30);
	f->water_row[0] = &world->water;
	f->pool_row[0] = &world->pool;
	f->pool_row[1] = &world->sea;
	f->rows[0] = (AcDayRow){.activities = f->pool_row, .n_activities = 2, .answer = &f->pool, .is_new = TRUE};
	f->rows[1] = (AcDayRow){.activities = f->water_row, .n_activities = 1, .answer = &f->water};
	f->change = (AcChange){.activity = &world->water,
	                       .at = render_at(world, 11, 22, 15, 0),
	                       .was = AC_VERDICT_AVOID,
	                       .is = AC_VERDICT_CARE};
	f->question = (AcQuestion){.kind = AC_QUESTION_MILESTONE, .milestone = &world->flakes};
	f->phase = (AcPhase){.id = "fresh", .title = "Fresh", .normal = NORMAL, .n_normal = 2};
	f->flags[0] = (AcRedFlag){.brief = "Trouble breathing",
	                          .id = "breathing",
	                          .title = "Trouble breathing",
	                          .advice = "Call.",
	                          .urgency = AC_ADVICE_EMERGENCY};
	f->flags[1] = (AcRedFlag){
	    .id = "pus", .title = "Pus", .brief = "Pus", .advice = "See.", .urgency = AC_ADVICE_DOCTOR};
	world->safety.flags = f->flags;
	world->safety.n_flags = 2;
	AcInstant midnight = render_at(world, 11, 21, 0, 0);
	f->day = (AcDay){.date = ac_time_date(midnight, world->zone),
	                 .begins = midnight,
	                 .at = world->facts.words.now,
	                 .is_today = TRUE,
	                 .session = &f->sessions[0],
	                 .session_number = 1,
	                 .n_sessions = 2,
	                 .next_session = &f->sessions[1],
	                 .day_number = 1,
	                 .last_day_number = 28,
	                 .phase = &f->phase,
	                 .rows = f->rows,
	                 .n_rows = 2,
	                 .tasks = f->tasks,
	                 .n_tasks = 2,
	                 .tomorrow = &f->change,
	                 .n_tomorrow = 1,
	                 .questions = &f->question,
	                 .n_questions = 1};
}

static Fixture *fixture_new(void)
{
	Fixture *f = g_new0(Fixture, 1);
	f->world = render_world_new();
	make_plan(f);
	make_tasks(f);
	make_day(f);
	return f;
}

static void fixture_free(Fixture *f)
{
	ac_plan_free(f->plan);
	render_world_free(f->world);
	g_free(f);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fixture, fixture_free)

static void the_page_of_a_day_holds_all_of_it(void)
{
	g_autoptr(Fixture) f = fixture_new();
	g_autoptr(AcSheet) sheet = ac_sheet_new(&(AcSheetStyle){.width = AC_SHEET_WIDTH});
	ac_sheet_day(sheet, &f->world->facts, &f->day, FALSE);
	g_assert_cmpstr(ac_sheet_text(sheet), ==,
	                "Sat 21 Nov · Day 1 of 28 · Fresh\n"
	                "Jo Doe · session 1 of 2 · Northlight Studio, call 01632 960123\n"
	                "\n"
	                "Please say\n"
	                "  Have all flakes come off?\n"
	                "    aftercare report flakes-gone\n"
	                "\n"
	                "To do today\n"
	                "  [ ] 07:45  Wash gently — Lukewarm.\n"
	                "  [-] 20:00  Moisturise, pea-size — skipped: forgot\n"
	                "  Done? aftercare done wash\n"
	                "\n"
	                "May I…?\n"
	                "  ✗ AVOID  Swimming pool, sea  until Thu 26 Nov 09:30\n"
	                "  ! CARE   Washing and water   until Tue 24 Nov\n"
	                "  How and why? aftercare can pool\n"
	                "\n"
	                "Tomorrow\n"
	                "  ! CARE   From 15:00: washing and water\n"
	                "\n"
	                "Normal now\n"
	                "  - Redness\n"
	                "  - A little swelling\n"
	                "\n"
	                "Get help if\n"
	                "  Emergency number, now: Trouble breathing.\n"
	                "  A doctor, today: Pus.\n");
}

enum { MANY = 20 };

static void the_short_page_keeps_to_what_is_asked_first_and_says_where_the_rest_is(void)
{
	g_autoptr(Fixture) f = fixture_new();
	AcDayRow rows[MANY];
	AcChange changes[MANY];
	for (guint i = 0; i < MANY; i++) {
		rows[i] = f->rows[1];
		changes[i] = f->change;
	}
	f->day.rows = rows;
	f->day.n_rows = MANY;
	f->day.new_today = changes;
	f->day.n_new_today = MANY;
	g_autoptr(AcSheet) brief = ac_sheet_new(&(AcSheetStyle){.width = 400});
	ac_sheet_day(brief, &f->world->facts, &f->day, FALSE);
	render_has(ac_sheet_text(brief), "until Tue 24 Nov\n  … and 8 more: aftercare today --all\n");
	render_has(ac_sheet_text(brief), "washing and water and 14 more\n");
	render_has(ac_sheet_text(brief), "\nGet help if\n");
	g_autoptr(AcSheet) whole = ac_sheet_new(&(AcSheetStyle){.width = 400});
	ac_sheet_day(whole, &f->world->facts, &f->day, TRUE);
	g_assert_null(strstr(ac_sheet_text(whole), " more"));
	/* One line more is no longer than the line that says so. */
	f->day.n_rows = 13;
	g_autoptr(AcSheet) thirteen = ac_sheet_new(&(AcSheetStyle){.width = 400});
	ac_sheet_day(thirteen, &f->world->facts, &f->day, FALSE);
	g_assert_null(strstr(ac_sheet_text(thirteen), "--all"));
	f->day.n_rows = MANY;
	f->day.is_today = FALSE;
	g_autoptr(AcSheet) other = ac_sheet_new(&(AcSheetStyle){.width = 400});
	ac_sheet_day(other, &f->world->facts, &f->day, FALSE);
	render_has(ac_sheet_text(other), "… and 8 more: aftercare today 2026-11-21 --all\n");
}

static void a_change_carries_its_hour_and_its_limit(void)
{
	g_autoptr(Fixture) f = fixture_new();
	const AcWordsContext *words = &f->world->facts.words;
	g_autofree char *hour = ac_words_change(words, &f->change);
	g_assert_cmpstr(hour, ==, "Washing and water: with care, from 15:00");
	f->change.is = AC_VERDICT_AVOID;
	g_autofree char *ban = ac_words_change(words, &f->change);
	g_assert_cmpstr(ban, ==, "Washing and water: avoid, from 15:00");
	const AcLimit limit = {.minutes = 20, .per = "day", .from_minute = 360, .to_minute = 660};
	f->change.is = AC_VERDICT_CARE;
	f->change.limit = &limit;
	f->change.at = render_at(f->world, 11, 22, 0, 0);
	g_autofree char *limited = ac_words_change(words, &f->change);
	g_assert_cmpstr(limited, ==, "Washing and water: at most 20 minutes a day, between 06:00 and 11:00");
	g_autoptr(AcSheet) sheet = ac_sheet_new(&(AcSheetStyle){.width = 400});
	ac_sheet_day(sheet, &f->world->facts, &f->day, FALSE);
	render_has(ac_sheet_text(sheet),
	           "  ! CARE   Washing and water: at most 20 minutes a day, between 06:00 and 11:00\n");
}

static void without_a_clinic_the_day_says_so_and_another_zone_is_named(void)
{
	g_autoptr(Fixture) f = fixture_new();
	f->world->facts.clinic = NULL;
	f->world->facts.zone_note = "Europe/London";
	g_autoptr(AcSheet) sheet = ac_sheet_new(&(AcSheetStyle){.width = AC_SHEET_WIDTH});
	ac_sheet_day(sheet, &f->world->facts, &f->day, FALSE);
	render_has(ac_sheet_text(sheet), "\nStandard rules — not your clinic's leaflet.\n");
	render_has(ac_sheet_text(sheet), "\nTimes are those of Europe/London.\n");
}

static void the_status_is_one_line_in_the_order_people_ask(void)
{
	g_autoptr(Fixture) f = fixture_new();
	g_autofree char *line = ac_render_status(&f->world->facts, &f->day);
	g_assert_cmpstr(
	    line, ==,
	    "Day 1 · washing and water with care, no swimming pool until Thu 09:30 · 1 due 07:45 · 1 question");
	f->tasks[0].state = AC_TASK_DONE;
	f->tasks[1].state = AC_TASK_UPCOMING;
	f->day.n_questions = 0;
	g_autofree char *later = ac_render_status(&f->world->facts, &f->day);
	g_assert_true(g_str_has_suffix(later, " · next 20:00"));
}

/* The JSON of one answer. */
static char *json_of(const Fixture *f, const AcAnswer *answer, AcJsonStyle style)
{
	const AcStretch stretch = {.strictest = answer, .first = answer};
	const AcStretch *const each[] = {&stretch};
	const AcCombined combined = {.verdict = answer->verdict, .each = each, .n_each = 1, .strictest = answer};
	const AcAsked asked = {.is_now = TRUE};
	return ac_json_answer(&f->world->facts, &combined, &asked, style);
}

static json_t *parsed(const char *text)
{
	json_error_t error;
	json_t *root = json_loads(text, 0, &error);
	if (root == NULL)
		g_error("%s in: %s", error.text, text);
	return root;
}

static void the_json_of_a_day_has_the_fields_of_the_contract(void)
{
	static const char *const fields[] = {"client",     "protocol", "session",   "day",       "phase",
	                                     "activities", "tasks",    "normal",    "red_flags", "new_today",
	                                     "tomorrow",   "date",     "questions", "clinic"};
	g_autoptr(Fixture) f = fixture_new();
	g_autofree char *text = ac_json_day(&f->world->facts, &f->day, AC_JSON_UTF8);
	json_t *root = parsed(text);
	for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
		if (json_object_get(root, fields[i]) == NULL)
			g_error("%s is missing in: %s", fields[i], text);
	g_assert_cmpuint(json_array_size(json_object_get(root, "activities")), ==, 3); /* rows taken apart */
	const json_t *task = json_array_get(json_object_get(root, "tasks"), 0);
	g_assert_cmpstr(json_string_value(json_object_get(task, "id")), ==, "wash");
	g_assert_cmpstr(json_string_value(json_object_get(task, "at")), ==, "2026-11-21T07:45:00+00:00");
	g_assert_cmpstr(json_string_value(json_object_get(task, "state")), ==, "due");
	g_assert_cmpint(json_integer_value(json_object_get(root, "day")), ==, 1);
	json_decref(root);
}

static void the_json_of_an_answer_has_the_fields_of_the_contract(void)
{
	static const char *const fields[] = {"activity", "title", "at",        "verdict", "until", "next",
	                                     "how",      "why",   "otherwise", "limit",   "rules"};
	g_autoptr(Fixture) f = fixture_new();
	AcCause cause = {.rule = &f->world->dry,
	                 .session = &f->sessions[0],
	                 .via = &f->world->pool,
	                 .verdict = AC_VERDICT_AVOID,
	                 .wins = TRUE};
	f->pool.causes = &cause;
	f->pool.n_causes = 1;
	g_autofree char *text = json_of(f, &f->pool, AC_JSON_UTF8);
	json_t *root = parsed(text);
	for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
		if (json_object_get(root, fields[i]) == NULL)
			g_error("%s is missing in: %s", fields[i], text);
	const json_t *until = json_object_get(root, "until");
	g_assert_cmpstr(json_string_value(json_object_get(until, "at")), ==, "2026-11-26T09:30:00+00:00");
	g_assert_true(json_is_null(json_object_get(root, "next")));
	const json_t *rule = json_array_get(json_object_get(root, "rules"), 0);
	static const char *const of_rule[] = {"id",   "session", "protocol", "file",
	                                      "line", "source",  "verdict",  "wins"};
	for (gsize i = 0; i < G_N_ELEMENTS(of_rule); i++)
		g_assert_nonnull(json_object_get(rule, of_rule[i]));
	g_assert_cmpint(json_integer_value(json_object_get(rule, "session")), ==, 1);
	g_assert_true(json_is_true(json_object_get(rule, "wins")));
	json_decref(root);
}

static void no_end_is_null_and_an_open_end_says_why(void)
{
	g_autoptr(Fixture) f = fixture_new();
	const AcMilestone *milestones[] = {&f->world->flakes};
	const AcUntil endless = {
	    .at = AC_INSTANT_NEVER, .open = AC_OPEN_ENDLESS, .not_before = AC_INSTANT_ALWAYS};
	AcUntil waiting = endless, final = endless;
	waiting.open = AC_OPEN_MILESTONE;
	waiting.milestones = milestones;
	waiting.n_milestones = 1;
	final.open = AC_OPEN_FINAL;
	final.offset_text = "28d";
	const struct {
		AcUntil until;
		const char *part;
	} cases[] = {{endless, "\"until\": null"},
	             {waiting, "\"milestone\": \"flakes-gone\""},
	             {final, "\"reason\": \"last-session\""}};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		f->pool.until = cases[i].until;
		g_autofree char *text = json_of(f, &f->pool, AC_JSON_UTF8);
		render_has(text, cases[i].part);
	}
}

static void json_carries_no_escape_of_a_terminal(void)
{
	g_autoptr(Fixture) f = fixture_new();
	f->world->pool.title = "Pool\033[31m\x7F é";
	g_autofree char *text = json_of(f, &f->pool, AC_JSON_UTF8);
	render_lacks(text, "\033");
	render_lacks(text, "\\u001b");
	render_lacks(text, "\x7F");
	render_has(text, "é");
	g_autofree char *ascii = json_of(f, &f->pool, AC_JSON_ASCII);
	g_assert_true(g_str_is_ascii(ascii));
}

static void clients_are_told_apart_by_number(void)
{
	const AcPerson people[] = {{.id = 3,
	                            .name = "Jo Doe",
	                            .zone = "Europe/London",
	                            .protocol = "smp",
	                            .n_sessions = 2,
	                            .current = TRUE},
	                           {.id = 12,
	                            .name = "Jo Doe",
	                            .zone = "Europe/Rome",
	                            .protocol = "smp",
	                            .n_sessions = 1,
	                            .demo = TRUE}};
	g_autoptr(AcSheet) sheet = ac_sheet_new(&(AcSheetStyle){.width = AC_SHEET_WIDTH});
	ac_sheet_people(sheet, people, 2);
	g_assert_cmpstr(ac_sheet_text(sheet), ==,
	                "#3    Jo Doe  2 sessions, smp, Europe/London; in use\n"
	                "#12   Jo Doe  1 session, smp, Europe/Rome; a made-up client\n");
}

static void who_is_due_what_is_told_for_each_client(void)
{
	g_autoptr(Fixture) f = fixture_new();
	const AcPerson people[] = {{.id = 3, .name = "Jo Doe", .facts = &f->world->facts, .day = &f->day},
	                           {.id = 4, .name = "Al", .problem = "its protocol is gone"}};
	g_autoptr(AcSheet) sheet = ac_sheet_new(&(AcSheetStyle){.width = AC_SHEET_WIDTH});
	ac_sheet_person_today(sheet, &people[0]);
	ac_sheet_person_today(sheet, &people[1]);
	g_assert_cmpstr(ac_sheet_text(sheet), ==,
	                "#3    Jo Doe  Day 1 of 28 · Fresh · session 1 of 2\n"
	                "      Next session: Fri 18 Dec 15:00\n"
	                "      To do: 07:45 Wash gently\n"
	                "      To ask: Have all flakes come off?\n"
	                "\n"
	                "#4    Al  its protocol is gone\n");
}

static void sessions_say_what_is_known_of_them(void)
{
	g_autoptr(Fixture) f = fixture_new();
	f->sessions[1].final = TRUE;
	g_autoptr(AcSheet) sheet = ac_sheet_new(&(AcSheetStyle){.width = AC_SHEET_WIDTH});
	ac_sheet_sessions(sheet, &f->world->facts);
	g_assert_cmpstr(ac_sheet_text(sheet), ==,
	                "  1   Fri 20 Nov 15:00        took place\n"
	                "  2   Fri 18 Dec 15:00        booked, the last of the course\n");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/day/page", the_page_of_a_day_holds_all_of_it);
	g_test_add_func("/day/short", the_short_page_keeps_to_what_is_asked_first_and_says_where_the_rest_is);
	g_test_add_func("/day/change", a_change_carries_its_hour_and_its_limit);
	g_test_add_func("/day/standard", without_a_clinic_the_day_says_so_and_another_zone_is_named);
	g_test_add_func("/day/status", the_status_is_one_line_in_the_order_people_ask);
	g_test_add_func("/day/json", the_json_of_a_day_has_the_fields_of_the_contract);
	g_test_add_func("/answer/json", the_json_of_an_answer_has_the_fields_of_the_contract);
	g_test_add_func("/answer/json/until", no_end_is_null_and_an_open_end_says_why);
	g_test_add_func("/answer/json/plain", json_carries_no_escape_of_a_terminal);
	g_test_add_func("/people/list", clients_are_told_apart_by_number);
	g_test_add_func("/people/today", who_is_due_what_is_told_for_each_client);
	g_test_add_func("/people/sessions", sessions_say_what_is_known_of_them);
	return g_test_run();
}

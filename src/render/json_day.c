/* SPDX-License-Identifier: MIT */
/* Days as JSON: `today`, `plan`, `status`. */
#include "json_bits.h"

#include "base/text.h"
#include "bits.h"
#include "render/triage.h"

static json_t *protocol_of(const AcFacts *facts)
{
	const AcProtocol *protocol = ac_plan_protocol(facts->words.plan);
	json_t *item = json_object();
	json_object_set_new(item, "id", ac_json_text(protocol->id));
	json_object_set_new(item, "title", ac_json_text(protocol->title));
	json_object_set_new(item, "version", ac_json_text(protocol->version));
	json_object_set_new(item, "hash", ac_json_text(facts->hash));
	json_object_set_new(item, "file", ac_json_text(protocol->file));
	return item;
}

/* Rows are taken apart: one object an activity, the answer of its row. */
static json_t *activities_of(const AcFacts *facts, const AcDay *day)
{
	json_t *list = json_array();
	for (guint i = 0; i < day->n_rows; i++) {
		const AcDayRow *row = &day->rows[i];
		for (guint j = 0; j < row->n_activities; j++) {
			json_t *item = ac_json_of_answer(facts, row->answer, TRUE);
			json_object_set_new(item, "activity", ac_json_id(row->activities[j]));
			json_object_set_new(item, "title", ac_json_text(row->activities[j]->title));
			json_object_set_new(item, "new", json_boolean(row->is_new));
			if (row->n_changes > 0)
				json_object_set_new(item, "changes", ac_json_changes(facts, row->changes, row->n_changes));
			json_array_append_new(list, item);
		}
	}
	return list;
}

static json_t *normal_of(const AcDay *day)
{
	json_t *list = json_array();
	for (guint i = 0; day->phase != NULL && i < day->phase->n_normal; i++)
		json_array_append_new(list, ac_json_text(day->phase->normal[i]));
	return list;
}

static json_t *red_flags_of(const AcSafety *safety)
{
	json_t *list = json_array();
	for (guint i = 0; safety != NULL && i < safety->n_flags; i++)
		json_array_append_new(list, ac_json_red_flag(&safety->flags[i]));
	return list;
}

/* How many sessions the leaflet says there are. */
static json_t *course_of(const AcCourse *course)
{
	if (course == NULL)
		return json_null();
	json_t *item = json_object();
	json_object_set_new(item, "id", json_string(course->id));
	json_object_set_new(item, "least", json_integer(course->sessions.least));
	json_object_set_new(item, "most",
	                    course->sessions.most > 0 ? json_integer(course->sessions.most) : json_null());
	return item;
}

static void set_place_in_course(json_t *item, const AcFacts *facts, const AcDay *day)
{
	json_object_set_new(item, "date", ac_json_date(day->date));
	json_object_set_new(item, "session", ac_json_session(facts, day->session));
	json_object_set_new(item, "day", day->n_sessions > 0 ? json_integer(day->day_number) : json_null());
	json_object_set_new(item, "phase", ac_json_phase(day->phase));
	if (day->phase != NULL) {
		g_autofree char *words = ac_words_phase(day, FALSE);
		json_object_set_new(json_object_get(item, "phase"), "text", ac_json_text(words));
	}
}

/* What the last check-in advised, as long as it stands; else null. */
static json_t *advice_of(const AcFacts *facts, const AcDay *day)
{
	const AcClient *client = ac_plan_client(facts->words.plan);
	g_autofree char *words = day->is_today ? ac_words_advice_standing(&facts->words, facts->clinic) : NULL;
	if (words == NULL)
		return json_null();
	json_t *item = json_object();
	json_object_set_new(item, "at", ac_json_instant(facts, client->advised_at));
	json_object_set_new(item, "advice",
	                    json_string(ac_json_advice_name(client->advice, client->advice_soon)));
	json_object_set_new(item, "text", ac_json_text(words));
	return item;
}

char *ac_json_day(const AcFacts *facts, const AcDay *day, AcJsonStyle style)
{
	json_t *root = json_object();
	json_object_set_new(root, "client", ac_json_client(facts));
	json_object_set_new(root, "protocol", protocol_of(facts));
	json_object_set_new(root, "clinic", ac_json_clinic(facts->clinic));
	set_place_in_course(root, facts, day);
	json_object_set_new(root, "at", ac_json_instant(facts, day->at));
	json_object_set_new(root, "advised", advice_of(facts, day));
	json_object_set_new(root, "last_day", json_integer(day->last_day_number));
	json_object_set_new(root, "sessions", json_integer(day->n_sessions));
	json_object_set_new(root, "course", course_of(day->course));
	json_object_set_new(root, "next_session", ac_json_session(facts, day->next_session));
	json_object_set_new(root, "activities", activities_of(facts, day));
	json_object_set_new(root, "tasks", ac_json_tasks(facts, day->tasks, day->n_tasks));
	json_object_set_new(root, "normal", normal_of(day));
	json_object_set_new(root, "red_flags", red_flags_of(facts->safety));
	json_object_set_new(root, "new_today", ac_json_changes(facts, day->new_today, day->n_new_today));
	json_object_set_new(root, "tomorrow", ac_json_changes(facts, day->tomorrow, day->n_tomorrow));
	json_object_set_new(root, "questions", ac_json_questions(facts, day->questions, day->n_questions));
	return ac_json_write(root, style, FALSE);
}

/* ---- the course ------------------------------------------------------------------------------ */

/* The rules are told once, above; here by id. */
static json_t *row_by_rules(const AcFacts *facts, const AcDayRow *row)
{
	json_t *item = ac_json_of_answer(facts, row->answer, FALSE);
	json_t *activities = json_array();
	for (guint i = 0; i < row->n_activities; i++)
		json_array_append_new(activities, json_string(row->activities[i]->id));
	json_object_set_new(item, "activities", activities);
	json_t *rules = json_array();
	for (guint i = 0; i < row->answer->n_causes; i++) {
		const AcCause *cause = &row->answer->causes[i];
		if (ac_bits_cause_counts(row->answer, cause) && cause->rule != NULL)
			json_array_append_new(rules, json_string(cause->rule->id));
	}
	json_object_set_new(item, "rules", rules);
	for (const char *const *key = (const char *const[]){"how", "why", "otherwise", "exception", "lapse",
	                                                    "consequence", "products", "without", NULL};
	     *key != NULL; key++)
		json_object_del(item, *key);
	return item;
}

static json_t *day_of_plan(const AcFacts *facts, const AcDay *day)
{
	json_t *item = json_object();
	set_place_in_course(item, facts, day);
	json_t *activities = json_array();
	for (guint i = 0; i < day->n_rows; i++)
		json_array_append_new(activities, row_by_rules(facts, &day->rows[i]));
	json_object_set_new(item, "activities", activities);
	json_object_set_new(item, "tasks", ac_json_tasks(facts, day->tasks, day->n_tasks));
	json_object_set_new(item, "new", ac_json_changes(facts, day->new_today, day->n_new_today));
	return item;
}

char *ac_json_plan(const AcFacts *facts, AcDate from, AcDate to, AcJsonStyle style)
{
	const AcProtocol *protocol = ac_plan_protocol(facts->words.plan);
	json_t *root = json_object();
	json_object_set_new(root, "client", ac_json_client(facts));
	json_object_set_new(root, "protocol", protocol_of(facts));
	json_object_set_new(root, "clinic", ac_json_clinic(facts->clinic));
	json_t *rules = json_array();
	for (guint i = 0; i < protocol->n_rules; i++)
		json_array_append_new(rules, ac_json_rule(&protocol->rules[i]));
	json_object_set_new(root, "rules", rules);
	json_t *days = json_array();
	g_autoptr(AcArena) arena = ac_arena_new();
	for (AcDate date = from; date <= to; date++) {
		json_array_append_new(days, day_of_plan(facts, ac_plan_day(facts->words.plan, arena, date)));
		ac_arena_reset(arena);
	}
	json_object_set_new(root, "days", days);
	return ac_json_write(root, style, FALSE);
}

/* ---- one line -------------------------------------------------------------------------------- */

char *ac_json_status(const AcFacts *facts, const AcDay *day, AcJsonStyle style)
{
	guint due = 0;
	for (guint i = 0; i < day->n_tasks; i++)
		due += day->tasks[i].state == AC_TASK_DUE ? 1 : 0;
	g_autofree char *text = ac_render_status(facts, day);
	json_t *root = json_object();
	json_object_set_new(root, "text", ac_json_text(text));
	json_object_set_new(root, "client", ac_json_client(facts));
	set_place_in_course(root, facts, day);
	json_object_set_new(root, "due", json_integer(due));
	json_object_set_new(root, "questions", json_integer(day->n_questions));
	json_object_set_new(root, "new_today", ac_json_changes(facts, day->new_today, day->n_new_today));
	AcInstant change = ac_plan_next_change(facts->words.plan, facts->words.now);
	json_object_set_new(root, "next_change", ac_json_instant(facts, change));
	return ac_json_write(root, style, TRUE);
}

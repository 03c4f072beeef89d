/* SPDX-License-Identifier: MIT */
/* Clients, sessions and protocols as JSON. */
#include "json_bits.h"

#include "base/text.h"
#include "bits.h"

static json_t *person_of(const AcPerson *person)
{
	json_t *item = json_object();
	json_object_set_new(item, "id", json_integer(person->id));
	json_object_set_new(item, "name", ac_json_text(person->name));
	json_object_set_new(item, "zone", ac_json_text(person->zone));
	json_object_set_new(item, "protocol", ac_json_text(person->protocol));
	json_object_set_new(item, "sessions", json_integer(person->n_sessions));
	json_object_set_new(item, "current", json_boolean(person->current));
	json_object_set_new(item, "archived", json_boolean(person->archived));
	json_object_set_new(item, "demo", json_boolean(person->demo));
	if (person->problem != NULL)
		json_object_set_new(item, "problem", ac_json_text(person->problem));
	return item;
}

static void set_today(json_t *item, const AcPerson *person)
{
	const AcFacts *facts = person->facts;
	const AcDay *day = person->day;
	json_object_set_new(item, "date", ac_json_date(day->date));
	json_object_set_new(item, "session", ac_json_session(facts, day->session));
	json_object_set_new(item, "next_session", ac_json_session(facts, day->next_session));
	json_object_set_new(item, "day", day->n_sessions > 0 ? json_integer(day->day_number) : json_null());
	json_object_set_new(item, "phase", ac_json_phase(day->phase));
	json_object_set_new(item, "tasks", ac_json_tasks(facts, day->tasks, day->n_tasks));
	json_object_set_new(item, "questions", ac_json_questions(facts, day->questions, day->n_questions));
}

struct AcJsonPeople {
	json_t *list;
};

AcJsonPeople *ac_json_people_new(void)
{
	AcJsonPeople *people = g_new0(AcJsonPeople, 1);
	people->list = json_array();
	return people;
}

void ac_json_people_add(AcJsonPeople *people, const AcPerson *person)
{
	json_t *item = person_of(person);
	if (person->day != NULL)
		set_today(item, person);
	json_array_append_new(people->list, item);
}

char *ac_json_people_finish(AcJsonPeople *people, AcJsonStyle style)
{
	json_t *root = json_object();
	json_object_set_new(root, "clients", people->list);
	g_free(people);
	return ac_json_write(root, style, FALSE);
}

static json_t *sessions_of(const AcFacts *facts)
{
	const AcClient *client = ac_plan_client(facts->words.plan);
	json_t *list = json_array();
	for (guint i = 0; i < client->n_sessions; i++)
		json_array_append_new(list, ac_json_session(facts, &client->sessions[i]));
	return list;
}

char *ac_json_sessions(const AcFacts *facts, AcJsonStyle style)
{
	json_t *root = json_object();
	json_object_set_new(root, "client", ac_json_client(facts));
	json_object_set_new(root, "sessions", sessions_of(facts));
	return ac_json_write(root, style, FALSE);
}

static json_t *handed_of(const AcFacts *facts, const AcPerson *person)
{
	json_t *handed = json_object();
	json_object_set_new(handed, "at", ac_json_instant(facts, person->handed_at));
	json_object_set_new(handed, "rules", ac_json_text(person->handed_rules));
	json_object_set_new(handed, "hash", ac_json_text(person->handed_hash));
	json_object_set_new(handed, "how", ac_json_text(person->handed_how));
	json_object_set_new(handed, "by", ac_json_text(person->handed_by));
	return handed;
}

char *ac_json_person(const AcFacts *facts, const AcPerson *person, AcJsonStyle style)
{
	const AcClient *client = ac_plan_client(facts->words.plan);
	json_t *root = person_of(person);
	json_t *traits = json_object();
	for (guint i = 0; i < client->n_traits; i++)
		json_object_set_new(traits, client->traits[i].trait, ac_json_text(client->traits[i].value));
	json_object_set_new(root, "traits", traits);
	json_object_set_new(root, "clinic", ac_json_clinic(facts->clinic));
	json_object_set_new(root, "sessions", sessions_of(facts));
	json_t *reports = json_array();
	for (guint i = 0; i < client->n_reports; i++) {
		json_t *item = json_object();
		json_object_set_new(item, "milestone", ac_json_text(client->reports[i].milestone));
		json_object_set_new(item, "at", ac_json_instant(facts, client->reports[i].at));
		json_object_set_new(item, "by", ac_json_text(client->reports[i].by));
		json_array_append_new(reports, item);
	}
	json_object_set_new(root, "reports", reports);
	json_t *lapses = json_array();
	for (guint i = 0; i < client->n_lapses; i++) {
		json_t *item = json_object();
		json_object_set_new(item, "activity", ac_json_text(client->lapses[i].activity));
		json_object_set_new(item, "at", ac_json_instant(facts, client->lapses[i].at));
		json_object_set_new(item, "all_day", json_boolean(client->lapses[i].is_day));
		json_array_append_new(lapses, item);
	}
	json_object_set_new(root, "lapses", lapses);
	if (person->handed_at != 0)
		json_object_set_new(root, "handed_over", handed_of(facts, person));
	json_object_set_new(root, "language", ac_json_text(person->language));
	json_object_set_new(root, "note", ac_json_text(person->note));
	return ac_json_write(root, style, FALSE);
}

/* ---- protocols ------------------------------------------------------------------------------- */

static json_t *ids_of(const AcActivity *const *activities, guint n)
{
	json_t *list = json_array();
	for (guint i = 0; i < n; i++)
		json_array_append_new(list, json_string(activities[i]->id));
	return list;
}

static json_t *notes_of(const AcProtocol *protocol)
{
	json_t *list = json_array();
	for (guint i = 0; i < protocol->n_notes; i++) {
		const AcNote *note = &protocol->notes[i];
		json_t *item = json_object(), *when = json_object();
		for (guint k = 0; k < note->n_when; k++)
			if (note->when[k].kind == AC_CONDITION_TRAIT)
				json_object_set_new(when, note->when[k].trait->id,
				                    ac_json_texts(note->when[k].values, note->when[k].n_values));
		json_object_set_new(item, "id", ac_json_text(note->id));
		json_object_set_new(item, "text", ac_json_text(note->text));
		json_object_set_new(item, "when", when);
		json_object_set_new(item, "source",
		                    note->source != NULL ? json_string(note->source->id) : json_null());
		json_array_append_new(list, item);
	}
	return list;
}

static json_t *rule_in_full(const AcFacts *facts, const AcRule *rule)
{
	json_t *item = ac_json_rule(rule);
	json_object_set_new(item, "on", ids_of(rule->on, rule->n_on));
	if (rule->allows) {
		const AcActivity *ladder = rule->on[0];
		gboolean names_step = rule->allow_rank > 0 && rule->allow_rank <= ladder->n_steps;
		json_object_set_new(item, "allow",
		                    json_string(names_step ? ladder->steps[rule->allow_rank - 1]->id : "none"));
	} else {
		json_object_set_new(item, "verdict", ac_json_verdict(rule->verdict));
	}
	json_object_set_new(item, "from", ac_json_text(rule->from_text));
	json_object_set_new(item, "to", ac_json_text(rule->to_text));
	json_object_set_new(item, "until", rule->until != NULL ? json_string(rule->until->id) : json_null());
	if (facts->places_of != NULL)
		json_object_set_new(item, "keys", ac_json_places(facts, "rules", rule->id));
	return item;
}

char *ac_json_protocol(const AcFacts *facts, const AcProtocol *protocol, AcJsonStyle style)
{
	static const char *const states[] = {"draft", "active", "retired"};
	json_t *root = json_object();
	json_object_set_new(root, "id", ac_json_text(protocol->id));
	json_object_set_new(root, "title", ac_json_text(protocol->title));
	json_object_set_new(root, "version", ac_json_text(protocol->version));
	json_object_set_new(root, "status", json_string(states[protocol->status]));
	json_object_set_new(root, "author", ac_json_text(protocol->author));
	json_object_set_new(root, "approved_on", ac_json_text(protocol->approved_on));
	json_object_set_new(root, "review_by", ac_json_text(protocol->review_by));
	json_object_set_new(root, "not_for", ac_json_text(protocol->not_for));
	json_object_set_new(root, "hash", ac_json_text(facts->hash));
	json_object_set_new(root, "clinic", ac_json_clinic(facts->clinic));
	json_t *files = json_array();
	for (guint i = 0; i < protocol->n_files; i++)
		json_array_append_new(files, ac_json_text(protocol->files[i]));
	json_object_set_new(root, "files", files);
	json_t *rules = json_array();
	for (guint i = 0; i < protocol->n_rules; i++)
		json_array_append_new(rules, rule_in_full(facts, &protocol->rules[i]));
	json_object_set_new(root, "rules", rules);
	json_t *tasks = json_array();
	for (guint i = 0; i < protocol->n_tasks; i++) {
		json_t *item = json_object();
		json_object_set_new(item, "id", ac_json_text(protocol->tasks[i].id));
		json_object_set_new(item, "title", ac_json_text(protocol->tasks[i].title));
		json_object_set_new(item, "items",
		                    ac_json_texts(protocol->tasks[i].items, protocol->tasks[i].n_items));
		json_object_set_new(item, "level", ac_json_level(protocol->tasks[i].level));
		ac_json_set_terms(item, &protocol->tasks[i].words);
		if (facts->places_of != NULL)
			json_object_set_new(item, "keys", ac_json_places(facts, "tasks", protocol->tasks[i].id));
		json_array_append_new(tasks, item);
	}
	json_object_set_new(root, "tasks", tasks);
	json_object_set_new(root, "notes", notes_of(protocol));
	if (facts->places_of != NULL)
		json_object_set_new(root, "keys", ac_json_places(facts, "protocol", "protocol"));
	return ac_json_write(root, style, FALSE);
}

char *ac_json_protocols(const AcProtocolLine *lines, guint n_lines, AcJsonStyle style)
{
	json_t *list = json_array();
	for (guint i = 0; i < n_lines; i++) {
		json_t *item = json_object();
		json_object_set_new(item, "id", ac_json_text(lines[i].id));
		json_object_set_new(item, "title", ac_json_text(lines[i].title));
		json_object_set_new(item, "version", ac_json_text(lines[i].version));
		json_object_set_new(item, "file", ac_json_text(lines[i].file));
		json_object_set_new(item, "problem", ac_json_text(lines[i].problem));
		json_object_set_new(item, "hidden_by", ac_json_text(lines[i].hidden_by));
		json_array_append_new(list, item);
	}
	json_t *root = json_object();
	json_object_set_new(root, "protocols", list);
	return ac_json_write(root, style, FALSE);
}

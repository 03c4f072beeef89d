/* SPDX-License-Identifier: MIT */
#include "json_bits.h"

#include <stdlib.h>

#include "base/text.h"
#include "bits.h"

json_t *ac_json_text(const char *text)
{
	if (text == NULL)
		return json_null();
	g_autofree char *plain = ac_text_plain(text);
	return json_string(plain);
}

json_t *ac_json_instant(const AcFacts *facts, AcInstant at)
{
	if (at == AC_INSTANT_NEVER || at == AC_INSTANT_ALWAYS)
		return json_null();
	g_autofree char *text = ac_time_rfc3339(at, facts->words.zone);
	return json_string(text);
}

json_t *ac_json_date(AcDate date)
{
	int year = 0, month = 0, day = 0;
	ac_date_to_ymd(date, &year, &month, &day);
	return json_sprintf("%04d-%02d-%02d", year, month, day);
}

json_t *ac_json_verdict(AcVerdict verdict)
{
	static const char *const names[] = {"silent", "ok", "care", "ask", "avoid"};
	return json_string(names[verdict]);
}

json_t *ac_json_id(const AcActivity *activity)
{
	return activity == NULL ? json_null() : json_string(activity->id);
}

json_t *ac_json_level(AcLevel level)
{
	static const char *const names[] = {[AC_LEVEL_MUST] = "must",
	                                    [AC_LEVEL_SHOULD] = "should",
	                                    [AC_LEVEL_MAY] = "may",
	                                    [AC_LEVEL_NEVER] = "never"};
	return level == AC_LEVEL_NOT_GIVEN ? json_null() : json_string(names[level]);
}

json_t *ac_json_texts(const char *const *texts, guint n)
{
	json_t *list = json_array();
	for (guint i = 0; i < n; i++)
		json_array_append_new(list, ac_json_text(texts[i]));
	return list;
}

void ac_json_set_terms(json_t *item, const AcWords *words)
{
	json_object_set_new(item, "where", ac_json_text(words->where));
	json_object_set_new(item, "products", ac_json_texts(words->products, words->n_products));
	json_object_set_new(item, "without", ac_json_texts(words->without, words->n_without));
}

static json_t *place_of(const AcOrigin *origin)
{
	json_t *item = json_object();
	json_object_set_new(item, "file", ac_json_text(origin->file));
	json_object_set_new(item, "line", json_integer(origin->line));
	return item;
}

json_t *ac_json_places(const AcFacts *facts, const char *list, const char *id)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n = 0;
	const AcKeyPlace *places = facts->places_of(facts->places, arena, list, id, &n);
	json_t *all = json_array();
	for (guint i = 0; i < n; i++) {
		json_t *item = place_of(&places[i].at), *lost = json_array();
		for (guint k = 0; k < places[i].n_lost; k++)
			json_array_append_new(lost, place_of(&places[i].lost[k]));
		json_object_set_new(item, "key", json_string(places[i].key));
		json_object_set_new(item, "replaced", lost);
		json_array_append_new(all, item);
	}
	return all;
}

json_t *ac_json_changes(const AcFacts *facts, const AcChange *changes, guint n_changes)
{
	json_t *list = json_array();
	for (guint i = 0; i < n_changes; i++) {
		const AcChange *change = &changes[i];
		g_autofree char *words = ac_words_change(&facts->words, change);
		json_t *item = json_object();
		json_object_set_new(item, "activity", ac_json_id(change->activity));
		json_object_set_new(item, "title", ac_json_text(change->activity->title));
		json_object_set_new(item, "at", ac_json_instant(facts, change->at));
		json_object_set_new(item, "was", ac_json_verdict(change->was));
		json_object_set_new(item, "verdict", ac_json_verdict(change->is));
		json_object_set_new(item, "step", ac_json_id(change->is_step));
		json_object_set_new(item, "text", ac_json_text(words));
		json_array_append_new(list, item);
	}
	return list;
}

json_t *ac_json_tasks(const AcFacts *facts, const AcOccurrence *tasks, guint n_tasks)
{
	static const char *const states[] = {"upcoming", "due", "done", "skipped", "missed", "held", "waits"};
	json_t *list = json_array();
	for (guint i = 0; i < n_tasks; i++) {
		const AcOccurrence *task = &tasks[i];
		json_t *item = json_object();
		json_object_set_new(item, "id", json_string(task->task->id));
		json_object_set_new(item, "title", ac_json_text(task->task->title));
		json_object_set_new(item, "at", ac_json_instant(facts, task->at));
		json_object_set_new(item, "all_day", json_boolean(task->minute < 0));
		json_object_set_new(item, "state", json_string(states[task->state]));
		json_object_set_new(item, "n", task->minute < 0 ? json_integer(-task->minute) : json_null());
		json_object_set_new(item, "extra", json_boolean(task->extra));
		json_object_set_new(item, "waits_for",
		                    task->state == AC_TASK_WAITS && task->task->after != NULL
		                        ? json_string(task->task->after->id)
		                        : json_null());
		json_object_set_new(item, "items", ac_json_texts(task->task->items, task->task->n_items));
		json_object_set_new(item, "level", ac_json_level(task->task->level));
		ac_json_set_terms(item, &task->task->words);
		json_object_set_new(item, "amount", ac_json_text(task->task->amount));
		json_object_set_new(item, "how", ac_json_text(task->task->words.how));
		json_object_set_new(item, "why", ac_json_text(task->task->words.why));
		if (task->tick != NULL && task->tick->note != NULL)
			json_object_set_new(item, "note", ac_json_text(task->tick->note));
		json_object_set_new(item, "session",
		                    json_integer(ac_bits_session_number(facts->words.plan, task->session)));
		json_array_append_new(list, item);
	}
	return list;
}

static const char *question_kind(AcQuestionKind kind)
{
	static const char *const names[] = {"session", "last-session", "milestone", "trait"};
	return names[kind];
}

json_t *ac_json_questions(const AcFacts *facts, const AcQuestion *questions, guint n_questions)
{
	json_t *list = json_array();
	for (guint i = 0; i < n_questions; i++) {
		g_autofree char *text = ac_words_question(&facts->words, &questions[i]);
		g_autofree char *command =
		    facts->client_name == NULL ? NULL : ac_words_question_command(facts->words.plan, &questions[i]);
		json_t *item = json_object();
		json_object_set_new(item, "kind", json_string(question_kind(questions[i].kind)));
		json_object_set_new(item, "text", ac_json_text(text));
		json_object_set_new(item, "command", ac_json_text(command));
		json_array_append_new(list, item);
	}
	return list;
}

json_t *ac_json_session(const AcFacts *facts, const AcSession *session)
{
	if (session == NULL)
		return json_null();
	json_t *item = json_object();
	json_object_set_new(item, "number", json_integer(ac_bits_session_number(facts->words.plan, session)));
	g_autofree char *begin = ac_time_rfc3339(session->begin, session->zone);
	g_autofree char *end = ac_time_rfc3339(session->end, session->zone);
	json_object_set_new(item, "begin", json_string(begin));
	json_object_set_new(item, "end", json_string(end));
	json_object_set_new(item, "zone", ac_json_text(session->zone_name));
	const char *state = session->state == AC_SESSION_HAPPENED ? "happened"
	                    : session->end <= facts->words.now    ? "unconfirmed"
	                                                          : "planned";
	json_object_set_new(item, "state", json_string(state));
	json_object_set_new(item, "final", json_boolean(session->final));
	return item;
}

json_t *ac_json_client(const AcFacts *facts)
{
	if (facts->client_name == NULL)
		return json_null();
	const AcClient *client = ac_plan_client(facts->words.plan);
	json_t *item = json_object();
	json_object_set_new(item, "id", json_integer(client->id));
	json_object_set_new(item, "name", ac_json_text(facts->client_name));
	json_object_set_new(item, "zone", ac_json_text(client->zone_name));
	json_t *traits = json_object();
	for (guint i = 0; i < client->n_traits; i++)
		json_object_set_new(traits, client->traits[i].trait, ac_json_text(client->traits[i].value));
	json_object_set_new(item, "traits", traits);
	return item;
}

json_t *ac_json_phase(const AcPhase *phase)
{
	if (phase == NULL)
		return json_null();
	json_t *item = json_object();
	json_object_set_new(item, "id", json_string(phase->id));
	json_object_set_new(item, "title", ac_json_text(phase->title));
	return item;
}

json_t *ac_json_clinic(const AcClinic *clinic)
{
	if (clinic == NULL)
		return json_null();
	json_t *item = json_object();
	json_object_set_new(item, "id", ac_json_text(clinic->id));
	json_object_set_new(item, "name", ac_json_text(clinic->name));
	json_object_set_new(item, "phone", ac_json_text(clinic->phone));
	json_object_set_new(item, "out_of_hours", ac_json_text(clinic->out_of_hours));
	return item;
}

char *ac_json_write(json_t *root, AcJsonStyle style, gboolean on_one_line)
{
	size_t flags =
	    (on_one_line ? JSON_COMPACT : JSON_INDENT(2)) | (style == AC_JSON_ASCII ? JSON_ENSURE_ASCII : 0);
	char *dumped = json_dumps(root, flags);
	json_decref(root);
	g_assert(dumped != NULL);
	char *text = g_strconcat(dumped, "\n", NULL);
	free(dumped);
	return text;
}

char *ac_json_strings(const char *const *pairs, const char *list_name, const char *const *list,
                      AcJsonStyle style)
{
	json_t *root = json_object();
	for (; *pairs != NULL; pairs += 2)
		json_object_set_new(root, pairs[0], ac_json_text(pairs[1]));
	json_t *items = json_array();
	for (; *list != NULL; list++)
		json_array_append_new(items, ac_json_text(*list));
	json_object_set_new(root, list_name, items);
	return ac_json_write(root, style, FALSE);
}

char *ac_json_paper(const AcPaperLine *line, AcJsonStyle style)
{
	const struct {
		const char *key, *text;
	} places[] = {{"file", line->file}, {"job", line->job}, {"error", line->error}};
	json_t *root = json_object();
	json_object_set_new(root, "done", json_integer(line->done));
	json_object_set_new(root, "of", json_integer(line->of));
	json_object_set_new(root, "id", json_integer(line->id));
	json_object_set_new(root, "name", ac_json_text(line->name));
	json_object_set_new(root, "state", ac_json_text(line->state));
	for (gsize i = 0; i < G_N_ELEMENTS(places); i++)
		if (places[i].text != NULL)
			json_object_set_new(root, places[i].key, ac_json_text(places[i].text));
	return ac_json_write(root, style, TRUE);
}

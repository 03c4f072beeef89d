/* SPDX-License-Identifier: MIT */
/* Answers as JSON: `can`, `explain`, `when`, `did`. */
#include "json_bits.h"

#include "base/text.h"
#include "bits.h"

/* Why an end is not an instant: a word for programs. NULL when it has a reason of its own kind or none. */
static const char *unknown_reason(AcOpen open)
{
	if (open & AC_OPEN_FINAL)
		return "last-session";
	return (open & AC_OPEN_UNSAID) ? "unsaid" : NULL;
}

static json_t *conditions_of(const AcUntil *until)
{
	json_t *list = json_array();
	for (guint i = 0; i < until->n_milestones; i++) {
		json_t *item = json_object();
		json_object_set_new(item, "milestone", json_string(until->milestones[i]->id));
		json_object_set_new(item, "text", ac_json_text(until->milestones[i]->title));
		json_array_append_new(list, item);
	}
	return list;
}

static json_t *until_of(const AcFacts *facts, const AcAnswer *answer)
{
	const AcUntil *until = &answer->until;
	const char *reason = unknown_reason(until->open);
	gboolean waits = (until->open & AC_OPEN_MILESTONE) != 0;
	if (until->at == AC_INSTANT_NEVER && reason == NULL && !waits)
		return json_null();
	json_t *item = json_object();
	if (until->at != AC_INSTANT_NEVER) {
		json_object_set_new(item, "at", ac_json_instant(facts, until->at));
		if (until->at_early < until->at && until->at_early > answer->at)
			json_object_set_new(item, "at_early", ac_json_instant(facts, until->at_early));
		const AcCause *least = ac_bits_at_least(answer);
		if (least != NULL && least->window.to_early > answer->at)
			json_object_set_new(item, "at_least", json_true());
		return item;
	}
	if (waits)
		json_object_set_new(item, "conditions", conditions_of(until));
	if (reason != NULL) {
		AcAnswer end = *answer;
		end.once = NULL; /* that has a field of its own */
		g_autofree char *text = ac_words_until(&facts->words, &end, FALSE);
		json_t *unknown = json_object();
		json_object_set_new(unknown, "reason", json_string(reason));
		json_object_set_new(unknown, "text", ac_json_text(text));
		if (until->offset_text != NULL)
			json_object_set_new(unknown, "after", ac_json_text(until->offset_text));
		json_object_set_new(item, "unknown", unknown);
	}
	if (until->not_before != AC_INSTANT_ALWAYS && until->not_before != AC_INSTANT_NEVER)
		json_object_set_new(item, "not_before", ac_json_instant(facts, until->not_before));
	return item;
}

static json_t *next_of(const AcFacts *facts, const AcAnswer *answer)
{
	if (!answer->has_next)
		return json_null();
	json_t *item = json_object();
	json_object_set_new(item, "verdict", ac_json_verdict(answer->next_verdict));
	json_object_set_new(item, "at", ac_json_instant(facts, answer->until.at));
	json_object_set_new(item, "step", ac_json_id(answer->next_step));
	return item;
}

/* Whatever clock people read. */
static char *clock_of(int minute)
{
	return g_strdup_printf("%02d:%02d", minute / 60, minute % 60);
}

static json_t *limit_of(const AcFacts *facts, const AcAnswer *answer)
{
	const AcLimit *limit = answer->limit;
	if (limit == NULL)
		return json_null();
	json_t *item = json_object();
	json_object_set_new(item, "times", limit->times > 0 ? json_integer(limit->times) : json_null());
	json_object_set_new(item, "minutes", limit->minutes > 0 ? json_integer(limit->minutes) : json_null());
	json_object_set_new(item, "per", ac_json_text(limit->per));
	if (limit->from_minute >= 0) {
		g_autofree char *from = clock_of(limit->from_minute);
		g_autofree char *to = clock_of(limit->to_minute);
		json_object_set_new(item, "between", json_pack("[ss]", from, to));
	}
	g_autofree char *text = ac_words_limit(limit);
	json_object_set_new(item, "text", ac_json_text(text));
	json_object_set_new(item, "too_long", json_boolean(answer->too_long));
	json_object_set_new(item, "possible_at", ac_json_instant(facts, answer->possible_at));
	return item;
}

static json_t *source_of(const AcSource *source)
{
	if (source == NULL)
		return json_null();
	json_t *item = json_object();
	json_object_set_new(item, "id", json_string(source->id));
	json_object_set_new(item, "title", ac_json_text(source->title));
	json_object_set_new(item, "url", ac_json_text(source->url));
	return item;
}

static json_t *window_of(const AcFacts *facts, const AcWindow *window)
{
	json_t *item = json_object();
	json_object_set_new(item, "from", ac_json_instant(facts, window->from));
	json_object_set_new(item, "to", ac_json_instant(facts, window->to));
	if (window->from_late > window->from)
		json_object_set_new(item, "from_late", ac_json_instant(facts, window->from_late));
	if (window->to_early < window->to)
		json_object_set_new(item, "to_early", ac_json_instant(facts, window->to_early));
	return item;
}

json_t *ac_json_rule(const AcRule *rule)
{
	json_t *item = json_object();
	json_object_set_new(item, "id", json_string(rule->id));
	json_object_set_new(item, "protocol", ac_json_text(rule->protocol));
	json_object_set_new(item, "file", ac_json_text(rule->origin.file));
	json_object_set_new(item, "line", rule->origin.line > 0 ? json_integer(rule->origin.line) : json_null());
	json_object_set_new(item, "source", source_of(rule->source));
	json_object_set_new(item, "how", ac_json_text(rule->words.how));
	json_object_set_new(item, "why", ac_json_text(rule->words.why));
	ac_json_set_terms(item, &rule->words);
	json_object_set_new(item, "level", ac_json_level(rule->level));
	json_t *but = json_array();
	for (guint i = 0; i < rule->n_but; i++)
		json_array_append_new(but, json_string(rule->but[i]->id));
	json_object_set_new(item, "but", but);
	json_object_set_new(item, "once", rule->once != NULL ? json_string(rule->once->id) : json_null());
	json_object_set_new(item, "against",
	                    rule->against != NULL ? json_string(rule->against->id) : json_null());
	return item;
}

static json_t *once_of(const AcMilestone *once)
{
	if (once == NULL)
		return json_null();
	g_autofree char *text = ac_words_once(once, FALSE);
	json_t *item = json_object();
	json_object_set_new(item, "milestone", json_string(once->id));
	json_object_set_new(item, "by", json_string(once->by == AC_BY_PRACTITIONER ? "practitioner" : "client"));
	json_object_set_new(item, "text", ac_json_text(text));
	return item;
}

static json_t *against_of(const AcAnswer *answer)
{
	if (answer->against == NULL)
		return json_null();
	g_autofree char *text = ac_words_against(answer);
	json_t *item = ac_json_rule(answer->against);
	json_object_set_new(item, "text", ac_json_text(text));
	return item;
}

/* What leaflets say besides times. */
static void set_besides(json_t *item, const AcFacts *facts, const AcAnswer *answer)
{
	AcInstant safer = answer->safer_at > answer->at ? answer->safer_at : AC_INSTANT_NEVER;
	json_object_set_new(item, "level", ac_json_level(ac_words_level_of(answer)));
	json_object_set_new(item, "once", once_of(answer->once));
	json_object_set_new(item, "safer_at", ac_json_instant(facts, safer));
	json_object_set_new(item, "against", against_of(answer));
}

static json_t *cause_of(const AcFacts *facts, const AcAnswer *answer, const AcCause *cause)
{
	json_t *item = cause->rule != NULL ? ac_json_rule(cause->rule) : json_object();
	if (cause->rule == NULL) {
		g_autofree char *id = g_strdup_printf("adjustment-%" G_GINT64_FORMAT, cause->adjustment->id);
		json_object_set_new(item, "id", json_string(id));
		json_object_set_new(item, "by", ac_json_text(cause->adjustment->by));
	}
	guint number = ac_bits_session_number(facts->words.plan, cause->session);
	json_object_set_new(item, "session", number > 0 ? json_integer(number) : json_null());
	json_object_set_new(item, "activity", ac_json_id(cause->via));
	json_object_set_new(item, "verdict", ac_json_verdict(cause->verdict));
	json_object_set_new(item, "wins", json_boolean(ac_bits_cause_counts(answer, cause)));
	json_object_set_new(item, "ended", json_boolean(cause->ended));
	json_object_set_new(item, "window", window_of(facts, &cause->window));
	if (cause->wins && cause->rule != NULL && facts->places_of != NULL)
		json_object_set_new(item, "keys", ac_json_places(facts, "rules", cause->rule->id));
	return item;
}

static void set_words(json_t *item, const AcWords *words)
{
	json_object_set_new(item, "how", ac_json_text(words->how));
	json_object_set_new(item, "why", ac_json_text(words->why));
	json_object_set_new(item, "otherwise", ac_json_text(words->otherwise));
	json_object_set_new(item, "exception", ac_json_text(words->exception));
	json_object_set_new(item, "lapse", ac_json_text(words->lapse));
	json_object_set_new(item, "consequence", ac_json_text(words->consequence));
	ac_json_set_terms(item, words);
}

json_t *ac_json_of_answer(const AcFacts *facts, const AcAnswer *answer, gboolean in_full)
{
	json_t *item = json_object();
	json_object_set_new(item, "activity", ac_json_id(answer->activity));
	json_object_set_new(item, "title", ac_json_text(answer->activity->title));
	json_object_set_new(item, "at", ac_json_instant(facts, answer->at));
	json_object_set_new(item, "verdict", ac_json_verdict(answer->verdict));
	json_object_set_new(item, "step", ac_json_id(answer->step));
	json_object_set_new(item, "until", until_of(facts, answer));
	json_object_set_new(item, "next", next_of(facts, answer));
	set_words(item, &answer->words);
	set_besides(item, facts, answer);
	json_object_set_new(item, "limit", limit_of(facts, answer));
	json_t *facts_wanted = json_array();
	for (guint i = 0; i < answer->n_facts; i++)
		json_array_append_new(facts_wanted, json_string(answer->facts[i]->id));
	json_object_set_new(item, "facts", facts_wanted);
	json_object_set_new(item, "adjustment", ac_json_adjustment(facts, answer->adjustment));
	if (answer->activity->medicine && facts->safety != NULL)
		json_object_set_new(item, "prescriber", ac_json_text(facts->safety->prescriber));
	if (!in_full)
		return item;
	json_t *rules = json_array();
	for (guint i = 0; i < answer->n_causes; i++)
		json_array_append_new(rules, cause_of(facts, answer, &answer->causes[i]));
	json_object_set_new(item, "rules", rules);
	return item;
}

/* ---- whole objects --------------------------------------------------------------------------- */

static json_t *each_of(const AcFacts *facts, const AcCombined *combined)
{
	json_t *list = json_array();
	for (guint i = 0; i < combined->n_each; i++)
		json_array_append_new(list, ac_json_of_answer(facts, combined->each[i]->strictest, TRUE));
	return list;
}

char *ac_json_answer(const AcFacts *facts, const AcCombined *combined, const AcAsked *asked,
                     AcJsonStyle style)
{
	json_t *root = ac_json_of_answer(facts, combined->strictest, TRUE);
	json_object_set_new(root, "verdict", ac_json_verdict(combined->verdict));
	if (asked->to > asked->from) {
		const AcStretch *stretch = combined->each[0];
		for (guint i = 0; i < combined->n_each; i++)
			if (combined->each[i]->strictest == combined->strictest)
				stretch = combined->each[i];
		json_object_set_new(root, "from", ac_json_instant(facts, asked->from));
		json_object_set_new(root, "to", ac_json_instant(facts, asked->to));
		json_object_set_new(root, "first", ac_json_verdict(stretch->first->verdict));
		json_object_set_new(root, "changes", ac_json_changes(facts, stretch->changes, stretch->n_changes));
	}
	if (combined->n_each > 1) {
		json_object_set_new(root, "differ", json_boolean(combined->differ));
		json_object_set_new(root, "each", each_of(facts, combined));
	}
	json_object_set_new(root, "clinic", ac_json_clinic(facts->clinic));
	return ac_json_write(root, style, FALSE);
}

static json_t *first_of(const AcFacts *facts, const AcFirst *when)
{
	json_t *item = ac_json_of_answer(facts, when->first != NULL ? when->first : when->blocked, TRUE);
	json_object_set_new(item, "possible", json_boolean(when->first != NULL));
	if (when->first == NULL)
		json_object_set_new(item, "at", json_null());
	return item;
}

char *ac_json_when(const AcFacts *facts, const AcFirst *firsts, guint n_firsts, AcJsonStyle style)
{
	const AcFirst *latest = &firsts[0];
	for (guint i = 1; i < n_firsts && latest->first != NULL; i++)
		if (firsts[i].first == NULL || firsts[i].first->at > latest->first->at)
			latest = &firsts[i];
	json_t *root = first_of(facts, latest);
	if (n_firsts > 1) {
		json_t *each = json_array();
		for (guint i = 0; i < n_firsts; i++)
			json_array_append_new(each, first_of(facts, &firsts[i]));
		json_object_set_new(root, "each", each);
	}
	json_object_set_new(root, "clinic", ac_json_clinic(facts->clinic));
	return ac_json_write(root, style, FALSE);
}

char *ac_json_lapse(const AcFacts *facts, const AcAnswer *answer, gboolean noted, AcJsonStyle style)
{
	json_t *root = ac_json_of_answer(facts, answer, TRUE);
	json_object_set_new(root, "noted", json_boolean(noted));
	return ac_json_write(root, style, FALSE);
}

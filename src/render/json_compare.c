/* SPDX-License-Identifier: MIT */
/* Two protocols held against each other, as JSON. */
#include "json_bits.h"
#include "render/compare.h"

static json_t *protocol_of(const AcProtocol *protocol)
{
	json_t *item = json_object();
	json_object_set_new(item, "id", ac_json_text(protocol->id));
	json_object_set_new(item, "title", ac_json_text(protocol->title));
	json_object_set_new(item, "version", ac_json_text(protocol->version));
	json_object_set_new(item, "file", ac_json_text(protocol->file));
	return item;
}

static json_t *limit_of(const AcLimit *limit)
{
	if (limit == NULL)
		return json_null();
	g_autofree char *words = ac_words_limit(limit);
	return ac_json_text(words);
}

static json_t *rule_of(const AcRule *rule)
{
	if (rule == NULL)
		return json_null();
	json_t *item = json_object();
	json_object_set_new(item, "id", ac_json_text(rule->id));
	json_object_set_new(item, "file", ac_json_text(rule->origin.file));
	json_object_set_new(item, "line", json_integer(rule->origin.line));
	return item;
}

static json_t *says_of(const AcSays *says)
{
	json_t *item = json_object();
	json_object_set_new(item, "verdict", ac_json_verdict(says->verdict));
	json_object_set_new(item, "step", ac_json_id(says->step));
	json_object_set_new(item, "limit", limit_of(says->limit));
	json_object_set_new(item, "from", ac_json_text(says->from));
	json_object_set_new(item, "to", ac_json_text(says->to));
	json_object_set_new(item, "rule", rule_of(says->rule));
	return item;
}

static json_t *difference_of(const AcDifference *told)
{
	static const char *const kinds[] = {"b-stricter", "b-allows-more", "only-b", "only-a", "otherwise"};
	static const char *const courses[] = {"one", "unreported", "at-once", "several"};
	json_t *item = json_object(), *activities = json_array();
	for (guint i = 0; i < told->n_activities; i++)
		json_array_append_new(activities, ac_json_id(told->activities[i]));
	g_autofree char *words = ac_words_difference(told);
	json_object_set_new(item, "activities", activities);
	json_object_set_new(item, "kind", json_string(kinds[told->differs]));
	json_object_set_new(item, "course", json_string(courses[told->course]));
	json_object_set_new(item, "from", ac_json_text(told->from));
	json_object_set_new(item, "to", ac_json_text(told->to));
	json_object_set_new(item, "a", says_of(&told->a));
	json_object_set_new(item, "b", says_of(&told->b));
	json_object_set_new(item, "clients", ac_json_text(told->clients));
	json_object_set_new(item, "text", ac_json_text(words));
	return item;
}

static json_t *part_of(const AcPartDifference *told)
{
	static const char *const parts[AC_N_PARTS] = {"task", "phase", "milestone", "sign", "followup"};
	json_t *item = json_object();
	json_object_set_new(item, "part", json_string(parts[told->part]));
	json_object_set_new(item, "id", ac_json_text(told->id));
	json_object_set_new(item, "title", ac_json_text(told->title));
	json_object_set_new(item, "a", ac_json_text(told->a));
	json_object_set_new(item, "b", ac_json_text(told->b));
	json_object_set_new(item, "clients", ac_json_text(told->clients));
	return item;
}

static json_t *wording_of(const AcWordingDifference *told)
{
	json_t *item = json_object();
	json_object_set_new(item, "list", ac_json_text(told->list));
	json_object_set_new(item, "id", ac_json_text(told->id));
	json_object_set_new(item, "keys", ac_json_text(told->keys));
	json_object_set_new(item, "only_in",
	                    told->keys != NULL ? json_null() : json_string(told->only_b ? "b" : "a"));
	return item;
}

static json_t *titles_of(const char *const *titles, guint n)
{
	json_t *list = json_array();
	for (guint i = 0; i < n; i++)
		json_array_append_new(list, ac_json_text(titles[i]));
	return list;
}

char *ac_json_comparison(const AcComparison *comparison, gboolean same, AcJsonStyle style)
{
	json_t *root = json_object(), *differences = json_array(), *parts = json_array(), *words = json_array();
	for (guint i = 0; i < comparison->n_differences; i++)
		json_array_append_new(differences, difference_of(&comparison->differences[i]));
	for (guint i = 0; i < comparison->n_parts; i++)
		json_array_append_new(parts, part_of(&comparison->parts[i]));
	for (guint i = 0; i < comparison->n_wordings; i++)
		json_array_append_new(words, wording_of(&comparison->wordings[i]));
	json_object_set_new(root, "a", protocol_of(comparison->a));
	json_object_set_new(root, "b", protocol_of(comparison->b));
	json_object_set_new(root, "same", json_boolean(same));
	json_object_set_new(root, "sessions", json_integer(comparison->n_sessions));
	json_object_set_new(root, "gap", ac_json_text(comparison->gap));
	json_object_set_new(root, "clients", ac_json_text(comparison->clients));
	json_object_set_new(root, "differences", differences);
	json_object_set_new(root, "parts", parts);
	json_object_set_new(root, "wording", words);
	json_object_set_new(root, "wording_compared", json_boolean(!comparison->is_wording_left_out));
	json_object_set_new(root, "sources_only_a", titles_of(comparison->only_a, comparison->n_only_a));
	json_object_set_new(root, "sources_only_b", titles_of(comparison->only_b, comparison->n_only_b));
	return ac_json_write(root, style, FALSE);
}

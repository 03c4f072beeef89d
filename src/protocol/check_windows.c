/* SPDX-License-Identifier: MIT */
/* Windows of rules on one activity: those that overlap and differ, and the seams between those that follow.
 */
#include <string.h>

#include "base/text.h"
#include "findings.h"
#include "window.h"

gboolean ac_check_same_anchor(const AcAnchor *a, const AcAnchor *b)
{
	return a->kind == b->kind && a->milestone == b->milestone;
}

static gboolean same_list(const AcCondition *a, guint n_a, const AcCondition *b, guint n_b)
{
	if (n_a != n_b)
		return FALSE;
	for (guint i = 0; i < n_a; i++) {
		if (a[i].kind != b[i].kind || a[i].trait != b[i].trait || a[i].n_values != b[i].n_values)
			return FALSE;
		for (guint k = 0; k < a[i].n_values; k++)
			if (strcmp(a[i].values[k], b[i].values[k]) != 0)
				return FALSE;
	}
	return TRUE;
}

gboolean ac_check_same_conditions(const AcRule *a, const AcRule *b)
{
	return same_list(a->when, a->n_when, b->when, b->n_when) &&
	       same_list(a->unless, a->n_unless, b->unless, b->n_unless);
}

static gboolean is_unconditional(const AcRule *rule)
{
	return rule->n_when == 0 && rule->n_unless == 0;
}

/* The rules that name each activity: GPtrArray by index, NULL where none does. */
static GPtrArray **rules_by_activity(const AcProtocol *protocol)
{
	GPtrArray **by_activity = g_new0(GPtrArray *, protocol->catalogue->n_activities + 1);
	for (guint i = 0; i < protocol->n_rules; i++)
		for (guint k = 0; k < protocol->rules[i].n_on; k++) {
			GPtrArray **rules = &by_activity[protocol->rules[i].on[k]->index];
			if (*rules == NULL)
				*rules = g_ptr_array_new();
			g_ptr_array_add(*rules, (gpointer)(guintptr)&protocol->rules[i]);
		}
	return by_activity;
}

/* ---- contradictions -------------------------------------------------------------------------- */

static gboolean ends(const AcRule *rule)
{
	return rule->to.early.kind != AC_OFFSET_NONE && rule->to.early.kind != AC_OFFSET_UNSAID;
}

/* TRUE when @a has surely begun before @b ends. What only a report ends may be over at once. */
static gboolean begins_before_end(const AcRule *a, const AcRule *b)
{
	/* "0h" is the session itself: what ends with it and what begins with it follow each other. */
	if (ends(b) && ac_offset_is_zero(&b->to.early))
		return ac_offset_is_negative(&a->from.late);
	if (ends(b))
		return ac_offset_compare(&a->from.late, &b->to.early) == -1;
	return b->until == NULL || a == b;
}

static gboolean says_same(const AcRule *a, const AcRule *b)
{
	return a->verdict == b->verdict && a->allows == b->allows && a->allow_rank == b->allow_rank;
}

/* Two rules may share several activities: the first of them is named. */
static gboolean is_first_shared(const AcRule *a, const AcRule *b, const AcActivity *activity)
{
	for (guint i = 0; a->on[i] != activity; i++)
		for (guint k = 0; k < b->n_on; k++)
			if (a->on[i] == b->on[k])
				return FALSE;
	return TRUE;
}

static char *word_of(const AcRule *rule, const AcActivity *activity)
{
	if (!rule->allows)
		return g_strdup_printf("verdict = \"%s\"", ac_check_verdict(rule->verdict));
	return g_strdup_printf("allow = \"%s\"",
	                       rule->allow_rank == 0 ? "none" : activity->steps[rule->allow_rank - 1]->id);
}

static void check_pair(AcCheck *check, const AcRule *a, const AcRule *b, const AcActivity *activity)
{
	if (says_same(a, b) || !ac_check_same_anchor(&a->anchor, &b->anchor) || !ac_check_same_conditions(a, b) ||
	    !begins_before_end(a, b) || !begins_before_end(b, a) || !is_first_shared(a, b, activity))
		return;
	g_autofree char *one = word_of(a, activity), *other = word_of(b, activity);
	ac_check_add(check, AC_PROBLEM_WARNING, &b->origin,
	             _("\"%s\" says %s of \"%s\" at a time when \"%s\" (%s:%d) says %s; the stricter holds; "
	               "expected one to end "
	               "where the other begins"),
	             b->id, other, activity->id, a->id, a->origin.file, a->origin.line, one);
}

/* ---- seams ----------------------------------------------------------------------------------- */

static int by_from(gconstpointer a, gconstpointer b)
{
	const AcRule *left = *(const AcRule *const *)a, *right = *(const AcRule *const *)b;
	gint64 first = ac_offset_minutes(&left->from.early), second = ac_offset_minutes(&right->from.early);
	return (first > second) - (first < second);
}

static gboolean is_open(const AcSpan *to)
{
	return to->late.kind == AC_OFFSET_NONE || to->late.kind == AC_OFFSET_UNSAID;
}

static void check_seam(AcCheck *check, const AcRule *before, const AcRule *after, const AcActivity *activity)
{
	int order = ac_offset_compare(&before->to.late, &after->from.early);
	if (order == -1)
		ac_check_add(check, AC_PROBLEM_WARNING, &after->origin,
		             _("nothing is said of \"%s\" between \"%s\", where \"%s\" (%s:%d) ends, and \"%s\", "
		               "where \"%s\" begins; "
		               "expected the one to begin where the other ends"),
		             activity->id, before->to_text, before->id, before->origin.file, before->origin.line,
		             after->from_text, after->id);
	else if (order == 2)
		ac_check_add(check, AC_PROBLEM_WARNING, &after->origin,
		             _("\"%s\" begins at \"%s\" and \"%s\" (%s:%d) ends at \"%s\": which is first depends on "
		               "the hour of the "
		               "session; expected the same words for both"),
		             after->id, after->from_text, before->id, before->origin.file, before->origin.line,
		             before->to_text);
}

/* Members of one class follow each other in time; the class of @like is its anchor and its conditions. */
static void check_class(AcCheck *check, GPtrArray *rules, const AcRule *like, const AcActivity *activity)
{
	g_autoptr(GPtrArray) members = g_ptr_array_new();
	for (guint i = 0; i < rules->len; i++) {
		const AcRule *rule = g_ptr_array_index(rules, i);
		if (ac_check_same_anchor(&rule->anchor, &like->anchor) && !ac_offset_is_negative(&rule->from.early) &&
		    (ac_check_same_conditions(rule, like) || is_unconditional(rule)))
			g_ptr_array_add(members, (gpointer)(guintptr)rule);
	}
	g_ptr_array_sort(members, by_from);
	const AcRule *last = NULL; /* the one that ends last so far */
	for (guint i = 0; i < members->len; i++) {
		const AcRule *rule = g_ptr_array_index(members, i);
		if (last != NULL && (!is_unconditional(last) || !is_unconditional(rule) || is_unconditional(like)))
			check_seam(check, last, rule, activity);
		if (is_open(&rule->to))
			return;
		if (last == NULL || ac_offset_minutes(&rule->to.late) > ac_offset_minutes(&last->to.late))
			last = rule;
	}
}

static gboolean is_first_of_class(GPtrArray *rules, guint index)
{
	const AcRule *rule = g_ptr_array_index(rules, index);
	for (guint i = 0; i < index; i++) {
		const AcRule *other = g_ptr_array_index(rules, i);
		if (ac_check_same_anchor(&rule->anchor, &other->anchor) && ac_check_same_conditions(rule, other))
			return FALSE;
	}
	return TRUE;
}

/* ---- phases ---------------------------------------------------------------------------------- */

static int by_begin(gconstpointer a, gconstpointer b)
{
	const AcPhase *left = *(const AcPhase *const *)a, *right = *(const AcPhase *const *)b;
	gint64 first = ac_offset_minutes(&left->from.early), second = ac_offset_minutes(&right->from.early);
	return (first > second) - (first < second);
}

static void check_phases(AcCheck *check)
{
	g_autoptr(GPtrArray) phases = g_ptr_array_new();
	for (guint i = 0; i < check->protocol->n_phases; i++)
		g_ptr_array_add(phases, (gpointer)(guintptr)&check->protocol->phases[i]);
	g_ptr_array_sort(phases, by_begin);
	for (guint i = 1; i < phases->len; i++) {
		const AcPhase *before = g_ptr_array_index(phases, i - 1), *after = g_ptr_array_index(phases, i);
		int order = is_open(&before->to) ? 1 : ac_offset_compare(&before->to.late, &after->from.early);
		if (order == -1)
			ac_check_add(
			    check, AC_PROBLEM_WARNING, &after->origin,
			    _("there is a time between the phases \"%s\" (%s:%d) and \"%s\" that belongs to neither"),
			    before->id, before->origin.file, before->origin.line, after->id);
		else if (order != 0)
			ac_check_add(
			    check, AC_PROBLEM_WARNING, &after->origin,
			    _("the phases \"%s\" (%s:%d) and \"%s\" share some time; expected the one to begin where the "
			      "other ends"),
			    before->id, before->origin.file, before->origin.line, after->id);
	}
}

static void check_activity(AcCheck *check, GPtrArray *rules, const AcActivity *activity)
{
	for (guint i = 0; i < rules->len; i++) {
		for (guint k = i + 1; k < rules->len; k++)
			check_pair(check, g_ptr_array_index(rules, i), g_ptr_array_index(rules, k), activity);
		if (is_first_of_class(rules, i))
			check_class(check, rules, g_ptr_array_index(rules, i), activity);
	}
}

void ac_check_windows(AcCheck *check)
{
	const AcCatalogue *catalogue = check->protocol->catalogue;
	GPtrArray **by_activity = rules_by_activity(check->protocol);
	for (guint i = 0; i < catalogue->n_activities; i++)
		if (by_activity[i] != NULL) {
			check_activity(check, by_activity[i], catalogue->activities[i]);
			g_ptr_array_unref(by_activity[i]);
		}
	g_free(by_activity);
	check_phases(check);
}

/* SPDX-License-Identifier: MIT */
/* Windows that follow each other: of rules on one activity, and of phases. */
#include <string.h>

#include "base/text.h"
#include "findings.h"
#include "window.h"

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

typedef struct {
	AcCheck *check;
	const AcActivity *activity;
	const AcRule *like; /* its anchor and its conditions are the class's */
} Class;

/* TRUE when some rule at all speaks of the activity from @begin to @end: of a kind of it, from another
 * anchor.
 */
static gboolean is_covered(const Class *class, const AcOffset *begin, const AcOffset *end)
{
	const AcProtocol *protocol = class->check->protocol;
	for (guint i = 0; i < protocol->n_rules; i++) {
		const AcRule *rule = &protocol->rules[i];
		AcOffset rule_end;
		gboolean open;
		if (ac_check_is_tired(class->check, rule->n_on))
			return TRUE;
		if (!ac_check_same_moment(&rule->anchor, &class->like->anchor) || rule->once != NULL ||
		    (!ac_check_is_for_all(rule) && !ac_check_same_conditions(rule, class->like)) ||
		    !ac_check_answers(rule, class->activity) || !ac_check_not_later(&rule->from.early, begin))
			continue;
		if (ac_check_sure_end(rule, &rule_end, &open) ? ac_check_not_later(end, &rule_end) : open)
			return TRUE;
	}
	return FALSE;
}

static AcTold told_of(const char *kind, const AcRule *after, const AcRule *before, const AcActivity *activity)
{
	return (AcTold){.severity = AC_PROBLEM_WARNING,
	                .kind = kind,
	                .id = after->id,
	                .at = after->origin,
	                .other = before->id,
	                .other_at = before->origin,
	                .activity = activity->id};
}

static void tell_gap(const Class *class, const AcRule *before, const AcRule *after)
{
	g_autofree char *to = ac_check_to_words(before), *from = ac_check_from_words(after);
	g_autofree char *when = g_strdup_printf(_("from %s to %s"), to, from);
	AcTold told = told_of(AC_FINDING_GAP, after, before, class->activity);
	told.when = when;
	told.suggestion = _(
	    "Let the one begin where the other ends. If the leaflet leaves this open, clients are told to ask.");
	ac_check_add(class->check, &told,
	             _("nothing is said of \"%s\" %s: \"%s\" is over and \"%s\" has not begun"),
	             class->activity->id, when, before->id, after->id);
}

static void tell_seam(const Class *class, const AcRule *before, const AcRule *after)
{
	g_autofree char *to = ac_check_to_words(before), *from = ac_check_from_words(after);
	g_autofree char *suggestion = g_strdup_printf(
	    _("Use the same words for both: from = \"%s\" in \"%s\", if that is the date meant."), to, after->id);
	AcTold told = told_of(AC_FINDING_SEAM, after, before, class->activity);
	told.suggestion = suggestion;
	ac_check_add(
	    class->check, &told,
	    _("\"%s\" begins at \"%s\" and \"%s\" ends at \"%s\": which is first depends on the hour of the "
	      "session"),
	    after->id, from, before->id, to);
}

/* Rules on several activities meet on each: one of them is enough to say. */
static gboolean is_news(const Class *class, const AcRule *before, const AcRule *after)
{
	return g_hash_table_add(class->check->seams,
	                        g_strdup_printf("%p %p", (const void *)before, (const void *)after));
}

static void check_seam(const Class *class, const AcRule *before, const AcRule *after)
{
	int order = ac_offset_compare(&before->to.late, &after->from.early);
	if (order == -1 && !is_covered(class, &before->to.late, &after->from.early) &&
	    is_news(class, before, after))
		tell_gap(class, before, after);
	else if (order == 2 && is_news(class, before, after))
		tell_seam(class, before, after);
}

/* Members of one class follow each other in time. */
static void check_class(const Class *class, GPtrArray *rules)
{
	const AcRule *like = class->like;
	g_autoptr(GPtrArray) members = g_ptr_array_new();
	for (guint i = 0; i < rules->len; i++) {
		const AcRule *rule = g_ptr_array_index(rules, i);
		if (ac_check_same_anchor(&rule->anchor, &like->anchor) && !ac_offset_is_negative(&rule->from.early) &&
		    (ac_check_same_conditions(rule, like) || ac_check_is_for_all(rule)))
			g_ptr_array_add(members, (gpointer)(guintptr)rule);
	}
	g_ptr_array_sort(members, by_from);
	const AcRule *last = NULL; /* the one that ends last so far */
	for (guint i = 0; i < members->len; i++) {
		const AcRule *rule = g_ptr_array_index(members, i);
		if (last != NULL &&
		    (!ac_check_is_for_all(last) || !ac_check_is_for_all(rule) || ac_check_is_for_all(like)))
			check_seam(class, last, rule);
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

static gboolean waits(const AcPhase *phase)
{
	return phase->until != NULL || phase->once != NULL;
}

/* "end of day 4" and "day 5" are one boundary, also where the numbering is unsaid and both are ranges. */
static gboolean is_one_boundary(const AcSpan *to, const AcSpan *from)
{
	return ac_offset_compare(&to->early, &from->early) == 0 && ac_offset_compare(&to->late, &from->late) == 0;
}

static void check_two_phases(AcCheck *check, const AcPhase *before, const AcPhase *after)
{
	int order = is_open(&before->to) ? 1 : ac_offset_compare(&before->to.late, &after->from.early);
	if (order == 0 || waits(before) || waits(after) || is_one_boundary(&before->to, &after->from))
		return;
	const AcTold told = {.severity = AC_PROBLEM_WARNING,
	                     .kind = AC_FINDING_PHASES,
	                     .id = after->id,
	                     .at = after->origin,
	                     .other = before->id,
	                     .other_at = before->origin,
	                     .suggestion = _("Let the one begin where the other ends.")};
	if (order == -1)
		ac_check_add(check, &told,
		             _("there is a time between the phases \"%s\" and \"%s\" that belongs to neither"),
		             before->id, after->id);
	else
		ac_check_add(check, &told, _("the phases \"%s\" and \"%s\" share some time"), before->id, after->id);
}

static void check_phases(AcCheck *check)
{
	g_autoptr(GPtrArray) phases = g_ptr_array_new();
	for (guint i = 0; i < check->protocol->n_phases; i++)
		g_ptr_array_add(phases, (gpointer)(guintptr)&check->protocol->phases[i]);
	g_ptr_array_sort(phases, by_begin);
	for (guint i = 1; i < phases->len; i++)
		check_two_phases(check, g_ptr_array_index(phases, i - 1), g_ptr_array_index(phases, i));
}

static void check_activity(AcCheck *check, GPtrArray *rules, const AcActivity *activity)
{
	for (guint i = 0; i < rules->len; i++) {
		const Class class = {check, activity, g_ptr_array_index(rules, i)};
		if (is_first_of_class(rules, i))
			check_class(&class, rules);
	}
}

void ac_check_windows(AcCheck *check)
{
	const AcCatalogue *catalogue = check->protocol->catalogue;
	GPtrArray **by_activity = rules_by_activity(check->protocol);
	check->seams = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < catalogue->n_activities; i++)
		if (by_activity[i] != NULL) {
			check_activity(check, by_activity[i], catalogue->activities[i]);
			g_ptr_array_unref(by_activity[i]);
		}
	g_free(by_activity);
	g_clear_pointer(&check->seams, g_hash_table_unref);
	check_phases(check);
}

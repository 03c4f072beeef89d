/* SPDX-License-Identifier: MIT */
/* Rules that can never say anything. */
#include <string.h>

#include "base/text.h"
#include "findings.h"
#include "window.h"

/* A permission counts in the narrowest reading of its range: from the late beginning to the early end. */
static gboolean is_never_permission(const AcRule *rule)
{
	gboolean permits = rule->verdict == AC_VERDICT_OK || rule->verdict == AC_VERDICT_CARE;
	if (!permits || rule->to.early.kind == AC_OFFSET_NONE || rule->to.early.kind == AC_OFFSET_UNSAID)
		return FALSE;
	int order = ac_offset_compare(&rule->to.early, &rule->from.late);
	return order == -1 || order == 0;
}

/* It begins with the report of the milestone that ends it. */
static gboolean ends_as_it_begins(const AcRule *rule)
{
	return rule->anchor.kind == AC_ANCHOR_MILESTONE && rule->until == rule->anchor.milestone &&
	       rule->to.late.kind == AC_OFFSET_NONE && !ac_offset_is_negative(&rule->from.early);
}

static gboolean has_value(const AcCondition *condition, const char *value)
{
	for (guint i = 0; i < condition->n_values; i++)
		if (strcmp(condition->values[i], value) == 0)
			return TRUE;
	return FALSE;
}

/* TRUE when everybody whom @a fits, @b fits too. */
static gboolean implies(const AcCondition *a, const AcCondition *b)
{
	if (a->kind != b->kind || a->trait != b->trait)
		return FALSE;
	for (guint i = 0; i < a->n_values; i++)
		if (!has_value(b, a->values[i]))
			return FALSE;
	return TRUE;
}

/* TRUE when the condition fits everybody: all values of its trait. */
static gboolean is_always(const AcCondition *condition)
{
	if (condition->kind != AC_CONDITION_TRAIT)
		return FALSE;
	for (guint i = 0; i < condition->trait->n_values; i++)
		if (!has_value(condition, condition->trait->values[i]))
			return FALSE;
	return TRUE;
}

/* Whom `when` lets in, `unless` sends away: each of its keys fits them. */
static gboolean is_for_nobody(const AcRule *rule)
{
	for (guint i = 0; i < rule->n_unless; i++) {
		gboolean fits = is_always(&rule->unless[i]);
		for (guint k = 0; k < rule->n_when; k++)
			fits = fits || implies(&rule->when[k], &rule->unless[i]);
		if (!fits)
			return FALSE;
	}
	return rule->n_unless > 0;
}

/* `ok` on a step alone allows nothing: a step needs a rule that names its ladder. */
static const AcActivity *powerless_step(const AcRule *rule)
{
	for (guint i = 0; rule->verdict == AC_VERDICT_OK && i < rule->n_on; i++)
		if (rule->on[i]->ladder != NULL)
			return rule->on[i];
	return NULL;
}

static void check_rule(AcCheck *check, const AcRule *rule)
{
	const AcActivity *step = powerless_step(rule);
	if (is_never_permission(rule))
		ac_check_add(check, AC_PROBLEM_WARNING, &rule->origin,
		             _("the rule \"%s\" never allows anything: by the careful reading of its ranges it ends "
		               "before it begins"),
		             rule->id);
	if (ends_as_it_begins(rule))
		ac_check_add(check, AC_PROBLEM_WARNING, &rule->origin,
		             _("the rule \"%s\" can never apply: it begins when \"%s\" is reported, and ends with "
		               "the same report"),
		             rule->id, rule->until->id);
	if (is_for_nobody(rule))
		ac_check_add(
		    check, AC_PROBLEM_WARNING, &rule->origin,
		    _("the rule \"%s\" can never apply: its \"unless\" fits everybody whom its \"when\" fits"),
		    rule->id);
	if (step != NULL)
		ac_check_add(check, AC_PROBLEM_WARNING, &rule->origin,
		             _("the rule \"%s\" allows nothing: \"%s\" is a step, allowed only by a rule on \"%s\"; "
		               "expected on = "
		               "\"%s\" and allow = \"%s\""),
		             rule->id, step->id, step->ladder->id, step->ladder->id, step->id);
}

void ac_check_never(AcCheck *check)
{
	for (guint i = 0; i < check->protocol->n_rules; i++)
		check_rule(check, &check->protocol->rules[i]);
}

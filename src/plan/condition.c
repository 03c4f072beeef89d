/* SPDX-License-Identifier: MIT */
/* Conditions: yes, no, or not known. Traits and signs stay as they are for a plan; the course changes once.
 */
#include "plan_private.h"

#include <string.h>

static const char *value_of(const AcClient *client, const AcTrait *trait)
{
	for (guint i = 0; i < client->n_traits; i++)
		if (strcmp(client->traits[i].trait, trait->id) == 0)
			return client->traits[i].value;
	return NULL;
}

gboolean ac_plan_knows(const AcPlan *plan, const AcTrait *trait)
{
	return value_of(plan->client, trait) != NULL;
}

static gboolean is_among(const char *value, const AcCondition *condition)
{
	for (guint i = 0; i < condition->n_values; i++)
		if (strcmp(condition->values[i], value) == 0)
			return TRUE;
	return FALSE;
}

static AcTruth seen(const AcClient *client, const AcCondition *condition)
{
	if (!client->has_checkin)
		return AC_TRUTH_UNKNOWN;
	for (guint i = 0; i < client->n_seen; i++)
		if (is_among(client->seen[i].sign, condition))
			return AC_TRUTH_YES;
	return AC_TRUTH_NO;
}

/* The course is not complete while a session is to come; after that it is when the last one is known. */
static AcTruth complete(const AcPlan *plan, gboolean all_begun)
{
	if (!all_begun && plan->n_sessions > 0)
		return AC_TRUTH_NO;
	return plan->final != AC_SLOT_NONE ? AC_TRUTH_YES : AC_TRUTH_UNKNOWN;
}

static AcTruth negated(AcTruth truth)
{
	return (AcTruth)(AC_TRUTH_YES - truth);
}

static AcTruth holds(const AcPlan *plan, const AcCondition *condition, gboolean all_begun)
{
	const char *value;
	switch (condition->kind) {
	case AC_CONDITION_TRAIT:
		value = value_of(plan->client, condition->trait);
		if (value == NULL)
			return AC_TRUTH_UNKNOWN;
		return is_among(value, condition) ? AC_TRUTH_YES : AC_TRUTH_NO;
	case AC_CONDITION_COURSE_ONGOING:
		return negated(complete(plan, all_begun));
	case AC_CONDITION_COURSE_COMPLETE:
		return complete(plan, all_begun);
	case AC_CONDITION_SEEN:
		return seen(plan->client, condition);
	}
	g_assert_not_reached();
}

static AcTruth all_hold(const AcPlan *plan, const AcCondition *conditions, guint n, gboolean all_begun)
{
	AcTruth truth = AC_TRUTH_YES;
	for (guint i = 0; i < n; i++)
		truth = MIN(truth, holds(plan, &conditions[i], all_begun));
	return truth;
}

static AcTruth applies(const AcPlan *plan, const AcPlanTerms *terms, gboolean all_begun)
{
	AcTruth truth = all_hold(plan, terms->when, terms->n_when, all_begun);
	if (terms->n_unless == 0)
		return truth;
	return MIN(truth, negated(all_hold(plan, terms->unless, terms->n_unless, all_begun)));
}

void ac_plan_judge(const AcPlan *plan, const AcPlanTerms *terms, AcPlanTimes *out)
{
	out->before = applies(plan, terms, FALSE);
	out->after = applies(plan, terms, TRUE);
}

static void add_unknown(const AcPlan *plan, const AcCondition *conditions, guint n, GPtrArray *facts)
{
	for (guint i = 0; i < n; i++) {
		gpointer trait = (gpointer)(gsize)conditions[i].trait;
		if (conditions[i].kind == AC_CONDITION_TRAIT && !ac_plan_knows(plan, trait) &&
		    !g_ptr_array_find(facts, trait, NULL))
			g_ptr_array_add(facts, trait);
	}
}

void ac_plan_add_facts(const AcPlan *plan, const AcRule *rule, GPtrArray *facts)
{
	add_unknown(plan, rule->when, rule->n_when, facts);
	add_unknown(plan, rule->unless, rule->n_unless, facts);
}

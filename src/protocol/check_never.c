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

static AcTold never(const AcRule *rule, const char *suggestion)
{
	return (AcTold){.severity = AC_PROBLEM_WARNING,
	                .kind = AC_FINDING_NEVER,
	                .id = rule->id,
	                .at = rule->origin,
	                .suggestion = suggestion};
}

static void check_times(AcCheck *check, const AcRule *rule)
{
	if (is_never_permission(rule)) {
		const AcTold told =
		    never(rule, _("Write one date instead of a range at one end, or move them apart."));
		ac_check_add(check, &told,
		             _("\"%s\" never allows anything: by the careful reading of its ranges it ends before it "
		               "begins"),
		             rule->id);
	}
	if (ends_as_it_begins(rule)) {
		const AcTold told = never(rule, _("Name another milestone in \"until\", or a time in \"to\"."));
		ac_check_add(
		    check, &told,
		    _("\"%s\" can never apply: it begins when \"%s\" is reported, and ends with the same report"),
		    rule->id, rule->until->id);
	}
	gboolean is_permission = rule->verdict == AC_VERDICT_OK || rule->verdict == AC_VERDICT_CARE;
	if (is_permission && ac_offset_is_negative(&rule->from.early)) {
		const AcTold told =
		    never(rule, _("For the days before, write a task with level = \"may\"; take \"from\" out "
		                  "of the rule, so that it counts from the session on."));
		ac_check_add(
		    check, &told,
		    _("\"%s\" allows something before the session, where only bans count: clients are told to ask"),
		    rule->id);
	}
}

static void check_whom(AcCheck *check, const AcRule *rule)
{
	const AcActivity *step = powerless_step(rule);
	if (is_for_nobody(rule)) {
		const AcTold told = never(rule, _("Take the value out of \"unless\", or the rule out."));
		ac_check_add(check, &told,
		             _("\"%s\" can never apply: its \"unless\" fits everybody whom its \"when\" fits"),
		             rule->id);
	}
	if (step != NULL) {
		g_autofree char *suggestion =
		    g_strdup_printf(_("Write on = \"%s\"; allow = \"%s\"; instead."), step->ladder->id, step->id);
		AcTold told = never(rule, suggestion);
		told.activity = step->id;
		ac_check_add(check, &told,
		             _("\"%s\" allows nothing: \"%s\" is a step, allowed only by a rule on \"%s\""), rule->id,
		             step->id, step->ladder->id);
	}
}

/* ---- keys that change nothing ---------------------------------------------------------------- */

static void check_once(AcCheck *check, const AcRule *rule)
{
	if (rule->once == NULL)
		return;
	const AcOffset *end = &rule->to.early, *usual = &rule->once->usually.early;
	gboolean is_timed = end->kind != AC_OFFSET_NONE && end->kind != AC_OFFSET_UNSAID &&
	                    usual->kind != AC_OFFSET_NONE && rule->until == NULL &&
	                    rule->anchor.kind != AC_ANCHOR_MILESTONE;
	if (rule->anchor.milestone == rule->once) {
		const AcTold told = never(rule, _("Take \"once\" out."));
		ac_check_add(check, &told,
		             _("\"once\" changes nothing in \"%s\": it counts from the report of \"%s\" already"),
		             rule->id, rule->once->id);
	} else if (is_timed && ac_check_not_later(end, usual)) {
		const AcTold told = never(rule, _("Take \"to\" out, or end the rule later."));
		ac_check_add(check, &told,
		             _("\"%s\" hardly ever allows anything: it ends before \"%s\" is usually reported (%s)"),
		             rule->id, rule->once->id, rule->once->usually_text);
	}
}

/* Somebody else forbids @activity all the time that @rule excepts it. */
static const AcRule *forbidden_anyway(AcCheck *check, const AcRule *rule, const AcActivity *activity)
{
	const AcRule permit = {.verdict = AC_VERDICT_CARE};
	for (guint i = 0; i < check->protocol->n_rules; i++) {
		const AcRule *other = &check->protocol->rules[i];
		if (ac_check_is_tired(check, other->n_on))
			return NULL;
		gboolean as_strict = other->allows || other->verdict >= rule->verdict;
		if (other != rule && as_strict &&
		    (ac_check_is_for_all(other) || ac_check_same_conditions(other, rule)) &&
		    ac_check_covers(other, rule) && ac_check_forbids(other, &permit, activity) != AC_BAN_NONE)
			return other;
	}
	return NULL;
}

static void check_but(AcCheck *check, const AcRule *rule)
{
	for (guint i = 0; i < rule->n_but; i++) {
		const AcRule *other = forbidden_anyway(check, rule, rule->but[i]);
		if (other == NULL)
			continue;
		g_autofree char *suggestion = g_strdup_printf(
		    _("Write but = \"%s\" in \"%s\" too, or take it out here."), rule->but[i]->id, other->id);
		AcTold told = never(rule, suggestion);
		told.other = other->id;
		told.other_at = other->origin;
		told.activity = rule->but[i]->id;
		ac_check_add(check, &told,
		             _("\"but\" changes nothing in \"%s\": \"%s\" forbids \"%s\" all that time"), rule->id,
		             other->id, rule->but[i]->id);
	}
}

static gboolean is_near(const AcActivity *a, const AcActivity *b)
{
	return ac_activity_is(a, b) || ac_activity_is(b, a) || (a->ladder != NULL && a->ladder == b->ladder);
}

static gboolean share_something(const AcRule *a, const AcRule *b)
{
	for (guint i = 0; i < a->n_on; i++)
		for (guint k = 0; k < b->n_on; k++)
			if (is_near(a->on[i], b->on[k]))
				return TRUE;
	return FALSE;
}

/* @a may begin before @b is over. */
static gboolean may_begin_before_end(const AcRule *a, const AcRule *b)
{
	gboolean has_end = b->to.late.kind != AC_OFFSET_NONE && b->to.late.kind != AC_OFFSET_UNSAID;
	return !has_end || b->until != NULL || !ac_check_not_later(&b->to.late, &a->from.early);
}

static void check_against(AcCheck *check, const AcRule *rule)
{
	const AcRule *other = rule->against;
	if (other == NULL)
		return;
	gboolean meet = !ac_check_same_moment(&rule->anchor, &other->anchor) ||
	                (may_begin_before_end(rule, other) && may_begin_before_end(other, rule));
	if (meet && share_something(rule, other))
		return;
	AcTold told = never(rule, _("Take \"against\" out, or name the rule that says otherwise."));
	told.other = other->id;
	told.other_at = other->origin;
	ac_check_add(
	    check, &told,
	    _("\"against\" changes nothing: \"%s\" and \"%s\" never speak of the same thing at the same time"),
	    rule->id, other->id);
}

void ac_check_never(AcCheck *check)
{
	for (guint i = 0; i < check->protocol->n_rules; i++) {
		const AcRule *rule = &check->protocol->rules[i];
		check_times(check, rule);
		check_whom(check, rule);
		check_once(check, rule);
		check_but(check, rule);
		check_against(check, rule);
	}
}

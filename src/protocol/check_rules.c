/* SPDX-License-Identifier: MIT */
/* What can be said of the times and the reach of two rules before any session is known. */
#include <string.h>

#include "base/text.h"
#include "findings.h"
#include "window.h"

/* So many pairs of activities are compared and no more: about a second's work. */
#define LOOKS_MAX 10000000U

gboolean ac_check_is_tired(AcCheck *check, guint n_looks)
{
	check->n_looked = MIN(check->n_looked, LOOKS_MAX) + MIN(n_looks, LOOKS_MAX);
	return check->n_looked > LOOKS_MAX;
}

gboolean ac_check_permits(const AcRule *rule)
{
	return rule->allows ? rule->allow_rank > 0
	                    : rule->verdict == AC_VERDICT_OK || rule->verdict == AC_VERDICT_CARE;
}

/* ---- anchors and conditions ------------------------------------------------------------------ */

gboolean ac_check_same_anchor(const AcAnchor *a, const AcAnchor *b)
{
	return a->kind == b->kind && a->milestone == b->milestone;
}

gboolean ac_check_same_moment(const AcAnchor *a, const AcAnchor *b)
{
	gboolean is_session = a->kind != AC_ANCHOR_MILESTONE && b->kind != AC_ANCHOR_MILESTONE;
	return is_session || ac_check_same_anchor(a, b);
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

gboolean ac_check_is_for_all(const AcRule *rule)
{
	return rule->n_when == 0 && rule->n_unless == 0;
}

/* ---- times ----------------------------------------------------------------------------------- */

static gboolean is_start(const AcOffset *offset)
{
	return offset->kind == AC_OFFSET_NONE || ac_offset_is_zero(offset);
}

gboolean ac_check_not_later(const AcOffset *a, const AcOffset *b)
{
	if (is_start(a) && (is_start(b) || !ac_offset_is_negative(b)))
		return TRUE;
	int order = ac_offset_compare(a, b);
	return order == -1 || order == 0;
}

static gboolean is_given(const AcOffset *offset)
{
	return offset->kind != AC_OFFSET_NONE && offset->kind != AC_OFFSET_UNSAID;
}

gboolean ac_check_sure_end(const AcRule *rule, AcOffset *end, gboolean *open)
{
	*open = FALSE;
	if (is_given(&rule->to.early)) {
		*end = rule->to.early;
		return TRUE;
	}
	if (rule->until != NULL) {
		*end = rule->until->usually.early;
		return is_given(end) && rule->anchor.kind != AC_ANCHOR_MILESTONE;
	}
	*open = TRUE;
	return FALSE;
}

/* Where it has surely begun; FALSE: perhaps never. */
static gboolean sure_begin(const AcRule *rule, AcOffset *begin)
{
	*begin = rule->from.late;
	if (rule->once == NULL)
		return TRUE;
	const AcOffset *report = &rule->once->usually.late;
	if (!is_given(report) || rule->anchor.kind == AC_ANCHOR_MILESTONE)
		return FALSE;
	if (begin->kind == AC_OFFSET_NONE || ac_offset_compare(report, begin) != -1)
		*begin = *report;
	return TRUE;
}

/* TRUE when @a has surely begun before @b ends. What only a report ends may be over at once. */
static gboolean begins_before_end(const AcRule *a, const AcRule *b)
{
	AcOffset begin, end;
	gboolean open;
	if (a == b || !sure_begin(a, &begin) || (a->once != NULL && a->once == b->until))
		return a == b;
	if (!ac_check_sure_end(b, &end, &open))
		return open;
	/* "0h" is the session itself: what ends with it and what begins with it follow each other. */
	if (ac_offset_is_zero(&end))
		return ac_offset_is_negative(&begin);
	return ac_offset_compare(&begin, &end) == -1;
}

gboolean ac_check_surely_meet(const AcRule *a, const AcRule *b)
{
	return begins_before_end(a, b) && begins_before_end(b, a);
}

gboolean ac_check_covers(const AcRule *outer, const AcRule *inner)
{
	AcOffset end;
	gboolean open;
	if (!ac_check_same_moment(&outer->anchor, &inner->anchor) || outer->once != NULL ||
	    !ac_check_not_later(&outer->from.early, &inner->from.early))
		return FALSE;
	if (!ac_check_sure_end(outer, &end, &open))
		return open || (outer->until == inner->until && outer->until != NULL && !is_given(&inner->to.late) &&
		                outer->to.early.kind == AC_OFFSET_NONE);
	return is_given(&inner->to.late) && inner->until == NULL && ac_check_not_later(&inner->to.late, &end);
}

/* ---- words ----------------------------------------------------------------------------------- */

static char *offset_words(const AcOffset *offset)
{
	if (!is_given(offset))
		return g_strdup(offset->kind == AC_OFFSET_UNSAID ? "unsaid" : "");
	g_autoptr(GString) text = g_string_new(ac_offset_is_negative(offset) ? "-" : "");
	int minutes = ABS(offset->minutes), months = ABS(offset->months), days = ABS(offset->days);
	if (offset->kind == AC_OFFSET_ELAPSED)
		g_string_append_printf(text, "%d%s", minutes % 60 == 0 ? minutes / 60 : minutes,
		                       minutes % 60 == 0 ? "h" : "m");
	if (months != 0)
		g_string_append_printf(text, "%dmo", months);
	if (offset->kind == AC_OFFSET_CALENDAR && (days != 0 || months == 0))
		g_string_append_printf(text, "%dd", days);
	if (offset->kind == AC_OFFSET_CALENDAR && offset->clock >= 0)
		g_string_append_printf(text, " %02d:%02d", offset->clock / 60, offset->clock % 60);
	return g_string_free(g_steal_pointer(&text), FALSE);
}

char *ac_check_from_words(const AcRule *rule)
{
	return rule->from_text != NULL ? g_strdup(rule->from_text) : offset_words(&rule->from.early);
}

char *ac_check_to_words(const AcRule *rule)
{
	return rule->to_text != NULL ? g_strdup(rule->to_text) : offset_words(&rule->to.late);
}

/* The rule of the two that ends first. */
static const AcRule *first_to_end(const AcRule *a, const AcRule *b)
{
	AcOffset end_a, end_b;
	gboolean open;
	if (!ac_check_sure_end(a, &end_a, &open))
		return b;
	if (!ac_check_sure_end(b, &end_b, &open))
		return a;
	return ac_offset_compare(&end_b, &end_a) == -1 ? b : a;
}

static char *end_words(const AcRule *rule)
{
	g_autofree char *to = ac_check_to_words(rule);
	if (*to != '\0' && rule->until != NULL)
		return g_strdup_printf(_("to %s and until \"%s\""), to, rule->until->id);
	if (rule->until != NULL)
		return g_strdup_printf(_("until \"%s\""), rule->until->id);
	return *to != '\0' && rule->to.early.kind != AC_OFFSET_UNSAID ? g_strdup_printf(_("to %s"), to)
	                                                              : g_strdup(_("on"));
}

char *ac_check_when_both(const AcRule *a, const AcRule *b)
{
	const AcRule *later = ac_check_not_later(&a->from.late, &b->from.late) ? b : a;
	g_autofree char *begin = ac_check_from_words(later);
	g_autofree char *end = end_words(first_to_end(a, b));
	return g_strdup_printf(_("from %s %s"), *begin == '\0' ? _("the session") : begin, end);
}

/* ---- reach ----------------------------------------------------------------------------------- */

static gboolean is_excepted(const AcRule *rule, const AcActivity *activity)
{
	for (guint i = 0; i < rule->n_but; i++)
		if (ac_activity_is(activity, rule->but[i]))
			return TRUE;
	return FALSE;
}

/* @on: what @ban names, a ladder it allows up to a step. */
static AcBan allow_forbids(const AcRule *ban, const AcActivity *on, const AcRule *permit,
                           const AcActivity *activity)
{
	if (on == activity)
		return permit->allows && permit->allow_rank <= ban->allow_rank ? AC_BAN_NONE : AC_BAN_SAME;
	if (activity->ladder == on)
		return activity->rank > ban->allow_rank ? AC_BAN_LADDER : AC_BAN_NONE;
	for (guint i = ban->allow_rank; i < on->n_steps; i++)
		if (ac_activity_is(activity, on->steps[i]))
			return AC_BAN_KIND;
	return AC_BAN_NONE;
}

static AcBan verdict_forbids(const AcActivity *on, const AcRule *permit, const AcActivity *activity)
{
	if (on == activity)
		return AC_BAN_SAME;
	if (activity->ladder == on ||
	    (permit->allows && on->ladder == activity && on->rank <= permit->allow_rank))
		return AC_BAN_LADDER;
	return ac_activity_is(activity, on) ? AC_BAN_KIND : AC_BAN_NONE;
}

AcBan ac_check_forbids(const AcRule *ban, const AcRule *permit, const AcActivity *activity)
{
	AcBan found = AC_BAN_NONE;
	gboolean bans = ban->allows || ban->verdict == AC_VERDICT_AVOID || ban->verdict == AC_VERDICT_ASK;
	for (guint i = 0; bans && i < ban->n_on; i++) {
		AcBan by = ban->allows ? allow_forbids(ban, ban->on[i], permit, activity)
		                       : verdict_forbids(ban->on[i], permit, activity);
		if (by != AC_BAN_NONE && (found == AC_BAN_NONE || by < found))
			found = by;
	}
	return is_excepted(ban, activity) ? AC_BAN_NONE : found;
}

gboolean ac_check_answers(const AcRule *rule, const AcActivity *activity)
{
	static const AcRule anything = {.verdict = AC_VERDICT_OK};
	gboolean is_inherited = !rule->allows && rule->verdict != AC_VERDICT_OK;
	if (is_excepted(rule, activity))
		return FALSE;
	for (guint i = 0; i < rule->n_on; i++)
		if (rule->on[i] == activity || (rule->allows && activity->ladder == rule->on[i]) ||
		    (is_inherited && ac_activity_is(activity, rule->on[i])))
			return TRUE;
	return rule->allows && ac_check_forbids(rule, &anything, activity) != AC_BAN_NONE;
}

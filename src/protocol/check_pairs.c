/* SPDX-License-Identifier: MIT */
/* Two rules that speak of one thing at one time and do not agree. */
#include <string.h>

#include "base/text.h"
#include "findings.h"
#include "window.h"

typedef struct {
	AcCheck *check;
	const AcRule *a, *b; /* in the order of the files; the finding stands at b */
} Pair;

static AcSeverity severity_of(const Pair *pair, AcSeverity severity)
{
	gboolean is_known = pair->a->against == pair->b || pair->b->against == pair->a;
	return is_known ? AC_PROBLEM_NOTE : severity;
}

static char *word_of(const AcRule *rule)
{
	if (!rule->allows)
		return g_strdup_printf("\"%s\"", ac_check_verdict(rule->verdict));
	const AcActivity *ladder = rule->on[0];
	gboolean has_step = rule->allow_rank > 0 && rule->allow_rank <= ladder->n_steps;
	return g_strdup_printf("allow = \"%s\"", has_step ? ladder->steps[rule->allow_rank - 1]->id : "none");
}

static AcTold told_of(const Pair *pair, const char *kind, const AcActivity *activity)
{
	return (AcTold){.severity = severity_of(pair, AC_PROBLEM_WARNING),
	                .kind = kind,
	                .id = pair->b->id,
	                .at = pair->b->origin,
	                .other = pair->a->id,
	                .other_at = pair->a->origin,
	                .activity = activity->id};
}

/* ---- one activity, two words ----------------------------------------------------------------- */

static gboolean says_same(const AcRule *a, const AcRule *b)
{
	return a->verdict == b->verdict && a->allows == b->allows && a->allow_rank == b->allow_rank;
}

static const AcActivity *first_shared(const Pair *pair)
{
	for (guint i = 0; i < pair->a->n_on; i++)
		for (guint k = 0; k < pair->b->n_on; k++)
			if (pair->a->on[i] == pair->b->on[k])
				return pair->a->on[i];
	return NULL;
}

/* The permission of the two that the other never lets come to anything; NULL: neither. */
static const AcRule *powerless(const AcRule *a, const AcRule *b)
{
	if (ac_check_permits(b) && !a->allows && a->verdict > b->verdict && ac_check_covers(a, b))
		return b;
	return ac_check_permits(a) && !b->allows && b->verdict > a->verdict && ac_check_covers(b, a) ? a : NULL;
}

static void tell_contradiction(const Pair *pair, const AcActivity *activity)
{
	const AcRule *a = pair->a, *b = pair->b, *idle = powerless(a, b);
	g_autofree char *one = word_of(a), *other = word_of(b), *when = ac_check_when_both(a, b);
	g_autofree char *suggestion = g_strdup_printf(
	    _("End one where the other begins, or take one out. If the leaflet does say both, write "
	      "against = \"%s\" in \"%s\"."),
	    a->id, b->id);
	g_autofree char *so = idle == NULL ? g_strdup(_("the stricter holds"))
	                                   : g_strdup_printf(_("so \"%s\" never has an effect"), idle->id);
	AcTold told = told_of(pair, AC_FINDING_CONTRADICTION, activity);
	told.when = when;
	told.suggestion = suggestion;
	ac_check_add(pair->check, &told, _("\"%s\" says %s of \"%s\", and \"%s\" says %s, %s; %s"), b->id, other,
	             activity->id, a->id, one, when, so);
}

/* ---- one ban, two ends ----------------------------------------------------------------------- */

static gboolean same_begin(const AcRule *a, const AcRule *b)
{
	return ac_check_not_later(&a->from.early, &b->from.early) &&
	       ac_check_not_later(&b->from.early, &a->from.early);
}

static gboolean restricts(const AcRule *rule)
{
	return rule->allows ? rule->allow_rank < rule->on[0]->n_steps
	                    : rule->verdict == AC_VERDICT_AVOID || rule->verdict == AC_VERDICT_ASK;
}

static gboolean same_end(const AcSpan *a, const AcSpan *b)
{
	if (a->early.kind == AC_OFFSET_NONE || a->early.kind == AC_OFFSET_UNSAID ||
	    b->early.kind == AC_OFFSET_NONE || b->early.kind == AC_OFFSET_UNSAID)
		return a->early.kind == b->early.kind;
	gboolean open_a = a->late.kind == AC_OFFSET_UNSAID, open_b = b->late.kind == AC_OFFSET_UNSAID;
	if (open_a || open_b)
		return open_a == open_b && ac_offset_compare(&a->early, &b->early) == 0;
	return ac_offset_compare(&a->early, &b->early) == 0 && ac_offset_compare(&a->late, &b->late) == 0;
}

/* The one that is for fewer people may well be the longer; then it says something of its own. */
static gboolean longer_is_for_fewer(const AcRule *a, const AcRule *b)
{
	gboolean a_shorter = ac_check_covers(b, a);
	const AcRule *longer = a_shorter ? b : a;
	return !ac_check_same_conditions(a, b) && !ac_check_is_for_all(longer);
}

static gboolean has_two_ends(const AcRule *a, const AcRule *b)
{
	return says_same(a, b) && restricts(a) && ac_check_same_anchor(&a->anchor, &b->anchor) &&
	       a->until == b->until && same_begin(a, b) && !same_end(&a->to, &b->to) &&
	       !longer_is_for_fewer(a, b);
}

static void tell_two_ends(const Pair *pair, const AcActivity *activity)
{
	const AcRule *a = pair->a, *b = pair->b;
	g_autofree char *to_a = ac_check_to_words(a), *to_b = ac_check_to_words(b);
	g_autofree char *suggestion = g_strdup_printf(
	    _("Keep one of them. If the leaflet gives both dates, write a range, such as to = \"5d..10d\", or "
	      "against = \"%s\" in \"%s\"."),
	    a->id, b->id);
	AcTold told = told_of(pair, AC_FINDING_TWO_ENDS, activity);
	told.suggestion = suggestion;
	ac_check_add(
	    pair->check, &told,
	    _("\"%s\" and \"%s\" say the same of \"%s\", and end at different times (%s and %s); the later "
	      "holds"),
	    a->id, b->id, activity->id, *to_a == '\0' ? _("no end") : to_a, *to_b == '\0' ? _("no end") : to_b);
}

/* ---- a step and its ladder, a member and its kind -------------------------------------------- */

static void tell_kind(const Pair *pair, const AcRule *permit, const AcRule *ban, const AcActivity *activity)
{
	gboolean is_all = ac_check_covers(ban, permit);
	g_autofree char *when = ac_check_when_both(permit, ban);
	AcTold told = {.severity = severity_of(pair, is_all ? AC_PROBLEM_WARNING : AC_PROBLEM_NOTE),
	               .kind = is_all ? AC_FINDING_NEVER : AC_FINDING_CONTRADICTION,
	               .id = permit->id,
	               .at = permit->origin,
	               .other = ban->id,
	               .other_at = ban->origin,
	               .activity = activity->id,
	               .when = when};
	g_autofree char *suggestion =
	    ban->allows
	        ? g_strdup_printf(_("Let \"%s\" begin when \"%s\" ends, or take one out."), permit->id, ban->id)
	        : g_strdup_printf(_("If \"%s\" is meant to be an exception, write but = \"%s\" in \"%s\"; else "
	                            "let \"%s\" begin when that ends."),
	                          activity->id, activity->id, ban->id, permit->id);
	told.suggestion = suggestion;
	if (is_all)
		ac_check_add(pair->check, &told,
		             _("\"%s\" never has an effect: \"%s\" belongs to what \"%s\" forbids all that time"),
		             permit->id, activity->id, ban->id);
	else
		ac_check_add(pair->check, &told,
		             _("\"%s\" allows \"%s\", and \"%s\" forbids what it belongs to, %s; the stricter holds"),
		             permit->id, activity->id, ban->id, when);
}

/* What both speak of: of a ladder and its step, the step. */
static const AcActivity *step_of(const AcRule *ban, const AcActivity *activity)
{
	for (guint i = 0; i < ban->n_on; i++)
		if (ban->on[i]->ladder == activity)
			return ban->on[i];
	return activity;
}

/* How @ban stands against what @permit names, where that is worth a word: what is only asked about may still
 * be named, unless nothing is left of it. */
static AcBan ban_on(const AcRule *ban, const AcRule *permit, const AcActivity *activity)
{
	AcBan by = ac_check_forbids(ban, permit, activity);
	gboolean is_asking = !ban->allows && ban->verdict == AC_VERDICT_ASK;
	return by == AC_BAN_KIND && is_asking && !ac_check_covers(ban, permit) ? AC_BAN_NONE : by;
}

/* What the one permits by name and the other forbids for its ladder or its kind. TRUE: told. */
static gboolean check_reach(const Pair *pair, const AcRule *permit, const AcRule *ban)
{
	gboolean concerns =
	    ac_check_same_conditions(permit, ban) || (ac_check_is_for_all(ban) && ac_check_covers(ban, permit));
	if (!concerns || !ac_check_permits(permit) || !ac_check_surely_meet(permit, ban))
		return FALSE;
	for (guint i = 0; i < permit->n_on; i++) {
		AcBan by = ban_on(ban, permit, permit->on[i]);
		if (by == AC_BAN_KIND)
			tell_kind(pair, permit, ban, permit->on[i]);
		else if (by != AC_BAN_NONE)
			tell_contradiction(pair, step_of(ban, permit->on[i]));
		if (by != AC_BAN_NONE)
			return TRUE;
	}
	return FALSE;
}

/* Between clocks of different sessions only a permission against a ban is none of the leaflet's meaning. */
static gboolean do_contradict(const AcRule *a, const AcRule *b)
{
	gboolean crosses = !ac_check_same_anchor(&a->anchor, &b->anchor);
	return !says_same(a, b) && ac_check_same_conditions(a, b) && ac_check_surely_meet(a, b) &&
	       (!crosses || (ac_check_permits(a) && restricts(b)) || (ac_check_permits(b) && restricts(a)));
}

static void check_pair(const Pair *pair)
{
	if (!ac_check_same_moment(&pair->a->anchor, &pair->b->anchor))
		return;
	const AcActivity *shared = first_shared(pair);
	if (shared != NULL && do_contradict(pair->a, pair->b))
		tell_contradiction(pair, shared);
	else if (shared != NULL && has_two_ends(pair->a, pair->b))
		tell_two_ends(pair, shared);
	else if (!check_reach(pair, pair->a, pair->b))
		check_reach(pair, pair->b, pair->a);
}

/* Of a rule of this file and one of what it extends, the one of this file is to be mended. */
static Pair pair_of(AcCheck *check, const AcRule *a, const AcRule *b)
{
	const char *own = check->protocol->file;
	gboolean swaps = strcmp(a->origin.file, own) == 0 && strcmp(b->origin.file, own) != 0;
	return swaps ? (Pair){check, b, a} : (Pair){check, a, b};
}

void ac_check_pairs(AcCheck *check)
{
	const AcProtocol *protocol = check->protocol;
	for (guint i = 0; i < protocol->n_rules; i++)
		for (guint k = i + 1; k < protocol->n_rules; k++) {
			Pair pair = pair_of(check, &protocol->rules[i], &protocol->rules[k]);
			if (ac_check_is_tired(check, pair.a->n_on * pair.b->n_on))
				return;
			check_pair(&pair);
		}
}

/* SPDX-License-Identifier: MIT */
/* Keys of a rule that only make sense together with its others: once, but, safer, level, phase, at least. */
#include <string.h>

#include "base/text.h"
#include "entries.h"
#include "window.h"

/* A rule that lets do something: ok, care, or an allow. */
static gboolean permits(const AcRule *rule)
{
	return rule->allows || rule->verdict == AC_VERDICT_OK || rule->verdict == AC_VERDICT_CARE;
}

static gboolean is_at_least(const AcSpan *to)
{
	return to->late.kind == AC_OFFSET_UNSAID && to->early.kind != AC_OFFSET_UNSAID;
}

/* ---- a phase's times ------------------------------------------------------------------------- */

void ac_take_phase(const AcPhase *phase, const AcPhaseTimes *times)
{
	if (times->from->early.kind == AC_OFFSET_NONE)
		*times->from = phase->from;
	gboolean has_end = times->to->early.kind != AC_OFFSET_NONE || *times->until != NULL;
	if (!has_end) {
		*times->to = phase->to;
		*times->until = phase->until;
	}
	if (*times->once == NULL)
		*times->once = phase->once;
}

static void take_phase(AcReader *reader, AcRule *rule, const AcCells *cells)
{
	if (rule->phase == NULL)
		return;
	if (rule->anchor.kind != AC_ANCHOR_SESSION) {
		ac_reader_refuse(
		    reader, cells->at[AC_RULE_ANCHOR],
		    _("\"phase\" and \"anchor\" stand together; a phase counts from each session: expected "
		      "one of them"));
		return;
	}
	ac_take_phase(rule->phase, &(AcPhaseTimes){&rule->from, &rule->to, &rule->until, &rule->once});
	if (rule->once != NULL && !permits(rule) && cells->at[AC_RULE_ONCE] == NULL)
		ac_reader_refuse(
		    reader, cells->at[AC_RULE_PHASE],
		    _("the phase \"%s\" begins with a report (\"once\"), which only a permission can wait for; "
		      "expected \"from\" or \"anchor\" here instead of \"phase\""),
		    rule->phase->id);
}

/* ---- at least, once -------------------------------------------------------------------------- */

static void check_at_least(AcReader *reader, const AcRule *rule, const AcCells *cells)
{
	if (!is_at_least(&rule->to))
		return;
	const config_setting_t *at = cells->at[AC_RULE_TO] != NULL ? cells->at[AC_RULE_TO] : cells->group;
	if (rule->verdict == AC_VERDICT_OK || rule->verdict == AC_VERDICT_CARE)
		ac_reader_refuse(
		    reader, at,
		    _("\"at least\" ends a ban, and this rule allows; expected a time alone, such as \"10d\""));
	else if (rule->until != NULL)
		ac_reader_refuse(
		    reader, at,
		    _("\"at least\" and \"until\" stand together; \"to\" with \"until\" means at least already: "
		      "expected the time alone, such as \"10d\""));
}

static void check_once(AcReader *reader, const AcRule *rule, const AcCells *cells)
{
	const config_setting_t *at = cells->at[AC_RULE_ONCE];
	if (at != NULL && !permits(rule))
		ac_reader_refuse(
		    reader, at,
		    _("\"once\" begins a permission, and this rule forbids; expected anchor = \"%s\", or "
		      "\"until\" to end it"),
		    ac_setting_text(at));
}

static void refuse_sighting(AcReader *reader, const AcMilestone *milestone, const config_setting_t *at)
{
	if (at != NULL && milestone != NULL && milestone->sighting)
		ac_reader_refuse(
		    reader, at,
		    _("\"%s\" is a sighting, which may never come; expected a milestone that is awaited, or "
		      "anchor = \"%s\""),
		    milestone->id, milestone->id);
}

void ac_check_awaited(AcReader *reader, const AcMilestone *until, const config_setting_t *until_at,
                      const AcMilestone *once, const config_setting_t *once_at)
{
	refuse_sighting(reader, until, until_at);
	refuse_sighting(reader, once, once_at);
}

/* ---- but ------------------------------------------------------------------------------------- */

static gboolean belongs_to_any(const AcRule *rule, const AcActivity *activity)
{
	for (guint i = 0; i < rule->n_on; i++)
		if (rule->on[i] != activity && ac_activity_is(activity, rule->on[i]))
			return TRUE;
	return FALSE;
}

static void check_but(AcReader *reader, const AcRule *rule, const AcCells *cells)
{
	const config_setting_t *at = cells->at[AC_RULE_BUT];
	if (at == NULL)
		return;
	if (rule->allows)
		ac_reader_refuse(reader, at, _("\"but\" goes with a \"verdict\", not with \"allow\""));
	for (guint i = 0; i < rule->n_but; i++)
		if (rule->but[i]->n_steps > 0 || rule->but[i]->ladder != NULL)
			ac_reader_refuse(reader, at,
			                 _("\"%s\" is a ladder or a step of one; expected a rule with \"allow\" for it"),
			                 rule->but[i]->id);
		else if (!belongs_to_any(rule, rule->but[i]))
			ac_reader_refuse(
			    reader, at,
			    _("\"%s\" does not belong to what the rule speaks of, so \"but\" would change nothing; "
			      "expected an activity that \"is\" one of those in \"on\""),
			    rule->but[i]->id);
}

/* ---- safer ----------------------------------------------------------------------------------- */

static gboolean is_later(const AcSpan *end, const AcSpan *start)
{
	return ac_offset_compare(&end->early, &start->late) == 1;
}

static void check_safer(AcReader *reader, const AcRule *rule, const AcCells *cells)
{
	const config_setting_t *at = cells->at[AC_RULE_SAFER];
	if (at == NULL || !ac_setting_is_text(at))
		return;
	if (!permits(rule) || (rule->allows && rule->allow_rank == 0))
		ac_reader_refuse(reader, at,
		                 _("\"safer\" goes with what is allowed; expected \"care\", \"ok\" or a step"));
	else if (ac_span_is_range(&rule->safer))
		ac_reader_refuse(reader, at, _("\"safer\" is a range; expected one date, such as \"day 10\""));
	else if (!is_later(&rule->safer, &rule->from) ||
	         (rule->to.early.kind == AC_OFFSET_CALENDAR && !is_later(&rule->to, &rule->safer)))
		ac_reader_refuse(
		    reader, at,
		    _("\"safer\" is \"%s\", not between \"from\" and \"to\"; expected a date after \"from\""),
		    ac_setting_text(at));
}

/* ---- level ----------------------------------------------------------------------------------- */

static void check_level(AcReader *reader, const AcRule *rule, const AcCells *cells)
{
	const config_setting_t *at = cells->at[AC_RULE_LEVEL];
	if (at == NULL)
		return;
	gboolean has_end =
	    cells->at[AC_RULE_TO] != NULL || rule->until != NULL || cells->at[AC_RULE_OTHERWISE] != NULL;
	if (rule->level == AC_LEVEL_NEVER && (rule->verdict != AC_VERDICT_AVOID || has_end))
		ac_reader_refuse(
		    reader, at,
		    _("\"never\" goes with verdict = \"avoid\" that has no end and no \"otherwise\"; expected "
		      "\"must\""));
	else if (rule->level == AC_LEVEL_MAY && rule->verdict == AC_VERDICT_AVOID)
		ac_reader_refuse(
		    reader, at,
		    _("\"may\" stands with \"avoid\"; expected \"should\" for \"better not\", or another verdict"));
}

void ac_rule_check_keys(AcReader *reader, AcRule *rule, const AcCells *cells)
{
	take_phase(reader, rule, cells);
	check_at_least(reader, rule, cells);
	check_once(reader, rule, cells);
	ac_check_awaited(reader, rule->until, cells->at[AC_RULE_UNTIL], rule->once, cells->at[AC_RULE_ONCE]);
	check_but(reader, rule, cells);
	check_safer(reader, rule, cells);
	check_level(reader, rule, cells);
	if (rule->against == rule)
		ac_reader_refuse(reader, cells->at[AC_RULE_AGAINST],
		                 _("a rule stands \"against\" itself; expected the other rule of the two"));
}

/* SPDX-License-Identifier: MIT */
/* Who decides at one instant, who lost, and which facts would settle it. */
#include "plan_private.h"

/* What is the same for all items while reasons are gathered. */
typedef struct {
	const AcPlanQuestion *question;
	const AcPlanSweep *sweep;
	AcPlanState state;
	guint target; /* the one that decides */
	AcVerdict verdict;
	gint32 mask;
	guint lowest;       /* lowest step allowed by one that names the ladder asked; G_MAXUINT: none */
	gboolean has_holds; /* something permits in both readings of its range */
	GArray *reasons;
} Court;

/* The step that may be done; when none may, the lowest of the strictest. */
static guint deciding_target(const AcPlanQuestion *question, const AcPlanSweep *sweep, AcPlanState state)
{
	if (state.step != AC_SLOT_NONE)
		return (guint)state.step;
	for (guint target = 0; target < question->n_targets; target++)
		if (ac_plan_sweep_verdict(sweep, target, TRUE) == state.verdict)
			return target;
	return 0;
}

static gboolean speaks_of(const AcPlanVoice *voice, guint target)
{
	return target >= voice->lo && target < voice->hi;
}

static gboolean in_force(AcPlanPhase phase)
{
	return phase != AC_PHASE_BEFORE && phase != AC_PHASE_AFTER;
}

static void add(Court *court, guint index, AcVerdict verdict, gboolean ended)
{
	const AcPlanItem *item = &court->question->items[index];
	const AcPlanVoice *voice = item->voice;
	gint32 session = item->span->session;
	AcPlanReason reason = {
	    .cause = {.rule = voice->rule,
	              .adjustment = voice->adjustment != NULL ? voice->adjustment->adjustment : NULL,
	              .session =
	                  session == AC_SLOT_NONE ? NULL : court->question->plan->sessions[session].session,
	              .via = voice->activity,
	              .verdict = verdict,
	              .window = item->span->window,
	              .ended = ended},
	    .voice = voice,
	    .unsure = ac_plan_sweep_truth(court->sweep, index) == AC_TRUTH_UNKNOWN,
	    .by_limit = voice->too_long || (verdict == AC_VERDICT_AVOID && voice->says == AC_VERDICT_CARE),
	};
	g_array_append_val(court->reasons, reason);
}

/* A permission that counts, in force at least in one reading. */
static gboolean permits_here(const Court *court, guint index)
{
	const AcPlanItem *item = &court->question->items[index];
	if (!item->voice->permits || ac_plan_sweep_truth(court->sweep, index) != AC_TRUTH_YES)
		return FALSE;
	if (item->voice->decides)
		return TRUE;
	return ac_plan_sweep_counts(court->sweep, item->span->permit_slot) &&
	       ac_plan_sweep_phase(court->sweep, index) != AC_PHASE_MIDDLE &&
	       !ac_plan_is_loose(&item->span->window, ac_plan_sweep_phase(court->sweep, index));
}

/* Whether an item in force is among those that make the verdict. */
static gboolean wins(const Court *court, guint index, AcVerdict verdict)
{
	const AcPlanItem *item = &court->question->items[index];
	const AcPlanVoice *voice = item->voice;
	if (ac_plan_sweep_is_silenced(court->sweep, item, court->mask))
		return FALSE;
	if (court->lowest != G_MAXUINT)
		return voice->via == AC_VIA_LADDER && voice->allow_rank == court->lowest;
	if (verdict != court->verdict)
		return FALSE;
	return verdict != AC_VERDICT_OK ||
	       (permits_here(court, index) &&
	        (!court->has_holds || ac_plan_sweep_phase(court->sweep, index) == AC_PHASE_HOLDS));
}

static gboolean is_loose(const Court *court, guint index)
{
	return ac_plan_is_loose(&court->question->items[index].span->window,
	                        ac_plan_sweep_phase(court->sweep, index));
}

static gboolean is_permitted(const Court *court)
{
	return court->verdict == AC_VERDICT_OK || court->verdict == AC_VERDICT_CARE;
}

static AcVerdict says(const Court *court, guint index)
{
	const AcPlanItem *item = &court->question->items[index];
	const AcPlanVoice *voice = item->voice;
	gboolean loose = is_loose(court, index);
	if (ac_plan_is_past(&item->span->window, ac_plan_sweep_phase(court->sweep, index)))
		return AC_VERDICT_ASK;
	if (ac_plan_sweep_is_out_of_hours(court->sweep, voice))
		return AC_VERDICT_AVOID;
	if (loose && voice->says <= AC_VERDICT_CARE && !is_permitted(court))
		return AC_VERDICT_ASK;
	return voice->says != AC_VERDICT_SILENT ? voice->says : AC_VERDICT_OK;
}

/* Where somebody permits it, a loose end says nothing; but before its beginning the care it asks for holds,
 * and so does the step that bounds the ladder. */
static gboolean is_idle(const Court *court, guint index)
{
	const AcPlanItem *item = &court->question->items[index];
	if (!is_permitted(court) || !is_loose(court, index))
		return FALSE;
	if (ac_plan_is_past(&item->span->window, ac_plan_sweep_phase(court->sweep, index)))
		return TRUE;
	gboolean bounds = court->lowest != G_MAXUINT && item->voice->via == AC_VIA_LADDER;
	return item->voice->says == AC_VERDICT_SILENT && !bounds;
}

static void gather_in_force(Court *court)
{
	const AcPlanQuestion *question = court->question;
	for (guint i = 0; i < question->n_items; i++) {
		const AcPlanVoice *voice = question->items[i].voice;
		if (!speaks_of(voice, court->target) || !in_force(ac_plan_sweep_phase(court->sweep, i)) ||
		    ac_plan_sweep_truth(court->sweep, i) == AC_TRUTH_NO)
			continue;
		if ((voice->says == AC_VERDICT_SILENT && !voice->permits) || is_idle(court, i))
			continue;
		AcVerdict verdict = says(court, i);
		add(court, i, verdict, FALSE);
		g_array_index(court->reasons, AcPlanReason, court->reasons->len - 1).cause.wins =
		    wins(court, i, verdict);
	}
}

/* Nothing in force permits it: the bans that are over do. */
static void gather_ended(Court *court)
{
	const AcPlanQuestion *question = court->question;
	for (guint i = 0; i < question->n_items; i++) {
		const AcPlanItem *item = &question->items[i];
		if (!item->voice->frees || !speaks_of(item->voice, court->target) ||
		    ac_plan_sweep_phase(court->sweep, i) != AC_PHASE_AFTER ||
		    ac_plan_sweep_truth(court->sweep, i) != AC_TRUTH_YES ||
		    !ac_plan_sweep_counts(court->sweep, item->span->permit_slot) ||
		    ac_plan_sweep_is_silenced(court->sweep, item, court->mask))
			continue;
		add(court, i, AC_VERDICT_OK, TRUE);
		g_array_index(court->reasons, AcPlanReason, court->reasons->len - 1).cause.wins =
		    court->verdict == AC_VERDICT_OK && court->lowest == G_MAXUINT;
	}
}

/* Looks over all items once, before any of them is judged. */
static gboolean look_over(Court *court)
{
	const AcPlanQuestion *question = court->question;
	gboolean is_permitted = FALSE;
	for (guint i = 0; i < question->n_items; i++) {
		const AcPlanItem *item = &question->items[i];
		AcPlanPhase phase = ac_plan_sweep_phase(court->sweep, i);
		if (!speaks_of(item->voice, court->target) || !in_force(phase) ||
		    ac_plan_sweep_truth(court->sweep, i) == AC_TRUTH_NO ||
		    ac_plan_sweep_is_silenced(court->sweep, item, court->mask))
			continue;
		gboolean is_past = ac_plan_is_past(&item->span->window, phase);
		if (court->state.step != AC_SLOT_NONE && item->voice->via == AC_VIA_LADDER && !is_past)
			court->lowest = MIN(court->lowest, item->voice->allow_rank);
		if (permits_here(court, i)) {
			is_permitted = TRUE;
			court->has_holds = court->has_holds || phase == AC_PHASE_HOLDS;
		}
	}
	return is_permitted;
}

/* The practitioner's own word first; for a step, its own rule says more than its ladder's. */
static guint nearness(const AcPlanReason *reason)
{
	if (reason->cause.adjustment != NULL)
		return 0;
	return reason->voice->via == AC_VIA_STEP ? 1 : (guint)reason->voice->via + 1;
}

static AcInstant end_of(const AcPlanReason *reason)
{
	return reason->cause.session != NULL ? reason->cause.session->end : AC_INSTANT_NEVER;
}

static int by_weight(gconstpointer a, gconstpointer b)
{
	const AcPlanReason *x = a, *y = b;
	if (x->cause.wins != y->cause.wins)
		return x->cause.wins ? -1 : 1;
	if (x->cause.verdict != y->cause.verdict)
		return x->cause.verdict > y->cause.verdict ? -1 : 1;
	if (nearness(x) != nearness(y))
		return nearness(x) < nearness(y) ? -1 : 1;
	if (end_of(x) != end_of(y))
		return end_of(x) > end_of(y) ? -1 : 1;
	return x->cause.rule < y->cause.rule ? -1 : x->cause.rule > y->cause.rule;
}

GArray *ac_plan_reasons(const AcPlanQuestion *question, const AcPlanSweep *sweep)
{
	AcPlanState state = ac_plan_sweep_state(sweep, TRUE);
	Court court = {.question = question,
	               .sweep = sweep,
	               .state = state,
	               .lowest = G_MAXUINT,
	               .reasons = g_array_new(FALSE, FALSE, sizeof(AcPlanReason))};
	if (state.verdict == AC_VERDICT_SILENT)
		return court.reasons;
	court.target = deciding_target(question, sweep, state);
	court.verdict = ac_plan_sweep_verdict(sweep, court.target, TRUE);
	court.mask = ac_plan_sweep_mask(sweep, court.target);
	gboolean is_permitted = look_over(&court);
	gather_in_force(&court);
	if (!is_permitted && (court.verdict == AC_VERDICT_OK || court.verdict == AC_VERDICT_CARE))
		gather_ended(&court);
	g_array_sort(court.reasons, by_weight);
	return court.reasons;
}

void ac_plan_hopes(const AcPlanQuestion *question, const AcPlanSweep *sweep, GPtrArray *facts)
{
	for (guint i = 0; i < question->n_items; i++) {
		const AcPlanItem *item = &question->items[i];
		AcPlanPhase phase = ac_plan_sweep_phase(sweep, i);
		gboolean permits = item->voice->permits && phase == AC_PHASE_HOLDS;
		gboolean frees = item->voice->frees && phase == AC_PHASE_AFTER;
		if ((permits || frees) && item->voice->rule != NULL &&
		    ac_plan_sweep_truth(sweep, i) == AC_TRUTH_UNKNOWN &&
		    ac_plan_sweep_counts(sweep, item->span->permit_slot))
			ac_plan_add_facts(question->plan, item->voice->rule, facts);
	}
}

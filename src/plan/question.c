/* SPDX-License-Identifier: MIT */
/* Who speaks of an activity: rules and adjustments that name it, a kind of it, or its ladder; and how. */
#include "plan_private.h"

#include <string.h>

/* An activity that what is asked belongs to. */
typedef struct {
	const AcActivity *activity;
	AcPlanVia via;
	guint rank; /* of a ladder: the step through which it was reached */
} Node;

/* A round: nodes found from one place, for some of the targets. */
typedef struct {
	AcPlanWork *work;
	AcPlanQuestion *question;
	guint lo, hi;
	const AcActivity *from; /* what is asked in this round */
	guint base_rank;        /* rank of target 0 on the ladder asked */
	guint shared;           /* stamp of the round whose rules speak of all targets; 0: this is that round */
	guint first_node;
} Round;

void ac_plan_work_init(AcPlanWork *work, const AcPlan *plan)
{
	guint n_activities = plan->protocol->catalogue->n_activities;
	work->plan = plan;
	work->arena = ac_arena_new();
	work->nodes = g_array_new(FALSE, FALSE, sizeof(Node));
	work->voices = g_array_new(FALSE, FALSE, sizeof(AcPlanVoice));
	work->hours = g_array_new(FALSE, FALSE, sizeof(AcPlanHours));
	work->places = g_new0(guint32, n_activities + plan->protocol->n_rules);
	work->stamps = work->places + n_activities;
	work->round = 0;
}

void ac_plan_work_clear(AcPlanWork *work)
{
	ac_arena_free(work->arena);
	g_array_unref(work->nodes);
	g_array_unref(work->voices);
	g_array_unref(work->hours);
	g_free(work->places);
}

/* ---- what a voice says --------------------------------------------------------------------------------- */

static gint32 hours_index(GArray *all, const AcLimit *limit)
{
	if (limit->from_minute < 0 || limit->to_minute < 0)
		return AC_SLOT_NONE;
	for (guint i = 0; i < all->len; i++) {
		const AcPlanHours *hours = &g_array_index(all, AcPlanHours, i);
		if (hours->from_minute == limit->from_minute && hours->to_minute == limit->to_minute)
			return (gint32)i;
	}
	AcPlanHours fresh = {limit->from_minute, limit->to_minute};
	g_array_append_val(all, fresh);
	return (gint32)all->len - 1;
}

/* What may be done is bounded by the rule's limit. */
static void bound(const Round *round, AcPlanVoice *voice)
{
	const AcLimit *limit = voice->limit;
	if (limit == NULL || voice->says != AC_VERDICT_CARE)
		return;
	if (limit->minutes > 0 && round->question->for_minutes > limit->minutes) {
		voice->says = AC_VERDICT_AVOID;
		voice->permits = FALSE;
		voice->too_long = TRUE;
		return;
	}
	voice->hours = hours_index(round->work->hours, limit);
}

static void speak(const Round *round, AcPlanVoice voice)
{
	if (voice.lo >= voice.hi)
		return;
	bound(round, &voice);
	round->question->has_decider = round->question->has_decider || voice.decides;
	if (voice.says != AC_VERDICT_SILENT || voice.permits || voice.names)
		g_array_append_val(round->work->voices, voice);
}

/* Not that of a ban on a part of the skin, which never spoke of the rest; nor that of one before the session,
 * which never spoke of the time after it. */
static gboolean its_end_frees(const AcRule *rule)
{
	const AcOffset *to = &rule->to.late;
	gboolean is_before = ac_offset_is_given(to) && (ac_offset_is_negative(to) || ac_offset_is_zero(to));
	return rule->words.where == NULL && !is_before;
}

/* A plain verdict. Restriction is inherited; permission counts for what is named, care also for its kinds. */
static void speak_verdict(const Round *round, AcPlanVoice voice, AcVerdict verdict)
{
	AcPlanVia via = voice.via;
	gboolean named = via == AC_VIA_SELF || via == AC_VIA_LADDER;
	gboolean is_bound = verdict == AC_VERDICT_OK && ac_words_bind(&voice.rule->words);
	if (verdict == AC_VERDICT_OK && (voice.limit != NULL || is_bound))
		verdict = AC_VERDICT_CARE;
	voice.says = verdict == AC_VERDICT_OK ? AC_VERDICT_SILENT : verdict;
	voice.permits = (named && verdict <= AC_VERDICT_CARE) ||
	                (via == AC_VIA_KIND && verdict == AC_VERDICT_CARE && !is_bound);
	voice.names = named || via == AC_VIA_STEP;
	voice.frees = named && voice.says != AC_VERDICT_SILENT && its_end_frees(voice.rule);
	speak(round, voice);
}

/* A highest step: those above it are to be avoided. */
static void speak_allow(const Round *round, AcPlanVoice voice, const Node *node, gboolean careful)
{
	voice.names = voice.via == AC_VIA_LADDER && voice.rule != NULL;
	voice.frees = voice.names && its_end_frees(voice.rule);
	voice.says = careful ? AC_VERDICT_CARE : AC_VERDICT_SILENT;
	guint split = node->rank <= voice.allow_rank ? round->hi : round->lo;
	if (voice.via == AC_VIA_LADDER) {
		voice.permits = TRUE;
		gint64 below = (gint64)voice.allow_rank - round->base_rank + 1;
		split = (guint)CLAMP(below, round->lo, round->hi);
	}
	guint hi = voice.hi;
	voice.hi = split;
	speak(round, voice);
	voice.lo = split;
	voice.hi = hi;
	voice.says = AC_VERDICT_AVOID;
	voice.permits = FALSE;
	speak(round, voice);
}

/* What a rule leaves out with `but`. */
static gboolean is_left_out(const Round *round, const AcRule *rule)
{
	for (guint i = 0; i < rule->n_but; i++)
		if (ac_activity_is(round->from, rule->but[i]))
			return TRUE;
	return FALSE;
}

static void hear_rule(const Round *round, const Node *node, guint index)
{
	AcPlanWork *work = round->work;
	const AcRule *rule = &work->plan->protocol->rules[index];
	const AcPlanTimes *times = &work->plan->rules[index];
	if (times->n_windows == 0 || is_left_out(round, rule))
		return;
	/* A verdict on several of its kinds is heard once, by the nearest of them. */
	if (rule->n_on > 1 && !rule->allows) {
		guint32 *stamp = &work->stamps[index];
		if (*stamp == work->round || (round->shared != 0 && *stamp == round->shared))
			return;
		*stamp = work->round;
	}
	AcPlanVoice voice = {
	    .rule = rule,
	    .activity = node->activity,
	    .times = times,
	    .via = node->via,
	    .hours = AC_SLOT_NONE,
	    .limit = rule->limit,
	    .allow_rank = rule->allows ? rule->allow_rank : G_MAXUINT,
	    .lo = round->lo,
	    .hi = round->hi,
	    .before = times->before,
	    .after = times->after,
	};
	if (rule->allows)
		speak_allow(round, voice, node,
		            rule->words.how != NULL || rule->limit != NULL || ac_words_bind(&rule->words));
	else
		speak_verdict(round, voice, rule->verdict);
}

/* On what is asked itself an adjustment decides; on a kind of it, it is one more restriction. */
static void hear_adjustment(const Round *round, const Node *node, const AcPlanAdjustment *adjustment)
{
	const AcAdjustment *it = adjustment->adjustment;
	gboolean decides = node->via == AC_VIA_SELF || node->via == AC_VIA_LADDER || node->via == AC_VIA_STEP;
	AcPlanVoice voice = {
	    .adjustment = adjustment,
	    .activity = node->activity,
	    .times = &adjustment->times,
	    .via = node->via,
	    .decides = decides,
	    .hours = AC_SLOT_NONE,
	    .allow_rank = adjustment->allow_rank,
	    .lo = round->lo,
	    .hi = round->hi,
	    .before = AC_TRUTH_YES,
	    .after = AC_TRUTH_YES,
	};
	if (it->allow != NULL) {
		speak_allow(round, voice, node, it->how != NULL);
		return;
	}
	voice.says = it->verdict == AC_VERDICT_OK ? AC_VERDICT_SILENT : it->verdict;
	voice.permits = decides && it->verdict <= AC_VERDICT_CARE;
	speak(round, voice);
}

/* ---- what it belongs to -------------------------------------------------------------------------------- */

static void hear(const Round *round, const Node *node)
{
	const AcPlan *plan = round->work->plan;
	guint index = node->activity->index;
	for (guint i = plan->named_from[index]; i < plan->named_from[index + 1]; i++)
		hear_rule(round, node, plan->named[i]);
	for (guint i = 0; i < plan->n_adjustments; i++)
		if (plan->adjustments[i].activity == node->activity)
			hear_adjustment(round, node, &plan->adjustments[i]);
}

/* Adds a node, or raises the rank of one that this round has. One of the shared round is added again when
 * this round reaches it by a higher step. */
static void reach(const Round *round, const AcActivity *activity, AcPlanVia via, guint rank)
{
	AcPlanWork *work = round->work;
	guint32 *place = &work->places[activity->index];
	if (*place != 0) {
		Node *known = &g_array_index(work->nodes, Node, *place - 1);
		if (rank <= known->rank || activity->n_steps == 0 || known->via == AC_VIA_LADDER)
			return;
		if (*place > round->first_node) {
			known->rank = rank;
			return;
		}
	}
	Node node = {activity, via, rank};
	g_array_append_val(work->nodes, node);
	if (*place == 0)
		*place = work->nodes->len;
}

static void reach_kinds(const Round *round, const AcActivity *activity, AcPlanVia via)
{
	for (guint i = 0; i < activity->n_kinds; i++) {
		const AcActivity *kind = activity->kinds[i];
		/* What is of the kind of a ladder, and of no step of it, is above all but the highest. */
		reach(round, kind, kind->ladder != NULL ? AC_VIA_FAR : via, kind->n_steps);
	}
}

/* From the nodes of this round on. Those reached by kinds alone come first: what they say counts for more. */
static void walk(const Round *round)
{
	GArray *nodes = round->work->nodes;
	for (guint i = round->first_node; i < nodes->len; i++) {
		Node node = g_array_index(nodes, Node, i);
		if (node.via == AC_VIA_SELF || node.via == AC_VIA_KIND)
			reach_kinds(round, node.activity, AC_VIA_KIND);
	}
	for (guint i = round->first_node; i < nodes->len; i++) {
		Node node = g_array_index(nodes, Node, i);
		if (node.via != AC_VIA_SELF && node.via != AC_VIA_KIND)
			reach_kinds(round, node.activity, AC_VIA_FAR);
		if (node.activity->ladder != NULL)
			reach(round, node.activity->ladder, AC_VIA_FAR, node.activity->rank);
	}
	for (guint i = round->first_node; i < nodes->len; i++)
		hear(round, &g_array_index(nodes, Node, i));
}

/* Rules on @from and what it belongs to, for the round's targets. */
static void listen(Round *round, const AcActivity *from, AcPlanVia via)
{
	round->work->round++;
	round->first_node = round->work->nodes->len;
	round->from = from;
	reach(round, from, via, 0);
	walk(round);
}

static void forget_nodes(AcPlanWork *work, guint first)
{
	for (guint i = first; i < work->nodes->len; i++) {
		guint32 *place = &work->places[g_array_index(work->nodes, Node, i).activity->index];
		if (*place > first)
			*place = 0;
	}
	g_array_set_size(work->nodes, first);
}

static void listen_to_ladder(Round *round, const AcActivity *ladder, const AcActivity *const *steps,
                             guint n_steps)
{
	AcPlanWork *work = round->work;
	round->base_rank = steps[0]->rank;
	listen(round, ladder, AC_VIA_LADDER);
	round->shared = work->round;
	guint n_shared = work->nodes->len;
	for (guint i = 0; i < n_steps; i++) {
		round->lo = i;
		round->hi = i + 1;
		listen(round, steps[i], AC_VIA_STEP);
		forget_nodes(work, n_shared);
	}
}

/* ---- the question -------------------------------------------------------------------------------------- */

/* A window that can never hold says nothing; one that a report has emptied is over when it would begin. */
static gboolean is_empty(const AcWindow *window)
{
	return window->from >= window->to && window->from != AC_INSTANT_NEVER && window->milestone == NULL;
}

static void lay_out(AcPlanWork *work, AcPlanQuestion *question)
{
	const AcPlanVoice *voices =
	    ac_arena_memdup(work->arena, work->voices->data, work->voices->len * sizeof *voices);
	guint n = 0;
	for (guint i = 0; i < work->voices->len; i++)
		n += voices[i].times->n_windows;
	question->voices = voices;
	question->n_voices = work->voices->len;
	question->n_hours = work->hours->len;
	question->hours = ac_arena_memdup(work->arena, work->hours->data, work->hours->len * sizeof(AcPlanHours));
	question->items = AC_ARENA_ARRAY(work->arena, AcPlanItem, n);
	for (guint i = 0; i < question->n_voices; i++)
		for (guint k = 0; k < voices[i].times->n_windows; k++)
			if (!is_empty(&voices[i].times->windows[k].window))
				question->items[question->n_items++] = (AcPlanItem){&voices[i], &voices[i].times->windows[k]};
}

const AcPlanQuestion *ac_plan_question(AcPlanWork *work, const AcActivity *activity, int for_minutes)
{
	ac_arena_reset(work->arena);
	g_array_set_size(work->voices, 0);
	g_array_set_size(work->hours, 0);
	AcPlanQuestion *question = AC_ARENA_NEW(work->arena, AcPlanQuestion);
	question->plan = work->plan;
	question->activity = activity;
	question->for_minutes = for_minutes;
	question->is_ladder = activity->n_steps > 0;
	question->n_targets = question->is_ladder ? activity->n_steps : 1;
	Round round = {.work = work, .question = question, .hi = question->n_targets};
	if (question->is_ladder)
		listen_to_ladder(&round, activity, activity->steps, activity->n_steps);
	else if (activity->ladder != NULL)
		listen_to_ladder(&round, activity->ladder, &activity, 1);
	else
		listen(&round, activity, AC_VIA_SELF);
	forget_nodes(work, 0);
	lay_out(work, question);
	return question;
}

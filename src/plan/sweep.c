/* SPDX-License-Identifier: MIT */
/*
 * A walk through time over a question's items. Each item is in one phase; tallies count what those in force
 * say, so that a step costs what changes there and a verdict costs nothing but a few counters.
 */
#include "plan_private.h"

/* How long clock hours are followed after the last event: in that time every hour of the day has come, and
 * what has not happened by then never does. A walk with an end follows them all, within reason. */
#define QUIET   (48 * AC_HOUR)
#define PATIENT (5 * 366 * 24 * AC_HOUR)

/* Adjustments of the whole course decide over every session. */
#define LEVEL_ALL  G_MAXINT32
#define LEVEL_NONE G_MININT32

typedef struct {
	guint avoid, ask, care;                      /* restrictions in force */
	guint loose;                                 /* those at a loose end */
	guint permits, permits_begins, permits_ends; /* permissions: in both readings of a range, in one */
	guint ended, to_come;                        /* bans that are over; rules that are still to come */
} Tally;

typedef struct {
	AcInstant at;
	guint item; /* from n_items on: a session begins */
} Event;

/* The nearest stretch of clock hours that is not over. */
typedef struct {
	AcDate date;
	AcInstant begin, end;
} Stretch;

struct AcPlanSweep {
	const AcPlanQuestion *question;
	AcInstant at;
	gint32 latest, certain;  /* sessions begun */
	guint n_slots;           /* sessions, and the course */
	guint8 *phases, *truths; /* by item */
	Tally *totals;           /* by target */
	Tally *tallies;          /* by target, then slot */
	guint *hours_in_force;   /* by hours, then target */
	Stretch *stretches;      /* by hours */
	Event *heap;
	guint n_heap;
	AcInstant stirred; /* the last event */
	AcPlanState by_clock, by_rule;
};

/* ---- clock hours --------------------------------------------------------------------------------------- */

/* Permission: from the second of two, to the first of two; a stay that is as long as asked has to end within.
 */
static void set_stretch(const AcPlanSweep *sweep, guint index, AcDate date)
{
	const AcPlanHours *hours = &sweep->question->hours[index];
	GTimeZone *zone = sweep->question->plan->client->zone;
	Stretch *stretch = &sweep->stretches[index];
	gboolean wraps = hours->to_minute <= hours->from_minute;
	stretch->date = date;
	stretch->begin = ac_time_at(date, hours->from_minute, zone, AC_FOLD_SECOND);
	stretch->end = ac_time_at(wraps ? date + 1 : date, hours->to_minute, zone, AC_FOLD_FIRST);
	/* Hours that never end hold any stay. */
	if (sweep->question->for_minutes > 0 && hours->to_minute != hours->from_minute)
		stretch->end -= sweep->question->for_minutes * AC_MINUTE - 1;
}

static void follow_clock(AcPlanSweep *sweep, guint index)
{
	const Stretch *stretch = &sweep->stretches[index];
	if (stretch->end > sweep->at && stretch->begin < stretch->end)
		return;
	AcDate date = ac_time_date(sweep->at, sweep->question->plan->client->zone);
	const AcPlanHours *hours = &sweep->question->hours[index];
	gboolean wraps = hours->to_minute <= hours->from_minute;
	/* That of yesterday may reach over midnight; one a gap or a fold has swallowed is passed over. */
	for (int days = wraps ? -1 : 0; days <= 3; days++) {
		set_stretch(sweep, index, date + days);
		if (stretch->end > sweep->at && stretch->begin < stretch->end)
			return;
	}
}

static gboolean is_outside(const AcPlanSweep *sweep, guint hours)
{
	const Stretch *stretch = &sweep->stretches[hours];
	return sweep->at < stretch->begin || sweep->at >= stretch->end;
}

gboolean ac_plan_sweep_is_out_of_hours(const AcPlanSweep *sweep, const AcPlanVoice *voice)
{
	return voice->hours != AC_SLOT_NONE && is_outside(sweep, (guint)voice->hours);
}

/* ---- tallies ------------------------------------------------------------------------------------------- */

static AcPlanPhase phase_at(const AcWindow *window, AcInstant at)
{
	if (at < window->from)
		return AC_PHASE_BEFORE;
	if (at >= window->to)
		return AC_PHASE_AFTER;
	gboolean begun = at >= window->from_late, ending = at >= window->to_early;
	if (begun && !ending)
		return AC_PHASE_HOLDS;
	if (begun)
		return AC_PHASE_ENDS;
	return ending ? AC_PHASE_MIDDLE : AC_PHASE_BEGINS;
}

static gboolean in_force(AcPlanPhase phase)
{
	return phase != AC_PHASE_BEFORE && phase != AC_PHASE_AFTER;
}

static void tally_restriction(AcPlanSweep *sweep, const AcPlanItem *item, guint target, guint change)
{
	const AcPlanVoice *voice = item->voice;
	Tally *total = &sweep->totals[target];
	Tally *own = &sweep->tallies[target * sweep->n_slots + (guint)item->span->restrict_slot];
	if (voice->hours != AC_SLOT_NONE)
		sweep->hours_in_force[(guint)voice->hours * sweep->question->n_targets + target] += change;
	if (voice->says == AC_VERDICT_AVOID) {
		total->avoid += change;
		own->avoid += change;
	} else if (voice->says == AC_VERDICT_ASK) {
		total->ask += change;
		own->ask += change;
	} else if (voice->says == AC_VERDICT_CARE) {
		total->care += change;
		own->care += change;
	}
}

/* At a loose beginning a restriction holds already; at a loose end no more. */
static void tally_loose(AcPlanSweep *sweep, const AcPlanItem *item, guint target, guint change)
{
	if (item->voice->says == AC_VERDICT_SILENT && !item->voice->permits)
		return;
	sweep->totals[target].loose += change;
	sweep->tallies[target * sweep->n_slots + (guint)item->span->restrict_slot].loose += change;
}

static gboolean is_to_come(const AcPlanVoice *voice, AcPlanPhase phase)
{
	return voice->names && (phase == AC_PHASE_BEFORE || (phase == AC_PHASE_BEGINS && voice->permits));
}

static void tally_permission(Tally *tally, const AcPlanItem *item, AcPlanPhase phase, AcTruth truth,
                             guint change)
{
	const AcPlanVoice *voice = item->voice;
	const AcWindow *window = &item->span->window;
	gboolean has_begun = !window->loose_begins || window->from_late < window->to;
	gboolean sure = truth == AC_TRUTH_YES;
	if (is_to_come(voice, phase))
		tally->to_come += change;
	if (voice->frees && sure && phase == AC_PHASE_AFTER && has_begun)
		tally->ended += change;
	if (!voice->permits || !sure)
		return;
	if (phase == AC_PHASE_HOLDS)
		tally->permits += change;
	else if (ac_plan_is_loose(window, phase))
		return;
	else if (phase == AC_PHASE_BEGINS)
		tally->permits_begins += change;
	else if (phase == AC_PHASE_ENDS)
		tally->permits_ends += change;
}

/* Counts what an item says now in (1) or out (-1). Deciders are heard one by one instead. */
static void count(AcPlanSweep *sweep, guint index, guint change)
{
	const AcPlanItem *item = &sweep->question->items[index];
	const AcPlanVoice *voice = item->voice;
	AcPlanPhase phase = (AcPlanPhase)sweep->phases[index];
	AcTruth truth = (AcTruth)sweep->truths[index];
	if (truth == AC_TRUTH_NO || voice->decides)
		return;
	gint32 slot = item->span->permit_slot;
	const AcWindow *window = &item->span->window;
	for (guint target = voice->lo; target < voice->hi; target++) {
		if (ac_plan_is_loose(window, phase))
			tally_loose(sweep, item, target, change);
		if (in_force(phase) && !ac_plan_is_past(window, phase))
			tally_restriction(sweep, item, target, change);
		if (slot != AC_SLOT_NONE)
			tally_permission(&sweep->tallies[target * sweep->n_slots + (guint)slot], item, phase, truth,
			                 change);
	}
}

static void enter(AcPlanSweep *sweep, guint index)
{
	const AcPlan *plan = sweep->question->plan;
	const AcPlanItem *item = &sweep->question->items[index];
	sweep->phases[index] = (guint8)phase_at(&item->span->window, sweep->at);
	sweep->truths[index] = (guint8)ac_plan_truth_at(plan, item->voice->before, item->voice->after, sweep->at);
	count(sweep, index, 1);
}

/* ---- events -------------------------------------------------------------------------------------------- */

static AcInstant nearest(AcInstant best, AcInstant edge, AcInstant after)
{
	return edge > after ? MIN(best, edge) : best;
}

static AcInstant next_edge(const AcPlanSweep *sweep, const AcPlanItem *item)
{
	const AcWindow *window = &item->span->window;
	AcInstant at = sweep->at, edge = AC_INSTANT_NEVER;
	edge = nearest(edge, window->from, at);
	edge = nearest(edge, window->to, at);
	if (item->voice->permits || item->voice->decides || window->loose_begins || window->loose_ends) {
		edge = nearest(edge, window->from_late, at);
		edge = nearest(edge, window->to_early, at);
	}
	if (item->voice->before != item->voice->after)
		edge = nearest(edge, sweep->question->plan->switch_at, at);
	return edge;
}

static void sift_down(AcPlanSweep *sweep, guint i)
{
	Event *heap = sweep->heap, moved = heap[i];
	for (guint child; (child = 2 * i + 1) < sweep->n_heap; i = child) {
		if (child + 1 < sweep->n_heap && heap[child + 1].at < heap[child].at)
			child++;
		if (moved.at <= heap[child].at)
			break;
		heap[i] = heap[child];
	}
	heap[i] = moved;
}

static void add_event(AcPlanSweep *sweep, AcInstant at, guint item)
{
	if (at != AC_INSTANT_NEVER)
		sweep->heap[sweep->n_heap++] = (Event){at, item};
}

/* The first event has happened: its item's next one takes its place. */
static void replace_first(AcPlanSweep *sweep, AcInstant at)
{
	if (at != AC_INSTANT_NEVER)
		sweep->heap[0].at = at;
	else
		sweep->heap[0] = sweep->heap[--sweep->n_heap];
	if (sweep->n_heap > 0)
		sift_down(sweep, 0);
}

static void apply_first(AcPlanSweep *sweep)
{
	const AcPlanQuestion *question = sweep->question;
	guint index = sweep->heap[0].item;
	if (index >= question->n_items) {
		sweep->latest = ac_plan_latest(question->plan, sweep->at, FALSE);
		sweep->certain = ac_plan_latest(question->plan, sweep->at, TRUE);
		replace_first(sweep, AC_INSTANT_NEVER);
		return;
	}
	count(sweep, index, (guint)-1);
	enter(sweep, index);
	replace_first(sweep, next_edge(sweep, &question->items[index]));
}

/* ---- adjustments --------------------------------------------------------------------------------------- */

/* What the practitioner's changes of the thing asked come to. */
typedef struct {
	AcVerdict says;
	gint32 mask;    /* rules of sessions up to this one are silent */
	gint32 permits; /* it is permitted for sessions up to this one */
} Decision;

static gint32 level_of(const AcPlanSweep *sweep, const AcPlanItem *item)
{
	gint32 session = item->span->session;
	gboolean course = item->voice->adjustment->adjustment->session_id == 0;
	return course && session >= sweep->latest ? LEVEL_ALL : session == AC_SLOT_NONE ? LEVEL_ALL : session;
}

/* One for a session that may not have happened restricts, and decides nothing yet. */
static gboolean is_certain(const AcPlanSweep *sweep, const AcPlanItem *item)
{
	gint32 session = item->span->session;
	return session == AC_SLOT_NONE || !sweep->question->plan->sessions[session].unconfirmed;
}

static Decision decide(const AcPlanSweep *sweep, guint target)
{
	const AcPlanQuestion *question = sweep->question;
	Decision decision = {AC_VERDICT_SILENT, LEVEL_NONE, LEVEL_NONE};
	for (guint i = 0; question->has_decider && i < question->n_items; i++) {
		const AcPlanItem *item = &question->items[i];
		const AcPlanVoice *voice = item->voice;
		AcPlanPhase phase = (AcPlanPhase)sweep->phases[i];
		if (!voice->decides || target < voice->lo || target >= voice->hi || !in_force(phase))
			continue;
		decision.says = MAX(decision.says, voice->says);
		if (phase != AC_PHASE_HOLDS || !is_certain(sweep, item))
			continue;
		gint32 level = level_of(sweep, item);
		decision.mask = MAX(decision.mask, level);
		if (voice->permits)
			decision.permits = MAX(decision.permits, level);
	}
	return decision;
}

/* A slot of the course counts with the latest session that has begun. */
static gboolean is_silenced(const AcPlanSweep *sweep, gint32 slot, gint32 mask)
{
	gint32 session = slot == (gint32)sweep->n_slots - 1 ? sweep->latest : slot;
	return mask != LEVEL_NONE && session <= mask;
}

gint32 ac_plan_sweep_mask(const AcPlanSweep *sweep, guint target)
{
	return decide(sweep, target).mask;
}

gboolean ac_plan_sweep_is_silenced(const AcPlanSweep *sweep, const AcPlanItem *item, gint32 mask)
{
	return !item->voice->decides && is_silenced(sweep, item->span->restrict_slot, mask);
}

/* ---- the verdict --------------------------------------------------------------------------------------- */

static gboolean is_outside_hours(const AcPlanSweep *sweep, guint target, gint32 mask)
{
	const AcPlanQuestion *question = sweep->question;
	for (guint h = 0; h < question->n_hours && mask == LEVEL_NONE; h++)
		if (sweep->hours_in_force[h * question->n_targets + target] > 0 && is_outside(sweep, h))
			return TRUE;
	for (guint i = 0; i < question->n_items && question->n_hours > 0 && mask != LEVEL_NONE; i++) {
		const AcPlanItem *item = &question->items[i];
		AcPlanPhase phase = (AcPlanPhase)sweep->phases[i];
		gboolean speaks = target >= item->voice->lo && target < item->voice->hi && in_force(phase) &&
		                  !ac_plan_is_past(&item->span->window, phase) && sweep->truths[i] != AC_TRUTH_NO;
		if (speaks && ac_plan_sweep_is_out_of_hours(sweep, item->voice) &&
		    !is_silenced(sweep, item->span->restrict_slot, mask))
			return TRUE;
	}
	return FALSE;
}

typedef struct {
	AcVerdict says;
	gboolean loose;
} Restriction;

static Restriction restriction(const AcPlanSweep *sweep, guint target, const Decision *decision)
{
	Tally sum = sweep->totals[target];
	if (decision->mask != LEVEL_NONE) {
		const Tally *own = &sweep->tallies[target * sweep->n_slots];
		sum = (Tally){0};
		for (guint slot = 0; slot < sweep->n_slots; slot++) {
			if (is_silenced(sweep, (gint32)slot, decision->mask))
				continue;
			sum.avoid += own[slot].avoid;
			sum.ask += own[slot].ask;
			sum.care += own[slot].care;
			sum.loose += own[slot].loose;
		}
	}
	AcVerdict by_rules = sum.avoid > 0  ? AC_VERDICT_AVOID
	                     : sum.ask > 0  ? AC_VERDICT_ASK
	                     : sum.care > 0 ? AC_VERDICT_CARE
	                                    : AC_VERDICT_SILENT;
	return (Restriction){.says = MAX(by_rules, decision->says), .loose = sum.loose > 0};
}

/* Whether it is permitted in the reading that @session is the latest. */
static gboolean permits_in(const AcPlanSweep *sweep, guint target, gint32 session, const Decision *decision,
                           gboolean loose)
{
	if (session == AC_SLOT_NONE)
		return decision->permits == LEVEL_ALL;
	if (decision->mask != LEVEL_NONE && session <= decision->mask)
		return decision->permits != LEVEL_NONE && session <= decision->permits;
	const Tally *own = &sweep->tallies[target * sweep->n_slots + (guint)session];
	const Tally *course = &sweep->tallies[target * sweep->n_slots + sweep->n_slots - 1];
	if (own->permits + course->permits > 0)
		return TRUE;
	if (own->permits_begins + course->permits_begins > 0 && own->permits_ends + course->permits_ends > 0)
		return TRUE;
	return own->ended + course->ended > 0 && own->to_come + course->to_come == 0 && !loose;
}

/* A session that may not have happened leaves several readings: all must permit. */
static gboolean is_permitted(const AcPlanSweep *sweep, guint target, const Decision *decision, gboolean loose)
{
	const AcPlanSession *sessions = sweep->question->plan->sessions;
	if (!permits_in(sweep, target, sweep->certain, decision, loose))
		return FALSE;
	for (gint32 k = sweep->certain + 1; k <= sweep->latest; k++)
		if (sessions[k].begin <= sweep->at && !permits_in(sweep, target, k, decision, loose))
			return FALSE;
	return TRUE;
}

gboolean ac_plan_sweep_counts(const AcPlanSweep *sweep, gint32 slot)
{
	if (slot == AC_SLOT_NONE)
		return FALSE;
	if (slot == (gint32)sweep->n_slots - 1)
		return TRUE;
	return slot >= sweep->certain && slot <= sweep->latest &&
	       sweep->question->plan->sessions[slot].begin <= sweep->at;
}

AcVerdict ac_plan_sweep_verdict(const AcPlanSweep *sweep, guint target, gboolean by_clock)
{
	Decision decision = decide(sweep, target);
	Restriction strict = restriction(sweep, target, &decision);
	AcVerdict says = strict.says;
	if (says == AC_VERDICT_AVOID || (by_clock && is_outside_hours(sweep, target, decision.mask)))
		return AC_VERDICT_AVOID;
	if (says == AC_VERDICT_ASK)
		return AC_VERDICT_ASK;
	if (!is_permitted(sweep, target, &decision, strict.loose))
		return strict.loose ? AC_VERDICT_ASK : AC_VERDICT_SILENT;
	return says == AC_VERDICT_CARE ? AC_VERDICT_CARE : AC_VERDICT_OK;
}

/* The practitioner's word on the step alone. */
static gboolean is_permitted_alone(const AcPlanSweep *sweep, guint target)
{
	const AcPlanQuestion *question = sweep->question;
	for (guint i = 0; question->has_decider && i < question->n_items; i++) {
		const AcPlanVoice *voice = question->items[i].voice;
		if (voice->decides && voice->permits && voice->via == AC_VIA_STEP && voice->lo == target &&
		    sweep->phases[i] == AC_PHASE_HOLDS && is_certain(sweep, &question->items[i]))
			return TRUE;
	}
	return FALSE;
}

/* Up the ladder to the first step that is to be avoided or asked about. Silent ones are passed over, but not
 * for a step that is permitted alone: "up to" it would say more than anybody did. */
static AcPlanState climb(const AcPlanSweep *sweep, gboolean by_clock)
{
	AcPlanState state = {AC_VERDICT_OK, AC_SLOT_NONE};
	AcVerdict strictest = AC_VERDICT_OK, best = AC_VERDICT_OK;
	guint n = sweep->question->n_targets, target = 0;
	gboolean has_gap = FALSE;
	for (; target < n; target++) {
		AcVerdict verdict = ac_plan_sweep_verdict(sweep, target, by_clock);
		strictest = ac_verdict_is_stricter(verdict, strictest) ? verdict : strictest;
		if (verdict == AC_VERDICT_AVOID || verdict == AC_VERDICT_ASK)
			break;
		has_gap = has_gap || verdict == AC_VERDICT_SILENT;
		if (verdict != AC_VERDICT_SILENT && !(has_gap && is_permitted_alone(sweep, target))) {
			state.step = (gint32)target;
			best = verdict;
		}
	}
	if (state.step != AC_SLOT_NONE) {
		state.verdict = state.step == (gint32)n - 1 ? best : AC_VERDICT_CARE;
		return state;
	}
	for (; target < n && strictest != AC_VERDICT_AVOID; target++) {
		AcVerdict verdict = ac_plan_sweep_verdict(sweep, target, by_clock);
		strictest = ac_verdict_is_stricter(verdict, strictest) ? verdict : strictest;
	}
	state.verdict = strictest;
	return state;
}

static AcPlanState judge(const AcPlanSweep *sweep, gboolean by_clock)
{
	if (sweep->question->is_ladder)
		return climb(sweep, by_clock);
	return (AcPlanState){ac_plan_sweep_verdict(sweep, 0, by_clock), AC_SLOT_NONE};
}

/* ---- the walk ------------------------------------------------------------------------------------------ */

static void settle(AcPlanSweep *sweep)
{
	for (guint h = 0; h < sweep->question->n_hours; h++)
		follow_clock(sweep, h);
	sweep->by_clock = judge(sweep, TRUE);
	sweep->by_rule = sweep->question->n_hours == 0 ? sweep->by_clock : judge(sweep, FALSE);
}

AcPlanSweep *ac_plan_sweep_new(AcPlanWork *work, const AcPlanQuestion *question, AcInstant at)
{
	const AcPlan *plan = question->plan;
	guint n_items = question->n_items, n_targets = question->n_targets, n_sessions = (guint)plan->n_sessions;
	AcPlanSweep *sweep = AC_ARENA_NEW(work->arena, AcPlanSweep);
	sweep->question = question;
	at = CLAMP(at, AC_PLAN_MIN, AC_PLAN_MAX);
	sweep->at = sweep->stirred = at;
	sweep->latest = ac_plan_latest(plan, at, FALSE);
	sweep->certain = ac_plan_latest(plan, at, TRUE);
	sweep->n_slots = n_sessions + 1;
	sweep->phases = AC_ARENA_ARRAY(work->arena, guint8, 2 * n_items);
	sweep->truths = sweep->phases + n_items;
	sweep->totals = AC_ARENA_ARRAY(work->arena, Tally, n_targets * (1 + sweep->n_slots));
	sweep->tallies = sweep->totals + n_targets;
	sweep->hours_in_force = AC_ARENA_ARRAY(work->arena, guint, question->n_hours * n_targets);
	sweep->stretches = AC_ARENA_ARRAY(work->arena, Stretch, question->n_hours);
	sweep->heap = AC_ARENA_ARRAY(work->arena, Event, n_items + n_sessions);
	for (guint i = 0; i < n_items; i++) {
		enter(sweep, i);
		add_event(sweep, next_edge(sweep, &question->items[i]), i);
	}
	for (guint k = 0; k < n_sessions; k++)
		if (plan->sessions[k].begin > at)
			add_event(sweep, plan->sessions[k].begin, n_items + k);
	for (guint i = sweep->n_heap / 2; i-- > 0;)
		sift_down(sweep, i);
	settle(sweep);
	return sweep;
}

static AcInstant next_hour(const AcPlanSweep *sweep, AcInstant last)
{
	AcInstant next = AC_INSTANT_NEVER;
	const AcPlanQuestion *question = sweep->question;
	for (guint h = 0; h < question->n_hours; h++) {
		gboolean used = FALSE;
		for (guint target = 0; target < question->n_targets; target++)
			used = used || sweep->hours_in_force[h * question->n_targets + target] > 0;
		const Stretch *stretch = &sweep->stretches[h];
		if (used)
			next = MIN(next, sweep->at < stretch->begin ? stretch->begin : stretch->end);
	}
	AcInstant followed = sweep->stirred + (last == AC_INSTANT_NEVER ? QUIET : PATIENT);
	return next > sweep->at && next <= followed ? next : AC_INSTANT_NEVER;
}

gboolean ac_plan_sweep_next(AcPlanSweep *sweep, AcInstant last)
{
	AcInstant event = sweep->n_heap > 0 ? sweep->heap[0].at : AC_INSTANT_NEVER;
	AcInstant hour = next_hour(sweep, last), next = MIN(event, hour);
	if (next == AC_INSTANT_NEVER || next > last)
		return FALSE;
	sweep->at = next;
	while (sweep->n_heap > 0 && sweep->heap[0].at == next)
		apply_first(sweep);
	settle(sweep);
	if (event == next)
		sweep->stirred = next;
	return TRUE;
}

const AcPlanQuestion *ac_plan_sweep_question(const AcPlanSweep *sweep)
{
	return sweep->question;
}

AcInstant ac_plan_sweep_at(const AcPlanSweep *sweep)
{
	return sweep->at;
}

AcPlanState ac_plan_sweep_state(const AcPlanSweep *sweep, gboolean by_clock)
{
	return by_clock ? sweep->by_clock : sweep->by_rule;
}

AcPlanPhase ac_plan_sweep_phase(const AcPlanSweep *sweep, guint item)
{
	return (AcPlanPhase)sweep->phases[item];
}

AcTruth ac_plan_sweep_truth(const AcPlanSweep *sweep, guint item)
{
	return (AcTruth)sweep->truths[item];
}

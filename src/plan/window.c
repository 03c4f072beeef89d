/* SPDX-License-Identifier: MIT */
/* A rule's time on the clock of each session: [from, to), both ends of a range, and what it waits for. */
#include "plan_private.h"

#include <string.h>

#define MEMO_SIZE 32 /* offsets remembered for one session; a power of 2 */

typedef struct {
	AcOffset offset;
	gboolean is_used;
	AcInstant first, second; /* where a clock time comes twice: both */
} Resolved;

struct AcPlanMemo {
	Resolved entries[MEMO_SIZE];
};

/* What a window is counted from. */
typedef struct {
	AcInstant begin, end;
	GTimeZone *zone;
	AcPlanMemo *memo; /* NULL: nothing is remembered for it */
} Base;

AcPlanMemo *ac_plan_memo_new(const AcPlan *plan, AcArena *arena)
{
	return AC_ARENA_ARRAY(arena, AcPlanMemo, MAX(plan->n_sessions, 1));
}

static Base base_of(const AcPlan *plan, AcPlanMemo *memo, gint32 k)
{
	const AcPlanSession *session = &plan->sessions[k];
	return (Base){session->begin, session->end, session->session->zone, memo != NULL ? &memo[k] : NULL};
}

static Resolved resolve_anew(const Base *base, const AcOffset *offset)
{
	AcInstant both[2];
	ac_offset_resolve_both(offset, base->begin, base->end, base->zone, both);
	return (Resolved){*offset, TRUE, both[AC_FOLD_FIRST], both[AC_FOLD_SECOND]};
}

static gboolean same_offset(const AcOffset *a, const AcOffset *b)
{
	return a->kind == b->kind && a->minutes == b->minutes && a->months == b->months && a->days == b->days &&
	       a->clock == b->clock;
}

static Resolved resolve(const Base *base, const AcOffset *offset)
{
	if (base->memo == NULL || offset->kind == AC_OFFSET_ELAPSED)
		return resolve_anew(base, offset);
	guint key = (guint)offset->days * 7 + (guint)offset->months * 13 + (guint)offset->clock;
	Resolved *entry = &base->memo->entries[key % MEMO_SIZE];
	if (!entry->is_used || !same_offset(&entry->offset, offset))
		*entry = resolve_anew(base, offset);
	return *entry;
}

/* Without a beginning, or with one of zero, it holds from the beginning of the session. */
static gboolean is_at_once(const AcOffset *offset)
{
	return !ac_offset_is_given(offset) || ac_offset_is_zero(offset);
}

static AcInstant from_end(const Base *base, const AcOffset *offset, gboolean second)
{
	if (is_at_once(offset))
		return base->begin;
	Resolved it = resolve(base, offset);
	AcInstant at = second ? it.second : it.first;
	return ac_offset_is_negative(offset) ? at : MAX(at, base->begin);
}

static AcInstant to_end(const Base *base, const AcOffset *offset, gboolean second)
{
	if (!ac_offset_is_given(offset))
		return AC_INSTANT_NEVER;
	if (ac_offset_is_zero(offset))
		return base->end;
	Resolved it = resolve(base, offset);
	return second ? it.second : it.first;
}

static void set_from(AcWindow *window, const Base *base, const AcSpan *span)
{
	window->from = from_end(base, &span->early, FALSE);
	window->from_late = MAX(window->from, from_end(base, &span->late, TRUE));
}

static void set_to(AcWindow *window, const Base *base, const AcSpan *span)
{
	window->loose_ends = span->late.kind == AC_OFFSET_UNSAID && ac_offset_is_given(&span->early);
	window->to = to_end(base, &span->late, TRUE);
	window->to_early = MIN(window->to, to_end(base, &span->early, window->loose_ends));
	if (span->late.kind == AC_OFFSET_NONE)
		window->open = AC_OPEN_ENDLESS;
	else if (span->late.kind == AC_OFFSET_UNSAID)
		window->open = AC_OPEN_UNSAID;
}

/* `until`: not before the time, and not before the report. */
static void wait_for_report(AcWindow *window, const AcMilestone *until, AcInstant reported)
{
	gboolean has_time = window->open == AC_OPEN_NO;
	if (window->open == AC_OPEN_UNSAID)
		return;
	window->milestone = until;
	if (reported != AC_INSTANT_NEVER) {
		window->to = has_time ? MAX(window->to, reported) : reported;
		window->to_early = has_time ? MAX(window->to_early, reported) : reported;
		window->open = AC_OPEN_NO;
		return;
	}
	window->not_before = has_time ? window->to : AC_INSTANT_ALWAYS;
	window->to = window->to_early = AC_INSTANT_NEVER;
	window->open = AC_OPEN_MILESTONE;
}

/* `once`: not before the time, and not before the report. */
static void wait_to_begin(AcWindow *window, const AcMilestone *once, AcInstant reported)
{
	window->loose_begins = TRUE;
	window->once = once;
	window->from_late = MAX(window->from_late, reported);
}

static AcWindow window_on(const AcPlan *plan, const Base *base, const AcPlanTiming *timing, gint32 session)
{
	AcWindow window = {.not_before = AC_INSTANT_ALWAYS};
	set_from(&window, base, timing->from);
	set_to(&window, base, timing->to);
	if (timing->until != NULL)
		wait_for_report(&window, timing->until, ac_plan_closing(plan, timing->until, session)->at);
	if (timing->once != NULL)
		wait_to_begin(&window, timing->once, ac_plan_closing(plan, timing->once, session)->at);
	return window;
}

AcPlanWindow ac_plan_window_on(const AcPlan *plan, AcPlanMemo *memo, const AcPlanTiming *timing,
                               gint32 session)
{
	Base base = base_of(plan, memo, session);
	return (AcPlanWindow){window_on(plan, &base, timing, session), session, session, session};
}

/* A window that waits for what is not known: it is still to come, for ever. */
static AcWindow pending(AcOpen open, const AcMilestone *milestone)
{
	AcInstant never = AC_INSTANT_NEVER;
	return (AcWindow){.from = never,
	                  .from_late = never,
	                  .to_early = never,
	                  .to = never,
	                  .open = open,
	                  .not_before = AC_INSTANT_ALWAYS,
	                  .milestone = milestone};
}

/* ---- anchor = "first" ---------------------------------------------------------------------------------- */

/* Sessions that may not have happened: each may be the first, up to the first that is certain. */
static guint windows_on_first(const AcPlan *plan, AcPlanMemo *memo, const AcPlanTiming *timing,
                              AcPlanWindow *out)
{
	guint n = 0;
	for (gint32 k = 0; k < plan->n_sessions; k++) {
		out[n] = ac_plan_window_on(plan, memo, timing, k);
		out[n].permit_slot = AC_SLOT_NONE;
		n++;
		if (!plan->sessions[k].unconfirmed)
			break;
	}
	if (n > 0)
		out[n - 1].permit_slot = plan->n_sessions;
	return n;
}

/* ---- anchor = "final" ---------------------------------------------------------------------------------- */

static AcInstant earliest_begin(const AcPlan *plan, gint32 first, gint32 last)
{
	AcInstant begin = plan->sessions[first].begin;
	for (gint32 k = first + 1; k <= last; k++)
		begin = MIN(begin, plan->sessions[k].begin);
	return begin;
}

/* A restriction without `from` holds for the whole course; its permission only from the last session. */
static AcPlanWindow window_on_final(const AcPlan *plan, AcPlanMemo *memo, const AcPlanTiming *timing)
{
	AcPlanWindow out = ac_plan_window_on(plan, memo, timing, plan->final);
	out.permit_slot = plan->n_sessions;
	if (timing->restricts && !ac_offset_is_given(&timing->from->early)) {
		out.restrict_slot = plan->n_sessions;
		out.window.from = earliest_begin(plan, 0, plan->n_sessions - 1);
	}
	return out;
}

/* Any session may be the last, until one that is certain has begun after it. */
static guint windows_before_each(const AcPlan *plan, AcPlanMemo *memo, const AcPlanTiming *timing,
                                 AcPlanWindow *out)
{
	for (gint32 k = 0; k < plan->n_sessions; k++) {
		out[k] = ac_plan_window_on(plan, memo, timing, k);
		out[k].permit_slot = AC_SLOT_NONE;
	}
	return (guint)plan->n_sessions;
}

/* The earliest a window that waits for the last session can end: counted from the latest there is. */
static void leave_open(const AcPlan *plan, AcPlanMemo *memo, const AcPlanTiming *timing, AcWindow *window)
{
	if (window->open == AC_OPEN_ENDLESS || (window->open == AC_OPEN_UNSAID && !window->loose_ends))
		return;
	AcWindow latest = ac_plan_window_on(plan, memo, timing, plan->n_sessions - 1).window;
	AcInstant end = latest.loose_ends           ? latest.to_early
	                : latest.open == AC_OPEN_NO ? latest.to
	                                            : latest.not_before;
	window->open |= AC_OPEN_FINAL;
	window->not_before = MAX(window->not_before, end);
	window->to = window->to_early = AC_INSTANT_NEVER;
}

/* From > 0: it counts from the latest that has begun, which may have been the last. */
static guint windows_after_each(const AcPlan *plan, AcPlanMemo *memo, const AcPlanTiming *timing,
                                AcPlanWindow *out)
{
	AcInstant next = AC_INSTANT_NEVER;
	for (gint32 k = plan->n_sessions - 1; k >= 0; k--) {
		out[k] = ac_plan_window_on(plan, memo, timing, k);
		AcWindow *window = &out[k].window;
		leave_open(plan, memo, timing, window);
		if (timing->permits)
			window->from_late = AC_INSTANT_NEVER;
		if (next != AC_INSTANT_NEVER) {
			window->to = window->to_early = next;
			window->open = AC_OPEN_NO;
		}
		if (!plan->sessions[k].unconfirmed)
			next = MIN(next, plan->sessions[k].begin);
	}
	return (guint)plan->n_sessions;
}

static guint windows_without_final(const AcPlan *plan, AcPlanMemo *memo, const AcPlanTiming *timing,
                                   AcPlanWindow *out)
{
	const AcOffset *from = &timing->from->early, *to = &timing->to->late;
	gboolean negative_from = ac_offset_is_given(from) && ac_offset_is_negative(from);
	gboolean ends_before = ac_offset_is_given(to) && (ac_offset_is_negative(to) || ac_offset_is_zero(to));
	if (!timing->restricts) {
		out[0] =
		    (AcPlanWindow){pending(AC_OPEN_FINAL, NULL), AC_SLOT_NONE, plan->n_sessions, plan->n_sessions};
		return 1;
	}
	if (ends_before && !is_at_once(from))
		return windows_before_each(plan, memo, timing, out);
	if (!is_at_once(from) && !negative_from)
		return windows_after_each(plan, memo, timing, out);

	AcPlanWindow window = ac_plan_window_on(plan, memo, timing, 0);
	leave_open(plan, memo, timing, &window.window);
	window.window.from = MIN(window.window.from, earliest_begin(plan, 0, plan->n_sessions - 1));
	window.window.from_late = timing->permits ? AC_INSTANT_NEVER : window.window.from;
	window.session = AC_SLOT_NONE;
	window.restrict_slot = window.permit_slot = plan->n_sessions;
	out[0] = window;
	return 1;
}

/* ---- anchor = a milestone ------------------------------------------------------------------------------ */

/* The sessions from @first to @last were closed by one report: their window is that of the last. */
static AcPlanWindow window_on_report(const AcPlan *plan, const AcPlanTiming *timing, gint32 first,
                                     gint32 last)
{
	AcInstant at = ac_plan_closing(plan, timing->anchor.milestone, last)->at;
	Base base = {at, at, plan->sessions[last].session->zone, NULL};
	AcPlanWindow out = {window_on(plan, &base, timing, last), last, last, last};
	if (timing->restricts && !ac_offset_is_given(&timing->from->early) && !timing->anchor.milestone->sighting)
		out.window.from = MIN(out.window.from, earliest_begin(plan, first, last));
	return out;
}

static AcPlanWindow window_without_report(const AcPlan *plan, const AcPlanTiming *timing, gint32 session)
{
	const AcMilestone *milestone = timing->anchor.milestone;
	const AcOffset *from = &timing->from->early;
	AcPlanWindow out = {pending(AC_OPEN_MILESTONE, milestone), session, session, session};
	if (timing->restricts && !milestone->sighting && (is_at_once(from) || ac_offset_is_negative(from))) {
		out.window.from = plan->sessions[session].begin;
		out.window.from_late = timing->permits ? AC_INSTANT_NEVER : out.window.from;
	}
	return out;
}

static guint windows_on_milestone(const AcPlan *plan, const AcPlanTiming *timing, AcPlanWindow *out)
{
	guint n = 0;
	for (gint32 k = 0; k < plan->n_sessions;) {
		const AcPlanClosing *closing = ac_plan_closing(plan, timing->anchor.milestone, k);
		if (closing->at == AC_INSTANT_NEVER) {
			out[n++] = window_without_report(plan, timing, k++);
			continue;
		}
		out[n++] = window_on_report(plan, timing, k, closing->closes_to);
		k = closing->closes_to + 1;
	}
	return n;
}

guint ac_plan_windows(const AcPlan *plan, AcPlanMemo *memo, const AcPlanTiming *timing, AcPlanWindow *out)
{
	if (plan->n_sessions == 0)
		return 0;
	switch (timing->anchor.kind) {
	case AC_ANCHOR_SESSION:
		for (gint32 k = 0; k < plan->n_sessions; k++)
			out[k] = ac_plan_window_on(plan, memo, timing, k);
		return (guint)plan->n_sessions;
	case AC_ANCHOR_FIRST:
		return windows_on_first(plan, memo, timing, out);
	case AC_ANCHOR_FINAL:
		if (plan->final == AC_SLOT_NONE)
			return windows_without_final(plan, memo, timing, out);
		out[0] = window_on_final(plan, memo, timing);
		return 1;
	case AC_ANCHOR_MILESTONE:
		return windows_on_milestone(plan, timing, out);
	}
	g_assert_not_reached();
}

/* ---- reports ------------------------------------------------------------------------------------------- */

static gint32 milestone_index(const AcProtocol *protocol, const AcMilestone *milestone)
{
	gsize place = (gsize)milestone - (gsize)protocol->milestones;
	if (place < protocol->n_milestones * sizeof *milestone)
		return (gint32)(place / sizeof *milestone);
	for (guint i = 0; i < protocol->n_milestones; i++)
		if (strcmp(milestone->id, protocol->milestones[i].id) == 0)
			return (gint32)i;
	return AC_SLOT_NONE;
}

const AcPlanClosing *ac_plan_closing(const AcPlan *plan, const AcMilestone *milestone, gint32 session)
{
	static const AcPlanClosing OPEN = {AC_INSTANT_NEVER, AC_SLOT_NONE};
	gint32 index = milestone_index(plan->protocol, milestone);
	return index == AC_SLOT_NONE ? &OPEN : &plan->closings[index * plan->n_sessions + session];
}

/* A report dated before its session began says nothing of that session, only of those that had begun. */
static gint32 reported_session(const AcPlan *plan, const AcReport *report)
{
	gint32 k = ac_plan_session_index(plan, report->session_id);
	while (k >= 0 && plan->sessions[k].begin > report->at)
		k--;
	return k;
}

/* The first report closes what waits; of a sighting the latest counts, for its own session. */
static void take_report(AcPlanClosing *closing, AcInstant at, gint32 last, gboolean sighting)
{
	gboolean counts = closing->at == AC_INSTANT_NEVER || (sighting ? at > closing->at : at < closing->at);
	if (counts)
		*closing = (AcPlanClosing){at, last};
}

const AcPlanClosing *ac_plan_closings_new(const AcPlan *plan)
{
	guint n_milestones = plan->protocol->n_milestones, n = (guint)plan->n_sessions;
	AcPlanClosing *all = AC_ARENA_ARRAY(plan->arena, AcPlanClosing, n_milestones * n);
	for (guint i = 0; i < n_milestones * n; i++)
		all[i].at = AC_INSTANT_NEVER;
	for (guint i = 0; i < plan->client->n_reports; i++) {
		const AcReport *report = &plan->client->reports[i];
		AcMilestone named = {.id = report->milestone};
		gint32 milestone = milestone_index(plan->protocol, &named);
		if (milestone == AC_SLOT_NONE)
			continue;
		gint32 last = reported_session(plan, report);
		gboolean sighting = plan->protocol->milestones[milestone].sighting;
		for (gint32 k = sighting ? MAX(last, 0) : 0; k <= last; k++)
			take_report(&all[(guint)milestone * n + (guint)k], report->at, last, sighting);
	}
	return all;
}

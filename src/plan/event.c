/* SPDX-License-Identifier: MIT */
/* Planning back from an event: the plan as booked, beside plans of the same client with other sessions. */
#include "plan/event.h"

#include <string.h>

#include "event_reach.h"
#include "plan_private.h"

/* So far after the event another day is looked for. */
#define DAYS_AFTER 60

typedef struct {
	const AcPlan *plan;
	AcArena *arena;
	const AcEventAsk *ask;
	AcEventPlan *out;
	AcInstant now;
	GTimeZone *zone;
} Event;

/* ---- the same client with other sessions --------------------------------------------------------------- */

/* Which sessions a hypothesis has. */
typedef struct {
	gboolean drops_booked;    /* those still to come */
	const AcSession *without; /* but not this one; or NULL */
	gboolean marks_last;      /* the latest is the last of the course */
	gboolean reports;         /* what is waited for is reported in time */
	gboolean has_day;         /* one more, on this day: those booked for later go */
	AcDate day;
	gboolean day_is_final;
} Hypothesis;

typedef struct {
	AcClient client;
	AcArena *arena; /* owns what of the client is another; the arena of the event does not grow with days */
	AcPlan *plan;
} Trial;

static gboolean is_to_come(const Event *event, const AcSession *session)
{
	return session->state == AC_SESSION_PLANNED && session->begin > event->now;
}

/* At the end of its day: whatever hour it really has, nothing counts from later. */
static AcInstant session_on(const Event *event, AcDate day)
{
	return ac_time_midnight(day + 1, event->zone) - AC_MINUTE;
}

static AcSession session_of_day(const Event *event, const Hypothesis *wanted, const AcSession *moved)
{
	const AcClient *client = event->plan->client;
	AcSession fresh = {
	    .id = 1, .zone = event->zone, .zone_name = client->zone_name, .state = AC_SESSION_PLANNED};
	for (guint i = 0; i < client->n_sessions; i++)
		fresh.id = MAX(fresh.id, client->sessions[i].id + 1);
	/* What was agreed for the session that is moved moves with it. */
	if (moved != NULL)
		fresh.id = moved->id;
	fresh.begin = fresh.end = session_on(event, wanted->day);
	fresh.final = wanted->day_is_final;
	return fresh;
}

static guint set_sessions(const Event *event, const Hypothesis *wanted, AcSession *out)
{
	const AcClient *client = event->plan->client;
	const AcSession *moved = NULL;
	AcInstant limit = wanted->has_day ? session_on(event, wanted->day) : AC_INSTANT_NEVER;
	guint n = 0;
	for (guint i = 0; i < client->n_sessions; i++) {
		const AcSession *session = &client->sessions[i];
		gboolean drops = is_to_come(event, session) && (wanted->drops_booked || session->end >= limit);
		if (drops && moved == NULL)
			moved = session;
		if (!drops && session != wanted->without)
			out[n++] = *session;
	}
	for (guint i = 0; i < n && (wanted->has_day || wanted->marks_last); i++)
		out[i].final = FALSE;
	if (wanted->marks_last && n > 0)
		out[n - 1].final = TRUE;
	if (wanted->has_day)
		out[n++] = session_of_day(event, wanted, moved);
	return n;
}

/* The latest moment at which it usually is reported; where nobody says when, at once. */
static AcInstant usual_report(const Event *event, const AcMilestone *milestone, const AcSession *session)
{
	const AcOffset *late = &milestone->usually.late, *early = &milestone->usually.early;
	const AcOffset *usual = ac_offset_is_given(late) ? late : early;
	AcInstant at = session->end;
	if (ac_offset_is_given(usual))
		at = ac_offset_resolve(usual, session->begin, session->end, session->zone, AC_FOLD_FIRST);
	return MAX(at, event->now);
}

static gboolean is_assumed(const AcMilestone *milestone)
{
	return !milestone->sighting && milestone->by != AC_BY_PRACTITIONER;
}

/* Of a session that is still to come nothing can have been. */
static gboolean is_reported(const Event *event, const AcMilestone *milestone, const AcSession *session)
{
	if (is_to_come(event, session))
		return FALSE;
	gint32 k = ac_plan_session_index(event->plan, session->id);
	return k != AC_SLOT_NONE && ac_plan_closing(event->plan, milestone, k)->at != AC_INSTANT_NEVER;
}

/* For every session what has not been reported yet. */
static void add_reports(const Event *event, Trial *trial)
{
	const AcProtocol *protocol = event->plan->protocol;
	AcClient *client = &trial->client;
	AcReport *reports = AC_ARENA_ARRAY(trial->arena, AcReport,
	                                   client->n_reports + protocol->n_milestones * client->n_sessions);
	guint n = client->n_reports;
	if (n > 0)
		memcpy(reports, client->reports, n * sizeof *reports);
	for (guint m = 0; m < protocol->n_milestones; m++) {
		const AcMilestone *milestone = &protocol->milestones[m];
		for (guint i = 0; i < client->n_sessions && is_assumed(milestone); i++) {
			const AcSession *session = &client->sessions[i];
			if (!is_reported(event, milestone, session))
				reports[n++] = (AcReport){.milestone = milestone->id,
				                          .session_id = session->id,
				                          .at = usual_report(event, milestone, session)};
		}
	}
	client->reports = reports;
	client->n_reports = n;
}

static void trial_init(Trial *trial, const Event *event, const Hypothesis *wanted)
{
	trial->arena = ac_arena_new();
	trial->client = *event->plan->client;
	AcSession *sessions = AC_ARENA_ARRAY(trial->arena, AcSession, trial->client.n_sessions + 1);
	trial->client.n_sessions = set_sessions(event, wanted, sessions);
	trial->client.sessions = sessions;
	if (wanted->reports)
		add_reports(event, trial);
	trial->plan = ac_plan_new(event->plan->protocol, &trial->client, event->now);
}

static void trial_clear(Trial *trial)
{
	ac_plan_free(trial->plan);
	ac_arena_free(trial->arena);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Trial, trial_clear)

/* ---- what a plan says of the event --------------------------------------------------------------------- */

/* The strictest over the event, and the first moment it holds. */
static AcPlanState strictest(AcPlanWork *work, const AcPlanQuestion *question, const AcEventAsk *ask,
                             AcInstant *at)
{
	gboolean by_clock = !ask->is_days;
	AcPlanSweep *sweep = ac_plan_sweep_new(work, question, ask->from);
	AcPlanState found = ac_plan_sweep_state(sweep, by_clock);
	*at = ask->from;
	while (ask->to > ask->from && ac_plan_sweep_next(sweep, ask->to - 1)) {
		AcPlanState state = ac_plan_sweep_state(sweep, by_clock);
		if (!ac_plan_state_is_stricter(state, found))
			continue;
		found = state;
		*at = ac_plan_sweep_at(sweep);
	}
	return found;
}

/* For each activity whether @plan allows it all through. */
static void judge(const AcPlan *plan, const AcEventAsk *ask, gboolean *allowed)
{
	g_auto(AcPlanWork) work;
	ac_plan_work_init(&work, plan);
	for (guint i = 0; i < ask->n_activities; i++) {
		AcInstant at;
		const AcPlanQuestion *question = ac_plan_question(&work, ask->activities[i], 0);
		allowed[i] = ac_plan_state_permits(strictest(&work, question, ask, &at));
	}
}

static void suppose(const Event *event, const Hypothesis *wanted, gboolean *allowed)
{
	g_auto(Trial) trial;
	trial_init(&trial, event, wanted);
	judge(trial.plan, event->ask, allowed);
}

static void set_answers(const Event *event, AcEventItem *items)
{
	const AcEventAsk *ask = event->ask;
	g_auto(AcPlanWork) work;
	ac_plan_work_init(&work, event->plan);
	for (guint i = 0; i < ask->n_activities; i++) {
		AcInstant at;
		const AcPlanQuestion *question = ac_plan_question(&work, ask->activities[i], 0);
		AcPlanState state = strictest(&work, question, ask, &at);
		if (ask->is_days)
			items[i].answer = ac_plan_answer_by_rule(&work, question, event->arena,
			                                         ac_plan_in_hours(&work, question, at, ask->to));
		else
			items[i].answer = ac_plan_answer(&work, question, event->arena, at);
		items[i].activity = ask->activities[i];
		items[i].is_allowed = ac_plan_state_permits(state);
		event->out->n_allowed += items[i].is_allowed ? 1 : 0;
	}
}

/* ---- on what it rests ---------------------------------------------------------------------------------- */

static gboolean has_booked(const Event *event)
{
	const AcClient *client = event->plan->client;
	for (guint i = 0; i < client->n_sessions; i++)
		if (is_to_come(event, &client->sessions[i]))
			return TRUE;
	return FALSE;
}

/* The latest session can be marked as the last only where none comes later and none is marked. @without: one
 * that does not take place, or NULL. */
static gboolean can_be_last(const Event *event, const AcSession *without)
{
	const AcClient *client = event->plan->client;
	AcInstant latest = AC_INSTANT_ALWAYS;
	for (guint i = 0; i < client->n_sessions; i++)
		if (&client->sessions[i] != without)
			latest = MAX(latest, client->sessions[i].begin);
	return latest != AC_INSTANT_ALWAYS && latest < event->ask->from && event->plan->final == AC_SLOT_NONE;
}

static gboolean can_be_last_of_those_begun(const Event *event)
{
	const AcClient *client = event->plan->client;
	for (guint i = 0; i < client->n_sessions; i++)
		if (!is_to_come(event, &client->sessions[i]))
			return event->plan->final == AC_SLOT_NONE && client->sessions[i].begin < event->ask->from;
	return FALSE;
}

/* What has to come true, the fewest first. */
static const unsigned GIVENS[] = {
    AC_GIVEN_MILESTONES,
    AC_GIVEN_LAST,
    AC_GIVEN_NO_MORE,
    AC_GIVEN_LAST | AC_GIVEN_MILESTONES,
    AC_GIVEN_NO_MORE | AC_GIVEN_MILESTONES,
    AC_GIVEN_NO_MORE | AC_GIVEN_LAST,
    AC_GIVEN_NO_MORE | AC_GIVEN_LAST | AC_GIVEN_MILESTONES,
};

static gboolean is_thinkable(const Event *event, unsigned given)
{
	gboolean no_more = (given & AC_GIVEN_NO_MORE) != 0;
	if (no_more && !has_booked(event))
		return FALSE;
	if ((given & AC_GIVEN_LAST) != 0 &&
	    !(no_more ? can_be_last_of_those_begun(event) : can_be_last(event, NULL)))
		return FALSE;
	return (given & AC_GIVEN_MILESTONES) == 0 || event->plan->protocol->n_milestones > 0;
}

static void set_given(const Event *event, AcEventItem *items)
{
	guint n = event->ask->n_activities;
	gboolean *allowed = AC_ARENA_ARRAY(event->arena, gboolean, n);
	for (guint g = 0; g < G_N_ELEMENTS(GIVENS); g++) {
		if (!is_thinkable(event, GIVENS[g]))
			continue;
		const Hypothesis wanted = {.drops_booked = (GIVENS[g] & AC_GIVEN_NO_MORE) != 0,
		                           .marks_last = (GIVENS[g] & AC_GIVEN_LAST) != 0,
		                           .reports = (GIVENS[g] & AC_GIVEN_MILESTONES) != 0};
		suppose(event, &wanted, allowed);
		for (guint i = 0; i < n; i++) {
			/* What is allowed as booked, and not without: it rests on the sessions that are booked. */
			if (items[i].is_allowed && GIVENS[g] == AC_GIVEN_NO_MORE && !allowed[i])
				items[i].given = AC_GIVEN_BOOKED;
			else if (!items[i].is_allowed && items[i].given == 0 && allowed[i])
				items[i].given = GIVENS[g];
		}
	}
	for (guint i = 0; i < n; i++)
		if (!items[i].is_allowed && items[i].given == 0 && items[i].answer->n_facts > 0)
			items[i].given = AC_GIVEN_FACTS;
}

/* ---- which milestones ---------------------------------------------------------------------------------- */

/* The hypothesis but for the reports of one milestone that are only assumed. */
static gboolean is_allowed_without(const Event *event, const Hypothesis *wanted, const AcEventAsk *one,
                                   const AcMilestone *milestone)
{
	g_auto(Trial) trial;
	gboolean allowed = FALSE;
	trial_init(&trial, event, wanted);
	AcReport *reports = AC_ARENA_ARRAY(trial.arena, AcReport, trial.client.n_reports);
	guint kept = 0;
	for (guint i = 0; i < trial.client.n_reports; i++)
		if (i < event->plan->client->n_reports ||
		    strcmp(trial.client.reports[i].milestone, milestone->id) != 0)
			reports[kept++] = trial.client.reports[i];
	trial.client.reports = reports;
	trial.client.n_reports = kept;
	ac_plan_free(trial.plan);
	trial.plan = ac_plan_new(event->plan->protocol, &trial.client, event->now);
	judge(trial.plan, one, &allowed);
	return allowed;
}

/* Those without whose report it is not allowed. */
static const AcMilestone *const *needed(const Event *event, const Hypothesis *wanted, guint item, guint *n)
{
	const AcProtocol *protocol = event->plan->protocol;
	const AcMilestone **found = AC_ARENA_ARRAY(event->arena, const AcMilestone *, protocol->n_milestones);
	AcEventAsk one = *event->ask;
	one.activities = &event->ask->activities[item];
	one.n_activities = 1;
	*n = 0;
	for (guint m = 0; m < protocol->n_milestones; m++)
		if (is_assumed(&protocol->milestones[m]) &&
		    !is_allowed_without(event, wanted, &one, &protocol->milestones[m]))
			found[(*n)++] = &protocol->milestones[m];
	return found;
}

static void set_milestones(const Event *event, AcEventItem *items)
{
	for (guint i = 0; i < event->ask->n_activities; i++) {
		if ((items[i].given & AC_GIVEN_MILESTONES) == 0)
			continue;
		const Hypothesis wanted = {.drops_booked = (items[i].given & AC_GIVEN_NO_MORE) != 0,
		                           .marks_last = (items[i].given & AC_GIVEN_LAST) != 0,
		                           .reports = TRUE};
		items[i].milestones = needed(event, &wanted, i, &items[i].n_milestones);
	}
}

/* ---- the last session ---------------------------------------------------------------------------------- */

/* The first run of days that are good; FALSE when there is none. @good: by day from @first on. */
static gboolean first_run(const gboolean *good, int n, int *begin, int *end)
{
	int i = 0;
	while (i < n && !good[i])
		i++;
	*begin = i;
	while (i < n && good[i])
		i++;
	*end = i - 1;
	return *begin < n;
}

typedef struct {
	AcDate first; /* of the days looked at */
	int n;
	gboolean *good; /* by activity, then by day */
} Days;

static void set_span(const Event *event, const Days *days, const gboolean *good, AcEventSpan *span)
{
	int begin, end;
	if (!first_run(good, days->n, &begin, &end))
		return;
	span->is_known = TRUE;
	span->first = days->first + begin;
	span->last = days->first + end;
	/* The first day looked at stands for all before it. */
	span->has_first = begin > 0;
	if (!span->has_first)
		span->first = event->out->today;
}

/* The first day that is looked at: it stands for all before it. A session that is booked goes when the day
 * lies before it and stays when not, with all that was agreed for it: no day may stand for one beyond it. */
static AcDate first_day(const Event *event)
{
	const AcClient *client = event->plan->client;
	AcDate first = MAX(event->out->today, event->out->first - ac_event_reach(event->plan, event->ask));
	for (guint i = 0; i < client->n_sessions; i++)
		if (client->sessions[i].begin > event->now &&
		    ac_time_date(client->sessions[i].begin, event->zone) <= first)
			return MAX(event->out->today, event->out->first - AC_EVENT_MAX_DAYS);
	return first;
}

static void look_at_days(const Event *event, Days *days)
{
	guint n = event->ask->n_activities;
	gboolean *allowed = AC_ARENA_ARRAY(event->arena, gboolean, n);
	days->first = first_day(event);
	days->n = MAX(event->out->first - days->first, 0);
	days->good = AC_ARENA_ARRAY(event->arena, gboolean, n * (guint)days->n);
	for (int d = 0; d < days->n; d++) {
		const Hypothesis wanted = {
		    .has_day = TRUE, .day = days->first + d, .day_is_final = TRUE, .reports = TRUE};
		suppose(event, &wanted, allowed);
		for (guint i = 0; i < n; i++)
			days->good[i * (guint)days->n + (guint)d] = allowed[i];
	}
}

static void set_span_of_all(const Event *event, const Days *days, AcEventItem *items)
{
	gboolean *good = AC_ARENA_ARRAY(event->arena, gboolean, days->n);
	for (int d = 0; d < days->n; d++) {
		good[d] = TRUE;
		for (guint i = 0; i < event->ask->n_activities; i++)
			if (items[i].span.is_known)
				good[d] = good[d] && days->good[i * (guint)days->n + (guint)d];
	}
	for (guint i = 0; i < event->ask->n_activities; i++)
		event->out->n_kept += items[i].span.is_known ? 1 : 0;
	if (event->out->n_kept > 0)
		set_span(event, days, good, &event->out->span);
}

static void set_spans(const Event *event, AcEventItem *items)
{
	Days days;
	look_at_days(event, &days);
	for (guint i = 0; i < event->ask->n_activities; i++) {
		AcEventSpan *span = &items[i].span;
		set_span(event, &days, days.good + i * (guint)days.n, span);
		const Hypothesis wanted = {.has_day = TRUE, .day = span->last, .day_is_final = TRUE, .reports = TRUE};
		if (span->is_known)
			span->milestones = needed(event, &wanted, i, &span->n_milestones);
	}
	set_span_of_all(event, &days, items);
}

/* ---- sessions that are in the way ---------------------------------------------------------------------- */

/* Whether each would be allowed with these sessions, whatever is not known yet: what is waited for is
 * reported, and the latest session is the last where it can be. */
static void suppose_best(const Event *event, const AcSession *without, gboolean *allowed)
{
	guint n = event->ask->n_activities;
	gboolean *last = AC_ARENA_ARRAY(event->arena, gboolean, n);
	Hypothesis wanted = {.without = without, .reports = TRUE};
	suppose(event, &wanted, allowed);
	wanted.marks_last = TRUE;
	if (can_be_last(event, without))
		suppose(event, &wanted, last);
	for (guint i = 0; i < n; i++)
		allowed[i] = allowed[i] || last[i];
}

/* Those that this session alone keeps from being allowed. */
static void set_blocked(const Event *event, const AcSession *session, AcEventItem *items)
{
	guint n = event->ask->n_activities;
	gboolean *with = AC_ARENA_ARRAY(event->arena, gboolean, n),
	         *without = AC_ARENA_ARRAY(event->arena, gboolean, n);
	suppose_best(event, NULL, with);
	suppose_best(event, session, without);
	for (guint i = 0; i < n; i++)
		if (!items[i].is_allowed && !with[i] && items[i].blocker == NULL && without[i])
			items[i].blocker = session;
}

static void set_after(const Event *event, AcEventItem *items)
{
	guint n = event->ask->n_activities;
	gboolean *allowed = AC_ARENA_ARRAY(event->arena, gboolean, n);
	guint left = 0;
	for (guint i = 0; i < n; i++)
		left += items[i].blocker != NULL ? 1 : 0;
	for (int d = 1; d <= DAYS_AFTER && left > 0; d++) {
		Hypothesis wanted = {.has_day = TRUE, .day = event->out->last + d, .reports = TRUE};
		for (guint k = 0; k < n; k++)
			if (items[k].blocker != NULL)
				wanted.without = items[k].blocker;
		suppose(event, &wanted, allowed);
		for (guint i = 0; i < n; i++)
			if (items[i].blocker != NULL && items[i].after == 0 && allowed[i]) {
				items[i].after = event->out->last + d;
				left--;
			}
	}
}

static void set_blockers(const Event *event, AcEventItem *items)
{
	const AcClient *client = event->plan->client;
	for (guint i = client->n_sessions; i-- > 0;)
		if (is_to_come(event, &client->sessions[i]))
			set_blocked(event, &client->sessions[i], items);
	set_after(event, items);
}

/* ---- the whole ----------------------------------------------------------------------------------------- */

static AcDay day_of(const Event *event, AcDate date)
{
	AcDay day = {.date = date,
	             .begins = ac_time_midnight(date, event->zone),
	             .ends = ac_time_midnight(date + 1, event->zone)};
	day.at = day.begins;
	ac_plan_day_place(event->plan, &day);
	return day;
}

static void set_place(const Event *event)
{
	AcEventPlan *out = event->out;
	const AcDay first = day_of(event, out->first), last = day_of(event, out->last);
	out->session = first.session;
	out->session_number = first.session_number;
	out->day_number = first.day_number;
	out->phase = first.session != NULL ? first.phase : NULL;
	out->phase_after = last.session != NULL && last.phase != first.phase ? last.phase : NULL;
}

static gboolean is_complete(const AcPlan *plan, AcInstant now)
{
	return plan->final != AC_SLOT_NONE && plan->sessions[plan->final].begin <= now;
}

const AcEventPlan *ac_event_plan(const AcPlan *plan, AcArena *arena, const AcEventAsk *ask)
{
	g_assert(ask->n_activities > 0);
	AcEventPlan *out = AC_ARENA_NEW(arena, AcEventPlan);
	GTimeZone *zone = plan->client->zone;
	const Event event = {
	    .plan = plan, .arena = arena, .ask = ask, .out = out, .now = plan->now, .zone = zone};
	AcEventItem *items = AC_ARENA_ARRAY(arena, AcEventItem, ask->n_activities);
	out->from = ask->from;
	out->to = ask->to;
	out->today = ac_time_date(plan->now, zone);
	out->first = ac_time_date(ask->from, zone);
	out->last = ac_time_date(MAX(ask->to - 1, ask->from), zone);
	out->is_over = MAX(ask->to, ask->from) <= plan->now;
	out->is_complete = is_complete(plan, plan->now);
	out->items = items;
	out->n_items = ask->n_activities;
	set_answers(&event, items);
	set_place(&event);
	if (out->is_over)
		return out;
	set_given(&event, items);
	set_milestones(&event, items);
	if (!out->is_complete)
		set_spans(&event, items);
	set_blockers(&event, items);
	return out;
}

/* SPDX-License-Identifier: MIT */
/* Occurrences of tasks: on the client's clock, within the windows of each session. */
#include "plan_private.h"

#include <string.h>

/* Occurrences of one task in one window that one call gives at most: an alarm every minute for a week. */
#define MAX_OCCURRENCES 10080
/* And of what may be done oftener than is asked for, on one day. */
#define MAX_EXTRA 24

/* judged_at: when it can first be done; later than `at` for an all-day task on the date its window begins. */
typedef struct {
	AcOccurrence it;
	AcInstant judged_at;
	AcInstant ends; /* of its window */
} Entry;

/* One task in one window, while its occurrences within [from, to) are listed. */
typedef struct {
	const AcPlan *plan;
	const AcTask *task;
	const AcPlanTimes *times;
	gint32 session;
	AcInstant begins, ends; /* the window, until the next session restarts the clock */
	AcInstant from, to;     /* what is asked for */
	GTimeZone *zone;        /* of the client */
	GArray *out;
	guint limit;
} Listing;

/* ---- repetition ---------------------------------------------------------------------------------------- */

static gboolean repeats_elapsed(const AcOffset *every)
{
	return every->kind == AC_OFFSET_ELAPSED && every->minutes > 0;
}

static gboolean repeats_by_date(const AcOffset *every)
{
	return every->kind == AC_OFFSET_CALENDAR && every->months >= 0 && every->days >= 0 &&
	       every->months + every->days > 0;
}

/* The first date, from @date on, that is whole steps from @first. */
static AcDate next_date(AcDate first, const AcOffset *every, AcDate date)
{
	if (date <= first)
		return first;
	if (every->months == 0)
		return first + (date - first + every->days - 1) / every->days * every->days;
	/* No step is longer than this: it cannot go past the date. */
	gint64 n = (date - first) / ((gint64)every->months * 31 + every->days);
	for (;; n++) {
		AcDate step = ac_date_add_months(first, (int)(n * every->months)) + (AcDate)(n * every->days);
		if (step >= date)
			return step;
	}
}

/* ---- one occurrence ------------------------------------------------------------------------------------ */

static gboolean applies(const Listing *listing, AcInstant at)
{
	return ac_plan_truth_at(listing->plan, listing->times->before, listing->times->after, at) == AC_TRUTH_YES;
}

static void add(Listing *listing, AcDate date, int minute, AcInstant at, gboolean extra)
{
	AcInstant judged_at = MAX(at, listing->begins);
	if (at < listing->from || at >= listing->to || listing->limit == 0 || !applies(listing, judged_at))
		return;
	listing->limit--;
	gint32 k = listing->session;
	const AcSession *session = k == AC_SLOT_NONE ? NULL : listing->plan->sessions[k].session;
	Entry entry = {
	    {.task = listing->task, .session = session, .date = date, .minute = minute, .at = at, .extra = extra},
	    judged_at,
	    listing->ends};
	g_array_append_val(listing->out, entry);
}

/* ---- so many times in each step ------------------------------------------------------------------------ */

/* How many days a step has; a day when it does not repeat by whole days. */
static int step_days(const AcTask *task)
{
	const AcOffset *every = &task->every;
	return every->kind == AC_OFFSET_CALENDAR && every->months == 0 && every->days > 0 ? every->days : 1;
}

/* How many of @count stand on the @day-th day of a step of @length days, spread evenly. */
static int share_of_day(int count, int day, int length)
{
	int n = 0;
	for (int i = 0; i < count; i++)
		n += i * length / count == day ? 1 : 0;
	return n;
}

/* How many a day of an all-day task has, and how many more it may have. */
typedef struct {
	int due, extra;
} Boxes;

static Boxes boxes_on(const AcTask *task, int day)
{
	int least = (int)task->count.least, most = (int)task->count.most, length = step_days(task);
	if (least == 0)
		return (Boxes){1, 0};
	int timed = (int)task->n_times;
	Boxes boxes = {MAX(share_of_day(least, day, length) - timed, 0), 0};
	if (boxes.due + timed > 0)
		boxes.extra = most == 0 ? MAX_EXTRA : most - least;
	return boxes;
}

/* An all-day task is one of every date its window touches. Returns how many were in the window, @most at
 * most. */
static guint add_boxes(Listing *listing, AcDate date, int day)
{
	AcInstant midnight = ac_time_midnight(date, listing->zone);
	AcInstant next = ac_time_midnight(date + 1, listing->zone);
	if (next <= listing->begins || midnight >= listing->ends)
		return 0;
	Boxes boxes = boxes_on(listing->task, day);
	for (int i = 0; i < boxes.due + boxes.extra; i++)
		add(listing, date, -1 - i, midnight, i >= boxes.due);
	return (guint)boxes.due;
}

/* The @day-th day of its step. */
static guint add_date(Listing *listing, AcDate date, int day, guint most)
{
	const AcTask *task = listing->task;
	guint n = 0;
	if (task->n_times == 0)
		return add_boxes(listing, date, day);
	for (guint i = 0; i < task->n_times && n < most; i++) {
		AcInstant at = ac_time_at(date, task->times[i], listing->zone, AC_FOLD_FIRST);
		if (at < listing->begins || at >= listing->ends)
			continue;
		add(listing, date, task->times[i], at, FALSE);
		n++;
	}
	if (task->count.least > 0)
		n += add_boxes(listing, date, day);
	return n;
}

/* The first date with a time that is not before the window; that time is *@at. */
static AcDate first_date(const Listing *listing, AcInstant *at)
{
	const AcTask *task = listing->task;
	AcDate date = ac_time_date(listing->begins, listing->zone);
	*at = listing->begins;
	if (task->n_times == 0)
		return date;
	for (guint i = 0; i < task->n_times; i++) {
		*at = ac_time_at(date, task->times[i], listing->zone, AC_FOLD_FIRST);
		if (*at >= listing->begins)
			return date;
	}
	*at = ac_time_at(date + 1, task->times[0], listing->zone, AC_FOLD_FIRST);
	return date + 1;
}

static void list_elapsed(Listing *listing, AcInstant first)
{
	AcInstant step = listing->task->every.minutes * AC_MINUTE;
	AcInstant from = MAX(listing->from, first), to = MIN(listing->to, listing->ends);
	for (AcInstant at = first + (from - first + step - 1) / step * step; at < to && listing->limit > 0;
	     at += step) {
		AcLocal local = ac_time_local(at, listing->zone);
		add(listing, local.date, local.minute, at, FALSE);
	}
}

static void list_window(Listing *listing)
{
	const AcOffset *every = &listing->task->every;
	AcInstant first_at;
	AcDate first = first_date(listing, &first_at);
	if (repeats_elapsed(every)) {
		list_elapsed(listing, first_at);
		return;
	}
	if (!repeats_by_date(every)) {
		add_date(listing, first, 0, 1);
		return;
	}
	/* With a count, every day of a step may have its share. */
	int length = listing->task->count.least > 0 ? step_days(listing->task) : 1;
	AcDate last = ac_time_date(MIN(listing->to, listing->ends) - 1, listing->zone);
	AcDate from = ac_time_date(MAX(listing->from, listing->begins), listing->zone);
	AcDate date = next_date(first, every, MAX(from - length + 1, first));
	for (; date <= last && listing->limit > 0; date = next_date(first, every, date + 1))
		for (int day = 0; day < length && date + day <= last; day++)
			add_date(listing, date + day, day, G_MAXUINT);
}

/* ---- all of them --------------------------------------------------------------------------------------- */

/* A new session restarts the clock; one that may not have happened leaves both running. */
static AcInstant next_begin(const AcPlan *plan, gint32 session)
{
	AcInstant next = AC_INSTANT_NEVER;
	for (gint32 k = session + 1; session != AC_SLOT_NONE && k < plan->n_sessions; k++)
		if (!plan->sessions[k].unconfirmed)
			next = MIN(next, plan->sessions[k].begin);
	return next;
}

static void list_task(const AcPlan *plan, guint index, AcInstant from, AcInstant to, GArray *out)
{
	const AcPlanTimes *times = &plan->tasks[index];
	Listing listing = {.plan = plan,
	                   .task = &plan->protocol->tasks[index],
	                   .times = times,
	                   .from = from,
	                   .to = to,
	                   .zone = plan->client->zone,
	                   .out = out};
	if (times->before != AC_TRUTH_YES && times->after != AC_TRUTH_YES)
		return;
	for (guint i = 0; i < times->n_windows; i++) {
		const AcPlanWindow *span = &times->windows[i];
		/* An all-day task stands at the midnight before its window. */
		if (span->window.from_late == AC_INSTANT_NEVER || span->window.from_late - 2 * 24 * AC_HOUR >= to)
			continue;
		listing.session = span->session;
		listing.begins = MAX(span->window.from_late, AC_PLAN_MIN);
		listing.ends = MIN(MIN(span->window.to_early, next_begin(plan, span->session)), AC_PLAN_MAX);
		listing.limit = MAX_OCCURRENCES;
		if (listing.begins < listing.ends && listing.ends > from)
			list_window(&listing);
	}
}

/* ---- what was done about them -------------------------------------------------------------------------- */

static gboolean is_tick_of(const AcTick *tick, const AcOccurrence *occurrence)
{
	return tick->date == occurrence->date && tick->minute == occurrence->minute &&
	       occurrence->session != NULL && tick->session_id == occurrence->session->id &&
	       strcmp(tick->task, occurrence->task->id) == 0;
}

static const AcTick *find_tick(const GPtrArray *ticks, const AcOccurrence *occurrence)
{
	const AcTick *found = NULL;
	for (guint i = 0; i < ticks->len; i++) {
		const AcTick *tick = g_ptr_array_index(ticks, i);
		if (is_tick_of(tick, occurrence) && (found == NULL || tick->at >= found->at))
			found = tick;
	}
	return found;
}

/* Ticks near the time asked for, so that years of them cost one look each. */
static GPtrArray *ticks_between(const AcPlan *plan, AcInstant from, AcInstant to)
{
	GPtrArray *ticks = g_ptr_array_new();
	AcDate first = ac_time_date(from, plan->client->zone) - 1,
	       last = ac_time_date(to, plan->client->zone) + 1;
	for (guint i = 0; i < plan->client->n_ticks; i++)
		if (plan->client->ticks[i].date >= first && plan->client->ticks[i].date <= last)
			g_ptr_array_add(ticks, (gpointer)(gsize)&plan->client->ticks[i]);
	return ticks;
}

static AcTaskState state_of(AcPlanWork *work, const Entry *entry)
{
	const AcPlan *plan = work->plan;
	const AcOccurrence *occurrence = &entry->it;
	const AcTask *task = occurrence->task;
	if (occurrence->tick != NULL)
		return occurrence->tick->state == AC_TICK_DONE ? AC_TASK_DONE : AC_TASK_SKIPPED;
	const AcActivity *needs = task->step != NULL ? task->step : task->on;
	if (needs != NULL) {
		AcVerdict verdict = ac_plan_state_at(work, needs, entry->judged_at).verdict;
		if (verdict == AC_VERDICT_AVOID || verdict == AC_VERDICT_ASK)
			return AC_TASK_HELD;
	}
	if (plan->now < occurrence->at || occurrence->extra)
		return AC_TASK_UPCOMING;
	AcDate day = ac_time_date(occurrence->at, plan->client->zone);
	return plan->now < ac_time_midnight(day + 1, plan->client->zone) ? AC_TASK_DUE : AC_TASK_MISSED;
}

static int by_time(gconstpointer a, gconstpointer b)
{
	const AcOccurrence *x = &((const Entry *)a)->it, *y = &((const Entry *)b)->it;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	if (x->task != y->task)
		return x->task < y->task ? -1 : 1;
	if (x->minute != y->minute)
		return x->minute > y->minute ? -1 : 1;
	AcInstant end_x = x->session != NULL ? x->session->end : 0,
	          end_y = y->session != NULL ? y->session->end : 0;
	return end_x < end_y ? -1 : end_x > end_y;
}

/* ---- what comes first ---------------------------------------------------------------------------------- */

/* The first task of that day, not later than this, that is not done: skipped is not done. */
static gboolean must_wait(const GArray *all, const AcOccurrence *one)
{
	for (guint i = 0; i < all->len; i++) {
		const AcOccurrence *other = &g_array_index(all, Entry, i).it;
		if (other->task == one->task->after && other->date == one->date && other->at <= one->at &&
		    !other->extra && other->state != AC_TASK_DONE)
			return TRUE;
	}
	return FALSE;
}

/* States are known by now; a chain needs no more, since what waits is not done. */
static void let_wait(GArray *all)
{
	for (guint i = 0; i < all->len; i++) {
		AcOccurrence *one = &g_array_index(all, Entry, i).it;
		if (one->state == AC_TASK_DUE && one->task->after != NULL && must_wait(all, one))
			one->state = AC_TASK_WAITS;
	}
}

/* Of those that may be done oftener than is asked for, one further box at a time. */
static gboolean is_offered(const GArray *all, guint index)
{
	const AcOccurrence *one = &g_array_index(all, Entry, index).it;
	if (!one->extra || one->tick != NULL)
		return TRUE;
	for (guint i = 0; i < all->len; i++) {
		const AcOccurrence *other = &g_array_index(all, Entry, i).it;
		if (other->task == one->task && other->session == one->session && other->date == one->date &&
		    other->state != AC_TASK_DONE && (!other->extra || other->minute > one->minute))
			return FALSE;
	}
	return TRUE;
}

static gboolean any_waits(const AcProtocol *protocol)
{
	for (guint i = 0; i < protocol->n_tasks; i++)
		if (protocol->tasks[i].after != NULL || protocol->tasks[i].count.least > 0)
			return TRUE;
	return FALSE;
}

/* Two sessions that both may have happened ask for one thing at one moment. */
static gboolean are_twins(const Entry *a, const Entry *b)
{
	return a->it.task == b->it.task && a->it.at == b->it.at && a->it.minute == b->it.minute;
}

/* Of twins, which stand side by side, the one that reaches further stays; a tick of either is its own. */
static void merge_twins(GArray *all)
{
	guint kept = 0;
	for (guint i = 1; i < all->len; i++) {
		Entry *last = &g_array_index(all, Entry, kept), *one = &g_array_index(all, Entry, i);
		if (!are_twins(last, one)) {
			g_array_index(all, Entry, ++kept) = *one;
			continue;
		}
		const Entry *ticked = one->it.tick != NULL ? one : last;
		const AcTick *tick = ticked->it.tick;
		AcTaskState state = ticked->it.state;
		if (one->ends >= last->ends)
			*last = *one;
		if (tick != NULL) {
			last->it.tick = tick;
			last->it.state = state;
		}
	}
	if (all->len > 0)
		g_array_set_size(all, kept + 1);
}

/* Ticks and states of all that was listed. */
static void judge(const AcPlan *plan, GArray *all, AcInstant since, AcInstant to)
{
	g_array_sort(all, by_time);
	g_autoptr(GPtrArray) ticks = ticks_between(plan, since, to);
	g_auto(AcPlanWork) work;
	ac_plan_work_init(&work, plan);
	for (guint i = 0; i < all->len; i++) {
		Entry *entry = &g_array_index(all, Entry, i);
		entry->it.tick = find_tick(ticks, &entry->it);
		entry->it.state = state_of(&work, entry);
	}
	merge_twins(all);
}

const AcOccurrence *ac_plan_task_times(const AcPlan *plan, AcArena *arena, guint index, AcInstant from,
                                       AcInstant to, guint *n)
{
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Entry));
	list_task(plan, index, from, to, all);
	judge(plan, all, from, to);
	AcOccurrence *occurrences = AC_ARENA_ARRAY(arena, AcOccurrence, all->len);
	*n = 0;
	for (guint i = 0; i < all->len; i++)
		if (!g_array_index(all, Entry, i).it.extra)
			occurrences[(*n)++] = g_array_index(all, Entry, i).it;
	return occurrences;
}

const AcOccurrence *ac_plan_tasks(const AcPlan *plan, AcArena *arena, AcInstant from, AcInstant to, guint *n)
{
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Entry));
	from = CLAMP(from, AC_PLAN_MIN, AC_PLAN_MAX);
	to = CLAMP(to, AC_PLAN_MIN, AC_PLAN_MAX);
	/* What comes first on a day may lie before what is asked for. */
	GTimeZone *zone = plan->client->zone;
	AcInstant since = any_waits(plan->protocol) ? ac_time_midnight(ac_time_date(from, zone), zone) : from;
	for (guint i = 0; i < plan->protocol->n_tasks && from < to; i++)
		list_task(plan, i, since, to, all);
	judge(plan, all, since, to);
	AcOccurrence *occurrences = AC_ARENA_ARRAY(arena, AcOccurrence, all->len);
	let_wait(all);
	*n = 0;
	for (guint i = 0; i < all->len; i++)
		if (g_array_index(all, Entry, i).it.at >= from && is_offered(all, i))
			occurrences[(*n)++] = g_array_index(all, Entry, i).it;
	return occurrences;
}

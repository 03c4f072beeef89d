/* SPDX-License-Identifier: MIT */
#include "plan/differ.h"

#include <string.h>

#include "plan/chart.h"
#include "plan/schedule.h"

typedef struct {
	AcArena *arena;
	const AcSchedule *was, *is;
	GArray *shifts; /* AcShift, of one activity each */
} Differing;

/* ---- answers --------------------------------------------------------------------------------- */

/* What a spell says, and where. */
typedef struct {
	AcVerdict verdict;
	const AcActivity *step;
	AcStretchOf where;
} Said;

static gboolean is_none(const AcStretchOf *stretch)
{
	return stretch->from == 0 && stretch->to == 0;
}

/* Of a ladder its steps tell how strict it is, whatever they are called. */
static gboolean is_same_word(const Said *a, const Said *b)
{
	return a->step == b->step && (a->step != NULL || a->verdict == b->verdict);
}

static gboolean is_same_place(const AcStretchOf *a, const AcStretchOf *b)
{
	return a->from == b->from && a->to == b->to;
}

/* Spells one after the other that say the same become one. */
static GArray *said_of(const AcSchedule *schedule, const AcScheduleRow *row)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(Said));
	for (guint i = 0; i < row->n_spells; i++) {
		const AcSpell *spell = &row->spells[i];
		const Said said = {spell->verdict,
		                   spell->verdict == AC_VERDICT_AVOID ? NULL : spell->step,
		                   {spell->from <= schedule->begins ? AC_INSTANT_ALWAYS : spell->from,
		                    spell->to >= schedule->ends ? AC_INSTANT_NEVER : spell->to}};
		Said *last = all->len > 0 ? &g_array_index(all, Said, all->len - 1) : NULL;
		if (last != NULL && is_same_word(last, &said))
			last->where.to = said.where.to;
		else
			g_array_append_val(all, said);
	}
	return all;
}

/* Those that are there and there alike are no news: out of both. */
static void drop_common(GArray *was, GArray *is)
{
	for (guint i = 0; i < was->len;) {
		const Said *one = &g_array_index(was, Said, i);
		guint k = 0;
		while (k < is->len && !(is_same_word(one, &g_array_index(is, Said, k)) &&
		                        is_same_place(&one->where, &g_array_index(is, Said, k).where)))
			k++;
		if (k == is->len) {
			i++;
			continue;
		}
		g_array_remove_index(was, i);
		g_array_remove_index(is, k);
	}
}

/* What is free, or not spoken of, follows from where the rest ends. */
static gboolean is_told(const Said *said)
{
	return said->verdict != AC_VERDICT_OK && said->verdict != AC_VERDICT_SILENT;
}

static void add_shift(Differing *differing, const AcActivity *const *activity, const Said *was,
                      const Said *is)
{
	const Said *said = was != NULL ? was : is;
	const AcStretchOf none = {0, 0};
	const AcShift shift = {.activities = activity,
	                       .n_activities = 1,
	                       .verdict = said->verdict,
	                       .step = said->step,
	                       .was = was != NULL ? was->where : none,
	                       .is = is != NULL ? is->where : none};
	g_array_append_val(differing->shifts, shift);
}

/* The next of @all that says what @one says, from the front; NULL: none. Taken out by the caller. */
static guint find_word(const GArray *all, const Said *one)
{
	guint i = 0;
	while (i < all->len && !is_same_word(one, &g_array_index(all, Said, i)))
		i++;
	return i;
}

static void walk(Differing *differing, const AcActivity *const *activity, const AcScheduleRow *was_row,
                 const AcScheduleRow *is_row)
{
	g_autoptr(GArray) was = said_of(differing->was, was_row);
	g_autoptr(GArray) is = said_of(differing->is, is_row);
	drop_common(was, is);
	for (guint i = 0; i < was->len; i++) {
		const Said *one = &g_array_index(was, Said, i);
		guint k = find_word(is, one);
		if (is_told(one))
			add_shift(differing, activity, one, k < is->len ? &g_array_index(is, Said, k) : NULL);
		if (k < is->len)
			g_array_remove_index(is, k);
	}
	for (guint k = 0; k < is->len; k++)
		if (is_told(&g_array_index(is, Said, k)))
			add_shift(differing, activity, NULL, &g_array_index(is, Said, k));
}

static const AcScheduleRow *row_of(const AcSchedule *schedule, const AcActivity *activity)
{
	for (guint i = 0; i < schedule->n_rows; i++)
		for (guint k = 0; k < schedule->rows[i].n_activities; k++)
			if (schedule->rows[i].activities[k] == activity)
				return &schedule->rows[i];
	return NULL;
}

static gboolean is_alike(const AcShift *a, const AcShift *b)
{
	return a->verdict == b->verdict && a->step == b->step && is_same_place(&a->was, &b->was) &&
	       is_same_place(&a->is, &b->is);
}

/* When the earlier of both begins. */
static AcInstant begin_of(const AcShift *shift)
{
	if (is_none(&shift->was) || is_none(&shift->is))
		return is_none(&shift->was) ? shift->is.from : shift->was.from;
	return MIN(shift->was.from, shift->is.from);
}

static int by_time(const void *a, const void *b)
{
	AcInstant left = begin_of(a), right = begin_of(b);
	return (left > right) - (left < right);
}

/* Those that shift alike are told at once. */
static void gather(const Differing *differing, AcPlanShift *out)
{
	g_autoptr(GArray) groups = g_array_new(FALSE, FALSE, sizeof(AcShift));
	g_autofree gboolean *taken = g_new0(gboolean, differing->shifts->len + 1);
	const AcShift *all = (const AcShift *)(gconstpointer)differing->shifts->data;
	for (guint i = 0; i < differing->shifts->len; i++) {
		if (taken[i])
			continue;
		AcShift group = all[i];
		const AcActivity **activities =
		    AC_ARENA_ARRAY(differing->arena, const AcActivity *, differing->shifts->len - i);
		group.n_activities = 0;
		for (guint k = i; k < differing->shifts->len; k++)
			if (!taken[k] && is_alike(&all[i], &all[k])) {
				activities[group.n_activities++] = all[k].activities[0];
				taken[k] = TRUE;
			}
		group.activities = activities;
		g_array_append_val(groups, group);
	}
	g_array_sort(groups, by_time);
	out->n_shifts = groups->len;
	out->shifts = ac_arena_memdup(differing->arena, groups->data, groups->len * sizeof(AcShift));
}

static void find_shifts(Differing *differing, AcPlanShift *out)
{
	const AcSchedule *was = differing->was;
	differing->shifts = g_array_new(FALSE, FALSE, sizeof(AcShift));
	for (guint i = 0; i < was->n_rows; i++)
		for (guint k = 0; k < was->rows[i].n_activities; k++) {
			const AcScheduleRow *is = row_of(differing->is, was->rows[i].activities[k]);
			if (is != NULL)
				walk(differing, &was->rows[i].activities[k], &was->rows[i], is);
		}
	gather(differing, out);
	g_array_unref(differing->shifts);
}

/* ---- tasks ----------------------------------------------------------------------------------- */

typedef struct {
	guint n;
	AcDate first, last;
} Boxes;

static void count_box(Boxes *boxes, AcDate date, guint n)
{
	boxes->first = boxes->n == 0 ? date : boxes->first;
	boxes->last = date;
	boxes->n += n;
}

/* What falls due within a schedule, by the clock of all sessions. */
typedef struct {
	const AcOccurrence *all;
	guint n;
} Dues;

static Dues dues_of(const Differing *differing, const AcSchedule *schedule)
{
	Dues dues;
	dues.all = ac_plan_tasks(schedule->plan, differing->arena, schedule->begins, schedule->ends, &dues.n);
	return dues;
}

/* Of one session: what the others have of the task begins and ends elsewhere. */
static Boxes boxes_of(const Dues *dues, const AcTask *task, gint64 session)
{
	Boxes boxes = {0};
	for (guint i = 0; i < dues->n; i++) {
		const AcOccurrence *one = &dues->all[i];
		gboolean is_its = session == (one->session != NULL ? one->session->id : 0);
		if (one->task == task && is_its && !one->extra && one->state != AC_TASK_HELD)
			count_box(&boxes, one->date, 1);
	}
	return boxes;
}

static gboolean has_session(const AcClient *client, gint64 id)
{
	for (guint i = 0; i < client->n_sessions; i++)
		if (client->sessions[i].id == id)
			return TRUE;
	return FALSE;
}

/* The ids of both, and 0: what no session is known for. */
static GArray *sessions_of(const AcClient *was, const AcClient *is)
{
	GArray *ids = g_array_new(FALSE, TRUE, sizeof(gint64));
	g_array_set_size(ids, 1);
	for (guint i = 0; i < was->n_sessions; i++)
		g_array_append_val(ids, was->sessions[i].id);
	for (guint i = 0; i < is->n_sessions; i++)
		if (!has_session(was, is->sessions[i].id))
			g_array_append_val(ids, is->sessions[i].id);
	return ids;
}

static gboolean goes_on(const Boxes *one, const Boxes *next)
{
	return one->n > 0 && next->n > 0 && next->first - one->last <= 1;
}

/* Of two sessions without a day between them, before and after, the task has one stretch. */
static void join(Boxes *was, Boxes *is, guint n)
{
	for (guint k = 1; k < n; k++) {
		if (!goes_on(&was[k - 1], &was[k]) || !goes_on(&is[k - 1], &is[k]))
			continue;
		was[k] = (Boxes){was[k - 1].n + was[k].n, was[k - 1].first, was[k].last};
		is[k] = (Boxes){is[k - 1].n + is[k].n, is[k - 1].first, is[k].last};
		was[k - 1] = is[k - 1] = (Boxes){0, 0, 0};
	}
}

static void find_tasks(const Differing *differing, AcPlanShift *out)
{
	const AcProtocol *protocol = differing->was->protocol;
	g_autoptr(GArray) ids = sessions_of(differing->was->client, differing->is->client);
	guint n = ids->len;
	Dues all_was = dues_of(differing, differing->was), all_is = dues_of(differing, differing->is);
	AcTaskShift *shifts = AC_ARENA_ARRAY(differing->arena, AcTaskShift, protocol->n_tasks * n + 1);
	g_autofree Boxes *was = g_new0(Boxes, n), *is = g_new0(Boxes, n);
	for (guint i = 0; i < protocol->n_tasks; i++) {
		const AcTask *task = &protocol->tasks[i];
		for (guint k = 0; k < n; k++) {
			was[k] = boxes_of(&all_was, task, g_array_index(ids, gint64, k));
			is[k] = boxes_of(&all_is, task, g_array_index(ids, gint64, k));
		}
		join(was, is, n);
		for (guint k = 0; k < n; k++)
			if (was[k].n != is[k].n || was[k].first != is[k].first || was[k].last != is[k].last)
				shifts[out->n_tasks++] = (AcTaskShift){task,        was[k].n,    is[k].n,   was[k].first,
				                                       was[k].last, is[k].first, is[k].last};
	}
	out->tasks = shifts;
}

/* ---- follow-ups ------------------------------------------------------------------------------ */

static AcInstant at_of(const AcSchedule *schedule, const AcFollowup *followup)
{
	for (guint i = 0; i < schedule->n_followups; i++)
		if (schedule->followups[i].followup == followup)
			return schedule->followups[i].at;
	return AC_INSTANT_NEVER;
}

static void find_followups(const Differing *differing, AcPlanShift *out)
{
	const AcProtocol *protocol = differing->was->protocol;
	AcFollowupShift *shifts = AC_ARENA_ARRAY(differing->arena, AcFollowupShift, protocol->n_followups + 1);
	for (guint i = 0; i < protocol->n_followups; i++) {
		const AcFollowup *followup = &protocol->followups[i];
		AcInstant was = at_of(differing->was, followup), is = at_of(differing->is, followup);
		if (was != is)
			shifts[out->n_followups++] = (AcFollowupShift){followup, was, is};
	}
	out->followups = shifts;
}

const AcPlanShift *ac_plan_differ(const AcPlan *before, const AcPlan *after, AcArena *arena)
{
	AcPlanShift *out = AC_ARENA_NEW(arena, AcPlanShift);
	AcScheduleSpec spec = {.has_from = TRUE, .has_to = TRUE};
	AcDate first, last;
	spec.from = ac_time_date(ac_plan_now(before), ac_plan_client(before)->zone);
	ac_chart_range(before, &first, &spec.to);
	ac_chart_range(after, &first, &last);
	spec.to = MAX(spec.to, last) + 1;
	Differing differing = {.arena = arena,
	                       .was = ac_schedule_new(before, arena, NULL, &spec),
	                       .is = ac_schedule_new(after, arena, NULL, &spec)};
	*out = (AcPlanShift){.first = differing.was->first,
	                     .last = differing.was->last,
	                     .was_day = differing.was->days[0].day_number,
	                     .is_day = differing.is->days[0].day_number};
	find_shifts(&differing, out);
	find_tasks(&differing, out);
	find_followups(&differing, out);
	return out;
}

/* SPDX-License-Identifier: MIT */
#include "plan/differ.h"

#include <string.h>

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

/* How much is held back: what is allowed most in both plans follows from the rest. */
static int strictness(const Said *said, const AcActivity *activity)
{
	if (said->step == NULL)
		return said->verdict == AC_VERDICT_AVOID  ? 100
		       : said->verdict == AC_VERDICT_ASK  ? 90
		       : said->verdict == AC_VERDICT_CARE ? 1
		                                          : 0;
	for (guint i = 0; i < activity->n_steps; i++)
		if (activity->steps[i] == said->step)
			return 80 - (int)i;
	return 2;
}

static int least_of(const GArray *was, const GArray *is, const AcActivity *activity)
{
	int strictest = 0;
	gboolean is_ladder = activity->n_steps > 0;
	for (guint i = 0; i < was->len + is->len; i++) {
		const Said *said =
		    i < was->len ? &g_array_index(was, Said, i) : &g_array_index(is, Said, i - was->len);
		strictest = MAX(strictest, strictness(said, activity));
	}
	/* Where a ban moves, "with care" after it moves along. */
	return is_ladder ? 80 - (int)activity->n_steps + 2 : strictest > 1 ? 2 : 1;
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
	int least = least_of(was, is, *activity);
	for (guint i = 0; i < was->len; i++) {
		const Said *one = &g_array_index(was, Said, i);
		guint k = find_word(is, one);
		if (strictness(one, *activity) >= least)
			add_shift(differing, activity, one, k < is->len ? &g_array_index(is, Said, k) : NULL);
		if (k < is->len)
			g_array_remove_index(is, k);
	}
	for (guint k = 0; k < is->len; k++)
		if (strictness(&g_array_index(is, Said, k), *activity) >= least)
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

static Boxes boxes_of(const AcSchedule *schedule, const AcTask *task)
{
	Boxes boxes = {0};
	for (guint i = 0; i < schedule->n_days; i++) {
		const AcScheduleDay *day = &schedule->days[i];
		for (guint k = 0; k < schedule->n_columns; k++)
			if (schedule->columns[k].task == task && day->boxes[k] > 0)
				count_box(&boxes, day->date, day->boxes[k]);
		for (guint k = 0; k < day->n_once; k++)
			if (day->once[k].task == task)
				count_box(&boxes, day->date, 1);
	}
	return boxes;
}

static void find_tasks(const Differing *differing, AcPlanShift *out)
{
	const AcProtocol *protocol = differing->was->protocol;
	AcTaskShift *shifts = AC_ARENA_ARRAY(differing->arena, AcTaskShift, protocol->n_tasks + 1);
	for (guint i = 0; i < protocol->n_tasks; i++) {
		const AcTask *task = &protocol->tasks[i];
		Boxes was = boxes_of(differing->was, task), is = boxes_of(differing->is, task);
		if (was.n != is.n || was.first != is.first || was.last != is.last)
			shifts[out->n_tasks++] = (AcTaskShift){task, was.n, is.n, was.first, was.last, is.first, is.last};
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
	ac_plan_range(before, &first, &spec.to);
	ac_plan_range(after, &first, &last);
	spec.to = MAX(spec.to, last);
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

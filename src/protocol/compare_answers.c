/* SPDX-License-Identifier: MIT */
/* Where two protocols answer differently. Both are followed from one change of an answer to the next, so that
 * nothing between two of them can be missed. */
#include <string.h>

#include "compare_bits.h"

/* What one of them says from an instant on. */
typedef struct {
	AcInstant at;
	AcVerdict verdict;
	const AcActivity *step;
	const AcLimit *limit;
	const AcRule *rule;
} Point;

/* One activity, as each of them has it; NULL: it does not know it. */
typedef struct {
	const AcActivity *a, *b;
	guint64 differs; /* kinds of clients for whom a difference is known */
} Subject;

typedef struct {
	guint subject;
	guint64 kinds;
	AcDifference told;
} Raw;

typedef struct {
	AcCompare *compare;
	GArray *subjects; /* Subject */
	GArray *found;    /* Raw */
} Answers;

/* ---- what is the same ------------------------------------------------------------------------ */

static gboolean same_limit(const AcLimit *a, const AcLimit *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	return a->minutes == b->minutes && a->times == b->times && g_strcmp0(a->per, b->per) == 0 &&
	       a->from_minute == b->from_minute && a->to_minute == b->to_minute;
}

static gboolean same_step(const AcActivity *a, const AcActivity *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a->id, b->id) == 0;
}

static gboolean same_point(const Point *a, const Point *b)
{
	return a->verdict == b->verdict && same_step(a->step, b->step) && same_limit(a->limit, b->limit);
}

static gboolean same_says(const AcSays *a, const AcSays *b)
{
	return a->verdict == b->verdict && same_step(a->step, b->step) && same_limit(a->limit, b->limit);
}

static gboolean same_words(const AcSays *a, const AcSays *b)
{
	return same_says(a, b) && a->said_the_other == b->said_the_other && g_strcmp0(a->from, b->from) == 0 &&
	       g_strcmp0(a->to, b->to) == 0;
}

static gboolean same_stretch(const AcDifference *a, const AcDifference *b)
{
	return a->course == b->course && a->begins == b->begins && a->ends == b->ends &&
	       a->in_hours == b->in_hours;
}

/* ---- which is stricter ----------------------------------------------------------------------- */

/* Minutes of the day between which it is allowed. */
static int hours_of(const AcLimit *limit)
{
	if (limit == NULL || limit->from_minute < 0 || limit->to_minute < 0)
		return AC_DAY_MINUTES;
	return limit->to_minute - limit->from_minute;
}

static int most(int given)
{
	return given == 0 ? G_MAXINT : given;
}

/* @a allows in no respect more than @b. */
static gboolean is_within(const AcLimit *a, const AcLimit *b)
{
	if (b == NULL || a == NULL)
		return b == NULL;
	gboolean same_per = b->minutes == 0 || g_strcmp0(a->per, b->per) == 0;
	gboolean same_begin = b->from_minute < 0 || a->from_minute >= b->from_minute;
	gboolean same_end = b->to_minute < 0 || (a->to_minute >= 0 && a->to_minute <= b->to_minute);
	return same_per && same_begin && same_end && hours_of(a) <= hours_of(b) &&
	       most(a->minutes) <= most(b->minutes) && most(a->times) <= most(b->times);
}

static guint rank_of(const AcActivity *step)
{
	return step == NULL ? 0 : step->rank;
}

static AcDiffers differs(const AcSays *a, const AcSays *b)
{
	if (a->verdict == AC_VERDICT_SILENT || b->verdict == AC_VERDICT_SILENT)
		return a->verdict == AC_VERDICT_SILENT ? AC_DIFFERS_A_SILENT : AC_DIFFERS_B_SILENT;
	/* A ladder is "care" or "ok" up to a step: the step tells more. */
	if (!same_step(a->step, b->step))
		return rank_of(b->step) < rank_of(a->step) ? AC_DIFFERS_B_STRICTER : AC_DIFFERS_B_LOOSER;
	if (a->verdict != b->verdict)
		return ac_verdict_is_stricter(b->verdict, a->verdict) ? AC_DIFFERS_B_STRICTER : AC_DIFFERS_B_LOOSER;
	if (is_within(b->limit, a->limit))
		return AC_DIFFERS_B_STRICTER;
	return is_within(a->limit, b->limit) ? AC_DIFFERS_B_LOOSER : AC_DIFFERS_OTHERWISE;
}

/* ---- one activity, one of them --------------------------------------------------------------- */

static gboolean is_outside_hours(const AcAnswer *answer)
{
	return answer->verdict == AC_VERDICT_AVOID && answer->limit != NULL;
}

static Point point_of(const AcAnswer *answer)
{
	Point point = {.at = answer->at,
	               .verdict = answer->verdict,
	               .step = answer->step,
	               .rule = answer->n_causes > 0 ? answer->causes[0].rule : NULL};
	/* Outside the hours of a limit it is "avoid" each day: it is the limit that is compared. */
	if (is_outside_hours(answer))
		point.verdict = AC_VERDICT_CARE;
	if (point.verdict == AC_VERDICT_CARE)
		point.limit = answer->limit;
	return point;
}

static void add_point(GArray *points, const AcAnswer *answer, AcInstant at)
{
	Point point = point_of(answer);
	point.at = at;
	if (points->len == 0 || !same_point(&g_array_index(points, Point, points->len - 1), &point))
		g_array_append_val(points, point);
}

/* With the hours of a limit folded away, a window may begin or end where no verdict changes: every edge of
 * the plan is looked at then. */
static void follow_edges(const AcCompareScene *scene, const AcPlan *plan, const AcActivity *activity,
                         GArray *points)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_array_set_size(points, 0);
	for (AcInstant at = scene->begins; at < scene->ends; at = ac_plan_next_change(plan, at)) {
		add_point(points, ac_plan_ask(plan, arena, activity, at, 0), at);
		ac_arena_reset(arena);
	}
}

static GArray *follow(const AcCompareScene *scene, const AcPlan *plan, const AcActivity *activity)
{
	GArray *points = g_array_new(FALSE, FALSE, sizeof(Point));
	if (activity == NULL) {
		Point silent = {.at = scene->begins, .verdict = AC_VERDICT_SILENT};
		g_array_append_val(points, silent);
		return points;
	}
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcStretch *stretch = ac_plan_ask_between(plan, arena, activity, scene->begins, scene->ends, 0);
	gboolean has_hours = is_outside_hours(stretch->first);
	add_point(points, stretch->first, scene->begins);
	for (guint i = 0; i < stretch->n_changes; i++) {
		AcInstant at = stretch->changes[i].at;
		const AcAnswer *answer = ac_plan_ask(plan, arena, activity, at, 0);
		has_hours = has_hours || is_outside_hours(answer);
		add_point(points, answer, at);
	}
	if (has_hours)
		follow_edges(scene, plan, activity, points);
	return points;
}

/* ---- one activity, both ---------------------------------------------------------------------- */

typedef struct {
	Answers *answers;
	const AcCompareScene *scene;
	guint subject;
	GArray *raws; /* Raw */
} Seen;

static AcSays says_of(const Seen *seen, const GArray *points, guint i)
{
	const AcCompare *compare = seen->answers->compare;
	const Point *point = &g_array_index(points, Point, i);
	AcSays says = {
	    .verdict = point->verdict, .step = point->step, .limit = point->limit, .rule = point->rule};
	if (i > 0) {
		says.from = ac_compare_moment(compare, seen->scene, point->at);
		says.before = g_array_index(points, Point, i - 1).rule;
	}
	if (i + 1 < points->len)
		says.to = ac_compare_moment(compare, seen->scene, g_array_index(points, Point, i + 1).at);
	return says;
}

static gboolean said(const GArray *points, guint i, const Point *other, AcInstant at)
{
	return i > 0 && g_array_index(points, Point, i).at == at &&
	       same_point(&g_array_index(points, Point, i - 1), other);
}

static void add_raw(const Seen *seen, const Raw *raw)
{
	const AcDifference *fresh = &raw->told;
	for (guint i = 0; i < seen->raws->len; i++) {
		AcDifference *told = &g_array_index(seen->raws, Raw, i).told;
		/* Every day anew: once for all. */
		if (same_says(&told->a, &fresh->a) && same_says(&told->b, &fresh->b) &&
		    fresh->begins - told->ends < 24 * AC_HOUR && fresh->ends != AC_INSTANT_NEVER &&
		    fresh->ends - fresh->begins < 24 * AC_HOUR &&
		    (told->in_hours || told->ends - told->begins < 24 * AC_HOUR)) {
			told->ends = fresh->ends;
			told->to = fresh->to;
			told->in_hours = TRUE;
			return;
		}
	}
	g_array_append_val(seen->raws, *raw);
}

/* The rules that decide there, for what is compared later; the first of them. */
static const AcRule *deciding(const Seen *seen, const AcPlan *plan, const AcActivity *activity, AcInstant at)
{
	if (activity == NULL || at == AC_INSTANT_NEVER)
		return NULL;
	g_autoptr(AcArena) arena = ac_arena_new();
	GPtrArray *behind = seen->answers->compare->behind;
	const AcAnswer *answer = ac_plan_ask(plan, arena, activity, at, 0);
	for (guint i = 0; i < answer->n_causes; i++) {
		const AcCause *cause = &answer->causes[i];
		if (cause->wins && cause->rule != NULL && !g_ptr_array_find(behind, cause->rule, NULL))
			g_ptr_array_add(behind, (gpointer)(guintptr)cause->rule);
	}
	return answer->n_causes > 0 ? answer->causes[0].rule : NULL;
}

static void find_deciding(const Seen *seen, AcDifference *told)
{
	const Subject *subject = &g_array_index(seen->answers->subjects, Subject, seen->subject);
	told->a.rule = deciding(seen, seen->scene->a, subject->a, told->begins);
	told->b.rule = deciding(seen, seen->scene->b, subject->b, told->begins);
	deciding(seen, seen->scene->a, subject->a, told->ends);
	deciding(seen, seen->scene->b, subject->b, told->ends);
}

static AcInstant end_of(const GArray *points, guint i)
{
	return i + 1 < points->len ? g_array_index(points, Point, i + 1).at : AC_INSTANT_NEVER;
}

static void hold_against(const Seen *seen, const GArray *a, const GArray *b)
{
	const AcCompare *compare = seen->answers->compare;
	AcInstant begins = seen->scene->begins;
	for (guint i = 0, k = 0; begins != AC_INSTANT_NEVER;) {
		const Point *left = &g_array_index(a, Point, i), *right = &g_array_index(b, Point, k);
		AcInstant ends = MIN(end_of(a, i), end_of(b, k));
		if (!same_point(left, right)) {
			Raw raw = {.subject = seen->subject, .kinds = G_GUINT64_CONSTANT(1) << seen->scene->kind};
			raw.told = (AcDifference){.course = seen->scene->course,
			                          .begins = begins,
			                          .ends = ends,
			                          .a = says_of(seen, a, i),
			                          .b = says_of(seen, b, k)};
			raw.told.a.said_the_other = said(a, i, right, begins);
			raw.told.b.said_the_other = said(b, k, left, begins);
			raw.told.differs = differs(&raw.told.a, &raw.told.b);
			find_deciding(seen, &raw.told);
			if (begins != seen->scene->begins)
				raw.told.from = ac_compare_moment(compare, seen->scene, begins);
			if (ends != AC_INSTANT_NEVER)
				raw.told.to = ac_compare_moment(compare, seen->scene, ends);
			add_raw(seen, &raw);
		}
		if (end_of(a, i) == ends)
			i++;
		if (end_of(b, k) == ends)
			k++;
		begins = ends;
	}
}

/* ---- over all clients and courses ------------------------------------------------------------ */

/* The same for another kind of client is told once. */
static void keep(Answers *answers, const Raw *raw)
{
	for (guint i = 0; i < answers->found->len; i++) {
		Raw *known = &g_array_index(answers->found, Raw, i);
		if (known->subject == raw->subject && same_stretch(&known->told, &raw->told) &&
		    same_words(&known->told.a, &raw->told.a) && same_words(&known->told.b, &raw->told.b)) {
			known->kinds |= raw->kinds;
			return;
		}
	}
	g_array_append_val(answers->found, *raw);
}

static void look_at(Answers *answers, const AcCompareScene *scene, guint i)
{
	Subject *subject = &g_array_index(answers->subjects, Subject, i);
	guint64 bit = G_GUINT64_CONSTANT(1) << scene->kind;
	if ((subject->differs & bit) != 0 && scene->course != AC_COMPARED_ONE)
		return;
	g_autoptr(GArray) a = follow(scene, scene->a, subject->a);
	g_autoptr(GArray) b = follow(scene, scene->b, subject->b);
	g_autoptr(GArray) raws = g_array_new(FALSE, FALSE, sizeof(Raw));
	Seen seen = {answers, scene, i, raws};
	hold_against(&seen, a, b);
	for (guint k = 0; k < raws->len; k++)
		keep(answers, &g_array_index(raws, Raw, k));
	if (raws->len > 0)
		subject->differs |= bit;
}

static void look_over(Answers *answers, AcComparedCourse course)
{
	for (guint kind = 0; kind < answers->compare->kinds->len; kind++) {
		AcCompareScene scene;
		ac_compare_scene_open(&scene, answers->compare, course, kind);
		for (guint i = 0; i < answers->subjects->len; i++)
			look_at(answers, &scene, i);
		ac_compare_scene_close(&scene);
	}
}

/* ---- what need not be told ------------------------------------------------------------------- */

static const AcActivity *activity_of(const Answers *answers, const Raw *raw)
{
	const Subject *subject = &g_array_index(answers->subjects, Subject, raw->subject);
	return subject->a != NULL ? subject->a : subject->b;
}

/* The ladder's answer says what this one says of its step. */
static gboolean tells(const AcSays *ladder, const AcSays *step, guint rank)
{
	if (ladder->verdict == AC_VERDICT_SILENT || ladder->verdict == AC_VERDICT_ASK)
		return step->verdict == ladder->verdict;
	if (rank_of(ladder->step) < rank)
		return step->verdict == AC_VERDICT_AVOID;
	return step->verdict == AC_VERDICT_OK || step->verdict == AC_VERDICT_CARE;
}

static gboolean is_told_by_ladder(const Answers *answers, const Raw *raw)
{
	const AcActivity *activity = activity_of(answers, raw);
	if (activity->ladder == NULL)
		return FALSE;
	for (guint i = 0; i < answers->found->len; i++) {
		const Raw *other = &g_array_index(answers->found, Raw, i);
		if (strcmp(activity_of(answers, other)->id, activity->ladder->id) == 0 &&
		    (raw->kinds & ~other->kinds) == 0 && same_stretch(&other->told, &raw->told) &&
		    tells(&other->told.a, &raw->told.a, activity->rank) &&
		    tells(&other->told.b, &raw->told.b, activity->rank))
			return TRUE;
	}
	return FALSE;
}

/* ---- putting together ------------------------------------------------------------------------ */

static gboolean belong_together(const Raw *a, const Raw *b)
{
	return a->kinds == b->kinds && a->told.differs == b->told.differs && same_stretch(&a->told, &b->told) &&
	       same_words(&a->told.a, &b->told.a) && same_words(&a->told.b, &b->told.b);
}

static int by_time(gconstpointer a, gconstpointer b)
{
	const Raw *left = a, *right = b;
	if (left->told.course != right->told.course)
		return (int)left->told.course - (int)right->told.course;
	if (left->told.differs != right->told.differs)
		return (int)left->told.differs - (int)right->told.differs;
	if (left->told.begins != right->told.begins)
		return left->told.begins < right->told.begins ? -1 : 1;
	return left->subject < right->subject ? -1 : left->subject > right->subject;
}

static const AcDifference *put_together(const Answers *answers, GArray *raws, guint *n)
{
	AcArena *arena = answers->compare->arena;
	AcDifference *out = AC_ARENA_ARRAY(arena, AcDifference, raws->len);
	g_autofree gboolean *used = g_new0(gboolean, raws->len + 1);
	*n = 0;
	for (guint i = 0; i < raws->len; i++) {
		if (used[i])
			continue;
		const Raw *first = &g_array_index(raws, Raw, i);
		const AcActivity **activities = AC_ARENA_ARRAY(arena, const AcActivity *, raws->len - i);
		AcDifference *told = &out[(*n)++];
		*told = first->told;
		told->activities = activities;
		told->clients = ac_compare_clients(answers->compare, first->kinds);
		for (guint k = i; k < raws->len; k++)
			if (!used[k] && belong_together(first, &g_array_index(raws, Raw, k))) {
				activities[told->n_activities++] = activity_of(answers, &g_array_index(raws, Raw, k));
				used[k] = TRUE;
			}
	}
	return out;
}

static void add_subjects(Answers *answers)
{
	const AcCatalogue *a = answers->compare->a->catalogue, *b = answers->compare->b->catalogue;
	for (guint i = 0; i < a->n_activities; i++) {
		Subject subject = {.a = a->activities[i], .b = ac_catalogue_find(b, a->activities[i]->id)};
		g_array_append_val(answers->subjects, subject);
	}
	for (guint i = 0; i < b->n_activities; i++) {
		Subject subject = {.b = b->activities[i]};
		if (ac_catalogue_find(a, b->activities[i]->id) == NULL)
			g_array_append_val(answers->subjects, subject);
	}
}

const AcDifference *ac_compare_answers(AcCompare *compare, guint *n)
{
	g_autoptr(GArray) subjects = g_array_new(FALSE, FALSE, sizeof(Subject));
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Raw));
	g_autoptr(GArray) kept = g_array_new(FALSE, FALSE, sizeof(Raw));
	Answers answers = {compare, subjects, found};
	add_subjects(&answers);
	look_over(&answers, AC_COMPARED_ONE);
	if (compare->a->n_milestones + compare->b->n_milestones > 0) {
		look_over(&answers, AC_COMPARED_UNREPORTED);
		look_over(&answers, AC_COMPARED_AT_ONCE);
	}
	if (compare->options->n_sessions > 1)
		look_over(&answers, AC_COMPARED_SEVERAL);
	for (guint i = 0; i < found->len; i++)
		if (!is_told_by_ladder(&answers, &g_array_index(found, Raw, i)))
			g_array_append_val(kept, g_array_index(found, Raw, i));
	g_array_sort(kept, by_time);
	return put_together(&answers, kept, n);
}

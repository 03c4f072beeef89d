/* SPDX-License-Identifier: MIT */
/* The rows of a day: what the protocol speaks of, what changed that day and what changes on the next. */
#include "plan_private.h"

#include <string.h>

typedef struct {
	AcPlanWork work;
	const AcPlan *plan;
	AcArena *arena;
	const AcDay *day;
	AcInstant tomorrow_ends;
	GArray *rows;             /* of AcDayRow, one for each activity */
	GArray *today, *tomorrow; /* of AcChange, the clock hours of limits left aside */
	guint *places;            /* by activity: its row, from 1 */
} Board;

/* ---- one activity over the day ------------------------------------------------------------------------- */

/* A walk over the day and the next; by_rule leaves the clock hours of limits aside. */
typedef struct {
	AcPlanState by_rule, by_clock, strictest; /* strictest: of the day, by rule */
	AcInstant at;                             /* when; within its hours if there are any then */
	gboolean in_hours;
	GArray *changes; /* within the day, by the clock */
} Walk;

static void compare(Walk *walk, AcInstant at)
{
	gboolean in_hours = ac_plan_state_equal(walk->by_rule, walk->by_clock);
	gboolean same = ac_plan_state_equal(walk->by_rule, walk->strictest);
	if (!ac_plan_state_is_stricter(walk->by_rule, walk->strictest) && (!same || walk->in_hours || !in_hours))
		return;
	walk->strictest = walk->by_rule;
	walk->at = at;
	walk->in_hours = in_hours;
}

/* The limit of what allows it there; NULL: none. */
static const AcLimit *limit_of(const AcPlanQuestion *question, const AcPlanSweep *sweep)
{
	gboolean any = FALSE;
	for (guint i = 0; i < question->n_voices; i++)
		any = any || question->voices[i].limit != NULL;
	if (!any)
		return NULL;
	g_autoptr(GArray) reasons = ac_plan_reasons(question, sweep);
	for (guint i = 0; i < reasons->len; i++) {
		const AcCause *cause = &g_array_index(reasons, AcPlanReason, i).cause;
		if (cause->wins && cause->rule != NULL && cause->rule->limit != NULL)
			return cause->rule->limit;
	}
	return NULL;
}

static void record(const Board *board, const AcPlanQuestion *question, Walk *walk, const AcPlanSweep *sweep)
{
	AcInstant at = ac_plan_sweep_at(sweep);
	AcPlanState by_rule = ac_plan_sweep_state(sweep, FALSE), by_clock = ac_plan_sweep_state(sweep, TRUE);
	gboolean is_today = at < board->day->ends;
	if (!ac_plan_state_equal(walk->by_rule, by_rule)) {
		AcChange change = ac_plan_change(question, at, walk->by_rule, by_rule);
		change.limit = by_rule.verdict == AC_VERDICT_CARE ? limit_of(question, sweep) : NULL;
		g_array_append_val(is_today ? board->today : board->tomorrow, change);
	}
	if (is_today && !ac_plan_state_equal(walk->by_clock, by_clock)) {
		AcChange change = ac_plan_change(question, at, walk->by_clock, by_clock);
		g_array_append_val(walk->changes, change);
	}
	walk->by_rule = by_rule;
	walk->by_clock = by_clock;
	if (is_today)
		compare(walk, at);
}

/* From just before the day: what changes at its first midnight is new on it. */
static void walk_day(Board *board, const AcPlanQuestion *question, Walk *walk)
{
	AcPlanSweep *sweep = ac_plan_sweep_new(&board->work, question, board->day->begins - 1);
	walk->by_rule = ac_plan_sweep_state(sweep, FALSE);
	walk->by_clock = ac_plan_sweep_state(sweep, TRUE);
	if (ac_plan_sweep_next(sweep, board->day->begins))
		record(board, question, walk, sweep);
	walk->strictest = walk->by_rule;
	walk->at = board->day->begins;
	walk->in_hours = ac_plan_state_equal(walk->by_rule, walk->by_clock);
	while (ac_plan_sweep_next(sweep, board->tomorrow_ends - 1))
		record(board, question, walk, sweep);
}

/* ---- which of its changes are news --------------------------------------------------------------------- */

typedef struct {
	AcVerdict verdict;
	const AcActivity *step;
} Said;

static gboolean is_stricter(Said a, Said b)
{
	if (a.verdict != b.verdict)
		return ac_verdict_is_stricter(a.verdict, b.verdict);
	return (a.step != NULL ? a.step->rank : 0) < (b.step != NULL ? b.step->rank : 0);
}

/* What has passed is told by what holds now; and a permission that is taken back before the day is over would
 * be read as one for the whole day. */
static gboolean is_overtaken(const AcChange *change, const AcChange *next, AcInstant now)
{
	Said was = {change->was, change->was_step}, is = {change->is, change->is_step},
	     then = {next->is, next->is_step};
	return next->at <= now || (is_stricter(was, is) && is_stricter(then, is));
}

/* Of the changes from @first on, all of one activity. @now: those up to then have passed. */
void ac_plan_keep_news(GArray *changes, guint first, AcInstant now)
{
	guint kept = first;
	for (guint i = first; i < changes->len; i++) {
		AcChange change = g_array_index(changes, AcChange, i);
		while (kept > first && is_overtaken(&g_array_index(changes, AcChange, kept - 1), &change, now)) {
			kept--;
			change.was = g_array_index(changes, AcChange, kept).was;
			change.was_step = g_array_index(changes, AcChange, kept).was_step;
		}
		if (change.was != change.is || change.was_step != change.is_step)
			g_array_index(changes, AcChange, kept++) = change;
	}
	g_array_set_size(changes, kept);
}

static AcDayRow row_of(Board *board, const AcActivity *activity)
{
	const AcPlanQuestion *question = ac_plan_question(&board->work, activity, 0);
	g_autoptr(GArray) changes = g_array_new(FALSE, FALSE, sizeof(AcChange));
	guint n_before = board->today->len, n_tomorrow = board->tomorrow->len;
	Walk walk = {.changes = changes};
	walk_day(board, question, &walk);
	ac_plan_keep_news(board->today, n_before, board->day->is_today ? board->day->at : AC_INSTANT_ALWAYS);
	ac_plan_keep_news(board->tomorrow, n_tomorrow, AC_INSTANT_ALWAYS);
	AcInstant at = board->day->is_today ? board->day->at : walk.at;
	return (AcDayRow){
	    .answer = ac_plan_answer(&board->work, question, board->arena, at),
	    .changes = ac_arena_memdup(board->arena, changes->data, changes->len * sizeof(AcChange)),
	    .n_changes = changes->len,
	    .is_new = board->today->len > n_before,
	};
}

/* ---- which activities have a row ----------------------------------------------------------------------- */

/* What its ladder's row already says of a step needs no row of its own. */
gboolean ac_plan_says_more(const AcAnswer *ladder, const AcAnswer *step)
{
	if (step->verdict == AC_VERDICT_OK)
		return FALSE;
	if (ladder == NULL)
		return TRUE;
	guint highest = ladder->step != NULL ? ladder->step->rank : 0;
	if (step->activity->rank <= highest)
		return step->verdict == AC_VERDICT_SILENT;
	gboolean its_own = step->n_causes > 0 && step->causes[0].wins && step->causes[0].via == step->activity;
	return its_own && (step->until.at == AC_INSTANT_NEVER || step->until.at > ladder->until.at);
}

static void add_row(Board *board, const AcActivity *activity)
{
	guint n_today = board->today->len, n_tomorrow = board->tomorrow->len;
	AcDayRow row = row_of(board, activity);
	if (activity->ladder != NULL) {
		guint place = board->places[activity->ladder->index];
		const AcAnswer *ladder = place > 0 ? g_array_index(board->rows, AcDayRow, place - 1).answer : NULL;
		if (!ac_plan_says_more(ladder, row.answer)) {
			g_array_set_size(board->today, n_today);
			g_array_set_size(board->tomorrow, n_tomorrow);
			return;
		}
	}
	g_array_append_val(board->rows, row);
	board->places[activity->index] = board->rows->len;
}

gboolean ac_plan_is_spoken_of(const AcPlan *plan, const AcActivity *activity)
{
	if (plan->named_from[activity->index + 1] > plan->named_from[activity->index])
		return TRUE;
	for (guint i = 0; i < plan->n_adjustments; i++)
		if (plan->adjustments[i].activity == activity)
			return TRUE;
	return FALSE;
}

/* Ladders before their steps. */
static void add_rows(Board *board, gboolean steps)
{
	const AcCatalogue *catalogue = board->plan->protocol->catalogue;
	for (guint i = 0; i < catalogue->n_activities; i++) {
		const AcActivity *activity = catalogue->activities[i];
		if ((activity->ladder != NULL) == steps && ac_plan_is_spoken_of(board->plan, activity))
			add_row(board, activity);
	}
}

/* ---- rows that say the same ---------------------------------------------------------------------------- */

typedef struct {
	const AcPlan *plan;
	const AcDayRow *row;
	guint group;
} Member;

const guint *ac_plan_rules_naming(const AcPlan *plan, const AcActivity *activity, guint *n)
{
	const guint *from = &plan->named_from[activity->index];
	*n = from[1] - from[0];
	return plan->named + from[0];
}

static const guint *rules_of(const Member *member, gsize *size)
{
	guint n = 0;
	const guint *rules = ac_plan_rules_naming(member->plan, member->row->answer->activity, &n);
	*size = n * sizeof(guint);
	return rules;
}

static guint hash_of(gconstpointer data)
{
	const Member *member = data;
	gsize size;
	const guint *rules = rules_of(member, &size);
	guint hash = (guint)member->row->answer->verdict * 31 + (guint)member->row->answer->until.at;
	for (gsize i = 0; i < size / sizeof *rules; i++)
		hash = hash * 33 + rules[i];
	return hash;
}

static gboolean same_changes(const AcDayRow *a, const AcDayRow *b)
{
	for (guint i = 0; i < a->n_changes && i < b->n_changes; i++)
		if (a->changes[i].at != b->changes[i].at || a->changes[i].is != b->changes[i].is)
			return FALSE;
	return a->n_changes == b->n_changes;
}

static gboolean says_the_same(gconstpointer a, gconstpointer b)
{
	const Member *x = a, *y = b;
	const AcAnswer *m = x->row->answer, *n = y->row->answer;
	gsize size_x, size_y;
	const guint *rules_x = rules_of(x, &size_x), *rules_y = rules_of(y, &size_y);
	return m->verdict == n->verdict && m->step == n->step && m->until.at == n->until.at &&
	       m->until.open == n->until.open && m->until.not_before == n->until.not_before &&
	       m->adjustment == n->adjustment && m->activity->medicine == n->activity->medicine &&
	       x->row->is_new == y->row->is_new && same_changes(x->row, y->row) && size_x == size_y &&
	       size_x > 0 && memcmp(rules_x, rules_y, size_x) == 0;
}

static int by_news(gconstpointer a, gconstpointer b)
{
	const AcDayRow *x = a, *y = b;
	if (x->is_new != y->is_new)
		return x->is_new ? -1 : 1;
	guint place_x = x->answer->activity->index, place_y = y->answer->activity->index;
	return place_x < place_y ? -1 : place_x > place_y;
}

/* Puts each row with the first that says the same; returns how many are left. */
static guint group(const Board *board, Member *members, AcDayRow *groups)
{
	g_autoptr(GHashTable) known = g_hash_table_new(hash_of, says_the_same);
	guint n = 0;
	for (guint i = 0; i < board->rows->len; i++) {
		Member *member = &members[i];
		member->plan = board->plan;
		member->row = &g_array_index(board->rows, AcDayRow, i);
		const Member *first = g_hash_table_lookup(known, member);
		member->group = first != NULL ? first->group : n++;
		if (first == NULL) {
			g_hash_table_add(known, member);
			groups[member->group] = *member->row;
		}
		groups[member->group].n_activities++;
	}
	return n;
}

static void set_rows(const Board *board, AcDay *day)
{
	guint n = board->rows->len;
	g_array_sort(board->rows, by_news);
	Member *members = AC_ARENA_ARRAY(board->arena, Member, n);
	AcDayRow *groups = AC_ARENA_ARRAY(board->arena, AcDayRow, n);
	const AcActivity **activities = AC_ARENA_ARRAY(board->arena, const AcActivity *, n);
	day->n_rows = group(board, members, groups);
	day->rows = groups;
	for (guint i = 0, next = 0; i < day->n_rows; i++) {
		groups[i].activities = activities + next;
		next += groups[i].n_activities;
		groups[i].n_activities = 0;
	}
	for (guint i = 0; i < n; i++) {
		AcDayRow *row = &groups[members[i].group];
		activities[(gsize)(row->activities - activities) + row->n_activities++] =
		    members[i].row->answer->activity;
	}
}

/* ---- changes ------------------------------------------------------------------------------------------- */

/* New bans first, then by time. */
int ac_plan_by_weight(gconstpointer a, gconstpointer b)
{
	const AcChange *x = a, *y = b;
	gboolean x_forbids = x->is == AC_VERDICT_AVOID, y_forbids = y->is == AC_VERDICT_AVOID;
	if (x_forbids != y_forbids)
		return x_forbids ? -1 : 1;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return x->activity->index < y->activity->index ? -1 : x->activity->index > y->activity->index;
}

static const AcChange *changes_of(AcArena *arena, GArray *changes, guint *n)
{
	g_array_sort(changes, ac_plan_by_weight);
	*n = changes->len;
	return ac_arena_memdup(arena, changes->data, changes->len * sizeof(AcChange));
}

void ac_plan_day_rows(const AcPlan *plan, AcArena *arena, AcDay *day, AcInstant tomorrow_ends)
{
	g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(AcDayRow));
	g_autoptr(GArray) today = g_array_new(FALSE, FALSE, sizeof(AcChange));
	g_autoptr(GArray) tomorrow = g_array_new(FALSE, FALSE, sizeof(AcChange));
	g_autofree guint *places = g_new0(guint, plan->protocol->catalogue->n_activities);
	Board board = {.plan = plan,
	               .arena = arena,
	               .day = day,
	               .tomorrow_ends = tomorrow_ends,
	               .rows = rows,
	               .today = today,
	               .tomorrow = tomorrow,
	               .places = places};
	ac_plan_work_init(&board.work, plan);
	add_rows(&board, FALSE);
	add_rows(&board, TRUE);
	ac_plan_work_clear(&board.work);
	set_rows(&board, day);
	day->new_today = changes_of(arena, today, &day->n_new_today);
	day->tomorrow = changes_of(arena, tomorrow, &day->n_tomorrow);
}

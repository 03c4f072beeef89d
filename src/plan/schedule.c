/* SPDX-License-Identifier: MIT */
/* A stretch of the course as it is handed over: its days, its columns of boxes, what it rests on. */
#include "plan_private.h"

#include <string.h>

/* Boxes one day and column are counted to. */
#define MAX_BOXES 24

/* ---- which days ---------------------------------------------------------------------------------------- */

static gint32 first_after(const AcPlan *plan, AcInstant after)
{
	gint32 next = AC_SLOT_NONE;
	for (gint32 k = plan->n_sessions - 1; k >= 0; k--)
		if (plan->sessions[k].begin > after &&
		    (next == AC_SLOT_NONE || plan->sessions[k].begin < plan->sessions[next].begin))
			next = k;
	return next;
}

static gint32 session_of(const AcPlan *plan, const AcScheduleSpec *spec)
{
	gint32 k = spec->session != NULL ? ac_plan_session_index(plan, spec->session->id)
	                                 : ac_plan_latest(plan, plan->now, FALSE);
	return k != AC_SLOT_NONE ? k : first_after(plan, plan->now);
}

/* As long as the protocol speaks of the session. */
static AcDate usual_end(const AcSchedule *schedule, AcDate end, int lasts)
{
	return end + lasts >= schedule->first ? end + lasts : schedule->first + lasts;
}

/* What comes after the next session has a sheet of its own. */
static void end_with_next(AcSchedule *schedule, gint32 k)
{
	const AcPlan *plan = schedule->plan;
	gint32 next = first_after(plan, k == AC_SLOT_NONE ? plan->now : plan->sessions[k].begin);
	if (next == AC_SLOT_NONE || plan->sessions[next].begin <= schedule->begins ||
	    plan->sessions[next].begin >= schedule->ends)
		return;
	schedule->ends = plan->sessions[next].begin;
	/* One at midnight ends the day before. */
	schedule->last = ac_time_date(schedule->ends - 1, plan->client->zone);
	schedule->ends_with_session = (guint)next + 1;
}

static void set_range(AcSchedule *schedule, const AcScheduleSpec *spec, gint32 k)
{
	const AcPlan *plan = schedule->plan;
	GTimeZone *zone = plan->client->zone;
	AcDate begin = ac_time_date(plan->now, zone), end = begin;
	if (k != AC_SLOT_NONE) {
		begin = ac_time_date(plan->sessions[k].begin, zone);
		end = ac_time_date(plan->sessions[k].end, zone);
	}
	int lasts = ac_plan_lasts_days(plan, end);
	schedule->last_day_number = lasts + plan->protocol->treatment_day;
	schedule->first = spec->has_from ? spec->from : begin;
	schedule->last = spec->has_to ? spec->to : usual_end(schedule, end, lasts);
	schedule->last = CLAMP(schedule->last, schedule->first, schedule->first + AC_SCHEDULE_MAX_DAYS - 1);
	schedule->begins = ac_time_midnight(schedule->first, zone);
	schedule->ends = ac_time_midnight(schedule->last + 1, zone);
	if (!spec->has_to)
		end_with_next(schedule, k);
}

static void set_sessions(AcSchedule *schedule, gint32 k)
{
	const AcPlan *plan = schedule->plan;
	schedule->n_sessions = (guint)plan->n_sessions;
	schedule->course = ac_plan_course(plan);
	schedule->final_known = plan->final != AC_SLOT_NONE;
	if (k != AC_SLOT_NONE) {
		schedule->session = plan->sessions[k].session;
		schedule->session_number = (guint)k + 1;
	}
	gint32 next = first_after(plan, k == AC_SLOT_NONE ? plan->now : MAX(plan->sessions[k].begin, plan->now));
	if (next != AC_SLOT_NONE) {
		schedule->next_session = plan->sessions[next].session;
		schedule->next_session_number = (guint)next + 1;
	}
}

/* ---- columns of boxes ---------------------------------------------------------------------------------- */

/* What comes at other times each day, or so many times, has one column that counts. */
static int column_minute(const AcOccurrence *one)
{
	gboolean by_hours = one->task->every.kind == AC_OFFSET_ELAPSED;
	return by_hours ? -1 : MAX(one->minute, -1);
}

static gboolean has_column(const AcOccurrence *one)
{
	const AcOffset *every = &one->task->every;
	gboolean repeats = ac_offset_is_given(every) && !ac_offset_is_zero(every);
	return repeats && !one->extra && one->state != AC_TASK_HELD;
}

static guint find_column(const GArray *columns, const AcOccurrence *one)
{
	guint i = 0;
	for (; i < columns->len; i++) {
		const AcScheduleColumn *column = &g_array_index(columns, AcScheduleColumn, i);
		if (column->task == one->task && column->minute == column_minute(one))
			break;
	}
	return i;
}

static int by_time(gconstpointer a, gconstpointer b)
{
	const AcScheduleColumn *x = a, *y = b;
	if ((x->minute < 0) != (y->minute < 0))
		return x->minute < 0 ? 1 : -1;
	if (x->minute != y->minute)
		return x->minute < y->minute ? -1 : 1;
	return x->task < y->task ? -1 : x->task > y->task;
}

static void set_columns(AcSchedule *schedule, AcArena *arena, const AcOccurrence *all, guint n)
{
	g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(AcScheduleColumn));
	for (guint i = 0; i < n; i++) {
		guint place = find_column(columns, &all[i]);
		if (!has_column(&all[i]))
			continue;
		if (place == columns->len) {
			AcScheduleColumn fresh = {.task = all[i].task,
			                          .minute = column_minute(&all[i]),
			                          .first = all[i].date,
			                          .last = all[i].date - 1};
			g_array_append_val(columns, fresh);
		}
		AcScheduleColumn *column = &g_array_index(columns, AcScheduleColumn, place);
		column->n_days += all[i].date > column->last || column->n_days == 0 ? 1 : 0;
		column->last = MAX(column->last, all[i].date);
	}
	g_array_sort(columns, by_time);
	schedule->columns = ac_arena_memdup(arena, columns->data, columns->len * sizeof(AcScheduleColumn));
	schedule->n_columns = columns->len;
}

/* Those of one day: boxes, and what is done once. */
static void set_tasks(const AcSchedule *schedule, AcArena *arena, AcScheduleDay *day, const AcOccurrence *all,
                      guint n)
{
	guint8 *boxes = AC_ARENA_ARRAY(arena, guint8, schedule->n_columns);
	AcOccurrence *once = AC_ARENA_ARRAY(arena, AcOccurrence, n);
	for (guint i = 0; i < n; i++) {
		if (all[i].extra || all[i].state == AC_TASK_HELD)
			continue;
		if (!has_column(&all[i])) {
			once[day->n_once++] = all[i];
			continue;
		}
		for (guint k = 0; k < schedule->n_columns; k++)
			if (schedule->columns[k].task == all[i].task &&
			    schedule->columns[k].minute == column_minute(&all[i]))
				boxes[k] = MIN(boxes[k] + 1, MAX_BOXES);
	}
	day->boxes = boxes;
	day->once = once;
}

/* ---- what changes -------------------------------------------------------------------------------------- */

static AcScheduleCell cell_of(const AcScheduleRow *row, const AcScheduleDay *day)
{
	AcScheduleCell cell = {.strictest = AC_VERDICT_SILENT};
	for (guint i = 0; i < row->n_spells; i++) {
		const AcSpell *spell = &row->spells[i];
		if (spell->to <= day->begins || spell->from >= day->ends)
			continue;
		if (cell.n_spells == 0)
			cell.spell = i;
		if (cell.n_spells++ == 0 || ac_verdict_is_stricter(spell->verdict, cell.strictest))
			cell.strictest = spell->verdict;
	}
	return cell;
}

const AcSpell *ac_schedule_spell(const AcScheduleRow *row, const AcScheduleDay *day, guint row_index)
{
	const AcScheduleCell *cell = &day->cells[row_index];
	for (guint i = 0; i < cell->n_spells; i++)
		if (row->spells[cell->spell + i].verdict == cell->strictest)
			return &row->spells[cell->spell + i];
	return &row->spells[cell->spell];
}

/* The first day of the range begins with what held the day before: nothing is news at its midnight. */
static void add_changes(const AcSchedule *schedule, const AcScheduleDay *day, guint index, GArray *changes)
{
	const AcScheduleRow *row = &schedule->rows[index];
	for (guint i = MAX(day->cells[index].spell, 1); i < row->n_spells; i++) {
		const AcSpell *was = &row->spells[i - 1], *is = &row->spells[i];
		if (is->from < day->begins)
			continue;
		if (is->from >= day->ends)
			break;
		AcChange change = {.activity = row->activities[0],
		                   .at = is->from,
		                   .was = was->verdict,
		                   .is = is->verdict,
		                   .was_step = was->step,
		                   .is_step = is->step,
		                   .limit = is->answer->limit};
		g_array_append_val(changes, change);
	}
}

static guint row_of(const AcSchedule *schedule, const AcActivity *activity)
{
	for (guint i = 0; i < schedule->n_rows; i++)
		if (schedule->rows[i].activities[0] == activity)
			return i;
	g_assert_not_reached();
}

static const AcSpell *beginning(const AcScheduleRow *row, AcInstant at)
{
	for (guint i = 0; i < row->n_spells; i++)
		if (row->spells[i].from == at)
			return &row->spells[i];
	g_assert_not_reached();
}

static void set_changes(const AcSchedule *schedule, AcArena *arena, AcScheduleDay *day)
{
	AcScheduleCell *cells = AC_ARENA_ARRAY(arena, AcScheduleCell, schedule->n_rows);
	day->cells = cells;
	g_autoptr(GArray) changes = g_array_new(FALSE, FALSE, sizeof(AcChange));
	for (guint i = 0; i < schedule->n_rows; i++) {
		guint first = changes->len;
		cells[i] = cell_of(&schedule->rows[i], day);
		add_changes(schedule, day, i, changes);
		ac_plan_keep_news(changes, first, AC_INSTANT_ALWAYS);
	}
	g_array_sort(changes, ac_plan_by_weight);
	AcScheduleChange *out = AC_ARENA_ARRAY(arena, AcScheduleChange, changes->len);
	for (guint i = 0; i < changes->len; i++) {
		out[i].change = g_array_index(changes, AcChange, i);
		out[i].row = row_of(schedule, out[i].change.activity);
		out[i].spell = beginning(&schedule->rows[out[i].row], out[i].change.at);
	}
	day->changes = out;
	day->n_changes = changes->len;
}

/* ---- the days ------------------------------------------------------------------------------------------ */

static void set_place(const AcPlan *plan, AcScheduleDay *day)
{
	AcDay place = {.date = day->date, .begins = day->begins, .ends = day->ends, .at = day->begins};
	ac_plan_day_place(plan, &place);
	day->session = place.session;
	day->session_number = place.session_number;
	day->day_number = place.day_number;
	day->is_over = place.is_over;
	day->phase = place.phase;
	for (gint32 k = 0; k < plan->n_sessions; k++)
		if (plan->sessions[k].begin >= day->begins && plan->sessions[k].begin < day->ends) {
			day->session_on = plan->sessions[k].session;
			day->session_on_number = (guint)k + 1;
		}
}

/* A day that ends with a session bears its mark, and counts on from the one before. */
static void set_last_session(AcSchedule *schedule, AcScheduleDay *last)
{
	if (schedule->ends_with_session == 0 ||
	    ac_time_date(schedule->ends, schedule->client->zone) != schedule->last)
		return;
	last->session_on = schedule->plan->sessions[schedule->ends_with_session - 1].session;
	last->session_on_number = schedule->ends_with_session;
}

static void set_followups(const AcSchedule *schedule, AcArena *arena, AcScheduleDay *day)
{
	const AcFollowup **all = AC_ARENA_ARRAY(arena, const AcFollowup *, schedule->n_followups);
	for (guint i = 0; i < schedule->n_followups; i++)
		if (schedule->followups[i].at >= day->begins && schedule->followups[i].at < day->ends)
			all[day->n_followups++] = schedule->followups[i].followup;
	day->followups = all;
}

static void set_days(AcSchedule *schedule, AcArena *arena)
{
	guint n = 0, next = 0;
	const AcOccurrence *tasks = ac_plan_tasks(schedule->plan, arena, schedule->begins, schedule->ends, &n);
	set_columns(schedule, arena, tasks, n);
	schedule->n_days = (guint)(schedule->last - schedule->first) + 1;
	AcScheduleDay *days = AC_ARENA_ARRAY(arena, AcScheduleDay, schedule->n_days);
	schedule->days = days;
	for (guint i = 0; i < schedule->n_days; i++) {
		AcScheduleDay *day = &days[i];
		day->date = schedule->first + (AcDate)i;
		day->begins = i == 0 ? schedule->begins : days[i - 1].ends;
		day->ends = MIN(ac_time_midnight(day->date + 1, schedule->client->zone), schedule->ends);
		set_place(schedule->plan, day);
		day->phase_begins = day->phase != NULL && (i == 0 || day->phase != days[i - 1].phase);
		set_changes(schedule, arena, day);
		guint end = next;
		while (end < n && tasks[end].at < day->ends)
			end++;
		set_tasks(schedule, arena, day, tasks + next, end - next);
		next = end;
		set_followups(schedule, arena, day);
	}
	set_last_session(schedule, &days[schedule->n_days - 1]);
}

static void set_phases(AcSchedule *schedule, AcArena *arena)
{
	AcSchedulePhase *phases = AC_ARENA_ARRAY(arena, AcSchedulePhase, schedule->n_days);
	for (guint i = 0; i < schedule->n_days; i++) {
		const AcScheduleDay *day = &schedule->days[i];
		if (day->phase == NULL)
			continue;
		if (day->phase_begins)
			phases[schedule->n_phases++] = (AcSchedulePhase){.phase = day->phase, .first = day->date};
		phases[schedule->n_phases - 1].last = day->date;
		phases[schedule->n_phases - 1].goes_on = i + 1 == schedule->n_days;
	}
	schedule->phases = phases;
}

/* ---- this client --------------------------------------------------------------------------------------- */

static void set_adjustments(AcSchedule *schedule, AcArena *arena)
{
	const AcPlan *plan = schedule->plan;
	AcScheduleAdjustment *all = AC_ARENA_ARRAY(arena, AcScheduleAdjustment, plan->n_adjustments);
	for (guint i = 0; i < plan->n_adjustments; i++) {
		const AcPlanAdjustment *it = &plan->adjustments[i];
		all[i].adjustment = it->adjustment;
		all[i].activity = it->activity;
		for (guint k = 0; k < it->activity->n_steps; k++)
			if (it->allow_rank == it->activity->steps[k]->rank)
				all[i].step = it->activity->steps[k];
		if (it->adjustment->session_id != 0)
			all[i].session_number = (guint)(ac_plan_session_index(plan, it->adjustment->session_id) + 1);
	}
	schedule->adjustments = all;
	schedule->n_adjustments = plan->n_adjustments;
}

static void set_unknown(AcSchedule *schedule, AcArena *arena)
{
	const AcProtocol *protocol = schedule->protocol;
	const AcTrait **all = AC_ARENA_ARRAY(arena, const AcTrait *, protocol->n_traits);
	for (guint i = 0; i < protocol->n_traits; i++)
		if (ac_plan_is_asked(schedule->plan, &protocol->traits[i]))
			all[schedule->n_unknown++] = &protocol->traits[i];
	schedule->unknown = all;
}

static void await(AcSchedule *schedule, const AcMilestone **all, const AcMilestone *milestone)
{
	for (guint i = 0; i < schedule->n_awaited; i++)
		if (all[i] == milestone)
			return;
	if (milestone != NULL && schedule->n_awaited < schedule->protocol->n_milestones)
		all[schedule->n_awaited++] = milestone;
}

static void set_awaited(AcSchedule *schedule, AcArena *arena)
{
	const AcMilestone **all = AC_ARENA_ARRAY(arena, const AcMilestone *, schedule->protocol->n_milestones);
	for (guint i = 0; i < schedule->n_rows; i++)
		for (guint k = 0; k < schedule->rows[i].n_spells; k++) {
			const AcSpell *spell = &schedule->rows[i].spells[k];
			for (guint m = 0; m < spell->until.n_milestones; m++)
				await(schedule, all, spell->until.milestones[m]);
			await(schedule, all, spell->answer->once);
		}
	schedule->awaited = all;
}

/* ---- what it rests on ---------------------------------------------------------------------------------- */

static void cite(GHashTable *cited, const AcSource *source)
{
	if (source != NULL)
		g_hash_table_add(cited, (gpointer)(gsize)source);
}

static void cite_rows(const AcSchedule *schedule, GHashTable *cited)
{
	for (guint i = 0; i < schedule->n_rows; i++)
		for (guint k = 0; k < schedule->rows[i].n_spells; k++) {
			const AcAnswer *answer = schedule->rows[i].spells[k].answer;
			for (guint c = 0; c < answer->n_causes && answer->causes[c].wins; c++)
				cite(cited, answer->causes[c].rule != NULL ? answer->causes[c].rule->source : NULL);
		}
}

static void cite_days(const AcSchedule *schedule, GHashTable *cited)
{
	for (guint i = 0; i < schedule->n_columns; i++)
		cite(cited, schedule->columns[i].task->source);
	for (guint i = 0; i < schedule->n_days; i++)
		for (guint k = 0; k < schedule->days[i].n_once; k++)
			cite(cited, schedule->days[i].once[k].task->source);
	for (guint i = 0; i < schedule->n_followups; i++)
		cite(cited, schedule->followups[i].followup->source);
	for (guint i = 0; schedule->safety != NULL && i < schedule->safety->n_flags; i++)
		cite(cited, schedule->safety->flags[i].source);
}

/* The same leaflet may stand in two files. */
static gboolean is_listed(const AcSource *const *all, guint n, const AcSource *source)
{
	for (guint i = 0; i < n; i++)
		if (strcmp(all[i]->title, source->title) == 0)
			return TRUE;
	return FALSE;
}

static void list_sources(AcSchedule *schedule, const AcSource **all, GHashTable *cited, const AcSource *from,
                         guint n)
{
	for (guint i = 0; i < n; i++)
		if (g_hash_table_lookup(cited, &from[i]) != NULL && !is_listed(all, schedule->n_sources, &from[i]))
			all[schedule->n_sources++] = &from[i];
}

static void set_sources(AcSchedule *schedule, AcArena *arena)
{
	const AcProtocol *protocol = schedule->protocol;
	const AcSafety *safety = schedule->safety;
	guint n_safety = safety != NULL ? safety->n_sources : 0;
	const AcSource **all = AC_ARENA_ARRAY(arena, const AcSource *, protocol->n_sources + n_safety);
	schedule->sources = all;
	g_autoptr(GHashTable) cited = g_hash_table_new(NULL, NULL);
	cite_rows(schedule, cited);
	cite_days(schedule, cited);
	list_sources(schedule, all, cited, protocol->sources, protocol->n_sources);
	if (safety != NULL)
		list_sources(schedule, all, cited, safety->sources, safety->n_sources);
}

const AcSchedule *ac_schedule_new(const AcPlan *plan, AcArena *arena, const AcSafety *safety,
                                  const AcScheduleSpec *spec)
{
	AcSchedule *schedule = AC_ARENA_NEW(arena, AcSchedule);
	schedule->plan = plan;
	schedule->protocol = plan->protocol;
	schedule->client = plan->client;
	schedule->safety = safety;
	gint32 session = session_of(plan, spec);
	set_range(schedule, spec, session);
	set_sessions(schedule, session);
	ac_schedule_set_rows(schedule, arena);
	schedule->followups = ac_plan_followups(plan, arena, schedule->begins, &schedule->n_followups);
	set_days(schedule, arena);
	set_phases(schedule, arena);
	set_adjustments(schedule, arena);
	set_unknown(schedule, arena);
	set_awaited(schedule, arena);
	set_sources(schedule, arena);
	return schedule;
}

/* SPDX-License-Identifier: MIT */
/* Tasks that only one of two protocols has, or that fall due at other times. */
#include <string.h>

#include "base/text.h"
#include "compare_bits.h"

#define SHOWN_TIMES 6

/* One task, as one kind of client has it. */
typedef struct {
	const AcTask *a, *b;
	const char *a_words, *b_words; /* NULL: never due */
	guint64 kinds;
} TaskPair;

static const AcTask *task_of(const AcProtocol *protocol, const char *id)
{
	for (guint i = 0; i < protocol->n_tasks; i++)
		if (strcmp(protocol->tasks[i].id, id) == 0)
			return &protocol->tasks[i];
	return NULL;
}

/* ---- when one falls due ---------------------------------------------------------------------- */

typedef struct {
	AcDate first, last;
	guint n;
	GArray *minutes; /* of the day; each once, rising */
} Dates;

static void add_minute(GArray *minutes, int minute)
{
	guint i = 0;
	while (i < minutes->len && g_array_index(minutes, int, i) < minute)
		i++;
	if (i == minutes->len || g_array_index(minutes, int, i) != minute)
		g_array_insert_val(minutes, i, minute);
}

static void add_dates(Dates *dates, const AcTask *task, const AcOccurrence *occurrences, guint n)
{
	for (guint i = 0; i < n; i++) {
		if (occurrences[i].task != task || occurrences[i].extra)
			continue;
		if (dates->n++ == 0)
			dates->first = occurrences[i].date;
		dates->last = occurrences[i].date;
		add_minute(dates->minutes, MAX(occurrences[i].minute, -1));
	}
}

static void append_clocks(GString *out, const GArray *minutes)
{
	for (guint i = 0; i < minutes->len && minutes->len <= SHOWN_TIMES; i++) {
		int minute = g_array_index(minutes, int, i);
		if (minute < 0)
			ac_text_fill(out, _("%s, at any time of the day"), out->str);
		else
			g_string_append_printf(out, ", %02d:%02d", minute / 60, minute % 60);
	}
}

static const char *dates_words(const AcCompare *compare, const AcTask *task, const Dates *dates)
{
	if (dates->n == 0)
		return NULL;
	g_autoptr(GString) out = g_string_new(ac_compare_day(compare, dates->first));
	gboolean is_open = task->to.early.kind == AC_OFFSET_NONE && task->until == NULL;
	if (is_open && dates->n > 1)
		ac_text_fill(out, _("%s and on"), out->str);
	else if (dates->first != dates->last)
		ac_text_fill(out, _("%s to %s"), out->str, ac_compare_day(compare, dates->last));
	append_clocks(out, dates->minutes);
	if (!is_open && dates->n > 1)
		g_string_append_printf(out, ngettext(", %u time", ", %u times", (gulong)dates->n), dates->n);
	return ac_arena_strdup(compare->arena, out->str);
}

/* All that falls due for one made-up client, by one of them. */
typedef struct {
	const AcOccurrence *occurrences;
	guint n;
} Due;

static const char *task_words(const AcCompare *compare, const Due *due, const AcTask *task)
{
	if (task == NULL)
		return NULL;
	g_autoptr(GArray) minutes = g_array_new(FALSE, FALSE, sizeof(int));
	Dates dates = {.minutes = minutes};
	add_dates(&dates, task, due->occurrences, due->n);
	return dates_words(compare, task, &dates);
}

/* ---- over all clients ------------------------------------------------------------------------ */

static void keep(GArray *pairs, const TaskPair *fresh)
{
	if (g_strcmp0(fresh->a_words, fresh->b_words) == 0)
		return;
	for (guint i = 0; i < pairs->len; i++) {
		TaskPair *known = &g_array_index(pairs, TaskPair, i);
		if (known->a == fresh->a && known->b == fresh->b && g_strcmp0(known->a_words, fresh->a_words) == 0 &&
		    g_strcmp0(known->b_words, fresh->b_words) == 0) {
			known->kinds |= fresh->kinds;
			return;
		}
	}
	g_array_append_val(pairs, *fresh);
}

static void look_over(const AcCompare *compare, const AcCompareScene *scene, GArray *pairs)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	guint64 bit = G_GUINT64_CONSTANT(1) << scene->kind;
	Due a, b;
	a.occurrences = ac_plan_tasks(scene->a, arena, scene->begins, scene->ends, &a.n);
	b.occurrences = ac_plan_tasks(scene->b, arena, scene->begins, scene->ends, &b.n);
	for (guint i = 0; i < compare->a->n_tasks; i++) {
		TaskPair pair = {.a = &compare->a->tasks[i], .kinds = bit};
		pair.b = task_of(compare->b, pair.a->id);
		pair.a_words = task_words(compare, &a, pair.a);
		pair.b_words = task_words(compare, &b, pair.b);
		keep(pairs, &pair);
	}
	for (guint i = 0; i < compare->b->n_tasks; i++) {
		TaskPair pair = {.b = &compare->b->tasks[i], .kinds = bit};
		pair.b_words = task_words(compare, &b, pair.b);
		if (task_of(compare->a, pair.b->id) == NULL)
			keep(pairs, &pair);
	}
}

void ac_compare_tasks(AcCompare *compare, GArray *out)
{
	g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(TaskPair));
	for (guint kind = 0; kind < compare->kinds->len; kind++) {
		AcCompareScene scene;
		ac_compare_scene_open(&scene, compare, AC_COMPARED_ONE, kind);
		look_over(compare, &scene, pairs);
		ac_compare_scene_close(&scene);
	}
	for (guint i = 0; i < pairs->len; i++) {
		const TaskPair *pair = &g_array_index(pairs, TaskPair, i);
		const AcTask *task = pair->a != NULL ? pair->a : pair->b;
		AcPartDifference told = {.part = AC_PART_TASK,
		                         .id = task->id,
		                         .title = task->title,
		                         .a = pair->a_words,
		                         .b = pair->b_words,
		                         .clients = ac_compare_clients(compare, pair->kinds)};
		g_array_append_val(out, told);
	}
}

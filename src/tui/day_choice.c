/* SPDX-License-Identifier: MIT */
/* What is chosen stays chosen when the day is made anew: the same task, the same activity, wherever it
 * stands. */
#include "day.h"

#include <string.h>

AcDayChoice ac_day_choice(const DayState *state)
{
	AcDayChoice choice = {0};
	int task = state->lists[PANE_TODO].chosen, row = state->lists[PANE_MAY].chosen;
	if (state->day == NULL)
		return choice;
	if (task < state->n_boxes)
		choice.box = ac_box_copy(&state->boxes[task]);
	if (row < state->n_names)
		choice.activity = g_strdup(state->names[row]);
	return choice;
}

void ac_day_name(DayState *state)
{
	state->n_boxes = (int)state->day->n_tasks;
	state->boxes = AC_ARENA_ARRAY(state->arena, AcBox, state->day->n_tasks);
	for (int i = 0; i < state->n_boxes; i++)
		state->boxes[i] = ac_box_in(state->arena, &state->day->tasks[i]);
	state->n_names = (int)state->n_rows;
	state->names = AC_ARENA_ARRAY(state->arena, const char *, state->n_rows);
	for (int i = 0; i < state->n_names; i++)
		state->names[i] = ac_arena_strdup(state->arena, state->shown[i]->activities[0]->id);
}

static gboolean speaks_of(const AcDayRow *row, const char *activity)
{
	for (guint i = 0; i < row->n_activities; i++)
		if (strcmp(row->activities[i]->id, activity) == 0)
			return TRUE;
	return FALSE;
}

void ac_day_choose_again(DayState *state, AcDayChoice *choice)
{
	for (guint i = 0; i < state->day->n_tasks; i++)
		if (ac_box_is(&choice->box, &state->day->tasks[i]))
			state->lists[PANE_TODO].chosen = (int)i;
	for (guint i = 0; choice->activity != NULL && i < state->n_rows; i++)
		if (speaks_of(state->shown[i], choice->activity))
			state->lists[PANE_MAY].chosen = (int)i;
	ac_day_choice_clear(choice);
}

void ac_day_choice_clear(AcDayChoice *choice)
{
	ac_box_clear(&choice->box);
	g_clear_pointer(&choice->activity, g_free);
}

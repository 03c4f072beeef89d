/* SPDX-License-Identifier: MIT */
/* All options as they are, whoever set them; and the value beside the one there is. */
#include "options_private.h"

/* A clock is turned by so many minutes, a number of a wide range by so much. */
#define CLOCK_STEP 15
#define WIDE       100
#define WIDE_STEP  5

const AcOptionState *ac_options_look(const AcPaths *paths, AcArena *arena, AcProblems *problems)
{
	guint n = 0;
	const AcOptionRow *rows = ac_option_rows(&n);
	AcOptionValue *own = AC_ARENA_ARRAY(arena, AcOptionValue, n),
	              *written = AC_ARENA_ARRAY(arena, AcOptionValue, n);
	AcOptionState *states = AC_ARENA_ARRAY(arena, AcOptionState, n);
	g_autofree char *own_path = ac_options_own_path(paths), *path = ac_options_settings_path(paths);
	ac_options_read(path, arena, written, problems);
	ac_options_read(own_path, arena, own, problems);
	for (guint i = 0; i < n; i++) {
		const AcOptionValue *holds = own[i].file ? &own[i] : &written[i];
		g_autofree char *set = written[i].file ? ac_option_write(&rows[i], written[i].number) : NULL;
		g_autofree char *value = holds->file ? ac_option_write(&rows[i], holds->number) : NULL;
		states[i] = (AcOptionState){.value = value ? ac_arena_strdup(arena, value) : rows[i].usual,
		                            .file = holds->file,
		                            .line = holds->line,
		                            .is_own = own[i].file != NULL,
		                            .written = set ? ac_arena_strdup(arena, set) : NULL};
	}
	return states;
}

static int step_number(const AcOptionRow *row, int number, int by)
{
	int step = row->most - row->least >= WIDE ? WIDE_STEP : 1;
	return CLAMP(number + by * step, row->least, row->most);
}

/* Round the day; the word, where there is one, stands before midnight. */
static int step_clock(const AcOptionRow *row, int minute, int by)
{
	int stops = AC_DAY_MINUTES / CLOCK_STEP + (row->choices ? 1 : 0);
	int stop = minute < 0 ? stops - 1 : minute / CLOCK_STEP;
	if (by < 0 && minute % CLOCK_STEP > 0)
		stop++; /* back to the quarter before, not past it */
	stop = ((stop + by) % stops + stops) % stops;
	return stop * CLOCK_STEP < AC_DAY_MINUTES ? stop * CLOCK_STEP : -1;
}

static int count(const char *const *words)
{
	return (int)g_strv_length((char **)(gpointer)(guintptr)words);
}

char *ac_options_step(const char *name, const char *value, int by)
{
	guint n = 0;
	int place = ac_option_find(name), number = 0;
	g_assert(place >= 0);
	const AcOptionRow *row = &ac_option_rows(&n)[place];
	if (!ac_option_parse(row, value, &number))
		return g_strdup(row->usual);
	switch (row->type) {
	case AC_OPTION_TYPE_BOOL:
		return ac_option_write(row, !number);
	case AC_OPTION_TYPE_INT:
		return ac_option_write(row, step_number(row, number, by));
	case AC_OPTION_TYPE_CLOCK:
		return ac_option_write(row, step_clock(row, number, by));
	case AC_OPTION_TYPE_CHOICE:
		return ac_option_write(row, (number + by + count(row->choices)) % count(row->choices));
	}
	g_assert_not_reached();
}

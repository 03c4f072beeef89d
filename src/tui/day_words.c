/* SPDX-License-Identifier: MIT */
/* What the day screen says, in words: its rows, what is new, what is normal, whom to call. */
#include "common.h"
#include "day.h"

#include "base/text.h"
#include "render/triage.h"

/* Before anything has begun, what the rules do not yet speak of would be the whole list. */
static gboolean is_worth_a_row(const AcDay *day, const AcDayRow *row)
{
	return day->session_number > 0 || row->is_new || row->answer->verdict != AC_VERDICT_SILENT;
}

static void set_shorter(AcArena *arena, AcRow *row, const AcDayRow *from)
{
	const char **shorter = AC_ARENA_ARRAY(arena, const char *, from->n_activities);
	for (guint n = 1; n < from->n_activities; n++) {
		const AcDayRow first = {.activities = from->activities, .n_activities = n};
		g_autofree char *title = ac_words_row_title(&first);
		shorter[n - 1] = ac_arena_strdup(arena, title);
	}
	row->shorter = shorter;
	row->n_names = from->n_activities;
}

static void set_rows(DayState *state, const AcWordsContext *words)
{
	const AcDay *day = state->day;
	state->rows = AC_ARENA_ARRAY(state->arena, AcRow, day->n_rows);
	state->shown = AC_ARENA_ARRAY(state->arena, const AcDayRow *, day->n_rows);
	state->n_rows = 0;
	for (guint i = 0; i < day->n_rows; i++) {
		if (!is_worth_a_row(day, &day->rows[i]))
			continue;
		g_autofree char *title = ac_words_row_title(&day->rows[i]);
		AcRow *row = &state->rows[state->n_rows];
		*row = ac_row_of(words, state->arena, title, day->rows[i].answer);
		set_shorter(state->arena, row, &day->rows[i]);
		row->is_new = day->rows[i].is_new;
		state->shown[state->n_rows++] = &day->rows[i];
	}
}

void ac_day_put_in_words(DayState *state, const AcApp *app)
{
	AcWordsContext words = ac_tui_words(app);
	const AcDay *day = state->day;
	const AcSafety *safety = ac_app_safety(app);
	set_rows(state, &words);
	g_autofree char *advice = day->is_today ? ac_words_advice_standing(&words, ac_app_clinic(app)) : NULL;
	state->advice = advice != NULL ? ac_arena_strdup(state->arena, advice) : NULL;
	state->trouble = ac_app_rules_trouble(app, _("R shows it"));
	char *news = state->follows ? ac_app_rules_news(app, _("R shows them")) : NULL;
	if (news != NULL)
		g_ptr_array_add(state->fresh, news);
	for (guint i = 0; i < day->n_new_today; i++)
		g_ptr_array_add(state->fresh, ac_words_change(&words, &day->new_today[i]));
	for (guint i = 0; i < day->n_tomorrow; i++)
		g_ptr_array_add(state->tomorrow, ac_words_change(&words, &day->tomorrow[i]));
	for (guint i = 0; day->phase != NULL && i < day->phase->n_normal; i++)
		g_ptr_array_add(state->normal, ac_text_plain(day->phase->normal[i]));
	for (guint i = 0; safety != NULL && i < safety->n_flags; i++)
		g_ptr_array_add(state->flags, ac_text_plain(safety->flags[i].brief));
}

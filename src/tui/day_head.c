/* SPDX-License-Identifier: MIT */
/* The upper part of the day screen: who, which day, how far, what is new, what is asked. */
#include "day.h"

#include "base/text.h"
#include "common.h"

/* Less high than this, and the day screen keeps to what matters. */
#define ROOMY 18
#define TIGHT 14
/* Less wide than this, and the names of the neighbouring days go. */
#define NARROW 60

/* ---- the bar and the walk -------------------------------------------------------------------- */

static void draw_bar(const DayState *state, const AcApp *app, AcCanvas *canvas)
{
	AcWordsContext words = ac_tui_words(app);
	const AcClientRow *row = ac_app_row(app);
	const AcClinic *clinic = ac_app_clinic(app);
	int width = ac_canvas_width(canvas);
	g_autofree char *name = ac_tui_name(app);
	g_autofree char *session = ac_words_session(state->day);
	g_autofree char *date = ac_words_date(&words, state->date);
	gboolean is_discreet = ac_app_screen(app)->is_discreet;
	g_autoptr(GString) title = g_string_new(width >= 60 && !is_discreet ? _("Aftercare   ") : "");
	g_string_append_printf(title, "%s", name);
	if (row != NULL && row->demo)
		g_string_append(title, _(" · made up"));
	g_string_append_printf(title, " · %s", session);
	if (clinic != NULL && clinic->name != NULL && width >= 60 && !is_discreet) {
		g_autofree char *plain = ac_text_plain(clinic->name);
		g_string_append_printf(title, " · %s", plain);
	}
	ac_tui_title(canvas, title->str, date);
}

/* "Today: Day 4 of 28 · Flaking". Owned. */
static char *middle_of(const AcDay *day, gboolean short_form)
{
	g_autofree char *number = ac_words_day(day), *phase = ac_words_phase(day, short_form);
	return g_strdup_printf("%s%s%s%s%s", day->is_today ? _("Today: ") : "", number,
	                       day->is_over ? _(" · the plan is over") : "", phase[0] != '\0' ? " · " : "",
	                       phase);
}

/* "‹ Fri 20    Day 4 of 28 · Flaking    Sun 22 ›" */
static void draw_walk(const DayState *state, const AcApp *app, AcCanvas *canvas, AcRect in)
{
	AcWordsContext words = ac_tui_words(app);
	const AcDay *day = state->day;
	g_autofree char *before = ac_words_date(&words, state->date - 1);
	g_autofree char *after = ac_words_date(&words, state->date + 1);
	g_autofree char *left = g_strdup_printf("‹ %s", before);
	g_autofree char *right = g_strdup_printf("%s ›", after);
	g_autofree char *middle = middle_of(day, FALSE);
	if (in.width < NARROW) { /* the neighbours' names do not fit */
		g_free(g_steal_pointer(&left));
		g_free(g_steal_pointer(&right));
		left = g_strdup("‹");
		right = g_strdup("›");
	}
	int sides = MAX(ac_canvas_measure(canvas, left), ac_canvas_measure(canvas, right)) + 1;
	int room = in.width - 2 * sides;
	if (ac_canvas_measure(canvas, middle) > room) {
		g_free(middle);
		middle = middle_of(day, TRUE);
	}
	int width = MIN(ac_canvas_measure(canvas, middle), room);
	ac_canvas_line(canvas, in, AC_ROLE_DIM, left);
	ac_canvas_line(canvas, (AcRect){in.x + sides + (room - width) / 2, in.y, width, 1}, AC_ROLE_STRONG,
	               middle);
	ac_canvas_line_right(canvas, in, AC_ROLE_DIM, right);
	ac_canvas_touch(canvas, (AcRect){in.x, in.y, sides, 1}, AC_TOUCH_KEY + AC_KEY_LEFT);
	ac_canvas_touch(canvas, (AcRect){in.x + in.width - sides, in.y, sides, 1}, AC_TOUCH_KEY + AC_KEY_RIGHT);
}

/* A dot a day, as many as there is room for; the days gone by are full. And when the next session is. */
static void draw_progress(const DayState *state, const AcApp *app, AcCanvas *canvas, AcRect in)
{
	AcWordsContext words = ac_tui_words(app);
	const AcDay *day = state->day;
	int room = in.width;
	if (day->next_session != NULL) {
		g_autofree char *date = ac_words_date(&words, ac_time_date(day->next_session->end, words.zone));
		g_autofree char *next = g_strdup_printf(_("next session %s"), date);
		room -= ac_canvas_line_right(canvas, in, AC_ROLE_DIM, next) + 2;
	}
	if (day->session_number == 0 || day->last_day_number <= 0)
		return;
	int total = MIN(day->last_day_number, room), number = CLAMP(day->day_number, 0, day->last_day_number);
	int full = (int)((gint64)total * number / day->last_day_number);
	g_autoptr(GString) dots = g_string_new(NULL);
	for (int i = 0; i < total; i++)
		g_string_append(dots, i < full ? "●" : "◌");
	ac_canvas_line(canvas, (AcRect){in.x, in.y, room, 1}, AC_ROLE_OK, dots->str);
}

/* ---- what changes, what is asked ------------------------------------------------------------- */

static int draw_changes(AcJoins *joins, AcCanvas *canvas, AcRect in, const char *label,
                        const GPtrArray *items)
{
	if (items->len == 0)
		return 0;
	int used = ac_canvas_line(canvas, in, AC_ROLE_NEW, label) + 2;
	AcRect text = {in.x + used, in.y, in.width - used, in.height};
	const char *words = ac_joins_fit(joins, canvas, items, "; ", text);
	return ac_canvas_paragraph(canvas, text, AC_ROLE_TEXT, words);
}

static int draw_news(const DayState *state, AcCanvas *canvas, AcRect in)
{
	gboolean roomy = ac_canvas_height(canvas) >= ROOMY;
	int rows = 0;
	if (ac_canvas_height(canvas) < TIGHT) /* the marks in the list tell as much */
		return 0;
	in.height = roomy ? 2 : 1;
	const char *today = state->day->is_today ? _("NEW TODAY") : _("NEW      ");
	const char *tomorrow = state->day->is_today ? _("TOMORROW ") : _("DAY AFTER");
	rows += draw_changes(state->joins, canvas, in, today, state->fresh);
	in.y += rows;
	if (roomy || rows == 0)
		rows += draw_changes(state->joins, canvas, in, tomorrow, state->tomorrow);
	return rows;
}

/* In one row where there is little room: where it is wrong stands in front. */
static int draw_trouble(const DayState *state, AcCanvas *canvas, AcRect in)
{
	if (state->trouble == NULL)
		return 0;
	in.height = ac_canvas_height(canvas) >= ROOMY ? 3 : 1;
	return ac_canvas_paragraph(canvas, in, AC_ROLE_ALARM, state->trouble);
}

/* What is urgent stands above what is new; it opens the numbers. */
static int draw_advice(const DayState *state, AcCanvas *canvas, AcRect in)
{
	if (state->advice == NULL)
		return 0;
	in.height = ac_canvas_height(canvas) >= ROOMY ? 3 : 2;
	int rows = ac_canvas_paragraph(canvas, in, AC_ROLE_ALARM, state->advice);
	ac_canvas_touch(canvas, (AcRect){in.x, in.y, in.width, rows}, AC_TOUCH_KEY + '!');
	return rows;
}

static int draw_questions(DayState *state, const AcApp *app, AcCanvas *canvas, AcRect in)
{
	AcWordsContext words = ac_tui_words(app);
	int n = (int)state->n_questions, most = ac_canvas_height(canvas) >= ROOMY ? 2 : 1;
	AcList *list = &state->lists[PANE_QUESTIONS];
	ac_list_clamp(list, n);
	int first = CLAMP(list->chosen - most + 1, 0, MAX(n - most, 0)), rows = MIN(n, most);
	for (int i = first; i < first + rows; i++) {
		gboolean chosen = state->pane == PANE_QUESTIONS && i == list->chosen;
		unsigned selected = chosen ? AC_ROLE_SELECTED : 0;
		AcRect line = {in.x, in.y + i - first, in.width, 1};
		g_autofree char *question = ac_tui_question(&words, &state->questions[i]);
		g_autofree char *hint = i == first + rows - 1 && n > rows ? g_strdup_printf(_("%d of %d"), i + 1, n)
		                                                          : g_strdup(_("a answers"));
		if (chosen) {
			ac_canvas_fill(canvas, line, AC_ROLE_TEXT | selected);
			ac_canvas_set_cursor(canvas, line.x, line.y);
		}
		int right = ac_canvas_line_right(canvas, line, AC_ROLE_DIM | selected, hint) + 1;
		ac_canvas_line(canvas, line, AC_ROLE_QUESTION | selected, "▸");
		ac_canvas_line(canvas, (AcRect){line.x + 2, line.y, line.width - 2 - right, 1},
		               AC_ROLE_QUESTION | selected, question);
		ac_canvas_touch(canvas, line, ac_day_touch_id(PANE_QUESTIONS, i));
	}
	return rows;
}

int ac_day_draw_head(DayState *state, const AcApp *app, AcCanvas *canvas)
{
	AcRect in = ac_tui_body(canvas);
	draw_bar(state, app, canvas);
	in.y = 1;
	draw_walk(state, app, canvas, in);
	in.y = 2;
	if (ac_canvas_height(canvas) >= ROOMY) {
		draw_progress(state, app, canvas, in);
		in.y++;
	}
	in.y += draw_advice(state, canvas, in);
	in.y += draw_trouble(state, canvas, in);
	in.y += draw_news(state, canvas, in);
	in.y += draw_questions(state, app, canvas, in);
	return in.y;
}

/* SPDX-License-Identifier: MIT */
/* The lower part of the day screen: what one may, what to do, what is normal and when to call. */
#include "day.h"

#include "base/text.h"
#include "common.h"

/* From this width on the panes stand side by side; narrower, one shows at a time. */
#define TWO_COLUMNS 70
#define RIGHT_MIN   30
#define RIGHT_MAX   62
#define GAP         1
#define HIGH        34
#define DOT         2 /* before a line of a list */
/* Of a heading, what is not its words: two dashes, a blank at either side, two dashes. */
#define HEADING_EDGE 6
/* A chosen line is told at more length when this many rows are left below the list. */
#define CHOSEN_ROWS 7

int ac_day_touch_id(Pane pane, int item)
{
	return item * N_PANES + (int)pane;
}

/* ---- headings -------------------------------------------------------------------------------- */

static void draw_heading(AcCanvas *canvas, AcRect in, const char *title, gboolean focused)
{
	ac_tui_pane_heading(canvas, in, title, focused);
	if (focused)
		ac_canvas_set_cursor(canvas, in.x + 3, in.y);
}

static void draw_above(AcCanvas *canvas, AcRect heading, int n)
{
	if (n > 0) {
		g_autofree char *text = g_strdup_printf(" ▴ %d ", n);
		ac_canvas_line_right(canvas, (AcRect){heading.x, heading.y, heading.width - 1, 1}, AC_ROLE_DIM, text);
	}
}

/* ---- May I…? --------------------------------------------------------------------------------- */

static const char *nothing_to_say(const DayState *state)
{
	const AcClient *client = ac_plan_client(state->plan);
	if (client->n_sessions == 0)
		return _("No session is known yet. `aftercare session add \"yesterday 15:00\"` begins your plan.");
	if (state->day->session_number == 0)
		return _("Your rules begin with your session. / asks about anything.");
	return _("Your rules say nothing of this day. / asks about anything else.");
}

/* Where there is room to spare below the list: the chosen line at more length. */
static void draw_chosen(const DayState *state, const AcApp *app, AcCanvas *canvas, AcRect in)
{
	int chosen = state->lists[PANE_MAY].chosen;
	AcWordsContext words = ac_tui_words(app);
	if (in.height < CHOSEN_ROWS)
		return;
	g_autofree char *title = ac_row_title(canvas, &state->rows[chosen], in.width - HEADING_EDGE, 1);
	draw_heading(canvas, (AcRect){in.x, in.y + 1, in.width, 1}, title, FALSE);
	ac_row_draw_answer(canvas, (AcRect){in.x + 2, in.y + 2, in.width - 2, in.height - 2}, &words,
	                   state->shown[chosen]->answer);
}

/* Again only where they are others, or have other room. */
static void lay_rows(DayState *state, const AcCanvas *canvas, AcRect in)
{
	int how = in.height >= 24 ? 4 : 2;
	gboolean ascii = ac_canvas_is_ascii(canvas);
	if (state->heights != NULL && state->laid_width == in.width && state->laid_how == how &&
	    state->is_ascii == ascii)
		return;
	state->laid_width = in.width;
	state->laid_how = how;
	state->is_ascii = ascii;
	state->columns = ac_row_columns(canvas, state->rows, state->n_rows, in.width, how);
	state->heights = AC_ARENA_ARRAY(state->arena, int, state->n_rows);
	for (guint i = 0; i < state->n_rows; i++)
		state->heights[i] = ac_row_height(canvas, &state->rows[i], &state->columns);
}

static void draw_may(DayState *state, const AcApp *app, AcCanvas *canvas, AcRect in)
{
	guint n = state->n_rows;
	AcRect heading = {in.x, in.y, in.width, 1};
	draw_heading(canvas, heading, _("May I…?"), state->pane == PANE_MAY && n == 0);
	in.y++;
	in.height--;
	if (n == 0) {
		ac_canvas_paragraph(canvas, (AcRect){in.x + 2, in.y, in.width - 2, in.height}, AC_ROLE_DIM,
		                    nothing_to_say(state));
		return;
	}
	lay_rows(state, canvas, in);
	const int *heights = state->heights;
	AcListWindow window = ac_list_fit(&state->lists[PANE_MAY], heights, (int)n, in.height);
	draw_above(canvas, heading, window.above);
	int bottom = in.y + in.height - (window.below > 0 ? 1 : 0);
	for (int i = window.first; i < window.end; i++) {
		AcRect row = {in.x, in.y, in.width, MIN(heights[i], bottom - in.y)};
		ac_row_draw(canvas, row, &state->rows[i], &state->columns,
		            state->pane == PANE_MAY && i == state->lists[PANE_MAY].chosen);
		ac_canvas_touch(canvas, row, ac_day_touch_id(PANE_MAY, i));
		in.y += row.height;
	}
	if (window.below > 0)
		ac_list_draw_more(canvas, (AcRect){in.x, in.y, in.width, 1}, window.below);
	else
		draw_chosen(state, app, canvas, (AcRect){in.x, in.y, in.width, bottom - in.y});
}

/* ---- To do ----------------------------------------------------------------------------------- */

static char *task_words(const DayState *day_state, const AcApp *app, guint index)
{
	const AcDay *day = day_state->day;
	const AcOccurrence *occurrence = &day->tasks[index];
	g_autofree char *nth = ac_words_nth(day->tasks, day->n_tasks, occurrence);
	g_autofree char *title = ac_text_plain(occurrence->task->title);
	g_autofree char *amount = ac_text_plain(occurrence->task->amount);
	g_autofree char *state = ac_box_state(app, occurrence, day_state->later[index]);
	GString *words = g_string_new(title);
	if (amount[0] != '\0')
		g_string_append_printf(words, ", %s", amount);
	if (nth[0] != '\0')
		g_string_append_printf(words, " (%s)", nth);
	if (state != NULL)
		g_string_append_printf(words, " · %s", state);
	return g_string_free(words, FALSE);
}

/* "[x] 07:45 ", or without a time "[x] ". */
static int task_indent(const AcOccurrence *occurrence)
{
	return occurrence->minute >= 0 ? 5 + ac_words_clock_width() : 4;
}

static void draw_task(const DayState *state, guint index, const char *words, AcCanvas *canvas, AcRect in)
{
	const AcOccurrence *occurrence = &state->day->tasks[index];
	const AcBoxLook *look = ac_box_look(occurrence->state, state->later[index] != 0);
	gboolean chosen = state->pane == PANE_TODO && (int)index == state->lists[PANE_TODO].chosen;
	unsigned selected = chosen ? AC_ROLE_SELECTED : 0, role = look->role | selected;
	int indent = task_indent(occurrence);
	if (chosen) {
		ac_canvas_fill(canvas, in, AC_ROLE_TEXT | selected);
		ac_canvas_set_cursor(canvas, in.x + 1, in.y);
	}
	ac_canvas_line(canvas, (AcRect){in.x, in.y, 3, 1}, role, look->sign);
	if (occurrence->minute >= 0) {
		g_autofree char *clock = ac_words_clock(occurrence->minute);
		ac_canvas_line(canvas, (AcRect){in.x + 4, in.y, indent - 5, 1}, role, clock);
	}
	ac_canvas_paragraph(canvas, (AcRect){in.x + indent, in.y, in.width - indent, in.height}, role, words);
}

static int *task_heights(const DayState *state, const AcApp *app, const AcCanvas *canvas, int width)
{
	int *heights = g_new(int, state->day->n_tasks + 1);
	for (guint i = 0; i < state->day->n_tasks; i++) {
		g_autofree char *words = task_words(state, app, i);
		heights[i] = MAX(ac_canvas_rows_of(canvas, words, width - task_indent(&state->day->tasks[i])), 1);
	}
	return heights;
}

static void draw_todo(DayState *state, const AcApp *app, AcCanvas *canvas, AcRect in)
{
	guint n = state->day->n_tasks;
	AcRect heading = {in.x, in.y, in.width, 1};
	draw_heading(canvas, heading, state->day->is_today ? _("To do today") : _("To do"),
	             state->pane == PANE_TODO && n == 0);
	in.y++;
	in.height--;
	if (n == 0) {
		ac_canvas_paragraph(canvas, in, AC_ROLE_DIM, _("Nothing to do."));
		return;
	}
	g_autofree int *heights = task_heights(state, app, canvas, in.width);
	AcListWindow window = ac_list_fit(&state->lists[PANE_TODO], heights, (int)n, in.height);
	draw_above(canvas, heading, window.above);
	int bottom = in.y + in.height - (window.below > 0 ? 1 : 0);
	for (int i = window.first; i < window.end; i++) {
		AcRect row = {in.x, in.y, in.width, MIN(heights[i], bottom - in.y)};
		g_autofree char *words = task_words(state, app, (guint)i);
		draw_task(state, (guint)i, words, canvas, row);
		ac_canvas_touch(canvas, row, ac_day_touch_id(PANE_TODO, i));
		ac_canvas_touch(canvas, (AcRect){row.x, row.y, 3, 1}, ac_day_touch_id(PANE_CALL, i));
		in.y += row.height;
	}
	if (window.below > 0)
		ac_list_draw_more(canvas, (AcRect){in.x, in.y, in.width, 1}, window.below);
}

/* ---- Normal now, Call if --------------------------------------------------------------------- */

/* Below each other where the window is high, else in a row. */
static gboolean is_list(const AcCanvas *canvas)
{
	return ac_canvas_height(canvas) >= HIGH;
}

/* A line of the list with its dot before it: what is broken stands below the words. Returns its rows. */
static int draw_dotted(AcCanvas *canvas, AcRect in, const char *text)
{
	ac_canvas_line(canvas, (AcRect){in.x, in.y, DOT, 1}, AC_ROLE_TEXT, "·");
	return ac_canvas_paragraph(canvas, (AcRect){in.x + DOT, in.y, in.width - DOT, in.height}, AC_ROLE_TEXT,
	                           text);
}

/* How many of the items stand in @most rows, the first in any case, and in @rows what they take; where some
 * are left out, a row is kept for saying so. */
static guint fitting(const AcCanvas *canvas, const GPtrArray *items, int width, int most, int *rows)
{
	guint n = 0;
	int sum = 0;
	for (; n < items->len; n++) {
		int next = MAX(ac_canvas_rows_of(canvas, g_ptr_array_index(items, n), width - DOT), 1);
		int kept = n + 1 < items->len ? 1 : 0;
		if (n > 0 && sum + next + kept > most)
			break;
		sum += next;
	}
	*rows = sum + (n < items->len ? 1 : 0);
	return n;
}

static void draw_list(AcCanvas *canvas, AcRect in, const GPtrArray *items)
{
	int rows;
	guint n = fitting(canvas, items, in.width, in.height, &rows);
	for (guint i = 0; i < n && in.height > 0; i++) {
		int used = draw_dotted(canvas, in, g_ptr_array_index(items, i));
		in.y += used;
		in.height -= used;
	}
	if (n < items->len && in.height > 0) {
		g_autofree char *more =
		    g_strdup_printf(ngettext("%s%u more", "%s%u more", items->len - n), "", items->len - n);
		draw_dotted(canvas, in, more);
	}
}

/* Rows of it all with its heading, but no more than @most. */
static int wanted(const DayState *state, const AcCanvas *canvas, const GPtrArray *items, int width, int most)
{
	int rows;
	if (items->len == 0)
		return 0;
	if (is_list(canvas)) {
		fitting(canvas, items, width, most - 1, &rows);
		return 1 + rows;
	}
	const char *text = ac_joins_fit(state->joins, canvas, items, "; ", (AcRect){0, 0, width, most - 1});
	return 1 + ac_canvas_rows_of(canvas, text, width);
}

static void draw_words(const DayState *state, AcCanvas *canvas, AcRect in, const char *title,
                       const GPtrArray *items)
{
	if (items->len == 0 || in.height < 1)
		return;
	gboolean focused = items == state->flags && state->pane == PANE_CALL;
	draw_heading(canvas, (AcRect){in.x, in.y, in.width, 1}, title, focused);
	AcRect text = {in.x, in.y + 1, in.width, in.height - 1};
	if (is_list(canvas)) {
		draw_list(canvas, text, items);
		return;
	}
	const char *words = ac_joins_fit(state->joins, canvas, items, "; ", text);
	ac_canvas_paragraph(canvas, text, AC_ROLE_TEXT, words);
}

/* Rows for tasks, for what is normal and for when to call: everybody the least that is of use, the rest as
 * wanted. */
static void share(int height, const int want[3], int get[3])
{
	static const int least[3] = {4, 3, 4}; /* with the heading */
	int left = height;
	for (int i = 0; i < 3; i++) {
		get[i] = MIN(want[i], least[i]);
		left -= get[i];
	}
	for (int i = 0; i < 3; i++) {
		int more = CLAMP(want[i] - get[i], 0, MAX(left, 0));
		get[i] += more;
		left -= more;
	}
	if (left < 0)
		get[1] = MAX(get[1] + left, 0);
}

static void draw_right(DayState *state, const AcApp *app, AcCanvas *canvas, AcRect in)
{
	g_autofree int *heights = task_heights(state, app, canvas, in.width);
	int want[3] = {2, wanted(state, canvas, state->normal, in.width, in.height),
	               wanted(state, canvas, state->flags, in.width, in.height)},
	    get[3];
	for (guint i = 0; i < state->day->n_tasks; i++)
		want[0] += heights[i];
	want[0] = MAX(want[0] - 1, 2);
	share(in.height, want, get);
	draw_todo(state, app, canvas, (AcRect){in.x, in.y, in.width, get[0]});
	in.y += get[0];
	draw_words(state, canvas, (AcRect){in.x, in.y, in.width, get[1]}, _("Normal now"), state->normal);
	in.y += get[1];
	draw_words(state, canvas, (AcRect){in.x, in.y, in.width, get[2]}, _("Call if"), state->flags);
}

static void draw_call(DayState *state, AcCanvas *canvas, AcRect in)
{
	int normal = MIN(wanted(state, canvas, state->normal, in.width, in.height), in.height / 2);
	draw_words(state, canvas, (AcRect){in.x, in.y, in.width, normal}, _("Normal now"), state->normal);
	draw_words(state, canvas, (AcRect){in.x, in.y + normal, in.width, in.height - normal}, _("Call if"),
	           state->flags);
}

/* Where one pane shows at a time: what the next is. */
static void draw_tab(AcCanvas *canvas, AcRect heading, const char *next)
{
	g_autofree char *text = g_strdup_printf(_(" tab: %s "), next);
	ac_canvas_line_right(canvas, (AcRect){heading.x, heading.y, heading.width - 1, 1}, AC_ROLE_DIM, text);
	ac_canvas_touch(canvas, heading, AC_TOUCH_KEY + AC_KEY_TAB);
}

static void draw_one(DayState *state, const AcApp *app, AcCanvas *canvas, AcRect in)
{
	if (state->pane == PANE_TODO) {
		draw_todo(state, app, canvas, in);
		draw_tab(canvas, in, _("when to call"));
	} else if (state->pane == PANE_CALL) {
		draw_call(state, canvas, in);
		draw_tab(canvas, in, _("May I…?"));
	} else {
		draw_may(state, app, canvas, in);
		draw_tab(canvas, in, _("to do"));
	}
}

void ac_day_draw_panes(DayState *state, const AcApp *app, AcCanvas *canvas, AcRect in)
{
	if (in.width >= TWO_COLUMNS) {
		int right = CLAMP(in.width * 3 / 8, RIGHT_MIN, RIGHT_MAX);
		draw_may(state, app, canvas, (AcRect){in.x, in.y, in.width - right - GAP, in.height});
		draw_right(state, app, canvas, (AcRect){in.x + in.width - right, in.y, right, in.height});
	} else {
		draw_one(state, app, canvas, in);
	}
}

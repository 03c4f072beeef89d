/* SPDX-License-Identifier: MIT */
/* The chart of the timeline: its axis, its rows, and the cursor in it. */
#include "base/text.h"
#include "common.h"
#include "timeline.h"

#define LABEL_MIN    11
#define LABEL_MAX    32
#define MARK_NOW     "▾"
#define MARK_SESSION "●"

typedef struct {
	AcTimeline *timeline;
	const AcApp *app;
	AcCanvas *canvas;
	AcRect in; /* of the columns, axis and all */
	int label_x, label_width;
	int *x;          /* of each column shown; one more at the end */
	AcInstant *from; /* where it begins; one more at the end */
	int n;
	int cursor; /* of the columns shown */
	int now_x;  /* where the mark of now stands in the second row of the axis; -1: it does not */
	int axis_rows;
} Grid;

/* ---- the axis -------------------------------------------------------------------------------- */

/* @text over a column, unless it runs into what stands at *@end; which moves before it. */
static gboolean draw_label(const Grid *grid, AcRect at, int *end, unsigned role, const char *text)
{
	int width = text == NULL ? 0 : ac_canvas_measure(grid->canvas, text);
	if (width == 0 || at.x + width > *end)
		return FALSE;
	at.width = width;
	ac_canvas_line(grid->canvas, at, role, text);
	*end = at.x - (grid->timeline->axis.step == 1 && width == 1 ? 0 : 1);
	return TRUE;
}

/* It would run into the mark of now. */
static gboolean covers_now(const Grid *grid, int column, const char *text)
{
	int x = grid->x[column];
	return x <= grid->now_x && x + ac_canvas_measure(grid->canvas, text) >= grid->now_x;
}

/* From right to left, so that each knows where the next begins. */
static void draw_labels(const Grid *grid)
{
	int first = grid->timeline->first, upper_end = grid->in.x + grid->in.width, lower_end = upper_end;
	gboolean is_letter = grid->timeline->axis.step == 1;
	for (int i = grid->n - 1; i >= 0; i--) {
		char *upper[2], *lower;
		AcRect above = {grid->x[i], grid->in.y, 0, 1}, below = {grid->x[i], grid->in.y + 1, 0, 1};
		unsigned selected = i == grid->cursor ? AC_ROLE_SELECTED : 0;
		ac_axis_labels(&grid->timeline->axis, first + i, i == 0, upper, &lower);
		if (!draw_label(grid, above, &upper_end, AC_ROLE_STRONG, upper[0]))
			draw_label(grid, above, &upper_end, AC_ROLE_STRONG, upper[1]);
		if (lower != NULL && (is_letter || !covers_now(grid, i, lower)))
			draw_label(grid, below, &lower_end, is_letter ? AC_ROLE_TEXT | selected : AC_ROLE_DIM, lower);
		g_free(upper[0]);
		g_free(upper[1]);
		g_free(lower);
	}
}

/* The column shown that holds an instant; -1: none. */
static int shown_column(const Grid *grid, AcInstant at)
{
	if (at < grid->from[0] || at >= grid->from[grid->n])
		return -1;
	int i = 0;
	while (i + 1 < grid->n && grid->from[i + 1] <= at)
		i++;
	return i;
}

/* "●2": a session; the number where there is room. */
static void draw_sessions(const Grid *grid, int y)
{
	const AcClient *client = ac_plan_client(grid->timeline->chart->plan);
	for (guint k = client->n_sessions; k-- > 0;) {
		int i = shown_column(grid, client->sessions[k].begin);
		if (i < 0)
			continue;
		g_autofree char *mark = g_strdup_printf(MARK_SESSION "%u", k + 1);
		int width = MIN(ac_canvas_measure(grid->canvas, mark), grid->in.x + grid->in.width - grid->x[i]);
		ac_canvas_line(grid->canvas, (AcRect){grid->x[i], y, width, 1}, AC_ROLE_NEW,
		               width > 1 ? mark : MARK_SESSION);
	}
}

/* On the column of a session, or without a row for marks, it stands in the second row of the axis. */
static gboolean is_now_above(const Grid *grid, int now)
{
	const AcClient *client = ac_plan_client(grid->timeline->chart->plan);
	for (guint k = 0; k < client->n_sessions; k++)
		if (shown_column(grid, client->sessions[k].begin) == now)
			return TRUE;
	return grid->axis_rows == 2;
}

static void draw_axis(Grid *grid)
{
	int now = shown_column(grid, ac_app_now(grid->app)), last = grid->in.y + grid->axis_rows - 1;
	gboolean above = now >= 0 && is_now_above(grid, now);
	grid->now_x = above ? grid->x[now] : -1;
	draw_labels(grid);
	draw_sessions(grid, last);
	if (now >= 0)
		ac_canvas_line(grid->canvas, (AcRect){grid->x[now], above ? grid->in.y + 1 : last, 1, 1},
		               AC_ROLE_STRONG, MARK_NOW);
	if (grid->axis_rows > 2)
		ac_canvas_line(grid->canvas, (AcRect){grid->label_x, grid->in.y + 2, grid->label_width, 1},
		               AC_ROLE_DIM, grid->label_width >= 16 ? _("▾ now ● session") : _("▾ now"));
}

static const char *zoom_name(const AcAxis *axis)
{
	static const char *const names[] = {[AC_ZOOM_HOURS] = N_("Hours"),
	                                    [AC_ZOOM_DAYS] = N_("Days"),
	                                    [AC_ZOOM_WEEKS] = N_("Weeks"),
	                                    [AC_ZOOM_COURSE] = N_("Whole course")};
	return _(names[axis->zoom]);
}

/* ---- rows ------------------------------------------------------------------------------------ */

/* How many cells of [first, end) follow one another without a line of a group between. */
static int side_by_side(const Grid *grid, int first, int end)
{
	int n = 1;
	while (first + n < end && grid->x[first + n] == grid->x[first] + n)
		n++;
	return n;
}

/* Cells [first, end) of one verdict, in pieces between the lines of groups. */
static void draw_run(const Grid *grid, int y, int first, int end, AcVerdict verdict)
{
	const char *sign = ac_words_sign(verdict, ac_canvas_is_ascii(grid->canvas));
	for (int at = first; at < end;) {
		int n = side_by_side(grid, at, end);
		ac_canvas_repeat(grid->canvas, (AcRect){grid->x[at], y, n, 1}, ac_tui_role(verdict), sign);
		at += n;
	}
}

static void draw_cells(const Grid *grid, guint row, int y)
{
	guint n;
	const AcSpell *spells = ac_timeline_spells(grid->timeline, row, &n);
	int begun = 0;
	AcVerdict verdict = ac_chart_strictest(spells, n, grid->from[0], grid->from[1])->verdict;
	for (int i = 1; i <= grid->n; i++) {
		AcVerdict next =
		    i == grid->n ? verdict : ac_chart_strictest(spells, n, grid->from[i], grid->from[i + 1])->verdict;
		if (i < grid->n && next == verdict)
			continue;
		draw_run(grid, y, begun, i, verdict);
		verdict = next;
		begun = i;
	}
}

static void draw_cursor(const Grid *grid, guint row, int y)
{
	guint n;
	const AcSpell *spells = ac_timeline_spells(grid->timeline, row, &n);
	AcVerdict verdict =
	    ac_chart_strictest(spells, n, grid->from[grid->cursor], grid->from[grid->cursor + 1])->verdict;
	ac_canvas_line(grid->canvas, (AcRect){grid->x[grid->cursor], y, 1, 1},
	               (unsigned)ac_tui_role(verdict) | AC_ROLE_SELECTED,
	               ac_words_sign(verdict, ac_canvas_is_ascii(grid->canvas)));
	ac_canvas_set_cursor(grid->canvas, grid->x[grid->cursor], y);
}

static void touch_cells(const Grid *grid, guint row, int y)
{
	for (int i = 0; i < grid->n && row < AC_TIMELINE_TOUCH_ROWS;) {
		int n = side_by_side(grid, i, grid->n);
		ac_canvas_touch_columns(grid->canvas, (AcRect){grid->x[i], y, n, 1},
		                        AC_TIMELINE_TOUCH(row, grid->timeline->first + i));
		i += n;
	}
}

static void draw_row(const Grid *grid, guint row, int y)
{
	gboolean chosen = (int)row == grid->timeline->list.chosen;
	AcRect label = {grid->label_x, y, grid->label_width, 1};
	g_autofree char *title = ac_row_title(grid->canvas, &grid->timeline->rows[row], grid->label_width, 1);
	unsigned role = AC_ROLE_TEXT | (chosen ? AC_ROLE_SELECTED : 0);
	if (chosen)
		ac_canvas_fill(grid->canvas, label, role);
	ac_canvas_line(grid->canvas, label, role, title);
	if (row < AC_TIMELINE_TOUCH_ROWS)
		ac_canvas_touch(grid->canvas, label,
		                AC_TIMELINE_TOUCH(row, ac_axis_column(&grid->timeline->axis, grid->timeline->at)));
	draw_cells(grid, row, y);
	touch_cells(grid, row, y);
	if (chosen)
		draw_cursor(grid, row, y);
}

static void draw_group_lines(const Grid *grid, int y, int height)
{
	for (int i = 1; i < grid->n; i++)
		if (grid->x[i] > grid->x[i - 1] + 1)
			ac_canvas_bar(grid->canvas, (AcRect){grid->x[i] - 1, y, 1, height}, AC_ROLE_RULE);
}

static int draw_rows(const Grid *grid, int y)
{
	AcTimeline *timeline = grid->timeline;
	int n = (int)timeline->chart->n_rows, room = grid->in.y + grid->in.height - y;
	g_autofree int *heights = g_new0(int, (gsize)n + 1);
	for (int i = 0; i < n; i++)
		heights[i] = 1;
	AcListWindow window = ac_list_fit(&timeline->list, heights, n, room);
	draw_group_lines(grid, y, window.end - window.first);
	for (int i = window.first; i < window.end; i++)
		draw_row(grid, (guint)i, y++);
	timeline->rows_shown = window.end - window.first;
	if (window.below > 0)
		ac_list_draw_more(grid->canvas, (AcRect){grid->label_x, y++, grid->label_width, 1}, window.below);
	return y;
}

/* ---- all of it ------------------------------------------------------------------------------- */

static int label_width(AcTimeline *timeline, const AcCanvas *canvas, int width)
{
	gboolean ascii = ac_canvas_is_ascii(canvas);
	if (timeline->widest == 0 || timeline->widest_is_ascii != ascii) {
		timeline->widest = LABEL_MIN;
		timeline->widest_is_ascii = ascii;
		for (guint i = 0; i < timeline->chart->n_rows; i++)
			timeline->widest = MAX(timeline->widest, ac_canvas_measure(canvas, timeline->rows[i].title));
	}
	return MIN(timeline->widest, CLAMP(width / 4, LABEL_MIN, LABEL_MAX));
}

/* Its column: what was before it, once it has been, is not what one opens the chart for. */
static int first_session(const AcTimeline *timeline)
{
	const AcClient *client = ac_plan_client(timeline->chart->plan);
	AcInstant first = AC_INSTANT_NEVER;
	for (guint i = 0; i < client->n_sessions; i++)
		first = MIN(first, client->sessions[i].begin);
	return first < timeline->at ? ac_axis_column(&timeline->axis, first) : 0;
}

/* The cursor inside; what was there stays where it was if that goes. */
static void scroll(AcTimeline *timeline, int cursor, int width)
{
	if (timeline->first < 0) /* never drawn: a little of what has been, most of what comes */
		timeline->first = MAX(cursor - ac_axis_fit(&timeline->axis, cursor, width) / 4,
		                      MIN(cursor, first_session(timeline)));
	int first = MIN(timeline->first, MAX(timeline->axis.n - 1, 0));
	if (cursor < first)
		first = MIN(cursor, ac_axis_first_for(&timeline->axis, cursor + timeline->shown / 2, width));
	if (cursor >= first + ac_axis_fit(&timeline->axis, first, width))
		first = MAX(ac_axis_first_for(&timeline->axis, cursor, width), cursor - timeline->shown / 4);
	/* No room left blank at the end while there is something before. */
	timeline->first = MIN(first, ac_axis_first_for(&timeline->axis, timeline->axis.n - 1, width));
	timeline->shown = ac_axis_fit(&timeline->axis, timeline->first, width);
}

static void place_columns(Grid *grid)
{
	AcTimeline *timeline = grid->timeline;
	grid->n = timeline->shown;
	grid->x = AC_ARENA_ARRAY(timeline->cell_arena, int, grid->n + 1);
	grid->from = AC_ARENA_ARRAY(timeline->cell_arena, AcInstant, grid->n + 1);
	int x = grid->in.x;
	for (int i = 0; i <= grid->n; i++) {
		int column = timeline->first + i;
		if (i > 0 && i < grid->n &&
		    ac_axis_group(&timeline->axis, column) != ac_axis_group(&timeline->axis, column - 1))
			x++;
		grid->x[i] = x++;
		grid->from[i] = ac_axis_from(&timeline->axis, column);
	}
}

void ac_timeline_draw(AcTimeline *timeline, const AcApp *app, AcCanvas *canvas, AcRect in)
{
	Grid grid = {.timeline = timeline, .app = app, .canvas = canvas, .label_x = in.x};
	ac_arena_reset(timeline->cell_arena);
	grid.label_width = label_width(timeline, canvas, in.width);
	grid.in = (AcRect){in.x + grid.label_width + 1, in.y, in.width - grid.label_width - 1, in.height};
	grid.axis_rows = in.height >= 8 ? 3 : 2;
	timeline->width = grid.in.width;
	ac_axis_zoom(&timeline->axis, timeline->zoom, timeline->width);
	int cursor = ac_axis_column(&timeline->axis, timeline->at);
	scroll(timeline, cursor, grid.in.width);
	place_columns(&grid);
	grid.cursor = cursor - timeline->first;
	ac_canvas_line(canvas, (AcRect){in.x, in.y, grid.label_width, 1}, AC_ROLE_HEADING,
	               zoom_name(&timeline->axis));
	draw_axis(&grid);
	draw_rows(&grid, in.y + grid.axis_rows);
}

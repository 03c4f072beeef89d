/* SPDX-License-Identifier: MIT */
/* Timeline: activities down, time across, a sign in each cell, and the cell under the cursor in words. */
#include <string.h>

#include "base/text.h"
#include "common.h"
#include "timeline.h"
#include "views.h"

#define BESIDE_FROM  120 /* columns: from here on the words stand beside the chart */
#define BESIDE_WIDTH 42
#define CLOCK_DAYS   4 /* hours are asked for so many days around the cursor */

/* ---- the state ------------------------------------------------------------------------------- */

static void open_timeline(void *state, AcApp *app, G_GNUC_UNUSED const void *argument)
{
	AcTimeline *timeline = state;
	timeline->arena = ac_arena_new();
	timeline->clock_arena = ac_arena_new();
	timeline->cell_arena = ac_arena_new();
	timeline->zoom = AC_ZOOM_DAYS;
	timeline->at = ac_app_now(app);
	timeline->first = -1;
}

static void close_timeline(void *state)
{
	AcTimeline *timeline = state;
	ac_arena_free(timeline->arena);
	ac_arena_free(timeline->clock_arena);
	ac_arena_free(timeline->cell_arena);
	g_free(timeline->chosen);
}

static void set_rows(AcTimeline *timeline)
{
	const AcChart *chart = timeline->chart;
	timeline->rows = AC_ARENA_ARRAY(timeline->arena, AcRow, chart->n_rows);
	for (guint i = 0; i < chart->n_rows; i++) {
		AcRow *row = &timeline->rows[i];
		guint n = row->n_names = chart->rows[i].n_activities;
		const char **shorter = AC_ARENA_ARRAY(timeline->arena, const char *, n);
		for (guint k = 1; k <= n; k++) {
			const AcDayRow names = {.activities = chart->rows[i].activities, .n_activities = k};
			g_autofree char *title = ac_words_row_title(&names);
			shorter[k - 1] = ac_arena_strdup(timeline->arena, title);
		}
		row->shorter = shorter;
		row->title = shorter[n - 1];
		if (g_strcmp0(timeline->chosen, chart->rows[i].activities[0]->id) == 0)
			timeline->list.chosen = (int)i;
	}
	ac_list_clamp(&timeline->list, (int)chart->n_rows);
}

static void set_axis(AcTimeline *timeline, GTimeZone *zone)
{
	const AcChart *chart = timeline->chart;
	int n = chart->last - chart->first + 2;
	AcInstant *midnights = AC_ARENA_ARRAY(timeline->arena, AcInstant, n);
	for (int i = 0; i < n; i++)
		midnights[i] = ac_time_midnight(chart->first + i, zone);
	timeline->axis =
	    (AcAxis){.zone = zone, .first = chart->first, .last = chart->last, .midnights = midnights};
	timeline->at = CLAMP(timeline->at, chart->begins, chart->ends - 1);
	ac_axis_zoom(&timeline->axis, timeline->zoom, MAX(timeline->width, 1));
}

static void update(void *state, AcApp *app)
{
	AcTimeline *timeline = state;
	AcDate first, last;
	ac_arena_reset(timeline->arena);
	ac_arena_reset(timeline->clock_arena);
	timeline->chart = NULL;
	timeline->clock = NULL;
	timeline->widest = 0;
	if (ac_app_plan(app) == NULL)
		return;
	ac_chart_range(ac_app_plan(app), &first, &last);
	timeline->chart = ac_chart_new(ac_app_plan(app), timeline->arena, first, last);
	set_rows(timeline);
	set_axis(timeline, ac_app_zone(app));
}

/* Hours are asked for around the cursor only, and kept while it stays near. */
static void set_clock(AcTimeline *timeline)
{
	const AcChart *chart = timeline->chart;
	AcInstant from = timeline->at - CLOCK_DAYS * 24 * AC_HOUR;
	AcInstant reach = (AcInstant)(MAX(timeline->shown, 1) + 48) * AC_HOUR;
	timeline->clock_from = MAX(MIN(from, timeline->at - reach), chart->begins);
	timeline->clock_to = MIN(timeline->at + MAX(reach, timeline->at - from), chart->ends);
	ac_arena_reset(timeline->clock_arena);
	timeline->clock = AC_ARENA_ARRAY(timeline->clock_arena, const AcScheduleRow *, chart->n_rows);
}

const AcSpell *ac_timeline_spells(AcTimeline *timeline, guint row, guint *n)
{
	const AcChart *chart = timeline->chart;
	if (timeline->axis.step > 0) {
		*n = chart->rows[row].n_spells;
		return chart->rows[row].spells;
	}
	AcInstant first = ac_axis_from(&timeline->axis, timeline->first),
	          end = ac_axis_from(&timeline->axis, timeline->first + timeline->shown);
	if (timeline->clock == NULL || first < timeline->clock_from || end > timeline->clock_to)
		set_clock(timeline);
	if (timeline->clock[row] == NULL)
		timeline->clock[row] = ac_chart_by_clock(chart, timeline->clock_arena, &chart->rows[row],
		                                         timeline->clock_from, timeline->clock_to);
	*n = timeline->clock[row]->n_spells;
	return timeline->clock[row]->spells;
}

/* ---- drawing --------------------------------------------------------------------------------- */

static void draw_chart(AcTimeline *timeline, const AcApp *app, AcCanvas *canvas, AcRect body)
{
	AcRect chart = body, words = body;
	if (body.width >= BESIDE_FROM - 2) {
		words.width = BESIDE_WIDTH + (body.width - BESIDE_FROM) / 8;
		chart.width -= words.width + 2;
		words.x += chart.width + 2;
	} else {
		int rows = (int)timeline->chart->n_rows + 3;
		words.height = CLAMP(body.height - rows, MIN(body.height / 2 - 1, 6), body.height / 2);
		chart.height -= words.height;
		words.y += chart.height;
	}
	ac_timeline_draw(timeline, app, canvas, chart);
	ac_timeline_draw_cell(timeline, app, canvas, words);
}

static void draw(void *state, const AcApp *app, AcCanvas *canvas)
{
	AcTimeline *timeline = state;
	AcRect body = ac_tui_title_for(canvas, app, _("Aftercare   Timeline"), NULL);
	if (timeline->chart == NULL)
		ac_canvas_paragraph(canvas, body, AC_ROLE_TEXT, _("There is no client any more."));
	else if (timeline->chart->n_rows == 0)
		ac_canvas_paragraph(canvas, body, AC_ROLE_TEXT,
		                    _("There is nothing to show yet: your rules count from a session."));
	else
		draw_chart(timeline, app, canvas, body);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static gboolean has_chart(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	const AcTimeline *timeline = state;
	return timeline->chart != NULL && timeline->chart->n_rows > 0;
}

static AcViewNext go_down(AcTimeline *timeline, int by)
{
	if (!has_chart(timeline, NULL))
		return ac_next_stay();
	ac_list_move(&timeline->list, by, (int)timeline->chart->n_rows);
	g_free(timeline->chosen);
	timeline->chosen = g_strdup(timeline->chart->rows[timeline->list.chosen].activities[0]->id);
	return ac_next_stay();
}

static AcViewNext go_to(AcTimeline *timeline, int column)
{
	if (has_chart(timeline, NULL))
		timeline->at = ac_axis_from(&timeline->axis, CLAMP(column, 0, timeline->axis.n - 1));
	return ac_next_stay();
}

static int column_of(const AcTimeline *timeline)
{
	return ac_axis_column(&timeline->axis, timeline->at);
}

static AcViewNext down(void *state, G_GNUC_UNUSED AcApp *app)
{
	return go_down(state, 1);
}

static AcViewNext up(void *state, G_GNUC_UNUSED AcApp *app)
{
	return go_down(state, -1);
}

static AcViewNext page_down(void *state, G_GNUC_UNUSED AcApp *app)
{
	return go_down(state, MAX(((AcTimeline *)state)->rows_shown - 1, 1));
}

static AcViewNext page_up(void *state, G_GNUC_UNUSED AcApp *app)
{
	return go_down(state, -MAX(((AcTimeline *)state)->rows_shown - 1, 1));
}

static AcViewNext right(void *state, G_GNUC_UNUSED AcApp *app)
{
	return go_to(state, column_of(state) + 1);
}

static AcViewNext left(void *state, G_GNUC_UNUSED AcApp *app)
{
	return go_to(state, column_of(state) - 1);
}

static AcViewNext home(void *state, G_GNUC_UNUSED AcApp *app)
{
	return go_to(state, 0);
}

static AcViewNext end(void *state, G_GNUC_UNUSED AcApp *app)
{
	return go_to(state, G_MAXINT);
}

static AcViewNext to_now(void *state, AcApp *app)
{
	AcTimeline *timeline = state;
	if (has_chart(timeline, app))
		timeline->at = CLAMP(ac_app_now(app), timeline->chart->begins, timeline->chart->ends - 1);
	return ac_next_stay();
}

/* The nearest session before or after the cursor's column. */
static AcViewNext to_session(AcTimeline *timeline, int way)
{
	const AcSession *found = NULL;
	if (!has_chart(timeline, NULL))
		return ac_next_stay();
	const AcClient *client = ac_plan_client(timeline->chart->plan);
	for (guint i = 0; i < client->n_sessions; i++) {
		const AcSession *session = &client->sessions[i];
		int away = ac_axis_column(&timeline->axis, session->begin) - column_of(timeline);
		if (away * way > 0 && (found == NULL || (session->begin - found->begin) * way < 0))
			found = session;
	}
	if (found == NULL)
		return ac_next_say(AC_NEXT_STAY, g_strdup(way > 0 ? _("No session is known after this.")
		                                                  : _("No session is known before this.")));
	timeline->at = CLAMP(found->begin, timeline->chart->begins, timeline->chart->ends - 1);
	return ac_next_stay();
}

static AcViewNext next_session(void *state, G_GNUC_UNUSED AcApp *app)
{
	return to_session(state, 1);
}

static AcViewNext last_session(void *state, G_GNUC_UNUSED AcApp *app)
{
	return to_session(state, -1);
}

/* From the closest to the farthest: a course that is short has columns narrower than a week; one that fits
 * day by day needs no zoom of its own. */
static guint zooms_in_order(const AcTimeline *timeline, AcZoom out[AC_N_ZOOMS])
{
	guint n = 0;
	AcAxis course = timeline->axis;
	ac_axis_zoom(&course, AC_ZOOM_COURSE, timeline->width);
	out[n++] = AC_ZOOM_HOURS;
	out[n++] = AC_ZOOM_DAYS;
	if (course.step > 1 && course.step < 7)
		out[n++] = AC_ZOOM_COURSE;
	out[n++] = AC_ZOOM_WEEKS;
	if (course.step >= 7)
		out[n++] = AC_ZOOM_COURSE;
	return n;
}

/* The cursor keeps its moment; where that was a whole column with the present in it, the present. */
static void set_zoom(AcTimeline *timeline, AcInstant now, AcZoom next)
{
	int column = column_of(timeline), before = column - timeline->first;
	if (ac_axis_from(&timeline->axis, column) <= now && now < ac_axis_from(&timeline->axis, column + 1))
		timeline->at = now;
	timeline->zoom = next;
	ac_axis_zoom(&timeline->axis, next, timeline->width);
	timeline->first = MAX(column_of(timeline) - MIN(before, timeline->shown / 4), 0);
}

static AcViewNext zoom(AcTimeline *timeline, AcApp *app, int by)
{
	AcZoom order[AC_N_ZOOMS];
	if (!has_chart(timeline, app))
		return ac_next_stay();
	int n = (int)zooms_in_order(timeline, order), place = 0;
	while (place + 1 < n && order[place] != timeline->zoom)
		place++;
	if (place + by >= 0 && place + by < n)
		set_zoom(timeline, ac_app_now(app), order[place + by]);
	return ac_next_stay();
}

static AcViewNext zoom_in(void *state, AcApp *app)
{
	return zoom(state, app, -1);
}

static AcViewNext zoom_out(void *state, AcApp *app)
{
	return zoom(state, app, 1);
}

static AcViewNext explain(void *state, AcApp *app)
{
	AcTimeline *timeline = state;
	AcTimelineCell cell;
	if (!ac_timeline_read(timeline, app, &cell))
		return ac_next_stay();
	AcWhyArgument *argument = AC_ARENA_NEW(timeline->cell_arena, AcWhyArgument);
	argument->activities = cell.row->activities;
	argument->n_activities = cell.row->n_activities;
	argument->is_now = cell.is_now;
	argument->at = cell.at;
	return ac_next_open(&ac_view_why, argument);
}

static int touch(void *state, G_GNUC_UNUSED AcApp *app, int id)
{
	AcTimeline *timeline = state;
	int row = id / AC_TIMELINE_COLUMNS, column = id % AC_TIMELINE_COLUMNS;
	if (!has_chart(timeline, app) || row >= (int)timeline->chart->n_rows)
		return 0;
	if (row == timeline->list.chosen && column == column_of(timeline))
		return AC_KEY_ENTER;
	go_down(timeline, row - timeline->list.chosen);
	go_to(timeline, column);
	return 0;
}

static const AcKey keys[] = {
    {{'l', AC_KEY_RIGHT}, N_("l →"), N_("later"), NULL, right, has_chart},
    {{'h', AC_KEY_LEFT}, N_("h ←"), N_("earlier"), N_("hjkl move"), left, has_chart},
    {{'j', AC_KEY_DOWN}, N_("j ↓"), N_("next line"), NULL, down, has_chart},
    {{'k', AC_KEY_UP}, N_("k ↑"), N_("line before"), NULL, up, has_chart},
    {{AC_KEY_ENTER}, N_("Enter"), N_("why? Who decides this cell"), N_("enter why?"), explain, has_chart},
    {{'+', '='}, N_("+"), N_("closer: days, then hours"), N_("+- zoom"), zoom_in, has_chart},
    {{'-'}, N_("-"), N_("farther: weeks, the whole course"), NULL, zoom_out, has_chart},
    {{']'}, N_("]"), N_("the next session"), NULL, next_session, has_chart},
    {{'['}, N_("["), N_("the session before"), N_("[] session"), last_session, has_chart},
    {{'t'}, N_("t"), N_("now"), N_("t now"), to_now, has_chart},
    {{AC_KEY_PAGE_DOWN}, N_("PgDn"), N_("a screen down"), NULL, page_down, has_chart},
    {{AC_KEY_PAGE_UP}, N_("PgUp"), N_("a screen up"), NULL, page_up, has_chart},
    {{AC_KEY_HOME}, N_("Home"), N_("the beginning"), NULL, home, has_chart},
    {{AC_KEY_END}, N_("End"), N_("the end"), NULL, end, has_chart},
    AC_KEY_ROW_BACK,
    AC_KEY_ROW_HELP,
    AC_KEY_ROW_QUIT,
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_timeline = {
    .id = "timeline",
    .title = N_("Timeline"),
    .state_size = sizeof(AcTimeline),
    .open = open_timeline,
    .close = close_timeline,
    .update = update,
    .draw = draw,
    .touch = touch,
    .help = N_("What may be done when, over the whole course. Each cell is the strictest answer in its "
               "column; in columns of a day and more, the hours of a limit are left to the words below."),
    .keys = keys,
};

/* SPDX-License-Identifier: MIT */
/* One cell of the timeline in words. */
#include "base/text.h"
#include "common.h"
#include "timeline.h"

/* ---- reading --------------------------------------------------------------------------------- */

/* As strict as @spell, at the moment: then the moment is what people want to know of. */
static gboolean holds_now(const AcTimelineCell *cell, const AcSpell *spells, guint n, AcInstant now)
{
	if (now < cell->from || now >= cell->to)
		return FALSE;
	const AcSpell *there = ac_chart_strictest(spells, n, now, now);
	return there->verdict == cell->strictest->verdict && there->step == cell->strictest->step;
}

gboolean ac_timeline_read(AcTimeline *timeline, const AcApp *app, AcTimelineCell *cell)
{
	if (timeline->chart == NULL || timeline->chart->n_rows == 0)
		return FALSE;
	guint row = (guint)timeline->list.chosen, n = 0;
	int column = ac_axis_column(&timeline->axis, timeline->at);
	const AcSpell *spells = ac_timeline_spells(timeline, row, &n);
	*cell = (AcTimelineCell){.row = &timeline->chart->rows[row],
	                         .from = ac_axis_from(&timeline->axis, column),
	                         .to = ac_axis_from(&timeline->axis, column + 1)};
	cell->strictest = ac_chart_strictest(spells, n, cell->from, cell->to);
	if (cell->strictest + 1 < spells + n && cell->strictest->to < cell->to)
		cell->next = cell->strictest + 1;
	if (timeline->axis.step == 1 && cell->strictest > spells && cell->strictest->from > cell->from) {
		AcInstant now = ac_app_now(app);
		cell->before = cell->strictest - 1;
		cell->is_before_now = now >= cell->from && now >= cell->before->from && now < cell->before->to;
	}
	cell->at = MAX(cell->from, cell->strictest->from);
	if (holds_now(cell, spells, n, ac_app_now(app))) {
		cell->is_now = TRUE;
		cell->at = ac_app_now(app);
	}
	ac_arena_reset(timeline->cell_arena);
	if (timeline->axis.step == 0)
		cell->answer =
		    ac_plan_ask(timeline->chart->plan, timeline->cell_arena, cell->row->activities[0], cell->at, 0);
	else
		cell->answer = ac_chart_answer(timeline->chart, timeline->cell_arena, cell->row, cell->at,
		                               MIN(cell->to, cell->strictest->to));
	cell->is_now = cell->is_now && cell->answer->at == cell->at;
	cell->at = cell->answer->at;
	return TRUE;
}

/* ---- when it is ------------------------------------------------------------------------------ */

static char *column_in_words(const AcTimeline *timeline, const AcWordsContext *words, int column)
{
	const AcAxis *axis = &timeline->axis;
	AcDate date = ac_axis_date(axis, column), last = ac_axis_date(axis, column + 1) - 1;
	g_autofree char *from = ac_words_date(words, date);
	if (axis->step == 0)
		return ac_words_moment(words, ac_axis_from(axis, column));
	if (date == ac_time_date(words->now, words->zone) && last <= date)
		return g_strdup_printf(_("Today, %s"), from);
	if (last <= date)
		return g_steal_pointer(&from);
	g_autofree char *to = ac_words_date(words, last);
	return g_strdup_printf(_("%s to %s"), from, to);
}

/* The session that begins in the column; NULL: none. */
static const AcSession *session_in(const AcTimeline *timeline, AcInstant from, AcInstant to)
{
	const AcClient *client = ac_plan_client(timeline->chart->plan);
	for (guint i = 0; i < client->n_sessions; i++)
		if (client->sessions[i].begin >= from && client->sessions[i].begin < to)
			return &client->sessions[i];
	return NULL;
}

static guint number_of(const AcTimeline *timeline, const AcSession *session)
{
	return (guint)(session - ac_plan_client(timeline->chart->plan)->sessions) + 1;
}

/* "day 4 after session 1", "session 2 at 15:00"; owned; NULL: nothing. */
static char *place_in_words(const AcTimeline *timeline, const AcWordsContext *words, AcInstant from,
                            AcInstant to)
{
	const AcSession *session = session_in(timeline, from, to);
	if (session != NULL && timeline->axis.step > 1) {
		g_autofree char *date = ac_words_date(words, ac_time_date(session->begin, words->zone));
		return g_strdup_printf(_("session %u on %s"), number_of(timeline, session), date);
	}
	if (session != NULL) {
		g_autofree char *clock = ac_words_clock(ac_time_local(session->begin, words->zone).minute);
		return g_strdup_printf(_("session %u at %s"), number_of(timeline, session), clock);
	}
	session = ac_plan_session_at(timeline->chart->plan, to - 1);
	if (session == NULL || timeline->axis.step > 1)
		return NULL;
	int day = ac_plan_day_number(timeline->chart->plan, session, ac_time_date(from, words->zone));
	return day < 0 ? NULL : g_strdup_printf(_("day %d after session %u"), day, number_of(timeline, session));
}

static void draw_heading(const AcTimeline *timeline, const AcWordsContext *words, AcCanvas *canvas, AcRect in)
{
	int column = ac_axis_column(&timeline->axis, timeline->at);
	g_autofree char *when = column_in_words(timeline, words, column);
	g_autofree char *place = place_in_words(timeline, words, ac_axis_from(&timeline->axis, column),
	                                        ac_axis_from(&timeline->axis, column + 1));
	g_autofree char *line = g_strjoin(" · ", when, place, NULL);
	ac_tui_heading(canvas, in, line);
}

/* ---- what it says ---------------------------------------------------------------------------- */

/* "✗ AVOID  Swimming pool, sea"; returns the rows used. */
static int draw_verdict(const AcTimelineCell *cell, AcCanvas *canvas, AcRect in)
{
	const AcDayRow row = {.activities = cell->row->activities, .n_activities = cell->row->n_activities};
	g_autofree char *title = ac_words_row_title(&row);
	int used = ac_tui_draw_verdict(canvas, in, cell->strictest->verdict, 0, TRUE) + 1;
	return ac_canvas_paragraph(canvas, (AcRect){in.x + used, in.y, in.width - used, in.height},
	                           AC_ROLE_STRONG, title);
}

/* What holds in the column before: "until 15:00: CARE, up to rinsing". */
static int draw_before(const AcTimelineCell *cell, const AcWordsContext *words, AcCanvas *canvas, AcRect in)
{
	if (cell->before == NULL || in.height < 1)
		return 0;
	AcLocal local = ac_time_local(cell->before->to, words->zone);
	g_autofree char *clock = ac_words_clock(local.minute);
	g_autoptr(GString) what = g_string_new(ac_words_verdict(cell->before->verdict));
	if (cell->before->verdict == AC_VERDICT_CARE && cell->before->step != NULL) {
		AcAnswer answer = {.verdict = AC_VERDICT_CARE, .step = cell->before->step};
		g_autofree char *allowed = ac_words_allowed(&answer);
		g_string_append_printf(what, ", %s", allowed);
	}
	g_autofree char *line = cell->is_before_now ? g_strdup_printf(_("Now, until %s: %s"), clock, what->str)
	                                            : g_strdup_printf(_("Until %s: %s"), clock, what->str);
	return ac_canvas_paragraph(canvas, in, AC_ROLE_NEW, line);
}

/* The column is not all alike: what it turns to inside of it. */
static int draw_turn(const AcTimelineCell *cell, const AcWordsContext *words, AcCanvas *canvas, AcRect in)
{
	if (cell->next == NULL || in.height < 1)
		return 0;
	const AcChange change = {.activity = cell->answer->activity,
	                         .at = cell->next->from,
	                         .was = cell->strictest->verdict,
	                         .is = cell->next->verdict,
	                         .was_step = cell->strictest->step,
	                         .is_step = cell->next->step};
	g_autofree char *line = ac_words_change(words, &change);
	return ac_canvas_paragraph(canvas, in, AC_ROLE_NEW, line);
}

/* Until when, or how far; what comes then before how and why: it is what one looks ahead for. */
static void draw_answer(const AcTimelineCell *cell, const AcWordsContext *words, AcArena *arena,
                        AcCanvas *canvas, AcRect in)
{
	const AcAnswer *answer = cell->answer;
	const AcRow row = ac_row_of(words, arena, "", answer);
	g_autofree char *next = ac_words_next(words, answer);
	const char *const labels[] = {_("Then"), ac_words_how_label(answer), _("Why")};
	const char *const texts[] = {answer->verdict != AC_VERDICT_SILENT ? next : NULL,
	                             answer->words.how != NULL ? row.how : NULL, answer->words.why};
	int bottom = in.y + in.height;
	/* Short words for a ban without a date do not stand alone: "28 days after your last session". */
	gboolean is_open = answer->verdict == AC_VERDICT_AVOID && answer->until.at == AC_INSTANT_NEVER;
	g_autofree char *until = is_open ? ac_words_until(words, answer, FALSE) : NULL;
	in.y += ac_canvas_paragraph(canvas, in, AC_ROLE_STRONG,
	                            until != NULL && until[0] != '\0' ? until : row.detail);
	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		in.height = bottom - in.y;
		in.y += ac_row_draw_labelled(canvas, in, labels[i], texts[i]);
	}
}

void ac_timeline_draw_cell(AcTimeline *timeline, const AcApp *app, AcCanvas *canvas, AcRect in)
{
	AcTimelineCell cell;
	AcWordsContext words = ac_tui_words(app);
	int bottom = in.y + in.height;
	if (in.height < 2 || !ac_timeline_read(timeline, app, &cell))
		return;
	draw_heading(timeline, &words, canvas, in);
	in.y++;
	in.height = bottom - in.y;
	in.y += draw_verdict(&cell, canvas, in);
	in.height = bottom - in.y;
	in.y += draw_before(&cell, &words, canvas, in);
	in.height = bottom - in.y;
	in.y += draw_turn(&cell, &words, canvas, in);
	in.height = bottom - in.y;
	if (in.height > 0)
		draw_answer(&cell, &words, timeline->cell_arena, canvas, in);
}

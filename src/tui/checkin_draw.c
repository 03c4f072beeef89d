/* SPDX-License-Identifier: MIT */
/* The check-in drawn: the red flags first, then the signs with their strengths in words; beside each other
 * where there is room. */
#include "checkin.h"

#include <string.h>

#include "base/text.h"
#include "common.h"
#include "render/triage.h"

#define ROW_WIDTH 84
/* A line does not begin with the dot. */
#define BETWEEN "\u00a0· "
/* From this width on a sign shows all its strengths; narrower, the one it has. */
#define ALL_STRENGTHS 60
#define NARROW        60
/* From this width on the signs stand beside the red flags. */
#define WIDE 116
#define GAP  3
/* "[x] " and a blank at either side of a red flag. */
#define BOX 6
/* Rows for the red flags in one line: in a low window, in a high one, and else. */
#define FLAG_ROWS_LOW  2
#define FLAG_ROWS      9
#define FLAG_ROWS_HIGH 16
#define HIGH           28
#define LOW            12

/* ---- words ----------------------------------------------------------------------------------- */

static const char *strength_in_words(AcSignSeverity strength)
{
	return strength == AC_SEVERITY_ANY ? _("none") : ac_words_severity(strength);
}

static char *question_of(const AcCheckinState *state, const AcApp *app)
{
	if (!state->is_past)
		return g_strdup(_("How does it look and feel today?"));
	AcWordsContext words = ac_tui_words(app);
	g_autofree char *day = ac_words_date(&words, state->date);
	return g_strdup_printf(_("How did it look and feel on %s?"), day);
}

/* Those marked, else those there are; as many as @in holds. Borrowed. */
static const char *flags_in_words(const AcCheckinState *state, const AcCanvas *canvas, AcRect in)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new(), marked = g_ptr_array_new_with_free_func(g_free);
	for (int i = 0; i < state->n_flags; i++) {
		const AcMark *mark = &g_array_index(state->marks, AcMark, i);
		g_ptr_array_add(all, mark->title);
		if (mark->severity != AC_SEVERITY_ANY)
			g_ptr_array_add(marked, g_strdup_printf("[x] %s", mark->title));
	}
	return ac_joins_fit(state->joins, canvas, marked->len > 0 ? marked : all, BETWEEN, in);
}

static gboolean any_flag(const AcCheckinState *state)
{
	for (int i = 0; i < state->n_flags; i++)
		if (g_array_index(state->marks, AcMark, i).severity != AC_SEVERITY_ANY)
			return TRUE;
	return FALSE;
}

/* What the sign was at the check-in before; NULL: none. */
static const AcFelt *before(const AcCheckinState *state, const char *sign)
{
	for (guint i = 0; state->last != NULL && i < state->last->n_felt; i++)
		if (g_strcmp0(state->last->felt[i].sign, sign) == 0)
			return &state->last->felt[i];
	return NULL;
}

/* ---- one row --------------------------------------------------------------------------------- */

static void choose(AcCanvas *canvas, AcRect in, gboolean is_chosen)
{
	if (!is_chosen)
		return;
	ac_canvas_fill(canvas, in, AC_ROLE_TEXT | AC_ROLE_SELECTED);
	ac_canvas_set_cursor(canvas, in.x + 1, in.y);
}

/* One line for all of them, so that they are read before anything else. */
static void draw_flags(const AcCheckinState *state, AcCanvas *canvas, AcRect in, gboolean is_chosen)
{
	unsigned selected = is_chosen ? AC_ROLE_SELECTED : 0;
	AcRect text = {in.x + 1, in.y, in.width - 2, in.height};
	const char *words = flags_in_words(state, canvas, text);
	choose(canvas, in, is_chosen);
	ac_canvas_paragraph(canvas, text, (any_flag(state) ? AC_ROLE_ALARM : AC_ROLE_TEXT) | selected, words);
}

/* At more length where all of them have the room: @in is as wide as the widest needs. */
static const char *flag_title(const AcMark *mark, gboolean is_full)
{
	return is_full && mark->full != NULL ? mark->full : mark->title;
}

static void draw_flag(const AcMark *mark, const char *title, AcCanvas *canvas, AcRect in, gboolean is_chosen)
{
	gboolean felt = mark->severity != AC_SEVERITY_ANY;
	unsigned role = (felt ? AC_ROLE_ALARM : AC_ROLE_TEXT) | (is_chosen ? AC_ROLE_SELECTED : 0);
	choose(canvas, in, is_chosen);
	ac_canvas_line(canvas, (AcRect){in.x + 1, in.y, 3, 1}, role, felt ? "[x]" : "[ ]");
	ac_canvas_paragraph(canvas, (AcRect){in.x + BOX - 1, in.y, in.width - BOX, in.height}, role, title);
}

static int strengths_width(const AcCanvas *canvas)
{
	int width = 0;
	for (int i = AC_SEVERITY_ANY; i <= AC_SEVERITY_STRONG; i++)
		width += ac_canvas_measure(canvas, strength_in_words((AcSignSeverity)i)) + 3;
	return width;
}

/* " none [mild] moderate  strong " */
static void draw_strengths(const AcMark *mark, AcCanvas *canvas, AcRect in, unsigned selected, int row)
{
	for (int i = AC_SEVERITY_ANY; i <= AC_SEVERITY_STRONG; i++) {
		gboolean is_it = (int)mark->severity == i;
		const char *word = strength_in_words((AcSignSeverity)i);
		g_autofree char *shown = g_strdup_printf(is_it ? "[%s]" : " %s ", word);
		unsigned role = !is_it ? AC_ROLE_DIM : i == AC_SEVERITY_ANY ? AC_ROLE_TEXT : AC_ROLE_STRONG;
		int used = ac_canvas_line(canvas, in, role | selected, shown) + 1;
		ac_canvas_touch(canvas, (AcRect){in.x, in.y, used, 1},
		                ac_checkin_touch_strength(row, (AcSignSeverity)i));
		in.x += used;
		in.width -= used;
	}
}

/* "‹ mild ›" on the chosen row: that left and right change it. Owned. */
static char *strength_alone(const AcMark *mark, gboolean is_chosen)
{
	const char *word = strength_in_words(mark->severity);
	return is_chosen ? g_strdup_printf("‹ %s ›", word) : g_strdup_printf("%s  ", word);
}

static void draw_title(const AcCheckinState *state, const AcMark *mark, AcCanvas *canvas, AcRect in,
                       unsigned selected)
{
	unsigned role = mark->severity == AC_SEVERITY_ANY ? AC_ROLE_TEXT : AC_ROLE_STRONG;
	int used = ac_canvas_line(canvas, in, role | selected, mark->title) + 2;
	const AcFelt *was = before(state, mark->id);
	if (was == NULL || was->severity == AC_SEVERITY_ANY)
		return;
	g_autofree char *words = g_strdup_printf(_("before: %s"), ac_words_severity(was->severity));
	if (ac_canvas_measure(canvas, words) <= in.width - used)
		ac_canvas_line(canvas, (AcRect){in.x + used, in.y, in.width - used, 1}, AC_ROLE_DIM | selected,
		               words);
}

static void draw_sign(const AcCheckinState *state, int row, AcCanvas *canvas, AcRect in, gboolean is_chosen)
{
	const AcMark *mark = ac_checkin_mark(state, row);
	unsigned selected = is_chosen ? AC_ROLE_SELECTED : 0;
	choose(canvas, in, is_chosen);
	AcRect inner = {in.x + 1, in.y, in.width - 2, 1};
	if (in.width >= ALL_STRENGTHS) {
		int width = strengths_width(canvas);
		draw_title(state, mark, canvas, (AcRect){inner.x, inner.y, inner.width - width, 1}, selected);
		draw_strengths(mark, canvas, (AcRect){inner.x + inner.width - width, inner.y, width, 1}, selected,
		               row);
		return;
	}
	g_autofree char *words = strength_alone(mark, is_chosen);
	unsigned role = mark->severity == AC_SEVERITY_ANY ? AC_ROLE_TEXT : AC_ROLE_STRONG;
	int used = ac_canvas_line_right(canvas, inner, role | selected, words) + 1;
	draw_title(state, mark, canvas, (AcRect){inner.x, inner.y, inner.width - used, 1}, selected);
}

static int flag_rows(int height)
{
	return height < LOW ? FLAG_ROWS_LOW : height < HIGH ? FLAG_ROWS : FLAG_ROWS_HIGH;
}

/* ---- the list -------------------------------------------------------------------------------- */

/* What of the rows stands in one column. */
typedef struct {
	AcList *list;  /* from the first of them */
	int first, n;  /* rows */
	gboolean full; /* red flags at more length */
} Column;

/* A row that has a heading over it. */
static gboolean begins_section(const AcCheckinState *state, int row)
{
	const AcMark *mark = ac_checkin_mark(state, row);
	if (row == 0)
		return TRUE;
	const AcMark *above = ac_checkin_mark(state, row - 1);
	return mark != NULL && !mark->is_flag && (above == NULL || above->is_flag);
}

static int height_of(const AcCheckinState *state, const Column *column, int row, const AcCanvas *canvas,
                     AcRect in)
{
	const AcMark *mark = ac_checkin_mark(state, row);
	int heading = begins_section(state, row) ? 1 : 0;
	if (mark != NULL && !mark->is_flag)
		return heading + 1;
	if (mark != NULL)
		return heading + MAX(ac_canvas_rows_of(canvas, flag_title(mark, column->full), in.width - BOX), 1);
	AcRect text = {0, 0, in.width - 2, flag_rows(in.height)};
	const char *words = flags_in_words(state, canvas, text);
	return heading + MAX(ac_canvas_rows_of(canvas, words, text.width), 1);
}

static const char *flags_heading(const AcCheckinState *state)
{
	return state->lists_each ? _("Red flags: space marks what is so") : _("Red flags first: any of these?");
}

static void draw_heading(const AcCheckinState *state, const AcApp *app, int row, AcCanvas *canvas, AcRect in)
{
	const AcMark *mark = ac_checkin_mark(state, row);
	gboolean is_flags = mark == NULL || mark->is_flag;
	const char *title = is_flags ? flags_heading(state) : _("Then the signs: how strong?");
	int used = ac_canvas_line(canvas, in, AC_ROLE_HEADING, title) + 2;
	if (is_flags || state->last == NULL)
		return;
	AcWordsContext words = ac_tui_words(app);
	g_autofree char *when = ac_words_checkin_when(&words, state->last);
	g_autofree char *last = g_strdup_printf(_("last check-in: %s"), when);
	if (ac_canvas_measure(canvas, last) <= in.width - used)
		ac_canvas_line_right(canvas, (AcRect){in.x, in.y, in.width - 1, 1}, AC_ROLE_DIM, last);
}

static void draw_row(const AcCheckinState *state, const Column *column, int row, AcCanvas *canvas, AcRect in)
{
	const AcMark *mark = ac_checkin_mark(state, row);
	gboolean is_chosen = row == state->list.chosen;
	ac_canvas_touch(canvas, in, ac_checkin_touch_id(row));
	if (mark == NULL)
		draw_flags(state, canvas, in, is_chosen);
	else if (mark->is_flag)
		draw_flag(mark, flag_title(mark, column->full), canvas, in, is_chosen);
	else
		draw_sign(state, row, canvas, in, is_chosen);
}

static void draw_strengths_explained(AcCanvas *canvas, AcRect in)
{
	if (in.height >= 3 && in.width >= NARROW)
		ac_canvas_paragraph(
		    canvas, (AcRect){in.x, in.y + 1, in.width, in.height - 1}, AC_ROLE_DIM,
		    _("mild: you notice it · moderate: it bothers you · strong: it is hard to think of "
		      "anything else. What stands nowhere here: call your practitioner."));
}

static void draw_column(const AcCheckinState *state, const AcApp *app, const Column *column, AcCanvas *canvas,
                        AcRect in)
{
	int n = column->n, y = in.y;
	g_autofree int *heights = g_new0(int, n + 1);
	for (int i = 0; i < n; i++)
		heights[i] = height_of(state, column, column->first + i, canvas, in);
	AcListWindow window = ac_list_fit(column->list, heights, n, in.height);
	int bottom = in.y + in.height - (window.below > 0 ? 1 : 0);
	for (int i = window.first; i < window.end && y < bottom; i++) {
		int height = heights[i], row = column->first + i;
		if (begins_section(state, row)) {
			draw_heading(state, app, row, canvas, (AcRect){in.x, y++, in.width, 1});
			height--;
		}
		height = MIN(height, bottom - y);
		if (height > 0)
			draw_row(state, column, row, canvas, (AcRect){in.x, y, in.width, height});
		y += MAX(height, 0);
	}
	if (window.below > 0)
		ac_list_draw_more(canvas, (AcRect){in.x + 1, bottom, in.width - 1, 1}, window.below);
	else if (column->first + n > state->n_flags || !state->is_wide)
		draw_strengths_explained(canvas, (AcRect){in.x, y, in.width, bottom - y});
}

/* ---- two columns ----------------------------------------------------------------------------- */

/* With its heading. */
static int widest_flag(const AcCheckinState *state, const AcCanvas *canvas, gboolean is_full)
{
	int width = ac_canvas_measure(canvas, flags_heading(state));
	for (int i = 0; i < state->n_flags; i++) {
		const char *title = flag_title(&g_array_index(state->marks, AcMark, i), is_full);
		width = MAX(width, ac_canvas_measure(canvas, title) + BOX);
	}
	return width;
}

/* The row chosen, in its column; the other column stays where it was. */
static void share_choice(AcCheckinState *state)
{
	int chosen = state->list.chosen;
	if (chosen < state->n_flags)
		state->flags.chosen = chosen;
	else
		state->signs.chosen = chosen - state->n_flags;
	ac_list_clamp(&state->flags, state->n_flags);
	ac_list_clamp(&state->signs, (int)state->marks->len - state->n_flags);
}

static void draw_wide(AcCheckinState *state, const AcApp *app, AcCanvas *canvas, AcRect in)
{
	int n_signs = (int)state->marks->len - state->n_flags, full = widest_flag(state, canvas, TRUE);
	gboolean is_full = full + GAP + ROW_WIDTH <= in.width;
	int most = in.width - GAP - ALL_STRENGTHS;
	int left = is_full ? full : MIN(widest_flag(state, canvas, FALSE), most);
	int right = MIN(in.width - left - GAP, ROW_WIDTH);
	const Column flags = {&state->flags, 0, state->n_flags, is_full};
	const Column signs = {&state->signs, state->n_flags, n_signs, FALSE};
	share_choice(state);
	draw_column(state, app, &flags, canvas, (AcRect){in.x, in.y, left, in.height});
	draw_column(state, app, &signs, canvas, (AcRect){in.x + left + GAP, in.y, right, in.height});
}

static void draw_narrow(AcCheckinState *state, const AcApp *app, AcCanvas *canvas, AcRect in)
{
	const Column all = {&state->list, 0, ac_checkin_rows(state), FALSE};
	draw_column(state, app, &all, canvas, in);
}

/* ---- all of it ------------------------------------------------------------------------------- */

static void draw_result(AcCheckinState *state, AcCanvas *canvas, AcRect in)
{
	if (state->question == NULL) {
		ac_page_draw(state->result, canvas, in);
		return;
	}
	g_autofree char *ask = ac_text_plain(state->question->milestone->ask);
	gboolean is_low = in.height < LOW;
	g_autofree char *words =
	    is_low ? g_strdup(_("Enter: one more question")) : g_strdup_printf(_("One more question: %s"), ask);
	int rows = MIN(ac_canvas_rows_of(canvas, words, MIN(in.width, ROW_WIDTH)), in.height / 3);
	/* In a low window what was noted is said over the last row. */
	int end = in.height - (is_low ? 1 : 0);
	AcRect below = {in.x, in.y + end - rows, MIN(in.width, ROW_WIDTH), rows};
	ac_page_draw(state->result, canvas, (AcRect){in.x, in.y, in.width, end - rows});
	ac_canvas_paragraph(canvas, below, AC_ROLE_QUESTION, words);
	ac_canvas_touch(canvas, below, AC_TOUCH_KEY + AC_KEY_ENTER);
}

void ac_checkin_draw(AcCheckinState *state, const AcApp *app, AcCanvas *canvas)
{
	AcRect body = ac_tui_title_for(canvas, app, _("Aftercare   Check-in"), NULL);
	int bottom = body.y + body.height;
	if (state->result != NULL) {
		draw_result(state, canvas, body);
		return;
	}
	ac_checkin_set_wide(state,
	                    body.width >= WIDE && state->n_flags > 0 && (int)state->marks->len > state->n_flags);
	if (!state->is_wide)
		body.width = MIN(body.width, ROW_WIDTH);
	g_autofree char *question = question_of(state, app);
	body.y += ac_canvas_paragraph(canvas, body, AC_ROLE_QUESTION, question);
	body.height = bottom - body.y;
	body.y +=
	    ac_canvas_paragraph(canvas, body, AC_ROLE_DIM,
	                        body.width >= NARROW ? _("Nobody is watching the answers: in an emergency, call.")
	                                             : _("Nobody watches: in an emergency, call."));
	body.y += bottom - body.y > 16 ? 1 : 0;
	AcRect rest = {body.x, body.y, body.width, bottom - body.y};
	if (state->is_wide)
		draw_wide(state, app, canvas, rest);
	else
		draw_narrow(state, app, canvas, rest);
}

/* SPDX-License-Identifier: MIT */
/* The journal drawn: the days, one of them in full, and how it went; side by side where there is room. */
#include "journal.h"

#include <string.h>

#include "base/text.h"
#include "box.h"
#include "common.h"
#include "render/journal.h"

/* From this width on list and day stand side by side; narrower, one shows at a time. */
#define WIDE     100
#define LIST_MIN 44
#define LIST_MAX 72
#define GAP      2
#define READ_MAX 96
/* From this height on the pane of adherence stands below. */
#define HIGH 20
/* Rows of a day for what was told, where there is room. */
#define SECOND_MOST 3
/* A list of so many rows has two for it. */
#define LOW          10
#define DATE_WIDTH   12
#define NUMBER_WIDTH 9
/* Narrower than this a day has its number alone. */
#define NARROW        42
#define NUMBER_NARROW 4

/* ---- headings -------------------------------------------------------------------------------- */

static char *title_of(const AcWordsContext *words, const AcJournalDay *day)
{
	g_autofree char *date = ac_words_date(words, day->date);
	if (day->session_number == 0)
		return g_strdup(date);
	return g_strdup_printf(_("%s · day %d"), date, day->day_number);
}

/* ---- the days -------------------------------------------------------------------------------- */

/* "[x] 3  [!] 1": the signs of the boxes, as many of each. */
static void draw_boxes(const AcJournalDay *day, AcCanvas *canvas, AcRect in, unsigned selected)
{
	static const AcTaskState states[] = {AC_TASK_DONE, AC_TASK_MISSED, AC_TASK_SKIPPED, AC_TASK_HELD,
	                                     AC_TASK_DUE};
	int x = in.x;
	for (gsize k = 0; k < G_N_ELEMENTS(states); k++) {
		const AcBoxLook *look = ac_box_look(states[k], FALSE);
		guint n = 0;
		for (guint i = 0; i < day->n_tasks; i++)
			n += strcmp(ac_journal_look(day, &day->tasks[i])->sign, look->sign) == 0 ? 1 : 0;
		if (n == 0)
			continue;
		g_autofree char *text = g_strdup_printf("%s %u", look->sign, n);
		/* Open is no alarm here. */
		unsigned role = states[k] == AC_TASK_DUE ? AC_ROLE_TEXT : look->role;
		x += ac_canvas_line(canvas, (AcRect){x, in.y, in.x + in.width - x, 1}, role | selected, text) + 2;
	}
	if (day->n_tasks == 0)
		ac_canvas_line(canvas, in, AC_ROLE_DIM | selected, _("nothing to do"));
}

static unsigned role_of_count(AcDayCount which)
{
	switch (which) {
	case AC_COUNT_DONE:
		return ac_box_look(AC_TASK_DONE, FALSE)->role;
	case AC_COUNT_MISSED:
		return ac_box_look(AC_TASK_MISSED, FALSE)->role;
	case AC_COUNT_LEFT_OUT:
		return ac_box_look(AC_TASK_SKIPPED, FALSE)->role;
	case AC_COUNT_OPEN:
		return AC_ROLE_TEXT; /* no alarm here */
	default:
		return AC_ROLE_DIM;
	}
}

/* "3 done, 1 missed", each in its role and whole; what has no room any more goes below. Returns the rows.
 * @canvas NULL: counts them. */
static int draw_counts(const AcJournalDay *day, const AcCanvas *measure, AcCanvas *canvas, AcRect in,
                       unsigned selected)
{
	int x = 0, y = 0;
	if (day->n_tasks == 0 && day->n_gone == 0 && canvas != NULL)
		ac_canvas_line(canvas, in, AC_ROLE_DIM | selected, _("nothing to do"));
	for (AcDayCount which = 0; which < AC_N_COUNTS; which++) {
		g_autofree char *words = ac_words_one_count(day, which);
		int width = words != NULL ? ac_canvas_measure(measure, words) : 0;
		if (words == NULL)
			continue;
		if (x > 0 && canvas != NULL)
			ac_canvas_line(canvas, (AcRect){in.x + x, in.y + y, 1, 1}, AC_ROLE_DIM | selected, ",");
		x += x > 0 ? 2 : 0;
		if (x > 0 && x + width + 1 > in.width) {
			x = 0;
			y++;
		}
		if (canvas != NULL)
			ac_canvas_line(canvas, (AcRect){in.x + x, in.y + y, in.width - x, 1},
			               role_of_count(which) | selected, words);
		x += width;
	}
	return y + 1;
}

static const AcCheckin *most_urgent(const AcJournalDay *day)
{
	const AcCheckin *found = NULL;
	for (guint i = 0; i < day->n_checkins; i++)
		if (found == NULL || day->checkins[i]->advice >= found->advice)
			found = day->checkins[i];
	return found;
}

static void join(GString *out, const char *part)
{
	/* A line does not begin with the dot. */
	g_string_append_printf(out, "%s%s", out->len > 0 ? "\u00a0· " : "", part);
}

/* The check-in, and what happened though it was to be avoided. Owned; "": nothing. */
static char *told(const AcJournalDay *day, const AcApp *app)
{
	AcWordsContext words = ac_tui_words(app);
	const AcCheckin *checkin = most_urgent(day);
	GString *out = g_string_new(NULL);
	if (checkin != NULL) {
		g_autofree char *said = ac_words_checkin(&words, ac_app_safety(app), checkin);
		join(out, said);
	}
	for (guint i = 0; i < day->n_lapses; i++) {
		g_autofree char *lapse = ac_words_lapse(&words, day->lapses[i]);
		join(out, lapse);
	}
	return g_string_free(out, FALSE);
}

static char *notes(const AcJournalDay *day)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < day->n_notes; i++) {
		g_autofree char *note = ac_text_plain(day->notes[i]->text);
		join(out, note);
	}
	return g_string_free(out, FALSE);
}

static unsigned told_role(const AcJournalDay *day)
{
	const AcCheckin *checkin = most_urgent(day);
	if (checkin == NULL || checkin->advice < AC_ADVICE_PRACTITIONER)
		return AC_ROLE_TEXT;
	return checkin->advice == AC_ADVICE_PRACTITIONER ? AC_ROLE_ASK : AC_ROLE_ALARM;
}

static gboolean is_narrow(AcRect in)
{
	return in.width < NARROW;
}

/* Where the counts of a row stand, in the rows of @in. */
static AcRect counts_in(AcRect in)
{
	int left = 1 + DATE_WIDTH + (is_narrow(in) ? NUMBER_NARROW : NUMBER_WIDTH);
	return (AcRect){in.x + left, in.y, in.width - left - 1, in.height};
}

static int counts_height(const AcJournalDay *day, const AcCanvas *canvas, AcRect in)
{
	return is_narrow(in) ? 1 : draw_counts(day, canvas, NULL, counts_in(in), 0);
}

/* What was told and the notes stand below the counts. */
static int day_height(const AcJournalDay *day, const AcApp *app, const AcCanvas *canvas, AcRect in)
{
	int most = in.height >= HIGH ? SECOND_MOST : in.height >= LOW ? 2 : 1;
	g_autofree char *said = told(day, app), *noted = notes(day);
	return counts_height(day, canvas, in) + MIN(ac_canvas_rows_of(canvas, said, in.width - 4), most) +
	       MIN(ac_canvas_rows_of(canvas, noted, in.width - 4), most);
}

static char *number_of(const AcJournalDay *day, gboolean is_short)
{
	return is_short ? g_strdup_printf("%d", day->day_number) : g_strdup_printf(_("day %d"), day->day_number);
}

/* Its date, its number, and how its boxes stand; @in has the rows of the counts. */
static void draw_day_line(const AcJournalDay *day, const AcApp *app, AcCanvas *canvas, AcRect in,
                          unsigned role)
{
	AcWordsContext words = ac_tui_words(app);
	unsigned selected = role & AC_ROLE_SELECTED;
	AcRect counts = counts_in(in);
	g_autofree char *date = ac_words_date(&words, day->date);
	ac_canvas_line(canvas, (AcRect){in.x + 1, in.y, DATE_WIDTH, 1}, role, date);
	if (day->session_number > 0) {
		g_autofree char *number = number_of(day, is_narrow(in));
		int x = in.x + 1 + DATE_WIDTH;
		ac_canvas_line(canvas, (AcRect){x, in.y, counts.x - x - 1, 1}, AC_ROLE_DIM | selected, number);
	}
	if (is_narrow(in))
		draw_boxes(day, canvas, counts, selected);
	else
		draw_counts(day, canvas, canvas, counts, selected);
}

static void draw_day_row(const JournalState *state, const AcApp *app, int index, AcCanvas *canvas, AcRect in)
{
	const AcJournalDay *day = ac_journal_nth(state, index);
	gboolean chosen = index == state->days.chosen;
	unsigned selected = chosen && state->pane == JOURNAL_DAYS ? AC_ROLE_SELECTED : 0;
	unsigned strong = chosen || day->is_today ? AC_ROLE_STRONG : AC_ROLE_TEXT;
	if (selected != 0) {
		ac_canvas_fill(canvas, in, AC_ROLE_TEXT | selected);
		ac_canvas_set_cursor(canvas, in.x + 1, in.y);
	}
	ac_canvas_touch(canvas, in, ac_journal_touch_id(JOURNAL_DAYS, index));
	AcRect line = {in.x, in.y, in.width, MIN(counts_height(day, canvas, in), in.height)};
	draw_day_line(day, app, canvas, line, strong | selected);
	g_autofree char *said = told(day, app), *noted = notes(day);
	AcRect below = {in.x + 3, in.y + line.height, in.width - 4, in.height - line.height};
	int kept = *noted != '\0' ? 1 : 0;
	int rows = CLAMP(ac_canvas_rows_of(canvas, said, below.width), 0, MAX(below.height - kept, 0));
	ac_canvas_paragraph(canvas, (AcRect){below.x, below.y, below.width, rows}, told_role(day) | selected,
	                    said);
	ac_canvas_paragraph(canvas, (AcRect){below.x, below.y + rows, below.width, below.height - rows},
	                    AC_ROLE_TEXT | selected, noted);
}

static void draw_days(JournalState *state, const AcApp *app, AcCanvas *canvas, AcRect in)
{
	int n = (int)state->journal->n_days;
	g_autofree int *heights = g_new(int, n + 1);
	for (int i = 0; i < n; i++)
		heights[i] = day_height(ac_journal_nth(state, i), app, canvas, in);
	AcListWindow window = ac_list_fit(&state->days, heights, n, in.height);
	int bottom = in.y + in.height - (window.below > 0 ? 1 : 0);
	for (int i = window.first; i < window.end; i++) {
		AcRect row = {in.x, in.y, in.width, MIN(heights[i], bottom - in.y)};
		draw_day_row(state, app, i, canvas, row);
		in.y += row.height;
	}
	if (window.below > 0)
		ac_list_draw_more(canvas, (AcRect){in.x + 1, in.y, in.width - 1, 1}, window.below);
}

/* ---- one day --------------------------------------------------------------------------------- */

static int indent_of(const JournalItem *item)
{
	return item->kind == ITEM_TASK ? 4 : 0;
}

static int item_height(const JournalItem *item, const AcCanvas *canvas, int width)
{
	int rows = MAX(ac_canvas_rows_of(canvas, item->text, width - 2 - indent_of(item)), 1);
	return rows + (item->heading != NULL ? 1 : 0);
}

static void draw_item(const JournalState *state, int index, AcCanvas *canvas, AcRect in)
{
	const JournalItem *item = &g_array_index(state->items, JournalItem, (guint)index);
	gboolean chosen = state->pane == JOURNAL_DAY && index == state->lines.chosen;
	unsigned selected = chosen ? AC_ROLE_SELECTED : 0;
	if (item->heading != NULL) {
		ac_canvas_line(canvas, in, AC_ROLE_HEADING, item->heading);
		in.y++;
		in.height--;
	}
	if (in.height < 1)
		return;
	if (chosen) {
		ac_canvas_fill(canvas, in, AC_ROLE_TEXT | selected);
		ac_canvas_set_cursor(canvas, in.x + 1, in.y);
	}
	ac_canvas_touch(canvas, in, ac_journal_touch_id(JOURNAL_DAY, index));
	int indent = indent_of(item);
	if (item->kind == ITEM_TASK) {
		ac_canvas_line(canvas, (AcRect){in.x + 1, in.y, 3, 1}, item->role | selected,
		               ac_journal_look(ac_journal_chosen(state), item->task)->sign);
		ac_canvas_touch(canvas, (AcRect){in.x + 1, in.y, 3, 1}, ac_journal_touch_id(JOURNAL_HOW, index));
	}
	ac_canvas_paragraph(canvas, (AcRect){in.x + 1 + indent, in.y, in.width - 2 - indent, in.height},
	                    item->role | selected, item->text);
}

static void draw_items(JournalState *state, AcCanvas *canvas, AcRect in)
{
	int n = (int)state->items->len;
	if (n == 0) {
		ac_canvas_paragraph(canvas, in, AC_ROLE_DIM,
		                    _("Nothing was to be done on this day, and nothing was told. n writes a note."));
		return;
	}
	g_autofree int *heights = g_new(int, n);
	for (int i = 0; i < n; i++)
		heights[i] = item_height(&g_array_index(state->items, JournalItem, (guint)i), canvas, in.width);
	AcListWindow window = ac_list_fit(&state->lines, heights, n, in.height);
	int bottom = in.y + in.height - (window.below > 0 ? 1 : 0);
	for (int i = window.first; i < window.end; i++) {
		AcRect row = {in.x, in.y, in.width, MIN(heights[i], bottom - in.y)};
		draw_item(state, i, canvas, row);
		in.y += row.height;
	}
	if (window.below > 0)
		ac_list_draw_more(canvas, (AcRect){in.x + 1, in.y, in.width - 1, 1}, window.below);
}

static void draw_day(JournalState *state, const AcApp *app, AcCanvas *canvas, AcRect in)
{
	const AcJournalDay *day = ac_journal_chosen(state);
	AcWordsContext words = ac_tui_words(app);
	g_autofree char *title = title_of(&words, day), *count = ac_words_day_count(day);
	ac_tui_pane_heading(canvas, in, title, state->pane == JOURNAL_DAY);
	if (state->pane == JOURNAL_DAY)
		ac_canvas_set_cursor(canvas, in.x + 3, in.y);
	ac_canvas_line(canvas, (AcRect){in.x + 1, in.y + 1, in.width - 1, 1}, AC_ROLE_DIM, count);
	draw_items(state, canvas, (AcRect){in.x, in.y + 2, in.width, in.height - 2});
}

/* ---- how it went ----------------------------------------------------------------------------- */

static void draw_how(JournalState *state, AcCanvas *canvas, AcRect in)
{
	gboolean focused = state->pane == JOURNAL_HOW;
	int x, y;
	ac_canvas_cursor(canvas, &x, &y);
	ac_tui_pane_heading(canvas, in, _("Done, of what was due"), focused);
	ac_page_draw(state->how, canvas, (AcRect){in.x + 1, in.y + 1, in.width - 1, in.height - 1});
	if (!focused)
		ac_canvas_set_cursor(canvas, x, y);
}

/* Rows below the rest for it; 0: there is no room, Tab leads there. */
static int how_height(JournalState *state, const AcCanvas *canvas, AcRect in)
{
	if (in.height < HIGH)
		return 0;
	return MIN(ac_page_rows(state->how, canvas, in.width - 1) + 1, in.height / 2);
}

/* ---- all of it ------------------------------------------------------------------------------- */

static void draw_wide(JournalState *state, const AcApp *app, AcCanvas *canvas, AcRect in)
{
	int list = CLAMP(in.width * 2 / 5, LIST_MIN, LIST_MAX);
	AcRect right = {in.x + list + GAP, in.y, MIN(in.width - list - GAP, READ_MAX), in.height};
	int how = how_height(state, canvas, right);
	draw_days(state, app, canvas, (AcRect){in.x, in.y, list, in.height});
	if (how == 0 && state->pane == JOURNAL_HOW) {
		draw_how(state, canvas, right);
		return;
	}
	draw_day(state, app, canvas, (AcRect){right.x, right.y, right.width, right.height - how});
	if (how > 0)
		draw_how(state, canvas, (AcRect){right.x, in.y + in.height - how, right.width, how});
}

static void draw_narrow(JournalState *state, const AcApp *app, AcCanvas *canvas, AcRect in)
{
	int how = how_height(state, canvas, in);
	if (state->pane == JOURNAL_HOW) {
		draw_how(state, canvas, in);
		return;
	}
	AcRect upper = {in.x, in.y, in.width, in.height - how};
	if (state->pane == JOURNAL_DAY)
		draw_day(state, app, canvas, upper);
	else
		draw_days(state, app, canvas, upper);
	if (how > 0)
		draw_how(state, canvas, (AcRect){in.x, in.y + in.height - how, in.width, how});
}

void ac_journal_draw(JournalState *state, const AcApp *app, AcCanvas *canvas)
{
	const char *const next[] = {_("tab: the day"), _("tab: how it went"), _("tab: days")};
	gboolean has_below = ac_tui_body(canvas).height >= HIGH + 2;
	AcRect body =
	    ac_tui_title_for(canvas, app, _("Aftercare   Journal"), has_below ? NULL : next[state->pane]);
	if (!has_below)
		ac_canvas_touch(canvas, (AcRect){0, 0, ac_canvas_width(canvas), 1}, AC_TOUCH_KEY + AC_KEY_TAB);
	if (state->journal == NULL)
		ac_canvas_paragraph(canvas, body, AC_ROLE_TEXT,
		                    state->problem != NULL ? state->problem : _("There is no journal any more."));
	else if (body.width >= WIDE)
		draw_wide(state, app, canvas, body);
	else
		draw_narrow(state, app, canvas, body);
}

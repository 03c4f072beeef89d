/* SPDX-License-Identifier: MIT */
/* The journal: days, what was done and told on them; a day can be filled in afterwards. State and keys;
 * journal_items.c makes the lines, journal_draw.c draws them. */
#include "box.h"
#include "common.h"
#include "journal.h"
#include "undo.h"
#include "views.h"

#include "app/journal.h"
#include "base/text.h"

/* ---- what is shown --------------------------------------------------------------------------- */

const AcJournalDay *ac_journal_nth(const JournalState *state, int newest_first)
{
	return &state->journal->days[state->journal->n_days - 1 - (guint)newest_first];
}

const AcJournalDay *ac_journal_chosen(const JournalState *state)
{
	return state->journal != NULL ? ac_journal_nth(state, state->days.chosen) : NULL;
}

/* The day that was chosen, wherever it is now. */
static void choose_date(JournalState *state)
{
	AcDate last = state->journal->to;
	state->days.chosen = (int)(last - CLAMP(state->date, state->journal->from, last));
	ac_list_clamp(&state->days, (int)state->journal->n_days);
	state->date = ac_journal_chosen(state)->date;
}

static void update(void *data, AcApp *app)
{
	JournalState *state = data;
	g_autoptr(GError) error = NULL;
	const AcJournalDays all = {0};
	ac_arena_reset(state->arena);
	g_clear_pointer(&state->problem, g_free);
	state->journal = ac_app_plan(app) != NULL ? ac_app_journal(app, state->arena, &all, &error) : NULL;
	if (error != NULL)
		state->problem = ac_text_plain(error->message);
	if (state->journal != NULL)
		choose_date(state);
	ac_journal_list_items(state, app);
	ac_journal_write_how(state, app);
}

static void open_journal(void *data, AcApp *app, G_GNUC_UNUSED const void *argument)
{
	JournalState *state = data;
	state->arena = ac_arena_new();
	state->items = g_array_new(FALSE, FALSE, sizeof(JournalItem));
	state->how = ac_page_new();
	state->date = ac_time_date(ac_app_now(app), ac_app_zone(app));
}

static void close_journal(void *data)
{
	JournalState *state = data;
	ac_arena_free(state->arena);
	g_array_unref(state->items);
	ac_page_free(state->how);
	g_free(state->problem);
}

static void draw(void *data, const AcApp *app, AcCanvas *canvas)
{
	ac_journal_draw(data, app, canvas);
}

static const JournalItem *chosen_item(const JournalState *state)
{
	if (state->pane != JOURNAL_DAY || state->items->len == 0)
		return NULL;
	return &g_array_index(state->items, JournalItem, (guint)state->lines.chosen);
}

/* ---- moving ---------------------------------------------------------------------------------- */

static AcViewNext go_to(JournalState *state, AcApp *app, int chosen)
{
	state->days.chosen = CLAMP(chosen, 0, (int)state->journal->n_days - 1);
	state->date = ac_journal_chosen(state)->date;
	state->lines = (AcList){0};
	ac_journal_list_items(state, app);
	return ac_next_stay();
}

static AcViewNext move(JournalState *state, AcApp *app, int by)
{
	if (state->pane == JOURNAL_HOW) {
		ac_page_scroll(state->how, by);
		return ac_next_stay();
	}
	if (state->pane == JOURNAL_DAYS)
		return go_to(state, app, state->days.chosen + by);
	ac_list_move(&state->lines, by, (int)state->items->len);
	return ac_next_stay();
}

static AcViewNext down(void *data, AcApp *app)
{
	return move(data, app, 1);
}

static AcViewNext up(void *data, AcApp *app)
{
	return move(data, app, -1);
}

static AcViewNext page_down(void *data, AcApp *app)
{
	return move(data, app, 10);
}

static AcViewNext page_up(void *data, AcApp *app)
{
	return move(data, app, -10);
}

static AcViewNext first(void *data, AcApp *app)
{
	return move(data, app, -100000);
}

static AcViewNext last(void *data, AcApp *app)
{
	return move(data, app, 100000);
}

/* In time, not in the list: left is the day before. */
static AcViewNext day_before(void *data, AcApp *app)
{
	JournalState *state = data;
	return go_to(state, app, state->days.chosen + 1);
}

static AcViewNext day_after(void *data, AcApp *app)
{
	JournalState *state = data;
	return go_to(state, app, state->days.chosen - 1);
}

static AcViewNext next_pane(void *data, G_GNUC_UNUSED AcApp *app)
{
	JournalState *state = data;
	state->pane = (state->pane + 1) % N_JOURNAL_PANES;
	return ac_next_stay();
}

static AcViewNext pane_before(void *data, G_GNUC_UNUSED AcApp *app)
{
	JournalState *state = data;
	state->pane = (state->pane + N_JOURNAL_PANES - 1) % N_JOURNAL_PANES;
	return ac_next_stay();
}

static AcViewNext open_day(void *data, G_GNUC_UNUSED AcApp *app)
{
	((JournalState *)data)->pane = JOURNAL_DAY;
	return ac_next_stay();
}

static AcViewNext to_days(void *data, G_GNUC_UNUSED AcApp *app)
{
	((JournalState *)data)->pane = JOURNAL_DAYS;
	return ac_next_stay();
}

/* ---- filling in ------------------------------------------------------------------------------ */

static AcViewNext tick(void *data, AcApp *app)
{
	return ac_box_tick(app, chosen_item(data)->task);
}

static AcViewNext leave_out(void *data, G_GNUC_UNUSED AcApp *app)
{
	JournalState *state = data;
	return ac_next_open(&ac_view_skip,
	                    ac_arena_memdup(state->arena, chosen_item(state)->task, sizeof(AcOccurrence)));
}

static AcViewNext why(void *data, G_GNUC_UNUSED AcApp *app)
{
	JournalState *state = data;
	AcWhyArgument *argument = AC_ARENA_NEW(state->arena, AcWhyArgument);
	argument->occurrence = chosen_item(state)->task;
	return ac_next_open(&ac_view_why, argument);
}

static AcViewNext check_in(void *data, G_GNUC_UNUSED AcApp *app)
{
	return ac_next_open(&ac_view_checkin, &((JournalState *)data)->date);
}

static AcViewNext write_note(void *data, G_GNUC_UNUSED AcApp *app)
{
	JournalState *state = data;
	AcNoteArgument *argument = AC_ARENA_NEW(state->arena, AcNoteArgument);
	argument->date = state->date;
	return ac_next_open(&ac_view_note, argument);
}

static AcViewNext change_note(void *data, G_GNUC_UNUSED AcApp *app)
{
	JournalState *state = data;
	AcNoteArgument *argument = AC_ARENA_NEW(state->arena, AcNoteArgument);
	const AcDayNote *note = chosen_item(state)->note;
	*argument = (AcNoteArgument){state->date, note->id, note->text};
	return ac_next_open(&ac_view_note, argument);
}

static AcViewNext write_report(G_GNUC_UNUSED void *data, G_GNUC_UNUSED AcApp *app)
{
	return ac_next_open(&ac_view_report, NULL);
}

static AcViewNext undo(G_GNUC_UNUSED void *data, AcApp *app)
{
	return ac_undo_last(app);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static int touch(void *data, AcApp *app, int id)
{
	JournalState *state = data;
	int item = id / N_JOURNAL_PANES;
	JournalPane pane = (JournalPane)(id % N_JOURNAL_PANES);
	if (pane == JOURNAL_DAYS) {
		gboolean was_chosen = state->pane == JOURNAL_DAYS && state->days.chosen == item;
		state->pane = JOURNAL_DAYS;
		go_to(state, app, item);
		return was_chosen ? AC_KEY_ENTER : 0;
	}
	gboolean is_box = pane == JOURNAL_HOW; /* the box itself: ticks */
	gboolean was_chosen = state->pane == JOURNAL_DAY && state->lines.chosen == item;
	state->pane = JOURNAL_DAY;
	state->lines.chosen = item;
	return is_box ? ' ' : was_chosen ? AC_KEY_ENTER : 0;
}

static gboolean has_days(const void *data, G_GNUC_UNUSED const AcApp *app)
{
	return ((const JournalState *)data)->journal != NULL;
}

static gboolean at_days(const void *data, const AcApp *app)
{
	return has_days(data, app) && ((const JournalState *)data)->pane == JOURNAL_DAYS;
}

static gboolean off_days(const void *data, const AcApp *app)
{
	return has_days(data, app) && ((const JournalState *)data)->pane != JOURNAL_DAYS;
}

static gboolean not_off_days(const void *data, const AcApp *app)
{
	return !off_days(data, app);
}

static gboolean at_task(const void *data, G_GNUC_UNUSED const AcApp *app)
{
	const JournalItem *item = chosen_item(data);
	return item != NULL && item->kind == ITEM_TASK;
}

static gboolean at_open_task(const void *data, const AcApp *app)
{
	return at_task(data, app) && ac_box_is_open(chosen_item(data)->task);
}

static gboolean at_note(const void *data, G_GNUC_UNUSED const AcApp *app)
{
	const JournalItem *item = chosen_item(data);
	return item != NULL && item->kind == ITEM_NOTE;
}

static const AcKey keys[] = {
    {{AC_KEY_ENTER}, N_("Enter"), N_("this day, to fill it in"), N_("enter open"), open_day, at_days},
    {{' '}, N_("Space"), N_("tick, or take the tick away"), N_("space tick"), tick, at_task},
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("back to the days"), N_("esc days"), to_days, off_days},
    {{'s'}, N_("s"), N_("leave it out, with a reason"), N_("s skip"), leave_out, at_open_task},
    {{AC_KEY_ENTER}, N_("Enter"), N_("change the note"), N_("enter change"), change_note, at_note},
    {{'c'}, N_("c"), N_("a check-in for this day"), N_("c check-in"), check_in, has_days},
    {{'n'}, N_("n"), N_("a note for this day"), N_("n note"), write_note, has_days},
    {{'w'},
     N_("w"),
     N_("the report for your practitioner, into a file"),
     N_("w report"),
     write_report,
     has_days},
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("one level back"), N_("esc back"), ac_key_back, not_off_days},
    {{AC_KEY_ENTER}, N_("Enter"), N_("why it is to be done"), NULL, why, at_task},
    {{AC_KEY_DOWN, 'j'}, N_("j ↓"), N_("next line"), NULL, down, has_days},
    {{AC_KEY_UP, 'k'}, N_("k ↑"), N_("line before"), NULL, up, has_days},
    {{AC_KEY_LEFT, 'h'}, N_("h ←"), N_("the day before"), NULL, day_before, has_days},
    {{AC_KEY_RIGHT, 'l'}, N_("l →"), N_("the day after"), NULL, day_after, has_days},
    {{AC_KEY_TAB}, N_("Tab"), N_("days, one day, how it went"), NULL, next_pane, has_days},
    {{AC_KEY_BACK_TAB}, N_("Shift-Tab"), N_("the pane before"), NULL, pane_before, has_days},
    {{AC_KEY_PAGE_DOWN}, N_("PgDn"), N_("ten lines down"), NULL, page_down, has_days},
    {{AC_KEY_PAGE_UP}, N_("PgUp"), N_("ten lines up"), NULL, page_up, has_days},
    {{AC_KEY_HOME}, N_("Home"), N_("the first line"), NULL, first, has_days},
    {{AC_KEY_END}, N_("End"), N_("the last line"), NULL, last, has_days},
    {{'u'}, N_("u"), N_("take the last change back"), N_("u undo"), undo, has_days},
    AC_KEY_ROW_HELP,
    AC_KEY_ROW_QUIT,
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_journal = {
    .id = "journal",
    .title = N_("Journal"),
    .state_size = sizeof(JournalState),
    .open = open_journal,
    .close = close_journal,
    .update = update,
    .draw = draw,
    .touch = touch,
    .help =
        N_("The days so far, the newest first. [x] done, [!] missed, [-] left out, [~] on hold, [ ] open. A "
           "day that has passed can be filled in."),
    .keys = keys,
};

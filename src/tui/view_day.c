/* SPDX-License-Identifier: MIT */
/* The day: what one may do and what to do, day by day and session by session. State and keys; drawing is in
 * day_*.c. */
#include "common.h"
#include "day.h"
#include "later.h"
#include "undo.h"
#include "views.h"

#include "base/text.h"

/* ---- what is shown --------------------------------------------------------------------------- */

int ac_day_count(const DayState *state, Pane pane)
{
	if (state->day == NULL)
		return 0;
	switch (pane) {
	case PANE_QUESTIONS:
		return (int)state->n_questions;
	case PANE_MAY:
		return (int)state->n_rows;
	case PANE_TODO:
		return (int)state->day->n_tasks;
	default:
		return state->flags->len > 0 ? 1 : 0;
	}
}

/* What is said to be due, else the first that is waiting. */
static int task_in_mind(const DayState *state)
{
	int found = 0;
	for (guint i = state->day->n_tasks; i-- > 0;) {
		const AcOccurrence *task = &state->day->tasks[i];
		if (state->later[i] != 0)
			continue;
		if (ac_box_is(&state->due, task) && ac_box_is_open(task))
			return (int)i;
		if (task->state == AC_TASK_DUE)
			found = (int)i;
	}
	return found;
}

/* The list shows it, unless somebody is at another line of it. */
static void keep_in_sight(DayState *state)
{
	if (state->pane != PANE_TODO)
		state->lists[PANE_TODO].chosen = task_in_mind(state);
}

static void update(void *data, AcApp *app)
{
	DayState *state = data;
	AcDate today = ac_time_date(ac_app_now(app), ac_app_zone(app));
	AcDayChoice choice = ac_day_choice(state);
	GPtrArray *words[] = {state->fresh, state->tomorrow, state->normal, state->flags};
	for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
		g_ptr_array_set_size(words[i], 0);
	g_clear_pointer(&state->trouble, g_free);
	ac_arena_reset(state->arena);
	state->day = NULL;
	state->n_questions = 0;
	state->n_rows = 0;
	state->heights = NULL;
	state->plan = ac_app_plan(app);
	if (state->plan == NULL) {
		ac_day_choice_clear(&choice);
		return;
	}
	if (state->follows && state->date != today) {
		state->date = today;
		ac_day_choice_clear(&choice);
	}
	state->follows = state->date == today;
	state->day = ac_plan_day(state->plan, state->arena, state->date);
	state->questions = ac_app_questions(app, state->day, state->arena, &state->n_questions);
	state->later = state->is_drawn ? ac_later_of(app, state->arena, state->day)
	                               : AC_ARENA_ARRAY(state->arena, AcInstant, state->day->n_tasks + 1);
	ac_day_put_in_words(state, app);
	ac_day_name(state);
	ac_day_choose_again(state, &choice);
	keep_in_sight(state);
	for (int pane = 0; pane < N_PANES; pane++)
		ac_list_clamp(&state->lists[pane], ac_day_count(state, (Pane)pane));
	if (state->pane == PANE_QUESTIONS && state->n_questions == 0)
		state->pane = PANE_MAY;
}

static void open_day(void *data, G_GNUC_UNUSED AcApp *app, G_GNUC_UNUSED const void *argument)
{
	DayState *state = data;
	state->arena = ac_arena_new();
	state->follows = TRUE;
	state->pane = PANE_MAY;
	state->joins = ac_joins_new();
	state->fresh = g_ptr_array_new_with_free_func(g_free);
	state->tomorrow = g_ptr_array_new_with_free_func(g_free);
	state->normal = g_ptr_array_new_with_free_func(g_free);
	state->flags = g_ptr_array_new_with_free_func(g_free);
}

static void close_day(void *data)
{
	DayState *state = data;
	ac_box_clear(&state->due);
	g_free(state->trouble);
	ac_joins_free(state->joins);
	ac_arena_free(state->arena);
	g_ptr_array_free(state->fresh, TRUE);
	g_ptr_array_free(state->tomorrow, TRUE);
	g_ptr_array_free(state->normal, TRUE);
	g_ptr_array_free(state->flags, TRUE);
}

/* The rules of whoever is in use cannot be read at all. */
static void draw_barred(const AcApp *app, AcCanvas *canvas)
{
	AcRect body = ac_tui_title(canvas, _("Aftercare"), NULL);
	g_autofree char *why = ac_text_plain_lines(ac_app_barred(app));
	g_auto(GStrv) lines = g_strsplit(why, "\n", -1);
	int y = body.y;
	y +=
	    ac_canvas_paragraph(canvas, body, AC_ROLE_STRONG,
	                        _("The rules of the client in use cannot be read, so there is no plan to show:"));
	for (guint i = 0; lines[i] != NULL; i++) {
		AcRect rest = {body.x, y, body.width, MAX(body.y + body.height - y, 0)};
		y += ac_canvas_paragraph(canvas, rest, AC_ROLE_ALARM, lines[i]);
	}
	AcRect rest = {body.x, y + 1, body.width, MAX(body.y + body.height - y - 1, 0)};
	ac_canvas_paragraph(
	    canvas, rest, AC_ROLE_TEXT,
	    _("Mend the file in an editor: the plan is here when it can be read again. Until then "
	      "m has everything that needs no rules, such as other clients."));
}

static void draw(void *data, const AcApp *app, AcCanvas *canvas)
{
	DayState *state = data;
	AcRect body = ac_tui_body(canvas);
	state->is_drawn = TRUE;
	if (state->day == NULL && ac_app_barred(app) != NULL)
		draw_barred(app, canvas);
	if (state->day == NULL && ac_app_barred(app) == NULL) {
		body = ac_tui_title(canvas, _("Aftercare"), NULL);
		ac_canvas_paragraph(
		    canvas, body, AC_ROLE_TEXT,
		    _("There is no client in use. `aftercare client list` shows who there is, `aftercare client "
		      "use NAME` chooses one."));
	}
	if (state->day == NULL)
		return;
	int head = ac_day_draw_head(state, app, canvas);
	ac_day_draw_panes(state, app, canvas, (AcRect){body.x, head, body.width, body.height - head});
}

static char *status(G_GNUC_UNUSED const void *data, const AcApp *app)
{
	return ac_words_clinic(ac_app_clinic(app), ac_app_own_rules(app));
}

/* Space goes to it first; z asks until when. */
static const char *deal(void *data, AcReminderKind kind, const AcBox *box)
{
	DayState *state = data;
	ac_box_clear(&state->due);
	state->due = ac_box_copy(box);
	if (state->day == NULL)
		return NULL;
	keep_in_sight(state);
	if (kind == AC_REMINDER_CHECKIN || kind == AC_REMINDER_LOOK)
		return _("c check-in, esc hides");
	if (kind != AC_REMINDER_TASK)
		return _("esc hides");
	for (guint i = 0; i < state->day->n_tasks; i++)
		if (ac_box_is(box, &state->day->tasks[i]) &&
		    (state->pane != PANE_TODO || (int)i == state->lists[PANE_TODO].chosen))
			return _("space ticks, z later");
	return NULL;
}

/* ---- walking --------------------------------------------------------------------------------- */

static AcViewNext go_to(DayState *state, AcApp *app, AcDate date)
{
	state->date = date;
	state->follows = date == ac_time_date(ac_app_now(app), ac_app_zone(app));
	for (int pane = 0; pane < N_PANES; pane++)
		state->lists[pane] = (AcList){0};
	state->day = NULL; /* what was chosen there is not looked for here */
	update(state, app);
	return ac_next_stay();
}

static AcViewNext walk(DayState *state, AcApp *app, int by)
{
	AcDate first, last;
	ac_plan_range(state->plan, &first, &last);
	if (state->date + by < first)
		return ac_next_say(AC_NEXT_STAY, g_strdup(_("Your plan begins here.")));
	if (state->date + by > last)
		return ac_next_say(AC_NEXT_STAY, g_strdup(_("Your plan ends here.")));
	return go_to(state, app, state->date + by);
}

static AcViewNext day_before(void *data, AcApp *app)
{
	return walk(data, app, -1);
}

static AcViewNext day_after(void *data, AcApp *app)
{
	return walk(data, app, 1);
}

static AcViewNext today(void *data, AcApp *app)
{
	return go_to(data, app, ac_time_date(ac_app_now(app), ac_app_zone(app)));
}

static AcViewNext session_by(DayState *state, AcApp *app, int direction)
{
	const AcClient *client = ac_plan_client(state->plan);
	AcDate found = 0;
	for (guint i = 0; i < client->n_sessions; i++) {
		AcDate date = ac_time_date(client->sessions[i].end, client->zone);
		if (direction > 0 && date > state->date && (found == 0 || date < found))
			found = date;
		if (direction < 0 && date < state->date && date > found)
			found = date;
	}
	if (found == 0)
		return ac_next_say(AC_NEXT_STAY, g_strdup(direction > 0 ? _("No later session is booked.")
		                                                        : _("There is no earlier session.")));
	return go_to(state, app, found);
}

static AcViewNext session_before(void *data, AcApp *app)
{
	return session_by(data, app, -1);
}

static AcViewNext session_after(void *data, AcApp *app)
{
	return session_by(data, app, 1);
}

/* ---- choosing -------------------------------------------------------------------------------- */

static AcViewNext choose(DayState *state, int by)
{
	AcList *list = &state->lists[state->pane];
	gboolean moved = ac_list_move(list, by, ac_day_count(state, state->pane));
	if (moved)
		return ac_next_stay();
	if (by < 0 && state->pane != PANE_QUESTIONS && state->n_questions > 0) {
		state->pane = PANE_QUESTIONS;
		state->lists[PANE_QUESTIONS].chosen = (int)state->n_questions - 1;
	} else if (by > 0 && state->pane == PANE_QUESTIONS) {
		state->pane = PANE_MAY;
	}
	return ac_next_stay();
}

static AcViewNext down(void *data, G_GNUC_UNUSED AcApp *app)
{
	return choose(data, 1);
}

static AcViewNext up(void *data, G_GNUC_UNUSED AcApp *app)
{
	return choose(data, -1);
}

static AcViewNext choose_far(DayState *state, int by)
{
	ac_list_move(&state->lists[state->pane], by, ac_day_count(state, state->pane));
	return ac_next_stay();
}

static AcViewNext page_down(void *data, G_GNUC_UNUSED AcApp *app)
{
	return choose_far(data, 10);
}

static AcViewNext page_up(void *data, G_GNUC_UNUSED AcApp *app)
{
	return choose_far(data, -10);
}

static AcViewNext first_item(void *data, G_GNUC_UNUSED AcApp *app)
{
	return choose_far(data, -10000);
}

static AcViewNext last_item(void *data, G_GNUC_UNUSED AcApp *app)
{
	return choose_far(data, 10000);
}

/* A pane without items is passed over, but the first two are always there. */
static AcViewNext turn_pane(DayState *state, int by)
{
	do {
		state->pane = (Pane)(((int)state->pane + by + N_PANES) % N_PANES);
	} while (state->pane != PANE_MAY && state->pane != PANE_TODO && ac_day_count(state, state->pane) == 0);
	return ac_next_stay();
}

static AcViewNext next_pane(void *data, G_GNUC_UNUSED AcApp *app)
{
	return turn_pane(data, 1);
}

static AcViewNext pane_before(void *data, G_GNUC_UNUSED AcApp *app)
{
	return turn_pane(data, -1);
}

/* ---- doing ----------------------------------------------------------------------------------- */

static AcViewNext answer(void *data, G_GNUC_UNUSED AcApp *app)
{
	DayState *state = data;
	const AcQuestion *question = &state->questions[state->lists[PANE_QUESTIONS].chosen];
	return ac_next_open(&ac_view_answer, ac_arena_memdup(state->arena, question, sizeof *question));
}

static AcViewNext enter(void *data, AcApp *app)
{
	DayState *state = data;
	int chosen = state->lists[state->pane].chosen;
	AcWhyArgument *why = AC_ARENA_NEW(state->arena, AcWhyArgument);
	switch (state->pane) {
	case PANE_QUESTIONS:
		return answer(data, app);
	case PANE_MAY:
		why->activities = state->shown[chosen]->activities;
		why->n_activities = state->shown[chosen]->n_activities;
		why->is_now = state->day->is_today;
		why->at = state->shown[chosen]->answer->at;
		return ac_next_open(&ac_view_why, why);
	case PANE_TODO:
		why->occurrence = &state->day->tasks[chosen];
		return ac_next_open(&ac_view_why, why);
	default:
		return ac_next_open(&ac_view_call, NULL);
	}
}

/* Not on a task yet: goes to the one in mind, so that the second press is meant. */
static AcViewNext find_task(DayState *state)
{
	int found = task_in_mind(state);
	state->pane = PANE_TODO;
	state->lists[PANE_TODO].chosen = found;
	g_autofree char *title = ac_text_plain(state->day->tasks[found].task->title);
	return ac_next_say(AC_NEXT_STAY, g_strdup_printf(_("Space again ticks: %s"), title));
}

static const AcOccurrence *chosen_task(const DayState *state)
{
	return &state->day->tasks[state->lists[PANE_TODO].chosen];
}

static AcViewNext tick(void *data, AcApp *app)
{
	DayState *state = data;
	if (state->pane != PANE_TODO)
		return find_task(state);
	return ac_box_tick(app, chosen_task(state));
}

/* The other keys of a task do nothing at once, so they need no second press. */
static const AcOccurrence *meant_task(const DayState *state)
{
	return state->pane == PANE_TODO ? chosen_task(state) : &state->day->tasks[task_in_mind(state)];
}

static AcViewNext open_for_task(DayState *state, const AcView *view)
{
	return ac_next_open(view, ac_arena_memdup(state->arena, meant_task(state), sizeof(AcOccurrence)));
}

static AcViewNext leave_out(void *data, G_GNUC_UNUSED AcApp *app)
{
	return open_for_task(data, &ac_view_skip);
}

static AcViewNext put_off(void *data, G_GNUC_UNUSED AcApp *app)
{
	return open_for_task(data, &ac_view_snooze);
}

static AcViewNext undo(G_GNUC_UNUSED void *data, AcApp *app)
{
	return ac_undo_last(app);
}

/* What the chosen line is about; of the lines without an activity, the day's phase. */
static const AcTopic *find_topic(const DayState *state, const AcGuide *guide)
{
	const AcPhase *phase = state->day->phase;
	const AcTopic *topic = NULL;
	int chosen = state->lists[state->pane].chosen;
	if (state->pane == PANE_MAY && state->n_rows > 0)
		return ac_guide_about_activity(guide, state->shown[chosen]->activities[0]);
	if (state->pane == PANE_TODO && state->day->n_tasks > 0)
		topic = ac_guide_about_task(guide, chosen_task(state)->task);
	else if (state->pane == PANE_CALL)
		topic = ac_guide_about(guide, "screen:call");
	return topic != NULL || phase == NULL ? topic : ac_guide_about_phase(guide, phase);
}

static AcViewNext read_about(void *data, AcApp *app)
{
	DayState *state = data;
	AcTopicArgument *argument = AC_ARENA_NEW(state->arena, AcTopicArgument);
	argument->guide = ac_guide_open(ac_app_paths(app), NULL);
	argument->topic = find_topic(state, argument->guide);
	return ac_next_open(argument->topic != NULL ? &ac_view_topic : &ac_view_guide, argument);
}

/* The chosen line has happened already; without one it is to be named. */
static AcViewNext did(void *data, G_GNUC_UNUSED AcApp *app)
{
	const DayState *state = data;
	const AcActivity *chosen = state->pane == PANE_MAY && state->n_rows > 0
	                               ? state->shown[state->lists[PANE_MAY].chosen]->activities[0]
	                               : NULL;
	return ac_next_open(&ac_view_did, (gpointer)(guintptr)chosen);
}

static AcViewNext menu(G_GNUC_UNUSED void *data, G_GNUC_UNUSED AcApp *app)
{
	return ac_next_open(&ac_view_menu, NULL);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static gboolean has_day(const void *data, G_GNUC_UNUSED const AcApp *app)
{
	return ((const DayState *)data)->day != NULL;
}

static gboolean has_item(const void *data, G_GNUC_UNUSED const AcApp *app)
{
	const DayState *state = data;
	return ac_day_count(state, state->pane) > 0 && state->pane != PANE_QUESTIONS;
}

static gboolean at_question(const void *data, G_GNUC_UNUSED const AcApp *app)
{
	const DayState *state = data;
	return state->pane == PANE_QUESTIONS && state->n_questions > 0;
}

static gboolean has_question(const void *data, G_GNUC_UNUSED const AcApp *app)
{
	return ac_day_count(data, PANE_QUESTIONS) > 0;
}

static gboolean has_tasks(const void *data, G_GNUC_UNUSED const AcApp *app)
{
	return ac_day_count(data, PANE_TODO) > 0;
}

static gboolean has_open_task(const void *data, const AcApp *app)
{
	return has_tasks(data, app) && ac_box_is_open(meant_task(data));
}

static gboolean has_reminder(const void *data, const AcApp *app)
{
	return has_open_task(data, app) && ac_later_can(app, meant_task(data));
}

/* What is printed is looked up by its number in the store. */
static gboolean is_stored(const void *data, const AcApp *app)
{
	return has_day(data, app) && ac_app_row(app)->id != 0;
}

static gboolean not_today(const void *data, G_GNUC_UNUSED const AcApp *app)
{
	const DayState *state = data;
	return state->day != NULL && !state->follows;
}

/* A box that is pressed is ticked: that is what it looks like. */
static int touch(void *data, G_GNUC_UNUSED AcApp *app, int id)
{
	DayState *state = data;
	Pane pane = (Pane)(id % N_PANES);
	gboolean is_box = pane == PANE_CALL, is_there = state->pane == pane;
	if (state->day == NULL)
		return 0;
	state->pane = is_box ? PANE_TODO : pane;
	int key = ac_list_touch(&state->lists[state->pane], id / N_PANES);
	ac_list_clamp(&state->lists[state->pane], ac_day_count(state, state->pane));
	return is_box ? ' ' : is_there ? key : 0;
}

/* In the footer the first that fit: whom to call is never left out. */
static const AcKey keys[] = {
    {{'!'}, N_("!"), N_("what is normal, and when to call"), N_("! call"), NULL, NULL},
    {{'/'}, N_("/"), N_("ask about anything"), N_("/ ask"), NULL, has_day},
    {{'m'}, N_("m"), N_("menu: everything there is"), N_("m menu"), menu, NULL},
    {{AC_KEY_LEFT, 'h'}, N_("h ←"), N_("a day back"), N_("‹ › day"), day_before, has_day},
    {{AC_KEY_RIGHT, 'l'}, N_("l →"), N_("a day on"), NULL, day_after, has_day},
    {{' '}, N_("Space"), N_("tick a task, or take the tick away"), N_("space tick"), tick, has_tasks},
    {{'t'}, N_("t"), N_("today"), N_("t today"), today, not_today},
    {{AC_KEY_ENTER}, N_("Enter"), N_("why? in full"), N_("enter why?"), enter, has_item},
    {{AC_KEY_ENTER}, N_("Enter"), N_("answer the chosen question"), NULL, enter, at_question},
    {{'a'}, N_("a"), N_("answer the question above the lists"), NULL, answer, has_question},
    {{'c'}, N_("c"), N_("check-in: what you feel, and how urgent that is"), N_("c check-in"), NULL, has_day},
    {{'z'}, N_("z"), N_("later: put a reminder off"), N_("z later"), put_off, has_reminder},
    {{'s'}, N_("s"), N_("leave a task out, with a reason"), N_("s skip"), leave_out, has_open_task},
    {{'i'}, N_("i"), N_("read about the chosen line"), N_("i read"), read_about, has_day},
    {{'d'},
     N_("d"),
     N_("the chosen line has happened already: what to do now"),
     N_("d I did it"),
     did,
     has_day},
    {{'u'}, N_("u"), N_("undo the last change"), N_("u undo"), undo, has_day},
    {{'p'}, N_("p"), N_("print: the schedule to take home"), N_("p print"), NULL, is_stored},
    {{AC_KEY_TAB}, N_("Tab"), N_("next pane"), N_("tab pane"), next_pane, has_day},
    {{AC_KEY_BACK_TAB}, N_("Shift-Tab"), N_("pane before"), NULL, pane_before, has_day},
    {{'['}, N_("["), N_("the session before"), N_("[ ] session"), session_before, has_day},
    {{']'}, N_("]"), N_("the session after"), NULL, session_after, has_day},
    {{AC_KEY_DOWN, 'j'}, N_("j ↓"), N_("next line"), NULL, down, has_day},
    {{AC_KEY_UP, 'k'}, N_("k ↑"), N_("line before"), NULL, up, has_day},
    {{AC_KEY_PAGE_DOWN}, N_("PgDn"), N_("ten lines down"), NULL, page_down, has_day},
    {{AC_KEY_PAGE_UP}, N_("PgUp"), N_("ten lines up"), NULL, page_up, has_day},
    {{AC_KEY_HOME}, N_("Home"), N_("the first line"), NULL, first_item, has_day},
    {{AC_KEY_END}, N_("End"), N_("the last line"), NULL, last_item, has_day},
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("one level back; here: nothing"), NULL, ac_key_back, NULL},
    AC_KEY_ROW_HELP,
    AC_KEY_ROW_QUIT,
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_day = {
    .id = "day",
    .title = N_("Day"),
    .state_size = sizeof(DayState),
    .open = open_day,
    .close = close_day,
    .update = update,
    .draw = draw,
    .help = N_("What you may do on this day and what to do. • marks what is new. Left and right walk through "
               "the days."),
    .status = status,
    .deal = deal,
    .touch = touch,
    .has_note = TRUE,
    .has_rooms = TRUE,
    .keys = keys,
};

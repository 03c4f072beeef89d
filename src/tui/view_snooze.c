/* SPDX-License-Identifier: MIT */
/* Putting the reminder of one task off: the same choices as the popup on the desktop has. */
#include "box.h"
#include "common.h"
#include "later.h"
#include "list.h"
#include "views.h"

#include "app/remind.h"
#include "base/text.h"

/* "This evening" where the settings cannot be read. */
#define EVENING (19 * 60)

typedef struct {
	AcInstant until;
	char *words;
} Choice;

typedef struct {
	AcBox box;
	char *words;     /* what is put off; NULL: it is gone */
	GArray *choices; /* of Choice */
	AcList list;
	int evening; /* minute of the day */
} SnoozeState;

static void clear_choice(gpointer data)
{
	g_free(((Choice *)data)->words);
}

static void open_snooze(void *state, AcApp *app, const void *argument)
{
	SnoozeState *snooze = state;
	g_autoptr(AcOptions) options = ac_options_load(ac_app_paths(app), NULL);
	snooze->box = ac_box_of(argument);
	snooze->evening = options != NULL ? ac_options_int(options, "reminders.evening") : EVENING;
	snooze->choices = g_array_new(FALSE, FALSE, sizeof(Choice));
	g_array_set_clear_func(snooze->choices, clear_choice);
}

static void close_snooze(void *state)
{
	SnoozeState *snooze = state;
	ac_box_clear(&snooze->box);
	g_free(snooze->words);
	g_array_free(snooze->choices, TRUE);
}

/* "an hour, until 21:00" */
static void add_choice(SnoozeState *snooze, const AcApp *app, const char *name, AcInstant until)
{
	g_autofree char *when = ac_box_clock(app, until);
	Choice fresh = {until, g_strdup_printf(_("%s, until %s"), name, when)};
	g_array_append_val(snooze->choices, fresh);
}

/* What would be too late for the task is no choice. */
static void fill_choices(SnoozeState *snooze, const AcApp *app, const AcReminder *reminder)
{
	AcInstant now = ac_app_now(app);
	AcInstant evening = ac_agenda_evening(now, ac_app_zone(app), snooze->evening);
	if (now + 10 * AC_MINUTE < reminder->until)
		add_choice(snooze, app, _("10 minutes"), now + 10 * AC_MINUTE);
	if (now + AC_HOUR < reminder->until)
		add_choice(snooze, app, _("an hour"), now + AC_HOUR);
	if (evening > now && evening < reminder->until)
		add_choice(snooze, app, _("this evening"), evening);
}

static void update(void *state, AcApp *app)
{
	SnoozeState *snooze = state;
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcOccurrence *occurrence = ac_box_find(&snooze->box, ac_app_plan(app), arena);
	const AcReminder *reminder =
	    occurrence != NULL ? ac_later_reminder(ac_app_plan(app), arena, occurrence) : NULL;
	g_array_set_size(snooze->choices, 0);
	g_clear_pointer(&snooze->words, g_free);
	if (reminder != NULL) {
		snooze->words = ac_box_words(occurrence);
		fill_choices(snooze, app, reminder);
	}
	ac_list_clamp(&snooze->list, (int)snooze->choices->len);
}

static const char *nothing_to_choose(const SnoozeState *snooze)
{
	if (snooze->words == NULL)
		return _("There is nothing to put off any more.");
	if (snooze->choices->len == 0)
		return _("Its day is nearly over: later would be too late.");
	return NULL;
}

static void draw_choice(const SnoozeState *snooze, guint index, AcCanvas *canvas, AcRect row)
{
	gboolean chosen = (int)index == snooze->list.chosen;
	unsigned selected = chosen ? AC_ROLE_SELECTED : 0;
	g_autofree char *text =
	    g_strdup_printf("%u  %s", index + 1, g_array_index(snooze->choices, Choice, index).words);
	if (chosen) {
		ac_canvas_fill(canvas, row, AC_ROLE_TEXT | selected);
		ac_canvas_set_cursor(canvas, row.x + 1, row.y);
	}
	ac_canvas_line(canvas, (AcRect){row.x + 1, row.y, row.width - 2, 1}, AC_ROLE_TEXT | selected, text);
}

static void draw(void *state, const AcApp *app, AcCanvas *canvas)
{
	SnoozeState *snooze = state;
	AcRect body = ac_tui_title_for(canvas, app, _("Aftercare   Later"), NULL);
	body.width = MIN(body.width, 72);
	int bottom = body.y + body.height;
	if (snooze->words != NULL)
		body.y += ac_canvas_paragraph(canvas, body, AC_ROLE_STRONG, snooze->words) + 1;
	const char *nothing = nothing_to_choose(snooze);
	if (nothing != NULL)
		body.y += ac_canvas_paragraph(canvas, body, AC_ROLE_TEXT, nothing);
	for (guint i = 0; i < snooze->choices->len && body.y < bottom; i++, body.y++)
		draw_choice(snooze, i, canvas, (AcRect){body.x, body.y, body.width, 1});
	body.y++;
	body.height = bottom - body.y;
	if (body.height > 0 && nothing == NULL)
		ac_canvas_paragraph(
		    canvas, body, AC_ROLE_DIM,
		    _("Until then it is not said again, here or on the desktop. The task itself stays "
		      "where it is."));
}

static AcViewNext put_off(SnoozeState *snooze, AcApp *app, AcInstant until)
{
	GError *error = NULL;
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcOccurrence *occurrence = ac_box_find(&snooze->box, ac_app_plan(app), arena);
	const AcReminder *reminder =
	    occurrence != NULL ? ac_later_reminder(ac_app_plan(app), arena, occurrence) : NULL;
	if (reminder == NULL)
		return ac_next_say(AC_NEXT_BACK, g_strdup(_("There is nothing to put off any more.")));
	const AcAgendaItem item = {
	    .client_id = ac_app_row(app)->id, .zone = ac_app_zone(app), .reminder = reminder};
	g_autofree char *title = ac_text_plain(occurrence->task->title);
	g_autofree char *when = ac_box_clock(app, until);
	if (!ac_app_remind_act(app, &item, AC_REMIND_SNOOZE, until, ac_app_now(app), &error))
		return ac_next_error(error);
	return ac_next_say(AC_NEXT_DONE,
	                   g_strdup_printf(_("Put off until %s: %s · u takes it back"), when, title));
}

static AcViewNext enter(void *state, AcApp *app)
{
	SnoozeState *snooze = state;
	return put_off(snooze, app, g_array_index(snooze->choices, Choice, snooze->list.chosen).until);
}

static AcViewNext up(void *state, G_GNUC_UNUSED AcApp *app)
{
	SnoozeState *snooze = state;
	ac_list_move(&snooze->list, -1, (int)snooze->choices->len);
	return ac_next_stay();
}

static AcViewNext down(void *state, G_GNUC_UNUSED AcApp *app)
{
	SnoozeState *snooze = state;
	ac_list_move(&snooze->list, 1, (int)snooze->choices->len);
	return ac_next_stay();
}

static AcViewNext key(void *state, AcApp *app, int code)
{
	SnoozeState *snooze = state;
	int choice = code - '1';
	if (choice < 0 || choice >= (int)snooze->choices->len)
		return ac_next_stay();
	return put_off(snooze, app, g_array_index(snooze->choices, Choice, choice).until);
}

static gboolean has_choices(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const SnoozeState *)state)->choices->len > 0;
}

static const AcKey keys[] = {
    {{'j', AC_KEY_DOWN}, N_("j ↓"), N_("next choice"), N_("↑↓ choose"), down, has_choices},
    {{'k', AC_KEY_UP}, N_("k ↑"), N_("choice before"), NULL, up, has_choices},
    {{AC_KEY_ENTER}, N_("Enter"), N_("put it off until then"), N_("enter later"), enter, has_choices},
    AC_KEY_ROW_BACK,
    AC_KEY_ROW_HELP,
    AC_KEY_ROW_QUIT,
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_snooze = {
    .id = "snooze",
    .title = N_("Later"),
    .state_size = sizeof(SnoozeState),
    .open = open_snooze,
    .close = close_snooze,
    .update = update,
    .draw = draw,
    .key = key,
    .help = N_("Puts the reminder of a task off. A number chooses at once. The task stays where it is."),
    .keys = keys,
};

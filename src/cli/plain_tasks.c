/* SPDX-License-Identifier: MIT */
/* The room of what is to do today; and taking back. */
#include "base/text.h"
#include "plain.h"

/* What a task of the day is called on the command line. */
static char *name_of(const AcOccurrence *occurrence)
{
	if (occurrence->minute < 0)
		return g_strdup(occurrence->task->id);
	return g_strdup_printf("%s@%02d:%02d", occurrence->task->id, occurrence->minute / 60,
	                       occurrence->minute % 60);
}

static const char *state_of(const AcOccurrence *occurrence)
{
	switch (occurrence->state) {
	case AC_TASK_DONE:
		return _("done");
	case AC_TASK_SKIPPED:
		return _("left out");
	case AC_TASK_MISSED:
		return _("missed");
	case AC_TASK_HELD:
		return _("on hold");
	case AC_TASK_DUE:
		return _("now");
	case AC_TASK_WAITS:
		return _("waits for another task");
	default:
		return _("to do");
	}
}

char *ac_plain_task_words(const AcOccurrence *occurrence)
{
	g_autofree char *title = ac_text_plain(occurrence->task->title);
	g_autofree char *reason = occurrence->tick != NULL ? ac_text_plain(occurrence->tick->note) : g_strdup("");
	/* TRANSLATORS: the state of a task and the reason given: "left out (no cream with me)" */
	g_autofree char *state = *reason != '\0' ? g_strdup_printf(_("%s (%s)"), state_of(occurrence), reason)
	                                         : g_strdup(state_of(occurrence));
	if (occurrence->minute < 0)
		/* TRANSLATORS: a task and its state: "Hat on outdoors: to do" */
		return g_strdup_printf(_("%s: %s"), title, state);
	g_autofree char *clock = ac_words_clock(occurrence->minute);
	/* TRANSLATORS: a time, a task and its state: "07:45 Wash gently: done" */
	return g_strdup_printf(_("%s %s: %s"), clock, title, state);
}

/* ---- the list -------------------------------------------------------------------------------- */

typedef struct {
	char *words, *name;
	gboolean is_ticked;
} Box;

static void free_box(gpointer data)
{
	Box *box = data;
	g_free(box->words);
	g_free(box->name);
	g_free(box);
}

/* The boxes of today; FALSE: why not was said. */
static gboolean read_boxes(AcPlain *plain, GPtrArray *boxes)
{
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_PLAIN_NEEDS_PLAN);
	if (app == NULL)
		return FALSE;
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcDay *today =
	    ac_plan_day(ac_app_plan(app), arena, ac_time_date(ac_app_now(app), ac_app_zone(app)));
	for (guint i = 0; i < today->n_tasks; i++) {
		const AcOccurrence *one = &today->tasks[i];
		Box *box = g_new0(Box, 1);
		box->words = ac_plain_task_words(one);
		box->name = name_of(one);
		box->is_ticked = one->state == AC_TASK_DONE || one->state == AC_TASK_SKIPPED;
		g_ptr_array_add(boxes, box);
	}
	if (boxes->len == 0)
		ac_plain_say(plain, "%s", _("Nothing to do today."));
	return boxes->len > 0;
}

/* ---- one of them ----------------------------------------------------------------------------- */

static void leave_out(AcPlain *plain, const char *name)
{
	g_autofree char *why = NULL;
	if (!ac_plain_may(plain, _("Why do you leave it out? Empty: no reason; 0: back:"), &why))
		return;
	g_autofree char *reason = why != NULL ? g_strdup_printf("--why=%s", why) : NULL;
	ac_plain_command(plain, "skip", name, reason, NULL);
}

static void put_off(AcPlain *plain, const char *name)
{
	static const char *const lengths[] = {N_("By ten minutes"), N_("By an hour"), N_("Until this evening"),
	                                      N_("By another time"), NULL};
	static const char *const typed[] = {"10m", "1h", "evening"};
	int chosen = ac_plain_choose_of(plain, _("Remind me later"), lengths);
	if (chosen < 0)
		return;
	g_autofree char *other =
	    chosen == 3 ? ac_plain_ask(plain, _("By how long, like \"20m\" or \"2h\"; empty: back:")) : NULL;
	if (chosen < 3 || other != NULL)
		ac_plain_command(plain, "snooze", name, chosen < 3 ? typed[chosen] : other, NULL);
}

static void deal_with(AcPlain *plain, const Box *box)
{
	static const char *const open[] = {N_("It is done"), N_("Leave it out"), N_("Remind me later"),
	                                   N_("What is it for, and how?"), NULL};
	static const char *const ticked[] = {N_("It is not: take that back"), N_("What is it for, and how?"),
	                                     NULL};
	int way = ac_plain_choose_of(plain, box->words, box->is_ticked ? ticked : open);
	if (way < 0)
		return;
	if (box->is_ticked)
		ac_plain_command(plain, way == 0 ? "undo" : "explain", box->name, NULL);
	else if (way == 1)
		leave_out(plain, box->name);
	else if (way == 2)
		put_off(plain, box->name);
	else
		ac_plain_command(plain, way == 0 ? "done" : "explain", box->name, NULL);
}

void ac_plain_tasks(AcPlain *plain)
{
	for (;;) {
		g_autoptr(GPtrArray) boxes = g_ptr_array_new_with_free_func(free_box);
		g_autoptr(GPtrArray) words = g_ptr_array_new();
		if (!read_boxes(plain, boxes))
			return;
		for (guint i = 0; i < boxes->len; i++)
			g_ptr_array_add(words, ((const Box *)g_ptr_array_index(boxes, i))->words);
		int chosen = ac_plain_choose(plain, _("To do today"), words, _("Back"));
		if (chosen < 0)
			return;
		deal_with(plain, g_ptr_array_index(boxes, (guint)chosen));
	}
}

/* ---- taking back ----------------------------------------------------------------------------- */

/* What it was, and whose; *client_id is set where it would remove a client. NULL: nothing, which was said. */
static char *last_change(AcPlain *plain, gint64 *client_id)
{
	GError *error = NULL;
	AcUndone change = {0};
	char *words = NULL;
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_NEEDS_STORE | AC_NEEDS_PLAN_IF_CLEAR);
	if (app == NULL)
		return NULL;
	gint64 of = plain->client != NULL && ac_app_row(app) != NULL ? ac_app_row(app)->id : 0;
	if (!ac_app_last_change(app, of, &change, &error)) {
		ac_plain_fail(plain, error);
	} else if (change.kind == NULL) {
		ac_plain_say(plain, "%s", _("There is nothing to take back."));
	} else {
		g_autofree char *owner = ac_app_change_owner(app, &change);
		g_autofree char *what = ac_app_change_words(app, &change);
		words = owner != NULL ? g_strdup_printf(_("%s, of %s"), what, owner) : g_steal_pointer(&what);
		*client_id = ac_app_change_is_client(&change) ? change.client_id : 0;
	}
	ac_undone_clear(&change);
	return words;
}

void ac_plain_undo(AcPlain *plain)
{
	gint64 client_id = 0;
	g_autofree char *words = last_change(plain, &client_id);
	if (words == NULL)
		return;
	if (client_id == 0) {
		ac_plain_command(plain, "undo", NULL);
		return;
	}
	g_autofree char *question = g_strdup_printf(
	    _("The last change is: %s. Taking it back removes the client, sessions and all. Take it back?"),
	    words);
	if (!ac_plain_agree(plain, question))
		return;
	g_autofree char *whose = g_strdup_printf("--client=#%" G_GINT64_FORMAT, client_id);
	g_autofree char *now = ac_call_text(plain->call, "now") != NULL
	                           ? g_strdup_printf("--now=%s", ac_call_text(plain->call, "now"))
	                           : NULL;
	ac_plain_command(plain, "undo", "--yes", whose, now, NULL);
	ac_plain_mean(plain, NULL);
}

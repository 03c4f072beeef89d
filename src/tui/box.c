/* SPDX-License-Identifier: MIT */
#include "box.h"

#include <string.h>

#include "base/text.h"
#include "common.h"

/* ---- its name -------------------------------------------------------------------------------- */

static AcBox named(const AcOccurrence *occurrence, char *task)
{
	return (AcBox){task, occurrence->session->id, occurrence->date, occurrence->minute};
}

AcBox ac_box_of(const AcOccurrence *occurrence)
{
	return named(occurrence, g_strdup(occurrence->task->id));
}

AcBox ac_box_in(AcArena *arena, const AcOccurrence *occurrence)
{
	return named(occurrence, ac_arena_strdup(arena, occurrence->task->id));
}

AcBox ac_box_copy(const AcBox *box)
{
	AcBox copy = *box;
	copy.task = g_strdup(box->task);
	return copy;
}

void ac_box_clear(AcBox *box)
{
	g_clear_pointer(&box->task, g_free);
}

gboolean ac_box_is(const AcBox *box, const AcOccurrence *occurrence)
{
	return box->task != NULL && strcmp(box->task, occurrence->task->id) == 0 &&
	       box->session_id == occurrence->session->id && box->date == occurrence->date &&
	       box->minute == occurrence->minute;
}

const AcOccurrence *ac_box_find(const AcBox *box, const AcPlan *plan, AcArena *arena)
{
	if (box->task == NULL || plan == NULL)
		return NULL;
	guint n = 0;
	GTimeZone *zone = ac_plan_client(plan)->zone;
	const AcOccurrence *all = ac_plan_tasks(plan, arena, ac_time_midnight(box->date, zone),
	                                        ac_time_midnight(box->date + 1, zone), &n);
	for (guint i = 0; i < n; i++)
		if (ac_box_is(box, &all[i]))
			return &all[i];
	return NULL;
}

/* ---- in words -------------------------------------------------------------------------------- */

char *ac_box_words(const AcOccurrence *occurrence)
{
	g_autofree char *title = ac_text_plain(occurrence->task->title);
	g_autofree char *amount = ac_text_plain(occurrence->task->amount);
	g_autofree char *clock = occurrence->minute >= 0 ? ac_words_clock(occurrence->minute) : NULL;
	return g_strdup_printf("%s%s%s%s%s", clock != NULL ? clock : "", clock != NULL ? " " : "", title,
	                       amount[0] != '\0' ? ", " : "", amount);
}

const AcBoxLook *ac_box_look(AcTaskState state, gboolean is_later)
{
	static const AcBoxLook looks[] = {
	    [AC_TASK_UPCOMING] = {"[ ]", NULL, N_("still to come, or \"now\": its time is here"), AC_ROLE_TEXT},
	    [AC_TASK_DUE] = {"[ ]", N_("now"), NULL, AC_ROLE_STRONG},
	    [AC_TASK_DONE] = {"[x]", NULL, N_("done"), AC_ROLE_DIM},
	    [AC_TASK_SKIPPED] = {"[-]", N_("skipped"), N_("skipped: left out on purpose"), AC_ROLE_DIM},
	    [AC_TASK_MISSED] = {"[!]", N_("missed"), N_("missed: its day is over"), AC_ROLE_CARE},
	    [AC_TASK_HELD] = {"[~]", N_("on hold"), N_("on hold: what it needs may not be done then"),
	                      AC_ROLE_ASK},
	    [AC_TASK_WAITS] = {"[ ]", NULL, NULL, AC_ROLE_TEXT},
	};
	static const AcBoxLook later = {"[z]", NULL, N_("later: put off until the time it says"), AC_ROLE_TEXT};
	return is_later ? &later : &looks[state];
}

char *ac_box_clock(const AcApp *app, AcInstant at)
{
	AcWordsContext words = ac_tui_words(app);
	AcLocal local = ac_time_local(at, words.zone);
	return local.date == ac_time_date(words.now, words.zone) ? ac_words_clock(local.minute)
	                                                         : ac_words_moment(&words, at);
}

char *ac_box_state(const AcApp *app, const AcOccurrence *occurrence, AcInstant later)
{
	if (later != 0) {
		g_autofree char *clock = ac_box_clock(app, later);
		return g_strdup_printf(_("later %s"), clock);
	}
	if (occurrence->state == AC_TASK_WAITS)
		return ac_words_first(occurrence->task);
	const char *word = ac_box_look(occurrence->state, FALSE)->word;
	return word != NULL ? g_strdup(_(word)) : NULL;
}

/* ---- doing ----------------------------------------------------------------------------------- */

gboolean ac_box_is_open(const AcOccurrence *occurrence)
{
	return occurrence->state != AC_TASK_DONE && occurrence->state != AC_TASK_SKIPPED;
}

AcViewNext ac_box_tick(AcApp *app, const AcOccurrence *occurrence)
{
	GError *error = NULL;
	g_autofree char *title = ac_text_plain(occurrence->task->title);
	gboolean was_open = ac_box_is_open(occurrence);
	if (!ac_app_tick_toggle(app, occurrence, &error))
		return ac_next_error(error);
	return ac_next_say(AC_NEXT_CHANGED,
	                   was_open ? g_strdup_printf(_("Ticked: %s · u takes it back"), title)
	                            : g_strdup_printf(_("No longer ticked: %s · u takes it back"), title));
}

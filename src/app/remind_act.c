/* SPDX-License-Identifier: MIT */
/* What is done about a reminder: ticked, left out, put off. */
#include "app/remind.h"

#include <string.h>
#include "base/error.h"
#include "base/text.h"
#include "render/reminder.h"
#include "state.h"

#define DAY    (24 * AC_HOUR)
#define PASSED (2 * DAY)
#define COMING (14 * DAY)

/* ---- buttons -------------------------------------------------------------------------------------- */

static gboolean tick(AcApp *app, const AcAgendaItem *item, AcRemindAct act, AcInstant now, GError **error)
{
	const AcOccurrence *one = item->reminder->occurrence;
	const AcTick ticked = {.task = one->task->id,
	                       .session_id = one->session->id,
	                       .date = one->date,
	                       .minute = one->minute,
	                       .state = act == AC_REMIND_DONE ? AC_TICK_DONE : AC_TICK_SKIPPED,
	                       .at = now};
	if (act == AC_REMIND_DONE && item->reminder->end == AC_REMINDER_HELD) {
		g_autofree char *title = ac_text_plain(one->task->title);
		g_set_error(error, AC_ERROR, AC_ERROR_REFUSED, _("\"%s\" may not be done at that time."), title);
		return FALSE;
	}
	return ac_store_tick_set(app->store, item->client_id, &ticked, now, error);
}

/* A notice: there is nothing to tick. */
static gboolean note(AcApp *app, const AcAgendaItem *item, AcRemindAct act, GError **error)
{
	AcRemindRecord record = {0};
	if (item->record)
		record = *item->record;
	record.key = item->reminder->key;
	record.at = item->reminder->at;
	record.told = act == AC_REMIND_DONE ? AC_TOLD_DONE : AC_TOLD_SKIPPED;
	return ac_store_remind_tell(app->store, item->client_id, &record, error);
}

/* For undo: a task is named by its title there, the others by what they are. */
static const char *subject_of(const AcReminder *reminder)
{
	return reminder->kind == AC_REMINDER_TASK ? reminder->occurrence->task->id : "";
}

static gboolean put_off(AcApp *app, const AcAgendaItem *item, AcInstant until, AcInstant now, GError **error)
{
	const AcReminder *reminder = item->reminder;
	AcInstant latest = MIN(until, reminder->until - AC_MINUTE);
	const AcSnooze snooze = {reminder->key, subject_of(reminder), reminder->at, latest};
	if (latest > now)
		return ac_store_snooze(app->store, item->client_id, &snooze, now, error);
	g_set_error_literal(error, AC_ERROR, AC_ERROR_REFUSED,
	                    _("This cannot be put off any more: its time is over then."));
	return FALSE;
}

gboolean ac_app_remind_act(AcApp *app, const AcAgendaItem *item, AcRemindAct act, AcInstant until,
                           AcInstant now, GError **error)
{
	if (!ac_app_need_write(app, error))
		return FALSE;
	if (!item->reminder) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_NOT_FOUND, _("This is not on the plan any more."));
		return FALSE;
	}
	gboolean done;
	if (act == AC_REMIND_SNOOZE)
		done = put_off(app, item, until, now, error);
	else if (item->reminder->kind == AC_REMINDER_TASK)
		done = tick(app, item, act, now, error);
	else
		done = note(app, item, act, error);
	return done && (!app->plan || ac_app_reload(app, error));
}

/* ---- by words ------------------------------------------------------------------------------------- */

/* What the words mean, among all that are due or coming. */
typedef struct {
	AcApp *app;
	const AcReminder *all;
	guint n;
} Choice;

/* The latest that is due, else the first that comes. */
static const AcReminder *better(const Choice *choice, const AcReminder *found, const AcReminder *other)
{
	AcInstant now = choice->app->now;
	if (other->end != AC_REMINDER_OPEN || other->until <= now)
		return found;
	return !found || other->at <= now ? other : found;
}

static const AcReminder *of_occurrence(const Choice *choice, const AcOccurrence *one)
{
	const AcReminder *found = NULL;
	for (guint i = 0; i < choice->n; i++) {
		const AcOccurrence *other = choice->all[i].occurrence;
		if (other && other->task == one->task && other->session == one->session && other->date == one->date &&
		    other->minute == one->minute)
			found = better(choice, found, &choice->all[i]);
	}
	return found;
}

static const AcReminder *of_words(const Choice *choice, const char *words)
{
	const AcWordsContext context = {
	    .now = choice->app->now, .zone = ac_app_zone(choice->app), .plan = choice->app->plan};
	g_autofree char *plain = ac_text_plain(words);
	g_autofree char *said = g_utf8_casefold(g_strstrip(plain), -1);
	const AcReminder *found = NULL;
	for (guint i = 0; i < choice->n && *said; i++) {
		g_autofree char *text = ac_words_reminder(&context, &choice->all[i]);
		g_autofree char *folded = g_utf8_casefold(text, -1);
		if (strstr(folded, said))
			found = better(choice, found, &choice->all[i]);
	}
	return found;
}

static gboolean say_none(const char *words, GError **error)
{
	g_autofree char *plain = ac_text_excerpt(words, 60);
	g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND,
	            _("There is no reminder \"%s\" now, nor in the next two weeks. What is: aftercare remind "
	              "--list"),
	            plain);
	return FALSE;
}

/* NULL: not there, with @error. */
static const AcReminder *choose(AcApp *app, const Choice *choice, const char *words, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(GError) why = NULL;
	AcOccurrence one;
	const AcReminder *found = NULL;
	if (ac_app_find_occurrence(app, arena, words, &one, &why))
		found = of_occurrence(choice, &one);
	else
		found = of_words(choice, words);
	if (found)
		return found;
	if (why && !g_error_matches(why, AC_ERROR, AC_ERROR_NOT_FOUND))
		g_propagate_error(error, g_steal_pointer(&why));
	else
		say_none(words, error);
	return NULL;
}

static gboolean check_until(AcApp *app, const AcReminder *reminder, AcInstant until, GError **error)
{
	const AcWordsContext context = {.now = app->now, .zone = ac_app_zone(app), .plan = app->plan};
	g_autofree char *now = ac_words_moment(&context, app->now);
	g_autofree char *at = ac_words_moment(&context, reminder->at);
	g_autofree char *end = ac_words_moment(&context, reminder->until);
	if (until > app->now && until > reminder->at && until < reminder->until)
		return TRUE;
	if (until > app->now && until <= reminder->at)
		g_set_error(error, AC_ERROR, AC_ERROR_REFUSED, _("You are reminded of it %s anyway, which is later."),
		            at);
	else if (until <= app->now)
		g_set_error(error, AC_ERROR, AC_ERROR_REFUSED,
		            _("A reminder is put off to a time to come; it is %s now."), now);
	else
		g_set_error(error, AC_ERROR, AC_ERROR_REFUSED,
		            _("That is too late: it is of use until %s. Say an earlier time."), end);
	return FALSE;
}

gboolean ac_app_snooze(AcApp *app, const char *words, AcInstant until, AcReminder *done, GError **error)
{
	if (!ac_app_need_plan(app, error))
		return FALSE;
	g_autoptr(AcOptions) options = ac_options_load(&app->paths, error);
	if (!options)
		return FALSE;
	AcRemindPolicy policy = ac_options_remind_policy(options);
	Choice choice = {.app = app};
	choice.all =
	    ac_plan_reminders(app->plan, app->people, &policy, app->now - PASSED, app->now + COMING, &choice.n);
	const AcReminder *found = choose(app, &choice, words, error);
	if (!found || !check_until(app, found, until, error))
		return FALSE;
	const AcSnooze snooze = {found->key, subject_of(found), found->at, until};
	if (!ac_store_snooze(app->store, app->row->id, &snooze, app->now, error))
		return FALSE;
	if (done)
		*done = *found;
	return TRUE;
}

/* SPDX-License-Identifier: MIT */
/* Buttons: which of them a popup has, and what they do. */
#include "engine_private.h"

#include <string.h>
#include "base/error.h"
#include "base/text.h"

/* ---- which there are ------------------------------------------------------------------------------- */

/* A snooze as a button; NULL words: the end of the list. */
typedef struct {
	const char *id, *label;
	AcInstant length; /* 0: this evening */
} Snooze;

static const Snooze snoozes[] = {
    {"snooze-10", N_("10 minutes"), 10 * AC_MINUTE},
    {"snooze-60", N_("1 hour"), AC_HOUR},
    {"evening", N_("This evening"), 0},
};

static AcInstant snooze_end(const AcRemindEngine *engine, const Snooze *snooze, AcInstant now,
                            GTimeZone *zone)
{
	return snooze->length
	           ? now + snooze->length
	           : ac_agenda_evening(now, zone, ac_options_int(engine->options, "reminders.evening"));
}

/* "This evening" is today's. */
static gboolean makes_sense(const Snooze *snooze, AcInstant now, AcInstant end, const AcWanted *wanted)
{
	GTimeZone *zone = wanted->standing[0].item->zone;
	gboolean fits = FALSE;
	for (guint i = 0; i < wanted->n_standing; i++)
		fits |= end < wanted->standing[i].item->reminder->until;
	return fits && (snooze->length || ac_time_date(end, zone) == ac_time_date(now, zone));
}

static void add_buttons(const AcRemindEngine *engine, AcInstant now, const AcWanted *wanted,
                        AcEngineWords *out)
{
	guint n = 0;
	out->buttons[n++] = (AcDesktopAction){"done", ac_words_popup_done(wanted->standing, wanted->n_standing)};
	for (guint i = 0; i < G_N_ELEMENTS(snoozes); i++) {
		AcInstant end = snooze_end(engine, &snoozes[i], now, wanted->standing[0].item->zone);
		if (makes_sense(&snoozes[i], now, end, wanted))
			out->buttons[n++] = (AcDesktopAction){snoozes[i].id, _(snoozes[i].label)};
	}
	if (!out->is_why)
		out->buttons[n++] = (AcDesktopAction){"why", _("Why?")};
	out->popup.actions = out->buttons;
	out->popup.n_actions = n;
}

void ac_engine_word(const AcRemindEngine *engine, AcInstant now, const AcWanted *wanted, gboolean is_why,
                    AcEngineWords *out)
{
	AcSay say = engine->privacy == AC_PRIVACY_FULL ? AC_SAY_FULL : AC_SAY_DISCREET;
	gboolean has_buttons = engine->has_actions && !engine->is_once;
	*out = (AcEngineWords){.is_why = is_why};
	(is_why ? ac_words_popup_why : ac_words_popup)(wanted->standing, wanted->n_standing, say, &out->text);
	if (has_buttons)
		add_buttons(engine, now, wanted, out);
	else
		ac_words_popup_commands(wanted->standing, wanted->n_standing, say, &out->text);
	out->popup.summary = out->text.summary;
	out->popup.body = out->text.body;
	/* The name of the program tells of a treatment, too. */
	out->popup.app_name = say == AC_SAY_DISCREET ? _("Reminder") : NULL;
}

void ac_engine_words_clear(AcEngineWords *words)
{
	ac_popup_text_clear(&words->text);
}

/* ---- what they do ---------------------------------------------------------------------------------- */

typedef struct {
	AcRemindAct act;
	const Snooze *snooze; /* SNOOZE */
	AcInstant now;
} Press;

static gboolean read_press(const char *action, Press *press)
{
	press->act = AC_REMIND_DONE;
	if (strcmp(action, "done") == 0)
		return TRUE;
	press->act = AC_REMIND_SNOOZE;
	for (guint i = 0; i < G_N_ELEMENTS(snoozes); i++) {
		press->snooze = &snoozes[i];
		if (strcmp(action, snoozes[i].id) == 0)
			return TRUE;
	}
	return FALSE;
}

static gboolean is_over(const AcAgendaItem *item)
{
	return !item->reminder || item->reminder->end != AC_REMINDER_OPEN ||
	       (item->record && item->record->told != AC_TOLD_OPEN);
}

static gboolean act_on(AcRemindEngine *engine, const AcAgendaItem *item, const Press *press, GError **error)
{
	AcInstant until = press->snooze ? snooze_end(engine, press->snooze, press->now, item->zone) : 0;
	g_autoptr(GError) why = NULL;
	if (is_over(item) || ac_app_remind_act(engine->app, item, press->act, until, press->now, &why))
		return TRUE;
	/* Of several, one may be over too soon to be put off. */
	if (g_error_matches(why, AC_ERROR, AC_ERROR_REFUSED))
		return TRUE;
	g_propagate_error(error, g_steal_pointer(&why));
	return FALSE;
}

static AcInstant first_at(const GPtrArray *said, gint64 client_id)
{
	AcInstant at = AC_INSTANT_NEVER;
	for (guint i = 0; i < said->len; i++) {
		const AcSaid *one = said->pdata[i];
		if (one->client_id == client_id)
			at = MIN(at, one->at);
	}
	return at;
}

static gboolean is_said(const GPtrArray *said, gint64 client_id, const char *key)
{
	for (guint i = 0; i < said->len; i++)
		if (ac_said_is(said->pdata[i], client_id, key))
			return TRUE;
	return FALSE;
}

static gboolean press_client(AcRemindEngine *engine, const GPtrArray *said, gint64 client_id,
                             const Press *press, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcRemindClient *kept = ac_engine_client(engine, arena, client_id);
	guint n = 0;
	if (!kept)
		return TRUE;
	AcRemindClient from = *kept;
	from.settled = MIN(kept->settled, first_at(said, client_id));
	g_autoptr(AcRemindCase) one =
	    ac_app_remind_case(engine->app, &from, &engine->policy, press->now, press->now + 1, error);
	gboolean ok = one != NULL;
	const AcAgendaItem *items = one ? ac_remind_case_items(one, &n) : NULL;
	for (guint i = 0; i < n && ok; i++)
		if (items[i].reminder && is_said(said, client_id, items[i].reminder->key))
			ok = act_on(engine, &items[i], press, error);
	return ok;
}

void ac_engine_press(AcRemindEngine *engine, AcInstant now, const GPtrArray *said, const char *action)
{
	Press press = {.now = now};
	gboolean ok = TRUE;
	g_autoptr(GError) error = NULL;
	if (strcmp(action, "why") == 0) {
		engine->popup.wants_why = said == engine->popup.said;
		return;
	}
	if (!read_press(action, &press))
		return;
	for (guint i = 0; i < said->len && ok; i++) {
		gint64 id = ((const AcSaid *)said->pdata[i])->client_id;
		if (i == 0 || ((const AcSaid *)said->pdata[i - 1])->client_id != id)
			ok = press_client(engine, said, id, &press, &error);
	}
	ac_engine_store_ok(engine, ok, error);
}

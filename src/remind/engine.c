/* SPDX-License-Identifier: MIT */
/* What comes in: moments and events of the desktop. Each changes what is known, then everything due is looked
 * at. */
#include "engine_private.h"

#include "base/text.h"

#define LONGEST_GAP AC_HOUR
#define MANY_FAILS  3

/* ---- troubles -------------------------------------------------------------------------------------- */

void ac_engine_trouble(AcRemindEngine *engine, AcTrouble which, const char *words)
{
	const char *worst = NULL;
	g_free(engine->troubles[which]);
	engine->troubles[which] = g_strdup(words);
	for (guint i = 0; i < AC_N_TROUBLES && !worst; i++)
		worst = engine->troubles[i];
	if (g_strcmp0(engine->told, worst ? worst : "") == 0)
		return;
	g_free(engine->told);
	engine->told = g_strdup(worst ? worst : "");
	engine->hands->trouble(engine->data, engine->told);
}

gboolean ac_engine_store_ok(AcRemindEngine *engine, gboolean ok, GError *error)
{
	if (!ok) {
		engine->has_failed = TRUE;
		ac_engine_trouble(engine, AC_TROUBLE_STORE, error->message);
	}
	return ok;
}

/* ---- life ------------------------------------------------------------------------------------------ */

AcRemindEngine *ac_engine_new(AcApp *app, const AcRemindHands *hands, gpointer data)
{
	AcRemindEngine *engine = g_new0(AcRemindEngine, 1);
	engine->app = app;
	engine->hands = hands;
	engine->data = data;
	engine->unable_since = engine->next = AC_INSTANT_NEVER;
	engine->told = g_strdup("");
	engine->popup.said = ac_said_new();
	engine->waiting = ac_engine_new_ids(NULL);
	engine->broken = ac_engine_new_ids(g_free);
	return engine;
}

void ac_engine_free(AcRemindEngine *engine)
{
	if (!engine)
		return;
	ac_options_free(engine->options);
	g_free(engine->unique);
	g_ptr_array_unref(engine->popup.said);
	g_clear_pointer(&engine->popup.before, g_ptr_array_unref);
	g_free(engine->popup.text);
	g_hash_table_unref(engine->waiting);
	g_hash_table_unref(engine->broken);
	for (guint i = 0; i < AC_N_TROUBLES; i++)
		g_free(engine->troubles[i]);
	g_free(engine->told);
	g_free(engine);
}

void ac_engine_use_app(AcRemindEngine *engine, AcApp *app)
{
	engine->app = app;
}

void ac_engine_run_once(AcRemindEngine *engine)
{
	engine->is_once = TRUE;
}

/* ---- waking ---------------------------------------------------------------------------------------- */

static void read_options(AcRemindEngine *engine)
{
	g_autoptr(GError) error = NULL;
	AcOptions *options = ac_options_load(ac_app_paths(engine->app), &error);
	ac_engine_trouble(engine, AC_TROUBLE_OPTIONS, options ? NULL : error->message);
	if (!options)
		return; /* what was chosen before stays: another privacy would be a breach */
	ac_options_free(engine->options);
	engine->options = options;
	engine->privacy = ac_options_privacy(options);
}

/* The clock was ahead when we ran before: somebody was shown something, or settled, at a moment still to
 * come. */
static gboolean was_ahead(AcRemindEngine *engine, AcInstant now)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n_said = 0;
	const AcRemindClient *first = ac_engine_client(engine, arena, 0);
	AcStore *store = ac_app_store(engine->app);
	return (first && first->settled > now) ||
	       (ac_store_remind_count(store, 0, now + AC_MINUTE, &n_said, NULL) && n_said > 0);
}

static void start(AcRemindEngine *engine, AcInstant now)
{
	engine->is_started = TRUE;
	engine->unable_since = now;
	ac_engine_recover(engine);
}

void ac_engine_wake(AcRemindEngine *engine, AcInstant now, unsigned why)
{
	gboolean is_first = !engine->is_started;
	ac_app_set_now(engine->app, now);
	if (is_first)
		start(engine, now);
	if (why & AC_WAKE_RULES)
		ac_app_forget_rules(engine->app);
	if (is_first || (why & AC_WAKE_RULES))
		read_options(engine);
	engine->looks_where |= is_first || (why & AC_WAKE_CLOCK);
	gboolean is_back = is_first ? was_ahead(engine, now) : now < engine->latest;
	if (is_back || (why & AC_WAKE_RULES)) {
		g_autoptr(GError) error = NULL;
		gboolean ok = ac_store_remind_stale(ac_app_store(engine->app), &error);
		ac_engine_store_ok(engine, ok, error);
	}
	if (is_back)
		engine->retry_at = MIN(engine->retry_at, now + LONGEST_GAP);
	engine->latest = now;
	engine->enters |= is_first || (why & (AC_WAKE_DATA | AC_WAKE_RULES));
	ac_engine_pass(engine, now);
}

/* ---- what the desktop says ------------------------------------------------------------------------- */

/* 1 min, 2, 4 … 1 h. */
void ac_engine_put_off(AcRemindEngine *engine, AcInstant now)
{
	AcInstant gap = engine->n_tries < 6 ? AC_MINUTE << engine->n_tries : LONGEST_GAP;
	engine->n_tries++;
	engine->retry_at = now + gap;
}

static void fail(AcRemindEngine *engine, AcInstant now)
{
	engine->n_fails++;
	ac_engine_put_off(engine, now);
}

static void lose_server(AcRemindEngine *engine, AcInstant now, const char *why)
{
	engine->has_server = engine->is_able = FALSE;
	engine->unable_since = MIN(engine->unable_since, now);
	if (engine->popup.state == AC_POPUP_SENT)
		fail(engine, now);
	ac_engine_lose(engine);
	ac_engine_trouble(engine, AC_TROUBLE_SERVER, why ? why : _("Nothing here shows notifications."));
}

static void find_server(AcRemindEngine *engine, const AcDesktopServer *server)
{
	AcEnginePopup *popup = &engine->popup;
	engine->has_server = engine->is_able = TRUE;
	engine->has_actions = server->actions;
	engine->unable_since = AC_INSTANT_NEVER;
	if (g_strcmp0(engine->unique, server->unique) != 0) {
		/* Another one, or started anew: the ids of before mean nothing to it. */
		ac_engine_lose(engine);
		popup->id = 0;
		g_free(engine->unique);
		engine->unique = g_strdup(server->unique);
	} else if (popup->state == AC_POPUP_NONE && popup->id != 0) {
		popup->state = AC_POPUP_UP;
		popup->is_left = TRUE;
	}
	/* One that comes up, takes a popup and falls over it is not fed at once for ever. */
	if (engine->n_fails < MANY_FAILS)
		engine->retry_at = 0;
	ac_engine_trouble(engine, AC_TROUBLE_SERVER, NULL);
}

void ac_engine_server(AcRemindEngine *engine, AcInstant now, const AcDesktopServer *server, const char *why)
{
	ac_app_set_now(engine->app, now);
	engine->has_heard = TRUE;
	if (server)
		find_server(engine, server);
	else
		lose_server(engine, now, why);
	ac_engine_pass(engine, now);
}

void ac_engine_shown(AcRemindEngine *engine, AcInstant now, gint64 serial, guint32 id, const GError *error)
{
	AcEnginePopup *popup = &engine->popup;
	if (serial != popup->serial || popup->state != AC_POPUP_SENT)
		return;
	ac_app_set_now(engine->app, now);
	if (!error) {
		engine->n_tries = engine->n_fails = 0;
		ac_engine_confirm(engine, now, id);
	} else {
		/* What we showed before is gone with it; what an earlier run left still stands there. */
		popup->id = popup->is_left ? popup->id : 0;
		ac_engine_lose(engine);
		engine->is_able = FALSE;
		engine->unable_since = MIN(engine->unable_since, now);
		fail(engine, now);
		ac_engine_trouble(engine, AC_TROUBLE_SERVER, error->message);
	}
	if (!engine->is_ending)
		ac_engine_pass(engine, now);
	else if (popup->state == AC_POPUP_UP)
		ac_engine_take_away(engine);
}

void ac_engine_closed(AcRemindEngine *engine, AcInstant now, gint64 serial, AcDesktopClosed how)
{
	AcEnginePopup *popup = &engine->popup;
	if (serial != popup->serial || popup->state == AC_POPUP_NONE)
		return;
	ac_app_set_now(engine->app, now);
	if (popup->state == AC_POPUP_LEAVING || how == AC_CLOSED_BY_US) {
		ac_engine_gone(engine, engine->is_ending);
	} else {
		/* It was there, so it was shown, even if the word of that is still on its way. */
		if (popup->state == AC_POPUP_SENT)
			ac_engine_confirm(engine, now, 0);
		ac_engine_mark_closed(engine, now);
	}
	if (!engine->is_ending)
		ac_engine_pass(engine, now);
}

void ac_engine_action(AcRemindEngine *engine, AcInstant now, gint64 serial, const char *action)
{
	AcEnginePopup *popup = &engine->popup;
	const GPtrArray *said = NULL;
	if (serial == popup->serial)
		said = popup->said;
	else if (serial == popup->before_serial)
		said = popup->before;
	if (!said || engine->is_ending)
		return;
	ac_app_set_now(engine->app, now);
	if (popup->state == AC_POPUP_SENT && serial == popup->serial)
		ac_engine_confirm(engine, now, 0);
	/* Some servers have closed it by now, others have not: it is shown again or taken away. */
	if (popup->state == AC_POPUP_UP)
		popup->is_left = TRUE;
	ac_engine_press(engine, now, said, action);
	ac_engine_pass(engine, now);
}

void ac_engine_end(AcRemindEngine *engine)
{
	engine->is_ending = TRUE;
	if (engine->popup.state == AC_POPUP_UP)
		ac_engine_take_away(engine);
}

gboolean ac_engine_is_idle(const AcRemindEngine *engine)
{
	return engine->popup.state != AC_POPUP_SENT && engine->popup.state != AC_POPUP_LEAVING;
}

gboolean ac_engine_has_unsaid(const AcRemindEngine *engine)
{
	return g_hash_table_size(engine->waiting) > 0 || engine->next <= engine->latest;
}

AcInstant ac_engine_next(const AcRemindEngine *engine)
{
	return engine->next;
}

AcInstant ac_engine_last(const AcRemindEngine *engine)
{
	return engine->last;
}

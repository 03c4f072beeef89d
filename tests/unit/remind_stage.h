/* SPDX-License-Identifier: MIT */
/* A made-up world for the engine of the reminders: a clock that goes where it is told, a notification server,
 * a person in front of it, another program that writes to the same store, and a power switch. The store, the
 * rules and the plan are real. */
#ifndef AC_TEST_REMIND_STAGE_H
#define AC_TEST_REMIND_STAGE_H

#include "remind_server.h"

/* ---- the hands ------------------------------------------------------------------------------------- */

static inline char *stage_keys(Stage *stage)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	AcRemindPopup row = {0};
	g_assert_true(ac_store_remind_popup_get(stage->other, arena, &row, NULL));
	return g_strdup(row.keys);
}

static inline StagePopup *stage_popup_new(Stage *stage, gint64 serial, const AcDesktopPopup *from)
{
	StagePopup *popup = g_new0(StagePopup, 1);
	g_autoptr(GString) buttons = g_string_new("");
	for (guint i = 0; i < from->n_actions; i++)
		g_string_append_printf(buttons, "%s%s", i ? " " : "", from->actions[i].id);
	g_assert_true(from->summary && *from->summary && from->body);
	*popup = (StagePopup){.serial = serial,
	                      .run = stage->run,
	                      .summary = g_strdup(from->summary),
	                      .body = g_strdup(from->body),
	                      .buttons = g_strdup(buttons->str),
	                      .app_name = g_strdup(from->app_name),
	                      .keys = stage_keys(stage),
	                      .rings = from->rings};
	return popup;
}

static inline void stage_send(Stage *stage, gint64 serial, const AcDesktopPopup *popup, guint32 replaces)
{
	if (!stage->is_known || stage->server == SERVER_GONE) {
		stage_push(stage, (StageEvent){EVENT_SHOWN, stage->now, serial, .is_bad = TRUE});
		return;
	}
	StagePopup *fresh = stage_popup_new(stage, serial, popup);
	if (stage->server == SERVER_HUNG) {
		g_queue_push_tail(stage->inbox, fresh);
		stage->is_known = FALSE;
		stage_push(stage, (StageEvent){EVENT_SHOWN, stage->now + 25, serial, .is_bad = TRUE});
		stage_push(stage, (StageEvent){EVENT_SERVER, stage->now + 25, .is_bad = TRUE});
		return;
	}
	stage->standing = stage_arrive(stage, fresh, stage->standing ? stage->standing : replaces);
	stage->standing_serial = serial;
	stage_push(stage, (StageEvent){EVENT_SHOWN, stage->now, serial, .id = stage->standing});
}

static inline void stage_show(gpointer data, gint64 serial, const AcDesktopPopup *popup, guint32 replaces)
{
	Stage *stage = data;
	stage_step(stage);
	if (stage->is_dead)
		return;
	stage->n_shows++;
	stage->n_rings += popup->rings ? 1 : 0;
	stage_note(stage, "%s %s", popup->rings ? "ring" : "show", popup->summary);
	stage_send(stage, serial, popup, replaces);
	stage_step(stage);
}

static inline void stage_withdraw(gpointer data, gint64 serial, guint32 id)
{
	Stage *stage = data;
	stage_step(stage);
	if (stage->is_dead)
		return;
	stage_note(stage, "take away");
	guint32 gone = stage->standing_serial == serial && stage->standing ? stage->standing : id;
	/* One that hangs hears of it when it wakes; nobody can tell the difference. */
	if (stage->server != SERVER_GONE)
		stage_remove(stage, gone);
	if (stage->standing == gone)
		stage->standing = 0;
	if (stage->last_closed != serial)
		stage_push(stage, (StageEvent){EVENT_CLOSED, stage->now, serial, .how = AC_CLOSED_BY_US});
	stage_step(stage);
}

static inline void stage_try(gpointer data)
{
	Stage *stage = data;
	stage->n_tries++;
	if (!stage->is_dead && !stage->is_known)
		stage_push(stage, (StageEvent){.kind = EVENT_SERVER,
		                               .at = stage->now + (stage->server == SERVER_HUNG ? 3 : 0),
		                               .is_bad = stage->server != SERVER_UP});
}

static inline void stage_alarm(gpointer data, AcInstant at)
{
	Stage *stage = data;
	if (!stage->is_dead)
		stage->alarm = at;
}

static inline void stage_trouble(gpointer data, const char *words)
{
	Stage *stage = data;
	if (stage->is_dead)
		return;
	stage->n_troubles++;
	stage_note(stage, "trouble %s", words);
}

static const AcRemindHands stage_hands = {stage_show, stage_withdraw, stage_try, stage_alarm, stage_trouble};

/* ---- the program ----------------------------------------------------------------------------------- */

static inline AcApp *stage_open_app(Stage *stage)
{
	GError *error = NULL;
	const AcAppOptions options = {.clock = stage->now};
	is_opening = TRUE;
	AcApp *app = ac_app_open(&options, AC_NEEDS_CATALOGUE | AC_NEEDS_WRITE, &error);
	is_opening = FALSE;
	g_assert_no_error(error);
	return app;
}

/* The program is gone; of what it did after its death nothing is left. */
static inline void stage_bury(Stage *stage)
{
	g_autofree char *path = stage_database(stage);
	stage_note(stage, "the program is gone");
	g_clear_pointer(&stage->engine, ac_engine_free);
	g_clear_pointer(&stage->app, ac_app_close);
	if (stage->snapshot) {
		GError *error = NULL;
		g_clear_pointer(&stage->other, ac_store_close);
		g_file_set_contents_full(path, stage->snapshot, (gssize)stage->snapshot_length,
		                         G_FILE_SET_CONTENTS_NONE, 0600, &error);
		g_assert_no_error(error);
		stage->other = ac_store_open(path, AC_STORE_WRITE, &error);
		g_assert_no_error(error);
		g_clear_pointer(&stage->snapshot, g_free);
	}
	g_queue_clear_full(stage->events, g_free);
	stage->alarm = AC_INSTANT_NEVER;
	stage->is_dead = FALSE;
	stage->dies_in = 0;
	stage->standing = 0;
	stage->standing_serial = stage->last_closed = 0;
	stage->is_known = FALSE;
}

static inline void stage_after(Stage *stage)
{
	if (stage->is_dead)
		stage_bury(stage);
}

static inline void stage_wake(Stage *stage, unsigned why)
{
	if (!stage->engine)
		return;
	stage->n_wakes++;
	stage_note(stage, "wake %u", why);
	ac_engine_wake(stage->engine, stage->now, why);
	stage_after(stage);
}

static inline void stage_start(Stage *stage)
{
	g_assert_null(stage->engine);
	stage->run++;
	stage_note(stage, "the program starts");
	stage->app = stage_open_app(stage);
	stage->engine = ac_engine_new(stage->app, &stage_hands, stage);
	stage_push(stage, (StageEvent){.kind = EVENT_SERVER,
	                               .at = stage->now + (stage->server == SERVER_HUNG ? 3 : 0),
	                               .is_bad = stage->server != SERVER_UP});
	stage_wake(stage, AC_WAKE_ALARM);
}

/* kill -9 */
static inline void stage_kill(Stage *stage)
{
	stage_bury(stage);
}

/* What the server says reaches the program. */
static inline void stage_deliver(Stage *stage, const StageEvent *event)
{
	char unique[16];
	g_snprintf(unique, sizeof unique, ":1.%u", stage->n_servers);
	const AcDesktopServer server = {
	    .name = "made-up", .version = "1", .unique = unique, .actions = stage->has_actions, .body = TRUE};
	GError *error = NULL;
	switch (event->kind) {
	case EVENT_SERVER:
		stage->is_known = !event->is_bad && stage->server != SERVER_GONE;
		ac_engine_server(stage->engine, stage->now, stage->is_known ? &server : NULL,
		                 stage->is_known ? NULL : "no server");
		break;
	case EVENT_SHOWN:
		if (event->is_bad)
			error = g_error_new_literal(g_quark_from_static_string("test"), 1, "it did not answer");
		if (event->is_bad && stage->standing) { /* what stood before goes with it */
			stage_remove(stage, stage->standing);
			stage->standing = 0;
		}
		ac_engine_shown(stage->engine, stage->now, event->serial, event->id, error);
		g_clear_error(&error);
		break;
	case EVENT_CLOSED:
		stage->last_closed = event->serial;
		ac_engine_closed(stage->engine, stage->now, event->serial, event->how);
		break;
	case EVENT_ACTION:
		ac_engine_action(stage->engine, stage->now, event->serial, event->action);
		break;
	}
	stage_after(stage);
}

static inline StageEvent *stage_first_event(const Stage *stage)
{
	StageEvent *first = NULL;
	for (GList *l = stage->events->head; l; l = l->next) {
		StageEvent *event = l->data;
		if (!first || event->at < first->at)
			first = event;
	}
	return first;
}

/* Lets time pass until @until; the program wakes when it asked for it. */
static inline void stage_run(Stage *stage, AcInstant until)
{
	for (;;) {
		StageEvent *event = stage->engine ? stage_first_event(stage) : NULL;
		AcInstant alarm = stage->engine ? stage->alarm : AC_INSTANT_NEVER;
		AcInstant next = MIN(alarm, event ? event->at : AC_INSTANT_NEVER);
		if (next > until)
			break;
		stage->now = MAX(stage->now, next);
		if (event && event->at <= alarm) {
			g_queue_remove(stage->events, event);
			stage_deliver(stage, event);
			g_free(event);
		} else {
			stage_wake(stage, AC_WAKE_ALARM);
		}
	}
	stage->now = MAX(stage->now, until);
}

static inline void stage_settle(Stage *stage)
{
	stage_run(stage, stage->now);
}

/* Another program has written. */
static inline void stage_data_changed(Stage *stage)
{
	if (stage->engine && ac_store_changed(ac_app_store(stage->app)))
		stage_wake(stage, AC_WAKE_DATA);
	stage_settle(stage);
}

/* ---- the person ------------------------------------------------------------------------------------ */

/* The popup whose buttons somebody hears; NULL: none. */
static inline StagePopup *stage_standing(const Stage *stage)
{
	return stage->engine && stage->standing ? stage_find(stage, stage->standing) : NULL;
}

static inline void stage_press(Stage *stage, const char *action)
{
	StagePopup *popup = stage_standing(stage);
	g_assert_nonnull(popup);
	stage_note(stage, "press %s", action);
	stage_push(stage, (StageEvent){EVENT_ACTION, stage->now, popup->serial, .action = action});
	stage->last_closed = popup->serial;
	if (stage->closes_on_action) {
		stage->standing = 0;
		g_ptr_array_remove(stage->screen, popup);
	}
}

static inline void stage_close(Stage *stage, StagePopup *popup, AcDesktopClosed how)
{
	stage_note(stage, "close");
	if (stage->engine && popup->id == stage->standing) {
		stage_push(stage, (StageEvent){EVENT_CLOSED, stage->now, popup->serial, .how = how});
		stage->standing = 0;
	}
	g_ptr_array_remove(stage->screen, popup);
}

/* ---- the home -------------------------------------------------------------------------------------- */

static inline void stage_remove_all(const char *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;
	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *below = g_build_filename(path, name, NULL);
		stage_remove_all(below);
	}
	g_remove(path);
}

static inline void stage_put(const Stage *stage, const char *name, const char *text)
{
	g_autofree char *path = stage_path(stage, name);
	g_autofree char *folder = g_path_get_dirname(path);
	g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static inline void stage_set_folder(const Stage *stage, const char *variable, const char *name)
{
	g_autofree char *path = stage_path(stage, name);
	g_setenv(variable, path, TRUE);
}

/* @rules: a folder of rule files; NULL: one of the stage's own, put there with stage_put("rules/…"). */
static inline void stage_init(Stage *stage, AcInstant now, const char *rules)
{
	GError *error = NULL;
	g_autofree char *template = g_strdup(
	    g_file_test("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm/aftercare-XXXXXX" : "/tmp/aftercare-XXXXXX");
	*stage = (Stage){.now = now, .alarm = AC_INSTANT_NEVER, .has_actions = TRUE, .closes_on_action = TRUE};
	stage->folder = g_strdup(g_mkdtemp(template));
	stage->screen = g_ptr_array_new_with_free_func(stage_popup_free);
	stage->inbox = g_queue_new();
	stage->events = g_queue_new();
	stage->log = g_string_new(NULL);
	stage->utc = g_time_zone_new_utc();
	stage_set_folder(stage, "HOME", "home");
	stage_set_folder(stage, "XDG_CONFIG_HOME", "config");
	stage_set_folder(stage, "XDG_CACHE_HOME", "cache");
	stage_set_folder(stage, "XDG_DATA_HOME", "data");
	stage_set_folder(stage, "XDG_STATE_HOME", "state");
	if (rules)
		g_setenv("AFTERCARE_CONFIG", rules, TRUE);
	else
		stage_set_folder(stage, "AFTERCARE_CONFIG", "rules");
	g_setenv("TZ", "UTC", TRUE);
	the_stage = stage;
	sqlite3_auto_extension((void (*)(void))stage_on_open);
	g_autofree char *path = stage_database(stage);
	stage->other = ac_store_open(path, AC_STORE_WRITE, &error);
	g_assert_no_error(error);
}

static inline void stage_clear(Stage *stage)
{
	StagePopup *waits;
	stage_bury(stage);
	while ((waits = g_queue_pop_head(stage->inbox)))
		stage_popup_free(waits);
	g_queue_free(stage->inbox);
	g_queue_free_full(stage->events, g_free);
	g_ptr_array_unref(stage->screen);
	g_string_free(stage->log, TRUE);
	g_time_zone_unref(stage->utc);
	ac_store_close(stage->other);
	stage_remove_all(stage->folder);
	g_free(stage->folder);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Stage, stage_clear)

#endif

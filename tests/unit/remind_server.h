/* SPDX-License-Identifier: MIT */
/* What a stage (remind_stage.h) is made of; its notification server, and the power switch. */
#ifndef AC_TEST_REMIND_SERVER_H
#define AC_TEST_REMIND_SERVER_H

#include "../../src/remind/engine.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define HOUR ((AcInstant)3600)
#define DAY  (24 * HOUR)

typedef enum { SERVER_GONE, SERVER_UP, SERVER_HUNG } ServerState;
typedef enum { EVENT_SERVER, EVENT_SHOWN, EVENT_CLOSED, EVENT_ACTION } StageEventKind;

typedef struct {
	StageEventKind kind;
	AcInstant at;
	gint64 serial;
	guint32 id;
	AcDesktopClosed how;
	const char *action; /* a literal */
	gboolean is_bad;    /* SERVER: there is none; SHOWN: it failed */
} StageEvent;

/** One popup as the server has it. */
typedef struct {
	gint64 serial;
	guint32 id;
	guint run; /* which run of the program sent it */
	char *summary, *body, *buttons, *keys, *app_name;
	gboolean rings;
	gboolean is_heard; /* the program knows that it stands there */
} StagePopup;

typedef struct {
	char *folder;
	AcApp *app;
	AcRemindEngine *engine; /* NULL: the program does not run */
	AcStore *other;         /* of another program */
	AcInstant now, alarm;
	gboolean tells; /* whatever happens, while it happens */
	GTimeZone *utc;
	GString *log; /* "show …", "take away", "trouble …": what the hands did, a line each */
	guint n_wakes, n_shows, n_rings, n_tries, n_troubles;

	ServerState server;
	gboolean has_actions, keeps_ids, closes_on_action;
	guint n_servers;
	guint32 last_id;
	GPtrArray *screen; /* StagePopup */
	GQueue *inbox;     /* StagePopup: came while it hung */

	/* What the desktop of the running program knows. */
	guint run;
	gboolean is_known;
	guint32 standing;
	gint64 standing_serial, last_closed;
	GQueue *events; /* StageEvent */

	/* The power switch: after so many more deeds (a commit, something handed to the server) the program is
	 * dead, whatever it believes. 0: never. */
	guint dies_in;
	gboolean is_dead;
	char *snapshot;
	gsize snapshot_length;

	/* Called when a popup comes on the screen. */
	void (*arrived)(gpointer data, const StagePopup *popup, guint32 before);
	gpointer data;
} Stage;

/* ---- small things ---------------------------------------------------------------------------------- */

static Stage *the_stage; /* for SQLite's hooks, which are handed nothing */
static gboolean is_opening;

static inline void stage_popup_free(gpointer data)
{
	StagePopup *popup = data;
	g_free(popup->summary);
	g_free(popup->body);
	g_free(popup->buttons);
	g_free(popup->keys);
	g_free(popup->app_name);
	g_free(popup);
}

static inline char *stage_path(const Stage *stage, const char *name)
{
	return g_build_filename(stage->folder, name, NULL);
}

static inline char *stage_database(const Stage *stage)
{
	return stage_path(stage, "data/aftercare/aftercare.db");
}

static inline void stage_note(Stage *stage, const char *format, ...) G_GNUC_PRINTF(2, 3);
static inline void stage_note(Stage *stage, const char *format, ...)
{
	va_list words;
	va_start(words, format);
	g_autofree char *line = g_strdup_vprintf(format, words);
	g_string_append(stage->log, line);
	g_string_append_c(stage->log, '\n');
	if (stage->tells) {
		g_autofree char *when = ac_time_rfc3339(stage->now, stage->utc);
		g_test_message("%s %s", when, line);
	}
	va_end(words);
}

static inline void stage_push(Stage *stage, StageEvent event)
{
	g_queue_push_tail(stage->events, g_memdup2(&event, sizeof event));
}

/* ---- the power switch ------------------------------------------------------------------------------ */

static inline void stage_step(Stage *stage)
{
	if (stage->is_dead || stage->dies_in == 0 || --stage->dies_in > 0)
		return;
	g_autofree char *path = stage_database(stage);
	stage->is_dead = TRUE;
	g_assert_true(g_file_get_contents(path, &stage->snapshot, &stage->snapshot_length, NULL));
}

static inline int stage_on_commit(void *data)
{
	(void)data;
	stage_step(the_stage);
	return 0;
}

static inline int stage_on_open(sqlite3 *db, char **message, const void *routines)
{
	(void)message, (void)routines;
	if (is_opening)
		sqlite3_commit_hook(db, stage_on_commit, NULL);
	return SQLITE_OK;
}

/* ---- the server ------------------------------------------------------------------------------------ */

static inline StagePopup *stage_find(const Stage *stage, guint32 id)
{
	for (guint i = 0; i < stage->screen->len; i++)
		if (((StagePopup *)stage->screen->pdata[i])->id == id)
			return stage->screen->pdata[i];
	return NULL;
}

static inline void stage_remove(Stage *stage, guint32 id)
{
	StagePopup *popup = stage_find(stage, id);
	if (popup)
		g_ptr_array_remove(stage->screen, popup);
}

/* Takes @popup. */
static inline guint32 stage_arrive(Stage *stage, StagePopup *popup, guint32 before)
{
	gboolean is_there = before != 0 && stage_find(stage, before) != NULL;
	popup->id = before != 0 && (is_there || stage->keeps_ids) ? before : ++stage->last_id;
	stage->last_id = MAX(stage->last_id, popup->id);
	if (stage->arrived)
		stage->arrived(stage->data, popup, is_there ? before : 0);
	if (before != 0)
		stage_remove(stage, before);
	g_ptr_array_add(stage->screen, popup);
	return popup->id;
}

static inline void stage_server_start(Stage *stage)
{
	stage_note(stage, "a server starts");
	stage->server = SERVER_UP;
	stage->n_servers++;
	stage->last_id = 0;
	stage->is_known = FALSE;
	stage->standing = 0;
	if (stage->engine)
		stage_push(stage, (StageEvent){.kind = EVENT_SERVER, .at = stage->now});
}

static inline void stage_server_stop(Stage *stage)
{
	StagePopup *waits;
	stage_note(stage, "the server stops");
	g_ptr_array_set_size(stage->screen, 0);
	while ((waits = g_queue_pop_head(stage->inbox)))
		stage_popup_free(waits);
	stage->server = SERVER_GONE;
	stage->is_known = FALSE;
	stage->standing = 0;
	for (GList *l = stage->events->head; l; l = l->next) {
		StageEvent *event = l->data;
		if (event->kind == EVENT_SHOWN && event->is_bad)
			event->at = stage->now; /* what it never answered has failed now */
	}
	if (stage->engine)
		stage_push(stage, (StageEvent){.kind = EVENT_SERVER, .at = stage->now, .is_bad = TRUE});
}

static inline void stage_server_hang(Stage *stage)
{
	stage_note(stage, "the server hangs");
	stage->server = SERVER_HUNG;
}

/* Drops what waits in vain for an answer to @serial; TRUE: it was still waited for. */
static inline gboolean stage_stop_waiting(Stage *stage, gint64 serial)
{
	gboolean waits = FALSE;
	for (GList *l = stage->events->head, *next; l; l = next) {
		StageEvent *event = l->data;
		next = l->next;
		gboolean is_its = event->is_bad && (event->kind == EVENT_SERVER || event->serial == serial);
		waits |= is_its && event->kind == EVENT_SHOWN;
		if (is_its) {
			g_free(event);
			g_queue_delete_link(stage->events, l);
		}
	}
	return waits;
}

/* What came meanwhile is shown now: to a program that still waits, to one that has given it up and takes it
 * away at once (so nobody sees it), or to nobody. */
static inline void stage_server_unhang(Stage *stage)
{
	StagePopup *waits;
	stage_note(stage, "the server answers again");
	stage->server = SERVER_UP;
	while ((waits = g_queue_pop_head(stage->inbox))) {
		gint64 serial = waits->serial;
		gboolean is_ours = waits->run == stage->run && stage->engine;
		if (is_ours && stage_stop_waiting(stage, serial)) {
			stage->is_known = TRUE;
			stage->standing = stage_arrive(stage, waits, stage->standing);
			stage->standing_serial = serial;
			stage_push(stage, (StageEvent){EVENT_SHOWN, stage->now, serial, .id = stage->standing});
		} else if (is_ours) {
			stage_popup_free(waits);
		} else {
			stage_arrive(stage, waits, 0);
		}
	}
	if (stage->engine && !stage->is_known)
		stage_push(stage, (StageEvent){.kind = EVENT_SERVER, .at = stage->now});
}

#endif

/* SPDX-License-Identifier: MIT */
/**
 * engine.h - between the agenda (pure) and the world: reads what is due, has it shown, records it, carries
 * out buttons, says when to wake. It owns no clock, no timer and no bus: moments and events come in, deeds go
 * out through the hands. main.c gives it the real world, the tests a made-up one with suspends, flights and
 * kills.
 *
 * The order of writing makes a crash harmless:
 *   1. the row of the popup: what it is about, the turns it takes, that they are not taken yet
 *   2. it is sent
 *   3. the server answers: its id goes into the row, and that the turns are taken
 *   4. the turns go into the records of each client, who is to be looked at again
 * Whoever is started after 3 counts the turns from the row and takes the same popup up by its id, without
 * ringing. Between 1 and 3 nobody can know whether it arrived, so the turn is taken again: better twice, if
 * the crash fell into the server's round trip, than never. (What is on the screen already has an id, and is
 * replaced in place even then.) To take it away: it is asked for first, and the row cleared when the server
 * said so.
 */
#ifndef AC_SRC_REMIND_ENGINE_H
#define AC_SRC_REMIND_ENGINE_H

#include "app/remind.h"
#include "desktop.h"

typedef struct {
	void (*show)(gpointer data, gint64 serial, const AcDesktopPopup *popup, guint32 replaces);
	void (*withdraw)(gpointer data, gint64 serial, guint32 id);
	/** A server is wanted and none is known: try to reach one. */
	void (*try_server)(gpointer data);
	/** Wake at this moment of the wall clock; NEVER: only when something happens. */
	void (*set_alarm)(gpointer data, AcInstant at);
	/** Something to be told in log and status: "" when the trouble is over. In the user's words, no names. */
	void (*trouble)(gpointer data, const char *words);
} AcRemindHands;

typedef struct AcRemindEngine AcRemindEngine; /* opaque */

/** @app opened with AC_NEEDS_STORE | AC_NEEDS_CATALOGUE, borrowed. @hands borrowed. Does nothing yet. */
AcRemindEngine *ac_engine_new(AcApp *app, const AcRemindHands *hands, gpointer data);
void ac_engine_free(AcRemindEngine *engine);
/** The store is another file: this app from now on; the one before may be closed. Then wake it, RULES. */
void ac_engine_use_app(AcRemindEngine *engine, AcApp *app);
/** For a run that does not stay behind: popups have no buttons, and what stands already is left alone. Before
 * the first wake. */
void ac_engine_run_once(AcRemindEngine *engine);
/** The end comes: the popup is taken away, as nobody would hear its buttons; the next run shows it again.
 * Then wait until it is idle, as long as may be. */
void ac_engine_end(AcRemindEngine *engine);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcRemindEngine, ac_engine_free)

typedef enum {
	AC_WAKE_ALARM = 1 << 0, /* the moment has come */
	AC_WAKE_CLOCK = 1 << 1, /* the clock was set, the machine slept, the zone has changed */
	AC_WAKE_DATA = 1 << 2,  /* somebody wrote to the store */
	AC_WAKE_RULES = 1 << 3  /* rule files or options have changed */
} AcWake;
/** Looks at everything that is due by @now. Also the first call. */
void ac_engine_wake(AcRemindEngine *engine, AcInstant now, unsigned why);
/** The events of the desktop, with the moment they came. */
void ac_engine_server(AcRemindEngine *engine, AcInstant now, const AcDesktopServer *server, const char *why);
void ac_engine_shown(AcRemindEngine *engine, AcInstant now, gint64 serial, guint32 id, const GError *error);
void ac_engine_action(AcRemindEngine *engine, AcInstant now, gint64 serial, const char *action);
void ac_engine_closed(AcRemindEngine *engine, AcInstant now, gint64 serial, AcDesktopClosed how);
/** For --once and the end: nothing is on its way to the server any more. */
gboolean ac_engine_is_idle(const AcRemindEngine *engine);
/** Something is due, and has not been said: nobody could show it so far. */
gboolean ac_engine_has_unsaid(const AcRemindEngine *engine);
/** For the status: when it wakes next, when it showed something last (0: never). */
AcInstant ac_engine_next(const AcRemindEngine *engine);
AcInstant ac_engine_last(const AcRemindEngine *engine);

#endif

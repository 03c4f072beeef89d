/* SPDX-License-Identifier: MIT */
/**
 * engine.h - between the agenda (pure) and the world: reads what is due, has it shown, records it, carries
 * out buttons, says when to wake. It owns no clock, no timer and no bus: moments and events come in, deeds go
 * out through the hands. main.c gives it the real world, the tests a made-up one with suspends, flights and
 * kills.
 *
 * The order of writing makes a crash harmless: a popup is recorded before it is sent, and its turn counted
 * when the server has it; whoever is started next finds the row and takes the same popup up again.
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
/** For the status: when it wakes next, when it showed something last (0: never). */
AcInstant ac_engine_next(const AcRemindEngine *engine);
AcInstant ac_engine_last(const AcRemindEngine *engine);

#endif

/* SPDX-License-Identifier: MIT */
/**
 * desktop.h - the notification server, from a distance: libnotify runs on a thread of its own, so whatever
 * the server does (hang, die, come back) nothing else waits for it. All calls return at once; what happened
 * is told through the events, in the main context of who made the desktop.
 */
#ifndef AC_SRC_REMIND_DESKTOP_H
#define AC_SRC_REMIND_DESKTOP_H

#include <glib.h>

/** Who shows notifications. */
typedef struct {
	const char *name, *version; /* as it calls itself; "" when it does not say */
	const char *unique;         /* its name on the bus, ":1.42": another one, or started anew, has another */
	gboolean actions;           /* it shows buttons, or offers them somehow */
	gboolean body, markup;      /* a body is shown; tags in it count, so text must be escaped */
	gboolean persistence;
} AcDesktopServer;

typedef struct {
	const char *id, *label;
} AcDesktopAction;

typedef struct {
	const char *summary, *body; /* plain text */
	const AcDesktopAction *actions;
	guint n_actions;
	gboolean rings; /* FALSE: the same popup with other words; nothing new happened */
} AcDesktopPopup;

typedef enum { AC_CLOSED_EXPIRED = 1, AC_CLOSED_BY_PERSON, AC_CLOSED_BY_US, AC_CLOSED_OTHER } AcDesktopClosed;

typedef struct {
	/** A server is there (asked for its name and capabilities), or none: @server NULL and @why, in words. */
	void (*server)(gpointer data, const AcDesktopServer *server, const char *why);
	/** The show() of that serial ended: the server's id for it, or @error (then nothing is on the screen). */
	void (*shown)(gpointer data, gint64 serial, guint32 id, const GError *error);
	void (*action)(gpointer data, gint64 serial, const char *action);
	void (*closed)(gpointer data, gint64 serial, AcDesktopClosed how);
} AcDesktopEvents;

typedef struct AcDesktop AcDesktop; /* opaque */

/** Starts the thread and watches for a server; never NULL. @events borrowed for as long as it lives. */
AcDesktop *ac_desktop_new(const AcDesktopEvents *events, gpointer data);
/** Waits 300 ms at most for the thread; what hangs is left to the end of the process. No event comes after.
 */
void ac_desktop_free(AcDesktop *desktop);

/**
 * Shows one popup, the only one of ours: what stood before is replaced in place where the server can, else
 * closed. @replaces: the server's id of one left by an earlier run of ours on the same server; 0: none.
 */
void ac_desktop_show(AcDesktop *desktop, gint64 serial, const AcDesktopPopup *popup, guint32 replaces);
/** Takes it away, whoever shows it; @id as in shown() for one of an earlier run, else 0. */
void ac_desktop_withdraw(AcDesktop *desktop, gint64 serial, guint32 id);
/** Tries to reach a server now (one that is started on demand may be missing until asked). */
void ac_desktop_try(AcDesktop *desktop);

#endif

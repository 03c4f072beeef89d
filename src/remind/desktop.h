/* SPDX-License-Identifier: MIT */
/**
 * desktop.h - the notification server, from a distance: libnotify runs on a thread of its own, so whatever
 * the server does (hang, die, come back) nothing else waits for it. All calls return at once; what happened
 * is told through the events, in the main context of who made the desktop.
 *
 * The connection to the session bus is that of the whole process (libnotify knows no other): it belongs to
 * the one desktop a process may have, and is closed with it. Losing it ends no program.
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
	const char *summary, *body;     /* plain text; neutralised, cut and escaped on its way out as need be */
	const AcDesktopAction *actions; /* left out where the server has none */
	guint n_actions;
	gboolean rings; /* FALSE: the same popup with other words; nothing new happened */
	/* Who it comes from, as the server shows it; NULL: Aftercare. With a name of its own nothing else that
	 * goes out names the program either. */
	const char *app_name;
	const char *icon; /* of the icon theme; NULL: that of an appointment */
} AcDesktopPopup;

typedef enum { AC_CLOSED_EXPIRED = 1, AC_CLOSED_BY_PERSON, AC_CLOSED_BY_US, AC_CLOSED_OTHER } AcDesktopClosed;

/** Events come in the order in which the server sent them; what they hand over is borrowed for the call. */
typedef struct {
	/**
	 * A server is there (asked for its name and capabilities), or none: @server NULL and @why, in words.
	 * Whichever it is, popups shown before are gone or not ours any more, unless @server->unique is that of
	 * before: a server that did not answer for a while.
	 */
	void (*server)(gpointer data, const AcDesktopServer *server, const char *why);
	/** The show() of that serial ended: the server's id for it, or @error (then nothing of it is on the
	 * screen). Each show() ends with exactly one. */
	void (*shown)(gpointer data, gint64 serial, guint32 id, const GError *error);
	/** A button, once: what the server tells of that popup afterwards, closed() too, is not told. It may
	 * still be on the screen, so withdraw() or show() comes next. */
	void (*action)(gpointer data, gint64 serial, const char *action);
	/** It is gone without a button. BY_US: withdraw() has been carried out. Never for a popup replaced by a
	 * later show(), nor when the server itself goes: that is server(). */
	void (*closed)(gpointer data, gint64 serial, AcDesktopClosed how);
} AcDesktopEvents;

typedef struct AcDesktop AcDesktop; /* opaque */

/** Starts the thread and watches for a server; never NULL. server() comes once in any case. @events borrowed
 * for as long as it lives. */
AcDesktop *ac_desktop_new(const AcDesktopEvents *events, gpointer data);
/** What was asked for before is still sent. Waits 300 ms at most; what hangs is cut off, or left to the end
 * of the process. No event comes after. A popup stays on the screen. */
void ac_desktop_free(AcDesktop *desktop);

/**
 * Shows one popup, the only one of ours: what stood before is replaced in place where the server can, else
 * closed. @replaces: the server's id of one left by an earlier run of ours on the same server; 0: none.
 * Without a known server it ends with an error at once.
 */
void ac_desktop_show(AcDesktop *desktop, gint64 serial, const AcDesktopPopup *popup, guint32 replaces);
/** Takes it away, whoever shows it; @id as in shown() for one of an earlier run, else 0. Ends with closed(),
 * BY_US, unless a closed() of it came before. */
void ac_desktop_withdraw(AcDesktop *desktop, gint64 serial, guint32 id);
/** Tries to reach a server now (one that is started on demand may be missing until asked). server() tells
 * what came of it; where one is known nothing happens. */
void ac_desktop_try(AcDesktop *desktop);

#endif

/* SPDX-License-Identifier: MIT */
/* desktop_inside.h - what the files of the desktop share. Three threads meet here: that of the maker, the
 * worker, and GDBus's own, which sees every message in the order of the wire (the filter). */
#ifndef AC_SRC_REMIND_DESKTOP_INSIDE_H
#define AC_SRC_REMIND_DESKTOP_INSIDE_H

#include <gio/gio.h>
#include "desktop.h"

#define AC_NOTIFICATIONS      "org.freedesktop.Notifications"
#define AC_NOTIFICATIONS_PATH "/org/freedesktop/Notifications"

/* A popup as the wire knows it: ours to answer for while @id is not 0. */
typedef struct {
	gint64 serial;
	guint32 id;
	char **offered;    /* the ids of its buttons */
	gboolean answered; /* a button was pressed: nothing more is told of it */
} AcDesktopStanding;

/* Under @lock: the worker and the filter. */
typedef struct {
	GMutex lock;
	GDBusConnection *bus;
	char *owner; /* who may speak for the server; NULL: none is there */
	AcDesktopStanding standing, flight;
	guint32 notify;      /* the message that took @flight along; 0: not sent yet */
	gboolean has_landed; /* its reply has come: @flight is now @standing */
	GHashTable *lost;    /* messages whose reply nobody waits for any more */
	gint64 last_closed;  /* the serial of the last closed() */
} AcDesktopWire;

/* The worker's alone. */
typedef struct {
	guint watch, filter;
	gulong closed;
	GCancellable *asking; /* cancelled when the server it asks is gone */
	GSource *patience;
	char *owner, *name, *version;
	char **capabilities;
	guint answers;            /* of the two questions */
	gboolean is_ready;        /* libnotify has found it */
	gboolean known, starting; /* starting: asked for on demand */
} AcDesktopPeer;

struct AcDesktop {
	const AcDesktopEvents *events;
	gpointer data;
	GMainContext *home, *context;
	GMainLoop *loop;
	GThread *thread;
	GCancellable *cancel;
	gint is_gone; /* atomic: freed by its maker, who hears nothing more */
	GMutex lock;  /* of @has_ended */
	GCond ended;
	gboolean has_ended;
	AcDesktopWire wire;
	AcDesktopPeer peer;
};

AcDesktop *ac_desktop_ref(AcDesktop *desktop);
void ac_desktop_unref(AcDesktop *desktop);

/* A deed for the worker, done after those asked for before. */
typedef struct AcDesktopDeed AcDesktopDeed;
struct AcDesktopDeed {
	void (*run)(AcDesktop *desktop, AcDesktopDeed *deed);
	AcDesktop *desktop;
	gint64 serial;
	guint32 id; /* the server's, of an earlier run */
	char *summary, *body, *app_name, *icon;
	char **ids, **labels;
	gboolean rings;
};
AcDesktopDeed *ac_desktop_deed_new(AcDesktop *desktop, void (*run)(AcDesktop *, AcDesktopDeed *),
                                   gint64 serial, guint32 id);
void ac_desktop_deed_send(AcDesktopDeed *deed);

/* From any thread; each becomes an event in the maker's context. */
void ac_desktop_tell_server(AcDesktop *desktop, const AcDesktopServer *server, const char *why);
void ac_desktop_tell_shown(AcDesktop *desktop, gint64 serial, guint32 id, const GError *error);
void ac_desktop_tell_action(AcDesktop *desktop, gint64 serial, const char *action);
void ac_desktop_tell_closed(AcDesktop *desktop, gint64 serial, AcDesktopClosed how);

/* desktop_peer.c, on the worker. */
void ac_desktop_connect(AcDesktop *desktop);
void ac_desktop_disconnect(AcDesktop *desktop);
void ac_desktop_reach(AcDesktop *desktop, AcDesktopDeed *deed);
/* It has not answered in time: it counts as none until it does. */
void ac_desktop_doubt(AcDesktop *desktop);
void ac_desktop_close_id(AcDesktop *desktop, guint32 id);

/* desktop_wire.c */
GDBusMessage *ac_desktop_filter(GDBusConnection *bus, GDBusMessage *message, gboolean incoming,
                                gpointer data);
/* Under the lock: nothing stands any more. Returns the id of what did, 0: nothing. */
guint32 ac_desktop_wire_drop(AcDesktopWire *wire);
void ac_desktop_wire_set_owner(AcDesktopWire *wire, const char *owner);

/* desktop_popup.c, on the worker. */
void ac_desktop_popup_show(AcDesktop *desktop, AcDesktopDeed *deed);
void ac_desktop_popup_withdraw(AcDesktop *desktop, AcDesktopDeed *deed);
/* What libnotify keeps of a connection that is going. */
void ac_desktop_popup_forget_bus(void);

#endif

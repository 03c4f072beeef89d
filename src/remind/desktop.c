/* SPDX-License-Identifier: MIT */
/* The desktop as its maker sees it: deeds go to the worker, events come back, nobody waits. */
#include "desktop_inside.h"

#define END_MS   200 /* for what is still to be sent */
#define FORCE_MS 80  /* for what was cut off to notice */

/* ---- deeds -------------------------------------------------------------------------------------- */

AcDesktopDeed *ac_desktop_deed_new(AcDesktop *desktop, void (*run)(AcDesktop *, AcDesktopDeed *),
                                   gint64 serial, guint32 id)
{
	AcDesktopDeed *deed = g_new0(AcDesktopDeed, 1);
	deed->run = run;
	deed->desktop = ac_desktop_ref(desktop);
	deed->serial = serial;
	deed->id = id;
	return deed;
}

static void deed_free(gpointer data)
{
	AcDesktopDeed *deed = data;
	ac_desktop_unref(deed->desktop);
	g_free(deed->summary);
	g_free(deed->body);
	g_free(deed->app_name);
	g_free(deed->icon);
	g_strfreev(deed->ids);
	g_strfreev(deed->labels);
	g_free(deed);
}

static gboolean on_deed(gpointer data)
{
	AcDesktopDeed *deed = data;
	deed->run(deed->desktop, deed);
	return G_SOURCE_REMOVE;
}

/* Sources of one priority are dispatched in the order in which they were attached. g_main_context_invoke()
 * would do it here and now while the worker is not in its loop. */
static void post(GMainContext *context, GSourceFunc run, gpointer data, GDestroyNotify done)
{
	g_autoptr(GSource) source = g_idle_source_new();
	g_source_set_priority(source, G_PRIORITY_DEFAULT);
	g_source_set_callback(source, run, data, done);
	g_source_attach(source, context);
}

void ac_desktop_deed_send(AcDesktopDeed *deed)
{
	post(deed->desktop->context, on_deed, deed, deed_free);
}

/* ---- events ------------------------------------------------------------------------------------- */

typedef enum { EVENT_SERVER, EVENT_SHOWN, EVENT_ACTION, EVENT_CLOSED } EventKind;

typedef struct {
	AcDesktop *desktop;
	EventKind kind;
	gint64 serial;
	guint32 id;
	AcDesktopClosed how;
	char *text; /* why, or the action */
	GError *error;
	gboolean has_server;
	AcDesktopServer server;
	char *name, *version, *unique;
} Event;

static Event *event_new(AcDesktop *desktop, EventKind kind, gint64 serial)
{
	Event *event = g_new0(Event, 1);
	event->desktop = ac_desktop_ref(desktop);
	event->kind = kind;
	event->serial = serial;
	return event;
}

static void event_free(gpointer data)
{
	Event *event = data;
	ac_desktop_unref(event->desktop);
	g_free(event->text);
	g_clear_error(&event->error);
	g_free(event->name);
	g_free(event->version);
	g_free(event->unique);
	g_free(event);
}

static gboolean on_event(gpointer data)
{
	const Event *event = data;
	const AcDesktop *desktop = event->desktop;
	if (g_atomic_int_get(&desktop->is_gone))
		return G_SOURCE_REMOVE;
	const AcDesktopEvents *events = desktop->events;
	switch (event->kind) {
	case EVENT_SERVER:
		events->server(desktop->data, event->has_server ? &event->server : NULL, event->text);
		break;
	case EVENT_SHOWN:
		events->shown(desktop->data, event->serial, event->id, event->error);
		break;
	case EVENT_ACTION:
		events->action(desktop->data, event->serial, event->text);
		break;
	case EVENT_CLOSED:
		events->closed(desktop->data, event->serial, event->how);
		break;
	}
	return G_SOURCE_REMOVE;
}

static void event_send(Event *event)
{
	post(event->desktop->home, on_event, event, event_free);
}

void ac_desktop_tell_server(AcDesktop *desktop, const AcDesktopServer *server, const char *why)
{
	Event *event = event_new(desktop, EVENT_SERVER, 0);
	event->text = g_strdup(why);
	event->has_server = server != NULL;
	if (server != NULL) {
		event->server = *server;
		event->server.name = event->name = g_strdup(server->name);
		event->server.version = event->version = g_strdup(server->version);
		event->server.unique = event->unique = g_strdup(server->unique);
	}
	event_send(event);
}

void ac_desktop_tell_shown(AcDesktop *desktop, gint64 serial, guint32 id, const GError *error)
{
	Event *event = event_new(desktop, EVENT_SHOWN, serial);
	event->id = id;
	event->error = error != NULL ? g_error_copy(error) : NULL;
	event_send(event);
}

void ac_desktop_tell_action(AcDesktop *desktop, gint64 serial, const char *action)
{
	Event *event = event_new(desktop, EVENT_ACTION, serial);
	event->text = g_strdup(action);
	event_send(event);
}

void ac_desktop_tell_closed(AcDesktop *desktop, gint64 serial, AcDesktopClosed how)
{
	Event *event = event_new(desktop, EVENT_CLOSED, serial);
	event->how = how;
	event_send(event);
}

/* ---- the worker --------------------------------------------------------------------------------- */

AcDesktop *ac_desktop_ref(AcDesktop *desktop)
{
	return g_atomic_rc_box_acquire(desktop);
}

static void clear(gpointer data)
{
	AcDesktop *desktop = data;
	g_main_context_unref(desktop->home);
	g_main_context_unref(desktop->context);
	g_main_loop_unref(desktop->loop);
	g_object_unref(desktop->cancel);
	g_hash_table_unref(desktop->wire.lost);
	g_mutex_clear(&desktop->lock);
	g_mutex_clear(&desktop->wire.lock);
	g_cond_clear(&desktop->ended);
}

void ac_desktop_unref(AcDesktop *desktop)
{
	g_atomic_rc_box_release_full(desktop, clear);
}

static gpointer work(gpointer data)
{
	AcDesktop *desktop = data;
	g_main_context_push_thread_default(desktop->context);
	ac_desktop_connect(desktop);
	g_main_loop_run(desktop->loop);
	ac_desktop_disconnect(desktop);
	while (g_main_context_iteration(desktop->context, FALSE))
		;
	g_main_context_pop_thread_default(desktop->context);
	g_mutex_lock(&desktop->lock);
	desktop->has_ended = TRUE;
	g_cond_signal(&desktop->ended);
	g_mutex_unlock(&desktop->lock);
	ac_desktop_unref(desktop);
	return NULL;
}

AcDesktop *ac_desktop_new(const AcDesktopEvents *events, gpointer data)
{
	AcDesktop *desktop = g_atomic_rc_box_new0(AcDesktop);
	desktop->events = events;
	desktop->data = data;
	desktop->home = g_main_context_ref_thread_default();
	desktop->context = g_main_context_new();
	desktop->loop = g_main_loop_new(desktop->context, FALSE);
	desktop->cancel = g_cancellable_new();
	desktop->wire.lost = g_hash_table_new(NULL, NULL);
	g_mutex_init(&desktop->lock);
	g_mutex_init(&desktop->wire.lock);
	g_cond_init(&desktop->ended);
	/* GLib makes its C locale when it first reads a number. Where two threads do that at once, the one that
	 * waits finds an errno, and takes its number for none: now, while there is one thread. */
	(void)g_ascii_strtoll("0", NULL, 10);
	desktop->thread = g_thread_new("desktop", work, ac_desktop_ref(desktop));
	return desktop;
}

static gboolean wait_ended(AcDesktop *desktop, int ms)
{
	gint64 until = g_get_monotonic_time() + ms * G_TIME_SPAN_MILLISECOND;
	g_mutex_lock(&desktop->lock);
	while (!desktop->has_ended && g_cond_wait_until(&desktop->ended, &desktop->lock, until))
		;
	gboolean ended = desktop->has_ended;
	g_mutex_unlock(&desktop->lock);
	return ended;
}

/* What waits for an answer gets an error now. */
static void cut_off(AcDesktop *desktop)
{
	g_cancellable_cancel(desktop->cancel);
	g_mutex_lock(&desktop->wire.lock);
	g_autoptr(GDBusConnection) bus = desktop->wire.bus != NULL ? g_object_ref(desktop->wire.bus) : NULL;
	g_mutex_unlock(&desktop->wire.lock);
	if (bus != NULL)
		g_dbus_connection_close(bus, NULL, NULL, NULL);
}

static void do_quit(AcDesktop *desktop, AcDesktopDeed *deed)
{
	(void)deed;
	g_main_loop_quit(desktop->loop);
}

void ac_desktop_free(AcDesktop *desktop)
{
	if (desktop == NULL)
		return;
	g_atomic_int_set(&desktop->is_gone, 1);
	GThread *thread = desktop->thread;
	ac_desktop_deed_send(ac_desktop_deed_new(desktop, do_quit, 0, 0));
	if (!wait_ended(desktop, END_MS))
		cut_off(desktop);
	if (wait_ended(desktop, FORCE_MS))
		g_thread_join(thread);
	else
		g_thread_unref(thread);
	ac_desktop_unref(desktop);
}

/* ---- what its maker asks for -------------------------------------------------------------------- */

void ac_desktop_show(AcDesktop *desktop, gint64 serial, const AcDesktopPopup *popup, guint32 replaces)
{
	AcDesktopDeed *deed = ac_desktop_deed_new(desktop, ac_desktop_popup_show, serial, replaces);
	deed->summary = g_strdup(popup->summary);
	deed->body = g_strdup(popup->body);
	deed->app_name = g_strdup(popup->app_name);
	deed->icon = g_strdup(popup->icon);
	deed->rings = popup->rings;
	deed->ids = g_new0(char *, popup->n_actions + 1);
	deed->labels = g_new0(char *, popup->n_actions + 1);
	for (guint i = 0; i < popup->n_actions; i++) {
		deed->ids[i] = g_strdup(popup->actions[i].id);
		deed->labels[i] = g_strdup(popup->actions[i].label);
	}
	ac_desktop_deed_send(deed);
}

void ac_desktop_withdraw(AcDesktop *desktop, gint64 serial, guint32 id)
{
	ac_desktop_deed_send(ac_desktop_deed_new(desktop, ac_desktop_popup_withdraw, serial, id));
}

void ac_desktop_try(AcDesktop *desktop)
{
	ac_desktop_deed_send(ac_desktop_deed_new(desktop, ac_desktop_reach, 0, 0));
}

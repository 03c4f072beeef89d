/* SPDX-License-Identifier: MIT */
/* The session bus and the server on it: found, asked what it can, watched, started on demand. Nothing here
 * waits for an answer. */
#include "desktop_inside.h"

#include <sys/stat.h>
#include <unistd.h>
#include "base/text.h"

#define PATIENCE_MS  3000
#define LINGER_TRIES 100
#define LINGER_US    (10 * 1000)

/* ---- the server --------------------------------------------------------------------------------- */

static const char *does_not_answer(void)
{
	return _("the notification server of this desktop does not answer");
}

static void stop_asking(AcDesktopPeer *peer)
{
	if (peer->asking != NULL)
		g_cancellable_cancel(peer->asking);
	g_clear_object(&peer->asking);
	if (peer->patience != NULL)
		g_source_destroy(peer->patience);
	g_clear_pointer(&peer->patience, g_source_unref);
	peer->answers = 0;
	peer->known = FALSE;
}

static void set_owner(AcDesktop *desktop, const char *owner)
{
	AcDesktopPeer *peer = &desktop->peer;
	stop_asking(peer);
	ac_desktop_wire_set_owner(&desktop->wire, owner);
	g_free(peer->owner);
	peer->owner = g_strdup(owner);
	g_clear_pointer(&peer->name, g_free);
	g_clear_pointer(&peer->version, g_free);
	g_clear_pointer(&peer->capabilities, g_strfreev);
}

static void on_both_answers(AcDesktop *desktop)
{
	AcDesktopPeer *peer = &desktop->peer;
	const char *const *can = (const char *const *)peer->capabilities;
	const AcDesktopServer server = {
	    .name = peer->name != NULL ? peer->name : "",
	    .version = peer->version != NULL ? peer->version : "",
	    .unique = peer->owner,
	    .actions = g_strv_contains(can, "actions"),
	    .body = g_strv_contains(can, "body"),
	    .markup = g_strv_contains(can, "body-markup"),
	    .persistence = g_strv_contains(can, "persistence"),
	};
	stop_asking(peer);
	peer->known = TRUE;
	ac_desktop_tell_server(desktop, &server, NULL);
}

/* NULL: it was called off, or the server has no such answer: known by nothing then. */
static GVariant *take_answer(GObject *bus, GAsyncResult *result, gboolean *is_off)
{
	g_autoptr(GError) error = NULL;
	GVariant *answer = g_dbus_connection_call_finish(G_DBUS_CONNECTION(bus), result, &error);
	*is_off = g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
	          g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CLOSED) ||
	          g_error_matches(error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY);
	return answer;
}

static void on_information(GObject *bus, GAsyncResult *result, gpointer data)
{
	AcDesktop *desktop = data;
	gboolean is_off;
	g_autoptr(GVariant) answer = take_answer(bus, result, &is_off);
	if (!is_off) {
		g_free(desktop->peer.name);
		g_free(desktop->peer.version);
		desktop->peer.name = desktop->peer.version = NULL;
		if (answer != NULL)
			g_variant_get(answer, "(ssss)", &desktop->peer.name, NULL, &desktop->peer.version, NULL);
		if (++desktop->peer.answers == 2)
			on_both_answers(desktop);
	}
	ac_desktop_unref(desktop);
}

static void on_capabilities(GObject *bus, GAsyncResult *result, gpointer data)
{
	AcDesktop *desktop = data;
	gboolean is_off;
	g_autoptr(GVariant) answer = take_answer(bus, result, &is_off);
	if (!is_off) {
		g_clear_pointer(&desktop->peer.capabilities, g_strfreev);
		if (answer != NULL)
			g_variant_get(answer, "(^as)", &desktop->peer.capabilities);
		else
			desktop->peer.capabilities = g_new0(char *, 1);
		if (++desktop->peer.answers == 2)
			on_both_answers(desktop);
	}
	ac_desktop_unref(desktop);
}

static gboolean on_impatience(gpointer data)
{
	ac_desktop_tell_server(data, NULL, does_not_answer());
	return G_SOURCE_REMOVE;
}

/* Without a limit: a server that hangs may be back in an hour, and then answers. */
static void ask(AcDesktop *desktop)
{
	AcDesktopPeer *peer = &desktop->peer;
	GDBusConnection *bus = desktop->wire.bus;
	stop_asking(peer);
	peer->asking = g_cancellable_new();
	g_dbus_connection_call(bus, peer->owner, AC_NOTIFICATIONS_PATH, AC_NOTIFICATIONS, "GetServerInformation",
	                       NULL, G_VARIANT_TYPE("(ssss)"), G_DBUS_CALL_FLAGS_NONE, G_MAXINT, peer->asking,
	                       on_information, ac_desktop_ref(desktop));
	g_dbus_connection_call(bus, peer->owner, AC_NOTIFICATIONS_PATH, AC_NOTIFICATIONS, "GetCapabilities", NULL,
	                       G_VARIANT_TYPE("(as)"), G_DBUS_CALL_FLAGS_NONE, G_MAXINT, peer->asking,
	                       on_capabilities, ac_desktop_ref(desktop));
}

static void on_appeared(GDBusConnection *bus, const char *name, const char *owner, gpointer data)
{
	AcDesktop *desktop = data;
	(void)bus, (void)name;
	set_owner(desktop, owner);
	ask(desktop);
	desktop->peer.patience = g_timeout_source_new(PATIENCE_MS);
	g_source_set_callback(desktop->peer.patience, on_impatience, desktop, NULL);
	g_source_attach(desktop->peer.patience, desktop->context);
}

static void on_vanished(GDBusConnection *bus, const char *name, gpointer data)
{
	AcDesktop *desktop = data;
	(void)name;
	if (bus == NULL || g_dbus_connection_is_closed(bus))
		return;
	set_owner(desktop, NULL);
	ac_desktop_tell_server(desktop, NULL, _("nothing on this desktop shows notifications at the moment"));
}

void ac_desktop_doubt(AcDesktop *desktop)
{
	if (desktop->peer.owner == NULL)
		return;
	ac_desktop_tell_server(desktop, NULL, does_not_answer());
	ask(desktop);
}

static void send(AcDesktop *desktop, const char *method, GVariant *what)
{
	g_dbus_connection_call(desktop->wire.bus, desktop->peer.owner, AC_NOTIFICATIONS_PATH, AC_NOTIFICATIONS,
	                       method, what, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, G_MAXINT, NULL, NULL, NULL);
}

/* GNOME's old notification-daemon (seen: 3.20) says that it has closed a popup, leaves it on the screen, and
 * shows no other until somebody clicks it away. One whose time is up does go. MATE's has the same name, but
 * does not keep popups, and closes them. */
static gboolean lingers(const AcDesktopPeer *peer)
{
	return g_strcmp0(peer->name, "Notification Daemon") == 0 && peer->capabilities != NULL &&
	       g_strv_contains((const char *const *)peer->capabilities, "persistence");
}

void ac_desktop_close_id(AcDesktop *desktop, guint32 id)
{
	if (id == 0 || desktop->peer.owner == NULL)
		return;
	if (!lingers(&desktop->peer)) {
		send(desktop, "CloseNotification", g_variant_new("(u)", id));
		return;
	}
	GVariantBuilder hints;
	g_variant_builder_init(&hints, G_VARIANT_TYPE_VARDICT);
	g_variant_builder_add(&hints, "{sv}", "transient", g_variant_new_boolean(TRUE));
	send(desktop, "Notify", g_variant_new("(susssasa{sv}i)", "", id, "", "…", "", NULL, &hints, 1));
}

/* ---- the bus ------------------------------------------------------------------------------------ */

/* Where there is no bus, GDBus would start one with dbus-launch, and it would stay behind. */
static gboolean has_bus(void)
{
	const char *address = g_getenv("DBUS_SESSION_BUS_ADDRESS");
	if (address != NULL)
		return *address != '\0' && strstr(address, "autolaunch:") == NULL;
	g_autofree char *path = g_build_filename(g_get_user_runtime_dir(), "bus", NULL);
	struct stat facts;
	return lstat(path, &facts) == 0 && S_ISSOCK(facts.st_mode) && facts.st_uid == geteuid();
}

static void do_lose(AcDesktop *desktop, AcDesktopDeed *deed)
{
	(void)deed;
	if (desktop->wire.bus == NULL || !g_dbus_connection_is_closed(desktop->wire.bus))
		return;
	ac_desktop_disconnect(desktop);
	ac_desktop_tell_server(desktop, NULL, _("the connection to this desktop session is lost"));
}

/* Taken apart later: GDBus is still handing out the news. */
static void on_bus_closed(GDBusConnection *bus, gboolean by_peer, GError *error, gpointer data)
{
	(void)bus, (void)by_peer, (void)error;
	ac_desktop_deed_send(ac_desktop_deed_new(data, do_lose, 0, 0));
}

static void unref_desktop(gpointer data)
{
	ac_desktop_unref(data);
}

/* One that was closed lingers while anybody in the process holds it; a moment later there is another. */
static GDBusConnection *get_bus(const AcDesktop *desktop, GError **error)
{
	GDBusConnection *bus = g_bus_get_sync(G_BUS_TYPE_SESSION, desktop->cancel, error);
	for (int i = 0; i < LINGER_TRIES && bus != NULL && g_dbus_connection_is_closed(bus); i++) {
		g_object_unref(bus);
		g_usleep(LINGER_US);
		bus = g_bus_get_sync(G_BUS_TYPE_SESSION, desktop->cancel, error);
	}
	return bus;
}

void ac_desktop_connect(AcDesktop *desktop)
{
	AcDesktopPeer *peer = &desktop->peer;
	if (!has_bus()) {
		ac_desktop_tell_server(desktop, NULL, _("there is no desktop session here (no session bus)"));
		return;
	}
	g_autoptr(GError) error = NULL;
	g_autoptr(GDBusConnection) bus = get_bus(desktop, &error);
	if (bus == NULL || g_dbus_connection_is_closed(bus)) {
		g_autofree char *why = g_strdup_printf(_("the session bus cannot be reached: %s"),
		                                       error != NULL ? error->message : _("the connection is lost"));
		ac_desktop_tell_server(desktop, NULL, why);
		return;
	}
	g_dbus_connection_set_exit_on_close(bus, FALSE);
	peer->closed = g_signal_connect(bus, "closed", G_CALLBACK(on_bus_closed), desktop);
	peer->filter =
	    g_dbus_connection_add_filter(bus, ac_desktop_filter, ac_desktop_ref(desktop), unref_desktop);
	g_mutex_lock(&desktop->wire.lock);
	desktop->wire.bus = g_object_ref(bus);
	g_mutex_unlock(&desktop->wire.lock);
	peer->watch = g_bus_watch_name_on_connection(bus, AC_NOTIFICATIONS, G_BUS_NAME_WATCHER_FLAGS_NONE,
	                                             on_appeared, on_vanished, desktop, NULL);
}

void ac_desktop_disconnect(AcDesktop *desktop)
{
	AcDesktopPeer *peer = &desktop->peer;
	set_owner(desktop, NULL);
	g_mutex_lock(&desktop->wire.lock);
	g_autoptr(GDBusConnection) bus = g_steal_pointer(&desktop->wire.bus);
	g_mutex_unlock(&desktop->wire.lock);
	if (bus == NULL)
		return;
	g_bus_unwatch_name(peer->watch);
	g_signal_handler_disconnect(bus, peer->closed);
	g_dbus_connection_remove_filter(bus, peer->filter);
	peer->starting = peer->is_ready = FALSE;
	if (!g_dbus_connection_is_closed(bus))
		g_dbus_connection_flush_sync(bus, desktop->cancel, NULL);
	ac_desktop_popup_forget_bus();
	if (!g_dbus_connection_is_closed(bus))
		g_dbus_connection_close_sync(bus, desktop->cancel, NULL);
}

/* ---- on demand ---------------------------------------------------------------------------------- */

static void on_started(GObject *bus, GAsyncResult *result, gpointer data)
{
	AcDesktop *desktop = data;
	g_autoptr(GError) error = NULL;
	g_autoptr(GVariant) answer = g_dbus_connection_call_finish(G_DBUS_CONNECTION(bus), result, &error);
	if (G_OBJECT(desktop->wire.bus) == bus) {
		desktop->peer.starting = FALSE;
		/* One that has come up is told by the watch. */
		if (desktop->peer.owner == NULL && answer == NULL) {
			g_dbus_error_strip_remote_error(error);
			g_autofree char *why =
			    g_error_matches(error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN)
			        ? g_strdup(_("no program that shows notifications is installed or running here"))
			        : g_strdup_printf(_("the notification server does not start: %s"), error->message);
			ac_desktop_tell_server(desktop, NULL, why);
		}
	}
	ac_desktop_unref(desktop);
}

void ac_desktop_reach(AcDesktop *desktop, AcDesktopDeed *deed)
{
	AcDesktopPeer *peer = &desktop->peer;
	(void)deed;
	if (desktop->wire.bus == NULL) {
		ac_desktop_connect(desktop);
		return;
	}
	if (peer->owner != NULL) {
		gboolean is_young = peer->patience != NULL && !g_source_is_destroyed(peer->patience);
		if (!peer->known && !is_young)
			ac_desktop_tell_server(desktop, NULL, does_not_answer());
		return;
	}
	if (peer->starting)
		return;
	peer->starting = TRUE;
	g_dbus_connection_call(desktop->wire.bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
	                       "org.freedesktop.DBus", "StartServiceByName",
	                       g_variant_new("(su)", AC_NOTIFICATIONS, 0), G_VARIANT_TYPE("(u)"),
	                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_started, ac_desktop_ref(desktop));
}

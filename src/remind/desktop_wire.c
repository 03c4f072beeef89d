/* SPDX-License-Identifier: MIT */
/* Which popup a signal of the server means is settled here, on GDBus's thread, where replies and signals pass
 * in the order in which they were sent: a button pressed just before its popup was replaced is that of the
 * old one, and a reply that comes after everybody gave up still tells which popup must go. */
#include "desktop_inside.h"

static void standing_clear(AcDesktopStanding *standing)
{
	g_strfreev(standing->offered);
	*standing = (AcDesktopStanding){0};
}

guint32 ac_desktop_wire_drop(AcDesktopWire *wire)
{
	guint32 id = wire->standing.id;
	standing_clear(&wire->standing);
	return id;
}

void ac_desktop_wire_set_owner(AcDesktopWire *wire, const char *owner)
{
	g_mutex_lock(&wire->lock);
	g_free(wire->owner);
	wire->owner = g_strdup(owner);
	ac_desktop_wire_drop(wire);
	g_hash_table_remove_all(wire->lost);
	g_mutex_unlock(&wire->lock);
}

static void note_call(AcDesktopWire *wire, GDBusMessage *message)
{
	/* libnotify's wants a reply; the one that lets a popup run out does not. */
	if (g_strcmp0(g_dbus_message_get_member(message), "Notify") == 0 &&
	    !(g_dbus_message_get_flags(message) & G_DBUS_MESSAGE_FLAGS_NO_REPLY_EXPECTED))
		wire->notify = g_dbus_message_get_serial(message);
}

static void do_close_late(AcDesktop *desktop, AcDesktopDeed *deed)
{
	ac_desktop_close_id(desktop, deed->id);
}

static void note_reply(AcDesktop *desktop, GDBusMessage *message)
{
	AcDesktopWire *wire = &desktop->wire;
	guint32 to = g_dbus_message_get_reply_serial(message);
	GVariant *body = g_dbus_message_get_body(message);
	if (to == 0 || body == NULL || !g_variant_is_of_type(body, G_VARIANT_TYPE("(u)")))
		return;
	guint32 id;
	g_variant_get(body, "(u)", &id);
	if (to == wire->notify) {
		standing_clear(&wire->standing);
		wire->standing = wire->flight;
		wire->standing.id = id;
		wire->flight = (AcDesktopStanding){0};
		wire->notify = 0;
		wire->has_landed = TRUE;
		ac_desktop_tell_shown(desktop, wire->standing.serial, id, NULL);
	} else if (g_hash_table_remove(wire->lost, GUINT_TO_POINTER(to))) {
		ac_desktop_deed_send(ac_desktop_deed_new(desktop, do_close_late, 0, id));
	}
}

static void note_action(AcDesktop *desktop, GVariant *body)
{
	AcDesktopStanding *standing = &desktop->wire.standing;
	guint32 id;
	const char *action;
	g_variant_get(body, "(u&s)", &id, &action);
	if (id == 0 || id != standing->id || standing->answered)
		return;
	/* Some servers send "default" for a click on the text, whether it was offered or not. */
	if (!g_strv_contains((const char *const *)standing->offered, action))
		return;
	standing->answered = TRUE;
	ac_desktop_tell_action(desktop, standing->serial, action);
}

static void note_closed(AcDesktop *desktop, GVariant *body)
{
	AcDesktopWire *wire = &desktop->wire;
	guint32 id, reason;
	g_variant_get(body, "(uu)", &id, &reason);
	if (id == 0 || id != wire->standing.id)
		return;
	if (wire->standing.answered) {
		wire->standing.id = 0;
		return;
	}
	/* 3 is somebody else's CloseNotification: what we take away ourselves does not stand any more. */
	AcDesktopClosed how = reason == 1   ? AC_CLOSED_EXPIRED
	                      : reason == 2 ? AC_CLOSED_BY_PERSON
	                                    : AC_CLOSED_OTHER;
	wire->last_closed = wire->standing.serial;
	ac_desktop_tell_closed(desktop, wire->standing.serial, how);
	ac_desktop_wire_drop(wire);
}

static void note_signal(AcDesktop *desktop, GDBusMessage *message)
{
	const char *member = g_dbus_message_get_member(message);
	GVariant *body = g_dbus_message_get_body(message);
	if (desktop->wire.owner == NULL || body == NULL ||
	    g_strcmp0(g_dbus_message_get_sender(message), desktop->wire.owner) != 0)
		return;
	if (g_strcmp0(member, "ActionInvoked") == 0 && g_variant_is_of_type(body, G_VARIANT_TYPE("(us)")))
		note_action(desktop, body);
	else if (g_strcmp0(member, "NotificationClosed") == 0 &&
	         g_variant_is_of_type(body, G_VARIANT_TYPE("(uu)")))
		note_closed(desktop, body);
}

GDBusMessage *ac_desktop_filter(GDBusConnection *bus, GDBusMessage *message, gboolean incoming, gpointer data)
{
	AcDesktop *desktop = data;
	GDBusMessageType type = g_dbus_message_get_message_type(message);
	(void)bus;
	g_mutex_lock(&desktop->wire.lock);
	if (!incoming && type == G_DBUS_MESSAGE_TYPE_METHOD_CALL)
		note_call(&desktop->wire, message);
	else if (incoming && type == G_DBUS_MESSAGE_TYPE_METHOD_RETURN)
		note_reply(desktop, message);
	else if (incoming && type == G_DBUS_MESSAGE_TYPE_SIGNAL &&
	         g_strcmp0(g_dbus_message_get_interface(message), AC_NOTIFICATIONS) == 0)
		note_signal(desktop, message);
	g_mutex_unlock(&desktop->wire.lock);
	return message;
}

/* SPDX-License-Identifier: MIT */
/* One popup, by libnotify. Its object lives for one show() only: which popup a later signal means, the wire
 * knows better (desktop_wire.c). */
#include "desktop_inside.h"

#include <libnotify/notify.h>
#include "base/error.h"
#include "base/text.h"

#define PROGRAM      "Aftercare"
#define SUMMARY_MOST 120
#define BODY_MOST    1000

/* Cut before it is made plain, which takes longer; cut again for what that added. */
static char *text_out(const char *text, int most)
{
	g_autofree char *valid = g_utf8_make_valid(text != NULL ? text : "", -1);
	if (g_utf8_strlen(valid, -1) <= most)
		return ac_text_plain_lines(valid);
	g_autofree char *cut = g_utf8_substring(valid, 0, most);
	g_autofree char *plain = ac_text_plain_lines(cut);
	return g_strconcat(plain, "…", NULL);
}

static void ignore(NotifyNotification *popup, char *action, gpointer data)
{
	(void)popup, (void)action, (void)data;
}

static gboolean can(const AcDesktop *desktop, const char *capability)
{
	return g_strv_contains((const char *const *)desktop->peer.capabilities, capability);
}

static NotifyNotification *popup_new(const AcDesktop *desktop, const AcDesktopDeed *deed, guint32 id)
{
	gboolean is_named = deed->app_name == NULL;
	g_autofree char *summary = ac_text_excerpt(deed->summary, SUMMARY_MOST);
	g_autofree char *plain = text_out(deed->body, BODY_MOST);
	g_autofree char *body =
	    can(desktop, "body-markup") ? g_markup_escape_text(plain, -1) : g_steal_pointer(&plain);
	NotifyNotification *popup =
	    notify_notification_new(*summary != '\0' ? summary
	                            : is_named       ? PROGRAM
	                                             : deed->app_name,
	                            body, deed->icon != NULL ? deed->icon : "appointment-soon");
	notify_notification_set_app_name(popup, is_named ? PROGRAM : deed->app_name);
	if (id != 0 && id <= G_MAXINT)
		g_object_set(popup, "id", (int)id, NULL);
	/* 0: the only time-out all servers keep a popup for. */
	notify_notification_set_timeout(popup, NOTIFY_EXPIRES_NEVER);
	notify_notification_set_urgency(popup, NOTIFY_URGENCY_NORMAL);
	if (is_named) {
		notify_notification_set_category(popup, "x-aftercare.reminder");
		notify_notification_set_hint(popup, "desktop-entry", g_variant_new_string("aftercare"));
	}
	/* What a crash of ours left on the screen has no id we know of. */
	notify_notification_set_hint(popup, "x-dunst-stack-tag", g_variant_new_string("reminder"));
	if (!deed->rings)
		notify_notification_set_hint(popup, "suppress-sound", g_variant_new_boolean(TRUE));
	for (guint i = 0; can(desktop, "actions") && deed->ids[i] != NULL; i++) {
		g_autofree char *label = ac_text_plain(deed->labels[i]);
		notify_notification_add_action(popup, deed->ids[i], label, ignore, NULL, NULL);
	}
	return popup;
}

static void take_off(AcDesktop *desktop, AcDesktopDeed *deed)
{
	AcDesktopWire *wire = &desktop->wire;
	g_mutex_lock(&wire->lock);
	wire->flight = (AcDesktopStanding){.serial = deed->serial, .offered = g_strdupv(deed->ids)};
	wire->notify = 0;
	wire->has_landed = FALSE;
	g_mutex_unlock(&wire->lock);
}

/* The reply has not come: nothing stands, and should it come yet, the popup goes again. */
static void give_up(AcDesktop *desktop, gint64 serial, const GError *error)
{
	g_autoptr(GError) silence =
	    g_error_new_literal(AC_ERROR, AC_ERROR_FAILED, _("the notification server gave no answer"));
	AcDesktopWire *wire = &desktop->wire;
	gboolean is_late = g_error_matches(error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
	g_mutex_lock(&wire->lock);
	if (is_late && wire->notify != 0)
		g_hash_table_add(wire->lost, GUINT_TO_POINTER(wire->notify));
	g_strfreev(wire->flight.offered);
	wire->flight = (AcDesktopStanding){0};
	wire->notify = 0;
	guint32 left = ac_desktop_wire_drop(wire);
	g_mutex_unlock(&wire->lock);
	ac_desktop_close_id(desktop, left);
	ac_desktop_tell_shown(desktop, serial, 0, error != NULL ? error : silence);
	if (is_late)
		ac_desktop_doubt(desktop);
}

/* libnotify's way to the server is made by its first call. Where that fails there must be no popup object
 * yet: its end would try once more, for another 25 s, or aloud on a connection that is closed. */
static gboolean get_ready(AcDesktop *desktop, GError **error)
{
	AcDesktopPeer *peer = &desktop->peer;
	if (!peer->known || g_dbus_connection_is_closed(desktop->wire.bus) || !notify_init(PROGRAM)) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_FAILED, _("nothing here shows notifications"));
		return FALSE;
	}
	if (!peer->is_ready && !notify_get_server_info(NULL, NULL, NULL, NULL)) {
		g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
		                    _("the notification server gives no answer"));
		return FALSE;
	}
	peer->is_ready = TRUE;
	return TRUE;
}

/* Returns the id of the popup that this one is to take the place of. */
static guint32 take_place(AcDesktop *desktop, guint32 left_behind)
{
	AcDesktopWire *wire = &desktop->wire;
	g_mutex_lock(&wire->lock);
	guint32 id = wire->standing.id != 0 ? wire->standing.id : left_behind;
	g_mutex_unlock(&wire->lock);
	if (id != left_behind)
		ac_desktop_close_id(desktop, left_behind);
	return id;
}

void ac_desktop_popup_show(AcDesktop *desktop, AcDesktopDeed *deed)
{
	AcDesktopWire *wire = &desktop->wire;
	g_autoptr(GError) error = NULL;
	guint32 before = take_place(desktop, deed->id);
	take_off(desktop, deed);
	if (get_ready(desktop, &error)) {
		NotifyNotification *popup = popup_new(desktop, deed, before);
		notify_notification_show(popup, &error);
		g_object_unref(popup);
	}
	g_mutex_lock(&wire->lock);
	gboolean has_landed = wire->has_landed;
	guint32 id = wire->standing.id;
	g_mutex_unlock(&wire->lock);
	if (!has_landed)
		give_up(desktop, deed->serial, error);
	else if (id != before)
		ac_desktop_close_id(desktop, before);
}

void ac_desktop_popup_withdraw(AcDesktop *desktop, AcDesktopDeed *deed)
{
	AcDesktopWire *wire = &desktop->wire;
	g_mutex_lock(&wire->lock);
	gboolean is_told = wire->last_closed == deed->serial;
	guint32 id = deed->id;
	if (wire->standing.serial == deed->serial)
		id = ac_desktop_wire_drop(wire);
	else if (id == wire->standing.id)
		id = 0;
	g_mutex_unlock(&wire->lock);
	ac_desktop_close_id(desktop, id);
	if (!is_told)
		ac_desktop_tell_closed(desktop, deed->serial, AC_CLOSED_BY_US);
}

void ac_desktop_popup_forget_bus(void)
{
	if (notify_is_initted())
		notify_uninit();
}

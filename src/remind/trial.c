/* SPDX-License-Identifier: MIT */
/* One popup that says nothing of anybody, and a report. */
#include "trial.h"

#include <stdio.h>

#include "app/options.h"
#include "base/text.h"
#include "clock.h"
#include "desktop.h"

#define SERIAL      1
#define REACH_MS    5000
#define PRESS_MS    10000
#define WITHDRAW_MS 300

typedef struct {
	GMainLoop *loop;
	AcDesktop *desktop;
	gboolean is_shown, has_actions;
	guint wait;
	int status;
} Trial;

static void put(const char *text)
{
	g_autofree char *plain = ac_text_plain(text);
	printf("%s\n", plain);
	fflush(stdout);
}

static void end_in(Trial *trial, guint ms, GSourceFunc then)
{
	if (trial->wait != 0)
		g_source_remove(trial->wait);
	trial->wait = g_timeout_add(ms, then, trial);
}

static gboolean on_gone(gpointer data)
{
	Trial *trial = data;
	trial->wait = 0;
	g_main_loop_quit(trial->loop);
	return G_SOURCE_REMOVE;
}

static void take_away(Trial *trial)
{
	ac_desktop_withdraw(trial->desktop, SERIAL, 0);
	end_in(trial, WITHDRAW_MS, on_gone);
}

static gboolean on_not_pressed(gpointer data)
{
	Trial *trial = data;
	trial->wait = 0;
	put(_("No button was pressed in 10 seconds."));
	take_away(trial);
	return G_SOURCE_REMOVE;
}

static gboolean on_not_reached(gpointer data)
{
	Trial *trial = data;
	trial->wait = 0;
	put(_("The notification server does not answer."));
	g_main_loop_quit(trial->loop);
	return G_SOURCE_REMOVE;
}

/* ---- what the desktop says ------------------------------------------------------------------------- */

static void say_server(const AcDesktopServer *server)
{
	g_autofree char *who = g_strdup_printf(_("Notification server: %s %s"), server->name, server->version);
	put(who);
	put(server->actions ? _("Buttons: yes") : _("Buttons: no; what to type stands in the text instead"));
	put(server->body ? _("Text below the heading: yes") : _("Text below the heading: no"));
	put(server->persistence ? _("Keeps what was not read: yes") : _("Keeps what was not read: no"));
}

static gboolean is_discreet(void)
{
	const AcAppOptions nothing = {.clock = ac_clock_now()};
	g_autoptr(AcApp) app = ac_app_open(&nothing, AC_NEEDS_NOTHING, NULL);
	g_autoptr(AcOptions) options = app ? ac_options_load(ac_app_paths(app), NULL) : NULL;
	/* Where it cannot be read what was chosen, nothing is told. */
	return !options || ac_options_privacy(options) != AC_PRIVACY_FULL;
}

static void on_server(gpointer data, const AcDesktopServer *server, const char *why)
{
	Trial *trial = data;
	if (trial->is_shown)
		return;
	if (!server) {
		put(why);
		trial->status = 1;
		g_main_loop_quit(trial->loop);
		return;
	}
	say_server(server);
	trial->has_actions = server->actions;
	const AcDesktopAction button = {"works", _("It works")};
	const AcDesktopPopup popup = {
	    .summary = _("This is a test"),
	    .body = server->actions ? _("Reminders look like this. Press the button.")
	                            : _("Reminders look like this."),
	    .actions = &button,
	    .n_actions = 1,
	    .rings = TRUE,
	    .app_name = is_discreet() ? _("Reminder") : NULL,
	};
	trial->is_shown = TRUE;
	ac_desktop_show(trial->desktop, SERIAL, &popup, 0);
}

static void on_shown(gpointer data, gint64 serial, guint32 id, const GError *error)
{
	Trial *trial = data;
	(void)serial, (void)id;
	if (error) {
		put(error->message);
		g_main_loop_quit(trial->loop);
		return;
	}
	trial->status = 0;
	put(_("A popup is on the screen now."));
	if (trial->has_actions)
		put(_("Press its button within 10 seconds to see that buttons work."));
	end_in(trial, PRESS_MS, on_not_pressed);
}

static void on_action(gpointer data, gint64 serial, const char *action)
{
	Trial *trial = data;
	(void)serial, (void)action;
	put(_("The button works."));
	take_away(trial);
}

static void on_closed(gpointer data, gint64 serial, AcDesktopClosed how)
{
	Trial *trial = data;
	(void)serial;
	if (how != AC_CLOSED_BY_US)
		put(how == AC_CLOSED_EXPIRED ? _("The server took the popup away by itself.")
		                             : _("The popup was closed."));
	g_main_loop_quit(trial->loop);
}

int ac_trial_run(void)
{
	static const AcDesktopEvents events = {on_server, on_shown, on_action, on_closed};
	Trial trial = {.status = 1};
	trial.loop = g_main_loop_new(NULL, FALSE);
	trial.desktop = ac_desktop_new(&events, &trial);
	end_in(&trial, REACH_MS, on_not_reached);
	g_main_loop_run(trial.loop);
	ac_desktop_free(trial.desktop);
	g_main_loop_unref(trial.loop);
	return trial.status;
}

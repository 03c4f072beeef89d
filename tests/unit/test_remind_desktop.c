/* SPDX-License-Identifier: MIT */
/* One popup and a server that shows it, dies, hangs, comes back; with libnotify and a bus for real. */
#include "../../src/remind/desktop.h"

#include <signal.h>
#include <string.h>
#include "world.h"

typedef struct {
	World world;
	AcDesktop *desktop;
} Place;

static void on_server(gpointer data, const AcDesktopServer *server, const char *why)
{
	if (server == NULL) {
		g_assert_true(why != NULL && *why != '\0');
		world_add_event(data, g_strconcat("no server: ", why, NULL));
		return;
	}
	g_assert_true(server->unique[0] == ':');
	world_add_event(data, g_strdup_printf("server %s %s%s%s%s%s", server->name, server->version,
	                                      server->actions ? " actions" : "", server->body ? " body" : "",
	                                      server->markup ? " markup" : "",
	                                      server->persistence ? " persistence" : ""));
}

static void on_shown(gpointer data, gint64 serial, guint32 id, const GError *error)
{
	g_assert_true((id == 0) == (error != NULL));
	if (error != NULL)
		world_add_event(data, g_strdup_printf("not shown %d", (int)serial));
	else
		world_add_event(data, g_strdup_printf("shown %d id=%u", (int)serial, id));
}

static void on_action(gpointer data, gint64 serial, const char *action)
{
	world_add_event(data, g_strdup_printf("action %d %s", (int)serial, action));
}

static void on_closed(gpointer data, gint64 serial, AcDesktopClosed how)
{
	static const char *const HOW[] = {"?", "expired", "by person", "by us", "other"};
	world_add_event(data, g_strdup_printf("closed %d %s", (int)serial, HOW[how]));
}

static const AcDesktopEvents events = {on_server, on_shown, on_action, on_closed};
static const AcDesktopAction actions[] = {{"done", "Done"},
                                          {"snooze-10", "10 min"},
                                          {"snooze-60", "1 hour"},
                                          {"evening", "This evening"},
                                          {"why", "Why"}};

#define NO_SERVER_YET "no server: nothing on this desktop shows notifications at the moment"
#define KNOWN         "server notifyd 1 actions body markup persistence"

/* A bus, a server (@options; NULL: none), and a desktop that knows it. */
static void place_init(Place *place, const char *options)
{
	world_init(&place->world);
	if (options != NULL)
		world_start_server(&place->world, options);
	place->desktop = ac_desktop_new(&events, &place->world);
	if (options == NULL)
		world_expect(&place->world, NO_SERVER_YET);
}

static void place_clear(Place *place)
{
	ac_desktop_free(place->desktop);
	world_clear(&place->world);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Place, place_clear)

static void show(Place *place, gint64 serial, const char *summary, const char *body, guint32 replaces)
{
	const AcDesktopPopup popup = {summary, body, actions, G_N_ELEMENTS(actions), TRUE, NULL, NULL};
	ac_desktop_show(place->desktop, serial, &popup, replaces);
}

static void a_popup_is_shown_and_says_who_where_and_what(void)
{
	g_auto(Place) place;
	place_init(&place, "");
	World *world = &place.world;
	world_expect(world, KNOWN);
	show(&place, 1, "20:00  Moisturise", "A pea-size amount.\nPat, do not rub.", 0);
	world_expect(world, "shown 1 id=1");
	g_autofree char *line = world_hear(world, "notify id=1 replaces=0 app=Aftercare ");
	g_assert_nonnull(strstr(line, " timeout=0 "));
	g_assert_nonnull(
	    strstr(line, " actions=done:Done|snooze-10:10 min|snooze-60:1 hour|evening:This evening|why:Why "));
	g_assert_nonnull(strstr(line, "|category='x-aftercare.reminder'|"));
	g_assert_nonnull(strstr(line, "|desktop-entry='aftercare'|"));
	g_assert_nonnull(strstr(line, "|urgency=0x01|"));
	g_assert_null(strstr(line, "suppress-sound"));
	g_assert_true(
	    g_str_has_suffix(line, " summary=20:00  Moisturise body=A pea-size amount.\\nPat, do not rub."));
}

static void a_discreet_popup_names_nothing_of_us(void)
{
	g_auto(Place) place;
	place_init(&place, "");
	World *world = &place.world;
	world_expect(world, KNOWN);
	const AcDesktopPopup popup = {"Reminder", "20:00", actions, 1, FALSE, "Reminder", "alarm-symbolic"};
	ac_desktop_show(place.desktop, 1, &popup, 0);
	world_expect(world, "shown 1 id=1");
	g_autofree char *line = world_hear(world, "notify id=1 replaces=0 app=Reminder ");
	g_autofree char *lower = g_ascii_strdown(line, -1);
	g_assert_null(strstr(lower, "aftercare"));
	g_assert_nonnull(strstr(line, "alarm-symbolic"));
	g_assert_nonnull(strstr(line, "|suppress-sound=true|"));
}

static void a_button_is_told_once_and_its_closing_not_at_all(void)
{
	g_auto(Place) place;
	place_init(&place, "");
	World *world = &place.world;
	world_expect(world, KNOWN);
	show(&place, 1, "One", "", 0);
	world_expect(world, "shown 1 id=1");
	world_tell(world, "act default"); /* a click on the text: not among what was offered */
	world_tell(world, "act done");
	world_tell(world, "act done");
	world_tell(world, "press snooze-10");
	world_expect(world, "action 1 done");
	show(&place, 2, "Two", "", 0); /* the first is closed: a new one */
	world_expect(world, "shown 2 id=2");
	world_tell(world, "press why");
	world_expect(world, "action 2 why");
}

static void buttons_of_other_popups_are_not_ours(void)
{
	g_auto(Place) place;
	place_init(&place, "--first-id=7");
	World *world = &place.world;
	world_expect(world, KNOWN);
	world_tell(world, "forge done 7");
	show(&place, 1, "One", "", 0);
	world_expect(world, "shown 1 id=7");
	world_tell(world, "forge done 6");
	world_tell(world, "forge done 8");
	world_tell(world, "act why");
	world_expect(world, "action 1 why");
}

static void how_it_was_closed_is_told(void)
{
	static const char *const COMMANDS[] = {"close 1", "close 2", "close 3", "close 4"};
	static const char *const HOW[] = {"closed 1 expired", "closed 2 by person", "closed 3 other",
	                                  "closed 4 other"};
	g_auto(Place) place;
	place_init(&place, "");
	World *world = &place.world;
	world_expect(world, KNOWN);
	for (guint i = 0; i < G_N_ELEMENTS(HOW); i++) {
		g_autofree char *shown = g_strdup_printf("shown %u id=%u", i + 1, i + 1);
		show(&place, i + 1, "One", "", 0);
		world_expect(world, shown);
		world_tell(world, COMMANDS[i]);
		world_expect(world, HOW[i]);
		ac_desktop_withdraw(place.desktop, i + 1, 0); /* nothing to tell any more */
	}
	show(&place, 5, "Five", "", 0);
	world_expect(world, "shown 5 id=5");
	world_hear_no(world, "close id", "summary=Five");
}

static void the_next_popup_takes_the_place_of_the_last(void)
{
	g_auto(Place) place;
	place_init(&place, "");
	World *world = &place.world;
	world_expect(world, KNOWN);
	show(&place, 1, "One", "", 0);
	world_expect(world, "shown 1 id=1");
	world_tell(world, "act why"); /* stays, as on dunst */
	world_expect(world, "action 1 why");
	show(&place, 2, "Two", "", 0);
	world_expect(world, "shown 2 id=1");
	g_free(world_hear(world, "notify id=1 replaces=1"));
	world_tell(world, "press done");
	world_expect(world, "action 2 done");
	show(&place, 3, "Three", "", 0);
	world_expect(world, "shown 3 id=2");
	ac_desktop_withdraw(place.desktop, 3, 2);
	world_expect(world, "closed 3 by us");
	g_free(world_hear(world, "signal NotificationClosed (2, 3)"));
}

static void where_nothing_is_replaced_the_old_one_is_closed(void)
{
	g_auto(Place) place;
	place_init(&place, "--no-replace");
	World *world = &place.world;
	world_expect(world, KNOWN);
	show(&place, 1, "One", "", 0);
	world_expect(world, "shown 1 id=1");
	show(&place, 2, "Two", "", 0);
	world_expect(world, "shown 2 id=2");
	g_free(world_hear(world, "signal NotificationClosed (1, 3)"));
	world_tell(world, "act done");
	world_expect(world, "action 2 done");
}

static void where_closing_leaves_it_on_the_screen_its_time_runs_out(void)
{
	g_auto(Place) place;
	place_init(&place, "--name='Notification Daemon'");
	World *world = &place.world;
	world_expect(world, "server Notification Daemon 1 actions body markup persistence");
	show(&place, 1, "One", "", 0);
	world_expect(world, "shown 1 id=1");
	ac_desktop_withdraw(place.desktop, 1, 0);
	world_expect(world, "closed 1 by us");
	g_free(world_hear(world, "summary=One"));
	g_autofree char *line = world_hear(world, "notify id=1 replaces=1 ");
	g_assert_nonnull(strstr(line, " timeout=1 actions= hints=|transient=true|"));
	world_tell(world, "close 1"); /* as it does by itself */
	show(&place, 2, "Two", "", 0);
	world_expect(world, "shown 2 id=2");
}

static void one_left_by_an_earlier_run_is_taken_over_or_taken_away(void)
{
	g_auto(Place) place;
	place_init(&place, "");
	World *world = &place.world;
	world_expect(world, KNOWN);
	show(&place, 1, "One", "", 0);
	world_expect(world, "shown 1 id=1");
	ac_desktop_free(place.desktop);

	place.desktop = ac_desktop_new(&events, world);
	world_expect(world, KNOWN);
	show(&place, 1, "One", "", 1);
	world_expect(world, "shown 1 id=1");
	g_free(world_hear(world, "notify id=1 replaces=1"));
	world_tell(world, "act done");
	world_expect(world, "action 1 done");
	ac_desktop_free(place.desktop);

	place.desktop = ac_desktop_new(&events, world);
	world_expect(world, KNOWN);
	show(&place, 2, "Two", "", 0);
	world_expect(world, "shown 2 id=2");
	ac_desktop_withdraw(place.desktop, 1, 1);
	world_expect(world, "closed 1 by us");
	g_free(world_hear(world, "close id=1"));
	show(&place, 3, "Three", "", 1); /* never two of ours */
	world_expect(world, "shown 3 id=2");
	ac_desktop_withdraw(place.desktop, 9, 2); /* a stale id: what stands there now is not that one */
	world_expect(world, "closed 9 by us");
	world_tell(world, "act done");
	world_expect(world, "action 3 done");
}

static void what_was_asked_for_is_sent_before_the_end(void)
{
	g_auto(Place) place;
	place_init(&place, "");
	World *world = &place.world;
	world_expect(world, KNOWN);
	show(&place, 1, "One", "", 0);
	world_expect(world, "shown 1 id=1");
	show(&place, 2, "Two", "", 0);
	ac_desktop_withdraw(place.desktop, 2, 0);
	ac_desktop_free(place.desktop); /* and none of their events comes */
	place.desktop = NULL;
	g_free(world_hear(world, "summary=Two"));
	g_free(world_hear(world, "close id=1"));
}

static void a_server_that_dies_and_comes_back_is_told(void)
{
	g_auto(Place) place;
	place_init(&place, "");
	World *world = &place.world;
	world_expect(world, KNOWN);
	show(&place, 1, "One", "", 0);
	world_expect(world, "shown 1 id=1");
	world_kill_server(world);
	world_expect(world, NO_SERVER_YET);
	show(&place, 2, "Two", "", 0);
	world_expect(world, "not shown 2");
	ac_desktop_withdraw(place.desktop, 1, 1);
	world_expect(world, "closed 1 by us");
	world_start_server(world, "--name=other --version=2.1 --caps=body");
	world_expect(world, "server other 2.1 body");
	world_tell(world, "forge done 1"); /* an id of before is somebody else's now */
	show(&place, 3, "Three", "", 0);
	world_expect(world, "shown 3 id=1");
	g_autofree char *line = world_hear(world, "notify id=1 replaces=0 ");
	g_assert_nonnull(strstr(line, " actions= ")); /* where nothing can be pressed nothing is offered */
}

static void a_server_that_dies_over_a_popup_ends_it_with_an_error(void)
{
	g_auto(Place) place;
	place_init(&place, "--hang");
	World *world = &place.world;
	world_expect(world, KNOWN);
	show(&place, 1, "One", "", 0);
	g_free(world_hear(world, "hangs Notify"));
	world_kill_server(world);
	world_expect(world, "not shown 1");
	world_expect(world, NO_SERVER_YET);
	world_start_server(world, NULL);
	world_expect(world, KNOWN);
}

static void a_server_that_refuses_is_told(void)
{
	g_auto(Place) place;
	place_init(&place, "");
	World *world = &place.world;
	world_expect(world, KNOWN);
	world_tell(world, "refuse on");
	show(&place, 1, "One", "", 0);
	world_expect(world, "not shown 1");
	world_tell(world, "refuse off");
	show(&place, 2, "Two", "", 0);
	world_expect(world, "shown 2 id=1");
}

/* ---- no bus, no server -------------------------------------------------------------------------- */

static void without_a_server_each_try_is_answered(void)
{
	g_auto(Place) place;
	place_init(&place, NULL);
	World *world = &place.world;
	for (int i = 0; i < 3; i++) {
		ac_desktop_try(place.desktop);
		world_expect(world, "no server: no program that shows notifications is installed or running here");
	}
	show(&place, 1, "One", "", 0);
	world_expect(world, "not shown 1");
	world_start_server(world, NULL);
	world_expect(world, KNOWN);
	ac_desktop_try(place.desktop); /* known: nothing to tell */
	show(&place, 2, "Two", "", 0);
	world_expect(world, "shown 2 id=1");
}

static void without_a_bus_nothing_is_started_and_it_is_said(void)
{
	g_auto(Place) place;
	place_init(&place, NULL);
	World *world = &place.world;
	ac_desktop_free(place.desktop);
	g_setenv("XDG_RUNTIME_DIR", world->folder, TRUE);
	static const char *const NO_BUS[] = {NULL, "", "autolaunch:", "unix:path=/nonexistent;autolaunch:"};
	for (guint i = 0; i < G_N_ELEMENTS(NO_BUS); i++) {
		/* Its own bus is not named "bus" for this. */
		g_autofree char *socket = g_build_filename(world->folder, "bus", NULL);
		g_autofree char *aside = g_build_filename(world->folder, "aside", NULL);
		g_assert_cmpint(rename(socket, aside), ==, 0);
		if (NO_BUS[i] != NULL)
			g_setenv("DBUS_SESSION_BUS_ADDRESS", NO_BUS[i], TRUE);
		else
			g_unsetenv("DBUS_SESSION_BUS_ADDRESS");
		place.desktop = ac_desktop_new(&events, world);
		world_expect(world, "no server: there is no desktop session here (no session bus)");
		show(&place, 1, "One", "", 0);
		world_expect(world, "not shown 1");
		ac_desktop_try(place.desktop);
		world_expect(world, "no server: there is no desktop session here (no session bus)");
		g_assert_cmpint(rename(aside, socket), ==, 0);
		ac_desktop_free(place.desktop);
	}
	g_setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
	place.desktop = ac_desktop_new(&events, world);
	g_autofree char *said = world_next(world);
	g_assert_true(g_str_has_prefix(said, "no server: the session bus cannot be reached: "));
}

static void a_lost_bus_is_told_and_found_again_when_tried(void)
{
	g_auto(Place) place;
	place_init(&place, "");
	World *world = &place.world;
	world_expect(world, KNOWN);
	show(&place, 1, "One", "", 0);
	world_expect(world, "shown 1 id=1");
	world_stop_bus(world);
	world_kill_server(world);
	world_expect(world, "no server: the connection to this desktop session is lost");
	show(&place, 2, "Two", "", 0);
	world_expect(world, "not shown 2");
	ac_desktop_try(place.desktop);
	g_autofree char *said = world_next(world);
	g_assert_true(g_str_has_prefix(said, "no server: the session bus cannot be reached: "));
	g_autofree char *socket = g_build_filename(world->folder, "bus", NULL);
	remove(socket);
	world_start_bus(world);
	world_start_server(world, NULL);
	ac_desktop_try(place.desktop);
	world_expect(world, KNOWN);
	show(&place, 3, "Three", "", 0);
	world_expect(world, "shown 3 id=1");
}

/* ---- a server that hangs ------------------------------------------------------------------------ */

static void free_quickly(Place *place)
{
	gint64 before = g_get_monotonic_time();
	ac_desktop_free(place->desktop);
	gint64 took = g_get_monotonic_time() - before;
	g_test_message("quit after %.1f ms", (double)took / 1000);
	g_assert_cmpint(took, <, 500 * G_TIME_SPAN_MILLISECOND);
	place->desktop = NULL;
}

static void nobody_waits_for_a_server_that_hangs(void)
{
	g_auto(Place) place;
	place_init(&place, "");
	World *world = &place.world;
	world_expect(world, KNOWN);
	show(&place, 1, "One", "", 0);
	world_expect(world, "shown 1 id=1");
	world_signal_server(world, SIGSTOP);
	show(&place, 2, "Two", "", 0);
	show(&place, 3, "Three", "", 0);
	ac_desktop_withdraw(place.desktop, 3, 0);
	gint64 gap = world_run_on(world, 200);
	g_test_message("longest gap %.1f ms", (double)gap / 1000);
	g_assert_true(g_queue_is_empty(world->events)); /* 200 ticks, and no answer yet */
	world_signal_server(world, SIGCONT);
	world_expect(world, "shown 2 id=1");
	world_expect(world, "shown 3 id=1");
	world_expect(world, "closed 3 by us");
	g_free(world_hear(world, "close id=1"));
	show(&place, 4, "Four", "", 0);
	world_expect(world, "shown 4 id=2");
	world_hear_no(world, "close id", "summary=Four");
}

static void a_button_pressed_before_it_was_replaced_is_of_the_old_one(void)
{
	g_auto(Place) place;
	place_init(&place, "");
	World *world = &place.world;
	world_expect(world, KNOWN);
	show(&place, 1, "One", "", 0);
	world_expect(world, "shown 1 id=1");
	world_tell(world, "hang on");
	show(&place, 2, "Two", "", 0);
	g_free(world_hear(world, "hangs Notify"));
	world_tell(world, "act done");
	world_tell(world, "hang off");
	world_expect(world, "action 1 done");
	world_expect(world, "shown 2 id=1");
	world_tell(world, "act done");
	world_expect(world, "action 2 done");
}

static void the_end_does_not_wait_for_a_server_that_hangs(void)
{
	g_auto(Place) place;
	place_init(&place, "");
	World *world = &place.world;
	world_expect(world, KNOWN);
	world_signal_server(world, SIGSTOP);
	show(&place, 1, "One", "", 0);
	show(&place, 2, "Two", "", 0);
	world_run_on(world, 20);
	free_quickly(&place);
	world_signal_server(world, SIGCONT);

	world_kill_server(world);
	world_start_server(world, "--hang-all");
	place.desktop = ac_desktop_new(&events, world);
	g_free(world_hear(world, "hangs GetCapabilities"));
	show(&place, 1, "One", "", 0);
	world_expect(world, "not shown 1"); /* not known yet */
	free_quickly(&place);
	world_kill_server(world);
}

static void a_server_that_does_not_say_who_it_is_is_known_when_it_does(void)
{
	g_auto(Place) place;
	place_init(&place, "--hang-all");
	World *world = &place.world;
	g_free(world_hear(world, "hangs GetCapabilities"));
	world_expect(world, "no server: the notification server of this desktop does not answer");
	ac_desktop_try(place.desktop);
	world_expect(world, "no server: the notification server of this desktop does not answer");
	world_tell(world, "hang off");
	world_expect(world, KNOWN);
	show(&place, 1, "One", "", 0);
	world_expect(world, "shown 1 id=1");
}

/* libnotify gives up after 25 s. */
static void a_popup_given_up_does_not_come_back_as_a_second_one(void)
{
	if (!g_test_slow())
		return;
	g_auto(Place) place;
	place_init(&place, "");
	World *world = &place.world;
	world_expect(world, KNOWN);
	show(&place, 1, "One", "", 0);
	world_expect(world, "shown 1 id=1");
	world_tell(world, "close 2");
	world_expect(world, "closed 1 by person");
	world_signal_server(world, SIGSTOP);
	show(&place, 2, "Two", "", 0);
	world_run_on(world, 24000);
	world_expect(world, "not shown 2");
	world_expect(world, "no server: the notification server of this desktop does not answer");
	show(&place, 3, "Three", "", 0);
	world_expect(world, "not shown 3"); /* at once */
	world_signal_server(world, SIGCONT);
	world_expect(world, KNOWN);
	show(&place, 4, "Four", "", 0);
	world_expect(world, "shown 4 id=3");
	g_free(world_hear(world, "notify id=2 ")); /* "Two" has come, late, and was taken away before */
	g_free(world_hear(world, "signal NotificationClosed (2, 3)"));
	g_free(world_hear(world, "notify id=3 "));
}

/* ---- hostile text ------------------------------------------------------------------------------- */

static void hostile_text_stays_text(void)
{
	static const char HOSTILE[] = "<b>a</b> & \xe2\x80\xae"
	                              "cba\xff\x1b[31m\n<a href=\"x\">y</a>";
	g_auto(Place) place;
	place_init(&place, "");
	World *world = &place.world;
	world_expect(world, KNOWN);
	show(&place, 1, HOSTILE, HOSTILE, 0);
	world_expect(world, "shown 1 id=1");
	g_autofree char *line = world_hear(world, "notify id=1");
	g_assert_nonnull(strstr(line, "summary=<b>a</b> & \xef\xbf\xbd"
	                              "cba\xef\xbf\xbd\xef\xbf\xbd[31m <a href=\"x\">y</a> body="));
	g_assert_true(
	    g_str_has_suffix(line, "body=&lt;b&gt;a&lt;/b&gt; &amp; \xef\xbf\xbd"
	                           "cba\xef\xbf\xbd\xef\xbf\xbd[31m\\n&lt;a href=&quot;x&quot;&gt;y&lt;/a&gt;"));

	world_kill_server(world);
	world_expect(world, NO_SERVER_YET);
	world_start_server(world, "--caps=actions,body");
	world_expect(world, "server notifyd 1 actions body");
	g_autofree char *words = g_strnfill(10000, 'w');
	g_autofree char *long_text = g_strconcat(HOSTILE, words, NULL);
	show(&place, 2, long_text, long_text, 0);
	world_expect(world, "shown 2 id=1");
	g_autofree char *plain = world_hear(world, "notify id=1");
	g_assert_nonnull(strstr(plain, " body=<b>a</b> & "));
	g_assert_true(g_str_has_suffix(plain, "www…"));
	g_assert_cmpuint(strlen(plain), <, 2000);

	show(&place, 3, "", NULL, 0);
	world_expect(world, "shown 3 id=1");
	g_free(world_hear(world, " summary=Aftercare body="));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/remind/desktop/shown", a_popup_is_shown_and_says_who_where_and_what);
	g_test_add_func("/remind/desktop/discreet", a_discreet_popup_names_nothing_of_us);
	g_test_add_func("/remind/desktop/button", a_button_is_told_once_and_its_closing_not_at_all);
	g_test_add_func("/remind/desktop/others", buttons_of_other_popups_are_not_ours);
	g_test_add_func("/remind/desktop/closed", how_it_was_closed_is_told);
	g_test_add_func("/remind/desktop/in-place", the_next_popup_takes_the_place_of_the_last);
	g_test_add_func("/remind/desktop/no-replace", where_nothing_is_replaced_the_old_one_is_closed);
	g_test_add_func("/remind/desktop/lingers", where_closing_leaves_it_on_the_screen_its_time_runs_out);
	g_test_add_func("/remind/desktop/earlier-run", one_left_by_an_earlier_run_is_taken_over_or_taken_away);
	g_test_add_func("/remind/desktop/end-sends", what_was_asked_for_is_sent_before_the_end);
	g_test_add_func("/remind/desktop/server-dies", a_server_that_dies_and_comes_back_is_told);
	g_test_add_func("/remind/desktop/dies-over", a_server_that_dies_over_a_popup_ends_it_with_an_error);
	g_test_add_func("/remind/desktop/refuses", a_server_that_refuses_is_told);
	g_test_add_func("/remind/desktop/no-server", without_a_server_each_try_is_answered);
	g_test_add_func("/remind/desktop/no-bus", without_a_bus_nothing_is_started_and_it_is_said);
	g_test_add_func("/remind/desktop/lost-bus", a_lost_bus_is_told_and_found_again_when_tried);
	g_test_add_func("/remind/desktop/hangs", nobody_waits_for_a_server_that_hangs);
	g_test_add_func("/remind/desktop/old-button", a_button_pressed_before_it_was_replaced_is_of_the_old_one);
	g_test_add_func("/remind/desktop/end-hangs", the_end_does_not_wait_for_a_server_that_hangs);
	g_test_add_func("/remind/desktop/says-late", a_server_that_does_not_say_who_it_is_is_known_when_it_does);
	g_test_add_func("/remind/desktop/given-up", a_popup_given_up_does_not_come_back_as_a_second_one);
	g_test_add_func("/remind/desktop/hostile", hostile_text_stays_text);
	return g_test_run();
}

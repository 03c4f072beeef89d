/* SPDX-License-Identifier: MIT */
/**
 * popup - the desktop of the reminder program under somebody's hands: each event is a line with the
 * milliseconds since the start, and lines on its standard input say what to do:
 *
 *   show N SUMMARY|BODY[|N-ACTIONS]   discreet N SUMMARY|BODY   replace N ID SUMMARY|BODY
 *   withdraw N [ID]                   try                       gap (the longest one of the loop so far) quit
 *
 * "\n" in a text is a line break.
 */
#include "../../src/remind/desktop.h"

#include <stdio.h>
#include <unistd.h>

typedef struct {
	AcDesktop *desktop;
	GMainLoop *loop;
	gint64 began, last_tick, gap;
} Hand;

G_GNUC_PRINTF(2, 3) static void say(const Hand *hand, const char *format, ...)
{
	va_list words;
	va_start(words, format);
	g_autofree char *line = g_strdup_vprintf(format, words);
	va_end(words);
	printf("%.1f %s\n", (double)(g_get_monotonic_time() - hand->began) / 1000, line);
	fflush(stdout);
}

static void on_server(gpointer data, const AcDesktopServer *server, const char *why)
{
	if (server == NULL)
		say(data, "no server: %s", why);
	else
		say(data, "server %s %s%s%s%s%s", server->name, server->version, server->actions ? " actions" : "",
		    server->body ? " body" : "", server->markup ? " markup" : "",
		    server->persistence ? " persistence" : "");
}

static void on_shown(gpointer data, gint64 serial, guint32 id, const GError *error)
{
	if (error != NULL)
		say(data, "not shown %d: %s", (int)serial, error->message);
	else
		say(data, "shown %d id=%u", (int)serial, id);
}

static void on_action(gpointer data, gint64 serial, const char *action)
{
	say(data, "action %d %s", (int)serial, action);
}

static void on_closed(gpointer data, gint64 serial, AcDesktopClosed how)
{
	static const char *const HOW[] = {"?", "expired", "by person", "by us", "other"};
	say(data, "closed %d %s", (int)serial, HOW[how]);
}

static const AcDesktopAction actions[] = {{"done", "Done"},
                                          {"snooze-10", "10 min"},
                                          {"snooze-60", "1 hour"},
                                          {"evening", "This evening"},
                                          {"why", "Why"}};

static gint64 number(const char *text)
{
	return text != NULL ? g_ascii_strtoll(text, NULL, 10) : 0;
}

static void show(Hand *hand, char **words, guint n)
{
	gboolean is_discreet = g_str_equal(words[0], "discreet"), replaces = g_str_equal(words[0], "replace");
	guint first = replaces ? 3 : 2;
	g_autofree char *rest = g_strjoinv(" ", words + MIN(first, n));
	g_autofree char *text = g_strcompress(rest);
	g_auto(GStrv) parts = g_strsplit(text, "|", 3);
	guint n_parts = g_strv_length(parts);
	AcDesktopPopup popup = {.summary = n_parts > 0 ? parts[0] : "",
	                        .body = n_parts > 1 ? parts[1] : "",
	                        .actions = actions,
	                        .n_actions = G_N_ELEMENTS(actions),
	                        .rings = TRUE,
	                        .app_name = is_discreet ? "Reminder" : NULL};
	if (n_parts > 2)
		popup.n_actions = (guint)MIN(number(parts[2]), (gint64)G_N_ELEMENTS(actions));
	ac_desktop_show(hand->desktop, number(words[1]), &popup, replaces ? (guint32)number(words[2]) : 0);
}

static void obey(Hand *hand, char **words, guint n)
{
	if (g_str_equal(words[0], "withdraw"))
		ac_desktop_withdraw(hand->desktop, number(words[1]), n > 2 ? (guint32)number(words[2]) : 0);
	else if (g_str_equal(words[0], "try"))
		ac_desktop_try(hand->desktop);
	else if (g_str_equal(words[0], "gap"))
		say(hand, "gap %.1f ms", (double)hand->gap / 1000);
	else if (g_str_equal(words[0], "quit"))
		g_main_loop_quit(hand->loop);
	else if (n > 2)
		show(hand, words, n);
	else
		say(hand, "unknown command: %s", words[0]);
}

static gboolean on_input(GIOChannel *input, GIOCondition condition, gpointer data)
{
	g_autofree char *line = NULL;
	(void)condition;
	if (g_io_channel_read_line(input, &line, NULL, NULL, NULL) != G_IO_STATUS_NORMAL)
		return G_SOURCE_REMOVE;
	g_auto(GStrv) words = g_strsplit(g_strstrip(line), " ", -1);
	if (words[0] != NULL && *words[0] != '\0') {
		say(data, "> %s", line);
		obey(data, words, g_strv_length(words));
	}
	return G_SOURCE_CONTINUE;
}

static gboolean on_tick(gpointer data)
{
	Hand *hand = data;
	gint64 now = g_get_monotonic_time();
	hand->gap = MAX(hand->gap, now - hand->last_tick);
	hand->last_tick = now;
	return G_SOURCE_CONTINUE;
}

int main(void)
{
	static const AcDesktopEvents events = {on_server, on_shown, on_action, on_closed};
	Hand hand = {.began = g_get_monotonic_time(), .last_tick = g_get_monotonic_time()};
	hand.loop = g_main_loop_new(NULL, FALSE);
	hand.desktop = ac_desktop_new(&events, &hand);
	g_autoptr(GIOChannel) input = g_io_channel_unix_new(STDIN_FILENO);
	g_io_channel_set_encoding(input, NULL, NULL);
	g_io_add_watch(input, G_IO_IN | G_IO_HUP, on_input, &hand);
	g_timeout_add(10, on_tick, &hand);
	g_main_loop_run(hand.loop);
	gint64 before = g_get_monotonic_time();
	ac_desktop_free(hand.desktop);
	say(&hand, "ends after %.1f ms", (double)(g_get_monotonic_time() - before) / 1000);
	g_main_loop_unref(hand.loop);
	return 0;
}

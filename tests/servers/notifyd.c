/* SPDX-License-Identifier: MIT */
/**
 * notifyd - a notification server for tests: owns the name on the bus of DBUS_SESSION_BUS_ADDRESS, shows
 * nothing, and writes one line for whatever happens ("ready", "notify id=1 …", "close id=1", "signal …").
 * What the person in front of it does comes as lines on its standard input:
 *
 *   act ID [N]        a button of popup N (the last), which stays      press ID [N]   and the popup closes
 *   close REASON [N]  1 run out, 2 dismissed, 3 closed, 4 unknown      forge ID N     a signal for any popup
 *   hang on|off       Notify is not answered; off answers what waits   quit
 */
#include <gio/gio.h>
#include <stdio.h>
#include <unistd.h>

#define SERVER      "org.freedesktop.Notifications"
#define SERVER_PATH "/org/freedesktop/Notifications"

static const char XML[] =
    "<node><interface name='" SERVER "'>"
    "<method name='GetServerInformation'><arg type='s' direction='out'/><arg type='s' direction='out'/>"
    "<arg type='s' direction='out'/><arg type='s' direction='out'/></method>"
    "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
    "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
    "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='as' direction='in'/><arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>"
    "<arg type='u' direction='out'/></method>"
    "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
    "<signal name='NotificationClosed'><arg type='u'/><arg type='u'/></signal>"
    "<signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>"
    "</interface></node>";

typedef struct {
	char *name, *version, *capabilities, *act, *close;
	int first_id, die_after, delay_ms;
	gboolean hang, hang_all, no_replace, refuse;
	GMainLoop *loop;
	GDBusConnection *bus;
	GQueue *waiting;   /* invocations that are not answered */
	GHashTable *shown; /* ids on the screen */
	guint32 next, last;
	int notified;
} Server;

G_GNUC_PRINTF(1, 2) static void say(const char *format, ...)
{
	va_list words;
	va_start(words, format);
	g_autofree char *line = g_strdup_vprintf(format, words);
	va_end(words);
	g_auto(GStrv) parts = g_strsplit(line, "\n", -1);
	g_autofree char *flat = g_strjoinv("\\n", parts);
	printf("%s\n", flat);
	fflush(stdout);
}

/* ---- what the person does ----------------------------------------------------------------------- */

static void emit(Server *server, const char *signal, GVariant *what)
{
	g_autofree char *text = g_variant_print(g_variant_ref_sink(what), FALSE);
	say("signal %s %s", signal, text);
	g_dbus_connection_emit_signal(server->bus, NULL, SERVER_PATH, SERVER, signal, what, NULL);
	g_variant_unref(what);
}

static void press(Server *server, guint32 id, const char *action)
{
	emit(server, "ActionInvoked", g_variant_new("(us)", id, action));
}

static void shut(Server *server, guint32 id, guint32 reason)
{
	if (g_hash_table_remove(server->shown, GUINT_TO_POINTER(id)))
		emit(server, "NotificationClosed", g_variant_new("(uu)", id, reason));
}

typedef struct {
	Server *server;
	guint32 id, reason;
	char *action;
} Later;

static gboolean on_later(gpointer data)
{
	Later *later = data;
	if (later->action != NULL)
		press(later->server, later->id, later->action);
	else
		shut(later->server, later->id, later->reason);
	g_free(later->action);
	g_free(later);
	return G_SOURCE_REMOVE;
}

/* WHAT@MS, after each Notify. */
static void plan(Server *server, guint32 id, const char *plan, gboolean is_action)
{
	const char *at = plan != NULL ? strchr(plan, '@') : NULL;
	if (at == NULL)
		return;
	g_autofree char *what = g_strndup(plan, (gsize)(at - plan));
	Later *later = g_new0(Later, 1);
	later->server = server;
	later->id = id;
	if (is_action)
		later->action = g_steal_pointer(&what);
	else
		later->reason = (guint32)g_ascii_strtoull(what, NULL, 10);
	g_timeout_add((guint)g_ascii_strtoull(at + 1, NULL, 10), on_later, later);
}

/* ---- calls -------------------------------------------------------------------------------------- */

static void say_notify(guint32 id, GVariant *parameters)
{
	const char *app, *icon, *summary, *body;
	guint32 replaces;
	g_autofree const char **actions = NULL;
	g_autoptr(GVariant) hints = NULL;
	gint32 timeout;
	g_variant_get(parameters, "(&su&s&s&s^a&s@a{sv}i)", &app, &replaces, &icon, &summary, &body, &actions,
	              &hints, &timeout);
	g_autoptr(GString) buttons = g_string_new(NULL);
	for (guint i = 0; actions[i] != NULL && actions[i + 1] != NULL; i += 2)
		g_string_append_printf(buttons, "%s%s:%s", i > 0 ? "|" : "", actions[i], actions[i + 1]);
	g_autoptr(GString) facts = g_string_new(NULL);
	GVariantIter iter;
	const char *key;
	GVariant *value;
	g_variant_iter_init(&iter, hints);
	while (g_variant_iter_loop(&iter, "{&sv}", &key, &value)) {
		g_autofree char *text = g_variant_print(value, FALSE);
		g_string_append_printf(facts, "|%s=%s", key, text);
	}
	say("notify id=%u replaces=%u app=%s icon=%s timeout=%d actions=%s hints=%s| summary=%s body=%s", id,
	    replaces, app, icon, timeout, buttons->str, facts->str, summary, body);
}

static gboolean on_die(gpointer data)
{
	Server *server = data;
	g_main_loop_quit(server->loop);
	return G_SOURCE_REMOVE;
}

static void answer_notify(Server *server, GDBusMethodInvocation *call)
{
	GVariant *parameters = g_dbus_method_invocation_get_parameters(call);
	guint32 id;
	g_variant_get_child(parameters, 1, "u", &id);
	if (server->refuse) {
		say("refused");
		g_dbus_method_invocation_return_dbus_error(call, SERVER ".Error.ExcessNotificationGeneration",
		                                           "too many");
		return;
	}
	if (id == 0 || server->no_replace || !g_hash_table_contains(server->shown, GUINT_TO_POINTER(id)))
		id = server->next++;
	g_hash_table_add(server->shown, GUINT_TO_POINTER(id));
	server->last = id;
	say_notify(id, parameters);
	g_dbus_method_invocation_return_value(call, g_variant_new("(u)", id));
	plan(server, id, server->act, TRUE);
	plan(server, id, server->close, FALSE);
	if (++server->notified == server->die_after) {
		g_dbus_connection_flush_sync(server->bus, NULL, NULL);
		g_idle_add(on_die, server);
	}
}

static void answer(Server *server, GDBusMethodInvocation *call)
{
	const char *method = g_dbus_method_invocation_get_method_name(call);
	if (g_str_equal(method, "Notify")) {
		answer_notify(server, call);
	} else if (g_str_equal(method, "CloseNotification")) {
		guint32 id;
		g_variant_get(g_dbus_method_invocation_get_parameters(call), "(u)", &id);
		say("close id=%u%s", id,
		    g_hash_table_contains(server->shown, GUINT_TO_POINTER(id)) ? "" : " unknown");
		g_dbus_method_invocation_return_value(call, NULL);
		shut(server, id, 3);
	} else if (g_str_equal(method, "GetCapabilities")) {
		g_auto(GStrv) capabilities = g_strsplit(server->capabilities, ",", -1);
		g_dbus_method_invocation_return_value(call, g_variant_new("(^as)", capabilities));
	} else {
		g_dbus_method_invocation_return_value(
		    call, g_variant_new("(ssss)", server->name, "Aftercare", server->version, "1.2"));
	}
}

static gboolean on_delay(gpointer data)
{
	Server *server = data;
	answer(server, g_queue_pop_head(server->waiting));
	return G_SOURCE_REMOVE;
}

static void on_method_call(GDBusConnection *bus, const char *sender, const char *path, const char *interface,
                           const char *method, GVariant *parameters, GDBusMethodInvocation *call,
                           gpointer data)
{
	Server *server = data;
	gboolean is_notify = g_str_equal(method, "Notify");
	(void)bus, (void)sender, (void)path, (void)interface, (void)parameters;
	if (server->hang_all || (server->hang && is_notify)) {
		say("hangs %s", method);
		g_queue_push_tail(server->waiting, call);
	} else if (server->delay_ms > 0 && is_notify) {
		g_queue_push_tail(server->waiting, call);
		g_timeout_add((guint)server->delay_ms, on_delay, server);
	} else {
		answer(server, call);
	}
}

/* ---- commands ----------------------------------------------------------------------------------- */

static void obey(Server *server, char **words, guint n)
{
	const char *first = n > 1 ? words[1] : "";
	guint32 id = n > 2 ? (guint32)g_ascii_strtoull(words[2], NULL, 10) : server->last;
	if (g_str_equal(words[0], "act") || g_str_equal(words[0], "forge")) {
		press(server, id, first);
	} else if (g_str_equal(words[0], "press")) {
		press(server, id, first);
		shut(server, id, 2);
	} else if (g_str_equal(words[0], "close")) {
		shut(server, id, (guint32)g_ascii_strtoull(first, NULL, 10));
	} else if (g_str_equal(words[0], "hang")) {
		server->hang = g_str_equal(first, "on");
		server->hang_all = server->hang_all && server->hang;
		while (!server->hang && !g_queue_is_empty(server->waiting))
			answer(server, g_queue_pop_head(server->waiting));
	} else if (g_str_equal(words[0], "refuse")) {
		server->refuse = g_str_equal(first, "on");
	} else if (g_str_equal(words[0], "quit")) {
		g_main_loop_quit(server->loop);
	} else {
		say("unknown command: %s", words[0]);
	}
}

static gboolean on_input(GIOChannel *input, GIOCondition condition, gpointer data)
{
	g_autofree char *line = NULL;
	(void)condition;
	if (g_io_channel_read_line(input, &line, NULL, NULL, NULL) != G_IO_STATUS_NORMAL)
		return G_SOURCE_REMOVE;
	g_auto(GStrv) words = g_strsplit(g_strstrip(line), " ", -1);
	if (words[0] != NULL && *words[0] != '\0') {
		obey(data, words, g_strv_length(words));
		say("did %s", line);
	}
	return G_SOURCE_CONTINUE;
}

/* ---- the bus ------------------------------------------------------------------------------------ */

static void on_bus(GDBusConnection *bus, const char *name, gpointer data)
{
	static const GDBusInterfaceVTable calls = {.method_call = on_method_call};
	Server *server = data;
	g_autoptr(GDBusNodeInfo) node = g_dbus_node_info_new_for_xml(XML, NULL);
	(void)name;
	server->bus = g_object_ref(bus);
	if (g_dbus_connection_register_object(bus, SERVER_PATH, node->interfaces[0], &calls, server, NULL,
	                                      NULL) == 0)
		g_main_loop_quit(server->loop);
}

static void on_name(GDBusConnection *bus, const char *name, gpointer data)
{
	(void)name, (void)data;
	say("ready %s", g_dbus_connection_get_unique_name(bus));
}

static void on_no_name(GDBusConnection *bus, const char *name, gpointer data)
{
	Server *server = data;
	say("no %s for %s", bus != NULL ? "name" : "bus", name);
	g_main_loop_quit(server->loop);
}

int main(int argc, char **argv)
{
	Server server = {.first_id = 1};
	const GOptionEntry options[] = {
	    {"name", 0, 0, G_OPTION_ARG_STRING, &server.name, "what it calls itself", "NAME"},
	    {"version", 0, 0, G_OPTION_ARG_STRING, &server.version, "its version", "TEXT"},
	    {"caps", 0, 0, G_OPTION_ARG_STRING, &server.capabilities, "what it can", "A,B"},
	    {"first-id", 0, 0, G_OPTION_ARG_INT, &server.first_id, "of the first popup", "N"},
	    {"act", 0, 0, G_OPTION_ARG_STRING, &server.act, "a button pressed after each Notify", "ID@MS"},
	    {"close", 0, 0, G_OPTION_ARG_STRING, &server.close, "closed after each Notify", "REASON@MS"},
	    {"hang", 0, 0, G_OPTION_ARG_NONE, &server.hang, "Notify is never answered", NULL},
	    {"hang-all", 0, 0, G_OPTION_ARG_NONE, &server.hang_all, "nothing is ever answered", NULL},
	    {"no-replace", 0, 0, G_OPTION_ARG_NONE, &server.no_replace, "each popup is a new one", NULL},
	    {"die-after", 0, 0, G_OPTION_ARG_INT, &server.die_after, "ends after that many popups", "N"},
	    {"delay", 0, 0, G_OPTION_ARG_INT, &server.delay_ms, "Notify is answered later", "MS"},
	    {NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL}};
	g_autoptr(GOptionContext) context = g_option_context_new("- a notification server for tests");
	g_autoptr(GError) error = NULL;
	g_option_context_add_main_entries(context, options, NULL);
	if (!g_option_context_parse(context, &argc, &argv, &error)) {
		fprintf(stderr, "notifyd: %s\n", error->message);
		return 2;
	}
	server.name = server.name != NULL ? server.name : g_strdup("notifyd");
	server.version = server.version != NULL ? server.version : g_strdup("1");
	server.capabilities =
	    server.capabilities != NULL ? server.capabilities : g_strdup("actions,body,body-markup,persistence");
	server.next = (guint32)server.first_id;
	server.loop = g_main_loop_new(NULL, FALSE);
	server.waiting = g_queue_new();
	server.shown = g_hash_table_new(NULL, NULL);
	g_autoptr(GIOChannel) input = g_io_channel_unix_new(STDIN_FILENO);
	g_io_add_watch(input, G_IO_IN | G_IO_HUP, on_input, &server);
	g_bus_own_name(G_BUS_TYPE_SESSION, SERVER, G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE, on_bus, on_name,
	               on_no_name, &server, NULL);
	g_main_loop_run(server.loop);
	say("ends");
	return 0;
}

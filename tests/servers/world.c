/* SPDX-License-Identifier: MIT */
#include "world.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/prctl.h>

#define PATIENCE (15 * G_TIME_SPAN_SECOND)

static gboolean on_tick(gpointer data)
{
	*(gboolean *)data = TRUE;
	return G_SOURCE_REMOVE;
}

void world_turn(World *world)
{
	gboolean is_over = FALSE;
	g_autoptr(GSource) source = g_timeout_source_new(5);
	g_source_set_callback(source, on_tick, &is_over, NULL);
	g_source_attach(source, world->context);
	g_main_context_iteration(world->context, TRUE);
	g_source_destroy(source);
}

static gboolean on_count(gpointer data)
{
	*(int *)data += 1;
	return G_SOURCE_CONTINUE;
}

gint64 world_run_on(World *world, int ticks)
{
	int n = 0;
	gint64 longest = 0, before = g_get_monotonic_time();
	g_autoptr(GSource) source = g_timeout_source_new(1);
	g_source_set_callback(source, on_count, &n, NULL);
	g_source_attach(source, world->context);
	while (n < ticks) {
		g_main_context_iteration(world->context, TRUE);
		gint64 now = g_get_monotonic_time();
		longest = MAX(longest, now - before);
		before = now;
	}
	g_source_destroy(source);
	return longest;
}

static void read_more(World *world)
{
	GInputStream *stream = g_subprocess_get_stdout_pipe(world->server);
	GPollableInputStream *pollable = G_POLLABLE_INPUT_STREAM(stream);
	char buffer[4096];
	gssize n;
	while (g_pollable_input_stream_is_readable(pollable) &&
	       (n = g_pollable_input_stream_read_nonblocking(pollable, buffer, sizeof buffer, NULL, NULL)) > 0)
		g_string_append_len(world->said, buffer, n);
}

/* The first whole line after what was heard that has @text; NULL: none yet. */
static char *find_line(World *world, const char *text)
{
	const char *line = world->said->str + world->heard;
	for (const char *end; (end = strchr(line, '\n')) != NULL; line = end + 1) {
		g_autofree char *one = g_strndup(line, (gsize)(end - line));
		if (strstr(one, text) != NULL) {
			world->heard = (gsize)(end + 1 - world->said->str);
			return g_steal_pointer(&one);
		}
	}
	return NULL;
}

char *world_hear(World *world, const char *text)
{
	gint64 until = g_get_monotonic_time() + PATIENCE;
	for (char *line;;) {
		read_more(world);
		if ((line = find_line(world, text)) != NULL)
			return line;
		if (g_get_monotonic_time() > until)
			g_error("waited for \"%s\"; the server said:\n%s", text, world->said->str);
		world_turn(world);
	}
}

void world_hear_no(World *world, const char *text, const char *until)
{
	gsize from = world->heard;
	g_free(world_hear(world, until));
	g_autofree char *between = g_strndup(world->said->str + from, world->heard - from);
	if (strstr(between, text) != NULL)
		g_error("not expected: \"%s\" in\n%s", text, between);
}

void world_add_event(World *world, char *line)
{
	g_queue_push_tail(world->events, line);
}

char *world_next(World *world)
{
	gint64 until = g_get_monotonic_time() + PATIENCE;
	while (g_queue_is_empty(world->events)) {
		if (g_get_monotonic_time() > until)
			g_error("waited for an event; the server said:\n%s", world->said->str);
		world_turn(world);
	}
	return g_queue_pop_head(world->events);
}

/* A test that breaks off takes its bus and its server along. */
static void die_with_us(gpointer data)
{
	(void)data;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
}

static GSubprocess *start(char **words)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GSubprocessLauncher) launcher =
	    g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
	g_subprocess_launcher_set_child_setup(launcher, die_with_us, NULL, NULL);
	GSubprocess *process = g_subprocess_launcher_spawnv(launcher, (const char *const *)words, &error);
	g_assert_no_error(error);
	return process;
}

void world_start_bus(World *world)
{
	g_autofree char *address = g_strconcat("--address=", world->address, NULL);
	char *words[] = {(char[]){"dbus-daemon"},
	                 (char[]){"--config-file=" AC_SOURCE_DIR "/tests/servers/bus.conf"},
	                 (char[]){"--nofork"},
	                 (char[]){"--print-address=1"},
	                 address,
	                 NULL};
	world->bus = start(words);
	char byte;
	g_assert_cmpint(g_input_stream_read(g_subprocess_get_stdout_pipe(world->bus), &byte, 1, NULL, NULL), ==,
	                1);
}

static void end(GSubprocess **process)
{
	if (*process == NULL)
		return;
	g_subprocess_force_exit(*process);
	g_subprocess_wait(*process, NULL, NULL);
	g_clear_object(process);
}

void world_stop_bus(World *world)
{
	end(&world->bus);
}

void world_start_server(World *world, const char *options)
{
	g_autofree char *command = g_strconcat(AC_NOTIFYD, " ", options, NULL);
	g_auto(GStrv) words = NULL;
	g_assert_true(g_shell_parse_argv(command, NULL, &words, NULL));
	world->server = start(words);
	g_free(world_hear(world, "ready "));
}

void world_kill_server(World *world)
{
	end(&world->server);
}

void world_signal_server(World *world, int signal)
{
	g_subprocess_send_signal(world->server, signal);
}

void world_tell(World *world, const char *command)
{
	g_autofree char *line = g_strconcat(command, "\n", NULL), *done = g_strconcat("did ", command, NULL);
	GOutputStream *stream = g_subprocess_get_stdin_pipe(world->server);
	g_assert_true(g_output_stream_write_all(stream, line, strlen(line), NULL, NULL, NULL));
	g_output_stream_flush(stream, NULL, NULL);
	g_free(world_hear(world, done));
}

void world_init(World *world)
{
	*world = (World){.events = g_queue_new(), .said = g_string_new(NULL)};
	world->context = g_main_context_ref_thread_default();
	world->folder = g_dir_make_tmp("aftercare-XXXXXX", NULL);
	world->address = g_strdup_printf("unix:path=%s/bus", world->folder);
	g_setenv("DBUS_SESSION_BUS_ADDRESS", world->address, TRUE);
	world_start_bus(world);
}

void world_clear(World *world)
{
	end(&world->server);
	end(&world->bus);
	g_assert_true(g_queue_is_empty(world->events));
	g_queue_free(world->events);
	g_string_free(world->said, TRUE);
	g_autofree char *socket = g_build_filename(world->folder, "bus", NULL);
	g_unlink(socket);
	g_rmdir(world->folder);
	g_free(world->folder);
	g_free(world->address);
	g_main_context_unref(world->context);
}

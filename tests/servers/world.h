/* SPDX-License-Identifier: MIT */
/* A session bus of the test's own, a notification server that does what it is told, and the events of a
 * desktop as lines, each of which has to be taken. */
#ifndef AC_TEST_WORLD_H
#define AC_TEST_WORLD_H

#include <gio/gio.h>

typedef struct {
	char *folder, *address;
	GSubprocess *bus, *server;
	GQueue *events; /* owned lines, not taken yet */
	GString *said;  /* what the server wrote */
	gsize heard;    /* up to here it was waited for */
	GMainContext *context;
} World;

/* Starts the bus, at the same address each time; DBUS_SESSION_BUS_ADDRESS names it. */
void world_init(World *world);
void world_clear(World *world);
void world_start_bus(World *world);
void world_stop_bus(World *world);

/* Returns when it owns the name. @options: separated by blanks, or NULL. */
void world_start_server(World *world, const char *options);
/* Ended at once, as by a crash. */
void world_kill_server(World *world);
/* SIGSTOP, SIGCONT */
void world_signal_server(World *world, int signal);
/* A command of notifyd; returns when it has been carried out. */
void world_tell(World *world, const char *command);

/* Waits for a line with @text among those written since the last one waited for. Owned. */
char *world_hear(World *world, const char *text);
/* One is waited for after which there is none with @text. */
void world_hear_no(World *world, const char *text, const char *until);

void world_add_event(World *world, char *line);
/* The next event, waited for. Owned. */
char *world_next(World *world);
#define world_expect(world, line)                                                                            \
	do {                                                                                                     \
		g_autofree char *next_ = world_next(world);                                                          \
		g_assert_cmpstr(next_, ==, line);                                                                    \
	} while (0)
/* Runs the loop once, not longer than 5 ms. */
void world_turn(World *world);
/* The loop of whoever made the desktop goes on while @ticks of a millisecond pass. Returns the longest gap.
 */
gint64 world_run_on(World *world, int ticks);

#endif

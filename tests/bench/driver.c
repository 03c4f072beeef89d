/* SPDX-License-Identifier: MIT */
/*
 * bench/driver.c - starts a program once and prints what it cost, "name value" a line. Small, so that its own
 * share is small. driver run CMD… | driver screen KEYS CMD… | driver idle SECONDS CMD…    (KEYS: one
 * character a key; q ends it)
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_QUIET_MS = 60, KEY_QUIET_MS = 25, GIVE_UP_MS = 5000 };

extern char **environ;

static double now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void stop(const char *what)
{
	fprintf(stderr, "driver: %s: %s\n", what, strerror(errno));
	exit(2);
}

/* Starts @argv with @in and @out as its terminal or its pipes; a session of its own. */
static pid_t launch(char **argv, const char *in, const char *out)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 0, in, O_RDWR, 0);
	posix_spawn_file_actions_addopen(&actions, 1, out, O_RDWR, 0);
	posix_spawn_file_actions_adddup2(&actions, 1, 2);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
	pid_t child = 0;
	errno = posix_spawnp(&child, argv[0], &actions, &attributes, argv, environ);
	if (errno != 0)
		stop(argv[0]);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return child;
}

static double wait_for(pid_t child, struct rusage *usage)
{
	int status = 0;
	if (wait4(child, &status, 0, usage) != child)
		stop("wait4");
	printf("status %d\n", WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
	return now_ms();
}

static double cpu_ms(const struct rusage *usage)
{
	return (double)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) * 1e3 +
	       (double)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1e3;
}

static int run(char **argv)
{
	struct rusage usage;
	double start = now_ms();
	pid_t child = launch(argv, "/dev/null", "/dev/null");
	double end = wait_for(child, &usage);
	printf("wall_ms %.4f\ncpu_ms %.3f\npeak_kib %ld\n", end - start, cpu_ms(&usage), usage.ru_maxrss);
	return 0;
}

/* Reads what comes until nothing has come for @quiet_ms. Returns when the last byte came, 0 when none did. */
static double read_until_quiet(int terminal, int quiet_ms, long *bytes)
{
	char buffer[65536];
	double last = 0, begin = now_ms();
	for (;;) {
		struct pollfd watch = {.fd = terminal, .events = POLLIN};
		int ready = poll(&watch, 1, last > 0 ? quiet_ms : GIVE_UP_MS);
		if (ready <= 0 || now_ms() - begin > GIVE_UP_MS)
			return last;
		ssize_t n = read(terminal, buffer, sizeof buffer);
		if (n <= 0)
			return last;
		last = now_ms();
		*bytes += n;
	}
}

/* A number of a line "Name:   123 kB" or "name: 123" of a file of /proc. */
static long proc_value(pid_t child, const char *file, const char *name)
{
	char path[64], line[256];
	snprintf(path, sizeof path, "/proc/%d/%s", (int)child, file);
	FILE *stream = fopen(path, "r");
	long value = 0;
	while (stream && fgets(line, sizeof line, stream))
		if (strncmp(line, name, strlen(name)) == 0)
			value += strtol(line + strlen(name), NULL, 10);
	if (stream)
		fclose(stream);
	return value;
}

static unsigned short window_columns = 80, window_rows = 24;

static int open_terminal(char *name, size_t size)
{
	int terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (terminal < 0 || grantpt(terminal) != 0 || unlockpt(terminal) != 0)
		stop("posix_openpt");
	const char *other = ptsname(terminal);
	if (!other || strlen(other) >= size)
		stop("ptsname");
	memcpy(name, other, strlen(other) + 1);
	struct winsize window = {.ws_row = window_rows, .ws_col = window_columns};
	ioctl(terminal, TIOCSWINSZ, &window);
	return terminal;
}

static void quit(int terminal, pid_t child)
{
	long bytes = 0;
	struct rusage usage;
	double start = now_ms();
	if (write(terminal, "q", 1) != 1)
		stop("write");
	read_until_quiet(terminal, KEY_QUIET_MS, &bytes);
	for (int i = 0; i < 40 && waitpid(child, NULL, WNOHANG | WNOWAIT) == 0; i++) {
		poll(NULL, 0, 50);
		if (i == 20)
			kill(child, SIGKILL);
	}
	wait_for(child, &usage);
	printf("quit_ms %.4f\ncpu_ms %.3f\n", now_ms() - start, cpu_ms(&usage));
}

static int screen(const char *keys, char **argv)
{
	char name[64];
	int terminal = open_terminal(name, sizeof name);
	long bytes = 0, key_bytes = 0, n_keys = 0;
	double start = now_ms();
	pid_t child = launch(argv, name, name);
	double first = read_until_quiet(terminal, FIRST_QUIET_MS, &bytes);
	printf("first_ms %.4f\nfirst_bytes %ld\n", first - start, bytes);
	for (; *keys; keys++, n_keys++) {
		start = now_ms();
		if (write(terminal, keys, 1) != 1)
			stop("write");
		long before = key_bytes;
		double drawn = read_until_quiet(terminal, KEY_QUIET_MS, &key_bytes);
		printf("key_ms %.4f\none_key_bytes %ld\n", drawn > 0 ? drawn - start : 9999.0, key_bytes - before);
	}
	if (n_keys > 0)
		printf("key_bytes %ld\n", key_bytes / n_keys);
	printf("peak_kib %ld\n", proc_value(child, "status", "VmHWM:"));
	printf("private_kib %ld\n", proc_value(child, "smaps_rollup", "Private_Clean:") +
	                                proc_value(child, "smaps_rollup", "Private_Dirty:"));
	printf("dirty_kib %ld\n", proc_value(child, "smaps_rollup", "Private_Dirty:"));
	quit(terminal, child);
	return 0;
}

static int idle(int seconds, char **argv)
{
	char name[64];
	int terminal = open_terminal(name, sizeof name);
	long bytes = 0, idle_bytes = 0;
	pid_t child = launch(argv, name, name);
	read_until_quiet(terminal, 500, &bytes);
	long before = proc_value(child, "status", "voluntary_ctxt_switches:");
	double end = now_ms() + seconds * 1e3;
	while (now_ms() < end) {
		struct pollfd watch = {.fd = terminal, .events = POLLIN};
		char buffer[4096];
		if (poll(&watch, 1, (int)(end - now_ms()) + 1) > 0)
			idle_bytes += read(terminal, buffer, sizeof buffer);
	}
	printf("wakeups %ld\nbytes %ld\n", proc_value(child, "status", "voluntary_ctxt_switches:") - before,
	       idle_bytes);
	quit(terminal, child);
	return 0;
}

int main(int argc, char **argv)
{
	int columns, rows;
	if (argc >= 3 && sscanf(argv[1], "%dx%d", &columns, &rows) == 2) {
		window_columns = (unsigned short)columns;
		window_rows = (unsigned short)rows;
		argv++;
		argc--;
	}
	if (argc >= 3 && strcmp(argv[1], "run") == 0)
		return run(argv + 2);
	if (argc >= 4 && strcmp(argv[1], "screen") == 0)
		return screen(argv[2], argv + 3);
	if (argc >= 4 && strcmp(argv[1], "idle") == 0)
		return idle((int)strtol(argv[2], NULL, 10), argv + 3);
	fputs("driver [80x24] run CMD… | driver [80x24] screen KEYS CMD… | driver [80x24] idle SECONDS CMD…\n",
	      stderr);
	return 2;
}

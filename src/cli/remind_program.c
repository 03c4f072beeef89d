/* SPDX-License-Identifier: MIT */
/* Other programs: the one that shows reminders, and those of the system. */
#include "remind.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"

#define PROGRAM         "aftercare-remind"
#define ANSWER_SECONDS  3
#define STOP_TRIES      100
#define STOP_WAIT       (20 * 1000) /* microseconds */
#define LONGEST_CONCERN 200

char *ac_remind_program(GError **error)
{
	g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
	if (self != NULL) {
		g_autofree char *folder = g_path_get_dirname(self);
		char *beside = g_build_filename(folder, PROGRAM, NULL);
		if (g_file_test(beside, G_FILE_TEST_IS_EXECUTABLE) && !g_file_test(beside, G_FILE_TEST_IS_DIR))
			return beside;
		g_free(beside);
	}
	g_autofree char *found = g_find_program_in_path(PROGRAM);
	if (found != NULL)
		return g_canonicalize_filename(found, NULL);
	g_set_error(
	    error, AC_ERROR, AC_ERROR_NOT_FOUND,
	    _("The program %s, which shows reminders, is neither beside this program nor in PATH: install "
	      "it (with its libnotify)."),
	    PROGRAM);
	return NULL;
}

gboolean ac_remind_become(const char *const *words, GError **error)
{
	g_autofree char *program = ac_remind_program(error);
	if (program == NULL)
		return FALSE;
	g_autoptr(GPtrArray) arguments = g_ptr_array_new();
	g_ptr_array_add(arguments, program);
	for (; *words != NULL; words++)
		g_ptr_array_add(arguments, (gpointer)(guintptr)*words);
	g_ptr_array_add(arguments, NULL);
	execv(program, (char *const *)arguments->pdata);
	g_autofree char *shown = ac_text_plain(program);
	g_set_error(error, AC_ERROR, AC_ERROR_FAILED, _("%s cannot be started: %s."), shown, g_strerror(errno));
	return FALSE;
}

static void leave_terminal(gpointer data)
{
	(void)data;
	setsid();
}

gboolean ac_remind_start(const char *program, GError **error)
{
	char *words[] = {(char *)(guintptr)program, NULL};
	g_autoptr(GError) cause = NULL;
	const GSpawnFlags flags = G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL;
	if (g_spawn_async("/", words, NULL, flags, leave_terminal, NULL, NULL, &cause))
		return TRUE;
	g_set_error(error, AC_ERROR, AC_ERROR_FAILED, _("%s cannot be started: %s."), program, cause->message);
	return FALSE;
}

/* ---- programs of the system ------------------------------------------------------------------ */

typedef struct {
	GMainLoop *loop;
	gboolean ended;
	int status;
} Wait;

static void note_end(GPid pid, int status, gpointer data)
{
	Wait *wait = data;
	(void)pid;
	wait->ended = TRUE;
	wait->status = status;
	g_main_loop_quit(wait->loop);
}

static gboolean give_up(gpointer data)
{
	g_main_loop_quit(data);
	return G_SOURCE_REMOVE;
}

/* What was written there so far; a first line says enough. */
static char *first_line(int file)
{
	GIOChannel *channel = g_io_channel_unix_new(file);
	g_io_channel_set_close_on_unref(channel, TRUE);
	g_io_channel_set_flags(channel, G_IO_FLAG_NONBLOCK, NULL);
	g_io_channel_set_encoding(channel, NULL, NULL);
	char buffer[1024];
	gsize n = 0;
	g_io_channel_read_chars(channel, buffer, sizeof buffer - 1, &n, NULL);
	g_io_channel_unref(channel);
	buffer[n] = '\0';
	buffer[strcspn(buffer, "\n")] = '\0';
	return ac_text_excerpt(buffer, LONGEST_CONCERN);
}

AcToolEnd ac_remind_tool(const char *const *words, guint seconds, char **said)
{
	GPid pid = 0;
	int complaints = -1;
	const GSpawnFlags flags = G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL;
	if (said != NULL)
		*said = NULL;
	if (!g_spawn_async_with_pipes("/", (char **)(guintptr)words, NULL, flags, NULL, NULL, &pid, NULL, NULL,
	                              &complaints, NULL))
		return AC_TOOL_ABSENT;
	Wait wait = {.loop = g_main_loop_new(NULL, FALSE)};
	g_child_watch_add(pid, note_end, &wait);
	guint timer = g_timeout_add_seconds(seconds, give_up, wait.loop);
	g_main_loop_run(wait.loop);
	gboolean in_time = wait.ended;
	if (in_time) {
		g_source_remove(timer);
	} else {
		kill(pid, SIGKILL);
		g_main_loop_run(wait.loop);
	}
	g_main_loop_unref(wait.loop);
	g_autofree char *complaint = first_line(complaints);
	if (said != NULL)
		*said = g_steal_pointer(&complaint);
	if (!in_time)
		return AC_TOOL_SILENT;
	return g_spawn_check_wait_status(wait.status, NULL) ? AC_TOOL_DONE : AC_TOOL_REFUSED;
}

gboolean ac_remind_has_systemd(void)
{
	const char *const words[] = {"systemctl", "--user", "show-environment", NULL};
	return ac_remind_tool(words, ANSWER_SECONDS, NULL) == AC_TOOL_DONE;
}

gboolean ac_remind_stop(const AcPaths *paths)
{
	for (int i = 0; i < STOP_TRIES; i++) {
		g_auto(AcRemindStatus) status = {0};
		ac_remind_status_read(paths, &status);
		if (status.pid <= 1)
			return TRUE;
		if (i == 0)
			kill((GPid)status.pid, SIGTERM);
		g_usleep(STOP_WAIT);
	}
	return FALSE;
}

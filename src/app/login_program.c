/* SPDX-License-Identifier: MIT */
/* Other programs: the one that shows reminders, and those of the system. */
#include "app/login.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "app/run.h"
#include "base/error.h"
#include "base/text.h"

#define ANSWER_SECONDS  3
#define TRIES           100
#define WAIT            (20 * 1000) /* microseconds */
#define LONGEST_CONCERN 200

/* Signals that somebody waits for here are its own affair again. */
static void leave_terminal(gpointer data)
{
	(void)data;
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	setsid();
}

gboolean ac_remind_start(const char *program, const char *option, GError **error)
{
	char *words[] = {(char *)(guintptr)program, (char *)(guintptr)option, NULL};
	g_autoptr(GError) cause = NULL;
	const GSpawnFlags flags = G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL;
	if (g_spawn_async("/", words, NULL, flags, leave_terminal, NULL, NULL, &cause))
		return TRUE;
	g_set_error(error, AC_ERROR, AC_ERROR_FAILED, _("%s cannot be started: %s."), program, cause->message);
	return FALSE;
}

/* ---- programs of the system ------------------------------------------------------------------ */

/* Its first line says enough. */
static char *first_line(const GString *text)
{
	g_autofree char *line = g_strndup(text->str, strcspn(text->str, "\n"));
	return ac_text_excerpt(line, LONGEST_CONCERN);
}

AcToolEnd ac_remind_tool(const char *const *words, guint seconds, char **said)
{
	g_auto(AcRun) run = {0};
	g_autoptr(GError) error = NULL;
	gboolean in_time = ac_run(words, NULL, (int)seconds, &run, &error);
	if (said != NULL)
		*said = first_line(run.err);
	if (!in_time)
		return g_error_matches(error, AC_ERROR, AC_ERROR_NOT_FOUND) ? AC_TOOL_ABSENT : AC_TOOL_SILENT;
	return run.status == 0 ? AC_TOOL_DONE : AC_TOOL_REFUSED;
}

gboolean ac_remind_has_systemd(void)
{
	const char *const words[] = {"systemctl", "--user", "show-environment", NULL};
	return ac_remind_tool(words, ANSWER_SECONDS, NULL) == AC_TOOL_DONE;
}

static gint64 pid_of(const AcPaths *paths)
{
	g_auto(AcRemindStatus) status = {0};
	ac_remind_status_read(paths, &status);
	return status.pid;
}

static gboolean await(const AcPaths *paths, gboolean is_there)
{
	for (int i = 0; i < TRIES; i++) {
		if ((pid_of(paths) > 1) == is_there)
			return TRUE;
		g_usleep(WAIT);
	}
	return FALSE;
}

gboolean ac_remind_await(const AcPaths *paths)
{
	return await(paths, TRUE);
}

gboolean ac_remind_stop(const AcPaths *paths)
{
	gint64 pid = pid_of(paths);
	if (pid > 1)
		kill((GPid)pid, SIGTERM);
	return await(paths, FALSE);
}

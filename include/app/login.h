/* SPDX-License-Identifier: MIT */
/** app/login.h - the program that shows reminders: started now and at every login, ended, and tried. */
#ifndef AC_APP_LOGIN_H
#define AC_APP_LOGIN_H

#include "app/remind.h"

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AcRemindStatus, ac_remind_status_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AcRemindScope, ac_remind_scope_clear)

/* ---- at login -------------------------------------------------------------------------------- */

typedef struct {
	char *unit, *wanted; /* the unit, and the link that enables it */
	char *autostart;
} AcRemindFiles;
void ac_remind_files_init(AcRemindFiles *files, const AcPaths *paths);
void ac_remind_files_clear(AcRemindFiles *files);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AcRemindFiles, ac_remind_files_clear)
/** Whether a file of ours is at @path. *program, when not NULL: what it starts, owned; NULL: it cannot be
 * told. */
gboolean ac_remind_file_is_ours(const char *path, char **program);

/** Reminders run from now on and start at every login: a systemd user unit, else an autostart file. What was
 * done is added to @said (of char *, owned), the most important first. */
gboolean ac_remind_install(const AcPaths *paths, GPtrArray *said, GError **error);
/** Takes that back, and ends the running one. The last said is what it comes to. */
gboolean ac_remind_uninstall(const AcPaths *paths, GPtrArray *said, GError **error);

/* ---- programs -------------------------------------------------------------------------------- */

/** Starts it apart from this terminal, with @option (NULL: none), and goes on. */
gboolean ac_remind_start(const char *program, const char *option, GError **error);

typedef enum {
	AC_TOOL_DONE,    /* exit 0 */
	AC_TOOL_REFUSED, /* another exit */
	AC_TOOL_SILENT,  /* no end within the time given: it was ended */
	AC_TOOL_ABSENT   /* there is no such program */
} AcToolEnd;
/** Runs a program of the system, @seconds at most. *said: its first complaint, owned; may be NULL. */
AcToolEnd ac_remind_tool(const char *const *words, guint seconds, char **said);
/** Waits a little for the one just started to run. FALSE: it does not yet. */
gboolean ac_remind_await(const AcPaths *paths);
/** Asks the running one to end and waits a little. FALSE: it is still there. */
gboolean ac_remind_stop(const AcPaths *paths);
/** Whether `systemctl --user` answers here. */
gboolean ac_remind_has_systemd(void);

#endif

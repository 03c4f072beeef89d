/* SPDX-License-Identifier: MIT */
/** remind.h - what `remind` and `doctor` share: the program that shows reminders, other programs, and how it
 * is started at login. */
#ifndef AC_SRC_CLI_REMIND_H
#define AC_SRC_CLI_REMIND_H

#include "app/remind.h"
#include "call.h"
#include "render/reminder_pages.h"

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AcRemindStatus, ac_remind_status_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AcRemindScope, ac_remind_scope_clear)

/* ---- programs -------------------------------------------------------------------------------- */

/** Starts it apart from this terminal, and goes on. */
gboolean ac_remind_start(const char *program, GError **error);

typedef enum {
	AC_TOOL_DONE,    /* exit 0 */
	AC_TOOL_REFUSED, /* another exit */
	AC_TOOL_SILENT,  /* no end within the time given: it was ended */
	AC_TOOL_ABSENT   /* there is no such program */
} AcToolEnd;
/** Runs a program of the system, @seconds at most. *said: its first complaint, owned; may be NULL. */
AcToolEnd ac_remind_tool(const char *const *words, guint seconds, char **said);
/** Asks the running one to end and waits a little. FALSE: it is still there. */
gboolean ac_remind_stop(const AcPaths *paths);
/** Whether `systemctl --user` answers here. */
gboolean ac_remind_has_systemd(void);

/* ---- starting at login ----------------------------------------------------------------------- */

typedef struct {
	char *unit, *wanted; /* the unit, and the link that enables it */
	char *autostart;
} AcRemindFiles;
void ac_remind_files_init(AcRemindFiles *files, const AcPaths *paths);
void ac_remind_files_clear(AcRemindFiles *files);
/** Whether a file of ours is at @path. *program, when not NULL: what it starts, owned; NULL: it cannot be
 * told. */
gboolean ac_remind_file_is_ours(const char *path, char **program);

gboolean ac_remind_install(AcCall *call, GError **error);
gboolean ac_remind_uninstall(AcCall *call, GError **error);

/* ---- reading --------------------------------------------------------------------------------- */

#define AC_REMIND_NEEDS (AC_NEEDS_STORE | AC_NEEDS_CATALOGUE | AC_NEEDS_PLAN_IF_CLEAR)

/** Reminders for a list; owns what they point to. */
typedef struct AcRemindLines AcRemindLines; /* opaque */
/**
 * Those of whoever is reminded here, or of --client, with `at` in [from, to), by time. Where nobody is
 * reminded, those of the client in use. The app was opened with AC_REMIND_NEEDS. Clients whose rules cannot
 * be read are named on stderr.
 */
AcRemindLines *ac_remind_lines_new(AcCall *call, AcInstant from, AcInstant to, GError **error);
void ac_remind_lines_free(AcRemindLines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcRemindLines, ac_remind_lines_free)
/** Can be sorted out in place. */
GArray *ac_remind_lines_array(AcRemindLines *lines); /* of AcReminderLine */

gboolean ac_remind_print_list(AcCall *call, GError **error);
/** @in_full: with the next five. */
gboolean ac_remind_print_state(AcCall *call, gboolean in_full, GError **error);

#endif

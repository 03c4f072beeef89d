/* SPDX-License-Identifier: MIT */
/**
 * cli/cli.h - the command line. One door: main reads the clock and the terminal once and hands both down;
 * everything that is printed comes back as text, so that a whole run can be tested without a process.
 */
#ifndef AC_CLI_CLI_H
#define AC_CLI_CLI_H

#include "app/app.h"

typedef enum {
	AC_EXIT_DONE = 0,
	AC_EXIT_FAILED = 1,
	AC_EXIT_USAGE = 2,
	AC_EXIT_WATCH = 10, /* feel */
	AC_EXIT_PRACTITIONER = 11,
	AC_EXIT_DOCTOR = 12, /* or the emergency number */
	AC_EXIT_CARE = 10,   /* can */
	AC_EXIT_ASK = 11,
	AC_EXIT_AVOID = 12,
	AC_EXIT_SILENT = 13
} AcExit;

/** What main found; all borrowed. */
typedef struct {
	AcInstant clock;       /* what the clock says */
	gboolean is_terminal;  /* stdin and stdout are one */
	gboolean ascii;        /* the locale has no UTF-8 */
	gboolean colour;       /* stdout is a terminal and NO_COLOR is not set */
	const char *no_screen; /* why that terminal cannot show the screen, a sentence; NULL: it can */
	gboolean (*screen)(AcApp *app, GError **error); /* ac_tui_run */
	gboolean stays; /* the program goes on afterwards: another one that a command needs is waited for */
	AcInstant (*read_clock)(void); /* what it says later on, for the menus; NULL: it stands still */
} AcCliWorld;

/**
 * Runs one command. @words: the arguments without the program's name, ending with NULL. What belongs on
 * stdout is appended to @out, what belongs on stderr to @err; both are the caller's. Returns the exit status.
 */
int ac_cli_run(const AcCliWorld *world, const char *const *words, GString *out, GString *err);

#endif

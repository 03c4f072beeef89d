/* SPDX-License-Identifier: MIT */
/** print.h - one run of aftercare-print, without its process: what was asked for, and the doing of it. */
#ifndef AC_SRC_PRINT_PRINT_H
#define AC_SRC_PRINT_PRINT_H

#include <signal.h>

#include "app/app.h"

typedef struct {
	char *client, *now, *protocol, *output, *folder, *printer, *paper, *language, *from, *to, *of, *format,
	    *by, *privacy;
	char **sessions;
	int copies;
	gboolean large, grey, ascii, one_side, progress, note, again, help, version;
} AcPrintOptions;

void ac_print_options_clear(AcPrintOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AcPrintOptions, ac_print_options_clear)
/** FALSE with @error (AC_ERROR_USAGE). @argv without the program's name, ends with NULL. */
gboolean ac_print_options_read(AcPrintOptions *options, const char *const *argv, GError **error);
/** How it is used; owned. */
char *ac_print_help(void);

typedef struct {
	AcInstant clock;
	const char *locale_dir;
	const volatile sig_atomic_t *stop; /* set: end before the next client; NULL: never */
	gboolean is_terminal;              /* of the standard output */
	void (*tell)(const char *line);    /* a line of progress, at once */
} AcPrintWorld;

/** Prints what was asked for. FALSE with @error; what was printed before stays. */
gboolean ac_print_run(const AcPrintWorld *world, const AcPrintOptions *options, GError **error);

#endif

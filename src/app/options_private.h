/* SPDX-License-Identifier: MIT */
/* Options as they are read and written, shared by the files that do it. */
#ifndef AC_APP_OPTIONS_PRIVATE_H
#define AC_APP_OPTIONS_PRIVATE_H

#include "app/options.h"

/** What one option is set to. */
typedef struct {
	int number;       /* BOOL 0 or 1; INT; CLOCK minutes, -1 for its word; CHOICE the place of its word */
	const char *file; /* NULL: nobody has set it; in the arena */
	int line;
} AcOptionValue;

/** The place of a name in the table, or -1. */
int ac_option_find(const char *name);
/** What @text means; FALSE: nothing that may stand there. */
gboolean ac_option_parse(const AcOptionRow *row, const char *text, int *number);
/** As it is shown and typed: "22:00", "true"; owned. */
char *ac_option_write(const AcOptionRow *row, int number);
/** Reads one of the two into @values, one a row of the table; a file that is not there sets nothing. What is
 * wrong is added to @problems. */
void ac_options_read(const char *path, AcArena *arena, AcOptionValue *values, AcProblems *problems);

#endif

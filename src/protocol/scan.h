/* SPDX-License-Identifier: MIT */
/** protocol/scan.h - our own reading of a rule file before libconfig's: form only, no meaning. */
#ifndef AC_PROTOCOL_SCAN_H
#define AC_PROTOCOL_SCAN_H

#include "base/problem.h"

/** How deep brackets may stand in each other, and how many keys a group may have: none of ours comes near. */
#define AC_DEPTH_MAX 16
#define AC_KEYS_MAX  100

/** A text in a list whose line libconfig gets wrong: it names the line of the token that follows. */
typedef struct {
	guint ordinal; /* of the value in the file, from 0, an opening bracket counting before what it holds */
	int line;
} AcLateText;

/**
 * Checks the whole form of a file: characters, texts, comments, numbers, brackets, and the grammar of
 * libconfig, of which it refuses what is dangerous (joined texts, includes) and what no rule file needs
 * (fractions, huge groups).
 * @bytes end with a NUL at @length. Adds the first fault to @problems, with its line, and returns FALSE; else
 * the late texts to @late.
 */
gboolean ac_scan(const char *path, const char *bytes, gsize length, GArray *late, AcProblems *problems);

#endif

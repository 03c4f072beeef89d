/* SPDX-License-Identifier: MIT */
/** protocol/scan.h - our own reading of a rule file before libconfig's: form only, no meaning. */
#ifndef AC_PROTOCOL_SCAN_H
#define AC_PROTOCOL_SCAN_H

#include "base/arena.h"
#include "base/problem.h"

/** How deep brackets may stand in each other, and how many keys a group may have: none of ours comes near. */
#define AC_DEPTH_MAX 16
#define AC_KEYS_MAX  100

/** A text of the file, as it reads: without its quotes, its escapes resolved. Or a list of nothing but texts,
 * which stand after it. */
typedef struct {
	const char *text; /* in the arena; NULL: a list */
	int line;
	guint n; /* how many texts: 1, or those of the list */
} AcScannedText;

/** What libconfig is given, and what it is not. */
typedef struct {
	AcArena *arena;  /* borrowed; for the texts */
	GArray *texts;   /* borrowed; AcScannedText, in the order of the file */
	char *structure; /* owned: the file without comments, each text and each list of texts as its place in
	                    @texts (0L, 1L, 2L …) */
} AcForm;

/**
 * Checks the whole form of a file: characters, texts, comments, numbers, brackets, and the grammar of
 * libconfig, of which it refuses what is dangerous (joined texts, includes) and what no rule file needs
 * (fractions, long numbers, huge groups).
 * @bytes end with a NUL at @length. Adds the first fault to @problems, with its line, and returns FALSE; else
 * @form holds the texts and the structure, with every line where it was. libconfig is spared the texts: they
 * cost it much time, and of some it tells a wrong line.
 */
gboolean ac_scan(const char *path, const char *bytes, gsize length, AcForm *form, AcProblems *problems);

#endif

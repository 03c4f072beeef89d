/* SPDX-License-Identifier: MIT */
/** entry.h - one of what a protocol says, told in full: its words, whom it concerns, what it decides now,
 * what was found, where each value stands, and the text of the file. */
#ifndef AC_SRC_TUI_ENTRY_H
#define AC_SRC_TUI_ENTRY_H

#include "app/app.h"
#include "page.h"

/** What names it, and the argument of the view `entry`. Borrowed. */
typedef struct {
	const AcLoaded *loaded;              /* outlives what is made of this */
	const char *list, *id, *text, *more; /* as the line has it; id NULL: the line says all there is */
	gboolean is_followed;                /* by the client shown: then also what it means now */
	const AcProblems *problems;          /* NULL: not checked */
} AcEntryArgument;

typedef struct AcEntry AcEntry; /* opaque */

/** Copies but for the loaded. */
AcEntry *ac_entry_new(const AcEntryArgument *argument);
void ac_entry_free(AcEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcEntry, ac_entry_free)
/** Its name in the file; borrowed. */
const char *ac_entry_id(const AcEntry *entry);
/** Anew, as things are. Reads the files. */
void ac_entry_tell(const AcEntry *entry, const AcApp *app, AcPage *page);

#endif

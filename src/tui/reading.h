/* SPDX-License-Identifier: MIT */
/** reading.h - a protocol read and checked beside the screen: by its file, or the one that is loaded already.
 */
#ifndef AC_SRC_TUI_READING_H
#define AC_SRC_TUI_READING_H

#include "app/app.h"
#include "protocol/check.h"
#include "work.h"

typedef struct {
	/* what is wanted */
	char *path; /* NULL: the one that is loaded */
	char *catalogue_path, *safety_path;
	const char *const *folders;   /* borrowed from the app's paths */
	const AcLoaded *loaded;       /* borrowed, until it is read: of the client */
	const AcCatalogue *catalogue; /* with it */
	const AcSafety *safety;
	AcDate today;
	/* what came of it */
	AcLoaded *own, *own_catalogue, *own_safety; /* where it was read; own NULL: it cannot be used */
	char *hash;
	AcProblems *problems; /* sorted; what keeps it from being used, or what the checker found */
	AcArena *arena;
	const AcSilence *silences;
	guint n_silences;
} AcReading;

/** Begins; @path NULL: the rules the client follows, which must stay loaded meanwhile. */
AcWork *ac_reading_start(AcBell *bell, AcApp *app, const char *path);
/** For ac_work_start(), and for what ac_work_take() gave. */
void ac_reading_free(gpointer reading);
/** What it is about; NULL: it cannot be used. */
const AcLoaded *ac_reading_loaded(const AcReading *reading);

#endif

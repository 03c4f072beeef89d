/* SPDX-License-Identifier: MIT */
/**
 * app/guide.h - the guide: every topic there is, of the person, the clinic and the program, in the person's
 * language, else in English. Reading takes a few milliseconds, so it is opened when somebody wants to read.
 */
#ifndef AC_APP_GUIDE_H
#define AC_APP_GUIDE_H

#include "app/app.h"
#include "render/guide.h"

typedef struct AcGuide AcGuide; /* opaque; shared by who holds a reference */

/**
 * Topics in @language ("de", "de_AT"; NULL: the user's). One of the same id is taken from the first of these
 * folders that has it: $XDG_CONFIG_HOME/aftercare/guide, /etc/aftercare/guide (the clinic's), the program's
 * own; in each, that of the language, then the one without a language, then English. Never NULL: what cannot
 * be read is left out, and told by ac_guide_problems().
 */
AcGuide *ac_guide_open(const AcPaths *paths, const char *language);
AcGuide *ac_guide_ref(AcGuide *guide);
void ac_guide_unref(AcGuide *guide);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcGuide, ac_guide_unref)

/** In the order in which they are listed. */
const AcTopic *const *ac_guide_topics(const AcGuide *guide, guint *n);
/** What could not be read, a line each; owned by the caller; NULL: all was read. */
char *ac_guide_problems(const AcGuide *guide);

/** By id or title, capitals or not; NULL: there is none. */
const AcTopic *ac_guide_find(const AcGuide *guide, const char *name);
/** The nearest id or title to a slip of the finger; borrowed; NULL: none is near. */
const char *ac_guide_nearest(const AcGuide *guide, const char *name);
/** Those that speak of all of @words, best first; what people call an activity counts where @app has a
 * catalogue. Empty words give all. *is_clear: the first is meant, not one of several. Of const AcTopic *;
 * owned by the caller. */
GPtrArray *ac_guide_search(const AcGuide *guide, const AcApp *app, const char *words, gboolean *is_clear);

/** The topic about "task:wash-gently", "phase:fresh", "sign:redness", "screen:call", or an activity's id. */
const AcTopic *ac_guide_about(const AcGuide *guide, const char *what);
/** The same for an activity: itself, else its ladder, else what kinds of thing it is. */
const AcTopic *ac_guide_about_activity(const AcGuide *guide, const AcActivity *activity);
/** For a task: itself, else its step, else its activity. */
const AcTopic *ac_guide_about_task(const AcGuide *guide, const AcTask *task);
/** For a phase: what its rule file names, else itself. */
const AcTopic *ac_guide_about_phase(const AcGuide *guide, const AcPhase *phase);

#endif

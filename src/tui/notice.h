/* SPDX-License-Identifier: MIT */
/** notice.h - what the screen itself tells of reminders: what has fallen due since it was opened, and why the
 * desktop would not have told. Only ac_notice_look() reads anything. */
#ifndef AC_SRC_TUI_NOTICE_H
#define AC_SRC_TUI_NOTICE_H

#include "box.h"

typedef struct AcNotice AcNotice; /* opaque */

/** What comes after @since is told. */
AcNotice *ac_notice_new(AcInstant since);
void ac_notice_free(AcNotice *notice);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcNotice, ac_notice_free)

/**
 * Looks anew, after time, data or settings have changed. Reads the settings, the store and the desktop
 * program's status: not before the first frame is there. FALSE with @error: the settings cannot be read, and
 * the usual ones hold.
 */
gboolean ac_notice_look(AcNotice *notice, AcApp *app, GError **error);
/** When to look again; NEVER: nothing is known to come. */
AcInstant ac_notice_next(const AcNotice *notice);

/** What is due, in one line; NULL: nothing. Borrowed until the next look. */
const char *ac_notice_words(const AcNotice *notice);
/** What it is, while there are words. */
AcReminderKind ac_notice_kind(const AcNotice *notice);
/** The task it speaks of; names nothing when it is none. */
const AcBox *ac_notice_box(const AcNotice *notice);
/** The person has seen it. FALSE: there was nothing. */
gboolean ac_notice_put_away(AcNotice *notice);
/** TRUE once for each thing that has fallen due, where the person wants the bell. */
gboolean ac_notice_take_bell(AcNotice *notice);

/** Something is put off until a moment that is still to come. */
gboolean ac_notice_any_later(const AcNotice *notice);
/** "Reminders are off"; NULL: they are not, or it does not matter, or the person does not want to know. */
const char *ac_notice_desktop(const AcNotice *notice);

#endif

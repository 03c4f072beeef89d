/* SPDX-License-Identifier: MIT */
/** app/paper.h - the page a client takes home: aftercare-print makes it, and that it was handed over is kept.
 */
#ifndef AC_APP_PAPER_H
#define AC_APP_PAPER_H

#include "app/app.h"
#include "app/run.h"
#include "store/handover.h"

/**
 * Runs aftercare-print with @words (its options, ending with NULL), until @run's stop is asked. FALSE with
 * @error: what it complained of, in our name (AC_ERROR_USAGE or AC_ERROR_FAILED), or why it could not be run.
 */
gboolean ac_paper_make(const char *const *words, AcRun *run, GError **error);
/** "aftercare-jo-doe.pdf"; owned. @client NULL: "aftercare.pdf". */
char *ac_paper_name(const AcClient *client);
/** In a folder of all clients: "jo-doe-12.pdf", by the number that tells two of a name apart; owned. */
char *ac_paper_name_of(const AcClientRow *row);

/** Behind the end of a PDF of ours: it, and the mark that tells this page from any other, hex. */
#define AC_PAPER_MARK        "%aftercare-page "
#define AC_PAPER_MARK_LENGTH 64u
/** A page of ours lies at @path, or nothing that would be lost. */
gboolean ac_paper_may_replace(const char *path);
/** @name, or "NAME-2.pdf", where something lies that is not ours; owned. */
char *ac_paper_free_name(const char *name);
/** The mark of a page; owned; NULL: it has none. */
char *ac_paper_mark(const char *pdf, gsize length);

/** A handing over. */
typedef struct {
	const char *how;  /* "PDF", "printer clinic-12" */
	const char *by;   /* initials; NULL or empty: not said */
	const char *page; /* its mark; NULL: not known */
} AcHandingOver;
/** How a page that went to a printer was handed over begins so. */
#define AC_HANDED_TO_PRINTER "printer "

/** Whether a handing over by @by (initials; NULL or empty: not said) could be noted: to be asked before many
 * are sent. */
gboolean ac_app_can_hand_over(AcApp *app, const char *by, GError **error);
/** Notes that the page of the client shown was handed over, by the rules as they are now. Does nothing for
 * somebody who is not stored. */
gboolean ac_app_hand_over_page(AcApp *app, const AcHandingOver *fresh, GError **error);
/** *holds: what the client shown was handed last in that way (@like->how is how it begins) is that page. */
gboolean ac_app_holds_page(AcApp *app, const AcHandingOver *like, gboolean *holds, GError **error);
/** It came to nothing: takes back that the client shown was handed a page in exactly this way, when that was
 * their last change. */
gboolean ac_app_hand_over_failed(AcApp *app, const char *how, GError **error);
/** The last time, in @arena; at 0: never, as far as is known. */
gboolean ac_app_handed_over(AcApp *app, AcArena *arena, AcHandover *out, GError **error);

#endif

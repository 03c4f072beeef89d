/* SPDX-License-Identifier: MIT */
/** print_private.h - how the files of a run see it: a page planned, then made; all of them, one by one. */
#ifndef AC_SRC_PRINT_PRINT_PRIVATE_H
#define AC_SRC_PRINT_PRINT_PRIVATE_H

#include "app/printer.h"
#include "format.h"
#include "press.h"
#include "print.h"

/** All that the pages of one run share. */
typedef struct {
	const AcPrintWorld *world;
	const AcPrintOptions *options;
	AcApp *app;
	AcPress *press;
	AcArena *arena;     /* of the client in hand */
	const char *spoken; /* the user's language, as it was before the first page changed it */
} AcPrintRun;

/** What the page of the client shown says, and how it is to look: not drawn yet. */
typedef struct {
	AcPageStyle style;
	AcFormat format;
	char *language;
	AcInstant revised_at;
	const AcPageWords *words; /* in the run's arena: until the next page is planned */
	char *mark;               /* tells it from any other */
} AcPage;
gboolean ac_page_plan(AcPrintRun *run, AcPage *page, GError **error);
void ac_page_clear(AcPage *page);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AcPage, ac_page_clear)
/** Its bytes, owned; a PDF is sealed by @press (ac_press_mark()), unless NULL. */
GByteArray *ac_page_make(AcPrintRun *run, const AcPage *page, const char *press,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** Every client who is not archived: into the folder, or to the printer. */
gboolean ac_print_all(AcPrintRun *run, GError **error);

/* ---- to the printer ------------------------------------------------------------------------------------ */

/** The queue, and what was sent to it in this run. */
typedef struct {
	AcPrinters printers;
	const AcPrinter *printer;
	AcPrintWish wish;
	GPtrArray *jobs; /* of AcPrintJob */
	GArray *clients; /* of AcClientRow, as many */
} AcQueue;
gboolean ac_queue_open(AcQueue *queue, AcPrintRun *run, GError **error);
void ac_queue_clear(AcQueue *queue);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AcQueue, ac_queue_clear)
typedef struct {
	const AcClientRow *row; /* the client shown */
	const char *mark;
	GByteArray *pdf;
} AcQueued;
/** Sends it, and notes it: both, or neither when it is stopped meanwhile. NULL with @error: the queue takes
 * none. The job, borrowed, also with @error where it was sent and cannot be noted. */
const AcPrintJob *ac_queue_send(AcQueue *queue, AcPrintRun *run, const AcQueued *fresh, GError **error);
/** What became of all of them, after some seconds at most: said, and what was given up is not noted any more.
 * Returns how many that are. */
guint ac_queue_look_after(AcQueue *queue, AcPrintRun *run);

#endif

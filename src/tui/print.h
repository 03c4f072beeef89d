/* SPDX-License-Identifier: MIT */
/** print.h - the Print screen's state, what of it is drawn (print_draw.c), and its works (print_work.c). */
#ifndef AC_SRC_TUI_PRINT_H
#define AC_SRC_TUI_PRINT_H

#include "app/printer.h"
#include "field.h"
#include "reader.h"
#include "work.h"

typedef enum {
	AC_PRINT_WHERE,
	AC_PRINT_FILE,
	AC_PRINT_PAPER,
	AC_PRINT_TYPE,
	AC_PRINT_LANGUAGE,
	AC_PRINT_BY,
	AC_PRINT_ROWS
} AcPrintRow;

typedef struct {
	AcReader reader; /* the page as text */
	AcBell *bell;
	AcPrinters printers;
	char *no_printer;  /* why there is none; NULL: there are some, or it is not known yet */
	GPtrArray *places; /* of AcPrinter, the usual one first; after them a file; NULL: not known yet */
	GPtrArray *languages;
	guint place, language; /* chosen; language 0: that of the rules */
	gboolean is_file;      /* chosen before the places were known */
	gboolean is_letter, is_large;
	gboolean wants_to_send; /* Enter, before the places were known */
	AcField file, by;
	AcPrintRow row;
	gboolean is_over; /* it is written or sent, and nothing else was chosen since */
	char *asked;      /* the file that would be replaced, once that was said; owned */
	char *title;      /* whose, and by which rules */

	AcWork *looking, *previewing, *delivering;
	gboolean is_outdated; /* the preview in the making */
	gboolean is_turned;   /* another page was chosen than is shown */
	gboolean has_preview;
	gboolean is_wide, is_low; /* as drawn: the page beside the form; no row for a status */
} AcPrintState;

/** NULL: a file, or it is not known yet. */
const AcPrinter *ac_print_printer(const AcPrintState *print);
/** It goes into a file, and not because nothing else is known yet. */
gboolean ac_print_is_file(const AcPrintState *print);
gboolean ac_print_has_row(const AcPrintState *print, AcPrintRow row);
/** A line to type into is chosen. */
gboolean ac_print_is_typed(const AcPrintState *print);
void ac_print_draw(AcPrintState *print, AcCanvas *canvas);

/* ---- works ----------------------------------------------------------------------------------- */

/** The first words for aftercare-print: whose page, for when, in which language (NULL: as the rules are
 * written); owned, of owned texts, without the NULL at the end. */
GPtrArray *ac_print_whose(const AcApp *app, const char *language);
/** The words for aftercare-print, for the client shown and with what is chosen; owned, ends with NULL. */
char **ac_print_words(const AcPrintState *print, const AcApp *app, const char *format, const char *output);

/** What the search for printers found; owned. */
typedef struct {
	AcPrinters printers;
	char *complaint; /* NULL: none */
} AcPrintFound;
AcWork *ac_print_look(AcBell *bell);
void ac_print_found_free(gpointer found);

/** A page as text. Owned. */
typedef struct {
	char **words;
	char *text, *complaint; /* one of them */
} AcPrintPreview;
/** @words are taken over. */
AcWork *ac_print_preview(AcBell *bell, char **words);
void ac_print_preview_free(gpointer preview);

/** ac_work_step() of a delivery. */
enum { AC_PRINT_MAKES, AC_PRINT_SENDS, AC_PRINT_FOLLOWS };

/** A page on its way. Owned. */
typedef struct {
	gint64 client_id;
	char **words;  /* for aftercare-print */
	char *printer; /* NULL: @words say which file */
	char *path;    /* of the file */
	gboolean is_letter;
	int reached; /* AC_PRINT_…: how far it came */
	AcPrintJob job;
	AcJobState became;
	char *said;      /* what the printing system says of the job */
	char *mark;      /* of the page that was sent; NULL: it has none */
	char *complaint; /* why it came no further; NULL: it is where it was to go */
} AcPrintDelivery;
/** @delivery is taken over. */
AcWork *ac_print_deliver(AcBell *bell, AcPrintDelivery *delivery);
void ac_print_delivery_free(gpointer delivery);

#endif

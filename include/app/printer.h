/* SPDX-License-Identifier: MIT */
/**
 * app/printer.h - a page to a printer, through the printing system's own lp: what is sent is sent, not
 * printed. Nothing of the page lies in a file of ours, and the job's title says no name. Errors are
 * AC_ERROR_FAILED or AC_ERROR_REFUSED, in the user's words, and say what to do.
 */
#ifndef AC_APP_PRINTER_H
#define AC_APP_PRINTER_H

#include "app/stop.h"

typedef struct {
	char *name;
	gboolean accepts; /* FALSE: it takes no jobs */
	gboolean prints;  /* FALSE: it is paused: jobs wait */
	char *reason;     /* why not, as the system says; "" */
} AcPrinter;

/** Owned. */
typedef struct {
	GPtrArray *queues; /* of AcPrinter, by name */
	char *usual;       /* the default queue; NULL: none */
} AcPrinters;

/** FALSE with @error: no lp (the package is named), the scheduler does not run, or @stop was asked. */
gboolean ac_printers_find(AcPrinters *printers, const AcStop *stop, GError **error);
void ac_printers_clear(AcPrinters *printers);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AcPrinters, ac_printers_clear)
/** The queue of that name, or the default one when @name is NULL or "". Borrowed. NULL with @error, which
 * names the queues there are. */
const AcPrinter *ac_printers_choose(const AcPrinters *printers, const char *name, GError **error);

typedef struct {
	guint copies;       /* at least 1 */
	gboolean one_side;  /* also where the printer could do both */
	const char *paper;  /* "A4", "Letter" */
	const AcStop *stop; /* NULL: is not stopped */
} AcPrintWish;
#define AC_PRINT_COPIES_MOST 99u

/** What became of a job, as far as is known. */
typedef enum {
	AC_JOB_WAITS,    /* behind others */
	AC_JOB_PRINTING, /* the printer has it in hand */
	AC_JOB_STOPPED,  /* the queue is paused, or the printer is off or in trouble */
	AC_JOB_LEFT,     /* it left the queue: handed to the printer */
	AC_JOB_FAILED,   /* cancelled, or given up on */
	AC_JOB_UNKNOWN   /* the printing system could not be asked, or the asking was stopped */
} AcJobState;

typedef struct {
	char *id;    /* "clinic-12"; owned */
	char *notes; /* what the queue does not list and was left out ("both sides"); owned; NULL: nothing */
	const AcStop *stop; /* that of the wish; borrowed */
	/* By ac_printer_look_all(): what became of it, and what the printing system says of that; owned. */
	AcJobState state;
	char *words;
} AcPrintJob;
void ac_print_job_clear(AcPrintJob *job);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AcPrintJob, ac_print_job_clear)

/** Sends @pdf. Only what the queue lists is asked of it: sides and paper it does not know would lose the job
 * without a word. */
gboolean ac_printer_send(const AcPrinter *printer, const AcPrintWish *wish, GBytes *pdf, AcPrintJob *job,
                         GError **error);
/** Looks after it once. *words: what the printing system says of it; owned, never NULL. */
AcJobState ac_printer_look(const AcPrinter *printer, const AcPrintJob *job, char **words);
/** Looks after all of them at once. TRUE: each has left or failed. */
gboolean ac_printer_look_all(const AcPrinter *printer, AcPrintJob *const *jobs, guint n);
/** Looks again and again, for @seconds at most and until its stop is asked, until it has left or failed. */
AcJobState ac_printer_follow(const AcPrinter *printer, const AcPrintJob *job, int seconds, char **words);
/** What the queue does not list and was not asked for, as a sentence; owned; NULL: nothing was left out. */
char *ac_printer_left_out(const AcPrintJob *job);
/** "Sent as clinic-12. It waits for its turn."; @words as ac_printer_look() gave them; owned. */
char *ac_printer_words(AcJobState state, const AcPrintJob *job, const char *words);

#endif

/* SPDX-License-Identifier: MIT */
/**
 * press.h - boxes onto paper: fonts, a store of texts that were set before, a PDF. One press prints any
 * number of documents; what it knows of texts is kept from one to the next, within bounds.
 */
#ifndef AC_SRC_PRINT_PRESS_H
#define AC_SRC_PRINT_PRESS_H

#include <glib.h>

#include "layout.h"

typedef struct AcPress AcPress;

/** NULL with @error where there is no font at all. */
AcPress *ac_press_new(GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ac_press_free(AcPress *press);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcPress, ac_press_free)

/** What the texts of the next document are in. */
void ac_press_speak(AcPress *press, const char *language, gboolean rtl);
/** An AcMeasure; @data is the press. */
AcExtent ac_press_measure(void *data, const AcPrintText *text, double wrap);

/** A PNG or SVG, kept by its path until it changes. *aspect: width over height. FALSE with @error. */
gboolean ac_press_load_logo(AcPress *press, const char *path, double *aspect, GError **error);
/** Over the bytes of the logo loaded last; borrowed. */
const char *ac_press_logo_mark(const AcPress *press);
/** What draws, and with which fonts: one page is drawn alike as long as it is the same. Owned. */
char *ac_press_mark(void);

typedef struct {
	const AcPageWords *words;
	const AcLayout *layout;
	double paper_w, paper_h;
	gboolean grey;     /* no colour at all */
	gboolean has_logo; /* the one loaded last */
	AcInstant dated;   /* when the document says it was made */
} AcPageJob;

/** The PDF; owned. NULL with @error: letters that no font here has, or memory is out. */
GByteArray *ac_press_print(AcPress *press, const AcPageJob *job, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif

/* SPDX-License-Identifier: MIT */
/**
 * render/sheet.h - a sheet of text for a terminal or a pipe: wrapped between words, with hanging indents,
 * columns and a little colour. What is put on it is made plain there, whoever wrote it.
 */
#ifndef AC_RENDER_SHEET_H
#define AC_RENDER_SHEET_H

#include "model/protocol.h"

#define AC_SHEET_WIDTH 80

typedef struct {
	int width;       /* columns; AC_SHEET_WIDTH as a rule */
	gboolean ascii;  /* the locale has no UTF-8 */
	gboolean colour; /* a terminal that may have it */
} AcSheetStyle;

/** What a piece of text is for; a word or a sign always says the same. */
typedef enum {
	AC_INK_PLAIN,
	AC_INK_STRONG,
	AC_INK_DIM,
	AC_INK_OK,
	AC_INK_CARE,
	AC_INK_ASK,
	AC_INK_AVOID,
	AC_INK_SILENT
} AcInk;

typedef struct AcSheet AcSheet; /* opaque */

AcSheet *ac_sheet_new(const AcSheetStyle *style);
void ac_sheet_free(AcSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcSheet, ac_sheet_free)
/** What was written so far; borrowed until the next call. */
const char *ac_sheet_text(const AcSheet *sheet);
gboolean ac_sheet_is_ascii(const AcSheet *sheet);

/** Begins a line at column @indent; where it is too long it goes on at column @hang. */
void ac_sheet_begin(AcSheet *sheet, int indent, int hang);
/** Text onto the line; blanks in it are where it may be broken. */
void ac_sheet_put(AcSheet *sheet, AcInk ink, const char *text);
/** On to @column; when the line is there already, two blanks. */
void ac_sheet_to(AcSheet *sheet, int column);
/** From here on the line goes on at column @hang. */
void ac_sheet_hang(AcSheet *sheet, int hang);
void ac_sheet_end(AcSheet *sheet);

/** An empty line, but never two and none at the top. */
void ac_sheet_gap(AcSheet *sheet);
/** A gap and a line of strong text. */
void ac_sheet_heading(AcSheet *sheet, const char *text);
/** A line of its own, or as many as it takes. Nothing for NULL or "". */
void ac_sheet_line(AcSheet *sheet, int indent, const char *text);
/** "Why:  text", the text in a column of its own. Nothing when @text is NULL or "". */
void ac_sheet_labelled(AcSheet *sheet, const char *label, const char *text);
/** "✗ AVOID" onto the line. */
void ac_sheet_put_verdict(AcSheet *sheet, AcVerdict verdict);

#endif

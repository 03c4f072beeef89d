/* SPDX-License-Identifier: MIT */
/** row.h - one answer as one line of a list: sign, verdict, title, until when or how far, and the how where
 * it fits. */
#ifndef AC_SRC_TUI_ROW_H
#define AC_SRC_TUI_ROW_H

#include "render/words.h"
#include "tui/canvas.h"

/** Texts lie in the arena given. */
typedef struct {
	AcVerdict verdict;
	const char *title;
	const char *const *shorter; /* the title with its first name alone, with two, … */
	guint n_names;              /* in the title; 0 or 1: it is never shortened */
	const char *brief;          /* for a narrow list: the end, the step, or the how */
	const char *detail;         /* beside a column of hows: the end and the step */
	const char *how;
	gboolean brief_is_how; /* then it may be cut: Enter has it in full */
	gboolean is_new;
} AcRow;

/** Columns of a list; 0: no such column. */
typedef struct {
	int verdict, title, detail, how;
	int how_height; /* rows a how may take; what decides is never cut */
} AcColumns;

AcRow ac_row_of(const AcWordsContext *words, AcArena *arena, const char *title, const AcAnswer *answer);
/** What @width columns give @n rows. */
AcColumns ac_row_columns(const AcCanvas *canvas, const AcRow *rows, guint n, int width, int how_height);
/** The title as far as @width and @height go: whole names, and "+3" for those left out. Owned by the caller.
 */
char *ac_row_title(const AcCanvas *canvas, const AcRow *row, int width, int height);
int ac_row_height(const AcCanvas *canvas, const AcRow *row, const AcColumns *columns);
/** @in is as high as ac_row_height(); chosen rows are filled to the edge; the mark of what is new stands
 * before @in. */
void ac_row_draw(AcCanvas *canvas, AcRect in, const AcRow *row, const AcColumns *columns, gboolean chosen);
/** "How    Lukewarm, …" over the rows of @in; returns the rows used. Nothing when @text is NULL or empty. */
int ac_row_draw_labelled(AcCanvas *canvas, AcRect in, const char *label, const char *text);
/** An answer at more length, as far as @in goes: until when, how, what comes then, why. */
void ac_row_draw_answer(AcCanvas *canvas, AcRect in, const AcWordsContext *words, const AcAnswer *answer);

#endif

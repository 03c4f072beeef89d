/* SPDX-License-Identifier: MIT */
/** pen.h - what the files of the layout share: a pen that puts boxes on the page it stands on. Pure. */
#ifndef AC_SRC_PRINT_PEN_H
#define AC_SRC_PRINT_PEN_H

#include "layout.h"

#define AC_MARGIN      30.0
#define AC_FOOT_HEIGHT 16.0

typedef struct {
	const AcPageWords *words;
	const AcPageStyle *style;
	AcArena *arena;
	GArray *boxes;      /* of AcBox */
	GArray *pages;      /* of AcSheetPage */
	double left, right; /* of what may be printed, as if written from the left */
	double top, bottom, y;
	double item_size; /* of lists in two columns */
} AcPen;

/** How a piece of text is to look. */
typedef struct {
	const char *tag; /* the structure element it is; NULL: part of one that is open */
	double size;
	gboolean bold;
	AcShade shade;
	AcSide side;
	guint most_lines;
} AcLook;

typedef struct {
	double x, y, w;
} AcPlace;

/** A new page, with its head where it is not the first; y is where it goes on. */
void ac_pen_begin_page(AcPen *pen);
/** Ends it: its foot. */
void ac_pen_end_page(AcPen *pen);

void ac_pen_open(AcPen *pen, const char *name);
void ac_pen_open_figure(AcPen *pen, const char *alt);
void ac_pen_close(AcPen *pen, const char *name);

/** x and w as if written from the left; mirrored where it is not. */
void ac_pen_add(AcPen *pen, AcBox box);
/** How high @text is when wrapped at @w. */
double ac_pen_height(const AcPen *pen, const char *text, AcLook look, double w);
double ac_pen_width(const AcPen *pen, const char *text, AcLook look);
/** A paragraph; returns its height. Nothing for "". */
double ac_pen_text(AcPen *pen, const char *text, AcLook look, AcPlace place);
/** One with words in bold before it: "Emergency number, now: …". */
double ac_pen_item_height(const AcPen *pen, const AcPageItem *item, double size, double w);
double ac_pen_item(AcPen *pen, const AcPageItem *item, AcLook look, AcPlace place);
void ac_pen_fill(AcPen *pen, AcShade shade, AcPlace place, double h);
void ac_pen_rule(AcPen *pen, AcShade shade, double y, double thick);

/** Titled lists in two columns, as many pages as they take; from y on, y moved below them. */
typedef struct {
	const char *title;
	const AcPageItem *items;
	guint n;
} AcSection;
/** How high they are, balanced in two columns; more than @most: they do not fit. */
double ac_pen_sections_height(const AcPen *pen, const AcSection *sections, guint n, double most);
void ac_pen_sections(AcPen *pen, const AcSection *sections, guint n);

/** layout_chart.c: the chart of the first @n_rows, each at least @least high; how high all of that is. */
double ac_pen_chart_height(const AcPen *pen, guint n_rows, double least);
void ac_pen_chart(AcPen *pen, guint n_rows, double least);
/** layout_table.c: the days; begins a page of its own, and leaves @below free on it if it can. */
void ac_pen_days(AcPen *pen, double below);
/** layout_large.c: all of it, large. */
void ac_pen_large(AcPen *pen);

#endif

/* SPDX-License-Identifier: MIT */
/**
 * layout.h - the words of a page, as boxes on sheets of paper. Pure: no cairo, no pango, no file; how wide a
 * text is, it asks. All lengths are points (1/72 inch), from the upper left corner.
 *
 * Boxes stand in reading order, which is the order they are drawn in. What is open when a page ends is closed
 * on it and opened anew on the next.
 */
#ifndef AC_SRC_PRINT_LAYOUT_H
#define AC_SRC_PRINT_LAYOUT_H

#include "render/words_page.h"

typedef enum {
	AC_BOX_OPEN,  /* a structure element begins: text is its name, alt what it shows or NULL */
	AC_BOX_CLOSE, /* it ends: text is its name */
	AC_BOX_TEXT,  /* a paragraph: w is where it wraps */
	AC_BOX_FILL,  /* a filled rectangle */
	AC_BOX_FRAME, /* its outline */
	AC_BOX_RULE,  /* a straight line, to x + w, y + h */
	AC_BOX_BAR,   /* a verdict over a span of days: pattern and colour */
	AC_BOX_SIGN,  /* the sign of a verdict, as a path */
	AC_BOX_TICK,  /* a box to tick */
	AC_BOX_DOT,   /* a bullet */
	AC_BOX_CODE,  /* the QR code of the words */
	AC_BOX_LOGO
} AcBoxKind;

typedef enum {
	AC_SHADE_INK,    /* text */
	AC_SHADE_SOFT,   /* text of less weight */
	AC_SHADE_BRAND,  /* headings */
	AC_SHADE_ALARM,  /* red flags, and nothing else */
	AC_SHADE_PAPER,  /* text on dark */
	AC_SHADE_LINE,   /* rules */
	AC_SHADE_PALE,   /* fields behind text */
	AC_SHADE_WEEKEND /* a fainter one */
} AcShade;

typedef enum { AC_SIDE_START, AC_SIDE_CENTRE, AC_SIDE_END } AcSide;

typedef struct {
	const char *text;
	gsize bold_bytes; /* so many of its first bytes are bold */
	double size;
	gboolean bold;
} AcPrintText;

typedef struct {
	AcBoxKind kind;
	AcShade shade;
	AcSide side; /* TEXT */
	AcVerdict verdict;
	guint most_lines; /* TEXT: cut with "…" after so many; 0: as many as it takes */
	double x, y, w, h;
	double radius, thick; /* FILL, FRAME, BAR; FRAME, RULE */
	AcPrintText text;     /* TEXT; OPEN, CLOSE: the name */
	const char *alt;      /* OPEN */
} AcBox;

typedef struct {
	double w, h; /* as it lies when wrapped */
} AcExtent;

/** @wrap 0: one line. */
typedef AcExtent (*AcMeasure)(void *data, const AcPrintText *text, double wrap);

typedef struct {
	double paper_w, paper_h;
	gboolean large; /* nothing smaller than 16 points */
	gboolean has_logo;
	double logo_aspect; /* width over height */
	AcMeasure measure;
	void *data;
} AcPageStyle;

typedef struct {
	guint first, n; /* boxes */
} AcSheetPage;

typedef struct {
	const AcBox *boxes;
	guint n_boxes;
	const AcSheetPage *pages;
	guint n_pages;
} AcLayout;

#define AC_LARGE_PRINT 16.0

/** Never NULL; in @arena, pointing into @words. */
const AcLayout *ac_layout_new(const AcPageWords *words, const AcPageStyle *style, AcArena *arena);

#endif

/* SPDX-License-Identifier: MIT */
/**
 * render/schedule.h - the schedule that is handed over, as a text, as Markdown and as one HTML file. All of
 * them say what render/words_page.h says, in its language and in the order of the page; each is owned by the
 * caller.
 */
#ifndef AC_RENDER_SCHEDULE_H
#define AC_RENDER_SCHEDULE_H

#include "render/words_page.h"

/** Columns of the text: what every printer's fixed type has room for. */
#define AC_SCHEDULE_WIDTH 76

/**
 * Two parts with a form feed between: what holds when, whom to call, then day by day with boxes to tick.
 * @ascii: for paper and terminals that know nothing else; what is in no other letters becomes "?".
 */
char *ac_render_schedule_text(const AcPageWords *words, gboolean ascii);
/** CommonMark with tables; foreign text cannot become markup in it. */
char *ac_render_schedule_markdown(const AcPageWords *words);

/** Pictures for the HTML; NULL: none. */
typedef struct {
	const char *logo; /* a data: URI */
	const char *code; /* the path of an SVG whose unit is one module of the QR code, and */
	int code_modules; /* how many of them a side has, the margin included */
} AcSchedulePictures;
/** One file: styles and chart within, no script, nothing fetched; reads aloud well and prints on A4 and
 * Letter. */
char *ac_render_schedule_html(const AcPageWords *words, const AcSchedulePictures *pictures);

#endif

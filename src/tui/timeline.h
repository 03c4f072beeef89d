/* SPDX-License-Identifier: MIT */
/** timeline.h - the pieces of the timeline: its axis of columns, what one cell says, the drawing. */
#ifndef AC_SRC_TUI_TIMELINE_H
#define AC_SRC_TUI_TIMELINE_H

#include "list.h"
#include "plan/chart.h"
#include "row.h"
#include "tui/view.h"

/* ---- timeline_axis.c ------------------------------------------------------------------------- */

typedef enum { AC_ZOOM_HOURS, AC_ZOOM_DAYS, AC_ZOOM_WEEKS, AC_ZOOM_COURSE, AC_N_ZOOMS } AcZoom;

/** Columns of time, side by side and grouped: hours by six, days by weeks, more by months. */
typedef struct {
	GTimeZone *zone;
	AcDate first, last;         /* both taken in */
	const AcInstant *midnights; /* of first … last + 1; borrowed */
	AcZoom zoom;
	AcDate origin; /* first day of column 0 */
	int step;      /* days a column; 0: a column is an hour */
	int n;         /* columns */
} AcAxis;

/** @width: what all columns of the whole course have to fit into. */
void ac_axis_zoom(AcAxis *axis, AcZoom zoom, int width);
/** Where a column begins; that of column n is the end of all. */
AcInstant ac_axis_from(const AcAxis *axis, int column);
/** The column of an instant; of one outside, the nearest. */
int ac_axis_column(const AcAxis *axis, AcInstant at);
AcDate ac_axis_date(const AcAxis *axis, int column);
/** Columns of one group have one number; between groups there is a line. */
int ac_axis_group(const AcAxis *axis, int column);
/** How many columns from @first on fit into @width. */
int ac_axis_fit(const AcAxis *axis, int first, int width);
/** The leftmost column so that @last is still inside @width. */
int ac_axis_first_for(const AcAxis *axis, int last, int width);
/** What stands over the column in the first row of the axis, the longer and the shorter form, and in the
 * second; NULL: nothing. @is_first: of those shown, so that it says where they are. Owned by the caller. */
void ac_axis_labels(const AcAxis *axis, int column, gboolean is_first, char *upper[2], char **lower);

/* ---- the state ------------------------------------------------------------------------------- */

typedef struct {
	AcArena *arena;       /* of the chart and the rows */
	AcArena *clock_arena; /* of clock */
	AcArena *cell_arena;  /* of what one key or drawing asks */
	const AcChart *chart; /* NULL: nobody is there */
	AcRow *rows;          /* the titles alone */
	AcAxis axis;
	AcZoom zoom;
	AcInstant at; /* of the cursor; inside its column */
	AcList list;
	char *chosen;                 /* id of the chosen activity */
	int first, shown, rows_shown; /* columns and rows of the last drawing */
	int width;                    /* of its columns */
	int widest;                   /* title of a row; 0: not measured yet, */
	gboolean widest_is_ascii;     /* which it was measured for */
	const AcScheduleRow **clock;  /* by row: by the clock in [clock_from, clock_to) */
	AcInstant clock_from, clock_to;
} AcTimeline;

/** The spells that the columns of a row are of. */
const AcSpell *ac_timeline_spells(AcTimeline *timeline, guint row, guint *n);

/** What a mouse on a cell means: its row and its column. */
#define AC_TIMELINE_COLUMNS            0x8000
#define AC_TIMELINE_TOUCH_ROWS         (AC_TOUCH_KEY / AC_TIMELINE_COLUMNS)
#define AC_TIMELINE_TOUCH(row, column) ((int)(row)*AC_TIMELINE_COLUMNS + (column))

/* ---- timeline_cell.c ------------------------------------------------------------------------- */

typedef struct {
	const AcScheduleRow *row;
	AcInstant from, to;       /* of the column */
	const AcSpell *strictest; /* in it */
	const AcAnswer *answer;   /* there */
	AcInstant at;             /* the moment it is asked for */
	gboolean is_now;
	const AcSpell *before;  /* what holds in the column until the strictest begins; NULL: nothing */
	gboolean is_before_now; /* and does so now */
	const AcSpell *next;    /* where it changes within the column after the strictest; NULL: nowhere */
} AcTimelineCell;

/** Of the cursor; in the cell arena. FALSE: there are no rows. */
gboolean ac_timeline_read(AcTimeline *timeline, const AcApp *app, AcTimelineCell *cell);
/** The cell in words, as far as @in goes: when, what, until when, how, and what comes next. */
void ac_timeline_draw_cell(AcTimeline *timeline, const AcApp *app, AcCanvas *canvas, AcRect in);

/* ---- timeline_draw.c ------------------------------------------------------------------------- */

/** Axis and rows. Sets what was shown. */
void ac_timeline_draw(AcTimeline *timeline, const AcApp *app, AcCanvas *canvas, AcRect in);

#endif

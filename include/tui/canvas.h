/* SPDX-License-Identifier: MIT */
/**
 * tui/canvas.h - a grid of cells that every screen draws into. Pure: knows no terminal, so that a screen can
 * be compared with a file. A cell holds one grapheme, its width and its role; what a role looks like is the
 * terminal's.
 *
 * Text handed in is UTF-8. Control characters, bidi marks and broken bytes become U+FFFD here, whatever was
 * forgotten before. On an ASCII canvas every text is written in ASCII, as near as that goes. Columns and rows
 * count from 0.
 */
#ifndef AC_TUI_CANVAS_H
#define AC_TUI_CANVAS_H

#include <glib.h>

/** What a cell is for. Each has a letter in ac_canvas_roles(). */
typedef enum {
	AC_ROLE_TEXT,
	AC_ROLE_DIM, /* beside the point: hints, past things */
	AC_ROLE_STRONG,
	AC_ROLE_HEADING,
	AC_ROLE_RULE, /* lines */
	AC_ROLE_BAR,  /* the bar at the top */
	AC_ROLE_KEY,  /* a key in the footer */
	AC_ROLE_NEW,  /* what is new */
	AC_ROLE_OK,
	AC_ROLE_CARE,
	AC_ROLE_ASK,
	AC_ROLE_AVOID,
	AC_ROLE_SILENT,
	AC_ROLE_ALARM, /* red flags and errors */
	AC_ROLE_QUESTION,
	AC_ROLE_LINK, /* leads to another page */
	AC_ROLE_CODE, /* a picture that is read by a machine: black on white whatever the theme */
	AC_N_ROLES
} AcRole;

/** Added to a role: the row that is chosen. */
#define AC_ROLE_SELECTED 0x40u

/** One base character and at most four marks: as much as curses takes. */
#define AC_CELL_CHARS 5

typedef struct {
	gunichar text[AC_CELL_CHARS]; /* ends with 0 unless full; empty in the right half of a wide character */
	guint8 width;                 /* 1 or 2; 0: the right half of a wide character */
	guint8 role;                  /* AcRole, perhaps with AC_ROLE_SELECTED */
} AcCell;

typedef struct {
	int x, y, width, height;
} AcRect;

typedef struct AcCanvas AcCanvas; /* opaque */

/** A blank canvas; owned by the caller. @width and @height at least 1 (smaller is taken as 1). */
AcCanvas *ac_canvas_new(int width, int height, gboolean ascii);
void ac_canvas_free(AcCanvas *canvas);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcCanvas, ac_canvas_free)

/** Another size; blank afterwards. */
void ac_canvas_resize(AcCanvas *canvas, int width, int height);
/** Blank, the cursor at the lower right. */
void ac_canvas_clear(AcCanvas *canvas);
int ac_canvas_width(const AcCanvas *canvas);
int ac_canvas_height(const AcCanvas *canvas);
gboolean ac_canvas_is_ascii(const AcCanvas *canvas);
/** Whether the halves of a cell can be shown (▀ ▄): unless it is ASCII, or somebody knows better. */
gboolean ac_canvas_has_halves(const AcCanvas *canvas);
void ac_canvas_set_halves(AcCanvas *canvas, gboolean has_halves);
AcRect ac_canvas_whole(const AcCanvas *canvas);
/** Borrowed; the row is ac_canvas_width() cells. */
const AcCell *ac_canvas_row(const AcCanvas *canvas, int y);
/** TRUE when both cells look the same. */
gboolean ac_cell_equal(const AcCell *a, const AcCell *b);
/** The same of @n cells beside each other. */
gboolean ac_cells_equal(const AcCell *a, const AcCell *b, int n);
/** A blank of plain text. */
gboolean ac_cell_is_blank(const AcCell *cell);

/** Where the hardware cursor rests: on what is chosen, so that a screen reader reads it. Held inside the
 * canvas. */
void ac_canvas_set_cursor(AcCanvas *canvas, int x, int y);
void ac_canvas_cursor(const AcCanvas *canvas, int *x, int *y);

/** Columns @text takes on this canvas. */
int ac_canvas_measure(const AcCanvas *canvas, const char *text);
/** @text in the first row of @in, cut with an ellipsis where it is too long. Returns the columns used. */
int ac_canvas_line(AcCanvas *canvas, AcRect in, unsigned role, const char *text);
/** The same at the right edge of @in. */
int ac_canvas_line_right(AcCanvas *canvas, AcRect in, unsigned role, const char *text);
/** @text over the rows of @in, broken between words; the last row is cut with an ellipsis. Returns the rows
 * used. */
int ac_canvas_paragraph(AcCanvas *canvas, AcRect in, unsigned role, const char *text);
/** Rows that @text takes when broken to @width; 0 for an empty text. */
int ac_canvas_rows_of(const AcCanvas *canvas, const char *text, int width);
/** Every cell of @in becomes a blank of @role. */
void ac_canvas_fill(AcCanvas *canvas, AcRect in, unsigned role);
/** @sign, a character of one column, in every column of the first row of @in. */
void ac_canvas_repeat(AcCanvas *canvas, AcRect in, unsigned role, const char *sign);
/** A line across the first row of @in. */
void ac_canvas_rule(AcCanvas *canvas, AcRect in, unsigned role);
/** The cells of @part of @from, put down at @x, @y; what lies outside of either is left out. */
void ac_canvas_copy(AcCanvas *canvas, int x, int y, const AcCanvas *from, AcRect part);
/** The rows from @top to @bottom (both of them on the canvas) move @by rows upwards, downwards where it is
 * negative; what they leave is blank, what leaves the range is gone. What a mouse means stays where it was.
 */
void ac_canvas_shift(AcCanvas *canvas, int top, int bottom, int by);
/** A line down the first column of @in. */
void ac_canvas_bar(AcCanvas *canvas, AcRect in, unsigned role);

/**
 * A mouse on a cell of @in means @id: what a view calls its items, from 0; or AC_TOUCH_KEY plus a key, where
 * it is to do what that key does. What is laid over another counts. Forgotten by ac_canvas_clear().
 */
void ac_canvas_touch(AcCanvas *canvas, AcRect in, int id);
#define AC_TOUCH_KEY 0x1000000
/** The same, and in each column to the right one more. */
void ac_canvas_touch_columns(AcCanvas *canvas, AcRect in, int id);
/** What a mouse on this cell means; -1: nothing. */
int ac_canvas_touched(const AcCanvas *canvas, int x, int y);

/** The text, a line a row, blanks at the ends of lines cut; owned by the caller. */
char *ac_canvas_text(const AcCanvas *canvas);
/** The roles, a letter a cell: lower case, upper case where selected, '.' for plain text; cut like the text.
 */
char *ac_canvas_roles(const AcCanvas *canvas);

#endif

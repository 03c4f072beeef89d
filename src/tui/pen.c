/* SPDX-License-Identifier: MIT */
#include "pen.h"

#include <curses.h>
#include <string.h>
#include <term.h>
#include <wchar.h>

#include "direction.h"
#include "scroll.h"

/* Fewer unchanged cells than this are written again rather than jumped over: it is shorter. */
#define SHORT_GAP 6
/* More blanks than this at the end of a row are erased rather than written. */
#define LONG_BLANK 5

static const AcThemeStyle plain_style = {0, -1, -1};

void ac_pen_init(AcPen *pen)
{
	*pen = (AcPen){.bytes = g_string_sized_new(8192), .style = plain_style};
	(void)ac_theme_use(&pen->theme, "auto", NULL, NULL);
}

void ac_pen_clear(AcPen *pen)
{
	g_clear_pointer(&pen->glyphs, ac_glyphs_free);
	if (pen->bytes != NULL)
		g_string_free(pen->bytes, TRUE);
	pen->bytes = NULL;
}

void ac_pen_reset(AcPen *pen)
{
	pen->style = plain_style;
}

/* ---- how it is written ----------------------------------------------------------------------- */

/* A capability without its padding, which no terminal of this century waits for. */
void ac_pen_capability(AcPen *pen, const char *capability)
{
	for (const char *p = capability; p != NULL && *p != '\0'; p++) {
		const char *end = p[0] == '$' && p[1] == '<' ? strchr(p, '>') : NULL;
		if (end != NULL)
			p = end;
		else
			g_string_append_c(pen->bytes, *p);
	}
}

static char *with_number(const char *capability, int number)
{
	return tparm(capability, (long)number, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
}

static void move_to(AcPen *pen, int x, int y)
{
	ac_pen_capability(pen, tparm(cursor_address, (long)y, (long)x, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
}

static gboolean same_style(const AcThemeStyle *a, const AcThemeStyle *b)
{
	return a->flags == b->flags && a->foreground == b->foreground && a->background == b->background;
}

static void set_style(AcPen *pen, AcThemeStyle style)
{
	const AcThemeStyle *old = &pen->style;
	if (same_style(&style, old))
		return;
	/* Nothing is ever taken away but all at once. */
	gboolean fresh = (old->flags & ~style.flags) != 0 || (old->foreground >= 0 && style.foreground < 0) ||
	                 (old->background >= 0 && style.background < 0);
	if (fresh) {
		ac_pen_capability(pen, exit_attribute_mode);
		pen->style = plain_style;
	}
	unsigned more = style.flags & ~old->flags;
	ac_pen_capability(pen, (more & AC_LOOK_BOLD) != 0 ? enter_bold_mode : NULL);
	ac_pen_capability(pen, (more & AC_LOOK_UNDERLINE) != 0 ? enter_underline_mode : NULL);
	ac_pen_capability(pen, (more & AC_LOOK_REVERSE) != 0 ? enter_reverse_mode : NULL);
	if (style.foreground != old->foreground)
		ac_pen_capability(pen, with_number(pen->foreground, style.foreground));
	if (style.background != old->background)
		ac_pen_capability(pen, with_number(pen->background, style.background));
	pen->style = style;
}

static void write_on_console(AcPen *pen, const AcCell *cell)
{
	if (cell->width == 2)
		g_string_append(pen->bytes, "??");
	else
		g_string_append_unichar(pen->bytes, ac_glyphs_nearest(pen->glyphs, cell));
}

static void write_cell(AcPen *pen, const AcCell *cell)
{
	if (cell->width == 0)
		return;
	set_style(pen, ac_theme_style(&pen->theme, pen->n_colours, pen->is_console, cell->role));
	if (pen->glyphs != NULL && (cell->text[0] >= 0x80 || cell->text[1] != 0)) {
		write_on_console(pen, cell);
		return;
	}
	/* The C library may know fewer characters than GLib: what it cannot place would shift the rest of the
	 * row. */
	if (cell->text[0] >= 0x80 && wcwidth((wchar_t)cell->text[0]) != cell->width) {
		g_string_append(pen->bytes, cell->width == 2 ? "??" : "?");
		return;
	}
	for (int i = 0; i < AC_CELL_CHARS && cell->text[i] != 0; i++)
		g_string_append_unichar(pen->bytes, cell->text[i]);
}

/* Where the blanks begin that reach to the end of the row. */
static int blank_from(const AcCell *row, int width)
{
	while (width > 0 && ac_cell_is_blank(&row[width - 1]))
		width--;
	return width;
}

/* The next changed cell from @x on, or @width. */
static int next_change(const AcCell *fresh, const AcCell *old, int x, int width)
{
	while (x < width && ac_cell_equal(&fresh[x], &old[x]))
		x++;
	return x;
}

/* Text from right to left is isolated, and the terminal orders its letters: whole, where a part of it has
 * changed. */
static gboolean show_passage(AcPen *pen, const AcCell *row, AcRect in, int *x)
{
	int from, to;
	if (!pen->isolates || !ac_direction_passage(row, in.width, *x, &from, &to))
		return FALSE;
	move_to(pen, from, in.y);
	g_string_append(pen->bytes, AC_DIRECTION_BEGIN);
	for (int at = from; at < to; at++)
		write_cell(pen, &row[at]);
	g_string_append(pen->bytes, AC_DIRECTION_END);
	*x = to;
	return TRUE;
}

/* A wide character is written whole. */
static int begin_of(const AcCell *row, int x)
{
	while (x > 0 && row[x].width == 0)
		x--;
	return x;
}

static int end_of(const AcCell *row, int width, int x)
{
	for (x++; x < width && row[x].width == 0;)
		x++;
	return x;
}

static gboolean has_passage(const AcPen *pen, const AcCell *row, int from, int to)
{
	int first, last;
	if (!pen->isolates)
		return FALSE;
	while (from < to && !ac_direction_passage(row, to, from, &first, &last))
		from++;
	return from < to;
}

/* From cell @at of the row, after the last that was written (-1: elsewhere), to cell @x of row @y. */
static void go_to(AcPen *pen, const AcCell *row, int at, int x, int y)
{
	if (at < 0 || x - at > SHORT_GAP || has_passage(pen, row, at, x))
		move_to(pen, x, y);
	else
		while (at < x)
			write_cell(pen, &row[at++]);
}

/* A terminal that wraps at once would scroll when its last cell is written. */
static int width_of(const AcCanvas *next, int y)
{
	gboolean would_scroll = auto_right_margin && !eat_newline_glitch && y == ac_canvas_height(next) - 1;
	return ac_canvas_width(next) - (would_scroll ? 1 : 0);
}

static void show_row(AcPen *pen, const AcCanvas *shown, const AcCanvas *next, int y)
{
	const AcCell *fresh = ac_canvas_row(next, y), *old = ac_canvas_row(shown, y);
	int width = width_of(next, y), at = -1;
	if (ac_cells_equal(fresh, old, width))
		return;
	int blank = blank_from(fresh, ac_canvas_width(next));
	pen->isolates = pen->may_order && ac_direction_has_any(fresh, width);
	for (int x = next_change(fresh, old, 0, width); x < width; x = next_change(fresh, old, x, width)) {
		x = begin_of(fresh, x);
		if (show_passage(pen, fresh, (AcRect){0, y, width, 1}, &x)) {
			at = -1;
			continue;
		}
		go_to(pen, fresh, at, x, y);
		if (x >= blank && width - x > LONG_BLANK && clr_eol != NULL) {
			set_style(pen, plain_style);
			ac_pen_capability(pen, clr_eol);
			return;
		}
		write_cell(pen, &fresh[x]);
		at = x = end_of(fresh, width, x);
	}
}

static void move_rows(AcPen *pen, int rows, const char *many, const char *one)
{
	if (many != NULL && (rows > 1 || one == NULL))
		ac_pen_capability(pen, with_number(many, rows));
	else
		for (; rows > 0; rows--)
			ac_pen_capability(pen, one);
}

static void set_region(AcPen *pen, int top, int bottom)
{
	ac_pen_capability(pen, tparm(change_scroll_region, (long)top, (long)bottom, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
}

/* What has only moved is moved by the terminal; the rows it leaves are blank. */
static void scroll_rows(AcPen *pen, AcCanvas *shown, const AcCanvas *next)
{
	gboolean up = scroll_forward != NULL || parm_index != NULL;
	gboolean down = scroll_reverse != NULL || parm_rindex != NULL;
	AcScroll scroll;
	if (change_scroll_region == NULL || !up || !down || !ac_scroll_find(shown, next, &scroll))
		return;
	set_style(pen, plain_style);
	set_region(pen, scroll.top, scroll.bottom);
	move_to(pen, 0, scroll.by > 0 ? scroll.bottom : scroll.top);
	if (scroll.by > 0)
		move_rows(pen, scroll.by, parm_index, scroll_forward);
	else
		move_rows(pen, -scroll.by, parm_rindex, scroll_reverse);
	set_region(pen, 0, ac_canvas_height(next) - 1);
	ac_canvas_shift(shown, scroll.top, scroll.bottom, scroll.by);
}

void ac_pen_frame(AcPen *pen, AcCanvas *shown, const AcCanvas *next)
{
	int x, y;
	scroll_rows(pen, shown, next);
	for (int row = 0; row < ac_canvas_height(next); row++)
		show_row(pen, shown, next, row);
	set_style(pen, plain_style);
	ac_canvas_cursor(next, &x, &y);
	move_to(pen, x, y);
}

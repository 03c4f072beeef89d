/* SPDX-License-Identifier: MIT */
/* The grid itself: cells, single lines, rules, and its two planes as text. Breaking of paragraphs is in
 * flow.c. */
#include "tui/canvas.h"

#include "flow.h"

typedef struct {
	AcRect in;
	int id;   /* of the first column */
	int step; /* to the next column's */
} Touch;

struct AcCanvas {
	int width, height;
	int cursor_x, cursor_y;
	gboolean ascii, has_halves;
	AcCell *cells;
	GArray *touches; /* of Touch, the later over the earlier */
};

static const char role_letters[AC_N_ROLES] = {
    [AC_ROLE_TEXT] = '.',   [AC_ROLE_DIM] = 'd',   [AC_ROLE_STRONG] = 's',   [AC_ROLE_HEADING] = 'h',
    [AC_ROLE_RULE] = 'r',   [AC_ROLE_BAR] = 'b',   [AC_ROLE_KEY] = 'k',      [AC_ROLE_NEW] = 'n',
    [AC_ROLE_OK] = 'o',     [AC_ROLE_CARE] = 'c',  [AC_ROLE_ASK] = 'q',      [AC_ROLE_AVOID] = 'a',
    [AC_ROLE_SILENT] = 'u', [AC_ROLE_ALARM] = '!', [AC_ROLE_QUESTION] = 'y', [AC_ROLE_LINK] = 'l',
    [AC_ROLE_CODE] = 'w',
};

static AcCell *cell_at(const AcCanvas *canvas, int x, int y)
{
	return &canvas->cells[(gsize)y * (gsize)canvas->width + (gsize)x];
}

AcCanvas *ac_canvas_new(int width, int height, gboolean ascii)
{
	AcCanvas *canvas = g_new0(AcCanvas, 1);
	canvas->ascii = ascii;
	canvas->has_halves = !ascii;
	canvas->touches = g_array_new(FALSE, FALSE, sizeof(Touch));
	ac_canvas_resize(canvas, width, height);
	return canvas;
}

void ac_canvas_free(AcCanvas *canvas)
{
	if (canvas != NULL) {
		g_array_free(canvas->touches, TRUE);
		g_free(canvas->cells);
		g_free(canvas);
	}
}

void ac_canvas_resize(AcCanvas *canvas, int width, int height)
{
	canvas->width = MAX(width, 1);
	canvas->height = MAX(height, 1);
	g_free(canvas->cells);
	canvas->cells = g_new0(AcCell, (gsize)canvas->width * (gsize)canvas->height);
	ac_canvas_clear(canvas);
}

static void blank(AcCell *cell, unsigned role)
{
	cell->text[0] = ' ';
	cell->text[1] = 0;
	cell->width = 1;
	cell->role = (guint8)role;
}

void ac_canvas_clear(AcCanvas *canvas)
{
	gsize n = (gsize)canvas->width * (gsize)canvas->height;
	for (gsize i = 0; i < n; i++)
		blank(&canvas->cells[i], AC_ROLE_TEXT);
	canvas->cursor_x = canvas->width - 1;
	canvas->cursor_y = canvas->height - 1;
	g_array_set_size(canvas->touches, 0);
}

int ac_canvas_width(const AcCanvas *canvas)
{
	return canvas->width;
}

int ac_canvas_height(const AcCanvas *canvas)
{
	return canvas->height;
}

gboolean ac_canvas_is_ascii(const AcCanvas *canvas)
{
	return canvas->ascii;
}

gboolean ac_canvas_has_halves(const AcCanvas *canvas)
{
	return canvas->has_halves;
}

void ac_canvas_set_halves(AcCanvas *canvas, gboolean has_halves)
{
	canvas->has_halves = has_halves;
}

AcRect ac_canvas_whole(const AcCanvas *canvas)
{
	return (AcRect){0, 0, canvas->width, canvas->height};
}

const AcCell *ac_canvas_row(const AcCanvas *canvas, int y)
{
	g_assert(y >= 0 && y < canvas->height);
	return cell_at(canvas, 0, y);
}

gboolean ac_cell_equal(const AcCell *a, const AcCell *b)
{
	if (a->width != b->width || a->role != b->role)
		return FALSE;
	for (int i = 0; i < AC_CELL_CHARS; i++) {
		if (a->text[i] != b->text[i])
			return FALSE;
		if (a->text[i] == 0)
			return TRUE;
	}
	return TRUE;
}

gboolean ac_cell_is_blank(const AcCell *cell)
{
	return cell->text[0] == ' ' && cell->text[1] == 0 && cell->role == AC_ROLE_TEXT;
}

gboolean ac_cells_equal(const AcCell *a, const AcCell *b, int n)
{
	/* Nearly always what is equal is so to the last byte, which is found out much sooner. */
	if (memcmp(a, b, sizeof *a * (gsize)n) == 0)
		return TRUE;
	for (int i = 0; i < n; i++)
		if (!ac_cell_equal(&a[i], &b[i]))
			return FALSE;
	return TRUE;
}

void ac_canvas_set_cursor(AcCanvas *canvas, int x, int y)
{
	canvas->cursor_x = CLAMP(x, 0, canvas->width - 1);
	canvas->cursor_y = CLAMP(y, 0, canvas->height - 1);
}

void ac_canvas_cursor(const AcCanvas *canvas, int *x, int *y)
{
	*x = canvas->cursor_x;
	*y = canvas->cursor_y;
}

/* ---- putting text ---------------------------------------------------------------------------- */

/* The part of @in that lies on the canvas; FALSE when none of its first row does. */
static gboolean clip(const AcCanvas *canvas, AcRect *in)
{
	int right = MIN(in->x + in->width, canvas->width), bottom = MIN(in->y + in->height, canvas->height);
	in->x = MAX(in->x, 0);
	in->width = right - in->x;
	in->height = bottom - in->y;
	return in->y >= 0 && in->width > 0 && in->height > 0;
}

/* A wide character that loses one half loses the other as well. */
static void split_wide(AcCanvas *canvas, int x, int y)
{
	AcCell *cell = cell_at(canvas, x, y);
	if (cell->width == 0 && x > 0)
		blank(cell - 1, cell[-1].role);
	if (cell->width == 2 && x + 1 < canvas->width)
		blank(cell + 1, cell[1].role);
}

static void set_cell(AcCanvas *canvas, int x, int y, unsigned role, const AcGrapheme *grapheme)
{
	AcCell *cell = cell_at(canvas, x, y);
	split_wide(canvas, x, y);
	memcpy(cell->text, grapheme->text, sizeof cell->text);
	cell->width = (guint8)grapheme->width;
	cell->role = (guint8)role;
	if (grapheme->width == 2) {
		split_wide(canvas, x + 1, y);
		cell[1].text[0] = 0;
		cell[1].width = 0;
		cell[1].role = (guint8)role;
	}
}

/* Writes @length bytes of @text that are known to fit into @room; returns the columns used. */
static int write_run(AcCanvas *canvas, AcRect at, unsigned role, const char *text, gsize length)
{
	const char *end = text + length;
	int used = 0;
	AcGrapheme grapheme;
	while (text < end && (text = ac_flow_grapheme(text, &grapheme)) != NULL) {
		if (used + grapheme.width > at.width)
			break;
		set_cell(canvas, at.x + used, at.y, role, &grapheme);
		used += grapheme.width;
	}
	return used;
}

static gsize fit_letters(const char *text, int room)
{
	gsize length = ac_flow_fit(text, room);
	while (length > 0 && text[length - 1] == ' ')
		length--;
	return length;
}

/* To the end of a word, where that leaves at least half of the room. */
static gsize fit_words(const char *text, int room)
{
	gsize length = ac_flow_fit(text, room), least = ac_flow_fit(text, room / 2);
	for (gsize i = length; i > least; i--)
		if (text[i] == ' ') {
			length = i;
			break;
		}
	while (length > 0 && strchr(" ,;", text[length - 1]) != NULL)
		length--;
	return length;
}

typedef gsize (*Fit)(const char *text, int room);

static int write_cut(AcCanvas *canvas, AcRect in, unsigned role, const char *text, Fit fit)
{
	if (ac_flow_is_short(text, in.width) || ac_flow_width(text) <= in.width)
		return write_run(canvas, in, role, text, strlen(text));
	const char *ellipsis = canvas->ascii ? ".." : "…";
	int room = in.width - ac_flow_width(ellipsis);
	if (room < 1)
		return write_run(canvas, in, role, text, strlen(text));
	gsize length = fit(text, room);
	int used = write_run(canvas, in, role, text, length);
	AcRect rest = {in.x + used, in.y, in.width - used, 1};
	return used + write_run(canvas, rest, role, ellipsis, strlen(ellipsis));
}

int ac_canvas_measure(const AcCanvas *canvas, const char *text)
{
	g_autofree char *owned = NULL;
	return ac_flow_width(ac_flow_prepare(text, canvas->ascii, &owned));
}

int ac_canvas_line(AcCanvas *canvas, AcRect in, unsigned role, const char *text)
{
	g_autofree char *owned = NULL;
	if (!clip(canvas, &in))
		return 0;
	return write_cut(canvas, in, role, ac_flow_prepare(text, canvas->ascii, &owned), fit_letters);
}

int ac_canvas_line_right(AcCanvas *canvas, AcRect in, unsigned role, const char *text)
{
	int width = MIN(ac_canvas_measure(canvas, text), in.width);
	return ac_canvas_line(canvas, (AcRect){in.x + in.width - width, in.y, width, in.height}, role, text);
}

int ac_canvas_rows_of(const AcCanvas *canvas, const char *text, int width)
{
	g_autofree char *owned = NULL;
	const char *rest = ac_flow_prepare(text, canvas->ascii, &owned);
	int rows = 0;
	if (ac_flow_is_short(rest, width))
		return 1;
	for (gsize length; *rest != '\0'; rows++)
		rest = ac_flow_break(rest, width, &length);
	return rows;
}

int ac_canvas_paragraph(AcCanvas *canvas, AcRect in, unsigned role, const char *text)
{
	g_autofree char *owned = NULL;
	const char *rest = ac_flow_prepare(text, canvas->ascii, &owned);
	int rows = 0;
	if (!clip(canvas, &in))
		return 0;
	for (; *rest != '\0' && rows < in.height; rows++) {
		AcRect row = {in.x, in.y + rows, in.width, 1};
		gsize length;
		const char *next = ac_flow_break(rest, in.width, &length);
		if (*next != '\0' && rows == in.height - 1)
			write_cut(canvas, row, role, rest, fit_words);
		else
			write_run(canvas, row, role, rest, length);
		rest = next;
	}
	return rows;
}

void ac_canvas_fill(AcCanvas *canvas, AcRect in, unsigned role)
{
	if (!clip(canvas, &in))
		return;
	for (int y = in.y; y < in.y + in.height; y++) {
		split_wide(canvas, in.x, y);
		split_wide(canvas, in.x + in.width - 1, y);
		for (int x = in.x; x < in.x + in.width; x++)
			blank(cell_at(canvas, x, y), role);
	}
}

static void repeat(AcCanvas *canvas, AcRect in, unsigned role, gunichar symbol)
{
	AcGrapheme grapheme = {.text = {symbol}, .width = 1};
	for (int y = in.y; y < in.y + in.height; y++)
		for (int x = in.x; x < in.x + in.width; x++)
			set_cell(canvas, x, y, role, &grapheme);
}

void ac_canvas_repeat(AcCanvas *canvas, AcRect in, unsigned role, const char *sign)
{
	g_autofree char *owned = NULL;
	in.height = MIN(in.height, 1);
	if (clip(canvas, &in))
		repeat(canvas, in, role, g_utf8_get_char(ac_flow_prepare(sign, canvas->ascii, &owned)));
}

void ac_canvas_rule(AcCanvas *canvas, AcRect in, unsigned role)
{
	in.height = MIN(in.height, 1);
	if (clip(canvas, &in))
		repeat(canvas, in, role, canvas->ascii ? '-' : 0x2500);
}

void ac_canvas_bar(AcCanvas *canvas, AcRect in, unsigned role)
{
	in.width = MIN(in.width, 1);
	if (clip(canvas, &in))
		repeat(canvas, in, role, canvas->ascii ? '|' : 0x2502);
}

static void add_touch(AcCanvas *canvas, AcRect in, int id, int step)
{
	const Touch touch = {in, id, step};
	g_array_append_val(canvas->touches, touch);
}

static void copy_touches(AcCanvas *canvas, AcRect to, const AcCanvas *from, AcRect part)
{
	for (guint i = 0; i < from->touches->len; i++) {
		const Touch *touch = &g_array_index(from->touches, Touch, i);
		int left = MAX(touch->in.x, part.x), right = MIN(touch->in.x + touch->in.width, part.x + to.width);
		int top = MAX(touch->in.y, part.y), bottom = MIN(touch->in.y + touch->in.height, part.y + to.height);
		if (left < right && top < bottom)
			add_touch(canvas, (AcRect){to.x + left - part.x, to.y + top - part.y, right - left, bottom - top},
			          touch->id + (left - touch->in.x) * touch->step, touch->step);
	}
}

void ac_canvas_copy(AcCanvas *canvas, int x, int y, const AcCanvas *from, AcRect part)
{
	AcRect to = {x, y, part.width, part.height};
	if (!clip(from, &part) || !clip(canvas, &to))
		return;
	int width = MIN(part.width, to.width), height = MIN(part.height, to.height);
	for (int row = 0; row < height; row++) {
		split_wide(canvas, to.x, to.y + row);
		split_wide(canvas, to.x + width - 1, to.y + row);
		memcpy(cell_at(canvas, to.x, to.y + row), cell_at(from, part.x, part.y + row),
		       sizeof(AcCell) * (gsize)width);
	}
	copy_touches(canvas, (AcRect){to.x, to.y, width, height}, from, part);
}

void ac_canvas_shift(AcCanvas *canvas, int top, int bottom, int by)
{
	int kept = bottom - top + 1 - ABS(by);
	AcRect left = {0, by > 0 ? bottom - by + 1 : top, canvas->width, ABS(by)};
	g_assert(top >= 0 && bottom < canvas->height && kept >= 0);
	memmove(cell_at(canvas, 0, by > 0 ? top : top - by), cell_at(canvas, 0, by > 0 ? top + by : top),
	        sizeof(AcCell) * (gsize)canvas->width * (gsize)kept);
	ac_canvas_fill(canvas, left, AC_ROLE_TEXT);
}

/* ---- the mouse ------------------------------------------------------------------------------- */

void ac_canvas_touch(AcCanvas *canvas, AcRect in, int id)
{
	add_touch(canvas, in, id, 0);
}

void ac_canvas_touch_columns(AcCanvas *canvas, AcRect in, int id)
{
	add_touch(canvas, in, id, 1);
}

static gboolean is_inside(AcRect in, int x, int y)
{
	return x >= in.x && x < in.x + in.width && y >= in.y && y < in.y + in.height;
}

int ac_canvas_touched(const AcCanvas *canvas, int x, int y)
{
	for (guint i = canvas->touches->len; i > 0; i--) {
		const Touch *touch = &g_array_index(canvas->touches, Touch, i - 1);
		if (is_inside(touch->in, x, y))
			return touch->id + (x - touch->in.x) * touch->step;
	}
	return -1;
}

/* ---- the planes as text ---------------------------------------------------------------------- */

static void trim_row(GString *out, gsize start, char filler)
{
	while (out->len > start && out->str[out->len - 1] == filler)
		g_string_truncate(out, out->len - 1);
	g_string_append_c(out, '\n');
}

char *ac_canvas_text(const AcCanvas *canvas)
{
	GString *out = g_string_new(NULL);
	for (int y = 0; y < canvas->height; y++) {
		gsize start = out->len;
		for (int x = 0; x < canvas->width; x++) {
			const AcCell *cell = cell_at(canvas, x, y);
			for (int i = 0; i < AC_CELL_CHARS && cell->text[i] != 0; i++)
				g_string_append_unichar(out, cell->text[i]);
		}
		trim_row(out, start, ' ');
	}
	return g_string_free(out, FALSE);
}

char *ac_canvas_roles(const AcCanvas *canvas)
{
	GString *out = g_string_new(NULL);
	for (int y = 0; y < canvas->height; y++) {
		gsize start = out->len;
		for (int x = 0; x < canvas->width; x++) {
			unsigned role = cell_at(canvas, x, y)->role;
			char letter = role_letters[role & ~AC_ROLE_SELECTED];
			if ((role & AC_ROLE_SELECTED) != 0)
				letter = letter == '.' ? 'X' : g_ascii_toupper(letter);
			g_string_append_c(out, letter);
		}
		trim_row(out, start, '.');
	}
	return g_string_free(out, FALSE);
}

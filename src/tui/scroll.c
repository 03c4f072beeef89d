/* SPDX-License-Identifier: MIT */
#include "scroll.h"

/* Fewer changed rows than this are written again without looking. */
#define ROWS_LEAST 4
/* Setting the region, moving, and setting it back takes the bytes of about so many cells. */
#define COST 40
/* Rows looked for: in the middle of what has changed, then between. */
#define N_PROBES 4

typedef struct {
	const AcCanvas *shown, *fresh;
	int width, height;
} Frames;

static gboolean is_same(const Frames *frames, int in_shown, int in_fresh)
{
	return ac_cells_equal(ac_canvas_row(frames->shown, in_shown), ac_canvas_row(frames->fresh, in_fresh),
	                      frames->width);
}

static gboolean is_inside(const Frames *frames, int y)
{
	return y >= 0 && y < frames->height;
}

static int filled(const Frames *frames, int y)
{
	const AcCell *row = ac_canvas_row(frames->fresh, y);
	int n = 0;
	for (int x = 0; x < frames->width; x++)
		n += ac_cell_is_blank(&row[x]) ? 0 : 1;
	return n;
}

static int changed(const Frames *frames, int y)
{
	const AcCell *a = ac_canvas_row(frames->shown, y), *b = ac_canvas_row(frames->fresh, y);
	int n = 0;
	for (int x = 0; x < frames->width; x++)
		n += ac_cell_equal(&a[x], &b[x]) ? 0 : 1;
	return n;
}

/* How far away row @y of the new frame stood in the old one, the nearest place first; 0: nowhere. */
static int distance(const Frames *frames, int y)
{
	for (int by = 1; by < frames->height; by++) {
		if (is_inside(frames, y + by) && is_same(frames, y + by, y))
			return by;
		if (is_inside(frames, y - by) && is_same(frames, y - by, y))
			return -by;
	}
	return 0;
}

/* Cells that need not be written again, less those that the rows left empty need. */
static int gain(const Frames *frames, int first, int last, int by)
{
	int cells = -COST;
	for (int y = first; y <= last; y++)
		cells += changed(frames, y);
	for (int y = by > 0 ? last + 1 : first + by; y <= (by > 0 ? last + by : first - 1); y++)
		cells -= filled(frames, y) - changed(frames, y);
	return cells;
}

/* The rows around @y that have moved along with it. */
static int try_at(const Frames *frames, int y, AcScroll *out)
{
	int by = filled(frames, y) > 0 ? distance(frames, y) : 0, first = y, last = y;
	if (by == 0)
		return 0;
	while (is_inside(frames, first - 1) && is_inside(frames, first - 1 + by) &&
	       is_same(frames, first - 1 + by, first - 1))
		first--;
	while (is_inside(frames, last + 1) && is_inside(frames, last + 1 + by) &&
	       is_same(frames, last + 1 + by, last + 1))
		last++;
	*out = (AcScroll){MIN(first, first + by), MAX(last, last + by), by};
	return gain(frames, first, last, by);
}

gboolean ac_scroll_find(const AcCanvas *shown, const AcCanvas *fresh, AcScroll *out)
{
	const Frames frames = {shown, fresh, ac_canvas_width(fresh), ac_canvas_height(fresh)};
	g_autofree int *rows = g_new(int, (gsize)frames.height);
	int n = 0, best = 0;
	for (int y = 0; y < frames.height; y++)
		if (!is_same(&frames, y, y))
			rows[n++] = y;
	for (int i = 0; n >= ROWS_LEAST && i < N_PROBES && best == 0; i++) {
		static const int parts[N_PROBES] = {4, 2, 6, 1}; /* eighths of the way down */
		best = MAX(try_at(&frames, rows[n * parts[i] / 8], out), 0);
	}
	return best > 0;
}

/* SPDX-License-Identifier: MIT */
/* The days as a table: what changes, what to avoid, boxes to tick. What to avoid is said once for the days it
 * holds, beside all of them. */
#include "pen.h"

#include <string.h>

#define NUMBER_W      22.0
#define DATE_SIZE     8.0
#define CHANGES_LEAST 100.0
#define TICK          8.0
#define TICK_LEAST    27.0
#define TICK_MOST     46.0
#define HEAD_SIZE     6.6
#define CELL_PAD      3.0
#define MOST_COLUMNS  9
#define BELOW_GAP     9.0

static const AcLook HEAD = {.tag = "TH", .size = HEAD_SIZE, .bold = TRUE, .shade = AC_SHADE_PAPER};

typedef struct {
	AcPen *pen;
	double size;  /* of the text */
	double row_h; /* at least */
	double changes_x, changes_w, avoid_x, avoid_w, ticks_x;
	double day_w;    /* number and date */
	double *widths;  /* of the columns of boxes */
	guint n_columns; /* those that have room */
	double *heights; /* by day */
} Table;

/* ---- measures ----------------------------------------------------------------------------------- */

/* A column is as wide as its longest word. */
static double column_width(const AcPen *pen, const AcPageColumn *column)
{
	double w = TICK_LEAST;
	AcLook look = {.size = HEAD_SIZE, .bold = TRUE};
	g_autofree char *words = g_strdup(column->title);
	for (char *at = words; *at != '\0';) {
		char *blank = strchr(at, ' ');
		if (blank != NULL)
			*blank = '\0';
		w = MAX(w, ac_pen_width(pen, at, look) + 5);
		at = blank != NULL ? blank + 1 : at + strlen(at);
	}
	return MIN(w, TICK_MOST);
}

/* How much of what the boxes leave is for what changes: the first, unless another makes it lower. */
static const double SHARES[] = {0.55, 0.5, 0.6};

static void share_width(Table *table, double share)
{
	double room = table->ticks_x - table->changes_x;
	table->changes_w = MAX(room * share, CHANGES_LEAST);
	table->avoid_x = table->changes_x + table->changes_w;
	table->avoid_w = room - table->changes_w;
}

static void set_widths(Table *table)
{
	AcPen *pen = table->pen;
	double ticks = 0;
	for (guint i = 0; i < pen->words->n_days; i++)
		table->day_w = MAX(table->day_w, ac_pen_width(pen, pen->words->days[i].date,
		                                              (AcLook){.size = DATE_SIZE, .bold = TRUE}));
	table->day_w += NUMBER_W + 7;
	double room = pen->right - pen->left - table->day_w;
	table->widths = AC_ARENA_ARRAY(pen->arena, double, pen->words->n_columns);
	for (guint i = 0; i < pen->words->n_columns && i < MOST_COLUMNS; i++) {
		table->widths[i] = column_width(pen, &pen->words->columns[i]);
		if (ticks + table->widths[i] > room * 0.55)
			break;
		ticks += table->widths[i];
		table->n_columns++;
	}
	table->ticks_x = pen->right - ticks;
	table->changes_x = pen->left + table->day_w;
	share_width(table, SHARES[0]);
}

static AcPageItem changes_item(const AcPageDay *day)
{
	return (AcPageItem){.lead = day->lead, .text = day->changes};
}

static double changes_height(const Table *table, const AcPageDay *day)
{
	AcPageItem item = changes_item(day);
	double w = table->changes_w - 2 * CELL_PAD;
	if (*day->lead == '\0')
		return ac_pen_height(table->pen, day->changes, (AcLook){.size = table->size}, w);
	return ac_pen_item_height(table->pen, &item, table->size, w);
}

static double avoid_height(const Table *table, const AcPageDay *day)
{
	return ac_pen_height(table->pen, day->avoid, (AcLook){.size = table->size},
	                     table->avoid_w - 2 * CELL_PAD);
}

/* What is said of a day stands beside the days after it, until something else is: each column for itself. */
typedef enum { COLUMN_CHANGES, COLUMN_AVOID } Column;

static gboolean goes_on(const AcPageDay *day, Column column)
{
	return column == COLUMN_AVOID ? day->same_as_before : *day->lead == '\0' && *day->changes == '\0';
}

static guint end_of_stretch(const Table *table, Column column, guint first, guint limit)
{
	guint end = first + 1;
	while (end < limit && goes_on(&table->pen->words->days[end], column))
		end++;
	return end;
}

static double sum_of(const Table *table, guint first, guint end)
{
	double sum = 0;
	for (guint i = first; i < end; i++)
		sum += table->heights[i];
	return sum;
}

static void make_high(Table *table, Column column, guint first, guint limit)
{
	for (guint i = first, end; i < limit; i = end) {
		const AcPageDay *day = &table->pen->words->days[i];
		end = end_of_stretch(table, column, i, limit);
		double wanted = (column == COLUMN_AVOID ? avoid_height(table, day) : changes_height(table, day)) +
		                2 * CELL_PAD - 1;
		double lacking = wanted - sum_of(table, i, end);
		for (guint k = i; k < end && lacking > 0; k++)
			table->heights[k] += lacking / (end - i);
	}
}

/* Every day as high as its boxes; each stretch as high as what is said beside it. */
static double set_heights(Table *table, guint first, guint limit)
{
	for (guint i = first; i < limit; i++)
		table->heights[i] = table->row_h;
	make_high(table, COLUMN_CHANGES, first, limit);
	make_high(table, COLUMN_AVOID, first, limit);
	return sum_of(table, first, limit);
}

/* ---- the head ----------------------------------------------------------------------------------- */

static double head_height(const Table *table)
{
	double h = 12;
	AcLook look = HEAD;
	for (guint i = 0; i < table->n_columns; i++)
		h = MAX(h,
		        ac_pen_height(table->pen, table->pen->words->columns[i].title, look, table->widths[i] - 3));
	return h + ac_pen_height(table->pen, "x", look, 0) + 8;
}

static void put_head(const Table *table)
{
	AcPen *pen = table->pen;
	double h = head_height(table), line = ac_pen_height(pen, "x", HEAD, 0), text_y = pen->y + h - line - 4;
	ac_pen_fill(pen, AC_SHADE_BRAND, (AcPlace){pen->left, pen->y, pen->right - pen->left}, h);
	ac_pen_open(pen, "TR");
	ac_pen_text(pen, pen->words->day_heading, HEAD, (AcPlace){pen->left + 4, text_y, table->day_w - 4});
	ac_pen_text(pen, pen->words->changes_heading, HEAD,
	            (AcPlace){table->changes_x + CELL_PAD, text_y, table->changes_w - CELL_PAD});
	double avoid_h = ac_pen_height(pen, pen->words->avoid_heading, HEAD, table->avoid_w - 2 * CELL_PAD);
	ac_pen_text(
	    pen, pen->words->avoid_heading, HEAD,
	    (AcPlace){table->avoid_x + CELL_PAD, pen->y + h - avoid_h - 4, table->avoid_w - 2 * CELL_PAD});
	double x = table->ticks_x;
	for (guint i = 0; i < table->n_columns; i++) {
		const AcPageColumn *column = &pen->words->columns[i];
		AcLook title = {.size = HEAD_SIZE, .bold = TRUE, .shade = AC_SHADE_PAPER, .side = AC_SIDE_CENTRE};
		AcLook when = {.size = HEAD_SIZE, .shade = AC_SHADE_PAPER, .side = AC_SIDE_CENTRE, .most_lines = 1};
		double title_h = ac_pen_height(pen, column->title, title, table->widths[i] - 3);
		ac_pen_open(pen, "TH");
		ac_pen_text(pen, column->title, title,
		            (AcPlace){x + 1.5, text_y - title_h - 1, table->widths[i] - 3});
		ac_pen_text(pen, column->when, when, (AcPlace){x + 0.5, text_y, table->widths[i] - 1});
		ac_pen_close(pen, "TH");
		x += table->widths[i];
	}
	ac_pen_close(pen, "TR");
	pen->y += h;
}

/* ---- rows --------------------------------------------------------------------------------------- */

static void put_boxes(const Table *table, const AcPageDay *day, double h)
{
	AcPen *pen = table->pen;
	double x = table->ticks_x;
	for (guint i = 0; i < table->n_columns; i++) {
		guint n = day->boxes[i];
		double gap = 2, w = MIN(TICK, (table->widths[i] - 4 - gap * (n > 0 ? n - 1 : 0)) / MAX(n, 1));
		double at = x + (table->widths[i] - (n * w + (n > 0 ? n - 1 : 0) * gap)) / 2;
		for (guint k = 0; k < n && w > 2; k++, at += w + gap)
			ac_pen_add(pen, (AcBox){.kind = AC_BOX_TICK, .x = at, .y = pen->y + (h - w) / 2, .w = w, .h = w});
		x += table->widths[i];
	}
}

static void put_date(const Table *table, const AcPageDay *day, double h)
{
	AcPen *pen = table->pen;
	AcLook number = {.size = table->size + 1, .bold = TRUE, .shade = AC_SHADE_BRAND, .side = AC_SIDE_END};
	AcLook date = {.size = table->size, .bold = day->has_session, .most_lines = 1};
	double y = pen->y + (h - ac_pen_height(pen, "x", date, 0)) / 2;
	ac_pen_open(pen, "TH");
	ac_pen_text(pen, day->number, number, (AcPlace){pen->left, y - 0.7, 18});
	ac_pen_text(pen, day->date, date, (AcPlace){pen->left + NUMBER_W, y, table->day_w - NUMBER_W});
	ac_pen_close(pen, "TH");
}

static void put_line(const Table *table, double from, double to)
{
	ac_pen_add(table->pen, (AcBox){.kind = AC_BOX_RULE,
	                               .shade = AC_SHADE_LINE,
	                               .x = from,
	                               .y = table->pen->y,
	                               .w = to - from,
	                               .thick = 0.4});
}

/* A cell that holds for several days has a bar at its side, as long as they are. */
static void put_span(const Table *table, Column column, guint index, guint limit)
{
	AcPen *pen = table->pen;
	double h = sum_of(table, index, end_of_stretch(table, column, index, limit));
	double x = column == COLUMN_AVOID ? table->avoid_x : table->changes_x;
	ac_pen_fill(pen, AC_SHADE_LINE, (AcPlace){x - 1, pen->y + 2, 1}, h - 4);
}

static void put_changes(const Table *table, const AcPageDay *day)
{
	AcPen *pen = table->pen;
	AcPageItem item = changes_item(day);
	AcPlace place = {table->changes_x + CELL_PAD, pen->y + CELL_PAD - 1, table->changes_w - 2 * CELL_PAD};
	if (*day->lead == '\0')
		ac_pen_text(pen, day->changes, (AcLook){.size = table->size}, place);
	else
		ac_pen_item(pen, &item, (AcLook){.size = table->size}, place);
}

static void put_avoid(const Table *table, const AcPageDay *day)
{
	AcPlace place = {table->avoid_x + CELL_PAD, table->pen->y + CELL_PAD - 1, table->avoid_w - 2 * CELL_PAD};
	ac_pen_text(table->pen, day->avoid, (AcLook){.size = table->size}, place);
}

static void put_background(const Table *table, const AcPageDay *day, double h)
{
	AcPen *pen = table->pen;
	AcShade shade = day->has_session ? AC_SHADE_PALE : AC_SHADE_WEEKEND;
	if (!day->weekend && !day->has_session)
		return;
	ac_pen_fill(pen, shade, (AcPlace){pen->left, pen->y, table->day_w}, h);
	ac_pen_fill(pen, shade, (AcPlace){table->ticks_x, pen->y, pen->right - table->ticks_x}, h);
}

static void put_day(const Table *table, guint first, guint index, guint limit)
{
	AcPen *pen = table->pen;
	const AcPageDay *day = &pen->words->days[index];
	double h = table->heights[index];
	gboolean changes = index == first || !goes_on(day, COLUMN_CHANGES);
	gboolean avoid = index == first || !goes_on(day, COLUMN_AVOID);
	put_background(table, day, h);
	if (index > first)
		put_line(table, pen->left, table->changes_x - 4);
	if (index > first && changes)
		put_line(table, table->changes_x - 4, table->avoid_x - 4);
	if (index > first && avoid)
		put_line(table, table->avoid_x - 4, table->ticks_x);
	if (index > first)
		put_line(table, table->ticks_x, pen->right);
	if (changes)
		put_span(table, COLUMN_CHANGES, index, limit);
	if (avoid)
		put_span(table, COLUMN_AVOID, index, limit);
	ac_pen_open(pen, "TR");
	put_date(table, day, h);
	ac_pen_open(pen, "TD");
	if (changes)
		put_changes(table, day);
	ac_pen_close(pen, "TD");
	ac_pen_open(pen, "TD");
	if (avoid)
		put_avoid(table, day);
	ac_pen_close(pen, "TD");
	put_boxes(table, day, h);
	ac_pen_close(pen, "TR");
	pen->y += h;
}

static void put_rows(const Table *table, guint first, guint limit)
{
	ac_pen_open(table->pen, "Table");
	put_head(table);
	for (guint i = first; i < limit; i++)
		put_day(table, first, i, limit);
	put_line(table, table->pen->left, table->pen->right);
	ac_pen_close(table->pen, "Table");
}

/* ---- pages -------------------------------------------------------------------------------------- */

/* What stands on a page that begins with @first: to the end of a week where most of it is full by then. */
static guint days_on_page(Table *table, guint first, double room)
{
	const AcPageWords *words = table->pen->words;
	guint fit = first;
	while (fit < words->n_days && set_heights(table, first, fit + 1) <= room)
		fit++;
	if (fit == words->n_days || fit == first)
		return MAX(fit, first + 1);
	for (guint end = fit; end > first + (fit - first) * 3 / 5; end--)
		if (end > 0 && words->days[end - 1].weekend && !words->days[end].weekend)
			return end;
	return fit;
}

/* At any share of the width. */
static gboolean fits(Table *table, double room)
{
	for (guint i = 0; i < G_N_ELEMENTS(SHARES); i++) {
		share_width(table, SHARES[i]);
		if (set_heights(table, 0, table->pen->words->n_days) <= room)
			return TRUE;
	}
	share_width(table, SHARES[0]);
	return FALSE;
}

/* The largest size at which all stands on one page, with @below it; else without; else one that reads well on
 * several. */
static void choose_size(Table *table, double room, double below)
{
	static const struct {
		double size, more;
	} STEPS[] = {{8.0, 4.6}, {7.8, 4.0}, {7.6, 3.6}, {7.4, 3.2}, {7.2, 3.0}, {7.0, 2.6}};
	const double wanted[] = {room - below, room};
	for (guint pass = 0; pass < G_N_ELEMENTS(wanted); pass++)
		for (guint i = 0; i < G_N_ELEMENTS(STEPS); i++) {
			table->size = STEPS[i].size;
			table->row_h = STEPS[i].size + STEPS[i].more;
			if (fits(table, wanted[pass]))
				return;
		}
	table->size = STEPS[0].size;
	table->row_h = STEPS[0].size + STEPS[0].more;
}

void ac_pen_days(AcPen *pen, double below)
{
	Table table = {.pen = pen};
	AcLook title = {.tag = "H2", .size = 12, .bold = TRUE, .shade = AC_SHADE_BRAND};
	const char *heading =
	    *pen->words->client != '\0'
	        ? ac_arena_printf(pen->arena, "%s · %s", pen->words->days_title, pen->words->client)
	        : pen->words->days_title;
	set_widths(&table);
	table.heights = AC_ARENA_ARRAY(pen->arena, double, pen->words->n_days);
	double head = head_height(&table), above = ac_pen_height(pen, heading, title, 0) + 5;
	AcLook end = {.tag = "P", .size = DATE_SIZE, .bold = TRUE, .shade = AC_SHADE_BRAND};
	double w = pen->right - pen->left, more = ac_pen_height(pen, pen->words->goes_on, end, w);
	choose_size(&table, pen->bottom - pen->top - head - above - BELOW_GAP - more, below);
	for (guint first = 0; first < pen->words->n_days;) {
		ac_pen_begin_page(pen);
		title.most_lines = 1;
		ac_pen_text(pen, heading, title, (AcPlace){pen->left, pen->y, w});
		pen->y += above;
		guint limit = days_on_page(&table, first, pen->bottom - pen->y - head - more);
		set_heights(&table, first, limit);
		put_rows(&table, first, limit);
		first = limit;
		if (first < pen->words->n_days)
			ac_pen_end_page(pen);
	}
	pen->y += 3 + ac_pen_text(pen, pen->words->goes_on, end, (AcPlace){pen->left, pen->y + 3, w});
	pen->y += BELOW_GAP - 3;
}

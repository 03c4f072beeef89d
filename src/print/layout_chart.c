/* SPDX-License-Identifier: MIT */
/* The chart: activities down, days across; each bar says until when. */
#include "pen.h"

#define TITLE_W    172.0
#define TITLE_SIZE 7.6
#define LABEL_SIZE 7.2
#define BAR_PAD    3.5
#define SIGN_W     7.0
#define HEAD_H     50.0
#define NEXT_H     11.0
#define LEGEND_H   13.0
#define LEGEND_GAP 10.0
#define DATE_SIZE  6.8
#define SMALL_SIZE 5.6
#define MARK_W     22.0
#define STEP_SIZE  6.6
#define STEP_H     8.5
#define MOST_DATES 42

static const AcLook LEGEND = {.size = 7.6};
static const AcLook ROW_TITLE = {.size = TITLE_SIZE};

typedef struct {
	AcPen *pen;
	double x, day_w; /* where the days begin, how wide one is */
	guint n_days;
} Chart;

static Chart chart_of(AcPen *pen)
{
	Chart chart = {.pen = pen, .n_days = MAX(pen->words->n_days, 1)};
	chart.x = pen->left + TITLE_W;
	chart.day_w = (pen->right - chart.x) / chart.n_days;
	return chart;
}

/* ---- the head ----------------------------------------------------------------------------------- */

static const AcLook TITLE = {.tag = "H2", .size = 11, .bold = TRUE, .shade = AC_SHADE_BRAND, .most_lines = 1};

static double legend_width(const AcPen *pen)
{
	double w = 0;
	for (guint i = 0; i < G_N_ELEMENTS(pen->words->verdicts); i++)
		w += ac_pen_width(pen, pen->words->verdicts[i], LEGEND) + MARK_W + LEGEND_GAP + 4;
	return w - LEGEND_GAP;
}

/* It stands beside the title where both have room, else below it. */
static double legend_drop(const AcPen *pen)
{
	double title = ac_pen_width(pen, pen->words->chart_title, TITLE);
	return title + LEGEND_GAP + legend_width(pen) > pen->right - pen->left ? LEGEND_H : 0;
}

static void put_legend(AcPen *pen)
{
	static const AcVerdict ORDER[] = {AC_VERDICT_AVOID, AC_VERDICT_ASK, AC_VERDICT_CARE, AC_VERDICT_OK,
	                                  AC_VERDICT_SILENT};
	double x = pen->right - legend_width(pen);
	for (guint i = 0; i < G_N_ELEMENTS(ORDER); i++) {
		const char *word = pen->words->verdicts[ORDER[i]];
		double w = ac_pen_width(pen, word, LEGEND) + 1;
		ac_pen_add(pen, (AcBox){.kind = AC_BOX_BAR,
		                        .verdict = ORDER[i],
		                        .x = x,
		                        .y = pen->y + 3.5,
		                        .w = MARK_W,
		                        .h = 9,
		                        .radius = 2});
		ac_pen_add(pen, (AcBox){.kind = AC_BOX_SIGN,
		                        .verdict = ORDER[i],
		                        .x = x + (MARK_W - SIGN_W) / 2,
		                        .y = pen->y + 4.5,
		                        .w = SIGN_W,
		                        .h = SIGN_W});
		ac_pen_text(pen, word, LEGEND, (AcPlace){x + MARK_W + 3, pen->y + 3, w});
		x += MARK_W + 3 + w + LEGEND_GAP;
	}
}

static void put_days(const Chart *chart)
{
	AcPen *pen = chart->pen;
	guint step = (chart->n_days + MOST_DATES - 1) / MOST_DATES;
	AcLook date = {.size = DATE_SIZE, .bold = TRUE, .side = AC_SIDE_CENTRE, .most_lines = 1};
	AcLook small = {.size = SMALL_SIZE, .shade = AC_SHADE_SOFT, .side = AC_SIDE_CENTRE, .most_lines = 1};
	AcLook end = {.size = SMALL_SIZE, .shade = AC_SHADE_SOFT, .side = AC_SIDE_END, .most_lines = 1};
	ac_pen_text(pen, pen->words->date_word, end, (AcPlace){pen->left, pen->y + 9, TITLE_W - 4});
	ac_pen_text(pen, pen->words->day_word, end, (AcPlace){pen->left, pen->y + 18, TITLE_W - 4});
	for (guint i = 0; i < pen->words->n_days; i++) {
		const AcPageDay *day = &pen->words->days[i];
		double w = chart->day_w * step, x = chart->x + i * chart->day_w;
		AcPlace place = {x, pen->y, w};
		if (*day->month != '\0')
			ac_pen_text(pen, day->month,
			            (AcLook){.size = DATE_SIZE, .bold = TRUE, .shade = AC_SHADE_BRAND, .most_lines = 1},
			            (AcPlace){x, pen->y - 9, 60});
		if (i % step != 0)
			continue;
		if (ac_pen_width(pen, day->weekday, small) <= w)
			ac_pen_text(pen, day->weekday, small, place);
		place.y += 7.5;
		ac_pen_text(pen, day->day, date, place);
		place.y += 9.5;
		ac_pen_text(pen, day->number, small, place);
	}
	pen->y += 25;
}

/* ---- bars --------------------------------------------------------------------------------------- */

static AcLook label_look(AcVerdict verdict)
{
	gboolean dark = verdict == AC_VERDICT_AVOID;
	return (AcLook){
	    .size = LABEL_SIZE, .bold = dark, .shade = dark ? AC_SHADE_PAPER : AC_SHADE_INK, .most_lines = 1};
}

static gboolean is_blank(const AcPageBar *bar)
{
	return bar->verdict == AC_VERDICT_OK || bar->verdict == AC_VERDICT_SILENT;
}

/* What is blank after the bar, up to the next that is not. */
static double room_behind(const Chart *chart, const AcPageRow *row, guint index)
{
	double end = row->bars[index].to;
	for (guint i = index + 1; i < row->n_bars && is_blank(&row->bars[i]); i++)
		end = row->bars[i].to;
	return (end - row->bars[index].to) * chart->day_w;
}

/* The longest of its labels that fits inside, with its sign or without; else the longest that fits behind it,
 * where nothing is forbidden. Returns the room it leaves for the sign. */
static gboolean put_label(const Chart *chart, const AcPageRow *row, guint index, double y, double h)
{
	AcPen *pen = chart->pen;
	const AcPageBar *bar = &row->bars[index];
	double x = chart->x + bar->from * chart->day_w, w = (bar->to - bar->from) * chart->day_w;
	double behind = room_behind(chart, row, index);
	AcLook inside = label_look(bar->verdict), outside = {.size = LABEL_SIZE, .most_lines = 1};
	double text_y = y + (h - ac_pen_height(pen, "x", inside, 0)) / 2;
	for (guint i = 0; i < bar->n_labels; i++) {
		double wide = ac_pen_width(pen, bar->labels[i], inside);
		gboolean has_sign = wide + SIGN_W + 3 * BAR_PAD <= w;
		double at = has_sign ? SIGN_W + 2 * BAR_PAD : BAR_PAD;
		if (wide + at + BAR_PAD <= w || (!has_sign && wide + 3 <= w && i + 1 == bar->n_labels)) {
			at = MIN(at, (w - wide) / 2 + (has_sign ? SIGN_W : 0));
			ac_pen_text(pen, bar->labels[i], inside, (AcPlace){x + at, text_y, wide + 1});
			return has_sign;
		}
	}
	for (guint i = 0; i < bar->n_labels; i++) {
		double wide = ac_pen_width(pen, bar->labels[i], outside);
		if (wide + SIGN_W + 3 * BAR_PAD > behind)
			continue;
		double at = x + w + SIGN_W + 2 * BAR_PAD;
		ac_pen_fill(pen, AC_SHADE_PAPER, (AcPlace){at - 1, y + 1, wide + 2}, h - 2);
		ac_pen_text(pen, bar->labels[i], outside, (AcPlace){at, text_y, wide + 1});
		break;
	}
	return w >= SIGN_W + 2;
}

static void put_sign(const Chart *chart, const AcPageBar *bar, double y, double h)
{
	double x = chart->x + bar->from * chart->day_w, w = (bar->to - bar->from) * chart->day_w;
	if (bar->verdict == AC_VERDICT_SILENT && w < 3 * SIGN_W)
		return;
	ac_pen_add(chart->pen, (AcBox){.kind = AC_BOX_SIGN,
	                               .verdict = bar->verdict,
	                               .x = w > SIGN_W + 2 * BAR_PAD ? x + BAR_PAD : x + (w - SIGN_W) / 2,
	                               .y = y + (h - SIGN_W) / 2,
	                               .w = SIGN_W,
	                               .h = SIGN_W});
}

static void put_bar(const Chart *chart, const AcPageRow *row, guint index, double y, double h)
{
	AcPen *pen = chart->pen;
	const AcPageBar *bar = &row->bars[index];
	double x = chart->x + bar->from * chart->day_w, w = (bar->to - bar->from) * chart->day_w;
	AcBox box = {.kind = AC_BOX_BAR, .verdict = bar->verdict, .x = x, .y = y, .w = w, .h = h, .radius = 2.5};
	box.thick = bar->adjusted ? 1.8 : 0;
	ac_pen_add(pen, box);
	if (is_blank(bar) || put_label(chart, row, index, y, h))
		put_sign(chart, bar, y, h);
}

/* What the steps of a ladder are stands below its bars, as far as there is room. */
static void put_step(const Chart *chart, const AcPageRow *row, guint index, double y)
{
	const AcPageBar *bar = &row->bars[index];
	AcLook look = {.size = STEP_SIZE, .most_lines = 1};
	double end = chart->n_days;
	for (guint i = row->n_bars - 1; i > index; i--)
		if (row->bars[i].step != NULL)
			end = row->bars[i].from;
	double x = chart->x + bar->from * chart->day_w + 1, room = (end - bar->from) * chart->day_w - 3;
	double w = ac_pen_width(chart->pen, bar->step, look) + 1;
	if (w <= room)
		ac_pen_text(chart->pen, bar->step, look, (AcPlace){x, y, w});
}

/* ---- rows --------------------------------------------------------------------------------------- */

static gboolean has_steps(const AcPageRow *row)
{
	for (guint i = 0; i < row->n_bars; i++)
		if (row->bars[i].step != NULL)
			return TRUE;
	return FALSE;
}

static double row_height(const AcPen *pen, const AcPageRow *row, double least)
{
	double title = ac_pen_height(pen, row->title, ROW_TITLE, TITLE_W - 6) + 3.5;
	return MAX(least + (has_steps(row) ? STEP_H : 0), title);
}

static void put_row(const Chart *chart, const AcPageRow *row, double h)
{
	AcPen *pen = chart->pen;
	double title_h = ac_pen_height(pen, row->title, ROW_TITLE, TITLE_W - 6),
	       below = has_steps(row) ? STEP_H : 0;
	double bar_h = MIN(h - below - 2.5, 12.5), y = pen->y + (h - below - bar_h) / 2;
	ac_pen_text(pen, row->title, ROW_TITLE, (AcPlace){pen->left, pen->y + (h - title_h) / 2, TITLE_W - 6});
	for (guint i = 0; i < row->n_bars; i++)
		put_bar(chart, row, i, y, bar_h);
	for (guint i = 0; i < row->n_bars; i++)
		if (row->bars[i].step != NULL)
			put_step(chart, row, i, y + bar_h);
	pen->y += h;
	ac_pen_rule(pen, AC_SHADE_LINE, pen->y, 0.4);
}

static void put_weekends(const Chart *chart, double y, double h)
{
	for (guint i = 0; i < chart->pen->words->n_days; i++)
		if (chart->pen->words->days[i].weekend)
			ac_pen_fill(chart->pen, AC_SHADE_WEEKEND, (AcPlace){chart->x + i * chart->day_w, y, chart->day_w},
			            h);
}

/* Behind the bars: a line at the next session, from @y on. */
static void put_next_line(const Chart *chart, double y, double h)
{
	if (chart->pen->words->next_at >= 0)
		ac_pen_add(chart->pen, (AcBox){.kind = AC_BOX_RULE,
		                               .shade = AC_SHADE_BRAND,
		                               .x = chart->x + chart->pen->words->next_at * chart->day_w,
		                               .y = y,
		                               .h = h,
		                               .thick = 1.1});
}

static void put_next_label(const Chart *chart)
{
	AcPen *pen = chart->pen;
	if (pen->words->next_at < 0)
		return;
	double x = chart->x + pen->words->next_at * chart->day_w;
	AcLook look = {.size = LABEL_SIZE, .bold = TRUE, .shade = AC_SHADE_BRAND, .most_lines = 1};
	double w = ac_pen_width(pen, pen->words->next_label, look) + 1;
	ac_pen_text(pen, pen->words->next_label, look,
	            (AcPlace){CLAMP(x - w / 2, pen->left, pen->right - w), pen->y + 2.5, w});
	pen->y += NEXT_H;
}

double ac_pen_chart_height(const AcPen *pen, guint n_rows, double least)
{
	double h = HEAD_H + legend_drop(pen) + (pen->words->next_at >= 0 ? NEXT_H : 0);
	for (guint i = 0; i < n_rows; i++)
		h += row_height(pen, &pen->words->rows[i], least);
	return h;
}

void ac_pen_chart(AcPen *pen, guint n_rows, double least)
{
	Chart chart = chart_of(pen);
	double drop = legend_drop(pen), title_w = ac_pen_width(pen, pen->words->chart_title, TITLE) + 2;
	ac_pen_text(pen, pen->words->chart_title, TITLE,
	            (AcPlace){pen->left, pen->y, MIN(title_w, pen->right - pen->left)});
	ac_pen_open_figure(pen, pen->words->chart_alt);
	pen->y += drop;
	put_legend(pen);
	pen->y += 25;
	put_weekends(&chart, pen->y, ac_pen_chart_height(pen, n_rows, least) - HEAD_H - drop + 25);
	put_days(&chart);
	double top = pen->y;
	ac_pen_rule(pen, AC_SHADE_LINE, top, 0.8);
	put_next_line(&chart, top, ac_pen_chart_height(pen, n_rows, least) - HEAD_H - drop - NEXT_H + 3);
	for (guint i = 0; i < n_rows; i++)
		put_row(&chart, &pen->words->rows[i], row_height(pen, &pen->words->rows[i], least));
	put_next_label(&chart);
	ac_pen_close(pen, "Figure");
}

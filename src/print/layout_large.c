/* SPDX-License-Identifier: MIT */
/* Large print: the same in one column, nothing smaller than 16 points, on as many pages as it takes. What the
 * chart shows stands in words, and each day has its own boxes. */
#include "pen.h"

#define SIZE    AC_LARGE_PRINT
#define TITLE   24.0
#define SECTION 20.0
#define GAP     6.0
#define TICK    16.0
#define CODE_W  150.0
#define LOGO_H  60.0

static void next_page(AcPen *pen)
{
	ac_pen_end_page(pen);
	ac_pen_begin_page(pen);
}

static double room(const AcPen *pen)
{
	return pen->bottom - pen->y;
}

static double width(const AcPen *pen)
{
	return pen->right - pen->left;
}

/* ---- paragraphs --------------------------------------------------------------------------------- */

static void put(AcPen *pen, const char *text, AcLook look)
{
	double h = ac_pen_height(pen, text, look, width(pen));
	if (h > room(pen))
		next_page(pen);
	pen->y += ac_pen_text(pen, text, look, (AcPlace){pen->left, pen->y, width(pen)});
}

/* Not at the foot of a page: @below is what has to follow. */
static void put_heading(AcPen *pen, const char *text, double below)
{
	AcLook look = {.tag = "H2", .size = SECTION, .bold = TRUE, .shade = AC_SHADE_BRAND};
	pen->y += 2 * GAP;
	if (ac_pen_height(pen, text, look, width(pen)) + below > room(pen))
		next_page(pen);
	put(pen, text, look);
	pen->y += GAP / 2;
}

static void put_item(AcPen *pen, const AcPageItem *item)
{
	double indent = 16, h = ac_pen_item_height(pen, item, SIZE, width(pen) - indent);
	if (h > room(pen))
		next_page(pen);
	ac_pen_add(pen, (AcBox){.kind = AC_BOX_DOT,
	                        .shade = AC_SHADE_BRAND,
	                        .x = pen->left + 2,
	                        .y = pen->y + 8,
	                        .w = 5,
	                        .h = 5});
	ac_pen_item(pen, item, (AcLook){.tag = "P", .size = SIZE},
	            (AcPlace){pen->left + indent, pen->y, width(pen) - indent});
	pen->y += h + GAP;
}

static void put_list(AcPen *pen, const char *title, const AcPageItem *items, guint n)
{
	if (n == 0)
		return;
	put_heading(pen, title, ac_pen_item_height(pen, &items[0], SIZE, width(pen) - 16));
	for (guint i = 0; i < n; i++)
		put_item(pen, &items[i]);
}

/* ---- head and help ------------------------------------------------------------------------------ */

static void put_head(AcPen *pen)
{
	const AcPageWords *words = pen->words;
	if (pen->style->has_logo) {
		double w = MIN(LOGO_H * pen->style->logo_aspect, width(pen) / 2);
		ac_pen_open_figure(pen, words->logo_alt);
		ac_pen_add(
		    pen,
		    (AcBox){
		        .kind = AC_BOX_LOGO, .x = pen->left, .y = pen->y, .w = w, .h = w / pen->style->logo_aspect});
		ac_pen_close(pen, "Figure");
		pen->y += w / pen->style->logo_aspect + GAP;
	}
	put(pen, words->clinic, (AcLook){.tag = "P", .size = SECTION, .bold = TRUE, .shade = AC_SHADE_BRAND});
	for (guint i = 0; i < words->n_contacts; i++)
		put(pen, words->contacts[i], (AcLook){.tag = "P", .size = SIZE, .bold = i == 0});
	ac_pen_rule(pen, AC_SHADE_BRAND, pen->y + 4, 2);
	pen->y += 2 * GAP;
	put(pen, words->heading, (AcLook){.tag = "H1", .size = TITLE, .bold = TRUE});
	put(pen, words->client, (AcLook){.tag = "P", .size = SECTION});
	pen->y += GAP;
}

/* The frame stands round what is on this page; a group that has no room goes on with the next. */
static void put_help(AcPen *pen)
{
	const AcPageWords *words = pen->words;
	double pad = 10, top = pen->y, w = width(pen) - 2 * pad;
	AcLook title = {.tag = "H2", .size = SECTION, .bold = TRUE, .shade = AC_SHADE_PAPER};
	double head = ac_pen_height(pen, words->help_title, title, w) + 8;
	ac_pen_fill(pen, AC_SHADE_ALARM, (AcPlace){pen->left, top, width(pen)}, head);
	ac_pen_text(pen, words->help_title, title, (AcPlace){pen->left + pad, top + 4, w});
	pen->y += head + GAP;
	for (guint i = 0; i < words->n_calls + words->n_help; i++) {
		const AcPageItem *item = i < words->n_calls ? &words->calls[i] : &words->help[i - words->n_calls];
		double h = ac_pen_item_height(pen, item, SIZE, w);
		if (h + GAP > room(pen)) {
			ac_pen_add(pen, (AcBox){.kind = AC_BOX_FRAME,
			                        .shade = AC_SHADE_ALARM,
			                        .x = pen->left,
			                        .y = top,
			                        .w = width(pen),
			                        .h = pen->y - top,
			                        .thick = 3});
			next_page(pen);
			top = pen->y;
			pen->y += GAP;
		}
		ac_pen_item(pen, item, (AcLook){.tag = "P", .size = SIZE}, (AcPlace){pen->left + pad, pen->y, w});
		pen->y += h + GAP;
	}
	ac_pen_add(pen, (AcBox){.kind = AC_BOX_FRAME,
	                        .shade = AC_SHADE_ALARM,
	                        .x = pen->left,
	                        .y = top,
	                        .w = width(pen),
	                        .h = pen->y - top,
	                        .thick = 3});
	pen->y += GAP;
}

static void put_cards(AcPen *pen)
{
	for (guint i = 0; i < pen->words->n_cards; i++) {
		const AcPageCard *card = &pen->words->cards[i];
		AcPageItem item = {.lead = card->label,
		                   .text = *card->note != '\0'
		                               ? ac_arena_printf(pen->arena, "%s (%s)", card->value, card->note)
		                               : card->value};
		put_item(pen, &item);
	}
}

/* ---- the chart in words ------------------------------------------------------------------------- */

static AcPageItem bar_item(const AcPageBar *bar)
{
	return (AcPageItem){.lead = bar->says, .text = bar->n_labels > 0 ? bar->labels[0] : ""};
}

static void put_bar(AcPen *pen, const AcPageBar *bar)
{
	AcPageItem item = bar_item(bar);
	double indent = 26, w = width(pen) - indent, h = ac_pen_item_height(pen, &item, SIZE, w);
	ac_pen_add(pen, (AcBox){.kind = AC_BOX_SIGN,
	                        .verdict = bar->verdict,
	                        .shade = AC_SHADE_INK,
	                        .x = pen->left + 6,
	                        .y = pen->y + 4,
	                        .w = 14,
	                        .h = 14,
	                        .thick = 1});
	ac_pen_item(pen, &item, (AcLook){.tag = "P", .size = SIZE}, (AcPlace){pen->left + indent, pen->y, w});
	pen->y += h;
}

static void put_row(AcPen *pen, const AcPageRow *row)
{
	AcLook title = {.tag = "H3", .size = SIZE, .bold = TRUE};
	double h = ac_pen_height(pen, row->title, title, width(pen));
	guint first = row->n_bars > 1 && row->bars[0].verdict == AC_VERDICT_SILENT && row->bars[0].to < 1 ? 1 : 0;
	for (guint k = first; k < row->n_bars; k++) {
		AcPageItem item = bar_item(&row->bars[k]);
		h += ac_pen_item_height(pen, &item, SIZE, width(pen) - 26);
	}
	if (h > room(pen))
		next_page(pen);
	put(pen, row->title, title);
	for (guint k = first; k < row->n_bars; k++)
		put_bar(pen, &row->bars[k]);
	pen->y += GAP;
}

/* ---- the days ----------------------------------------------------------------------------------- */

static double box_line(AcPen *pen, const AcPageColumn *column, guint n, gboolean draws)
{
	const char *text = ac_arena_printf(pen->arena, "%s %s", column->when, column->title);
	double x = pen->left + (TICK + 6) * n + 4, w = pen->right - x;
	double h = ac_pen_height(pen, text, (AcLook){.size = SIZE}, w);
	for (guint i = 0; draws && i < n; i++)
		ac_pen_add(
		    pen,
		    (AcBox){
		        .kind = AC_BOX_TICK, .x = pen->left + (TICK + 6) * i, .y = pen->y + 3, .w = TICK, .h = TICK});
	if (draws)
		pen->y += ac_pen_text(pen, text, (AcLook){.tag = "P", .size = SIZE}, (AcPlace){x, pen->y, w}) + 2;
	return h + 2;
}

static AcPageItem avoid_item(const AcPen *pen, const AcPageDay *day)
{
	return (AcPageItem){.lead = pen->words->verdicts[AC_VERDICT_AVOID], .text = day->avoid};
}

static const char *day_heading(const AcPen *pen, const AcPageDay *day)
{
	const char *head =
	    ac_arena_printf(pen->arena, "%s · %s %s", day->date, pen->words->day_word, day->number);
	return *day->lead != '\0' ? ac_arena_printf(pen->arena, "%s · %s", head, day->lead) : head;
}

static double day_height(AcPen *pen, const AcPageDay *day, const char *heading)
{
	AcLook text = {.size = SIZE};
	AcPageItem avoid = avoid_item(pen, day);
	double h = ac_pen_height(pen, heading, (AcLook){.size = SIZE, .bold = TRUE}, width(pen)) +
	           ac_pen_height(pen, day->changes, text, width(pen));
	if (!day->same_as_before && *day->avoid != '\0')
		h += ac_pen_item_height(pen, &avoid, SIZE, width(pen));
	for (guint i = 0; i < pen->words->n_columns; i++)
		if (day->boxes[i] > 0)
			h += box_line(pen, &pen->words->columns[i], day->boxes[i], FALSE);
	return h;
}

static void put_day(AcPen *pen, const AcPageDay *day)
{
	const char *heading = day_heading(pen, day);
	if (day_height(pen, day, heading) + GAP > room(pen))
		next_page(pen);
	ac_pen_rule(pen, AC_SHADE_LINE, pen->y, 0.8);
	pen->y += 3;
	put(pen, heading, (AcLook){.tag = "H3", .size = SIZE, .bold = TRUE, .shade = AC_SHADE_BRAND});
	put(pen, day->changes, (AcLook){.tag = "P", .size = SIZE});
	AcPageItem avoid = avoid_item(pen, day);
	if (!day->same_as_before && *day->avoid != '\0')
		pen->y += ac_pen_item(pen, &avoid, (AcLook){.tag = "P", .size = SIZE},
		                      (AcPlace){pen->left, pen->y, width(pen)});
	for (guint i = 0; i < pen->words->n_columns; i++)
		if (day->boxes[i] > 0)
			box_line(pen, &pen->words->columns[i], day->boxes[i], TRUE);
	pen->y += GAP;
}

/* ---- the end ------------------------------------------------------------------------------------ */

static void put_end(AcPen *pen)
{
	const AcPageWords *words = pen->words;
	if (words->code != NULL) {
		if (CODE_W + 60 > room(pen))
			next_page(pen);
		pen->y += 2 * GAP;
		ac_pen_open_figure(pen, words->code_alt);
		ac_pen_add(pen, (AcBox){.kind = AC_BOX_CODE, .x = pen->left, .y = pen->y, .w = CODE_W, .h = CODE_W});
		ac_pen_close(pen, "Figure");
		ac_pen_text(pen, ac_arena_printf(pen->arena, "%s: %s", words->code_caption, words->code_note),
		            (AcLook){.tag = "P", .size = SIZE},
		            (AcPlace){pen->left + CODE_W + 16, pen->y + 10, width(pen) - CODE_W - 16});
		pen->y += CODE_W + GAP;
	}
	put_heading(pen, words->handed_title, 3 * SIZE);
	for (guint i = 0; i < words->n_handed; i++) {
		put(pen, words->handed[i], (AcLook){.tag = "P", .size = SIZE});
		ac_pen_add(pen, (AcBox){.kind = AC_BOX_RULE,
		                        .shade = AC_SHADE_INK,
		                        .x = pen->left + 140,
		                        .y = pen->y - 2,
		                        .w = 240,
		                        .thick = 0.8});
		pen->y += GAP;
	}
	if (*words->sources != '\0') {
		put_heading(pen, words->sources_title, 2 * SIZE);
		put(pen, words->sources, (AcLook){.tag = "P", .size = SIZE});
	}
	pen->y += GAP;
	put(pen, words->rules, (AcLook){.tag = "P", .size = SIZE});
	put(pen, words->disclaimer, (AcLook){.tag = "P", .size = SIZE});
}

void ac_pen_large(AcPen *pen)
{
	const AcPageWords *words = pen->words;
	pen->left = pen->left + 6;
	pen->right = pen->right - 6;
	pen->bottom = pen->style->paper_h - AC_MARGIN - 2 * SIZE;
	ac_pen_begin_page(pen);
	put_head(pen);
	put_help(pen);
	put_cards(pen);
	put_list(pen, words->adjusted_title, words->adjusted, words->n_adjusted);
	put_heading(pen, words->chart_title, 4 * SIZE);
	for (guint i = 0; i < words->n_rows; i++)
		put_row(pen, &words->rows[i]);
	for (guint i = 0; i < words->n_always; i++)
		put_item(pen, &words->always[i]);
	put_list(pen, words->normal_title, words->normal, words->n_normal);
	put_list(pen, words->tell_title, words->tell, words->n_tell);
	put_list(pen, words->how_title, words->how, words->n_how);
	put_heading(pen, words->days_title, 6 * SIZE);
	for (guint i = 0; i < words->n_days; i++)
		put_day(pen, &words->days[i]);
	if (*words->goes_on != '\0')
		put_item(pen, &(AcPageItem){.lead = words->goes_on, .text = ""});
	put_list(pen, words->later_title, words->later, words->n_later);
	put_end(pen);
	ac_pen_end_page(pen);
}

/* SPDX-License-Identifier: MIT */
/* Puts boxes on pages: paragraphs, tags, rules, the foot; mirrors what is written from the right. */
#include "pen.h"

#include <string.h>

#define FOOT_SIZE 6.8

/* ---- boxes -------------------------------------------------------------------------------------- */

void ac_pen_add(AcPen *pen, AcBox box)
{
	if (pen->words->rtl && box.kind != AC_BOX_OPEN && box.kind != AC_BOX_CLOSE)
		box.x = pen->style->paper_w - box.x - box.w;
	g_array_append_val(pen->boxes, box);
}

void ac_pen_open(AcPen *pen, const char *name)
{
	ac_pen_add(pen, (AcBox){.kind = AC_BOX_OPEN, .text = {.text = name}});
}

void ac_pen_open_figure(AcPen *pen, const char *alt)
{
	ac_pen_add(pen, (AcBox){.kind = AC_BOX_OPEN, .text = {.text = "Figure"}, .alt = alt});
}

void ac_pen_close(AcPen *pen, const char *name)
{
	ac_pen_add(pen, (AcBox){.kind = AC_BOX_CLOSE, .text = {.text = name}});
}

void ac_pen_fill(AcPen *pen, AcShade shade, AcPlace place, double h)
{
	ac_pen_add(
	    pen, (AcBox){.kind = AC_BOX_FILL, .shade = shade, .x = place.x, .y = place.y, .w = place.w, .h = h});
}

void ac_pen_rule(AcPen *pen, AcShade shade, double y, double thick)
{
	ac_pen_add(pen, (AcBox){.kind = AC_BOX_RULE,
	                        .shade = shade,
	                        .x = pen->left,
	                        .y = y,
	                        .w = pen->right - pen->left,
	                        .thick = thick});
}

/* ---- text --------------------------------------------------------------------------------------- */

static AcPrintText text_of(const char *text, AcLook look)
{
	return (AcPrintText){.text = text, .size = look.size, .bold = look.bold};
}

double ac_pen_height(const AcPen *pen, const char *text, AcLook look, double w)
{
	if (*text == '\0')
		return 0;
	AcPrintText it = text_of(text, look);
	AcExtent extent = pen->style->measure(pen->style->data, &it, w);
	if (look.most_lines == 0)
		return extent.h;
	double line = pen->style->measure(pen->style->data, &(AcPrintText){.text = "x", .size = look.size}, 0).h;
	return MIN(extent.h, line * look.most_lines);
}

double ac_pen_width(const AcPen *pen, const char *text, AcLook look)
{
	AcPrintText it = text_of(text, look);
	return *text == '\0' ? 0 : pen->style->measure(pen->style->data, &it, 0).w;
}

static double put(AcPen *pen, AcPrintText text, AcLook look, AcPlace place, double h)
{
	if (look.tag != NULL)
		ac_pen_open(pen, look.tag);
	ac_pen_add(pen, (AcBox){.kind = AC_BOX_TEXT,
	                        .shade = look.shade,
	                        .side = look.side,
	                        .most_lines = look.most_lines,
	                        .x = place.x,
	                        .y = place.y,
	                        .w = place.w,
	                        .h = h,
	                        .text = text});
	if (look.tag != NULL)
		ac_pen_close(pen, look.tag);
	return h;
}

double ac_pen_text(AcPen *pen, const char *text, AcLook look, AcPlace place)
{
	if (*text == '\0')
		return 0;
	return put(pen, text_of(text, look), look, place, ac_pen_height(pen, text, look, place.w));
}

static AcPrintText item_text(const AcPen *pen, const AcPageItem *item, double size)
{
	if (*item->text == '\0')
		return (AcPrintText){.text = item->lead, .bold_bytes = strlen(item->lead), .size = size};
	gsize length = strlen(item->lead);
	gboolean has_mark = length > 0 && strchr("?!:", item->lead[length - 1]) != NULL;
	const char *text = ac_arena_printf(pen->arena, "%s%s %s", item->lead, has_mark ? "" : ":", item->text);
	return (AcPrintText){.text = text, .bold_bytes = length + (has_mark ? 0 : 1), .size = size};
}

double ac_pen_item_height(const AcPen *pen, const AcPageItem *item, double size, double w)
{
	AcPrintText text = item_text(pen, item, size);
	return pen->style->measure(pen->style->data, &text, w).h;
}

double ac_pen_item(AcPen *pen, const AcPageItem *item, AcLook look, AcPlace place)
{
	AcPrintText text = item_text(pen, item, look.size);
	return put(pen, text, look, place, pen->style->measure(pen->style->data, &text, place.w).h);
}

/* ---- pages -------------------------------------------------------------------------------------- */

void ac_pen_begin_page(AcPen *pen)
{
	AcSheetPage page = {.first = pen->boxes->len};
	g_array_append_val(pen->pages, page);
	pen->y = pen->top;
	ac_pen_open(pen, "Sect");
}

/* The number of pages is not known before the last: ac_layout_new() writes the texts. */
void ac_pen_end_page(AcPen *pen)
{
	double size = pen->style->large ? AC_LARGE_PRINT : FOOT_SIZE;
	double y = pen->style->paper_h - AC_MARGIN - (pen->style->large ? size * 1.4 : AC_FOOT_HEIGHT - 5);
	double w = pen->right - pen->left;
	AcLook soft = {.tag = "P", .size = size, .shade = AC_SHADE_SOFT, .most_lines = 1};
	ac_pen_rule(pen, AC_SHADE_LINE, y - 4, 0.5);
	if (!pen->style->large)
		ac_pen_text(pen, pen->words->disclaimer, soft, (AcPlace){pen->left, y, w * 0.6});
	soft.side = AC_SIDE_END;
	const char *foot = *pen->words->client != '\0'
	                       ? ac_arena_printf(pen->arena, "%s · %s", pen->words->client, pen->words->page_of)
	                       : pen->words->page_of;
	double from = pen->style->large ? 0 : 0.6;
	ac_pen_text(pen, foot, soft, (AcPlace){pen->left + w * from, y, w * (1 - from)});
	ac_pen_close(pen, "Sect");
	AcSheetPage *page = &g_array_index(pen->pages, AcSheetPage, pen->pages->len - 1);
	page->n = pen->boxes->len - page->first;
}

/* ---- lists in two columns ----------------------------------------------------------------------- */

#define GUTTER        18.0
#define ITEM_GAP      1.6
#define SECTION_GAP   5.0
#define INDENT        8.0
#define TITLE_SIZE    10.0
#define BULLET_RADIUS 1.1

static const AcLook TITLE = {.tag = "H2", .size = TITLE_SIZE, .bold = TRUE, .shade = AC_SHADE_BRAND};

/* One walk over the sections: measures, and draws when it has a pen to draw with. */
typedef struct {
	const AcPen *pen;
	AcPen *out;            /* NULL: only measured */
	double column_w, most; /* height of a column */
	guint column;          /* from 0, over all pages */
	double y, deepest;     /* in this column, in any */
	gboolean list_open;
} Walk;

static double column_x(const Walk *walk)
{
	return walk->pen->left + (walk->column % 2) * (walk->column_w + GUTTER);
}

static void close_list(Walk *walk)
{
	if (walk->list_open && walk->out != NULL)
		ac_pen_close(walk->out, "L");
	walk->list_open = FALSE;
}

/* On to the next column, or page, when there is no room for @h. */
static void make_room(Walk *walk, double h)
{
	if (walk->y + h <= walk->most || walk->y == 0)
		return;
	close_list(walk);
	walk->column++;
	walk->y = 0;
	if (walk->column % 2 == 0 && walk->out != NULL) {
		ac_pen_end_page(walk->out);
		ac_pen_begin_page(walk->out);
		walk->most = walk->out->bottom - walk->out->y;
	}
}

static void step(Walk *walk, double h)
{
	walk->y += h;
	walk->deepest = MAX(walk->deepest, walk->y);
}

static void put_item(Walk *walk, const AcPageItem *item)
{
	double w = walk->column_w - INDENT, h = ac_pen_item_height(walk->pen, item, walk->pen->item_size, w);
	make_room(walk, h);
	if (walk->out != NULL) {
		AcPlace place = {column_x(walk) + INDENT, walk->out->y + walk->y, w};
		if (!walk->list_open)
			ac_pen_open(walk->out, "L");
		walk->list_open = TRUE;
		ac_pen_add(walk->out, (AcBox){.kind = AC_BOX_DOT,
		                              .shade = AC_SHADE_BRAND,
		                              .x = place.x - INDENT + 1,
		                              .y = place.y + walk->pen->item_size * 0.62 - BULLET_RADIUS,
		                              .w = 2 * BULLET_RADIUS,
		                              .h = 2 * BULLET_RADIUS});
		ac_pen_item(walk->out, item, (AcLook){.tag = "LI", .size = walk->pen->item_size}, place);
	}
	step(walk, h + ITEM_GAP);
}

/* A title does not stand alone at the foot of a column. */
static void put_section(Walk *walk, const AcSection *section)
{
	if (section->n == 0)
		return;
	double title_h = ac_pen_height(walk->pen, section->title, TITLE, walk->column_w);
	double first_h =
	    ac_pen_item_height(walk->pen, &section->items[0], walk->pen->item_size, walk->column_w - INDENT);
	make_room(walk, title_h + ITEM_GAP + first_h);
	if (walk->out != NULL)
		ac_pen_text(walk->out, section->title, TITLE,
		            (AcPlace){column_x(walk), walk->out->y + walk->y, walk->column_w});
	step(walk, title_h + ITEM_GAP);
	for (guint i = 0; i < section->n; i++)
		put_item(walk, &section->items[i]);
	close_list(walk);
	walk->y += SECTION_GAP;
}

static Walk walk_sections(AcPen *pen, const AcSection *sections, guint n, double most, gboolean draws)
{
	Walk walk = {.pen = pen,
	             .out = draws ? pen : NULL,
	             .column_w = (pen->right - pen->left - GUTTER) / 2,
	             .most = most};
	for (guint i = 0; i < n; i++)
		put_section(&walk, &sections[i]);
	return walk;
}

/* The lowest height at which they stand in two columns; more than @most when there is none. */
double ac_pen_sections_height(const AcPen *pen, const AcSection *sections, guint n, double most)
{
	AcPen *measured = (AcPen *)(gsize)pen;
	Walk one = walk_sections(measured, sections, n, G_MAXDOUBLE, FALSE);
	for (double h = one.y / 2; h < most + 4; h += 4) {
		Walk walk = walk_sections(measured, sections, n, MIN(h, most), FALSE);
		if (walk.column < 2)
			return walk.deepest;
	}
	return most + 1;
}

void ac_pen_sections(AcPen *pen, const AcSection *sections, guint n)
{
	double room = pen->bottom - pen->y, h = ac_pen_sections_height(pen, sections, n, room);
	/* Rather all on the next page than parted, unless there is more of it than one page has. */
	double fresh = pen->bottom - pen->top;
	if (h > room && (room < fresh / 4 || ac_pen_sections_height(pen, sections, n, fresh) <= fresh)) {
		ac_pen_end_page(pen);
		ac_pen_begin_page(pen);
		room = fresh;
		h = ac_pen_sections_height(pen, sections, n, room);
	}
	Walk walk = walk_sections(pen, sections, n, MIN(h, room), TRUE);
	pen->y += h <= room ? walk.deepest + SECTION_GAP : walk.column % 2 == 1 ? walk.most : walk.y;
}

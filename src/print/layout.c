/* SPDX-License-Identifier: MIT */
/* The sheet: the front with what is looked for first, the days on the back, then what has no room there. */
#include "layout.h"

#include <string.h>

#include "pen.h"

#define CODE_W       70.0
#define CODE_SHORT_W 56.0 /* of a number to call: few modules */
#define HANDED_H     38.0
#define CODE_SHORT   32 /* bytes */
#define LOGO_H       36.0
#define HELP_PAD     6.0
#define HELP_SIZE    8.2
#define HELP_GAP     3
#define HELP_GUTTER  12
#define HELP_COLUMNS 3
#define FRONT_SIZE   7.7
#define CHART_GAP    6.0

#define ROW_MOST       17.0
#define ROW_LEAST      12.5
#define FEWEST_ROWS    10
#define N_SECTIONS     6
#define FRONT_SECTIONS 4

/* ---- the head ----------------------------------------------------------------------------------- */

static double put_contacts(AcPen *pen, double x, double w)
{
	double y = pen->y;
	for (guint i = 0; i < pen->words->n_contacts; i++) {
		AcLook look = {.tag = "P", .size = i == 0 ? 11 : 7.8, .bold = i == 0, .side = AC_SIDE_END};
		y += ac_pen_text(pen, pen->words->contacts[i], look, (AcPlace){x, y, w});
	}
	return y - pen->y;
}

static void put_clinic(AcPen *pen)
{
	double w = pen->right - pen->left, x = pen->left, h = 0;
	if (pen->style->has_logo) {
		double logo_w = MIN(LOGO_H * pen->style->logo_aspect, 110);
		double logo_h = logo_w / pen->style->logo_aspect;
		ac_pen_open_figure(pen, pen->words->logo_alt);
		ac_pen_add(pen, (AcBox){.kind = AC_BOX_LOGO, .x = x, .y = pen->y, .w = logo_w, .h = logo_h});
		ac_pen_close(pen, "Figure");
		x += logo_w + 10;
		h = logo_h;
	}
	double name_w = pen->words->n_contacts > 0 ? w * 0.5 - (x - pen->left) : w;
	AcLook name = {
	    .tag = "P", .size = pen->words->has_clinic ? 17 : 12, .bold = TRUE, .shade = AC_SHADE_BRAND};
	if (pen->words->has_clinic && ac_pen_width(pen, pen->words->clinic, name) > name_w)
		name.size = 12;
	name.most_lines = 3;
	double name_h = ac_pen_text(pen, pen->words->clinic, name, (AcPlace){x, pen->y, name_w});
	double contacts_h = put_contacts(pen, pen->left + w * 0.5, w * 0.5);
	h = MAX(h, MAX(name_h, contacts_h));
	pen->y += h + 5;
	ac_pen_rule(pen, AC_SHADE_BRAND, pen->y, 1.6);
	pen->y += 8;
}

static void put_cards(AcPen *pen, double x, double w)
{
	guint n = pen->words->n_cards;
	double card_w = (w - 6 * (n - 1)) / n, deepest = 0;
	AcLook label = {.size = 7, .shade = AC_SHADE_SOFT, .most_lines = 1};
	AcLook value = {.size = 8.6, .bold = TRUE, .most_lines = 2}, note = {.size = 7, .most_lines = 2};
	for (guint i = 0; i < n; i++) {
		const AcPageCard *card = &pen->words->cards[i];
		double inner = card_w - 10;
		deepest = MAX(deepest, ac_pen_height(pen, card->label, label, inner) +
		                           ac_pen_height(pen, card->value, value, inner) +
		                           ac_pen_height(pen, card->note, note, inner) + 8);
	}
	for (guint i = 0; i < n; i++) {
		const AcPageCard *card = &pen->words->cards[i];
		double left = x + i * (card_w + 6);
		AcPlace place = {left + 5, pen->y + 4, card_w - 10};
		ac_pen_add(pen, (AcBox){.kind = AC_BOX_FILL,
		                        .shade = AC_SHADE_PALE,
		                        .x = left,
		                        .y = pen->y,
		                        .w = card_w,
		                        .h = deepest,
		                        .radius = 3});
		ac_pen_open(pen, "P");
		place.y += ac_pen_text(pen, card->label, label, place);
		place.y += ac_pen_text(pen, card->value, value, place);
		ac_pen_text(pen, card->note, note, place);
		ac_pen_close(pen, "P");
	}
	pen->y += deepest;
}

static void put_title(AcPen *pen)
{
	double w = pen->right - pen->left, left_w = w * 0.36;
	AcLook heading = {.tag = "H1", .size = 16, .bold = TRUE};
	AcLook client = {.tag = "P", .size = 11, .most_lines = 2};
	while (heading.size > 11 && ac_pen_width(pen, pen->words->heading, heading) > left_w - 8)
		heading.size -= 1;
	AcPlace place = {pen->left, pen->y, left_w - 8};
	place.y += ac_pen_text(pen, pen->words->heading, heading, place) + 1;
	place.y += ac_pen_text(pen, pen->words->client, client, place);
	put_cards(pen, pen->left + left_w, w - left_w);
	pen->y = MAX(pen->y, place.y) + 8;
}

/* ---- help --------------------------------------------------------------------------------------- */

static void put_help_head(AcPen *pen, double h)
{
	double x = pen->right - HELP_PAD;
	AcLook title = {.tag = "H2", .size = 11.5, .bold = TRUE, .shade = AC_SHADE_PAPER, .most_lines = 1};
	AcLook call = {.tag = "P", .size = 10, .bold = TRUE, .shade = AC_SHADE_PAPER, .most_lines = 1};
	ac_pen_fill(pen, AC_SHADE_ALARM, (AcPlace){pen->left, pen->y, pen->right - pen->left}, h);
	double title_w = ac_pen_width(pen, pen->words->help_title, title) + 2;
	ac_pen_text(pen, pen->words->help_title, title, (AcPlace){pen->left + HELP_PAD, pen->y + 2.5, title_w});
	double room = pen->right - pen->left - title_w - 3 * HELP_PAD;
	for (guint i = 0; i < pen->words->n_calls; i++) {
		const AcPageItem *item = &pen->words->calls[pen->words->n_calls - 1 - i];
		const char *text = ac_arena_printf(pen->arena, "%s: %s", item->lead, item->text);
		double w = MIN(ac_pen_width(pen, text, call) + 2, room);
		if (w < 40)
			break;
		x -= w;
		room -= w + 14;
		ac_pen_text(pen, text, call, (AcPlace){x, pen->y + 3.2, w});
		x -= 14;
	}
}

static double help_width(const AcPen *pen)
{
	return (pen->right - pen->left - 2 * HELP_PAD - (HELP_COLUMNS - 1) * HELP_GUTTER) / HELP_COLUMNS;
}

/* A group is not parted: each goes where it ends highest, in the order of urgency. */
static void share_out(const AcPen *pen, guint *columns, double heights[HELP_COLUMNS])
{
	for (guint i = 0; i < pen->words->n_help; i++) {
		guint best = MIN(i, HELP_COLUMNS - 1);
		if (i >= HELP_COLUMNS)
			for (guint c = 0; c < HELP_COLUMNS; c++)
				best = heights[c] < heights[best] ? c : best;
		columns[i] = best;
		heights[best] += ac_pen_item_height(pen, &pen->words->help[i], HELP_SIZE, help_width(pen)) + HELP_GAP;
	}
}

static void put_groups(AcPen *pen, const guint *columns, double top)
{
	double w = help_width(pen);
	for (guint c = 0; c < HELP_COLUMNS; c++) {
		AcPlace place = {pen->left + HELP_PAD + c * (w + HELP_GUTTER), top, w};
		for (guint i = 0; i < pen->words->n_help; i++)
			if (columns[i] == c)
				place.y +=
				    ac_pen_item(pen, &pen->words->help[i], (AcLook){.tag = "LI", .size = HELP_SIZE}, place) +
				    HELP_GAP;
	}
}

static void put_help(AcPen *pen)
{
	double head = 19, top = pen->y, deepest = 0, heights[HELP_COLUMNS] = {0};
	guint *columns = AC_ARENA_ARRAY(pen->arena, guint, pen->words->n_help);
	put_help_head(pen, head);
	share_out(pen, columns, heights);
	for (guint c = 0; c < HELP_COLUMNS; c++)
		deepest = MAX(deepest, heights[c]);
	if (pen->words->n_help > 0) {
		ac_pen_open(pen, "L");
		put_groups(pen, columns, top + head + 4);
		ac_pen_close(pen, "L");
	}
	deepest += head + (pen->words->n_help > 0 ? 5 : 0);
	ac_pen_add(pen, (AcBox){.kind = AC_BOX_FRAME,
	                        .shade = AC_SHADE_ALARM,
	                        .x = pen->left,
	                        .y = top,
	                        .w = pen->right - pen->left,
	                        .h = deepest,
	                        .thick = 1.8});
	pen->y = top + deepest + 9;
}

static const AcLook STRIP_TITLE = {.tag = "P", .size = 8.6, .bold = TRUE};
static const AcLook STRIP_RULES = {.tag = "P", .size = 6.8, .shade = AC_SHADE_SOFT};

/* ---- the strip at the foot ---------------------------------------------------------------------- */

static double code_width(const AcPageWords *words)
{
	return words->code != NULL && strlen(words->code) > CODE_SHORT ? CODE_W : CODE_SHORT_W;
}

static double handed_width(const AcPen *pen)
{
	return (pen->right - pen->left) * (pen->words->code != NULL ? 0.54 : 1);
}

static double strip_height(const AcPen *pen)
{
	double title = ac_pen_height(pen, pen->words->handed_title, STRIP_TITLE, handed_width(pen));
	double rules = ac_pen_height(pen, pen->words->rules, STRIP_RULES, handed_width(pen));
	return MAX(code_width(pen->words) + 6, title + HANDED_H + rules + 14);
}

static void put_code(AcPen *pen, double y)
{
	double w = code_width(pen->words);
	ac_pen_open_figure(pen, pen->words->code_alt);
	ac_pen_add(pen, (AcBox){.kind = AC_BOX_CODE, .x = pen->left, .y = y, .w = w, .h = w});
	ac_pen_close(pen, "Figure");
	AcPlace place = {pen->left + w + 9, y + 6, 130};
	AcLook caption = {.tag = "P", .size = 8.6, .bold = TRUE}, note = {.tag = "P", .size = 8.2};
	place.y += ac_pen_text(pen, pen->words->code_caption, caption, place) + 2;
	ac_pen_text(pen, pen->words->code_note, note, place);
}

static void put_handed(AcPen *pen, double y)
{
	double w = handed_width(pen), x = pen->right - w,
	       cell = (w - 8 * (pen->words->n_handed - 1)) / pen->words->n_handed;
	AcLook label = {.size = 7, .shade = AC_SHADE_SOFT};
	y += ac_pen_text(pen, pen->words->handed_title, STRIP_TITLE, (AcPlace){x, y, w}) + 3;
	ac_pen_open(pen, "P");
	for (guint i = 0; i < pen->words->n_handed; i++) {
		double left = x + i * (cell + 8);
		ac_pen_add(pen, (AcBox){.kind = AC_BOX_FRAME,
		                        .shade = AC_SHADE_SOFT,
		                        .x = left,
		                        .y = y,
		                        .w = cell,
		                        .h = 22,
		                        .radius = 2,
		                        .thick = 0.6});
		ac_pen_text(pen, pen->words->handed[i], label, (AcPlace){left + 2, y + 23.5, cell});
	}
	ac_pen_close(pen, "P");
	ac_pen_text(pen, pen->words->rules, STRIP_RULES, (AcPlace){x, y + HANDED_H, w});
}

static void put_strip(AcPen *pen)
{
	double y = pen->bottom - strip_height(pen) + 4;
	if (pen->words->code != NULL)
		put_code(pen, y);
	put_handed(pen, y + 2);
}

/* ---- the front ---------------------------------------------------------------------------------- */

/* How the front is filled: rows of the chart and how high they are, and how many sections stand below. */
typedef struct {
	guint n_rows, n_sections;
	double row_h;
} Front;

/* The first is what the chart does not show. */
static guint front_sections(const AcPageWords *words, AcSection *out)
{
	out[0] = (AcSection){words->also_title, NULL, 0};
	out[1] = (AcSection){words->adjusted_title, words->adjusted, words->n_adjusted};
	out[2] = (AcSection){words->normal_title, words->normal, words->n_normal};
	out[3] = (AcSection){words->tell_title, words->tell, words->n_tell};
	out[4] = (AcSection){words->how_title, words->how, words->n_how};
	out[5] = (AcSection){words->later_title, words->later, words->n_later};
	return N_SECTIONS;
}

/* Rows that have no place in the chart, those of one timeline together; then what does not change. */
static void set_also(const AcPen *pen, guint n_shown, AcSection *also)
{
	const AcPageWords *words = pen->words;
	AcPageItem *items = AC_ARENA_ARRAY(pen->arena, AcPageItem, words->n_rows - n_shown + words->n_always);
	also->n = 0;
	for (guint i = n_shown; i < words->n_rows; i++) {
		guint k = 0;
		while (k < also->n && strcmp(items[k].lead, words->rows[i].timeline) != 0)
			k++;
		if (k < also->n)
			items[k].text = ac_arena_printf(pen->arena, "%s; %s", items[k].text, words->rows[i].title);
		else
			items[also->n++] = (AcPageItem){words->rows[i].timeline, words->rows[i].title};
	}
	for (guint i = 0; i < words->n_always; i++)
		items[also->n++] = words->always[i];
	also->items = items;
}

/* What is left over, or lacking when negative. */
static double spare(const AcPen *pen, AcSection *sections, const Front *front, double room)
{
	set_also(pen, front->n_rows, &sections[0]);
	room -= ac_pen_chart_height(pen, front->n_rows, front->row_h) + CHART_GAP;
	double h = ac_pen_sections_height(pen, sections, front->n_sections, room);
	return room < 0 || h > room ? -1 : room - h;
}

/* The chart gives up height, then rows that are asked about less; then sections go to the back; and where all
 * that is not enough, more rows. */
static Front plan_front(const AcPen *pen, AcSection *sections, double room)
{
	Front front = {.n_rows = pen->words->n_rows, .n_sections = FRONT_SECTIONS};
	guint fewest = MIN(pen->words->n_rows, FEWEST_ROWS);
	for (;; front.n_sections--) {
		for (front.n_rows = pen->words->n_rows; front.n_rows >= fewest && front.n_rows > 0; front.n_rows--) {
			front.row_h = ROW_LEAST;
			if (spare(pen, sections, &front, room) < 0)
				continue;
			for (front.row_h = ROW_MOST; spare(pen, sections, &front, room) < 0 && front.row_h > ROW_LEAST;)
				front.row_h -= 0.5;
			return front;
		}
		/* What was changed for this client stays in front. */
		if (front.n_sections == 2)
			break;
	}
	for (front.n_rows = fewest, front.row_h = ROW_LEAST; front.n_rows > 0; front.n_rows--)
		if (spare(pen, sections, &front, room) >= 0)
			break;
	set_also(pen, front.n_rows, &sections[0]);
	return front;
}

/* Returns how many of @sections stand on it. */
static guint put_front(AcPen *pen, AcSection *sections)
{
	ac_pen_begin_page(pen);
	put_clinic(pen);
	put_title(pen);
	put_help(pen);
	double bottom = pen->bottom - strip_height(pen) - 4;
	Front front = plan_front(pen, sections, bottom - pen->y);
	ac_pen_chart(pen, front.n_rows, front.row_h);
	pen->y += CHART_GAP;
	ac_pen_sections(pen, sections, front.n_sections);
	put_strip(pen);
	ac_pen_end_page(pen);
	return front.n_sections;
}

/* ---- the end ------------------------------------------------------------------------------------ */

#define SOURCE_SIZE 6.0

static double sources_height(const AcPen *pen)
{
	AcPageItem item = {.lead = pen->words->sources_title, .text = pen->words->sources};
	return ac_pen_item_height(pen, &item, SOURCE_SIZE, pen->right - pen->left) + 20;
}

static const double BACK_SIZES[] = {8.0, 7.7, 7.4, 7.2, 7.0};

/* How high what comes after the days is at its smallest. */
static double back_height(AcPen *pen, const AcSection *sections, guint n)
{
	double size = pen->item_size, sources = sources_height(pen);
	pen->item_size = BACK_SIZES[G_N_ELEMENTS(BACK_SIZES) - 1];
	double h = ac_pen_sections_height(pen, sections, n, pen->bottom - pen->top - sources);
	pen->item_size = size;
	return h + sources;
}

/* A little smaller, where that keeps it on the page. */
static void put_back(AcPen *pen, const AcSection *sections, guint n)
{
	double room = pen->bottom - pen->y - sources_height(pen);
	for (guint i = 0; i < G_N_ELEMENTS(BACK_SIZES); i++) {
		pen->item_size = BACK_SIZES[i];
		if (ac_pen_sections_height(pen, sections, n, room) <= room)
			break;
		pen->item_size = BACK_SIZES[0];
	}
	ac_pen_sections(pen, sections, n);
}

static void put_sources(AcPen *pen)
{
	double w = pen->right - pen->left;
	AcPageItem item = {.lead = pen->words->sources_title, .text = pen->words->sources};
	AcPageItem rules = {.lead = pen->words->rules, .text = ""};
	AcLook look = {.tag = "P", .size = SOURCE_SIZE, .shade = AC_SHADE_SOFT};
	double h = *item.text != '\0' ? ac_pen_item_height(pen, &item, look.size, w) : 0;
	if (pen->y + h + 12 > pen->bottom) {
		ac_pen_end_page(pen);
		ac_pen_begin_page(pen);
	}
	if (h > 0)
		pen->y += ac_pen_item(pen, &item, look, (AcPlace){pen->left, pen->y, w}) + 3;
	pen->y += ac_pen_text(pen, rules.lead, look, (AcPlace){pen->left, pen->y, w});
}

/* @text with its two "%d" filled in, in their order. */
static const char *numbered(AcArena *arena, const char *text, guint page, guint n)
{
	const char *first = strstr(text, "%d"), *second = first != NULL ? strstr(first + 2, "%d") : NULL;
	if (second == NULL)
		return text;
	return ac_arena_printf(arena, "%.*s%u%.*s%u%s", (int)(first - text), text, page,
	                       (int)(second - first - 2), first + 2, n, second + 2);
}

/* How many pages there are is known now. The foot is the last text of its page. */
static void number_pages(AcPen *pen)
{
	for (guint i = 0; i < pen->pages->len; i++) {
		const AcSheetPage *page = &g_array_index(pen->pages, AcSheetPage, i);
		guint k = page->first + page->n - 1;
		while (g_array_index(pen->boxes, AcBox, k).kind != AC_BOX_TEXT)
			k--;
		AcBox *box = &g_array_index(pen->boxes, AcBox, k);
		gsize before = strlen(box->text.text) - strlen(pen->words->page_of);
		box->text.text = ac_arena_printf(pen->arena, "%.*s%s", (int)before, box->text.text,
		                                 numbered(pen->arena, pen->words->page_of, i + 1, pen->pages->len));
	}
}

const AcLayout *ac_layout_new(const AcPageWords *words, const AcPageStyle *style, AcArena *arena)
{
	g_autoptr(GArray) boxes = g_array_new(FALSE, FALSE, sizeof(AcBox));
	g_autoptr(GArray) pages = g_array_new(FALSE, FALSE, sizeof(AcSheetPage));
	AcPen pen = {.words = words,
	             .style = style,
	             .arena = arena,
	             .boxes = boxes,
	             .pages = pages,
	             .left = AC_MARGIN,
	             .right = style->paper_w - AC_MARGIN,
	             .top = AC_MARGIN,
	             .item_size = FRONT_SIZE,
	             .bottom = style->paper_h - AC_MARGIN - AC_FOOT_HEIGHT};
	if (style->large) {
		ac_pen_large(&pen);
	} else {
		AcSection sections[N_SECTIONS];
		guint n = front_sections(words, sections), shown = put_front(&pen, sections);
		ac_pen_days(&pen, back_height(&pen, sections + shown, n - shown));
		put_back(&pen, sections + shown, n - shown);
		put_sources(&pen);
		ac_pen_end_page(&pen);
	}
	number_pages(&pen);
	AcLayout *layout = AC_ARENA_NEW(arena, AcLayout);
	layout->boxes = ac_arena_memdup(arena, boxes->data, boxes->len * sizeof(AcBox));
	layout->n_boxes = boxes->len;
	layout->pages = ac_arena_memdup(arena, pages->data, pages->len * sizeof(AcSheetPage));
	layout->n_pages = pages->len;
	return layout;
}

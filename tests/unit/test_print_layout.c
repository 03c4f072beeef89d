/* SPDX-License-Identifier: MIT */
/* The page as boxes, before any font sees it: a letter is half as wide as it is high, a line 1.2 times. */
#include "../../src/print/layout.h"

#include <string.h>

#define A4_W 595.276
#define A4_H 841.89

typedef struct {
	AcArena *arena;
	AcPageWords words;
	AcPageStyle style;
	const AcLayout *layout;
} Page;

/* ---- a measurer --------------------------------------------------------------------------------- */

static AcExtent measure(void *data, const AcPrintText *text, double wrap)
{
	(void)data;
	double letter = text->size * 0.5, line = text->size * 1.2, widest = 0, w = 0;
	guint lines = 1;
	for (const char *at = text->text; *at != '\0';) {
		gsize length = strcspn(at, " ");
		double word = (double)g_utf8_strlen(at, (gssize)length) * letter;
		if (wrap > 0 && w > 0 && w + letter + word > wrap) {
			lines++;
			w = 0;
		}
		w += (w > 0 ? letter : 0) + word;
		while (wrap > 0 && w > wrap) { /* a word that is longer than its line */
			lines++;
			w -= wrap;
			widest = wrap;
		}
		widest = MAX(widest, w);
		at += length + (at[length] == ' ' ? 1 : 0);
	}
	return (AcExtent){widest, lines * line};
}

/* ---- words -------------------------------------------------------------------------------------- */

static AcPageRow *add_rows(Page *p, guint n)
{
	AcPageRow *rows = AC_ARENA_ARRAY(p->arena, AcPageRow, n);
	for (guint i = 0; i < n; i++) {
		AcPageBar *bars = AC_ARENA_ARRAY(p->arena, AcPageBar, 2);
		bars[0] = (AcPageBar){.to = 10, .verdict = AC_VERDICT_AVOID, .says = "Avoid", .n_labels = 3};
		bars[0].labels[0] = "until Mon 30 Nov 12:00";
		bars[0].labels[1] = "until 30 Nov";
		bars[0].labels[2] = "30 Nov";
		bars[1] = (AcPageBar){.from = 10, .to = 29, .verdict = AC_VERDICT_OK, .says = "OK"};
		rows[i] = (AcPageRow){.title = ac_arena_printf(p->arena, "Row %u", i),
		                      .timeline = "Avoid until Mon 30 Nov 12:00",
		                      .bars = bars,
		                      .n_bars = 2};
	}
	p->words.rows = rows;
	p->words.n_rows = n;
	return rows;
}

static AcPageDay *add_days(Page *p, guint n)
{
	static const guint8 BOXES[] = {1, 2};
	AcPageDay *days = AC_ARENA_ARRAY(p->arena, AcPageDay, n);
	for (guint i = 0; i < n; i++)
		days[i] = (AcPageDay){.number = ac_arena_printf(p->arena, "%u", i),
		                      .date = "Fri 20 Nov",
		                      .day = "20",
		                      .weekday = "Fri",
		                      .month = i == 0 ? "Nov" : "",
		                      .lead = i == 0 ? "Session 1" : "",
		                      .changes = i % 7 == 0 ? "Washing: up to rinsing" : "",
		                      .avoid = i < 14 ? "swimming pool, sauna" : "sauna",
		                      .care = "",
		                      .same_as_before = i > 0 && i != 14,
		                      .weekend = i % 7 > 4,
		                      .boxes = BOXES};
	p->words.days = days;
	p->words.n_days = n;
	return days;
}

static const AcPageItem *items(Page *p, guint n, const char *lead, const char *text)
{
	AcPageItem *all = AC_ARENA_ARRAY(p->arena, AcPageItem, n);
	for (guint i = 0; i < n; i++)
		all[i] = (AcPageItem){lead, text};
	return all;
}

static void set_words(Page *p)
{
	static const char *const CONTACTS[] = {"0113 496 0123"}, *const HANDED[] = {"Practitioner", "Client"};
	static const AcPageCard CARDS[] = {{"Your session", "Fri 20 Nov 2026", ""}};
	static const AcPageColumn COLUMNS[] = {{"Wash gently", "07:45", ""}, {"Moisturise", "any time", ""}};
	p->words = (AcPageWords){.language = "en",
	                         .title = "T",
	                         .heading = "Your aftercare schedule",
	                         .client = "Jo Doe",
	                         .clinic = "Northlight Studio",
	                         .has_clinic = TRUE,
	                         .contacts = CONTACTS,
	                         .n_contacts = 1,
	                         .cards = CARDS,
	                         .n_cards = 1,
	                         .help_title = "Get help",
	                         .chart_title = "What to avoid",
	                         .verdicts = {"Not covered", "OK", "With care", "Ask first", "Avoid"},
	                         .also_title = "And also",
	                         .day_word = "Day",
	                         .date_word = "Date",
	                         .next_at = -1,
	                         .chart_alt = "chart",
	                         .how_title = "How",
	                         .normal_title = "Normal",
	                         .adjusted_title = "Changed",
	                         .tell_title = "Tell",
	                         .later_title = "Later",
	                         .days_title = "Day by day",
	                         .goes_on = "",
	                         .day_heading = "Day",
	                         .changes_heading = "What changes",
	                         .avoid_heading = "Avoid",
	                         .columns = COLUMNS,
	                         .n_columns = 2,
	                         .code = "tel:1",
	                         .code_caption = "Scan",
	                         .code_note = "1",
	                         .code_alt = "code",
	                         .handed_title = "Handed over",
	                         .handed = HANDED,
	                         .n_handed = 2,
	                         .sources_title = "Sources",
	                         .sources = "A; B",
	                         .rules = "smp 1.0",
	                         .disclaimer = "Ask.",
	                         .page_of = "Page %d of %d"};
	p->words.help = items(p, 4, "Call now", "trouble breathing; swollen throat; fainting");
	p->words.n_help = 4;
	p->words.calls = items(p, 1, "Northlight", "0113 496 0123");
	p->words.n_calls = 1;
}

static Page *page_new(void)
{
	Page *p = g_new0(Page, 1);
	p->arena = ac_arena_new();
	set_words(p);
	add_rows(p, 8);
	add_days(p, 29);
	p->style = (AcPageStyle){.paper_w = A4_W, .paper_h = A4_H, .measure = measure};
	return p;
}

static void page_free(Page *p)
{
	ac_arena_free(p->arena);
	g_free(p);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Page, page_free)

static void lay(Page *p)
{
	p->layout = ac_layout_new(&p->words, &p->style, p->arena);
}

static const AcBox *text_box(const Page *p, const char *beginning)
{
	for (guint i = 0; i < p->layout->n_boxes; i++)
		if (p->layout->boxes[i].kind == AC_BOX_TEXT &&
		    g_str_has_prefix(p->layout->boxes[i].text.text, beginning))
			return &p->layout->boxes[i];
	g_error("no text begins with %s", beginning);
}

static guint count(const Page *p, AcBoxKind kind)
{
	guint n = 0;
	for (guint i = 0; i < p->layout->n_boxes; i++)
		n += p->layout->boxes[i].kind == kind ? 1 : 0;
	return n;
}

/* ---- what holds of every page ------------------------------------------------------------------- */

static void assert_inside(const Page *p)
{
	for (guint i = 0; i < p->layout->n_boxes; i++) {
		const AcBox *box = &p->layout->boxes[i];
		if (box->kind == AC_BOX_OPEN || box->kind == AC_BOX_CLOSE)
			continue;
		g_assert_cmpfloat(box->x, >=, 20);
		g_assert_cmpfloat(box->x + box->w, <=, p->style.paper_w - 20);
		g_assert_cmpfloat(box->y, >=, 20);
		g_assert_cmpfloat(box->y + box->h, <=, p->style.paper_h - 14);
	}
}

/* What is opened on a page is closed on it, in its order. */
static void assert_tags(const Page *p)
{
	for (guint k = 0; k < p->layout->n_pages; k++) {
		g_autoptr(GPtrArray) open = g_ptr_array_new();
		const AcSheetPage *page = &p->layout->pages[k];
		for (guint i = page->first; i < page->first + page->n; i++) {
			const AcBox *box = &p->layout->boxes[i];
			if (box->kind == AC_BOX_OPEN)
				g_ptr_array_add(open, (gpointer)(gsize)box->text.text);
			if (box->kind != AC_BOX_CLOSE)
				continue;
			g_assert_cmpuint(open->len, >, 0);
			g_assert_cmpstr(g_ptr_array_index(open, open->len - 1), ==, box->text.text);
			g_ptr_array_set_size(open, (gint)open->len - 1);
		}
		g_assert_cmpuint(open->len, ==, 0);
	}
}

/* No two texts of a page lie on one another. */
static void assert_apart(const Page *p)
{
	for (guint k = 0; k < p->layout->n_pages; k++) {
		const AcSheetPage *page = &p->layout->pages[k];
		for (guint i = page->first; i < page->first + page->n; i++)
			for (guint j = i + 1; j < page->first + page->n; j++) {
				const AcBox *a = &p->layout->boxes[i], *b = &p->layout->boxes[j];
				if (a->kind != AC_BOX_TEXT || b->kind != AC_BOX_TEXT)
					continue;
				gboolean apart = a->x + a->w <= b->x + 4 || b->x + b->w <= a->x + 4 ||
				                 a->y + a->h <= b->y + 3 || b->y + b->h <= a->y + 3;
				if (!apart)
					g_error("“%s” lies on “%s”", a->text.text, b->text.text);
			}
	}
}

static void assert_sound(const Page *p)
{
	assert_inside(p);
	assert_tags(p);
	assert_apart(p);
}

/* ---- one sheet ---------------------------------------------------------------------------------- */

static void a_common_course_is_one_duplex_sheet(void)
{
	g_autoptr(Page) p = page_new();
	p->words.how = items(p, 20, "Washing", "Lukewarm, short, pat dry with clean paper.");
	p->words.n_how = 20;
	lay(p);
	g_assert_cmpuint(p->layout->n_pages, ==, 2);
	assert_sound(p);
	g_assert_cmpuint(count(p, AC_BOX_TICK), ==, 29 * 3);
	g_assert_cmpuint(count(p, AC_BOX_CODE), ==, 1);
	g_assert_cmpstr(text_box(p, "Jo Doe · Page")->text.text, ==, "Jo Doe · Page 1 of 2");
}

static void help_stands_above_the_chart_and_the_chart_above_the_rest(void)
{
	g_autoptr(Page) p = page_new();
	lay(p);
	g_assert_cmpfloat(text_box(p, "Get help")->y, <, A4_H / 4);
	g_assert_cmpfloat(text_box(p, "Get help")->y, <, text_box(p, "What to avoid")->y);
	g_assert_cmpint(text_box(p, "Get help")->shade, ==, AC_SHADE_PAPER);
	g_assert_cmpfloat(text_box(p, "Row 0")->y, <, text_box(p, "Row 1")->y);
	g_assert_cmpfloat(text_box(p, "Row 7")->y, <, text_box(p, "Scan")->y);
}

static void letter_is_shorter_and_holds_as_much(void)
{
	g_autoptr(Page) p = page_new();
	p->style.paper_w = 612;
	p->style.paper_h = 792;
	lay(p);
	g_assert_cmpuint(p->layout->n_pages, ==, 2);
	assert_sound(p);
}

static void rows_without_room_in_the_chart_stand_below_it_by_their_end(void)
{
	g_autoptr(Page) p = page_new();
	add_rows(p, 60);
	lay(p);
	assert_sound(p);
	const AcBox *also = text_box(p, "Avoid until Mon 30 Nov 12:00: Row");
	g_assert_nonnull(strstr(also->text.text, "Row 59"));
	g_assert_cmpuint(also->text.bold_bytes, ==, strlen("Avoid until Mon 30 Nov 12:00:"));
}

/* ---- bars --------------------------------------------------------------------------------------- */

static const AcBox *bar_of(const Page *p, guint nth)
{
	for (guint i = 0, n = 0; i < p->layout->n_boxes; i++)
		if (p->layout->boxes[i].kind == AC_BOX_BAR && p->layout->boxes[i].h > 9 && n++ == nth)
			return &p->layout->boxes[i];
	g_error("no bar %u", nth);
}

static void a_bar_tells_until_when_as_fully_as_it_has_room(void)
{
	g_autoptr(Page) p = page_new();
	AcPageRow *rows = add_rows(p, 3);
	((AcPageBar *)(gsize)rows[1].bars)[0].to = 5;
	((AcPageBar *)(gsize)rows[1].bars)[1].from = 5;
	((AcPageBar *)(gsize)rows[2].bars)[0].to = 0.5;
	((AcPageBar *)(gsize)rows[2].bars)[1].from = 0.5;
	lay(p);
	const AcBox *wide = text_box(p, "until Mon 30 Nov"), *narrow = text_box(p, "until 30 Nov");
	g_assert_cmpfloat(wide->x + wide->w, <=, bar_of(p, 0)->x + bar_of(p, 0)->w);
	g_assert_cmpint(wide->shade, ==, AC_SHADE_PAPER);
	g_assert_cmpfloat(narrow->x, >=, bar_of(p, 2)->x);
	g_assert_cmpfloat(narrow->x + narrow->w, <=, bar_of(p, 2)->x + bar_of(p, 2)->w + 1);
	/* The third has no room: its end stands behind it, on the free days. */
	guint outside = 0;
	for (guint i = 0; i < p->layout->n_boxes; i++) {
		const AcBox *box = &p->layout->boxes[i];
		if (box->kind == AC_BOX_TEXT && g_str_has_prefix(box->text.text, "until") &&
		    box->shade == AC_SHADE_INK) {
			g_assert_cmpfloat(box->x, >=, bar_of(p, 4)->x + bar_of(p, 4)->w);
			outside++;
		}
	}
	g_assert_cmpuint(outside, ==, 1);
	assert_sound(p);
}

static void days_lie_across_from_the_first_to_the_last(void)
{
	g_autoptr(Page) p = page_new();
	lay(p);
	const AcBox *avoid = bar_of(p, 0), *free_bar = bar_of(p, 1);
	double day = free_bar->w / 19;
	g_assert_cmpfloat_with_epsilon(avoid->w, 10 * day, 0.01);
	g_assert_cmpfloat_with_epsilon(avoid->x + avoid->w, free_bar->x, 0.01);
	g_assert_cmpfloat_with_epsilon(free_bar->x + free_bar->w, A4_W - 30, 0.01);
}

/* ---- the table ---------------------------------------------------------------------------------- */

static void what_holds_for_days_is_said_once_beside_them(void)
{
	g_autoptr(Page) p = page_new();
	lay(p);
	guint n = 0;
	for (guint i = 0; i < p->layout->n_boxes; i++)
		if (p->layout->boxes[i].kind == AC_BOX_TEXT &&
		    strcmp(p->layout->boxes[i].text.text, "swimming pool, sauna") == 0)
			n++;
	g_assert_cmpuint(n, ==, 1);
}

static void a_long_course_breaks_between_days_and_says_again_what_holds(void)
{
	g_autoptr(Page) p = page_new();
	add_days(p, 150);
	lay(p);
	assert_sound(p);
	g_assert_cmpuint(p->layout->n_pages, >, 2);
	guint heads = 0, said = 0;
	for (guint i = 0; i < p->layout->n_boxes; i++) {
		const AcBox *box = &p->layout->boxes[i];
		heads += box->kind == AC_BOX_TEXT && strcmp(box->text.text, "What changes") == 0 ? 1 : 0;
		said += box->kind == AC_BOX_TEXT && strcmp(box->text.text, "sauna") == 0 ? 1 : 0;
	}
	g_assert_cmpuint(heads, ==, p->layout->n_pages - 1);
	g_assert_cmpuint(said, ==, heads);
	g_assert_cmpuint(count(p, AC_BOX_TICK), ==, 150 * 3);
}

/* ---- other pages -------------------------------------------------------------------------------- */

static void from_the_right_everything_is_mirrored(void)
{
	g_autoptr(Page) p = page_new();
	lay(p);
	double clinic = text_box(p, "Northlight Studio")->x, w = text_box(p, "Northlight Studio")->w;
	double bar = bar_of(p, 0)->x, bar_w = bar_of(p, 0)->w;
	p->words.rtl = TRUE;
	lay(p);
	g_assert_cmpfloat_with_epsilon(text_box(p, "Northlight Studio")->x, A4_W - clinic - w, 0.01);
	g_assert_cmpfloat_with_epsilon(bar_of(p, 0)->x, A4_W - bar - bar_w, 0.01);
	assert_sound(p);
}

static void large_print_has_nothing_small(void)
{
	g_autoptr(Page) p = page_new();
	p->style.large = TRUE;
	p->words.how = items(p, 20, "Washing", "Lukewarm, short, pat dry with clean paper.");
	p->words.n_how = 20;
	lay(p);
	assert_sound(p);
	g_assert_cmpuint(p->layout->n_pages, >, 2);
	for (guint i = 0; i < p->layout->n_boxes; i++)
		if (p->layout->boxes[i].kind == AC_BOX_TEXT)
			g_assert_cmpfloat(p->layout->boxes[i].text.size, >=, AC_LARGE_PRINT);
	g_assert_cmpuint(count(p, AC_BOX_TICK), ==, 29 * 3);
}

static void endless_words_break_nothing(void)
{
	g_autofree char *name = g_strnfill(300, 'W'), *many = g_strnfill(3000, 'x');
	g_autofree char *sentence = g_strjoinv(" ", (char *[]){many, many, (char *)"end", NULL});
	for (guint large = 0; large < 2; large++) {
		g_autoptr(Page) p = page_new();
		p->style.large = large == 1;
		p->words.client = name;
		p->words.clinic = name;
		p->words.adjusted = items(p, 3, "Sun", sentence);
		p->words.n_adjusted = 3;
		((AcPageDay *)(gsize)p->words.days)[3].changes = many;
		lay(p);
		assert_tags(p);
		g_assert_cmpuint(p->layout->n_pages, <, 40);
	}
}

static void nothing_at_all_is_a_page_still(void)
{
	g_autoptr(Page) p = page_new();
	p->words.n_rows = p->words.n_help = p->words.n_calls = p->words.n_columns = p->words.n_contacts = 0;
	p->words.code = NULL;
	p->words.sources = p->words.client = "";
	add_days(p, 1);
	lay(p);
	g_assert_cmpuint(p->layout->n_pages, ==, 2);
	assert_sound(p);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/print/layout/sheet", a_common_course_is_one_duplex_sheet);
	g_test_add_func("/print/layout/order", help_stands_above_the_chart_and_the_chart_above_the_rest);
	g_test_add_func("/print/layout/letter", letter_is_shorter_and_holds_as_much);
	g_test_add_func("/print/layout/rows", rows_without_room_in_the_chart_stand_below_it_by_their_end);
	g_test_add_func("/print/layout/labels", a_bar_tells_until_when_as_fully_as_it_has_room);
	g_test_add_func("/print/layout/days", days_lie_across_from_the_first_to_the_last);
	g_test_add_func("/print/layout/once", what_holds_for_days_is_said_once_beside_them);
	g_test_add_func("/print/layout/long", a_long_course_breaks_between_days_and_says_again_what_holds);
	g_test_add_func("/print/layout/rtl", from_the_right_everything_is_mirrored);
	g_test_add_func("/print/layout/large", large_print_has_nothing_small);
	g_test_add_func("/print/layout/endless", endless_words_break_nothing);
	g_test_add_func("/print/layout/nothing", nothing_at_all_is_a_page_still);
	return g_test_run();
}

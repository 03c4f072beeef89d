/* SPDX-License-Identifier: MIT */
/* The schedule as plain text, 76 columns wide: to be mailed, read over ssh, or printed by whatever prints
 * text. */
#include "render/schedule.h"

#include <string.h>

#include "base/text.h"
#include "render/sheet.h"
#include "schedule_bits.h"

/* Columns of the chart: its titles, and at most so many cells. */
#define TITLE_WIDTH 20
#define CELLS_MOST  31
/* Columns a word may take: what a line has room for, set in. */
#define WORD_MOST (AC_SCHEDULE_WIDTH - 8)

typedef struct {
	const AcPageWords *words;
	AcSheet *sheet;
	gboolean ascii;
	guint days_a_cell;
} Text;

/* ---- lines ---------------------------------------------------------------------------------------- */

/* A word longer than a line is broken where it must be. */
static char *breakable(const char *what)
{
	GString *out = g_string_sized_new(strlen(what));
	int run = 0;
	for (const char *at = what; *at != '\0'; at = g_utf8_next_char(at)) {
		run = *at == ' ' ? 0 : run + (g_unichar_iswide(g_utf8_get_char(at)) ? 2 : 1);
		if (run > WORD_MOST) {
			g_string_append_c(out, ' ');
			run = 1;
		}
		g_string_append_len(out, at, g_utf8_next_char(at) - at);
	}
	return g_string_free(out, FALSE);
}

static void put(Text *text, AcInk ink, const char *what)
{
	g_autofree char *unmarked = ac_schedule_unmarked(what);
	g_autofree char *plain = breakable(unmarked);
	ac_sheet_put(text->sheet, ink, plain);
}

static void line(Text *text, int indent, int hang, const char *what)
{
	if (what == NULL || *what == '\0')
		return;
	ac_sheet_begin(text->sheet, indent, hang);
	put(text, AC_INK_PLAIN, what);
	ac_sheet_end(text->sheet);
}

static void heading(Text *text, const char *what)
{
	g_autofree char *plain = ac_schedule_unmarked(what);
	g_autofree char *upper = g_utf8_strup(plain, -1);
	ac_sheet_gap(text->sheet);
	line(text, 0, 0, upper);
}

/* "Lead: text", hanging below its first word. */
static void item(Text *text, const AcPageItem *one)
{
	ac_sheet_begin(text->sheet, 2, 4);
	if (one->lead != NULL && *one->lead != '\0') {
		g_autofree char *lead = *one->text != '\0' ? g_strconcat(one->lead, ":", NULL) : g_strdup(one->lead);
		put(text, AC_INK_PLAIN, lead);
		ac_sheet_put(text->sheet, AC_INK_PLAIN, " ");
	}
	put(text, AC_INK_PLAIN, one->text);
	ac_sheet_end(text->sheet);
}

static void items(Text *text, const char *title, const AcPageItem *all, guint n)
{
	if (n == 0)
		return;
	heading(text, title);
	for (guint i = 0; i < n; i++)
		item(text, &all[i]);
}

/* ---- the head ------------------------------------------------------------------------------------- */

static void put_head(Text *text)
{
	const AcPageWords *words = text->words;
	heading(text, words->heading);
	line(text, 0, 2, words->client);
	line(text, 0, 2, words->clinic);
	for (guint i = 0; i < words->n_contacts; i++)
		line(text, 2, 4, words->contacts[i]);
	ac_sheet_gap(text->sheet);
	for (guint i = 0; i < words->n_cards; i++) {
		const AcPageCard *card = &words->cards[i];
		g_autofree char *all = *card->note != '\0'
		                           ? g_strdup_printf("%s: %s (%s)", card->label, card->value, card->note)
		                           : g_strdup_printf("%s: %s", card->label, card->value);
		line(text, 0, 2, all);
	}
}

/* ---- the chart ------------------------------------------------------------------------------------ */

/* Full blocks of one row and the next would join into a slab. */
static const char *cell_sign(AcVerdict verdict, gboolean ascii)
{
	switch (verdict) {
	case AC_VERDICT_AVOID:
		return ascii ? "#" : "▆";
	case AC_VERDICT_ASK:
		return "?";
	case AC_VERDICT_CARE:
		return ascii ? "o" : "░";
	case AC_VERDICT_OK:
		return ascii ? "." : "·";
	default:
		return "-";
	}
}

static AcVerdict cell_verdict(const Text *text, const AcPageRow *row, guint cell)
{
	guint day = cell * text->days_a_cell, end = MIN(day + text->days_a_cell, text->words->n_days);
	AcVerdict strictest = ac_schedule_day_verdict(row, day);
	for (day++; day < end; day++) {
		AcVerdict verdict = ac_schedule_day_verdict(row, day);
		if (ac_verdict_is_stricter(verdict, strictest))
			strictest = verdict;
	}
	return strictest;
}

static guint cells(const Text *text)
{
	return (text->words->n_days + text->days_a_cell - 1) / text->days_a_cell;
}

/* At most @width columns of it. What ASCII writes with more letters is written so before it is measured. */
static char *cut(const Text *text, const char *what, int width)
{
	g_autofree char *unmarked = ac_schedule_unmarked(what);
	g_autofree char *plain = text->ascii ? g_str_to_ascii(unmarked, "C") : g_strdup(unmarked);
	const char *dots = text->ascii ? "..." : "…";
	if (ac_text_width(plain) <= width)
		return g_steal_pointer(&plain);
	g_autoptr(GString) out = g_string_new(NULL);
	int used = ac_text_width(dots);
	for (const char *at = plain; *at != '\0'; at = g_utf8_next_char(at)) {
		g_autofree char *one = g_strndup(at, (gsize)(g_utf8_next_char(at) - at));
		used += ac_text_width(one);
		if (used > width)
			break;
		g_string_append(out, one);
	}
	g_strchomp(out->str);
	return g_strconcat(out->str, dots, NULL);
}

/* The number of the first day of each week over its cell. */
static void put_scale(Text *text)
{
	const AcPageWords *words = text->words;
	ac_sheet_begin(text->sheet, 0, TITLE_WIDTH);
	g_autofree char *label = cut(text, words->day_word, TITLE_WIDTH - 1);
	ac_sheet_put(text->sheet, AC_INK_PLAIN, label);
	for (guint cell = 0; cell < cells(text); cell += 7) {
		ac_sheet_to(text->sheet, TITLE_WIDTH + (int)cell);
		put(text, AC_INK_PLAIN, words->days[cell * text->days_a_cell].number);
	}
	ac_sheet_end(text->sheet);
}

static void put_row(Text *text, const AcPageRow *row)
{
	int width = (int)cells(text), after = TITLE_WIDTH + width + 1;
	g_autoptr(GString) bar = g_string_new(NULL);
	for (guint cell = 0; cell < cells(text); cell++)
		g_string_append(bar, cell_sign(cell_verdict(text, row, cell), text->ascii));
	g_autofree char *title = cut(text, row->title, TITLE_WIDTH - 1);
	const AcPageBar *telling = ac_schedule_telling_bar(row);
	ac_sheet_begin(text->sheet, 0, after);
	ac_sheet_put(text->sheet, AC_INK_PLAIN, title);
	ac_sheet_to(text->sheet, TITLE_WIDTH);
	ac_sheet_put(text->sheet, AC_INK_PLAIN, bar->str);
	if (telling != NULL) {
		ac_sheet_to(text->sheet, after);
		put(text, AC_INK_PLAIN, telling->labels[0]);
	}
	ac_sheet_end(text->sheet);
}

static void put_key(Text *text)
{
	static const AcVerdict all[] = {AC_VERDICT_AVOID, AC_VERDICT_ASK, AC_VERDICT_CARE, AC_VERDICT_OK,
	                                AC_VERDICT_SILENT};
	g_autoptr(GString) key = g_string_new(NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
		if (text->words->verdicts[all[i]] != NULL)
			g_string_append_printf(key, "%s%s %s", key->len > 0 ? "  " : "", cell_sign(all[i], text->ascii),
			                       text->words->verdicts[all[i]]);
	line(text, 0, 2, key->str);
}

static void put_chart(Text *text)
{
	const AcPageWords *words = text->words;
	if (words->n_rows == 0 || words->n_days == 0)
		return;
	heading(text, words->chart_title);
	put_key(text);
	put_scale(text);
	for (guint i = 0; i < words->n_rows; i++)
		put_row(text, &words->rows[i]);
	for (guint i = 0; i < words->n_always; i++)
		item(text, &words->always[i]);
}

/* ---- day by day ----------------------------------------------------------------------------------- */

static void labelled(Text *text, const char *label, const char *what)
{
	if (*what == '\0')
		return;
	g_autofree char *all = g_strdup_printf("%s: %s", label, what);
	line(text, 2, 4, all);
}

static void put_day(Text *text, const AcPageDay *day)
{
	const AcPageWords *words = text->words;
	g_autofree char *name = g_strdup_printf("%s  %s %s%s%s", day->date, words->day_word, day->number,
	                                        *day->lead != '\0' ? "  " : "", day->lead);
	ac_sheet_gap(text->sheet);
	line(text, 0, 2, name);
	labelled(text, words->changes_heading, day->changes);
	if (!day->same_as_before) {
		labelled(text, words->avoid_heading, day->avoid);
		labelled(text, words->ask_first, day->care);
	}
	for (guint i = 0; i < words->n_columns; i++) {
		if (day->boxes[i] == 0)
			continue;
		g_autofree char *boxes =
		    ac_schedule_boxes(&words->columns[i], day->boxes[i], text->ascii ? "[ ]" : "☐");
		line(text, 2, 6, boxes);
	}
}

static void put_days(Text *text)
{
	const AcPageWords *words = text->words;
	heading(text, words->days_title);
	for (guint i = 0; i < words->n_columns; i++) {
		const AcPageColumn *column = &words->columns[i];
		g_autofree char *lead = g_strdup_printf("%s %s", column->when, column->title);
		const AcPageItem how = {lead, column->how};
		item(text, &how);
	}
	for (guint i = 0; i < words->n_days; i++)
		put_day(text, &words->days[i]);
	ac_sheet_gap(text->sheet);
	line(text, 0, 2, words->goes_on);
}

static void put_foot(Text *text)
{
	const AcPageWords *words = text->words;
	if (words->n_handed > 0) {
		heading(text, words->handed_title);
		for (guint i = 0; i < words->n_handed; i++) {
			g_autofree char *blank = g_strdup_printf("%s: ______________________", words->handed[i]);
			line(text, 2, 4, blank);
		}
	}
	ac_sheet_gap(text->sheet);
	if (words->sources != NULL && *words->sources != '\0')
		labelled(text, words->sources_title, words->sources);
	line(text, 2, 4, words->rules);
	line(text, 2, 4, words->disclaimer);
}

/* ---- all of it ------------------------------------------------------------------------------------ */

static AcSheet *new_sheet(gboolean ascii)
{
	const AcSheetStyle style = {.width = AC_SCHEDULE_WIDTH, .ascii = ascii};
	return ac_sheet_new(&style);
}

char *ac_render_schedule_text(const AcPageWords *words, gboolean ascii)
{
	g_autoptr(AcSheet) first = new_sheet(ascii);
	g_autoptr(AcSheet) second = new_sheet(ascii);
	Text text = {.words = words, .sheet = first, .ascii = ascii, .days_a_cell = 1};
	text.days_a_cell = MAX((words->n_days + CELLS_MOST - 1) / CELLS_MOST, 1);
	put_head(&text);
	items(&text, words->help_title, words->help, words->n_help);
	for (guint i = 0; i < words->n_calls; i++)
		item(&text, &words->calls[i]);
	put_chart(&text);
	items(&text, words->how_title, words->how, words->n_how);
	items(&text, words->normal_title, words->normal, words->n_normal);
	items(&text, words->adjusted_title, words->adjusted, words->n_adjusted);
	items(&text, words->tell_title, words->tell, words->n_tell);
	items(&text, words->later_title, words->later, words->n_later);
	text.sheet = second;
	put_days(&text);
	put_foot(&text);
	return g_strconcat(ac_sheet_text(first), "\f", ac_sheet_text(second), NULL);
}

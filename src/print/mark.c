/* SPDX-License-Identifier: MIT */
/* One checksum over all that a page says. */
#include "mark.h"

#include <string.h>

#include "app/paper.h"

/* A field that is new in one of them has its line below, or two pages look the same to us. */
_Static_assert(sizeof(void *) != 8 || (sizeof(AcPageWords) == 560 && sizeof(AcPageRow) == 40 &&
                                       sizeof(AcPageBar) == 104 && sizeof(AcPageDay) == 96),
               "what a mark is over");

/* ---- pieces ------------------------------------------------------------------------------------- */

static void add_text(GChecksum *sum, const char *text)
{
	/* With its end: no text runs into the next. */
	if (text != NULL)
		g_checksum_update(sum, (const guchar *)text, (gssize)strlen(text) + 1);
	else
		g_checksum_update(sum, (const guchar *)"\001", 2);
}

static void add_number(GChecksum *sum, double number)
{
	char text[G_ASCII_DTOSTR_BUF_SIZE];
	add_text(sum, g_ascii_dtostr(text, sizeof text, number));
}

static void add_texts(GChecksum *sum, const char *const *texts, guint n)
{
	add_number(sum, n);
	for (guint i = 0; i < n; i++)
		add_text(sum, texts[i]);
}

static void add_items(GChecksum *sum, const char *title, const AcPageItem *items, guint n)
{
	add_text(sum, title);
	add_number(sum, n);
	for (guint i = 0; i < n; i++) {
		add_text(sum, items[i].lead);
		add_text(sum, items[i].text);
	}
}

/* ---- the parts of a page ------------------------------------------------------------------------ */

static void add_head(GChecksum *sum, const AcPageWords *words)
{
	const char *const texts[] = {words->language,    words->title,     words->heading,   words->client,
	                             words->clinic,      words->day_word,  words->date_word, words->next_label,
	                             words->chart_title, words->chart_alt, words->logo_alt};
	add_texts(sum, texts, G_N_ELEMENTS(texts));
	add_texts(sum, words->verdicts, G_N_ELEMENTS(words->verdicts));
	add_texts(sum, words->contacts, words->n_contacts);
	add_number(sum, words->rtl);
	add_number(sum, words->has_clinic);
	add_number(sum, words->next_at);
	add_number(sum, words->n_cards);
	for (guint i = 0; i < words->n_cards; i++) {
		add_text(sum, words->cards[i].label);
		add_text(sum, words->cards[i].value);
		add_text(sum, words->cards[i].note);
	}
}

static void add_bar(GChecksum *sum, const AcPageBar *bar)
{
	add_number(sum, bar->from);
	add_number(sum, bar->to);
	add_number(sum, bar->verdict);
	add_number(sum, bar->adjusted);
	add_number(sum, bar->goes_on);
	add_text(sum, bar->step);
	add_text(sum, bar->says);
	add_texts(sum, bar->labels, bar->n_labels);
}

static void add_rows(GChecksum *sum, const AcPageWords *words)
{
	add_number(sum, words->n_rows);
	for (guint i = 0; i < words->n_rows; i++) {
		const AcPageRow *row = &words->rows[i];
		add_text(sum, row->title);
		add_text(sum, row->timeline);
		add_number(sum, row->adjusted);
		add_number(sum, row->n_bars);
		for (guint k = 0; k < row->n_bars; k++)
			add_bar(sum, &row->bars[k]);
	}
}

static void add_lists(GChecksum *sum, const AcPageWords *words)
{
	add_items(sum, words->help_title, words->help, words->n_help);
	add_items(sum, "", words->calls, words->n_calls);
	add_items(sum, words->also_title, words->always, words->n_always);
	add_items(sum, words->how_title, words->how, words->n_how);
	add_items(sum, words->normal_title, words->normal, words->n_normal);
	add_items(sum, words->adjusted_title, words->adjusted, words->n_adjusted);
	add_items(sum, words->tell_title, words->tell, words->n_tell);
	add_items(sum, words->later_title, words->later, words->n_later);
}

static void add_day(GChecksum *sum, const AcPageDay *day, guint n_columns)
{
	const char *const texts[] = {day->number, day->date,    day->day,   day->weekday, day->month,
	                             day->lead,   day->changes, day->avoid, day->care};
	add_texts(sum, texts, G_N_ELEMENTS(texts));
	add_number(sum, (day->same_as_before ? 1 : 0) + (day->weekend ? 2 : 0) + (day->has_session ? 4 : 0));
	if (n_columns > 0)
		g_checksum_update(sum, day->boxes, (gssize)n_columns);
}

static void add_days(GChecksum *sum, const AcPageWords *words)
{
	const char *const texts[] = {words->days_title, words->day_heading, words->changes_heading,
	                             words->avoid_heading, words->ask_first};
	add_texts(sum, texts, G_N_ELEMENTS(texts));
	add_number(sum, words->n_columns);
	for (guint i = 0; i < words->n_columns; i++) {
		add_text(sum, words->columns[i].title);
		add_text(sum, words->columns[i].when);
		add_text(sum, words->columns[i].how);
	}
	add_number(sum, words->n_days);
	for (guint i = 0; i < words->n_days; i++)
		add_day(sum, &words->days[i], words->n_columns);
}

static void add_foot(GChecksum *sum, const AcPageWords *words)
{
	const char *const texts[] = {words->code,         words->code_caption,  words->code_note, words->code_alt,
	                             words->handed_title, words->sources_title, words->sources,   words->rules,
	                             words->disclaimer,   words->page_of,       words->goes_on};
	add_texts(sum, texts, G_N_ELEMENTS(texts));
	add_texts(sum, words->handed, words->n_handed);
}

char *ac_mark_of(const AcPageWords *words, const AcMarkLook *look)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	add_head(sum, words);
	add_rows(sum, words);
	add_lists(sum, words);
	add_days(sum, words);
	add_foot(sum, words);
	add_number(sum, look->paper_w);
	add_number(sum, look->paper_h);
	add_number(sum, (look->large ? 1 : 0) + (look->grey ? 2 : 0));
	add_text(sum, look->logo);
	return g_strdup(g_checksum_get_string(sum));
}

/* ---- behind the PDF ----------------------------------------------------------------------------- */

static char *seal_of(const void *bytes, gsize length, const char *mark, const char *press)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	add_text(sum, mark);
	add_text(sum, press);
	g_checksum_update(sum, bytes, (gssize)length);
	return g_strdup(g_checksum_get_string(sum));
}

static char *line_of(const void *bytes, gsize length, const char *mark, const char *press)
{
	g_autofree char *seal = press != NULL ? seal_of(bytes, length, mark, press) : NULL;
	return g_strconcat(AC_PAPER_MARK, mark, seal != NULL ? " " : "", seal != NULL ? seal : "", "\n", NULL);
}

void ac_mark_put(GByteArray *pdf, const char *mark, const char *press)
{
	g_autofree char *line = line_of(pdf->data, pdf->len, mark, press);
	g_byte_array_append(pdf, (const guint8 *)line, (guint)strlen(line));
}

gboolean ac_mark_holds(const char *bytes, gsize length, const char *mark, const char *press)
{
	gsize tail = strlen(AC_PAPER_MARK) + 2 * AC_PAPER_MARK_LENGTH + 2;
	if (length <= tail)
		return FALSE;
	g_autofree char *line = line_of(bytes, length - tail, mark, press);
	return memcmp(bytes + length - tail, line, tail) == 0;
}

/* SPDX-License-Identifier: MIT */
/* The schedule as Markdown. What stands for markup in a name is written so that it stands for itself. */
#include "render/schedule.h"

#include <string.h>

#include "base/text.h"
#include "render/words.h"
#include "schedule_bits.h"

/* Whether CommonMark, or the tables and links of its dialects, might read more into it than is written. */
static gboolean is_markup(const char *text, const char *at)
{
	if (strchr("\\`*_{}[]<>#+!|~&=", *at) != NULL)
		return TRUE;
	if (*at == ':')
		return at[1] == '/';
	/* What makes a list at the beginning of a text. */
	return (*at == '-' && at == text) || (*at == '.' && strspn(text, "0123456789") == (gsize)(at - text));
}

static void add_text(GString *out, const char *text)
{
	g_autofree char *unmarked = ac_schedule_unmarked(text);
	g_autofree char *plain = ac_text_plain(unmarked);
	for (const char *at = plain; *at != '\0'; at++) {
		if (is_markup(plain, at))
			g_string_append_c(out, '\\');
		g_string_append_c(out, *at);
	}
}

static void heading(GString *out, int level, const char *text)
{
	g_string_append_c(out, '\n');
	for (int i = 0; i < level; i++)
		g_string_append_c(out, '#');
	g_string_append_c(out, ' ');
	add_text(out, text);
	g_string_append(out, "\n\n");
}

static void item(GString *out, const AcPageItem *one)
{
	g_string_append(out, "* ");
	if (one->lead != NULL && *one->lead != '\0') {
		g_string_append(out, "**");
		add_text(out, one->lead);
		g_string_append(out, *one->text != '\0' ? ":** " : "** ");
	}
	add_text(out, one->text);
	g_string_append_c(out, '\n');
}

static void items(GString *out, const char *title, const AcPageItem *all, guint n)
{
	if (n == 0)
		return;
	heading(out, 2, title);
	for (guint i = 0; i < n; i++)
		item(out, &all[i]);
}

static void put_head(GString *out, const AcPageWords *words)
{
	heading(out, 1, words->heading);
	add_text(out, words->client);
	g_string_append(out, "  \n**");
	add_text(out, words->clinic);
	g_string_append(out, "**\n\n");
	for (guint i = 0; i < words->n_contacts; i++) {
		const AcPageItem contact = {NULL, words->contacts[i]};
		item(out, &contact);
	}
	for (guint i = 0; i < words->n_cards; i++) {
		const AcPageCard *card = &words->cards[i];
		g_autofree char *text =
		    *card->note != '\0' ? g_strdup_printf("%s (%s)", card->value, card->note) : g_strdup(card->value);
		const AcPageItem one = {card->label, text};
		item(out, &one);
	}
}

/* A row's bars one after the other, in words: a table cannot draw. */
static void put_row(GString *out, const AcPageWords *words, const AcPageRow *row)
{
	g_string_append(out, "| ");
	add_text(out, row->title);
	g_string_append(out, " | ");
	const char *gap = "";
	for (guint i = 0; i < row->n_bars; i++) {
		const char *lead = NULL;
		g_autofree char *says = ac_schedule_bar_words(words, row, i, &lead);
		if (says == NULL)
			continue;
		g_string_append_printf(out, "%s%s ", gap, ac_words_sign(row->bars[i].verdict, FALSE));
		if (*lead != '\0')
			g_string_append_printf(out, "**%s** ", lead);
		add_text(out, says);
		gap = "; ";
	}
	g_string_append(out, " |\n");
}

static void put_chart(GString *out, const AcPageWords *words)
{
	if (words->n_rows == 0)
		return;
	heading(out, 2, words->chart_title);
	g_string_append(out, "| | |\n|---|---|\n");
	for (guint i = 0; i < words->n_rows; i++)
		put_row(out, words, &words->rows[i]);
	if (words->n_always > 0)
		g_string_append_c(out, '\n');
	for (guint i = 0; i < words->n_always; i++)
		item(out, &words->always[i]);
}

static void put_cell(GString *out, const char *text)
{
	add_text(out, text);
	g_string_append(out, " | ");
}

static void put_boxes(GString *out, const AcPageWords *words, const AcPageDay *day)
{
	for (guint i = 0; i < words->n_columns; i++) {
		for (guint n = 0; n < day->boxes[i]; n++)
			g_string_append(out, "☐ ");
		g_string_append(out, "| ");
	}
	g_string_append_c(out, '\n');
}

static void put_days(GString *out, const AcPageWords *words)
{
	heading(out, 2, words->days_title);
	for (guint i = 0; i < words->n_columns; i++) {
		const AcPageColumn *column = &words->columns[i];
		g_autofree char *lead = g_strdup_printf("%s %s", column->when, column->title);
		const AcPageItem how = {lead, column->how};
		item(out, &how);
	}
	g_string_append(out, "\n| ");
	put_cell(out, words->day_heading);
	put_cell(out, words->changes_heading);
	put_cell(out, words->avoid_heading);
	for (guint i = 0; i < words->n_columns; i++)
		put_cell(out, words->columns[i].title);
	g_string_append(out, "\n|---|---|---|");
	for (guint i = 0; i < words->n_columns; i++)
		g_string_append(out, "---|");
	g_string_append_c(out, '\n');
	for (guint i = 0; i < words->n_days; i++) {
		const AcPageDay *day = &words->days[i];
		g_autofree char *date = g_strdup_printf("%s %s", day->number, day->date);
		g_autofree char *news =
		    g_strdup_printf("%s%s%s", day->lead, *day->lead != '\0' ? " " : "", day->changes);
		g_string_append(out, "| ");
		put_cell(out, date);
		put_cell(out, news);
		put_cell(out, day->same_as_before ? "″" : day->avoid);
		put_boxes(out, words, day);
	}
	if (*words->goes_on != '\0') {
		g_string_append_c(out, '\n');
		item(out, &(AcPageItem){words->goes_on, ""});
	}
}

/* Where it is printed, it is signed by hand. */
static void put_handed(GString *out, const AcPageWords *words)
{
	if (words->n_handed == 0)
		return;
	heading(out, 2, words->handed_title);
	for (guint i = 0; i < words->n_handed; i++)
		item(out, &(AcPageItem){words->handed[i], "…………………………"});
}

char *ac_render_schedule_markdown(const AcPageWords *words)
{
	GString *out = g_string_sized_new(16384);
	put_head(out, words);
	items(out, words->help_title, words->help, words->n_help);
	for (guint i = 0; i < words->n_calls; i++)
		item(out, &words->calls[i]);
	put_chart(out, words);
	items(out, words->how_title, words->how, words->n_how);
	items(out, words->normal_title, words->normal, words->n_normal);
	items(out, words->adjusted_title, words->adjusted, words->n_adjusted);
	items(out, words->tell_title, words->tell, words->n_tell);
	items(out, words->later_title, words->later, words->n_later);
	put_days(out, words);
	put_handed(out, words);
	g_string_append_c(out, '\n');
	if (words->sources != NULL && *words->sources != '\0') {
		const AcPageItem sources = {words->sources_title, words->sources};
		item(out, &sources);
	}
	const AcPageItem last[] = {{NULL, words->rules}, {NULL, words->disclaimer}};
	for (gsize i = 0; i < G_N_ELEMENTS(last); i++)
		if (last[i].text != NULL)
			item(out, &last[i]);
	/* The first heading needs no line above it. */
	g_string_erase(out, 0, 1);
	return g_string_free(out, FALSE);
}

/* SPDX-License-Identifier: MIT */
/* The schedule as one HTML file: a page to mail, to read aloud, to print from any browser. No script, nothing
 * fetched. */
#include "render/schedule.h"

#include <string.h>

#include "base/text.h"
#include "render/words.h"
#include "schedule_bits.h"

/* Patterns and signs tell the verdicts apart where colour does not. */
static const char STYLE[] =
    "body{font:11pt/1.4 'Noto Sans','Liberation Sans','DejaVu Sans',sans-serif;color:#111;background:#fff;"
    "max-width:60em;margin:1em auto;padding:0 1em}"
    "h1{font-size:1.7em;margin:.2em 0}h2{font-size:1.15em;margin:1.2em 0 .3em}"
    "p,ul{margin:.3em 0}ul{padding-inline-start:1.2em}"
    ".help{border:2.5pt solid #111;padding:.3em .8em;margin:.8em 0}.help h2{margin-top:.2em}"
    ".cards{display:flex;flex-wrap:wrap;gap:.3em 2em}.cards dt{font-size:.85em;color:#444}"
    ".cards dd{margin:0;font-weight:bold}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{text-align:start;vertical-align:top;padding:.2em .4em;border-bottom:.5pt solid "
    "#999}th{font-weight:600}"
    ".chart{table-layout:fixed}.chart col:first-child{width:21%}.chart col:nth-child(2){width:29%}"
    ".chart td svg{display:block;width:100%;height:1.2em}.chart tbody td{font-size:.9em}"
    ".scale{display:flex;justify-content:space-between}"
    ".boxes{white-space:nowrap;font-size:1.3em;text-align:center}.weekend{background:#f1f1f1}"
    ".days th[scope=row]{white-space:nowrap}.session{border-top:1.5pt solid "
    "#111}.small{font-size:.85em;color:#333}"
    ".code{float:inline-end;width:34mm;margin:0 0 .5em .8em;text-align:center}.code "
    "svg{width:34mm;height:34mm}"
    ".hand{display:flex;gap:2em}.hand span{flex:1;border-top:.7pt solid #111;margin-top:2.5em}"
    "tr,li,.help{break-inside:avoid}@page{margin:12mm}"
    "@media "
    "print{body{max-width:none;margin:0;padding:0;font-size:8.5pt;line-height:1.25}.days{break-before:page}}";

typedef struct {
	const AcPageWords *words;
	GString *out;
} Html;

/* ---- text ----------------------------------------------------------------------------------------- */

static void text(Html *html, const char *what)
{
	if (what == NULL)
		return;
	g_autofree char *escaped = g_markup_escape_text(what, -1);
	g_string_append(html->out, escaped);
}

static void element(Html *html, const char *name, const char *what)
{
	if (what == NULL || *what == '\0')
		return;
	g_string_append_printf(html->out, "<%s>", name);
	text(html, what);
	g_string_append_printf(html->out, "</%s>\n", name);
}

static void list(Html *html, const AcPageItem *all, guint n)
{
	if (n == 0)
		return;
	g_string_append(html->out, "<ul>\n");
	for (guint i = 0; i < n; i++) {
		g_string_append(html->out, "<li>");
		if (all[i].lead != NULL && *all[i].lead != '\0') {
			g_string_append(html->out, "<b>");
			text(html, all[i].lead);
			g_string_append(html->out, *all[i].text != '\0' ? ":</b> " : "</b>");
		}
		text(html, all[i].text);
		g_string_append(html->out, "</li>\n");
	}
	g_string_append(html->out, "</ul>\n");
}

static void items(Html *html, const char *title, const AcPageItem *all, guint n)
{
	if (n == 0)
		return;
	element(html, "h2", title);
	list(html, all, n);
}

/* ---- the first part ------------------------------------------------------------------------------- */

static void put_code(Html *html, const AcSchedulePictures *pictures)
{
	if (pictures == NULL || pictures->code == NULL)
		return;
	int side = pictures->code_modules;
	g_string_append_printf(html->out,
	                       "<figure class=\"code\"><svg viewBox=\"0 0 %d %d\" role=\"img\" "
	                       "shape-rendering=\"crispEdges\"><title>",
	                       side, side);
	text(html, html->words->code_alt);
	g_string_append_printf(html->out, "</title><rect width=\"%d\" height=\"%d\" fill=\"#fff\"/><path d=\"",
	                       side, side);
	text(html, pictures->code);
	g_string_append(html->out, "\"/></svg><figcaption class=\"small\">");
	text(html, html->words->code_caption);
	g_string_append(html->out, "</figcaption></figure>\n");
}

static void put_head(Html *html, const AcSchedulePictures *pictures)
{
	const AcPageWords *words = html->words;
	put_code(html, pictures);
	if (pictures != NULL && pictures->logo != NULL) {
		g_string_append(html->out, "<img style=\"max-height:16mm\" src=\"");
		text(html, pictures->logo);
		g_string_append(html->out, "\" alt=\"");
		text(html, words->logo_alt);
		g_string_append(html->out, "\">\n");
	}
	element(html, "h1", words->heading);
	element(html, "p", words->client);
	g_string_append(html->out, "<p><b>");
	text(html, words->clinic);
	g_string_append(html->out, "</b>");
	for (guint i = 0; i < words->n_contacts; i++) {
		g_string_append(html->out, "<br>");
		text(html, words->contacts[i]);
	}
	g_string_append(html->out, "</p>\n<dl class=\"cards\">\n");
	for (guint i = 0; i < words->n_cards; i++) {
		g_string_append(html->out, "<div>");
		element(html, "dt", words->cards[i].label);
		element(html, "dd", words->cards[i].value);
		if (*words->cards[i].note != '\0')
			element(html, "dd", words->cards[i].note);
		g_string_append(html->out, "</div>\n");
	}
	g_string_append(html->out, "</dl>\n");
}

static void put_help(Html *html)
{
	g_string_append(html->out, "<section class=\"help\">\n");
	items(html, html->words->help_title, html->words->help, html->words->n_help);
	list(html, html->words->calls, html->words->n_calls);
	g_string_append(html->out, "</section>\n");
}

/* ---- the chart ------------------------------------------------------------------------------------ */

static void put_bar(Html *html, const AcPageBar *bar)
{
	static const char *const looks[] = {
	    [AC_VERDICT_AVOID] = "fill=\"#7a1f1f\"",
	    [AC_VERDICT_ASK] = "fill=\"url(#ask)\" stroke=\"#444\" stroke-width=\".6\"",
	    [AC_VERDICT_CARE] = "fill=\"#f6dfa4\" stroke=\"#8a6d1c\" stroke-width=\".6\"",
	    [AC_VERDICT_OK] = "fill=\"none\" stroke=\"#999\" stroke-width=\".3\"",
	};
	char from[G_ASCII_DTOSTR_BUF_SIZE], width[G_ASCII_DTOSTR_BUF_SIZE];
	if (bar->verdict == AC_VERDICT_SILENT)
		return;
	g_ascii_formatd(from, sizeof from, "%.2f", bar->from * 10);
	g_ascii_formatd(width, sizeof width, "%.2f", (bar->to - bar->from) * 10);
	g_string_append_printf(html->out, "<rect x=\"%s\" y=\"2\" width=\"%s\" height=\"14\" %s/>", from, width,
	                       looks[bar->verdict]);
}

/* Signs and words beside the picture: who hears it misses nothing. */
static void put_says(Html *html, const AcPageRow *row)
{
	gboolean any = FALSE;
	for (guint i = 0; i < row->n_bars; i++) {
		const char *lead = NULL;
		g_autofree char *says = ac_schedule_bar_words(html->words, row, i, &lead);
		if (says == NULL)
			continue;
		g_string_append_printf(html->out, "%s%s ", any ? "; " : "",
		                       ac_words_sign(row->bars[i].verdict, FALSE));
		if (*lead != '\0')
			g_string_append_printf(html->out, "<b>%s</b> ", lead);
		text(html, says);
		any = TRUE;
	}
}

static void put_row(Html *html, const AcPageRow *row)
{
	g_string_append(html->out, "<tr><th scope=\"row\">");
	text(html, row->title);
	g_string_append_printf(
	    html->out, "</th><td><svg viewBox=\"0 0 %u 18\" preserveAspectRatio=\"none\" aria-hidden=\"true\"%s>",
	    html->words->n_days * 10, html->words->rtl ? " style=\"transform:scaleX(-1)\"" : "");
	for (guint i = 0; i < row->n_bars; i++)
		put_bar(html, &row->bars[i]);
	g_string_append(html->out, "</svg></td><td>");
	put_says(html, row);
	g_string_append(html->out, "</td></tr>\n");
}

static void put_chart(Html *html)
{
	const AcPageWords *words = html->words;
	if (words->n_rows == 0 || words->n_days == 0)
		return;
	element(html, "h2", words->chart_title);
	g_string_append(
	    html->out,
	    "<svg width=\"0\" height=\"0\" aria-hidden=\"true\" style=\"position:absolute\"><defs><pattern "
	    "id=\"ask\" "
	    "width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\"><path d=\"M0 4L4 0\" stroke=\"#444\" "
	    "stroke-width=\".7\"/></pattern></defs></svg>\n<table "
	    "class=\"chart\">\n<colgroup><col><col><col></colgroup>\n<thead><tr><td></td><td><div class=\"small "
	    "scale\"><span>");
	text(html, words->days[0].date);
	g_string_append(html->out, "</span><span>");
	text(html, words->days[words->n_days - 1].date);
	g_string_append(html->out, "</span></div></td><td></td></tr></thead>\n<tbody>\n");
	for (guint i = 0; i < words->n_rows; i++)
		put_row(html, &words->rows[i]);
	g_string_append(html->out, "</tbody></table>\n");
	list(html, words->always, words->n_always);
}

/* ---- day by day ----------------------------------------------------------------------------------- */

static void put_day(Html *html, const AcPageDay *day)
{
	const AcPageWords *words = html->words;
	g_string_append_printf(html->out, "<tr class=\"%s%s\"><th scope=\"row\">", day->weekend ? "weekend " : "",
	                       day->has_session ? "session" : "");
	text(html, day->number);
	g_string_append(html->out, " <span class=\"small\">");
	text(html, day->date);
	g_string_append(html->out, "</span></th><td>");
	if (*day->lead != '\0') {
		g_string_append(html->out, "<b>");
		text(html, day->lead);
		g_string_append(html->out, "</b> ");
	}
	text(html, day->changes);
	g_string_append(html->out, "</td><td>");
	text(html, day->same_as_before ? "″" : day->avoid);
	g_string_append(html->out, "</td>");
	for (guint i = 0; i < words->n_columns; i++) {
		g_string_append(html->out, "<td class=\"boxes\">");
		for (guint n = 0; n < day->boxes[i]; n++)
			g_string_append(html->out, "☐");
		g_string_append(html->out, "</td>");
	}
	g_string_append(html->out, "</tr>\n");
}

static void put_column_head(Html *html, const char *what, const char *note)
{
	g_string_append(html->out, "<th scope=\"col\">");
	text(html, what);
	if (note != NULL) {
		g_string_append(html->out, "<br><span class=\"small\">");
		text(html, note);
		g_string_append(html->out, "</span>");
	}
	g_string_append(html->out, "</th>");
}

static void put_days(Html *html)
{
	const AcPageWords *words = html->words;
	g_string_append(html->out, "<section class=\"days\">\n");
	element(html, "h2", words->days_title);
	g_string_append(html->out, "<ul>\n");
	for (guint i = 0; i < words->n_columns; i++) {
		if (*words->columns[i].how == '\0')
			continue;
		g_string_append(html->out, "<li><b>");
		text(html, words->columns[i].title);
		g_string_append(html->out, "</b> ");
		text(html, words->columns[i].how);
		g_string_append(html->out, "</li>\n");
	}
	g_string_append(html->out, "</ul>\n<table>\n<thead><tr>");
	put_column_head(html, words->day_heading, NULL);
	put_column_head(html, words->changes_heading, NULL);
	put_column_head(html, words->avoid_heading, NULL);
	for (guint i = 0; i < words->n_columns; i++)
		put_column_head(html, words->columns[i].title, words->columns[i].when);
	g_string_append(html->out, "</tr></thead>\n<tbody>\n");
	for (guint i = 0; i < words->n_days; i++)
		put_day(html, &words->days[i]);
	g_string_append(html->out, "</tbody></table>\n");
	if (*words->goes_on != '\0')
		element(html, "p", words->goes_on);
	g_string_append(html->out, "</section>\n");
}

static void put_foot(Html *html)
{
	const AcPageWords *words = html->words;
	if (words->n_handed > 0) {
		element(html, "h2", words->handed_title);
		g_string_append(html->out, "<p class=\"hand\">");
		for (guint i = 0; i < words->n_handed; i++)
			element(html, "span", words->handed[i]);
		g_string_append(html->out, "</p>\n");
	}
	g_string_append(html->out, "<footer class=\"small\">\n");
	if (words->sources != NULL && *words->sources != '\0') {
		const AcPageItem sources = {words->sources_title, words->sources};
		list(html, &sources, 1);
	}
	element(html, "p", words->rules);
	element(html, "p", words->disclaimer);
	g_string_append(html->out, "</footer>\n");
}

char *ac_render_schedule_html(const AcPageWords *words, const AcSchedulePictures *pictures)
{
	Html html = {words, g_string_sized_new(32768)};
	g_string_append_printf(
	    html.out,
	    "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head><meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
	    words->language, words->rtl ? "rtl" : "ltr");
	text(&html, words->title);
	g_string_append_printf(html.out, "</title>\n<style>%s</style></head>\n<body>\n", STYLE);
	put_head(&html, pictures);
	put_help(&html);
	put_chart(&html);
	items(&html, words->how_title, words->how, words->n_how);
	items(&html, words->normal_title, words->normal, words->n_normal);
	items(&html, words->adjusted_title, words->adjusted, words->n_adjusted);
	items(&html, words->tell_title, words->tell, words->n_tell);
	items(&html, words->later_title, words->later, words->n_later);
	put_days(&html);
	put_foot(&html);
	g_string_append(html.out, "</body></html>\n");
	return g_string_free(html.out, FALSE);
}

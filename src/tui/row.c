/* SPDX-License-Identifier: MIT */
#include "row.h"

#include "base/text.h"
#include "common.h"

#define READ_WIDTH 96 /* longer lines are hard to read */
#define LABEL      8
#define TITLE_MIN  10
#define TITLE_MAX  36
#define DETAIL_MIN 20
#define DETAIL_MAX 44
#define HOW_MIN    36 /* less room than this for the how, and there is no such column */
#define COLUMN_GAP 1
#define HOW_GAP    2 /* before the column of hows */

static const char *keep(AcArena *arena, char *owned)
{
	const char *kept = ac_arena_strdup(arena, owned);
	g_free(owned);
	return kept;
}

/* The end of the verdict, or the moment a limit lets it be again. */
static const char *end_of(const AcWordsContext *words, AcArena *arena, const AcAnswer *answer)
{
	if (answer->verdict == AC_VERDICT_SILENT && answer->has_next)
		return keep(arena, ac_words_next(words, answer));
	if (answer->verdict == AC_VERDICT_SILENT)
		return _("not covered: ask your practitioner");
	if (answer->possible_at != AC_INSTANT_NEVER && answer->verdict == AC_VERDICT_AVOID) {
		g_autofree char *at = ac_words_instant(words, answer->possible_at);
		return ac_arena_printf(arena, _("possible %s"), at);
	}
	const char *until = keep(arena, ac_words_until(words, answer, TRUE));
	if (until[0] == '\0' && answer->verdict == AC_VERDICT_AVOID)
		return ac_words_level(answer->verdict, ac_words_level_of(answer));
	return until[0] == '\0' && answer->verdict == AC_VERDICT_ASK ? _("your practitioner says") : until;
}

static const char *either(const char *a, const char *b)
{
	return a != NULL && a[0] != '\0' ? a : b;
}

/* "off the flakes, up to foil", or the one of them there is. */
static const char *both(AcArena *arena, const char *a, const char *b)
{
	return a[0] != '\0' && b[0] != '\0' ? ac_arena_printf(arena, "%s, %s", a, b) : either(a, b);
}

/* How, and with what; else why. */
static const char *how_of(AcArena *arena, const AcAnswer *answer)
{
	g_autofree char *products = ac_words_products(&answer->words);
	g_autofree char *how = ac_text_plain(answer->words.how);
	if (how[0] == '\0' && products[0] == '\0')
		return keep(arena, ac_text_plain(answer->words.why));
	return ac_arena_printf(arena, "%s%s%s", how, how[0] != '\0' && products[0] != '\0' ? " " : "", products);
}

AcRow ac_row_of(const AcWordsContext *words, AcArena *arena, const char *title, const AcAnswer *answer)
{
	AcRow row = {.verdict = answer->verdict, .title = ac_arena_strdup(arena, title)};
	const char *end = end_of(words, arena, answer);
	const char *allowed = "", *limit = NULL;
	if (answer->step != NULL)
		allowed = keep(arena, ac_words_allowed(answer));
	if (answer->limit != NULL && answer->verdict == AC_VERDICT_CARE)
		limit = keep(arena, ac_words_limit(answer->limit));
	row.how = how_of(arena, answer);
	gboolean with_care = answer->verdict == AC_VERDICT_CARE;
	const char *where = keep(arena, ac_text_plain(answer->words.where));
	const char *far = both(arena, where, either(allowed, either(limit, "")));
	row.brief = both(arena, where, end);
	if (with_care && far[0] != '\0') {
		row.brief = far;
	} else if (with_care &&
	           (answer->words.how != NULL || answer->words.n_products + answer->words.n_without > 0)) {
		row.brief = row.how;
		row.brief_is_how = TRUE;
	}
	row.detail = both(arena, far, end);
	return row;
}

AcColumns ac_row_columns(const AcCanvas *canvas, const AcRow *rows, guint n, int width, int how_height)
{
	AcColumns columns = {.verdict = 5, .title = TITLE_MIN, .how_height = how_height};
	int detail = DETAIL_MIN;
	for (guint i = 0; i < n; i++) {
		if (rows[i].verdict != AC_VERDICT_SILENT)
			columns.verdict = MAX(columns.verdict, ac_tui_verdict_width(canvas, rows[i].verdict));
		columns.title = MAX(columns.title, ac_canvas_measure(canvas, rows[i].title));
		detail = MAX(detail, ac_canvas_measure(canvas, rows[i].detail));
	}
	int room = width - columns.verdict - 3;
	detail = MIN(detail, DETAIL_MAX);
	/* With a column of hows, long titles take a second row; without one, the end comes next to a short title.
	 */
	int how = room - MIN(columns.title, TITLE_MAX) - detail - COLUMN_GAP - HOW_GAP;
	if (how >= HOW_MIN) {
		columns.title = MIN(columns.title, TITLE_MAX);
		columns.detail = detail;
		columns.how = how;
	} else {
		columns.title = MIN(columns.title, MAX(TITLE_MIN, room * 5 / 12));
		columns.detail = MAX(room - columns.title - COLUMN_GAP, 1);
	}
	return columns;
}

static const char *detail_of(const AcRow *row, const AcColumns *columns)
{
	return columns->how > 0 ? row->detail : row->brief;
}

/* A title has the room of the next column where that is empty. */
static int title_width(const AcRow *row, const AcColumns *columns)
{
	gboolean alone = detail_of(row, columns)[0] == '\0';
	return columns->title + (alone ? COLUMN_GAP + columns->detail : 0);
}

char *ac_row_title(const AcCanvas *canvas, const AcRow *row, int width, int height)
{
	if (row->n_names < 2 || ac_canvas_rows_of(canvas, row->title, width) <= height)
		return g_strdup(row->title);
	char *title = NULL;
	for (guint n = row->n_names - 1; n > 0; n--) {
		g_free(title);
		title = g_strdup_printf("%s +%u", row->shorter[n - 1], row->n_names - n);
		if (ac_canvas_rows_of(canvas, title, width) <= height)
			break;
	}
	return title;
}

int ac_row_height(const AcCanvas *canvas, const AcRow *row, const AcColumns *columns)
{
	int title_rows = ac_canvas_rows_of(canvas, row->title, title_width(row, columns));
	int detail_rows = ac_canvas_rows_of(canvas, detail_of(row, columns), columns->detail);
	int how_rows = columns->how > 0 ? ac_canvas_rows_of(canvas, row->how, columns->how) : 0;
	if (columns->how == 0 && row->brief_is_how)
		detail_rows = MIN(detail_rows, columns->how_height);
	return MAX(MAX(title_rows, 1), MAX(detail_rows, MIN(how_rows, columns->how_height)));
}

void ac_row_draw(AcCanvas *canvas, AcRect in, const AcRow *row, const AcColumns *columns, gboolean chosen)
{
	unsigned selected = chosen ? AC_ROLE_SELECTED : 0;
	if (chosen)
		ac_canvas_fill(canvas, in, AC_ROLE_TEXT | selected);
	if (row->is_new)
		ac_canvas_line(canvas, (AcRect){in.x - 1, in.y, 1, 1}, AC_ROLE_NEW, "•");
	if (chosen)
		ac_canvas_set_cursor(canvas, in.x, in.y);
	AcRect at = in;
	ac_tui_draw_verdict(canvas, at, row->verdict, selected, row->verdict != AC_VERDICT_SILENT);
	at.x += columns->verdict + 3;
	at.width = title_width(row, columns);
	g_autofree char *title = ac_row_title(canvas, row, at.width, at.height);
	ac_canvas_paragraph(canvas, at, (row->is_new ? AC_ROLE_STRONG : AC_ROLE_TEXT) | selected, title);
	at.x += columns->title + COLUMN_GAP;
	at.width = columns->detail;
	ac_canvas_paragraph(canvas, at, AC_ROLE_TEXT | selected, detail_of(row, columns));
	at.x += columns->detail + HOW_GAP;
	at.width = columns->how;
	if (columns->how > 0)
		ac_canvas_paragraph(canvas, at, AC_ROLE_DIM | selected, row->how);
}

int ac_row_draw_labelled(AcCanvas *canvas, AcRect in, const char *label, const char *text)
{
	if (text == NULL || text[0] == '\0' || in.height < 1)
		return 0;
	g_autofree char *plain = ac_text_plain(text);
	ac_canvas_line(canvas, in, AC_ROLE_DIM, label);
	return ac_canvas_paragraph(canvas, (AcRect){in.x + LABEL, in.y, in.width - LABEL, in.height},
	                           AC_ROLE_TEXT, plain);
}

void ac_row_draw_answer(AcCanvas *canvas, AcRect in, const AcWordsContext *words, const AcAnswer *answer)
{
	g_autofree char *until = ac_words_until(words, answer, FALSE);
	g_autofree char *next = ac_words_next(words, answer), *manner = ac_words_manner(answer);
	g_autofree char *products = ac_words_products(&answer->words), *safer = ac_words_safer(words, answer);
	g_autofree char *first =
	    g_strdup_printf("%s%s%s", manner, manner[0] != '\0' && until[0] != '\0' ? ", " : "", until);
	const char *const labels[] = {ac_words_how_label(answer), "", "", _("Then"), _("Why")};
	const char *const texts[] = {answer->words.how, products, safer, next, answer->words.why};
	int bottom = in.y + in.height;
	in.width = MIN(in.width, READ_WIDTH);
	in.y += ac_canvas_paragraph(canvas, in, AC_ROLE_STRONG, first);
	in.height = bottom - in.y;
	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		in.y += ac_row_draw_labelled(canvas, in, labels[i], texts[i]);
		in.height = bottom - in.y;
	}
}

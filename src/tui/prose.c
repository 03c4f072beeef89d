/* SPDX-License-Identifier: MIT */
/* Spans to pieces of lines. Laid out anew when the width changes, not at every key. */
#include "prose.h"

#include <string.h>

#include "base/text.h"
#include "flow.h"
#include "list.h"

#define INDENT 2 /* of a level of a list, and of a quotation */

/* What stands in one row, in one role. */
typedef struct {
	int x, y, width;
	unsigned role;
	int link;         /* number; -1: none */
	const char *text; /* in the arena; NULL: a line across */
} Piece;

typedef struct {
	const char *text; /* of the topic's arena, or ours */
	guint level;
	int y;
} Heading;

typedef struct {
	const AcTextSpan *span;
	int y; /* its first row */
} Link;

struct AcProse {
	const AcTopic *topic;
	AcArena *arena; /* of the layout */
	GArray *pieces, *headings, *links;
	int width;
	gboolean ascii;
	int total, first, shown; /* rows */
	int chosen;              /* link; -1: none */
};

AcProse *ac_prose_new(const AcTopic *topic)
{
	AcProse *prose = g_new0(AcProse, 1);
	prose->topic = topic;
	prose->arena = ac_arena_new();
	prose->pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
	prose->headings = g_array_new(FALSE, FALSE, sizeof(Heading));
	prose->links = g_array_new(FALSE, FALSE, sizeof(Link));
	prose->chosen = -1;
	return prose;
}

void ac_prose_free(AcProse *prose)
{
	if (prose == NULL)
		return;
	ac_arena_free(prose->arena);
	g_array_free(prose->pieces, TRUE);
	g_array_free(prose->headings, TRUE);
	g_array_free(prose->links, TRUE);
	g_free(prose);
}

const AcTopic *ac_prose_topic(const AcProse *prose)
{
	return prose->topic;
}

/* ---- layout ---------------------------------------------------------------------------------- */

static unsigned role_of(AcSpanKind kind)
{
	switch (kind) {
	case AC_SPAN_STRONG:
	case AC_SPAN_EMPHASIS:
		return AC_ROLE_STRONG;
	case AC_SPAN_MARK:
	case AC_SPAN_WEB:
		return AC_ROLE_DIM;
	case AC_SPAN_ASK:
	case AC_SPAN_TOPIC:
	case AC_SPAN_ROOM:
		return AC_ROLE_LINK;
	case AC_SPAN_PLAIN:
		break;
	}
	return AC_ROLE_TEXT;
}

/* A block's text as it is shown, and where in it each span begins. */
typedef struct {
	const AcTextBlock *block;
	GString *text;
	GArray *starts; /* of gsize, a span each */
} Run;

static Run run_of(const AcTextBlock *block, gboolean ascii)
{
	Run run = {block, g_string_new(NULL), g_array_new(FALSE, FALSE, sizeof(gsize))};
	for (guint i = 0; i < block->n_spans; i++) {
		g_autofree char *owned = NULL;
		gsize start = run.text->len;
		g_array_append_val(run.starts, start);
		g_string_append(run.text, ac_flow_prepare(block->spans[i].text, ascii, &owned));
	}
	return run;
}

static void clear_run(Run *run)
{
	g_string_free(run->text, TRUE);
	g_array_free(run->starts, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Run, clear_run)

static void add_piece(AcProse *prose, int x, unsigned role, const char *text, gsize length)
{
	Piece piece = {.x = x, .y = prose->total, .role = role, .link = -1};
	piece.text = ac_arena_strndup(prose->arena, text, length);
	piece.width = ac_flow_width(piece.text);
	if (length > 0)
		g_array_append_val(prose->pieces, piece);
}

/* The number of the link that a span is; made where it is met first. */
static int link_of(AcProse *prose, const AcTextSpan *span)
{
	if (role_of(span->kind) != AC_ROLE_LINK)
		return -1;
	guint n = prose->links->len;
	if (n == 0 || g_array_index(prose->links, Link, n - 1).span != span) {
		Link fresh = {span, prose->total};
		g_array_append_val(prose->links, fresh);
		n++;
	}
	return (int)n - 1;
}

/* The bytes [from, to) of a run as one row. */
static void add_row(AcProse *prose, const Run *run, gsize from, gsize to, int x)
{
	const AcTextBlock *block = run->block;
	for (guint i = 0; i < block->n_spans; i++) {
		gsize start = g_array_index(run->starts, gsize, i);
		gsize end = i + 1 < block->n_spans ? g_array_index(run->starts, gsize, i + 1) : run->text->len;
		start = MAX(start, from);
		end = MIN(end, to);
		if (start >= end)
			continue;
		int link = link_of(prose, &block->spans[i]);
		guint before = prose->pieces->len;
		add_piece(prose, x, role_of(block->spans[i].kind), run->text->str + start, end - start);
		if (prose->pieces->len > before) {
			Piece *piece = &g_array_index(prose->pieces, Piece, before);
			piece->link = link;
			x += piece->width;
		}
	}
}

static void add_text(AcProse *prose, const AcTextBlock *block, int x)
{
	g_auto(Run) run = run_of(block, prose->ascii);
	int width = MAX(prose->width - x, 1);
	for (const char *at = run.text->str; *at != '\0';) {
		gsize length;
		const char *next = ac_flow_break(at, width, &length);
		gsize from = (gsize)(at - run.text->str);
		if (block->is_quote)
			add_piece(prose, 0, AC_ROLE_RULE, prose->ascii ? "|" : "│", prose->ascii ? 1 : strlen("│"));
		add_row(prose, &run, from, from + length, x);
		prose->total++;
		at = next;
	}
}

static void add_heading(AcProse *prose, const AcTextBlock *block)
{
	g_autofree char *text = ac_block_text(block), *owned = NULL;
	const char *shown = ac_flow_prepare(text, prose->ascii, &owned);
	Heading heading = {ac_arena_strdup(prose->arena, shown), block->level, prose->total};
	g_array_append_val(prose->headings, heading);
	for (const char *at = heading.text; *at != '\0';) {
		gsize length;
		const char *next = ac_flow_break(at, prose->width, &length);
		add_piece(prose, 0, AC_ROLE_HEADING, at, length);
		int used = length > 0 ? g_array_index(prose->pieces, Piece, prose->pieces->len - 1).width + 1 : 0;
		if (*next == '\0' && used + 1 < prose->width) {
			Piece rule = {
			    .x = used, .y = prose->total, .width = prose->width - used, .role = AC_ROLE_RULE, .link = -1};
			g_array_append_val(prose->pieces, rule);
		}
		prose->total++;
		at = next;
	}
}

/* "• " or "[3] " before the text; returns where that begins. */
static int add_lead(AcProse *prose, const AcTextBlock *block, int x)
{
	g_autofree char *lead = NULL, *owned = NULL;
	if (block->kind == AC_BLOCK_SOURCE)
		lead = g_strdup_printf("[%u] ", block->number);
	else if (block->kind == AC_BLOCK_ITEM && block->bullet != NULL)
		lead = g_strdup_printf("%s ", block->bullet);
	if (lead == NULL)
		return block->kind == AC_BLOCK_ITEM ? x + INDENT : x;
	const char *shown = ac_flow_prepare(lead, prose->ascii, &owned);
	add_piece(prose, x, block->kind == AC_BLOCK_SOURCE ? AC_ROLE_DIM : AC_ROLE_TEXT, shown, strlen(shown));
	return x + ac_flow_width(shown);
}

static gboolean is_run_on(const AcTextBlock *before, const AcTextBlock *block)
{
	return before->kind == AC_BLOCK_HEADING ||
	       (before->kind == block->kind && block->kind == AC_BLOCK_SOURCE) ||
	       (before->kind == AC_BLOCK_ITEM && block->kind == AC_BLOCK_ITEM && block->bullet != NULL);
}

static void add_block(AcProse *prose, const AcTextBlock *block, const AcTextBlock *before)
{
	if (before != NULL && (block->kind == AC_BLOCK_HEADING || !is_run_on(before, block)))
		prose->total++;
	if (block->kind == AC_BLOCK_HEADING) {
		add_heading(prose, block);
		return;
	}
	if (block->kind == AC_BLOCK_RULE) {
		Piece rule = {.y = prose->total++, .width = prose->width, .role = AC_ROLE_RULE, .link = -1};
		g_array_append_val(prose->pieces, rule);
		return;
	}
	int x = block->is_quote || block->kind == AC_BLOCK_CODE ? INDENT : 0;
	if (block->kind == AC_BLOCK_ITEM)
		x += INDENT * ((int)block->level - 1);
	add_text(prose, block, add_lead(prose, block, MIN(x, prose->width / 2)));
}

static void lay_out(AcProse *prose, int width, gboolean ascii)
{
	if (prose->width == width && prose->ascii == ascii)
		return;
	ac_arena_reset(prose->arena);
	g_array_set_size(prose->pieces, 0);
	g_array_set_size(prose->headings, 0);
	g_array_set_size(prose->links, 0);
	/* The same place of the text stays at the top, as near as rows go. */
	double part = prose->total > 0 ? (double)prose->first / prose->total : 0;
	prose->width = width;
	prose->ascii = ascii;
	prose->total = 0;
	for (guint i = 0; i < prose->topic->n_blocks; i++)
		add_block(prose, &prose->topic->blocks[i], i > 0 ? &prose->topic->blocks[i - 1] : NULL);
	if (part > 0)
		prose->first = (int)(part * prose->total);
}

/* ---- drawing --------------------------------------------------------------------------------- */

static void draw_piece(const AcProse *prose, AcCanvas *canvas, AcRect in, const Piece *piece)
{
	AcRect place = {in.x + piece->x, in.y + piece->y - prose->first, piece->width, 1};
	if (piece->text == NULL) {
		ac_canvas_rule(canvas, place, piece->role);
		return;
	}
	gboolean chosen = piece->link >= 0 && piece->link == prose->chosen;
	ac_canvas_line(canvas, place, piece->role | (chosen ? AC_ROLE_SELECTED : 0), piece->text);
	if (piece->link >= 0)
		ac_canvas_touch(canvas, place, piece->link);
	if (chosen && g_array_index(prose->links, Link, piece->link).y == piece->y)
		ac_canvas_set_cursor(canvas, place.x, place.y);
}

void ac_prose_draw(AcProse *prose, AcCanvas *canvas, AcRect in)
{
	lay_out(prose, in.width, ac_canvas_is_ascii(canvas));
	prose->shown = MAX(prose->total > in.height ? in.height - 1 : in.height, 1);
	ac_prose_scroll(prose, 0);
	int end = MIN(prose->first + prose->shown, prose->total);
	ac_canvas_set_cursor(canvas, in.x, in.y);
	for (guint i = 0; i < prose->pieces->len; i++) {
		const Piece *piece = &g_array_index(prose->pieces, Piece, i);
		if (piece->y >= prose->first && piece->y < end)
			draw_piece(prose, canvas, in, piece);
	}
	if (end < prose->total)
		ac_list_draw_more(canvas, (AcRect){in.x, in.y + in.height - 1, in.width, 1}, prose->total - end);
}

void ac_prose_scroll(AcProse *prose, int rows)
{
	int last = MAX(prose->total - prose->shown, 0);
	prose->first = (int)CLAMP((gint64)prose->first + rows, 0, last);
}

void ac_prose_turn(AcProse *prose, int screens)
{
	ac_prose_scroll(prose, screens * MAX(prose->shown - 1, 1));
}

/* ---- links ----------------------------------------------------------------------------------- */

static gboolean is_in_sight(const AcProse *prose, int link)
{
	if (link < 0 || link >= (int)prose->links->len)
		return FALSE;
	int y = g_array_index(prose->links, Link, link).y;
	return y >= prose->first && y < prose->first + prose->shown;
}

/* The link a step leads to from where one reads. */
static int next_link(const AcProse *prose, int by)
{
	int n = (int)prose->links->len;
	if (is_in_sight(prose, prose->chosen))
		return prose->chosen + by;
	if (by > 0) {
		for (int i = 0; i < n; i++)
			if (g_array_index(prose->links, Link, i).y >= prose->first)
				return i;
		return n;
	}
	for (int i = n - 1; i >= 0; i--)
		if (g_array_index(prose->links, Link, i).y < prose->first + prose->shown)
			return i;
	return -1;
}

gboolean ac_prose_step(AcProse *prose, int by)
{
	int link = next_link(prose, by);
	if (link < 0 || link >= (int)prose->links->len)
		return FALSE;
	ac_prose_choose(prose, link);
	return TRUE;
}

gboolean ac_prose_choose(AcProse *prose, int link)
{
	gboolean same = link == prose->chosen;
	if (link < 0 || link >= (int)prose->links->len)
		return FALSE;
	prose->chosen = link;
	if (!is_in_sight(prose, link))
		ac_prose_scroll(prose, g_array_index(prose->links, Link, link).y - prose->first - prose->shown / 3);
	return same;
}

guint ac_prose_links(const AcProse *prose)
{
	return prose->links->len;
}

const AcTextSpan *ac_prose_link_at(const AcProse *prose, guint i)
{
	return g_array_index(prose->links, Link, i).span;
}

const AcTextSpan *ac_prose_link(const AcProse *prose)
{
	return is_in_sight(prose, prose->chosen) ? g_array_index(prose->links, Link, prose->chosen).span : NULL;
}

/* ---- headings -------------------------------------------------------------------------------- */

guint ac_prose_headings(const AcProse *prose)
{
	return prose->headings->len;
}

const char *ac_prose_heading(const AcProse *prose, guint i, guint *level)
{
	const Heading *heading = &g_array_index(prose->headings, Heading, i);
	*level = heading->level;
	return heading->text;
}

int ac_prose_heading_at(const AcProse *prose)
{
	int found = -1;
	for (guint i = 0; i < prose->headings->len; i++)
		if (g_array_index(prose->headings, Heading, i).y <= prose->first)
			found = (int)i;
	return found;
}

void ac_prose_go_to(AcProse *prose, guint heading)
{
	if (heading < prose->headings->len)
		ac_prose_scroll(prose, g_array_index(prose->headings, Heading, heading).y - prose->first);
}

AcProsePlace ac_prose_place(const AcProse *prose)
{
	return (AcProsePlace){prose->first, prose->chosen};
}

void ac_prose_return(AcProse *prose, AcProsePlace place)
{
	prose->first = place.first; /* held inside when it is drawn */
	prose->chosen = place.chosen;
}

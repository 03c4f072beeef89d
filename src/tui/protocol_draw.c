/* SPDX-License-Identifier: MIT */
/* The protocol's screen, drawn. */
#include "protocol.h"

#include <string.h>

#include "base/text.h"
#include "common.h"

#define READ_WIDTH 110 /* longer lines are hard to read */
#define LEAD_MAX   14
/* From this width on a line says where it stands. */
#define PLACE_FROM 60
#define PLACE_MAX  24
#define GAP        2

/* From this width on the chosen line stands in full beside the list. */
#define BESIDE_FROM 150
#define BETWEEN     3

char *ac_protocol_where(const AcApp *app, const char *path)
{
	const AcPaths *paths = ac_app_paths(app);
	g_autofree char *folder = g_path_get_dirname(path), *name = g_path_get_basename(path);
	if (g_str_has_prefix(path, paths->cache_home))
		return g_strdup_printf(_("%s, as it was when the plan took it over"), name);
	if (strcmp(folder, paths->protocol_folders[0]) == 0)
		return g_strdup_printf(_("%s, your own"), name);
	for (guint i = 1; paths->protocol_folders[i] != NULL; i++)
		if (strcmp(folder, paths->protocol_folders[i]) == 0)
			return i == 1 ? g_strdup_printf(_("%s, of this machine"), name)
			              : g_strdup_printf(_("%s, comes with the program"), name);
	return g_strdup(path);
}

gboolean ac_protocol_is_told(const AcProtocolState *state)
{
	return state->told >= 0 && state->told == ac_listing_place(&state->listing);
}

/* How the list is drawn. */
typedef struct {
	const AcProtocolState *state;
	int lead, place;    /* place 0: not told */
	gboolean is_narrow; /* of a lead stands its sign alone, or it begins the text */
} Columns;

static gboolean has_sign(const AcLine *line)
{
	return line->lead != NULL && !g_unichar_isalnum(g_utf8_get_char(line->lead));
}

/* Owned. */
static char *text_words(const AcLine *line, const Columns *columns)
{
	if (!columns->is_narrow || line->lead == NULL || has_sign(line))
		return g_strdup(line->text);
	return g_strdup_printf("%s: %s", line->lead, line->text);
}

static char *lead_words(const AcLine *line, const Columns *columns)
{
	if (!columns->is_narrow)
		return g_strdup(line->lead);
	return has_sign(line) ? g_strndup(line->lead, (gsize)g_utf8_skip[(guchar)line->lead[0]]) : g_strdup("");
}

static gboolean begins_section(const AcProtocolState *state, int i)
{
	return i == 0 || ac_protocol_line(state, i)->section != ac_protocol_line(state, i - 1)->section;
}

static gboolean begins_group(const AcProtocolState *state, int i)
{
	return ac_protocol_line(state, i)->group != NULL &&
	       (begins_section(state, i) ||
	        ac_protocol_line(state, i)->group != ac_protocol_line(state, i - 1)->group);
}

static Columns columns_of(const AcProtocolState *state, const AcCanvas *canvas, int width)
{
	Columns columns = {.state = state};
	for (int i = 0; i < state->listing.n; i++) {
		if (ac_protocol_line(state, i)->lead != NULL)
			columns.lead = MAX(columns.lead, ac_canvas_measure(canvas, ac_protocol_line(state, i)->lead));
		if (ac_protocol_line(state, i)->place != NULL && width >= PLACE_FROM)
			columns.place = MAX(columns.place, ac_canvas_measure(canvas, ac_protocol_line(state, i)->place));
	}
	columns.is_narrow = width < PLACE_FROM;
	columns.lead = MIN(columns.lead, columns.is_narrow ? 1 : LEAD_MAX);
	columns.place = MIN(columns.place, PLACE_MAX);
	return columns;
}

/* Where the text of a line stands. */
static AcRect text_of(AcRect in, const Columns *columns)
{
	int left = columns->lead > 0 ? columns->lead + (columns->is_narrow ? 1 : GAP) : 0;
	int right = columns->place > 0 ? columns->place + GAP : 0;
	return (AcRect){in.x + 1 + left, in.y, MAX(in.width - 1 - left - right, 1), in.height};
}

static int rows_of(const AcCanvas *canvas, const AcLine *line, const Columns *columns, int width)
{
	g_autofree char *text = text_words(line, columns);
	int rows = MAX(ac_canvas_rows_of(canvas, text, width), 1);
	return rows + (line->more != NULL ? ac_canvas_rows_of(canvas, line->more, width) : 0);
}

/* Measured once for a width: a file may have thousands of lines. */
static void measure(AcProtocolState *state, const AcCanvas *canvas, int width, const Columns *columns)
{
	if (state->width == width)
		return;
	int text = text_of((AcRect){0, 0, width, 1}, columns).width;
	state->width = width;
	for (int i = 0; i < state->listing.n; i++)
		state->heights[i] = rows_of(canvas, ac_protocol_line(state, i), columns, text) +
		                    (begins_section(state, i) ? (i == 0 ? 1 : 2) : 0) +
		                    (begins_group(state, i) ? 1 : 0);
}

static AcRect draw_heads(const AcProtocolState *state, int i, AcCanvas *canvas, AcRect in)
{
	int bottom = in.y + in.height;
	if (begins_section(state, i)) {
		in.y += i == 0 ? 0 : 1;
		ac_tui_heading(canvas, (AcRect){in.x, in.y++, in.width, 1}, ac_protocol_line(state, i)->section);
	}
	if (begins_group(state, i))
		ac_canvas_line(canvas, (AcRect){in.x + 1, in.y++, in.width - 1, 1}, AC_ROLE_STRONG,
		               ac_protocol_line(state, i)->group);
	in.height = MAX(bottom - in.y, 0);
	return in;
}

static void draw_line(gconstpointer data, int i, AcCanvas *canvas, AcRect in)
{
	const Columns *columns = data;
	const AcProtocolState *state = columns->state;
	const AcFilter *filter = &state->listing.filter;
	const AcLine *line = ac_protocol_line(state, i);
	in = draw_heads(state, i, canvas, in);
	if (in.height == 0)
		return;
	AcRect text = text_of(in, columns);
	unsigned chosen = ac_list_mark(&state->listing.list, i, canvas, in);
	g_autofree char *lead = lead_words(line, columns), *words = text_words(line, columns);
	if (lead != NULL)
		ac_canvas_line(canvas, (AcRect){in.x + 1, in.y, columns->lead, 1}, (unsigned)line->role | chosen,
		               lead);
	if (line->place != NULL && columns->place > 0)
		ac_canvas_line_right(canvas, (AcRect){in.x, in.y, in.width - 1, 1}, AC_ROLE_DIM | chosen,
		                     line->place);
	AcRole role = line->kind == AC_LINE_FINDING || line->kind == AC_LINE_NEWS ? line->role : AC_ROLE_TEXT;
	int used = ac_filter_paragraph(filter, canvas, text, (unsigned)role | chosen, words);
	AcRect below = {text.x, text.y + used, text.width, text.height - used};
	if (line->more != NULL && below.height > 0)
		ac_filter_paragraph(filter, canvas, below, AC_ROLE_DIM | chosen, line->more);
}

static void draw_list(AcProtocolState *state, AcCanvas *canvas, AcRect in)
{
	Columns columns = columns_of(state, canvas, in.width);
	measure(state, canvas, in.width, &columns);
	const AcListItems items = {state->heights, state->listing.n, draw_line, &columns};
	ac_list_draw(&state->listing.list, &items, canvas, in);
}

/* What the chosen line says in full; until it is told, the line itself. */
static void draw_beside(AcProtocolState *state, AcCanvas *canvas, AcRect in)
{
	const AcLine *line = ac_protocol_chosen(state);
	ac_canvas_bar(canvas, (AcRect){in.x - BETWEEN + 1, in.y, 1, in.height}, AC_ROLE_RULE);
	if (ac_protocol_is_told(state)) {
		ac_page_draw(state->beside, canvas, in);
		return;
	}
	in.y += ac_canvas_paragraph(canvas, in, line->role, line->text);
}

/* "2 errors, 1 warning"; owned. */
static char *count_words(const AcProtocolState *state)
{
	if (state->work != NULL)
		return g_strdup(_("checking …"));
	if (state->reading == NULL)
		return NULL;
	guint n = state->n_errors + state->n_warnings + state->n_notes;
	if (n == 0)
		return g_strdup(_("nothing found"));
	g_autofree char *errors =
	    g_strdup_printf(ngettext("%u error", "%u errors", (gulong)state->n_errors), state->n_errors);
	g_autofree char *warnings =
	    g_strdup_printf(ngettext("%u warning", "%u warnings", (gulong)state->n_warnings), state->n_warnings);
	g_autofree char *notes =
	    g_strdup_printf(ngettext("%u note", "%u notes", (gulong)state->n_notes), state->n_notes);
	const char *all[4] = {NULL};
	guint k = 0;
	if (state->n_errors > 0)
		all[k++] = errors;
	if (state->n_warnings > 0)
		all[k++] = warnings;
	if (state->n_notes > 0)
		all[k++] = notes;
	return g_strjoinv(", ", (char **)(gpointer)(guintptr)all);
}

static char *title_of(const AcProtocolState *state, const AcApp *app, gboolean is_narrow)
{
	const AcLoaded *loaded = ac_protocol_shown(state, app);
	g_autofree char *name = NULL;
	if (loaded != NULL)
		name = ac_text_plain(ac_loaded_protocol(loaded)->id);
	else
		name = state->path != NULL ? g_path_get_basename(state->path) : g_strdup("");
	return g_strdup_printf(is_narrow ? _("Rules: %s") : _("Aftercare   Rules: %s"), name);
}

static const char *why_empty(const AcProtocolState *state, const AcApp *app)
{
	if (state->work != NULL)
		return _("Reading the file …");
	if (ac_filter_is_on(&state->listing.filter))
		return _("No line of these rules says that. Esc shows all of them.");
	if (state->path == NULL && ac_app_barred(app) != NULL)
		return ac_app_barred(app);
	return _("Nobody is in use, so there are no rules to follow. o shows the protocols there are.");
}

void ac_protocol_draw(void *data, const AcApp *app, AcCanvas *canvas)
{
	AcProtocolState *state = data;
	g_autofree char *title = title_of(state, app, ac_canvas_width(canvas) < PLACE_FROM),
	                *counts = count_words(state);
	AcRect body = ac_tui_title(canvas, title, counts);
	int list = body.width >= BESIDE_FROM ? body.width * 11 / 20 : body.width;
	AcRect left = {body.x, body.y, MIN(list, READ_WIDTH), body.height};
	int x = left.x + left.width + BETWEEN;
	state->is_beside = body.width >= BESIDE_FROM && state->listing.n > 0;
	if (state->is_beside)
		draw_beside(state, canvas, (AcRect){x, body.y, body.x + body.width - x, body.height});
	if (state->listing.n > 0)
		draw_list(state, canvas, left);
	else
		ac_canvas_paragraph(canvas, body, AC_ROLE_DIM, why_empty(state, app));
	ac_filter_draw(&state->listing.filter, canvas);
}

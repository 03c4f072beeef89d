/* SPDX-License-Identifier: MIT */
#include "guidance.h"

#include "base/text.h"
#include "common.h"
#include "list.h"

/* From this width on there are two columns, from that on three. */
#define TWO_COLUMNS   100
#define THREE_COLUMNS 160
#define COLUMNS_MOST  3
#define GAP           3
#define READ_WIDTH    96 /* longer lines are hard to read */
/* The labels take what the widest needs, within these bounds. */
#define LABEL_MIN 8
#define LABEL_MAX 16

typedef struct {
	char *label, *text; /* label NULL: a paragraph */
	unsigned role;      /* of the text */
} Line;

typedef struct {
	char *title;   /* NULL: none */
	GArray *lines; /* of Line */
} Section;

struct AcGuidance {
	GArray *sections;        /* of Section */
	int first, shown, total; /* row at the top; rows, of the last drawing */
	AcCanvas *whole;         /* all of it, of the last drawing; NULL: nothing fits the filter */
	/* What it was laid out for then. */
	gboolean is_laid_out, ascii;
	int width;
	char *sought;
};

static void clear_line(gpointer data)
{
	Line *line = data;
	g_free(line->label);
	g_free(line->text);
}

static void clear_section(gpointer data)
{
	Section *section = data;
	g_free(section->title);
	g_array_free(section->lines, TRUE);
}

AcGuidance *ac_guidance_new(void)
{
	AcGuidance *guidance = g_new0(AcGuidance, 1);
	guidance->sections = g_array_new(FALSE, FALSE, sizeof(Section));
	g_array_set_clear_func(guidance->sections, clear_section);
	return guidance;
}

void ac_guidance_free(AcGuidance *guidance)
{
	if (guidance == NULL)
		return;
	g_array_free(guidance->sections, TRUE);
	ac_canvas_free(guidance->whole);
	g_free(guidance->sought);
	g_free(guidance);
}

void ac_guidance_clear(AcGuidance *guidance)
{
	g_array_set_size(guidance->sections, 0);
	guidance->is_laid_out = FALSE;
}

void ac_guidance_begin(AcGuidance *guidance, const char *title)
{
	Section section = {g_strdup(title), g_array_new(FALSE, FALSE, sizeof(Line))};
	g_array_set_clear_func(section.lines, clear_line);
	g_array_append_val(guidance->sections, section);
}

/* @text is taken over. */
static void add(AcGuidance *guidance, const char *label, unsigned role, char *text)
{
	const Section *last = &g_array_index(guidance->sections, Section, guidance->sections->len - 1);
	Line line = {g_strdup(label), text, role};
	g_array_append_val(last->lines, line);
	guidance->is_laid_out = FALSE;
}

void ac_guidance_add(AcGuidance *guidance, const char *label, const char *text)
{
	add(guidance, label, label != NULL ? AC_ROLE_TEXT : AC_ROLE_DIM, g_strdup(text));
}

void ac_guidance_add_paragraph(AcGuidance *guidance, unsigned role, const char *text)
{
	add(guidance, NULL, role, ac_text_plain_lines(text));
}

/* ---- laying out ------------------------------------------------------------------------------ */

static gboolean is_shown(const Section *section, const Line *line, const AcFilter *filter)
{
	const char *const texts[] = {section->title, line->label, line->text};
	return filter == NULL || ac_filter_takes(filter, texts, G_N_ELEMENTS(texts));
}

static int label_width(const Section *section, const AcCanvas *measure)
{
	int width = LABEL_MIN;
	for (guint i = 0; i < section->lines->len; i++) {
		const Line *line = &g_array_index(section->lines, Line, i);
		if (line->label != NULL)
			width = MAX(width, ac_canvas_measure(measure, line->label) + 2);
	}
	return MIN(width, LABEL_MAX);
}

static int rows_of(const Line *line, const AcCanvas *measure, int width, int label)
{
	return MAX(ac_canvas_rows_of(measure, line->text, line->label != NULL ? width - label : width), 1);
}

/* With its title and a blank row behind it; 0: nothing of it is searched for. */
static int height_of(const Section *section, const AcFilter *filter, const AcCanvas *measure, int width)
{
	int rows = 0, label = label_width(section, measure);
	for (guint i = 0; i < section->lines->len; i++) {
		const Line *line = &g_array_index(section->lines, Line, i);
		if (is_shown(section, line, filter))
			rows += rows_of(line, measure, width, label);
	}
	return rows > 0 ? rows + 1 + (section->title != NULL ? 1 : 0) : 0;
}

static void draw_paragraph(const AcFilter *filter, AcCanvas *canvas, AcRect in, unsigned role,
                           const char *text)
{
	if (filter != NULL)
		ac_filter_paragraph(filter, canvas, in, role, text);
	else
		ac_canvas_paragraph(canvas, in, role, text);
}

static void draw_line(const Line *line, const AcFilter *filter, AcCanvas *canvas, AcRect in, int label)
{
	if (line->label != NULL) {
		draw_paragraph(filter, canvas, (AcRect){in.x, in.y, label - 1, 1}, AC_ROLE_KEY, line->label);
		in.x += label;
		in.width -= label;
	}
	draw_paragraph(filter, canvas, in, line->role, line->text);
}

static void draw_section(const Section *section, const AcFilter *filter, AcCanvas *canvas, AcRect in)
{
	int label = label_width(section, canvas);
	const char *told = NULL;
	if (section->title != NULL) {
		ac_tui_heading(canvas, in, section->title);
		in.y++;
	}
	for (guint i = 0; i < section->lines->len; i++) {
		const Line *line = &g_array_index(section->lines, Line, i);
		if (!is_shown(section, line, filter))
			continue;
		int rows = rows_of(line, canvas, in.width, label);
		draw_line(line, filter, canvas, (AcRect){in.x, in.y, in.width, rows}, label);
		if (told != NULL && g_strcmp0(line->label, told) == 0) /* the same key, in another place */
			ac_canvas_fill(canvas, (AcRect){in.x, in.y, label, 1}, AC_ROLE_TEXT);
		told = line->label;
		in.y += rows;
	}
}

/* Above the columns, over all of them. Returns its rows. */
static int place_across(int *ends, int n_columns, int width, int height, AcRect *place)
{
	int top = 0;
	for (int k = 0; k < n_columns; k++)
		top = MAX(top, ends[k]);
	*place = (AcRect){0, top, width, height};
	for (int k = 0; k < n_columns; k++)
		ends[k] = top + height;
	return top + height;
}

/* Each section below the column that is shortest so far: read from the top, nothing is torn apart. */
static int place(const AcGuidance *guidance, const AcFilter *filter, const AcCanvas *measure, int n_columns,
                 AcRect *places)
{
	int ends[COLUMNS_MOST] = {0}, highest = 0, all = ac_canvas_width(measure);
	int width = (all - GAP * (n_columns - 1)) / n_columns;
	for (guint i = 0; i < guidance->sections->len; i++) {
		const Section *section = &g_array_index(guidance->sections, Section, i);
		int column = 0, read = MIN(section->title != NULL ? width : all, READ_WIDTH);
		int height = height_of(section, filter, measure, read);
		if (section->title == NULL) {
			highest = place_across(ends, n_columns, read, height, &places[i]);
			continue;
		}
		for (int k = 1; k < n_columns; k++)
			if (ends[k] < ends[column])
				column = k;
		places[i] = (AcRect){column * (width + GAP), ends[column], read, height};
		ends[column] += height;
		highest = MAX(highest, ends[column]);
	}
	return highest - 1;
}

/* As high as it is; NULL: nothing fits the filter. */
static AcCanvas *lay_out(const AcGuidance *guidance, const AcFilter *filter, int width, gboolean ascii)
{
	g_autoptr(AcCanvas) measure = ac_canvas_new(width, 1, ascii);
	g_autofree AcRect *places = g_new0(AcRect, guidance->sections->len);
	int n_columns = width >= THREE_COLUMNS ? COLUMNS_MOST : width >= TWO_COLUMNS ? 2 : 1;
	int height = place(guidance, filter, measure, n_columns, places);
	if (height < 0)
		return NULL;
	AcCanvas *whole = ac_canvas_new(width, height, ascii);
	for (guint i = 0; i < guidance->sections->len; i++)
		if (places[i].height > 0)
			draw_section(&g_array_index(guidance->sections, Section, i), filter, whole, places[i]);
	return whole;
}

/* Laid out again only when something else is to be read, or in another room: scrolling does neither. */
static const AcCanvas *whole_of(AcGuidance *guidance, const AcFilter *filter, const AcCanvas *canvas,
                                int width)
{
	const char *sought = filter != NULL ? filter->field.text->str : NULL;
	if (guidance->is_laid_out && guidance->width == width && guidance->ascii == ac_canvas_is_ascii(canvas) &&
	    g_strcmp0(guidance->sought, sought) == 0)
		return guidance->whole;
	ac_canvas_free(guidance->whole);
	g_free(guidance->sought);
	guidance->width = width;
	guidance->ascii = ac_canvas_is_ascii(canvas);
	guidance->sought = g_strdup(sought);
	guidance->whole = lay_out(guidance, filter, width, guidance->ascii);
	guidance->is_laid_out = TRUE;
	return guidance->whole;
}

/* ---- reading --------------------------------------------------------------------------------- */

void ac_guidance_scroll(AcGuidance *guidance, int rows)
{
	int last = MAX(guidance->total - guidance->shown, 0);
	guidance->first = (int)CLAMP((gint64)guidance->first + rows, 0, last);
}

void ac_guidance_turn(AcGuidance *guidance, int screens)
{
	ac_guidance_scroll(guidance, screens * MAX(guidance->shown - 1, 1));
}

gboolean ac_guidance_draw(AcGuidance *guidance, const AcFilter *filter, AcCanvas *canvas, AcRect in)
{
	const AcCanvas *whole = whole_of(guidance, filter, canvas, in.width);
	ac_canvas_set_cursor(canvas, in.x, in.y);
	if (whole == NULL)
		return FALSE;
	guidance->total = ac_canvas_height(whole);
	guidance->shown = guidance->total > in.height ? in.height - 1 : in.height;
	ac_guidance_scroll(guidance, 0);
	int rows = MIN(guidance->shown, guidance->total - guidance->first);
	int below = guidance->total - guidance->first - rows;
	ac_canvas_copy(canvas, in.x, in.y, whole, (AcRect){0, guidance->first, in.width, rows});
	if (below > 0)
		ac_list_draw_more(canvas, (AcRect){in.x, in.y + in.height - 1, in.width, 1}, below);
	return TRUE;
}

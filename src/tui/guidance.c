/* SPDX-License-Identifier: MIT */
#include "guidance.h"

#include "base/text.h"
#include "common.h"

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
} Line;

typedef struct {
	char *title;
	GArray *lines; /* of Line */
} Section;

struct AcGuidance {
	GArray *sections; /* of Section */
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
	AcGuidance *guidance = g_new(AcGuidance, 1);
	guidance->sections = g_array_new(FALSE, FALSE, sizeof(Section));
	g_array_set_clear_func(guidance->sections, clear_section);
	return guidance;
}

void ac_guidance_free(AcGuidance *guidance)
{
	if (guidance == NULL)
		return;
	g_array_free(guidance->sections, TRUE);
	g_free(guidance);
}

void ac_guidance_begin(AcGuidance *guidance, const char *title)
{
	Section section = {g_strdup(title), g_array_new(FALSE, FALSE, sizeof(Line))};
	g_array_set_clear_func(section.lines, clear_line);
	g_array_append_val(guidance->sections, section);
}

void ac_guidance_add(AcGuidance *guidance, const char *label, const char *text)
{
	const Section *last = &g_array_index(guidance->sections, Section, guidance->sections->len - 1);
	Line line = {g_strdup(label), g_strdup(text)};
	g_array_append_val(last->lines, line);
}

/* ---- laying out ------------------------------------------------------------------------------ */

static gboolean is_shown(const Section *section, const Line *line, const AcFilter *filter)
{
	const char *const texts[] = {section->title, line->label, line->text};
	return ac_filter_takes(filter, texts, G_N_ELEMENTS(texts));
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
	return rows > 0 ? rows + 2 : 0;
}

static void draw_line(const Line *line, const AcFilter *filter, AcCanvas *canvas, AcRect in, int label)
{
	if (line->label != NULL) {
		ac_filter_paragraph(filter, canvas, (AcRect){in.x, in.y, label - 1, 1}, AC_ROLE_KEY, line->label);
		in.x += label;
		in.width -= label;
	}
	ac_filter_paragraph(filter, canvas, in, line->label != NULL ? AC_ROLE_TEXT : AC_ROLE_DIM, line->text);
}

static void draw_section(const Section *section, const AcFilter *filter, AcCanvas *canvas, AcRect in)
{
	int label = label_width(section, canvas);
	const char *told = NULL;
	ac_tui_heading(canvas, in, section->title);
	in.y++;
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

/* Each section below the column that is shortest so far: read from the top, nothing is torn apart. */
static int place(const AcGuidance *guidance, const AcFilter *filter, const AcCanvas *measure, int n_columns,
                 AcRect *places)
{
	int ends[COLUMNS_MOST] = {0}, highest = 0;
	int width = (ac_canvas_width(measure) - GAP * (n_columns - 1)) / n_columns;
	for (guint i = 0; i < guidance->sections->len; i++) {
		int column = 0, read = MIN(width, READ_WIDTH);
		for (int k = 1; k < n_columns; k++)
			if (ends[k] < ends[column])
				column = k;
		int height = height_of(&g_array_index(guidance->sections, Section, i), filter, measure, read);
		places[i] = (AcRect){column * (width + GAP), ends[column], read, height};
		ends[column] += height;
		highest = MAX(highest, ends[column]);
	}
	return highest - 1;
}

AcCanvas *ac_guidance_lay_out(const AcGuidance *guidance, const AcFilter *filter, int width, gboolean ascii)
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

/* SPDX-License-Identifier: MIT */
#include "form.h"

#include <string.h>

#include "base/text.h"
#include "common.h"
#include "tui/view.h"

#define LABEL_MIN 8
#define LABEL_MAX 24
/* From this width on there are two columns, so far apart. */
#define TWO_COLUMNS 110
#define GUTTER      4

static AcFormRow *row_at(const AcForm *form, int i)
{
	return &g_array_index(form->rows, AcFormRow, i);
}

static int n_rows(const AcForm *form)
{
	return (int)form->rows->len;
}

static void clear_row(gpointer data)
{
	g_free(((AcFormRow *)data)->value);
}

void ac_form_init(AcForm *form, gboolean is_live)
{
	form->rows = g_array_new(FALSE, TRUE, sizeof(AcFormRow));
	g_array_set_clear_func(form->rows, clear_row);
	form->is_live = is_live;
	ac_field_init(&form->field);
}

void ac_form_clear(AcForm *form)
{
	if (form->rows != NULL)
		g_array_free(form->rows, TRUE);
	form->rows = NULL;
	ac_field_clear(&form->field);
}

void ac_form_begin(AcForm *form)
{
	g_array_set_size(form->rows, 0);
}

void ac_form_add(AcForm *form, AcFormKind kind, int id, const char *label, const char *value)
{
	const AcFormRow row = {.kind = kind, .id = id, .label = label, .value = ac_text_plain(value)};
	g_array_append_val(form->rows, row);
}

void ac_form_hint(AcForm *form, const char *hint)
{
	row_at(form, n_rows(form) - 1)->hint = hint;
}

void ac_form_limit(AcForm *form, gsize most)
{
	row_at(form, n_rows(form) - 1)->most = most;
}

void ac_form_fold(AcForm *form, int rows)
{
	row_at(form, n_rows(form) - 1)->folded = rows;
}

static gboolean can_stand(const AcForm *form, int i)
{
	return row_at(form, i)->kind != AC_FORM_HEADING;
}

/* On the nearest row one can stand on: below, else above. */
static void settle(AcForm *form)
{
	ac_list_clamp(&form->list, n_rows(form));
	int i = form->list.chosen;
	while (i < n_rows(form) && !can_stand(form, i))
		i++;
	if (i == n_rows(form))
		for (i = form->list.chosen; i > 0 && !can_stand(form, i);)
			i--;
	form->list.chosen = MAX(i, 0);
	if (form->is_live && !form->is_typing)
		ac_form_type(form);
}

void ac_form_ready(AcForm *form)
{
	settle(form);
}

const AcFormRow *ac_form_chosen(const AcForm *form)
{
	int i = form->list.chosen;
	return i < n_rows(form) && can_stand(form, i) ? row_at(form, i) : NULL;
}

int ac_form_id(const AcForm *form)
{
	const AcFormRow *row = ac_form_chosen(form);
	return row != NULL ? row->id : -1;
}

static AcFormRow *find(const AcForm *form, int id)
{
	for (int i = 0; i < n_rows(form); i++)
		if (row_at(form, i)->id == id && can_stand(form, i))
			return row_at(form, i);
	return NULL;
}

static void go_to(AcForm *form, int i)
{
	if (form->is_live)
		ac_form_stop(form, TRUE);
	form->list.chosen = i;
	settle(form);
}

void ac_form_go(AcForm *form, int id)
{
	const AcFormRow *row = find(form, id);
	if (row != NULL)
		go_to(form, (int)(row - row_at(form, 0)));
}

void ac_form_move(AcForm *form, int by)
{
	int step = by < 0 ? -1 : 1, at = form->list.chosen;
	for (int i = at + step, left = by * step; i >= 0 && i < n_rows(form) && left > 0; i += step)
		if (can_stand(form, i)) {
			at = i;
			left--;
		}
	go_to(form, at);
}

void ac_form_type(AcForm *form)
{
	const AcFormRow *row = ac_form_chosen(form);
	form->is_typing = row != NULL && row->kind == AC_FORM_TEXT;
	if (!form->is_typing)
		return;
	form->field.most = row->most;
	form->field.is_full = FALSE;
	ac_field_set(&form->field, row->value);
}

gboolean ac_form_is_touched(const AcForm *form)
{
	const AcFormRow *row = ac_form_chosen(form);
	return form->was_typed ||
	       (form->is_typing && row != NULL && strcmp(form->field.text->str, row->value) != 0);
}

void ac_form_stop(AcForm *form, gboolean keep)
{
	if (form->is_live && keep)
		form->was_typed = ac_form_is_touched(form);
	if (form->is_typing && keep && ac_form_chosen(form) != NULL)
		ac_form_set(form, ac_form_id(form), form->field.text->str);
	form->is_typing = FALSE;
}

gboolean ac_form_key(AcForm *form, int key)
{
	return form->is_typing && ac_field_key(&form->field, key);
}

const char *ac_form_text(const AcForm *form, int id)
{
	const AcFormRow *row = find(form, id);
	if (form->is_typing && row != NULL && row == ac_form_chosen(form))
		return form->field.text->str;
	return row != NULL ? row->value : "";
}

void ac_form_set(AcForm *form, int id, const char *value)
{
	AcFormRow *row = find(form, id);
	if (row == NULL)
		return;
	char *fresh = ac_text_plain(value);
	g_free(row->value);
	row->value = fresh;
}

/* Whole words: "--to" is not in "--today". */
static char *rename_option(const AcForm *form, const AcFormOption *option, const char *text)
{
	const char *label = find(form, option->id) != NULL ? find(form, option->id)->label : option->option;
	g_autofree char *pattern = g_strdup_printf("%s(?![a-z-])", option->option);
	g_autofree char *quoted = g_strdup_printf("“%s”", label);
	g_autoptr(GRegex) regex = g_regex_new(pattern, 0, 0, NULL);
	return g_regex_replace_literal(regex, text, -1, 0, quoted, 0, NULL);
}

char *ac_form_blame(AcForm *form, const AcFormOption *options, guint n, GError *error)
{
	char *text = g_strdup(error->message);
	const AcFormOption *first = NULL;
	for (guint i = 0; i < n; i++) {
		char *renamed = rename_option(form, &options[i], text);
		if (first == NULL && strcmp(renamed, text) != 0)
			first = &options[i];
		g_free(text);
		text = renamed;
	}
	g_error_free(error);
	if (first != NULL)
		ac_form_go(form, first->id);
	return text;
}

/* ---- drawing --------------------------------------------------------------------------------- */

static int label_width(const AcForm *form, const AcCanvas *canvas, int width)
{
	int widest = LABEL_MIN;
	for (int i = 0; i < n_rows(form); i++)
		if (row_at(form, i)->kind != AC_FORM_HEADING && row_at(form, i)->label != NULL)
			widest = MAX(widest, ac_canvas_measure(canvas, row_at(form, i)->label));
	return MIN(widest, MIN(LABEL_MAX, width * 2 / 5)) + 2;
}

/* "‹ value ›" on the row one stands on. Owned. */
static char *shown_value(const AcForm *form, int i)
{
	const AcFormRow *row = row_at(form, i);
	gboolean is_empty = row->value[0] == '\0' && row->hint != NULL;
	if (row->kind == AC_FORM_CHOICE && i == form->list.chosen)
		return g_strdup_printf("‹ %s ›", row->value);
	return g_strdup(is_empty ? row->hint : row->value);
}

static int value_left(const AcFormRow *row, int labels)
{
	return row->label != NULL ? labels : 2;
}

static int height_of(const AcForm *form, const AcCanvas *canvas, int i, AcRect in)
{
	const AcFormRow *row = row_at(form, i);
	if (row->kind == AC_FORM_HEADING)
		return i > 0 && in.height >= n_rows(form) + 4 ? 2 : 1;
	int left = value_left(row, label_width(form, canvas, in.width));
	int labels = row->label != NULL ? ac_canvas_rows_of(canvas, row->label, left - 1) : 1;
	if (form->is_typing && i == form->list.chosen)
		return labels;
	g_autofree char *value = shown_value(form, i);
	int rows = ac_canvas_rows_of(canvas, value, in.width - left);
	if (row->folded > 0 && i != form->list.chosen)
		rows = MIN(rows, row->folded);
	return MAX(rows, labels);
}

static void draw_heading(const AcFormRow *row, AcCanvas *canvas, AcRect in)
{
	ac_tui_heading(canvas, (AcRect){in.x, in.y + in.height - 1, in.width, 1}, row->label);
}

static void draw_row(const AcForm *form, int i, AcCanvas *canvas, AcRect in, int labels)
{
	const AcFormRow *row = row_at(form, i);
	gboolean is_chosen = i == form->list.chosen;
	int left = value_left(row, labels);
	AcRect value = {in.x + left, in.y, in.width - left, in.height};
	if (row->label != NULL)
		ac_canvas_paragraph(canvas, (AcRect){in.x, in.y, left - 1, in.height}, AC_ROLE_DIM, row->label);
	if (is_chosen && form->is_typing) {
		ac_field_draw(&form->field, canvas, value);
		return;
	}
	unsigned role = row->value[0] == '\0' ? AC_ROLE_DIM : AC_ROLE_TEXT;
	if (row->kind == AC_FORM_ACTION && row->label == NULL)
		role = AC_ROLE_LINK;
	g_autofree char *text = shown_value(form, i);
	if (is_chosen) {
		role = (row->kind == AC_FORM_ACTION ? AC_ROLE_STRONG : AC_ROLE_TEXT) | AC_ROLE_SELECTED;
		ac_canvas_fill(canvas, value, AC_ROLE_TEXT | AC_ROLE_SELECTED);
		ac_canvas_set_cursor(canvas, value.x, value.y);
	}
	ac_canvas_paragraph(canvas, value, role, text);
}

int ac_form_rows(const AcForm *form, const AcCanvas *canvas, int width)
{
	int rows = 0;
	AcRect in = {0, 0, width, n_rows(form)};
	for (int i = 0; i < n_rows(form); i++)
		rows += height_of(form, canvas, i, in);
	return rows;
}

static void draw_rows(const AcForm *form, AcListWindow window, const int *heights, AcCanvas *canvas,
                      AcRect in)
{
	int y = in.y, labels = label_width(form, canvas, in.width);
	for (int i = window.first; i < window.end; i++) {
		AcRect row = {in.x, y, in.width, MIN(heights[i], in.y + in.height - y)};
		if (row_at(form, i)->kind == AC_FORM_HEADING) {
			draw_heading(row_at(form, i), canvas, row);
		} else {
			draw_row(form, i, canvas, row, labels);
			ac_canvas_touch(canvas, row, i);
		}
		y += heights[i];
	}
	if (window.below > 0 && y < in.y + in.height)
		ac_list_draw_more(canvas, (AcRect){in.x, y, in.width, 1}, window.below);
}

static int sum(const int *heights, int first, int end)
{
	int rows = 0;
	for (int i = first; i < end; i++)
		rows += heights[i];
	return rows;
}

/* The last heading, where the place is wide; 0: there is no second column. */
static int split_of(const AcForm *form, AcRect in)
{
	int i = n_rows(form) - 1;
	while (i > 0 && row_at(form, i)->kind != AC_FORM_HEADING)
		i--;
	return in.width >= TWO_COLUMNS ? MAX(i, 0) : 0;
}

void ac_form_draw(AcForm *form, AcCanvas *canvas, AcRect in)
{
	int n = n_rows(form), split = split_of(form, in);
	AcRect column = {in.x, in.y, split > 0 ? (in.width - GUTTER) / 2 : in.width, in.height};
	g_autofree int *heights = g_new(int, MAX(n, 1));
	for (int i = 0; i < n; i++)
		heights[i] = height_of(form, canvas, i, column);
	if (split == 0 || sum(heights, 0, split) > in.height || sum(heights, split, n) > in.height) {
		for (int i = 0; i < n; i++)
			heights[i] = height_of(form, canvas, i, in);
		draw_rows(form, ac_list_fit(&form->list, heights, n, in.height), heights, canvas, in);
		return;
	}
	heights[split] = 1; /* at the top */
	draw_rows(form, (AcListWindow){0, split, 0, 0}, heights, canvas, column);
	column.x += column.width + GUTTER;
	draw_rows(form, (AcListWindow){split, n, 0, 0}, heights, canvas, column);
}

int ac_form_touch(AcForm *form, int id)
{
	gboolean was_chosen = form->list.chosen == id;
	if (!was_chosen)
		go_to(form, id);
	return was_chosen && !form->is_typing ? AC_KEY_ENTER : 0;
}

/* SPDX-License-Identifier: MIT */
#include "list.h"

#include "tui/view.h"

#include "base/text.h"

/* Fewer rows than this of a tall item tell nothing. */
#define PART_ROWS 2

int ac_list_touch(AcList *list, int id)
{
	gboolean was_chosen = list->chosen == id;
	list->chosen = id;
	return was_chosen ? AC_KEY_ENTER : 0;
}

void ac_list_clamp(AcList *list, int n)
{
	list->chosen = CLAMP(list->chosen, 0, MAX(n - 1, 0));
	list->first = CLAMP(list->first, 0, list->chosen);
}

gboolean ac_list_move(AcList *list, int by, int n)
{
	int before = list->chosen;
	list->chosen = CLAMP(list->chosen + by, 0, MAX(n - 1, 0));
	return list->chosen != before;
}

void ac_list_turn(AcList *list, int by, int n)
{
	int step = MAX(list->shown - 1, 1);
	if (by > 0) {
		gboolean is_end = list->first + list->shown >= n;
		list->first += is_end ? 0 : step;
		list->chosen = is_end ? n - 1 : list->first;
	} else {
		list->chosen = list->first - (list->chosen == list->first ? 1 : 0); /* tall ones: on in any case */
		list->first -= step;
	}
	ac_list_clamp(list, n);
}

/* The end of what @room rows hold from @first on. */
static int end_of(const int *heights, int n, int first, int room)
{
	int end = first, used = 0;
	while (end < n && used + heights[end] <= room)
		used += heights[end++];
	return end;
}

AcListWindow ac_list_fit(AcList *list, const int *heights, int n, int room)
{
	ac_list_clamp(list, n);
	int end = end_of(heights, n, list->first, room);
	if (end < n)
		end = end_of(heights, n, list->first, room - 1);
	while (list->first < list->chosen && list->chosen >= end) {
		list->first++;
		end = end_of(heights, n, list->first, room);
		if (end < n)
			end = end_of(heights, n, list->first, room - 1);
	}
	/* A larger window, or a shorter list: no empty rows at the end while something is hidden at the top. */
	while (list->first > 0 && end == n && end_of(heights, n, list->first - 1, room) == n)
		list->first--;
	/* An item too tall for what is left is shown as far as it goes, rather than nothing. */
	int used = 0;
	for (int i = list->first; i < end; i++)
		used += heights[i];
	if (end < n && (end == list->first || room - 1 - used >= PART_ROWS))
		end++;
	list->shown = end - list->first;
	return (AcListWindow){list->first, end, list->first, n - end};
}

int ac_list_draw(AcList *list, const AcListItems *items, AcCanvas *canvas, AcRect in)
{
	g_autofree int *ones = items->heights == NULL ? g_new(int, MAX(items->n, 1)) : NULL;
	for (int i = 0; ones != NULL && i < items->n; i++)
		ones[i] = 1;
	const int *heights = ones != NULL ? ones : items->heights;
	AcListWindow window = ac_list_fit(list, heights, items->n, in.height);
	int y = in.y, bottom = in.y + in.height - (window.below > 0 ? 1 : 0);
	for (int i = window.first; i < window.end && y < bottom; i++) {
		int height = MIN(heights[i], bottom - y);
		items->draw(items->data, i, canvas, (AcRect){in.x, y, in.width, height});
		y += height;
	}
	if (window.below == 0)
		return y - in.y;
	ac_list_draw_more(canvas, (AcRect){in.x, bottom, in.width, 1}, window.below);
	return in.height;
}

unsigned ac_list_mark(const AcList *list, int i, AcCanvas *canvas, AcRect in)
{
	ac_canvas_touch(canvas, in, i);
	if (i != list->chosen)
		return 0;
	ac_canvas_fill(canvas, in, AC_ROLE_TEXT | AC_ROLE_SELECTED);
	ac_canvas_set_cursor(canvas, in.x, in.y);
	return AC_ROLE_SELECTED;
}

void ac_list_draw_more(AcCanvas *canvas, AcRect in, int n)
{
	g_autofree char *text = g_strdup_printf(ngettext("▾ %d more", "▾ %d more", (gulong)n), n);
	ac_canvas_line(canvas, in, AC_ROLE_DIM, text);
}

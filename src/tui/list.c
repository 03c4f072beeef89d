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
	return (AcListWindow){list->first, end, list->first, n - end};
}

void ac_list_draw_more(AcCanvas *canvas, AcRect in, int n)
{
	g_autofree char *text = g_strdup_printf(ngettext("▾ %d more", "▾ %d more", (gulong)n), n);
	ac_canvas_line(canvas, in, AC_ROLE_DIM, text);
}

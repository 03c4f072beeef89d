/* SPDX-License-Identifier: MIT */
#include "outside.h"

#include <string.h>

typedef struct {
	guintptr from, to;
} Range;

/* "55d0c8a00000-55d0c8a21000 rw-p 00000000 00:00 0   [heap]": with a name, of a file or of what it is for.
 * Memory without one is not looked at: small texts look like addresses in a sanitizer's. */
static gboolean read_range(const char *line, Range *range)
{
	char *end = NULL;
	range->from = (guintptr)g_ascii_strtoull(line, &end, 16);
	if (end == line || *end != '-')
		return FALSE;
	range->to = (guintptr)g_ascii_strtoull(end + 1, NULL, 16);
	return range->to > range->from && strpbrk(line, "/[") != NULL;
}

/* The memory of this process, rising, but for where @except lies; NULL: it cannot be told. Owned. */
static GArray *read_ranges(guintptr except)
{
	g_autofree char *text = NULL;
	if (!g_file_get_contents("/proc/self/maps", &text, NULL, NULL))
		return NULL;
	GArray *ranges = g_array_new(FALSE, FALSE, sizeof(Range));
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (guint i = 0; lines[i] != NULL; i++) {
		Range range;
		if (read_range(lines[i], &range) && (except < range.from || except >= range.to))
			g_array_append_val(ranges, range);
	}
	return ranges;
}

static gboolean is_inside(const GArray *ranges, guintptr word)
{
	guint low = 0, high = ranges->len;
	while (low < high) {
		guint middle = low + (high - low) / 2;
		const Range *range = &g_array_index(ranges, Range, middle);
		if (word >= range->from && word < range->to)
			return TRUE;
		if (word < range->from)
			high = middle;
		else
			low = middle + 1;
	}
	return FALSE;
}

gboolean ac_points_outside(const guintptr *words, gsize n)
{
	g_autoptr(GArray) ranges = read_ranges((guintptr)words);
	if (ranges == NULL)
		return TRUE;
	for (gsize i = 0; i < n; i++)
		if (is_inside(ranges, words[i]))
			return TRUE;
	return FALSE;
}

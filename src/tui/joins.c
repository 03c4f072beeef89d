/* SPDX-License-Identifier: MIT */
#include "joins.h"

#include <string.h>

#include "common.h"

/* More than a screen asks for. */
#define KEPT 12

typedef struct {
	char *whole; /* all items joined, which tells one list from another; NULL: empty */
	int width, height;
	gboolean ascii;
	char *text;
} Kept;

struct AcJoins {
	Kept kept[KEPT];
	guint next; /* to be given up */
};

AcJoins *ac_joins_new(void)
{
	return g_new0(AcJoins, 1);
}

static void forget(Kept *kept)
{
	g_clear_pointer(&kept->whole, g_free);
	g_clear_pointer(&kept->text, g_free);
}

void ac_joins_free(AcJoins *joins)
{
	for (guint i = 0; joins != NULL && i < KEPT; i++)
		forget(&joins->kept[i]);
	g_free(joins);
}

static char *join_first(const GPtrArray *items, guint n, const char *between)
{
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < n; i++) {
		g_string_append(text, i > 0 ? between : "");
		g_string_append(text, g_ptr_array_index(items, i));
	}
	if (n < items->len)
		g_string_append_printf(text, ngettext("%s%u more", "%s%u more", items->len - n), between,
		                       items->len - n);
	return g_string_free(text, FALSE);
}

/* The first in any case. Most often few fit of many, so they are tried from below, in ever larger steps. */
static char *fit(const AcCanvas *canvas, const GPtrArray *items, const char *between, AcRect in)
{
	if (items->len == 0)
		return g_strdup("");
	char *best = join_first(items, 1, between);
	guint fits = 1, too_many = items->len + 1, n = MIN(2, items->len);
	while (too_many - fits > 1) {
		char *text = join_first(items, n, between);
		gboolean does = ac_canvas_rows_of(canvas, text, in.width) <= in.height;
		g_free(does ? best : text);
		best = does ? text : best;
		fits = does ? n : fits;
		too_many = does ? too_many : n;
		n = too_many > items->len ? MIN(2 * n, items->len) : fits + (too_many - fits) / 2;
	}
	return best;
}

const char *ac_joins_fit(AcJoins *joins, const AcCanvas *canvas, const GPtrArray *items, const char *between,
                         AcRect in)
{
	g_autofree char *whole = join_first(items, items->len, between);
	gboolean ascii = ac_canvas_is_ascii(canvas);
	for (guint i = 0; i < KEPT; i++) {
		const Kept *kept = &joins->kept[i];
		if (kept->width == in.width && kept->height == in.height && kept->ascii == ascii &&
		    g_strcmp0(kept->whole, whole) == 0)
			return kept->text;
	}
	Kept *fresh = &joins->kept[joins->next++ % KEPT];
	forget(fresh);
	*fresh = (Kept){g_steal_pointer(&whole), in.width, in.height, ascii, fit(canvas, items, between, in)};
	return fresh->text;
}

/* SPDX-License-Identifier: MIT */
#include "footer.h"

#include <string.h>

#include "common.h"

gboolean ac_key_works(const AcKey *key, const void *state, const AcApp *app)
{
	return key->works == NULL || key->works(state, app);
}

/* "space tick", "‹ › day", "d I did it": what it does begins with the first word after the first. */
static const char *end_of_key(const char *brief)
{
	const char *blank = strchr(brief, ' ');
	while (blank != NULL && !g_unichar_isalpha(g_utf8_get_char(blank + 1)))
		blank = strchr(blank + 1, ' ');
	return blank;
}

/* The key in its own role, then what it does. */
static int draw_brief(AcCanvas *canvas, AcRect in, const char *brief)
{
	const char *blank = end_of_key(brief);
	g_autofree char *key = blank != NULL ? g_strndup(brief, (gsize)(blank - brief)) : g_strdup(brief);
	int used = ac_canvas_line(canvas, in, AC_ROLE_KEY, key);
	if (blank != NULL)
		used += ac_canvas_line(canvas, (AcRect){in.x + used, in.y, in.width - used, 1}, AC_ROLE_DIM, blank);
	return used;
}

static gboolean is_always_shown(const AcKey *key)
{
	return key->run == ac_key_help || key->run == ac_key_quit || key->keys[0] == AC_KEY_ESCAPE;
}

static int width_of_last(const AcCanvas *canvas, const AcView *view, const void *state, const AcApp *app)
{
	int width = 0;
	for (const AcKey *key = view->keys; key->keys[0] != 0; key++)
		if (key->brief != NULL && is_always_shown(key) && ac_key_works(key, state, app))
			width += ac_canvas_measure(canvas, _(key->brief)) + 2;
	return width;
}

void ac_footer_draw(const AcView *view, const void *state, const AcApp *app, AcCanvas *canvas, AcRect in)
{
	/* A blank at either side; behind the last of them there is no gap. */
	int room = in.width - 2 - (width_of_last(canvas, view, state, app) - 2), x = in.x + 1;
	for (const AcKey *key = view->keys; key->keys[0] != 0; key++) {
		if (key->brief == NULL || !ac_key_works(key, state, app))
			continue;
		int width = ac_canvas_measure(canvas, _(key->brief)) + 2;
		if (!is_always_shown(key)) {
			if (width > room)
				continue;
			room -= width;
		}
		draw_brief(canvas, (AcRect){x, in.y, in.x + in.width - x, 1}, _(key->brief));
		ac_canvas_touch(canvas, (AcRect){x, in.y, width - 2, 1}, AC_TOUCH_KEY + key->keys[0]);
		x += width;
	}
}

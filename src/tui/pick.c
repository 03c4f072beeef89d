/* SPDX-License-Identifier: MIT */
#include "pick.h"

#include <string.h>

#include "base/text.h"
#include "tui/view.h"

/* So far from what was typed a name is still meant. */
#define TOO_FAR 3

static void clear_item(gpointer data)
{
	AcPickItem *item = data;
	g_free(item->value);
	g_free(item->words);
	g_free(item->folded);
}

static const AcPickItem *item_at(const AcPick *pick, guint i)
{
	return &g_array_index(pick->items, AcPickItem, i);
}

void ac_pick_clear(AcPick *pick)
{
	g_clear_pointer(&pick->items, g_array_unref);
	g_clear_pointer(&pick->shown, g_array_unref);
	ac_field_clear(&pick->field);
}

void ac_pick_begin(AcPick *pick, const char *title)
{
	ac_pick_clear(pick);
	*pick = (AcPick){.title = title};
	pick->items = g_array_new(FALSE, TRUE, sizeof(AcPickItem));
	g_array_set_clear_func(pick->items, clear_item);
	pick->shown = g_array_new(FALSE, FALSE, sizeof(guint));
	ac_field_init(&pick->field);
}

void ac_pick_add(AcPick *pick, const char *value, const char *words)
{
	g_autofree char *plain = ac_text_plain(words);
	g_autofree char *spaced = g_strdelimit(g_strdup(plain), "_", ' ');
	const AcPickItem item = {g_strdup(value), g_steal_pointer(&plain), ac_text_fold(spaced)};
	g_array_append_val(pick->items, item);
}

void ac_pick_also(AcPick *pick, const char *word)
{
	AcPickItem *item = &g_array_index(pick->items, AcPickItem, pick->items->len - 1);
	g_autofree char *folded = ac_text_fold(word), *before = item->folded;
	item->folded = g_strdup_printf("%s\n%s", before, folded);
}

/* By the whole name, or by its last part: a city. */
static int distance_of(const AcPickItem *item, const char *said)
{
	const char *slash = strrchr(item->folded, '/');
	int whole = ac_text_distance(said, item->folded, TOO_FAR);
	return MIN(whole, slash != NULL ? ac_text_distance(said, slash + 1, TOO_FAR) : TOO_FAR + 1);
}

static void show_nearest(AcPick *pick, const char *said)
{
	for (int distance = 1; distance <= TOO_FAR && distance * 2 <= (int)strlen(said); distance++)
		for (guint i = 0; i < pick->items->len; i++)
			if (item_at(pick, i)->value != NULL && distance_of(item_at(pick, i), said) == distance)
				g_array_append_val(pick->shown, i);
}

static void filter(AcPick *pick)
{
	g_autofree char *folded = ac_text_fold(pick->field.text->str);
	const char *said = g_strdelimit(g_strstrip(folded), "_", ' ');
	g_array_set_size(pick->shown, 0);
	for (guint i = 0; i < pick->items->len; i++)
		if (strstr(item_at(pick, i)->folded, said) != NULL)
			g_array_append_val(pick->shown, i);
	if (pick->shown->len == 0)
		show_nearest(pick, said);
	pick->list = (AcList){0};
}

void ac_pick_ready(AcPick *pick, const char *value)
{
	filter(pick);
	for (guint i = 0; i < pick->shown->len; i++)
		if (g_strcmp0(item_at(pick, g_array_index(pick->shown, guint, i))->value, value) == 0)
			pick->list.chosen = (int)i;
}

const AcPickItem *ac_pick_chosen(const AcPick *pick)
{
	guint i = (guint)pick->list.chosen;
	return i < pick->shown->len ? item_at(pick, g_array_index(pick->shown, guint, i)) : NULL;
}

gboolean ac_pick_begins(int key)
{
	return key > ' ' && key < AC_KEY_UP && g_unichar_isalnum((gunichar)key);
}

gboolean ac_pick_key(AcPick *pick, int key)
{
	int n = (int)pick->shown->len;
	switch (key) {
	case AC_KEY_UP:
		return ac_list_move(&pick->list, -1, n), TRUE;
	case AC_KEY_DOWN:
		return ac_list_move(&pick->list, 1, n), TRUE;
	case AC_KEY_PAGE_UP:
		return ac_list_turn(&pick->list, -1, n), TRUE;
	case AC_KEY_PAGE_DOWN:
		return ac_list_turn(&pick->list, 1, n), TRUE;
	default:
		break;
	}
	gsize before = pick->field.text->len;
	g_autofree char *was = g_strdup(pick->field.text->str);
	if (!ac_field_key(&pick->field, key))
		return FALSE;
	if (before != pick->field.text->len || strcmp(was, pick->field.text->str) != 0)
		filter(pick);
	return TRUE;
}

int ac_pick_touch(AcPick *pick, int id)
{
	return ac_list_touch(&pick->list, id);
}

static void draw_item(gconstpointer data, int i, AcCanvas *canvas, AcRect in)
{
	const AcPick *pick = data;
	unsigned selected = ac_list_mark(&pick->list, i, canvas, in);
	ac_canvas_line(canvas, (AcRect){in.x + 1, in.y, in.width - 1, 1}, AC_ROLE_TEXT | selected,
	               item_at(pick, g_array_index(pick->shown, guint, (guint)i))->words);
}

void ac_pick_draw(AcPick *pick, AcCanvas *canvas, AcRect in)
{
	int gap = in.height >= 12 ? 1 : 0;
	int used = ac_canvas_line(canvas, in, AC_ROLE_QUESTION, pick->title) + 2;
	AcRect field = {in.x + used, in.y, in.width - used, 1};
	AcRect list = {in.x, in.y + 1 + gap, in.width, in.height - 1 - gap};
	const AcListItems items = {.n = (int)pick->shown->len, .draw = draw_item, .data = pick};
	if (items.n == 0)
		ac_canvas_line(canvas, list, AC_ROLE_DIM, _("Nothing is called that. Take some letters away."));
	ac_list_draw(&pick->list, &items, canvas, list);
	ac_field_draw(&pick->field, canvas, field);
}

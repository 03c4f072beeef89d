/* SPDX-License-Identifier: MIT */
/* Menu: all rooms on one page, for who does not know their keys yet. */
#include "common.h"
#include "list.h"
#include "tui/rooms.h"
#include "views.h"

#include "base/text.h"

#define KEY_WIDTH 4

typedef struct {
	AcList list;
	const AcRoom **rooms; /* those of use */
	int n;
} MenuState;

static void open_menu(void *state, G_GNUC_UNUSED AcApp *app, G_GNUC_UNUSED const void *argument)
{
	guint n;
	ac_rooms(&n);
	((MenuState *)state)->rooms = g_new(const AcRoom *, n);
}

static void close_menu(void *state)
{
	g_free(((MenuState *)state)->rooms);
}

static void update(void *state, AcApp *app)
{
	MenuState *menu = state;
	guint n;
	const AcRoom *rooms = ac_rooms(&n);
	menu->n = 0;
	for (guint i = 0; i < n; i++)
		if (ac_room_works(&rooms[i], app))
			menu->rooms[menu->n++] = &rooms[i];
	ac_list_clamp(&menu->list, menu->n);
}

/* ---- drawing --------------------------------------------------------------------------------- */

static int title_width(const MenuState *menu, const AcCanvas *canvas)
{
	int width = 0;
	for (int i = 0; i < menu->n; i++)
		width = MAX(width, ac_canvas_measure(canvas, _(menu->rooms[i]->view->title)));
	return width;
}

static void draw_room(const MenuState *menu, int i, AcCanvas *canvas, AcRect in, int width)
{
	const AcRoom *room = menu->rooms[i];
	unsigned chosen = i == menu->list.chosen ? AC_ROLE_SELECTED : 0;
	const char key[] = {(char)room->key, '\0'};
	int text = in.x + KEY_WIDTH + width + 2;
	if (chosen != 0) {
		ac_canvas_fill(canvas, in, AC_ROLE_TEXT | chosen);
		ac_canvas_set_cursor(canvas, in.x, in.y);
	}
	ac_canvas_line(canvas, (AcRect){in.x + 1, in.y, KEY_WIDTH - 1, 1}, AC_ROLE_KEY | chosen, key);
	ac_canvas_line(canvas, (AcRect){in.x + KEY_WIDTH, in.y, width, 1}, AC_ROLE_STRONG | chosen,
	               _(room->view->title));
	ac_canvas_line(canvas, (AcRect){text, in.y, in.x + in.width - text, 1}, AC_ROLE_TEXT | chosen,
	               _(room->text));
	ac_canvas_touch(canvas, in, i);
}

static void draw(void *state, G_GNUC_UNUSED const AcApp *app, AcCanvas *canvas)
{
	MenuState *menu = state;
	AcRect body = ac_tui_title(canvas, _("Aftercare   Menu"), NULL);
	int n = menu->n, width = title_width(menu, canvas), y = body.y;
	g_autofree int *heights = g_new(int, MAX(n, 1));
	for (int i = 0; i < n; i++)
		heights[i] = 1;
	AcListWindow window = ac_list_fit(&menu->list, heights, n, body.height);
	for (int i = window.first; i < window.end; i++)
		draw_room(menu, i, canvas, (AcRect){body.x, y++, body.width, 1}, width);
	if (window.below > 0)
		ac_list_draw_more(canvas, (AcRect){body.x, y, body.width, 1}, window.below);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static AcViewNext enter_room(const AcRoom *room)
{
	return (AcViewNext){.kind = AC_NEXT_REPLACE, .view = room->view};
}

static AcViewNext enter(void *state, G_GNUC_UNUSED AcApp *app)
{
	const MenuState *menu = state;
	return enter_room(menu->rooms[menu->list.chosen]);
}

static AcViewNext move(MenuState *menu, int by)
{
	ac_list_move(&menu->list, by, menu->n);
	return ac_next_stay();
}

static AcViewNext down(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, 1);
}

static AcViewNext up(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, -1);
}

static AcViewNext last(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, G_MAXINT16);
}

static AcViewNext first(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, -G_MAXINT16);
}

/* The room's own key. */
static AcViewNext key(G_GNUC_UNUSED void *state, AcApp *app, int code)
{
	const AcRoom *room = ac_room_find(code, app);
	return room != NULL ? enter_room(room) : ac_next_stay();
}

static int touch(void *state, G_GNUC_UNUSED AcApp *app, int id)
{
	return ac_list_touch(&((MenuState *)state)->list, id);
}

static const AcKey keys[] = {
    {{AC_KEY_ENTER, ' '},
     N_("Enter"),
     N_("go there; so does the key before its name"),
     N_("enter go"),
     enter,
     NULL},
    {{AC_KEY_DOWN, 'j'}, N_("j ↓"), N_("next line"), N_("↑↓ line"), down, NULL},
    {{AC_KEY_UP, 'k'}, N_("k ↑"), N_("line before"), NULL, up, NULL},
    {{AC_KEY_HOME, AC_KEY_PAGE_UP}, N_("Home"), N_("the first line"), NULL, first, NULL},
    {{AC_KEY_END, AC_KEY_PAGE_DOWN}, N_("End"), N_("the last line"), NULL, last, NULL},
    {{AC_KEY_ESCAPE, 'm'}, N_("Esc m"), N_("back"), N_("esc back"), ac_key_back, NULL},
    AC_KEY_ROW_HELP,
    AC_KEY_ROW_QUIT,
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_menu = {
    .id = "menu",
    .title = N_("Menu"),
    .state_size = sizeof(MenuState),
    .open = open_menu,
    .close = close_menu,
    .update = update,
    .draw = draw,
    .key = key,
    .touch = touch,
    .help = N_("Everything there is, each with its key: the same keys work on the day's screen."),
    .keys = keys,
};

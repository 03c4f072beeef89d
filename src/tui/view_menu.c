/* SPDX-License-Identifier: MIT */
/* Menu: all rooms on one page, for who does not know their keys yet. */
#include "common.h"
#include "listing.h"
#include "tui/rooms.h"
#include "views.h"

#include "base/text.h"

#define KEY_WIDTH 4

typedef struct {
	AcListing listing;
	const AcRoom **rooms; /* those of use */
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
	int n_of_use = 0;
	for (guint i = 0; i < n; i++)
		if (ac_room_works(&rooms[i], app))
			menu->rooms[n_of_use++] = &rooms[i];
	ac_listing_set(&menu->listing, n_of_use);
}

/* ---- drawing --------------------------------------------------------------------------------- */

static int title_width(const MenuState *menu, const AcCanvas *canvas)
{
	int width = 0;
	for (int i = 0; i < menu->listing.n; i++)
		width = MAX(width, ac_canvas_measure(canvas, _(menu->rooms[i]->view->title)));
	return width;
}

typedef struct {
	const MenuState *menu;
	int width; /* of the titles */
} Draw;

static void draw_room(gconstpointer data, int i, AcCanvas *canvas, AcRect in)
{
	const Draw *draw = data;
	const AcRoom *room = draw->menu->rooms[i];
	unsigned chosen = ac_list_mark(&draw->menu->listing.list, i, canvas, in);
	const char key[] = {(char)room->key, '\0'};
	int text = in.x + KEY_WIDTH + draw->width + 2;
	ac_canvas_line(canvas, (AcRect){in.x + 1, in.y, KEY_WIDTH - 1, 1}, AC_ROLE_KEY | chosen, key);
	ac_canvas_line(canvas, (AcRect){in.x + KEY_WIDTH, in.y, draw->width, 1}, AC_ROLE_STRONG | chosen,
	               _(room->view->title));
	ac_canvas_paragraph(canvas, (AcRect){text, in.y, in.x + in.width - text, in.height},
	                    AC_ROLE_TEXT | chosen, _(room->text));
}

/* Every text whole where there is room for all of them, else that of the chosen one. */
static void measure(const Draw *draw, const AcCanvas *canvas, AcRect in, int *heights)
{
	const AcListing *listing = &draw->menu->listing;
	int sum = 0, width = in.width - KEY_WIDTH - draw->width - 2;
	for (int i = 0; i < listing->n; i++) {
		heights[i] = MAX(ac_canvas_rows_of(canvas, _(draw->menu->rooms[i]->text), width), 1);
		sum += heights[i];
	}
	for (int i = 0; sum > in.height && i < listing->n; i++)
		heights[i] = i == listing->list.chosen ? heights[i] : 1;
}

static void draw(void *state, G_GNUC_UNUSED const AcApp *app, AcCanvas *canvas)
{
	MenuState *menu = state;
	AcRect body = ac_tui_title(canvas, _("Aftercare   Menu"), NULL);
	const Draw how = {menu, title_width(menu, canvas)};
	g_autofree int *heights = g_new(int, MAX(menu->listing.n, 1));
	measure(&how, canvas, body, heights);
	const AcListItems items = {heights, menu->listing.n, draw_room, &how};
	ac_list_draw(&menu->listing.list, &items, canvas, body);
}

static char *status(G_GNUC_UNUSED const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return g_strdup(_("Ctrl-X hides the screen at once; Enter or Esc brings it back."));
}

/* ---- keys ------------------------------------------------------------------------------------ */

static AcViewNext enter_room(const AcRoom *room)
{
	return (AcViewNext){.kind = AC_NEXT_REPLACE, .view = room->view};
}

static AcViewNext enter(void *state, G_GNUC_UNUSED AcApp *app)
{
	const MenuState *menu = state;
	return enter_room(menu->rooms[menu->listing.list.chosen]);
}

/* The room's own key. */
static AcViewNext key(G_GNUC_UNUSED void *state, AcApp *app, int code)
{
	const AcRoom *room = ac_room_find(code, app);
	return room != NULL ? enter_room(room) : ac_next_stay();
}

static const AcKey keys[] = {
    {{AC_KEY_ENTER, ' '},
     N_("Enter"),
     N_("go there; so does the key before its name"),
     N_("enter go"),
     enter,
     NULL},
    AC_LISTING_KEYS,
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
    .touch = ac_listing_touch,
    .status = status,
    .help = N_("Everything there is, each with its key: the same keys work on the day's screen."),
    .is_of_all = TRUE,
    .keys = keys,
};

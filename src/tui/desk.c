/* SPDX-License-Identifier: MIT */
/* The stack of open views: dispatch by their key tables, the status line, the footer. */
#include "tui/desk.h"

#include "base/text.h"
#include "common.h"
#include "footer.h"
#include "notice.h"
#include "tui/rooms.h"
#include "views.h"

typedef struct {
	const AcView *view;
	void *state;
	gint64 client_id;   /* whom it was opened for; 0: nobody */
	gboolean is_behind; /* something has changed while it was covered */
} Open;

struct AcDesk {
	AcApp *app;
	AcBell *bell;
	GArray *stack; /* of Open, the topmost last */
	char *message;
	gboolean alarm;
	gboolean done;
	gboolean is_hidden;
	AcNotice *notice;
	gboolean is_stale; /* the notice is of before a change */
	gboolean has_looked;
	const char *deals;   /* keys of the topmost view that deal with what is due; NULL: none */
	char *complaint;     /* about the settings, as it was said */
	gboolean has_warned; /* esc would throw something away, and that was said */
	gint64 listed_id;    /* who was shown last and not archived */
};

static Open *top(const AcDesk *desk)
{
	return &g_array_index(desk->stack, Open, desk->stack->len - 1);
}

static void catch_up(const AcDesk *desk)
{
	Open *open = top(desk);
	open->is_behind = FALSE;
	if (open->view->update != NULL)
		open->view->update(open->state, desk->app);
}

static gint64 shown(const AcDesk *desk)
{
	return ac_app_row(desk->app) != NULL ? ac_app_row(desk->app)->id : 0;
}

static void push(AcDesk *desk, const AcView *view, const void *argument)
{
	Open fresh = {.view = view, .state = g_malloc0(MAX(view->state_size, 1)), .client_id = shown(desk)};
	if (view->take_bell != NULL)
		view->take_bell(fresh.state, desk->bell);
	if (view->open != NULL)
		view->open(fresh.state, desk->app, argument);
	g_array_append_val(desk->stack, fresh);
	catch_up(desk);
}

static void discard(AcDesk *desk, guint i)
{
	const Open *open = &g_array_index(desk->stack, Open, i);
	if (open->view->close != NULL)
		open->view->close(open->state);
	g_free(open->state);
	g_array_remove_index(desk->stack, i);
}

static void pop(AcDesk *desk)
{
	discard(desk, desk->stack->len - 1);
	if (desk->stack->len > 0 && top(desk)->view->worked != NULL)
		ac_bell_ring(desk->bell); /* what was told while this one stood above */
}

static gboolean is_anybody_stored(const AcDesk *desk)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n = 0;
	return ac_app_client(desk->app) != NULL || ac_app_store(desk->app) == NULL ||
	       ac_store_clients(ac_app_store(desk->app), arena, TRUE, &n, NULL) == NULL || n > 0;
}

/* The day of whoever is in use; whom to take where nobody is; the first run where nobody is stored. */
static const AcView *first_view(const AcDesk *desk)
{
	if (ac_app_plan(desk->app) != NULL || ac_app_barred(desk->app) != NULL)
		return &ac_view_day;
	return is_anybody_stored(desk) ? &ac_view_clients : &ac_view_start;
}

AcDesk *ac_desk_new(AcApp *app)
{
	AcDesk *desk = g_new0(AcDesk, 1);
	desk->app = app;
	desk->bell = ac_bell_new();
	desk->notice = ac_notice_new(ac_app_now(app));
	desk->is_stale = TRUE;
	(void)ac_app_keep_client(app, NULL);
	desk->listed_id = shown(desk);
	desk->stack = g_array_new(FALSE, FALSE, sizeof(Open));
	push(desk, first_view(desk), NULL);
	return desk;
}

void ac_desk_free(AcDesk *desk)
{
	if (desk == NULL)
		return;
	while (desk->stack->len > 0)
		pop(desk);
	g_array_free(desk->stack, TRUE);
	g_free(desk->message);
	g_free(desk->complaint);
	ac_notice_free(desk->notice);
	ac_bell_free(desk->bell);
	g_free(desk);
}

void ac_desk_say(AcDesk *desk, char *message, gboolean alarm)
{
	g_free(desk->message);
	desk->message = message;
	desk->alarm = alarm;
}

static void begin_anew(AcDesk *desk)
{
	while (desk->stack->len > 0)
		pop(desk);
	push(desk, first_view(desk), NULL);
}

/* ---- whose it is ----------------------------------------------------------------------------- */

/* A room is of the client it was opened for: it never turns into another's. TRUE: some were closed. */
static gboolean close_rooms_of_others(AcDesk *desk)
{
	guint n = desk->stack->len, i = 1;
	for (const Open *open; i < n; i++) {
		open = &g_array_index(desk->stack, Open, i);
		if (!open->view->is_of_all && open->client_id != shown(desk))
			break;
	}
	while (desk->stack->len > i)
		pop(desk);
	return i < n;
}

/* The client of the first screen was put away, taken back or erased: whom now, or the first run again. */
static void begin_again(AcDesk *desk, gboolean is_elsewhere)
{
	Open *bottom = &g_array_index(desk->stack, Open, 0);
	gint64 own = ac_app_own(desk->app);
	if (bottom->view == &ac_view_clients && !is_anybody_stored(desk)) {
		begin_anew(desk);
	} else if (bottom->view != &ac_view_day || bottom->client_id == own) {
		return;
	} else if (own == 0 && desk->stack->len > 1 &&
	           g_array_index(desk->stack, Open, 1).view == &ac_view_clients && is_anybody_stored(desk)) {
		discard(desk, 0); /* the list of clients is the first screen then, as it stands */
	} else if (own == 0) {
		begin_anew(desk);
	} else {
		bottom->client_id = own;
		/* Keys already on their way are for nobody's day. */
		if (is_elsewhere && desk->stack->len == 1)
			push(desk, &ac_view_clients, NULL);
	}
}

static void say_archived(AcDesk *desk)
{
	const AcClientRow *row = ac_app_row(desk->app);
	gboolean is_archived = row != NULL && row->archived;
	if (is_archived && row->id == desk->listed_id && desk->message == NULL) {
		g_autofree char *name = ac_tui_name(desk->app);
		ac_desk_say(desk, g_strdup_printf(_("%s was archived elsewhere; this goes on."), name), FALSE);
	}
	desk->listed_id = row != NULL && !is_archived ? row->id : 0;
}

static void follow_client(AcDesk *desk)
{
	if (top(desk)->view == &ac_view_erase) /* what was erased is read first */
		return;
	g_autofree char *lost = ac_app_take_lost(desk->app);
	gboolean any = close_rooms_of_others(desk);
	begin_again(desk, lost != NULL);
	say_archived(desk);
	if (lost == NULL)
		return;
	g_autofree char *name = ac_tui_name_of(desk->app, lost);
	ac_desk_say(desk,
	            g_strdup_printf(any ? _("%s was erased elsewhere; nothing was saved.")
	                                : _("%s was erased elsewhere."),
	                            name),
	            TRUE);
}

void ac_desk_update(AcDesk *desk)
{
	follow_client(desk);
	desk->is_stale = TRUE;
	/* Those that are covered read it when they are seen again. */
	for (guint i = 0; i < desk->stack->len; i++)
		g_array_index(desk->stack, Open, i).is_behind = TRUE;
	catch_up(desk);
}

/* ---- reminders ------------------------------------------------------------------------------- */

/* Settings that cannot be read are said once, not at every look. */
static gboolean complain(AcDesk *desk, const GError *error)
{
	const char *text = error != NULL ? error->message : NULL;
	if (g_strcmp0(desk->complaint, text) == 0)
		return FALSE;
	g_free(desk->complaint);
	desk->complaint = g_strdup(text);
	if (text != NULL)
		ac_desk_say(desk, ac_text_plain_lines(text), TRUE);
	return text != NULL;
}

gboolean ac_desk_look(AcDesk *desk)
{
	g_autoptr(GError) error = NULL;
	const Open *open = top(desk);
	gboolean is_new = open->view->look != NULL && open->view->look(open->state, desk->app);
	if (!desk->is_stale)
		return is_new;
	desk->is_stale = FALSE;
	g_autofree char *before = g_strdup(ac_notice_words(desk->notice));
	const char *desktop = ac_notice_desktop(desk->notice);
	(void)ac_notice_look(desk->notice, desk->app, &error);
	is_new = complain(desk, error) || is_new;
	/* The first frame is drawn without asking for what is put off, which is seldom. */
	if (!desk->has_looked && ac_notice_any_later(desk->notice)) {
		ac_desk_update(desk);
		desk->is_stale = FALSE;
		is_new = TRUE;
	}
	desk->has_looked = TRUE;
	return is_new || g_strcmp0(before, ac_notice_words(desk->notice)) != 0 ||
	       g_strcmp0(desktop, ac_notice_desktop(desk->notice)) != 0;
}

void ac_desk_look_again(AcDesk *desk)
{
	desk->is_stale = TRUE;
}

AcInstant ac_desk_next(const AcDesk *desk)
{
	return ac_notice_next(desk->notice);
}

gboolean ac_desk_take_bell(AcDesk *desk)
{
	return ac_notice_take_bell(desk->notice) && !desk->is_hidden;
}

char *ac_desk_title(const AcDesk *desk)
{
	const AcClient *client = ac_app_client(desk->app);
	if (desk->is_hidden)
		return g_strdup("");
	if (ac_app_screen(desk->app)->is_discreet)
		return NULL;
	if (client == NULL)
		return g_strdup(_("Aftercare"));
	g_autofree char *name = ac_text_plain(client->name);
	return g_strdup_printf(_("Aftercare · %s"), name);
}

gboolean ac_desk_is_done(const AcDesk *desk)
{
	return desk->done;
}

const char *ac_desk_view_id(const AcDesk *desk)
{
	return top(desk)->view->id;
}

/* ---- keys ------------------------------------------------------------------------------------ */

static void back(AcDesk *desk)
{
	if (desk->stack->len > 1)
		pop(desk);
	else if (ac_notice_put_away(desk->notice))
		desk->is_stale = TRUE; /* another may stand behind it */
	else if (desk->message == NULL)
		ac_desk_say(desk, g_strdup(_("This is the first screen; q leaves.")), FALSE);
}

static void follow(AcDesk *desk, AcViewNext next)
{
	const AcView *from = top(desk)->view;
	if (next.message != NULL)
		ac_desk_say(desk, next.message, next.alarm);
	switch (next.kind) {
	case AC_NEXT_STAY:
		break;
	case AC_NEXT_BACK:
		back(desk);
		if (top(desk)->is_behind)
			catch_up(desk);
		break;
	case AC_NEXT_OPEN:
		push(desk, next.view, next.view == &ac_view_help ? from : next.argument);
		break;
	case AC_NEXT_REPLACE:
		push(desk, next.view, next.argument);
		Open fresh = *top(desk);
		g_array_set_size(desk->stack, desk->stack->len - 1);
		pop(desk);
		g_array_append_val(desk->stack, fresh);
		break;
	case AC_NEXT_CHANGED:
		ac_desk_update(desk);
		break;
	case AC_NEXT_DONE:
		back(desk);
		ac_desk_update(desk);
		break;
	case AC_NEXT_HOME:
		begin_anew(desk);
		desk->is_stale = TRUE;
		break;
	case AC_NEXT_QUIT:
		desk->done = TRUE;
		break;
	}
}

/* News of a work that is over may start another, which rings again where it was done in place. */
gboolean ac_desk_take_news(AcDesk *desk)
{
	gboolean any = FALSE;
	while (!desk->done && ac_bell_take(desk->bell)) {
		Open *open = top(desk);
		if (open->view->worked == NULL)
			continue;
		any = TRUE;
		follow(desk, open->view->worked(open->state, desk->app));
	}
	return any;
}

guint ac_desk_works(const AcDesk *desk)
{
	return ac_bell_works(desk->bell);
}

int ac_desk_news_fd(const AcDesk *desk)
{
	return ac_bell_fd(desk->bell);
}

static gboolean has_key(const AcKey *row, int key)
{
	for (guint i = 0; i < G_N_ELEMENTS(row->keys) && row->keys[i] != 0; i++)
		if (row->keys[i] == key)
			return TRUE;
	return FALSE;
}

static const AcKey *find_key(const Open *open, const AcApp *app, int key)
{
	for (const AcKey *row = open->view->keys; row->keys[0] != 0; row++)
		if (has_key(row, key) && ac_key_works(row, open->state, app))
			return row;
	return NULL;
}

/* Whoever hid it types at what is not seen: only what brings it back does anything. */
static gboolean hides(AcDesk *desk, int key)
{
	gboolean was_hidden = desk->is_hidden;
	if (was_hidden)
		desk->is_hidden = key != AC_KEY_HIDE && key != AC_KEY_ENTER && key != AC_KEY_ESCAPE;
	else
		desk->is_hidden = key == AC_KEY_HIDE;
	return was_hidden || desk->is_hidden;
}

/* What was typed and is stored nowhere goes at the second Esc only. */
static gboolean warns(AcDesk *desk, int key)
{
	const Open *open = top(desk);
	gboolean is_first = key == AC_KEY_ESCAPE && !desk->has_warned;
	desk->has_warned = is_first && open->view->would_lose != NULL && open->view->would_lose(open->state);
	if (desk->has_warned)
		ac_desk_say(desk, g_strdup(_("Esc again throws away what you typed.")), FALSE);
	return desk->has_warned;
}

void ac_desk_key(AcDesk *desk, int key)
{
	if (hides(desk, key) || warns(desk, key))
		return;
	Open *open = top(desk);
	const AcKey *row = find_key(open, desk->app, key);
	const AcRoom *room = open->view->has_rooms ? ac_room_find(key, desk->app) : NULL;
	ac_desk_say(desk, NULL, FALSE);
	if (row != NULL && row->run != NULL)
		follow(desk, row->run(open->state, desk->app));
	else if (room != NULL)
		follow(desk, ac_next_open(room->view, NULL));
	else if (open->view->key != NULL)
		follow(desk, open->view->key(open->state, desk->app, key));
	if (ac_desk_news_fd(desk) < 0)
		ac_desk_take_news(desk); /* done in place: nobody will wake us for it */
}

void ac_desk_touch(AcDesk *desk, int id)
{
	const Open *open = top(desk);
	int key = id >= AC_TOUCH_KEY ? id - AC_TOUCH_KEY : 0;
	if (desk->is_hidden)
		return;
	if (key == 0 && id >= 0 && open->view->touch != NULL)
		key = open->view->touch(open->state, desk->app, id);
	if (key != 0)
		ac_desk_key(desk, key);
}

/* ---- drawing --------------------------------------------------------------------------------- */

/* What has fallen due, and the keys that deal with it where they do and there is room. */
static void draw_notice(const AcDesk *desk, AcCanvas *canvas, AcRect in)
{
	const char *words = ac_notice_words(desk->notice);
	g_autofree char *line = desk->deals != NULL ? g_strdup_printf("%s — %s", words, desk->deals) : NULL;
	gboolean fits = line != NULL && ac_canvas_measure(canvas, line) <= in.width;
	ac_canvas_line(canvas, in, AC_ROLE_NEW, fits ? line : words);
}

static void draw_note(const AcDesk *desk, AcCanvas *canvas, AcRect in, int used)
{
	const char *words = ac_notice_desktop(desk->notice);
	if (words == NULL || !top(desk)->view->has_note)
		return;
	g_autofree char *note = g_strdup_printf("%s: ", words);
	if (used + 2 + ac_canvas_measure(canvas, note) + 1 > in.width)
		return;
	ac_canvas_line_right(canvas, in, AC_ROLE_KEY, _("r"));
	ac_canvas_line_right(canvas, (AcRect){in.x, in.y, in.width - 1, 1}, AC_ROLE_DIM, note);
}

static char *working_of(const AcDesk *desk)
{
	const Open *open = top(desk);
	return open->view->working != NULL ? open->view->working(open->state) : NULL;
}

/* Something stands there that stays until it has changed by itself. */
static gboolean says_something(const AcDesk *desk)
{
	g_autofree char *working = working_of(desk);
	return working != NULL || ac_notice_words(desk->notice) != NULL;
}

static void draw_status(const AcDesk *desk, AcCanvas *canvas, AcRect in)
{
	const Open *open = top(desk);
	int used = 0;
	if (desk->message != NULL) {
		ac_canvas_line(canvas, in, desk->alarm ? AC_ROLE_ALARM : AC_ROLE_STRONG, desk->message);
		return;
	}
	g_autofree char *working = working_of(desk);
	if (working != NULL) {
		ac_canvas_line(canvas, in, AC_ROLE_NEW, working);
		return;
	}
	if (ac_notice_words(desk->notice) != NULL) {
		draw_notice(desk, canvas, in);
		return;
	}
	if (open->view->status != NULL) {
		g_autofree char *status = open->view->status(open->state, desk->app);
		used = ac_canvas_line(canvas, in, AC_ROLE_DIM, status);
	}
	draw_note(desk, canvas, in, used);
}

/* An error longer than the status line takes the rows it needs, over the end of the screen. */
static int rows_of_message(const AcDesk *desk, const AcCanvas *canvas, int width)
{
	if (desk->message == NULL)
		return ac_canvas_height(canvas) >= AC_DESK_STATUS_FROM || says_something(desk) ? 1 : 0;
	return CLAMP(ac_canvas_rows_of(canvas, desk->message, width), 1, ac_canvas_height(canvas) / 2);
}

/* Where there is no status line, a notice that stays must hide nothing: the view has a row less. */
static void draw_view(AcDesk *desk, AcCanvas *canvas)
{
	const Open *open = top(desk);
	int width = ac_canvas_width(canvas), height = ac_canvas_height(canvas), x, y;
	if (height >= AC_DESK_STATUS_FROM || !says_something(desk)) {
		open->view->draw(open->state, desk->app, canvas);
		return;
	}
	g_autoptr(AcCanvas) lower = ac_canvas_new(width, height - 1, ac_canvas_is_ascii(canvas));
	ac_canvas_set_halves(lower, ac_canvas_has_halves(canvas));
	open->view->draw(open->state, desk->app, lower);
	ac_canvas_copy(canvas, 0, 0, lower, ac_canvas_whole(lower));
	ac_canvas_cursor(lower, &x, &y);
	ac_canvas_set_cursor(canvas, x, y);
}

void ac_desk_draw(AcDesk *desk, AcCanvas *canvas)
{
	int width = ac_canvas_width(canvas), height = ac_canvas_height(canvas);
	ac_canvas_clear(canvas);
	if (desk->is_hidden) {
		ac_tui_draw_hidden(canvas);
		return;
	}
	if (width < AC_DESK_MIN_WIDTH || height < AC_DESK_MIN_HEIGHT) {
		ac_tui_draw_too_small(canvas);
		return;
	}
	const Open *open = top(desk);
	desk->deals = NULL;
	if (open->view->deal != NULL)
		desk->deals =
		    open->view->deal(open->state, ac_notice_kind(desk->notice), ac_notice_box(desk->notice));
	draw_view(desk, canvas);
	int rows = rows_of_message(desk, canvas, width - 2);
	AcRect status = {1, height - 1 - rows, width - 2, rows};
	ac_canvas_fill(canvas, (AcRect){0, status.y, width, rows}, AC_ROLE_TEXT);
	if (rows != 1)
		ac_canvas_paragraph(canvas, status, desk->alarm ? AC_ROLE_ALARM : AC_ROLE_STRONG, desk->message);
	else
		draw_status(desk, canvas, status);
	ac_footer_draw(open->view, open->state, desk->app, canvas, (AcRect){0, height - 1, width, 1});
}

/* SPDX-License-Identifier: MIT */
/* Clients: all who are stored. One types to find somebody; Tab leads to the list, where letters are keys. */
#include "common.h"
#include "field.h"
#include "list.h"
#include "undo.h"
#include "views.h"

#include "app/handoff.h"
#include "app/people.h"
#include "base/text.h"

/* From these widths on there is room for a column. */
#define WIDTH_DUE     60
#define WIDTH_RULES   92
#define WIDTH_ZONE    116
#define WIDTH_CHANGED 136
#define NAME_LEAST    16
#define NAME_MOST     36
#define DUE_MOST      44
#define GAP           2

typedef struct {
	AcPeople *people; /* NULL: they could not be read, */
	char *problem;    /* and why */
	AcField search;
	gboolean is_searching; /* letters go into the field */
	AcPeopleOrder order;
	gboolean with_archived;
	AcList list;
	gint64 chosen_id;
	int first, end; /* rows on the screen, of the last drawing; with what is due there */
	gboolean wants_due;
	GHashTable *due; /* id → words, owned */
	AcClientArgument edited;
} ClientsState;

static int count(const ClientsState *clients)
{
	return clients->people != NULL ? (int)ac_people_shown(clients->people) : 0;
}

static const AcRosterEntry *chosen(const ClientsState *clients)
{
	return clients->list.chosen < count(clients) ? ac_people_at(clients->people, (guint)clients->list.chosen)
	                                             : NULL;
}

/* ---- what is shown --------------------------------------------------------------------------- */

static void remember(ClientsState *clients)
{
	const AcRosterEntry *entry = chosen(clients);
	clients->chosen_id = entry != NULL ? entry->id : 0;
}

/* The same one stays chosen where they are still shown. */
static void choose(ClientsState *clients, gint64 id)
{
	if (clients->people == NULL)
		return;
	ac_people_choose(clients->people, clients->search.text->str, clients->order, clients->with_archived);
	int at = id != 0 ? ac_people_find(clients->people, id) : 0;
	clients->list.chosen = MAX(at, 0);
	ac_list_clamp(&clients->list, count(clients));
	remember(clients);
}

static void open_clients(void *state, AcApp *app, G_GNUC_UNUSED const void *argument)
{
	ClientsState *clients = state;
	ac_field_init(&clients->search);
	clients->is_searching = TRUE;
	clients->due = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
	clients->chosen_id = ac_app_row(app) != NULL ? ac_app_row(app)->id : 0;
}

static void close_clients(void *state)
{
	ClientsState *clients = state;
	ac_people_free(clients->people);
	ac_field_clear(&clients->search);
	g_hash_table_unref(clients->due);
	g_free(clients->problem);
}

static void update(void *state, AcApp *app)
{
	ClientsState *clients = state;
	g_autoptr(GError) error = NULL;
	ac_people_free(clients->people);
	g_clear_pointer(&clients->problem, g_free);
	g_hash_table_remove_all(clients->due);
	clients->people = ac_people_new(app, &error);
	if (clients->people == NULL)
		clients->problem = ac_text_plain(error->message);
	choose(clients, clients->chosen_id);
}

/* What needs a plan comes after the frame: only of those on the screen, once each. */
static gboolean look(void *state, AcApp *app)
{
	ClientsState *clients = state;
	gboolean is_new = FALSE;
	for (int i = clients->first; clients->wants_due && i < MIN(clients->end, count(clients)); i++) {
		gint64 id = ac_people_at(clients->people, (guint)i)->id;
		if (g_hash_table_contains(clients->due, &id))
			continue;
		g_hash_table_insert(clients->due, g_memdup2(&id, sizeof id), ac_people_due(app, id));
		is_new = TRUE;
	}
	return is_new;
}

/* ---- drawing --------------------------------------------------------------------------------- */

typedef enum {
	COLUMN_NAME,
	COLUMN_COURSE,
	COLUMN_NEXT,
	COLUMN_DUE,
	COLUMN_RULES,
	COLUMN_ZONE,
	COLUMN_CHANGED,
	N_COLUMNS
} Column;

static const char *const heads[N_COLUMNS] = {N_("Name"),  N_("Session"), N_("Next"),   N_("Today"),
                                             N_("Rules"), N_("Zone"),    N_("Changed")};

/* 0: no room for it. What is due takes what is left. */
static void set_widths(int width, int widths[N_COLUMNS])
{
	widths[COLUMN_NAME] = CLAMP(width * 3 / 10, NAME_LEAST, NAME_MOST);
	widths[COLUMN_COURSE] = 12;
	widths[COLUMN_NEXT] = width >= WIDTH_DUE ? 10 : 0;
	widths[COLUMN_RULES] = width >= WIDTH_RULES ? 8 : 0;
	widths[COLUMN_ZONE] = width >= WIDTH_ZONE ? 18 : 0;
	widths[COLUMN_CHANGED] = width >= WIDTH_CHANGED ? 12 : 0;
	int left = width - 2;
	widths[COLUMN_DUE] = 0;
	for (int i = 0; i < N_COLUMNS; i++)
		left -= widths[i] > 0 ? widths[i] + GAP : 0;
	if (width >= WIDTH_DUE)
		widths[COLUMN_DUE] = CLAMP(left, 8, DUE_MOST); /* farther apart a line is lost */
	else
		widths[COLUMN_NAME] += MAX(left + GAP, 0);
}

/* "2/3 day 4"; "booked"; "none". Owned. */
static char *course_words(AcApp *app, const AcRosterEntry *entry)
{
	int day = 0;
	if (entry->n_sessions == 0)
		return g_strdup(_("none yet"));
	if (entry->n_begun == 0)
		return g_strdup_printf(_("0/%u"), entry->n_sessions);
	if (!ac_people_day(app, entry, &day))
		return g_strdup_printf("%u/%u", entry->n_begun, entry->n_sessions);
	/* TRANSLATORS: the second of three sessions has begun; today is day 4 of it */
	return g_strdup_printf(_("%u/%u day %d"), entry->n_begun, entry->n_sessions, day);
}

static char *date_words(AcApp *app, const AcRosterEntry *entry, AcInstant at)
{
	const AcWordsContext here = ac_tui_words(app);
	GTimeZone *zone = ac_app_open_zone(app, entry->zone, NULL);
	return at == AC_INSTANT_NEVER ? g_strdup("")
	                              : ac_words_date(&here, ac_time_date(at, zone != NULL ? zone : here.zone));
}

static char *name_words(const AcRosterEntry *entry)
{
	if (entry->archived)
		/* TRANSLATORS: a client's name, then that they are put away */
		return g_strdup_printf(_("%s (archived)"), entry->name);
	return entry->demo ? g_strdup_printf(_("%s (made up)"), entry->name) : g_strdup(entry->name);
}

static char *cell(const ClientsState *clients, AcApp *app, const AcRosterEntry *entry, Column column)
{
	switch (column) {
	case COLUMN_NAME:
		return name_words(entry);
	case COLUMN_COURSE:
		return course_words(app, entry);
	case COLUMN_NEXT:
		return date_words(app, entry, entry->next_begin);
	case COLUMN_DUE:
		return g_strdup(g_hash_table_lookup(clients->due, &entry->id));
	case COLUMN_RULES:
		return ac_text_plain(ac_app_rules_name(entry->protocol));
	case COLUMN_ZONE:
		return g_strdup(entry->zone);
	default:
		return date_words(app, entry, entry->changed_at);
	}
}

static void draw_entry(const ClientsState *clients, const AcApp *app, int i, AcCanvas *canvas, AcRect in)
{
	const AcRosterEntry *entry = ac_people_at(clients->people, (guint)i);
	gboolean is_chosen = i == clients->list.chosen;
	gboolean is_current = ac_app_row(app) != NULL && ac_app_row(app)->id == entry->id;
	unsigned selected = is_chosen ? AC_ROLE_SELECTED : 0;
	int widths[N_COLUMNS], x = in.x + 2;
	set_widths(in.width, widths);
	if (is_chosen)
		ac_canvas_fill(canvas, in, AC_ROLE_TEXT | selected);
	if (is_current)
		ac_canvas_line(canvas, (AcRect){in.x, in.y, 1, 1}, AC_ROLE_NEW | selected, "•");
	for (Column column = COLUMN_NAME; column < N_COLUMNS; column++) {
		if (widths[column] == 0)
			continue;
		/* The zones are cached in the app: nothing a person sees changes. */
		g_autofree char *text = cell(clients, (AcApp *)(guintptr)app, entry, column);
		AcRole role = entry->archived ? AC_ROLE_DIM : column == COLUMN_NAME ? AC_ROLE_STRONG : AC_ROLE_TEXT;
		ac_canvas_line(canvas, (AcRect){x, in.y, widths[column], 1}, (unsigned)role | selected, text);
		x += widths[column] + GAP;
	}
	ac_canvas_touch(canvas, in, i);
	if (is_chosen && !clients->is_searching)
		ac_canvas_set_cursor(canvas, in.x + 2, in.y);
}

static void draw_heads(AcCanvas *canvas, AcRect in)
{
	int widths[N_COLUMNS], x = in.x + 2;
	set_widths(in.width, widths);
	for (int i = 0; i < N_COLUMNS; i++) {
		if (widths[i] == 0)
			continue;
		ac_canvas_line(canvas, (AcRect){x, in.y, widths[i], 1}, AC_ROLE_DIM, _(heads[i]));
		x += widths[i] + GAP;
	}
}

static const char *order_words(AcPeopleOrder order)
{
	static const char *const words[AC_N_PEOPLE_ORDERS] = {N_("by name"), N_("by next session"),
	                                                      N_("last treated first"), N_("last changed first")};
	return _(words[order]);
}

static void draw_search(const ClientsState *clients, AcCanvas *canvas, AcRect in)
{
	const char *words = order_words(clients->order);
	int right = ac_canvas_line_right(canvas, in, AC_ROLE_DIM, words) + GAP;
	int used = ac_canvas_line(canvas, in, clients->is_searching ? AC_ROLE_HEADING : AC_ROLE_DIM, "› ");
	AcRect field = {in.x + used, in.y, in.width - used - right, 1};
	if (clients->search.text->len == 0)
		ac_canvas_line(canvas, field, AC_ROLE_DIM,
		               clients->is_searching ? _("type a part of a name") : _("/ searches"));
	if (clients->is_searching)
		ac_field_draw(&clients->search, canvas, field);
	else if (clients->search.text->len > 0)
		ac_canvas_line(canvas, field, AC_ROLE_TEXT, clients->search.text->str);
}

static void draw_none(const ClientsState *clients, AcCanvas *canvas, AcRect in)
{
	if (clients->problem != NULL) {
		ac_canvas_paragraph(canvas, in, AC_ROLE_ALARM, clients->problem);
		return;
	}
	gboolean is_empty = ac_people_stored(clients->people) == 0;
	ac_canvas_paragraph(canvas, in, AC_ROLE_TEXT,
	                    is_empty                 ? _("Nobody is stored. Tab, then a adds a client.")
	                    : clients->with_archived ? _("Nobody has this in their name.")
	                                             : _("Nobody has this in their name. Tab, then v shows "
	                                                 "those who are archived, too."));
}

/* As many rows as there is room for, the chosen one among them, and where the list goes on. */
static void draw_list(ClientsState *clients, const AcApp *app, AcCanvas *canvas, AcRect in)
{
	int n = count(clients), room = n > in.height ? in.height - 1 : in.height;
	ac_list_clamp(&clients->list, n);
	clients->list.first =
	    CLAMP(clients->list.first, MAX(clients->list.chosen - room + 1, 0), clients->list.chosen);
	clients->list.first = CLAMP(clients->list.first, 0, MAX(n - room, 0));
	clients->first = clients->list.first;
	clients->end = MIN(clients->first + room, n);
	for (int i = clients->first; i < clients->end; i++)
		draw_entry(clients, app, i, canvas, (AcRect){in.x, in.y + i - clients->first, in.width, 1});
	if (clients->end < n)
		ac_list_draw_more(canvas, (AcRect){in.x + 2, in.y + in.height - 1, in.width - 2, 1},
		                  n - clients->end);
}

static void draw(void *state, const AcApp *app, AcCanvas *canvas)
{
	ClientsState *clients = state;
	int n = count(clients), all = clients->people != NULL ? (int)ac_people_stored(clients->people) : 0;
	/* TRANSLATORS: so many clients are shown, of so many */
	g_autofree char *counts = g_strdup_printf(_("%d of %d"), n, all);
	AcRect body = ac_tui_title(canvas, _("Aftercare   Clients"), counts);
	AcRect rest = {body.x, body.y + 1, body.width, body.height - 1};
	if (ac_canvas_height(canvas) >= 16) {
		draw_heads(canvas, (AcRect){body.x, body.y + 2, body.width, 1});
		rest.y += 2;
		rest.height -= 2;
	}
	clients->wants_due = body.width >= WIDTH_DUE;
	clients->first = clients->end = 0;
	if (n == 0)
		draw_none(clients, canvas, rest);
	else
		draw_list(clients, app, canvas, rest);
	draw_search(clients, canvas, (AcRect){body.x, body.y, body.width, 1});
}

/* ---- keys ------------------------------------------------------------------------------------ */

static AcViewNext move(ClientsState *clients, int by)
{
	ac_list_move(&clients->list, by, count(clients));
	remember(clients);
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

static int page_of(const ClientsState *clients)
{
	return MAX(clients->end - clients->first - 1, 1);
}

static AcViewNext page_down(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, page_of(state));
}

static AcViewNext page_up(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, -page_of(state));
}

static AcViewNext last(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, count(state));
}

static AcViewNext first(void *state, G_GNUC_UNUSED AcApp *app)
{
	return move(state, -count(state));
}

static AcViewNext turn_focus(void *state, G_GNUC_UNUSED AcApp *app)
{
	ClientsState *clients = state;
	clients->is_searching = !clients->is_searching;
	return ac_next_stay();
}

/* Back through what was done: the search, then this screen. */
static AcViewNext escape(void *state, AcApp *app)
{
	ClientsState *clients = state;
	if (clients->search.text->len > 0) {
		ac_field_set(&clients->search, "");
		choose(clients, clients->chosen_id);
		return ac_next_stay();
	}
	/* Where this is the first screen, the way out is a letter. */
	if (clients->is_searching && ac_app_plan(app) == NULL) {
		clients->is_searching = FALSE;
		return ac_next_say(AC_NEXT_STAY, g_strdup(_("Enter takes the chosen one, / searches, q leaves.")));
	}
	return ac_key_back(state, app);
}

static AcViewNext sort(void *state, G_GNUC_UNUSED AcApp *app)
{
	ClientsState *clients = state;
	clients->order = (clients->order + 1) % AC_N_PEOPLE_ORDERS;
	choose(clients, clients->chosen_id);
	return ac_next_stay();
}

static AcViewNext show_archived(void *state, G_GNUC_UNUSED AcApp *app)
{
	ClientsState *clients = state;
	clients->with_archived = !clients->with_archived;
	choose(clients, clients->chosen_id);
	return ac_next_say(AC_NEXT_STAY,
	                   g_strdup(clients->with_archived ? _("Those who are archived are shown, too.")
	                                                   : _("Those who are archived are hidden.")));
}

static AcViewNext use(void *state, AcApp *app)
{
	const AcRosterEntry *entry = chosen(state);
	GError *error = NULL;
	if (entry->archived)
		return ac_next_say(AC_NEXT_STAY,
		                   g_strdup_printf(_("%s is archived: x brings them back first."), entry->name));
	g_autofree char *name = g_strdup(entry->name);
	if (!ac_app_client_use(app, entry->id, &error))
		return ac_next_error(error);
	return ac_next_say(AC_NEXT_HOME, g_strdup_printf(_("In use from now on: %s."), name));
}

static AcViewNext archive(void *state, AcApp *app)
{
	const AcRosterEntry *entry = chosen(state);
	GError *error = NULL;
	gboolean back = entry->archived;
	g_autofree char *name = g_strdup(entry->name);
	if (!ac_app_client_archive(app, entry->id, !back, &error))
		return ac_next_error(error);
	return ac_next_say(AC_NEXT_CHANGED,
	                   g_strdup_printf(back ? _("Back in the list: %s.")
	                                        : _("Archived: %s. u brings them back; v shows those archived."),
	                                   name));
}

static AcViewNext edit(void *state, AcApp *app)
{
	ClientsState *clients = state;
	GError *error = NULL;
	clients->edited = (AcClientArgument){.is_other = TRUE, .back = ac_app_shown(app)};
	if (!ac_app_show(app, clients->chosen_id, &error))
		return ac_next_error(error);
	return ac_next_open(&ac_view_client, &clients->edited);
}

static AcViewNext add(G_GNUC_UNUSED void *state, G_GNUC_UNUSED AcApp *app)
{
	return ac_next_open(&ac_view_newclient, NULL);
}

static AcViewNext erase(void *state, G_GNUC_UNUSED AcApp *app)
{
	return ac_next_open(&ac_view_erase, (void *)(guintptr)chosen(state));
}

static AcViewNext undo(G_GNUC_UNUSED void *state, AcApp *app)
{
	return ac_undo_last_of(app, 0);
}

static AcViewNext key(void *state, G_GNUC_UNUSED AcApp *app, int code)
{
	ClientsState *clients = state;
	if (clients->is_searching && ac_field_key(&clients->search, code))
		choose(clients, 0);
	return ac_next_stay();
}

static int touch(void *state, G_GNUC_UNUSED AcApp *app, int id)
{
	ClientsState *clients = state;
	int meant = ac_list_touch(&clients->list, id);
	remember(clients);
	return meant;
}

static gboolean has_one(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return chosen(state) != NULL;
}

static gboolean in_list(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return !((const ClientsState *)state)->is_searching;
}

static gboolean in_search(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return ((const ClientsState *)state)->is_searching;
}

static gboolean in_list_on_one(const void *state, const AcApp *app)
{
	return in_list(state, app) && has_one(state, app);
}

static gboolean on_archived(const void *state, const AcApp *app)
{
	return in_list_on_one(state, app) && chosen(state)->archived;
}

static gboolean on_listed(const void *state, const AcApp *app)
{
	return in_list_on_one(state, app) && !chosen(state)->archived;
}

static const AcKey keys[] = {
    {{AC_KEY_ENTER},
     N_("Enter"),
     N_("take this client into use, and go to their day"),
     N_("enter use"),
     use,
     has_one},
    {{AC_KEY_TAB, AC_KEY_BACK_TAB},
     N_("Tab"),
     N_("into the list, where letters are keys"),
     N_("tab list"),
     turn_focus,
     in_search},
    {{AC_KEY_TAB, AC_KEY_BACK_TAB, '/'}, N_("Tab /"), N_("search"), N_("/ search"), turn_focus, in_list},
    {{'a', AC_KEY_INSERT}, N_("a Ins"), N_("add a client"), N_("a add"), add, in_list},
    {{AC_KEY_INSERT}, N_("Ins"), N_("add a client"), NULL, add, in_search},
    {{'o', 'e'}, N_("o e"), N_("open: what is stored of this client"), N_("o open"), edit, in_list_on_one},
    {{'s'},
     N_("s"),
     N_("another order: name, next session, last treated, last changed"),
     N_("s sort"),
     sort,
     in_list},
    {{'x'}, N_("x"), N_("archive: out of the list, nothing is erased"), N_("x archive"), archive, on_listed},
    {{'x'}, N_("x"), N_("bring back into the list"), N_("x back"), archive, on_archived},
    {{'v'},
     N_("v"),
     N_("show those who are archived, or hide them"),
     N_("v archived"),
     show_archived,
     in_list},
    {{'D', AC_KEY_DELETE},
     N_("D Del"),
     N_("erase for good; asks first"),
     N_("D erase"),
     erase,
     in_list_on_one},
    {{'u'}, N_("u"), N_("take back the last change, of whomever"), NULL, undo, in_list},
    {{AC_KEY_DOWN}, N_("↓"), N_("next line"), N_("↑↓ line"), down, NULL},
    {{AC_KEY_UP}, N_("↑"), N_("line before"), NULL, up, NULL},
    {{'j'}, N_("j"), N_("next line"), NULL, down, in_list},
    {{'k'}, N_("k"), N_("line before"), NULL, up, in_list},
    {{AC_KEY_PAGE_DOWN}, N_("PgDn"), N_("a screen down"), NULL, page_down, NULL},
    {{AC_KEY_PAGE_UP}, N_("PgUp"), N_("a screen up"), NULL, page_up, NULL},
    {{AC_KEY_HOME}, N_("Home"), N_("the first line"), NULL, first, in_list},
    {{AC_KEY_END}, N_("End"), N_("the last line"), NULL, last, in_list},
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("empty the search, then one level back"), N_("esc back"), escape, NULL},
    {{'?'}, N_("?"), N_("the keys of this screen"), N_("? keys"), ac_key_help, in_list},
    {{'q'}, N_("q"), N_("quit"), N_("q quit"), ac_key_quit, in_list},
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_clients = {
    .id = "clients",
    .title = N_("Clients"),
    .state_size = sizeof(ClientsState),
    .open = open_clients,
    .close = close_clients,
    .update = update,
    .look = look,
    .draw = draw,
    .key = key,
    .touch = touch,
    .help = N_("Everybody who is stored. Type a part of a name; case and accents do not matter, #12 is a "
               "number. • is who is in use. Letters are keys in the list: Tab."),
    .keys = keys,
};

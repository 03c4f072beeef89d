/* SPDX-License-Identifier: MIT */
/* Clients: all who are stored. One types to find somebody; Tab leads to the list, where letters are keys. */
#include "common.h"
#include "listing.h"
#include "undo.h"
#include "views.h"

#include "app/handoff.h"
#include "app/people.h"
#include "base/text.h"

/* From these widths on there is room for a column. */
#define WIDTH_DUE     60
#define WIDTH_YEAR    76 /* of the next session */
#define WIDTH_RULES   92
#define WIDTH_ZONE    116
#define WIDTH_CHANGED 136
#define NAME_LEAST    16
#define NAME_MOST     36
#define DUE_MOST      44
#define GAP           2

typedef struct {
	AcListing listing; /* the filter's field is what is looked for */
	AcPeople *people;  /* NULL: they could not be read, */
	char *problem;     /* and why */
	AcPeopleOrder order;
	gboolean with_archived;
	gint64 chosen_id;
	gint64 wanted_id;   /* to be chosen at the next update: added, or brought back; 0: none */
	gboolean has_years; /* a session is booked for another year, which is written out */
	gboolean wants_due; /* of the last drawing: what is due stands there */
	GHashTable *due;    /* id → words, owned */
	AcClientArgument edited;
} ClientsState;

static const AcRosterEntry *chosen(const ClientsState *clients)
{
	int i = clients->listing.list.chosen;
	return i < clients->listing.n ? ac_people_at(clients->people, (guint)i) : NULL;
}

/* ---- what is shown --------------------------------------------------------------------------- */

static void remember(ClientsState *clients)
{
	const AcRosterEntry *entry = chosen(clients);
	clients->chosen_id = entry != NULL ? entry->id : 0;
}

/* The same one stays chosen where they are still shown; else the place. */
static void choose(ClientsState *clients, gint64 id)
{
	if (clients->people == NULL)
		return;
	ac_people_choose(clients->people, clients->listing.filter.field.text->str, clients->order,
	                 clients->with_archived);
	int at = id != 0 ? ac_people_find(clients->people, id) : 0;
	if (at >= 0) /* else whoever stands there now */
		clients->listing.list.chosen = at;
	ac_listing_set(&clients->listing, (int)ac_people_shown(clients->people));
	remember(clients);
}

static int year_of(AcInstant at)
{
	int year, month, day;
	ac_date_to_ymd((AcDate)(at / (24 * AC_HOUR)), &year, &month, &day);
	return year;
}

static void look_for_years(ClientsState *clients, AcInstant now)
{
	guint n = clients->people != NULL ? ac_people_shown(clients->people) : 0;
	clients->has_years = FALSE;
	for (guint i = 0; i < n && !clients->has_years; i++) {
		AcInstant next = ac_people_at(clients->people, i)->next_begin;
		clients->has_years = next != AC_INSTANT_NEVER && year_of(next) != year_of(now);
	}
}

static void open_clients(void *state, AcApp *app, G_GNUC_UNUSED const void *argument)
{
	ClientsState *clients = state;
	ac_listing_init(&clients->listing, NULL);
	ac_filter_begin(&clients->listing.filter);
	clients->due = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
	clients->chosen_id = ac_app_row(app) != NULL ? ac_app_row(app)->id : 0;
}

static void close_clients(void *state)
{
	ClientsState *clients = state;
	ac_people_free(clients->people);
	ac_listing_clear(&clients->listing);
	g_hash_table_unref(clients->due);
	g_free(clients->problem);
}

static void update(void *state, AcApp *app)
{
	ClientsState *clients = state;
	g_autoptr(GError) error = NULL;
	if (clients->people != NULL)
		remember(clients);
	ac_people_free(clients->people);
	g_clear_pointer(&clients->problem, g_free);
	g_hash_table_remove_all(clients->due);
	clients->people = ac_people_new(app, &error);
	if (clients->people == NULL) {
		clients->problem = ac_text_plain(error->message);
		ac_listing_set(&clients->listing, 0);
	}
	gint64 wanted = clients->wanted_id;
	clients->wanted_id = 0;
	choose(clients, wanted != 0 ? wanted : clients->chosen_id);
	look_for_years(clients, ac_app_now(app));
	if (wanted != 0 && clients->chosen_id != wanted && clients->listing.filter.field.text->len > 0) {
		ac_field_set(&clients->listing.filter.field, "");
		choose(clients, wanted);
	}
}

/* What needs a plan comes after the frame: only of those on the screen, once each. */
static gboolean look(void *state, AcApp *app)
{
	ClientsState *clients = state;
	gboolean is_new = FALSE;
	const AcList *list = &clients->listing.list;
	int end = MIN(list->first + list->shown, clients->listing.n);
	for (int i = list->first; clients->wants_due && i < end; i++) {
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

/* Of a date of this year, or the next, as it is written here: the longest months there are. */
static int date_width(const AcCanvas *canvas, const AcApp *app, gboolean is_next)
{
	const AcWordsContext here = ac_tui_words(app);
	int year, month, day, width = 0;
	ac_date_to_ymd(ac_time_date(here.now, here.zone), &year, &month, &day);
	for (month = 9; month <= 12; month += 3) {
		AcDate sample;
		if (!ac_date_from_ymd(year + (is_next ? 1 : 0), month, 30, &sample))
			continue;
		g_autofree char *words = ac_words_date(&here, sample);
		width = MAX(width, ac_canvas_measure(canvas, words));
	}
	return width;
}

/* 0: no room for it. What is due takes what is left. */
static void set_widths(int width, int date, int widths[N_COLUMNS])
{
	widths[COLUMN_NAME] = CLAMP(width * 3 / 10, NAME_LEAST, NAME_MOST);
	widths[COLUMN_COURSE] = 12;
	widths[COLUMN_NEXT] = width >= WIDTH_DUE ? date : 0;
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

/* How many sessions a course has, where it is the same for everybody; NULL: that depends, or is not said. */
static const AcCount *count_of(const AcProtocol *protocol)
{
	const AcCount *count =
	    protocol != NULL && protocol->n_courses > 0 ? &protocol->courses[0].sessions : NULL;
	for (guint i = 1; count != NULL && i < protocol->n_courses; i++)
		if (protocol->courses[i].sessions.least != count->least ||
		    protocol->courses[i].sessions.most != count->most)
			return NULL;
	return count != NULL && count->least > 0 ? count : NULL;
}

/* As the day has it: "1", "1/3", "1/2–3", "1/2+". Owned. */
static char *session_words(AcApp *app, const AcRosterEntry *entry)
{
	const AcCount *count = count_of(ac_app_load_protocol(app, entry->protocol, NULL));
	guint begun = entry->n_begun, n = entry->n_sessions, least = count != NULL ? MAX(count->least, n) : n;
	if (count != NULL && count->most == 0)
		return g_strdup_printf("%u/%u+", begun, least);
	if (count != NULL && least < count->most)
		return g_strdup_printf("%u/%u–%u", begun, least, count->most);
	return least > 1 ? g_strdup_printf("%u/%u", begun, least) : g_strdup_printf("%u", begun);
}

/* "2/3 day 4"; "none yet". Owned. */
static char *course_words(AcApp *app, const AcRosterEntry *entry)
{
	int day = 0;
	if (entry->n_sessions == 0)
		return g_strdup(_("none yet"));
	g_autofree char *session = session_words(app, entry);
	if (!ac_people_day(app, entry, &day))
		return g_steal_pointer(&session);
	/* TRANSLATORS: "2/3 day 4": the second of three sessions has begun; today is day 4 of it */
	return g_strdup_printf(_("%s day %d"), session, day);
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

typedef struct {
	ClientsState *clients;
	const AcApp *app;
	int widths[N_COLUMNS];
} Draw;

static void draw_entry(gconstpointer data, int i, AcCanvas *canvas, AcRect in)
{
	const ClientsState *clients = ((const Draw *)data)->clients;
	const AcApp *app = ((const Draw *)data)->app;
	const AcRosterEntry *entry = ac_people_at(clients->people, (guint)i);
	gboolean is_current = ac_app_row(app) != NULL && ac_app_row(app)->id == entry->id;
	unsigned selected = ac_list_mark(&clients->listing.list, i, canvas, in);
	const int *widths = ((const Draw *)data)->widths;
	int x = in.x + 2;
	if (selected != 0)
		ac_canvas_set_cursor(canvas, x, in.y);
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
}

static void draw_heads(const int widths[N_COLUMNS], AcCanvas *canvas, AcRect in)
{
	int x = in.x + 2;
	for (int i = 0; i < N_COLUMNS; i++) {
		if (widths[i] == 0)
			continue;
		ac_canvas_line(canvas, (AcRect){x, in.y, widths[i], 1}, AC_ROLE_DIM, _(heads[i]));
		x += widths[i] + GAP;
	}
}

static void draw_above(int n, AcCanvas *canvas, AcRect in)
{
	g_autofree char *text = g_strdup_printf(ngettext("▴ %d more", "▴ %d more", (gulong)n), n);
	ac_canvas_line_right(canvas, in, AC_ROLE_DIM, text);
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
	int used =
	    ac_canvas_line(canvas, in, clients->listing.filter.is_typing ? AC_ROLE_HEADING : AC_ROLE_DIM, "› ");
	AcRect field = {in.x + used, in.y, in.width - used - right, 1};
	if (clients->listing.filter.field.text->len == 0)
		ac_canvas_line(canvas, field, AC_ROLE_DIM,
		               clients->listing.filter.is_typing ? _("type a part of a name")
		                                                 : _("/ searches, a adds somebody"));
	if (clients->listing.filter.is_typing)
		ac_field_draw(&clients->listing.filter.field, canvas, field);
	else if (clients->listing.filter.field.text->len > 0)
		ac_canvas_line(canvas, field, AC_ROLE_TEXT, clients->listing.filter.field.text->str);
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

static void draw(void *state, const AcApp *app, AcCanvas *canvas)
{
	ClientsState *clients = state;
	int n = clients->listing.n, all = clients->people != NULL ? (int)ac_people_stored(clients->people) : 0;
	/* TRANSLATORS: so many clients are shown, of so many */
	g_autofree char *counts = g_strdup_printf(_("%d of %d"), n, all);
	AcRect body = ac_tui_title(canvas, _("Aftercare   Clients"), counts);
	AcRect rest = {body.x, body.y + 1, body.width, body.height - 1};
	Draw how = {.clients = clients, .app = app};
	gboolean has_years = clients->has_years && body.width >= WIDTH_YEAR;
	set_widths(body.width, date_width(canvas, app, has_years), how.widths);
	if (ac_canvas_height(canvas) >= 16) {
		draw_heads(how.widths, canvas, (AcRect){body.x, body.y + 2, body.width, 1});
		rest.y += 2;
		rest.height -= 2;
	}
	clients->wants_due = body.width >= WIDTH_DUE;
	const AcListItems items = {.n = n, .draw = draw_entry, .data = &how};
	if (n == 0)
		draw_none(clients, canvas, rest);
	else
		ac_list_draw(&clients->listing.list, &items, canvas, rest);
	if (n > 0 && clients->listing.list.first > 0 && ac_canvas_height(canvas) >= 16)
		draw_above(clients->listing.list.first, canvas, (AcRect){body.x, body.y + 2, body.width, 1});
	draw_search(clients, canvas, (AcRect){body.x, body.y, body.width, 1});
}

/* ---- keys ------------------------------------------------------------------------------------ */

static AcViewNext turn_focus(void *state, G_GNUC_UNUSED AcApp *app)
{
	ClientsState *clients = state;
	AcFilter *filter = &clients->listing.filter;
	filter->is_typing = !filter->is_typing;
	return ac_next_stay();
}

/* Back through what was done: the search, then this screen. */
static AcViewNext escape(void *state, AcApp *app)
{
	ClientsState *clients = state;
	if (clients->listing.filter.field.text->len > 0) {
		ac_field_set(&clients->listing.filter.field, "");
		choose(clients, clients->chosen_id);
		return ac_next_stay();
	}
	/* Where this is the first screen, the way out is a letter. */
	if (clients->listing.filter.is_typing && ac_app_plan(app) == NULL && ac_app_barred(app) == NULL) {
		clients->listing.filter.is_typing = FALSE;
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

/* Where it was who is in use here, who is it now. */
static char *archived_words(const AcApp *app, const char *name, gboolean was_in_use)
{
	if (!was_in_use)
		return g_strdup_printf(_("Archived: %s. u brings them back; v shows those archived."), name);
	if (ac_app_client(app) == NULL)
		return g_strdup_printf(_("Archived: %s. Nobody is in use now. u brings them back."), name);
	g_autofree char *now = ac_tui_name(app);
	return g_strdup_printf(_("Archived: %s. In use now: %s. u brings them back."), name, now);
}

static AcViewNext archive(void *state, AcApp *app)
{
	const AcRosterEntry *entry = chosen(state);
	GError *error = NULL;
	gboolean back = entry->archived, was_in_use = entry->id == ac_app_own(app);
	g_autofree char *name = g_strdup(entry->name);
	if (!ac_app_client_archive(app, entry->id, !back, &error))
		return ac_next_error(error);
	return ac_next_say(AC_NEXT_CHANGED, back ? g_strdup_printf(_("Back in the list: %s."), name)
	                                         : archived_words(app, name, was_in_use));
}

static AcViewNext edit(void *state, AcApp *app)
{
	ClientsState *clients = state;
	GError *error = NULL;
	clients->edited = (AcClientArgument){.is_other = TRUE, .back = ac_app_shown(app)};
	if (!ac_app_show(app, chosen(clients)->id, &error))
		return ac_next_error(error);
	return ac_next_open(&ac_view_client, &clients->edited);
}

static AcViewNext add(void *state, G_GNUC_UNUSED AcApp *app)
{
	return ac_next_open(&ac_view_newclient, &((ClientsState *)state)->wanted_id);
}

static AcViewNext erase(void *state, G_GNUC_UNUSED AcApp *app)
{
	return ac_next_open(&ac_view_erase, (void *)(guintptr)chosen(state));
}

static AcViewNext undo(void *state, AcApp *app)
{
	AcUndone change = {0};
	if (ac_app_last_change(app, 0, &change, NULL))
		((ClientsState *)state)->wanted_id = change.client_id;
	ac_undone_clear(&change);
	return ac_undo_last_of(app, 0);
}

static AcViewNext key(void *state, G_GNUC_UNUSED AcApp *app, int code)
{
	ClientsState *clients = state;
	if (ac_filter_key(&clients->listing.filter, code))
		choose(clients, 0);
	return ac_next_stay();
}

static gboolean has_one(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	return chosen(state) != NULL;
}

static gboolean in_list_on_one(const void *state, const AcApp *app)
{
	return ac_listing_reads(state, app) && has_one(state, app);
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
     ac_listing_is_typing},
    {{'o', 'e'}, N_("o e"), N_("open: what is stored of this client"), N_("o open"), edit, in_list_on_one},
    {{'x'}, N_("x"), N_("archive: out of the list, nothing is erased"), N_("x archive"), archive, on_listed},
    {{'x'}, N_("x"), N_("bring back into the list"), N_("x back"), archive, on_archived},
    {{'D', AC_KEY_DELETE},
     N_("D Del"),
     N_("erase for good; asks first"),
     N_("D erase"),
     erase,
     in_list_on_one},
    {{'u'}, N_("u"), N_("undo the last change, of whomever"), N_("u undo"), undo, ac_listing_reads},
    {{'a', AC_KEY_INSERT}, N_("a Ins"), N_("add a client"), N_("a add"), add, ac_listing_reads},
    {{AC_KEY_INSERT}, N_("Ins"), N_("add a client"), NULL, add, ac_listing_is_typing},
    {{AC_KEY_TAB, AC_KEY_BACK_TAB, '/'},
     N_("Tab /"),
     N_("search"),
     N_("/ search"),
     turn_focus,
     ac_listing_reads},
    {{'s'},
     N_("s"),
     N_("another order: name, next session, last treated, last changed"),
     N_("s sort"),
     sort,
     ac_listing_reads},
    {{'v'},
     N_("v"),
     N_("show those who are archived, or hide them"),
     N_("v archived"),
     show_archived,
     ac_listing_reads},
    AC_LISTING_SEARCHED_KEYS(N_("↑↓ line")),
    {{AC_KEY_ESCAPE}, N_("Esc"), N_("empty the search, then one level back"), N_("esc back"), escape, NULL},
    {{'?'}, N_("?"), N_("the keys of this screen"), N_("? keys"), ac_key_help, ac_listing_reads},
    {{'q'}, N_("q"), N_("quit"), N_("q quit"), ac_key_quit, ac_listing_reads},
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
    .touch = ac_listing_touch,
    .help = N_("Everybody who is stored. Type a part of a name; case and accents do not matter, #12 is a "
               "number. • is who is in use. Letters are keys in the list: Tab."),
    .is_of_all = TRUE,
    .keys = keys,
};

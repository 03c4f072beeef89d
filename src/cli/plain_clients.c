/* SPDX-License-Identifier: MIT */
/* The room of all clients: found by name, taken into use, opened, put away, erased. */
#include <string.h>

#include "app/people.h"
#include "base/text.h"
#include "plain.h"

#define MOST 30 /* read out at once */

typedef struct {
	AcPeopleOrder order;
	gboolean with_archived;
} Look;

/* One that was chosen. */
typedef struct {
	char *name, *number; /* "#3" */
	gboolean is_archived;
} Person;

static void free_person(gpointer data)
{
	Person *person = data;
	g_free(person->name);
	g_free(person->number);
	g_free(person);
}

/* ---- one of them ----------------------------------------------------------------------------- */

static gboolean is_meant(const AcPlain *plain, const Person *person)
{
	return g_strcmp0(plain->client, person->number) == 0;
}

/* What is named with --client would go on to hold for all commands. */
static void use(AcPlain *plain, const Person *person)
{
	if (ac_plain_command(plain, "client", "use", person->number, NULL) == AC_EXIT_DONE &&
	    plain->client != NULL)
		ac_plain_mean(plain, person->number);
}

static void open_room(AcPlain *plain, const Person *person, void (*room)(AcPlain *))
{
	g_autofree char *before = g_strdup(plain->client);
	ac_plain_mean(plain, person->number);
	room(plain);
	ac_plain_mean(plain, before);
}

static gboolean erase(AcPlain *plain, const Person *person)
{
	ac_plain_say(
	    plain, "%s",
	    _("Everything goes: sessions, ticks, check-ins, reports, your changes and notes, and what undo "
	      "would need. Nothing brings it back."));
	g_autofree char *prompt =
	    g_strdup_printf(_("To erase %s for good, type the whole name; empty: back:"), person->name);
	g_autofree char *typed = ac_plain_ask(plain, prompt);
	if (typed == NULL)
		return FALSE;
	if (ac_text_distance(typed, person->name, 0) != 0) {
		ac_plain_say(plain, "%s", _("Nothing was erased: that is not the name."));
		return FALSE;
	}
	gboolean was_meant = is_meant(plain, person);
	gboolean done =
	    ac_plain_command(plain, "client", "erase", person->number, "--yes", NULL) != AC_EXIT_USAGE;
	if (done && was_meant)
		ac_plain_mean(plain, NULL);
	return done;
}

static void deal_with(AcPlain *plain, const Person *person)
{
	const char *const ways[] = {N_("Take into use"),
	                            N_("Open: what is stored; name, sessions, facts, rules"),
	                            N_("Their day"),
	                            N_("Print the schedule; for a phone; for another computer"),
	                            person->is_archived ? N_("Bring back into the list")
	                                                : N_("Put away: out of the list, nothing is erased"),
	                            N_("Erase for good"),
	                            NULL};
	for (int way; (way = ac_plain_choose_of(plain, person->name, ways)) >= 0;) {
		if (way == 0)
			use(plain, person);
		else if (way == 1)
			open_room(plain, person, ac_plain_client);
		else if (way == 2)
			open_room(plain, person, ac_plain_day);
		else if (way == 3)
			open_room(plain, person, ac_plain_take_along);
		else if (way == 4)
			ac_plain_command(plain, "client", "archive", person->number,
			                 person->is_archived ? "--back" : NULL, NULL);
		else
			erase(plain, person);
		/* What was said of them may hold no more. */
		if (way == 0 || way > 3)
			return;
	}
}

/* ---- finding one ----------------------------------------------------------------------------- */

static char *words_of(AcApp *app, const AcRosterEntry *entry)
{
	const AcWordsContext words = {.now = ac_app_now(app), .zone = ac_app_zone(app)};
	g_autofree char *name = ac_text_plain(entry->name);
	g_autofree char *next =
	    entry->next_begin != AC_INSTANT_NEVER ? ac_words_moment(&words, entry->next_begin) : NULL;
	GString *out = g_string_new(NULL);
	g_string_append_printf(out, _("%s, number %lld"), name, (long long)entry->id);
	if (next != NULL) {
		g_string_append(out, ", ");
		g_string_append_printf(out, _("next session %s"), next);
	}
	if (entry->archived) {
		g_string_append(out, ", ");
		g_string_append(out, _("put away"));
	}
	return g_string_free(out, FALSE);
}

/* Of how many the list gives the first. */
static guint list_people(AcPlain *plain, const Look *look, const char *words, GPtrArray *people,
                         GPtrArray *lines)
{
	GError *error = NULL;
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_NEEDS_CATALOGUE | AC_NEEDS_STORE);
	g_autoptr(AcPeople) all = app != NULL ? ac_people_new(app, &error) : NULL;
	if (error != NULL)
		ac_plain_fail(plain, error);
	if (all == NULL)
		return 0;
	ac_people_choose(all, words, look->order, look->with_archived);
	for (guint i = 0; i < MIN(ac_people_shown(all), MOST); i++) {
		const AcRosterEntry *entry = ac_people_at(all, i);
		Person *person = g_new0(Person, 1);
		*person = (Person){ac_text_plain(entry->name), g_strdup_printf("#%" G_GINT64_FORMAT, entry->id),
		                   entry->archived};
		g_ptr_array_add(people, person);
		g_ptr_array_add(lines, words_of(app, entry));
	}
	return ac_people_shown(all);
}

static void find(AcPlain *plain, const Look *look)
{
	g_autofree char *words = NULL;
	g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func(free_person);
	g_autoptr(GPtrArray) lines = ac_plain_list();
	if (!ac_plain_may(plain, _("Who? A name, a part of it, or a number like #3; empty: everybody; 0: back:"),
	                  &words))
		return;
	guint n = list_people(plain, look, words != NULL ? words : "", people, lines);
	if (n == 0 && words != NULL) {
		g_autofree char *shown = ac_text_excerpt(words, 40);
		ac_plain_say(plain, _("Nobody is called “%s”."), shown);
	}
	if (n == 0)
		return;
	g_autofree char *title = n > MOST ? g_strdup_printf(_("The first %u of %u; type more of the name for "
	                                                      "others:"),
	                                                    (guint)MOST, n)
	                                  : g_strdup_printf(ngettext("%u client:", "%u clients:", n), n);
	int chosen = n == 1 ? 0 : ac_plain_choose(plain, title, lines, _("Back"));
	if (chosen >= 0)
		deal_with(plain, g_ptr_array_index(people, (guint)chosen));
}

/* ---- the room -------------------------------------------------------------------------------- */

static void choose_order(AcPlain *plain, Look *look)
{
	static const char *const orders[AC_N_PEOPLE_ORDERS + 1] = {N_("by name"), N_("by next session"),
	                                                           N_("the latest treated first"),
	                                                           N_("the latest changed first"), NULL};
	int chosen = ac_plain_choose_of(plain, _("In which order?"), orders);
	if (chosen >= 0)
		look->order = (AcPeopleOrder)chosen;
}

static void print_all(AcPlain *plain)
{
	g_autofree char *folder = ac_plain_ask(plain, _("Which folder? Empty: back:"));
	g_autofree char *before = g_strdup(plain->client);
	if (folder == NULL)
		return;
	ac_plain_mean(plain, NULL);
	ac_plain_command(plain, "print", "--all", "--output", folder, NULL);
	ac_plain_mean(plain, before);
}

void ac_plain_clients(AcPlain *plain)
{
	Look look = {AC_PEOPLE_BY_NAME, FALSE};
	for (;;) {
		const char *const ways[] = {N_("Find one: to take into use, open, print, put away, erase"),
		                            N_("Who is due what today"),
		                            N_("Add one"),
		                            N_("Take in a plan from a file"),
		                            N_("The order of the list"),
		                            look.with_archived ? N_("Leave out those who are put away")
		                                               : N_("Show those who are put away, too"),
		                            N_("Print the pages of all, into a folder"),
		                            NULL};
		int way = ac_plain_choose_of(plain, _("Clients"), ways);
		if (way < 0)
			return;
		if (way == 0)
			find(plain, &look);
		else if (way == 1)
			ac_plain_command(plain, "clients", "today", NULL);
		else if (way == 2)
			ac_plain_add_client(plain);
		else if (way == 3)
			ac_plain_import(plain);
		else if (way == 4)
			choose_order(plain, &look);
		else if (way == 5)
			look.with_archived = !look.with_archived;
		else
			print_all(plain);
	}
}

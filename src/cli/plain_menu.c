/* SPDX-License-Identifier: MIT */
/* The menu of all rooms: where the numbered menus begin and end. */
#include "base/text.h"
#include "plain.h"

const AcPlainRoom ac_plain_rooms[] = {
    {N_("Today: what you may do, what to do, what is normal, when to call"), "day", ac_plain_day},
    {N_("Ask: may I …?"), "ask", ac_plain_ask_room},
    {N_("To do today: tick, leave out, later"), NULL, ac_plain_tasks},
    {N_("Check-in: what you see and feel, and how urgent that is"), "checkin", ac_plain_check_in},
    {N_("When to call: what is normal, what is not, whom to call"), "call", ac_plain_call},
    {N_("Report: something your leaflet waits for has come"), NULL, ac_plain_report},
    {N_("From when may I …?"), NULL, ac_plain_when},
    {N_("It has happened already: what to do now"), "did", ac_plain_happened},
    {N_("Day by day"), "timeline", ac_plain_timeline},
    {N_("Journal: what was done and told; to fill in"), "journal", ac_plain_journal},
    {N_("Event: a wedding, a beach, a flight"), "event", ac_plain_event},
    {N_("Guide: texts to read"), "guide", ac_plain_guide},
    {N_("Print the schedule; for a phone; for another computer"), "print", ac_plain_take_along},
    {N_("Reminders"), "reminders", ac_plain_reminders},
    {N_("Take back the last change"), NULL, ac_plain_undo},
    {N_("Clients"), "clients", ac_plain_clients},
    {N_("This client: name, sessions, facts, rules"), "client", ac_plain_client},
    {N_("Rules"), "protocol", ac_plain_rules},
    {N_("Settings"), "settings", ac_plain_settings},
    {N_("Help"), "help", ac_plain_help},
    {NULL, NULL, NULL},
};

/* "status" in one line: who it is and what is next; and whether something is asked. */
static void greet(AcPlain *plain)
{
	ac_plain_say(plain, "%s",
	             _("Aftercare, in numbered menus. Type a number, or a word of a line, then Enter. 0 or an "
	               "empty line goes back, ? reads the lines again."));
	ac_plain_command(plain, "status", NULL);
	g_autoptr(GPtrArray) questions = ac_plain_questions(plain);
	if (questions->len > 0)
		ac_plain_say(plain,
		             ngettext("There is %u question to you: it stands first in 1, Today.",
		                      "There are %u questions to you: they stand first in 1, Today.", questions->len),
		             questions->len);
}

static gboolean is_anybody_there(AcPlain *plain, gboolean *is_fine)
{
	g_autoptr(AcApp) app =
	    ac_plain_open(plain, AC_NEEDS_CATALOGUE | AC_NEEDS_SAFETY | AC_NEEDS_STORE | AC_NEEDS_PLAN_IF_CLEAR);
	*is_fine = app != NULL;
	if (app == NULL)
		return TRUE;
	/* By number: the name may be changed, and another may be added who is called so. */
	if (plain->client != NULL && ac_app_row(app) != NULL) {
		g_autofree char *number = g_strdup_printf("#%" G_GINT64_FORMAT, ac_app_row(app)->id);
		ac_plain_mean(plain, number);
	}
	if (ac_app_client(app) != NULL)
		return TRUE;
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n = 0;
	return ac_store_clients(ac_app_store(app), arena, FALSE, &n, NULL) == NULL || n > 0;
}

static void run_rooms(AcPlain *plain)
{
	g_autoptr(GPtrArray) titles = g_ptr_array_new();
	for (const AcPlainRoom *room = ac_plain_rooms; room->title != NULL; room++)
		g_ptr_array_add(titles, (gpointer)(gsize)_(room->title));
	greet(plain);
	plain->is_at_top = TRUE;
	int chosen = ac_plain_choose(plain, _("Menu"), titles, _("Leave"));
	while (chosen >= 0) {
		plain->is_at_top = FALSE;
		ac_plain_say(plain, "%s", _(ac_plain_rooms[chosen].title));
		ac_plain_rooms[chosen].run(plain);
		/* Twenty lines after every step would be heard to the end by somebody. */
		plain->is_at_top = TRUE;
		chosen = ac_plain_choose_known(plain, _("Menu: ? reads its lines, 0 leaves."), titles, _("Leave"));
	}
	ac_plain_say(plain, "%s", _("Goodbye."));
}

gboolean ac_plain_run(AcCall *call, GError **error)
{
	(void)error;
	AcPlain plain = {.call = call, .world = *call->world, .client = g_strdup(ac_call_text(call, "client"))};
	gboolean is_fine;
	/* No escape sequences, whatever the terminal can do. */
	plain.world.colour = FALSE;
	/* Whoever types numbers can answer a question, through a pipe as well. */
	plain.world.is_terminal = TRUE;
	plain.world.stays = TRUE;
	gboolean is_there = is_anybody_there(&plain, &is_fine);
	if (!is_fine)
		call->status = AC_EXIT_FAILED;
	else if (is_there || ac_plain_begin(&plain))
		run_rooms(&plain);
	g_free(plain.client);
	return TRUE;
}

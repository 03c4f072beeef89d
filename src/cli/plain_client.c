/* SPDX-License-Identifier: MIT */
/* The rooms of the numbered menus that a client uses: the day, questions, tasks, check-in, and what there is
 * to read and to take along. */
#include <string.h>

#include "app/guide.h"
#include "base/text.h"
#include "plain.h"

#define NEEDS_PLAN (AC_NEEDS_CATALOGUE | AC_NEEDS_SAFETY | AC_NEEDS_STORE | AC_NEEDS_PLAN)

static GPtrArray *new_list(void)
{
	return g_ptr_array_new_with_free_func(g_free);
}

/* ---- the day --------------------------------------------------------------------------------- */

static void show_day(AcPlain *plain, int days)
{
	g_autofree char *when = days == 0 ? g_strdup("today") : g_strdup_printf("%+dd", days);
	ac_plain_command(plain, "today", "--all", when, NULL);
}

static void day(AcPlain *plain)
{
	static const char *const ways[] = {N_("The day after"), N_("The day before"),
	                                   N_("Why? Of one line of it"), NULL};
	int days = 0;
	show_day(plain, days);
	for (int way; (way = ac_plain_choose_of(plain, _("This day"), ways)) >= 0;) {
		if (way < 2) {
			days += way == 0 ? 1 : -1;
			show_day(plain, days);
			continue;
		}
		g_autofree char *what = ac_plain_ask(plain, _("Which one? Its name, or a word of it:"));
		if (what != NULL)
			ac_plain_command(plain, "explain", what, NULL);
	}
}

static void ask(AcPlain *plain)
{
	for (;;) {
		g_autofree char *words =
		    ac_plain_ask(plain, _("May I …? In your own words, like \"swim on saturday\":"));
		if (words == NULL)
			return;
		ac_plain_command(plain, "can", words, NULL);
	}
}

/* ---- tasks ----------------------------------------------------------------------------------- */

/* What a task of the day is called on the command line. */
static char *name_of(const AcOccurrence *occurrence)
{
	if (occurrence->minute < 0)
		return g_strdup(occurrence->task->id);
	return g_strdup_printf("%s@%02d:%02d", occurrence->task->id, occurrence->minute / 60,
	                       occurrence->minute % 60);
}

static const char *state_of(const AcOccurrence *occurrence)
{
	switch (occurrence->state) {
	case AC_TASK_DONE:
		return _("done");
	case AC_TASK_SKIPPED:
		return _("left out");
	case AC_TASK_MISSED:
		return _("missed");
	case AC_TASK_HELD:
		return _("on hold");
	case AC_TASK_DUE:
		return _("now");
	default:
		return _("to do");
	}
}

static char *words_of(const AcOccurrence *occurrence)
{
	g_autofree char *title = ac_text_plain(occurrence->task->title);
	if (occurrence->minute < 0)
		/* TRANSLATORS: a task and its state: "Hat on outdoors: to do" */
		return g_strdup_printf(_("%s: %s"), title, state_of(occurrence));
	g_autofree char *clock = ac_words_clock(occurrence->minute);
	/* TRANSLATORS: a time, a task and its state: "07:45 Wash gently: done" */
	return g_strdup_printf(_("%s %s: %s"), clock, title, state_of(occurrence));
}

/* The tasks of today in words, and by name; FALSE: why not was said. */
static gboolean list_tasks(AcPlain *plain, GPtrArray *words, GPtrArray *names)
{
	g_autoptr(AcApp) app = ac_plain_open(plain, NEEDS_PLAN);
	if (app == NULL)
		return FALSE;
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcDay *today =
	    ac_plan_day(ac_app_plan(app), arena, ac_time_date(ac_app_now(app), ac_app_zone(app)));
	for (guint i = 0; i < today->n_tasks; i++) {
		g_ptr_array_add(words, words_of(&today->tasks[i]));
		g_ptr_array_add(names, name_of(&today->tasks[i]));
	}
	if (words->len == 0)
		ac_plain_say(plain, "%s", _("Nothing to do today."));
	return words->len > 0;
}

static void deal_with(AcPlain *plain, const char *title, const char *name)
{
	static const char *const ways[] = {N_("It is done"),      N_("Leave it out"),
	                                   N_("Remind me later"), N_("It is not done after all"),
	                                   N_("What is it for?"), NULL};
	switch (ac_plain_choose_of(plain, title, ways)) {
	case 0:
		ac_plain_command(plain, "done", name, NULL);
		break;
	case 1: {
		g_autofree char *why = ac_plain_ask(plain, _("Why, if you like:"));
		ac_plain_command(plain, "skip", name, why != NULL ? "--why" : NULL, why, NULL);
		break;
	}
	case 2: {
		g_autofree char *wait = ac_plain_ask(plain, _("When? 10m, 1h or evening:"));
		ac_plain_command(plain, "snooze", name, wait, NULL);
		break;
	}
	case 3:
		ac_plain_command(plain, "undo", name, NULL);
		break;
	case 4:
		ac_plain_command(plain, "explain", name, NULL);
		break;
	default:
		break;
	}
}

static void tasks(AcPlain *plain)
{
	for (;;) {
		g_autoptr(GPtrArray) words = new_list();
		g_autoptr(GPtrArray) names = new_list();
		if (!list_tasks(plain, words, names))
			return;
		int chosen = ac_plain_choose(plain, _("To do today"), words, _("Back"));
		if (chosen < 0)
			return;
		deal_with(plain, g_ptr_array_index(words, (guint)chosen), g_ptr_array_index(names, (guint)chosen));
	}
}

/* ---- check-in -------------------------------------------------------------------------------- */

/* The signs the rules know, in words and as they are typed. */
static gboolean list_signs(AcPlain *plain, GPtrArray *words, GPtrArray *names)
{
	g_autoptr(AcApp) app = ac_plain_open(plain, NEEDS_PLAN);
	if (app == NULL)
		return FALSE;
	const AcProtocol *protocol = ac_plan_protocol(ac_app_plan(app));
	for (guint i = 0; i < protocol->n_signs; i++) {
		g_ptr_array_add(words, ac_text_plain(protocol->signs[i].title));
		g_ptr_array_add(names, g_strdup(protocol->signs[i].id));
	}
	return TRUE;
}

/* "redness=mild"; owned; NULL: it was not said how strong. */
static char *with_strength(AcPlain *plain, const char *title, const char *sign)
{
	static const char *const strengths[] = {N_("mild"), N_("moderate"), N_("strong"), NULL};
	static const char *const typed[] = {"mild", "moderate", "strong"};
	g_autofree char *question = g_strdup_printf(_("%s: how strong?"), title);
	int chosen = ac_plain_choose_of(plain, question, strengths);
	return chosen < 0 ? NULL : g_strdup_printf("%s=%s", sign, typed[chosen]);
}

static void check_in(AcPlain *plain)
{
	g_autoptr(GPtrArray) words = new_list();
	g_autoptr(GPtrArray) names = new_list();
	g_autoptr(GPtrArray) said = new_list();
	g_ptr_array_add(said, g_strdup("feel"));
	if (!list_signs(plain, words, names))
		return;
	ac_plain_say(plain, "%s",
	             _("How does it look and feel today? Nobody is watching the answers. If it is bad, call: "
	               "do not go on typing."));
	for (;;) {
		g_ptr_array_add(words, g_strdup(_("Something else, in your own words")));
		int chosen =
		    ac_plain_choose(plain, said->len == 1 ? _("What do you see or feel?") : _("Anything else?"),
		                    words, said->len == 1 ? _("Nothing") : _("That is all"));
		g_ptr_array_set_size(words, (int)names->len);
		if (chosen < 0)
			break;
		char *one = (guint)chosen < names->len ? with_strength(plain, g_ptr_array_index(words, (guint)chosen),
		                                                       g_ptr_array_index(names, (guint)chosen))
		                                       : ac_plain_ask(plain, _("What is it?"));
		if (one != NULL)
			g_ptr_array_add(said, one);
	}
	if (plain->is_over)
		return;
	if (said->len == 1) {
		if (!ac_plain_agree(plain, _("Note that nothing is felt?")))
			return;
		g_ptr_array_add(said, g_strdup("nothing"));
	}
	g_ptr_array_add(said, NULL);
	ac_plain_command_words(plain, (const char *const *)said->pdata);
}

/* ---- to read and to take along --------------------------------------------------------------- */

static void timeline(AcPlain *plain)
{
	g_autofree char *from = ac_plain_ask(plain, _("From which day? Empty: today:"));
	g_autofree char *to = ac_plain_ask(plain, _("To which day? Empty: in two weeks:"));
	g_autofree char *from_option = g_strdup_printf("--from=%s", from != NULL ? from : "today");
	g_autofree char *to_option = g_strdup_printf("--to=%s", to != NULL ? to : "+14d");
	ac_plain_command(plain, "plan", from_option, to_option, NULL);
}

static void when_allowed(AcPlain *plain)
{
	g_autofree char *what = ac_plain_ask(plain, _("From when may I …? What is it:"));
	if (what != NULL)
		ac_plain_command(plain, "when", what, NULL);
}

static void happened(AcPlain *plain)
{
	g_autofree char *what = ac_plain_ask(plain, _("What has happened already? \"washed\", \"gym\":"));
	g_autofree char *when =
	    what != NULL ? ac_plain_ask(plain, _("When? \"yesterday 18:00\"; empty: now:")) : NULL;
	if (what != NULL)
		ac_plain_command(plain, "did", what, when != NULL ? "--at" : NULL, when, NULL);
}

static void write_note(AcPlain *plain)
{
	g_autofree char *text = ac_plain_ask(plain, _("Your note:"));
	g_autofree char *when = text != NULL ? ac_plain_ask(plain, _("For which day? Empty: today:")) : NULL;
	if (text != NULL)
		ac_plain_command(plain, "note", text, when != NULL ? "--at" : NULL, when, NULL);
}

static void save_report(AcPlain *plain)
{
	g_autofree char *file = ac_plain_ask(plain, _("Name of the file:"));
	if (file != NULL)
		ac_plain_command(plain, "journal", "--output", file, NULL);
}

static void journal(AcPlain *plain)
{
	static const char *const ways[] = {N_("Read it"), N_("Write a note"),
	                                   N_("Save it as a file for the practitioner"), NULL};
	for (int way; (way = ac_plain_choose_of(plain, _("Journal"), ways)) >= 0;) {
		if (way == 0)
			ac_plain_command(plain, "journal", NULL);
		else if (way == 1)
			write_note(plain);
		else
			save_report(plain);
	}
}

static void event(AcPlain *plain)
{
	g_autofree char *when = ac_plain_ask(plain, _("When is it? \"2026-12-12\", \"12 December\":"));
	g_autofree char *what =
	    when != NULL ? ac_plain_ask(plain, _("What is it? \"wedding\", \"beach holiday\", \"flight\":"))
	                 : NULL;
	if (what != NULL)
		ac_plain_command(plain, "event", when, what, NULL);
}

static void list_topics(AcPlain *plain, GPtrArray *titles, GPtrArray *ids)
{
	guint n = 0;
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_NEEDS_NOTHING);
	if (app == NULL)
		return;
	g_autoptr(AcGuide) guide = ac_guide_open(ac_app_paths(app), NULL);
	const AcTopic *const *topics = ac_guide_topics(guide, &n);
	for (guint i = 0; i < n; i++) {
		g_ptr_array_add(titles, ac_text_plain(topics[i]->title));
		g_ptr_array_add(ids, g_strdup(topics[i]->id));
	}
}

static void guide(AcPlain *plain)
{
	g_autoptr(GPtrArray) titles = new_list();
	g_autoptr(GPtrArray) ids = new_list();
	list_topics(plain, titles, ids);
	for (int chosen; (chosen = ac_plain_choose(plain, _("What to read"), titles, _("Back"))) >= 0;)
		ac_plain_command(plain, "guide", g_ptr_array_index(ids, (guint)chosen), NULL);
}

static void print(AcPlain *plain)
{
	static const char *const ways[] = {N_("Send it to the usual printer"), N_("Save it as a PDF"),
	                                   N_("Read it here"), NULL};
	switch (ac_plain_choose_of(plain, _("The schedule to take home"), ways)) {
	case 0:
		ac_plain_command(plain, "print", "--printer", NULL);
		break;
	case 1: {
		g_autofree char *file = ac_plain_ask(plain, _("Name of the file; empty: the client's name:"));
		ac_plain_command(plain, "print", file != NULL ? "--output" : NULL, file, NULL);
		break;
	}
	case 2:
		ac_plain_command(plain, "print", "--format=text", "--output=-", NULL);
		break;
	default:
		break;
	}
}

static void reminders(AcPlain *plain)
{
	static const char *const ways[] = {N_("How are they doing?"), N_("What is to come, and what was said"),
	                                   N_("Turn them on"), N_("Turn them off"), NULL};
	static const char *const options[] = {"--status", "--list", "--install", "--uninstall"};
	for (int way; (way = ac_plain_choose_of(plain, _("Reminders on the desktop"), ways)) >= 0;)
		ac_plain_command(plain, "remind", options[way], NULL);
}

static void undo(AcPlain *plain)
{
	ac_plain_command(plain, "undo", NULL);
}

const AcPlainRoom ac_plain_client_rooms[] = {
    {N_("Today: what you may do, what to do, what is normal, when to call"), day},
    {N_("Ask: may I …?"), ask},
    {N_("To do today: tick, leave out, later"), tasks},
    {N_("Check-in: what you see and feel, and how urgent that is"), check_in},
    {N_("From when may I …?"), when_allowed},
    {N_("It has happened already: what to do now"), happened},
    {N_("Day by day"), timeline},
    {N_("Journal: what was done and told"), journal},
    {N_("Event: a wedding, a beach, a flight"), event},
    {N_("Guide: texts to read"), guide},
    {N_("Print the schedule"), print},
    {N_("Reminders"), reminders},
    {N_("Take back the last change"), undo},
    {NULL, NULL},
};

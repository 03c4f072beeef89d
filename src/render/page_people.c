/* SPDX-License-Identifier: MIT */
/* Clients and sessions, in lists. */
#include "render/pages.h"

#include "base/text.h"
#include "bits.h"
#include "page_bits.h"
#include "render/triage.h"

#define INDENT      2
#define COLUMN_NAME 6
#define NAME_WIDTH  28

static void put_id(AcSheet *sheet, gint64 id)
{
	g_autofree char *text = g_strdup_printf("#%" G_GINT64_FORMAT, id);
	ac_sheet_put(sheet, AC_INK_DIM, text);
}

static int name_column(const AcPerson *people, guint n_people)
{
	int width = 0;
	for (guint i = 0; i < n_people; i++) {
		g_autofree char *name = ac_text_plain(people[i].name);
		width = MAX(width, MIN(ac_text_width(name), NAME_WIDTH));
	}
	return COLUMN_NAME + width + 2;
}

/* "3 sessions, smp, Europe/London; in use, a made-up client". Owned. */
static char *person_in_words(const AcPerson *person)
{
	GString *out = g_string_new(NULL);
	g_string_append_printf(out, ngettext("%u session", "%u sessions", (gulong)person->n_sessions),
	                       person->n_sessions);
	ac_bits_join(out, ", ", person->protocol);
	ac_bits_join(out, ", ", person->zone);
	ac_bits_join(out, "; ", person->current ? _("in use") : NULL);
	ac_bits_join(out, "; ", person->demo ? _("a made-up client") : NULL);
	ac_bits_join(out, "; ", person->archived ? _("archived") : NULL);
	return g_string_free(out, FALSE);
}

void ac_sheet_people(AcSheet *sheet, const AcPerson *people, guint n_people)
{
	int column = name_column(people, n_people);
	for (guint i = 0; i < n_people; i++) {
		g_autofree char *words = person_in_words(&people[i]);
		ac_sheet_begin(sheet, 0, column);
		put_id(sheet, people[i].id);
		ac_sheet_to(sheet, COLUMN_NAME);
		ac_sheet_put(sheet, people[i].current ? AC_INK_STRONG : AC_INK_PLAIN, people[i].name);
		ac_sheet_to(sheet, column);
		ac_sheet_put(sheet, AC_INK_PLAIN, words);
		ac_sheet_end(sheet);
	}
	if (n_people == 0)
		ac_sheet_line(sheet, 0, _("No client is stored. Add one: aftercare client add NAME --session WHEN"));
}

/* ---- who is due what ------------------------------------------------------------------------- */

static void put_open_tasks(AcSheet *sheet, const AcDay *day)
{
	g_autoptr(GString) tasks = g_string_new(NULL);
	for (guint i = 0; i < day->n_tasks; i++) {
		AcTaskState state = day->tasks[i].state;
		gboolean open = state == AC_TASK_DUE || state == AC_TASK_UPCOMING || state == AC_TASK_WAITS;
		if (!open || day->tasks[i].extra)
			continue;
		g_autofree char *nth = ac_words_nth(day->tasks, day->n_tasks, &day->tasks[i]);
		g_autofree char *task = ac_bits_task(&day->tasks[i], nth);
		ac_bits_join(tasks, "; ", task);
	}
	if (tasks->len > 0) {
		ac_text_fill(tasks, _("To do: %s"), tasks->str);
		ac_sheet_begin(sheet, COLUMN_NAME, COLUMN_NAME + 2);
		ac_sheet_put(sheet, AC_INK_PLAIN, tasks->str);
		ac_sheet_end(sheet);
	}
}

void ac_sheet_person_today(AcSheet *sheet, const AcPerson *person)
{
	ac_sheet_gap(sheet);
	ac_sheet_begin(sheet, 0, COLUMN_NAME);
	put_id(sheet, person->id);
	ac_sheet_to(sheet, COLUMN_NAME);
	ac_sheet_put(sheet, AC_INK_STRONG, person->name);
	ac_sheet_to(sheet, 0);
	if (person->day == NULL) {
		ac_sheet_put(sheet, AC_INK_AVOID, person->problem);
		ac_sheet_end(sheet);
		return;
	}
	const AcDay *day = person->day;
	g_autofree char *number = ac_words_day(day);
	g_autofree char *session = day->n_sessions > 0 ? ac_words_session(day) : NULL;
	g_autoptr(GString) head = g_string_new(number);
	g_autofree char *phase = ac_words_phase(day, FALSE);
	ac_bits_join(head, " · ", phase);
	ac_bits_join(head, " · ", day->session_number > 0 ? session : NULL);
	ac_sheet_put(sheet, AC_INK_PLAIN, head->str);
	ac_sheet_end(sheet);
	if (day->next_session != NULL) {
		g_autofree char *at = ac_words_moment(&person->facts->words, day->next_session->begin);
		g_autofree char *line = g_strdup_printf(_("Next session: %s"), at);
		ac_sheet_line(sheet, COLUMN_NAME, line);
	}
	g_autofree char *advice = ac_words_advice_standing(&person->facts->words, person->facts->clinic);
	if (advice != NULL) {
		ac_sheet_begin(sheet, COLUMN_NAME, COLUMN_NAME + 2);
		ac_sheet_put(sheet, AC_INK_AVOID, advice);
		ac_sheet_end(sheet);
	}
	put_open_tasks(sheet, day);
	for (guint i = 0; i < day->n_questions; i++) {
		g_autofree char *question = ac_words_question(&person->facts->words, &day->questions[i]);
		g_autofree char *line = g_strdup_printf(_("To ask: %s"), question);
		ac_sheet_begin(sheet, COLUMN_NAME, COLUMN_NAME + 2);
		ac_sheet_put(sheet, AC_INK_PLAIN, line);
		ac_sheet_end(sheet);
	}
}

/* ---- one client ------------------------------------------------------------------------------ */

/* "took place", "booked", "has passed unconfirmed". */
static const char *session_state(const AcFacts *facts, const AcSession *session)
{
	if (session->state == AC_SESSION_HAPPENED)
		return _("took place");
	return session->end > facts->words.now ? _("booked") : _("has passed: did it take place?");
}

void ac_sheet_sessions(AcSheet *sheet, const AcFacts *facts)
{
	const AcClient *client = ac_plan_client(facts->words.plan);
	for (guint i = 0; i < client->n_sessions; i++) {
		const AcSession *session = &client->sessions[i];
		AcWordsContext there = facts->words;
		there.zone = session->zone;
		g_autofree char *end = ac_bits_session_end(&there, session);
		g_autofree char *number = g_strdup_printf("%u", i + 1);
		g_autoptr(GString) words = g_string_new(session_state(facts, session));
		if (session->begin < session->end) {
			g_autofree char *begin = ac_bits_date_and_clock(&there, session->begin);
			g_autofree char *began = g_strdup_printf(_("began %s"), begin);
			ac_bits_join(words, ", ", began);
		}
		ac_bits_join(words, ", ", session->final ? _("the last of the course") : NULL);
		ac_bits_join(words, ", ",
		             g_strcmp0(session->zone_name, client->zone_name) != 0 ? session->zone_name : NULL);
		ac_sheet_begin(sheet, INDENT, COLUMN_NAME);
		ac_sheet_put(sheet, AC_INK_STRONG, number);
		ac_sheet_to(sheet, COLUMN_NAME);
		ac_sheet_put(sheet, AC_INK_PLAIN, end);
		if (ac_text_width(end) < 24)
			ac_sheet_to(sheet, COLUMN_NAME + 24);
		else
			ac_sheet_put(sheet, AC_INK_PLAIN, ", ");
		ac_sheet_put(sheet, AC_INK_PLAIN, words->str);
		ac_sheet_end(sheet);
	}
	if (client->n_sessions == 0)
		ac_sheet_line(sheet, INDENT, _("No session is stored. Add one: aftercare session add WHEN"));
}

static void put_traits(AcSheet *sheet, const AcClient *client, const AcProtocol *protocol)
{
	for (guint i = 0; i < protocol->n_traits; i++) {
		const AcTrait *trait = &protocol->traits[i];
		const char *value = _("not known");
		for (guint j = 0; j < client->n_traits; j++)
			if (g_strcmp0(client->traits[j].trait, trait->id) == 0)
				value = ac_text_of_rules(client->traits[j].value);
		g_autofree char *line = g_strdup_printf("%s: %s", trait->title, value);
		ac_sheet_line(sheet, INDENT, line);
	}
}

static void put_lapse(AcSheet *sheet, const AcFacts *facts, const char *what, const AcLapse *lapse)
{
	g_autofree char *when = lapse->is_day
	                            ? ac_words_date(&facts->words, ac_time_date(lapse->at, facts->words.zone))
	                            : ac_bits_date_and_clock(&facts->words, lapse->at);
	g_autofree char *line = g_strdup_printf("%s, %s", what, when);
	ac_sheet_line(sheet, INDENT, line);
}

/* "the flakes are gone, yesterday 18:00" */
static void put_event(AcSheet *sheet, const AcFacts *facts, const char *what, AcInstant at)
{
	g_autofree char *when = ac_bits_date_and_clock(&facts->words, at);
	g_autofree char *line = g_strdup_printf("%s, %s", what, when);
	ac_sheet_line(sheet, INDENT, line);
}

static void put_reports(AcSheet *sheet, const AcFacts *facts)
{
	const AcClient *client = ac_plan_client(facts->words.plan);
	const AcProtocol *protocol = ac_plan_protocol(facts->words.plan);
	if (client->n_reports > 0)
		ac_sheet_heading(sheet, _("Reported"));
	for (guint i = 0; i < client->n_reports; i++) {
		const char *title = client->reports[i].milestone;
		for (guint j = 0; j < protocol->n_milestones; j++)
			if (g_strcmp0(protocol->milestones[j].id, client->reports[i].milestone) == 0)
				title = protocol->milestones[j].title;
		g_autofree char *by = client->reports[i].by != NULL
		                          ? g_strdup_printf(_("%s (by %s)"), title, client->reports[i].by)
		                          : g_strdup(title);
		put_event(sheet, facts, by, client->reports[i].at);
	}
	if (client->n_lapses > 0)
		ac_sheet_heading(sheet, _("Has happened though it was to be avoided"));
	for (guint i = 0; i < client->n_lapses; i++) {
		const AcLapse *lapse = &client->lapses[i];
		const AcActivity *activity = ac_catalogue_find(protocol->catalogue, lapse->activity);
		put_lapse(sheet, facts, activity != NULL ? activity->title : lapse->activity, lapse);
	}
}

/* "Handed over: smp 1.0, Fri 20 Nov 15:20, PDF, by AB" */
static void put_handed(AcSheet *sheet, const AcFacts *facts, const AcPerson *person)
{
	if (person->handed_at == 0)
		return;
	g_autofree char *when = ac_words_moment(&facts->words, person->handed_at);
	g_autofree char *line =
	    person->handed_by != NULL
	        ? g_strdup_printf(_("Handed over: %s, %s, %s, by %s"), person->handed_rules, when,
	                          person->handed_how, person->handed_by)
	        : g_strdup_printf(_("Handed over: %s, %s, %s"), person->handed_rules, when, person->handed_how);
	ac_sheet_line(sheet, INDENT, line);
}

static void put_own_words(AcSheet *sheet, const AcPerson *person)
{
	g_autofree char *language =
	    person->language != NULL ? g_strdup_printf(_("Reads: %s"), person->language) : NULL;
	g_autofree char *note = person->note != NULL && *person->note != '\0'
	                            ? g_strdup_printf(_("Your note: %s"), person->note)
	                            : NULL;
	ac_sheet_line(sheet, INDENT, language);
	ac_sheet_line(sheet, INDENT, note);
}

void ac_sheet_person(AcSheet *sheet, const AcFacts *facts, const AcPerson *person)
{
	const AcClient *client = ac_plan_client(facts->words.plan);
	const AcProtocol *protocol = ac_plan_protocol(facts->words.plan);
	g_autofree char *words = person_in_words(person);
	ac_sheet_begin(sheet, 0, INDENT);
	ac_sheet_put(sheet, AC_INK_STRONG, person->name);
	ac_sheet_to(sheet, 0);
	put_id(sheet, person->id);
	ac_sheet_end(sheet);
	ac_sheet_line(sheet, INDENT, words);
	g_autofree char *rules = g_strdup_printf(_("Rules: %s, version %s"), protocol->title, protocol->version);
	ac_sheet_line(sheet, INDENT, rules);
	g_autofree char *clinic = ac_words_clinic(facts->clinic, facts->own_rules);
	ac_sheet_line(sheet, INDENT, clinic);
	put_handed(sheet, facts, person);
	put_own_words(sheet, person);
	put_traits(sheet, client, protocol);
	ac_sheet_heading(sheet, _("Sessions"));
	ac_sheet_sessions(sheet, facts);
	put_reports(sheet, facts);
}

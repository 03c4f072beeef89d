/* SPDX-License-Identifier: MIT */
/* The room of the journal: reading it, filling in a day afterwards, notes, and the report as a file. */
#include "app/journal.h"
#include "app/output.h"
#include "base/text.h"
#include "plain.h"
#include "render/journal.h"

/* ---- a day that has begun -------------------------------------------------------------------- */

static const AcJournalDay *read_day(AcApp *app, AcArena *arena, AcDate date, GError **error)
{
	const AcJournalDays one = {.has_from = TRUE, .has_to = TRUE, .from = date, .to = date};
	const AcJournal *journal = ac_app_journal(app, arena, &one, error);
	return journal != NULL && journal->n_days > 0 ? &journal->days[0] : NULL;
}

/* Owned. */
static char *task_words(const AcJournalDay *day, const AcOccurrence *one)
{
	if (!ac_journal_is_unknown(day, one))
		return ac_plain_task_words(one);
	g_autofree char *title = ac_text_plain(one->task->title);
	const char *state = _("not known: before this was kept");
	if (one->minute < 0)
		return g_strdup_printf(_("%s: %s"), title, state);
	g_autofree char *clock = ac_words_clock(one->minute);
	return g_strdup_printf(_("%s %s: %s"), clock, title, state);
}

/* What can be done about a day, in the order in which it is read out. */
typedef struct {
	GPtrArray *words;
	guint n_tasks, n_notes; /* then a note more, a check-in, and what it came to */
} DayItems;

static gboolean list_day(AcPlain *plain, AcDate date, DayItems *items)
{
	GError *error = NULL;
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_PLAIN_NEEDS_PLAN);
	const AcJournalDay *day = app != NULL ? read_day(app, arena, date, &error) : NULL;
	if (error != NULL)
		ac_plain_fail(plain, error);
	if (day == NULL)
		return FALSE;
	items->n_tasks = day->n_tasks;
	items->n_notes = day->n_notes;
	for (guint i = 0; i < day->n_tasks; i++)
		g_ptr_array_add(items->words, task_words(day, &day->tasks[i]));
	for (guint i = 0; i < day->n_notes; i++) {
		g_autofree char *text = ac_text_plain(day->notes[i]->text);
		g_ptr_array_add(items->words, g_strdup_printf(_("Note: %s"), text));
	}
	g_ptr_array_add(items->words, g_strdup(_("Write a note for this day")));
	g_ptr_array_add(items->words, g_strdup(_("A check-in for this day")));
	return TRUE;
}

typedef enum { DEED_TICK, DEED_SKIP } Deed;

/* The box as it is now is read out; one that is ticked loses its tick. */
static void do_task(AcPlain *plain, AcDate date, guint i, Deed deed, const char *why)
{
	GError *error = NULL;
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_PLAIN_NEEDS_PLAN);
	const AcJournalDay *day = app != NULL ? read_day(app, arena, date, &error) : NULL;
	gboolean done = day != NULL && i < day->n_tasks;
	if (done)
		done = deed == DEED_SKIP ? ac_app_skip(app, &day->tasks[i], why, &error)
		                         : ac_app_tick_toggle(app, &day->tasks[i], &error);
	if (error != NULL)
		ac_plain_fail(plain, error);
	day = done ? read_day(app, arena, date, NULL) : NULL;
	if (day == NULL || i >= day->n_tasks)
		return;
	g_autofree char *words = task_words(day, &day->tasks[i]);
	ac_plain_say(plain, _("Noted: %s."), words);
}

/* As a command names it; owned; NULL: it is there no more. */
static char *name_of_task(AcPlain *plain, AcDate date, guint i, gboolean *is_ticked)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_PLAIN_NEEDS_PLAN);
	const AcJournalDay *day = app != NULL ? read_day(app, arena, date, NULL) : NULL;
	if (day == NULL || i >= day->n_tasks)
		return NULL;
	*is_ticked = day->tasks[i].state == AC_TASK_DONE || day->tasks[i].state == AC_TASK_SKIPPED;
	return g_strdup(day->tasks[i].task->id);
}

static void deal_with_task(AcPlain *plain, AcDate date, guint i, const char *title)
{
	static const char *const open[] = {N_("It was done"), N_("It was left out"),
	                                   N_("What is it for, and how?"), NULL};
	static const char *const ticked[] = {N_("It was not: take that back"), N_("What is it for, and how?"),
	                                     NULL};
	gboolean was;
	g_autofree char *name = name_of_task(plain, date, i, &was), *why = NULL;
	int way = name == NULL ? -1 : ac_plain_choose_of(plain, title, was ? ticked : open);
	if (way == 0)
		do_task(plain, date, i, DEED_TICK, NULL);
	else if (way == (was ? 1 : 2))
		ac_plain_command(plain, "explain", name, NULL);
	else if (way == 1 && ac_plain_may(plain, _("Why was it left out? Empty: no reason; 0: back:"), &why))
		do_task(plain, date, i, DEED_SKIP, why);
}

/* @text NULL: it goes. */
static void set_note(AcPlain *plain, AcDate date, guint i, const char *text)
{
	GError *error = NULL;
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_PLAIN_NEEDS_PLAN);
	const AcJournalDay *day = app != NULL ? read_day(app, arena, date, &error) : NULL;
	if (day != NULL && i < day->n_notes &&
	    ac_app_note_set(app, day->notes[i]->id, text != NULL ? text : "", &error))
		ac_plain_say(plain, "%s", text != NULL ? _("The note is changed.") : _("The note is gone."));
	if (error != NULL)
		ac_plain_fail(plain, error);
}

static void deal_with_note(AcPlain *plain, AcDate date, guint i, const char *title)
{
	static const char *const ways[] = {N_("Write it anew"), N_("Take it away"), NULL};
	int way = ac_plain_choose_of(plain, title, ways);
	g_autofree char *text = way == 0 ? ac_plain_ask(plain, _("Your note; empty: back:")) : NULL;
	if (way == 1 || text != NULL)
		set_note(plain, date, i, text);
}

static char *title_of_day(AcPlain *plain, AcDate date)
{
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_PLAIN_NEEDS_PLAN);
	if (app == NULL)
		return ac_plain_date(date);
	const AcWordsContext words = {.now = ac_app_now(app), .zone = ac_app_zone(app), .plan = ac_app_plan(app)};
	return ac_words_date(&words, date);
}

void ac_plain_fill_in(AcPlain *plain, AcDate date)
{
	g_autofree char *title = title_of_day(plain, date), *typed = ac_plain_date(date);
	for (;;) {
		g_autoptr(GPtrArray) words = ac_plain_list();
		DayItems items = {.words = words};
		if (!list_day(plain, date, &items))
			return;
		int chosen = ac_plain_choose(plain, title, words, _("Back"));
		if (chosen < 0)
			return;
		guint i = (guint)chosen;
		if (i < items.n_tasks)
			deal_with_task(plain, date, i, g_ptr_array_index(words, i));
		else if (i < items.n_tasks + items.n_notes)
			deal_with_note(plain, date, i - items.n_tasks, g_ptr_array_index(words, i));
		else if (i == items.n_tasks + items.n_notes)
			ac_plain_note(plain, typed);
		else
			ac_plain_check_in_at(plain, typed);
	}
}

/* ---- all days -------------------------------------------------------------------------------- */

/* The latest first. */
static GArray *list_days(AcPlain *plain, GPtrArray *words)
{
	GError *error = NULL;
	GArray *dates = g_array_new(FALSE, FALSE, sizeof(AcDate));
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_PLAIN_NEEDS_PLAN);
	const AcJournalDays all = {0};
	const AcJournal *journal = app != NULL ? ac_app_journal(app, arena, &all, &error) : NULL;
	if (error != NULL)
		ac_plain_fail(plain, error);
	for (guint i = journal != NULL ? journal->n_days : 0; i > 0; i--) {
		const AcJournalDay *day = &journal->days[i - 1];
		const AcWordsContext context = {
		    .now = ac_app_now(app), .zone = ac_app_zone(app), .plan = ac_app_plan(app)};
		g_autofree char *date = ac_words_date(&context, day->date), *count = ac_words_day_count(day);
		/* TRANSLATORS: a date and what was done: "Sat 28 Nov: 1 of 2 done, 1 open" */
		g_ptr_array_add(words, g_strdup_printf(_("%s: %s"), date, count));
		g_array_append_val(dates, day->date);
	}
	return dates;
}

static void fill_in_one(AcPlain *plain)
{
	for (;;) {
		g_autoptr(GPtrArray) words = ac_plain_list();
		g_autoptr(GArray) dates = list_days(plain, words);
		int chosen = dates->len > 0 ? ac_plain_choose(plain, _("Which day?"), words, _("Back")) : -1;
		if (chosen < 0)
			return;
		ac_plain_fill_in(plain, g_array_index(dates, AcDate, (guint)chosen));
	}
}

/* ---- the room -------------------------------------------------------------------------------- */

void ac_plain_note(AcPlain *plain, const char *date)
{
	g_autofree char *text = ac_plain_ask(plain, _("Your note; empty: back:"));
	if (text != NULL)
		ac_plain_command(plain, "note", text, date != NULL ? "--at" : NULL, date, NULL);
}

static void save_report(AcPlain *plain, AcReportFormat format)
{
	GError *error = NULL;
	g_autofree char *typed = NULL, *usual = NULL;
	{
		g_autoptr(AcApp) app = ac_plain_open(plain, AC_PLAIN_NEEDS_PLAN);
		if (app == NULL)
			return;
		usual = ac_app_journal_name(app, format);
	}
	ac_plain_say(
	    plain, "%s",
	    _("It holds your name and what you ticked and told: give it to nobody else. Only you can read "
	      "the file."));
	g_autofree char *prompt = g_strdup_printf(_("Name of the file; empty: %s; 0: back:"), usual);
	if (!ac_plain_may(plain, prompt, &typed))
		return;
	g_autofree char *path = ac_app_file_path(typed != NULL ? typed : usual);
	const AcJournalDays all = {0};
	g_autoptr(AcApp) app = ac_plain_open(plain, AC_PLAIN_NEEDS_PLAN);
	g_autofree char *text = app != NULL ? ac_app_journal_report(app, &all, format, FALSE, &error) : NULL;
	if (text != NULL && ac_app_write_file(path, text, &error))
		ac_plain_say(plain, _("Written: %s."), path);
	if (error != NULL)
		ac_plain_fail(plain, error);
}

void ac_plain_journal(AcPlain *plain)
{
	static const char *const ways[] = {N_("Read it"),
	                                   N_("Write a note for today"),
	                                   N_("Fill in a day: tick, leave out, notes, a check-in"),
	                                   N_("Save it as a file for the practitioner"),
	                                   N_("Save it as a file for programs (JSON)"),
	                                   NULL};
	for (int way; (way = ac_plain_choose_of(plain, _("Journal"), ways)) >= 0;) {
		if (way == 0)
			ac_plain_command(plain, "journal", NULL);
		else if (way == 1)
			ac_plain_note(plain, NULL);
		else if (way == 2)
			fill_in_one(plain);
		else
			save_report(plain, way == 3 ? AC_REPORT_TEXT : AC_REPORT_JSON);
	}
}

/* SPDX-License-Identifier: MIT */
/* The journal in lines: what a day holds, and how it went. */
#include "journal.h"

#include <string.h>

#include "base/text.h"
#include "box.h"
#include "common.h"
#include "render/journal.h"
#include "render/triage.h"

typedef struct {
	JournalState *state;
	const AcApp *app;
	AcWordsContext words;
	const char *heading; /* of the next line */
} Listing;

static void begin(Listing *listing, const char *heading)
{
	listing->heading = heading;
}

/* @text is taken over. */
static JournalItem *add(Listing *listing, JournalItemKind kind, unsigned role, char *text)
{
	g_autofree char *owned = text;
	const JournalItem item = {.kind = kind,
	                          .heading = listing->heading,
	                          .text = ac_arena_strdup(listing->state->arena, owned),
	                          .role = role};
	listing->heading = NULL;
	g_array_append_val(listing->state->items, item);
	return &g_array_index(listing->state->items, JournalItem, listing->state->items->len - 1);
}

/* ---- the lines of a day ---------------------------------------------------------------------- */

const AcBoxLook *ac_journal_look(const AcJournalDay *day, const AcOccurrence *one)
{
	static const AcBoxLook unknown = {"[ ]", N_("not known: before this was kept"), NULL, AC_ROLE_DIM};
	static const AcBoxLook optional = {"[ ]", N_("optional"), NULL, AC_ROLE_DIM};
	if (ac_journal_is_unknown(day, one))
		return &unknown;
	return ac_journal_is_optional(one) ? &optional : ac_box_look(one->state, FALSE);
}

static char *task_in_words(const Listing *listing, const AcJournalDay *day, const AcOccurrence *one)
{
	g_autofree char *words = ac_box_words(one), *note = NULL;
	const char *state = ac_journal_look(day, one)->word;
	GString *out = g_string_new(words);
	if (state != NULL && one->state != AC_TASK_DUE)
		g_string_append_printf(out, " · %s", _(state));
	if (one->tick != NULL && one->tick->note != NULL) {
		note = ac_text_plain(one->tick->note);
		g_string_append_printf(out, ": %s", note);
	}
	if (one->tick != NULL && ac_time_date(one->tick->at, listing->words.zone) != one->date) {
		g_autofree char *when = ac_words_moment(&listing->words, one->tick->at);
		g_string_append(out, " · ");
		g_string_append_printf(out, _("filled in %s"), when);
	}
	return g_string_free(out, FALSE);
}

static void add_tasks(Listing *listing, const AcJournalDay *day)
{
	begin(listing, _("To do"));
	for (guint i = 0; i < day->n_tasks; i++) {
		const AcOccurrence *one = &day->tasks[i];
		JournalItem *item =
		    add(listing, ITEM_TASK, ac_journal_look(day, one)->role, task_in_words(listing, day, one));
		item->task = one;
	}
}

/* The plan has changed since: nothing can be ticked there any more. */
static void add_gone(Listing *listing, const AcJournalDay *day)
{
	begin(listing, _("No longer in the plan"));
	for (guint i = 0; i < day->n_gone; i++)
		add(listing, ITEM_FACT, AC_ROLE_TEXT, ac_words_gone(&listing->words, day->gone[i]));
}

static unsigned role_of(AcAdvice advice)
{
	static const AcRole roles[] = {[AC_ADVICE_EXPECTED] = AC_ROLE_OK,
	                               [AC_ADVICE_WATCH] = AC_ROLE_CARE,
	                               [AC_ADVICE_PRACTITIONER] = AC_ROLE_ASK,
	                               [AC_ADVICE_DOCTOR] = AC_ROLE_ALARM,
	                               [AC_ADVICE_EMERGENCY] = AC_ROLE_ALARM};
	return roles[advice];
}

static void add_checkins(Listing *listing, const AcJournalDay *day)
{
	begin(listing, _("Check-in"));
	for (guint i = 0; i < day->n_checkins; i++) {
		const AcCheckin *one = day->checkins[i];
		g_autofree char *words = ac_words_checkin(&listing->words, ac_app_safety(listing->app), one);
		AcLocal local = ac_time_local(one->at, listing->words.zone);
		g_autofree char *clock = ac_words_clock(local.minute);
		g_autofree char *said = one->said_at != 0 ? ac_words_moment(&listing->words, one->said_at) : NULL;
		add(listing, ITEM_CHECKIN, role_of(one->advice),
		    said != NULL ? g_strdup_printf(_("%s (filled in %s)"), words, said)
		                 : g_strdup_printf("%s  %s", clock, words));
	}
}

static void add_notes(Listing *listing, const AcJournalDay *day)
{
	begin(listing, _("Notes"));
	for (guint i = 0; i < day->n_notes; i++)
		add(listing, ITEM_NOTE, AC_ROLE_TEXT, ac_text_plain(day->notes[i]->text))->note = day->notes[i];
}

static void add_facts(Listing *listing, const AcJournalDay *day)
{
	begin(listing, _("Also on this day"));
	for (guint i = 0; i < day->n_sessions; i++) {
		g_autofree char *when = ac_words_moment(&listing->words, day->sessions[i]->end);
		add(listing, ITEM_FACT, AC_ROLE_STRONG, g_strdup_printf(_("A session, %s"), when));
	}
	for (guint i = 0; i < day->n_lapses; i++)
		add(listing, ITEM_FACT, AC_ROLE_CARE, ac_words_lapse(&listing->words, day->lapses[i]));
	for (guint i = 0; i < day->n_reports; i++) {
		g_autofree char *words = ac_words_report(&listing->words, day->reports[i]);
		add(listing, ITEM_FACT, AC_ROLE_TEXT, g_strdup_printf(_("Reported: %s"), words));
	}
	for (guint i = 0; i < day->n_adjustments; i++) {
		g_autofree char *words = ac_words_adjustment(&listing->words, day->adjustments[i]);
		add(listing, ITEM_FACT, AC_ROLE_TEXT, g_strdup_printf(_("Changed for you: %s"), words));
	}
}

void ac_journal_list_items(JournalState *state, const AcApp *app)
{
	Listing listing = {.state = state, .app = app, .words = ac_tui_words(app)};
	const AcJournalDay *day = ac_journal_chosen(state);
	g_array_set_size(state->items, 0);
	if (day == NULL)
		return;
	add_tasks(&listing, day);
	add_gone(&listing, day);
	add_checkins(&listing, day);
	add_notes(&listing, day);
	add_facts(&listing, day);
	ac_list_clamp(&state->lines, (int)state->items->len);
}

/* ---- how it went ----------------------------------------------------------------------------- */

void ac_journal_write_how(JournalState *state, const AcApp *app)
{
	const AcJournal *journal = state->journal;
	AcWordsContext words = ac_tui_words(app);
	ac_page_clear(state->how);
	for (guint i = 0; journal != NULL && i < journal->n_tasks; i++) {
		const AcAdherence *task = &journal->tasks[i];
		g_autofree char *said = ac_words_adherence(&words, task), *title = ac_text_plain(task->task->title);
		g_autofree char *line = g_strdup_printf(_("%s: %s"), title, said);
		gboolean is_whole = task->n_counted > 0 && task->n_missed == 0;
		ac_page_add(state->how, is_whole ? AC_ROLE_OK : AC_ROLE_TEXT, line);
	}
	if (journal == NULL || journal->n_tasks == 0)
		ac_page_add(state->how, AC_ROLE_DIM, _("Nothing was to be done in these days."));
	else
		ac_page_add(state->how, AC_ROLE_DIM, ac_words_adherence_rule());
}

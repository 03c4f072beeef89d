/* SPDX-License-Identifier: MIT */
/* The lists of `remind` and `doctor`: what is, what became of it, what to do. */
#include "render/reminder_pages.h"

#include "base/text.h"
#include "bits.h"
#include "reminder_bits.h"

#define LABEL_COLUMN 12

/* ---- what became of one ---------------------------------------------------------------------- */

/* Today's by the clock alone. */
static char *moment_of(const AcWordsContext *words, AcInstant at)
{
	AcLocal local = ac_time_local(at, words->zone);
	return local.date == ac_time_date(words->now, words->zone) ? ac_words_clock(local.minute)
	                                                           : ac_words_moment(words, at);
}

static char *open_state(const AcReminderLine *line)
{
	const AcRemindRecord *record = line->record;
	const AcReminder *reminder = line->reminder;
	if (reminder->end == AC_REMINDER_DONE)
		return g_strdup(ac_words_told(AC_TOLD_DONE));
	if (reminder->end == AC_REMINDER_SKIPPED)
		return g_strdup(ac_words_told(AC_TOLD_SKIPPED));
	if (reminder->end == AC_REMINDER_HELD)
		return g_strdup(ac_words_told(AC_TOLD_HELD));
	if (record != NULL && record->snoozed_until > line->words.now) {
		g_autofree char *until = ac_words_moment(&line->words, record->snoozed_until);
		return g_strdup_printf(_("snoozed until %s"), until);
	}
	if (record != NULL && record->shown > 0) {
		g_autofree char *shown = moment_of(&line->words, record->shown_at);
		return g_strdup_printf(_("shown %s"), shown);
	}
	if (reminder->until <= line->words.now)
		return g_strdup(_("over, and never shown"));
	return g_strdup(reminder->at > line->words.now ? ac_words_told(AC_TOLD_OPEN) : _("due, not shown yet"));
}

char *ac_words_reminder_state(const AcReminderLine *line)
{
	const AcRemindRecord *record = line->record;
	if (record == NULL || record->told == AC_TOLD_OPEN)
		return open_state(line);
	if (record->told != AC_TOLD_UNDONE || record->shown == 0)
		return g_strdup(ac_words_told(record->told));
	g_autofree char *shown = moment_of(&line->words, record->shown_at);
	return g_strdup_printf(_("shown %s, and not answered"), shown);
}

/* ---- pages ----------------------------------------------------------------------------------- */

static AcInk ink_of(const AcReminderLine *line)
{
	AcTold told = line->record != NULL ? line->record->told : AC_TOLD_OPEN;
	if (told >= AC_TOLD_MISSED_LATE && told <= AC_TOLD_MISSED_OFF)
		return AC_INK_AVOID;
	return told == AC_TOLD_OPEN ? AC_INK_PLAIN : AC_INK_DIM;
}

static void put_line(AcSheet *sheet, const AcReminderLine *line)
{
	AcLocal local = ac_time_local(line->reminder->at, line->words.zone);
	const AcReminderFacts facts = {.words = line->words, .client_name = line->client_name};
	g_autofree char *clock = ac_words_clock(local.minute);
	g_autofree char *title = ac_words_reminder_title(&line->words, line->reminder);
	g_autofree char *named = ac_reminder_named(&facts, title);
	g_autofree char *state = ac_words_reminder_state(line);
	g_autofree char *after = g_strdup_printf(" — %s", state);
	const int text_column = ac_words_clock_width() + 5;
	ac_sheet_begin(sheet, 2, text_column);
	ac_sheet_put(sheet, AC_INK_PLAIN, clock);
	ac_sheet_to(sheet, text_column);
	ac_sheet_put(sheet, AC_INK_STRONG, named);
	ac_sheet_put(sheet, ink_of(line), after);
	ac_sheet_end(sheet);
}

void ac_sheet_reminders(AcSheet *sheet, const AcReminderLine *lines, guint n)
{
	AcDate before = 0;
	for (guint i = 0; i < n; i++) {
		AcDate date = ac_time_date(lines[i].reminder->at, lines[i].words.zone);
		if (i == 0 || date != before) {
			g_autofree char *heading = ac_words_date(&lines[i].words, date);
			ac_sheet_heading(sheet, heading);
		}
		before = date;
		put_line(sheet, &lines[i]);
	}
}

static void put_pair(AcSheet *sheet, const char *label, AcInk ink, const char *text)
{
	ac_sheet_begin(sheet, 0, LABEL_COLUMN);
	ac_sheet_put(sheet, AC_INK_PLAIN, label);
	ac_sheet_to(sheet, LABEL_COLUMN);
	ac_sheet_put(sheet, ink, text);
	ac_sheet_end(sheet);
}

static void put_moment(AcSheet *sheet, const AcWordsContext *words, const char *label, AcInstant at)
{
	if (at == 0 || at == AC_INSTANT_NEVER) {
		put_pair(sheet, label, AC_INK_PLAIN, _("nothing"));
		return;
	}
	g_autofree char *when = ac_words_moment(words, at);
	put_pair(sheet, label, AC_INK_PLAIN, when);
}

static void put_program(AcSheet *sheet, const AcWordsContext *words, const AcReminderState *state)
{
	if (state->pid == 0) {
		put_pair(sheet, _("Running"), AC_INK_AVOID,
		         _("no. Start it at every login: aftercare remind --install"));
		return;
	}
	g_autofree char *since = ac_words_moment(words, state->started_at);
	g_autofree char *text = g_strdup_printf(_("yes, since %s"), since);
	put_pair(sheet, _("Running"), AC_INK_OK, text);
	put_pair(sheet, _("Shown by"), AC_INK_PLAIN,
	         state->server != NULL ? state->server : _("nothing is there to show them"));
	if (state->problem != NULL) {
		g_autofree char *from = ac_words_moment(words, state->problem_since);
		g_autofree char *problem = g_strdup_printf(_("since %s: %s"), from, state->problem);
		put_pair(sheet, _("Trouble"), AC_INK_AVOID, problem);
	}
}

void ac_sheet_reminder_state(AcSheet *sheet, const AcWordsContext *words, const AcReminderState *state)
{
	put_program(sheet, words, state);
	put_pair(sheet, _("Whose"), state->whose != NULL ? AC_INK_PLAIN : AC_INK_AVOID,
	         state->whose != NULL ? state->whose : state->why_nobody);
	if (state->privacy != NULL)
		put_pair(sheet, _("Privacy"), AC_INK_PLAIN, state->privacy);
	put_moment(sheet, words, _("Last shown"), state->last_at);
	put_moment(sheet, words, _("Next"), state->next_at);
	if (state->n_next > 0) {
		ac_sheet_heading(sheet, _("Coming"));
		ac_sheet_reminders(sheet, state->next, state->n_next);
	}
}

void ac_sheet_doctor(AcSheet *sheet, const AcDoctorLine *lines, guint n)
{
	static const AcInk inks[] = {AC_INK_OK, AC_INK_CARE, AC_INK_AVOID};
	gboolean ascii = ac_sheet_is_ascii(sheet);
	const char *const signs[] = {ascii ? "+" : "✓", "!", ascii ? "x" : "✗"};
	guint stops = 0;
	for (guint i = 0; i < n; i++) {
		stops += lines[i].mark == AC_DOCTOR_STOPS;
		ac_sheet_begin(sheet, 0, 2);
		ac_sheet_put(sheet, inks[lines[i].mark], signs[lines[i].mark]);
		ac_sheet_to(sheet, 2);
		ac_sheet_put(sheet, AC_INK_PLAIN, lines[i].what);
		ac_sheet_end(sheet);
		ac_sheet_line(sheet, 4, lines[i].mend);
	}
	g_autofree char *sum =
	    stops == 0 ? g_strdup(_("Nothing found that stops a reminder."))
	               : g_strdup_printf(
	                     ngettext("%u thing stops reminders.", "%u things stop reminders.", stops), stops);
	ac_sheet_gap(sheet);
	ac_sheet_line(sheet, 0, sum);
}

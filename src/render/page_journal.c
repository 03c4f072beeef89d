/* SPDX-License-Identifier: MIT */
/* The report for the practitioner: what needs somebody first, then how it went, then day by day. */
#include <string.h>

#include "base/text.h"
#include "bits.h"
#include "page_bits.h"
#include "render/journal.h"

#define INDENT 2
#define COLUMN 21 /* after "Tue 24 Nov 2026 15:00", or of a title */

/* "Tue 24 Nov  …" with what follows in a column of its own. */
static void put_at(AcSheet *sheet, AcInk ink, const char *when, const char *text)
{
	ac_sheet_begin(sheet, INDENT, COLUMN);
	ac_sheet_put(sheet, AC_INK_PLAIN, when);
	ac_sheet_to(sheet, COLUMN);
	ac_sheet_put(sheet, ink, text);
	ac_sheet_end(sheet);
}

static void put_moment(AcSheet *sheet, const AcFacts *facts, AcInstant at, const char *text)
{
	g_autofree char *when = ac_bits_date_and_clock(&facts->words, at);
	put_at(sheet, AC_INK_PLAIN, when, text);
}

/* ---- who ------------------------------------------------------------------------------------- */

static char *long_date(AcDate date)
{
	int year, month, day;
	ac_date_to_ymd(date, &year, &month, &day);
	return g_strdup_printf(_("%s %d %s %d"), ac_words_weekday(date), day, ac_words_month(month), year);
}

static void put_rules(AcSheet *sheet, const AcFacts *facts)
{
	const AcProtocol *protocol = ac_plan_protocol(facts->words.plan);
	g_autofree char *hash = facts->hash != NULL ? g_strndup(facts->hash, 12) : NULL;
	g_autofree char *rules = hash != NULL
	                             ? g_strdup_printf(_("Rules: %s (%s), version %s, hash %s"), protocol->title,
	                                               protocol->id, protocol->version, hash)
	                             : g_strdup_printf(_("Rules: %s (%s), version %s"), protocol->title,
	                                               protocol->id, protocol->version);
	ac_sheet_line(sheet, 0, rules);
}

static void put_head(AcSheet *sheet, const AcFacts *facts, const AcJournal *journal)
{
	const AcLocal now = ac_time_local(facts->words.now, facts->words.zone);
	g_autofree char *from = long_date(journal->from), *to = long_date(journal->to);
	g_autofree char *today = long_date(now.date), *clock = ac_words_clock(now.minute);
	g_autofree char *title = facts->client_name != NULL
	                             ? g_strdup_printf(_("Journal of %s"), facts->client_name)
	                             : g_strdup(_("Journal"));
	g_autofree char *days = g_strdup_printf(_("From %s to %s."), from, to);
	g_autofree char *written = facts->zone_note != NULL
	                               ? g_strdup_printf(_("Written %s %s (%s)."), today, clock, facts->zone_note)
	                               : g_strdup_printf(_("Written %s %s."), today, clock);
	g_autofree char *clinic = ac_words_clinic(facts->clinic, facts->own_rules);
	ac_sheet_begin(sheet, 0, 0);
	ac_sheet_put(sheet, AC_INK_STRONG, title);
	ac_sheet_end(sheet);
	ac_sheet_line(sheet, 0, days);
	ac_sheet_line(sheet, 0, written);
	put_rules(sheet, facts);
	ac_sheet_line(sheet, 0, clinic);
	ac_sheet_heading(sheet, _("Sessions"));
	ac_sheet_sessions(sheet, facts);
}

/* ---- what needs somebody --------------------------------------------------------------------- */

static AcInk ink_of(AcAdvice advice)
{
	return advice >= AC_ADVICE_DOCTOR ? AC_INK_AVOID : AC_INK_ASK;
}

static void put_said_later(AcSheet *sheet, const AcFacts *facts, const AcCheckin *checkin)
{
	if (checkin->said_at == 0)
		return;
	g_autofree char *when = ac_bits_date_and_clock(&facts->words, checkin->said_at);
	g_autofree char *words = g_strdup_printf(_("filled in %s"), when);
	ac_sheet_line(sheet, COLUMN, words);
}

static void put_urgent(AcSheet *sheet, const AcFacts *facts, const AcJournal *journal)
{
	if (journal->n_checkins == 0)
		return;
	ac_sheet_heading(sheet, _("Check-ins that said to contact somebody, the most urgent first"));
	for (guint i = 0; i < journal->n_urgent; i++) {
		const AcCheckin *checkin = journal->urgent[i];
		g_autofree char *when = ac_words_checkin_time(&facts->words, checkin);
		g_autofree char *words = ac_words_checkin(&facts->words, facts->safety, checkin);
		put_at(sheet, ink_of(checkin->advice), when, words);
		put_said_later(sheet, facts, checkin);
	}
	if (journal->n_urgent > 0)
		return;
	g_autofree char *none =
	    g_strdup_printf(ngettext("None: %u check-in.", "None of %u check-ins.", (gulong)journal->n_checkins),
	                    journal->n_checkins);
	ac_sheet_line(sheet, INDENT, none);
}

/* ---- how it went ----------------------------------------------------------------------------- */

static void put_adherence(AcSheet *sheet, const AcFacts *facts, const AcJournal *journal)
{
	if (journal->n_tasks == 0)
		return;
	ac_sheet_heading(sheet, _("Done, of what was due"));
	for (guint i = 0; i < journal->n_tasks; i++) {
		g_autofree char *words = ac_words_adherence(&facts->words, &journal->tasks[i]);
		g_autofree char *title = ac_text_plain(journal->tasks[i].task->title);
		put_at(sheet, AC_INK_PLAIN, title, words);
	}
	if (!journal->has_ticks)
		ac_sheet_line(sheet, INDENT,
		              _("Nothing was ticked in these days: whether it was done is not known."));
	ac_sheet_gap(sheet);
	ac_sheet_line(sheet, INDENT, ac_words_adherence_rule());
}

/* ---- facts of all days, one kind after the other --------------------------------------------- */

/* What one kind of fact puts down for one day; returns how many. */
typedef guint (*PutDay)(AcSheet *sheet, const AcFacts *facts, const AcJournalDay *day);

static guint put_lapses(AcSheet *sheet, const AcFacts *facts, const AcJournalDay *day)
{
	for (guint i = 0; sheet != NULL && i < day->n_lapses; i++) {
		const AcLapse *lapse = day->lapses[i];
		g_autofree char *words = ac_words_lapse(&facts->words, lapse);
		g_autofree char *date = ac_words_date(&facts->words, day->date);
		if (lapse->is_day)
			put_at(sheet, AC_INK_PLAIN, date, words);
		else
			put_moment(sheet, facts, lapse->at, words);
	}
	return day->n_lapses;
}

static guint put_left_out(AcSheet *sheet, const AcFacts *facts, const AcJournalDay *day)
{
	guint n = 0;
	for (guint i = 0; i < day->n_tasks; i++) {
		const AcOccurrence *one = &day->tasks[i];
		if (one->state != AC_TASK_SKIPPED)
			continue;
		n++;
		if (sheet == NULL)
			continue;
		g_autofree char *date = ac_words_date(&facts->words, day->date), *task = ac_bits_task(one, NULL);
		gboolean has_reason = one->tick->note != NULL && *one->tick->note != '\0';
		g_autofree char *words = has_reason ? g_strdup_printf(_("%s: %s"), task, one->tick->note)
		                                    : g_strdup_printf(_("%s: no reason given"), task);
		put_at(sheet, AC_INK_PLAIN, date, words);
	}
	return n;
}

static guint put_gone(AcSheet *sheet, const AcFacts *facts, const AcJournalDay *day)
{
	g_autofree char *date = ac_words_date(&facts->words, day->date);
	for (guint i = 0; sheet != NULL && i < day->n_gone; i++) {
		g_autofree char *words = ac_words_gone(&facts->words, day->gone[i]);
		put_at(sheet, AC_INK_PLAIN, date, words);
	}
	return day->n_gone;
}

static guint put_told(AcSheet *sheet, const AcFacts *facts, const AcJournalDay *day)
{
	for (guint i = 0; sheet != NULL && i < day->n_reports; i++) {
		g_autofree char *words = ac_words_report(&facts->words, day->reports[i]);
		put_moment(sheet, facts, day->reports[i]->at, words);
	}
	return day->n_reports;
}

static guint put_changes(AcSheet *sheet, const AcFacts *facts, const AcJournalDay *day)
{
	for (guint i = 0; sheet != NULL && i < day->n_adjustments; i++)
		ac_sheet_adjustment(sheet, facts, day->adjustments[i]);
	return day->n_adjustments;
}

static guint put_checkins(AcSheet *sheet, const AcFacts *facts, const AcJournalDay *day)
{
	for (guint i = 0; sheet != NULL && i < day->n_checkins; i++) {
		g_autofree char *when = ac_words_checkin_time(&facts->words, day->checkins[i]);
		g_autofree char *words = ac_words_checkin(&facts->words, facts->safety, day->checkins[i]);
		put_at(sheet, AC_INK_PLAIN, when, words);
		put_said_later(sheet, facts, day->checkins[i]);
	}
	return day->n_checkins;
}

static guint put_notes(AcSheet *sheet, const AcFacts *facts, const AcJournalDay *day)
{
	g_autofree char *date = ac_words_date(&facts->words, day->date);
	for (guint i = 0; sheet != NULL && i < day->n_notes; i++)
		put_at(sheet, AC_INK_PLAIN, date, day->notes[i]->text);
	return day->n_notes;
}

/* "day 4: 2 of 3 done, 1 missed; missed 20:00 Moisturise" */
static guint put_day(AcSheet *sheet, const AcFacts *facts, const AcJournalDay *day)
{
	if (sheet == NULL)
		return 1;
	g_autofree char *date = ac_words_date(&facts->words, day->date), *done = ac_words_day_count(day);
	g_autoptr(GString) words = g_string_new(NULL);
	if (day->session_number > 0)
		g_string_printf(words, _("day %d after session %u: %s"), day->day_number, day->session_number, done);
	else
		g_string_append(words, done);
	g_autoptr(GString) missed = g_string_new(NULL);
	for (guint i = 0; i < day->n_tasks; i++) {
		if (day->tasks[i].state != AC_TASK_MISSED || ac_journal_is_unknown(day, &day->tasks[i]) ||
		    ac_journal_is_optional(&day->tasks[i]))
			continue;
		g_autofree char *task = ac_bits_task(&day->tasks[i], NULL);
		ac_bits_join(missed, "; ", task);
	}
	if (missed->len > 0 && day->count.missed > 0)
		ac_text_fill(words, _("%s; missed %s"), words->str, missed->str);
	put_at(sheet, AC_INK_PLAIN, date, words->str);
	return 1;
}

/* The latest first. Nothing where there is none. */
static void put_kind(AcSheet *sheet, const AcFacts *facts, const AcJournal *journal, const char *heading,
                     PutDay put)
{
	guint n = 0;
	for (guint i = 0; i < journal->n_days; i++)
		n += put(NULL, facts, &journal->days[i]);
	if (n == 0)
		return;
	ac_sheet_heading(sheet, heading);
	for (guint i = journal->n_days; i-- > 0;)
		put(sheet, facts, &journal->days[i]);
}

void ac_sheet_journal(AcSheet *sheet, const AcFacts *facts, const AcJournal *journal)
{
	const struct {
		const char *heading;
		PutDay put;
	} kinds[] = {
	    {_("Has happened"), put_lapses},
	    {_("Left out"), put_left_out},
	    {_("No longer in the plan"), put_gone},
	    {_("Reported"), put_told},
	    {_("Changed for this client"), put_changes},
	    {_("Notes"), put_notes},
	    {_("All check-ins"), put_checkins},
	    {_("Day by day"), put_day},
	};
	put_head(sheet, facts, journal);
	put_urgent(sheet, facts, journal);
	put_adherence(sheet, facts, journal);
	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
		put_kind(sheet, facts, journal, kinds[i].heading, kinds[i].put);
	ac_sheet_gap(sheet);
	ac_sheet_line(sheet, 0,
	              _("Written from what the client ticked and told. It is no diagnosis, and nobody "
	                "was watching the answers when they were given."));
}

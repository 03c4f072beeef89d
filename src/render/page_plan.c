/* SPDX-License-Identifier: MIT */
/* The page of the course: each day what changes and what is to be done; in full on the first. */
#include "render/pages.h"

#include <string.h>

#include "base/text.h"
#include "bits.h"
#include "page_bits.h"

#define INDENT 2

/* @before: the phase as the day before has it, replaced by what this day has. */
static void put_day_head(AcSheet *sheet, const AcFacts *facts, const AcDay *day, GString *before)
{
	g_autofree char *date = ac_words_date(&facts->words, day->date);
	g_autofree char *number = ac_words_day(day);
	g_autoptr(GString) head = g_string_new(date);
	ac_bits_join(head, " · ", number);
	g_autofree char *phase = ac_words_phase(day, FALSE);
	if (strcmp(phase, before->str) != 0)
		ac_bits_join(head, " · ", phase);
	g_string_assign(before, phase);
	if (day->is_today)
		ac_bits_join(head, " · ", _("today"));
	ac_sheet_begin(sheet, 0, INDENT);
	ac_sheet_put(sheet, AC_INK_STRONG, head->str);
	ac_sheet_end(sheet);
}

/* @before: what the day before said, replaced by what this day says. */
static void put_day_tasks(AcSheet *sheet, const AcDay *day, GString *before)
{
	g_autoptr(GString) tasks = g_string_new(NULL);
	for (guint i = 0; i < day->n_tasks; i++) {
		if (day->tasks[i].extra && day->tasks[i].tick == NULL)
			continue;
		g_autofree char *nth = ac_words_nth(day->tasks, day->n_tasks, &day->tasks[i]);
		g_autofree char *task = ac_bits_task(&day->tasks[i], nth);
		ac_bits_join(tasks, "; ", task);
	}
	if (tasks->len > 0) {
		ac_sheet_begin(sheet, INDENT, INDENT + 9);
		ac_sheet_put(sheet, AC_INK_PLAIN, _("To do:"));
		ac_sheet_to(sheet, INDENT + 9);
		ac_sheet_put(sheet, AC_INK_PLAIN,
		             g_string_equal(tasks, before) ? _("as the day before") : tasks->str);
		ac_sheet_end(sheet);
	}
	g_string_assign(before, tasks->str);
}

/* All lines of the first day; what no rule speaks of yet is left to one sentence. */
static void put_day_rows(AcSheet *sheet, const AcFacts *facts, const AcDay *day)
{
	g_autofree AcDayRow *rows = g_new0(AcDayRow, day->n_rows + 1);
	AcDay spoken = *day;
	spoken.rows = rows;
	spoken.n_rows = 0;
	for (guint i = 0; i < day->n_rows; i++)
		if (day->rows[i].answer->verdict != AC_VERDICT_SILENT)
			rows[spoken.n_rows++] = day->rows[i];
	int title_column = 0, text_column = 0;
	ac_bits_row_columns(&spoken, INDENT, &title_column, &text_column);
	for (guint i = 0; i < spoken.n_rows; i++)
		ac_sheet_row(sheet, facts, &rows[i], title_column, text_column);
	if (spoken.n_rows < day->n_rows)
		ac_sheet_line(sheet, INDENT, _("Everything else is not covered: ask your practitioner."));
}

static gboolean is_empty(const AcDay *day)
{
	return day->n_new_today == 0 && day->n_tasks == 0;
}

static void put_head(AcSheet *sheet, const AcFacts *facts)
{
	g_autoptr(GString) head = g_string_new(_("Plan"));
	g_autofree char *clinic = ac_words_clinic(facts->clinic, facts->own_rules);
	ac_bits_join(head, " · ", facts->client_name);
	ac_bits_join(head, " · ", ac_plan_protocol(facts->words.plan)->title);
	ac_sheet_begin(sheet, 0, INDENT);
	ac_sheet_put(sheet, AC_INK_STRONG, head->str);
	ac_sheet_end(sheet);
	ac_sheet_line(sheet, 0, clinic);
	ac_sheet_zone(sheet, facts);
}

void ac_sheet_plan(AcSheet *sheet, const AcFacts *facts, AcDate from, AcDate to)
{
	put_head(sheet, facts);
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(GString) tasks = g_string_new(NULL), phase = g_string_new(NULL);
	gboolean was_empty = FALSE;
	for (AcDate date = from; date <= to; date++) {
		ac_arena_reset(arena);
		const AcDay *day = ac_plan_day(facts->words.plan, arena, date);
		gboolean empty = is_empty(day) && date != from;
		/* Days before the first session on which nothing happens are of no use to anybody. */
		if (empty && !day->is_today && day->session_number == 0)
			continue;
		if (!empty || !was_empty)
			ac_sheet_gap(sheet);
		put_day_head(sheet, facts, day, phase);
		if (date == from)
			put_day_rows(sheet, facts, day);
		else
			ac_sheet_changes(sheet, facts, day->new_today, day->n_new_today, G_MAXUINT);
		put_day_tasks(sheet, day, tasks);
		was_empty = empty;
	}
}

/* SPDX-License-Identifier: MIT */
/* What a change has changed: the rows of today before it and after it. */
#include "call.h"

#include <string.h>

#include "base/text.h"

/* More lines than these are a page, not a note. */
#define MOST 8

typedef struct {
	char *activity, *words;
	AcVerdict verdict;
} Row;

static void row_free(gpointer data)
{
	Row *row = data;
	g_free(row->activity);
	g_free(row->words);
	g_free(row);
}

GPtrArray *ac_call_snapshot(const AcCall *call)
{
	if (ac_app_plan(call->app) == NULL)
		return NULL;
	GPtrArray *rows = g_ptr_array_new_with_free_func(row_free);
	const AcFacts facts = ac_call_facts(call);
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcDay *day = ac_plan_day(facts.words.plan, arena, ac_time_date(facts.words.now, facts.words.zone));
	for (guint i = 0; i < day->n_rows; i++) {
		const AcAnswer *answer = day->rows[i].answer;
		/* That something is not covered for a while is no end of anything. */
		g_autofree char *until =
		    answer->verdict == AC_VERDICT_SILENT ? g_strdup("") : ac_words_until(&facts.words, answer, TRUE);
		g_autofree char *allowed = answer->step != NULL ? ac_words_allowed(answer) : g_strdup("");
		for (guint j = 0; j < day->rows[i].n_activities; j++) {
			Row *row = g_new0(Row, 1);
			row->activity = g_strdup(day->rows[i].activities[j]->title);
			row->words = g_strjoin(*allowed != '\0' && *until != '\0' ? ", " : "", allowed, until, NULL);
			row->verdict = answer->verdict;
			g_ptr_array_add(rows, row);
		}
	}
	return rows;
}

static const Row *find_row(const GPtrArray *rows, const char *activity)
{
	for (guint i = 0; i < rows->len; i++) {
		const Row *row = g_ptr_array_index(rows, i);
		if (strcmp(row->activity, activity) == 0)
			return row;
	}
	return NULL;
}

static void put_difference(AcSheet *sheet, const Row *before, const Row *now)
{
	ac_sheet_begin(sheet, 2, 11);
	ac_sheet_put_verdict(sheet, now->verdict);
	ac_sheet_to(sheet, 11);
	ac_sheet_put(sheet, AC_INK_PLAIN, now->activity);
	ac_sheet_put(sheet, AC_INK_PLAIN, *now->words != '\0' ? " " : "");
	ac_sheet_put(sheet, AC_INK_PLAIN, now->words);
	if (before != NULL) {
		g_autofree char *was = g_strdup_printf(_(" (was %s%s%s)"), ac_words_verdict(before->verdict),
		                                       *before->words != '\0' ? " " : "", before->words);
		ac_sheet_put(sheet, AC_INK_DIM, was);
	}
	ac_sheet_end(sheet);
}

void ac_call_print_changes(AcCall *call, const GPtrArray *before)
{
	if (before == NULL)
		return;
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	g_autoptr(GPtrArray) now = ac_call_snapshot(call);
	guint changed = 0;
	for (guint i = 0; now != NULL && i < now->len; i++) {
		const Row *row = g_ptr_array_index(now, i), *was = find_row(before, row->activity);
		if (was != NULL && was->verdict == row->verdict && strcmp(was->words, row->words) == 0)
			continue;
		if (changed++ == 0)
			ac_sheet_line(sheet, 0, _("What that changes today:"));
		if (changed <= MOST)
			put_difference(sheet, was, row);
	}
	if (changed > MOST) {
		g_autofree char *more = g_strdup_printf(_("and %u more: aftercare today"), changed - MOST);
		ac_sheet_line(sheet, 2, more);
	}
	if (changed == 0)
		ac_sheet_line(sheet, 0, _("Nothing changes today."));
	ac_call_print(call, sheet);
}

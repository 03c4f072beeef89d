/* SPDX-License-Identifier: MIT */
/* Why a task is there: when, how, what for, who says so and where it is written. */
#include "render/pages.h"

#include "base/text.h"
#include "bits.h"
#include "json_bits.h"
#include "page_bits.h"

#define KEY_INDENT 9
#define AHEAD      (14 * 24 * AC_HOUR)

/* "07:45, 20:00", "at any time of the day", "3 times a day". Owned. */
static char *times_of(const AcTask *task)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < task->n_times; i++) {
		g_autofree char *clock = ac_words_clock(task->times[i]);
		ac_bits_join(out, ", ", clock);
	}
	if (task->n_times == 0)
		g_string_append(out, _("at any time of the day"));
	g_autofree char *count = ac_words_count(task),
	                *once = task->once != NULL ? ac_words_once(task->once, TRUE) : NULL;
	ac_bits_join(out, ", ", count);
	ac_bits_join(out, ", ", once);
	return g_string_free(out, FALSE);
}

/* The one that is due, else the next; NULL: none in the next two weeks. In @arena. */
static const AcOccurrence *next_of(const AcFacts *facts, AcArena *arena, const AcTask *task)
{
	const AcWordsContext *words = &facts->words;
	AcInstant from = ac_time_midnight(ac_time_date(words->now, words->zone), words->zone);
	guint n = 0;
	const AcOccurrence *all = ac_plan_tasks(words->plan, arena, from, from + AHEAD, &n);
	for (guint i = 0; i < n; i++)
		if (all[i].task == task && !all[i].extra && all[i].tick == NULL && all[i].state != AC_TASK_MISSED)
			return &all[i];
	return NULL;
}

static void put_next(AcSheet *sheet, const AcFacts *facts, const AcTask *task)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcOccurrence *next = next_of(facts, arena, task);
	if (next == NULL) {
		ac_sheet_labelled(sheet, _("Next:"), _("none in the next two weeks."));
		return;
	}
	g_autofree char *when = next->minute >= 0 ? ac_words_moment(&facts->words, next->at)
	                                          : ac_words_date(&facts->words, next->date);
	guint number = ac_bits_session_number(facts->words.plan, next->session);
	g_autofree char *of =
	    number > 0
	        ? g_strdup_printf(
	              next->at < next->session->begin ? _("before session %u") : _("after session %u"), number)
	        : NULL;
	g_autoptr(GString) line = g_string_new(when);
	ac_bits_join(line, ", ", of);
	if (next->state == AC_TASK_HELD)
		ac_text_fill(line, _("%s; held back: it may not be done then"), line->str);
	ac_sheet_labelled(sheet, _("Next:"), line->str);
}

static void put_who(AcSheet *sheet, const AcFacts *facts, const AcTask *task)
{
	const AcProtocol *protocol = ac_plan_protocol(facts->words.plan);
	g_autofree char *by = g_strdup_printf(_("task \"%s\" of %s"), task->id, protocol->id);
	g_autoptr(GString) place = g_string_new(NULL);
	ac_bits_append_plain(place, task->origin.file);
	if (place->len > 0 && task->origin.line > 0)
		g_string_append_printf(place, ":%d", task->origin.line);
	ac_sheet_labelled(sheet, _("By:"), by);
	if (task->source != NULL)
		ac_sheet_labelled(sheet, _("Cites:"), task->source->title);
	else
		ac_sheet_labelled(sheet, _("Cites:"), _("none is given."));
	ac_sheet_labelled(sheet, _("File:"), place->str);
	if (facts->places_of != NULL) {
		ac_sheet_labelled(sheet, _("Keys:"), _("where each value stands"));
		ac_sheet_places(sheet, facts, "tasks", task->id, KEY_INDENT);
	}
}

void ac_sheet_task(AcSheet *sheet, const AcFacts *facts, const AcTask *task)
{
	g_autofree char *times = times_of(task), *products = ac_words_products(&task->words);
	g_autofree char *title = ac_text_plain(task->title);
	ac_sheet_gap(sheet);
	ac_sheet_begin(sheet, 0, 2);
	ac_sheet_put(sheet, AC_INK_STRONG, title);
	ac_sheet_put(sheet, AC_INK_PLAIN, " — ");
	ac_sheet_put(sheet, AC_INK_PLAIN, ac_words_task_level(task->level));
	ac_sheet_end(sheet);
	put_next(sheet, facts, task);
	ac_sheet_labelled(sheet, _("When:"), times);
	ac_sheet_labelled(sheet, _("Amount:"), task->amount);
	for (guint i = 0; i < task->n_items; i++)
		ac_sheet_labelled(sheet, i == 0 ? _("All of:") : "", task->items[i]);
	ac_sheet_labelled(sheet, _("How:"), task->words.how);
	ac_sheet_labelled(sheet, "", products);
	if (task->after != NULL)
		ac_sheet_labelled(sheet, _("After:"), task->after->title);
	if (task->words.why != NULL)
		ac_sheet_labelled(sheet, _("Why:"), task->words.why);
	else
		ac_sheet_labelled(sheet, _("Why:"), _("your leaflet gives no reason."));
	ac_sheet_labelled(sheet, _("Or:"), task->words.otherwise);
	ac_sheet_labelled(sheet, _("Except:"), task->words.exception);
	put_who(sheet, facts, task);
}

char *ac_json_task(const AcFacts *facts, const AcTask *task, AcJsonStyle style)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcOccurrence *next = next_of(facts, arena, task);
	json_t *root = json_object(), *times = json_array();
	for (guint i = 0; i < task->n_times; i++) {
		g_autofree char *clock = ac_words_clock(task->times[i]);
		json_array_append_new(times, json_string(clock));
	}
	json_object_set_new(root, "task", json_string(task->id));
	json_object_set_new(root, "title", ac_json_text(task->title));
	json_object_set_new(root, "times", times);
	json_object_set_new(root, "next", next != NULL ? ac_json_instant(facts, next->at) : json_null());
	json_object_set_new(root, "amount", ac_json_text(task->amount));
	json_object_set_new(root, "items", ac_json_texts(task->items, task->n_items));
	json_object_set_new(root, "how", ac_json_text(task->words.how));
	json_object_set_new(root, "why", ac_json_text(task->words.why));
	ac_json_set_terms(root, &task->words);
	json_object_set_new(root, "after", task->after != NULL ? json_string(task->after->id) : json_null());
	json_object_set_new(root, "level", ac_json_level(task->level));
	json_object_set_new(root, "protocol", ac_json_text(ac_plan_protocol(facts->words.plan)->id));
	json_object_set_new(root, "source", ac_json_text(task->source != NULL ? task->source->title : NULL));
	json_object_set_new(root, "file", ac_json_text(task->origin.file));
	json_object_set_new(root, "line", json_integer(task->origin.line));
	return ac_json_write(root, style, FALSE);
}

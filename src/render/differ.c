/* SPDX-License-Identifier: MIT */
#include "render/differ.h"

#include <string.h>

#include "base/text.h"
#include "bits.h"
#include "page_bits.h"

/* All of them: there is no other place where one could be looked up. */
static char *activities_in_words(const AcShift *shift)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < shift->n_activities; i++) {
		g_autofree char *title = ac_text_plain(shift->activities[i]->title);
		ac_bits_join(out, ", ", title);
	}
	return g_string_free(out, FALSE);
}

/* "Washing, up to a gentle cleanser" or "Gym, sauna: AVOID". Owned. */
static char *what_of(const AcShift *shift)
{
	g_autofree char *names = activities_in_words(shift);
	if (shift->step == NULL)
		return g_strdup_printf("%s: %s", names, ac_words_verdict(shift->verdict));
	g_autoptr(GString) lower = g_string_new(NULL);
	ac_bits_append_lower(lower, shift->step->title);
	/* TRANSLATORS: "Washing, up to gentle cleanser:" - then the days */
	return g_strdup_printf(_("%s, up to %s:"), names, lower->str);
}

/* Days, where they tell the two apart; else to the minute. */
static char *edge(const AcWordsContext *context, AcInstant at, AcInstant other)
{
	gboolean is_open = at == AC_INSTANT_NEVER || at == AC_INSTANT_ALWAYS;
	gboolean is_other_open = other == AC_INSTANT_NEVER || other == AC_INSTANT_ALWAYS || other == 0;
	if (is_open)
		return NULL;
	AcDate date = ac_time_date(at, context->zone);
	return is_other_open || date != ac_time_date(other, context->zone) ? ac_words_date(context, date)
	                                                                   : ac_words_instant(context, at);
}

/* "from Fri 11 Dec to Sun 20 Dec", as far as its edges are known. Owned. */
static char *stretch_words(const AcWordsContext *context, const AcStretchOf *stretch,
                           const AcStretchOf *other)
{
	g_autofree char *from = edge(context, stretch->from, other->from);
	g_autofree char *to = edge(context, stretch->to, other->to);
	if (from != NULL && to != NULL)
		return strcmp(from, to) == 0 ? g_strdup(from) : g_strdup_printf(_("%s to %s"), from, to);
	if (from != NULL)
		return g_strdup_printf(_("from %s on"), from);
	return to != NULL ? g_strdup_printf(_("until %s"), to) : g_strdup(_("all the time"));
}

static char *both_words(const AcWordsContext *context, const AcShift *shift)
{
	const AcStretchOf *was = &shift->was, *is = &shift->is;
	g_autofree char *was_from = edge(context, was->from, is->from),
	                *is_from = edge(context, is->from, was->from);
	g_autofree char *was_to = edge(context, was->to, is->to), *is_to = edge(context, is->to, was->to);
	if (was->from == is->from && was_to != NULL && is_to != NULL)
		return g_strdup_printf(_("until %s instead of %s"), is_to, was_to);
	if (was->to == is->to && was_from != NULL && is_from != NULL)
		return g_strdup_printf(_("from %s instead of %s"), is_from, was_from);
	g_autofree char *then = stretch_words(context, was, is), *now = stretch_words(context, is, was);
	return g_strdup_printf(_("%s instead of %s"), now, then);
}

static gboolean is_none(const AcStretchOf *stretch)
{
	return stretch->from == 0 && stretch->to == 0;
}

static char *shift_line(const AcWordsContext *context, const AcShift *shift)
{
	g_autofree char *what = what_of(shift);
	if (!is_none(&shift->was) && !is_none(&shift->is)) {
		g_autofree char *both = both_words(context, shift);
		return g_strdup_printf("%s %s", what, both);
	}
	const AcStretchOf *only = is_none(&shift->is) ? &shift->was : &shift->is, none = {0, 0};
	g_autofree char *when = stretch_words(context, only, &none);
	/* TRANSLATORS: "Gym: AVOID no longer, was Fri 11 Dec to Sun 20 Dec" */
	return is_none(&shift->is) ? g_strdup_printf(_("%s no longer, was %s"), what, when)
	                           : g_strdup_printf(_("%s %s, was not"), what, when);
}

static char *days_words(const AcWordsContext *context, AcDate first, AcDate last)
{
	g_autofree char *from = ac_words_date(context, first), *to = ac_words_date(context, last);
	return first == last ? g_strdup(from) : g_strdup_printf(_("%s to %s"), from, to);
}

static char *task_line(const AcWordsContext *context, const AcTaskShift *shift)
{
	g_autofree char *title = ac_text_plain(shift->task->title);
	g_autofree char *was = days_words(context, shift->was_first, shift->was_last);
	g_autofree char *is = days_words(context, shift->is_first, shift->is_last);
	g_autofree char *is_first = ac_words_date(context, shift->is_first);
	g_autofree char *was_first = ac_words_date(context, shift->was_first);
	g_autofree char *is_last = ac_words_date(context, shift->is_last);
	g_autofree char *was_last = ac_words_date(context, shift->was_last);
	if (shift->is_n == 0)
		return g_strdup_printf(_("%s: not to do any more, was %s"), title, was);
	if (shift->was_n == 0)
		return g_strdup_printf(_("%s: %s, was not to do"), title, is);
	if (shift->was_first != shift->is_first && shift->was_last == shift->is_last)
		return g_strdup_printf(_("%s: begins %s instead of %s"), title, is_first, was_first);
	if (shift->was_first == shift->is_first && shift->was_last != shift->is_last)
		return g_strdup_printf(_("%s: ends %s instead of %s"), title, is_last, was_last);
	if (shift->was_first != shift->is_first)
		return g_strdup_printf(_("%s: %s instead of %s"), title, is, was);
	return g_strdup_printf(_("%s: %u times instead of %u"), title, shift->is_n, shift->was_n);
}

static char *end_words(const AcWordsContext *context, AcInstant at)
{
	return at == AC_INSTANT_NEVER ? NULL : ac_words_instant(context, at);
}

static char *followup_line(const AcWordsContext *context, const AcFollowupShift *shift)
{
	g_autofree char *title = ac_text_plain(shift->followup->title);
	g_autofree char *was = end_words(context, shift->was), *is = end_words(context, shift->is);
	return g_strdup_printf(_("%s: %s instead of %s"), title, is != NULL ? is : _("not known yet"),
	                       was != NULL ? was : _("not known yet"));
}

GPtrArray *ac_words_differ(const AcWordsContext *context, const AcPlanShift *shift)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	if (shift->was_day != shift->is_day)
		g_ptr_array_add(
		    lines, g_strdup_printf(_("Today is day %d instead of day %d"), shift->is_day, shift->was_day));
	for (guint i = 0; i < shift->n_shifts; i++)
		g_ptr_array_add(lines, shift_line(context, &shift->shifts[i]));
	for (guint i = 0; i < shift->n_tasks; i++)
		g_ptr_array_add(lines, task_line(context, &shift->tasks[i]));
	for (guint i = 0; i < shift->n_followups; i++)
		g_ptr_array_add(lines, followup_line(context, &shift->followups[i]));
	return lines;
}

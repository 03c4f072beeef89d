/* SPDX-License-Identifier: MIT */
/* What the practitioner changed for this client: always with whose word it is, and why. */
#include "base/text.h"
#include "bits.h"
#include "page_bits.h"

static guint number_of(const AcPlan *plan, gint64 session_id)
{
	const AcClient *client = ac_plan_client(plan);
	for (guint i = 0; i < client->n_sessions; i++)
		if (client->sessions[i].id == session_id)
			return i + 1;
	return 0;
}

static void append_says(GString *out, const AcAdjustment *adjustment, const AcActivity *activity)
{
	if (adjustment->allow == NULL) {
		ac_bits_append_verdict(out, adjustment->verdict, NULL);
		return;
	}
	const AcActivity *step = NULL;
	for (guint i = 0; activity != NULL && i < activity->n_steps; i++)
		if (g_strcmp0(activity->steps[i]->id, adjustment->allow) == 0)
			step = activity->steps[i];
	if (step == NULL) {
		g_string_append(out, _("none of it"));
		return;
	}
	ac_bits_append_up_to(out, step);
}

static void append_times(GString *out, const AcAdjustment *adjustment)
{
	g_autofree char *from = adjustment->from_text != NULL ? ac_words_offset(adjustment->from_text) : NULL;
	g_autofree char *to = adjustment->to_text != NULL ? ac_words_offset(adjustment->to_text) : NULL;
	if (from != NULL && to != NULL)
		ac_text_fill(out, _("%s, from %s to %s"), out->str, from, to);
	else if (from != NULL)
		ac_text_fill(out, _("%s, from %s"), out->str, from);
	else if (to != NULL)
		ac_text_fill(out, _("%s, until %s"), out->str, to);
}

char *ac_words_adjustment(const AcWordsContext *context, const AcAdjustment *adjustment)
{
	GString *out = g_string_new(NULL);
	const AcCatalogue *catalogue = ac_plan_protocol(context->plan)->catalogue;
	const AcActivity *activity = ac_catalogue_find(catalogue, adjustment->activity);
	ac_bits_append_plain(out, activity != NULL ? activity->title : adjustment->activity);
	g_string_append(out, ": ");
	append_says(out, adjustment, activity);
	append_times(out, adjustment);
	guint number = number_of(context->plan, adjustment->session_id);
	gboolean is_bound = adjustment->from_text != NULL || adjustment->to_text != NULL;
	if (number > 0)
		ac_text_fill(out, is_bound ? _("%s after session %u") : _("%s, for session %u"), out->str, number);
	else
		ac_text_fill(out, is_bound ? _("%s after each session") : _("%s, for the whole course"), out->str);
	if (activity == NULL)
		ac_text_fill(out, _("%s (your rules know nothing of that name: it says nothing)"), out->str);
	return g_string_free(out, FALSE);
}

void ac_sheet_adjustment(AcSheet *sheet, const AcFacts *facts, const AcAdjustment *adjustment)
{
	g_autofree char *words = ac_words_adjustment(&facts->words, adjustment);
	g_autofree char *number = g_strdup_printf("#%" G_GINT64_FORMAT, adjustment->id);
	g_autofree char *by = ac_text_plain(adjustment->by), *why = ac_text_plain(adjustment->why);
	g_autofree char *date = ac_words_date(&facts->words, ac_time_date(adjustment->at, facts->words.zone));
	g_autofree char *says = g_strdup_printf("%s: %s", by, why), *when = g_strdup_printf(" (%s)", date);
	ac_sheet_begin(sheet, 2, 6);
	ac_sheet_put(sheet, AC_INK_DIM, number);
	ac_sheet_to(sheet, 6);
	ac_sheet_put(sheet, AC_INK_STRONG, words);
	ac_sheet_end(sheet);
	if (adjustment->how != NULL)
		ac_sheet_line(sheet, 6, adjustment->how);
	ac_sheet_begin(sheet, 6, 6);
	ac_sheet_put(sheet, AC_INK_PLAIN, says);
	ac_sheet_put(sheet, AC_INK_DIM, when);
	ac_sheet_end(sheet);
}

void ac_sheet_adjustments(AcSheet *sheet, const AcFacts *facts)
{
	const AcClient *client = ac_plan_client(facts->words.plan);
	if (client->n_adjustments == 0)
		return;
	ac_sheet_heading(sheet, _("Changed by your practitioner, for you"));
	for (guint i = 0; i < client->n_adjustments; i++)
		ac_sheet_adjustment(sheet, facts, &client->adjustments[i]);
}

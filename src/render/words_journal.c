/* SPDX-License-Identifier: MIT */
/* The journal in words: counts that say what they count. */
#include <string.h>

#include "base/text.h"
#include "bits.h"
#include "page_bits.h"
#include "render/journal.h"
#include "render/triage.h"

/* Dates of one line: more are counted. */
#define MOST_DATES 5

/* ---- adherence ------------------------------------------------------------------------------- */

static void append_part(GString *out, guint n, char *part)
{
	g_autofree char *owned = part;
	if (n > 0)
		ac_bits_join(out, ", ", owned);
}

/* "2 left out with a reason, 1 on hold": what does not count. Owned. */
static char *not_counted(const AcJournalCount *count)
{
	GString *out = g_string_new(NULL);
	append_part(out, count->left_out,
	            g_strdup_printf(ngettext("%u left out with a reason", "%u left out with a reason",
	                                     (gulong)count->left_out),
	                            count->left_out));
	append_part(out, count->held,
	            g_strdup_printf(ngettext("%u on hold", "%u on hold", (gulong)count->held), count->held));
	append_part(
	    out, count->optional,
	    g_strdup_printf(ngettext("%u optional", "%u optional", (gulong)count->optional), count->optional));
	append_part(
	    out, count->open,
	    g_strdup_printf(ngettext("%u still open", "%u still open", (gulong)count->open), count->open));
	append_part(out, count->unknown,
	            g_strdup_printf(ngettext("%u from before this was kept", "%u from before this was kept",
	                                     (gulong)count->unknown),
	                            count->unknown));
	return g_string_free(out, FALSE);
}

/* "Tue 24 Nov, Fri 27 Nov (2), and 3 more days". Owned. */
static char *gaps_in_words(const AcWordsContext *context, const AcAdherence *adherence)
{
	GString *out = g_string_new(NULL);
	guint shown = adherence->n_missed > MOST_DATES ? MOST_DATES - 1 : adherence->n_missed;
	for (guint i = 0; i < shown; i++) {
		const AcGap *gap = &adherence->missed[i];
		g_autofree char *date = ac_words_date(context, gap->date);
		g_autofree char *twice = gap->n > 1 ? g_strdup_printf("%s (%u)", date, gap->n) : NULL;
		ac_bits_join(out, ", ", twice != NULL ? twice : date);
	}
	guint more = adherence->n_missed - shown;
	append_part(out, more,
	            g_strdup_printf(ngettext("and %u more day", "and %u more days", (gulong)more), more));
	return g_string_free(out, FALSE);
}

static char *counted(const AcAdherence *adherence)
{
	guint done = adherence->count.done, all = adherence->n_counted;
	if (all == 0)
		return g_strdup(_("nothing to count yet"));
	if (adherence->by_days)
		return g_strdup_printf(ngettext("%u of %u day", "%u of %u days", (gulong)all), done, all);
	return g_strdup_printf(ngettext("%u of %u time", "%u of %u times", (gulong)all), done, all);
}

char *ac_words_adherence(const AcWordsContext *context, const AcAdherence *adherence)
{
	g_autofree char *head = counted(adherence), *left = not_counted(&adherence->count);
	GString *out = g_string_new(head);
	if (adherence->n_missed > 0) {
		g_autofree char *gaps = gaps_in_words(context, adherence);
		g_string_append_printf(out, _("; missed %s"), gaps);
	}
	if (*left != '\0')
		g_string_append_printf(out, _(". Not counted: %s"), left);
	return g_string_free(out, FALSE);
}

const char *ac_words_adherence_rule(void)
{
	return _(
	    "Counted: what is done, or was due and its day is over. Not counted: still open, on hold, left out "
	    "with a reason, optional, or from before this was kept.");
}

static char *done_of(guint done, guint all)
{
	return g_strdup_printf(ngettext("%u of %u done", "%u of %u done", (gulong)all), done, all);
}

static guint count_of(const AcJournalDay *day, AcDayCount which)
{
	const AcJournalCount *count = &day->count;
	const guint counts[AC_N_COUNTS] = {[AC_COUNT_DONE] = count->done,
	                                   [AC_COUNT_MISSED] = count->missed,
	                                   [AC_COUNT_LEFT_OUT] = count->left_out + count->left_out_unasked,
	                                   [AC_COUNT_HELD] = count->held,
	                                   [AC_COUNT_OPTIONAL] = count->optional,
	                                   [AC_COUNT_OPEN] = count->open,
	                                   [AC_COUNT_UNKNOWN] = count->unknown,
	                                   [AC_COUNT_GONE] = day->n_gone};
	return counts[which];
}

char *ac_words_one_count(const AcJournalDay *day, AcDayCount which)
{
	guint n = count_of(day, which);
	if (n == 0)
		return NULL;
	switch (which) {
	case AC_COUNT_DONE:
		return g_strdup_printf(ngettext("%u done", "%u done", (gulong)n), n);
	case AC_COUNT_MISSED:
		return g_strdup_printf(_("%u missed"), n);
	case AC_COUNT_LEFT_OUT:
		return g_strdup_printf(_("%u left out"), n);
	case AC_COUNT_HELD:
		return g_strdup_printf(ngettext("%u on hold", "%u on hold", (gulong)n), n);
	case AC_COUNT_OPTIONAL:
		return g_strdup_printf(ngettext("%u optional", "%u optional", (gulong)n), n);
	case AC_COUNT_OPEN:
		return g_strdup_printf(_("%u open"), n);
	case AC_COUNT_UNKNOWN:
		return g_strdup_printf(_("%u not known"), n);
	default:
		return g_strdup_printf(ngettext("%u no longer in the plan", "%u no longer in the plan", (gulong)n),
		                       n);
	}
}

char *ac_words_day_count(const AcJournalDay *day)
{
	const AcJournalCount *count = &day->count;
	guint due = day->n_tasks - count->held - count->optional - count->unknown;
	if (day->n_tasks == 0 && day->n_gone == 0)
		return g_strdup(_("nothing to do"));
	if (count->unknown > 0 && count->unknown == day->n_tasks && day->n_gone == 0)
		return g_strdup(_("not known: before this was kept"));
	GString *out = g_string_new(NULL);
	append_part(out, due, done_of(count->done, due));
	for (AcDayCount which = AC_COUNT_DONE + 1; which < AC_N_COUNTS; which++) {
		g_autofree char *one = ac_words_one_count(day, which);
		if (one != NULL)
			ac_bits_join(out, ", ", one);
	}
	return g_string_free(out, FALSE);
}

/* The id, where the rules have no such task any more. */
static const char *title_of_task(const AcProtocol *protocol, const char *id)
{
	for (guint i = 0; i < protocol->n_tasks; i++)
		if (strcmp(protocol->tasks[i].id, id) == 0)
			return protocol->tasks[i].title;
	return id;
}

char *ac_words_gone(const AcWordsContext *context, const AcTick *tick)
{
	g_autofree char *title = ac_text_plain(title_of_task(ac_plan_protocol(context->plan), tick->task));
	g_autofree char *clock = tick->minute >= 0 ? ac_words_clock(tick->minute) : NULL;
	g_autofree char *task = clock != NULL ? g_strdup_printf("%s %s", clock, title) : g_steal_pointer(&title);
	g_autofree char *why = ac_text_plain(tick->note);
	if (tick->state == AC_TICK_DONE)
		return g_strdup_printf(_("%s: done"), task);
	return *why != '\0' ? g_strdup_printf(_("%s: left out (%s)"), task, why)
	                    : g_strdup_printf(_("%s: left out"), task);
}

/* ---- check-ins ------------------------------------------------------------------------------- */

const char *ac_words_advised(AcAdvice advice, gboolean soon)
{
	switch (advice) {
	case AC_ADVICE_EXPECTED:
		return _("expected");
	case AC_ADVICE_WATCH:
		return _("watch it");
	case AC_ADVICE_PRACTITIONER:
		return _("call the practitioner");
	case AC_ADVICE_DOCTOR:
		return soon ? _("a doctor within days") : _("a doctor the same day");
	case AC_ADVICE_EMERGENCY:
		break;
	}
	return _("the emergency number");
}

static const char *title_of_felt(const AcWordsContext *context, const AcSafety *safety, const AcFelt *felt)
{
	const AcProtocol *protocol = ac_plan_protocol(context->plan);
	for (guint i = 0; felt->flag != NULL && safety != NULL && i < safety->n_flags; i++)
		if (strcmp(safety->flags[i].id, felt->flag) == 0)
			return safety->flags[i].brief;
	for (guint i = 0; felt->sign != NULL && i < protocol->n_signs; i++)
		if (strcmp(protocol->signs[i].id, felt->sign) == 0)
			return protocol->signs[i].title;
	return felt->words;
}

char *ac_words_felt(const AcWordsContext *context, const AcSafety *safety, const AcFelt *felt)
{
	GString *out = g_string_new(NULL);
	ac_bits_append_plain(out, title_of_felt(context, safety, felt));
	if (felt->flag == NULL)
		ac_bits_join(out, ", ", ac_words_severity(felt->severity));
	return g_string_free(out, FALSE);
}

/* A sign and a red flag of the same words are one thing felt. */
static gboolean is_told(const AcCheckin *checkin, guint index)
{
	const AcFelt *felt = &checkin->felt[index];
	for (guint i = 0; felt->flag == NULL && i < checkin->n_felt; i++)
		if (checkin->felt[i].flag != NULL && g_strcmp0(checkin->felt[i].words, felt->words) == 0)
			return TRUE;
	return FALSE;
}

char *ac_words_checkin(const AcWordsContext *context, const AcSafety *safety, const AcCheckin *checkin)
{
	if (checkin->n_felt == 0)
		return g_strdup(_("nothing felt"));
	g_autoptr(GString) felt = g_string_new(NULL);
	for (guint i = 0; i < checkin->n_felt; i++) {
		g_autofree char *one = is_told(checkin, i) ? NULL : ac_words_felt(context, safety, &checkin->felt[i]);
		ac_bits_join(felt, "; ", one);
	}
	return g_strdup_printf(_("%s: %s"), ac_words_advised(checkin->advice, checkin->soon), felt->str);
}

char *ac_words_checkin_time(const AcWordsContext *context, const AcCheckin *checkin)
{
	if (ac_checkin_is_day(checkin, context->zone))
		return ac_words_date(context, ac_time_date(checkin->at, context->zone));
	return ac_bits_date_and_clock(context, checkin->at);
}

char *ac_words_checkin_when(const AcWordsContext *context, const AcCheckin *checkin)
{
	if (ac_checkin_is_day(checkin, context->zone))
		return ac_words_date(context, ac_time_date(checkin->at, context->zone));
	return ac_words_moment(context, checkin->at);
}

/* ---- other facts ----------------------------------------------------------------------------- */

char *ac_words_lapse(const AcWordsContext *context, const AcLapse *lapse)
{
	const AcActivity *activity =
	    ac_catalogue_find(ac_plan_protocol(context->plan)->catalogue, lapse->activity);
	g_autofree char *title = ac_text_plain(activity != NULL ? activity->title : lapse->activity);
	return g_strdup_printf(_("%s, though it was to be avoided"), title);
}

char *ac_words_report(const AcWordsContext *context, const AcReport *report)
{
	const AcProtocol *protocol = ac_plan_protocol(context->plan);
	const char *title = report->milestone;
	for (guint i = 0; i < protocol->n_milestones; i++)
		if (strcmp(protocol->milestones[i].id, report->milestone) == 0)
			title = protocol->milestones[i].title;
	g_autofree char *plain = ac_text_plain(title), *by = ac_text_plain(report->by);
	return report->by != NULL ? g_strdup_printf(_("%s (by %s)"), plain, by) : g_steal_pointer(&plain);
}

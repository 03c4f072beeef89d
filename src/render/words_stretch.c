/* SPDX-License-Identifier: MIT */
/* A stretch of time that was asked about, and what of it is possible. */
#include "base/text.h"
#include "bits.h"
#include "page_bits.h"

/* "12:00" on the day of @date, "midnight" at its end, of more than a day "Mon 30 Nov". Owned. */
static char *end_of(const AcWordsContext *context, AcDate date, AcInstant to)
{
	AcLocal local = ac_time_local(to, context->zone);
	if (local.date == date)
		return ac_words_clock(local.minute);
	return to == ac_time_midnight(date + 1, context->zone) ? g_strdup(_("midnight"))
	                                                       : ac_words_instant(context, to);
}

static char *day_in_words(const AcWordsContext *context, AcDate date)
{
	switch (date - ac_time_date(context->now, context->zone)) {
	case 0:
		return g_strdup(_(", today"));
	case 1:
		return g_strdup(_(", tomorrow"));
	default:
		break;
	}
	g_autofree char *name = ac_words_date(context, date);
	return g_strdup_printf(_(", on %s"), name);
}

char *ac_bits_asked_time(const AcWordsContext *context, const AcAsked *asked)
{
	if (asked->is_now)
		return g_strdup("");
	AcDate date = ac_time_date(asked->from, context->zone);
	if (asked->is_day)
		return day_in_words(context, date);
	if (asked->to <= asked->from) {
		g_autofree char *at = ac_words_moment(context, asked->from);
		return g_strdup_printf(", %s", at);
	}
	g_autofree char *from = ac_words_instant(context, asked->from);
	g_autofree char *to = end_of(context, date, asked->to);
	return g_strdup_printf(_(", %s to %s"), from, to);
}

static char *part_in_words(const AcWordsContext *context, AcInstant from, AcInstant to)
{
	g_autofree char *begins = from == AC_INSTANT_ALWAYS ? NULL : ac_words_moment(context, from);
	if (to == AC_INSTANT_NEVER)
		return g_strdup_printf(_("from %s"), begins);
	if (begins == NULL) {
		g_autofree char *ends = ac_words_moment(context, to);
		return g_strdup_printf(_("until %s"), ends);
	}
	g_autofree char *ends = end_of(context, ac_time_date(from, context->zone), to);
	return g_strdup_printf(_("from %s to %s"), begins, ends);
}

char *ac_bits_possible(const AcWordsContext *context, const AcStretch *stretch)
{
	const AcAnswer *strictest = stretch->strictest;
	if (strictest->possible_at == AC_INSTANT_NEVER || strictest->limit == NULL || strictest->too_long)
		return NULL;
	g_autoptr(GString) out = g_string_new(NULL);
	AcInstant from = AC_INSTANT_ALWAYS;
	AcVerdict is = stretch->first->verdict;
	for (guint i = 0; i <= stretch->n_changes; i++) {
		gboolean is_last = i == stretch->n_changes;
		gboolean is_whole = from == AC_INSTANT_ALWAYS && is_last;
		if ((is == AC_VERDICT_OK || is == AC_VERDICT_CARE) && !is_whole) {
			g_autofree char *part =
			    part_in_words(context, from, is_last ? AC_INSTANT_NEVER : stretch->changes[i].at);
			ac_text_and(out, part);
		}
		if (is_last)
			break;
		from = stretch->changes[i].at;
		is = stretch->changes[i].is;
	}
	return out->len > 0 ? g_strdup_printf(_("possible %s"), out->str) : NULL;
}

/* SPDX-License-Identifier: MIT */
/* When a session ended, in a person's words: a moment, since the rules count from it. */
#include "state.h"

#include "base/error.h"
#include "base/text.h"

#define EXAMPLE_MINUTE (15 * 60)

#define FAR (180 * 24 * AC_HOUR)

/* A moment within the stretch, as one would write it; owned. */
static char *write_example(const AcWhen *when, GTimeZone *zone)
{
	gboolean within_a_day = when->to - when->from <= 12 * AC_HOUR;
	if (within_a_day)
		return ac_time_typed((when->from + when->to) / 2, zone);
	return ac_time_typed(ac_time_at(when->date, EXAMPLE_MINUTE, zone, AC_FOLD_FIRST), zone);
}

/* "12 december" has been and will be again. What lies before a session that has taken place is not meant; of
 * two that may be meant none is guessed, since the whole plan counts from it. */
static gboolean settle_side(const char *text, const AcWhenContext *context, AcWhen *when, GError **error)
{
	AcWhen later = {0};
	if (when->from > context->now || !ac_when_parse(text, context, &later, NULL) ||
	    later.from <= context->now)
		return TRUE;
	if (when->date == ac_time_date(context->now, context->zone))
		return TRUE;
	if (context->has_last_session && when->from <= context->last_session) {
		*when = later;
		return TRUE;
	}
	if (!context->has_last_session && (context->now - when->from < FAR || later.from - context->now > FAR))
		return TRUE;
	g_autofree char *shown = ac_text_excerpt(text, 60);
	g_autofree char *earlier_words = ac_time_typed(when->from, context->zone);
	g_autofree char *later_words = ac_time_typed(later.from, context->zone);
	g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("“%s” can be \"%s\" or \"%s\": write which."), shown,
	            earlier_words, later_words);
	return FALSE;
}

gboolean ac_app_session_end(const char *text, const AcWhenContext *context, AcInstant *end, GError **error)
{
	AcWhenContext told = *context;
	AcWhen when = {0};
	told.is_session_end = TRUE;
	if (!ac_when_parse_past(text, &told, &when, error) || !settle_side(text, &told, &when, error))
		return FALSE;
	*end = when.from;
	if (when.to <= when.from)
		return TRUE;
	g_autofree char *shown = ac_text_excerpt(text, 60);
	g_autofree char *example = write_example(&when, context->zone);
	if (when.is_day)
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
		            _("“%s” is a day; the rules need the time the session ended, such as \"%s 15:00\"."),
		            shown, shown);
	else
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
		            _("“%s” is no moment; the rules need the time the session ended, such as \"%s\"."), shown,
		            example);
	return FALSE;
}

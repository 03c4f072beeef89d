/* SPDX-License-Identifier: MIT */
/* When a session ended, in a person's words: a moment, since the rules count from it. */
#include "state.h"

#include "base/error.h"
#include "base/text.h"

#define EXAMPLE_MINUTE (15 * 60)

/* A moment within the stretch, as one would write it; owned. */
static char *write_example(const AcWhen *when, GTimeZone *zone)
{
	gboolean within_a_day = when->to - when->from <= 12 * AC_HOUR;
	AcLocal local = ac_time_local(within_a_day ? (when->from + when->to) / 2 : when->from, zone);
	int year, month, day, minute = within_a_day ? local.minute : EXAMPLE_MINUTE;
	ac_date_to_ymd(local.date, &year, &month, &day);
	return g_strdup_printf("%04d-%02d-%02d %02d:%02d", year, month, day, minute / 60, minute % 60);
}

gboolean ac_app_session_end(const char *text, const AcWhenContext *context, AcInstant *end, GError **error)
{
	AcWhenContext told = *context;
	AcWhen when = {0};
	told.is_session_end = TRUE;
	if (!ac_when_parse_past(text, &told, &when, error))
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

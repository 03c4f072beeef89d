/* SPDX-License-Identifier: MIT */
/* Moments of the made-up courses in words. */
#include "base/text.h"
#include "compare_bits.h"

#define HOURS_IN_WORDS (100 * AC_HOUR) /* up to here "36 hours", later "day 4 03:00" */

static const char *day_number(const AcCompare *compare, AcDate date, AcDate treatment)
{
	int days = date - treatment;
	if (days < 0)
		return ac_arena_printf(compare->arena, ngettext("%d day before", "%d days before", (gulong)-days),
		                       -days);
	return ac_arena_printf(compare->arena, _("day %d"), days + compare->a->treatment_day);
}

const char *ac_compare_day(const AcCompare *compare, AcDate date)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
	return day_number(compare, date, ac_time_date(AC_CHECK_END, zone));
}

static const char *hours(const AcCompare *compare, AcInstant seconds)
{
	if (seconds % AC_HOUR != 0)
		return ac_arena_printf(compare->arena,
		                       ngettext("%d minute", "%d minutes", (gulong)(seconds / AC_MINUTE)),
		                       (int)(seconds / AC_MINUTE));
	return ac_arena_printf(compare->arena, ngettext("%d hour", "%d hours", (gulong)(seconds / AC_HOUR)),
	                       (int)(seconds / AC_HOUR));
}

/* Counted from one session. */
static const char *after_session(const AcCompare *compare, const AcSession *session, AcInstant at)
{
	AcLocal local = ac_time_local(at, session->zone);
	const char *day = day_number(compare, local.date, ac_time_date(session->end, session->zone));
	if (at == session->begin || at == session->end)
		return at == session->end ? _("the end of the session") : _("the session");
	if (local.minute == 0)
		return day;
	if (at > session->end && at - session->end <= HOURS_IN_WORDS)
		return hours(compare, at - session->end);
	if (at < session->begin && session->begin - at <= HOURS_IN_WORDS)
		return ac_arena_printf(compare->arena, _("%s before"), hours(compare, session->begin - at));
	return ac_arena_printf(compare->arena, "%s %02d:%02d", day, local.minute / 60, local.minute % 60);
}

const char *ac_compare_moment(const AcCompare *compare, const AcCompareScene *scene, AcInstant at)
{
	const GArray *sessions = scene->made_up.sessions;
	guint number = 0;
	for (guint i = 0; i < sessions->len; i++)
		if (g_array_index(sessions, AcSession, i).begin <= at)
			number = i;
	const char *words = after_session(compare, &g_array_index(sessions, AcSession, number), at);
	return sessions->len == 1 ? words
	                          : ac_arena_printf(compare->arena, _("session %u, %s"), number + 1, words);
}

/* ---- as a file has them ---------------------------------------------------------------------- */

static const char *months(const AcCompare *compare, const AcOffset *offset)
{
	gboolean is_years = offset->months % 12 == 0;
	int n = is_years ? offset->months / 12 : offset->months;
	const char *words =
	    is_years ? ac_arena_printf(compare->arena, ngettext("%d year", "%d years", (gulong)n), n)
	             : ac_arena_printf(compare->arena, ngettext("%d month", "%d months", (gulong)n), n);
	if (offset->days == 0)
		return words;
	return ac_arena_printf(compare->arena, ngettext("%s and %d day", "%s and %d days", (gulong)offset->days),
	                       words, offset->days);
}

static const char *offset_words(const AcCompare *compare, const AcOffset *offset)
{
	switch (offset->kind) {
	case AC_OFFSET_NONE:
		return NULL;
	case AC_OFFSET_UNSAID:
		return _("no end given");
	case AC_OFFSET_ELAPSED:
		return offset->minutes == 0 ? _("the end of the session")
		                            : hours(compare, offset->minutes * AC_MINUTE);
	case AC_OFFSET_CALENDAR:
		break;
	}
	const char *words = offset->months != 0 ? months(compare, offset) : day_number(compare, offset->days, 0);
	if (offset->clock < 0)
		return words;
	return ac_arena_printf(compare->arena, "%s %02d:%02d", words, offset->clock / 60, offset->clock % 60);
}

const char *ac_compare_span(const AcCompare *compare, const AcSpan *span)
{
	const char *early = offset_words(compare, &span->early);
	if (early == NULL || !ac_span_is_range(span))
		return early;
	return ac_arena_printf(compare->arena, _("%s or %s"), early, offset_words(compare, &span->late));
}

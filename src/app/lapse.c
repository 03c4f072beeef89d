/* SPDX-License-Identifier: MIT */
/* What has happened already: whether it was allowed then, and that it is noted where it was not. */
#include "state.h"

#include "base/error.h"
#include "base/text.h"

gboolean ac_app_is_lapse(const AcAnswer *answer)
{
	return answer->verdict == AC_VERDICT_AVOID || answer->verdict == AC_VERDICT_ASK;
}

AcInstant ac_app_latest(const AcApp *app, const AcWhen *when)
{
	return when->to > when->from ? MIN(when->to - AC_MINUTE, app->now) : when->from;
}

static gboolean ask_for_hour(const AcApp *app, const AcDeed *deed, GError **error)
{
	g_autofree char *title = ac_text_plain(deed->activity->title);
	AcDate date = ac_time_date(ac_app_latest(app, &deed->when), ac_app_zone(app));
	g_autofree char *example =
	    ac_time_typed(ac_time_at(date, 18 * 60, ac_app_zone(app), AC_FOLD_FIRST), ac_app_zone(app));
	g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
	            _("At what time? “%s” was to be avoided for a part of that time only. Say the hour, such as "
	              "\"%s\"."),
	            title, example);
	return FALSE;
}

const AcAnswer *ac_app_judge(const AcApp *app, AcArena *arena, const AcDeed *deed, GError **error)
{
	const AcWhen *when = &deed->when;
	AcInstant end = MIN(when->to, app->now + 1);
	if (end <= when->from)
		return ac_plan_ask(app->plan, arena, deed->activity, when->from, deed->for_minutes);
	const AcStretch *stretch =
	    ac_plan_ask_between(app->plan, arena, deed->activity, when->from, end, deed->for_minutes);
	for (guint i = 0; i < stretch->n_changes; i++) {
		const AcAnswer changed = {.verdict = stretch->changes[i].is};
		if (ac_app_is_lapse(&changed) != ac_app_is_lapse(stretch->first)) {
			ask_for_hour(app, deed, error);
			return NULL;
		}
	}
	return stretch->strictest;
}

/* SPDX-License-Identifier: MIT */
/* What people ask most and the protocol leaves open, and when. */
#include "base/text.h"
#include "check_client.h"
#include "protocol/check.h"

#define DAYS_AFTER 120

typedef struct {
	AcArena *arena;
	const AcProtocol *protocol;
	GArray *found; /* AcSilence */
	const AcActivity *activity;
	AcInstant since; /* of the silence that is open; ALWAYS: none */
} Silences;

/* "day 4" by the file's numbering, or "36 hours". Owned. */
static char *moment_words(const Silences *silences, AcInstant at)
{
	AcInstant day = 24 * AC_HOUR, midnight = AC_CHECK_END - AC_CHECK_END % day;
	if (at % day == 0)
		return g_strdup_printf(_("day %d"), (int)((at - midnight) / day) + silences->protocol->treatment_day);
	int hours = (int)((at - AC_CHECK_END) / AC_HOUR);
	return g_strdup_printf(ngettext("%d hour", "%d hours", (gulong)hours), hours);
}

static const char *when_words(const Silences *silences, AcInstant from, AcInstant to)
{
	g_autofree char *begin = moment_words(silences, from);
	g_autofree char *end = to == AC_INSTANT_NEVER ? NULL : moment_words(silences, to);
	if (from == AC_CHECK_END && end == NULL)
		return _("at any time");
	if (from == AC_CHECK_END)
		return ac_arena_printf(silences->arena, _("from the session to %s"), end);
	if (end == NULL)
		return ac_arena_printf(silences->arena, _("from %s on"), begin);
	return ac_arena_printf(silences->arena, _("from %s to %s"), begin, end);
}

static void hear(Silences *silences, AcVerdict verdict, AcInstant at)
{
	gboolean is_open = silences->since != AC_INSTANT_ALWAYS;
	if (verdict == AC_VERDICT_SILENT && !is_open) {
		silences->since = at;
	} else if (verdict != AC_VERDICT_SILENT && is_open) {
		AcSilence silence = {silences->activity, when_words(silences, silences->since, at)};
		g_array_append_val(silences->found, silence);
		silences->since = AC_INSTANT_ALWAYS;
	}
}

static void listen(Silences *silences, const AcPlan *plan, const AcActivity *activity)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	silences->activity = activity;
	silences->since = AC_INSTANT_ALWAYS;
	const AcStretch *stretch =
	    ac_plan_ask_between(plan, arena, activity, AC_CHECK_END, AC_CHECK_END + DAYS_AFTER * 24 * AC_HOUR, 0);
	hear(silences, stretch->first->verdict, AC_CHECK_END);
	for (guint i = 0; i < stretch->n_changes; i++)
		hear(silences, stretch->changes[i].is, stretch->changes[i].at);
	hear(silences, AC_VERDICT_OK, AC_INSTANT_NEVER);
}

const AcSilence *ac_protocol_silences(const AcProtocol *protocol, AcArena *arena, guint *n)
{
	AcCheckClient made_up;
	ac_check_client_open(&made_up);
	ac_check_client_make_final(&made_up);
	ac_check_client_fill_traits(&made_up, protocol);
	ac_check_client_report_all(&made_up, protocol, FALSE);
	g_autoptr(AcPlan) plan = ac_plan_new(protocol, ac_check_client_ready(&made_up), AC_CHECK_END);
	Silences silences = {
	    .arena = arena, .protocol = protocol, .found = g_array_new(FALSE, FALSE, sizeof(AcSilence))};
	const AcCatalogue *catalogue = protocol->catalogue;
	for (guint i = 0; i < catalogue->n_activities && i < AC_CHECK_COMMON; i++)
		listen(&silences, plan, catalogue->activities[i]);
	*n = silences.found->len;
	AcSilence *copy = AC_ARENA_ARRAY(arena, AcSilence, *n);
	for (guint i = 0; i < *n; i++)
		copy[i] = g_array_index(silences.found, AcSilence, i);
	g_array_unref(silences.found);
	g_clear_pointer(&plan, ac_plan_free);
	ac_check_client_close(&made_up);
	return copy;
}

/* SPDX-License-Identifier: MIT */
/* What is to be avoided, as spans of days, and the days on which something becomes allowed. */
#include <string.h>

#include "base/text.h"
#include "bits.h"
#include "calendar_build.h"

/* A phone shows so many names in a line. */
#define NAMES_SHOWN 3

/* "Gym · Swimming pool · Sauna and 2 more": a title may hold commas. Owned. */
static char *join_titles(const AcActivity *const *activities, guint n)
{
	g_autoptr(GString) out = g_string_new(NULL);
	guint shown = n <= NAMES_SHOWN + 1 ? n : NAMES_SHOWN;
	for (guint i = 0; i < shown; i++) {
		g_string_append(out, i > 0 ? " · " : "");
		ac_bits_append_plain(out, activities[i]->title);
	}
	if (n > shown)
		g_string_append_printf(out, ngettext(" and %u more", " and %u more", n - shown), n - shown);
	return g_string_free(g_steal_pointer(&out), FALSE);
}

/* ---- bans ------------------------------------------------------------------------------------ */

typedef struct {
	const AcActivity *activity;
	AcDate first, last;
	AcInstant begins;
	gboolean is_joined;
} Ban;

/* The activities that a day speaks of, whatever it says of them. */
static GPtrArray *spoken_of(const AcCalendarBuild *build)
{
	const AcProtocol *protocol = ac_plan_protocol(build->plan);
	const AcClient *client = ac_plan_client(build->plan);
	g_autofree gboolean *named = g_new0(gboolean, protocol->catalogue->n_activities + 1);
	for (guint i = 0; i < protocol->n_rules; i++)
		for (guint k = 0; k < protocol->rules[i].n_on; k++)
			named[protocol->rules[i].on[k]->index] = TRUE;
	for (guint i = 0; i < client->n_adjustments; i++) {
		const AcActivity *activity = ac_catalogue_find(protocol->catalogue, client->adjustments[i].activity);
		if (activity != NULL)
			named[activity->index] = TRUE;
	}
	GPtrArray *found = g_ptr_array_new();
	for (guint i = 0; i < protocol->catalogue->n_activities; i++)
		if (named[i])
			g_ptr_array_add(found, (gpointer)(gsize)protocol->catalogue->activities[i]);
	return found;
}

/* Avoided at that moment, and not only at that hour of the day. */
static gboolean is_banned(const AcCalendarBuild *build, const AcActivity *activity, AcInstant at)
{
	const AcAnswer *answer = ac_plan_ask(build->plan, build->arena, activity, at, 0);
	return answer->verdict == AC_VERDICT_AVOID && answer->possible_at == AC_INSTANT_NEVER;
}

static void add_ban(const AcCalendarBuild *build, GArray *bans, const AcActivity *activity, AcInstant begins,
                    AcInstant ends)
{
	GTimeZone *zone = build->words.zone;
	Ban fresh = {activity, ac_time_date(begins, zone), ac_time_date(ends - 1, zone), begins, FALSE};
	/* Where only an hour of a day is waited for, the ban has ended with the day before. */
	AcInstant midnight = ac_time_midnight(fresh.last, zone);
	if (fresh.last > fresh.first && !is_banned(build, activity, midnight))
		fresh.last--;
	g_array_append_val(bans, fresh);
}

static void find_bans(const AcCalendarBuild *build, const AcActivity *activity, GArray *bans)
{
	const AcStretch *stretch =
	    ac_plan_ask_between(build->plan, build->arena, activity, build->from, build->to, 0);
	AcInstant begun = AC_INSTANT_NEVER;
	for (guint i = 0; i <= stretch->n_changes; i++) {
		AcInstant at = i == 0 ? build->from : stretch->changes[i - 1].at;
		AcVerdict verdict = i == 0 ? stretch->first->verdict : stretch->changes[i - 1].is;
		gboolean is_ban = verdict == AC_VERDICT_AVOID && is_banned(build, activity, at);
		if (is_ban && begun == AC_INSTANT_NEVER)
			begun = at;
		if (!is_ban && begun != AC_INSTANT_NEVER) {
			add_ban(build, bans, activity, begun, at);
			begun = AC_INSTANT_NEVER;
		}
	}
	if (begun != AC_INSTANT_NEVER)
		add_ban(build, bans, activity, begun, build->to);
}

/* A step says no more than its ladder where that is avoided all along. */
static gboolean is_covered(const GArray *bans, const Ban *ban)
{
	for (guint i = 0; ban->activity->ladder != NULL && i < bans->len; i++) {
		const Ban *other = &g_array_index(bans, Ban, i);
		if (other->activity == ban->activity->ladder && other->first <= ban->first &&
		    ban->last <= other->last)
			return TRUE;
	}
	return FALSE;
}

static void tell_ban(const AcCalendarBuild *build, GString *description, const Ban *ban)
{
	const AcAnswer *answer = ac_plan_ask(build->plan, build->arena, ban->activity, ban->begins, 0);
	g_autofree char *until = ac_words_until(&build->words, answer, FALSE);
	g_autoptr(GString) line = g_string_new(NULL);
	ac_bits_append_plain(line, ban->activity->title);
	if (until[0] != '\0')
		g_string_append_printf(line, ": %s", until);
	ac_calendar_tell(description, line->str);
}

static void write_bans(AcCalendarBuild *build, GArray *bans, guint first)
{
	Ban *head = &g_array_index(bans, Ban, first);
	g_autoptr(GPtrArray) activities = g_ptr_array_new();
	g_autoptr(GString) description = g_string_new(NULL);
	for (guint i = first; i < bans->len; i++) {
		Ban *ban = &g_array_index(bans, Ban, i);
		if (ban->is_joined || ban->first != head->first || ban->last != head->last || is_covered(bans, ban))
			continue;
		ban->is_joined = TRUE;
		g_ptr_array_add(activities, (gpointer)(gsize)ban->activity);
		tell_ban(build, description, ban);
	}
	if (activities->len == 0)
		return;
	ac_calendar_tell_clinic(build, description);
	g_autofree char *titles =
	    join_titles((const AcActivity *const *)(gpointer)activities->pdata, activities->len);
	g_autofree char *summary = g_strdup_printf(_("Avoid: %s"), titles);
	const AcSession *session = ac_plan_session_at(build->plan, head->begins);
	const AcActivity *named = g_ptr_array_index(activities, 0);
	const AcCalendarDraft draft = {.part = AC_CALENDAR_BANS,
	                               .item = ac_calendar_number(build, "ban", session, named->id),
	                               .is_day = TRUE,
	                               .first = head->first,
	                               .last = head->last,
	                               .summary = summary,
	                               .discreet = _("Reminder"),
	                               .description = description->str,
	                               .category = "AVOID"};
	ac_calendar_add(build, &draft);
}

static int by_dates(gconstpointer a, gconstpointer b)
{
	const Ban *x = a, *y = b;
	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	if (x->last != y->last)
		return x->last < y->last ? -1 : 1;
	return x->activity->index < y->activity->index ? -1 : x->activity->index > y->activity->index;
}

void ac_calendar_add_bans(AcCalendarBuild *build)
{
	g_autoptr(GPtrArray) activities = spoken_of(build);
	g_autoptr(GArray) bans = g_array_new(FALSE, FALSE, sizeof(Ban));
	for (guint i = 0; i < activities->len; i++)
		find_bans(build, g_ptr_array_index(activities, i), bans);
	g_array_sort(bans, by_dates);
	for (guint i = 0; i < bans->len; i++)
		if (!g_array_index(bans, Ban, i).is_joined)
			write_bans(build, bans, i);
}

/* ---- what becomes allowed -------------------------------------------------------------------- */

static gboolean is_freed(const AcChange *change)
{
	if (change->is != AC_VERDICT_OK && change->is != AC_VERDICT_CARE)
		return FALSE;
	guint was = change->was_step != NULL ? change->was_step->rank : 0;
	guint is = change->is_step != NULL ? change->is_step->rank : 0;
	if (change->was == AC_VERDICT_AVOID || change->was == AC_VERDICT_ASK)
		return TRUE;
	return change->was == AC_VERDICT_CARE && (change->is == AC_VERDICT_OK || is > was);
}

static void write_changes(AcCalendarBuild *build, AcDate date, const GPtrArray *freed)
{
	g_autoptr(GPtrArray) activities = g_ptr_array_new();
	g_autoptr(GString) description = g_string_new(NULL);
	for (guint i = 0; i < freed->len; i++) {
		const AcChange *change = g_ptr_array_index(freed, i);
		g_autofree char *words = ac_words_change(&build->words, change);
		ac_calendar_tell(description, words);
		g_ptr_array_add(activities, (gpointer)(gsize)change->activity);
	}
	ac_calendar_tell_clinic(build, description);
	g_autofree char *titles =
	    join_titles((const AcActivity *const *)(gpointer)activities->pdata, activities->len);
	g_autofree char *several = g_strdup_printf(_("From today: %s"), titles);
	g_autofree char *one = ac_words_change(&build->words, g_ptr_array_index(freed, 0));
	AcInstant noon = ac_time_at(date, AC_DAY_MINUTES - 1, build->words.zone, AC_FOLD_SECOND);
	const AcCalendarDraft draft = {
	    .part = AC_CALENDAR_CHANGES,
	    .item = ac_calendar_number(build, "change", ac_plan_session_at(build->plan, noon), NULL),
	    .is_day = TRUE,
	    .first = date,
	    .last = date,
	    .summary = freed->len == 1 ? one : several,
	    .discreet = _("Reminder: look at your plan"),
	    .description = description->str,
	    .category = "CARE",
	    .alarms = {"PT9H"}};
	ac_calendar_add(build, &draft);
}

/* As the day before tells them: that hangs on no clock. */
void ac_calendar_add_changes(AcCalendarBuild *build)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	for (AcDate date = build->first; date <= build->last; date++) {
		const AcDay *eve = ac_plan_day(build->plan, arena, date - 1);
		g_autoptr(GPtrArray) freed = g_ptr_array_new();
		for (guint i = 0; i < eve->n_tomorrow; i++)
			if (is_freed(&eve->tomorrow[i]))
				g_ptr_array_add(freed, (gpointer)(gsize)&eve->tomorrow[i]);
		if (freed->len > 0)
			write_changes(build, date, freed);
		ac_arena_reset(arena);
	}
}

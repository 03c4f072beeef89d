/* SPDX-License-Identifier: MIT */
/* The events of a plan, put together and written out. */
#include "render/calendar.h"

#include <string.h>

#include "base/text.h"
#include "calendar_build.h"
#include "calendar_lines.h"

/* ---- one event ------------------------------------------------------------------------------- */

static gboolean has_zone(const AcCalendarDraft *draft)
{
	return draft->zone_name != NULL && draft->zone_name[0] != '\0' && strcmp(draft->zone_name, "UTC") != 0;
}

static void put_day(GString *out, const char *name, AcDate date)
{
	g_autoptr(GString) text = g_string_new(NULL);
	ac_calendar_put_date(text, date);
	ac_calendar_line(out, "%s;VALUE=DATE:%s", name, text->str);
}

static void put_moment(GString *out, const char *name, const AcCalendarDraft *draft, AcInstant at)
{
	g_autoptr(GTimeZone) utc = has_zone(draft) ? NULL : g_time_zone_new_utc();
	AcLocal local = ac_time_local(at, utc != NULL ? utc : draft->zone);
	g_autoptr(GString) text = g_string_new(NULL);
	ac_calendar_put_clock(text, local.date, local.minute * 60 + local.second);
	if (utc != NULL)
		ac_calendar_line(out, "%s:%sZ", name, text->str);
	else
		ac_calendar_line(out, "%s;TZID=%s:%s", name, draft->zone_name, text->str);
}

static void put_times(GString *out, const AcCalendarDraft *draft)
{
	if (draft->is_day) {
		put_day(out, "DTSTART", draft->first);
		put_day(out, "DTEND", draft->last + 1);
	} else {
		put_moment(out, "DTSTART", draft, draft->begins);
		if (draft->ends > draft->begins && draft->count > 1)
			ac_calendar_line(out, "DURATION:PT%dM", (int)((draft->ends - draft->begins) / AC_MINUTE));
		else if (draft->ends > draft->begins)
			put_moment(out, "DTEND", draft, draft->ends);
	}
	if (draft->count > 1 && draft->step > 1)
		ac_calendar_line(out, "RRULE:FREQ=DAILY;INTERVAL=%d;COUNT=%u", draft->step, draft->count);
	else if (draft->count > 1)
		ac_calendar_line(out, "RRULE:FREQ=DAILY;COUNT=%u", draft->count);
}

static void put_alarm(GString *out, const char *trigger, const char *summary)
{
	ac_calendar_line(out, "BEGIN:VALARM");
	ac_calendar_line(out, "ACTION:DISPLAY");
	ac_calendar_text(out, "DESCRIPTION", summary);
	ac_calendar_line(out, "TRIGGER:%s", trigger);
	ac_calendar_line(out, "END:VALARM");
}

static char *body_of(const AcCalendarStyle *style, const AcCalendarDraft *draft)
{
	const char *summary = style->discreet ? draft->discreet : draft->summary;
	g_autoptr(GString) out = g_string_new(NULL);
	put_times(out, draft);
	ac_calendar_text(out, "SUMMARY", summary);
	if (!style->discreet) {
		ac_calendar_text(out, "DESCRIPTION", draft->description);
		ac_calendar_text(out, "LOCATION", draft->location);
		ac_calendar_text(out, "CATEGORIES", draft->category);
	}
	ac_calendar_line(out, "CLASS:PRIVATE");
	ac_calendar_line(out, "TRANSP:%s", draft->takes_time ? "OPAQUE" : "TRANSPARENT");
	for (guint i = 0; style->alarms && i < AC_CALENDAR_ALARMS; i++)
		if (draft->alarms[i] != NULL)
			put_alarm(out, draft->alarms[i], summary);
	return g_string_free(g_steal_pointer(&out), FALSE);
}

static void note_zone(AcCalendarBuild *build, const AcCalendarDraft *draft, AcInstant to)
{
	for (guint i = 0; i < build->zones->len; i++) {
		AcCalendarZone *known = &g_array_index(build->zones, AcCalendarZone, i);
		if (strcmp(known->name, draft->zone_name) == 0) {
			known->from = MIN(known->from, draft->begins);
			known->to = MAX(known->to, to);
			return;
		}
	}
	const AcCalendarZone fresh = {draft->zone_name, draft->zone, draft->begins, to};
	g_array_append_val(build->zones, fresh);
}

void ac_calendar_add(AcCalendarBuild *build, const AcCalendarDraft *draft)
{
	/* A day is kept as that of UTC: it has the same name everywhere. */
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	AcInstant begins = draft->is_day ? ac_time_midnight(draft->first, utc) : draft->begins;
	AcInstant ends = draft->is_day ? ac_time_midnight(draft->last + 1, utc) : MAX(draft->ends, draft->begins);
	if (draft->count > 1)
		ends += (AcInstant)(draft->count - 1) * draft->step * 24 * AC_HOUR;
	if (!draft->is_day && has_zone(draft))
		note_zone(build, draft, ends);
	g_autofree char *body = body_of(build->style, draft);
	const AcCalendarEvent event = {.item = ac_arena_strdup(build->arena, draft->item),
	                               .part = draft->part,
	                               .begins = begins,
	                               .ends = ends,
	                               .is_day = draft->is_day,
	                               .body = ac_arena_strdup(build->arena, body)};
	g_free(draft->item);
	g_ptr_array_add(build->events, ac_arena_memdup(build->arena, &event, sizeof event));
}

/* ---- what events share ----------------------------------------------------------------------- */

const char *ac_calendar_session_name(const AcCalendarBuild *build, const AcSession *session)
{
	return session != NULL ? build->name_of(session, build->data) : "-";
}

char *ac_calendar_number(AcCalendarBuild *build, const char *kind, const AcSession *session, const char *id)
{
	g_autofree char *name = g_strdup_printf("%s.%s%s%s", kind, ac_calendar_session_name(build, session),
	                                        id != NULL ? "." : "", id != NULL ? id : "");
	guint n = GPOINTER_TO_UINT(g_hash_table_lookup(build->numbers, name));
	char *item = g_strdup_printf("%s.%u", name, n);
	g_hash_table_insert(build->numbers, g_steal_pointer(&name), GUINT_TO_POINTER(n + 1));
	return item;
}

void ac_calendar_tell(GString *description, const char *text)
{
	if (text != NULL && text[0] != '\0')
		g_string_append_printf(description, "%s%s", description->len > 0 ? "\n" : "", text);
}

void ac_calendar_tell_clinic(const AcCalendarBuild *build, GString *description)
{
	g_autofree char *clinic = ac_words_clinic(build->style->clinic, build->style->own_rules);
	ac_calendar_tell(description, clinic);
}

/* ---- all of them ----------------------------------------------------------------------------- */

/* The days that a plan speaks of, whatever the clock says: none without a session. */
static gboolean find_days(AcCalendarBuild *build)
{
	const AcClient *client = ac_plan_client(build->plan);
	AcDate ignored;
	ac_plan_range(build->plan, &build->first, &ignored);
	for (guint i = 0; i < client->n_sessions; i++) {
		const AcSession *session = &client->sessions[i];
		const AcOffset *lasts = &ac_plan_protocol(build->plan)->lasts;
		AcInstant end = ac_offset_is_given(lasts) ? ac_offset_resolve(lasts, session->end, session->end,
		                                                              session->zone, AC_FOLD_FIRST)
		                                          : session->end;
		AcDate last = ac_time_date(end, client->zone);
		build->last = i == 0 ? last : MAX(build->last, last);
	}
	if (client->n_sessions == 0)
		return FALSE;
	build->first = MIN(build->first, build->last);
	build->from = ac_time_midnight(build->first, client->zone);
	build->to = ac_time_midnight(build->last + 1, client->zone);
	return TRUE;
}

static const char *next_item(const AcCalendarBuild *build)
{
	const AcClient *client = ac_plan_client(build->plan);
	const AcSession *next = NULL;
	for (guint i = 0; i < client->n_sessions; i++)
		if (client->sessions[i].begin > ac_plan_now(build->plan) &&
		    (next == NULL || client->sessions[i].begin < next->begin))
			next = &client->sessions[i];
	return next != NULL ? ac_arena_printf(build->arena, "session.%s", ac_calendar_session_name(build, next))
	                    : "";
}

static int by_time(gconstpointer a, gconstpointer b, gpointer next)
{
	const AcCalendarEvent *x = *(AcCalendarEvent *const *)a, *y = *(AcCalendarEvent *const *)b;
	gboolean x_next = strcmp(x->item, next) == 0, y_next = strcmp(y->item, next) == 0;
	if (x_next != y_next)
		return x_next ? -1 : 1;
	if (x->begins != y->begins)
		return x->begins < y->begins ? -1 : 1;
	return strcmp(x->item, y->item);
}

static void collect(AcCalendarBuild *build)
{
	ac_calendar_add_sessions(build);
	if (build->style->only_next || !find_days(build))
		return;
	GTimeZone *zone = ac_plan_client(build->plan)->zone;
	build->words =
	    (AcWordsContext){.now = ac_time_midnight(build->first - 3, zone), .zone = zone, .plan = build->plan};
	ac_calendar_add_followups(build);
	if (!build->style->discreet)
		ac_calendar_add_bans(build);
	ac_calendar_add_changes(build);
	ac_calendar_add_tasks(build);
}

const AcCalendar *ac_calendar_of(const AcPlan *plan, const AcCalendarStyle *style, AcSessionName name_of,
                                 gconstpointer data, AcArena *arena)
{
	g_autoptr(GPtrArray) events = g_ptr_array_new();
	g_autoptr(GArray) zones = g_array_new(FALSE, FALSE, sizeof(AcCalendarZone));
	g_autoptr(GHashTable) numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	AcCalendarBuild build = {.plan = plan,
	                         .style = style,
	                         .name_of = name_of,
	                         .data = data,
	                         .arena = arena,
	                         .events = events,
	                         .zones = zones,
	                         .numbers = numbers};
	collect(&build);
	g_ptr_array_sort_with_data(events, by_time, (gpointer)(gsize)next_item(&build));
	AcCalendarEvent *flat = AC_ARENA_ARRAY(arena, AcCalendarEvent, events->len);
	for (guint i = 0; i < events->len; i++)
		flat[i] = *(const AcCalendarEvent *)g_ptr_array_index(events, i);
	g_autofree char *texts = ac_calendar_zones(zones);
	AcCalendar *calendar = AC_ARENA_NEW(arena, AcCalendar);
	*calendar = (AcCalendar){flat, events->len, ac_arena_strdup(arena, texts)};
	return calendar;
}

AcCalendarPart ac_calendar_part_of(const char *item)
{
	if (g_str_has_prefix(item, "ban."))
		return AC_CALENDAR_BANS;
	if (g_str_has_prefix(item, "change."))
		return AC_CALENDAR_CHANGES;
	return g_str_has_prefix(item, "task.") ? AC_CALENDAR_TASKS : AC_CALENDAR_SESSIONS;
}

/* ---- the file -------------------------------------------------------------------------------- */

char *ac_calendar_hash(const AcCalendarEvent *event)
{
	return g_compute_checksum_for_string(G_CHECKSUM_SHA256, event->body, -1);
}

/* As a UUID of RFC 9562's own making (version 8): nothing in it can be read, and it stays. */
static void put_uid(GString *out, const char *uid, const char *item)
{
	g_autofree char *text = g_strdup_printf("%s\n%s", uid, item);
	g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
	ac_calendar_line(out, "UID:%.8s-%.4s-8%.3s-a%.3s-%.12s", hash, hash + 8, hash + 13, hash + 17, hash + 20);
}

static void put_utc(GString *out, const char *name, AcInstant at)
{
	const AcCalendarDraft in_utc = {0};
	put_moment(out, name, &in_utc, at);
}

/* What was written once and is no more: so that programs take it out, or at least say so. */
static void put_cancelled(GString *out, const AcCalendarMark *mark)
{
	if (mark->is_day) {
		g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
		put_day(out, "DTSTART", ac_time_date(mark->begins, utc));
	} else {
		put_utc(out, "DTSTART", mark->begins);
	}
	ac_calendar_text(out, "SUMMARY", _("Cancelled"));
	ac_calendar_line(out, "STATUS:CANCELLED");
	ac_calendar_line(out, "TRANSP:TRANSPARENT");
}

static void put_entry(GString *out, const char *uid, const AcCalendarEntry *entry)
{
	ac_calendar_line(out, "BEGIN:VEVENT");
	put_uid(out, uid, entry->mark->item);
	ac_calendar_line(out, "SEQUENCE:%" G_GINT64_FORMAT, entry->mark->sequence);
	put_utc(out, "DTSTAMP", entry->mark->at);
	put_utc(out, "LAST-MODIFIED", entry->mark->at);
	if (entry->event != NULL)
		g_string_append(out, entry->event->body);
	else
		put_cancelled(out, entry->mark);
	ac_calendar_line(out, "END:VEVENT");
}

char *ac_render_calendar(const AcCalendar *calendar, const AcCalendarStyle *style, const char *uid,
                         const AcCalendarEntry *entries, guint n_entries)
{
	g_autoptr(GString) out = g_string_new(NULL);
	ac_calendar_line(out, "BEGIN:VCALENDAR");
	ac_calendar_line(out, "VERSION:2.0");
	ac_calendar_line(out, "PRODID:-//%s//EN", style->discreet ? "Calendar" : "Aftercare");
	ac_calendar_line(out, "CALSCALE:GREGORIAN");
	const char *title = style->discreet || style->title == NULL ? _("Reminders") : style->title;
	ac_calendar_text(out, "X-WR-CALNAME", title);
	g_string_append(out, calendar->zones);
	for (guint i = 0; i < n_entries; i++)
		put_entry(out, uid, &entries[i]);
	ac_calendar_line(out, "END:VCALENDAR");
	return g_string_free(g_steal_pointer(&out), FALSE);
}

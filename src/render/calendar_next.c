/* SPDX-License-Identifier: MIT */
/* The next session as a bare event, small enough for a code that a phone reads from paper. */
#include "render/calendar.h"

#include <string.h>

#include "base/text.h"
#include "calendar_lines.h"

static const AcSession *next_session(const AcPlan *plan)
{
	const AcClient *client = ac_plan_client(plan);
	const AcSession *next = NULL;
	for (guint i = 0; i < client->n_sessions; i++) {
		const AcSession *session = &client->sessions[i];
		if (session->begin > ac_plan_now(plan) && (next == NULL || session->begin < next->begin))
			next = session;
	}
	return next;
}

static void put_time(GString *out, const char *name, AcInstant at, GTimeZone *zone)
{
	AcLocal local = ac_time_local(at, zone);
	g_string_append_printf(out, "%s:", name);
	ac_calendar_put_clock(out, local.date, local.minute * 60 + local.second);
	g_string_append_c(out, '\n');
}

/* A line that may be cut, or left out where hardly a word of it fits. */
static void put_cut(GString *out, const char *name, const char *text, gsize room)
{
	enum { HARDLY = 8 };
	gsize head = strlen(name) + 2;
	g_autofree char *escaped = ac_calendar_escape(text, AC_NEXT_EVENT_MAX);
	gsize length = strlen(escaped);
	if (length == 0 || room < head + MIN(length, (gsize)HARDLY))
		return;
	length = MIN(length, room - head);
	while (length > 0 && ((guchar)escaped[length] & 0xC0) == 0x80)
		length--;
	while (length > 0 && escaped[length - 1] == '\\')
		length--;
	g_string_append_printf(out, "%s:%.*s\n", name, (int)length, escaped);
}

char *ac_render_next_event(const AcPlan *plan, const AcClinic *clinic)
{
	static const char end[] = "END:VEVENT\n";
	const AcSession *session = next_session(plan);
	if (session == NULL)
		return NULL;
	g_autoptr(GString) out = g_string_new("BEGIN:VEVENT\n");
	g_autoptr(GString) times = g_string_new(NULL);
	put_time(times, "DTSTART", session->begin, session->zone);
	if (session->end > session->begin)
		put_time(times, "DTEND", session->end, session->zone);
	gsize room = AC_NEXT_EVENT_MAX - out->len - times->len - strlen(end);
	g_autofree char *summary = clinic != NULL && clinic->name != NULL
	                               ? g_strdup_printf(_("Appointment: %s"), clinic->name)
	                               : g_strdup(_("Appointment"));
	gboolean has_place = clinic != NULL && clinic->address != NULL;
	gsize before = out->len;
	put_cut(out, "SUMMARY", summary, has_place ? room / 2 : room);
	g_string_append(out, times->str);
	if (has_place)
		put_cut(out, "LOCATION", clinic->address, room - (out->len - before - times->len));
	g_string_append(out, end);
	return g_string_free(g_steal_pointer(&out), FALSE);
}

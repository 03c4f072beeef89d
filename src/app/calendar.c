/* SPDX-License-Identifier: MIT */
/* A calendar with its numbers: what was written before tells which of them rise. */
#include "app/calendar.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "state.h"
#include "store/calendar.h"

/* 2020-01-01: numbers are minutes since then, so that two machines need not agree on a count. */
#define FIRST_DAY 1577836800

typedef struct {
	AcApp *app;
	AcArena *arena;
	const AcCalendarStyle *style;
	const AcCalendar *calendar;
	GHashTable *known; /* item → AcCalendarMark as it was kept */
	GArray *fresh;     /* AcCalendarMark: to be kept */
	GArray *entries;   /* AcCalendarEntry */
} Writing;

static const char *name_of(const AcSession *session, gconstpointer data)
{
	/* Somebody who is not stored: their place in the course. */
	static const char *const places[] = {"s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "more"};
	const AcClient *client = data;
	gsize place = MIN((gsize)(session - client->sessions), G_N_ELEMENTS(places) - 1);
	return session->uid != NULL ? session->uid : places[place];
}

static gint64 next_number(const Writing *writing, const AcCalendarMark *before)
{
	gint64 minutes = MAX((writing->app->now - FIRST_DAY) / AC_MINUTE, 0);
	return before != NULL ? MAX(minutes, before->sequence + 1) : minutes;
}

static const AcCalendarMark *keep(Writing *writing, const AcCalendarMark *mark)
{
	g_array_append_vals(writing->fresh, mark, 1);
	return ac_arena_memdup(writing->arena, mark, sizeof *mark);
}

static void add_event(Writing *writing, const AcCalendarEvent *event)
{
	const AcCalendarMark *before = g_hash_table_lookup(writing->known, event->item);
	g_autofree char *hash = ac_calendar_hash(event);
	const AcCalendarMark *mark = before;
	if (before == NULL || strcmp(before->hash, hash) != 0) {
		const AcCalendarMark now = {.item = event->item,
		                            .hash = ac_arena_strdup(writing->arena, hash),
		                            .sequence = next_number(writing, before),
		                            .at = writing->app->now,
		                            .begins = event->begins,
		                            .ends = event->ends,
		                            .is_day = event->is_day};
		mark = keep(writing, &now);
	}
	const AcCalendarEntry entry = {event, mark};
	g_array_append_val(writing->entries, entry);
}

/* What is over needs no word; but words that must not be read go, whenever they were. */
static void add_gone(Writing *writing, const AcCalendarMark *before)
{
	if (!(ac_calendar_part_of(before->item) & writing->style->parts))
		return;
	const AcCalendarMark *mark = before;
	if (before->hash[0] != '\0') {
		AcCalendarMark gone = *before;
		gone.hash = "";
		gone.sequence = next_number(writing, before);
		gone.at = writing->app->now;
		mark = keep(writing, &gone);
	}
	const AcCalendarEntry entry = {NULL, mark};
	if (writing->style->discreet || mark->ends > writing->app->now)
		g_array_append_val(writing->entries, entry);
}

static void number_all(Writing *writing, const AcCalendarMark *marks, guint n_marks)
{
	const AcCalendar *calendar = writing->calendar;
	g_autoptr(GHashTable) there = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < calendar->n_events; i++) {
		const AcCalendarEvent *event = &calendar->events[i];
		g_hash_table_add(there, (gpointer)(gsize)event->item);
		gboolean is_wanted = writing->style->only_next ? i == 0 : (event->part & writing->style->parts) != 0;
		if (is_wanted)
			add_event(writing, event);
	}
	for (guint i = 0; i < n_marks && !writing->style->only_next; i++)
		if (!g_hash_table_contains(there, marks[i].item))
			add_gone(writing, &marks[i]);
}

/* The same wherever it is written from, and nobody's name: of somebody who is not stored, what they are. */
static char *uid_of(AcApp *app)
{
	if (app->client->uid != NULL)
		return g_strdup(app->client->uid);
	g_autoptr(GString) text = g_string_new(ac_app_protocol_hash(app));
	for (guint i = 0; i < app->client->n_sessions; i++)
		g_string_append_printf(text, " %" G_GINT64_FORMAT, app->client->sessions[i].end);
	return g_compute_checksum_for_string(G_CHECKSUM_SHA256, text->str, -1);
}

static gboolean check(AcApp *app, const AcCalendarStyle *style, GError **error)
{
	gboolean is_booked = FALSE;
	for (guint i = 0; i < app->client->n_sessions; i++)
		is_booked = is_booked || app->client->sessions[i].begin > app->now;
	if (app->client->n_sessions > 0 && (is_booked || !style->only_next))
		return TRUE;
	if (app->client->n_sessions > 0)
		g_set_error_literal(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		                    _("No session is booked. When one is: aftercare session add WHEN"));
	else
		g_set_error_literal(
		    error, AC_ERROR, AC_ERROR_NOT_FOUND,
		    _("There is no session yet, so there is nothing to write. Add it with the time it "
		      "ended, or is booked to end: aftercare session add WHEN"));
	return FALSE;
}

static gboolean read_marks(AcApp *app, AcArena *arena, const AcCalendarMark **marks, guint *n, GError **error)
{
	*n = 0;
	if (app->is_made_up)
		return TRUE;
	*marks = ac_store_calendar(app->store, arena, app->client->id, n, error);
	return *marks != NULL;
}

static char *write_calendar(Writing *writing, GError **error)
{
	AcApp *app = writing->app;
	const AcCalendarMark *marks = NULL;
	guint n_marks = 0;
	if (!read_marks(app, writing->arena, &marks, &n_marks, error))
		return NULL;
	for (guint i = 0; i < n_marks; i++)
		g_hash_table_insert(writing->known, (gpointer)(gsize)marks[i].item, (gpointer)(gsize)&marks[i]);
	number_all(writing, marks, n_marks);
	gint64 id = app->client->id;
	if (writing->fresh->len > 0 && !app->is_made_up &&
	    (!ac_app_need_write(app, error) ||
	     !ac_store_calendar_set(app->store, id, (const AcCalendarMark *)(gpointer)writing->fresh->data,
	                            writing->fresh->len, error)))
		return NULL;
	g_autofree char *uid = uid_of(app);
	return ac_render_calendar(writing->calendar, writing->style, uid,
	                          (const AcCalendarEntry *)(gpointer)writing->entries->data,
	                          writing->entries->len);
}

char *ac_app_calendar(AcApp *app, const AcCalendarStyle *style, GError **error)
{
	if (!check(app, style, error))
		return NULL;
	AcCalendarStyle full = *style;
	full.clinic = ac_app_clinic(app);
	full.own_rules = ac_app_own_rules(app);
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GArray) fresh = g_array_new(FALSE, FALSE, sizeof(AcCalendarMark));
	g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(AcCalendarEntry));
	Writing writing = {.app = app,
	                   .arena = arena,
	                   .style = &full,
	                   .calendar = ac_calendar_of(app->plan, &full, name_of, app->client, arena),
	                   .known = known,
	                   .fresh = fresh,
	                   .entries = entries};
	return write_calendar(&writing, error);
}

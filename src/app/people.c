/* SPDX-License-Identifier: MIT */
/* All clients in memory, folded for searching; orders made when they are first asked for. */
#include "app/people.h"

#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "plan/triage.h"
#include "render/words.h"
#include "state.h"

typedef struct {
	const AcRosterEntry *entry;
	const char *folded; /* name, a blank before it and between its words */
	const char *key;    /* that collates */
} Known;

struct AcPeople {
	AcArena *arena;
	Known *known;
	guint n;
	guint *orders[AC_N_PEOPLE_ORDERS]; /* indexes of known; NULL: not asked for yet */
	guint *shown;
	guint n_shown;
	/* What was asked for last, folded; NULL: nothing yet. */
	char *sought;
	AcPeopleOrder order;
	gboolean with_archived;
};

/* ---- orders --------------------------------------------------------------------------------------- */

static int by_number(gint64 left, gint64 right)
{
	return (left > right) - (left < right);
}

static int by_name(const Known *a, const Known *b)
{
	int order = strcmp(a->key, b->key);
	return order != 0 ? order : by_number(a->entry->id, b->entry->id);
}

static int compare(gconstpointer a, gconstpointer b, gpointer data)
{
	const Known *const *left = a, *const *right = b;
	const AcRosterEntry *one = (*left)->entry, *other = (*right)->entry;
	int order = 0;
	switch (*(const AcPeopleOrder *)data) {
	case AC_PEOPLE_BY_NEXT:
		order = by_number(one->next_begin, other->next_begin);
		break;
	case AC_PEOPLE_BY_DAY:
		order = by_number(other->last_end, one->last_end);
		break;
	case AC_PEOPLE_BY_CHANGE:
		order = by_number(other->changed_at, one->changed_at);
		break;
	default:
		break;
	}
	return order != 0 ? order : by_name(*left, *right);
}

static const guint *order_of(AcPeople *people, AcPeopleOrder order)
{
	if (people->orders[order])
		return people->orders[order];
	g_autoptr(GPtrArray) all = g_ptr_array_sized_new(people->n);
	for (guint i = 0; i < people->n; i++)
		g_ptr_array_add(all, &people->known[i]);
	g_ptr_array_sort_with_data(all, compare, &order);
	guint *made = g_new(guint, people->n + 1);
	for (guint i = 0; i < people->n; i++)
		made[i] = (guint)((const Known *)g_ptr_array_index(all, i) - people->known);
	people->orders[order] = made;
	return made;
}

/* ---- who there is --------------------------------------------------------------------------------- */

static void know(AcPeople *people, const AcRosterEntry *entry, Known *out)
{
	g_autofree char *folded = ac_text_fold(entry->name);
	g_autofree char *key = g_utf8_collate_key(folded, -1);
	*out = (Known){entry, ac_arena_printf(people->arena, " %s", folded), ac_arena_strdup(people->arena, key)};
}

AcPeople *ac_people_new(AcApp *app, GError **error)
{
	AcPeople *people = g_new0(AcPeople, 1);
	people->arena = ac_arena_new();
	const AcRosterEntry *entries =
	    ac_app_need_store(app, error)
	        ? ac_store_roster(app->store, people->arena, app->now, &people->n, error)
	        : NULL;
	if (!entries) {
		ac_people_free(people);
		return NULL;
	}
	people->known = g_new(Known, people->n + 1);
	people->shown = g_new(guint, people->n + 1);
	for (guint i = 0; i < people->n; i++)
		know(people, &entries[i], &people->known[i]);
	ac_people_choose(people, "", AC_PEOPLE_BY_NAME, FALSE);
	return people;
}

void ac_people_free(AcPeople *people)
{
	if (!people)
		return;
	for (guint i = 0; i < AC_N_PEOPLE_ORDERS; i++)
		g_free(people->orders[i]);
	g_free(people->known);
	g_free(people->shown);
	g_free(people->sought);
	ac_arena_free(people->arena);
	g_free(people);
}

/* A word is found at its beginning first of all, and in the middle of another as well. */
static gboolean fits(const Known *known, char *const *words)
{
	for (; *words; words++) {
		gboolean is_number = **words == '#';
		if (is_number ? g_ascii_strtoll(*words + 1, NULL, 10) != known->entry->id
		              : strstr(known->folded, *words) == NULL)
			return FALSE;
	}
	return TRUE;
}

/* A letter more: whoever fits now did before. Of "#1" and "#12" that is not so. */
static gboolean goes_on(const AcPeople *people, const char *folded, AcPeopleOrder order,
                        gboolean with_archived)
{
	return people->sought && people->order == order && people->with_archived == with_archived &&
	       g_str_has_prefix(folded, people->sought) && !strchr(folded, '#');
}

void ac_people_choose(AcPeople *people, const char *text, AcPeopleOrder order, gboolean with_archived)
{
	char *folded = g_strstrip(ac_text_fold(text));
	gboolean is_narrower = goes_on(people, folded, order, with_archived);
	const guint *all = is_narrower ? people->shown : order_of(people, order);
	guint n = is_narrower ? people->n_shown : people->n;
	g_auto(GStrv) words = g_strsplit(folded, " ", -1);
	if (words[0] && !*words[0])
		g_clear_pointer(&words[0], g_free);
	people->n_shown = 0;
	for (guint i = 0; i < n; i++) { /* in place: what is written was read before */
		guint at = all[i];
		const Known *known = &people->known[at];
		if ((with_archived || !known->entry->archived) && fits(known, words))
			people->shown[people->n_shown++] = at;
	}
	g_free(people->sought);
	people->sought = folded;
	people->order = order;
	people->with_archived = with_archived;
}

guint ac_people_shown(const AcPeople *people)
{
	return people->n_shown;
}

guint ac_people_stored(const AcPeople *people)
{
	return people->n;
}

const AcRosterEntry *ac_people_at(const AcPeople *people, guint i)
{
	return people->known[people->shown[i]].entry;
}

int ac_people_find(const AcPeople *people, gint64 id)
{
	for (guint i = 0; i < people->n_shown; i++)
		if (ac_people_at(people, i)->id == id)
			return (int)i;
	return -1;
}

/* ---- of those on the screen ----------------------------------------------------------------------- */

/* What counts their days; while the files cannot be used, what was stored with them. */
static const AcProtocol *protocol_of(AcApp *app, const AcRosterEntry *entry)
{
	const AcProtocol *protocol = ac_app_load_protocol(app, entry->protocol, NULL);
	if (protocol)
		return protocol;
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcClientRow *row = ac_store_row(app->store, arena, entry->id, NULL);
	AcFollowed rules;
	return row && ac_app_follow(app, row, &rules, NULL) ? ac_loaded_protocol(rules.followed) : NULL;
}

gboolean ac_people_day(AcApp *app, const AcRosterEntry *entry, int *day)
{
	GTimeZone *zone = ac_app_zone_opener(entry->zone, app);
	if (!zone || entry->last_end == AC_INSTANT_ALWAYS)
		return FALSE;
	const AcProtocol *protocol = protocol_of(app, entry);
	if (!protocol)
		return FALSE;
	*day = ac_time_date(app->now, zone) - ac_time_date(entry->last_end, zone) + protocol->treatment_day;
	return TRUE;
}

static gboolean has_unconfirmed(const AcClient *client, AcInstant now)
{
	for (guint i = 0; i < client->n_sessions; i++)
		if (client->sessions[i].state == AC_SESSION_PLANNED && client->sessions[i].end <= now)
			return TRUE;
	return FALSE;
}

static char *due_words(const AcOccurrence *tasks, guint n)
{
	const AcOccurrence *first = NULL, *next = NULL;
	guint n_due = 0;
	for (guint i = 0; i < n; i++) {
		if (tasks[i].extra)
			continue;
		if (tasks[i].state == AC_TASK_DUE) {
			first = first ? first : &tasks[i];
			n_due++;
		} else if (tasks[i].state == AC_TASK_UPCOMING) {
			next = next ? next : &tasks[i];
		}
	}
	if (first) {
		g_autofree char *title = ac_text_plain(first->task->title);
		/* TRANSLATORS: "2 due: Wash gently" */
		return g_strdup_printf(ngettext("%u due: %s", "%u due: %s", (gulong)n_due), n_due, title);
	}
	if (!next)
		return g_strdup("");
	g_autofree char *title = ac_text_plain(next->task->title);
	g_autofree char *clock = next->minute >= 0 ? ac_words_clock(next->minute) : g_strdup(_("today"));
	return g_strdup_printf("%s %s", clock, title);
}

char *ac_people_due(AcApp *app, gint64 id)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(GError) problem = NULL;
	AcPlanned one;
	guint n = 0;
	if (!ac_app_need_catalogue(app, &problem) || !ac_app_plan_one(app, id, app->now, arena, &one, &problem))
		return ac_text_plain(problem->message);
	g_autoptr(AcPlan) plan = one.plan;
	const AcClient *client = one.stored->client;
	if (ac_plan_advice_stands(plan)) /* short: the column is narrow */
		return g_strdup(client->advice == AC_ADVICE_EMERGENCY ? _("check-in: emergency")
		                                                      : _("check-in: doctor"));
	if (has_unconfirmed(client, app->now))
		return g_strdup(_("session unconfirmed"));
	AcDate today = ac_time_date(app->now, client->zone);
	const AcOccurrence *tasks = ac_plan_tasks(plan, arena, ac_time_midnight(today, client->zone),
	                                          ac_time_midnight(today + 1, client->zone), &n);
	return due_words(tasks, n);
}

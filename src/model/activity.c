/* SPDX-License-Identifier: MIT */
#include "model/activity.h"

#include <string.h>

const AcActivity *ac_catalogue_find(const AcCatalogue *catalogue, const char *id)
{
	for (guint i = 0; i < catalogue->n_activities; i++)
		if (strcmp(catalogue->activities[i]->id, id) == 0)
			return catalogue->activities[i];
	return NULL;
}

/* Enough for any catalogue a person writes; one that branches more is walked the slow way. */
#define QUICK_STEPS 64

/* Walks up while @steps last. */
static gboolean is_quickly(const AcActivity *activity, const AcActivity *kind, int *steps)
{
	if (activity == kind)
		return TRUE;
	if (--*steps < 0)
		return FALSE;
	for (guint i = 0; i < activity->n_kinds; i++)
		if (is_quickly(activity->kinds[i], kind, steps))
			return TRUE;
	return activity->ladder != NULL && is_quickly(activity->ladder, kind, steps);
}

static void add_once(GPtrArray *queue, GHashTable *seen, const AcActivity *activity)
{
	gpointer key = (gpointer)(guintptr)activity;
	if (activity != NULL && g_hash_table_add(seen, key))
		g_ptr_array_add(queue, key);
}

/* Each activity once, without recursion: for catalogues with many ways up, or made to be deep. */
static gboolean is_slowly(const AcActivity *activity, const AcActivity *kind)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
	g_autoptr(GPtrArray) queue = g_ptr_array_new();
	add_once(queue, seen, activity);
	for (guint i = 0; i < queue->len; i++) {
		const AcActivity *next = g_ptr_array_index(queue, i);
		if (next == kind)
			return TRUE;
		for (guint k = 0; k < next->n_kinds; k++)
			add_once(queue, seen, next->kinds[k]);
		add_once(queue, seen, next->ladder);
	}
	return FALSE;
}

gboolean ac_activity_is(const AcActivity *activity, const AcActivity *kind)
{
	int steps = QUICK_STEPS;
	if (is_quickly(activity, kind, &steps))
		return TRUE;
	return steps < 0 && is_slowly(activity, kind);
}

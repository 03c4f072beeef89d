/* SPDX-License-Identifier: MIT */
#include "app/places.h"

#include <string.h>

#include "protocol/reference.h"

/* More files than this never replace one value. */
#define MOST_LOST 8

static gboolean is_of(const AcReferenceKey *key, const char *list, const char *id)
{
	const char *group = strcmp(list, "signs") == 0 && strchr(id, '.') != NULL ? "rules of a sign" : list;
	return strcmp(key->group, group) == 0 && strcmp(key->key, "id") != 0;
}

const AcKeyPlace *ac_app_places(gconstpointer loaded, AcArena *arena, const char *list, const char *id,
                                guint *n)
{
	guint n_keys = 0;
	const AcReferenceKey *keys = ac_reference_keys(arena, &n_keys);
	AcKeyPlace *places = AC_ARENA_ARRAY(arena, AcKeyPlace, n_keys);
	*n = 0;
	for (guint i = 0; i < n_keys; i++) {
		AcOrigin at = ac_loaded_origin(loaded, list, id, keys[i].key), lost[MOST_LOST];
		if (!is_of(&keys[i], list, id) || at.file == NULL)
			continue;
		const AcKeyName name = {list, id, keys[i].key};
		guint n_lost = ac_loaded_losers(loaded, &name, lost, MOST_LOST);
		places[*n] = (AcKeyPlace){.key = keys[i].key, .at = at, .n_lost = n_lost};
		places[(*n)++].lost = ac_arena_memdup(arena, lost, n_lost * sizeof *lost);
	}
	return places;
}

/* SPDX-License-Identifier: MIT */
/* What the tests of the store share: a folder of its own for each, and a client with everything. */
#ifndef AC_TEST_STORE_H
#define AC_TEST_STORE_H

#include "store/store.h"

#include <glib/gstdio.h>
#include <unistd.h>

#define NOW      ((AcInstant)1795269600) /* 2026-11-21 14:00 UTC */
#define HOUR     ((AcInstant)3600)
#define DAY_ZERO ((AcDate)739941)

typedef struct {
	char *folder, *path; /* folder/data/aftercare.db; neither is there yet */
	GTimeZone *zone;
	AcArena *arena;
} Place;

static inline void place_clear(Place *place)
{
	g_autofree char *data = g_path_get_dirname(place->path);
	g_autoptr(GDir) dir = g_dir_open(data, 0, NULL);
	const char *name;
	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(data, name, NULL);
		g_unlink(path);
	}
	g_rmdir(data);
	g_rmdir(place->folder);
	g_free(place->folder);
	g_free(place->path);
	g_time_zone_unref(place->zone);
	ac_arena_free(place->arena);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Place, place_clear)

static inline Place place_new(void)
{
	Place place = {.folder = g_dir_make_tmp("aftercare-XXXXXX", NULL),
	               .zone = g_time_zone_new_identifier("UTC"),
	               .arena = ac_arena_new()};
	place.path = g_build_filename(place.folder, "data", "aftercare.db", NULL);
	return place;
}

static inline GTimeZone *open_zone(const char *name, void *data)
{
	return g_strcmp0(name, "Nowhere/Land") == 0 ? NULL : ((Place *)data)->zone;
}

static inline AcStore *open_store(const Place *place, AcStoreMode mode)
{
	GError *error = NULL;
	AcStore *store = ac_store_open(place->path, mode, &error);
	g_assert_no_error(error);
	g_assert_nonnull(store);
	return store;
}

static inline const AcClient *load(Place *place, AcStore *store, gint64 id)
{
	GError *error = NULL;
	const AcClient *client = ac_store_load(store, place->arena, id, open_zone, place, &error);
	g_assert_no_error(error);
	return client;
}

static inline gint64 add_client(AcStore *store, const char *name)
{
	GError *error = NULL;
	const AcNewClient fresh = {.name = name, .zone = "Europe/London", .protocol = "smp"};
	const AcTraitValue traits[] = {{"skin", "oily"}};
	gint64 id = ac_store_client_add(store, &fresh, traits, 1, NOW, &error);
	g_assert_no_error(error);
	g_assert_cmpint(id, >, 0);
	return id;
}

static inline gint64 add_session(AcStore *store, gint64 client_id, AcInstant end)
{
	GError *error = NULL;
	const AcNewSession fresh = {end - 2 * HOUR, end, "Europe/London", AC_SESSION_HAPPENED, FALSE};
	gint64 id = ac_store_session_add(store, client_id, &fresh, NOW, &error);
	g_assert_no_error(error);
	g_assert_cmpint(id, >, 0);
	return id;
}

/* The last change, of @client_id or of all when 0, taken back. */
static inline gboolean undo_last(AcStore *store, gint64 client_id, AcInstant now, AcUndone *undone,
                                 GError **error)
{
	gboolean done = ac_store_last_change(store, client_id, undone, error) &&
	                (!undone->kind || ac_store_take_back(store, undone->event_id, now, error));
	if (!done)
		ac_undone_clear(undone);
	return done;
}

static inline void tick(AcStore *store, gint64 client_id, gint64 session_id, AcDate date)
{
	GError *error = NULL;
	const AcTick done = {"moisturise", session_id, date, 480, AC_TICK_DONE, NOW, NULL};
	g_assert_true(ac_store_tick_set(store, client_id, &done, NOW, &error));
	g_assert_no_error(error);
}

#endif

/* SPDX-License-Identifier: MIT */
#include "reading.h"

#include "app/stop.h"

void ac_reading_free(gpointer data)
{
	AcReading *reading = data;
	if (reading == NULL)
		return;
	ac_loaded_free(reading->own);
	ac_loaded_free(reading->own_safety);
	ac_loaded_free(reading->own_catalogue);
	ac_problems_free(reading->problems);
	ac_arena_free(reading->arena);
	g_free(reading->path);
	g_free(reading->catalogue_path);
	g_free(reading->safety_path);
	g_free(reading->hash);
	g_free(reading);
}

const AcLoaded *ac_reading_loaded(const AcReading *reading)
{
	return reading->own != NULL ? reading->own : reading->loaded;
}

/* Copies of its own: what the app has may change meanwhile. */
static void read_files(AcReading *reading)
{
	reading->own_catalogue = ac_load_catalogue(reading->catalogue_path, reading->problems);
	reading->own_safety = ac_load_safety(reading->safety_path, reading->problems);
	if (reading->own_catalogue == NULL)
		return;
	reading->catalogue = ac_loaded_catalogue(reading->own_catalogue);
	reading->safety = reading->own_safety != NULL ? ac_loaded_safety(reading->own_safety) : NULL;
	reading->own = ac_load_protocol(reading->path, reading->catalogue, reading->folders, reading->problems);
	if (reading->own != NULL)
		reading->hash = ac_loaded_hash(reading->own);
}

static void find_silences(AcReading *reading, const AcProtocol *protocol)
{
	reading->silences = ac_protocol_silences(protocol, reading->arena, &reading->n_silences);
}

static void run(AcWork *work, gpointer data)
{
	AcReading *reading = data;
	const AcStop *stop = ac_work_stopped(work);
	if (reading->path != NULL)
		read_files(reading);
	const AcLoaded *loaded = ac_reading_loaded(reading);
	if (loaded != NULL && !ac_stop_is_asked(stop))
		ac_protocol_check(ac_loaded_protocol(loaded), reading->safety, reading->today, reading->problems);
	if (loaded != NULL && !ac_stop_is_asked(stop))
		ac_loaded_check(loaded, reading->catalogue, reading->folders, reading->problems);
	if (loaded != NULL && !ac_stop_is_asked(stop))
		find_silences(reading, ac_loaded_protocol(loaded));
	ac_problems_sort(reading->problems);
}

AcWork *ac_reading_start(AcBell *bell, AcApp *app, const char *path)
{
	const AcPaths *paths = ac_app_paths(app);
	AcReading *reading = g_new0(AcReading, 1);
	reading->path = g_strdup(path);
	reading->catalogue_path = g_build_filename(paths->config_dir, "activities.cfg", NULL);
	reading->safety_path = g_build_filename(paths->config_dir, "safety.cfg", NULL);
	reading->folders = (const char *const *)paths->protocol_folders;
	reading->today = ac_time_date(ac_app_now(app), ac_app_zone(app));
	reading->problems = ac_problems_new();
	reading->arena = ac_arena_new();
	if (path == NULL) {
		reading->loaded = ac_app_loaded(app);
		reading->catalogue = ac_app_catalogue(app);
		reading->safety = ac_app_safety(app);
		reading->hash = g_strdup(ac_app_protocol_hash(app));
	}
	return ac_work_start(bell, run, reading, ac_reading_free);
}

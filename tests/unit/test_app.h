/* SPDX-License-Identifier: MIT */
/* What the tests of the app share: a home of its own for each, with small rule files. */
#ifndef AC_TEST_APP_H
#define AC_TEST_APP_H

#include "app/app.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOW  ((AcInstant)1795269600) /* 2026-11-21 14:00 UTC, a Saturday */
#define HOUR ((AcInstant)3600)
#define DAY  (24 * HOUR)

typedef struct {
	char *folder;
} Home;

static inline void put_file(const Home *home, const char *name, const char *text)
{
	g_autofree char *path = g_build_filename(home->folder, name, NULL);
	g_autofree char *folder = g_path_get_dirname(path);
	g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static inline void set_folder(const Home *home, const char *variable, const char *name)
{
	g_autofree char *path = g_build_filename(home->folder, name, NULL);
	g_setenv(variable, path, TRUE);
}

static inline Home home_new(void)
{
	Home home = {g_dir_make_tmp("aftercare-XXXXXX", NULL)};
	set_folder(&home, "HOME", "home");
	set_folder(&home, "XDG_CONFIG_HOME", "config");
	set_folder(&home, "XDG_CACHE_HOME", "cache");
	set_folder(&home, "XDG_DATA_HOME", "data");
	set_folder(&home, "XDG_STATE_HOME", "state");
	set_folder(&home, "AFTERCARE_CONFIG", "rules");
	g_setenv("TZ", "UTC", TRUE);
	put_file(
	    &home, "rules/activities.cfg",
	    "activities = ("
	    "{ id = \"water\"; title = \"Water\"; also = (\"wash\"); steps = (\"none\", \"rinse\", \"mild\"); },"
	    "{ id = \"rinse\"; title = \"Rinsing\"; }, { id = \"mild\"; title = \"A gentle cleanser\"; },"
	    "{ id = \"gym\"; title = \"Gym\"; } );");
	put_file(
	    &home, "rules/safety.cfg",
	    "safety = { prescriber = \"Ask your prescriber.\"; sources = ( { id = \"nhs\"; title = \"NHS\"; } );"
	    "red_flags = ( { id = \"breathing\"; title = \"Trouble breathing\"; urgency = \"emergency\";"
	    "advice = \"Call now.\"; source = \"nhs\"; } ); };");
	put_file(
	    &home, "rules/protocols/smp.cfg",
	    "protocol = { id = \"smp\"; title = \"SMP\"; version = \"1.0\"; language = \"en\"; status = "
	    "\"active\";"
	    "author = \"A\"; approved_on = \"2026-11-21\"; review_by = \"2027-11-21\"; treatment_day = 0;"
	    "lasts = \"28d\"; gap = \"4w\"; sources = ( { id = \"s\"; title = \"S\"; } );"
	    "traits = ( { id = \"skin\"; title = \"Your scalp is\"; values = (\"dry\", \"oily\"); } );"
	    "milestones = ( { id = \"flakes-gone\"; ask = \"Gone?\"; title = \"the flakes are gone\"; } );"
	    "rules = ( { id = \"dry\"; on = \"water\"; allow = \"none\"; to = \"4d\"; source = \"s\"; },"
	    "{ id = \"cleanse\"; on = \"water\"; allow = \"mild\"; from = \"4d\"; how = \"Softly.\"; source = "
	    "\"s\"; },"
	    "{ id = \"gym\"; on = \"gym\"; verdict = \"avoid\"; to = \"7d\"; source = \"s\"; } );"
	    "tasks = ( { id = \"wash-before\"; title = \"Wash before the session\"; from = \"-1d\"; to = \"0h\";"
	    "times = (\"20:00\"); }, { id = \"moisturise\"; title = \"Moisturise\"; from = \"0d\"; to = \"28d\";"
	    "times = (\"08:00\", \"20:00\"); every = \"1d\"; },"
	    "{ id = \"wash-gently\"; title = \"Wash gently\"; from = \"0d\"; to = \"28d\"; times = (\"07:45\");"
	    "every = \"1d\"; on = \"water\"; step = \"mild\"; } ); };");
	return home;
}

static inline void remove_all(const char *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;
	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *below = g_build_filename(path, name, NULL);
		remove_all(below);
	}
	g_remove(path);
}

static inline void home_clear(Home *home)
{
	remove_all(home->folder);
	g_free(home->folder);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Home, home_clear)

static inline AcApp *open_at(AcNeeds needs, AcInstant clock)
{
	GError *error = NULL;
	const AcAppOptions options = {.clock = clock};
	AcApp *app = ac_app_open(&options, needs, &error);
	g_assert_no_error(error);
	return app;
}

static inline gint64 add(AcApp *app, const char *name, AcInstant end)
{
	GError *error = NULL;
	const AcNewSession session = {.begin = end, .end = end};
	const AcClientSpec spec = {.name = name, .sessions = &session, .n_sessions = end ? 1 : 0};
	gint64 id = ac_app_client_add(app, &spec, &error);
	g_assert_no_error(error);
	g_assert_cmpint(id, >, 0);
	return id;
}

/* An app that shows Jo, whose session ended @days ago at 14:00. */
static inline AcApp *open_jo(AcInstant days)
{
	AcApp *app = open_at(AC_NEEDS_PLAN_IF_ANY, NOW);
	add(app, "Jo", NOW - days * DAY);
	g_assert_nonnull(ac_app_plan(app));
	return app;
}

/* The last change of all, taken back. */
static inline gboolean undo_last(AcApp *app, AcUndone *undone, GError **error)
{
	return ac_app_last_change(app, 0, undone, error) &&
	       (!undone->kind || ac_app_take_back(app, undone, error));
}

static inline void assert_says(GError **error, int code, const char *words)
{
	g_assert_error(*error, g_quark_from_static_string("aftercare-error"), code);
	if (!strstr((*error)->message, words))
		g_error("\"%s\" says nothing of \"%s\"", (*error)->message, words);
	g_clear_error(error);
}

#endif

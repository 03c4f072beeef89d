/* SPDX-License-Identifier: MIT */
#include "app/options.h"
#include "base/text.h"
#include "call.h"

static void put(AcSheet *sheet, const char *label, const char *path)
{
	ac_sheet_begin(sheet, 0, 14);
	ac_sheet_put(sheet, AC_INK_PLAIN, label);
	ac_sheet_to(sheet, 14);
	ac_sheet_put(sheet, AC_INK_PLAIN, path);
	ac_sheet_end(sheet);
}

static gboolean run(AcCall *call, GError **error)
{
	(void)error;
	const AcPaths *paths = ac_app_paths(call->app);
	g_autofree char *own = ac_options_own_path(paths), *set = ac_options_settings_path(paths);
	if (ac_call_flag(call, "json")) {
		const char *const pairs[] = {"rules",    paths->config_dir,
		                             "guide",    paths->content_dir,
		                             "settings", paths->config_home,
		                             "data",     paths->data_home,
		                             "database", paths->database,
		                             "cache",    paths->cache_home,
		                             "state",    paths->state_home,
		                             "own",      own,
		                             "set",      set,
		                             NULL};
		ac_call_print_json(call,
		                   ac_json_strings(pairs, "protocols", (const char *const *)paths->protocol_folders,
		                                   ac_call_json_style(call)));
		return TRUE;
	}
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	put(sheet, _("rules"), paths->config_dir);
	for (char **folder = paths->protocol_folders; *folder != NULL; folder++)
		put(sheet, _("protocols"), *folder);
	put(sheet, _("guide"), paths->content_dir);
	put(sheet, _("settings"), paths->config_home);
	put(sheet, _("your own"), own);
	put(sheet, _("set by us"), set);
	put(sheet, _("data"), paths->data_home);
	put(sheet, _("database"), paths->database);
	put(sheet, _("cache"), paths->cache_home);
	put(sheet, _("state"), paths->state_home);
	ac_call_print(call, sheet);
	return TRUE;
}

const AcCommand ac_command_paths = {
    .name = "paths",
    .summary = N_("where everything lives"),
    .example = "aftercare paths",
    /* The catalogue is not needed, but something must open the app that knows the paths. */
    .needs = AC_NEEDS_STORE,
    .flags = AC_COMMAND_JSON,
    .run = run,
};

/* SPDX-License-Identifier: MIT */
/* Where everything lies: the XDG folders, and the rule files as built, installed, or beside the program. */
#include "state.h"

#include <unistd.h>

/* The XDG rule: a path that is not absolute is none. */
static char *xdg_folder(const char *variable, const char *below_home)
{
	const char *given = g_getenv(variable);
	if (given && g_path_is_absolute(given))
		return g_build_filename(given, "aftercare", NULL);
	const char *home = g_get_home_dir();
	return g_build_filename(home && g_path_is_absolute(home) ? home : "/", below_home, "aftercare", NULL);
}

static gboolean has_rules(const char *folder)
{
	g_autofree char *file = g_build_filename(folder, "activities.cfg", NULL);
	return access(file, R_OK) == 0;
}

static char *beside_the_program(void)
{
	g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
	if (!program)
		return NULL;
	g_autofree char *folder = g_path_get_dirname(program);
	g_autofree char *data = g_build_filename(folder, "..", "share", "aftercare", NULL);
	return g_canonicalize_filename(data, NULL);
}

static char *rules_folder(void)
{
	const char *given = g_getenv("AFTERCARE_CONFIG");
	if (given && *given)
		return g_canonicalize_filename(given, NULL);
	if (*AC_CONFIG_DIR)
		return g_strdup(AC_CONFIG_DIR);
	if (has_rules(AC_INSTALL_DATA))
		return g_strdup(AC_INSTALL_DATA);
	char *beside = beside_the_program();
	if (beside && has_rules(beside))
		return beside;
	g_free(beside);
	return g_strdup(AC_INSTALL_DATA); /* its absence is then said by its name */
}

static gboolean has_guide(const char *folder)
{
	g_autofree char *guide = g_build_filename(folder, "en", "guide", NULL);
	return access(guide, R_OK) == 0;
}

static char *content_folder(void)
{
	const char *given = g_getenv("AFTERCARE_CONTENT");
	if (given && *given)
		return g_canonicalize_filename(given, NULL);
	if (*AC_CONTENT_DIR)
		return g_strdup(AC_CONTENT_DIR);
	g_autofree char *installed = g_build_filename(AC_INSTALL_DATA, "content", NULL);
	g_autofree char *data = has_guide(installed) ? NULL : beside_the_program();
	g_autofree char *beside = data ? g_build_filename(data, "content", NULL) : NULL;
	return beside && has_guide(beside) ? g_steal_pointer(&beside) : g_steal_pointer(&installed);
}

void ac_app_find_paths(AcPaths *paths)
{
	paths->config_dir = rules_folder();
	paths->content_dir = content_folder();
	paths->config_home = xdg_folder("XDG_CONFIG_HOME", ".config");
	paths->data_home = xdg_folder("XDG_DATA_HOME", ".local/share");
	paths->cache_home = xdg_folder("XDG_CACHE_HOME", ".cache");
	paths->state_home = xdg_folder("XDG_STATE_HOME", ".local/state");
	paths->database = g_build_filename(paths->data_home, "aftercare.db", NULL);
	paths->protocol_folders = g_new0(char *, 5);
	paths->protocol_folders[0] = g_build_filename(paths->config_home, "protocols", NULL);
	paths->protocol_folders[1] = g_strdup("/etc/aftercare/protocols");
	paths->protocol_folders[2] = g_build_filename(paths->config_dir, "protocols", NULL);
	paths->protocol_folders[3] = g_build_filename(paths->config_dir, "clinics", NULL);
}

void ac_app_free_paths(AcPaths *paths)
{
	g_free(paths->config_dir);
	g_free(paths->content_dir);
	g_free(paths->config_home);
	g_free(paths->data_home);
	g_free(paths->database);
	g_free(paths->cache_home);
	g_free(paths->state_home);
	g_strfreev(paths->protocol_folders);
}

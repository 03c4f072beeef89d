/* SPDX-License-Identifier: MIT */
/* Reads how the roles of the screen look. */
#include "app/theme.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "protocol/settings.h"

#define CHOSEN_GROUP "chosen"

typedef struct {
	const char *path;
	const AcThemeRole *roles;
	guint n;
	int *chosen_background;
	AcProblems *problems;
} Reading;

static const char *const colours[] = {"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"};

static char *file_of(const AcPaths *paths, const char *name)
{
	gboolean is_own = strcmp(name, "own") == 0;
	g_autofree char *file = g_strdup_printf("%s.cfg", name);
	return g_build_filename(is_own ? paths->config_home : paths->config_dir, "themes", file, NULL);
}

static AcThemeLook *look_of(const Reading *reading, const char *group, gsize length)
{
	for (guint i = 0; i < reading->n; i++)
		if (strncmp(reading->roles[i].name, group, length) == 0 && reading->roles[i].name[length] == '\0')
			return reading->roles[i].look;
	return NULL;
}

/* "red", "bright red", "own"; FALSE: none of them. */
static gboolean parse_colour(const char *text, gboolean may_be_bright, int *colour)
{
	int more = 0;
	if (may_be_bright && g_str_has_prefix(text, "bright ")) {
		text += strlen("bright ");
		more = (int)G_N_ELEMENTS(colours);
	}
	*colour = -1;
	if (strcmp(text, "own") == 0)
		return more == 0;
	for (gsize i = 0; i < G_N_ELEMENTS(colours); i++)
		if (strcmp(text, colours[i]) == 0)
			*colour = (int)i + more;
	return *colour >= 0;
}

static gboolean take_number(const AcSetting *setting, int *colour)
{
	gboolean fits = setting->type == AC_SETTING_INT && setting->number >= -1 && setting->number < 256;
	if (fits)
		*colour = setting->number;
	return fits;
}

static gboolean take_flag(const AcSetting *setting, AcThemeLook *look, unsigned flag)
{
	if (setting->type != AC_SETTING_BOOL)
		return FALSE;
	look->flags = setting->number != 0 ? look->flags | flag : look->flags & ~flag;
	return TRUE;
}

static gboolean take_name(const AcSetting *setting, gboolean may_be_bright, int *colour)
{
	return setting->type == AC_SETTING_TEXT && parse_colour(setting->text, may_be_bright, colour);
}

/* What is expected there; NULL: it was taken. */
static const char *take(const AcSetting *setting, const char *key, AcThemeLook *look)
{
	if (strcmp(key, "basic") == 0)
		return take_name(setting, FALSE, &look->basic)
		           ? NULL
		           : _("one of \"black\", \"red\", \"green\", \"yellow\", \"blue\", \"magenta\", \"cyan\", "
		               "\"white\", \"own\"");
	if (strcmp(key, "bright") == 0)
		return take_name(setting, TRUE, &look->bright) ? NULL : _("a colour like \"red\" or \"bright red\"");
	if (strcmp(key, "full") == 0)
		return take_number(setting, &look->full) ? NULL : _("a colour's number from 0 to 255, or -1");
	if (strcmp(key, "chosen") == 0)
		return take_number(setting, &look->chosen) ? NULL : _("a colour's number from 0 to 255, or -1");
	if (strcmp(key, "bold") == 0)
		return take_flag(setting, look, AC_LOOK_BOLD) ? NULL : _("true or false");
	if (strcmp(key, "underline") == 0)
		return take_flag(setting, look, AC_LOOK_UNDERLINE) ? NULL : _("true or false");
	if (strcmp(key, "reverse") == 0)
		return take_flag(setting, look, AC_LOOK_REVERSE) ? NULL : _("true or false");
	return _("one of basic, bright, full, chosen, bold, underline, reverse");
}

static char *names_of(const Reading *reading)
{
	GString *names = g_string_new(CHOSEN_GROUP);
	for (guint i = 0; i < reading->n; i++)
		g_string_append_printf(names, ", %s", reading->roles[i].name);
	return g_string_free(names, FALSE);
}

static void read_one(const Reading *reading, const AcSetting *setting)
{
	const char *dot = strchr(setting->name, '.');
	gsize length = dot != NULL ? (gsize)(dot - setting->name) : strlen(setting->name);
	AcThemeLook *look = look_of(reading, setting->name, length);
	if (strcmp(setting->name, "title") == 0 && setting->type == AC_SETTING_TEXT)
		return;
	if (strcmp(setting->name, CHOSEN_GROUP ".full") == 0) {
		if (!take_number(setting, reading->chosen_background))
			ac_problems_add(reading->problems, AC_PROBLEM_ERROR, reading->path, setting->line,
			                _("\"%s\" is wrong; expected %s"), setting->name,
			                _("a colour's number from 0 to 255, or -1"));
		return;
	}
	if (look == NULL || dot == NULL) {
		g_autofree char *names = names_of(reading);
		ac_problems_add(reading->problems, AC_PROBLEM_ERROR, reading->path, setting->line,
		                _("There is no \"%.*s\" in a theme. There are: %s"), (int)length, setting->name,
		                names);
		return;
	}
	const char *expected = take(setting, dot + 1, look);
	if (expected != NULL)
		ac_problems_add(reading->problems, AC_PROBLEM_ERROR, reading->path, setting->line,
		                _("\"%s\" is wrong; expected %s"), setting->name, expected);
}

gboolean ac_theme_read(const AcPaths *paths, const char *name, const AcThemeRole *roles, guint n,
                       int *chosen_background, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autofree char *path = file_of(paths, name);
	guint n_settings = 0;
	const AcSetting *settings = ac_settings_read(path, arena, &n_settings, problems);
	const Reading reading = {path, roles, n, chosen_background, problems};
	for (guint i = 0; settings != NULL && i < n_settings; i++)
		read_one(&reading, &settings[i]);
	if (ac_problems_count(problems, AC_PROBLEM_ERROR) == 0)
		return TRUE;
	g_autofree char *text = ac_problems_text(problems);
	g_set_error_literal(error, AC_ERROR, AC_ERROR_FILE, g_strchomp(text));
	return FALSE;
}

/* SPDX-License-Identifier: MIT */
/* What is set: by the person's own file, by the one the program writes, or by nobody. */
#include "options_private.h"

#include <string.h>
#include <unistd.h>
#include "base/error.h"
#include "base/text.h"
#include "protocol/settings.h"

#define OWN_FILE      "aftercare.cfg"
#define SETTINGS_FILE "settings.cfg"

struct AcOptions {
	AcArena *arena;
	AcOptionValue *values; /* one a row of the table, in the arena */
};

char *ac_options_own_path(const AcPaths *paths)
{
	return g_build_filename(paths->config_home, OWN_FILE, NULL);
}

char *ac_options_settings_path(const AcPaths *paths)
{
	return g_build_filename(paths->config_home, SETTINGS_FILE, NULL);
}

/* ---- one file ------------------------------------------------------------------------------------- */

/* As it stands there: 8, "8", true. Owned. */
static char *as_written(const AcSetting *setting)
{
	switch (setting->type) {
	case AC_SETTING_BOOL:
		return g_strdup(setting->number ? "true" : "false");
	case AC_SETTING_INT:
		return g_strdup_printf("%d", setting->number);
	case AC_SETTING_TEXT: {
		g_autofree char *plain = ac_text_excerpt(setting->text, 60);
		return g_strdup_printf("\"%s\"", plain);
	}
	case AC_SETTING_GROUP:
		return g_strdup(_("a group"));
	case AC_SETTING_LIST:
		return g_strdup(_("a list, or a number too long"));
	}
	g_assert_not_reached();
}

static gboolean is_of_type(const AcOptionRow *row, const AcSetting *setting)
{
	switch (row->type) {
	case AC_OPTION_TYPE_BOOL:
		return setting->type == AC_SETTING_BOOL;
	case AC_OPTION_TYPE_INT:
		return setting->type == AC_SETTING_INT;
	case AC_OPTION_TYPE_CLOCK:
	case AC_OPTION_TYPE_CHOICE:
		return setting->type == AC_SETTING_TEXT;
	}
	g_assert_not_reached();
}

static gboolean take(const AcOptionRow *row, const AcSetting *setting, int *number)
{
	if (!is_of_type(row, setting))
		return FALSE;
	g_autofree char *text = setting->type == AC_SETTING_TEXT ? g_strdup(setting->text) : as_written(setting);
	return ac_option_parse(row, text, number);
}

static void refuse_value(const char *path, const AcOptionRow *row, const AcSetting *setting,
                         AcProblems *problems)
{
	g_autofree char *written = as_written(setting);
	g_autofree char *expected = ac_options_expected(row->name);
	gboolean is_quoted = setting->type == AC_SETTING_TEXT &&
	                     (row->type == AC_OPTION_TYPE_BOOL || row->type == AC_OPTION_TYPE_INT);
	ac_problems_add(problems, AC_PROBLEM_ERROR, path, setting->line,
	                is_quoted ? _("\"%s\" is %s; expected %s, without quotes")
	                          : _("\"%s\" is %s; expected %s"),
	                row->name, written, expected);
}

/* "quiet_from" outside of its group is a likely slip. */
static const char *in_a_group(const char *name)
{
	guint n = 0;
	const AcOptionRow *rows = ac_option_rows(&n);
	for (guint i = 0; i < n; i++)
		if (strcmp(strchr(rows[i].name, '.') + 1, name) == 0)
			return rows[i].name;
	return NULL;
}

static void refuse_name(const char *path, const AcSetting *setting, AcProblems *problems)
{
	const char *meant = in_a_group(setting->name);
	if (meant) {
		ac_problems_add(problems, AC_PROBLEM_ERROR, path, setting->line,
		                _("\"%s\" stands outside of its group; expected %.*s = { %s = …; };"), setting->name,
		                (int)(strchr(meant, '.') - meant), meant, setting->name);
		return;
	}
	g_autoptr(GError) why = NULL;
	ac_options_refuse_name(setting->name, &why);
	ac_problems_add(problems, AC_PROBLEM_ERROR, path, setting->line, "%s", why->message);
}

void ac_options_read(const char *path, AcArena *arena, AcOptionValue *values, AcProblems *problems)
{
	guint n = 0, n_rows = 0;
	const AcOptionRow *rows = ac_option_rows(&n_rows);
	if (access(path, F_OK) != 0)
		return;
	const AcSetting *settings = ac_settings_read(path, arena, &n, problems);
	const char *kept = ac_arena_strdup(arena, path);
	for (guint i = 0; i < n; i++) {
		int place = ac_option_find(settings[i].name), number = 0;
		if (place < 0)
			refuse_name(path, &settings[i], problems);
		else if (!take(&rows[place], &settings[i], &number))
			refuse_value(path, &rows[place], &settings[i], problems);
		else
			values[place] = (AcOptionValue){number, kept, settings[i].line};
	}
}

/* ---- all of them ---------------------------------------------------------------------------------- */

AcOptions *ac_options_load(const AcPaths *paths, GError **error)
{
	guint n = 0;
	const AcOptionRow *rows = ac_option_rows(&n);
	AcOptions *options = g_new0(AcOptions, 1);
	options->arena = ac_arena_new();
	options->values = AC_ARENA_ARRAY(options->arena, AcOptionValue, n);
	for (guint i = 0; i < n; i++)
		if (!ac_option_parse(&rows[i], rows[i].usual, &options->values[i].number))
			g_assert_not_reached();
	g_autofree char *own = ac_options_own_path(paths), *written = ac_options_settings_path(paths);
	g_autoptr(AcProblems) problems = ac_problems_new();
	ac_options_read(written, options->arena, options->values, problems);
	ac_options_read(own, options->arena, options->values, problems);
	if (ac_problems_total(problems) == 0)
		return options;
	g_autofree char *text = ac_problems_text(problems);
	g_set_error_literal(error, AC_ERROR, AC_ERROR_FILE, g_strchomp(text));
	ac_options_free(options);
	return NULL;
}

void ac_options_free(AcOptions *options)
{
	if (!options)
		return;
	ac_arena_free(options->arena);
	g_free(options);
}

static int number_of(const AcOptions *options, const char *name, AcOptionType a, AcOptionType b)
{
	guint n = 0;
	const AcOptionRow *rows = ac_option_rows(&n);
	int place = ac_option_find(name);
	g_assert(place >= 0 && (rows[place].type == a || rows[place].type == b));
	return options->values[place].number;
}

gboolean ac_options_bool(const AcOptions *options, const char *name)
{
	return number_of(options, name, AC_OPTION_TYPE_BOOL, AC_OPTION_TYPE_BOOL);
}

int ac_options_int(const AcOptions *options, const char *name)
{
	return number_of(options, name, AC_OPTION_TYPE_INT, AC_OPTION_TYPE_CLOCK);
}

const char *ac_options_choice(const AcOptions *options, const char *name)
{
	guint n = 0;
	int number = number_of(options, name, AC_OPTION_TYPE_CHOICE, AC_OPTION_TYPE_CHOICE);
	return ac_option_rows(&n)[ac_option_find(name)].choices[number];
}

char *ac_options_text(const AcOptions *options, const char *name, const char **file)
{
	guint n = 0;
	int place = ac_option_find(name);
	g_assert(place >= 0);
	*file = options->values[place].file;
	return ac_option_write(&ac_option_rows(&n)[place], options->values[place].number);
}

/* ---- what they mean together ---------------------------------------------------------------------- */

AcPrivacy ac_options_privacy(const AcOptions *options)
{
	const char *word = ac_options_choice(options, "reminders.privacy");
	if (strcmp(word, "full") == 0)
		return AC_PRIVACY_FULL;
	return strcmp(word, "discreet") == 0 ? AC_PRIVACY_DISCREET : AC_PRIVACY_OFF;
}

AcScreenWish ac_options_screen(const AcOptions *options)
{
	if (options == NULL)
		return (AcScreenWish){.theme = "auto", .mouse = TRUE};
	return (AcScreenWish){.theme = ac_options_choice(options, "screen.theme"),
	                      .mouse = ac_options_bool(options, "screen.mouse"),
	                      .is_discreet =
	                          strcmp(ac_options_choice(options, "screen.privacy"), "discreet") == 0};
}

static unsigned kinds_of(const AcOptions *options)
{
	static const struct {
		const char *name;
		unsigned kinds;
	} all[] = {
	    {"reminders.tasks", AC_REMINDER_BIT(AC_REMINDER_TASK)},
	    {"reminders.allowed", AC_REMINDER_BIT(AC_REMINDER_ALLOWED)},
	    {"reminders.before", AC_REMINDER_BIT(AC_REMINDER_BEFORE)},
	    {"reminders.sessions", AC_REMINDER_BIT(AC_REMINDER_EVE) | AC_REMINDER_BIT(AC_REMINDER_SESSION)},
	    {"reminders.checkins", AC_REMINDER_BIT(AC_REMINDER_CHECKIN)},
	    {"reminders.followups", AC_REMINDER_BIT(AC_REMINDER_LOOK) | AC_REMINDER_BIT(AC_REMINDER_FOLLOWUP)},
	};
	unsigned kinds = 0;
	for (guint i = 0; i < G_N_ELEMENTS(all); i++)
		if (ac_options_bool(options, all[i].name))
			kinds |= all[i].kinds;
	return kinds;
}

AcRemindPolicy ac_options_remind_policy(const AcOptions *options)
{
	return (AcRemindPolicy){.kinds = kinds_of(options),
	                        .quiet_from = ac_options_int(options, "reminders.quiet_from"),
	                        .quiet_to = ac_options_int(options, "reminders.quiet_to"),
	                        .a_day = (guint)ac_options_int(options, "reminders.a_day"),
	                        .repeats = (guint)ac_options_int(options, "reminders.repeats"),
	                        .repeat_minutes = ac_options_int(options, "reminders.repeat_minutes"),
	                        .eve_minute = ac_options_int(options, "reminders.eve"),
	                        .morning_minute = ac_options_int(options, "reminders.morning"),
	                        .checkin_minute = ac_options_int(options, "reminders.checkin")};
}

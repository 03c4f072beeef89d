/* SPDX-License-Identifier: MIT */
/* settings.cfg, the one the program writes: whole or not at all, and never two programs at once. */
#include "options_private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>
#include "base/error.h"
#include "base/text.h"

static gboolean say_problems(const AcProblems *problems, GError **error)
{
	if (ac_problems_total(problems) == 0)
		return TRUE;
	g_autofree char *text = ac_problems_text(problems);
	g_set_error_literal(error, AC_ERROR, AC_ERROR_FILE, g_strchomp(text));
	return FALSE;
}

static gboolean fail(const char *path, int number, GError **error)
{
	g_autofree char *plain = ac_text_plain(path);
	g_set_error(error, AC_ERROR, AC_ERROR_FILE, _("%s cannot be written: %s. Nothing was changed."), plain,
	            g_strerror(number));
	return FALSE;
}

/* The folder, held until it is closed by us or by our end; -1 with @error. */
static int hold_folder(const char *folder, GError **error)
{
	int fd = -1;
	if (g_mkdir_with_parents(folder, 0700) == 0)
		fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0) {
		fail(folder, errno, error);
		return -1;
	}
	while (flock(fd, LOCK_EX) != 0 && errno == EINTR)
		continue;
	return fd;
}

static void append_value(GString *text, const AcOptionRow *row, int number)
{
	g_autofree char *value = ac_option_write(row, number);
	gboolean is_text = row->type == AC_OPTION_TYPE_CLOCK || row->type == AC_OPTION_TYPE_CHOICE;
	const char *quote = is_text ? "\"" : "";
	g_string_append_printf(text, "\t%s = %s%s%s;\n", strchr(row->name, '.') + 1, quote, value, quote);
}

/* Those of a group stand together in the table. */
static char *text_of(const AcOptionValue *values)
{
	guint n = 0;
	gsize open = 0; /* how long the name of the group is that is open */
	const AcOptionRow *rows = ac_option_rows(&n), *before = NULL;
	GString *text =
	    g_string_new(_("# Written by Aftercare (aftercare settings). Your own file, aftercare.cfg, "
	                   "comes before this one.\n"));
	for (guint i = 0; i < n; i++) {
		if (!values[i].file)
			continue;
		gsize length = strcspn(rows[i].name, ".") + 1;
		if (length != open || strncmp(rows[i].name, before->name, length) != 0)
			g_string_append_printf(text, "%s%.*s = {\n", open ? "};\n" : "", (int)length - 1, rows[i].name);
		append_value(text, &rows[i], values[i].number);
		before = &rows[i];
		open = length;
	}
	g_string_append(text, open ? "};\n" : "");
	return g_string_free(text, FALSE);
}

static gboolean write_file(const char *path, const AcOptionValue *values, GError **error)
{
	g_autofree char *text = text_of(values);
	g_autoptr(GError) why = NULL;
	if (g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
	                             0600, &why))
		return TRUE;
	g_autofree char *reason = ac_text_plain(why->message);
	g_set_error(error, AC_ERROR, AC_ERROR_FILE, _("The setting was not changed: %s"), reason);
	return FALSE;
}

static gboolean change(const char *path, int place, const char *value, GError **error)
{
	guint n = 0;
	const AcOptionRow *rows = ac_option_rows(&n);
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(AcProblems) problems = ac_problems_new();
	AcOptionValue *values = AC_ARENA_ARRAY(arena, AcOptionValue, n);
	ac_options_read(path, arena, values, problems);
	if (!say_problems(problems, error))
		return FALSE;
	if (!value && !values[place].file)
		return TRUE;
	values[place] = (AcOptionValue){.file = value ? path : NULL};
	if (value)
		ac_option_parse(&rows[place], value, &values[place].number);
	return write_file(path, values, error);
}

/* What the person wrote themselves is not spoken against. */
static gboolean check_own(const AcPaths *paths, int place, GError **error)
{
	guint n = 0;
	const AcOptionRow *rows = ac_option_rows(&n);
	g_autofree char *path = ac_options_own_path(paths);
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(AcProblems) problems = ac_problems_new();
	AcOptionValue *values = AC_ARENA_ARRAY(arena, AcOptionValue, n);
	ac_options_read(path, arena, values, problems);
	if (!say_problems(problems, error))
		return FALSE;
	if (!values[place].file)
		return TRUE;
	g_autofree char *is = ac_option_write(&rows[place], values[place].number);
	g_autofree char *plain = ac_text_plain(path);
	g_set_error(error, AC_ERROR, AC_ERROR_REFUSED,
	            _("%s:%d sets \"%s\" to %s, and your own file comes first. Change it there."), plain,
	            values[place].line, rows[place].name, is);
	return FALSE;
}

gboolean ac_options_set(const AcPaths *paths, const char *name, const char *value, GError **error)
{
	guint n = 0;
	int place = ac_option_find(name), number = 0;
	if (place < 0)
		return ac_options_refuse_name(name, error);
	const AcOptionRow *row = &ac_option_rows(&n)[place];
	if (value && !ac_option_parse(row, value, &number)) {
		g_autofree char *plain = ac_text_excerpt(value, 60);
		g_autofree char *expected = ac_options_expected(row->name);
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("\"%s\" cannot be \"%s\": expected %s."), name, plain,
		            expected);
		return FALSE;
	}
	if (!check_own(paths, place, error))
		return FALSE;
	int folder = hold_folder(paths->config_home, error);
	if (folder < 0)
		return FALSE;
	g_autofree char *path = ac_options_settings_path(paths);
	gboolean done = change(path, place, value, error);
	close(folder);
	return done;
}

/* SPDX-License-Identifier: MIT */
/* Starting the reminders at login: a systemd user unit where systemd answers, else an XDG autostart file. */
#include "app/login.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/program.h"
#include "base/error.h"
#include "base/text.h"

#define UNIT        "aftercare-remind.service"
#define DESKTOP     "aftercare-remind.desktop"
#define MARKER      "# Written by: aftercare remind --install"
#define PLACEHOLDER "@PROGRAM@"
#define SLOW        20 /* seconds: for what systemd carries out */

typedef struct {
	const AcPaths *paths;
	AcRemindFiles files;
	GPtrArray *said;
} Login;

G_GNUC_PRINTF(2, 3)
static void say(Login *login, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	g_ptr_array_add(login->said, g_strdup_vprintf(format, values));
	va_end(values);
}

void ac_remind_files_init(AcRemindFiles *files, const AcPaths *paths)
{
	g_autofree char *config = g_path_get_dirname(paths->config_home);
	files->unit = g_build_filename(config, "systemd", "user", UNIT, NULL);
	files->wanted = g_build_filename(config, "systemd", "user", "default.target.wants", UNIT, NULL);
	files->autostart = g_build_filename(config, "autostart", DESKTOP, NULL);
}

void ac_remind_files_clear(AcRemindFiles *files)
{
	g_free(files->unit);
	g_free(files->wanted);
	g_free(files->autostart);
}

/* ---- the program's path in both languages ------------------------------------------------------- */

/* In quotes; a backslash before each of @escaped. systemd reads %% and $$, a desktop file %% and a backslash
 * for each backslash once more. */
static char *quote(const char *program, gboolean is_unit)
{
	GString *out = g_string_new("\"");
	for (const char *at = program; *at != '\0'; at++) {
		if (*at == '%')
			g_string_append(out, "%%");
		else if (*at == '$' && is_unit)
			g_string_append(out, "$$");
		else if (strchr(is_unit ? "\"\\" : "\"\\$`", *at) != NULL)
			g_string_append_printf(out, "%s%s%c", is_unit ? "\\" : "\\\\",
			                       *at == '\\' && !is_unit ? "\\" : "", *at);
		else
			g_string_append_c(out, *at);
	}
	g_string_append_c(out, '"');
	return g_string_free(out, FALSE);
}

/* The other way round, of the line that begins with @key. */
static char *unquote(const char *line, gboolean is_unit)
{
	g_autoptr(GString) text = g_string_new(line);
	if (!is_unit)
		g_string_replace(text, "\\\\", "\\", 0);
	GString *out = g_string_new(NULL);
	gboolean in_quotes = text->str[0] == '"';
	for (const char *at = text->str + (in_quotes ? 1 : 0); *at != '\0'; at++) {
		if (in_quotes ? *at == '"' : *at == ' ')
			break;
		gboolean doubled = at[0] == at[1] && (*at == '%' || (*at == '$' && is_unit));
		if (doubled || (*at == '\\' && at[1] != '\0'))
			at++;
		g_string_append_c(out, *at);
	}
	return g_string_free(out, FALSE);
}

gboolean ac_remind_file_is_ours(const char *path, char **program)
{
	g_autofree char *text = NULL;
	if (program != NULL)
		*program = NULL;
	if (!g_file_get_contents(path, &text, NULL, NULL) || strstr(text, MARKER) == NULL)
		return FALSE;
	gboolean is_unit = g_str_has_suffix(path, ".service");
	const char *key = is_unit ? "\nExecStart=" : "\nExec=", *at = strstr(text, key);
	if (program != NULL && at != NULL) {
		at += strlen(key);
		g_autofree char *line = g_strndup(at, strcspn(at, "\n"));
		*program = unquote(line, is_unit);
	}
	return TRUE;
}

/* ---- writing ------------------------------------------------------------------------------------- */

static gboolean is_there(const char *path)
{
	GStatBuf info;
	return g_lstat(path, &info) == 0;
}

static gboolean check_is_ours(const char *path, GError **error)
{
	if (!is_there(path) || ac_remind_file_is_ours(path, NULL))
		return TRUE;
	g_set_error(
	    error, AC_ERROR, AC_ERROR_REFUSED,
	    _("%s is there already and was not written by this command, so it stays as it is. Move it away, "
	      "then try again."),
	    path);
	return FALSE;
}

static gboolean is_written(const char *path, const char *text)
{
	g_autofree char *before = NULL;
	return g_file_get_contents(path, &before, NULL, NULL) && strcmp(before, text) == 0;
}

static gboolean write_file(const char *path, const char *text, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(path);
	g_autoptr(GError) cause = NULL;
	if (g_mkdir_with_parents(folder, 0700) != 0) {
		g_set_error(error, AC_ERROR, AC_ERROR_FILE, _("%s: the folder cannot be made: %s."), folder,
		            g_strerror(errno));
		return FALSE;
	}
	if (g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0644, &cause))
		return TRUE;
	g_set_error(error, AC_ERROR, AC_ERROR_FILE, _("%s: it cannot be written: %s"), path, cause->message);
	return FALSE;
}

/* The template of @name with the program's path in it. */
static char *filled(const AcPaths *paths, const char *name, const char *program, GError **error)
{
	g_autofree char *file = g_build_filename(paths->config_dir, "units", name, NULL);
	g_autofree char *template = NULL;
	if (!ac_text_is_plain(program)) {
		g_autofree char *shown = ac_text_plain(program);
		g_set_error(error, AC_ERROR, AC_ERROR_REFUSED,
		            _("The path of the program has signs that no unit can hold: %s"), shown);
		return NULL;
	}
	if (!g_file_get_contents(file, &template, NULL, NULL) || strstr(template, PLACEHOLDER) == NULL) {
		g_set_error(error, AC_ERROR, AC_ERROR_FILE,
		            _("%s: this template is missing or damaged; it came with the program: install it again."),
		            file);
		return NULL;
	}
	g_autofree char *quoted = quote(program, g_str_has_suffix(name, ".service"));
	g_autoptr(GString) text = g_string_new(template);
	g_string_replace(text, PLACEHOLDER, quoted, 0);
	return g_strdup(text->str);
}

/* ---- systemd -------------------------------------------------------------------------------------- */

static AcToolEnd tell_systemd(const char *verb, const char *now, const char *unit, char **said)
{
	const char *const words[] = {
	    "systemctl", "--user", verb, now != NULL ? now : unit, now != NULL ? unit : NULL, NULL};
	return ac_remind_tool(words, SLOW, said);
}

static gboolean enable_unit(const AcRemindFiles *files, gboolean is_new, GError **error)
{
	g_autofree char *said = NULL;
	AcToolEnd end = tell_systemd("daemon-reload", NULL, NULL, &said);
	if (end == AC_TOOL_DONE) {
		g_clear_pointer(&said, g_free);
		end = tell_systemd("enable", "--now", UNIT, &said);
	}
	if (end == AC_TOOL_DONE)
		return TRUE;
	if (is_new) {
		g_unlink(files->unit);
		tell_systemd("daemon-reload", NULL, NULL, NULL);
	}
	const char *why = end == AC_TOOL_SILENT           ? _("it did not answer in time")
	                  : said != NULL && *said != '\0' ? said
	                                                  : _("it did not say why");
	g_set_error(error, AC_ERROR, AC_ERROR_FAILED, _("systemd did not take the unit %s: %s. %s"), files->unit,
	            why,
	            is_new ? _("The unit was taken away again; nothing is installed.")
	                   : _("The unit stays where it is."));
	return FALSE;
}

static gboolean install_unit(Login *login, const char *program, GError **error)
{
	const AcRemindFiles *files = &login->files;
	g_autofree char *text = filled(login->paths, UNIT, program, error);
	if (text == NULL || !check_is_ours(files->unit, error))
		return FALSE;
	gboolean is_new = !is_there(files->unit), is_same = is_written(files->unit, text);
	if (!is_same && !write_file(files->unit, text, error))
		return FALSE;
	if (!enable_unit(files, is_new, error))
		return FALSE;
	if (ac_remind_file_is_ours(files->autostart, NULL)) /* of a time without systemd: not started twice */
		g_unlink(files->autostart);
	say(login, is_same ? _("Installed already: reminders run, and start at every login.")
	                   : _("Installed: reminders run from now on, and start at every login."));
	say(login, _("Unit: %s"), files->unit);
	return TRUE;
}

/* ---- without systemd ------------------------------------------------------------------------------ */

static gboolean install_autostart(Login *login, const char *program, GError **error)
{
	const AcRemindFiles *files = &login->files;
	g_autofree char *text = filled(login->paths, DESKTOP, program, error);
	if (text == NULL || !check_is_ours(files->autostart, error))
		return FALSE;
	gboolean is_same = is_written(files->autostart, text);
	if (!is_same && !write_file(files->autostart, text, error))
		return FALSE;
	g_auto(AcRemindStatus) status = {0};
	ac_remind_status_read(login->paths, &status);
	if (status.pid == 0 && !ac_remind_start(program, NULL, error))
		return FALSE;
	say(login, is_same ? _("Installed already: reminders start with your desktop.")
	                   : _("Installed: reminders start with your desktop from now on."));
	say(login, status.pid == 0 ? _("Started now as well.") : _("They are running already."));
	say(login, _("systemd does not answer here, so it is an autostart file: %s"), files->autostart);
	return TRUE;
}

gboolean ac_remind_install(const AcPaths *paths, GPtrArray *said, GError **error)
{
	g_autofree char *program = ac_program_find(AC_PROGRAM_REMIND, error);
	if (program == NULL)
		return FALSE;
	Login login = {.paths = paths, .said = said};
	ac_remind_files_init(&login.files, paths);
	gboolean done = ac_remind_has_systemd() ? install_unit(&login, program, error)
	                                        : install_autostart(&login, program, error);
	ac_remind_files_clear(&login.files);
	return done;
}

/* ---- taking it back -------------------------------------------------------------------------------- */

static gboolean take_away(Login *login, const char *path, guint *n, GError **error)
{
	if (!is_there(path))
		return TRUE;
	if (!ac_remind_file_is_ours(path, NULL)) {
		say(login, _("Left as it is, since this command did not write it: %s"), path);
		return TRUE;
	}
	if (g_unlink(path) != 0) {
		g_set_error(error, AC_ERROR, AC_ERROR_FILE, _("%s: it cannot be removed: %s."), path,
		            g_strerror(errno));
		return FALSE;
	}
	say(login, _("Removed: %s"), path);
	(*n)++;
	return TRUE;
}

static gboolean take_all_away(Login *login, guint *n, GError **error)
{
	const AcRemindFiles *files = &login->files;
	gboolean is_unit = ac_remind_file_is_ours(files->unit, NULL),
	         has_systemd = is_unit && ac_remind_has_systemd();
	if (has_systemd)
		tell_systemd("disable", "--now", UNIT, NULL);
	if (is_unit)
		g_unlink(files->wanted); /* a link to what is gone; systemd has removed it where it answers */
	if (!take_away(login, files->unit, n, error) || !take_away(login, files->autostart, n, error))
		return FALSE;
	if (has_systemd)
		tell_systemd("daemon-reload", NULL, NULL, NULL);
	return TRUE;
}

gboolean ac_remind_uninstall(const AcPaths *paths, GPtrArray *said, GError **error)
{
	Login login = {.paths = paths, .said = said};
	guint n = 0;
	ac_remind_files_init(&login.files, paths);
	gboolean done = take_all_away(&login, &n, error);
	ac_remind_files_clear(&login.files);
	if (!done)
		return FALSE;
	g_auto(AcRemindStatus) status = {0};
	ac_remind_status_read(paths, &status);
	if (status.pid > 1) {
		n++;
		say(&login, ac_remind_stop(paths) ? _("The running one was ended.")
		                                  : _("The running one was asked to end, and has not yet."));
	}
	say(&login, n == 0 ? _("Nothing was installed, and nothing was running.")
	                   : _("No reminders from now on. Your data stays as it is."));
	return TRUE;
}

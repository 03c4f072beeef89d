/* SPDX-License-Identifier: MIT */
/* The program that shows reminders: there, running, started at login; and what it says of itself. */
#include <glib/gstdio.h>
#include <string.h>

#include "app/program.h"
#include "base/text.h"
#include "doctor.h"

static void look_at_running(AcDoctor *doctor)
{
	const AcRemindStatus *status = &doctor->status;
	if (status->pid == 0) {
		ac_doctor_add(doctor, AC_DOCTOR_STOPS, "running", g_strdup(_("Reminders are not running.")),
		              g_strdup(_("aftercare remind --install starts them, now and at every login.")));
		return;
	}
	const AcApp *app = doctor->call->app;
	const AcWordsContext words = {.now = ac_app_now(app), .zone = ac_app_zone(app)};
	g_autofree char *since = ac_words_moment(&words, status->started_at);
	ac_doctor_add(doctor, AC_DOCTOR_WELL, "running",
	              g_strdup_printf(_("Reminders are running since %s."), since), NULL);
}

/* TRUE: @path is a file of ours that starts a program there is. */
static gboolean starts_well(AcDoctor *doctor, const char *path)
{
	g_autofree char *program = NULL, *text = NULL;
	if (!ac_remind_file_is_ours(path, &program))
		return FALSE;
	if (program == NULL || !g_file_test(program, G_FILE_TEST_IS_EXECUTABLE)) {
		ac_doctor_add(doctor, AC_DOCTOR_STOPS, "login",
		              g_strdup_printf(_("%s starts %s, which is not there any more."), path,
		                              program != NULL ? program : _("nothing")),
		              g_strdup("aftercare remind --install"));
		return FALSE;
	}
	if (g_file_get_contents(path, &text, NULL, NULL) && strstr(text, "\nHidden=true") != NULL) {
		ac_doctor_add(doctor, AC_DOCTOR_STOPS, "login",
		              g_strdup_printf(_("%s was turned off in your desktop's settings."), path),
		              g_strdup(_("Turn it on there, among the programs that start at login.")));
		return FALSE;
	}
	return TRUE;
}

static gboolean is_there(const char *path)
{
	GStatBuf info;
	return g_lstat(path, &info) == 0;
}

static void look_at_login(AcDoctor *doctor)
{
	g_auto(AcRemindFiles) files = {0};
	ac_remind_files_init(&files, ac_app_paths(doctor->call->app));
	guint before = doctor->lines->len;
	gboolean unit = starts_well(doctor, files.unit), autostart = starts_well(doctor, files.autostart);
	if (unit && !is_there(files.wanted) && !autostart)
		ac_doctor_add(doctor, AC_DOCTOR_NOTE, "login",
		              g_strdup_printf(_("The unit is there and not enabled: %s"), files.unit),
		              g_strdup("systemctl --user enable --now aftercare-remind"));
	else if (unit || autostart)
		ac_doctor_add(doctor, AC_DOCTOR_WELL, "login",
		              g_strdup_printf(_("They start at login: %s"), unit ? files.unit : files.autostart),
		              NULL);
	else if (doctor->lines->len == before)
		ac_doctor_add(doctor, AC_DOCTOR_NOTE, "login", g_strdup(_("They do not start at login.")),
		              g_strdup("aftercare remind --install"));
}

static void look_at_log(AcDoctor *doctor)
{
	const AcPaths *paths = ac_app_paths(doctor->call->app);
	g_autofree char *log = g_build_filename(paths->state_home, "remind.log", NULL);
	if (is_there(log))
		ac_doctor_add(doctor, AC_DOCTOR_WELL, "log", g_strdup_printf(_("What it did is told in %s"), log),
		              NULL);
}

void ac_doctor_look_at_program(AcDoctor *doctor)
{
	g_autoptr(GError) problem = NULL;
	g_autofree char *program = ac_program_find(AC_PROGRAM_REMIND, &problem);
	if (program == NULL)
		ac_doctor_add(doctor, AC_DOCTOR_STOPS, "program", g_strdup(problem->message), NULL);
	else
		ac_doctor_add(doctor, AC_DOCTOR_WELL, "program",
		              g_strdup_printf(_("The program is there: %s"), program), NULL);
	look_at_running(doctor);
	look_at_login(doctor);
	look_at_log(doctor);
}

/* SPDX-License-Identifier: MIT */
#include "base/text.h"
#include "doctor.h"

void ac_doctor_add(AcDoctor *doctor, AcDoctorMark mark, const char *id, char *what, char *mend)
{
	const AcDoctorLine line = {.mark = mark, .id = id, .what = what, .mend = mend};
	g_ptr_array_add(doctor->texts, what);
	g_ptr_array_add(doctor->texts, mend);
	g_array_append_val(doctor->lines, line);
}

static void print(AcCall *call, const AcDoctor *doctor)
{
	const AcDoctorLine *lines = (const AcDoctorLine *)(gpointer)doctor->lines->data;
	call->status = AC_EXIT_DONE;
	for (guint i = 0; i < doctor->lines->len; i++)
		if (lines[i].mark == AC_DOCTOR_STOPS)
			call->status = AC_EXIT_FAILED;
	if (ac_call_flag(call, "json")) {
		ac_call_print_json(call, ac_json_doctor(lines, doctor->lines->len, ac_call_json_style(call)));
		return;
	}
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	ac_sheet_doctor(sheet, lines, doctor->lines->len);
	ac_call_print(call, sheet);
}

static gboolean run(AcCall *call, GError **error)
{
	AcDoctor doctor = {.call = call,
	                   .lines = g_array_new(FALSE, TRUE, sizeof(AcDoctorLine)),
	                   .texts = g_ptr_array_new_with_free_func(g_free)};
	ac_doctor_look_at_data(&doctor);
	gboolean is_open = call->app != NULL || ac_call_open(call, AC_NEEDS_NOTHING, error);
	if (is_open) {
		ac_remind_status_read(ac_app_paths(call->app), &doctor.status);
		ac_doctor_look_at_program(&doctor);
		ac_doctor_look_at_desktop(&doctor);
		print(call, &doctor);
	}
	ac_remind_status_clear(&doctor.status);
	ac_options_free(doctor.options);
	g_array_unref(doctor.lines);
	g_ptr_array_unref(doctor.texts);
	return is_open;
}

const AcCommand ac_command_doctor = {
    .name = "doctor",
    .summary = N_("everything that can stop a reminder, and what mends it"),
    .details = N_("A line each: whether it is well, what there is to know, or what stops reminders. Exit 0: "
                  "nothing found that stops one; 1: something does."),
    .example = "aftercare doctor",
    .flags = AC_COMMAND_JSON,
    .run = run,
};

/* SPDX-License-Identifier: MIT */
/** doctor.h - what looks for all that can stop a reminder; a line each. */
#ifndef AC_SRC_CLI_DOCTOR_H
#define AC_SRC_CLI_DOCTOR_H

#include "remind.h"

typedef struct {
	AcCall *call;       /* with its app: as much of it as could be opened */
	AcOptions *options; /* NULL: they cannot be read */
	AcRemindStatus status;
	gboolean has_store, has_plan; /* the app was opened with it */
	GArray *lines;                /* AcDoctorLine */
	GPtrArray *texts;             /* owns theirs */
} AcDoctor;

/** Takes both texts; @mend may be NULL. */
void ac_doctor_add(AcDoctor *doctor, AcDoctorMark mark, const char *id, char *what, char *mend);

/** The client, the rules, the options, the store, clock and zone. Opens the app. */
void ac_doctor_look_at_data(AcDoctor *doctor);
void ac_doctor_look_at_store(AcDoctor *doctor);
/** The program, whether it runs and starts at login, the bus, the server. */
void ac_doctor_look_at_program(AcDoctor *doctor);
void ac_doctor_look_at_desktop(AcDoctor *doctor);

#endif

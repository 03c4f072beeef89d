/* SPDX-License-Identifier: MIT */
/**
 * protocol/settings.h - a file of settings (libconfig): groups of plain values, read with the care that rule
 * files are. What the names mean is not known here.
 */
#ifndef AC_PROTOCOL_SETTINGS_H
#define AC_PROTOCOL_SETTINGS_H

#include "base/arena.h"
#include "base/problem.h"

typedef enum {
	AC_SETTING_BOOL,
	AC_SETTING_INT,
	AC_SETTING_TEXT,
	AC_SETTING_GROUP, /* a group within a group, or */
	AC_SETTING_LIST   /* a list: neither is a value */
} AcSettingType;

typedef struct {
	const char *name; /* "reminders.a_day"; a value outside of a group has a name without a dot */
	AcSettingType type;
	int number;       /* INT; BOOL: 0 or 1 */
	const char *text; /* TEXT */
	int line;
} AcSetting;

/** All of them, in the order of the file; in @arena. NULL: it cannot be read, and @problems has why. */
const AcSetting *ac_settings_read(const char *path, AcArena *arena, guint *n, AcProblems *problems);

#endif

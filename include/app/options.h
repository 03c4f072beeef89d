/* SPDX-License-Identifier: MIT */
/**
 * app/options.h - what a person can set: one table (src/app/options.def) of names, types, bounds and words.
 * A value comes from the person's own $XDG_CONFIG_HOME/aftercare/aftercare.cfg, which is never rewritten;
 * before that from settings.cfg beside it, which the program writes (`aftercare settings`, the screen); else
 * it is the default, as config/aftercare.cfg tells.
 */
#ifndef AC_APP_OPTIONS_H
#define AC_APP_OPTIONS_H

#include "app/app.h"
#include "plan/remind.h"

typedef enum {
	AC_OPTION_TYPE_BOOL,
	AC_OPTION_TYPE_INT,
	AC_OPTION_TYPE_CLOCK,
	AC_OPTION_TYPE_CHOICE
} AcOptionType;

/** One row of the table. */
typedef struct {
	const char *name; /* "reminders.quiet_from" */
	AcOptionType type;
	const char *usual;          /* the default, as written */
	int least, most;            /* INT */
	const char *unit;           /* INT: "minutes"; else NULL */
	const char *const *choices; /* CHOICE; ends with NULL */
	const char *help;           /* N_() */
} AcOptionRow;
const AcOptionRow *ac_option_rows(guint *n);

/** What may be written for one of the table: "a time of day, like "22:00""; owned. */
char *ac_options_expected(const char *name);
/** Always FALSE: there is no setting of that name, and which is nearest (AC_ERROR_NOT_FOUND). */
gboolean ac_options_refuse_name(const char *name, GError **error);
/** The two files, there or not; owned. */
char *ac_options_own_path(const AcPaths *paths);
char *ac_options_settings_path(const AcPaths *paths);

typedef struct AcOptions AcOptions; /* opaque */
/** Reads both files. Problems (unknown names with the nearest, wrong types, values out of range; file:line)
 * are errors of AC_ERROR_FILE, all at once. */
AcOptions *ac_options_load(const AcPaths *paths, GError **error);
void ac_options_free(AcOptions *options);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AcOptions, ac_options_free)

gboolean ac_options_bool(const AcOptions *options, const char *name);
int ac_options_int(const AcOptions *options, const char *name); /* INT; CLOCK in minutes, -1 for "off" */
const char *ac_options_choice(const AcOptions *options, const char *name);
/** As it would be written, owned; *file where it comes from, borrowed, NULL: the default. */
char *ac_options_text(const AcOptions *options, const char *name, const char **file);
/** Checks and writes one into settings.cfg, whole or not at all; @value NULL takes it out. AC_ERROR_REFUSED
 * when the person's own file sets it: the message names the line. */
gboolean ac_options_set(const AcPaths *paths, const char *name, const char *value, GError **error);

/** What one of them is set to, and by whom; all in the arena or the table. */
typedef struct {
	const char *value; /* what holds, as it would be written */
	const char *file;  /* that sets it; NULL: nobody does, it is the default */
	int line;
	gboolean is_own;     /* that is the person's own file */
	const char *written; /* what settings.cfg says, whoever decides; NULL: nothing */
} AcOptionState;
/** One a row of the table, also where a file is broken: what is wrong is added to @problems and not taken. */
const AcOptionState *ac_options_look(const AcPaths *paths, AcArena *arena, AcProblems *problems);
/** The value beside @value: the next choice, a quarter of an hour later. @by 1 or -1. Choices and the day go
 * round, a number stops at its bounds. Owned. */
char *ac_options_step(const char *name, const char *value, int by);

typedef enum { AC_PRIVACY_FULL, AC_PRIVACY_DISCREET, AC_PRIVACY_OFF } AcPrivacy;
AcPrivacy ac_options_privacy(const AcOptions *options);
/** @options NULL: the usual. */
AcScreenWish ac_options_screen(const AcOptions *options);
AcRemindPolicy ac_options_remind_policy(const AcOptions *options);

#endif

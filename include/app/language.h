/* SPDX-License-Identifier: MIT */
/** app/language.h - the language of what a client reads, whatever the user's own is. Of the whole process. */
#ifndef AC_APP_LANGUAGE_H
#define AC_APP_LANGUAGE_H

#include <glib.h>

/**
 * Words are @language from now on ("de", "de_AT", "ar"; "en" always works), from the catalogues in
 * @locale_dir/LANGUAGE/LC_MESSAGES. FALSE with @error (AC_ERROR_USAGE) that names the languages there are:
 * then nothing has changed.
 */
gboolean ac_language_use(const char *language, const char *locale_dir, GError **error);
/**
 * At a program's start: its letters and its words as the user's LANGUAGE, LC_ALL, LC_MESSAGES or LANG ask
 * for, whether the system has that locale or not; its clock as LC_TIME, or AFTERCARE_CLOCK, has it. No
 * catalogue is looked for where they ask for English, or nothing.
 */
void ac_language_begin(const char *locale_dir);
/** Times of day from now on, of the whole process and what it starts: "12" (8:30 pm), "24" (20:30), or, @wish
 * being anything else, as LC_TIME has them. What programs read has 24 hours always. Of the process as the
 * language is, and for the same reason: every word of a frame has one, most are made where no option is at
 * hand (a task's times, a column's width), and a program that is started must say the same. */
void ac_language_clock(const char *wish);
/** What is said from now on is for programs: English and 24 hours, whatever the user speaks. */
void ac_language_for_programs(void);
/** The language that @language is told in ("de" for "de_AT"), owned, from where the program's own words come;
 * NULL with @error that names those there are. */
char *ac_language_find(const char *language, GError **error);
/** Where the program's own words come from; borrowed. */
const char *ac_language_folder(void);
/** What the user asks for, as above: "de"; "en" where it is nothing, or the locale C. Owned. */
char *ac_language_of_user(void);
/** Those there are, "en" first, in the folder the program's own words come from; of char *, owned. */
GPtrArray *ac_languages(void);

#endif

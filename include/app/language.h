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
/** The language that @language is told in ("de" for "de_AT"), owned, from where the program's own words come;
 * NULL with @error that names those there are. */
char *ac_language_find(const char *language, GError **error);
/** Where the program's own words come from; borrowed. */
const char *ac_language_folder(void);
/** What the user's locale asks for: "de"; "en" where it asks for nothing. Owned. */
char *ac_language_of_user(void);
/** Those there are, "en" first, in the folder the program's own words come from; of char *, owned. */
GPtrArray *ac_languages(void);

#endif

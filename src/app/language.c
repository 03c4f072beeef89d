/* SPDX-License-Identifier: MIT */
/* Points gettext at another language than the user's. */
#include "app/language.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"

#define DOMAIN "aftercare"

/* gettext looks at no catalogue in the locale called C, and a machine may have no other than these. */
static gboolean leave_c(void)
{
	static const char *const LOCALES[] = {"", "C.UTF-8", "en_US.UTF-8", "en_GB.UTF-8"};
	for (gsize i = 0; i < G_N_ELEMENTS(LOCALES); i++) {
		const char *set = setlocale(LC_MESSAGES, LOCALES[i]);
		if (set != NULL && strcmp(set, "C") != 0 && strcmp(set, "POSIX") != 0)
			return TRUE;
	}
	return FALSE;
}

static char *catalogue_of(const char *language, const char *locale_dir)
{
	return g_build_filename(locale_dir, language, "LC_MESSAGES", DOMAIN ".mo", NULL);
}

static gboolean is_there(const char *language, const char *locale_dir)
{
	g_autofree char *path = catalogue_of(language, locale_dir);
	return g_file_test(path, G_FILE_TEST_IS_REGULAR);
}

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Those with a catalogue, by name; owned. */
static GPtrArray *names_there(const char *locale_dir)
{
	g_autoptr(GDir) dir = g_dir_open(locale_dir, 0, NULL);
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;)
		if (is_there(name, locale_dir))
			g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, by_name);
	return names;
}

static char *languages_there(const char *locale_dir)
{
	GString *list = g_string_new("en");
	g_autoptr(GPtrArray) names = names_there(locale_dir);
	for (guint i = 0; i < names->len; i++)
		g_string_append_printf(list, ", %s", (const char *)g_ptr_array_index(names, i));
	return g_string_free(list, FALSE);
}

GPtrArray *ac_languages(void)
{
	GPtrArray *names = names_there(ac_language_folder());
	g_ptr_array_insert(names, 0, g_strdup("en"));
	return names;
}

static gboolean is_language(const char *text)
{
	return *text != '\0' &&
	       strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_@") == strlen(text);
}

/* "de_AT" is "de" where there is none of its own. NULL: there is neither. */
static char *nearest(const char *language, const char *locale_dir)
{
	if (!is_language(language))
		return NULL;
	if (g_str_has_prefix(language, "en") || is_there(language, locale_dir))
		return g_strdup(language);
	g_autofree char *general = g_strndup(language, strcspn(language, "_@"));
	return is_there(general, locale_dir) ? g_steal_pointer(&general) : NULL;
}

static char *find(const char *language, const char *locale_dir, GError **error)
{
	char *found = nearest(language, locale_dir);
	if (found != NULL)
		return found;
	g_autofree char *plain = ac_text_excerpt(language, 40), *list = languages_there(locale_dir);
	g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
	            _("There are no words in “%s” yet. There are: %s. (What a protocol says stays as it was "
	              "written.)"),
	            plain, list);
	return NULL;
}

const char *ac_language_folder(void)
{
	return bindtextdomain(DOMAIN, NULL);
}

char *ac_language_find(const char *language, GError **error)
{
	return find(language, ac_language_folder(), error);
}

gboolean ac_language_use(const char *language, const char *locale_dir, GError **error)
{
	g_autofree char *found = find(language, locale_dir, error);
	if (found == NULL)
		return FALSE;
	if (!leave_c() && !g_str_has_prefix(found, "en")) {
		g_set_error(error, AC_ERROR, AC_ERROR_FAILED,
		            _("This system has no locale but C, so nothing can be said in “%s”. Install the package "
		              "locales."),
		            found);
		return FALSE;
	}
	g_setenv("LANGUAGE", found, TRUE);
	/* A catalogue that was looked for is remembered until the domain is named again. */
	bindtextdomain(DOMAIN, locale_dir);
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	textdomain(DOMAIN);
	return TRUE;
}

/* What the locale of "LC_MESSAGES" or another category is called; "" when nothing is set. */
static const char *locale_name(const char *category)
{
	const char *const names[] = {"LC_ALL", category, "LANG"};
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		const char *value = g_getenv(names[i]);
		if (value != NULL && *value != '\0')
			return value;
	}
	return "";
}

static gboolean is_c(const char *locale)
{
	return strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0;
}

char *ac_language_of_user(void)
{
	const char *list = g_getenv("LANGUAGE"), *locale = locale_name("LC_MESSAGES");
	if (is_c(locale))
		return g_strdup("en");
	if (list != NULL && *list != '\0')
		return g_strndup(list, strcspn(list, ".:@"));
	if (*locale == '\0' || g_str_has_prefix(locale, "C."))
		return g_strdup("en");
	return g_strndup(locale, strcspn(locale, ".:@"));
}

static void choose_letters(void)
{
	if (setlocale(LC_CTYPE, "") != NULL)
		return;
	const char *locale = locale_name("LC_CTYPE");
	if (g_str_has_suffix(locale, ".UTF-8") || g_str_has_suffix(locale, ".utf8"))
		setlocale(LC_CTYPE, "C.UTF-8");
}

void ac_language_clock(const char *wish)
{
	const char *format = nl_langinfo(T_FMT);
	gboolean has_twelve =
	    strstr(format, "%p") != NULL || strstr(format, "%I") != NULL || strstr(format, "%r") != NULL;
	if (g_strcmp0(wish, "12") != 0 && g_strcmp0(wish, "24") != 0)
		wish = has_twelve ? "12" : "24";
	if (g_strcmp0(g_getenv("AFTERCARE_CLOCK"), wish) != 0)
		g_setenv("AFTERCARE_CLOCK", wish, TRUE);
}

void ac_language_for_programs(void)
{
	setlocale(LC_MESSAGES, "C");
	ac_language_clock("24");
}

void ac_language_begin(const char *locale_dir)
{
	choose_letters();
	const char *times = locale_name("LC_TIME");
	if (*times != '\0' && !is_c(times) && !g_str_has_prefix(times, "C."))
		setlocale(LC_TIME, "");
	ac_language_clock(g_getenv("AFTERCARE_CLOCK"));
	bindtextdomain(DOMAIN, locale_dir);
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	g_autofree char *language = ac_language_of_user();
	if (g_str_has_prefix(language, "en") || !leave_c())
		return;
	const char *list = g_getenv("LANGUAGE");
	if (list == NULL || *list == '\0')
		g_setenv("LANGUAGE", language, TRUE); /* where the system does not have the locale, it says nothing */
	textdomain(DOMAIN);
}

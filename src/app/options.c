/* SPDX-License-Identifier: MIT */
/* What can be set: the table, and what a value of it looks like. */
#include "options_private.h"

#include <string.h>
#include "base/error.h"
#include "base/text.h"

#define WORDS(...)                                                                                           \
	(const char *const[])                                                                                    \
	{                                                                                                        \
		__VA_ARGS__, NULL                                                                                    \
	}
#define X(...) {__VA_ARGS__},
static const AcOptionRow ROWS[] = {
#include "options.def"
};
#undef X

const AcOptionRow *ac_option_rows(guint *n)
{
	*n = G_N_ELEMENTS(ROWS);
	return ROWS;
}

int ac_option_find(const char *name)
{
	for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++)
		if (strcmp(ROWS[i].name, name) == 0)
			return (int)i;
	return -1;
}

gboolean ac_options_refuse_name(const char *name, GError **error)
{
	const char *names[G_N_ELEMENTS(ROWS)];
	for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++)
		names[i] = ROWS[i].name;
	g_autofree char *plain = ac_text_excerpt(name, 60);
	const char *near = ac_text_nearest(plain, names, G_N_ELEMENTS(names));
	if (near)
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		            _("There is no setting \"%s\". Did you mean \"%s\"?"), plain, near);
	else
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		            _("There is no setting \"%s\". All of them: aftercare settings"), plain);
	return FALSE;
}

/* ---- values --------------------------------------------------------------------------------------- */

static int place_of(const char *const *words, const char *text)
{
	for (int i = 0; words && words[i]; i++)
		if (strcmp(words[i], text) == 0)
			return i;
	return -1;
}

static gboolean parse_bool(const char *text, int *number)
{
	static const char *const no[] = {"false", "off", "no", NULL}, *const yes[] = {"true", "on", "yes", NULL};
	*number = place_of(yes, text) >= 0;
	return *number || place_of(no, text) >= 0;
}

static gboolean parse_int(const AcOptionRow *row, const char *text, int *number)
{
	gint64 value = 0;
	if (!g_ascii_string_to_signed(text, 10, row->least, row->most, &value, NULL))
		return FALSE;
	*number = (int)value;
	return TRUE;
}

static gboolean parse_clock(const AcOptionRow *row, const char *text, int *number)
{
	*number = -1;
	if (place_of(row->choices, text) >= 0)
		return TRUE;
	return ac_clock_parse(text, number, NULL) && *number < AC_DAY_MINUTES;
}

gboolean ac_option_parse(const AcOptionRow *row, const char *text, int *number)
{
	switch (row->type) {
	case AC_OPTION_TYPE_BOOL:
		return parse_bool(text, number);
	case AC_OPTION_TYPE_INT:
		return parse_int(row, text, number);
	case AC_OPTION_TYPE_CLOCK:
		return parse_clock(row, text, number);
	case AC_OPTION_TYPE_CHOICE:
		*number = place_of(row->choices, text);
		return *number >= 0;
	}
	g_assert_not_reached();
}

char *ac_option_write(const AcOptionRow *row, int number)
{
	switch (row->type) {
	case AC_OPTION_TYPE_BOOL:
		return g_strdup(number ? "true" : "false");
	case AC_OPTION_TYPE_INT:
		return g_strdup_printf("%d", number);
	case AC_OPTION_TYPE_CLOCK:
		return number < 0 ? g_strdup(row->choices[0])
		                  : g_strdup_printf("%02d:%02d", number / 60, number % 60);
	case AC_OPTION_TYPE_CHOICE:
		return g_strdup(row->choices[number]);
	}
	g_assert_not_reached();
}

static char *list_words(const char *const *words)
{
	return ac_text_any_of(words, g_strv_length((char **)(guintptr)words), "\"");
}

char *ac_options_expected(const char *name)
{
	int place = ac_option_find(name);
	g_assert(place >= 0);
	const AcOptionRow *row = &ROWS[place];
	g_autofree char *words = row->choices ? list_words(row->choices) : NULL;
	switch (row->type) {
	case AC_OPTION_TYPE_BOOL:
		return g_strdup(_("true or false"));
	case AC_OPTION_TYPE_INT:
		return g_strdup_printf(_("a whole number of %s from %d to %d"), _(row->unit), row->least, row->most);
	case AC_OPTION_TYPE_CLOCK:
		if (words)
			return g_strdup_printf(_("a time of day, like \"%s\", or %s"), row->usual, words);
		return g_strdup_printf(_("a time of day, like \"%s\""), row->usual);
	case AC_OPTION_TYPE_CHOICE:
		return g_steal_pointer(&words);
	}
	g_assert_not_reached();
}

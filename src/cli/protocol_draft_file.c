/* SPDX-License-Identifier: MIT */
/* Where the answers of `protocol new` are written. */
#include "protocol_draft.h"

#include <errno.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"

char *ac_draft_path(const char *name)
{
	return g_str_has_suffix(name, ".cfg") ? g_strdup(name) : g_strconcat(name, ".cfg", NULL);
}

gboolean ac_draft_is_free(const char *path, GError **error)
{
	if (!g_file_test(path, G_FILE_TEST_EXISTS))
		return TRUE;
	g_autofree char *shown = ac_text_plain(path);
	g_set_error(error, AC_ERROR, AC_ERROR_REFUSED,
	            _("%s is there already, and stays as it is. Name another file."), shown);
	return FALSE;
}

char *ac_draft_id(const char *path)
{
	g_autofree char *base = g_path_get_basename(path);
	g_autoptr(GString) id = g_string_new(NULL);
	base[strlen(base) - strlen(".cfg")] = '\0';
	for (const char *at = base; *at != '\0' && id->len < 40; at++) {
		if (g_ascii_isalnum(*at))
			g_string_append_c(id, g_ascii_tolower(*at));
		else if (id->len > 0 && id->str[id->len - 1] != '-')
			g_string_append_c(id, '-');
	}
	while (id->len > 0 && id->str[id->len - 1] == '-')
		g_string_truncate(id, id->len - 1);
	if (id->len == 0 || !g_ascii_isalpha(*id->str) || strcmp(id->str, "smp") == 0)
		g_string_prepend(id, id->len == 0 ? "my-studio" : "my-");
	return g_strdup(id->str);
}

gboolean ac_draft_write(const char *path, const char *text, GError **error)
{
	FILE *file = fopen(path, "wx");
	gboolean good = file != NULL && fputs(text, file) >= 0;
	int cause = errno;
	if (file != NULL && fclose(file) != 0) {
		good = FALSE;
		cause = errno;
	}
	if (!good)
		g_set_error(error, AC_ERROR, AC_ERROR_FILE, _("%s cannot be written: %s."), path, g_strerror(cause));
	return good;
}

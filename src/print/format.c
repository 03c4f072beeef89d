/* SPDX-License-Identifier: MIT */
#include "format.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "code.h"

/* A logo larger than that would make a page nobody can mail. */
#define LOGO_MOST (2u << 20)

gboolean ac_format_parse(const char *word, AcFormat *format)
{
	static const char *const words[] = {
	    [AC_FORMAT_PDF] = "pdf",   [AC_FORMAT_TEXT] = "text", [AC_FORMAT_MARKDOWN] = "md",
	    [AC_FORMAT_HTML] = "html", [AC_FORMAT_CODE] = "code",
	};
	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (strcmp(word, words[i]) == 0) {
			*format = (AcFormat)i;
			return TRUE;
		}
	return FALSE;
}

static char *data_uri(const char *path, GError **error)
{
	g_autofree char *data = NULL, *plain = ac_text_plain(path);
	g_autoptr(GError) why = NULL;
	gsize length = 0;
	if (!g_file_get_contents(path, &data, &length, &why)) {
		g_set_error(error, AC_ERROR, AC_ERROR_FILE, _("The clinic's logo cannot be read: %s: %s"), plain,
		            why->message);
		return NULL;
	}
	if (length > LOGO_MOST) {
		g_set_error(error, AC_ERROR, AC_ERROR_FILE, _("The clinic's logo is too large: %s: more than 2 MiB."),
		            plain);
		return NULL;
	}
	gboolean is_png = length > 4 && memcmp(data, "\x89PNG", 4) == 0;
	g_autofree char *base64 = g_base64_encode((const guchar *)data, length);
	return g_strdup_printf("data:image/%s;base64,%s", is_png ? "png" : "svg+xml", base64);
}

static char *html(const AcPageWords *words, const AcFormatStyle *style, GError **error)
{
	AcSchedulePictures pictures = {0};
	g_autofree char *code = words->code != NULL ? ac_code_path(words->code, &pictures.code_modules) : NULL;
	g_autofree char *logo = NULL;
	if (style->logo_path != NULL && (logo = data_uri(style->logo_path, error)) == NULL)
		return NULL;
	pictures.code = code;
	pictures.logo = logo;
	return ac_render_schedule_html(words, &pictures);
}

static char *code_rows(const AcPageWords *words, GError **error)
{
	char *rows = words->code != NULL ? ac_code_rows(words->code) : NULL;
	if (rows == NULL)
		g_set_error_literal(
		    error, AC_ERROR, AC_ERROR_NOT_FOUND,
		    _("No session is booked that a code could tell of. Book one: aftercare session add WHEN"));
	return rows;
}

static char *write_out(const AcPageWords *words, const AcFormatStyle *style, GError **error)
{
	switch (style->format) {
	case AC_FORMAT_TEXT:
		return ac_render_schedule_text(words, style->ascii);
	case AC_FORMAT_MARKDOWN:
		return ac_render_schedule_markdown(words);
	case AC_FORMAT_HTML:
		return html(words, style, error);
	case AC_FORMAT_CODE:
		return code_rows(words, error);
	case AC_FORMAT_PDF:
		break;
	}
	g_assert_not_reached();
}

GByteArray *ac_format_words(const AcPageWords *words, const AcFormatStyle *style, GError **error)
{
	char *text = write_out(words, style, error);
	return text != NULL ? g_byte_array_new_take((guint8 *)text, strlen(text)) : NULL;
}

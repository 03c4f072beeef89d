/* SPDX-License-Identifier: MIT */
/** format.h - a schedule in the forms that need no press: text, Markdown, HTML, the code alone. */
#ifndef AC_SRC_PRINT_FORMAT_H
#define AC_SRC_PRINT_FORMAT_H

#include "render/schedule.h"

typedef enum {
	AC_FORMAT_PDF,
	AC_FORMAT_TEXT,
	AC_FORMAT_MARKDOWN,
	AC_FORMAT_HTML,
	AC_FORMAT_CODE /* the QR code of the next session, as rows of characters: for who shows it on a screen */
} AcFormat;

/** "pdf", "text", "md", "html", "code". FALSE: it is none of them. */
gboolean ac_format_parse(const char *word, AcFormat *format);

typedef struct {
	AcFormat format; /* not PDF */
	gboolean ascii;
	const char *logo_path; /* NULL: none */
} AcFormatStyle;

/** Owned. NULL with @error: no session is booked that a code could tell of; a logo that cannot be read. */
GByteArray *ac_format_words(const AcPageWords *words, const AcFormatStyle *style, GError **error);

#endif

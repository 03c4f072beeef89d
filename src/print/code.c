/* SPDX-License-Identifier: MIT */
#include "code.h"

#include <qrencode.h>

static gboolean is_dark(const QRcode *code, int x, int y)
{
	return (code->data[y * code->width + x] & 1) != 0;
}

char *ac_code_path(const char *payload, int *modules)
{
	QRcode *code = QRcode_encodeString(payload, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
	if (code == NULL)
		return NULL;
	GString *path = g_string_new(NULL);
	for (int y = 0; y < code->width; y++)
		for (int x = 0, end; x < code->width; x = end + 1) {
			for (end = x; end < code->width && is_dark(code, end, y); end++)
				continue;
			if (end > x)
				g_string_append_printf(path, "M%d %dh%dv1h-%dz", x + AC_CODE_MARGIN, y + AC_CODE_MARGIN,
				                       end - x, end - x);
		}
	*modules = code->width + 2 * AC_CODE_MARGIN;
	QRcode_free(code);
	return g_string_free(path, FALSE);
}

char *ac_code_rows(const char *payload)
{
	QRcode *code = QRcode_encodeString(payload, 0, QR_ECLEVEL_L, QR_MODE_8, 1);
	if (code == NULL)
		return NULL;
	GString *rows = g_string_new(NULL);
	for (int y = 0; y < code->width; y++) {
		for (int x = 0; x < code->width; x++)
			g_string_append_c(rows, is_dark(code, x, y) ? '#' : '.');
		g_string_append_c(rows, '\n');
	}
	QRcode_free(code);
	return g_string_free(rows, FALSE);
}

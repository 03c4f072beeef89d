/* SPDX-License-Identifier: MIT */
#include "calendar_lines.h"

#include <string.h>

#include "base/text.h"

/* As many bytes of @text as fit in @room without parting a character. */
static gsize fitting(const char *text, gsize length, gsize room)
{
	if (length <= room)
		return length;
	gsize n = room;
	while (n > 0 && ((guchar)text[n] & 0xC0) == 0x80)
		n--;
	return n > 0 ? n : room;
}

static void fold(GString *out, const char *line, gsize length)
{
	gsize room = AC_CALENDAR_LINE;
	while (length > room) {
		gsize n = fitting(line, length, room);
		g_string_append_len(out, line, (gssize)n);
		g_string_append(out, "\r\n ");
		line += n;
		length -= n;
		room = AC_CALENDAR_LINE - 1;
	}
	g_string_append_len(out, line, (gssize)length);
	g_string_append(out, "\r\n");
}

void ac_calendar_line(GString *out, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	g_autofree char *line = g_strdup_vprintf(format, args);
	va_end(args);
	fold(out, line, strlen(line));
}

char *ac_calendar_escape(const char *text, int characters)
{
	g_autofree char *plain = ac_text_plain_lines(text);
	const char *end =
	    g_utf8_strlen(plain, -1) > characters ? g_utf8_offset_to_pointer(plain, characters - 1) : NULL;
	g_autoptr(GString) out = g_string_new(NULL);
	for (const char *at = plain; *at != '\0' && at != end; at++) {
		if (*at == '\n')
			g_string_append(out, "\\n");
		else if (*at == ';' || *at == ',')
			g_string_append_printf(out, "\\%c", *at);
		else if (*at != '\\') /* programs read "\\\\n" as a line break: none is let through */
			g_string_append_c(out, *at);
	}
	if (end != NULL)
		g_string_append(out, "…");
	return g_string_free(g_steal_pointer(&out), FALSE);
}

void ac_calendar_text(GString *out, const char *name, const char *text)
{
	g_autofree char *escaped = text != NULL ? ac_calendar_escape(text, AC_CALENDAR_TEXT) : NULL;
	if (escaped != NULL && escaped[0] != '\0')
		ac_calendar_line(out, "%s:%s", name, escaped);
}

void ac_calendar_put_date(GString *out, AcDate date)
{
	int year, month, day;
	ac_date_to_ymd(date, &year, &month, &day);
	g_string_append_printf(out, "%04d%02d%02d", year, month, day);
}

void ac_calendar_put_clock(GString *out, AcDate date, int seconds)
{
	ac_calendar_put_date(out, date);
	g_string_append_printf(out, "T%02d%02d%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

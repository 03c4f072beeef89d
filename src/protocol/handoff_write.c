/* SPDX-License-Identifier: MIT */
/* A handoff as text. Everything foreign goes through put_string(). */
#include "protocol/handoff.h"

#include <string.h>

#include "lex.h"
#include "table.h"

/* Bytes of one text at most: libconfig's limit, less what escapes may add. */
#define TEXT_BYTES (AC_TEXT_MAX / 4)

static void put_string(GString *out, const char *text, gsize length)
{
	g_string_append_c(out, '"');
	for (gsize i = 0; i < length; i++) {
		switch (text[i]) {
		case '\n':
			g_string_append(out, "\\n");
			break;
		case '\r':
			g_string_append(out, "\\r");
			break;
		case '\t':
			g_string_append(out, "\\t");
			break;
		case '"':
		case '\\':
			g_string_append_c(out, '\\');
			g_string_append_c(out, text[i]);
			break;
		default:
			g_string_append_c(out, text[i]);
		}
	}
	g_string_append_c(out, '"');
}

/* key = "text"; nothing for NULL. */
static void put(GString *out, const char *key, const char *text)
{
	if (text == NULL)
		return;
	g_string_append_printf(out, " %s = ", key);
	put_string(out, text, strlen(text));
	g_string_append_c(out, ';');
}

/* As begin_text and its like are read. */
static const char *time_text(AcArena *arena, AcInstant at)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	AcLocal local = ac_time_local(at, utc);
	int year, month, day;
	ac_date_to_ymd(local.date, &year, &month, &day);
	return ac_arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", year, month, day, local.minute / 60,
	                       local.minute % 60, local.second);
}

/* The keys of a group, by the table it is read by. What is read with other keys at hand is written by hand.
 */
static void put_fields(GString *out, AcKind kind, const void *values)
{
	const AcEntity *entity = ac_entity(kind);
	for (guint i = 0; i < entity->n_fields; i++) {
		const AcField *field = &entity->fields[i];
		const void *at = field->offset == AC_NOWHERE ? NULL : (const char *)values + field->offset;
		if (at == NULL)
			continue;
		if (field->type == AC_FIELD_WHOLE)
			g_string_append_printf(out, " %s = %d;", field->key, *(const int *)at);
		else if (field->type == AC_FIELD_BOOL)
			g_string_append_printf(out, " %s = %s;", field->key, *(const gboolean *)at ? "true" : "false");
		else if (field->type == AC_FIELD_CHOICE)
			put(out, field->key,
			    *(const int *)at < field->first ? NULL : field->words[*(const int *)at - field->first]);
		else
			put(out, field->key, *(const char *const *)at);
	}
}

/* An entry of a list: its head before the first, a comma before any other. */
static void put_entry(GString *out, const char *head, guint index, AcKind kind, const void *values)
{
	g_string_append(out, index > 0 ? ",\n  {" : head);
	put_fields(out, kind, values);
	g_string_append(out, " }");
}

static void put_client(GString *out, const AcHandoff *handoff)
{
	g_string_append(out, "client = {");
	put_fields(out, AC_KIND_HANDED_CLIENT, handoff);
	for (guint i = 0; i < handoff->n_traits; i++) {
		g_string_append(out, i > 0 ? ",\n    {" : "\n  traits = (\n    {");
		put_fields(out, AC_KIND_HANDED_TRAIT, &handoff->traits[i]);
		g_string_append(out, " }");
	}
	g_string_append(out, handoff->n_traits > 0 ? " ); };\n" : " };\n");
}

static void put_sessions(GString *out, AcArena *arena, const AcHandoff *handoff)
{
	for (guint i = 0; i < handoff->n_sessions; i++) {
		AcHandedSession session = handoff->sessions[i];
		session.begin_text = time_text(arena, session.begin);
		session.end_text = time_text(arena, session.end);
		put_entry(out, "sessions = (\n  {", i, AC_KIND_HANDED_SESSION, &session);
	}
	g_string_append(out, handoff->n_sessions > 0 ? " );\n" : "");
}

static void put_adjustments(GString *out, AcArena *arena, const AcHandoff *handoff)
{
	for (guint i = 0; i < handoff->n_adjustments; i++) {
		AcHandedAdjustment one = handoff->adjustments[i];
		one.verdict = one.allow != NULL ? AC_VERDICT_SILENT : one.verdict;
		one.at_text = time_text(arena, one.at);
		put_entry(out, "adjustments = (\n  {", i, AC_KIND_HANDED_ADJUSTMENT, &one);
	}
	g_string_append(out, handoff->n_adjustments > 0 ? " );\n" : "");
}

static void put_reports(GString *out, AcArena *arena, const AcHandoff *handoff)
{
	for (guint i = 0; i < handoff->n_reports; i++) {
		AcHandedReport report = handoff->reports[i];
		report.at_text = time_text(arena, report.at);
		put_entry(out, "reports = (\n  {", i, AC_KIND_HANDED_REPORT, &report);
	}
	g_string_append(out, handoff->n_reports > 0 ? " );\n" : "");
}

/* Its picture and its rules are files of this machine. */
static void put_clinic(GString *out, const AcClinic *clinic)
{
	AcClinic handed = *clinic;
	handed.logo = handed.protocol = NULL;
	g_string_append(out, "clinic = {");
	put_fields(out, AC_KIND_CLINIC, &handed);
	g_string_append(out, " };\n");
}

char *ac_handoff_clinic_text(const AcClinic *clinic)
{
	GString *out = g_string_new(NULL);
	put_clinic(out, clinic);
	return g_string_free(out, FALSE);
}

/* A line of the file a text, so that people can read it; a long one in parts. */
static void put_lines(GString *out, const char *text)
{
	do {
		gsize length = strcspn(text, "\n");
		length += text[length] == '\n' ? 1 : 0;
		if (length > TEXT_BYTES) {
			length = TEXT_BYTES;
			while (((guchar)text[length] & 0xC0) == 0x80)
				length--;
		}
		g_string_append(out, "\n    ");
		put_string(out, text, length);
		text += length;
		if (*text != '\0')
			g_string_append_c(out, ',');
	} while (*text != '\0');
}

static void put_texts(GString *out, const AcHandoff *handoff)
{
	g_string_append(out, "files = (");
	for (guint i = 0; i < handoff->n_texts; i++) {
		g_string_append(out, i > 0 ? ",\n  {" : "\n  {");
		put_fields(out, AC_KIND_HANDED_TEXT, &handoff->texts[i]);
		g_string_append(out, " text = (");
		put_lines(out, handoff->texts[i].text);
		g_string_append(out, " ); }");
	}
	g_string_append(out, " );\n");
}

char *ac_handoff_write(const AcHandoff *handoff)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_autoptr(GString) body = g_string_new(NULL);
	put_client(body, handoff);
	put_sessions(body, arena, handoff);
	put_adjustments(body, arena, handoff);
	put_reports(body, arena, handoff);
	if (handoff->clinic != NULL)
		put_clinic(body, handoff->clinic);
	put_texts(body, handoff);
	g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, body->str, (gssize)body->len);
	g_autofree char *id = g_strndup(hash, 12);
	g_autoptr(GString) out =
	    g_string_new("// The plan of one client, for a machine of their own: aftercare import FILE\n"
	                 "// It is read as it was written: do not change it.\nhandoff = {");
	AcHandoff named = *handoff;
	named.format = AC_HANDOFF_FORMAT;
	named.id = id;
	named.made_text = time_text(arena, handoff->made);
	put_fields(out, AC_KIND_HANDOFF, &named);
	g_string_append(out, " };\n");
	g_string_append(out, body->str);
	g_autofree char *checksum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, out->str, (gssize)out->len);
	g_string_append_printf(out, "checksum = \"%s\";\n", checksum);
	return g_string_free(g_steal_pointer(&out), FALSE);
}

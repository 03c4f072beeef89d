/* SPDX-License-Identifier: MIT */
/* A handoff as text. Everything foreign goes through put_string(). */
#include "protocol/handoff.h"

#include <string.h>

#include "lex.h"

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

static void put_time(GString *out, const char *key, AcInstant at)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	AcLocal local = ac_time_local(at, utc);
	int year, month, day;
	ac_date_to_ymd(local.date, &year, &month, &day);
	g_string_append_printf(out, " %s = \"%04d-%02d-%02dT%02d:%02d:%02dZ\";", key, year, month, day,
	                       local.minute / 60, local.minute % 60, local.second);
}

static void put_client(GString *out, const AcHandoff *handoff)
{
	g_string_append(out, "client = {");
	put(out, "uid", handoff->uid);
	put(out, "name", handoff->name);
	put(out, "zone", handoff->zone);
	put(out, "language", handoff->language);
	for (guint i = 0; i < handoff->n_traits; i++) {
		g_string_append(out, i > 0 ? ",\n    {" : "\n  traits = (\n    {");
		put(out, "trait", handoff->traits[i].trait);
		put(out, "value", handoff->traits[i].value);
		g_string_append(out, " }");
	}
	g_string_append(out, handoff->n_traits > 0 ? " ); };\n" : " };\n");
}

static void put_sessions(GString *out, const AcHandoff *handoff)
{
	for (guint i = 0; i < handoff->n_sessions; i++) {
		const AcHandedSession *session = &handoff->sessions[i];
		g_string_append(out, i > 0 ? ",\n  {" : "sessions = (\n  {");
		put(out, "uid", session->uid);
		put_time(out, "begin", session->begin);
		put_time(out, "end", session->end);
		put(out, "zone", session->zone);
		put(out, "state", session->state == AC_SESSION_HAPPENED ? "happened" : "planned");
		g_string_append_printf(out, " final = %s; }", session->final ? "true" : "false");
	}
	g_string_append(out, handoff->n_sessions > 0 ? " );\n" : "");
}

static void put_adjustments(GString *out, const AcHandoff *handoff)
{
	static const char *const verdicts[] = {NULL, "ok", "care", "ask", "avoid"};
	for (guint i = 0; i < handoff->n_adjustments; i++) {
		const AcHandedAdjustment *one = &handoff->adjustments[i];
		g_string_append(out, i > 0 ? ",\n  {" : "adjustments = (\n  {");
		put(out, "session", one->session);
		put(out, "activity", one->activity);
		put(out, "verdict", one->allow != NULL ? NULL : verdicts[one->verdict]);
		put(out, "allow", one->allow);
		put(out, "from", one->from);
		put(out, "to", one->to);
		g_string_append_printf(out, " numbering = %d;", one->numbering);
		put(out, "how", one->how);
		put(out, "why", one->why);
		put(out, "by", one->by);
		put_time(out, "at", one->at);
		g_string_append(out, " }");
	}
	g_string_append(out, handoff->n_adjustments > 0 ? " );\n" : "");
}

static void put_reports(GString *out, const AcHandoff *handoff)
{
	for (guint i = 0; i < handoff->n_reports; i++) {
		const AcHandedReport *report = &handoff->reports[i];
		g_string_append(out, i > 0 ? ",\n  {" : "reports = (\n  {");
		put(out, "session", report->session);
		put(out, "milestone", report->milestone);
		put_time(out, "at", report->at);
		put(out, "by", report->by);
		g_string_append(out, " }");
	}
	g_string_append(out, handoff->n_reports > 0 ? " );\n" : "");
}

static void put_clinic(GString *out, const AcClinic *clinic)
{
	g_string_append(out, "clinic = {");
	put(out, "id", clinic->id);
	put(out, "name", clinic->name);
	put(out, "phone", clinic->phone);
	put(out, "out_of_hours", clinic->out_of_hours);
	put(out, "address", clinic->address);
	put(out, "email", clinic->email);
	put(out, "web", clinic->web);
	put(out, "hours", clinic->hours);
	put(out, "country", clinic->country);
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
		put(out, "name", handoff->texts[i].name);
		g_string_append(out, " text = (");
		put_lines(out, handoff->texts[i].text);
		g_string_append(out, " ); }");
	}
	g_string_append(out, " );\n");
}

char *ac_handoff_write(const AcHandoff *handoff)
{
	g_autoptr(GString) body = g_string_new(NULL);
	put_client(body, handoff);
	put_sessions(body, handoff);
	put_adjustments(body, handoff);
	put_reports(body, handoff);
	if (handoff->clinic != NULL)
		put_clinic(body, handoff->clinic);
	put_texts(body, handoff);
	g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, body->str, (gssize)body->len);
	g_autofree char *id = g_strndup(hash, 12);
	g_autoptr(GString) out =
	    g_string_new("// The plan of one client, for a machine of their own: aftercare import FILE\n"
	                 "// It is read as it was written: do not change it.\nhandoff = {");
	g_string_append_printf(out, " format = %d;", AC_HANDOFF_FORMAT);
	put(out, "id", id);
	put_time(out, "made", handoff->made);
	put(out, "protocol", handoff->protocol);
	put(out, "version", handoff->version);
	g_string_append(out, " };\n");
	g_string_append(out, body->str);
	g_autofree char *checksum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, out->str, (gssize)out->len);
	g_string_append_printf(out, "checksum = \"%s\";\n", checksum);
	return g_string_free(g_steal_pointer(&out), FALSE);
}

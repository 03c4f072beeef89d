/* SPDX-License-Identifier: MIT */
/* Reading a handoff: by the tables, then what makes sense only of several of its parts together. */
#include "protocol/handoff.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "reader.h"

/* More than any course has. */
#define MOST_SESSIONS 100
#define MOST_TRAITS   100
#define MOST_ENTRIES  2000
#define MOST_FILES    50
#define MOST_NAME     100 /* characters */
#define MOST_TEXT     300

typedef struct {
	AcReader reader;
	const AcRuleFile *file;
	AcHandoff *handoff;
	GHashTable *sessions; /* uid → AcHandedSession */
} Reading;

/* ---- values ---------------------------------------------------------------------------------- */

static gboolean is_uid(const char *text)
{
	gsize n = strspn(text, "0123456789abcdef");
	return n == AC_HANDOFF_UID && text[n] == '\0';
}

static void check_uid(Reading *reading, AcOrigin at, const char *uid)
{
	if (uid != NULL && !is_uid(uid)) {
		g_autofree char *shown = ac_text_excerpt(uid, 40);
		ac_reader_refuse_at(&reading->reader, at, _("\"%s\" is no uid; expected 32 hexadecimal digits"),
		                    shown);
	}
}

static gboolean digits_at(const char *text, const char *pattern)
{
	for (gsize i = 0; pattern[i] != '\0'; i++)
		if (pattern[i] == '0' ? !g_ascii_isdigit(text[i]) : text[i] != pattern[i])
			return FALSE;
	return text[strlen(pattern)] == '\0';
}

/* "2026-11-21T14:05:00Z", nothing else. */
static gboolean parse_time(const char *text, AcInstant *out)
{
	int year, month, day, hour, minute, second;
	AcDate date;
	if (!digits_at(text, "0000-00-00T00:00:00Z") ||
	    sscanf(text, "%4d-%2d-%2dT%2d:%2d:%2dZ", &year, &month, &day, &hour, &minute, &second) != 6 ||
	    !ac_date_from_ymd(year, month, day, &date) || hour > 23 || minute > 59 || second > 59)
		return FALSE;
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	*out = ac_time_at(date, hour * 60 + minute, utc, AC_FOLD_FIRST) + second;
	return TRUE;
}

static void read_time(Reading *reading, AcOrigin at, const char *text, AcInstant *out)
{
	if (text == NULL || parse_time(text, out))
		return;
	g_autofree char *shown = ac_text_excerpt(text, 40);
	ac_reader_refuse_at(&reading->reader, at,
	                    _("\"%s\" is no time; expected one like \"2026-11-21T14:05:00Z\""), shown);
}

/* Words for people: they can be shown, and are not endless. */
static void check_words(Reading *reading, AcOrigin at, const char *key, const char *text, int most)
{
	if (text == NULL)
		return;
	if (!ac_text_is_plain(text))
		ac_reader_refuse_at(&reading->reader, at, _("\"%s\" holds characters that cannot be shown"), key);
	else if (g_utf8_strlen(text, -1) > most)
		ac_reader_refuse_at(&reading->reader, at, _("\"%s\" is too long: at most %d characters"), key, most);
}

static void check_id(Reading *reading, AcOrigin at, const char *key, const char *text)
{
	if (text == NULL || ac_id_is_good(text))
		return;
	g_autofree char *shown = ac_text_excerpt(text, 40);
	ac_reader_refuse_at(&reading->reader, at, _("\"%s\" cannot be \"%s\"; expected a-z, 0-9 and -"), key,
	                    shown);
}

/* ---- lists ----------------------------------------------------------------------------------- */

/* Reads one entry; @cells says where its values stand. */
typedef void (*Finish)(Reading *reading, void *entry, const AcCells *cells);

typedef struct {
	AcKind kind;
	guint most;
	Finish finish;
} List;

/* The entries of a list that may be left out, in the arena. */
static gconstpointer read_list(Reading *reading, const config_setting_t *list, const List *what, guint *n)
{
	*n = 0;
	const AcEntity *entity = ac_entity(what->kind);
	/* What is no list of groups was told when the key was read. */
	guint length = list != NULL && config_setting_is_list(list) ? (guint)config_setting_length(list) : 0;
	if (length > what->most) {
		ac_reader_refuse(&reading->reader, list, _("\"%s\" has %u entries; at most %u are read"),
		                 config_setting_name(list), length, what->most);
		return NULL;
	}
	char *entries = ac_arena_alloc(reading->reader.arena, length * entity->size);
	for (guint i = 0; i < length; i++) {
		const config_setting_t *group = config_setting_get_elem(list, i);
		if (!config_setting_is_group(group))
			return NULL;
		AcCells cells;
		char *entry = entries + i * entity->size;
		*AC_SLOT(entry, entity->origin, AcOrigin) = ac_setting_origin(group);
		ac_reader_read_group(&reading->reader, what->kind, group, entry, &cells);
		what->finish(reading, entry, &cells);
	}
	*n = length;
	return entries;
}

static void finish_trait(Reading *reading, void *entry, const AcCells *cells)
{
	(void)cells;
	const AcHandedTrait *trait = entry;
	check_id(reading, trait->origin, "trait", trait->trait);
	check_words(reading, trait->origin, "value", trait->value, MOST_NAME);
}

static void finish_session(Reading *reading, void *entry, const AcCells *cells)
{
	(void)cells;
	AcHandedSession *session = entry;
	check_uid(reading, session->origin, session->uid);
	read_time(reading, session->origin, session->begin_text, &session->begin);
	read_time(reading, session->origin, session->end_text, &session->end);
	check_words(reading, session->origin, "zone", session->zone, MOST_NAME);
	if (session->begin > session->end)
		ac_reader_refuse_at(&reading->reader, session->origin, _("a session cannot end before it begins"));
	if (session->uid != NULL &&
	    !g_hash_table_insert(reading->sessions, (gpointer)(gsize)session->uid, session))
		ac_reader_refuse_at(&reading->reader, session->origin, _("the session \"%s\" stands twice"),
		                    session->uid);
}

static void check_session(Reading *reading, AcOrigin at, const char *uid)
{
	if (uid == NULL || g_hash_table_contains(reading->sessions, uid))
		return;
	g_autofree char *shown = ac_text_excerpt(uid, 40);
	ac_reader_refuse_at(&reading->reader, at, _("there is no session \"%s\" in this file"), shown);
}

/* A bound with a number, as it can be given by hand: no "unsaid", no "at least". */
static void read_bound(Reading *reading, const AcHandedAdjustment *one, const char *text, AcSpan *out)
{
	const AcOffset none = {.kind = AC_OFFSET_NONE};
	*out = (AcSpan){none, none};
	if (text == NULL)
		return;
	g_autoptr(GError) error = NULL;
	if (!ac_span_parse_said(gettext, text, one->numbering, out, &error))
		ac_reader_refuse_at(&reading->reader, one->origin, "%s", error->message);
	else if (out->early.kind == AC_OFFSET_UNSAID || out->late.kind == AC_OFFSET_UNSAID)
		ac_reader_refuse_at(&reading->reader, one->origin, _("a change needs a time that is known"));
}

static void finish_adjustment(Reading *reading, void *entry, const AcCells *cells)
{
	(void)cells;
	AcHandedAdjustment *one = entry;
	check_session(reading, one->origin, one->session);
	check_id(reading, one->origin, "activity", one->activity);
	check_id(reading, one->origin, "allow", one->allow);
	check_words(reading, one->origin, "how", one->how, MOST_TEXT);
	check_words(reading, one->origin, "why", one->why, MOST_TEXT);
	check_words(reading, one->origin, "by", one->by, MOST_NAME);
	read_time(reading, one->origin, one->at_text, &one->at);
	if ((one->verdict == AC_VERDICT_SILENT) == (one->allow == NULL))
		ac_reader_refuse_at(&reading->reader, one->origin,
		                    _("a change needs either \"verdict\" or \"allow\""));
	if (one->verdict == AC_VERDICT_CARE && one->how == NULL)
		ac_reader_refuse_at(&reading->reader, one->origin, _("\"care\" needs a \"how\""));
	read_bound(reading, one, one->from, &one->from_span);
	read_bound(reading, one, one->to, &one->to_span);
}

static void finish_report(Reading *reading, void *entry, const AcCells *cells)
{
	(void)cells;
	AcHandedReport *report = entry;
	check_session(reading, report->origin, report->session);
	check_id(reading, report->origin, "milestone", report->milestone);
	check_words(reading, report->origin, "by", report->by, MOST_NAME);
	read_time(reading, report->origin, report->at_text, &report->at);
}

/* ---- rules ----------------------------------------------------------------------------------- */

/* Nothing that leads out of the folder it will be laid into, and nothing that is another file there. */
static gboolean is_file_name(const char *name)
{
	gboolean is_good = g_utf8_strlen(name, -1) <= MOST_TEXT && ac_text_is_plain(name) && name[0] != '=';
	g_auto(GStrv) parts = g_strsplit(name, "/", -1);
	for (guint i = 0; parts[i] != NULL; i++)
		is_good = is_good && parts[i][0] != '\0' && strcmp(parts[i], ".") != 0 && strcmp(parts[i], "..") != 0;
	return is_good || strcmp(name, AC_HANDED_ACTIVITIES) == 0;
}

static void finish_text(Reading *reading, void *entry, const AcCells *cells)
{
	AcHandedText *text = entry;
	const config_setting_t *lines = cells->at[1];
	if (text->name != NULL && !is_file_name(text->name)) {
		g_autofree char *shown = ac_text_excerpt(text->name, 40);
		ac_reader_refuse_at(&reading->reader, text->origin, _("\"%s\" cannot be the name of a file of rules"),
		                    shown);
	}
	int n = lines != NULL ? ac_setting_n_texts(lines) : 0;
	g_autoptr(GString) joined = g_string_new(NULL);
	for (int i = 0; i < n; i++)
		g_string_append(joined, ac_setting_list_word(lines, i).text);
	text->text = ac_arena_strndup(reading->reader.arena, joined->str, joined->len);
}

static void check_texts(Reading *reading, const config_setting_t *at)
{
	const AcHandoff *handoff = reading->handoff;
	g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < handoff->n_texts; i++)
		if (handoff->texts[i].name != NULL &&
		    !g_hash_table_add(names, (gpointer)(gsize)handoff->texts[i].name))
			ac_reader_refuse_at(&reading->reader, handoff->texts[i].origin, _("the file \"%s\" stands twice"),
			                    handoff->texts[i].name);
	gboolean has_rules = handoff->n_texts > 0 && g_strcmp0(handoff->texts[0].name, AC_HANDED_ACTIVITIES) != 0;
	if (at != NULL && (!has_rules || !g_hash_table_contains(names, AC_HANDED_ACTIVITIES)))
		ac_reader_refuse(&reading->reader, at,
		                 _("\"files\" needs the protocol's own file first, and \"%s\" after it"),
		                 AC_HANDED_ACTIVITIES);
}

/* ---- the whole ------------------------------------------------------------------------------- */

static const config_setting_t *member(const Reading *reading, const char *key)
{
	return config_setting_get_member(config_root_setting(&reading->file->config), key);
}

/* A group into the handoff; its place is *@at. */
static void read_group(Reading *reading, const char *key, AcKind kind, AcCells *cells, AcOrigin *at)
{
	const config_setting_t *group = member(reading, key);
	if (group == NULL || !config_setting_is_group(group))
		return;
	*at = ac_setting_origin(group);
	ac_reader_read_group(&reading->reader, kind, group, reading->handoff, cells);
}

static void read_head(Reading *reading)
{
	AcHandoff *handoff = reading->handoff;
	AcCells cells = {0};
	AcOrigin at = {.file = reading->file->path, .line = 0};
	read_group(reading, "handoff", AC_KIND_HANDOFF, &cells, &at);
	if (handoff->format > AC_HANDOFF_FORMAT)
		ac_reader_refuse_at(&reading->reader, at,
		                    _("this handoff is of a newer Aftercare (format %d); bring this one up to date"),
		                    handoff->format);
	read_time(reading, at, handoff->made_text, &handoff->made);
	check_id(reading, at, "protocol", handoff->protocol);
	check_words(reading, at, "version", handoff->version, MOST_NAME);
	check_words(reading, at, "id", handoff->id, MOST_NAME);
}

static void read_client(Reading *reading)
{
	const int traits = ac_entity_field(ac_entity(AC_KIND_HANDED_CLIENT), "traits", 0);
	static const List TRAITS = {AC_KIND_HANDED_TRAIT, MOST_TRAITS, finish_trait};
	AcHandoff *handoff = reading->handoff;
	AcCells cells = {0};
	read_group(reading, "client", AC_KIND_HANDED_CLIENT, &cells, &handoff->origin);
	check_uid(reading, handoff->origin, handoff->uid);
	check_words(reading, handoff->origin, "name", handoff->name, MOST_NAME);
	check_words(reading, handoff->origin, "zone", handoff->zone, MOST_NAME);
	check_words(reading, handoff->origin, "language", handoff->language, MOST_NAME);
	handoff->traits = read_list(reading, cells.at[traits], &TRAITS, &handoff->n_traits);
}

static void read_lists(Reading *reading)
{
	static const List SESSIONS = {AC_KIND_HANDED_SESSION, MOST_SESSIONS, finish_session},
	                  ADJUSTMENTS = {AC_KIND_HANDED_ADJUSTMENT, MOST_ENTRIES, finish_adjustment},
	                  REPORTS = {AC_KIND_HANDED_REPORT, MOST_ENTRIES, finish_report},
	                  TEXTS = {AC_KIND_HANDED_TEXT, MOST_FILES, finish_text};
	AcHandoff *handoff = reading->handoff;
	handoff->sessions = read_list(reading, member(reading, "sessions"), &SESSIONS, &handoff->n_sessions);
	handoff->adjustments =
	    read_list(reading, member(reading, "adjustments"), &ADJUSTMENTS, &handoff->n_adjustments);
	handoff->reports = read_list(reading, member(reading, "reports"), &REPORTS, &handoff->n_reports);
	handoff->texts = read_list(reading, member(reading, "files"), &TEXTS, &handoff->n_texts);
	check_texts(reading, member(reading, "files"));
}

static void read_clinic(Reading *reading)
{
	const config_setting_t *group = member(reading, "clinic");
	if (group == NULL || !config_setting_is_group(group))
		return;
	AcClinic *clinic = AC_ARENA_NEW(reading->reader.arena, AcClinic);
	AcCells cells;
	ac_reader_read_group(&reading->reader, AC_KIND_CLINIC, group, clinic, &cells);
	reading->handoff->clinic = clinic;
}

/* Of all that stands before its line. */
static void check_sum(Reading *reading)
{
	static const char key[] = "\nchecksum = \"";
	const config_setting_t *setting = member(reading, "checksum");
	const char *said = setting != NULL ? ac_setting_text(setting) : NULL;
	const char *bytes = reading->file->bytes, *last = NULL;
	for (const char *at = strstr(bytes, key); at != NULL; at = strstr(at + 1, key))
		last = at + 1;
	if (said == NULL || last == NULL)
		return;
	g_autofree char *is = g_compute_checksum_for_string(G_CHECKSUM_SHA256, bytes, last - bytes);
	if (strcmp(is, said) != 0)
		ac_reader_refuse(&reading->reader, setting,
		                 _("this file was changed after it was written, or came in part; ask for it again"));
}

static void read_all(Reading *reading)
{
	AcCells cells;
	guint before = reading->reader.n_errors;
	ac_reader_read_group(&reading->reader, AC_KIND_HANDOFF_FILE, config_root_setting(&reading->file->config),
	                     NULL, &cells);
	/* Another file altogether: one word on that is enough. */
	if (reading->reader.n_errors > before && member(reading, "handoff") == NULL)
		return;
	read_head(reading);
	read_client(reading);
	read_lists(reading);
	read_clinic(reading);
	check_sum(reading);
}

const AcHandoff *ac_handoff_read(const char *path, AcArena *arena, AcProblems *problems)
{
	AcRuleFile *file = ac_rule_file_read(arena, path, NULL, problems);
	if (file == NULL)
		return NULL;
	Reading reading = {.file = file,
	                   .handoff = AC_ARENA_NEW(arena, AcHandoff),
	                   .sessions = g_hash_table_new(g_str_hash, g_str_equal)};
	reading.handoff->file = file->path;
	ac_reader_init(&reading.reader, arena, problems);
	read_all(&reading);
	gboolean good = reading.reader.n_errors == 0;
	g_hash_table_unref(reading.sessions);
	ac_reader_clear(&reading.reader);
	ac_rule_file_free(file);
	return good ? reading.handoff : NULL;
}

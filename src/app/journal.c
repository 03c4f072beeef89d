/* SPDX-License-Identifier: MIT */
#include "app/journal.h"

#include "app/checkin.h"
#include "app/output.h"
#include "base/error.h"
#include "base/text.h"
#include "render/journal.h"
#include "state.h"

/* ---- the days ------------------------------------------------------------------------------------- */

const AcJournal *ac_app_journal(AcApp *app, AcArena *arena, const AcJournalDays *days, GError **error)
{
	const AcRecords *records = ac_app_records(app, arena, error);
	if (!records)
		return NULL;
	const AcJournalSpec spec = {.records = records,
	                            .since = app->row ? app->row->created_at : AC_INSTANT_ALWAYS,
	                            .has_from = days->has_from,
	                            .has_to = days->has_to,
	                            .from = days->from,
	                            .to = days->to};
	return ac_journal_new(app->plan, arena, &spec);
}

static AcFacts facts_of(AcApp *app)
{
	const AcClient *client = app->client;
	return (AcFacts){.words = {.now = app->now, .zone = ac_app_zone(app), .plan = app->plan},
	                 .clinic = ac_app_clinic(app),
	                 .own_rules = ac_app_own_rules(app),
	                 .safety = ac_app_safety(app),
	                 .client_name = client->id != 0 ? client->name : NULL,
	                 .hash = ac_app_protocol_hash(app),
	                 .zone_note = client->zone_name};
}

char *ac_app_journal_report(AcApp *app, const AcJournalDays *days, AcReportFormat format, gboolean ascii,
                            GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcJournal *journal = ac_app_journal(app, arena, days, error);
	if (!journal)
		return NULL;
	const AcFacts facts = facts_of(app);
	if (format == AC_REPORT_JSON)
		return ac_json_journal(&facts, journal, ascii ? AC_JSON_ASCII : AC_JSON_UTF8);
	const AcSheetStyle style = {.width = AC_JOURNAL_WIDTH, .ascii = ascii};
	g_autoptr(AcSheet) sheet = ac_sheet_new(&style);
	ac_sheet_journal(sheet, &facts, journal);
	return g_strdup(ac_sheet_text(sheet));
}

char *ac_app_journal_name(const AcApp *app, AcReportFormat format)
{
	return ac_app_file_name("journal", app->client ? app->client->name : "",
	                        format == AC_REPORT_JSON ? "json" : "txt");
}

/* ---- notes ---------------------------------------------------------------------------------------- */

/* Valid, without blanks around it; owned; NULL with @error. */
static char *keep_text(const char *text, GError **error)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	g_strstrip(valid);
	glong length = g_utf8_strlen(valid, -1);
	if (length <= AC_NOTE_MAX)
		return g_steal_pointer(&valid);
	g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
	            _("This note has %ld characters, and one has %d at most. Write it as several."), length,
	            AC_NOTE_MAX);
	return NULL;
}

gint64 ac_app_note_add(AcApp *app, AcDate date, const char *text, GError **error)
{
	g_autofree char *kept = keep_text(text, error);
	if (!kept || !ac_app_need_plan(app, error))
		return 0;
	if (!*kept) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE,
		                    _("There is nothing in this note. Write a word or two."));
		return 0;
	}
	if (date > ac_time_date(app->now, ac_app_zone(app))) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE,
		                    _("That day is still to come; a note is for today or a day that has passed."));
		return 0;
	}
	gint64 id = ac_store_note_add(app->store, app->row->id, date, kept, app->now, error);
	return id != 0 && ac_app_reload(app, error) ? id : 0;
}

gboolean ac_app_note_set(AcApp *app, gint64 note_id, const char *text, GError **error)
{
	g_autofree char *kept = keep_text(text, error);
	return kept && ac_app_need_plan(app, error) &&
	       ac_store_note_set(app->store, app->row->id, note_id, *kept ? kept : NULL, app->now, error) &&
	       ac_app_reload(app, error);
}

/* SPDX-License-Identifier: MIT */
/* The journal's report into a file, as text or JSON. */
#include "common.h"
#include "field.h"
#include "views.h"

#include <string.h>

#include "app/journal.h"
#include "app/output.h"
#include "base/text.h"

typedef struct {
	AcField file;
	char *asked; /* the file that would be replaced, once that was said; owned */
	AcReportFormat format;
} ReportState;

static void open_report(void *data, AcApp *app, G_GNUC_UNUSED const void *argument)
{
	ReportState *report = data;
	g_autofree char *name = ac_app_journal_name(app, AC_REPORT_TEXT);
	ac_field_init(&report->file);
	ac_field_set(&report->file, name);
}

static void close_report(void *data)
{
	ac_field_clear(&((ReportState *)data)->file);
	g_free(((ReportState *)data)->asked);
}

static const char *format_in_words(AcReportFormat format)
{
	return format == AC_REPORT_TEXT ? _("text, for people") : _("JSON, for programs");
}

static void draw(void *data, G_GNUC_UNUSED const AcApp *app, AcCanvas *canvas)
{
	ReportState *report = data;
	AcRect body = ac_tui_title_for(canvas, app, _("Aftercare   Report"), NULL);
	int bottom = body.y + body.height;
	body.width = MIN(body.width, 96);
	body.y +=
	    ac_canvas_paragraph(canvas, body, AC_ROLE_QUESTION, _("For your practitioner, into this file:"));
	AcRect line = {body.x, body.y, body.width, 1};
	g_autofree char *as = g_strdup_printf(_("As ‹ %s ›, tab changes it."), format_in_words(report->format));
	AcRect below = {body.x, body.y + 1, body.width, 1};
	ac_canvas_line(canvas, below, AC_ROLE_TEXT, as);
	ac_canvas_touch(canvas, below, AC_TOUCH_KEY + AC_KEY_TAB);
	ac_field_draw(&report->file, canvas, line);
	body.y += 3;
	if (body.y < bottom)
		ac_canvas_paragraph(canvas, (AcRect){body.x, body.y, body.width, bottom - body.y}, AC_ROLE_DIM,
		                    _("It holds your name and what you ticked and told: give it to nobody else. Only "
		                      "you can read the file."));
}

/* Another ending, where the name still has the one it was given. */
static AcViewNext turn(void *data, G_GNUC_UNUSED AcApp *app)
{
	static const char *const endings[] = {".txt", ".json"};
	ReportState *report = data;
	const char *was = endings[report->format];
	report->format = report->format == AC_REPORT_TEXT ? AC_REPORT_JSON : AC_REPORT_TEXT;
	g_autofree char *name = g_strdup(report->file.text->str);
	if (!g_str_has_suffix(name, was))
		return ac_next_stay();
	name[strlen(name) - strlen(was)] = '\0';
	g_autofree char *other = g_strconcat(name, endings[report->format], NULL);
	ac_field_set(&report->file, other);
	return ac_next_stay();
}

static AcViewNext ask(ReportState *report, const char *path)
{
	g_autofree char *plain = ac_text_plain(path);
	g_free(report->asked);
	report->asked = g_strdup(path);
	return ac_next_say(
	    AC_NEXT_STAY,
	    g_strdup_printf(_("%s is there already: Enter replaces it; or type another name."), plain));
}

static AcViewNext save(void *data, AcApp *app)
{
	ReportState *report = data;
	GError *error = NULL;
	const AcJournalDays all = {0};
	if (report->file.text->len == 0)
		return ac_next_say(AC_NEXT_STAY, g_strdup(_("Name the file first.")));
	g_autofree char *path = ac_app_file_path(report->file.text->str);
	if (g_file_test(path, G_FILE_TEST_IS_REGULAR) && g_strcmp0(report->asked, path) != 0)
		return ask(report, path);
	g_autofree char *text = ac_app_journal_report(app, &all, report->format, FALSE, &error);
	if (text == NULL || !ac_app_write_file(path, text, &error))
		return ac_next_error(error);
	g_autofree char *plain = ac_text_plain(path);
	return ac_next_say(AC_NEXT_BACK, g_strdup_printf(_("Written: %s."), plain));
}

static AcViewNext key(void *data, G_GNUC_UNUSED AcApp *app, int code)
{
	ac_field_key(&((ReportState *)data)->file, code);
	return ac_next_stay();
}

static const AcKey keys[] = {
    {{AC_KEY_ENTER}, N_("Enter"), N_("write the file"), N_("enter write"), save, NULL},
    {{AC_KEY_TAB, AC_KEY_BACK_TAB}, N_("Tab"), N_("text or JSON"), N_("tab text or JSON"), turn, NULL},
    AC_KEY_ROW_BACK,
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_report = {
    .id = "report",
    .title = N_("Report"),
    .state_size = sizeof(ReportState),
    .open = open_report,
    .close = close_report,
    .draw = draw,
    .key = key,
    .help = N_("Sessions, rules, urgent check-ins first, what was done and what not, notes, day by day."),
    .keys = keys,
};

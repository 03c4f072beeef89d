/* SPDX-License-Identifier: MIT */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "app/options.h"
#include "base/error.h"
#include "base/text.h"
#include "call.h"

#define COLUMN_VALUE 28
#define COLUMN_FROM  40

static const AcOptionRow *find_row(const char *name)
{
	guint n = 0;
	const AcOptionRow *rows = ac_option_rows(&n);
	for (guint i = 0; i < n; i++)
		if (strcmp(rows[i].name, name) == 0)
			return &rows[i];
	return NULL;
}

/* ---- for programs --------------------------------------------------------------------------------- */

static json_t *json_of(const AcOptions *options, const AcOptionRow *row)
{
	const char *file = NULL;
	g_autofree char *value = ac_options_text(options, row->name, &file);
	g_autofree char *expected = ac_options_expected(row->name);
	g_autofree char *from = file != NULL ? ac_text_plain(file) : NULL;
	json_t *item = json_object();
	json_object_set_new(item, "name", json_string(row->name));
	json_object_set_new(item, "value", json_string(value));
	json_object_set_new(item, "default", json_string(row->usual));
	json_object_set_new(item, "from", from != NULL ? json_string(from) : json_null());
	json_object_set_new(item, "expected", json_string(expected));
	json_object_set_new(item, "help", json_string(_(row->help)));
	return item;
}

/* @only: one of them, or NULL. */
static void print_json(AcCall *call, const AcOptions *options, const AcOptionRow *only)
{
	guint n = 0;
	const AcOptionRow *rows = ac_option_rows(&n);
	json_t *list = json_array();
	for (guint i = 0; i < n; i++)
		if (only == NULL || only == &rows[i])
			json_array_append_new(list, json_of(options, &rows[i]));
	json_t *root = json_object();
	json_object_set_new(root, "settings", list);
	size_t ascii = ac_call_json_style(call) == AC_JSON_ASCII ? JSON_ENSURE_ASCII : 0;
	char *text = json_dumps(root, JSON_INDENT(2) | ascii);
	json_decref(root);
	ac_call_print_json(call, g_strconcat(text, "\n", NULL));
	free(text);
}

/* ---- for people ----------------------------------------------------------------------------------- */

static void put_row(AcSheet *sheet, const AcOptions *options, const AcOptionRow *row)
{
	const char *file = NULL;
	g_autofree char *value = ac_options_text(options, row->name, &file);
	g_autofree char *from = file != NULL ? g_path_get_basename(file) : g_strdup(_("default"));
	ac_sheet_begin(sheet, 0, COLUMN_FROM);
	ac_sheet_put(sheet, AC_INK_STRONG, row->name);
	ac_sheet_to(sheet, COLUMN_VALUE);
	ac_sheet_put(sheet, AC_INK_PLAIN, value);
	ac_sheet_to(sheet, COLUMN_FROM);
	ac_sheet_put(sheet, AC_INK_DIM, from);
	ac_sheet_end(sheet);
	ac_sheet_line(sheet, 4, _(row->help));
}

static void put_one(AcSheet *sheet, const AcOptions *options, const AcOptionRow *row)
{
	g_autofree char *expected = ac_options_expected(row->name);
	g_autofree char *may = g_strdup_printf(_("It may be %s. By itself it is %s."), expected, row->usual);
	const char *file = NULL;
	g_free(ac_options_text(options, row->name, &file));
	put_row(sheet, options, row);
	ac_sheet_line(sheet, 4, may);
	ac_sheet_line(sheet, 4, file);
}

/* @only: one of them, or NULL. */
static gboolean show(AcCall *call, const AcOptionRow *only, GError **error)
{
	g_autoptr(AcOptions) options = ac_options_load(ac_app_paths(call->app), error);
	if (options == NULL)
		return FALSE;
	if (ac_call_flag(call, "json")) {
		print_json(call, options, only);
		return TRUE;
	}
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	guint n = 0;
	const AcOptionRow *rows = ac_option_rows(&n);
	for (guint i = 0; i < n && only == NULL; i++)
		put_row(sheet, options, &rows[i]);
	if (only != NULL)
		put_one(sheet, options, only);
	ac_call_print(call, sheet);
	return TRUE;
}

/* ---- the command ---------------------------------------------------------------------------------- */

static gboolean set(AcCall *call, const char *name, const char *value, GError **error)
{
	return ac_options_set(ac_app_paths(call->app), name, value, error) && show(call, find_row(name), error);
}

static gboolean run(AcCall *call, GError **error)
{
	const AcAppOptions nobody = {.clock = call->world->clock};
	const char *unset = ac_call_text(call, "unset");
	call->app = ac_app_open(&nobody, AC_NEEDS_NOTHING, error);
	if (call->app == NULL)
		return FALSE;
	if (unset != NULL && call->n_words > 0) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE,
		                    _("Either --unset NAME, or NAME and VALUE; not both."));
		return FALSE;
	}
	if (unset != NULL)
		return set(call, unset, NULL, error);
	if (call->n_words == 0)
		return show(call, NULL, error);
	const AcOptionRow *row = find_row(call->words[0]);
	if (row == NULL)
		return ac_options_refuse_name(call->words[0], error);
	return call->n_words == 1 ? show(call, row, error) : set(call, row->name, call->words[1], error);
}

static const AcOption OPTIONS[] = {
    {"unset", AC_OPTION_TEXT, N_("NAME"), N_("back to what it is by itself")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_command_settings = {
    .name = "settings",
    .args = "[NAME [VALUE]] [--unset NAME]",
    .summary = N_("what can be set, and setting it"),
    .details = N_("Your own aftercare.cfg is read and never written; what is set here stands in settings.cfg "
                  "beside it. Where both say something, yours holds."),
    .example = "aftercare settings\naftercare settings reminders.quiet_from 21:00\n"
               "aftercare settings --unset reminders.quiet_from",
    .options = OPTIONS,
    .needs = AC_NEEDS_NOTHING,
    .flags = AC_COMMAND_JSON,
    .max_words = 2,
    .run = run,
};

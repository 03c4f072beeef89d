/* SPDX-License-Identifier: MIT */
/* What is kept in mind of a client, and erasing all that is kept of one. */
#include "state.h"

#include <string.h>
#include "base/error.h"
#include "base/text.h"

#define NOTE_MAX_CHARS 1000

char *ac_app_remark(AcApp *app, gint64 client_id, GError **error)
{
	return ac_app_need_store(app, error) ? ac_store_note(app->store, client_id, error) : NULL;
}

gboolean ac_app_remark_set(AcApp *app, gint64 client_id, const char *text, GError **error)
{
	g_autofree char *kept = g_strstrip(g_strdup(text ? text : ""));
	if (!g_utf8_validate(kept, -1, NULL) || !ac_text_is_plain(kept)) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE,
		                    _("The note holds characters that cannot be shown."));
		return FALSE;
	}
	if (g_utf8_strlen(kept, -1) > NOTE_MAX_CHARS) {
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("The note is too long: at most %d characters."),
		            NOTE_MAX_CHARS);
		return FALSE;
	}
	return ac_app_need_write(app, error) &&
	       ac_store_remark_set(app->store, client_id, kept, app->now, error) && ac_app_reload(app, error);
}

gboolean ac_app_client_erase(AcApp *app, gint64 client_id, AcErased *out, GError **error)
{
	if (!ac_app_need_write(app, error) || !ac_store_client_erase(app->store, client_id, out, error))
		return FALSE;
	if (app->wanted_id == client_id) {
		app->wanted_id = 0;
		app->was_named = FALSE;
	}
	return ac_app_reload(app, error);
}

static char *what_was_removed(const char *name, const AcErased *erased)
{
	g_autofree char *rows =
	    g_strdup_printf(ngettext("%u row", "%u rows", (gulong)erased->rows), erased->rows);
	/* TRANSLATORS: "Erased: Jo Doe. 12 rows in 9 tables were removed." */
	return g_strdup_printf(ngettext("Erased: %s. %s in %u table was removed.",
	                                "Erased: %s. %s in %u tables were removed.", (gulong)erased->tables),
	                       name, rows, erased->tables);
}

static void add_left(const AcErased *erased, GPtrArray *lines)
{
	g_autoptr(GString) files = g_string_new(NULL);
	for (guint i = 0; i < erased->left->len; i++) {
		g_autofree char *path = ac_text_plain(g_ptr_array_index(erased->left, i));
		g_string_append_printf(files, "%s%s", i > 0 ? ", " : "", path);
	}
	g_ptr_array_add(lines, g_strdup_printf(_("Something of them still stands in: %s. Remove that by hand, or "
	                                         "free some space and try again."),
	                                       files->str));
}

GPtrArray *ac_app_erased_words(const char *name, const AcErased *erased)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(lines, what_was_removed(name, erased));
	if (erased->left->len > 0)
		add_left(erased, lines);
	else
		g_ptr_array_add(lines, g_strdup(_("Checked: every byte of the database was read, and neither a name "
		                                  "of theirs nor a mark of their rows is in it.")));
	if (erased->elsewhere > 0)
		g_ptr_array_add(lines,
		                g_strdup_printf(ngettext("The same words stand in %u other place, which belongs to "
		                                         "somebody or something else.",
		                                         "The same words stand in %u other places, which belong to "
		                                         "somebody or something else.",
		                                         (gulong)erased->elsewhere),
		                                erased->elsewhere));
	if (erased->copies > 0)
		g_ptr_array_add(lines, g_strdup_printf(ngettext("Also erased and checked in %u older copy beside it.",
		                                                "Also erased and checked in %u older copies beside "
		                                                "it.",
		                                                (gulong)erased->copies),
		                                       erased->copies));
	g_ptr_array_add(
	    lines, g_strdup(_("Out of reach from here: pages, calendars, handoffs and backups that were saved "
	                      "or sent, calendars on other devices, and what a disk keeps of blocks set "
	                      "free.")));
	return lines;
}

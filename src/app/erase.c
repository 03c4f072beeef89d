/* SPDX-License-Identifier: MIT */
/* What is kept in mind of a client, and erasing all that is kept of one. */
#include "state.h"

#include <string.h>
#include "base/error.h"
#include "base/text.h"
#include "sweep.h"

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
	if (g_utf8_strlen(kept, -1) > AC_REMARK_MAX) {
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("The note is too long: at most %d characters."),
		            AC_REMARK_MAX);
		return FALSE;
	}
	return ac_app_need_write(app, error) &&
	       ac_store_remark_set(app->store, client_id, kept, app->now, error) && ac_app_reload(app, error);
}

gboolean ac_app_client_erase(AcApp *app, gint64 client_id, AcErased *out, GError **error)
{
	g_auto(AcTraces) traces = {0};
	if (!ac_app_need_write(app, error) || !ac_store_traces(app->store, client_id, &traces, error))
		return FALSE;
	/* The database last: as long as it knows them, whatever is cut short can be done again. */
	ac_sweep_clean(&app->paths, &traces);
	if (!ac_store_client_erase(app->store, client_id, out, error))
		return FALSE;
	ac_sweep_prove(&app->paths, &traces, out);
	ac_app_let_go(app, client_id);
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

/* NULL: there are none. */
static char *list_files(const GPtrArray *files)
{
	if (!files || files->len == 0)
		return NULL;
	GString *list = g_string_new(NULL);
	for (guint i = 0; i < files->len; i++) {
		g_autofree char *path = ac_text_plain(g_ptr_array_index(files, i));
		g_string_append_printf(list, "%s%s", i > 0 ? ", " : "", path);
	}
	return g_string_free(list, FALSE);
}

/* First what is not well. */
static void add_findings(const AcErased *erased, GPtrArray *lines)
{
	g_autofree char *left = list_files(erased->left), *unread = list_files(erased->unread);
	g_autofree char *searched = list_files(erased->searched);
	if (left)
		g_ptr_array_add(lines, g_strdup_printf(_("Something of them still stands in: %s. Remove that by "
		                                         "hand, or free some space and try again."),
		                                       left));
	if (unread)
		g_ptr_array_add(
		    lines, g_strdup_printf(_("Could not be searched: %s. Look for the name there yourself, or "
		                             "remove it. If you may not, ask whoever looks after this computer."),
		                           unread));
	if (!left)
		g_ptr_array_add(lines, g_strdup(_("Checked: every byte of the database was read, and neither a name "
		                                  "of theirs nor a mark of their rows is in it.")));
	if (searched)
		g_ptr_array_add(lines, g_strdup_printf(_("Searched for names, notes and marks as well, and nothing "
		                                         "of them was found: %s."),
		                                       searched));
	else if (!left && !unread)
		g_ptr_array_add(lines, g_strdup(_("No other file of ours is there: neither a log of the reminders "
		                                  "nor rules kept ready.")));
}

GPtrArray *ac_app_erased_words(const char *name, const AcErased *erased)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(lines, what_was_removed(name, erased));
	add_findings(erased, lines);
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
	                      "or sent, calendars on other devices, what the system's own journal tells of "
	                      "the reminders, and what a disk keeps of blocks set free.")));
	return lines;
}

/* SPDX-License-Identifier: MIT */
#include "app/handoff.h"
#include "base/error.h"
#include "base/text.h"
#include "call.h"

static const char *word_of(AcImportWhat what)
{
	static const char *const words[] = {
	    [AC_IMPORT_ADD] = N_("Added"),
	    [AC_IMPORT_CHANGE] = N_("Changed"),
	    [AC_IMPORT_REMOVE] = N_("Removed"),
	    [AC_IMPORT_KEEP] = N_("Left as it is"),
	};
	return _(words[what]);
}

static void put_lines(AcCall *call, const AcImport *import)
{
	guint n = 0;
	const AcImportLine *lines = ac_import_lines(import, &n);
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	for (guint i = 0; i < n; i++) {
		if (i == 0 || lines[i].what != lines[i - 1].what)
			ac_sheet_heading(sheet, word_of(lines[i].what));
		ac_sheet_line(sheet, 2, lines[i].words);
	}
	ac_sheet_gap(sheet);
	ac_call_print(call, sheet);
}

static gboolean agree(AcCall *call, const AcImport *import, GError **error)
{
	if (ac_call_flag(call, "yes"))
		return TRUE;
	if (call->world->is_terminal) {
		g_autofree char *name = ac_text_plain(ac_import_name(import));
		g_autofree char *question = g_strdup_printf(_("Take in the plan of %s?"), name);
		if (ac_call_agree(call, question))
			return TRUE;
		g_set_error_literal(error, AC_ERROR, AC_ERROR_REFUSED, _("Nothing was changed."));
	} else {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_REFUSED,
		                    _("Nothing was changed. To take this in: the same once more, with --yes"));
	}
	return FALSE;
}

static gboolean run(AcCall *call, GError **error)
{
	g_autoptr(AcImport) import = ac_app_import_read(call->app, call->words[0], error);
	if (import == NULL)
		return FALSE;
	if (ac_import_client(import) == 0)
		ac_call_say(call, _("%s: somebody new on this machine."), ac_import_name(import));
	else
		ac_call_say(call, _("%s (#%lld): what their practitioner has changed since the last time."),
		            ac_import_name(import), (long long)ac_import_client(import));
	put_lines(call, import);
	if (!ac_import_is_news(import)) {
		ac_call_say(call, _("All of it is here already: nothing was changed."));
		return TRUE;
	}
	if (!agree(call, import, error))
		return FALSE;
	gint64 id = ac_app_import(call->app, import, error);
	if (id == 0)
		return FALSE;
	ac_call_say(call, _("Taken in: the plan of %s (#%lld)."), ac_import_name(import), (long long)id);
	if (ac_store_current(ac_app_store(call->app), NULL) == id)
		ac_call_say(call, _("Next: aftercare today"));
	else
		ac_call_say(call, _("Next: aftercare today --client %lld"), (long long)id);
	return TRUE;
}

static const AcOption OPTIONS[] = {
    {"yes", AC_OPTION_FLAG, NULL, N_("without asking first")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_command_import = {
    .name = "import",
    .args = "FILE [--yes]",
    .summary = N_("take in a plan that was handed over"),
    .details =
        N_("Shows what it would do, and asks. Your ticks, check-ins, skips and reports stay, whatever is in "
           "the file; of the rest, what your practitioner has changed since the last time holds. Take "
           "in only what comes from them: what stands in it is what you will be told."),
    .example = "aftercare import jo.handoff",
    .options = OPTIONS,
    .needs = AC_NEEDS_CATALOGUE | AC_NEEDS_SAFETY | AC_NEEDS_STORE,
    .min_words = 1,
    .max_words = 1,
    .run = run,
};

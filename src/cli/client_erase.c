/* SPDX-License-Identifier: MIT */
/* `client erase`: for good, with a question first and a proof afterwards; `client note`: what the
 * practitioner keeps in mind. */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "client.h"

static gint64 find_named(const AcCall *call, GError **error)
{
	g_autofree char *words = ac_call_joined(call, 0);
	return ac_app_find_client(call->app, words, error);
}

/* ---- erase ----------------------------------------------------------------------------------- */

/* Not in passing: --yes, or an answer. */
static gboolean check_meant(AcCall *call, const AcClientRow *row, GError **error)
{
	if (ac_call_flag(call, "yes"))
		return TRUE;
	g_autofree char *name = ac_text_plain(row->name);
	if (call->world->is_terminal) {
		g_autofree char *question =
		    g_strdup_printf(_("Erase %s (#%lld) for good, with everything? Nothing brings it "
		                      "back, not even undo."),
		                    name, (long long)row->id);
		if (ac_call_agree(call, question))
			return TRUE;
		g_set_error_literal(error, AC_ERROR, AC_ERROR_REFUSED, _("Nothing was erased."));
		return FALSE;
	}
	g_set_error(error, AC_ERROR, AC_ERROR_REFUSED,
	            _("This erases %s (#%lld) for good, with everything; undo cannot bring it "
	              "back. If that is meant: aftercare client erase %lld --yes"),
	            name, (long long)row->id, (long long)row->id);
	return FALSE;
}

static gboolean run_erase(AcCall *call, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	g_auto(AcErased) erased = {0};
	gint64 id = find_named(call, error);
	const AcClientRow *row = id != 0 ? ac_store_row(ac_app_store(call->app), arena, id, error) : NULL;
	if (row == NULL || !check_meant(call, row, error) || !ac_app_client_erase(call->app, id, &erased, error))
		return FALSE;
	g_autofree char *name = ac_text_plain(row->name);
	g_autoptr(GPtrArray) lines = ac_app_erased_words(name, &erased);
	for (guint i = 0; i < lines->len; i++)
		ac_call_say(call, "%s", (const char *)g_ptr_array_index(lines, i));
	call->status = ac_erased_is_proven(&erased) ? AC_EXIT_DONE : AC_EXIT_FAILED;
	return TRUE;
}

static const AcOption ERASE_OPTIONS[] = {
    {"yes", AC_OPTION_FLAG, NULL, N_("without asking")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_client_erase = {
    .name = "erase",
    .args = "CLIENT [--yes]",
    .summary = N_("erase a client for good, and prove it"),
    .details =
        N_("Every row of theirs, what undo would need, the copies an update laid beside the "
           "database, what the log of the reminders says of them, and the rules kept ready. Then the "
           "bytes of all these files are read for the name. Handoffs, pages, calendars and backups that "
           "went elsewhere are yours to remove. To put somebody out of the list only: client archive."),
    .example = "aftercare client erase \"Jo Doe\"\naftercare client erase 3 --yes",
    .options = ERASE_OPTIONS,
    .needs = AC_NEEDS_STORE,
    .min_words = 1,
    .max_words = AC_WORDS_ANY,
    .run = run_erase,
};

/* ---- note ------------------------------------------------------------------------------------ */

static gboolean print_note(AcCall *call, gint64 id, GError **error)
{
	g_autofree char *note = ac_app_remark(call->app, id, error);
	if (note == NULL)
		return FALSE;
	ac_call_say(call, "%s", *note != '\0' ? note : _("No note. Write one: aftercare client note TEXT"));
	return TRUE;
}

static gboolean run_note(AcCall *call, GError **error)
{
	gint64 id = ac_app_row(call->app)->id;
	gboolean clears = ac_call_flag(call, "clear");
	if (clears && call->n_words > 0) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE, _("Either a text or --clear; not both."));
		return FALSE;
	}
	if (!clears && call->n_words == 0)
		return print_note(call, id, error);
	g_autofree char *text = clears ? NULL : ac_call_joined(call, 0);
	if (!ac_app_remark_set(call->app, id, text, error))
		return FALSE;
	ac_call_say(call,
	            clears ? _("The note on %s is gone. \"aftercare undo\" brings it back.") : _("Noted of %s."),
	            ac_app_row(call->app)->name);
	return TRUE;
}

static const AcOption NOTE_OPTIONS[] = {
    {"clear", AC_OPTION_FLAG, NULL, N_("forget it")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_client_note = {
    .name = "note",
    .args = "[TEXT] [--clear]",
    .summary = N_("what you keep in mind of a client; without TEXT, shows it"),
    .details =
        N_("Of the client in use, or of --client. It stays here: no page, calendar or handoff has it."),
    .example = "aftercare client note \"Allergic to latex; prefers mornings\"\n"
               "aftercare client note --client Jo",
    .options = NOTE_OPTIONS,
    .needs = AC_NEEDS_CLIENT,
    .max_words = AC_WORDS_ANY,
    .run = run_note,
};

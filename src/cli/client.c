/* SPDX-License-Identifier: MIT */
/* The subcommands of `client` but add and edit. */
#include "client.h"

#include "app/handoff.h"
#include "app/paper.h"
#include "base/error.h"
#include "base/text.h"

AcPerson ac_client_person(const AcClientRow *row)
{
	return (AcPerson){.id = row->id,
	                  .name = row->name,
	                  .zone = row->zone,
	                  .protocol = ac_app_rules_name(row->protocol),
	                  .n_sessions = row->n_sessions,
	                  .current = row->current,
	                  .archived = row->archived,
	                  .demo = row->demo,
	                  .language = row->language};
}

/* ---- list ------------------------------------------------------------------------------------ */

static gboolean run_list(AcCall *call, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	guint n = 0;
	g_autoptr(GError) cause = NULL;
	const AcClientRow *rows =
	    ac_store_clients(ac_app_store(call->app), arena, ac_call_flag(call, "all"), &n, &cause);
	if (cause != NULL) {
		g_propagate_error(error, g_steal_pointer(&cause));
		return FALSE;
	}
	AcPerson *people = AC_ARENA_ARRAY(arena, AcPerson, n);
	for (guint i = 0; i < n; i++)
		people[i] = ac_client_person(&rows[i]);
	if (ac_call_flag(call, "json")) {
		AcJsonPeople *list = ac_json_people_new();
		for (guint i = 0; i < n; i++)
			ac_json_people_add(list, &people[i]);
		ac_call_print_json(call, ac_json_people_finish(list, ac_call_json_style(call)));
		return TRUE;
	}
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	ac_sheet_people(sheet, people, n);
	ac_call_print(call, sheet);
	return TRUE;
}

static const AcOption LIST_OPTIONS[] = {
    {"all", AC_OPTION_FLAG, NULL, N_("those that are archived, too")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_client_list = {
    .name = "list",
    .args = "[--all]",
    .summary = N_("all clients"),
    .example = "aftercare client list",
    .options = LIST_OPTIONS,
    .needs = AC_NEEDS_STORE,
    .flags = AC_COMMAND_JSON,
    .run = run_list,
};

/* ---- show ------------------------------------------------------------------------------------ */

static gboolean run_show(AcCall *call, GError **error)
{
	const AcFacts facts = ac_call_facts(call);
	g_autoptr(AcArena) arena = ac_arena_new();
	AcPerson person = ac_client_person(ac_app_row(call->app));
	AcHandover handed;
	if (!ac_app_handed_over(call->app, arena, &handed, error))
		return FALSE;
	g_autofree char *note = ac_app_remark(call->app, person.id, error);
	if (note == NULL)
		return FALSE;
	person.note = note;
	person.handed_at = handed.at;
	person.handed_rules = handed.version;
	person.handed_hash = handed.hash;
	person.handed_how = handed.how;
	person.handed_by = handed.by;
	if (ac_call_flag(call, "json")) {
		ac_call_print_json(call, ac_json_person(&facts, &person, ac_call_json_style(call)));
		return TRUE;
	}
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	ac_sheet_person(sheet, &facts, &person);
	ac_sheet_adjustments(sheet, &facts);
	ac_call_print(call, sheet);
	return TRUE;
}

const AcCommand ac_client_show = {
    .name = "show",
    .args = "[CLIENT]",
    .summary = N_("all that is stored of one client"),
    .example = "aftercare client show\naftercare client show Jo",
    .needs = AC_NEEDS_PLAN | AC_NEEDS_CLIENT,
    .flags = AC_COMMAND_JSON | AC_COMMAND_CLIENT_WORD,
    .max_words = AC_WORDS_ANY,
    .run = run_show,
};

/* ---- use, archive ---------------------------------------------------------------------------- */

static gint64 find_named(const AcCall *call, GError **error)
{
	g_autofree char *words = ac_call_joined(call, 0);
	return ac_app_find_client(call->app, words, error);
}

static gboolean run_use(AcCall *call, GError **error)
{
	gint64 id = find_named(call, error);
	if (id == 0)
		return FALSE;
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcClientRow *row = ac_store_row(ac_app_store(call->app), arena, id, error);
	if (row == NULL || !ac_app_client_use(call->app, id, error))
		return FALSE;
	ac_call_say(call, _("In use from now on: %s (#%lld)."), row->name, (long long)id);
	return TRUE;
}

const AcCommand ac_client_use = {
    .name = "use",
    .args = "CLIENT",
    .summary = N_("whose plan is meant from now on"),
    .example = "aftercare client use \"Jo Doe\"\naftercare client use 3",
    .needs = AC_NEEDS_STORE,
    .min_words = 1,
    .max_words = AC_WORDS_ANY,
    .run = run_use,
};

static gboolean run_archive(AcCall *call, GError **error)
{
	gboolean back = ac_call_flag(call, "back");
	gint64 id = find_named(call, error);
	if (id == 0)
		return FALSE;
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcClientRow *row = ac_store_row(ac_app_store(call->app), arena, id, error);
	if (row == NULL || !ac_app_client_archive(call->app, id, !back, error))
		return FALSE;
	ac_call_say(call,
	            back ? _("Back in the list: %s.")
	                 : _("Archived: %s. Nothing is erased; --back brings it back."),
	            row->name);
	return TRUE;
}

static const AcOption ARCHIVE_OPTIONS[] = {
    {"back", AC_OPTION_FLAG, NULL, N_("back into the list")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_client_archive = {
    .name = "archive",
    .args = "CLIENT [--back]",
    .summary = N_("put a client out of the list; nothing is erased"),
    .example = "aftercare client archive \"Jo Doe\"",
    .options = ARCHIVE_OPTIONS,
    .needs = AC_NEEDS_STORE,
    .min_words = 1,
    .max_words = AC_WORDS_ANY,
    .run = run_archive,
};

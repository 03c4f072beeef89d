/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "tick.h"

static const char *change_words(const char *kind)
{
	static const struct {
		const char *kind, *words;
	} changes[] = {
	    {"client-add", N_("a new client")},
	    {"client-archive", N_("a client put away")},
	    {"client-edit", N_("a change of a client")},
	    {"client-unarchive", N_("a client brought back")},
	    {"client-use", N_("the choice of a client")},
	    {"lapse", N_("something that had happened")},
	    {"report", N_("a report")},
	    {"session-add", N_("a new session")},
	    {"session-remove", N_("a session removed")},
	    {"session-set", N_("a change of a session")},
	    {"tick", N_("a tick")},
	    {"tick-clear", N_("a tick taken away")},
	    {"trait", N_("a fact about the client")},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(changes); i++)
		if (strcmp(changes[i].kind, kind) == 0)
			return _(changes[i].words);
	return kind;
}

static gboolean undo_last(AcCall *call, GError **error)
{
	AcUndone undone = {0};
	if (!ac_app_undo(call->app, &undone, error))
		return FALSE;
	if (undone.kind == NULL) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_NOT_FOUND, _("There is nothing to take back."));
		return FALSE;
	}
	const AcFacts facts = ac_call_facts(call);
	g_autofree char *when = ac_words_moment(&facts.words, undone.at);
	gboolean has_subject = undone.subject != NULL && *undone.subject != '\0';
	ac_call_say(call, _("Taken back: %s%s%s%s, of %s."), change_words(undone.kind), has_subject ? " (" : "",
	            has_subject ? undone.subject : "", has_subject ? ")" : "", when);
	ac_undone_clear(&undone);
	return TRUE;
}

static gboolean run(AcCall *call, GError **error)
{
	if (call->n_words == 0)
		return undo_last(call, error);
	g_autofree char *task = ac_call_joined(call, 0);
	AcOccurrence undone;
	if (!ac_app_untick(call->app, task, &undone, error))
		return FALSE;
	g_autofree char *words = ac_tick_words(call, &undone);
	ac_call_say(call, _("No longer ticked: %s."), words);
	return TRUE;
}

const AcCommand ac_command_undo = {
    .name = "undo",
    .args = "[TASK]",
    .summary = N_("take back the last change, or the tick of a task"),
    .example = "aftercare undo\naftercare undo wash",
    .needs = AC_NEEDS_STORE | AC_NEEDS_PLAN_IF_ANY,
    .max_words = AC_WORDS_ANY,
    .run = run,
};

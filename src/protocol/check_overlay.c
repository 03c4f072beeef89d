/* SPDX-License-Identifier: MIT */
/* What a file does to the one it extends without saying so, and to the clinic it stands for. */
#include <string.h>

#include "base/text.h"
#include "findings.h"
#include "loaded.h"
#include "protocol/check.h"

/* ---- allow was cleared ----------------------------------------------------------------------- */

static const AcRule *find_rule(const AcProtocol *protocol, const char *id)
{
	for (guint i = 0; i < protocol->n_rules; i++)
		if (strcmp(protocol->rules[i].id, id) == 0)
			return &protocol->rules[i];
	return NULL;
}

static void tell_cleared(AcCheck *check, const AcRule *rule, const AcRule *base)
{
	const AcActivity *ladder = base->on[0];
	gboolean has_step = base->allow_rank > 0 && base->allow_rank <= ladder->n_steps;
	const char *step = has_step ? ladder->steps[base->allow_rank - 1]->id : "none";
	g_autofree char *suggestion = g_strdup_printf(
	    _("If only some steps are meant, write allow = \"%s\" or another step instead of \"verdict\"."),
	    step);
	const AcTold told = {.severity = AC_PROBLEM_WARNING,
	                     .kind = AC_FINDING_CLEARED,
	                     .id = rule->id,
	                     .at = rule->origin,
	                     .other = base->id,
	                     .other_at = base->origin,
	                     .activity = ladder->id,
	                     .suggestion = suggestion};
	ac_check_add(
	    check, &told,
	    _("\"verdict\" in \"%s\" clears allow = \"%s\" of the rule it changes: every step of \"%s\" is now "
	      "\"%s\""),
	    rule->id, step, ladder->id, ac_check_verdict(rule->verdict));
}

static void check_cleared(AcCheck *check, const AcProtocol *base)
{
	for (guint i = 0; i < check->protocol->n_rules; i++) {
		const AcRule *rule = &check->protocol->rules[i], *was = find_rule(base, rule->id);
		if (was != NULL && was->allows && !rule->allows && rule->on[0]->n_steps > 0)
			tell_cleared(check, rule, was);
	}
}

/* ---- a task that speaks of a rule taken out -------------------------------------------------- */

static gboolean is_word_end(const char *at)
{
	return *at == '\0' || !g_unichar_isalnum(g_utf8_get_char(at));
}

/* TRUE when @word stands in @text as a whole word, whatever the case. */
static gboolean has_word(const char *text, const char *word)
{
	if (text == NULL || *word == '\0')
		return FALSE;
	g_autofree char *folded = g_utf8_casefold(text, -1), *sought = g_utf8_casefold(word, -1);
	for (const char *at = strstr(folded, sought); at != NULL; at = strstr(at + 1, sought)) {
		const char *before = g_utf8_find_prev_char(folded, at);
		if ((before == NULL || is_word_end(before)) && is_word_end(at + strlen(sought)))
			return TRUE;
	}
	return FALSE;
}

static gboolean names_activity(const AcTask *task, const AcActivity *activity)
{
	if ((task->on != NULL && strcmp(task->on->id, activity->id) == 0) ||
	    has_word(task->title, activity->id) || has_word(task->title, activity->title))
		return TRUE;
	for (guint i = 0; i < activity->n_also; i++)
		if (has_word(task->title, activity->also[i]))
			return TRUE;
	return FALSE;
}

static gboolean is_spoken_of(const AcProtocol *protocol, const char *id)
{
	for (guint i = 0; i < protocol->n_rules; i++)
		for (guint k = 0; k < protocol->rules[i].n_on; k++)
			if (strcmp(protocol->rules[i].on[k]->id, id) == 0)
				return TRUE;
	return FALSE;
}

static void check_task(AcCheck *check, const AcTask *task, const AcRule *removed, const AcOrigin *at)
{
	for (guint i = 0; i < removed->n_on; i++) {
		const AcActivity *activity = removed->on[i];
		if (is_spoken_of(check->protocol, activity->id) || !names_activity(task, activity))
			continue;
		g_autofree char *suggestion =
		    g_strdup_printf(_("Change the task \"%s\" too, or take it out with \"remove\"."), task->id);
		const AcTold told = {.severity = AC_PROBLEM_WARNING,
		                     .kind = AC_FINDING_REMOVED,
		                     .id = removed->id,
		                     .at = *at,
		                     .other = task->id,
		                     .other_at = task->origin,
		                     .activity = activity->id,
		                     .suggestion = suggestion};
		ac_check_add(check, &told,
		             _("the rule \"%s\" is taken out, and the task \"%s\" still speaks of it: \"%s\""),
		             removed->id, task->id, task->title);
		return;
	}
}

static void check_removed(AcCheck *check, const AcLoaded *loaded, const AcProtocol *base)
{
	const AcOrigin at = ac_loaded_origin(loaded, "protocol", "", "remove");
	for (guint i = 0; i < base->n_rules; i++)
		if (find_rule(check->protocol, base->rules[i].id) == NULL)
			for (guint k = 0; k < check->protocol->n_tasks; k++)
				check_task(check, &check->protocol->tasks[k], &base->rules[i], &at);
}

/* ---- the clinic ------------------------------------------------------------------------------ */

static void check_clinic(AcCheck *check, const AcClinic *clinic, const char *const *folders)
{
	const char *name = clinic == NULL ? NULL : clinic->protocol;
	if (name == NULL || strcmp(name, check->protocol->id) == 0)
		return;
	g_autofree char *folder = g_path_get_dirname(clinic->file);
	gboolean is_relative = ac_protocol_is_path(name) && !g_path_is_absolute(name);
	g_autofree char *meant = is_relative ? g_build_filename(folder, name, NULL) : g_strdup(name);
	GError *error = NULL;
	g_autofree char *path = ac_protocol_find(meant, folders, &error);
	if (path != NULL)
		return;
	g_autofree char *suggestion =
	    g_strdup_printf(_("Write protocol = \"%s\", if these rules are meant."), check->protocol->id);
	const AcTold told = {.severity = AC_PROBLEM_ERROR,
	                     .kind = AC_FINDING_CLINIC,
	                     .id = clinic->id,
	                     .at = {.file = clinic->file},
	                     .suggestion = suggestion};
	ac_check_add(check, &told, _("the clinic uses a protocol that is not found: %s"), error->message);
	g_error_free(error);
}

void ac_loaded_check(const AcLoaded *loaded, const AcCatalogue *catalogue, const char *const *folders,
                     AcProblems *problems)
{
	AcCheck check = {.protocol = ac_loaded_protocol(loaded), .problems = problems};
	check_clinic(&check, ac_loaded_clinic(loaded), folders);
	if (check.protocol->n_files < 2)
		return;
	g_autoptr(AcProblems) old = ac_problems_new(); /* what is wrong with the base is wrong with the whole */
	g_autoptr(AcLoaded) base = ac_load_protocol(check.protocol->files[1], catalogue, folders, old);
	if (base == NULL)
		return;
	check_cleared(&check, ac_loaded_protocol(base));
	check_removed(&check, loaded, ac_loaded_protocol(base));
}

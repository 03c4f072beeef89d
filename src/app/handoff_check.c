/* SPDX-License-Identifier: MIT */
/* A handoff held against its own rules and this machine: whoever sent it, nothing of it is taken on trust. */
#include "handoff.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "protocol/check.h"

typedef struct {
	AcApp *app;
	const AcHandoff *handoff;
	const AcProtocol *protocol;
	AcProblems *problems;
} Checking;

static void refuse(const Checking *checking, AcOrigin at, const char *format, ...) G_GNUC_PRINTF(3, 4);
static void refuse(const Checking *checking, AcOrigin at, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	g_autofree char *text = g_strdup_vprintf(format, values);
	va_end(values);
	ac_problems_add(checking->problems, AC_PROBLEM_ERROR, at.file, at.line, "%s", text);
}

static void check_zone(const Checking *checking, AcOrigin at, const char *zone)
{
	g_autoptr(GError) cause = NULL;
	if (!ac_app_open_zone(checking->app, zone, &cause))
		refuse(checking, at, "%s", cause->message);
}

static const AcTrait *find_trait(const AcProtocol *protocol, const char *id)
{
	for (guint i = 0; i < protocol->n_traits; i++)
		if (strcmp(protocol->traits[i].id, id) == 0)
			return &protocol->traits[i];
	return NULL;
}

/* A trait of rules the client had before says nothing, and does no harm; a value that is none does. */
static void check_trait(const Checking *checking, const AcHandedTrait *said)
{
	const AcTrait *trait = find_trait(checking->protocol, said->trait);
	for (guint i = 0; trait && i < trait->n_values; i++)
		if (strcmp(trait->values[i], said->value) == 0)
			return;
	if (!trait)
		return;
	g_autofree char *value = ac_text_excerpt(said->value, 40);
	refuse(checking, said->origin, _("\"%s\" is no value of the trait \"%s\""), value, trait->id);
}

static void check_step(const Checking *checking, const AcHandedAdjustment *one, const AcActivity *activity)
{
	gboolean found = activity->n_steps > 0 && strcmp(one->allow, "none") == 0;
	for (guint i = 0; i < activity->n_steps; i++)
		found = found || strcmp(activity->steps[i]->id, one->allow) == 0;
	if (!found)
		refuse(checking, one->origin, _("\"%s\" is no step of \"%s\""), one->allow, activity->id);
}

static void check_adjustment(const Checking *checking, const AcHandedAdjustment *one)
{
	const AcActivity *activity = ac_catalogue_find(checking->protocol->catalogue, one->activity);
	/* One of rules the client had before says nothing here, as it does there. */
	if (activity && one->allow)
		check_step(checking, one, activity);
}

static void check_course(const Checking *checking)
{
	const AcHandoff *handoff = checking->handoff;
	const AcHandedSession *last = NULL, *final = NULL;
	for (guint i = 0; i < handoff->n_sessions; i++) {
		const AcHandedSession *session = &handoff->sessions[i];
		check_zone(checking, session->origin, session->zone);
		if (session->final && final)
			refuse(checking, session->origin, _("only one session can be the last of the course"));
		last = !last || session->end > last->end ? session : last;
		final = session->final ? session : final;
	}
	if (final && final != last)
		refuse(checking, final->origin, _("only the latest session can be the last of the course"));
}

/* Red flags stand above every protocol: one that lowers them is not let in at all. */
static void check_safety(const Checking *checking)
{
	g_autoptr(AcProblems) found = ac_problems_new();
	AcDate today = ac_time_date(checking->app->now, ac_app_zone(checking->app));
	ac_protocol_check(checking->protocol, ac_loaded_safety(checking->app->safety), today, found);
	for (guint i = 0; i < ac_problems_total(found); i++) {
		const AcProblem *problem = ac_problems_get(found, i);
		if (g_strcmp0(problem->finding.kind, "red-flag") != 0)
			continue;
		g_autofree char *base = g_path_get_basename(problem->file);
		g_autofree char *place = g_strdup_printf("%s: %s", checking->handoff->file, base);
		ac_problems_add(checking->problems, AC_PROBLEM_ERROR, place, problem->line, "%s", problem->text);
	}
}

static void check_all(const Checking *checking)
{
	const AcHandoff *handoff = checking->handoff;
	check_zone(checking, handoff->origin, handoff->zone);
	check_course(checking);
	if (!checking->protocol)
		return;
	if (strcmp(checking->protocol->id, handoff->protocol) != 0)
		refuse(checking, handoff->origin, _("the rules in it are \"%s\", not \"%s\""), checking->protocol->id,
		       handoff->protocol);
	for (guint i = 0; i < handoff->n_traits; i++)
		check_trait(checking, &handoff->traits[i]);
	for (guint i = 0; i < handoff->n_adjustments; i++)
		check_adjustment(checking, &handoff->adjustments[i]);
	check_safety(checking);
}

static void gather_texts(AcImport *import)
{
	const AcHandoff *handoff = import->handoff;
	AcRuleText *files = AC_ARENA_ARRAY(import->arena, AcRuleText, handoff->n_texts + 1);
	guint n = 0;
	for (; n < handoff->n_texts; n++)
		files[n] = (AcRuleText){handoff->texts[n].name, handoff->texts[n].text};
	if (handoff->clinic) {
		g_autofree char *clinic = ac_handoff_clinic_text(handoff->clinic);
		files[n++] = (AcRuleText){AC_HANDED_CLINIC, ac_arena_strdup(import->arena, clinic)};
	}
	import->texts = (AcRuleTexts){.version = handoff->version, .files = files, .n_files = n};
	g_autofree char *hash = ac_app_texts_hash(&import->texts);
	import->texts.hash = ac_arena_strdup(import->arena, hash);
	import->protocol = ac_arena_printf(import->arena, "handoff:%s:%s", handoff->protocol, hash);
}

gboolean ac_import_check(AcApp *app, AcImport *import, GError **error)
{
	g_autoptr(AcProblems) problems = ac_problems_new();
	if (!ac_app_need_safety(app, error))
		return FALSE;
	gather_texts(import);
	g_autoptr(GError) cause = NULL;
	gboolean loaded =
	    ac_app_try_texts(&import->texts, import->handoff->file, &import->rules, problems, &cause);
	if (cause) {
		g_propagate_error(error, g_steal_pointer(&cause));
		return FALSE;
	}
	const Checking checking = {.app = app,
	                           .handoff = import->handoff,
	                           .protocol = loaded ? ac_loaded_protocol(import->rules.protocol) : NULL,
	                           .problems = problems};
	check_all(&checking);
	if (loaded && ac_problems_count(problems, AC_PROBLEM_ERROR) == 0)
		return TRUE;
	ac_problems_sort(problems);
	g_autofree char *text = ac_problems_text(problems);
	g_set_error_literal(error, AC_ERROR, AC_ERROR_FILE, g_strchomp(text));
	return FALSE;
}

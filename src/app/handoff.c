/* SPDX-License-Identifier: MIT */
/* A client's plan as a file: what is stored, and the rules it follows as they are. */
#include "app/handoff.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "handoff.h"
#include "protocol/handoff.h"
#include "state.h"
#include "store/handoff.h"

/* ---- rules ---------------------------------------------------------------------------------------- */

const char *ac_app_rules_name(const char *protocol)
{
	const char *hash = ac_app_handed_hash(protocol);
	if (!hash)
		return protocol;
	const char *id = strchr(protocol, ':') + 1;
	g_autofree char *name = g_strndup(id, (gsize)(hash - 1 - id));
	return g_intern_string(name);
}

/* Without the carriage returns that a text of ours cannot hold; they mean nothing in a rule file. */
static char *without_returns(AcArena *arena, const char *text)
{
	g_autoptr(GString) out = g_string_new(text);
	g_string_replace(out, "\r\n", "\n", 0);
	return ac_arena_strdup(arena, out->str);
}

/* The activities as they lie here, unless they came along with the rules. */
static gboolean add_activities(const AcApp *app, AcArena *arena, GArray *texts, GError **error)
{
	for (guint i = 0; i < texts->len; i++)
		if (strcmp(g_array_index(texts, AcHandedText, i).name, AC_HANDED_ACTIVITIES) == 0)
			return TRUE;
	g_autofree char *path = g_build_filename(app->paths.config_dir, "activities.cfg", NULL), *text = NULL;
	g_autoptr(GError) cause = NULL;
	if (!g_file_get_contents(path, &text, NULL, &cause)) {
		g_set_error(error, AC_ERROR, AC_ERROR_FILE, _("%s cannot be read: %s"), path, cause->message);
		return FALSE;
	}
	const AcHandedText activities = {.name = AC_HANDED_ACTIVITIES, .text = without_returns(arena, text)};
	g_array_append_val(texts, activities);
	return TRUE;
}

/* Nobody needs to know where they lay here: names alone, where the rules are found by them as well. */
static void hide_folders(AcArena *arena, GArray *texts)
{
	g_autoptr(AcProblems) problems = ac_problems_new();
	g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
	AcRuleText *bare = AC_ARENA_ARRAY(arena, AcRuleText, texts->len);
	for (guint i = 0; i < texts->len; i++) {
		const AcHandedText *text = &g_array_index(texts, AcHandedText, i);
		g_autofree char *base = g_path_get_basename(text->name);
		bare[i] = (AcRuleText){ac_arena_strdup(arena, base), text->text};
		if (!g_hash_table_add(names, (gpointer)(gsize)bare[i].name))
			return;
	}
	const AcRuleTexts rules = {.files = bare, .n_files = texts->len};
	AcHandedRules loaded = {0};
	if (!ac_app_try_texts(&rules, "", &loaded, problems, NULL))
		return;
	ac_handed_rules_clear(&loaded);
	for (guint i = 0; i < texts->len; i++)
		g_array_index(texts, AcHandedText, i).name = bare[i].name;
}

static gboolean add_texts(AcApp *app, AcArena *arena, AcHandoff *handoff, GError **error)
{
	/* Somebody of before plans were pinned: from now on theirs is. */
	if (!app->row->rules_hash &&
	    (!ac_app_need_write(app, error) || !ac_app_pin(app, app->client->id, app->protocol, error) ||
	     !ac_app_reload(app, error)))
		return FALSE;
	const AcRuleTexts *rules = ac_store_rules(app->store, arena, app->row->rules_hash, error);
	if (!rules)
		return FALSE;
	if (rules->n_files == 0) {
		g_set_error_literal(
		    error, AC_ERROR, AC_ERROR_FAILED,
		    _("The rules this plan was made with are lost. Take those of now: aftercare client "
		      "rules --accept"));
		return FALSE;
	}
	g_autoptr(GArray) texts = g_array_new(FALSE, FALSE, sizeof(AcHandedText));
	for (guint i = 0; i < rules->n_files; i++) {
		const AcHandedText text = {.name = rules->files[i].name,
		                           .text = without_returns(arena, rules->files[i].text)};
		if (strcmp(text.name, AC_HANDED_CLINIC) != 0)
			g_array_append_val(texts, text);
	}
	if (!add_activities(app, arena, texts, error))
		return FALSE;
	hide_folders(arena, texts);
	handoff->n_texts = texts->len;
	handoff->texts = ac_arena_memdup(arena, texts->data, texts->len * sizeof(AcHandedText));
	return TRUE;
}

/* ---- the client ----------------------------------------------------------------------------------- */

static const char *uid_of(const AcClient *client, gint64 session_id)
{
	for (guint i = 0; i < client->n_sessions; i++)
		if (client->sessions[i].id == session_id)
			return client->sessions[i].uid;
	return NULL;
}

AcHandedSession ac_handed_session(const AcSession *session)
{
	return (AcHandedSession){.uid = session->uid,
	                         .begin = session->begin,
	                         .end = session->end,
	                         .zone = session->zone_name,
	                         .state = session->state,
	                         .final = session->final};
}

AcHandedAdjustment ac_handed_adjustment(const AcClient *client, const AcAdjustment *one)
{
	return (AcHandedAdjustment){.session = uid_of(client, one->session_id),
	                            .activity = one->activity,
	                            .verdict = one->verdict,
	                            .allow = one->allow,
	                            .from = one->from_text,
	                            .to = one->to_text,
	                            .numbering = one->numbering,
	                            .how = one->how,
	                            .why = one->why,
	                            .by = one->by,
	                            .at = one->at};
}

static void add_course(const AcClient *client, AcArena *arena, AcHandoff *handoff)
{
	AcHandedSession *sessions = AC_ARENA_ARRAY(arena, AcHandedSession, client->n_sessions);
	for (guint i = 0; i < client->n_sessions; i++)
		sessions[i] = ac_handed_session(&client->sessions[i]);
	handoff->sessions = sessions;
	handoff->n_sessions = client->n_sessions;
	AcHandedAdjustment *adjustments = AC_ARENA_ARRAY(arena, AcHandedAdjustment, client->n_adjustments);
	for (guint i = 0; i < client->n_adjustments; i++)
		adjustments[i] = ac_handed_adjustment(client, &client->adjustments[i]);
	handoff->adjustments = adjustments;
	handoff->n_adjustments = client->n_adjustments;
	AcHandedReport *reports = AC_ARENA_ARRAY(arena, AcHandedReport, client->n_reports);
	for (guint i = 0; i < client->n_reports; i++) {
		const AcReport *report = &client->reports[i];
		const char *uid = uid_of(client, report->session_id);
		if (uid)
			reports[handoff->n_reports++] = (AcHandedReport){
			    .session = uid, .milestone = report->milestone, .at = report->at, .by = report->by};
	}
	handoff->reports = reports;
}

static void add_client(const AcClient *client, AcArena *arena, AcHandoff *handoff)
{
	handoff->uid = client->uid;
	handoff->name = client->name;
	handoff->zone = client->zone_name;
	AcHandedTrait *traits = AC_ARENA_ARRAY(arena, AcHandedTrait, client->n_traits);
	for (guint i = 0; i < client->n_traits; i++)
		traits[i] = (AcHandedTrait){.trait = client->traits[i].trait, .value = client->traits[i].value};
	handoff->traits = traits;
	handoff->n_traits = client->n_traits;
}

char *ac_app_handoff(AcApp *app, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	AcHandoff handoff = {.language = app->row ? app->row->language : NULL};
	if (app->is_made_up) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_REFUSED,
		                    _("This is somebody who is not stored (--protocol, --session). Add them first: "
		                      "aftercare client add NAME --session WHEN"));
		return NULL;
	}
	if (!add_texts(app, arena, &handoff, error) ||
	    !ac_store_changed_at(app->store, app->client->id, &handoff.made, error))
		return NULL;
	const AcProtocol *protocol = ac_plan_protocol(app->plan);
	handoff.made = MAX(handoff.made, app->row->created_at);
	handoff.protocol = protocol->id;
	handoff.version = protocol->version;
	handoff.clinic = ac_app_clinic(app);
	add_client(app->client, arena, &handoff);
	add_course(app->client, arena, &handoff);
	char *text = ac_handoff_write(&handoff);
	if (strlen(text) <= AC_FILE_MAX)
		return text;
	g_set_error(
	    error, AC_ERROR, AC_ERROR_REFUSED,
	    _("The handoff would be larger than is ever read (%d bytes, at most %d): the rules are too long."),
	    (int)strlen(text), AC_FILE_MAX);
	g_free(text);
	return NULL;
}

/* SPDX-License-Identifier: MIT */
/* The course of the client shown: sessions, what was reported, what happened, and the question whether that
 * was the last. */
#include "state.h"

#include <string.h>
#include "base/error.h"
#include "base/text.h"

/* ---- sessions ------------------------------------------------------------------------------------- */

const AcSession *ac_app_session(const AcApp *app, const char *number, GError **error)
{
	guint64 n = 0;
	const AcClient *client = app->client;
	guint n_sessions = client ? client->n_sessions : 0;
	if (g_ascii_string_to_unsigned(number, 10, 1, G_MAXUINT, &n, NULL) && n <= n_sessions)
		return &client->sessions[n - 1];
	g_autofree char *plain = ac_text_plain(number);
	if (n_sessions == 0)
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND, _("There is no session \"%s\": none is known yet."),
		            plain);
	else
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		            _("There is no session \"%s\". Sessions are numbered 1 to %u: aftercare session list"),
		            plain, n_sessions);
	return NULL;
}

static const AcSession *session_of(const AcClient *client, gint64 session_id, GError **error)
{
	for (guint i = 0; i < client->n_sessions; i++)
		if (client->sessions[i].id == session_id)
			return &client->sessions[i];
	g_set_error_literal(error, AC_ERROR, AC_ERROR_NOT_FOUND, _("There is no such session of this client."));
	return NULL;
}

static AcNewSession as_it_is(const AcSession *session)
{
	return (AcNewSession){session->begin, session->end, session->zone_name, session->state, session->final};
}

/* What was to come has happened once its end is past, when a person says so. */
static AcSessionState state_of(const AcApp *app, AcInstant end)
{
	return end <= app->now ? AC_SESSION_HAPPENED : AC_SESSION_PLANNED;
}

/* A course has one session at a time, and none after the last. */
static gboolean check_fits(const AcApp *app, const AcNewSession *fields, gint64 own_id, GError **error)
{
	const AcClient *client = app->client;
	for (guint i = 0; i < client->n_sessions; i++) {
		const AcSession *other = &client->sessions[i];
		if (other->id == own_id)
			continue;
		g_autofree char *when = ac_app_write_time(app, other->end);
		if (other->end == fields->end) {
			g_set_error(error, AC_ERROR, AC_ERROR_REFUSED, _("There is a session at that time already: %s."),
			            when);
			return FALSE;
		}
		if (fields->final && other->end > fields->end) {
			g_set_error(error, AC_ERROR, AC_ERROR_REFUSED,
			            _("It cannot be the last: there is one after it, %s."), when);
			return FALSE;
		}
	}
	return TRUE;
}

/* One that ends after the last takes the mark from it, and so does another that is the last. */
static gboolean unmark_others(AcApp *app, const AcNewSession *fields, gint64 own_id, GError **error)
{
	const AcClient *client = app->client;
	for (guint i = 0; i < client->n_sessions; i++) {
		const AcSession *other = &client->sessions[i];
		if (other->id == own_id || !other->final || (!fields->final && other->end > fields->end))
			continue;
		AcNewSession unmarked = as_it_is(other);
		unmarked.final = FALSE;
		if (!ac_store_session_set(app->store, client->id, other->id, &unmarked, app->now, error))
			return FALSE;
	}
	return TRUE;
}

static gboolean check_zone(AcApp *app, const AcNewSession *fields, GError **error)
{
	return ac_app_open_zone(app, fields->zone, error) != NULL;
}

gint64 ac_app_session_add(AcApp *app, const AcNewSession *fresh, GError **error)
{
	if (!ac_app_need_plan(app, error))
		return 0;
	AcNewSession fields = *fresh;
	if (!ac_app_check_session(app, 0, &fields, error) || !ac_store_begin(app->store, error))
		return 0;
	gint64 id = ac_store_session_add(app->store, app->client->id, &fields, app->now, error);
	gboolean done = id != 0 && unmark_others(app, &fields, id, error);
	return ac_app_finish(app, done, error) ? id : 0;
}

gboolean ac_app_check_session(AcApp *app, gint64 session_id, AcNewSession *fields, GError **error)
{
	const AcSession *before = session_id != 0 ? session_of(app->client, session_id, error) : NULL;
	if (session_id != 0 && !before)
		return FALSE;
	if (!fields->zone)
		fields->zone = before ? before->zone_name : app->client->zone_name;
	fields->state = state_of(app, fields->end);
	return check_zone(app, fields, error) && check_fits(app, fields, session_id, error);
}

static gboolean replace(AcApp *app, gint64 session_id, const AcNewSession *fields, GError **error)
{
	if (!check_zone(app, fields, error) || !check_fits(app, fields, session_id, error) ||
	    !ac_store_begin(app->store, error))
		return FALSE;
	gboolean done = ac_store_session_set(app->store, app->client->id, session_id, fields, app->now, error) &&
	                unmark_others(app, fields, session_id, error);
	return ac_app_finish(app, done, error);
}

gboolean ac_app_session_set(AcApp *app, gint64 session_id, const AcNewSession *fields, GError **error)
{
	AcNewSession after = *fields;
	return ac_app_need_plan(app, error) && ac_app_check_session(app, session_id, &after, error) &&
	       replace(app, session_id, &after, error);
}

gboolean ac_app_session_remove(AcApp *app, gint64 session_id, GError **error)
{
	return ac_app_need_plan(app, error) &&
	       ac_store_session_remove(app->store, app->client->id, session_id, app->now, error) &&
	       ac_app_reload(app, error);
}

gboolean ac_app_session_confirm(AcApp *app, gint64 session_id, GError **error)
{
	if (!ac_app_need_plan(app, error))
		return FALSE;
	const AcSession *session = session_of(app->client, session_id, error);
	if (!session)
		return FALSE;
	if (session->end > app->now) {
		g_autofree char *when = ac_app_write_time(app, session->end);
		g_set_error(error, AC_ERROR, AC_ERROR_REFUSED,
		            _("This session is still to come (%s). If it was earlier: aftercare session move"), when);
		return FALSE;
	}
	AcNewSession fields = as_it_is(session);
	fields.state = AC_SESSION_HAPPENED;
	return replace(app, session_id, &fields, error);
}

gboolean ac_app_session_final(AcApp *app, gint64 session_id, gboolean final, GError **error)
{
	if (!ac_app_need_plan(app, error))
		return FALSE;
	const AcSession *session = session_of(app->client, session_id, error);
	if (!session)
		return FALSE;
	AcNewSession fields = as_it_is(session);
	fields.final = final;
	return replace(app, session_id, &fields, error);
}

/* ---- questions ------------------------------------------------------------------------------------ */

/* "Not the last", said of one session, holds until there is a later one. */
static char *not_last_key(const AcApp *app, const AcSession *session)
{
	return g_strdup_printf("not-last.%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT, app->client->id, session->id);
}

static gboolean is_answered(const AcApp *app, const AcQuestion *question)
{
	if (question->kind != AC_QUESTION_LAST_SESSION || !app->store || !app->client || app->is_made_up)
		return FALSE;
	const AcSession *session = ac_plan_session_at(app->plan, app->now);
	if (!session)
		return FALSE;
	g_autofree char *key = not_last_key(app, session);
	g_autofree char *value = ac_store_setting_get(app->store, key, NULL);
	return value != NULL;
}

const AcQuestion *ac_app_questions(const AcApp *app, const AcDay *day, AcArena *arena, guint *n)
{
	AcQuestion *questions = AC_ARENA_ARRAY(arena, AcQuestion, day->n_questions);
	*n = 0;
	for (guint i = 0; i < day->n_questions; i++)
		if (!is_answered(app, &day->questions[i]))
			questions[(*n)++] = day->questions[i];
	return questions;
}

static const AcSession *find_final(const AcClient *client)
{
	for (guint i = 0; i < client->n_sessions; i++)
		if (client->sessions[i].final)
			return &client->sessions[i];
	return NULL;
}

/* More will come: nothing is asked about @session (NULL: none has begun), and the one marked as the last is
 * it no more. */
static gboolean say_not_last(AcApp *app, const AcSession *session, GError **error)
{
	const AcSession *final = find_final(app->client);
	g_autofree char *key = session ? not_last_key(app, session) : NULL;
	AcNewSession unmarked = final ? as_it_is(final) : (AcNewSession){0};
	unmarked.final = FALSE;
	if (!ac_store_begin(app->store, error))
		return FALSE;
	gboolean done =
	    !final || ac_store_session_set(app->store, app->client->id, final->id, &unmarked, app->now, error);
	done = done && (!key || ac_store_setting_set(app->store, key, "1", app->now, error));
	return ac_app_finish(app, done, error);
}

gboolean ac_app_answer_last_session(AcApp *app, gboolean yes, GError **error)
{
	if (!ac_app_need_plan(app, error))
		return FALSE;
	const AcSession *session = ac_plan_session_at(app->plan, app->now);
	if (!session && (yes || !find_final(app->client))) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_REFUSED,
		                    _("No session has begun yet, so none can be the last."));
		return FALSE;
	}
	if (yes)
		return ac_app_session_final(app, session->id, TRUE, error);
	return say_not_last(app, session, error);
}

/* ---- what was reported, what happened ------------------------------------------------------------- */

static gboolean check_past(const AcApp *app, AcInstant at, GError **error)
{
	if (at <= app->now)
		return TRUE;
	g_autofree char *when = ac_app_write_time(app, at);
	g_set_error(error, AC_ERROR, AC_ERROR_REFUSED,
	            _("%s is still to come: only what has happened can be noted."), when);
	return FALSE;
}

static const AcMilestone *find_milestone(const AcProtocol *protocol, const char *word, GError **error)
{
	g_autofree const char **names = g_new0(const char *, protocol->n_milestones + 1);
	g_autoptr(GString) list = g_string_new(NULL);
	for (guint i = 0; i < protocol->n_milestones; i++) {
		const AcMilestone *milestone = &protocol->milestones[i];
		if (ac_text_distance(milestone->id, word, 0) == 0)
			return milestone;
		names[i] = milestone->id;
		g_string_append_printf(list, "%s%s", i ? ", " : "", milestone->id);
	}
	g_autofree char *plain = ac_text_plain(word);
	const char *near = ac_text_nearest(word, names, protocol->n_milestones);
	if (near)
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		            _("There is nothing to report called \"%s\". Did you mean \"%s\"?"), plain, near);
	else
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		            _("There is nothing to report called \"%s\". There is: %s."), plain,
		            list->len ? list->str : _("nothing, by these rules"));
	return NULL;
}

/* Whose word it is: the practitioner's, where the leaflet says so. The initials as they are kept, owned, in
 * @by. */
static gboolean check_whose(const AcMilestone *milestone, const char *said, char **by, GError **error)
{
	if (said) {
		*by = ac_app_keep_initials(said, error);
		return *by != NULL;
	}
	if (milestone->by != AC_BY_PRACTITIONER)
		return TRUE;
	g_autofree char *title = ac_text_plain(milestone->title);
	g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
	            _("\"%s\" is for your practitioner to say, with initials: aftercare report %s --by AB"),
	            title, milestone->id);
	return FALSE;
}

static const AcSession *session_begun(const AcApp *app, AcInstant at, GError **error)
{
	const AcSession *session = ac_plan_session_at(app->plan, at);
	if (session)
		return session;
	g_autofree char *when = ac_app_write_time(app, at);
	g_set_error(error, AC_ERROR, AC_ERROR_REFUSED,
	            _("No session had begun by %s, so there is nothing to report for."), when);
	return NULL;
}

gboolean ac_app_report_by(AcApp *app, const AcReportSpec *spec, const AcMilestone **reported, GError **error)
{
	g_autofree char *by = NULL;
	if (!ac_app_need_plan(app, error) || !check_past(app, spec->at, error))
		return FALSE;
	const AcMilestone *found = find_milestone(ac_plan_protocol(app->plan), spec->milestone, error);
	const AcSession *session = found ? session_begun(app, spec->at, error) : NULL;
	if (!session || !check_whose(found, spec->by, &by, error))
		return FALSE;
	const AcReport report = {found->id, session->id, spec->at, by};
	gboolean done = found->sighting
	                    ? ac_store_sighting_add(app->store, app->client->id, &report, app->now, error)
	                    : ac_store_report_add(app->store, app->client->id, &report, app->now, error);
	if (!done || !ac_app_reload(app, error))
		return FALSE;
	if (reported)
		*reported = found;
	return TRUE;
}

gboolean ac_app_report(AcApp *app, const char *milestone, AcInstant at, const AcMilestone **reported,
                       GError **error)
{
	const AcReportSpec spec = {milestone, at, NULL};
	return ac_app_report_by(app, &spec, reported, error);
}

gboolean ac_app_lapse(AcApp *app, const AcLapse *lapse, GError **error)
{
	return ac_app_need_plan(app, error) && check_past(app, lapse->at, error) &&
	       ac_store_lapse_add(app->store, app->client->id, lapse, app->now, error) &&
	       ac_app_reload(app, error);
}

/* SPDX-License-Identifier: MIT */
/* What the practitioner changes for one client: checked, written, read anew. */
#include "state.h"

#include <string.h>
#include "base/error.h"
#include "base/text.h"

#define TEXT_MAX_CHARS     300
#define INITIALS_MAX_CHARS 12

/* ---- a change of the rules ------------------------------------------------------------------------ */

/* The text as it is kept, owned; NULL with @error. @what: "--why". */
static char *keep_text(const char *what, const char *text, int most, GError **error)
{
	char *kept = text ? g_strstrip(g_strdup(text)) : g_strdup("");
	if (!*kept)
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("%s is missing or empty."), what);
	else if (!g_utf8_validate(kept, -1, NULL) || !ac_text_is_plain(kept))
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("%s holds characters that cannot be shown."), what);
	else if (g_utf8_strlen(kept, -1) > most)
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("%s is too long: at most %d characters."), what, most);
	else
		return kept;
	g_free(kept);
	return NULL;
}

char *ac_app_keep_initials(const char *said, GError **error)
{
	return keep_text("--by", said, INITIALS_MAX_CHARS, error);
}

static gboolean check_step(const AcActivity *activity, const char *step, GError **error)
{
	g_autoptr(GString) list = g_string_new("none");
	g_autofree char *plain = ac_text_plain(step), *title = ac_text_plain(activity->title);
	for (guint i = 0; i < activity->n_steps; i++) {
		if (strcmp(activity->steps[i]->id, step) == 0)
			return TRUE;
		g_string_append_printf(list, ", %s", activity->steps[i]->id);
	}
	if (activity->n_steps > 0 && strcmp(step, "none") == 0)
		return TRUE;
	if (activity->n_steps == 0)
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
		            _("\"%s\" has no steps, so none can be allowed: --avoid, --ask, --care or --ok."), title);
	else
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE, _("\"%s\" is no step of \"%s\". They are: %s."), plain,
		            title, list->str);
	return FALSE;
}

static int numbering_of(const AcProtocol *protocol)
{
	return protocol->numbering_unsaid ? AC_TREATMENT_DAY_UNSAID : protocol->treatment_day;
}

/* A bound with a number: no "unsaid", no "at least". */
static gboolean read_bound(const AcApp *app, const char *option, const char *text, AcSpan *span,
                           GError **error)
{
	const AcOffset none = {.kind = AC_OFFSET_NONE};
	*span = (AcSpan){none, none};
	if (!text)
		return TRUE;
	if (!ac_span_parse_said(gettext, text, numbering_of(ac_plan_protocol(app->plan)), span, error)) {
		g_prefix_error(error, "%s: ", option);
		return FALSE;
	}
	if (span->early.kind != AC_OFFSET_UNSAID && span->late.kind != AC_OFFSET_UNSAID)
		return TRUE;
	g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
	            _("%s needs a time that is known, such as \"72h\" or \"10d\"."), option);
	return FALSE;
}

/* Resolved at some session's end: which one makes no difference to the order but by hours of a DST change. */
static gboolean check_order(const AcApp *app, const AcAdjustment *fresh, GError **error)
{
	if (fresh->from.early.kind == AC_OFFSET_NONE || fresh->to.late.kind == AC_OFFSET_NONE)
		return TRUE;
	AcInstant at = app->client->n_sessions > 0 ? app->client->sessions[0].end : app->now;
	GTimeZone *zone = app->client->zone;
	if (ac_offset_resolve(&fresh->from.early, at, at, zone, AC_FOLD_FIRST) <
	    ac_offset_resolve(&fresh->to.late, at, at, zone, AC_FOLD_FIRST))
		return TRUE;
	g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE, _("--to is not after --from."));
	return FALSE;
}

static gboolean check_session(const AcApp *app, gint64 session_id, GError **error)
{
	for (guint i = 0; i < app->client->n_sessions; i++)
		if (app->client->sessions[i].id == session_id)
			return TRUE;
	if (session_id == 0)
		return TRUE;
	g_set_error_literal(error, AC_ERROR, AC_ERROR_NOT_FOUND, _("There is no such session of this client."));
	return FALSE;
}

static gboolean check_rule(const AcApp *app, AcAdjustment *fresh, GError **error)
{
	const AcActivity *activity = ac_catalogue_find(ac_plan_protocol(app->plan)->catalogue, fresh->activity);
	if (!activity) {
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND, _("Nothing is called \"%s\"."), fresh->activity);
		return FALSE;
	}
	g_assert((fresh->allow != NULL) == (fresh->verdict == AC_VERDICT_SILENT));
	return (!fresh->allow || check_step(activity, fresh->allow, error)) &&
	       read_bound(app, "--from", fresh->from_text, &fresh->from, error) &&
	       read_bound(app, "--to", fresh->to_text, &fresh->to, error) && check_order(app, fresh, error) &&
	       check_session(app, fresh->session_id, error);
}

gint64 ac_app_adjust(AcApp *app, const AcAdjustment *wanted, GError **error)
{
	AcAdjustment fresh = *wanted;
	if (!ac_app_need_plan(app, error) || !check_rule(app, &fresh, error))
		return 0;
	g_autofree char *why = keep_text("--why", wanted->why, TEXT_MAX_CHARS, error);
	g_autofree char *by = why ? ac_app_keep_initials(wanted->by, error) : NULL;
	g_autofree char *how = by && wanted->how ? keep_text("--care", wanted->how, TEXT_MAX_CHARS, error) : NULL;
	if (!by || (wanted->how && !how))
		return 0;
	fresh.why = why;
	fresh.by = by;
	fresh.how = how;
	fresh.at = app->now;
	int numbering = numbering_of(ac_plan_protocol(app->plan));
	gint64 id = ac_store_adjustment_add(app->store, app->client->id, &fresh, numbering, error);
	return id != 0 && ac_app_reload(app, error) ? id : 0;
}

gboolean ac_app_adjustment_remove(AcApp *app, gint64 adjustment_id, GError **error)
{
	return ac_app_need_plan(app, error) &&
	       ac_store_adjustment_remove(app->store, app->client->id, adjustment_id, app->now, error) &&
	       ac_app_reload(app, error);
}

/* SPDX-License-Identifier: MIT */
#include "call.h"

#include <stdarg.h>
#include <string.h>

#include "ask/event.h"
#include "ask/signs.h"
#include "base/error.h"
#include "base/text.h"

/* ---- printing -------------------------------------------------------------------------------- */

AcSheet *ac_call_sheet(const AcCall *call)
{
	const AcSheetStyle style = {
	    .width = AC_SHEET_WIDTH, .ascii = call->world->ascii, .colour = call->world->colour};
	return ac_sheet_new(&style);
}

void ac_call_print(AcCall *call, const AcSheet *sheet)
{
	g_string_append(call->out, ac_sheet_text(sheet));
}

void ac_call_say(AcCall *call, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	g_autofree char *text = g_strdup_vprintf(format, values);
	va_end(values);
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	ac_sheet_line(sheet, 0, text);
	ac_call_print(call, sheet);
}

void ac_call_warn(AcCall *call, const char *text)
{
	const AcSheetStyle style = {.width = AC_SHEET_WIDTH, .ascii = call->world->ascii};
	g_autoptr(AcSheet) sheet = ac_sheet_new(&style);
	ac_sheet_line(sheet, 0, text);
	g_string_append(call->err, ac_sheet_text(sheet));
}

AcJsonStyle ac_call_json_style(const AcCall *call)
{
	return call->world->ascii ? AC_JSON_ASCII : AC_JSON_UTF8;
}

void ac_call_print_json(AcCall *call, char *json)
{
	g_string_append(call->out, json);
	g_free(json);
}

/* ---- the app --------------------------------------------------------------------------------- */

AcFacts ac_call_facts(const AcCall *call)
{
	const AcApp *app = call->app;
	AcFacts facts = {
	    .words = {.now = ac_app_now(app), .zone = ac_app_zone(app), .plan = ac_app_plan(app)},
	    .clinic = ac_app_clinic(app),
	    .own_rules = ac_app_own_rules(app),
	    .safety = ac_app_safety(app),
	    .hash = ac_call_flag(call, "json") ? ac_app_protocol_hash(call->app) : NULL,
	};
	const AcClient *client = ac_app_client(app);
	if (client == NULL)
		return facts;
	facts.client_name = client->id != 0 ? client->name : NULL;
	const char *here = ac_app_local_zone_name(app);
	if (here != NULL && client->zone_name != NULL && strcmp(here, client->zone_name) != 0)
		facts.zone_note = client->zone_name;
	return facts;
}

const AcDay *ac_call_day(const AcCall *call, AcArena *arena, AcDate date)
{
	const AcDay *day = ac_plan_day(ac_app_plan(call->app), arena, date);
	AcDay *shown = ac_arena_memdup(arena, day, sizeof *day);
	shown->questions = ac_app_questions(call->app, day, arena, &shown->n_questions);
	return shown;
}

/* ---- times ----------------------------------------------------------------------------------- */

gboolean ac_call_when(const AcCall *call, const char *option, AcWhen *when, GError **error)
{
	const char *text = ac_call_text(call, option);
	const AcWhenContext context = ac_app_when(call->app);
	if (text != NULL)
		return ac_when_parse(text, &context, when, error);
	*when = ac_when_now(&context);
	return TRUE;
}

gboolean ac_call_past_when(const AcCall *call, const char *option, AcWhen *when, GError **error)
{
	const char *text = ac_call_text(call, option);
	const AcWhenContext context = ac_app_when(call->app);
	if (text == NULL)
		return ac_call_when(call, option, when, error);
	if (!ac_when_parse_past(text, &context, when, error))
		return FALSE;
	if (when->from <= context.now)
		return TRUE;
	g_autofree char *shown = ac_text_plain(text);
	g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
	            _("“%s” is still to come; --%s names a time that has passed."), shown, option);
	return FALSE;
}

gboolean ac_call_past(const AcCall *call, const char *option, AcInstant *at, GError **error)
{
	AcWhen when;
	if (!ac_call_past_when(call, option, &when, error))
		return FALSE;
	/* Of a stretch ("yesterday") the end: what was done late is told late. */
	*at = ac_app_latest(call->app, &when);
	return TRUE;
}

/* ---- what is asked --------------------------------------------------------------------------- */

/* A word is not known, or stands for a time that cannot be known: what is said of it before the rest. Owned.
 */
static char *doubt_of(const AcQuery *query)
{
	if (query->unknown == NULL)
		return g_strdup("");
	g_autofree char *shown = ac_text_excerpt(query->unknown, 60);
	if (!query->unknown_is_time)
		return g_strdup_printf(_("I don't know “%s”. "), shown);
	return g_strdup_printf(
	    _("I don't know when “%s” is: name a time, such as “13:00”, “saturday” or “2026-12-12”. "), shown);
}

/* What is felt or seen is asked of `feel`, an occasion of `event`: says so, where it is one of them. */
static gboolean say_elsewhere(const AcCall *call, const char *words, const AcWhenContext *context,
                              AcArena *arena, GError **error)
{
	const AcProtocol *protocol = ac_plan_protocol(ac_app_plan(call->app));
	g_autofree char *shown = ac_text_excerpt(words, 60);
	const AcSignsNamed *named =
	    ac_ask_signs(protocol, ac_app_safety(call->app), ac_when_vocabulary(context), words, arena);
	if (named->n_signs > 0) {
		g_autoptr(GString) signs = g_string_new(NULL);
		for (guint i = 0; i < named->n_signs; i++)
			g_string_append_printf(signs, " %s=mild|moderate|strong", named->signs[i]->id);
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		            _("“%s” is something you feel or see. Whether it is expected, and whom to call: "
		              "aftercare feel%s"),
		            shown, signs->str);
		return TRUE;
	}
	if (ac_ask_is_occasion(protocol->catalogue, words, context, arena)) {
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		            _("“%s” is an occasion. What will be allowed then: aftercare event %s"), shown, shown);
		return TRUE;
	}
	return FALSE;
}

static gboolean unsure(const char *words, const AcQuery *query, GError **error)
{
	g_autofree char *shown = ac_text_excerpt(words, 60);
	g_autoptr(GString) near = g_string_new(NULL);
	for (guint i = 0; i < query->n_near; i++)
		g_string_append_printf(near, "%s%s (%s)", i > 0 ? "; " : "", query->near[i].activity->title,
		                       query->near[i].activity->id);
	g_autofree char *plain = ac_text_plain(near->str);
	g_autofree char *doubt = doubt_of(query);
	if (query->n_near > 0)
		g_set_error(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		            _("%sI am not sure what you mean by “%s”. Did you mean: %s?"), doubt, shown, plain);
	else
		g_set_error(
		    error, AC_ERROR, AC_ERROR_NOT_FOUND,
		    _("%sI am not sure what you mean by “%s”. Name it in a word or two, such as “wash”, “gym” or "
		      "“swim”."),
		    doubt, shown);
	return FALSE;
}

/* --at, or else what the words say, or else now. */
static gboolean read_time(const AcCall *call, const AcQuery *query, AcWordsAsked *asked, GError **error)
{
	AcWhen when;
	if (!ac_call_when(call, "at", &when, error))
		return FALSE;
	if (query->has_when && ac_call_text(call, "at") != NULL) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_USAGE,
		                    _("The time is given twice, in the words and with --at. Leave one out."));
		return FALSE;
	}
	if (query->has_when)
		when = query->when;
	asked->when = when;
	asked->has_time = query->has_when || ac_call_text(call, "at") != NULL;
	/* Of a stretch that has begun, what is left of it: "tonight" asked at nine in the evening. */
	AcInstant now = ac_app_now(call->app);
	gboolean has_begun = when.from < now && now < when.to;
	asked->asked = (AcAsked){.from = has_begun ? now : when.from,
	                         .to = when.to,
	                         .is_now = when.is_now,
	                         .is_day = when.is_day,
	                         .for_minutes = query->for_minutes};
	return TRUE;
}

gboolean ac_call_asked(const AcCall *call, AcArena *arena, AcWordsAsked *asked, GError **error)
{
	g_autofree char *words = ac_call_joined(call, 0);
	const AcWhenContext context = ac_app_when(call->app);
	const AcPlan *plan = ac_app_plan(call->app);
	const AcQuery *query = ac_ask(ac_plan_protocol(plan)->catalogue, words, &context, arena);
	if (query->n_activities == 0)
		return !say_elsewhere(call, words, &context, arena, error) && unsure(words, query, error);
	asked->activities = query->activities;
	asked->n_activities = query->n_activities;
	asked->read_as = query->read_as;
	if (!read_time(call, query, asked, error))
		return FALSE;
	const char *length = ac_call_text(call, "for");
	return length == NULL || ac_when_parse_length_said(&context, length, &asked->asked.for_minutes, error);
}

void ac_call_warn_read_as(AcCall *call, const AcWordsAsked *asked)
{
	if (asked->read_as == NULL)
		return;
	g_autofree char *line = g_strdup_printf(_("Read as: %s"), asked->read_as);
	ac_call_warn(call, line);
}

gboolean ac_call_only_one(const AcCall *call, const AcWordsAsked *asked, GError **error)
{
	if (asked->n_activities == 1)
		return TRUE;
	g_autofree char *words = ac_call_joined(call, 0);
	g_autoptr(GString) list = g_string_new(NULL);
	for (guint i = 0; i < asked->n_activities; i++)
		g_string_append_printf(list, "%s%s (%s)", i > 0 ? "; " : "", asked->activities[i]->title,
		                       asked->activities[i]->id);
	g_autofree char *plain = ac_text_plain(list->str);
	g_autofree char *shown = ac_text_plain(words);
	g_set_error(error, AC_ERROR, AC_ERROR_AMBIGUOUS, _("“%s” can be several things. Which one: %s?"), shown,
	            plain);
	return FALSE;
}

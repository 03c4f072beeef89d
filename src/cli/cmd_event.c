/* SPDX-License-Identifier: MIT */
#include "ask/event.h"
#include "base/error.h"
#include "base/text.h"
#include "call.h"
#include "render/event.h"

/* What the words lack; FALSE with @error. */
static gboolean check(const AcEventQuery *query, GError **error)
{
	g_autofree char *unknown = query->unknown != NULL ? ac_text_excerpt(query->unknown, 40) : NULL;
	g_autofree char *time = query->no_time != NULL ? ac_text_excerpt(query->no_time, 40) : NULL;
	if (time != NULL)
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
		            _("It is not clear when “%s” is. Name a day or a range: \"12 December\", \"12..19 "
		              "December\"."),
		            time);
	else if (!query->has_when)
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE, "%s",
		            _("When is it? Name a day or a range: \"12 December\", \"12..19 December\"."));
	else if (query->n_activities == 0 && unknown != NULL)
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
		            _("“%s” is no occasion and no activity that is known. Name what you will do: \"pool\", "
		              "\"gym\", \"sun\"."),
		            unknown);
	else if (query->n_activities == 0)
		g_set_error(
		    error, AC_ERROR, AC_ERROR_USAGE, "%s",
		    _("What is it? Name an occasion, such as wedding or beach holiday, or what you will do."));
	else
		return TRUE;
	return FALSE;
}

static gboolean run(AcCall *call, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	const AcFacts facts = ac_call_facts(call);
	const AcWhenContext context = ac_app_when(call->app);
	const char *length = ac_call_text(call, "for");
	g_autofree char *words = ac_call_joined(call, 0);
	g_autofree char *all = length != NULL ? g_strdup_printf("%s for %s", words, length) : g_strdup(words);
	const AcEventQuery *query =
	    ac_ask_event(ac_plan_protocol(facts.words.plan)->catalogue, all, &context, arena);
	if (!check(query, error))
		return FALSE;
	const AcEventAsk ask = {.from = query->from,
	                        .to = query->to,
	                        .is_days = query->is_days,
	                        .activities = query->activities,
	                        .n_activities = query->n_activities};
	const AcEventPlan *event = ac_event_plan(facts.words.plan, arena, &ask);
	if (ac_call_flag(call, "json")) {
		ac_call_print_json(
		    call, ac_json_event(&facts, event, query->events, query->n_events, ac_call_json_style(call)));
		return TRUE;
	}
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	g_autofree char *title = ac_words_event_title(query->events, query->n_events);
	ac_sheet_event(sheet, &facts, event, title);
	ac_call_print(call, sheet);
	return TRUE;
}

static const AcOption OPTIONS[] = {
    {"for", AC_OPTION_TEXT, N_("DAYS"), N_("for so many days from then on: 3d, 2w")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_command_event = {
    .name = "event",
    .args = "WHEN WORDS… [--for DAYS]",
    .summary = N_("plan back from a wedding, a beach, a flight"),
    .details =
        N_("What will be allowed then and what won't, on what that rests, and by when your final session "
           "has to be so that it is. WHEN is a day, a moment or a range; the words are an occasion "
           "(wedding, beach holiday, flight, photo shoot, …) or what you will do."),
    .example = "aftercare event \"12 December\" wedding\naftercare event \"12..19 December\" beach "
               "holiday\naftercare event saturday gym and pool --for 2d",
    .options = OPTIONS,
    .needs = AC_NEEDS_PLAN | AC_NEEDS_SAFETY,
    .flags = AC_COMMAND_JSON,
    .min_words = 1,
    .max_words = AC_WORDS_ANY,
    .run = run,
};

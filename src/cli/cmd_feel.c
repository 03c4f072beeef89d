/* SPDX-License-Identifier: MIT */
/* `feel`: a check-in. Red flags are looked for before anything else, and nothing stands in their way. */
#include <string.h>

#include "app/checkin.h"
#include "ask/signs.h"
#include "base/error.h"
#include "base/text.h"
#include "call.h"
#include "plan/journal.h"
#include "render/triage.h"

#define MOST_WORDS 120 /* of what was said, kept and shown */

typedef struct {
	AcArena *arena;
	const AcProtocol *protocol;
	const AcSafety *safety;
	const AcAskVocabulary *vocabulary; /* NULL: English */
	GArray *feelings;                  /* AcFeeling */
	gboolean has_flag;
	GString *unsaid;         /* signs without a strength, as they are to be typed */
	const char *no_strength; /* what was given instead of one; NULL: nothing wrong */
} Reading;

static const char *keep(const Reading *reading, const char *words)
{
	g_autofree char *shown = ac_text_excerpt(words, MOST_WORDS);
	return ac_arena_strdup(reading->arena, shown);
}

static void add_flag(Reading *reading, const char *words, const AcRedFlag *flag)
{
	reading->has_flag = TRUE;
	for (guint i = 0; i < reading->feelings->len; i++)
		if (g_array_index(reading->feelings, AcFeeling, i).flag == flag)
			return;
	const AcFeeling feeling = {.words = keep(reading, words), .flag = flag};
	g_array_append_val(reading->feelings, feeling);
}

/* Said twice, the stronger counts; no strength is none to go by. */
static void add_sign(Reading *reading, const char *words, const AcSign *sign, AcSignSeverity severity)
{
	for (guint i = 0; i < reading->feelings->len; i++) {
		AcFeeling *other = &g_array_index(reading->feelings, AcFeeling, i);
		if (other->sign != sign)
			continue;
		other->severity = MAX(other->severity, severity);
		return;
	}
	const AcFeeling feeling = {.words = keep(reading, words), .sign = sign, .severity = severity};
	g_array_append_val(reading->feelings, feeling);
}

static void add_unknown(Reading *reading, const char *words)
{
	const AcFeeling feeling = {.words = keep(reading, words)};
	g_array_append_val(reading->feelings, feeling);
}

/* @severity: said apart from the words; ANY: what the words themselves say. */
static void read_words(Reading *reading, const char *words, AcSignSeverity severity)
{
	const AcSignsNamed *named =
	    ac_ask_signs(reading->protocol, reading->safety, reading->vocabulary, words, reading->arena);
	for (guint i = 0; i < named->n_flags; i++)
		add_flag(reading, words, named->flags[i]);
	for (guint i = 0; i < named->n_signs; i++)
		add_sign(reading, words, named->signs[i], severity != AC_SEVERITY_ANY ? severity : named->severity);
	gboolean is_understood = named->n_flags > 0 || (named->n_signs > 0 && !named->has_more);
	if (!is_understood)
		add_unknown(reading, words);
}

/* "leicht": a strength and nothing else. */
static AcSignSeverity severity_in(const Reading *reading, const char *words)
{
	const AcSignsNamed *named = ac_ask_signs(NULL, NULL, reading->vocabulary, words, reading->arena);
	return named->has_more ? AC_SEVERITY_ANY : named->severity;
}

/* "redness=mild" */
static void read_pair(Reading *reading, const char *word)
{
	static const char *const words[] = {"mild", "moderate", "strong"};
	const char *equals = strchr(word, '=');
	g_autofree char *name = g_strndup(word, (gsize)(equals - word));
	AcSignSeverity severity = AC_SEVERITY_ANY;
	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (ac_text_distance(equals + 1, words[i], 0) == 0)
			severity = (AcSignSeverity)(AC_SEVERITY_MILD + i);
	if (severity == AC_SEVERITY_ANY && reading->vocabulary != NULL)
		severity = severity_in(reading, equals + 1);
	if (severity == AC_SEVERITY_ANY)
		reading->no_strength = ac_arena_strdup(reading->arena, equals + 1);
	read_words(reading, name, severity);
}

/* Red flags in all of it taken together: "swelling=mild face". */
static void read_whole(Reading *reading, const AcCall *call)
{
	g_autofree char *all = ac_call_joined(call, 0);
	g_strdelimit(all, "=", ' ');
	guint n = 0;
	const AcRedFlag *const *flags =
	    ac_ask_red_flags(reading->safety, reading->vocabulary, all, reading->arena, &n);
	for (guint i = 0; i < n; i++)
		add_flag(reading, all, flags[i]);
}

static void read_all(Reading *reading, const AcCall *call)
{
	g_autoptr(GString) run = g_string_new(NULL);
	for (guint i = 0; i <= call->n_words; i++) {
		gboolean is_plain = i < call->n_words && strchr(call->words[i], '=') == NULL;
		if (is_plain) {
			g_string_append_printf(run, "%s%s", run->len > 0 ? " " : "", call->words[i]);
			continue;
		}
		if (run->len > 0)
			read_words(reading, run->str, AC_SEVERITY_ANY);
		g_string_truncate(run, 0);
		if (i < call->n_words)
			read_pair(reading, call->words[i]);
	}
	read_whole(reading, call);
	for (guint i = 0; i < reading->feelings->len; i++) {
		const AcFeeling *feeling = &g_array_index(reading->feelings, AcFeeling, i);
		if (feeling->sign != NULL && feeling->severity == AC_SEVERITY_ANY)
			g_string_append_printf(reading->unsaid, " %s=mild|moderate|strong", feeling->sign->id);
	}
}

/* Those that were named by their id. */
static gboolean read_flags(Reading *reading, const char *const *ids, GError **error)
{
	const AcSafety *safety = reading->safety;
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	for (guint i = 0; i < safety->n_flags; i++)
		g_ptr_array_add(names, (gpointer)(gsize)safety->flags[i].id);
	for (; *ids != NULL; ids++) {
		guint i = 0;
		while (i < safety->n_flags && strcmp(safety->flags[i].id, *ids) != 0)
			i++;
		if (i < safety->n_flags) {
			add_flag(reading, safety->flags[i].title, &safety->flags[i]);
			continue;
		}
		g_autofree char *shown = ac_text_excerpt(*ids, 40);
		g_ptr_array_add(names, NULL);
		g_autofree char *all = g_strjoinv(", ", (char **)names->pdata);
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
		            _("There is no warning sign “%s”. They are: %s. If it worries you, call."), shown, all);
		return FALSE;
	}
	return TRUE;
}

/* A red flag is answered at once; otherwise the strength decides, so it is asked for. */
static gboolean check_strength(const Reading *reading, GError **error)
{
	if (reading->has_flag || (reading->unsaid->len == 0 && reading->no_strength == NULL))
		return TRUE;
	g_autofree char *given =
	    reading->no_strength != NULL ? ac_text_excerpt(reading->no_strength, 40) : g_strdup("");
	const char *said = reading->unsaid->len > 0 ? reading->unsaid->str : " redness=mild|moderate|strong";
	if (*given != '\0')
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
		            _("“%s” is no strength: mild, moderate or strong. How strong is it? aftercare feel%s. If "
		              "you cannot tell, or it worries you, call."),
		            given, said);
	else
		g_set_error(error, AC_ERROR, AC_ERROR_USAGE,
		            _("How strong is it? aftercare feel%s. If you cannot tell, or it worries you, call."),
		            said);
	return FALSE;
}

/* ---- the answer ------------------------------------------------------------------------------ */

static int status_of(AcAdvice advice)
{
	switch (advice) {
	case AC_ADVICE_EXPECTED:
		return AC_EXIT_DONE;
	case AC_ADVICE_WATCH:
		return AC_EXIT_WATCH;
	case AC_ADVICE_PRACTITIONER:
		return AC_EXIT_PRACTITIONER;
	default:
		return AC_EXIT_DOCTOR;
	}
}

/* The check-in before. That it cannot be read is no reason to keep an answer back. */
static const AcCheckin *check_in_before(const AcCall *call, AcArena *arena, AcInstant at)
{
	const AcRecords *records = ac_app_records(call->app, arena, NULL);
	return records != NULL ? ac_records_before(records, at) : NULL;
}

/* In words first: noting it renews the plan they lie in, and may fail. */
static void answer(AcCall *call, AcArena *arena, const AcTriage *triage)
{
	const AcFacts facts = ac_call_facts(call);
	gboolean is_json = ac_call_flag(call, "json"), is_stored = facts.client_name != NULL;
	AcTriageSaid said = {.noted = TRUE, .last = check_in_before(call, arena, triage->at)}, unnoted = said;
	said.questions = ac_app_checkin_questions(call->app, triage, arena, &said.n_questions);
	unnoted.noted = FALSE;
	g_autofree char *plain = ac_json_triage(&facts, triage, &unnoted, ac_call_json_style(call));
	g_autofree char *json = ac_json_triage(&facts, triage, &said, ac_call_json_style(call));
	g_autoptr(AcSheet) sheet = ac_call_sheet(call), without = ac_call_sheet(call);
	ac_sheet_triage(sheet, &facts, triage, &said);
	ac_sheet_triage(without, &facts, triage, &unnoted);
	g_autoptr(GError) cause = NULL;
	call->status = status_of(triage->advice);
	gboolean noted = is_stored && ac_app_checkin(call->app, triage, &cause);
	if (is_json)
		ac_call_print_json(call, noted ? g_steal_pointer(&json) : g_steal_pointer(&plain));
	else
		ac_call_print(call, noted ? sheet : without);
	if (cause == NULL)
		return;
	g_autofree char *warning = g_strdup_printf(_("Not noted: %s"), cause->message);
	ac_call_warn(call, warning);
}

static gboolean is_nothing(const AcCall *call)
{
	return call->n_words == 1 && ac_ask_is_nothing(ac_app_vocabulary(call->app), call->words[0]);
}

static gboolean list_signs(AcCall *call)
{
	const AcFacts facts = ac_call_facts(call);
	if (ac_call_flag(call, "json")) {
		ac_call_print_json(call, ac_json_signs(&facts, ac_call_json_style(call)));
		return TRUE;
	}
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	ac_sheet_signs(sheet, &facts);
	ac_call_print(call, sheet);
	return TRUE;
}

static gboolean check_in(AcCall *call, AcArena *arena, GError **error)
{
	const AcPlan *plan = ac_app_plan(call->app);
	AcInstant at = 0;
	if (!ac_call_past(call, "at", &at, error))
		return FALSE;
	g_autoptr(GArray) feelings = g_array_new(FALSE, FALSE, sizeof(AcFeeling));
	g_autoptr(GString) unsaid = g_string_new(NULL);
	Reading reading = {.arena = arena,
	                   .protocol = ac_plan_protocol(plan),
	                   .safety = ac_app_safety(call->app),
	                   .vocabulary = ac_app_vocabulary(call->app),
	                   .feelings = feelings,
	                   .unsaid = unsaid};
	if (!read_flags(&reading, ac_call_list(call, "flag"), error))
		return FALSE;
	if (!is_nothing(call))
		read_all(&reading, call);
	if (!check_strength(&reading, error))
		return FALSE;
	answer(call, arena,
	       ac_plan_triage(plan, arena, (const AcFeeling *)(gconstpointer)feelings->data, feelings->len, at));
	return TRUE;
}

/* No client, or none of several: a red flag is answered all the same. */
static gboolean answer_anybody(AcCall *call, AcArena *arena, GError **error)
{
	g_autofree char *all = ac_call_joined(call, 0);
	g_strdelimit(all, "=", ' ');
	const AcSignsNamed *named =
	    ac_ask_signs(NULL, ac_app_safety(call->app), ac_app_vocabulary(call->app), all, arena);
	if (named->n_flags == 0) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_NOT_FOUND,
		                    _("No client is in use, so there are no rules to go by: aftercare client add, or "
		                      "aftercare client "
		                      "use. If what you feel worries you, call your practitioner or a doctor."));
		return FALSE;
	}
	const AcFacts facts = ac_call_facts(call);
	call->status = status_of(named->flags[0]->urgency);
	if (ac_call_flag(call, "json")) {
		ac_call_print_json(call,
		                   ac_json_red_flags(&facts, named->flags, named->n_flags, ac_call_json_style(call)));
		return TRUE;
	}
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	ac_sheet_red_flags(sheet, &facts, named->flags, named->n_flags);
	ac_call_print(call, sheet);
	return TRUE;
}

static gboolean run(AcCall *call, GError **error)
{
	g_autoptr(AcArena) arena = ac_arena_new();
	if (ac_app_plan(call->app) == NULL)
		return answer_anybody(call, arena, error);
	gboolean says_nothing = call->n_words == 0 && *ac_call_list(call, "flag") == NULL;
	return says_nothing ? list_signs(call) : check_in(call, arena, error);
}

static const AcOption OPTIONS[] = {
    {"at", AC_OPTION_TEXT, N_("WHEN"), N_("a check-in filled in afterwards: when it was so")},
    {"flag", AC_OPTION_LIST, "ID", N_("a warning sign by its name in safety.cfg; may be given again")},
    {NULL, AC_OPTION_FLAG, NULL, NULL},
};

const AcCommand ac_command_feel = {
    .name = "feel",
    .args = "[SIGN=mild|moderate|strong]… [--at WHEN]",
    .summary = N_("a check-in: is it expected, and whom to call if not"),
    .details =
        N_("Without words: the signs that can be named. Words of your own are understood where they name a "
           "sign; what is not known is for your practitioner. Exit status: 0 expected, 10 watch, 11 call the "
           "practitioner, 12 a doctor or the emergency number. Nobody is watching the answers."),
    .example =
        "aftercare feel redness=mild itch=strong\naftercare feel pus\naftercare feel \"my scalp is hot\"\n"
        "aftercare feel itch=mild --at yesterday",
    .options = OPTIONS,
    .needs = AC_NEEDS_PLAN_IF_CLEAR | AC_NEEDS_SAFETY,
    .flags = AC_COMMAND_JSON,
    .max_words = AC_WORDS_ANY,
    .run = run,
};

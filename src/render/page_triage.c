/* SPDX-License-Identifier: MIT */
/* A check-in: the most urgent first, then why, then whom to call. Never a diagnosis. */
#include "base/text.h"
#include "bits.h"
#include "page_bits.h"
#include "render/journal.h"
#include "render/triage.h"

/* ---- words ----------------------------------------------------------------------------------- */

const char *ac_words_severity(AcSignSeverity severity)
{
	switch (severity) {
	case AC_SEVERITY_MILD:
		return _("mild");
	case AC_SEVERITY_MODERATE:
		return _("moderate");
	case AC_SEVERITY_STRONG:
		return _("strong");
	default:
		return "";
	}
}

const char *ac_words_advice(AcAdvice advice, gboolean soon)
{
	switch (advice) {
	case AC_ADVICE_EXPECTED:
		return _("Expected at this time");
	case AC_ADVICE_WATCH:
		return _("Watch it");
	case AC_ADVICE_PRACTITIONER:
		return _("Call your practitioner");
	case AC_ADVICE_DOCTOR:
		return soon ? _("See a doctor within days") : _("See a doctor today");
	case AC_ADVICE_EMERGENCY:
		break;
	}
	return _("Call the emergency number now");
}

static const char *title_of(const AcFeeling *feeling)
{
	if (feeling->flag != NULL)
		return feeling->flag->title;
	return feeling->sign != NULL ? feeling->sign->title : feeling->words;
}

static char *title_and_strength(const AcFeeling *feeling)
{
	GString *out = g_string_new(NULL);
	ac_bits_append_plain(out, title_of(feeling));
	const char *severity = feeling->flag != NULL ? "" : ac_words_severity(feeling->severity);
	g_string_append_printf(out, "%s%s", *severity != '\0' ? ", " : "", severity);
	return g_string_free(out, FALSE);
}

char *ac_words_triage(const AcWordsContext *context, const AcTriageLine *line)
{
	g_autofree char *what = title_and_strength(&line->feeling);
	const char *advice = ac_words_advice(line->advice, line->soon);
	if (line->again_at == AC_INSTANT_NEVER || line->again_at <= context->now)
		return g_strdup_printf("%s — %s", advice, what);
	g_autofree char *when = ac_words_moment(context, line->again_at);
	/* TRANSLATORS: the second is a moment, the third a sign: "Watch it, and look again today 22:00 — Itch" */
	return g_strdup_printf(_("%s, and look again %s — %s"), advice, when, what);
}

char *ac_words_triage_day(const AcWordsContext *context, const AcTriage *triage)
{
	AcDate date = ac_time_date(triage->at, context->zone);
	if (date == ac_time_date(context->now, context->zone))
		return NULL;
	g_autofree char *day = ac_words_date(context, date);
	if (triage->advice < AC_ADVICE_PRACTITIONER)
		return g_strdup_printf(_("Filled in for %s. How it is today is a check-in of its own."), day);
	return g_strdup_printf(_("Filled in for %s. If it is still so, what stands here is for now."), day);
}

static const AcFelt *find_felt(const AcCheckin *last, const char *sign)
{
	for (guint i = 0; i < last->n_felt; i++)
		if (g_strcmp0(last->felt[i].sign, sign) == 0)
			return &last->felt[i];
	return NULL;
}

char *ac_words_compared(const AcWordsContext *context, const AcTriageLine *line, const AcCheckin *last)
{
	if (last == NULL || line->feeling.sign == NULL || line->feeling.flag != NULL)
		return NULL;
	const AcFelt *felt = find_felt(last, line->feeling.sign->id);
	g_autofree char *when = ac_words_checkin_when(context, last);
	if (felt == NULL)
		return g_strdup_printf(_("not felt at the last check-in, %s"), when);
	if (felt->severity == AC_SEVERITY_ANY || line->feeling.severity == AC_SEVERITY_ANY)
		return NULL;
	const char *was = ac_words_severity(felt->severity);
	if (felt->severity < line->feeling.severity)
		return g_strdup_printf(_("%s at the last check-in, %s: it is stronger now"), was, when);
	if (felt->severity > line->feeling.severity)
		return g_strdup_printf(_("%s at the last check-in, %s: it is weaker now"), was, when);
	return g_strdup_printf(_("the same at the last check-in, %s"), when);
}

char *ac_words_triage_why(const AcTriageLine *line)
{
	if (line->feeling.flag != NULL)
		return ac_text_plain(line->feeling.flag->advice);
	if (line->rule != NULL && line->rule->why != NULL)
		return ac_text_plain(line->rule->why);
	if (line->rule != NULL)
		return g_strdup(_("So your rules have it at this time."));
	if (line->feeling.sign != NULL)
		return g_strdup(_("Your rules say nothing of it, as strong as this and at this time. A person has to "
		                  "judge it."));
	return g_strdup(_("Your rules do not know this. What is not known is for a person to judge."));
}

typedef struct {
	const char *country, *number;
} Emergency;

/* Those not named: not known here, which is said. */
static const char *emergency_number(const AcClinic *clinic)
{
	static const Emergency numbers[] = {
	    {"GB", "999"}, {"UK", "999"}, {"US", "911"}, {"CA", "911"}, {"MX", "911"}, {"AU", "000"},
	    {"NZ", "111"}, {"IE", "112"}, {"DE", "112"}, {"FR", "112"}, {"ES", "112"}, {"IT", "112"},
	    {"NL", "112"}, {"AT", "112"}, {"BE", "112"}, {"BG", "112"}, {"CH", "112"}, {"CY", "112"},
	    {"CZ", "112"}, {"DK", "112"}, {"EE", "112"}, {"FI", "112"}, {"GR", "112"}, {"HR", "112"},
	    {"HU", "112"}, {"IS", "112"}, {"LI", "112"}, {"LT", "112"}, {"LU", "112"}, {"LV", "112"},
	    {"MT", "112"}, {"NO", "112"}, {"PL", "112"}, {"PT", "112"}, {"RO", "112"}, {"SE", "112"},
	    {"SI", "112"}, {"SK", "112"}, {"IN", "112"}, {"TR", "112"}, {"HK", "999"}, {"SG", "995"},
	    {"JP", "119"}, {"KR", "119"}};
	for (gsize i = 0; clinic != NULL && clinic->country != NULL && i < G_N_ELEMENTS(numbers); i++)
		if (g_ascii_strcasecmp(numbers[i].country, clinic->country) == 0)
			return numbers[i].number;
	return NULL;
}

static void append_clinic(GString *out, const AcClinic *clinic)
{
	if (clinic == NULL) {
		g_string_append(out, _("the practitioner who treated you (no clinic's number is stored here)"));
		return;
	}
	g_autofree char *line = ac_words_clinic(clinic, NULL);
	g_string_append(out, line);
}

char *ac_words_whom_to_call(const AcClinic *clinic, AcAdvice advice)
{
	GString *out = g_string_new(NULL);
	const char *number = emergency_number(clinic);
	append_clinic(out, clinic);
	if (advice == AC_ADVICE_EMERGENCY && number != NULL)
		ac_text_fill(out, _("%s, the emergency number, now. Then: %s"), number, out->str);
	else if (advice == AC_ADVICE_EMERGENCY)
		ac_text_fill(out,
		             _("the emergency number, now (112 in Europe, 999 in the UK, 911 in the US). Then: %s"),
		             out->str);
	else if (advice == AC_ADVICE_DOCTOR)
		ac_text_fill(out, _("a doctor; and tell %s"), out->str);
	return g_string_free(out, FALSE);
}

char *ac_words_emergency(const AcClinic *clinic, AcAdvice advice)
{
	const char *number = emergency_number(clinic);
	if (advice == AC_ADVICE_EMERGENCY)
		return NULL;
	return number != NULL
	           ? g_strdup_printf(_("In an emergency: %s."), number)
	           : g_strdup(_(
	                 "In an emergency: the emergency number (112 in Europe, 999 in the UK, 911 in the US)."));
}

/* "Today" is the day of the check-in: on any other it is said otherwise, as the journal has it. */
char *ac_words_advice_standing(const AcWordsContext *context, const AcClinic *clinic)
{
	const AcClient *client = ac_plan_client(context->plan);
	if (!ac_plan_advice_stands(context->plan))
		return NULL;
	gboolean is_today =
	    ac_time_date(client->advised_at, context->zone) == ac_time_date(context->now, context->zone);
	const char *advice = is_today ? ac_words_advice(client->advice, client->advice_soon)
	                              : ac_words_advised(client->advice, client->advice_soon);
	g_autofree char *when = ac_words_moment(context, client->advised_at);
	g_autofree char *whom = ac_words_whom_to_call(clinic, client->advice);
	/* TRANSLATORS: "Check-in today 09:30: See a doctor today. Call: a doctor; and tell Northlight Studio" */
	return g_strdup_printf(_("Check-in %s: %s. Call: %s"), when, advice, whom);
}

const char *ac_words_unwatched(void)
{
	return _("This is no diagnosis, and nobody is watching your answers. If it gets worse, or you are in "
	         "doubt, call.");
}

/* ---- pages ----------------------------------------------------------------------------------- */

static AcInk ink_of(AcAdvice advice)
{
	static const AcInk inks[] = {[AC_ADVICE_EXPECTED] = AC_INK_OK,
	                             [AC_ADVICE_WATCH] = AC_INK_CARE,
	                             [AC_ADVICE_PRACTITIONER] = AC_INK_ASK,
	                             [AC_ADVICE_DOCTOR] = AC_INK_AVOID,
	                             [AC_ADVICE_EMERGENCY] = AC_INK_AVOID};
	return inks[advice];
}

static const AcSource *source_of(const AcTriageLine *line)
{
	if (line->feeling.flag != NULL)
		return line->feeling.flag->source;
	return line->rule != NULL ? line->rule->source : NULL;
}

static void put_line(AcSheet *sheet, const AcFacts *facts, const AcTriageLine *line, const AcCheckin *last)
{
	g_autofree char *words = ac_words_triage(&facts->words, line), *why = ac_words_triage_why(line);
	g_autofree char *compared = ac_words_compared(&facts->words, line, last);
	ac_sheet_gap(sheet);
	ac_sheet_begin(sheet, 0, 2);
	ac_sheet_put(sheet, ink_of(line->advice), words);
	ac_sheet_end(sheet);
	ac_sheet_labelled(sheet, line->feeling.flag != NULL ? _("Do:") : _("Why:"), why);
	ac_sheet_labelled(sheet, _("Before:"), compared);
	const AcSource *source = source_of(line);
	if (source != NULL)
		ac_sheet_labelled(sheet, _("Says:"), source->title);
}

void ac_sheet_triage(AcSheet *sheet, const AcFacts *facts, const AcTriage *triage, const AcTriageSaid *said)
{
	g_autofree char *day = ac_words_triage_day(&facts->words, triage);
	ac_sheet_line(sheet, 0, day);
	for (guint i = 0; i < triage->n_each; i++)
		put_line(sheet, facts, &triage->each[i], said->last);
	if (triage->n_each == 0)
		ac_sheet_line(sheet, 0, _("Nothing is felt: good."));
	g_autofree char *whom = ac_words_whom_to_call(facts->clinic, triage->advice);
	g_autofree char *emergency = ac_words_emergency(facts->clinic, triage->advice);
	ac_sheet_gap(sheet);
	ac_sheet_labelled(sheet, _("Call:"), whom);
	ac_sheet_labelled(sheet, "", emergency);
	ac_sheet_labelled(sheet, _("Note:"), ac_words_unwatched());
	if (said->noted)
		ac_sheet_labelled(sheet, "", _("Noted. \"aftercare undo\" takes it back."));
	ac_sheet_questions(sheet, facts, said->questions, said->n_questions);
}

#define SIGN_COLUMN 16

static void put_name(AcSheet *sheet, const char *id, const char *title)
{
	ac_sheet_begin(sheet, 2, SIGN_COLUMN);
	ac_sheet_put(sheet, AC_INK_STRONG, id);
	ac_sheet_to(sheet, SIGN_COLUMN);
	ac_sheet_put(sheet, AC_INK_PLAIN, title);
	ac_sheet_end(sheet);
}

void ac_sheet_signs(AcSheet *sheet, const AcFacts *facts)
{
	const AcProtocol *protocol = ac_plan_protocol(facts->words.plan);
	const AcSafety *safety = facts->safety;
	ac_sheet_line(
	    sheet, 0,
	    _("How does it look and feel today? Name it and how strong it is: aftercare feel redness=mild. "
	      "Or say it in your own words; \"nothing\" is an answer too."));
	if (safety != NULL && safety->n_flags > 0)
		ac_sheet_heading(sheet, _("Red flags: a word is enough"));
	for (guint i = 0; safety != NULL && i < safety->n_flags; i++)
		put_name(sheet, safety->flags[i].id, safety->flags[i].brief);
	if (protocol->n_signs > 0)
		ac_sheet_heading(sheet, _("Signs: mild, moderate or strong"));
	for (guint i = 0; i < protocol->n_signs; i++)
		put_name(sheet, protocol->signs[i].id, protocol->signs[i].title);
	ac_sheet_gap(sheet);
	ac_sheet_line(sheet, 0, ac_words_unwatched());
}

/* SPDX-License-Identifier: MIT */
/* A check-in: the most urgent first, then why, then whom to call. Never a diagnosis. */
#include "base/text.h"
#include "bits.h"
#include "page_bits.h"
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

char *ac_words_triage(const AcWordsContext *context, const AcTriageLine *line)
{
	GString *out = g_string_new(ac_words_advice(line->advice, line->soon));
	if (line->advice == AC_ADVICE_WATCH && line->again.kind != AC_OFFSET_NONE) {
		AcInstant at =
		    ac_offset_resolve(&line->again, context->now, context->now, context->zone, AC_FOLD_FIRST);
		g_autofree char *when = ac_words_moment(context, at);
		g_string_append_printf(out, _(", and look again %s"), when);
	}
	g_string_append(out, " — ");
	ac_bits_append_plain(out, title_of(&line->feeling));
	const char *severity = line->feeling.flag != NULL ? "" : ac_words_severity(line->feeling.severity);
	g_string_append_printf(out, "%s%s", *severity != '\0' ? ", " : "", severity);
	return g_string_free(out, FALSE);
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

static const char *emergency_number(const AcClinic *clinic)
{
	static const Emergency numbers[] = {{"GB", "999"}, {"UK", "999"}, {"US", "911"}, {"CA", "911"},
	                                    {"AU", "000"}, {"NZ", "111"}, {"IE", "112"}, {"DE", "112"},
	                                    {"FR", "112"}, {"ES", "112"}, {"IT", "112"}, {"NL", "112"}};
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
	g_autofree char *line = ac_words_clinic(clinic);
	g_string_append(out, line);
}

char *ac_words_whom_to_call(const AcClinic *clinic, AcAdvice advice)
{
	GString *out = g_string_new(NULL);
	const char *number = emergency_number(clinic);
	if (advice == AC_ADVICE_EMERGENCY) {
		if (number != NULL)
			g_string_append_printf(out, _("%s, the emergency number, now. "), number);
		else
			g_string_append(out,
			                _("the emergency number, now (112 in Europe, 999 in the UK, 911 in the US). "));
		g_string_append(out, _("Then: "));
	} else if (advice == AC_ADVICE_DOCTOR) {
		g_string_append(out, _("a doctor; and tell "));
	}
	append_clinic(out, clinic);
	return g_string_free(out, FALSE);
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

static void put_line(AcSheet *sheet, const AcFacts *facts, const AcTriageLine *line)
{
	g_autofree char *words = ac_words_triage(&facts->words, line), *why = ac_words_triage_why(line);
	ac_sheet_gap(sheet);
	ac_sheet_begin(sheet, 0, 2);
	ac_sheet_put(sheet, ink_of(line->advice), words);
	ac_sheet_end(sheet);
	ac_sheet_labelled(sheet, line->feeling.flag != NULL ? _("Do:") : _("Why:"), why);
	const AcSource *source = source_of(line);
	if (source != NULL)
		ac_sheet_labelled(sheet, _("Says:"), source->title);
}

void ac_sheet_triage(AcSheet *sheet, const AcFacts *facts, const AcTriage *triage, gboolean noted)
{
	for (guint i = 0; i < triage->n_each; i++)
		put_line(sheet, facts, &triage->each[i]);
	if (triage->n_each == 0)
		ac_sheet_line(sheet, 0, _("Nothing is felt: good."));
	g_autofree char *whom = ac_words_whom_to_call(facts->clinic, triage->advice);
	ac_sheet_gap(sheet);
	ac_sheet_labelled(sheet, _("Call:"), whom);
	ac_sheet_labelled(sheet, _("Note:"), ac_words_unwatched());
	if (noted)
		ac_sheet_labelled(sheet, "", _("Noted. \"aftercare undo\" takes it back."));
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
	ac_sheet_line(sheet, 0,
	              _("Name what you feel and how strong it is: aftercare feel redness=mild. Or say it in your "
	                "own words; \"nothing\" is an answer too."));
	if (protocol->n_signs > 0)
		ac_sheet_heading(sheet, _("Signs: mild, moderate or strong"));
	for (guint i = 0; i < protocol->n_signs; i++)
		put_name(sheet, protocol->signs[i].id, protocol->signs[i].title);
	if (safety != NULL && safety->n_flags > 0)
		ac_sheet_heading(sheet, _("Red flags: a word is enough"));
	for (guint i = 0; safety != NULL && i < safety->n_flags; i++)
		put_name(sheet, safety->flags[i].id, safety->flags[i].brief);
	ac_sheet_gap(sheet);
	ac_sheet_line(sheet, 0, ac_words_unwatched());
}

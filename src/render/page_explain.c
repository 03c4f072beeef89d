/* SPDX-License-Identifier: MIT */
/* The page behind an answer: every rule that spoke, who decided, who lost, and where it is written. */
#include "render/pages.h"

#include "base/text.h"
#include "bits.h"
#include "page_bits.h"

#define KEY_INDENT 9

/* Where it begins; of a range both readings, and what it still waits for. */
static void append_begin(GString *out, const AcWordsContext *context, const AcWindow *window)
{
	if (window->from != AC_INSTANT_ALWAYS && window->from != AC_INSTANT_NEVER) {
		g_autofree char *from = ac_words_moment(context, window->from);
		g_string_append_printf(out, _("from %s"), from);
	}
	if (window->loose_begins && window->from_late == AC_INSTANT_NEVER) {
		g_autofree char *once = window->once != NULL ? ac_words_once(window->once, FALSE) : NULL;
		ac_bits_join(out, ", ", once);
	} else if (window->from_late > window->from && window->from_late != AC_INSTANT_NEVER) {
		g_autofree char *late = ac_words_moment(context, window->from_late);
		ac_text_fill(out, _("%s (or %s)"), out->str, late);
	}
}

/* "from Fri 20 Nov 15:00 to Sat 21 Nov 15:00"; a range names both readings. Owned. */
static char *window_in_words(const AcWordsContext *context, const AcWindow *window)
{
	GString *out = g_string_new(NULL);
	append_begin(out, context, window);
	if (window->loose_ends && window->to_early != AC_INSTANT_NEVER) {
		g_autofree char *least = ac_words_moment(context, window->to_early);
		ac_bits_join(out, " ", _("to"));
		g_string_append_printf(out, _(" %s at least; no end is given"), least);
	} else if (window->to != AC_INSTANT_NEVER) {
		g_autofree char *to = ac_words_moment(context, window->to);
		ac_bits_join(out, " ", _("to"));
		g_string_append_printf(out, " %s", to);
		if (window->to_early < window->to) {
			g_autofree char *early = ac_words_moment(context, window->to_early);
			ac_text_fill(out, _("%s (or %s)"), out->str, early);
		}
	} else if (window->open & AC_OPEN_MILESTONE) {
		ac_bits_join(out, " ", _("until"));
		g_string_append_c(out, ' ');
		ac_bits_append_plain(out, window->milestone != NULL ? window->milestone->title : NULL);
	} else if (window->open & AC_OPEN_FINAL) {
		ac_bits_join(out, ", ", _("its end counts from your last session, which is not known yet"));
	} else {
		ac_bits_join(out, ", ", (window->open & AC_OPEN_UNSAID) ? _("no end is given") : _("without an end"));
	}
	return g_string_free(out, FALSE);
}

static const char *outcome(const AcAnswer *answer, const AcCause *cause)
{
	if (cause->ended)
		return _("over, and so it is allowed again");
	return ac_bits_cause_counts(answer, cause) ? _("decides") : _("overruled");
}

static void put_origin(AcSheet *sheet, const AcRule *rule)
{
	g_autoptr(GString) place = g_string_new(NULL);
	ac_bits_append_plain(place, rule->origin.file);
	if (place->len > 0 && rule->origin.line > 0)
		g_string_append_printf(place, ":%d", rule->origin.line);
	ac_sheet_labelled(sheet, _("File:"), place->str);
}

static void put_source(AcSheet *sheet, const AcSource *source)
{
	if (source == NULL) {
		ac_sheet_labelled(sheet, _("Cites:"), _("none is given."));
		return;
	}
	g_autoptr(GString) out = g_string_new(NULL);
	ac_bits_append_plain(out, source->title);
	if (source->url != NULL) {
		g_string_append(out, "  ");
		ac_bits_append_plain(out, source->url);
	}
	if (source->note != NULL) {
		g_autofree char *note = ac_text_plain(source->note);
		g_string_append_printf(out, " (%s)", note);
	}
	ac_sheet_labelled(sheet, _("Cites:"), out->str);
}

/* What the rule says besides its times. */
static void put_terms(AcSheet *sheet, const AcRule *rule, AcVerdict verdict)
{
	g_autofree char *products = ac_words_products(&rule->words);
	if (rule->n_but > 0) {
		g_autofree char *on = ac_words_rule_on(rule);
		ac_sheet_labelled(sheet, _("On:"), on);
	}
	ac_sheet_labelled(sheet, _("Where:"), rule->words.where);
	if (!(rule->allows && rule->allow_rank > 0 && verdict == AC_VERDICT_AVOID))
		ac_sheet_labelled(sheet, _("Level:"), ac_words_level(verdict, rule->level));
	ac_sheet_labelled(sheet, _("How:"), rule->words.how);
	ac_sheet_labelled(sheet, "", products);
	ac_sheet_labelled(sheet, _("Why:"), rule->words.why);
}

/* "Keys:" and a line each. */
static void put_places(AcSheet *sheet, const AcFacts *facts, const AcRule *rule)
{
	if (facts->places_of == NULL)
		return;
	ac_sheet_labelled(sheet, _("Keys:"), _("where each value stands"));
	ac_sheet_places(sheet, facts, "rules", rule->id, KEY_INDENT);
}

static void put_cause(AcSheet *sheet, const AcFacts *facts, const AcAnswer *answer, const AcCause *cause)
{
	ac_sheet_gap(sheet);
	g_autoptr(GString) name = g_string_new(NULL);
	if (cause->rule != NULL) {
		g_autofree char *id = ac_text_plain(cause->rule->id);
		g_autofree char *protocol = ac_text_plain(cause->rule->protocol);
		g_string_append_printf(name, _("rule \"%s\" of %s"), id, protocol);
	} else {
		g_autofree char *by = ac_text_plain(cause->adjustment->by);
		g_string_append_printf(name,
		                       *by != '\0' ? _("your practitioner's change for you (by %s)")
		                                   : _("your practitioner's change for you"),
		                       by);
	}
	if (cause->via != NULL && cause->via != answer->activity) {
		g_autoptr(GString) via = g_string_new(NULL);
		ac_bits_append_lower(via, cause->via->title);
		ac_text_fill(name, _("%s on %s"), name->str, via->str);
	}
	g_string_append_printf(name, ": %s", outcome(answer, cause));
	ac_sheet_begin(sheet, 0, 2);
	ac_sheet_put_verdict(sheet, cause->verdict);
	ac_sheet_to(sheet, 0);
	ac_sheet_put(sheet, ac_bits_cause_counts(answer, cause) ? AC_INK_STRONG : AC_INK_PLAIN, name->str);
	ac_sheet_end(sheet);

	g_autofree char *anchor = ac_bits_anchor(&facts->words, answer, cause);
	g_autofree char *window = window_in_words(&facts->words, &cause->window);
	g_autofree char *holds = g_strdup_printf("%s, %s.", anchor, window);
	ac_sheet_labelled(sheet, _("Holds:"), holds);
	if (cause->rule == NULL) {
		ac_sheet_labelled(sheet, _("How:"), cause->adjustment->how);
		ac_sheet_labelled(sheet, _("Why:"), cause->adjustment->why);
		return;
	}
	put_terms(sheet, cause->rule, cause->verdict);
	put_source(sheet, cause->rule->source);
	put_origin(sheet, cause->rule);
	if (cause->wins)
		put_places(sheet, facts, cause->rule);
}

void ac_sheet_explain(AcSheet *sheet, const AcFacts *facts, const AcAnswer *answer, const AcAsked *asked)
{
	const AcStretch stretch = {.strictest = answer, .first = answer};
	const AcStretch *const each[] = {&stretch};
	const AcCombined combined = {.verdict = answer->verdict, .each = each, .n_each = 1, .strictest = answer};
	ac_sheet_answer(sheet, facts, &combined, asked);
	if (answer->n_causes == 0) {
		ac_sheet_gap(sheet);
		ac_sheet_line(sheet, 0, _("No rule of your leaflet speaks of it at that time."));
		return;
	}
	ac_sheet_heading(sheet, _("Every rule that speaks of it then, the strictest first"));
	for (guint i = 0; i < answer->n_causes; i++)
		put_cause(sheet, facts, answer, &answer->causes[i]);
}

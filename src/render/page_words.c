/* SPDX-License-Identifier: MIT */
/* The words of one answer, below its first line: how, with what, instead, why, and what else is said. */
#include "base/text.h"
#include "bits.h"
#include "page_bits.h"

void ac_sheet_limit(AcSheet *sheet, const AcFacts *facts, const AcAnswer *answer)
{
	if (answer->limit == NULL)
		return;
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *limit = ac_words_limit(answer->limit);
	if (answer->too_long)
		g_string_append(out, _("that is too long: "));
	g_string_append(out, limit);
	g_string_append_c(out, '.');
	if (answer->possible_at != AC_INSTANT_NEVER && !answer->too_long) {
		g_autofree char *at = ac_words_moment(&facts->words, answer->possible_at);
		g_string_append_printf(out, _(" Possible again %s."), at);
	}
	ac_sheet_labelled(sheet, _("Limit:"), out->str);
}

void ac_sheet_sentence(AcSheet *sheet, const char *label, const char *before, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	g_autoptr(GString) out = g_string_new(before);
	ac_bits_append_sentence(out, text);
	ac_sheet_labelled(sheet, label, out->str);
}

/* With what it is done, from when it is safer, and whose word allowed it. */
static void put_with(AcSheet *sheet, const AcFacts *facts, const AcAnswer *answer)
{
	g_autofree char *products = ac_words_products(&answer->words);
	g_autofree char *safer = ac_words_safer(&facts->words, answer);
	g_autofree char *agreed = ac_words_agreed(&facts->words, answer);
	ac_sheet_labelled(sheet, "", products);
	ac_sheet_labelled(sheet, "", safer);
	ac_sheet_labelled(sheet, "", agreed);
}

void ac_sheet_words(AcSheet *sheet, const AcFacts *facts, const AcAnswer *answer)
{
	const AcWords *words = &answer->words;
	gboolean forbids = answer->verdict == AC_VERDICT_AVOID || answer->verdict == AC_VERDICT_ASK;
	g_autofree char *how = g_strdup_printf("%s:", ac_words_how_label(answer));
	ac_sheet_sentence(sheet, how, "", words->how);
	put_with(sheet, facts, answer);
	ac_sheet_sentence(sheet, "", _("If it cannot be helped: "), words->otherwise);
	ac_sheet_sentence(sheet, "", _("Except: "), words->exception);
	if (forbids) {
		ac_sheet_sentence(sheet, "", _("If it has happened already: "), words->lapse);
		ac_sheet_sentence(sheet, _("Risk:"), "", words->consequence);
	}
	ac_sheet_sentence(sheet, _("Why:"), "", words->why);
}

void ac_sheet_against(AcSheet *sheet, const AcAnswer *answer)
{
	g_autofree char *against = ac_words_against(answer);
	ac_sheet_labelled(sheet, _("Also:"), against);
}

void ac_sheet_facts(AcSheet *sheet, const AcFacts *facts, const AcAnswer *answer)
{
	for (guint i = 0; i < answer->n_facts; i++) {
		g_autofree char *fact = ac_words_fact(answer->facts[i]);
		const AcQuestion question = {.kind = AC_QUESTION_TRAIT, .trait = answer->facts[i]};
		g_autofree char *command = ac_words_question_command(facts->words.plan, &question);
		g_autofree char *line = facts->client_name == NULL
		                            ? g_strdup_printf(_("This would settle it. %s."), fact)
		                            : g_strdup_printf(_("This would settle it. %s: %s"), fact, command);
		ac_sheet_labelled(sheet, _("Facts:"), line);
	}
}

void ac_sheet_medicine(AcSheet *sheet, const AcFacts *facts, const AcActivity *activity)
{
	if (activity->medicine && facts->safety != NULL)
		ac_sheet_labelled(sheet, _("Note:"), facts->safety->prescriber);
}

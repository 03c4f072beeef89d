/* SPDX-License-Identifier: MIT */
/* The warning signs that a question names: what to do, and whom to call. */
#include "base/text.h"
#include "page_bits.h"

const char *ac_words_urgency(const AcRedFlag *flag)
{
	switch (flag->urgency) {
	case AC_ADVICE_EMERGENCY:
		return _("Call the emergency number now");
	case AC_ADVICE_DOCTOR:
		return flag->soon ? _("See a doctor within days") : _("See a doctor today");
	default:
		return _("Call your practitioner");
	}
}

void ac_sheet_red_flags(AcSheet *sheet, const AcFacts *facts, const AcRedFlag *const *flags, guint n_flags)
{
	for (guint i = 0; i < n_flags; i++) {
		g_autofree char *advice = ac_text_plain(flags[i]->advice);
		ac_sheet_gap(sheet);
		ac_sheet_begin(sheet, 0, 2);
		ac_sheet_put(sheet, AC_INK_STRONG, ac_words_urgency(flags[i]));
		ac_sheet_put(sheet, AC_INK_PLAIN, " — ");
		ac_sheet_put(sheet, AC_INK_PLAIN, flags[i]->title);
		ac_sheet_end(sheet);
		ac_sheet_labelled(sheet, _("Do:"), advice);
		if (flags[i]->source != NULL)
			ac_sheet_labelled(sheet, _("Says:"), flags[i]->source->title);
	}
	g_autofree char *clinic = ac_words_clinic(facts->clinic, facts->own_rules);
	ac_sheet_gap(sheet);
	ac_sheet_labelled(sheet, facts->clinic != NULL ? _("Clinic:") : _("Note:"), clinic);
	ac_sheet_labelled(sheet, _("Note:"),
	                  _("This program does not diagnose, and nobody is watching it. If in doubt, call."));
}
